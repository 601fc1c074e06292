// What listens in a page, with stand-ins for what only a browser has: which song is wanted, what is held, how a recording ends.
import assert from "node:assert/strict";
import test from "node:test";

import { Asked } from "../../audiotag/static/web/asked.js";
import { headOf } from "../../audiotag/static/web/heads.js";
import { Listener, soundOf } from "../../audiotag/static/web/listener.js";
import { answerOf, bytesAt, isLost } from "../../audiotag/static/web/loading.js";
import { inTurn } from "../../audiotag/static/web/network.js";

const settled = () => new Promise((done) => setTimeout(done));
const ABOUT = { meta: { own: {} }, front_end: { sr: 32_000, hop: 320 } };
const decoding = []; // what waits for a decoder: {give(samples), channels}
let duration = 1, worker = null;

class Port { postMessage(message) { (this.posted ??= []).push(message); } }
Object.assign(globalThis, {
  document: { baseURI: "http://page.test/" },
  matchMedia: () => ({ matches: false }),
  Worker: class extends Port {
    constructor() { worker = super(); }

    terminate() { this.isOver = true; }
  },
  Audio: class {
    set src(_) { queueMicrotask(() => Object.assign(this, { duration }).onloadedmetadata()); }

    removeAttribute() {}
  },
  OfflineAudioContext: class {
    constructor(_, samples, rate) {
      if (rate < 8_000) throw new RangeError("NotSupportedError");
      this.sampleRate = rate;
    }

    decodeAudioData() {
      return new Promise((resolve) => decoding.push((samples) => resolve({ numberOfChannels: 1, getChannelData: () => samples })));
    }
  },
  AudioContext: class {
    constructor() {
      Object.assign(this, { sampleRate: 4, audioWorklet: { addModule: async () => globalThis.refused?.() }, isClosed: false });
      globalThis.context = this;
    }

    createMediaStreamSource() { return { connect() {} }; }

    resume() {}

    async close() { this.isClosed = true; }
  },
  AudioWorkletNode: class {
    constructor() {
      const port = (globalThis.samples = { postMessage: () => [Float32Array.of(7), null].forEach((data) => port.onmessage({ data })) });
      Object.assign(this, { port });
    }
  },
  MediaRecorder: class {
    static isTypeSupported() { return false; }

    start() { this.state = "recording"; }

    stop() {
      this.state = "inactive";
      this.onstop();
    }
  },
});
const track = { stop() { this.isStopped = true; } }, stream = { getTracks: () => [track] };
let allowed = async () => stream;
Object.defineProperty(globalThis, "navigator", { value: { languages: ["en"], mediaDevices: { getUserMedia: () => allowed() } } });

async function listening(t) {
  t.mock.method(globalThis, "fetch", async () => new Response(JSON.stringify(ABOUT)));
  const listener = new Listener({ model: "model/", runtime: "runtime/" });
  await settled();
  worker.onmessage({ data: { type: "loaded" } });
  await listener.ready;
  return listener;
}

/** A decoder that has been asked. */
async function asked(n) {
  while (decoding.length < n) await settled();
  return decoding.splice(0);
}

const told = (...types) => worker.posted.filter(({ type }) => types.includes(type)).map(({ type, id, song }) => [type, id ?? song]);

test("a song that is decoded late is not begun where another was chosen", async (t) => {
  const listener = await listening(t), choice = new Asked();
  const first = listener.open(new Blob(["first"]), "1", choice.next()), [giveFirst] = await asked(1);
  const second = listener.open(new Blob(["second"]), "2", choice.next()), [giveSecond] = await asked(1);
  giveSecond(new Float32Array(48_000));
  const session = await second;
  giveFirst(new Float32Array(48_000));
  assert.equal(await first, null);
  assert.deepEqual([told("song", "stop"), listener.session], [[["song", 1]], session]);
});

test("a song that was closed is held no longer", async (t) => {
  const listener = await listening(t), opening = listener.open(new Blob(["x"]), "x"), [give] = await asked(1);
  give(new Float32Array(48_000));
  const session = await opening;
  session.close();
  assert.deepEqual([session.sound.channels, listener.session, told("stop")], [[], null, [["stop", 1]]]);
  worker.onmessage({ data: { type: "need", song: 1, from: 0, to: 9 } });
  worker.onmessage({ data: { type: "segments", song: 1, items: [] } });
  await settled();
  assert.deepEqual(told("sound"), []);
});

