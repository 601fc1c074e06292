"""The spectrogram store: killed and gone on with, on a full disk, by any number of workers, read at random."""
import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from project import LIMIT, start

from audiotag.audio import load, write
from audiotag.data import spectrograms
from audiotag.data.jobs import FolderError
from audiotag.data.quantisation import from_stored, scale_for, to_stored
from audiotag.data.spectrograms import StoreError, make_spectrograms, read_spectrogram
from audiotag.data.table import TableError, read_table
from audiotag.files import DiskFullError
from audiotag.logmel import FrontEnd, log_mel

CLIPS = 60


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    "A table of short clips of different lengths, one of them broken, on disk"
    folder, rng = tmp_path_factory.mktemp("clips"), np.random.default_rng(0)
    for number in range(CLIPS):
        samples = rng.normal(0, 0.1, int(rng.integers(1, 40_000))) if number != 7 else np.zeros(9_000)
        write(folder / f"{number:03d}.wav", samples, 32_000 if number % 3 else 44_100)
    (folder / "041.wav").write_bytes(b"RIFF but no more")
    lines = [f"{number:03d}.wav,flute" for number in range(CLIPS)]
    (folder / "metadata.csv").write_text("\n".join(["path,label", *lines]) + "\n")
    return folder / "metadata.csv"


@pytest.fixture(scope="module")
def store(table, tmp_path_factory):
    "The store of that table, made by one process"
    folder = tmp_path_factory.mktemp("store")
    make_spectrograms(table, folder, shard=5, workers=1, png=True)
    return folder


def content(folder):
    "Every file of a store with its bytes"
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != ".lock"]
    assert not [path for path in paths if path.suffix == ".part"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.parametrize("workers", [2, 3])
def test_the_same_bytes_for_any_number_of_workers(table, store, tmp_path, workers):
    make_spectrograms(table, tmp_path, shard=5, workers=workers, png=True)
    assert content(tmp_path) == content(store)


def test_every_clip_is_its_log_mel(table, store):
    clips = read_table(store / "clips.csv")
    assert len(clips) == CLIPS - 1 and all(Path(path).exists() for path in clips["path"])
    for path, reference in zip(clips["path"], clips["spectrogram"]):
        assert np.abs(read_spectrogram(store, reference) - log_mel(load(path))).max() <= 0.0493
    problems = pd.read_csv(store / "problems.csv")
    assert [Path(path).name for path in problems["path"]] == ["041.wav"]
    assert pd.read_csv(store / "index.csv")["spectrogram"].tolist() == clips["spectrogram"].tolist()
    silent = clips["spectrogram"][7]
    assert np.array_equal(read_spectrogram(store, silent), np.full((19, 96), FrontEnd().silence, np.float32))


SCRIPT = """
import sys, time
from audiotag.data.spectrograms import make_spectrograms

def progress(done, total):
    print(f"{done}/{total}", flush=True)
    if done >= 15: time.sleep(float(sys.argv[3]))

make_spectrograms(sys.argv[1], sys.argv[2], shard=5, workers=2, png=True, progress=progress)
print("all")
"""


def test_kill_9_and_on_again(table, store, tmp_path):
    "Killed after some shards, a second run makes the others, and the store is that of a run that was never killed"
    command = [sys.executable, "-c", SCRIPT, str(table), str(tmp_path / "store")]
    process = start(*command, 3_000, stdout=subprocess.PIPE, text=True)
    for _ in range(3):
        process.stdout.readline()
    workers = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.communicate()
    assert not psutil.wait_procs(workers, LIMIT)[1], "the workers live on"
    for path in (tmp_path / "store").glob("0*.json"):
        assert np.load(path.with_suffix(".npy")).dtype == np.uint8 and len(json.loads(path.read_text())) == 5
    assert not (tmp_path / "store" / "clips.csv").exists()
    finished = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "store").glob("0*.json")}
    second = subprocess.run([*command, "0"], capture_output=True, text=True, check=True)
    assert second.stdout.split() == [f"{done}/{CLIPS}" for done in range(5 * len(finished) + 5, CLIPS + 1, 5)] + ["all"]
    assert not second.stderr
    assert {name: (tmp_path / "store" / name).stat().st_mtime_ns for name in finished} == finished
    assert content(tmp_path / "store") == content(store)


class FillsUp:
    "A file on a disk with little room"
    room = 150_000

    def __init__(self, *arguments):
        self.file = open(*arguments)

    def write(self, data):
        FillsUp.room -= len(memoryview(data).cast("B"))
        if FillsUp.room < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return self.file.write(data)

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()


def test_a_disk_that_fills_up(table, store, tmp_path, monkeypatch):
    monkeypatch.setattr(spectrograms, "open", FillsUp, raising=False)
    with pytest.raises(DiskFullError, match=r"store/.+: the disk is full; make room and run this again: what is finished stays$"):
        make_spectrograms(table, tmp_path / "store", shard=5, workers=1, png=True)
    monkeypatch.undo()
    finished = list((tmp_path / "store").glob("0*.json"))
    assert 0 < len(finished) < 12 and len(list((tmp_path / "store").glob("0*.npy"))) == len(finished)
    assert not list(tmp_path.rglob(".*.part"))
    made = []
    make_spectrograms(table, tmp_path / "store", shard=5, workers=1, png=True, progress=lambda *step: made.append(step))
    assert len(made) == 12 - len(finished)
    assert content(tmp_path / "store") == content(store)


