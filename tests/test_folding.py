"""What pages fold away, and the link that some have on top (tools/folding.py), on pages made up for it, and on those that nbdev makes"""
import sys
from types import SimpleNamespace

import pytest
from project import ROOT

sys.path[:0] = [str(ROOT), str(ROOT / "tools")]
from folding import Colab, Fold, parts, summary  # noqa: E402

MANY = "\n".join(f"import m{n}" for n in range(6))


def cell(kind, source):
    "A cell as nbdev has it: its parts are attributes, and can be asked for"
    made = SimpleNamespace(cell_type=kind, source=source, outputs=[])
    made.get = lambda key, other=None: getattr(made, key, other)
    return made


def code(source): return cell("code", source)


@pytest.mark.parametrize("source, name", [
    (MANY, "Imports"), ("import os", None), ("assert 1\ntest_eq(1, 1)", "Checks"), ("x = 1\nassert x", None),
    ("print(1)", None), ("", None), ("%matplotlib inline", None), ("this is no Python", None)])
def test_what_is_folded(source, name):
    assert summary(code(source), "tutorials/a.ipynb") == name


def test_the_code_of_a_benchmark_is_folded():
    assert summary(code("x = 1"), "bench/a.ipynb") == "How it is measured" and summary(code(MANY), "bench/a.ipynb") == "Imports"


@pytest.mark.parametrize("lines, page, name", [(10, "gallery/a", None), (11, "gallery/a", "How it is done"), (11, "tutorials/a", None)])
def test_long_code_of_the_gallery_is_folded(lines, page, name):
    assert summary(code("#| fig-alt: a\n" + "\n".join(lines * ["x = 1"])), f"{page}.ipynb") == name


def test_a_cell_that_says_itself_how_it_is_shown_is_left():
    told, silent = code(f"#| echo: false\n{MANY}"), code(MANY)
    fold = Fold.__new__(Fold)
    fold.page = "tutorials/a.ipynb"
    fold.cell(told)
    fold.cell(silent)
    assert told.source == f"#| echo: false\n{MANY}"
    assert silent.source == f'#| code-fold: true\n#| code-summary: "Imports"\n{MANY}'


@pytest.mark.parametrize("source, found", [
    ("x = 1\nprint(x)\n\n# so\nassert x\ntest_eq(x, 1)", ("x = 1\nprint(x)", "# so\nassert x\ntest_eq(x, 1)")),
    ("x = 1", None), ("assert 1", None), ("assert 1\nassert 2", None), ("x = 1; assert x", None), ("assert 1\nx = 1", None),
    ("x = 1\nassert x\nprint(x)", None), ("", None)])
def test_checks_at_the_end_of_code(source, found): assert parts(source) == found


def test_checks_at_the_end_of_code_are_folded_where_no_module_is_explained():
    for name, number in (("tutorials/a.ipynb", 2), ("api/a.ipynb", 1)):
        fold = Fold.__new__(Fold)
        fold.page, fold.nb = name, page(name, code("x = 1\nassert x"))
        fold.end()
        assert len(fold.nb.cells) == number
    fold.nb = page(name, code("x = 1\nassert x"), code("#| echo: false\nx = 1\nassert x"), text("x"))
    fold.page = "index.ipynb"
    fold.end()
    assert [each.source for each in fold.nb.cells] == [
        "x = 1", '#| code-fold: true\n#| code-summary: "Checks"\nassert x', "#| echo: false\nx = 1\nassert x", "x"]


def page(name, *cells): return SimpleNamespace(path_=ROOT / "nbs" / name, cells=list(cells))


def text(source): return cell("markdown", source)


def test_pages_with_a_cell_for_colab_have_a_link_to_it():
    for name, linked in (("tutorials/00_tag_a_song.ipynb", True), ("tutorials/98_many_machines.ipynb", False)):
        colab = Colab.__new__(Colab)
        colab.nb = page(name, text("Why"))
        colab.end()
        assert len(colab.nb.cells) == 1 + linked
        assert colab.nb.cells[0].source.endswith(f"/blob/main/nbs/{name}){{.colab}}") == linked
