// What a listener attends to: the stretches of one instrument, one lane alone, or all lanes but some.
import { h } from "../elements.js";
import { svg } from "../icons.js";
import { say } from "../words.js";

export class Focus {
  constructor(view) {
    Object.assign(this, { view, only: null, solo: null, hidden: new Set() }); // only, solo: a label; hidden: labels
    this.of = null; // the name of the song that this is about
    const chip = (name, onclick) => h("button", { type: "button", class: `text ${name}`, hidden: true, onclick });
    this.onlyChip = chip("only", () => this.playOnly(null));
    this.soloChip = chip("solo", () => this.setSolo(null));
    this.hiddenChip = chip("hidden-lanes", () => this.showHidden());
    this.chips = [this.onlyChip, this.soloChip, this.hiddenChip];
  }

  /** Another song: nothing of the last one is meant; the same one with other labels: what is still there stays. */
  begin() {
    const { meta } = this.view.song, known = (label) => meta.labels.includes(label) || label in meta.groups;
    const same = this.of === meta.name, kept = (label) => (same && known(label) ? label : null);
    Object.assign(this, { only: kept(this.only), solo: kept(this.solo), hidden: new Set([...this.hidden].filter(kept)), of: meta.name });
    this.show();
  }

  /** Whether a label's lane and chip are to be seen. */
  shows(label) { return this.solo ? label === this.solo : !this.hidden.has(label); }

  /** Play only where a label sounds; null = everywhere. */
  playOnly(label) {
    const { song, status } = this.view;
    if (label && !song.eventsFor(label).length) return status.show(say("{name} is not heard", { name: song.displayName(label) }));
    this.only = label;
    this.changed();
  }

  /** Show only the lane of a label; null = all. */
  setSolo(label) {
    this.solo = label;
    this.changed();
  }

  hide(label) {
    this.hidden.add(label);
    if (this.solo === label) this.solo = null;
    this.changed();
  }

  showHidden() {
    this.hidden.clear();
    this.changed();
  }

  changed() {
    const { root } = this.view, focused = root.contains(document.activeElement) ? document.activeElement : null;
    this.show();
    this.view.refresh();
    if (focused && (focused.hidden || !focused.isConnected)) root.focus({ preventScroll: true }); // a chip or lane that goes takes the keys with it
  }

  show() {
    const name = (label) => label && this.view.song.displayName(label), { only, solo, hidden: { size } } = this;
    const put = (chip, on, text, what) => {
      chip.hidden = !on;
      chip.innerHTML = svg("cross");
      chip.prepend(text);
      chip.title = what;
      chip.setAttribute("aria-label", `${text}: ${what}`);
    };
    put(this.onlyChip, only, say("Only {name}", { name: name(only) }), say("play everything again"));
    put(this.soloChip, solo, say("Solo {name}", { name: name(solo) }), say("show all lanes again"));
    put(this.hiddenChip, size, say("{n} hidden", { n: size }), say("show them again"));
  }
}
