/**
 * audiotag's player: a song that is heard, and its instruments that light up.
 *
 * One file for every place: Jupyter (the default export is an anywidget), the web page of `audiotag serve`, and saved pages.
 * From top to bottom: messages, scores in time, small helpers (all pure, tested by node), ways to the session (transports), and the view.
 * What is sent and received is written in the notebooks `messages` and `session`.
 */

// --- Messages ------------------------------------------------------------------------------------------------------------------------

/** A message and its buffers as bytes: u32 length of the JSON header, the header with `sizes`, the buffers. */
export function pack(message, buffers = []) {
  const parts = buffers.map(bytesOf);
  const head = new TextEncoder().encode(JSON.stringify({ ...message, sizes: parts.map((part) => part.length) }));
  const frame = new Uint8Array(4 + head.length + parts.reduce((sum, part) => sum + part.length, 0));
  new DataView(frame.buffer).setUint32(0, head.length, true);
  frame.set(head, 4);
  let at = 4 + head.length;
  for (const part of parts) {
    frame.set(part, at);
    at += part.length;
  }
  return frame;
}

/** Bytes as [message, [Uint8Array]]; throws where they are no message. Every buffer is a copy, so that it is aligned. */
export function unpack(frame) {
  const bytes = bytesOf(frame);
  if (bytes.length < 4) throw new Error("too short for a message");
  const start = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (start > bytes.length) throw new Error("the header is longer than the message");
  const { sizes = [], ...message } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(4, start)));
  if (typeof message.type !== "string" || !Array.isArray(sizes)) throw new Error("a message has a type");
  if (start + sizes.reduce((sum, size) => sum + size, 0) !== bytes.length) throw new Error("the buffers do not fill the message");
  let at = start;
  return [message, sizes.map((size) => bytes.slice(at, (at += size)))];
}

/** ArrayBuffer, DataView or typed array as Uint8Array over the same memory. */
export function bytesOf(buffer) {
  if (buffer instanceof Uint8Array) return buffer;
  if (ArrayBuffer.isView(buffer)) return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  return new Uint8Array(buffer);
}

const floatsOf = (buffer) => new Float32Array(bytesOf(buffer).slice().buffer);

// --- Scores in time ------------------------------------------------------------------------------------------------------------------

const micro = (seconds) => Math.round(seconds * 1e6) / 1e6;

/**
 * Overlapping segments -> cells between neighbouring edges, each with the mean score of the segments that cover it.
 * @param {Array<[number, number]>} spans start and end of each segment, seconds, in the order of their numbers
 * @param {Float32Array} scores (segments x labels), a row for each span
 * @param {number} labels
 * @returns {{edges: Float64Array, scores: Float32Array, known: Uint8Array}} (m + 1), (m x labels), (m): 0 = no segment covers the cell
 */
export function makeCells(spans, scores, labels) {
  const edges = Float64Array.from(new Set(spans.flatMap(([start, end]) => [micro(start), micro(end)]))).sort();
  const m = Math.max(0, edges.length - 1);
  const sums = new Float64Array(m * labels), cover = new Uint16Array(m), means = new Float32Array(m * labels);
  spans.forEach(([start, end], row) => {
    const stop = placeOf(edges, micro(end));
    for (let cell = placeOf(edges, micro(start)); cell < stop; cell++) {
      cover[cell]++;
      for (let k = 0; k < labels; k++) sums[cell * labels + k] += scores[row * labels + k];
    }
  });
  for (let cell = 0; cell < m; cell++)
    if (cover[cell]) for (let k = 0; k < labels; k++) means[cell * labels + k] = sums[cell * labels + k] / cover[cell];
  return { edges, scores: means, known: Uint8Array.from(cover, (n) => (n ? 1 : 0)) };
}

/** Index of the last edge that is not after t; -1 before the first. */
export function placeOf(edges, t) {
  let low = 0, high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle] <= t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Which labels are on in each cell, Uint8Array (m x labels): on from `high`, and on down to `stay` times that, as NumPy has it in float32. */
export function hysteresis(cells, high, stay) {
  const labels = high.length, m = cells.known.length, on = new Uint8Array(m * labels);
  const low = Float32Array.from(high, (value) => Math.fround(value) * Math.fround(stay));
  for (let cell = 0; cell < m; cell++) {
    if (!cells.known[cell]) continue;
    for (let k = 0; k < labels; k++) {
      const i = cell * labels + k, before = cell > 0 && on[i - labels];
      on[i] = cells.scores[i] >= high[k] || (before && cells.scores[i] >= low[k]) ? 1 : 0;
    }
  }
  return on;
}

/** The stretches in which label k is on: [{start, end, score}], score = mean over the stretch. */
export function eventsOf(cells, on, labels, k) {
  const events = [];
  let sum = 0;
  for (let cell = 0; cell < cells.known.length; cell++) {
    if (!on[cell * labels + k]) continue;
    const fresh = !cell || !on[(cell - 1) * labels + k];
    const length = cells.edges[cell + 1] - cells.edges[cell];
    if (fresh) {
      events.push({ start: cells.edges[cell], end: 0, score: 0 });
      sum = 0;
    }
    const event = events[events.length - 1];
    sum += length * cells.scores[cell * labels + k];
    event.end = cells.edges[cell + 1];
    event.score = sum / (event.end - event.start);
  }
  return events;
}

/** The next event after t (step 1) or the one before it (step -1), wrapping round; null where there is none. */
export function nextEvent(events, t, step = 1) {
  if (!events.length) return null;
  if (step > 0) return events.find((event) => event.start > t + 0.05) || events[0];
  return [...events].reverse().find((event) => event.start < t - 1) || events[events.length - 1];
}

/** The event that sounds at t, or null. */
export const eventAt = (events, t) => events.find((event) => event.start <= t && t < event.end) || null;

// --- Small helpers -------------------------------------------------------------------------------------------------------------------

