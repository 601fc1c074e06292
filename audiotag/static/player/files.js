// Files that are saved from the page.
import { h } from "./elements.js";

/** A text that no spreadsheet takes for a formula, as `records.to_cell` writes it. */
const plain = (text) => text.replace(/(^|[;\t\r\n])(?='*[=+\-@＝＋－＠])/g, "$1'");

/** Corrections as CSV: path,start,end,label,verdict. */
export function correctionsCsv(path, items) {
  const cell = (value) => (/[",\n\r]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  const rows = items.map(({ start, end, label, verdict }) => [plain(path), start, end, plain(label), verdict]);
  return [["path", "start", "end", "label", "verdict"], ...rows].map((row) => row.map(cell).join(",") + "\n").join("");
}

export function download(name, mime, bytes) {
  const url = URL.createObjectURL(new Blob([bytes], { type: mime }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
