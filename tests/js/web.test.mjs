// A page that hears by itself: sounds, rates, exports and the session. What it hears is held against Python in tests/test_browser_model.py.
import assert from "node:assert/strict";
import test from "node:test";

import { framesPerColumn } from "../../audiotag/static/web/analysis.js";
import { filled, segmentsOf } from "../../audiotag/static/web/exports.js";
import { channelsOf, Fourier } from "../../audiotag/static/web/front_end.js";
import { Resampled, Resampler } from "../../audiotag/static/web/resampling.js";
import { frameOf, Mp3Sound, WavSound } from "../../audiotag/static/web/pieces.js";
import { pairOf } from "../../audiotag/static/web/samples.js";
import { BrowserSession } from "../../audiotag/static/web/session.js";
import { ArrivingSound, DecodedSound } from "../../audiotag/static/web/sounds.js";

const near = (a, b, most) => assert.ok(Math.abs(a - b) <= most, `${a} is not ${b}`);
const tone = (hertz, rate, n) => Float32Array.from({ length: n }, (_, i) => Math.sin((2 * Math.PI * hertz * i) / rate));

// --- Front end ---

test("a transform of a few numbers is the sum that it stands for", () => {
  const fourier = new Fourier(8), x = [1, 2, -1, 0.5, 3, 0, -2, 1], real = new Float64Array(8), imaginary = new Float64Array(8);
  x.forEach((value, i) => (real[fourier.places[i]] = value));
  fourier.transform(real, imaginary);
  for (let k = 0; k < 8; k++) {
    near(real[k], x.reduce((sum, value, i) => sum + value * Math.cos((2 * Math.PI * i * k) / 8), 0), 1e-12);
    near(imaginary[k], x.reduce((sum, value, i) => sum - value * Math.sin((2 * Math.PI * i * k) / 8), 0), 1e-12);
  }
});

test("channels that are alike become one", () => {
  const left = Float32Array.of(1, 2, 3), mirrored = left.map((x) => -x);
  assert.deepEqual(channelsOf([left, left], 0.75), [left]);
  assert.deepEqual(channelsOf([left, mirrored], 0.75), [left, mirrored]);
  assert.deepEqual(channelsOf([left], 0.75), [left]);
});

test("of many channels there are two, those with even numbers left", () => {
  const channels = [1, 2, 3, 4].map((x) => Float32Array.of(x));
  assert.deepEqual(pairOf(channels), [Float32Array.of(2), Float32Array.of(3)]);
  assert.deepEqual(pairOf(channels.slice(0, 1)), channels.slice(0, 1));
});

// --- Rates ---

test("a tone is the same tone at another rate, and one that is too high for it is gone", () => {
  for (const from of [48_000, 44_100, 22_050]) {
    const resampler = new Resampler(from, 32_000), made = resampler.resampled(tone(1_000, from, from), 0, 2_000, 30_000), wanted = tone(1_000, 32_000, 30_000);
    made.forEach((x, i) => near(x, wanted[i + 2_000], 1e-5));
  }
  const high = new Resampler(48_000, 32_000).resampled(tone(16_100, 48_000, 48_000), 0, 1_000, 31_000);
  assert.ok(Math.max(...high) < 1e-5);
});

test("sounds are as long as Python has them at another rate", () => {
  for (const [rate, old, made] of [[22_050, 1, 1], [22_050, 3, 4], [44_100, 2, 1], [11_025, 100, 290], [8_000, 3, 12], [96_000, 1, 1], [48_000, 0, 0]]) {
    assert.equal(new Resampler(rate, 32_000).count(old), made, `${old} of ${rate}`);
  }
});

test("a sound at another rate is the same however it is read", async () => {
  const sound = () => new Resampled(new DecodedSound([tone(440, 48_000, 9_001), tone(990, 48_000, 9_001)], 48_000), 48_000, 32_000);
  const whole = await sound().read(0, 7_000), pieces = sound(), read = [[], []];
  assert.deepEqual([whole[0].length, pieces.samples], [6_001, 6_001]);
  for (let at = 0; at < 7_000; at += 1_000) (await pieces.read(at, at + 1_000)).forEach((part, i) => read[i].push(...part));
  whole.forEach((channel, i) => assert.deepEqual([...channel], read[i]));
  const jumped = sound();
  await jumped.read(0, 500);
  assert.deepEqual((await jumped.read(4_000, 4_100))[1], whole[1].slice(4_000, 4_100));
  assert.deepEqual((await jumped.read(300, 400))[0], whole[0].slice(300, 400));
});