test("a microphone that is allowed late is released", async (t) => {
  const listener = await listening(t), choice = new Asked();
  let allow;
  allowed = () => new Promise((resolve) => (allow = () => resolve(stream)));
  const recording = listener.record("Mic", choice.next());
  await settled();
  choice.next();
  allow();
  assert.deepEqual([await recording, track.isStopped, context.isClosed, told("song")], [null, true, true, []]);
});

test("a recording that cannot begin leaves nothing open", async (t) => {
  const listener = await listening(t);
  [allowed, track.isStopped] = [async () => stream, false];
  globalThis.refused = () => { throw new Error("no module"); };
  t.after(() => delete globalThis.refused);
  await assert.rejects(listener.record("Mic"), /no module/);
  assert.deepEqual([track.isStopped, context.isClosed, listener.session], [true, true, null]);
});

test("a recording has its last samples, and an end", async (t) => {
  const listener = await listening(t), session = await listener.record("Mic"), ended = [];
  session.onend = (seconds) => ended.push(seconds);
  samples.onmessage({ data: new Float32Array(4 * 5_400 - 1) });
  assert.deepEqual(ended, []);
  samples.onmessage({ data: new Float32Array(1) });
  await settled();
  assert.deepEqual([ended, session.sound.over, session.sound.length, context.isClosed], [[5_400], true, 4 * 5_400 + 1, true]);
  await session.stop();
  assert.equal(ended.length, 1);
});

test("the samples of a microphone come in parts, and what is left when it is asked for", async () => {
  let Samples;
  Object.assign(globalThis, { AudioWorkletProcessor: class { port = new Port(); }, registerProcessor: (_, kind) => (Samples = kind) });
  await import("../../audiotag/static/web/microphone_worklet.js");
  const node = new Samples();
  for (let i = 0; i < 26; i++) assert.ok(node.process([[new Float32Array(128).fill(i)]]));
  node.process([[]]);
  node.port.onmessage();
  assert.deepEqual(node.port.posted.map((part) => part?.length ?? part), [3_200, 128, null]);
  assert.equal(node.port.posted[1][0], 25);
});

test("a song that is too long is not decoded, whatever its size and where its length is not known", async (t) => {
  t.after(() => (duration = 1));
  for (const [seconds, bytes] of [[5_401, 10], [Infinity, 5_401 * 6_000]]) {
    duration = seconds;
    await assert.rejects(soundOf(new Blob([new Uint8Array(bytes)]), "x"), /too long/);
  }
  for (const [seconds, bytes] of [[5_400, 10], [Infinity, 5_000], [NaN, 10]]) {
    duration = seconds;
    const sound = soundOf(new Blob([new Uint8Array(bytes)]), "x"), [give] = await asked(1);
    give(new Float32Array(3));
    assert.equal((await sound).samples, 3);
  }
});

test("one network is at work for one song at a time, also behind one that fails", async () => {
  const waiting = [], order = [], run = inTurn((name) => (order.push(name), new Promise((resolve, reject) => waiting.push({ resolve, reject }))));
  const first = run("first"), second = run("second"), third = run("third");
  await settled();
  assert.deepEqual(order, ["first"]);
  waiting[0].reject(new Error("no memory"));
  await assert.rejects(first, /no memory/);
  await settled();
  assert.deepEqual(order, ["first", "second"]);
  waiting[1].resolve(2);
  assert.equal(await second, 2);
  await settled();
  waiting[2].resolve(3);
  assert.equal(await third, 3);
});

test("what does not arrive is told from what does not work", async (t) => {
  const answers = [async () => { throw new TypeError("Failed to fetch"); }, async () => new Response("", { status: 404 })];
  for (const answer of answers) {
    t.mock.method(globalThis, "fetch", answer);
    await assert.rejects(answerOf("x"), isLost);
    const listener = new Listener({ model: "model/", runtime: "runtime/" });
    await assert.rejects(listener.ready, /did not arrive. Check the connection/);
    assert.ok(listener.failed && worker.isOver);
  }
  const broken = new ReadableStream({ pull: (to) => to.error(new TypeError("network error")) });
  t.mock.method(globalThis, "fetch", async () => new Response(broken));
  await assert.rejects(bytesAt("x"), isLost);
  assert.ok(isLost(new TypeError("Failed to fetch dynamically imported module: x")) && !isLost(new Error("no SIMD")));
});

