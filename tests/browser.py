"""What the browser tests share: Chromium, servers that end with the test, and the comparison of lit lanes with the model's scores"""
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from contextlib import contextmanager, suppress
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from project import LIMIT, start, wait_until

from audiotag import Tagger
from audiotag.events import active_cells

DEMO = Path(str(files("audiotag"))) / "samples" / "demo.ogg"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-quic", "--mute-audio",
         "--lang=en-US", "--autoplay-policy=no-user-gesture-required",
         "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
CONTROLLER = "document.querySelector('.audiotag').parentElement.audiotag"
FRAMES = """async ([seconds, atLeast, limit]) => {
  const player = document.querySelector(".audiotag").parentElement.audiotag, frames = [];
  await player.sound.audio.play();
  const begun = performance.now(), enough = () => frames.length >= atLeast && player.time > frames[0][0] + 1.2;
  await new Promise((done) => requestAnimationFrame(function look(now) {
    const lanes = [...player.root.querySelectorAll("li[data-label][aria-current=true]:not(.family)")];
    const lit = lanes.map((item) => item.dataset.label).sort();
    frames.push([player.frame.time, lit]);
    const past = (now - begun) / 1000;
    if (past < seconds || !enough() && past < limit) requestAnimationFrame(look); else done();
  }));
  player.pause();
  return frames;
}"""


def chromium():
    "The browser; without one the test is skipped, but not in CI"
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None and os.environ.get("CI") == "true":
        pytest.fail("no Chromium on this machine: .ci/run installs it")
    return found or pytest.skip("no Chromium on this machine")


@contextmanager
def browser(*flags):
    "Chromium, driven by Playwright; `flags`: more of its own"
    from playwright.sync_api import sync_playwright
    path = chromium()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *flags])
        try:
            yield running
        finally:
            running.close()


class Sheet:
    "A page that notes what goes wrong on it"

    def __init__(self, browser, width=1200, height=1000, **options):
        options = {"locale": "en-US", "accept_downloads": True, **options}
        self.context = browser.new_context(viewport={"width": width, "height": height}, **options)
        self.context.set_default_timeout(1000 * LIMIT)
        self.page, self.wrong, self.asked = self.context.new_page(), [], []
        self.page.on("console", lambda message: message.type == "error" and self.wrong.append(message.text))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def wait(self, script):
        "Until a script, evaluated by the test and not by the page, says something true"
        return wait_until(lambda: self.page.evaluate(script), what=script)

    def player(self, script, *more):
        "Evaluate with `p` = the controller"
        return self.page.evaluate(f"(more) => {{ const p = {CONTROLLER}; return {script}; }}", *more)

    def ready(self):
        "Until all is analysed and the sound is there"
        self.wait("() => Boolean(document.querySelector('.audiotag')?.parentElement.audiotag)")
        whole = "p.song.track?.done && p.sound.audio.readyState > 1 && p.song.computed === p.song.track.version"
        self.wait(f"() => (p => Boolean({whole}))({CONTROLLER})")

    def frames(self, seconds, at_least=20):
        "Time and lit lanes of every frame, for so many seconds, or longer where there were few frames"
        return self.page.evaluate(FRAMES, [seconds, at_least, LIMIT])

    def picture(self, folder, name):
        "Keep a picture of the page"
        folder = Path(os.environ.get("AUDIOTAG_ARTEFACTS") or folder)
        folder.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=str(folder / f"{name}.png"), animations="disabled")


@lru_cache
def heard():
    "The model's own word on the demo"
    return Tagger.from_pretrained().tag(DEMO)


@lru_cache
def on(threshold=None):
    "Edges of the cells, and which labels are on in each"
    tags, (edges, scores) = heard(), heard().cells()
    high = tags.thresholds if threshold is None else np.full(len(tags.labels), threshold, np.float32)
    release, *settings = tags.event_settings
    return edges, active_cells(edges, scores, high, high * np.float32(release), *settings)


def expected(time, threshold=None):
    "The labels that are on at a moment, sorted"
    edges, states = on(threshold)
    cell = int(np.searchsorted(edges, time, side="right")) - 1
    return sorted(label for label, state in zip(heard().labels, states[cell]) if state) if 0 <= cell < len(states) else []


def agree(frames, threshold=None, at_least=20):
    "Every frame shows what the model says of the moment that the sound is at"
    assert len(frames) >= at_least and frames[-1][0] > frames[0][0] + 1
    wrong = [(time, lit, expected(time, threshold)) for time, lit in frames if lit != expected(time, threshold)]
    assert not wrong, f"{len(wrong)} of {len(frames)} frames differ; the first at {wrong[0]}"
    return len(frames)


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


@contextmanager
def running(command, **options):
    "A server in a process group of its own, ended with all that it started"
    process = start(*command, start_new_session=True, text=True, **options)
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(LIMIT)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(LIMIT)


@contextmanager
def served(*options):
    "`audiotag serve`; yields its address"
    command = [sys.executable, "-c", "from audiotag.cli.main import main; main()", "serve", "--port", "0", *options]
    with running(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        yield process.stdout.readline().split()[3]


def answers(address):
    "Whether a server is there"
    with suppress(OSError), urllib.request.urlopen(address, timeout=LIMIT):
        return True


@contextmanager
def jupyter(home, source):
    "JupyterLab with a home of its own, and a notebook with one cell; yields the notebook's address"
    work, port = home / "work", free_port()
    work.mkdir()
    cell = dict(cell_type="code", id="one", metadata={}, source=source, outputs=[], execution_count=None)
    kernel = dict(kernelspec=dict(name="python3", display_name="Python 3", language="python"))
    (work / "listen.ipynb").write_text(json.dumps(dict(cells=[cell], metadata=kernel, nbformat=4, nbformat_minor=5)))
    folders = {f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    folders |= {f"JUPYTERLAB_{name}_DIR": str(home / name.lower()) for name in ("SETTINGS", "WORKSPACES")}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}", f"--ServerApp.root_dir={work}",
               "--IdentityProvider.token=", "--ServerApp.password=", "--LabApp.expose_app_in_browser=True", "--LabApp.news_url=",
               "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    environment = {**os.environ, **folders, "HOME": str(home), "IPYTHONDIR": str(home / "ipython"), "PYTHONDONTWRITEBYTECODE": "1"}
    with open(home / "log", "w") as log, running(command, env=environment, stdout=log, stderr=log):
        wait_until(lambda: answers(f"http://127.0.0.1:{port}/api/status"), what="JupyterLab starts")
        yield f"http://127.0.0.1:{port}/lab/tree/listen.ipynb"


@contextmanager
def folder_served(folder):
    "The files of a folder, with Range; yields the address"
    import uvicorn
    from starlette.applications import Starlette
    from starlette.routing import Mount
    from starlette.staticfiles import StaticFiles
    (folder / "index.html").write_text("<!doctype html><title>files</title>")
    app, port = Starlette(routes=[Mount("/", StaticFiles(directory=folder, html=True))]), free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        wait_until(lambda: server.started)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(LIMIT)
