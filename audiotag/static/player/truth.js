// What an annotation says beside what was heard: where the two agree, where one lacks what the other has, and how much of it.
import { clock } from "./time.js";
import { percent, say } from "./words.js";

/**
 * Where two lists of events agree and where not; within a list they may overlap.
 * @param {Array<{start: number, end: number}>} said in the annotation  @param {Array<{start: number, end: number}>} heard
 * @returns {{both: number[][], missing: number[][], extra: number[][]}} ranges: in both, said only, heard only
 */
export function compared(said, heard) {
  const steps = new Map(), marks = { both: [], missing: [], extra: [] }, open = [0, 0];
  const step = (t, who, by) => (steps.has(t) || steps.set(t, [0, 0]), (steps.get(t)[who] += by));
  [said, heard].forEach((events, who) => events.forEach(({ start, end }) => (step(start, who, 1), step(end, who, -1))));
  const edges = [...steps.keys()].sort((a, b) => a - b);
  edges.forEach((t, n) => {
    steps.get(t).forEach((by, who) => (open[who] += by));
    if (!open[0] && !open[1]) return;
    const ranges = marks[open[0] && open[1] ? "both" : open[0] ? "missing" : "extra"], last = ranges[ranges.length - 1];
    if (last && last[1] === t) last[1] = edges[n + 1];
    else ranges.push([t, edges[n + 1]]);
  });
  return marks;
}

/** The seconds of a grid in which events sound. */
function gridOf(events) {
  const seconds = new Set();
  for (const { start, end } of events) for (let s = Math.floor(start); s < Math.ceil(end); s++) seconds.add(s);
  return seconds;
}

/**
 * Seconds of labels that were heard rightly, wrongly and not at all, as `segment_counts` of the notebook `event_metrics` has it.
 * @param {(label: string) => object[]} said events of a label  @param {(label: string) => object[]} heard
 * @param {string[]} kit a drum kit and its pieces: while the one plays, nothing is known of the others
 */
export function segmentCounts(said, heard, labels, [whole, ...pieces] = []) {
  const plays = new Map(labels.map((label) => [label, gridOf(said(label))])), counts = { right: 0, wrong: 0, missed: 0 };
  const any = (names, s) => names.some((name) => plays.get(name)?.has(s));
  const open = (label, s) => (label === whole ? any(pieces, s) : pieces.includes(label) && any([whole], s));
  for (const label of labels) {
    const there = plays.get(label), named = gridOf(heard(label));
    for (const s of named) counts[there.has(s) ? "right" : "wrong"] += there.has(s) || !open(label, s) ? 1 : 0;
    for (const s of there) counts.missed += named.has(s) ? 0 : 1;
  }
  return counts;
}

const lengthOf = (ranges) => ranges.reduce((sum, [start, end]) => sum + end - start, 0);

/** The differences of a lane in words; "" where there is nothing to say. */
export function differenceText({ both, missing, extra }) {
  const time = (ranges) => ({ time: clock(Math.round(lengthOf(ranges))) });
  const parts = [both.length && say("{time} as annotated", time(both)), missing.length && say("{time} missing", time(missing)), extra.length && say("{time} extra", time(extra))];
  return parts.filter(Boolean).join(", ");
}

/** What the counts come to: "precision 82 %, recall 74 %". */
export function scoreText({ right, wrong, missed }) {
  const share = (all) => (all ? percent(right / all) : "–");
  return say("precision {precision}, recall {recall}", { precision: share(right + wrong), recall: share(right + missed) });
}

/** One kind of mark from x on: a bar for what is in both, an empty box for what is missing, dots for what is extra. */
export function drawDifference(context, kind, x, width, y, height, colour) {
  Object.assign(context, { fillStyle: colour, strokeStyle: colour, lineWidth: 1.5 });
  const wide = Math.max(3, width), middle = y + height / 2;
  context.beginPath();
  if (kind === "both") context.rect(x, middle - 2, wide, 4);
  if (kind === "missing") context.rect(x + 0.75, y + 0.75, wide - 1.5, height - 1.5);
  if (kind === "extra") for (let at = x + 2; at <= Math.max(x + 2, x + wide - 1); at += 6) (context.moveTo(at, middle), context.arc(at, middle, 1.5, 0, 7));
  context[kind === "missing" ? "stroke" : "fill"]();
}
