// A page in the language of now: what its HTML says, and what is told later.
import { h } from "./elements.js";
import { chooseLanguage, isWord, language, languages, languageTag, onLanguage, say } from "./words.js";

const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];
const texts = new WeakMap(); // what nodes and elements say: a text node -> [text, values]; an element -> {attribute: text}

/** Let an element say a text, in the language of now and of later. */
export function tell(el, text, values = {}) {
  const node = document.createTextNode(text && say(text, values));
  texts.set(node, [text, values]);
  el.replaceChildren(node);
}

/** Text nodes of a page that are not a player's: that has its own words. */
function textsOf(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), nodes = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(".audiotag, script, style")) nodes.push(walker.currentNode);
  return nodes;
}

function translateText(node) {
  const text = node.data.trim();
  if (!texts.has(node) && isWord(text)) texts.set(node, [text, {}]);
  if (texts.has(node)) node.data = node.data.replace(text, () => say(...texts.get(node)));
}

function translateAttributes(el) {
  const known = texts.get(el) ?? {};
  for (const name of ATTRIBUTES) if (!(name in known) && isWord(el.getAttribute(name) ?? "")) known[name] = el.getAttribute(name);
  texts.set(el, known);
  for (const [name, text] of Object.entries(known)) el.setAttribute(name, say(text));
}

function translateNow() {
  document.documentElement.lang = languageTag();
  showChoice(document.getElementById("languages"));
  textsOf(document.body).forEach(translateText);
  document.querySelectorAll(ATTRIBUTES.map((name) => `[${name}]:not(.audiotag *)`).join()).forEach(translateAttributes);
}

/** What chooses the language, in the element that the page has for it. */
function showChoice(el) {
  const held = el?.contains(document.activeElement);
  el?.replaceChildren(languageChoice());
  if (held) el.firstChild.focus();
}

/** Put a page of our own into the language of now, and of later; `changed`: called after each change. */
export function translate(changed = () => {}) {
  translateNow();
  return onLanguage(() => (translateNow(), changed()));
}

/** What chooses the language: a select with the languages' own names. */
export function languageChoice() {
  const options = languages().map(([code, name]) => h("option", { value: code, lang: code }, name));
  const select = h("select", { class: "language", "aria-label": say("Language"), onchange: () => chooseLanguage(select.value) }, options);
  select.value = language();
  return select;
}
