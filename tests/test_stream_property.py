"""The scores do not depend on how the sound arrives."""
from functools import partial
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_models import write_model

from audiotag import Tagger
from audiotag.audio import decode

TAGGER = Tagger.from_pretrained()
SONG = np.random.default_rng(0).normal(scale=0.1, size=11 * 44_100).astype(np.float32)


@settings(max_examples=25, deadline=None, derandomize=True, database=None)
@given(block=st.integers(2_000, 300_000), samples=st.integers(1, len(SONG)), hop=st.sampled_from([3.0, 1.5, 0.5]))
def test_any_block_size_gives_the_same_scores(block, samples, hop):
    song = SONG[:samples]
    with patch("audiotag.frames.decode", partial(decode, block=block)):
        tags = TAGGER.tag(song, sr=44_100, hop=hop)
        streamed = list(TAGGER.stream(song, sr=44_100, hop=hop))
    whole = TAGGER.tag(song, sr=44_100, hop=hop)
    assert tags.values == pytest.approx(whole.values, abs=1e-5)
    assert np.array_equal(tags.starts, whole.starts) and np.array_equal(tags.ends, whole.ends)
    assert [list(segment.scores.values()) for segment in streamed] == pytest.approx(whole.values, abs=1e-5)


@pytest.fixture(scope="module")
def columns(tmp_path_factory): return Tagger(write_model(tmp_path_factory.mktemp("model"), "columns"))


@settings(max_examples=25, deadline=None, derandomize=True, database=None)
@given(samples=st.integers(1, 20 * 44_100), hop=st.sampled_from([0.01, 0.1, 0.32, 1.0, 2.7]), more=st.sampled_from([0, 0.5, 3.3]))
def test_segments_are_pooled_from_columns(columns, samples, hop, more):
    song = np.resize(SONG, samples) * np.repeat(np.random.default_rng(samples).uniform(0, 1, 20), 44_100)[:samples]
    segment = max(0.32, hop) + more
    tags = columns.tag(song, sr=44_100, hop=hop, segment=segment)
    streamed = list(columns.stream(song, sr=44_100, hop=hop, segment=segment))
    assert [[s.start, s.end] for s in streamed] == np.column_stack([tags.starts, tags.ends]).tolist()
    assert [list(s.scores.values()) for s in streamed] == pytest.approx(tags.values, abs=1e-6)
    rate, length, p = 100, round(segment * 100), tags.columns.values.astype(float)
    for i in {0, len(tags.starts) // 2, len(tags.starts) - 1}:  # against the definition
        first = round(tags.starts[i] * rate)
        weight = np.clip(np.minimum(first + length, 32 * np.arange(1, len(p) + 1)) - np.maximum(first, 32 * np.arange(len(p))), 0, None)
        wanted = (weight @ p**2) / np.maximum(weight @ p, 1e-12)
        assert tags.values[i] == pytest.approx(wanted, abs=1e-6)
    assert columns.embed(song, sr=44_100, hop=hop, segment=segment).shape == (len(tags.starts), 128)


def test_a_row_of_sources_that_breaks_is_raised_after_its_last_good_one():
    "Once the last good file became an error, and the row ended as if it were whole"
    def songs():
        yield SONG
        yield SONG[:50_000]
        raise RuntimeError("the list is broken")

    found = []
    with pytest.raises(RuntimeError, match="the list is broken"):
        for _, tags in TAGGER.tag_many(songs(), sr=44_100): found.append(tags.values)
    wanted = [TAGGER.tag(song, sr=44_100).values for song in (SONG, SONG[:50_000])]
    for one, other in zip(found, wanted, strict=True): np.testing.assert_allclose(one, other, atol=1e-5)
