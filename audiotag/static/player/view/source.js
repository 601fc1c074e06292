// Where the sound comes from: an address, or pieces that come over the connection.
import { bytesOf } from "../messages.js";

const AT_ONCE = 3; // pieces that are on the way

export class SoundSource {
  /** @param {(seq: number) => void} request ask for a piece  @param {(url: string, own: boolean) => void} load take a sound */
  constructor(request, load) {
    Object.assign(this, { request, load, offered: "", mime: "", parts: null, total: 1, requested: new Set() });
  }

  /** Take an `audio` message: another sound, or after a break the same. */
  offer({ url, mime, size, own }) {
    const offered = JSON.stringify([url, mime, size]);
    if (offered === this.offered) return this.parts && this.requestAgain();
    Object.assign(this, { offered, mime, parts: url ? null : [], total: 1 });
    if (url) this.load(own ? url : new URL(url, document.baseURI).href, own);
    else this.requestAgain();
  }

  /** Ask for the first pieces that are missing, also for those that were on the way. */
  requestAgain() {
    this.requested.clear();
    this.requestMore();
  }

  requestMore() {
    for (let seq = 0; seq < this.total && this.requested.size < AT_ONCE; seq++) {
      if (this.parts[seq] || this.requested.has(seq)) continue;
      this.requested.add(seq);
      this.request(seq);
    }
  }

  /** A piece has come; after the last the sound is taken. */
  addPiece(seq, total, bytes) {
    if (!this.parts || !Number.isInteger(seq) || !(total > 0 && total < 1e5 && seq < total) || this.parts[seq]) return;
    this.parts[seq] = bytesOf(bytes).slice();
    this.total = total;
    this.requested.delete(seq);
    this.requestMore();
    if (this.requested.size) return;
    const sound = new Blob(this.parts, { type: this.mime });
    this.parts = null;
    this.load(URL.createObjectURL(sound), true);
  }
}
