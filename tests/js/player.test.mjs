// The player's modules, as far as they need no page; the file that they are joined into is read as text.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

import { hysteresis, makeCells, placeOf } from "../../audiotag/static/player/cells.js";
import { colourTable, contrast, inkFor, readable } from "../../audiotag/static/player/colours.js";
import { barsOf } from "../../audiotag/static/player/drawing.js";
import { eventAt, eventsOf, heardText, laneOrder, nextEvent, totalOf } from "../../audiotag/static/player/events.js";
import { correctionsCsv } from "../../audiotag/static/player/files.js";
import { pack, unpack } from "../../audiotag/static/player/messages.js";
import { clamp, clock, micro, moved, ticks, tickStep, zoomed } from "../../audiotag/static/player/time.js";
import { room, Track } from "../../audiotag/static/player/track.js";
import { fromBase64, saved, socket } from "../../audiotag/static/player/transports.js";
import { keyOf } from "../../audiotag/static/player/view/keyboard.js";

const read = (name) => readFile(new URL(name, import.meta.url), "utf8");
const joined = await read("../../audiotag/static/player.js");

// --- Messages ---

test("a message comes back from its bytes", () => {
  const buffers = [new Uint8Array([1, 2, 3]), new Uint8Array(0), new Float32Array([0.5, -1])];
  const [message, parts] = unpack(pack({ type: "x", name: "Für Elise 🎻 \u0000", n: null }, buffers));
  assert.deepEqual(message, { type: "x", name: "Für Elise 🎻 \u0000", n: null });
  assert.deepEqual(parts.map((part) => part.length), [3, 0, 8]);
  assert.deepEqual([...new Float32Array(parts[2].buffer)], [0.5, -1]);
});

test("a message is read from the middle of a buffer, and its parts are copies", () => {
  const frame = pack({ type: "x" }, [new Uint8Array([7, 8])]), long = new Uint8Array(frame.length + 3);
  long.set(frame, 3);
  const [, [part]] = unpack(new DataView(long.buffer, 3));
  long.fill(0);
  assert.deepEqual([...part], [7, 8]);
});

test("what is no message is refused", () => {
  const text = (json, more = []) => {
    const head = new TextEncoder().encode(json), frame = new Uint8Array(4 + head.length + more.length);
    new DataView(frame.buffer).setUint32(0, head.length, true);
    frame.set(head, 4);
    frame.set(more, 4 + head.length);
    return frame;
  };
  const bad = [new Uint8Array(0), new Uint8Array(3), new Uint8Array([255, 255, 255, 255, 1]), text("{"), text("[]"),
    text("null"), text('{"type":1}'),
    text('{"type":"x","sizes":[1]}'), text('{"type":"x"}', [1]), text('{"type":"x","sizes":[-1,1]}'), text('{"type":"x","sizes":3}'),
    text('{"type":"x","sizes":["0"]}'), new Uint8Array([2, 0, 0, 0, 0xc3, 0x28])];
  for (const frame of bad) assert.throws(() => unpack(frame));
});

test("base64", () => assert.deepEqual([...fromBase64("AAH/gA==")], [0, 1, 255, 128]));

// --- Scores in time, against NumPy ---

for (const { name, spans, values, high, stay, edges, scores, on, events } of JSON.parse(await read("cells.json"))) {
  test(`cells, hysteresis and events equal NumPy's: ${name}`, () => {
    const labels = high.length, cells = makeCells(spans, Float32Array.from(values), labels);
    const state = hysteresis(cells, Float32Array.from(high), stay);
    assert.deepEqual([...cells.edges], edges);
    assert.deepEqual([...cells.scores], scores);
    assert.deepEqual([...state], on);
    for (let k = 0; k < labels; k++) {
      const wanted = events.filter(([, , label]) => label === k), found = eventsOf(cells, state, labels, k);
      assert.deepEqual(found.map(({ start, end }) => [start, end]), wanted.map(([start, end]) => [start, end]));
      found.forEach(({ score }, n) => assert.ok(Math.abs(score - wanted[n][3]) < 1e-9));
    }
  });
}

test("a gap between segments is not known, and switches off", () => {
  const cells = makeCells([[0, 3], [10, 13]], Float32Array.of(0.9, 0.4), 1);
  assert.deepEqual([...cells.known], [1, 0, 1]);
  assert.deepEqual([...hysteresis(cells, Float32Array.of(0.5), 0.7)], [1, 0, 0]);
});

test("no segments, no cells", () => {
  const cells = makeCells([], new Float32Array(0), 2);
  assert.deepEqual([cells.edges.length, cells.scores.length, cells.known.length], [0, 0, 0]);
  assert.deepEqual(eventsOf(cells, hysteresis(cells, Float32Array.of(0.5, 0.5), 1), 2, 0), []);
});

