// Long songs, of which never more than a piece is decoded: wav files are read where they lie, and mp3 files are cut between two frames.
import { joined, pairOf } from "./samples.js";

// --- Wav -----------------------------------------------------------------------------------------------------------------------------

/** How samples lie, by kind and bits: bytes of each, and what makes a number of the one at a place. */
const LAID = {
  "1 8": [1, (view, at) => (view.getUint8(at) - 128) / 128],
  "1 16": [2, (view, at) => view.getInt16(at, true) / 32768],
  "1 24": [3, (view, at) => (view.getUint16(at, true) + view.getInt8(at + 2) * 65536) / 8388608],
  "1 32": [4, (view, at) => view.getInt32(at, true) / 2147483648],
  "3 32": [4, (view, at) => view.getFloat32(at, true)],
  "3 64": [8, (view, at) => view.getFloat64(at, true)],
};

const MOST_CHUNKS = 1_000; // of a wav file before its sound: one of nothing but empty chunks would be read for ever
const viewOf = async (blob, from, to) => new DataView(await blob.slice(from, to).arrayBuffer());
const textAt = (view, at) => String.fromCharCode(...new Uint8Array(view.buffer, at, 4));

/** What a wav file says of itself: {rate, channels, laid, at, samples}; null where it is none, or an unusual one. */
async function wavHeader(blob) {
  const head = await viewOf(blob, 0, 12);
  if (head.byteLength < 12 || textAt(head, 0) !== "RIFF" || textAt(head, 8) !== "WAVE") return null;
  for (let at = 12, format = null, chunks = 0; at + 8 <= blob.size && chunks < MOST_CHUNKS; chunks++) {
    const part = await viewOf(blob, at, at + 34), name = textAt(part, 0), size = part.getUint32(4, true);
    if (name === "fmt " && part.byteLength >= 24) format = formatOf(part, size);
    if (name === "data") return format?.laid ? { ...format, at: at + 8, samples: Math.floor(Math.min(size, blob.size - at - 8) / format.frame) } : null;
    at += 8 + size + (size % 2);
  }
  return null;
}

function formatOf(part, size) {
  const kind = part.getUint16(8, true), channels = part.getUint16(10, true), rate = part.getUint32(12, true), bits = part.getUint16(22, true);
  const known = kind === 0xfffe && size >= 26 && part.byteLength >= 34 ? part.getUint16(32, true) : kind, laid = LAID[`${known} ${bits}`];
  return { rate, channels, laid: rate >= 4_000 && rate <= 400_000 && channels > 0 ? laid : null, frame: channels * (laid?.[0] || 1) };
}

export class WavSound {
  /** The sound in a file; null where it has to be decoded. */
  static async open(blob) {
    const header = await wavHeader(blob);
    return header?.samples ? Object.assign(new WavSound(), header, { blob }) : null;
  }

  async read(from, to) {
    const { blob, at, frame, channels, laid: [bytes, number] } = this, stop = Math.min(to, this.samples);
    const view = await viewOf(blob, at + Math.min(from, stop) * frame, at + stop * frame), n = Math.floor(view.byteLength / frame);
    const apart = Array.from({ length: channels }, () => new Float32Array(n));
    apart.forEach((samples, channel) => {
      for (let i = 0; i < n; i++) samples[i] = number(view, i * frame + channel * bytes) || 0; // 0 for what is no number
    });
    return pairOf(apart);
  }
}

// --- Mp3 -----------------------------------------------------------------------------------------------------------------------------

const KILOBITS = [[0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320], [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]];
const RATES = [44_100, 48_000, 32_000];
const LONG = 600; // seconds: a shorter song is decoded as a whole
const FRAMES = 2_000, LEAD = 10; // frames in a piece; frames before it that are decoded with it, as a frame needs some of those before
const STRIDE = 1 << 20; // bytes that are looked through at once

/** The frame that begins with four bytes: {length, samples, rate, channels}; null where none does. */
export function frameOf(a, b, c, d) {
  const version = (b >> 3) & 3, kilobits = KILOBITS[version === 3 ? 0 : 1][c >> 4], rate = RATES[(c >> 2) & 3] >> [2, 0, 1, 0][version];
  if (a !== 0xff || (b & 0xe6) !== 0xe2 || version === 1 || !kilobits || !rate) return null;
  const samples = version === 3 ? 1152 : 576;
  return { length: Math.floor((samples * 125 * kilobits) / rate) + ((c >> 1) & 1), samples, rate, channels: d >> 6 === 3 ? 1 : 2 };
}

