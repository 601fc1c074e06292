"""Models on a stand-in for the hub: what goes up comes down, and whatever goes wrong is one line and leaves nothing half-written"""
import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from broken_server import Fault
from hub_server import HubServer, Repo
from huggingface_hub import ModelCard, constants, file_download
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from project import LABELS, ROOT, start, wait_until

from audiotag import Tagger
from audiotag.card import MARK, model_card
from audiotag.hub import copy_model, describe, download, list_models
from audiotag.model_folder import ModelError, local_folder, read_info
from audiotag.publish import publish

SONG = local_folder("default").parents[1] / "samples" / "demo.ogg"
FILES = {path.name: path.read_bytes() for path in local_folder("default").iterdir() if path.name != "weights.safetensors"}
COMMAND = [sys.executable, "-c", "from audiotag.cli.main import main; main()"]
LISTEN = "import sys; from audiotag import Tagger; print(len(Tagger.from_pretrained(sys.argv[1]).labels))"


@pytest.fixture(autouse=True)
def no_settings_of_ones_own(monkeypatch, tmp_path):
    "Neither the developer's token nor cache, whatever the machine"
    for name in ("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "HF_HUB_OFFLINE", "HF_ENDPOINT", "HF_HUB_CACHE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(constants, "HF_TOKEN_PATH", str(tmp_path / "home" / "token"))
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)


@pytest.fixture
def server():
    "A hub with one public model"
    with HubServer() as server:
        server.tokens = {"hf_reader": "read", "hf_writer": "write"}
        server.repos["org/model"] = Repo()
        server.repos["org/model"].commit(FILES)
        yield server


@pytest.fixture
def get(server, tmp_path):
    "`download` from the stand-in into a cache of this test"
    return lambda name="org/model", **options: download(name, cache=tmp_path / "cache", endpoint=server.url, **options)


@pytest.fixture
def mine(tmp_path):
    "A model folder to publish"
    return Path(shutil.copytree(local_folder("default"), tmp_path / "mine"))


def contents(folder): return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def left(folder):
    "Networks below a folder, also half-written ones"
    return sorted(path.name for path in Path(folder).rglob("*") if path.is_file() and path.suffix in (".onnx", ".incomplete"))


def refused(call, *causes):
    "The line with which something is refused"
    with pytest.raises(ModelError) as caught: call()
    line = str(caught.value)
    assert "\n" not in line and "hf_" not in line and all(cause in line for cause in causes), line
    return line


def environment(server, tmp_path, **more):
    "For a process of its own, whose only hub is the stand-in"
    return {**os.environ, "PYTHONPATH": str(ROOT), "HF_HOME": str(tmp_path / "home"), "HF_ENDPOINT": server.url, **more}


def run(*command, **env):
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, env=env, timeout=120)
    assert "hf_writer" not in done.stderr + done.stdout
    return done


@pytest.mark.parametrize("lfs_from", [10_000, 1_000_000_000], ids=["large file storage", "plain files"])
def test_what_is_published_comes_back_byte_for_byte(server, mine, get, monkeypatch, lfs_from):
    monkeypatch.setattr(constants, "HF_HUB_DISABLE_XET", True)
    server.lfs_from = lfs_from
    (mine / "notes.txt").write_text("for me")
    assert publish(mine, "org/new", token="hf_writer", endpoint=server.url) == f"{server.url}/org/new"
    folder = get("org/new")
    assert set(contents(folder)) == {*FILES, "README.md"}
    assert contents(get("org/new", weights=True))["weights.safetensors"] == (mine / "weights.safetensors").read_bytes()
    assert contents(folder) == {**FILES, "README.md": (folder / "README.md").read_bytes(),
                                "weights.safetensors": (mine / "weights.safetensors").read_bytes()}
    assert MARK in (folder / "README.md").read_text()
    ours, theirs = (Tagger.from_pretrained(place).tag(SONG, hop=3.0) for place in (mine, str(folder)))
    assert ours.to_events() == theirs.to_events() and (ours.values == theirs.values).all()


def test_only_what_a_model_needs_is_fetched_and_only_once(server, get):
    weights = (local_folder("default") / "weights.safetensors").read_bytes()
    others = {name: name.encode() for name in ["old/model.pt", "pytorch_model.bin", "notes.txt", "README.md", "LICENSE"]}
    server.repos["org/model"].commit({**others, "weights.safetensors": weights})
    folder = get()
    assert set(contents(folder)) == {*FILES, "LICENSE", "README.md"}
    asked = len([path for path in server.paths("GET") if "resolve" in path])
    assert get() == folder
    assert len([path for path in server.paths("GET") if "resolve" in path]) == asked == 2 + len(FILES)
    assert contents(get(weights=True))["weights.safetensors"] == weights


