// The sound: play, pause and seek, and the reports of them to the session.
import { h } from "../elements.js";
import { onlyEvents } from "../events.js";
import { say } from "../words.js";
import { SoundSource } from "./source.js";

const PLAYS = [
  'audio/mp4; codecs="mp3"', 'audio/mp4; codecs="mp4a.40.2"', 'audio/mp4; codecs="flac"', 'audio/mp4; codecs="opus"',
  'audio/ogg; codecs="opus"', 'audio/ogg; codecs="vorbis"', 'audio/ogg; codecs="flac"',
  'audio/webm; codecs="opus"', 'audio/webm; codecs="vorbis"', "audio/flac", "audio/wav",
];
const onItsWay = () => say("The sound is on its way; it begins as soon as it is here …");

export class Sound {
  constructor(view) {
    Object.assign(this, { view, audio: h("audio", { preload: "auto", preservesPitch: true }), url: null }); // url: to be given back
    Object.assign(this, { at: 0, ready: false, playing: false, wanted: false, looping: false, rate: 1 }); // wanted: play once it is here
    Object.assign(this, { seekTimer: 0, seekSent: 0, stallTimer: 0 });
    this.source = new SoundSource((seq) => view.connection.send("need", { seq }), (url, own) => this.load(url, own));
    this.events = this.makeEvents();
    for (const [name, handler] of Object.entries(this.events)) this.audio[`on${name}`] = handler;
  }

  get time() { return this.ready && this.audio.readyState > 0 ? this.audio.currentTime : this.at; }

  playable() { return PLAYS.filter((mime) => this.audio.canPlayType(mime)); }

  /** Take another source of the sound; it goes on where it was. */
  load(url, own) {
    const at = this.time, playing = this.playing || this.wanted;
    if (this.url) URL.revokeObjectURL(this.url);
    Object.assign(this, { url: own ? url : null, ready: true, at });
    this.audio.src = url;
    this.audio.onloadedmetadata = () => {
      if (this.at) this.audio.currentTime = this.at;
      this.setRate(this.rate);
      if (playing) this.play();
      this.view.frames.draw();
    };
  }

  // -- Play and pause

  play() {
    if (!this.ready) return this.playLater();
    this.wanted = false;
    const { stretches, view } = this;
    if (view.duration && this.time >= view.duration - 0.05) view.seek(0);
    if (stretches?.length && onlyEvents(stretches, this.time) === null) view.seek(stretches[0].start);
    return this.audio.play().catch((error) => this.onRefused(error));
  }

  playLater() {
    const { song, status } = this.view;
    this.wanted = !song.live;
    this.onChange();
    if (song.live) status.show(say("The recording can be heard when it has ended"));
    else status.showUntilPlaying(onItsWay());
  }

  pause() {
    if (this.wanted) this.view.status.show("");
    this.wanted = false;
    this.audio.pause();
    this.onChange();
  }

  toggle() {
    if (this.playing || this.wanted) this.pause();
    else this.play();
  }

  setRate(rate) {
    this.rate = rate;
    this.audio.playbackRate = rate;
  }

  setVolume(volume) { Object.assign(this.audio, { volume, muted: false }); }

  moveTo(t) {
    this.at = t;
    if (this.ready && this.audio.readyState > 0) this.audio.currentTime = t;
  }

  /** Begin again where a loop ends, and pass over what is not wanted. */
  loop() {
    const { range } = this.view.selection;
    if (this.looping && this.playing && range.length) {
      const [start, end] = range;
      if (this.time >= end - 0.01 || this.time < start - 0.5) this.audio.currentTime = start;
    }
    this.skip();
  }

  /** Where the instrument sounds that alone is wanted, within a loop; null = everything is. */
  get stretches() {
    const { focus: { only }, selection: { range: [from, to] }, song } = this.view, events = only ? song.eventsFor(only) : null;
    if (!events || !this.looping || from === undefined) return events;
    return events.map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) })).filter(({ start, end }) => start < end);
  }

  /** Go on where that instrument sounds next; after the last time from the first in a loop, else no further. */
  skip() {
    const { stretches } = this;
    if (!stretches || !this.playing || this.audio.seeking) return;
    if (!stretches.length) this.view.status.show(say("{name} is not heard here", { name: this.view.song.displayName(this.view.focus.only) }));
    const to = onlyEvents(stretches, this.time) ?? (this.looping ? stretches[0]?.start : null) ?? null;
    if (to === null) this.pause();
    else if (Math.abs(to - this.time) > 0.02) this.moveTo(to);
  }

  // -- Reports to the session

  reportTime() { this.view.connection.send("time", { t: this.time, playing: this.playing }); }

  /** While a pointer drags, ten messages a second are enough. */
  reportSeek() {
    this.seekTimer ||= setTimeout(() => {
      this.seekTimer = 0;
      this.view.connection.send("seek", { t: this.at });
      this.reportTime();
    }, this.seekSent > performance.now() - 100 ? 100 : 0);
    this.seekSent = performance.now();
  }

  // -- Events of the audio element

  makeEvents() {
    return {
      play: () => this.onChange(), pause: () => this.onChange(), ended: () => this.onEnd(), timeupdate: () => this.onTime(),
      volumechange: () => this.view.controls.showMuted(this.audio.muted), waiting: () => this.onWaiting(),
      playing: () => this.onMoving(), seeked: () => this.onMoving(), error: () => this.onError(), loadedmetadata: null,
    };
  }

  onChange() {
    this.playing = !this.audio.paused;
    this.view.controls.showPlaying(this.playing || this.wanted);
    this.reportTime();
    this.view.frames.wake();
  }

  onEnd() {
    if (!this.looping || this.view.connection.closed) return;
    this.view.seek(this.view.selection.range[0] || 0);
    this.play();
  }

  onTime() {
    this.loop();
    this.reportTime();
    if (!this.playing) this.view.frames.wake();
  }

  onWaiting() {
    this.stallTimer = setTimeout(() => this.playing && this.view.status.showUntilPlaying(say("Waiting for the sound …")), 700);
  }

  onMoving() {
    clearTimeout(this.stallTimer);
    this.view.status.onPlaying();
  }

  onRefused({ name, message }) {
    const { status } = this.view;
    if (name === "NotAllowedError") status.showUntilPlaying(say("The browser wants you to press play yourself"));
    else if (name !== "AbortError" && !this.audio.error) status.addNotice(say("The sound cannot be played ({why})", { why: message }));
  }

  onError() {
    if (!this.audio.error) return;
    const { message, code } = this.audio.error;
    this.view.status.addNotice(say("This browser cannot play the sound ({why}). The lanes can still be looked at.", { why: message || `error ${code}` }));
  }

  destroy() {
    [this.seekTimer, this.stallTimer].forEach(clearTimeout);
    for (const name of Object.keys(this.events)) this.audio[`on${name}`] = null;
    this.audio.removeAttribute("src");
    this.audio.load();
    if (this.url) URL.revokeObjectURL(this.url);
  }
}
