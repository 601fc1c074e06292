// The pitch axis of the spectrogram: in Hz, or in notes.
import { press, toggle } from "../elements.js";
import { axisMarks } from "../pitch.js";
import { stored } from "../storage.js";
import { say } from "../words.js";

const CHOICE = "audiotag.axis", LOW = 60; // pixels: a lower picture has no room for an axis

export class Axis {
  constructor(view) {
    Object.assign(this, { view, notes: stored((storage) => storage.getItem(CHOICE)) === "notes" });
    this.button = toggle("note", say("Notes on the pitch axis, in place of Hz"), this.notes, say("Notes"));
    this.button.onclick = () => this.toggle();
  }

  toggle() {
    this.notes = !this.notes;
    press(this.button, this.notes);
    stored((storage) => storage.setItem(CHOICE, this.notes ? "notes" : "Hz"));
    this.view.frames.draw();
  }

  /** A session of long ago does not say where its bands lie. */
  begin() { this.button.hidden = !this.view.song.meta.mel; }

  /** The marks of a picture so many pixels high. */
  marks(height) {
    const { mel, rows } = this.view.song.meta;
    return mel && height >= LOW ? axisMarks({ notes: this.notes, range: mel, rows, height }) : [];
  }

  draw(context, height, colours) {
    context.font = "10px system-ui, sans-serif";
    for (const { y, text } of this.marks(height)) {
      const baseline = Math.min(Math.max(y + 3.5, 9), height - 3);
      context.fillStyle = `rgba(${colours.spectrogram[0]},.8)`;
      context.fillRect(0, baseline - 9, context.measureText(text).width + 10, 11.5);
      context.fillStyle = colours.text;
      context.fillRect(0, y, 4, 1);
      context.fillText(text, 7, baseline);
    }
  }
}