/** Bytes of a file one after the other, some of which are held. */
class Bytes {
  constructor(blob) { Object.assign(this, { blob, from: 0, held: new Uint8Array(0) }); }

  /** Four or more bytes from a place on, fewer at the end. */
  async at(place) {
    if (place < this.from || place + 4 > this.from + this.held.length) {
      Object.assign(this, { from: place, held: new Uint8Array(await this.blob.slice(place, place + STRIDE).arrayBuffer()) });
    }
    return this.held.subarray(place - this.from);
  }
}

/** Bytes of the tag that a file begins with. */
export function tagOf(head) {
  const isTagged = head.length > 10 && String.fromCharCode(...head.subarray(0, 3)) === "ID3";
  return isTagged ? 10 + [6, 7, 8, 9].reduce((size, i) => size * 128 + (head[i] & 127), 0) : 0;
}

/** Where the frames of a file begin, and its end; null where it is no mp3 file from beginning to end. */
async function framesIn(blob) {
  const bytes = new Bytes(blob), head = await bytes.at(0), offsets = [];
  let at = tagOf(head), first = null;
  while (at + 4 <= blob.size) {
    const frame = frameOf(...(await bytes.at(at)).subarray(0, 4));
    if (!frame || (first && (frame.rate !== first.rate || frame.samples !== first.samples))) break;
    first ??= frame;
    if (frame.channels !== first.channels) return null; // pieces would not fit together
    offsets.push(at);
    at += frame.length;
  }
  return first && blob.size - at < 200_000 ? { ...first, offsets: [...offsets, Math.min(at, blob.size)] } : null; // behind it there may be tags
}

/** What players leave out at the beginning: the frame that says how much, and so many samples that an encoder has put there. */
async function infoOf(blob, offset) {
  const view = await viewOf(blob, offset, offset + 200), text = String.fromCharCode(...new Uint8Array(view.buffer)), at = text.search(/Xing|Info/);
  if (at < 0) return [0, 0];
  const flags = view.getUint32(at + 4), more = at + 8 + (flags & 1 ? 4 : 0) + (flags & 2 ? 4 : 0) + (flags & 4 ? 100 : 0) + (flags & 8 ? 4 : 0);
  const lame = more + 24 <= view.byteLength && /^(LAME|Lav[fc])/.test(text.slice(more));
  return [1, lame ? ((view.getUint8(more + 21) << 4) | (view.getUint8(more + 22) >> 4)) + 529 : 0];
}

export class Mp3Sound {
  /** The sound in a long file; null where it is another one. */
  static async open(blob) {
    if (blob.size < LONG * 1_000) return null; // at 8 kilobits a second
    const found = await framesIn(blob);
    if (!found || ((found.offsets.length - 1) * found.samples) / found.rate < LONG) return null;
    const [frames, skipped] = await infoOf(blob, found.offsets[0]), offsets = found.offsets.slice(frames), each = found.samples;
    const samples = (offsets.length - 1) * each - skipped;
    return Object.assign(new Mp3Sound(), { blob, offsets, each, skipped, samples, rate: found.rate, number: -1, piece: null });
  }

  async read(from, to) {
    const parts = [], { each, skipped } = this, stop = Math.min(to, this.samples) + skipped;
    for (let at = from + skipped; at < stop || !parts.length; ) {
      const number = Math.floor(at / (FRAMES * each)), channels = await this.decoded(number), begin = at - number * FRAMES * each;
      parts.push(channels.map((channel) => channel.slice(begin, Math.max(begin, stop - number * FRAMES * each))));
      at = (number + 1) * FRAMES * each;
    }
    return parts[0].map((_, i) => joined(...parts.map((part) => part[i])));
  }

  /** Nothing will be read any more. */
  forget() { Object.assign(this, { number: -1, piece: null }); }

  /** The channels of a piece. What is decoded is laid to its end: a decoder may leave out what it cannot know at the beginning. */
  async decoded(number) {
    if (number === this.number) return this.piece;
    const { blob, offsets, each, rate } = this, first = number * FRAMES, last = Math.min(first + FRAMES, offsets.length - 1);
    const bytes = await blob.slice(offsets[Math.max(0, first - LEAD)], offsets[last]).arrayBuffer();
    const sound = await new OfflineAudioContext(1, 1, rate).decodeAudioData(bytes), n = (last - first) * each;
    const whole = (samples) => (samples.length >= n ? samples.slice(samples.length - n) : joined(new Float32Array(n - samples.length), samples));
    this.piece = pairOf(Array.from({ length: sound.numberOfChannels }, (_, i) => whole(sound.getChannelData(i))));
    this.number = number;
    return this.piece;
  }
}
