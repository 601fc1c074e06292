// The recorder of a notebook: a name for what is heard, the microphone, and the clips that were kept on the other side.
import { button, h, wordButton } from "../elements.js";
import { svg } from "../icons.js";
import { ClipRecorder, levelMeter, LONGEST, microphone, release } from "../microphone.js";
import { clock } from "../time.js";
import { formatNumber, languageTag, onLanguage, say } from "../words.js";
import { Connection } from "./connection.js";
import { labelOf } from "./teach.js";
import { Theme } from "./theme.js";

const recordHint = () => say("Name what is heard, record it, stop. Each recording becomes a file in a folder of that name.");
const noLabel = () => say("That is no name for a label; use letters, digits and _, such as hurdy_gurdy.");
const QUIET = -60; // dB, where the meter begins

export class Recorder {
  constructor(el, transport) {
    Object.assign(this, { connection: new Connection(transport), theme: new Theme(() => {}), recorder: null, meter: null, ticker: 0, saving: false, clips: [], ended: "" });
    this.player = new Audio();
    this.name = h("input", { type: "text", placeholder: say("such as hurdy gurdy"), maxLength: 60, "aria-label": say("Name of the sound") });
    this.name.oninput = () => this.showButton();
    this.record = wordButton("", { onclick: () => this.toggle() });
    this.level = h("meter", { min: QUIET, max: 0, low: -40, high: -3, optimum: -20, value: QUIET, "aria-label": say("Level, dB") });
    this.clock = h("span", { class: "time" });
    this.said = h("p", { class: "small", role: "status" });
    this.list = h("ul", { class: "clips", "aria-label": say("Clips") });
    const line = h("div", { class: "line" }, this.name, this.record, this.level, this.clock);
    const region = { class: "audiotag recorder", lang: languageTag(), role: "region", "aria-label": say("audiotag recorder"), "data-lm-suppress-shortcuts": "true" };
    this.root = h("div", region, h("p", { class: "small" }, recordHint()), line, this.said, this.list);
    for (const type of ["keydown", "keyup", "keypress"]) this.root.addEventListener(type, (event) => event.stopPropagation());
    el.replaceChildren(this.root);
    el.audiotag = this;
    this.cleanups = [this.theme.watch(this.root), onLanguage(() => this.recorder || this.saving || (this.destroy(), new Recorder(el, transport)))];
    this.showButton();
    this.connection.listen({
      open: () => this.connection.send("show"), clips: (message) => this.show(message), notice: ({ message }) => this.say(message),
      sound: (message, [bytes]) => this.play(bytes),
    });
  }

  say(text) { this.said.textContent = text; }

  /** What there is, and what was wrong with what this view asked for. */
  show({ folder, label, clips, error }) {
    if (label && !this.name.value) this.name.value = label;
    if (JSON.stringify(clips) !== JSON.stringify(this.clips)) this.showClips(clips);
    if (error || this.saving) this.say(error || [say("Kept in {folder}", { folder }), this.ended].filter(Boolean).join(". "));
    this.saving = false;
    this.showButton();
  }

  showClips(clips) {
    const held = this.list.matches(":focus-within");
    this.clips = clips;
    this.list.replaceChildren(...clips.map((clip) => this.item(clip)));
    if (held) this.record.focus(); // else the focus would be lost with the button that was pressed
  }

  item({ key, name, seconds, level }) {
    const hear = button("play", say("Hear {name}", { name }), { onclick: () => this.connection.send("hear", { key }) });
    const drop = button("cross", say("Delete {name}", { name }), { onclick: () => this.connection.send("drop", { key }) });
    return h("li", { class: "line" }, h("span", {}, say("{name}, {seconds} s, {level} dB", { name, seconds: formatNumber(seconds, 1), level: Math.round(level) })), h("span", { class: "group" }, hear, drop));
  }

  showButton() {
    const label = labelOf(this.name.value), fits = /^(?!none$)[a-z]/.test(label);
    this.record.innerHTML = this.recorder ? `${svg("stop")}${say("Stop")}` : `${svg("microphone")}${say("Record")}`;
    this.record.disabled = !this.recorder && (!fits || this.saving);
    this.name.disabled = Boolean(this.recorder || this.saving);
    this.level.hidden = this.clock.hidden = !this.recorder;
    if (this.name.value.trim() && !fits) this.say(noLabel());
    else if (this.said.textContent === noLabel()) this.say("");
  }

  async toggle() {
    if (this.recorder) return this.recorder.stop();
    this.say("");
    this.player.pause(); // or it is recorded
    this.record.disabled = true;
    try {
      const stream = await microphone();
      if (this.connection.closed) return release(stream); // put away while the browser asked
      this.begin(stream);
    } catch (error) {
      this.say(error.message);
    }
    this.showButton();
    this.record.focus();
  }

  begin(stream) {
    this.recorder = new ClipRecorder(stream, LONGEST, (blob) => this.onRecorded(blob));
    this.meter = levelMeter(stream);
    this.ticker = setInterval(() => this.tick(), 100);
    this.tick();
  }

  tick() {
    this.level.value = this.meter.level();
    this.clock.textContent = clock(this.recorder.seconds);
  }

  async onRecorded(blob) {
    this.ended = this.recorder.seconds >= LONGEST ? say("A clip has {n} s at most: it ended by itself", { n: LONGEST }) : "";
    this.release();
    this.saving = !this.connection.closed;
    this.say(say("Keeping it …"));
    this.showButton();
    this.connection.send("record", { label: labelOf(this.name.value) }, [await blob.arrayBuffer()]);
  }

  play(bytes) {
    if (this.player.src) URL.revokeObjectURL(this.player.src);
    this.player.src = URL.createObjectURL(new Blob([bytes], { type: "audio/wav" }));
    return this.player.play();
  }

  /** Let go of the microphone. */
  release() {
    clearInterval(this.ticker);
    this.meter?.close();
    Object.assign(this, { recorder: null, meter: null });
    this.level.value = QUIET;
    this.clock.textContent = "";
  }

  destroy() {
    this.connection.close();
    this.recorder?.stop();
    this.player.pause();
    if (this.player.src) URL.revokeObjectURL(this.player.src);
    this.cleanups.forEach((cleanup) => cleanup());
    this.root.remove();
  }
}
