// The view: what is shown, and what a hand does.
import { hysteresis, placeOf } from "./cells.js";
import { colourTable, inkFor, isDark, LOOKS } from "./colours.js";
import { barsOf, drawBars, drawMark, drawWave, hatch, surface } from "./drawing.js";
import { button, canvas, h, press, slider, svg, toggle, wordButton } from "./elements.js";
import { eventAt, eventsOf, heardText, laneOrder, nextEvent, totalOf } from "./events.js";
import { correctionsCsv, download } from "./files.js";
import { bytesOf } from "./messages.js";
import { sheet } from "./sheet.js";
import { Tiles } from "./tiles.js";
import { clamp, clock, micro, moved, ticks, zoomed } from "./time.js";
import { Track } from "./track.js";

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

export class View {
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
export function keyOf({ key, ctrlKey, metaKey, shiftKey }) {
  const held = ctrlKey || metaKey, named = key.length > 1;
  return `${held ? "Ctrl+" : ""}${shiftKey && (held || named) ? "Shift+" : ""}${named ? key : key.toLowerCase()}`;
}

const gap = (fingers) => Math.abs([...fingers.values()].reduce((sum, { clientX }, n) => (n ? sum - clientX : clientX), 0));
