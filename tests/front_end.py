"""What the tests of the player's front end share: a made-up song as a saved page, a browser, NumPy's answers for node, pictures"""
import io
import json
import os
import shutil
import wave
from base64 import b64encode
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from project import LABELS, LIMIT, wait_until

from audiotag.events import (
    COLUMNS,
    OVERLAPPING,
    RELEASE_RATIO,
    SIDE_BY_SIDE,
    active_cells,
    cell_scores,
    find_events,
    hysteresis,
)
from audiotag.families import family_members, find_families
from audiotag.labels import FAMILIES, FAMILY_COLOURS, display
from audiotag.listen import page
from audiotag.listen.messages import pack
from audiotag.listen.protocol import _DOUBT as DOUBT
from audiotag.perhaps import find_perhaps
from audiotag.train.event_metrics import segment_counts
from audiotag.uncertainty import certainty, near_misses

CELLS = Path(__file__).resolve().parent / "js" / "cells.json"
SECONDS, RATE, ROWS = 24, 16, 96  # of the song, columns a second, bands
PARTS = {"piano": (0, 9), "violin": (6, 15), "drums": (12, 24), "flute": (3, 7), "bass_guitar": (14, 22), "vocal": (16, 20),
         "trumpet": (20, 24)}  # who plays from when to when
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-quic", "--mute-audio",
         "--lang=en-US", "--autoplay-policy=no-user-gesture-required",
         "--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb"]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def need(program, name):
    "Leave a test out where a program is missing; where CI is set that is an error"
    if program: return
    if os.environ.get("CI") == "true": pytest.fail(f"{name} is not installed, and these checks may not be left out")
    pytest.skip(f"{name} is not installed")


# --- A song that was never recorded -----------------------------------------------------------------------------------------------------

def spans():
    "Segments of 3 s, one a second"
    starts = np.arange(SECONDS - 2.0)
    return starts, starts + 3


def scores():
    "What a model would say of it, float32 (segments, labels)"
    starts, ends = spans()
    values = np.full((len(starts), len(LABELS)), 0.04, np.float32)
    for label, (start, end) in PARTS.items():
        values[:, LABELS.index(label)] = 0.05 + 0.9 * np.clip(np.minimum(ends, end) - np.maximum(starts, start), 0, 3) / 3
    return values


def picture():
    "Bands that rise and fall, uint8 (columns, rows)"
    t, row = np.arange(SECONDS * RATE)[:, None] / RATE, np.arange(ROWS)[None]
    lines = sum(np.exp(-(((row - 12 * k - 8 * np.sin(t / k)) / 1.5) ** 2)) for k in range(1, 7))
    return np.clip(40 + 180 * lines * (0.6 + 0.4 * np.cos(4 * t)), 0, 255).astype(np.uint8)


def peaks():
    "The outline of its wave, int8 (columns, 2)"
    loud = (60 + 50 * np.sin(np.arange(SECONDS * RATE) / 9)).astype(np.int8)
    return np.stack([-loud, loud], 1)


def sound():
    "A WAV file with a soft note"
    file, t = io.BytesIO(), np.arange(SECONDS * 8_000) / 8_000
    with wave.open(file, "wb") as out:
        out.setnchannels(1), out.setsampwidth(2), out.setframerate(8_000)
        out.writeframes((3_000 * np.sin(2 * np.pi * 220 * t)).astype("<i2").tobytes())
    return file.getvalue()


GROUPS = {family: [LABELS[k] for k in columns] for family, columns in family_members(LABELS).items()}  # families and their members


def meta(**more):
    "The first message of a session"
    return {"type": "meta", "view": None, "name": "A made-up song.wav", "duration": float(SECONDS), "labels": list(LABELS),
            "display": {label: display(label) for label in [*LABELS, *GROUPS]}, "families": FAMILIES, "colours": FAMILY_COLOURS,
            "groups": GROUPS, "doubt": DOUBT,
            "thresholds": dict.fromkeys(LABELS, 0.5),
            "stay": RELEASE_RATIO, "hop": 1.0, "seconds": 3.0, "total": SECONDS - 2, "rows": ROWS, "rate": RATE, "silence_floor": 0,
            "mel": [30.0, 16_000.0], "model": "default", "formats": {"csv": ".csv", "json": ".json"}, "live": False, "version": "0", **more}


