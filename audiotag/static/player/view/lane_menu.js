// The menu of a lane: its threshold, whether it is right or wrong, and what of it is heard and seen.
import { h, press, slider } from "../elements.js";
import { sheet } from "../sheet.js";
import { formatNumber, say } from "../words.js";
import { THRESHOLD } from "./thresholds.js";
import { Verdict } from "./verdict.js";

export class LaneMenu {
  constructor(view) {
    Object.assign(this, { view, lane: null, verdict: new Verdict(view, () => this.sheet.hidePopover()) }); // the lane that it is open for
    this.slider = slider("", ...THRESHOLD, { oninput: () => view.thresholds.set(this.lane.k, Number(this.slider.value)) });
    this.level = h("output", { class: "level" });
    this.threshold = h("label", { class: "line" }, say("Threshold"), this.slider, this.level);
    const { focus, lanes } = view, other = (label, now) => (label === now ? null : label);
    this.only = this.item(say("Play only where it sounds"), (label) => focus.playOnly(other(label, focus.only)), "false");
    this.loop = this.item(say("Loop this event, or the next"), (label) => lanes.loopEvent(label));
    this.solo = this.item(say("Show only this lane"), (label) => focus.setSolo(other(label, focus.solo)), "false");
    this.hide = this.item(say("Hide this lane"), (label) => focus.hide(label));
    this.why = this.item(say("Why? What speaks for it"), (label) => view.ask.why(label));
    this.like = this.item(say("More like this"), (label) => view.ask.more(label));
    const items = [this.only, this.loop, this.solo, this.hide, this.why, this.like];
    this.sheet = sheet(null, " ", this.threshold, this.verdict.el, h("div", { class: "items" }, items));
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

  /** For the instrument that was chosen last, else for the first lane: what sounds of it now. */
  openChosen() {
    const lane = this.view.lanes.get(this.view.lanes.chosen) || this.view.lanes.shown[0];
    if (!lane?.item.isConnected) return;
    this.sheet.wanted = lane.family ? this.only : this.verdict.right;
    this.open(lane);
  }

  /** For a lane; or for an event of it, below a place on the page. */
  open(lane, block = null, under = lane.more) {
    this.lane = lane;
    this.sheet.under = under;
    this.verdict.open(lane, block);
    this.sheet.setAttribute("aria-label", lane.name);
    this.sheet.firstChild.textContent = lane.name;
    this.threshold.hidden = lane.k < 0;
    this.verdict.el.hidden = lane.family; // what is wrong about a family is a label's to say
    this.why.hidden = this.like.hidden = lane.k < 0 || !this.view.ask.possible;
    press(this.only, this.view.focus.only === lane.label);
    press(this.solo, this.view.focus.solo === lane.label);
    this.slider.setAttribute("aria-label", say("Threshold for {name}", { name: lane.name }));
    this.showThreshold();
    this.sheet.showPopover({ source: lane.more }); // so that Tab leads into it
  }

  showThreshold() {
    if (!(this.lane?.k >= 0)) return;
    const value = this.view.song.high[this.lane.k];
    this.slider.value = value;
    this.level.textContent = formatNumber(value, 2);
  }
}
