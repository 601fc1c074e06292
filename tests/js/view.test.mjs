// Parts of the view that need no page: the song, the pieces of its sound, the way to the session, the frames.
import assert from "node:assert/strict";
import test from "node:test";

import { writeFormat } from "../../audiotag/static/player/formats.js";
import { Connection } from "../../audiotag/static/player/view/connection.js";
import { ExportMenu } from "../../audiotag/static/player/view/exports.js";
import { FrameLoop } from "../../audiotag/static/player/view/frames.js";
import { handlersOf } from "../../audiotag/static/player/view/handlers.js";
import { Recorder } from "../../audiotag/static/player/view/recorder.js";
import { Song } from "../../audiotag/static/player/view/song.js";
import { SoundSource } from "../../audiotag/static/player/view/source.js";
import { Teach } from "../../audiotag/static/player/view/teach.js";
import { Thresholds } from "../../audiotag/static/player/view/thresholds.js";
import { View } from "../../audiotag/static/player/view/view.js";

const META = {
  type: "meta", name: "x.wav", labels: ["drums", "piano"], thresholds: { drums: 0.5, piano: 0.6 }, own: { drums: 0.5, piano: 0.5 },
  families: { drums: "percussion" }, colours: { percussion: "#5a5fa8", "": "#4a5568" }, display: { drums: "Drums" },
  rate: 2, rows: 4, stay: 0.7, duration: 4, live: false,
};

/** A song of two segments of 2 s: drums in the first, piano in both. */
function aSong() {
  const song = new Song();
  song.setMeta(META);
  const message = { items: [[0, 0, 2], [1, 2, 4]], columns: [[0, 8]], duration: 4, total: 2, analysed: 1, done: true };
  song.track.take(message, [Float32Array.of(0.9, 0.8, 0.1, 0.8), new Uint8Array(32), new Int8Array(16)]);
  return song;
}

test("second guesses are the best scores of labels that are not on", () => {
  const song = aSong();
  song.compute();
  const rounded = (cell) => song.secondIn(cell).map(([label, score]) => [label, Number(score.toFixed(2))]);
  assert.deepEqual([rounded(0), rounded(1), rounded(-1), rounded(9)], [[], [["drums", 0.1]], [], []]);
});

test("a song begins with its first meta, and again with other labels only", () => {
  const song = new Song(), live = { ...META, live: true };
  assert.deepEqual([song.setMeta(live), song.live], [{ fresh: true, ended: false }, true]);
  assert.deepEqual([song.setMeta(META), song.live], [{ fresh: false, ended: true }, false]);
  const { track } = song;
  for (const bad of [{}, { ...META, rate: 0 }, { ...META, thresholds: {} }, { ...META, colours: {} }]) assert.throws(() => song.setMeta(bad));
  assert.deepEqual([song.track === track, song.meta.rate], [true, 2]);
  assert.deepEqual(song.setMeta({ ...META, labels: ["drums"] }), { fresh: true, ended: false });
});

test("thresholds are the session's, but for those that were moved here and wait to be sent", () => {
  const song = aSong(), learnt = { ...META, thresholds: { drums: 0.25, piano: 0.75 }, own: { drums: 0.25, piano: 0.75 } };
  song.setThresholds({ drums: 0.125 });
  song.setMeta(learnt, true);
  assert.deepEqual([song.thresholds(), song.hasOwnThresholds()], [{ drums: 0.125, piano: 0.6 }, false]);
  song.setMeta(learnt);
  assert.deepEqual([song.thresholds(), song.hasOwnThresholds()], [learnt.thresholds, true]);
  const sent = [], view = { song, status: { show() {} }, viewport: { showAll() {} }, connection: { send: (_, { values }) => (sent.push(values), sent.length > 1) } };
  for (const name of ["begin", "showMeta", "refresh"]) view[name] = () => {};
  view.thresholds = Object.assign(Object.create(Thresholds.prototype), { view, timer: 9 });
  song.setThresholds({ drums: 0.5 });
  view.thresholds.send(); // the line is down
  handlersOf(view).meta(learnt);
  handlersOf(view).meta(learnt);
  assert.deepEqual([sent, song.thresholds()], [[{ drums: 0.5, piano: 0.75 }, { drums: 0.5, piano: 0.75 }], learnt.thresholds]);
});

