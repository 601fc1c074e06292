"""The player in real Chromium: in JupyterLab, on the web page, in a saved file. Lit lanes are what the model says of that moment"""
import base64
import csv
import io
import time
from contextlib import suppress

import numpy as np
import pytest
from browser import (
    CONTROLLER,
    DEMO,
    Sheet,
    agree,
    browser,
    expected,
    folder_served,
    heard,
    jupyter,
    served,
)
from front_end import barriers
from project import wait_until

from audiotag import Tagger
from audiotag.audio import decode
from audiotag.corrections_file import (
    Fingerprint,
    dump_corrections,
    fingerprint,
    read_corrections,
    same_song,
)
from audiotag.listen.address import network_addresses
from audiotag.listen.page import save_page
from audiotag.listen.playback import playable
from audiotag.listen.session import Session

SECONDS = 5
LAB = "() => Boolean(window.jupyterapp)"
KERNEL = """() => {
  const panel = [...window.jupyterapp.shell.widgets("main")].find((widget) => widget.context && widget.sessionContext);
  const kernel = panel?.sessionContext.session?.kernel;
  return Boolean(kernel && kernel.connectionStatus === "connected" && kernel.status === "idle");
}"""
RUN = """async (code) => {
  const panel = [...window.jupyterapp.shell.widgets("main")].find((widget) => widget.context && widget.sessionContext);
  const future = panel.sessionContext.session.kernel.requestExecute({code}); let said = "";
  future.onIOPub = ({content}) => { said += content.text ?? content.evalue ?? ""; };
  await future.done;
  return said;
}"""


@pytest.fixture(scope="module")
def chrome():
    with browser() as running:
        yield running


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    "The demo as a saved page"
    session = Session(Tagger.from_pretrained(), str(DEMO), lambda message, buffers: None)
    session.run()
    page = save_page(session, tmp_path_factory.mktemp("saved") / "demo.html")
    session.close()
    return page


def listens(sheet):
    "Plays, jumps, changes a threshold; every frame is compared"
    frames = agree(sheet.frames(SECONDS, 60), at_least=60)
    for moment in (30.5, 44.2, 10.9):
        sheet.player(f"p.seek({moment})")
        frames += agree(sheet.frames(1.5))
    slider = sheet.page.locator(".audiotag .threshold").first
    slider.fill("0.2")
    assert sheet.player("p.song.high[0]") == pytest.approx(0.2)
    sheet.player("p.seek(20)")
    frames += agree(sheet.frames(2), threshold=0.2)
    sheet.player("p.thresholds.reset.click()")
    sheet.player("p.seek(16)")
    frames += agree(sheet.frames(1.5))
    print(f"{frames} frames compared")


def test_saved_page_without_a_network(chrome, saved, tmp_path):
    sheet = Sheet(chrome)
    sheet.context.set_offline(True)
    sheet.page.goto(saved.as_uri())
    sheet.ready()
    listens(sheet)
    sheet.picture(tmp_path, "player_saved")
    assert not sheet.wrong and not [url for url in sheet.asked if not url.startswith(("file:", "blob:", "data:"))]
    sheet.context.close()


@pytest.fixture(scope="module")
def address():
    with served() as found:
        yield found


def upload(sheet, address, song=DEMO):
    "Choose a file on the page"
    sheet.page.goto(address)
    sheet.page.set_input_files("#file", str(song))
    sheet.page.wait_for_selector(".audiotag")
    sheet.ready()


def test_web_page(chrome, address, tmp_path):
    sheet = Sheet(chrome)
    sheet.page.goto(address)
    sheet.picture(tmp_path, "player_page_start")
    upload(sheet, address)
    listens(sheet)
    sheet.picture(tmp_path, "player_page")
    assert not sheet.wrong
    sheet.context.close()


def test_web_page_exports_what_the_tagger_says(chrome, address):
    sheet = Sheet(chrome)
    upload(sheet, address)
    with sheet.page.expect_download() as waiting:
        sheet.player("[...p.exports.items.querySelectorAll('button')].find((item) => /^csv/.test(item.textContent)).click()")
    rows = list(csv.DictReader(io.StringIO(waiting.value.path().read_text())))
    assert waiting.value.suggested_filename == "demo.csv"
    wanted = sorted([*heard().to_events(), *heard().to_families()])
    assert [(float(row["start"]), row["label"]) for row in rows] == [(event.start, event.label) for event in wanted]
    assert not sheet.wrong
    sheet.context.close()


