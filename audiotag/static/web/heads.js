// What a file that is decoded as a whole says of its sound at its head.
import { frameOf, tagOf } from "./pieces.js";

const HEAD = 512; // bytes
const OPUS = 48_000; // Hz, whatever was put into it

/** The rate of a flac, ogg or mp3 file, Hz, and how many channels it has; null where its head does not tell. */
export async function headOf(blob) {
  const from = tagOf(new Uint8Array(await blob.slice(0, 16).arrayBuffer())), bytes = new Uint8Array(await blob.slice(from, from + HEAD).arrayBuffer());
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""), at = (name) => (text.startsWith("OggS") ? text.indexOf(name) : -1);
  const flac = text.startsWith("fLaC") ? 0 : at("fLaC"), vorbis = at("\x01vorbis"), opus = at("OpusHead"), [a, b, c] = bytes.subarray(flac + 18);
  if (flac >= 0 && c !== undefined) return { rate: (a << 12) | (b << 4) | (c >> 4), channels: ((c >> 1) & 7) + 1 };
  if (vorbis >= 0 && vorbis + 16 <= bytes.length) return { rate: new DataView(bytes.buffer).getUint32(vorbis + 12, true), channels: bytes[vorbis + 11] };
  if (opus >= 0 && opus + 10 <= bytes.length) return { rate: OPUS, channels: bytes[opus + 9] };
  return bytes.length < 4 ? null : frameOf(...bytes.subarray(0, 4));
}
