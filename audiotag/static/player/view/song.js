// The song as a view knows it: the session's description, scores in time, thresholds, events and corrections. Nothing of a page.
import { activeCells, cellIndex, cellsIn, reachOf } from "../cells.js";
import { correctedEvents, saidOf, saidOfFamilies, saidOfPerhaps, splitCells, splitOn, switchOn, taggedBy } from "../corrected.js";
import { familyOf, nearest, perhapsOf } from "../doubt.js";
import { eventAt, eventsOf, summaryOf } from "../events.js";
import { correctionKey, tableOf } from "../messages.js";
import { roundTime } from "../time.js";
import { Track } from "../track.js";
import { compared } from "../truth.js";
import { leastCertain } from "../uncertainty.js";
import { instrumentName, labelMeant, namedLabels, sortedBy } from "../words.js";

export class Song {
  constructor() {
    Object.assign(this, { meta: null, track: null, corrections: [] }); // from the session
    this.truth = new Map(); // label -> [{start, end}], what an annotation says
    Object.assign(this, { high: null, own: null }); // thresholds of the labels: those in use, and the model's own
    Object.assign(this, { cells: null, reach: 0, on: null, events: [], computed: -1 }); // what follows from it; of which version of the track
    Object.assign(this, { families: new Map(), perhaps: null, moments: null }); // where labels are not sure: family -> {cells, on, events}
    Object.assign(this, { model: null, said: new Map(), named: new Map() }); // what the model says by itself; what listeners do; their labels' events
  }

  /** Whether it is a recording that goes on. */
  get live() { return Boolean(this.meta?.live); }

  get labels() { return this.meta.labels; }

  /** A label's name as a person would write it, in the language of now. */
  displayName(label) { return instrumentName(label, this.meta.display[label]) ?? this.englishName(label); }

  /** The name that files have, whoever made them. */
  englishName(label) { return this.meta.display[label] || label.replace(/^./u, (first) => first.toUpperCase()).replaceAll("_", " "); }

  /** The labels in the order of their names. */
  sortedLabels() { return sortedBy(this.labels, (label) => this.displayName(label)); }

  /** Those, and what else has a name here. */
  namedLabels() { return sortedBy(new Set([...this.labels, ...namedLabels()]), (label) => this.displayName(label)); }

  /** The label that a listener means who has typed a name: one that is known, by its name here or in English, or what was typed. */
  labelMeant(text) { return labelMeant(text, [...this.labels, ...Object.keys(this.meta.groups)], (label) => this.displayName(label)) ?? text; }

  /** The colour of a label's family; "" is the family of what the model does not know. */
  colour(label) {
    const { families, colours } = this.meta;
    return colours[families[label]] || colours[label] || colours[""];
  }

  /**
   * Take a `meta` message; throws where it lacks something, and takes nothing then.
   * @param {boolean} moved thresholds were moved here that the session does not know yet: they stay
   * @returns {{fresh: boolean, ended: boolean}} it is another song, or the first; a recording has ended
   */
  setMeta(meta, moved = false) {
    const values = (by) => Float32Array.from(meta.labels, (label) => by[label]);
    const high = values(meta.thresholds), own = values(meta.own || meta.thresholds);
    const complete = meta.rate > 0 && meta.rows > 0 && meta.stay > 0 && meta.colours[""] && !high.some(Number.isNaN);
    if (!complete) throw new Error("meta lacks something");
    const same = ({ labels, rows, rate }) => labels.join() === meta.labels.join() && rows === meta.rows && rate === meta.rate;
    const fresh = !this.meta || !same(this.meta), ended = this.live && !meta.live;
    const byLabel = Object.fromEntries(["display", "families", "groups", "colours"].map((name) => [name, tableOf(meta[name])]));
    this.meta = { formats: {}, doubt: null, truth: null, smooth: 0, shortest: 0, reentry: 0, ...meta, ...byLabel };
    if (fresh) Object.assign(this, { track: new Track(meta.labels.length, meta.rows), computed: -1 });
    Object.assign(this, { high: moved && !fresh ? this.high : high, own });
    this.truth = new Map();
    for (const [start, end, label] of this.meta.truth?.events ?? []) {
      if (!this.truth.has(label)) this.truth.set(label, []);
      this.truth.get(label).push({ start, end });
    }
    if (meta.duration) this.track.duration = Math.max(this.track.duration, meta.duration);
    return { fresh, ended };
  }