def segments(first, stop, seq=0, done=True, analysed=1.0, values=None):
    "A message with segments first to stop and their part of the picture, and its buffers; `values` in place of `scores`"
    starts, ends = spans()
    items = [[i, float(starts[i]), float(ends[i])] for i in range(first, stop)]
    columns = slice(first * RATE, SECONDS * RATE if stop == len(starts) else stop * RATE)
    message = {"type": "segments", "view": None, "seq": seq, "items": items, "columns": [[columns.start, columns.stop - columns.start]],
               "duration": float(SECONDS), "total": SECONDS - 2, "done": done, "analysed": analysed}
    values = scores() if values is None else values
    return message, [values[first:stop].tobytes(), picture()[columns].tobytes(), peaks()[columns].tobytes()]


def saved(*messages):
    "What `saved` of player.js takes; messages and their buffers, as `segments` gives them"
    coded = [b64encode(pack(*entry)).decode() for entry in [(meta(), []), *messages]]
    return {"messages": coded, "audio": b64encode(sound()).decode(), "mime": "audio/wav",
            "exports": {"csv": {"name": "song.csv", "mime": "text/csv", "text": "start,end,label\n"}}}


def write_page(path, *messages):
    "The page that `Player.to_html` makes, with these messages in it"
    static = Path(str(files("audiotag"))) / "static"
    css, js = ((static / name).read_text("utf-8") for name in ("player.css", "player.js"))
    path.write_text(page._PAGE.format(title="Test", css=css, js=js, data=page._script_json(saved(*messages))), "utf-8")
    return path


def lit_at(seconds, threshold=0.5):
    "The labels that are on at a moment, as NumPy computes it"
    edges, means = cell_scores(*spans(), scores())
    high = np.full(len(LABELS), threshold, np.float32)
    on = hysteresis(means, high, high * np.float32(RELEASE_RATIO))
    return [label for label, state in zip(LABELS, on[np.searchsorted(edges, seconds, "right") - 1]) if state]


# --- NumPy's answers, for node ------------------------------------------------------------------------------------------------------------

def _doubt(edges, means, high, settings, events):
    "Where labels are not sure: the family of the first two, and what perhaps sounds; named as some that share a family"
    names = ("viola", "violin", "flute", "piano", "gong")[: len(high)]
    events = [e._replace(label=names[int(e.label)]) for e in events]
    more = (edges, means, names, events, high, settings.release, settings.smooth)
    families, perhaps = (find(*more) for find in (find_families, find_perhaps))
    return {"family": [[e.start, e.end, round(e.score, 12)] for e in families],
            "perhaps": [[e.start, e.end, names.index(e.label)] for e in perhaps]}


def _least_certain(edges, means, names, high, settings, events):
    "Events and near misses, the nearest to its threshold first"
    misses = near_misses(edges, means, names, events, high, settings.release, settings.smooth)
    moments = sorted([*events, *misses], key=lambda e: (certainty(e.score, high[int(e.label)]), e))
    return [[e.start, e.end, int(e.label), e in events] for e in moments]


KIT_FIRST = ("drums", "hi_hat", "flute", "piano", "gong")


def _comparison(events):
    "Half of the events, later and one of them under another name, as if they were the truth; seconds that are right, wrong, missed"
    heard = [e._replace(label=KIT_FIRST[int(e.label)]) for e in events]
    said = [e._replace(start=e.start + 0.7, end=e.end + 1.4) for e in heard[::2]]
    said += [e._replace(label="hi_hat") for e in said if e.label == "drums"][:1]
    right, wrong, missed = segment_counts(said, heard, KIT_FIRST).sum(1).tolist()
    return {"said": [[e.start, e.end, e.label] for e in said], "counts": {"right": right, "wrong": wrong, "missed": missed}}


def _case(name, starts, ends, labels, seed, settings, sure=1.0, held=1):
    rng = np.random.default_rng(seed)
    values, high = rng.random((len(starts), labels), dtype=np.float32), rng.uniform(0.3, 0.7, labels).astype(np.float32)
    values = (np.float32(sure) * values[::held]).repeat(held, axis=0)[: len(starts)]  # each for so many segments
    edges, means = cell_scores(np.array(starts), np.array(ends), values)
    low, names, how = high * np.float32(settings.release), [str(k) for k in range(labels)], settings[1:]
    found = find_events(edges, means, names, high, low, *how)
    events = [[e.start, e.end, int(e.label), round(e.score, 12)] for e in found]
    spans = np.stack([starts, ends], 1).tolist()
    return {"name": name, "spans": spans, "values": values.ravel().tolist(), "high": high.tolist(),
            "settings": dict(zip(("stay", "smooth", "shortest", "reentry"), settings)),
            "edges": edges.tolist(), "scores": means.ravel().tolist(),
            "on": active_cells(edges, means, high, low, *how).astype(int).ravel().tolist(), "events": events,
            "comparison": _comparison(found),
            "moments": _least_certain(edges, means, names, high, settings, found), **_doubt(edges, means, high, settings, found)}


