"""Teaching from the page, in real Chromium with a stand-in for a microphone: the label of what is recorded lights up at once"""
import shutil
from base64 import b64decode, b64encode

import numpy as np
import pytest
from browser import CONTROLLER, DEMO, Sheet, browser, served
from front_end import barriers
from project import ROOT

from audiotag import Recorder
from audiotag.audio import load, write
from audiotag.listen.clips import find_clips

SR = 48_000
STATIC = ROOT / "audiotag" / "static"


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


WIDGET = """<!doctype html><html lang="en"><title>notebook</title><link rel="stylesheet" href="player.css"><main></main>
<script type="module">
import widget from "./player.js";
HTMLMediaElement.prototype.play = ((play) => function () {
  this.onended = () => (window.heard = this.duration);
  return play.call(this);
})(HTMLMediaElement.prototype.play);
const handlers = [], base64 = (bytes) => btoa([...new Uint8Array(bytes)].map((byte) => String.fromCharCode(byte)).join(""));
const viewOf = (text) => new DataView(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer);
const model = {
  get: (name) => ({ records: true })[name], on: (name, handler) => handlers.push(handler), off: () => {},
  send: async (message, _, buffers) => {
    const answers = await window.kernel(message, buffers.map(base64));
    for (const [answer, parts] of answers) handlers.forEach((handler) => handler(answer, parts.map(viewOf)));
  },
};
window.leave = widget.render({ model, el: document.querySelector("main") });
</script></html>"""


def test_the_recorder_of_a_notebook(chrome, tmp_path):
    "The widget's two sides, joined as a kernel would: clips are recorded, heard, deleted, and lie in the folder of their label"
    recorder, answers, clip = Recorder(tmp_path / "clips", "my siren"), [], ".recorder .clips li"
    recorder.send = lambda message, buffers=(): answers.append([message, [b64encode(part).decode() for part in buffers]])

    def kernel(message, buffers):
        answers.clear()
        recorder._handle_custom_msg(message, [b64decode(part) for part in buffers])
        return list(answers)

    sheet = Sheet(chrome, width=390, height=500, permissions=["microphone"], color_scheme="dark")
    sheet.page.expose_function("kernel", kernel)
    sheet.page.route("http://localhost/**", lambda route: route.fulfill(path=STATIC / route.request.url.rpartition("/")[2]))
    sheet.page.route("http://localhost/", lambda route: route.fulfill(body=WIDGET, content_type="text/html"))
    sheet.page.goto("http://localhost/")
    button, status, name = (sheet.page.locator(f".recorder {part}") for part in (".line > button.text", "[role=status]", "input"))
    sheet.wait("() => document.querySelector('.recorder input')?.value === 'my_siren'")
    for wrong in ("7", "none", "Клавесин"):
        name.fill(wrong)
        assert button.is_disabled() and "no name for a label" in status.inner_text()
    name.fill("My siren")
    for n in (1, 2):
        button.click()
        sheet.wait("() => document.querySelector('.recorder meter').value > -12")  # the siren's own level is -6 dB
        sheet.wait("() => document.querySelector('.recorder .time').textContent > '0:00'")
        if n == 2: sheet.picture(tmp_path, "recorder")
        assert not barriers(sheet.page)
        button.click()
        sheet.wait(f"() => document.querySelectorAll('{clip}').length === {n}")
    assert [path.relative_to(tmp_path).as_posix() for path in recorder.clips] == [f"clips/my_siren/my_siren-00{n}.wav" for n in (1, 2)]
    assert "Kept in" in status.inner_text() and not barriers(sheet.page)
    sheet.page.get_by_role("button", name="Hear my_siren-001.wav").press("Enter")
    sheet.wait("() => window.heard > 0.1")
    sheet.page.get_by_role("button", name="Delete my_siren-001.wav").click()
    sheet.wait(f"() => document.querySelectorAll('{clip}').length === 1")
    [kept] = find_clips(tmp_path / "clips")
    assert kept.path == recorder.clips[0] and kept.seconds > 0.1 and -8 < kept.level < -3, kept
    shutil.rmtree(tmp_path / "clips")
    (tmp_path / "clips").write_text("now a file")
    button.click()
    sheet.wait("() => document.querySelector('.recorder .time').textContent > '0:00'")
    button.click()
    sheet.wait("() => /choose another folder/.test(document.querySelector('.recorder [role=status]').textContent)")
    sheet.page.evaluate("() => { navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('no', 'NotAllowedError'); }; }")
    button.click()
    sheet.wait("() => /microphone is not allowed/.test(document.querySelector('.recorder [role=status]').textContent)")
    sheet.page.evaluate("window.leave()")
    assert sheet.page.locator(".recorder").count() == 0 and not sheet.wrong, sheet.wrong
    sheet.context.close()
