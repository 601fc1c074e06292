// What a listener should know at first, until it is put away.
import { h, onTouch, wordButton } from "../elements.js";
import { stored } from "../storage.js";
import { say } from "../words.js";

const KEPT = "audiotag.tip";
const onKeys = () => say("Press play or Space: names light up as they sound. Click a name or the picture to go there.");
const onMouse = () => say("Press play: names light up as they sound. Click a name or the picture to go there.");
const onFingers = () => say("Press play: names light up as they sound. Tap a name or the picture to go there.");

export class Tip {
  /** @param {boolean} keys whether keys act, although nothing was clicked */
  constructor(keys) {
    const text = onTouch() ? onFingers() : keys ? onKeys() : onMouse();
    this.close = wordButton(say("Got it"), { onclick: () => this.putAway() });
    this.el = h("div", { class: "tip", role: "note", hidden: Boolean(stored((storage) => storage.getItem(KEPT))) }, h("p", {}, text), this.close);
  }

  putAway() {
    this.el.hidden = true;
    stored((storage) => storage.setItem(KEPT, "seen"));
  }
}
