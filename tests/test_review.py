"""`audiotag review`: one moment after the other, judged by keys alone, in real Chromium; what was said is beside the songs"""
import shutil
import subprocess
import sys
from contextlib import contextmanager

import pytest
from browser import DEMO, Sheet, browser, running, served
from test_front_end import barriers

from audiotag.audio import load, write
from audiotag.corrections_file import read_corrections

LOOKS = (dict(), dict(color_scheme="dark"), dict(width=390))
ELSEWHERE = """async () => {  // the moment that is shown is judged in another window
  const { moment } = await (await fetch("next")).json();
  await fetch("answer", { method: "POST", body: JSON.stringify({ id: moment.id, verdict: "skip" }) });
}"""


@pytest.fixture(scope="module")
def chrome():
    with browser() as running:
        yield running


@pytest.fixture
def songs(tmp_path):
    "Two songs, and a diary that is called one"
    folder = tmp_path / "music"
    folder.mkdir()
    shutil.copy(DEMO, folder / "demo.ogg")
    write(folder / "half.flac", load(DEMO)[: 20 * 32_000], 32_000)
    (folder / "notes.mp3").write_text("Dear diary, " * 100)
    return folder


@contextmanager
def reviewed(*words):
    "`audiotag review`; yields its address"
    command = [sys.executable, "-c", "from audiotag.cli.main import main; main()", "review", *words]
    with running(command, stdout=subprocess.PIPE) as process:
        yield process.stdout.readline().split()[2]


def said(folder):
    "All corrections beside the songs: the file's name, the label, the verdict"
    return [(path.name, one.label, one.verdict) for path in sorted(folder.glob("*.json")) for one in read_corrections(path).corrections]


def press(sheet, key, judged):
    "A key; until that many are judged, and the next moment is there"
    before = sheet.page.text_content("#where") + sheet.page.text_content("#question")
    sheet.page.keyboard.press(key)
    sheet.wait(f"() => document.getElementById('progress').textContent.startsWith('{judged} judged')")
    sheet.wait(f"() => document.getElementById('where').textContent + document.getElementById('question').textContent !== {before!r}")


def test_keys_alone(chrome, songs, tmp_path):
    "Right, wrong, something else, pass over, back; what is said is in the files at once, and a review goes on where it was left"
    with reviewed(songs) as address:
        sheet = Sheet(chrome)
        sheet.page.goto(address)
        sheet.wait("() => /judged, \\d+ left$/.test(document.getElementById('progress').textContent)")  # all are heard
        sheet.wait("() => document.getElementById('sound').readyState > 1")
        assert "1 song is left out" in sheet.page.text_content("#left summary") and "notes.mp3" in sheet.page.text_content("#left ul")
        sheet.wait("() => document.getElementById('sound').currentTime > 0.2")  # it plays by itself
        sheet.page.keyboard.press("Space")
        sheet.wait("() => document.getElementById('sound').paused")
        sheet.picture(tmp_path, "review")
        press(sheet, "r", 1)
        press(sheet, "w", 2)
        assert sorted(verdict for *_, verdict in said(songs))[-1] == "wrong" and len(said(songs)) == 2
        sheet.page.keyboard.press("e")
        sheet.wait("() => document.activeElement.id === 'name'")
        sheet.page.keyboard.type("Hurdy gurdy")  # its letters are no words about the moment
        sheet.page.keyboard.press("Enter")
        sheet.wait("() => document.getElementById('progress').textContent.startsWith('3 judged')")
        assert len(said(songs)) == 4 and any(label == "hurdy_gurdy" for _, label, _ in said(songs))
        sheet.page.keyboard.press("u")
        sheet.wait("() => document.getElementById('progress').textContent.startsWith('2 judged')")
        assert len(said(songs)) == 2
        press(sheet, "s", 2)
        sheet.page.keyboard.press("e")
        sheet.page.keyboard.press("Escape")
        assert not sheet.page.is_visible("#naming")
        assert not sheet.wrong
        sheet.context.close()
    kept = said(songs)
    with reviewed(songs) as address:
        for look in LOOKS:
            sheet = Sheet(chrome, **look)
            sheet.page.goto(address)
            sheet.page.wait_for_selector("#moment:not([hidden])")
            assert not barriers(sheet.page)
            sheet.page.click("#other")
            assert not barriers(sheet.page) and sheet.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            sheet.picture(tmp_path, f"review_{look.get('color_scheme', look.get('width', 'light'))}")
            sheet.page.click("#back")
            assert sheet.page.text_content("#progress").startswith("0 judged")
            sheet.page.select_option("#languages select", "de")
            german = [sheet.page.text_content(part).split()[:2] for part in ("#progress", "#right")]
            assert german == [["0", "beurteilt,"], ["Richtig", "R"]]
            assert not barriers(sheet.page) and sheet.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            sheet.context.close()
        sheet, asked = Sheet(chrome), []
        sheet.page.route("**/next*", lambda route: route.continue_() if asked.append(1) or len(asked) > 1 else route.abort())
        sheet.page.goto(address)
        sheet.page.wait_for_selector("#problem:not([hidden])")  # one look that fails is not the last
        sheet.page.wait_for_selector("#moment:not([hidden])")
        sheet.wait("() => document.getElementById('problem').hidden && !/heard$/.test(document.getElementById('progress').textContent)")
        sheet.page.evaluate(ELSEWHERE)
        press(sheet, "r", 0)
        assert "judged already" in sheet.page.text_content("#problem")
        for song in songs.glob("*[!n]"): song.unlink()  # all songs go, while the page is open
        sheet.page.keyboard.press("s")
        sheet.page.wait_for_selector("#done:not([hidden])")
        assert "3 songs are left out" in sheet.page.text_content("#left summary") and not barriers(sheet.page)
        sheet.context.close()
    assert said(songs) == kept


@pytest.mark.parametrize("look", LOOKS)
def test_the_start_page_is_accessible(chrome, look):
    "axe-core finds nothing serious on the page that visitors see first"
    with served() as address:
        sheet = Sheet(chrome, **look)
        sheet.page.goto(address)
        sheet.wait("() => document.getElementById('about').textContent.includes('model')")
        assert not barriers(sheet.page)
        sheet.context.close()
