// ONNX Runtime in this browser: WebGPU where there is a graphics card for it, else WASM, in threads where the page may have them.

const MOST_THREADS = 4; // more of them wait for each other

/** The name of what makes a runtime slow or impossible here, as text. */
const causeOf = (error) => String(error?.message || error).split("\n")[0].slice(0, 300);

/**
 * A network, ready to run.
 * @param {Uint8Array} network ONNX
 * @param {string} runtime address of the folder with the files of onnxruntime-web, ending in /
 * @param {{frames: number}} layout @param {number} mels
 * @param {{webgpu?: boolean, threads?: number}} wish whether to try WebGPU; threads at most
 * @returns {Promise<{run: Function, engine: "WebGPU"|"WASM", threads: number, cause: string}>} cause: why it is not WebGPU, if that was tried
 */
export async function loadNetwork(network, runtime, layout, mels, { webgpu = true, threads = MOST_THREADS } = {}) {
  let cause = "";
  if (webgpu && (await globalThis.navigator?.gpu?.requestAdapter().catch(() => null)))
    try {
      return { ...(await made(network, runtime, "ort.webgpu.min.mjs", "webgpu", 1, layout, mels)), engine: "WebGPU", threads: 1, cause };
    } catch (error) {
      cause = causeOf(error);
    }
  const most = globalThis.crossOriginIsolated ? Math.min(threads, navigator.hardwareConcurrency || 1) : 1;
  return { ...(await made(network, runtime, "ort.wasm.min.mjs", "wasm", most, layout, mels)), engine: "WASM", threads: most, cause };
}

/** A session that has run once: what an engine lacks may show only then. */
async function made(network, runtime, file, provider, threads, layout, mels) {
  const ort = await import(`${runtime}${file}`);
  Object.assign(ort.env.wasm, { wasmPaths: runtime, numThreads: threads });
  ort.env.logLevel = "error";
  const session = await ort.InferenceSession.create(network, { executionProviders: [provider] });
  const run = async (frames, size, outputs) => {
    const given = { log_mel: new ort.Tensor("float32", frames, [size, layout.frames, mels]) }, found = await session.run(given, outputs);
    return Object.fromEntries(outputs.map((name) => [name, found[name].data]));
  };
  await run(new Float32Array(layout.frames * mels), 1, ["scores"]);
  return { run };
}
