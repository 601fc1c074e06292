"""The player's front end: its pure functions in node, the rest in a real browser, on a saved page with a made-up song"""
import io
import json
import os
import re
import shutil
import subprocess
import sys

import numpy as np
import pytest
from front_end import (
    CELLS,
    LOOKS,
    barriers,
    cells_fixture,
    chromium,
    differs,
    lit_at,
    meta,
    need,
    picture_file,
    saved,
    scores,
    script,
    segments,
    shown,
    spans,
    until,
    write_page,
)
from PIL import Image
from project import LABELS, LIMIT, ROOT, run, wait_until

from audiotag import Tagger
from audiotag.audio import SUFFIXES
from audiotag.events import COLUMNS, RELEASE_RATIO, Event, cell_scores, find_events
from audiotag.formats import FORMATS, loads
from audiotag.labels import FAMILY_COLOURS, colour, display
from audiotag.listen.page import save_page
from audiotag.listen.session import Session
from audiotag.listen.words import languages, load_words
from audiotag.logmel import FrontEnd, hz_to_mel, mel_to_hz
from audiotag.segments import Columns
from audiotag.tags import Tags
from audiotag.train.event_metrics import segment_counts
from audiotag.uncertainty import least_certain

STATIC = ROOT / "audiotag" / "static"
WHOLE = segments(0, 22)
ALIKE = 0.15  # pictures that differ less look the same; other fonts come to 0.13, a missing part to 0.18 and more


@pytest.fixture(scope="module")
def browser():
    "Chromium"
    with chromium() as running: yield running


@pytest.fixture(scope="module")
def song(tmp_path_factory):
    "A saved page with the whole song"
    return write_page(tmp_path_factory.mktemp("front") / "song.html", WHOLE)


def test_the_page_offers_every_file_that_can_be_read():
    "Browsers do not know the kind of each ending, so the page's choice of files names them all"
    [offered] = re.findall(r'accept="([^"]*)"', (ROOT / "audiotag/static/page.html").read_text("utf-8"))
    assert set(offered.split(",")) == {"audio/*", "video/*", *SUFFIXES}


# --- Pure functions ----------------------------------------------------------------------------------------------------------------------

