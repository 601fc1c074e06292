"""What is released: names, versions and papers that say the same everywhere"""
import json
import os
import re
import subprocess
import sys
import tomllib
from configparser import ConfigParser

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from project import ROOT, read_yaml

import audiotag

config = ConfigParser(delimiters=["="])
config.read(ROOT / "settings.ini", encoding="utf-8")
SETTINGS = config["DEFAULT"]
WORKFLOW = (ROOT / ".github/workflows/test.yml").read_text("utf-8")
TEXTS = {".cff", ".cfg", ".css", ".html", ".ini", ".ipynb", ".js", ".json", ".md", ".py", ".pyi", ".toml", ".txt", ".yaml", ".yml", ""}


def texts():
    "Every file of text in the project, with its path"
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.split("\n")
    for path in filter(None, listed):
        if (ROOT / path).suffix in TEXTS and (ROOT / path).is_file():
            yield path, (ROOT / path).read_text("utf-8", errors="replace")


def test_nobody_is_told_to_install_the_package_of_others():
    "On PyPI `audiotag` is another project; ours is audiotag-instruments"
    tools = r"""(?:pip3?|pipx|uv|tool) (?:install|add)|uvx|pipx run)(?: -[\w-]+)* ["'`]*audiotag(?![\w-])"""
    extras = "|".join(key.removesuffix("_requirements").replace("_", "-") for key in SETTINGS if key.endswith("_requirements"))
    wrong = re.compile(rf"(?<![\w-])(?:{tools}|(?<![\w.-])audiotag\[(?:{extras})\b")
    for told in ("pip install -U audiotag", "uv add 'audiotag[train]'", "pipx install audiotag", "audiotag[library]"):
        assert wrong.search(told)
    for right in ("pip install audiotag-instruments", "pip uninstall audiotag", "uvx audiotag-instruments"): assert not wrong.search(right)
    read = {path: text for path, text in texts() if path != "tests/test_release.py"}
    found = {path: match.group() for path, text in read.items() for match in wrong.finditer(text)}
    assert len(read) > 300 and not found, found


def test_the_version_is_the_same_everywhere():
    version = SETTINGS["version"]
    changes = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    citation = read_yaml(ROOT / "CITATION.cff")
    assert (audiotag.__version__, changes[0], citation["version"]) == (version,) * 3
    assert changes == sorted(set(changes), key=lambda told: [int(part) for part in told.split(".")], reverse=True)


def test_the_versions_of_python_are_the_same_everywhere():
    "settings.ini says the oldest, setup.py and the workflows name all of them, ruff reads the oldest"
    named = re.findall(r"python: \[(.+)\]", WORKFLOW)
    assert len(named) == 2 and len(set(named)) == 1
    pythons = re.findall(r'"(3\.\d+)"', named[0])
    first, last = re.search(r"range\((\d+), (\d+)\)", (ROOT / "setup.py").read_text("utf-8")).groups()
    assert pythons == [f"3.{minor}" for minor in range(int(first), int(last))] and pythons[0] == SETTINGS["min_python"]
    assert f'target-version = "py{pythons[0].replace(".", "")}"' in (ROOT / "pyproject.toml").read_text("utf-8")
    assert f"Python {pythons[0]} to {pythons[-1]}" in (ROOT / "README.md").read_text("utf-8")
    assert f"Python {pythons[0]} has to understand the code" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_workflows_and_forms_can_be_read():
    for path in (ROOT / ".github").rglob("*.yml"):
        read = read_yaml(path)
        assert read, path
        for step in (step for job in read.get("jobs", {}).values() for step in job.get("steps", ())):
            assert "run" in step or re.fullmatch(r"[\w./-]+@([0-9a-f]{40}|v\d+|release/v\d+)", step["uses"]), f"{path.name}: {step}"
        if path.parent.name == "ISSUE_TEMPLATE" and path.stem != "config":
            assert {"name", "description", "body"} <= set(read) and all(part["type"] for part in read["body"])
    tried = re.search(r"for name in (.+); do", WORKFLOW)[1].split()
    assert all((ROOT / f"tests/test_{name}.py").exists() for name in tried) and len(tried) > 5


def test_a_release_is_of_the_main_branch_and_tested():
    jobs = read_yaml(ROOT / ".github/workflows/release.yml")["jobs"]
    assert jobs["test"] == {"uses": "./.github/workflows/test.yml"}
    assert "workflow_call" in read_yaml(ROOT / ".github/workflows/test.yml")[True]  # YAML reads `on` as yes
    assert jobs["publish"]["needs"] == ["test", "build"]
    assert any("merge-base --is-ancestor" in step.get("run", "") for step in jobs["build"]["steps"])


