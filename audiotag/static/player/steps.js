// A list of corrections that can be undone, as the notebook `messages` has it; a saved page has no Python.
import { correctionKey } from "./messages.js";

export class Steps {
  /** Begin with a list. */
  constructor(items = []) {
    Object.assign(this, { items: new Map(), log: [], now: 0, next: 0 }); // log: steps; now: how many are in force; next: place in the list
    for (const item of items) this.put(item);
  }

  put(item) {
    const placed = { ...item, n: item.n ?? this.next };
    this.next = Math.max(this.next, placed.n) + 1;
    this.items.set(correctionKey(placed), placed);
    return placed;
  }

  get list() { return [...this.items.values()].sort((a, b) => a.n - b.n); }

  get state() { return { undo: this.now > 0, redo: this.now < this.log.length }; }

  /** One step; gives what is taken out and what is put in: {remove, add}. */
  change(add, remove = []) {
    const gone = [...new Set([...remove, ...add].map(correctionKey))].filter((key) => this.items.has(key)).map((key) => this.items.get(key));
    gone.forEach((item) => this.items.delete(correctionKey(item)));
    const put = add.map(({ n, ...item }) => this.put(item)), step = { remove: gone, add: put };
    if (gone.length || put.length) this.log.splice(this.now++, Infinity, step);
    return step;
  }

  /** Those that are not there, one step each. */
  load(items) {
    const fresh = items.filter((item) => !this.items.has(correctionKey(item)));
    return { remove: [], add: fresh.flatMap((item) => this.change([item]).add) };
  }

  undo() {
    if (!this.now) return { remove: [], add: [] };
    const { remove, add } = this.log[--this.now];
    return this.make({ remove: add, add: remove });
  }

  redo() { return this.now < this.log.length ? this.make(this.log[this.now++]) : { remove: [], add: [] }; }

  make(step) {
    step.remove.forEach((item) => this.items.delete(correctionKey(item)));
    step.add.forEach((item) => this.items.set(correctionKey(item), item));
    return step;
  }
}