test("microseconds, halves to the even side", () =>
  assert.deepEqual([0.1 + 0.2, 5e-7, 1.5e-6, 59.49997732].map(micro), [0.3, 0, 2e-6, 59.499977]));

test("the cell that holds a moment", () => assert.deepEqual([-1, 0, 0.5, 1, 9].map((t) => placeOf([0, 1, 2], t)), [-1, 0, 0, 1, 2]));

// --- Events and lanes ---

const events = [{ start: 1, end: 2 }, { start: 5, end: 9 }];

test("next and previous event, wrapping round", () => {
  assert.deepEqual([0, 1, 3, 5, 20].map((t) => nextEvent(events, t).start), [1, 5, 5, 1, 1]);
  assert.deepEqual([0, 4, 5.5, 8].map((t) => nextEvent(events, t, -1).start), [5, 1, 1, 5]);
  assert.equal(nextEvent([], 0), null);
});

test("the event at a moment; how long they last", () => {
  assert.deepEqual([eventAt(events, 0), eventAt(events, 1), eventAt(events, 2)], [null, events[0], null]);
  assert.equal(totalOf(events), 5);
  assert.deepEqual([heardText([]), heardText(events.slice(0, 1)), heardText(events)],
    ["not heard", "heard once, 0:01 in all", "heard 2 times, 0:05 in all"]);
});

test("lanes are sorted by time, and those that keep their place do", () => {
  assert.deepEqual(laneOrder([1, 5, 0, 5]), [1, 3, 0, 2]);
  assert.deepEqual(laneOrder([1, 5, 0, 5], [2, 0]), [2, 0, 1, 3]);
});

test("bars of a lane: cells of one look are one bar, a pixel shows the strongest", () => {
  const cells = makeCells([[0, 1], [1, 2], [2, 3], [3, 4]], Float32Array.of(0.1, 0.9, 0.9, 0.2), 1);
  const on = hysteresis(cells, Float32Array.of(0.5), 1);
  const bars = barsOf({ cells, on, labels: 1 }, 0, 0, 4, 40);
  assert.deepEqual(bars.map(({ x, end, lit }) => [x, end, lit]), [[0, 10, 0], [10, 30, 1], [30, 40, 0]]);
  const [bar] = barsOf({ cells, on, labels: 1 }, 0, 0, 4, 1);
  assert.deepEqual([bar.lit, bar.shade], [1, 0.9]);
});

// --- What arrives ---

const piece = (first, n) => [
  { items: Array.from({ length: n }, (_, i) => [first + i, first + i, first + i + 3]), columns: [[first, n]], duration: 9, total: 7 },
  [new Float32Array(n * 2).fill(0.5), new Uint8Array(n * 4).fill(first + 1), new Int8Array(n * 2).fill(5)],
];

test("a track takes pieces in any order, also twice", () => {
  const track = new Track(2, 4);
  for (const [first, n] of [[3, 2], [0, 2], [3, 2]]) track.take(...piece(first, n));
  assert.deepEqual([...track.cells().edges], [0, 1, 3, 4, 6, 7]);
  assert.deepEqual([...track.drawn.subarray(0, 5)], [1, 1, 0, 1, 1]);
  assert.deepEqual([track.columns, track.picture[3 * 4], track.peaks[3], track.duration, track.done], [5, 4, 5, 9, false]);
});

test("a track is the same whatever order its pieces came in", () => {
  const noise = (n, seed) => Array.from({ length: n }, (_, i) => Math.fround(((i * 7919 + seed * 104729) % 1000) / 1000));
  const pieces = [0, 1, 2, 3, 4, 5].map((k) => [
    { items: [[k, k, k === 5 ? 7.25 : k + 3]], columns: [[k, 1]], duration: 7.25, total: 6 },
    [Float32Array.from(noise(3, k)), Uint8Array.from(noise(4, k), (x) => 255 * x), Int8Array.from([-k, k])],
  ]);
  const known = (order) => {
    const track = new Track(3, 4);
    for (const k of order) track.take(...pieces[k]);
    const { edges, scores, known } = track.cells(), { columns, loudest } = track;
    return { edges, scores, known, loudest, picture: track.picture.slice(0, columns * 4), peaks: track.peaks.slice(0, columns * 2) };
  };
  const wanted = known([0, 1, 2, 3, 4, 5]);
  for (const order of [[5, 4, 3, 2, 1, 0], [3, 0, 5, 1, 4, 2], [2, 2, 5, 0, 1, 3, 4, 0]]) assert.deepEqual(known(order), wanted);
  assert.deepEqual([wanted.loudest, wanted.edges.at(-1)], [5, 7.25]);
});

