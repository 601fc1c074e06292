"""The command line with everything that can be wrong: one line for each fault, the other files tagged, nothing half-written."""
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile as sf
from project import LIMIT, ROOT, start, wait_until

from audiotag.audio import write
from audiotag.model_folder import local_folder

COMMAND = [sys.executable, "-c", "from audiotag.cli.main import main; main()"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
SR = 44_100
REFUSED = {"missing.wav", "empty.wav", "text.mp3", "zero.wav"}
CUT_SHORT = {"cut.mp3", "cut.flac", "cut.m4a", "lying.wav"}
STRANGE = {"nan.wav", "8k.wav", "192k.wav", "8ch.wav", "short.wav", "silence.wav"}


def audiotag(*args, **options):
    "Run the command; whatever happens there is no traceback, and stderr holds nothing but its own lines"
    done = subprocess.run([*COMMAND, *map(str, args)], capture_output=True, text=True, encoding="utf-8", env=ENVIRONMENT, timeout=300,
                          **options)
    assert "Traceback" not in done.stderr + done.stdout
    if done.returncode < 2:
        assert all(line.startswith("audiotag: ") for line in done.stderr.splitlines()), done.stderr
    return done


def tagging(*args):
    "Start `audiotag tag` and do not wait for it"
    return start(*COMMAND, "tag", *args, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def melody(seconds, sr=SR):
    "A tone that changes every half second, float32 (n,)"
    t = np.arange(round(seconds * sr)) / sr
    hz = np.array([220, 330, 440, 550, 660])[(t * 2).astype(int) % 5]
    return (0.3 * np.sin(2 * np.pi * np.cumsum(hz) / sr)).astype(np.float32)


def write_m4a(path, samples, sr):
    "AAC whose index comes first, so that the beginning can be decoded without the end"
    with av.open(str(path), "w", options={"movflags": "+faststart"}) as container:
        stream = container.add_stream("aac", rate=sr, layout="mono")
        frame = av.AudioFrame.from_ndarray(samples[None], format="fltp", layout="mono")
        frame.sample_rate = sr
        container.mux(stream.encode(frame) + stream.encode(None))


def cut(path, part):
    "Keep the first part of a file"
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * part)])


@pytest.fixture(scope="module")
def music(tmp_path_factory):
    "A folder with good, strange and bad files"
    folder = tmp_path_factory.mktemp("music")
    song = melody(7)
    write(folder / "good.wav", song, SR)
    for name in ("cut.mp3", "cut.flac"):
        write(folder / name, song, SR)
    write_m4a(folder / "cut.m4a", song, SR)
    for name in ("cut.mp3", "cut.flac", "cut.m4a"):
        cut(folder / name, 0.7)
    write(folder / "lying.wav", song, SR)
    cut(folder / "lying.wav", 0.5)
    (folder / "empty.wav").touch()
    (folder / "text.mp3").write_text("Dear diary, this is not a song. " * 200)
    sf.write(folder / "zero.wav", np.zeros(0), SR)
    holes = song.copy()
    holes[1000:1100], holes[2000], holes[3000] = np.nan, np.inf, -np.inf
    sf.write(folder / "nan.wav", holes, SR, subtype="FLOAT")
    sf.write(folder / "8k.wav", melody(7, 8_000), 8_000)
    sf.write(folder / "192k.wav", melody(7, 192_000), 192_000)
    sf.write(folder / "8ch.wav", np.tile(song[:, None], 8), SR)
    sf.write(folder / "short.wav", melody(0.1), SR)
    sf.write(folder / "silence.wav", np.zeros(7 * SR), SR)
    return folder


def test_one_bad_file_stops_nothing(music):
    done = audiotag("tag", "--format", "json", "--scores", music, music / "missing.wav")
    records = {Path(record["file"]).name: record for record in map(json.loads, done.stdout.splitlines())}
    assert done.returncode == 1
    assert set(records) == {"good.wav"} | REFUSED | CUT_SHORT | STRANGE
    assert {name for name, record in records.items() if "error" in record} == REFUSED
    assert all(record["error"] and "\n" not in record["error"] for record in records.values() if "error" in record)

    heard = {name: record for name, record in records.items() if "segments" in record}
    assert {name for name in heard if any(f"{name}:" in line for line in done.stderr.splitlines())} >= CUT_SHORT
    assert "good.wav" not in done.stderr and "8ch.wav" not in done.stderr
    scores = [score for record in heard.values() for segment in record["segments"] for score in segment["scores"].values()]
    assert np.isfinite(scores).all() and min(scores) >= 0 and max(scores) <= 1
    durations = {"good.wav": 7, "8k.wav": 7, "192k.wav": 7, "8ch.wav": 7, "short.wav": 0.1, "nan.wav": 7, "lying.wav": 3.5}
    for name, seconds in durations.items():
        assert abs(heard[name]["duration"] - seconds) < 0.01, name
        assert heard[name]["segments"][-1]["end"] == heard[name]["duration"]
    assert all(1 < heard[name]["duration"] < 6.9 for name in CUT_SHORT)
    assert heard["silence.wav"]["events"] == [] and not any(segment["tags"] for segment in heard["silence.wav"]["segments"])


