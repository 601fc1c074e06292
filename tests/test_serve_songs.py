"""Long songs of programs: events as they are found, results, tokens, and programs that mean harm"""
import json
import socket
import threading
import time
from contextlib import ExitStack, contextmanager
from dataclasses import replace

import httpx
import pytest
from project import LIMIT, wait_until
from serve_client import DEMO, FOR_PROGRAMS, demo_tags, serving, tagger, tidy_server
from test_serve_attacks import OTHER, client, connected, ended

from audiotag.audio import write
from audiotag.formats import FORMATS, dumps
from audiotag.listen import event_stream, songs, songs_api
from audiotag.listen.asked import MEDIA_TYPES
from audiotag.listen.songs import ProgramSong

TOKENS = ("0123456789abcdef", "fedcba9876543210")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with tidy_server(tmp_path_factory.mktemp("songs"), **FOR_PROGRAMS) as server: yield server


@pytest.fixture(scope="module")
def tags():
    return demo_tags()


@pytest.fixture(scope="module")
def noise(tmp_path_factory):
    "A song that takes a while"
    write(path := tmp_path_factory.mktemp("noise") / "song.flac", [0.1, -0.1] * 4_000 * 110, 8_000)
    return path.read_bytes()


def sent(http, content=None, **query):
    "The address of a song that was sent"
    answer = http.post("/api/songs", params={"name": "demo.ogg", **query}, content=DEMO.read_bytes() if content is None else content)
    assert answer.status_code == 202 and set(answer.json()) >= {"id", "state"}, answer.text
    assert answer.headers["location"] == f"songs/{answer.json()['id']}"
    return f"/api/{answer.headers['location']}"


@contextmanager
def listening(http, address, had=None):
    "The events of a stream while they come: (event, data, id)"
    with http.stream("GET", f"{address}/events", headers={} if had is None else {"Last-Event-ID": str(had)}) as answer:
        assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/event-stream")
        yield events_in(answer.iter_lines())


def events_in(lines):
    found = {}
    for line in lines:
        if line.startswith(":"): continue
        if line:
            key, value = line.split(": ", 1)
            assert key in ("id", "event", "data") and key not in found
            found[key] = value
        elif found:
            yield found["event"], json.loads(found["data"]), found.get("id")
            found = {}


@contextmanager
def held():
    "Songs of programs are heard as far as the first step, and go on when the event is set, or they are stopped"
    go, step = threading.Event(), ProgramSong.step

    def held_step(song):
        while song.begun and not song.closed and not go.wait(0.01): pass
        return step(song)
    ProgramSong.step = held_step
    try: yield go
    finally:
        go.set()
        ProgramSong.step = step


def is_done(http, address):
    return http.get(address).json()["state"] == "done"


def test_a_song_is_heard_in_the_background(server, tags):
    with server.client() as http:
        with held() as go, listening(http, address := sent(http)) as stream:
            told = [next(stream)]
            while told[-1][1].get("state") != "hearing": told.append(next(stream))
            so_far = http.get(address, params={"format": "csv"})
            not_yet = http.get(f"{address}/events", headers={"Last-Event-ID": str(http.get(address).json()["events"] + 1)})
            assert not_yet.status_code == 400, "the events up to there would never come"
            assert so_far.headers["audiotag-state"] == "hearing" and http.get(address).json()["progress"] < 1
            assert len(so_far.text.splitlines()) == 1 + http.get(address).json()["events"]
            go.set()
            told += stream
        events = [data for kind, data, _ in told if kind == "event"]
        assert sorted(map(str, events)) == sorted(map(str, json.loads(dumps(tags, "json"))["events"]))
        assert [int(id) for _, _, id in told if id] == list(range(1, len(events) + 2)) and told[-1][0] == "done"
        state = http.get(address).json()
        assert (state["state"], state["progress"], state["events"], state["problem"]) == ("done", 1, len(events), None)
        assert state["duration"] == pytest.approx(tags.duration, abs=1e-3)
        for format in FORMATS:
            answer = http.get(address, params={"format": format})
            assert answer.headers["content-type"].startswith(MEDIA_TYPES[format]) and answer.text == dumps(tags, format), format
        scores, vtt = http.get(address, params={"format": "json", "scores": "1"}), http.get(address, headers={"Accept": "text/vtt"})
        assert scores.text == dumps(tags, "json", scores=True) and vtt.text == dumps(tags, "vtt")
        with listening(http, address, len(events) - 3) as stream: assert [id for *_, id in stream] == [id for *_, id in told if id][-4:]
        assert http.get(f"{address}/events", headers={"Last-Event-ID": str(len(events) + 1)}).status_code == 204
        assert not [path for path in server.root.rglob("song") if path.is_file()], "a song that is heard needs no file"
        assert http.delete(address).status_code == 204
        assert http.get(address).status_code == http.get(f"{address}/events").status_code == http.delete(address).status_code == 404
    assert server.visits.state()["sessions"] == 0


