"""`audiotag evaluate when`: annotations of every format beside songs, files that tell of nothing, figures by hand."""
import json
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from audiotag.audio import write
from audiotag.cli.main import run
from audiotag.events import Event
from audiotag.formats import FORMATS, save
from audiotag.records import Record
from audiotag.train.event_metrics import segment_counts
from audiotag.train.timelines import evaluate_timelines, find_timelines

TRUTH = [Event(0, 2.5, "flute"), Event(1, 4, "hurdy_gurdy"), Event(3, 6, "hi_hat")]


class Ear:
    "Hears a drum kit and a flute, a second late"
    info, labels = dict(name="ear"), ("drums", "flute", "hi_hat", "tuba")

    def tag_many(self, paths, hop=None, threshold=None):
        self.asked = hop, threshold
        heard = [Event(1, 3.5, "flute"), Event(3, 8, "drums"), Event(7, 8, "tuba")]
        for path in paths: yield path, ValueError("is broken") if path.stem == "broken" else SimpleNamespace(to_events=lambda: heard)


def invoke(*words):
    "Run `audiotag evaluate when`"
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err: status = run(["evaluate", "when", *map(str, words)])
    return status, out.getvalue(), err.getvalue()


@pytest.mark.parametrize("format", [name for name in FORMATS if name not in ("table", "summary")])
@pytest.mark.parametrize("named", [True, False])
def test_an_annotation_beside_a_song(tmp_path, format, named):
    "Named in the annotation or not: what the format does not hold, the name of its file tells"
    (tmp_path / "deep").mkdir()
    for name in ("deep/song.mp3", "song.wav", "bare.flac"): (tmp_path / name).touch()
    save(Record("deep/song.mp3" if named else "", TRUTH, 9.0), tmp_path / f"deep/song{FORMATS[format]}")
    truth, problems = find_timelines(tmp_path)
    assert list(truth) == [tmp_path / "deep/song.mp3"] and not len(problems)
    assert [(e.start, e.end, e.label) for e in truth[tmp_path / "deep/song.mp3"]] == [e[:3] for e in TRUTH]


def test_labels_of_audacity_under_their_usual_name(tmp_path):
    "song.txt beside song.wav is read; a readme, and the labels of IRMAS, which are no times, are not"
    for name in ("song.wav", "irmas-1.wav"): (tmp_path / name).touch()
    (tmp_path / "song.txt").write_text("1.000000\t2.500000\tEnglish horn\n")
    (tmp_path / "readme.txt").write_text("nothing to hear\n")
    (tmp_path / "irmas-1.txt").write_text("pia\n")
    truth, problems = find_timelines(tmp_path)
    assert {path.name: [e[:3] for e in events] for path, events in truth.items()} == {"song.wav": [(1, 2.5, "english_horn")]}
    assert problems.path.tolist() == [str(tmp_path / "irmas-1.txt")]


def test_a_song_in_which_nothing_plays(tmp_path):
    (tmp_path / "song.wav").touch()
    save(Record("song.wav", [], 9.0), tmp_path / "song.json")
    result = evaluate_timelines(tmp_path, Ear())
    assert result.labels.segment_fp.sum() == 3 + 5 + 1 and result.figures["segment_micro_f1"] == 0
    assert np.isnan(result.figures["segment_macro_f1"])


def test_figures_of_several_songs(tmp_path):
    "The kit is open while the hi-hat plays, the hurdy-gurdy is missed, the broken song is named, families do not count"
    for name in ("a.wav", "b.wav", "broken.wav"): (tmp_path / name).touch()
    rows = [dict(file=name, start=e.start, end=e.end, label=e.label) for name in ("a.wav", "b.wav", "broken.wav") for e in TRUTH]
    pd.DataFrame(rows).to_csv(tmp_path / "truth.csv", index=False)
    (tmp_path / "ignored.vtt").write_text("no timeline")
    ear, calls = Ear(), []
    result = evaluate_timelines(tmp_path, ear, 0.4, 0.5, lambda *done: calls.append(done))
    counts = 2 * segment_counts(TRUTH, [Event(1, 3.5, "flute"), Event(3, 8, "drums"), Event(7, 8, "tuba")], result.labels.index)
    assert (result.labels[["segment_tp", "segment_fp", "segment_fn"]].to_numpy() == counts.T).all()
    assert result.labels.segment_fp.to_dict() == dict(drums=4, flute=2, hi_hat=0, hurdy_gurdy=0, tuba=2)
    assert result.figures["start_error"] == result.figures["end_error"] == 1 and result.figures["onset_micro_f1"] == 0
    assert ear.asked == (0.5, 0.4) and calls[-1] == (3, 3) and result.problems.cause.tolist() == ["is broken"]
    assert any("missed: Hurdy gurdy" in note for note in result.notes) and any("1 of the songs" in note for note in result.notes)


def test_the_command(tmp_path):
    "Noise and silence with a table in another place of the folder; the broken one is one line"
    write(tmp_path / "noise.wav", np.random.default_rng(1).normal(0, 0.1, 160_000), 32_000)
    (tmp_path / "broken.wav").write_bytes(b"no sound")
    (tmp_path / "truth.csv").write_text("file,start,end,label\nnoise.wav,0,2,Hi-hat\nbroken.wav,0,1,piano\ngone.wav,0,1,piano\n")
    status, out, err = invoke(tmp_path, "--threads", 1, "--quiet", "--out", tmp_path / "results")
    assert status == 0 and err.count("\n") == 2 and "broken.wav" in err and "gone.wav" in err and "1 songs of" in out and "Hi-hat" in out
    summary = json.loads((tmp_path / "results/summary.json").read_text())
    assert summary["protocol"] == "when" and summary["problems"] == 2 and summary["figures"]["segment_recall"] in (0, 1, 0.5)


def test_the_command_fails_in_one_line(tmp_path):
    (tmp_path / "song.wav").touch()
    for text, cause in (("file,start,end,label\nsong.wav,2,1,piano\n", "end 1 is before start 2"), ("milk,bread\n", "start"),
                        ("file,start,end,label\nother.wav,0,1,piano\n", "for which there is no sound")):
        (tmp_path / "truth.csv").write_text(text)
        status, out, err = invoke(tmp_path, "--threads", 1)
        assert status == 1 and not out and err.count("\n") == 1 and cause in err, err
    assert invoke(tmp_path / "nowhere")[0] == 1 and invoke(tmp_path, "--reliability", "a.png")[0] == 2
