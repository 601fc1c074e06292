// A session without Python, as a transport: it keeps corrections and thresholds itself, and exports what is heard with those.
import { writeFormat } from "./formats.js";
import { Steps } from "./steps.js";
import { Song } from "./view/song.js";

/**
 * What saved pages and pages that hear by themselves have in common. Who extends it has `messages`, [message, buffers] each, that tell a view
 * what is known, and `file(format)`: {name, mime, text} of an export with the thresholds of when it was made, or nothing.
 */
export class Alone {
  constructor() {
    Object.assign(this, { handler: () => {}, corrections: new Steps(), begun: false, isAlone: true });
    this.values = null; // thresholds that the reader chose; null = those of the messages
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
    for (const [message, buffers] of this.messages)
      if (message.type === "corrections") this.begin(this.begun ? this.corrections : new Steps(message.items));
      else this.emit(message, buffers);
    if (this.values) this.emit({ type: "thresholds", values: this.values });
  }

  /** Begin with corrections: those of the messages, or for a second view those of now. */
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
    const file = this.file(format), anew = this.values || this.corrections.now || (!corrected && this.corrections.list.length);
    if (!file) return;
    const text = (anew || file.blank ? writeFormat(format, this.known(corrected).heard(), file.text) : null) ?? file.text;
    this.emit({ type: "file", id, name: file.name, mime: file.mime }, [new TextEncoder().encode(text)]);
  }

  /** The song as it is known, with the thresholds of now, corrected or not. */
  known(corrected) {
    const song = new Song();
    for (const [message, buffers] of this.messages) {
      if (message.type === "meta") song.setMeta(message);
      if (message.type === "segments") song.track.take(message, buffers);
    }
    if (this.values) song.setThresholds(this.values);
    if (corrected) song.setCorrections(this.corrections.list);
    song.compute();
    return song;
  }
}
