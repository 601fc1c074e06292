"""How the outputs of a notebook come to its page: a processor for nbdev, named in settings.ini under `procs`.

Where an output is HTML, quarto puts two scripts of another host into the page, in case the HTML wants them. Ours never does. As a raw block
of Markdown the same HTML comes to the page without them. And a sound is told in words, as a picture is: by the option fig-alt of its cell.
"""
import html
import re

from tools.pages import alternative, text_of


def named(markup, words):
    "HTML whose sounds say what is heard"
    if not words: return markup
    return re.sub(r"<audio\b(?![^>]*aria-label)", lambda found: f'{found[0]} aria-label="{html.escape(words)}"', markup)


def raw_block(markup):
    "A block of Markdown that is this HTML"
    ticks = "`" * max(3, 1 + max(map(len, re.findall("`+", markup)), default=0))
    return f"{ticks}{{=html}}\n{markup.strip()}\n{ticks}"


def html_as_markdown(cell):
    "Put HTML among the outputs of a cell into blocks of Markdown"
    for number, output in enumerate(cell.get("outputs", [])):
        data = output.get("data", {})
        if "text/html" in data:
            markup = named(text_of(data.pop("text/html")), alternative(cell, number))
            data["text/markdown"] = raw_block(markup).splitlines(keepends=True)
