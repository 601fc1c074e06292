// Corrections: a listener's verdicts on the model's events. Their menu adds what was not heard, and undoes.
import { liesIn, movedEdge } from "../corrected.js";
import { MOST_BYTES, parseCorrections, plainLabel } from "../corrections_file.js";
import { button, h, onTouch, wordButton } from "../elements.js";
import { sheet } from "../sheet.js";
import { clock, roundTime } from "../time.js";
import { LOST } from "./connection.js";

const NO_RANGE = "Without a selection the moment that plays now is meant. ";
const BY_MOUSE = "Drag with Shift to select a stretch.", BY_TOUCH = "Switch “Select” on and drag to select a stretch.";
const HINT = "To say that an event is right, wrong or something else, open its lane’s “⋯”, or ";
const ON_TOUCH = "tap the event.", ON_MOUSE = "click on the event; its edges can be dragged.";

export class Corrections {
  constructor(view) {
    this.view = view;
    this.opener = button("pen", "Corrections", {}, "Corrections");
    this.where = h("p", { class: "small" });
    this.known = h("select", { "aria-label": "Instrument that plays there" });
    this.other = h("input", { type: "text", placeholder: "or another name", maxLength: 64, "aria-label": "Another instrument’s name" });
    this.other.onkeydown = ({ key }) => void (key === "Enter" && this.addLabel()); // false would swallow the key
    this.add = wordButton("Add", { className: "text main", onclick: () => view.song.meta && this.addLabel() });
    this.undo = button("undo", "Undo the last correction", { disabled: true, onclick: () => this.step("undo") });
    this.redo = button("redo", "Redo", { disabled: true, onclick: () => this.step("redo") });
    this.count = h("span", { class: "small" });
    this.file = h("input", { type: "file", accept: ".json,application/json", hidden: true, "aria-label": "File of corrections" });
    this.file.onchange = () => this.openFile();
    const saved = wordButton("Open saved ones", { onclick: () => view.song.meta && this.file.click() });
    const lines = [[this.known, this.other, this.add], [this.undo, this.redo, this.count, saved, this.file]];
    const [adding, undoing] = lines.map((parts) => h("div", { class: "line" }, parts)), hint = h("p", { class: "small" }, HINT + (onTouch() ? ON_TOUCH : ON_MOUSE));
    this.sheet = sheet(this.opener, "Something plays that was not heard?", this.where, adding, hint, undoing);
  }

  /** "undo" or "redo". */
  step(op) { this.send({ op }); }

  /** Says whether it was sent; while the line is down, nothing is, and the listener is told. */
  send(fields) {
    const sent = this.view.connection.send("correct", fields);
    if (!sent) this.view.status.show(LOST);
    return sent;
  }

  /** Send a step: what is said, and what is not any more; says whether that was done. */
  change(add, remove = []) {
    const inMicroseconds = (items) => items.map(({ start, end, label, verdict }) => ({ start: roundTime(start), end: roundTime(end), label, verdict }));
    return !(add.length + remove.length) || this.send({ op: "change", add: inMicroseconds(add), remove: inMicroseconds(remove) });
  }

  tell(label, text, [start, end]) { this.view.status.show(`${this.view.song.displayName(label)}: ${text}, ${clock(start)} to ${clock(end)}`); }

  /** What was said of a label within a range of time. */
  saidIn(label, [start, end]) { return this.view.song.correctionsOf(label).filter((item) => liesIn(item, start, end)); }

  /** Send that a label is right, wrong or added in a range of time. */
  correct(label, verdict, [start, end] = this.rangeOf(label)) {
    if (!(start < end)) return;
    const remove = this.saidIn(label, [start, end]), onlySaid = verdict === "wrong" && remove.length && !this.view.song.isHeard(label);
    if (this.change(onlySaid ? [] : [{ start, end, label, verdict }], remove)) this.tell(label, verdict, [start, end]);
  }

  /** It is not in the song at all. */
  wrongEverywhere(label) {
    const { song } = this.view, end = Math.max(song.track.duration, ...song.eventsFor(label).map((event) => event.end));
    const done = this.change(song.isHeard(label) ? [{ start: 0, end, label, verdict: "wrong" }] : [], song.correctionsOf(label));
    if (done) this.tell(label, "wrong everywhere", [0, end]);
  }

  /** It is really something else: one step. */
  replace(label, other, [start, end]) {
    const remove = [...this.saidIn(label, [start, end]), ...this.saidIn(other, [start, end])];
    const wrong = this.view.song.isHeard(label) ? [{ start, end, label, verdict: "wrong" }] : [];
    const done = this.change([...wrong, { start, end, label: other, verdict: "added" }], remove);
    if (done) this.tell(label, `really ${this.view.song.displayName(other)}`, [start, end]);
  }

  takeBack(label, range) {
    if (this.change([], this.saidIn(label, range))) this.tell(label, "taken back", range);
  }

  /** Its "start" or "end" lies elsewhere; `block` is an event, or what was said to be wrong. */
  moveEdge(label, block, key, to) {
    const { song } = this.view, longer = key === "start" ? to < block.start : to > block.end;
    const { remove, add } = movedEdge(song.correctionsOf(label), song.heardBy(label), label, block[key], roundTime(to), longer === block.sounds);
    if (!this.change(add, remove)) return;
    this.tell(label, key === "start" ? "begins elsewhere" : "ends elsewhere", [Math.min(block[key], to), Math.max(block[key], to)]);
  }

  /** Corrections that were saved from here, or lay beside the song. */
  async openFile() {
    const { keeping, song, status } = this.view, [file] = this.file.files;
    this.file.value = "";
    this.sheet.hidePopover();
    if (!file) return;
    try {
      if (file.size > MOST_BYTES) throw new Error("it is larger than corrections can be");
      const count = keeping.load(parseCorrections(await file.text(), { ...song.meta, duration: song.meta.duration ?? song.track.duration }));
      if (count === null) status.show(LOST);
      else status.show(count ? `${count} correction${count > 1 ? "s" : ""} opened` : "All of these corrections are here already");
    } catch (error) {
      status.show(`${file.name} cannot be opened: ${error.message}`);
    }
  }

  /** The range that is meant: the selection, else what sounds of that label. */
  rangeOf(label) {
    const { selection, song, time } = this.view;
    return selection.range.length ? selection.range : song.rangeAt(label, time);
  }

  addLabel() {
    const label = plainLabel(this.other.value) || this.known.value;
    this.other.value = "";
    if (label) this.correct(label, "added");
    this.sheet.hidePopover();
  }

  /** The labels that the model knows, for another song. */
  begin() {
    const { song } = this.view;
    this.known.replaceChildren(...song.labels.map((label) => h("option", { value: label }, song.displayName(label))));
  }

  showRange() {
    const [start, end] = this.view.selection.range;
    this.where.textContent = start === undefined ? NO_RANGE + (onTouch() ? BY_TOUCH : BY_MOUSE) : `From ${clock(start)} to ${clock(end)}, the selection:`;
  }

  /** What can be undone, as a message says, and how many there are now. */
  show({ undo, redo }) {
    const { length } = this.view.song.corrections;
    this.undo.disabled = !undo;
    this.redo.disabled = !redo;
    this.count.textContent = length ? `${length} correction${length > 1 ? "s" : ""}` : "";
  }
}
