// ONNX Runtime in this browser: WebGPU where there is a graphics card for it, else WASM, in threads where the page may have them.
import { unpacked } from "./loading.js";

const MOST_THREADS = 4; // more of them wait for each other
const SLOW = 250; // ms: a graphics card that takes longer for a stretch is not worth its engine
export const ENGINES = { WASM: ["ort.wasm.min.mjs", "ort-wasm-simd-threaded.bin", "wasm"], WebGPU: ["ort.webgpu.min.mjs", "ort-wasm-simd-threaded.asyncify.bin", "webgpu"] };

/** Why a runtime does not work here: the first line of what it says. */
const causeOf = (error) => String(error?.message || error).split("\n")[0].slice(0, 300);

/**
 * A network, ready to run.
 * @param {Uint8Array|Promise<Uint8Array>} network ONNX
 * @param {string} runtime address of the folder with the files of the notebook `web_runtime`, ending in /
 * @param {(name: string) => Promise<Uint8Array>} get gives a file of that folder
 * @param {{frames: number}} layout @param {number} mels
 * @param {{webgpu?: boolean, threads?: number}} wish whether to try WebGPU; threads at most
 * @returns {Promise<{run: Function, pace: number, engine: "WebGPU"|"WASM", threads: number, cause: string}>} pace: ms for a stretch; cause: why
 *   it is not WebGPU, if that was tried
 */
export async function loadNetwork(network, runtime, get, layout, mels, { webgpu = true, threads = MOST_THREADS } = {}) {
  const made = async (engine, threads, cause) => ({ ...(await start(engine, network, runtime, get, threads, layout, mels)), engine, threads, cause });
  const most = globalThis.crossOriginIsolated ? Math.min(threads, navigator.hardwareConcurrency || 1) : 1;
  if (!webgpu || !(await hasAdapter())) return made("WASM", most, "");
  const card = await made("WebGPU", 1, "").catch((error) => ({ pace: Infinity, cause: causeOf(error) }));
  return card.pace < SLOW ? card : made("WASM", most, card.cause || `it takes ${Math.round(card.pace)} ms for a stretch`);
}

/** The same work, one after the other: what is called while it is at work waits, also behind what fails. */
export function inTurn(work) {
  let before = Promise.resolve();
  return (...given) => (before = before.catch(() => {}).then(() => work(...given)));
}

/** Whether there is a graphics card for it; one that is made of software is slower than WASM. */
async function hasAdapter() {
  const adapter = await globalThis.navigator?.gpu?.requestAdapter().catch(() => null);
  return Boolean(adapter) && !(adapter.info?.isFallbackAdapter ?? adapter.isFallbackAdapter);
}

/** What runs a network, and how long it takes for a stretch, ms. It has run twice then: what an engine lacks may show only there. */
async function start(engine, network, runtime, get, threads, layout, mels) {
  const [module, binary, provider] = ENGINES[engine], parts = [import(`${runtime}${module}`), get(binary).then(unpacked), network];
  const [ort, wasmBinary, bytes] = await Promise.all(parts);
  Object.assign(ort.env.wasm, { wasmPaths: runtime, wasmBinary, numThreads: threads });
  ort.env.logLevel = "error";
  const session = await ort.InferenceSession.create(bytes, { executionProviders: [provider] });
  const run = inTurn(async (frames, size, outputs) => { // a song that is stopped may still be at work when the next one begins
    const given = { log_mel: new ort.Tensor("float32", frames, [size, layout.frames, mels]) }, found = await session.run(given, outputs);
    return Object.fromEntries(outputs.map((name) => [name, found[name].data]));
  });
  const stretch = () => run(new Float32Array(layout.frames * mels), 1, ["scores"]);
  await stretch();
  const began = performance.now();
  await stretch();
  return { run, pace: performance.now() - began };
}