def saved_as_page(sheet, path):
    "What the export menu gives as a page, put at a path"
    sheet.page.get_by_role("button", name="Save what was heard").click()
    with sheet.page.expect_download() as waiting: sheet.page.get_by_role("button", name="page with the song .html", exact=True).click()
    sheet.page.keyboard.press("Escape")
    assert waiting.value.suggested_filename == "demo.html"
    waiting.value.save_as(path)
    return path


def test_web_page_and_saved_page_make_pages(chrome, address, tmp_path):
    "From the web page, and from that page once more: sound, lanes, threshold, correction and exports as they were seen, without a network"
    sheet = Sheet(chrome)
    upload(sheet, address)
    sheet.page.locator(".audiotag .threshold").first.fill("0.2")
    sheet.player("p.corrections.correct('oboe', 'added')")
    sheet.wait(f"() => {CONTROLLER}.song.corrections.length === 1")
    page = saved_as_page(sheet, tmp_path / "first" / "demo.html")
    with sheet.page.expect_download() as waiting:
        sheet.player("[...p.exports.items.querySelectorAll('button')].find((item) => /^csv/.test(item.textContent)).click()")
    wanted = waiting.value.path().read_bytes()
    assert not sheet.wrong
    sheet.context.close()
    for again in (False, True):
        sheet = Sheet(chrome)
        sheet.context.set_offline(True)
        sheet.page.goto(page.as_uri())
        sheet.ready()
        sheet.player("p.seek(20)")
        agree(sheet.frames(1.5), threshold=0.2)
        assert sheet.player("p.song.corrections.map((item) => item.label)") == ["oboe"]
        audio = sheet.page.evaluate("JSON.parse(document.getElementById('session').textContent).audio")
        assert base64.b64decode(audio) == DEMO.read_bytes()
        with sheet.page.expect_download() as waiting:
            sheet.player("[...p.exports.items.querySelectorAll('button')].find((item) => /^csv/.test(item.textContent)).click()")
        assert waiting.value.path().read_bytes() == wanted
        if not again: page = saved_as_page(sheet, tmp_path / "second" / "demo.html")
        assert not sheet.wrong and not [url for url in sheet.asked if not url.startswith(("file:", "blob:", "data:"))]
        sheet.context.close()


def test_phone_uploads_and_plays_by_touch(chrome, address, tmp_path):
    sheet = Sheet(chrome, width=390, height=844, has_touch=True, is_mobile=True)
    upload(sheet, address)
    sheet.page.locator(".audiotag .play").tap()
    sheet.wait("() => document.querySelector('.audiotag').parentElement.audiotag.time > 0.5")
    box = sheet.page.locator(".audiotag .picture").bounding_box()
    sheet.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    sheet.player("p.pause()")  # or it would come there by playing
    half = heard().duration / 2
    sheet.wait(f"() => Math.abs(document.querySelector('.audiotag').parentElement.audiotag.time - {half}) < 3")
    assert sheet.page.evaluate("document.documentElement.scrollWidth") <= 390
    sheet.picture(tmp_path, "player_phone")
    assert not sheet.wrong
    sheet.context.close()


def test_microphone(chrome, address):
    "Chromium's stand-in for a microphone beeps"
    sheet = Sheet(chrome, permissions=["microphone"])
    sheet.page.goto(address)
    sheet.page.click("#record")
    sheet.page.wait_for_selector(".audiotag")
    sheet.wait("() => document.querySelector('.audiotag').parentElement.audiotag.song.track?.spans.length > 2")
    assert sheet.player("p.song.live")
    sheet.page.click("#stop")
    sheet.ready()
    assert not sheet.player("p.song.live") and sheet.player("p.duration") > 3
    agree_time = sheet.frames(1.5)
    assert agree_time[-1][0] > 0.8 and not sheet.wrong
    sheet.context.close()


