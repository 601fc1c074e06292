// What was heard as files: those that the model made of no song at all, with a song in them.
import { countSegments } from "./stretches.js";


/** A file's name without its ending. */
export const stemOf = (name) => name.replace(/(.)\.\w+$/, "$1");

/** A name as part of an address, as Python writes it. */
const quoted = (name) => encodeURIComponent(name).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt().toString(16).toUpperCase()}`);

/** The text with a name and a length in the place of those that it was made with; where the name is part of something longer, that is an address. */
export function filled(text, made, { name, duration }) {
  if (!/^\s*[[{]/.test(text)) return text.replaceAll(made.name, quoted(name));
  const whole = new Map([[made.duration, Math.round(duration * 1000) / 1000], [made.name, name], [stemOf(made.name), stemOf(name)]]);
  const value = (_, one) => whole.get(one) ?? (typeof one === "string" ? one.replaceAll(made.name, quoted(name)) : one);
  return JSON.stringify(JSON.parse(text, value));
}

/**
 * The segments of a song, as they stand in JSON: pooled from the columns that they lie over, as `pool_segments` of the notebook `segments`
 * has it, or those columns themselves where the model hears a segment at a time.
 */
export function segmentsOf({ spans, scores, labels }, { layout, cut, front_end: { sr, hop: samples } }, duration) {
  const milli = (t) => Number(t.toFixed(3)), scored = (values) => Object.fromEntries(labels.map((label, k) => [label, Number(values[k].toPrecision(5))]));
  const segment = (start, end, values) => ({ start: milli(start), end: milli(end), tags: [], scores: scored(values) });
  if (layout.columns === 1) return spans.map(([start, end], n) => segment(start, end, scores.subarray(n * labels.length)));
  const rate = sr / samples, count = countSegments(Math.round(duration * sr), cut.length, cut.hop, { sr, hop: samples });
  const end = (n) => (n === count - 1 ? duration : (n * cut.hop + cut.length) / rate);
  return Array.from({ length: count }, (_, n) => segment((n * cut.hop) / rate, end(n), pooled(scores, spans.length, labels.length, layout, n * cut.hop, cut.length)));
}

/** Linear softmax of the columns under a segment, which begins at frame `start`. */
function pooled(scores, columns, labels, { frames, columns: inStretch }, start, length) {
  const width = Math.floor(frames / inStretch), above = new Float64Array(labels), below = new Float64Array(labels);
  for (let column = Math.floor(start / width); column < Math.min(columns, (start + length) / width); column++) {
    const overlap = Math.min(start + length, (column + 1) * width) - Math.max(start, column * width);
    for (let k = 0; k < labels; k++) {
      const score = scores[column * labels + k];
      above[k] += overlap * score * score;
      below[k] += overlap * score;
    }
  }
  return above.map((sum, k) => (below[k] > 0 ? sum / below[k] : 0));
}
