"""Teaching from end to end: in a process without torch, with the bundled model, and what the taught model is good for afterwards"""
import json
import os
import subprocess
import sys
from importlib.resources import files

import numpy as np
import onnx
import pytest
from project import ROOT

from audiotag.audio import load, write
from audiotag.files import FileError
from audiotag.hub import copy_model
from audiotag.lessons import TeachError
from audiotag.listen.protocol import meta_message
from audiotag.listen.session import Session
from audiotag.merge import merge_models
from audiotag.model_folder import ModelError, local_folder, read_info, save_model
from audiotag.publish import check_folder, prepare
from audiotag.tagger import Tagger

SR = 32_000
DEMO = files("audiotag") / "samples" / "demo.ogg"
WITHOUT_EXTRAS = """
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("torch", "fastai", "librosa", "sklearn", "onnx"): raise ImportError(name)

sys.meta_path.insert(0, Absent())
from audiotag.cli.main import main
main()
"""


def buzz(hz, seconds=1.0):
    "A tone with many harmonics that fades"
    t = np.arange(int(seconds * SR)) / SR
    return np.float32(sum(np.sin(2 * np.pi * hz * k * t) / k for k in range(1, 12)) * np.exp(-2 * t) / 4)


def audiotag(*args):
    "Run the command without the extras; (exit status, stdout, stderr)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", WITHOUT_EXTRAS, *map(str, args)], capture_output=True, text=True, encoding="utf-8",
                          timeout=300, env=environment)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def taught(tmp_path_factory):
    "A model folder that was taught a buzz by the command"
    folder = tmp_path_factory.mktemp("teach")
    (folder / "clips").mkdir()
    for hz in (200, 240, 290, 350): write(folder / f"clips/{hz}.wav", buzz(hz), SR)
    status, out, err = audiotag("teach", "door_buzzer", folder / "clips", "--negatives", DEMO, "--save", folder / "model")
    assert (status, err) == (0, "") and out.startswith("door_buzzer: learnt from 4 clips, ")
    return folder / "model"


def test_the_command_needs_no_extras_and_tags_what_it_was_taught(taught, tmp_path):
    write(tmp_path / "song.wav", np.concatenate([load(DEMO)[: 6 * SR], buzz(260), buzz(220)]), SR)
    status, out, _ = audiotag("tag", "--model", taught, "--format", "json", tmp_path / "song.wav")
    events = [event for event in json.loads(out)["events"] if event["label"] == "door_buzzer"]
    assert status == 0 and events and min(event["start"] for event in events) >= 5


def test_old_labels_keep_their_scores_to_the_last_bit(taught):
    before, after = Tagger.from_pretrained(), Tagger(taught)
    one, two = before.tag(DEMO), after.tag(DEMO)
    assert two.labels == (*one.labels, "door_buzzer")
    assert one.values.tobytes() == two.values[:, :-1].tobytes() and one.columns.values.tobytes() == two.columns.values[:, :-1].tobytes()
    heard = [[segment.scores[label] for label in one.labels] for segment in after.stream(DEMO)]
    assert np.abs(np.array(heard) - one.values).max() < 1e-5


def test_old_labels_keep_their_scores_whatever_is_done_to_the_taught_ones(taught, tmp_path):
    mine, song = Tagger(taught), load(DEMO)[: 8 * SR]
    expected = Tagger.from_pretrained().tag(song, sr=SR).values
    more = mine.teach(dict(door_buzzer=[buzz(270), buzz(320)]), save=tmp_path / "more", sr=SR)
    wrong = more.teach({"-door_buzzer": [song[:SR], song[3 * SR : 5 * SR]]}, sr=SR)
    yours = Tagger.from_pretrained().teach(dict(rustle=[np.random.default_rng(0).normal(size=SR) / 9]), save=tmp_path / "yours", sr=SR)
    both = Tagger(merge_models(more, yours, tmp_path / "both"))
    assert more.info["taught"]["door_buzzer"]["clips"] == 6 and both.labels[-2:] == ("door_buzzer", "rustle")
    for tagger in (more, wrong, yours, both, both.forget("door_buzzer"), both.forget("rustle")):
        assert tagger.tag(song, sr=SR).values[:, : expected.shape[1]].tobytes() == expected.tobytes()


def test_the_same_clips_again_change_nothing_and_their_order_does_not_matter(taught, tmp_path):
    again = tmp_path / "again"
    copy_model(taught, again)
    status, out, err = audiotag("teach", "door_buzzer", taught.parent / "clips", "--negatives", DEMO, "--save", again)
    assert (status, err) == (0, "") and out.startswith("door_buzzer: learnt from 4 clips, ")
    assert (again / "taught.npz").read_bytes() == (taught / "taught.npz").read_bytes()
    assert (again / "examples.npz").read_bytes() == (taught / "examples.npz").read_bytes()
    one_by_one = Tagger.from_pretrained()
    for hz in (350, 200, 290, 240): one_by_one = one_by_one.teach(dict(door_buzzer=[taught.parent / f"clips/{hz}.wav"]), DEMO)
    assert (one_by_one.folder / "taught.npz").read_bytes() == (taught / "taught.npz").read_bytes()


