// A session that was saved, as the transport of its page.
import { unpack } from "./messages.js";
import { clamp } from "./time.js";

/** Base64 as bytes. */
export function fromBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text), bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

/**
 * A session that was saved: it replays its messages, keeps corrections itself, and exports what was exported when it was saved.
 * @param {{messages: string[], audio: string, mime: string, exports: Object}} data base64; exports: format -> {name, mime, text}
 */
export const saved = (data) => new SavedSession(data);

class SavedSession {
  constructor(data) {
    Object.assign(this, { data, handler: () => {}, states: [[]], now: 0 }); // states of the corrections, and which one is valid
    this.answers = { ready: () => this.replay(), correct: (message) => this.correct(message), export: (message) => this.export(message) };
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
      if (message.type === "corrections") this.states = [message.items];
      else this.emit(message, buffers);
    }
    this.emitCorrections();
    const { audio, mime } = this.data;
    this.emit({ type: "audio", url: URL.createObjectURL(new Blob([fromBase64(audio)], { type: mime })), mime, own: true });
  }

  emitCorrections() {
    const { states, now } = this;
    this.emit({ type: "corrections", items: states[now], undo: now > 0, redo: now < states.length - 1 });
  }

  correct({ op, item }) {
    if (op === "add") this.add(item);
    else this.now = clamp(this.now + (op === "undo" ? -1 : 1), 0, this.states.length - 1);
    this.emitCorrections();
  }

  /** Another state: with this correction, without an earlier one of the same range and label. */
  add(item) {
    const same = ({ start, end, label }) => start === item.start && end === item.end && label === item.label;
    const others = this.states[this.now].filter((other) => !same(other));
    this.states = [...this.states.slice(0, this.now + 1), [...others, item]];
    this.now = this.states.length - 1;
  }

  export({ format, id }) {
    const file = this.data.exports[format];
    if (file) this.emit({ type: "file", id, name: file.name, mime: file.mime }, [new TextEncoder().encode(file.text)]);
  }
}
