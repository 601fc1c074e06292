"""Bad input to audiotag.audio: one error that names the file and the cause, or a warning and what can be heard."""
import io
import os
import shutil
import struct
import subprocess
import tempfile
import warnings

import av
import numpy as np
import pytest
import soundfile

from audiotag import sound
from audiotag.audio import AudioError, AudioWarning, decode, find_audio, load, probe, write

RATE = 44_100
ONSETS = (0.1, 0.8, 1.5, 2.6)
SECONDS = 3.1237


def clicks(seconds=SECONDS, rate=RATE):
    "Short loud tones at known moments over faint noise, in two equal channels"
    sound = np.random.default_rng(0).normal(0, 1e-4, round(seconds * rate))
    time = np.arange(rate // 20) / rate
    for onset in ONSETS:
        sound[int(onset * rate):][: len(time)] += 0.7 * np.sin(2 * np.pi * 1_500 * time) * np.exp(-time * 100)
    return np.stack([sound, sound], 1)


def onsets(samples, rate):
    loud = np.flatnonzero(np.abs(samples) > 0.15) / rate
    return loud[np.diff(loud, prepend=-1) > 0.2]


def encode(path, samples, codec, rate=RATE, **options):
    "Write with PyAV what soundfile cannot"
    with av.open(str(path), "w", options=options) as container:
        stream = container.add_stream(codec, rate=rate, layout="stereo", bit_rate=128_000)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples.T, "f4"), format="fltp", layout="stereo")
        frame.sample_rate = rate
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)
    return path


def pictures_only(path):
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=5)
        stream.width = stream.height = 64
        stream.pix_fmt = "yuv420p"
        for _ in range(5):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8))))
        container.mux(stream.encode(None))
    return path


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    "Suffix -> a whole file"
    folder, sound = tmp_path_factory.mktemp("good"), clicks()
    for suffix in ("wav", "flac", "ogg", "mp3"):
        write(folder / f"song.{suffix}", sound, RATE)
    write(folder / "song.opus", clicks(rate=48_000), 48_000)
    soundfile.write(folder / "song.aiff", sound, RATE)
    encode(folder / "song.m4a", sound, "aac", movflags="faststart")
    encode(folder / "late.m4a", sound, "aac")  # its index stands at the end
    encode(folder / "song.webm", clicks(rate=48_000), "libopus", 48_000)
    encode(folder / "song.mkv", sound, "aac")
    encode(folder / "song.wma", sound, "wmav2")
    return {path.suffix[1:] if path.stem == "song" else path.name: path for path in folder.iterdir()}


@pytest.fixture(autouse=True)
def nothing_left(tmp_path_factory, monkeypatch, capfd):
    "Whatever a test reads: no word on the terminal, no temporary file, no open file"
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    before = open_files()
    yield
    assert open_files() == before
    assert list(folder.iterdir()) == []
    assert capfd.readouterr().err == ""


def open_files():
    return len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else None


def heard(source, **kwargs):
    "The samples, and what was warned"
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        samples = load(source, **kwargs)
    assert samples.dtype == np.float32 and np.isfinite(samples).all()
    assert all(issubclass(warning.category, AudioWarning) for warning in caught)
    return samples, [str(warning.message) for warning in caught]


def fails(source, cause, **kwargs):
    with pytest.raises(AudioError, match=cause) as error:
        load(source, **kwargs)
    assert str(error.value) == f"{error.value.file}: {error.value.cause}" and "\n" not in str(error.value)
    if isinstance(source, (str, os.PathLike)):
        assert error.value.file == str(source)


# ---- no file, or not the right kind

def test_missing_file(tmp_path):
    fails(tmp_path / "missing.mp3", "no such file")
    with pytest.raises(AudioError, match="no such file"):
        probe(str(tmp_path / "missing.mp3"))


def test_folder(tmp_path):
    fails(tmp_path, "is a folder")