def cells_fixture():
    "Segments, and what `audiotag.events` makes of them"
    even, odd, long = np.arange(12.0), np.arange(16) * 0.6137, np.arange(40.0)
    gap, fine = np.array([0, 1, 2, 7, 8, 9, 10.0]), np.delete(np.arange(60) * 0.32, slice(20, 27))
    return [_case("a segment a second", even, even + 3, 3, 1, OVERLAPPING), _case("an odd hop", odd, odd + 2.9999, 3, 2, OVERLAPPING),
            _case("side by side", even * 3, even * 3 + 3, 2, 3, SIDE_BY_SIDE),
            _case("a gap, and a short end", gap, np.minimum(gap + 3, 12.345678), 2, 4, OVERLAPPING),
            _case("not sure", long, long + 3, 5, 5, OVERLAPPING, sure=0.6, held=3),
            _case("columns", fine, fine + 0.32, 5, 6, COLUMNS, held=2),
            _case("columns, not sure", fine, fine + 0.32, 5, 9, COLUMNS, sure=0.6, held=5),
            _case("columns, and no re-entry", fine, fine + 0.32, 5, 9, COLUMNS._replace(reentry=0.0), sure=0.6, held=5),
            _case("a wide median", fine, fine + 0.32, 5, 7, COLUMNS._replace(smooth=1.6), sure=0.7, held=3)]


def write_fixture():
    "Write cells.json anew"
    CELLS.write_text(json.dumps(cells_fixture(), separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n", "utf-8")


# --- The browser --------------------------------------------------------------------------------------------------------------------------

LOOKS = {"light": dict(color_scheme="light", viewport={"width": 1000, "height": 800}),
         "dark": dict(color_scheme="dark", viewport={"width": 1000, "height": 800}),
         "phone": dict(color_scheme="light", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)}


@contextmanager
def chromium():
    "The browser, driven by Playwright"
    need(CHROMIUM, "Chromium")
    from playwright.sync_api import sync_playwright
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try: yield running
        finally: running.close()


@contextmanager
def shown(browser, path, look="light", locale="en-US"):
    "A saved page in the browser; afterwards there must be no error on its console"
    context = browser.new_context(reduced_motion="reduce", locale=locale, **LOOKS[look])
    context.set_default_timeout(1000 * LIMIT)
    tab, errors = context.new_page(), []
    tab.on("console", lambda message: message.type in ("error", "warning") and errors.append(message.text))
    tab.on("pageerror", lambda error: errors.append(str(error)))
    try:
        tab.goto(path.as_uri())
        until(tab, "v && v.song.cells && v.sound.audio.readyState > 0")
        yield tab
        assert not errors, errors
    finally: context.close()


def script(tab, code, argument=None):
    "Run a line with `v`, the view, and `a`, the argument; what it gives comes back"
    return tab.evaluate(f"(a) => {{ const v = document.getElementById('player').audiotag; return {code.strip()}; }}", argument)


def until(tab, code):
    "Wait until a line, as for `script`, says something true; Playwright's own way needs eval, which the page forbids"
    return wait_until(lambda: script(tab, f"Boolean({code})"), what=code)


# --- Pictures -----------------------------------------------------------------------------------------------------------------------------

def picture_file(look):
    "How the player looked when it was last agreed upon"
    return CELLS.parent.parent / "pictures" / f"player-{look}.png"


def _small(image):
    "A picture in blocks of 10 x 10 pixels, so that how a font is drawn matters little; float (h, w, 3)"
    return np.asarray(image.convert("RGB").resize((image.width // 10, image.height // 10), Image.Resampling.BOX), float)


def differs(one, other):
    "How much two pictures differ: in the worst strip of 80 pixels, the share of blocks that are off by more than a twelfth of the range"
    if abs(one.width - other.width) > 4 or abs(one.height - other.height) > 40: return 1.0
    height, width = min(one.height, other.height), min(one.width, other.width)
    small, others = (_small(image.crop((0, 0, width, height))) for image in (one, other))
    rows = (np.abs(small - others).max(axis=2) > 21).mean(axis=1)
    return float(np.convolve(rows, np.full(8, 1 / 8), "valid").max())


def barriers(tab, **where):
    "What axe-core finds that is serious or critical"
    from axe_playwright_python.sync_playwright import Axe
    found = Axe().run(tab, **where).response["violations"]
    return [(v["id"], [node["target"] for node in v["nodes"]]) for v in found if v["impact"] in ("serious", "critical")]
