// Stretches that a network reads, columns that it scores, as the notebook `segments` has them: where they lie, and when they are known.
import { GROUP } from "./front_end.js";
import { joined } from "./samples.js";

const LEFTOVER = 0.1; // seconds; what is left beyond the last segment and is shorter gets no segment of its own
const BATCH = 3_072; // frames in a batch of stretches
const NONE = new Float32Array(0);

/** How many segments a sound of so many samples has, one or more. */
export function countSegments(samples, length, hop, { sr, hop: samplesAFrame }) {
  const beyond = samples - length * samplesAFrame - Math.round(LEFTOVER * sr);
  return Math.max(0, Math.floor(beyond / (hop * samplesAFrame)) + 1) + 1;
}

/** How a network is laid along a song. */
export class Layout {
  /** @param {{frames: number, columns: number, margin: number, hop: number}} numbers the fields of Python's `Layout` */
  constructor(numbers) { Object.assign(this, numbers); }

  get width() { return Math.floor(this.frames / this.columns); } // frames in a column

  get kept() { return this.columns - 2 * this.margin; } // columns from a stretch to the next

  get spacing() { return this.hop || this.width; } // frames from the start of a column to the start of the next

  get step() { return this.kept * this.spacing; } // frames from a stretch to the next

  get largest() { return Math.max(1, Math.floor(BATCH / this.frames)); } // stretches in a batch at most

  countColumns(samples, frontEnd) { return countSegments(samples, this.width, this.spacing, frontEnd); }

  /** The stretch that keeps a column. */
  stretchOf(column) { return Math.max(0, Math.floor((column - this.margin) / this.kept)); }

  /** The first column that a stretch keeps. */
  firstColumn(stretch) { return stretch * this.kept + (stretch ? this.margin : 0); }

  /** The numbers of the rows that are kept of `n` stretches in a row, from number `stretch` on. */
  keptRows(n, stretch) {
    const rows = stretch ? [] : Array.from({ length: this.margin }, (_, column) => column);
    for (let at = 0; at < n; at++)
      for (let column = this.margin; column < this.columns - this.margin; column++) rows.push(at * this.columns + column);
    return rows;
  }
}

/** The log-mel frames of a sound from one of them on, shown to a sink as they pass. */
export class Frames {
  /**
   * @param {{read: (from: number, to: number) => Promise<Float32Array[]>}} sound gives the samples of each channel; fewer only where it ends
   * @param {number} start the first frame that is handed out
   * @param {(first: number, frames: Float32Array, channels: Float32Array[]) => void} sink called with each group, from the one that holds `start`
   * @param {number} group frames in it
   */
  constructor(sound, frontEnd, start, sink, group = GROUP) {
    Object.assign(this, { sound, frontEnd, start, sink, group, first: Math.floor(start / group) * group });
    this.samples = (this.first - start) * frontEnd.hop; // read so far, counted from `start` on; negative before it
  }

  /** Groups of frames, Float32Array (n x mels) each. */
  async *groups() {
    const { frontEnd, start, group } = this, { hop, before, mels } = frontEnd;
    let held = null, over = false; // the samples from `before` the first frame of a group on
    for (let first = this.first; ; first += group) {
      const needed = frontEnd.reach(group), at = first * hop - before;
      if (!over) [held, over] = await this.filled(held, at, needed);
      const total = over ? Math.floor((at + held[0].length) / hop) + 1 - first : Infinity, n = Math.min(group, total);
      if (n < 1) return;
      const under = held.map((channel) => padded(channel, frontEnd.reach(n))), frames = frontEnd.logMel(under, n);
      this.sink(first, frames, held.map((channel) => channel.subarray(before, before + n * hop)));
      held = held.map((channel) => channel.slice(Math.min(group * hop, channel.length)));
      if (start > first) yield frames.subarray((start - first) * mels);
      else yield frames;
      if (total <= group) return;
    }
  }

  /** What is held, and what follows, up to so many samples from `at` on; whether the sound ends before that. */
  async filled(held, at, needed) {
    const there = held ? held[0].length : 0, from = at + there, silent = Math.max(0, -from), lacking = needed - there - silent;
    const more = await this.sound.read(Math.max(0, from), at + needed), got = more[0].length;
    this.samples = at + there + silent + got - this.start * this.frontEnd.hop;
    return [more.map((channel, i) => joined(held ? held[i] : NONE, new Float32Array(silent), channel)), got < lacking];
  }
}

