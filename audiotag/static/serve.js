// The host of the page of `audiotag serve`: songs go to a server, which hears them; the player follows over a WebSocket.
import { begin, failed, open, opened, part, recordingName, sentence, showConnection, showProblem, showProgress, showRecording, showShared,
  size } from "./page.js";
import { microphone, recorderOf, release, say, socket, tell } from "./player.js";

const silent = () => say("The server does not answer. Check the connection, and try again.");
let limits = { max_upload: Infinity };
let upload = null; // the XMLHttpRequest on its way

// --- What the server says of itself ---------------------------------------------------------------------------------------------------

function describeLimits({ version, model, labels, max_upload, max_seconds }) {
  const hours = max_seconds >= 7200, time = hours ? say("{n} hours", { n: Math.round(max_seconds / 3600) }) : say("{n} minutes", { n: Math.round(max_seconds / 60) });
  const most = { size: size(max_upload), time };
  if (max_seconds) tell(part("limits"), "mp3, wav, flac, ogg, m4a and most others; up to {size} and {time}", most);
  else tell(part("limits"), "mp3, wav, flac, ogg, m4a and most others; up to {size}", most);
  tell(part("about"), "audiotag {version} · hears {n} instruments · model “{model}”", { version, n: labels, model });
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
    showProblem(say("The server does not answer. Is it still running? Load this page again."));
  }
}

// --- Upload --------------------------------------------------------------------------------------------------------------------------

function take(file) {
  const request = (upload = new XMLHttpRequest());
  const began = performance.now(), progress = (loaded) => showProgress(loaded, file.size, began, say("Opening the song …"));
  progress(0);
  request.upload.onprogress = (event) => progress(event.loaded);
  request.onload = () => onAnswer(request);
  request.onerror = () => end(say("The connection was lost during the upload. Check it, and try again."));
  request.open("POST", `songs?name=${encodeURIComponent(file.name)}`);
  request.setRequestHeader("Content-Type", "application/octet-stream");
  request.send(file);
}

function end(text) {
  upload = null;
  failed(text);
}

function reply(request) {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return {};
  }
}

function onAnswer(request) {
  upload = null;
  const answer = reply(request);
  if (request.status === 201 && answer.id) openSong(answer.id);
  else failed(sentence(answer.error) || say("The server answered with {status}. Try again.", { status: String(request.status) }));
}

function cancel() {
  if (upload) upload.abort();
  upload = null;
}

// --- The song ------------------------------------------------------------------------------------------------------------------------

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

async function share(song) {
  history.replaceState(null, "", `?song=${encodeURIComponent(song.id)}`);
  const who = say("Whoever has this page’s address now hears this song, and can correct it, until you close it.");
  showShared(who);
  try {
    await navigator.clipboard.writeText(location.href);
    showShared(`${who} ${say("The address is copied.")}`);
  } catch {} // it stands in the address bar
}

function openSong(id, { shared = false } = {}) {
  const address = new URL(`songs/${encodeURIComponent(id)}/socket`, document.baseURI);
  address.protocol = address.protocol.replace("http", "ws");
  history.replaceState(null, "", shared ? `?song=${encodeURIComponent(id)}` : "./");
  keep(id);
  return open({ id }, (here) => socket(address.href, { onstate: (state) => here === opened() && onState(here, state) }));
}

function onState(here, state) {
  here.open = state === "open";
  showConnection(state === "waiting" ? say("The connection was lost. It is being taken up again …") : "");
}

function left(song) {
  if (!song.gone) closeSong(song);
  keep(null);
  history.replaceState(null, "", "./");
}

const closeSong = (song) => navigator.sendBeacon(`songs/${encodeURIComponent(song.id)}/close`);

// --- The microphone ------------------------------------------------------------------------------------------------------------------

async function beginRecording() {
  const response = await fetch(`microphone?name=${encodeURIComponent(recordingName())}`, { method: "POST" });
  const answer = await response.json();
  if (!response.ok) throw new Error(sentence(answer.error));
  return answer.id;
}

async function record() {
  const stream = await microphone();
  try {
    const here = openSong(await beginRecording());
    return (here.recorder = recorder(here, stream));
  } catch (error) {
    release(stream);
    throw error;
  }
}

// Parts of a second go to the server as they are made. After a break the last ten are sent again: the server knows which it has.
function recorder(here, stream) {
  const mediaRecorder = recorderOf(stream);
  const parts = [];
  let next = 0, making = Promise.resolve();
  const hide = showRecording();

  function flush() {
    while (here === opened() && here.open && here.view && next < parts.length) {
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
    hide();
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

begin({ name: "server", most: () => limits.max_upload, take, cancel, record, left, share, silent, described: () => limits.model && describeLimits(limits) });
addEventListener("pagehide", () => opened() && closeSong(opened()));
askLimits();
const wanted = new URLSearchParams(location.search).get("song");
if (wanted || kept()) openSong(wanted || kept(), { shared: Boolean(wanted) });
