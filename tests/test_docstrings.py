"""`help` describes every parameter of every public function, class and method, and costs nothing until somebody asks"""
import importlib
import inspect
import sys
from types import FunctionType

import pytest
from project import ROOT, run

FILES = [path.relative_to(ROOT) for path in (ROOT / "audiotag").rglob("*.py") if path.stem[0] != "_"]
MODULES = sorted(".".join(path.with_suffix("").parts) for path in FILES)


def is_ours(cls, name):
    "Whether a method is more than the part of a class that its base class asks for and explains"
    return vars(cls)[name].__doc__ and not any(name in vars(base) for base in cls.__mro__[1:])


def public(module):
    "The public functions, classes and methods that stand in a module"
    for name in module.__all__:
        value = getattr(module, name, None)
        if isinstance(value, FunctionType) and value.__module__ == module.__name__:
            yield name, value
    for cls in {value for value in vars(module).values() if isinstance(value, type) and value.__name__[0] != "_"}:
        if cls.__module__ == module.__name__ and ("__init__" in vars(cls) or hasattr(cls, "_fields")):
            yield cls.__name__, cls
        for name, value in vars(cls).items():
            value = getattr(value, "__func__", value)
            if name[0] != "_" and isinstance(value, FunctionType) and value.__module__ == module.__name__ and is_ours(cls, name):
                yield f"{cls.__name__}.{name}", value


def parameters(documented):
    "What can be given, by name"
    found = inspect.signature(documented).parameters.values()
    return [p.name for p in found if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD) and p.name not in ("self", "cls") and p.name[0] != "_"]


@pytest.mark.parametrize("name", MODULES)
def test_help_describes_every_parameter(name):
    module = importlib.import_module(name)
    silent = {f"{where}({parameter})" for where, documented in public(module) for parameter in parameters(documented)
              if f"{parameter}: " not in (inspect.getdoc(documented) or "")}
    assert not silent, f"{name}: help says nothing of {', '.join(sorted(silent))}"


def test_nothing_is_read_before_somebody_asks():
    code = """if True:
        import sys
        from audiotag import Tagger
        assert "fastcore.docments" not in sys.modules or sys.argv[1:]
        import inspect
        assert "source: path, bytes" in inspect.getdoc(Tagger.tag) and "source:" not in Tagger.tag.__doc__"""
    run(sys.executable, "-c", code)
