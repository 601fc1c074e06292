"""Nothing leaves the machine: tagging and serving look nobody up, connect to nobody, and write where they are told to and nowhere else"""
import base64
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

import httpx
import pytest
from project import LIMIT, NOTEBOOKS, ROOT, start, wait_until
from serve_client import Page, serving, tagger

from audiotag.formats import FORMATS
from audiotag.listen.page import save_page, saved
from audiotag.listen.session import Session

DEMO = Path(str(files("audiotag"))) / "samples" / "demo.ogg"
TRACED = pytest.mark.skipif(not shutil.which("strace"), reason="needs strace, which .ci/run installs")


@pytest.fixture
def home(tmp_path):
    "An environment whose home, temporary files and caches lie in `home.folder`, and in which nothing is said about telemetry"
    (tmp_path / "home/tmp").mkdir(parents=True)
    place, skipped = str(tmp_path / "home"), ("XDG_", "ORT_", "HF_", "MPLCONFIGDIR", "FORWARDED_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(skipped)}
    return {**kept, "HOME": place, "TMPDIR": f"{place}/tmp", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1",
            "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # NumPy's own threads are not what is counted


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


# --- What is passed on holds names and no paths ---------------------------------------------------------------------------------------

def everything(session, send):
    "All that a session gives out: each export, a saved page with what is packed in it, each message to a view"
    for format in FORMATS: yield "".join(session.export(format))
    page = saved(session)
    yield json.dumps(page["exports"])
    yield from (base64.b64decode(message).decode("latin-1") for message in page["messages"])
    yield json.dumps([message for message, _ in send])


@pytest.mark.parametrize("kind", ["absolute path", "Path", "relative path", "link"])
def test_nothing_that_is_passed_on_tells_where_a_song_lies(tmp_path, monkeypatch, kind):
    folder = tmp_path / "senders_folder"
    folder.mkdir()
    shutil.copy(DEMO, folder / "tune.ogg")
    (tmp_path / "linked_folder").symlink_to(folder)
    monkeypatch.chdir(tmp_path)
    source = {"absolute path": str(folder / "tune.ogg"), "Path": folder / "tune.ogg", "relative path": "senders_folder/tune.ogg",
              "link": str(tmp_path / "linked_folder/tune.ogg")}[kind]
    said = []
    with closing(Session(tagger(), source, lambda message, buffers: said.append((message, buffers)), folder=tmp_path)) as session:
        session.receive({"type": "ready", "view": "v"})
        session.run()
        session.receive({"type": "correct", "view": "v", "op": "change", "add": [dict(start=0, end=1, label="oboe", verdict="added")]})
        for format in FORMATS: session.receive({"type": "export", "view": "v", "format": format, "id": 1})
        session.run()
        page = save_page(session, tmp_path / "page.html").read_text("utf-8")
        texts = [page, *everything(session, said)]
        assert any("tune" in text for text in texts)
        for text in texts:
            for path in ("senders_folder", "linked_folder", str(tmp_path), tmp_path.name, session.folder.name): assert path not in text


def test_an_error_does_not_tell_where_a_song_lies(tmp_path):
    folder = tmp_path / "senders_folder"
    folder.mkdir()
    (folder / "ring").symlink_to(folder / "ring")
    (folder / "text.mp3").write_text("Dear diary")
    (folder / "empty.wav").write_bytes(b"")
    for name in ("ring", "text.mp3", "empty.wav", "gone.mp3", "x" * 300, "nul\0"):
        said = []
        send = lambda message, buffers, said=said: said.append(message)  # noqa: E731
        with closing(Session(tagger(), str(folder / name), send, folder=tmp_path)) as session:
            session.receive({"type": "ready", "view": "v"})
            session.run()
            assert session.error and said and "senders_folder" not in json.dumps(said)


def test_nothing_that_the_server_gives_out_tells_where_it_keeps_a_song(tmp_path):
    with serving(tmp_path) as server:
        with server.page(id := server.song(name="C:\\Users\\pupil\\tune.ogg")) as page:
            page.until("segments", done=True)
            for format in FORMATS:
                page.say("export", id=format, format=format)
                page.until("file", id=format)
        with server.page(broken := server.song(b"no song", name="/home/pupil/broken.ogg")) as other: other.until_fatal()
        with server.client() as client: headers = [dict(client.get(f"/songs/{id}/audio").headers), client.get("/version").text]
        packed = b"".join(buffer for buffers in page.buffers for buffer in buffers).decode("latin-1")
        given = json.dumps([page.messages, other.messages, headers]) + packed
        for path in (str(tmp_path), tmp_path.name, server.root.name, "audiotag-serve", "pupil", broken): assert path not in given
        assert "tune" in given


# --- Nobody is told ---------------------------------------------------------------------------------------------------------------

def test_onnx_runtime_is_imported_in_one_place():
    "A second import elsewhere could come first, before telemetry is off"
    pattern = re.compile(r"^\W*(?:import|from) onnxruntime", re.MULTILINE)
    sources = [*(ROOT / "audiotag").rglob("*.py"), *NOTEBOOKS, *(ROOT / "tests").glob("*.py"), *(ROOT / "tools").glob("*.py")]
    found = sorted(path.name for path in sources if pattern.search(path.read_text(encoding="utf-8")))
    programs = ["other_languages.ipynb"]  # the page's programs are for who has no audiotag
    assert found == ["032_model_folder.ipynb", "model_folder.py", *programs]
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
