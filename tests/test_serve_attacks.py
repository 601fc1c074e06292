"""The web app and visitors who mean harm, on this machine alone and bounded: below requests, around them, and many at a time"""
import json
import random
import re
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager, suppress

import httpx
import psutil
import pytest
from project import LIMIT, ROOT, start, wait_until
from serve_client import DEMO, ENOUGH, Page, same_as_tagged, serving, tagger
from websockets.exceptions import ConnectionClosed
from websockets.frames import Frame, Opcode

from audiotag.listen.connection import _cost
from audiotag.listen.messages import pack
from audiotag.listen.transport import CONTROL, FRAGMENTS

OTHER = pytest.mark.skipif(sys.platform != "linux", reason="a second address of this machine needs Linux")


def connected(url, source="127.0.0.1"):
    "A connection from an address of this machine"
    host, port = url.removeprefix("http://").split(":")
    return socket.create_connection((host, int(port)), timeout=LIMIT, source_address=(source, 0))


def ended(sock):
    "All that comes until the other side ends the connection"
    with suppress(ConnectionError):
        return b"".join(iter(lambda: sock.recv(65_536), b""))
    return b""


def is_over(sock):
    "Whether the other side has ended the connection"
    sock.setblocking(False)
    try: return sock.recv(1) == b""
    except BlockingIOError: return False
    except ConnectionError: return True
    finally: sock.settimeout(LIMIT)


def hears_a_song(server):
    with server.page(id := server.song()) as page:
        page.until("segments", done=True)
        same_as_tagged(page, tagger().tag(DEMO))
    server.leave(id)


# --- Connections that say nothing -----------------------------------------------------------------------------------------------------

