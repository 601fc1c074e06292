// Made from audiotag/static/player/ by `make player`: edit the modules there, not this file.

// --- icons.js ---

// Icons, as SVG.

const LOUDSPEAKER = '<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z"/>';
const LENS = '<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5L21 21"/>';
const ICON = {
  play: '<path d="M7 4.5v15l12.5-7.5z" fill="currentColor"/>', pause: '<path d="M8.5 6v12M15.5 6v12" stroke-width="3.5"/>',
  loud: `${LOUDSPEAKER}<path d="M15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>`, mute: `${LOUDSPEAKER}<path d="M16 9.5l5 5M21 9.500l-5 5"/>`,
  loop: '<path d="M17 3l3 3-3 3M20 6H8a4 4 0 0 0-4 4v1M7 21l-3-3 3-3M4 18h12a4 4 0 0 0 4-4v-1"/>',
  select: '<path d="M5 4v16M19 4v16M8.5 12h7M11 9.500L8.5 12l2.5 2.500M13 9.500l2.5 2.5-2.5 2.5"/>',
  in: `${LENS}<path d="M10.5 7.5v6M7.5 10.5h6"/>`, out: `${LENS}<path d="M7.5 10.5h6"/>`,
  fit: '<path d="M3 12h18M6 9l-3 3 3 3M18 9l3 3-3 3"/>',
  follow: '<path d="M12 3v18M16 8l4 4-4 4M4 12h3"/>', big: '<path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"/>',
  save: '<path d="M12 3v12M7.5 11l4.5 4.5 4.5-4.5M4 20h16"/>',
  help: '<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.8v.2"/>',
  more: '<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3"/>',
  tick: '<path d="M5 12.5l4.5 4.5L19 7"/>', cross: '<path d="M6 6l12 12M18 6L6 18"/>', pen: '<path d="M4 20l1-4L16.5 4.500l3 3L8 19z"/>',
  unsure: '<path d="M4 9.5c3-4 5.500 3 8.5 0s5-3 7.500-.5M4 16.500c3-4 5.500 3 8.5 0s5-3 7.500-.5"/>',
  note: '<path d="M9 18V5.500L19 3v12.500"/><circle cx="6.500" cy="18" r="2.500"/><circle cx="16.500" cy="15.500" r="2.500"/>',
  undo: '<path d="M8 5L4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3"/>', redo: '<path d="M16 5l4 4-4 4M20 9H10a6 6 0 0 0 0 12h3"/>',
  teach: '<path d="M3 9l9-4.500 9 4.500-9 4.500zM7 11.500V16c3 2.300 7 2.300 10 0v-4.500M21 9v5.500"/>',
  microphone: '<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.500a6.500 6.500 0 0 0 13 0M12 18v3"/>',
  stop: '<rect x="7" y="7" width="10" height="10" rx="1.500"/>',
  language: '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 2.500 4.500 5.500 4.500 9s-1.500 6.500-4.500 9c-3-2.500-4.500-5.500-4.500-9s1.500-6.500 4.500-9z"/>',
  reset: '<path d="M4 5v5h5M4.5 10a8 8 0 1 1-.5 4"/>',
};

const svg = (name) => `<svg viewBox="0 0 24 24" aria-hidden="true">${ICON[name]}</svg>`;

// --- elements.js ---

// Elements of the page.

