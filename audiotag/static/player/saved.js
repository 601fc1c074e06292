// A session that was saved, as the transport of its page.
import { Alone } from "./alone.js";
import { unpack } from "./messages.js";

/** Base64 as bytes. */
export function fromBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text), bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

/** Bytes as base64. */
export function toBase64(bytes) {
  if (bytes.toBase64) return bytes.toBase64();
  let letters = "";
  for (let at = 0; at < bytes.length; at += 32768) letters += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(letters);
}

/**
 * A session that was saved: it replays its messages, keeps corrections and thresholds itself, and exports what is heard with those.
 * @param {{messages: string[], audio: string, mime: string, exports: Object}} data base64; exports: format -> {name, mime, text}
 */
export const saved = (data) => new SavedSession(data);

class SavedSession extends Alone {
  constructor(data) {
    super();
    this.data = data;
  }

  get messages() { return this.data.messages.map((text) => unpack(fromBase64(text))); }

  replay() {
    super.replay();
    const { audio, mime } = this.data;
    this.emit({ type: "audio", url: URL.createObjectURL(new Blob([fromBase64(audio)], { type: mime })), mime, own: true });
  }

  file(format) { return this.data.exports[format]; }
}
