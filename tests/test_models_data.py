"""Batches and models together: what a notebook cell cannot hold, that is training itself and worker processes."""
import warnings

import numpy as np
import pandas as pd
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("fastai")

from fastai.callback import progress as _progress  # noqa: E402, F401  (gives a Learner its `no_bar`)
from fastai.learner import Learner  # noqa: E402
from fastai.torch_core import set_seed  # noqa: E402
from torch.nn.functional import binary_cross_entropy_with_logits  # noqa: E402

from audiotag.audio import write  # noqa: E402
from audiotag.data.spectrograms import make_spectrograms  # noqa: E402
from audiotag.data.table import read_table  # noqa: E402
from audiotag.train.batches import NewScenes, clip_loaders, waveform_block  # noqa: E402
from audiotag.train.clips import with_weights  # noqa: E402
from audiotag.train.models import make_model  # noqa: E402
from audiotag.train.spectrogram_batches import spectrogram_block  # noqa: E402

TWO = ("flute", "tuba")


@pytest.fixture
def table(tmp_path):
    "Twelve notes of 4 seconds, whose pitch rises, so that every place to cut sounds different"
    t, rows = np.arange(128_000) / 32_000, []
    for i in range(12):
        label, hz = (("flute", 600), ("tuba", 80))[i % 2]
        write(tmp_path / f"{i}.wav", 0.3 * np.sin(2 * np.pi * hz * (1 + 0.01 * i) * t * (1 + t / 20)), 32_000)
        rows.append(dict(path=f"{i}.wav", label=label, split="valid" if i >= 8 else "train", verified=i % 3))
    rows = pd.DataFrame(rows).assign(verified=lambda table: (table.verified > 0).astype(int))
    rows.to_csv(tmp_path / "table.csv", index=False)
    return read_table(tmp_path / "table.csv")


def weighted_bce(logits, targets, weights):
    return (binary_cross_entropy_with_logits(logits, targets, reduction="none").mean(1) * weights).mean()


@pytest.mark.parametrize("name", ["waveform", "default"])
def test_a_model_learns_from_a_table(name, table, tmp_path):
    set_seed(1)  # of PyTorch, NumPy and Python: fastai shuffles with the last
    if name == "waveform":
        block = waveform_block(TWO, weights=True)
    else:
        table, _ = make_spectrograms(table, tmp_path / "store", workers=1)
        block = spectrogram_block(tmp_path / "store", TWO, weights=True)
    loaders = clip_loaders(with_weights(table, 0.5), block, batch=4, workers=0, device="cpu")
    learner = Learner(loaders, make_model(name, TWO), loss_func=weighted_bce, path=tmp_path, cbs=[NewScenes()])
    with learner.no_bar(), learner.no_logging():
        before = learner.validate()[0]
        learner.fit(4, 1e-3)
        losses = [list(epoch) for epoch in learner.recorder.values]
        logits, (truth, weights) = learner.get_preds(act=lambda logits: logits)
    assert np.shape(losses) == (4, 2) and np.isfinite([before, *np.ravel(losses)]).all()
    assert losses[-1][0] < losses[0][0]
    assert weights.tolist() == [1, 0.5, 1, 1]
    assert logits.shape == truth.shape == (4, 2)


def test_workers_do_not_change_what_is_read(table):
    def epoch(workers):
        loaders = clip_loaders(table, waveform_block(TWO), batch=8, workers=workers, device="cpu")
        loaders.train.dataset.epoch = 5
        (sounds, _), = loaders.train
        return sounds[:, 0, 1_000:1_100].sum(1).sort().values

    assert torch.equal(epoch(0), epoch(2))


def test_a_damaged_clip_does_not_stop_training_and_its_error_names_it_in_validation(table, tmp_path):
    from scipy.io import wavfile
    for number in (0, 11):
        wavfile.write(table.path[number], 32_000, np.full(40_000, np.nan, np.float32))
    loaders = clip_loaders(table, waveform_block(TWO), batch=7, workers=1, device="cpu")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert sum(len(x) for x, _ in loaders.train) == 7
        with pytest.raises(Exception, match=r"11\.wav: holds no finite sample"):
            list(loaders.valid)


def old_order(names):
    "The names that a network's weights had before its layers were called by the field's words"
    words = {"depthwise": "look", "pointwise": "mix", "frequency_pool": "fold", "project": "widen", "backbone": "body"}
    return [".".join(words.get(part, part) for part in name.split(".")) for name in names]


def test_weights_trained_before_still_fit(tmp_path):
    "The weights of older models were written when the layers had other names; what is in the file counts, and so does their order"
    from audiotag.train.export import load_model
    from audiotag.train.weights import write_tensors
    before = make_model("default", TWO)
    names = list(before.state_dict())
    assert names[:2] == ["norm.weight", "norm.bias"] and names[-2:] == ["head.1.weight", "head.1.bias"] and len(names) == 136
    tensors = dict(zip(old_order(names), before.state_dict().values()))
    assert {"body.1.look.0.weight", "body.1.mix.0.weight", "fold.weight", "widen.bias"} <= set(tensors)
    write_tensors(tmp_path / "weights.safetensors", tensors, dict(labels=list(TWO), network="SpectrogramCNN", architecture="default"))
    loaded = load_model(tmp_path)[0].state_dict()
    assert list(loaded) == names and all(torch.equal(loaded[name], value) for name, value in before.state_dict().items())


def test_bundled_weights_are_those_of_the_bundled_network():
    "Both are written in float16, the one as safetensors to train on from, the other as ONNX for use; the calibration is in the head alone"
    from audiotag.model_folder import load_network, local_folder, read_info
    from audiotag.train.export import load_model
    folder = local_folder("default")
    info, (model, header) = read_info(folder), load_model(folder)
    assert header["labels"] == info["labels"] and header["architecture"] == info["architecture"] == "columns"
    assert all(value.dtype in (torch.float32, torch.int64) for value in model.state_dict().values())
    frames = info["stretch"]["frames"]
    x = torch.from_numpy(np.random.default_rng(1).normal(-4, 3, (2, frames, info["front_end"]["n_mels"])).astype(np.float32))
    with torch.no_grad():
        ours = model.eval().logits_and_embedding(x)[1].numpy()
    theirs, = load_network(folder, info, 1).run(["embedding"], {"log_mel": x.numpy()})
    assert ours.shape == theirs.shape == (2, info["stretch"]["columns"], info["embedding"])
    assert np.abs(ours - theirs).max() < 0.02 * np.abs(theirs).max()
