"""Corrections from end to end: in a process without torch, with the bundled model, of its own labels and of one that was taught"""
import shutil
from importlib.resources import files

import numpy as np
import pytest
from test_teach import SR, audiotag, buzz

from audiotag.audio import load, write
from audiotag.corrections_file import CorrectionsError
from audiotag.hub import copy_model
from audiotag.merge import merge_models
from audiotag.model_folder import ModelError, read_info
from audiotag.publish import check_folder
from audiotag.tagger import Tagger

DEMO = files("audiotag") / "samples" / "demo.ogg"
HEAD = "path,start,end,label,verdict\n"


@pytest.fixture(scope="module")
def corrected(tmp_path_factory):
    "The models before and after, and their folder: a taught buzzer and two labels of the network were corrected by the command"
    folder = tmp_path_factory.mktemp("learn")
    song = load(str(DEMO), SR)
    for place, at in (("one", 2), ("two", 12)):
        sound = song.copy()
        sound[at * SR : (at + 2) * SR] += np.concatenate([buzz(230), buzz(270)])
        write(folder / f"{place}.wav", sound, SR)
    clips = [buzz(hz) for hz in (200, 240, 290, 350)]
    before = Tagger.from_pretrained(threads=1).teach(dict(door_buzzer=clips), sr=SR, save=folder / "before")
    rows = ["one.wav,2,4,door_buzzer,added", "two.wav,12,14,door_buzzer,added", "one.wav,20,30,door_buzzer,wrong",
            "one.wav,2,4,cowbell,added", "two.wav,40,44,bagpipes,wrong"]
    (folder / "corrections.csv").write_text(HEAD + "\n".join(rows) + "\n")
    status, out, err = audiotag("learn", folder / "corrections.csv", "--model", folder / "before", "--save", folder / "after")
    assert (status, err, out.count(": learnt from ")) == (0, "", 3), out + err
    return before, Tagger(folder / "after", threads=1), folder


def test_only_labels_that_were_corrected_change(corrected):
    before, after, folder = corrected
    one, other = (tagger.tag(folder / "one.wav").columns.values for tagger in (before, after))
    at = [before.labels.index(label) for label in ("cowbell", "bagpipes", "door_buzzer")]
    assert (np.delete(one, at, 1) == np.delete(other, at, 1)).all()
    assert all((one[:, i] != other[:, i]).any() for i in at)
    now = after.tag(folder / "one.wav").values
    assert (now[2:4, at[2]] >= before.tag(folder / "one.wav").values[2:4, at[2]]).all()


def test_what_was_learnt_travels(corrected, tmp_path):
    before, after, _ = corrected
    assert list(after.info["corrected"]) == ["bagpipes", "cowbell", "door_buzzer"]
    copied = copy_model(after.folder, tmp_path / "copy")
    assert Tagger(copied, threads=1).tag(str(DEMO)).values.tobytes() == after.tag(str(DEMO)).values.tobytes()
    check_folder(copied)
    less = after.forget("door_buzzer", save=tmp_path / "less")
    assert list(less.info["corrected"]) == sorted(less.info["learnt"]) == ["bagpipes", "cowbell"]
    assert less.tag(str(DEMO)).values.tobytes() == np.ascontiguousarray(after.tag(str(DEMO)).values[:, :-1]).tobytes()


def test_a_damaged_model_is_named(corrected, tmp_path):
    _, after, _ = corrected
    broken = tmp_path / "broken"
    shutil.copytree(after.folder, broken)
    (broken / "corrected.npz").write_bytes(b"no arrays")
    with pytest.raises(ModelError, match=r"corrected.npz.* is damaged"): Tagger(broken)
    (broken / "corrected.npz").unlink()
    with pytest.raises(ModelError, match="corrected.npz"): Tagger(broken)


def test_a_taught_label_keeps_its_corrections(corrected, tmp_path):
    before, after, _ = corrected
    more = after.teach(dict(door_buzzer=[buzz(310)]), sr=SR, save=tmp_path / "more")
    assert more.info["taught"]["door_buzzer"]["clips"] == 5 and more.info["corrected"] == after.info["corrected"]
    plain = before.teach(dict(door_buzzer=[buzz(310)]), sr=SR)
    assert (more.tag(str(DEMO)).values[:, -1] != plain.tag(str(DEMO)).values[:, -1]).any()
    for one, other in ((before, after), (after, before)):
        both = Tagger(merge_models(one, other, tmp_path / one.folder.name), threads=1)
        assert [both.info[key] for key in ("corrected", "learnt")] == [after.info[key] for key in ("corrected", "learnt")]
        assert both.tag(str(DEMO)).values.tobytes() == after.tag(str(DEMO)).values.tobytes()


def test_nothing_is_lost_where_nothing_can_be_learnt(corrected, tmp_path):
    before, after, folder = corrected
    kept = (after.folder / "model.json").read_bytes()
    (folder / "bad.csv").write_text(HEAD + "one.wav,0,99999,cowbell,wrong\n")
    with pytest.raises(CorrectionsError, match="was it another version"): after.learn_from(folder / "bad.csv", save=after.folder)
    assert (after.folder / "model.json").read_bytes() == kept
    stale = Tagger(after.folder, threads=1)
    with pytest.raises(CorrectionsError, match="learnt from before"): after.learn_from(folder / "corrections.csv", save=after.folder)
    (folder / "more.csv").write_text(HEAD + "one.wav,7,9,cowbell,wrong\n")
    after.learn_from(folder / "more.csv", save=after.folder)
    with pytest.raises(ModelError, match="has changed since it was loaded"): stale.learn_from(folder / "corrections.csv", save=after.folder)
    assert read_info(after.folder)["corrected"]["cowbell"] == dict(corrections=2)
    assert "corrected" not in before.info
