"""The folder that hears, in real Chromium from a plain server of files: what it asks for, what it hears, that it stays without a network"""
import base64
import json
import os
import re
import threading
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest
from browser import CONTROLLER, DEMO, Sheet, agree, browser, heard
from front_end import barriers
from playwright.sync_api import Error
from project import ROOT, run, wait_until

from audiotag.formats import FORMATS
from audiotag.listen import web_folder, web_runtime
from audiotag.listen.web_folder import write_web_folder
from audiotag.tagger import Tagger

WHOLE = 20e6  # bytes over the wire at most
DROP = """([text, name]) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)), given = new DataTransfer();
  given.items.add(new File([bytes], name, { type: "audio/ogg" }));
  for (const type of ["dragenter", "dragover", "drop"])
    document.getElementById("drop").dispatchEvent(new DragEvent(type, { dataTransfer: given, bubbles: true, cancelable: true }));
}"""
OF_CHROMIUM = re.compile(r"\b(google|googleapis|gstatic|gvt1)\.com\b")  # what the browser itself asks, whatever is open in it
READY = "() => document.getElementById('loading').textContent.startsWith('Ready')"
LIT = "() => Boolean(document.querySelector('.audiotag li[data-label][aria-current=true]'))"
KEPT = """async () => {
  const [name, ...others] = await caches.keys(), kept = await (await caches.open(name)).keys();
  return [...others, ...kept.map(({ url }) => url.split("?")[0])];
}"""
STAYS = "() => document.getElementById('loading').textContent.includes('works without a network')"
FORGET = """async () => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) if (url.includes("model.onnx")) await cache.delete(url);
  }
}"""
BELOW = "/audiotag/listen"  # where the folder lies
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def package():
    "The runtime; `make install` fetches it"
    if os.environ.get("CI") == "true": return web_runtime.fetch_runtime()
    return web_runtime.kept_runtime() or pytest.skip("onnxruntime-web is not in the cache: make install fetches it")


@pytest.fixture(scope="module")
def site(package, tmp_path_factory):
    "What the command makes"
    folder = tmp_path_factory.mktemp("web") / "site"
    said = run("audiotag", "web", "--to", folder, "--runtime", package).stdout
    assert said.startswith(f"saved: {folder} (")
    return folder


class Wire:
    "A server of files as anybody has it, which can go and come back; it counts what it sends"

    def __init__(self, folder): self.folder, self.port, self.asked, self.sent, self.server = folder, 0, [], 0, None

    def start(self):
        wire = self

        class Handler(SimpleHTTPRequestHandler):
            def log_message(self, *what): pass

            def translate_path(self, path):
                below = path.startswith(f"{BELOW}/")
                return super().translate_path(path.removeprefix(BELOW) if below else "/elsewhere")

            def send_response(self, code, message=None):
                wire.asked.append((self.path, int(code)))
                super().send_response(code, message)

            def copyfile(self, source, outputfile):
                wire.sent += os.fstat(source.fileno()).st_size
                super().copyfile(source, outputfile)

        ThreadingHTTPServer.allow_reuse_address = True
        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), partial(Handler, directory=self.folder))
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    @property
    def address(self): return f"http://127.0.0.1:{self.port}{BELOW}/"


@contextmanager
def elsewhere():
    "A proxy for every other address; yields what it was asked for"
    asked = []

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *what): pass

        def no(self):
            asked.append(self.path)
            self.send_error(502)
        do_CONNECT = do_GET = do_POST = do_HEAD = no

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try: yield server.server_port, asked
    finally:
        server.shutdown()
        server.server_close()


def settled(sheet, script):
    "Until a script says something true; meanwhile the page may be loaded again"
    def found():
        with suppress(Error): return sheet.page.evaluate(script)
    wait_until(found, what=script)


def drop(sheet, content=DEMO.read_bytes(), name="demo.ogg"):
    "Let a file, the demo song unless said otherwise, fall onto the page"
    sheet.page.evaluate(DROP, [base64.b64encode(content).decode(), name])


def heard_there(sheet):
    "Scores of the columns in the page, (columns, labels)"
    assert sheet.player("p.song.meta.labels") == list(heard().labels)
    values = sheet.player("[...p.song.track.scores.subarray(0, p.song.track.spans.length * p.song.track.labels)]")
    return np.array(values).reshape(-1, len(heard().labels))


