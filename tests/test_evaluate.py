"""Protocols on the datasets' own layouts in small, figures against slow definitions, and what goes wrong while measuring."""
import errno
import json
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from archives import PHILHARMONIA_BROKEN, make_archives, unpack_all
from matplotlib.figure import Figure
from project import LABELS, ROOT
from sklearn.metrics import average_precision_score, f1_score

from audiotag.audio import write
from audiotag.cli.main import run
from audiotag.labels import KIT
from audiotag.tagger import Tagger
from audiotag.train.calibration import best_threshold, fit_thresholds
from audiotag.train.evaluate import evaluate
from audiotag.train.metrics import (
    label_ranking_average_precision,
    lwlrap,
    macro_f1,
    map_at_3,
    mean_average_precision,
    micro_f1,
)
from audiotag.train.openmic import OPENMIC
from audiotag.train.pooling import POOLS
from audiotag.train.protocols import PROTOCOLS, EvaluationError, clip_targets, find_clips
from audiotag.train.reports import per_label

FILES = ["clips.csv", "evaluation.png", "labels.csv", "problems.csv", "reliability.csv", "reliability.png", "summary.json"]


@pytest.fixture(scope="module")
def datasets(tmp_path_factory):
    "A folder with the datasets, unpacked as `audiotag data get` does"
    folder = tmp_path_factory.mktemp("datasets")
    make_archives(folder / "packed")
    unpack_all(folder / "packed", folder / "data")
    return folder / "data"


@pytest.fixture(scope="module")
def tagger():
    "The bundled model on one core"
    return Tagger.from_pretrained(threads=1)


class Random:
    "A tagger that hears anything"
    labels = ("drums", "flute", "hi_hat", "piano", "vocal")
    info = {"name": "random"}

    def tag_many(self, paths, hop=None):
        rng = np.random.default_rng(5)
        for path in paths:
            n = rng.integers(1, 14)
            yield path, SimpleNamespace(labels=self.labels, values=rng.random((n, 5)), thresholds=np.linspace(0.5, 0.9, 5))


def invoke(*words):
    "Run `audiotag evaluate`"
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err: status = run(["evaluate", *map(str, words)])
    return SimpleNamespace(exit_code=status, stdout=out.getvalue(), stderr=err.getvalue())


def cases():
    "Scores with ties, and targets with unknown ones"
    rng = np.random.default_rng(3)
    for n, labels, positive, unknown in [
            (1, 1, 0.5, 0), (40, 1, 0.3, 0.2), (60, 5, 0.3, 0.3), (30, 12, 0.05, 0), (25, 4, 0, 0.5), (9, 6, 1, 0.2)]:
        targets = (rng.random((n, labels)) < positive) * 1.0
        targets[rng.random((n, labels)) < unknown] = np.nan
        yield rng.random((n, labels)).round(1), targets


def close(a, b): assert np.isnan(a) and np.isnan(b) or abs(a - b) < 1e-9, (a, b)


@pytest.mark.parametrize("scores, targets", list(cases()))
def test_rankings_by_their_definitions(scores, targets):
    each, by_clip, at_3 = [], [], []
    for row, truth in zip(scores, targets):
        right = [i for i in range(len(row)) if truth[i] == 1]
        above = {i: [j for j in range(len(row)) if not np.isnan(truth[j]) and row[j] >= row[i]] for i in right}
        precisions = [sum(truth[j] == 1 for j in above[i]) / len(above[i]) for i in right]
        each += precisions
        if right: by_clip.append(np.mean(precisions))
        order = sorted((j for j in range(len(row)) if not np.isnan(truth[j])), key=lambda j: (-row[j], truth[j]))
        hits = [truth[j] == 1 for j in order[:3]]
        if right: at_3.append(sum(hit * sum(hits[:k + 1]) / (k + 1) for k, hit in enumerate(hits)) / min(3, len(right)))
    close(lwlrap(scores, targets), np.mean(each) if each else np.nan)
    close(label_ranking_average_precision(scores, targets), np.mean(by_clip) if by_clip else np.nan)
    close(map_at_3(scores, targets), np.mean(at_3) if at_3 else np.nan)