def test_node():
    "tests/js under node's own test runner"
    node = shutil.which("node")
    need(node, "node")
    tests = sorted(map(str, (ROOT / "tests" / "js").glob("*.test.mjs")))
    done = subprocess.run([node, "--test", *tests], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


def test_player_is_made_from_its_modules(tmp_path):
    "One file, as notebook and pages want it, and nothing in it that is not in the modules"
    run(sys.executable, ROOT / "tools" / "player.py", tmp_path / "player.js")
    fresh = (tmp_path / "player.js").read_text("utf-8")
    assert (STATIC / "player.js").read_text("utf-8") == fresh, "audiotag/static/player.js is not its modules joined: run make player"


MISTAKES = {
    "a circle of imports: main.js -> one.js -> main.js": 'import { b } from "./main.js";\nexport const a = b;\n',
    "b is declared in main.js and in one.js": "export const a = 1;\nconst b = 2;\n",
    "main.js imports a, which one.js does not export": "const a = 1;\n",
    "one.js uses c of two.js without importing it": "export const a = c();\n",
    "one.js imports c and does not use it": 'import { c } from "./two.js";\nexport const a = 1;\n',
    "one.js: `export * from \"./two.js\";` is more than the join understands": 'export * from "./two.js";\nexport const a = 1;\n',
    "three.js is imported by no other module": "export const a = 1;\n",
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_modules_that_cannot_be_joined(tmp_path, mistake):
    "Said in one line, and nothing is made"
    sys.path.insert(0, str(ROOT / "tools"))
    from player import joined
    main = 'import { a } from "./one.js";\nimport { c } from "./two.js";\n\nexport const b = a + c();\n'
    texts = {"main.js": main, "one.js": MISTAKES[mistake], "two.js": "export function c() { return 1; }\n"}
    if "three" in mistake: texts["three.js"] = "export const d = 1;\n"
    for name, text in texts.items(): (tmp_path / name).write_text(text)
    with pytest.raises(SystemExit, match=re.escape(mistake)): joined(tmp_path)


def test_fixture_is_what_numpy_says():
    "The answers that node compares with are those of `audiotag.events`; front_end.write_fixture() writes them"
    assert json.loads(CELLS.read_text("utf-8")) == cells_fixture()


def test_colours_are_those_of_the_figures(browser, song):
    "A family has one colour in the player and in the figures of `audiotag.plot`: a session sends it, and a view has none of its own"
    assert FAMILY_COLOURS["strings"] not in (STATIC / "player.js").read_text("utf-8")
    with shown(browser, song, "light") as tab:
        for label in ("cello", "piano", "drums"):  # white can be read on these as they are
            assert script(tab, "v.lanes.get(a).colour", label) == colour(label)


MODULES = """<!doctype html><title>modules</title><main id="player"></main>
<script type="application/json" id="session">{}</script><script type="module">
import {{ mount, saved }} from "./player/main.js";
mount(document.getElementById("player"), saved(JSON.parse(document.getElementById("session").textContent)));
</script>"""


def test_modules_run_as_they_are(browser):
    "Each imports what it needs; joined, they have one scope, and a name that is lacking would not be noticed"
    tab, errors = browser.new_page(), []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.route("http://modules.test/player/**", lambda route: route.fulfill(path=STATIC / route.request.url.split("test/")[1]))
    tab.route("http://modules.test/", lambda route: route.fulfill(body=MODULES.format(json.dumps(saved(WHOLE))), content_type="text/html"))
    tab.goto("http://modules.test/")
    until(tab, "v && v.song.cells && v.sound.audio.readyState > 0")
    script(tab, "v.seek(13.5)")
    assert script(tab, "v.frame.lit") == lit_at(13.5)
    for key in "?[+-]npu5": tab.locator(".audiotag").press(key)
    script(tab, "(v.lanes.get('piano').more.click(), v.corrections.opener.click(), v.lanes.all.click(), v.thresholds.set(null, 0.7))")
    script(tab, "v.destroy()")
    tab.close()
    assert not errors


# --- Looks -------------------------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("look", LOOKS)
def test_accessible(browser, song, look):
    "axe-core finds nothing serious, also in the sheets that open, with large names and with all lanes"
    openers = {"corrections": "v.corrections.opener", "exports": "v.exports.opener", "unsure": "v.unsure.opener", "teach": "v.teach.opener",
               "keyboard": "v.keyboard.opener", "laneMenu": "v.lanes.list.querySelector('.more')"}
    with shown(browser, song, look) as tab:
        script(tab, "v.seek(13.5)")
        assert not barriers(tab, context="#player")
        for menu, opener in openers.items():
            script(tab, f"{opener}.click()")
            until(tab, f"v.{menu}.sheet.matches(':popover-open') && v.{menu}.sheet.style.visibility === ''")
            assert not barriers(tab, context="#player"), menu
            script(tab, f"v.{menu}.sheet.hidePopover()")
        script(tab, "(v.lanes.all.click(), v.selection.set(8, 12))")
        lanes = script(tab, "[...v.lanes.list.children].filter((lane) => !lane.classList.contains('family')).length")
        assert lanes == len(LABELS) and not barriers(tab, context="#player")  # families that are heard have lanes beside them
        script(tab, "v.projector.toggle()")
        assert not barriers(tab, context="#player")
        script(tab, "v.projector.toggle()")


def contrast_in(image):
    "The contrast of the colour that most of a picture has with the one in it that differs most, as WCAG counts it"
    colours, counts = np.unique(np.asarray(image.convert("RGB")).reshape(-1, 3), axis=0, return_counts=True)
    parts = colours / 255
    luminance = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4) @ [0.2126, 0.7152, 0.0722]
    paper = luminance[counts.argmax()]
    return float(((np.maximum(luminance, paper) + 0.05) / (np.minimum(luminance, paper) + 0.05)).max())


@pytest.mark.parametrize("look", ["light", "dark"])
def test_buttons_are_readable_under_the_mouse(browser, song, look):
    "Pressed or not, each button's icon and words can be told from it while the mouse is on it"
    with shown(browser, song, look) as tab:
        script(tab, "(v.seek(13.5), v.viewport.zoom(0.5), v.thresholds.set(null, 0.49))")
        for state in ("false", "true"):
            tab.evaluate("(to) => document.querySelectorAll('[aria-pressed]').forEach((el) => el.setAttribute('aria-pressed', to))", state)
            for button in tab.locator(".audiotag .body button:visible:enabled").all():
                button.scroll_into_view_if_needed()
                box = button.bounding_box()
                tab.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
                inside = {"x": box["x"] + 3, "y": box["y"] + 3, "width": box["width"] - 6, "height": box["height"] - 6}
                seen = contrast_in(Image.open(io.BytesIO(tab.screenshot(clip=inside))))
                assert seen >= 4.5, (button.get_attribute("aria-label"), state, seen)


def test_words_beside_the_icons(browser, song):
    "With room each button but play, sound and the lanes' menus says in words what it does, and its name for a screen reader has them, too"
    with shown(browser, song) as tab:
        silent = "[...document.querySelectorAll('.audiotag .body button')].filter((el) => el.checkVisibility() && !el.innerText.trim())"
        names = tab.evaluate(f"{silent}.map((el) => el.className || el.getAttribute('aria-label'))")
        assert [name for name in names if name != "more"] == ["play", "Mute"]
        for button in tab.locator(".audiotag button:has(.word)").all():
            assert button.locator(".word").inner_text().lower() in button.get_attribute("aria-label").lower()
    with shown(browser, song, "phone") as tab:
        assert len(tab.evaluate(f"{silent}.filter((el) => el.className !== 'more')")) == 2


def test_tip(browser, song):
    "At first it is said what can be done, until it is put away; it stays away"
    for look, press, other in (("light", "Click", "Tap"), ("phone", "Tap", "Click")):
        with shown(browser, song, look) as tab:
            assert press in tab.locator(".tip").inner_text() and other not in tab.locator(".tip").inner_text()
            tab.get_by_role("button", name="Got it").click()
            assert not tab.locator(".tip").is_visible()
            tab.reload()
            until(tab, "v && v.song.cells")
            assert not tab.locator(".tip").is_visible()


def test_touch_is_told_nothing_of_keys(browser, song):
    "No Shift, no wheel where there are fingers; gestures instead"
    with shown(browser, song, "phone") as tab:
        for part in ("corrections", "keyboard", "exports"):
            script(tab, f"v.{part}.opener.click()")
            until(tab, f"v.{part}.sheet.matches(':popover-open')")
            said = script(tab, f"v.{part}.sheet.innerText")
            assert not re.search("shift|ctrl|wheel|space|mouse|click", said, re.I), said
        assert "Select" in script(tab, "v.corrections.where.textContent")


LEFT_ENGLISH = """(words) => {
  const seen = [...document.querySelectorAll(".audiotag, .audiotag *")].filter((el) => el.checkVisibility()), found = new Set();
  const look = (text) => text && Object.hasOwn(words, text.trim()) && words[text.trim()] !== text.trim() && found.add(text.trim());
  for (const el of seen) {
    for (const name of ["aria-label", "title", "placeholder", "data-lead"]) look(el.getAttribute(name));
    for (const node of el.childNodes) if (node.nodeType === 3) look(node.data);
  }
  return [...found];
}"""


@pytest.mark.parametrize("locale", ["de-DE", "ja-JP"])
def test_in_the_language_of_the_browser(browser, song, locale):
    "Names, words and figures on a phone; nothing English is left, nothing sticks out, and axe-core finds no barrier"
    words = load_words(locale[:2])
    with shown(browser, song, "phone", locale) as tab:
        script(tab, "(v.seek(13.5), v.lanes.all.click())")
        assert tab.evaluate("document.documentElement.lang") == words["lang"] == tab.locator(".audiotag").get_attribute("lang")
        for label, part in (("drums", ".now"), ("viola", ".lanes")): assert words["names"][label] in tab.locator(part).inner_text()
        assert script(tab, "v.song.heard().display('drums')") == "Drums", "files stay English"
        for part in ("keyboard", "exports", "unsure", "corrections"):
            script(tab, f"v.{part}.opener.click()")
            until(tab, f"v.{part}.sheet.matches(':popover-open') && v.{part}.sheet.style.visibility === ''")
            assert not tab.evaluate(LEFT_ENGLISH, words["words"]) and not barriers(tab, context="#player"), part
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for name in (words["names"]["viola"], "viola"):
            script(tab, "v.corrections.opener.click()") if name == "viola" else None
            tab.get_by_role("combobox", name=words["words"]["Another instrument’s name"]).fill(name)
            tab.get_by_role("button", name=words["words"]["Add"], exact=True).click()
            until(tab, "v.song.corrections.length === 1 && !v.corrections.sheet.matches(':popover-open')")
            assert script(tab, "v.song.corrections[0].label") == "viola"
        decimal = {"de-DE": "0,50", "ja-JP": "0.50"}[locale]
        script(tab, "v.lanes.list.querySelector('.more').click()")
        until(tab, "v.laneMenu.sheet.matches(':popover-open')")
        assert decimal in tab.locator(".sheet:popover-open").inner_text()


def test_another_language_is_chosen(browser, tmp_path):
    "Under Help, for now and for later; the song goes on where it is, with its corrections, and in no language does a word stick out"
    none = {"type": "corrections", "view": None, "items": [], "undo": False, "redo": False}, []
    with shown(browser, write_page(tmp_path / "song.html", none, WHOLE), "phone") as tab:
        script(tab, "(v.seek(13.5), v.corrections.correct('flute', 'wrong', [3, 7]), v.thresholds.set(null, 0.4))")
        until(tab, "v.song.corrections.length === 1 && !v.thresholds.timer")
        for code in [*list(languages())[1:], "fr"]:
            words = load_words(code)["words"]
            script(tab, "v.keyboard.opener.click()")
            choice = tab.locator(".sheet:popover-open select.language")
            choice.focus()
            choice.select_option(code)
            until(tab, "v.song.cells && v.song.corrections.length === 1 && v.sound.audio.readyState > 0")
            kept = script(tab, "[v.time, v.song.corrections[0].label, v.song.thresholds().piano]")
            assert kept == [13.5, "flute", 0.4] and script(tab, "document.activeElement === v.keyboard.opener"), code
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), code
            buttons = "[...document.querySelectorAll('.audiotag button:has(.word)')]"
            named = tab.evaluate(f"{buttons}.map((el) => [el.querySelector('.word').textContent, el.ariaLabel])")
            assert [name for word, name in named if word.lower() not in name.lower()] == [], code
            assert not tab.evaluate(LEFT_ENGLISH, words), code
        tab.reload()
        until(tab, "v && v.song.cells")
        assert tab.locator(".play").get_attribute("aria-label") == words["Play"] == "Lecture"


SCREENS = {"phone": (390, 844), "small phone": (320, 568), "large phone": (430, 932), "tablet": (600, 960)}


