"""The web app on a real port: songs in and out, strangers, broken connections, and a good end"""
import errno
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress

import httpx
import numpy as np
import psutil
import pytest
from project import LIMIT, start, wait_until
from serve_client import DEMO, Serving, same_as_tagged, serving, tagger, tidy_server
from starlette.testclient import TestClient
from websockets.exceptions import ConnectionClosed, InvalidStatus

from audiotag.audio import write
from audiotag.listen import address, uploads
from audiotag.listen.app import create_app
from audiotag.listen.limits import Rate, ServeOptions
from audiotag.listen.messages import pack
from audiotag.listen.middleware import HEADERS
from audiotag.listen.run import ServeError, run


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with tidy_server(tmp_path_factory.mktemp("songs")) as server: yield server


@pytest.fixture(scope="module")
def truth():
    return tagger().tag(DEMO)


def others_listen(server, truth):
    "Somebody else is not disturbed: their song is heard, to the end and rightly"
    with server.page(server.song()) as page:
        page.until("segments", done=True)
        same_as_tagged(page, truth)


# --- A song, from the upload to the export ------------------------------------------------------------------------------------------

def test_a_song_is_heard_as_the_tagger_hears_it(server, truth):
    answer = server.post(name="../demo.ogg")
    assert answer.status_code == 201 and len(answer.json()["id"]) >= 22
    with server.page(answer.json()["id"]) as page:
        page.until("segments", done=True)
        same_as_tagged(page, truth)
        assert page.messages[0]["type"] == "meta" and page.messages[0]["name"] == "demo.ogg"
        page.say("export", id="1", format="json")
        page.until("file", id="1")
        said = json.loads(page.buffers[-1][0])
    assert [(e["label"], round(e["start"], 2)) for e in said["events"]] == [(e.label, round(e.start, 2)) for e in truth.to_events()]
    line = server.log.wait("song", bytes=DEMO.stat().st_size)
    assert line["address"] == "127.0.0.1" and "name" not in line


def test_the_sound_comes_in_ranges(server):
    content, id = DEMO.read_bytes(), server.song()
    with server.page(id) as page, server.client() as client:
        audio = page.until("audio")
        whole = client.get("/" + audio["url"])
        assert (whole.status_code, whole.content, whole.headers["accept-ranges"]) == (200, content, "bytes")
        assert whole.headers["content-type"] == audio["mime"] and audio["size"] == len(content)
        part = client.get("/" + audio["url"], headers={"Range": "bytes=100-199"})
        assert (part.status_code, part.content) == (206, content[100:200])
        assert part.headers["content-range"] == f"bytes 100-199/{len(content)}"
        assert client.get("/" + audio["url"], headers={"Range": "bytes=-10"}).content == content[-10:]
        beyond = client.get("/" + audio["url"], headers={"Range": f"bytes={len(content)}-"})
        assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{len(content)}")
        assert client.get(f"/songs/{id}/audio?type=audio/none").status_code == 404


def test_the_page_and_its_parts(server):
    with server.client() as client:
        page = client.get("/")
        assert page.status_code == 200 and page.headers["content-type"].startswith("text/html")
        assert "<script type=\"module\" src=\"serve.js\">" in page.text and "style=" not in page.text and "onclick" not in page.text
        for name in ("serve.js", "page.js", "page.css", "icon.svg"):
            part = client.get(f"/{name}")
            assert part.status_code == 200 and client.get(f"/{name}", headers={"If-None-Match": part.headers["etag"]}).status_code == 304
        assert client.get("/../serve.py").status_code == client.get("/%2e%2e/serve.py").status_code == 404
        assert client.get("/version").json()["max_upload"] == 200_000_000
        health = client.get("/health").json()
        assert health["status"] == "ok" and health["max_sessions"] == 50 and health["uptime"] > 0


def test_a_recording_is_heard_while_it_is_made_and_can_be_played(server, truth):
    content = DEMO.read_bytes()
    with server.client() as client:
        id = client.post("/microphone").json()["id"]
    with server.page(id) as page:
        assert page.until("meta")["live"] is True
        pieces = [content[i : i + 50_000] for i in range(0, len(content), 50_000)]
        for seq, piece in enumerate(pieces):
            if seq == 3:  # after a break the page sends again what may be lost
                page.say("rec", [pieces[1]], seq=1, last=False, mime="audio/ogg")
            page.say("rec", [piece], seq=seq, last=False, mime="audio/ogg")
        page.until("segments")
        page.say("rec", [], seq=len(pieces), last=True, mime="audio/ogg")
        audio = page.until("audio")
        if not any(m.get("done") for m in page.messages):
            page.until("segments", done=True)
        same_as_tagged(page, truth)
        with server.client() as client:
            assert client.get("/" + audio["url"]).content == content


