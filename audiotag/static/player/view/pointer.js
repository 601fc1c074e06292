// Mouse and fingers on stage and lanes: seek, select, loop, zoom, scroll.
import { eventAt } from "../events.js";

/** Pixels between two fingers, sideways. */
const distanceBetween = (fingers) => Math.abs([...fingers.values()].reduce((sum, { clientX }, n) => (n ? sum - clientX : clientX), 0));

export class Pointer {
  constructor(view) {
    // What each finger did last; where a selection begins; pixels between two fingers; a finger that may yet scroll the page
    Object.assign(this, { view, fingers: new Map(), origin: null, distance: 0, tap: null });
  }

  bind(tracks, overview) {
    tracks.onpointerdown = (event) => this.start(event);
    tracks.onpointermove = (event) => this.move(event);
    tracks.onpointerup = tracks.onpointercancel = (event) => this.lift(event);
    tracks.ondblclick = (event) => this.loop(event);
    tracks.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    overview.onpointerdown = overview.onpointermove = (event) => event.buttons && this.pan(event);
  }

  seek(event) { this.view.seek(this.view.viewport.timeAt(event)); }

  start(event) {
    const { selection, stage, viewport } = this.view, { target } = event, handle = selection.handles.indexOf(target);
    const taken = handle >= 0 || (target.matches("canvas") && target !== stage.overview);
    if (!taken || event.button) return;
    this.fingers.set(event.pointerId, event);
    target.setPointerCapture(event.pointerId);
    if (handle >= 0) this.origin = selection.range[1 - handle];
    else if (this.fingers.size === 2) Object.assign(this, { origin: null, tap: null, distance: distanceBetween(this.fingers) });
    else if (event.shiftKey || selection.byDrag) this.origin = viewport.timeAt(event);
    else if (event.pointerType === "touch") this.tap = event;
    else this.seek(event);
  }

  move(event) {
    if (!this.fingers.has(event.pointerId)) return;
    this.fingers.set(event.pointerId, event);
    if (this.fingers.size === 2) this.pinch(event);
    else if (this.origin !== null) this.view.selection.set(this.origin, this.view.viewport.timeAt(event));
    else if (!this.distance && (!this.tap || Math.abs(event.clientX - this.tap.clientX) > 8)) {
      this.tap = null;
      this.seek(event);
    }
  }

  pinch(event) {
    const { viewport } = this.view, now = distanceBetween(this.fingers);
    if (now > 10 && this.distance > 10) viewport.zoom(this.distance / now, viewport.timeAt(event));
    this.distance = now;
  }

  lift(event) {
    if (!this.fingers.delete(event.pointerId)) return;
    const { selection, viewport } = this.view, up = event.type === "pointerup";
    if (up && this.tap) this.seek(event);
    if (up && this.origin !== null && Math.abs(viewport.timeAt(event) - this.origin) < 0.05) selection.set();
    this.origin = this.tap = null;
    if (!this.fingers.size) this.distance = 0;
  }

  /** A double click on an event plays it again and again. */
  loop(event) {
    const { lanes, song, viewport } = this.view, { label } = event.target.closest(".bars")?.parentElement.dataset ?? {}, t = viewport.timeAt(event);
    if (label && eventAt(song.eventsFor(label), t)) lanes.loopEvent(label, t);
  }

  /** The middle of what is in view goes where the overview was pressed. */
  pan(event) {
    const { stage: { overview }, viewport, duration } = this.view, { left, width } = overview.getBoundingClientRect();
    if (event.type === "pointerdown") overview.setPointerCapture(event.pointerId);
    viewport.scroll(((event.clientX - left) / width) * duration - (viewport.span[0] + viewport.span[1]) / 2);
  }

  /** Ctrl and the wheel zoom, the wheel sideways (or with Shift) scrolls. */
  wheel(event) {
    const { viewport, duration } = this.view, { deltaX, deltaY, shiftKey } = event, sideways = shiftKey ? deltaY || deltaX : deltaX;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      viewport.zoom(Math.exp(deltaY / 300), viewport.timeAt(event));
    } else if (Math.abs(sideways) > Math.abs(shiftKey ? 0 : deltaY) && viewport.seconds < duration) {
      event.preventDefault();
      viewport.scroll((sideways / viewport.width) * viewport.seconds);
    }
  }
}
