"""Segment- and event-based figures of random annotations, equal to those of sed_eval 0.2.1, and against slow definitions."""
import random
from itertools import permutations

import numpy as np
import pytest

from audiotag.events import Event
from audiotag.train.event_metrics import Collars, edge_errors, event_counts, segment_counts

LABELS = ["cello", "flute", "oboe", "piano"]
# What sed_eval 0.2.1 says of `annotations(seed)`: SegmentBasedMetrics(LABELS, time_resolution) and EventBasedMetrics(LABELS,
# evaluate_offset=..., t_collar=..., percentage_of_length=...), the files of a seed one after the other; true positives, then what the
# system said, then what there was, of each label in turn
SED_EVAL = {
    (0, "segments of 1 s"): [[35, 39, 62], [41, 65, 47], [29, 36, 53], [38, 50, 52]],
    (0, "segments of 0.1 s"): [[238, 295, 510], [269, 547, 365], [213, 285, 434], [264, 393, 424]],
    (0, "events"): [[4, 11, 23], [1, 39, 22], [5, 18, 22], [6, 23, 23]],
    (0, "starts"): [[7, 11, 23], [14, 39, 22], [10, 18, 22], [15, 23, 23]],
    (0, "events, 0.5 s"): [[3, 11, 23], [4, 39, 22], [3, 18, 22], [5, 23, 23]],
    (1, "segments of 1 s"): [[28, 32, 52], [45, 67, 49], [28, 34, 57], [43, 50, 67]],
    (1, "segments of 0.1 s"): [[199, 242, 412], [355, 599, 419], [208, 290, 458], [343, 406, 569]],
    (1, "events"): [[3, 14, 24], [6, 41, 19], [3, 14, 22], [7, 20, 25]],
    (1, "starts"): [[9, 14, 24], [11, 41, 19], [6, 14, 22], [10, 20, 25]],
    (1, "events, 0.5 s"): [[3, 14, 24], [3, 41, 19], [2, 14, 22], [6, 20, 25]],
    (2, "segments of 1 s"): [[28, 31, 51], [33, 67, 35], [40, 46, 57], [34, 43, 55]],
    (2, "segments of 0.1 s"): [[202, 234, 410], [218, 572, 254], [329, 390, 478], [223, 332, 436]],
    (2, "events"): [[2, 13, 23], [4, 47, 14], [9, 20, 30], [2, 16, 23]],
    (2, "starts"): [[7, 13, 23], [9, 47, 14], [13, 20, 30], [7, 16, 23]],
    (2, "events, 0.5 s"): [[3, 13, 23], [4, 47, 14], [3, 20, 30], [2, 16, 23]],
    (3, "segments of 1 s"): [[40, 42, 53], [37, 63, 48], [29, 38, 44], [48, 63, 55]],
    (3, "segments of 0.1 s"): [[284, 323, 454], [286, 534, 406], [222, 289, 370], [349, 511, 456]],
    (3, "events"): [[0, 17, 26], [7, 33, 15], [4, 12, 20], [7, 27, 29]],
    (3, "starts"): [[4, 17, 26], [9, 33, 15], [7, 12, 20], [13, 27, 29]],
    (3, "events, 0.5 s"): [[0, 17, 26], [5, 33, 15], [3, 12, 20], [7, 27, 29]],
}


def annotations(seed):
    "Pairs (truth, heard) of three files: heard is the truth with edges moved, events dropped and others added"
    rng = random.Random(seed)
    for _ in range(3):
        truth = [Event(start, start + rng.uniform(0.05, 5), rng.choice(LABELS)) for start in (rng.uniform(0, 25) for _ in range(30))]
        near = rng.choice([0.05, 0.2, 0.6])
        heard = [Event(max(0, e.start + rng.gauss(0, near)), 0, e.label) for e in truth if rng.random() < 0.85]
        heard = [Event(e.start, e.start + rng.uniform(0.05, 5), rng.choice([e.label, e.label, "flute"])) for e in heard]
        yield truth, heard + [Event(start, start + 1.5, rng.choice(LABELS)) for start in (rng.uniform(0, 25) for _ in range(4))]


WAYS = {
    "segments of 1 s": lambda *events: segment_counts(*events, LABELS),
    "segments of 0.1 s": lambda *events: segment_counts(*events, LABELS, 0.1),
    "events": lambda *events: event_counts(*events, LABELS),
    "starts": lambda *events: event_counts(*events, LABELS, Collars(ends=False)),
    "events, 0.5 s": lambda *events: event_counts(*events, LABELS, Collars(0.5, 0.5, 0.2)),
}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("way", WAYS)
def test_the_numbers_of_sed_eval(seed, way):
    tp, fp, fn = sum(WAYS[way](*pair) for pair in annotations(seed))
    assert np.array([tp, tp + fp, tp + fn]).T.astype(int).tolist() == SED_EVAL[seed, way]


def test_pairs_as_tried_in_every_order():
    "No way to give heard events to true ones makes more pairs"
    rng = random.Random(7)
    for _ in range(60):
        truth = [Event(start, start + rng.uniform(0.1, 0.6), "oboe") for start in (rng.uniform(0, 1) for _ in range(rng.randint(0, 4)))]
        heard = [Event(start, start + rng.uniform(0.1, 0.6), "oboe") for start in (rng.uniform(0, 1) for _ in range(rng.randint(0, 4)))]
        def fits(t, h): return abs(t.start - h.start) <= 0.2 and abs(t.end - h.end) <= max(0.2, (t.end - t.start) / 2)
        padded = [*heard, *[None] * len(truth)]
        best = max(sum(h is not None and fits(t, h) for t, h in zip(truth, order)) for order in permutations(padded, len(truth)))
        assert event_counts(truth, heard, ["oboe"])[:, 0].tolist() == [best, len(heard) - best, len(truth) - best]


def test_edges_of_events_that_meet():
    "Several heard events within a true one are one entry and one end; what only touches it is none"
    truth, heard = [Event(2, 6, "oboe")], [Event(0, 2, "oboe"), Event(2.5, 3, "oboe"), Event(4, 7, "oboe"), Event(1, 9, "flute")]
    assert edge_errors(truth, heard).tolist() == [[0.5, 1.0]]


def test_nothing_and_nobody():
    for way in WAYS.values(): assert not way([], []).any()
    moment = [Event(0, 0, "oboe")]
    assert segment_counts(moment, [], ["oboe"]).sum() == 0 and event_counts(moment, [], ["oboe"])[:, 0].tolist() == [0, 0, 1]
    assert event_counts([], [], []).shape == segment_counts([], [], []).shape == (3, 0)