@pytest.mark.parametrize("suffix", ["wav", "mp3", "m4a"])
def test_empty_file(tmp_path, suffix):
    path = tmp_path / f"song.{suffix}"
    path.touch()
    fails(path, "is empty")


@pytest.mark.parametrize("suffix", ["mp3", "wav", "flac", "m4a", "ogg", "webm", "vox", "raw", "au", "aac"])
def test_text_renamed(tmp_path, suffix):
    path = tmp_path / f"notes.{suffix}"
    path.write_text("Dear diary, today I listened to the radio.\n" * 500)
    fails(path, "not audio|no sound")


@pytest.mark.parametrize("suffix", ["mp3", "wav", "ogg"])
def test_noise_of_bytes(tmp_path, suffix):
    path = tmp_path / f"noise.{suffix}"
    path.write_bytes(np.random.default_rng(0).bytes(100_000))
    fails(path, "not audio|no sound")


def test_permission_denied(good, tmp_path, monkeypatch):
    def refuse(*args, **kwargs): raise PermissionError(13, "Permission denied")
    with monkeypatch.context() as patch:  # root may read everything, so it is played
        patch.setattr(sound, "open", refuse, raising=False)
        fails(good["wav"], "permission denied")
    if hasattr(os, "geteuid") and os.geteuid() != 0:
        path = tmp_path / "secret.wav"
        shutil.copy(good["wav"], path)
        path.chmod(0)
        fails(path, "permission denied")


def test_pictures_only(tmp_path):
    fails(pictures_only(tmp_path / "silent.mp4"), "holds no sound, only pictures")


def test_play_list_is_not_followed(good, tmp_path):
    shutil.copy(good["mp3"], tmp_path / "song.mp3")
    hls = "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:3,\nsong.mp3\n#EXT-X-ENDLIST\n"
    for name, text in ("list.m3u8", hls), ("list.txt", "ffconcat version 1.0\nfile song.mp3\n"):
        (tmp_path / name).write_text(text)
        fails(tmp_path / name, "not audio")


@pytest.mark.parametrize("source", [None, 42, 3.5, ["song.mp3"], object()])
def test_not_a_source(source):
    fails(source, "give a path, bytes, an open binary file or an array")


# ---- cut off, damaged

def cut(path, tmp_path, part=0.6):
    torn = tmp_path / f"torn{path.suffix}"
    torn.write_bytes(path.read_bytes()[: int(part * path.stat().st_size)])
    return torn


@pytest.mark.parametrize("kind", ["wav", "mp3", "flac", "m4a", "webm", "aiff"])
def test_truncated(good, tmp_path, kind):
    torn = cut(good[kind], tmp_path)
    samples, messages = heard(torn)
    whole = load(good[kind])
    assert 1 < len(samples) / 32_000 < 2.5
    assert np.allclose(samples[:32_000], whole[:32_000], atol=1e-4)
    assert len(messages) == 1 and messages[0].startswith(f"{torn}: ends early: ")


@pytest.mark.parametrize("kind", ["ogg", "opus", "mkv", "wma"])
def test_truncated_without_a_length(good, tmp_path, kind):
    samples, _ = heard(cut(good[kind], tmp_path))
    assert 0.5 < len(samples) / 32_000 < 2.5


def test_truncated_m4a_without_its_index(good, tmp_path):
    fails(cut(good["late.m4a"], tmp_path), "not audio that can be read")


def test_whole_files_are_not_warned_of(good):
    for path in good.values():
        assert heard(path)[1] == [], path


def test_mp3_without_a_frame_count_is_not_warned_of(tmp_path):
    path = encode(tmp_path / "song.mp3", clicks(), "libmp3lame", write_xing="0")
    assert heard(path)[1] == []


