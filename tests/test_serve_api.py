"""The API of the web app: what `audiotag tag` says over HTTP, from one request; limits, nonsense, and clients that hang up"""
import json
import os
import random
import socket
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator
from project import LIMIT, wait_until
from serve_client import DEMO, FOR_PROGRAMS, demo_tags, serving, tagger, tidy_server

from audiotag import __version__
from audiotag.audio import write
from audiotag.formats import FORMATS, dumps
from audiotag.listen.api import api_routes
from audiotag.listen.asked import MEDIA_TYPES
from audiotag.listen.limits import Rate
from audiotag.listen.openapi import openapi
from audiotag.listen.songs_api import song_routes

TIMES = int(os.environ.get("AUDIOTAG_FUZZ") or (6 if os.environ.get("CI") == "true" else 1))  # so many times as much as usual


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with tidy_server(tmp_path_factory.mktemp("songs"), **FOR_PROGRAMS) as server: yield server


@pytest.fixture(scope="module")
def tags():
    return demo_tags()


def tag(server, content=None, headers=(), method="POST", path="/api/tag", **query):
    "The answer to a request, which the description knows: its status, its type, its form"
    with server.client() as client:
        content = DEMO.read_bytes() if content is None else content
        answer = client.request(method, path, params=query, content=content, headers=dict(headers))
    described = openapi()["paths"].get(path, {}).get(method.lower(), {}).get("responses", {})
    kind = answer.headers["content-type"].partition(";")[0]
    if answer.is_success:
        assert kind in described[str(answer.status_code)]["content"]
        return answer
    assert kind == "application/problem+json" and set(answer.json()) == {"type", "title", "status", "detail"}, answer.text
    assert answer.json()["status"] == answer.status_code and len(answer.json()["detail"].splitlines()) == 1
    assert not described or str(answer.status_code) in described, answer.text
    assert str(server.root) not in answer.text
    return answer


def form(content, name="demo.ogg", before=b"", after=b""):
    "A form with a file, and its header"
    part = b'--b0undary\r\nContent-Disposition: form-data; name="file"; filename="' + name.encode() + b'"\r\n\r\n'
    return before + part + content + b"\r\n--b0undary" + (after or b"--\r\n"), {"Content-Type": "multipart/form-data; boundary=b0undary"}


def test_a_song_is_told_as_the_command_tells_it(server, tags):
    assert tag(server, name="../demo.ogg").text == dumps(tags, "json")
    assert tag(server, *form(DEMO.read_bytes())).text == dumps(tags, "json")
    for format in FORMATS:
        answer = tag(server, name="demo.ogg", format=format)
        assert answer.headers["content-type"].startswith(MEDIA_TYPES[format]) and answer.text == dumps(tags, format), format
    assert tag(server, headers={"Accept": "text/vtt, */*;q=0.1"}, name="demo.ogg").text == dumps(tags, "vtt")
    options = dict(labels=["piano", "violin"], threshold=0.3, hop=0.5)
    part = replace(tagger().tag(DEMO, start=1, end=9, **options), file="song")
    said = tag(server, labels="piano,violin", threshold="0.3", hop="0.5", start="0:01", end="9", scores="true", format="json")
    assert said.text == dumps(part, "json", scores=True)
    assert server.visits.state()["sessions"] == 0 and not [path for path in server.root.iterdir() if path.is_dir()]
    line = server.log.wait("tagged", bytes=DEMO.stat().st_size)
    assert line["address"] == "127.0.0.1" and "name" not in line


