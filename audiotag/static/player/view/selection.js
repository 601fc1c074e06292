// The selection: a range of time that loops and corrections mean.
import { h, press, toggle } from "../elements.js";
import { svg } from "../icons.js";
import { clock } from "../time.js";
import { say } from "../words.js";

export class Selection {
  constructor(view) {
    Object.assign(this, { view, range: [], byDrag: false }); // seconds from and to, or nothing; whether a drag selects without Shift
    this.mode = toggle("select", say("Select by dragging"), false, say("Select"));
    this.mode.onclick = () => press(this.mode, (this.byDrag = !this.byDrag));
    this.clear = h("button", { type: "button", class: "text", title: say("Drop the selection"), hidden: true, onclick: () => this.set() });
    this.handles = [h("i", { class: "handle" }), h("i", { class: "handle end" })];
    this.el = h("div", { class: "selection", hidden: true }, this.handles);
  }

  /** Select from a to b, seconds, or nothing. */
  set(a, b) {
    this.range = a === undefined || a === b ? [] : [Math.max(0, Math.min(a, b)), Math.max(a, b)];
    this.show();
  }

  /** Begin it at t, where need be with another end. */
  beginAt(t) { this.set(t, this.range[1] > t ? this.range[1] : Math.min(this.view.duration, t + 2)); }

  endAt(t) { this.set(this.range[0] < t ? this.range[0] : t - 2, t); }

  show() {
    const { viewport, corrections, teach } = this.view, [start, end] = this.range, none = !this.range.length;
    this.el.hidden = this.clear.hidden = none;
    corrections.showRange();
    teach.showButtons();
    if (none || !viewport.width) return;
    this.clear.innerHTML = `${clock(start)} – ${clock(end)}${svg("cross")}`;
    this.clear.setAttribute("aria-label", say("Selection from {start} to {end}: drop it", { start: clock(start), end: clock(end) }));
    this.el.style.transform = `translateX(${viewport.x(start)}px)`;
    this.el.style.width = `${Math.max(2, viewport.x(end) - viewport.x(start))}px`;
  }
}