test("names and colours; a label that the model does not know has those of no family", () => {
  const song = aSong();
  assert.deepEqual(["drums", "piano", "kazoo"].map((label) => song.displayName(label)), ["Drums", "Piano", "Kazoo"]);
  assert.deepEqual(["drums", "piano", "kazoo"].map((label) => song.colour(label)), ["#5a5fa8", "#4a5568", "#4a5568"]);
});

test("labels may be called as what every object inherits", () => {
  const song = aSong(), names = ["constructor", "valueOf", "toString", "__proto__"];
  song.setMeta({ ...META, groups: { noise: ["drums"] }, truth: { name: "x", events: [], kit: [] } });
  song.setCorrections(names.map((label, n) => ({ label, start: n, end: n + 0.5, verdict: "added" })));
  song.compute();
  for (const [n, label] of names.entries()) {
    assert.deepEqual([song.displayName(label), song.colour(label), song.isHeard(label)], [label.replace(/^[a-z]/, (first) => first.toUpperCase()).replaceAll("_", " "), "#4a5568", false]);
    assert.deepEqual([song.eventsFor(label).map(({ start }) => start), song.truthFor(label), song.differences(label).missing], [[n], [], []]);
    assert.ok(song.litIn(song.cellAt(n)).includes(label) && song.summary().some((row) => row.label === label));
  }
  const segments = [0, 1, 2, 3].map((start) => ({ start, end: start + 1, scores: { drums: 0.1, piano: 0.8 }, tags: [] }));
  const tags = JSON.parse(writeFormat("json", song.heard(), JSON.stringify({ segments }))).segments.map((segment) => segment.tags);
  assert.deepEqual(tags, names.map((label) => ["piano", label]));
});

test("what is lit, and what a label's range is", () => {
  const song = aSong();
  assert.deepEqual([song.compute(), song.compute()], [true, false]);
  assert.deepEqual([0, 1.9, 2, 9].map((t) => song.litIn(song.cellAt(t))), [["drums", "piano"], ["drums", "piano"], ["piano"], []]);
  assert.deepEqual([song.rangeAt("piano", 3), song.rangeAt("drums", 3), song.rangeAt("drums", 9)], [[0, 4], [2, 4], [9, 10]]);
});

test("a family where no member is sure, and what perhaps sounds", () => {
  const song = new Song(), labels = ["viola", "violin", "flute"], thresholds = { viola: 0.5, violin: 0.5, flute: 0.5 };
  const doubt = { family: 0.5, likeliest: 0.5, perhaps: 0.5, most: 3, shortest: 1 };
  const families = { viola: "strings", violin: "strings" }, colours = { strings: "#9b2c3f", "": "#4a5568" };
  song.setMeta({ ...META, labels, thresholds, own: null, families, colours, groups: { strings: ["viola", "violin"] }, doubt, display: { strings: "Strings" } });
  const message = { items: [[0, 0, 2], [1, 2, 4], [2, 4, 6]], columns: [], duration: 6, total: 3, analysed: 1, done: true };
  song.track.take(message, [Float32Array.of(0.4, 0.45, 0.1, 0.1, 0.9, 0.1, 0, 0, 0)]);
  song.compute();
  assert.deepEqual([0, 1, 2].map((cell) => song.familiesIn(cell)), [["strings"], [], []]);
  assert.deepEqual([0, 1, 2, 3].map((cell) => song.perhapsIn(cell)), [["violin", "viola"], [], [], []]);
  assert.deepEqual([song.eventsFor("strings").length, song.colour("strings"), song.displayName("strings")], [1, "#9b2c3f", "Strings"]);
  assert.deepEqual(song.summary().map(({ label }) => label), ["strings", "violin"]);
});

test("an annotation of labels, and of families with all their members, whose own differences are theirs", () => {
  const song = aSong(), events = [[0, 3, "piano"], [1, 2, "kazoo"], [2, 4, "drums"]];
  song.setMeta({ ...META, groups: { noise: ["drums", "piano"] }, truth: { name: "x.jams", events, kit: [] } });
  song.compute();
  assert.deepEqual([song.truthFor("noise").length, song.truthFor("kazoo"), song.truthFor("gong")], [2, [{ start: 1, end: 2 }], []]);
  assert.deepEqual(song.differences("piano"), { both: [[0, 3]], missing: [], extra: [[3, 4]] });
  song.families.set("noise", { events: [{ start: 0, end: 1 }] });
  assert.deepEqual(song.differences("noise"), { both: [[0, 1]], missing: [], extra: [] });
});

