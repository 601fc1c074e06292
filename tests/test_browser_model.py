"""The analysis of a page against Python: the same columns and pictures, with a stand-in for the network and with onnxruntime-web"""
import json
import os
import shutil
from functools import cache

import numpy as np
import pytest
from front_end import chromium, need
from project import ROOT, run
from small_models import write_model, write_taught

from audiotag.audio import decode
from audiotag.formats import dumps
from audiotag.frames import Frames
from audiotag.listen.browser import browser_model
from audiotag.listen.progress import ColumnSink, Progress, frames_per_column
from audiotag.listen.web_runtime import fetch_runtime, kept_runtime, runtime_parts
from audiotag.options import tag_options
from audiotag.records import Record
from audiotag.segments import join, score_columns
from audiotag.tagger import Tagger

HEAR = ROOT / "tests" / "js" / "hear.mjs"
SR = 32_000


@cache
def song(): return np.concatenate(list(decode(ROOT / "audiotag" / "samples" / "demo.ogg", SR, channels=2)))


def heard(folder, tagger, sounds, runtime=None, **more):
    "What the page says of sounds {name: (n,) or (n, channels)}: {name: (scores, picture, peaks, messages)}"
    need(shutil.which("node"), "node")
    folder.mkdir(exist_ok=True)
    (folder / "about.json").write_text(json.dumps(browser_model(tagger)))
    shutil.copy(tagger.folder / "model.onnx", folder)
    cases = []
    for name, samples in sounds.items():
        samples.T.astype("<f4").tofile(folder / f"{name}.f32")
        cases.append(dict(name=name, channels=1 if samples.ndim == 1 else samples.shape[1], **dict(rate=SR) | more))
    (folder / "cases.json").write_text(json.dumps(cases))
    told = json.loads(run("node", HEAR, folder, *([runtime] if runtime else [])).stdout)
    shapes = dict(scores=("<f4", len(tagger.labels)), picture=("u1", tagger.front_end.n_mels), peaks=("i1", 2))
    return {one["name"]: (*(np.fromfile(folder / f"{one['name']}.{kind}", dtype).reshape(-1, n) for kind, (dtype, n) in shapes.items()),
                          one["seen"]) for one in told}


def means(tagger, layout):
    "What stands for the network in hear.mjs"
    def network(stretches):
        columns = stretches.reshape(len(stretches), layout.columns, layout.width, -1)[..., : len(tagger.labels)]
        values = 1 / (1 + np.exp(-columns.mean(axis=2) / 4))
        loudest = stretches.reshape(len(stretches), layout.columns, -1).max(axis=2)
        values[loudest < tagger.front_end.silence + np.log(2) / tagger.front_end.std] = 0
        return values.astype(np.float32)
    return network


def expected(tagger, samples):
    "Scores, picture and peaks as Python has them, with the stand-in"
    layout, front_end = tag_options(tagger.info).layout, tagger.front_end
    progress = Progress(len(tagger.labels), front_end.n_mels)
    progress.width = frames_per_column(len(samples) / front_end.sr, front_end.rate)
    sink = ColumnSink(progress, front_end)
    columns = join(score_columns(Frames([samples], front_end, sinks=[sink.add]), layout, means(tagger, layout)))
    _, drawn = sink.take()
    return columns, progress.spectrogram[:drawn], progress.peaks[:drawn]


