// Time, files, colours and keys.
import assert from "node:assert/strict";
import test from "node:test";

import { colourTable, contrast, inkFor, readable } from "../../audiotag/static/player/colours.js";
import { evidencePixels } from "../../audiotag/static/player/evidence.js";
import { fitting, linesOf } from "../../audiotag/static/player/fitting.js";
import { writeFormat } from "../../audiotag/static/player/formats.js";
import { axisMarks, noteHz, noteName, placeOf } from "../../audiotag/static/player/pitch.js";
import { correctionsCsv } from "../../audiotag/static/player/files.js";
import { clamp, clock, moved, ticks, tickStep, zoomed } from "../../audiotag/static/player/time.js";
import { keyOf } from "../../audiotag/static/player/view/keyboard.js";

test("clock", () => assert.deepEqual([0, 9.99, 65, 3725, -1, NaN].map(clock), ["0:00", "0:09", "1:05", "1:02:05", "0:00", "0:00"]));

test("patches become pixels: times from left to right, high bands on top, the strongest the least transparent", () => {
  const pixels = evidencePixels(Float32Array.of(0, 2, -1, 0), 2), pixel = (x, y) => [...pixels.subarray(4 * (2 * y + x), 4 * (2 * y + x) + 4)];
  assert.deepEqual([pixel(0, 0), pixel(1, 1)], [[230, 97, 0, 217], [33, 102, 191, 108]]);
  assert.deepEqual([pixel(0, 1)[3], pixel(1, 0)[3], evidencePixels(new Float32Array(4), 2)[3]], [0, 0, 0]);
});

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
  const odd = correctionsCsv("=1;+2", [{ start: 1, end: 2, label: "a-b", verdict: "wrong" }]); // no formula for a spreadsheet
  assert.equal(odd, "path,start,end,label,verdict\n'=1;'+2,1,2,a-b,wrong\n");
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

test("frequencies lie where their bands do, notes have their names, and the important marks have their places first", () => {
  const range = [30, 16000], bands = [[0, 53.941], [20, 737.555], [50, 3084.91], [95, 15469.705]]; // their middles, as `mel_bands` has them
  for (const [band, hz] of bands) assert.ok(Math.abs(placeOf(hz, range, 96) - (band + 0.5) / 96) < 1e-5);
  assert.deepEqual([36, 60, 69, 70, 120].map(noteName), ["C2", "C4", "A4", "B♭4", "C9"]);
  assert.deepEqual([69, 81, 57].map(noteHz), [440, 880, 220]);
  const texts = (more) => axisMarks({ range, rows: 96, height: 132, ...more }).map(({ text }) => text);
  assert.deepEqual(texts({ notes: true, height: 70 }), ["C9", "C8", "C7", "A4"]);
  assert.deepEqual(texts({ notes: false, height: 70 }), ["10 kHz", "5 kHz", "1 kHz", "200 Hz"]);
  const marks = axisMarks({ notes: true, range, rows: 96, height: 400 });
  assert.ok(["C2", "A4", "C4", "C9"].every((name) => marks.some(({ text }) => text === name)));
  assert.ok(marks.every(({ y }, n) => !n || y - marks[n - 1].y >= 12));
  assert.ok(axisMarks({ notes: true, range: [0, 8000], rows: 64, height: 200 }).every(({ text }) => text !== "C9"));
});

test("names side by side in lines, and the largest letters in which all sets fit", () => {
  assert.deepEqual([linesOf([], 1, 10), linesOf([4, 5], 1, 10), linesOf([4, 6], 1, 10), linesOf([20, 2, 2], 1, 10)], [0, 1, 2, 2]);
  const room = { width: 100, height: 52, most: 40, least: 10, line: 2, gap: 0.5 };
  assert.deepEqual(fitting([[2]], { ...room, height: 200 }), { size: 40, height: 80 });
  assert.deepEqual(fitting([[2], [4, 4]], room), { size: 10, height: 20 }, "the fullest set decides");
  assert.deepEqual(fitting([[2, 2, 2, 2, 2, 2]], { ...room, height: 5 }), { size: 10, height: 5 }, "not under the least");
  assert.deepEqual(fitting([[8]], { ...room, height: 200 }).size, 12, "no name is wider than the room");
  assert.equal(fitting([], { ...room, height: NaN }).size, 10, "without a style it ends");
});