// --- Sound that arrives ---

test("sound that arrives is given once it is there, and forgotten then", async () => {
  const sound = new ArrivingSound(48_000), first = sound.read(0, 5);
  sound.add(Float32Array.of(1, 2, 3));
  sound.add(Float32Array.of(4, 5, 6));
  assert.deepEqual(await first, [Float32Array.of(1, 2, 3, 4, 5)]);
  assert.equal(sound.parts.length, 1);
  const rest = sound.read(5, 9);
  sound.add(Float32Array.of(7));
  sound.finish();
  sound.add(Float32Array.of(8));
  assert.deepEqual(await rest, [Float32Array.of(6, 7)]);
  assert.deepEqual(await sound.read(7, 9), [new Float32Array(0)]);
});

// --- Long songs ---

/** A wav file of two channels: how samples lie, and the number at each place. */
function wavOf(kind, bits, values, put) {
  const bytes = bits / 8, view = new DataView(new ArrayBuffer(58 + values.length * bytes)), text = (at, letters) => [...letters].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt()));
  const ids = [[0, "RIFF"], [8, "WAVE"], [12, "fmt "], [36, "LIST"], [50, "data"]], short = [[20, kind], [22, 2], [34, bits]], long = [[16, 16], [24, 44_100], [40, 5], [54, values.length * bytes]];
  ids.forEach(([at, id]) => text(at, id));
  short.forEach(([at, value]) => view.setUint16(at, value, true));
  long.forEach(([at, value]) => view.setUint32(at, value, true));
  values.forEach((value, i) => put(view, 58 + i * bytes, value));
  return new Blob([view]);
}

test("a wav file is read where it lies, whatever its samples are", async () => {
  const values = [0.5, -0.5, 0.25, -1, 0, 0.125], ways = [[1, 8, (view, at, x) => view.setUint8(at, 128 + x * 128)], [1, 16, (view, at, x) => view.setInt16(at, x * 32768, true)],
    [1, 24, (view, at, x) => (view.setUint8(at, 0), view.setInt16(at + 1, x * 32768, true))], [1, 32, (view, at, x) => view.setInt32(at, x * 2 ** 31, true)],
    [3, 32, (view, at, x) => view.setFloat32(at, x, true)], [3, 64, (view, at, x) => view.setFloat64(at, x, true)]];
  for (const [kind, bits, put] of ways) {
    const sound = await WavSound.open(wavOf(kind, bits, values, put));
    assert.deepEqual([sound.rate, sound.samples], [44_100, 3]);
    assert.deepEqual(await sound.read(1, 9), [Float32Array.of(0.25, 0), Float32Array.of(-1, 0.125)], `${kind} ${bits}`);
    assert.deepEqual(await sound.read(5, 9), [NONE, NONE]);
  }
  const broken = wavOf(3, 32, [NaN, 1, Infinity, 0], ways[4][2]);
  assert.equal((await (await WavSound.open(broken)).read(0, 1))[0][0], 0);
  for (const blob of [new Blob(["RIFF"]), new Blob(["no sound at all, but long enough"]), wavOf(2, 16, [0, 0], ways[1][2])]) assert.equal(await WavSound.open(blob), null);
});

test("a wav file of empty chunks alone is not read to its end", async () => {
  const bytes = new Uint8Array(12 + 8 * 50_000);
  let reads = 0;
  bytes.set([..."RIFF    WAVE"].map((letter) => letter.charCodeAt()));
  const filled = new Blob([bytes]);
  assert.equal(await WavSound.open({ size: filled.size, slice: (...where) => (reads++, filled.slice(...where)) }), null);
  assert.ok(reads <= 1_001, reads);
});

const NONE = new Float32Array(0), LENGTH = 104; // bytes of a frame: 32 kilobits, 44,100 samples a second

