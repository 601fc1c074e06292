// The menu of a lane: its threshold, and whether it is right or wrong.
import { h, slider, wordButton } from "../elements.js";
import { svg } from "../icons.js";
import { sheet } from "../sheet.js";
import { clock } from "../time.js";
import { THRESHOLD } from "./thresholds.js";

export class LaneMenu {
  constructor(view) {
    Object.assign(this, { view, lane: null, range: [] }); // the lane that it is open for, and what right and wrong mean
    this.slider = slider("", ...THRESHOLD, { oninput: () => view.thresholds.set(this.lane.k, Number(this.slider.value)) });
    this.level = h("output", { class: "level" });
    this.threshold = h("label", { class: "line" }, "Threshold", this.slider, this.level);
    this.where = h("p", { class: "small" });
    this.right = wordButton("", { innerHTML: `${svg("tick")}Right`, onclick: () => this.mark("right") });
    this.wrong = wordButton("", { innerHTML: `${svg("cross")}Wrong`, onclick: () => this.mark("wrong") });
    this.sheet = sheet(null, " ", this.threshold, this.where, h("div", { class: "line" }, this.right, this.wrong));
  }

  /** Open it below a lane's button; pressed once more, the button only closes it, which the browser has done by now. */
  toggle(lane) {
    if (this.lane === lane && performance.now() - this.sheet.closed < 400) this.lane = null;
    else this.open(lane);
  }

  open(lane) {
    const { corrections, selection } = this.view, [start, end] = corrections.rangeOf(lane.label);
    Object.assign(this, { lane, range: [start, end] });
    this.sheet.under = lane.more;
    this.sheet.setAttribute("aria-label", lane.name);
    this.sheet.firstChild.textContent = lane.name;
    this.threshold.hidden = lane.k < 0;
    this.slider.setAttribute("aria-label", `Threshold for ${lane.name}`);
    this.where.textContent = `From ${clock(start)} to ${clock(end)}${selection.range.length ? ", the selection," : ""} this lane is`;
    this.showThreshold();
    this.sheet.showPopover();
  }

  mark(verdict) {
    this.view.corrections.correct(this.lane.label, verdict, this.range);
    this.sheet.hidePopover();
  }

  showThreshold() {
    if (!(this.lane?.k >= 0)) return;
    const value = this.view.song.high[this.lane.k];
    this.slider.value = value;
    this.level.textContent = value.toFixed(2);
  }
}
