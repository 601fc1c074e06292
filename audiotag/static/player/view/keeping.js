// Corrections of a song that lies nowhere but with the visitor, kept in the browser's own storage, by what the song is recognised by.
import { isCorrection, mergeCorrections } from "../corrections_file.js";
import { correctionKey } from "../messages.js";
import { say } from "../words.js";

const KEY = "audiotag.corrections.", SONGS = 50, ITEMS = 2_000; // songs, and corrections of each, that are kept
const PART = 150; // corrections in one message

export class Keeping {
  constructor(view) { Object.assign(this, { view, before: [], told: false }); } // before: what this view had when it last read or wrote

  /** Where they are kept; null where a file beside the song has them, or nothing recognises it. */
  get key() {
    const { song: { meta }, connection: { transport } } = this.view;
    return meta?.fingerprint && (!meta.kept || transport.isAlone) ? KEY + meta.fingerprint : null;
  }

  /** The list has changed, as a message says. */
  take({ type, undo, redo, loaded, add }) {
    if (!this.key) return;
    const { corrections } = this.view.song;
    if (type === "corrections" && !undo && !redo) this.load(this.read() || []);
    if (type === "corrections") this.before = corrections;
    else if (loaded) this.before = [...this.before, ...add];
    else this.write(corrections);
  }

  /** Send what is not in the list, a step each; says how many there were, null where the line is down. */
  load(items) {
    const here = new Set(this.view.song.corrections.map(correctionKey)), fresh = items.filter((item) => !here.has(correctionKey(item)));
    for (let at = 0; at < fresh.length; at += PART)
      if (!this.view.connection.send("correct", { op: "load", add: fresh.slice(at, at + PART) })) return null;
    return fresh.length;
  }

  /** What is kept of this song; null where nothing is. */
  read() {
    try {
      return JSON.parse(localStorage.getItem(this.key)).items.filter(isCorrection);
    } catch {
      return null;
    }
  }

  /** Another tab may have written meanwhile: only what has changed here is put in; an empty list is kept, or what was taken back returns. */
  write(mine) {
    const theirs = this.read(), items = theirs ? mergeCorrections(this.before, mine, theirs) : mine;
    const plain = items.slice(-ITEMS).map(({ start, end, label, verdict }) => ({ start, end, label, verdict }));
    this.before = mine;
    try {
      this.makeRoom();
      localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), items: plain }));
    } catch (error) {
      if (!this.told) this.view.status.show(say("This browser does not keep corrections ({why}): save them from the menu", { why: error.name }));
      this.told = true;
    }
  }

  /** Forget the songs that were corrected longest ago. */
  makeRoom() {
    const at = (key) => Number(/"at":(\d+)/.exec(localStorage.getItem(key))?.[1] || 0);
    const others = Object.keys(localStorage).filter((key) => key.startsWith(KEY) && key !== this.key);
    others.sort((a, b) => at(b) - at(a)).slice(SONGS - 1).forEach((key) => localStorage.removeItem(key));
  }
}
