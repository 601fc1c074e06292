// Moments that the model is least sure of. The notebook `uncertainty` has the rules and says why.
import { activeCells } from "./cells.js";
import { guessLevels } from "./doubt.js";
import { eventsOf } from "./events.js";
import { clamp } from "./time.js";

/** How far a score is from its threshold, in logarithms of odds, rounded to a millionth. */
export function certainty(score, threshold) {
  const [odds, wanted] = [score, threshold].map((value) => clamp(value, 1e-3, 1 - 1e-3)).map((value) => value / (1 - value));
  return Math.round(Math.abs(Math.log(odds / wanted)) * 1e6) / 1e6;
}

const EDGE = 3; // seconds: what touches an event of its label and lasts less is that event's edge

const isEdge = (events, { start, end }) => end - start <= EDGE - 1e-6 && events.some((event) => event.end === start || event.start === end);

/**
 * Events, and near misses, where a label that has no event comes near its threshold; the nearest to its threshold first.
 * @param {Uint8Array} on (cells x labels), what is on
 * @param {Float32Array} high thresholds of the labels
 * @param {{perhaps: number, stay: number, reach: number, shortest: number}} rules how near, and what `activeCells` takes
 * @returns {Array<{k: number, start: number, end: number, score: number, heard: boolean, far: number}>} far: as `certainty` has it
 */
export function leastCertain(cells, on, high, rules) {
  const labels = high.length, rest = cells.scores.map((score, i) => (on[i] ? 0 : score)), moments = [];
  const near = activeCells({ ...cells, scores: rest }, guessLevels(high, rules), rules);
  for (let k = 0; k < labels; k++) {
    const events = eventsOf(cells, on, labels, k), misses = eventsOf(cells, near, labels, k).filter((miss) => !isEdge(events, miss));
    moments.push(...events.map((event) => ({ ...event, k, heard: true })), ...misses.map((event) => ({ ...event, k, heard: false })));
  }
  for (const moment of moments) moment.far = certainty(moment.score, high[moment.k]);
  return moments.sort((a, b) => a.far - b.far || a.start - b.start || a.end - b.end || a.k - b.k);
}

/** The moment to go to from t on, in the order of time and round to the first; `last`: where the last step led. */
export function nextMoment(moments, t, last = null) {
  const ordered = [...moments].sort((a, b) => a.start - b.start || a.k - b.k);
  const at = ordered.findIndex(({ start, k }) => last && start === last.start && k === last.k && Math.abs(t - start) < 0.1);
  return (at >= 0 ? ordered[at + 1] : ordered.find(({ start }) => start > t + 0.05)) || ordered[0] || null;
}