@pytest.mark.parametrize("screen", SCREENS)
def test_narrow_screens_are_used(browser, song, screen):
    "The time axis has the width of the player; the names stand above their lanes, and what sounds now stays in view while lanes scroll"
    with shown(browser, song, "phone") as tab:
        width, height = SCREENS[screen]
        tab.set_viewport_size({"width": width, "height": height})
        tab.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
        for part in (".picture", ".waveform", ".ruler", ".lane .bars", ".over"):
            assert tab.locator(f".audiotag {part}").first.bounding_box()["width"] > 0.84 * width - 5, part
        name, bars = (tab.locator(f"[data-label=flute] {part}").bounding_box() for part in (".label", ".bars"))
        assert name["y"] + name["height"] <= bars["y"] + 1 and script(tab, "v.viewport.width") == pytest.approx(bars["width"], abs=1)
        script(tab, "(v.seek(13.5), v.lanes.all.click())")
        tab.evaluate("window.scrollTo(0, 1200)")
        for part in (".play", ".now li"): assert -1 <= tab.locator(f".audiotag {part}").first.bounding_box()["y"] < 160, part
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("size", [(844, 390), (667, 375), (932, 430)])
def test_a_phone_on_its_side_shows_lanes(browser, song, size):
    "At least three of them, whole, beside what sounds now and the button that plays"
    with shown(browser, song, "phone") as tab:
        tab.set_viewport_size(dict(zip(("width", "height"), size)))
        script(tab, "(v.seek(13.5), v.tip.putAway())")
        tab.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
        whole = "(el) => { const { top, bottom } = el.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }"
        assert tab.evaluate(f"[...document.querySelectorAll('.audiotag .lane')].filter({whole}).length") >= 3
        for part in (".play", ".now li"): assert tab.locator(f".audiotag {part}").first.evaluate(whole)
        for sheet in ("corrections", "exports", "keyboard"):
            script(tab, f"v.{sheet}.opener.click()")
            until(tab, f"v.{sheet}.sheet.matches(':popover-open') && v.{sheet}.sheet.style.visibility === ''")
            assert tab.locator(".sheet:popover-open").evaluate(whole), sheet
            script(tab, f"v.{sheet}.sheet.hidePopover()")
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


WHERE = "[...document.querySelectorAll('.play, .sounding, .tracks, .lanes')].map((el) => JSON.stringify(el.getBoundingClientRect()))"


def steady(tab, what):
    "Places of the parts and the size of the names at every second of the song; and the fewest letters that the large area shows"
    seen, said, sizes = set(), [], set()
    for t in np.arange(0.5, 24):
        script(tab, "v.seek(a)", float(t))
        seen.add(json.dumps(tab.evaluate(WHERE)))
        said.append(tab.locator(".sounding").inner_text())
        sizes.update(tab.evaluate("[...document.querySelectorAll('.now li')].map((el) => getComputedStyle(el).fontSize)"))
        fits = tab.evaluate("document.querySelector('.now').scrollHeight <= document.querySelector('.sounding').clientHeight")
        assert fits, (what, t)
    assert len(seen) == 1 and len(sizes) == 1 and min(map(len, said)) > 3, (what, seen, sizes, said)
    return float(sizes.pop()[:-2])


def test_names_do_not_jump(browser, song, tmp_path):
    "Whatever sounds, all stays where it is, names keep their size, and where nothing sounds it is said who comes next"
    quiet = scores()
    quiet[8:12] = 0
    page = write_page(tmp_path / "quiet.html", segments(0, 22, values=quiet))
    for look in LOOKS:
        with shown(browser, page, look) as tab:
            steady(tab, look)
            script(tab, "v.seek(10.5)")
            assert "next: " in tab.locator(".quiet").inner_text()


def covered(tab):
    "Whether the player is all that there is to see"
    box, size = tab.locator(".audiotag").bounding_box(), tab.evaluate("[innerWidth, innerHeight]")
    corners = "[[3, 3], [innerWidth - 4, 3], [innerWidth / 2, innerHeight - 4]]"
    hit = tab.evaluate(f"{corners}.every((at) => document.elementFromPoint(...at)?.closest('.audiotag'))")
    return hit and [box["x"], box["y"], box["width"], box["height"]] == [0, 0, *size]


@pytest.mark.parametrize("way", ["full screen", "whole window"])
def test_projector(browser, song, way):
    "The browser's full screen, or a layer over the whole window where there is none; steady, never blank, and back as it was"
    with shown(browser, song) as tab:
        tab.set_viewport_size({"width": 1920, "height": 1080})
        tab.evaluate("document.getElementById('player').style.transform = 'translateX(7px)'")  # a page could have put it anywhere
        if way == "whole window": tab.evaluate("void (Element.prototype.requestFullscreen = undefined)")
        tab.get_by_role("button", name="Full screen").click()
        wait_until(lambda: covered(tab))
        assert tab.evaluate("document.fullscreenElement?.className.includes('audiotag') ?? false") == (way == "full screen")
        assert steady(tab, way) >= 60
        script(tab, "v.corrections.opener.click()")
        until(tab, "v.corrections.sheet.matches(':popover-open') && v.corrections.sheet.style.visibility === ''")
        assert tab.locator(".sheet:popover-open").bounding_box()["y"] > 0
        tab.keyboard.press("Escape")
        until(tab, "!v.corrections.sheet.matches(':popover-open')")
        if way == "full screen": tab.evaluate("document.exitFullscreen()")
        else: tab.keyboard.press("Escape")
        until(tab, "!v.root.classList.contains('big')")
        assert script(tab, "[v.projector.button.ariaPressed, v.root.popover, document.fullscreenElement]") == ["false", None, None]
        tab.keyboard.press("f")
        wait_until(lambda: covered(tab))
        tab.keyboard.press("f")
        until(tab, "!v.root.classList.contains('big') && !document.fullscreenElement")
        script(tab, "v.projector.enter()")
        script(tab, "v.destroy()")
        wait_until(lambda: tab.evaluate("!document.fullscreenElement"))


def test_saved_page_of_a_real_song(browser, tmp_path):
    "The page that `save_page` makes, heading and all: nothing serious for axe-core, and lit is what the session heard"
    session = Session(Tagger.from_pretrained(), ROOT / "audiotag" / "samples" / "demo.ogg", lambda message, buffers: None)
    session.run()
    path, heard = save_page(session, tmp_path / "demo.html"), session.tags.to_events()
    session.close()
    for look in ("light", "phone"):
        with shown(browser, path, look) as tab:
            for t in (0.5, 16.2, 58):
                script(tab, "v.seek(a)", t)
                assert sorted(script(tab, "v.frame.lit")) == sorted(e.label for e in heard if e.start <= t < e.end)
            assert not barriers(tab) and tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_long_names_fit(browser, tmp_path):
    "A long name of a song takes two lines on a phone, not the page's width"
    page = write_page(tmp_path / "long.html", (meta(name="Ein_sehr_langer_Name_ohne_Leerzeichen" * 6 + ".flac"), []), WHOLE)
    with shown(browser, page, "phone") as tab:
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert 30 < tab.locator(".title").bounding_box()["height"] < 60


def picture_of(tab, without=None):
    "A picture of the page, and of the page with some parts hidden"
    show = "([parts, state]) => document.querySelectorAll(parts).forEach((el) => (el.style.visibility = state))"
    if without: tab.evaluate(show, [without, "hidden"])
    tab.wait_for_timeout(150)
    tab.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    image = Image.open(io.BytesIO(tab.screenshot(full_page=True)))
    if without: tab.evaluate(show, [without, ""])
    return image


@pytest.mark.parametrize("look", LOOKS)
def test_picture(browser, song, look):
    "It looks as it did, and would not pass without one of its parts; AUDIOTAG_PICTURES=write makes the pictures anew"
    with shown(browser, song, look) as tab:
        tab.add_style_tag(content=".audiotag { font-family: 'DejaVu Sans', sans-serif }")
        script(tab, "v.seek(13.5)")
        script(tab, "v.selection.set(8, 12)")
        now = picture_of(tab)
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        if os.environ.get("AUDIOTAG_PICTURES") == "write": now.convert("RGB").save(picture_file(look), optimize=True)
        before = Image.open(picture_file(look))
        assert differs(now, before) < ALIKE
        for part in (".lanes", ".bars", ".now", ".picture", ".waveform"):
            assert differs(picture_of(tab, without=f".audiotag {part}"), before) > ALIKE, f"a picture without {part} must not pass"
    assert picture_file(look).stat().st_size < 150_000


# --- What is lit -------------------------------------------------------------------------------------------------------------------------