  /** Cells, what is on in them, and events; says whether there are new scores. */
  compute() {
    const { track, meta, labels } = this, fresh = this.computed !== track.version;
    this.cells = fresh ? track.cells() : this.model.cells;
    if (fresh) Object.assign(this, { reach: reachOf(this.cells.edges, meta.smooth), reentry: cellsIn(this.cells.edges, meta.reentry) });
    Object.assign(this, { computed: track.version, moments: null });
    const shortest = Math.min(meta.shortest, track.duration); // a song is never too short for its events
    this.on = activeCells(this.cells, this.high, { stay: meta.stay, reach: this.reach, reentry: this.reentry, shortest });
    this.events = labels.map((_, k) => eventsOf(this.cells, this.on, labels.length, k));
    this.computeDoubt();
    this.model = { cells: this.cells, on: this.on, events: this.events, perhaps: this.perhaps, families: this.families };
    this.correct();
    return fresh;
  }

  /** What corrections make of all that: their edges cut the cells, so that within one nothing changes. */
  correct() {
    const { labels, meta: { groups }, corrections } = this, n = labels.length;
    this.said = saidOf(corrections);
    this.named = new Map([...this.said.keys()].filter((label) => !labels.includes(label) && !(label in groups)).map((label) => [label, this.namedEvents(label)]));
    if (!corrections.length) return;
    const { cells, rows } = splitCells(this.cells, corrections.flatMap(({ start, end }) => [start, end]), n);
    Object.assign(this, { cells, on: splitOn(this.on, rows, n), perhaps: this.perhaps && splitOn(this.perhaps, rows, n) });
    this.events = this.events.map((events, k) => this.said.has(labels[k]) ? correctedEvents(events, this.said.get(labels[k])) : events);
    labels.forEach((label, k) => this.said.has(label) && switchOn(this.on, cells.edges, n, k, this.events[k]));
    if (this.perhaps) this.correctPerhaps();
    const told = saidOfFamilies(this.said, groups);
    this.families = new Map([...this.families].map(([name, family]) => [name, this.correctFamily(family, rows, told.get(name))]));
  }

  namedEvents(label) { return correctedEvents([], this.said.get(label)); }

  correctFamily(family, rows, said) {
    const { edges, known } = this.cells, events = correctedEvents(family.events, said), on = splitOn(family.on, rows, 1);
    const scores = Float32Array.from(rows, (row) => family.cells.scores[row] || 0);
    if (said.length) switchOn(on, edges, 1, 0, events);
    return { cells: { edges, known, scores }, on, events };
  }

  correctPerhaps() {
    const { labels, cells, perhaps } = this, n = labels.length, all = saidOfPerhaps(this.said, null);
    labels.forEach((label, k) => {
      const said = saidOfPerhaps(this.said, label, all);
      if (said.length) switchOn(perhaps, cells.edges, n, k, correctedEvents(eventsOf(cells, perhaps, n, k), said));
    });
  }

  /** Families where no member is on, and what perhaps sounds where nothing is. */
  computeDoubt() {
    const { cells, on, high, labels, reach, meta: { groups, stay, doubt } } = this;
    if (!doubt) return;
    const rules = { ...doubt, stay, reach }, numbers = (members) => members.map((label) => labels.indexOf(label));
    const family = (members) => familyOf(cells, on, high, numbers(members), rules);
    this.families = new Map(Object.entries(groups).map(([name, members]) => [name, family(members)]));
    this.perhaps = perhapsOf(cells, on, high, rules);
  }

  /** The number of the cell at a moment; of a recording, the last. */
  cellAt(t) { return this.live ? this.cells.known.length - 1 : cellIndex(this.cells.edges, t); }

