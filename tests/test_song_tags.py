"""Songs as FFmpeg and others make them, with every kind of tag: what is written into them, what stays, and what no mishap can spoil"""
import base64
import os
import random
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import mutagen
import pytest
from mutagen.apev2 import APEv2
from mutagen.flac import Picture
from mutagen.id3 import APIC, COMM, ID3, PRIV, TIT2, TPE1, TXXX, TYER
from mutagen.mp4 import MP4Cover
from project import ROOT, run

from audiotag.cli.main import run as audiotag
from audiotag.files import FileError
from audiotag.library.id3 import SongTagError
from audiotag.library.song_tags import remove_tags, sound_digest, write_tags

pytestmark = pytest.mark.skipif(not (shutil.which("ffmpeg") and shutil.which("ffprobe")), reason="needs ffmpeg")
TIMES = int(os.environ.get("AUDIOTAG_FUZZ") or (6 if os.environ.get("CI") == "true" else 1))
PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100"
                    "18dd8db00000000049454e44ae426082")
CODECS = {"mp3": ["-c:a", "libmp3lame"], "cbr.mp3": ["-c:a", "libmp3lame", "-b:a", "64k", "-write_xing", "0"], "flac": [],
          "ogg": ["-c:a", "libvorbis"], "opus": ["-c:a", "libopus"], "m4a": ["-c:a", "aac"], "alac.m4a": ["-c:a", "alac"],
          "fast.m4a": ["-c:a", "aac", "-movflags", "+faststart"], "wav": ["-c:a", "pcm_s24le"], "aiff": []}


def ffmpeg(*arguments):
    return subprocess.run(["ffmpeg", "-v", "error", "-nostdin", *map(str, arguments)], check=True, capture_output=True).stdout


def decoded(path): return ffmpeg("-i", path, "-map", "0:a", "-f", "f32le", "-")


def shown(path):
    "The field as ffprobe shows it"
    lines = run("ffprobe", "-v", "error", "-show_entries", "format_tags:stream_tags", path).stdout.splitlines()
    return [line.partition("=")[2].replace("; ", ";") for line in lines if line.upper().startswith("TAG:INSTRUMENT=")]


def decorate(path):
    "A picture, several values, letters beyond ASCII, and things of other programs"
    audio = mutagen.File(path)
    if audio.tags is None: audio.add_tags()
    (picture := Picture()).data, picture.mime = PNG, "image/png"
    if isinstance(audio.tags, ID3):
        for frame in (TIT2(encoding=3, text="Höhe"), TPE1(encoding=3, text=["A", "B"]), APIC(mime="image/png", data=PNG),
                      COMM(lang="deu", desc="x", text="schön"), PRIV(owner="else", data=b"\0\xff\xe0"), TXXX(desc="Mood", text=["calm"])):
            audio.tags.add(frame)
    elif path.suffix == ".m4a":
        audio.tags.update({"\xa9nam": ["Höhe"], "covr": [MP4Cover(PNG, MP4Cover.FORMAT_PNG)], "----:com.apple.iTunes:MOOD": [b"a", b"b"],
                           "rtng": [1]})
    else:
        audio.tags.extend([("title", "Höhe"), ("ARTIST", "A"), ("artist", "B"), ("empty", "")])
        if path.suffix == ".flac": audio.add_picture(picture)
        else: audio["metadata_block_picture"] = base64.b64encode(picture.write()).decode()
    audio.save()


@pytest.fixture(scope="module")
def songs(tmp_path_factory):
    "A song of each kind with tags: suffix -> path"
    folder, found = tmp_path_factory.mktemp("songs"), {}
    for suffix, codec in CODECS.items():
        found[suffix] = folder / f"song.{suffix}"
        ffmpeg("-f", "lavfi", "-i", "sine=330:d=1.3", "-ac", "2", "-metadata", "genre=Folk", *codec, found[suffix])
        decorate(found[suffix])
    return found


