// Light or dark: as the page around is, and when that changes.
import { isDark, THEMES } from "../colours.js";

export class Theme {
  /** @param {() => void} changed called when another theme is on */
  constructor(changed) { Object.assign(this, { name: "light", root: null, changed }); }

  get colours() { return THEMES[this.name]; }

  /** Set an element's theme from now on; gives what ends that. */
  watch(root) {
    const apply = () => this.apply(), media = matchMedia("(prefers-color-scheme: dark)"), body = new MutationObserver(apply);
    this.root = root;
    media.addEventListener("change", apply);
    body.observe(document.body, { attributes: true, attributeFilter: ["class", "data-jp-theme-light"] });
    apply();
    return () => {
      media.removeEventListener("change", apply);
      body.disconnect();
    };
  }

  apply() {
    const name = isDark() ? "dark" : "light";
    if (this.root.dataset.theme === name) return;
    this.root.dataset.theme = this.name = name;
    this.changed();
  }
}
