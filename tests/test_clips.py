"""Clips cut out of songs: to the sample in every format, under names that any system can have, whole or not at all; and parts of songs"""
import csv
import errno
import os
import signal
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from importlib.resources import files
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
from project import LIMIT, start, wait_until

from audiotag.audio import AudioError, decode, write
from audiotag.cli.main import run
from audiotag.clip_folder import ClipFolder, cut_clips, song_part
from audiotag.cut import cut_passages
from audiotag.events import Event
from audiotag.files import DiskFullError, FileError
from audiotag.labelled import find_labelled
from audiotag.passages import Passage
from audiotag.readers import open_sound
from audiotag.records import Record
from audiotag.tagger import Tagger

DEMO = files("audiotag") / "samples" / "demo.ogg"


def audiotag(*args):
    "Run a command; (exit status, stdout, stderr)"
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err: status = run([str(arg) for arg in args])
    return status, out.getvalue(), err.getvalue()


@pytest.fixture(scope="module")
def songs(tmp_path_factory):
    "A song of 6 s in stereo as a file of each kind"
    folder, rng = tmp_path_factory.mktemp("songs"), np.random.default_rng(0)
    t = np.arange(6 * 44_100) / 44_100
    samples = np.stack([0.5 * np.sin(2 * np.pi * 330 * t), 0.4 * np.sin(2 * np.pi * 441 * t)], 1) + rng.normal(0, 0.02, (len(t), 2))
    for subtype in ("PCM_16", "PCM_24", "PCM_32", "FLOAT"): sf.write(folder / f"{subtype.lower()}.wav", samples, 44_100, subtype)
    sf.write(folder / "deep.flac", samples, 44_100, "PCM_24")
    for name, *how in (("a.mp3", "-b:a", "128k"), ("a.ogg",), ("a.opus", "-ar", "48000"), ("a.m4a",), ("alac.m4a", "-c:a", "alac")):
        subprocess.run(["ffmpeg", "-v", "error", "-i", folder / "pcm_16.wav", *how, folder / name], check=True, timeout=LIMIT)
    return folder


NAMES = ["pcm_16.wav", "pcm_24.wav", "pcm_32.wav", "float.wav", "deep.flac", "a.mp3", "a.ogg", "a.opus", "a.m4a", "alac.m4a"]


@pytest.mark.parametrize("name", NAMES)
def test_a_clip_is_what_the_decoder_gives(songs, tmp_path, name):
    "Rate and channels are the song's; between the fades each sample is the decoded one, as well as the bits of the file can say it"
    wanted = {tmp_path / "first": Passage(0.5, 2.25, "cello", 0.9, 0.01, 0.02), tmp_path / "later": Passage(1.75, 5.999, "flute", 0.9)}
    cut_passages(songs / name, wanted)
    with open_sound(songs / name, None, name) as sound: whole, rate, codec = np.concatenate(list(sound.blocks)), sound.rate, sound.codec
    exact = "mp3" not in codec and codec not in ("vorbis", "opus", "aac")
    for path, passage in wanted.items():
        [made] = path.parent.glob(f"{path.name}.*")
        clip, sr = sf.read(made, dtype="float64")
        first, stop = round(passage.start * rate), round(passage.end * rate)
        assert (sr, clip.shape) == (rate, (stop - first, 2))
        inside = slice(round(passage.fade_in * rate), stop - first - round(passage.fade_out * rate))
        apart = np.abs(clip[inside] - np.clip(whole[first:stop][inside], -1, 1)).max()
        assert apart <= (0 if exact else 1 / 32_768), (made.name, apart)
        if passage.fade_in: assert np.abs(clip[[0, -1]]).max() < 0.001
    assert len(os.listdir(tmp_path)) == 2


