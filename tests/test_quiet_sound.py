"""What makes instruments uncertain is said in one line, by the tagger and by a player: a band that is missing, steps that are too coarse"""
import warnings

import numpy as np
import pytest
import soundfile
import soxr
from project import LIMIT

from audiotag import Player, Tagger
from audiotag.audio import AudioWarning, load


@pytest.fixture(scope="module")
def music():
    from importlib.resources import files
    return load(str(files("audiotag") / "samples" / "demo.ogg"))[: 20 * 32_000]


def wav(path, samples, sr, subtype="PCM_16"):
    soundfile.write(path, samples, sr, subtype=subtype)
    return path


MADE = {  # kind: (makes a file of the music, words of the warnings that it gets)
    "as it is": (lambda path, music: wav(path, music, 32_000), []),
    "a quiet beginning": (lambda path, music: wav(path, music * np.linspace(0, 1, len(music)) ** 4, 32_000), []),
    "quiet in floats": (lambda path, music: wav(path, music / 500, 32_000, "FLOAT"), []),
    "quiet in 24 bits": (lambda path, music: wav(path, music / 500, 32_000, "PCM_24"), []),
    "quiet in 16 bits": (lambda path, music: wav(path, music / 500, 32_000), ["is very quiet"]),
    "quiet, 16 bits in a file of 24": (lambda path, music: wav(path, np.rint(music * 60) / 32_768, 32_000, "PCM_24"), ["is very quiet"]),
    "quiet on one channel": (lambda path, music: wav(path, np.outer(music, [1 / 500, 0]), 32_000), ["is very quiet"]),
    "silence": (lambda path, music: wav(path, 0 * music, 32_000), []),
    "a telephone's": (lambda path, music: wav(path, soxr.resample(music, 32_000, 8_000), 8_000), ["has nothing above 4 kHz"]),
    "upside down": (lambda path, music: wav(path, np.outer(music, [0.5, -0.5]), 32_000), ["left and right cancel"]),
    "all of it": (lambda path, music: wav(path, np.outer(soxr.resample(music, 32_000, 11_025), [0.002, -0.002]), 11_025),
                  ["left and right cancel", "has nothing above 5.5", "is very quiet"]),
}


@pytest.mark.parametrize("kind", MADE)
def test_what_is_uncertain_is_said_once(tmp_path, music, kind):
    make, words = MADE[kind]
    path, tagger = make(tmp_path / "song.wav", music), Tagger.from_pretrained()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        tagger.tag(path)
    told = [str(warning.message) for warning in caught if isinstance(warning.message, AudioWarning)]
    assert len(told) == len(words) and all(f"{path}: {each}" in line and "\n" not in line for each, line in zip(words, told)), told
    player = Player(str(path), tagger).wait(LIMIT)
    assert player.session.feed.notices == [line.replace(str(path), "song.wav") for line in told]
    player.close()


@pytest.mark.parametrize("second", ["opposite", "late", "silent"])
def test_what_is_heard_does_not_depend_on_a_second_channel(music, second):
    tagger, level = Tagger.from_pretrained(), dict(opposite=-1, silent=0, late=1)[second]
    one = tagger.tag(music, sr=32_000).values
    both = np.stack([music, level * (np.roll(music, 16) if second == "late" else music)], 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", AudioWarning)
        two = tagger.tag(both, sr=32_000).values
    assert one.max() > 0.5 and np.abs(two - one).mean() < 0.01 and np.abs(two - one).max() < 0.2


@pytest.mark.parametrize("level", [1e-1, 1e-2, 1e-3])
def test_loudness_does_not_decide_what_is_heard(music, level):
    tagger = Tagger.from_pretrained()
    loud, quiet = (tagger.tag(music * gain, sr=32_000).values for gain in (1, level))
    assert loud.max() > 0.5 and np.abs(loud - quiet).mean() < 0.01