@pytest.mark.parametrize("kind", ["wav", "flac", "ogg", "mp3", "opus", "m4a", "webm", "wma", "aiff"])
def test_damaged_bytes(good, kind):
    rng, whole = np.random.default_rng(0), good[kind].read_bytes()
    for trial in range(12):
        data = bytearray(whole)
        for place in rng.integers(2_000 * (trial % 2), len(data), 60):
            data[place] = rng.integers(256)
        try:
            samples, _ = heard(bytes(data))
            assert len(samples)
        except AudioError as error:
            assert error.file == "<bytes>"


# ---- wav headers that lie

def lying(path, tmp_path, size):
    data = bytearray(path.read_bytes())
    at = data.find(b"data")
    data[at + 4 : at + 8] = struct.pack("<I", size)
    lie = tmp_path / "lie.wav"
    lie.write_bytes(data)
    return lie


def test_wav_promises_too_much(good, tmp_path):
    samples, messages = heard(lying(good["wav"], tmp_path, 100_000_000))
    assert np.array_equal(samples, load(good["wav"]))
    assert len(messages) == 1 and "ends early: 3.1 s of 566.9 s" in messages[0]


@pytest.mark.parametrize("size", [0, 0x7FFFFFFF, 0xFFFFFFFF])
def test_wav_of_unknown_length(good, tmp_path, size):
    samples, messages = heard(lying(good["wav"], tmp_path, size))
    assert np.array_equal(samples, load(good["wav"])) and messages == []


def test_wav_promises_too_little(good, tmp_path):
    samples, messages = heard(lying(good["wav"], tmp_path, 44_100 * 4))
    assert len(samples) == 32_000
    assert len(messages) == 1 and "most of the file follows" in messages[0]


def test_impossible_sample_rate(good, tmp_path):
    for rate in 1, 2_000_000_000:
        data = bytearray(good["wav"].read_bytes())
        data[24:28] = struct.pack("<I", rate)
        (tmp_path / "rate.wav").write_bytes(data)
        fails(tmp_path / "rate.wav", "sample rate|not audio")


# ---- strange sounds

@pytest.mark.parametrize("suffix", ["wav", "flac", "ogg"])
def test_zero_length(tmp_path, suffix):
    path = tmp_path / f"nothing.{suffix}"
    soundfile.write(path, np.zeros((0, 2)), RATE)
    fails(path, "holds no sound|is empty")  # an empty flac has no bytes at all


@pytest.mark.parametrize("shape", [(0,), (0, 2), (5, 0)])
def test_zero_length_array(shape):
    fails(np.zeros(shape), "holds no sound", array_sr=RATE)


def test_not_finite(tmp_path):
    sound = clicks().astype(np.float32)
    sound[1_000:1_010, 0], sound[50_000, 1], sound[60_000] = np.nan, np.inf, -np.inf
    soundfile.write(tmp_path / "nan.wav", sound, RATE, subtype="FLOAT")
    for source in tmp_path / "nan.wav", sound, sound.astype(np.float64):
        samples, messages = heard(source, array_sr=RATE)
        assert len(messages) == 1 and f"13 of {sound.size:,} samples are NaN or infinite" in messages[0]
        assert np.allclose(samples, load(np.nan_to_num(sound, posinf=0, neginf=0), array_sr=RATE), atol=1e-6)
    soundfile.write(tmp_path / "all.wav", np.full((RATE, 2), np.nan), RATE, subtype="FLOAT")
    fails(tmp_path / "all.wav", "no finite sample")
    fails(np.full(RATE, np.inf), "no finite sample", array_sr=RATE)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_huge_values_are_clipped(dtype):
    samples, messages = heard(np.array([[0.5, 1e30], [-1e38, -1e38], [0.1, 0.1]] * 4_000, dtype), array_sr=32_000)
    assert np.abs(samples).max() <= 10 and np.allclose(samples[:3], [5.25, -10, 0.1])
    assert len(messages) == 1 and "12,000 of 24,000" in messages[0]


