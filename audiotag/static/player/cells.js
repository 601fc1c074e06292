// Scores in time: overlapping segments become cells, and in each cell a label is on or off.
import { roundTime } from "./time.js";

/**
 * Overlapping segments -> cells between neighbouring edges, each with the mean score of the segments that cover it.
 * @param {Array<[number, number]>} spans start and end of each segment, seconds, in the order of their numbers
 * @param {Float32Array} scores (segments x labels), a row for each span
 * @param {number} labels
 * @returns {{edges: Float64Array, scores: Float32Array, known: Uint8Array}} (m + 1), (m x labels), (m): 0 = no segment covers the cell
 */
export function makeCells(spans, scores, labels) {
  const edges = Float64Array.from(new Set(spans.flatMap(([start, end]) => [roundTime(start), roundTime(end)]))).sort();
  const m = Math.max(0, edges.length - 1);
  const sums = new Float64Array(m * labels), cover = new Uint16Array(m), means = new Float32Array(m * labels);
  spans.forEach(([start, end], row) => {
    const stop = cellIndex(edges, roundTime(end));
    for (let cell = cellIndex(edges, roundTime(start)); cell < stop; cell++) {
      cover[cell]++;
      for (let k = 0; k < labels; k++) sums[cell * labels + k] += scores[row * labels + k];
    }
  });
  for (let cell = 0; cell < m; cell++)
    if (cover[cell]) for (let k = 0; k < labels; k++) means[cell * labels + k] = sums[cell * labels + k] / cover[cell];
  return { edges, scores: means, known: Uint8Array.from(cover, (n) => (n ? 1 : 0)) };
}

/** Index of the last edge that is not after t; -1 before the first. */
export function cellIndex(edges, t) {
  let low = 0, high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle] <= t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Which labels are on in each cell, Uint8Array (m x labels), as NumPy has it: on from `high`, and on down to `stay` times that; from
 * there a label also comes back that has been off for `reentry` cells or fewer.
 */
export function hysteresis(cells, high, stay, reentry = 0) {
  const labels = high.length, m = cells.known.length, on = new Uint8Array(m * labels);
  const low = Float32Array.from(high, (value) => Math.fround(value) * Math.fround(stay));
  const last = new Float64Array(labels).fill(-Infinity); // the newest cell in which each label is on
  for (let cell = 0; cell < m; cell++) {
    if (!cells.known[cell]) continue;
    for (let k = 0; k < labels; k++) {
      const i = cell * labels + k, score = cells.scores[i];
      on[i] = score >= high[k] || (score >= low[k] && cell - last[k] <= reentry + 1) ? 1 : 0;
      if (on[i]) last[k] = cell;
    }
  }
  return on;
}

/** How many cells last so long, rounded; a cell lasts as long as their median. */
export function cellsIn(edges, seconds) {
  if (!(seconds > 0) || edges.length < 2) return 0;
  const lengths = edges.slice(1).map((edge, n) => edge - edges[n]).sort(), middle = lengths.length >> 1;
  const median = lengths.length % 2 ? lengths[middle] : (lengths[middle - 1] + lengths[middle]) / 2;
  return Math.round(seconds / median);
}

/** Cells on each side in the neighbourhood of a median of `smooth` seconds; 0 = none. */
export const reachOf = (edges, smooth) => cellsIn(edges, smooth) >> 1;

/** Each score replaced by the median of its neighbours, itself in the middle; at both ends the last score is repeated. */
export function medianSmooth(scores, labels, reach) {
  return reach === 1 ? medianOfThree(scores, labels) : medianOfMany(scores, labels, reach);
}

/** By far the most frequent, so without sorting. */
function medianOfThree(scores, labels) {
  const smoothed = new Float32Array(scores.length), last = scores.length - labels;
  for (let i = 0; i < scores.length; i++) {
    const before = scores[i < labels ? i : i - labels], here = scores[i], after = scores[i < last ? i + labels : i];
    smoothed[i] = Math.max(Math.min(before, here), Math.min(Math.max(before, here), after));
  }
  return smoothed;
}

function medianOfMany(scores, labels, reach) {
  const smoothed = new Float32Array(scores.length), near = new Float32Array(2 * reach + 1), last = scores.length / labels - 1;
  for (let i = 0; i < scores.length; i++) {
    const k = i % labels, cell = (i - k) / labels;
    for (let n = 0; n < near.length; n++) near[n] = scores[Math.min(last, Math.max(0, cell + n - reach)) * labels + k];
    smoothed[i] = near.sort()[reach];
  }
  return smoothed;
}

/** What is on for less than so many seconds is switched off, in place. */
export function dropShort({ edges, known }, on, labels, shortest) {
  for (let k = 0; k < labels; k++) {
    for (let first = 0, stop; first < known.length; first = stop + 1) {
      for (stop = first; stop < known.length && on[stop * labels + k]; ) stop++;
      if (edges[stop] - edges[first] <= shortest - 1e-6) for (let cell = first; cell < stop; cell++) on[cell * labels + k] = 0;
    }
  }
  return on;
}

/**
 * Which labels are on in each cell, Uint8Array (cells x labels), as `active_cells` of the notebook `events` has it.
 * @param {Float32Array} high thresholds
 * @param {{stay: number, reach: number, shortest: number, reentry: number}} settings how far down a label stays on, in parts of its
 *   threshold; of the median, cells on each side; seconds; cells that a label may be off and come back at that part
 */
export function activeCells(cells, high, { stay, reach = 0, shortest = 0, reentry = 0 }) {
  const labels = high.length, { edges, scores, known } = cells;
  if (!reach) return dropShort(cells, hysteresis(cells, high, stay, reentry), labels, shortest);
  const smoothed = { edges, scores: medianSmooth(scores, labels, reach), known: known.map(() => 1) };
  const on = hysteresis(smoothed, high, stay, reentry);
  for (let i = 0; i < on.length; i++) if (!(scores[i] > 0)) on[i] = 0;
  return dropShort(cells, on, labels, shortest);
}