test("a piece that does not fit changes nothing", () => {
  const track = new Track(2, 4), [message, buffers] = piece(0, 2);
  const items = (first) => ({ ...message, items: [first, [1, 1, 4]] });
  const bad = [[items([-1, 0, 3]), buffers], [items([1e12, 0, 3]), buffers], [items([0, 3, 0]), buffers], [{ items: 3 }, buffers],
    [{ ...message, columns: [[0, 3]] }, buffers], [{ ...message, columns: [[-1, 2]] }, buffers], [{ ...message, duration: "9" }, buffers],
    [message, buffers.slice(0, 2)], [message, [new Uint8Array(3), buffers[1], buffers[2]]]];
  for (const [said, parts] of bad) assert.throws(() => track.take(said, parts));
  assert.deepEqual([track.version, track.spans.length, track.columns], [0, 0, 0]);
});

test("an array grows and keeps what is in it", () => {
  const longer = room(Uint8Array.of(1, 2), 3);
  assert.deepEqual([longer.length >= 3, longer[1], longer[2]], [true, 2, 0]);
});

// --- Small helpers ---

test("clock", () => assert.deepEqual([0, 9.99, 65, 3725, -1, NaN].map(clock), ["0:00", "0:09", "1:05", "1:02:05", "0:00", "0:00"]));

