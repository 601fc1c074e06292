// A session that was saved, as the transport of its page.
import { writeFormat } from "./formats.js";
import { unpack } from "./messages.js";
import { Steps } from "./steps.js";
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
    Object.assign(this, { data, handler: () => {}, corrections: new Steps(), begun: false, isSaved: true });
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
      if (message.type === "corrections") this.begin(this.begun ? this.corrections : new Steps(message.items));
      else this.emit(message, buffers);
    }
    if (this.values) this.emit({ type: "thresholds", values: this.values });
    const { audio, mime } = this.data;
    this.emit({ type: "audio", url: URL.createObjectURL(new Blob([fromBase64(audio)], { type: mime })), mime, own: true });
  }

  /** Begin with corrections: those that were saved, or for a second view those of now. */
  begin(corrections) {
    Object.assign(this, { corrections, begun: true });
    this.emit({ type: "corrections", items: corrections.list, ...corrections.state });
  }

  correct({ op, add = [], remove = [] }) {
    const { corrections } = this, ops = { change: () => corrections.change(add, remove), load: () => corrections.load(add) };
    const step = (ops[op] || (() => corrections[op]()))();
    if (step.remove.length || step.add.length) this.emit({ type: "correction", ...step, ...corrections.state, loaded: op === "load" });
  }

  export({ format, id, corrected = true }) {
    const file = this.data.exports[format], anew = this.values || this.corrections.now || (!corrected && this.corrections.list.length);
    if (!file) return;
    const text = (anew ? writeFormat(format, this.heard(corrected), file.text) : null) ?? file.text;
    this.emit({ type: "file", id, name: file.name, mime: file.mime }, [new TextEncoder().encode(text)]);
  }

  /** The song as it is heard with the thresholds of now, corrected or not. */
  heard(corrected) {
    const song = new Song();
    for (const [message, buffers] of this.data.messages.map((text) => unpack(fromBase64(text)))) {
      if (message.type === "meta") song.setMeta(message);
      if (message.type === "segments") song.track.take(message, buffers);
    }
    if (this.values) song.setThresholds(this.values);
    if (corrected) song.setCorrections(this.corrections.list);
    song.compute();
    return song.heard();
  }
}
