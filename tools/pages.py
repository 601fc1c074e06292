"""What is wrong with the pages of the docs:  nbdev_proc_nbs && python tools/pages.py [KIND]

A page is a notebook, and what nbdev makes of it in `_proc/`, which quarto, not needed here, turns into HTML. Each check takes a page, or
the site of all pages, and gives what it finds, a line each.
"""
import json
import re
import sys
from collections import Counter
from configparser import ConfigParser
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import yaml

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 100  # characters of a line in a cell
WIDGET = "application/vnd.jupyter.widget-view+json"
PROJECT = ("contributing", "changelog", "security")
MADE = ("demo.html", "listen/index.html", *(f"project/{name}.html" for name in PROJECT))  # by tools/made.py
IMAGES = ("image/png", "image/jpeg", "image/svg+xml")


def text_of(lines): return lines if isinstance(lines, str) else "".join(lines)


def outputs(cell):
    "The data of a cell's outputs, each with its number among them"
    for number, output in enumerate(cell.get("outputs", [])):
        data = output.get("data", {})
        yield number, {kind: text_of(text) if kind.startswith(("text/", "image/")) else text for kind, text in data.items()}


@dataclass
class Page:
    "A notebook, and the page made of it"
    name: str  # below nbs/, such as "api/020_audio.ipynb"
    source: list  # the cells of the notebook
    cells: list  # the cells of the page
    metadata: dict = field(default_factory=dict)  # of the page

    @cached_property
    def front(self):
        "What the page says of itself: title, description, output-file"
        raw = next((text_of(cell["source"]) for cell in self.cells if cell["cell_type"] == "raw"), "")
        return yaml.safe_load(raw.strip().strip("-")) or {}

    @cached_property
    def address(self):
        "Where quarto puts it in the site"
        return str(PurePosixPath(self.name).with_name(self.front.get("output-file") or PurePosixPath(self.name).stem + ".html"))

    @cached_property
    def markdown(self):
        "What pandoc reads as Markdown: the text cells, and outputs that are Markdown"
        parts = []
        for cell in self.cells:
            if cell["cell_type"] == "markdown": parts.append(text_of(cell["source"]))
            parts += [data["text/markdown"] for _, data in outputs(cell) if "text/markdown" in data]
        return "\n\n".join(parts)

    @cached_property
    def html(self):
        "What is HTML: outputs, and raw blocks of the Markdown"
        raw = ["\n".join(held) for language, held, _ in fences(self.markdown) if language == "{=html}"]
        return "\n".join(raw + [data["text/html"] for cell in self.cells for _, data in outputs(cell) if "text/html" in data])

    @cached_property
    def anchors(self):
        written = re.findall(r"\bid=[\"']?([^\s\"'>]+)", without_fences(self.markdown) + self.html)
        return {*anchors(self.markdown), *written, *re.findall(r"\]\{#([\w.-]+)", self.markdown)}


@dataclass
class Site:
    "All pages, and what the project says about itself"
    pages: dict  # name -> Page
    root: Path  # of the repository
    processed: Path  # the folder that holds the pages

    @cached_property
    def settings(self):
        parser = ConfigParser(delimiters=["="], interpolation=None)
        parser.read(self.root / "settings.ini", encoding="utf-8")
        return parser["DEFAULT"]

    @cached_property
    def home(self): return self.settings["doc_host"].rstrip("/") + "/" + self.settings["doc_baseurl"].strip("/") + "/"

    @cached_property
    def repository(self): return f"{self.settings['git_url'].rstrip('/')}/blob/{self.settings['branch']}/"

    @cached_property
    def by_address(self): return {page.address: page for page in self.pages.values()}

    @cached_property
    def symbols(self):
        "Every definition of the package: dotted name -> its page and anchor, as nbdev's index has them"
        namespace = {}
        exec((self.root / "audiotag" / "_modidx.py").read_text(encoding="utf-8"), namespace)
        return {name: place[0] for module in namespace["d"]["syms"].values() for name, place in module.items()}

    @cached_property
    def public(self):
        "Those of them that are offered: names without an underscore, of modules' __all__, and methods of such classes"
        offered = {f"{module}.{name}" for module in {name.rpartition(".")[0] for name in self.symbols}
                   for name in exported(self.root / (module.replace(".", "/") + ".py"))}
        classes = {name.rpartition(".")[2] for name in offered}
        return {name for name in self.symbols if not any(part.startswith("_") for part in name.split("."))
                and (name in offered or name.split(".")[-2] in classes and name.split(".")[-2][0].isupper())}


