// A line for everybody, how far the analysis is, and the end of a session.
import { h } from "../elements.js";
import { percent, say } from "../words.js";

export class Status {
  constructor() {
    Object.assign(this, { notice: "", untilPlaying: false }); // whether the line goes when the sound moves
    this.line = h("p", { class: "status", role: "status" });
    this.alert = h("p", { class: "alert", role: "alert", hidden: true });
    this.progress = h("progress", { max: 1, value: 0, "aria-label": say("Analysis") });
    this.share = h("span", { class: "small" });
    this.analysis = h("span", { class: "analysis", hidden: true }, this.share, this.progress);
  }

  show(text) {
    this.untilPlaying = false;
    this.line.textContent = [text, this.notice].filter(Boolean).join(" · ");
  }

  showUntilPlaying(text) {
    this.show(text);
    this.untilPlaying = true;
  }

  /** The sound moves. */
  onPlaying() { if (this.untilPlaying) this.show(""); }

  /** A note about the file, which stays beside what comes later. */
  addNotice(notice) {
    this.notice = "";
    this.show(notice);
    this.notice = notice;
  }

  /** What ends the session. */
  showError(text) {
    this.alert.hidden = false;
    this.alert.textContent = text;
  }

  showAnalysis({ live, track: { done, analysed } }) {
    this.analysis.hidden = done;
    this.progress.value = analysed;
    this.progress.hidden = live;
    this.share.textContent = live ? say("Recording") : say("Analysing {part}", { part: percent(analysed) });
  }
}
