// The menu that saves what was heard.
import { button, h } from "../elements.js";
import { correctionsCsv, download } from "../files.js";
import { sheet } from "../sheet.js";
import { newId } from "./connection.js";
import { drawPicture } from "./picture.js";

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
    const own = [this.item("picture", ".png", () => this.savePicture()), this.item("your corrections", ".csv", () => this.saveCorrections())];
    this.items.replaceChildren(...own, ...asked);
  }

  item(text, suffix, onclick) {
    return h("button", { type: "button", class: "menu-item", onclick }, h("span", {}, text), h("span", { class: "small" }, suffix));
  }

  ask(format) {
    this.view.thresholds.send(); // where the slider does not rest yet
    this.view.connection.send("export", { format, id: newId() });
  }

  savePicture() {
    const { meta, cells } = this.view.song, { status } = this.view;
    if (!cells) return status.show("There is nothing to be seen yet");
    const done = async (blob) => download(`${meta.name.replace(/(.)\.\w+$/, "$1")}.png`, "image/png", new Uint8Array(await blob.arrayBuffer()));
    drawPicture(this.view).toBlob((blob) => (blob ? done(blob) : status.show("The picture is too large for this browser")));
  }

  saveCorrections() {
    const { meta, corrections } = this.view.song;
    download(`${meta.name}.corrections.csv`, "text/csv", new TextEncoder().encode(correctionsCsv(meta.name, corrections)));
  }
}
