"""A shelf of any size, written in seconds without hearing anything: for measurements and tests of questions"""
from pathlib import Path

import numpy as np
import pyarrow as pa

from audiotag.labels import LABELS
from audiotag.library.parts import write_tables
from audiotag.library.settings import Settings
from audiotag.library.shelf import Shelf
from audiotag.library.tables import table_schemas


def _by_label(values, labels):
    "A struct of half-precision columns"
    return pa.StructArray.from_arrays([pa.array(column) for column in np.ascontiguousarray(values.T, np.float16)], list(labels))


def _files(rng, numbers, labels, embedding, added):
    "Rows of files: each has about a tenth of the labels"
    n, heard = len(numbers), rng.random((len(numbers), len(labels)), np.float32) < 0.1
    share = np.where(heard, rng.random((n, len(labels)), np.float32), 0).round(3)
    best = np.where(heard, 0.5 + rng.random((n, len(labels)), np.float32) / 2, rng.random((n, len(labels)), np.float32) / 2).round(3)
    vectors = rng.standard_normal(n * embedding, np.float32).astype(np.float16)
    zeros = np.zeros(n, np.int64)
    paths = [f"/music/{i % 1000:03}/{i:09}.mp3" for i in numbers.tolist()]
    columns = [numbers, paths, pa.nulls(n, pa.binary()), zeros + 4_000_000, zeros + 10**18, [""] * n, zeros + added, np.zeros(n, bool),
               [""] * n, rng.uniform(5, 600, n).astype(np.float32), (zeros + 44_100).astype(np.int32),
               rng.uniform(-40, -8, n).astype(np.float32), _by_label(share, labels), _by_label(best, labels),
               pa.FixedSizeListArray.from_arrays(pa.array(vectors), embedding)]
    return pa.table([column if isinstance(column, pa.Array) else pa.array(column) for column in columns],
                    schema=table_schemas(labels, embedding)["files"])


def _spans(rng, numbers, each, labels, embedding):
    "The rows of events and of segments, so many segments of a second a file"
    schemas, n = table_schemas(labels, embedding), len(numbers) * each
    starts = np.tile(np.arange(each, dtype=np.float32), len(numbers))
    ids = np.repeat(numbers, each)
    scores = (rng.random((n, len(labels)), np.float32) ** 6).round(3)
    segments = pa.table([pa.array(ids), pa.array(starts), pa.array(starts + 1), _by_label(scores, labels)], schema=schemas["segments"])
    names = np.array(labels)[rng.integers(0, len(labels), n)]
    events = pa.table([pa.array(ids), pa.array(starts), pa.array(starts + 1), pa.array(names), pa.array(["label"] * n),
                       pa.array(rng.random(n, np.float32))], schema=schemas["events"])
    return events, segments


def write_shelf(
    folder,  # where; must not be there
    files: int = 1_000,  # rows of files
    parts: int = 4,  # that they are written in
    segments: int = 1,  # rows of segments and of events for each file
    labels=LABELS,  # of the model
    embedding: int = 608,  # numbers of an embedding
    seed: int = 0,
) -> Path:  # the folder
    "A shelf of random rows: `write_shelf(folder, 1_000_000, parts=250)` takes about a minute and 2 GB"
    rng, folder, labels = np.random.default_rng(seed), Path(folder), tuple(labels)
    settings = Settings("synthetic", "", "0" * 64, labels, (0.5,) * len(labels), 1.0, 1.0, True, embedding)
    with Shelf.open_or_make(folder, settings).locked() as shelf:
        for number, ids in enumerate(np.array_split(np.arange(files), parts)):
            events, held = _spans(rng, ids, segments, labels, embedding)
            tables = dict(files=_files(rng, ids, labels, embedding, 10**18 + number), events=events, segments=held)
            write_tables(shelf.folder / "parts" / f"{number + 1:06}-{rng.bytes(4).hex()}", tables)
    return folder
