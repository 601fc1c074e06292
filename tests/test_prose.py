"""Figures in the prose of pages are those of their sources (tools/prose.py)."""
import sys

from project import ROOT

sys.path.append(str(ROOT / "tools"))
from prose import faults, groups, holds, ran  # noqa: E402


def test_what_pages_say_is_what_was_measured():
    assert not list(faults()), "write the source's figure, rounded, into the page"


def test_a_figure_that_is_another_is_told():
    pages = {"a": "It hears 0.96 of them, under 200 MB; none of 3"}.get
    pattern = r"hears (0\.\d+) .* (under \d+) MB; (\w+) of"
    assert not list(faults([("a", pattern, lambda: [0.9649, 192, 0])], pages))
    assert list(faults([("a", pattern, lambda: [0.9651, 192, 0])], pages)) == [
        "a: says 'hears 0.96 of them, under 200 MB; none of', its source 0.9651, 192, 0"]
    assert list(faults([("a", "gone", list), ("a", pattern, lambda: None)], pages)) == [
        "a: says nothing like 'gone': take it out of tools/prose.py",
        "a: 'hears 0.96 of them, under 200 MB; none of' has no source any more"]
    written = dict(under=["under 200", 150], bound=["under 200", 200], near=["58", 57.6], far=["58", 58.6], none=["none", 1],
                   rounded=["0.3", 0.33], below=["under 200", 190])
    assert [name for name, figure in written.items() if holds(*figure)] == ["near", "rounded", "below"]
    assert groups(r"(\w+) of (\d+)", "none of 7") == [0, 7] and groups("x(.)", "y") is None
    assert ran("gallery/50_crowd.ipynb", "no such (line)")() is None
