"""What the tests of the project as a whole share: where it is, a copy of it to work in, and how a command is run."""
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted(path for path in (ROOT / "nbs").rglob("[!_.]*.ipynb") if ".ipynb_checkpoints" not in path.parts)
PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
PARTS = ["audiotag", "nbs", "settings.ini", "setup.py", "pyproject.toml", "_quarto.yml", "MANIFEST.in", "LICENSE", "README.md",
         "CONTRIBUTING.md", "constraints.txt"]


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
