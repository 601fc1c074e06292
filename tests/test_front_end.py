"""The player's front end: its pure functions in node, the rest in a real browser, on a saved page with a made-up song"""
import io
import json
import os
import shutil
import subprocess

import pytest
from front_end import CELLS, LOOKS, cells_fixture, chromium, differs, lit_at, need, picture_file, script, segments, shown, until, write_page
from PIL import Image
from project import ROOT

WHOLE = segments(0, 22)


@pytest.fixture(scope="module")
def browser():
    "Chromium"
    with chromium() as running: yield running


@pytest.fixture(scope="module")
def song(tmp_path_factory):
    "A saved page with the whole song"
    return write_page(tmp_path_factory.mktemp("front") / "song.html", WHOLE)


# --- Pure functions ----------------------------------------------------------------------------------------------------------------------

def test_node():
    "tests/js under node's own test runner"
    node = shutil.which("node")
    need(node, "node")
    tests = sorted(map(str, (ROOT / "tests" / "js").glob("*.test.mjs")))
    done = subprocess.run([node, "--test", *tests], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


def test_fixture_is_what_numpy_says():
    "The answers that node compares with are those of `audiotag.events`; front_end.write_fixture() writes them"
    assert json.loads(CELLS.read_text("utf-8")) == cells_fixture()


# --- Looks -------------------------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("look", LOOKS)
def test_accessible(browser, song, look):
    "axe-core finds nothing serious, also in the sheets that open"
    from axe_playwright_python.sync_playwright import Axe
    with shown(browser, song, look) as tab:
        script(tab, "v.seek(13.5)")
        for opener in (None, "fix", "save", "help"):
            if opener: script(tab, "v.p[a].click()", opener)
            found = Axe().run(tab, context="#player").response["violations"]
            bad = [(v["id"], [node["target"] for node in v["nodes"]]) for v in found if v["impact"] in ("serious", "critical")]
            assert not bad, (opener, bad)


@pytest.mark.parametrize("look", LOOKS)
def test_picture(browser, song, look):
    "It looks as it did; AUDIOTAG_PICTURES=write makes the pictures anew"
    with shown(browser, song, look) as tab:
        tab.add_style_tag(content=".audiotag { font-family: 'DejaVu Sans', sans-serif }")
        script(tab, "v.seek(13.5)")
        script(tab, "v.choose(8, 12)")
        tab.wait_for_timeout(200)
        now = Image.open(io.BytesIO(tab.screenshot(full_page=True)))
        tab.evaluate("document.querySelectorAll('.audiotag .bars').forEach((c) => (c.style.visibility = 'hidden'))")
        without = Image.open(io.BytesIO(tab.screenshot(full_page=True)))
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    path = picture_file(look)
    if os.environ.get("AUDIOTAG_PICTURES") == "write": now.convert("P", palette=Image.Palette.ADAPTIVE, colors=96).save(path, optimize=True)
    before = Image.open(path)
    assert differs(now, before) < 0.02
    assert differs(without, before) > 0.02, "a picture without lanes must not pass"


# --- What is lit -------------------------------------------------------------------------------------------------------------------------

FRAMES = """v.play().then(() => new Promise((done) => {
  const seen = [], end = performance.now() + 1500;
  const look = () => {
    const dom = [...v.p.lanes.querySelectorAll("[aria-current=true]")].map((item) => item.dataset.label);
    seen.push([v.frame.time, v.frame.lit, dom]);
    if (performance.now() < end) requestAnimationFrame(look); else { v.pause(); done(seen); }
  };
  requestAnimationFrame(look);
}))"""


def test_lit_lanes_are_the_predictions(browser, song):
    "In every frame, the lanes that are lit are those that NumPy finds for the time of the sound"
    with shown(browser, song) as tab:
        script(tab, "v.seek(11.3)")
        frames = script(tab, FRAMES)
        assert len(frames) > 30 and frames[-1][0] > frames[0][0] + 0.8
        for time, lit, dom in frames: assert sorted(dom) == lit == lit_at(time), time


def test_threshold_acts_at_once(browser, song):
    "One slider for all; one label's own; back to the model's own"
    with shown(browser, song) as tab:
        script(tab, "v.seek(17.5)")
        assert script(tab, "v.frame.lit") == lit_at(17.5)
        tab.get_by_label("Threshold for all instruments").fill("0.9")
        assert script(tab, "v.frame.lit") == lit_at(17.5, 0.9) != lit_at(17.5)
        tab.get_by_label("The model’s own thresholds").click()
        assert script(tab, "v.frame.lit") == lit_at(17.5)
        tab.locator("[data-label=drums] .more").click()
        tab.get_by_label("Threshold for Drums").fill("0.98")
        assert script(tab, "v.frame.lit") == [label for label in lit_at(17.5) if label != "drums"]


# --- Hands -------------------------------------------------------------------------------------------------------------------------------

def test_keys(browser, song):
    "Keys act when the focus is inside, and stay inside"
    with shown(browser, song) as tab:
        tab.evaluate("window.leaked = []; document.addEventListener('keydown', (event) => leaked.push(event.key))")
        tab.locator(".audiotag").focus()
        for key, time in [("End", 24), ("Home", 0), ("5", 12), ("ArrowRight", 17), ("ArrowLeft", 12), ("Shift+ArrowLeft", 0)]:
            tab.keyboard.press(key)
            assert script(tab, "v.time") == pytest.approx(time, abs=0.1), key
        tab.keyboard.press("[")
        tab.keyboard.press("ArrowRight")
        tab.keyboard.press("]")
        assert script(tab, "v.marks") == pytest.approx([0, 5], abs=0.1)
        tab.keyboard.press("Escape")
        tab.keyboard.press("+")
        assert script(tab, "v.marks.length") == 0 and script(tab, "v.window[1] - v.window[0]") == 12
        tab.keyboard.press("k")
        until(tab, "v.playing")
        tab.keyboard.press("Space")
        assert tab.evaluate("leaked") == []


def test_labels_jump(browser, song):
    "A label's button goes to its next event, and round to the first"
    with shown(browser, song) as tab:
        tab.locator("[data-label=violin] .label").click()
        first = script(tab, "v.time")
        tab.locator("[data-label=violin] .label").click()
        assert first == pytest.approx(script(tab, "v.time")) and "violin" in script(tab, "v.frame.lit")


def test_seek_and_select_by_hand(browser, song):
    "A press seeks; a drag with Shift selects; a handle moves the end; a loop stays inside"
    with shown(browser, song) as tab:
        box = tab.locator(".picture").bounding_box()
        x = lambda t: box["x"] + box["width"] * t / 24  # noqa: E731
        y = box["y"] + 20
        tab.mouse.click(x(6), y)
        assert script(tab, "v.time") == pytest.approx(6, abs=0.1)
        tab.keyboard.down("Shift")
        tab.mouse.move(x(8), y), tab.mouse.down(), tab.mouse.move(x(9), y), tab.mouse.move(x(10), y), tab.mouse.up()
        tab.keyboard.up("Shift")
        assert script(tab, "v.marks") == pytest.approx([8, 10], abs=0.1)
        tab.mouse.move(x(10), y), tab.mouse.down(), tab.mouse.move(x(8.4), y), tab.mouse.up()
        assert script(tab, "v.marks") == pytest.approx([8, 8.4], abs=0.1)
        tab.get_by_label("Loop").click()
        script(tab, "(v.seek(8.1), v.play())")
        tab.wait_for_timeout(900)
        assert 7.9 < script(tab, "v.time") < 8.7


def test_fingers(browser, song):
    "A tap seeks, two fingers zoom, and a finger that scrolls the page leaves the song alone"
    with shown(browser, song, "phone") as tab:
        box, line = tab.locator(".picture").bounding_box(), tab.context.new_cdp_session(tab)
        x, y = box["x"] + box["width"] / 2, box["y"] + 20
        def touch(kind, *at): line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": a, "y": b} for a, b in at]})
        tab.touchscreen.tap(x, y)
        assert script(tab, "v.time") == pytest.approx(12, abs=0.2)
        touch("touchStart", (x - 20, y), (x + 20, y))
        for wide in (30, 40, 60, 80): touch("touchMove", (x - wide, y), (x + wide, y))
        touch("touchEnd")
        assert script(tab, "v.window[1] - v.window[0]") < 8 and script(tab, "v.time") == pytest.approx(12, abs=0.2)
        script(tab, "v.fit()")
        touch("touchStart", (x + 50, y + 60))
        for up in range(0, 60, 6): touch("touchMove", (x + 50, y + 60 - up))
        touch("touchEnd")
        assert script(tab, "v.time") == pytest.approx(12, abs=0.2)


def test_corrections(browser, song):
    "Right, wrong and added, undone and done again"
    with shown(browser, song) as tab:
        items = lambda: [(c["label"], c["verdict"]) for c in script(tab, "v.corrections")]  # noqa: E731
        script(tab, "v.choose(2, 4)")
        tab.locator("[data-label=piano] .more").click()
        tab.get_by_role("button", name="Wrong").click()
        tab.get_by_role("button", name="Corrections", exact=True).click()
        tab.get_by_label("Another instrument").fill("kazoo | 1")
        tab.keyboard.press("Enter")
        tab.wait_for_selector("[data-label='kazoo   1']")
        assert items() == [("piano", "wrong"), ("kazoo   1", "added")]
        tab.locator(".audiotag").focus()
        tab.keyboard.press("Control+z")
        assert items() == [("piano", "wrong")]
        tab.keyboard.press("Control+Shift+Z")
        assert len(items()) == 2


def test_export(browser, song):
    "The menu gives the session's files, and the corrections"
    with shown(browser, song) as tab:
        for item, file in [("csv .csv", "song.csv"), ("your corrections .csv", "A made-up song.wav.corrections.csv")]:
            tab.get_by_role("button", name="Save what was heard").click()
            with tab.expect_download() as download: tab.get_by_role("button", name=item, exact=True).click()
            assert download.value.suggested_filename == file
            tab.keyboard.press("Escape")


# --- Sessions that go wrong --------------------------------------------------------------------------------------------------------------

def test_part_of_a_song(browser, tmp_path):
    "What is not analysed is said, and not lit"
    with shown(browser, write_page(tmp_path / "part.html", segments(0, 4, done=False, analysed=0.2))) as tab:
        script(tab, "v.seek(20)")
        assert script(tab, "v.frame.lit") == [] and "20 %" in tab.locator(".analysis").inner_text()
        assert script(tab, "v.gaps(0, 24).length") == 1


NONSENSE = [
    {}, {"type": 1}, {"type": "constructor"}, {"type": "meta"}, {"type": "meta", "labels": ["a"], "thresholds": {}},
    {"type": "segments"}, {"type": "segments", "items": [[1e9, 0, 3]], "columns": []},
    {"type": "segments", "items": [], "columns": [[-5, 9]]}, {"type": "chunk", "seq": 0},
    {"type": "corrections", "items": 7}, {"type": "corrections", "items": [None]}, {"type": "thresholds"},
    {"type": "file"}, {"type": "seek", "t": "x"}, {"type": "audio", "url": "http://["},
]


def test_nonsense_is_ignored(browser, song):
    "Messages that do not fit change nothing"
    with shown(browser, song) as tab:
        script(tab, "v.seek(13.5)")
        tell = "a.forEach((m) => { for (const b of [[], [new Uint8Array(7)]]) v.taken(m, b); })"
        script(tab, f"({{}}, {tell})", NONSENSE)
        script(tab, "v.refresh()")
        assert script(tab, "v.frame.lit") == lit_at(13.5) and script(tab, "v.corrections.length") == 0


def test_error_and_end(browser, song):
    "A fatal error is said; a view that goes takes everything with it"
    with shown(browser, song) as tab:
        script(tab, "v.taken({ type: 'error', message: 'the song is over', fatal: true }, [])")
        assert tab.get_by_role("alert").inner_text() == "the song is over"
        script(tab, "v.destroy()")
        assert tab.evaluate("[document.querySelector('.audiotag'), document.getElementById('player').audiotag]") == [None, None]
