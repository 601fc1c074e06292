// Where samples come from: a song that was decoded, or a microphone.

/** A song that is there as a whole. */
export class DecodedSound {
  /** @param {Float32Array[]} channels one or two @param {number} rate of them, Hz */
  constructor(channels, rate) { Object.assign(this, { channels, rate, samples: channels[0].length }); }

  async read(from, to) { return this.channels.map((channel) => channel.slice(from, to)); }

  /** Nothing will be read any more. */
  forget() { this.channels = []; }
}

/** Sound that arrives, read once from its beginning to its end; what was read is forgotten. */
export class ArrivingSound {
  constructor(rate) { Object.assign(this, { rate, samples: null, parts: [], first: 0, length: 0, over: false, wanted: null }); } // first: sample of the first part

  add(samples) {
    if (this.over) return;
    this.parts.push(samples);
    this.length += samples.length;
    this.answer();
  }

  finish() {
    this.over = true;
    this.answer();
  }

  read(from, to) {
    return new Promise((resolve) => {
      this.wanted = { from, to, resolve };
      this.answer();
    });
  }

  answer() {
    if (!this.wanted || (this.length < this.wanted.to && !this.over)) return;
    const { from, to, resolve } = this.wanted, stop = Math.min(to, this.length), samples = new Float32Array(Math.max(0, stop - from));
    this.wanted = null;
    let at = this.first;
    for (const part of this.parts) {
      const begin = Math.max(0, from - at), end = Math.min(part.length, stop - at);
      if (end > begin) samples.set(part.subarray(begin, end), at + begin - from);
      at += part.length;
    }
    while (this.parts.length && this.first + this.parts[0].length <= stop) this.first += this.parts.shift().length;
    resolve([samples]);
  }
}