def test_a_recording_for_which_there_is_no_room_leaves_no_visit(server, monkeypatch):
    before = server.visits.state()["sessions"]
    monkeypatch.setattr(uploads.shutil, "disk_usage", lambda path: type("Usage", (), {"free": 10})())
    with server.client() as client: assert client.post("/microphone").status_code == 507
    assert server.visits.state()["sessions"] <= before


def test_the_address_to_share_is_told_to_those_who_are_near(monkeypatch):
    monkeypatch.setattr(address, "machine_addresses", lambda: ["192.168.0.17", "172.17.0.1"])
    monkeypatch.setattr(address, "_outward", lambda *family: "192.168.0.17")
    monkeypatch.delenv("container", raising=False)
    app = create_app(tagger(), ServeOptions(hosts=("music.org",)), host="0.0.0.0")

    def shared(came):
        client = TestClient(app, base_url=came)
        found, code = client.get("/version").json()["address"], client.get("/code.svg")
        assert (code.status_code, code.headers["content-type"]) == ((200, "image/svg+xml") if found else (404, "application/json"))
        return found

    wlan, inner = "http://192.168.0.17:8000/", "http://172.17.0.1:8000/"
    assert [shared(came) for came in (wlan, inner, "http://127.0.0.1:8000", "http://localhost:8000")] == [wlan, inner, wlan, wlan]
    assert [shared(came) for came in ("http://music.org:8000", "http://203.0.113.9:8000")] == [None, None]
    monkeypatch.setenv("container", "docker")
    assert shared("http://127.0.0.1:8000") is None


@pytest.mark.skipif(sys.platform != "linux", reason="/proc says where an open file lies")
def test_a_recording_lies_with_the_songs_and_is_closed_with_its_visit(tmp_path):
    with serving(tmp_path) as server, server.client() as client:
        id = client.post("/microphone").json()["id"]
        recording = server.visits.find(id).session.source
        assert os.readlink(f"/proc/self/fd/{recording._file.fileno()}").startswith(str(server.root))
        server.leave(id)
        wait_until(lambda: recording._file.closed)


# --- Visitors and their pages -------------------------------------------------------------------------------------------------------

def test_two_visitors_do_not_meet(server, truth, tmp_path):
    write(tmp_path / "noise.wav", np.random.default_rng(0).normal(0, 0.1, 64_000), 16_000)
    mine, yours = server.song(), server.song((tmp_path / "noise.wav").read_bytes(), "noise.wav")
    with server.page(mine) as a, server.page(yours, view="you") as b:
        b.until("segments", done=True)
        a.until("segments", done=True)
        same_as_tagged(a, truth)
        same_as_tagged(b, tagger().tag(tmp_path / "noise.wav"))
        assert {m["name"] for m in b.messages if m["type"] == "meta"} == {"noise.wav"}
        b.say("correct", op="change", add=[dict(start=0, end=1, label="piano", verdict="wrong")])
        b.until("correction", undo=True)
        a.say("export", id="x", format="csv")
        a.until("file")
        assert not any(m["type"] == "correction" or m.get("items") for m in a.messages if m["type"].startswith("correction"))


def test_two_tabs_show_one_song(server, truth):
    id = server.song()
    with server.page(id, view="left") as left, server.page(id, view="right") as right:
        for page in (left, right):
            page.until("segments", done=True)
            same_as_tagged(page, truth)
        left.say("correct", op="change", add=[dict(start=0, end=1, label="piano", verdict="right")])
        assert right.until("correction", undo=True)["add"][0]["label"] == "piano"
        left.say("export", id="x", format="csv")
        left.until("file")
        left.close()
        right.say("export", id="y", format="csv")
        right.until("file", id="y")
        assert not any(m.get("id") == "x" for m in right.messages)


def test_a_song_is_open_on_so_many_pages_only(server):
    id = server.song()
    pages = [server.page(id, view=str(i)) for i in range(8)]
    for page in pages:
        page.until("meta")
    with server.page(id, view="one more") as page:
        error, code = page.ended()
    assert code == 4429 and "close one of them" in error
    for page in pages:
        page.close()


