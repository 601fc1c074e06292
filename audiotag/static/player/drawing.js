// What is drawn: the outline of the wave, stripes, the bars of a lane, the marks of a listener.
import { placeOf } from "./cells.js";

/** A canvas made as large as it is shown, and its context in CSS pixels: [context, width, height]. */
export function surface(canvas) {
  const scale = Math.min(2, devicePixelRatio || 1), width = canvas.clientWidth, height = canvas.clientHeight;
  const w = Math.max(1, Math.round(width * scale)), t = Math.max(1, Math.round(height * scale));
  if (canvas.width !== w || canvas.height !== t) Object.assign(canvas, { width: w, height: t });
  const context = canvas.getContext("2d");
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  return [context, width, height];
}

/** The outline of the wave for columns c0..c1, as high as fits for the loudest moment of the song; what is nearly silence stays low. */
export function drawWave(context, width, height, track, c0, c1, colour) {
  context.fillStyle = colour;
  const each = (c1 - c0) / width, middle = height / 2, scale = (middle - 1) / Math.max(8, track.loudest);
  for (let x = 0; x < width; x++) {
    let low = 127, high = -127;
    const first = Math.max(0, Math.floor(c0 + x * each));
    const last = Math.min(track.columns, Math.max(first + 1, Math.ceil(c0 + (x + 1) * each)));
    for (let column = first; column < last; column++) {
      if (!track.drawn[column]) continue;
      low = Math.min(low, track.peaks[2 * column]);
      high = Math.max(high, track.peaks[2 * column + 1]);
    }
    if (high >= low) context.fillRect(x, middle - high * scale, 1, Math.max(1, (high - low) * scale));
  }
}

/** Stripes where nothing is known yet. */
export function hatch(context, x, width, height, colour) {
  context.save();
  context.beginPath();
  context.rect(x, 0, width, height);
  context.clip();
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.beginPath();
  for (let at = x - (x % 9) - height; at < x + width; at += 9) {
    context.moveTo(at, height);
    context.lineTo(at + height, 0);
  }
  context.stroke();
  context.restore();
}

/**
 * The bars of a lane from t0 to t1: neighbours of one look are one bar, and a pixel shows the strongest cell in it.
 * @param {{cells: object, on: Uint8Array, labels: number}} known
 * @returns {Array<{x: number, end: number, shade: number, lit: number}>} pixels from and to, score in twentieths, on or not
 */
export function barsOf({ cells, on, labels }, k, t0, t1, width) {
  const scale = width / (t1 - t0), { edges, scores, known } = cells, bars = [];
  for (let cell = Math.max(0, placeOf(edges, t0)); cell < known.length && edges[cell] < t1; ) {
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

/** What a listener said of a stretch: an outline with a tick, a cross or a plus. */
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
