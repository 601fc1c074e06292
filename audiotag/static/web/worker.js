// The analysis of a page, in a thread of its own. Messages in: load, song, sound, seek, time, stop. Out: loaded, failed, need, segments, error.
import { Analysis } from "./analysis.js";
import { Model } from "./model.js";
import { loadNetwork } from "./network.js";
import { Resampled } from "./resampling.js";

let model = null;
let current = null; // {id, analysis, answers: what waits for samples}

async function bytesAt(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} is not there (${answer.status})`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** Get a model ready: `about` as in model.json, addresses of its network and of the runtime's folder. */
async function load({ about, network, runtime, wish }) {
  const get = (name) => bytesAt(`${runtime}${name}`), loaded = await loadNetwork(await bytesAt(network), runtime, get, about.layout, about.front_end.bands.length, wish);
  model = new Model(about, loaded.run);
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
    if (!analysis.stopped) postMessage({ type: "error", song: id, message: String(error.message || error) });
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

globalThis.onmessage = ({ data }) => Promise.resolve(handlers[data.type](data)).catch((error) => postMessage({ type: "failed", message: String(error.message || error) }));
