// The stage: spectrogram, outline of the wave, time axis, and the whole song as a strip above them.
import { colourTable } from "../colours.js";
import { drawWave, hatch, surface } from "../drawing.js";
import { canvas, h } from "../elements.js";
import { Tiles } from "../tiles.js";
import { clock, roundTime, ticks } from "../time.js";
import { say } from "../words.js";

export class Stage {
  constructor(view) {
    Object.assign(this, { view, tiles: null });
    this.overview = canvas("overview idle");
    this.ruler = canvas("ruler");
    this.wave = canvas("waveform");
    this.spectrogram = canvas("picture", { role: "img", "aria-label": say("Spectrogram") });
    this.el = h("div", { class: "stage" }, this.overview, this.ruler, this.wave, this.spectrogram);
  }

  /** New tiles, for another song or in the colours of another theme. */
  makeTiles() {
    const { song, theme } = this.view;
    if (song.track) this.tiles = this.tilesIn(theme.colours);
  }

  tilesIn({ spectrogram }) {
    const { meta, track } = this.view.song, tiles = new Tiles(meta.rows, colourTable(spectrogram));
    tiles.paint(track, 0, track.columns);
    return tiles;
  }

  /** Columns have arrived: [[first, n], ...]. */
  addColumns(columns) { for (const [first, n] of columns) this.tiles.paint(this.view.song.track, first, n); }

  describe() {
    const { song, duration, ask } = this.view, why = ask.map ? `. ${ask.map.text}` : "";
    const text = say("Spectrogram of {name}, {time} long; the lanes below say what was heard", { name: song.meta.name, time: clock(duration) });
    this.spectrogram.setAttribute("aria-label", text + why);
  }

  draw(colours) {
    const { ask, viewport } = this.view, [picture, width, height] = surface(this.spectrogram), [ruler, ...size] = surface(this.ruler);
    this.drawSpectrogram(picture, width, height, colours);
    ask.drawMap(picture, height, colours);
    this.drawWaveform(...surface(this.wave), colours);
    this.drawRuler(ruler, ...size, colours);
    ask.drawMarks(ruler, size[1], colours, (t) => viewport.x(t));
    this.drawOverview(colours);
  }

  drawSpectrogram(context, width, height, colours, tiles = this.tiles) {
    const { song, viewport } = this.view, [t0, t1] = viewport.span, { rate } = song.meta;
    tiles.draw(context, width, height, t0 * rate, t1 * rate);
    if (!song.live) this.drawGaps(context, height, colours);
    this.view.axis.draw(context, height, colours);
  }

  /** Stripes over what is not analysed. */
  drawGaps(context, height, colours) {
    const { viewport } = this.view, [t0, t1] = viewport.span;
    for (const [a, b] of this.gaps(t0, t1)) hatch(context, viewport.x(a), viewport.x(b) - viewport.x(a), height, colours.hatch);
  }

  /** Ranges from t0 to t1 that are not analysed. */
  gaps(t0, t1) {
    const { song, duration } = this.view, { rate } = song.meta, gaps = [];
    const stop = Math.min(Math.ceil(t1 * rate), Math.ceil(duration * rate) - 2), step = Math.max(1, Math.floor(((t1 - t0) * rate) / 800));
    for (let column = Math.floor(t0 * rate); column < stop; column += step) {
      if (song.track.known[column]) continue;
      const last = gaps[gaps.length - 1], end = Math.min(stop, column + step) / rate;
      if (last && last[1] >= column / rate - 1e-6) last[1] = end;
      else gaps.push([column / rate, end]);
    }
    return gaps;
  }

  drawWaveform(context, width, height, colours) {
    const { song, viewport } = this.view, [t0, t1] = viewport.span, { rate } = song.meta;
    drawWave(context, width, height, song.track, t0 * rate, t1 * rate, colours.wave);
  }

  drawRuler(context, width, height, colours) {
    const { viewport } = this.view;
    context.fillStyle = colours.text;
    context.font = "11px system-ui, sans-serif";
    for (const t of ticks(...viewport.span, Math.max(2, width / 80))) {
      const x = viewport.x(t), text = clock(t + 1e-6) + (t % 1 > 1e-4 ? String(roundTime(t % 1)).slice(1, 3) : "");
      context.fillRect(x, height - 5, 1, 5);
      context.fillText(text, Math.min(x + 3, width - context.measureText(text).width - 1), height - 7);
    }
  }

  /** The whole song, with what is in view marked, once that is a part of it. */
  drawOverview(colours) {
    const { song, viewport } = this.view, all = this.view.duration || 1, part = viewport.showPart();
    this.overview.classList.toggle("idle", !part);
    if (!part) return;
    const [context, width, height] = surface(this.overview);
    drawWave(context, width, height, song.track, 0, all * song.meta.rate, colours.wave);
    this.view.ask.drawMarks(context, height, colours, (t) => (t / all) * width);
    this.drawFrame(context, (viewport.span[0] / all) * width, Math.max(6, (viewport.seconds / all) * width), height, colours.accent);
  }

  drawFrame(context, x, width, height, colour) {
    context.beginPath();
    context.roundRect(x + 1, 1, width - 2, height - 2, 4);
    context.fillStyle = `${colour}40`;
    context.strokeStyle = colour;
    context.lineWidth = 1.5;
    context.fill();
    context.stroke();
  }
}
