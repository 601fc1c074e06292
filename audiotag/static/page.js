// The web page around the player: drop a song, choose one or record one, and hand over to the player. Who hears it is the host's affair:
// a server (serve.js), or this browser itself (web/here.js).
import { mount, say, sayHeard, translate } from "./player.js";

export const part = (id) => document.getElementById(id);
const sections = ["start", "upload", "song"];
let host = null;
let song = null; // what is open: {transport, recorder, view, ...}

// --- What is shown -------------------------------------------------------------------------------------------------------------------

export function show(which) {
  for (const id of sections) part(id).hidden = id !== which;
  part("another").hidden = which !== "song";
  part("share").hidden = which !== "song" || !host.share;
  if (which !== "song") part("recording").hidden = true;
}

export function showProblem(text) {
  part("problem").hidden = !text;
  part("problem").querySelector("p").textContent = text || "";
}

export function showConnection(text) {
  part("connection").hidden = !text;
  part("connection").textContent = text || "";
}

export function showShared(text) {
  part("shared").hidden = !text;
  part("shared").textContent = text || "";
}

export const size = (bytes) => (bytes >= 1e6 ? say("{n} MB", { n: Math.round(bytes / 1e6) }) : say("{n} KB", { n: Math.ceil(bytes / 1e3) }));
export const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** How much of a file has come or gone; `after` is said when all of it has. */
export function showProgress(loaded, total, began, after) {
  const seconds = (performance.now() - began) / 1000;
  const left = loaded ? ((total - loaded) / loaded) * seconds : 0;
  part("progress").value = loaded / total;
  const sizes = { part: size(loaded), all: size(total), time: clock(left) };
  const soFar = seconds > 2 && left > 2 ? say("{part} of {all}, {time} left", sizes) : say("{part} of {all}", sizes);
  part("upload-text").textContent = loaded < total ? soFar : after;
}

/** Back to where a song is chosen, with what went wrong. */
export function failed(text) {
  show("start");
  showProblem(text);
  part("choose").focus();
}

// --- A song that is chosen -----------------------------------------------------------------------------------------------------------

export function takeFiles(files) {
  const file = files && files[0];
  if (!file) return;
  showProblem("");
  if (!file.size) return showProblem(say("“{name}” is empty, or a folder. Choose a song.", { name: file.name }));
  const most = host.most();
  if (file.size > most)
    return showProblem(say("“{name}” is too large: {size}, at most {most} are taken. Cut it, or save it as mp3.", { name: file.name, size: size(file.size), most: size(most) }));
  leave();
  part("upload-name").textContent = file.name;
  show("upload");
  part("cancel").focus();
  host.take(file);
}

function cancel() {
  host.cancel();
  failed("");
}

// --- The song ------------------------------------------------------------------------------------------------------------------------

/** The song that is open; null where none is. */
export const opened = () => song;

// The player's transport, observed: what the page has to know passes here.
function observed(transport, observer) {
  return {
    send(message, buffers) {
      const sent = transport.send(message, buffers);
      if (message.type === "ready") observer.ready(message.view);
      return sent;
    },
    listen(handler) {
      return transport.listen((message, buffers) => {
        if (observer.message(message) !== false) handler(message, buffers);
      });
    },
    close: () => transport.close(),
    isAlone: transport.isAlone,
  };
}

/** Show a song: `here` = what the host knows of it, `transportOf(here)` = the way to its session. */
export function open(here, transportOf) {
  song = Object.assign(here, { view: null, known: false, recorder: null });
  show("song");
  here.transport = observed(transportOf(here), { ready: (view) => onReady(here, view), message: (message) => onMessage(here, message) });
  const el = part("player");
  el.replaceChildren();
  mount(el, here.transport, { page: here.page ?? "saved.html" });
  return here;
}

function onReady(here, view) {
  here.view = view;
  if (here.recorder && here.recorder.again) here.recorder.again();
}