def test_errors_are_lines_on_stderr(music, tmp_path):
    songs = [music / name for name in (*sorted(REFUSED), "good.wav")]
    done = audiotag("tag", "--format", "csv", "--quiet", "--out", tmp_path / "all.csv", *songs)
    lines = done.stderr.splitlines()
    assert done.returncode == 1 and done.stdout == "" and len(lines) == len(REFUSED)
    for name, line in zip(sorted(REFUSED), lines):
        assert line.startswith(f"audiotag: {music / name}: ") and len(line) > len(f"audiotag: {music / name}: ") + 5
    assert os.listdir(tmp_path) == ["all.csv"]
    assert (tmp_path / "all.csv").read_text().startswith("file,start,end,label,score\n")


def test_nothing_but_errors_leaves_no_file(music, tmp_path):
    for format in ("vtt", "csv"):
        assert audiotag("tag", "--format", format, "--out", tmp_path / "x", music / "text.mp3").returncode == 1
    assert os.listdir(tmp_path) == []


def test_folder_without_sound(tmp_path):
    (tmp_path / "notes.txt").write_text("nothing to hear")
    done = audiotag("tag", tmp_path)
    assert done.returncode == 1 and done.stderr.startswith(f"audiotag: {tmp_path}: ") and done.stderr.count("\n") == 1


@pytest.mark.parametrize("out", ["none/x.csv", "file/x.csv"])
def test_unwritable_output_is_told_before_the_work(music, tmp_path, out):
    (tmp_path / "file").touch()
    done = audiotag("tag", "--out", tmp_path / out, music)
    assert done.returncode == 1 and done.stderr.count("\n") == 1 and str(tmp_path / out) in done.stderr
    done = audiotag("tag", "--format", "vtt", "--out", tmp_path / "file", music)
    assert done.returncode == 1 and done.stderr.count("\n") == 1 and str(tmp_path / "file") in done.stderr
    assert os.listdir(tmp_path) == ["file"] and (tmp_path / "file").read_bytes() == b""


def test_a_song_is_not_overwritten(music, tmp_path):
    shutil.copy(music / "good.wav", tmp_path)
    done = audiotag("tag", "--out", tmp_path / "good.wav", tmp_path / "good.wav")
    assert done.returncode == 1 and done.stderr.count("\n") == 1
    assert (tmp_path / "good.wav").read_bytes() == (music / "good.wav").read_bytes()


def test_unknown_format(music):
    done = audiotag("tag", "--format", "xml", music / "good.wav")
    assert done.returncode == 1 and done.stderr.count("\n") == 1 and "xml" in done.stderr and "json" in done.stderr


@pytest.mark.parametrize("name", ["model.json", "model.onnx"])
@pytest.mark.parametrize("damage", ["missing", "half", "empty"])
def test_damaged_model(music, tmp_path, name, damage):
    shutil.copytree(local_folder("default"), tmp_path / "model")
    file = tmp_path / "model" / name
    if damage == "missing":
        file.unlink()
    else:
        cut(file, 0.5 if damage == "half" else 0)
    done = audiotag("tag", "--model", tmp_path / "model", music / "good.wav")
    assert done.returncode == 1 and done.stdout == "" and done.stderr.count("\n") == 1 and str(file) in done.stderr


@pytest.mark.parametrize("args", ["--hop 0", "--hop -1", "--labels pianoo", "--threshold 2", "--top 0", "--threads 0", "--loud"])
def test_misuse(music, args):
    done = audiotag("tag", *args.split(), music / "good.wav")
    assert done.returncode == 2 and done.stdout == "" and "Error: " in done.stderr.splitlines()[-1]