export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/** Seconds as 1:05 or 1:02:05. */
export function clock(seconds) {
  const s = Math.max(0, Math.floor(seconds || 0)), two = (n) => String(n).padStart(2, "0");
  return s < 3600 ? `${Math.floor(s / 60)}:${two(s % 60)}` : `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** Seconds between the marks of a time axis: a round number that gives at most `most` marks. */
export function tickStep(span, most) {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800];
  return steps.find((step) => span / step <= most) || 3600 * Math.ceil(span / 3600 / most);
}

/** The marks of a time axis from t0 to t1. */
export function ticks(t0, t1, most) {
  const step = tickStep(t1 - t0, most), marks = [];
  for (let n = Math.ceil(t0 / step - 1e-9); n * step <= t1; n++) marks.push(micro(n * step));
  return marks;
}

/** The window [t0, t1] made `factor` times as wide around `t`, within [0, duration] and not under `least` seconds. */
export function zoomed([t0, t1], factor, t, duration, least = 2) {
  const span = clamp((t1 - t0) * factor, Math.min(least, duration), duration);
  return moved([t - ((t - t0) / (t1 - t0)) * span, 0], 0, duration, span);
}

/** The window moved by `by` seconds, within [0, duration]. */
export function moved([t0, t1], by, duration, span = t1 - t0) {
  const start = clamp(t0 + by, 0, Math.max(0, duration - span));
  return [start, start + Math.min(span, duration)];
}

/** Corrections as CSV: path,start,end,label,verdict. */
export function correctionsCsv(path, items) {
  const cell = (value) => (/[",\n\r]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  const rows = items.map(({ start, end, label, verdict }) => [path, start, end, label, verdict]);
  return [["path", "start", "end", "label", "verdict"], ...rows].map((row) => row.map(cell).join(",") + "\n").join("");
}

/** Black or white, whichever is read better on a colour #rrggbb. */
export function inkOn(colour) {
  const linear = [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  const luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  return luminance > 0.179 ? "#000000" : "#ffffff";
}

/** 256 colours between stops [[r, g, b], ...], Uint8ClampedArray (256 x 4). */
export function colourTable(stops) {
  const table = new Uint8ClampedArray(1024);
  for (let i = 0; i < 256; i++) {
    const place = (i / 255) * (stops.length - 1), n = Math.min(stops.length - 2, Math.floor(place)), part = place - n;
    for (let c = 0; c < 3; c++) table[4 * i + c] = stops[n][c] + (stops[n + 1][c] - stops[n][c]) * part;
    table[4 * i + 3] = 255;
  }
  return table;
}

/** A new view id. */
const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** A typed array with room for n items: itself, or a longer copy. */
export function room(array, n) {
  if (array.length >= n) return array;
  const longer = new array.constructor(Math.max(n, array.length * 2));
  longer.set(array);
  return longer;
}

// --- What is known of a song ---------------------------------------------------------------------------------------------------------

/** Scores and picture as they arrive, in any order. */
export class Track {
  constructor(labels, rows) {
    Object.assign(this, { labels, rows, duration: 0, total: null, analysed: 0, done: false, version: 0, columns: 0 });
    this.spans = [];
    this.scores = new Float32Array(0);
    this.picture = new Uint8Array(0);
    this.peaks = new Int8Array(0);
    this.drawn = new Uint8Array(0); // of each column: whether it is there
  }

  /** Take a `segments` message; gives the stretches of columns that are new, [[first, n], ...]. */
  take(message, buffers) {
    const scores = floatsOf(buffers[0] || new Uint8Array()), picture = bytesOf(buffers[1] || new Uint8Array());
    const peaks = bytesOf(buffers[2] || new Uint8Array());
    if (scores.length !== message.items.length * this.labels) throw new Error("scores do not fit");
    message.items.forEach(([i, start, end], row) => {
      this.spans[i] = [start, end];
      this.scores = room(this.scores, (i + 1) * this.labels);
      this.scores.set(scores.subarray(row * this.labels, (row + 1) * this.labels), i * this.labels);
    });
    let at = 0;
    for (const [first, n] of message.columns) {
      const stop = first + n;
      this.picture = room(this.picture, stop * this.rows);
      this.peaks = room(this.peaks, stop * 2);
      this.drawn = room(this.drawn, stop);
      this.picture.set(picture.subarray(at * this.rows, (at + n) * this.rows), first * this.rows);
      this.peaks.set(new Int8Array(peaks.buffer, peaks.byteOffset + at * 2, n * 2), first * 2);
      this.drawn.fill(1, first, stop);
      this.columns = Math.max(this.columns, stop);
      at += n;
    }
    if (message.duration) this.duration = message.duration;
    this.total = message.total ?? this.total;
    this.analysed = message.analysed ?? this.analysed;
    this.done = this.done || message.done === true;
    this.version++;
    return message.columns;
  }

  /** The cells of what is known. */
  cells() {
    const known = [];
    for (let i = 0; i < this.spans.length; i++) if (this.spans[i]) known.push(i);
    const whole = known.length === this.spans.length;
    const scores = whole ? this.scores : new Float32Array(known.length * this.labels);
    if (!whole) known.forEach((i, row) => scores.set(this.scores.subarray(i * this.labels, (i + 1) * this.labels), row * this.labels));
    return makeCells(known.map((i) => this.spans[i]), scores, this.labels);
  }
}

// --- Ways to the session -------------------------------------------------------------------------------------------------------------
// A transport is {send(message, buffers), listen(handler) -> stop, close()}. It tells {type: "open"} whenever the way is (again) open.

/** Through a Jupyter kernel. */
function jupyter(model) {
  return {
    send: (message, buffers = []) => model.send(message, undefined, buffers.map((buffer) => bytesOf(buffer).slice().buffer)),
    listen(handler) {
      const taken = (message, buffers) => handler(message, buffers || []);
      model.on("msg:custom", taken);
      queueMicrotask(() => handler({ type: "open" }, []));
      return () => model.off("msg:custom", taken);
    },
    close() {},
  };
}

/**
 * Over a WebSocket, taken up again when it breaks.
 * @param {string} url ws:// or wss://
 * @param {{onstate?: (state: "open"|"waiting"|"closed") => void}} options
 */
export function socket(url, { onstate = () => {} } = {}) {
  const handlers = new Set();
  let ws = null, closed = false, pause = 500, timer = 0;
  const tell = (message, buffers = []) => handlers.forEach((handler) => handler(message, buffers));

  function connect() {
    ws = new WebSocket(url);
    ws.binaryType = "arraybuffer";
    ws.onopen = () => {
      onstate("open");
      tell({ type: "open" });
    };
    ws.onmessage = ({ data }) => {
      pause = 500;
      try {
        tell(...unpack(data));
      } catch {} // not a message: nothing that a visitor could do about it
    };
    ws.onclose = ({ code, reason }) => {
      if (closed) return;
      if (code === 1008 || code === 4404) return (closed = true), onstate("closed"), tell({ type: "error", fatal: true, message: reason || "this song is no longer there" });
      onstate("waiting");
      timer = setTimeout(connect, pause);
      pause = Math.min(8000, pause * 2);
    };
  }
  connect();
  return {
    send: (message, buffers) => ws.readyState === 1 && ws.send(pack(message, buffers)),
    listen(handler) {
      handlers.add(handler);
      if (ws.readyState === 1) queueMicrotask(() => handler({ type: "open" }, []));
      return () => handlers.delete(handler);
    },
    close() {
      closed = true;
      clearTimeout(timer);
      ws.close();
      onstate("closed");
    },
  };
}

const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/**
 * A session that was written down: it plays its messages, keeps corrections itself, and exports what was exported when it was saved.
 * @param {{messages: string[], audio: string, mime: string, exports: Object<string, {name: string, mime: string, text: string}>}} data base64
 */
export function saved(data) {
  let handler = () => {}, states = [[]], now = 0, view = null;
  const tell = (message, buffers = []) => queueMicrotask(() => handler({ view: null, ...message }, buffers));
  const list = () => tell({ type: "corrections", items: states[now], undo: now > 0, redo: now < states.length - 1 });
  const answers = {
    ready(message) {
      view = message.view;
      for (const text of data.messages) {
        const [said, buffers] = unpack(fromBase64(text));
        if (said.type === "corrections") states = [said.items];
        else tell(said, buffers);
      }
      list();
      const url = URL.createObjectURL(new Blob([fromBase64(data.audio)], { type: data.mime }));
      tell({ type: "audio", url, mime: data.mime, own: true });
    },
    correct({ op, item }) {
      const same = (other) => other.start === item.start && other.end === item.end && other.label === item.label;
      if (op === "add") states = [...states.slice(0, now + 1), [...states[now].filter((other) => !same(other)), item]];
      now = op === "add" ? states.length - 1 : clamp(now + (op === "undo" ? -1 : 1), 0, states.length - 1);
      list();
    },
    export({ format, id }) {
      const file = data.exports[format];
      if (file) tell({ type: "file", id, name: file.name, mime: file.mime }, [new TextEncoder().encode(file.text)]);
    },
  };
  return {
    send: (message) => answers[message.type]?.(message),
    listen(to) {
      handler = to;
      tell({ type: "open" });
      return () => (handler = () => {});
    },
    close() {},
  };
}

// --- Looks ---------------------------------------------------------------------------------------------------------------------------

const FAMILY = { // as in the module events
  strings: "#9b2c3f", plucked: "#c77700", woodwind: "#2b8a4b", brass: "#d9480f", "free reed": "#8a5a2b", keyboard: "#1f6fb5",
  percussion: "#5a5fa8", "pitched percussion": "#0b8f8f", electronic: "#a23b9e", voice: "#d6336c",
};
const LOOKS = {
  light: { sound: [[255, 255, 255], [211, 223, 238], [125, 156, 196], [51, 80, 127], [16, 29, 58]], wave: "#6b7f9e", quiet: "91,100,114", grid: "#8a94a3", text: "#4a5462", hatch: "rgba(120,130,145,.22)" },
  dark: { sound: [[17, 20, 27], [38, 46, 84], [104, 62, 135], [220, 105, 96], [253, 219, 139]], wave: "#8ea3c7", quiet: "170,180,196", grid: "#77808f", text: "#b4bdca", hatch: "rgba(150,160,175,.20)" },
};
const ICON = {
  play: '<path d="M7 4.5v15l12.5-7.5z" fill="currentColor" stroke="none"/>', pause: '<path d="M8 5v14M16 5v14" stroke-width="4"/>',
  loud: '<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>', mute: '<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5"/>',
  loop: '<path d="M17 3l3 3-3 3M20 6H8a4 4 0 0 0-4 4v1M7 21l-3-3 3-3M4 18h12a4 4 0 0 0 4-4v-1"/>', select: '<path d="M5 4v16M19 4v16M8 12h8M10.5 9.5L8 12l2.5 2.5M13.5 9.5L16 12l-2.5 2.5"/>',
  in: '<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5L21 21M10.5 7.5v6M7.5 10.5h6"/>', out: '<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5L21 21M7.5 10.5h6"/>',
  fit: '<path d="M3 12h18M6 9l-3 3 3 3M18 9l3 3-3 3"/>', big: '<path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"/>', save: '<path d="M12 3v12M7.5 11L12 15.5 16.5 11M4 20h16"/>',
  help: '<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.8v.2"/>', more: '<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3"/>',
  tick: '<path d="M5 12.5l4.5 4.5L19 7"/>', cross: '<path d="M6 6l12 12M18 6L6 18"/>', pen: '<path d="M4 20l1-4L16.5 4.500l3 3L8 19z"/>', undo: '<path d="M8 5L4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3"/>',
  redo: '<path d="M16 5l4 4-4 4M20 9H10a6 6 0 0 0 0 12h3"/>',
};
const KEYS = [
  ["Space, k", "play or pause"], ["← →", "5 s back or on; 30 s with Shift"], ["Home, End, 0–9", "to the start, the end, a tenth of the song"], ["+ −", "zoom"],
  ["[ ]", "begin or end a selection here; Esc drops it"], ["n p", "next or previous event of the chosen instrument"], ["Ctrl+Z, Ctrl+Shift+Z", "undo or redo a correction"], ["?", "this list"],
];
const PLAYS = [
  'audio/mp4; codecs="mp3"', 'audio/mp4; codecs="mp4a.40.2"', 'audio/mp4; codecs="flac"', 'audio/mp4; codecs="opus"', 'audio/ogg; codecs="opus"', 'audio/ogg; codecs="vorbis"',
  'audio/ogg; codecs="flac"', 'audio/webm; codecs="opus"', 'audio/webm; codecs="vorbis"', "audio/flac", "audio/wav",
];
const TILE = 1024; // columns of the picture in one canvas

const svg = (name) => `<svg viewBox="0 0 24 24" aria-hidden="true">${ICON[name]}</svg>`;

/** An element with properties and children. `class`, `data-*`, `aria-*` and `role` become attributes, all else properties. */
function h(tag, properties = {}, ...children) {
  const el = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (key === "class" || key === "role" || key === "for" || /^(data|aria)-/.test(key)) el.setAttribute(key, value);
    else el[key] = value;
  }
  el.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return el;
}

const button = (icon, label, onclick, more = {}) => h("button", { type: "button", title: label, "aria-label": label, innerHTML: svg(icon), onclick, ...more });

/** Whether the place around is dark: Jupyter and VS Code say so, else the system does. */
function isDark() {
  const { body } = document;
  if (body.dataset.jpThemeLight) return body.dataset.jpThemeLight === "false";
  if (/vscode-(dark|high-contrast(?!-light))/.test(body.className)) return true;
  if (/vscode-light/.test(body.className)) return false;
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

let counted = 0; // views on this page, for ids of labels

/** The fixed parts of a view: {root, ...parts by name}. */
function build(name) {
  const id = `audiotag-${++counted}`;
  const range = (label, properties) => h("input", { type: "range", "aria-label": label, ...properties });
  const p = {
    play: button("play", "Play", null, { class: "play" }), time: h("span", { class: "time" }, "0:00"), length: h("span", { class: "length" }, "–:––"),
    title: h("h2", { class: "title" }, name || "Song"), seek: range("Position", { class: "seek", min: "0", max: "1", step: "any", value: "0" }),
    mute: button("loud", "Mute", null, { "aria-pressed": "false" }), volume: range("Volume", { class: "volume", min: "0", max: "1", step: "0.05", value: "1" }),
    speed: h("select", { "aria-label": "Speed" }, [0.5, 0.75, 1, 1.25, 1.5, 2].map((rate) => h("option", { value: String(rate), selected: rate === 1 }, `${rate}×`))),
    loop: button("loop", "Loop the selection, or the song", null, { "aria-pressed": "false" }), select: button("select", "Select by dragging", null, { "aria-pressed": "false" }),
    zoomIn: button("in", "Zoom in"), zoomOut: button("out", "Zoom out"), fit: button("fit", "Whole song"), big: button("big", "Large names", null, { "aria-pressed": "false" }),
    threshold: range("Threshold for all instruments", { class: "threshold", min: "0.02", max: "0.98", step: "0.01", value: "0.5" }), level: h("output", { class: "level" }),
    reset: h("button", { type: "button", class: "text" }, "Model’s own"), now: h("ul", { class: "now", "aria-label": "Playing now" }), quiet: h("p", { class: "quiet" }, "—"),
    exports: h("div", { class: "menu-items" }), ruler: h("canvas", { class: "ruler", "aria-hidden": "true" }), picture: h("canvas", { class: "picture", role: "img", "aria-label": "Spectrogram of the song" }),
    wave: h("canvas", { class: "wave", "aria-hidden": "true" }), lanes: h("ul", { class: "lanes", "aria-label": "Instruments" }), head: h("div", { class: "head" }), selection: h("div", { class: "selection", hidden: true }),
    overview: h("canvas", { class: "overview", "aria-hidden": "true" }), all: h("button", { type: "button", class: "text all", "aria-expanded": "false" }, "Show all instruments"),
    progress: h("progress", { max: 1, value: 0, "aria-label": "Analysis" }), status: h("p", { class: "status", role: "status" }), alert: h("p", { class: "alert", role: "alert", hidden: true }),
    say: h("p", { class: "unseen", "aria-live": "polite" }), speak: h("input", { type: "checkbox", checked: true }), undo: button("undo", "Undo the last correction"), redo: button("redo", "Redo"),
    added: h("select", { "aria-label": "Instrument to add" }), other: h("input", { type: "text", placeholder: "another name", maxLength: 64, "aria-label": "Another instrument’s name" }), add: h("button", { type: "button", class: "text" }, "Add"),
    where: h("p", { class: "where" }),
  };
  const menu = (icon, label, ...inside) => h("details", { class: "menu" }, h("summary", { title: label, "aria-label": label, innerHTML: svg(icon) }), h("div", { class: "sheet" }, inside));
  p.exportMenu = menu("save", "Export", h("p", { class: "sheet-title" }, "Save what was heard"), p.exports);
  p.fixMenu = menu("pen", "Corrections", h("p", { class: "sheet-title" }, "Correct what was heard"), p.where, h("div", { class: "line" }, p.added, p.other, p.add),
    h("p", { class: "small" }, "To mark a lane as right or wrong, open its “⋯”."), h("div", { class: "line" }, p.undo, p.redo));
  p.helpMenu = menu("help", "Keys and help", h("p", { class: "sheet-title" }, "Keys"), h("dl", {}, KEYS.map(([key, what]) => [h("dt", {}, key), h("dd", {}, what)])),
    h("label", { class: "line" }, p.speak, "Tell a screen reader what begins to play"));
  p.stage = h("div", { class: "stage" }, p.ruler, p.wave, p.picture);
  p.over = h("div", { class: "over" }, p.selection, p.head);
  p.tracks = h("div", { class: "tracks" }, h("div", { class: "corner", "aria-hidden": "true" }), p.stage, p.lanes, p.over);
  p.body = h("div", { class: "body" },
    h("div", { class: "top" }, p.play, h("div", { class: "names" }, p.title, h("p", { class: "clock" }, p.time, h("span", { "aria-hidden": "true" }, " / "), p.length)), h("div", { class: "top-end" }, p.big, p.exportMenu, p.fixMenu, p.helpMenu)),
    p.seek, h("section", { class: "sounding", "aria-label": "Playing now" }, p.now, p.quiet),
    h("div", { class: "bar", role: "group", "aria-label": "Controls" }, h("span", { class: "group" }, p.mute, p.volume), h("span", { class: "group" }, p.speed, p.loop, p.select), h("span", { class: "group" }, p.zoomOut, p.zoomIn, p.fit),
      h("span", { class: "group grow" }, h("span", { class: "small" }, "Threshold"), p.threshold, p.level, p.reset)),
    p.overview, p.tracks, h("div", { class: "foot" }, p.all, h("span", { class: "analysis" }, p.progress)));
  p.root = h("div", { class: "audiotag", tabIndex: -1, role: "region", "aria-label": "audiotag player", id, "data-lm-suppress-shortcuts": "true" }, p.alert, p.body, p.status, p.say);
  p.audio = h("audio", { preload: "auto" });
  p.audio.preservesPitch = true;
  p.root.append(p.audio);
  return p;
}

// --- Pictures ------------------------------------------------------------------------------------------------------------------------

/** A canvas made as large as it is shown, and its context in CSS pixels: [context, width, height]. */
function surface(canvas) {
  const scale = Math.min(2, devicePixelRatio || 1), width = canvas.clientWidth, height = canvas.clientHeight;
  const w = Math.max(1, Math.round(width * scale)), t = Math.max(1, Math.round(height * scale));
  if (canvas.width !== w || canvas.height !== t) Object.assign(canvas, { width: w, height: t });
  const context = canvas.getContext("2d");
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  return [context, width, height];
}

/** The spectrogram in canvases of 1,024 columns, so that a song of any length can be drawn at any zoom. */
class Tiles {
  constructor(rows, table) {
    Object.assign(this, { rows, table, tiles: [] });
  }

  /** Columns [first, first + n) of a track have changed. */
  paint(track, first, n) {
    for (let at = first; at < first + n; ) {
      const number = Math.floor(at / TILE), stop = Math.min(first + n, (number + 1) * TILE);
      this.tiles[number] ??= h("canvas", { width: TILE, height: this.rows });
      this.tiles[number].getContext("2d").putImageData(this.image(track, at, stop - at), at - number * TILE, 0);
      at = stop;
    }
  }

  image(track, first, n) {
    const image = new ImageData(n, this.rows), pixels = new Uint32Array(image.data.buffer), colours = new Uint32Array(this.table.buffer);
    for (let column = 0; column < n; column++)
      for (let row = 0; row < this.rows; row++) pixels[(this.rows - 1 - row) * n + column] = colours[track.picture[(first + column) * this.rows + row]];
    return image;
  }

  /** Draw columns c0..c1 (fractions allowed) over the width of a context. */
  draw(context, width, height, c0, c1) {
    const scale = width / (c1 - c0);
    context.imageSmoothingEnabled = scale < 3;
    for (let number = Math.max(0, Math.floor(c0 / TILE)); number * TILE < c1; number++) {
      const tile = this.tiles[number], left = Math.max(c0, number * TILE), right = Math.min(c1, (number + 1) * TILE);
      if (tile && right > left) context.drawImage(tile, left - number * TILE, 0, right - left, this.rows, (left - c0) * scale, 0, (right - left) * scale + 0.5, height);
    }
  }
}

/** The outline of the wave for columns c0..c1, as one path. */
function drawWave(context, width, height, track, c0, c1, colour) {
  context.fillStyle = colour;
  const each = (c1 - c0) / width, middle = height / 2;
  for (let x = 0; x < width; x++) {
    let low = 127, high = -127;
    const first = Math.max(0, Math.floor(c0 + x * each)), last = Math.min(track.columns, Math.max(first + 1, Math.ceil(c0 + (x + 1) * each)));
    for (let column = first; column < last; column++) {
      if (!track.drawn[column]) continue;
      low = Math.min(low, track.peaks[2 * column]);
      high = Math.max(high, track.peaks[2 * column + 1]);
    }
    if (high >= low) context.fillRect(x, middle - (high / 127) * middle, 1, Math.max(1, ((high - low) / 127) * middle));
  }
}

/** Stripes where nothing is known yet. */
function hatch(context, x, width, height, colour) {
  context.save();
  context.beginPath();
  context.rect(x, 0, width, height);
  context.clip();
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  for (let at = x - (x % 9) - height; at < x + width; at += 9) {
    context.beginPath();
    context.moveTo(at, height);
    context.lineTo(at + height, 0);
    context.stroke();
  }
  context.restore();
}

/** A lane from t0 to t1: grey by the score, the family's colour where the label is on. A pixel shows the strongest cell in it. */
function drawLane(context, width, height, { cells, on, labels }, k, t0, t1, colour, grey) {
  const scale = width / (t1 - t0), { edges, scores, known } = cells;
  let from = 0, shade = -1, lit = 0, end = 0;
  const flush = (x) => {
    if (shade <= 0 || x <= from) return;
    context.globalAlpha = lit ? 0.35 + 0.65 * shade : 1;
    context.fillStyle = lit ? colour : `rgba(${grey},${0.5 * shade})`;
    const inset = lit ? 3 : 7;
    context.fillRect(from, inset, x - from, height - 2 * inset);
  };
  for (let cell = Math.max(0, placeOf(edges, t0)); cell < known.length && edges[cell] < t1; ) {
    const x = Math.floor(Math.max(0, (edges[cell] - t0) * scale));
    let score = 0, state = 0, x1 = x;
    do {
      score = Math.max(score, known[cell] ? scores[cell * labels + k] : 0);
      state = Math.max(state, on[cell * labels + k]);
      end = Math.min(width, (edges[cell + 1] - t0) * scale);
      x1 = Math.floor(end);
      cell++;
    } while (x1 <= x && cell < known.length && edges[cell] < t1);
    const step = Math.round(score * 20) / 20;
    if (step !== shade || state !== lit) {
      flush(x);
      [from, shade, lit] = [x, step, state];
    }
  }
  flush(end);
  context.globalAlpha = 1;
}

// --- The view ------------------------------------------------------------------------------------------------------------------------

class View {
  constructor(el, transport, options) {
    Object.assign(this, { el, transport, options, id: newId(), meta: null, track: null, tiles: null, lit: [], frame: { time: 0, lit: [] }, marks: [], lanes: new Map() });
    Object.assign(this, { at: 0, playing: false, wish: false, window: [0, 1], follow: true, picked: null, selecting: false, looping: false, showAll: false, corrections: [], cell: -2, last: -1 });
    this.p = build(options.name);
    this.cleanups = [];
    el.replaceChildren(this.p.root);
    if (options.height) this.p.lanes.style.maxHeight = `${options.height}px`;
    this.bindControls();
    this.bindStage();
    this.bindKeys();
    this.watchLooks();
    this.listen();
  }

  // -- The session

  listen() {
    const stop = this.transport.listen((message, buffers) => {
      if (message.view && message.view !== this.id) return;
      try {
        this[`on_${message.type}`]?.(message, buffers);
      } catch (error) {
        console.debug("audiotag: a message was not understood", error);
      }
    });
    this.cleanups.push(stop);
    if (globalThis.google?.colab) {
      const timer = setInterval(() => this.send("poll"), 300);
      this.cleanups.push(() => clearInterval(timer));
    }
  }

  send(type, fields = {}, buffers = []) {
    this.transport.send({ type, view: this.id, ...fields }, buffers);
  }

  on_open() {
    const can = PLAYS.filter((mime) => this.p.audio.canPlayType(mime));
    this.send("ready", { can, poll: Boolean(globalThis.google?.colab), have: this.last + 1 });
  }

  on_meta(meta) {
    const first = !this.meta;
    const own = first ? {} : Object.fromEntries(this.meta.labels.map((label, k) => [label, this.high[k]]));
    this.meta = meta;
    if (first || this.track.labels !== meta.labels.length) this.track = new Track(meta.labels.length, meta.rows);
    this.model = Float32Array.from(meta.labels, (label) => meta.thresholds[label]);
    this.high = Float32Array.from(meta.labels, (label) => own[label] ?? meta.thresholds[label]);
    this.p.title.textContent = meta.name;
    if (meta.duration) this.track.duration = Math.max(this.track.duration, meta.duration);
    if (first) {
      this.fit();
      this.makeLanes();
      this.makeMenus();
      this.tiles = new Tiles(meta.rows, colourTable(this.looks().sound));
      this.say(meta.live ? "Recording" : "Analysing …");
    }
    this.p.root.classList.toggle("live", meta.live);
    this.refresh();
  }

  on_segments(message, buffers) {
    const before = this.track.duration;
    for (const [first, n] of this.track.take(message, buffers)) this.tiles.paint(this.track, first, n);
    this.last = message.seq;
    this.send("ack", { seq: message.seq });
    if (this.meta.live) this.at = this.track.duration;
    if (this.track.duration !== before && this.window[1] >= before - 0.01) this.fit();
    if (this.track.done) this.say("Analysed");
    this.later();
  }

  on_audio({ url, mime, own }) {
    const { audio } = this.p;
    this.chunks = null;
    if (url) return this.load(own ? url : new URL(url, document.baseURI).href, own);
    this.chunks = { mime, parts: [], total: null, asked: 0, got: 0 };
    for (let n = 0; n < 3; n++) this.need();
    audio.dataset.mime = mime;
  }

  need() {
    const chunks = this.chunks;
    if (chunks && (chunks.total === null ? chunks.asked < 1 : chunks.asked < chunks.total)) this.send("need", { seq: chunks.asked++ });
  }

  on_chunk({ seq, total }, [bytes]) {
    const chunks = this.chunks;
    if (!chunks || chunks.parts[seq]) return;
    const fresh = chunks.total === null;
    Object.assign(chunks, { total, got: chunks.got + 1 });
    chunks.parts[seq] = bytesOf(bytes).slice();
    if (chunks.got === total) {
      this.load(URL.createObjectURL(new Blob(chunks.parts, { type: chunks.mime })), true);
      this.chunks = null;
    } else for (let n = 0; n < (fresh ? 3 : 1); n++) this.need();
  }

  on_corrections({ items, undo, redo }) {
    this.corrections = items;
    this.p.undo.disabled = !undo;
    this.p.redo.disabled = !redo;
    this.draw();
  }

  on_thresholds({ values }) {
    this.meta.labels.forEach((label, k) => (this.high[k] = values[label] ?? this.high[k]));
    this.refresh();
  }

  on_file({ name, mime }, [bytes]) {
    download(name, mime, bytesOf(bytes));
  }

  on_seek({ t }) { this.seek(t, false); }
  on_play() { this.play(); }
  on_pause() { this.pause(); }
  on_notice({ message }) { this.say(message, true); }

  on_error({ message, fatal }) {
    if (!fatal) return this.say(message, true);
    this.p.alert.hidden = false;
    this.p.alert.textContent = message;
    this.p.body.hidden = !this.track?.version;
    this.pause();
  }

  /** A line for everybody; what is strange about the file stays beside what comes later. */
  say(text, stays = false) {
    if (stays) this.notice = text;
    this.p.status.textContent = [text, !stays && this.notice].filter(Boolean).join(" · ");
  }

  // -- Sound

  load(url, own) {
    const { audio } = this.p, at = this.at, playing = this.playing || this.wish;
    if (this.url) URL.revokeObjectURL(this.url);
    this.url = own ? url : null;
    this.sound = true;
    audio.src = url;
    audio.addEventListener("loadedmetadata", () => {
      if (at) audio.currentTime = at;
      audio.playbackRate = Number(this.p.speed.value);
      if (playing) this.play();
    }, { once: true });
  }

  get duration() { return this.track?.duration || this.p.audio.duration || 0; }

  get time() { return this.sound && this.p.audio.readyState > 0 ? this.p.audio.currentTime : this.at; }

  play() {
    if (!this.sound) {
      this.wish = true;
      return this.say(this.meta?.live ? "The recording can be played when it has ended" : "The sound is on its way …");
    }
    this.wish = false;
    if (this.duration && this.time >= this.duration - 0.05) this.seek(0);
    this.p.audio.play().catch((error) => error.name !== "AbortError" && this.say(error.name === "NotAllowedError" ? "Press play to hear it" : `The sound cannot be played (${error.message})`, true));
  }

  pause() {
    this.wish = false;
    this.p.audio.pause();
  }

  toggle() {
    if (this.playing || this.wish) this.pause();
    else this.play();
  }

  seek(t, tell = true) {
    this.at = clamp(t, 0, this.duration || t);
    if (this.sound && this.p.audio.readyState > 0) this.p.audio.currentTime = this.at;
    if (tell) this.send("seek", { t: this.at });
    this.tellTime();
    this.reveal();
    this.tick();
  }

  tellTime() { this.send("time", { t: this.time, playing: this.playing }); }

  /** Begin again where a loop ends. */
  turn() {
    if (!this.looping || !this.playing) return;
    const [start, end] = this.marks.length ? this.marks : [0, this.duration];
    if (this.time >= end - 0.01 || this.time < start - 0.5) this.p.audio.currentTime = start;
  }

  // -- What is computed

  /** Once more data is here: compute and draw, but not more often than is worth it. */
  later() {
    if (this.waiting) return;
    const wait = this.track.version < 4 ? 0 : Math.min(600, 60 + this.track.spans.length / 10);
    this.waiting = setTimeout(() => {
      this.waiting = 0;
      this.refresh();
    }, wait);
  }

  /** Cells, what is on in them, events, the order of lanes; then everything is drawn. */
  refresh() {
    if (!this.track || this.gone) return;
    if (this.cellsOf !== this.track.version) this.cells = this.track.cells();
    this.cellsOf = this.track.version;
    this.labels = this.track.labels;
    this.on = hysteresis(this.cells, this.high, this.meta.stay);
    this.events = this.meta.labels.map((_, k) => eventsOf(this.cells, this.on, this.labels, k));
    this.cell = -2;
    this.sortLanes();
    this.showProgress();
    this.showThreshold();
    this.draw();
    this.tick();
  }

  showProgress() {
    const { progress, length, seek } = this.p, { done, analysed } = this.track;
    progress.value = done ? 1 : analysed;
    progress.parentElement.classList.toggle("done", done);
    progress.setAttribute("aria-valuetext", done ? "all analysed" : `${Math.round(100 * analysed)} percent analysed`);
    length.textContent = this.duration ? clock(this.duration) : "–:––";
    seek.max = String(this.duration || 1);
    this.p.picture.setAttribute("aria-label", `Spectrogram of ${this.meta.name}, ${clock(this.duration)} long`);
  }

  // -- Lanes

  makeLanes() {
    this.p.lanes.replaceChildren();
    this.meta.labels.forEach((label, k) => {
      const name = this.meta.display[label] || label, colour = FAMILY[this.meta.families[label]] || "#4a5568";
      const level = h("input", { type: "range", min: "0.02", max: "0.98", step: "0.01", "aria-label": `Threshold for ${name}`, oninput: () => this.setThreshold(k, Number(level.value)) });
      const value = h("output", {});
      const jump = h("button", { type: "button", class: "label", title: `Next ${name}`, "aria-label": `${name}: jump to where it plays next`, onclick: () => this.jump(k) }, h("span", { class: "dot" }), h("span", {}, name));
      const mark = (verdict, icon, text) => h("button", { type: "button", class: "text", onclick: () => this.correct(label, verdict), innerHTML: `${svg(icon)}<span>${text}</span>`, "aria-label": `${name} is ${text.toLowerCase()} here` });
      const more = h("details", { class: "menu more" }, h("summary", { title: `${name}: threshold and corrections`, "aria-label": `${name}: threshold and corrections`, innerHTML: svg("more") }),
        h("div", { class: "sheet" }, h("p", { class: "sheet-title" }, name), h("label", { class: "line small" }, "Threshold", level, value), h("div", { class: "line" }, mark("right", "tick", "Right"), mark("wrong", "cross", "Wrong"))));
      const canvas = h("canvas", { "aria-hidden": "true" });
      const item = h("li", { class: "lane", "data-label": label }, jump, more, canvas);
      item.style.setProperty("--colour", colour);
      item.style.setProperty("--ink-on", inkOn(colour));
      this.lanes.set(label, { item, canvas, colour, level, value, name });
    });
  }

  sortLanes() {
    const total = this.events.map((events) => events.reduce((sum, { start, end }) => sum + end - start, 0));
    const fixed = new Set(this.corrections.map(({ label }) => label));
    const order = this.meta.labels.map((_, k) => k).sort((a, b) => total[b] - total[a] || a - b);
    const shown = order.filter((k) => this.showAll || total[k] > 0 || fixed.has(this.meta.labels[k]));
    const wanted = shown.map((k) => this.lanes.get(this.meta.labels[k]).item), { lanes, all } = this.p;
    const same = wanted.length === lanes.children.length && wanted.every((item, n) => lanes.children[n] === item);
    if (!same && !lanes.contains(document.activeElement)) lanes.replaceChildren(...wanted);
    else if (!same) wanted.filter((item) => !item.isConnected).forEach((item) => lanes.append(item));
    all.textContent = this.showAll ? "Show those that play" : `Show all ${order.length} instruments`;
    all.hidden = shown.length === order.length && !this.showAll;
    this.p.quiet.textContent = this.track.done && !shown.length ? "No instrument heard" : "—";
  }

  jump(k) {
    this.picked = k;
    const event = nextEvent(this.events[k], this.time);
    if (event) this.seek(event.start);
    else this.say(`${this.lanes.get(this.meta.labels[k]).name} is not heard`);
  }

  // -- Thresholds

  setThreshold(k, value) {
    if (k === null) this.high.fill(value);
    else this.high[k] = value;
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.send("thresholds", { values: Object.fromEntries(this.meta.labels.map((label, n) => [label, micro(this.high[n])])) }), 200);
    this.refresh();
  }

  resetThresholds() {
    this.high.set(this.model);
    this.setThreshold(0, this.model[0]);
  }

  showThreshold() {
    const { threshold, level, reset } = this.p, sorted = Float32Array.from(this.high).sort(), middle = sorted[sorted.length >> 1];
    const same = sorted[0] === sorted[sorted.length - 1], own = this.high.every((value, k) => value === this.model[k]);
    if (document.activeElement !== threshold) threshold.value = String(middle);
    level.textContent = own ? "own" : same ? middle.toFixed(2) : "mixed";
    threshold.setAttribute("aria-valuetext", own ? "the model’s own thresholds" : same ? middle.toFixed(2) : "different thresholds");
    reset.disabled = own;
    this.meta.labels.forEach((label, k) => {
      const lane = this.lanes.get(label);
      if (document.activeElement !== lane.level) lane.level.value = String(this.high[k]);
      lane.value.textContent = this.high[k].toFixed(2);
    });
  }

  // -- Corrections

  makeMenus() {
    const { exports, added } = this.p, { formats, labels, display } = this.meta;
    const item = (text, what, onclick) => h("button", { type: "button", class: "menu-item", onclick }, h("span", {}, text), h("span", { class: "small" }, what));
    exports.replaceChildren(...Object.entries(formats).map(([format, suffix]) => item(format, suffix, () => this.send("export", { format, id: newId() }))),
      item("corrections", ".csv", () => download(`${this.meta.name}.corrections.csv`, "text/csv", new TextEncoder().encode(correctionsCsv(this.meta.name, this.corrections)))));
    added.replaceChildren(...labels.map((label) => h("option", { value: label }, display[label] || label)));
  }

  /** The stretch that is meant: the selection, else the event of that label that sounds now, else the cell. */
  stretch(label) {
    if (this.marks.length) return this.marks;
    const k = this.meta.labels.indexOf(label), t = this.time, event = k < 0 ? null : eventAt(this.events[k], t);
    if (event) return [event.start, event.end];
    const cell = placeOf(this.cells.edges, t);
    return cell >= 0 && cell + 1 < this.cells.edges.length ? [this.cells.edges[cell], this.cells.edges[cell + 1]] : [t, t + 1];
  }

  correct(label, verdict) {
    const [start, end] = this.stretch(label);
    this.send("correct", { op: "add", item: { start: micro(start), end: micro(end), label, verdict } });
    this.say(`${this.lanes.get(label)?.name || label}: ${verdict} from ${clock(start)} to ${clock(end)}`);
    this.refresh();
  }

  addLabel() {
    const typed = this.p.other.value.trim().replaceAll("|", " "), label = typed || this.p.added.value;
    this.p.other.value = "";
    if (label) this.correct(label, "added");
  }

  // -- Window and drawing

  fit() {
    this.window = [0, this.duration || 1];
    this.follow = true;
    this.draw();
  }

  zoom(factor, t = this.time) {
    this.window = zoomed(this.window, factor, clamp(t, ...this.window), this.duration || 1);
    this.draw();
    this.tick();
  }

  /** Turn the page when the playhead leaves it. */
  reveal() {
    const [t0, t1] = this.window, t = this.time;
    if (t >= t0 && t <= t1) return;
    this.window = moved(this.window, t - t0 - 0.05 * (t1 - t0), this.duration);
    this.draw();
  }

  draw() {
    this.dirty = true;
    this.wakeUp();
  }

  drawNow() {
    this.dirty = false;
    if (!this.track || !this.cells || !this.p.stage.clientWidth) return;
    const [t0, t1] = this.window, looks = this.looks(), { rate } = this.meta;
    this.width = this.p.stage.clientWidth;
    const [picture, width, height] = surface(this.p.picture);
    this.tiles.draw(picture, width, height, t0 * rate, t1 * rate);
    this.gaps(t0, t1).forEach(([a, b]) => hatch(picture, ((a - t0) / (t1 - t0)) * width, ((b - a) / (t1 - t0)) * width, height, looks.hatch));
    const [wave, waveWidth, waveHeight] = surface(this.p.wave);
    drawWave(wave, waveWidth, waveHeight, this.track, t0 * rate, t1 * rate, looks.wave);
    this.drawRuler(looks);
    for (const item of this.p.lanes.children) this.drawLane(item.dataset.label, looks);
    this.drawOverview(looks);
    this.placeSelection();
  }

  /** Stretches of the window that are not analysed. */
  gaps(t0, t1) {
    const { rate } = this.meta, gaps = [], stop = Math.min(Math.ceil(t1 * rate), Math.ceil(this.duration * rate) - 2);
    const step = Math.max(1, Math.floor(((t1 - t0) * rate) / 800));
    for (let column = Math.floor(t0 * rate); column < stop; column += step) {
      if (this.track.drawn[column]) continue;
      const last = gaps[gaps.length - 1], end = Math.min(stop, column + step) / rate;
      if (last && last[1] >= column / rate - 1e-6) last[1] = end;
      else gaps.push([column / rate, end]);
    }
    return gaps;
  }

  drawRuler(looks) {
    const [context, width, height] = surface(this.p.ruler), [t0, t1] = this.window;
    context.fillStyle = looks.text;
    context.font = "11px system-ui, sans-serif";
    for (const t of ticks(t0, t1, Math.max(2, width / 80))) {
      const x = ((t - t0) / (t1 - t0)) * width, text = clock(t) + (t % 1 ? String(t % 1).slice(1, 3) : "");
      context.fillRect(x, height - 5, 1, 5);
      context.fillText(text, Math.min(x + 3, width - context.measureText(text).width - 1), height - 7);
    }
  }

  drawLane(label, looks) {
    const { canvas, colour } = this.lanes.get(label), [context, width, height] = surface(canvas), [t0, t1] = this.window;
    drawLane(context, width, height, this, this.meta.labels.indexOf(label), t0, t1, colour, looks.quiet);
    this.corrections.filter((item) => item.label === label).forEach((item) => this.drawMark(context, height, item, looks));
  }

  drawMark(context, height, { start, end, verdict }, looks) {
    const [t0, t1] = this.window, scale = this.width / (t1 - t0), x = (start - t0) * scale, width = Math.max(3, (end - start) * scale);
    context.strokeStyle = context.fillStyle = looks.text;
    context.lineWidth = 1.5;
    context.setLineDash(verdict === "added" ? [4, 3] : []);
    context.strokeRect(x + 1, 1.5, width - 2, height - 3);
    context.setLineDash([]);
    context.font = "bold 12px system-ui, sans-serif";
    context.fillText({ right: "✓", wrong: "✗", added: "+" }[verdict], x + 4, height / 2 + 4);
  }

  drawOverview(looks) {
    const { overview } = this.p, [t0, t1] = this.window, all = this.duration || 1, zoomedIn = t1 - t0 < all - 0.01;
    overview.hidden = !zoomedIn;
    this.p.fit.disabled = this.p.zoomOut.disabled = !zoomedIn;
    if (!zoomedIn) return;
    const [context, width, height] = surface(overview);
    drawWave(context, width, height, this.track, 0, all * this.meta.rate, looks.wave);
    context.fillStyle = "rgba(31,111,181,.25)";
    context.fillRect((t0 / all) * width, 0, Math.max(4, ((t1 - t0) / all) * width), height);
    context.strokeStyle = "#1f6fb5";
    context.strokeRect((t0 / all) * width + 0.5, 0.5, Math.max(4, ((t1 - t0) / all) * width) - 1, height - 1);
  }

  placeSelection() {
    const { selection, where } = this.p, [start, end] = this.marks, [t0, t1] = this.window, scale = this.width / (t1 - t0);
    selection.hidden = !this.marks.length;
    where.textContent = this.marks.length ? `Over the selection, ${clock(start)} to ${clock(end)}:` : "Drag with Shift to select a stretch. Without one, what plays now is meant.";
    if (!this.marks.length) return;
    selection.style.transform = `translateX(${(start - t0) * scale}px)`;
    selection.style.width = `${Math.max(2, (end - start) * scale)}px`;
  }

  // -- Every frame: where the sound is, and what is lit

  wakeUp() {
    if (!this.frameAsked && !this.gone) this.frameAsked = requestAnimationFrame(() => this.onFrame());
  }

  onFrame() {
    this.frameAsked = 0;
    if (this.dirty) this.drawNow();
    this.turn();
    this.tick();
    if (this.playing) this.wakeUp();
  }

  tick() {
    if (!this.cells) return;
    const t = this.time, [t0, t1] = this.window;
    if (this.playing && this.follow && (t > t1 || t < t0)) this.reveal();
    if (this.width) this.p.head.style.transform = `translateX(${((t - this.window[0]) / (this.window[1] - this.window[0])) * this.width}px)`;
    const second = Math.floor(t * 4);
    if (second !== this.second) this.showTime(t);
    this.second = second;
    const cell = this.meta.live ? this.cells.known.length - 1 : placeOf(this.cells.edges, t);
    if (cell !== this.cell) this.light(cell);
    this.cell = cell;
    this.frame = { time: t, lit: this.lit };
  }

  showTime(t) {
    this.p.time.textContent = clock(t);
    if (document.activeElement !== this.p.seek || !this.dragging) this.p.seek.value = String(t);
    this.p.seek.setAttribute("aria-valuetext", `${clock(t)} of ${clock(this.duration)}`);
  }

  light(cell) {
    const lit = cell < 0 || cell >= this.cells.known.length ? [] : this.meta.labels.filter((_, k) => this.on[cell * this.labels + k]);
    const changed = lit.length !== this.lit.length || lit.some((label, n) => label !== this.lit[n]);
    const fresh = lit.filter((label) => !this.lit.includes(label));
    this.lit = lit;
    for (const [label, { item }] of this.lanes) {
      const now = lit.includes(label);
      if (now !== item.hasAttribute("aria-current")) now ? item.setAttribute("aria-current", "true") : item.removeAttribute("aria-current");
    }
    if (changed) this.showNow(lit, fresh);
  }

  showNow(lit, fresh) {
    this.p.quiet.hidden = lit.length > 0;
    this.p.now.replaceChildren(...lit.map((label) => {
      const { colour, name } = this.lanes.get(label), chip = h("li", {}, name);
      chip.style.background = colour;
      chip.style.color = inkOn(colour);
      return chip;
    }));
    if (!fresh.length || !this.playing || !this.p.speak.checked || performance.now() - (this.spoke || 0) < 3000) return;
    this.spoke = performance.now();
    this.p.say.textContent = fresh.map((label) => this.lanes.get(label).name).join(", ");
  }

  // -- Hands

  bindControls() {
    const { p } = this, { audio } = p;
    p.play.onclick = () => this.toggle();
    p.seek.oninput = () => this.seek(Number(p.seek.value));
    p.seek.onpointerdown = () => (this.dragging = true);
    p.seek.onpointerup = () => (this.dragging = false);
    p.volume.oninput = () => Object.assign(audio, { volume: Number(p.volume.value), muted: false });
    p.mute.onclick = () => (audio.muted = !audio.muted);
    p.speed.onchange = () => (audio.playbackRate = Number(p.speed.value));
    p.loop.onclick = () => this.press(p.loop, (this.looping = !this.looping));
    p.select.onclick = () => this.press(p.select, (this.selecting = !this.selecting));
    p.zoomIn.onclick = () => this.zoom(0.5);
    p.zoomOut.onclick = () => this.zoom(2);
    p.fit.onclick = () => this.fit();
    p.big.onclick = () => this.press(p.big, p.root.classList.toggle("big")) || this.draw();
    p.threshold.oninput = () => this.setThreshold(null, Number(p.threshold.value));
    p.reset.onclick = () => this.resetThresholds();
    p.all.onclick = () => {
      this.showAll = !this.showAll;
      p.all.setAttribute("aria-expanded", String(this.showAll));
      this.refresh();
    };
    p.add.onclick = () => this.addLabel();
    p.undo.onclick = () => this.send("correct", { op: "undo" });
    p.redo.onclick = () => this.send("correct", { op: "redo" });
    audio.onplay = audio.onpause = () => this.played();
    audio.onended = () => this.looping && (this.seek(this.marks[0] || 0), this.play());
    audio.ontimeupdate = () => this.tellTime();
    audio.onvolumechange = () => {
      this.press(p.mute, audio.muted);
      p.mute.innerHTML = svg(audio.muted ? "mute" : "loud");
    };
    audio.onerror = () => audio.error && this.say(`The sound cannot be played here (${audio.error.message || `code ${audio.error.code}`})`, true);
    audio.onloadedmetadata = () => this.draw();
    p.root.addEventListener("toggle", (event) => this.closeOthers(event.target), true);
    p.root.addEventListener("focusout", ({ relatedTarget, target }) => {
      const menu = target.closest?.("details[open]");
      if (menu && relatedTarget && !menu.contains(relatedTarget)) menu.open = false;
    });
    const outside = ({ target }) => p.root.querySelectorAll("details[open]").forEach((menu) => !menu.contains(target) && (menu.open = false));
    document.addEventListener("pointerdown", outside);
    this.cleanups.push(() => document.removeEventListener("pointerdown", outside));
  }

  press(control, state) { control.setAttribute("aria-pressed", String(state)); }

  closeOthers(menu) {
    if (menu.open) this.p.root.querySelectorAll("details[open]").forEach((other) => other !== menu && (other.open = false));
  }

  played() {
    this.playing = !this.p.audio.paused;
    this.p.root.classList.toggle("playing", this.playing);
    this.p.play.innerHTML = svg(this.playing ? "pause" : "play");
    this.p.play.title = this.playing ? "Pause" : "Play";
    this.p.play.setAttribute("aria-label", this.p.play.title);
    this.tellTime();
    this.wakeUp();
  }

  timeAt(event) {
    const { left, width } = this.p.stage.getBoundingClientRect(), [t0, t1] = this.window;
    return clamp(t0 + ((event.clientX - left) / width) * (t1 - t0), 0, this.duration);
  }

  bindStage() {
    const { tracks, overview } = this.p, fingers = new Map();
    let origin = null, spread = 0;
    const onTrack = (event) => event.target.tagName === "CANVAS";
    tracks.addEventListener("pointerdown", (event) => {
      if (!onTrack(event) || event.button) return;
      fingers.set(event.pointerId, event);
      event.target.setPointerCapture(event.pointerId);
      if (fingers.size === 2) spread = gap(fingers);
      else if (event.shiftKey || this.selecting) origin = this.timeAt(event);
      else this.seek(this.timeAt(event));
    });
    tracks.addEventListener("pointermove", (event) => {
      if (!fingers.has(event.pointerId)) return;
      fingers.set(event.pointerId, event);
      if (fingers.size === 2) {
        const now = gap(fingers);
        if (now > 10 && spread > 10) this.zoom(spread / now, this.timeAt(event));
        spread = now;
      } else if (origin !== null) this.choose(origin, this.timeAt(event));
      else this.seek(this.timeAt(event));
    });
    const lift = (event) => {
      fingers.delete(event.pointerId);
      if (origin !== null && Math.abs(this.timeAt(event) - origin) < 0.05) this.choose();
      origin = null;
    };
    tracks.addEventListener("pointerup", lift);
    tracks.addEventListener("pointercancel", lift);
    tracks.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    overview.onpointerdown = overview.onpointermove = (event) => {
      if (!event.buttons) return;
      const { left, width } = overview.getBoundingClientRect(), [t0, t1] = this.window;
      this.follow = false;
      this.window = moved(this.window, ((event.clientX - left) / width) * this.duration - (t0 + t1) / 2, this.duration);
      this.draw();
      this.tick();
    };
  }

  wheel(event) {
    const [t0, t1] = this.window, sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      this.zoom(Math.exp(event.deltaY / 300), this.timeAt(event));
    } else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY) && t1 - t0 < this.duration) {
      event.preventDefault();
      this.follow = false;
      this.window = moved(this.window, (sideways / this.width) * (t1 - t0), this.duration);
      this.draw();
      this.tick();
    }
  }

  /** Select from a to b, or nothing. */
  choose(a, b) {
    this.marks = a === undefined ? [] : [Math.min(a, b), Math.max(a, b)];
    this.placeSelection();
  }

  bindKeys() {
    const by = (seconds) => () => this.seek(this.time + seconds);
    const actions = {
      " ": () => this.toggle(), k: () => this.toggle(), Home: () => this.seek(0), End: () => this.seek(this.duration), "+": () => this.zoom(0.5), "=": () => this.zoom(0.5), "-": () => this.zoom(2),
      ArrowLeft: by(-5), ArrowRight: by(5), "Shift+ArrowLeft": by(-30), "Shift+ArrowRight": by(30), Escape: () => (this.choose(), this.p.root.querySelectorAll("details[open]").forEach((menu) => (menu.open = false))),
      "[": () => this.choose(this.time, Math.max(this.time + 0.5, this.marks[1] ?? 0)), "]": () => this.choose(Math.min(this.marks[0] ?? 0, this.time - 0.1), this.time),
      n: () => this.step(1), p: () => this.step(-1), "?": () => (this.p.helpMenu.open = !this.p.helpMenu.open), "Ctrl+z": () => this.send("correct", { op: "undo" }), "Ctrl+Shift+Z": () => this.send("correct", { op: "redo" }),
    };
    for (let n = 0; n < 10; n++) actions[n] = () => this.seek((n / 10) * this.duration);
    this.p.root.addEventListener("keydown", (event) => {
      event.stopPropagation(); // or a notebook would take "b" for a new cell
      const { target, key } = event, typing = target.matches("input[type=text], select"), sliding = target.matches("input[type=range]");
      const name = `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.shiftKey && key.length > 1 ? "Shift+" : ""}${(event.ctrlKey || event.metaKey) && event.shiftKey && key.length === 1 ? "Shift+" : ""}${key}`;
      const pressing = target.matches("button, summary, input[type=checkbox]") && (key === " " || key === "Enter");
      if (event.altKey || typing || pressing || (sliding && target !== this.p.seek && /^(Arrow|Home|End|Page)/.test(key)) || !actions[name]) return;
      event.preventDefault();
      actions[name]();
    });
  }

  /** The next or previous event of the instrument that was chosen last. */
  step(way) {
    const k = this.picked ?? this.meta.labels.indexOf(this.p.lanes.firstElementChild?.dataset.label);
    const event = k >= 0 ? nextEvent(this.events[k], this.time, way) : null;
    if (event) this.seek(event.start);
  }

  // -- Looks

  looks() { return LOOKS[this.p.root.dataset.theme] || LOOKS.light; }

  watchLooks() {
    const apply = () => {
      const theme = isDark() ? "dark" : "light";
      if (this.p.root.dataset.theme === theme) return;
      this.p.root.dataset.theme = theme;
      if (this.tiles) {
        this.tiles = new Tiles(this.meta.rows, colourTable(this.looks().sound));
        this.tiles.paint(this.track, 0, this.track.columns);
      }
      this.draw();
    };
    const media = matchMedia("(prefers-color-scheme: dark)"), body = new MutationObserver(apply), size = new ResizeObserver(() => this.draw());
    media.addEventListener("change", apply);
    body.observe(document.body, { attributes: true, attributeFilter: ["class", "data-jp-theme-light"] });
    size.observe(this.p.stage);
    apply();
    this.cleanups.push(() => (media.removeEventListener("change", apply), body.disconnect(), size.disconnect()));
  }

  destroy() {
    if (this.gone) return;
    this.pause();
    this.send("gone");
    this.gone = true;
    this.cleanups.forEach((cleanup) => cleanup());
    clearTimeout(this.waiting);
    clearTimeout(this.telling);
    cancelAnimationFrame(this.frameAsked);
    const { audio } = this.p;
    audio.onplay = audio.onpause = audio.ontimeupdate = audio.onerror = audio.onended = null;
    audio.removeAttribute("src");
    audio.load();
    if (this.url) URL.revokeObjectURL(this.url);
    this.p.root.remove();
    delete this.el.audiotag;
  }
}

const gap = (fingers) => Math.abs([...fingers.values()].reduce((sum, { clientX }, n) => (n ? sum - clientX : clientX), 0));

function download(name, mime, bytes) {
  const url = URL.createObjectURL(new Blob([bytes], { type: mime }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * Show a session in an element.
 * @param {HTMLElement} el emptied
 * @param {{send: Function, listen: Function, close: Function}} transport the way to the session
 * @param {{height?: number, name?: string}} options height of the lanes in pixels; what the song is called until the session says
 * @returns the controller: play(), pause(), seek(seconds), destroy(), time, frame: {time, lit}; it is `el.audiotag` as well
 */
export function mount(el, transport, options = {}) {
  return (el.audiotag = new View(el, transport, options));
}

/** The widget: anywidget calls this for each view, and what it gives back when the view goes. */
function render({ model, el }) {
  const view = mount(el, jupyter(model), { height: model.get("height") });
  return () => view.destroy();
}

export default { render };
