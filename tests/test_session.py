"""A listening session hears what the tagger hears: whatever the format, the hop, the jumps of the listener and the state of the file"""
import random
import threading
from functools import lru_cache

import numpy as np
import pytest
import soundfile
from project import LIMIT
from small_models import KINDS, write_model

from audiotag import Player, Tagger
from audiotag.audio import load, write
from audiotag.files import DiskFullError, FileError
from audiotag.listen import session as listen_session
from audiotag.listen.copies import CHUNK
from audiotag.listen.feed import WINDOW
from audiotag.listen.messages import pack, unpack
from audiotag.listen.pool import Workers
from audiotag.listen.recording import Recording
from audiotag.listen.session import Limits, Session
from audiotag.listen.teaching import Turn

SECONDS = 47.3


@lru_cache
def tagger():
    return Tagger.from_pretrained()


@pytest.fixture(scope="module", params=["default", *KINDS])
def model(request, tmp_path_factory):
    "The model that comes with audiotag, and one of each kind"
    return tagger() if request.param == "default" else Tagger(write_model(tmp_path_factory.mktemp("model"), request.param))


def melody(seconds=SECONDS, sr=44_100):
    "A tone that wanders over noise that comes and goes, float (n,)"
    t = np.arange(int(seconds * sr)) / sr
    noise = np.random.default_rng(3).normal(0, 0.05, len(t)) * (np.sin(t) > 0)
    return 0.4 * np.sin(2 * np.pi * (200 * t + 30 * np.sin(t))) * (np.sin(t / 3) > -0.5) + noise


class Listener:
    "A view that keeps what it gets, and acknowledges it"

    def __init__(self, source, acknowledge=True, can=(), view="v", model=None, **options):
        self.got, self.acknowledge, self.view = [], acknowledge, view
        self.session = Session(model or tagger(), source, self.take, **options)
        self.say("ready", can=list(can))

    def take(self, message, buffers):
        message, buffers = unpack(pack(message, buffers))
        if message["view"] not in (None, self.view):
            return
        self.got.append((message, buffers))
        if message["type"] == "segments" and self.acknowledge:
            self.say("ack", seq=message["seq"])

    def say(self, kind, **fields):
        self.session.receive({"type": kind, "view": self.view, **fields})

    def of(self, kind):
        return [message for message, _ in self.got if message["type"] == kind]

    def scores(self):
        "Scores and spans by the number of the segment"
        rows, spans = {}, {}
        for message, buffers in self.got:
            if message["type"] == "segments" and message["items"]:
                values = np.frombuffer(buffers[0], np.float32).reshape(len(message["items"]), -1)
                rows |= {i: row for (i, *_), row in zip(message["items"], values)}
                spans |= {i: (start, end) for i, start, end in message["items"]}
        assert sorted(rows) == list(range(len(rows)))
        return np.stack([rows[i] for i in sorted(rows)]), np.array([spans[i] for i in sorted(rows)])


def agree(listener, tags, within=3e-4):
    "All scores came, and they and their times are the tagger's, as the session's own tags are"
    scores, spans = listener.scores()
    assert listener.session.done and listener.of("segments")[-1]["done"]
    assert scores.shape == tags.rows.values.shape
    assert np.abs(scores - tags.rows.values).max() < within
    assert np.allclose(spans, np.stack([tags.rows.starts, tags.rows.ends], 1), atol=1e-3)
    assert abs(listener.session.duration - tags.duration) < 1e-3
    own = listener.session.tags
    assert np.abs(own.values - tags.values).max() < within
    assert np.allclose(own.starts, tags.starts) and np.allclose(own.ends, tags.ends, atol=1e-3)


@pytest.fixture(scope="module")
def songs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("songs")
    for suffix in ("wav", "flac", "ogg", "mp3"):
        write(folder / f"song.{suffix}", melody(), 44_100)
    write(folder / "song.opus", load(folder / "song.wav", 48_000), 48_000)
    return folder


@pytest.mark.parametrize("suffix", ["wav", "flac", "ogg", "opus", "mp3"])
def test_it_hears_what_the_tagger_hears(songs, suffix, model):
    listener = Listener(str(songs / f"song.{suffix}"), model=model)
    listener.session.run()
    agree(listener, model.tag(songs / f"song.{suffix}"))
    listener.session.close()