@pytest.mark.parametrize("scores, targets", list(cases()))
def test_f1_by_its_definition(scores, targets):
    counts = np.array([[((s >= 0.5) & (t == 1)).sum(), ((s >= 0.5) & (t == 0)).sum(), ((s < 0.5) & (t == 1)).sum()]
                       for s, t in zip(scores.T, targets.T)], float)
    tp, fp, fn = counts.sum(0)
    close(micro_f1(scores, targets), 2 * tp / (2 * tp + fp + fn) if tp + fp + fn else np.nan)
    each = [2 * t / (2 * t + p + n) for t, p, n in counts if t + n]
    close(macro_f1(scores, targets), np.mean(each) if each else np.nan)
    table = per_label(scores, targets, [str(i) for i in range(scores.shape[1])])
    assert table.positives.tolist() == np.nansum(targets, 0).tolist()
    close(mean_average_precision(scores, targets, min_positives=1), table.average_precision.mean())


def test_thresholds_as_tried_one_by_one():
    rng = np.random.default_rng(2)
    for n in (1, 7, 300):
        scores, targets = rng.random(n), rng.choice([0, 1, np.nan], n)
        grid = np.linspace(0.05, 0.95, 91)
        f1 = np.array([2 * ((scores >= t) & (targets == 1)).sum() / max(((scores >= t) & (targets >= 0)).sum() + (targets == 1).sum(), 1)
                       for t in grid])
        found = best_threshold(scores, targets)
        if (targets == 1).any(): assert f1[np.abs(grid - found).argmin()] == f1.max() and np.abs(grid - found).min() < 1e-9
        else: assert found == 0.5
    assert fit_thresholds(np.full((4, 3), 0.1), np.full((4, 3), np.nan)).tolist() == [0.5] * 3


def test_metrics_load_little():
    "They serve inference too"
    heavy = {"torch", "fastai", "sklearn", "matplotlib", "scipy"}
    code = f"import sys, audiotag.train.metrics; print(sorted({{m.partition('.')[0] for m in sys.modules}} & {heavy}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


@pytest.mark.parametrize("above", [False, True])
def test_irmas(datasets, tagger, above):
    "Found in its own folder or in the one above; of seven excerpts four have labels that can be used"
    result = evaluate("irmas", datasets if above else datasets / "irmas", tagger)
    assert sorted(result.clips.labels) == ["electric_guitar|vocal", "electric_guitar|vocal", "flute", "piano|vocal"]
    assert len(result.labels) == 11 and result.labels.heard.all() and "drums" not in result.labels.index
    assert {"no labels-2.wav", "nothing-3.txt", "gone-4.txt"} <= {path.rpartition("/")[2] for path in result.problems.path}
    scores = result.clips[list(result.labels.index)].to_numpy()
    assert np.all(np.isclose(scores.max(1), 1) | (scores.max(1) == 0)) and scores.max() > 0  # normalised, clip by clip
    truth = clip_targets(result.clips, result.labels.index)
    close(result.figures["micro_f1"], micro_f1(scores, truth))
    close(result.figures["lrap"], label_ranking_average_precision(scores, truth))
    assert "arXiv:2306.08850" in str(result) and result.table().loc["default", "micro_f1"] == result.figures["micro_f1"]


def test_irmas_is_summed_over_steps_of_a_second(tmp_path, tagger):
    sound = 0.3 * np.sin(2 * np.pi * 440 * np.arange(32_000 * 7) / 32_000) + np.random.default_rng(1).normal(0, 0.05, 32_000 * 7)
    write(tmp_path / "song-1.wav", sound, 32_000)
    (tmp_path / "song-1.txt").write_text("flu\n")
    result = evaluate("irmas", tmp_path, tagger)
    heard = tagger.tag(tmp_path / "song-1.wav", hop=1.0).scores[list(result.labels.index)]
    assert len(heard) == 8 - tagger.info["segment"]["seconds"]
    assert np.allclose(result.clips[list(result.labels.index)].to_numpy()[0], heard.sum() / heard.sum().max(), atol=1e-5)