/** An element with properties and children. `class`, `role`, `popover`, `lang`, `list`, `data-*`, `aria-*` become attributes, all else properties. */
function h(tag, properties = {}, ...children) {
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
const button = (icon, label, more = {}, word = null) =>
  h("button", { type: "button", title: label, "aria-label": label, innerHTML: svg(icon), ...more }, word && h("span", { class: "word" }, word));
const wordButton = (text, more = {}) => h("button", { type: "button", class: "text", ...more }, text);
const slider = (label, min, max, step, value, more = {}) =>
  h("input", { type: "range", "aria-label": label, min, max, step, value, ...more });
const toggle = (icon, label, pressed = false, word = null) => button(icon, label, { "aria-pressed": String(pressed) }, word);
const canvas = (name, more = { "aria-hidden": "true" }) => h("canvas", { class: name, ...more });

/** Whether fingers are all there is: no Shift, no keys, nothing that hovers. */
const onTouch = () => matchMedia("(hover: none) and (pointer: coarse)").matches;

const press = (control, state) => control.setAttribute("aria-pressed", String(state));

// --- files.js ---

// Files that are saved from the page.

/** A text that no spreadsheet takes for a formula, as `records.to_cell` writes it. */
const plain = (text) => text.replace(/(^|[;\t\r\n])(?='*[=+\-@＝＋－＠])/g, "$1'");

/** A line of CSV. */
function csvRow(fields) {
  const cell = (value) => (/[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return `${fields.map((field) => (typeof field === "string" ? cell(plain(field)) : field)).join(",")}\n`;
}

/** Corrections as CSV: path,start,end,label,verdict. */
function correctionsCsv(path, items) {
  const rows = items.map(({ start, end, label, verdict }) => [path, start, end, label, verdict]);
  return [["path", "start", "end", "label", "verdict"], ...rows].map(csvRow).join("");
}

function download(name, mime, bytes) {
  const url = URL.createObjectURL(new Blob([bytes], { type: mime }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

// --- messages.js ---

// Messages as bytes: the header and the buffers that the notebook `messages` describes.

/** A message and its buffers as bytes: u32 length of the JSON header, the header with `sizes`, the buffers. */
function pack(message, buffers = []) {
  const parts = buffers.map(bytesOf);
  const head = new TextEncoder().encode(JSON.stringify({ ...message, sizes: parts.map((part) => part.length) }));
  const frame = new Uint8Array(4 + head.length + parts.reduce((sum, part) => sum + part.length, 0));
  new DataView(frame.buffer).setUint32(0, head.length, true);
  frame.set(head, 4);
  let at = 4 + head.length;
  for (const part of parts) {
    frame.set(part, at);
    at += part.length;
  }
  return frame;
}

/** Bytes as [message, [Uint8Array]]; throws where they are no message. Every buffer is a copy, so that it is aligned. */
function unpack(frame) {
  const bytes = bytesOf(frame);
  if (bytes.length < 4) throw new Error("too short for a message");
  const start = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (start > bytes.length) throw new Error("the header is longer than the message");
  const { sizes = [], ...message } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(4, start)));
  if (typeof message.type !== "string" || !Array.isArray(sizes)) throw new Error("a message has a type");
  if (!sizes.every((size) => Number.isInteger(size) && size >= 0)) throw new Error("sizes are no list of lengths");
  if (start + sizes.reduce((sum, size) => sum + size, 0) !== bytes.length) throw new Error("the buffers do not fill the message");
  let at = start;
  return [message, sizes.map((size) => bytes.slice(at, (at += size)))];
}

/** ArrayBuffer, DataView or typed array as Uint8Array over the same memory. */
function bytesOf(buffer) {
  if (buffer instanceof Uint8Array) return buffer;
  if (ArrayBuffer.isView(buffer)) return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  return new Uint8Array(buffer);
}

/** What a correction is found by: its stretch and label. */
const correctionKey = ({ start, end, label }) => `${start} ${end} ${label}`;

/** A copy without what every object inherits: labels may be called `constructor`, too. */
const tableOf = (data) => Object.assign(Object.create(null), data);

const floatsOf = (buffer) => new Float32Array(bytesOf(buffer).slice().buffer);

// --- formats.js ---

// What was heard as text: a saved page has no Python. The notebooks `annotations`, `captions`,
// `tiers`, `regions`, `csv_tables`, `formats` and `timeline` have the same in full.

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
function writeFormat(format, heard, before) { return Object.hasOwn(WRITERS, format) ? WRITERS[format](heard, before) : null; }

// --- steps.js ---

// A list of corrections that can be undone, as the notebook `messages` has it; a saved page has no Python.

class Steps {
  /** Begin with a list. */
  constructor(items = []) {
    Object.assign(this, { items: new Map(), log: [], now: 0, next: 0 }); // log: steps; now: how many are in force; next: place in the list
    for (const item of items) this.put(item);
  }

  put(item) {
    const placed = { ...item, n: item.n ?? this.next };
    this.next = Math.max(this.next, placed.n) + 1;
    this.items.set(correctionKey(placed), placed);
    return placed;
  }

  get list() { return [...this.items.values()].sort((a, b) => a.n - b.n); }

  get state() { return { undo: this.now > 0, redo: this.now < this.log.length }; }

  /** One step; gives what is taken out and what is put in: {remove, add}. */
  change(add, remove = []) {
    const gone = [...new Set([...remove, ...add].map(correctionKey))].filter((key) => this.items.has(key)).map((key) => this.items.get(key));
    gone.forEach((item) => this.items.delete(correctionKey(item)));
    const put = add.map(({ n, ...item }) => this.put(item)), step = { remove: gone, add: put };
    if (gone.length || put.length) this.log.splice(this.now++, Infinity, step);
    return step;
  }

  /** Those that are not there, one step each. */
  load(items) {
    const fresh = items.filter((item) => !this.items.has(correctionKey(item)));
    return { remove: [], add: fresh.flatMap((item) => this.change([item]).add) };
  }

  undo() {
    if (!this.now) return { remove: [], add: [] };
    const { remove, add } = this.log[--this.now];
    return this.make({ remove: add, add: remove });
  }

  redo() { return this.now < this.log.length ? this.make(this.log[this.now++]) : { remove: [], add: [] }; }

  make(step) {
    step.remove.forEach((item) => this.items.delete(correctionKey(item)));
    step.add.forEach((item) => this.items.set(correctionKey(item), item));
    return step;
  }
}

// --- time.js ---

// Moments and ranges of time, in seconds.

/** Seconds rounded to a microsecond, halves to the even side, as NumPy does. */
function roundTime(seconds) {
  const whole = seconds * 1e6, near = Math.round(whole);
  return (near - whole === 0.5 && near % 2 ? near - 1 : near) / 1e6;
}

const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/** Seconds as 1:05 or 1:02:05. */
function clock(seconds) {
  const s = Math.max(0, Math.floor(seconds || 0)), two = (n) => String(n).padStart(2, "0");
  return s < 3600 ? `${Math.floor(s / 60)}:${two(s % 60)}` : `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** Seconds between the marks of a time axis: a round number that gives at most `count` marks. */
function tickStep(span, count) {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800];
  return steps.find((step) => span / step <= count) || 3600 * Math.ceil(span / 3600 / count);
}

/** The marks of a time axis from t0 to t1. */
function ticks(t0, t1, count) {
  const step = tickStep(t1 - t0, count), marks = [];
  for (let n = Math.ceil(t0 / step - 1e-9) + 0; n * step <= t1; n++) marks.push(roundTime(n * step));
  return marks;
}

/** The range [t0, t1] made `factor` times as wide around `t`, within [0, duration] and not under `minimum` seconds. */
function zoomed([t0, t1], factor, t, duration, minimum = 2) {
  const span = clamp((t1 - t0) * factor, Math.min(minimum, duration), duration);
  return moved([t - ((t - t0) / (t1 - t0)) * span, 0], 0, duration, span);
}

/** The range moved by `by` seconds, within [0, duration]. */
function moved([t0, t1], by, duration, span = t1 - t0) {
  const start = clamp(t0 + by, 0, Math.max(0, duration - span));
  return [start, start + Math.min(span, duration)];
}

// --- cells.js ---

// Scores in time: overlapping segments become cells, and in each cell a label is on or off.

/**
 * Overlapping segments -> cells between neighbouring edges, each with the mean score of the segments that cover it.
 * @param {Array<[number, number]>} spans start and end of each segment, seconds, in the order of their numbers
 * @param {Float32Array} scores (segments x labels), a row for each span
 * @param {number} labels
 * @returns {{edges: Float64Array, scores: Float32Array, known: Uint8Array}} (m + 1), (m x labels), (m): 0 = no segment covers the cell
 */
function makeCells(spans, scores, labels) {
  const edges = Float64Array.from(new Set(spans.flatMap(([start, end]) => [roundTime(start), roundTime(end)]))).sort();
  const m = Math.max(0, edges.length - 1);
  const sums = new Float64Array(m * labels), cover = new Uint16Array(m), means = new Float32Array(m * labels);
  spans.forEach(([start, end], row) => {
    const stop = cellIndex(edges, roundTime(end));
    for (let cell = cellIndex(edges, roundTime(start)); cell < stop; cell++) {
      cover[cell]++;
      for (let k = 0; k < labels; k++) sums[cell * labels + k] += scores[row * labels + k];
    }
  });
  for (let cell = 0; cell < m; cell++)
    if (cover[cell]) for (let k = 0; k < labels; k++) means[cell * labels + k] = sums[cell * labels + k] / cover[cell];
  return { edges, scores: means, known: Uint8Array.from(cover, (n) => (n ? 1 : 0)) };
}

/** Index of the last edge that is not after t; -1 before the first. */
function cellIndex(edges, t) {
  let low = 0, high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle] <= t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Which labels are on in each cell, Uint8Array (m x labels): on from `high`, and on down to `stay` times that, as NumPy has it. */
function hysteresis(cells, high, stay) {
  const labels = high.length, m = cells.known.length, on = new Uint8Array(m * labels);
  const low = Float32Array.from(high, (value) => Math.fround(value) * Math.fround(stay));
  for (let cell = 0; cell < m; cell++) {
    if (!cells.known[cell]) continue;
    for (let k = 0; k < labels; k++) {
      const i = cell * labels + k, before = cell > 0 && on[i - labels];
      on[i] = cells.scores[i] >= high[k] || (before && cells.scores[i] >= low[k]) ? 1 : 0;
    }
  }
  return on;
}

/** Cells on each side in the neighbourhood of a median of `smooth` seconds; 0 = none. */
function reachOf(edges, smooth) {
  if (!(smooth > 0) || edges.length < 2) return 0;
  const lengths = edges.slice(1).map((edge, n) => edge - edges[n]).sort(), middle = lengths.length >> 1;
  const median = lengths.length % 2 ? lengths[middle] : (lengths[middle - 1] + lengths[middle]) / 2;
  return Math.round(smooth / median) >> 1;
}

/** Each score replaced by the median of its neighbours, itself in the middle; at both ends the last score is repeated. */
function medianSmooth(scores, labels, reach) {
  return reach === 1 ? medianOfThree(scores, labels) : medianOfMany(scores, labels, reach);
}

/** By far the most frequent, so without sorting. */
function medianOfThree(scores, labels) {
  const smoothed = new Float32Array(scores.length), last = scores.length - labels;
  for (let i = 0; i < scores.length; i++) {
    const before = scores[i < labels ? i : i - labels], here = scores[i], after = scores[i < last ? i + labels : i];
    smoothed[i] = Math.max(Math.min(before, here), Math.min(Math.max(before, here), after));
  }
  return smoothed;
}

function medianOfMany(scores, labels, reach) {
  const smoothed = new Float32Array(scores.length), near = new Float32Array(2 * reach + 1), last = scores.length / labels - 1;
  for (let i = 0; i < scores.length; i++) {
    const k = i % labels, cell = (i - k) / labels;
    for (let n = 0; n < near.length; n++) near[n] = scores[Math.min(last, Math.max(0, cell + n - reach)) * labels + k];
    smoothed[i] = near.sort()[reach];
  }
  return smoothed;
}

/** What is on for less than so many seconds is switched off, in place. */
function dropShort({ edges, known }, on, labels, shortest) {
  for (let k = 0; k < labels; k++) {
    for (let first = 0, stop; first < known.length; first = stop + 1) {
      for (stop = first; stop < known.length && on[stop * labels + k]; ) stop++;
      if (edges[stop] - edges[first] <= shortest - 1e-6) for (let cell = first; cell < stop; cell++) on[cell * labels + k] = 0;
    }
  }
  return on;
}

/**
 * Which labels are on in each cell, Uint8Array (cells x labels), as `active_cells` of the notebook `events` has it.
 * @param {Float32Array} high thresholds
 * @param {{stay: number, reach: number, shortest: number}} settings how far down a label stays on, in parts of its threshold; of the
 *   median, cells on each side; seconds
 */
function activeCells(cells, high, { stay, reach = 0, shortest = 0 }) {
  const labels = high.length, { edges, scores, known } = cells;
  if (!reach) return dropShort(cells, hysteresis(cells, high, stay), labels, shortest);
  const smoothed = { edges, scores: medianSmooth(scores, labels, reach), known: known.map(() => 1) };
  const on = hysteresis(smoothed, high, stay);
  for (let i = 0; i < on.length; i++) if (!(scores[i] > 0)) on[i] = 0;
  return dropShort(cells, on, labels, shortest);
}

// --- corrected.js ---

// What corrections make of what was heard; the notebook `corrections` has the same rules and says why.

/** What was said, by label: {label: [[start, end, whether it sounds], ...]}, the last word last. */
function saidOf(corrections) {
  const said = new Map();
  for (const { start, end, label, verdict } of corrections) {
    if (!said.has(label)) said.set(label, []);
    said.get(label).push([start, end, verdict !== "wrong"]);
  }
  return said;
}

const sortedEdges = (moments) => Float64Array.from(new Set(moments)).sort();

/** The events of one label with what was said of it: [{start, end, score}]. */
function correctedEvents(events, said = []) {
  if (!said.length) return events;
  const edges = sortedEdges([...events, ...said.map(([start, end]) => ({ start, end }))].flatMap(({ start, end }) => [start, end]));
  const scores = new Float64Array(edges.length), fixed = [];
  const fill = (start, end, score) => scores.fill(score, cellIndex(edges, start), cellIndex(edges, end));
  for (const { start, end, score } of events) fill(start, end, score);
  for (const [start, end, sounds] of said) fill(start, end, Number(sounds));
  for (let cell = 0, sum = 0; cell + 1 < edges.length; cell++) {
    if (!scores[cell]) continue;
    if (!cell || !scores[cell - 1]) {
      fixed.push({ start: edges[cell], end: 0, score: 0 });
      sum = 0;
    }
    const event = fixed[fixed.length - 1];
    sum += scores[cell] * (edges[cell + 1] - edges[cell]);
    event.end = edges[cell + 1];
    event.score = Math.round((sum / (event.end - event.start)) * 1e9) / 1e9;
  }
  return fixed;
}

/** Where a listener says that a label sounds, [[start, end, false], ...]: there others have nothing to say. */
const told = (said) => correctedEvents([], said).map(({ start, end }) => [start, end, false]);

/** What was said of families: of themselves, and where one of their members was added. {family: [[start, end, false], ...]} */
function saidOfFamilies(said, groups) {
  const words = ([family, members]) => [...(said.get(family) || []), ...members.flatMap((label) => told(said.get(label)))];
  return new Map(Object.entries(groups).map((entry) => [entry[0], words(entry)]));
}

/** What was said of what perhaps sounds: of the label that it is wrong, and of any label that it sounds. */
function saidOfPerhaps(said, label, all = [...said.values()].flatMap(told)) {
  return [...(said.get(label) || []).filter(([, , sounds]) => !sounds), ...all];
}

/** Whether each of some spans is tagged, by what was said of a label: true or false where that holds for half of it, else null. */
function taggedBy(said, start, end) {
  const covers = (sounds) => correctedEvents([], said.map(([a, b, on]) => [a, b, on === sounds]))
    .reduce((sum, event) => sum + Math.max(0, Math.min(end, event.end) - Math.max(start, event.start)), 0) >= (end - start) / 2 - 1e-6;
  return covers(false) ? false : covers(true) ? true : null;
}

/**
 * Cells with more edges, at the moments that lie within them: {cells, rows}, rows: for each cell the one that it was.
 * @param {number[]} moments seconds; what is before the first cell or after the last gets cells in which nothing is known
 */
function splitCells(cells, moments, labels) {
  const edges = sortedEdges([...cells.edges, ...moments]), m = Math.max(0, edges.length - 1), rows = new Int32Array(m);
  const known = new Uint8Array(m), scores = new Float32Array(m * labels);
  for (let cell = 0; cell < m; cell++) {
    const row = cellIndex(cells.edges, edges[cell]);
    rows[cell] = row < cells.known.length ? row : -1;
    if (rows[cell] < 0) continue;
    known[cell] = cells.known[row];
    scores.set(cells.scores.subarray(row * labels, (row + 1) * labels), cell * labels);
  }
  return { cells: { edges, known, scores }, rows };
}

/** What is on (cells x labels) in the rows of split cells. */
function splitOn(on, rows, labels) {
  const split = new Uint8Array(rows.length * labels);
  rows.forEach((row, cell) => row >= 0 && split.set(on.subarray(row * labels, (row + 1) * labels), cell * labels));
  return split;
}

/** Switch label k on where its events are and off elsewhere, in place. */
function switchOn(on, edges, labels, k, events) {
  for (let cell = 0; cell + 1 < edges.length; cell++) on[cell * labels + k] = 0;
  for (const { start, end } of events)
    for (let cell = cellIndex(edges, start); cell < cellIndex(edges, end); cell++) on[cell * labels + k] = 1;
}

/** Whether a correction lies in a range of time. */
const liesIn = (item, start, end) => start <= item.start + 1e-6 && item.end <= end + 1e-6;

/** Whether all from a to b sounds, or (false) nothing of it. */
const isAll = (events, a, b, sounds) =>
  (sounds ? events.some(({ start, end }) => start <= a && b <= end) : !events.some(({ start, end }) => start < b && a < end));

/**
 * What to change in a label's corrections so that an edge of one of its events, or of a correction, lies elsewhere. Corrections that have the
 * same edge move with it; where that is not enough, what lies between is said anew.
 * @param {object[]} corrections of the label, the last word last
 * @param {object[]} heard the model's own events of the label
 * @param {number} from seconds, the edge as it is, and `to`, as it should be
 * @param {boolean} sounds whether the label sounds between the two afterwards
 * @returns {{remove: object[], add: object[]}}
 */
function movedEdge(corrections, heard, label, from, to, sounds) {
  const a = Math.min(from, to), b = Math.max(from, to), meets = (one, other) => one.start < other.end && other.start < one.end;
  const last = (item, n) => !corrections.slice(n + 1).some((later) => meets(item, later)); // else it would say more than it does now
  const attached = corrections.filter((item, n) => (item.start === from || item.end === from) && last(item, n));
  const moved = attached.map((item) => (item.start === from ? { ...item, start: to } : { ...item, end: to })).filter(({ start, end }) => start < end);
  const kept = corrections.filter((item) => !attached.includes(item) && !(a <= item.start && item.end <= b));
  const now = correctedEvents(heard, saidOf([...kept, ...moved]).get(label));
  const more = isAll(now, a, b, sounds) ? [] : [{ start: a, end: b, label, verdict: sounds ? "added" : "wrong" }];
  return { remove: corrections.filter((item) => !kept.includes(item)), add: [...moved, ...more].map(({ n, ...item }) => item) };
}

// --- storage.js ---

// The browser's own storage.

/** What a function makes of it; null where the browser forbids it, or there is none. */
function stored(change) {
  try {
    return change(localStorage);
  } catch {
    return null;
  }
}

// --- tables.js ---

// Made from audiotag/static/words/*.json by `make player`: edit those, not this file.
const TEXTS = ["{n} MB","{n} KB","{part} of {all}, {time} left","{part} of {all}","“{name}” is empty, or a folder. Choose a song.","“{name}” is too large: {size}, at most {most} are taken. Cut it, or save it as mp3.","Sorry, {text}","Recording {time}","“{name}” cannot be read: is it still there?","“{name}” holds no sound that this browser can decode. Save it as mp3 or wav, and try again.","“{name}” is too long for this browser: cut it, and try again.","The model cannot be loaded here: {why}","it is no whole file of corrections","it is no file of corrections","it is of version {version}, and this player knows {known}","it is of another song ({name})","it holds no list of at most {n} corrections","a correction in it makes no sense","not heard","heard {n} times, {time} in all","Browsers give the microphone only to pages with https, or on this machine itself.","The microphone is not allowed here. Allow it in the browser (beside the address), and try again.","No microphone was found. Plug one in, and try again.","The microphone is in use by another program. Close that, and try again.","This browser cannot record.","The microphone cannot be used ({why}).","Language","this song is no longer there","{time} as annotated","{time} missing","{time} extra","precision {precision}, recall {recall}","Remove the marks","More like this","Looking for what speaks for it …","Looking for more like it …","More like {name}, {start} to {end}","There is no other place in this song","Most like {name}, {start} to {end}: {moments}","similarity {n}","for","against","remove what speaks for it and against it","{n} alike","{n} moments that are alike: the list","Notes on the pitch axis, in place of Hz","Notes","as annotated","missing: annotated, not heard","extra: heard, not annotated","Compared with the annotation","Below each bar: {name}.","Counted in seconds: {score}.","The model does not know {names}.","A message was not understood: something may be missing here. Load the page again.","The connection is lost just now: nothing was done. Try again in a moment.","Play","Mute","Volume","Speed","Loop the selection, or the song","Loop","Pause","Without a selection the moment that plays now is meant.","Drag with Shift to select a stretch.","Switch “Select” on and drag to select a stretch.","To say that an event is right, wrong or something else, open its lane’s “⋯”, or tap the event.","To say that an event is right, wrong or something else, open its lane’s “⋯”, or click on the event; its edges can be dragged.","right","wrong","added","Corrections","Instrument that plays there","or another name","Another instrument’s name","Add","Undo the last correction","Redo","File of corrections","Open saved ones","Something plays that was not heard?","{name}: {what}, {start} to {end}","wrong everywhere","really {name}","taken back","begins elsewhere","ends elsewhere","it is larger than corrections can be","{n} corrections opened","All of these corrections are here already","{name} cannot be opened: {why}","From {start} to {end}, the selection:","{n} corrections","Tables and data","Annotation tools","Subtitles","Save what was heard","Save","With the corrections","picture","your corrections","your corrections, to open again","page with the song","The song","The page can be made once all is analysed and the sound is here","Making the page …","The page is made","The page cannot be made here: {why}","There is nothing to be seen yet","The picture is too large for this browser","{name} is not heard","Only {name}","play everything again","Solo {name}","show all lanes again","{n} hidden","show them again","All is analysed","the connection was lost; try again","This browser does not keep corrections ({why}): save them from the menu","Space, k","play or pause","5 s back or on; 30 s with Shift","Home, End, 0–9","start, end, a tenth of the song","zoom; Ctrl and the wheel too","Shift and drag","select a stretch","Double click","an event, to hear it again and again","begin or end a selection here","drop what was asked for, then the selection","next or previous event of the chosen instrument","correct the event of the chosen instrument","the next moment that is not sure","the pitch axis in notes or in Hz","full screen, for a class","undo a correction; with Shift: redo","this list","A name","goes to where it is heard next","its threshold, right or wrong, play only it, solo, hide, why it is heard, more like it","An event","right, wrong or something else, and where it begins and ends","Unsure","what the model is least sure of, to go there","names of notes beside the picture, in place of Hz","Picture, lanes","go there; drag to scrub","Two fingers","zoom","Select, Loop","drag to select a stretch, and hear it again and again","Keys and help","Help","Tell a screen reader what begins to play","{name}: more","{what}: jump to the next","Threshold","Play only where it sounds","Loop this event, or the next","Show only this lane","Hide this lane","Why? What speaks for it","Threshold for {name}","Instruments","Show all instruments","Show only what plays","Show all {n} instruments","Sound","audiotag player","Instruments that sound now","Perhaps","perhaps","The highest scores of labels that do not reach their thresholds here","Playing now","What sounds here is hidden","Nothing is heard here","Not analysed yet","No instrument was heard","next: {name}, {time}","{start} to {end} of {length}","below each bar {name}","what audiotag hears","Position","{time} of {length}","Full screen","Name what is heard, record it, stop. Each recording becomes a file in a folder of that name.","That is no name for a label; use letters, digits and _, such as hurdy_gurdy.","such as hurdy gurdy","Name of the sound","Level, dB","Clips","audiotag recorder","Kept in {folder}","Hear {name}","Delete {name}","{name}, {seconds} s, {level} dB","Stop","Record","A clip has {n} s at most: it ended by itself","Keeping it …","the server answers with {status}","Select by dragging","Select","Drop the selection","Selection from {start} to {end}: drop it","The sound is on its way; it begins as soon as it is here …","The recording can be heard when it has ended","{name} is not heard here","Waiting for the sound …","The browser wants you to press play yourself","The sound cannot be played ({why})","This browser cannot play the sound ({why}). The lanes can still be looked at.","Spectrogram","Spectrogram of {name}, {time} long; the lanes below say what was heard","Analysis","Recording","Analysing {part}","In this song","Fewer","{n} more","{name}, {part} of the song, best from {start} to {end}: jump there","Give it a name and a few clips in which it is heard, five or more. The others stay what they are.","It is kept in the model folder that audiotag was started with.","Teach it a sound","Teach","Keep clips","Name","Learning {name} …","Recorded","From {start}","clip {n}","Save {name}","Drop {name}","Take {start} – {end}","Take the selection","Kept","Threshold for all instruments","Reset to the model’s own thresholds","Reset","model’s own","mixed","the model’s own thresholds","different thresholds","Press play or Space: names light up as they sound. Click a name or the picture to go there.","Press play: names light up as they sound. Click a name or the picture to go there.","Press play: names light up as they sound. Tap a name or the picture to go there.","Got it","Unsure moments, least certain first","No moment is near its threshold.","Next in time","Least certain first","heard, {score} of {threshold}","not heard, {score} of {threshold}","No moment is near its threshold","{name}, {start} to {end}: {what}","Right","Wrong","Wrong everywhere","Take back","Take back what was said here","The instrument that it really is","Another name for what it really is","It is really","Replace","Begins","Ends","s","From {start} to {end}, the selection, this lane is","From {start} to {end} this lane is","Opening the song …","Loading the model: {loaded} of {total}","Starting the model …","Ready.","Ready. This page works without a network from now on.","audiotag {version} · hears {n} instruments · model “{model}” · here by {runs}","The demo song cannot be loaded. Check the connection, and try again.","WebAssembly, {n} threads","Song","the view is closed","Zoom out","Zoom in","Whole song","Whole","Follow the sound","Follow","View","audiotag does not answer. Is it still running?","{judged} judged, {left} left","{judged} judged, {left} left, song {song} of {songs} is being heard","{n} songs are left out","{name}, {start} to {end}","{name}?","{name}, perhaps?","The model hears it: {score}, and {threshold} is enough.","The model just does not hear it: {score}, and {threshold} is enough.","Listening to the next song …","Listening to the first song …","Press Space to hear it.","This moment cannot be played: pass it over.","The server does not answer. Check the connection, and try again.","{n} hours","{n} minutes","mp3, wav, flac, ogg, m4a and most others; up to {size} and {time}","mp3, wav, flac, ogg, m4a and most others; up to {size}","audiotag {version} · hears {n} instruments · model “{model}”","The server does not answer. Is it still running? Load this page again.","The connection was lost during the upload. Check it, and try again.","The server answered with {status}. Try again.","Whoever has this page’s address now hears this song, and can correct it, until you close it.","The address is copied.","The connection was lost. It is being taken up again …","{n} %","audiotag, start page","Share","Another song","Dismiss this message","Which instruments are playing?","Give me a song, and watch them light up as they sound.","Drop a song here","or","Choose a song","mp3, wav, flac, ogg, m4a and most others","Open this page on another device","QR code of the address below","Your song is heard by this server only, unless you share its address, and removed when you close this page.","Try the demo song","Your song stays on this device: this page listens to it in your browser, and nothing is uploaded.","Upload","Cancel","Player","Let go to listen","The moments of which the model is least sure come one after the other.","What you hear","Something else","What is it?","oboe, or a name of yours","Take it","Enter","Back","Hear it","Space","Pass over","All is judged","What you said is kept beside the songs, in files that end in .audiotag.json.","Take back the last word"];
const HEARD = [];
const NAMED = ["accordion","acoustic_guitar","bagpipes","banjo","bass_drum","bass_guitar","bassoon","bongo","castanets","celesta","cello","chime","choir","clarinet","cowbell","cymbal","double_bass","drums","dulcimer","electric_guitar","electric_piano","english_horn","flute","french_horn","glockenspiel","gong","hand_clap","harmonica","harp","harpsichord","hi_hat","mandolin","marimba","music_box","oboe","organ","pan_flute","piano","recorder","saxophone","shaker","sitar","snare_drum","steelpan","synthesizer","tambourine","timpani","triangle","trombone","trumpet","tuba","ukulele","vibraphone","viola","violin","vocal","whistling","wood_block","xylophone","strings","plucked","woodwind","brass","free reed","keyboard","percussion","pitched percussion","electronic","voice"];
const TABLES = {
  en: {"name":"English","lang":"en","words":["","","","","","","","","","","","","","","","","","","",{"one":"heard once, {time} in all","other":"heard {n} times, {time} in all"},"","","","","","","","","","","","","","","","","","","","","","","","",{"one":"{n} moment that is alike: the list","other":"{n} moments that are alike: the list"},"","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","",{"one":"{n} correction opened","other":"{n} corrections opened"},"","","",{"one":"{n} correction","other":"{n} corrections"},"","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","",{"one":"WebAssembly, {n} thread","other":"WebAssembly, {n} threads"},"","","","","","","","","","","","",{"one":"{n} song is left out","other":"{n} songs are left out"},"","","","","","","","","","",{"one":"{n} hour","other":"{n} hours"},{"one":"{n} minute","other":"{n} minutes"},"","",{"one":"audiotag {version} · hears {n} instrument · model “{model}”","other":"audiotag {version} · hears {n} instruments · model “{model}”"},"","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","",""],"names":["Accordion","Acoustic guitar","Bagpipes","Banjo","Bass drum","Bass guitar","Bassoon","Bongo","Castanets","Celesta","Cello","Chime","Choir","Clarinet","Cowbell","Cymbal","Double bass","Drums","Dulcimer","Electric guitar","Electric piano","English horn","Flute","French horn","Glockenspiel","Gong","Hand clap","Harmonica","Harp","Harpsichord","Hi-hat","Mandolin","Marimba","Music box","Oboe","Organ","Pan flute","Piano","Recorder","Saxophone","Shaker","Sitar","Snare drum","Steelpan","Synthesizer","Tambourine","Timpani","Triangle","Trombone","Trumpet","Tuba","Ukulele","Vibraphone","Viola","Violin","Vocal","Whistling","Wood block","Xylophone","Strings","Plucked strings","Woodwind","Brass","Free reed","Keyboard","Percussion","Pitched percussion","Electronic","Voice"]},
};

// --- words.js ---

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

const CHOSEN = "audiotag.language";
const tables = {}, formats = {}, listeners = new Set();
let chosen = null; // the code of the language of now

/** The languages that there are: [[code, its own name], ...]. */
const languages = () => Object.entries(TABLES).map(([code, { name }]) => [code, name]);

/** The language among ours that a browser's tag asks for; undefined where it is none of them. */
function languageOf(tag) {
  const [code] = String(tag).toLowerCase().split(/[-_]/), ours = ["no", "nn"].includes(code) ? "nb" : code;
  return Object.hasOwn(TABLES, ours) ? ours : undefined;
}

/** What the browser wants, the best first; a worker or a test without a page wants English. */
const wanted = () => (globalThis.document && navigator.languages) || ["en"];

/** The code of the language of now: chosen here, or else the browser's own. */
function language() {
  chosen ??= languageOf(stored((storage) => storage.getItem(CHOSEN))) ?? wanted().map(languageOf).find(Boolean) ?? "en";
  return chosen;
}

/** Another language from now on, here and the next time. */
function chooseLanguage(code) {
  chosen = languageOf(code) ?? "en";
  stored((storage) => storage.setItem(CHOSEN, chosen));
  for (const listener of [...listeners]) listener();
}

/** Call something whenever another language is chosen; gives what ends that. */
function onLanguage(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What an element's `lang` has to be. */
const languageTag = () => TABLES[language()].lang;

/** The tag for figures and sorting: with the country, where the browser names one for this language. */
const region = () => wanted().find((tag) => languageOf(tag) === language()) ?? languageTag();

/** A language's words and names, as maps. */
function tableOfLanguage(code) {
  const { words, names } = TABLES[code], paired = (keys, values) => new Map(keys.map((key, n) => [key, values[n] || key]));
  return (tables[code] ??= { words: paired([...TEXTS, ...HEARD], words), names: paired(NAMED, names) });
}

/** Whether there are translations of a text. */
const isWord = (text) => tableOfLanguage("en").words.has(text);

/** The form of a text that goes with a number. */
function formFor(forms, n) {
  const rules = (formats[`plural ${language()}`] ??= new Intl.PluralRules(languageTag()));
  return forms[rules.select(n)] ?? forms.other;
}

/** A text in the language of now, with values in place of {names}. */
function say(text, values = {}) {
  const found = tableOfLanguage(language()).words.get(text) ?? text, form = typeof found === "string" ? found : formFor(found, values.n ?? 1);
  return form.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? (typeof values[name] === "number" ? formatNumber(values[name]) : values[name]) : whole));
}

/** What another program says in English, in the language of now; undefined where that has no words for it. */
function sayHeard(text) {
  if (language() === "en") return undefined;
  for (const key of HEARD) {
    const names = [...key.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const pattern = key.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("(.+?)"), found = new RegExp(`^${pattern}$`, "su").exec(text);
    if (found) return say(key, Object.fromEntries(names.map((name, n) => [name, found[n + 1]])));
  }
  return undefined;
}

/** A figure with so many decimals, or (`least`) fewer where those are zeros. */
function formatNumber(value, digits = 0, least = digits) {
  const key = `${region()} ${digits} ${least}`, options = { minimumFractionDigits: least, maximumFractionDigits: digits };
  return (formats[key] ??= new Intl.NumberFormat(region(), options)).format(value);
}

/** A part as a percentage. */
const percent = (part) => say("{n} %", { n: Math.round(100 * part) });

/** The name of a label or family; `own`: the one that the model gives it, which wins where it is another than the usual one; undefined without. */
function instrumentName(label, own) {
  const usual = tableOfLanguage("en").names.get(label), here = tableOfLanguage(language()).names.get(label);
  return here && (!own || own === usual) ? here : own;
}

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[\s_-]+/g, " ").trim();

/** The label that somebody means who types a name, in the language of now, in English, or as it is; undefined where none that is known is meant. */
function labelMeant(text, labels = [], nameOf = instrumentName) {
  const wish = folded(text), english = tableOfLanguage("en").names, known = [...labels, ...NAMED];
  return known.find((label) => [nameOf(label), english.get(label), label].some((name) => name && folded(name) === wish));
}

/** Texts in the order in which this language has its letters. */
function sortedBy(items, textOf) {
  const order = (formats[`order ${region()}`] ??= new Intl.Collator(region()));
  return [...items].sort((a, b) => order.compare(textOf(a), textOf(b)));
}

// --- events.js ---

// Events: from when to when a label is on, and what follows from that.

/** The events of label k: [{start, end, score}], score = mean over its cells, weighted by their lengths. */
function eventsOf(cells, on, labels, k) {
  const events = [];
  let sum = 0;
  for (let cell = 0; cell < cells.known.length; cell++) {
    if (!on[cell * labels + k]) continue;
    const fresh = !cell || !on[(cell - 1) * labels + k];
    const length = cells.edges[cell + 1] - cells.edges[cell];
    if (fresh) {
      events.push({ start: cells.edges[cell], end: 0, score: 0 });
      sum = 0;
    }
    const event = events[events.length - 1];
    sum += length * cells.scores[cell * labels + k];
    event.end = cells.edges[cell + 1];
    event.score = sum / (event.end - event.start);
  }
  return events;
}

/** The next event after t (step 1) or the one before it (step -1), wrapping round; null where there is none. */
function nextEvent(events, t, step = 1) {
  if (!events.length) return null;
  if (step > 0) return events.find((event) => event.start > t + 0.05) || events[0];
  return [...events].reverse().find((event) => event.start < t - 1) || events[events.length - 1];
}

/** Where to go on at t to hear events only: t itself within one, else the start of the next; null after the last. */
function onlyEvents(events, t) {
  const next = events.find(({ end }) => end > t + 0.02);
  return next ? Math.max(t, next.start) : null;
}

/** The event that sounds at t, or null. */
const eventAt = (events, t) => events.find((event) => event.start <= t && t < event.end) || null;

/** Seconds that events last together. */
const totalOf = (events) => events.reduce((sum, { start, end }) => sum + end - start, 0);

/** A label's events in words: "heard 3 times, 0:13 in all". */
function heardText(events) {
  if (!events.length) return say("not heard");
  return say("heard {n} times, {time} in all", { n: events.length, time: clock(Math.round(totalOf(events))) });
}

/**
 * What there is in a song, the one that plays longest first, then by name: its share of the time, and its best stretch, which is the event
 * with the largest sum of scores over time.
 * @param {Array<[string, object[]]>} heard labels and their events
 * @returns {Array<{label: string, share: number, best: object}>}
 */
function summaryOf(heard, duration) {
  const weight = ({ start, end, score }) => score * (end - start), better = (a, b) => (weight(b) > weight(a) ? b : a);
  const rows = heard.filter(([, events]) => events.length).map(([label, events]) => [totalOf(events), label, events.reduce(better)]);
  const share = (seconds) => Math.min(1, seconds / Math.max(duration, 1e-3));
  return rows.sort((a, b) => b[0] - a[0] || (a[1] < b[1] ? -1 : 1)).map(([seconds, label, best]) => ({ label, share: share(seconds), best }));
}

/**
 * The order of lanes: by how long each sounds, then by number.
 * @param {number[]} totals seconds of each label
 * @param {number[]} kept labels that keep their places, in front of the others; [] = all are sorted anew
 * @returns {number[]} numbers of labels
 */
function laneOrder(totals, kept = []) {
  const rest = totals.map((_, k) => k).filter((k) => !kept.includes(k));
  return [...kept, ...rest.sort((a, b) => totals[b] - totals[a] || a - b)];
}

// --- doubt.js ---

// Where no label is sure: families that are heard although none of their members is, and the labels that come nearest.
// The notebooks `families` and `perhaps` have the rules and say why.

const LEAST = Math.fround(1e-6); // a threshold of 0 would divide by itself

/**
 * A family: the probability that any of its members sounds, in the cells in which none is on and one is likely.
 * @param {{edges, scores, known}} cells scores of the labels
 * @param {Uint8Array} on (cells x labels), what is on of them
 * @param {Float32Array} high thresholds of the labels
 * @param {number[]} members numbers of the family's labels
 * @param {{family: number, likeliest: number, stay: number, reach: number, shortest: number}} rules its least threshold, and what `activeCells` takes
 * @returns {{cells: object, on: Uint8Array, events: object[]}} as for one label
 */
function familyOf(cells, on, high, members, rules) {
  const labels = high.length, { edges, known } = cells, scores = new Float32Array(known.length);
  for (let cell = 0; cell < known.length; cell++) {
    let absent = 1, told = false, likely = false;
    for (const k of members) {
      const score = cells.scores[cell * labels + k];
      told ||= on[cell * labels + k] === 1;
      likely ||= score >= high[k] * rules.likeliest;
      absent *= 1 - score;
    }
    if (likely && !told) scores[cell] = 1 - absent;
  }
  const alone = { edges, known, scores }, threshold = Float32Array.of(Math.max(rules.family, ...members.map((k) => high[k])));
  const lit = activeCells(alone, threshold, rules);
  return { cells: alone, on: lit, events: eventsOf(alone, lit, 1, 0) };
}

/** The labels of a cell that come nearest to their thresholds: [[k, part of the threshold], ...], more than `least`, the nearest first. */
function nearest({ scores }, cell, high, most, least = 0) {
  const parts = [], labels = high.length;
  for (let k = 0; k < labels; k++) {
    const part = Math.fround(scores[cell * labels + k] / Math.max(high[k], LEAST));
    if (part > least) parts.push([k, part]);
  }
  return parts.sort((a, b) => b[1] - a[1]).slice(0, most);
}

/** The scores from which labels are worth a guess: a part of their thresholds. */
const guessLevels = (high, { perhaps }) => high.map((value) => Math.max(value, LEAST) * Math.fround(perhaps));

/** What perhaps sounds where nothing is on, Uint8Array (cells x labels). */
function perhapsOf(cells, on, high, rules) {
  const labels = high.length, { edges, known } = cells, scores = new Float32Array(known.length * labels);
  const least = 0.9 * rules.perhaps * rules.stay; // what comes less near is never on, and its place is of no matter
  for (let cell = 0; cell < known.length; cell++) {
    if (!known[cell] || on.subarray(cell * labels, (cell + 1) * labels).includes(1)) continue;
    for (const [k] of nearest(cells, cell, high, rules.most, least)) scores[cell * labels + k] = cells.scores[cell * labels + k];
  }
  return activeCells({ edges, known, scores }, guessLevels(high, rules), rules);
}

// --- track.js ---

// What has arrived of a song, in any order.

/** A typed array with room for n items: itself, or a longer copy. */
function grown(array, n) {
  if (array.length >= n) return array;
  const longer = new array.constructor(Math.max(n, array.length * 2));
  longer.set(array);
  return longer;
}

const LIMIT = 4_000_000; // segments, columns, seconds: more is nonsense

/** Scores and picture as they arrive, in any order. */
class Track {
  constructor(labels, rows) {
    Object.assign(this, { labels, rows, duration: 0, total: null, analysed: 0, done: false, version: 0, columns: 0, loudest: 0 });
    this.spans = [];
    this.scores = new Float32Array(0);
    this.picture = new Uint8Array(0);
    this.peaks = new Int8Array(0);
    this.known = new Uint8Array(0); // of each column: whether it is there
  }

  /** Throws where a `segments` message does not fit together; nothing is taken then. */
  check({ items, columns, duration }, scores, picture, peaks) {
    const count = (n) => Number.isInteger(n) && n >= 0 && n < LIMIT;
    const fits = (text, ok) => { if (!ok) throw new Error(`${text} do not fit`); };
    fits("segments", items.every(([i, start, end]) => count(i) && start >= 0 && start < end && end < LIMIT));
    fits("columns", columns.every(([first, n]) => count(first) && count(n) && count(first + n)));
    const n = columns.reduce((sum, [, some]) => sum + some, 0);
    fits("scores", scores.length === items.length * this.labels);
    fits("pictures", picture.length === n * this.rows && peaks.length === n * 2);
    fits("seconds", (duration ?? null) === null || (typeof duration === "number" && duration >= 0 && duration < LIMIT));
  }

  /** Take a `segments` message; gives the columns that are new, [[first, n], ...]. */
  take(message, buffers) {
    const [scores, picture, peaks] = [floatsOf(buffers[0] || []), bytesOf(buffers[1] || []), bytesOf(buffers[2] || [])];
    this.check(message, scores, picture, peaks);
    const row = (n) => scores.subarray(n * this.labels, (n + 1) * this.labels);
    message.items.forEach(([i, start, end], n) => this.addSegment(i, start, end, row(n)));
    let at = 0;
    for (const [first, n] of message.columns) {
      const bands = picture.subarray(at * this.rows, (at + n) * this.rows);
      this.addColumns(first, n, bands, new Int8Array(peaks.buffer, peaks.byteOffset + at * 2, n * 2));
      at += n;
    }
    if (message.duration) this.duration = message.duration;
    this.total = message.total ?? this.total;
    this.analysed = message.analysed ?? this.analysed;
    this.done = this.done || message.done === true;
    this.version++;
    return message.columns;
  }

  addSegment(i, start, end, scores) {
    this.spans[i] = [start, end];
    this.scores = grown(this.scores, (i + 1) * this.labels);
    this.scores.set(scores, i * this.labels);
  }

  /** Columns [first, first + n): their bands, and the lowest and highest point of the wave in each. */
  addColumns(first, n, bands, peaks) {
    const stop = first + n;
    this.picture = grown(this.picture, stop * this.rows);
    this.peaks = grown(this.peaks, stop * 2);
    this.known = grown(this.known, stop);
    this.picture.set(bands, first * this.rows);
    this.peaks.set(peaks, first * 2);
    this.known.fill(1, first, stop);
    this.columns = Math.max(this.columns, stop);
    for (const peak of peaks) this.loudest = Math.max(this.loudest, Math.abs(peak));
  }

  /** The cells of what is known. */
  cells() {
    const known = [];
    for (let i = 0; i < this.spans.length; i++) if (this.spans[i]) known.push(i);
    const whole = known.length === this.spans.length;
    const scores = whole ? this.scores : new Float32Array(known.length * this.labels);
    if (!whole) known.forEach((i, row) => scores.set(this.scores.subarray(i * this.labels, (i + 1) * this.labels), row * this.labels));
    return makeCells(known.map((i) => this.spans[i]), scores, this.labels);
  }
}

// --- truth.js ---

// What an annotation says beside what was heard: where the two agree, where one lacks what the other has, and how much of it.

/**
 * Where two lists of events agree and where not; within a list they may overlap.
 * @param {Array<{start: number, end: number}>} said in the annotation  @param {Array<{start: number, end: number}>} heard
 * @returns {{both: number[][], missing: number[][], extra: number[][]}} ranges: in both, said only, heard only
 */
function compared(said, heard) {
  const steps = new Map(), marks = { both: [], missing: [], extra: [] }, open = [0, 0];
  const step = (t, who, by) => (steps.has(t) || steps.set(t, [0, 0]), (steps.get(t)[who] += by));
  [said, heard].forEach((events, who) => events.forEach(({ start, end }) => (step(start, who, 1), step(end, who, -1))));
  const edges = [...steps.keys()].sort((a, b) => a - b);
  edges.forEach((t, n) => {
    steps.get(t).forEach((by, who) => (open[who] += by));
    if (!open[0] && !open[1]) return;
    const ranges = marks[open[0] && open[1] ? "both" : open[0] ? "missing" : "extra"], last = ranges[ranges.length - 1];
    if (last && last[1] === t) last[1] = edges[n + 1];
    else ranges.push([t, edges[n + 1]]);
  });
  return marks;
}

/** The seconds of a grid in which events sound. */
function gridOf(events) {
  const seconds = new Set();
  for (const { start, end } of events) for (let s = Math.floor(start); s < Math.ceil(end); s++) seconds.add(s);
  return seconds;
}

/**
 * Seconds of labels that were heard rightly, wrongly and not at all, as `segment_counts` of the notebook `event_metrics` has it.
 * @param {(label: string) => object[]} said events of a label  @param {(label: string) => object[]} heard
 * @param {string[]} kit a drum kit and its pieces: while the one plays, nothing is known of the others
 */
function segmentCounts(said, heard, labels, [whole, ...pieces] = []) {
  const plays = new Map(labels.map((label) => [label, gridOf(said(label))])), counts = { right: 0, wrong: 0, missed: 0 };
  const any = (names, s) => names.some((name) => plays.get(name)?.has(s));
  const open = (label, s) => (label === whole ? any(pieces, s) : pieces.includes(label) && any([whole], s));
  for (const label of labels) {
    const there = plays.get(label), named = gridOf(heard(label));
    for (const s of named) counts[there.has(s) ? "right" : "wrong"] += there.has(s) || !open(label, s) ? 1 : 0;
    for (const s of there) counts.missed += named.has(s) ? 0 : 1;
  }
  return counts;
}

const lengthOf = (ranges) => ranges.reduce((sum, [start, end]) => sum + end - start, 0);

/** The differences of a lane in words; "" where there is nothing to say. */
function differenceText({ both, missing, extra }) {
  const time = (ranges) => ({ time: clock(Math.round(lengthOf(ranges))) });
  const parts = [both.length && say("{time} as annotated", time(both)), missing.length && say("{time} missing", time(missing)), extra.length && say("{time} extra", time(extra))];
  return parts.filter(Boolean).join(", ");
}

/** What the counts come to: "precision 82 %, recall 74 %". */
function scoreText({ right, wrong, missed }) {
  const share = (all) => (all ? percent(right / all) : "–");
  return say("precision {precision}, recall {recall}", { precision: share(right + wrong), recall: share(right + missed) });
}

/** One kind of mark from x on: a bar for what is in both, an empty box for what is missing, dots for what is extra. */
function drawDifference(context, kind, x, width, y, height, colour) {
  Object.assign(context, { fillStyle: colour, strokeStyle: colour, lineWidth: 1.5 });
  const wide = Math.max(3, width), middle = y + height / 2;
  context.beginPath();
  if (kind === "both") context.rect(x, middle - 2, wide, 4);
  if (kind === "missing") context.rect(x + 0.75, y + 0.75, wide - 1.5, height - 1.5);
  if (kind === "extra") for (let at = x + 2; at <= Math.max(x + 2, x + wide - 1); at += 6) (context.moveTo(at, middle), context.arc(at, middle, 1.5, 0, 7));
  context[kind === "missing" ? "stroke" : "fill"]();
}

// --- uncertainty.js ---

// Moments that the model is least sure of. The notebook `uncertainty` has the rules and says why.

/** How far a score is from its threshold, in logarithms of odds, rounded to a millionth. */
function certainty(score, threshold) {
  const [odds, wanted] = [score, threshold].map((value) => clamp(value, 1e-3, 1 - 1e-3)).map((value) => value / (1 - value));
  return Math.round(Math.abs(Math.log(odds / wanted)) * 1e6) / 1e6;
}

const EDGE = 3; // seconds: what touches an event of its label and lasts less is that event's edge

const isEdge = (events, { start, end }) => end - start <= EDGE - 1e-6 && events.some((event) => event.end === start || event.start === end);

/**
 * Events, and near misses, where a label that has no event comes near its threshold; the nearest to its threshold first.
 * @param {Uint8Array} on (cells x labels), what is on
 * @param {Float32Array} high thresholds of the labels
 * @param {{perhaps: number, stay: number, reach: number, shortest: number}} rules how near, and what `activeCells` takes
 * @returns {Array<{k: number, start: number, end: number, score: number, heard: boolean, far: number}>} far: as `certainty` has it
 */
function leastCertain(cells, on, high, rules) {
  const labels = high.length, rest = cells.scores.map((score, i) => (on[i] ? 0 : score)), moments = [];
  const near = activeCells({ ...cells, scores: rest }, guessLevels(high, rules), rules);
  for (let k = 0; k < labels; k++) {
    const events = eventsOf(cells, on, labels, k), misses = eventsOf(cells, near, labels, k).filter((miss) => !isEdge(events, miss));
    moments.push(...events.map((event) => ({ ...event, k, heard: true })), ...misses.map((event) => ({ ...event, k, heard: false })));
  }
  for (const moment of moments) moment.far = certainty(moment.score, high[moment.k]);
  return moments.sort((a, b) => a.far - b.far || a.start - b.start || a.end - b.end || a.k - b.k);
}

/** The moment to go to from t on, in the order of time and round to the first; `last`: where the last step led. */
function nextMoment(moments, t, last = null) {
  const ordered = [...moments].sort((a, b) => a.start - b.start || a.k - b.k);
  const at = ordered.findIndex(({ start, k }) => last && start === last.start && k === last.k && Math.abs(t - start) < 0.1);
  return (at >= 0 ? ordered[at + 1] : ordered.find(({ start }) => start > t + 0.05)) || ordered[0] || null;
}

// --- view/song.js ---

// The song as a view knows it: the session's description, scores in time, thresholds, events and corrections. Nothing of a page.

class Song {
  constructor() {
    Object.assign(this, { meta: null, track: null, corrections: [] }); // from the session
    this.truth = new Map(); // label -> [{start, end}], what an annotation says
    Object.assign(this, { high: null, own: null }); // thresholds of the labels: those in use, and the model's own
    Object.assign(this, { cells: null, reach: 0, on: null, events: [], computed: -1 }); // what follows from it; of which version of the track
    Object.assign(this, { families: new Map(), perhaps: null, moments: null }); // where labels are not sure: family -> {cells, on, events}
    Object.assign(this, { model: null, said: new Map(), named: new Map() }); // what the model says by itself; what listeners do; their labels' events
  }

  /** Whether it is a recording that goes on. */
  get live() { return Boolean(this.meta?.live); }

  get labels() { return this.meta.labels; }

  /** A label's name as a person would write it, in the language of now. */
  displayName(label) { return instrumentName(label, this.meta.display[label]) ?? this.englishName(label); }

  /** The name that files have, whoever made them. */
  englishName(label) { return this.meta.display[label] || label.replace(/^./u, (first) => first.toUpperCase()).replaceAll("_", " "); }

  /** The labels in the order of their names. */
  sortedLabels() { return sortedBy(this.labels, (label) => this.displayName(label)); }

  /** The label that a listener means who has typed a name: one that is known, by its name here or in English, or what was typed. */
  labelMeant(text) { return labelMeant(text, [...this.labels, ...Object.keys(this.meta.groups)], (label) => this.displayName(label)) ?? text; }

  /** The colour of a label's family; "" is the family of what the model does not know. */
  colour(label) {
    const { families, colours } = this.meta;
    return colours[families[label]] || colours[label] || colours[""];
  }

  /**
   * Take a `meta` message; throws where it lacks something, and takes nothing then.
   * @param {boolean} moved thresholds were moved here that the session does not know yet: they stay
   * @returns {{fresh: boolean, ended: boolean}} it is another song, or the first; a recording has ended
   */
  setMeta(meta, moved = false) {
    const values = (by) => Float32Array.from(meta.labels, (label) => by[label]);
    const high = values(meta.thresholds), own = values(meta.own || meta.thresholds);
    const complete = meta.rate > 0 && meta.rows > 0 && meta.stay > 0 && meta.colours[""] && !high.some(Number.isNaN);
    if (!complete) throw new Error("meta lacks something");
    const same = ({ labels, rows, rate }) => labels.join() === meta.labels.join() && rows === meta.rows && rate === meta.rate;
    const fresh = !this.meta || !same(this.meta), ended = this.live && !meta.live;
    const byLabel = Object.fromEntries(["display", "families", "groups", "colours"].map((name) => [name, tableOf(meta[name])]));
    this.meta = { formats: {}, doubt: null, truth: null, smooth: 0, shortest: 0, ...meta, ...byLabel };
    if (fresh) Object.assign(this, { track: new Track(meta.labels.length, meta.rows), computed: -1 });
    Object.assign(this, { high: moved && !fresh ? this.high : high, own });
    this.truth = new Map();
    for (const [start, end, label] of this.meta.truth?.events ?? []) {
      if (!this.truth.has(label)) this.truth.set(label, []);
      this.truth.get(label).push({ start, end });
    }
    if (meta.duration) this.track.duration = Math.max(this.track.duration, meta.duration);
    return { fresh, ended };
  }

  /** Cells, what is on in them, and events; says whether there are new scores. */
  compute() {
    const { track, meta, labels } = this, fresh = this.computed !== track.version;
    this.cells = fresh ? track.cells() : this.model.cells;
    if (fresh) this.reach = reachOf(this.cells.edges, meta.smooth);
    Object.assign(this, { computed: track.version, moments: null });
    const shortest = Math.min(meta.shortest, track.duration); // a song is never too short for its events
    this.on = activeCells(this.cells, this.high, { stay: meta.stay, reach: this.reach, shortest });
    this.events = labels.map((_, k) => eventsOf(this.cells, this.on, labels.length, k));
    this.computeDoubt();
    this.model = { cells: this.cells, on: this.on, events: this.events, perhaps: this.perhaps, families: this.families };
    this.correct();
    return fresh;
  }

  /** What corrections make of all that: their edges cut the cells, so that within one nothing changes. */
  correct() {
    const { labels, meta: { groups }, corrections } = this, n = labels.length;
    this.said = saidOf(corrections);
    this.named = new Map([...this.said.keys()].filter((label) => !labels.includes(label) && !(label in groups)).map((label) => [label, this.namedEvents(label)]));
    if (!corrections.length) return;
    const { cells, rows } = splitCells(this.cells, corrections.flatMap(({ start, end }) => [start, end]), n);
    Object.assign(this, { cells, on: splitOn(this.on, rows, n), perhaps: this.perhaps && splitOn(this.perhaps, rows, n) });
    this.events = this.events.map((events, k) => this.said.has(labels[k]) ? correctedEvents(events, this.said.get(labels[k])) : events);
    labels.forEach((label, k) => this.said.has(label) && switchOn(this.on, cells.edges, n, k, this.events[k]));
    if (this.perhaps) this.correctPerhaps();
    const told = saidOfFamilies(this.said, groups);
    this.families = new Map([...this.families].map(([name, family]) => [name, this.correctFamily(family, rows, told.get(name))]));
  }

  namedEvents(label) { return correctedEvents([], this.said.get(label)); }

  correctFamily(family, rows, said) {
    const { edges, known } = this.cells, events = correctedEvents(family.events, said), on = splitOn(family.on, rows, 1);
    const scores = Float32Array.from(rows, (row) => family.cells.scores[row] || 0);
    if (said.length) switchOn(on, edges, 1, 0, events);
    return { cells: { edges, known, scores }, on, events };
  }

  correctPerhaps() {
    const { labels, cells, perhaps } = this, n = labels.length, all = saidOfPerhaps(this.said, null);
    labels.forEach((label, k) => {
      const said = saidOfPerhaps(this.said, label, all);
      if (said.length) switchOn(perhaps, cells.edges, n, k, correctedEvents(eventsOf(cells, perhaps, n, k), said));
    });
  }

  /** Families where no member is on, and what perhaps sounds where nothing is. */
  computeDoubt() {
    const { cells, on, high, labels, reach, meta: { groups, stay, doubt } } = this;
    if (!doubt) return;
    const rules = { ...doubt, stay, reach }, numbers = (members) => members.map((label) => labels.indexOf(label));
    const family = (members) => familyOf(cells, on, high, numbers(members), rules);
    this.families = new Map(Object.entries(groups).map(([name, members]) => [name, family(members)]));
    this.perhaps = perhapsOf(cells, on, high, rules);
  }

  /** The number of the cell at a moment; of a recording, the last. */
  cellAt(t) { return this.live ? this.cells.known.length - 1 : cellIndex(this.cells.edges, t); }

  /** The labels that are on in a cell. */
  litIn(cell) {
    if (cell < 0 || cell >= this.cells.known.length) return [];
    const lit = this.labels.filter((_, k) => this.on[cell * this.labels.length + k]), t = this.cells.edges[cell];
    return [...lit, ...[...this.named].filter(([, events]) => eventAt(events, t)).map(([label]) => label)];
  }

  /** The sets of labels and families that sound together somewhere. */
  together() {
    const sets = new Map(), { labels: { length: n }, on } = this, families = [...this.families.values()];
    const same = (a, b) => !on.subarray(a * n, a * n + n).some((state, k) => state !== on[b * n + k]) && families.every((one) => one.on[a] === one.on[b]);
    for (let cell = 0; cell < this.cells.known.length; cell++) {
      if (cell && !this.named.size && same(cell, cell - 1)) continue;
      const set = [...this.litIn(cell), ...this.familiesIn(cell)];
      sets.set(set.join(), set);
    }
    return [...sets.values()];
  }

  /** The label or family that begins next after t, and when, of those that `meant` says yes to; null where none does. */
  next(t, meant = () => true) {
    const first = (label) => this.eventsFor(label).find(({ start }) => start > t);
    const coming = [...this.labels, ...this.families.keys(), ...this.named.keys()].filter(meant).map((label) => ({ label, start: first(label)?.start ?? Infinity }));
    const soonest = coming.reduce((a, b) => (b.start < a.start ? b : a), { start: Infinity });
    return soonest.start < Infinity ? soonest : null;
  }

  /** The families that are heard in a cell. */
  familiesIn(cell) { return [...this.families].filter(([, { on }]) => on[cell]).map(([name]) => name); }

  /** The labels that perhaps sound in a cell, the nearest to its threshold first. */
  perhapsIn(cell) {
    const { cells, high, labels, perhaps, meta } = this;
    if (!perhaps || !(cell >= 0 && cell < cells.known.length)) return [];
    return nearest(cells, cell, high, meta.doubt.most).filter(([k]) => perhaps[cell * labels.length + k]).map(([k]) => labels[k]);
  }

  /** The labels with the highest scores among those that are not on in a cell: [[label, score], ...]. */
  secondIn(cell, most = 3) {
    const { labels: { length: n }, model: { cells, on } } = this, below = cell >= 0 && cell < cells.known.length ? [...this.labels.keys()].filter((k) => !on[cell * n + k]) : [];
    const scored = below.map((k) => [this.labels[k], cells.scores[cell * n + k]]).filter(([, score]) => score >= 0.005);
    return scored.sort((a, b) => b[1] - a[1]).slice(0, most);
  }

  /** The moments that the model is least sure of and that nobody has judged, least certain first: {label, start, end, score, heard, k}. */
  leastCertain() {
    const { model: { cells, on }, high, labels, reach, meta: { stay, doubt } } = this;
    this.moments ??= doubt ? leastCertain(cells, on, high, { ...doubt, stay, reach }).map((moment) => ({ ...moment, label: labels[moment.k] })) : [];
    const judged = ({ label, start, end }) => this.correctionsOf(label).some((item) => item.start < end && start < item.end);
    return this.moments.filter((moment) => !judged(moment));
  }

  /** What there is in the song, as `summaryOf` has it. */
  summary() {
    const heard = [...this.labels.map((label, k) => [label, this.events[k]]), ...[...this.families].map(([name, { events }]) => [name, events]), ...this.named];
    return summaryOf(heard, this.track.duration);
  }

  /** Take a list of corrections; those that make no sense are left out. */
  setCorrections(items) { this.corrections = items.filter(({ start, end, label }) => start < end && typeof label === "string"); }

  /** Take a step in the list: what is gone, and what is there now, each at its place. */
  changeCorrections({ remove, add }) {
    const gone = new Set(remove.map(correctionKey));
    const items = this.corrections.filter((item) => !gone.has(correctionKey(item))).concat(add);
    this.setCorrections(items.sort((a, b) => a.n - b.n));
  }

  /** All that is heard, as `writeFormat` takes it. */
  heard() {
    const { labels, events: by, families: doubtful, track, meta } = this, { groups } = meta;
    const named = (label, events) => events.map((event) => ({ ...event, label }));
    const sorted = (events) => events.sort((a, b) => a.start - b.start || a.end - b.end || (a.label < b.label ? -1 : 1));
    const events = sorted([...labels.flatMap((label, k) => named(label, by[k])), ...[...this.named].flatMap(([label, some]) => named(label, some))]);
    const families = sorted([...doubtful].flatMap(([label, { events: some }]) => named(label, some)));
    const perhaps = sorted(labels.flatMap((label, k) => named(label, this.guesses(label, k))));
    const display = (label) => this.englishName(label), thresholds = this.thresholds();
    const extra = [...this.named.keys()].filter((label) => this.correctionsOf(label).some(({ verdict }) => verdict !== "wrong")).sort();
    const tagged = (label, start, end) => (this.said.has(label) ? taggedBy(this.said.get(label), start, end) : null);
    const more = { all: sorted([...events, ...families]), perhaps, groups, display, thresholds, labels: [...labels, ...extra], tagged };
    return { file: meta.name, duration: track.duration, events, families, ...more };
  }

  correctionsOf(label) { return this.corrections.filter((item) => item.label === label); }

  /** The events of a label where it perhaps sounds. */
  guesses(label, k) {
    const { model: { cells, perhaps }, labels, said } = this;
    return perhaps ? correctedEvents(eventsOf(cells, perhaps, labels.length, k), saidOfPerhaps(said, label)) : [];
  }

  /** The events of a label or family, with the corrections. */
  eventsFor(label) {
    const k = this.labels.indexOf(label);
    if (k >= 0) return this.events[k];
    if (this.families.has(label)) return this.families.get(label).events;
    return this.named.get(label) || [];
  }

  /** What an annotation says of a label, or of a family and all its members. */
  truthFor(label) { return [label, ...(this.meta.groups[label] ?? [])].flatMap((name) => this.truth.get(name) ?? []); }

  /** Where a lane is as annotated and where not, as `compared` has it; what is missing of a family's members is theirs to say. */
  differences(label) {
    const heard = this.eventsFor(label), all = compared(this.truthFor(label), heard);
    return { ...all, missing: label in this.meta.groups ? compared(this.truth.get(label) ?? [], heard).missing : all.missing };
  }

  /** The model's own events of a label or family. */
  heardBy(label) { return this.model?.events[this.labels.indexOf(label)] || this.model?.families.get(label)?.events || []; }

  /** Whether the model knows a label or family; else it is only named by a listener. */
  isHeard(label) { return this.labels.includes(label) || label in this.meta.groups; }

  /** What there is to take hold of in a lane at t: an event, or what was said to be wrong; null where there is neither. */
  blockAt(label, t, slack = 0) {
    const wrong = this.correctionsOf(label).filter(({ verdict }) => verdict === "wrong"), at = ({ start, end }) => start - slack <= t && t < end + slack;
    const event = eventAt(this.eventsFor(label), t), said = event ? null : wrong.findLast(({ start, end }) => start <= t && t < end);
    const found = event || said || this.eventsFor(label).find(at) || wrong.find(at);
    return found ? { start: found.start, end: found.end, sounds: found.verdict !== "wrong" } : null;
  }

  /** From when to when a label's event that sounds at t lasts; without one, the cell. */
  rangeAt(label, t) {
    const event = eventAt(this.eventsFor(label), t);
    if (event) return [event.start, event.end];
    const { edges } = this.cells, cell = cellIndex(edges, t);
    return cell >= 0 && cell + 1 < edges.length ? [edges[cell], edges[cell + 1]] : [t, t + 1];
  }

  /** Take thresholds by label; what is no number is left as it is. */
  setThresholds(values) {
    this.labels.forEach((label, k) => (this.high[k] = Number.isFinite(values[label]) ? values[label] : this.high[k]));
  }

  /** The thresholds by label, rounded as a session keeps them. */
  thresholds() { return Object.fromEntries(this.labels.map((label, k) => [label, roundTime(this.high[k])])); }

  hasOwnThresholds() { return this.high.every((value, k) => value === this.own[k]); }
}

// --- alone.js ---

// A session without Python, as a transport: it keeps corrections and thresholds itself, and exports what is heard with those.

/**
 * What saved pages and pages that hear by themselves have in common. Who extends it has `messages`, [message, buffers] each, that tell a view
 * what is known, and `file(format)`: {name, mime, text} of an export with the thresholds of when it was made, or nothing.
 */
class Alone {
  constructor() {
    Object.assign(this, { handler: () => {}, corrections: new Steps(), begun: false, isAlone: true });
    this.values = null; // thresholds that the reader chose; null = those of the messages
    this.answers = { ready: () => this.replay(), correct: (message) => this.correct(message), export: (message) => this.export(message) };
    this.answers.thresholds = ({ values }) => (this.values = values);
  }

  listen(handler) {
    this.handler = handler;
    this.emit({ type: "open" });
    return () => (this.handler = () => {});
  }

  send(message) { this.answers[message.type]?.(message); }

  close() {}

  emit(message, buffers = []) { queueMicrotask(() => this.handler({ view: null, ...message }, buffers)); }

  replay() {
    for (const [message, buffers] of this.messages)
      if (message.type === "corrections") this.begin(this.begun ? this.corrections : new Steps(message.items));
      else this.emit(message, buffers);
    if (this.values) this.emit({ type: "thresholds", values: this.values });
  }

  /** Begin with corrections: those of the messages, or for a second view those of now. */
  begin(corrections) {
    Object.assign(this, { corrections, begun: true });
    this.emit({ type: "corrections", items: corrections.list, ...corrections.state });
  }

  correct({ op, add = [], remove = [] }) {
    const { corrections } = this, ops = { change: () => corrections.change(add, remove), load: () => corrections.load(add) };
    const step = (ops[op] || (() => corrections[op]()))();
    if (step.remove.length || step.add.length) this.emit({ type: "correction", ...step, ...corrections.state, loaded: op === "load" });
  }

  export({ format, id, corrected = true }) {
    const file = this.file(format), anew = this.values || this.corrections.now || (!corrected && this.corrections.list.length);
    if (!file) return;
    const text = (anew || file.blank ? writeFormat(format, this.known(corrected).heard(), file.text) : null) ?? file.text;
    this.emit({ type: "file", id, name: file.name, mime: file.mime }, [new TextEncoder().encode(text)]);
  }

  /** The song as it is known, with the thresholds of now, corrected or not. */
  known(corrected) {
    const song = new Song();
    for (const [message, buffers] of this.messages) {
      if (message.type === "meta") song.setMeta(message);
      if (message.type === "segments") song.track.take(message, buffers);
    }
    if (this.values) song.setThresholds(this.values);
    if (corrected) song.setCorrections(this.corrections.list);
    song.compute();
    return song;
  }
}

// --- microphone.js ---

// The microphone, and a short recording of it.

const MIME_TYPES = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
const insecure = () => say("Browsers give the microphone only to pages with https, or on this machine itself.");
const microphoneErrors = () => ({
  NotAllowedError: say("The microphone is not allowed here. Allow it in the browser (beside the address), and try again."),
  NotFoundError: say("No microphone was found. Plug one in, and try again."),
  NotReadableError: say("The microphone is in use by another program. Close that, and try again."),
});

/** The sound of the microphone as it is; throws what can be said to the visitor. */
async function microphone() {
  if (!navigator.mediaDevices || !globalThis.MediaRecorder)
    throw new Error(globalThis.isSecureContext ? say("This browser cannot record.") : insecure());
  try {
    const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    return await navigator.mediaDevices.getUserMedia({ audio });
  } catch (error) {
    throw new Error(microphoneErrors()[error.name] || say("The microphone cannot be used ({why}).", { why: error.message }));
  }
}

/** A recorder of a stream, in a form that this browser makes. */
function recorderOf(stream) {
  const mimeType = MIME_TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  return new MediaRecorder(stream, mimeType ? { mimeType } : {});
}

/** The level of a stream as it is now: `level()` in dB, 0 = full scale; `close()` when it is no longer wanted. */
function levelMeter(stream) {
  const context = new AudioContext(), analyser = context.createAnalyser(), samples = new Float32Array(analyser.fftSize = 8192);
  context.createMediaStreamSource(stream).connect(analyser);
  return {
    level() {
      analyser.getFloatTimeDomainData(samples);
      return 20 * Math.log10(samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1e-6));
    },
    close: () => context.close(),
  };
}

const release = (stream) => stream.getTracks().forEach((track) => track.stop());

const LONGEST = 60; // seconds of a clip

/** One recording that is kept here until it ends: by `stop`, after some seconds, or as the microphone goes. */
class ClipRecorder {
  /** @param {(blob: Blob) => void} onEnd takes what was recorded */
  constructor(stream, seconds, onEnd) {
    Object.assign(this, { stream, began: performance.now(), recorder: recorderOf(stream) });
    const parts = [];
    this.recorder.ondataavailable = ({ data }) => data.size && parts.push(data);
    this.recorder.onstop = () => onEnd(new Blob(parts, { type: this.recorder.mimeType }));
    stream.getTracks()[0].onended = () => this.stop();
    this.timer = setTimeout(() => this.stop(), 1000 * seconds);
    this.recorder.start(1000);
  }

  get seconds() { return (performance.now() - this.began) / 1000; }

  stop() {
    clearTimeout(this.timer);
    if (this.recorder.state !== "inactive") this.recorder.stop();
    release(this.stream);
  }
}

// --- saved.js ---

// A session that was saved, as the transport of its page.

/** Base64 as bytes. */
function fromBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text), bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

/** Bytes as base64. */
function toBase64(bytes) {
  if (bytes.toBase64) return bytes.toBase64();
  let letters = "";
  for (let at = 0; at < bytes.length; at += 32768) letters += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(letters);
}

/**
 * A session that was saved: it replays its messages, keeps corrections and thresholds itself, and exports what is heard with those.
 * @param {{messages: string[], audio: string, mime: string, exports: Object}} data base64; exports: format -> {name, mime, text}
 */
const saved = (data) => new SavedSession(data);

class SavedSession extends Alone {
  constructor(data) {
    super();
    this.data = data;
  }

  get messages() { return this.data.messages.map((text) => unpack(fromBase64(text))); }

  replay() {
    super.replay();
    const { audio, mime } = this.data;
    this.emit({ type: "audio", url: URL.createObjectURL(new Blob([fromBase64(audio)], { type: mime })), mime, own: true });
  }

  file(format) { return this.data.exports[format]; }
}

// --- transports.js ---

// Ways to a session that runs. A transport is {send(message, buffers), listen(handler) -> stop, close()};
// `send` returns false where the line is down and nothing was sent. It says {type: "open"} whenever the way is (again) open, and
// {type: "strange", error} where what came is no message.

const OPEN = { type: "open" };
const PAUSES = [500, 8000]; // ms before a socket is taken up again: at first, and at most
const NOT_FOUND = 4404, REFUSED = 1008; // codes of a socket that is closed for good

/** Through a Jupyter kernel. */
function jupyter(model) {
  return {
    send: (message, buffers = []) => model.send(message, undefined, buffers.map((buffer) => bytesOf(buffer).slice().buffer)),
    listen(handler) {
      const onMessage = (message, buffers) => handler(message, buffers || []);
      model.on("msg:custom", onMessage);
      queueMicrotask(() => handler(OPEN, []));
      return () => model.off("msg:custom", onMessage);
    },
    close() {},
  };
}

/**
 * Over a WebSocket, taken up again when it breaks.
 * @param {string} url ws:// or wss://
 * @param {{onstate?: (state: "open"|"waiting"|"closed") => void}} options
 */
const socket = (url, { onstate = () => {} } = {}) => new Socket(url, onstate);

class Socket {
  constructor(url, onstate) {
    Object.assign(this, { url, onstate, handlers: new Set(), closed: false, pause: PAUSES[0], timer: 0 });
    this.connect();
  }

  connect() {
    this.ws = new WebSocket(this.url);
    this.ws.binaryType = "arraybuffer";
    this.ws.onopen = () => this.onOpen();
    this.ws.onmessage = ({ data }) => this.onMessage(data);
    this.ws.onclose = ({ code, reason }) => this.closed || this.onClose(code, reason);
  }

  onOpen() {
    this.onstate("open");
    this.emit(OPEN);
  }

  onMessage(data) {
    this.pause = PAUSES[0];
    this.emit(...this.read(data));
  }

  /** What came, as a message and its buffers. */
  read(data) {
    try {
      return unpack(data);
    } catch (error) {
      return [{ type: "strange", error }];
    }
  }

  onClose(code, reason) {
    if (code === REFUSED || code === NOT_FOUND) return this.end(reason || say("this song is no longer there"));
    this.onstate("waiting");
    this.timer = setTimeout(() => this.connect(), this.pause);
    this.pause = Math.min(PAUSES[1], this.pause * 2);
  }

  /** The server wants it closed for good. */
  end(message) {
    this.closed = true;
    this.onstate("closed");
    this.emit({ type: "error", fatal: true, message });
  }

  emit(message, buffers = []) { this.handlers.forEach((handler) => handler(message, buffers)); }

  send(message, buffers) {
    if (this.ws.readyState !== 1) return false;
    this.ws.send(pack(message, buffers));
    return true;
  }

  listen(handler) {
    this.handlers.add(handler);
    if (this.ws.readyState === 1) queueMicrotask(() => handler(OPEN, []));
    return () => this.handlers.delete(handler);
  }

  close() {
    this.closed = true;
    clearTimeout(this.timer);
    this.ws.close();
    this.onstate("closed");
  }
}

// --- translate.js ---

// A page in the language of now: what its HTML says, and what is told later.

const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];
const texts = new WeakMap(); // what nodes and elements say: a text node -> [text, values]; an element -> {attribute: text}

/** Let an element say a text, in the language of now and of later. */
function tell(el, text, values = {}) {
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
function translate(changed = () => {}) {
  translateNow();
  return onLanguage(() => (translateNow(), changed()));
}

/** What chooses the language: a select with the languages' own names. */
function languageChoice() {
  const options = languages().map(([code, name]) => h("option", { value: code, lang: code }, name));
  const select = h("select", { class: "language", "aria-label": say("Language"), onchange: () => chooseLanguage(select.value) }, options);
  select.value = language();
  return select;
}

// --- view/connection.js ---

// The way to the session: what is sent carries the view's id, what comes goes to its handler.

const strange = () => say("A message was not understood: something may be missing here. Load the page again.");
const lost = () => say("The connection is lost just now: nothing was done. Try again in a moment.");
const inColab = () => Boolean(globalThis.google?.colab);

/** A new id of a view or an export. */
const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

class Connection {
  constructor(transport) {
    Object.assign(this, { transport, id: newId(), last: -1, closed: false, complained: false }); // last: number of the last `segments` message
  }

  /** Call handlers[type](message, buffers) from now on; Colab wants to be asked for what is new. */
  listen(handlers) {
    this.handlers = handlers;
    this.stop = this.transport.listen((message, buffers) => this.receive(message, buffers || []));
    if (inColab()) this.polling = setInterval(() => this.send("poll"), 300);
  }

  /** A message from the session; one that does not fit is left out, which is said. */
  receive(message, buffers) {
    if (this.closed || !message || (message.view && message.view !== this.id)) return;
    if (message.type === "strange") this.complain(message.error);
    if (!Object.hasOwn(this.handlers, message.type)) return;
    try {
      this.handlers[message.type](message, buffers);
    } catch (error) {
      this.complain(error);
    }
  }

  /** Say that a message was not understood: to the listener once, to who looks for the cause each time. */
  complain(error) {
    console.debug("audiotag: a message was not understood", error);
    if (!this.complained) this.handlers.notice({ message: strange() });
    this.complained = true;
  }

  /** Says whether it was sent: while the line is down, nothing is. */
  send(type, fields = {}, buffers = []) { return !this.closed && this.transport.send({ type, view: this.id, ...fields }, buffers) !== false; }

  /** Ask for everything that is not here yet; `can`: MIME types of sounds that can be played. */
  ready(can) { this.send("ready", { can, poll: inColab(), have: this.last + 1 }); }

  acknowledge(seq) {
    this.last = seq;
    this.send("ack", { seq });
  }

  close() {
    this.send("gone");
    this.closed = true;
    this.stop();
    clearInterval(this.polling);
  }
}

// --- sheet.js ---

// Sheets that open below a button.

/** A sheet that opens below a button, above everything else on the page; Escape and a press outside close it. */
function sheet(opener, label, ...inside) {
  const title = h("p", { class: "sheet-title" }, label);
  const el = h("div", { class: "sheet", popover: "auto", role: "group", "aria-label": label }, title, inside);
  if (opener) opener.popoverTargetElement = el;
  el.addEventListener("beforetoggle", ({ newState }) => {
    el.closed = newState === "closed" ? performance.now() : 0;
    el.style.visibility = "hidden"; // until it has its place
  });
  el.addEventListener("toggle", ({ newState }) => {
    if (newState !== "open") return;
    place(el, el.under || opener);
    el.wanted?.focus({ preventScroll: true }); // what keys act on, where a key has opened it
    el.wanted = null;
  });
  return el;
}

/** Put an open sheet below a button or above it, inside the window whatever its height. */
function place(el, opener) {
  const at = opener.getBoundingClientRect(), { offsetWidth, offsetHeight } = el, { clientWidth, clientHeight } = document.documentElement;
  const below = at.bottom + 6 + offsetHeight <= clientHeight || at.top < offsetHeight + 6, top = below ? at.bottom + 6 : at.top - offsetHeight - 6;
  const left = at.left < clientWidth / 2 ? at.left : at.right - offsetWidth;
  el.style.left = `${scrollX + clamp(left, 8, Math.max(8, clientWidth - offsetWidth - 8))}px`;
  el.style.top = `${scrollY + clamp(top, 8, Math.max(8, clientHeight - offsetHeight - 8))}px`;
  el.style.visibility = "";
}

// --- view/teach.js ---

// Teaching: clips that are recorded here or taken from the song, a name for what is heard in them, and what was learnt.

const teachHint = () => say("Give it a name and a few clips in which it is heard, five or more. The others stay what they are.");
const savedHint = () => say("It is kept in the model folder that audiotag was started with.");

/** The label that a name stands for, as the session makes it. */
const labelOf = (name) => labelMeant(name) ?? name.toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "");

class Teach {
  constructor(view) {
    Object.assign(this, { view, clips: [], keeps: false, recordings: new Map(), recorder: null, ticker: 0, learning: "" }); // key -> blob
    this.opener = button("teach", say("Teach it a sound"), { hidden: Boolean(view.connection.transport.isAlone) }, say("Teach"));
    this.name = h("input", { type: "text", placeholder: say("such as hurdy gurdy"), maxLength: 60, "aria-label": say("Name of the sound") });
    this.name.oninput = () => this.showButtons();
    this.name.onkeydown = ({ key }) => void (key === "Enter" && !this.learn.disabled && this.ask("teach"));
    this.record = wordButton("", { onclick: () => this.toggleRecorder() });
    this.stretch = wordButton("", { onclick: () => this.takeStretch() });
    this.list = h("ul", { class: "clips", "aria-label": say("Clips") });
    this.learn = wordButton(say("Teach"), { className: "text main", onclick: () => this.ask("teach") });
    this.keep = wordButton(say("Keep clips"), { onclick: () => this.ask("keep") });
    this.said = h("p", { class: "small", role: "status" });
    this.player = new Audio();
    const lines = [[say("Name"), this.name], [this.record, this.stretch], [this.learn, this.keep]].map((parts) => h("div", { class: "line" }, parts));
    this.sheet = sheet(this.opener, say("Teach it a sound"), h("p", { class: "small" }, teachHint()), lines.slice(0, 2), this.list, lines[2], this.said);
    this.sheet.classList.add("teach");
    this.sheet.addEventListener("toggle", ({ newState }) => (newState === "open" ? this.onOpen() : this.onClose()));
    view.cleanups.push(() => this.destroy());
    this.showButtons();
  }

  /** While the line is down nothing is sent, which is said, and nothing is waited for. */
  send(op, fields = {}, buffers = []) {
    if (this.view.connection.closed || this.view.connection.send("teach", { op, ...fields }, buffers)) return;
    Object.assign(this, { busy: false, learning: "" });
    this.said.textContent = lost();
    this.showButtons();
  }

  onOpen() {
    this.send("show");
    this.showButtons();
  }

  onClose() {
    this.recorder?.stop();
    this.player.pause();
  }

  /** What there is, as the session says it. */
  show({ clips, taught, busy, keeps, saves, error }) {
    Object.assign(this, { clips, keeps, busy });
    for (const key of this.recordings.keys()) if (!busy && !clips.some((clip) => clip.key === key)) this.recordings.delete(key);
    this.list.replaceChildren(...clips.map((clip, n) => this.item(clip, n)));
    const learnt = !busy && Object.hasOwn(taught, this.learning) && taught[this.learning];
    if (error) this.said.textContent = error;
    else if (learnt) this.said.textContent = saves ? `${learnt}. ${savedHint()}` : learnt;
    else if (busy && this.learning) this.said.textContent = say("Learning {name} …", { name: this.learning });
    if (learnt) this.view.lanes.choose(this.learning);
    if (error || learnt) this.learning = "";
    this.showButtons();
  }

  item({ key, seconds, level, start }, n) {
    const what = start === null ? say("Recorded") : say("From {start}", { start: clock(start) }), name = say("clip {n}", { n: n + 1 }), blob = this.recordings.get(key);
    const hear = button("play", say("Hear {name}", { name }), { hidden: start === null && !blob, onclick: () => this.hear(start, seconds, blob) });
    const save = button("save", say("Save {name}", { name }), { hidden: !blob, onclick: () => this.save(n, blob) });
    const drop = button("cross", say("Drop {name}", { name }), { onclick: () => this.send("drop", { key }) });
    const text = say("{name}, {seconds} s, {level} dB", { name: what, seconds: formatNumber(seconds, 1), level: Math.round(level) });
    return h("li", { class: "line" }, h("span", {}, text), h("span", { class: "group" }, hear, save, drop));
  }

  showButtons() {
    const { range } = this.view.selection, label = labelOf(this.name.value), ready = Boolean(label && this.clips.length && !this.busy);
    this.record.innerHTML = this.recorder ? `${svg("stop")}${say("Stop")}` : `${svg("microphone")}${say("Record")}`;
    this.stretch.textContent = range.length ? say("Take {start} – {end}", { start: clock(range[0]), end: clock(range[1]) }) : say("Take the selection");
    this.stretch.disabled = !range.length;
    this.learn.disabled = this.keep.disabled = !ready;
    this.keep.hidden = !this.keeps;
  }

  // -- Clips

  async toggleRecorder() {
    if (this.recorder) return this.recorder.stop();
    this.said.textContent = "";
    this.record.disabled = true;
    try {
      const stream = await microphone();
      if (this.view.connection.closed || !this.sheet.matches(":popover-open")) release(stream); // put away while the browser asked
      else this.begin(stream);
    } catch (error) {
      this.said.textContent = error.message;
    }
    this.record.disabled = false;
    this.showButtons();
  }

  begin(stream) {
    this.view.pause(); // or the song is recorded
    this.recorder = new ClipRecorder(stream, LONGEST, (blob) => this.onRecorded(blob));
    this.ticker = setInterval(() => (this.said.textContent = say("Recording {time}", { time: clock(this.recorder.seconds) })), 200);
  }

  async onRecorded(blob) {
    clearInterval(this.ticker);
    this.recorder = null;
    this.said.textContent = "";
    this.showButtons();
    if (this.view.connection.closed) return;
    const key = newId();
    this.recordings.set(key, blob);
    this.busy = true;
    this.send("record", { key }, [await blob.arrayBuffer()]);
  }

  takeStretch() {
    const [start, end] = this.view.selection.range;
    this.said.textContent = "";
    this.send("stretch", { key: newId(), start, end: Math.min(end, start + LONGEST) });
  }

  hear(start, seconds, blob) {
    if (!blob) {
      this.view.selection.set(start, start + seconds);
      this.view.seek(start);
      return this.view.play();
    }
    this.view.pause();
    if (this.player.src) URL.revokeObjectURL(this.player.src);
    this.player.src = URL.createObjectURL(blob);
    return this.player.play();
  }

  /** To the visitor's own disk. */
  async save(n, blob) {
    const suffix = /ogg/.test(blob.type) ? "ogg" : /mp4/.test(blob.type) ? "m4a" : "webm";
    download(`${labelOf(this.name.value) || "clip"}-${String(n + 1).padStart(3, "0")}.${suffix}`, blob.type, new Uint8Array(await blob.arrayBuffer()));
  }

  // -- What they are

  /** "teach" or "keep". */
  ask(op) {
    const name = labelOf(this.name.value);
    if (op === "teach") this.learning = name;
    this.said.textContent = op === "teach" ? say("Learning {name} …", { name }) : say("Kept");
    this.send(op, { name });
  }

  destroy() {
    this.onClose();
    clearInterval(this.ticker);
    if (this.player.src) URL.revokeObjectURL(this.player.src);
  }
}

// --- colours.js ---

// Colours: of the two themes, of the spectrogram, and such as can be read.

const channels = (colour) => [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));

/** Luminance of a colour #rrggbb, 0..1, as WCAG has it. */
function luminance(colour) {
  const [r, g, b] = channels(colour).map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two colours #rrggbb, 1..21. */
function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** A colour moved away from `ink` in small steps until its contrast with it is high enough for text. */
function readable(colour, ink, minimum = 4.6) {
  const from = channels(colour), goal = luminance(ink) > 0.5 ? 0 : 255;
  for (let part = 0; part < 1; part += 0.02) {
    const mixed = `#${from.map((c) => Math.round(c + (goal - c) * part).toString(16).padStart(2, "0")).join("")}`;
    if (contrast(mixed, ink) >= minimum) return mixed;
  }
  return goal ? "#ffffff" : "#000000";
}

/** [colour, ink]: the first ink that needs the colour moved by a little only, else the last. */
function inkFor(colour, inks) {
  const ink = inks.find((one) => contrast(colour, one) >= 3.9) || inks[inks.length - 1];
  return [readable(colour, ink), ink];
}

/** 256 colours between stops [[r, g, b], ...], Uint8ClampedArray (256 x 4). */
function colourTable(stops) {
  const table = new Uint8ClampedArray(1024);
  for (let i = 0; i < 256; i++) {
    const at = (i / 255) * (stops.length - 1), n = Math.min(stops.length - 2, Math.floor(at)), part = at - n;
    for (let c = 0; c < 3; c++) table[4 * i + c] = stops[n][c] + (stops[n + 1][c] - stops[n][c]) * part;
    table[4 * i + 3] = 255;
  }
  return table;
}

const THEMES = {
  light: {
    spectrogram: [[255, 255, 255], [211, 223, 238], [125, 156, 196], [51, 80, 127], [16, 29, 58]],
    wave: "#6b7f9e", grey: "91,100,114", text: "#4a5462",
    hatch: "rgba(120,130,145,.22)", inks: ["#ffffff", "#16110a"], accent: "#1f6fb5",
  },
  dark: {
    spectrogram: [[17, 20, 27], [38, 46, 84], [104, 62, 135], [220, 105, 96], [253, 219, 139]],
    wave: "#8ea3c7", grey: "170,180,196", text: "#b4bdca",
    hatch: "rgba(150,160,175,.2)", inks: ["#0c1118"], accent: "#6db3f2",
  },
};

/** Whether the page around is dark: Jupyter and VS Code say so, else the system does. */
function isDark() {
  const { body } = document;
  if (body.dataset.jpThemeLight) return body.dataset.jpThemeLight === "false";
  if (/vscode-(dark|high-contrast(?!-light))/.test(body.className)) return true;
  if (/vscode-light/.test(body.className)) return false;
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

// --- view/theme.js ---

// Light or dark: as the page around is, and when that changes.

class Theme {
  /** @param {() => void} changed called when another theme is on */
  constructor(changed) { Object.assign(this, { name: "light", root: null, printing: false, changed }); } // on paper all is light

  get colours() { return THEMES[this.name]; }

  /** Set an element's theme from now on; gives what ends that. */
  watch(root) {
    const apply = () => this.apply(), media = matchMedia("(prefers-color-scheme: dark)"), body = new MutationObserver(apply);
    this.root = root;
    const paper = matchMedia("print"), print = ({ matches }) => ((this.printing = matches), apply());
    media.addEventListener("change", apply);
    paper.addEventListener("change", print);
    body.observe(document.body, { attributes: true, attributeFilter: ["class", "data-jp-theme-light"] });
    apply();
    return () => {
      media.removeEventListener("change", apply);
      paper.removeEventListener("change", print);
      body.disconnect();
    };
  }

  apply() {
    const name = isDark() && !this.printing ? "dark" : "light";
    if (this.root.dataset.theme === name) return;
    this.root.dataset.theme = this.name = name;
    this.changed();
  }
}

// --- view/recorder.js ---

// The recorder of a notebook: a name for what is heard, the microphone, and the clips that were kept on the other side.

const recordHint = () => say("Name what is heard, record it, stop. Each recording becomes a file in a folder of that name.");
const noLabel = () => say("That is no name for a label; use letters, digits and _, such as hurdy_gurdy.");
const QUIET = -60; // dB, where the meter begins

class Recorder {
  constructor(el, transport) {
    Object.assign(this, { connection: new Connection(transport), theme: new Theme(() => {}), recorder: null, meter: null, ticker: 0, saving: false, clips: [], ended: "" });
    this.player = new Audio();
    this.name = h("input", { type: "text", placeholder: say("such as hurdy gurdy"), maxLength: 60, "aria-label": say("Name of the sound") });
    this.name.oninput = () => this.showButton();
    this.record = wordButton("", { onclick: () => this.toggle() });
    this.level = h("meter", { min: QUIET, max: 0, low: -40, high: -3, optimum: -20, value: QUIET, "aria-label": say("Level, dB") });
    this.clock = h("span", { class: "time" });
    this.said = h("p", { class: "small", role: "status" });
    this.list = h("ul", { class: "clips", "aria-label": say("Clips") });
    const line = h("div", { class: "line" }, this.name, this.record, this.level, this.clock);
    const region = { class: "audiotag recorder", lang: languageTag(), role: "region", "aria-label": say("audiotag recorder"), "data-lm-suppress-shortcuts": "true" };
    this.root = h("div", region, h("p", { class: "small" }, recordHint()), line, this.said, this.list);
    for (const type of ["keydown", "keyup", "keypress"]) this.root.addEventListener(type, (event) => event.stopPropagation());
    el.replaceChildren(this.root);
    el.audiotag = this;
    this.cleanups = [this.theme.watch(this.root), onLanguage(() => this.recorder || this.saving || (this.destroy(), new Recorder(el, transport)))];
    this.showButton();
    this.connection.listen({
      open: () => this.connection.send("show"), clips: (message) => this.show(message), notice: ({ message }) => this.say(message),
      sound: (message, [bytes]) => this.play(bytes),
    });
  }

  say(text) { this.said.textContent = text; }

  /** What there is, and what was wrong with what this view asked for. */
  show({ folder, label, clips, error }) {
    if (label && !this.name.value) this.name.value = label;
    if (JSON.stringify(clips) !== JSON.stringify(this.clips)) this.showClips(clips);
    if (error || this.saving) this.say(error || [say("Kept in {folder}", { folder }), this.ended].filter(Boolean).join(". "));
    this.saving = false;
    this.showButton();
  }

  showClips(clips) {
    const held = this.list.matches(":focus-within");
    this.clips = clips;
    this.list.replaceChildren(...clips.map((clip) => this.item(clip)));
    if (held) this.record.focus(); // else the focus would be lost with the button that was pressed
  }

  item({ key, name, seconds, level }) {
    const hear = button("play", say("Hear {name}", { name }), { onclick: () => this.connection.send("hear", { key }) });
    const drop = button("cross", say("Delete {name}", { name }), { onclick: () => this.connection.send("drop", { key }) });
    return h("li", { class: "line" }, h("span", {}, say("{name}, {seconds} s, {level} dB", { name, seconds: formatNumber(seconds, 1), level: Math.round(level) })), h("span", { class: "group" }, hear, drop));
  }

  showButton() {
    const label = labelOf(this.name.value), fits = /^(?!none$)[a-z]/.test(label);
    this.record.innerHTML = this.recorder ? `${svg("stop")}${say("Stop")}` : `${svg("microphone")}${say("Record")}`;
    this.record.disabled = !this.recorder && (!fits || this.saving);
    this.name.disabled = Boolean(this.recorder || this.saving);
    this.level.hidden = this.clock.hidden = !this.recorder;
    if (this.name.value.trim() && !fits) this.say(noLabel());
    else if (this.said.textContent === noLabel()) this.say("");
  }

  async toggle() {
    if (this.recorder) return this.recorder.stop();
    this.say("");
    this.player.pause(); // or it is recorded
    this.record.disabled = true;
    try {
      const stream = await microphone();
      if (this.connection.closed) return release(stream); // put away while the browser asked
      this.begin(stream);
    } catch (error) {
      this.say(error.message);
    }
    this.showButton();
    this.record.focus();
  }

  begin(stream) {
    this.recorder = new ClipRecorder(stream, LONGEST, (blob) => this.onRecorded(blob));
    this.meter = levelMeter(stream);
    this.ticker = setInterval(() => this.tick(), 100);
    this.tick();
  }

  tick() {
    this.level.value = this.meter.level();
    this.clock.textContent = clock(this.recorder.seconds);
  }

  async onRecorded(blob) {
    this.ended = this.recorder.seconds >= LONGEST ? say("A clip has {n} s at most: it ended by itself", { n: LONGEST }) : "";
    this.release();
    this.saving = !this.connection.closed;
    this.say(say("Keeping it …"));
    this.showButton();
    this.connection.send("record", { label: labelOf(this.name.value) }, [await blob.arrayBuffer()]);
  }

  play(bytes) {
    if (this.player.src) URL.revokeObjectURL(this.player.src);
    this.player.src = URL.createObjectURL(new Blob([bytes], { type: "audio/wav" }));
    return this.player.play();
  }

  /** Let go of the microphone. */
  release() {
    clearInterval(this.ticker);
    this.meter?.close();
    Object.assign(this, { recorder: null, meter: null });
    this.level.value = QUIET;
    this.clock.textContent = "";
  }

  destroy() {
    this.connection.close();
    this.recorder?.stop();
    this.player.pause();
    if (this.player.src) URL.revokeObjectURL(this.player.src);
    this.cleanups.forEach((cleanup) => cleanup());
    this.root.remove();
  }
}

// --- pitch.js ---

// Pitch on the mel axis of a spectrogram: where a frequency lies, and the marks of an axis in Hz or in notes. The notebook `logmel` has the scale.

const mels = (hz) => 2595 * Math.log10(1 + hz / 700);

/** Where a frequency lies among the bands, 0 = the lower edge of the picture, 1 = the upper; `range`: edges of the lowest and highest band, Hz. */
function placeOf(hz, [fmin, fmax], rows) {
  const step = (mels(fmax) - mels(fmin)) / (rows + 1); // the middle of band k is k + 1 steps above fmin
  return ((mels(hz) - mels(fmin)) / step - 0.5) / rows;
}

const NOTES = ["C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B"];

/** The name of a note by its MIDI number: 69 is A4. */
const noteName = (midi) => `${NOTES[midi % 12]}${Math.floor(midi / 12) - 1}`;

const noteHz = (midi) => 440 * 2 ** ((midi - 69) / 12);

const IMPORTANT_HZ = [1000, 5000, 10000, 2000, 500, 200, 100, 15000, 3000, 7000, 50]; // those in front have their places first
const IMPORTANT_NOTES = [69, 36, 84, 96, 108, 120, 72, 48, 60, 24, 45, 57, 81, 93, 105, 117]; // A4, C2, the other C, the other A

const hzText = (hz) => (hz < 1000 ? `${hz} Hz` : `${hz / 1000} kHz`);

/**
 * The marks of an axis: as many as fit, the important ones first.
 * @param {{notes: boolean, range: number[], rows: number, height: number, gap: number}} axis notes or Hz; pixels of the picture, and between marks
 * @returns {Array<{y: number, text: string}>} pixels from the top
 */
function axisMarks({ notes, range, rows, height, gap = 12 }) {
  const named = notes ? IMPORTANT_NOTES.map((midi) => [noteHz(midi), noteName(midi)]) : IMPORTANT_HZ.map((hz) => [hz, hzText(hz)]), marks = [];
  for (const [hz, text] of named) {
    const y = height * (1 - placeOf(hz, range, rows)), room = y > 3 && y < height - 1;
    if (room && marks.every((mark) => Math.abs(mark.y - y) >= gap)) marks.push({ y, text });
  }
  return marks.sort((a, b) => a.y - b.y);
}

// --- view/axis.js ---

// The pitch axis of the spectrogram: in Hz, or in notes.

const CHOICE = "audiotag.axis", LOW = 60; // pixels: a lower picture has no room for an axis

class Axis {
  constructor(view) {
    Object.assign(this, { view, notes: stored((storage) => storage.getItem(CHOICE)) === "notes" });
    this.button = toggle("note", say("Notes on the pitch axis, in place of Hz"), this.notes, say("Notes"));
    this.button.onclick = () => this.toggle();
  }

  toggle() {
    this.notes = !this.notes;
    press(this.button, this.notes);
    stored((storage) => storage.setItem(CHOICE, this.notes ? "notes" : "Hz"));
    this.view.frames.draw();
  }

  /** A session of long ago does not say where its bands lie. */
  begin() { this.button.hidden = !this.view.song.meta.mel; }

  /** The marks of a picture so many pixels high. */
  marks(height) {
    const { mel, rows } = this.view.song.meta;
    return mel && height >= LOW ? axisMarks({ notes: this.notes, range: mel, rows, height }) : [];
  }

  draw(context, height, colours) {
    context.font = "10px system-ui, sans-serif";
    for (const { y, text } of this.marks(height)) {
      const baseline = Math.min(Math.max(y + 3.5, 9), height - 3);
      context.fillStyle = `rgba(${colours.spectrogram[0]},.8)`;
      context.fillRect(0, baseline - 9, context.measureText(text).width + 10, 11.5);
      context.fillStyle = colours.text;
      context.fillRect(0, y, 4, 1);
      context.fillText(text, 7, baseline);
    }
  }
}

// --- drawing.js ---

// What is drawn on a canvas: the outline of the wave, and stripes.

/** A canvas made as large as it is shown, and its context in CSS pixels: [context, width, height]. */
function surface(canvas) {
  const scale = Math.min(2, devicePixelRatio || 1), width = canvas.clientWidth, height = canvas.clientHeight;
  const w = Math.max(1, Math.round(width * scale)), t = Math.max(1, Math.round(height * scale));
  if (canvas.width !== w || canvas.height !== t) Object.assign(canvas, { width: w, height: t });
  const context = canvas.getContext("2d");
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  return [context, width, height];
}

/** The outline of the wave for columns c0..c1, as high as fits for the loudest moment of the song; what is nearly silence stays low. */
function drawWave(context, width, height, track, c0, c1, colour) {
  context.fillStyle = colour;
  const each = (c1 - c0) / width, middle = height / 2, scale = (middle - 1) / Math.max(8, track.loudest);
  for (let x = 0; x < width; x++) {
    let low = 127, high = -127;
    const first = Math.max(0, Math.floor(c0 + x * each));
    const last = Math.min(track.columns, Math.max(first + 1, Math.ceil(c0 + (x + 1) * each)));
    for (let column = first; column < last; column++) {
      if (!track.known[column]) continue;
      low = Math.min(low, track.peaks[2 * column]);
      high = Math.max(high, track.peaks[2 * column + 1]);
    }
    if (high >= low) context.fillRect(x, middle - high * scale, 1, Math.max(1, (high - low) * scale));
  }
}

/** Stripes where nothing is known yet. */
function hatch(context, x, width, height, colour) {
  context.save();
  context.beginPath();
  context.rect(x, 0, width, height);
  context.clip();
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.beginPath();
  for (let at = x - (x % 9) - height; at < x + width; at += 9) {
    context.moveTo(at, height);
    context.lineTo(at + height, 0);
  }
  context.stroke();
  context.restore();
}

// --- view/comparison.js ---

// An annotation beside what was heard: the legend of its marks, and a line that sums it up.

const kinds = () => ({ both: say("as annotated"), missing: say("missing: annotated, not heard"), extra: say("extra: heard, not annotated") });

class Comparison {
  constructor(view) {
    this.view = view;
    this.line = h("p", {});
    this.swatches = Object.fromEntries(Object.keys(kinds()).map((kind) => [kind, canvas("mark")]));
    const legend = Object.entries(kinds()).map(([kind, text]) => h("li", {}, this.swatches[kind], text));
    this.el = h("section", { class: "comparison", "aria-label": say("Compared with the annotation"), hidden: true }, this.line, h("ul", { class: "legend" }, legend));
  }

  show() {
    const { song } = this.view, { truth } = song.meta;
    this.el.hidden = !truth;
    if (truth) this.line.textContent = [say("Below each bar: {name}.", { name: truth.name }), this.score(), this.unknown()].filter(Boolean).join(" ");
  }

  /** How right the song was heard, once all of it was. */
  score() {
    const { song } = this.view, { duration } = song.track;
    if (!song.track.done) return "";
    const inSong = (events) => events.map(({ start, end }) => ({ start, end: Math.min(end, duration) })); // whatever the annotation says
    const counts = segmentCounts((label) => inSong(song.truthFor(label)), (label) => song.eventsFor(label), song.labels, song.meta.truth.kit);
    return say("Counted in seconds: {score}.", { score: scoreText(counts) });
  }

  /** Labels of the annotation that the model cannot hear. */
  unknown() {
    const { song } = this.view, names = [...song.truth.keys()].filter((label) => !song.labels.includes(label) && !(label in song.meta.groups));
    return names.length ? say("The model does not know {names}.", { names: names.map((label) => song.displayName(label)).join(", ") }) : "";
  }

  draw(colours) {
    if (this.el.hidden) return;
    for (const [kind, swatch] of Object.entries(this.swatches)) {
      const [context, width, height] = surface(swatch);
      drawDifference(context, kind, 1, width - 2, 1, height - 2, colours.text);
    }
  }
}

// --- evidence.js ---

// What speaks for a label and against it, as a picture: orange and blue, as `plot_evidence` of the notebook `plot` has it.
const FOR = [230, 97, 0], AGAINST = [33, 102, 191], STRONGEST = 0.85 * 255;

/**
 * Pixels, a column for each piece of time and the highest bands on top: RGBA; the less a patch says, the more can be seen through it.
 * @param {Float32Array} values (times x bands), low bands first
 * @param {number} bands
 */
function evidencePixels(values, bands) {
  const times = values.length / bands, pixels = new Uint8ClampedArray(values.length * 4);
  const most = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-6);
  values.forEach((value, i) => {
    const row = bands - 1 - (i % bands), at = row * times + Math.floor(i / bands);
    pixels.set([...(value > 0 ? FOR : AGAINST), (STRONGEST * Math.abs(value)) / most], 4 * at);
  });
  return pixels;
}

// --- view/ask.js ---

// What is asked about a stretch: why a label is heard there, and where there is more like it.

const ASKED_MOST = 30; // seconds that can be asked about
const AROUND = 1.5; // seconds on each side of the playhead, where there is no event

class Ask {
  constructor(view) {
    Object.assign(this, { view, id: 0, map: null, moments: [] }); // id: of the last question; map: what speaks for a label, drawn over the spectrogram
    this.whyChip = h("button", { type: "button", class: "text why", hidden: true, onclick: () => this.clear() });
    this.moreChip = h("button", { type: "button", class: "text more-like", hidden: true });
    this.chips = [this.whyChip, this.moreChip];
    this.list = h("ol", { class: "alike" });
    this.remove = wordButton(say("Remove the marks"), { onclick: () => (this.sheet.hidePopover(), this.clear()) });
    this.sheet = sheet(this.moreChip, say("More like this"), this.list, h("div", { class: "line" }, this.remove));
  }

  /** Whether there is a session that answers; a saved page has none, and a recording has no end yet. */
  get possible() { return !this.view.connection.transport.isAlone && !this.view.song.live; }

  /** Whether an answer is shown. */
  get shown() { return Boolean(this.map) || this.moments.length > 0; }

  /** What is meant: the selection, the event at the playhead, and without one the moment around it, or if that is to be looked for the next event. */
  rangeOf(label, next) {
    const { selection, song, time, duration } = this.view, events = song.eventsFor(label);
    const event = eventAt(events, time) || (next && nextEvent(events, time)), around = [Math.max(0, time - AROUND), Math.min(duration, time + AROUND)];
    const [start, end] = selection.range.length ? selection.range : event ? [event.start, event.end] : around;
    if (end - start <= ASKED_MOST) return [start, end];
    const middle = clamp(time, start + ASKED_MOST / 2, end - ASKED_MOST / 2);
    return [middle - ASKED_MOST / 2, middle + ASKED_MOST / 2];
  }

  why(label, range = this.rangeOf(label, false)) { this.ask("why", label, range, say("Looking for what speaks for it …")); }

  more(label, range = this.rangeOf(label, true)) { this.ask("more", label, range, say("Looking for more like it …")); }

  ask(what, label, [start, end], text) {
    const { connection, status } = this.view;
    const sent = connection.send("ask", { what, id: ++this.id, label, start: roundTime(start), end: roundTime(end) });
    status.show(sent ? text : lost());
  }

  /** An answer; one to an older question is left out. */
  take(message, bytes) {
    if (message.id !== this.id) return;
    if (typeof message.error === "string") return this.view.status.show(message.error);
    if (message.what === "why") this.showMap(message, floatsOf(bytes));
    else this.showMoments(message);
    this.showChips();
    this.view.frames.draw();
  }

  showMap({ label, times, frequencies, text, score }, values) {
    const [n, bands] = [times.length - 1, frequencies.length - 1], start = times[0], end = times[n];
    if (!(start < end) || !bands || values.length !== n * bands) throw new Error("the patches do not fit");
    const picture = h("canvas", { width: n, height: bands });
    picture.getContext("2d").putImageData(new ImageData(evidencePixels(values, bands), n), 0, 0);
    this.map = { label, score, text: String(text), picture, start, end };
    this.comeNear(start, end);
    this.view.status.show(this.map.text);
    this.view.stage.describe();
  }

  /** Zoom in on a stretch in which nothing could be told apart. */
  comeNear(start, end) {
    const { viewport, duration } = this.view, seconds = Math.min(duration, (end - start) * 3), from = (start + end - seconds) / 2;
    if (viewport.seconds < 2 * seconds && start >= viewport.span[0] && end <= viewport.span[1]) return;
    viewport.setFollow(false);
    viewport.show([0, seconds].map((t) => t + clamp(from, 0, duration - seconds)));
  }

  showMoments({ label, start, end, moments }) {
    const { status, song } = this.view, fits = ([from, to, likeness]) => from < to && Number.isFinite(likeness);
    this.moments = moments.filter(fits);
    const of = { name: song.displayName(label), start: clock(start), end: clock(end) };
    this.list.replaceChildren(...this.moments.map((moment) => h("li", {}, this.entry(moment))));
    this.sheet.firstChild.textContent = say("More like {name}, {start} to {end}", of);
    if (!this.moments.length) return status.show(say("There is no other place in this song"));
    status.show(say("Most like {name}, {start} to {end}: {moments}", { ...of, moments: this.moments.slice(0, 3).map(([from]) => clock(from)).join(", ") }));
    this.showChips();
    this.sheet.showPopover();
  }

  entry([start, end, likeness]) {
    const inside = [h("span", {}, `${clock(start)}–${clock(end)}`), h("span", { class: "small" }, say("similarity {n}", { n: formatNumber(likeness, 2) }))];
    return h("button", { type: "button", class: "menu-item", onclick: () => (this.sheet.hidePopover(), this.view.seek(start)) }, inside);
  }

  showChips() {
    const { map, moments, whyChip, moreChip, view: { song } } = this;
    whyChip.hidden = !map;
    whyChip.innerHTML = `<span class="for"></span>${say("for")} <span class="against"></span>${say("against")} ${svg("cross")}`;
    whyChip.title = say("remove what speaks for it and against it");
    if (map) whyChip.prepend(`${song.displayName(map.label)} ${formatNumber(map.score, 2)}: `);
    moreChip.hidden = !moments.length;
    moreChip.textContent = say("{n} alike", { n: moments.length });
    moreChip.setAttribute("aria-label", say("{n} moments that are alike: the list", { n: moments.length }));
  }

  /** Take away what is shown. */
  clear() {
    const focused = this.chips.includes(document.activeElement);
    Object.assign(this, { map: null, moments: [] });
    this.showChips();
    if (this.view.song.meta) this.view.stage.describe();
    this.view.frames.draw();
    if (focused) this.view.root.focus({ preventScroll: true }); // a chip that goes takes the keys with it
  }

  /** The patches, over a spectrogram that is paler there. */
  drawMap(context, height, { spectrogram: [paper] }) {
    if (!this.map) return;
    const { picture, start, end } = this.map, { viewport } = this.view, x = viewport.x(start), width = viewport.x(end) - x;
    context.fillStyle = `rgba(${paper}, 0.7)`;
    context.fillRect(x, 0, width, height);
    context.imageSmoothingEnabled = false;
    context.drawImage(picture, x, 0, width, height);
  }

  /** A bar for each moment that is alike, the paler the less it is; `xOf`: where a moment lies, pixels. */
  drawMarks(context, height, { accent }, xOf) {
    for (const [start, end, likeness] of this.moments) {
      context.fillStyle = accent;
      context.globalAlpha = clamp(likeness, 0.3, 1);
      context.fillRect(xOf(start), height - 6, Math.max(4, xOf(end) - xOf(start)), 6);
    }
    context.globalAlpha = 1;
  }
}

// --- view/controls.js ---

// The buttons of the sound, and the song's name.

const RATES = [0.5, 0.75, 1, 1.25, 1.5, 2];

class Controls {
  constructor(view, name) {
    const { sound } = view;
    this.view = view;
    this.play = button("play", say("Play"), { class: "play", onclick: () => sound.toggle() });
    this.title = h("h2", { class: "title" }, name);
    this.mute = toggle("loud", say("Mute"));
    this.mute.onclick = () => (sound.audio.muted = !sound.audio.muted);
    this.volume = slider(say("Volume"), 0, 1, 0.05, 1, { className: "volume" });
    this.volume.oninput = () => sound.setVolume(Number(this.volume.value));
    const rates = RATES.map((rate) => h("option", { value: rate, selected: rate === 1 }, `${formatNumber(rate, 2, 0)}×`));
    this.speed = h("select", { "aria-label": say("Speed"), onchange: () => sound.setRate(Number(this.speed.value)) }, rates);
    this.loop = toggle("loop", say("Loop the selection, or the song"), false, say("Loop"));
    this.loop.onclick = () => this.setLoop(!sound.looping);
  }

  setLoop(on) { press(this.loop, (this.view.sound.looping = on)); }

  showPlaying(on) {
    this.view.root.classList.toggle("playing", on);
    this.play.innerHTML = svg(on ? "pause" : "play");
    this.play.title = on ? say("Pause") : say("Play");
    this.play.setAttribute("aria-label", this.play.title);
  }

  showMuted(muted) {
    press(this.mute, muted);
    this.mute.innerHTML = svg(muted ? "mute" : "loud");
  }
}

// --- corrections_file.js ---

// Corrections as the text of a file, as the notebook `corrections_file` has it, and back.

const FORMAT = "audiotag corrections", VERSION = 1, MOST_ITEMS = 10_000, VERDICTS = ["right", "wrong", "added"];
const MOST_BYTES = 8_000_000; // of a file of corrections

/** The text that keeps a song's corrections. */
function dumpCorrections({ name, fingerprint, duration, model }, items) {
  const head = { format: FORMAT, version: VERSION, song: name, fingerprint: { hash: fingerprint || "", duration }, model };
  const lines = items.map(({ start, end, label, verdict }) => JSON.stringify({ start, end, label, verdict }));
  return `${JSON.stringify(head).slice(0, -1)},\n "corrections": [${lines.join(",\n  ")}]}\n`;
}

const isMoment = (value) => typeof value === "number" && value >= 0 && value < 1e7;

const NO_LETTER = /[|\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu; // what no label holds: those that Python cannot print, and the bar

/** The label that a listener has typed; "" where it is none. */
const plainLabel = (text) => text.replace(NO_LETTER, " ").trim();

/** Whether plain data makes a correction. */
const isCorrection = (item) => Boolean(item) && isMoment(item.start) && isMoment(item.end) && item.start < item.end && VERDICTS.includes(item.verdict)
  && typeof item.label === "string" && item.label.length > 0 && [...item.label].length <= 64 && item.label.search(NO_LETTER) < 0;

/** The corrections in a text; throws an error of one line where they cannot be used for the song that `meta` describes. */
function parseCorrections(text, meta) {
  const fail = (why) => { throw new Error(why); };
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    fail(say("it is no whole file of corrections"));
  }
  if (data?.format !== FORMAT) fail(say("it is no file of corrections"));
  if (data.version !== VERSION) fail(say("it is of version {version}, and this player knows {known}", { version: String(data.version).slice(0, 10), known: VERSION }));
  const { hash, duration } = data.fingerprint || {}, near = isMoment(duration) && isMoment(meta.duration) && Math.abs(duration - meta.duration) <= 0.05;
  if (!near && !(hash && hash === meta.fingerprint)) fail(say("it is of another song ({name})", { name: String(data.song).slice(0, 60) }));
  if (!Array.isArray(data.corrections) || data.corrections.length > MOST_ITEMS) fail(say("it holds no list of at most {n} corrections", { n: MOST_ITEMS }));
  if (!data.corrections.every(isCorrection)) fail(say("a correction in it makes no sense"));
  return data.corrections.map(({ start, end, label, verdict }) => ({ start, end, label, verdict }));
}

/** The changes of both sides, as the notebook has them; `before`: what this side had when it last read or wrote. */
function mergeCorrections(before, mine, theirs) {
  const by = (items) => new Map(items.map((item) => [correctionKey(item), item])), [was, now, there] = [before, mine, theirs].map(by);
  const fresh = theirs.filter((item) => !was.has(correctionKey(item)) && !now.has(correctionKey(item)));
  const own = mine.map((item) => (was.get(correctionKey(item))?.verdict === item.verdict ? there.get(correctionKey(item)) : item));
  return [...fresh, ...own.filter(Boolean)];
}

// --- view/corrections.js ---

// Corrections: a listener's verdicts on the model's events. Their menu adds what was not heard, and undoes.

const noRange = () => `${say("Without a selection the moment that plays now is meant.")} ${onTouch() ? byTouch() : byMouse()}`;
const byMouse = () => say("Drag with Shift to select a stretch.");
const byTouch = () => say("Switch “Select” on and drag to select a stretch.");
const hint = () => (onTouch() ? say("To say that an event is right, wrong or something else, open its lane’s “⋯”, or tap the event.")
  : say("To say that an event is right, wrong or something else, open its lane’s “⋯”, or click on the event; its edges can be dragged."));

/** What a verdict says of an event. */
const verdictWords = { right: () => say("right"), wrong: () => say("wrong"), added: () => say("added") };

class Corrections {
  constructor(view) {
    this.view = view;
    this.opener = button("pen", say("Corrections"), {}, say("Corrections"));
    this.where = h("p", { class: "small" });
    this.known = h("select", { "aria-label": say("Instrument that plays there") });
    this.other = h("input", { type: "text", placeholder: say("or another name"), maxLength: 64, "aria-label": say("Another instrument’s name") });
    this.other.onkeydown = ({ key }) => void (key === "Enter" && this.addLabel()); // false would swallow the key
    this.add = wordButton(say("Add"), { className: "text main", onclick: () => view.song.meta && this.addLabel() });
    this.undo = button("undo", say("Undo the last correction"), { disabled: true, onclick: () => this.step("undo") });
    this.redo = button("redo", say("Redo"), { disabled: true, onclick: () => this.step("redo") });
    this.count = h("span", { class: "small" });
    this.file = h("input", { type: "file", accept: ".json,application/json", hidden: true, "aria-label": say("File of corrections") });
    this.file.onchange = () => this.openFile();
    const saved = wordButton(say("Open saved ones"), { onclick: () => view.song.meta && this.file.click() });
    const lines = [[this.known, this.other, this.add], [this.undo, this.redo, this.count, saved, this.file]];
    const [adding, undoing] = lines.map((parts) => h("div", { class: "line" }, parts)), help = h("p", { class: "small" }, hint());
    this.sheet = sheet(this.opener, say("Something plays that was not heard?"), this.where, adding, help, undoing);
  }

  /** "undo" or "redo". */
  step(op) { this.send({ op }); }

  /** Says whether it was sent; while the line is down, nothing is, and the listener is told. */
  send(fields) {
    const sent = this.view.connection.send("correct", fields);
    if (!sent) this.view.status.show(lost());
    return sent;
  }

  /** Send a step: what is said, and what is not any more; says whether that was done. */
  change(add, remove = []) {
    const inMicroseconds = (items) => items.map(({ start, end, label, verdict }) => ({ start: roundTime(start), end: roundTime(end), label, verdict }));
    return !(add.length + remove.length) || this.send({ op: "change", add: inMicroseconds(add), remove: inMicroseconds(remove) });
  }

  /** Say what was done: `what` in the language of now. */
  report(label, what, [start, end]) {
    const name = this.view.song.displayName(label);
    this.view.status.show(say("{name}: {what}, {start} to {end}", { name, what, start: clock(start), end: clock(end) }));
  }

  /** What was said of a label within a range of time. */
  saidIn(label, [start, end]) { return this.view.song.correctionsOf(label).filter((item) => liesIn(item, start, end)); }

  /** Send that a label is right, wrong or added in a range of time. */
  correct(label, verdict, [start, end] = this.rangeOf(label)) {
    if (!(start < end)) return;
    const remove = this.saidIn(label, [start, end]), onlySaid = verdict === "wrong" && remove.length && !this.view.song.isHeard(label);
    if (this.change(onlySaid ? [] : [{ start, end, label, verdict }], remove)) this.report(label, verdictWords[verdict](), [start, end]);
  }

  /** It is not in the song at all. */
  wrongEverywhere(label) {
    const { song } = this.view, end = Math.max(song.track.duration, ...song.eventsFor(label).map((event) => event.end));
    const done = this.change(song.isHeard(label) ? [{ start: 0, end, label, verdict: "wrong" }] : [], song.correctionsOf(label));
    if (done) this.report(label, say("wrong everywhere"), [0, end]);
  }

  /** It is really something else: one step. */
  replace(label, other, [start, end]) {
    const remove = [...this.saidIn(label, [start, end]), ...this.saidIn(other, [start, end])];
    const wrong = this.view.song.isHeard(label) ? [{ start, end, label, verdict: "wrong" }] : [];
    const done = this.change([...wrong, { start, end, label: other, verdict: "added" }], remove);
    if (done) this.report(label, say("really {name}", { name: this.view.song.displayName(other) }), [start, end]);
  }

  takeBack(label, range) {
    if (this.change([], this.saidIn(label, range))) this.report(label, say("taken back"), range);
  }

  /** Its "start" or "end" lies elsewhere; `block` is an event, or what was said to be wrong. */
  moveEdge(label, block, key, to) {
    const { song } = this.view, longer = key === "start" ? to < block.start : to > block.end;
    const { remove, add } = movedEdge(song.correctionsOf(label), song.heardBy(label), label, block[key], roundTime(to), longer === block.sounds);
    if (!this.change(add, remove)) return;
    this.report(label, key === "start" ? say("begins elsewhere") : say("ends elsewhere"), [Math.min(block[key], to), Math.max(block[key], to)]);
  }

  /** Corrections that were saved from here, or lay beside the song. */
  async openFile() {
    const { keeping, song, status } = this.view, [file] = this.file.files;
    this.file.value = "";
    this.sheet.hidePopover();
    if (!file) return;
    try {
      if (file.size > MOST_BYTES) throw new Error(say("it is larger than corrections can be"));
      const count = keeping.load(parseCorrections(await file.text(), { ...song.meta, duration: song.meta.duration ?? song.track.duration }));
      if (count === null) status.show(lost());
      else status.show(count ? say("{n} corrections opened", { n: count }) : say("All of these corrections are here already"));
    } catch (error) {
      status.show(say("{name} cannot be opened: {why}", { name: file.name, why: error.message }));
    }
  }

  /** The range that is meant: the selection, else what sounds of that label. */
  rangeOf(label) {
    const { selection, song, time } = this.view;
    return selection.range.length ? selection.range : song.rangeAt(label, time);
  }

  addLabel() {
    const label = this.view.song.labelMeant(plainLabel(this.other.value)) || this.known.value;
    this.other.value = "";
    if (label) this.correct(label, "added");
    this.sheet.hidePopover();
  }

  /** The labels that the model knows, for another song. */
  begin() {
    const { song } = this.view;
    this.known.replaceChildren(...song.sortedLabels().map((label) => h("option", { value: label }, song.displayName(label))));
  }

  showRange() {
    const [start, end] = this.view.selection.range;
    this.where.textContent = start === undefined ? noRange()
      : say("From {start} to {end}, the selection:", { start: clock(start), end: clock(end) });
  }

  /** What can be undone, as a message says, and how many there are now. */
  show({ undo, redo }) {
    const { length } = this.view.song.corrections;
    this.undo.disabled = !undo;
    this.redo.disabled = !redo;
    this.count.textContent = length ? say("{n} corrections", { n: length }) : "";
  }
}

// --- view/picture.js ---

// What is in view as a picture, for a worksheet or a lesson: dark on white, whatever the theme.

const WIDTH = 1200, MARGIN = 28, NAMES = 190, SCALE = 2; // pixels of the picture, of which the file has four each
const HEAD = 64, LANE = 32, FONT = "system-ui, sans-serif";
const COLOURS = THEMES.light, PAPER = "#ffffff", INK = "#1a2129", LINE = "#d9dee6";

function write(context, text, x, y, font, colour = INK) {
  Object.assign(context, { font: `${font} ${FONT}`, fillStyle: colour });
  context.fillText(text, x, y, WIDTH - MARGIN - x);
}

/** Draw in a frame of its own: `draw(context, width, height)`. */
function within(context, x, y, width, height, draw) {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.translate(x, y);
  draw(context, width, height);
  context.restore();
}

function drawHead(context, { song, viewport, duration }) {
  const [t0, t1] = viewport.span, length = clock(duration);
  write(context, song.meta.name, MARGIN, MARGIN + 20, "650 22px");
  const part = viewport.showPart() ? say("{start} to {end} of {length}", { start: clock(t0), end: clock(t1), length }) : length;
  const beside = song.meta.truth ? ` · ${say("below each bar {name}", { name: song.meta.truth.name })}` : "";
  write(context, `${part} · ${say("what audiotag hears")}${beside}`, MARGIN, MARGIN + 42, "14px", COLOURS.text);
}

function drawLane(context, lane, y, width) {
  const [colour] = inkFor(lane.view.song.colour(lane.label), COLOURS.inks);
  Object.assign(context, { fillStyle: LINE });
  context.fillRect(MARGIN, y, WIDTH - 2 * MARGIN, 1);
  Object.assign(context, { fillStyle: colour, strokeStyle: colour, lineWidth: 2 });
  context.beginPath();
  context.arc(MARGIN + 6, y + LANE / 2, lane.family ? 4 : 5, 0, 7);
  context[lane.family ? "stroke" : "fill"]();
  context.font = `15px ${FONT}`;
  context.fillStyle = INK;
  context.fillText(lane.name, MARGIN + 20, y + LANE / 2 + 5, NAMES - 28);
  within(context, MARGIN + NAMES, y + 1, width, LANE - 2, (...on) => lane.drawOn(...on, COLOURS, colour));
}

function drawAll(context, view, height) {
  const { stage, lanes } = view, width = WIDTH - 2 * MARGIN - NAMES, tiles = stage.tilesIn(COLOURS);
  context.scale(SCALE, SCALE);
  context.fillStyle = PAPER;
  context.fillRect(0, 0, WIDTH, height);
  drawHead(context, view);
  let y = MARGIN + HEAD;
  const strip = (high, draw) => (within(context, MARGIN + NAMES, y, width, high, draw), (y += high));
  strip(22, (...on) => stage.drawRuler(...on, COLOURS));
  strip(44, (...on) => stage.drawWaveform(...on, COLOURS));
  strip(150, (...on) => stage.drawSpectrogram(...on, COLOURS, tiles));
  y += 10;
  for (const lane of lanes.shown) drawLane(context, lane, (y += LANE) - LANE, width);
}

/** A canvas with what is in view. */
function drawPicture(view) {
  const { lanes, viewport } = view, height = 2 * MARGIN + HEAD + 226 + LANE * lanes.shown.length, before = viewport.width;
  const canvas = h("canvas", { width: WIDTH * SCALE, height: height * SCALE });
  viewport.width = WIDTH - 2 * MARGIN - NAMES; // where a moment is, in the picture
  drawAll(canvas.getContext("2d"), view, height);
  viewport.width = before;
  return canvas;
}

// --- view/saved_page.js ---

// The song as one HTML file, as the notebook `page` makes it: what has come here, put into a page without a song.

const packed = (message, buffers = []) => toBase64(pack({ ...message, view: null }, buffers)); // for whichever view will be

/** What the session said, with the thresholds and corrections of now. */
function messagesOf(song) {
  const { meta, track, corrections } = song, { duration, total, columns, rows, labels } = track;
  const items = track.spans.flatMap(([start, end], i) => [[i, start, end]]), scores = new Float32Array(items.length * labels);
  items.forEach(([i], row) => scores.set(track.scores.subarray(i * labels, (i + 1) * labels), row * labels));
  const segments = { type: "segments", seq: 0, items, columns: [[0, columns]], duration, total, done: true, analysed: 1 };
  const picture = [track.picture.subarray(0, columns * rows), new Uint8Array(track.peaks.buffer, 0, 2 * columns)];
  const known = { type: "meta", ...meta, thresholds: song.thresholds(), duration };
  const marks = { type: "corrections", items: corrections, undo: false, redo: false };
  return [packed(known), packed(marks), packed(segments, [new Uint8Array(scores.buffer), ...picture])];
}

/** The text of the page that this one is, if it is a saved one, or of the one at an address; with no song in it. */
async function blankPage(address) {
  if (!address) return emptied(document.cloneNode(true));
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(say("the server answers with {status}", { status: String(answer.status) }));
  return answer.text();
}

function emptied(page) {
  page.getElementById("player").replaceChildren();
  page.getElementById("session").textContent = "null";
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}

/** Whether a page can be made here: in a saved page, or where there is an address of one without a song. */
const canMakePage = (address) => Boolean(address || document.querySelector("script#session"));

/** The text of the page. `exports`: format -> {name, mime, text} */
async function makePage(view, address, exports) {
  const { song, sound } = view, page = await blankPage(address), bytes = await (await fetch(sound.audio.src)).arrayBuffer();
  const data = { messages: messagesOf(song), audio: toBase64(new Uint8Array(bytes)), mime: sound.source.mime, exports };
  const title = song.meta.name.replaceAll("&", "&amp;").replaceAll("<", "&lt;"), json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return page.replace(/(<title>)[^<]*/, (_, tag) => tag + title).replace(/(id="session">)null(?=<)/, (_, tag) => tag + json);
}

// --- view/exports.js ---

// The menu that saves what was heard.

/** Formats by what they are for; others stand with the first. */
const groups = () => [
  [say("Tables and data"), ["table", "csv", "summary", "json"]],
  [say("Annotation tools"), ["audacity", "raven", "textgrid", "elan", "reaper", "labelstudio", "jams", "rttm"]],
  [say("Subtitles"), ["vtt", "srt"]],
];

class ExportMenu {
  /** @param {string=} address of a page without a song, which can be filled with this one */
  constructor(view, address) {
    Object.assign(this, { view, address, waiting: new Map() }); // id of an export -> the promise that takes it instead of the visitor's disk
    this.opener = button("save", say("Save what was heard"), {}, say("Save"));
    this.items = h("div", {});
    this.corrected = h("input", { type: "checkbox", checked: true });
    this.choice = h("label", { class: "line", hidden: true }, this.corrected, say("With the corrections"));
    this.sheet = sheet(this.opener, say("Save what was heard"), this.choice, this.items);
    this.sheet.classList.add("exports");
  }

  /** The session's formats, for another song; corrections are here already. */
  begin() {
    const { formats } = this.view.song.meta, known = groups(), grouped = known.flatMap(([, names]) => names);
    const others = Object.keys(formats).filter((format) => !grouped.includes(format));
    const item = (format) => this.item(format, formats[format], () => this.ask(format));
    const asked = known.map(([title, names], n) => this.group(title, [...names.filter((name) => name in formats), ...(n ? [] : others)].map(item)));
    const own = [this.item(say("picture"), ".png", () => this.savePicture()), this.item(say("your corrections"), ".csv", () => this.saveCorrections())];
    own.push(this.item(say("your corrections, to open again"), ".json", () => this.keepCorrections()));
    if (canMakePage(this.address)) own.unshift(this.item(say("page with the song"), ".html", () => this.savePage()));
    this.items.replaceChildren(this.group(say("The song"), own), ...asked.filter((group) => group.querySelector("button")));
  }

  group(title, items) {
    return h("div", { role: "group", class: "formats", "aria-label": title }, h("p", { class: "small", "aria-hidden": "true" }, title), ...items);
  }

  item(text, suffix, onclick) {
    return h("button", { type: "button", class: "menu-item", onclick }, h("span", {}, text), h("span", { class: "small" }, suffix));
  }

  /** Without corrections there is no choice. */
  showChoice() { this.choice.hidden = !this.view.song.corrections.length; }

  ask(format, id = newId(), corrected = this.corrected.checked) {
    this.view.thresholds.send(); // where the slider does not rest yet
    if (this.view.connection.send("export", { format, id, corrected })) return;
    if (this.waiting.has(id)) this.waiting.get(id).reject(new Error(lost()));
    else this.view.status.show(lost());
  }

  /** A file has come: it was asked for here, or is for the visitor. */
  take({ id, name, mime }, bytes) {
    if (!this.waiting.has(id)) return download(name, mime, bytes);
    this.waiting.get(id).resolve({ name, mime, text: new TextDecoder().decode(bytes) });
    this.waiting.delete(id);
  }

  /** What was asked for may never come; where it does, it is still not for the visitor's disk. */
  giveUp(why) { this.waiting.forEach(({ reject }) => reject(new Error(why))); }

  /** All formats as texts: {format: {name, mime, text}}. */
  async texts() {
    const file = (format) => new Promise((resolve, reject) => {
      const id = newId();
      this.waiting.set(id, { resolve, reject });
      this.ask(format, id, true);
    });
    return Object.fromEntries(await Promise.all(Object.keys(this.view.song.meta.formats).map(async (format) => [format, await file(format)])));
  }

  async savePage() {
    const { song, sound, status } = this.view, { track } = song;
    if (!track.done || !sound.ready || sound.source.parts) return status.show(say("The page can be made once all is analysed and the sound is here"));
    status.show(say("Making the page …"));
    try {
      download(`${this.stem}.html`, "text/html", new TextEncoder().encode(await makePage(this.view, this.address, await this.texts())));
      status.show(say("The page is made"));
    } catch (error) {
      status.show(say("The page cannot be made here: {why}", { why: error.message }));
    }
  }

  get stem() { return this.view.song.meta.name.replace(/(.)\.\w+$/, "$1"); }

  savePicture() {
    const { status } = this.view;
    if (!this.view.song.cells) return status.show(say("There is nothing to be seen yet"));
    const done = async (blob) => download(`${this.stem}.png`, "image/png", new Uint8Array(await blob.arrayBuffer()));
    drawPicture(this.view).toBlob((blob) => (blob ? done(blob) : status.show(say("The picture is too large for this browser"))));
  }

  /** As the file that lies beside a song. */
  keepCorrections() {
    const { meta, corrections, track } = this.view.song;
    const text = dumpCorrections({ ...meta, duration: meta.duration ?? track.duration }, corrections);
    download(`${this.stem}.audiotag.json`, "application/json", new TextEncoder().encode(text));
  }

  saveCorrections() {
    const { meta, corrections } = this.view.song;
    download(`${meta.name}.corrections.csv`, "text/csv", new TextEncoder().encode(correctionsCsv(meta.name, corrections)));
  }
}

// --- view/focus.js ---

// What a listener attends to: the stretches of one instrument, one lane alone, or all lanes but some.

class Focus {
  constructor(view) {
    Object.assign(this, { view, only: null, solo: null, hidden: new Set() }); // only, solo: a label; hidden: labels
    this.of = null; // the name of the song that this is about
    const chip = (name, onclick) => h("button", { type: "button", class: `text ${name}`, hidden: true, onclick });
    this.onlyChip = chip("only", () => this.playOnly(null));
    this.soloChip = chip("solo", () => this.setSolo(null));
    this.hiddenChip = chip("hidden-lanes", () => this.showHidden());
    this.chips = [this.onlyChip, this.soloChip, this.hiddenChip];
  }

  /** Another song: nothing of the last one is meant; the same one with other labels: what is still there stays. */
  begin() {
    const { meta } = this.view.song, known = (label) => meta.labels.includes(label) || label in meta.groups;
    const same = this.of === meta.name, kept = (label) => (same && known(label) ? label : null);
    Object.assign(this, { only: kept(this.only), solo: kept(this.solo), hidden: new Set([...this.hidden].filter(kept)), of: meta.name });
    this.show();
  }

  /** Whether a label's lane and chip are to be seen. */
  shows(label) { return this.solo ? label === this.solo : !this.hidden.has(label); }

  /** Play only where a label sounds; null = everywhere. */
  playOnly(label) {
    const { song, status } = this.view;
    if (label && !song.eventsFor(label).length) return status.show(say("{name} is not heard", { name: song.displayName(label) }));
    this.only = label;
    this.changed();
  }

  /** Show only the lane of a label; null = all. */
  setSolo(label) {
    this.solo = label;
    this.changed();
  }

  hide(label) {
    this.hidden.add(label);
    if (this.solo === label) this.solo = null;
    this.changed();
  }

  showHidden() {
    this.hidden.clear();
    this.changed();
  }

  changed() {
    const { root } = this.view, focused = root.contains(document.activeElement) ? document.activeElement : null;
    this.show();
    this.view.refresh();
    if (focused && (focused.hidden || !focused.isConnected)) root.focus({ preventScroll: true }); // a chip or lane that goes takes the keys with it
  }

  show() {
    const name = (label) => label && this.view.song.displayName(label), { only, solo, hidden: { size } } = this;
    const put = (chip, on, text, what) => {
      chip.hidden = !on;
      chip.innerHTML = svg("cross");
      chip.prepend(text);
      chip.title = what;
      chip.setAttribute("aria-label", `${text}: ${what}`);
    };
    put(this.onlyChip, only, say("Only {name}", { name: name(only) }), say("play everything again"));
    put(this.soloChip, solo, say("Solo {name}", { name: name(solo) }), say("show all lanes again"));
    put(this.hiddenChip, size, say("{n} hidden", { n: size }), say("show them again"));
  }
}

// --- view/frames.js ---

// Frames: what has changed is drawn in the next, and while the sound plays each frame asks for another.

class FrameLoop {
  /** @param {() => void} paint draw everything  @param {() => boolean} step called every frame; whether to go on */
  constructor(paint, step) { Object.assign(this, { paint, step, dirty: false, requested: 0, stopped: false }); }

  /** Draw everything in the next frame. */
  draw() {
    this.dirty = true;
    this.wake();
  }

  wake() { if (!this.requested && !this.stopped) this.requested = requestAnimationFrame(() => this.run()); }

  run() {
    this.requested = 0;
    if (this.dirty) {
      this.dirty = false;
      this.paint();
    }
    if (this.step()) this.wake();
  }

  stop() {
    this.stopped = true;
    cancelAnimationFrame(this.requested);
  }
}

// --- view/handlers.js ---

// What a view does with each message of the session, by its type.

/** What the song is: its labels, thresholds and the like. */
function onMeta(view, meta) {
  const { fresh, ended } = view.song.setMeta(meta, view.thresholds.timer > 0);
  if (fresh) view.begin();
  view.thresholds.send();
  view.showMeta();
  if (fresh) view.status.show("");
  if (fresh || ended) view.viewport.showAll();
  if (ended) view.seek(0, false);
  view.refresh();
}

/** Scores and columns of the picture. */
function onSegments(view, message, buffers) {
  const { connection, song, sound, stage, status, viewport } = view, { track } = song, before = track.duration, done = track.done;
  stage.addColumns(track.take(message, buffers));
  connection.acknowledge(message.seq);
  if (song.live) sound.at = track.duration;
  if (track.duration !== before && (song.live || viewport.span[1] >= before - 0.01)) viewport.showAll();
  if (track.done && !done) status.show(say("All is analysed"));
  view.refreshSoon();
}

/** The whole list of corrections, or a step: what is taken out of it, and what is put into it. */
function onCorrections(view, message) {
  if (message.type === "corrections") view.song.setCorrections(message.items);
  else view.song.changeCorrections(message);
  view.corrections.show(message);
  view.exports.showChoice();
  view.keeping.take(message);
  if (view.song.track) view.refresh();
}

function onThresholds(view, { values }) {
  view.song.setThresholds(values);
  view.refresh();
}

function onFile(view, message, bytes) { if (bytes && typeof message.name === "string") view.exports.take(message, bytesOf(bytes)); }

/** The way to the session is open, perhaps again: what was asked for on the old one may be lost. */
function onOpen(view) {
  view.exports.giveUp(say("the connection was lost; try again"));
  view.connection.ready(view.sound.playable());
}

function onError(view, { message, fatal }) {
  view.exports.giveUp(String(message));
  if (!fatal) return view.status.addNotice(String(message));
  view.status.showError(message);
  view.body.hidden = !view.song.track?.version; // what was heard so far can still be looked at
  view.pause();
}

/** {type: (message, buffers) => ...} for a view. */
const handlersOf = (view) => ({
  open: () => onOpen(view),
  meta: (message) => onMeta(view, message),
  segments: (message, buffers) => onSegments(view, message, buffers),
  audio: (message) => view.sound.source.offer(message),
  chunk: ({ seq, total }, [bytes]) => view.sound.source.addPiece(seq, total, bytes),
  corrections: (message) => onCorrections(view, message),
  correction: (message) => onCorrections(view, message),
  thresholds: (message) => onThresholds(view, message),
  teaching: (message) => view.teach.show(message),
  answer: (message, [bytes]) => view.ask.take(message, bytes || []),
  file: (message, [bytes]) => onFile(view, message, bytes),
  seek: ({ t }) => Number.isFinite(t) && view.seek(t, false),
  play: () => view.play(),
  pause: () => view.pause(),
  notice: ({ message }) => view.status.addNotice(String(message)),
  error: (message) => onError(view, message),
});

// --- view/keeping.js ---

// Corrections of a song that lies nowhere but with the visitor, kept in the browser's own storage, by what the song is recognised by.

const KEY = "audiotag.corrections.", SONGS = 50, ITEMS = 2_000; // songs, and corrections of each, that are kept
const PART = 150; // corrections in one message

class Keeping {
  constructor(view) { Object.assign(this, { view, before: [], told: false }); } // before: what this view had when it last read or wrote

  /** Where they are kept; null where a file beside the song has them, or nothing recognises it. */
  get key() {
    const { song: { meta }, connection: { transport } } = this.view;
    return meta?.fingerprint && (!meta.kept || transport.isAlone) ? KEY + meta.fingerprint : null;
  }

  /** The list has changed, as a message says. */
  take({ type, undo, redo, loaded, add }) {
    if (!this.key) return;
    const { corrections } = this.view.song;
    if (type === "corrections" && !undo && !redo) this.load(this.read() || []);
    if (type === "corrections") this.before = corrections;
    else if (loaded) this.before = [...this.before, ...add];
    else this.write(corrections);
  }

  /** Send what is not in the list, a step each; says how many there were, null where the line is down. */
  load(items) {
    const here = new Set(this.view.song.corrections.map(correctionKey)), fresh = items.filter((item) => !here.has(correctionKey(item)));
    for (let at = 0; at < fresh.length; at += PART)
      if (!this.view.connection.send("correct", { op: "load", add: fresh.slice(at, at + PART) })) return null;
    return fresh.length;
  }

  /** What is kept of this song; null where nothing is. */
  read() {
    try {
      return JSON.parse(localStorage.getItem(this.key)).items.filter(isCorrection);
    } catch {
      return null;
    }
  }

  /** Another tab may have written meanwhile: only what has changed here is put in; an empty list is kept, or what was taken back returns. */
  write(mine) {
    const theirs = this.read(), items = theirs ? mergeCorrections(this.before, mine, theirs) : mine;
    const plain = items.slice(-ITEMS).map(({ start, end, label, verdict }) => ({ start, end, label, verdict }));
    this.before = mine;
    try {
      this.makeRoom();
      localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), items: plain }));
    } catch (error) {
      if (!this.told) this.view.status.show(say("This browser does not keep corrections ({why}): save them from the menu", { why: error.name }));
      this.told = true;
    }
  }

  /** Forget the songs that were corrected longest ago. */
  makeRoom() {
    const at = (key) => Number(/"at":(\d+)/.exec(localStorage.getItem(key))?.[1] || 0);
    const others = Object.keys(localStorage).filter((key) => key.startsWith(KEY) && key !== this.key);
    others.sort((a, b) => at(b) - at(a)).slice(SONGS - 1).forEach((key) => localStorage.removeItem(key));
  }
}

// --- view/keyboard.js ---

// Keys, and the sheet that lists them.

const keys = () => [
  [say("Space, k"), say("play or pause")],
  ["← →", say("5 s back or on; 30 s with Shift")],
  [say("Home, End, 0–9"), say("start, end, a tenth of the song")],
  ["+ −", say("zoom; Ctrl and the wheel too")],
  [say("Shift and drag"), say("select a stretch")],
  [say("Double click"), say("an event, to hear it again and again")],
  ["[ ]", say("begin or end a selection here")],
  ["Esc", say("drop what was asked for, then the selection")],
  ["n p", say("next or previous event of the chosen instrument")],
  ["c", say("correct the event of the chosen instrument")],
  ["u", say("the next moment that is not sure")],
  ["a", say("the pitch axis in notes or in Hz")],
  ["f", say("full screen, for a class")],
  ["Ctrl+Z", say("undo a correction; with Shift: redo")],
  ["?", say("this list")],
];
const gestures = () => [
  [say("A name"), say("goes to where it is heard next")],
  ["⋯", say("its threshold, right or wrong, play only it, solo, hide, why it is heard, more like it")],
  [say("An event"), say("right, wrong or something else, and where it begins and ends")],
  [say("Unsure"), say("what the model is least sure of, to go there")],
  [say("Notes"), say("names of notes beside the picture, in place of Hz")],
  [say("Picture, lanes"), say("go there; drag to scrub")],
  [say("Two fingers"), say("zoom")],
  [say("Select, Loop"), say("drag to select a stretch, and hear it again and again")],
];

const togglePlay = ({ sound }) => sound.toggle();
const seekBy = (seconds) => (view) => view.seek(view.time + seconds);
const seekTo = (part) => (view) => view.seek(part * view.duration);
const zoomBy = (factor) => ({ viewport }) => viewport.zoom(factor);
const jumpBy = (step) => ({ lanes }) => lanes.jumpChosen(step);
const correctionsStep = (op) => ({ corrections }) => corrections.step(op);

/** One thing after the other. */
const escape = ({ projector, ask, selection }) => (projector.on ? projector.leave() : ask.shown ? ask.clear() : selection.set());

/** What keys do with a view, by the name that `keyOf` gives them. */
const ACTIONS = {
  " ": togglePlay, k: togglePlay, Home: seekTo(0), End: seekTo(1),
  ...Object.fromEntries(Array.from({ length: 10 }, (_, n) => [n, seekTo(n / 10)])),
  ArrowLeft: seekBy(-5), ArrowRight: seekBy(5), "Shift+ArrowLeft": seekBy(-30), "Shift+ArrowRight": seekBy(30),
  "+": zoomBy(0.5), "=": zoomBy(0.5), "-": zoomBy(2), n: jumpBy(1), p: jumpBy(-1),
  "[": ({ selection, time }) => selection.beginAt(time), "]": ({ selection, time }) => selection.endAt(time),
  c: ({ laneMenu }) => laneMenu.openChosen(), u: ({ unsure }) => unsure.step(), a: ({ axis }) => axis.toggle(), f: ({ projector }) => projector.toggle(), Escape: escape,
  "?": ({ keyboard }) => keyboard.sheet.togglePopover(),
  "Ctrl+z": correctionsStep("undo"), "Ctrl+Shift+z": correctionsStep("redo"), "Ctrl+y": correctionsStep("redo"),
};

const PRESSED = "button, a, summary, input:is([type=checkbox], [type=button], [type=submit], [type=file]), [role=button]";
const TYPED = `textarea, select, audio, video, input:not([type=range], ${PRESSED}), [role=textbox], [role=combobox]`;

/** Whether somebody else's keys act on this page: Jupyter's, VS Code's or Colab's. */
const inNotebook = () => "jpThemeLight" in document.body.dataset || /vscode/.test(document.body.className) || Boolean(globalThis.google?.colab);

/** A key with its modifiers: "k", "Shift+ArrowLeft", "Ctrl+Shift+z"; Shift is left out with letters and signs alone. */
function keyOf({ key, ctrlKey, metaKey, shiftKey }) {
  const held = ctrlKey || metaKey, named = key.length > 1;
  return `${held ? "Ctrl+" : ""}${shiftKey && (held || named) ? "Shift+" : ""}${named ? key : key.toLowerCase()}`;
}

class Keyboard {
  constructor(view) {
    this.view = view;
    this.opener = button("help", say("Keys and help"), {}, say("Help"));
    const list = h("dl", {}, (onTouch() ? gestures() : [...keys(), ...gestures()]).map(([what, does]) => [h("dt", {}, what), h("dd", {}, does)]));
    const speaks = h("label", { class: "line" }, view.nowPlaying.announces, say("Tell a screen reader what begins to play"));
    const language = h("label", { class: "line" }, [h("span", { innerHTML: svg("language") }), say("Language"), languageChoice()]);
    this.sheet = sheet(this.opener, say("Help"), language, list, speaks);
  }

  /** Take the keys that are pressed inside an element, and keep them inside: a notebook would take "b" for a new cell. */
  bind(root) {
    for (const type of ["keydown", "keyup", "keypress"]) root.addEventListener(type, (event) => event.stopPropagation());
    root.addEventListener("keydown", (event) => this.onKey(event));
  }

  /** On a page that is there for the player: also take the keys that are pressed anywhere else on it; gives what ends that. */
  bindPage() {
    if (inNotebook()) return () => {};
    const onKey = (event) => !event.defaultPrevented && document.querySelector(".audiotag") === this.view.root && this.onKey(event);
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }

  onKey(event) {
    const action = this.view.song.meta && ACTIONS[keyOf(event)];
    if (!action || event.altKey || event.isComposing || this.belongsTo(event.composedPath()[0], event.key)) return;
    if (event.key === "Escape" && this.view.root.querySelector(":popover-open")) return;
    event.preventDefault();
    if (!event.repeat || action !== togglePlay) action(this.view);
  }

  /** Whether the element that has the focus wants a key for itself. */
  belongsTo(target, key) {
    if (target === document || target === this.view.playhead.slider) return false;
    if (target.isContentEditable || target.matches(TYPED)) return true;
    if (target.matches(PRESSED)) return key === " " || key === "Enter";
    return target.matches("input") && /^(Arrow|Home|End|Page)/.test(key);
  }
}

// --- view/thresholds.js ---

// The thresholds of all instruments: one slider, and back to the model's own.

const THRESHOLD = [0.02, 0.98, 0.01, 0.5]; // a slider's minimum, maximum, step and first value

class Thresholds {
  constructor(view) {
    Object.assign(this, { view, timer: 0 }); // timer: 0 = the session has them
    this.slider = slider(say("Threshold for all instruments"), ...THRESHOLD, { className: "threshold" });
    this.slider.oninput = () => view.song.meta && this.set(null, Number(this.slider.value));
    this.level = h("output", { class: "level" });
    this.reset = button("reset", say("Reset to the model’s own thresholds"), { onclick: () => view.song.meta && this.resetAll() }, say("Reset"));
  }

  /** Another threshold for label k, or (null) for all. */
  set(k, value) {
    const { high } = this.view.song;
    if (k === null) high.fill(value);
    else high[k] = value;
    this.changed();
  }

  resetAll() {
    this.view.song.high.set(this.view.song.own);
    this.changed();
  }

  /** The session gets them once the slider rests. */
  changed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), 200);
    this.view.refresh();
  }

  /** Send them, if there are some to send; while the line is down, they wait for the next `meta`. */
  send() {
    const { connection, song } = this.view;
    clearTimeout(this.timer);
    if (this.timer && connection.send("thresholds", { values: song.thresholds() })) this.timer = 0;
  }

  /** Another song: what was moved was meant for the last one. */
  begin() {
    clearTimeout(this.timer);
    this.timer = 0;
  }

  show() {
    const { song } = this.view, sorted = Float32Array.from(song.high).sort(), middle = sorted[sorted.length >> 1];
    const own = song.hasOwnThresholds(), same = sorted[0] === sorted[sorted.length - 1];
    this.slider.value = middle;
    this.level.textContent = own ? say("model’s own") : same ? formatNumber(middle, 2) : say("mixed");
    const text = own ? say("the model’s own thresholds") : same ? formatNumber(middle, 2) : say("different thresholds");
    this.slider.setAttribute("aria-valuetext", text);
    this.reset.disabled = own;
  }
}