def test_results_of_two_songs_do_not_collide(music, tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        for name in ("song.wav", "song.flac"):
            write(tmp_path / folder / name, melody(1), SR)
    done = audiotag("tag", "--format", "jams", "--out", tmp_path / "out", tmp_path / "a", tmp_path / "b")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    found = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*"))
    assert found == ["a/song.flac.jams", "a/song.wav.jams", "b/song.flac.jams", "b/song.wav.jams"]


@pytest.mark.skipif(os.name == "nt", reason="signals are those of Unix")
@pytest.mark.parametrize("name", ["x" * 245, "é" * 122, "曲" * 81])
def test_a_name_that_just_fits_is_written(music, tmp_path, name):
    "What is written aside first has a name of its own, which must not be the longer one"
    (tmp_path / "in").mkdir()
    for song in ("a.wav", f"{name}.wav", "z.wav"): shutil.copy(music / "good.wav", tmp_path / "in" / song)
    done = audiotag("tag", "--out", tmp_path / "out/", tmp_path / "in", "--format", "vtt")
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(["a.wav.vtt", f"{name}.wav.vtt", "z.wav.vtt"])
    done = audiotag("play", tmp_path / "in/a.wav", "--html", tmp_path / f"{name}.html")
    assert done.returncode == 0 and (tmp_path / f"{name}.html").stat().st_size > 10_000


@pytest.mark.skipif(os.name == "nt", reason="names are those of Unix")
def test_a_result_that_cannot_be_written_does_not_stop_the_others(music, tmp_path):
    "A name that is too long with its ending, or that a folder has"
    for song in ("a.wav", f"{'x' * 251}.wav", "y.wav", "z.wav"):
        (tmp_path / "in").mkdir(exist_ok=True)
        shutil.copy(music / "good.wav", tmp_path / "in" / song)
    (tmp_path / "out" / "y.wav.vtt").mkdir(parents=True)
    done = audiotag("tag", "--out", tmp_path / "out", tmp_path / "in", "--format", "vtt")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 2) and "x.wav.vtt: cannot be written (File name too long)" in done.stderr
    assert sorted(os.listdir(tmp_path / "out")) == ["a.wav.vtt", "y.wav.vtt", "z.wav.vtt"]
    assert os.listdir(tmp_path / "out" / "y.wav.vtt") == []
    for out in (tmp_path / f"{'x' * 300}.html", tmp_path / "none" / "x.html", tmp_path):
        done = audiotag("play", music / "good.wav", "--html", out)
        assert done.returncode == 1 and done.stderr.count("\n") == 1 and "choose another place with --html" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes are those of Unix")
def test_pipes_in_and_out(music, tmp_path):
    "Standard input, and what a shell makes of <(...) and >(...); results are those of the file"
    wanted = audiotag("tag", "--scores", "--format", "csv", music / "good.wav").stdout
    assert len(wanted.splitlines()) > 1
    tag = '"${@:2}" --scores --format csv'
    shell = f'cat "$1" | {tag} -; {tag} <(cat "$1"); {tag} --out >(cat) "$1"; wait $!'
    done = subprocess.run(["bash", "-c", shell, "bash", music / "good.wav", *COMMAND, "tag"], capture_output=True, text=True,
                          env=ENVIRONMENT, timeout=LIMIT)
    assert (done.stdout, done.stderr, done.returncode) == (3 * wanted, "", 0)
    with open(tmp_path / "log.csv", "w") as log:
        log.write("before\n")
        log.flush()
        command = [*COMMAND, "tag", "--scores", "--format", "csv", "--out", "/dev/stdout", music / "good.wav"]
        subprocess.run(command, stdout=log, env=ENVIRONMENT, check=True)
    assert (tmp_path / "log.csv").read_text() == "before\n" + wanted
    with open(music / "good.wav", "rb") as song:
        done = audiotag("tag", "--format", "json", "--out", f"{tmp_path}/results/", "-", "missing.wav", stdin=song)
    assert (done.returncode, os.listdir(tmp_path / "results")) == (1, ["stdin.json"])


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are those of Unix")
def test_what_is_there_keeps_what_it_is(music, tmp_path):
    "A link, a mode and a group stay; a pipe in a folder of songs is no song and is not waited for"
    (tmp_path / "true.csv").write_text("old")
    (tmp_path / "true.csv").chmod(0o664)
    (tmp_path / "link.csv").symlink_to("true.csv")
    assert audiotag("tag", "--out", tmp_path / "link.csv", music / "good.wav").returncode == 0
    assert (tmp_path / "link.csv").is_symlink() and (tmp_path / "true.csv").read_text().startswith("start,end,label")
    assert (tmp_path / "true.csv").stat().st_mode & 0o777 == 0o664

    folder = tmp_path / "songs"
    for name in (".AppleDouble", ".hidden", "live"):
        (folder / name).mkdir(parents=True)
        shutil.copy(music / "good.wav", folder / name / "a.wav")
    os.mkfifo(folder / "b.wav")
    (tmp_path / "linked").mkdir()
    shutil.copy(music / "good.wav", tmp_path / "linked" / "c.wave")
    for name, to in {"more": "../linked", "loop": "..", "self": "."}.items():
        (folder / name).symlink_to(to)
    done = audiotag("tag", "--format", "json", folder)
    assert done.returncode == 0 and done.stderr.count("\n") == 1 and f"{folder}/b.wav: is left out" in done.stderr
    assert [json.loads(line)["file"] for line in done.stdout.splitlines()] == [f"{folder}/live/a.wav", f"{folder}/more/c.wave"]