test("an mp3 file is cut between frames, and each piece is laid to its end", async (t) => {
  const head = [0xff, 0xfb, 0x10, 0x00], n = 24_000, bytes = new Uint8Array(10 + LENGTH * (n + 1)), view = new DataView(bytes.buffer);
  bytes.set([73, 68, 51]); // ID3
  for (let i = 0; i <= n; i++) {
    bytes.set(head, 10 + i * LENGTH);
    view.setUint32(10 + i * LENGTH + 4, i);
  }
  bytes.set([..."Xing"].map((letter) => letter.charCodeAt()), 10 + 36);
  assert.deepEqual(frameOf(...head), { length: LENGTH, samples: 1152, rate: 44_100, channels: 2 });
  for (const other of [[0xff, 0xe3, 0x10], [0, 0xfb, 0x10], [0xff, 0xfb, 0xf0], [0xff, 0xfd, 0x10]]) assert.notDeepEqual(frameOf(...other), frameOf(...head));
  const before = globalThis.OfflineAudioContext;
  let decoded = 0;
  globalThis.OfflineAudioContext = class { // each frame's sound is its number, and the first 100 samples are left out
    async decodeAudioData(buffer) {
      const piece = new DataView(buffer), frames = buffer.byteLength / LENGTH, samples = new Float32Array(frames * 1152).map((_, i) => piece.getUint32(Math.floor(i / 1152) * LENGTH + 4));
      decoded += frames;
      return { numberOfChannels: 1, getChannelData: () => samples.subarray(100) };
    }
  };
  t.after(() => (globalThis.OfflineAudioContext = before));
  const sound = await Mp3Sound.open(new Blob([bytes]));
  assert.deepEqual([sound.samples, sound.rate], [n * 1152, 44_100]);
  const [samples] = await sound.read(1_999 * 1152, 2_001 * 1152);
  assert.deepEqual([samples.length, samples[0], samples[1151], samples[1152], samples.at(-1)], [2 * 1152, 2_000, 2_000, 2_001, 2_001]);
  await sound.read(2_001 * 1152, 2_010 * 1152);
  assert.equal(decoded, 2_000 + 2_010);
  assert.deepEqual(await sound.read(sound.samples - 2, sound.samples + 9), [Float32Array.of(n, n)]);
  assert.deepEqual(await sound.read(sound.samples, sound.samples + 9), [NONE]);
  assert.equal(await Mp3Sound.open(new Blob([bytes.subarray(0, 700_000)])), null, "a short one is decoded as a whole");
  bytes[10 + LENGTH * (n - 9) + 3] = 0xc0;
  assert.equal(await Mp3Sound.open(new Blob([bytes])), null, "one whose channels change is, too");
});

// --- Files ---

const MADE = { name: "NAME.mp3", duration: 123456.789 };

test("a song is put into an export that was made of none", () => {
  const song = { name: `"><x>'\u0001.mp3`, duration: 2.00049 }, address = "./%22%3E%3Cx%3E%27%01.mp3";
  const data = JSON.parse(filled('{"file": "NAME.mp3", "title": "NAME", "seconds": 123456.789, "url": "./NAME.mp3", "more": [1, "x"]}', MADE, song));
  assert.deepEqual(data, { file: song.name, title: `"><x>'\u0001`, seconds: 2, url: address, more: [1, "x"] });
  assert.equal(filled('<a href="./NAME.mp3">', MADE, song), `<a href="${address}">`);
});

test("segments are pooled from their columns, and the last one ends with the song", () => {
  const about = { layout: { frames: 20, columns: 2 }, cut: { length: 20, hop: 10 }, front_end: { sr: 1_000, hop: 10 } };
  const found = segmentsOf({ spans: [[0, 0.1], [0.1, 0.2], [0.2, 0.3]], scores: [0.2, 0.6, 0.1], labels: ["a"] }, about, 0.3);
  assert.deepEqual(found.map(({ start, end }) => [start, end]), [[0, 0.2], [0.1, 0.3]]);
  near(found[0].scores.a, (0.04 + 0.36) / 0.8, 1e-5);
  const whole = segmentsOf({ spans: [[0, 1]], scores: Float32Array.of(0.25), labels: ["a"] }, { ...about, layout: { frames: 20, columns: 1 } }, 1);
  assert.deepEqual(whole, [{ start: 0, end: 1, tags: [], scores: { a: 0.25 } }]);
});

test("the picture of a long song has wider columns", () => {
  assert.deepEqual([10, 400, 3_600, 1e6, null].map((seconds) => framesPerColumn(seconds, 100)), [1, 2, 16, 64, 8]);
});

// --- The session ---

