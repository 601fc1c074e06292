"""The model that takes sound: the tagger's scores for any model and any length, and the page's programs, run as a reader would run them."""
import json
import os
import re
import shutil
import subprocess
import sys
from functools import cache

import numpy as np
import onnx
import pytest
import soundfile
from project import ROOT, run
from small_models import KINDS, LABELS, write_model, write_taught

from audiotag.audio import load
from audiotag.model_folder import ModelError, read_info, save_model
from audiotag.options import tag_options
from audiotag.tagger import Tagger
from audiotag.train.waveform import differences, export_waveform, waveform_network

PAGE = ROOT / "nbs" / "explanations" / "other_languages.ipynb"
SR = 32_000


@cache
def song(): return load(ROOT / "audiotag" / "samples" / "demo.ogg", SR)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    "A folder with the bundled model as a file, the demo song beside it as .wav and as bare samples"
    folder = tmp_path_factory.mktemp("waveform")
    export_waveform(Tagger.from_pretrained(threads=1), folder / "default_waveform.onnx")
    soundfile.write(folder / "song.wav", song(), SR, subtype="FLOAT")
    song().astype("<f4").tofile(folder / "song.f32")
    return folder


def program(language):
    "The first program of the page in a language"
    text = "\n\n".join("".join(cell["source"]) for cell in json.loads(PAGE.read_text(encoding="utf-8"))["cells"])
    return re.search(rf"```{language}\n(.*?)```", text, re.S)[1]


@cache
def expected():
    "What each program prints of the demo song"
    tagger = Tagger.from_pretrained(threads=1)
    columns = tagger.tag(song(), sr=SR).columns
    lines = []
    for label, row in zip(tagger.labels, columns.values.T):
        lit = [*(row >= tagger.thresholds[label]), False]
        starts = [i for i, is_lit in enumerate(lit) if is_lit and not (i and lit[i - 1])]
        lines += [f"{label} {start * 0.32:.2f} {lit.index(False, start) * 0.32:.2f}" for start in starts]
    return lines


def check(printed):
    "Those lines, but for cells that lie on their threshold to the sixth digit"
    found = printed.splitlines()
    assert len(set(found) ^ set(expected())) <= 4 and len(found) > 20, (found, expected())


def test_every_program_is_there(): assert all(len(program(language)) > 500 for language in ("python", "javascript"))


def test_python_without_audiotag(place):
    (place / "hear.py").write_text(program("python"))
    assert "audiotag" not in program("python")
    check(run(sys.executable, "-I", "hear.py", "song.wav", cwd=place).stdout)
    soundfile.write(place / "other.wav", song()[:8_000], 8_000)
    said = run(sys.executable, "-I", "hear.py", "other.wav", cwd=place, check=False)
    assert said.returncode == 1 and "has 8000 samples a second, and 32000 are needed" in said.stderr


def test_javascript(place):
    "npm takes the package out of its cache; only with CI=true does it ask the network"
    if not (shutil.which("npm") and shutil.which("node")): pytest.skip("node or npm is not installed")
    (place / "package.json").write_text("{}")
    where = [] if os.environ.get("CI") == "true" else ["--offline"]
    got = subprocess.run([shutil.which("npm"), "install", *where, "--ignore-scripts", "--no-audit", "--no-fund", "onnxruntime-node"],
                         cwd=place, capture_output=True, text=True, timeout=240)
    if got.returncode: pytest.skip("the package onnxruntime-node is not in npm's cache; npm cache add onnxruntime-node puts it there")
    (place / "hear.mjs").write_text(program("javascript"))
    check(run("node", "hear.mjs", "song.f32", cwd=place).stdout)


def lengths(tagger):
    "Samples where columns, stretches and the turns of the loop end, one fewer and one more; nothing; a tenth of a second"
    layout, hop = tag_options(tagger.info).layout, tagger.front_end.hop
    ends = [layout.width * hop, layout.width * hop + SR // 10, layout.frames * hop, (layout.frames + layout.step) * hop,
            layout.largest * layout.step * hop + SR // 10 + layout.margin * layout.width * hop]
    return [0, SR // 10, *(end + more for end in ends for more in (-1, 0, 1))]


@pytest.mark.parametrize("kind", KINDS)
def test_a_model_of_each_format(tmp_path, kind):
    "Both front ends too: a periodic window without pre-emphasis, and a symmetric one with it"
    tagger = Tagger(write_model(tmp_path / kind, kind), threads=1)
    network = waveform_network(tagger)
    for n in lengths(tagger):
        assert max(differences(network, tagger, song()[5_000 : 5_000 + n]).values()) < 1e-3, n


def test_silence_is_silent(tmp_path):
    "A model that hears everything everywhere hears nothing where nothing is"
    tagger = Tagger(write_model(tmp_path / "all", "columns", bias=9.0), threads=1)
    quiet = np.concatenate([np.zeros(7 * SR, np.float32), song()[: 3 * SR], np.zeros(9 * SR, np.float32)])
    assert differences(waveform_network(tagger), tagger, quiet)["scores"] < 1e-3


def test_taught_and_corrected(tmp_path):
    "Labels beside the network, and offsets of labels of both kinds"
    tagger = Tagger(write_taught(tmp_path / "taught", write_model(tmp_path / "plain", "columns")), threads=1)
    network = waveform_network(tagger)
    far = differences(network, tagger, song()[: 20 * SR])
    assert max(far.values()) < 1e-3
    props = {prop.key: prop.value for prop in onnx.load_from_string(network).metadata_props}
    assert json.loads(props["labels"]) == [*LABELS, "kazoo", "saw"] and props["licence"] == "CC0-1.0"


def test_what_is_too_old_is_refused(tmp_path):
    "Operators of version 11 had other inputs"
    folder = write_model(tmp_path / "old", "columns")
    info = {key: value for key, value in read_info(folder).items() if key not in ("format", "sha256")}
    network = onnx.load(folder / "model.onnx")
    network.opset_import[0].version = 12
    tagger = Tagger(save_model(folder, network.SerializeToString(), info), threads=1)
    with pytest.raises(ModelError, match="operators of version 12, and 13 or more are needed to take sound"):
        waveform_network(tagger)
