// One lane: an instrument's name, its menu, and its bars in time.
import { barsOf, drawBars, drawMark, surface } from "../drawing.js";
import { inkFor } from "../colours.js";
import { button, canvas, h } from "../elements.js";
import { heardText } from "../events.js";

export class Lane {
  constructor(view, label) {
    const { song } = view, name = song.displayName(label);
    Object.assign(this, { view, label, name, k: song.labels.indexOf(label) }); // k: the label's number; -1 = the model does not know it
    const inside = [h("span", { class: "swatch" }), h("span", { class: "name" }, name)];
    this.jump = h("button", { type: "button", class: "label", onclick: () => view.lanes.jump(label) }, inside);
    this.more = button("more", `${name}: threshold and corrections`, { class: "more", onclick: () => view.laneMenu.toggle(this) });
    this.canvas = canvas("bars");
    this.item = h("li", { class: "lane", "data-label": label }, this.jump, this.more, this.canvas);
    this.setColours();
  }

  /** The family's colour, and an ink that can be read on it, in this theme. */
  setColours() {
    [this.colour, this.ink] = inkFor(this.view.song.colour(this.label), this.view.theme.looks.inks);
    this.paint(this.item);
  }

  /** Give an element the colours of this lane. */
  paint(el) {
    el.style.setProperty("--colour", this.colour);
    el.style.setProperty("--on-colour", this.ink);
  }

  /** Say how often the instrument was heard. */
  describe() {
    this.jump.setAttribute("aria-label", `${this.name}, ${heardText(this.view.song.eventsFor(this.label))}: jump to the next`);
  }

  setLit(lit) {
    if (lit === this.item.hasAttribute("aria-current")) return;
    if (lit) this.item.setAttribute("aria-current", "true");
    else this.item.removeAttribute("aria-current");
  }

  draw(looks) {
    const { song, viewport } = this.view, { cells, on, labels } = song, [context, width, height] = surface(this.canvas);
    const [t0, t1] = viewport.span;
    if (this.k >= 0) drawBars(context, height, barsOf({ cells, on, labels: labels.length }, this.k, t0, t1, width), this.colour, looks.quiet);
    for (const { start, end, verdict } of song.correctionsOf(this.label)) {
      if (end <= t0 || start >= t1) continue;
      drawMark(context, height, viewport.x(start), viewport.x(end) - viewport.x(start), verdict, looks.text);
    }
  }
}
