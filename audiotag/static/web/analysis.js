// A song is heard batch by batch, from wherever somebody listens, as the notebooks `analysis` and `progress` have it.
import { GROUP } from "./front_end.js";
import { together } from "./samples.js";
import { Frames, scoreColumns } from "./stretches.js";

const SOON = 16; // seconds: a place that is no farther ahead is reached by going on
const MAX_COLUMNS = 38_400; // of a picture, about
const FAST = 0.3; // of the time that a column lasts: so much of it a network may take if each column is to be heard as it comes

/** What a song is itself to blame for, as a visitor is told it after the song's name. */
export class NoSoundError extends Error {}

/** How many frames are averaged in a column of the picture of a song of so many seconds; null = not known. */
export function framesPerColumn(seconds, rate) { return [1, 2, 4, 8, 16, 32].find((n) => (seconds ?? 2_400) * rate <= n * MAX_COLUMNS) || 64; }

/** Columns of the picture, as they are drawn: uint8 (n x mels), and the least and the greatest sample of each in 127ths, int8 (n x 2). */
export class Picture {
  constructor(frontEnd, width) { Object.assign(this, { frontEnd, width, first: 0, drawn: 0, pictures: [], peaks: [] }); }

  add(first, frames, channels) {
    const { frontEnd: { mels, hop }, width } = this, n = frames.length / mels, columns = Math.ceil(n / width);
    if (!this.drawn) this.first = first / width;
    this.drawn += columns;
    this.pictures.push(this.means(frames, n, columns));
    this.peaks.push(peaksOf(channels, columns, width * hop));
  }

  means(frames, n, columns) {
    const { frontEnd: { mels, mean, std, floor }, width } = this, picture = new Uint8Array(columns * mels);
    for (let column = 0; column < columns; column++) {
      const stop = Math.min(n, (column + 1) * width), many = stop - column * width;
      for (let band = 0; band < mels; band++) {
        let sum = 0;
        for (let frame = column * width; frame < stop; frame++) sum += frames[frame * mels + band];
        picture[column * mels + band] = Math.min(255, Math.max(0, ((sum / many) * std + mean - floor) * 10));
      }
    }
    return picture;
  }

  /** What was drawn since the last call: the first column, how many, their picture and their peaks. */
  take() {
    const { first, drawn, pictures, peaks } = this;
    Object.assign(this, { first: first + drawn, drawn: 0, pictures: [], peaks: [] });
    return [first, drawn, together(Uint8Array, pictures), together(Int8Array, peaks)];
  }
}

function peaksOf(channels, columns, width) {
  const peaks = new Int8Array(columns * 2), near = (x) => Math.max(-127, Math.min(127, Math.round(x * 127)));
  for (let column = 0; column < columns; column++) {
    const whole = channels[0].length >= (column + 1) * width;
    let [least, most] = whole ? [Infinity, -Infinity] : [0, 0]; // beyond the end of a sound there is silence
    for (const channel of channels)
      for (const sample of channel.subarray(column * width, (column + 1) * width)) {
        if (sample < least) least = sample;
        if (sample > most) most = sample;
      }
    [peaks[2 * column], peaks[2 * column + 1]] = [near(least), near(most)];
  }
  return peaks;
}

export class Analysis {
  /**
   * @param {{frontEnd: FrontEnd, layout: Layout, labels: number, run: Function}} model what hears it
   * @param {{read: Function, samples: number|null}} sound `samples`: how many there are; null = it is still arriving
   * @param {(message: object, buffers: ArrayBuffer[]) => void} tell takes the `segments` messages of the notebook `feed`
   */
  constructor(model, sound, tell) {
    const { frontEnd, layout } = model, seconds = sound.samples === null ? null : sound.samples / frontEnd.sr;
    Object.assign(this, { model, sound, tell, playhead: 0, target: null, stopped: false, known: [], duration: seconds, done: false });
    this.width = framesPerColumn(seconds, frontEnd.rate);
    this.total = sound.samples === null ? null : layout.countColumns(sound.samples, frontEnd);
  }

