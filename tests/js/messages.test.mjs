// Messages as bytes.
import assert from "node:assert/strict";
import test from "node:test";

import { pack, unpack } from "../../audiotag/static/player/messages.js";
import { fromBase64 } from "../../audiotag/static/player/saved.js";

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
