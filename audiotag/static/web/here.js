// The host of a page that hears by itself: songs are decoded, heard and corrected in this browser, and nothing of them leaves it.
import { begin, failed, leave, open, part, recordingName, showProblem, showProgress, showRecording, size, takeFiles } from "../page.js";
import { say, tell } from "../player.js";
import { Asked } from "./asked.js";
import { Listener } from "./listener.js";
import { ENGINES } from "./network.js";
import { areKept, copyOf, renew, replaced, stay } from "./stay.js";

const MOST_BYTES = 500_000_000; // of a song; decoded, it takes a multiple of that
const asked = new Asked();
let listening = null; // what listens, or is being loaded; null = it could not be
let blank = "saved.html"; // the address of a page without a song, of the version that this page is of
let known = null; // what is told of what listens, once that is ready

// --- What listens --------------------------------------------------------------------------------------------------------------------

function showLoading({ loaded, total }, began) {
  const far = { loaded: size(loaded), total: size(total) }, isNew = part("loading").dataset.far !== far.loaded + far.total;
  if (loaded >= total) tell(part("loading"), "Starting the model …");
  else if (isNew) tell(part("loading"), "Loading the model: {loaded} of {total}", far); // it is read out each time
  part("loading").dataset.far = far.loaded + far.total;
  if (!part("upload").hidden) showProgress(loaded, total, began, say("Starting the model …"));
}

function describe() {
  if (!known) return;
  const { kept, engine, threads, meta: { version, model, labels } } = known;
  if (kept) tell(part("loading"), "Ready. This page works without a network from now on.");
  else tell(part("loading"), "Ready.");
  const runs = engine === "WASM" ? say("WebAssembly, {n} threads", { n: threads }) : engine;
  tell(part("about"), "audiotag {version} · hears {n} instruments · model “{model}” · here by {runs}", { version, n: labels.length, model, runs });
}

/** Whether the page can be loaded again without a loss. */
const isIdle = () => !part("start").hidden && !part("record").disabled;

/** Say that all that listens is there without a network, once it is. */
async function describeKept(engine) {
  const used = ENGINES[engine].slice(0, 2).map((name) => `runtime/${name}`);
  known.kept = await areKept(["model/model.onnx", ...used]);
  if (known.kept) describe();
}

/** The listener once it is ready; it waits for ever on a page that is being loaded again. */
async function start() {
  const way = await stay(isIdle), began = performance.now();
  if (way === "again") return new Promise(() => {});
  const loading = new Listener({ model: "model/", runtime: "runtime/", onprogress: (far) => showLoading(far, began) });
  const copying = copyOf("saved.html"), ready = await loading.ready;
  if (replaced) { // meanwhile: numbers of one version, and a network of another
    location.reload();
    return new Promise(() => {});
  }
  blank = await copying;
  known = { kept: false, ...ready, meta: loading.about.meta };
  describe();
  if (way === "offline") describeKept(known.engine);
  return loading;
}

/** What listens; what has failed is begun anew. */
async function listener() {
  if (listening?.failed) listening = null;
  try {
    return (listening = await (listening ??= start()));
  } catch (error) {
    listening = null;
    tell(part("loading"), "");
    throw error;
  }
}

// --- The song ------------------------------------------------------------------------------------------------------------------------

async function take(file) {
  const isWanted = asked.next(), tellState = (text) => (part("progress").removeAttribute("value"), tell(part("upload-text"), text));
  tellState("Starting the model …");
  try {
    const ready = await listener();
    if (!isWanted()) return;
    tellState("Opening the song …");
    const session = await ready.open(file, file.name, isWanted);
    if (session) open({ page: blank }, () => session);
  } catch (error) {
    if (isWanted()) failed(error.message);
  }
}

/** A song is no longer wanted, or closed: a new version may have waited for that. */
function cancel() {
  asked.next();
  setTimeout(() => renew(isIdle));
}

async function demo() {
  showProblem("");
  try {
    const answer = await fetch("demo.ogg");
    if (!answer.ok) throw new Error(answer.status);
    takeFiles([new File([await answer.blob()], "demo.ogg", { type: "audio/ogg" })]);
  } catch {
    showProblem(say("The demo song cannot be loaded. Check the connection, and try again."));
  }
}

async function record() {
  const isWanted = asked.next();
  try {
    const ready = await listener(), session = isWanted() && (await ready.record(recordingName(), isWanted));
    return session ? showRecorded(session) : null;
  } catch (error) {
    if (isWanted()) throw error;
    return null; // another song was chosen meanwhile
  }
}

function showRecorded(session) {
  leave();
  const here = open({ page: blank }, () => session), ended = showRecording();
  session.onend = (seconds) => {
    ended();
    if (seconds) showProblem(say("The recording ended after {minutes} minutes: this browser takes no more.", { minutes: Math.round(seconds / 60) }));
  };
  return (here.recorder = { release: () => session.stop() });
}

begin({ name: "browser", most: () => MOST_BYTES, take, cancel, record, left: () => {}, described: describe });
part("demo").onclick = demo;
listener().catch((error) => {
  showProblem(error.message);
  setTimeout(() => renew(isIdle)); // a new version may be what is amiss
});
