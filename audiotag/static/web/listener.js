/**
 * Songs that a page hears by itself; nothing of them leaves it.
 *
 *   import { mount } from "./player.js";
 *   import { Listener } from "./web/listener.js";
 *   const listener = new Listener({ model: "model/", runtime: "runtime/" }); // folders, relative to the page
 *   const { engine, threads, cause } = await listener.ready;                 // "WASM" or "WebGPU"; throws an Error with a sentence
 *   const session = await listener.open(file);                               // a File or Blob; throws an Error with a sentence
 *   const player = mount(element, session);                                  // as with any transport; session.close() when it is over
 *   const live = await listener.record("Recording");                         // the microphone; live.stop() ends it, live.onend is told
 *
 * `model/` has model.json (of the notebook `browser`) and model.onnx (of the model folder), `runtime/` the parts that the notebook `web_runtime`
 * lists. One song is heard at a time: the next one takes the place of the one before.
 */
import { microphone, recorderOf, release, say } from "../player.js";
import { headOf } from "./heads.js";
import { answerOf, isLost } from "./loading.js";
import { Mp3Sound, WavSound } from "./pieces.js";
import { pairOf } from "./samples.js";
import { BrowserSession } from "./session.js";
import { ArrivingSound, DecodedSound } from "./sounds.js";

const BLOCK = 1 << 20; // bytes that are looked at in three places of a file
const LONGEST = 5_400, LONGEST_ON_A_PHONE = 1_800; // seconds of two channels that are decoded as a whole, 0.4 MB each, or recorded
const BYTES = 6_000; // a second, of a file that does not say how long it lasts: a browser's recording has more
const RATE = 48_000; // Hz, of what is decoded where a file's own rate is not known: going lower takes away high tones, too

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

const longest = () => (matchMedia("(pointer: coarse)").matches ? LONGEST_ON_A_PHONE : LONGEST);

async function decoded(blob) {
  const { rate = RATE, channels = 2 } = (await headOf(blob)) ?? {}, context = decoderOf(rate);
  if ((await secondsOf(blob)) * Math.max(1, channels / 2) * (context.sampleRate / RATE) > longest()) throw new RangeError("it is too long");
  const sound = await context.decodeAudioData(await blob.arrayBuffer());
  return new DecodedSound(pairOf(Array.from({ length: sound.numberOfChannels }, (_, i) => sound.getChannelData(i))), context.sampleRate);
}

/** What decodes to a rate, or, where this browser cannot, to the usual one. */
function decoderOf(rate) {
  try {
    return new OfflineAudioContext(1, 1, rate);
  } catch {
    return new OfflineAudioContext(1, 1, RATE);
  }
}

/** How long a file lasts, as a player of the browser sees at its head; by its size, where its head does not tell; 0 = it cannot be played. */
async function secondsOf(blob) {
  const audio = new Audio(), url = URL.createObjectURL(blob);
  await new Promise((resolve) => Object.assign(audio, { onloadedmetadata: resolve, onerror: resolve, preload: "metadata", src: url }));
  const { duration } = audio;
  audio.removeAttribute("src");
  URL.revokeObjectURL(url);
  return duration === Infinity ? blob.size / BYTES : duration || 0;
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
    Object.assign(this, { onprogress, model: new URL(model, document.baseURI), runtime: new URL(runtime, document.baseURI), session: null, songs: 0, failed: false });
    this.worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    this.ready = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
    this.ready.catch(() => {}); // whoever waits for it is told
    this.worker.onmessage = ({ data }) => this.take(data);
    this.worker.onerror = ({ message }) => this.fail({ message: message || say("its worker cannot be loaded") });
    this.load(wish).catch((error) => this.fail(error));
  }

  async load(wish) {
    this.about = await (await answerOf(new URL("model.json", this.model))).json();
    this.worker.postMessage({ type: "load", about: this.about, folder: this.model.href, runtime: this.runtime.href, wish });
  }

  /** It hears nothing any more; whoever wants to hear a song needs another one. */
  fail({ name, message }) {
    const lost = isLost({ name, message }), why = lost ? say("The model did not arrive. Check the connection, and try again.") : say("The model cannot be loaded here: {why}", { why: message });
    this.failed = true;
    this.worker.terminate();
    this.reject(new Error(why));
    this.session?.lose(message);
  }

  take(message) {
    if (message.type === "progress") return this.onprogress(message);
    if (message.type === "loaded") return this.resolve(message);
    if (message.type === "failed") return this.fail(message);
    if (message.song !== this.songs || !this.session) return;
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
    const id = ++this.songs, post = (message) => this.post({ ...message, song: id });
    this.session = new BrowserSession(this.about, song, post);
    this.worker.postMessage({ type: "song", id, samples: song.sound.samples, rate: song.sound.rate });
    return this.session;
  }

  /** Tell the worker something of a song; one that is stopped is held no longer. */
  post(message) {
    this.worker.postMessage(message);
    if (message.type === "stop" && message.song === this.songs) this.session = null;
  }

  /** Hear a file; null where `isWanted` says, once it is decoded, that another one is wanted by now. */
  async open(blob, name = blob.name || "song", isWanted = () => true) {
    await this.ready;
    const sound = await soundOf(blob, name), found = isWanted() ? await fingerprint(blob) : null;
    return isWanted() ? this.begin({ name, sound, blob, fingerprint: found }) : null;
  }

  /**
   * Hear the microphone until `stop` is called on the session, it goes, or it has lasted too long; `onend` is called then, with the seconds if
   * they were too many. Gives null where `isWanted` says, once the visitor has allowed it, that something else is wanted by now.
   */
  async record(name, isWanted = () => true) {
    await this.ready;
    const stream = await microphone(), context = new AudioContext(), sound = new ArrivingSound(context.sampleRate);
    let session = null;
    try {
      if (isWanted()) await context.audioWorklet.addModule(new URL("microphone_worklet.js", import.meta.url));
      if (isWanted()) session = this.begin({ name, sound, blob: null, fingerprint: null });
      if (session) session.stop = recorded(stream, context, sound, session);
      return session;
    } catch (error) {
      session?.close();
      session = null;
      throw error;
    } finally {
      if (!session) {
        release(stream);
        await context.close();
      }
    }
  }
}

/** Samples of a stream go to a sound as they come; what can be played is made beside that. Gives what ends it. */
function recorded(stream, context, sound, session) {
  const recorder = recorderOf(stream), parts = [], node = new AudioWorkletNode(context, "samples", { numberOfOutputs: 0, channelCount: 1, channelCountMode: "explicit" });
  const most = longest();
  node.port.onmessage = ({ data }) => {
    sound.add(data);
    if (sound.length >= most * sound.rate) stop(most);
  };
  context.createMediaStreamSource(stream).connect(node);
  recorder.ondataavailable = ({ data }) => data.size && parts.push(data);
  recorder.onstop = () => session.finish(new Blob(parts, { type: recorder.mimeType }));
  recorder.start(1000);
  context.resume(); // a browser may want to be asked for it after a while
  const stop = async (seconds) => {
    if (recorder.state === "inactive") return;
    recorder.stop();
    release(stream);
    session.onend?.(seconds);
    await rest(node, sound);
    await context.close();
    sound.finish();
  };
  stream.getTracks()[0].onended = () => stop();
  return () => stop();
}

/** What a microphone's node still holds comes into the sound; a node that no longer works is not waited for. */
function rest(node, sound) {
  return new Promise((resolve) => {
    node.port.onmessage = ({ data }) => (data ? sound.add(data) : resolve());
    node.port.postMessage("end");
    setTimeout(resolve, 1000);
  });
}
