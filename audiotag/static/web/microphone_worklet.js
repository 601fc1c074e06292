// Samples of a microphone, a tenth of a second at a time. Whoever sends it anything gets what is left, and then null.

const PART = 3_200; // samples

class Samples extends AudioWorkletProcessor {
  constructor() {
    super();
    this.begin();
    this.port.onmessage = () => {
      this.send();
      this.port.postMessage(null);
    };
  }

  begin() { Object.assign(this, { part: new Float32Array(PART), filled: 0 }); }

  send() {
    const part = this.part.slice(0, this.filled);
    this.port.postMessage(part, [part.buffer]);
    this.begin();
  }

  process([[channel]]) {
    for (const sample of channel || []) {
      this.part[this.filled++] = sample;
      if (this.filled === PART) this.send();
    }
    return true;
  }
}

registerProcessor("samples", Samples);
