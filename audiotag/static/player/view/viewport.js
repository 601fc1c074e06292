// The part of the song that is in view, and the buttons that zoom.
import { button, h, press, toggle } from "../elements.js";
import { clamp, moved, zoomed } from "../time.js";
import { say } from "../words.js";

const LIVE = 60; // seconds of a recording that are in view

export class Viewport {
  constructor(view) {
    Object.assign(this, { view, span: [0, 1], width: 0, follow: true }); // span: seconds from and to; width: pixels
    this.zoomOut = button("out", say("Zoom out"), { onclick: () => this.zoom(2) }, say("Zoom out"));
    this.zoomIn = button("in", say("Zoom in"), { onclick: () => this.zoom(0.5) }, say("Zoom in"));
    this.whole = button("fit", say("Whole song"), { onclick: () => this.showAll() }, say("Whole"));
    this.following = toggle("follow", say("Follow the sound"), true, say("Follow"));
    this.following.onclick = () => (this.setFollow(!this.follow), this.follow && this.reveal());
    const buttons = [this.zoomOut, this.zoomIn, this.whole, this.following, view.axis.button];
    this.corner = h("div", { class: "corner", role: "group", "aria-label": say("View") }, buttons);
  }

  get seconds() { return this.span[1] - this.span[0]; }

  /** Where a moment is on the stage, pixels. */
  x(t) { return ((t - this.span[0]) / this.seconds) * this.width; }

  /** The moment under a pointer. */
  timeAt({ clientX }) {
    const { left, width } = this.view.stage.el.getBoundingClientRect();
    return clamp(this.span[0] + ((clientX - left) / width) * this.seconds, 0, this.view.duration);
  }

  /** The whole song, or the last minute of a recording. */
  showAll() {
    const all = this.view.duration || 1;
    this.span = this.view.song.live ? [Math.max(0, all - LIVE), Math.max(LIVE, all)] : [0, all];
    this.setFollow(true);
    this.view.frames.draw();
  }

  show(span) {
    if (this.view.song.live) return;
    this.span = span;
    this.view.frames.draw();
    this.view.update();
  }

  zoom(factor, t = this.view.time) { this.show(zoomed(this.span, factor, clamp(t, ...this.span), this.view.duration || 1)); }

  /** The listener moves the span: it stays where it is put. */
  scroll(by) {
    this.setFollow(false);
    this.show(moved(this.span, by, this.view.duration));
  }

  setFollow(state) {
    this.follow = state;
    press(this.following, state);
  }

  /** Turn the page when the playhead leaves it. */
  reveal() {
    const [t0, t1] = this.span, t = this.view.time;
    if (this.view.song.live || (t >= t0 && t <= t1)) return;
    this.span = moved(this.span, t - t0 - 0.05 * (t1 - t0), this.view.duration);
    this.view.frames.draw();
  }

  /** Whether not all is in view; without that the buttons do nothing. */
  showPart() {
    const part = this.seconds < (this.view.duration || 1) - 0.01 && !this.view.song.live;
    this.whole.disabled = this.zoomOut.disabled = !part;
    return part;
  }
}
