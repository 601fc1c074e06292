// The menu of a lane: its threshold, whether it is right or wrong, and what of it is heard and seen.
import { h, press, slider, wordButton } from "../elements.js";
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
    this.verdict = h("div", {}, this.where, h("div", { class: "line" }, this.right, this.wrong));
    const { focus, lanes } = view, other = (label, now) => (label === now ? null : label);
    this.only = this.item("Play only where it sounds", (label) => focus.playOnly(other(label, focus.only)), "false");
    this.loop = this.item("Loop this event, or the next", (label) => lanes.loopEvent(label));
    this.solo = this.item("Show only this lane", (label) => focus.setSolo(other(label, focus.solo)), "false");
    this.hide = this.item("Hide this lane", (label) => focus.hide(label));
    this.why = this.item("Why? What speaks for it", (label) => view.ask.why(label));
    this.like = this.item("More like this", (label) => view.ask.more(label));
    const items = [this.only, this.loop, this.solo, this.hide, this.why, this.like];
    this.sheet = sheet(null, " ", this.threshold, this.verdict, h("div", { class: "items" }, items));
  }

  /** A line of the menu; `pressed`: it can be on or off. */
  item(text, act, pressed = null) {
    const onclick = () => (this.sheet.hidePopover(), act(this.lane.label));
    return h("button", { type: "button", class: "menu-item", "aria-pressed": pressed, onclick }, text);
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
    this.verdict.hidden = lane.family; // what is wrong about a family is a label's to say
    this.why.hidden = this.like.hidden = lane.k < 0 || !this.view.ask.possible;
    press(this.only, this.view.focus.only === lane.label);
    press(this.solo, this.view.focus.solo === lane.label);
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
