// A session that was saved, as the transport of its page.
import { writeFormat } from "./formats.js";
import { correctionKey, unpack } from "./messages.js";
import { Song } from "./view/song.js";

/** Base64 as bytes. */
export function fromBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text), bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

/** Bytes as base64. */
export function toBase64(bytes) {
  if (bytes.toBase64) return bytes.toBase64();
  let letters = "";
  for (let at = 0; at < bytes.length; at += 32768) letters += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(letters);
}

/**
 * A session that was saved: it replays its messages, keeps corrections and thresholds itself, and exports what is heard with those.
 * @param {{messages: string[], audio: string, mime: string, exports: Object}} data base64; exports: format -> {name, mime, text}
 */
export const saved = (data) => new SavedSession(data);

class SavedSession {
  constructor(data) {
    Object.assign(this, { data, handler: () => {}, corrections: new Map(), log: [], now: 0, isSaved: true }); // log: steps; now: how many are in force
    this.values = null; // thresholds that the reader chose; null = those of when it was saved
    this.answers = { ready: () => this.replay(), correct: (message) => this.correct(message), export: (message) => this.export(message) };
    this.answers.thresholds = ({ values }) => (this.values = values);
  }

  listen(handler) {
    this.handler = handler;
    this.emit({ type: "open" });
    return () => (this.handler = () => {});
  }

  send(message) { this.answers[message.type]?.(message); }

  close() {}

  emit(message, buffers = []) { queueMicrotask(() => this.handler({ view: null, ...message }, buffers)); }

  replay() {
    for (const text of this.data.messages) {
      const [message, buffers] = unpack(fromBase64(text));
      if (message.type === "corrections") this.begin(message.items);
      else this.emit(message, buffers);
    }
    const { audio, mime } = this.data;
    this.emit({ type: "audio", url: URL.createObjectURL(new Blob([fromBase64(audio)], { type: mime })), mime, own: true });
  }

  /** Begin with a list of corrections. */
  begin(items) {
    Object.assign(this, { corrections: new Map(items.map((item) => [correctionKey(item), item])), log: [], now: 0 });
    this.emit({ type: "corrections", items, undo: false, redo: false });
  }

  correct({ op, item }) {
    const { corrections, log } = this;
    if (op === "add") log.splice(this.now, Infinity, [corrections.get(correctionKey(item)), item]);
    if (op === "undo" && this.now) {
      const [before, after] = log[--this.now];
      this.change(after, before);
    } else if (op !== "undo" && this.now < log.length) this.change(...log[this.now++]);
  }

  /** Take one correction out of the list and put one at its end, if there are such, and say so. */
  change(before, after) {
    if (before) this.corrections.delete(correctionKey(before));
    if (after) this.corrections.set(correctionKey(after), after);
    const [remove, add] = [before, after].map((item) => (item ? [item] : []));
    this.emit({ type: "correction", remove, add, undo: this.now > 0, redo: this.now < this.log.length });
  }

  export({ format, id }) {
    const file = this.data.exports[format];
    if (!file) return;
    const text = (this.values && writeFormat(format, this.heard(), file.text)) ?? file.text;
    this.emit({ type: "file", id, name: file.name, mime: file.mime }, [new TextEncoder().encode(text)]);
  }

  /** The song as it is heard with the thresholds of now. */
  heard() {
    const song = new Song();
    for (const [message, buffers] of this.data.messages.map((text) => unpack(fromBase64(text)))) {
      if (message.type === "meta") song.setMeta(message);
      if (message.type === "segments") song.track.take(message, buffers);
    }
    song.setThresholds(this.values);
    song.compute();
    return song.heard();
  }
}