def test_revisions(server, mine, get):
    where = dict(token="hf_writer", endpoint=server.url)
    publish(mine, "org/new", tag="v1", **where)
    info = read_info(mine)
    (mine / "model.json").write_text(json.dumps({**info, "name": "second"}))
    publish(mine, "org/new", tag="v2", **where)
    names = [read_info(get(name))["name"] for name in ("org/new", "org/new@v1", "org/new@v2", "org/new@main")]
    assert names == ["second", "default", "second", "second"]
    commit = server.repos["org/new"].refs["v1"]
    assert read_info(get(f"org/new@{commit}"))["name"] == "default"
    refused(lambda: get("org/new@v3"), "org/new@v3: ", "this revision of it is not")
    refused(lambda: publish(mine, "org/new", tag="v1", **where), "org/new@v1: was published", "another tag")


def test_offline_with_and_without_cache(server, tmp_path):
    env = environment(server, tmp_path)
    assert run(sys.executable, "-c", LISTEN, "org/model", **env).stdout == f"{len(LABELS)}\n"
    asked = len(server.asked)
    offline = {**env, "HF_HUB_OFFLINE": "1"}
    assert run(sys.executable, "-c", LISTEN, "org/model", **offline).stdout == f"{len(LABELS)}\n"
    done = run(sys.executable, "-c", LISTEN, "org/other", **offline)
    assert done.returncode == 1 and "org/other: is not in the cache, and offline mode is on; unset HF_HUB_OFFLINE" in done.stderr
    assert len(server.asked) == asked


def test_a_hub_that_cannot_be_reached(server, get):
    folder = get()
    server.__exit__()
    assert get() == folder
    refused(lambda: get("org/other"), "org/other: the hub cannot be reached", "check the network")
    refused(lambda: get("org/model@v2"), "cannot be reached")


def test_a_hub_in_trouble_does_not_keep_anybody_from_the_cache(server, get):
    folder = get()
    server.break_at("/api/", always=Fault(status=503))
    assert get() == folder


@pytest.mark.parametrize("name, token, fault, cause", [
    ("org/none", None, None, "no such model on the hub, unless it is private; check the name, or give a token with HF_TOKEN"),
    ("org/none", "hf_reader", None, "no such model on the hub"),
    ("org/private", None, None, "unless it is private"),
    ("org/gated", "hf_reader", None, "its owner wants to be asked first"),
    ("org/model", "hf_expired", None, "does not accept the token"),
    ("org/model", None, Fault(status=429, headers={"Retry-After": "30"}), "too many requests; try again in 30 seconds"),
    ("org/model", None, Fault(status=429), "some minutes"),
    ("org/model", None, Fault(status=500), "out of order (status 500)"),
    ("org/model", None, Fault(status=404), "does not know what it was asked for"),
])
def test_what_the_hub_refuses(server, get, tmp_path, name, token, fault, cause):
    server.repos |= {"org/private": Repo(private=True), "org/gated": Repo(gated=True)}
    if fault: server.break_at("GET /api/", always=fault)
    refused(lambda: get(name, token=token), f"{name}: ", cause)
    assert left(tmp_path) == []


def test_a_private_model_with_a_token(server, get, monkeypatch):
    server.repos["org/private"] = Repo(private=True)
    server.repos["org/private"].commit(FILES)
    assert contents(get("org/private", token="hf_reader")) == FILES
    monkeypatch.setenv("HF_TOKEN", "hf_reader")
    server.asked.clear()
    get("org/private")
    assert {token for *_, token in server.asked} == {"hf_reader"}


def test_the_token_does_not_go_to_the_storage(server, get):
    server.lfs_from = 10_000
    assert contents(get(token="hf_reader")) == FILES
    assert {token for _, path, token in server.asked if path.startswith("/storage")} == {""}


def test_a_wrong_sum_on_the_hub(server, get):
    server.repos["org/model"].commit({"model.onnx": FILES["model.onnx"][:-1] + b"?"})
    refused(get, "org/model: its model.onnx is damaged", "SHA-256", "tell its author")
    server.repos["org/model"].commit({"model.onnx": FILES["model.onnx"], "weights.safetensors": b"of another model"})
    refused(lambda: get(weights=True), "org/model: its weights.safetensors is damaged", "SHA-256", "tell its author")