def test_words_that_stand_for_a_path(music, tmp_path):
    home = {**ENVIRONMENT, "HOME": str(music), "USERPROFILE": str(music)}
    for typed in ("~/good.wav", (music / "good.wav").as_uri()):
        done = subprocess.run([*COMMAND, "tag", "--out=~/written.csv", typed], capture_output=True, text=True, env=home, timeout=LIMIT)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert (music / "written.csv").read_text().startswith("start,end,label")
        (music / "written.csv").unlink()
    done = audiotag("tag", "https://example.org/song.mp3")
    assert done.returncode == 1 and "https://example.org/song.mp3: " in done.stderr and "download" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals are those of Unix")
@pytest.mark.parametrize("number, status", [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_interrupted(tmp_path, number, status):
    sf.write(tmp_path / "long.wav", np.random.default_rng(0).uniform(-0.5, 0.5, 1800 * 8_000), 8_000)
    (tmp_path / "out").mkdir()
    process = tagging("--hop", "0.02", "--out", tmp_path / "out" / "x.txt", tmp_path / "long.wav")
    wait_until(lambda: len(os.listdir(tmp_path / "out")) or process.poll() is not None)
    process.send_signal(number)
    out, err = process.communicate(timeout=LIMIT)
    assert (process.returncode, out, err.strip()) == (status, "", "audiotag: interrupted" * (number == signal.SIGINT))
    assert os.listdir(tmp_path / "out") == []


@pytest.mark.skipif(os.name == "nt", reason="pipes are those of Unix")
def test_a_reader_that_goes_away(music):
    process = tagging("--format", "json", *[music / "good.wav"] * 5)
    process.stdout.close()
    assert process.stderr.read() == "" and process.wait(LIMIT) != 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
@pytest.mark.parametrize("words", ["labels", "--help", "tag good.wav", "probe good.wav"])
@pytest.mark.parametrize("where, cause", [(">&-", "standard output: is closed"), ("> /dev/full", "No space left on device")])
def test_results_that_nobody_can_get_are_an_error(music, words, where, cause):
    done = subprocess.run(["sh", "-c", f'exec "$@" {where}', "sh", *COMMAND, *words.split()], capture_output=True, text=True, cwd=music,
                          env=ENVIRONMENT, timeout=LIMIT)
    assert (done.returncode, done.stdout) == (1, "") and cause in done.stderr and done.stderr.count("\n") == 1, done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
def test_messages_that_nobody_can_get_lose_no_result(music):
    command = [*COMMAND, "tag", "--format", "csv", "missing.wav", "good.wav"]
    done = subprocess.run(["sh", "-c", 'exec "$@" 2> /dev/full', "sh", *command], stdout=subprocess.PIPE, text=True, cwd=music,
                          env=ENVIRONMENT, timeout=LIMIT)
    header, *rows = done.stdout.splitlines()
    assert (done.returncode, header) == (1, "file,start,end,label,score") and {row.partition(",")[0] for row in rows} == {"good.wav"}


@pytest.mark.skipif(os.name == "nt", reason="streams are closed as Unix does")
def test_a_result_is_whole_where_all_streams_are_closed(music, tmp_path):
    wanted = audiotag("tag", "--format", "csv", music / "good.wav").stdout
    command = [*COMMAND, "tag", "--format", "csv", "--out", tmp_path / "a.csv", music / "good.wav"]
    assert subprocess.run(["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh", *command], env=ENVIRONMENT, timeout=LIMIT).returncode == 0
    assert (tmp_path / "a.csv").read_text() == wanted


def test_help_is_instant():
    code = "import sys; from audiotag.cli.main import run; run(['--help']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=ENVIRONMENT, check=True)
    assert not {"numpy", "scipy", "pandas", "onnxruntime", "av", "soundfile", "tqdm"} & set(done.stdout.split())


@pytest.mark.parametrize("typed, offered", [("audiotag pro", "plain,probe"), ("audiotag tag --summ", "plain,--summary"),
                                            ("audiotag tag --format vt", "plain,vtt"), ("audiotag tag so", "file,so"),
                                            ("audiotag play --html so", "file,so"), ("audiotag evaluate irmas so", "file,so")])
def test_what_a_shell_completes(typed, offered):
    "What `--help` says to put into bash's start-up file asks the command like this"
    words = typed.split()
    asked = {**ENVIRONMENT, "_AUDIOTAG_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1)}
    done = subprocess.run(COMMAND, capture_output=True, text=True, env=asked, timeout=LIMIT)
    assert (done.stdout, done.stderr) == (offered + "\n", "")
