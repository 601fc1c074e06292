"""Which words in backticks become links to the docs: a processor of pages for nbdev, in place of its `add_links`, which
links every word that is also the name of something, such as `labels`, `mix` or `data`.

A link is what can mean nothing else: a name with a dot (`Tags.plot`, `files.write_aside`), a capital (`Tagger`) or brackets
(`tag_many()`), a function whose name has an underscore and belongs to nothing else, and a command (`audiotag tag`).
"""
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from nbdev.process import Processor

import audiotag
from tools import commands
from tools.definitions import ROOT, entries, modules
from tools.markdown import code, relative
from tools.reference import COMMANDS, named

FENCE = re.compile(r"^ {0,3}(```+|~~~+).*?^ {0,3}\1`*\s*?$|^#.*?$", re.M | re.S)  # and headings
SPAN = re.compile(r"!?\[[^\]]*\](?:\([^)]*\)|\{[^}]*\})|``.+?``|`([^`\n]+)`")  # links and spans that stand there, code


@cache
def places():
    "Where names with a dot or a capital lead, and names with brackets: name -> pages and anchors"
    names, called = defaultdict(set), defaultdict(set)
    for entry in entries():
        name, anchor = named(entry)
        place = (entry.page, anchor)
        if entry.kind == "command":
            names[name].add((COMMANDS, commands.anchor(name)))
            continue
        cls, dot, method = name.rpartition(".")
        called[method].add(place)
        snake = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls).lower()  # an object of the class
        prefixes = [entry.module, entry.module.rpartition(".")[2], f"audiotag.{entry.module}", *["audiotag"][: name in audiotag.__all__]]
        for each in [name, *(f"{prefix}.{name}" for prefix in prefixes), *[f"{snake}.{method}"][: len(dot)]]: names[each].add(place)
        held = entry.attributes + (entry.parameters if entry.kind == "record" else ())
        for field in held: names[f"{name}.{field.name}"].add(place)
    for name, module in modules().items():
        names[f"audiotag.{name}"].add((module.page, ""))
        if "." in name: names[name].add((module.page, ""))
    return names, called


@cache
def functions():
    "Names of functions with an underscore which are no parameter, field, method or module as well"
    others = {part for entry in entries() for part in [entry.name.rpartition(".")[2] if entry.kind != "function" else "",
                                                       *(each.name.lstrip("*") for each in entry.parameters)]}
    others |= {name.rpartition(".")[2] for name in modules()}
    return {entry.name for entry in entries() if entry.kind == "function" and "_" in entry.name} - others


def place(text, page):
    "Page and anchor that a word in backticks means on a page, None = it is no name of ours, or could be several"
    names, called = places()
    bare = text.removesuffix("()")
    if text != bare and "." not in bare: found = called[bare] if bare in called else set()
    elif re.search(r"[A-Z. ]", bare) or bare in functions(): found = names[bare] if bare in names else set()
    else: found = set()
    found = found if len(found) == 1 else {each for each in found if each[0] == page}
    return next(iter(found)) if len(found) == 1 and found != {(page, "")} else None


def linked(text, page):
    "Markdown with its links"
    def link(match):
        found = match[1] and place(match[1], page)
        return f"[{code(match[1])}]({relative(found[0], page)}{'#' * bool(found[1])}{found[1]})" if found else match[0]
    pieces, start = [], 0
    for fence in FENCE.finditer(text):
        pieces += [SPAN.sub(link, text[start : fence.start()]), fence[0]]
        start = fence.end()
    return "".join([*pieces, SPAN.sub(link, text[start:])])


class Links(Processor):
    "Links names of ours in text"

    def begin(self):
        self.page = Path(self.nb.path_).resolve().relative_to(ROOT / "nbs").as_posix()

    def cell(self, cell):
        if cell.cell_type == "markdown": cell.source = linked(cell.source, self.page)
