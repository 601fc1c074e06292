"""Training survives what happens to it: a kill, a full disk, clips and files that are not what they should be."""
import errno
import os
import signal
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import soundfile
import torch
from fastai.callback.core import Callback
from fastai.data.core import DataLoaders
from fastai.data.load import DataLoader
from safetensors.torch import load_file

from audiotag.audio import write
from audiotag.data.table import TableError, read_table
from audiotag.files import DiskFullError
from audiotag.model_folder import read_info
from audiotag.tagger import Tagger
from audiotag.train.fit import scene_learner, train_clips, train_model
from audiotag.train.models import SpectrogramCNN
from audiotag.train.weights import TrainingError, load_weights, save_weights

LABELS = ("flute", "tuba")


class Clips(list):
    "Clips in memory"
    epoch = 0


class Toy(torch.nn.Module):
    "Eight numbers in, two logits out; with dropout, so that random numbers matter"
    def __init__(self, width=16):
        super().__init__()
        self.body = torch.nn.Sequential(torch.nn.Linear(8, width), torch.nn.BatchNorm1d(width), torch.nn.ReLU())
        self.head = torch.nn.Sequential(torch.nn.Dropout(0.3), torch.nn.Linear(width, 2))

    def forward(self, x):
        return self.head(self.body(x))


class Killer(Callback):
    "kill -9, in the midst of epoch 2"
    def after_batch(self):
        if self.epoch == 2 and self.training and self.iter == 2:
            os.kill(os.getpid(), signal.SIGKILL)


def toy_training(folder, resume=False, cbs=(), labels=LABELS, model=None, bad=None, **settings):
    "Train the toy for four epochs"
    torch.manual_seed(5)
    model = model or Toy()
    x = torch.randn(96, 8, generator=torch.Generator().manual_seed(0))
    y = torch.stack([(x[:, 0] > 0).float(), (x[:, 1] > 0).float()], 1)
    if bad is not None:
        x[bad] = float("nan")
    clips = list(zip(x, y))
    train = DataLoader(Clips(clips[:64]), bs=16, shuffle=True, num_workers=0)
    loaders = DataLoaders(train, DataLoader(Clips(clips[64:]), bs=32, num_workers=0))
    learner = scene_learner(loaders, model, folder, metrics=[])
    return train_model(learner, 4, 0.05, folder, labels, seed=3, resume=resume, average=0.9, quiet=True, cbs=cbs, **settings)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    "A training that nothing happened to"
    folder = tmp_path_factory.mktemp("whole")
    toy_training(folder)
    return folder


def same(a, b):
    "Whether two trainings ended alike, to the last bit"
    one, other = (load_file(folder / "last.safetensors") for folder in (a, b))
    logs = [pd.read_csv(folder / "history.csv").drop(columns="time") for folder in (a, b)]
    return one.keys() == other.keys() and all(torch.equal(one[name], other[name]) for name in one) and logs[0].equals(logs[1])


# What happens to a training

def test_a_killed_training_goes_on_as_if_nothing_had_been(whole, tmp_path):
    program = f"import test_train as t; t.toy_training({str(tmp_path)!r}, cbs=[t.Killer()])"
    done = subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parent, timeout=600, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    assert len(pd.read_csv(tmp_path / "history.csv")) == 2
    learner = toy_training(tmp_path, resume=True)
    assert same(tmp_path, whole)
    model = Toy()
    load_weights(whole / "last.safetensors", model, LABELS)
    assert all(torch.equal(a, b) for a, b in zip(model.state_dict().values(), learner.model.state_dict().values()))


