// The view of a session: makes the parts, and lets them act together.
import { clamp } from "../time.js";
import { languageTag, onLanguage, say } from "../words.js";
import { Axis } from "./axis.js";
import { Comparison } from "./comparison.js";
import { Ask } from "./ask.js";
import { Connection } from "./connection.js";
import { Controls } from "./controls.js";
import { Corrections } from "./corrections.js";
import { ExportMenu } from "./exports.js";
import { Focus } from "./focus.js";
import { FrameLoop } from "./frames.js";
import { handlersOf } from "./handlers.js";
import { Keeping } from "./keeping.js";
import { Keyboard } from "./keyboard.js";
import { LaneMenu } from "./lane_menu.js";
import { Lanes } from "./lanes.js";
import { layout } from "./layout.js";
import { NowPlaying } from "./now_playing.js";
import { Playhead } from "./playhead.js";
import { Pointer } from "./pointer.js";
import { Projector } from "./projector.js";
import { Selection } from "./selection.js";
import { Song } from "./song.js";
import { Sound } from "./sound.js";
import { Stage } from "./stage.js";
import { Status } from "./status.js";
import { Summary } from "./summary.js";
import { Teach } from "./teach.js";
import { Theme } from "./theme.js";
import { Thresholds } from "./thresholds.js";
import { Tip } from "./tip.js";
import { Unsure } from "./unsure.js";
import { Viewport } from "./viewport.js";

export class View {
  constructor(el, transport, options) {
    Object.assign(this, { el, options, frame: { time: 0, lit: [], families: [], perhaps: [] }, cleanups: [], refreshTimer: 0, resized: false });
    this.makeParts(transport, options);
    this.status.show(say("Opening the song …"));
    el.replaceChildren(this.root);
    if (options.keys) document.documentElement.lang = languageTag(); // the page is there for the player
    if (options.height) this.lanes.list.style.maxHeight = `${options.height}px`;
    this.keyboard.bind(this.root);
    this.pointer.bind(this.tracks, this.stage.overview);
    this.watchPage();
    if (options.keys) this.cleanups.push(this.keyboard.bindPage());
    this.cleanups.push(onLanguage(() => this.makeAnew()));
    this.connection.listen(handlersOf(this));
  }

  /** Another language: a view in it takes this one's place, and goes on where this one is. */
  makeAnew() {
    const { el, options, time, playing, connection: { transport } } = this, held = this.root.contains(document.activeElement);
    this.destroy();
    const view = (el.audiotag = new View(el, transport, options));
    Object.assign(view.sound, { at: time, wanted: playing });
    if (held) view.keyboard.opener.focus({ preventScroll: true });
  }

  makeParts(transport, options) {
    Object.assign(this, { connection: new Connection(transport), song: new Song(), sound: new Sound(this), status: new Status() });
    this.axis = new Axis(this);
    Object.assign(this, { viewport: new Viewport(this), selection: new Selection(this), focus: new Focus(this), stage: new Stage(this), lanes: new Lanes(this) });
    Object.assign(this, { playhead: new Playhead(this), nowPlaying: new NowPlaying(this), pointer: new Pointer(this) });
    Object.assign(this, { summary: new Summary(this), projector: new Projector(this), tip: new Tip(options.keys) });
    Object.assign(this, { controls: new Controls(this, options.name || say("Song")), thresholds: new Thresholds(this) });
    Object.assign(this, { corrections: new Corrections(this), exports: new ExportMenu(this, options.page), laneMenu: new LaneMenu(this) });
    Object.assign(this, { unsure: new Unsure(this), comparison: new Comparison(this), teach: new Teach(this), ask: new Ask(this) });
    this.keeping = new Keeping(this);
    Object.assign(this, { keyboard: new Keyboard(this), theme: new Theme(() => this.setColours()) });
    this.frames = new FrameLoop(() => this.paint(), () => this.step());
    Object.assign(this, layout(this)); // root, body, tracks
  }

  // -- What can be asked of a view from outside; `frame` too: {time, lit, families, perhaps}, what was shown last

  play() { return this.sound.play(); }

  pause() { this.sound.pause(); }

