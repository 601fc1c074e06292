"""`audiotag library add` under ill treatment: killed, interrupted, twice at once, with files and disks that are not as they should be"""
import errno
import multiprocessing
import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import numpy as np
import psutil
import pyarrow.parquet as pq
import pytest
from project import LIMIT, start, wait_until
from small_models import write_model

from audiotag.audio import write
from audiotag.files import DiskFullError
from audiotag.library import add as adding
from audiotag.library import places
from audiotag.library.add import add
from audiotag.library.shelf import Shelf

N = 36  # songs
KILLS = 10
DRIVER = '''
import sys
import audiotag.library.add as adding
from audiotag.cli.main import main
from audiotag.library.places import Place

def tell(*words): print("#", *words, file=sys.stderr, flush=True)

def telling(*args, **options):
    for heard in hear_files(*args, **options):
        if heard is not None: tell("heard", heard.file.path)
        yield heard

def write(place, data):
    tell("writes", place.path)
    own_write(place, data)
    tell("wrote", place.path)

if __name__ == "__main__":
    adding.PART_FILES = 3
    hear_files, adding.hear_files, own_write, Place.write = adding.hear_files, telling, Place.write, write
    main()
'''


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    "A folder with songs of half a second to two, a small model, and the shelf of an undisturbed run"
    here, rng = tmp_path_factory.mktemp("collection"), np.random.default_rng(3)
    (here / "driver.py").write_text(DRIVER)
    for i in range(N):
        name = f"{'ab'[i % 2]}/{i:02}.{('wav', 'flac', 'ogg')[i % 3]}"
        (here / "music" / name).parent.mkdir(parents=True, exist_ok=True)
        write(here / "music" / name, rng.normal(scale=0.1 * rng.random(), size=rng.integers(16_000, 64_000)), 32_000)
    (here / "music" / "broken.mp3").write_text("no sound")
    write_model(here / "model", "columns")
    run(here, here / "shelf")
    return here


def run(here, to, processes=1, **options):
    "The last record of a run in this process, with all its problems"
    records = list(add([here / "music"], to, here / "model", processes=processes, **options))
    return records[-1]._replace(problems=[each for record in records for each in record.problems])


def rows(shelf):
    "The rows that count, without IDs and times: of files, events and segments"
    shelf = Shelf.open(shelf)
    files, events, segments = (pq.ParquetDataset(shelf.tables(name), filesystem=shelf.place.filesystem).read().to_pandas()
                               for name in ("files", "events", "segments"))
    files = files.sort_values("added").drop_duplicates("path", keep="last")
    files = files[~files.vanished].set_index("file_id")
    parts = [files.drop(columns="added").sort_values("path").values.tolist()]
    for table in (events, segments):
        table = table[table.file_id.isin(files.index)]
        table = table.assign(path=files.path[table.file_id].values).drop(columns="file_id")
        parts.append(table.sort_values(["path", "start", *(["label"] if "label" in table else [])]).values.tolist())
    return repr(parts)


def command(here, to, *more):
    "The command in a process of its own, with small parts; it tells on stderr what it does"
    words = sys.executable, here / "driver.py", "library", "add", here / "music", "--to", to, "--model", here / "model", "--processes", 1
    return start(*words, *more, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=here)


def alive(processes):
    def lives(process):
        try: return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess: return False
    return [process for process in processes if lives(process)]


def stop(process, moment, number):
    "Send a signal after so many lines of what it does; what it printed, if it has ended before, or None. No process is left."
    lines = []
    while len(lines) < moment and (line := process.stderr.readline()): lines.append(line)
    family = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
    process.send_signal(number)
    out, err = process.communicate(timeout=LIMIT)
    wait_until(lambda: not alive(family), "the end of its processes")
    return out, "".join(line for line in [*lines, *err.splitlines(True)] if not line.startswith("#"))


def test_killed_ten_times(here, tmp_path):
    rng, ended = np.random.default_rng(15), 0
    for moment in rng.integers(1, 15, KILLS):  # a part is 9 lines
        process = command(here, tmp_path / "shelf")
        stop(process, int(moment), signal.SIGKILL)
        ended += process.returncode != -signal.SIGKILL
    assert ended < KILLS / 2  # most of them were killed in the middle
    run(here, tmp_path / "shelf")
    assert rows(tmp_path / "shelf") == rows(here / "shelf")
    assert run(here, tmp_path / "shelf").total == 0
    left = [path.name for path in (tmp_path / "shelf").rglob("*.part")]
    assert not left, f"left behind: {left}"


def test_interrupted(here, tmp_path):
    process = command(here, tmp_path / "shelf")
    out, err = stop(process, 6, signal.SIGINT)
    *bad, last = filter(None, err.splitlines())
    assert (process.returncode, out, last, len(bad)) == (130, "", "audiotag: interrupted", 1) and "broken.mp3" in bad[0], err
    known = len(Shelf.open(tmp_path / "shelf").known())
    assert 0 < known < N + 1  # what was heard until then is kept
    assert run(here, tmp_path / "shelf", processes=2).done == N + 1 - known
    assert rows(tmp_path / "shelf") == rows(here / "shelf")


