// The buttons of the sound, and the song's name.
import { button, h, press, slider, toggle } from "../elements.js";
import { svg } from "../icons.js";
import { formatNumber, say } from "../words.js";

const RATES = [0.5, 0.75, 1, 1.25, 1.5, 2];

export class Controls {
  constructor(view, name) {
    const { sound } = view;
    this.view = view;
    this.play = button("play", say("Play"), { class: "play", onclick: () => sound.toggle() });
    this.title = h("h2", { class: "title" }, name);
    this.mute = toggle("loud", say("Mute"));
    this.mute.onclick = () => (sound.audio.muted = !sound.audio.muted);
    this.volume = slider(say("Volume"), 0, 1, 0.05, 1, { className: "volume" });
    this.volume.oninput = () => sound.setVolume(Number(this.volume.value));
    const rates = RATES.map((rate) => h("option", { value: rate, selected: rate === 1 }, `${formatNumber(rate, 2, 0)}×`));
    this.speed = h("select", { "aria-label": say("Speed"), onchange: () => sound.setRate(Number(this.speed.value)) }, rates);
    this.loop = toggle("loop", say("Loop the selection, or the song"), false, say("Loop"));
    this.loop.onclick = () => this.setLoop(!sound.looping);
  }

  setLoop(on) { press(this.loop, (this.view.sound.looping = on)); }

  showPlaying(on) {
    this.view.root.classList.toggle("playing", on);
    this.play.innerHTML = svg(on ? "pause" : "play");
    this.play.title = on ? say("Pause") : say("Play");
    this.play.setAttribute("aria-label", this.play.title);
  }

  showMuted(muted) {
    press(this.mute, muted);
    this.mute.innerHTML = svg(muted ? "mute" : "loud");
  }
}