def exported(module):
    "What a module's __all__ holds"
    found = re.search(r"^__all__ = (\[.*?\])", module.read_text(encoding="utf-8"), re.M | re.S) if module.is_file() else None
    return re.findall(r"'(\w+)'", found[1]) if found else []


def read_site(root, processed):
    "The site as it lies on the disk"
    pages = {}
    for path in sorted(processed.rglob("*.ipynb")):
        name = path.relative_to(processed).as_posix()
        made, source = (json.loads(file.read_text(encoding="utf-8")) for file in (path, root / "nbs" / name))
        pages[name] = Page(name, source["cells"], made["cells"], made["metadata"])
    for path in sorted(file for end in ("*.md", "*.qmd") for file in processed.rglob(end)):
        _, front, text = re.split(r"^---$\n?", path.read_text(encoding="utf-8"), maxsplit=2, flags=re.M)
        cells = [{"cell_type": "raw", "source": front}, {"cell_type": "markdown", "source": text}]
        pages[path.relative_to(processed).as_posix()] = Page(path.relative_to(processed).as_posix(), cells[1:], cells)
    return Site(pages, root, processed)


# Markdown

def fences(markdown):
    "The fenced blocks of a text: language, lines, and the number of the line on which each begins"
    mark, language, held, begun = None, "", [], 0
    for number, line in enumerate(markdown.splitlines()):
        found = re.match(r" {0,3}(`{3,}|~{3,}) *(.*)$", line) if mark is None else None
        if found: mark, language, held, begun = found[1], found[2].strip(), [], number
        elif mark is not None and re.match(rf" {{0,3}}{re.escape(mark)}{mark[0]}* *$", line):
            yield language, held, begun
            mark = None
        elif mark is not None: held.append(line)


def without_fences(markdown):
    "The text beside its fenced blocks"
    lines, kept, end = markdown.splitlines(), [], 0
    for _, held, begun in fences(markdown):
        kept += lines[end:begun]
        end = begun + len(held) + 2
    return "\n".join(kept + lines[end:])


def plain(markdown):
    "Words alone: links and pictures as their text, no marks, single spaces"
    text, before = markdown, None
    while text != before:  # a link may hold a picture
        text, before = re.sub(r"!?\[([^\[\]]*)\]\([^)]*\)(\{[^}]*\})?", r"\1", text), text
    text = re.sub(r"^\s*(#+|>|[-*+]|\d+\.)\s", " ", text, flags=re.M)
    return " ".join(re.sub(r"[`*|]", " ", text).split())


def identifier(heading):
    "The anchor that pandoc gives a heading"
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    text = "".join(letter for letter in text if letter.isalnum() or letter in "_-. ")
    return re.sub(r"^[^a-z\u00aa-\uffff]+", "", "-".join(text.lower().split())) or "section"


def headings(markdown):
    "Each heading: level, text, anchor"
    seen = Counter()
    for marks, text in re.findall(r"^(#{1,6}) +(.*?) *#*$", without_fences(markdown), re.M):
        given = re.search(r"\{[^}]*#([\w.-]+)[^}]*\}$", text)
        anchor = given[1] if given else identifier(text)
        seen[anchor] += 1
        yield len(marks), text, anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor] - 1}"


def anchors(markdown): return [anchor for _, _, anchor in headings(markdown)]


def links(markdown):
    "Text and target of each link that is no picture"
    return re.findall(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\]|!\[[^\]]*\]\([^)]*\))*)\]\(<?([^)\s>]+)>?(?: [^)]*)?\)", without_code(markdown))


def without_code(markdown):
    "The text without fenced blocks, and without pieces of code that are no link's text"
    text = without_fences(markdown)

    def kept(found): return found[0] if text[:found.start()].endswith("[") and text[found.end():].startswith("](") else ""
    return re.sub(r"(`+)(?!`).+?(?<!`)\1(?!`)", kept, text)


# Checks of a page

def lost_sentences(page, site=None):
    "Sentences of the notebook's text that its page has not"
    shown = plain(page.markdown + "\n\n" + str(page.front.get("title", "")) + "\n\n" + str(page.front.get("description", "")))
    for cell in page.source:
        if cell["cell_type"] != "markdown": continue
        for part in re.split(r"\n\s*\n|\n(?=[>#])", text_of(cell["source"])):
            for sentence in re.split(r"(?<=[.!?]) ", plain(part)):
                if sentence and sentence not in shown: yield sentence[:80]


def dead_links(page, site):
    "Links, in text and in HTML, that lead to no page, file or heading"
    targets = links(page.markdown) + [("", target) for target in re.findall(r"<a [^>]*href=[\"']([^\"']+)", page.html + page.markdown)]
    for text, target in targets:
        if not leads_somewhere(page, site, unquote(target)): yield f"[{text}]({target})"


