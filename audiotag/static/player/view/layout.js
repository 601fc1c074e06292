// How the parts of a view lie on the page.
import { h } from "../elements.js";
import { languageTag, say } from "../words.js";

const group = (...inside) => h("span", { class: "group" }, inside);

const top = ({ controls, playhead }) => h("div", { class: "top" }, controls.play, h("div", { class: "names" }, controls.title, playhead.clock));

const menu = ({ projector, corrections, unsure, teach, exports, keyboard }) =>
  h("div", { class: "menu" }, projector.button, corrections.opener, unsure.opener, teach.opener, exports.opener, keyboard.opener);

function toolbar({ controls, selection, focus, ask, thresholds }) {
  const { slider: all, level, reset } = thresholds;
  const levels = h("span", { class: "group grow" }, h("span", { class: "small" }, say("Threshold")), all, level, reset);
  return h("div", { class: "bar", role: "group", "aria-label": say("Sound") },
    group(controls.mute, controls.volume), group(controls.speed, controls.loop, selection.mode, selection.clear, focus.chips, ask.chips), levels);
}

function tracksOf({ viewport, stage, lanes, selection, playhead }) {
  const over = h("div", { class: "over" }, selection.el, playhead.line);
  return h("div", { class: "tracks" }, viewport.corner, stage.el, lanes.list, over);
}

/** The parts of a view in their places: {root, body, tracks}. */
export function layout(view) {
  const { playhead, nowPlaying, lanes, comparison, status, summary, tip, corrections, unsure, teach, ask, exports, keyboard, laneMenu, sound } = view, tracks = tracksOf(view);
  const foot = h("div", { class: "foot" }, lanes.all, status.line, status.analysis);
  const heads = [top(view), menu(view), summary.el, playhead.slider, nowPlaying.el];
  const body = h("div", { class: "body" }, heads, tip.el, toolbar(view), tracks, comparison.el, foot);
  const region = { lang: languageTag(), tabIndex: -1, role: "region", "aria-label": say("audiotag player"), "data-lm-suppress-shortcuts": "true" };
  const sheets = [corrections, unsure, teach, ask, exports, keyboard, laneMenu].map((menu) => menu.sheet);
  return { root: h("div", { class: "audiotag", ...region }, status.alert, body, nowPlaying.spoken, sheets, sound.audio), body, tracks };
}