def keys_act(sheet):
    "Space and arrows act, and no click was needed"
    sheet.page.keyboard.press("Home")
    sheet.page.keyboard.press("ArrowRight")
    assert sheet.player("p.time") == pytest.approx(5, abs=0.1)
    sheet.page.keyboard.press("Space")
    sheet.wait("() => document.querySelector('.audiotag').parentElement.audiotag.playing")
    sheet.page.keyboard.press("Space")
    sheet.wait("() => !document.querySelector('.audiotag').parentElement.audiotag.playing")
    sheet.page.keyboard.press("?")
    sheet.wait("() => Boolean(document.querySelector('.audiotag .sheet:popover-open'))")
    sheet.page.keyboard.press("Escape")


def test_the_page_shows_a_class_where_it_is(chrome, address, tmp_path):
    "At the machine itself the code of its address in the network stands open; a pupil may open it; without a network there is none"
    def code(at, width=1200):
        sheet = Sheet(chrome, width)
        sheet.page.goto(at)
        sheet.wait("() => document.getElementById('about').textContent.includes('model')")
        script = "(part) => [!part.hidden, part.open, part.querySelector('p').textContent]"
        shown = sheet.page.eval_on_selector("#elsewhere", script)
        if shown[0]: sheet.wait("() => document.querySelector('#elsewhere img').naturalWidth > 0")
        sheet.picture(tmp_path, f"page_code_{width}")
        assert not [line for line in sheet.wrong if "Cross-Origin-Opener-Policy" not in line]  # which counts with https only
        sheet.context.close()
        return shown

    assert code(address) == [False, True, ""]
    if not network_addresses("0.0.0.0", 1): pytest.skip("this machine is in no network")
    with served("--host", "0.0.0.0") as here:
        first = network_addresses("0.0.0.0", int(here.split(":")[2].strip("/")))[0]
        assert code(here) == [True, True, first] and code(first, 390) == [True, False, first]


def test_the_page_speaks_the_language_of_its_visitor(chrome, address, tmp_path):
    "As the browser asks, and as is chosen at its foot, also while a song is open; the server's word that a song cannot be read, too"
    sheet = Sheet(chrome, 390, 844, locale="de-DE")
    page = sheet.page
    page.goto(address)
    sheet.wait("() => document.getElementById('about').textContent.includes('Modell')")
    assert page.locator("#question").inner_text() == "Welche Instrumente spielen?" and page.locator("html").get_attribute("lang") == "de"
    assert not barriers(page) and page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_input_files("#file", {"name": "note.mp3", "mimeType": "audio/mpeg", "buffer": b"no sound" * 100})
    sheet.wait("() => document.getElementById('problem').innerText.includes('note.mp3')")
    assert "prüfe" in page.inner_text("#problem")
    page.set_input_files("#file", str(DEMO))
    sheet.ready()
    assert "Klavier" in page.inner_text(".lanes") and page.inner_text("#another").strip() == "Anderer Song"
    page.select_option("#languages select", "ja")
    sheet.ready()
    assert "ピアノ" in page.inner_text(".lanes") and page.inner_text("#another").strip() == "別の曲"
    assert page.locator("html").get_attribute("lang") == "ja" == page.locator(".audiotag").get_attribute("lang")
    assert not barriers(page) and page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sheet.picture(tmp_path, "page_japanese")
    page.click("#another")
    assert "54" in page.inner_text("#about") and page.inner_text("#question") == "どの楽器が鳴っていますか？"
    assert not [line for line in sheet.wrong if "Cross-Origin-Opener-Policy" not in line and "422" not in line and "415" not in line]
    sheet.context.close()


def test_a_reloaded_page_takes_the_song_up_again(chrome, address):
    "And keys act in both, before anything is clicked"
    sheet = Sheet(chrome)
    upload(sheet, address)
    keys_act(sheet)
    sheet.page.reload()
    sheet.ready()
    keys_act(sheet)
    agree(sheet.frames(1.5))
    assert not sheet.wrong
    sheet.context.close()