def test_two_at_once(here, tmp_path):
    both = [command(here, tmp_path / "shelf") for _ in range(2)]
    told = [process.communicate(timeout=LIMIT)[1] for process in both]
    heard = [line for lines in told for line in lines.splitlines() if line.startswith("# heard")]
    assert len(heard) == len(set(heard)) == N + 1
    assert sorted(process.returncode for process in both) == [0, 1]  # the one that met the broken file
    assert rows(tmp_path / "shelf") == rows(here / "shelf")


def workers():
    "Processes that hear; those that other tests leave behind in this process are of another kind"
    return [child for child in multiprocessing.active_children() if child.name.startswith("SpawnProcess")]


def test_worker_killed(here, tmp_path, monkeypatch):
    monkeypatch.setattr(adding, "_EVERY", 0)  # a record a file
    with closing(add([here / "music"], tmp_path / "shelf", here / "model", processes=3)) as records:
        next(record for record in records if record.done)
        workers()[0].kill()
        last = list(records)[-1]
    assert (last.done, last.failed) == (N + 1, 1)
    assert rows(tmp_path / "shelf") == rows(here / "shelf")


def test_files_that_vanish_or_cannot_be_read(here, tmp_path):
    def told():
        problems = pq.read_table(tmp_path / "shelf" / "problems.parquet").to_pandas()
        assert not any("\n" in problem or str(tmp_path) in problem for problem in problems.problem)
        return {Path(path).name for path in problems.path}

    music = tmp_path / "music"
    music.mkdir()
    for name in ("a.wav", "gone.wav"): write(music / name, np.full(8_000, 0.1), 32_000)
    (music / "folder.wav").mkdir()
    (music / "loop.wav").symlink_to("loop.wav")
    (music / "nowhere.wav").symlink_to("/no/such/file.wav")
    os.mkfifo(music / "pipe.wav")
    (music / os.fsdecode(b"\xff.wav")).write_bytes((music / "a.wav").read_bytes())
    if sys.platform == "linux": (music / "locked.wav").symlink_to("/proc/self/mem")  # a file that gives an error instead of bytes
    with closing(add([music], tmp_path / "shelf", here / "model", processes=1)) as records:
        for record in records:
            if record.total == 4 and not record.done and (music / "gone.wav").exists():
                (music / "gone.wav").unlink()
                write(music / "a.wav", np.full(16_000, 0.1), 32_000)  # after it was found
    bad = {"gone.wav", "loop.wav", "nowhere.wav", "pipe.wav"} | ({"locked.wav"} if sys.platform == "linux" else set())
    assert told() == bad
    assert Shelf.open(tmp_path / "shelf").known()[os.fsdecode(os.fsencode(music) + b"/\xff.wav")]
    again = list(add([music], tmp_path / "shelf", here / "model"))[-1]
    assert (again.total, again.heard, again.vanished, told()) == (1, 1, 1, bad - {"gone.wav"})


def test_disk_that_fills(here, tmp_path, monkeypatch):
    own, n = places._write_local, 0

    def full(path, data):
        nonlocal n
        n += "parts" in path
        if n == 5: raise OSError(errno.ENOSPC, "No space left on device", path)
        own(path, data)

    monkeypatch.setattr(places, "_write_local", full)
    monkeypatch.setattr(adding, "PART_FILES", 4)
    with pytest.raises(DiskFullError) as told: run(here, tmp_path / "shelf")
    assert str(told.value).count("\n") == 0 and "make room" in str(told.value)
    assert not workers()
    assert len(Shelf.open(tmp_path / "shelf").known()) == 4
    run(here, tmp_path / "shelf", processes=2)
    assert rows(tmp_path / "shelf") == rows(here / "shelf")


def test_targets_that_cannot_be_written(here, tmp_path):
    (tmp_path / "file").write_text("mine")
    for to in ["/proc/shelf"] * (sys.platform == "linux") + [tmp_path / "file", tmp_path / "file" / "shelf", here / "music"]:
        process = command(here, to)
        out, err = process.communicate(timeout=LIMIT)
        assert (process.returncode, out, err.count("\n")) == (1, "", 1) and str(to) in err, err
    assert (tmp_path / "file").read_text() == "mine"


def test_content_is_compared(here, tmp_path):
    song = tmp_path / "music" / "a.wav"
    song.parent.mkdir()
    write(song, np.full(8_000, 0.1), 32_000)
    def heard(**options): return list(add([song], tmp_path / "shelf", here / "model", processes=1, **options))[-1].done
    assert (heard(check=True), heard(check=True)) == (1, 0)
    os.utime(song, ns=(5, 5))
    assert heard(check=True) == 0
    write(song, np.full(8_000, -0.1), 32_000)
    os.utime(song, ns=(5, 5))
    assert (heard(), heard(check=True), heard(check=True)) == (0, 1, 0)