@pytest.mark.parametrize("rate", [8_000, 11_025, 22_050, 32_000, 96_000, 192_000])
@pytest.mark.parametrize("channels", [1, 8])
@pytest.mark.parametrize("seconds", [0.1, 1.2345])
def test_rates_channels_lengths(tmp_path, rate, channels, seconds):
    n = round(seconds * rate)
    tone = 0.5 * np.sin(2 * np.pi * 1_000 * np.arange(n) / rate)
    soundfile.write(tmp_path / "tone.wav", np.stack([tone] * channels, 1), rate, subtype="PCM_24")
    samples, messages = heard(tmp_path / "tone.wav")
    assert messages == [] and probe(tmp_path / "tone.wav") == (n / rate, rate, channels, "pcm_24")
    assert abs(len(samples) - round(n * 32_000 / rate)) <= 1
    middle = slice(400, len(samples) - 400)
    assert np.allclose(samples[middle], 0.5 * np.sin(2 * np.pi * 1_000 * np.arange(len(samples)) / 32_000)[middle], atol=2e-3)


@pytest.mark.parametrize("array, cause", [
    (np.zeros((2, 9_000)), "turn it with .T"), (np.zeros((4, 4, 4)), "shape"), (np.zeros(9, bool), "bool"),
    (np.zeros(9, complex), "complex"), (np.zeros(9, np.int64), "int64"), (np.array(["a"]), "array of"),
])
def test_arrays_that_are_no_sound(array, cause):
    fails(array, cause, array_sr=RATE)
    with pytest.raises(AudioError, match=cause):
        write("never.wav", array, RATE)


def test_array_needs_a_plausible_rate():
    fails(np.zeros(100), "sample rate")
    for rate in 0, -1, 10, 1e9, float("nan"):
        fails(np.zeros(100), "sample rate", array_sr=rate)


@pytest.mark.parametrize("dtype", [np.int8, np.int16, np.int32, np.uint8, np.uint16, ">i2"])
def test_integers_are_scaled(dtype):
    samples = load(np.array([np.iinfo(dtype).min, np.iinfo(dtype).max], dtype), array_sr=32_000)
    assert samples[0] == -1 and 0.99 <= samples[1] <= 1


# ---- sources

@pytest.mark.parametrize("kind", ["wav", "mp3", "m4a"])
def test_every_kind_of_source(good, kind):
    class Pipe(io.RawIOBase):
        "A file that cannot jump"
        def __init__(self, data): self.data = io.BytesIO(data)
        def readable(self): return True
        def readinto(self, buffer): return self.data.readinto(buffer)

    whole, data = load(good[kind]), good[kind].read_bytes()
    with open(good[kind], "rb") as file:
        file.read(100)
        for source in str(good[kind]), data, bytearray(data), memoryview(data), io.BytesIO(data), Pipe(data), file:
            assert np.array_equal(load(source), whole)
        assert not file.closed and probe(file) == probe(good[kind])
    with open(good[kind], encoding="latin-1") as file:
        fails(file, "opened as text")
    fails(file, "cannot be read|opened as text")  # closed by now


def test_content_decides_not_the_suffix(good, tmp_path):
    for kind, suffix in ("wav", "mp3"), ("mp3", "wav"), ("m4a", "flac"), ("flac", "m4a"):
        shutil.copy(good[kind], tmp_path / f"wrong.{suffix}")
        assert np.array_equal(load(tmp_path / f"wrong.{suffix}"), load(good[kind]))