def test_names_that_every_system_can_have(tmp_path):
    samples = np.random.default_rng(1).normal(0, 0.1, 8_000)
    names = ["Ärger & Łódź 東京.wav", "x" * 240 + ".wav", "a__b.wav", "=1+1.wav", "50%25.wav", "Song.wav", "song.WAV", "b/Song.wav"]
    names += ["a_?b.wav", "a.wav", "y" * 119 + "_y.wav", "y" * 119 + ".wav"]
    if os.name == "posix": names += ["line\nbreak.wav", *map(os.fsdecode, (b"latin \xe9.wav", b"latin \xe8.wav")), "latin %E9.wav"]
    heard = []
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        with open(tmp_path / name, "wb") as file: sf.write(file, samples, 8_000, format="WAV")
        heard.append((str(tmp_path / name), Record(name, [Event(0.25, 0.75, "cello", 0.8)], 1.0)))
    results = [result for _, result in cut_clips(heard, ["cello"], tmp_path / "clips", least=0.1)]
    made = [path.name for result in results for path in result.written]
    assert len({name.casefold() for name in made}) == len(names) and all(len(os.fsencode(name)) <= 255 for name in made)
    assert not any(set(name) & set('<>:"|?*%\n\\') or name.encode() == b"" for name in made)
    rows = list(csv.DictReader((tmp_path / "clips/clips.csv").read_text("utf-8").splitlines()))
    assert {row["path"] for row in rows} == {f"cello/{name}" for name in made} and len({row["source"] for row in rows}) == len(names)
    assert len(find_labelled(tmp_path / "clips")["cello"]) == len(names)
    again = [result for _, result in cut_clips(heard, ["cello"], tmp_path / "clips", least=0.1)]
    assert [(result.written, result.there) for result in again] == [([], 1)] * len(names)
    assert song_part("a/..wav") == "song"


def test_a_file_that_no_row_speaks_of_is_written_again(songs, tmp_path):
    "It may be of another song, of the same name, in a run that was killed"
    record, to = Record("", [Event(1, 2, "cello", 0.8)], 6.0), tmp_path / "clips"
    [(_, first)] = cut_clips([(str(songs / "pcm_16.wav"), record)], ["cello"], to)
    whole = first.written[0].read_bytes()
    first.written[0].write_bytes(b"of another song")
    (to / "clips.csv").unlink()
    [(_, second)] = cut_clips([(str(songs / "pcm_16.wav"), record)], ["cello"], to)
    assert second.written == first.written and first.written[0].read_bytes() == whole


def test_a_second_run_leaves_the_first_alone(songs, tmp_path):
    "Its half-written clips are not those of a run that was killed"
    heard = [(str(songs / name), Record("", [Event(1, 2, "cello", 0.8)], 6.0)) for name in NAMES[:2]]
    first = cut_clips(heard, ["cello"], tmp_path)
    next(first)
    writing = tmp_path / "cello" / f".clip.{'0' * 32}.part"
    writing.touch()
    with pytest.raises(FileError, match="another run is cutting clips into it"): list(cut_clips(heard, ["cello"], tmp_path))
    assert writing.exists()
    list(first)
    assert [len(result.written) for _, result in cut_clips(heard, ["cello"], tmp_path)] == [0, 0] and not writing.exists()


def test_rates_that_flac_cannot_hold(tmp_path):
    sf.write(tmp_path / "odd.wav", np.random.default_rng(2).normal(0, 0.1, (70_001, 2)), 70_001)
    [(_, result)] = cut_clips([(str(tmp_path / "odd.wav"), Record("", [Event(0, 1, "cello", 0.8)], 1.0))], ["cello"], tmp_path / "clips")
    assert [path.suffix for path in result.written] == [".wav"] and sf.info(result.written[0]).samplerate == 70_001


def test_a_full_disk_leaves_no_clip_cut_short(songs, tmp_path, monkeypatch):
    "libsndfile fails in the middle of the second clip; the first stays, and a second run does the rest"
    heard = [(str(songs / "pcm_16.wav"), Record("", [Event(0.5, 2, "cello", 0.8), Event(3, 5, "cello", 0.7)], 6.0))]
    real, calls = sf.SoundFile.write, []
    def full(self, data):
        calls.append(self.name)
        if len(set(calls)) >= 2: raise sf.LibsndfileError(2)
        real(self, data)
    monkeypatch.setattr(sf.SoundFile, "write", full)
    monkeypatch.setattr("audiotag.audio.open", lambda path, mode: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full", str(path)))
                        if mode == "wb" else open(path, mode), raising=False)
    with pytest.raises(DiskFullError, match="the disk is full"): list(cut_clips(heard, ["cello"], tmp_path / "clips"))
    with pytest.raises(DiskFullError, match="the disk is full"): write(tmp_path / "x.wav", np.zeros(9), 8_000)
    monkeypatch.undo()
    assert len(ClipFolder(tmp_path / "clips")) == 1 and not list(tmp_path.rglob("*.part"))
    [(_, result)] = cut_clips(heard, ["cello"], tmp_path / "clips")
    assert (len(result.written), result.there, len(list(tmp_path.rglob("*.flac")))) == (1, 1, 2)