// --- view/verdict.js ---

// What a listener says of a lane's event: right, wrong, wrong everywhere, really something else; and where it begins and ends.

const SHORTEST = 0.05; // seconds that an event lasts

class Verdict {
  /** @param {() => void} close called once something was said */
  constructor(view, close) {
    Object.assign(this, { view, close, lane: null, range: [], block: null }); // block: the event or correction that it is open for
    this.where = h("p", { class: "small" });
    const saying = (act) => () => (this.close(), act(view.corrections, this.lane.label, this.range));
    this.right = wordButton("", { innerHTML: `${svg("tick")}${say("Right")}`, onclick: saying((corrections, label, range) => corrections.correct(label, "right", range)) });
    this.wrong = wordButton("", { innerHTML: `${svg("cross")}${say("Wrong")}`, onclick: saying((corrections, label, range) => corrections.correct(label, "wrong", range)) });
    this.never = wordButton(say("Wrong everywhere"), { onclick: saying((corrections, label) => corrections.wrongEverywhere(label)) });
    this.back = wordButton(say("Take back"), { title: say("Take back what was said here"), onclick: saying((corrections, label, range) => corrections.takeBack(label, range)) });
    this.known = h("select", { "aria-label": say("The instrument that it really is") });
    this.other = h("input", { type: "text", placeholder: say("or another name"), maxLength: 64, "aria-label": say("Another name for what it really is") });
    this.other.onkeydown = ({ key }) => void (key === "Enter" && this.replace()); // false would swallow the key
    const really = [h("span", {}, say("It is really")), this.known, this.other, wordButton(say("Replace"), { onclick: () => this.replace() })];
    this.edges = [this.edge(0, say("Begins")), this.edge(1, say("Ends"))];
    this.times = h("div", { class: "line" }, this.edges.map(({ label }) => label), h("span", {}, say("s")));
    const lines = [[this.right, this.wrong, this.never, this.back], really].map((parts) => h("div", { class: "line" }, parts));
    this.el = h("div", {}, this.where, lines, this.times);
  }

