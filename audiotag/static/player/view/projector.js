// The whole screen for a class: the names in letters that are read from the last row.
import { press, toggle } from "../elements.js";
import { say } from "../words.js";

export class Projector {
  constructor(view) {
    Object.assign(this, { view, on: false });
    this.button = toggle("big", say("Full screen"), false, say("Full screen"));
    this.button.onclick = () => this.toggle();
  }

  toggle() { this.on ? this.leave() : this.enter(); }

  /** The browser's full screen; where there is none, a layer over the whole window. */
  enter() {
    const { root } = this.view, instead = () => this.on && this.cover(root);
    this.show(true);
    root.focus({ preventScroll: true });
    if (root.requestFullscreen) root.requestFullscreen().catch(instead);
    else instead();
  }

  /** Above everything else of the page, whatever that has around the player. */
  cover(root) {
    root.setAttribute("popover", "manual");
    root.showPopover?.();
  }

  leave() {
    const { root } = this.view;
    this.show(false);
    root.removeAttribute("popover");
    if (document.fullscreenElement === root) document.exitFullscreen();
  }

  show(on) {
    this.on = on;
    press(this.button, on);
    this.view.root.classList.toggle("big", on);
    this.view.onSize();
  }

  /** The browser's own ways out, Escape among them; gives what ends that. */
  watch(root) {
    const left = () => this.on && document.fullscreenElement !== root && !root.matches(":popover-open") && this.leave();
    document.addEventListener("fullscreenchange", left);
    return () => document.removeEventListener("fullscreenchange", left);
  }
}
