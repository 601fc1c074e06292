// Elements of the page.
import { svg } from "./icons.js";

/** An element with properties and children. `class`, `role`, `popover`, `lang`, `list`, `data-*`, `aria-*` become attributes, all else properties. */
export function h(tag, properties = {}, ...children) {
  const el = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (/^(class|role|popover|lang|list|data-.*|aria-.*)$/.test(key)) el.setAttribute(key, value);
    else el[key] = value;
  }
  el.append(...children.flat(2).filter((child) => child !== null && child !== undefined));
  return el;
}

/** `word`: stands beside the icon where there is room. */
export const button = (icon, label, more = {}, word = null) =>
  h("button", { type: "button", title: label, "aria-label": label, innerHTML: svg(icon), ...more }, word && h("span", { class: "word" }, word));
export const wordButton = (text, more = {}) => h("button", { type: "button", class: "text", ...more }, text);
export const slider = (label, min, max, step, value, more = {}) =>
  h("input", { type: "range", "aria-label": label, min, max, step, value, ...more });
export const toggle = (icon, label, pressed = false, word = null) => button(icon, label, { "aria-pressed": String(pressed) }, word);
export const canvas = (name, more = { "aria-hidden": "true" }) => h("canvas", { class: name, ...more });

/** Whether fingers are all there is: no Shift, no keys, nothing that hovers. */
export const onTouch = () => matchMedia("(hover: none) and (pointer: coarse)").matches;

export const press = (control, state) => control.setAttribute("aria-pressed", String(state));