  /** A field for the beginning (0) or the end (1). */
  edge(n, text) {
    const input = h("input", { type: "number", min: 0, step: 0.1, onchange: () => this.move(n, Number(input.value)) });
    return { input, label: h("label", {}, `${text} `, input) };
  }

  /** For a lane, and an event of it or (null) the selection or what sounds there now. */
  open(lane, block) {
    const { corrections, selection, song, time } = this.view, selected = !block && selection.range.length > 0;
    this.block = block || (selected ? null : song.blockAt(lane.label, time));
    this.range = this.block ? [this.block.start, this.block.end] : corrections.rangeOf(lane.label);
    this.lane = lane;
    const [start, end] = this.range.map(clock);
    this.where.textContent = selected ? say("From {start} to {end}, the selection, this lane is", { start, end }) : say("From {start} to {end} this lane is", { start, end });
    this.back.hidden = !corrections.saidIn(lane.label, this.range).length;
    this.known.replaceChildren(...song.sortedLabels().filter((label) => label !== lane.label).map((label) => h("option", { value: label }, song.displayName(label))));
    this.times.hidden = !this.block;
    this.showEdges();
  }

  showEdges() { this.edges.forEach(({ input }, n) => (input.value = (this.range[n] ?? 0).toFixed(2))); }

  /** The beginning (0) or the end (1) lies elsewhere. */
  move(n, to) {
    const { block, view } = this, key = ["start", "end"][n], [start, end] = this.range;
    const at = n ? clamp(to, start + SHORTEST, view.duration) : clamp(to, 0, end - SHORTEST);
    if (Number.isFinite(to) && at !== block[key]) view.corrections.moveEdge(this.lane.label, block, key, at);
    this.block = { ...block, [key]: Number.isFinite(to) ? at : block[key] };
    this.range = [this.block.start, this.block.end];
    this.showEdges();
  }

