// Corrections: what they make of events, their edges, their list, their file, and two who correct one song.
import assert from "node:assert/strict";
import test from "node:test";

import { correctedEvents, movedEdge, saidOf, splitCells } from "../../audiotag/static/player/corrected.js";
import { dumpCorrections, isCorrection, mergeCorrections, parseCorrections, plainLabel } from "../../audiotag/static/player/corrections_file.js";
import { Ask } from "../../audiotag/static/player/view/ask.js";
import { Corrections } from "../../audiotag/static/player/view/corrections.js";
import { ExportMenu } from "../../audiotag/static/player/view/exports.js";
import { Keeping } from "../../audiotag/static/player/view/keeping.js";
import { Teach } from "../../audiotag/static/player/view/teach.js";
import { Steps } from "../../audiotag/static/player/steps.js";

const item = (start, end, verdict = "wrong", label = "oboe") => ({ start, end, label, verdict });
const HEARD = [{ start: 0, end: 6, score: 0.8 }, { start: 8, end: 10, score: 0.6 }];
const heardWith = (corrections) => correctedEvents(HEARD, saidOf(corrections).get("oboe"));

test("the last word about a moment counts, as in the notebook", () => {
  const said = [[item(8, 10)], [item(2, 3)], [item(6, 7, "added")], [item(0, 20), item(4, 5, "added")], []];
  const spans = said.map((corrections) => heardWith(corrections).map(({ start, end }) => [start, end]));
  assert.deepEqual(spans, [[[0, 6]], [[0, 2], [3, 6], [8, 10]], [[0, 7], [8, 10]], [[4, 5]], [[0, 6], [8, 10]]]);
  assert.equal(heardWith([item(6, 7, "added")])[0].score, Math.round(((6 * 0.8 + 1) / 7) * 1e9) / 1e9);
});

test("cells are cut where corrections begin and end, and nothing is known outside", () => {
  const cells = { edges: Float64Array.of(0, 2, 4), known: Uint8Array.of(1, 1), scores: Float32Array.of(0.1, 0.9) };
  const { cells: cut, rows } = splitCells(cells, [1, 2, 5], 1);
  assert.deepEqual([[...cut.edges], [...rows], [...cut.known]], [[0, 1, 2, 4, 5], [0, 0, 1, -1], [1, 1, 1, 0]]);
});

/** Numbers from 0 up to 1 that are the same in each run. */
function* numbers(seed) {
  for (let state = seed; ; ) {
    state = (state * 1103515245 + 12345) % 2147483648;
    yield state / 2147483648;
  }
}

test("an edge that is moved lies where it was put, whatever was said before; nothing else changes", () => {
  const random = numbers(7), draw = () => random.next().value, moment = () => Math.round(draw() * 1200) / 100;
  for (let round = 0; round < 400; round++) {
    let corrections = Array.from({ length: Math.floor(draw() * 5) }, () => [moment(), moment()].sort((a, b) => a - b))
      .filter(([start, end]) => start < end).map(([start, end]) => item(start, end, draw() < 0.5 ? "wrong" : "added"));
    const before = heardWith(corrections), event = before[Math.floor(draw() * before.length)];
    if (!event) continue;
    const next = before.find(({ start }) => start > event.end)?.start ?? 14, to = event.start + 0.01 + draw() * (next - event.start - 0.02);
    const { remove, add } = movedEdge(corrections, HEARD, "oboe", event.end, to, to > event.end);
    corrections = [...corrections.filter((one) => !remove.includes(one)), ...add];
    const wanted = before.map(({ start, end }) => [start, start === event.start ? to : end]);
    assert.deepEqual(heardWith(corrections).map(({ start, end }) => [start, end]), wanted);
  }
});

test("what was added is moved itself, and no second correction is made", () => {
  const added = item(11, 13, "added");
  assert.deepEqual(movedEdge([added], HEARD, "oboe", 13, 12, false), { remove: [added], add: [{ ...added, end: 12 }] });
  assert.deepEqual(movedEdge([item(8, 10)], HEARD, "oboe", 10, 9, true).add, [{ ...item(8, 9) }]);
});

test("a list of steps: undone and done again, in the order that it had; what is loaded is undone one by one", () => {
  const steps = new Steps([item(0, 1)]), verdicts = () => steps.list.map(({ end, verdict }) => [end, verdict]);
  steps.change([item(0, 9)]), steps.change([item(3, 6, "added")]), steps.change([item(0, 9, "right")], [item(0, 1)]);
  assert.deepEqual(verdicts(), [[6, "added"], [9, "right"]]);
  steps.undo();
  assert.deepEqual([verdicts(), steps.state], [[[1, "wrong"], [9, "wrong"], [6, "added"]], { undo: true, redo: true }]);
  steps.redo(), steps.redo();
  assert.equal(steps.load([item(0, 9), item(1, 2), item(2, 3)]).add.length, 2);
  steps.undo();
  assert.deepEqual(verdicts().at(-1), [2, "wrong"]);
});

