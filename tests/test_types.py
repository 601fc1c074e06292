"""What type checkers read: py.typed, the package's names, and stubs of the classes whose methods are patched in"""
import ast
import importlib
import inspect
import os
import subprocess
import sys

import pytest
from project import ROOT

import audiotag

sys.path.insert(0, str(ROOT / "tools"))
from stubs import MODULES, stubs  # noqa: E402

USE = """
from audiotag import AudioError, Player, Tagger, Tags
tagger = Tagger.from_pretrained()
reveal_type(tagger)
reveal_type(tagger.tag("song.mp3", top=3))
for segment in tagger.stream("song.mp3"): reveal_type(segment.scores)
for _, found in tagger.tag_many(["song.mp3"]): reveal_type(found)
reveal_type(Player("song.mp3", tagger, hop=1.0).wait().tags)
reveal_type(tagger.learn_from("song.audiotag.json"))
tagger.tag("song.mp3", topp=3)
"""
TAGS = "audiotag.tags.Tags"
SAID = ["audiotag.tagger.Tagger", TAGS, "dict[str, float]", f"{TAGS} | audiotag.sound.AudioError", TAGS,
        "tuple[audiotag.tagger.Tagger, Any]"]


def test_the_package_says_that_it_has_types():
    assert (ROOT / "audiotag" / "py.typed").exists()


def test_every_public_name_has_a_type():
    "The names that come when they are asked for are imported where type checkers look, each from its home"
    tree = ast.parse((ROOT / "audiotag" / "__init__.py").read_text("utf-8"))
    guarded = next(node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    homes = {alias.name: node.module for node in guarded.body for alias in node.names}
    assert homes == audiotag._HOMES and set(audiotag.__all__) == {"__version__", *homes}


def test_stubs_are_those_of_their_modules():
    for path, text in stubs().items():
        assert path.read_text("utf-8") == text, f"{path.relative_to(ROOT)} is not what its module says: run make stubs"


@pytest.mark.parametrize("module", MODULES)
def test_a_stub_has_every_public_method_and_parameter(module):
    tree = ast.parse((ROOT / f"audiotag/{module}.pyi").read_text("utf-8"))
    loaded, found = importlib.import_module("audiotag." + module.replace("/", ".")), 0
    for cls in (node for node in tree.body if isinstance(node, ast.ClassDef)):
        stubbed = {node.name: node.args for node in cls.body if isinstance(node, ast.FunctionDef)}
        for name, value in vars(getattr(loaded, cls.name)).items():
            value = getattr(value, "__func__", value)
            ours = getattr(getattr(value, "fget", value), "__module__", "") == loaded.__name__
            if name[0] == "_" or not ours or not (inspect.isfunction(value) or isinstance(value, property)): continue
            assert name in stubbed, f"{cls.name}.{name}"
            if inspect.isfunction(value):
                args = stubbed[name]
                assert list(inspect.signature(value).parameters) == [arg.arg for arg in args.args + args.kwonlyargs]
            found += 1
    assert found > 5


def test_mypy_knows_the_public_classes(tmp_path):
    (tmp_path / "use.py").write_text(USE)
    command = [sys.executable, "-m", "mypy", "--ignore-missing-imports", "--follow-imports=silent", f"--cache-dir={tmp_path / 'cache'}"]
    found = {**os.environ, "MYPYPATH": str(ROOT)}  # an editable install is an import hook, which mypy does not run
    said = subprocess.run([*command, "use.py"], cwd=tmp_path, capture_output=True, text=True, env=found).stdout
    revealed = [line.partition('"')[2][:-1] for line in said.splitlines() if "Revealed type" in line]
    assert revealed == SAID and 'Unexpected keyword argument "topp"' in said and said.count("use.py:") == len(SAID) + 2, said