def test_a_stream_that_breaks_goes_on_where_it_broke(server, tags):
    with server.client() as http:
        address, had, told = sent(http, threshold="0.1"), 0, []
        while True:
            with listening(http, address, had) as stream:
                for kind, data, id in stream:
                    if id: had, told = int(id), [*told, (kind, json.dumps(data))]
                    if kind in ("done", "problem") or len(told) % 7 == 6 and id: break
            if kind in ("done", "problem"): break
        whole = http.get(address, params={"format": "json"}).json()["events"]
        assert kind == "done" and sorted(text for _, text in told[:-1]) == sorted(json.dumps(event) for event in whole)
        http.delete(address)


def test_options_are_those_of_one_request(server):
    options = dict(labels=["piano", "violin"], threshold=0.3, hop=0.5)
    part = replace(tagger().tag(DEMO, start=1, end=9, **options), file="song")
    with server.client() as http:
        address = sent(http, labels="piano,violin", threshold="0.3", hop="0.5", start="0:01", end="9", name="")
        wait_until(lambda: is_done(http, address))
        assert http.get(address, params={"format": "csv"}).text == dumps(part, "csv")
        with listening(http, address) as stream: told = [data for kind, data, _ in stream if kind == "event"]
        assert sorted(map(str, told)) == sorted(map(str, json.loads(dumps(part, "json"))["events"]))
        http.delete(address)


def test_what_is_wrong_is_a_problem(server):
    with server.client() as http:
        address = sent(http, b"no song")
        with listening(http, address) as stream: kind, problem, id = list(stream)[-1]
        assert (kind, problem["status"], id) == ("problem", 422, "1") and http.get(address).json()["problem"] == problem
        assert http.get(address, params={"format": "csv"}).json() == problem
        wrong = [
            (400, http.post("/api/songs?format=csv", content=b"x")), (400, http.post("/api/songs?hop=0", content=b"x")),
            (400, http.post("/api/songs", content=b"")), (413, http.post("/api/songs", content=bytes(3_000_001))),
            (403, http.post("/api/songs", content=b"x", headers={"Origin": "http://evil.org"})),
            (403, http.delete(address, headers={"Origin": "http://evil.org"})), (405, http.get("/api/songs")),
            (405, http.put(address)), (405, http.post(f"{address}/events")), (400, http.get(f"{address}?hop=1")),
            (400, http.get(f"{address}?format=mp3")), (406, http.get(address, headers={"Accept": "image/png"})),
            (400, http.get(f"{address}/events", headers={"Last-Event-ID": "x"})),
            (415, http.post("/api/songs", content=b"x", headers={"Content-Encoding": "gzip"})),
        ]
        for status, answer in wrong:
            assert answer.status_code == status and answer.headers["content-type"] == "application/problem+json", (status, answer.text)
        assert set(http.put(address).headers["allow"].split(", ")) == {"GET", "HEAD", "DELETE"}
        assert http.head(f"{address}/events").status_code == 200
        http.delete(address)
    assert server.visits.state()["sessions"] == 0


def test_a_song_can_be_deleted_while_it_is_heard(server, noise):
    with held(), server.client() as http, server.client() as other:
        address = sent(http, noise, hop="0.1")
        with listening(http, address) as stream:
            assert next(data for kind, data, _ in stream if data.get("state") == "hearing")
            [visit] = server.visits.by_id.values()
            assert other.delete(address).status_code == 204 and server.visits.state()["sessions"] == 0
            kind, problem, _ = list(stream)[-1]
        assert (kind, problem["status"], problem["detail"]) == ("problem", 410, "it was deleted")
        wait_until(lambda: visit.session.over)
        assert not visit.folder.exists() and not visit.session.listeners