// A message of the session, before the player gets it; false = the player need not get it.
function onMessage(here, message) {
  if (here !== song) return false;
  if (message.type === "meta" && !here.known) {
    here.known = true;
    document.title = `${message.name} · audiotag`;
  }
  if (message.type !== "error" || !message.fatal) return true;
  queueMicrotask(() => onEnd(here, message.isSaid ? message.message : sentence(message.message)));
  return false;
}

/** What a session answers begins with a small letter, or with the name of a song; what it says often is said in the language of now. */
export const sentence = (text) => (text ? sayHeard(text) ?? say("Sorry, {text}", { text: `${text}${/[.!?]$/.test(text) ? "" : "."}` }) : "");

// The session has ended: go back to the start with the reason.
function onEnd(here, reason) {
  if (here !== song) return;
  here.gone = true;
  leave();
  show("start");
  showProblem(reason);
}

export function leave() {
  showConnection("");
  if (!song) return;
  const here = song;
  song = null;
  if (here.recorder) here.recorder.release();
  part("player").audiotag?.destroy();
  here.transport.close();
  host.left(here);
  part("player").replaceChildren();
  document.title = "audiotag";
  showShared("");
}

function another() {
  host.cancel();
  leave();
  failed("");
}

// --- The microphone ------------------------------------------------------------------------------------------------------------------

let recorder = null; // {release}: what records now

/** Say that something records, and for how long; the function that ends it. */
export function showRecording() {
  const began = performance.now();
  const ticking = setInterval(() => (part("recording-time").textContent = clock((performance.now() - began) / 1000)), 250);
  part("recording").hidden = false;
  part("stop").focus();
  return () => {
    clearInterval(ticking);
    part("recording").hidden = true;
  };
}

async function record() {
  showProblem("");
  part("record").disabled = true;
  try {
    recorder = await host.record();
  } catch (error) {
    showProblem(error instanceof TypeError && host.silent ? host.silent() : error.message);
  } finally {
    part("record").disabled = false;
  }
}

/** The name of a recording that begins now. */
export const recordingName = () => say("Recording {time}", { time: new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }) });

// --- Dropped files and buttons --------------------------------------------------------------------------------------------------------

const holdsFile = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
let depth = 0; // of elements that a dragged file is over

function setDragDepth(now) {
  depth = Math.max(0, now);
  part("drop").classList.toggle("over", depth > 0);
  part("over").hidden = !depth || !part("start").hidden;
}

function onDrop(event) {
  if (!holdsFile(event)) return;
  event.preventDefault();
  setDragDepth(0);
  if (part("upload").hidden) takeFiles(event.dataTransfer.files);
}

/**
 * Bring the page to life.
 * @param {Object} wanted the host: `name` = "server" or "browser", which shows what is meant for it; `most()` = bytes that a song may have;
 *   `take(file)` opens it, `cancel()` stops that; `record()` gives {release}; `left(song)` when one is closed; `share` where a song has an
 *   address; `silent()` = what is said when nothing answers; `described()`, if there is one, says anew what the page says of the host, in
 *   another language
 */
export function begin(wanted) {
  host = wanted;
  for (const el of document.querySelectorAll("[data-host]")) el.hidden = el.dataset.host !== host.name;
  translate(() => host.described?.());
  addEventListener("dragenter", (event) => holdsFile(event) && (event.preventDefault(), setDragDepth(depth + 1)));
  addEventListener("dragleave", (event) => holdsFile(event) && setDragDepth(depth - 1));
  addEventListener("dragover", (event) => holdsFile(event) && event.preventDefault());
  addEventListener("drop", onDrop);
  part("choose").onclick = () => part("file").click();
  part("file").onchange = (event) => {
    takeFiles(event.target.files);
    event.target.value = "";
  };
  part("record").onclick = record;
  part("stop").onclick = () => recorder && recorder.release();
  part("cancel").onclick = cancel;
  part("another").onclick = another;
  part("share").onclick = () => song && host.share(song);
  part("home").onclick = (event) => (event.preventDefault(), part("upload").hidden ? another() : cancel());
  part("problem").querySelector("button").onclick = () => showProblem("");
}
