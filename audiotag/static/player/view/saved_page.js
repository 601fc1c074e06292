// The song as one HTML file, as the notebook `page` makes it: what has come here, put into a page without a song.
import { pack } from "../messages.js";
import { toBase64 } from "../saved.js";
import { say } from "../words.js";

const packed = (message, buffers = []) => toBase64(pack({ ...message, view: null }, buffers)); // for whichever view will be

/** What the session said, with the thresholds and corrections of now. */
function messagesOf(song) {
  const { meta, track, corrections } = song, { duration, total, columns, rows, labels } = track;
  const items = track.spans.flatMap(([start, end], i) => [[i, start, end]]), scores = new Float32Array(items.length * labels);
  items.forEach(([i], row) => scores.set(track.scores.subarray(i * labels, (i + 1) * labels), row * labels));
  const segments = { type: "segments", seq: 0, items, columns: [[0, columns]], duration, total, done: true, analysed: 1 };
  const picture = [track.picture.subarray(0, columns * rows), new Uint8Array(track.peaks.buffer, 0, 2 * columns)];
  const known = { type: "meta", ...meta, thresholds: song.thresholds(), duration };
  const marks = { type: "corrections", items: corrections, undo: false, redo: false };
  return [packed(known), packed(marks), packed(segments, [new Uint8Array(scores.buffer), ...picture])];
}

/** The text of the page that this one is, if it is a saved one, or of the one at an address; with no song in it. */
async function blankPage(address) {
  if (!address) return emptied(document.cloneNode(true));
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(say("the server answers with {status}", { status: String(answer.status) }));
  return answer.text();
}

function emptied(page) {
  page.getElementById("player").replaceChildren();
  page.getElementById("session").textContent = "null";
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}

/** Whether a page can be made here: in a saved page, or where there is an address of one without a song. */
export const canMakePage = (address) => Boolean(address || document.querySelector("script#session"));

/** The text of the page. `exports`: format -> {name, mime, text} */
export async function makePage(view, address, exports) {
  const { song, sound } = view, page = await blankPage(address), bytes = await (await fetch(sound.audio.src)).arrayBuffer();
  const data = { messages: messagesOf(song), audio: toBase64(new Uint8Array(bytes)), mime: sound.source.mime, exports };
  const title = song.meta.name.replaceAll("&", "&amp;").replaceAll("<", "&lt;"), json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return page.replace(/(<title>)[^<]*/, (_, tag) => tag + title).replace(/(id="session">)null(?=<)/, (_, tag) => tag + json);
}