const padded = (samples, n) => (samples.length >= n ? samples.subarray(0, n) : joined(samples, new Float32Array(n - samples.length)));

/**
 * Stretches in growing batches, each as soon as it is known not to be the last; the last one is filled up with silence.
 * @param {number} early how often an unfinished stretch comes as well; Infinity for sound that arrives as it is made
 * @returns {AsyncGenerator<{first: number, size: number, frames: Float32Array, columns: number, last: boolean, final: boolean}>} number of the
 *   first stretch, how many there are, (size x frames x mels), the columns that are known by then, all counted from where the frames begin
 */
export async function* stretchBatches(frames, layout, early = 0) {
  const { frontEnd } = frames, { mels } = frontEnd, { frames: length, step } = layout, largest = early === Infinity ? 1 : layout.largest;
  const count = () => layout.countColumns(frames.samples, frontEnd), held = { rows: new Float32Array(0), get n() { return this.rows.length / mels; } };
  const cut = (size, from = 0) => cutStretches(held.rows, mels, size, length, step, from);
  const fill = (n) => { if (held.n < n) held.rows = joined(held.rows, new Float32Array((n - held.n) * mels).fill(frontEnd.silence)); };
  let first = 0, size = 1;
  for await (const group of frames.groups()) {
    held.rows = joined(held.rows, group);
    while (Math.min(layout.stretchOf(count() - 1) - first, Math.floor((held.n - length) / step) + 1) >= size) {
      yield { first, size, frames: cut(size), columns: layout.firstColumn(first + size), last: false, final: true };
      held.rows = held.rows.slice(size * step * mels);
      [first, size] = [first + size, Math.min(2 * size, largest)];
    }
    const known = Math.floor((first * step + Math.min(held.n, length)) / layout.width), { rows } = held;
    if (early > 0 && layout.columns > 1 && known > layout.firstColumn(first)) {
      early--;
      fill(length);
      yield { first, size: 1, frames: cut(1), columns: known, last: false, final: false };
      held.rows = rows;
    }
  }
  const left = layout.stretchOf(count() - 1) + 1 - first;
  fill((left - 1) * step + length);
  for (let start = 0; start < left; start += largest) {
    const some = Math.min(largest, left - start);
    yield { first: first + start, size: some, frames: cut(some, start), columns: count(), last: start + some === left, final: true };
  }
}

/** The first `size` stretches in rows of bands, from stretch `from` on. */
function cutStretches(rows, mels, size, length, step, from) {
  const stretches = new Float32Array(size * length * mels);
  for (let n = 0; n < size; n++) {
    const at = (from + n) * step * mels;
    stretches.set(rows.subarray(at, at + length * mels), n * length * mels);
  }
  return stretches;
}

/**
 * What a network says of a sound, batch by batch, each as soon as it is known.
 * @param {(frames: Float32Array, size: number) => Promise<Float32Array>} network scores of the columns of some stretches, side by side
 * @returns {AsyncGenerator<{first: number, spans: [number, number][], scores: Float32Array, final: boolean}>} number of the first column in the
 *   song, from when to when each lasts, (n x labels)
 */
export async function* scoreColumns(frames, layout, labels, network, early = 0) {
  const before = Math.floor(frames.start / layout.step), { rate, sr } = frames.frontEnd;
  for await (const batch of stretchBatches(frames, layout, early)) {
    const first = layout.firstColumn(before + batch.first), values = await network(batch.frames, batch.size);
    const rows = layout.keptRows(batch.size, before + batch.first).slice(0, Math.max(0, before * layout.kept + batch.columns - first));
    const scores = new Float32Array(rows.length * labels), spans = [];
    rows.forEach((row, n) => {
      scores.set(values.subarray(row * labels, (row + 1) * labels), n * labels);
      const start = (first + n) * layout.spacing;
      spans.push([start / rate, (start + layout.width) / rate]);
    });
    if (batch.last && spans.length) spans.at(-1)[1] = frames.start / rate + Math.max(0, frames.samples) / sr;
    yield { first, spans, scores, final: batch.final };
  }
}