  /** The first column that reaches into a moment. */
  columnAt(seconds) {
    const { layout, frontEnd } = this.model;
    return Math.max(0, Math.floor((Math.floor(seconds * frontEnd.rate) - layout.width) / layout.spacing) + 1);
  }

  /** The first column from there on that is not known, else the first of all; null = all are known. */
  gap(first) {
    const total = this.total ?? this.known.length + 1;
    for (let column = Math.min(first, total); column < total; column++) if (!this.known[column]) return column;
    for (let column = 0; column < total; column++) if (!this.known[column]) return column;
    return null;
  }

  /** Whether to break off before a column: it is known, or another place is wanted. */
  leaves(at) {
    if (this.stopped || this.known[at]) return true;
    if (this.target === null) return false;
    const { layout, frontEnd } = this.model, goal = this.gap(this.columnAt(this.target));
    if (goal === null || (at <= goal && goal <= at + (SOON * frontEnd.rate) / layout.spacing)) this.target = null; // it soon will be known
    return this.target !== null;
  }

  /** Hear all of it; gives whether it was heard to the end. */
  async run() {
    while (!this.stopped) {
      const column = this.gap(this.columnAt(this.target ?? this.playhead));
      this.target = null;
      if (column === null) break;
      await this.read(this.model.layout.stretchOf(column));
    }
    if (this.stopped) return false;
    this.done = true;
    this.say({ first: 0, spans: [], scores: new Float32Array(0) }, [0, 0, new Uint8Array(0), new Int8Array(0)]);
    return true;
  }

  /** Frames that are made at once: of a microphone a column's, if the network can keep up with that. */
  group(live) {
    const { model: { layout, frontEnd, pace }, width } = this, fits = layout.columns > 1 && layout.width % width === 0;
    return live && fits && pace < (FAST * 1000 * layout.width) / frontEnd.rate ? layout.width : GROUP;
  }

  /** Go through the sound from a stretch on, until it ends or another place is wanted. */
  async read(stretch) {
    const { model: { frontEnd, layout, labels, run }, sound } = this, live = sound.samples === null, picture = new Picture(frontEnd, this.width);
    const frames = new Frames(sound, frontEnd, stretch * layout.step, (...group) => picture.add(...group), this.group(live));
    const heard = () => (frames.start * frontEnd.hop + Math.max(0, frames.samples)) / frontEnd.sr;
    for await (const part of scoreColumns(frames, layout, labels, run, live ? Infinity : Number(!stretch))) {
      if (this.stopped) return;
      if (live && !frames.samples) throw new NoSoundError("holds no sound: check the microphone");
      if (live) this.duration = heard();
      const at = this.put(part, picture.take());
      if (this.leaves(at)) return;
    }
    if (!live) return;
    this.duration = heard();
    this.total = layout.countColumns(frames.samples, frontEnd);
  }

  /** Tell what is new; gives the column to go on with. */
  put(part, drawn) {
    const { labels } = this.model, old = part.spans.findIndex((_, n) => this.known[part.first + n]), n = old < 0 ? part.spans.length : old;
    if (part.final) for (let column = part.first; column < part.first + n; column++) this.known[column] = true;
    this.say({ first: part.first, spans: part.spans.slice(0, n), scores: part.scores.slice(0, n * labels) }, drawn);
    return part.final ? part.first + n : part.first;
  }

  say({ first, spans, scores }, [column, columns, picture, peaks]) {
    const { duration, total, done, known } = this, analysed = done ? 1 : total ? Math.min(1, known.filter(Boolean).length / total) : 0;
    const items = spans.map(([start, end], n) => [first + n, start, end]), message = { type: "segments", items, columns: [[column, columns]] };
    this.tell({ ...message, duration, total, done, analysed }, [scores.buffer, picture.buffer, peaks.buffer]);
  }
}
