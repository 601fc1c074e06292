// The analysis of a page, in a thread of its own. Messages in: load, song, sound, seek, time, stop. Out: progress, loaded, failed, need,
// segments, error.
import { Analysis, NoSoundError } from "./analysis.js";
import { Loading } from "./loading.js";
import { Model } from "./model.js";
import { loadNetwork } from "./network.js";
import { Resampled } from "./resampling.js";

let model = null;
let current = null; // {id, analysis, answers: what waits for samples}

/** Get a model ready: `about` as in model.json, addresses of its folder and of the runtime's. */
async function load({ about, folder, runtime, wish }) {
  const loading = new Loading(about.sizes || {}, (far) => postMessage({ type: "progress", ...far }));
  const network = loading.get(folder, "model.onnx"), get = (name) => loading.get(runtime, name);
  const loaded = await loadNetwork(network, runtime, get, about.layout, about.front_end.bands.length, wish);
  model = new Model(about, loaded.run, loaded.pace);
  const { engine, threads, cause } = loaded;
  postMessage({ type: "loaded", engine, threads, cause });
}

/** Hear a song: `samples`: how many there are of each channel, null = it is still arriving; `rate`: of them. */
async function song({ id, samples, rate }) {
  stop();
  const answers = [], read = (from, to) => new Promise((resolve) => (answers.push(resolve), postMessage({ type: "need", song: id, from, to })));
  const given = { samples, read }, wanted = model.frontEnd.sr, sound = rate === wanted ? given : new Resampled(given, rate, wanted);
  const analysis = new Analysis(model, sound, (message, buffers) => postMessage({ ...message, song: id, buffers }, buffers));
  current = { id, analysis, answers };
  try {
    await analysis.run();
  } catch (error) {
    if (analysis.stopped) return;
    if (!(error instanceof NoSoundError)) throw error; // an engine that has failed once is not asked again
    postMessage({ type: "error", song: id, message: error.message });
  }
}

function stop() {
  if (current) current.analysis.stopped = true;
  current = null;
}

const isCurrent = ({ song: id }) => current?.id === id;
const handlers = {
  load,
  song,
  sound: (message) => isCurrent(message) && current.answers.shift()?.(message.channels),
  seek: (message) => isCurrent(message) && (current.analysis.target = message.t),
  time: (message) => isCurrent(message) && (current.analysis.playhead = message.t),
  stop: (message) => isCurrent(message) && stop(),
};

globalThis.onmessage = ({ data }) => Promise.resolve(handlers[data.type](data)).catch((error) => postMessage({ type: "failed", name: error.name, message: String(error.message || error) }));
