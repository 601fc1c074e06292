// Events: from when to when a label is on, and what follows from that.
import { clock } from "./time.js";
import { say } from "./words.js";

/** The events of label k: [{start, end, score}], score = mean over its cells, weighted by their lengths. */
export function eventsOf(cells, on, labels, k) {
  const events = [];
  let sum = 0;
  for (let cell = 0; cell < cells.known.length; cell++) {
    if (!on[cell * labels + k]) continue;
    const fresh = !cell || !on[(cell - 1) * labels + k];
    const length = cells.edges[cell + 1] - cells.edges[cell];
    if (fresh) {
      events.push({ start: cells.edges[cell], end: 0, score: 0 });
      sum = 0;
    }
    const event = events[events.length - 1];
    sum += length * cells.scores[cell * labels + k];
    event.end = cells.edges[cell + 1];
    event.score = sum / (event.end - event.start);
  }
  return events;
}

/** The next event after t (step 1) or the one before it (step -1), wrapping round; null where there is none. */
export function nextEvent(events, t, step = 1) {
  if (!events.length) return null;
  if (step > 0) return events.find((event) => event.start > t + 0.05) || events[0];
  return [...events].reverse().find((event) => event.start < t - 1) || events[events.length - 1];
}

/** Where to go on at t to hear events only: t itself within one, else the start of the next; null after the last. */
export function onlyEvents(events, t) {
  const next = events.find(({ end }) => end > t + 0.02);
  return next ? Math.max(t, next.start) : null;
}

/** The event that sounds at t, or null. */
export const eventAt = (events, t) => events.find((event) => event.start <= t && t < event.end) || null;

/** Seconds that events last together. */
export const totalOf = (events) => events.reduce((sum, { start, end }) => sum + end - start, 0);

/** A label's events in words: "heard 3 times, 0:13 in all". */
export function heardText(events) {
  if (!events.length) return say("not heard");
  return say("heard {n} times, {time} in all", { n: events.length, time: clock(Math.round(totalOf(events))) });
}

/**
 * What there is in a song, the one that plays longest first, then by name: its share of the time, and its best stretch, which is the event
 * with the largest sum of scores over time.
 * @param {Array<[string, object[]]>} heard labels and their events
 * @returns {Array<{label: string, share: number, best: object}>}
 */
export function summaryOf(heard, duration) {
  const weight = ({ start, end, score }) => score * (end - start), better = (a, b) => (weight(b) > weight(a) ? b : a);
  const rows = heard.filter(([, events]) => events.length).map(([label, events]) => [totalOf(events), label, events.reduce(better)]);
  const share = (seconds) => Math.min(1, seconds / Math.max(duration, 1e-3));
  return rows.sort((a, b) => b[0] - a[0] || (a[1] < b[1] ? -1 : 1)).map(([seconds, label, best]) => ({ label, share: share(seconds), best }));
}

/**
 * The order of lanes: by how long each sounds, then by number.
 * @param {number[]} totals seconds of each label
 * @param {number[]} kept labels that keep their places, in front of the others; [] = all are sorted anew
 * @returns {number[]} numbers of labels
 */
export function laneOrder(totals, kept = []) {
  const rest = totals.map((_, k) => k).filter((k) => !kept.includes(k));
  return [...kept, ...rest.sort((a, b) => totals[b] - totals[a] || a - b)];
}
