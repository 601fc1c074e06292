// The web page around the player: drop a song, choose one or record one, and hand over to the player.
import { microphone, mount, recorderOf, release, socket } from "./player.js";

const part = (id) => document.getElementById(id);
const sections = ["start", "upload", "song"];
let limits = { max_upload: Infinity };
let upload = null; // the XMLHttpRequest on its way
let song = null; // what is open: {id, transport, player, recorder}

// --- What is shown -------------------------------------------------------------------------------------------------------------------

function show(which) {
  for (const id of sections) part(id).hidden = id !== which;
  for (const id of ["another", "share"]) part(id).hidden = which !== "song";
  if (which !== "song") part("recording").hidden = true;
}

function showProblem(text) {
  part("problem").hidden = !text;
  part("problem").querySelector("p").textContent = text || "";
}

function showConnection(text) {
  part("connection").hidden = !text;
  part("connection").textContent = text || "";
}

const size = (bytes) => (bytes >= 1e6 ? `${Math.round(bytes / 1e6).toLocaleString("en")} MB` : `${Math.ceil(bytes / 1e3)} KB`);
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

function describeLimits({ version, model, labels, max_upload, max_seconds }) {
  const hours = max_seconds >= 7200 ? `${Math.round(max_seconds / 3600)} hours` : `${Math.round(max_seconds / 60)} minutes`;
  part("limits").textContent = `mp3, wav, flac, ogg, m4a and most others; up to ${size(max_upload)}${max_seconds ? ` and ${hours}` : ""}`;
  part("about").textContent = `audiotag ${version} · hears ${labels} instruments · model “${model}”`;
}

// Where others find this page. At the machine itself, which a class sees on the wall perhaps, it is open from the start.
function showAddress(address) {
  const here = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  part("elsewhere").hidden = !address;
  part("elsewhere").open = here;
  if (address) part("elsewhere").querySelector("img").src = "code.svg";
  part("elsewhere").querySelector("p").textContent = address || "";
}

async function askLimits() {
  try {
    const answer = await fetch("version");
    if (!answer.ok) throw new Error((await answer.json()).error);
    limits = await answer.json();
    describeLimits(limits);
    showAddress(limits.address);
  } catch {
    showProblem("The server does not answer. Is it still running? Load this page again.");
  }
}

// --- Upload --------------------------------------------------------------------------------------------------------------------------

function takeFiles(files) {
  const file = files && files[0];
  if (!file) return;
  showProblem("");
  if (!file.size) return showProblem(`“${file.name}” is empty, or a folder. Choose a song.`);
  const most = limits.max_upload;
  if (file.size > most)
    return showProblem(`“${file.name}” is too large: ${size(file.size)}, at most ${size(most)} are taken. Cut it, or save it as mp3.`);
  leave();
  send(file);
}

function send(file) {
  const request = (upload = new XMLHttpRequest());
  const began = performance.now();
  part("upload-name").textContent = file.name;
  progress(0, file.size, began);
  show("upload");
  part("cancel").focus();
  request.upload.onprogress = (event) => progress(event.loaded, file.size, began);
  request.onload = () => onAnswer(request);
  request.onerror = () => failed("The connection was lost during the upload. Check it, and try again.");
  request.open("POST", `songs?name=${encodeURIComponent(file.name)}`);
  request.setRequestHeader("Content-Type", "application/octet-stream");
  request.send(file);
}

function progress(loaded, total, began) {
  const seconds = (performance.now() - began) / 1000;
  const left = loaded ? ((total - loaded) / loaded) * seconds : 0;
  part("progress").value = loaded / total;
  const rest = seconds > 2 && left > 2 ? `, ${clock(left)} left` : "";
  part("upload-text").textContent = loaded < total ? `${size(loaded)} of ${size(total)}${rest}` : "Opening the song …";
}

function reply(request) {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return {};
  }
}

// What the server answers begins with a small letter, or with the name of a song.
const sentence = (text) => (text ? `Sorry, ${text}${/[.!?]$/.test(text) ? "" : "."}` : "");

