// What was heard as text: a saved page has no Python. The notebooks `annotations`, `captions`,
// `tiers`, `regions`, `csv_tables`, `formats` and `timeline` have the same in full.
import { csvRow } from "./files.js";
import { tableOf } from "./messages.js";

/** Half goes to the even side, as Python has it. */
const rounded = (x) => (Math.abs(x % 1) === 0.5 ? 2 * Math.round(x / 2) : Math.round(x));

/** The same with some decimals, at least one, as text. */
function fixed(x, decimals) {
  const exact = x.toFixed(100), cut = exact.length - 100 + decimals, isHalf = /^50*$/.test(exact.slice(cut));
  return isHalf && "02468".includes(exact[cut - 1]) ? exact.slice(0, cut) : x.toFixed(decimals);
}

const milli = (t) => Number(fixed(t, 3)), exponentOf = (x) => Number(x.toExponential().split("e")[1]);
const digits = (score) => Number(fixed(score, Math.min(4 - exponentOf(score), 100))), lettersIn = (text) => [...text].length;

/** Control characters, line breaks and some more as %09. */
function escaped(text, more = "") {
  const signs = new RegExp(`[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029${more}]|%(?=[0-9A-Fa-f]{2})`, "g");
  return text.replace(signs, encodeURIComponent);
}

const asSaved = ({ start, end, label, score }) => ({ start: milli(start), end: milli(end), label, score: digits(score) });
const twoDigits = (n) => String(n).padStart(2, "0");
const asJson = (data, indent) => `${JSON.stringify(data, null, indent)}\n`;

/** Labels and scores of each segment, with other thresholds and corrections. */
function segmentsOf(segments, { labels, thresholds, tagged }) {
  const least = tableOf(thresholds), own = (segment) => ({ ...segment, scores: tableOf(segment.scores) });
  const good = ({ start, end, scores }) => labels.filter((label) => tagged(label, start, end) ?? scores[label] >= least[label]);
  const best = ({ scores }) => (a, b) => (scores[b] || 0) - (scores[a] || 0);
  return segments.map(own).map((segment) => ({ ...segment, tags: good(segment).sort(best(segment)) }));
}

function json(heard, before) {
  const { events, families, perhaps, labels } = heard, data = JSON.parse(before), more = data.families && { families: families.map(asSaved) };
  const segments = segmentsOf(data.segments, heard);
  return asJson({ ...data, labels, segments, events: events.map(asSaved), ...more, perhaps: perhaps.map(asSaved) });
}

function jams({ all }, before) {
  const data = JSON.parse(before), observed = ({ start, end, label, score }) =>
    ({ time: milli(start), duration: milli(milli(end) - milli(start)), value: label, confidence: digits(score) });
  data.annotations[0].data = all.map(observed);
  return asJson(data, 1);
}

const csv = ({ all }) => [["start", "end", "label", "score"], ...all.map(asSaved).map(Object.values)].map(csvRow).join("");

const audacity = ({ all }) => all.map(({ start, end, label }) => `${milli(start).toFixed(6)}\t${milli(end).toFixed(6)}\t${escaped(label)}\n`).join("");

/** The columns of the table that was saved, its highest frequency included. */
function raven({ all, file }, before) {
  const [head, first] = before.split("\n"), columns = head.split("\t"), high = first?.split("\t")[columns.indexOf("High Freq (Hz)")] || "16000.0";
  const row = ({ start, end, label, score }, n) => {
    const from = fixed(start, 3), values = { Selection: n + 1, View: "Spectrogram 1", Channel: 1, "Begin Time (s)": from, "Score": digits(score) };
    const more = { "End Time (s)": fixed(end, 3), "Low Freq (Hz)": "0.0", "High Freq (Hz)": high, "Begin Path": escaped(file), "Begin File": escaped(file) };
    return columns.map((name) => ({ ...values, ...more, "File Offset (s)": from, Annotation: escaped(label) })[name] ?? "").join("\t");
  };
  return [head, ...all.map(row), ""].join("\n");
}

