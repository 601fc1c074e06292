// Where no label is sure: families that are heard although none of their members is, and the labels that come nearest.
// The notebooks `families` and `perhaps` have the rules and say why.
import { activeCells } from "./cells.js";
import { eventsOf } from "./events.js";

const LEAST = Math.fround(1e-6); // a threshold of 0 would divide by itself

/**
 * A family: the probability that any of its members sounds, in the cells in which none is on and one is likely.
 * @param {{edges, scores, known}} cells scores of the labels
 * @param {Uint8Array} on (cells x labels), what is on of them
 * @param {Float32Array} high thresholds of the labels
 * @param {number[]} members numbers of the family's labels
 * @param {{family: number, likeliest: number, stay: number, reach: number, shortest: number}} rules its least threshold, and what `activeCells` takes
 * @returns {{cells: object, on: Uint8Array, events: object[]}} as for one label
 */
export function familyOf(cells, on, high, members, rules) {
  const labels = high.length, { edges, known } = cells, scores = new Float32Array(known.length);
  for (let cell = 0; cell < known.length; cell++) {
    let absent = 1, told = false, likely = false;
    for (const k of members) {
      const score = cells.scores[cell * labels + k];
      told ||= on[cell * labels + k] === 1;
      likely ||= score >= high[k] * rules.likeliest;
      absent *= 1 - score;
    }
    if (likely && !told) scores[cell] = 1 - absent;
  }
  const alone = { edges, known, scores }, threshold = Float32Array.of(Math.max(rules.family, ...members.map((k) => high[k])));
  const lit = activeCells(alone, threshold, rules);
  return { cells: alone, on: lit, events: eventsOf(alone, lit, 1, 0) };
}

/** The labels of a cell that come nearest to their thresholds: [[k, part of the threshold], ...], the nearest first, at most `most`. */
export function nearest({ scores }, cell, high, most) {
  const parts = [], labels = high.length;
  for (let k = 0; k < labels; k++) {
    const part = Math.fround(scores[cell * labels + k] / Math.max(high[k], LEAST));
    if (!(part > 0) || (parts.length === most && part <= parts[most - 1][1])) continue;
    let at = parts.length;
    while (at && parts[at - 1][1] < part) at--;
    parts.splice(at, 0, [k, part]);
    if (parts.length > most) parts.pop();
  }
  return parts;
}

/** The scores from which labels are worth a guess: a part of their thresholds. */
export const guessLevels = (high, { perhaps }) => high.map((value) => Math.max(value, LEAST) * Math.fround(perhaps));

/** What perhaps sounds where nothing is on, Uint8Array (cells x labels). */
export function perhapsOf(cells, on, high, rules) {
  const labels = high.length, { edges, known } = cells, scores = new Float32Array(known.length * labels);
  for (let cell = 0; cell < known.length; cell++) {
    if (!known[cell] || on.subarray(cell * labels, (cell + 1) * labels).includes(1)) continue;
    for (const [k] of nearest(cells, cell, high, rules.most)) scores[cell * labels + k] = cells.scores[cell * labels + k];
  }
  return activeCells({ edges, known, scores }, guessLevels(high, rules), rules);
}
