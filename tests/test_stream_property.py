"""The scores do not depend on how the sound arrives."""
from functools import partial
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
