"""What a reader of a page need not see at once: processors for nbdev, named in settings.ini under `procs`.

Cells that only import, or only check, are folded, and so is all code of a benchmark, which opens with its results instead, and in the
gallery what is longer than ten lines, so that the picture comes first. Where no module is explained, checks at the end of other code are
folded as well. A notebook that can be run in Colab has a link to it on its page.
"""
import ast
import re
from pathlib import Path

from execnb.nbio import mk_cell
from nbdev.config import get_config
from nbdev.process import Processor

ROOT = Path(__file__).resolve().parent.parent
IMPORTS, CHECKS = (ast.Import, ast.ImportFrom), (ast.Assert, ast.Import, ast.ImportFrom)
WALL = 4  # lines of imports that a reader is not yet spared
SHORT = 10  # lines that may stand above a picture of the gallery
COLAB = "google.colab"  # the module by which a notebook knows where it runs


def statements(source):
    "The top statements of a cell; none where it is no plain Python"
    try: return ast.parse(re.sub(r"^[%!].*$", "", source, flags=re.M)).body
    except SyntaxError: return []


def is_check(node):
    "Whether a statement only looks whether something holds"
    call = node.value if isinstance(node, ast.Expr) else None
    name = getattr(getattr(call, "func", None), "id", "")
    return isinstance(node, CHECKS) or name.startswith("test_")


def summary(cell, page):
    "What a folded cell is called; None where it stays open"
    found = statements(cell.source)
    if not found: return None
    if all(isinstance(node, IMPORTS) for node in found):
        return "Imports" if len(cell.source.strip().splitlines()) > WALL else None
    if all(map(is_check, found)): return "Checks"
    if page.startswith("bench/"): return "How it is measured"
    lines = [line for line in cell.source.strip().splitlines() if not line.startswith("#|")]
    return "How it is done" if page.startswith("gallery/") and len(lines) > SHORT else None


def parts(source):
    "The code of a cell, and the checks at its end; None where there are none, or nothing else"
    found, first = statements(source), None
    for node, before in zip(found[:0:-1], found[-2::-1]):
        if not is_check(node) or isinstance(node, IMPORTS) or node.lineno <= before.end_lineno: break
        first = before.end_lineno
    lines = source.splitlines(keepends=True)
    return None if first is None or is_check(found[0]) else ("".join(lines[:first]).rstrip(), "".join(lines[first:]).strip())


def place(notebook): return Path(notebook.path_).resolve().relative_to(ROOT / "nbs").as_posix()


def folded(name, source):
    "A cell's code, folded away under a name"
    return f'#| code-fold: true\n#| code-summary: "{name}"\n{source}'


class Fold(Processor):
    "Folds cells that only import or check, and the code of benchmarks"

    def begin(self): self.page = place(self.nb)

    def cell(self, cell):
        if cell.cell_type != "code" or not cell.source or re.search(r"^#\| *(code-fold|echo):", cell.source, re.M): return
        if name := summary(cell, self.page): cell.source = folded(name, cell.source)

    def end(self):
        if self.page.startswith("api/"): return
        self.nb.cells = [part for cell in self.nb.cells for part in self.parted(cell)]

    def parted(self, cell):
        "A cell, and behind it the checks that it ended with"
        yield cell
        source = cell.get("source") or ""
        if cell.cell_type != "code" or re.search(r"^#\| *(code-fold|echo|hide|include)\b", source, re.M): return
        if not (found := parts(source)): return
        cell.source = found[0]
        yield mk_cell(folded("Checks", found[1]), "code")


class Colab(Processor):
    "Puts a link to Colab on top of a page whose notebook has a (hidden) cell that installs audiotag there"

    def end(self):
        if COLAB not in Path(self.nb.path_).read_text(encoding="utf-8"): return
        config = get_config()
        notebook = f"{config.git_url.removeprefix('https://github.com/')}/blob/{config.branch}/nbs/{place(self.nb)}"
        link = f"[Open in Colab](https://colab.research.google.com/github/{notebook}){{.colab}}"
        cells = [cell for cell in self.nb.cells if cell.get("source")]
        first = next(n for n, cell in enumerate(cells) if cell.cell_type == "markdown" and not cell.source.startswith("<!--"))
        self.nb.cells = [*cells[:first], mk_cell(link, "markdown"), *cells[first:]]
