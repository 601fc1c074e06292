// The song as a view knows it: the session's description, scores in time, thresholds, events and corrections. Nothing of a page.
import { activeCells, cellIndex, reachOf } from "../cells.js";
import { familyOf, nearest, perhapsOf } from "../doubt.js";
import { eventAt, eventsOf, summaryOf } from "../events.js";
import { correctionKey } from "../messages.js";
import { roundTime } from "../time.js";
import { Track } from "../track.js";
import { leastCertain } from "../uncertainty.js";

export class Song {
  constructor() {
    Object.assign(this, { meta: null, track: null, corrections: [] }); // from the session
    Object.assign(this, { high: null, own: null }); // thresholds of the labels: those in use, and the model's own
    Object.assign(this, { cells: null, reach: 0, on: null, events: [], computed: -1 }); // what follows from it; of which version of the track
    Object.assign(this, { families: new Map(), perhaps: null, moments: null }); // where labels are not sure: family -> {cells, on, events}
  }

  /** Whether it is a recording that goes on. */
  get live() { return Boolean(this.meta?.live); }

  get labels() { return this.meta.labels; }

  displayName(label) { return this.meta.display[label] || label; }

  /** The colour of a label's family; "" is the family of what the model does not know. */
  colour(label) {
    const { families, colours } = this.meta;
    return colours[families[label]] || colours[label] || colours[""];
  }

  /**
   * Take a `meta` message; throws where it lacks something, and takes nothing then.
   * @returns {{fresh: boolean, ended: boolean}} it is another song, or the first; a recording has ended
   */
  setMeta(meta) {
    const values = (by) => Float32Array.from(meta.labels, (label) => by[label]);
    const high = values(meta.thresholds), own = values(meta.own || meta.thresholds);
    const complete = meta.rate > 0 && meta.rows > 0 && meta.stay > 0 && meta.colours[""] && !high.some(Number.isNaN);
    if (!complete) throw new Error("meta lacks something");
    const same = ({ labels, rows, rate }) => labels.join() === meta.labels.join() && rows === meta.rows && rate === meta.rate;
    const fresh = !this.meta || !same(this.meta), ended = this.live && !meta.live;
    this.meta = { display: {}, families: {}, formats: {}, groups: {}, doubt: null, smooth: 0, shortest: 0, ...meta };
    if (fresh) Object.assign(this, { track: new Track(meta.labels.length, meta.rows), high, own, computed: -1 });
    if (meta.duration) this.track.duration = Math.max(this.track.duration, meta.duration);
    return { fresh, ended };
  }

  /** Cells, what is on in them, and events; says whether the cells are new. */
  compute() {
    const { track, meta, labels } = this, fresh = this.computed !== track.version;
    if (fresh) this.cells = track.cells();
    if (fresh) this.reach = reachOf(this.cells.edges, meta.smooth);
    Object.assign(this, { computed: track.version, moments: null });
    const shortest = Math.min(meta.shortest, track.duration); // a song is never too short for its events
    this.on = activeCells(this.cells, this.high, { stay: meta.stay, reach: this.reach, shortest });
    this.events = labels.map((_, k) => eventsOf(this.cells, this.on, labels.length, k));
    this.computeDoubt();
    return fresh;
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
    return this.labels.filter((_, k) => this.on[cell * this.labels.length + k]);
  }

  /** The sets of labels and families that sound together somewhere. */
  together() {
    const sets = new Map(), { labels: { length: n }, on } = this, families = [...this.families.values()];
    const same = (a, b) => !on.subarray(a * n, a * n + n).some((state, k) => state !== on[b * n + k]) && families.every((one) => one.on[a] === one.on[b]);
    for (let cell = 0; cell < this.cells.known.length; cell++) {
      if (cell && same(cell, cell - 1)) continue;
      const set = [...this.litIn(cell), ...this.familiesIn(cell)];
      sets.set(set.join(), set);
    }
    return [...sets.values()];
  }

  /** The label or family that begins next after t, and when, of those that `meant` says yes to; null where none does. */
  next(t, meant = () => true) {
    const first = (label) => this.eventsFor(label).find(({ start }) => start > t);
    const coming = [...this.labels, ...this.families.keys()].filter(meant).map((label) => ({ label, start: first(label)?.start ?? Infinity }));
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

  /** The moments that the model is least sure of and that nobody has judged, least certain first: {label, start, end, score, heard, k}. */
  leastCertain() {
    const { cells, on, high, labels, reach, meta: { stay, doubt } } = this;
    this.moments ??= doubt ? leastCertain(cells, on, high, { ...doubt, stay, reach }).map((moment) => ({ ...moment, label: labels[moment.k] })) : [];
    const judged = ({ label, start, end }) => this.correctionsOf(label).some((item) => item.start < end && start < item.end);
    return this.moments.filter((moment) => !judged(moment));
  }

  /** What there is in the song, as `summaryOf` has it. */
  summary() {
    const heard = [...this.labels.map((label, k) => [label, this.events[k]]), ...[...this.families].map(([name, { events }]) => [name, events])];
    return summaryOf(heard, this.track.duration);
  }

  /** Take a list of corrections; those that make no sense are left out. */
  setCorrections(items) { this.corrections = items.filter(({ start, end, label }) => start < end && typeof label === "string"); }

  /** Take a step in the list: what is gone, and what stands at its end now. */
  changeCorrections({ remove, add }) {
    const gone = new Set(remove.map(correctionKey));
    this.setCorrections(this.corrections.filter((item) => !gone.has(correctionKey(item))).concat(add));
  }

  /** All that is heard, as `writeFormat` takes it. */
  heard() {
    const { labels, events: by, families: doubtful, cells, perhaps: on, track, meta } = this, { groups } = meta;
    const named = (label, events) => events.map((event) => ({ ...event, label }));
    const sorted = (events) => events.sort((a, b) => a.start - b.start || a.end - b.end || (a.label < b.label ? -1 : 1));
    const events = sorted(labels.flatMap((label, k) => named(label, by[k])));
    const families = sorted([...doubtful].flatMap(([label, { events: some }]) => named(label, some)));
    const perhaps = on ? sorted(labels.flatMap((label, k) => named(label, eventsOf(cells, on, labels.length, k)))) : [];
    const display = (label) => this.displayName(label), thresholds = this.thresholds();
    const more = { all: sorted([...events, ...families]), perhaps, groups, display, thresholds };
    return { file: meta.name, duration: track.duration, events, families, ...more };
  }

  correctionsOf(label) { return this.corrections.filter((item) => item.label === label); }

  /** The events of a label or family: the model's, or for a label that it does not know what was added. */
  eventsFor(label) {
    const k = this.labels.indexOf(label);
    if (k >= 0) return this.events[k];
    if (this.families.has(label)) return this.families.get(label).events;
    return this.correctionsOf(label).filter(({ verdict }) => verdict !== "wrong").sort((a, b) => a.start - b.start);
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
