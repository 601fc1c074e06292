// What has arrived of a song, in any order.
import { makeCells } from "./cells.js";
import { bytesOf, floatsOf } from "./messages.js";

/** A typed array with room for n items: itself, or a longer copy. */
export function grown(array, n) {
  if (array.length >= n) return array;
  const longer = new array.constructor(Math.max(n, array.length * 2));
  longer.set(array);
  return longer;
}

const LIMIT = 4_000_000; // segments, columns, seconds: more is nonsense

/** Scores and picture as they arrive, in any order. */
export class Track {
  constructor(labels, rows) {
    Object.assign(this, { labels, rows, duration: 0, total: null, analysed: 0, done: false, version: 0, columns: 0, loudest: 0 });
    this.spans = [];
    this.scores = new Float32Array(0);
    this.picture = new Uint8Array(0);
    this.peaks = new Int8Array(0);
    this.known = new Uint8Array(0); // of each column: whether it is there
  }

  /** Throws where a `segments` message does not fit together; nothing is taken then. */
  check({ items, columns, duration }, scores, picture, peaks) {
    const count = (n) => Number.isInteger(n) && n >= 0 && n < LIMIT;
    const fits = (text, ok) => { if (!ok) throw new Error(`${text} do not fit`); };
    fits("segments", items.every(([i, start, end]) => count(i) && start >= 0 && start < end && end < LIMIT));
    fits("columns", columns.every(([first, n]) => count(first) && count(n) && count(first + n)));
    const n = columns.reduce((sum, [, some]) => sum + some, 0);
    fits("scores", scores.length === items.length * this.labels);
    fits("pictures", picture.length === n * this.rows && peaks.length === n * 2);
    fits("seconds", (duration ?? null) === null || (typeof duration === "number" && duration >= 0 && duration < LIMIT));
  }

  /** Take a `segments` message; gives the columns that are new, [[first, n], ...]. */
  take(message, buffers) {
    const [scores, picture, peaks] = [floatsOf(buffers[0] || []), bytesOf(buffers[1] || []), bytesOf(buffers[2] || [])];
    this.check(message, scores, picture, peaks);
    const row = (n) => scores.subarray(n * this.labels, (n + 1) * this.labels);
    message.items.forEach(([i, start, end], n) => this.addSegment(i, start, end, row(n)));
    let at = 0;
    for (const [first, n] of message.columns) {
      const bands = picture.subarray(at * this.rows, (at + n) * this.rows);
      this.addColumns(first, n, bands, new Int8Array(peaks.buffer, peaks.byteOffset + at * 2, n * 2));
      at += n;
    }
    if (message.duration) this.duration = message.duration;
    this.total = message.total ?? this.total;
    this.analysed = message.analysed ?? this.analysed;
    this.done = this.done || message.done === true;
    this.version++;
    return message.columns;
  }

  addSegment(i, start, end, scores) {
    this.spans[i] = [start, end];
    this.scores = grown(this.scores, (i + 1) * this.labels);
    this.scores.set(scores, i * this.labels);
  }

  /** Columns [first, first + n): their bands, and the lowest and highest point of the wave in each. */
  addColumns(first, n, bands, peaks) {
    const stop = first + n;
    this.picture = grown(this.picture, stop * this.rows);
    this.peaks = grown(this.peaks, stop * 2);
    this.known = grown(this.known, stop);
    this.picture.set(bands, first * this.rows);
    this.peaks.set(peaks, first * 2);
    this.known.fill(1, first, stop);
    this.columns = Math.max(this.columns, stop);
    for (const peak of peaks) this.loudest = Math.max(this.loudest, Math.abs(peak));
  }

  /** The cells of what is known. */
  cells() {
    const known = [];
    for (let i = 0; i < this.spans.length; i++) if (this.spans[i]) known.push(i);
    const whole = known.length === this.spans.length;
    const scores = whole ? this.scores : new Float32Array(known.length * this.labels);
    if (!whole) known.forEach((i, row) => scores.set(this.scores.subarray(i * this.labels, (i + 1) * this.labels), row * this.labels));
    return makeCells(known.map((i) => this.spans[i]), scores, this.labels);
  }
}
