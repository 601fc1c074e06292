"""Damaged files by the hundred, of every container: sound, or one line that says what is wrong; no crash, no hang, no other exception

A hundred of each, and six times as many with CI=true, or as often as AUDIOTAG_FUZZ says; a failure names the format and the number of the
file, which make it again.
"""
import io
import os
import random
import subprocess
import sys
import warnings
import zipfile

import av
import numpy as np
import pytest
import soundfile
from project import LIMIT, ROOT

TIMES = int(os.environ.get("AUDIOTAG_FUZZ") or (6 if os.environ.get("CI") == "true" else 1))
FORMATS = {"wav": ("wav", "pcm_s16le"), "flac": ("flac", "flac"), "ogg": None, "opus": ("ogg", "libopus"), "mp3": ("mp3", "mp3"),
           "m4a": ("mp4", "aac"), "webm": ("webm", "libopus"), "avi": ("avi", "mp3"), "aiff": ("aiff", "pcm_s16be"),
           "mka": ("matroska", "flac")}
STRANGE = [b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f"]


def whole(name):
    "A second of a melody with noise"
    sound = np.sin(np.arange(48_000) / 20 + np.sin(np.arange(48_000) / 3_000)) / 2 + np.random.default_rng(5).normal(0, 0.05, 48_000)
    buffer = io.BytesIO()
    if name == "ogg":
        soundfile.write(buffer, sound, 48_000, format="OGG", subtype="VORBIS")
        return buffer.getvalue()
    container, codec = FORMATS[name]
    with av.open(buffer, "w", container) as file:
        stream = file.add_stream(codec, rate=48_000, layout="mono")
        resampler = av.AudioResampler(format=stream.codec_context.format, layout="mono", rate=48_000)
        frame = av.AudioFrame.from_ndarray(sound[None].astype("f4"), format="fltp", layout="mono")
        frame.sample_rate = 48_000
        fifo = av.AudioFifo()
        for piece in resampler.resample(frame): fifo.write(piece)
        while piece := fifo.read(stream.codec_context.frame_size or 1_024, partial=True):
            for packet in stream.encode(piece): file.mux(packet)
        for packet in stream.encode(None): file.mux(packet)
    return buffer.getvalue()


def environment():
    "For a process of its own"
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def damaged(content, rng):
    "The same with bits turned, cut short, with a hole, with pieces moved, or with strange numbers in its head"
    data = bytearray(content)
    for _ in range(rng.choice([1, 1, 2, 5])):
        at, n = rng.randrange(len(data)), rng.choice([1, 4, 30, 1_000])
        kind = rng.randrange(7)
        if kind == 0:
            for _ in range(n): data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        elif kind == 1: data[min(at, 300) : min(at, 300) + 4] = rng.choice(STRANGE)
        elif kind == 2: data[at : at + n] = bytes(n)
        elif kind == 3: data[at:at] = rng.randbytes(n)
        elif kind == 4: del data[at : at + n]
        elif kind == 5: data[at:at] = data[(start := rng.randrange(len(data))) : start + n]
        else: data[rng.randrange(min(200, len(data)))] = rng.randrange(256)
        if not data: data = bytearray(b"x")
    return bytes(data[: rng.randrange(1, len(data) + 1)] if rng.random() < 0.2 else data)


PROGRAM = """
import faulthandler, random, sys, time, warnings
sys.path.insert(0, {tests!r})
from test_fuzz_files import damaged, whole
from audiotag.audio import AudioError, AudioWarning, decode, probe
warnings.simplefilter("error")
warnings.simplefilter("ignore", AudioWarning)
name, first, last, place = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
content, heard, refused = whole(name), 0, 0
for number in range(first, last):
    data = damaged(content, random.Random(f"{{name}}, the second {{number}}"))
    source = data
    if number % 2:
        source = f"{{place}}/x.{{name}}"
        with open(source, "wb") as file: file.write(data)
    print(number, flush=True)
    faulthandler.dump_traceback_later(60, exit=True)  # a hang, on a machine that may be busy
    begin = time.process_time()
    for step in (lambda: probe(source), lambda: sum(map(len, decode(source))), lambda: sum(map(len, decode(source, start=0.5)))):
        try:
            step()
            heard += 1
        except AudioError as error:
            assert "\\n" not in str(error)
            refused += 1
    assert time.process_time() - begin < 5, f"took {{time.process_time() - begin}} s"
    faulthandler.cancel_dump_traceback_later()
print("heard", heard, "refused", refused)
"""


@pytest.mark.parametrize("name", FORMATS)
def test_damaged_sounds(name, tmp_path):
    program = PROGRAM.format(tests=str(ROOT / "tests"))
    done = subprocess.run([sys.executable, "-c", program, name, "0", str(100 * TIMES), tmp_path], capture_output=True, text=True,
                          timeout=10 * LIMIT, env=environment())
    assert done.returncode == 0, f"{name}, number {done.stdout.split()[-1:]}: {done.stderr[-3_000:]}"
    _, heard, _, refused = done.stdout.splitlines()[-1].split()
    assert int(heard) + int(refused) == 300 * TIMES and int(heard) > 30 * TIMES


def test_damaged_archives(tmp_path):
    "All of it or nothing, and nothing beside it"
    from audiotag.data.archives import ArchiveError, unpack
    from audiotag.data.client import DownloadError
    inner, outer = io.BytesIO(), io.BytesIO()
    for buffer, members in ((inner, {"a.wav": whole("wav")[:5_000], "b/c.txt": b"c"}), (outer, None)):
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in (members or {"x.wav": whole("wav")[:9_000], "in/deep.zip": inner.getvalue(), "e/": b""}).items():
                archive.writestr(name, content)
    (tmp_path / "in").mkdir()
    refused = 0
    for number in range(50 * TIMES):
        (tmp_path / "in/x.zip").write_bytes(damaged(outer.getvalue(), random.Random(f"zip, the second {number}")))
        try: unpack(tmp_path / "in/x.zip", tmp_path / f"in/{number}")
        except (ArchiveError, DownloadError) as error:
            refused += 1
            assert "\n" not in str(error) and not (tmp_path / f"in/{number}").exists()
        assert os.listdir(tmp_path) == ["in"] and set(os.listdir(tmp_path / "in")) <= {"x.zip", *map(str, range(50 * TIMES))}
    assert refused > 15 * TIMES


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_damaged_tables(tmp_path, suffix):
    from audiotag.data.table import TableError, read_table, write_table
    path, read = tmp_path / f"table{suffix}", 0
    row = dict(dataset="a", label="cello", labels="cello|piano", split="train", verified=True, licence="CC0-1.0", duration=1.5, sr=44_100)
    write_table([dict(path=tmp_path / f"{i}.wav", fname=f"{i}.wav", group=str(i // 2), **row) for i in range(30)], path)
    whole = path.read_bytes()
    for number in range(50 * TIMES):
        path.write_bytes(damaged(whole, random.Random(f"table{suffix} {number}")))
        try: read += len(read_table(path)) > 0
        except TableError as error: assert "\n" not in str(error)
    assert 0 < read < 50 * TIMES


@pytest.mark.parametrize("format", ["csv", "summary", "json", "jams", "audacity", "raven", "vtt", "rttm", "srt", "textgrid", "elan",
                                    "reaper", "labelstudio"])
def test_damaged_annotations(tmp_path, format):
    from audiotag import Tagger
    from audiotag.formats import FORMATS, FormatError, dumps, load
    path, read = tmp_path / f"x{FORMATS[format]}", 0
    whole = dumps(Tagger.from_pretrained(threads=1).tag(np.sin(np.arange(96_000) / 20), sr=32_000, threshold=0.01), format).encode()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what was left out of a table
        for number in range(50 * TIMES):
            path.write_bytes(damaged(whole, random.Random(f"{format} {number}")))
            try: read += load(path, format) is not None
            except FormatError as error: assert "\n" not in str(error)
    assert 0 < read < 50 * TIMES
