"""Asked in the page, in real Chromium: why a label is heard, and where is more like it"""
import pytest
from browser import CONTROLLER, DEMO, Sheet, browser, heard, served
from front_end import barriers

from audiotag import Player, Tagger


@pytest.fixture(scope="module")
def chrome():
    with browser() as running:
        yield running


def chosen(sheet, label, item):
    "Choose something in the menu of a lane"
    sheet.page.locator(f"li[data-label={label}] .more").click()
    sheet.page.get_by_role("button", name=item).click()


def beyond(sheet, seconds):
    "The highest scores of labels that are not lit at a moment, as the page shows them"
    sheet.player("p.seek(more)", seconds)
    return sheet.page.locator(".second").inner_text()


def test_a_page_says_why_and_finds_more(chrome, tmp_path):
    label = "flute"
    with served() as address:
        sheet = Sheet(chrome)
        sheet.page.goto(address)
        sheet.page.set_input_files("#file", str(DEMO))
        sheet.page.wait_for_selector(".audiotag")
        sheet.ready()
        sheet.player("(p.lanes.showAll || p.lanes.toggleAll(), p.seek(5.5))")
        chosen(sheet, label, "Why?")
        sheet.wait(f"() => Boolean({CONTROLLER}.ask.map)")
        start, end, name = sheet.player("[p.ask.map.start, p.ask.map.end, p.stage.spectrogram.getAttribute('aria-label')]")
        assert start <= 5.5 < end <= start + 30.01 and "most speaks for it at" in name
        sheet.picture(tmp_path, "why")
        assert not barriers(sheet.page)
        sheet.page.keyboard.press("Escape")
        assert sheet.player("p.ask.map") is None and not sheet.page.locator(".why").is_visible()
        sheet.player("p.selection.set(36, 38)")
        chosen(sheet, label, "More like this")
        sheet.wait(f"() => {CONTROLLER}.ask.moments.length > 0")
        sheet.page.wait_for_selector(".alike li")
        sheet.picture(tmp_path, "more")
        assert not barriers(sheet.page)
        moments = sheet.player("p.ask.moments")
        table = Tagger.from_pretrained().similar((DEMO, 36, 38), n=10)
        assert [moment[0] for moment in moments] == pytest.approx(list(table.start), abs=0.01)
        sheet.page.locator(".sheet:popover-open .alike button").nth(1).click()
        assert sheet.player("p.time") == pytest.approx(moments[1][0], abs=0.05)
        sheet.page.get_by_role("button", name="moments that are alike").click()
        sheet.page.get_by_role("button", name="Remove the marks").click()
        assert sheet.player("p.ask.moments") == []
        tags, second = heard(), beyond(sheet, 20.1)
        column = int((20.1 - tags.columns.starts[0]) / 0.32)
        best = [tags.labels[k] for k in (-tags.columns.values[column]).argsort()]
        shown = second.split(":", 1)[-1]
        assert sum(sheet.player("p.song.displayName(more)", name) in shown for name in best[:6]) >= 2 and "0." in shown
        sheet.player("p.selection.set(10, 10.2)")
        sheet.player("p.connection.send('ask', {what: 'why', id: 1, label: 'nose', start: 1, end: 2})")
        sheet.wait("() => document.querySelector('.status').textContent.includes(\"no label 'nose'\")")
        assert not sheet.wrong
        sheet.context.close()


def test_a_saved_page_has_second_guesses_and_nobody_to_ask(chrome, tmp_path):
    player = Player(DEMO, tagger=Tagger.from_pretrained()).wait()
    player.to_html(tmp_path / "song.html")
    player.close()
    sheet = Sheet(chrome, 390, 800, color_scheme="dark")
    sheet.page.goto((tmp_path / "song.html").as_uri())
    sheet.ready()
    assert "0." in beyond(sheet, 20.1)
    sheet.picture(tmp_path, "second")
    sheet.player("p.lanes.shown[0].more.click()")
    sheet.page.get_by_role("button", name="Hide this lane").wait_for()
    assert not sheet.page.get_by_role("button", name="More like this").is_visible()
    assert not sheet.wrong
    sheet.context.close()