def test_a_broken_connection_is_taken_up_again(server, truth):
    id = server.song()
    page = server.page(id)
    page.until("segments")
    page.ws.socket.shutdown(socket.SHUT_RDWR)  # no goodbye
    had = sum(m["type"] == "segments" for m in page.messages)
    with server.page(id, have=had) as again:
        again.until("segments", done=True)
        first = next(m["seq"] for m in again.messages if m["type"] == "segments")
        assert first in (0, had)  # from where it was, or once more from the start
        if first == had:
            again.messages, again.buffers = page.messages + again.messages, page.buffers + again.buffers
        same_as_tagged(again, truth)


def test_the_same_view_on_a_new_connection_ends_the_old_one(server):
    id = server.song()
    with server.page(id) as old, server.page(id) as new:
        new.until("segments")
        assert old.ended()[1] == 4409


def test_forged_ids_find_nothing(server):
    id = server.song()
    with server.client() as client:
        for forged in (id[:-1], id + "a", "x" * 5_000, "..", "%2e%2e%2f" + id, "\u202e", "a%00b"):
            assert client.get(f"/songs/{forged}/audio").status_code == 404
            assert client.post(f"/songs/{forged}/close").status_code == 404
        assert client.get("/songs").status_code == 405 and client.get(f"/songs/{id}").status_code == 404
    with server.page("forged") as page:
        error, code = page.ended()
    assert code == 4404 and "open it again" in error
    server.log.wait("refused", status=404)


def test_pages_of_other_sites_are_turned_away(server, truth):
    id = server.song()
    for origin in ("http://evil.example", "null", "http://127.0.0.1", server.url.replace("127.0.0.1", "localhost"), "file://"):
        with pytest.raises(InvalidStatus) as refused:
            server.page(id, origin=origin)
        assert refused.value.response.status_code == 403
        assert server.post(headers={"Origin": origin}).status_code == 403
    with server.page(id, origin=server.url) as page:
        page.until("segments", done=True)
        same_as_tagged(page, truth)
    assert server.log.wait("refused", status=403)["error"].startswith("this comes from a page of another site")


def test_other_sites_can_be_trusted(tmp_path):
    with serving(tmp_path, origins=("https://music.example",)) as server:
        with server.page(server.song(), origin="https://music.example") as page:
            page.until("segments")


def test_every_answer_has_the_headers(server):
    id = server.song()
    with server.client() as client:
        paths = ["/", "/page.js", "/health", "/version", "/none", f"/songs/{id}/audio", "/songs/x/audio", "/songs"]
        answers = [client.get(path) for path in paths]
        answers += [client.get(f"/songs/{id}/audio", headers={"Range": f"bytes={part}"}) for part in ("1-2", "9-x", "999999999-")]
        answers += [client.post("/songs", content=b""), client.post(f"/songs/{id}/close"), client.put("/songs"), client.options("/")]
    for answer in answers:
        for name, value in HEADERS.items():
            assert name == "Cache-Control" or answer.headers[name] == value, (answer.url, answer.status_code, name)
        assert "server" not in answer.headers and answer.headers["cache-control"] in ("no-store", "no-cache", "private, no-store")
    csp = answers[0].headers["content-security-policy"]
    assert "unsafe" not in csp and "default-src 'none'" in csp


@pytest.mark.parametrize("name, shown", [
    ("../../etc/passwd", "passwd"), ("a\0b.mp3", "ab.mp3"), ("C:\\x\\y.mp3", "y.mp3"), ("♫ Für Elise ☃.ogg", "♫ Für Elise ☃.ogg"),
    ("\u202egnp.exe", "gnp.exe"), ("a\r\nb", "a b"), ("..", "song"), ("", "song"),
    ("x" * 5_000 + ".ogg", "x" * 99 + "…" + "x" * 16 + ".ogg"),
])
def test_names_are_shown_and_nothing_else(server, name, shown):
    with server.page(server.song(name=name)) as page:
        assert page.until("meta")["name"] == shown
    names = {path.name for path in server.root.rglob("*") if path.is_file()}
    assert names <= {"lock", "song", "recording", "sound.mp4", "sound.webm"}, names


