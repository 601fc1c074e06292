"""A job in shards under ill treatment: killed, interrupted, and run with other numbers of workers."""
import os
import signal
import subprocess
import sys
from functools import partial

import psutil
import pytest
from project import LIMIT, start, wait_until

from audiotag.data.jobs import FolderError, missing, open_folder, run_shards
from audiotag.files import write_aside

SHARDS = 12
SCRIPT = """
import os, sys, time
from pathlib import Path
from audiotag.data.jobs import missing, open_folder, run_shards
from audiotag.files import write_aside

to, workers, pause = Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])

def make(number):
    "A shard written in two halves, with a pause between; who makes it is noted outside of the folder"
    (to.parent / f"worker.{os.getpid()}").touch()
    (to.parent / f"made.{number}.{os.getpid()}").touch()
    with write_aside(to / f"{number:05d}.npy") as aside, open(aside, "wb") as file:
        file.write(bytes([number]) * 1000); file.flush(); time.sleep(pause); file.write(bytes([number]) * 1000)
    return number

with open_folder(to, dict(shards=12)):
    for number, result in run_shards(make, missing(to, 12), workers):
        print("done", number, flush=True)
        if "--think" in sys.argv: time.sleep(600)
print("all", flush=True)
"""


def started(folder, workers, pause, *more):
    "The script above, which has no `__main__` guard, in a process of its own"
    (folder / "script.py").write_text(SCRIPT)
    pipes = dict(stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    return start(sys.executable, folder / "script.py", folder / "job", workers, pause, *more, cwd=folder, **pipes)


def finish(process):
    "What a process printed, when it has ended"
    return process.communicate(timeout=LIMIT)


def finished(job):
    "The shards that are there, all of them whole"
    paths = sorted(job.glob("*.npy"))
    for path in paths:
        assert path.read_bytes() == bytes([int(path.stem)]) * 2000, f"{path.name} is half made"
    return [int(path.stem) for path in paths]


def living(folder):
    "The workers that were ever seen at work and still live"
    pids = {int(path.suffix[1:]) for path in folder.glob("worker.*")}
    return [pid for pid in pids if psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE]


def until_two_are_done(process):
    return [process.stdout.readline().split()[1] for _ in range(2)]


def made(folder):
    return sorted(int(path.name.split(".")[1]) for path in folder.glob("made.*"))


def run_again(folder, done):
    "Finishing the job makes only what was missing"
    for path in folder.glob("made.*"):
        path.unlink()
    out, err = finish(started(folder, 2, 0))
    assert "all" in out and not err, err
    assert finished(folder / "job") == list(range(SHARDS))
    assert made(folder) == sorted(set(range(SHARDS)) - set(done))
    assert not list((folder / "job").rglob("*.part")) and not list((folder / "job").rglob(".*.part"))


@pytest.mark.parametrize("pause", [1, 3_000])
def test_kill_9_of_the_program(tmp_path, pause):
    "Only the parent is killed: its workers end by themselves, also in the midst of a long shard; running again goes on"
    process = started(tmp_path, 2, pause)
    if pause == 1:
        until_two_are_done(process)
    else:
        wait_until(lambda: len(list((tmp_path / "job").glob(".*.part"))) == 2)
    workers = living(tmp_path)
    assert len(workers) == 2 and process.pid not in workers
    process.kill()
    process.wait(LIMIT)
    wait_until(lambda: not living(tmp_path))
    process.communicate()
    done = finished(tmp_path / "job")
    assert len(done) < SHARDS
    run_again(tmp_path, done)


SLOW = """
import os, time
from pathlib import Path
if os.environ.setdefault("PROGRAM", str(os.getpid())) != str(os.getpid()):
    Path(f"worker.{os.getpid()}").touch()
    time.sleep(3_000)

def make(number): return number
"""


def test_kill_9_while_workers_still_import(tmp_path):
    "What a shard needs takes long to import, and the program is killed before that is done"
    (tmp_path / "slow.py").write_text(SLOW)
    script = "import slow\nfrom audiotag.data.jobs import run_shards\nlist(run_shards(slow.make, range(9), 2))\n"
    (tmp_path / "script.py").write_text(script)
    process = start(sys.executable, tmp_path / "script.py", cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_until(lambda: len(living(tmp_path)) == 2)
    process.kill()
    process.wait(LIMIT)
    wait_until(lambda: not living(tmp_path))


@pytest.mark.parametrize("workers, more, to_all", [(1, [], False), (2, [], False), (2, [], True), (2, ["--think"], False)])
def test_ctrl_c(tmp_path, workers, more, to_all):
    "Ctrl-C while shards are written, or while the caller looks at one: it is over at once, and nothing half-made is left"
    process = started(tmp_path, workers, 1, *more)
    process.stdout.readline()
    wait_until(lambda: list((tmp_path / "job").glob(".*.part")) or more)
    for pid in [process.pid, *(living(tmp_path) if to_all else [])]:
        os.kill(pid, signal.SIGINT)
    out, err = finish(process)
    assert process.returncode and "KeyboardInterrupt" in err and "all" not in out
    assert not living(tmp_path)
    assert not list((tmp_path / "job").glob(".*.part"))
    done = finished(tmp_path / "job")
    assert 0 < len(done) < SHARDS
    run_again(tmp_path, done)


def test_a_second_run_is_refused_until_the_first_is_gone(tmp_path):
    process = started(tmp_path, 1, 3_000)
    wait_until(lambda: list((tmp_path / "job").glob(".*.part")))
    out, err = finish(started(tmp_path, 1, 0))
    assert "another run is at work" in err.splitlines()[-1] and not out
    process.kill()
    process.communicate()
    run_again(tmp_path, [])


def make_random(number, to):
    "A shard whose sums would show other orders of adding"
    import numpy as np
    rng = np.random.default_rng((1, number))
    product = rng.normal(size=(300, 700)).astype(np.float32) @ rng.normal(size=(700, 300)).astype(np.float32)
    with write_aside(to / f"{number:05d}.npy") as aside:
        aside.write_bytes(product.tobytes())
    return float(product.sum())


def test_the_same_bytes_for_any_number_of_workers(tmp_path):
    results = []
    for workers in (1, 2, 3):
        with open_folder(tmp_path / str(workers), {}) as to:
            results.append(sorted(run_shards(partial(make_random, to=to), range(9), workers)))
            assert missing(to, 9) == []
    assert results[0] == results[1] == results[2]
    files = [[path.read_bytes() for path in sorted((tmp_path / str(workers)).glob("*.npy"))] for workers in (1, 2, 3)]
    assert len(files[0]) == 9 and files[0] == files[1] == files[2]


class Counted:
    "Numbers that know how many were taken beyond those that are done"
    ahead = 0

    def __init__(self, done):
        self.done = done

    def __len__(self):
        return 60

    def __iter__(self):
        for number in range(60):
            self.ahead = max(self.ahead, number + 1 - len(os.listdir(self.done)))
            yield number


def test_few_shards_are_under_way_at_once(tmp_path):
    numbers = Counted(tmp_path)
    assert len(list(run_shards(partial(touch, tmp_path), numbers, 2))) == 60
    assert len(os.listdir(tmp_path)) == 60 and 0 < numbers.ahead <= 8


FORKED = """
import multiprocessing
from audiotag.data import jobs

def square(number): return number**2

def child(): assert sorted(jobs.run_shards(square, range(4), 2))[3] == (3, 9)

if __name__ == "__main__":
    jobs._IDLE = 0.1
    forked = multiprocessing.get_context("fork").Process(target=child)
    forked.start()
    forked.join()
    assert forked.exitcode == 0
"""


def test_a_forked_process_does_not_wait_long_for_idle_workers(tmp_path):
    "multiprocessing joins the children of a process that it has forked; joblib's idle workers would stay for five minutes"
    (tmp_path / "forked.py").write_text(FORKED)
    subprocess.run([sys.executable, tmp_path / "forked.py"], check=True, timeout=LIMIT)


def touch(folder, number):
    (folder / str(number)).touch()


def fail_at_five(number, to):
    with write_aside(to / f"{number:05d}.npy") as aside:
        aside.write_bytes(b"x")
        if number == 5:
            wait_until(lambda: all((to / f"{before:05d}.npy").exists() for before in range(4)))
            raise FolderError("clip.wav", "is damaged; leave it out")
    return number


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_keeps_what_is_finished(tmp_path, workers):
    with pytest.raises(FolderError) as caught, open_folder(tmp_path / "job", {}) as to:
        for _ in run_shards(partial(fail_at_five, to=to), range(12), workers):
            pass
    assert str(caught.value) == "clip.wav: is damaged; leave it out"
    there = {path.name for path in (tmp_path / "job").iterdir()} - {".lock", "manifest.json"}
    assert {f"{number:05d}.npy" for number in range(4)} <= there and "00005.npy" not in there
    assert all(name.endswith(".npy") for name in there)