def test_a_song_is_heard_in_the_browser(site, package, tmp_path):
    "Everything that a visitor does, in one session"
    wire = Wire(site)
    wire.start()
    with elsewhere() as (port, foreign), browser(f"--proxy-server=127.0.0.1:{port}") as chrome:
        sheet = Sheet(chrome)
        sheet.page.goto(wire.address)
        settled(sheet, READY)
        assert sheet.page.evaluate("crossOriginIsolated") and "thread" in sheet.page.locator("#about").inner_text()
        assert wire.sent < WHOLE, f"{wire.sent / 1e6:.1f} MB"
        assert all(code in (200, 304) for _, code in wire.asked), wire.asked
        assert not barriers(sheet.page)
        sheet.picture(tmp_path, "web-start")
        for content, said in ((b"Dear diary, " * 100, "holds no sound"), (b"", "is empty")):
            drop(sheet, content, "diary.ogg")
            sheet.wait(f"() => document.getElementById('problem').textContent.includes('“diary.ogg” {said}')")
            assert sheet.page.locator("#start").is_visible()

        drop(sheet)
        sheet.wait(LIT)  # the benchmark `everywhere` measures how soon
        sheet.ready()
        there = heard_there(sheet)
        assert there.shape == heard().columns.values.shape
        assert abs(there - heard().columns.values).max() < 1e-2
        agree(sheet.frames(2))
        assert not barriers(sheet.page)
        texts = sheet.player("p.exports.texts()")
        assert set(texts) == set(FORMATS) and texts["csv"]["text"].startswith("start,end,label,score")
        assert sheet.player("p.exports.address").startswith("blob:"), "the page of this version, whatever comes"
        with sheet.page.expect_download() as waiting: sheet.player("p.exports.savePage()")
        assert waiting.value.path().stat().st_size > DEMO.stat().st_size
        sheet.player("p.corrections.correct('oboe', 'added')")
        sheet.wait(f"() => {CONTROLLER}.song.corrections.length === 1")

        settled(sheet, STAYS)
        wire.stop()  # the network goes
        sheet.page.set_viewport_size({"width": 390, "height": 844})
        sheet.page.reload()
        settled(sheet, READY)
        assert sheet.page.evaluate("crossOriginIsolated") and sheet.page.evaluate(WIDE) == 0
        drop(sheet)
        sheet.wait("() => Boolean(document.querySelector('.audiotag')?.parentElement.audiotag)")
        sheet.ready()
        assert np.array_equal(heard_there(sheet), there) and sheet.page.evaluate(WIDE) == 0
        sheet.wait(f"() => {CONTROLLER}.song.corrections.length === 1")
        assert sheet.player("p.song.corrections.map((item) => item.label)") == ["oboe"]
        sheet.picture(tmp_path, "web-phone")
        sheet.page.locator("#another").click()

        sheet.page.locator("#record").click()  # Chromium's own microphone beeps
        sheet.page.locator("#stop").wait_for()
        sheet.wait(f"() => {CONTROLLER}.song.track?.version > 0")
        sheet.page.locator("#stop").click()
        sheet.ready()
        assert sheet.player("p.sound.audio.src").startswith("blob:")
        sheet.page.locator("#another").click()

        newer = tmp_path / "newer"
        write_newer(newer, package)
        wire.folder, before = newer, len(wire.asked)
        wire.start()  # the network is back, with a new version
        sheet.page.reload()
        settled(sheet, "() => document.title === 'newer'")  # it is loaded again by itself
        settled(sheet, READY)
        fetched = {path for path, code in wire.asked[before:] if code == 200}
        assert f"{BELOW}/index.html" in fetched and not {path for path in fetched if path.endswith((".bin", ".onnx"))}
        kept = sheet.page.evaluate(KEPT)
        assert len(kept) == len(set(kept)) and len([path for path in kept if path.endswith("index.html")]) == 1
        refused = [text for text in sheet.wrong if "ERR_CONNECTION_REFUSED" not in text]
        assert not refused, refused

        network = newer / "model" / "model.onnx"  # the web space has a version of which only this has come
        network.write_bytes(network.read_bytes()[::-1])
        sheet.page.evaluate(FORGET)
        sheet.page.reload()
        settled(sheet, "() => document.getElementById('problem').innerText.includes('The model did not arrive')")
        assert not sheet.page.evaluate(READY)
        wire.stop()
        strange = [address for address in foreign if not OF_CHROMIUM.search(address)]
        assert not strange, strange
        assert all(url.startswith((wire.address, f"blob:http://127.0.0.1:{wire.port}/")) for url in sheet.asked), sheet.asked
        sheet.context.close()


def write_newer(folder, package):
    "The folder of a later version: its page has another title"
    page = web_folder._index_page().replace("<title>audiotag</title>", "<title>newer</title>")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(web_folder, "_index_page", lambda: page)
        write_web_folder(Tagger.from_pretrained(threads=1), package, folder)


def test_licences_are_those_of_the_project(site):
    text = (site / "LICENSES.txt").read_text("utf-8")
    for name in ("LICENSE", "NOTICE"): assert (ROOT / name).read_text("utf-8").strip() in text, name
    assert "Copyright (c) Microsoft Corporation" in text
    assert json.loads((site / "model" / "model.json").read_text("utf-8"))["licence"] == "Apache-2.0"
