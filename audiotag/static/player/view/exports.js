// The menu that saves what was heard.
import { button, h } from "../elements.js";
import { dumpCorrections } from "../corrections_file.js";
import { correctionsCsv, download } from "../files.js";
import { sheet } from "../sheet.js";
import { say } from "../words.js";
import { lost, newId } from "./connection.js";
import { drawPicture } from "./picture.js";
import { canMakePage, makePage } from "./saved_page.js";

/** Formats by what they are for; others stand with the first. */
const groups = () => [
  [say("Tables and data"), ["table", "csv", "summary", "json"]],
  [say("Annotation tools"), ["audacity", "raven", "textgrid", "elan", "reaper", "labelstudio", "jams", "rttm"]],
  [say("Subtitles"), ["vtt", "srt"]],
];

export class ExportMenu {
  /** @param {string=} address of a page without a song, which can be filled with this one */
  constructor(view, address) {
    Object.assign(this, { view, address, waiting: new Map() }); // id of an export -> the promise that takes it instead of the visitor's disk
    this.opener = button("save", say("Save what was heard"), {}, say("Save"));
    this.items = h("div", {});
    this.corrected = h("input", { type: "checkbox", checked: true });
    this.choice = h("label", { class: "line", hidden: true }, this.corrected, say("With the corrections"));
    this.sheet = sheet(this.opener, say("Save what was heard"), this.choice, this.items);
    this.sheet.classList.add("exports");
  }

  /** The session's formats, for another song; corrections are here already. */
  begin() {
    const { formats } = this.view.song.meta, known = groups(), grouped = known.flatMap(([, names]) => names);
    const others = Object.keys(formats).filter((format) => !grouped.includes(format));
    const item = (format) => this.item(format, formats[format], () => this.ask(format));
    const asked = known.map(([title, names], n) => this.group(title, [...names.filter((name) => name in formats), ...(n ? [] : others)].map(item)));
    const own = [this.item(say("picture"), ".png", () => this.savePicture()), this.item(say("your corrections"), ".csv", () => this.saveCorrections())];
    own.push(this.item(say("your corrections, to open again"), ".json", () => this.keepCorrections()));
    if (canMakePage(this.address)) own.unshift(this.item(say("page with the song"), ".html", () => this.savePage()));
    this.items.replaceChildren(this.group(say("The song"), own), ...asked.filter((group) => group.querySelector("button")));
  }

  group(title, items) {
    return h("div", { role: "group", class: "formats", "aria-label": title }, h("p", { class: "small", "aria-hidden": "true" }, title), ...items);
  }

  item(text, suffix, onclick) {
    return h("button", { type: "button", class: "menu-item", onclick }, h("span", {}, text), h("span", { class: "small" }, suffix));
  }

  /** Without corrections there is no choice. */
  showChoice() { this.choice.hidden = !this.view.song.corrections.length; }

  ask(format, id = newId(), corrected = this.corrected.checked) {
    this.view.thresholds.send(); // where the slider does not rest yet
    if (this.view.connection.send("export", { format, id, corrected })) return;
    if (this.waiting.has(id)) this.waiting.get(id).reject(new Error(lost()));
    else this.view.status.show(lost());
  }

  /** A file has come: it was asked for here, or is for the visitor. */
  take({ id, name, mime }, bytes) {
    if (!this.waiting.has(id)) return download(name, mime, bytes);
    this.waiting.get(id).resolve({ name, mime, text: new TextDecoder().decode(bytes) });
    this.waiting.delete(id);
  }

  /** What was asked for may never come; where it does, it is still not for the visitor's disk. */
  giveUp(why) { this.waiting.forEach(({ reject }) => reject(new Error(why))); }

  /** All formats as texts: {format: {name, mime, text}}. */
  async texts() {
    const file = (format) => new Promise((resolve, reject) => {
      const id = newId();
      this.waiting.set(id, { resolve, reject });
      this.ask(format, id, true);
    });
    return Object.fromEntries(await Promise.all(Object.keys(this.view.song.meta.formats).map(async (format) => [format, await file(format)])));
  }

  async savePage() {
    const { song, sound, status } = this.view, { track } = song;
    if (!track.done || !sound.ready || sound.source.parts) return status.show(say("The page can be made once all is analysed and the sound is here"));
    status.show(say("Making the page …"));
    try {
      download(`${this.stem}.html`, "text/html", new TextEncoder().encode(await makePage(this.view, this.address, await this.texts())));
      status.show(say("The page is made"));
    } catch (error) {
      status.show(say("The page cannot be made here: {why}", { why: error.message }));
    }
  }

  get stem() { return this.view.song.meta.name.replace(/(.)\.\w+$/, "$1"); }

  savePicture() {
    const { status } = this.view;
    if (!this.view.song.cells) return status.show(say("There is nothing to be seen yet"));
    const done = async (blob) => download(`${this.stem}.png`, "image/png", new Uint8Array(await blob.arrayBuffer()));
    drawPicture(this.view).toBlob((blob) => (blob ? done(blob) : status.show(say("The picture is too large for this browser"))));
  }

  /** As the file that lies beside a song. */
  keepCorrections() {
    const { meta, corrections, track } = this.view.song;
    const text = dumpCorrections({ ...meta, duration: meta.duration ?? track.duration }, corrections);
    download(`${this.stem}.audiotag.json`, "application/json", new TextEncoder().encode(text));
  }

  saveCorrections() {
    const { meta, corrections } = this.view.song;
    download(`${meta.name}.corrections.csv`, "text/csv", new TextEncoder().encode(correctionsCsv(meta.name, corrections)));
  }
}
