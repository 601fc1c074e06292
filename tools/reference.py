"""What the docs say of the code: a processor of pages for nbdev. settings.ini names it under `procs`, and under `skip_procs` those in whose
place it stands: they run each notebook, and leave out methods, fields, commands and what is returned.
"""
import re
from pathlib import Path

from execnb.nbio import mk_cell
from nbdev.config import get_config
from nbdev.process import Processor

from tools import commands
from tools.definitions import ROOT, entries, modules
from tools.markdown import code, escaped, relative, table

WIDTH, LONGEST = 88, 40  # letters of a signature in one line; of a default
COMMANDS = "commands.ipynb"  # the page of all commands
HIDDEN = {"default_exp", "exporti", "hide"}


def shortened(default):
    "A default as a signature shows it"
    return default if len(default) <= LONGEST else default.partition("(")[0] + "(…)" if re.match(r"[\w.]+\(", default) else "…"


def arguments(entry):
    "What stands between the brackets of a signature, one a parameter"
    found, before = [], ""
    for each in entry.parameters:
        if before == "/" != each.kind: found.append("/")
        if each.kind == "*" and before not in ("*", "**"): found.append("*")
        found.append(each.name + (f"={shortened(each.default)}" if each.default else ""))
        before = each.kind
    return [*found, *(["/"] if before == "/" else [])]


def signature(entry):
    "How something is called, in lines of fewer than 100 letters"
    name = entry.name
    if entry.kind == "class" and not entry.parameters: return f"class {name}({entry.head})" if entry.head else f"class {name}"
    if entry.kind in ("class", "record"): head, end = "", ""
    else: head, end = entry.head, f" -> {entry.returned.type}" if entry.returned.type else ""
    if entry.kind == "property": return name + (f": {entry.returned.type}" if entry.returned.type else "")
    given = arguments(entry)
    line = f"{head}{name}({', '.join(given)}){end}"
    return line if len(line) <= WIDTH else f"{head}{name}(\n" + "".join(f"    {each},\n" for each in given) + f"){end}"


def typed(parameter):
    "The type of a parameter, and its default"
    default = f"= {code(shortened(parameter.default))}" if parameter.default else ""
    return f"{code(parameter.type)} {default}".strip() if parameter.type else default


def explained(entry):
    "The table of the parameters or fields, and what is returned"
    rows = [(code(each.name), typed(each), escaped(each.comment)) for each in entry.parameters if each.name.lstrip("*")[0] != "_"]
    if entry.returned.type not in ("", "None") or entry.returned.comment:
        rows.append(("*returns*", typed(entry.returned), escaped(entry.returned.comment)))
    if not entry.parameters and not entry.returned.comment: return ""  # the signature says the type
    return table(("Field" if entry.kind == "record" else "Parameter", "Type = default", "Meaning"), rows, "parameters")


def attributes(entry):
    "The table of what an object of a class holds"
    rows = [(code(each.name), typed(each), escaped(each.comment)) for each in entry.attributes]
    return table(("Attribute", "Type", "Meaning"), rows, "parameters") if rows else ""


def named(entry):
    "What an entry is called on its page, and where it stands there"
    name = commands.path_of(entry.module, entry.name) if entry.kind == "command" else entry.name
    return name, f"audiotag.{entry.module}.{entry.name}"


def constant(entry):
    "The docs of a constant, one line"
    name, anchor = named(entry)
    value = code(shortened(entry.parameters[0].default))
    return f"[{code(name)}]{{#{anchor}}} = {value}" + (f": {escaped(entry.says)}" if entry.says else "")


def shown(entry, level=3):
    "The docs of an entry"
    if entry.kind == "constant": return constant(entry)
    name, anchor = named(entry)
    address = f"{get_config().git_url}/blob/{get_config().branch}/{modules()[entry.module].file}#L{entry.line}"
    parts = [f"{'#' * level} {code(name)} {{#{anchor}}}", f"[source]({address}){{.source}}"]
    if entry.kind == "command": return "\n\n".join([*parts, commands.shown(name, relative(COMMANDS, entry.page))])
    parts += [f"```python\n{signature(entry)}\n```", escaped(entry.says)]
    if entry.kind in ("class", "record") and entry.parameters and entry.head: parts.append(f"A kind of {code(entry.head)}.")
    return "\n\n".join(filter(None, [*parts, explained(entry), attributes(entry)]))


def offered(found):
    "The table of what a module offers, each name linked to its place"
    rows = [(f"[{code(name)}](#{anchor})", escaped(first_line(each))) for each in found for name, anchor in [named(each)]]
    return f"What `audiotag.{found[0].module}` offers:\n\n" + table(("Name", "What it is"), rows, "offered")


def first_line(entry):
    "What an entry is, in one line"
    if entry.kind == "command": return commands.commands()[named(entry)[0]].command.get_short_help_str(200)
    return " ".join(entry.says.strip().split("\n\n")[0].split())


def all_commands():
    "The docs of all commands, those of a group below it, each with a link to the notebook that explains it"
    pages = {named(entry)[0]: entry.page for entry in entries() if entry.kind == "command"}
    parts = []
    for path in commands.commands():
        heading = f"{'#' * (2 + (path.count(' ') > 1))} {code(path)} {{#{commands.anchor(path)}}}"
        parts += [heading, f"[explained]({pages[path]}){{.source}}", commands.shown(path)]
    return "\n\n".join(parts)


class Reference(Processor):
    "Puts the docs of what a cell defines in its place, and a table of all of it after the opening"

    def begin(self):
        page = Path(self.nb.path_).resolve().relative_to(ROOT / "nbs").as_posix()
        self.entries = [entry for entry in entries() if entry.page == page]

    def cell(self, cell):
        if cell.cell_type != "code": return
        if "commands" in cell.directives_: cell.cell_type, cell.source = "markdown", all_commands()
        elif "export" in cell.directives_: self.document(cell)
        elif HIDDEN & cell.directives_.keys(): del cell["source"]

    def document(self, cell):
        "Turn a cell of code into the docs of what it defines"
        found = [entry for entry in self.entries if entry.cell == cell.id]
        if not found: del cell["source"]
        else:
            classes = {entry.name for entry in found if entry.kind in ("class", "record")}
            cell.cell_type = "markdown"
            cell.source = "\n\n".join(shown(entry, 3 + (entry.name.partition(".")[0] in classes - {entry.name})) for entry in found)

    def end(self):
        if not self.entries: return
        cells = [cell for cell in self.nb.cells if cell.get("source")]
        after = [n for n, cell in enumerate(cells) if cell.cell_type == "code" or cell.source.startswith("#")]
        self.nb.cells = [*cells[: after[0]], mk_cell(offered(self.entries), "markdown"), *cells[after[0] :]]
