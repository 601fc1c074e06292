// One lane: an instrument's name, its menu, and its bars in time.
import { barsOf, drawBars, drawMark, spansOf } from "../bars.js";
import { inkFor } from "../colours.js";
import { surface } from "../drawing.js";
import { button, canvas, h } from "../elements.js";
import { heardText } from "../events.js";
import { differenceText, drawDifference } from "../truth.js";
import { say } from "../words.js";

const STRIP = 8; // pixels below the bars for what an annotation says

export class Lane {
  constructor(view, label) {
    const { song } = view, name = song.displayName(label);
    Object.assign(this, { view, label, name, k: song.labels.indexOf(label) }); // k: the label's number; -1 = the model does not know it
    this.moving = null; // an event whose edge is being dragged, as it will be: {start, end}
    this.family = this.k < 0 && label in song.meta.groups;
    const inside = [h("span", { class: "swatch" }), h("span", { class: "name" }, name)];
    this.jump = h("button", { type: "button", class: "label", onclick: () => view.lanes.jump(label) }, inside);
    this.more = button("more", say("{name}: more", { name }), { class: "more", onclick: () => view.laneMenu.toggle(this) });
    this.canvas = canvas("bars");
    const kind = this.family ? "lane family" : "lane";
    this.item = h("li", { class: kind, "data-label": label }, this.jump, h("span", {}, this.more), this.canvas);
    this.setColours();
  }

  /** The family's colour, and an ink that can be read on it, in this theme. */
  setColours() {
    [this.colour, this.ink] = inkFor(this.view.song.colour(this.label), this.view.theme.colours.inks);
    this.paint(this.item);
  }

  /** Give an element the colours of this lane. */
  paint(el) {
    el.style.setProperty("--colour", this.colour);
    el.style.setProperty("--on-colour", this.ink);
  }

  /** Say how often the instrument was heard. */
  describe() {
    const { song } = this.view, beside = song.truth.size ? differenceText(song.differences(this.label)) : "";
    const what = [this.name, heardText(song.eventsFor(this.label)), beside].filter(Boolean).join(", ");
    this.jump.setAttribute("aria-label", say("{what}: jump to the next", { what }));
  }

  setLit(lit) {
    if (lit === this.item.hasAttribute("aria-current")) return;
    if (lit) this.item.setAttribute("aria-current", "true");
    else this.item.removeAttribute("aria-current");
  }

  draw(colours) { this.drawOn(...surface(this.canvas), colours, this.colour); }

  drawOn(context, width, height, colours, colour) {
    const beside = this.view.song.truth.size > 0;
    this.drawHeard(context, width, beside ? height - STRIP : height, colours, colour);
    if (beside) this.drawTruth(context, height, colours);
  }

  /** Below the bars: as annotated, missing or extra. */
  drawTruth(context, height, colours) {
    const { song, viewport } = this.view, [t0, t1] = viewport.span;
    for (const [kind, ranges] of Object.entries(song.differences(this.label))) {
      for (const [start, end] of ranges) {
        const x = viewport.x(Math.max(start, t0)), width = viewport.x(Math.min(end, t1)) - x;
        if (start < t1 && end > t0) drawDifference(context, kind, x, width, height - STRIP, STRIP - 1, colours.text);
      }
    }
  }

  drawHeard(context, width, height, colours, colour) {
    const { song, viewport } = this.view, [t0, t1] = viewport.span;
    const known = { cells: song.cells, on: song.on, labels: song.labels.length };
    if (this.k >= 0) drawBars(context, height, barsOf(known, this.k, t0, t1, width), colour, colours.grey);
    if (this.family) this.drawFamily(context, width, height, colours, colour);
    else if (this.k < 0) drawBars(context, height, spansOf(song.eventsFor(this.label), t0, t1, width), colour, colours.grey);
    for (const { start, end, verdict } of [...song.correctionsOf(this.label), ...(this.moving ? [this.moving] : [])]) {
      if (end <= t0 || start >= t1) continue;
      drawMark(context, height, viewport.x(start), viewport.x(end) - viewport.x(start), verdict, colours.text);
    }
  }

  /** Only where the family is heard: elsewhere its members say more. */
  drawFamily(context, width, height, colours, colour) {
    const { song, viewport } = this.view, { cells, on } = song.families.get(this.label), [t0, t1] = viewport.span;
    const scores = cells.scores.map((score, cell) => (on[cell] ? score : 0));
    drawBars(context, height, barsOf({ cells: { ...cells, scores }, on, labels: 1 }, 0, t0, t1, width), colour, colours.grey);
  }
}
