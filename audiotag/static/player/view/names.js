// Names to choose from while one types: those of the language of now, which a browser finds by the English ones as well.
import { h } from "../elements.js";
import { newId } from "./connection.js";

/** A field for the name of an instrument, known or not, and the list of names that it offers. */
export function nameField(label, placeholder, onEnter) {
  const names = h("datalist", { id: `names-${newId()}` });
  const field = h("input", { type: "text", placeholder, maxLength: 64, "aria-label": label, list: names.id });
  field.onkeydown = ({ key }) => void (key === "Enter" && onEnter()); // false would swallow the key
  return [field, names];
}

/** Offer the names of a song's labels. */
export function offerNames(names, song) {
  const named = (label) => [song.displayName(label), song.englishName(label)];
  names.replaceChildren(...song.namedLabels().map(named).map(([value, label]) => h("option", { value, label })));
}