  replace() {
    const label = this.view.song.labelMeant(plainLabel(this.other.value)) || this.known.value;
    this.other.value = "";
    this.close();
    if (label && label !== this.lane.label) this.view.corrections.replace(this.lane.label, label, this.range);
  }
}

// --- view/lane_menu.js ---

// The menu of a lane: its threshold, whether it is right or wrong, and what of it is heard and seen.

class LaneMenu {
  constructor(view) {
    Object.assign(this, { view, lane: null, verdict: new Verdict(view, () => this.sheet.hidePopover()) }); // the lane that it is open for
    this.slider = slider("", ...THRESHOLD, { oninput: () => view.thresholds.set(this.lane.k, Number(this.slider.value)) });
    this.level = h("output", { class: "level" });
    this.threshold = h("label", { class: "line" }, say("Threshold"), this.slider, this.level);
    const { focus, lanes } = view, other = (label, now) => (label === now ? null : label);
    this.only = this.item(say("Play only where it sounds"), (label) => focus.playOnly(other(label, focus.only)), "false");
    this.loop = this.item(say("Loop this event, or the next"), (label) => lanes.loopEvent(label));
    this.solo = this.item(say("Show only this lane"), (label) => focus.setSolo(other(label, focus.solo)), "false");
    this.hide = this.item(say("Hide this lane"), (label) => focus.hide(label));
    this.why = this.item(say("Why? What speaks for it"), (label) => view.ask.why(label));
    this.like = this.item(say("More like this"), (label) => view.ask.more(label));
    const items = [this.only, this.loop, this.solo, this.hide, this.why, this.like];
    this.sheet = sheet(null, " ", this.threshold, this.verdict.el, h("div", { class: "items" }, items));
  }

