/**
 * Songs that a page hears by itself; nothing of them leaves it.
 *
 *   import { mount } from "./player.js";
 *   import { Listener } from "./web/listener.js";
 *   const listener = new Listener({ model: "model/", runtime: "runtime/" }); // folders, relative to the page
 *   const { engine, threads, cause } = await listener.ready;                 // "WASM" or "WebGPU"; throws an Error with a sentence
 *   const session = await listener.open(file);                               // a File or Blob; throws an Error with a sentence
 *   const player = mount(element, session);                                  // as with any transport; session.close() when it is over
 *   const live = await listener.record();                                    // the microphone; live.stop() ends it, live.onend is told
 *
 * `model/` has model.json (of the notebook `browser`) and model.onnx (of the model folder), `runtime/` the parts that the notebook `web_runtime`
 * lists. One song is heard at a time: the next one takes the place of the one before.
 */
import { microphone, recorderOf, release, say } from "../player.js";
import { Mp3Sound, WavSound } from "./pieces.js";
import { pairOf } from "./samples.js";
import { BrowserSession } from "./session.js";
import { ArrivingSound, DecodedSound } from "./sounds.js";

const BLOCK = 1 << 20; // bytes that are looked at in three places of a file
const SMALL = 2_000_000; // bytes: a file that holds no song of an hour
const MOST = 5_400, MOST_ON_A_PHONE = 1_800; // seconds that are decoded as a whole, 0.4 MB each
const RATE = 48_000; // Hz, of what is decoded: a browser that has to go lower than a song's own rate takes away high tones, too

/** What a file is recognised by, as the notebook `corrections_file` has it; null where the browser gives no hashes. */
export async function fingerprint(blob) {
  if (!globalThis.crypto?.subtle) return null;
  const starts = [0, Math.max(Math.floor(blob.size / 2) - BLOCK / 2, 0), Math.max(blob.size - BLOCK, 0)];
  const whole = new Blob([String(blob.size), ...starts.map((start) => blob.slice(start, start + BLOCK))]);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await whole.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The sound in a file; throws what can be said to the visitor. */
export async function soundOf(blob, name) {
  if (!blob.size) throw new Error(say("“{name}” is empty, or a folder. Choose a song.", { name }));
  try {
    return (await WavSound.open(blob)) ?? (await Mp3Sound.open(blob)) ?? (await decoded(blob));
  } catch (error) {
    throw new Error(whyNot(error, name));
  }
}

async function decoded(blob) {
  const most = matchMedia("(pointer: coarse)").matches ? MOST_ON_A_PHONE : MOST;
  if (blob.size > SMALL && (await secondsOf(blob)) > most) throw new RangeError("it is too long");
  const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await blob.arrayBuffer());
  return new DecodedSound(pairOf(Array.from({ length: sound.numberOfChannels }, (_, i) => sound.getChannelData(i))), RATE);
}

/** How long a file lasts, as a player of the browser sees at its head; 0 = it does not. */
async function secondsOf(blob) {
  const audio = new Audio(), url = URL.createObjectURL(blob);
  await new Promise((resolve) => Object.assign(audio, { onloadedmetadata: resolve, onerror: resolve, preload: "metadata", src: url }));
  URL.revokeObjectURL(url);
  return Number.isFinite(audio.duration) ? audio.duration : 0;
}

/** Why a file was not decoded, as a sentence. */
function whyNot({ name: kind, message }, name) {
  if (["NotFoundError", "NotReadableError"].includes(kind)) return say("“{name}” cannot be read: is it still there?", { name });
  if (kind === "RangeError" || /memory|allocat/i.test(message)) return say("“{name}” is too long for this browser: cut it, and try again.", { name });
  return say("“{name}” holds no sound that this browser can decode. Save it as mp3 or wav, and try again.", { name });
}

