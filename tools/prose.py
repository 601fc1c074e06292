"""Whether the figures that pages tell in their prose are those of their sources:  python tools/prose.py

A figure has one source: the model's own record, what a notebook printed when it was run, or the one page that tells of a measurement that
cannot be repeated here. Each other place where it is written stands in FIGURES, as a pattern with a group for each figure.
"""
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "audiotag" / "models" / "default"


def cells(page): return json.loads((ROOT / "nbs" / page).read_text(encoding="utf-8"))["cells"]


def written(page):
    "The text and code of a page of nbs/"
    return "\n\n".join("".join(cell["source"]) for cell in cells(page))


def printed(page):
    "What the cells of a page of nbs/ printed"
    return "\n".join("".join(output.get("text", "")) for cell in cells(page) for output in cell.get("outputs", []))


def groups(pattern, text):
    "The numbers that a pattern finds in a text; `none` is zero"
    found = re.search(pattern, text, re.S)
    return [0.0 if number == "none" else float(number) for number in found.groups()] if found else None


# Sources: functions that give the values of the groups of a pattern, or None where they are not found

def said(page, pattern):
    "What another page says"
    return lambda: groups(pattern, written(page))


def ran(page, pattern, scale=1):
    "What a page printed when it was run, in another unit"
    return lambda: [number * scale for number in groups(pattern, printed(page)) or []] or None


def model(of):
    "What a function makes of model.json"
    return lambda: of(json.loads((MODEL / "model.json").read_text(encoding="utf-8")))


def metric(name): return model(lambda info: [info["metrics"][name]])


def stretch(info): return info["stretch"]["frames"] * info["front_end"]["hop"] / info["front_end"]["sr"]  # seconds


def column(info): return [stretch(info) / info["stretch"]["columns"]]


def weak(info):
    "How many labels stay below an average precision of 0.5, of how many; and the figures of four"
    labels = info["per_label"]
    few = sum(figures.get("average_precision", 1) < 0.5 for figures in labels.values())  # some were not among the held-out sounds
    return [few, len(info["labels"]), *(labels[name]["average_precision"] for name in ("choir", "harp", "viola")), labels["recorder"]["f1"]]


def no_music(info):
    "How many sounds of each kind that is no music get a tag, of how many: people, everyday sounds, games"
    everyday, everyday_tagged, games, games_tagged, people, people_tagged = groups(
        r"Of (\d+) held-out everyday sounds (\d+), of (\d+) sounds of games (\d+) and of (\d+) recordings of people who speak (\d+) ",
        " ".join(info["limits"]))
    return [people_tagged, people, everyday_tagged, everyday, games_tagged, games]


RECIPE = "tutorials/20_default_model.ipynb"  # tells of the runs
AUDIOSET = r"AudioSet's network as it is[^|]*\| (0\.\d+)"
CROWD = r"(\d+) % of two(?: at a time)?, (\d+) % of three and\s(\d+) % of six"
CROWD_RAN = ran("gallery/50_crowd.ipynb", r"2: (0\.\d+), 3: (0\.\d+).* 6: (0\.\d+)", 100)
SPEED = "bench/10_tagging.ipynb"
PLAYER = "bench/40_player.ipynb"