def test_the_description_says_what_answers(server, tags):
    with server.client() as client:
        said, model, page = client.get("/api/openapi.json").json(), client.get("/api/model").json(), client.get("/api")
    assert said == openapi() and said["info"]["version"] == __version__ and page.headers["content-type"].startswith("text/html")
    routes = [*api_routes(), *song_routes()]
    answering = {route.path: {method.lower() for method in route.methods - {"HEAD"}} for route in routes}
    assert answering == {path: set(operations) for path, operations in said["paths"].items()}
    schemas = said["components"]["schemas"]
    for name, value in (("Model", model), ("Tags", json.loads(dumps(tags, "json", scores=True))),
                        ("Problem", tag(server, hop="0").json())):
        Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": {"schemas": schemas}}).validate(value)
        assert set(value) <= set(schemas[name]["properties"]), name
    assert (model["labels"], model["limits"]) == (list(tagger().labels), {"bytes": 3_000_000, "seconds": 120, "kept": 600})
    references = [text.split('"')[0] for text in json.dumps(said).split('"$ref": "')[1:]]
    assert {reference.rpartition("/")[2] for reference in references} <= set(schemas)


def test_the_description_is_openapi():
    validator = pytest.importorskip("openapi_spec_validator")
    validator.validate(openapi())
    with pytest.raises(Exception, match="is a required property"):
        validator.validate({key: value for key, value in openapi().items() if key != "info"})


def test_what_is_wrong_is_a_problem(server, tmp_path):
    write(long := tmp_path / "long.flac", [0.0] * 8_000 * 130, 8_000)
    encoded, mixed = {"Content-Encoding": "gzip"}, {"Content-Type": "multipart/mixed; boundary=x"}
    field = b'--b0undary\r\nContent-Disposition: form-data; name="hop"\r\n\r\n1\r\n'
    forms = [dict(zip(("content", "headers"), made)) for made in (form(b""), form(b"x", before=field), form(b"x", after=b"\r\n"))]
    wrong = [
        (400, dict(content=b"")), (400, dict(treshold="1")), (400, dict(threshold="2")), (400, dict(labels="pinao")),
        (400, dict(hop="1e-400")), (400, dict(start="5", end="4")), (400, dict(format="mp3")),
        (400, dict(scores="perhaps")), (404, dict(path="/api/none")),
        (405, dict(method="GET")), (405, dict(method="PUT")), (405, dict(path="/api/model")), (406, dict(headers={"Accept": "image/png"})),
        (413, dict(content=bytes(3_000_001))), (415, dict(headers=encoded)), (415, dict(headers=mixed)),
        (421, dict(headers={"Host": "evil.org"})), (403, dict(headers={"Origin": "http://evil.org"})), (422, dict(content=b"no song")),
        (422, dict(content=long.read_bytes())), (422, dict(start="100")), (422, dict(start="1000")),
        (422, dict(content=DEMO.read_bytes()[:100])), (400, dict(content=b"x", headers=form(b"")[1])), *((400, made) for made in forms),
    ]
    for status, request in wrong:
        answer = tag(server, **request)
        assert answer.status_code == status, (status, answer.text)
        assert status != 405 or answer.headers["allow"]
    assert server.visits.state()["sessions"] == 0


def test_who_comes_too_often_or_to_a_full_house_is_told_when_to_come_again(tmp_path, tags):
    with serving(tmp_path, songs=Rate(3, 0.01), max_sessions=1) as server:
        assert tag(server, name="demo.ogg").text == dumps(tags, "json")
        id = server.song()
        full, often = tag(server), tag(server)
        server.leave(id)
    assert [(answer.status_code, int(answer.headers["retry-after"]) > 0) for answer in (full, often)] == [(503, True), (429, True)]


def test_where_tokens_are_needed_only_programs_with_one_come_in(tmp_path, tags):
    tokens = ("0123456789abcdef", "fedcba9876543210")
    with serving(tmp_path, tokens=tokens) as server, server.client() as client:
        for header in ("", "Bearer", f"Bearer {tokens[0][:-1]}", f"Basic {tokens[0]}", f"Bearer {' '.join(tokens)}"):
            answers = [tag(server, headers={"Authorization": header}, hop="0"), client.get("/api/model", headers={"Authorization": header})]
            assert [(answer.status_code, answer.headers["www-authenticate"]) for answer in answers] == [(401, "Bearer")] * 2
        for token in tokens:
            assert tag(server, headers={"Authorization": f"Bearer {token}"}, name="demo.ogg").text == dumps(tags, "json")
        assert client.get("/api").status_code == client.get("/api/openapi.json").status_code == 200
        assert not any(token in json.dumps(server.log.lines) + repr(server.visits.options) for token in tokens)


