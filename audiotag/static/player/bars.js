// What is drawn in a lane: bars of the scores, and the marks of corrections.
import { cellIndex } from "./cells.js";

/**
 * The bars of a lane from t0 to t1: neighbours of one look are one bar, and a pixel shows the strongest cell in it.
 * @param {{cells: object, on: Uint8Array, labels: number}} known
 * @returns {Array<{x: number, end: number, shade: number, lit: number}>} pixels from and to, score in twentieths, on or not
 */
export function barsOf({ cells, on, labels }, k, t0, t1, width) {
  const scale = width / (t1 - t0), { edges, scores, known } = cells, bars = [];
  for (let cell = Math.max(0, cellIndex(edges, t0)); cell < known.length && edges[cell] < t1; ) {
    const x = Math.floor(Math.max(0, (edges[cell] - t0) * scale));
    let score = 0, lit = 0, end = x;
    do {
      score = Math.max(score, known[cell] ? scores[cell * labels + k] : 0);
      lit = Math.max(lit, on[cell * labels + k]);
      end = Math.floor(Math.min(width, (edges[cell + 1] - t0) * scale));
      cell++;
    } while (end <= x && cell < known.length && edges[cell] < t1);
    const shade = Math.round(score * 20) / 20, last = bars[bars.length - 1];
    if (last && last.shade === shade && last.lit === lit) last.end = end;
    else bars.push({ x, end, shade, lit });
  }
  return bars;
}

/** The bars of events that a listener has named, as `barsOf` has them; where two do not touch, something that is not on lies between. */
export function spansOf(events, t0, t1, width) {
  const x = (t) => Math.floor(Math.min(width, Math.max(0, ((t - t0) * width) / (t1 - t0)))), gap = { x: 0, end: 0, shade: 0, lit: 0 };
  const seen = events.filter(({ start, end }) => end > t0 && start < t1);
  return seen.flatMap(({ start, end }) => [gap, { x: x(start), end: x(end), shade: 1, lit: 1 }, gap]);
}

/** Bars of a lane: grey by the score, the family's colour and round at the ends where the label is on. */
export function drawBars(context, height, bars, colour, grey) {
  bars.forEach(({ x, end, shade, lit }, n) => {
    if (!lit && shade <= 0) return;
    const inset = lit ? 3 : 7, left = lit && !bars[n - 1]?.lit ? 4 : 0, right = lit && !bars[n + 1]?.lit ? 4 : 0;
    context.globalAlpha = lit ? 0.42 + 0.58 * shade : 1;
    context.fillStyle = lit ? colour : `rgba(${grey},${0.5 * shade})`;
    context.beginPath();
    if ((left || right) && end - x > 3) context.roundRect(x, inset, end - x, height - 2 * inset, [left, right, right, left]);
    else context.rect(x, inset, Math.max(1, end - x), height - 2 * inset);
    context.fill();
  });
  context.globalAlpha = 1;
}

const SIGN = { // points of a line, null lifts the pen
  right: [[0, 4], [3, 7], [9, 0]], wrong: [[0, 0], [8, 8], null, [8, 0], [0, 8]], added: [[4, 0], [4, 8], null, [0, 4], [8, 4]],
};

/** A correction: an outline with a tick, a cross or a plus. */
export function drawMark(context, height, x, width, verdict, colour) {
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = 1.5;
  context.setLineDash(verdict === "added" ? [4, 3] : []);
  context.beginPath();
  context.roundRect(x + 1, 1.5, Math.max(3, width - 2), height - 3, 4);
  context.stroke();
  context.setLineDash([]);
  const path = SIGN[verdict] || [];
  context.lineWidth = 2;
  context.beginPath();
  path.forEach((point, n) => point && context[n && path[n - 1] ? "lineTo" : "moveTo"](x + 6 + point[0], height / 2 - 4 + point[1]));
  context.stroke();
}
