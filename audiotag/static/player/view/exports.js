// The menu that saves what was heard.
import { button, h } from "../elements.js";
import { correctionsCsv, download } from "../files.js";
import { sheet } from "../sheet.js";
import { newId } from "./connection.js";

export class ExportMenu {
  constructor(view) {
    this.view = view;
    this.opener = button("save", "Save what was heard", {}, "Save");
    this.items = h("div", {});
    this.sheet = sheet(this.opener, "Save what was heard", this.items);
  }

  /** The session's formats, for another song; corrections are here already. */
  begin() {
    const { formats } = this.view.song.meta;
    const asked = Object.entries(formats).map(([format, suffix]) => this.item(format, suffix, () => this.ask(format)));
    this.items.replaceChildren(...asked, this.item("your corrections", ".csv", () => this.saveCorrections()));
  }

  item(text, suffix, onclick) {
    return h("button", { type: "button", class: "menu-item", onclick }, h("span", {}, text), h("span", { class: "small" }, suffix));
  }

  ask(format) { this.view.connection.send("export", { format, id: newId() }); }

  saveCorrections() {
    const { meta, corrections } = this.view.song;
    download(`${meta.name}.corrections.csv`, "text/csv", new TextEncoder().encode(correctionsCsv(meta.name, corrections)));
  }
}
