"""Mixes: what a scene says is what is heard, the same seed gives the same bytes, and no interruption or bad input costs anything."""
import errno
import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pyloudnorm
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from project import LIMIT, start, wait_until

from audiotag.audio import load, write
from audiotag.cli.main import run
from audiotag.data.mix import mix_clips
from audiotag.data.render import CEILING, render
from audiotag.data.scene_recipe import Recipe
from audiotag.data.scene_sampling import by_split, numbered_scene
from audiotag.data.scenes import EQUALISER_HZ, Note, Part, Scene, scene_from_json, scene_to_json
from audiotag.data.soundbank import SR, build_soundbank, usable
from audiotag.data.table import TableError, read_table, split_by_group, write_table
from audiotag.files import DiskFullError
from audiotag.labels import LABELS

PITCHES = dict(double_bass=(41, 55, 65), cello=(110, 131, 147), piano=(262, 330, 392), flute=(880, 988, 1175),
               glockenspiel=(2093, 2637, 3136))


def steady(hz, seconds):
    "A tone that is as loud at its end as at its start"
    t = np.arange(int(seconds * SR)) / SR
    return sum(np.sin(2 * np.pi * hz * k * t) / k**2 for k in range(1, 5) if hz * k < 15_000) * 0.3


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    "A folder with metadata.csv: five instruments of four players, notes of 1 s and a phrase of 5 s each"
    folder = tmp_path_factory.mktemp("sources")
    rows = []
    for label, pitches in PITCHES.items():
        (folder / label).mkdir()
        for player in range(4):
            for hz in pitches:
                name = f"{label}/{player}-{hz}.wav"
                write(folder / name, steady(hz * 1.01**player, 1.0), SR)
                rows.append(dict(path=name, label=label, group=f"{label} {player}", licence="CC0"))
            write(folder / f"{label}/{player}-phrase.wav", np.concatenate([steady(hz, 1.0) for hz in (*pitches, *pitches[:2])]), SR)
            rows.append(dict(path=f"{label}/{player}-phrase.wav", label=label, group=f"{label} {player}", licence="CC0"))
    pd.DataFrame(rows).to_csv(folder / "plain.csv", index=False)
    write_table(split_by_group(read_table(folder / "plain.csv"), 0.25, seed=1), folder / "metadata.csv")
    return folder


@pytest.fixture(scope="module")
def bank(sources):
    return build_soundbank(usable(read_table(sources / "metadata.csv")), sources / "banks", sources, workers=1)[0]


# Scenes as data

finite = st.floats(-60, 60, allow_nan=False)
notes = st.builds(Note, st.text(min_size=1), st.floats(0, 60), st.floats(0, 60), st.floats(0.01, 60), finite)
parts = st.builds(Part, st.sampled_from(LABELS), st.lists(notes, max_size=3).map(tuple), st.floats(0.5, 2), st.floats(0.5, 2), finite,
                  st.lists(finite, min_size=8, max_size=8).map(tuple) | st.just(()), st.integers(0, 64), finite, st.floats(0, 2),
                  st.floats(0, 300), st.floats(1, 10))
backgrounds = parts.map(lambda part: replace(part, label="none"))
scenes = st.builds(Scene, st.lists(parts, max_size=3).map(tuple), st.floats(0.3, 60), st.text(), st.sampled_from(["train", "valid"]),
                   finite, st.none() | backgrounds, st.sampled_from(["white", "pink", "brown"]), st.none() | finite, st.floats(1, 10),
                   st.floats(1_000, 16_000), finite, st.integers(0, 2**31))


@given(scenes)
@settings(max_examples=100, deadline=None)
def test_a_scene_survives_being_saved(scene):
    line = scene_to_json(scene)
    assert "\n" not in line and scene_from_json(line) == scene


# Scenes as sound

def tone_scene(bank, seed):
    "One or two parts of one note each, at random onsets, speeds and levels, in a dry room without noise"
    rng = np.random.default_rng(seed)
    labels = rng.choice(["double_bass", "piano", "glockenspiel"], int(rng.integers(1, 3)), replace=False)
    def part(label):
        note = Note(f"{label}/0-{PITCHES[label][0]}.wav", round(rng.uniform(0, 2.5), 3), seconds=round(rng.uniform(0.3, 3), 3))
        return Part(str(label), (note,), round(rng.uniform(0.8, 1.2), 3), float(rng.choice([1.0, 0.9, 1.15])), -rng.uniform(0, 9))
    return Scene(tuple(map(part, labels)), loudness=float(rng.uniform(-40, -20)))