def test_strange_names(good, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in "a:b.mp3", "-dash.mp3", "http:x.mp3", "naïve ☃.mp3", "100%.mp3":
        shutil.copy(good["mp3"], name)
        assert len(load(name)) == len(load(good["mp3"]))


def test_webm_may_not_know_its_length(tmp_path):
    path = encode(tmp_path / "live.webm", clicks(rate=48_000), "libopus", 48_000, live="1")
    assert probe(path) == (None, 48_000, 2, "opus")
    samples, messages = heard(path)
    assert abs(len(samples) / 32_000 - SECONDS) < 0.06 and messages == []


# ---- blocks and handles

@pytest.mark.parametrize("kind", ["wav", "flac", "ogg", "mp3", "m4a", "webm", "opus"])
def test_any_block_size_gives_the_same_samples(good, kind):
    whole = load(good[kind])
    for block in 100, 4_096, 31_999, 10**9:
        blocks = list(decode(good[kind], block=block))
        assert np.array_equal(np.concatenate(blocks), whole)
        assert all(len(b) == block for b in blocks[:-1]) and 0 < len(blocks[-1]) <= block


@pytest.mark.parametrize("kind", ["wav", "flac", "mp3", "m4a"])
def test_abandoned_iterators_close_their_file(good, kind):
    for source in good[kind], good[kind].read_bytes():
        before = open_files()
        blocks = decode(source, block=100)
        next(blocks)
        assert before is None or open_files() > before
        blocks.close()
        assert open_files() == before
        blocks = decode(source, block=100)
        next(blocks)
        del blocks
        assert open_files() == before


# ---- writing and finding

def test_a_failed_write_leaves_what_was_there(tmp_path):
    path = tmp_path / "song.wav"
    write(path, clicks(), RATE)
    before = path.read_bytes()
    for samples, rate in (np.array([0.0, np.nan]), RATE), (np.zeros(100), 0), (np.zeros(0), RATE):
        with pytest.raises(AudioError):
            write(path, samples, rate)
    with pytest.raises(AudioError, match="cannot be written"):
        write(tmp_path / "song.wav" / "song.wav", clicks(), RATE)
    (tmp_path / "folder.wav").mkdir()
    with pytest.raises(AudioError, match="cannot be written"):
        write(tmp_path / "folder.wav", clicks(), RATE)
    assert path.read_bytes() == before and sorted(p.name for p in tmp_path.iterdir()) == ["folder.wav", "song.wav"]


def test_long_ogg(tmp_path):
    write(tmp_path / "long.ogg", np.zeros((60 * 16_000, 1), np.int16), 16_000)
    assert probe(tmp_path / "long.ogg").duration == 60


def test_find_audio(tmp_path, monkeypatch):
    for name in "b.mp3", "a/c.WAV", "a/._c.wav", "a/cover.jpg", "z.m4a":
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path.parent)
    for top in tmp_path.name, f".{os.sep}{tmp_path.name}", str(tmp_path):
        assert find_audio(top) == [os.path.join(top, *name.split("/")) for name in ("a/c.WAV", "b.mp3", "z.m4a")]
    assert find_audio(tmp_path / "b.mp3") == [str(tmp_path / "b.mp3")]
    with pytest.raises(AudioError, match="check the path"):
        find_audio(tmp_path / "nowhere")


# ---- one source, many formats

@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")
@pytest.mark.parametrize("name, arguments", [
    ("s.wav", []), ("s.mp3", []), ("v.mp3", ["-q:a", "4"]), ("s.m4a", []), ("alac.m4a", ["-c:a", "alac"]), ("low.m4a", ["-ar", "16000"]),
    ("s.flac", []), ("s.ogg", ["-c:a", "libvorbis"]), ("s.opus", []), ("s.webm", []), ("s.aiff", []), ("s.mp4", []), ("s.mkv", []),
    ("s.mov", []), ("s.wma", []),
])
def test_formats_agree_in_time(tmp_path, name, arguments):
    soundfile.write(tmp_path / "source.wav", clicks(), RATE)
    command = ["ffmpeg", "-v", "error", "-y", "-i", tmp_path / "source.wav", *arguments, tmp_path / f"out_{name}"]
    subprocess.run(list(map(str, command)), check=True, stdin=subprocess.DEVNULL)
    samples, messages = heard(tmp_path / f"out_{name}")
    assert messages == []
    assert abs(len(samples) / 32_000 - SECONDS) <= 0.06
    assert np.allclose(onsets(samples, 32_000), ONSETS, atol=0.06)
    duration = probe(tmp_path / f"out_{name}").duration
    assert duration is None or abs(duration - SECONDS) <= 0.06
