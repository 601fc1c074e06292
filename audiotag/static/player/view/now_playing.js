// What sounds now: its names in large letters, and announced to a screen reader.
import { h } from "../elements.js";

export class NowPlaying {
  constructor(view) {
    Object.assign(this, { view, cell: -2, lit: [], chips: new Map() }); // cell: the one that is shown, -2 = none yet
    Object.assign(this, { unannounced: new Set(), announcedAt: 0 });
    this.list = h("ul", { class: "now", "aria-label": "Instruments that sound now" });
    this.quiet = h("p", { class: "quiet" }, "—");
    Object.assign(this, { families: [], perhaps: [], guesses: h("ul", { class: "guesses", "aria-label": "Perhaps" }) });
    this.guess = h("div", { class: "perhaps", hidden: true }, h("span", {}, "perhaps"), this.guesses);
    this.el = h("section", { class: "sounding", "aria-label": "Playing now" }, this.list, this.guess, this.quiet);
    this.spoken = h("p", { class: "unseen", "aria-live": "polite" });
    this.announces = h("input", { type: "checkbox", checked: true });
  }

  showQuiet(never) { this.quiet.textContent = never ? "No instrument was heard" : "—"; }

  setColours() { for (const [label, chip] of this.chips) this.view.lanes.get(label)?.paint(chip); }

  /** What is on has been computed anew: show it again. */
  reset() { this.cell = -2; }

  /** Light up what is on at t. */
  update(t) {
    const { song, lanes } = this.view, cell = song.cellAt(t);
    if (cell === this.cell) return;
    const before = this.all;
    Object.assign(this, { cell, lit: song.litIn(cell), families: song.familiesIn(cell) });
    lanes.setLit(this.all);
    if (this.all.join() !== before.join()) this.showChips(before);
    this.showPerhaps(song.perhapsIn(cell));
  }

  /** What is heard, labels and families. */
  get all() { return [...this.lit, ...this.families]; }

  /** The chips of those that go on stay as they are. */
  showChips(before) {
    const { all } = this;
    for (const label of before) if (!all.includes(label)) this.removeChip(label);
    for (const label of all) if (!this.chips.has(label)) this.addChip(label);
  }

  /** What is not sure, in grey; a dash where there is not even that. */
  showPerhaps(perhaps) {
    this.quiet.hidden = this.chips.size + perhaps.length > 0;
    if (perhaps.join() === this.perhaps.join()) return;
    this.perhaps = perhaps;
    this.guess.hidden = !perhaps.length;
    this.guesses.replaceChildren(...perhaps.map((label) => h("li", {}, this.view.lanes.get(label).name)));
  }

  removeChip(label) {
    this.chips.get(label)?.remove();
    this.chips.delete(label);
    this.unannounced.delete(label);
  }

  addChip(label) {
    const lane = this.view.lanes.get(label), chip = h("li", { class: lane.family ? "family" : null }, lane.name);
    lane.paint(chip);
    this.chips.set(label, chip);
    this.list.append(chip);
    if (this.view.sound.playing) this.unannounced.add(label);
  }

  /** Announce to a screen reader what began, every three seconds at most. */
  announce() {
    if (!this.unannounced.size || performance.now() - this.announcedAt < 3000) return;
    this.announcedAt = performance.now();
    if (this.announces.checked) this.spoken.textContent = [...this.unannounced].map((label) => this.view.lanes.get(label).name).join(", ");
    this.unannounced.clear();
  }
}
