"""What a user gets: the wheel, made from the source archive, installed without extras in a new environment, run without a network."""
import json
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest
from project import LABELS, ROOT, copy_project, run

NO_NETWORK = """
import socket

def refuse(*args, **kwargs):
    raise OSError("the network is blocked in this test")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refuse
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    "The wheel, built by way of the source archive, so that a file missing from either is missed here"
    source = copy_project(tmp_path_factory.mktemp("source"))
    run(sys.executable, "-m", "build", "--no-isolation", cwd=source)
    return next((source / "dist").glob("*.whl"))


@pytest.fixture(scope="module")
def alone(wheel, tmp_path_factory):
    "Runs a console script of a new environment that holds the wheel and the core's requirements, cut off from the network"
    home = tmp_path_factory.mktemp("user")
    run(sys.executable, "-m", "venv", home / "venv")
    run(home / "venv/bin/python", "-I", "-m", "pip", "install", "--quiet", "--constraint", ROOT / "constraints.txt", wheel)
    (home / "blocked").mkdir()
    (home / "blocked" / "sitecustomize.py").write_text(NO_NETWORK)
    unshare = ["unshare", "--map-root-user", "--net"]
    able = shutil.which("unshare") and subprocess.run([*unshare, "true"], capture_output=True).returncode == 0
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(home), "PYTHONPATH": str(home / "blocked"), "LC_ALL": "C.UTF-8"}

    def run_alone(script, *arguments):
        command = [*(unshare if able else []), home / "venv" / "bin" / script, *arguments]
        return run(*command, cwd=home, env=environment, check=False)

    return run_alone


PACKAGE = {path.relative_to(ROOT).as_posix() for path in (ROOT / "audiotag").rglob("*") if path.is_file() and path.suffix != ".pyc"}
LICENCES = {"LICENSE", "NOTICE"}
ABOUT = {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "top_level.txt"} | {f"licenses/{name}" for name in LICENCES}
PAPERS = {"CHANGELOG.md", "CITATION.cff", "CONTRIBUTING.md", "LICENSES/Apache-2.0.txt", "LICENSES/MIT.txt", "README.md", "REUSE.toml",
          "SECURITY.md"} | LICENCES
BUILT_FROM = {"MANIFEST.in", "PKG-INFO", "constraints.txt", "pyproject.toml", "settings.ini", "setup.cfg", "setup.py"}


def test_the_wheel_holds_the_package_and_nothing_else(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    about = {name for name in names if name.startswith("audiotag_instruments-") and ".dist-info/" in name}
    sources = {name for name in PACKAGE if name.startswith("audiotag/static/player/")}  # which are joined in player.js
    assert len(sources) > 40 and names - about == PACKAGE - sources and {name.partition("/")[2] for name in about} == ABOUT
    kinds = {path.suffix for path in map(Path, PACKAGE)}
    assert kinds <= {".css", ".html", ".js", ".json", ".npz", ".ogg", ".onnx", ".py", ".pyi", ".safetensors", ".svg", ".txt",
                     ".typed", ".webmanifest"}, "a new kind of file: does it belong in the package?"
    assert {"audiotag/models/default/model.onnx", "audiotag/models/default/model.json", "audiotag/samples/demo.json"} <= names
    assert wheel.stat().st_size < 20e6


def test_the_source_archive_holds_what_the_wheel_is_made_from(wheel):
    with tarfile.open(next(wheel.parent.glob("*.tar.gz"))) as archive:
        names = {member.name.partition("/")[2] for member in archive if member.isfile()}
    made = {name for name in names if name.startswith("audiotag_instruments.egg-info/")}
    assert names - made == PACKAGE | PAPERS | BUILT_FROM


def test_the_metadata_says_whose_it_is_and_leads_somewhere(wheel):
    with zipfile.ZipFile(wheel) as files:
        told = message_from_bytes(files.read(next(name for name in files.namelist() if name.endswith(".dist-info/METADATA"))))
    assert (told["Name"], told["License-Expression"], set(told.get_all("License-File"))) == (
        "audiotag-instruments", "Apache-2.0 AND MIT", LICENCES)
    links = re.findall(r"\]\(([^)\s]+)\)", told.get_payload())
    assert links and all(re.match(r"https?://|#", link) for link in links), "on PyPI no file lies beside the text"


def test_nothing_of_the_extras_is_installed(alone):
    listed = json.loads(alone("pip", "list", "--format", "json").stdout)
    names = {package["name"].lower() for package in listed}
    assert {"audiotag-instruments", "onnxruntime"} <= names and not {"torch", "fastai", "librosa", "numba", "nbdev"} & names


def test_the_network_is_blocked(alone):
    said = alone("python", "-c", "import socket; socket.socket().connect(('127.0.0.1', 9))")
    assert said.returncode != 0 and "the network is blocked in this test" in said.stderr


@pytest.fixture
def truth(wheel):
    with zipfile.ZipFile(wheel) as files:
        return json.loads(files.read("audiotag/samples/demo.json"))


def test_the_demo_runs(alone, truth):
    said = alone("audiotag", "demo")
    assert said.returncode == 0, said.stdout + said.stderr
    text = re.sub(r"\W+", "_", said.stdout.lower())
    missing = {event["label"] for event in truth["events"] if event["label"] not in text}
    assert not missing, f"the demo's timeline does not show {missing}:\n{said.stdout}"


def test_the_bundled_song_is_tagged_as_json(alone, truth, wheel, tmp_path):
    with zipfile.ZipFile(wheel) as files:
        song = files.extract(f"audiotag/samples/{truth['file']}", tmp_path)
    said = alone("audiotag", "tag", song, "--format", "json")
    assert (said.returncode, said.stderr) == (0, "")
    tags = json.loads(said.stdout)
    assert set(tags) - {"families", "perhaps"} == {"file", "duration", "model", "labels", "segments", "events"}  # these where there are any
    assert tags["file"] == song and abs(tags["duration"] - truth["duration"]) < 0.1 and len(tags["labels"]) == len(LABELS)
    assert {event["label"] for event in tags["events"]} & {event["label"] for event in truth["events"]}


def test_the_core_makes_a_page_and_serves(alone, truth, wheel, tmp_path):
    with zipfile.ZipFile(wheel) as files:
        song = files.extract(f"audiotag/samples/{truth['file']}", tmp_path)
    said = alone("audiotag", "play", song, "--html", tmp_path / "song.html")
    assert (said.returncode, said.stderr) == (0, "") and (tmp_path / "song.html").stat().st_size > 500_000
    code = "from audiotag import Player, Tagger; from audiotag.listen.app import create_app; " \
           "print(Player.__name__, create_app(Tagger.from_pretrained()))"
    said = alone("python", "-c", code)
    assert said.returncode == 0 and said.stdout.startswith("Player <starlette"), said.stderr


@pytest.mark.parametrize("command", [["data", "list"], ["mix", "table.csv", "--to", "mix"], ["spectrograms", "clips.csv", "--to", "here"]])
def test_commands_that_need_the_training_extra_say_so(alone, command):
    said = alone("audiotag", *command)
    assert said.returncode == 1 and said.stderr.count("\n") == 1 and "pip install 'audiotag-instruments[train]'" in said.stderr