  /** A line of the menu; `pressed`: it can be on or off. */
  item(text, act, pressed = null) {
    const onclick = () => (this.sheet.hidePopover(), act(this.lane.label));
    return h("button", { type: "button", class: "menu-item", "aria-pressed": pressed, onclick }, text);
  }

  /** Open it below a lane's button; pressed once more, the button only closes it, which the browser has done by now. */
  toggle(lane) {
    if (this.lane === lane && performance.now() - this.sheet.closed < 400) this.lane = null;
    else this.open(lane);
  }

  /** For the instrument that was chosen last, else for the first lane: what sounds of it now. */
  openChosen() {
    const lane = this.view.lanes.get(this.view.lanes.chosen) || this.view.lanes.shown[0];
    if (!lane?.item.isConnected) return;
    this.sheet.wanted = lane.family ? this.only : this.verdict.right;
    this.open(lane);
  }

  /** For a lane; or for an event of it, below a place on the page. */
  open(lane, block = null, under = lane.more) {
    this.lane = lane;
    this.sheet.under = under;
    this.verdict.open(lane, block);
    this.sheet.setAttribute("aria-label", lane.name);
    this.sheet.firstChild.textContent = lane.name;
    this.threshold.hidden = lane.k < 0;
    this.verdict.el.hidden = lane.family; // what is wrong about a family is a label's to say
    this.why.hidden = this.like.hidden = lane.k < 0 || !this.view.ask.possible;
    press(this.only, this.view.focus.only === lane.label);
    press(this.solo, this.view.focus.solo === lane.label);
    this.slider.setAttribute("aria-label", say("Threshold for {name}", { name: lane.name }));
    this.showThreshold();
    this.sheet.showPopover({ source: lane.more }); // so that Tab leads into it
  }

  showThreshold() {
    if (!(this.lane?.k >= 0)) return;
    const value = this.view.song.high[this.lane.k];
    this.slider.value = value;
    this.level.textContent = formatNumber(value, 2);
  }
}

// --- bars.js ---

// What is drawn in a lane: bars of the scores, and the marks of corrections.

/**
 * The bars of a lane from t0 to t1: neighbours of one look are one bar, and a pixel shows the strongest cell in it.
 * @param {{cells: object, on: Uint8Array, labels: number}} known
 * @returns {Array<{x: number, end: number, shade: number, lit: number}>} pixels from and to, score in twentieths, on or not
 */
function barsOf({ cells, on, labels }, k, t0, t1, width) {
  const scale = width / (t1 - t0), { edges, scores, known } = cells, bars = [];
  for (let cell = Math.max(0, cellIndex(edges, t0)); cell < known.length && edges[cell] < t1; ) {
    const x = Math.floor(Math.max(0, (edges[cell] - t0) * scale));
    let score = 0, lit = 0, end = x;
    do {
      score = Math.max(score, known[cell] ? scores[cell * labels + k] : 0);
      lit = Math.max(lit, on[cell * labels + k]);
      end = Math.floor(Math.min(width, (edges[cell + 1] - t0) * scale));
      cell++;
    } while (end <= x && cell < known.length && edges[cell] < t1);
    const shade = Math.round(score * 20) / 20, last = bars[bars.length - 1];
    if (last && last.shade === shade && last.lit === lit) last.end = end;
    else bars.push({ x, end, shade, lit });
  }
  return bars;
}

/** The bars of events that a listener has named, as `barsOf` has them; where two do not touch, something that is not on lies between. */
function spansOf(events, t0, t1, width) {
  const x = (t) => Math.floor(Math.min(width, Math.max(0, ((t - t0) * width) / (t1 - t0)))), gap = { x: 0, end: 0, shade: 0, lit: 0 };
  const seen = events.filter(({ start, end }) => end > t0 && start < t1);
  return seen.flatMap(({ start, end }) => [gap, { x: x(start), end: x(end), shade: 1, lit: 1 }, gap]);
}

/** Bars of a lane: grey by the score, the family's colour and round at the ends where the label is on. */
function drawBars(context, height, bars, colour, grey) {
  bars.forEach(({ x, end, shade, lit }, n) => {
    if (!lit && shade <= 0) return;
    const inset = lit ? 3 : 7, left = lit && !bars[n - 1]?.lit ? 4 : 0, right = lit && !bars[n + 1]?.lit ? 4 : 0;
    context.globalAlpha = lit ? 0.42 + 0.58 * shade : 1;
    context.fillStyle = lit ? colour : `rgba(${grey},${0.5 * shade})`;
    context.beginPath();
    if ((left || right) && end - x > 3) context.roundRect(x, inset, end - x, height - 2 * inset, [left, right, right, left]);
    else context.rect(x, inset, Math.max(1, end - x), height - 2 * inset);
    context.fill();
  });
  context.globalAlpha = 1;
}

const SIGN = { // points of a line, null lifts the pen
  right: [[0, 4], [3, 7], [9, 0]], wrong: [[0, 0], [8, 8], null, [8, 0], [0, 8]], added: [[4, 0], [4, 8], null, [0, 4], [8, 4]],
};

/** A correction: an outline with a tick, a cross or a plus. */
function drawMark(context, height, x, width, verdict, colour) {
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = 1.5;
  context.setLineDash(verdict === "added" ? [4, 3] : []);
  context.beginPath();
  context.roundRect(x + 1, 1.5, Math.max(3, width - 2), height - 3, 4);
  context.stroke();
  context.setLineDash([]);
  const path = SIGN[verdict] || [];
  context.lineWidth = 2;
  context.beginPath();
  path.forEach((point, n) => point && context[n && path[n - 1] ? "lineTo" : "moveTo"](x + 6 + point[0], height / 2 - 4 + point[1]));
  context.stroke();
}

// --- view/lane.js ---

// One lane: an instrument's name, its menu, and its bars in time.

const STRIP = 8; // pixels below the bars for what an annotation says

class Lane {
  constructor(view, label) {
    const { song } = view, name = song.displayName(label);
    Object.assign(this, { view, label, name, k: song.labels.indexOf(label) }); // k: the label's number; -1 = the model does not know it
    this.moving = null; // an event whose edge is being dragged, as it will be: {start, end}
    this.family = this.k < 0 && label in song.meta.groups;
    const inside = [h("span", { class: "swatch" }), h("span", { class: "name" }, name)];
    this.jump = h("button", { type: "button", class: "label", onclick: () => view.lanes.jump(label) }, inside);
    this.more = button("more", say("{name}: more", { name }), { class: "more", onclick: () => view.laneMenu.toggle(this) });
    this.canvas = canvas("bars");
    const kind = this.family ? "lane family" : "lane";
    this.item = h("li", { class: kind, "data-label": label }, this.jump, h("span", {}, this.more), this.canvas);
    this.setColours();
  }

  /** The family's colour, and an ink that can be read on it, in this theme. */
  setColours() {
    [this.colour, this.ink] = inkFor(this.view.song.colour(this.label), this.view.theme.colours.inks);
    this.paint(this.item);
  }

  /** Give an element the colours of this lane. */
  paint(el) {
    el.style.setProperty("--colour", this.colour);
    el.style.setProperty("--on-colour", this.ink);
  }

  /** Say how often the instrument was heard. */
  describe() {
    const { song } = this.view, beside = song.truth.size ? differenceText(song.differences(this.label)) : "";
    const what = [this.name, heardText(song.eventsFor(this.label)), beside].filter(Boolean).join(", ");
    this.jump.setAttribute("aria-label", say("{what}: jump to the next", { what }));
  }

  setLit(lit) {
    if (lit === this.item.hasAttribute("aria-current")) return;
    if (lit) this.item.setAttribute("aria-current", "true");
    else this.item.removeAttribute("aria-current");
  }

  draw(colours) { this.drawOn(...surface(this.canvas), colours, this.colour); }

  drawOn(context, width, height, colours, colour) {
    const beside = this.view.song.truth.size > 0;
    this.drawHeard(context, width, beside ? height - STRIP : height, colours, colour);
    if (beside) this.drawTruth(context, height, colours);
  }

  /** Below the bars: as annotated, missing or extra. */
  drawTruth(context, height, colours) {
    const { song, viewport } = this.view, [t0, t1] = viewport.span;
    for (const [kind, ranges] of Object.entries(song.differences(this.label))) {
      for (const [start, end] of ranges) {
        const x = viewport.x(Math.max(start, t0)), width = viewport.x(Math.min(end, t1)) - x;
        if (start < t1 && end > t0) drawDifference(context, kind, x, width, height - STRIP, STRIP - 1, colours.text);
      }
    }
  }

  drawHeard(context, width, height, colours, colour) {
    const { song, viewport } = this.view, [t0, t1] = viewport.span;
    const known = { cells: song.cells, on: song.on, labels: song.labels.length };
    if (this.k >= 0) drawBars(context, height, barsOf(known, this.k, t0, t1, width), colour, colours.grey);
    if (this.family) this.drawFamily(context, width, height, colours, colour);
    else if (this.k < 0) drawBars(context, height, spansOf(song.eventsFor(this.label), t0, t1, width), colour, colours.grey);
    for (const { start, end, verdict } of [...song.correctionsOf(this.label), ...(this.moving ? [this.moving] : [])]) {
      if (end <= t0 || start >= t1) continue;
      drawMark(context, height, viewport.x(start), viewport.x(end) - viewport.x(start), verdict, colours.text);
    }
  }

  /** Only where the family is heard: elsewhere its members say more. */
  drawFamily(context, width, height, colours, colour) {
    const { song, viewport } = this.view, { cells, on } = song.families.get(this.label), [t0, t1] = viewport.span;
    const scores = cells.scores.map((score, cell) => (on[cell] ? score : 0));
    drawBars(context, height, barsOf({ cells: { ...cells, scores }, on, labels: 1 }, 0, t0, t1, width), colour, colours.grey);
  }
}

// --- view/lanes.js ---

// The lanes: which are shown, in which order, and which one was chosen.

class Lanes {
  constructor(view) {
    Object.assign(this, { view, byLabel: new Map(), chosen: null, showAll: false }); // chosen: the label that was jumped to last
    Object.assign(this, { sortedAt: undefined, unsorted: false }); // when they were sorted last; whether they should be
    this.list = h("ul", { class: "lanes", "aria-label": say("Instruments") });
    this.all = wordButton(say("Show all instruments"), { "aria-expanded": "false", onclick: () => this.toggleAll() });
    this.list.onpointerleave = () => this.unsorted && !view.connection.closed && this.arrange(true);
  }

  get(label) { return this.byLabel.get(label); }

  add(label) { this.byLabel.set(label, new Lane(this.view, label)); }

  /** Lanes for another song. */
  begin() {
    this.byLabel.clear();
    this.chosen = null;
    this.list.replaceChildren();
    const { labels, meta } = this.view.song;
    [...labels, ...Object.keys(meta.groups)].forEach((label) => this.add(label));
  }

  setColours() { for (const lane of this.byLabel.values()) lane.setColours(); }

  setLit(lit) { for (const lane of this.byLabel.values()) lane.setLit(lit.includes(lane.label)); }

  /** The lanes that are shown, from top to bottom. */
  get shown() { return [...this.list.children].map(({ dataset }) => this.get(dataset.label)); }

  draw(colours) { for (const lane of this.shown) lane.draw(colours); }

  toggleAll() {
    this.showAll = !this.showAll;
    this.all.setAttribute("aria-expanded", String(this.showAll));
    this.view.refresh();
  }