def test_a_damaged_cache_is_mended(server, get):
    blob = (get() / "model.onnx").resolve()
    blob.write_bytes(FILES["model.onnx"][: 100_000])
    assert contents(get()) == FILES
    server.repos["org/model"].commit({"weights.safetensors": (weights := (local_folder("default") / "weights.safetensors").read_bytes())})
    (get(weights=True) / "weights.safetensors").resolve().write_bytes(weights[:-1] + b"?")
    assert contents(get(weights=True)) == {**FILES, "weights.safetensors": weights}
    blob.write_bytes(b"")
    server.__exit__()
    refused(get, "damaged")


def test_pickles_and_other_repositories(server, get, tmp_path):
    server.repos |= {"org/pickle": Repo(), "org/text": Repo(), "org/half": Repo(), "org/empty": Repo(), "org/odd": Repo()}
    server.repos["org/pickle"].commit({"pytorch_model.bin": b"\x80", "model.json": FILES["model.json"], "README.md": b"# Hi"})
    server.repos["org/text"].commit({"config.json": b"{}"})
    server.repos["org/half"].commit({"model.json": FILES["model.json"]})
    server.repos["org/empty"].commit({})
    server.repos["org/odd"].commit({**FILES, "model.json": b"{}"})
    refused(lambda: get("org/pickle"), "holds a pickle (pytorch_model.bin)", "run whatever program is in it", "ask its author")
    refused(lambda: get("org/text"), "lacks model.json")
    refused(lambda: get("org/half"), "lacks model.onnx")
    refused(lambda: get("org/empty"), "lacks model.json")
    refused(lambda: get("org/odd"), "org/odd: its model.json: has format None")
    assert not any("pytorch_model" in path for path in server.paths("GET"))


def test_a_download_that_is_cut_off_goes_on(server, get, monkeypatch):
    monkeypatch.setattr(constants, "DOWNLOAD_CHUNK_SIZE", 10_000)
    commit = server.repos["org/model"].refs["main"]
    network = f"/org/model/resolve/{commit}/model.onnx"
    server.break_at(f"GET {network}", Fault(cut=500_000), Fault(cut=500_000))
    assert contents(get()) == FILES
    assert server.resumed == [(network, 500_000), (network, 1_000_000)]


def test_a_download_that_is_cut_off_again_and_again(server, get, tmp_path, monkeypatch):
    monkeypatch.setattr(file_download.time, "sleep", lambda seconds: None)
    server.break_at("/model.onnx", always=Fault(cut=0))
    refused(get, "org/model: the hub cannot be reached, nor is the model complete")
    assert left(tmp_path) == []


def test_a_download_that_is_killed_leaves_no_model(server, get, tmp_path):
    server.break_at(f"GET /org/model/resolve/{server.repos['org/model'].refs['main']}/model.onnx", Fault(drip=0.05))
    env = environment(server, tmp_path, HF_HUB_CACHE=str(tmp_path / "cache"))
    slow = start(sys.executable, "-c", LISTEN, "org/model", env=env)
    wait_until(lambda: slow.poll() is not None or any(path.endswith("model.onnx") for path in server.paths("GET")))
    assert slow.poll() is None
    slow.send_signal(signal.SIGKILL)
    slow.wait()
    assert [row["name"] for row in list_models(tmp_path / "cache")] == ["default"]
    assert contents(get()) == FILES
    assert [row["name"] for row in list_models(tmp_path / "cache")] == ["default", "org/model"]


def test_a_full_disk(get, tmp_path, monkeypatch):
    def full(*args, **options): raise OSError(errno.ENOSPC, "No space left on device", "x")
    with monkeypatch.context() as patch:
        patch.setattr(file_download, "http_get", full)
        refused(get, "org/model: the disk is full; make room")
    assert left(tmp_path) == []
    get()
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfile", full)
        refused(lambda: copy_model("default", tmp_path / "copy"), "copy: cannot be written (the disk is full)")
    assert not (tmp_path / "copy").exists()


def test_nothing_is_sent_of_a_folder_that_is_refused(server, mine):
    where = dict(token="hf_writer", endpoint=server.url)
    (mine / "deep").mkdir()
    (mine / "deep" / "learner.PKL").touch()
    refused(lambda: publish(mine, "org/new", **where), "learner.PKL: is a pickle")
    shutil.rmtree(mine / "deep")
    (mine / "model.onnx").write_bytes(FILES["model.onnx"] + b" ")
    refused(lambda: publish(mine, "org/new", **where), "model.onnx: is damaged")
    (mine / "model.onnx").write_bytes(FILES["model.onnx"])
    info = read_info(mine)
    (mine / "model.json").write_text(json.dumps({key: value for key, value in info.items() if key != "licence"}))
    refused(lambda: publish(mine, "org/new", **where), "model.json: lacks `licence`")
    refused(lambda: publish(mine / "none", "org/new", **where), "model.json: No such file")
    assert server.asked == []