  /** The labels that are on in a cell. */
  litIn(cell) {
    if (cell < 0 || cell >= this.cells.known.length) return [];
    const lit = this.labels.filter((_, k) => this.on[cell * this.labels.length + k]), t = this.cells.edges[cell];
    return [...lit, ...[...this.named].filter(([, events]) => eventAt(events, t)).map(([label]) => label)];
  }

  /** The sets of labels and families that sound together somewhere. */
  together() {
    const sets = new Map(), { labels: { length: n }, on } = this, families = [...this.families.values()];
    const same = (a, b) => !on.subarray(a * n, a * n + n).some((state, k) => state !== on[b * n + k]) && families.every((one) => one.on[a] === one.on[b]);
    for (let cell = 0; cell < this.cells.known.length; cell++) {
      if (cell && !this.named.size && same(cell, cell - 1)) continue;
      const set = [...this.litIn(cell), ...this.familiesIn(cell)];
      sets.set(set.join(), set);
    }
    return [...sets.values()];
  }

  /** The label or family that begins next after t, and when, of those that `meant` says yes to; null where none does. */
  next(t, meant = () => true) {
    const first = (label) => this.eventsFor(label).find(({ start }) => start > t);
    const coming = [...this.labels, ...this.families.keys(), ...this.named.keys()].filter(meant).map((label) => ({ label, start: first(label)?.start ?? Infinity }));
    const soonest = coming.reduce((a, b) => (b.start < a.start ? b : a), { start: Infinity });
    return soonest.start < Infinity ? soonest : null;
  }

  /** The families that are heard in a cell. */
  familiesIn(cell) { return [...this.families].filter(([, { on }]) => on[cell]).map(([name]) => name); }

  /** The labels that perhaps sound in a cell, the nearest to its threshold first. */
  perhapsIn(cell) {
    const { cells, high, labels, perhaps, meta } = this;
    if (!perhaps || !(cell >= 0 && cell < cells.known.length)) return [];
    return nearest(cells, cell, high, meta.doubt.most).filter(([k]) => perhaps[cell * labels.length + k]).map(([k]) => labels[k]);
  }

  /** The labels with the highest scores among those that are not on in a cell: [[label, score], ...]. */
  secondIn(cell, most = 3) {
    const { labels: { length: n }, model: { cells, on } } = this, below = cell >= 0 && cell < cells.known.length ? [...this.labels.keys()].filter((k) => !on[cell * n + k]) : [];
    const scored = below.map((k) => [this.labels[k], cells.scores[cell * n + k]]).filter(([, score]) => score >= 0.005);
    return scored.sort((a, b) => b[1] - a[1]).slice(0, most);
  }

  /** The moments that the model is least sure of and that nobody has judged, least certain first: {label, start, end, score, heard, k}. */
  leastCertain() {
    const { model: { cells, on }, high, labels, reach, meta: { stay, doubt } } = this;
    this.moments ??= doubt ? leastCertain(cells, on, high, { ...doubt, stay, reach }).map((moment) => ({ ...moment, label: labels[moment.k] })) : [];
    const judged = ({ label, start, end }) => this.correctionsOf(label).some((item) => item.start < end && start < item.end);
    return this.moments.filter((moment) => !judged(moment));
  }

  /** What there is in the song, as `summaryOf` has it. */
  summary() {
    const heard = [...this.labels.map((label, k) => [label, this.events[k]]), ...[...this.families].map(([name, { events }]) => [name, events]), ...this.named];
    return summaryOf(heard, this.track.duration);
  }

  /** Take a list of corrections; those that make no sense are left out. */
  setCorrections(items) { this.corrections = items.filter(({ start, end, label }) => start < end && typeof label === "string"); }

  /** Take a step in the list: what is gone, and what is there now, each at its place. */
  changeCorrections({ remove, add }) {
    const gone = new Set(remove.map(correctionKey));
    const items = this.corrections.filter((item) => !gone.has(correctionKey(item))).concat(add);
    this.setCorrections(items.sort((a, b) => a.n - b.n));
  }

