// A sound at another rate: each new sample is a weighted sum of the old ones around its place.
import { joined } from "./samples.js";

// As Python's filter has it: of the lower rate's half, where a tone is halved, and how far it takes to silence it; the decibels taken off then.
// The bands of a song that has no high tones show what a weaker filter leaves there, and a network hears it.
const EDGE = 0.957, WIDTH = 0.086, DECIBELS = 120;

/** Bessel's function of order zero, which shapes Kaiser's window. */
function bessel(x) {
  let sum = 1, term = 1;
  for (let n = 1; term > 1e-12 * sum; n++) sum += term *= (x / 2 / n) ** 2;
  return sum;
}

const divisor = (a, b) => (b ? divisor(b, a % b) : a);

export class Resampler {
  /** @param {number} from @param {number} to rates, Hz */
  constructor(from, to) {
    const common = divisor(from, to), half = Math.min(from, to) / 2, transition = (2 * Math.PI * WIDTH * half) / from;
    Object.assign(this, { up: to / common, down: from / common, reach: 2 * Math.ceil((DECIBELS - 8) / (2.285 * transition) / 4) });
    Object.assign(this, { phases: [], cut: (2 * EDGE * half) / from });
  }

  /** The weights of a phase, which are made when it comes for the first time: of odd rates there are very many. */
  phase(n) { return (this.phases[n] ??= this.weights(n / this.up, this.cut)); }

  /** What the old samples from `reach - 1` before a place to `reach` behind it count, if the place lies so far behind a sample. */
  weights(offset, cut) {
    const { reach } = this, beta = 0.1102 * (DECIBELS - 8.7), whole = bessel(beta);
    return Float32Array.from({ length: 2 * reach }, (_, i) => {
      const x = i - reach + 1 - offset, t = Math.PI * cut * x, window = Math.abs(x) < reach ? bessel(beta * Math.sqrt(1 - (x / reach) ** 2)) / whole : 0;
      return cut * (t ? Math.sin(t) / t : 1) * window;
    });
  }

  /** The old sample at or before the place of a new one. */
  place(sample) { return Math.floor((sample * this.down) / this.up); }

  /** How many new samples stand for so many old ones, as Python has it; one at least, if there are any. */
  count(samples) { return Math.max(Math.min(samples, 1), Math.round((samples * this.up) / this.down)); }

  /** New samples [from, to) out of old ones of which the first has number `first`; beyond both ends there is silence. */
  resampled(samples, first, from, to) {
    const { up, down, reach } = this, out = new Float32Array(to - from);
    const begin = this.place(from) - reach + 1, stop = this.place(to - 1) + reach + 1, whole = spread(samples, first, begin, stop);
    for (let n = from; n < to; n++) out[n - from] = weighted(this.phase((n * down) % up), whole, this.place(n) - reach + 1 - begin);
    return out;
  }
}

/** Samples [begin, stop) of a sound, of which those from `first` on are given. */
function spread(samples, first, begin, stop) {
  if (begin >= first && stop - first <= samples.length) return samples.subarray(begin - first, stop - first);
  const whole = new Float32Array(Math.max(0, stop - begin)), from = Math.max(0, begin - first);
  whole.set(samples.subarray(from, Math.max(from, stop - first)), Math.max(0, first - begin));
  return whole;
}

/** A sum in four parts, which a processor adds up side by side; there are 4 n weights. */
function weighted(weights, samples, at) {
  let a = 0, b = 0, c = 0, d = 0;
  for (let i = 0; i < weights.length; i += 4) {
    a += weights[i] * samples[at + i];
    b += weights[i + 1] * samples[at + i + 1];
    c += weights[i + 2] * samples[at + i + 2];
    d += weights[i + 3] * samples[at + i + 3];
  }
  return a + b + c + d;
}

/** A sound, read at another rate. */
export class Resampled {
  /** @param {{samples: number|null, read: Function}} sound @param {number} from its rate @param {number} to the one that is wanted */
  constructor(sound, from, to) {
    Object.assign(this, { sound, resampler: new Resampler(from, to), samples: null, held: null, first: 0 });
    if (sound.samples !== null) this.samples = this.resampler.count(sound.samples);
  }

  async read(from, to) {
    const { resampler, sound } = this, first = Math.max(0, resampler.place(from) - resampler.reach + 1), stop = resampler.place(to - 1) + resampler.reach + 1;
    const channels = await this.around(first, stop), total = resampler.count(this.first + this.held[0].length);
    return channels.map((samples) => resampler.resampled(samples, this.first, from, Math.max(from, this.over ? Math.min(to, total) : to)));
  }

  /** Old samples from `first` on; what is held of them is not read again. */
  async around(first, stop) {
    const fits = this.held && first >= this.first && first <= this.first + this.held[0].length;
    const kept = fits ? this.held.map((samples) => samples.subarray(first - this.first)) : [], from = first + (kept[0]?.length ?? 0);
    const more = await this.sound.read(from, Math.max(from, stop));
    this.over = more[0].length < stop - from;
    this.held = more.map((samples, i) => (kept[i] ? joined(kept[i], samples) : samples));
    this.first = first;
    return this.held;
  }
}