def test_corrections_on_the_page_come_as_steps(chrome, address):
    sheet = Sheet(chrome)
    upload(sheet, address)
    marks = "document.querySelector('.audiotag').parentElement.audiotag.song.corrections"
    for label, verdict in [("oboe", "added"), ("piano", "wrong"), ("oboe", "right")]:
        sheet.player(f"p.corrections.correct('{label}', '{verdict}')")
    sheet.wait(f"() => {marks}.map((item) => item.label + ' ' + item.verdict).join() === 'piano wrong,oboe right'")
    sheet.player("p.corrections.step('undo')")
    sheet.wait(f"() => {marks}.map((item) => item.label + ' ' + item.verdict).join() === 'oboe added,piano wrong'")  # in its place
    sheet.page.reload()  # and the whole list for a page that comes anew
    sheet.ready()
    sheet.wait(f"() => {marks}.length === 2")
    assert not sheet.wrong
    sheet.context.close()


FIRST_LONG_EVENT = """(() => {
  const { song } = p, long = ({ start, end }) => end - start > 3 && end < 40;
  const label = song.labels.find((one) => song.eventsFor(one).some(long));
  const { start, end } = p.song.eventsFor(label).find(long);
  return [label, start, end];
})()"""
MARKS = f"{CONTROLLER}.song.corrections.map((item) => item.label + ' ' + item.verdict).sort().join()"


def test_corrections_last(chrome, address, tmp_path):
    "They survive a reload, another upload and another tab; an edge is dragged; they are saved and opened again, for this song only"
    sheet = Sheet(chrome)
    upload(sheet, address)
    marks = lambda *wanted: sheet.wait(f"() => {MARKS} === '{','.join(sorted(wanted))}'")  # noqa: E731
    label, start, end = sheet.player(FIRST_LONG_EVENT)
    edge = f"{CONTROLLER}.song.eventsFor('{label}').find((e) => e.start === {start}).end"
    sheet.player("p.tip.putAway()")
    x = lambda t: box["x"] + box["width"] * t / sheet.player("p.duration")  # noqa: E731
    lane = sheet.page.locator(f"[data-label={label}] .bars")
    lane.scroll_into_view_if_needed()
    box = lane.bounding_box()
    y, mouse = box["y"] + box["height"] / 2, sheet.page.mouse
    mouse.move(x(end), y), mouse.down(), mouse.move(x(end - 0.5), y), mouse.move(x(end - 1.5), y), mouse.up()
    sheet.wait(f"() => Math.abs({edge} - {end - 1.5}) < 0.2")
    sheet.player("p.corrections.correct('kazoo', 'added', [1, 4])")
    both = ("kazoo added", f"{label} wrong")
    marks(*both)
    sheet.page.reload()
    sheet.ready()
    marks(*both)
    upload(sheet, address)  # another session, which has seen none of them
    marks(*both)
    assert sheet.player("(p.seek(2), p.frame.lit)").count("kazoo") == 1
    other = sheet.context.new_page()  # another tab, with a session of its own
    other.goto(address)
    other.set_input_files("#file", str(DEMO))
    wait_until(lambda: other.evaluate(f"() => document.querySelector('.audiotag') && {CONTROLLER}.song.corrections.length === 2"))
    other.evaluate(f"() => {CONTROLLER}.corrections.correct('theremin', 'added', [5, 6])")
    wait_until(lambda: other.evaluate(f"() => {CONTROLLER}.song.corrections.length === 3"))
    sheet.wait("() => Object.values(localStorage).some((text) => text.includes('theremin'))")
    sheet.player("p.corrections.step('undo')")  # the last one is the kazoo; what the other tab says stays
    marks(f"{label} wrong")
    other.close()
    sheet.page.get_by_role("button", name="Save what was heard").click()
    with sheet.page.expect_download() as waiting: sheet.page.get_by_role("button", name="your corrections, to open again").click()
    sheet.page.keyboard.press("Escape")
    saved = tmp_path / "demo.audiotag.json"
    waiting.value.save_as(saved)
    kept = read_corrections(saved)
    assert [(c.label, c.verdict) for c in kept.corrections] == [(label, "wrong")]
    assert same_song(kept.fingerprint, fingerprint(DEMO)) and waiting.value.suggested_filename == saved.name
    upload(sheet, address)
    marks("theremin added", f"{label} wrong")
    sheet.player("(localStorage.clear(), p.corrections.step('undo'), p.corrections.step('undo'))")
    marks()
    (tmp_path / "other.json").write_text(dump_corrections(kept._replace(fingerprint=Fingerprint("0", 1.0))))
    for file, said in [("other.json", "of another song"), ("cut.json", "no whole file"), (saved.name, "1 correction opened")]:
        if file == "cut.json": (tmp_path / file).write_text(saved.read_text()[:-20])
        sheet.page.locator("input[type=file][aria-label='File of corrections']").set_input_files(str(tmp_path / file))
        sheet.wait(f"() => {CONTROLLER}.status.line.textContent.includes('{said}')")
    marks(f"{label} wrong")
    assert not sheet.wrong
    sheet.context.close()


