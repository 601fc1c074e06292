"""All of a sound is heard, at its times: chains, changes of kind, gaps in time stamps, sound that begins late"""
import warnings
from fractions import Fraction

import av
import numpy as np
import pytest

from audiotag import Tagger
from audiotag.audio import decode, load, probe
from audiotag.listen.recording import Recording
from audiotag.listen.session import Session

SR = 32_000


def clicks(seconds, rate):
    "A click at each half second, over faint noise"
    sound = np.random.default_rng(0).normal(0, 1e-4, seconds * rate)
    time = np.arange(rate // 20) / rate
    for k in range(seconds): sound[int((k + 0.5) * rate):][: len(time)] += 0.7 * np.sin(2 * np.pi * 1_500 * time) * np.exp(-time * 60)
    return sound.astype(np.float32)


def packets(track, seconds, rate, layout):
    "The packets of the clicks"
    samples = clicks(seconds, rate)
    frame = av.AudioFrame.from_ndarray(np.stack([samples] * (2 if layout == "stereo" else 1)), "fltp", layout)
    frame.sample_rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
    made = [packet for piece in av.AudioResampler(track.format.name, layout, rate).resample(frame) for packet in track.encode(piece)]
    return [packet for packet in made + track.encode(None) if packet.pts is not None]


def make(path, form, codec, start=0.0, gap=(99, 99), picture=False, seconds=6, rate=48_000, layout="mono", **options):
    "Clicks in a container, from a moment on, without the packets that begin in the gap, perhaps with a film from the beginning on"
    with av.open(str(path), "w", format=form, options=options) as file:
        if picture: film = file.add_stream("mpeg4", rate=5, width=64, height=64, pix_fmt="yuv420p")
        track = file.add_stream(codec, rate=rate, layout=layout)
        found = [packet for packet in packets(track, seconds, rate, layout) if not gap[0] <= packet.pts * packet.time_base < gap[1]]
        for packet in found: packet.pts = packet.dts = packet.pts + round(start / packet.time_base)
        if picture:
            for _ in range(5 * round(seconds + start)): found += film.encode(av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8)))
        for packet in sorted(found, key=lambda packet: packet.dts * packet.time_base): file.mux(packet)
    return path


def surround(path, seconds, rate=48_000):
    "Clicks on six channels, ac3 in a transport stream"
    with av.open(str(path), "w", format="mpegts") as file:
        track = file.add_stream("ac3", rate=rate, layout="5.1(side)")
        frame = av.AudioFrame.from_ndarray(np.stack([clicks(seconds, rate)] * 6), "fltp", "5.1(side)")
        frame.sample_rate, frame.pts = rate, 0
        for packet in [*track.encode(frame), *track.encode(None)]: file.mux(packet)
    return path


def joined(path, *parts):
    path.write_bytes(b"".join(part.read_bytes() for part in parts))
    return path


def onsets(samples, start=0.0):
    loud = np.flatnonzero(np.abs(samples) > 0.2) / SR + start
    return loud[np.diff(loud, prepend=-9) > 0.2]


def check(path, wanted, starts=(0.0, 1.2, 4.3), warned=False, duration=None):
    "The clicks are where they are wanted, from whatever moment on the file is read"
    for start in starts:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            blocks = list(decode(path, SR, start=start))
        found = onsets(np.concatenate(blocks), start)
        expected = [moment for moment in wanted if moment > start]
        assert len(found) == len(expected) and np.allclose(found, expected, atol=0.06), (start, found, expected)
        assert bool(caught) == warned, [str(warning.message) for warning in caught]
    if duration: assert abs(probe(path).duration - duration) < 0.1


def halves(*ranges): return [k + 0.5 for a, b in ranges for k in range(a, b)]


def vorbis(path, seconds, rate, channels):
    import soundfile
    soundfile.write(path, np.stack([clicks(seconds, rate)] * channels, 1), rate, format="OGG", subtype="VORBIS")
    return path