def test_who_may_publish_and_where(server, mine):
    refused(lambda: publish(mine, "org/new", endpoint=server.url), "needs a token with write access")
    refused(lambda: publish(mine, "org/new", token="hf_reader", endpoint=server.url), "org/new: the token may not do this")
    refused(lambda: publish(mine, "org/new", token="hf_expired", endpoint=server.url), "does not accept the token")
    before = dict(server.repos["org/model"].refs)
    refused(lambda: publish(mine, "org/model", private=True, token="hf_writer", endpoint=server.url), "is there already, and public")
    assert server.repos["org/model"].refs == before and "org/new" not in server.repos
    publish(mine, "org/new", private=True, token="hf_writer", endpoint=server.url)
    publish(mine, "org/new", private=True, token="hf_writer", endpoint=server.url)
    assert server.repos["org/new"].private


def test_a_commit_that_fails_changes_nothing(server, mine, get):
    before = dict(server.repos["org/model"].refs)
    server.break_at("POST /api/models/org/model/commit", Fault(status=500))
    refused(lambda: publish(mine, "org/model", token="hf_writer", endpoint=server.url), "out of order (status 500); try again later")
    assert server.repos["org/model"].refs == before and contents(get()) == FILES
    publish(mine, "org/model", token="hf_writer", endpoint=server.url)
    assert "README.md" in contents(get())


def test_describe_does_not_fetch_the_network(server, tmp_path):
    where = dict(cache=tmp_path / "cache", endpoint=server.url)
    known = describe("org/model", **where)
    assert (known["name"], known["size"], known["labels"]) == ("org/model", len(FILES["model.onnx"]), LABELS)
    assert not any(path.endswith(".onnx") for path in server.paths("GET")) and left(tmp_path) == []
    assert [row["name"] for row in list_models(tmp_path / "cache")] == ["default"]


def test_without_the_library(tmp_path):
    absent = "import sys; sys.modules['huggingface_hub'] = None\n"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = run(sys.executable, "-c", absent + LISTEN, "org/model", **env)
    assert "org/model: needs the package huggingface_hub; get it with: pip install huggingface_hub" in done.stderr.splitlines()[-1]
    assert run(sys.executable, "-c", absent + LISTEN, "default", **env).stdout == f"{len(LABELS)}\n"
    script = "from audiotag.hub import describe, list_models; print(len(list_models()), describe('default')['size'] > 0)"
    assert run(sys.executable, "-c", absent + script, **env).stdout == "1 True\n"


def test_on_the_command_line(server, mine, tmp_path):
    env = environment(server, tmp_path, HF_TOKEN="hf_writer")
    def audiotag(*args, status=0):
        done = run(*COMMAND, *args, **env)
        assert "Traceback" not in done.stderr + done.stdout
        assert done.returncode == status and len(done.stderr.splitlines()) == status, done.stderr
        return done.stdout if status == 0 else done.stderr

    assert "license: apache-2.0" in audiotag("model", "publish", mine, "org/new", "--dry-run")
    assert server.asked == []
    assert audiotag("model", "publish", mine, "org/new", "--private", "--tag", "v1") == f"{server.url}/org/new\n"
    assert "licence   Apache-2.0" in audiotag("model", "info", "org/new@v1")
    assert audiotag("model", "get", "org/new@v1", "--to", tmp_path / "copy") == f"{tmp_path / 'copy'}\n"
    assert {name: (tmp_path / "copy" / name).read_bytes() for name in FILES} == FILES
    rows = [json.loads(line) for line in audiotag("model", "list", "--json").splitlines()]
    assert [(row["name"], row["labels"]) for row in rows] == [("default", len(LABELS)), ("org/new@v1", len(LABELS))]
    assert "org/none: there is no such folder" in audiotag("model", "get", "org/none", status=1)
    assert "accordion" in audiotag("labels", "--model", "org/new")


KEYS = ("name", "labels", "display", "metrics", "per_label", "limits", "training", "trained_on", "sources", "licence", "segment",
        "front_end", "sha256", "version", "seed", "scenes", "calibration")
JSON = st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3), max_leaves=8)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(info=st.dictionaries(st.sampled_from(KEYS), JSON))
def test_a_card_can_be_made_of_anything(info):
    card = ModelCard(model_card(info))
    assert card.data.license and card.data.library_name == "audiotag" and "## Limits" in card.text
