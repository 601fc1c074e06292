"""What the tests of the web app share: a real server on a free port of this machine, visitors, and what it wrote into its log"""
import json
import logging
import threading
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import httpx
import numpy as np
from project import LIMIT, wait_until
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from audiotag import Tagger
from audiotag.listen.limits import Rate, ServeOptions
from audiotag.listen.log import JsonLines
from audiotag.listen.messages import pack, unpack
from audiotag.listen.run import make_server

DEMO = Path(str(files("audiotag"))) / "samples" / "demo.ogg"
ENOUGH = Rate(1e9, 1e9)
FOR_PROGRAMS = dict(songs=ENOUGH, requests=ENOUGH, max_upload=3_000_000, max_seconds=120)  # what a server lets programs send


@lru_cache
def tagger():
    return Tagger.from_pretrained()


@lru_cache
def demo_tags():
    "What a server says of the demo song when it is called by its name"
    return replace(tagger().tag(DEMO), file="demo.ogg")


class Lines(logging.Handler):
    "The lines of the log, as dictionaries"

    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append(json.loads(JsonLines().format(record)))

    def of(self, event):
        return [line for line in self.lines if line["event"] == event]

    def wait(self, event, **fields):
        "The first line of that kind with these fields, which may still have to come"
        return wait_until(lambda: next((line for line in self.of(event) if fields.items() <= line.items()), None))

    @property
    def tracebacks(self):
        return [line for line in self.lines if "traceback" in line or line["level"] in ("error", "critical")]


class Serving:
    "A server that runs: `url`, `log`, `root` (its folder), `visits`"

    def __init__(self, server, url, log):
        self.server, self.url, self.log = server, url, log
        self.visits = server.config.app.state.visits
        self.root = self.visits.folder.path

    def client(self, **options):
        return httpx.Client(base_url=self.url, timeout=LIMIT, trust_env=False, **options)

    def post(self, content=None, name="demo.ogg", **options):
        "Upload a song; the answer"
        with self.client() as client:
            return client.post("/songs", params={"name": name}, content=DEMO.read_bytes() if content is None else content, **options)

    def song(self, content=None, name="demo.ogg"):
        "Upload a song; its id"
        answer = self.post(content, name)
        assert answer.status_code == 201, answer.text
        return answer.json()["id"]

    def page(self, id, **options):
        return Page(self.url, id, **options)

    def leave(self, id):
        "Say that a song's page closes"
        with self.client() as client:
            client.post(f"/songs/{id}/close")


@contextmanager
def serving(folder, song=None, proxies=None, **options):
    "A server in a thread, with its songs in that folder"
    log, ready = Lines(), threading.Event()
    logger = logging.getLogger("audiotag")
    logger.addHandler(log)
    logging.getLogger("uvicorn").addHandler(log)
    logger.setLevel(logging.INFO)
    options = {"workers": 2, "leave": 0.3, "share": 1.0, "uploading": 1.0, **options}  # all visitors of a test have one address
    server, sock = make_server(tagger(), ServeOptions(folder=str(folder), **options), port=0, song=song, proxies=proxies,
                               started=lambda url: ready.set())
    url = f"http://127.0.0.1:{sock.getsockname()[1]}"
    thread = threading.Thread(target=server.run, args=([sock],), daemon=True)
    thread.start()
    try:
        assert ready.wait(LIMIT)
        yield Serving(server, url, log)
    finally:
        server.should_exit = True
        thread.join(LIMIT)
        logger.removeHandler(log)
        logging.getLogger("uvicorn").removeHandler(log)
    assert not thread.is_alive(), "the server did not stop"


@contextmanager
def tidy_server(folder, **options):
    "As `serving`; at the end no song lies about, and nothing unforeseen has happened"
    with serving(folder, **options) as server: yield server
    assert not list(server.root.parent.iterdir()), "songs were left behind"
    assert not server.log.tracebacks, server.log.tracebacks[0]


class Page:
    "What player.js does, without a browser: it says ready, keeps the messages, acknowledges"

    def __init__(self, url, id, view="me", have=0, can=(), acknowledge=True, hello=True, **options):
        self.view, self.acknowledge, self.messages, self.buffers = view, acknowledge, [], []
        address = url.replace("http", "ws", 1) + f"/songs/{id}/socket"
        self.open = connect(address, max_size=None, open_timeout=LIMIT, compression=None, proxy=None, close_timeout=1, **options)
        self.ws = self.open.__enter__()
        with suppress(ConnectionClosed):
            if hello: self.say("ready", can=list(can), poll=False, have=have)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        with suppress(Exception):
            self.open.__exit__(None, None, None)

    def say(self, type, buffers=(), **fields):
        self.ws.send(pack({"type": type, "view": self.view, **fields}, buffers))

    def hear(self, seconds=LIMIT):
        "The next message"
        message, buffers = unpack(self.ws.recv(timeout=seconds))
        self.messages.append(message)
        self.buffers.append([bytes(b) for b in buffers])
        if message["type"] == "segments" and self.acknowledge:
            self.say("ack", seq=message["seq"])
        return message

    def until(self, type, **fields):
        "The next message of that type with these fields"
        while True:
            message = self.hear()
            if message["type"] == type and fields.items() <= message.items():
                return message
            assert not message.get("fatal"), message

    def until_fatal(self):
        "What ended the session"
        while not (message := self.hear()).get("fatal"):
            pass
        return message["message"]

    def ended(self):
        "The error that ended the session, and the code that the socket was closed with"
        try:
            while True:
                self.hear()
        except ConnectionClosed as closed:
            errors = [m["message"] for m in self.messages if m["type"] == "error" and m["fatal"]]
            return errors[-1] if errors else None, closed.rcvd.code if closed.rcvd else None

    def scores(self):
        "What was heard: segment -> (start, end, scores)"
        found = {}
        for message, buffers in zip(self.messages, self.buffers):
            if message["type"] == "segments" and message["items"]:
                rows = np.frombuffer(buffers[0], "<f4").reshape(len(message["items"]), -1)
                found |= {i: (start, end, row) for (i, start, end), row in zip(message["items"], rows)}
        return found


def same_as_tagged(page, tags):
    "Whether a page was told what `Tagger.tag` says"
    found = page.scores()
    rows = tags.rows
    assert sorted(found) == list(range(len(rows.starts)))
    np.testing.assert_allclose([found[i][:2] for i in sorted(found)], np.stack([rows.starts, rows.ends], 1), atol=1e-6)
    np.testing.assert_allclose([found[i][2] for i in sorted(found)], rows.values, atol=1e-4)