def lengths(tagger):
    "Samples where columns, stretches and batches end, one fewer and one more, and very short ones"
    layout, hop, sr = tag_options(tagger.info).layout, tagger.front_end.hop, tagger.front_end.sr
    ends = [layout.width * hop, layout.width * hop + sr // 10, layout.frames * hop, (layout.frames + layout.step) * hop,
            layout.largest * layout.step * hop + sr // 10 + layout.margin * layout.width * hop]
    return [1, sr // 100, sr // 10, *(end + more for end in ends for more in (-1, 0, 1))]


@pytest.mark.parametrize("kind", ["segments", "columns"])
def test_columns_of_any_length(tmp_path, kind):
    "Mono and stereo, alike and not; silence in it; both front ends"
    tagger = Tagger(write_model(tmp_path / "model", kind), threads=1)
    mono, stereo, wide = song()[:, 0], song(), song() * np.float32([1, -1])
    wide[5 * SR : 7 * SR] = 0
    sounds = {f"mono{n}": mono[9_000 : 9_000 + n] for n in lengths(tagger)}
    sounds |= dict(stereo=stereo[: 20 * SR], wide=wide[: 31 * SR], live=mono[: 21 * SR + 77])
    found = heard(tmp_path / "page", tagger, sounds)
    for name, samples in sounds.items():
        columns, picture, peaks = expected(tagger, samples)
        scores, shown, points, seen = found[name]
        assert scores.shape == columns.values.shape and np.abs(scores - columns.values).max() < 1e-3, name
        assert seen[-1]["done"] and abs(seen[-1]["duration"] - columns.ends[-1]) < 1e-6, name
        if name == "live": continue  # how long it lasts is not known when it is drawn
        assert shown.shape == picture.shape and np.abs(shown.astype(int) - picture).max() <= 1, name
        assert np.abs(points.astype(int) - peaks).max() <= 1, name


def test_where_somebody_jumps_it_goes_on(tmp_path):
    "The columns there come next, and all others after them, each the same as without the jump"
    tagger = Tagger(write_model(tmp_path / "model", "columns"), threads=1)
    long = np.tile(song()[:, 0], 3)
    scores, _, _, seen = heard(tmp_path / "page", tagger, dict(long=long), seek=120)["long"]
    assert np.abs(scores - expected(tagger, long)[0].values).max() < 1e-3
    order = [i for one in seen for i in one["items"]]
    assert order.index(round(120 / 0.32)) < order.index(round(30 / 0.32)) and set(order) == set(range(len(scores)))


FILLED = """import {{ readFileSync }} from "node:fs";
import {{ filled }} from "{module}";
const {{ exports, song, name, duration }} = JSON.parse(readFileSync("{given}", "utf8"));
const texts = Object.entries(exports).map(([key, {{ text }}]) => [key, filled(text, song, {{ name, duration }})]);
console.log(JSON.stringify(Object.fromEntries(texts)));
"""


def test_exports_name_the_song_as_python_does(tmp_path):
    "JSON, addresses and XML, also where the name has signs that mean something there"
    need(shutil.which("node"), "node")
    tagger = Tagger(write_model(tmp_path / "model", "columns"), threads=1)
    name, duration = "a \"b\" <&> 'ü' %09 #?\x01(1).mp3", 61.06249
    (given := tmp_path / "given.json").write_text(json.dumps({**browser_model(tagger), "name": name, "duration": duration}))
    program = FILLED.format(module=(ROOT / "audiotag" / "static" / "web" / "exports.js").as_uri(), given=given.as_posix())
    made = json.loads(run("node", "--input-type=module", "--eval", program).stdout)
    song = Record(name, [], duration, tagger.info["name"], tagger.labels, families=[], perhaps=[])
    for format in ("json", "jams", "labelstudio"): assert json.loads(made[format]) == json.loads(dumps(song, format)), format
    assert made["elan"] == dumps(song, "elan")


@pytest.fixture(scope="module")
def runtime(tmp_path_factory):
    "The parts of onnxruntime-web"
    package = fetch_runtime() if os.environ.get("CI") == "true" else kept_runtime()
    if package is None: pytest.skip("onnxruntime-web is not in the cache: make install fetches it")
    folder = tmp_path_factory.mktemp("runtime")
    for name, data in runtime_parts(package).items(): (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize("rate", [SR, 48_000, 22_050, 16_000])
def test_the_demo_song(tmp_path, runtime, rate):
    "Scores and lit lanes of the bundled model, at its own rate and out of others, those without high tones among them"
    tagger = Tagger.from_pretrained(threads=1)
    samples = song() if rate == SR else np.concatenate(list(decode(ROOT / "audiotag" / "samples" / "demo.ogg", rate, channels=2)))
    tags, thresholds = tagger.tag(samples, sr=rate), np.array(list(tagger.thresholds.values()))
    scores, _, _, seen = heard(tmp_path / "page", tagger, dict(demo=samples), runtime, rate=rate)["demo"]
    assert scores.shape == tags.columns.values.shape
    assert np.abs(scores - tags.columns.values).max() < (1e-4 if rate == SR else 1e-2)
    unlike = (scores >= thresholds) != (tags.columns.values >= thresholds)
    assert unlike.sum() <= 0.001 * unlike.size, unlike.sum()
    print(f"{59_500 / seen[-1]['at']:.0f} times real time out of {rate} Hz, first lanes after {seen[0]['at']:.0f} ms")


def test_taught_and_corrected(tmp_path, runtime):
    "Labels beside the network, and offsets of labels of both kinds"
    tagger = Tagger(write_taught(tmp_path / "taught", write_model(tmp_path / "plain", "columns")), threads=1)
    scores = heard(tmp_path / "page", tagger, dict(song=song()[: 20 * SR]), runtime)["song"][0]
    assert np.abs(scores - tagger.tag(song()[: 20 * SR], sr=SR).columns.values).max() < 1e-3


LONG = """async (url) => {
  const { soundOf } = await import("./web/listener.js");
  const blob = await (await fetch(url)).blob(), sound = await soundOf(blob, url), [mono] = await sound.read(0, sound.samples);
  const whole = (await new OfflineAudioContext(1, 1, sound.rate).decodeAudioData(await blob.arrayBuffer())).getChannelData(0);
  const far = whole.reduce((most, sample, i) => Math.max(most, Math.abs(sample - mono[i])), 0);
  const why = (file) => soundOf(file, "x.mp3").then(() => "", ({ message }) => message);
  const refused = [await why(new Blob([])), await why(new Blob(["no sound"]))];
  return { kind: sound.constructor.name, seconds: sound.samples / sound.rate, beyond: sound.samples - whole.length, far, refused };
}"""


def test_a_browser_decodes_a_long_song_piece_by_piece(tmp_path):
    "Each piece of an mp3 file is what it is in the whole; what is no sound is refused in words"
    need(shutil.which("ffmpeg"), "ffmpeg")
    demo, static = ROOT / "audiotag" / "samples" / "demo.ogg", ROOT / "audiotag" / "static"
    run("ffmpeg", "-v", "error", "-stream_loop", 10, "-i", demo, "-ac", 1, "-ar", 16_000, "-b:a", "24k", tmp_path / "long.mp3")
    with chromium() as browser:
        page = browser.new_page()
        page.route("http://modules.test/**", lambda route: route.fulfill(path=static / route.request.url.split("test/")[1]))
        page.route("http://modules.test/long.mp3", lambda route: route.fulfill(path=tmp_path / "long.mp3"))
        page.route("http://modules.test/", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
        page.goto("http://modules.test/")
        found = page.evaluate(LONG, "long.mp3")
    assert found["kind"] == "Mp3Sound" and abs(found["seconds"] - 11 * 59.5) < 0.2 and 0 <= found["beyond"] < 2_400
    assert found["far"] < 1e-3 and "is empty" in found["refused"][0]
    assert "holds no sound that this browser can decode" in found["refused"][1]
