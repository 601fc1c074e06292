"""What benchmarks open with (nbs/bench/figures.py), and that each is saved with the chart and the table of its last run"""
import base64
import json
import re
import struct
import sys

import pytest
from project import ROOT

BENCH = ROOT / "nbs" / "bench"
sys.path.append(str(BENCH))
from figures import MISSED, OTHER, REACHED, Bar, Panel, chart, circumstances, edges, table, told  # noqa: E402

PAGES = sorted(path for path in BENCH.glob("[!_.]*.ipynb"))


@pytest.mark.parametrize("value, text", [(0, "0"), (62.34, "62.3"), (1104.7, "1,105"), (0.0523, "0.052"), (1.926, "1.93"),
                                         (4e-9, "0.000000")])
def test_a_figure_is_told_in_three_digits(value, text): assert told(value) == text


@pytest.mark.parametrize("bar, asked, colour", [
    (Bar("a", 59.96, at_least=60), "at least 60", REACHED), (Bar("a", 59, at_least=60), "at least 60", MISSED),
    (Bar("a", 0.2, at_most=0.2), "at most 0.2", REACHED), (Bar("a", 1234.5, at_most=1200), "at most 1,200", MISSED),
    (Bar("a", 3), "", OTHER)])
def test_a_figure_is_judged_as_it_is_told(bar, asked, colour): assert (bar.asked, bar.colour) == (asked, colour)


def test_chart_and_table_say_the_same():
    panels = [Panel("Speed", "clips a second", [Bar("theirs", 3.9), Bar("ours", 62.34, at_least=15)]),
              Panel("Wait", "s", [Bar("tag", 2, at_most=1.5)]), Panel("Scores apart", "", [Bar("tag", 0)])]
    assert table(panels).splitlines()[2:] == [
        "| Speed: theirs | 3.90 clips a second | | |", "| Speed: ours | 62.3 clips a second | at least 15 | yes |",
        "| Wait: tag | 2.00 s | at most 1.5 | no |", "| Scores apart: tag | 0 | | |"]
    assert struct.unpack(">I", chart(panels).data[16:20]) == (720,)
    for panel in panels:
        right, starts = edges(panel)
        assert all(start >= bar.value and 0.45 * right <= right - start for bar, start in zip(panel.bars, starts) if bar.asked)
    assert "model 1.2; in the second before, other work took 7 % of them" in circumstances(7.1, "1.2")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_benchmark_opens_with_what_its_last_run_measured(path):
    "Its first output is the chart, its second the table; and what is drawn there is what the notebook's last cells say"
    cells = [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
    first = next(cell for cell in cells if cell["outputs"])
    picture, words = (output["data"] for output in first["outputs"])
    assert "opening = Opening()" in "".join(first["source"]) and base64.b64decode(picture["image/png"])[1:4] == b"PNG"
    rows = "".join(words["text/markdown"]).splitlines()
    assert rows[0].startswith("| | measured | asked") and len(rows) > 5 and rows[-1].startswith("Measured in one run on ")
    if "info[" in "".join(cells[-1]["source"] + cells[-2]["source"]): assert re.search(r", model \d{4}\.\d+\.\d+;", rows[-1])
