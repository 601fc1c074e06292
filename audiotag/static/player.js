// Made from audiotag/static/player/ by `make player`: edit the modules there, not this file.

// --- messages.js -------------------------------------------------------------------------------------------------------------------------

// Messages as bytes: the header and the buffers that the notebook `messages` describes.

/** A message and its buffers as bytes: u32 length of the JSON header, the header with `sizes`, the buffers. */
function pack(message, buffers = []) {
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
function unpack(frame) {
  const bytes = bytesOf(frame);
  if (bytes.length < 4) throw new Error("too short for a message");
  const start = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (start > bytes.length) throw new Error("the header is longer than the message");
  const { sizes = [], ...message } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(4, start)));
  if (typeof message.type !== "string" || !Array.isArray(sizes)) throw new Error("a message has a type");
  if (!sizes.every((size) => Number.isInteger(size) && size >= 0)) throw new Error("sizes are no list of lengths");
  if (start + sizes.reduce((sum, size) => sum + size, 0) !== bytes.length) throw new Error("the buffers do not fill the message");
  let at = start;
  return [message, sizes.map((size) => bytes.slice(at, (at += size)))];
}

/** ArrayBuffer, DataView or typed array as Uint8Array over the same memory. */
function bytesOf(buffer) {
  if (buffer instanceof Uint8Array) return buffer;
  if (ArrayBuffer.isView(buffer)) return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  return new Uint8Array(buffer);
}

const floatsOf = (buffer) => new Float32Array(bytesOf(buffer).slice().buffer);

// --- time.js -----------------------------------------------------------------------------------------------------------------------------

// Moments and stretches of time, in seconds.

/** Seconds rounded to a microsecond, halves to the even side, as NumPy does. */
function micro(seconds) {
  const whole = seconds * 1e6, near = Math.round(whole);
  return (near - whole === 0.5 && near % 2 ? near - 1 : near) / 1e6;
}

const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/** Seconds as 1:05 or 1:02:05. */
function clock(seconds) {
  const s = Math.max(0, Math.floor(seconds || 0)), two = (n) => String(n).padStart(2, "0");
  return s < 3600 ? `${Math.floor(s / 60)}:${two(s % 60)}` : `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** Seconds between the marks of a time axis: a round number that gives at most `most` marks. */
function tickStep(span, most) {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800];
  return steps.find((step) => span / step <= most) || 3600 * Math.ceil(span / 3600 / most);
}

/** The marks of a time axis from t0 to t1. */
function ticks(t0, t1, most) {
  const step = tickStep(t1 - t0, most), marks = [];
  for (let n = Math.ceil(t0 / step - 1e-9) + 0; n * step <= t1; n++) marks.push(micro(n * step));
  return marks;
}

/** The window [t0, t1] made `factor` times as wide around `t`, within [0, duration] and not under `least` seconds. */
function zoomed([t0, t1], factor, t, duration, least = 2) {
  const span = clamp((t1 - t0) * factor, Math.min(least, duration), duration);
  return moved([t - ((t - t0) / (t1 - t0)) * span, 0], 0, duration, span);
}

/** The window moved by `by` seconds, within [0, duration]. */
function moved([t0, t1], by, duration, span = t1 - t0) {
  const start = clamp(t0 + by, 0, Math.max(0, duration - span));
  return [start, start + Math.min(span, duration)];
}

// --- transports.js -----------------------------------------------------------------------------------------------------------------------

// Ways to the session. A transport is {send(message, buffers), listen(handler) -> stop, close()};
// it says {type: "open"} whenever the way is (again) open.

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
function socket(url, { onstate = () => {} } = {}) {
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
      if (code === 1008 || code === 4404) {
        closed = true;
        onstate("closed");
        return tell({ type: "error", fatal: true, message: reason || "this song is no longer there" });
      }
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

/** Base64 as bytes. */
function fromBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text), bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

/**
 * A session that was written down: it plays its messages, keeps corrections itself, and exports what was exported when it was saved.
 * @param {{messages: string[], audio: string, mime: string, exports: Object}} data base64; exports: format -> {name, mime, text}
 */
function saved(data) {
  let handler = () => {}, states = [[]], now = 0;
  const tell = (message, buffers = []) => queueMicrotask(() => handler({ view: null, ...message }, buffers));
  const list = () => tell({ type: "corrections", items: states[now], undo: now > 0, redo: now < states.length - 1 });
  const answers = {
    ready() {
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

// --- cells.js ----------------------------------------------------------------------------------------------------------------------------

// Scores in time: overlapping segments become cells, and in each cell a label is on or off.

/**
 * Overlapping segments -> cells between neighbouring edges, each with the mean score of the segments that cover it.
 * @param {Array<[number, number]>} spans start and end of each segment, seconds, in the order of their numbers
 * @param {Float32Array} scores (segments x labels), a row for each span
 * @param {number} labels
 * @returns {{edges: Float64Array, scores: Float32Array, known: Uint8Array}} (m + 1), (m x labels), (m): 0 = no segment covers the cell
 */
function makeCells(spans, scores, labels) {
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
function placeOf(edges, t) {
  let low = 0, high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle] <= t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Which labels are on in each cell, Uint8Array (m x labels): on from `high`, and on down to `stay` times that, as NumPy has it. */
function hysteresis(cells, high, stay) {
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

// --- colours.js --------------------------------------------------------------------------------------------------------------------------

// Colours: of the two themes, of the spectrogram, and such as can be read.

const channels = (colour) => [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));

/** Luminance of a colour #rrggbb, 0..1, as WCAG has it. */
function luminance(colour) {
  const [r, g, b] = channels(colour).map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two colours #rrggbb, 1..21. */
function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** A colour moved away from `ink` in small steps until its contrast with it is at least `least`: text on it can be read. */
function readable(colour, ink, least = 4.6) {
  const from = channels(colour), goal = luminance(ink) > 0.5 ? 0 : 255;
  for (let part = 0; part < 1; part += 0.02) {
    const mixed = `#${from.map((c) => Math.round(c + (goal - c) * part).toString(16).padStart(2, "0")).join("")}`;
    if (contrast(mixed, ink) >= least) return mixed;
  }
  return goal ? "#ffffff" : "#000000";
}

/** [colour, ink]: the first ink that needs the colour moved by a little only, else the last. */
function inkFor(colour, inks) {
  const ink = inks.find((one) => contrast(colour, one) >= 3.9) || inks[inks.length - 1];
  return [readable(colour, ink), ink];
}

/** 256 colours between stops [[r, g, b], ...], Uint8ClampedArray (256 x 4). */
function colourTable(stops) {
  const table = new Uint8ClampedArray(1024);
  for (let i = 0; i < 256; i++) {
    const place = (i / 255) * (stops.length - 1), n = Math.min(stops.length - 2, Math.floor(place)), part = place - n;
    for (let c = 0; c < 3; c++) table[4 * i + c] = stops[n][c] + (stops[n + 1][c] - stops[n][c]) * part;
    table[4 * i + 3] = 255;
  }
  return table;
}

const LOOKS = {
  light: {
    sound: [[255, 255, 255], [211, 223, 238], [125, 156, 196], [51, 80, 127], [16, 29, 58]],
    wave: "#6b7f9e", quiet: "91,100,114", text: "#4a5462",
    hatch: "rgba(120,130,145,.22)", inks: ["#ffffff", "#16110a"], accent: "#1f6fb5",
  },
  dark: {
    sound: [[17, 20, 27], [38, 46, 84], [104, 62, 135], [220, 105, 96], [253, 219, 139]],
    wave: "#8ea3c7", quiet: "170,180,196", text: "#b4bdca",
    hatch: "rgba(150,160,175,.2)", inks: ["#0c1118"], accent: "#6db3f2",
  },
};

