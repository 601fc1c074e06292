// Frames: what has changed is drawn in the next, and while the sound plays each frame asks for another.

export class FrameLoop {
  /** @param {() => void} paint draw everything  @param {() => boolean} step called every frame; whether to go on */
  constructor(paint, step) { Object.assign(this, { paint, step, dirty: false, requested: 0, stopped: false }); }

  /** Draw everything in the next frame. */
  draw() {
    this.dirty = true;
    this.wake();
  }

  wake() { if (!this.requested && !this.stopped) this.requested = requestAnimationFrame(() => this.run()); }

  run() {
    this.requested = 0;
    if (this.dirty) {
      this.dirty = false;
      this.paint();
    }
    if (this.step()) this.wake();
  }

  stop() {
    this.stopped = true;
    cancelAnimationFrame(this.requested);
  }
}
