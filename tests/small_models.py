"""Model folders that are small and made in a moment: one that scores segments (format 1) and one that scores columns (format 2)"""
from dataclasses import asdict

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from audiotag.heads import pack_arrays
from audiotag.logmel import FrontEnd
from audiotag.model_folder import read_info, save_model

LABELS = ["bass_guitar", "flute", "gong", "oboe", "piano", "violin"]
KINDS = ("segments", "columns")
FINE = FrontEnd(n_fft=1_024, hop=320, n_mels=128, fmin=0, fmax=15_000, offset=1e-8, pre_emphasis=0.97, win_length=800, periodic=False,
                mel_scale="kaldi")


def _network(front_end, frames, columns, reach, weights=None, bias=0.0):
    "ONNX: embedding = mean of each column's bands, scores = sigmoid(embedding @ weights + bias), a mean over 2 reach + 1 columns"
    n, labels = front_end.n_mels, len(LABELS)
    if weights is None: weights = np.random.default_rng(5).normal(0, 3 / n, (n, labels))
    scores, embedding = ["batch", columns, labels], ["batch", columns, n]
    node = helper.make_node
    nodes = [node("Reshape", ["log_mel", "split"], ["parts"]), node("ReduceMean", ["parts"], ["means"], axes=[2], keepdims=0),
             node("MatMul", ["means", "weights"], ["sums"]), node("Add", ["sums", "bias"], ["products"]),
             node("Transpose", ["products"], ["rows"], perm=[0, 2, 1]),
             node("AveragePool", ["rows"], ["near"], kernel_shape=[2 * reach + 1], pads=[reach, reach]),
             node("Transpose", ["near"], ["logits"], perm=[0, 2, 1]), node("Sigmoid", ["logits"], ["by_column"]),
             node("Reshape", ["by_column", "scores_shape"], ["scores"]), node("Reshape", ["means", "means_shape"], ["embedding"])]
    if columns == 1: scores, embedding = ["batch", labels], ["batch", n]
    shapes = dict(log_mel=["batch", frames, n], scores=scores, embedding=embedding)
    log_mel, *outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in shapes.items()]
    whole = dict(split=[-1, columns, frames // columns, n], scores_shape=[-1, *scores[1:]], means_shape=[-1, *embedding[1:]])
    constants = [numpy_helper.from_array(np.array(value), name) for name, value in whole.items()]
    constants += [numpy_helper.from_array(np.float32(value), name) for name, value in (("weights", weights), ("bias", bias))]
    graph = helper.make_graph(nodes, "small", [log_mel], outputs, constants)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8).SerializeToString()


def write_model(folder, kind, **network):
    "Write a small model of that kind, with weights (n_mels, 6) and a bias of one's own if they are given; its folder"
    info = dict(name=f"small {kind}", labels=LABELS, thresholds=dict.fromkeys(LABELS, 0.5), licence="CC0-1.0")
    if kind == "segments":
        more = dict(front_end=asdict(FrontEnd()), segment=dict(seconds=3.0, frames=192, hop=1.0))
        return save_model(folder, _network(FrontEnd(), 192, 1, 0, **network), info | more)
    more = dict(front_end=asdict(FINE), stretch=dict(frames=640, columns=20, margin=2), segment=dict(seconds=1.0, hop=1.0))
    return save_model(folder, _network(FINE, 640, 20, 2, **network), info | more)


def write_taught(folder, plain):
    "A model folder made of a small one of columns: two labels more, beside the network, and offsets of a label of either kind; its folder"
    rng, labels = np.random.default_rng(0), [*LABELS, "kazoo", "saw"]
    arrays = {name: pack_arrays(weights=rng.normal(0, 0.02, (2, 128)).astype(np.float32), bias=np.float32([0.2, -0.4]))
              for name in ("taught.npz", "corrected.npz")}
    info = {key: value for key, value in read_info(plain).items() if key not in ("format", "sha256")}
    info |= dict(labels=labels, thresholds=dict.fromkeys(labels, 0.5), taught=dict(kazoo={}, saw={}), corrected=dict(flute={}, saw={}))
    return save_model(folder, (plain / "model.onnx").read_bytes(), info, None, arrays)