@pytest.fixture
def copy(songs, tmp_path):
    "Makes a copy of a song"
    return lambda suffix: Path(shutil.copy2(songs[suffix], tmp_path))


def as_read(path):
    "What mutagen reads, without our fields; pictures and blocks as well"
    audio = mutagen.File(path)
    if isinstance(audio.tags, ID3): tags = {key: repr(frame) for key, frame in audio.tags.items() if "INSTRUMENT" not in key.upper()}
    elif path.suffix == ".m4a": tags = {key: repr(value) for key, value in audio.tags.items() if "INSTRUMENT" not in key}
    else: tags = [pair for pair in list(audio.tags or []) if "INSTRUMENT" not in pair[0].upper()]
    return tags or [], [picture.write() for picture in getattr(audio, "pictures", ())]


def values(path):
    "The field as mutagen reads it"
    tags = mutagen.File(path).tags
    if isinstance(tags, ID3):
        return [text for frame in tags.getall("TXXX") if frame.desc.upper() == "INSTRUMENT" for text in frame.text]
    if path.suffix == ".m4a": return [bytes(value).decode() for value in tags.get("----:com.apple.iTunes:INSTRUMENT", [])]
    return list((tags or {}).get("INSTRUMENT", []))


@pytest.mark.parametrize("suffix", CODECS)
def test_written_read_back_and_taken_away_again(copy, suffix):
    song = copy(suffix)
    before, samples, tags = song.read_bytes(), decoded(song), as_read(song)
    assert write_tags(song, ["cello", "hi_hat"], write=False).new == ["Cello", "Hi-hat"] and song.read_bytes() == before
    assert write_tags(song, ["cello", "hi_hat"]).old == []
    several = suffix in ("flac", "ogg", "opus")
    assert values(song) == (["Cello", "Hi-hat"] if several else ["Cello; Hi-hat"])
    if suffix not in ("wav", "aiff"): assert shown(song) == ["Cello;Hi-hat"]  # not all versions of FFmpeg read ID3 there
    assert decoded(song) == samples and as_read(song) == tags
    written, time = song.read_bytes(), song.stat().st_mtime_ns
    assert write_tags(song, ["hi_hat", "cello"]).now is None
    assert (song.read_bytes(), song.stat().st_mtime_ns) == (written, time)
    assert write_tags(song, ["oboe"]).new == ["Oboe"] and decoded(song) == samples and as_read(song) == tags
    assert remove_tags(song).new == []
    assert song.read_bytes() == before
    assert remove_tags(song).now is None and os.listdir(song.parent) == [song.name]


def bare(songs, tmp_path):
    "An mp3 without any tag"
    (song := tmp_path / "bare.mp3").write_bytes(songs["mp3"].read_bytes())
    mutagen.id3.delete(song)
    return song


V1 = b"TAG" + b"Title of old".ljust(30, b"\0") + b"Somebody".ljust(30) + bytes(30) + b"1997" + b"no more".ljust(28, b"\0") + b"\0\7\x0c"


