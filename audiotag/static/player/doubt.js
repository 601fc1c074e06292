// Where no label is sure: families that are heard although none of their members is, and the labels that come nearest.
// The notebooks `families` and `perhaps` have the rules and say why.
import { hysteresis } from "./cells.js";
import { eventsOf } from "./events.js";

const LEAST = Math.fround(1e-6); // a threshold of 0 would divide by itself

/** What is on for less than so many seconds is switched off, in place. */
export function dropShort({ edges, known }, on, labels, shortest) {
  for (let k = 0; k < labels; k++) {
    for (let first = 0, stop; first < known.length; first = stop) {
      for (stop = first; stop < known.length && on[stop * labels + k]; ) stop++;
      if (edges[stop] - edges[first] <= shortest - 1e-6) for (let cell = first; cell < stop; cell++) on[cell * labels + k] = 0;
      if (stop === first) stop++;
    }
  }
  return on;
}

/**
 * A family: the probability that any of its members sounds, in the cells in which none is on.
 * @param {{edges, scores, known}} cells scores of the labels
 * @param {Uint8Array} on (cells x labels), what is on of them
 * @param {Float32Array} high thresholds of the labels
 * @param {number[]} members numbers of the family's labels
 * @param {{family: number, shortest: number}} rules its least threshold, and seconds
 * @returns {{cells: object, on: Uint8Array, events: object[]}} as for one label
 */
export function familyOf(cells, on, high, members, stay, rules) {
  const labels = high.length, { edges, known } = cells, scores = new Float32Array(known.length);
  for (let cell = 0; cell < known.length; cell++) {
    const at = (k) => cell * labels + k;
    if (!members.some((k) => on[at(k)])) scores[cell] = 1 - members.reduce((absent, k) => absent * (1 - cells.scores[at(k)]), 1);
  }
  const alone = { edges, known, scores }, threshold = Float32Array.of(Math.max(rules.family, ...members.map((k) => high[k])));
  const lit = dropShort(alone, hysteresis(alone, threshold, stay), 1, rules.shortest);
  return { cells: alone, on: lit, events: eventsOf(alone, lit, 1, 0) };
}

/** The labels of a cell that come nearest to their thresholds: [[k, part of the threshold], ...], the nearest first. */
export function nearest(cells, cell, high, most) {
  const parts = Array.from(high, (value, k) => [k, Math.fround(cells.scores[cell * high.length + k] / Math.max(value, LEAST))]);
  return parts.sort((a, b) => b[1] - a[1]).slice(0, most).filter(([, part]) => part > 0);
}

/** What perhaps sounds where nothing is on, Uint8Array (cells x labels). */
export function perhapsOf(cells, on, high, stay, rules) {
  const labels = high.length, { edges, known } = cells, scores = new Float32Array(known.length * labels);
  for (let cell = 0; cell < known.length; cell++) {
    if (!known[cell] || on.subarray(cell * labels, (cell + 1) * labels).includes(1)) continue;
    for (const [k] of nearest(cells, cell, high, rules.most)) scores[cell * labels + k] = cells.scores[cell * labels + k];
  }
  const from = high.map((value) => Math.max(value, LEAST) * Math.fround(rules.perhaps));
  return dropShort(cells, hysteresis({ edges, known, scores }, from, stay), labels, rules.shortest);
}