const ABOUT = {
  meta: { labels: ["a", "b"], own: { a: 0.5, b: 0.5 }, display: {}, families: {}, groups: {}, colours: { "": ["#000", "#fff"] }, doubt: null, stay: 0.8,
    smooth: 0, shortest: 0, rows: 1, formats: { csv: ".csv", json: ".json" }, seconds: 1 },
  layout: { frames: 10, columns: 1 }, cut: { length: 10, hop: 10 }, front_end: { sr: 1_000, hop: 100 }, song: MADE,
  exports: { csv: { text: "start,end,label,score\n", mime: "text/csv", suffix: ".csv" },
    json: { text: '{"file": "NAME.mp3", "duration": 123456.789, "segments": [], "events": [], "perhaps": []}', mime: "application/json", suffix: ".json" } },
};

const segments = (i, scores, done) => ({ type: "segments", song: 1, items: [[i, i, i + 1]], columns: [[i, 1]], duration: 2, total: 2, done, analysed: (i + 1) / 2,
  buffers: [Float32Array.from(scores).buffer, Uint8Array.of(7).buffer, Int8Array.of(-1, 1).buffer] });

const settled = () => new Promise((done) => setTimeout(done));

test("a session tells what the worker says, and answers by itself", async () => {
  const posted = [], said = [], sound = new DecodedSound([new Float32Array(2_000)], 1_000);
  const line = new BrowserSession(ABOUT, { name: "x.mp3", sound, blob: new Blob(["x"]), fingerprint: "f" }, (message) => posted.push(message));
  line.listen((message, buffers) => said.push([message, buffers]));
  line.take(segments(0, [0.9, 0.1], false));
  line.send({ type: "ready", view: "v" });
  line.take(segments(1, [0.2, 0.8], true));
  for (const t of [1.5, NaN]) line.send({ type: "seek", t });
  line.send({ type: "time", t: 1 });
  line.send({ type: "export", format: "csv", id: "1" });
  line.send({ type: "export", format: "json", id: "2" });
  line.send({ type: "thresholds", values: { a: 0.95, b: 0.5 } });
  line.send({ type: "export", format: "csv", id: "3" });
  for (const type of ["teach", "ask", "rec", "gone"]) line.send({ type });
  await settled();
  assert.deepEqual(said.map(([{ type }]) => type), ["open", "meta", "corrections", "segments", "audio", "segments", "file", "file", "file"]);
  const files = said.slice(-3).map(([{ name }, [bytes]]) => [name, new TextDecoder().decode(bytes)]);
  assert.deepEqual(files[0], ["x.csv", "start,end,label,score\n0,1,a,0.9\n1,2,b,0.8\n"]);
  assert.deepEqual(files[2], ["x.csv", "start,end,label,score\n1,2,b,0.8\n"]);
  const data = JSON.parse(files[1][1]);
  assert.deepEqual([data.file, data.duration, data.segments.map(({ tags }) => tags)], ["x.mp3", 2, [["a"], ["b"]]]);
  assert.deepEqual(posted, [{ type: "seek", t: 1.5 }, { type: "time", t: 1 }]);
  line.close();
  assert.deepEqual([posted.at(-1), line.isAlone, line.done, sound.channels], [{ type: "stop" }, true, true, []]);
});

test("a recording becomes a song, and what goes wrong is told also to who comes late", async () => {
  const said = [], line = new BrowserSession(ABOUT, { name: "Mic", sound: { samples: null, rate: 1_000 }, blob: null, fingerprint: null }, () => {});
  line.listen((message) => said.push(message));
  line.send({ type: "ready" });
  line.take(segments(0, [0.1, 0.2], false));
  line.take(segments(0, [0.3, 0.4], false));
  line.take(segments(1, [0.5, 0.6], false));
  const kept = line.messages.slice(2).map(([{ items }, [scores]]) => [items.length, scores.byteLength / 8]), { scores } = line.known(true).track;
  assert.deepEqual([kept, [...scores.subarray(0, 4)]], [[[0, 0], [1, 1], [1, 1]], [...Float32Array.of(0.3, 0.4, 0.5, 0.6)]]);
  line.finish(new Blob(["x"], { type: "audio/webm" }));
  line.take({ type: "error", message: "holds no sound" });
  line.send({ type: "ready" });
  await settled();
  assert.deepEqual(said.filter(({ type }) => type === "meta").map(({ live, duration }) => [live, duration]), [[true, null], [false, 2], [false, 2]]);
  assert.deepEqual(said.filter(({ type }) => type === "error").map(({ message, fatal }) => [message, fatal]), Array(2).fill(["Mic: holds no sound", true]));
  assert.deepEqual(said.filter(({ type }) => type === "audio").map(({ mime }) => mime), ["audio/webm", "audio/webm"]);
});
