// The recorder of a notebook: a name for what is heard, the microphone, and the clips that were kept on the other side.
import { button, h, wordButton } from "../elements.js";
import { svg } from "../icons.js";
import { ClipRecorder, levelMeter, LONGEST, microphone, release } from "../microphone.js";
import { clock } from "../time.js";
import { Connection } from "./connection.js";
import { labelOf } from "./teach.js";
import { Theme } from "./theme.js";

const RECORD_HINT = "Name what is heard, record it, stop. Each recording becomes a file in a folder of that name.";
const NO_LABEL = "That is no name for a label; use letters, digits and _, such as hurdy_gurdy.";
const QUIET = -60; // dB, where the meter begins

export class Recorder {
  constructor(el, transport) {
    Object.assign(this, { connection: new Connection(transport), theme: new Theme(() => {}), recorder: null, meter: null, ticker: 0, saving: false, clips: [], ended: "" });
    this.player = new Audio();
    this.name = h("input", { type: "text", placeholder: "such as hurdy gurdy", maxLength: 60, "aria-label": "Name of the sound" });
    this.name.oninput = () => this.showButton();
    this.record = wordButton("", { onclick: () => this.toggle() });
    this.level = h("meter", { min: QUIET, max: 0, low: -40, high: -3, optimum: -20, value: QUIET, "aria-label": "Level, dB" });
    this.clock = h("span", { class: "time" });
    this.said = h("p", { class: "small", role: "status" });
    this.list = h("ul", { class: "clips", "aria-label": "Clips" });
    const line = h("div", { class: "line" }, this.name, this.record, this.level, this.clock);
    const region = { class: "audiotag recorder", role: "region", "aria-label": "audiotag recorder", "data-lm-suppress-shortcuts": "true" };
    this.root = h("div", region, h("p", { class: "small" }, RECORD_HINT), line, this.said, this.list);
    for (const type of ["keydown", "keyup", "keypress"]) this.root.addEventListener(type, (event) => event.stopPropagation());
    el.replaceChildren(this.root);
    this.unwatch = this.theme.watch(this.root);
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
    if (error || this.saving) this.say(error || `Kept in ${folder}${this.ended}`);
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
    const hear = button("play", `Hear ${name}`, { onclick: () => this.connection.send("hear", { key }) });
    const drop = button("cross", `Delete ${name}`, { onclick: () => this.connection.send("drop", { key }) });
    return h("li", { class: "line" }, h("span", {}, `${name}, ${seconds.toFixed(1)} s, ${Math.round(level)} dB`), h("span", { class: "group" }, hear, drop));
  }

  showButton() {
    const label = labelOf(this.name.value), fits = /^(?!none$)[a-z]/.test(label);
    this.record.innerHTML = this.recorder ? `${svg("stop")}Stop` : `${svg("microphone")}Record`;
    this.record.disabled = !this.recorder && (!fits || this.saving);
    this.name.disabled = Boolean(this.recorder || this.saving);
    this.level.hidden = this.clock.hidden = !this.recorder;
    if (this.name.value.trim() && !fits) this.say(NO_LABEL);
    else if (this.said.textContent === NO_LABEL) this.say("");
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
    this.ended = this.recorder.seconds >= LONGEST ? `. A clip has ${LONGEST} s at most: it ended by itself` : "";
    this.release();
    this.saving = !this.connection.closed;
    this.say("Keeping it …");
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
    this.unwatch();
    this.root.remove();
  }
}