FIGURES = [  # page, pattern, source
    ("index.ipynb", r"It knows (\d+) labels", model(lambda info: [len(info["labels"])])),
    ("index.ipynb", r"mean average precision (0\.\d+), micro F1 0", metric("dev_mAP")),
    ("index.ipynb", r"micro F1 (0\.\d+)", metric("dev_micro_F1")),
    ("index.ipynb", r"as it is \| mean average precision (0\.\d+)", said(RECIPE, AUDIOSET)),
    ("index.ipynb", r"F1 of seconds (0\.\d+)", metric("timelines_segment_F1")),
    ("index.ipynb", r"mean average precision (0\.\d+) of 11 labels", said(RECIPE, r"the 178 notes (0\.\d+)")),
    ("index.ipynb", r"(\d+) of the (\d+), (\d+) of the (\d+) and (\d+) of the (\d+) get an event", model(no_music)),
    ("index.ipynb", r"(\d+) times real time; with", ran(SPEED, r"hop 1 s \(default\) +(\d+) x real time")),
    ("index.ipynb", r"side by side (\d+) times, ([\d.]+) times", ran(SPEED, r"audiotag (\d+) x; ratio ([\d.]+)")),
    ("index.ipynb", r"two-hour MP3 \| (under \d+) MB", ran(SPEED, r"120 minutes: (\d+) MB")),
    ("index.ipynb", r"all of it \| (0\.\d+) s;", ran(PLAYER, r"one visitor: first (\d+) ms", 0.001)),
    ("index.ipynb", r"all of it \| 0\.\d+ s; (\d\.\d+) s", ran(PLAYER, r"all of five minutes (\d+\.\d+) s")),
    ("index.ipynb", r"twenty visitors at once (\d\.\d+) s", ran(PLAYER, r"twenty at once: .*?(\d\.\d+) s at worst")),
    ("tutorials/80_class_page.ipynb", r"first instruments within (\d\.\d)", ran(PLAYER, r"twenty at once: .*?(\d\.\d+) s at worst")),
    ("index.ipynb", r"(\d\.\d) MB; \d", lambda: [(MODEL / "model.onnx").stat().st_size / 1e6]),
    ("index.ipynb", r"MB; (\d\.\d) MB with those", lambda: [sum(file.stat().st_size for file in MODEL.iterdir()) / 1e6]),
    ("index.ipynb", CROWD, CROWD_RAN),
    ("help/faq.ipynb", CROWD, CROWD_RAN),
    ("help/faq.ipynb", r"Scores come every (0\.\d+) s", model(column)),
    ("help/faq.ipynb", r"Beginnings are (0\.\d) s off", said("index.ipynb", r"beginnings are (0\.\d) s off")),
    ("help/faq.ipynb", r"a two-hour MP3 takes (under \d+) MB", ran(SPEED, r"120 minutes: (\d+) MB")),
    ("help/glossary.ipynb", r"bundled model scores: (0\.\d+) s", model(column)),
    ("help/glossary.ipynb", r"reads at a time: (\d\.\d) s", model(lambda info: [stretch(info)])),
    ("explanations/labels.ipynb", r"real solos, F1 is (0\.\d+) over all labels", metric("dev_micro_F1")),
    ("explanations/labels.ipynb", r"(\d+) of the (\d+) stay below 0\.5 [^:]*:\s*"
     r"choir (0\.\d+), harp (0\.\d+), viola (0\.\d+); the recorder's F1 is (0\.\d+)",
     model(weak)),
    ("explanations/beside_others.ipynb", r"as they are\": {\"mAP\": (0\.\d+)", said(RECIPE, AUDIOSET)),
    ("explanations/beside_others.ipynb", r"first = {\"mAP\": (0\.\d+), \"micro F1\": (0\.\d+), \"F1 of seconds\": (0\.\d+)",
     said(RECIPE, r"the first model [^|]*\| (0\.\d+) \| (0\.\d+) \| 0\.\d+ \| (0\.\d+)")),
]


def holds(figure, value):
    "Whether a figure as it is written is a value: rounded to as many places; `under 200` is a bound, and no more than a fifth above"
    if figure.startswith("under "): return value < float(figure.removeprefix("under ")) <= 1.2 * value
    if figure == "none": return value == 0
    places = len(figure.partition(".")[2])
    return abs(value - float(figure)) <= 0.5 * 10**-places + 1e-9


def faults(figures=None, text=written):
    "Figures that are not those of their sources, a line each"
    for page, pattern, source in FIGURES if figures is None else figures:
        found, values = re.search(pattern, text(page), re.S), source()
        if not found: yield f"{page}: says nothing like {pattern!r}: take it out of tools/prose.py"
        elif values is None: yield f"{page}: {found[0]!r} has no source any more"
        elif len(values) != len(found.groups()) or not all(map(holds, found.groups(), values)):
            yield f"{page}: says {found[0]!r}, its source {', '.join(f'{value:g}' for value in values)}"


if __name__ == "__main__":
    wrong = list(faults())
    print(*wrong, f"{len(wrong)} of {len(FIGURES)} are wrong", sep="\n")
    sys.exit(bool(wrong))