@pytest.mark.parametrize("moment", range(1, 9))
def test_a_full_disk_leaves_the_last_good_checkpoint(whole, tmp_path, monkeypatch, moment):
    written, real = [], Path.write_bytes

    def full(self, data):
        written.append(self)
        if len(written) == moment:
            real(self, bytes(data)[:100])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))
        return real(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    try:
        toy_training(tmp_path)
    except DiskFullError as error:
        assert "the disk is full" in str(error) and "\n" not in str(error)
    else:
        assert len(written) < moment
    monkeypatch.undo()
    assert not list(tmp_path.glob(".*"))
    toy_training(tmp_path, resume=True)
    assert same(tmp_path, whole)


def test_what_does_not_fit_is_refused_and_changes_nothing(whole, tmp_path):
    before = {path.name: path.read_bytes() for path in whole.iterdir()}

    def refused(cause, **settings):
        with pytest.raises(TrainingError, match=cause) as error:
            toy_training(whole, **{"resume": True, **settings})
        assert "\n" not in str(error.value)

    refused("holds a training that was begun", resume=False)
    refused("trained for other labels", labels=("flute", "oboe"))
    refused("another order", labels=("tuba", "flute"))
    refused("another network", model=Toy(20))
    refused("was begun with wd = None, not 0.1", wd=0.1)
    assert before == {path.name: path.read_bytes() for path in whole.iterdir()}


@pytest.mark.parametrize("damage", [lambda data: data[:200], lambda data: b"", lambda data: b"\x80\x02}q\x00." * 40,
                                    lambda data: data[:-7]], ids=["cut", "empty", "pickle", "end"])
def test_a_damaged_checkpoint_is_named(whole, tmp_path, damage):
    (tmp_path / "last.safetensors").write_bytes(damage((whole / "last.safetensors").read_bytes()))
    with pytest.raises(TrainingError, match=r"last.safetensors: is damaged"):
        toy_training(tmp_path, resume=True)


@pytest.mark.parametrize("bad", [3, 70], ids=["training", "validation"])
def test_a_clip_that_is_no_number_ends_the_training_before_it_spoils_anything(tmp_path, bad):
    with pytest.raises(TrainingError, match="of the batch holds NaN or infinity; leave it out") as error:
        toy_training(tmp_path, bad=bad)
    assert "\n" not in str(error.value)
    assert not (tmp_path / "last.safetensors").exists()


def test_a_learning_rate_too_high_keeps_the_epochs_before(whole, tmp_path):
    class Diverge(Callback):
        def after_pred(self):
            if self.epoch == 2:
                self.learn.pred = self.pred * float("inf")

    with pytest.raises(TrainingError, match="lower the learning rate"):
        toy_training(tmp_path, cbs=[Diverge()])
    assert len(pd.read_csv(tmp_path / "history.csv")) == 2
    toy_training(tmp_path, resume=True)
    assert same(tmp_path, whole)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a GPU")
def test_mixed_precision_goes_on_too(tmp_path):  # pragma: no cover
    clips = Clips((torch.randn(192, 96), torch.tensor([1.0, 0.0])) for _ in range(32))
    for folder, stop in ((tmp_path / "a", None), (tmp_path / "b", 1)):
        for resume in (False, True):
            loaders = DataLoaders(DataLoader(clips, bs=8, num_workers=0), DataLoader(clips, bs=8, num_workers=0), device="cuda")
            learner = scene_learner(loaders, SpectrogramCNN(LABELS), folder, metrics=[], mixed_precision=True)

            class Stop(Callback):
                def before_epoch(self, stop=None if resume else stop):
                    if self.epoch == stop:
                        raise KeyboardInterrupt

            try:
                train_model(learner, 2, 1e-3, folder, LABELS, resume=resume, quiet=True, cbs=[Stop()])
            except KeyboardInterrupt:
                pass
    assert (tmp_path / "b/last.safetensors").exists()


# Tables of one's own

def small():
    return SpectrogramCNN(LABELS, widths=(8, 16, 16, 16, 16), depths=(1, 1, 1, 1), embedding=16)


@pytest.fixture(scope="module")
def clips(tmp_path_factory):
    "Tones as clips of two labels, divided"
    folder, rows = tmp_path_factory.mktemp("clips"), []
    for label, hz in (("flute", 880), ("tuba", 110)):
        for i in range(6):
            write(folder / f"{label}{i}.wav", 0.3 * np.sin(2 * np.pi * hz * 1.05**i * np.arange(16_000) / 32_000), 32_000)
            rows.append(dict(path=f"{label}{i}.wav", label=label, group=f"{label}{i}", split="valid" if i > 3 else "train"))
    pd.DataFrame(rows).to_csv(folder / "clips.csv", index=False)
    return folder


def own(table, to, **settings):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return train_clips(table, to, **{"model": small(), "epochs": 1, "batch": 4, "workers": 0, "quiet": True, **settings})


def test_a_table_becomes_a_model_that_tags(clips, tmp_path):
    own(clips / "clips.csv", tmp_path / "model", seed=9)
    info = read_info(tmp_path / "model")
    assert (info["labels"], info["seed"], set(info["calibration"])) == (list(LABELS), 9, set(LABELS))
    assert set(LABELS) <= set(Tagger.from_pretrained(tmp_path / "model").tag(clips / "tuba0.wav").scores)


def test_tables_that_teach_nothing(clips, tmp_path):
    table = read_table(clips / "clips.csv")
    with pytest.raises(TableError, match="nothing to tell apart"):
        own(table[table["labels"] == "tuba"], tmp_path / "one")
    never = table[~((table["labels"] == "tuba") & (table["split"] == "train"))]
    with pytest.raises(TableError, match="nothing to tell apart"):
        own(never, tmp_path / "never")
    both = table.assign(labels=np.where(table["path"].str.endswith("flute1.wav"), "flute|tuba", table["labels"]))
    no_tuba = both[(both["labels"] != "tuba") & (both["split"] == "train") | (both["split"] == "valid")]
    no_tuba = no_tuba.assign(labels=no_tuba["labels"].str.replace("|tuba", "|oboe", regex=False))
    with pytest.warns(UserWarning, match="nothing to learn tuba from"):
        own(no_tuba, tmp_path / "no_tuba", model="default")
    assert "tuba" in read_info(tmp_path / "no_tuba")["labels"]
    assert not (tmp_path / "one").exists() and not (tmp_path / "never").exists()


def test_a_sound_file_with_nan_in_it_does_not_spoil_the_weights(clips, tmp_path):
    soundfile.write(tmp_path / "nan.wav", np.full(16_000, np.nan, np.float32), 32_000, subtype="FLOAT")
    table = read_table(clips / "clips.csv")
    bad = table.assign(path=[tmp_path / "nan.wav" if path.endswith("tuba1.wav") else path for path in table["path"]])
    try:
        with warnings.catch_warnings(record=True):
            learner = own(bad, tmp_path / "model")
    except (TrainingError, TableError) as error:
        assert "\n" not in str(error)
    else:
        assert all(torch.isfinite(p).all() for p in learner.model.parameters())


def test_a_gpu_that_is_not_there(clips, tmp_path):
    with pytest.raises(ValueError, match="cuda:9: no such device here"):
        own(clips / "clips.csv", tmp_path / "model", device="cuda:9")
    with pytest.raises(TrainingError, match="mixed precision: needs a GPU"):
        own(clips / "clips.csv", tmp_path / "model", device="cpu", mixed_precision=True)
    assert not list(tmp_path.iterdir())


def test_weights_of_other_labels_give_their_body(clips, tmp_path):
    save_weights(tmp_path / "weights.safetensors", SpectrogramCNN(("harp", "oboe", "cello"), widths=(8, 16, 16, 16, 16),
                                                                  depths=(1, 1, 1, 1), embedding=16), ("harp", "oboe", "cello"))
    own(clips / "clips.csv", tmp_path / "model", init=tmp_path, epochs=1, lr=1e-9, average=None)
    one, other = (load_file(path / "weights.safetensors") for path in (tmp_path, tmp_path / "model"))
    assert torch.allclose(one["project.weight"], other["project.weight"], atol=1e-5) and len(other["head.1.bias"]) == 2


# Labels of one's own

def renamed(clips, **names):
    table = read_table(clips / "clips.csv")
    return table.assign(labels=table["labels"].replace(names))


def begun(clips, tmp_path, table, *outputs, to="model", **settings):
    "Train a model with these outputs that begins as one of flute and tuba; what its model.json says, and that of the first"
    first = tmp_path / "first"
    if not first.exists():
        own(clips / "clips.csv", first)
    model = SpectrogramCNN(outputs, widths=(8, 16, 16, 16, 16), depths=(1, 1, 1, 1), embedding=16)
    own(table, tmp_path / to, model=model, init=first, average=None, **settings)
    return read_info(tmp_path / to), read_info(first)


def test_a_table_of_names_of_ones_own_only(clips, tmp_path):
    table = renamed(clips, flute="nose_flute", tuba="hurdy_gurdy")
    own(table, tmp_path / "model", model="default")
    info = read_info(tmp_path / "model")
    assert info["labels"] == ["hurdy_gurdy", "nose_flute"] and info["display"]["nose_flute"] == "Nose flute" and "training" not in info
    tags = Tagger(tmp_path / "model").tag(clips / "tuba0.wav")
    assert {"hurdy_gurdy", "nose_flute"} <= set(tags.scores) and "hurdy_gurdy" in tags.to_csv(scores=True)


def test_a_label_that_is_used_once_is_said_and_trained(clips, tmp_path):
    table = read_table(clips / "clips.csv")
    table.loc[0, "labels"] = "kazoo"
    with pytest.warns(UserWarning, match="table: kazoo: one clip only"):
        own(table, tmp_path / "model", model="default")
    info = read_info(tmp_path / "model")
    assert "kazoo" in info["labels"] and 0.25 <= info["thresholds"]["kazoo"] <= 1


def test_what_a_table_lacks_is_kept_as_it_was(clips, tmp_path):
    "The label that the clips say nothing of has an output, the calibration and threshold that it had, and a note in model.json"
    table = renamed(clips, tuba="hurdy_gurdy")
    info, first = begun(clips, tmp_path, table, "flute", "hurdy_gurdy", "tuba")
    assert info["labels"] == ["flute", "hurdy_gurdy", "tuba"] and info["training"]["kept_labels"] == ["tuba"]
    assert info["training"]["begun_with"] == "first" and info["thresholds"]["tuba"] == first["thresholds"]["tuba"]
    assert info["calibration"]["tuba"] == [1, 0]
    assert "tuba" in Tagger(tmp_path / "model").tag(clips / "tuba0.wav").scores
    less, _ = begun(clips, tmp_path, table, "flute", "hurdy_gurdy", to="less", keep_labels=False)
    assert less["labels"] == ["flute", "hurdy_gurdy"] and less["training"] == dict(begun_with="first", given_up_labels=["tuba"])
    with pytest.raises(TrainingError, match="keep-labels: nothing is known before"):
        own(table, tmp_path / "none", keep_labels=True)
    assert not (tmp_path / "none").exists()


def corrections(folder, *rows):
    (folder / "corrections.csv").write_text("\n".join(["path,start,end,label,verdict", *rows]) + "\n")
    return folder / "corrections.csv"


def test_corrections_beside_clips(clips, tmp_path):
    "Right and added stretches are examples, wrong ones are none, of other labels nothing is known; a free name is a label"
    song = np.concatenate([np.sin(2 * np.pi * hz * np.arange(32_000) / 32_000) for hz in (440, 1_500)])
    write(tmp_path / "song.wav", 0.3 * song, 32_000)
    heard = corrections(tmp_path, "song.wav,0,1,Nose flute,added", "song.wav,0,1,flute,wrong", "song.wav,1,2,tuba,wrong",
                        "song.wav,0,2,..,added")
    with pytest.warns(UserWarning) as said:
        learner = own(clips / "clips.csv", tmp_path / "model", model="default", corrections=[heard])
    assert any("1 of 4 corrections left out, whose label is no name: '..'" in str(warning.message) for warning in said)
    assert read_info(tmp_path / "model")["labels"] == ["flute", "nose_flute", "tuba"]
    targets = {tuple(np.nan_to_num(clip.target, nan=-1).astype(int)) for clip in learner.dls.train_ds.items if "song" in clip.path}
    assert targets == {(-1, 1, -1), (0, -1, -1), (-1, -1, 0)}
    lengths = {(clip.start, clip.duration) for clip in learner.dls.train_ds.items if "song" in clip.path}
    assert lengths == {(0.0, 1.0), (1.0, 1.0)}


def test_corrections_of_songs_to_measure_with_are_not_trained_on(clips, tmp_path):
    heard = corrections(clips, "flute0.wav,0,0.4,tuba,wrong", "flute4.wav,0,0.4,tuba,wrong", "flute5.wav,0,0.4,oboe,added")
    table = read_table(clips / "clips.csv")
    table.loc[table["path"].str.endswith("flute5.wav"), "split"] = "test"
    learner = own(table, tmp_path / "model", model="default", corrections=heard)
    both = (learner.dls.train_ds, learner.dls.valid_ds)
    sides = [[Path(clip.path).name for clip in side.items if np.isfinite(clip.start)] for side in both]
    assert sides == [["flute0.wav"], ["flute4.wav"]] and read_info(tmp_path / "model")["labels"] == ["flute", "tuba"]


@pytest.mark.parametrize("rows, cause", [
    (["song.wav,0,1,oboe,added", "song.wav,1,2,tuba,wrong"], "give more songs, or clips beside the corrections"),
    (["song.wav,2,1,oboe,added"], "2 to 1 is no stretch of time"), (["song.wav,0,1,oboe,perhaps"], "verdict not understood: perhaps"),
    (["song.wav,zero,1,oboe,added"], "start 'zero' is not a number")])
def test_corrections_alone_that_teach_nothing(tmp_path, rows, cause):
    write(tmp_path / "song.wav", np.random.default_rng(0).normal(0, 0.1, 96_000), 32_000)
    with pytest.raises(TableError) as refused:
        own(corrections(tmp_path, *rows), tmp_path / "model")
    assert cause in str(refused.value) and "\n" not in str(refused.value) and not (tmp_path / "model").exists()
