// Scores in time, against NumPy; events, lanes, and what arrives of them.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

import { barsOf } from "../../audiotag/static/player/bars.js";
import { activeCells, cellIndex, cellsIn, dropShort, hysteresis, makeCells, medianSmooth, reachOf } from "../../audiotag/static/player/cells.js";
import { familyOf, nearest, perhapsOf } from "../../audiotag/static/player/doubt.js";
import { eventAt, eventsOf, heardText, laneOrder, nextEvent, onlyEvents, summaryOf, totalOf } from "../../audiotag/static/player/events.js";
import { roundTime } from "../../audiotag/static/player/time.js";
import { grown, Track } from "../../audiotag/static/player/track.js";
import { compared, differenceText, scoreText, segmentCounts } from "../../audiotag/static/player/truth.js";
import { certainty, leastCertain, nextMoment } from "../../audiotag/static/player/uncertainty.js";

const read = (name) => readFile(new URL(name, import.meta.url), "utf8");

// --- Scores in time, against NumPy ---

const RULES = { family: 0.5, likeliest: 0.5, perhaps: 0.5, most: 3, shortest: 1, stay: 0.7 };

for (const { name, spans, values, high, settings, edges, scores, on, events, family, perhaps, moments, comparison } of JSON.parse(await read("cells.json"))) {
  test(`cells, what is on, and events equal NumPy's: ${name}`, () => {
    const labels = high.length, cells = makeCells(spans, Float32Array.from(values), labels);
    const state = activeCells(cells, Float32Array.from(high), {
      ...settings, reach: reachOf(cells.edges, settings.smooth), reentry: cellsIn(cells.edges, settings.reentry),
    });
    assert.deepEqual([...cells.edges], edges);
    assert.deepEqual([...cells.scores], scores);
    assert.deepEqual([...state], on);
    for (let k = 0; k < labels; k++) {
      const wanted = events.filter(([, , label]) => label === k), found = eventsOf(cells, state, labels, k);
      assert.deepEqual(found.map(({ start, end }) => [start, end]), wanted.map(([start, end]) => [start, end]));
      found.forEach(({ score }, n) => assert.ok(Math.abs(score - wanted[n][3]) < 1e-9));
    }
  });

  test(`the least certain moments equal NumPy's: ${name}`, () => {
    const cells = makeCells(spans, Float32Array.from(values), high.length), levels = Float32Array.from(high);
    const rules = { ...RULES, stay: settings.stay, reach: reachOf(cells.edges, settings.smooth) };
    const found = leastCertain(cells, Uint8Array.from(on), levels, rules);
    assert.deepEqual(found.map(({ start, end, k, heard }) => [start, end, k, heard]), moments);
    assert.ok(found.every(({ score, k }, n) => !n || certainty(found[n - 1].score, levels[found[n - 1].k]) <= certainty(score, levels[k])));
  });

  test(`seconds that are right, wrong and missed equal NumPy's: ${name}`, () => {
    const names = ["drums", "hi_hat", "flute", "piano", "gong"], of = (rows, label) => rows.filter((row) => row[2] === label).map(([start, end]) => ({ start, end }));
    const heard = events.map(([start, end, k]) => [start, end, names[k]]);
    assert.deepEqual(segmentCounts((label) => of(comparison.said, label), (label) => of(heard, label), names, ["drums", "hi_hat"]), comparison.counts);
  });

  test(`families, and what perhaps sounds, equal NumPy's: ${name}`, () => {
    const labels = high.length, cells = makeCells(spans, Float32Array.from(values), labels), levels = Float32Array.from(high);
    const rules = { ...RULES, stay: settings.stay, reach: reachOf(cells.edges, settings.smooth) };
    const heard = familyOf(cells, Uint8Array.from(on), levels, [0, 1], rules).events;
    assert.deepEqual(heard.map(({ start, end }) => [start, end]), family.map(([start, end]) => [start, end]));
    heard.forEach(({ score }, n) => assert.ok(Math.abs(score - family[n][2]) < 1e-9));
    const state = perhapsOf(cells, Uint8Array.from(on), levels, rules);
    const runs = high.flatMap((_, k) => eventsOf(cells, state, labels, k).map(({ start, end }) => [start, end, k]));
    assert.deepEqual(runs.sort(), perhaps.sort());
  });
}

test("how far a score is from its threshold; the next of the doubtful moments, those that begin together one after the other", () => {
  assert.deepEqual([certainty(0.6, 0.5), certainty(0.3, 0.3), certainty(0, 0), certainty(1, 1)], [0.405465, 0, 0, 0]);
  const moments = [[6, 1], [1, 0], [6, 0]].map(([start, k]) => ({ start, k }));
  let last = null;
  const step = (t) => ((last = nextMoment(moments, t, last)), [last.start, last.k]);
  assert.deepEqual([step(0), step(1), step(6), step(6), step(3), step(7)], [[1, 0], [6, 0], [6, 1], [1, 0], [6, 0], [1, 0]]);
  assert.equal(nextMoment([], 0), null);
});

