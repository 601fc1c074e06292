// Log-mel frames of a sound, as the notebook `logmel` makes them; every number that they hang on is given.

export const GROUP = 128; // frames that are made at once: in each, two channels are alike or not

/** A Fourier transform of 2^n complex numbers, in place. */
export class Fourier {
  constructor(size) {
    this.size = size;
    this.cosines = Float64Array.from({ length: size / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / size));
    this.sines = Float64Array.from({ length: size / 2 }, (_, k) => -Math.sin((2 * Math.PI * k) / size));
    this.places = new Uint32Array(size); // of each number once it is sorted: its bits, turned round
    for (let i = 0; i < size; i++) this.places[i] = (this.places[i >> 1] >> 1) | (i & 1 ? size >> 1 : 0);
  }

  /** Real and imaginary parts of numbers that lie at `places` already. */
  transform(real, imaginary) {
    for (let half = 1, step = this.size / 2; half < this.size; half *= 2, step /= 2)
      for (let first = 0; first < this.size; first += 2 * half)
        for (let i = first, k = 0; i < first + half; i++, k += step) this.butterfly(real, imaginary, i, i + half, k);
  }

  butterfly(real, imaginary, i, j, k) {
    const cosine = this.cosines[k], sine = this.sines[k];
    const x = real[j] * cosine - imaginary[j] * sine, y = real[j] * sine + imaginary[j] * cosine;
    real[j] = real[i] - x;
    imaginary[j] = imaginary[i] - y;
    real[i] += x;
    imaginary[i] += y;
  }
}

/** The channels that are transformed: one, or both of two that are not alike. */
export function channelsOf(channels, alike) {
  if (channels.length === 1) return channels;
  const [left, right] = channels, mean = left.map((sample, i) => (sample + right[i]) / 2);
  const power = (samples) => samples.reduce((sum, sample) => sum + sample * sample, 0);
  return power(mean) >= (alike / 2) * (power(left) + power(right)) ? [mean] : channels;
}

export class FrontEnd {
  /**
   * @param {{sr: number, fft: number, hop: number, before: number, window: number[], emphasis: number, offset: number, mean: number,
   *   std: number, silence: number, alike: number, bands: [number, number[]][]}} numbers as `front_end_numbers` of the notebook `browser`
   *   gives them; a band is its first frequency and the weights from there on
   */
  constructor(numbers) {
    Object.assign(this, numbers, { mels: numbers.bands.length, window: Float64Array.from(numbers.window), fourier: new Fourier(numbers.fft) });
    Object.assign(this, { real: new Float64Array(this.fft), imaginary: new Float64Array(this.fft) });
    Object.assign(this, { power: new Float64Array(this.fft / 2 + 1), power2: new Float64Array(this.fft / 2 + 1) });
  }

  /** Frames a second. */
  get rate() { return this.sr / this.hop; }

  /** Samples that `n` frames need: those under their windows, and one more. */
  reach(n) { return (n - 1) * this.hop + this.window.length + 1; }

  /** Each sample's follower less a part of itself; where none is taken off, the samples. */
  emphasised(samples) {
    const { emphasis } = this, out = new Float32Array(samples.length - 1);
    for (let i = 0; i < out.length; i++) out[i] = emphasis ? samples[i + 1] - emphasis * samples[i] : samples[i];
    return out;
  }

  /** Log-mel of `n` frames, Float32Array (n x mels), in channels of `reach(n)` samples. */
  logMel(channels, n) {
    const [left, right] = channelsOf(channels.map((samples) => this.emphasised(samples)), this.alike), out = new Float32Array(n * this.mels);
    for (let frame = 0; frame < n; frame += right ? 1 : 2) {
      const at = frame * this.hop;
      this.spectrum(left, at, right || left, right ? at : at + this.hop);
      if (right) this.addUp();
      else this.takeApart();
      this.mel(this.power, out.subarray(frame * this.mels));
      if (!right && frame + 1 < n) this.mel(this.power2, out.subarray((frame + 1) * this.mels));
    }
    return out;
  }

  /** One transform of two windows: one is the real part, the other the imaginary one. */
  spectrum(one, at, other, from) {
    const { window, real, imaginary, fourier: { places } } = this;
    real.fill(0);
    imaginary.fill(0);
    for (let i = 0; i < window.length; i++) {
      real[places[i]] = one[at + i] * window[i];
      imaginary[places[i]] = (other[from + i] || 0) * window[i];
    }
    this.fourier.transform(real, imaginary);
  }

  /** The mean power of both windows. */
  addUp() {
    const { fft, real, imaginary, power } = this, square = (k) => real[k] ** 2 + imaginary[k] ** 2;
    for (let k = 0; k < power.length; k++) power[k] = (square(k) + square((fft - k) % fft)) / 4;
  }

  /** The power of each window: what is even in the transform belongs to the real part, what is odd to the other. */
  takeApart() {
    const { fft, real, imaginary, power, power2 } = this;
    for (let k = 0; k < power.length; k++) {
      const back = (fft - k) % fft;
      power[k] = ((real[k] + real[back]) ** 2 + (imaginary[k] - imaginary[back]) ** 2) / 4;
      power2[k] = ((imaginary[k] + imaginary[back]) ** 2 + (real[back] - real[k]) ** 2) / 4;
    }
  }

  /** Bands of one power spectrum, their logarithms, as the network wants them. */
  mel(power, out) {
    const { offset, mean, std } = this;
    this.bands.forEach(([first, weights], band) => {
      let sum = 0;
      for (let i = 0; i < weights.length; i++) sum += power[first + i] * weights[i];
      out[band] = (Math.log(sum + offset) - mean) / std;
    });
  }
}
