// The moments that the model is least sure of: a list, least certain first, and a step from one to the next.
import { button, h, wordButton } from "../elements.js";
import { sheet } from "../sheet.js";
import { clock } from "../time.js";
import { nextMoment } from "../uncertainty.js";
import { formatNumber, say } from "../words.js";

const MOST = 20; // moments that are worth a listener's time

export class Unsure {
  constructor(view) {
    Object.assign(this, { view, last: null }); // last: where the last step led
    this.opener = button("unsure", say("Unsure moments, least certain first"), {}, say("Unsure"));
    this.none = h("p", { class: "small" }, say("No moment is near its threshold."));
    this.next = wordButton(say("Next in time"), { onclick: () => this.step() });
    this.list = h("ol", { class: "moments" });
    this.sheet = sheet(this.opener, say("Least certain first"), h("div", { class: "line" }, this.next), this.none, this.list);
    this.sheet.addEventListener("beforetoggle", ({ newState }) => newState === "open" && this.fill());
  }

  /** Another song. */
  begin() { this.last = null; }

  /** Moments of what is in view that nobody has judged yet. */
  get moments() {
    const { song, focus } = this.view;
    return song.cells ? song.leastCertain().filter(({ label }) => focus.shows(label)).slice(0, MOST) : [];
  }

  fill() {
    const { moments } = this;
    this.list.replaceChildren(...moments.map((moment) => h("li", {}, this.entry(moment))));
    this.none.hidden = moments.length > 0;
    this.next.disabled = !moments.length;
  }

  entry(moment) {
    const { lanes } = this.view, { name } = lanes.get(moment.label), when = `${clock(moment.start)}–${clock(moment.end)}`;
    const inside = [h("span", { class: "swatch" }), h("span", {}, name), h("span", { class: "small" }, when), h("span", { class: "small" }, this.why(moment))];
    const entry = h("button", { type: "button", class: "menu-item", onclick: () => (this.sheet.hidePopover(), this.goTo(moment)) }, inside);
    lanes.get(moment.label).paint(entry);
    return entry;
  }

  why({ heard, score, k }) {
    const scores = { score: formatNumber(score, 2), threshold: formatNumber(this.view.song.high[k], 2) };
    return heard ? say("heard, {score} of {threshold}", scores) : say("not heard, {score} of {threshold}", scores);
  }

  /** To the next of them in time. */
  step() {
    const moment = nextMoment(this.moments, this.view.time, this.last);
    if (moment) this.goTo(moment);
    else this.view.status.show(say("No moment is near its threshold"));
  }

  goTo(moment) {
    const { lanes, status } = this.view, { label, start, end } = moment;
    this.last = moment;
    lanes.jumpTo(label, start);
    lanes.arrange(false); // what was never heard has a lane now, since it is chosen
    status.show(say("{name}, {start} to {end}: {what}", { name: lanes.get(label).name, start: clock(start), end: clock(end), what: this.why(moment) }));
  }
}