test("what begins next, of those that are meant", () => {
  const song = aSong();
  song.setThresholds({ drums: 0.05, piano: 0.85 });
  song.compute();
  assert.deepEqual([song.next(-1), song.next(-1, (label) => label === "piano"), song.next(3)], [{ label: "drums", start: 0 }, null, null]);
});

test("events of a label that the model does not know are what was added, in order", () => {
  const song = aSong(), item = (start, verdict) => ({ label: "kazoo", start, end: start + 1, verdict });
  song.setCorrections([item(2, "added"), item(0, "right"), item(1, "wrong")]);
  song.compute();
  assert.deepEqual(song.eventsFor("kazoo").map(({ start }) => start), [0, 2]);
});

test("thresholds: the model's own or not, and rounded for the session", () => {
  const song = aSong();
  assert.deepEqual([song.hasOwnThresholds(), song.thresholds()], [false, { drums: 0.5, piano: 0.6 }]);
  song.setThresholds({ piano: 0.5, drums: "x" });
  assert.ok(song.hasOwnThresholds());
});

test("pieces of a sound are asked for three at a time, after a break again, and come together", (t) => {
  const asked = [], loaded = [];
  t.mock.method(URL, "createObjectURL", (blob) => blob);
  const source = new SoundSource((seq) => asked.push(seq), (sound, own) => loaded.push([sound, own]));
  const offer = () => source.offer({ mime: "audio/wav", size: 5 });
  offer();
  source.addPiece(0, 5, Uint8Array.of(0));
  assert.deepEqual(asked, [0, 1, 2, 3]);
  for (const nonsense of [[0.5, 5], [1, 0], [7, 5], [0, 5]]) source.addPiece(...nonsense, Uint8Array.of(9));
  source.addPiece(2, 5, Uint8Array.of(2));
  offer();
  assert.deepEqual(asked.slice(4), [4, 1, 3, 4]);
  for (const seq of [4, 1]) source.addPiece(seq, 5, Uint8Array.of(seq));
  assert.equal(loaded.length, 0);
  source.addPiece(3, 5, Uint8Array.of(3));
  assert.deepEqual([loaded[0][0].size, loaded[0][0].type, loaded[0][1]], [5, "audio/wav", true]);
});

test("a connection hands messages to their handlers, and leaves out those for others and those that do not fit", (t) => {
  const sent = [], seen = [];
  t.mock.method(console, "debug", () => {});
  let tell;
  const connection = new Connection({ send: (message) => sent.push(message), listen: (handler) => ((tell = handler), () => seen.push("stopped")) });
  const bad = () => { throw new Error("does not fit"); }, notice = ({ message }) => seen.push(message.slice(0, 33));
  connection.listen({ play: () => seen.push("play"), bad, notice });
  for (const message of [{ type: "play" }, { type: "play", view: "other" }, { type: "constructor" }, null]) tell(message);
  for (const type of ["strange", "bad", "strange", "bad"]) tell({ type }); // said once
  connection.acknowledge(6);
  connection.ready(["audio/wav"]);
  connection.close();
  tell({ type: "play" });
  connection.send("late");
  assert.deepEqual(seen, ["play", "A message was not understood: som", "stopped"]);
  const view = connection.id;
  assert.deepEqual(sent, [{ type: "ack", view, seq: 6 }, { type: "ready", view, can: ["audio/wav"], poll: false, have: 7 }, { type: "gone", view }]);
});

test("frames: all that changes until the next is drawn once, and it goes on while there is reason to", (t) => {
  const frames = [], done = [], before = globalThis.requestAnimationFrame;
  Object.assign(globalThis, { requestAnimationFrame: (run) => frames.push(run), cancelAnimationFrame: () => done.push("cancelled") });
  t.after(() => (globalThis.requestAnimationFrame = before));
  let on = true;
  const loop = new FrameLoop(() => done.push("paint"), () => (done.push("step"), on));
  loop.draw(), loop.draw();
  frames.shift()();
  on = false;
  frames.shift()();
  assert.deepEqual([done, frames.length], [["paint", "step", "step"], 0]);
  loop.stop(), loop.draw();
  assert.deepEqual([done.at(-1), frames.length], ["cancelled", 0]);
});

