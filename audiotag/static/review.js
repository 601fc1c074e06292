// The page of `audiotag review`: plays a moment, takes one word about it, and goes on to the next.
import { formatNumber, instrumentName, labelMeant, say, sayHeard, sortedBy, tell, translate } from "./player.js";

const part = (id) => document.getElementById(id);
const sound = part("sound");
const sections = ["waiting", "moment", "done"];
let labels = []; // that the model knows
let moment = null; // the one that is asked about
let busy = false; // whether an answer is on its way
let over = false; // whether all songs are heard
let asked = 0; // how often the next moment was asked for
let lost = false; // whether the server did not answer when it was looked for

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
const show = (which) => sections.forEach((id) => (part(id).hidden = id !== which));

function showProblem(text) {
  part("problem").hidden = !text;
  part("problem").querySelector("p").textContent = text || "";
}

async function ask(address, body) {
  const options = body === undefined ? {} : { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  let response;
  try {
    response = await fetch(address, options);
  } catch {
    throw new Error(say("audiotag does not answer. Is it still running?"));
  }
  const answer = await response.json();
  if (!response.ok) throw new Error(sayHeard(answer.error) ?? answer.error);
  return answer;
}

// --- What is shown -------------------------------------------------------------------------------------------------------------------

function showProgress({ judged, left, songs, heard, problems, undo, ...state }) {
  over = state.over;
  const counts = { judged, left, song: Math.min(heard + 1, songs), songs };
  if (over) tell(part("progress"), "{judged} judged, {left} left", counts);
  else tell(part("progress"), "{judged} judged, {left} left, song {song} of {songs} is being heard", counts);
  part("undo").disabled = !undo;
  part("left").hidden = !problems.length;
  tell(part("left").querySelector("summary"), "{n} songs are left out", { n: problems.length });
  const lines = problems.map((text) => Object.assign(document.createElement("li"), { textContent: text }));
  part("left").querySelector("ul").replaceChildren(...lines);
}

/** What is asked about, in the language of now. */
function describe({ file, label, display, start, end, heard, score, threshold }) {
  const name = instrumentName(label, display), scores = { score: formatNumber(score, 2), threshold: formatNumber(threshold, 2) };
  part("where").textContent = say("{name}, {start} to {end}", { name: file, start: clock(start), end: clock(end) });
  part("question").textContent = heard ? say("{name}?", { name }) : say("{name}, perhaps?", { name });
  part("why").textContent = heard ? say("The model hears it: {score}, and {threshold} is enough.", scores)
    : say("The model just does not hear it: {score}, and {threshold} is enough.", scores);
}

function showMoment(found) {
  const { start, end, from, to } = found, again = moment?.id === found.id;
  moment = found;
  describe(found);
  part("stretch").style.left = `${(100 * (start - from)) / (to - from)}%`;
  part("stretch").style.width = `${(100 * (Math.min(end, to) - start)) / (to - from)}%`;
  leaveNaming();
  show("moment");
  if (again) return;
  sound.src = `moments/${encodeURIComponent(found.id)}.wav`;
  play();
}

/** Show how far it is and the next moment; but stay with one that is shown, if its id is given, as long as it is asked about. */
async function next(shown = "") {
  const number = ++asked, state = await ask(`next?shown=${encodeURIComponent(shown)}`);
  if (number !== asked) return;
  showProgress(state);
  if (state.asked) return;
  if (state.moment) return showMoment(state.moment);
  moment = null;
  sound.pause();
  if (state.heard) tell(part("wait"), "Listening to the next song …");
  else tell(part("wait"), "Listening to the first song …");
  show(state.over ? "done" : "waiting");
}

/** While songs are being heard: how many, and a moment where none is shown, or one that is not asked about any more. */
async function watch() {
  try {
    if (!busy) await next(moment?.id);
    if (lost) showProblem("");
    lost = false;
  } catch (error) {
    lost = true;
    throw error;
  } finally {
    if (!over) setTimeout(() => attempt(watch), lost ? 2000 : 400);
  }
}

/** Do something that asks the server; what is wrong is said. */
async function attempt(what) {
  try {
    await what();
  } catch (error) {
    showProblem(error.message);
  }
}

// --- The sound -----------------------------------------------------------------------------------------------------------------------

function play() {
  sound.currentTime = 0;
  sound.play().catch((error) => error.name === "NotAllowedError" && (part("why").append(` ${say("Press Space to hear it.")}`)));
}

const toggle = () => (sound.paused ? play() : sound.pause());

function drawHead() {
  part("head").style.left = `${100 * (sound.duration ? sound.currentTime / sound.duration : 0)}%`;
  requestAnimationFrame(drawHead);
}

// --- What the listener says ----------------------------------------------------------------------------------------------------------

/** Take a word about the moment, one at a time; where it cannot be kept, the moment stays, if it is still asked about. */
async function answerWith(address, body) {
  if (busy) return;
  busy = true;
  showProblem("");
  let shown = moment?.id;
  await attempt(async () => {
    await ask(address, body);
    shown = "";
  });
  await attempt(() => next(shown));
  busy = false;
}

const judge = (verdict, label = null) => moment && answerWith("answer", { id: moment.id, verdict, label });
const undo = () => part("undo").disabled || answerWith("undo", {});

function name() {
  if (!moment) return;
  part("naming").hidden = false;
  part("name").value = "";
  part("name").focus();
}

function leaveNaming() {
  part("naming").hidden = true;
  if (document.activeElement === part("name")) document.activeElement.blur();
}

const KEYS = { r: () => judge("right"), w: () => judge("wrong"), e: name, s: () => judge("skip"), u: undo, " ": () => moment && toggle() };

addEventListener("keydown", (event) => {
  const { key, target } = event, action = KEYS[key.toLowerCase()];
  if (key === "Escape") return leaveNaming();
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !action || target.matches("input, select")) return;
  if (key === " " && target.matches("button, summary")) return;
  event.preventDefault();
  action();
});

part("right").onclick = () => judge("right");
part("wrong").onclick = () => judge("wrong");
part("other").onclick = name;
part("skip").onclick = () => judge("skip");
part("undo").onclick = undo;
part("play").onclick = toggle;
part("back").onclick = leaveNaming;
part("naming").onsubmit = (event) => {
  event.preventDefault();
  const text = part("name").value.trim();
  if (text) judge("other", labelMeant(text, labels) ?? text);
};
sound.onerror = () => sound.error && showProblem(say("This moment cannot be played: pass it over."));

/** The names that can be chosen, in the language of now; a browser looks in the label, which is English, as well. */
function showLabels() {
  const option = (label) => Object.assign(document.createElement("option"), { value: instrumentName(label) ?? label, label: label.replaceAll("_", " ") });
  part("labels").replaceChildren(...sortedBy(labels.map(option), ({ value }) => value));
}

translate(() => (showLabels(), moment && describe(moment)));
attempt(async () => {
  ({ labels } = await ask("labels"));
  showLabels();
});
attempt(watch);
drawHead();