def test_a_song_is_in_the_address_only_when_its_visitor_shares_it(chrome, address):
    one, other = Sheet(chrome), Sheet(chrome)
    upload(one, address)
    assert "song=" not in one.page.url
    other.page.goto(one.page.url)
    assert not other.page.query_selector(".audiotag")
    one.page.click("#share")
    assert "song=" in one.page.url and "can correct it" in one.page.text_content("#shared")
    other.page.goto(one.page.url)
    other.page.wait_for_selector(".audiotag")
    other.ready()
    one.page.click("#another")
    assert "song=" not in one.page.url and not one.page.evaluate("sessionStorage.getItem('audiotag.song')")
    assert not one.wrong and not other.wrong
    one.context.close(), other.context.close()


def test_two_visitors_do_not_meet(chrome, address):
    one, two = Sheet(chrome), Sheet(chrome)
    upload(one, address), upload(two, address)
    one.player("p.thresholds.set(null, 0.9)")
    one.player("p.seek(50)")
    time.sleep(0.6)
    assert two.player("p.time") == 0 and two.player("p.song.high[0]") != pytest.approx(0.9)
    one_song, two_songs = (sheet.page.evaluate("sessionStorage.getItem('audiotag.song')") for sheet in (one, two))
    assert one_song != two_songs and not one.wrong and not two.wrong
    one.context.close(), two.context.close()


SOURCE = """import shutil
from importlib.resources import files
from audiotag import Player
player = Player(shutil.copy(files("audiotag") / "samples" / "demo.ogg", "."))  # corrections are kept beside it
player"""


def test_jupyterlab(chrome, tmp_path):
    with jupyter(tmp_path, SOURCE) as address:
        sheet = Sheet(chrome, width=1300)
        sheet.page.goto(address)
        sheet.page.wait_for_selector(".jp-CodeCell")
        sheet.wait(LAB), sheet.wait(KERNEL)
        sheet.page.click(".jp-CodeCell .cm-content")
        sheet.page.keyboard.press("Shift+Enter")
        sheet.page.wait_for_selector(".audiotag")
        sheet.ready()
        with suppress(Exception):
            sheet.page.get_by_role("button", name="No", exact=True).click(timeout=500)  # JupyterLab's question about news
        listens(sheet)
        sheet.picture(tmp_path, "player_jupyterlab")
        from_python(sheet)
        assert not sheet.wrong, sheet.wrong
        sheet.context.close()


def from_python(sheet):
    "The traits, and the corrections, seen and set from the kernel; keys stay in the player"
    assert sheet.page.evaluate(RUN, "print(player.done, round(player.current_time) == 17 or player.current_time)").startswith("True")
    sheet.page.evaluate(RUN, "player.current_time = 40.25")
    sheet.wait("() => Math.abs(document.querySelector('.audiotag').parentElement.audiotag.time - 40.25) < 0.3")
    sheet.page.evaluate(RUN, "player.playing = True")
    sheet.wait("() => document.querySelector('.audiotag').parentElement.audiotag.playing")
    sheet.page.evaluate(RUN, "player.playing = False")
    sheet.player("p.corrections.correct('oboe', 'added')")
    sheet.wait("() => document.querySelector('.audiotag').parentElement.audiotag.song.corrections.length === 1")
    assert "oboe added" in sheet.page.evaluate(RUN, "print(*player.corrections.iloc[0][['label', 'verdict']])")
    cells = sheet.page.locator(".jp-Cell").count()
    sheet.page.locator(".audiotag .play").focus()
    sheet.page.keyboard.press("b")
    assert sheet.page.locator(".jp-Cell").count() == cells
    at = sheet.player("p.time")
    sheet.page.locator(".jp-Cell").first.click(position={"x": 4, "y": 4})
    sheet.page.keyboard.press("Escape")
    for key in ("Space", "5", "b"): sheet.page.keyboard.press(key)  # outside of the player they are Jupyter's
    sheet.wait(f"() => document.querySelectorAll('.jp-Cell').length === {cells + 1}")
    assert sheet.player("p.time") == at and not sheet.player("p.playing")
    lit = {*expected(sheet.player("p.frame.time")), "oboe"}  # which was added there
    assert sorted(sheet.player("p.frame.lit")) == sorted(lit)