@pytest.mark.parametrize("seed", range(40))
def test_intervals_are_when_the_parts_sound(bank, seed):
    scene = tone_scene(bank, seed)
    heard = render(scene, bank)
    for part, stem in zip(scene.parts, heard.stems):
        note, = part.notes
        end = min(note.onset + min(note.seconds, 1.0 * part.stretch / part.rate), 3.0)
        sounding = np.flatnonzero(np.abs(stem) > 0.03 * np.abs(stem).max()) / SR
        assert abs(sounding[0] - note.onset) < 0.08 and abs(sounding[-1] - end) < 0.12  # the stem does what the note says
        if end - note.onset < 0.3:
            continue  # so short that half a frame at each end decides
        (start, stop), = heard.events[part.label]
        assert abs(start - sounding[0]) <= 0.1 and abs(stop - sounding[-1]) <= 0.1 + 0.05


@pytest.mark.parametrize("seed", range(25))
def test_loudness_and_signal_to_noise_are_what_was_asked(bank, seed):
    recipe = Recipe(parts=(0, 0.5, 0.5), noise=1.0, background=0, telephone=0, compression=0.3)
    scene = replace(numbered_scene(by_split(bank), 5, seed, recipe), compression=1.0, bus_compression=1.0)
    heard, level = render(scene, bank), pyloudnorm.Meter(SR).integrated_loudness
    if np.abs(heard.samples).max() < CEILING - 1e-3:
        assert abs(level(heard.samples) - scene.loudness) < 0.5
    else:
        assert level(heard.samples) < scene.loudness + 0.5
    together = heard.stems.sum(axis=0)
    assert abs(10 * np.log10((together**2).mean() / ((heard.samples - together) ** 2).mean()) - scene.snr) < 0.5
    if len(scene.parts) == 2:
        loud = render(replace(scene, loudness=-20.0, snr=None), bank).stems
        if (np.abs(loud).max(axis=1) > 0).all():
            asked = scene.parts[0].loudness - scene.parts[1].loudness
            assert abs(level(loud[0]) - level(loud[1]) - asked) < 0.5


def test_every_effect_changes_the_sound_and_none_breaks_it(bank):
    plain = Scene((Part("piano", (Note("piano/0-phrase.wav"),)),))
    part, = plain.parts
    changed = [replace(plain, parts=(replace(part, **change),)) for change in (
        dict(rate=1.1), dict(stretch=1.1), dict(equaliser=(6.0,) * 4 + (-6.0,) * 4), dict(room=7), dict(vibrato=0.4), dict(drive=20.0),
        dict(compression=4.0))] + [replace(plain, **change) for change in (
            dict(snr=10.0), dict(lowpass=3_500.0), dict(compression=3.0), dict(background=Part("none", (Note("flute/0-phrase.wav"),))))]
    reference = render(plain, bank).samples
    for scene in changed:
        heard = render(scene, bank)
        assert np.isfinite(heard.samples).all() and np.abs(heard.samples).max() <= 1 and "piano" in heard.events
        assert np.abs(heard.samples - reference).max() > 0.003, scene
    assert len(EQUALISER_HZ) == 8


# Files

def content(folder):
    "Every clip and table of a mix: name -> bytes"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.glob("clips/*/*")) + [folder / "clips.csv"]}


