"""Damaged and made-up models by the hundred: refused in one line, or as good as before; never other weights without a word

AUDIOTAG_FUZZ says how many times as many; a failure names the number of the model, which makes it again.
"""
import copy
import faulthandler
import hashlib
import json
import random
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from project import LIMIT
from test_fuzz_files import TIMES, damaged, environment

from audiotag.files import FileError

LABELS = ["flute", "piano", "violin"]
STRANGE = [None, True, 0, -1, 3, 2**63, 10**400, 0.5, 8.45, -0.0, 1e308, 1e-320, float("nan"), float("inf"), "", "piano", "\0\u202e\n",
           "x" * 500, [], {}, [1], ["piano"], {"piano": 1}, [[]]]
SONG = np.sin(np.arange(16_000) / 20).astype("f4")
SECONDS = 5  # of the processor, for all that is done with a model


def made(rng, value):
    "JSON in which some values are others, are gone, or have company"
    value = copy.deepcopy(value)
    for _ in range(rng.choice([1, 1, 1, 2, 4])):
        node, found = value, True
        while found:  # down to some leaf
            keys = list(node) if isinstance(node, dict) else list(range(len(node)))
            if not keys: break
            key = rng.choice(keys)
            found = isinstance(node[key], (dict, list)) and rng.random() < 0.8
            if found: node = node[key]
        if not keys: continue
        what = rng.random()
        if what < 0.3 and isinstance(node[key], float): node[key] *= rng.choice([2, -1, 1e6, 1e-9])
        elif what < 0.8: node[key] = rng.choice(STRANGE)
        elif what < 0.9: del node[key]
        elif isinstance(node, dict): node[rng.choice([f"{key}x", "n_fft", "sr", "hop", "sha256"])] = rng.choice(STRANGE)
        else: node.append(rng.choice(STRANGE))
    return value


def header_made(rng, content):
    "A safetensors file with another header, and perhaps other numbers"
    size = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + size])
    said = json.loads(header["__metadata__"]["audiotag"])
    said.pop("sha256")
    if rng.random() < 0.5: said = made(rng, said)
    else: header = made(rng, header)
    if isinstance(header.get("__metadata__"), dict) and rng.random() < 0.8: header["__metadata__"]["audiotag"] = json.dumps(said)
    packed = json.dumps(header).encode()
    return len(packed).to_bytes(8, "little") + packed + content[8 + size :]


def whole_models(place):
    "A model folder as training writes it, and a training to go on from"
    import torch

    from audiotag.train.export import export_model
    from audiotag.train.models import SpectrogramCNN
    from audiotag.train.weights import write_tensors
    torch.manual_seed(1)
    model = SpectrogramCNN(LABELS, widths=(4, 4, 4, 4, 4), depths=(1, 1, 1, 1), embedding=8)
    export_model(model, place / "model", LABELS, licence="CC0-1.0", architecture="small", metrics=dict(valid_mAP=0.5), limits=["a"],
                 trained_on=[dict(source="a", licence="b")], training=dict(seconds=3))
    (place / "training").mkdir()
    tensors = {f"model.{name}": tensor for name, tensor in model.state_dict().items()} | {"epochs": torch.tensor(2)}
    write_tensors(place / "training/last.safetensors", tensors, dict(
        labels=LABELS, settings=dict(epochs=3), done=2, history=[dict(valid_loss=0.5)] * 2, optimiser=[], smooth=[0.5, 2], scaler=None))
    return model


def uses(place, model):
    "What is done with the files of a model, and gives the same each time: file -> function"
    import torch

    from audiotag import Tagger
    from audiotag.card import model_card
    from audiotag.formats import dumps
    from audiotag.hub import describe
    from audiotag.labels import display
    from audiotag.train.checkpoints import Checkpoint
    from audiotag.train.export import load_model
    from audiotag.train.weights import load_weights, read_header
    empty, folder = copy.deepcopy(model.state_dict()), place / "model"

    def tagged():
        tagger = Tagger(folder, threads=1)
        tags = tagger.tag(SONG, sr=32_000)
        for format in ("json", "table", "csv"): dumps(tags, format)
        describe(folder)
        model_card(tagger.info)
        for label in tagger.labels: display(label, tagger.info.get("display"))
        return tagger._network.run(["scores"], {"log_mel": np.full((1, 192, 96), -3, np.float32)})[0].tobytes()

    def loaded(read):
        model.load_state_dict(empty)
        for parameter in model.parameters(): torch.nn.init.zeros_(parameter.data)
        read()
        return b"".join(tensor.numpy().tobytes() for tensor in model.state_dict().values())

    def from_folder(): return loaded(lambda: load_model(folder, LABELS, model))

    def from_file():
        read_header(folder / "weights.safetensors")
        return loaded(lambda: load_weights(folder / "weights.safetensors", model, LABELS))

    def resumed():
        tensors = Checkpoint(place / "training", LABELS, dict(epochs=3), resume=True).tensors
        return b"".join(tensors[name].numpy().tobytes() for name in sorted(tensors))

    return {"model/model.json": [tagged, from_folder], "model/model.onnx": [tagged], "model/weights.safetensors": [from_folder, from_file],
            "training/last.safetensors": [resumed]}


def remade(rng, name, content):
    "(other bytes, whether somebody made them up who knows of the sums)"
    if rng.random() < 0.6: return damaged(content, rng), False
    if name.endswith(".json"): return json.dumps(made(rng, json.loads(content))).encode(), True
    return (damaged(content, rng) if name.endswith(".onnx") else header_made(rng, content)), True


def try_models(first, last, place):
    "Damage a model, use it, mend it, again and again; what came of it"
    place, counts = Path(place), dict(refused=0, good=0)
    using = uses(place, whole_models(place))
    right = {(name, use.__name__): use() for name, ways in using.items() for use in ways}
    contents = {name: (place / name).read_bytes() for name in using}
    for number in range(first, last):
        print(number, flush=True)
        faulthandler.dump_traceback_later(60, exit=True)  # a hang, on a machine that may be busy
        rng = random.Random(f"model {number}")
        name = list(using)[number % len(using)]
        other, is_made = remade(rng, name, contents[name])
        (place / name).write_bytes(other)
        if is_made and name.endswith(".onnx"):
            old, new = (hashlib.sha256(content).hexdigest().encode() for content in (contents[name], other))
            (place / "model/model.json").write_bytes(contents["model/model.json"].replace(old, new))
        begin = time.process_time()
        for use in using[name]:
            try: same = use() == right[name, use.__name__]
            except FileError as error:
                assert "\n" not in str(error), error
                counts["refused"] += 1
            else:
                assert same or is_made, f"{name} of {number}, {use.__name__}: other weights"
                counts["good"] += 1
        assert time.process_time() - begin < SECONDS, f"{name} of {number} took {time.process_time() - begin} s"
        for each in ("model/model.json", name): (place / each).write_bytes(contents[each])
        faulthandler.cancel_dump_traceback_later()
    print(*counts.values())


def test_damaged_models(tmp_path):
    command = [sys.executable, "-W", "error::RuntimeWarning", __file__, "0", str(100 * TIMES), tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, timeout=10 * LIMIT, env=environment())
    assert done.returncode == 0, f"number {done.stdout.split()[-1:]}: {done.stderr[-3_000:]}"
    refused, good = map(int, done.stdout.splitlines()[-1].split())
    assert refused + good == 150 * TIMES and good > 10 * TIMES


if __name__ == "__main__": try_models(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