export class Listener {
  /**
   * @param {{model: string, runtime: string, wish?: {webgpu?: boolean, threads?: number}, onprogress?: Function}} where addresses of folders,
   *   ending in /; `onprogress` is told {loaded, total}, in bytes
   */
  constructor({ model, runtime, wish = {}, onprogress = () => {} }) {
    Object.assign(this, { onprogress, model: new URL(model, document.baseURI), runtime: new URL(runtime, document.baseURI), session: null, songs: 0 });
    this.worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    this.ready = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
    this.ready.catch(() => {}); // whoever waits for it is told
    this.worker.onmessage = ({ data }) => this.take(data);
    this.worker.onerror = (event) => this.fail(event.message || say("its worker cannot be loaded"));
    this.load(wish).catch((error) => this.fail(error.message));
  }

  async load(wish) {
    const answer = await fetch(new URL("model.json", this.model));
    if (!answer.ok) throw new Error(`model.json is not there (${answer.status})`);
    this.about = await answer.json();
    this.worker.postMessage({ type: "load", about: this.about, folder: this.model.href, runtime: this.runtime.href, wish });
  }

  fail(cause) {
    this.reject(new Error(say("The model cannot be loaded here: {why}", { why: cause })));
    this.session?.fail(`${this.session.name}: ${cause}`);
  }

  take(message) {
    if (message.type === "progress") return this.onprogress(message);
    if (message.type === "loaded") return this.resolve(message);
    if (message.type === "failed") return this.fail(message.message);
    if (message.song !== this.songs) return;
    if (message.type === "need") this.give(message);
    else this.session.take(message);
  }

  async give({ song, from, to }) {
    const { session } = this;
    try {
      const channels = await session.sound.read(from, to);
      this.worker.postMessage({ type: "sound", song, channels }, channels.map(({ buffer }) => buffer));
    } catch (error) {
      session.fail(whyNot(error, session.name));
    }
  }

  /** A session of a sound, which begins to be heard. */
  begin(song) {
    const id = ++this.songs, post = (message) => this.worker.postMessage({ ...message, song: id });
    this.session = new BrowserSession(this.about, song, post);
    this.worker.postMessage({ type: "song", id, samples: song.sound.samples, rate: song.sound.rate });
    return this.session;
  }

  /** Hear a file. */
  async open(blob, name = blob.name || "song") {
    await this.ready;
    return this.begin({ name, sound: await soundOf(blob, name), blob, fingerprint: await fingerprint(blob) });
  }

  /** Hear the microphone until `stop` is called on the session, or it goes; `onend` is called then. */
  async record(name = say("Recording {time}", { time: new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }) })) {
    await this.ready;
    const stream = await microphone();
    try {
      const context = new AudioContext(), sound = new ArrivingSound(context.sampleRate), session = this.begin({ name, sound, blob: null, fingerprint: null });
      session.stop = await recorded(stream, context, sound, session);
      return session;
    } catch (error) {
      release(stream);
      throw error;
    }
  }
}

/** Samples of a stream go to a sound as they come; what can be played is made beside that. Gives what ends it. */
async function recorded(stream, context, sound, session) {
  const recorder = recorderOf(stream), parts = [];
  await context.audioWorklet.addModule(new URL("microphone_worklet.js", import.meta.url));
  const node = new AudioWorkletNode(context, "samples", { numberOfOutputs: 0, channelCount: 1, channelCountMode: "explicit" });
  node.port.onmessage = ({ data }) => sound.add(data);
  context.createMediaStreamSource(stream).connect(node);
  recorder.ondataavailable = ({ data }) => data.size && parts.push(data);
  recorder.onstop = () => session.finish(new Blob(parts, { type: recorder.mimeType }));
  recorder.start(1000);
  context.resume(); // a browser may want to be asked for it after a while
  const stop = async () => {
    if (recorder.state === "inactive") return;
    recorder.stop();
    release(stream);
    await context.close();
    sound.finish();
    session.onend?.();
  };
  stream.getTracks()[0].onended = stop;
  return stop;
}
