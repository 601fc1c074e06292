// Where the sound is: the line over stage and lanes, the slider, and the time in figures.
import { h, slider } from "../elements.js";
import { clock } from "../time.js";
import { say } from "../words.js";

export class Playhead {
  constructor(view) {
    Object.assign(this, { view, quarter: -1, dragging: false }); // the quarter of a second that is shown
    this.line = h("div", { class: "head" });
    this.time = h("span", { class: "time" }, "0:00");
    this.length = h("span", {}, "–:––");
    this.clock = h("p", { class: "clock" }, this.time, h("span", {}, " / "), this.length);
    this.slider = slider(say("Position"), 0, 1, "any", 0, { className: "seek" });
    this.slider.oninput = () => view.seek(Number(this.slider.value));
    this.slider.onpointerdown = () => (this.dragging = true);
    this.slider.onpointerup = this.slider.onpointercancel = () => (this.dragging = false);
  }

  /** Move to t, seconds. */
  update(t) {
    const { viewport, nowPlaying } = this.view, quarter = Math.floor(t * 4);
    if (viewport.width) this.line.style.transform = `translateX(${viewport.x(t)}px)`;
    if (quarter === this.quarter) return;
    this.quarter = quarter;
    this.show(t);
    nowPlaying.announce();
  }

  show(t) {
    this.time.textContent = clock(t);
    if (!this.dragging) this.slider.value = t;
    this.slider.setAttribute("aria-valuetext", say("{time} of {length}", { time: clock(t), length: clock(this.view.duration) }));
  }

  showLength() {
    const { duration } = this.view;
    this.length.textContent = duration ? clock(duration) : "–:––";
    this.slider.max = duration || 1;
  }
}