def test_a_clip_whose_end_is_missing_does_not_take_its_place(songs, tmp_path, monkeypatch):
    "What libsndfile could not write as it closed the file, it does not tell"
    real = sf.SoundFile.close
    def close(self):
        name, writing = self.name, self.mode == "w"
        real(self)
        if writing and os.path.exists(name): os.truncate(name, os.path.getsize(name) // 2)
    monkeypatch.setattr(sf.SoundFile, "close", close)
    with pytest.raises(FileError, match="cannot be written"): cut_passages(songs / "pcm_16.wav", {tmp_path / "x": Passage(0, 2, "a", 1)})
    noise = np.random.default_rng(0).normal(0, 0.1, 9_000)
    for suffix in (".wav", ".flac"):
        with pytest.raises(AudioError, match="cannot be"): write(tmp_path / f"x{suffix}", noise, 8_000)
    assert os.listdir(tmp_path) == []


def test_what_is_wrong_is_a_line(songs, tmp_path):
    status, out, err = audiotag("clips", DEMO, "--label", "violine", "--to", tmp_path / "clips")
    assert status == 2 and "the nearest is violin" in err and not (tmp_path / "clips").exists()
    (tmp_path / "bad.wav").write_text("no sound")
    (tmp_path / "file").write_text("no folder")
    status, out, err = audiotag("clips", tmp_path / "bad.wav", tmp_path / "gone.mp3", "--label", "violin", "--to", tmp_path / "clips")
    assert status == 1 and err.count("\n") == 3 and "bad.wav: " in err and "gone.mp3: no such file" in err
    status, out, err = audiotag("clips", DEMO, "--label", "drums", "--to", tmp_path / "file")
    assert status == 1 and err.count("\n") == 1 and "file: cannot be written" in err and "--to" in err
    (tmp_path / "clips/clips.csv").write_text("mine,own\n")
    status, out, err = audiotag("clips", DEMO, "--label", "drums", "--to", tmp_path / "clips")
    assert status == 1 and "is another table than that of clips" in err and (tmp_path / "clips/clips.csv").read_text() == "mine,own\n"
    (tmp_path / "in").mkdir()
    (tmp_path / "in/cello").write_text("a file where a folder should be")
    heard = [(str(songs / "pcm_16.wav"), Record("", [Event(1, 2, "cello", 0.8)], 6.0))]
    with pytest.raises(FileError, match="cello: cannot be written"): list(cut_clips(heard, ["cello"], tmp_path / "in"))
    heard.insert(0, (str(tmp_path / "vanished.wav"), heard[0][1]))
    results = [result for _, result in cut_clips(heard, ["cello"], tmp_path / "out")]
    assert "vanished.wav: no such file" in str(results[0]) and len(results[1].written) == 1


KILLED = """
import sys
from audiotag.clip_folder import cut_clips
from audiotag.events import Event
from audiotag.records import Record
songs, to = sys.argv[1:3]
record = Record("", [Event(t, t + 1, label, 0.8) for t in (0.5, 2, 4) for label in ("cello", "flute")], 6.0)
for _, result in cut_clips(((f"{songs}/{name}", record) for name in sys.argv[3:]), ["cello", "flute"], to): print(result.there, flush=True)
"""


def content(folder): return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.skipif(os.name == "nt", reason="signals are those of Unix")
def test_a_run_that_is_killed_goes_on(songs, tmp_path):
    command = [sys.executable, "-c", KILLED, songs]
    subprocess.run([*command, tmp_path / "whole", *NAMES], check=True, timeout=LIMIT, capture_output=True)
    for clips_there in (1, 9, 20, 33):
        process = start(*command, tmp_path / "clips", *NAMES, stdout=subprocess.PIPE)
        wait_until(lambda n=clips_there, run=process: len([*tmp_path.glob("clips/*/*__*")]) >= n or run.poll() is not None)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=LIMIT)
        for path in tmp_path.glob("clips/*/[!.]*"): sf.read(path)  # whole
    subprocess.run([*command, tmp_path / "clips", *NAMES], check=True, timeout=LIMIT, capture_output=True)
    found, whole = content(tmp_path / "clips"), content(tmp_path / "whole")
    assert set(found) == set(whole)
    assert all(found[path] == whole[path] for path in whole if path.suffix == ".flac")
    for path in (path for path in whole if path.suffix == ".wav"):  # in which libsndfile writes the time, too
        assert (sf.read(tmp_path / "clips" / path)[0] == sf.read(tmp_path / "whole" / path)[0]).all()
    rows = [sorted((folder[Path("clips.csv")]).splitlines()) for folder in (found, whole)]
    assert rows[0] == rows[1] and len(rows[0]) == 1 + 6 * len(NAMES)


