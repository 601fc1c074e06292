// A line that sums the song up: what there is in it, how much of the time, and where it is heard best.
import { h, wordButton } from "../elements.js";
import { clock } from "../time.js";
import { percent, say } from "../words.js";

const FIRST = 5; // entries that are shown at once

export class Summary {
  constructor(view) {
    Object.assign(this, { view, rows: [], shown: "", whole: false }); // shown: what the entries say; whole: all of them are wanted
    this.more = wordButton("", { "aria-expanded": "false", onclick: () => this.toggle() });
    this.el = h("ul", { class: "summary", "aria-label": say("In this song"), hidden: true });
  }

  toggle() {
    this.whole = !this.whole;
    this.more.setAttribute("aria-expanded", String(this.whole));
    this.put();
    this.more.focus();
  }

  /** Once all is analysed; entries that say the same stay, and keep the focus. */
  show() {
    const { song } = this.view;
    this.rows = song.track.done && !song.live ? song.summary() : [];
    this.el.hidden = !this.rows.length;
    const shown = JSON.stringify(this.rows);
    if (shown === this.shown) return;
    this.shown = shown;
    this.put();
  }

  put() {
    const entries = this.rows.slice(0, this.whole ? this.rows.length : FIRST).map((row) => this.entry(row));
    this.more.textContent = this.whole ? say("Fewer") : say("{n} more", { n: this.rows.length - FIRST });
    if (this.rows.length > FIRST) entries.push(h("li", {}, this.more));
    this.el.replaceChildren(...entries);
    this.setColours();
  }

  entry({ label, share, best }) {
    const { lanes } = this.view, { name } = lanes.get(label), part = percent(share), at = `${clock(best.start)}–${clock(best.end)}`;
    const inside = [h("span", { class: "swatch" }), h("span", {}, name), h("b", {}, part), h("span", { class: "small" }, at)];
    const text = say("{name}, {part} of the song, best from {start} to {end}: jump there", { name, part, start: clock(best.start), end: clock(best.end) });
    const jump = h("button", { type: "button", title: text, "aria-label": text, onclick: () => lanes.jumpTo(label, best.start) }, inside);
    return h("li", { class: lanes.get(label).family ? "family" : null, "data-label": label }, jump);
  }

  setColours() { for (const item of this.el.children) this.view.lanes.get(item.dataset.label)?.paint(item); }
}
