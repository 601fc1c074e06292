"""The web app and nonsense: random requests, bodies and messages; it answers on, and nothing happens that nobody foresaw"""
import os
import random
import socket
from contextlib import suppress

import pytest
from project import LIMIT
from serve_client import DEMO, ENOUGH, same_as_tagged, tagger, tidy_server
from websockets.exceptions import ConnectionClosed

from audiotag.listen.messages import pack

TIMES = int(os.environ.get("AUDIOTAG_FUZZ") or (6 if os.environ.get("CI") == "true" else 1))  # so many times as much as usual
TYPES = ["ready", "ack", "need", "seek", "time", "thresholds", "correct", "export", "poll", "rec", "gone", "", "error", "meta",
         "teach", "ask", "__class__"]
FIELDS = "seq t can have playing values op item id format last mime poll start end label verdict key name what".split()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with tidy_server(tmp_path_factory.mktemp("songs"), songs=ENOUGH, requests=ENOUGH, messages=ENOUGH) as server: yield server


@pytest.fixture(autouse=True)
def and_then(server):
    "After each test somebody listens to a song, undisturbed"
    yield
    with server.page(id := server.song()) as page:
        page.until("segments", done=True)
        same_as_tagged(page, tagger().tag(DEMO))
    server.leave(id)
    assert not server.log.tracebacks, server.log.tracebacks[0]


def value(rng, depth=0):
    "Any JSON value"
    numbers = [0, -1, 3, 2**31, 10**400, 1.5, -0.0, 1e308, float("nan"), float("inf")]
    plain = [None, True, False, *numbers, "", "piano", "json", "add", "record", "stretch", "teach", "why", "more", "\0\u202e", "x" * 500]
    kind = rng.randrange(5 if depth < 3 else 3)
    if kind < 3:
        return rng.choice(plain)
    if kind == 3:
        return [value(rng, depth + 1) for _ in range(rng.randrange(4))]
    return {rng.choice([*FIELDS, "piano", "violin"]): value(rng, depth + 1) for _ in range(rng.randrange(5))}


def frame(rng):
    "Any frame: nonsense, a message with strange fields, or one that was damaged on the way"
    if rng.random() < 0.2:
        return rng.randbytes(rng.randrange(200))
    message = {"type": rng.choice(TYPES), "view": rng.choice(["me", "me", "me", "you", "", None, 3, "v" * 100])}
    if message["type"] == "ask":
        message |= dict(what=rng.choice(["why", "more"]), id=3, label="piano", start=1.5, end=3)
    message |= {rng.choice(FIELDS): value(rng) for _ in range(rng.randrange(5))}
    packed = bytearray(pack(message, [rng.randbytes(rng.randrange(50)) for _ in range(rng.randrange(3))]))
    if rng.random() < 0.3:
        packed[rng.randrange(len(packed))] = rng.randrange(256)
    return bytes(packed)


def test_random_messages(server):
    rng = random.Random(20)
    for _ in range(4 * TIMES):
        page = server.page(id := server.song())
        with suppress(ConnectionClosed):
            page.until("meta")
            for _ in range(60):
                page.ws.send(frame(rng) if rng.random() < 0.95 else rng.choice(["", "text", "{}"]))
        page.close()
        server.leave(id)


def test_random_recordings(server):
    rng = random.Random(21)
    for _ in range(2 * TIMES):
        with server.client() as client:
            page = server.page(id := client.post("/microphone").json()["id"])
        content = bytearray(DEMO.read_bytes()[: rng.choice([10, 1_000, 200_000])])
        for _ in range(rng.randrange(20)):
            content[rng.randrange(len(content))] = rng.randrange(256)
        with suppress(ConnectionClosed, TimeoutError):
            for seq, at in enumerate(range(0, len(content), 20_000)):
                page.say("rec", [bytes(content[at : at + 20_000])], seq=rng.choice([seq, seq, -1, None, "x"]), last=False, mime="audio/ogg")
            page.say("rec", seq=10**6, last=True, mime="")
            page.hear(1)
        page.close()
        server.leave(id)


def test_random_songs(server):
    rng, whole = random.Random(22), DEMO.read_bytes()
    for _ in range(5 * TIMES):
        content = bytearray(whole[: rng.randrange(1, len(whole))])
        for _ in range(rng.choice([0, 10, 1_000])):
            content[rng.randrange(len(content))] = rng.randrange(256)
        if rng.random() < 0.3:
            magic = rng.choice([b"RIFF", b"OggS", b"fLaC", b"ID3\4", b"\x1aE\xdf\xa3", b"#!AMR\n", b"FORM"])
            content = magic + rng.randbytes(3_000)
        answer = server.post(bytes(content), name=rng.randbytes(20).decode("latin-1"))
        assert answer.status_code == 201
        with suppress(ConnectionClosed), server.page(answer.json()["id"]) as page:
            while not ((message := page.hear()).get("fatal") or message.get("done")):
                pass
        server.leave(answer.json()["id"])


def test_random_requests(server):
    rng = random.Random(23)
    host, port = server.url.removeprefix("http://").split(":")
    paths = [b"/", b"/songs", b"/songs/x/audio", b"/songs/x/socket", b"/%00", b"/..//"]
    words = [*paths, b"GET", b"POST", b"PUT", b"HTTP/1.1", b"HTTP/9", b"\r\n", b"\r\n\r\n", b"Host: a", b"Origin: null",
             b"Content-Length: 5", b"Content-Length: -1", b"Transfer-Encoding: chunked", b"Range: bytes=9-1",
             b"Upgrade: websocket", b"Connection: upgrade", b"\xff\xfe", b"0\r\n\r\n", b" ", b" ", b" "]
    for i in range(50 * TIMES):
        request = b"".join(rng.choice(words) for _ in range(rng.randrange(1, 20)))
        if i % 3:
            lines = [rng.choice(words) for _ in range(rng.randrange(5))]
            begin = rng.choice([b"GET ", b"POST "]) + rng.choice(paths) + b" HTTP/1.1\r\n"
            request = begin + b"\r\n".join(lines) + b"\r\n\r\n" + request
        with socket.create_connection((host, int(port)), timeout=LIMIT) as sock, suppress(OSError):
            sock.sendall(request)
            if i % 2:
                sock.settimeout(0.02)
                sock.recv(1_000)


def test_random_headers(server):
    rng = random.Random(24)
    names = "Range Origin Host If-Range If-None-Match Content-Length Expect Content-Type X-Forwarded-For Cookie".split()
    values = ["bytes=0-", "bytes=-0", "bytes=" + ",".join(f"{i}-{i + 1}" for i in range(200)), "http://[", "http://[::1", "//", "x" * 3_000,
              "", "-1", "1e9", "9" * 30, "\u00e4", "100-continue", "127.0.0.1, 10.0.0.1", "*"]
    id = server.song()
    host, port = server.url.removeprefix("http://").split(":")
    for _ in range(50 * TIMES):
        head = "".join(f"{rng.choice(names)}: {rng.choice(values)}\r\n" for _ in range(rng.randrange(4)))
        below = rng.choice(["audio", "audio?type=%0d%0a", "close"])
        path = rng.choice(["/", "/page.js", "/songs?name=%ff%00", *[f"/songs/{id}/{below}"] * 3])
        with socket.create_connection((host, int(port)), timeout=LIMIT) as sock, suppress(OSError):
            method = rng.choice(["GET", "POST", "HEAD"])
            sock.sendall(f"{method} {path} HTTP/1.1\r\n{head}Connection: close\r\n\r\n".encode("latin-1"))
            sock.settimeout(0.05)
            sock.recv(10_000)
