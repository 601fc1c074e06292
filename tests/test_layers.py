"""The design's layers hold: who may import whom (the table of nbs/explanations/design.ipynb), and what the core never loads."""
import ast
import json
import re
import sys
from typing import NamedTuple

import pytest
from project import ROOT, run

EXTRAS = {"torch", "torchaudio", "torchvision", "fastai", "fastxtend", "fasttransform", "fastcore", "librosa", "numba", "sklearn",
          "onnx", "kaggle", "ray", "nbdev", "IPython"}  # never imported by the core
LATE = {"matplotlib", "pandas", "onnxruntime", "scipy", "av", "soundfile", "soxr", "huggingface_hub", "httpx2",
        "hf_xet", "anywidget", "uvicorn"} | EXTRAS  # not loaded by importing the core
BRINGS = {"player": {"anywidget", "IPython"}}  # module -> what it cannot do without: a widget is one from birth


class Layer(NamedTuple):
    "A row of the design's table"
    number: int  # of the notebook
    below: set[str]  # modules that it may import
    late: set[str]  # modules that it may import inside functions only: those in brackets


def read_table():
    "The layers: module -> `Layer`"
    cells = json.loads((ROOT / "nbs" / "explanations" / "design.ipynb").read_text(encoding="utf-8"))["cells"]
    text = "\n".join("".join(cell["source"]) for cell in cells)
    rows = re.findall(r"^\| (\d\d)_(\w+) \| `(\w+)` \|.*\| ([\w, ()-]+) \|$", text, re.M)
    assert rows and all(stem == name for _, stem, name, _ in rows)
    return {name: Layer(int(number), set(re.findall(r"(?<!\()\b\w+", cell)), set(re.findall(r"\((\w+)\)", cell)))
            for number, _, name, cell in rows}


LAYERS = read_table()
CORE = [name for name, layer in LAYERS.items() if layer.number < 30]
MODULES = sorted(path.stem for path in (ROOT / "audiotag").glob("*.py") if not path.stem.startswith("_"))


def may_import(module):
    "The modules named in a row, and those that these may use in turn"
    below = LAYERS[module].below
    return set(LAYERS) if "all" in below else below.union(*map(may_import, below))


def imports(module):
    "Every import of a module, also inside functions: (dotted name, whether it runs when the module is imported)"
    def waits(node):
        return isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)) or (
            isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test))

    def walk(node, at_import):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                yield from ((alias.name, at_import) for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                base = ".".join(filter(None, ["audiotag" if child.level else "", child.module]))
                names = [alias.name for alias in child.names] if base == "audiotag" else [""]
                yield from ((f"{base}.{name}".rstrip("."), at_import) for name in names)
            yield from walk(child, at_import and not waits(child))

    return set(walk(ast.parse((ROOT / "audiotag" / f"{module}.py").read_text(encoding="utf-8")), True))


def of_ours(module, at_import):
    "The modules of audiotag that a module imports, when it is itself imported or inside its functions"
    return {name.split(".")[1] for name, when in imports(module) if name.startswith("audiotag.") and when == at_import} & set(MODULES)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_its_row_allows(module):
    assert module in LAYERS, f"audiotag/{module}.py has no row in the design's table"
    assert list((ROOT / "nbs" / "api").glob(f"{LAYERS[module].number:02}_{module}.ipynb")), "its notebook's name is not that of its row"
    assert of_ours(module, at_import=True) <= may_import(module)
    assert of_ours(module, at_import=False) <= may_import(module) | LAYERS[module].late


@pytest.mark.parametrize("module", CORE)
def test_the_core_stands_on_the_core(module):
    assert may_import(module) | LAYERS[module].late <= set(CORE)
    if module in MODULES:
        assert not {name for name, _ in imports(module) if name.split(".")[0] in EXTRAS}
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


@pytest.mark.parametrize("module", ["audiotag", *(f"audiotag.{name}" for name in [*CORE, "cli"] if name in MODULES)])
def test_the_core_imports_without_extras_and_loads_little(module):
    late = LATE | {"numpy"} if module in ("audiotag", "audiotag.labels", "audiotag.cli") else LATE
    brings = BRINGS.get(module.split(".")[-1], set())
    run(sys.executable, "-c", ALONE.format(extras=EXTRAS - brings, late=late - brings, module=module), cwd=ROOT)


def test_public_names_come_when_asked_for():
    import audiotag

    assert audiotag.AudioError.__module__ == "audiotag.audio"
    assert "Tagger" in dir(audiotag)
    with pytest.raises(AttributeError, match="no attribute 'Trombone'"):
        audiotag.Trombone  # noqa: B018
