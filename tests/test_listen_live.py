"""Listening as it happens: a pipe that is fed piece by piece, a terminal, keys, plugs that are pulled, and hours of sound"""
import json
import os
import pickle
import select
import signal
import struct
import subprocess
import sys
from importlib.resources import files
from types import SimpleNamespace

import numpy as np
import pytest
from project import LIMIT, start, wait_until
from small_models import write_model

from audiotag import Tagger
from audiotag.audio import load
from audiotag.cli.main import run as audiotag
from audiotag.listen.live import Live
from audiotag.listen.live_lanes import Lanes
from audiotag.options import tag_options

COMMAND = [sys.executable, "-c", "from audiotag.cli.main import main; main()", "listen"]
RATE = 44_100
HEADER = b"RIFF\xff\xff\xff\xffWAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 2, RATE, RATE * 4, 4, 16) + b"data\xff\xff\xff\xff"


@pytest.fixture(scope="module")
def song():
    "The demo song in stereo, as 16-bit samples"
    mono = load(files("audiotag") / "samples" / "demo.ogg", RATE)
    return np.repeat((mono * 32_767).astype("<i2")[:, None], 2, axis=1)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return {kind: Tagger(write_model(tmp_path_factory.mktemp(kind) / "model", kind), threads=1) for kind in ("segments", "columns")}


def feed(child, data):
    child.stdin.write(data)
    child.stdin.flush()


def line_of(child):
    assert select.select([child.stdout], [], [], LIMIT)[0], "nothing was told"
    return json.loads(child.stdout.readline())