def leads_somewhere(page, site, target):
    "Whether a link of a page has an end"
    place, _, anchor = target.partition("#")
    if place.startswith(site.home): goal = place.removeprefix(site.home) or "index.html"
    elif place.startswith(site.repository): return line_exists(site.root / place.removeprefix(site.repository), anchor)
    elif re.match(r"[a-z]+:", place): return True
    else: goal = normal(page.name, place) if place else page.name
    if goal is None: return False
    found = page if goal in (page.name, page.address) else site.pages.get(goal) or site.by_address.get(goal)
    if found: return not anchor or anchor in found.anchors
    return goal in MADE or (site.processed / goal).is_file()


def normal(name, place):
    "Where a relative link of a page leads below the site's root; None where it leads out of it"
    parts = [] if place.startswith("/") else list(PurePosixPath(name).parent.parts)
    for part in PurePosixPath(place.lstrip("/")).parts:
        if part == "..":
            if not parts: return None
            parts.pop()
        elif part != ".": parts.append(part)
    return "/".join(parts)


def line_exists(file, anchor):
    "Whether a file is there, and the line of it that a link names"
    if not anchor or not file.is_file(): return file.exists()
    number = re.fullmatch(r"L(\d+)(-L\d+)?", anchor)
    return bool(number) and 0 < int(number[1]) <= file.read_text(encoding="utf-8").count("\n")


def missing_modules(page, site):
    "Modules and notebooks named in the text that are not there"
    text = without_fences(page.markdown)
    modules = {name.rpartition(".")[0] for name in site.symbols}
    for name in re.findall(r"`(audiotag(?:\.\w+)+)(?:\(\))?`", text):
        known = name in site.symbols or any(module == name or module.startswith(name + ".") for module in modules)
        if not known and not is_offered(site, name): yield f"`{name}`"
    for name in re.findall(r"`((?:[\w-]+/)*[\w.-]+\.ipynb)`", text):
        ours = re.match(r"\d|nbs/|api/|tutorials/|bench/|explanations/", name) and "NN" not in name  # which stands for digits
        if ours and not any(known.endswith(name.removeprefix("nbs/")) for known in site.pages): yield f"`{name}`"


def is_offered(site, name):
    "Whether a dotted name is one that a module imports for others, or a value that it defines"
    module, _, last = name.rpartition(".")
    files = [site.root / (module.replace(".", "/") + end) for end in (".py", "/__init__.py")]
    return any(re.search(rf"\b{last}\b", file.read_text(encoding="utf-8")) for file in files if file.is_file())


def wrong_automatic_links(page, site):
    "Links that were made of words in backticks, and lead to something of another name, or are words that mean other things as well"
    written = "\n".join(text_of(cell["source"]) for cell in page.source)
    for text, target in links(page.markdown):
        place, _, anchor = target.partition("#")
        ours = target.startswith(site.home) or not re.match(r"\w+:", target)
        if not ours or not re.fullmatch(r"`[^`]+`", text) or f"[{text}]" in written: continue
        name = text.strip("`").removesuffix("()")
        if not is_called(name, place, anchor): yield f"[{text}]({target}): another name"
        elif name.islower() and name.isalpha() and not text.endswith("()`") and place: yield f"[{text}]({target}): a plain word"


def is_called(name, place, anchor):
    "Whether what a link leads to is called so: a definition, a record by one of its fields, a module, a command"
    last, holder = name.lower().rpartition(".")[2], name.lower().rpartition(".")[0].rpartition(".")[2]
    if name.startswith("audiotag "):
        return anchor == "command-" + name.partition(" ")[2].replace(" ", "-") or anchor.startswith("audiotag.cli.")
    if not anchor: return PurePosixPath(place).stem.endswith(name.removeprefix("audiotag."))
    return anchor.lower().rpartition(".")[2] in {last, holder, "cli" if last == "audiotag" else last}


def nested_links(page, site=None):
    "Links in the text of links: pandoc makes the inner one, and shows the brackets of the outer one"
    yield from (f"[{text}]({target})"[:100] for text, target in links(page.markdown) if re.search(r"(?<!!)\[[^\]]*\]\(", text))


def alternative(cell, number):
    "The alternative text that quarto gives the picture among a cell's outputs: its option fig-alt, one for all or a list"
    found = re.search(r"^#\| *fig-alt: *(.*)$", text_of(cell["source"]), re.M)
    text = yaml.safe_load(found[1]) if found else None
    if isinstance(text, list): text = text[number] if number < len(text) else None
    return text


