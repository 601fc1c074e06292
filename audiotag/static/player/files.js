// Files that are saved from the page.
import { h } from "./elements.js";

/** Corrections as CSV: path,start,end,label,verdict. */
export function correctionsCsv(path, items) {
  const cell = (value) => (/[",\n\r]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  const rows = items.map(({ start, end, label, verdict }) => [path, start, end, label, verdict]);
  return [["path", "start", "end", "label", "verdict"], ...rows].map((row) => row.map(cell).join(",") + "\n").join("");
}

export function download(name, mime, bytes) {
  const url = URL.createObjectURL(new Blob([bytes], { type: mime }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