def test_fsdkaggle2018(datasets, tagger):
    "The bus counts as missed, and not in the figures of what is heard; training clips are not measured"
    result = evaluate("fsdkaggle2018", datasets, tagger)
    assert result.clips.labels.tolist() == ["clarinet", "(bus)", "cello"]
    assert result.labels.heard.to_dict() == {"(bus)": False, "cello": True, "clarinet": True}
    assert result.figures["lwlrap_heard"] >= result.figures["lwlrap"]
    assert any("missed: (bus)" in note for note in result.notes)


def test_philharmonia(datasets, tagger):
    "A broken note is told, the washboard has no name with us, macOS's litter is no sound"
    result = evaluate("philharmonia", datasets, tagger)
    assert sorted(result.clips.labels) == ["bass_drum", "cello", "cello", "english_horn", "french_horn", "gong", "viola"]
    assert [path.endswith(PHILHARMONIA_BROKEN) for path in result.problems.path] == [True]
    assert "left out, since it has no name with us: 1 of the clips" in result.notes


def test_folder_by_hand(tmp_path):
    "A table with unknown labels, incomplete rows, clips without an instrument, a kit and its pieces: against slow loops"
    rng, rows = np.random.default_rng(8), []
    for i in range(60):
        plays = [label for label in Random.labels if rng.random() < 0.35]
        unknown = [label for label in Random.labels if rng.random() < 0.1]
        whole = rng.choice(["yes", "no"])
        rows.append(dict(path=f"{i}.wav", labels="|".join(plays) or "none", unknown="|".join(unknown), labels_complete=whole))
    pd.DataFrame(rows).to_csv(tmp_path / "some.csv", index=False)
    result = evaluate("folder", tmp_path / "some.csv", Random())
    heard = [tags for _, tags in Random().tag_many(range(60))]
    tp = fp = fn = right = some = 0
    for row, tags in zip(rows, heard):
        plays, unknown = set(row["labels"].split("|")), set(row["unknown"].split("|")) - {""}
        complete = row["labels_complete"] == "yes" or bool(unknown)
        unknown = (unknown | (set(KIT) if "drums" in plays else set()) | ({"drums"} if plays & set(KIT) else set())) - plays
        counted = {}
        for i, label in enumerate(Random.labels):
            segments = sorted(tags.values[:, i], reverse=True)
            best = max(1, len(segments) // 5)
            named = sum(value >= tags.thresholds[i] for value in segments) >= max(1, len(segments) / 5)
            if label in unknown or not complete and label not in plays: continue
            counted[label] = sum(segments[:best]) / best
            tp, fp, fn = tp + (named and label in plays), fp + (named and label not in plays), fn + (not named and label in plays)
        if plays & set(counted) and set(counted) - plays:
            some += 1
            right += max(counted, key=counted.get) in plays
    close(result.figures["micro_f1"], 2 * tp / (2 * tp + fp + fn))
    close(result.figures["top1"], right / some)
    targets = clip_targets(result.clips, Random.labels, strict=False)
    close(result.figures["mAP"], mean_average_precision(result.clips[list(Random.labels)], targets))


def test_a_model_lacks_labels(tmp_path):
    "A label that it does not know has an average precision of 0, which the mean counts"
    for i in range(12): write(tmp_path / f"{i}.wav", np.zeros(100), 32_000)
    rows = [dict(path=f"{i}.wav", label="flute" if i < 6 else "oboe") for i in range(12)]
    pd.DataFrame(rows).to_csv(tmp_path / "metadata.csv", index=False)
    result = evaluate("folder", tmp_path, Random())
    close(result.figures["mAP"], result.labels.average_precision["flute"] / 2)
    assert result.labels.average_precision["oboe"] == 0 and not result.labels.heard["oboe"]


def test_sub_folders_of_labels_that_only_the_model_knows(tmp_path):
    for label in ("flute", "Piano", "none", "kazoo"):
        (tmp_path / label).mkdir()
        write(tmp_path / label / "a.wav", np.zeros(100), 32_000)
    write(tmp_path / "loose.wav", np.zeros(100), 32_000)
    clips, problems = find_clips(PROTOCOLS["folder"], tmp_path)
    assert sorted(clips.labels) == ["", "flute", "kazoo", "piano"] and len(problems) == 1
    model = Random()
    model.labels = (*Random.labels[:4], "kazoo")
    assert evaluate("folder", tmp_path, model).labels.heard["kazoo"]


@pytest.fixture(scope="module")
def openmic(tmp_path_factory):
    "OpenMIC-2018 in small: a test and a training part, relevances of a few of the twenty classes of each clip, noise for sound"
    root, rng, lines = tmp_path_factory.mktemp("openmic") / "deeper/openmic-2018", np.random.default_rng(6), []
    (root / "partitions").mkdir(parents=True)
    keys = {"test": [f"{i:06}_{3840 * i}" for i in range(0, 5000, 125)], "train": ["140001_0"]}
    for part, names in keys.items(): (root / f"partitions/split01_{part}.csv").write_text("\n".join(names) + "\n")
    for key in keys["test"] + keys["train"]:
        (root / "audio" / key[:3]).mkdir(parents=True, exist_ok=True)
        write(root / "audio" / key[:3] / f"{key}.flac", rng.normal(0, 0.1, 4000), 32_000)
        (root / "audio" / key[:3] / f"{key}.flac").rename(root / "audio" / key[:3] / f"{key}.ogg")
        for name in rng.choice(sorted(OPENMIC), 4, replace=False): lines.append((key, name, rng.choice([0, 0.2, 0.4999, 0.5, 1])))
    table = pd.DataFrame(lines, columns=["sample_key", "instrument", "relevance"]).assign(num_responses=3)
    table.to_csv(root / "openmic-2018-aggregated-labels.csv", index=False)
    return root


def test_openmic_by_hand(openmic):
    "Pairs that nobody was asked about count neither for nor against; a class has the best of its labels' scores: against slow loops"
    result = evaluate("openmic", openmic.parents[1], Random())
    heard = {path.rpartition("/")[2][:-4]: tags for path, tags in Random().tag_many(result.clips.path)}
    asked = pd.read_csv(openmic / "openmic-2018-aggregated-labels.csv")
    each, one_sided, two_sided = [], [], []
    for name, labels in sorted(OPENMIC.items()):
        pairs = []
        for _, row in asked[asked.instrument == name].iterrows():
            if row.sample_key not in heard: continue  # the training part
            values, thresholds = heard[row.sample_key].values, heard[row.sample_key].thresholds
            ours = [Random.labels.index(label) for label in labels if label in Random.labels]
            best, fifth = max(1, len(values) // 5), max(1, len(values) / 5)
            score = max([np.sort(values[:, i])[-best:].mean() for i in ours], default=0)
            named = any((values[:, i] >= thresholds[i]).sum() >= fifth for i in ours)
            pairs.append((row.relevance >= 0.5, score, named))
        truth, scores, named = map(list, zip(*pairs))
        if 0 < sum(truth) < len(truth):
            each.append(average_precision_score(truth, scores) if set(labels) & set(Random.labels) else 0)
            two_sided.append(f1_score(truth, named, average="macro"))
        if any(truth): one_sided.append(f1_score(truth, named))
    close(result.figures["mAP"], np.mean(each))
    close(result.figures["macro_f1"], np.mean(one_sided))
    close(result.figures["two_sided_f1"], np.mean(two_sided))
    assert len(result.clips) == 40 and set(result.labels.index[result.labels.heard]) == {"cymbals", "drums", "flute", "piano", "voice"}


def test_openmic_from_arrays(openmic, tmp_path):
    "The same clips out of openmic-2018.npz; a pickle is not opened, and the message says what to unpack"
    root = tmp_path / "copy"
    shutil.copytree(openmic, root)
    table = pd.read_csv(root / "openmic-2018-aggregated-labels.csv")
    (root / "openmic-2018-aggregated-labels.csv").unlink()
    keys, names = sorted(set(table.sample_key)), sorted(OPENMIC)
    (root / "class-map.json").write_text(json.dumps({name: i for i, name in enumerate(names)}))
    arrays = dict(X=np.zeros((len(keys), 10, 128), np.uint8), Y_true=np.full((len(keys), 20), 0.5), Y_mask=np.zeros((len(keys), 20), bool))
    for row in table.itertuples():
        at = keys.index(row.sample_key), names.index(row.instrument)
        arrays["Y_true"][at], arrays["Y_mask"][at] = row.relevance, True
    np.savez(root / "openmic-2018.npz", sample_key=np.array(keys), **arrays)
    there, asked = (find_clips(PROTOCOLS["openmic"], folder)[0].drop(columns="path") for folder in (root, openmic))
    assert there.equals(asked)
    np.savez(root / "openmic-2018.npz", sample_key=np.array(keys, object), **arrays)
    with pytest.raises(EvaluationError, match="unpack openmic-2018-aggregated-labels.csv"): find_clips(PROTOCOLS["openmic"], root)


def test_openmic_by_the_command(openmic, tmp_path):
    shutil.copytree(openmic, tmp_path / "data/openmic")
    next((tmp_path / "data/openmic/audio/000").glob("000125*")).unlink()
    done = invoke("openmic", tmp_path / "data", "--threads", 1, "--quiet", "--reliability", tmp_path / "r.png", "--out", tmp_path / "out")
    assert done.exit_code == 0 and "000125_480000.ogg: is not there" in done.stderr
    assert "OpenMIC-2018, test part: 39 clips" in done.stdout and "0.868" in done.stdout and "calibration error" in done.stdout
    assert len(pd.read_csv(tmp_path / "out/labels.csv")) == 20 and (tmp_path / "r.png").stat().st_size > 1000


def test_pools_of_one_segment_agree():
    values = np.array([[0.2, 0.8]])
    for pool in POOLS.values(): assert pool(values, np.full(2, 0.5))[1].tolist() == [False, True]


def test_silence_has_figures(tmp_path, tagger):
    "Nothing is heard: nothing is named, and no figure is an accident"
    for i in range(3): write(tmp_path / f"still-{i}.wav", np.zeros(40_000), 32_000), (tmp_path / f"still-{i}.txt").write_text("cel\n")
    result = evaluate("irmas", tmp_path, tagger)
    assert result.figures["micro_f1"] == 0 and result.clips.named.tolist() == [""] * 3
    close(result.figures["lrap"], 1 / 11)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_another_layout(protocol, datasets, tagger):
    "VocalSet's folder is none of them: one line, which says what is needed"
    (datasets.parent / "nothing").mkdir(exist_ok=True)
    folder = datasets / "vocalset" if protocol in ("irmas", "fsdkaggle2018") else datasets.parent / "nothing"
    with pytest.raises(EvaluationError, match="it needs") as caught: evaluate(protocol, folder, tagger)
    assert "\n" not in str(caught.value)


def test_the_command_with_a_broken_clip_among_others(datasets, tmp_path):
    done = invoke("philharmonia", datasets, "--out", tmp_path / "results", "--threads", 1, "--quiet")
    assert done.exit_code == 0 and done.stderr.count("\n") == 1 and "viola_D6" in done.stderr
    assert sorted(path.name for path in (tmp_path / "results").iterdir()) == FILES
    summary = json.loads((tmp_path / "results/summary.json").read_text())
    assert summary["clips"] == 7 and set(summary["figures"]) == set(PROTOCOLS["philharmonia"].figures)
    assert set(LABELS) <= set(pd.read_csv(tmp_path / "results/clips.csv"))


def test_the_command_fails_in_one_line(datasets, tmp_path):
    for words, cause in [
            (("irmas", tmp_path), "holds no clip of IRMAS"), (("irmas", tmp_path / "gone"), "is not there"),
            (("irmas", datasets, "--model", tmp_path), "model.json"), (("irmas", datasets, "--out", "/dev/null/x"), "/dev/null")]:
        done = invoke(*words, "--threads", 1)
        assert done.exit_code == 1 and done.stderr.count("\n") == 1 and done.stderr.startswith("audiotag: ") and cause in done.stderr
        assert not done.stdout


def test_a_full_disk_leaves_the_earlier_result(datasets, tmp_path, tagger, monkeypatch):
    result = evaluate("irmas", datasets, tagger)
    result.save(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def full(figure, path, **_):
        path.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Figure, "savefig", full)
    with pytest.raises(OSError): evaluate("irmas", datasets, tagger, threshold=0.9).save(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
