// Files that are saved from the page.
import { h } from "./elements.js";

/** A text that no spreadsheet takes for a formula, as `records.to_cell` writes it. */
const plain = (text) => text.replace(/(^|[;\t\r\n])(?='*[=+\-@＝＋－＠])/g, "$1'");

/** A line of CSV. */
export function csvRow(fields) {
  const cell = (value) => (/[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return `${fields.map((field) => (typeof field === "string" ? cell(plain(field)) : field)).join(",")}\n`;
}

/** Corrections as CSV: path,start,end,label,verdict. */
export function correctionsCsv(path, items) {
  const rows = items.map(({ start, end, label, verdict }) => [path, start, end, label, verdict]);
  return [["path", "start", "end", "label", "verdict"], ...rows].map(csvRow).join("");
}

export function download(name, mime, bytes) {
  const url = URL.createObjectURL(new Blob([bytes], { type: mime }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