  /** Decide which lanes are shown, and in which order; `fresh`: there is something new to sort by. */
  arrange(fresh) {
    const { song, focus } = this.view, marked = new Set(song.corrections.map(({ label }) => label));
    for (const label of [...marked, ...song.truth.keys()]) if (!this.byLabel.has(label)) this.add(label);
    const labels = [...this.byLabel.keys()], totals = labels.map((label) => totalOf(song.eventsFor(label)));
    const shown = [...this.list.children].map((item) => labels.indexOf(item.dataset.label));
    const order = laneOrder(totals, this.keepOrder(fresh) ? shown.filter((n) => n >= 0) : []);
    const asked = (label) => marked.has(label) || song.truth.has(label) || label === focus.solo || label === this.chosen;
    const always = (label) => asked(label) || (this.showAll && !this.get(label).family);
    const found = order.filter((n) => totals[n] > 0 || always(labels[n])), wanted = found.filter((n) => focus.shows(labels[n]));
    if (wanted.join() !== shown.join()) this.put(wanted.map((n) => this.get(labels[n]).item));
    for (const lane of this.byLabel.values()) lane.describe();
    this.all.textContent = this.showAll ? say("Show only what plays") : say("Show all {n} instruments", { n: song.labels.length });
    this.all.hidden = !this.showAll && song.labels.every((label) => this.get(label).item.isConnected);
    this.view.nowPlaying.showQuiet(song.track.done && !found.length);
  }

  /** Whether lanes keep their places: under the pointer, if nothing new came, and while playing for three seconds at a time. */
  keepOrder(fresh) {
    const { song, sound } = this.view, now = performance.now(), soon = sound.playing && !song.track.done;
    if (!fresh || this.list.matches(":hover, :focus-within") || (soon && now - this.sortedAt < 3000)) {
      this.unsorted ||= fresh;
      return true;
    }
    Object.assign(this, { sortedAt: now, unsorted: false });
    return false;
  }

  /** Put items in this order; the one that has the focus keeps it. */
  put(items) {
    const { list } = this, focus = list.contains(document.activeElement) ? document.activeElement : null;
    for (const item of [...list.children]) if (!items.includes(item)) item.remove();
    items.forEach((item, n) => list.children[n] !== item && list.insertBefore(item, list.children[n] || null));
    if (focus?.isConnected) focus.focus({ preventScroll: true });
  }

  /** To the next event of a label (step 1), or the one before (step -1). */
  jump(label, step = 1) {
    const { view } = this, event = nextEvent(view.song.eventsFor(label), view.time, step);
    this.choose(label);
    if (event) view.seek(event.start);
    else view.status.show(say("{name} is not heard", { name: this.get(label).name }));
  }

  /** Play an event of a label again and again: the one at t, else the next. */
  loopEvent(label, t = this.view.time) {
    const { view } = this, events = view.song.eventsFor(label), event = eventAt(events, t) || nextEvent(events, t);
    this.choose(label);
    if (!event) return view.status.show(say("{name} is not heard", { name: this.get(label).name }));
    if (view.focus.only && view.focus.only !== label) view.focus.playOnly(null); // or nothing of the event would be heard
    view.selection.set(event.start, event.end);
    view.controls.setLoop(true);
    view.seek(event.start);
    view.play();
  }

  /** To a moment at which a label is heard. */
  jumpTo(label, t) {
    this.choose(label);
    this.view.seek(t);
  }

  choose(label) {
    this.chosen = label;
    for (const lane of this.byLabel.values()) lane.item.classList.toggle("picked", lane.label === label);
  }

  /** The same for the instrument that was chosen last, else for the first lane. */
  jumpChosen(step) {
    const label = this.chosen || this.list.firstElementChild?.dataset.label;
    if (label) this.jump(label, step);
  }
}

// --- view/layout.js ---

// How the parts of a view lie on the page.

const group = (...inside) => h("span", { class: "group" }, inside);

const top = ({ controls, playhead }) => h("div", { class: "top" }, controls.play, h("div", { class: "names" }, controls.title, playhead.clock));

const menu = ({ projector, corrections, unsure, teach, exports, keyboard }) =>
  h("div", { class: "menu" }, projector.button, corrections.opener, unsure.opener, teach.opener, exports.opener, keyboard.opener);

function toolbar({ controls, selection, focus, ask, thresholds }) {
  const { slider: all, level, reset } = thresholds;
  const levels = h("span", { class: "group grow" }, h("span", { class: "small" }, say("Threshold")), all, level, reset);
  return h("div", { class: "bar", role: "group", "aria-label": say("Sound") },
    group(controls.mute, controls.volume), group(controls.speed, controls.loop, selection.mode, selection.clear, focus.chips, ask.chips), levels);
}

function tracksOf({ viewport, stage, lanes, selection, playhead }) {
  const over = h("div", { class: "over" }, selection.el, playhead.line);
  return h("div", { class: "tracks" }, viewport.corner, stage.el, lanes.list, over);
}

/** The parts of a view in their places: {root, body, tracks}. */
function layout(view) {
  const { playhead, nowPlaying, lanes, comparison, status, summary, tip, corrections, unsure, teach, ask, exports, keyboard, laneMenu, sound } = view, tracks = tracksOf(view);
  const foot = h("div", { class: "foot" }, lanes.all, status.line, status.analysis);
  const heads = [top(view), menu(view), summary.el, playhead.slider, nowPlaying.el];
  const body = h("div", { class: "body" }, heads, tip.el, toolbar(view), tracks, comparison.el, foot);
  const region = { lang: languageTag(), tabIndex: -1, role: "region", "aria-label": say("audiotag player"), "data-lm-suppress-shortcuts": "true" };
  const sheets = [corrections, unsure, teach, ask, exports, keyboard, laneMenu].map((menu) => menu.sheet);
  return { root: h("div", { class: "audiotag", ...region }, status.alert, body, nowPlaying.spoken, sheets, sound.audio), body, tracks };
}

// --- fitting.js ---

// Letters as large as fits: names side by side in lines, for all the sets of names that are shown one after another.

/** Lines that boxes of these widths take side by side. */
function linesOf(widths, gap, width) {
  let lines = widths.length ? 1 : 0, at = 0;
  for (const wide of widths) {
    if (at && at + gap + wide > width) [lines, at] = [lines + 1, 0];
    at += (at ? gap : 0) + wide;
  }
  return lines;
}

/**
 * One size for all sets, so that nothing changes its size or pushes others away when a name comes.
 * @param {number[][]} sets widths of the boxes of each set, in letters' sizes
 * @param {{width: number, height: number, most: number, least: number, line: number, gap: number}} room pixels; the largest and the
 *   smallest size; height of a box and the gap between two, in letters' sizes
 * @returns {{size: number, height: number}} pixels; height: of the fullest set
 */
function fitting(sets, { width, height, most, least, line, gap }) {
  const widest = Math.max(0, ...sets.flat());
  for (let size = most; ; size -= 2) {
    const lines = Math.max(1, ...sets.map((widths) => linesOf(widths, gap, width / size))), high = (lines * (line + gap) - gap) * size;
    if ((high <= height && widest * size <= width) || !(size > least)) return { size, height: Math.min(high, height) };
  }
}

// --- view/now_playing.js ---

// What sounds now: its names in large letters, and announced to a screen reader.

const BOX = { line: 1.68, gap: 0.17, pad: 1.42 }; // of a name, in letters' sizes: its height, the gap to the next, its sides

/** Width of a text in large letters, in letters' sizes. */
function widthOf(text, family) {
  const context = (widthOf.canvas ??= h("canvas")).getContext("2d");
  context.font = `700 100px ${family}`;
  return context.measureText(text).width / 100;
}

class NowPlaying {
  constructor(view) {
    Object.assign(this, { view, cell: -2, lit: [], chips: new Map() }); // cell: the one that is shown, -2 = none yet
    Object.assign(this, { unannounced: new Set(), announcedAt: 0 });
    this.list = h("ul", { class: "now", "aria-label": say("Instruments that sound now") });
    Object.assign(this, { quiet: h("p", { class: "quiet" }), never: false }); // never: nothing is heard in the whole song
    Object.assign(this, { families: [], perhaps: [], guesses: h("ul", { class: "guesses", "aria-label": say("Perhaps") }) });
    this.guess = h("div", { class: "perhaps", hidden: true }, h("span", {}, say("perhaps")), this.guesses);
    this.second = h("p", { class: "second", title: say("The highest scores of labels that do not reach their thresholds here") });
    this.el = h("section", { class: "sounding", "aria-label": say("Playing now") }, this.list, this.guess, this.quiet, this.second);
    this.spoken = h("p", { class: "unseen", "aria-live": "polite" });
    this.announces = h("input", { type: "checkbox", checked: true });
  }

  /** Letters in which all that ever sounds together fits, so that nothing jumps when a name comes or goes. */
  fit() {
    const { song, lanes, focus, root } = this.view, { style } = this.el;
    style.removeProperty("--reserved"); // the room that the style gives
    const look = getComputedStyle(this.el), number = (name) => parseFloat(look.getPropertyValue(name)) || 30; // or there is no style
    if (!song.cells || !this.el.clientWidth) return;
    const sets = song.together().map((set) => set.filter((label) => focus.shows(label)).map((label) => widthOf(lanes.get(label).name, look.fontFamily) + BOX.pad));
    const height = root.classList.contains("big") ? this.el.clientHeight - 16 : number("--room");
    const room = { width: this.el.clientWidth, height, most: number("--most"), least: 14 }, fit = fitting(sets, { ...room, ...BOX });
    style.setProperty("--size", `${fit.size}px`);
    style.setProperty("--reserved", `${fit.height}px`);
  }

  /** Why no name is there, and who comes next. */
  explain() {
    const { song, time, lanes, focus } = this.view, known = song.live || song.cells.known[this.cell];
    const next = song.live ? null : song.next(time, (label) => focus.shows(label)), hidden = this.lit.length + this.families.length > 0;
    const here = hidden ? say("What sounds here is hidden") : known ? say("Nothing is heard here") : say("Not analysed yet");
    const why = this.never ? say("No instrument was heard") : here;
    const coming = next && known ? h("span", { class: "next" }, say("next: {name}, {time}", { name: lanes.get(next.label).name, time: clock(next.start) })) : "";
    this.quiet.replaceChildren(h("span", {}, why), coming);
  }

  showQuiet(never) { this.never = never; }

  setColours() { for (const [label, chip] of this.chips) this.view.lanes.get(label)?.paint(chip); }

  /** What is on has been computed anew: show it again. */
  reset() { this.cell = -2; }

  /** Light up what is on at t. */
  update(t) {
    const { song, lanes, focus } = this.view, cell = song.cellAt(t);
    if (cell === this.cell) return;
    Object.assign(this, { cell, lit: song.litIn(cell), families: song.familiesIn(cell) });
    lanes.setLit([...this.lit, ...this.families]);
    this.showChips();
    this.second.textContent = song.secondIn(cell).map(([label, score]) => `${song.displayName(label)} ${formatNumber(score, 2)}`).join("  ·  ");
    this.showPerhaps(song.perhapsIn(cell).filter((label) => focus.shows(label)));
  }

  /** Of what is heard, labels and families, those that are not hidden; the chips of those that go on stay as they are. */
  showChips() {
    const all = [...this.lit, ...this.families].filter((label) => this.view.focus.shows(label));
    for (const label of [...this.chips.keys()]) if (!all.includes(label)) this.removeChip(label);
    for (const label of all) if (!this.chips.has(label)) this.addChip(label);
  }

  /** What is not sure, in grey; a dash where there is not even that. */
  showPerhaps(perhaps) {
    this.quiet.hidden = this.chips.size + perhaps.length > 0;
    if (!this.quiet.hidden) this.explain();
    if (perhaps.join() === this.perhaps.join()) return;
    this.perhaps = perhaps;
    this.guess.hidden = !perhaps.length;
    this.guesses.replaceChildren(...perhaps.map((label) => h("li", {}, this.view.lanes.get(label).name)));
  }

  removeChip(label) {
    this.chips.get(label)?.remove();
    this.chips.delete(label);
    this.unannounced.delete(label);
  }

  addChip(label) {
    const lane = this.view.lanes.get(label), chip = h("li", { class: lane.family ? "family" : null }, lane.name);
    lane.paint(chip);
    this.chips.set(label, chip);
    this.list.append(chip);
    if (this.view.sound.playing) this.unannounced.add(label);
  }

  /** Announce to a screen reader what began, every three seconds at most. */
  announce() {
    if (!this.unannounced.size || performance.now() - this.announcedAt < 3000) return;
    this.announcedAt = performance.now();
    if (this.announces.checked) this.spoken.textContent = [...this.unannounced].map((label) => this.view.lanes.get(label).name).join(", ");
    this.unannounced.clear();
  }
}

// --- view/playhead.js ---

// Where the sound is: the line over stage and lanes, the slider, and the time in figures.

class Playhead {
  constructor(view) {
    Object.assign(this, { view, quarter: -1, dragging: false }); // the quarter of a second that is shown
    this.line = h("div", { class: "head" });
    this.time = h("span", { class: "time" }, "0:00");
    this.length = h("span", {}, "–:––");
    this.clock = h("p", { class: "clock" }, this.time, h("span", {}, " / "), this.length);
    this.slider = slider(say("Position"), 0, 1, "any", 0, { className: "seek" });
    this.slider.oninput = () => view.seek(Number(this.slider.value));
    this.slider.onpointerdown = () => (this.dragging = true);
    this.slider.onpointerup = this.slider.onpointercancel = () => (this.dragging = false);
  }

  /** Move to t, seconds. */
  update(t) {
    const { viewport, nowPlaying } = this.view, quarter = Math.floor(t * 4);
    if (viewport.width) this.line.style.transform = `translateX(${viewport.x(t)}px)`;
    if (quarter === this.quarter) return;
    this.quarter = quarter;
    this.show(t);
    nowPlaying.announce();
  }

  show(t) {
    this.time.textContent = clock(t);
    if (!this.dragging) this.slider.value = t;
    this.slider.setAttribute("aria-valuetext", say("{time} of {length}", { time: clock(t), length: clock(this.view.duration) }));
  }

  showLength() {
    const { duration } = this.view;
    this.length.textContent = duration ? clock(duration) : "–:––";
    this.slider.max = duration || 1;
  }
}

// --- view/pointer.js ---

// Mouse and fingers on stage and lanes: seek, select, loop, zoom, scroll.

const REACH = 6; // pixels from an event's edge at which it can be taken hold of

/** Pixels between two fingers, sideways. */
const distanceBetween = (fingers) => Math.abs([...fingers.values()].reduce((sum, { clientX }, n) => (n ? sum - clientX : clientX), 0));

class Pointer {
  constructor(view) {
    // What each finger did last; where a selection begins; pixels between two fingers; a finger that may yet scroll the page
    Object.assign(this, { view, fingers: new Map(), origin: null, distance: 0, tap: null });
    Object.assign(this, { edge: null, pressed: null }); // the edge that is dragged: {lane, block, key, to}; where a press began that has not moved yet
  }

  bind(tracks, overview) {
    tracks.onpointerdown = (event) => this.start(event);
    tracks.onpointermove = (event) => this.move(event);
    tracks.onpointerup = tracks.onpointercancel = (event) => this.lift(event);
    tracks.ondblclick = (event) => this.loop(event);
    tracks.onclick = (event) => event.detail === 1 && this.openBlock(event);
    tracks.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    overview.onpointerdown = overview.onpointermove = (event) => event.buttons && this.pan(event);
  }

  seek(event) { this.view.seek(this.view.viewport.timeAt(event)); }

  start(event) {
    const { selection, stage, viewport } = this.view, { target } = event, handle = selection.handles.indexOf(target);
    const taken = handle >= 0 || (target.matches("canvas") && target !== stage.overview);
    if (!taken || event.button) return;
    this.fingers.set(event.pointerId, event);
    target.setPointerCapture(event.pointerId);
    Object.assign(this, { pressed: event, edge: handle < 0 && this.fingers.size === 1 && !event.shiftKey && !selection.byDrag ? this.edgeAt(event) : null });
    if (this.edge) return;
    if (handle >= 0) this.origin = selection.range[1 - handle];
    else if (this.fingers.size === 2) Object.assign(this, { origin: null, tap: null, distance: distanceBetween(this.fingers) });
    else if (event.shiftKey || selection.byDrag) this.origin = viewport.timeAt(event);
    else if (event.pointerType === "touch") this.tap = event;
    else this.seek(event);
  }

  move(event) {
    if (!this.fingers.has(event.pointerId)) return this.hover(event);
    this.fingers.set(event.pointerId, event);
    if (this.pressed && Math.abs(event.clientX - this.pressed.clientX) > 3) this.pressed = null;
    if (this.edge) this.drag(event);
    else if (this.fingers.size === 2) this.pinch(event);
    else if (this.origin !== null) this.view.selection.set(this.origin, this.view.viewport.timeAt(event));
    else if (!this.distance && (!this.tap || Math.abs(event.clientX - this.tap.clientX) > 8)) {
      this.tap = null;
      this.seek(event);
    }
  }

  pinch(event) {
    const { viewport } = this.view, now = distanceBetween(this.fingers);
    if (now > 10 && this.distance > 10) viewport.zoom(this.distance / now, viewport.timeAt(event));
    this.distance = now;
  }

  lift(event) {
    if (!this.fingers.delete(event.pointerId)) return;
    const { selection, viewport } = this.view, up = event.type === "pointerup";
    if (this.edge) return this.drop(up);
    if (up && this.tap) this.seek(event);
    if (up && this.origin !== null && Math.abs(viewport.timeAt(event) - this.origin) < 0.05) selection.set();
    this.origin = this.tap = null;
    if (!this.fingers.size) this.distance = 0;
  }

  /** The lane whose bars an event of the page is on. */
  laneOf({ target }) { return this.view.lanes.get(target.closest?.(".bars")?.parentElement.dataset.label); }

  /** The edge of an event near a pointer: {lane, block, key, to}; null where there is none. */
  edgeAt(event) {
    const { song, viewport, duration } = this.view, lane = this.laneOf(event), reach = (REACH / viewport.width) * viewport.seconds;
    if (!lane || lane.family || song.live || event.pointerType === "touch" || !song.cells) return null;
    const t = viewport.timeAt(event), block = song.blockAt(lane.label, t, reach);
    if (!block || block.end - block.start < 4 * reach) return null; // so short that it could not be pressed
    const key = ["start", "end"].find((name) => Math.abs(block[name] - t) <= reach && block[name] > 0 && block[name] < duration);
    return key ? { lane, block, key, to: block[key] } : null;
  }

  hover(event) {
    const bars = event.target.closest?.(".bars");
    if (bars) bars.style.cursor = this.edgeAt(event) ? "ew-resize" : "";
  }

  drag(event) {
    const { edge, view } = this, { lane, block, key } = edge, t = view.viewport.timeAt(event);
    if (this.pressed) return;
    edge.to = key === "start" ? Math.min(t, block.end - 0.05) : Math.max(t, block.start + 0.05);
    lane.moving = { ...block, [key]: edge.to, verdict: "moving" };
    view.frames.draw();
  }

  drop(done) {
    const { lane, block, key, to } = this.edge;
    Object.assign(this, { edge: null });
    lane.moving = null;
    if (done && this.pressed) this.seek(this.pressed);
    if (done && to !== block[key]) this.view.corrections.moveEdge(lane.label, block, key, to);
    this.view.frames.draw();
  }

  /** A click on an event opens its menu below it. */
  openBlock(event) {
    const { laneMenu, selection, song, viewport } = this.view, lane = this.laneOf(event), block = lane && this.pressed && song.blockAt(lane.label, viewport.timeAt(event));
    if (!block || lane.family || song.live || event.shiftKey || selection.byDrag) return;
    const { top, height } = event.target.getBoundingClientRect();
    laneMenu.open(lane, block, { getBoundingClientRect: () => new DOMRect(event.clientX, top, 1, height) });
  }

  /** A double click on an event plays it again and again. */
  loop(event) {
    const { lanes, song, viewport } = this.view, { label } = event.target.closest(".bars")?.parentElement.dataset ?? {}, t = viewport.timeAt(event);
    if (label && eventAt(song.eventsFor(label), t)) lanes.loopEvent(label, t);
  }

  /** The middle of what is in view goes where the overview was pressed. */
  pan(event) {
    const { stage: { overview }, viewport, duration } = this.view, { left, width } = overview.getBoundingClientRect();
    if (event.type === "pointerdown") overview.setPointerCapture(event.pointerId);
    viewport.scroll(((event.clientX - left) / width) * duration - (viewport.span[0] + viewport.span[1]) / 2);
  }

  /** Ctrl and the wheel zoom, the wheel sideways (or with Shift) scrolls. */
  wheel(event) {
    const { viewport, duration } = this.view, { deltaX, deltaY, shiftKey } = event, sideways = shiftKey ? deltaY || deltaX : deltaX;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      viewport.zoom(Math.exp(deltaY / 300), viewport.timeAt(event));
    } else if (Math.abs(sideways) > Math.abs(shiftKey ? 0 : deltaY) && viewport.seconds < duration) {
      event.preventDefault();
      viewport.scroll((sideways / viewport.width) * viewport.seconds);
    }
  }
}

// --- view/projector.js ---

// The whole screen for a class: the names in letters that are read from the last row.

class Projector {
  constructor(view) {
    Object.assign(this, { view, on: false });
    this.button = toggle("big", say("Full screen"), false, say("Full screen"));
    this.button.onclick = () => this.toggle();
  }

  toggle() { this.on ? this.leave() : this.enter(); }

  /** The browser's full screen; where there is none, a layer over the whole window. */
  enter() {
    const { root } = this.view, instead = () => this.on && this.cover(root);
    this.show(true);
    root.focus({ preventScroll: true });
    if (root.requestFullscreen) root.requestFullscreen().catch(instead);
    else instead();
  }

  /** Above everything else of the page, whatever that has around the player. */
  cover(root) {
    root.setAttribute("popover", "manual");
    root.showPopover?.();
  }

  leave() {
    const { root } = this.view;
    this.show(false);
    root.removeAttribute("popover");
    if (document.fullscreenElement === root) document.exitFullscreen();
  }

  show(on) {
    this.on = on;
    press(this.button, on);
    this.view.root.classList.toggle("big", on);
    this.view.onSize();
  }

  /** The browser's own ways out, Escape among them; gives what ends that. */
  watch(root) {
    const left = () => this.on && document.fullscreenElement !== root && !root.matches(":popover-open") && this.leave();
    document.addEventListener("fullscreenchange", left);
    return () => document.removeEventListener("fullscreenchange", left);
  }
}

// --- view/selection.js ---

// The selection: a range of time that loops and corrections mean.

class Selection {
  constructor(view) {
    Object.assign(this, { view, range: [], byDrag: false }); // seconds from and to, or nothing; whether a drag selects without Shift
    this.mode = toggle("select", say("Select by dragging"), false, say("Select"));
    this.mode.onclick = () => press(this.mode, (this.byDrag = !this.byDrag));
    this.clear = h("button", { type: "button", class: "text", title: say("Drop the selection"), hidden: true, onclick: () => this.set() });
    this.handles = [h("i", { class: "handle" }), h("i", { class: "handle end" })];
    this.el = h("div", { class: "selection", hidden: true }, this.handles);
  }

  /** Select from a to b, seconds, or nothing. */
  set(a, b) {
    this.range = a === undefined || a === b ? [] : [Math.max(0, Math.min(a, b)), Math.max(a, b)];
    this.show();
  }

  /** Begin it at t, where need be with another end. */
  beginAt(t) { this.set(t, this.range[1] > t ? this.range[1] : Math.min(this.view.duration, t + 2)); }

  endAt(t) { this.set(this.range[0] < t ? this.range[0] : t - 2, t); }

  show() {
    const { viewport, corrections, teach } = this.view, [start, end] = this.range, none = !this.range.length;
    this.el.hidden = this.clear.hidden = none;
    corrections.showRange();
    teach.showButtons();
    if (none || !viewport.width) return;
    this.clear.innerHTML = `${clock(start)} – ${clock(end)}${svg("cross")}`;
    this.clear.setAttribute("aria-label", say("Selection from {start} to {end}: drop it", { start: clock(start), end: clock(end) }));
    this.el.style.transform = `translateX(${viewport.x(start)}px)`;
    this.el.style.width = `${Math.max(2, viewport.x(end) - viewport.x(start))}px`;
  }
}

// --- view/source.js ---

// Where the sound comes from: an address, or pieces that come over the connection.

const AT_ONCE = 3; // pieces that are on the way

class SoundSource {
  /** @param {(seq: number) => void} request ask for a piece  @param {(url: string, own: boolean) => void} load take a sound */
  constructor(request, load) {
    Object.assign(this, { request, load, offered: "", mime: "", parts: null, total: 1, requested: new Set() });
  }

  /** Take an `audio` message: another sound, or after a break the same. */
  offer({ url, mime, size, own }) {
    const offered = JSON.stringify([url, mime, size]);
    if (offered === this.offered) return this.parts && this.requestAgain();
    Object.assign(this, { offered, mime, parts: url ? null : [], total: 1 });
    if (url) this.load(own ? url : new URL(url, document.baseURI).href, own);
    else this.requestAgain();
  }

  /** Ask for the first pieces that are missing, also for those that were on the way. */
  requestAgain() {
    this.requested.clear();
    this.requestMore();
  }

  requestMore() {
    for (let seq = 0; seq < this.total && this.requested.size < AT_ONCE; seq++) {
      if (this.parts[seq] || this.requested.has(seq)) continue;
      this.requested.add(seq);
      this.request(seq);
    }
  }

  /** A piece has come; after the last the sound is taken. */
  addPiece(seq, total, bytes) {
    if (!this.parts || !Number.isInteger(seq) || !(total > 0 && total < 1e5 && seq < total) || this.parts[seq]) return;
    this.parts[seq] = bytesOf(bytes).slice();
    this.total = total;
    this.requested.delete(seq);
    this.requestMore();
    if (this.requested.size) return;
    const sound = new Blob(this.parts, { type: this.mime });
    this.parts = null;
    this.load(URL.createObjectURL(sound), true);
  }
}

// --- view/sound.js ---

// The sound: play, pause and seek, and the reports of them to the session.

const PLAYS = [
  'audio/mp4; codecs="mp3"', 'audio/mp4; codecs="mp4a.40.2"', 'audio/mp4; codecs="flac"', 'audio/mp4; codecs="opus"',
  'audio/ogg; codecs="opus"', 'audio/ogg; codecs="vorbis"', 'audio/ogg; codecs="flac"',
  'audio/webm; codecs="opus"', 'audio/webm; codecs="vorbis"', "audio/flac", "audio/wav",
];
const onItsWay = () => say("The sound is on its way; it begins as soon as it is here …");

class Sound {
  constructor(view) {
    Object.assign(this, { view, audio: h("audio", { preload: "auto", preservesPitch: true }), url: null }); // url: to be given back
    Object.assign(this, { at: 0, ready: false, playing: false, wanted: false, looping: false, rate: 1 }); // wanted: play once it is here
    Object.assign(this, { seekTimer: 0, seekSent: 0, stallTimer: 0 });
    this.source = new SoundSource((seq) => view.connection.send("need", { seq }), (url, own) => this.load(url, own));
    this.events = this.makeEvents();
    for (const [name, handler] of Object.entries(this.events)) this.audio[`on${name}`] = handler;
  }

  get time() { return this.ready && this.audio.readyState > 0 ? this.audio.currentTime : this.at; }

  playable() { return PLAYS.filter((mime) => this.audio.canPlayType(mime)); }

  /** Take another source of the sound; it goes on where it was. */
  load(url, own) {
    const at = this.time, playing = this.playing || this.wanted;
    if (this.url) URL.revokeObjectURL(this.url);
    Object.assign(this, { url: own ? url : null, ready: true, at });
    this.audio.src = url;
    this.audio.onloadedmetadata = () => {
      if (this.at) this.audio.currentTime = this.at;
      this.setRate(this.rate);
      if (playing) this.play();
      this.view.frames.draw();
    };
  }

  // -- Play and pause

  play() {
    if (!this.ready) return this.playLater();
    this.wanted = false;
    const { stretches, view } = this;
    if (view.duration && this.time >= view.duration - 0.05) view.seek(0);
    if (stretches?.length && onlyEvents(stretches, this.time) === null) view.seek(stretches[0].start);
    return this.audio.play().catch((error) => this.onRefused(error));
  }

  playLater() {
    const { song, status } = this.view;
    this.wanted = !song.live;
    this.onChange();
    if (song.live) status.show(say("The recording can be heard when it has ended"));
    else status.showUntilPlaying(onItsWay());
  }

  pause() {
    if (this.wanted) this.view.status.show("");
    this.wanted = false;
    this.audio.pause();
    this.onChange();
  }

  toggle() {
    if (this.playing || this.wanted) this.pause();
    else this.play();
  }

  setRate(rate) {
    this.rate = rate;
    this.audio.playbackRate = rate;
  }

