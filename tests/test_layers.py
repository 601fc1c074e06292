"""The design's groups hold: who may import whom (the table of nbs/explanations/design.ipynb), no circle, and what the core never loads."""
import ast
import json
import re
import sys

import pytest
from project import ROOT, run

EXTRAS = {"torch", "torchaudio", "torchvision", "fastai", "fastxtend", "fasttransform", "librosa", "numba", "sklearn",
          "onnx", "ray", "nbdev", "IPython"}  # never imported by the core and by listen
LATE = {"matplotlib", "pandas", "onnxruntime", "scipy", "av", "soundfile", "soxr", "huggingface_hub", "httpx2",
        "hf_xet", "anywidget", "uvicorn"} | EXTRAS  # not loaded by importing them
BRINGS = dict.fromkeys(("listen.widget", "listen.recorder"), {"anywidget", "IPython"})  # what they cannot do without: widgets from birth


def read_table():
    "The design's groups: name -> (the modules that stand in its row, the groups that it may import)"
    cells = json.loads((ROOT / "nbs" / "explanations" / "design.ipynb").read_text(encoding="utf-8"))["cells"]
    text = "\n".join("".join(cell["source"]) for cell in cells)
    rows = re.findall(r"^\| \*\*(\w+)\*\* \| (.+) \| ([\w, -]+) \|$", text, re.M)
    return {name: (re.findall(r"`(\w+)`", modules), set(re.findall(r"\w+", below))) for name, modules, below in rows}


GROUPS = read_table()
FILES = sorted(path.relative_to(ROOT / "audiotag") for path in (ROOT / "audiotag").rglob("*.py") if not path.stem.startswith("_"))
MODULES = [".".join(path.with_suffix("").parts) for path in FILES]


def group_of(module):
    "The group of a module: its folder, or core"
    return module.partition(".")[0] if "." in module else "core"


LIGHT = [module for module in MODULES if group_of(module) in ("core", "listen")]  # what runs without the extras


def imports(module):
    "Every import of a module, also inside functions: (dotted name, whether it runs when the module is imported)"
    path = ROOT / "audiotag" / f"{module.replace('.', '/')}.py"
    package = ["audiotag", *module.split(".")[:-1]]

    def waits(node):
        return isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)) or (
            isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test))

    def walk(node, at_import):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                yield from ((alias.name, at_import) for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                base = ".".join([*(package[: len(package) + 1 - child.level] if child.level else []), *filter(None, [child.module])])
                yield from ((f"{base}.{alias.name}", at_import) for alias in child.names)
            yield from walk(child, at_import and not waits(child))

    return set(walk(ast.parse(path.read_text(encoding="utf-8")), True))


def of_ours(module, at_import=None):
    "The modules of audiotag that a module imports: when it is itself imported, inside its functions, or (None) either way"
    names = [name.partition(".")[2] for name, when in imports(module) if name.startswith("audiotag.") and at_import in (None, when)]
    return {known for known in MODULES for name in names if name == known or name.startswith(f"{known}.")} - {module}


def circles(below):
    "The modules that reach themselves over what they import"
    def reached(module, seen):
        for other in below[module] - seen:
            seen.add(other)
            reached(other, seen)
        return seen
    return [module for module in below if module in reached(module, set())]


def test_every_module_stands_in_the_design():
    planned = {name if group == "core" else f"{group}.{name}" for group, (names, _) in GROUPS.items() for name in names}
    assert set(MODULES) == planned


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_groups_that_its_own_may(module):
    assert list((ROOT / "nbs" / "api").glob(f"[0-9][0-9][0-9]_{module}.ipynb")), "it has no notebook of its name"
    group = group_of(module)
    used = {group_of(other) for other in of_ours(module)}
    assert used <= {group} | GROUPS[group][1], f"{group} may not import {sorted(used - GROUPS[group][1])}"


def test_no_module_imports_itself_over_others():
    below = {module: of_ours(module, at_import=True) for module in MODULES}
    assert not circles(below), f"in a circle of imports: {circles(below)}"


def test_no_circle_in_the_core_inside_functions_either():
    below = {module: of_ours(module) for module in MODULES if group_of(module) == "core"}
    assert not circles(below), f"in a circle of imports: {circles(below)}"


@pytest.mark.parametrize("module", LIGHT)
def test_what_runs_without_extras_imports_none(module):
    brought = BRINGS.get(module, set())
    assert not {name for name, _ in imports(module) if name.split(".")[0] in EXTRAS - brought}
    assert not {name for name, at_import in imports(module) if at_import and name.split(".")[0] == "matplotlib"}


ALONE = """
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {extras!r}:
            raise ImportError(f"{{name}} is not there in a core install")

sys.meta_path.insert(0, Absent())
import {module}
loaded = {{name.partition(".")[0] for name in sys.modules}} & {late!r}
assert not loaded, f"importing {module} loads {{sorted(loaded)}}"
"""


@pytest.mark.parametrize("module", ["", *LIGHT, "cli.main"])
def test_the_core_imports_without_extras_and_loads_little(module):
    late = LATE | {"numpy"} if module in ("", "files", "labels", "cli.main") else LATE
    brings = BRINGS.get(module, set())
    dotted = f"audiotag.{module}".rstrip(".")
    run(sys.executable, "-c", ALONE.format(extras=EXTRAS - brings, late=late - brings, module=dotted), cwd=ROOT)


def test_public_names_come_when_asked_for():
    import audiotag

    assert audiotag.AudioError.__module__ == "audiotag.sound"
    assert "Tagger" in dir(audiotag)
    with pytest.raises(AttributeError, match="no attribute 'Trombone'"):
        audiotag.Trombone  # noqa: B018