@pytest.mark.parametrize("name", ["00003.npy", "00003.json"])
@pytest.mark.parametrize("damage", [lambda b: b[:-1], lambda b: b[:100], lambda b: b"", lambda b: b + b"x", lambda b: b[: len(b) // 2]],
                         ids=["a byte less", "the head", "empty", "a byte more", "half"])
def test_a_shard_that_was_cut_short_is_made_again(table, store, tmp_path, name, damage):
    "Once a rerun left it as it was"
    shutil.copytree(store, tmp_path / "x")
    (tmp_path / "x" / name).write_bytes(damage((store / name).read_bytes()))
    made = []
    make_spectrograms(table, tmp_path / "x", shard=5, workers=1, png=True, progress=lambda done, total: made.append((done, total)))
    assert content(tmp_path / "x") == content(store) and made == [(CLIPS, CLIPS)]


@pytest.mark.parametrize("name", ["00003.npy", "manifest.json"])
def test_a_damaged_store_is_named(store, tmp_path, name):
    shutil.copytree(store, tmp_path / "x")
    (tmp_path / "x" / name).write_bytes((store / name).read_bytes()[:150])
    with pytest.raises(StoreError, match="is damaged; make the spectrograms again"): read_spectrogram(tmp_path / "x", "00003.npy:0:1")


def test_bad_input(table, tmp_path):
    (tmp_path / "empty.csv").write_text("path,label\n")
    (tmp_path / "other.csv").write_text("file,label\na.wav,flute\n")
    for name in ("empty.csv", "other.csv", "gone.csv"):
        with pytest.raises(TableError, match=name) as caught:
            make_spectrograms(tmp_path / name, tmp_path / "store")
        assert "\n" not in str(caught.value)
    make_spectrograms(table, tmp_path / "store", shard=20, workers=1)
    for other in (dict(shard=10), dict(dtype="float16"), dict(front_end=FrontEnd(n_mels=64)), dict(seconds=1.0), dict(png=True)):
        with pytest.raises(FolderError, match="was begun with"):
            make_spectrograms(table, tmp_path / "store", **{"shard": 20, **other})


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(seed=st.integers(0, 10**6), level=st.floats(-8, 0), low=st.floats(0, 400), n_fft=st.sampled_from([512, 2048]))
def test_one_byte_is_off_by_half_a_step_at_most(seed, level, low, n_fft):
    "Noise and tones at any level, also square ones at full scale: never off the scale"
    front_end = FrontEnd(n_fft=n_fft, hop=256, n_mels=40)
    noise = np.random.default_rng(seed).uniform(-1, 1, 6_000)
    square = np.sign(np.sin((low + 30) * np.arange(6_000) / 5_000))
    scale = scale_for(front_end)
    for samples in (noise, square, np.sign(noise)):
        values = log_mel(10**level * samples, front_end)
        numbers, capped = to_stored(values, scale)
        assert capped == 0 and numbers.dtype == np.uint8
        assert np.abs(from_stored(numbers, scale) - values).max() <= 0.5001 * scale.step


def test_reading_does_not_load_the_file(store, tmp_path):
    "One clip out of a gigabyte: next to no memory"
    (tmp_path / "manifest.json").write_bytes((store / "manifest.json").read_bytes())
    np.lib.format.open_memmap(tmp_path / "00000.npy", mode="w+", dtype=np.uint8, shape=(10_000_000, 96))[9_000_000:9_000_003] = 255
    before = psutil.Process().memory_info().rss
    read = read_spectrogram(tmp_path, "00000.npy:8999999:193")
    assert psutil.Process().memory_info().rss - before < 20e6
    assert read[0].max() == np.float32(FrontEnd().silence) and read[1].min() > 13.5


def test_a_store_that_was_made_anew_is_read_anew(table, tmp_path):
    reference = make_spectrograms(table, tmp_path / "store", workers=1)[0]["spectrogram"][0]
    first = read_spectrogram(tmp_path / "store", reference)
    for path in (tmp_path / "store").iterdir():
        path.unlink()
    make_spectrograms(table, tmp_path / "store", workers=1, dtype="float16")
    again = read_spectrogram(tmp_path / "store", reference)
    assert 0 < np.abs(first - again).max() < 0.06


class Clips:
    "A dataset for torch"

    def __init__(self, folder):
        self.folder, self.references = folder, read_table(folder / "clips.csv")["spectrogram"].tolist()

    def __len__(self):
        return len(self.references)

    def __getitem__(self, i):
        return i, read_spectrogram(self.folder, self.references[i])


@pytest.mark.parametrize("context", ["fork", "spawn"] if os.environ.get("CI") == "true" else ["fork"])
def test_the_workers_of_a_torch_loader_read_it(store, context):
    from torch.utils.data import DataLoader

    clips = Clips(store)
    loader = DataLoader(clips, batch_size=4, shuffle=True, num_workers=2, collate_fn=list, multiprocessing_context=context)
    read = dict(item for batch in loader for item in batch)
    assert sorted(read) == list(range(CLIPS - 1))
    assert all(np.array_equal(values, clips[i][1]) for i, values in read.items())


def test_another_mix_under_the_same_names_is_not_taken_for_the_first(tmp_path):
    def clips_of(seed):
        for name in ("a", "b"): write(tmp_path / f"{name}.wav", np.random.default_rng(seed).normal(0, 0.1, 9_000), 32_000)
        (tmp_path / "clips.csv").write_text("path,label\na.wav,flute\nb.wav,tuba\n")
        return tmp_path / "clips.csv"
    make_spectrograms(clips_of(1), tmp_path / "store", workers=1)
    make_spectrograms(tmp_path / "clips.csv", tmp_path / "store", workers=1)
    with pytest.raises(FolderError, match="was begun with clips"):
        make_spectrograms(clips_of(2), tmp_path / "store", workers=1)
