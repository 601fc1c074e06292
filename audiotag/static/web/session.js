// A song that this page hears by itself, as the transport of its player.
import { Alone, say } from "../player.js";
import { framesPerColumn } from "./analysis.js";
import { filled, segmentsOf, stemOf } from "./exports.js";

export class BrowserSession extends Alone {
  /**
   * @param {object} about what model.json holds
   * @param {{name: string, sound: object, blob: Blob|null, fingerprint: string|null}} song `sound`: of the module `sounds`; `blob`: what is
   *   played, null = that is still arriving
   * @param {(message: object) => void} post to the worker
   */
  constructor(about, { name, sound, blob, fingerprint }, post) {
    super();
    Object.assign(this, { about, name, sound, blob, fingerprint, post, segments: [], ready: false, error: null, done: false });
    this.duration = sound.samples === null ? null : sound.samples / sound.rate;
    this.answers.ready = () => (this.ready = true) && this.replay();
    for (const type of ["seek", "time"]) this.answers[type] = ({ t }) => Number.isFinite(t) && this.post({ type, t });
  }

  get meta() {
    const { about: { meta, front_end: { sr, hop } }, sound, name, duration, fingerprint } = this, rate = sr / hop;
    const heard = { name, duration, fingerprint, kept: false, live: sound.samples === null && !this.blob, truth: null, total: null };
    const pictured = rate / framesPerColumn(sound.samples === null ? null : duration, rate);
    return { ...meta, type: "meta", thresholds: { ...meta.own, ...this.values }, rate: pictured, ...heard };
  }

  get messages() { return [[this.meta, []], [{ type: "corrections", items: this.corrections.list }, []], ...this.segments]; }

  replay() {
    super.replay();
    this.offer();
    if (this.error) this.emit(this.error);
  }

  /** Tell the view where the sound is, once it is there. */
  offer() {
    const { blob } = this;
    if (blob) this.emit({ type: "audio", url: URL.createObjectURL(blob), mime: blob.type || "audio/mpeg", own: true });
  }

  /** What the worker says of the song; an error is about the song, and begins where its name ends. */
  take({ type, buffers, ...message }) {
    if (type === "error") this.fail(`${this.name}: ${message.message}`, false);
    if (type !== "segments") return;
    this.forget(message.items);
    this.segments.push([{ ...message, type, seq: this.segments.length }, buffers]);
    Object.assign(this, { duration: message.duration, done: message.done });
    if (message.done) this.sound.forget?.();
    if (this.ready) this.emit(...this.segments.at(-1));
  }

  /** Scores of a recording come again with more behind them: those that came last are not kept then. */
  forget([first]) {
    const [last, buffers] = this.segments.at(-1) ?? [{ items: [] }];
    if (first && last.items[0]?.[0] === first[0]) this.segments[this.segments.length - 1] = [{ ...last, items: [] }, [new ArrayBuffer(0), ...buffers.slice(1)]];
  }

  /** What hears it has died; `why` is in the words of the browser or of the engine, for whoever looks into the console. */
  lose(why) {
    console.error(`${this.name}: ${why}`);
    this.fail(say("“{name}” was not heard to its end: the model stopped. Open it again.", { name: this.name }));
  }

  /** It is over: `isSaid` = the message is a whole sentence in the visitor's language. */
  fail(message, isSaid = true) {
    this.error = { type: "error", fatal: true, message, isSaid };
    if (this.ready) this.emit(this.error);
  }

  /** A recording has ended: this is what can be played. */
  finish(blob) {
    this.blob = blob;
    if (!this.ready) return;
    this.emit(this.meta);
    this.offer();
  }

  file(format) {
    const { about: { exports, song: made }, name, duration } = this, { text, mime, suffix } = exports[format] || {};
    if (!mime) return null;
    const rest = filled(text, made, { name, duration });
    return { name: `${stemOf(name)}${suffix}`, mime, text: format === "json" ? this.withSegments(rest) : rest, blank: true };
  }

  withSegments(text) {
    const { spans, scores } = this.known(false).track, { meta: { labels } } = this.about;
    return JSON.stringify({ ...JSON.parse(text), segments: segmentsOf({ spans, scores, labels }, this.about, this.duration) });
  }

  close() {
    this.stop?.();
    this.post({ type: "stop" });
    this.sound.forget?.();
  }
}