test("formats: what no file can hold is escaped, and there is none by another name", () => {
  const heard = { all: [{ start: 0, end: 1.25, label: "=a\tb", score: 0.5 }], events: [], file: "x > y.wav", display: (label) => label };
  assert.equal(writeFormat("csv", heard, ""), "start,end,label,score\n0,1.25,'=a\tb,0.5\n");
  assert.equal(writeFormat("audacity", heard, ""), "0.000000\t1.250000\t=a%09b\n");
  assert.ok(writeFormat("vtt", heard, "").startsWith("WEBVTT x %3E y.wav\n\n1 0.5 =a%09b\n00:00:00.000 --> 00:00:01.250\n"));
  assert.equal(writeFormat("reaper", heard, ""), "#,Name,Start,End,Length\nR1,'=a%09b,0:00.000,0:01.250,0:01.250\n");
  assert.equal(writeFormat("srt", heard, ""), "1\n00:00:00,000 --> 00:00:01,250\n=a%09b\n\n");
  assert.equal(writeFormat("constructor", heard, ""), null);
});

Object.groupBy ??= (items, key) => items.reduce((groups, item) => ((groups[key(item)] ??= []).push(item), groups), {}); // node 20 has none

test("formats: halves go to the even side, letters are counted whole, and a song is as long as its events, as in Python", () => {
  const event = (start, end, label, score) => ({ start, end, label, score }), all = [event(0.0625, 0.1875, "𝄞", 0.515625), event(1, 6, "lute", 0.125)];
  const heard = { all, perhaps: [], groups: {}, file: "a", duration: 4, display: (label) => label };
  assert.equal(writeFormat("csv", heard, ""), "start,end,label,score\n0.062,0.188,𝄞,0.51562\n1,6,lute,0.125\n");
  assert.ok(writeFormat("summary", heard, "").includes("a,4,lute,5,0.83333,1,6,0.125\n"));
  assert.deepEqual(writeFormat("table", heard, "").split("\n").slice(2, 4).map((line) => [...line].length), [80, 80]);
});

test("formats: events of one label that overlap are on two tiers, without gaps; what XML cannot hold is escaped", () => {
  const event = (start, end, label) => ({ start, end, label, score: 1 });
  const heard = { all: [event(1, 3, '<"a">'), event(2, 2, '<"a">'), event(4, 5, " ")], duration: 6 };
  const grid = writeFormat("textgrid", heard, "");
  assert.deepEqual(grid.match(/name = .*/g), ['name = "<""a"">"', 'name = "<""a""> 2"']);
  assert.deepEqual(grid.match(/(?<=            xm.. = ).*/g), ["0", "1", "1", "3", "3", "6", "0", "2", "2", "2.001", "2.001", "6"]);
  assert.equal(writeFormat("textgrid", { all: [], duration: 6 }, "").match(/class = "IntervalTier"/g).length, 1);
  const document = writeFormat("elan", heard, "head    <TIME_ORDER>\n    <TIER>\n    <LINGUISTIC_TYPE tail");
  assert.ok(document.startsWith("head    <TIME_ORDER>\n") && document.endsWith("    </TIER>\n    <LINGUISTIC_TYPE tail"));
  assert.deepEqual(document.match(/(?<=VALUE>).*(?=<)/g), ["&#60;&#34;a&#34;&#62;", "&#60;&#34;a&#34;&#62;"]);
  assert.deepEqual(document.match(/(?<=TIME_VALUE=").*(?=")/g), ["1000", "2000", "2001", "3000"]);
});