@OTHER
def test_silent_connections_of_an_address_are_few_and_end(tmp_path):
    with serving(tmp_path, head=3, connections_each=40) as server, ExitStack() as stack:
        silent = [stack.enter_context(connected(server.url, "127.0.0.2")) for _ in range(60)]
        refused = [sock for sock in silent if sock.fileno() >= 0][40:]
        assert all(ended(sock).startswith(b"HTTP/1.1 503") for sock in refused)
        with server.client() as client: assert client.get("/health").status_code == 200  # another address is not kept out
        assert server.log.wait("connections refused", address="127.0.0.2")["count"] >= 1
        hears_a_song(server)
        wait_until(lambda: all(map(is_over, silent[:40])), "the end of silent connections")
        with connected(server.url, "127.0.0.2") as sock:
            sock.sendall(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            assert ended(sock).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("before", [b"", b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                                    b"POST /songs/none/close HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000000\r\n\r\n"],
                         ids=["the first head", "the head after an answer", "a body after its answer"])
def test_a_head_that_trickles_in_has_an_end(tmp_path, before):
    with serving(tmp_path, head=1) as server, connected(server.url) as sock:
        sock.sendall(before)
        if before: assert sock.recv(12).startswith(b"HTTP/1.1")
        begun = time.monotonic()
        with suppress(ConnectionError):
            sock.sendall(b"GET / HTTP/1.1\r\n")
            while not is_over(sock) and time.monotonic() - begun < LIMIT:
                sock.sendall(b"X")
                time.sleep(0.05)
                with suppress(BlockingIOError, TimeoutError): sock.recv(0)
        assert time.monotonic() - begun < LIMIT
        hears_a_song(server)


def test_a_head_has_a_size(tmp_path):
    "Whatever parser is installed: once 60 MB of small headers took 520 MB"
    with serving(tmp_path) as server, connected(server.url) as sock:
        sent = 0
        sock.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        with suppress(ConnectionError, TimeoutError):
            while sent < 20_000_000: sent += sock.send(b"a: b\r\n" * 1_000)
        assert sent < 20_000_000
        config = server.server.config
        readers = [kind.__mro__[1].__name__ for kind in (config.http_protocol_class, config.ws_protocol_class)]
        assert readers == ["H11Protocol", "WebSocketsSansIOProtocol"]
        hears_a_song(server)


PROGRAM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_NOFILE, (512, 512))
from audiotag import Tagger
from audiotag.listen.limits import ServeOptions
from audiotag.listen.log import log_to
from audiotag.listen.run import run
log_to(sys.stderr)
run(Tagger.from_pretrained(), ServeOptions(folder=sys.argv[1], connections_each=1000), port=0, started=lambda url: print(url, flush=True))
"""


@contextmanager
def process(folder, program=PROGRAM):
    "A server in a process of its own: its address, the process, and the file of its log"
    (folder / "songs").mkdir()
    with open(folder / "log", "w") as log:
        child = start(sys.executable, "-c", program, folder / "songs", stdout=subprocess.PIPE, stderr=log, text=True)
        try: yield child.stdout.readline().strip().rstrip("/"), child, folder / "log"
        finally:
            child.terminate()
            child.wait(LIMIT)


@OTHER
def test_descriptors_are_left_when_connections_are_many(tmp_path):
    "Once nothing answered any more, and the log grew by megabytes a second"
    with process(tmp_path) as (url, child, log), ExitStack() as stack:
        silent = [stack.enter_context(connected(url, "127.0.0.2")) for _ in range(450)]
        assert sum(ended(sock).startswith(b"HTTP/1.1 503") for sock in silent[400:]) == 50
        assert psutil.Process(child.pid).num_fds() < 450
        assert log.stat().st_size < 20_000 and "Too many open files" not in log.read_text()
        for sock in silent[:100]: sock.close()
        wait_until(lambda: httpx.get(f"{url}/health", trust_env=False, timeout=LIMIT).status_code == 200)
        id = httpx.post(f"{url}/songs?name=demo.ogg", content=DEMO.read_bytes(), trust_env=False, timeout=LIMIT).json()["id"]
        with Page(url, id) as page: page.until("segments", done=True)


# --- Frames that are no messages ------------------------------------------------------------------------------------------------------

FRAMES = {
    "pings": lambda: [Frame(Opcode.PING, bytes(125))],
    "pongs": lambda: [Frame(Opcode.PONG, b"")],
    "empty parts": lambda: [Frame(Opcode.CONT, b"", fin=False)],
}


@pytest.mark.parametrize("what", FRAMES)
def test_frames_below_a_message_are_counted(tmp_path, what):
    "Once twelve seconds of pings whose answers nobody read took 200 MB"
    with serving(tmp_path) as server, server.page(id := server.song()) as page:
        page.until("segments", done=True)
        sock = page.ws.socket
        first = Frame(Opcode.BINARY, b"", fin=False).serialize(mask=True) if what == "empty parts" else b""
        frame = b"".join(frame.serialize(mask=True) for frame in FRAMES[what]())
        sent = 0
        with suppress(OSError):
            sock.sendall(first)
            while sent < 100_000:
                sock.sendall(frame * 100)
                sent += 100
                time.sleep(0.001)
        assert sent < 100_000
        with pytest.raises(ConnectionClosed):
            while True: page.hear()
        assert max(CONTROL.burst, FRAGMENTS) < 100_000
        with server.page(id) as again: again.until("segments", done=True)
        hears_a_song(server)
    assert not server.log.tracebacks


def test_a_message_in_parts_is_a_message(tmp_path):
    with serving(tmp_path) as server, server.page(server.song(), hello=False) as page:
        hello = pack({"type": "ready", "view": "me", "can": [], "have": 0})
        page.ws.send([hello[i : i + 1] for i in range(len(hello))])  # each byte a frame of its own
        page.ws.ping().wait(LIMIT)
        page.until("segments", done=True)


# --- Other people's names -------------------------------------------------------------------------------------------------------------

STRANGE = "evil.org evil.org:8000 127.0.0.1.evil.org localhost.evil.org:80 192.168.0.17 xn--lcalhost-c2a [::2] a:b:c".split() + [""]


@pytest.mark.parametrize("host", STRANGE)
def test_a_page_by_another_name_gets_nothing(one_server, host):
    "A name that leads here for a moment (DNS rebinding): no page, no song, no socket, though Origin and Host agree"
    port = one_server.url.rsplit(":", 1)[1]
    id = one_server.song()
    for request in ("GET /", "GET /version", f"GET /songs/{id}/audio", "POST /songs?name=a", "POST /microphone", f"POST /songs/{id}/close"):
        answer = raw(one_server.url, f"{request} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Length: 0\r\n")
        assert answer.startswith(b"HTTP/1.1 421") or not host and answer.startswith(b"HTTP/1.1 4"), answer
        assert b"location:" not in answer.lower()
    upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
    answer = raw(one_server.url, f"GET /songs/{id}/socket HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n{upgrade}")
    assert answer.startswith((b"HTTP/1.1 403", b"HTTP/1.1 4"))
    for ours in (f"127.0.0.1:{port}", "localhost", "LocalHost:1", "[::1]:9", "music.example.org"):
        assert raw(one_server.url, f"GET /version HTTP/1.1\r\nHost: {ours}\r\n").startswith(b"HTTP/1.1 200"), ours
    one_server.leave(id)


@pytest.mark.parametrize("path", ["/songs/", "/version/", "//evil.org/", "//evil.org/%2e%2e", "/songs/x/", r"/\evil.org", "/audiotag"])
def test_nobody_is_sent_on_to_another_host(one_server, path):
    for host in ("127.0.0.1", "evil.org"):
        answer = raw(one_server.url, f"GET {path} HTTP/1.1\r\nHost: {host}\r\n")
        assert answer.startswith(b"HTTP/1.1 4") and b"location:" not in answer.lower()


def raw(url, head):
    "The answer to a request that is sent as it is"
    with connected(url) as sock:
        sock.sendall((head + ("" if "Upgrade" in head else "Connection: close\r\n") + "\r\n").encode())
        return ended(sock)


@pytest.fixture(scope="module")
def one_server(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("songs"), hosts=("music.example.org",), songs=ENOUGH, requests=ENOUGH) as server: yield server
    assert not server.log.tracebacks


# --- More than one's share ------------------------------------------------------------------------------------------------------------

def client(server, address):
    return httpx.Client(base_url=server.url, timeout=LIMIT, trust_env=False, transport=httpx.HTTPTransport(local_address=address))


@OTHER
def test_recordings_in_which_nobody_plays_do_not_fill_the_house(tmp_path):
    "Once fifty microphones without a byte held it for twelve hours"
    with serving(tmp_path, max_sessions=5, silence=1, share=0.8) as server, client(server, "127.0.0.2") as other:
        answers = [other.post("/microphone") for _ in range(8)]
        assert [answer.status_code for answer in answers] == [201] * 4 + [429] * 4 and "too many songs open" in answers[-1].json()["error"]
        with server.page(answers[0].json()["id"]) as page:  # shown by a page, and silent all the same
            hears_a_song(server)
            assert "no sound came" in page.until_fatal()
        wait_until(lambda: server.visits.state()["sessions"] == 0 or not any(visit.session.live for visit in server.visits.by_id.values()))
        assert other.post("/microphone").status_code == 201


@OTHER
def test_uploads_that_trickle_in_are_few_and_end(tmp_path):
    "Once three of them kept a server at 503 past its lifetime"
    with serving(tmp_path, max_sessions=5, lifetime=3, stall=LIMIT, share=0.8, uploading=0.6) as server, ExitStack() as stack:
        trickling = [stack.enter_context(connected(server.url, "127.0.0.2")) for _ in range(3)]
        for sock, path in zip(trickling, (b"/songs?name=a", b"/api/songs", b"/api/tag")):
            sock.sendall(b"POST " + path + b" HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nx")
        wait_until(lambda: server.visits.state()["sessions"] == 3)
        with client(server, "127.0.0.2") as other: answer = other.post("/songs?name=b", content=DEMO.read_bytes())
        assert answer.status_code == 429 and "too many uploads" in answer.json()["error"]
        hears_a_song(server)  # somebody else's
        assert all(ended(sock).startswith(b"HTTP/1.1 408") for sock in trickling)
        wait_until(lambda: server.visits.state()["sessions"] == 0)
        assert sorted(path.name for path in server.root.iterdir()) == ["lock"]


def test_corrections_cost_what_they_hold(tmp_path):
    "Once two thousand of them sent 148 MB to one view; what the steps add up to is what the session holds"
    with serving(tmp_path, messages=ENOUGH) as server, server.page(id := server.song()) as page:
        page.until("segments", done=True)
        rng, held, bytes_sent = random.Random(0), {}, 0
        for _ in range(2_000):
            op = rng.choice(["change"] * 8 + ["undo", "redo"])
            item = dict(start=rng.randrange(300), end=1_000, label="oboe", verdict=rng.choice(["right", "wrong"]))
            page.say("correct", op=op, add=[item])
            message = page.until("correction")
            bytes_sent += len(json.dumps(message))
            for item in message["remove"]: assert held.pop(item["start"]) == item
            for item in message["add"]: held[item["start"]] = item
        assert bytes_sent < 2_000 * 400
        with server.page(id, view="other") as other: items = other.until("corrections")["items"]
        assert items == sorted(held.values(), key=lambda item: item["n"])


def test_a_page_that_corrects_without_end_is_slowed_down():
    assert _cost({"type": "correct"}, 10_000) > 200 and _cost({"type": "correct"}, 40) == 1
    assert _cost({"type": "correct", "add": [{}] * 500, "remove": 3}, 40) > 10


def test_the_page_on_attacks_names_tests_that_there_are():
    "`What the server withstands` is true as long as each of its lines is tried"
    page = (ROOT / "nbs/explanations/withstood.ipynb").read_text(encoding="utf-8")
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").glob("test_*.py"))
    named = set(re.findall(r"`(test_\w+)`", page))
    assert len(named) > 30 and [name for name in named if f"def {name}(" not in tests] == []