CLICKS = """async ([url, from]) => {
  const audio = new Audio(url); document.body.append(audio);
  await new Promise((done, fail) => { audio.oncanplay = done; audio.onerror = () => fail(audio.error.message); });
  const context = new AudioContext(), clicks = [], ahead = [];
  const code = `registerProcessor("clicks", class extends AudioWorkletProcessor {
    process([[sound]]) {
      const n = sound ? sound.findIndex((x) => Math.abs(x) > 0.4) : -1;
      if (n >= 0) this.port.postMessage(currentTime + n / sampleRate);
      return true;
    }
  })`;
  await context.audioWorklet.addModule(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
  const detector = new AudioWorkletNode(context, "clicks");
  detector.port.onmessage = ({ data }) => data - (clicks.at(-1) ?? -1) > 0.3 && clicks.push(data);
  context.createMediaElementSource(audio).connect(detector).connect(context.destination);
  audio.currentTime = from; await new Promise((done) => audio.onseeked = done);
  await audio.play();
  const clock = setInterval(() => ahead.push(audio.currentTime - context.currentTime), 10);
  await new Promise((done) => setTimeout(done, 5000)); clearInterval(clock); audio.pause(); await context.close();
  return [clicks, ahead];
}"""  # when the sound clicked, noted by the thread that plays, so that a busy page is not late; by how much the element's clock is ahead


def hour(path):
    "An hour of mp3 whose bit rate varies, with a click at each full second of the last minute"
    from av import AudioFrame
    from av import open as av_open
    sr, chance = 16_000, np.random.default_rng(0)
    with av_open(str(path), "w", "mp3") as file:
        track = file.add_stream("libmp3lame", rate=sr, layout="mono", options={"q": "6", "compression_level": "9"})
        track.codec_context.qscale = True
        track.codec_context.global_quality = 6 * 118
        for minute in range(60):
            sound = chance.normal(0, 0.001 if minute % 3 else 0.05, 60 * sr).astype(np.float32)
            if minute == 59:
                for second in range(60):
                    sound[second * sr : second * sr + 80] += 0.9 * np.sin(np.arange(80) * 0.6)
            frame = AudioFrame.from_ndarray(sound[None], "fltp", "mono")
            frame.sample_rate = sr
            file.mux(track.encode(frame))
        file.mux(track.encode(None))


def test_sound_and_lanes_agree_at_the_end_of_an_hour(chrome, tmp_path):
    hour(tmp_path / "hour.mp3")
    found = playable(tmp_path / "hour.mp3", tmp_path, "hour")
    analysed = np.concatenate(list(decode(found.path, start=3_590)))
    analysed_at = 3_590 + np.flatnonzero(np.abs(analysed) > 0.4) / 32_000
    with folder_served(tmp_path) as address:
        sheet = Sheet(chrome)
        sheet.page.goto(address)
        clicks, ahead = sheet.page.evaluate(CLICKS, [f"{address}/{found.path.name}", 3_590.5])
        sheet.context.close()
    errors = [min(abs(analysed_at - (click + np.median(ahead)))) for click in clicks]
    print(f"{len(clicks)} clicks near 59:55, at most {1000 * max(errors):.0f} ms from where they were analysed")
    assert len(clicks) >= 3 and max(errors) < 0.025
