// Corrections: a listener's verdicts on the model's events. Their menu adds what was not heard, and undoes.
import { button, h, onTouch, wordButton } from "../elements.js";
import { sheet } from "../sheet.js";
import { clock, roundTime } from "../time.js";

const NO_RANGE = "Without a selection the moment that plays now is meant. ";
const BY_MOUSE = "Drag with Shift to select a stretch.", BY_TOUCH = "Switch “Select” on and drag to select a stretch.";
const HINT = "To mark a lane as right or wrong, open its “⋯”.";

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
    const lines = [[this.known, this.other, this.add], [this.undo, this.redo, this.count]];
    const [adding, undoing] = lines.map((parts) => h("div", { class: "line" }, parts)), hint = h("p", { class: "small" }, HINT);
    this.sheet = sheet(this.opener, "Something plays that was not heard?", this.where, adding, hint, undoing);
  }

  /** "undo" or "redo". */
  step(op) { this.view.connection.send("correct", { op }); }

  /** Send that a label is right, wrong or added in a range of time. */
  correct(label, verdict, [start, end] = this.rangeOf(label)) {
    const { connection, lanes, status } = this.view;
    if (!(start < end)) return;
    connection.send("correct", { op: "change", add: [{ start: roundTime(start), end: roundTime(end), label, verdict }] });
    status.show(`${lanes.get(label)?.name || label}: ${verdict}, ${clock(start)} to ${clock(end)}`);
  }

  /** The range that is meant: the selection, else what sounds of that label. */
  rangeOf(label) {
    const { selection, song, time } = this.view;
    return selection.range.length ? selection.range : song.rangeAt(label, time);
  }

  addLabel() {
    const label = this.other.value.trim().replace(/[|\p{Cc}]/gu, " ") || this.known.value;
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
