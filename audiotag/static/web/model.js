// A model that hears: its network, what it was taught beside that, and the numbers that belong to it.
import { FrontEnd } from "./front_end.js";
import { Layout } from "./stretches.js";

const LOWEST = 1e-9, HIGHEST = 1 - 1e-7; // scores that have a logit
const sigmoid = (logit) => 1 / (1 + Math.exp(-Math.min(30, Math.max(-30, logit))));
const clipped = (score) => Math.min(HIGHEST, Math.max(LOWEST, score));
const product = (weights, values, at) => weights.reduce((sum, weight, i) => sum + weight * values[at + i], 0);

export class Model {
  /**
   * @param {object} about what `browser_model` of the notebook `browser` gives
   * @param {(frames: Float32Array, size: number, outputs: string[]) => Promise<Object<string, Float32Array>>} network gives outputs by name
   * @param {number} pace how long that takes for a stretch, ms
   */
  constructor(about, network, pace = 0) {
    Object.assign(this, { about, network, pace, frontEnd: new FrontEnd(about.front_end), layout: new Layout(about.layout) });
    Object.assign(this, { labels: about.outputs.length, run: (frames, size) => this.scores(frames, size) });
  }

  /** Scores of the columns of some stretches, Float32Array (size x columns x labels). */
  async scores(frames, size) {
    const { about: { outputs, taught, corrected }, layout: { columns }, network } = this, rows = size * columns;
    const found = await network(frames, size, taught || corrected ? ["scores", "embedding"] : ["scores"]);
    const own = found.scores.length / rows, values = new Float32Array(rows * outputs.length);
    for (let row = 0; row < rows; row++) {
      if (this.isSilent(frames, row)) continue;
      const all = this.scoresOf(found, row, own);
      outputs.forEach((label, k) => (values[row * outputs.length + k] = all[label]));
    }
    return values;
  }

  /** The scores of one column, those of labels that were taught and corrected among them. */
  scoresOf({ scores, embedding }, row, own) {
    const { taught, corrected } = this.about, all = [...scores.subarray(row * own, (row + 1) * own)];
    const linear = ({ weights, bias }, n) => product(weights[n], embedding, row * weights[n].length) + bias[n];
    taught?.bias.forEach((_, n) => all.push(sigmoid(linear(taught, n))));
    corrected?.at.forEach((label, n) => {
      const score = clipped(all[label]);
      all[label] = sigmoid(Math.log(score) - Math.log1p(-score) + linear(corrected, n));
    });
    return all;
  }

  /** Whether no band of a column holds more power than the offset. */
  isSilent(frames, row) {
    const { frontEnd: { mels, silence, std }, layout: { columns, frames: length, width } } = this, quiet = silence + Math.LN2 / std;
    const at = (Math.floor(row / columns) * length + (row % columns) * width) * mels;
    return frames.subarray(at, at + width * mels).every((band) => band < quiet);
  }
}
