"""How the outputs of a notebook come to its page: processors for nbdev, named in settings.ini under `procs`; and:

    python tools/outputs.py     takes the widgets out of the outputs that notebooks are saved with; their pictures stay

A widget without its kernel is empty, and a page that holds one asks another host for the program to show it.

Where an output is HTML, quarto puts two scripts of another host into the page, in case the HTML wants them. Ours never does. As a raw block
of Markdown the same HTML comes to the page without them. And a sound is told in words, as a picture is: by the option fig-alt of its cell.
"""
import html
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT))
from tools.pages import WIDGET, alternative, text_of  # noqa: E402


def without_widgets(cell):
    "Leave of outputs that are widgets what else they are; give those outputs"
    return [output for output in cell.get("outputs", []) if output.get("data", {}).pop(WIDGET, None)]


def clean(path):
    "Take the widgets out of a notebook's outputs"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    if any([without_widgets(cell) for cell in notebook["cells"]]):
        path.write_text(json.dumps(notebook, sort_keys=True, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def named(markup, words):
    "HTML whose sounds say what is heard"
    if not words: return markup
    return re.sub(r"<audio\b(?![^>]*aria-label)", lambda found: f'{found[0]} aria-label="{html.escape(words)}"', markup)


def raw_block(markup):
    "A block of Markdown that is this HTML"
    ticks = "`" * max(3, 1 + max(map(len, re.findall("`+", markup)), default=0))
    return f"{ticks}{{=html}}\n{markup.strip()}\n{ticks}"


def for_a_page(cell):
    "Put HTML among the outputs of a cell into blocks of Markdown, and take widgets out"
    without_widgets(cell)
    for number, output in enumerate(cell.get("outputs", [])):
        data = output.get("data", {})
        if "text/html" in data:
            markup = named(text_of(data.pop("text/html")), alternative(cell, number))
            data["text/markdown"] = raw_block(markup).splitlines(keepends=True)


if __name__ == "__main__":
    for notebook in sorted((ROOT / "nbs").rglob("[!_.]*.ipynb")): clean(notebook)