@pytest.mark.parametrize("kind", ["none", "v1", "v1 and v2.3", "v2.2", "v2.3", "v2.4", "unsynchronised", "junk", "twice", "empty"])
def test_every_tag_that_an_mp3_may_have(songs, tmp_path, kind):
    song = bare(songs, tmp_path)
    if kind in ("v2.3", "v2.4", "v1 and v2.3"):
        tag = ID3()
        for frame in TIT2(encoding=1, text="Höhe"), TYER(encoding=0, text="1999"), PRIV(owner="x", data=b"\xff\xe0\0"): tag.add(frame)
        tag.save(song, v2_version=4 if kind == "v2.4" else 3, v23_sep=None, padding=lambda info: 700)
    sound = song.read_bytes()
    head = {"v2.2": b"ID3\2\0\0\0\0\0\x19TT2\0\0\5\0HoheTYE\0\0\5\0" + b"1999\0\0\0",
            "unsynchronised": b"ID3\3\0\x80\0\0\0\x10TIT2\0\0\0\5\0\0\0a\xff\0bc",
            "junk": b"ID3\4\0\0\0\0\0\x27TIT2\0\0\0\4\0\0\3abcXYZZ\0\0\0\2\0\0??TIT2\0\0\0\3\0\0\x09no",
            "twice": b"ID3\4\0\0\0\0\0\x1bTPE1\0\0\0\2\0\0\3aTPE1\0\0\0\2\0\0\3b\0\0\0",
            "empty": b"ID3\4\0\0\0\0\0\x14" + bytes(20)}.get(kind, b"")
    if head: assert 10 + head[9] == len(head), "the length of this test's tag"
    song.write_bytes(head + sound + (V1 if kind.startswith("v1") else b""))
    before, samples, tags = song.read_bytes(), decoded(song), as_read(song)
    write_tags(song, ["cello", "piano"])
    assert (values(song), shown(song)) == (["Cello; Piano"], ["Cello;Piano"])
    assert decoded(song) == samples and as_read(song) == tags
    if kind != "none": assert song.read_bytes().endswith(before[-2_000:])
    for part in (b"XYZZ\0\0\0\2\0\0??", b"TIT2\0\0\0\3\0\0\x09no") if kind == "junk" else (): assert part in song.read_bytes()
    remove_tags(song)
    if kind in ("unsynchronised", "empty"): assert as_read(song) == tags and song.read_bytes().endswith(sound)
    else: assert song.read_bytes() == before


def test_a_tag_that_would_be_hidden_or_harmed_is_refused(songs, tmp_path):
    song = bare(songs, tmp_path)
    tags = APEv2()
    tags["Title"] = "old"
    tags.save(song)
    extended = tmp_path / "extended.mp3"
    extended.write_bytes(b"ID3\4\0\x40\0\0\0\x06\0\0\0\6\1\0" + songs["mp3"].read_bytes())
    for path, why in (song, "APEv2"), (extended, "without loss"):
        before = path.read_bytes()
        with pytest.raises(SongTagError, match=why): write_tags(path, ["cello"])
        assert path.read_bytes() == before


@pytest.mark.parametrize("suffix", CODECS)
def test_what_others_wrote_stays(copy, suffix):
    song = copy(suffix)
    audio, joined = mutagen.File(song), suffix not in ("flac", "ogg", "opus")
    if isinstance(audio.tags, ID3): audio.tags.add(TXXX(encoding=1, desc="Instrument", text=["Žlutý; cello"]))
    elif song.suffix == ".m4a": audio.tags["----:com.apple.iTunes:INSTRUMENT"] = ["Žlutý; cello".encode()]
    else: audio.tags.append(("Instrument", "Žlutý; cello"))
    audio.save()
    before, tags, samples = song.read_bytes(), as_read(song), decoded(song)
    change = write_tags(song, ["cello", "piano"])
    assert (change.old, change.new) == (["Žlutý", "cello"], ["Žlutý", "cello", "Piano"]) and decoded(song) == samples
    assert values(song)[0] == ("Žlutý; cello; Piano" if joined else "Žlutý; cello")
    assert remove_tags(song).new == ["Žlutý", "cello"] and as_read(song) == tags
    assert song.read_bytes() == before


