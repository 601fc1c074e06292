// Corrections as the text of a file, as the notebook `corrections_file` has it, and back.
import { correctionKey } from "./messages.js";
import { say } from "./words.js";

const FORMAT = "audiotag corrections", VERSION = 1, MOST_ITEMS = 10_000, VERDICTS = ["right", "wrong", "added"];
export const MOST_BYTES = 8_000_000; // of a file of corrections

/** The text that keeps a song's corrections. */
export function dumpCorrections({ name, fingerprint, duration, model }, items) {
  const head = { format: FORMAT, version: VERSION, song: name, fingerprint: { hash: fingerprint || "", duration }, model };
  const lines = items.map(({ start, end, label, verdict }) => JSON.stringify({ start, end, label, verdict }));
  return `${JSON.stringify(head).slice(0, -1)},\n "corrections": [${lines.join(",\n  ")}]}\n`;
}

const isMoment = (value) => typeof value === "number" && value >= 0 && value < 1e7;

const NO_LETTER = /[|\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu; // what no label holds: those that Python cannot print, and the bar

/** The label that a listener has typed; "" where it is none. */
export const plainLabel = (text) => text.replace(NO_LETTER, " ").trim();

/** Whether plain data makes a correction. */
export const isCorrection = (item) => Boolean(item) && isMoment(item.start) && isMoment(item.end) && item.start < item.end && VERDICTS.includes(item.verdict)
  && typeof item.label === "string" && item.label.length > 0 && [...item.label].length <= 64 && item.label.search(NO_LETTER) < 0;

/** The corrections in a text; throws an error of one line where they cannot be used for the song that `meta` describes. */
export function parseCorrections(text, meta) {
  const fail = (why) => { throw new Error(why); };
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    fail(say("it is no whole file of corrections"));
  }
  if (data?.format !== FORMAT) fail(say("it is no file of corrections"));
  if (data.version !== VERSION) fail(say("it is of version {version}, and this player knows {known}", { version: String(data.version).slice(0, 10), known: VERSION }));
  const { hash, duration } = data.fingerprint || {}, near = isMoment(duration) && isMoment(meta.duration) && Math.abs(duration - meta.duration) <= 0.05;
  if (!near && !(hash && hash === meta.fingerprint)) fail(say("it is of another song ({name})", { name: String(data.song).slice(0, 60) }));
  if (!Array.isArray(data.corrections) || data.corrections.length > MOST_ITEMS) fail(say("it holds no list of at most {n} corrections", { n: MOST_ITEMS }));
  if (!data.corrections.every(isCorrection)) fail(say("a correction in it makes no sense"));
  return data.corrections.map(({ start, end, label, verdict }) => ({ start, end, label, verdict }));
}

/** The changes of both sides, as the notebook has them; `before`: what this side had when it last read or wrote. */
export function mergeCorrections(before, mine, theirs) {
  const by = (items) => new Map(items.map((item) => [correctionKey(item), item])), [was, now, there] = [before, mine, theirs].map(by);
  const fresh = theirs.filter((item) => !was.has(correctionKey(item)) && !now.has(correctionKey(item)));
  const own = mine.map((item) => (was.get(correctionKey(item))?.verdict === item.verdict ? there.get(correctionKey(item)) : item));
  return [...fresh, ...own.filter(Boolean)];
}
