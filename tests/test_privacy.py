"""Nothing leaves the machine: tagging and serving look nobody up, connect to nobody, and write where they are told to and nowhere else"""
import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import httpx
import pytest
from project import LIMIT, NOTEBOOKS, ROOT, start, wait_until
from serve_client import Page

DEMO = Path(str(files("audiotag"))) / "samples" / "demo.ogg"
TRACED = pytest.mark.skipif(not shutil.which("strace"), reason="needs strace, which .ci/run installs")


@pytest.fixture
def home(tmp_path):
    "An environment whose home, temporary files and caches lie in `home.folder`, and in which nothing is said about telemetry"
    (tmp_path / "home/tmp").mkdir(parents=True)
    place, skipped = str(tmp_path / "home"), ("XDG_", "ORT_", "HF_", "MPLCONFIGDIR", "FORWARDED_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(skipped)}
    return {**kept, "HOME": place, "TMPDIR": f"{place}/tmp", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


TAG = "import sys; from audiotag.cli.main import main; sys.argv = ['audiotag', 'tag', sys.argv[1], '--out', sys.argv[2]]; main()"
LOAD = "import os; from audiotag.model_folder import onnx_runtime; onnx_runtime(); print(os.environ['ORT_DISABLE_TELEMETRY']"


def audiotag(env, *arguments):
    "What a process of Python prints"
    done = subprocess.run([sys.executable, *arguments], env=env, timeout=LIMIT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def written(env):
    "Files and folders below home, temporary ones included"
    return sorted(str(path.relative_to(env["HOME"])) for path in Path(env["HOME"]).rglob("*") if path.name != "tmp")


def test_tagging_leaves_nothing_under_home(home, tmp_path):
    audiotag(home, "-c", TAG, DEMO, tmp_path / "demo.json")
    assert written(home) == [] and sorted(path.name for path in tmp_path.iterdir()) == ["demo.json", "home"]


def test_loading_a_model_starts_no_thread_and_leaves_nothing_under_home(home):
    tasks = "/proc/self/task"
    said = audiotag(home, "-c", f"{LOAD}, *(os.listdir('{tasks}') if os.path.isdir('{tasks}') else '1'))").split()
    assert said[0] == "1" and len(said) == 2 and written(home) == []


def test_who_asks_for_reports_gets_them(home):
    assert audiotag({**home, "ORT_DISABLE_TELEMETRY": "0"}, "-c", f"{LOAD})").strip() == "0"


def test_onnx_runtime_is_imported_in_one_place():
    "A second import elsewhere could come first, before telemetry is off"
    pattern = re.compile(r"^\W*(?:import|from) onnxruntime", re.MULTILINE)
    sources = [*(ROOT / "audiotag").rglob("*.py"), *NOTEBOOKS, *(ROOT / "tests").glob("*.py"), *(ROOT / "tools").glob("*.py")]
    found = sorted(path.name for path in sources if pattern.search(path.read_text(encoding="utf-8")))
    assert found == ["032_model_folder.ipynb", "model_folder.py"]
    assert "ORT_DISABLE_TELEMETRY=1" in (ROOT / "Dockerfile").read_text()


def asked(trace):
    "What a trace shows that is no business of ours: names looked up, hosts connected to, files written outside of home"
    text = trace.read_text(errors="replace")
    assert "execve(" in text, "nothing was traced"
    far = [line for line in text.splitlines() if re.search(r"connect\(.*sa_family=AF_INET", line)]
    names = [line for line in text.splitlines() if re.search(r"(resolv\.conf|nsswitch\.conf|/etc/hosts|htons\(53\))", line)]
    made = re.findall(r'openat\([^"]*"([^"]+)", [^)]*(?:O_CREAT|O_WRONLY|O_RDWR)', text) + re.findall(r'mkdir(?:at)?\([^"]*"([^"]+)"', text)
    return far, names, [path for path in made if not path.startswith(("/dev/", "/proc/"))]


@contextmanager
def traced(command, trace, env):
    "A command, and all that it starts, traced"
    calls = "trace=execve,connect,sendto,openat,open,creat,mkdir,mkdirat"
    process = start("strace", "-D", "-f", "-s", "500", "-e", calls, "-o", trace, *command, env=env, stdout=subprocess.PIPE, text=True)
    try: yield process
    finally:
        process.terminate()
        process.wait(LIMIT)
        ended = re.compile(rf"^{process.pid} .*\+\+\+ (exited|killed)", re.MULTILINE)
        wait_until(lambda: ended.search(trace.read_text(errors="replace")), "the end of the trace")


@TRACED
def test_tagging_asks_the_system_for_no_name_and_no_host(home, tmp_path):
    out = tmp_path / "home/demo.csv"
    with traced([sys.executable, "-c", TAG, DEMO, out], tmp_path / "trace", home) as process:
        assert process.wait(LIMIT) == 0
    far, names, made = asked(tmp_path / "trace")
    assert (far, names) == ([], []) and [path for path in made if not path.startswith(home["HOME"])] == []


SERVE = """
import sys
from audiotag import Tagger
from audiotag.listen.run import run
run(Tagger.from_pretrained(), port=0, started=lambda url: print(url, flush=True))
"""


@TRACED
def test_serving_a_song_asks_the_system_for_no_name_and_no_host(home, tmp_path):
    with traced([sys.executable, "-c", SERVE], tmp_path / "trace", home) as process:
        url = process.stdout.readline().strip().rstrip("/")
        id = httpx.post(f"{url}/songs?name=demo.ogg", content=DEMO.read_bytes(), trust_env=False, timeout=LIMIT).json()["id"]
        with Page(url, id) as page: page.until("segments", done=True)
    far, names, made = asked(tmp_path / "trace")
    assert (far, names) == ([], []) and [path for path in made if not path.startswith(home["HOME"])] == []
    assert written(home) == []