test("marks of a time axis", () => {
  assert.deepEqual(ticks(0, 10, 5), [0, 2, 4, 6, 8, 10]);
  assert.deepEqual(ticks(0.35, 0.95, 6), [0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
  assert.deepEqual([tickStep(60, 6), tickStep(7200, 10), tickStep(36000, 5)], [10, 900, 7200]);
});

test("zoom keeps the moment under the hand, inside the song", () => {
  assert.deepEqual(zoomed([0, 100], 0.5, 50, 100), [25, 75]);
  assert.deepEqual(zoomed([0, 100], 0.5, 0, 100), [0, 50]);
  assert.deepEqual(zoomed([50, 100], 4, 75, 100), [0, 100]);
  assert.deepEqual(zoomed([10, 12], 0.1, 11, 100), [10, 12]);
  assert.deepEqual([moved([10, 20], 200, 100), moved([10, 20], -20, 100), clamp(5, 0, 3)], [[90, 100], [0, 10], 3]);
});

test("corrections as CSV", () => {
  const items = [{ start: 1, end: 2.5, label: 'a "b", c', verdict: "added" }];
  assert.equal(correctionsCsv("x.mp3", items), 'path,start,end,label,verdict\nx.mp3,1,2.5,"a ""b"", c",added\n');
  assert.equal(correctionsCsv("x", []), "path,start,end,label,verdict\n");
});

test("every family's colour can be read, with both inks", () => {
  assert.equal(Math.round(contrast("#000000", "#ffffff")), 21);
  const colours = ["#9b2c3f", "#c77700", "#2b8a4b", "#d9480f", "#8a5a2b", "#1f6fb5", "#5a5fa8", "#0b8f8f", "#a23b9e", "#d6336c", "#4a5568"];
  for (const colour of colours)
    for (const inks of [["#ffffff", "#16110a"], ["#0c1118"]]) assert.ok(contrast(...inkFor(colour, inks)) >= 4.5, `${colour} ${inks}`);
  assert.equal(readable("#000000", "#ffffff"), "#000000");
});

test("a table of colours goes from stop to stop", () => {
  const table = colourTable([[0, 0, 0], [255, 100, 0]]);
  assert.deepEqual([[...table.subarray(0, 4)], [...table.subarray(1020)]], [[0, 0, 0, 255], [255, 100, 0, 255]]);
});

test("names of keys", () => {
  const name = (key, ...held) => keyOf({ key, ...Object.fromEntries(held.map((other) => [`${other}Key`, true])) });
  const pressed = [["ArrowLeft", "shift"], ["?", "shift"], ["N", "shift"], ["Z", "ctrl", "shift"], ["z", "meta"], [" "]];
  assert.deepEqual(pressed.map((keys) => name(...keys)),
    ["Shift+ArrowLeft", "?", "n", "Ctrl+Shift+z", "Ctrl+z", " "]);
});

// --- A saved session ---

const heard = async () => new Promise((done) => setTimeout(done));

test("a saved session answers by itself", async () => {
  const base64 = (bytes) => Buffer.from(bytes).toString("base64"), said = [];
  const corrections = { type: "corrections", items: [{ start: 0, end: 1, label: "a", verdict: "right" }] };
  const messages = [pack({ type: "meta" }), pack(corrections)].map(base64), csv = { name: "x.csv", mime: "text/csv", text: "ü" };
  const line = saved({ messages, audio: base64([1, 2]), mime: "audio/wav", exports: { csv } });
  line.listen((message, buffers) => said.push([message, buffers]));
  line.send({ type: "ready", view: "v" });
  const item = { start: 1, end: 2, label: "b", verdict: "wrong" };
  for (const op of ["add", "undo", "undo", "redo", "redo"]) line.send({ type: "correct", op, item });
  for (const type of ["time", "ack", "gone", "need"]) line.send({ type });
  line.send({ type: "export", format: "csv", id: "1" });
  line.send({ type: "export", format: "no", id: "2" });
  await heard();
  const lists = said.filter(([{ type }]) => type === "corrections").map(([{ items, undo, redo }]) => [items.length, undo, redo]);
  assert.deepEqual(lists, [[1, false, false], [2, true, false], [1, false, true], [1, false, true], [2, true, false], [2, true, false]]);
  assert.deepEqual(said.map(([{ type }]) => type).filter((type) => type !== "corrections"), ["open", "meta", "audio", "file"]);
  assert.deepEqual([...said.at(-1)[1][0]], [0xc3, 0xbc]);
});

// --- A WebSocket that breaks ---

class Wire {
  static made = [];
  constructor(url) {
    Object.assign(this, { url, readyState: 0, sent: [] });
    Wire.made.push(this);
  }

  open() {
    this.readyState = 1;
    this.onopen();
  }

  drop(code = 1006, reason = "") {
    this.readyState = 3;
    this.onclose({ code, reason });
  }

  send(frame) { this.sent.push(unpack(frame)[0].type); }

  close() { this.drop(1000); }
}

/** A socket over stand-in wires: what it told, the states it was in, and the line itself. */
function wired(t) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const before = globalThis.WebSocket, states = [], said = [];
  globalThis.WebSocket = Wire;
  Wire.made = [];
  t.after(() => (globalThis.WebSocket = before));
  const line = socket("ws://x/y", { onstate: (state) => states.push(state) });
  const stop = line.listen((message) => said.push(message.type));
  return { line, states, said, stop, wires: Wire.made, wait: (ms) => t.mock.timers.tick(ms) };
}

test("a socket sends nothing while it is closed, and is taken up again after longer and longer pauses", (t) => {
  const { line, states, said, wires, wait } = wired(t);
  line.send({ type: "early" });
  wires[0].open();
  line.send({ type: "a" }, [new Uint8Array(3)]);
  wires[0].onmessage({ data: pack({ type: "meta" }).buffer });
  assert.deepEqual([wires[0].url, wires[0].binaryType, wires[0].sent, said], ["ws://x/y", "arraybuffer", ["a"], ["open", "meta"]]);
  for (const pause of [500, 1000, 2000, 4000, 8000, 8000]) {
    const count = wires.length;
    wires.at(-1).drop();
    line.send({ type: "lost" });
    wait(pause - 1);
    assert.equal(wires.length, count);
    wait(1);
    assert.equal(wires.length, count + 1, `after ${pause} ms`);
  }
  wires.at(-1).open();
  assert.deepEqual([wires.flatMap(({ sent }) => sent), said.at(-1), states[0], states.at(-1)], [["a"], "open", "open", "open"]);
  wires.at(-1).onmessage({ data: pack({ type: "meta" }).buffer });
  wires.at(-1).drop();
  wait(500);
  assert.equal(wires.length, 8, "a message that came makes the pause short again");
});

test("a socket leaves out what is no message", (t) => {
  const { said, wires } = wired(t);
  wires[0].open();
  for (const data of ["text", new ArrayBuffer(2), new Uint8Array([9, 0, 0, 0, 1]).buffer]) wires[0].onmessage({ data });
  assert.deepEqual(said, ["open"]);
});

test("a socket that is turned away, or closed here, stays closed", (t) => {
  for (const end of [(line, wire) => wire.drop(4404), (line, wire) => wire.drop(1008, "no"), (line) => line.close()]) {
    t.mock.timers.reset();
    const { line, states, said, wires, wait } = wired(t);
    wires[0].open();
    end(line, wires[0]);
    wait(60_000);
    line.send({ type: "late" });
    assert.deepEqual([wires.length, wires[0].sent, states.at(-1)], [1, [], "closed"]);
    assert.deepEqual(said, said.length > 1 ? ["open", "error"] : ["open"]);
  }
});

test("who listens late is told that the way is open; who stops is told nothing", async (t) => {
  const { line, said, stop, wires } = wired(t);
  wires[0].open();
  const late = [];
  line.listen(({ type }) => late.push(type));
  stop();
  await null;
  wires[0].onmessage({ data: pack({ type: "meta" }).buffer });
  assert.deepEqual([late, said], [["open", "meta"], ["open"]]);
});

// --- The joined file ---

test("the joined file can stand inside a script element", () => assert.ok(!/<\/script/i.test(joined)));

test("the joined file runs, and gives what notebook and pages call", async () => {
  const names = Object.keys(await import(`data:text/javascript;base64,${Buffer.from(joined).toString("base64")}`));
  assert.deepEqual(names.sort(), ["default", "mount", "saved", "socket"]);
});
