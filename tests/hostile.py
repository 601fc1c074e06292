"""Ten visitors who mean harm to the web app, each in one way, from one address of this machine: python hostile.py URL SECONDS ADDRESS"""
import random
import sys
import threading
import time
from contextlib import suppress

import httpx
from serve_client import DEMO, Page
from test_bombs import png, silence, song, tagged
from test_serve import HEAVY
from test_serve_attacks import connected
from websockets.exceptions import ConnectionClosed
from websockets.frames import Frame, Opcode

OPTIONS = {"2 MB": 2 << 20, "content": DEMO.read_bytes()}


class Visitor:
    def __init__(self, url, address):
        self.url, self.address, self.rng = url, address, random.Random(0)
        self.client = httpx.Client(base_url=url, timeout=5, trust_env=False, transport=httpx.HTTPTransport(local_address=address))

    def upload(self, content, name="a"):
        return self.client.post(f"/songs?name={name}", content=content).json().get("id")

    def page(self, content=OPTIONS["content"], **options):
        "A page that shows a song of theirs, if the server takes one"
        id = self.upload(content)
        return Page(self.url, id, source_address=(self.address, 0), **options) if id else None

    def silent(self):
        socks = []
        for _ in range(100):
            with suppress(OSError): socks.append(connected(self.url, self.address))
        time.sleep(3)
        for sock in socks: sock.close()

    def trickle(self):
        with connected(self.url, self.address) as sock:
            sock.sendall(b"POST /songs?name=a HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000000\r\n\r\n")
            for _ in range(30):
                sock.sendall(b"x")
                time.sleep(0.1)

    def heads(self):
        with connected(self.url, self.address) as sock:
            sock.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")
            for _ in range(200): sock.sendall(b"a: b\r\n" * 1_000)

    def messages(self):
        with self.page() as page:
            for _ in range(5): page.ws.send(HEAVY[self.rng.choice(list(HEAVY))](OPTIONS["2 MB"]))

    def pings(self):
        with self.page() as page:
            for _ in range(100): page.ws.socket.sendall(Frame(Opcode.PING, bytes(125)).serialize(mask=True) * 100)

    def corrections(self):
        with self.page() as page:
            for i in range(500): page.say("correct", op="change", add=[dict(start=i, end=i + 1, label="x", verdict="wrong")])

    def microphones(self):
        for _ in range(20): self.client.post("/microphone")
        self.programs()
        time.sleep(1)

    def programs(self):
        "Songs that nobody asks for, and streams of events that nobody reads"
        for _ in range(3):
            answer = self.client.post("/api/songs", content=OPTIONS["content"])
            if answer.status_code != 202: continue
            with connected(self.url, self.address) as sock:
                sock.sendall(f"GET /api/{answer.headers['location']}/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())

    def pictures(self):
        if not hasattr(self, "bomb"):
            mp3 = song("mp3", "mp3")
            self.bomb = tagged(mp3[mp3.find(b"\xff\xfb"):], [png()] * 4)
        with self.page(self.bomb) as page: page.until("segments", done=True)

    def copies(self, folder=None):
        if not hasattr(self, "flac"):
            import tempfile
            from pathlib import Path
            with tempfile.TemporaryDirectory() as place: self.flac = silence(Path(place) / "silence.flac", seconds=60)
        with self.page(self.flac, can=["audio/wav"]) as page: page.until("audio")

    def nonsense(self):
        with connected(self.url, self.address) as sock: sock.sendall(self.rng.randbytes(10_000))
        self.client.post("/songs?name=x", content=self.rng.randbytes(50_000))
        self.client.get("/", headers={"Host": "evil.org"})
        time.sleep(0.05)


KINDS = ["silent", "trickle", "heads", "messages", "pings", "corrections", "microphones", "pictures", "copies", "nonsense"]


def keep_on(kind, url, address, until):
    "The same again and again; what the server says to it does not matter"
    visitor = Visitor(url, address)
    while time.monotonic() < until:
        with suppress(OSError, httpx.HTTPError, ConnectionClosed, AssertionError, AttributeError, TypeError, TimeoutError, ValueError):
            getattr(visitor, kind)()
        time.sleep(0.05)


if __name__ == "__main__":
    url, seconds, address = sys.argv[1], float(sys.argv[2]), sys.argv[3]
    for kind in KINDS: threading.Thread(target=keep_on, args=(kind, url, address, time.monotonic() + seconds), daemon=True).start()
    time.sleep(seconds)