@pytest.mark.parametrize("name,text,cause", [
    ("song.audiotag.json", '{"format": "audiotag corrections", "version": 99}', "version"),
    ("song.audiotag.json", json.dumps(dict(format="audiotag corrections", version=1, song="song.wav", model="default", corrections=[],
                                           fingerprint=dict(hash="0" * 64, duration=99.0))), "another song"),
    ("song.csv", "path,start,end,label,verdict\nsong.wav,70,80,my_bell,right\n", "another version of the song"),
    ("song.csv", "path,start,end,label,verdict\ngone.wav,0,1,my_bell,right\n", "not beside it"),
    ("song.labels.txt", "0\t1\t7th chord\n", "no name for a label"),
    ("song.labels.txt", "0\t1\tpiano\n", "piano is known"),
    ("song.jams", "{", "song.jams"),
])
def test_an_annotation_that_cannot_be_learnt_from_is_one_line(tmp_path, name, text, cause):
    write(tmp_path / "song.wav", buzz(260, 2.0), SR)
    (tmp_path / name).write_text(text)
    with pytest.raises(FileError) as error: Tagger.from_pretrained().teach(tmp_path / name, save=tmp_path / "model")
    assert cause in str(error.value) and "\n" not in str(error.value) and not (tmp_path / "model").exists()


def test_a_model_of_another_network_is_not_merged(taught, tmp_path):
    info = {key: value for key, value in read_info(local_folder("default")).items() if key != "sha256"}
    network = onnx.load(local_folder("default") / "model.onnx")
    network.doc_string = "trained on"
    foreign = Tagger(save_model(tmp_path / "foreign", network.SerializeToString(), info))
    for one, other in ((Tagger(taught), foreign), (foreign, Tagger(taught))):
        with pytest.raises(ModelError, match="another network"): merge_models(one, other, tmp_path / "both")
    status, out, err = audiotag("model", "merge", taught, tmp_path / "foreign", "--save", tmp_path / "both")
    assert (status, out, err.count("\n")) == (1, "", 1) and not (tmp_path / "both").exists()


def test_a_model_that_keeps_nothing_of_its_clips_says_so(taught, tmp_path):
    old = copy_model(taught, tmp_path / "old")
    info = json.loads((old / "model.json").read_text())
    del info["sha256"]["examples.npz"]
    (old / "model.json").write_text(json.dumps(info))
    (old / "examples.npz").unlink()
    with pytest.raises(TeachError, match="forget it first, then teach it with all its clips"):
        Tagger(old).teach(dict(door_buzzer=[buzz(222)]), sr=SR)
    assert Tagger(old).teach(dict(my_bell=[buzz(222)]), sr=SR).labels[-2:] == ("door_buzzer", "my_bell")


def test_the_taught_model_travels_and_the_player_shows_its_label(taught, tmp_path):
    copy = copy_model(taught, tmp_path / "copy")
    assert check_folder(copy)["display"]["door_buzzer"] == "Door buzzer"
    assert "| door_buzzer | 4 | 4 | 4.000 |" in prepare(copy, "org/mine").card and (copy / "examples.npz").is_file()
    assert Tagger(copy).tag(buzz(230), sr=SR).scores.columns[-1] == "door_buzzer"
    write(tmp_path / "buzz.wav", buzz(230), SR)
    session = Session(Tagger(copy), tmp_path / "buzz.wav", lambda message, buffers: None)
    try: assert meta_message(session, None)["display"]["door_buzzer"] == "Door buzzer"
    finally: session.close()


def test_damage_is_one_line(taught, tmp_path):
    copy = copy_model(taught, tmp_path / "copy")
    heads = copy / "taught.npz"
    heads.write_bytes(heads.read_bytes()[:-1])
    with pytest.raises(ModelError, match="taught.npz: is damaged"): Tagger(copy)
    heads.unlink()
    with pytest.raises(ModelError, match="taught.npz: No such file"): Tagger(copy)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_one_line(taught, tmp_path):
    tmp_path.chmod(0o500)
    status, out, err = audiotag("teach", "gong_of_mine", taught.parent / "clips", "--negatives", DEMO, "--save", tmp_path / "model")
    assert (status, out, err.count("\n")) == (1, "", 1) and "cannot be written" in err


def test_a_model_that_was_taught_nothing_opens_no_file_more(monkeypatch):
    import audiotag.heads
    monkeypatch.setattr(audiotag.heads, "read_whole", lambda *_: pytest.fail("it reads a file"))
    assert Tagger.from_pretrained()._heads is None and "taught" not in read_info(local_folder("default"))