def pictures_without_text(page, site=None):
    "Pictures and sounds that a page does not tell in words"
    for _, data in visible_outputs(page):
        cell, number = data["cell"], data["number"]
        picture = next((kind for kind in IMAGES if kind in data), None) if "text/html" not in data else None
        if picture and len(alternative(cell, number) or "") < 20: yield f"{picture} of {text_of(cell['source'])[-60:]!r}"
    for text, target in re.findall(r"!\[([^\]]*)\]\(([^)\s]+)", without_code(page.markdown)):
        if len(text) < 20: yield f"![{text}]({target})"
    for tag in re.findall(r"<(?:img|audio|video|iframe|svg|canvas)\b[^>]*>", page.html + without_code(page.markdown)):
        said = re.search(r"\b(?:alt|aria-label|title)=(\"[^\"]{8,}\"|'[^']{8,}')|aria-hidden=.?true", tag)
        if not said: yield tag[:60]


def visible_outputs(page):
    "The outputs that quarto shows"
    for cell in page.cells:
        if re.search(r"^#\| *(include|output): *false", text_of(cell["source"]), re.M): continue
        for number, data in outputs(cell): yield page.name, {**data, "cell": cell, "number": number}


def saved_widgets(page, site=None):
    "Outputs that are shown as a widget, which is empty without its kernel"
    for cell in page.source + page.cells:
        for _, data in outputs(cell):
            if WIDGET in data: yield text_of(cell["source"])[-60:]
    if any(state.get("state") for state in page.metadata.get("widgets", {}).values()): yield "the state of widgets"


def temporary_paths(page, site=None):
    "Outputs that name a folder of the machine that made them, which is another one each time, or a warning that has it from there"
    for number, cell in enumerate(page.source):
        for output in cell.get("outputs", []):
            said = [output.get("text", ""), *(text for kind, text in output.get("data", {}).items() if kind.startswith("text/"))]
            for path in re.findall(r"(?:/tmp/|/var/folders/|\\AppData\\Local\\Temp\\)[^\s'\"]+", " ".join(map(text_of, said))):
                yield f"cell {number}: {path}"


def foreign_hosts(page, site=None):
    "What a page would fetch from other hosts: in its HTML, or by quarto, which adds two scripts where an output is HTML or JavaScript"
    for cell in page.cells:
        for _, data in outputs(cell):
            if "text/html" in data or "application/javascript" in data: yield f"scripts for the output of {text_of(cell['source'])[-50:]!r}"
    fetched = r"(?:\bsrc=|<link [^>]*href=|@import |url\()[\"' (]*(https?:)?//([\w.-]+)"
    for _, host in re.findall(fetched, page.html + page.markdown): yield host
    for host in re.findall(r"!\[[^\]]*\]\(https?://([\w.-]+)", without_code(page.markdown)): yield host


def nameless_fences(page, site=None):
    "Blocks of code that name no language: fenced, or indented, beside lists"
    for language, held, _ in fences(page.markdown):
        if not language: yield (held or [""])[0][:60]
    for before, line in re.findall(r"(?:^|\n\n)((?:.+\n)*.*)\n\n {4}(\S.*)", without_fences(page.markdown)):
        if not re.match(r" *([-*+]|\d+\.) | {2}", before): yield line[:60]


def long_lines(page, site=None):
    "Lines of the notebook's code, and of fenced blocks, that are wider than a page"
    for number, cell in enumerate(page.source):
        text = text_of(cell["source"])
        lines = text.splitlines() if cell["cell_type"] == "code" else [line for _, held, _ in fences(text) for line in held]
        for line in lines:
            if len(line) > LONGEST: yield f"cell {number}: {line[:60]}"


def links_in_code(page, site=None):
    "Links in code, which are shown as they are written"
    for _, held, _ in fences(page.markdown):
        yield from (line.strip()[:100] for line in held if re.search(r"`\]\(https?:", line))


def control_characters(page, site=None):
    "Characters that stand for no letter, and options whose two hyphens would become a dash"
    for line in page.markdown.splitlines():
        if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", line): yield f"control: {line[:60]!r}"
    text = re.sub(r"<!--.*?-->", "", without_code(page.markdown))
    yield from (f"dash: {found}" for found in re.findall(r"(?<![\w`!<-])--[a-z][\w-]*", text))


# Checks of the site

def undocumented(site):
    "Public functions, classes and methods that have no heading on their page"
    for name in sorted(site.public):
        place, _, anchor = site.symbols[name].partition("#")
        page = site.by_address.get(place)
        if page is None or not {name, anchor} & page.anchors: yield name