  setVolume(volume) { Object.assign(this.audio, { volume, muted: false }); }

  moveTo(t) {
    this.at = t;
    if (this.ready && this.audio.readyState > 0) this.audio.currentTime = t;
  }

  /** Begin again where a loop ends, and pass over what is not wanted. */
  loop() {
    const { range } = this.view.selection;
    if (this.looping && this.playing && range.length) {
      const [start, end] = range;
      if (this.time >= end - 0.01 || this.time < start - 0.5) this.audio.currentTime = start;
    }
    this.skip();
  }

  /** Where the instrument sounds that alone is wanted, within a loop; null = everything is. */
  get stretches() {
    const { focus: { only }, selection: { range: [from, to] }, song } = this.view, events = only ? song.eventsFor(only) : null;
    if (!events || !this.looping || from === undefined) return events;
    return events.map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) })).filter(({ start, end }) => start < end);
  }

  /** Go on where that instrument sounds next; after the last time from the first in a loop, else no further. */
  skip() {
    const { stretches } = this;
    if (!stretches || !this.playing || this.audio.seeking) return;
    if (!stretches.length) this.view.status.show(say("{name} is not heard here", { name: this.view.song.displayName(this.view.focus.only) }));
    const to = onlyEvents(stretches, this.time) ?? (this.looping ? stretches[0]?.start : null) ?? null;
    if (to === null) this.pause();
    else if (Math.abs(to - this.time) > 0.02) this.moveTo(to);
  }

  // -- Reports to the session

  reportTime() { this.view.connection.send("time", { t: this.time, playing: this.playing }); }

  /** While a pointer drags, ten messages a second are enough. */
  reportSeek() {
    this.seekTimer ||= setTimeout(() => {
      this.seekTimer = 0;
      this.view.connection.send("seek", { t: this.at });
      this.reportTime();
    }, this.seekSent > performance.now() - 100 ? 100 : 0);
    this.seekSent = performance.now();
  }

  // -- Events of the audio element

  makeEvents() {
    return {
      play: () => this.onChange(), pause: () => this.onChange(), ended: () => this.onEnd(), timeupdate: () => this.onTime(),
      volumechange: () => this.view.controls.showMuted(this.audio.muted), waiting: () => this.onWaiting(),
      playing: () => this.onMoving(), seeked: () => this.onMoving(), error: () => this.onError(), loadedmetadata: null,
    };
  }

  onChange() {
    this.playing = !this.audio.paused;
    this.view.controls.showPlaying(this.playing || this.wanted);
    this.reportTime();
    this.view.frames.wake();
  }

  onEnd() {
    if (!this.looping || this.view.connection.closed) return;
    this.view.seek(this.view.selection.range[0] || 0);
    this.play();
  }

  onTime() {
    this.loop();
    this.reportTime();
    if (!this.playing) this.view.frames.wake();
  }

  onWaiting() {
    this.stallTimer = setTimeout(() => this.playing && this.view.status.showUntilPlaying(say("Waiting for the sound …")), 700);
  }

  onMoving() {
    clearTimeout(this.stallTimer);
    this.view.status.onPlaying();
  }

  onRefused({ name, message }) {
    const { status } = this.view;
    if (name === "NotAllowedError") status.showUntilPlaying(say("The browser wants you to press play yourself"));
    else if (name !== "AbortError" && !this.audio.error) status.addNotice(say("The sound cannot be played ({why})", { why: message }));
  }

  onError() {
    if (!this.audio.error) return;
    const { message, code } = this.audio.error;
    this.view.status.addNotice(say("This browser cannot play the sound ({why}). The lanes can still be looked at.", { why: message || `error ${code}` }));
  }

  destroy() {
    [this.seekTimer, this.stallTimer].forEach(clearTimeout);
    for (const name of Object.keys(this.events)) this.audio[`on${name}`] = null;
    this.audio.removeAttribute("src");
    this.audio.load();
    if (this.url) URL.revokeObjectURL(this.url);
  }
}

// --- tiles.js ---

// The spectrogram as pictures.

const TILE = 1024; // columns of the picture in one canvas

/** The spectrogram in canvases of 1,024 columns, so that a song of any length can be drawn at any zoom. */
class Tiles {
  constructor(rows, table) {
    Object.assign(this, { rows, table, tiles: [] });
  }

  /** Columns [first, first + n) of a track have changed. */
  paint(track, first, n) {
    for (let at = first; at < first + n; ) {
      const number = Math.floor(at / TILE), stop = Math.min(first + n, (number + 1) * TILE);
      this.tiles[number] ??= h("canvas", { width: TILE, height: this.rows });
      this.tiles[number].getContext("2d").putImageData(this.image(track, at, stop - at), at - number * TILE, 0);
      at = stop;
    }
  }

  image(track, first, n) {
    const image = new ImageData(n, this.rows), pixels = new Uint32Array(image.data.buffer), colours = new Uint32Array(this.table.buffer);
    for (let column = 0; column < n; column++)
      for (let row = 0; row < this.rows; row++)
        pixels[(this.rows - 1 - row) * n + column] = colours[track.picture[(first + column) * this.rows + row]];
    return image;
  }

  /** Draw columns c0..c1 (fractions allowed) over the width of a context. */
  draw(context, width, height, c0, c1) {
    const scale = width / (c1 - c0);
    context.imageSmoothingEnabled = scale < 3;
    context.imageSmoothingQuality = scale < 0.5 ? "medium" : "low";
    for (let number = Math.max(0, Math.floor(c0 / TILE)); number * TILE < c1; number++) {
      const tile = this.tiles[number], left = Math.max(c0, number * TILE), right = Math.min(c1, (number + 1) * TILE);
      if (!tile || right <= left) continue;
      const wide = right - left;
      context.drawImage(tile, left - number * TILE, 0, wide, this.rows, (left - c0) * scale, 0, wide * scale + 0.5, height);
    }
  }
}

// --- view/stage.js ---

// The stage: spectrogram, outline of the wave, time axis, and the whole song as a strip above them.

class Stage {
  constructor(view) {
    Object.assign(this, { view, tiles: null });
    this.overview = canvas("overview idle");
    this.ruler = canvas("ruler");
    this.wave = canvas("waveform");
    this.spectrogram = canvas("picture", { role: "img", "aria-label": say("Spectrogram") });
    this.el = h("div", { class: "stage" }, this.overview, this.ruler, this.wave, this.spectrogram);
  }

  /** New tiles, for another song or in the colours of another theme. */
  makeTiles() {
    const { song, theme } = this.view;
    if (song.track) this.tiles = this.tilesIn(theme.colours);
  }

  tilesIn({ spectrogram }) {
    const { meta, track } = this.view.song, tiles = new Tiles(meta.rows, colourTable(spectrogram));
    tiles.paint(track, 0, track.columns);
    return tiles;
  }

  /** Columns have arrived: [[first, n], ...]. */
  addColumns(columns) { for (const [first, n] of columns) this.tiles.paint(this.view.song.track, first, n); }

  describe() {
    const { song, duration, ask } = this.view, why = ask.map ? `. ${ask.map.text}` : "";
    const text = say("Spectrogram of {name}, {time} long; the lanes below say what was heard", { name: song.meta.name, time: clock(duration) });
    this.spectrogram.setAttribute("aria-label", text + why);
  }

  draw(colours) {
    const { ask, viewport } = this.view, [picture, width, height] = surface(this.spectrogram), [ruler, ...size] = surface(this.ruler);
    this.drawSpectrogram(picture, width, height, colours);
    ask.drawMap(picture, height, colours);
    this.drawWaveform(...surface(this.wave), colours);
    this.drawRuler(ruler, ...size, colours);
    ask.drawMarks(ruler, size[1], colours, (t) => viewport.x(t));
    this.drawOverview(colours);
  }

  drawSpectrogram(context, width, height, colours, tiles = this.tiles) {
    const { song, viewport } = this.view, [t0, t1] = viewport.span, { rate } = song.meta;
    tiles.draw(context, width, height, t0 * rate, t1 * rate);
    if (!song.live) this.drawGaps(context, height, colours);
    this.view.axis.draw(context, height, colours);
  }

  /** Stripes over what is not analysed. */
  drawGaps(context, height, colours) {
    const { viewport } = this.view, [t0, t1] = viewport.span;
    for (const [a, b] of this.gaps(t0, t1)) hatch(context, viewport.x(a), viewport.x(b) - viewport.x(a), height, colours.hatch);
  }

  /** Ranges from t0 to t1 that are not analysed. */
  gaps(t0, t1) {
    const { song, duration } = this.view, { rate } = song.meta, gaps = [];
    const stop = Math.min(Math.ceil(t1 * rate), Math.ceil(duration * rate) - 2), step = Math.max(1, Math.floor(((t1 - t0) * rate) / 800));
    for (let column = Math.floor(t0 * rate); column < stop; column += step) {
      if (song.track.known[column]) continue;
      const last = gaps[gaps.length - 1], end = Math.min(stop, column + step) / rate;
      if (last && last[1] >= column / rate - 1e-6) last[1] = end;
      else gaps.push([column / rate, end]);
    }
    return gaps;
  }

  drawWaveform(context, width, height, colours) {
    const { song, viewport } = this.view, [t0, t1] = viewport.span, { rate } = song.meta;
    drawWave(context, width, height, song.track, t0 * rate, t1 * rate, colours.wave);
  }

  drawRuler(context, width, height, colours) {
    const { viewport } = this.view;
    context.fillStyle = colours.text;
    context.font = "11px system-ui, sans-serif";
    for (const t of ticks(...viewport.span, Math.max(2, width / 80))) {
      const x = viewport.x(t), text = clock(t + 1e-6) + (t % 1 > 1e-4 ? String(roundTime(t % 1)).slice(1, 3) : "");
      context.fillRect(x, height - 5, 1, 5);
      context.fillText(text, Math.min(x + 3, width - context.measureText(text).width - 1), height - 7);
    }
  }

  /** The whole song, with what is in view marked, once that is a part of it. */
  drawOverview(colours) {
    const { song, viewport } = this.view, all = this.view.duration || 1, part = viewport.showPart();
    this.overview.classList.toggle("idle", !part);
    if (!part) return;
    const [context, width, height] = surface(this.overview);
    drawWave(context, width, height, song.track, 0, all * song.meta.rate, colours.wave);
    this.view.ask.drawMarks(context, height, colours, (t) => (t / all) * width);
    this.drawFrame(context, (viewport.span[0] / all) * width, Math.max(6, (viewport.seconds / all) * width), height, colours.accent);
  }

  drawFrame(context, x, width, height, colour) {
    context.beginPath();
    context.roundRect(x + 1, 1, width - 2, height - 2, 4);
    context.fillStyle = `${colour}40`;
    context.strokeStyle = colour;
    context.lineWidth = 1.5;
    context.fill();
    context.stroke();
  }
}

// --- view/status.js ---

// A line for everybody, how far the analysis is, and the end of a session.

class Status {
  constructor() {
    Object.assign(this, { notice: "", untilPlaying: false }); // whether the line goes when the sound moves
    this.line = h("p", { class: "status", role: "status" });
    this.alert = h("p", { class: "alert", role: "alert", hidden: true });
    this.progress = h("progress", { max: 1, value: 0, "aria-label": say("Analysis") });
    this.share = h("span", { class: "small" });
    this.analysis = h("span", { class: "analysis", hidden: true }, this.share, this.progress);
  }

  show(text) {
    this.untilPlaying = false;
    this.line.textContent = [text, this.notice].filter(Boolean).join(" · ");
  }

  showUntilPlaying(text) {
    this.show(text);
    this.untilPlaying = true;
  }

  /** The sound moves. */
  onPlaying() { if (this.untilPlaying) this.show(""); }

  /** A note about the file, which stays beside what comes later. */
  addNotice(notice) {
    this.notice = "";
    this.show(notice);
    this.notice = notice;
  }

  /** What ends the session. */
  showError(text) {
    this.alert.hidden = false;
    this.alert.textContent = text;
  }

  showAnalysis({ live, track: { done, analysed } }) {
    this.analysis.hidden = done;
    this.progress.value = analysed;
    this.progress.hidden = live;
    this.share.textContent = live ? say("Recording") : say("Analysing {part}", { part: percent(analysed) });
  }
}

// --- view/summary.js ---

// A line that sums the song up: what there is in it, how much of the time, and where it is heard best.

const FIRST = 5; // entries that are shown at once

class Summary {
  constructor(view) {
    Object.assign(this, { view, rows: [], shown: "", whole: false }); // shown: what the entries say; whole: all of them are wanted
    this.more = wordButton("", { "aria-expanded": "false", onclick: () => this.toggle() });
    this.el = h("ul", { class: "summary", "aria-label": say("In this song"), hidden: true });
  }

  toggle() {
    this.whole = !this.whole;
    this.more.setAttribute("aria-expanded", String(this.whole));
    this.put();
    this.more.focus();
  }

  /** Once all is analysed; entries that say the same stay, and keep the focus. */
  show() {
    const { song } = this.view;
    this.rows = song.track.done && !song.live ? song.summary() : [];
    this.el.hidden = !this.rows.length;
    const shown = JSON.stringify(this.rows);
    if (shown === this.shown) return;
    this.shown = shown;
    this.put();
  }

  put() {
    const entries = this.rows.slice(0, this.whole ? this.rows.length : FIRST).map((row) => this.entry(row));
    this.more.textContent = this.whole ? say("Fewer") : say("{n} more", { n: this.rows.length - FIRST });
    if (this.rows.length > FIRST) entries.push(h("li", {}, this.more));
    this.el.replaceChildren(...entries);
    this.setColours();
  }

  entry({ label, share, best }) {
    const { lanes } = this.view, { name } = lanes.get(label), part = percent(share), at = `${clock(best.start)}–${clock(best.end)}`;
    const inside = [h("span", { class: "swatch" }), h("span", {}, name), h("b", {}, part), h("span", { class: "small" }, at)];
    const text = say("{name}, {part} of the song, best from {start} to {end}: jump there", { name, part, start: clock(best.start), end: clock(best.end) });
    const jump = h("button", { type: "button", title: text, "aria-label": text, onclick: () => lanes.jumpTo(label, best.start) }, inside);
    return h("li", { class: lanes.get(label).family ? "family" : null, "data-label": label }, jump);
  }

  setColours() { for (const item of this.el.children) this.view.lanes.get(item.dataset.label)?.paint(item); }
}

// --- view/tip.js ---

// What a listener should know at first, until it is put away.

const KEPT = "audiotag.tip";
const onKeys = () => say("Press play or Space: names light up as they sound. Click a name or the picture to go there.");
const onMouse = () => say("Press play: names light up as they sound. Click a name or the picture to go there.");
const onFingers = () => say("Press play: names light up as they sound. Tap a name or the picture to go there.");

class Tip {
  /** @param {boolean} keys whether keys act, although nothing was clicked */
  constructor(keys) {
    const text = onTouch() ? onFingers() : keys ? onKeys() : onMouse();
    this.close = wordButton(say("Got it"), { onclick: () => this.putAway() });
    this.el = h("div", { class: "tip", role: "note", hidden: Boolean(stored((storage) => storage.getItem(KEPT))) }, h("p", {}, text), this.close);
  }

  putAway() {
    this.el.hidden = true;
    stored((storage) => storage.setItem(KEPT, "seen"));
  }
}

// --- view/unsure.js ---

// The moments that the model is least sure of: a list, least certain first, and a step from one to the next.

const MOST = 20; // moments that are worth a listener's time

class Unsure {
  constructor(view) {
    Object.assign(this, { view, last: null }); // last: where the last step led
    this.opener = button("unsure", say("Unsure moments, least certain first"), {}, say("Unsure"));
    this.none = h("p", { class: "small" }, say("No moment is near its threshold."));
    this.next = wordButton(say("Next in time"), { onclick: () => this.step() });
    this.list = h("ol", { class: "moments" });
    this.sheet = sheet(this.opener, say("Least certain first"), h("div", { class: "line" }, this.next), this.none, this.list);
    this.sheet.addEventListener("beforetoggle", ({ newState }) => newState === "open" && this.fill());
  }

  /** Another song. */
  begin() { this.last = null; }

  /** Moments of what is in view that nobody has judged yet. */
  get moments() {
    const { song, focus } = this.view;
    return song.cells ? song.leastCertain().filter(({ label }) => focus.shows(label)).slice(0, MOST) : [];
  }

  fill() {
    const { moments } = this;
    this.list.replaceChildren(...moments.map((moment) => h("li", {}, this.entry(moment))));
    this.none.hidden = moments.length > 0;
    this.next.disabled = !moments.length;
  }

  entry(moment) {
    const { lanes } = this.view, { name } = lanes.get(moment.label), when = `${clock(moment.start)}–${clock(moment.end)}`;
    const inside = [h("span", { class: "swatch" }), h("span", {}, name), h("span", { class: "small" }, when), h("span", { class: "small" }, this.why(moment))];
    const entry = h("button", { type: "button", class: "menu-item", onclick: () => (this.sheet.hidePopover(), this.goTo(moment)) }, inside);
    lanes.get(moment.label).paint(entry);
    return entry;
  }

  why({ heard, score, k }) {
    const scores = { score: formatNumber(score, 2), threshold: formatNumber(this.view.song.high[k], 2) };
    return heard ? say("heard, {score} of {threshold}", scores) : say("not heard, {score} of {threshold}", scores);
  }

  /** To the next of them in time. */
  step() {
    const moment = nextMoment(this.moments, this.view.time, this.last);
    if (moment) this.goTo(moment);
    else this.view.status.show(say("No moment is near its threshold"));
  }

  goTo(moment) {
    const { lanes, status } = this.view, { label, start, end } = moment;
    this.last = moment;
    lanes.jumpTo(label, start);
    lanes.arrange(false); // what was never heard has a lane now, since it is chosen
    status.show(say("{name}, {start} to {end}: {what}", { name: lanes.get(label).name, start: clock(start), end: clock(end), what: this.why(moment) }));
  }
}

// --- view/viewport.js ---

// The part of the song that is in view, and the buttons that zoom.

const LIVE = 60; // seconds of a recording that are in view

class Viewport {
  constructor(view) {
    Object.assign(this, { view, span: [0, 1], width: 0, follow: true }); // span: seconds from and to; width: pixels
    this.zoomOut = button("out", say("Zoom out"), { onclick: () => this.zoom(2) }, say("Zoom out"));
    this.zoomIn = button("in", say("Zoom in"), { onclick: () => this.zoom(0.5) }, say("Zoom in"));
    this.whole = button("fit", say("Whole song"), { onclick: () => this.showAll() }, say("Whole"));
    this.following = toggle("follow", say("Follow the sound"), true, say("Follow"));
    this.following.onclick = () => (this.setFollow(!this.follow), this.follow && this.reveal());
    const buttons = [this.zoomOut, this.zoomIn, this.whole, this.following, view.axis.button];
    this.corner = h("div", { class: "corner", role: "group", "aria-label": say("View") }, buttons);
  }

  get seconds() { return this.span[1] - this.span[0]; }

  /** Where a moment is on the stage, pixels. */
  x(t) { return ((t - this.span[0]) / this.seconds) * this.width; }

  /** The moment under a pointer. */
  timeAt({ clientX }) {
    const { left, width } = this.view.stage.el.getBoundingClientRect();
    return clamp(this.span[0] + ((clientX - left) / width) * this.seconds, 0, this.view.duration);
  }

  /** The whole song, or the last minute of a recording. */
  showAll() {
    const all = this.view.duration || 1;
    this.span = this.view.song.live ? [Math.max(0, all - LIVE), Math.max(LIVE, all)] : [0, all];
    this.setFollow(true);
    this.view.frames.draw();
  }

  show(span) {
    if (this.view.song.live) return;
    this.span = span;
    this.view.frames.draw();
    this.view.update();
  }

  zoom(factor, t = this.view.time) { this.show(zoomed(this.span, factor, clamp(t, ...this.span), this.view.duration || 1)); }

  /** The listener moves the span: it stays where it is put. */
  scroll(by) {
    this.setFollow(false);
    this.show(moved(this.span, by, this.view.duration));
  }

  setFollow(state) {
    this.follow = state;
    press(this.following, state);
  }

  /** Turn the page when the playhead leaves it. */
  reveal() {
    const [t0, t1] = this.span, t = this.view.time;
    if (this.view.song.live || (t >= t0 && t <= t1)) return;
    this.span = moved(this.span, t - t0 - 0.05 * (t1 - t0), this.view.duration);
    this.view.frames.draw();
  }

  /** Whether not all is in view; without that the buttons do nothing. */
  showPart() {
    const part = this.seconds < (this.view.duration || 1) - 0.01 && !this.view.song.live;
    this.whole.disabled = this.zoomOut.disabled = !part;
    return part;
  }
}

// --- view/view.js ---

// The view of a session: makes the parts, and lets them act together.

class View {
  constructor(el, transport, options) {
    Object.assign(this, { el, options, frame: { time: 0, lit: [], families: [], perhaps: [] }, cleanups: [], refreshTimer: 0, resized: false });
    this.makeParts(transport, options);
    this.status.show(say("Opening the song …"));
    el.replaceChildren(this.root);
    if (options.keys) document.documentElement.lang = languageTag(); // the page is there for the player
    if (options.height) this.lanes.list.style.maxHeight = `${options.height}px`;
    this.keyboard.bind(this.root);
    this.pointer.bind(this.tracks, this.stage.overview);
    this.watchPage();
    if (options.keys) this.cleanups.push(this.keyboard.bindPage());
    this.cleanups.push(onLanguage(() => this.makeAnew()));
    this.connection.listen(handlersOf(this));
  }

  /** Another language: a view in it takes this one's place, and goes on where this one is. */
  makeAnew() {
    const { el, options, time, playing, connection: { transport } } = this, held = this.root.contains(document.activeElement);
    this.destroy();
    const view = (el.audiotag = new View(el, transport, options));
    Object.assign(view.sound, { at: time, wanted: playing });
    if (held) view.keyboard.opener.focus({ preventScroll: true });
  }

  makeParts(transport, options) {
    Object.assign(this, { connection: new Connection(transport), song: new Song(), sound: new Sound(this), status: new Status() });
    this.axis = new Axis(this);
    Object.assign(this, { viewport: new Viewport(this), selection: new Selection(this), focus: new Focus(this), stage: new Stage(this), lanes: new Lanes(this) });
    Object.assign(this, { playhead: new Playhead(this), nowPlaying: new NowPlaying(this), pointer: new Pointer(this) });
    Object.assign(this, { summary: new Summary(this), projector: new Projector(this), tip: new Tip(options.keys) });
    Object.assign(this, { controls: new Controls(this, options.name || say("Song")), thresholds: new Thresholds(this) });
    Object.assign(this, { corrections: new Corrections(this), exports: new ExportMenu(this, options.page), laneMenu: new LaneMenu(this) });
    Object.assign(this, { unsure: new Unsure(this), comparison: new Comparison(this), teach: new Teach(this), ask: new Ask(this) });
    this.keeping = new Keeping(this);
    Object.assign(this, { keyboard: new Keyboard(this), theme: new Theme(() => this.setColours()) });
    this.frames = new FrameLoop(() => this.paint(), () => this.step());
    Object.assign(this, layout(this)); // root, body, tracks
  }

  // -- What can be asked of a view from outside; `frame` too: {time, lit, families, perhaps}, what was shown last

  play() { return this.sound.play(); }

  pause() { this.sound.pause(); }

  /** Go to a moment, seconds; the session analyses there next. */
  seek(t, report = true) {
    if (this.song.live) return;
    this.sound.moveTo(clamp(t, 0, this.duration || t));
    if (report) this.sound.reportSeek();
    else this.sound.reportTime();
    this.viewport.reveal();
    this.update();
  }

  get time() { return this.sound.time; }

  get duration() { return this.song.track?.duration || this.sound.audio.duration || 0; }

  get playing() { return this.sound.playing; }

  // -- What is known has changed

  /** Another song, or the first. */
  begin() {
    this.connection.last = -1;
    this.stage.makeTiles();
    this.axis.begin();
    this.focus.begin();
    this.lanes.begin();
    this.thresholds.begin();
    this.corrections.begin();
    this.ask.clear();
    this.exports.begin();
    this.unsure.begin();
  }

  showMeta() {
    this.controls.title.textContent = this.song.meta.name;
    this.root.classList.toggle("live", this.song.live);
  }

  /** Compute and show, but not more often than is worth it. */
  refreshSoon() {
    if (this.refreshTimer) return;
    const { version, spans } = this.song.track, wait = version < 4 ? 0 : Math.min(700, 60 + spans.length / 10);
    this.refreshTimer = setTimeout(() => {
      this.refreshTimer = 0;
      this.refresh();
    }, wait);
  }

  /** Compute what follows from scores, thresholds and corrections, and show it. */
  refresh() {
    if (!this.song.track || this.connection.closed) return;
    const fresh = this.song.compute();
    this.nowPlaying.reset();
    this.lanes.arrange(fresh);
    this.status.showAnalysis(this.song);
    this.summary.show();
    this.comparison.show();
    this.playhead.showLength();
    this.stage.describe();
    this.thresholds.show();
    this.laneMenu.showThreshold();
    this.onSize();
    this.update();
  }

  // -- Every frame

  step() {
    this.sound.loop();
    this.update();
    return this.playing;
  }

  /** Where the sound is, and what is lit. */
  update() {
    if (!this.song.cells) return;
    const { time } = this;
    if (this.playing && this.viewport.follow) this.viewport.reveal();
    this.playhead.update(time);
    this.nowPlaying.update(time);
    const { lit, families, perhaps } = this.nowPlaying;
    this.frame = { time, lit, families, perhaps };
  }

  paint() {
    const width = this.stage.el.clientWidth;
    if (!this.song.cells || !width) return;
    this.viewport.width = width;
    if (this.resized) this.nowPlaying.fit();
    this.resized = false;
    this.stage.draw(this.theme.colours);
    this.lanes.draw(this.theme.colours);
    this.comparison.draw(this.theme.colours);
    this.selection.show();
  }

  // -- The page around

  watchPage() {
    const size = new ResizeObserver(() => this.onSize()), scrolled = ({ target }) => this.onScroll(target);
    for (const el of [this.stage.el, this.nowPlaying.el, this.lanes.list]) size.observe(el);
    document.addEventListener("scroll", scrolled, true);
    this.cleanups.push(this.theme.watch(this.root), this.projector.watch(this.root), () => size.disconnect());
    this.cleanups.push(() => document.removeEventListener("scroll", scrolled, true));
  }

  onSize() {
    this.resized = true;
    this.frames.draw();
  }

  /** A sheet closes when what it lies on scrolls: it would stay behind. */
  onScroll(target) {
    if (target === document || target.closest?.(".sheet")) return;
    this.root.querySelector(".sheet:popover-open")?.hidePopover();
  }

  setColours() {
    this.lanes.setColours();
    this.nowPlaying.setColours();
    this.summary.setColours();
    this.stage.makeTiles();
    this.frames.draw();
    if (this.theme.printing) this.frames.run(); // paper does not wait for a frame
  }

  /** Stop, leave the session, remove everything. */
  destroy() {
    if (this.connection.closed) return;
    this.pause();
    this.connection.close();
    this.exports.giveUp(say("the view is closed"));
    this.cleanups.forEach((cleanup) => cleanup());
    [this.refreshTimer, this.thresholds.timer].forEach(clearTimeout);
    this.frames.stop();
    this.sound.destroy();
    this.root.remove();
    delete this.el.audiotag;
  }
}

// --- main.js ---

/**
 * audiotag's player: a song that is heard, and its instruments that light up.
 *
 * One file for every place: Jupyter (the default export is an anywidget), the web page of `audiotag serve`, and saved pages.
 * What is sent and received is written in the notebooks `messages` and `session`.
 */

export { Alone, microphone, recorderOf, release, saved, socket };
export { chooseLanguage, formatNumber, instrumentName, labelMeant, language, onLanguage, say, sayHeard, sortedBy, tell, translate };

/**
 * Show a session in an element.
 * @param {HTMLElement} el emptied
 * @param {{send: Function, listen: Function, close: Function}} transport the way to the session
 * @param {{height?: number, name?: string, keys?: boolean, page?: string}} options height of the lanes in pixels; what the song is called
 *   until the session says; whether keys act on the whole page, and not in the player alone; address of a page without a song
 * @returns the controller: play(), pause(), seek(seconds), destroy(), time, frame: {time, lit, ...}; it is `el.audiotag` as well
 */
export function mount(el, transport, options = {}) {
  return (el.audiotag = new View(el, transport, { keys: true, ...options }));
}

/** The widgets: anywidget calls this for each view, and what it gives back when the view goes. */
function render({ model, el }) {
  const records = model.get("records"); // the recorder's own; the player has no such trait
  if (records) new Recorder(el, jupyter(model));
  else mount(el, jupyter(model), { height: model.get("height"), keys: false });
  return () => el.audiotag?.destroy();
}

export default { render };