function onAnswer(request) {
  upload = null;
  const answer = reply(request);
  if (request.status === 201 && answer.id) open(answer.id);
  else failed(sentence(answer.error) || `The server answered with ${request.status}. Try again.`);
}

function failed(text) {
  upload = null;
  show("start");
  showProblem(text);
  part("choose").focus();
}

function cancel() {
  if (upload) upload.abort();
  upload = null;
  show("start");
  part("choose").focus();
}

// --- The song ------------------------------------------------------------------------------------------------------------------------

// The player's transport, observed: what the page has to know passes here.
function observed(transport, observer) {
  return {
    send(message, buffers) {
      transport.send(message, buffers);
      if (message.type === "ready") observer.ready(message.view);
    },
    listen(handler) {
      return transport.listen((message, buffers) => {
        if (observer.message(message) !== false) handler(message, buffers);
      });
    },
    close: () => transport.close(),
  };
}

// Who has the id of a song hears it and can correct it. So it stands in the address only where its visitor shares it; a page that is
// loaded again finds it in the storage of its tab.
const KEPT = "audiotag.song";

function keep(id) {
  try {
    if (id) sessionStorage.setItem(KEPT, id);
    else sessionStorage.removeItem(KEPT);
  } catch {} // a browser may forbid it: then a page that is loaded again begins anew
}