  /** All that is heard, as `writeFormat` takes it. */
  heard() {
    const { labels, events: by, families: doubtful, track, meta } = this, { groups } = meta;
    const named = (label, events) => events.map((event) => ({ ...event, label }));
    const sorted = (events) => events.sort((a, b) => a.start - b.start || a.end - b.end || (a.label < b.label ? -1 : 1));
    const events = sorted([...labels.flatMap((label, k) => named(label, by[k])), ...[...this.named].flatMap(([label, some]) => named(label, some))]);
    const families = sorted([...doubtful].flatMap(([label, { events: some }]) => named(label, some)));
    const perhaps = sorted(labels.flatMap((label, k) => named(label, this.guesses(label, k))));
    const display = (label) => this.englishName(label), thresholds = this.thresholds();
    const extra = [...this.named.keys()].filter((label) => this.correctionsOf(label).some(({ verdict }) => verdict !== "wrong")).sort();
    const tagged = (label, start, end) => (this.said.has(label) ? taggedBy(this.said.get(label), start, end) : null);
    const more = { all: sorted([...events, ...families]), perhaps, groups, display, thresholds, labels: [...labels, ...extra], tagged };
    return { file: meta.name, duration: track.duration, events, families, ...more };
  }

  correctionsOf(label) { return this.corrections.filter((item) => item.label === label); }

  /** The events of a label where it perhaps sounds. */
  guesses(label, k) {
    const { model: { cells, perhaps }, labels, said } = this;
    return perhaps ? correctedEvents(eventsOf(cells, perhaps, labels.length, k), saidOfPerhaps(said, label)) : [];
  }

  /** The events of a label or family, with the corrections. */
  eventsFor(label) {
    const k = this.labels.indexOf(label);
    if (k >= 0) return this.events[k];
    if (this.families.has(label)) return this.families.get(label).events;
    return this.named.get(label) || [];
  }

  /** What an annotation says of a label, or of a family and all its members. */
  truthFor(label) { return [label, ...(this.meta.groups[label] ?? [])].flatMap((name) => this.truth.get(name) ?? []); }

  /** Where a lane is as annotated and where not, as `compared` has it; what is missing of a family's members is theirs to say. */
  differences(label) {
    const heard = this.eventsFor(label), all = compared(this.truthFor(label), heard);
    return { ...all, missing: label in this.meta.groups ? compared(this.truth.get(label) ?? [], heard).missing : all.missing };
  }

  /** The model's own events of a label or family. */
  heardBy(label) { return this.model?.events[this.labels.indexOf(label)] || this.model?.families.get(label)?.events || []; }

  /** Whether the model knows a label or family; else it is only named by a listener. */
  isHeard(label) { return this.labels.includes(label) || label in this.meta.groups; }

  /** What there is to take hold of in a lane at t: an event, or what was said to be wrong; null where there is neither. */
  blockAt(label, t, slack = 0) {
    const wrong = this.correctionsOf(label).filter(({ verdict }) => verdict === "wrong"), at = ({ start, end }) => start - slack <= t && t < end + slack;
    const event = eventAt(this.eventsFor(label), t), said = event ? null : wrong.findLast(({ start, end }) => start <= t && t < end);
    const found = event || said || this.eventsFor(label).find(at) || wrong.find(at);
    return found ? { start: found.start, end: found.end, sounds: found.verdict !== "wrong" } : null;
  }

  /** From when to when a label's event that sounds at t lasts; without one, the cell. */
  rangeAt(label, t) {
    const event = eventAt(this.eventsFor(label), t);
    if (event) return [event.start, event.end];
    const { edges } = this.cells, cell = cellIndex(edges, t);
    return cell >= 0 && cell + 1 < edges.length ? [edges[cell], edges[cell + 1]] : [t, t + 1];
  }

  /** Take thresholds by label; what is no number is left as it is. */
  setThresholds(values) {
    this.labels.forEach((label, k) => (this.high[k] = Number.isFinite(values[label]) ? values[label] : this.high[k]));
  }

  /** The thresholds by label, rounded as a session keeps them. */
  thresholds() { return Object.fromEntries(this.labels.map((label, k) => [label, roundTime(this.high[k])])); }

  hasOwnThresholds() { return this.high.every((value, k) => value === this.own[k]); }
}
