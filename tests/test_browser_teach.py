"""Teaching from the page, in real Chromium with a stand-in for a microphone: the label of what is recorded lights up at once"""
import numpy as np
import pytest
from browser import CONTROLLER, DEMO, Sheet, browser, served

from audiotag.audio import load, write

SR = 48_000


def warble(seconds, seed=0):
    "A sound that no instrument makes: a siren whose pitch runs up and down"
    t, phase = np.arange(round(seconds * SR)) / SR, np.random.default_rng(seed).uniform(0, 6)
    return (0.5 * np.sin(2 * np.pi * 1_400 * t + 300 * np.sin(2 * np.pi * 2.5 * t + phase))).astype(np.float32)


@pytest.fixture(scope="module")
def sounds(tmp_path_factory):
    "What the microphone hears; and a song: ten seconds of the demo, ten of the siren"
    folder = tmp_path_factory.mktemp("sounds")
    write(folder / "microphone.wav", warble(8), SR)
    write(folder / "song.wav", np.concatenate([load(DEMO, SR)[: 10 * SR], warble(10, 1)]), SR)
    return folder


@pytest.fixture(scope="module")
def chrome(sounds):
    with browser(f"--use-file-for-fake-audio-capture={sounds / 'microphone.wav'}") as running:
        yield running


def opened(chrome, address, song):
    sheet = Sheet(chrome, permissions=["microphone"])
    sheet.page.goto(address)
    sheet.page.set_input_files("#file", str(song))
    sheet.page.wait_for_selector(".audiotag")
    sheet.ready()
    return sheet


def record(sheet, clips, seconds):
    "Record a clip; the stand-in begins anew each time, so clips of one length would be the same"
    sheet.page.get_by_role("button", name="Record", exact=True).last.click()
    sheet.wait(f"() => ({CONTROLLER}.teach.recorder?.seconds ?? 0) > {seconds}")
    sheet.page.get_by_role("button", name="Stop", exact=True).last.click()
    sheet.wait(f"() => {CONTROLLER}.teach.clips.length === {clips}")


def test_a_label_is_taught_from_the_microphone(chrome, sounds, tmp_path):
    "Its lane lights up where the song has the sound and nowhere else, in this session and no other"
    with served() as address:
        sheet = opened(chrome, address, sounds / "song.wav")
        before = sheet.player("p.song.labels")
        sheet.page.get_by_role("button", name="Teach it a sound").click()
        record(sheet, 1, 1.5), record(sheet, 2, 2.5)
        assert "Recorded" in sheet.page.locator(".clips li").first.inner_text()
        sheet.player("p.selection.set(15, 18)")
        sheet.page.get_by_role("button", name="Take 0:15 – 0:18").click()
        sheet.wait(f"() => {CONTROLLER}.teach.clips.length === 3")
        sheet.page.get_by_label("Name of the sound").fill("My siren")
        sheet.picture(tmp_path, "teach_sheet")
        sheet.page.get_by_role("button", name="Teach", exact=True).last.click()
        sheet.wait(f"() => {CONTROLLER}.song.labels.includes('my_siren')")
        sheet.ready()
        assert "my_siren: learnt from 3 clips" in sheet.page.locator(".teach [role=status]").inner_text()
        assert sheet.player("p.song.labels") == [*before, "my_siren"]
        sheet.page.keyboard.press("Escape")
        lit = {moment: sheet.player(f"(p.seek({moment}), p.frame.lit)") for moment in (4, 8, 13, 16, 18.5)}
        assert [moment for moment in lit if "my_siren" in lit[moment]] == [13, 16, 18.5], lit
        sheet.wait("() => document.querySelector('.audiotag li.lane[data-label=my_siren]').getAttribute('aria-current') === 'true'")
        sheet.picture(tmp_path, "teach_lane")
        other = opened(chrome, address, sounds / "song.wav")
        assert other.player("p.song.labels") == before
        assert not sheet.wrong and not other.wrong
        sheet.context.close(), other.context.close()
