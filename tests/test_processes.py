"""A tagger is sent to other processes: pickled, in a pool, by joblib"""
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import numpy as np
import pytest
from project import LIMIT
from small_models import KINDS, write_model

from audiotag import Tagger

NOISE = np.random.default_rng(0).normal(0, 0.1, 4 * 32_000)


@pytest.mark.parametrize("way", ["spawn", "forkserver"])
@pytest.mark.parametrize("kind", ["default", *KINDS])
def test_a_tagger_works_in_another_process(tmp_path, monkeypatch, kind, way):
    "From a folder that was given relative to another place, too"
    monkeypatch.chdir(tmp_path)
    tagger = Tagger.from_pretrained(write_model(tmp_path / "model", kind).relative_to(tmp_path) if kind != "default" else kind, threads=1)
    expected = tagger.tag(NOISE, sr=32_000)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    with ProcessPoolExecutor(1, multiprocessing.get_context(way)) as pool:
        found = pool.submit(partial(tagger.tag, NOISE, sr=32_000, threshold=0.1)).result(LIMIT)
    assert np.allclose(found.values, expected.values, atol=1e-6) and found.labels == tagger.labels