/** Whether the place around is dark: Jupyter and VS Code say so, else the system does. */
function isDark() {
  const { body } = document;
  if (body.dataset.jpThemeLight) return body.dataset.jpThemeLight === "false";
  if (/vscode-(dark|high-contrast(?!-light))/.test(body.className)) return true;
  if (/vscode-light/.test(body.className)) return false;
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

// --- drawing.js --------------------------------------------------------------------------------------------------------------------------

// What is drawn: the outline of the wave, stripes, the bars of a lane, the marks of a listener.

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

/** The outline of the wave for columns c0..c1, as high as fits for the loudest moment of the song; what is nearly silence stays low. */
function drawWave(context, width, height, track, c0, c1, colour) {
  context.fillStyle = colour;
  const each = (c1 - c0) / width, middle = height / 2, scale = (middle - 1) / Math.max(8, track.loudest);
  for (let x = 0; x < width; x++) {
    let low = 127, high = -127;
    const first = Math.max(0, Math.floor(c0 + x * each));
    const last = Math.min(track.columns, Math.max(first + 1, Math.ceil(c0 + (x + 1) * each)));
    for (let column = first; column < last; column++) {
      if (!track.drawn[column]) continue;
      low = Math.min(low, track.peaks[2 * column]);
      high = Math.max(high, track.peaks[2 * column + 1]);
    }
    if (high >= low) context.fillRect(x, middle - high * scale, 1, Math.max(1, (high - low) * scale));
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
  context.beginPath();
  for (let at = x - (x % 9) - height; at < x + width; at += 9) {
    context.moveTo(at, height);
    context.lineTo(at + height, 0);
  }
  context.stroke();
  context.restore();
}

/**
 * The bars of a lane from t0 to t1: neighbours of one look are one bar, and a pixel shows the strongest cell in it.
 * @param {{cells: object, on: Uint8Array, labels: number}} known
 * @returns {Array<{x: number, end: number, shade: number, lit: number}>} pixels from and to, score in twentieths, on or not
 */
function barsOf({ cells, on, labels }, k, t0, t1, width) {
  const scale = width / (t1 - t0), { edges, scores, known } = cells, bars = [];
  for (let cell = Math.max(0, placeOf(edges, t0)); cell < known.length && edges[cell] < t1; ) {
    const x = Math.floor(Math.max(0, (edges[cell] - t0) * scale));
    let score = 0, lit = 0, end = x;
    do {
      score = Math.max(score, known[cell] ? scores[cell * labels + k] : 0);
      lit = Math.max(lit, on[cell * labels + k]);
      end = Math.floor(Math.min(width, (edges[cell + 1] - t0) * scale));
      cell++;
    } while (end <= x && cell < known.length && edges[cell] < t1);
    const shade = Math.round(score * 20) / 20, last = bars[bars.length - 1];
    if (last && last.shade === shade && last.lit === lit) last.end = end;
    else bars.push({ x, end, shade, lit });
  }
  return bars;
}

/** Bars of a lane: grey by the score, the family's colour and round at the ends where the label is on. */
function drawBars(context, height, bars, colour, grey) {
  bars.forEach(({ x, end, shade, lit }, n) => {
    if (!lit && shade <= 0) return;
    const inset = lit ? 3 : 7, left = lit && !bars[n - 1]?.lit ? 4 : 0, right = lit && !bars[n + 1]?.lit ? 4 : 0;
    context.globalAlpha = lit ? 0.42 + 0.58 * shade : 1;
    context.fillStyle = lit ? colour : `rgba(${grey},${0.5 * shade})`;
    context.beginPath();
    if ((left || right) && end - x > 3) context.roundRect(x, inset, end - x, height - 2 * inset, [left, right, right, left]);
    else context.rect(x, inset, Math.max(1, end - x), height - 2 * inset);
    context.fill();
  });
  context.globalAlpha = 1;
}

const SIGN = { // points of a line, null lifts the pen
  right: [[0, 4], [3, 7], [9, 0]], wrong: [[0, 0], [8, 8], null, [8, 0], [0, 8]], added: [[4, 0], [4, 8], null, [0, 4], [8, 4]],
};

/** What a listener said of a stretch: an outline with a tick, a cross or a plus. */
function drawMark(context, height, x, width, verdict, colour) {
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = 1.5;
  context.setLineDash(verdict === "added" ? [4, 3] : []);
  context.beginPath();
  context.roundRect(x + 1, 1.5, Math.max(3, width - 2), height - 3, 4);
  context.stroke();
  context.setLineDash([]);
  const path = SIGN[verdict] || [];
  context.lineWidth = 2;
  context.beginPath();
  path.forEach((point, n) => point && context[n && path[n - 1] ? "lineTo" : "moveTo"](x + 6 + point[0], height / 2 - 4 + point[1]));
  context.stroke();
}

// --- elements.js -------------------------------------------------------------------------------------------------------------------------

// Elements of the page.

const SPEAKER = '<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z"/>', LENS = '<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5L21 21"/>';
const ICON = {
  play: '<path d="M7 4.5v15l12.5-7.5z" fill="currentColor"/>', pause: '<path d="M8.5 6v12M15.5 6v12" stroke-width="3.5"/>',
  loud: `${SPEAKER}<path d="M15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>`, mute: `${SPEAKER}<path d="M16 9.5l5 5M21 9.500l-5 5"/>`,
  loop: '<path d="M17 3l3 3-3 3M20 6H8a4 4 0 0 0-4 4v1M7 21l-3-3 3-3M4 18h12a4 4 0 0 0 4-4v-1"/>',
  select: '<path d="M5 4v16M19 4v16M8.5 12h7M11 9.500L8.5 12l2.5 2.500M13 9.500l2.5 2.5-2.5 2.5"/>',
  in: `${LENS}<path d="M10.5 7.5v6M7.5 10.5h6"/>`, out: `${LENS}<path d="M7.5 10.5h6"/>`,
  fit: '<path d="M3 12h18M6 9l-3 3 3 3M18 9l3 3-3 3"/>',
  follow: '<path d="M12 3v18M16 8l4 4-4 4M4 12h3"/>', big: '<path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"/>',
  save: '<path d="M12 3v12M7.5 11l4.5 4.5 4.5-4.5M4 20h16"/>',
  help: '<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.8v.2"/>',
  more: '<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3"/>',
  tick: '<path d="M5 12.5l4.5 4.5L19 7"/>', cross: '<path d="M6 6l12 12M18 6L6 18"/>', pen: '<path d="M4 20l1-4L16.5 4.500l3 3L8 19z"/>',
  undo: '<path d="M8 5L4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3"/>', redo: '<path d="M16 5l4 4-4 4M20 9H10a6 6 0 0 0 0 12h3"/>',
  reset: '<path d="M4 5v5h5M4.5 10a8 8 0 1 1-.5 4"/>',
};

const svg = (name) => `<svg viewBox="0 0 24 24" aria-hidden="true">${ICON[name]}</svg>`;

/** An element with properties and children. `class`, `role`, `popover`, `data-*`, `aria-*` become attributes, all else properties. */
function h(tag, properties = {}, ...children) {
  const el = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (/^(class|role|popover|data-.*|aria-.*)$/.test(key)) el.setAttribute(key, value);
    else el[key] = value;
  }
  el.append(...children.flat(2).filter((child) => child !== null && child !== undefined));
  return el;
}

const button = (icon, label, more = {}) =>
  h("button", { type: "button", title: label, "aria-label": label, innerHTML: svg(icon), ...more });
const wordButton = (text, more = {}) => h("button", { type: "button", class: "text", ...more }, text);
const slider = (label, min, max, step, value, more = {}) =>
  h("input", { type: "range", "aria-label": label, min, max, step, value, ...more });
const toggle = (icon, label, pressed = false) => button(icon, label, { "aria-pressed": String(pressed) });
const canvas = (name, more = { "aria-hidden": "true" }) => h("canvas", { class: name, ...more });

const press = (control, state) => control.setAttribute("aria-pressed", String(state));

// --- events.js ---------------------------------------------------------------------------------------------------------------------------

// Events: the stretches in which a label is on, and what follows from them.

/** The stretches in which label k is on: [{start, end, score}], score = mean over the stretch. */
function eventsOf(cells, on, labels, k) {
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
function nextEvent(events, t, step = 1) {
  if (!events.length) return null;
  if (step > 0) return events.find((event) => event.start > t + 0.05) || events[0];
  return [...events].reverse().find((event) => event.start < t - 1) || events[events.length - 1];
}

/** The event that sounds at t, or null. */
const eventAt = (events, t) => events.find((event) => event.start <= t && t < event.end) || null;

/** Seconds that events last together. */
const totalOf = (events) => events.reduce((sum, { start, end }) => sum + end - start, 0);

/** What is said of a label's events: "heard 3 times, 0:13 in all". */
function heardText(events) {
  if (!events.length) return "not heard";
  return `heard ${events.length === 1 ? "once" : `${events.length} times`}, ${clock(Math.round(totalOf(events)))} in all`;
}

/**
 * The order of lanes: by how long each sounds, then by number.
 * @param {number[]} totals seconds of each label
 * @param {number[]} kept labels that keep their places, in front of the others; [] = all are sorted anew
 * @returns {number[]} numbers of labels
 */
function laneOrder(totals, kept = []) {
  const rest = totals.map((_, k) => k).filter((k) => !kept.includes(k));
  return [...kept, ...rest.sort((a, b) => totals[b] - totals[a] || a - b)];
}

// --- files.js ----------------------------------------------------------------------------------------------------------------------------

// Files that are saved from the page.

/** Corrections as CSV: path,start,end,label,verdict. */
function correctionsCsv(path, items) {
  const cell = (value) => (/[",\n\r]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  const rows = items.map(({ start, end, label, verdict }) => [path, start, end, label, verdict]);
  return [["path", "start", "end", "label", "verdict"], ...rows].map((row) => row.map(cell).join(",") + "\n").join("");
}

function download(name, mime, bytes) {
  const url = URL.createObjectURL(new Blob([bytes], { type: mime }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

// --- sheet.js ----------------------------------------------------------------------------------------------------------------------------

// Sheets that open below a button.

/** A sheet that opens below a button, above everything else on the page; Escape and a press outside close it. */
function sheet(opener, label, ...inside) {
  const title = h("p", { class: "sheet-title" }, label);
  const el = h("div", { class: "sheet", popover: "auto", role: "group", "aria-label": label }, title, inside);
  if (opener) opener.popoverTargetElement = el;
  el.addEventListener("beforetoggle", ({ newState }) => {
    el.closed = newState === "closed" ? performance.now() : 0;
    el.style.visibility = "hidden"; // until it has its place
  });
  el.addEventListener("toggle", ({ newState }) => newState === "open" && place(el, el.under || opener));
  return el;
}

/** Put an open sheet below a button, inside the window. */
function place(el, opener) {
  const at = opener.getBoundingClientRect(), { offsetWidth, offsetHeight } = el, { clientWidth, clientHeight } = document.documentElement;
  const below = at.bottom + 6 + offsetHeight <= clientHeight || at.top < offsetHeight + 6;
  const left = at.left < clientWidth / 2 ? at.left : at.right - offsetWidth;
  el.style.left = `${scrollX + clamp(left, 8, Math.max(8, clientWidth - offsetWidth - 8))}px`;
  el.style.top = `${scrollY + (below ? at.bottom + 6 : at.top - offsetHeight - 6)}px`;
  el.style.visibility = "";
}

// --- tiles.js ----------------------------------------------------------------------------------------------------------------------------

// The spectrogram as pictures.

const TILE = 1024; // columns of the picture in one canvas

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
      for (let row = 0; row < this.rows; row++)
        pixels[(this.rows - 1 - row) * n + column] = colours[track.picture[(first + column) * this.rows + row]];
    return image;
  }

  /** Draw columns c0..c1 (fractions allowed) over the width of a context. */
  draw(context, width, height, c0, c1) {
    const scale = width / (c1 - c0);
    context.imageSmoothingEnabled = scale < 3;
    context.imageSmoothingQuality = scale < 0.5 ? "medium" : "low";
    for (let number = Math.max(0, Math.floor(c0 / TILE)); number * TILE < c1; number++) {
      const tile = this.tiles[number], left = Math.max(c0, number * TILE), right = Math.min(c1, (number + 1) * TILE);
      if (!tile || right <= left) continue;
      const wide = right - left;
      context.drawImage(tile, left - number * TILE, 0, wide, this.rows, (left - c0) * scale, 0, wide * scale + 0.5, height);
    }
  }
}

// --- track.js ----------------------------------------------------------------------------------------------------------------------------

// What has arrived of a song, in any order.

/** A typed array with room for n items: itself, or a longer copy. */
function room(array, n) {
  if (array.length >= n) return array;
  const longer = new array.constructor(Math.max(n, array.length * 2));
  longer.set(array);
  return longer;
}

const MOST = 4_000_000; // segments, columns, seconds: more is nonsense

/** Scores and picture as they arrive, in any order. */
class Track {
  constructor(labels, rows) {
    Object.assign(this, { labels, rows, duration: 0, total: null, analysed: 0, done: false, version: 0, columns: 0, loudest: 0 });
    this.spans = [];
    this.scores = new Float32Array(0);
    this.picture = new Uint8Array(0);
    this.peaks = new Int8Array(0);
    this.drawn = new Uint8Array(0); // of each column: whether it is there
  }

  /** Throws where a `segments` message does not fit together; nothing is taken then. */
  check({ items, columns, duration }, scores, picture, peaks) {
    const count = (n) => Number.isInteger(n) && n >= 0 && n < MOST;
    const fits = (text, ok) => { if (!ok) throw new Error(`${text} do not fit`); };
    fits("segments", items.every(([i, start, end]) => count(i) && start >= 0 && start < end && end < MOST));
    fits("columns", columns.every(([first, n]) => count(first) && count(n) && count(first + n)));
    const n = columns.reduce((sum, [, some]) => sum + some, 0);
    fits("scores", scores.length === items.length * this.labels);
    fits("pictures", picture.length === n * this.rows && peaks.length === n * 2);
    fits("seconds", (duration ?? null) === null || (typeof duration === "number" && duration >= 0 && duration < MOST));
  }

  /** Take a `segments` message; gives the stretches of columns that are new, [[first, n], ...]. */
  take(message, buffers) {
    const [scores, picture, peaks] = [floatsOf(buffers[0] || []), bytesOf(buffers[1] || []), bytesOf(buffers[2] || [])];
    this.check(message, scores, picture, peaks);
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
      for (let i = 2 * first; i < 2 * stop; i++) this.loudest = Math.max(this.loudest, Math.abs(this.peaks[i]));
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

// --- view.js -----------------------------------------------------------------------------------------------------------------------------

// The view: what is shown, and what a hand does.

const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

const KEYS = [
  ["Space, k", "play or pause"], ["← →", "5 s back or on; 30 s with Shift"], ["Home, End, 0–9", "start, end, a tenth of the song"],
  ["+ −", "zoom; Ctrl and the wheel too"],
  ["[ ]", "begin or end a selection here"], ["Esc", "drop the selection"], ["n p", "next or previous event of the chosen instrument"],
  ["Ctrl+Z", "undo a correction; with Shift: redo"], ["?", "this list"],
];
const PLAYS = [
  'audio/mp4; codecs="mp3"', 'audio/mp4; codecs="mp4a.40.2"', 'audio/mp4; codecs="flac"', 'audio/mp4; codecs="opus"',
  'audio/ogg; codecs="opus"', 'audio/ogg; codecs="vorbis"', 'audio/ogg; codecs="flac"',
  'audio/webm; codecs="opus"', 'audio/webm; codecs="vorbis"', "audio/flac", "audio/wav",
];
const SOUND = ["play", "pause", "ended", "timeupdate", "volumechange", "waiting", "playing", "seeked", "error", "loadedmetadata"]; // events

const LIVE = 60; // seconds of a recording that are in view

function buildControls(p) {
  p.play = button("play", "Play", { class: "play" });
  p.title = h("h2", { class: "title" });
  p.time = h("span", { class: "time" }, "0:00");
  p.length = h("span", {}, "–:––");
  p.seek = slider("Position", 0, 1, "any", 0, { className: "seek" });
  p.mute = toggle("loud", "Mute");
  p.volume = slider("Volume", 0, 1, 0.05, 1, { className: "volume" });
  const rates = [0.5, 0.75, 1, 1.25, 1.5, 2].map((rate) => h("option", { value: rate, selected: rate === 1 }, `${rate}×`));
  p.speed = h("select", { "aria-label": "Speed" }, rates);
  p.loop = toggle("loop", "Loop the selection, or the song");
  p.select = toggle("select", "Select by dragging");
  p.span = h("button", { type: "button", class: "text", title: "Drop the selection", hidden: true });
  p.zoomOut = button("out", "Zoom out");
  p.zoomIn = button("in", "Zoom in");
  p.fit = button("fit", "Whole song");
  p.follow = toggle("follow", "Follow the sound", true);
  p.threshold = slider("Threshold for all instruments", 0.02, 0.98, 0.01, 0.5, { className: "threshold" });
  p.level = h("output", { class: "level" });
  p.reset = button("reset", "The model’s own thresholds");
}

function buildMenus(p) {
  p.big = toggle("big", "Large names");
  p.fix = button("pen", "Corrections");
  p.save = button("save", "Save what was heard");
  p.help = button("help", "Keys and help");
  p.where = h("p", { class: "small" });
  p.added = h("select", { "aria-label": "Instrument that plays there" });
  p.other = h("input", { type: "text", placeholder: "or another name", maxLength: 64, "aria-label": "Another instrument’s name" });
  p.add = wordButton("Add", { className: "text main" });
  p.undo = button("undo", "Undo the last correction", { disabled: true });
  p.redo = button("redo", "Redo", { disabled: true });
  p.count = h("span", { class: "small" });
  p.exports = h("div", {});
  p.speak = h("input", { type: "checkbox", checked: true });
  p.fixSheet = sheet(p.fix, "Something plays that was not heard?", p.where, h("div", { class: "line" }, p.added, p.other, p.add),
    h("p", { class: "small" }, "To mark a lane as right or wrong, open its “⋯”."),
    h("div", { class: "line" }, p.undo, p.redo, p.count));
  p.saveSheet = sheet(p.save, "Save what was heard", p.exports);
  p.helpSheet = sheet(p.help, "Keys", h("dl", {}, KEYS.map(([key, what]) => [h("dt", {}, key), h("dd", {}, what)])),
    h("label", { class: "line" }, p.speak, "Tell a screen reader what begins to play"));
}

function buildLaneSheet(p) {
  p.laneLevel = slider("", 0.02, 0.98, 0.01, 0.5);
  p.laneValue = h("output", { class: "level" });
  p.laneWhere = h("p", { class: "small" });
  p.right = wordButton("", { innerHTML: `${svg("tick")}Right` });
  p.wrong = wordButton("", { innerHTML: `${svg("cross")}Wrong` });
  p.laneThreshold = h("label", { class: "line" }, "Threshold", p.laneLevel, p.laneValue);
  p.laneSheet = sheet(null, " ", p.laneThreshold, p.laneWhere, h("div", { class: "line" }, p.right, p.wrong));
}

function buildStage(p) {
  p.overview = canvas("overview idle");
  p.ruler = canvas("ruler");
  p.wave = canvas("waveform");
  p.picture = canvas("picture", { role: "img", "aria-label": "Spectrogram" });
  p.stage = h("div", { class: "stage" }, p.overview, p.ruler, p.wave, p.picture);
  p.corner = h("div", { class: "corner", role: "group", "aria-label": "View" }, p.zoomOut, p.zoomIn, p.fit, p.follow);
  p.lanes = h("ul", { class: "lanes", "aria-label": "Instruments" });
  p.handles = [h("i", { class: "handle" }), h("i", { class: "handle end" })];
  p.selection = h("div", { class: "selection", hidden: true }, p.handles);
  p.head = h("div", { class: "head" });
  p.tracks = h("div", { class: "tracks" }, p.corner, p.stage, p.lanes, h("div", { class: "over" }, p.selection, p.head));
}

function buildFoot(p) {
  p.all = wordButton("Show all instruments", { "aria-expanded": "false" });
  p.progress = h("progress", { max: 1, value: 0, "aria-label": "Analysis" });
  p.share = h("span", { class: "small" });
  p.analysis = h("span", { class: "analysis", hidden: true }, p.share, p.progress);
  p.status = h("p", { class: "status", role: "status" });
  p.alert = h("p", { class: "alert", role: "alert", hidden: true });
  p.spoken = h("p", { class: "unseen", "aria-live": "polite" });
}

/** The fixed parts of a view: {root, and the others by name}. */
function build() {
  const p = {}, group = (...inside) => h("span", { class: "group" }, inside);
  [buildControls, buildMenus, buildLaneSheet, buildStage, buildFoot].forEach((make) => make(p));
  p.now = h("ul", { class: "now", "aria-label": "Instruments that sound now" });
  p.quiet = h("p", { class: "quiet" }, "—");
  const names = h("div", { class: "names" }, p.title, h("p", { class: "clock" }, p.time, h("span", {}, " / "), p.length));
  const top = h("div", { class: "top" }, p.play, names, h("div", { class: "top-end" }, p.big, p.fix, p.save, p.help));
  const levels = h("span", { class: "group grow" }, h("span", { class: "small" }, "Threshold"), p.threshold, p.level, p.reset);
  const bar = h("div", { class: "bar", role: "group", "aria-label": "Sound" },
    group(p.mute, p.volume), group(p.speed, p.loop, p.select, p.span), levels);
  const sounding = h("section", { class: "sounding", "aria-label": "Playing now" }, p.now, p.quiet);
  p.body = h("div", { class: "body" }, top, p.seek, sounding, bar, p.tracks, h("div", { class: "foot" }, p.all, p.status, p.analysis));
  p.audio = h("audio", { preload: "auto", preservesPitch: true });
  const region = { tabIndex: -1, role: "region", "aria-label": "audiotag player", "data-lm-suppress-shortcuts": "true" };
  p.root = h("div", { class: "audiotag", ...region },
    p.alert, p.body, p.spoken, p.fixSheet, p.saveSheet, p.helpSheet, p.laneSheet, p.audio);
  return p;
}

class View {
  constructor(el, transport, options) {
    Object.assign(this, { el, transport, options, id: newId(), cleanups: [] });
    Object.assign(this, { meta: null, track: null, tiles: null, last: -1, cell: -2, waiting: 0 }); // what is known
    Object.assign(this, { at: 0, playing: false, wish: false, looping: false, frame: { time: 0, lit: [] }, lit: [] }); // what sounds
    Object.assign(this, { window: [0, 1], marks: [], follow: true, selecting: false, showAll: false, picked: null }); // what is looked at
    Object.assign(this, { lanes: new Map(), chips: new Map(), unsaid: new Set(), corrections: [] });
    this.p = build();
    this.p.title.textContent = options.name || "Song";
    this.say("Opening the song …");
    el.replaceChildren(this.p.root);
    if (options.height) this.p.lanes.style.maxHeight = `${options.height}px`;
    this.bindSound();
    this.bindControls();
    this.bindStage();
    this.bindKeys();
    this.watchLooks();
    this.listen();
  }

  // -- The session

  listen() {
    const stop = this.transport.listen((message, buffers) => this.taken(message, buffers || []));
    this.cleanups.push(stop);
    if (globalThis.google?.colab) {
      const timer = setInterval(() => this.send("poll"), 300);
      this.cleanups.push(() => clearInterval(timer));
    }
  }

  /** A message from the session; one that does not fit is left out. */
  taken(message, buffers) {
    if (this.gone || !message || (message.view && message.view !== this.id)) return;
    try {
      this[`on_${message.type}`]?.(message, buffers);
    } catch (error) {
      console.debug("audiotag: a message was not understood", error);
    }
  }

  send(type, fields = {}, buffers = []) {
    if (!this.gone) this.transport.send({ type, view: this.id, ...fields }, buffers);
  }

  on_open() {
    const can = PLAYS.filter((mime) => this.p.audio.canPlayType(mime));
    this.send("ready", { can, poll: Boolean(globalThis.google?.colab), have: this.last + 1 });
  }

  on_meta(meta) {
    const levels = (values) => Float32Array.from(meta.labels, (label) => values[label]);
    const limits = levels(meta.thresholds), own = levels(meta.own || meta.thresholds);
    if (!(meta.rate > 0 && meta.rows > 0 && meta.stay > 0) || limits.some(Number.isNaN)) throw new Error("meta lacks something");
    const fresh = this.meta?.labels.join() !== meta.labels.join() || this.meta.rows !== meta.rows || this.meta.rate !== meta.rate;
    const over = this.meta?.live && !meta.live;
    this.meta = { display: {}, families: {}, formats: {}, ...meta };
    if (fresh) this.begin(own, limits);
    if (meta.duration) this.track.duration = Math.max(this.track.duration, meta.duration);
    this.p.title.textContent = meta.name;
    this.p.root.classList.toggle("live", meta.live === true);
    if (fresh) this.say("");
    if (fresh || over) this.fit();
    if (over) this.seek(0, false);
    this.refresh();
  }

  /** Another song, or the first. */
  begin(own, limits) {
    const { labels, rows } = this.meta;
    if (this.track) this.last = -1;
    Object.assign(this, { track: new Track(labels.length, rows), model: own, high: limits.slice(), cellsOf: -1 });
    this.tiles = new Tiles(rows, colourTable(this.looks().sound));
    this.lanes.clear();
    labels.forEach((label, k) => this.makeLane(label, k));
    this.makeMenus();
  }

  on_segments(message, buffers) {
    const { track } = this, before = track.duration, done = track.done;
    for (const [first, n] of track.take(message, buffers)) this.tiles.paint(track, first, n);
    this.last = message.seq;
    this.send("ack", { seq: message.seq });
    if (this.meta.live) this.at = track.duration;
    if (track.duration !== before && (this.meta.live || this.window[1] >= before - 0.01)) this.fit();
    if (track.done && !done) this.say("All is analysed");
    this.later();
  }

  on_audio({ url, mime, size, own }) {
    const what = JSON.stringify([url, mime, size]);
    if (what === this.source) return this.chunks && this.more(); // after a break: the same sound
    this.source = what;
    this.chunks = null;
    if (url) return this.load(own ? url : new URL(url, document.baseURI).href, own);
    this.chunks = { mime, parts: [], total: 1, asked: new Set() };
    this.more();
  }

  /** Ask for pieces of the sound: three are on the way at most. */
  more() {
    const { parts, total } = this.chunks, missing = [...Array(total).keys()].filter((seq) => !parts[seq]);
    missing.slice(0, 3).forEach((seq) => this.send("need", { seq }));
    this.chunks.asked = new Set(missing.slice(0, 3));
  }

  on_chunk({ seq, total }, [bytes]) {
    const { chunks } = this;
    if (!chunks || !Number.isInteger(seq) || !(total > 0 && total < 1e5 && seq < total) || chunks.parts[seq]) return;
    chunks.parts[seq] = bytesOf(bytes).slice();
    chunks.total = total;
    chunks.asked.delete(seq);
    for (let next = 0; next < total && chunks.asked.size < 3; next++) {
      if (chunks.parts[next] || chunks.asked.has(next)) continue;
      chunks.asked.add(next);
      this.send("need", { seq: next });
    }
    if (chunks.asked.size) return;
    this.chunks = null;
    this.load(URL.createObjectURL(new Blob(chunks.parts, { type: chunks.mime })), true);
  }

  on_corrections({ items, undo, redo }) {
    this.corrections = items.filter(({ start, end, label }) => start < end && typeof label === "string");
    this.p.undo.disabled = !undo;
    this.p.redo.disabled = !redo;
    this.p.count.textContent = items.length ? `${items.length} correction${items.length > 1 ? "s" : ""}` : "";
    if (this.track) this.refresh();
  }

  on_thresholds({ values }) {
    this.meta.labels.forEach((label, k) => (this.high[k] = Number.isFinite(values[label]) ? values[label] : this.high[k]));
    this.refresh();
  }

  on_file({ name, mime }, [bytes]) { if (bytes && typeof name === "string") download(name, mime, bytesOf(bytes)); }

  on_seek({ t }) { if (Number.isFinite(t)) this.seek(t, false); }

  on_play() { this.play(); }

  on_pause() { this.pause(); }

  on_notice({ message }) { this.say(String(message), true); }

  on_error({ message, fatal }) {
    if (!fatal) return this.say(String(message), true);
    this.p.alert.hidden = false;
    this.p.alert.textContent = message;
    this.p.body.hidden = !this.track?.version; // what was heard so far can still be looked at
    this.pause();
  }

  /** A line for everybody; what is strange about the file stays beside what comes later. */
  say(text, stays = false) {
    if (stays) this.notice = text;
    this.p.status.textContent = [text, !stays && this.notice].filter(Boolean).join(" · ");
  }

  // -- Sound

  /** Take another source of the sound; it goes on where it was. */
  load(url, own) {
    const { audio, speed } = this.p, at = this.time, playing = this.playing || this.wish;
    if (this.url) URL.revokeObjectURL(this.url);
    Object.assign(this, { url: own ? url : null, sound: true, at });
    audio.src = url;
    audio.onloadedmetadata = () => {
      if (this.at) audio.currentTime = this.at;
      audio.playbackRate = Number(speed.value);
      if (playing) this.play();
      this.draw();
    };
  }

  get duration() { return this.track?.duration || this.p.audio.duration || 0; }

  get time() { return this.sound && this.p.audio.readyState > 0 ? this.p.audio.currentTime : this.at; }

  play() {
    if (!this.sound) {
      this.wish = !this.meta?.live;
      this.played();
      const soon = "The sound is on its way; it begins as soon as it is here …";
      return this.say(this.meta?.live ? "The recording can be heard when it has ended" : soon);
    }
    this.wish = false;
    if (this.duration && this.time >= this.duration - 0.05) this.seek(0);
    return this.p.audio.play().catch((error) => {
      if (error.name === "NotAllowedError") this.say("The browser wants you to press play yourself");
      else if (error.name !== "AbortError" && !this.p.audio.error) this.say(`The sound cannot be played (${error.message})`, true);
    });
  }

  pause() {
    if (this.wish) this.say("");
    this.wish = false;
    this.p.audio.pause();
    this.played();
  }

  toggle() {
    if (this.playing || this.wish) this.pause();
    else this.play();
  }

  /** Go to a moment, seconds; the session analyses there next. */
  seek(t, tell = true) {
    if (this.meta?.live) return;
    this.at = clamp(t, 0, this.duration || t);
    if (this.sound && this.p.audio.readyState > 0) this.p.audio.currentTime = this.at;
    if (tell) this.tellSoon();
    else this.tellTime();
    this.reveal();
    this.tick();
  }

  /** While the hand drags, ten messages a second are enough. */
  tellSoon() {
    this.telling ||= setTimeout(() => {
      this.telling = 0;
      this.send("seek", { t: this.at });
      this.tellTime();
    }, this.told > performance.now() - 100 ? 100 : 0);
    this.told = performance.now();
  }

  tellTime() { this.send("time", { t: this.time, playing: this.playing }); }

  /** Begin again where a loop ends. */
  turn() {
    if (!this.looping || !this.playing || !this.marks.length) return;
    const [start, end] = this.marks;
    if (this.time >= end - 0.01 || this.time < start - 0.5) this.p.audio.currentTime = start;
  }

  // -- What is computed

  /** Once more data is here: compute and draw, but not more often than is worth it. */
  later() {
    if (this.waiting) return;
    const wait = this.track.version < 4 ? 0 : Math.min(700, 60 + this.track.spans.length / 10);
    this.waiting = setTimeout(() => {
      this.waiting = 0;
      this.refresh();
    }, wait);
  }

  /** Cells, what is on in them, events, the order of lanes; then everything is drawn. */
  refresh() {
    if (!this.track || this.gone) return;
    const fresh = this.cellsOf !== this.track.version;
    if (fresh) this.cells = this.track.cells();
    this.cellsOf = this.track.version;
    this.labels = this.track.labels;
    this.on = hysteresis(this.cells, this.high, this.meta.stay);
    this.events = this.meta.labels.map((_, k) => eventsOf(this.cells, this.on, this.labels, k));
    this.cell = -2;
    this.showLanes(fresh);
    this.showProgress();
    this.showThreshold();
    this.draw();
    this.tick();
  }

  showProgress() {
    const { progress, share, analysis, length, seek, picture } = this.p, { done, analysed } = this.track, { live, name } = this.meta;
    analysis.hidden = done;
    progress.value = analysed;
    share.textContent = live ? "Recording" : `Analysing ${Math.round(100 * analysed)} %`;
    progress.hidden = Boolean(live);
    length.textContent = this.duration ? clock(this.duration) : "–:––";
    seek.max = this.duration || 1;
    picture.setAttribute("aria-label", `Spectrogram of ${name}, ${clock(this.duration)} long; the lanes below say what was heard`);
  }

  // -- Lanes

  makeLane(label, k) {
    const name = this.meta.display[label] || label, own = h("span", { class: "name" }, name);
    const jump = h("button", { type: "button", class: "label", onclick: () => this.jump(label) }, h("span", { class: "swatch" }), own);
    const more = button("more", `${name}: threshold and corrections`, { class: "more", onclick: () => this.openLane(label, more) });
    const item = h("li", { class: "lane", "data-label": label }, jump, more, canvas("bars"));
    const lane = { k, name, item, jump, canvas: item.lastChild };
    this.lanes.set(label, lane);
    this.paintLane(label);
    return lane;
  }

  /** The colour of a lane, as it is read on this theme. */
  paintLane(label) {
    const lane = this.lanes.get(label), { families, colours } = this.meta;
    [lane.colour, lane.ink] = inkFor(colours[families[label] || ""], this.looks().inks);
    for (const el of [lane.item, this.chips.get(label)]) if (el) this.paint(el, lane);
  }

  paint(el, { colour, ink }) {
    el.style.setProperty("--colour", colour);
    el.style.setProperty("--on-colour", ink);
  }

  /** What sounds of a label: the model's events, or for a label that it does not know what was added. */
  eventsFor(label) {
    const { k } = this.lanes.get(label);
    if (k >= 0) return this.events[k];
    return this.corrections.filter((item) => item.label === label && item.verdict !== "wrong").sort((a, b) => a.start - b.start);
  }

  /** Which lanes are shown, and in which order. */
  showLanes(fresh) {
    const { lanes, all, quiet } = this.p, marked = new Set(this.corrections.map(({ label }) => label));
    for (const label of marked) if (!this.lanes.has(label)) this.makeLane(label, -1);
    const labels = [...this.lanes.keys()], totals = labels.map((label) => totalOf(this.eventsFor(label)));
    const shown = [...lanes.children].map((item) => labels.indexOf(item.dataset.label));
    const still = this.keepOrder(fresh);
    const order = laneOrder(totals, still ? shown.filter((k) => k >= 0) : []);
    const wanted = order.filter((k) => this.showAll || totals[k] > 0 || marked.has(labels[k]));
    if (wanted.join() !== shown.join()) this.putLanes(wanted.map((k) => this.lanes.get(labels[k]).item));
    for (const [label, { jump, name }] of this.lanes)
      jump.setAttribute("aria-label", `${name}, ${heardText(this.eventsFor(label))}: jump to the next`);
    all.textContent = this.showAll ? "Show only what plays" : `Show all ${this.labels} instruments`;
    all.hidden = wanted.length === labels.length && !this.showAll;
    quiet.textContent = this.track.done && !wanted.length ? "No instrument was heard" : "—";
  }

  /** Whether lanes keep their places: under a hand, where nothing new came, and while playing for three seconds at a time. */
  keepOrder(fresh) {
    const now = performance.now(), held = this.p.lanes.matches(":hover, :focus-within"), soon = this.playing && !this.track.done;
    if (!fresh || held || (soon && now - this.sorted < 3000)) {
      this.unsorted ||= fresh;
      return true;
    }
    Object.assign(this, { sorted: now, unsorted: false });
    return false;
  }

  /** Put items in this order; the one that has the focus keeps it. */
  putLanes(items) {
    const { lanes } = this.p, focus = lanes.contains(document.activeElement) ? document.activeElement : null;
    for (const item of [...lanes.children]) if (!items.includes(item)) item.remove();
    items.forEach((item, n) => lanes.children[n] !== item && lanes.insertBefore(item, lanes.children[n] || null));
    if (focus?.isConnected) focus.focus({ preventScroll: true });
  }

  /** To the next event of a label, or the one before. */
  jump(label, way = 1) {
    this.picked = label;
    for (const [name, { item }] of this.lanes) item.classList.toggle("picked", name === label);
    const event = nextEvent(this.eventsFor(label), this.time, way);
    if (event) this.seek(event.start);
    else this.say(`${this.lanes.get(label).name} is not heard`);
  }

  openLane(label, under) {
    const { laneSheet, laneWhere, laneThreshold, laneLevel } = this.p, { k, name } = this.lanes.get(label);
    const [start, end] = this.stretch(label);
    if (this.open === label && performance.now() - laneSheet.closed < 400) return (this.open = null);
    Object.assign(this, { open: label, stretchOpen: [start, end] });
    laneSheet.under = under;
    laneSheet.setAttribute("aria-label", name);
    laneSheet.firstChild.textContent = name;
    laneThreshold.hidden = k < 0;
    laneLevel.setAttribute("aria-label", `Threshold for ${name}`);
    laneWhere.textContent = `From ${clock(start)} to ${clock(end)}${this.marks.length ? ", the selection," : ""} this lane is`;
    this.showThreshold();
    laneSheet.showPopover();
  }

  // -- Thresholds

  /** Another threshold for label k, or (null) for all. */
  setThreshold(k, value) {
    if (k === null) this.high.fill(value);
    else this.high[k] = value;
    this.thresholdsSoon();
  }

  thresholdsSoon() {
    clearTimeout(this.sending);
    const values = () => Object.fromEntries(this.meta.labels.map((label, k) => [label, micro(this.high[k])]));
    this.sending = setTimeout(() => this.send("thresholds", { values: values() }), 200);
    this.refresh();
  }

  resetThresholds() {
    this.high.set(this.model);
    this.thresholdsSoon();
  }

  showThreshold() {
    const { threshold, level, reset, laneLevel, laneValue } = this.p;
    const sorted = Float32Array.from(this.high).sort(), middle = sorted[sorted.length >> 1];
    const same = sorted[0] === sorted[sorted.length - 1], own = this.high.every((value, k) => value === this.model[k]);
    threshold.value = middle;
    level.textContent = own ? "model’s own" : same ? middle.toFixed(2) : "mixed";
    threshold.setAttribute("aria-valuetext", own ? "the model’s own thresholds" : same ? middle.toFixed(2) : "different thresholds");
    reset.disabled = own;
    const k = this.lanes.get(this.open)?.k ?? -1;
    if (k < 0) return;
    laneLevel.value = this.high[k];
    laneValue.textContent = this.high[k].toFixed(2);
  }

  // -- Corrections and export

  makeMenus() {
    const { exports, added } = this.p, { formats, labels, display, name } = this.meta;
    const small = (text) => h("span", { class: "small" }, text);
    const item = (text, what, onclick) => h("button", { type: "button", class: "menu-item", onclick }, h("span", {}, text), small(what));
    const ask = (format) => () => this.send("export", { format, id: newId() });
    const csv = () => new TextEncoder().encode(correctionsCsv(name, this.corrections));
    exports.replaceChildren(
      ...Object.entries(formats).map(([format, suffix]) => item(format, suffix, ask(format))),
      item("your corrections", ".csv", () => download(`${name}.corrections.csv`, "text/csv", csv())),
    );
    added.replaceChildren(...labels.map((label) => h("option", { value: label }, display[label] || label)));
  }

  /** The stretch that is meant: the selection, else the event of that label that sounds now, else the cell. */
  stretch(label) {
    if (this.marks.length) return this.marks;
    const t = this.time, event = this.lanes.has(label) ? eventAt(this.eventsFor(label), t) : null;
    if (event) return [event.start, event.end];
    const { edges } = this.cells, cell = placeOf(edges, t);
    return cell >= 0 && cell + 1 < edges.length ? [edges[cell], edges[cell + 1]] : [t, t + 1];
  }

  correct(label, verdict, [start, end] = this.stretch(label)) {
    if (!(start < end)) return;
    this.send("correct", { op: "add", item: { start: micro(start), end: micro(end), label, verdict } });
    this.say(`${this.lanes.get(label)?.name || label}: ${verdict}, ${clock(start)} to ${clock(end)}`);
  }

  addLabel() {
    const { other, added, fixSheet } = this.p, label = other.value.trim().replace(/[|\p{Cc}]/gu, " ") || added.value;
    other.value = "";
    if (label) this.correct(label, "added");
    fixSheet.hidePopover();
  }

  // -- Window and drawing

  fit() {
    const all = this.duration || 1;
    this.window = this.meta?.live ? [Math.max(0, all - LIVE), Math.max(LIVE, all)] : [0, all];
    this.setFollow(true);
    this.draw();
  }

  setFollow(state) {
    this.follow = state;
    press(this.p.follow, state);
  }

  zoom(factor, t = this.time) {
    this.view(zoomed(this.window, factor, clamp(t, ...this.window), this.duration || 1));
  }

  /** Show another stretch of the song. */
  view(window) {
    if (this.meta?.live) return;
    this.window = window;
    this.draw();
    this.tick();
  }

  /** The listener moves the window: it stays where it is put. */
  scroll(by) {
    this.setFollow(false);
    this.view(moved(this.window, by, this.duration));
  }

  /** Turn the page when the playhead leaves it. */
  reveal() {
    const [t0, t1] = this.window, t = this.time;
    if (this.meta?.live || (t >= t0 && t <= t1)) return;
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
    this.width = this.p.stage.clientWidth;
    const looks = this.looks();
    this.drawSound(looks);
    this.drawRuler(looks);
    for (const item of this.p.lanes.children) this.drawLane(item.dataset.label, looks);
    this.drawOverview(looks);
    this.placeSelection();
  }

  /** Where a moment is on the stage, pixels. */
  x(t) { return ((t - this.window[0]) / (this.window[1] - this.window[0])) * this.width; }

  drawSound(looks) {
    const [t0, t1] = this.window, { rate } = this.meta, [picture, width, height] = surface(this.p.picture);
    this.tiles.draw(picture, width, height, t0 * rate, t1 * rate);
    if (!this.meta.live) for (const [a, b] of this.gaps(t0, t1)) hatch(picture, this.x(a), this.x(b) - this.x(a), height, looks.hatch);
    const [wave, waveWidth, waveHeight] = surface(this.p.wave);
    drawWave(wave, waveWidth, waveHeight, this.track, t0 * rate, t1 * rate, looks.wave);
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
      const x = this.x(t), text = clock(t + 1e-6) + (t % 1 > 1e-4 ? String(micro(t % 1)).slice(1, 3) : "");
      context.fillRect(x, height - 5, 1, 5);
      context.fillText(text, Math.min(x + 3, width - context.measureText(text).width - 1), height - 7);
    }
  }

  drawLane(label, looks) {
    const { k, canvas, colour } = this.lanes.get(label), [context, width, height] = surface(canvas), [t0, t1] = this.window;
    if (k >= 0) drawBars(context, height, barsOf(this, k, t0, t1, width), colour, looks.quiet);
    const seen = this.corrections.filter((item) => item.label === label && item.end > t0 && item.start < t1);
    for (const { start, end, verdict } of seen) drawMark(context, height, this.x(start), this.x(end) - this.x(start), verdict, looks.text);
  }

  /** The whole song as a strip, with the window in it, once the window is smaller. */
  drawOverview(looks) {
    const { overview, fit, zoomOut } = this.p, [t0, t1] = this.window, all = this.duration || 1;
    const part = t1 - t0 < all - 0.01 && !this.meta.live;
    overview.classList.toggle("idle", !part);
    fit.disabled = zoomOut.disabled = !part;
    if (!part) return;
    const [context, width, height] = surface(overview), x = (t0 / all) * width, wide = Math.max(6, ((t1 - t0) / all) * width);
    drawWave(context, width, height, this.track, 0, all * this.meta.rate, looks.wave);
    context.beginPath();
    context.roundRect(x + 1, 1, wide - 2, height - 2, 4);
    context.fillStyle = `${looks.accent}40`;
    context.strokeStyle = looks.accent;
    context.lineWidth = 1.5;
    context.fill();
    context.stroke();
  }

  placeSelection() {
    const { selection, where, span } = this.p, [start, end] = this.marks, none = !this.marks.length;
    selection.hidden = span.hidden = none;
    const hint = "Without a selection the moment that plays now is meant. Drag with Shift to select a stretch.";
    where.textContent = none ? hint : `From ${clock(start)} to ${clock(end)}, the selection:`;
    if (none || !this.width) return;
    span.innerHTML = `${clock(start)} – ${clock(end)}${svg("cross")}`;
    span.setAttribute("aria-label", `Selection from ${clock(start)} to ${clock(end)}: drop it`);
    selection.style.transform = `translateX(${this.x(start)}px)`;
    selection.style.width = `${Math.max(2, this.x(end) - this.x(start))}px`;
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
    const t = this.time;
    if (this.playing && this.follow) this.reveal();
    if (this.width) this.p.head.style.transform = `translateX(${this.x(t)}px)`;
    const quarter = Math.floor(t * 4);
    if (quarter !== this.quarter) this.showTime(t);
    this.quarter = quarter;
    const cell = this.meta.live ? this.cells.known.length - 1 : placeOf(this.cells.edges, t);
    if (cell !== this.cell) this.light(cell);
    this.cell = cell;
    this.frame = { time: t, lit: this.lit };
  }

  showTime(t) {
    const { time, seek } = this.p;
    time.textContent = clock(t);
    if (!this.dragging) seek.value = t;
    seek.setAttribute("aria-valuetext", `${clock(t)} of ${clock(this.duration)}`);
    this.speakUp();
  }

  light(cell) {
    const lit = cell < 0 || cell >= this.cells.known.length ? [] : this.meta.labels.filter((_, k) => this.on[cell * this.labels + k]);
    const before = this.lit;
    this.lit = lit;
    for (const [label, { item }] of this.lanes) {
      const now = lit.includes(label);
      if (now === item.hasAttribute("aria-current")) continue;
      if (now) item.setAttribute("aria-current", "true");
      else item.removeAttribute("aria-current");
    }
    if (lit.join() !== before.join()) this.showNow(lit, before);
  }

  /** The chips of what sounds now; those that go on stay as they are. */
  showNow(lit, before) {
    const { now, quiet } = this.p;
    quiet.hidden = lit.length > 0;
    for (const label of before.filter((label) => !lit.includes(label))) {
      this.chips.get(label)?.remove();
      this.chips.delete(label);
      this.unsaid.delete(label);
    }
    for (const label of lit.filter((label) => !this.chips.has(label))) {
      const chip = h("li", {}, this.lanes.get(label).name);
      this.paint(chip, this.lanes.get(label));
      this.chips.set(label, chip);
      now.append(chip);
      if (this.playing) this.unsaid.add(label);
    }
  }

  /** Tell a screen reader what began, every three seconds at most. */
  speakUp() {
    if (!this.unsaid.size || performance.now() - (this.spoke || 0) < 3000) return;
    this.spoke = performance.now();
    if (this.p.speak.checked) this.p.spoken.textContent = [...this.unsaid].map((label) => this.lanes.get(label).name).join(", ");
    this.unsaid.clear();
  }

  // -- Hands

  bindSound() {
    const { p } = this, { audio } = p;
    audio.onplay = audio.onpause = () => this.played();
    audio.onended = () => this.looping && !this.gone && (this.seek(this.marks[0] || 0), this.play());
    audio.ontimeupdate = () => {
      this.turn();
      this.tellTime();
      if (!this.playing) this.wakeUp();
    };
    audio.onvolumechange = () => {
      press(p.mute, audio.muted);
      p.mute.innerHTML = svg(audio.muted ? "mute" : "loud");
    };
    audio.onwaiting = () => (this.stalled = setTimeout(() => this.playing && this.say("Waiting for the sound …"), 700));
    audio.onplaying = audio.onseeked = () => {
      clearTimeout(this.stalled);
      if (/^(Waiting|The sound is on|The browser)/.test(p.status.textContent)) this.say("");
    };
    audio.onerror = () => audio.error && this.broken(audio.error);
  }

  broken({ message, code }) {
    this.say(`This browser cannot play the sound (${message || `error ${code}`}). The lanes can still be looked at.`, true);
  }

  bindControls() {
    const { p } = this, { audio } = p, flip = (control, name) => (control.onclick = () => press(control, (this[name] = !this[name])));
    p.play.onclick = () => this.toggle();
    p.seek.oninput = () => this.seek(Number(p.seek.value));
    p.seek.onpointerdown = () => (this.dragging = true);
    p.seek.onpointerup = p.seek.onpointercancel = () => (this.dragging = false);
    p.volume.oninput = () => Object.assign(audio, { volume: Number(p.volume.value), muted: false });
    p.mute.onclick = () => (audio.muted = !audio.muted);
    p.speed.onchange = () => (audio.playbackRate = Number(p.speed.value));
    flip(p.loop, "looping");
    flip(p.select, "selecting");
    p.span.onclick = () => this.choose();
    p.zoomIn.onclick = () => this.zoom(0.5);
    p.zoomOut.onclick = () => this.zoom(2);
    p.fit.onclick = () => this.fit();
    p.follow.onclick = () => (this.setFollow(!this.follow), this.follow && this.reveal());
    p.big.onclick = () => (press(p.big, p.root.classList.toggle("big")), this.draw());
    p.threshold.oninput = () => this.meta && this.setThreshold(null, Number(p.threshold.value));
    p.reset.onclick = () => this.meta && this.resetThresholds();
    p.laneLevel.oninput = () => this.setThreshold(this.lanes.get(this.open).k, Number(p.laneLevel.value));
    p.all.onclick = () => this.flipAll();
    p.add.onclick = () => this.meta && this.addLabel();
    p.other.onkeydown = ({ key }) => void (key === "Enter" && this.addLabel()); // false would swallow the key
    p.undo.onclick = () => this.send("correct", { op: "undo" });
    p.redo.onclick = () => this.send("correct", { op: "redo" });
    p.right.onclick = () => this.mark("right");
    p.wrong.onclick = () => this.mark("wrong");
  }

  mark(verdict) {
    this.correct(this.open, verdict, this.stretchOpen);
    this.p.laneSheet.hidePopover();
  }

  flipAll() {
    this.showAll = !this.showAll;
    this.p.all.setAttribute("aria-expanded", String(this.showAll));
    this.refresh();
  }

  played() {
    const { audio, root, play } = this.p;
    this.playing = !audio.paused;
    const on = this.playing || this.wish;
    root.classList.toggle("playing", on);
    play.innerHTML = svg(on ? "pause" : "play");
    play.title = on ? "Pause" : "Play";
    play.setAttribute("aria-label", play.title);
    this.tellTime();
    this.wakeUp();
  }

  timeAt(event) {
    const { left, width } = this.p.stage.getBoundingClientRect(), [t0, t1] = this.window;
    return clamp(t0 + ((event.clientX - left) / width) * (t1 - t0), 0, this.duration);
  }

  bindStage() {
    const { tracks, overview, handles, lanes } = this.p, fingers = new Map();
    let origin = null, spread = 0, tap = null; // begin of a selection; width between fingers; a finger that may yet scroll the page
    const start = (event) => {
      const handle = handles.indexOf(event.target), on = handle >= 0 || (event.target.matches("canvas") && event.target !== overview);
      if (!on || event.button) return;
      fingers.set(event.pointerId, event);
      event.target.setPointerCapture(event.pointerId);
      if (handle >= 0) origin = this.marks[1 - handle];
      else if (fingers.size === 2) [origin, tap, spread] = [null, null, gap(fingers)];
      else if (event.shiftKey || this.selecting) origin = this.timeAt(event);
      else if (event.pointerType === "touch") tap = event;
      else this.seek(this.timeAt(event));
    };
    const move = (event) => {
      if (!fingers.has(event.pointerId)) return;
      fingers.set(event.pointerId, event);
      if (fingers.size === 2) {
        const now = gap(fingers);
        if (now > 10 && spread > 10) this.zoom(spread / now, this.timeAt(event));
        spread = now;
      } else if (origin !== null) this.choose(origin, this.timeAt(event));
      else if (!spread && (!tap || Math.abs(event.clientX - tap.clientX) > 8)) {
        tap = null;
        this.seek(this.timeAt(event));
      }
    };
    const lift = (event) => {
      if (!fingers.delete(event.pointerId)) return;
      const up = event.type === "pointerup";
      if (up && tap) this.seek(this.timeAt(event));
      if (up && origin !== null && Math.abs(this.timeAt(event) - origin) < 0.05) this.choose();
      origin = tap = null;
      if (!fingers.size) spread = 0;
    };
    tracks.onpointerdown = start;
    tracks.onpointermove = move;
    tracks.onpointerup = tracks.onpointercancel = lift;
    tracks.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    lanes.onpointerleave = () => this.unsorted && !this.gone && this.showLanes(true);
    overview.onpointerdown = overview.onpointermove = (event) => event.buttons && this.pan(event);
  }

  /** The window's middle goes where the strip was pressed. */
  pan(event) {
    const { left, width } = this.p.overview.getBoundingClientRect(), [t0, t1] = this.window;
    if (event.type === "pointerdown") this.p.overview.setPointerCapture(event.pointerId);
    this.scroll(((event.clientX - left) / width) * this.duration - (t0 + t1) / 2);
  }

  wheel(event) {
    const [t0, t1] = this.window, sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      this.zoom(Math.exp(event.deltaY / 300), this.timeAt(event));
    } else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY) && t1 - t0 < this.duration) {
      event.preventDefault();
      this.scroll((sideways / this.width) * (t1 - t0));
    }
  }

  /** Select from a to b, seconds, or nothing. */
  choose(a, b) {
    this.marks = a === undefined || a === b ? [] : [Math.max(0, Math.min(a, b)), Math.max(a, b)];
    this.placeSelection();
  }

  /** What keys do, by the name that `keyOf` gives them. */
  keys() {
    const { duration, marks, time } = this;
    const by = (seconds) => () => this.seek(time + seconds), correct = (op) => () => this.send("correct", { op });
    const actions = {
      " ": () => this.toggle(), k: () => this.toggle(), Home: () => this.seek(0), End: () => this.seek(duration),
      ArrowLeft: by(-5), ArrowRight: by(5), "Shift+ArrowLeft": by(-30), "Shift+ArrowRight": by(30),
      "+": () => this.zoom(0.5), "=": () => this.zoom(0.5), "-": () => this.zoom(2), n: () => this.step(1), p: () => this.step(-1),
      "[": () => this.choose(time, marks[1] > time ? marks[1] : Math.min(duration, time + 2)),
      "]": () => this.choose(marks[0] < time ? marks[0] : time - 2, time), Escape: () => this.choose(),
      "Ctrl+z": correct("undo"), "Ctrl+Shift+z": correct("redo"), "Ctrl+y": correct("redo"), "?": () => this.p.helpSheet.togglePopover(),
    };
    for (let n = 0; n < 10; n++) actions[n] = () => this.seek((n / 10) * duration);
    return actions;
  }

  bindKeys() {
    const { root, seek } = this.p;
    root.addEventListener("keydown", (event) => {
      event.stopPropagation(); // or a notebook would take "b" for a new cell
      const { target, key, altKey } = event, typing = target.matches("input[type=text], select");
      const pressing = target.matches("button, input[type=checkbox]") && (key === " " || key === "Enter");
      const sliding = target.matches("input[type=range]") && target !== seek && /^(Arrow|Home|End|Page)/.test(key);
      const action = this.meta && this.keys()[keyOf(event)];
      if (altKey || typing || pressing || sliding || !action || (key === "Escape" && root.querySelector(":popover-open"))) return;
      event.preventDefault();
      action();
    });
    for (const type of ["keyup", "keypress"]) root.addEventListener(type, (event) => event.stopPropagation());
  }

  /** The next or previous event of the instrument that was chosen last, else of the first lane. */
  step(way) {
    const label = this.picked || this.p.lanes.firstElementChild?.dataset.label;
    if (label) this.jump(label, way);
  }

  // -- Looks

  looks() { return LOOKS[this.p.root.dataset.theme] || LOOKS.light; }

  watchLooks() {
    const apply = () => this.dress(isDark() ? "dark" : "light"), media = matchMedia("(prefers-color-scheme: dark)");
    const body = new MutationObserver(apply), size = new ResizeObserver(() => this.draw());
    const open = () => this.p.root.querySelector(".sheet:popover-open");
    const scrolled = ({ target }) => target !== document && !target.closest?.(".sheet") && open()?.hidePopover(); // it would stay behind
    media.addEventListener("change", apply);
    body.observe(document.body, { attributes: true, attributeFilter: ["class", "data-jp-theme-light"] });
    size.observe(this.p.stage);
    document.addEventListener("scroll", scrolled, true);
    this.cleanups.push(() => media.removeEventListener("change", apply), () => body.disconnect(), () => size.disconnect());
    this.cleanups.push(() => document.removeEventListener("scroll", scrolled, true));
    apply();
  }

  dress(theme) {
    if (this.p.root.dataset.theme === theme) return;
    this.p.root.dataset.theme = theme;
    for (const label of this.lanes.keys()) this.paintLane(label);
    if (this.tiles) {
      this.tiles = new Tiles(this.meta.rows, colourTable(this.looks().sound));
      this.tiles.paint(this.track, 0, this.track.columns);
    }
    this.draw();
  }

  /** Stop, say goodbye to the session, take everything away. */
  destroy() {
    if (this.gone) return;
    this.pause();
    this.send("gone");
    this.gone = true;
    this.cleanups.forEach((cleanup) => cleanup());
    [this.waiting, this.telling, this.sending, this.stalled].forEach(clearTimeout);
    cancelAnimationFrame(this.frameAsked);
    const { audio, root } = this.p;
    for (const name of SOUND) audio[`on${name}`] = null;
    audio.removeAttribute("src");
    audio.load();
    if (this.url) URL.revokeObjectURL(this.url);
    root.remove();
    delete this.el.audiotag;
  }
}

/** A key with what is held down: "k", "Shift+ArrowLeft", "Ctrl+Shift+z"; Shift is not said of letters and signs alone. */
function keyOf({ key, ctrlKey, metaKey, shiftKey }) {
  const held = ctrlKey || metaKey, named = key.length > 1;
  return `${held ? "Ctrl+" : ""}${shiftKey && (held || named) ? "Shift+" : ""}${named ? key : key.toLowerCase()}`;
}

const gap = (fingers) => Math.abs([...fingers.values()].reduce((sum, { clientX }, n) => (n ? sum - clientX : clientX), 0));

// --- main.js -----------------------------------------------------------------------------------------------------------------------------

/**
 * audiotag's player: a song that is heard, and its instruments that light up.
 *
 * One file for every place: Jupyter (the default export is an anywidget), the web page of `audiotag serve`, and saved pages.
 * What is sent and received is written in the notebooks `messages` and `session`.
 */

export { saved, socket };

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