def test_a_key_that_stands_twice_is_a_fault(tmp_path):
    (tmp_path / "a.yml").write_text("a: 1\nb: {c: 2}\n")
    assert read_yaml(tmp_path / "a.yml") == {"a": 1, "b": {"c": 2}}
    (tmp_path / "a.yml").write_text("a: 1\nb:\n  c: 2\n  c: 3\n")
    with pytest.raises(AssertionError, match="stands twice"): read_yaml(tmp_path / "a.yml")


def test_every_file_has_a_licence_as_data():
    "REUSE.toml names licences whose texts are there; those of the model and the song agree with what lies beside them"
    tables = tomllib.loads((ROOT / "REUSE.toml").read_text("utf-8"))["annotations"]
    named = {word for table in tables for word in table["SPDX-License-Identifier"].split(" AND ")}
    assert tables[0]["path"] == "**" and named == {path.stem for path in (ROOT / "LICENSES").iterdir()}
    assert (ROOT / "LICENSES/Apache-2.0.txt").read_text("utf-8") == (ROOT / "LICENSE").read_text("utf-8")
    assert (ROOT / "LICENSES/MIT.txt").read_text("utf-8").strip() in (ROOT / "NOTICE").read_text("utf-8")
    model = json.loads((ROOT / "audiotag/models/default/model.json").read_text("utf-8"))
    song = json.loads((ROOT / "audiotag/samples/demo.json").read_text("utf-8"))
    assert model["licence"] == "Apache-2.0" and song["licence"].startswith("Apache-2.0")


def test_every_requirement_is_pinned_once():
    "constraints.txt holds a version of each package that settings.ini names, within what it allows"
    pinned = dict(re.findall(r"^([\w.-]+)==(\S+)$", (ROOT / "constraints.txt").read_text("utf-8"), re.M))
    asked = [Requirement(word) for key, value in SETTINGS.items() if key.endswith("requirements") for word in value.split()]
    wrong = [str(each) for each in asked if not each.specifier.contains(pinned.get(canonicalize_name(each.name), "0"))]
    assert not wrong, f"constraints.txt does not hold {wrong}"


LIGHT = """
import sys
sys.modules.update(dict.fromkeys(sys.argv[1].split()))  # importing one of them fails
import audiotag
from audiotag import Tagger
from audiotag.adaptation import learn_corrections
from audiotag.cli.main import run
from audiotag.files import MissingError, how_to_install
from audiotag.listen.app import create_app
from audiotag.similar import similar
song = sys.argv[2]
assert run(["tag", song, "--format", "json", "--out", sys.argv[3]]) == 0
assert run(["play", song, "--html", sys.argv[3] + ".html"]) == 0
create_app(Tagger.from_pretrained())
tagger = Tagger.from_pretrained()
tags = tagger.tag(song)
wanted = {"matplotlib": [tags.plot], "anywidget": [lambda: audiotag.Player, lambda: audiotag.Recorder],
          "pandas": [lambda: tags.events, lambda: tags.scores, tags.summary, lambda: similar(tagger, (song, 0, 2)),
                     lambda: learn_corrections(tagger, "corrections.csv", "learnt")]}
for package, ways in wanted.items():
    for way in ways:
        try: way()
        except MissingError as error: assert str(error) == f"{package}: is not installed; get it with: pip install {package}"
        else: raise AssertionError(package)
assert {how_to_install(package) for package in sys.argv[1].split()} == {f"pip install {package}" for package in sys.argv[1].split()}
"""


def test_a_server_does_without_what_its_image_leaves_out(tmp_path):
    "tools/light.py names the rest, and the Dockerfile installs that"
    unserved = SETTINGS["unserved"].split()
    light = subprocess.run([sys.executable, ROOT / "tools/light.py"], capture_output=True, text=True).stdout.split()
    assert [word for word in SETTINGS["requirements"].split() if re.match(r"[\w-]+", word)[0] not in unserved] == light
    assert len(light) == len(SETTINGS["requirements"].split()) - len(unserved)
    song = ROOT / "audiotag/samples/demo.ogg"
    done = subprocess.run([sys.executable, "-c", LIGHT, " ".join(unserved), song, tmp_path / "demo.json"], capture_output=True, text=True,
                          env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode == 0 and json.loads((tmp_path / "demo.json").read_text("utf-8"))["events"], done.stderr
    copied = re.findall(r"^COPY (?!--)(.+) \S+$", (ROOT / "Dockerfile").read_text("utf-8"), re.M)
    ignored = (ROOT / ".dockerignore").read_text("utf-8").split("\n")
    assert all((ROOT / part).exists() and f"!{part}" in ignored for line in copied for part in line.split())