test("a song's corrections come as a list, then as steps; what makes no sense is left out", () => {
  const song = new Song(), item = (start, verdict) => ({ start, end: start + 1, label: "a", verdict });
  song.setCorrections([item(0, "right"), item(1, "right"), { start: 3, end: 2, label: "a" }, { start: 0, end: 1 }]);
  song.changeCorrections({ remove: [item(0, "right")], add: [item(0, "wrong")] });
  song.changeCorrections({ remove: [], add: [] });
  assert.deepEqual(song.corrections, [item(1, "right"), item(0, "wrong")]);
});

/** A view whose session never answers, and its menu of exports. */
function aSilentView() {
  const nothing = () => {}, view = { connection: { send: () => true, ready: nothing, close: nothing }, pause: nothing, cleanups: [], el: {}, body: {} };
  Object.assign(view, { thresholds: { send: nothing }, status: { addNotice: nothing, showError: nothing }, frames: { stop: nothing } });
  Object.assign(view, { sound: { playable: nothing, destroy: nothing }, root: { remove: nothing }, song: { meta: { formats: { csv: ".csv", json: ".json" } } } });
  view.exports = Object.assign(Object.create(ExportMenu.prototype), { view, waiting: new Map() });
  return view;
}

test("the microphone is let go where what wanted it was put away while the browser asked", async (t) => {
  const began = [], stopped = [], stream = { getTracks: () => [{ stop: () => stopped.push(1) }] }, nothing = () => {};
  const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  Object.defineProperty(globalThis, "navigator", { value: { mediaDevices: { getUserMedia: async () => stream } }, configurable: true });
  globalThis.MediaRecorder = class {};
  t.after(() => (before ? Object.defineProperty(globalThis, "navigator", before) : delete globalThis.navigator, delete globalThis.MediaRecorder));
  for (const [closed, open] of [[false, true], [true, true], [false, false]]) {
    const begin = () => began.push([closed, open]), parts = { said: {}, record: {}, begin, sheet: { matches: () => open }, showButtons: nothing };
    const teach = Object.assign(Object.create(Teach.prototype), { view: { connection: { closed } }, ...parts });
    await teach.toggleRecorder();
    assert.deepEqual([teach.said.textContent, teach.record.disabled], ["", false]);
    const own = { connection: { closed }, say: nothing, player: { pause: nothing }, record: { focus: nothing }, showButton: nothing, begin };
    if (open) await Object.assign(Object.create(Recorder.prototype), own).toggle();
  }
  assert.deepEqual([began, stopped.length], [[[false, true], [false, true]], 3]);
});

test("exports that may never come are given up, and are not saved when they come late", async () => {
  const ends = {
    "the connection was lost": (view) => handlersOf(view).open(),
    "not possible": (view) => handlersOf(view).error({ message: "not possible", fatal: false }),
    "no longer there": (view) => handlersOf(view).error({ message: "no longer there", fatal: true }),
    "is closed": (view) => View.prototype.destroy.call(view),
  };
  for (const [why, end] of Object.entries(ends)) {
    const view = aSilentView(), texts = view.exports.texts(), never = new Promise((resolve) => setTimeout(resolve, 5000, "never").unref());
    end(view);
    assert.match(await Promise.race([texts.catch((error) => error.message), never]), new RegExp(why));
    for (const id of [...view.exports.waiting.keys()]) view.exports.take({ id, name: "x", mime: "" }, new Uint8Array()); // without a page, `download` throws
    assert.equal(view.exports.waiting.size, 0);
  }
});

test("exports that come are texts", async () => {
  const view = aSilentView(), texts = view.exports.texts();
  for (const id of [...view.exports.waiting.keys()]) view.exports.take({ id, name: "x", mime: "m" }, new TextEncoder().encode("é"));
  assert.deepEqual((await texts).json, { name: "x", mime: "m", text: "é" });
});