test("a file of corrections and back; what cannot be used is said in a line", () => {
  const meta = { name: "song.mp3", fingerprint: "9f86", duration: 60, model: "default" }, items = [item(0, 1), item(1, 2.5, "added", "English horn ♪")];
  const text = dumpCorrections(meta, items.map((one, n) => ({ ...one, n })));
  assert.deepEqual(parseCorrections(text, meta), items);
  assert.deepEqual(parseCorrections(text, { ...meta, fingerprint: "0" }), items); // its length is the same
  assert.throws(() => parseCorrections(text, { ...meta, fingerprint: "0", duration: 61 }), /of another song \(song.mp3\)/);
  const bad = { [text.slice(0, -30)]: /no whole file/, "{}": /no file of corrections/, [text.replace('"version":1', '"version":2')]: /version 2/ };
  Object.assign(bad, { [text.replace("added", "?")]: /makes no sense/, "null": /no file/, [text.replace('"start":1', '"start":1e999')]: /makes no sense/ });
  for (const [wrong, why] of Object.entries(bad)) assert.throws(() => parseCorrections(wrong, meta), why);
  for (const wrong of [null, {}, item(2, 1), item(-1, 1), item(0, 1, "x"), item(0, 1, "wrong", "a|b"), item(0, 1, "wrong", "")]) assert.ok(!isCorrection(wrong));
});

test("what is typed becomes a label that Python can print, and whose file can be opened", () => {
  for (const sign of ["|", "\0", "\n", "\u00a0", "\u3000", "\u2028", "\u2029", "\u200d", "\ud800", "\ue000"]) {
    assert.equal(plainLabel(` ${sign}a${sign}b${sign} `), "a b");
    assert.ok(!isCorrection(item(0, 1, "added", `a${sign}b`)), JSON.stringify(sign));
  }
  for (const label of ["English horn ♪", "ʻukulele", "二胡"]) assert.ok(plainLabel(label) === label && isCorrection(item(0, 1, "added", label)));
  assert.equal(plainLabel("\u00a0| "), "");
});

test("two who correct one song: as the notebook merges them", () => {
  const [a, b, c, d] = [0, 1, 2, 3].map((k) => item(k, k + 1)), right = { ...a, verdict: "right" };
  const merged = [[[], [a], [b]], [[a, b], [b], [a, b, c]], [[a, b], [a, b, d], [b]], [[a], [right], [a, c]], [[a], [a], [right]]].map((sides) => mergeCorrections(...sides));
  assert.deepEqual(merged, [[b, a], [c, b], [b, d], [c, right], [right]]);
});

test("what one tab has taken back does not return where another adds something", (t) => {
  const kept = { setItem: (key, text) => (kept[key] = text), getItem: (key) => kept[key] ?? null, removeItem: (key) => delete kept[key] };
  globalThis.localStorage = kept;
  t.after(() => delete globalThis.localStorage);
  const tab = () => new Keeping({ song: { meta: { fingerprint: "9f" }, corrections: [] }, connection: { transport: {} } });
  const [one, other] = [tab(), tab()], [a, b] = [item(0, 1), item(2, 3)];
  one.write([a]);
  other.before = other.read();
  one.write([]);
  assert.deepEqual([other.before, one.read()], [[a], []]);
  other.write([a, b]);
  assert.deepEqual(one.read(), [b]);
});

test("while the line is down nothing is said to be done, and nothing waited for", async () => {
  const heard = { displayName: (label) => label, correctionsOf: () => [item(0, 1)], isHeard: () => true, eventsFor: () => HEARD, heardBy: () => HEARD };
  for (const up of [true, false]) {
    const said = [], view = { connection: { send: () => up }, status: { show: (text) => said.push(text) }, song: { ...heard, corrections: [], meta: {}, track: { duration: 10 } } };
    const keeping = Object.assign(view, { keeping: new Keeping(view) }).keeping, one = Object.assign(Object.create(Corrections.prototype), { view });
    const file = { name: "x", size: 9, text: async () => dumpCorrections({ name: "x", fingerprint: "9f", duration: 10, model: "m" }, [item(0, 1)]) };
    one.correct("oboe", "wrong", [0, 6]), one.wrongEverywhere("oboe"), one.replace("oboe", "flute", [0, 6]), one.takeBack("oboe", [0, 6]);
    one.moveEdge("oboe", { ...HEARD[0], sounds: true }, "end", 5);
    await one.openFile.call(Object.assign(one, { file: { files: [file] }, sheet: { hidePopover() {} } }));
    Object.assign(Object.create(Ask.prototype), { view, id: 0 }).ask("why", "oboe", [0, 1], "Looking");
    const lost = () => said.filter((text) => /connection is lost/.test(text)).length;
    assert.deepEqual([said.length, lost(), keeping.load([item(0, 1)])], [7, up ? 0 : 7, up ? 1 : null]);
    const teach = Object.assign(Object.create(Teach.prototype), { view, said: {}, name: { value: "Siren" }, busy: false, showButtons() {} });
    teach.ask("teach");
    assert.deepEqual([teach.learning, teach.said.textContent.slice(0, 8)], up ? ["siren", "Learning"] : ["", "The conn"]);
    const exported = Object.assign(Object.create(ExportMenu.prototype), { view: { ...view, thresholds: { send() {} }, song: { meta: { formats: { csv: ".csv" } } } }, waiting: new Map() });
    if (!up) await assert.rejects(exported.texts(), /connection is lost/);
  }
});