@pytest.mark.parametrize("suffix", ["mp3", "wav", "aiff"])
@pytest.mark.parametrize("version", [3, 4])
def test_a_field_that_stands_twice(copy, suffix, version):
    "Two frames, one of them with two values: ours stand in the first value, and all others stay apart"
    song = copy(suffix)
    audio = mutagen.File(song)
    for name, texts in {"INSTRUMENT": ["Lute"], "instrument": ["Harp", "Viol"]}.items():
        audio.tags.add(TXXX(encoding=1, desc=name, text=texts))
    audio.save(v2_version=version, **{} if version == 4 else dict(v23_sep=None))
    before, tags = song.read_bytes(), as_read(song)
    assert write_tags(song, ["cello", "piano"]).new[:3] == ["Lute", "Cello", "Piano"]
    assert sorted(values(song)) == ["Harp", "Lute; Cello; Piano", "Viol"] and as_read(song) == tags
    assert len([key for key in mutagen.File(song).tags if key.upper() == "TXXX:INSTRUMENT"]) == 2
    assert write_tags(song, ["cello", "piano"]).now is None
    assert remove_tags(song).new == ["Lute", "Harp", "Viol"] and song.read_bytes() == before


NAMES = [b"\xff\xfe.mp3", b"a\nb.mp3", "Žlutý 'x' \"y\".mp3".encode(), b"-x.mp3", b"n" * 251 + b".mp3", b"%s{0}.mp3"]


@pytest.mark.parametrize("name", NAMES)
def test_names_in_any_encoding(songs, tmp_path, name):
    song = os.fsdecode(os.path.join(os.fsencode(tmp_path), name))
    try: shutil.copy(songs["mp3"], song)
    except OSError: pytest.skip("no such name on this disk")
    for path in song, Path(song):
        assert write_tags(path, ["cello"]).new == ["Cello"] and remove_tags(path).new == []
    assert Path(song).read_bytes() == songs["mp3"].read_bytes() and len(os.listdir(tmp_path)) == 1


@pytest.mark.parametrize("suffix", CODECS)
def test_damaged_songs(songs, tmp_path, suffix):
    "A line, or tags and nothing else changed"
    rng, whole = random.Random(len(suffix)), songs[suffix].read_bytes()
    refused = 0
    for number in range(25 * TIMES):
        data, head = bytearray(whole), min(len(whole), 2_000)
        for _ in range(rng.choice([1, 3, 20])):
            data[rng.randrange(rng.choice([60, head, len(data)]))] = rng.choice([0, 255, rng.randrange(256)])
        if number % 5 == 0: del data[rng.randrange(len(data)):]
        (song := tmp_path / songs[suffix].name).write_bytes(data)
        try:
            sound = sound_digest(song)
            write_tags(song, ["cello"])
        except FileError as error:
            refused += 1
            assert "\n" not in str(error) and song.read_bytes() == data, (suffix, number)
        else:
            assert sound_digest(song) == sound and any("Cello" in each for each in values(song)), (suffix, number)
            remove_tags(song)
            assert sound_digest(song) == sound, (suffix, number)
        assert os.listdir(tmp_path) == [song.name]
    assert refused < 25 * TIMES


def test_a_song_that_vanishes(copy, monkeypatch):
    song = copy("mp3")
    module, digest = sys.modules[write_tags.__module__], sound_digest
    monkeypatch.setattr(module, "sound_digest", lambda path: digest(path) if Path(path) == song else song.unlink())
    with pytest.raises(FileError, match="song.mp3: "): write_tags(song, ["cello"])
    assert os.listdir(song.parent) == []
    with pytest.raises(SongTagError, match="no such file"): write_tags(song, ["cello"])


def test_many_at_once_leave_one_whole_song(copy):
    song, samples = copy("m4a"), decoded(copy("m4a"))
    labels, strange = ["cello", "piano", "oboe", "harp"], []

    def work(label):
        for _ in range(8):
            try: write_tags(song, [label])
            except SongTagError as error: strange.extend([] if "changed by somebody else" in str(error) else [error])
            except Exception as error: strange.append(error)
    threads = [threading.Thread(target=work, args=[label]) for label in labels]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    assert not strange and len(values(song)) == 1 and decoded(song) == samples and os.listdir(song.parent) == [song.name]