  /** Go to a moment, seconds; the session analyses there next. */
  seek(t, report = true) {
    if (this.song.live) return;
    this.sound.moveTo(clamp(t, 0, this.duration || t));
    if (report) this.sound.reportSeek();
    else this.sound.reportTime();
    this.viewport.reveal();
    this.update();
  }

  get time() { return this.sound.time; }

  get duration() { return this.song.track?.duration || this.sound.audio.duration || 0; }

  get playing() { return this.sound.playing; }

  // -- What is known has changed

  /** Another song, or the first. */
  begin() {
    this.connection.last = -1;
    this.stage.makeTiles();
    this.axis.begin();
    this.focus.begin();
    this.lanes.begin();
    this.thresholds.begin();
    this.corrections.begin();
    this.ask.clear();
    this.exports.begin();
    this.unsure.begin();
  }

  showMeta() {
    this.controls.title.textContent = this.song.meta.name;
    this.root.classList.toggle("live", this.song.live);
  }

  /** Compute and show, but not more often than is worth it. */
  refreshSoon() {
    if (this.refreshTimer) return;
    const { version, spans } = this.song.track, wait = version < 4 ? 0 : Math.min(700, 60 + spans.length / 10);
    this.refreshTimer = setTimeout(() => {
      this.refreshTimer = 0;
      this.refresh();
    }, wait);
  }

  /** Compute what follows from scores, thresholds and corrections, and show it. */
  refresh() {
    if (!this.song.track || this.connection.closed) return;
    const fresh = this.song.compute();
    this.nowPlaying.reset();
    this.lanes.arrange(fresh);
    this.status.showAnalysis(this.song);
    this.summary.show();
    this.comparison.show();
    this.playhead.showLength();
    this.stage.describe();
    this.thresholds.show();
    this.laneMenu.showThreshold();
    this.onSize();
    this.update();
  }

  // -- Every frame

  step() {
    this.sound.loop();
    this.update();
    return this.playing;
  }

  /** Where the sound is, and what is lit. */
  update() {
    if (!this.song.cells) return;
    const { time } = this;
    if (this.playing && this.viewport.follow) this.viewport.reveal();
    this.playhead.update(time);
    this.nowPlaying.update(time);
    const { lit, families, perhaps } = this.nowPlaying;
    this.frame = { time, lit, families, perhaps };
  }

  paint() {
    const width = this.stage.el.clientWidth;
    if (!this.song.cells || !width) return;
    this.viewport.width = width;
    if (this.resized) this.nowPlaying.fit();
    this.resized = false;
    this.stage.draw(this.theme.colours);
    this.lanes.draw(this.theme.colours);
    this.comparison.draw(this.theme.colours);
    this.selection.show();
  }

  // -- The page around

  watchPage() {
    const size = new ResizeObserver(() => this.onSize()), scrolled = ({ target }) => this.onScroll(target);
    for (const el of [this.stage.el, this.nowPlaying.el, this.lanes.list]) size.observe(el);
    document.addEventListener("scroll", scrolled, true);
    this.cleanups.push(this.theme.watch(this.root), this.projector.watch(this.root), () => size.disconnect());
    this.cleanups.push(() => document.removeEventListener("scroll", scrolled, true));
  }

  onSize() {
    this.resized = true;
    this.frames.draw();
  }

  /** A sheet closes when what it lies on scrolls: it would stay behind. */
  onScroll(target) {
    if (target === document || target.closest?.(".sheet")) return;
    this.root.querySelector(".sheet:popover-open")?.hidePopover();
  }

  setColours() {
    this.lanes.setColours();
    this.nowPlaying.setColours();
    this.summary.setColours();
    this.stage.makeTiles();
    this.frames.draw();
    if (this.theme.printing) this.frames.run(); // paper does not wait for a frame
  }

  /** Stop, leave the session, remove everything. */
  destroy() {
    if (this.connection.closed) return;
    this.pause();
    this.connection.close();
    this.exports.giveUp(say("the view is closed"));
    this.cleanups.forEach((cleanup) => cleanup());
    [this.refreshTimer, this.thresholds.timer].forEach(clearTimeout);
    this.frames.stop();
    this.sound.destroy();
    this.root.remove();
    delete this.el.audiotag;
  }
}
