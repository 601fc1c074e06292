"""What the tests share: where the project is, a copy of it to work in, how a command is run or started, and how something is waited for."""
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted(path for path in (ROOT / "nbs").rglob("[!_.]*.ipynb") if ".ipynb_checkpoints" not in path.parts)
PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
PARTS = ["audiotag", "nbs", "settings.ini", "setup.py", "pyproject.toml", "_quarto.yml", "MANIFEST.in", "LICENSE", "NOTICE", "README.md",
         "CONTRIBUTING.md", "CHANGELOG.md", "CITATION.cff", "SECURITY.md", "REUSE.toml", "LICENSES", "constraints.txt", "tools"]
LABELS = json.loads((ROOT / "audiotag/models/default/model.json").read_text())["labels"]  # of the bundled model
LIMIT = 250  # seconds that anything may take: a machine may be busy, and nobody waits for what has happened


class _Once(yaml.SafeLoader):
    "YAML as Quarto and GitHub read it: a key that stands twice is a fault, not the last of the two"

    def construct_mapping(self, node, deep=False):
        keys = [key.value for key, _ in node.value]
        assert len(keys) == len(set(keys)), f"{node.start_mark.name}, line {node.start_mark.line + 1}: a key stands twice among {keys}"
        return super().construct_mapping(node, deep)


def read_yaml(path):
    "What a file of YAML says"
    with open(path, encoding="utf-8") as file: return yaml.load(file, _Once)


def copy_project(to):
    "A copy of what is packaged and documented, without anything that was built: a test may write in it as it likes."
    for part in PARTS:
        if (ROOT / part).is_dir():
            ignore = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
            shutil.copytree(ROOT / part, to / part, symlinks=True, ignore=ignore)
        else:
            shutil.copy2(ROOT / part, to / part)
    return to


def run(*command, check=True, **options):
    "Run a command, the console scripts of this Python's environment first on the path; with `check` fail with all that it printed"
    command = [str(word) for word in command]
    options.setdefault("env", {**os.environ, "PATH": PATH})
    done = subprocess.run([shutil.which(command[0], path=PATH), *command[1:]], capture_output=True, text=True, timeout=1800,
                          stdin=subprocess.DEVNULL, **options)
    assert not check or done.returncode == 0, f"{' '.join(command)}: exit status {done.returncode}\n{done.stdout}{done.stderr}"
    return done


def start(*command, **options):
    "Start a command that a test may interrupt: what was started in the background ignores SIGINT or SIGHUP, and would hand that down"
    handlers = {number: signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL for name in ("SIGINT", "SIGHUP")
                if (number := getattr(signal, name, None))}
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}  # on the main thread only
    try:
        return subprocess.Popen([str(word) for word in command], **options)
    finally:
        for number, handler in before.items(): signal.signal(number, handler)


def wait_until(found, what="it"):
    "What `found()` gives as soon as that is true"
    end = time.monotonic() + LIMIT
    while not (result := found()):
        assert time.monotonic() < end, f"{what}: did not happen within {LIMIT} s"
        time.sleep(0.01)
    return result