def test_chains_of_ogg(tmp_path):
    one, two = (vorbis(tmp_path / f"{k}.ogg", 3, 44_100, 2) for k in range(2))
    three = vorbis(tmp_path / "3.ogg", 2, 22_050, 1)
    opus, flac = (make(tmp_path / f"{codec}.oga", "ogg", codec, seconds=3) for codec in ("libopus", "flac"))
    chains = (one, two), (one, one), (opus, opus), (flac, flac), (one, three), (one, opus), (opus, flac)
    for k, parts in enumerate(chains):
        lengths = [2 if part == three else 3 for part in parts]
        check(joined(tmp_path / f"chain{k}.ogg", *parts), halves((0, sum(lengths))), duration=sum(lengths))
    check(joined(tmp_path / "long.ogg", *[one] * 150), halves((0, 450)), starts=(0.0, 400.2))


@pytest.mark.parametrize("form, codec", [("wav", "pcm_s16le"), ("wav", "pcm_f32le"), ("aiff", "pcm_s16be")])
def test_wav_and_aiff_in_a_row(tmp_path, form, codec):
    one = make(tmp_path / "1", form, codec, seconds=3)
    two = make(tmp_path / "2", form, codec, seconds=2, rate=44_100, layout="stereo")
    check(joined(tmp_path / "same", one, one), halves((0, 6)), duration=6)
    check(joined(tmp_path / "other", one, two), halves((0, 5)), duration=5)
    session, copy = played(tmp_path / "other", ["audio/wav"])
    assert np.allclose(onsets(copy), halves((0, 5)), atol=0.06) and abs(session.duration - 5) < 0.02


def test_a_chain_with_a_link_that_is_lost(tmp_path):
    one = vorbis(tmp_path / "1.ogg", 3, 44_100, 2)
    lost = tmp_path / "lost"
    lost.write_bytes(one.read_bytes()[:200] + b"OggS\0\0" + bytes(3_000))
    check(joined(tmp_path / "chain.ogg", one, lost, one), halves((0, 6)), warned=True)


@pytest.mark.parametrize("codec, form, kinds", [
    ("libmp3lame", "mp3", ((44_100, "stereo"), (44_100, "mono"))), ("libmp3lame", "mp3", ((44_100, "stereo"), (48_000, "stereo"))),
    ("libmp3lame", "mp3", ((22_050, "mono"), (44_100, "stereo"), (22_050, "mono"))),
    ("aac", "adts", ((44_100, "stereo"), (48_000, "mono"))), ("aac", "adts", ((22_050, "mono"), (48_000, "stereo"))),
    ("ac3", "mpegts", ((48_000, "5.1(side)"), (48_000, "stereo"))), ("mp2", "mpegts", ((44_100, "mono"), (48_000, "stereo"))),
])
def test_rate_or_channels_change(tmp_path, codec, form, kinds):
    more = dict(write_xing="0") if form == "mp3" else {}
    parts = []
    for rate, layout in kinds:
        if layout.startswith("5.1"): path = surround(tmp_path / "six", 3)
        else: path = make(tmp_path / f"{rate}{layout}", form, codec, seconds=3, rate=rate, layout=layout, **more)
        parts.append(path)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        samples = load(joined(tmp_path / f"both.{form}", *parts))
    found, wanted = onsets(samples), halves((0, 3 * len(kinds)))
    assert len(found) == len(wanted) and np.allclose(found, wanted, atol=0.06 * len(kinds)), found


