// Light or dark: as the page around is, and when that changes.
import { isDark, THEMES } from "../colours.js";

export class Theme {
  /** @param {() => void} changed called when another theme is on */
  constructor(changed) { Object.assign(this, { name: "light", root: null, printing: false, changed }); } // on paper all is light

  get colours() { return THEMES[this.name]; }

  /** Set an element's theme from now on; gives what ends that. */
  watch(root) {
    const apply = () => this.apply(), media = matchMedia("(prefers-color-scheme: dark)"), body = new MutationObserver(apply);
    this.root = root;
    const paper = matchMedia("print"), print = ({ matches }) => ((this.printing = matches), apply());
    media.addEventListener("change", apply);
    paper.addEventListener("change", print);
    body.observe(document.body, { attributes: true, attributeFilter: ["class", "data-jp-theme-light"] });
    apply();
    return () => {
      media.removeEventListener("change", apply);
      paper.removeEventListener("change", print);
      body.disconnect();
    };
  }

  apply() {
    const name = isDark() && !this.printing ? "dark" : "light";
    if (this.root.dataset.theme === name) return;
    this.root.dataset.theme = this.name = name;
    this.changed();
  }
}
