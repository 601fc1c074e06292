// What is in view as a picture, for a worksheet or a lesson: dark on white, whatever the theme.
import { inkFor, THEMES } from "../colours.js";
import { h } from "../elements.js";
import { clock } from "../time.js";
import { say } from "../words.js";

const WIDTH = 1200, MARGIN = 28, NAMES = 190, SCALE = 2; // pixels of the picture, of which the file has four each
const HEAD = 64, LANE = 32, FONT = "system-ui, sans-serif";
const COLOURS = THEMES.light, PAPER = "#ffffff", INK = "#1a2129", LINE = "#d9dee6";

function write(context, text, x, y, font, colour = INK) {
  Object.assign(context, { font: `${font} ${FONT}`, fillStyle: colour });
  context.fillText(text, x, y, WIDTH - MARGIN - x);
}

/** Draw in a frame of its own: `draw(context, width, height)`. */
function within(context, x, y, width, height, draw) {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.translate(x, y);
  draw(context, width, height);
  context.restore();
}

function drawHead(context, { song, viewport, duration }) {
  const [t0, t1] = viewport.span, length = clock(duration);
  write(context, song.meta.name, MARGIN, MARGIN + 20, "650 22px");
  const part = viewport.showPart() ? say("{start} to {end} of {length}", { start: clock(t0), end: clock(t1), length }) : length;
  const beside = song.meta.truth ? ` · ${say("below each bar {name}", { name: song.meta.truth.name })}` : "";
  write(context, `${part} · ${say("what audiotag hears")}${beside}`, MARGIN, MARGIN + 42, "14px", COLOURS.text);
}

function drawLane(context, lane, y, width) {
  const [colour] = inkFor(lane.view.song.colour(lane.label), COLOURS.inks);
  Object.assign(context, { fillStyle: LINE });
  context.fillRect(MARGIN, y, WIDTH - 2 * MARGIN, 1);
  Object.assign(context, { fillStyle: colour, strokeStyle: colour, lineWidth: 2 });
  context.beginPath();
  context.arc(MARGIN + 6, y + LANE / 2, lane.family ? 4 : 5, 0, 7);
  context[lane.family ? "stroke" : "fill"]();
  context.font = `15px ${FONT}`;
  context.fillStyle = INK;
  context.fillText(lane.name, MARGIN + 20, y + LANE / 2 + 5, NAMES - 28);
  within(context, MARGIN + NAMES, y + 1, width, LANE - 2, (...on) => lane.drawOn(...on, COLOURS, colour));
}

function drawAll(context, view, height) {
  const { stage, lanes } = view, width = WIDTH - 2 * MARGIN - NAMES, tiles = stage.tilesIn(COLOURS);
  context.scale(SCALE, SCALE);
  context.fillStyle = PAPER;
  context.fillRect(0, 0, WIDTH, height);
  drawHead(context, view);
  let y = MARGIN + HEAD;
  const strip = (high, draw) => (within(context, MARGIN + NAMES, y, width, high, draw), (y += high));
  strip(22, (...on) => stage.drawRuler(...on, COLOURS));
  strip(44, (...on) => stage.drawWaveform(...on, COLOURS));
  strip(150, (...on) => stage.drawSpectrogram(...on, COLOURS, tiles));
  y += 10;
  for (const lane of lanes.shown) drawLane(context, lane, (y += LANE) - LANE, width);
}

/** A canvas with what is in view. */
export function drawPicture(view) {
  const { lanes, viewport } = view, height = 2 * MARGIN + HEAD + 226 + LANE * lanes.shown.length, before = viewport.width;
  const canvas = h("canvas", { width: WIDTH * SCALE, height: height * SCALE });
  viewport.width = WIDTH - 2 * MARGIN - NAMES; // where a moment is, in the picture
  drawAll(canvas.getContext("2d"), view, height);
  viewport.width = before;
  return canvas;
}