def test_nothing_is_lost_above_the_first_rate(tmp_path):
    "After a part at 22 kHz, one at 44 kHz keeps what is above 11 kHz"
    parts = []
    for rate, hz in (22_050, 1_000), (44_100, 14_000):
        with av.open(str(tmp_path / str(rate)), "w", format="adts") as file:
            track = file.add_stream("aac", rate=rate, layout="mono", bit_rate=128_000)
            tone = np.sin(2 * np.pi * hz * np.arange(2 * rate) / rate) / 2
            frame = av.AudioFrame.from_ndarray(tone[None].astype(np.float32), "fltp", "mono")
            frame.sample_rate, frame.pts = rate, 0
            for packet in [*track.encode(frame), *track.encode(None)]: file.mux(packet)
        parts.append(tmp_path / str(rate))
    samples = load(joined(tmp_path / "both.aac", *parts))
    assert np.abs(samples[3 * SR:][: SR // 2]).max() > 0.3


@pytest.mark.parametrize("form, codec", [
    ("webm", "libopus"), ("matroska", "libopus"), ("matroska", "libmp3lame"), ("matroska", "aac"), ("mp4", "aac"), ("ogg", "libopus"),
    ("ogg", "flac"), ("mpegts", "aac"), ("mp4 fragments", "aac"), ("avi", "libmp3lame"),
])
def test_gaps_are_silence(tmp_path, form, codec):
    more = dict(movflags="frag_keyframe+empty_moov+default_base_moof", frag_duration="500000") if "fragments" in form else {}
    path = make(tmp_path / "live", form.split()[0], codec, gap=(1, 4), **more)
    check(path, halves((0, 1), (4, 6)), starts=(0.0, 0.2, 2.2, 4.8), duration=6)


def test_many_small_gaps_do_not_add_up(tmp_path):
    "A packet in nine is missing, as over a bad line"
    path = make(tmp_path / "whole.webm", "webm", "libopus", seconds=8)
    with av.open(str(path)) as source, av.open(str(tmp_path / "holes.webm"), "w") as copy:
        track = copy.add_stream_from_template(source.streams.audio[0])
        for k, packet in enumerate(source.demux(audio=0)):
            if packet.pts is None or k % 9 == 4: continue
            packet.stream = track
            copy.mux(packet)
    found = onsets(load(tmp_path / "holes.webm"))
    assert len(found) > 5 and np.abs(found % 1 - 0.5).max() < 0.06, found


@pytest.mark.parametrize("form, codec", [("mp4", "aac"), ("mov", "aac"), ("matroska", "libopus"), ("matroska", "aac"), ("mpegts", "aac"),
                                         ("avi", "libmp3lame"), ("avi", "ac3")])
def test_sound_that_begins_after_the_pictures(tmp_path, form, codec):
    check(make(tmp_path / "film", form, codec, start=3, picture=True), halves((3, 9)), duration=9)


@pytest.mark.parametrize("form, codec", [("mp4", "aac"), ("webm", "libopus"), ("matroska", "libmp3lame")])
def test_sound_that_begins_late_by_itself(tmp_path, form, codec):
    check(make(tmp_path / "late", form, codec, start=3), halves((3, 9)), duration=9)


def test_an_avi_that_says_that_its_sound_begins_late(tmp_path):
    data = bytearray(make(tmp_path / "film.avi", "avi", "libmp3lame", picture=True).read_bytes())
    at = data.find(b"strh", data.find(b"strh") + 4) + 8
    assert data[at:at + 4] == b"auds"
    data[at + 28:at + 32] = (125).to_bytes(4, "little")  # packets of 24 ms
    (tmp_path / "late.avi").write_bytes(data)
    check(tmp_path / "late.avi", halves((3, 9)))


@pytest.mark.parametrize("form, codec", [("ogg", "libopus"), ("mpegts", "aac"), ("adts", "aac"), ("mp3", "libmp3lame"), ("flac", "flac")])
def test_a_clock_that_does_not_begin_at_0(tmp_path, form, codec):
    "A recording of a broadcast that has gone on for an hour begins where it begins"
    check(make(tmp_path / "live", form, codec, start=0 if form in ("adts", "mp3", "flac") else 3_000), halves((0, 6)))


def test_silence_has_an_end(tmp_path):
    "A clock that leaps by a day is one that was set anew"
    path = make(tmp_path / "live.mka", "matroska", "libopus")
    with av.open(str(path)) as source, av.open(str(tmp_path / "leap.mka"), "w", format="matroska") as copy:
        track = copy.add_stream_from_template(source.streams.audio[0])
        for packet in source.demux(audio=0):
            if packet.pts is None: continue
            if packet.pts * packet.time_base > 3: packet.pts = packet.dts = packet.pts + round(86_400 / packet.time_base)
            packet.stream = track
            copy.mux(packet)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = onsets(load(tmp_path / "leap.mka"))
    assert len(found) == 6 and np.allclose(found, halves((0, 6)), atol=0.06)


# ---- what is heard is what is played

def played(path, can):
    "A session of that file to its end; what a view that plays these types is given"
    session = Session(Tagger.from_pretrained(), path, lambda message, buffers: None)
    session.receive({"type": "ready", "view": "v", "can": can})
    while session.step(): pass
    assert session.done and session.error is None
    return session, load(session.sound())


@pytest.mark.parametrize("can", [["audio/wav"], ["audio/flac"], ['audio/ogg; codecs="opus"']])
@pytest.mark.parametrize("kind", ["chain", "mp3", "aac", "gap.webm", "gap.mp4", "late.mp4", "film.mkv", "film.avi", "surround.ts"])
def test_what_is_played_is_what_was_heard(tmp_path, kind, can):
    if kind == "chain":
        path = joined(tmp_path / "chain.ogg", vorbis(tmp_path / "1.ogg", 3, 44_100, 2), vorbis(tmp_path / "2.ogg", 3, 22_050, 1))
    elif kind in ("mp3", "aac"):
        codec, form = dict(mp3=("libmp3lame", "mp3"), aac=("aac", "adts"))[kind]
        parts = [make(tmp_path / str(rate), form, codec, seconds=3, rate=rate, layout=layout)
                 for rate, layout in ((44_100, "stereo"), (48_000, "mono"))]
        path = joined(tmp_path / f"both.{kind}", *parts)
    elif kind == "surround.ts":
        path = joined(tmp_path / kind, surround(tmp_path / "six", 3), make(tmp_path / "two", "mpegts", "ac3", seconds=3, layout="stereo"))
    else:
        forms = dict(webm=("webm", "libopus"), mp4=("mp4", "aac"), mkv=("matroska", "aac"), avi=("avi", "libmp3lame"))
        form, codec = forms[kind.split(".")[1]]
        path = make(tmp_path / kind, form, codec, **(dict(gap=(1, 3)) if kind.startswith("gap") else dict(start=2, picture="film" in kind)))
    session, copy = played(path, can)
    whole = load(path)
    assert session.sound() != path and session.mime == can[0]
    assert abs(session.duration - len(whole) / SR) < 0.03 and abs(len(copy) / SR - len(whole) / SR) < 0.1
    assert len(onsets(copy)) == len(onsets(whole)) > 3 and np.allclose(onsets(copy), onsets(whole), atol=0.01)


def test_a_recording_with_gaps_is_played_as_it_was_heard(tmp_path):
    recording, path = Recording(), make(tmp_path / "live.webm", "webm", "libopus", gap=(1, 3), live="1")
    recording.add(path.read_bytes())
    recording.finish()
    session, copy = played(recording, [])
    assert np.allclose(onsets(copy), halves((0, 1), (3, 6)), atol=0.06) and abs(session.duration - 6) < 0.05


# ---- neither false alarms nor guesses

def test_mp3_in_wav(tmp_path):
    for name, more in ("constant", {}), ("variable", dict(compression_level="4")):
        check(make(tmp_path / f"{name}.wav", "wav", "libmp3lame", **more), halves((0, 6)))


def test_mp3_with_a_variable_rate_in_wav(tmp_path):
    "The header counts the bytes of a second, and there are more of them at the end than at the beginning"
    mp3 = make(tmp_path / "song.mp3", "mp3", "libmp3lame", write_xing="0", id3v2_version="0").read_bytes()
    wav = bytearray(make(tmp_path / "song.wav", "wav", "libmp3lame").read_bytes())
    at = wav.find(b"data")
    wav[28:32] = (64_000).to_bytes(4, "little")  # bytes a second: 4 times what there are
    (tmp_path / "lying.wav").write_bytes(wav[:at + 4] + len(mp3).to_bytes(4, "little") + mp3)
    check(tmp_path / "lying.wav", halves((0, 6)))


def id3(*pictures):
    "A tag before an mp3 with such pictures"
    def size(n): return bytes(n >> shift & 127 for shift in (21, 14, 7, 0))
    frames = b"".join(b"APIC" + size(len(picture) + 13) + b"\0\0" + b"\0image/png\0\3\0" + picture for picture in pictures)
    return b"ID3\4\0\0" + size(len(frames)) + frames


def test_joined_mp3_with_tags(tmp_path):
    whole, plain = (make(tmp_path / f"{xing}.mp3", "mp3", "libmp3lame", seconds=3, write_xing=xing, id3v2_version="0").read_bytes()
                    for xing in "10")
    cover, ape, v1 = id3(np.random.default_rng(0).bytes(90_000)), b"APETAGEX" + bytes(24), b"TAG" + b"Song".ljust(125)
    for k, data in enumerate((whole + whole, cover + whole + cover + whole, plain + v1 + cover + plain, whole + ape + v1 + id3() + whole)):
        path = tmp_path / f"joined{k}.mp3"
        path.write_bytes(data)
        check(path, halves((0, 6)), starts=(0.0, 4.2))
        assert probe(path).duration is None


def test_a_guess_is_no_length(tmp_path):
    for form, codec, more in ("adts", "aac", {}), ("mp3", "libmp3lame", dict(write_xing="0")), ("ac3", "ac3", {}), ("mp2", "mp2", {}):
        path = make(tmp_path / form, form, codec, **more)
        assert probe(path).duration is None and abs(len(load(path)) / SR - 6) < 0.1
    assert abs(probe(make(tmp_path / "counted.mp3", "mp3", "libmp3lame")).duration - 6) < 0.01
    tagged = tmp_path / "cover.mp3"
    tagged.write_bytes(id3(bytes(500_000)) + (tmp_path / "counted.mp3").read_bytes())
    assert abs(probe(tagged).duration - 6) < 0.01


@pytest.mark.parametrize("form", ["wav", "w64"])
def test_integers_of_64_bits(tmp_path, form):
    path = make(tmp_path / "song", form, "pcm_s64le")
    check(path, halves((0, 6)), duration=6)
    assert np.abs(load(path)).max() < 1


def amiga(channels, samples):
    "The bytes of an 8SVX: left all, then right all"
    def chunk(name, data): return name + len(data).to_bytes(4, "big") + data
    n, rate = len(samples), 16_000
    header = n.to_bytes(4, "big") + bytes(8) + rate.to_bytes(2, "big") + b"\1\0\0\1\0\0"
    sound = (100 * samples).astype(np.int8).tobytes() + (channels - 1) * (50 * samples).astype(np.int8).tobytes()
    parts = chunk(b"VHDR", header) + (chunk(b"CHAN", b"\0\0\0\6") if channels == 2 else b"") + chunk(b"BODY", sound)
    return b"FORM" + (len(parts) + 4).to_bytes(4, "big") + b"8SVX" + parts


@pytest.mark.parametrize("channels", [1, 2])
def test_8svx(tmp_path, channels):
    (tmp_path / "song.iff").write_bytes(amiga(channels, clicks(6, 16_000)))
    check(tmp_path / "song.iff", halves((0, 6)), duration=6)
    assert probe(tmp_path / "song.iff")[1:3] == (16_000, channels)


@pytest.mark.parametrize("form, codec", [
    ("wav", "pcm_s16le"), ("aiff", "pcm_s16be"), ("mp4", "aac"), ("webm", "libopus"), ("flac", "flac"), ("ogg", "flac"),
])
def test_a_tag_in_front_of_any_file(tmp_path, form, codec):
    path = tmp_path / "tagged"
    path.write_bytes(id3(bytes(5_000)) + make(tmp_path / "plain", form, codec).read_bytes())
    check(path, halves((0, 6)), duration=6)
    for source in path.read_bytes(), path:
        assert np.allclose(onsets(load(source)), halves((0, 6)), atol=0.06)
    session, copy = played(path, ["audio/wav"])
    assert np.allclose(onsets(copy), halves((0, 6)), atol=0.06) and abs(session.duration - 6) < 0.05
