// What the analysis of a page says of sounds: node hear.mjs FOLDER [RUNTIME]. In the folder are about.json (of a model), cases.json ([{name, rate,
// channels}, ...]) and NAME.f32 with the channels one after the other; RUNTIME is a folder with the parts of onnxruntime-web. Written into it are
// NAME.scores and NAME.picture, and how the messages were is printed. Without a runtime the network is the mean of each column's bands.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { Analysis } from "../../audiotag/static/web/analysis.js";
import { Model } from "../../audiotag/static/web/model.js";
import { loadNetwork } from "../../audiotag/static/web/network.js";
import { Resampled } from "../../audiotag/static/web/resampling.js";
import { ArrivingSound, DecodedSound } from "../../audiotag/static/web/sounds.js";

const [folder, runtime] = process.argv.slice(2), file = (name) => join(folder, name);
const about = JSON.parse(readFileSync(file("about.json"))), { layout, front_end: { sr, bands } } = about, labels = about.outputs.length;

/** Stands for a network: of each column the mean of its bands, squeezed into 0..1, and of some of them as many as there are labels. */
async function means(frames, size) {
  const width = Math.floor(layout.frames / layout.columns), mels = bands.length, rows = size * layout.columns, scores = new Float32Array(rows * labels);
  for (let row = 0; row < rows; row++) {
    const at = (Math.floor(row / layout.columns) * layout.frames + (row % layout.columns) * width) * mels;
    for (let k = 0; k < labels; k++) {
      let sum = 0;
      for (let frame = 0; frame < width; frame++) sum += frames[at + frame * mels + k];
      scores[row * labels + k] = 1 / (1 + Math.exp(-sum / width / 4));
    }
  }
  return { scores };
}

async function network() {
  if (!runtime) return { run: means, pace: 0 };
  const get = async (name) => readFileSync(join(runtime, name));
  return loadNetwork(new Uint8Array(readFileSync(file("model.onnx"))), `${pathToFileURL(runtime)}/`, get, layout, bands.length);
}

/** A sound that is there, or, where its name says so, one that arrives. */
function soundOf({ name, rate, channels }) {
  const all = new Float32Array(new Uint8Array(readFileSync(file(`${name}.f32`))).buffer), n = all.length / channels;
  if (!name.startsWith("live")) return new DecodedSound(Array.from({ length: channels }, (_, i) => all.subarray(i * n, (i + 1) * n)), rate);
  const sound = new ArrivingSound(rate);
  for (let at = 0; at < n; at += 1_000) setTimeout(() => sound.add(all.slice(at, at + 1_000)));
  setTimeout(() => sound.finish());
  return sound;
}

async function hear(model, one) {
  const sound = soundOf(one), seen = [], scores = [], pictures = [], peaks = [], began = performance.now();
  const given = one.rate === sr ? sound : new Resampled(sound, one.rate, sr);
  const analysis = new Analysis(model, given, ({ items, columns, duration, total, done }, [values, picture, peak]) => {
    const rows = new Float32Array(values), bands8 = new Uint8Array(picture), points = new Int8Array(peak), { mels } = model.frontEnd;
    items.forEach(([i], n) => (scores[i] = [...rows.subarray(n * labels, (n + 1) * labels)]));
    const [[first, some]] = columns;
    for (let n = 0; n < some; n++) [pictures[first + n], peaks[first + n]] = [[...bands8.subarray(n * mels, (n + 1) * mels)], [...points.subarray(2 * n, 2 * n + 2)]];
    seen.push({ at: performance.now() - began, items: items.map(([i]) => i), duration, total, done });
    if (one.seek && seen.length === 1) analysis.target = one.seek;
  });
  await analysis.run();
  writeFileSync(file(`${one.name}.scores`), Float32Array.from(scores.flat()));
  writeFileSync(file(`${one.name}.picture`), Uint8Array.from(pictures.flat()));
  writeFileSync(file(`${one.name}.peaks`), Int8Array.from(peaks.flat()));
  return { name: one.name, seen };
}

const { run, pace } = await network(), model = new Model(about, run, pace), told = [];
for (const one of JSON.parse(readFileSync(file("cases.json")))) told.push(await hear(model, one));
process.stdout.write(JSON.stringify(told), () => process.exit(0)); // threads of the runtime would keep it here