@pytest.mark.parametrize("hop", [0.25, 0.33, 1.0, 2.9, 3.0])
@pytest.mark.parametrize("suffix", ["flac", "mp3"])
def test_jumps_change_the_order_and_nothing_else(songs, suffix, hop, model):
    chance = random.Random(f"{suffix} {hop}")
    listener = Listener(str(songs / f"song.{suffix}"), hop=hop, model=model)
    while listener.session.step():
        if chance.random() < 0.4:
            listener.say("seek", t=chance.uniform(0, SECONDS + 5))
    agree(listener, model.tag(songs / f"song.{suffix}", hop=hop))
    listener.session.close()


def test_what_is_jumped_to_comes_next(songs, model):
    listener = Listener(str(songs / "song.mp3"), model=model)
    while not listener.of("segments"):
        listener.session.step()
    seen = len(listener.of("segments"))
    listener.say("seek", t=40)
    listener.session.step(), listener.session.step()
    assert any(start <= 40 < end for message in listener.of("segments")[seen:] for _, start, end in message["items"])


@pytest.mark.parametrize("seconds", [0.05, 1.0, 2.99, 3.0, 3.05, 3.2, 4.0, 5.8, 6.4, 6.5])
def test_short_sounds(tmp_path, seconds, model):
    write(tmp_path / "short.wav", melody(seconds), 44_100)
    listener = Listener(str(tmp_path / "short.wav"), model=model)
    listener.session.run()
    agree(listener, model.tag(tmp_path / "short.wav"))
    listener.session.close()


def test_a_recording_is_heard_as_it_arrives_and_in_the_end_as_in_one_go(songs, model):
    recording, data = Recording(), (songs / "song.mp3").read_bytes()
    listener = Listener(recording, model=model, name="recording")
    worker = threading.Thread(target=listener.session.run)
    worker.start()
    for i in range(0, len(data), 30_000):
        listener.session.receive(dict(type="rec", view="v", seq=i, last=i + 30_000 >= len(data)), [data[i : i + 30_000]])
    worker.join(LIMIT)
    sent = [i for message in listener.of("segments") for i, *_ in message["items"]]
    assert (len(set(sent)) < len(sent)) == (model.info["format"] == 2)  # columns of unfinished stretches come again
    (scores, spans), rows = listener.scores(), model.tag(songs / "song.mp3").rows
    n = (rows.ends < SECONDS - 7).sum()  # an encoder's padding, which the last stretch hears, is a part of a recording
    assert np.abs(scores[:n] - rows.values[:n]).max() < 3e-4 and np.allclose(spans[:n, 0], rows.starts[:n])
    listener.session.close()


def test_pictures_and_outlines_cover_the_song(songs):
    listener = Listener(str(songs / "song.ogg"))
    listener.session.run()
    rate, drawn = listener.of("meta")[0]["rate"], set()
    for message, buffers in listener.got:
        if message["type"] == "segments":
            columns = sum(n for _, n in message["columns"])
            assert [len(buffer) for buffer in buffers[1:]] == [listener.of("meta")[0]["rows"] * columns, 2 * columns]
            drawn |= {column for first, n in message["columns"] for column in range(first, first + n)}
    assert drawn >= set(range(int(SECONDS * rate) - 1))


def test_a_view_that_never_acknowledges_costs_four_messages(songs):
    listener = Listener(str(songs / "song.flac"), acknowledge=False)
    listener.session.run()
    assert listener.session.done and len(listener.of("segments")) == WINDOW