function stamp(seconds) {
  const ms = Math.round(milli(seconds) * 1000), part = (unit, most) => twoDigits(Math.floor(ms / unit) % most);
  return `${part(3_600_000, Infinity)}:${part(60_000, 60)}:${part(1000, 60)}.${String(ms % 1000).padStart(3, "0")}`;
}

function vtt({ all, file, display }) {
  const safe = (text) => escaped(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const cue = ({ start, end, label, score }, n) => `\n${n + 1} ${digits(score)} ${escaped(label, ">")}
${stamp(start)} --> ${stamp(Math.max(end, start + 0.001))}\n${safe(display(label))}\n`;
  return `WEBVTT ${escaped(file, ">")}`.trimEnd() + "\n" + all.map(cue).join("");
}

function rttm({ all, file }) {
  const field = (text) => escaped(text, "\\s<") || "<NA>";
  const line = ({ start, end, label, score }) => `SPEAKER ${field(file)} 1 ${milli(start).toFixed(3)} ${(milli(end) - milli(start)).toFixed(3)} \
<NA> <NA> ${field(label)} ${digits(score)} <NA>\n`;
  return all.map(line).join("");
}

/** A row for each label, the one that plays longest first; its best stretch is the one with the largest sum of scores over time. */
function summary({ all, file, duration }) {
  const weight = ({ start, end, score }) => score * (end - start), best = (events) => events.reduce((a, b) => (weight(b) > weight(a) ? b : a));
  const by = Object.entries(Object.groupBy(all, ({ label }) => label)).map(([label, events]) => [secondsOf(events), label, best(events)]);
  const length = Math.max(duration, 1e-3, ...all.map(({ end }) => end));
  const rows = by.sort((a, b) => milli(b[0]) - milli(a[0]) || (a[1] < b[1] ? -1 : 1)).map(([seconds, label, { start, end, score }]) =>
    [label, milli(seconds), digits(Math.min(1, seconds / length)), milli(start), milli(end), digits(score)]);
  const head = ["file", "duration", "label", "seconds", "share", "best_start", "best_end", "best_score"];
  return [head, ...(rows.length ? rows : [Array(6).fill("")]).map((row) => [file, milli(duration), ...row])].map(csvRow).join("");
}

// --- Subtitles, tiers, regions, tasks ----------------------------------------------------------------------------------------------------

const LONGEST_LABEL = 60;

/** The label that a name stands for; null where it can be none. */
function asLabel(name) {
  const label = name.toLowerCase().replace(/[ _-]+/g, "_");
  return label.length <= LONGEST_LABEL && label !== "none" && /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(label) ? label : null;
}

function srt({ all, display }) {
  const shown = (label) => escaped(asLabel(display(label)) === label ? display(label) : label, "<>{}"), time = (t) => stamp(t).replace(".", ",");
  return all.map(({ start, end, label }, n) => `${n + 1}\n${time(start)} --> ${time(Math.max(end, start + 0.001))}\n${shown(label)}\n\n`).join("");
}

/** Events by tier, in which they do not overlap: one for each label, and more where those of one label do. */
function asTiers(all) {
  const tiers = new Map(), free = (name, start) => !(tiers.get(name)?.at(-1).end > start);
  const placed = ({ start, end, label }) => ({ start: milli(start), end: milli(Math.max(end, milli(start) + 0.001)), label });
  for (const event of all.map(placed).filter(({ label }) => label.trim()).sort((a, b) => a.start - b.start)) {
    let name = event.label;
    for (let number = 2; !free(name, event.start); number++) name = `${event.label} ${number}`;
    if (!tiers.has(name)) tiers.set(name, []);
    tiers.get(name).push(event);
  }
  return tiers;
}

/** Intervals of a tier, those without a text between. */
function withoutGaps(events, end) {
  const gap = (from, to) => (to > from ? [{ start: from, end: to, label: "" }] : []);
  return [...events.flatMap((event, n) => [...gap(n ? events[n - 1].end : 0, event.start), event]), ...gap(events.at(-1)?.end ?? 0, end)];
}

function textgrid({ all, duration }) {
  const heard = asTiers(all), tiers = heard.size ? [...heard] : [["instruments", []]], quoted = (text) => `"${escaped(text).replaceAll('"', '""')}"`;
  const end = Math.max(0.001, milli(duration), ...all.map((event) => milli(Math.max(event.end, event.start + 0.001))));
  const interval = ({ start, end: stop, label }, n) => `        intervals [${n + 1}]:\n            xmin = ${start}\n            xmax = ${stop}
            text = ${quoted(label)}\n`;
  const tier = ([name, events], n) => {
    const intervals = withoutGaps(events, end);
    return `    item [${n + 1}]:\n        class = "IntervalTier"\n        name = ${quoted(name)}\n        xmin = 0\n        xmax = ${end}
        intervals: size = ${intervals.length}\n${intervals.map(interval).join("")}`;
  };
  return `File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\nxmax = ${end}\ntiers? <exists>\nsize = ${tiers.length}\nitem []:
${tiers.map(tier).join("")}`;
}

/** Head and end of the document that was saved, with other tiers between. */
function elan({ all }, before) {
  const xml = (text) => escaped(text, "\ufffe\uffff").replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt()};`), tiers = [...asTiers(all)];
  const edges = tiers.flatMap(([, events]) => events).flatMap(({ start, end }) => [start, end]).map((t, n) => [Math.round(t * 1000), n + 1]);
  const slots = edges.sort(([a], [b]) => a - b).map(([time, n]) => `        <TIME_SLOT TIME_SLOT_ID="ts${n}" TIME_VALUE="${time}"/>\n`);
  let count = 0;
  const annotation = ({ label }) => `        <ANNOTATION>\n            <ALIGNABLE_ANNOTATION ANNOTATION_ID="a${++count}" \
TIME_SLOT_REF1="ts${2 * count - 1}" TIME_SLOT_REF2="ts${2 * count}">\n                <ANNOTATION_VALUE>${xml(label)}</ANNOTATION_VALUE>
            </ALIGNABLE_ANNOTATION>\n        </ANNOTATION>\n`;
  const tier = ([name, events]) => `    <TIER LINGUISTIC_TYPE_REF="instrument" TIER_ID="${xml(name)}">\n${events.map(annotation).join("")}    </TIER>\n`;
  const head = before.slice(0, before.indexOf("    <TIME_ORDER>")), tail = before.slice(before.lastIndexOf("    <LINGUISTIC_TYPE "));
  return `${head}    <TIME_ORDER>\n${slots.join("")}    </TIME_ORDER>\n${tiers.map(tier).join("")}${tail}`;
}

function reaper({ all }) {
  const time = (t) => {
    const [hours, minutes, seconds] = stamp(t).split(":");
    return Number(hours) ? `${Number(hours)}:${minutes}:${seconds}` : `${Number(minutes)}:${seconds}`;
  };
  const row = ({ start, end, label }, n) => [`R${n + 1}`, escaped(label), time(start), time(end), time(milli(end) - milli(start))];
  return [["#", "Name", "Start", "End", "Length"], ...all.map(row)].map(csvRow).join("");
}

/** The task that was saved, with another result. */
function labelstudio({ all, duration }, before) {
  const [task] = JSON.parse(before), length = milli(Math.max(duration, ...all.map(({ end }) => end)));
  const whose = { from_name: "label", to_name: "audio", type: "labels", original_length: length };
  const region = ({ start, end, label, score }, n) =>
    ({ id: `audiotag-${n + 1}`, ...whose, score: digits(score), value: { start: milli(start), end: milli(end), channel: 0, labels: [label] } });
  const score = all.length ? digits(all.reduce((sum, event) => sum + event.score, 0) / all.length) : 0;
  return asJson([{ ...task, predictions: [{ ...task.predictions[0], score, result: all.map(region) }] }]);
}

// --- The table: lanes of blocks, 80 characters wide --------------------------------------------------------------------------------------

const minutes = (seconds) => `${Math.floor(seconds / 60)}:${twoDigits(Math.floor(seconds) % 60)}`;

/** Text without control characters, and its middle left out where it is longer than `width`. */
function printable(text, width) {
  const signs = [...text.replace(/[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, "\ufffd")], front = (width - 1) >> 1;
  if (signs.length <= width) return signs.join("");
  return [...signs.slice(0, front), "…", ...signs.slice(signs.length - (width >> 1))].join("");
}

/** The part of each column that events fill, as blocks. */
function blocks(events, duration, columns) {
  const edge = (n) => (duration * n) / columns, before = (t) => events.reduce((sum, { start, end }) => sum + Math.min(Math.max(t - start, 0), end - start), 0);
  const part = (n) => Math.min(1, Math.max(0, ((before(edge(n + 1)) - before(edge(n))) * columns) / duration));
  return Array.from({ length: columns }, (_, n) => "·▁▂▃▄▅▆▇█"[Math.max(0, Math.ceil(part(n) * 8 - 1e-6))]).join("");
}

function axis(duration, columns) {
  const most = Math.max(Math.floor(columns / 9), 1), steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800], row = Array(columns).fill(" ");
  const step = steps.find((one) => duration <= one * most) || 3600 * Math.ceil(duration / 3600 / most);
  for (let k = 0; k * step <= duration; k++) {
    const place = rounded((k * step * columns) / duration), mark = minutes(k * step);
    if (place + mark.length <= columns) row.splice(place, mark.length, ...mark);
  }
  return row.join("");
}

const secondsOf = (events) => events.reduce((sum, { start, end }) => sum + end - start, 0);

function lane(name, indent, events, duration, columns) {
  const seconds = secondsOf(events), mean = events.reduce((sum, { start, end, score }) => sum + score * (end - start), 0) / seconds;
  const totals = seconds ? minutes(rounded(seconds)).padStart(7) + fixed(mean, 2).padStart(7) : "";
  return `${name}${" ".repeat(indent - lettersIn(name))} ${blocks(events, duration, columns)}${totals}`;
}

/** The three that perhaps play longest. */
function perhapsLine(perhaps, display) {
  const by = Object.entries(Object.groupBy(perhaps, ({ label }) => label)).map(([label, events]) => [secondsOf(events), label]);
  const rows = by.sort((a, b) => milli(b[0]) - milli(a[0]) || (a[1] < b[1] ? -1 : 1)).slice(0, 3).filter(([seconds]) => rounded(seconds));
  return rows.length ? `perhaps: ${rows.map(([seconds, label]) => `${printable(display(label), 18)} ${minutes(rounded(seconds))}`).join(", ")}` : "";
}

function table({ file, all, perhaps, groups, display, duration: length }) {
  const duration = Math.max(length, 1e-3), labels = [...new Set(all.map(({ label }) => label))], own = new Set(all.map(({ label }) => label).filter((label) => !Object.hasOwn(groups, label))).size;
  const found = own || labels.length, names = labels.map((label) => printable(display(label), 18));
  const indent = Math.max(0, ...names.map(lettersIn)), columns = 80 - indent - 15;
  const summary = `  ${minutes(rounded(duration))}  ${found || "no"} instrument${found > 1 ? "s" : ""} heard`;
  const lines = [(printable(file, 80 - summary.length) + summary).trim()];
  if (names.length) lines.push(`${" ".repeat(indent)} ${axis(duration, columns)}   time  score`);
  labels.forEach((label, n) => lines.push(lane(names[n], indent, all.filter((event) => event.label === label), duration, columns)));
  return [...lines, perhapsLine(perhaps, display), ""].filter((line, n, { length: count }) => line || n === count - 1).join("\n");
}

const WRITERS = { table, csv, summary, json, jams, audacity, raven, vtt, rttm, srt, textgrid, elan, reaper, labelstudio };

/**
 * What was heard as text, with other thresholds or corrections than when it was saved.
 * @param {string} before the text with the thresholds of then
 * @returns {string|null} null where there is no such format
 */
export function writeFormat(format, heard, before) { return Object.hasOwn(WRITERS, format) ? WRITERS[format](heard, before) : null; }