@pytest.mark.skipif(os.name == "nt", reason="select takes no pipes there")
def test_what_is_piped_in_is_told_while_it_sounds_and_a_key_ends_it(song):
    child = start(*COMMAND, "-", "--format", "jsonl", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)
    try:
        feed(child, HEADER)
        told, at = [], 0
        while not told:  # a block as from a microphone, until the first event is told; nothing is fed ahead of it
            feed(child, song[at : at + RATE // 20].tobytes())
            at += RATE // 20
            if select.select([child.stdout], [], [], 0 if at < RATE * 3 else LIMIT)[0]: told.append(json.loads(child.stdout.readline()))
        assert told[0]["event"] == "start" and told[0]["heard"] <= at / RATE + 0.01 and told[0]["heard"] - told[0]["time"] < 1.1
        feed(child, song[at : RATE * 12].tobytes())  # more than a pipe holds: once it is written most of it was taken
        while not any(m["event"] == "end" for m in told): told.append(line_of(child))
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=LIMIT)
        told += map(json.loads, out.splitlines())
        assert child.returncode == 0, err
        assert err.decode().startswith("audiotag: listened for 0:") and err.count(b"\n") == 1
        for label in {m["label"] for m in told}:
            events = [m["event"] for m in told if m["label"] == label]
            assert events == ["start", "end"] * (len(events) // 2)
    finally:
        child.kill()


def test_a_reader_that_goes_ends_it_in_a_line(song):
    child = start(*COMMAND, "-", "--format", "jsonl", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    child.stdout.close()
    try: feed(child, HEADER + song[: RATE * 12].tobytes())
    except BrokenPipeError: pass
    try: child.stdin.close()
    except BrokenPipeError: pass
    err = child.stderr.read().decode()
    assert child.wait(LIMIT) == 0 and err.startswith("audiotag: listened for") and err.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="needs a terminal of its own")
def test_a_terminal_gets_lanes_that_fit_it(song):
    import fcntl
    import pty
    import termios
    screen, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")} | {"PYTHONUTF8": "1"}
    child = start(*COMMAND, "-", stdin=subprocess.PIPE, stdout=terminal, stderr=subprocess.PIPE, env=environment)
    os.close(terminal)
    shown = []

    def read():
        try: return os.read(screen, 65_536)
        except OSError: return b""  # the child has closed the terminal
    from threading import Thread
    reader = Thread(target=lambda: [shown.append(data) for data in iter(read, b"")])
    reader.start()
    feed(child, HEADER + song[: RATE * 30].tobytes())
    child.stdin.close()
    assert child.wait(LIMIT) == 0, child.stderr.read()
    reader.join(LIMIT)
    os.close(screen)
    text = b"".join(shown).decode()
    drawn = [line for line in text.replace("\r", "").replace("\x1b[2K", "").split("\n")]
    assert max(len(line.rpartition("A")[2] if line.startswith("\x1b[") else line) for line in drawn) <= 79
    assert any(line.startswith("Piano") and "█" in line for line in drawn)


class Stream:
    "Stands for a device: what a test says comes of it"
    script = staticmethod(lambda stream: None)
    opened = []

    def __init__(self, **settings):
        self.__dict__.update(settings)
        Stream.opened.append(self)

    def start(self): Stream.script(self)

    def give(self, block, overflow=False):
        self.callback(np.ascontiguousarray(block, np.float32), len(block), None, SimpleNamespace(input_overflow=overflow))

    def close(self): self.over = True


@pytest.fixture
def devices(monkeypatch):
    "A sounddevice with a microphone of 44.1 kHz, mono, and one of 48 kHz, stereo"
    found = [dict(name="Plain", max_input_channels=1, default_samplerate=44_100.0),
             dict(name="Speaker", max_input_channels=0, default_samplerate=48_000.0),
             dict(name="Monitor", max_input_channels=2, default_samplerate=48_000.0)]

    def query_devices(device=None, kind=None):
        if kind is None: return found
        fits = [each for n, each in enumerate(found) if device in (None, n) or str(device).lower() in each["name"].lower()]
        if not fits: raise ValueError(f"No input device matching {device!r}")
        return fits[0]

    module = SimpleNamespace(PortAudioError=RuntimeError, InputStream=Stream, query_devices=query_devices,
                             default=SimpleNamespace(device=[0, 1]))
    monkeypatch.setitem(sys.modules, "sounddevice", module)
    Stream.opened.clear()
    return module


@pytest.mark.parametrize("device, rate, channels", [("0", 44_100, 1), ("monitor", 48_000, 2)])
def test_a_device_of_any_rate_is_heard_and_what_is_lost_is_told(devices, capsys, device, rate, channels):
    mono = load(files("audiotag") / "samples" / "demo.ogg", rate)[: rate * 9]

    def script(stream):
        assert (stream.samplerate, stream.channels) == (rate, channels)
        for at in range(0, len(mono), rate // 20):
            stream.give(np.repeat(mono[at : at + rate // 20, None], channels, axis=1), overflow=at == 0)

    Stream.script = staticmethod(script)
    assert audiotag(["listen", "--device", device, "--format", "jsonl", "--seconds", "8.5"]) == 0
    out, err = capsys.readouterr()
    assert {"piano", "flute"} <= {json.loads(line)["label"] for line in out.splitlines()}
    assert "warning: the device left out some sound" in err and "listened for 0:08" in err and Stream.opened[0].over


def test_sound_that_comes_too_fast_is_told_and_times_stay_right(devices, capsys):
    def script(stream):
        for _ in range(260): stream.give(np.zeros((2_205, 1)))  # 13 seconds at once, where 10 may wait
        from threading import Thread

        def later():  # room again: a block of the queue was taken
            inbox = stream.callback.__self__
            wait_until(lambda: inbox._queue.qsize() < 150)
            stream.give(np.zeros((2_205, 1)))
        Thread(target=later, daemon=True).start()

    Stream.script = staticmethod(script)
    assert audiotag(["listen", "--seconds", "12.9"]) == 0
    err = capsys.readouterr().err
    assert "warning: 3.0 s of sound came too fast" in err and "listened for 0:12: no instrument" in err


def test_a_plug_that_is_pulled_ends_what_sounds_and_is_told(devices, capsys):
    mono = load(files("audiotag") / "samples" / "demo.ogg", 44_100)[: 44_100 * 3]

    def script(stream):
        for at in range(0, len(mono), 2_205): stream.give(mono[at : at + 2_205, None])
        stream.finished_callback()

    Stream.script = staticmethod(script)
    assert audiotag(["listen", "--format", "jsonl"]) == 1
    out, err = capsys.readouterr()
    events = [json.loads(line)["event"] for line in out.splitlines()]
    assert events.count("start") == events.count("end") > 0
    summary, error = err.splitlines()
    assert summary.startswith("audiotag: listened for 0:0") and error.startswith("audiotag: Plain: gives no sound any more")


def test_devices_are_listed_and_what_is_missing_is_one_line(devices, capsys, monkeypatch):
    assert audiotag(["listen", "--list-devices"]) == 0
    assert capsys.readouterr().out.splitlines() == ["*  0 Plain  (1 in, 44100 Hz)", "   2 Monitor  (2 in, 48000 Hz)"]
    assert audiotag(["listen", "--device", "lute"]) == 1
    assert "lute: cannot be opened (No input device matching 'lute')" in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "sounddevice", None)  # not installed
    assert audiotag(["listen"]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1 and "pip install 'audiotag-instruments[listen]'" in err


def test_a_library_that_is_missing_is_one_line(tmp_path, monkeypatch, capsys):
    (tmp_path / "sounddevice.py").write_text("raise OSError('PortAudio library not found')\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    assert audiotag(["listen", "--list-devices"]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1 and "apt install libportaudio2" in err


@pytest.mark.parametrize("kind", ["segments", "columns"])
def test_hours_of_sound_leave_nothing_behind(small, kind):
    tagger, random = small[kind], np.random.default_rng(3)
    live = Live(tagger, tag_options(tagger.info, threshold=0.5))
    lanes, sizes = Lanes(live.options.labels, most=100), []
    noise = random.normal(0, 0.1, (200_000, 2)).astype(np.float32)
    blocks = (noise[at : at + 16_000] * (at % 3) for at in random.integers(0, 180_000, 480).tolist())  # four minutes
    for n, moment in enumerate(live.hear(blocks)):
        lanes.add(moment)
        if n % 100 == 99: sizes.append(len(pickle.dumps([live._frames, live._values, live.begun, list(lanes.moments)])))
    assert len(sizes) > 6 and max(sizes) - sizes[0] < 200  # bytes: numbers grow, nothing else
    last, ends = live.finish()
    assert abs(live.seconds - 240) < 1e-6 and abs((last or [moment])[-1].end - 240) < 0.4 and not live.begun.on.any()