def send(server, content, sent=None):
    "A socket by which a song is sent, or a part of it"
    host, port = server.url.removeprefix("http://").split(":")
    sock = socket.create_connection((host, int(port)), timeout=LIMIT)
    head = f"POST /api/tag?hop=0.1 HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Length: {len(content)}\r\n\r\n"
    sock.sendall(head.encode() + content[:sent])
    return sock


def test_a_client_that_hangs_up_frees_its_place_and_the_work_stops(server, tags, tmp_path):
    write(path := tmp_path / "song.flac", [0.1, -0.1] * 4_000 * 110, 8_000)
    content = path.read_bytes()
    for sent in (len(content) // 2, None):  # while the song comes, and while it is heard
        with send(server, content, sent):
            if sent is None:
                visit = wait_until(lambda: next((v for v in list(server.visits.by_id.values()) if v.session and v.session.begun), None))
            else:
                wait_until(lambda: server.visits.by_id)
        wait_until(lambda: not server.visits.by_id)
    wait_until(lambda: visit.session.over)
    wait_until(lambda: not visit.folder.exists())
    assert visit.closed
    server.log.wait("broken off")
    assert tag(server, name="demo.ogg").text == dumps(tags, "json")


def test_a_server_that_stops_says_so(tmp_path):
    write(path := tmp_path / "song.flac", [0.1, -0.1] * 4_000 * 110, 8_000)
    (tmp_path / "songs").mkdir()
    with serving(tmp_path / "songs") as server, send(server, path.read_bytes()) as sock:
        wait_until(lambda: [v for v in list(server.visits.by_id.values()) if v.session and v.session.begun])
        server.server.should_exit = True
        said = b"".join(iter(lambda: sock.recv(10_000), b""))
    assert said.startswith(b"HTTP/1.1 503") and b"application/problem+json" in said and not server.log.tracebacks


def test_random_forms_and_queries(server, tags):
    rng, whole = random.Random(30), DEMO.read_bytes()[:3_000]
    names = ["name", "format", "labels", "threshold", "hop", "segment", "start", "end", "scores", "x"]
    values = ["", "0", "1", "-1", "nan", "inf", "1e309", "1:2:3", "piano", "piano=1", "piano=", "=", ",", "json", "csv", "\0", "\u202e",
              "x" * 500, "٣"]
    types = ["multipart/form-data", "multipart/form-data; boundary=", "multipart/;x", "\x7f"]
    for _ in range(60 * TIMES):
        inside = rng.choice([whole, b"", b"\r\n--b0undary", rng.randbytes(500)])
        content, headers = form(inside, rng.choice(["a.ogg", "", "\u202e\"x", "a" * 9_000]))
        content = bytearray(content)
        for _ in range(rng.choice([0, 1, 5])): content[rng.randrange(len(content))] = rng.choice(b'\r\n-"b0;=\0\xff')
        if rng.random() < 0.3: headers["Content-Type"] = rng.choice(types)
        if rng.random() < 0.3: headers["Accept"] = rng.choice(["", ";", "*", "*/*;q=-1", "a/b;q=nan", "," * 500, "application/json;q=x"])
        query = {rng.choice(names): rng.choice(values) for _ in range(rng.choice([0, 0, 1, 3]))}
        assert tag(server, bytes(content[: rng.choice([None, None, rng.randrange(1, len(content))])]), headers, **query).status_code < 500
    assert tag(server, name="demo.ogg").text == dumps(tags, "json") and server.visits.state()["sessions"] == 0
