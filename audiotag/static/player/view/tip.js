// What a listener should know at first, until it is put away.
import { h, onTouch, wordButton } from "../elements.js";
import { stored } from "../storage.js";

const KEPT = "audiotag.tip";
const TIP = (press, tap) => `${press}: names light up as they sound. ${tap} a name or the picture to go there.`;

export class Tip {
  /** @param {boolean} keys whether keys act, although nothing was clicked */
  constructor(keys) {
    const text = onTouch() ? TIP("Press play", "Tap") : TIP(keys ? "Press play or Space" : "Press play", "Click");
    this.close = wordButton("Got it", { onclick: () => this.putAway() });
    this.el = h("div", { class: "tip", role: "note", hidden: Boolean(stored((storage) => storage.getItem(KEPT))) }, h("p", {}, text), this.close);
  }

  putAway() {
    this.el.hidden = true;
    stored((storage) => storage.setItem(KEPT, "seen"));
  }
}