@pytest.fixture(scope="module")
def whole(sources, tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    mix_clips(sources / "metadata.csv", folder, n=230, seed=3, workers=1)
    return folder


@pytest.mark.parametrize("workers", [2, 3])
def test_the_same_seed_gives_the_same_bytes_with_any_number_of_workers(sources, whole, tmp_path, workers):
    mix_clips(sources / "metadata.csv", tmp_path / "mix", n=230, seed=3, workers=workers)
    assert content(tmp_path / "mix") == content(whole)


def test_no_clip_and_no_group_is_on_two_sides(sources, whole):
    table = read_table(sources / "metadata.csv")
    side, group = dict(zip(table.path.map(lambda p: Path(p).relative_to(sources).as_posix()), table.split)), {}
    scenes = [scene_from_json(line) for line in (whole / "scenes.jsonl").read_text(encoding="utf-8").splitlines()]
    clips = read_table(whole / "clips.csv")
    assert set(clips.split) == {"train", "valid"} and len(scenes) == len(clips) == 230
    groups = dict(zip(side, table.group))
    for scene, split in zip(scenes, clips.split):
        for part in scene.parts:
            for note in part.notes:
                assert side[note.clip] == split
                assert group.setdefault(groups[note.clip], split) == split
    again = split_by_group(clips.assign(split="train"), 0.3, seed=2)  # even a reader who splits mixes anew cannot tear a side apart
    assert again.groupby(clips.split).split.nunique().max() == 1


def test_labels_are_those_that_are_heard(whole):
    clips = read_table(whole / "clips.csv")
    for clip in clips[:60].itertuples():
        assert set(clip.labels.split("|")) - {""} <= set(clip.label.split("|"))
        assert list(json.loads(clip.intervals)) == [label for label in clip.labels.split("|") if label]
        assert (np.abs(load(clip.path)).max() > 0) >= bool(clip.labels)


def mixing(sources, to, n=800):
    command = [Path(sys.executable).parent / "audiotag", "mix", sources / "metadata.csv", "--n", n, "--to", to, "--workers", 2, "--quiet"]
    return start(*command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_what_is_interrupted_goes_on(sources, tmp_path, how):
    run_one = mixing(sources, tmp_path / "mix")
    wait_until(lambda: len(list((tmp_path / "mix").glob("clips/[0-9]*"))) >= 2)
    run_one.send_signal(how)
    said = run_one.communicate(timeout=LIMIT)[1]
    finished = list((tmp_path / "mix").glob("clips/[0-9]*"))
    assert 2 <= len(finished) < 8 and not (tmp_path / "mix/clips.csv").exists()
    assert all(len(list(folder.glob("*.wav"))) == 100 for folder in finished)  # none is half-made
    if how != signal.SIGKILL:
        asked = {signal.SIGINT: (130, "audiotag: interrupted"), signal.SIGTERM: (143, "")}
        own = [line for line in said.splitlines() if "resource_tracker" not in line and not line.startswith("  warnings.warn")]
        assert (run_one.returncode, "\n".join(own).strip()) == asked[how]  # the tracker of joblib's locks may say that it tidied up
        assert not list((tmp_path / "mix").rglob("*.part"))
    before = {path: path.stat().st_mtime_ns for folder in finished for path in folder.iterdir()}
    run_two = mixing(sources, tmp_path / "mix")
    assert run_two.communicate(timeout=300)[1] == "" and run_two.returncode == 0
    assert {path: path.stat().st_mtime_ns for path in before} == before  # what was there was not made again
    assert not list((tmp_path / "mix").rglob("*.part"))
    mix_clips(sources / "metadata.csv", tmp_path / "other", n=800, seed=1, workers=2)
    assert content(tmp_path / "mix") == content(tmp_path / "other")


def test_a_full_disk_leaves_nothing_half_made(sources, whole, tmp_path, monkeypatch):
    written, real = [], Path.write_bytes
    def full(self, data):
        written.append(self)
        if len(written) == 150:
            real(self, bytes(data)[:1_000])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))
        return real(self, data)
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(DiskFullError, match="the disk is full"):
        mix_clips(sources / "metadata.csv", tmp_path / "mix", n=230, seed=3, workers=1)
    assert len(list((tmp_path / "mix").glob("clips/*"))) == 1 and not (tmp_path / "mix/clips.csv").exists()
    assert not list((tmp_path / "mix").rglob("*.part"))
    monkeypatch.undo()
    mix_clips(sources / "metadata.csv", tmp_path / "mix", n=230, seed=3, workers=1)
    assert content(tmp_path / "mix") == content(whole)


# Bad input

def table_of(folder, rows, name="table.csv"):
    pd.DataFrame(rows).to_csv(folder / name, index=False)
    return folder / name


def test_a_bad_table_is_told_in_one_line(tmp_path, capfd):
    write(tmp_path / "a.wav", steady(440, 1), SR)
    for rows, cause in (([dict(file="a.wav", label="piano")], "path"), ([dict(path="a.wav")], "label"),
                        ([dict(path="a.wav", label="piano", labels="pia/nola")], "pia/nola")):
        with pytest.raises(TableError, match=cause):
            mix_clips(table_of(tmp_path, rows), tmp_path / "mix", n=1, workers=1)
        assert run(["mix", str(tmp_path / "table.csv"), "--to", str(tmp_path / "mix"), "--n", "1"]) == 1
        said = capfd.readouterr().err
        assert said.count("\n") == 1 and "table.csv" in said and cause in said
    (tmp_path / "table.csv").write_text("path,label\n")
    assert run(["mix", str(tmp_path / "table.csv"), "--to", str(tmp_path / "mix")]) == 1
    assert "table.csv" in capfd.readouterr().err
    assert not (tmp_path / "mix/clips.csv").exists()


def test_bad_clips_are_listed_and_the_rest_is_mixed(tmp_path):
    write(tmp_path / "good.wav", steady(440, 1), SR)
    write(tmp_path / "zeros.wav", np.zeros(SR), SR)
    (tmp_path / "noise.wav").write_bytes(b"no sound")
    names = ("good", "zeros", "noise", "gone")
    table = table_of(tmp_path, [dict(path=f"{name}.wav", label="piano", group=name) for name in names])
    clips = read_table(mix_clips(table, tmp_path / "mix", n=12, workers=1))
    problems = pd.read_csv(tmp_path / "mix/problems.csv")
    assert len(clips) == 12 and "piano" in set(clips.labels) <= {"", "piano"}  # one instrument only: alone, or nobody
    assert {Path(path).stem for path in problems.path} == {"zeros", "noise", "gone"} and problems.cause.str.len().min() > 5
    with pytest.raises(TableError, match="none of the 1 clips"):
        mix_clips(table_of(tmp_path, [dict(path="zeros.wav", label="piano")], "zeros.csv"), tmp_path / "none", n=1, workers=1)
