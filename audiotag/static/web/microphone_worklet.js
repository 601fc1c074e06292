// Samples of a microphone, a tenth of a second at a time.

const PART = 3_200; // samples

class Samples extends AudioWorkletProcessor {
  constructor() {
    super();
    Object.assign(this, { part: new Float32Array(PART), filled: 0 });
  }

  process([[channel]]) {
    for (const sample of channel || []) {
      this.part[this.filled++] = sample;
      if (this.filled < PART) continue;
      this.port.postMessage(this.part, [this.part.buffer]);
      Object.assign(this, { part: new Float32Array(PART), filled: 0 });
    }
    return true;
  }
}

registerProcessor("samples", Samples);
