// The thresholds of all instruments: one slider, and back to the model's own.
import { button, h, slider } from "../elements.js";
import { formatNumber, say } from "../words.js";

export const THRESHOLD = [0.02, 0.98, 0.01, 0.5]; // a slider's minimum, maximum, step and first value

export class Thresholds {
  constructor(view) {
    Object.assign(this, { view, timer: 0 }); // timer: 0 = the session has them
    this.slider = slider(say("Threshold for all instruments"), ...THRESHOLD, { className: "threshold" });
    this.slider.oninput = () => view.song.meta && this.set(null, Number(this.slider.value));
    this.level = h("output", { class: "level" });
    this.reset = button("reset", say("Reset to the model’s own thresholds"), { onclick: () => view.song.meta && this.resetAll() }, say("Reset"));
  }

  /** Another threshold for label k, or (null) for all. */
  set(k, value) {
    const { high } = this.view.song;
    if (k === null) high.fill(value);
    else high[k] = value;
    this.changed();
  }

  resetAll() {
    this.view.song.high.set(this.view.song.own);
    this.changed();
  }

  /** The session gets them once the slider rests. */
  changed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), 200);
    this.view.refresh();
  }

  /** Send them, if there are some to send; while the line is down, they wait for the next `meta`. */
  send() {
    const { connection, song } = this.view;
    clearTimeout(this.timer);
    if (this.timer && connection.send("thresholds", { values: song.thresholds() })) this.timer = 0;
  }

  /** Another song: what was moved was meant for the last one. */
  begin() {
    clearTimeout(this.timer);
    this.timer = 0;
  }

  show() {
    const { song } = this.view, sorted = Float32Array.from(song.high).sort(), middle = sorted[sorted.length >> 1];
    const own = song.hasOwnThresholds(), same = sorted[0] === sorted[sorted.length - 1];
    this.slider.value = middle;
    this.level.textContent = own ? say("model’s own") : same ? formatNumber(middle, 2) : say("mixed");
    const text = own ? say("the model’s own thresholds") : same ? formatNumber(middle, 2) : say("different thresholds");
    this.slider.setAttribute("aria-valuetext", text);
    this.reset.disabled = own;
  }
}