FRAMES = """v.play().then(() => new Promise((done) => {
  const seen = [], end = performance.now() + 1500;
  const look = () => {
    const dom = [...v.lanes.list.querySelectorAll("[aria-current=true]:not(.family)")].map((item) => item.dataset.label);
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


def unsure():
    "The song with violin and viola that share the strings from 6 to 15 s, a doubtful flute before, and silence from 20 s on"
    values = np.where(scores() > 0.05, 0.05, scores()).astype(np.float32)
    values[6:13, [LABELS.index("violin"), LABELS.index("viola")]] = 0.42, 0.38
    values[0:4, LABELS.index("flute")] = 0.3
    values[20:] = 0
    return values


def by_python(values):
    "Families, and what perhaps sounds, as Python has them: functions of a moment"
    starts, ends = spans()
    tags = Tags("song", 24.0, "default", LABELS, starts, ends, values, np.full(len(LABELS), 0.5))
    def at(events): return lambda t: sorted(e.label for e in events if e.start <= t < e.end)
    return at(tags.to_families()), at(tags.to_perhaps()), tags


@pytest.mark.parametrize("look", LOOKS)
def test_where_it_is_not_sure(browser, tmp_path, look):
    "The family has a chip and a lane, guesses are grey, and both are what Python says; silence is a dash; nothing of it counts as lit"
    values = unsure()
    family, perhaps, tags = by_python(values)
    with shown(browser, write_page(tmp_path / "unsure.html", segments(0, 22, values=values)), look) as tab:
        for t in np.arange(0.25, 24, 0.5):
            script(tab, "v.seek(a)", float(t))
            frame = script(tab, "v.frame")
            assert (frame["lit"], frame["families"], sorted(frame["perhaps"])) == ([], family(t), perhaps(t)), t
            assert tab.locator(".now li.family").all_inner_texts() == [display(name) for name in family(t)]
            assert sorted(tab.locator(".guesses li").all_inner_texts()) == sorted(map(display, perhaps(t)))
            assert tab.locator(".perhaps").is_visible() == bool(perhaps(t))
            assert tab.locator(".quiet").is_visible() != bool(family(t) + perhaps(t))
        script(tab, "v.seek(9.5)")
        assert script(tab, "v.frame.families") == ["strings"] and script(tab, "v.frame.perhaps") == ["violin", "viola"]
        assert tab.locator("[data-label=strings].lane").get_attribute("aria-current") == "true"
        tab.locator("[data-label=strings] .more").click()
        tab.get_by_role("button", name="Hide this lane").wait_for()  # of a family no verdict is asked for
        assert not tab.get_by_role("button", name="Wrong").is_visible() and not barriers(tab, context="#player")
        tab.keyboard.press("Escape")
        script(tab, "v.projector.toggle()")
        assert not barriers(tab, context="#player") and tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        script(tab, "v.projector.toggle()")
        tab.get_by_label("Threshold for all instruments").fill("0.35")
        assert script(tab, "v.frame.families") == [] and sorted(script(tab, "v.frame.lit")) == ["viola", "violin"]
        tab.get_by_label("Threshold for all instruments").fill("0.9")
        assert script(tab, "v.frame.families") == [] and script(tab, "v.frame.perhaps") == []


def test_columns(browser, tmp_path):
    "Scores of a third of a second: what is lit, families and guesses are what Python says, at every moment"
    rng, n = np.random.default_rng(5), 75
    starts, quiet = np.arange(n) * 0.32, rng.random((n // 5, len(LABELS))) ** 12
    values = np.clip(quiet.repeat(5, axis=0) + rng.normal(0, 0.03, (n, len(LABELS))), 0.01, 0.99).astype(np.float32)
    columns = Columns(0, starts, starts + 0.32, values)
    tags = Tags("song", 24.0, "default", LABELS, [0], [24], values.mean(0)[None], np.full(len(LABELS), 0.5), columns=columns)
    said, buffers = segments(0, 22)
    said["items"] = [[i, float(start), float(start + 0.32)] for i, start in enumerate(starts)]
    how = dict(zip(("stay", "smooth", "shortest", "reentry"), COLUMNS))
    page = write_page(tmp_path / "columns.html", (meta(total=n, **how), []), (said, [values.tobytes(), *buffers[1:]]))
    with shown(browser, page) as tab:
        for t in starts + 0.16:
            script(tab, "v.seek(a)", float(t))
            frame, kinds = script(tab, "v.frame"), (tags.to_events(), tags.to_families(), tags.to_perhaps())
            wanted = [sorted(e.label for e in events if e.start <= t < e.end) for events in kinds]
            assert [sorted(frame[kind]) for kind in ("lit", "families", "perhaps")] == wanted, t
    assert all(map(len, kinds)), "there is something of each kind to compare"


def test_families_can_be_off(browser, tmp_path):
    "Without groups there is no family, and the guesses stay"
    page = write_page(tmp_path / "off.html", (meta(groups={}), []), segments(0, 22, values=unsure()))
    with shown(browser, page) as tab:
        script(tab, "v.seek(9.5)")
        assert script(tab, "v.frame") == {"time": 9.5, "lit": [], "families": [], "perhaps": ["violin", "viola"]}
        assert tab.locator("[data-label=strings]").count() == 0


def test_summary(browser, song):
    "The line below the title says what Python's summary says, and jumps to the best stretch; the rest of it on demand"
    _, _, tags = by_python(scores())
    rows = tags.summary()
    with shown(browser, song) as tab:
        said = script(tab, "v.song.summary().map(({ label, share, best }) => [label, share, best.start, best.end])")
        assert [row[0] for row in said] == rows.label.tolist()
        for row, wanted in zip(said, rows[["share", "best_start", "best_end"]].values.tolist()): assert row[1:] == pytest.approx(wanted)
        entries = tab.locator(".summary li[data-label]")
        assert entries.count() == 5 and entries.first.inner_text().startswith(display(rows.label[0]))
        tab.get_by_role("button", name=f"{len(rows) - 5} more").click()
        assert entries.count() == len(rows) > 5 and tab.get_by_role("button", name="Fewer").is_visible()
        tab.get_by_role("button", name=re.compile("^Violin, .*best from 0:06 to .*: jump there$")).click()
        assert script(tab, "v.time") == pytest.approx(rows.best_start[rows.label == "violin"].item())
        assert "violin" in script(tab, "v.frame.lit") and script(tab, "v.lanes.chosen") == "violin"
        tab.get_by_label("Threshold for all instruments").fill("0.98")
        assert not tab.locator(".summary").is_visible()


# --- Hands -------------------------------------------------------------------------------------------------------------------------------

def begins(label):
    "Where a label is first lit, seconds; the edges of the cells are whole seconds"
    return next(t for t in range(24) if label in lit_at(t))


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
        assert script(tab, "v.selection.range") == pytest.approx([0, 5], abs=0.1)
        tab.keyboard.press("Escape")
        tab.keyboard.press("+")
        assert script(tab, "v.selection.range.length") == 0 and script(tab, "v.viewport.span[1] - v.viewport.span[0]") == 12
        tab.keyboard.press("-")
        assert script(tab, "v.viewport.span") == [0, 24]
        script(tab, "(v.seek(0), v.lanes.chosen = 'vocal')")
        tab.keyboard.press("n")
        assert script(tab, "v.time") == pytest.approx(begins("vocal"), abs=0.01)
        script(tab, "(v.seek(23), v.lanes.chosen = 'piano')")
        tab.keyboard.press("p")
        assert script(tab, "v.time") == pytest.approx(begins("piano"), abs=0.01)
        tab.keyboard.press("k")
        until(tab, "v.playing")
        tab.keyboard.press("Space")
        until(tab, "!v.playing")
        assert not script(tab, "v.sound.audio.ended"), "Space pauses; it did not only come to its end"
        tab.keyboard.press("?")
        until(tab, "v.keyboard.sheet.matches(':popover-open')")
        script(tab, "v.selection.set(2, 4)")
        tab.keyboard.press("Escape")
        until(tab, "!v.keyboard.sheet.matches(':popover-open')")
        assert script(tab, "v.selection.range") == [2, 4], "Escape closes the sheet first"
        assert tab.evaluate("leaked") == []


def test_fields_keep_their_keys(browser, song):
    "What is typed into a field, or moves a slider, does nothing else"
    with shown(browser, song) as tab:
        script(tab, "v.seek(10)")
        tab.get_by_role("button", name="Corrections", exact=True).click()
        tab.get_by_label("Another instrument").fill("")
        tab.get_by_label("Another instrument").press_sequentially("n5 k[+?")
        assert tab.get_by_label("Another instrument").input_value() == "n5 k[+?"
        tab.keyboard.press("Escape")
        tab.get_by_label("Volume").press("ArrowLeft")
        tab.get_by_label("Speed").press("Home")
        assert script(tab, "v.sound.audio.volume") == pytest.approx(0.95) and tab.get_by_label("Speed").input_value() == "0.5"
        tab.get_by_label("Loop").press("Space")
        assert script(tab, "v.sound.looping")
        assert script(tab, "v.time") == 10 and not script(tab, "v.playing") and script(tab, "v.selection.range") == []


def test_keys_act_on_the_whole_page(browser, song):
    "On a page that is there for the player nothing has to be clicked first, and after a reload neither"
    with shown(browser, song) as tab:
        for _ in range(2):
            assert tab.evaluate("document.activeElement === document.body")
            tab.keyboard.press("5")
            assert script(tab, "v.time") == pytest.approx(12, abs=0.1)
            tab.keyboard.press("ArrowRight")
            assert script(tab, "v.time") == pytest.approx(17, abs=0.1)
            tab.keyboard.press("Space")
            until(tab, "v.playing")
            tab.keyboard.press("Space")
            until(tab, "!v.playing")
            tab.keyboard.press("?")
            until(tab, "v.keyboard.sheet.matches(':popover-open')")
            tab.keyboard.press("Escape")
            tab.reload()
            until(tab, "v && v.song.cells && v.sound.audio.readyState > 0")


OTHERS = """<input id="text"><input id="search" type="search"><textarea id="area"></textarea><select id="choice"><option>a<option>b</select>
<div id="rich" contenteditable></div><input id="one" type="radio" name="r"><div id="box" role="textbox" tabindex="0"></div>"""


def test_keys_of_others_stay_theirs(browser, song):
    "Around the player, fields keep all keys and buttons those that press them; in a notebook every key is another's"
    with shown(browser, song) as tab:
        script(tab, "v.seek(10)")
        tab.evaluate("(html) => document.body.insertAdjacentHTML('beforeend', html)", OTHERS)
        for name in ("text", "search", "area", "choice", "rich", "one", "box"):
            tab.locator(f"#{name}").focus()
            for key in ("5", "Space", "ArrowRight", "k", "?", "Home"):
                if (name, key) != ("choice", "Space"): tab.keyboard.press(key)  # its list would open, and take keys as long as it is there
        assert tab.locator("#text").input_value() == tab.locator("#search").input_value() == "5 k?"
        tab.evaluate("document.body.insertAdjacentHTML('beforeend', '<button id=other onclick=\"window.pressed = true\">Other</button>')")
        tab.locator("#other").press("Space")
        assert tab.evaluate("window.pressed") and script(tab, "v.time") == 10 and not script(tab, "v.playing")
        tab.locator("#other").press("ArrowRight")
        assert script(tab, "v.time") == pytest.approx(15, abs=0.1), "an arrow is no key of a button"
        tab.keyboard.press("Alt+ArrowLeft")
        tab.evaluate("document.addEventListener('keydown', (event) => event.preventDefault(), { capture: true, once: true })")
        tab.keyboard.press("5")
        assert script(tab, "v.time") == pytest.approx(15, abs=0.1), "a key that somebody took is taken"
        tab.evaluate("document.body.dataset.jpThemeLight = 'true'")
        tab.evaluate("document.activeElement.blur()")
        again = "new v.constructor(v.el, v.connection.transport, { keys: true })"
        script(tab, f"(v.destroy(), v.el.audiotag = {again})")
        until(tab, "v.song.cells && v.sound.audio.readyState > 0")
        script(tab, "v.seek(3)")
        tab.keyboard.press("5")
        assert script(tab, "v.time") == 3, "keys outside of a player in a notebook are the notebook's"


def test_labels_jump(browser, song):
    "A label's button goes to its next event, and round to the first"
    with shown(browser, song) as tab:
        tab.locator("[data-label=violin] .label").click()
        first = script(tab, "v.time")
        tab.locator("[data-label=violin] .label").click()
        assert first == pytest.approx(script(tab, "v.time")) and "violin" in script(tab, "v.frame.lit")


JUMP = f"""() => new Promise((done, fail) => {{
  const v = document.getElementById("player").audiotag, end = performance.now() + {1000 * LIMIT};
  let before = 0;
  requestAnimationFrame(function frame() {{
    const now = v.time;
    if (now < before - 0.05) return done([before, now]);
    if (performance.now() > end) return fail(new Error("it plays on"));
    before = now;
    requestAnimationFrame(frame);
  }});
}})"""  # the moments before and after the first jump back


def test_seek_and_select_by_hand(browser, song):
    "A press seeks; a drag with Shift selects; a handle moves the end; a loop stays inside"
    with shown(browser, song) as tab:
        box = tab.locator(".picture").bounding_box()
        x = lambda t: box["x"] + box["width"] * t / 24  # noqa: E731
        y = box["y"] + 20
        tab.mouse.click(x(6), y)
        assert script(tab, "v.time") == pytest.approx(6, abs=0.1)
        tab.mouse.move(x(2), y), tab.mouse.down(), tab.mouse.move(x(3), y), tab.mouse.move(x(5), y), tab.mouse.up()
        assert script(tab, "v.time") == pytest.approx(5, abs=0.1) and script(tab, "v.selection.range") == []
        tab.keyboard.down("Shift")
        tab.mouse.move(x(8), y), tab.mouse.down(), tab.mouse.move(x(9), y), tab.mouse.move(x(10), y), tab.mouse.up()
        tab.keyboard.up("Shift")
        assert script(tab, "v.selection.range") == pytest.approx([8, 10], abs=0.1)
        tab.mouse.move(x(10), y), tab.mouse.down(), tab.mouse.move(x(8.4), y), tab.mouse.up()
        assert script(tab, "v.selection.range") == pytest.approx([8, 8.4], abs=0.1)
        tab.get_by_label("Loop").click()
        script(tab, "(v.seek(8.1), v.play())")
        before, after = tab.evaluate(JUMP)
        assert before > 8.3 and 7.9 < after < 8.7


def test_zoom_and_scroll(browser, song):
    "Ctrl and the wheel zoom around the hand, the wheel sideways scrolls, the strip above moves the window, playing turns the page"
    with shown(browser, song) as tab:
        box = tab.locator(".picture").bounding_box()
        tab.mouse.move(box["x"] + box["width"] / 2, box["y"] + 20)
        tab.keyboard.down("Control")
        tab.mouse.wheel(0, -300)
        tab.keyboard.up("Control")
        until(tab, "v.viewport.span[1] - v.viewport.span[0] < 12")
        before = script(tab, "v.viewport.span")
        assert sum(before) / 2 == pytest.approx(12, abs=0.1)
        tab.mouse.wheel(100, 0)
        until(tab, f"v.viewport.span[0] > {before[0]} + 0.5")
        assert not script(tab, "v.viewport.follow") and script(tab, "v.viewport.seconds") == pytest.approx(before[1] - before[0])
        strip = tab.locator(".overview").bounding_box()
        tab.mouse.click(strip["x"] + strip["width"] - 2, strip["y"] + 9)
        assert script(tab, "v.viewport.span[1]") == pytest.approx(24)
        tab.get_by_label("Follow the sound").click()
        assert script(tab, "v.viewport.follow && v.viewport.span[0] <= v.time && v.time <= v.viewport.span[1]")
        tab.get_by_label("Whole song").click()
        assert script(tab, "v.viewport.span") == [0, 24]


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
        assert script(tab, "v.viewport.span[1] - v.viewport.span[0]") < 8 and script(tab, "v.time") == pytest.approx(12, abs=0.2)
        script(tab, "v.viewport.showAll()")
        touch("touchStart", (x + 50, y + 60))
        for up in range(0, 60, 6): touch("touchMove", (x + 50, y + 60 - up))
        touch("touchEnd")
        assert script(tab, "v.time") == pytest.approx(12, abs=0.2)


def test_corrections(browser, song):
    "Right, wrong and added, undone and done again"
    with shown(browser, song) as tab:
        items = lambda: [(c["label"], c["verdict"]) for c in script(tab, "v.song.corrections")]  # noqa: E731
        script(tab, "v.selection.set(2, 4)")
        tab.locator("[data-label=piano] .more").click()
        tab.get_by_role("button", name="Wrong", exact=True).click()
        tab.get_by_role("button", name="Corrections", exact=True).click()
        tab.get_by_label("Another instrument").wait_for()  # a sheet has its place a moment after it opened
        tab.get_by_label("Another instrument").press_sequentially("kazoo | 1")  # `fill` would not press any key
        tab.keyboard.press("Enter")
        tab.wait_for_selector("[data-label='kazoo   1']")
        assert items() == [("piano", "wrong"), ("kazoo   1", "added")]
        tab.locator(".audiotag").focus()
        tab.keyboard.press("Control+z")
        assert items() == [("piano", "wrong")]
        tab.keyboard.press("Control+Shift+Z")
        assert len(items()) == 2
        tab.locator("[data-label=drums] .more").click()
        tab.get_by_role("button", name="Right", exact=True).click()
        assert items()[-1] == ("drums", "right")
        tab.get_by_role("button", name="Corrections", exact=True).click()
        for left in (2, 1, 0):
            tab.get_by_role("button", name="Undo the last correction").click()
            assert len(items()) == left
        assert tab.get_by_role("button", name="Undo the last correction").is_disabled()
        assert tab.locator("[data-label='kazoo   1']").count() == 0


def heard_by_python():
    "The events of the made-up song"
    edges, means = cell_scores(*spans(), scores())
    return find_events(edges, means, LABELS, 0.5, 0.5 * np.float32(RELEASE_RATIO))


def press_in_menu(tab, label, item):
    "Press a line of a lane's menu"
    tab.locator(f"[data-label={label}] .more").click()
    tab.get_by_role("button", name=item, exact=True).click()


def shown_lanes(tab): return script(tab, "v.lanes.shown.map(({ label }) => label)")


def test_one_instrument_at_a_time(browser, song):
    "Hidden lanes leave view and chips, but no export; solo is one lane; one instrument's stretches are played, and an event in a loop"
    with shown(browser, song) as tab:
        script(tab, "v.seek(13.5)")
        before, chips = shown_lanes(tab), ".now li"
        for label in ("violin", "piano"): press_in_menu(tab, label, "Hide this lane")
        assert tab.evaluate("document.activeElement.closest('.audiotag') !== null"), "the keys go on acting"
        assert shown_lanes(tab) == [label for label in before if label not in ("violin", "piano")]
        assert "Violin" not in tab.locator(chips).all_inner_texts() and "violin" in script(tab, "v.frame.lit")
        assert script(tab, "v.song.heard().events.some(({ label }) => label === 'violin')")
        press_in_menu(tab, "drums", "Show only this lane")
        assert shown_lanes(tab) == ["drums"] and tab.locator(chips).all_inner_texts() == ["Drums"] and not barriers(tab, context="#player")
        script(tab, "v.seek(1)")
        assert tab.locator(".quiet").inner_text().startswith("What sounds here is hidden")
        tab.get_by_role("button", name="Solo Drums").click()
        tab.get_by_role("button", name="2 hidden").click()
        assert sorted(shown_lanes(tab)) == sorted(before) and tab.evaluate("document.activeElement.className").startswith("audiotag")
        press_in_menu(tab, "flute", "Play only where it sounds")
        flute = script(tab, "v.song.eventsFor('flute')[0]")
        script(tab, "v.sound.setRate(2)")
        script(tab, "void v.play()")
        until(tab, "!v.playing && v.time > 4")
        assert script(tab, "v.time") == pytest.approx(flute["end"], abs=0.5)
        script(tab, "(v.selection.set(20, 22), v.controls.setLoop(true), void v.play())")
        until(tab, "!v.playing && v.status.line.textContent.includes('Flute is not heard here')")
        box = tab.locator("[data-label=trumpet] .bars").bounding_box()
        tab.mouse.dblclick(box["x"] + box["width"] * 22.5 / 24, box["y"] + 12)
        trumpet = script(tab, "v.song.eventsFor('trumpet')[0]")
        assert script(tab, "v.selection.range") == [trumpet["start"], trumpet["end"]] and script(tab, "v.sound.looping && !v.focus.only")
        until(tab, "v.playing")
        press_in_menu(tab, "violin", "Loop this event, or the next")
        assert script(tab, "v.selection.range")[0] == script(tab, "v.song.eventsFor('violin')[0].start")
        tab.get_by_role("button", name="Pause").click()


def test_unsure_moments(browser, tmp_path):
    "The list and the key go to the moments that Python calls least certain; who has no lane gets one, what is judged is left out"
    starts, ends = spans()
    values = scores()
    values[3:9, LABELS.index("harp")] = 0.45  # never on
    values[16:20, LABELS.index("gong")] = 0.55  # hardly on
    tags = Tags("song.wav", 24.0, "default", LABELS, starts, ends, values, np.full(len(LABELS), 0.5))
    wanted = least_certain(tags)
    with shown(browser, write_page(tmp_path / "unsure.html", segments(0, 22, values=values))) as tab:
        script(tab, "v.seek(13.5)")
        tab.get_by_role("button", name="Least certain first").click()
        assert tab.locator(".moments li span:nth-child(2)").all_inner_texts() == [display(e.label) for e in wanted]
        assert not barriers(tab, context="#player") and "harp" not in shown_lanes(tab)
        tab.locator(".moments button").filter(has_text="Harp").click()
        harp = next(e for e in wanted if e.label == "harp")
        assert script(tab, "v.time") == pytest.approx(harp.start) and "harp" in shown_lanes(tab)
        assert "Harp" in tab.locator(".status").inner_text() and "not heard" in tab.locator(".status").inner_text()
        tab.locator(".audiotag").focus()
        script(tab, "v.seek(0)")
        seen = []
        for _ in wanted:
            tab.keyboard.press("u")
            seen.append(script(tab, "v.time"))
        assert seen[:-1] == sorted(seen[:-1]) and sorted(seen) == pytest.approx(sorted(e.start for e in wanted))
        script(tab, "v.corrections.correct('harp', 'wrong', [5, 6])")
        until(tab, "v.song.corrections.length")
        tab.get_by_role("button", name="Least certain first").click()
        assert "Harp" not in tab.locator(".moments").inner_text()


SAID = {"name": "song.jams", "kit": ["drums", "hi_hat"],
        "events": [[0, 9, "piano"], [5, 15, "violin"], [12, 20, "drums"], [3, 7, "Hurdy-gurdy"], [10, 14, "flute"]]}


def test_pitch_axis(browser, song):
    "In Hz or in notes, by a button and a key; marks lie where the bands of the front end do; the choice outlives the view"
    front_end = FrontEnd(n_mels=meta()["rows"], fmin=meta()["mel"][0], fmax=meta()["mel"][1])
    middles = mel_to_hz(np.linspace(hz_to_mel(front_end.fmin), hz_to_mel(front_end.fmax), front_end.n_mels + 2))[1:-1]
    with shown(browser, song) as tab:
        marks = {mark["text"]: mark["y"] for mark in script(tab, "v.axis.marks(400)")}
        for text, hz in (("200 Hz", 200), ("1 kHz", 1_000), ("10 kHz", 10_000)):
            band = np.interp(hz_to_mel(hz), hz_to_mel(middles), np.arange(len(middles)))
            assert marks[text] == pytest.approx(400 * (1 - (band + 0.5) / len(middles)), abs=0.01)
        plain = script(tab, "v.stage.spectrogram.toDataURL()")
        tab.keyboard.press("a")
        assert script(tab, "v.axis.button.ariaPressed") == "true" and "A4" in {mark["text"] for mark in script(tab, "v.axis.marks(400)")}
        until(tab, f"v.stage.spectrogram.toDataURL() !== {json.dumps(plain)}")
        tab.reload()
        until(tab, "v && v.song.cells")
        assert script(tab, "v.axis.notes")
        tab.get_by_role("button", name="Notes on the pitch axis").click()
        assert not script(tab, "v.axis.notes") and script(tab, "v.axis.marks(50)") == []


@pytest.mark.parametrize("look", LOOKS)
def test_an_annotation_beside_what_was_heard(browser, tmp_path, look):
    "Every annotated label has a lane, the differences are said and drawn, and a line sums them up"
    path = write_page(tmp_path / "truth.html", (meta(truth=SAID), []), WHOLE)
    with shown(browser, path, look) as tab:
        script(tab, "v.seek(13.5)")
        assert {"Hurdy-gurdy", "piano", "flute", "trumpet"} <= set(shown_lanes(tab))
        line = tab.locator(".comparison p").inner_text()
        counts = segment_counts([Event(*row) for row in SAID["events"]], heard_by_python(), LABELS).sum(1)
        right, wrong, missed = counts
        assert f"precision {round(100 * right / (right + wrong))} %, recall {round(100 * right / (right + missed))} %" in line
        assert "song.jams" in line and "The model does not know Hurdy-gurdy" in line and tab.locator(".legend li").count() == 3
        assert tab.locator("[data-label=flute] .label").get_attribute("aria-label").endswith("0:04 missing, 0:05 extra: jump to the next")
        assert not barriers(tab, context="#player") and tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        pixels = "[...c.getContext('2d').getImageData(0, 0, c.width, c.height).data]"  # nothing was heard there: what is drawn is the box
        assert script(tab, f"((c) => {pixels}.filter((x, n) => n % 4 === 3 && x > 99).length)(v.lanes.get('Hurdy-gurdy').canvas)") > 50
        script(tab, "v.thresholds.set(null, 0.97)")
        assert "recall 0 %" in tab.locator(".comparison p").inner_text()


def lane_point(tab, label, t):
    "Where a moment of a lane is on the page"
    box = tab.locator(f"[data-label={label}] .bars").bounding_box()
    return box["x"] + box["width"] * t / 24, box["y"] + box["height"] / 2


def drag_edge(tab, label, start, end):
    "With the mouse, from one moment of a lane to another"
    (x, y), (to, _) = lane_point(tab, label, start), lane_point(tab, label, end)
    tab.mouse.move(x, y), tab.mouse.down(), tab.mouse.move((x + to) / 2, y), tab.mouse.move(to, y), tab.mouse.up()


def test_an_event_is_judged_by_a_click_and_its_edges_are_moved(browser, song):
    "Wrong everywhere, really something else in one step, taken back; edges by mouse and by keys; all of it by keys alone"
    with shown(browser, song) as tab:
        events = lambda label: [(round(e["start"], 1), round(e["end"], 1)) for e in script(tab, "v.song.eventsFor(a)", label)]  # noqa: E731
        said = lambda: [(c["label"], c["verdict"]) for c in script(tab, "v.song.corrections")]  # noqa: E731
        script(tab, "v.tip.putAway()")
        drums, piano = events("drums"), events("piano")

        def press(name, label="drums", t=16):
            tab.mouse.click(*lane_point(tab, label, t))
            tab.get_by_role("button", name=name, exact=True).click()

        press("Wrong everywhere")
        assert (events("drums"), said()) == ([], [("drums", "wrong")])
        assert "drums" not in script(tab, "(v.seek(16), v.frame.lit)")
        script(tab, "v.corrections.step('undo')")
        until(tab, "!v.song.corrections.length")
        tab.mouse.click(*lane_point(tab, "drums", 16))
        tab.get_by_label("The instrument that it really is").select_option("gong")
        tab.get_by_role("button", name="Replace").click()
        until(tab, "v.song.corrections.length === 2")
        assert (events("drums"), events("gong")) == ([], drums)
        assert {"drums", "gong"} & set(script(tab, "(v.seek(16), v.frame.lit)")) == {"gong"}
        tab.mouse.click(*lane_point(tab, "drums", 16))  # what is dark can be opened, too
        tab.get_by_role("button", name="Take back").click()
        assert (events("drums"), said()) == (drums, [("gong", "added")])
        for _ in range(2): script(tab, "v.corrections.step('undo')")  # one step each
        until(tab, "!v.song.corrections.length")
        [(start, end)] = piano
        drag_edge(tab, "piano", end, end + 3)
        until(tab, "v.song.corrections.length === 1")
        assert events("piano") == [(start, pytest.approx(end + 3, abs=0.2))]
        drag_edge(tab, "piano", events("piano")[0][1], end - 2)
        until(tab, "v.song.corrections[0]?.verdict === 'wrong'")
        assert events("piano") == [(start, pytest.approx(end - 2, abs=0.2))]
        for _ in range(2): script(tab, "v.corrections.step('undo')")
        until(tab, "!v.song.corrections.length")
        tab.locator("[data-label=drums] .label").focus()
        for key in ("Enter", "c"): tab.keyboard.press(key)  # to its event, and its menu
        until(tab, "document.activeElement === v.laneMenu.verdict.right")
        tab.get_by_label("Ends").focus()
        for _ in range(3): tab.keyboard.press("ArrowDown")
        until(tab, "v.song.corrections.length === 1")
        assert events("drums") == [(drums[0][0], pytest.approx(drums[0][1] - 0.3, abs=0.05))]
        tab.get_by_role("button", name="Wrong", exact=True).focus()
        tab.keyboard.press("Enter")
        until(tab, "!v.song.eventsFor('drums').length")
        assert not script(tab, "v.laneMenu.sheet.matches(':popover-open')")


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
        assert script(tab, "v.stage.gaps(0, 24).length") == 1


NONSENSE = [
    {}, {"type": 1}, {"type": "constructor"}, {"type": "meta"}, {"type": "meta", "labels": ["a"], "thresholds": {}},
    {"type": "segments"}, {"type": "segments", "items": [[1e9, 0, 3]], "columns": []},
    {"type": "segments", "items": [], "columns": [[-5, 9]]}, {"type": "chunk", "seq": 0},
    {"type": "corrections", "items": 7}, {"type": "corrections", "items": [None]}, {"type": "thresholds"},
    {"type": "file"}, {"type": "seek", "t": "x"}, {"type": "audio", "url": "http://["},
]


def test_nonsense_is_left_out_and_said(browser, song):
    "Messages that do not fit change nothing, and a line says that they came"
    with shown(browser, song) as tab:
        script(tab, "v.seek(13.5)")
        tell = "a.forEach((m) => { for (const b of [[], [new Uint8Array(7)]]) v.connection.receive(m, b); })"
        script(tab, f"({{}}, {tell})", NONSENSE)
        script(tab, "v.refresh()")
        assert script(tab, "v.frame.lit") == lit_at(13.5) and script(tab, "v.song.corrections.length") == 0
        assert tab.get_by_text("A message was not understood").count() == 1


def test_error_and_end(browser, song):
    "A fatal error is said; a view that goes takes everything with it"
    with shown(browser, song) as tab:
        script(tab, "v.connection.receive({ type: 'error', message: 'the song is over', fatal: true }, [])")
        assert tab.get_by_role("alert").inner_text() == "the song is over"
        script(tab, "v.destroy()")
        assert tab.evaluate("[document.querySelector('.audiotag'), document.getElementById('player').audiotag]") == [None, None]


WATCH = """(a) => {
  const counts = (window.counts = { on: 0, off: 0, sent: [], stopped: 0 });
  for (const target of [document, window, document.body])
    for (const [name, key] of [["addEventListener", "on"], ["removeEventListener", "off"]]) {
      const own = target[name].bind(target);
      target[name] = (...rest) => (counts[key]++, own(...rest));
    }
  const transport = {
    send: (message) => counts.sent.push(message.type), close() {},
    listen(handler) { window.tell = handler; handler({ type: "open" }, []); return () => counts.stopped++; },
  };
  const el = document.body.appendChild(document.createElement("div")), old = document.getElementById("player").audiotag;
  const view = (window.other = new old.constructor(el, transport, { name: "Other" }));
  view.connection.receive(old.song.meta, []);
  view.connection.receive({ ...a, seq: 0 }, [new Uint8Array(0), new Uint8Array(0), new Uint8Array(0)]);
  view.seek(3);
}"""


def test_nothing_is_left(browser, song):
    "A view that is destroyed says `gone` once, last; listens to nothing and takes no more messages"
    with shown(browser, song) as tab:
        nothing = {"type": "segments", "view": None, "items": [], "columns": [], "duration": 24, "done": False}
        tab.evaluate(WATCH, nothing)
        wait_until(lambda: tab.evaluate("counts.sent.length > 1"))
        tab.evaluate("(other.play(), other.thresholds.set(null, 0.7), other.destroy(), other.destroy())")
        tab.evaluate("tell({ type: 'play' }, []), tell({ type: 'seek', t: 5 }, [])")
        tab.wait_for_timeout(400)
        counts = tab.evaluate("counts")
        assert counts["on"] == counts["off"] and counts["stopped"] == 1, counts
        assert counts["sent"][:2] == ["ready", "ack"] and counts["sent"][-1] == "gone" and counts["sent"].count("gone") == 1, counts
        assert tab.evaluate("document.querySelectorAll('.audiotag').length") == 1 and script(tab, "v.song.cells.known.length") > 0


BURST = 1000 / 8  # ms; beyond ten files a second Chromium drops what a page saves (Blink's LocalFrame::ShouldThrottleDownload)


def exported(tab, format):
    "The text that the menu gives, in a format; no faster than the browser takes them"
    tab.wait_for_timeout(BURST)
    tab.get_by_role("button", name="Save what was heard").click()
    with tab.expect_download() as download: tab.locator(".menu-item", has_text=re.compile(f"^{format}")).click()
    tab.keyboard.press("Escape")
    tab.locator(".menu-item").first.wait_for(state="hidden")
    return download.value.path().read_bytes().decode("utf-8")


def test_a_saved_page_exports_what_is_lit_in_it(browser, tmp_path):
    "With another threshold every format says what Python says with that, and with the model's own again what was saved"
    session = Session(Tagger.from_pretrained(), ROOT / "audiotag" / "samples" / "demo.ogg", lambda message, buffers: None)
    session.run()
    page = save_page(session, tmp_path / "demo.html")
    before = {format: session.export(format)[2] for format in FORMATS}
    with shown(browser, page) as tab:
        for threshold in (0.2, 0.95):
            session.results.set_thresholds(dict.fromkeys(session.results.thresholds, threshold))
            tab.get_by_label("Threshold for all instruments").fill(str(threshold))
            for format in FORMATS:
                text, wanted = exported(tab, format), session.export(format)[2]
                assert wanted != before[format], f"{format} does not depend on the threshold"
                if format == "table": assert text.splitlines() == wanted.splitlines()
                else: assert loads(text, format) == loads(wanted, format), (format, threshold)
        tab.get_by_label("The model’s own thresholds").click()
        for format in FORMATS:
            if format != "table": assert loads(exported(tab, format), format) == loads(before[format], format), format
        own = {label: float(value) for label, value in session.results.own_thresholds.items()}
        session.results.set_thresholds(own)
        agree_when_corrected(tab, session)
    session.close()


def random_corrections(session, rng, number=40):
    "Stretches of what is heard, of any length, of labels, families and names that the model does not know"
    labels, found = ["kazoo", "=theremin, old", "strings", "woodwind", *rng.choice(session.options.labels, 6)], session.tags.to_events()
    items = [dict(start=e.start, end=e.end, label=e.label, verdict="wrong") for e in found[::3]]
    items.append(dict(start=0.0625, end=2.1875, label="𝄞 horn", verdict="added"))  # halves of milliseconds, and a letter of two units
    for _ in range(number):
        start, length = round(float(rng.uniform(0, session.duration - 9)), 6), round(float(rng.uniform(0.1, 9)), 6)
        label = found[rng.integers(len(found))].label if rng.random() < 0.5 else str(rng.choice(labels))
        items.append(dict(start=start, end=round(start + length, 6), label=label, verdict=str(rng.choice(["right", "wrong", "added"]))))
    return items


def agree_when_corrected(tab, session):
    "Corrections change every format in the page as they do in Python, and what is lit; the model's own is there on request"
    view, items = dict(view="v"), random_corrections(session, np.random.default_rng(7))
    session.receive(dict(type="ready", **view))
    session.receive(dict(type="correct", op="change", add=items, **view))
    script(tab, "v.connection.send('correct', { op: 'change', add: a })", items)
    until(tab, "v.song.corrections.length")
    events, families = session.tags.to_events(), session.tags.to_families()
    for t in np.linspace(0.05, session.duration - 0.05, 60):
        lit = script(tab, "(v.seek(a), [...v.frame.lit, ...v.frame.families].sort())", float(t))
        assert lit == sorted({e.label for e in [*events, *families] if e.start <= t < e.end}), t
    for corrected in (True, False):
        if not corrected: script(tab, "v.exports.corrected.click()")
        for format in FORMATS:
            text, wanted = exported(tab, format), session.export(format, corrected)[2]
            if format == "table": assert text.splitlines() == wanted.splitlines()
            else: assert loads(text, format) == loads(wanted, format), (format, corrected)


def picture_saved(tab):
    "What the menu gives as a picture"
    tab.get_by_role("button", name="Save what was heard").click()
    with tab.expect_download() as download: tab.get_by_role("button", name="picture .png", exact=True).click()
    tab.keyboard.press("Escape")
    assert download.value.suggested_filename == "A made-up song.png"
    return np.asarray(Image.open(download.value.path()).convert("RGB"), int)


def test_picture_of_the_page(browser, song):
    "A PNG of what is in view: dark on white in every theme and on every screen, with the lanes where they are on the page"
    pictures = {}
    for look in LOOKS:
        with shown(browser, song, look) as tab:
            first = pictures[look] = picture_saved(tab)
            if look == "light":
                lanes = tab.locator(".lane .name").all_inner_texts()
                shown_at = script(tab, "v.viewport.width")
                script(tab, "v.viewport.zoom(0.5)")
                assert not np.array_equal(picture_saved(tab), first), "what is in view is in the picture"
                assert script(tab, "v.viewport.width") == shown_at
    assert np.array_equal(pictures["dark"], pictures["light"]) and pictures["phone"].shape == pictures["light"].shape
    height, width, _ = first.shape
    assert width == 2400 and (first[[0, 0, -1, -1], [0, -1, 0, -1]] == 255).all()
    row = height - 56 - 64 * (len(lanes) - lanes.index("Drums")) + 32
    at = 2 * (28 + 190) + np.array([18, 23, 2]) / 24 * (2400 - 2 * (28 + 28 + 190))
    colour_of = {t: pictures["light"][row, int(x)] for t, x in zip((18, 23, 2), at)}
    drums = [int(colour("drums")[k : k + 2], 16) for k in (1, 3, 5)]
    assert abs(colour_of[18] - drums).max() < 40 and np.ptp(colour_of[2]) < 12, "drums from 12 s on, and only there"


def test_print(browser, song):
    "On paper: dark on white, the song, its lanes and what there is in it, no button; afterwards all is as it was"
    with shown(browser, song, "dark") as tab:
        script(tab, "v.seek(13.5)")
        dark = contrast_in(Image.open(io.BytesIO(tab.locator(".picture").screenshot())))
        tab.emulate_media(media="print", color_scheme="dark")
        until(tab, "v.root.dataset.theme === 'light'")
        image = picture_of(tab)
        assert np.asarray(image.convert("L")).mean() > 215 and dark > 3
        visible = "[...document.querySelectorAll('.audiotag :is(button, input, select)')].filter((el) => el.checkVisibility())"
        assert tab.evaluate(f"{visible}.every((el) => el.closest('.lane .label, .summary'))")
        for part in (".title", ".summary", ".picture", ".waveform", "[data-label=drums] .name", "[data-label=drums] .bars"):
            assert tab.locator(f".audiotag {part}").first.is_visible(), part
        tab.emulate_media(media="screen", color_scheme="dark")
        until(tab, "v.root.dataset.theme === 'dark'")
        assert tab.locator(".play").is_visible()
