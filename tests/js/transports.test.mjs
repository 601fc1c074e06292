// Ways to the session: a saved one, and a WebSocket that breaks.
import assert from "node:assert/strict";
import test from "node:test";

import { pack, unpack } from "../../audiotag/static/player/messages.js";
import { saved } from "../../audiotag/static/player/saved.js";
import { socket } from "../../audiotag/static/player/transports.js";

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
  for (const type of ["time", "ack", "gone", "need"]) line.send({ type });
  line.send({ type: "export", format: "csv", id: "1" });
  line.send({ type: "export", format: "no", id: "2" });
  for (const op of ["change", "undo", "undo", "redo", "redo"]) line.send({ type: "correct", op, add: [item] });
  await heard();
  const steps = said.filter(([{ type }]) => type === "correction").map(([{ remove, add, undo, redo }]) => [remove, add, undo, redo]);
  const placed = { ...item, n: 1 };
  assert.deepEqual(steps, [[[], [placed], true, false], [[placed], [], false, true], [[], [placed], true, false]]);
  const others = said.map(([{ type }]) => type).filter((type) => type !== "correction");
  assert.deepEqual(others, ["open", "meta", "corrections", "audio", "file"]);
  assert.deepEqual([...said.find(([{ type }]) => type === "file")[1][0]], [0xc3, 0xbc]);
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
  assert.equal(line.send({ type: "early" }), false);
  wires[0].open();
  assert.equal(line.send({ type: "a" }, [new Uint8Array(3)]), true);
  wires[0].onmessage({ data: pack({ type: "meta" }).buffer });
  assert.deepEqual([wires[0].url, wires[0].binaryType, wires[0].sent, said], ["ws://x/y", "arraybuffer", ["a"], ["open", "meta"]]);
  for (const pause of [500, 1000, 2000, 4000, 8000, 8000]) {
    const count = wires.length;
    wires.at(-1).drop();
    assert.equal(line.send({ type: "lost" }), false);
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

test("a socket says of what is no message that it came", (t) => {
  const { said, wires } = wired(t);
  wires[0].open();
  for (const data of ["text", new ArrayBuffer(2), new Uint8Array([9, 0, 0, 0, 1]).buffer]) wires[0].onmessage({ data });
  assert.deepEqual(said, ["open", "strange", "strange", "strange"]);
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
