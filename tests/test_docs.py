"""The docs site: every notebook becomes a page, stands in the sidebar, and links to pages that exist."""
import ast
import json
import os
import re
import sys

import pytest
import yaml
from project import NOTEBOOKS, PATH, ROOT, copy_project, run

sys.path.insert(0, str(ROOT / "tools"))
import pages  # noqa: E402

NAMES = [path.relative_to(ROOT / "nbs").as_posix() for path in NOTEBOOKS]


def contents(part):
    "The patterns of a sidebar, its sections included"
    entries = part["contents"] if isinstance(part, dict) else part
    for entry in [entries] if isinstance(entries, str) else entries:
        if isinstance(entry, str):
            yield entry
        else:
            yield from contents(entry)


def test_there_is_one_quarto_yml():
    assert (ROOT / "nbs" / "_quarto.yml").is_symlink() and (ROOT / "nbs" / "_quarto.yml").samefile(ROOT / "_quarto.yml")


def test_every_notebook_is_in_the_sidebar():
    site = yaml.safe_load((ROOT / "_quarto.yml").read_text(encoding="utf-8"))["website"]["sidebar"]
    shown = {path.relative_to(ROOT / "nbs").as_posix() for pattern in contents(site) for path in (ROOT / "nbs").glob(pattern)}
    assert set(NAMES) <= shown, f"no pattern of _quarto.yml's sidebar shows {sorted(set(NAMES) - shown)}"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    "All pages, made by nbdev once for the tests of this file. Without quarto: an empty program of that name keeps nbdev from fetching one."
    folder = tmp_path_factory.mktemp("site")
    copy, quarto = copy_project(folder), folder / "bin" / "quarto"
    quarto.parent.mkdir()
    quarto.write_text("#!/bin/sh\n")
    quarto.chmod(0o755)
    environment = {**os.environ, "PATH": os.pathsep.join([str(quarto.parent), PATH]), "PYTHONPATH": str(copy)}
    said = run("nbdev_proc_nbs", "--n_workers", "1", cwd=copy, env=environment)
    assert not re.search(r"Traceback|\w+Error\b|[Ww]arning", said.stderr), said.stderr
    return pages.read_site(copy, copy / "_proc")


def test_nbdev_makes_every_page(site):
    assert set(site.pages) == set(NAMES)
    failed = [page.name for page in site.pages.values() if any(output.get("output_type") == "error" for cell in page.cells
                                                               for output in cell.get("outputs", []))]
    assert not failed, f"cells that end in an error on the pages of {failed}"


def test_nbdev_makes_every_page_free_of_faults(site):
    "The kinds of faults are told, and tested, in tools/pages.py and test_pages.py"
    found = pages.findings(site)
    print({name: len(lines) for name, lines in found.items()})
    faults = [f"{name}: {line}" for name, lines in found.items() if name not in pages.KNOWN for line in lines]
    assert not faults, "\n".join(faults)
    clean = [name for name in pages.KNOWN if not found[name]]
    assert not clean, f"no page has these faults any more: take {clean} out of KNOWN in tools/pages.py"


def mixed_cells(path):
    "The cells of a notebook in which imports stand beside other code: nbdev runs cells with imports to make a page, and only those"
    for number, cell in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"]):
        source = "".join(cell["source"])
        if cell["cell_type"] != "code" or "nbdev_export()" in source or re.search(r"^#\| *(export|eval: *false)", source, re.M):
            continue
        nodes = list(ast.walk(ast.parse(re.sub(r"^ *[%!].*$", "", source, flags=re.M))))
        if any(isinstance(node, (ast.Import, ast.ImportFrom)) for node in nodes) and any(
                isinstance(node, (ast.Expr, ast.Assign)) for node in nodes):
            yield number


@pytest.mark.parametrize("path", [path for path in NOTEBOOKS if path.parent.name == "api"], ids=lambda path: path.name)
def test_imports_stand_in_cells_of_their_own(path):
    assert not list(mixed_cells(path)), "these cells hold imports beside other code: give the imports a cell of their own"


def links(path):
    "The relative links of a notebook's text"
    text = "\n".join("".join(cell["source"]) for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
                     if cell["cell_type"] == "markdown")
    text = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.S)
    return [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if not re.match(r"\w+:|#", link)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_links_lead_to_files(path):
    broken = [link for link in links(path) if not (path.parent / link.partition("#")[0]).exists()]
    assert not broken, f"{path.relative_to(ROOT)} links to files that are not there: {broken}"
