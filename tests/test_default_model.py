"""The bundled model on music that the test makes: when solo phrases begin and end, players who take turns, the same at any level."""
import os
import shutil
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from audiotag.audio import load
from audiotag.data.sound_font import NoteToPlay, render_notes
from audiotag.events import Event
from audiotag.tagger import Tagger

SR = 32_000
FONTS = [Path("/usr/share/sounds/sf2") / name for name in ("TimGM6mb.sf2", "FluidR3_GM.sf2")]  # the first one has taught the model nothing
PLAYERS = {  # label -> MIDI program, lowest key of its melody
    "flute": (73, 69), "piano": (0, 55), "trumpet": (56, 60), "acoustic_guitar": (25, 52), "french_horn": (60, 50),
    "organ": (19, 55), "glockenspiel": (9, 72), "tuba": (58, 34), "marimba": (12, 57),
}
MELODY = (0, 4, 7, 12, 11, 7, 9, 5, 2, 7)  # semitones above the lowest key


@pytest.fixture(scope="module")
def tagger(): return Tagger.from_pretrained()


def play(font, label, seconds, note=0.45):
    "A melody that begins and ends on the sample"
    program, key = PLAYERS[label]
    notes = [NoteToPlay(label, 0, program, key + step, 95, note) for step in MELODY]
    melody = np.zeros(round((len(notes) * note + 1) * SR), np.float32)
    for i, sound in enumerate(render_notes(font, notes, SR, note + 0.3)):
        at = round(i * note * SR)
        melody[at : at + len(sound)] += sound
    melody = np.resize(melody[: round(len(notes) * note * SR)], round(seconds * SR))
    melody[-320:] *= np.linspace(1, 0, 320, dtype=np.float32)
    return melody * np.float32(0.1 / np.sqrt((melody**2).mean()))


@pytest.fixture(scope="module")
def phrases():
    "label -> its melody, nine seconds"
    font = next(filter(Path.exists, FONTS), None)
    if font is None or not shutil.which("fluidsynth"):
        assert os.environ.get("CI") != "true", "fluidsynth or its sound font is missing"
        pytest.skip("fluidsynth or its sound font is not installed")
    pytest.importorskip("fluidsynth")
    return {label: play(font, label, 9) for label in PLAYERS}


def joined(phrases, parts):
    "Phrases one after the other, (label, seconds) each: the music, and who plays when"
    events, music, at = [], [], 0.0
    for label, seconds in parts:
        music.append(phrases[label][: round(seconds * SR)])
        events.append(Event(at, at := at + seconds, label))
    return np.concatenate(music), events


def heard_of(event, heard):
    "From when to when an event's label is lit while it sounds; None = never"
    found = [e for e in heard if e.label == event.label and e.end > event.start and e.start < event.end]
    return (min(e.start for e in found), max(e.end for e in found)) if found else None


def lit(events, label, moments):
    "Whether a label is lit, bool for each moment"
    return np.any([(e.start <= moments) & (moments < e.end) for e in events if e.label == label] or [moments < 0], axis=0)


def test_lanes_follow_entries_and_ends(tagger, phrases):
    "Ten songs of six solo phrases each, of 3 to 6 s"
    rng, distances, missed = np.random.default_rng(0), [], 0
    for _ in range(10):
        players = rng.permutation(list(PLAYERS))[:6]
        music, truth = joined(phrases, [(str(label), round(float(rng.uniform(3, 6)), 2)) for label in players])
        heard = tagger.tag(music, sr=SR).to_events()
        found = [(event, heard_of(event, heard)) for event in truth]
        missed += sum(times is None for _, times in found)
        distances += [(times[0] - event.start, times[1] - event.end) for event, times in found if times]
    entry, end = np.median(np.abs(distances), axis=0)
    # With the first font 0.15 s, 0.12 s and 0, with the second 0.14 s, 0.23 s and 0; an earlier model: 0.54 s, 1.06 s and 8.
    assert entry <= 0.3 and end <= 0.5 and missed <= 3, (entry, end, missed)


def test_players_who_take_turns(tagger, phrases):
    "Every two seconds: at each moment the one who plays is lit, and the other one is not"
    moments, shares = np.arange(0, 24, 0.01), []
    for first, second in pairwise(PLAYERS):
        heard = tagger.tag(joined(phrases, [(first, 2.0), (second, 2.0)] * 6)[0], sr=SR).to_events()
        lanes = [lit(heard, label, moments) for label in (first, second)]
        turn = moments % 4 >= 2
        shares.append((np.where(turn, lanes[1], lanes[0]).mean(), np.where(turn, lanes[0], lanes[1]).mean(), (lanes[0] & lanes[1]).mean()))
    own, other, both = np.mean(shares, axis=0)
    # With the first font 0.91, 0.26 and 0.23, with the second 0.93, 0.34 and 0.30; an earlier model: 0.65, 0.62 and 0.51, and 0.88, 0.81
    # and 0.81. A piano or a flute may stay lit while a brass player has his turn.
    assert own >= 0.85 and other <= 0.35 and both <= 0.32, (own, other, both)


@pytest.fixture(scope="module")
def demo(): return load(files("audiotag") / "samples" / "demo.ogg", SR)


@pytest.fixture(scope="module", params=["song", "mix"])
def music(request, demo):
    "The bundled song; and three pieces of it at once, which is a dense mix"
    if request.param == "song": return demo
    return sum(demo[at * SR : (at + 14) * SR] for at in (9, 27, 45)) / 3


@pytest.mark.parametrize("level", [-40, -60])
def test_the_same_at_any_level(tagger, music, level):
    "40 dB quieter, and at a peak of -60 dB"
    gain = 10 ** (level / 20) / (np.abs(music).max() if level == -60 else 1)
    loud, quiet = (tagger.tag(np.float32(x), sr=SR).values for x in (music, music * gain))
    decided = (loud > 0.5) | (loud < 0.2)
    furthest = np.abs(loud - quiet)[decided].max()
    assert furthest <= 0.1, furthest  # 0.03 in the song at -60 dB, else 0.00001; an earlier model: 0.75 at 40 dB less, 0.99 at -60 dB
