// An annotation beside what was heard: the legend of its marks, and a line that sums it up.
import { surface } from "../drawing.js";
import { canvas, h } from "../elements.js";
import { drawDifference, scoreText, segmentCounts } from "../truth.js";
import { say } from "../words.js";

const kinds = () => ({ both: say("as annotated"), missing: say("missing: annotated, not heard"), extra: say("extra: heard, not annotated") });

export class Comparison {
  constructor(view) {
    this.view = view;
    this.line = h("p", {});
    this.swatches = Object.fromEntries(Object.keys(kinds()).map((kind) => [kind, canvas("mark")]));
    const legend = Object.entries(kinds()).map(([kind, text]) => h("li", {}, this.swatches[kind], text));
    this.el = h("section", { class: "comparison", "aria-label": say("Compared with the annotation"), hidden: true }, this.line, h("ul", { class: "legend" }, legend));
  }

  show() {
    const { song } = this.view, { truth } = song.meta;
    this.el.hidden = !truth;
    if (truth) this.line.textContent = [say("Below each bar: {name}.", { name: truth.name }), this.score(), this.unknown()].filter(Boolean).join(" ");
  }

  /** How right the song was heard, once all of it was. */
  score() {
    const { song } = this.view, { duration } = song.track;
    if (!song.track.done) return "";
    const inSong = (events) => events.map(({ start, end }) => ({ start, end: Math.min(end, duration) })); // whatever the annotation says
    const counts = segmentCounts((label) => inSong(song.truthFor(label)), (label) => song.eventsFor(label), song.labels, song.meta.truth.kit);
    return say("Counted in seconds: {score}.", { score: scoreText(counts) });
  }

  /** Labels of the annotation that the model cannot hear. */
  unknown() {
    const { song } = this.view, names = [...song.truth.keys()].filter((label) => !song.labels.includes(label) && !(label in song.meta.groups));
    return names.length ? say("The model does not know {names}.", { names: names.map((label) => song.displayName(label)).join(", ") }) : "";
  }

  draw(colours) {
    if (this.el.hidden) return;
    for (const [kind, swatch] of Object.entries(this.swatches)) {
      const [context, width, height] = surface(swatch);
      drawDifference(context, kind, 1, width - 2, 1, height - 2, colours.text);
    }
  }
}
