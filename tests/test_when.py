"""When: events of a model that scores columns begin and end where the sound does, however long segments are"""
import numpy as np
import pytest
from small_models import LABELS, write_model

from audiotag import Tagger
from audiotag.events import Event
from audiotag.listen.session import Session

SR, RNG = 32_000, np.random.default_rng(7)
BANDS = {"bass_guitar": (60, 300), "flute": (5_000, 12_000)}  # Hz: what each label's weights listen to


@pytest.fixture(scope="module")
def tagger(tmp_path_factory):
    "A model that hears whatever is low as a bass, whatever is high as a flute, and nothing else"
    weights, bias = np.zeros((128, len(LABELS))), np.full(len(LABELS), -9.0)
    for label, bands, middle in (("bass_guitar", range(4, 13), -11), ("flute", range(90, 117), -4.6)):  # between its sound and a quiet room
        weights[bands, LABELS.index(label)], bias[LABELS.index(label)] = 1 / len(bands), -middle
    return Tagger(write_model(tmp_path_factory.mktemp("model"), "columns", weights=weights, bias=bias))


def song(truth, seconds):
    "Noise in each label's band while it plays, and a quiet room"
    spectrum, hz = np.fft.rfft(RNG.normal(0, 0.3, seconds * SR)), np.fft.rfftfreq(seconds * SR, 1 / SR)
    sound, t = RNG.normal(0, 1e-5, seconds * SR), np.arange(seconds * SR) / SR
    for label, (low, high) in BANDS.items():
        playing = np.any([(e.start <= t) & (t < e.end) for e in truth if e.label == label], axis=0)
        sound += np.fft.irfft(spectrum * ((hz >= low) & (hz < high))) * playing
    return sound.astype(np.float32)


def errors(events, truth):
    "How far starts and ends are off, seconds; every event of the truth is found once"
    events, truth = (sorted(some, key=lambda e: (e.label, e.start)) for some in (events, truth))
    assert [e.label for e in events] == [e.label for e in truth]
    return (np.array([[abs(e.start - t.start), abs(e.end - t.end)] for e, t in zip(events, truth)])).T


@pytest.mark.parametrize("options", [{}, {"hop": 0.25}, {"hop": 3.0}, {"segment": 5.0, "hop": 0.5}])
def test_lanes_light_and_go_out_in_time(tagger, options):
    starts = np.cumsum(RNG.uniform(4, 6, 8))
    truth = [Event(start, start + RNG.uniform(1.5, 3), tuple(BANDS)[n % 2]) for n, start in enumerate(starts)]
    begins, ends = errors(tagger.tag(song(truth, 52), sr=SR, **options).to_events(), truth)
    assert np.median(begins) <= 0.3 and np.median(ends) <= 0.5 and max(begins.max(), ends.max()) < 0.7


def test_two_that_take_turns_are_lit_in_turn(tagger):
    truth = [Event(2.0 * n, 2.0 * n + 2, tuple(BANDS)[n % 2]) for n in range(15)]
    sound = song(truth, 30)
    session = Session(tagger, sound, lambda message, buffers: None, sr=SR)
    session.run()
    for events in (tagger.tag(sound, sr=SR).to_events(), session.tags.to_events()):
        moments = np.arange(0.05, 30, 0.1)
        lit = [{e.label for e in events if e.start <= t < e.end} for t in moments]
        right = [names == {e.label for e in truth if e.start <= t < e.end} for names, t in zip(lit, moments)]
        assert np.mean(right) > 0.8 and np.mean([len(names) == 2 for names in lit]) < 0.2
    session.close()