EVERY_STEP = """
import os, resource, shutil, signal, sys
from pathlib import Path
from audiotag.files import FileError
from audiotag.library.song_tags import write_tags

whole, here, how = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
song = here / whole.name
old = whole.read_bytes()

def attempt(prepare):
    "Tag a copy in a process of its own; its status, and what is left"
    for path in here.iterdir(): path.unlink()
    shutil.copy(whole, song)
    if (child := os.fork()) == 0:
        try:
            prepare()
            write_tags(song, ["cello"])
        except BaseException as error: os._exit(0 if isinstance(error, FileError) else 3)
        os._exit(1)
    status = os.waitpid(child, 0)[1]
    return status, song.read_bytes(), sorted(path.name for path in here.iterdir())

shutil.copy(whole, song)
write_tags(song, ["cello"])  # from here on all modules are imported
status, new, names = attempt(lambda: None)
assert os.WEXITSTATUS(status) == 1 and new != old and names == [song.name], (status, names)
seen, places, number = set(), ("audiotag/library/", "audiotag/files.py"), 0

def dies_at(n):
    "Be killed at the n-th line that is run in these modules"
    left = [n]
    def step(frame, event, argument):
        if not any(place in frame.f_code.co_filename for place in places): return None
        left[0] -= event == "line"
        if left[0] < 0: os.kill(os.getpid(), signal.SIGKILL)
        return step
    sys.settrace(step)

def fills_at(n): resource.setrlimit(resource.RLIMIT_FSIZE, (n, n))

ends = set()
for number in range(0, 100_000, int(sys.argv[4])):
    status, data, names = attempt(lambda: (dies_at if how == "kill" else fills_at)(number))
    assert data in (old, new), (number, "neither the old song nor the new one")
    assert [name for name in names if not name.startswith(".") or ".part" not in name] == [song.name], names
    if how == "fill": assert len(names) == 1 and os.WEXITSTATUS(status) in (0, 1), (number, status, names)
    ends.add(data == new)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 1: break
assert ends == {True, False}
print(number)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("suffix, how, every", [("mp3", "kill", 5), ("m4a", "kill", 5), ("mp3", "fill", 1_500), ("flac", "fill", 9_000)])
def test_killed_or_stopped_by_a_full_disk_at_any_step(songs, tmp_path, suffix, how, every):
    run(sys.executable, "-c", EVERY_STEP, songs[suffix], tmp_path, how, every, env={**os.environ, "PYTHONPATH": str(ROOT)})


def test_from_a_folder_of_songs_to_their_tags(songs, tmp_path, capsys):
    "A shelf whose songs are tagged hears nothing again, and every song has what was heard in it"
    (music := tmp_path / "music").mkdir()
    for suffix in "mp3", "flac", "m4a", "ogg":
        ffmpeg("-i", ROOT / "audiotag/samples/demo.ogg", "-t", 8, *CODECS[suffix], music / f"song.{suffix}")
        decorate(music / f"song.{suffix}")
    (music / "notes.mp3").write_text("no song")

    def library(*words):
        audiotag(["library", *map(str, words)])
        return capsys.readouterr().out

    def add(): return library("add", music, "--to", tmp_path / "shelf", "--processes", 1, "--hop", 3)
    def everything(): return {song.name: song.read_bytes() for song in music.iterdir()}
    add()
    before = everything()
    planned = library("tags", tmp_path / "shelf").splitlines()
    assert everything() == before and len(planned) == 4
    assert sorted(library("tags", tmp_path / "shelf", "--write").splitlines()) == sorted(planned)
    assert all(values(music / name) for name in before if name != "notes.mp3")
    assert "nothing new" in add() and library("tags", tmp_path / "shelf", "--write") == ""
    tagged = everything()
    assert len(library("tags", tmp_path / "shelf", "--remove").splitlines()) == 4 and everything() == tagged
    assert len(library("tags", tmp_path / "shelf", "--remove", "--write").splitlines()) == 4 and everything() == before
    assert "nothing new" in add()