def test_a_listener_that_hangs_up_frees_its_place_and_the_song_goes_on(server, noise):
    with held() as go, server.client() as http, ExitStack() as stack:
        address = sent(http, noise)
        [visit] = server.visits.by_id.values()
        for _ in range(server.visits.options.max_views):
            sock = stack.enter_context(connected(server.url))
            sock.sendall(f"GET {address}/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        wait_until(lambda: len(visit.session.listeners) == server.visits.options.max_views)
        assert http.get(f"{address}/events").status_code == 429
        stack.close()
        wait_until(lambda: not visit.session.listeners)
        assert not visit.session.over
        go.set()
        wait_until(lambda: is_done(http, address))
        http.delete(address)


def test_a_stream_in_which_nothing_happens_says_that_it_lives(server, monkeypatch):
    monkeypatch.setattr(event_stream, "KEEP_ALIVE", 0.05)
    with held() as go, server.client() as http:
        address = sent(http)
        with http.stream("GET", f"{address}/events") as answer:
            lines = answer.iter_lines()
            while not next(lines).startswith(":"): pass
            go.set()
            assert list(events_in(lines))[-1][0] == "done"
        http.delete(address)


def test_a_client_that_hangs_up_while_it_sends_leaves_nothing(server):
    content = DEMO.read_bytes()
    with connected(server.url) as sock:
        head = f"POST /api/songs HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(content)}\r\n\r\n"
        sock.sendall(head.encode() + content[: len(content) // 2])
        wait_until(lambda: server.visits.by_id)
    wait_until(lambda: not server.visits.by_id)


def test_nothing_of_a_token_is_there_for_another(tmp_path, noise):
    me, you = ({"Authorization": f"Bearer {token}"} for token in TOKENS)
    with serving(tmp_path, tokens=TOKENS) as server, server.client(headers=me) as http:
        address = sent(http, noise)
        unknown = http.get("/api/songs/none").json()
        for headers in (you, {"Authorization": f"Bearer {TOKENS[0]}, {TOKENS[1]}"}, {"Authorization": ""}):
            answers = [http.request(method, address + end, headers=headers) for method, end in (
                ("GET", ""), ("GET", "?format=csv"), ("GET", "?format=x"), ("GET", "/events"), ("DELETE", ""))]
            expected = [404, 404, 404, 404, 404] if headers == you else [401] * 5
            assert [answer.status_code for answer in answers] == expected
            assert headers != you or all(answer.json() == unknown for answer in answers)
        id = address.rpartition("/")[2]
        pages = [("GET", f"/songs/{id}/audio"), ("POST", f"/songs/{id}/close")]
        assert [http.request(*each).status_code for each in pages] == [404] * 2
        with server.page(id, hello=False) as page: assert page.ended()[1] == 4404
        visitor = server.song()  # a visitor's song is none of a program's
        assert http.get(f"/api/songs/{visitor}").json() == unknown and http.delete(f"/api/songs/{visitor}").status_code == 404
        assert http.get(address).status_code == 200 and http.delete(address).status_code == 204
        said = json.dumps(server.log.lines)
        assert not any(secret in said for secret in (*TOKENS, id))
        server.leave(visitor)


def test_songs_expire_and_give_way_once_they_were_told(tmp_path, monkeypatch):
    with serving(tmp_path, max_sessions=1) as server, server.client() as http:
        with held() as go:
            address, kept = sent(http), server.visits.options.kept
            [visit] = server.visits.by_id.values()
            visit.seen -= 2 * kept  # it is heard for longer than it is kept
            go.set()
            wait_until(lambda: visit.session.over)
        assert visit.expired(visit.session.ended + kept / 2, server.visits.options) is None
        server.log.wait("analysed", session=visit.log_id)
        assert http.head(address, params={"format": "json"}).status_code == 200
        full = http.post("/api/songs", content=DEMO.read_bytes())
        assert (full.status_code, "retry-after" in full.headers) == (503, True), "nobody has had the result"
        visit.seen, visit.session.ended = visit.seen - 2 * kept, visit.session.ended - kept
        wait_until(lambda: server.visits.state()["sessions"] == 0)
        server.log.wait("closed", reason="nobody asked for this song any more: send it again")
        gone = http.get(address)
        assert gone.status_code == 404 and "retry-after" not in gone.headers
    (tmp_path / "again").mkdir()
    with serving(tmp_path / "again", max_sessions=1) as server, server.client() as http:
        address = sent(http)
        wait_until(lambda: is_done(http, address))
        assert http.get(address, params={"format": "csv"}).headers["audiotag-state"] == "done"
        assert http.post("/api/songs", content=b"x").status_code == 503, "an answer that was lost can be asked for again"
        monkeypatch.setattr(songs_api, "GRACE", 0)
        assert http.get(address, params={"format": "csv"}).status_code == 200
        [visit] = server.visits.by_id.values()
        wait_until(lambda: visit.left < time.monotonic())
        assert http.get(address).status_code == 200, "it stays while nobody needs its place"
        sent(http)
        assert http.get(address).status_code == 404


def test_a_fault_of_ours_is_in_the_log(server, monkeypatch):
    def bad(*_): raise ZeroDivisionError("a fault of ours")
    with server.client() as http:
        failed = sent(http, b"no song", name="secret.ogg")
        wait_until(lambda: http.get(failed).json()["state"] == "failed")
        visits = list(server.visits.by_id.values())
        line = server.log.wait("failed", session=visits[0].log_id)
        assert line["level"] == "warning" and "traceback" not in line and "secret" not in json.dumps(server.log.lines)
        monkeypatch.setattr(songs, "hear_song", bad)
        address = sent(http)
        wait_until(lambda: http.get(address).json()["state"] == "failed")
        assert http.get(address).json()["problem"]["status"] == 500
        line = server.log.wait("failed", level="error")
        assert "a fault of ours" in line["traceback"]
        server.log.lines.remove(line)  # which is there on purpose
        for each in (failed, address): http.delete(each)


@OTHER
def test_songs_of_a_program_are_a_share_and_so_are_their_bytes(tmp_path, noise):
    me = {"Authorization": f"Bearer {TOKENS[0]}"}
    options = dict(tokens=TOKENS, share=0.8, max_sessions=5, workers=1, waiting=len(noise) * 5 // 2)
    with serving(tmp_path, **options) as server, client(server, "127.0.0.2") as one, client(server, "127.0.0.3") as two, held():
        answers = [each.post("/api/songs", content=noise, headers=me) for each in (one, two, one, two)]
        assert [answer.status_code for answer in answers] == [202, 202, 429, 429]
        assert "too much of yours" in answers[2].json()["detail"] and int(answers[2].headers["retry-after"]) > 0
        with server.client(headers={"Authorization": f"Bearer {TOKENS[1]}"}) as other: assert other.delete(sent(other)).status_code == 204
    (tmp_path / "again").mkdir()
    with serving(tmp_path / "again", **options | {"waiting": 10**9}) as server, client(server, "127.0.0.2") as one, \
            client(server, "127.0.0.3") as two:
        answers = [each.post("/api/songs", content=noise, headers=me) for each in (one, two, one, two, one)]
        assert [answer.status_code for answer in answers] == [202] * 4 + [429] and "too many songs open" in answers[4].json()["detail"]
        with server.client(headers={"Authorization": f"Bearer {TOKENS[1]}"}) as other:
            address = sent(other)  # whose song is heard in its turn, among those that are long
            with listening(other, address) as stream: assert list(stream)[-1][0] == "done"


def test_a_server_that_stops_says_so(tmp_path, noise):
    with serving(tmp_path) as server, server.client() as http, held():
        address = sent(http, noise, hop="0.1")
        with listening(http, address) as stream:
            assert next(data for kind, data, _ in stream if data.get("state") == "hearing")
            server.server.should_exit = True
            kind, problem, _ = list(stream)[-1]
    assert (kind, problem["status"]) == ("problem", 503) and "the server stops" in problem["detail"]
    assert not server.log.tracebacks, server.log.tracebacks[0]


NAMES = ["x\n\nevent: done\ndata: {}\n\n", "\r\nid: 9\r\n", "\u2028\x85\x0b\x0c", "../../etc/passwd", "\0", "a" * 5_000, "\u202egpj.exe",
         '"}\\']


def test_a_name_forges_no_event_and_no_header(server):
    with server.client() as http:
        for name in NAMES:
            for content, headers in ((b"no song", {}), form(name)):
                answer = http.post("/api/songs", params={} if headers else {"name": name}, content=content, headers=headers)
                if headers and answer.status_code == 400: continue
                address = f"/api/{answer.headers['location']}"
                with listening(http, address) as stream: told = list(stream)
                assert [kind for kind, *_ in told if kind != "progress"] == ["problem"] and told[-1][1]["status"] == 422
                said = http.get(address).json()["name"]
                assert said.isprintable() and len(said) <= 120 and "/" not in said
                http.delete(address)


def form(name):
    part = b'--x\r\nContent-Disposition: form-data; name="file"; filename="' + name.encode() + b'"\r\n\r\nno song\r\n--x--\r\n'
    return part, {"Content-Type": "multipart/form-data; boundary=x"}


PATHS = ["/api/songs/", "/api/songs//events", "/api/songs/../../etc/passwd", "/api/songs/%2e%2e%2f%2e%2e", "/api/songs/%00",
         "/api/songs/a/b/c", "/api/songs/" + "a" * 8_000, "/api/songs/%0d%0aX: y",
         "/api/songs/events/events", "/api/songs/\xff/events", "/api/songs/__class__"]


def test_paths_that_are_tricks_lead_nowhere(server):
    for path in PATHS:
        for method in ("GET", "DELETE", "PUT"):
            with connected(server.url) as sock:
                head = f"{method} {path.replace(' ', '%20')} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
                sock.sendall(head.encode("latin-1"))
                answer = ended(sock)
            assert answer.startswith((b"HTTP/1.1 404", b"HTTP/1.1 405", b"HTTP/1.1 400")), (path, answer[:80])
            assert b"\r\nX: y" not in answer and b"root:" not in answer


def test_many_who_listen_ask_and_delete_at_once(server, noise):
    "Threads that do all of it to the same few songs: every answer is one that is described, and nothing is left"
    statuses, errors = set(), []

    def do(i):
        try:
            with server.client() as http:
                for j in range(6):
                    answer = http.post("/api/songs", content=noise[: 40_000 if j % 2 else None])
                    statuses.add(answer.status_code)
                    if answer.status_code != 202: continue
                    addresses.append(f"/api/{answer.headers['location']}")
                    for address in addresses[-3:]:
                        statuses.add(http.get(address, params={"format": "csv"}).status_code)
                        with http.stream("GET", f"{address}/events") as stream:
                            statuses.add(stream.status_code)
                            next(stream.iter_lines(), None)
                    statuses.add(http.delete(addresses[-2:][i % 2 - 1]).status_code)
        except (httpx.HTTPError, OSError, IndexError) as e: errors.append(e)
    addresses = []
    threads = [threading.Thread(target=do, args=(i,)) for i in range(4)]
    for thread in threads: thread.start()
    for thread in threads: thread.join(LIMIT)
    assert not errors and statuses <= {200, 202, 204, 404, 422, 429, 503}, (statuses, errors)
    with server.client() as http:
        for address in addresses: http.delete(address)
    wait_until(lambda: server.visits.state()["sessions"] == 0)
    wait_until(lambda: not [thread for thread in threading.enumerate() if thread.name == "audiotag-stepped"])


def test_a_reader_who_takes_nothing_holds_little(server, noise):
    "The stream waits for its reader, and the song for nobody"
    with server.client() as http:
        address = sent(http, noise, threshold="0", hop="0.02")
        with socket.socket() as sock:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
            sock.connect(("127.0.0.1", int(server.url.rsplit(":", 1)[1])))
            sock.sendall(f"GET {address}/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            wait_until(lambda: http.get(address).json()["state"] in ("done", "failed"))
        http.delete(address)
    assert server.visits.state()["sessions"] == 0


def test_numbers_for_prometheus_name_nobody(tmp_path):
    parser, me = pytest.importorskip("prometheus_client.parser"), {"Authorization": f"Bearer {TOKENS[0]}"}
    with serving(tmp_path, metrics=True, tokens=TOKENS) as server, server.client(headers=me) as http:
        with listening(http, sent(http, name="secret.ogg")) as stream: assert list(stream)[-1][0] == "done"
        bad = sent(http, b"no song", name="secret.ogg")
        with listening(http, bad) as stream: assert list(stream)[-1][0] == "problem"
        http.post("/api/tag", params={"name": "secret.ogg"}, content=DEMO.read_bytes())
        with server.page(server.song(name="secret.ogg")) as page: page.until("segments", done=True)
        wait_until(lambda: server.visits.counts.songs["heard"] == 3)
        assert http.get("/secret").status_code == 404 and http.get("/metrics", headers={"Authorization": ""}).status_code == 401
        answer = http.get("/metrics")
        values = {sample.name + "".join(sorted(sample.labels.values())): sample.value
                  for family in parser.text_string_to_metric_families(answer.text) for sample in family.samples}
        assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
        assert (values["audiotag_songs_totalheard"], values["audiotag_songs_totalfailed"]) == (3, 1)
        duration, factor = tagger().tag(DEMO).duration, values["audiotag_sound_seconds_total"] / values["audiotag_work_seconds_total"]
        assert values["audiotag_sound_seconds_total"] == pytest.approx(3 * duration, rel=0.02)
        assert values["audiotag_real_time_factor"] == pytest.approx(factor) and factor > 1
        assert (values["audiotag_requests_total202"], values["audiotag_problems_total404page"]) == (2, 1)
        assert not any(secret in answer.text for secret in ("secret", "127.0.0.1", bad.rpartition("/")[2], *TOKENS))