def test_a_torn_file_says_so_and_is_heard_as_far_as_it_goes(songs, tmp_path):
    data = (songs / "song.flac").read_bytes()
    (tmp_path / "torn.flac").write_bytes(data[: len(data) // 2])
    listener = Listener(str(tmp_path / "torn.flac"), name="torn.flac")
    listener.session.run()
    assert "torn.flac: ends early" in listener.of("notice")[0]["message"]
    assert 10 < listener.session.duration < SECONDS and listener.session.done
    listener.session.close()


def test_a_damaged_mp3_is_played_from_a_copy_without_the_damage(songs, tmp_path):
    data = bytearray((songs / "song.mp3").read_bytes())
    data[len(data) // 2 : len(data) // 2 + 30_000] = bytes(30_000)
    (tmp_path / "damaged.mp3").write_bytes(data)
    listener = Listener(str(tmp_path / "damaged.mp3"))
    listener.session.run()
    assert listener.session.done
    last = listener.of("audio")[-1]
    assert abs(load(listener.session.sound(last["mime"])).shape[0] / 32_000 - listener.session.duration) < 0.1
    listener.session.close()


def test_a_large_file_goes_to_a_widget_as_a_smaller_copy(songs):
    listener = Listener(str(songs / "song.wav"), limits=Limits(audio=1_000_000), can=['audio/ogg; codecs="opus"', "audio/wav"])
    listener.session.run()
    offers = listener.of("audio")
    assert [offer["mime"] for offer in offers] == ['audio/ogg; codecs="opus"'] and offers[0]["size"] < 1_000_000
    listener.session.close()


def test_many_sessions_and_impatient_listeners_share_the_workers(songs):
    workers, chance = Workers(3), random.Random(5)
    listeners = [Listener(str(songs / f"song.{chance.choice(['mp3', 'ogg', 'flac'])}")) for _ in range(12)]
    over = threading.Event()
    for listener in listeners:
        listener.session.on_change = lambda what: over.set() if all(one.session.done for one in listeners) else None
        workers.add(listener.session)
    for _ in range(60):
        chance.choice(listeners).say("seek", t=chance.uniform(0, SECONDS))
    assert over.wait(60)
    for listener in listeners:
        agree(listener, tagger().tag(listener.session.source))
    for listener in listeners:
        workers.remove(listener.session)
        listener.session.close()
    workers.close()
    assert not any(listener.session.folder.exists() for listener in listeners)


def test_a_session_that_is_closed_at_the_last_moment_of_a_step_leaves_nothing(songs):
    session = Session(tagger(), songs / "song.ogg", lambda message, buffers: None)

    class Lock:
        "The lock of the step, under which somebody closes the session just before it is free"
        def __init__(self, lock): self.acquire, self.release = lock.acquire, lock.release
        def __enter__(self): self.acquire()

        def __exit__(self, *error):
            session.close()
            self.release()

    session._stepping = Lock(session._stepping)
    assert session.step() is False and not session.folder.exists()


def test_a_full_disk_is_said_in_a_line(songs, monkeypatch):
    def full(path, folder, name): raise DiskFullError(folder / "sound.mp4")
    monkeypatch.setattr(listen_session, "playable", full)
    listener = Listener(str(songs / "song.mp3"))
    listener.session.run()
    assert listener.of("error")[0]["message"] == "song.mp3: cannot be worked on: the disk is full; make room and open it again"
    listener.session.close()


def test_a_view_that_comes_late_gets_all_and_one_that_was_away_goes_on(songs):
    slow, truth = Listener(str(songs / "song.mp3"), acknowledge=False, view="slow"), tagger().tag(songs / "song.mp3")
    slow.session.run()
    late = Listener.__new__(Listener)
    late.got, late.acknowledge, late.view, late.session = [], True, "late", slow.session
    slow.session.feed.transport = lambda message, buffers: (slow.take(message, buffers), late.take(message, buffers))
    late.say("ready")
    agree(late, truth, within=2e-4)
    assert len(slow.of("segments")) == WINDOW
    slow.say("ready", have=0)  # its connection broke, it begins again
    for seq in range(100):
        slow.say("ack", seq=seq)
    agree(slow, truth, within=2e-4)
    slow.say("ready", have=slow.of("segments")[-1]["seq"] + 1)  # and now it has everything
    assert slow.got[-1][0]["type"] != "segments"
    slow.session.close()


def test_an_array_is_sent_in_pieces_corrected_and_exported():
    listener = Listener(melody(5), can=["audio/flac"], sr=44_100, name="../../five seconds.wav")
    session = listener.session
    session.run()
    offered = listener.of("audio")[0]
    for seq in range(-(-offered["size"] // CHUNK)):
        listener.say("need", seq=seq)
    sound = b"".join(bytes(buffers[0]) for message, buffers in listener.got if message["type"] == "chunk")
    assert len(sound) == offered["size"] and sound[:4] == b"fLaC"
    listener.say("thresholds", values={"piano": 0.05, "nose": 1, "oboe": 7})
    assert session.thresholds["piano"] == 0.05 and "nose" not in session.thresholds and session.thresholds["oboe"] <= 1
    listener.say("export", id=1, format="csv")
    assert [listener.of("file")[0]["name"], session.export("csv")[0]] == ["five seconds.csv"] * 2
    listener.say("correct", op="change", add=[dict(start=0, end=2.0, label="theremin", verdict="added")])
    row = dict(path="../../five seconds.wav", start=0.0, end=2.0, label="theremin", verdict="added")
    assert session.corrections.iloc[0].to_dict() == row
    assert [message["type"] for message, _ in session.messages()] == ["meta", "corrections", "segments"]
    session.close()


LOUD = np.where(np.arange(44_100 * 7) == 99, np.nan, 3 * melody(7))  # beyond full scale, and one sample is none


def read_in_part(path):
    file = open(path, "rb")
    file.read(1_000)
    return file


SAME_SOUND = {
    "floats beyond full scale": lambda path: (LOUD, 44_100),
    "two channels of integers": lambda path: ((melody(7)[:, None] * [32_000, -9_000]).astype(np.int16), 44_100),
    "two channels that are unlike": lambda path: (np.stack([melody(7), np.roll(melody(7), 22)], 1), 44_100),
    "six channels": lambda path: (np.outer(melody(7), [1, -1, 0.5, 0.1, 0.3, -0.3]), 44_100),
    "a rate that is a float": lambda path: (np.float32(melody(7)), 44_100.0),
    "a path": lambda path: (path, None),
    "bytes": lambda path: (path.read_bytes(), None),
    "a binary file that was read in part": lambda path: (read_in_part(path), None),
    "a SoundFile": lambda path: (soundfile.SoundFile(path), None),
}


@pytest.mark.filterwarnings("ignore::audiotag.sound.AudioWarning")
@pytest.mark.parametrize("kind", SAME_SOUND)
def test_a_player_analyses_what_the_tagger_does(songs, kind):
    source, sr = SAME_SOUND[kind](songs / "song.wav")
    expected = tagger().tag(source, sr=sr)
    player = Player(source, tagger(), sr=sr).wait(LIMIT)
    assert np.allclose(player.tags.values, expected.values, atol=3e-4) and expected.values.max() > 0.1
    assert player.session.mime == "audio/wav"
    player.close()


NO_SOUND = {
    "a file opened as text": lambda path: (open(path, encoding="latin-1"), None),
    "a file that is closed": lambda path: ((file := open(path, "rb")).close() or file, None),
    "a SoundFile that is closed": lambda path: ((file := soundfile.SoundFile(path)).close() or file, None),
    "a folder": lambda path: (path.parent, None),
    "no file": lambda path: (path.with_name("missing.wav"), None),
    "text": lambda path: (__file__, None),
    "nothing": lambda path: (b"", None),
    "a number": lambda path: (42, None),
    "a list": lambda path: ([0.1, 0.2], None),
    "64 bits": lambda path: (np.zeros(9, int), 44_100),
    "channels first": lambda path: (np.zeros((2, 9)), 44_100),
    "no rate": lambda path: (np.zeros(9), None),
    "a rate that is text": lambda path: (np.zeros(9), "44100"),
    "a rate that no sound has": lambda path: (np.zeros(9), 9),
    "no number": lambda path: (np.full(9, np.nan), 44_100),
}


@pytest.mark.parametrize("kind", NO_SOUND)
def test_a_player_and_the_tagger_refuse_in_the_same_words(songs, kind):
    def why(hear):
        with pytest.raises(FileError) as caught:
            hear(*NO_SOUND[kind](songs / "song.wav"))
        return caught.value.cause

    def play(source, sr):
        player = Player(source, tagger(), sr=sr)
        try:
            player.wait(LIMIT)
        finally:
            player.close()

    assert why(play) == why(lambda source, sr: tagger().tag(source, sr=sr))


def test_what_makes_no_sense_is_refused_in_a_line(songs):
    listener = Listener(str(songs / "song.ogg"))
    listener.session.run()
    before = len(listener.got)
    listener.say("seek", t=float("inf"))
    listener.say("need", seq=10**9)
    listener.say("export", format="../")
    listener.say("correct", op="change", add=[[]])
    listener.say("thresholds", values=3)
    assert [(message["type"], message["fatal"]) for message, _ in listener.got[before:]] == [("error", False)] * 5
    strange = dict(type="ready"), dict(type=[], view="v"), dict(type="ready", view="x" * 65), dict(type="seek", view="no", t=1)
    for wrong in (None, {}, *strange):
        listener.session.receive(wrong)
    assert len(listener.got) == before + 5
    listener.session.close()


@pytest.mark.parametrize("seed", range(4))
def test_random_messages_neither_raise_nor_stop_the_work(songs, seed):
    chance = random.Random(seed)
    listener = Listener(str(songs / "song.ogg"))
    kinds = ["ready", "ack", "need", "seek", "time", "thresholds", "correct", "export", "rec", "teach", "ask", "poll", "nonsense",
             7, None]
    correction = {"start": 1, "end": 2, "label": "a", "verdict": "right"}
    values = [None, -1, 0, 3, 1e300, float("nan"), "x", "v", [], {}, [1], True, "csv", {"piano": 2}, [correction], "change",
              "load", "record", "teach", "keep", "why", "more", "piano"]
    fields = ["can", "seq", "t", "playing", "values", "op", "add", "remove", "id", "format", "last", "have", "mime", "key", "name",
              "what", "label", "start", "end"]
    while listener.session.step():
        for _ in range(30):
            listener.session.receive({"type": chance.choice(kinds), "view": chance.choice(["v", "w", 3, None]),
                                      **{field: chance.choice(values) for field in chance.sample(fields, 4)}}, [b"x"] * chance.randrange(2))
    assert listener.session.done and listener.session.error is None
    assert np.abs(listener.session.tags.values - tagger().tag(songs / "song.ogg").values).max() < 3e-4


def siren(seconds, phase=0.0, sr=48_000):
    "A tone that runs up and down, which no instrument does, float32 (n,)"
    t = np.arange(int(seconds * sr)) / sr
    return (0.5 * np.sin(2 * np.pi * 1_400 * t + 300 * np.sin(15 * t + phase))).astype(np.float32)


def test_teaching_keeps_and_saves_where_it_was_told_to_and_nowhere_else(tmp_path):
    "Clips that were kept, a model that was saved and learns more, requests that make no sense; another session hears what it heard"
    write(tmp_path / "song.wav", np.concatenate([melody(8, 48_000), siren(8)]), 48_000)
    for n in range(3):
        write(tmp_path / f"{n}.wav", siren(2 + n / 2, n), 48_000)
    listener = Listener(str(tmp_path / "song.wav"), clips=tmp_path / "clips", save=tmp_path / "model")
    session, plain = listener.session, Listener(str(tmp_path / "song.wav"))

    def teach(buffers=(), **fields):
        session.receive({"type": "teach", "view": "v", **fields}, buffers)

    teach(op="teach", name="siren")
    assert "not open yet" in listener.of("error")[-1]["message"]
    session.step()
    for n in range(3):
        teach([(tmp_path / f"{n}.wav").read_bytes()], op="record", key=str(n))
    teach([b"no sound"], op="record", key="3")
    teach(op="keep", name="Siren"), teach(op="teach", name="Siren"), teach(op="teach", name="siren")
    session.run(), plain.session.run()
    told = [message["error"] for message in listener.of("teaching") if message["error"]]
    assert len(told) == 2 and "has no clips" in told[1] and not any(str(tmp_path) in line for line in told)
    assert [path.name for path in sorted((tmp_path / "clips").rglob("*.wav"))] == ["siren-001.wav", "siren-002.wav", "siren-003.wav"]
    assert Tagger(tmp_path / "model").labels == session.tagger.labels == (*tagger().labels, "siren")
    rows = session.tags.values
    np.testing.assert_array_equal(rows[:, :-1], plain.session.tags.values)
    assert rows[10:15, -1].min() > 0.5 > rows[:7, -1].max()
    teach(op="stretch", key="4", start=9, end=12), teach(op="teach", name="siren"), teach(op="stretch", key="5", start=900, end=901)
    session.run()
    assert Tagger(tmp_path / "model").info["taught"]["siren"]["clips"] == 4
    assert "holds no sound" in [message["error"] for message in listener.of("teaching") if message["error"]][-1]
    assert session.done and session.error is None
    session.close(), plain.session.close()
    assert not session.folder.exists()


def test_two_sessions_teach_in_turn_and_keep_both_labels_in_one_folder(tmp_path):
    write(tmp_path / "song.wav", np.concatenate([melody(5, 48_000), siren(5)]), 48_000)
    workers, limits, changed = Workers(2), Limits(work=600.0, turn=Turn()), threading.Condition()
    listeners = [Listener(str(tmp_path / "song.wav"), save=tmp_path / "model", limits=limits) for _ in range(2)]

    def change(what):
        with changed:
            changed.notify_all()

    def wait(what):
        with changed:
            assert changed.wait_for(lambda: all(map(what, listeners)), LIMIT)

    for listener in listeners:
        listener.session.on_change = change
        workers.add(listener.session)
    wait(lambda listener: listener.session.done)
    for listener, name, start in zip(listeners, ("siren", "kettle"), (6, 1)):
        listener.say("teach", op="stretch", key="a", start=start, end=start + 3)
        listener.say("teach", op="teach", name=name)
    wait(lambda listener: any(message["taught"] or message["error"] for message in listener.of("teaching")) and listener.session.done)
    assert not any(message["error"] for listener in listeners for message in listener.of("teaching"))
    assert sorted(Tagger(tmp_path / "model").labels[-2:]) == ["kettle", "siren"]
    for listener in listeners:
        workers.remove(listener.session)
        listener.session.close()
    workers.close()
