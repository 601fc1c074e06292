"""Explaining scores and finding more like a stretch: with models of every kind, along recordings of any length"""
import tracemalloc

import numpy as np
import pytest
from small_models import KINDS, write_model

from audiotag import Tagger
from audiotag.audio import write
from audiotag.explain import BANDS
from audiotag.listen.recording import Recording
from audiotag.listen.session import Limits, Session

SR = 32_000


def tone(hz, seconds, rng):
    "A tone with harmonics over a little noise, float32 (n,)"
    t = np.arange(int(seconds * SR)) / SR
    return np.float32(0.3 * sum(np.sin(2 * np.pi * hz * k * t) / k for k in (1, 2, 3)) + rng.normal(0, 1e-3, len(t)))


@pytest.fixture(scope="module", params=KINDS)
def tagger(request, tmp_path_factory):
    return Tagger(write_model(tmp_path_factory.mktemp("model"), request.param), threads=1)


def test_every_kind_of_model_explains_what_it_says(tagger, tmp_path):
    rng = np.random.default_rng(0)
    sound = np.concatenate([tone(200, 10, rng), tone(1_500, 9.7, rng)])
    write(tmp_path / "two.wav", sound, SR)
    whole = tagger.tag(tmp_path / "two.wav")
    label = whole.labels[int(whole.values.mean(0).argmax())]
    for start, end in ((0, 3), (7.3, 12.9), (18, 40)):
        why = tagger.explain(tmp_path / "two.wav", label, start, end)
        assert why.values.shape == (len(why.times) - 1, BANDS) and np.isfinite(why.values).all() and 0 <= why.score <= 1
        assert abs(why.times[0] - start) < 0.02 and abs(why.times[-1] - min(end, whole.duration)) < 0.02
        assert len(why.plot().axes) == 2
    table = tagger.similar((sound, 1, 3), n=2, sr=SR)
    assert len(table) and table.end.max() <= whole.duration + 0.2 and (table.similarity <= 1.001).all()


def test_a_long_recording_is_searched_in_little_memory():
    tagger, rng = Tagger.from_pretrained(), np.random.default_rng(1)
    minute = np.concatenate([tone(300, 50, rng), 30 * rng.normal(0, 1e-2, 10 * SR).astype(np.float32)])
    taken = []
    for minutes in (2, 6):
        sound = np.tile(minute, minutes)
        tracemalloc.start()
        table = tagger.similar((sound, 52, 57), n=minutes - 1, sr=SR)
        taken.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert [round(start // 60) for start in sorted(table.start)] == list(range(1, minutes))
        assert (table.start % 60 > 49).all()
    assert taken[1] < taken[0] + 4e6


class Listeners:
    "Views of a session, and what they are told beside scores"

    def __init__(self, source, *views, **options):
        self.got = []
        self.session = Session(Tagger.from_pretrained(), source, self.take, sr=SR, **options)
        for view in views: self.say(view, "ready", can=[])

    def take(self, message, buffers):
        if message["type"] in ("answer", "error"): self.got.append(message)

    def say(self, view, kind, **fields): self.session.receive({"type": kind, "view": view, **fields})

    def ask(self, view, id, what="why", start=1.0, end=3.0):
        self.say(view, "ask", what=what, id=id, label="piano", start=start, end=end)


def test_a_view_that_asks_and_asks_has_one_question():
    there = Listeners(tone(300, 20, np.random.default_rng(2)), "v", "w")
    session = there.session
    there.ask("v", 0)
    assert "once all of it is there" in there.got.pop()["message"]  # it is not even open
    while not session.begun: session.step()
    for id in range(1, 401): there.ask("v", id, "more" if id % 2 else "why")
    there.ask("w", 7)
    assert [question.id for question in session.questions.asked.values()] == [400, 7] and not there.got
    session.run()
    assert session.done and sorted((answer["view"], answer["id"]) for answer in there.got) == [("v", 400), ("w", 7)]
    there.ask("v", 401, start=30.0, end=31.0)
    session.run()
    assert there.got[-1]["error"] == "<ndarray>: ends before 0:30, where the part begins; choose an earlier one"
    there.ask("v", 402, "more")
    session.step()
    assert session.questions.asked
    session.close()  # with a question that is half done
    assert not session.folder.exists() and not session.questions.asked


def test_questions_end_before_the_work_that_a_song_may_take_does():
    there = Listeners(tone(300, 20, np.random.default_rng(2)), "v", limits=Limits(work=1_000.0))
    there.session.run()
    there.session._seconds_worked = 501.0
    there.ask("v", 1)
    assert "has to be opened again" in there.got[-1]["message"] and not there.session.failure and not there.session.questions.asked
    there.session.close()


def test_a_recording_is_not_asked_about_while_it_is_made():
    recording = Recording()
    there = Listeners(recording, "v")
    there.ask("v", 1)
    assert "once all of it is there" in there.got[-1]["message"]
    there.session.close()