function kept() {
  const [how] = performance.getEntriesByType("navigation");
  if (!how || !["reload", "back_forward"].includes(how.type)) return null;
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function showShared(text) {
  part("shared").hidden = !text;
  part("shared").textContent = text || "";
}

async function share() {
  if (!song) return;
  history.replaceState(null, "", `?song=${encodeURIComponent(song.id)}`);
  const who = "Whoever has this page’s address now hears this song, and can correct it, until you close it.";
  showShared(who);
  try {
    await navigator.clipboard.writeText(location.href);
    showShared(`${who} The address is copied.`);
  } catch {} // it stands in the address bar
}

function open(id, { shared = false } = {}) {
  const here = (song = { id, view: null, known: false, recorder: null });
  const address = new URL(`songs/${encodeURIComponent(id)}/socket`, document.baseURI);
  address.protocol = address.protocol.replace("http", "ws");
  history.replaceState(null, "", shared ? `?song=${encodeURIComponent(id)}` : "./");
  keep(id);
  show("song");
  const line = socket(address.href, { onstate: (state) => here === song && onState(here, state) });
  here.transport = observed(line, { ready: (view) => onReady(here, view), message: (message) => onMessage(here, message) });
  const el = part("player");
  el.replaceChildren();
  here.player = mount(el, here.transport, { page: "saved.html" });
  return here;
}

function onState(here, state) {
  here.open = state === "open";
  showConnection(state === "waiting" ? "The connection was lost. It is being taken up again …" : "");
}

function onReady(here, view) {
  here.view = view;
  if (here.recorder) here.recorder.again();
}

// A message of the server, before the player gets it; false = the player need not get it.
function onMessage(here, message) {
  if (here !== song) return false;
  if (message.type === "meta" && !here.known) {
    here.known = true;
    document.title = `${message.name} · audiotag`;
  }
  if (message.type !== "error" || !message.fatal) return true;
  queueMicrotask(() => onEnd(here, message.message));
  return false;
}

// The session has ended: go back to the start with the reason.
function onEnd(here, reason) {
  if (here !== song) return;
  here.gone = true;
  leave();
  show("start");
  showProblem(sentence(reason));
}

function leave() {
  showConnection("");
  if (!song) return;
  const here = song;
  song = null;
  if (here.recorder) here.recorder.release();
  here.player.destroy();
  here.transport.close();
  if (!here.gone) closeSong(here);
  part("player").replaceChildren();
  document.title = "audiotag";
  keep(null);
  showShared("");
  history.replaceState(null, "", "./");
}

function closeSong(here) {
  navigator.sendBeacon(`songs/${encodeURIComponent(here.id)}/close`);
}

function another() {
  showProblem("");
  leave();
  show("start");
  part("choose").focus();
}

// --- The microphone ------------------------------------------------------------------------------------------------------------------

async function begin() {
  const name = `Recording ${new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}`;
  const response = await fetch(`microphone?name=${encodeURIComponent(name)}`, { method: "POST" });
  const answer = await response.json();
  if (!response.ok) throw new Error(sentence(answer.error));
  return answer.id;
}

async function record() {
  showProblem("");
  part("record").disabled = true;
  let stream;
  try {
    stream = await microphone();
    const id = await begin();
    const here = open(id);
    here.recorder = recorder(here, stream);
    part("recording").hidden = false;
    part("stop").focus();
  } catch (error) {
    if (stream) release(stream);
    showProblem(error instanceof TypeError ? "The server does not answer. Check the connection, and try again." : error.message);
  } finally {
    part("record").disabled = false;
  }
}

// Parts of a second go to the server as they are made. After a break the last ten are sent again: the server knows which it has.
function recorder(here, stream) {
  const mediaRecorder = recorderOf(stream);
  const parts = [];
  let next = 0, making = Promise.resolve();
  const began = performance.now();
  const ticking = setInterval(() => (part("recording-time").textContent = clock((performance.now() - began) / 1000)), 250);

  function flush() {
    while (here === song && here.open && here.view && next < parts.length) {
      const [buffer, last] = parts[next];
      here.transport.send({ type: "rec", view: here.view, seq: next, last, mime: mediaRecorder.mimeType }, buffer ? [buffer] : []);
      parts[next - 20] && (parts[next - 20][0] = null);
      next += 1;
    }
  }
  const add = (buffer, last) => (parts.push([buffer, last]), flush());

  mediaRecorder.ondataavailable = ({ data }) => (making = making.then(async () => data.size && add(await data.arrayBuffer(), false)));
  mediaRecorder.onstop = () => (making = making.then(() => add(null, true)));
  mediaRecorder.start(1000);

  function end() {
    clearInterval(ticking);
    part("recording").hidden = true;
    if (mediaRecorder.state !== "inactive") mediaRecorder.stop();
    release(stream);
  }
  stream.getTracks()[0].onended = end;
  return {
    release: end,
    again() {
      next = Math.max(0, next - 10);
      setTimeout(flush);
    },
  };
}

// --- Dropped files and buttons --------------------------------------------------------------------------------------------------------

const holdsFile = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
let depth = 0; // of elements that a dragged file is over

function setDragDepth(now) {
  depth = Math.max(0, now);
  part("drop").classList.toggle("over", depth > 0);
  part("over").hidden = !depth || !part("start").hidden;
}

addEventListener("dragenter", (event) => holdsFile(event) && (event.preventDefault(), setDragDepth(depth + 1)));
addEventListener("dragleave", (event) => holdsFile(event) && setDragDepth(depth - 1));
addEventListener("dragover", (event) => holdsFile(event) && event.preventDefault());
addEventListener("drop", (event) => {
  if (!holdsFile(event)) return;
  event.preventDefault();
  setDragDepth(0);
  if (!upload) takeFiles(event.dataTransfer.files);
});
addEventListener("pagehide", () => song && closeSong(song));

part("choose").onclick = () => part("file").click();
part("file").onchange = (event) => {
  takeFiles(event.target.files);
  event.target.value = "";
};
part("record").onclick = record;
part("stop").onclick = () => song && song.recorder && song.recorder.release();
part("cancel").onclick = cancel;
part("another").onclick = another;
part("share").onclick = share;
part("home").onclick = (event) => (event.preventDefault(), upload ? cancel() : another());
part("problem").querySelector("button").onclick = () => showProblem("");

askLimits();
const wanted = new URLSearchParams(location.search).get("song");
if (wanted || kept()) open(wanted || kept(), { shared: Boolean(wanted) });
