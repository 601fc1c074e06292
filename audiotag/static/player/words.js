/**
 * Words in people's languages. The code is written in English, and the English text is the key of its translations:
 *
 *   say("Drop a song here")                 a text that a person reads or hears
 *   say("{n} corrections", { n: 3 })        placeholders; `n` also chooses between singular and plural, where a language has both
 *   say("{name} is not heard", { name })    what a text is about is put in, never glued on: other languages have other orders
 *   formatNumber(0.5, 2)                    figures with the decimal sign of the place
 *   instrumentName("viola", "Viola")        the name of a label or family: the model's own where it has one, else the language's
 *   tell(element, "{n} left", { n: 3 })     (translate.js) the same as an element's text, which follows when another language is chosen
 *   translate()                             (translate.js) once, on a page of our own: what its HTML says, now and after each change
 *
 * `say` and `tell` want a literal, so that a test finds it. A new text goes into static/words/en.json and the files beside it, which say it in
 * their languages; `make player` writes tables.js from them. A text without translation is shown in English. Outside of player/ these are
 * imported from player.js.
 */
import { stored } from "./storage.js";
import { HEARD, NAMED, TABLES, TEXTS } from "./tables.js";

const CHOSEN = "audiotag.language";
const tables = {}, formats = {}, listeners = new Set();
let chosen = null; // the code of the language of now

/** The languages that there are: [[code, its own name], ...]. */
export const languages = () => Object.entries(TABLES).map(([code, { name }]) => [code, name]);

/** The language among ours that a browser's tag asks for; undefined where it is none of them. */
export function languageOf(tag) {
  const [code] = String(tag).toLowerCase().split(/[-_]/), ours = ["no", "nn"].includes(code) ? "nb" : code;
  return Object.hasOwn(TABLES, ours) ? ours : undefined;
}

/** What the browser wants, the best first; a worker or a test without a page wants English. */
const wanted = () => (globalThis.document && navigator.languages) || ["en"];

/** The code of the language of now: chosen here, or else the browser's own. */
export function language() {
  chosen ??= languageOf(stored((storage) => storage.getItem(CHOSEN))) ?? wanted().map(languageOf).find(Boolean) ?? "en";
  return chosen;
}

/** Another language from now on, here and the next time. */
export function chooseLanguage(code) {
  chosen = languageOf(code) ?? "en";
  stored((storage) => storage.setItem(CHOSEN, chosen));
  for (const listener of [...listeners]) listener();
}

/** Call something whenever another language is chosen; gives what ends that. */
export function onLanguage(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What an element's `lang` has to be. */
export const languageTag = () => TABLES[language()].lang;

/** The tag for figures and sorting: with the country, where the browser names one for this language. */
const region = () => wanted().find((tag) => languageOf(tag) === language()) ?? languageTag();

/** A language's words and names, as maps. */
function tableOfLanguage(code) {
  const { words, names } = TABLES[code], paired = (keys, values) => new Map(keys.map((key, n) => [key, values[n] || key]));
  return (tables[code] ??= { words: paired([...TEXTS, ...HEARD], words), names: paired(NAMED, names) });
}

/** Whether there are translations of a text. */
export const isWord = (text) => tableOfLanguage("en").words.has(text);

/** The form of a text that goes with a number. */
function formFor(forms, n) {
  const rules = (formats[`plural ${language()}`] ??= new Intl.PluralRules(languageTag()));
  return forms[rules.select(n)] ?? forms.other;
}

/** A text in the language of now, with values in place of {names}. */
export function say(text, values = {}) {
  const found = tableOfLanguage(language()).words.get(text) ?? text, form = typeof found === "string" ? found : formFor(found, values.n ?? 1);
  return form.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? (typeof values[name] === "number" ? formatNumber(values[name]) : values[name]) : whole));
}

/** A text that is a figure, as one of this place. */
const figure = (text) => (/^\d+(\.\d+)?$/.test(text) ? formatNumber(Number(text), (text.split(".")[1] ?? "").length) : text);

/** What another program says in English, in the language of now, with `more` values in place of what it has; undefined where there are no words for it. */
export function sayHeard(text, more = {}) {
  if (language() === "en") return undefined;
  for (const key of HEARD) {
    const names = [...key.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const pattern = key.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("(.+?)"), found = new RegExp(`^${pattern}$`, "su").exec(text);
    if (found) return say(key, { ...Object.fromEntries(names.map((name, n) => [name, figure(found[n + 1])])), ...more });
  }
  return undefined;
}

/** A figure with so many decimals, or (`least`) fewer where those are zeros. */
export function formatNumber(value, digits = 0, least = digits) {
  const key = `${region()} ${digits} ${least}`, options = { minimumFractionDigits: least, maximumFractionDigits: digits };
  return (formats[key] ??= new Intl.NumberFormat(region(), options)).format(value);
}

/** A part as a percentage. */
export const percent = (part) => say("{n} %", { n: Math.round(100 * part) });

/** The name of a label or family; `own`: the one that the model gives it, which wins where it is another than the usual one; undefined without. */
export function instrumentName(label, own) {
  const usual = tableOfLanguage("en").names.get(label), here = tableOfLanguage(language()).names.get(label);
  return here && (!own || own === usual) ? here : own;
}

/** The labels and families that have names here. */
export const namedLabels = () => NAMED;

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[\s_-]+/g, " ").trim();

/** The label that somebody means who types a name, in the language of now, in English, or as it is; undefined where none that is known is meant. */
export function labelMeant(text, labels = [], nameOf = instrumentName) {
  const wish = folded(text), english = tableOfLanguage("en").names, known = [...labels, ...NAMED];
  return known.find((label) => [nameOf(label), english.get(label), label].some((name) => name && folded(name) === wish));
}

/** Texts in the order in which this language has its letters. */
export function sortedBy(items, textOf) {
  const order = (formats[`order ${region()}`] ??= new Intl.Collator(region()));
  return [...items].sort((a, b) => order.compare(textOf(a), textOf(b)));
}
