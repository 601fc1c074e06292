// The lanes: which are shown, in which order, and which one was chosen.
import { h, wordButton } from "../elements.js";
import { eventAt, laneOrder, nextEvent, totalOf } from "../events.js";
import { say } from "../words.js";
import { Lane } from "./lane.js";

export class Lanes {
  constructor(view) {
    Object.assign(this, { view, byLabel: new Map(), chosen: null, showAll: false }); // chosen: the label that was jumped to last
    Object.assign(this, { sortedAt: undefined, unsorted: false }); // when they were sorted last; whether they should be
    this.list = h("ul", { class: "lanes", "aria-label": say("Instruments") });
    this.all = wordButton(say("Show all instruments"), { "aria-expanded": "false", onclick: () => this.toggleAll() });
    this.list.onpointerleave = () => this.unsorted && !view.connection.closed && this.arrange(true);
  }

  get(label) { return this.byLabel.get(label); }

  add(label) { this.byLabel.set(label, new Lane(this.view, label)); }

  /** Lanes for another song. */
  begin() {
    this.byLabel.clear();
    this.chosen = null;
    this.list.replaceChildren();
    const { labels, meta } = this.view.song;
    [...labels, ...Object.keys(meta.groups)].forEach((label) => this.add(label));
  }

  setColours() { for (const lane of this.byLabel.values()) lane.setColours(); }

  setLit(lit) { for (const lane of this.byLabel.values()) lane.setLit(lit.includes(lane.label)); }

  /** The lanes that are shown, from top to bottom. */
  get shown() { return [...this.list.children].map(({ dataset }) => this.get(dataset.label)); }

  draw(colours) { for (const lane of this.shown) lane.draw(colours); }

  toggleAll() {
    this.showAll = !this.showAll;
    this.all.setAttribute("aria-expanded", String(this.showAll));
    this.view.refresh();
  }

  /** Decide which lanes are shown, and in which order; `fresh`: there is something new to sort by. */
  arrange(fresh) {
    const { song, focus } = this.view, marked = new Set(song.corrections.map(({ label }) => label));
    for (const label of [...marked, ...song.truth.keys()]) if (!this.byLabel.has(label)) this.add(label);
    const labels = [...this.byLabel.keys()], totals = labels.map((label) => totalOf(song.eventsFor(label)));
    const shown = [...this.list.children].map((item) => labels.indexOf(item.dataset.label));
    const order = laneOrder(totals, this.keepOrder(fresh) ? shown.filter((n) => n >= 0) : []);
    const asked = (label) => marked.has(label) || song.truth.has(label) || label === focus.solo || label === this.chosen;
    const always = (label) => asked(label) || (this.showAll && !this.get(label).family);
    const found = order.filter((n) => totals[n] > 0 || always(labels[n])), wanted = found.filter((n) => focus.shows(labels[n]));
    if (wanted.join() !== shown.join()) this.put(wanted.map((n) => this.get(labels[n]).item));
    for (const lane of this.byLabel.values()) lane.describe();
    this.all.textContent = this.showAll ? say("Show only what plays") : say("Show all {n} instruments", { n: song.labels.length });
    this.all.hidden = !this.showAll && song.labels.every((label) => this.get(label).item.isConnected);
    this.view.nowPlaying.showQuiet(song.track.done && !found.length);
  }

  /** Whether lanes keep their places: under the pointer, if nothing new came, and while playing for three seconds at a time. */
  keepOrder(fresh) {
    const { song, sound } = this.view, now = performance.now(), soon = sound.playing && !song.track.done;
    if (!fresh || this.list.matches(":hover, :focus-within") || (soon && now - this.sortedAt < 3000)) {
      this.unsorted ||= fresh;
      return true;
    }
    Object.assign(this, { sortedAt: now, unsorted: false });
    return false;
  }

  /** Put items in this order; the one that has the focus keeps it. */
  put(items) {
    const { list } = this, focus = list.contains(document.activeElement) ? document.activeElement : null;
    for (const item of [...list.children]) if (!items.includes(item)) item.remove();
    items.forEach((item, n) => list.children[n] !== item && list.insertBefore(item, list.children[n] || null));
    if (focus?.isConnected) focus.focus({ preventScroll: true });
  }

  /** To the next event of a label (step 1), or the one before (step -1). */
  jump(label, step = 1) {
    const { view } = this, event = nextEvent(view.song.eventsFor(label), view.time, step);
    this.choose(label);
    if (event) view.seek(event.start);
    else view.status.show(say("{name} is not heard", { name: this.get(label).name }));
  }

  /** Play an event of a label again and again: the one at t, else the next. */
  loopEvent(label, t = this.view.time) {
    const { view } = this, events = view.song.eventsFor(label), event = eventAt(events, t) || nextEvent(events, t);
    this.choose(label);
    if (!event) return view.status.show(say("{name} is not heard", { name: this.get(label).name }));
    if (view.focus.only && view.focus.only !== label) view.focus.playOnly(null); // or nothing of the event would be heard
    view.selection.set(event.start, event.end);
    view.controls.setLoop(true);
    view.seek(event.start);
    view.play();
  }

  /** To a moment at which a label is heard. */
  jumpTo(label, t) {
    this.choose(label);
    this.view.seek(t);
  }

  choose(label) {
    this.chosen = label;
    for (const lane of this.byLabel.values()) lane.item.classList.toggle("picked", lane.label === label);
  }

  /** The same for the instrument that was chosen last, else for the first lane. */
  jumpChosen(step) {
    const label = this.chosen || this.list.firstElementChild?.dataset.label;
    if (label) this.jump(label, step);
  }
}
