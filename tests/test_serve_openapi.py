"""What the description of the API promises, tried at random by schemathesis: bounded, always the same, on this machine alone"""
import os

import pytest
import requests
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import tuples
from project import wait_until
from serve_client import ENOUGH, serving, tagger

from audiotag.audio import write
from audiotag.listen.openapi import openapi

schemathesis = pytest.importorskip("schemathesis")
TIMES = int(os.environ.get("AUDIOTAG_FUZZ") or (6 if os.environ.get("CI") == "true" else 1))  # so many times as much as usual
OPERATIONS = [(method.upper(), path) for path, methods in openapi()["paths"].items() for method in methods]
SONGS = [each for each in OPERATIONS if each[0] == "POST"]  # a description cannot say what a song is, or which labels a model has
TELLING = ("/api/model", "/api/openapi.json")  # addresses where nothing can be asked


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    options = dict(songs=ENOUGH, requests=ENOUGH, max_upload=1_000_000, max_seconds=120, stall=3)
    tagger()
    with serving(tmp_path_factory.mktemp("songs"), **options) as server: yield server
    assert not server.log.tracebacks, server.log.tracebacks[0]


@pytest.fixture(scope="module")
def song(tmp_path_factory):
    write(path := tmp_path_factory.mktemp("song") / "song.flac", [0.1, -0.1] * 16_000, 16_000)
    return path.read_bytes()


@pytest.fixture(scope="module")
def session():
    with requests.Session() as session:
        session.trust_env = False
        yield session


def delete(server, session):
    "Every song that a test has sent"
    for id in list(server.visits.by_id): session.delete(f"{server.url}/api/songs/{id}", timeout=60)


@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=[" ".join(each) for each in OPERATIONS])
def test_what_is_described_is_what_is_answered(server, session, song, method, path):
    "Status, type, headers and form of every answer, to requests that are right, and to such that are wrong; also for songs that there are"
    operation = schemathesis.openapi.from_dict(openapi())[path][method]
    kinds = schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE
    excluded = [schemathesis.checks.CHECKS.get_one("positive_data_acceptance")] if (method, path) in SONGS else []
    asks, answered = path not in TELLING, set()

    def send(case):
        response = case.call(base_url=server.url, session=session, timeout=60)
        answered.add(response.status_code)
        case.validate_response(response, excluded_checks=excluded)

    @seed(16)
    @settings(max_examples=15 * TIMES, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(tuples(*(operation.as_strategy(generation_mode=kind) for kind in kinds if asks or kind == kinds[0])))
    def tried(cases):
        for case in cases: send(case)
        positive = cases[0]
        if "{id}" in path:
            answer = session.post(f"{server.url}/api/songs", data=song, timeout=60)
            positive.path_parameters["id"] = answer.json()["id"]
            if path.endswith("/events"): positive.headers = {"Last-Event-ID": "0"}  # which ids were given no description can say
            send(positive)
            session.delete(f"{server.url}/api/songs/{answer.json()['id']}", timeout=60)
        if (method, path) in SONGS:
            positive.body, positive.media_type = song, "application/octet-stream"
            send(positive)
            delete(server, session)
    try: tried()
    finally: delete(server, session)  # what a failure leaves must not fail the tests that come
    assert answered & {200, 202, 204} and bool(answered & {400, 404}) == asks, answered
    wait_until(lambda: not server.visits.by_id)
