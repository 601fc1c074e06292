"""Pieces of Markdown, as pandoc reads it"""
import re
from posixpath import dirname, relpath


def code(text):
    "Text as inline code"
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def escaped(text):
    "Prose as it stands there: options as code, and no letter that means something to pandoc outside of code"
    pieces = re.split(r"(`[^`\n]+`)", text)
    for n in range(0, len(pieces), 2):
        options = re.split(r"((?<![\w-])--?[a-zA-Z][\w-]*)", pieces[n])
        options[::2] = [re.sub(r"([\\*<|$^~@]|\b_|_\b|--|\.\.\.)", r"\\\1", each) for each in options[::2]]
        options[1::2] = map(code, options[1::2])
        pieces[n] = "".join(options)
    return "".join(pieces)


def table(head, rows, name):
    "A table of a class of its own, which a style sheet can name"
    widths = ("-" * 2, "-" * 5) if len(head) == 2 else ("-" * 3, "-" * 4, "-" * 8)
    lines = [" | ".join(cells) for cells in [head, widths, *rows]]
    return f"::: {{.{name}}}\n" + "".join(f"| {line} |\n" for line in lines) + ":::"


def relative(page, here):
    "The address of a page as seen from another"
    return "" if page == here else relpath(page, dirname(here) or ".")