test("where an annotation and what was heard agree, and where not, in ranges and in words", () => {
  const [said, heard] = [[[0, 4], [3, 6], [8, 9]], [[2, 5], [5, 7], [10, 11]]].map((all) => all.map(([start, end]) => ({ start, end })));
  const found = compared(said, heard);
  assert.deepEqual(found, { both: [[2, 6]], missing: [[0, 2], [8, 9]], extra: [[6, 7], [10, 11]] });
  assert.equal(differenceText(found), "0:04 as annotated, 0:03 missing, 0:02 extra");
  assert.deepEqual([compared([], []), differenceText(compared([], []))], [{ both: [], missing: [], extra: [] }, ""]);
  assert.equal(scoreText({ right: 3, wrong: 1, missed: 0 }), "precision 75 %, recall 100 %");
  assert.equal(scoreText({ right: 0, wrong: 0, missed: 2 }), "precision –, recall 0 %");
});

test("where to go on to hear events only", () => {
  const events = [{ start: 1, end: 3 }, { start: 6, end: 7 }];
  assert.deepEqual([0, 1, 2.5, 2.99, 5, 6.5, 7, 9].map((t) => onlyEvents(events, t)), [1, 1, 2.5, 6, 6, 6.5, null, null]);
  assert.equal(onlyEvents([], 0), null);
});

test("many that are hardly there make no family", () => {
  const cells = { edges: Float64Array.of(0, 1, 2), known: Uint8Array.of(1, 1), scores: Float32Array.of(0.24, 0.24, 0.24, 0.25, 0.24, 0.24) };
  const high = new Float32Array(3).fill(0.5), { events } = familyOf(cells, new Uint8Array(6), high, [0, 1, 2], RULES);
  assert.deepEqual(events.map(({ start, end }) => [start, end]), [[1, 2]]);
});

test("what is too short is switched off; nothing is guessed in silence, or beside what is on", () => {
  const edges = Float64Array.of(0, 0.4, 1.4, 2, 3), known = Uint8Array.of(1, 1, 1, 1);
  assert.deepEqual([...dropShort({ edges, known }, Uint8Array.of(1, 0, 1, 0), 1, 1)], [0, 0, 0, 0]);
  assert.deepEqual([...dropShort({ edges, known }, Uint8Array.of(1, 1, 0, 1), 1, 1)], [1, 1, 0, 1]);
  const cells = { edges, known, scores: Float32Array.of(0, 0, 0.3, 0.4, 0.3, 0.4, 0.3, 0.9) }, high = Float32Array.of(0.5, 0.8);
  const on = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 1);
  assert.deepEqual([...perhapsOf(cells, on, high, RULES)], [0, 0, 1, 1, 1, 1, 0, 0]);
  assert.deepEqual(nearest(cells, 1, high, 3).map(([k]) => k), [0, 1]);
  assert.deepEqual([nearest(cells, 0, high, 3), nearest(cells, 1, high, 1).length], [[], 1]);
});

test("a guess goes on over a column in which it is among the nearest, however faint, as its median does", () => {
  const edges = Float64Array.of(0, 1, 2, 3, 4, 5), known = new Uint8Array(5).fill(1), rules = { ...RULES, reach: 1 };
  const cells = { edges, known, scores: Float32Array.of(0.4, 0.4, 0.05, 0.4, 0.4) };
  assert.deepEqual([...perhapsOf(cells, new Uint8Array(5), Float32Array.of(0.5), rules)], [1, 1, 1, 1, 1]);
});

test("a median's neighbourhood in cells, and what it does", () => {
  const edges = (...lengths) => Float64Array.from([0, ...lengths.map((_, n) => lengths.slice(0, n + 1).reduce((a, b) => a + b))]);
  assert.deepEqual([0, 0.3, 0.96, 1.6].map((smooth) => reachOf(edges(0.32, 0.32, 9), smooth)), [0, 0, 1, 2]);
  assert.deepEqual([reachOf(edges(), 1), reachOf(edges(1), 3), reachOf(edges(1, 3), 4)], [0, 1, 1]);
  const wild = Float32Array.of(1, 9, 1, 1, 8, 8, 2, 8);
  assert.deepEqual([...medianSmooth(wild, 1, 1)], [1, 1, 1, 1, 8, 8, 8, 8]);
  assert.deepEqual([...medianSmooth(wild, 1, 2)], [1, 1, 1, 8, 2, 8, 8, 8]);
  assert.deepEqual([...medianSmooth(wild, 2, 1)], [1, 9, 1, 8, 2, 8, 2, 8]);
});

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
  assert.deepEqual([0.1 + 0.2, 5e-7, 1.5e-6, 59.49997732].map(roundTime), [0.3, 0, 2e-6, 59.499977]));

test("the cell that holds a moment", () => assert.deepEqual([-1, 0, 0.5, 1, 9].map((t) => cellIndex([0, 1, 2], t)), [-1, 0, 0, 1, 2]));

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

test("a summary: shares, the longest first, and the stretch with the largest sum of scores", () => {
  const piano = [{ start: 0, end: 10, score: 0.9 }, { start: 20, end: 36, score: 0.6 }], violin = [{ start: 15, end: 28, score: 0.8 }];
  const rows = summaryOf([["violin", violin], ["gong", []], ["piano", piano]], 36);
  assert.deepEqual(rows, [{ label: "piano", share: 26 / 36, best: piano[1] }, { label: "violin", share: 13 / 36, best: violin[0] }]);
  assert.equal(summaryOf([["violin", violin]], 0)[0].share, 1);
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
  assert.deepEqual([...track.known.subarray(0, 5)], [1, 1, 0, 1, 1]);
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
  const longer = grown(Uint8Array.of(1, 2), 3);
  assert.deepEqual([longer.length >= 3, longer[1], longer[2]], [true, 2, 0]);
});