def test_from_a_song_to_a_taught_label(tmp_path):
    "Two commands; a folder of clips among the songs is not heard"
    tags = Tagger.from_pretrained(threads=1).tag(DEMO)
    label = max(tags.summary().label, key=lambda label: tags.summary().set_index("label").seconds[label] * (label in tags.labels))
    (tmp_path / "music").mkdir()
    (tmp_path / "music/demo.ogg").write_bytes(DEMO.read_bytes())
    for n in range(2):
        status, out, err = audiotag("clips", tmp_path / "music", "--label", label, "--to", tmp_path / "music/clips", "--most", 2)
        assert status == 0 and (n == 0) == bool(out), err
    (tmp_path / "music/clips" / label).rename(tmp_path / "music/clips/my_sound")
    status, out, err = audiotag("teach", tmp_path / "music/clips", "--save", tmp_path / "model")
    assert status == 0 and "my_sound" in out, err


def test_clips_beside_their_songs(tmp_path):
    "As with --to . in a folder of songs"
    (tmp_path / "demo.ogg").write_bytes(DEMO.read_bytes())
    ask = ["--label", "drums", "--to", tmp_path, "--most", 4]
    status, out, err = audiotag("clips", tmp_path, *ask)
    assert status == 0 and out.count("\n") == len(os.listdir(tmp_path / "drums")) > 0, err
    assert audiotag("clips", tmp_path, *ask)[:2] == (0, "")
    status, out, err = audiotag("clips", tmp_path / "drums", *ask)
    assert status == 2 and "are clips in" in err


def test_clips_of_a_library(songs, tmp_path):
    "What was heard before is not heard again; songs that are gone, and those that are not meant, give none"
    pytest.importorskip("duckdb")
    (tmp_path / "music").mkdir()
    for name in ("a.ogg", "b.ogg", "gone.ogg"): (tmp_path / "music" / name).write_bytes(DEMO.read_bytes())
    assert audiotag("library", "add", tmp_path / "music", "--to", tmp_path / "shelf", "--processes", 1)[0] == 0
    (tmp_path / "music/gone.ogg").unlink()
    ask = ["clips", "--from", tmp_path / "shelf", "--label", "drums", "--most", 4]
    status, out, err = audiotag(*ask, "--to", tmp_path / "clips")
    assert status == 1 and "gone.ogg: no such file" in err and err.count("\n") == 2
    songs_cut = {Path(line).name.split("__")[0] for line in out.splitlines()}
    assert songs_cut == {"a", "b"}
    status, heard, err = audiotag("clips", tmp_path / "music/a.ogg", "--label", "drums", "--most", 4, "--to", tmp_path / "heard")
    found = [content(tmp_path / name) for name in ("clips", "heard")]
    assert status == 0 and all(found[0][path] == data for path, data in found[1].items() if path.suffix == ".flac")
    status, only, err = audiotag(*ask, "--to", tmp_path / "one", tmp_path / "music/b.ogg")
    assert status == 0 and {Path(line).name.split("__")[0] for line in only.splitlines()} == {"b"}
    (tmp_path / "music/empty").mkdir()
    status, out, err = audiotag(*ask, "--to", tmp_path / "two", DEMO, *(tmp_path / name for name in ("music/b.ogg", "gone", "music/empty")))
    assert (status, out.count("\n"), err.count("\n")) == (1, only.count("\n"), 4), err
    assert "gone: no such file" in err and err.count("is not in the library; add it with") == 2
    os.utime(tmp_path / "music/a.ogg", (1, 1))
    status, out, err = audiotag(*ask, "--to", tmp_path / "three")
    assert status == 1 and "a.ogg: has changed since it was heard: run audiotag library add" in err
    assert {Path(line).name.split("__")[0] for line in out.splitlines()} == {"b"}
    for option in (("--threads", 1), ("--model", tmp_path)):
        status, out, err = audiotag(*ask, "--to", tmp_path / "three", *option)
        assert status == 2 and "--from hears nothing" in err
    assert audiotag("clips", "--from", tmp_path / "nowhere", "--label", "drums", "--to", tmp_path / "one")[0] == 1


def test_a_part_of_a_song_in_every_format(songs):
    "Scores inside are those of the whole song, also behind a jump and a resampler"
    tagger = Tagger.from_pretrained(threads=1)
    for name in NAMES:
        whole, part = tagger.tag(songs / name, hop=0.5), tagger.tag(songs / name, hop=0.5, start=2.5, end=4.2)
        first = int(np.searchsorted(whole.starts, 2.5, side="right") - 1)
        assert np.abs(part.values - whole.values[first : first + len(part.values)]).max() < 0.02, name
        assert (part.part, part.starts[0], part.ends[-1]) == ((2.5, 4.2), 2.5, 4.2) and abs(part.duration - whole.duration) < 0.1
    assert sum(map(len, decode(songs / "pcm_16.wav"))) == 6 * 32_000
