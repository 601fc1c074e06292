// Keys, and the sheet that lists them.
import { button, h, onTouch } from "../elements.js";
import { svg } from "../icons.js";
import { sheet } from "../sheet.js";
import { languageChoice } from "../translate.js";
import { say } from "../words.js";

const keys = () => [
  [say("Space, k"), say("play or pause")],
  ["← →", say("5 s back or on; 30 s with Shift")],
  [say("Home, End, 0–9"), say("start, end, a tenth of the song")],
  ["+ −", say("zoom; Ctrl and the wheel too")],
  [say("Shift and drag"), say("select a stretch")],
  [say("Double click"), say("an event, to hear it again and again")],
  ["[ ]", say("begin or end a selection here")],
  ["Esc", say("drop what was asked for, then the selection")],
  ["n p", say("next or previous event of the chosen instrument")],
  ["c", say("correct the event of the chosen instrument")],
  ["u", say("the next moment that is not sure")],
  ["a", say("the pitch axis in notes or in Hz")],
  ["f", say("full screen, for a class")],
  ["Ctrl+Z", say("undo a correction; with Shift: redo")],
  ["?", say("this list")],
];
const gestures = () => [
  [say("A name"), say("goes to where it is heard next")],
  ["⋯", say("its threshold, right or wrong, play only it, solo, hide, why it is heard, more like it")],
  [say("An event"), say("right, wrong or something else, and where it begins and ends")],
  [say("Unsure"), say("what the model is least sure of, to go there")],
  [say("Notes"), say("names of notes beside the picture, in place of Hz")],
  [say("Picture, lanes"), say("go there; drag to scrub")],
  [say("Two fingers"), say("zoom")],
  [say("Select, Loop"), say("drag to select a stretch, and hear it again and again")],
];

const togglePlay = ({ sound }) => sound.toggle();
const seekBy = (seconds) => (view) => view.seek(view.time + seconds);
const seekTo = (part) => (view) => view.seek(part * view.duration);
const zoomBy = (factor) => ({ viewport }) => viewport.zoom(factor);
const jumpBy = (step) => ({ lanes }) => lanes.jumpChosen(step);
const correctionsStep = (op) => ({ corrections }) => corrections.step(op);

/** One thing after the other. */
const escape = ({ projector, ask, selection }) => (projector.on ? projector.leave() : ask.shown ? ask.clear() : selection.set());

/** What keys do with a view, by the name that `keyOf` gives them. */
const ACTIONS = {
  " ": togglePlay, k: togglePlay, Home: seekTo(0), End: seekTo(1),
  ...Object.fromEntries(Array.from({ length: 10 }, (_, n) => [n, seekTo(n / 10)])),
  ArrowLeft: seekBy(-5), ArrowRight: seekBy(5), "Shift+ArrowLeft": seekBy(-30), "Shift+ArrowRight": seekBy(30),
  "+": zoomBy(0.5), "=": zoomBy(0.5), "-": zoomBy(2), n: jumpBy(1), p: jumpBy(-1),
  "[": ({ selection, time }) => selection.beginAt(time), "]": ({ selection, time }) => selection.endAt(time),
  c: ({ laneMenu }) => laneMenu.openChosen(), u: ({ unsure }) => unsure.step(), a: ({ axis }) => axis.toggle(), f: ({ projector }) => projector.toggle(), Escape: escape,
  "?": ({ keyboard }) => keyboard.sheet.togglePopover(),
  "Ctrl+z": correctionsStep("undo"), "Ctrl+Shift+z": correctionsStep("redo"), "Ctrl+y": correctionsStep("redo"),
};

const PRESSED = "button, a, summary, input:is([type=checkbox], [type=button], [type=submit], [type=file]), [role=button]";
const TYPED = `textarea, select, audio, video, input:not([type=range], ${PRESSED}), [role=textbox], [role=combobox]`;

/** Whether somebody else's keys act on this page: Jupyter's, VS Code's or Colab's. */
const inNotebook = () => "jpThemeLight" in document.body.dataset || /vscode/.test(document.body.className) || Boolean(globalThis.google?.colab);

/** A key with its modifiers: "k", "Shift+ArrowLeft", "Ctrl+Shift+z"; Shift is left out with letters and signs alone. */
export function keyOf({ key, ctrlKey, metaKey, shiftKey }) {
  const held = ctrlKey || metaKey, named = key.length > 1;
  return `${held ? "Ctrl+" : ""}${shiftKey && (held || named) ? "Shift+" : ""}${named ? key : key.toLowerCase()}`;
}

export class Keyboard {
  constructor(view) {
    this.view = view;
    this.opener = button("help", say("Keys and help"), {}, say("Help"));
    const list = h("dl", {}, (onTouch() ? gestures() : [...keys(), ...gestures()]).map(([what, does]) => [h("dt", {}, what), h("dd", {}, does)]));
    const speaks = h("label", { class: "line" }, view.nowPlaying.announces, say("Tell a screen reader what begins to play"));
    const language = h("label", { class: "line" }, [h("span", { innerHTML: svg("language") }), say("Language"), languageChoice()]);
    this.sheet = sheet(this.opener, say("Help"), language, list, speaks);
  }

  /** Take the keys that are pressed inside an element, and keep them inside: a notebook would take "b" for a new cell. */
  bind(root) {
    for (const type of ["keydown", "keyup", "keypress"]) root.addEventListener(type, (event) => event.stopPropagation());
    root.addEventListener("keydown", (event) => this.onKey(event));
  }

  /** On a page that is there for the player: also take the keys that are pressed anywhere else on it; gives what ends that. */
  bindPage() {
    if (inNotebook()) return () => {};
    const onKey = (event) => !event.defaultPrevented && document.querySelector(".audiotag") === this.view.root && this.onKey(event);
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }

  onKey(event) {
    const action = this.view.song.meta && ACTIONS[keyOf(event)];
    if (!action || event.altKey || event.isComposing || this.belongsTo(event.composedPath()[0], event.key)) return;
    if (event.key === "Escape" && this.view.root.querySelector(":popover-open")) return;
    event.preventDefault();
    if (!event.repeat || action !== togglePlay) action(this.view);
  }

  /** Whether the element that has the focus wants a key for itself. */
  belongsTo(target, key) {
    if (target === document || target === this.view.playhead.slider) return false;
    if (target.isContentEditable || target.matches(TYPED)) return true;
    if (target.matches(PRESSED)) return key === " " || key === "Enter";
    return target.matches("input") && /^(Arrow|Home|End|Page)/.test(key);
  }
}