def options_of(command, name, hidden=True):
    "Every command below a group of click, also those that are hidden: its whole name, and its options"
    inside = getattr(command, "commands", None)
    if inside is not None:
        for word in command.list_commands(None): yield from options_of(command.get_command(None, word), f"{name} {word}", hidden)
    elif hidden or not command.hidden:
        yield name, [word for option in command.params if option.param_type_name == "option" and not option.hidden
                     for word in option.opts + option.secondary_opts]


def spoken(page):
    "The lines of a page in which our command is called, each cut into words"
    held = [line for _, lines, _ in fences(page.markdown) for line in lines]
    for line in held + re.findall(r"`(audiotag [^`\n]+)`", without_fences(page.markdown)):
        called = re.match(r"(?:.*[|;&] *)?audiotag ((?:[a-z][\w-]*|-).*)", line.strip())
        if called: yield re.split(r"\s*[#|;&>]\s*", called[1])[0].split()


def unknown_commands(site, commands):
    "Commands and options that pages name, and that are not there"
    options = {name.removeprefix("audiotag "): {*known, "--help", "-h"} for name, known in commands}
    groups = {name.rpartition(" ")[0] for name in options} - {""}
    for page in site.pages.values():
        for words in spoken(page):
            name = next((name for size in (2, 1) if (name := " ".join(words[:size])) in options), None)
            used = [word.partition("=")[0] for word in words if re.fullmatch(r"--?[a-z][\w-]*(=.*)?", word)]
            if name: unknown = [word for word in used if word not in options[name]]
            elif words[0] in groups: unknown = words[1:2] if len(words) > 1 and re.fullmatch("[a-z]+", words[1]) else []
            else: unknown = words[:1] if re.fullmatch("[a-z][a-z-]*", words[0]) else []
            if unknown: yield f"{page.name}: audiotag {' '.join(words)}: {' '.join(unknown)}"


def sections(page):
    "Each heading of a page with the text below it"
    pieces = re.split(r"^(#{1,6} .*)$", page.markdown, flags=re.M)
    for heading, text in zip(pieces[1::2], pieces[2::2]): yield plain(re.sub(r"\{#.*\}$", "", heading)), text


def commands_without_options(site, commands):
    "Commands that have no section, or one that leaves options out"
    told = {}
    for page in site.pages.values():
        for heading, text in sections(page): told[heading] = told.get(heading, "") + text
    for name, options in commands:
        missing = [option for option in options if name in told and not re.search(rf"{re.escape(option)}(?![\w-])", told[name])]
        if name not in told: yield f"{name}: no section"
        elif missing: yield f"{name}: {' '.join(missing)}"


PAGE_CHECKS = {
    "lost sentence": lost_sentences, "dead link": dead_links, "missing module": missing_modules, "link in a link": nested_links,
    "wrong automatic link": wrong_automatic_links, "picture without text": pictures_without_text, "saved widget": saved_widgets,
    "foreign host": foreign_hosts, "fence without language": nameless_fences, "long line": long_lines, "link in code": links_in_code,
    "control character or dash": control_characters, "path of a temporary folder": temporary_paths,
}
SITE_CHECKS = {"public name without page": lambda site: [name for name in undocumented(site) if name in our_names()],
               "command without options": lambda site: commands_without_options(site, our_commands(hidden=False)),
               "unknown command": lambda site: unknown_commands(site, our_commands())}


# Kinds of findings that the pages are not free of yet: they are counted, and fail nothing.
KNOWN = set()


def our_names():
    "What the package offers; not the methods that a base class asks for and explains"
    from definitions import entries
    return {f"audiotag.{entry.module}.{entry.name}" for entry in entries()}


def our_commands(hidden=True):
    "The commands of audiotag with their options"
    from audiotag.cli.main import cli
    return list(options_of(cli, "audiotag", hidden))


def findings(site):
    "All that is wrong: check -> lines"
    found = {name: [f"{page.name}: {line}" for page in site.pages.values() for line in check(page, site)]
             for name, check in PAGE_CHECKS.items()}
    return found | {name: list(check(site)) for name, check in SITE_CHECKS.items()}


def main(kind=None):
    "Say how many findings there are of each kind, and name those of one; the exit status is 1 where a kind has some that should have none"
    found = findings(read_site(ROOT, ROOT / "_proc"))
    for name, lines in found.items():
        print(f"{len(lines):6}  {name}")
        if name == kind or lines and kind is None and name not in KNOWN: print(*(f"        {line}" for line in lines), sep="\n")
    return int(any(lines for name, lines in found.items() if name not in KNOWN))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