test("a worker that dies in the middle of a song is told in our words, and heard of no more; so is one whose engine fails", async (t) => {
  const ours = "“x” was not heard to its end: the model stopped. Open it again.";
  for (const die of [() => worker.onerror({ message: "Uncaught RangeError" }), () => worker.onmessage({ data: { type: "failed", message: "Uncaught RangeError" } })]) {
    const listener = await listening(t), opening = listener.open(new Blob(["x"]), "x"), [give] = await asked(1), said = [], logged = t.mock.method(console, "error", () => {});
    give(new Float32Array(48_000));
    const session = await opening;
    session.listen((message) => said.push(message));
    session.send({ type: "ready" });
    die();
    await settled();
    const [{ message, isSaid, fatal }] = said.filter(({ type }) => type === "error");
    assert.deepEqual([message, isSaid, fatal], [ours, true, true]);
    assert.deepEqual([listener.failed, worker.isOver, logged.mock.calls.map(({ arguments: [line] }) => line)], [true, true, ["x: Uncaught RangeError"]]);
    logged.mock.restore();
  }
});

test("a recording whose worker dies is told so, too, and a song that is closed says nothing", async (t) => {
  t.mock.method(console, "error", () => {});
  for (const [end, errors] of [[(session) => worker.onerror({ message: "no memory" }), 1], [(session) => session.close(), 0]])
    for (const isLive of [true, false]) {
      const listener = await listening(t), beginning = isLive ? listener.record("Mic") : listener.open(new Blob(["x"]), "x"), said = [];
      if (!isLive) (await asked(1))[0](new Float32Array(48_000));
      const session = await beginning;
      session.listen((message) => said.push(message));
      session.send({ type: "ready" });
      end(session);
      await settled();
      assert.equal(said.filter(({ type }) => type === "error").length, errors);
    }
});

test("what the engine throws in a song ends the worker, what is amiss with the song does not", async (t) => {
  const engine = `
    export const env = { wasm: {} };
    export class Tensor {}
    let runs = 0;
    export const InferenceSession = { create: async () => ({ run: async () => {
      if (++runs > 3) throw new Error("failed to allocate");
      return { scores: { data: new Float32Array(1) } };
    } }) }; //`;
  const said = [], runtime = `data:text/javascript,${encodeURIComponent(engine)}`, numbers = { mean: 0, std: 1, silence: -9, alike: 0, offset: 1 };
  const front_end = { sr: 8, fft: 4, hop: 2, before: 0, window: [1, 1], emphasis: 0, bands: [[0, [1]]], ...numbers };
  const about = { front_end, layout: { frames: 4, columns: 1, margin: 0, hop: 0 }, outputs: [0] };
  let length = 0; // samples that there are
  const ask = (data) => globalThis.onmessage({ data }), last = () => said.at(-1);
  const give = ({ song, from, to }) => ask({ type: "sound", song, channels: [new Float32Array(Math.max(0, Math.min(to, length) - from))] });
  globalThis.postMessage = (message) => (said.push(message), message.type === "need" && queueMicrotask(() => give(message)));
  t.after(() => delete globalThis.postMessage);
  await import("../../audiotag/static/web/worker.js");
  await ask({ type: "load", about, folder: "data:,", runtime, wish: { webgpu: false } });
  assert.equal(last().type, "loaded");
  await ask({ type: "song", id: 1, samples: null, rate: 8 });
  assert.deepEqual(last(), { type: "error", song: 1, message: "holds no sound: check the microphone" });
  await ask({ type: "song", id: 2, samples: (length = 64), rate: 8 });
  assert.deepEqual(last(), { type: "failed", name: "Error", message: "failed to allocate" });
});