def test_the_log_has_names_of_songs_only_where_that_is_asked_for(tmp_path):
    for log_names in (False, True):
        with serving(tmp_path, log_names=log_names) as server:
            with server.page(server.song(name="private.ogg")) as page: page.until("segments", done=True)
            with server.page(server.song(b"no song", name="private.ogg")) as page: page.until_fatal()
            with server.client() as client: client.post("/microphone?name=private.ogg")
        assert ("private" in json.dumps(server.log.lines)) == log_names


# --- Songs that are none, or too much -----------------------------------------------------------------------------------------------

def test_what_is_no_sound_is_told(server, truth):
    for content in (b"\x89PNG\r\n no sound", b"0" * 100_000, b"OggS" + bytes(100)):
        with server.page(server.song(content, "cat.png")) as page:
            assert page.until_fatal().startswith("cat.png: ")
    assert "not audio" in server.log.wait("failed")["error"]
    assert "cat.png" not in json.dumps(server.log.lines)
    others_listen(server, truth)


def test_a_truncated_song_is_heard_as_far_as_it_goes(server, truth, tmp_path):
    write(tmp_path / "a.wav", np.random.default_rng(0).normal(0, 0.1, 160_000), 16_000)
    content = (tmp_path / "a.wav").read_bytes()
    with server.page(server.song(content[: len(content) // 2], "a.wav")) as page:
        assert page.until("segments", done=True)["duration"] == pytest.approx(5, abs=0.1)
        assert any("ends early" in m["message"] for m in page.messages if m["type"] == "notice")


def test_too_long_a_song_is_refused(tmp_path):
    with serving(tmp_path, max_seconds=10) as server:
        with server.page(server.song()) as page:
            assert "minutes" in page.until_fatal()
        server.log.wait("failed")


@contextmanager
def sooner_than(seconds):
    "What is in the block takes less: for an end that would come anyhow, at the latest after what is usual"
    begun = time.monotonic()
    yield
    assert time.monotonic() - begun < seconds


def raw_upload(server, head, body=b"", until=None):
    "Send by hand: the status that came back, and how much was sent before it"
    host, port = server.url.removeprefix("http://").split(":")
    sent, end = 0, time.monotonic() + LIMIT
    with socket.create_connection((host, int(port)), timeout=LIMIT) as sock:
        sock.sendall(f"POST /songs?name=a HTTP/1.1\r\nHost: {host}:{port}\r\n{head}\r\n\r\n".encode())
        sock.settimeout(0)
        answer = b""
        while b"\r\n\r\n" not in answer:
            assert time.monotonic() < end, "no answer"
            try:
                got = sock.recv(65_536)
                answer += got
                if not got:
                    break
            except BlockingIOError:
                if body:
                    try:
                        sent += sock.send(body)
                    except BlockingIOError:
                        time.sleep(0.001)
                else:
                    time.sleep(0.001)
            except ConnectionResetError:
                break
    return int(answer.split()[1]) if answer else None, sent, answer


def test_a_song_that_says_it_is_too_large_is_refused_before_it_is_sent(tmp_path, truth):
    with serving(tmp_path, max_upload=1_000_000) as server:
        status, sent, answer = raw_upload(server, "Content-Length: 5000000000\r\nExpect: 100-continue")
        assert (status, sent) == (413, 0) and b"at most 1 MB" in answer
        status, sent, _ = raw_upload(server, "Content-Length: 5000000000", bytes(65_536))
        assert status == 413 and sent < 20_000_000  # what fits into the buffers of the system
        assert server.post(bytes(1_000_001)).json()["error"].startswith("the file is too large: at most 1 MB")
        assert server.log.wait("refused", status=413)["address"] == "127.0.0.1"
        others_listen(server, truth)


def test_a_song_that_does_not_say_how_large_it_is_is_refused_on_the_way(tmp_path, truth):
    with serving(tmp_path, max_upload=1_000_000) as server:
        chunk = b"10000\r\n" + bytes(65_536) + b"\r\n"
        host, port = server.url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=LIMIT) as sock:
            sock.sendall(f"POST /songs HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\n".encode())
            for _ in range(20):
                sock.sendall(chunk)
            answer = sock.recv(65_536)
        assert answer.startswith(b"HTTP/1.1 413")
        wait_until(lambda: server.visits.state()["sessions"] == 0 and not [p for p in server.root.iterdir() if p.name != "lock"])
        others_listen(server, truth)


def test_an_empty_song_is_refused(server):
    answer = server.post(b"")
    assert answer.status_code == 400 and "empty" in answer.json()["error"]


def test_an_upload_that_stands_still_is_given_up(tmp_path):
    with serving(tmp_path, stall=0.3) as server, sooner_than(ServeOptions.stall):
        assert raw_upload(server, "Content-Length: 1000")[0] == 408
        server.log.wait("refused", status=408)
        wait_until(lambda: server.visits.state()["sessions"] == 0)


def test_a_page_closed_during_the_upload_leaves_nothing(server):
    before = server.visits.state()["sessions"]
    host, port = server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=LIMIT) as sock:
        sock.sendall(f"POST /songs HTTP/1.1\r\nHost: {host}\r\nContent-Length: 9000000\r\n\r\n".encode() + bytes(1_000_000))
        wait_until(lambda: server.visits.state()["sessions"] > before)
    server.log.wait("broken off")
    wait_until(lambda: server.visits.state()["sessions"] <= before)


def test_a_full_disk_is_told(server, truth, monkeypatch):
    class Full:
        def write(self, data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    original = uploads._write
    monkeypatch.setattr(uploads, "_write", lambda file, data, folder: original(Full() if b"fills the disk" in data else file, data, folder))
    answer = server.post(b"fills the disk" * 100_000)
    assert answer.status_code == 507 and "disk is full" in answer.json()["error"] and answer.headers["retry-after"]
    server.log.wait("refused", status=507)
    others_listen(server, truth)
    monkeypatch.undo()
    monkeypatch.setattr(uploads.shutil, "disk_usage", lambda path: type("Usage", (), {"free": 10})())
    assert server.post().status_code == 507


# --- Limits for strangers -----------------------------------------------------------------------------------------------------------

def test_a_full_house_says_so(tmp_path):
    with serving(tmp_path, max_sessions=2, share=1) as server:
        ids = [server.song(), server.song()]
        answer = server.post()
        assert answer.status_code == 503 and "full" in answer.json()["error"] and int(answer.headers["retry-after"]) > 0
        with server.client() as client:
            assert client.post("/microphone").status_code == 503
            client.post(f"/songs/{ids[0]}/close")
        wait_until(lambda: server.visits.state()["sessions"] == 1)
        assert server.log.wait("closed")["reason"] == "its page was closed"
        server.song()


def test_an_address_can_come_so_often_only(tmp_path):
    with serving(tmp_path, songs=Rate(3, 0.01), requests=Rate(30, 0.01)) as server:
        statuses = [server.post().status_code for _ in range(5)]
        assert statuses == [201] * 3 + [429] * 2
        with server.client() as client:
            answers = [client.get("/health") for _ in range(40)]
        assert {a.status_code for a in answers} == {200, 429} and "retry-after" in answers[-1].headers
        server.log.wait("refused", status=429)


def test_only_a_proxy_that_is_trusted_says_who_comes(tmp_path):
    for proxies, expected in ((None, {"127.0.0.1"}), ("127.0.0.1", {"10.0.0.1", "10.0.0.2"})):
        with serving(tmp_path, proxies=proxies, songs=Rate(1, 0.01)) as server:
            answers = [server.post(headers={"X-Forwarded-For": f"10.0.0.{i}"}).status_code for i in (1, 2, 2)]
            assert answers == ([201, 429, 429] if proxies is None else [201, 201, 429])
            assert {line["address"] for line in server.log.of("song")} == expected


def pretend(server, id, **seconds):
    "Move times of a visit by so many seconds, and let the server look through its visits twice"
    visit = server.visits.by_id[id]
    for name, by in seconds.items():
        setattr(visit, name, getattr(visit, name) + by)
    time.sleep(0.3)


def test_songs_that_nobody_shows_are_removed(tmp_path):
    with serving(tmp_path, song=DEMO) as server:
        kept = server.server.config.app.state.song
        id = server.song()
        with server.page(id) as page:
            page.until("segments", done=True)
            pretend(server, id, seen=-1_000)
            page.say("export", id="x", format="csv")
            page.until("file")
        wait_until(lambda: not server.visits.by_id[id].pages)
        pretend(server, kept, seen=-1_000)
        pretend(server, id, seen=-1_000)
        wait_until(lambda: server.visits.state()["sessions"] == 1)
        wait_until(lambda: len([p for p in server.root.iterdir() if p.name != "lock"]) == 1)
        with server.page(id) as page:
            assert page.ended()[1] == 4404
        with server.page(kept) as page:  # the song that was there from the start
            page.until("segments", done=True)
        assert "nobody" in server.log.wait("closed")["reason"]


def test_a_song_goes_soon_after_its_page_said_goodbye_unless_it_comes_back(tmp_path):
    with serving(tmp_path, leave=0.2) as server, server.client() as client:
        id = server.song()
        with server.page(id) as page:
            assert client.post(f"/songs/{id}/close").status_code == 204
            page.until("segments", done=True)
            with server.page(id) as again:  # the same page, loaded anew
                again.until("segments", done=True)
                assert server.visits.by_id[id].left is None
                pretend(server, id, seen=-1)
                again.say("export", id="x", format="csv")
                again.until("file")
                assert client.post(f"/songs/{id}/close").status_code == 204
                again.say("gone")
            wait_until(lambda: id not in server.visits.by_id)
        assert server.log.wait("closed")["reason"] == "its page was closed"


# --- Sockets that are dead, silent, or loud -----------------------------------------------------------------------------------------

def test_a_page_that_never_reads_is_given_up_and_nobody_notices(tmp_path, truth):
    with serving(tmp_path, stall=5.0, queue=3_000_000, messages=Rate(1e6, 1e6)) as server:
        id, memory = server.song(), psutil.Process().memory_info().rss
        page = server.page(id, acknowledge=False)  # what it is sent waits, at first in the buffers of both ends
        with suppress(ConnectionClosed):
            for i in range(5_000):
                page.say("export", id=str(i), format="json")
                if i % 100 == 0 and server.log.of("page closed"):
                    break
        others_listen(server, truth)
        assert server.log.wait("page closed", reason="takes nothing")
        assert psutil.Process().memory_info().rss - memory < 100_000_000
        page.ws.socket.close()


def test_a_page_that_says_nothing_is_let_go(tmp_path):
    with serving(tmp_path, stall=0.3, song=DEMO) as server:
        with server.page(server.server.config.app.state.song, hello=False) as page, sooner_than(ServeOptions.stall):
            assert page.ended() == (None, 4408)


def test_strange_messages_are_answered_or_ignored(server, truth):
    with server.page(server.song()) as page:
        page.until("segments", done=True)
        strange = [{"type": "nothing", "view": "me"}, {"type": "ack", "view": "other", "seq": 0}, {"type": "time", "view": "me", "t": "x"},
                   {"type": "export", "view": "me", "format": "exe", "id": 1}]
        for frame in (b"", b"\0", b"\xff\xff\xff\xff", *map(pack, strange)):
            page.ws.send(frame)
        page.ws.send("text")
        page.say("export", id="x", format="csv")
        page.until("file")
        assert any("not understood" in m["message"] for m in page.messages if m["type"] == "error")
        same_as_tagged(page, truth)


def test_a_message_that_is_too_large_ends_the_connection_only(server, truth):
    id = server.song()
    with server.page(id) as page:
        page.until("segments", done=True)
        with suppress(ConnectionClosed):
            page.ws.send(bytes(3 << 20))
        assert page.ended()[1] in (1009, None)  # None: the server was done before all of it was sent
    with server.page(id) as page:
        page.until("segments", done=True)
        same_as_tagged(page, truth)


def with_header(text, rest=b""):
    return len(text).to_bytes(4, "little") + text + rest


HEAVY = {  # messages just below the limit of two megabytes that are made to take long
    "a million buffers": lambda n: with_header(b'{"type":"rec","view":"me","sizes":[' + b",".join([b"0"] * (n // 2 - 50)) + b"]}"),
    "buffers of a byte": lambda n: with_header(b'{"type":"rec","view":"me","sizes":[' + b",".join([b"1"] * (n // 3 - 50)) + b"]}",
                                               bytes(n // 3 - 50)),
    "a large number": lambda n: with_header(b'{"type":"seek","view":"me","t":' + b"9" * (n - 100) + b"}"),
    "many keys": lambda n: with_header(b'{"type":"thresholds","view":"me","values":{'
                                       + b",".join(b'"%d":0' % i for i in range(n // 12)) + b"}}"),
    "deep": lambda n: with_header(b'{"type":"seek","view":"me","t":' + b"[" * (n - 100)),
    "escapes": lambda n: with_header(b'{"type":"seek","view":"me","t":"' + rb"\ud800" * (n // 6 - 20) + b'"}'),
    "a long view": lambda n: with_header(b'{"type":"ready","view":"' + b"v" * (n - 100) + b'"}'),
}


@pytest.mark.parametrize("what", HEAVY)
def test_no_message_keeps_others_waiting(server, truth, what):
    "Once one of them took an hour of the event loop, and not even SIGTERM was obeyed"
    content = HEAVY[what](ServeOptions().frame)
    assert len(content) <= ServeOptions().frame
    with server.page(id := server.song()) as page:
        page.until("meta")
        for _ in range(5): page.ws.send(content)
        with server.client() as client: assert client.get("/health").json()["status"] == "ok"
        assert "not understood" in page.until("error")["message"]
        others_listen(server, truth)
    server.leave(id)


def test_a_page_that_says_too_much_is_slowed_down(tmp_path):
    with serving(tmp_path, messages=Rate(20, 50)) as server:
        with server.page(server.song()) as page:
            page.until("segments", done=True)
            begun = time.monotonic()
            for t in range(50):
                page.say("time", t=float(t), playing=True)
            page.say("export", id="x", format="csv")
            page.until("file")
            assert 0.5 < time.monotonic() - begun < 20  # 50 a second: a second


# --- Starting and stopping ----------------------------------------------------------------------------------------------------------

PROGRAM = """
import sys
from audiotag import Tagger
from audiotag.listen.limits import ServeOptions
from audiotag.listen.log import log_to
from audiotag.listen.run import run
log_to(sys.stderr)
run(Tagger.from_pretrained(), ServeOptions(folder=sys.argv[1]), port=0, started=lambda url: print(url, flush=True))
"""


def started(folder):
    "A server in a process of its own, and its address"
    process = start(sys.executable, "-c", PROGRAM, folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    return process, process.stdout.readline().strip().rstrip("/")


def test_a_server_stops_when_it_is_told_to_and_the_next_one_cleans_up_after_a_crash(tmp_path):
    crashed, url = started(tmp_path)
    httpx.post(f"{url}/songs", content=DEMO.read_bytes(), trust_env=False, timeout=LIMIT).raise_for_status()
    crashed.kill()
    crashed.communicate(timeout=LIMIT)
    left = list(tmp_path.iterdir())
    assert len(left) == 1 and [path for path in left[0].rglob("song")]

    process, url = started(tmp_path)
    assert [path for path in tmp_path.iterdir() if path in left] == []
    id = httpx.post(f"{url}/songs", content=DEMO.read_bytes(), trust_env=False, timeout=LIMIT).json()["id"]
    page = Serving.page(type("Here", (), {"url": url})(), id)
    page.until("segments", done=True)
    process.send_signal(signal.SIGTERM)
    error, code = page.ended()
    _, log = process.communicate(timeout=LIMIT)
    assert process.returncode == 0 and "the server stops" in error and code == 4410
    assert list(tmp_path.iterdir()) == []
    events = [json.loads(line)["event"] for line in log.splitlines()]
    assert events[:2] == ["cleared", "started"] and events[-1] == "stopped" and "Traceback" not in log
    assert id not in log  # who reads the log cannot hear the song


def test_ctrl_c_is_a_good_end(tmp_path):
    process, url = started(tmp_path)
    assert httpx.get(f"{url}/health", trust_env=False, timeout=LIMIT).json()["status"] == "ok"
    process.send_signal(signal.SIGINT)
    _, log = process.communicate(timeout=LIMIT)
    assert process.returncode == 0 and json.loads(log.splitlines()[-1])["event"] == "stopped" and list(tmp_path.iterdir()) == []


def test_a_server_that_stops_refuses_what_is_on_its_way(tmp_path):
    with serving(tmp_path) as server:
        host, port = server.url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=LIMIT) as sock:
            sock.sendall(f"POST /songs HTTP/1.1\r\nHost: {host}\r\nContent-Length: 9000000\r\n\r\n".encode())
            wait_until(lambda: server.visits.state()["sessions"])
            server.server.should_exit = True
            wait_until(lambda: server.visits.stopping)
            with pytest.raises(OSError):
                for _ in range(10_000):
                    sock.sendall(bytes(65_536))
    assert list(tmp_path.iterdir()) == []


def test_the_port_is_taken(tmp_path):
    with serving(tmp_path) as server, pytest.raises(ServeError, match="choose another --port"):
        run(tagger(), port=int(server.url.rpartition(":")[2]))


def test_importing_it_starts_nothing():
    before = threading.active_count()
    assert ServeOptions().max_upload == 200_000_000 and threading.active_count() == before
