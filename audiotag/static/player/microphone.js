// The microphone, and a short recording of it.
import { say } from "./words.js";

const MIME_TYPES = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
const insecure = () => say("Browsers give the microphone only to pages with https, or on this machine itself.");
const microphoneErrors = () => ({
  NotAllowedError: say("The microphone is not allowed here. Allow it in the browser (beside the address), and try again."),
  NotFoundError: say("No microphone was found. Plug one in, and try again."),
  NotReadableError: say("The microphone is in use by another program. Close that, and try again."),
});

/** The sound of the microphone as it is; throws what can be said to the visitor. */
export async function microphone() {
  if (!navigator.mediaDevices || !globalThis.MediaRecorder)
    throw new Error(globalThis.isSecureContext ? say("This browser cannot record.") : insecure());
  try {
    const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    return await navigator.mediaDevices.getUserMedia({ audio });
  } catch (error) {
    throw new Error(microphoneErrors()[error.name] || say("The microphone cannot be used ({why}).", { why: error.message }));
  }
}

/** A recorder of a stream, in a form that this browser makes. */
export function recorderOf(stream) {
  const mimeType = MIME_TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  return new MediaRecorder(stream, mimeType ? { mimeType } : {});
}

/** The level of a stream as it is now: `level()` in dB, 0 = full scale; `close()` when it is no longer wanted. */
export function levelMeter(stream) {
  const context = new AudioContext(), analyser = context.createAnalyser(), samples = new Float32Array(analyser.fftSize = 8192);
  context.createMediaStreamSource(stream).connect(analyser);
  return {
    level() {
      analyser.getFloatTimeDomainData(samples);
      return 20 * Math.log10(samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1e-6));
    },
    close: () => context.close(),
  };
}

export const release = (stream) => stream.getTracks().forEach((track) => track.stop());

export const LONGEST = 60; // seconds of a clip

/** One recording that is kept here until it ends: by `stop`, after some seconds, or as the microphone goes. */
export class ClipRecorder {
  /** @param {(blob: Blob) => void} onEnd takes what was recorded */
  constructor(stream, seconds, onEnd) {
    Object.assign(this, { stream, began: performance.now(), recorder: recorderOf(stream) });
    const parts = [];
    this.recorder.ondataavailable = ({ data }) => data.size && parts.push(data);
    this.recorder.onstop = () => onEnd(new Blob(parts, { type: this.recorder.mimeType }));
    stream.getTracks()[0].onended = () => this.stop();
    this.timer = setTimeout(() => this.stop(), 1000 * seconds);
    this.recorder.start(1000);
  }

  get seconds() { return (performance.now() - this.began) / 1000; }

  stop() {
    clearTimeout(this.timer);
    if (this.recorder.state !== "inactive") this.recorder.stop();
    release(this.stream);
  }
}