const letters = (text) => Array.from(text, (letter) => letter.charCodeAt());
const flac = [...letters("fLaC"), 0, 0, 0, 34, ...Array(10).fill(0), 0x03, 0xe8, 0x02, 0xf0, 0, 0]; // 16,000 Hz, two channels
const vorbis = [...letters("OggS"), ...Array(24).fill(0), 1, ...letters("vorbis"), 0, 0, 0, 0, 1, 0x22, 0x56, 0, 0]; // 22,050 Hz, one channel
const opus = [...letters("OggS"), ...Array(24).fill(0), ...letters("OpusHead"), 1, 6, 0, 0, 0x80, 0x3e, 0, 0]; // six channels of 16,000 Hz
const tag = [...letters("ID3"), 4, 0, 0, 0, 0, 0, 2, 9, 9];

test("a file is decoded at its own rate, if its head tells it and the browser can", async () => {
  const blobOf = (bytes) => new Blob([Uint8Array.from(bytes)]), told = async (bytes) => { const { rate, channels } = (await headOf(blobOf(bytes))) ?? {}; return [rate, channels]; };
  assert.deepEqual(await Promise.all([flac, vorbis, opus, [...tag, ...flac]].map(told)), [[16_000, 2], [22_050, 1], [48_000, 6], [16_000, 2]]);
  assert.deepEqual(await Promise.all([[...tag, 0xff, 0xf3, 0x10, 0xc0], [...letters("OggS"), ...flac]].map(told)), [[22_050, 1], [16_000, 2]]);
  assert.deepEqual(await Promise.all([[], [0xff], letters("fLaC"), letters("no sound"), vorbis.slice(0, 40)].map(told)), Array(5).fill([undefined, undefined]));
  const slow = [...flac.slice(0, 18), 0, 0x19, 0x02]; // 400 Hz
  for (const [bytes, rate] of [[flac, 16_000], [vorbis, 22_050], [letters("something"), 48_000], [slow, 48_000]]) {
    const opening = soundOf(blobOf(bytes), "x"), [give] = await asked(1);
    give(new Float32Array(3));
    assert.equal((await opening).rate, rate);
  }
});

test("of six channels a third of the time is too long", async (t) => {
  t.after(() => (duration = 1));
  duration = 1_801;
  await assert.rejects(soundOf(new Blob([Uint8Array.from(opus)]), "x"), /too long/);
});

/** An element that takes all that the page does with it. */
function element() {
  const own = { dataset: {}, hidden: false, classList: { toggle() {} }, isConnected: true }, child = {};
  for (const name of ["focus", "removeAttribute", "setAttribute", "replaceChildren", "addEventListener", "append"]) own[name] = () => {};
  return Object.assign(own, { querySelector: (which) => (child[which] ??= element()) });
}

test("the page loads anew what could not be loaded, and a song that is chosen ends the wait for a microphone", { timeout: 20_000 }, async (t) => {
  const elements = {}, byId = (id) => (id === "languages" ? null : (elements[id] ??= element())), workers = [], AnyWorker = globalThis.Worker;
  Object.assign(document, { getElementById: byId, querySelectorAll: () => [], querySelector: () => element(), documentElement: element(), body: element(),
    createTextNode: (data) => ({ data }), createTreeWalker: () => ({ nextNode: () => null }) });
  globalThis.NodeFilter = {};
  globalThis.addEventListener = () => {};
  globalThis.Worker = class extends AnyWorker { constructor() { workers.push(super()); } };
  t.after(() => (globalThis.Worker = AnyWorker));
  t.mock.method(globalThis, "fetch", async () => { throw new TypeError("Failed to fetch"); });
  await import("../../audiotag/static/web/here.js");
  const problem = byId("problem").querySelector("p"), until = async (found) => { while (!found() && !t.signal.aborted) await settled(); };
  await until(() => /did not arrive/.test(problem.textContent));
  byId("upload").hidden = true;
  t.mock.method(globalThis, "fetch", async () => new Response(JSON.stringify({ ...ABOUT, meta: { own: {}, labels: [] } })));
  let allow;
  allowed = () => new Promise((resolve) => (allow = () => resolve(stream)));
  track.isStopped = false;
  byId("record").onclick();
  await until(() => workers.length === 2 && workers[1].posted);
  worker.onmessage({ data: { type: "loaded", engine: "WebGPU" } });
  await until(() => allow);
  byId("file").onchange({ target: { files: [new File(["x"], "x.ogg")] } });
  await until(() => decoding.length);
  allow();
  await until(() => track.isStopped);
  assert.deepEqual([told("song"), byId("upload").hidden, problem.textContent], [[], false, ""]);
  decoding.pop();
});
