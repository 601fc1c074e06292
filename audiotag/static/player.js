// Made from audiotag/static/player/ by `make player`: edit the modules there, not this file.

// --- icons.js ---

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

const button = (icon, label, more = {}, word = null) =>
  h("button", { type: "button", title: label, "aria-label": label, innerHTML: svg(icon), ...more }, word && h("span", { class: "word" }, word));
const wordButton = (text, more = {}) => h("button", { type: "button", class: "text", ...more }, text);
const slider = (label, min, max, step, value, more = {}) =>
  h("input", { type: "range", "aria-label": label, min, max, step, value, ...more });
const toggle = (icon, label, pressed = false, word = null) => button(icon, label, { "aria-pressed": String(pressed) }, word);
const canvas = (name, more = { "aria-hidden": "true" }) => h("canvas", { class: name, ...more });

const onTouch = () => matchMedia("(hover: none) and (pointer: coarse)").matches;

const press = (control, state) => control.setAttribute("aria-pressed", String(state));

// --- files.js ---

const plain = (text) => text.replace(/(^|[;\t\r\n])(?='*[=+\-@＝＋－＠])/g, "$1'");

function csvRow(fields) {
  const cell = (value) => (/[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return `${fields.map((field) => (typeof field === "string" ? cell(plain(field)) : field)).join(",")}\n`;
}

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

function bytesOf(buffer) {
  if (buffer instanceof Uint8Array) return buffer;
  if (ArrayBuffer.isView(buffer)) return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  return new Uint8Array(buffer);
}

const correctionKey = ({ start, end, label }) => `${start} ${end} ${label}`;

const tableOf = (data) => Object.assign(Object.create(null), data);

const floatsOf = (buffer) => new Float32Array(bytesOf(buffer).slice().buffer);

// --- formats.js ---

const rounded = (x) => (Math.abs(x % 1) === 0.5 ? 2 * Math.round(x / 2) : Math.round(x));

function fixed(x, decimals) {
  const exact = x.toFixed(100), cut = exact.length - 100 + decimals, isHalf = /^50*$/.test(exact.slice(cut));
  return isHalf && "02468".includes(exact[cut - 1]) ? exact.slice(0, cut) : x.toFixed(decimals);
}

const milli = (t) => Number(fixed(t, 3)), exponentOf = (x) => Number(x.toExponential().split("e")[1]);
const digits = (score) => Number(fixed(score, Math.min(4 - exponentOf(score), 100))), lettersIn = (text) => [...text].length;

function escaped(text, more = "") {
  const signs = new RegExp(`[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029${more}]|%(?=[0-9A-Fa-f]{2})`, "g");
  return text.replace(signs, encodeURIComponent);
}

const asSaved = ({ start, end, label, score }) => ({ start: milli(start), end: milli(end), label, score: digits(score) });
const twoDigits = (n) => String(n).padStart(2, "0");
const asJson = (data, indent) => `${JSON.stringify(data, null, indent)}\n`;

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

function summary({ all, file, duration }) {
  const weight = ({ start, end, score }) => score * (end - start), best = (events) => events.reduce((a, b) => (weight(b) > weight(a) ? b : a));
  const by = Object.entries(Object.groupBy(all, ({ label }) => label)).map(([label, events]) => [secondsOf(events), label, best(events)]);
  const length = Math.max(duration, 1e-3, ...all.map(({ end }) => end));
  const rows = by.sort((a, b) => milli(b[0]) - milli(a[0]) || (a[1] < b[1] ? -1 : 1)).map(([seconds, label, { start, end, score }]) =>
    [label, milli(seconds), digits(Math.min(1, seconds / length)), milli(start), milli(end), digits(score)]);
  const head = ["file", "duration", "label", "seconds", "share", "best_start", "best_end", "best_score"];
  return [head, ...(rows.length ? rows : [Array(6).fill("")]).map((row) => [file, milli(duration), ...row])].map(csvRow).join("");
}


const LONGEST_LABEL = 60;

function asLabel(name) {
  const label = name.toLowerCase().replace(/[ _-]+/g, "_");
  return label.length <= LONGEST_LABEL && label !== "none" && /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(label) ? label : null;
}

function srt({ all, display }) {
  const shown = (label) => escaped(asLabel(display(label)) === label ? display(label) : label, "<>{}"), time = (t) => stamp(t).replace(".", ",");
  return all.map(({ start, end, label }, n) => `${n + 1}\n${time(start)} --> ${time(Math.max(end, start + 0.001))}\n${shown(label)}\n\n`).join("");
}

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

function labelstudio({ all, duration }, before) {
  const [task] = JSON.parse(before), length = milli(Math.max(duration, ...all.map(({ end }) => end)));
  const whose = { from_name: "label", to_name: "audio", type: "labels", original_length: length };
  const region = ({ start, end, label, score }, n) =>
    ({ id: `audiotag-${n + 1}`, ...whose, score: digits(score), value: { start: milli(start), end: milli(end), channel: 0, labels: [label] } });
  const score = all.length ? digits(all.reduce((sum, event) => sum + event.score, 0) / all.length) : 0;
  return asJson([{ ...task, predictions: [{ ...task.predictions[0], score, result: all.map(region) }] }]);
}


const minutes = (seconds) => `${Math.floor(seconds / 60)}:${twoDigits(Math.floor(seconds) % 60)}`;

function printable(text, width) {
  const signs = [...text.replace(/[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, "\ufffd")], front = (width - 1) >> 1;
  if (signs.length <= width) return signs.join("");
  return [...signs.slice(0, front), "…", ...signs.slice(signs.length - (width >> 1))].join("");
}

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

function writeFormat(format, heard, before) { return Object.hasOwn(WRITERS, format) ? WRITERS[format](heard, before) : null; }

// --- steps.js ---

class Steps {
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

  change(add, remove = []) {
    const gone = [...new Set([...remove, ...add].map(correctionKey))].filter((key) => this.items.has(key)).map((key) => this.items.get(key));
    gone.forEach((item) => this.items.delete(correctionKey(item)));
    const put = add.map(({ n, ...item }) => this.put(item)), step = { remove: gone, add: put };
    if (gone.length || put.length) this.log.splice(this.now++, Infinity, step);
    return step;
  }

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

function roundTime(seconds) {
  const whole = seconds * 1e6, near = Math.round(whole);
  return (near - whole === 0.5 && near % 2 ? near - 1 : near) / 1e6;
}

const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

function clock(seconds) {
  const s = Math.max(0, Math.floor(seconds || 0)), two = (n) => String(n).padStart(2, "0");
  return s < 3600 ? `${Math.floor(s / 60)}:${two(s % 60)}` : `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

function tickStep(span, count) {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800];
  return steps.find((step) => span / step <= count) || 3600 * Math.ceil(span / 3600 / count);
}

function ticks(t0, t1, count) {
  const step = tickStep(t1 - t0, count), marks = [];
  for (let n = Math.ceil(t0 / step - 1e-9) + 0; n * step <= t1; n++) marks.push(roundTime(n * step));
  return marks;
}

function zoomed([t0, t1], factor, t, duration, minimum = 2) {
  const span = clamp((t1 - t0) * factor, Math.min(minimum, duration), duration);
  return moved([t - ((t - t0) / (t1 - t0)) * span, 0], 0, duration, span);
}

function moved([t0, t1], by, duration, span = t1 - t0) {
  const start = clamp(t0 + by, 0, Math.max(0, duration - span));
  return [start, start + Math.min(span, duration)];
}

// --- cells.js ---

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

function cellIndex(edges, t) {
  let low = 0, high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle] <= t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

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

function reachOf(edges, smooth) {
  if (!(smooth > 0) || edges.length < 2) return 0;
  const lengths = edges.slice(1).map((edge, n) => edge - edges[n]).sort(), middle = lengths.length >> 1;
  const median = lengths.length % 2 ? lengths[middle] : (lengths[middle - 1] + lengths[middle]) / 2;
  return Math.round(smooth / median) >> 1;
}

function medianSmooth(scores, labels, reach) {
  return reach === 1 ? medianOfThree(scores, labels) : medianOfMany(scores, labels, reach);
}

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

function dropShort({ edges, known }, on, labels, shortest) {
  for (let k = 0; k < labels; k++) {
    for (let first = 0, stop; first < known.length; first = stop + 1) {
      for (stop = first; stop < known.length && on[stop * labels + k]; ) stop++;
      if (edges[stop] - edges[first] <= shortest - 1e-6) for (let cell = first; cell < stop; cell++) on[cell * labels + k] = 0;
    }
  }
  return on;
}

function activeCells(cells, high, { stay, reach = 0, shortest = 0 }) {
  const labels = high.length, { edges, scores, known } = cells;
  if (!reach) return dropShort(cells, hysteresis(cells, high, stay), labels, shortest);
  const smoothed = { edges, scores: medianSmooth(scores, labels, reach), known: known.map(() => 1) };
  const on = hysteresis(smoothed, high, stay);
  for (let i = 0; i < on.length; i++) if (!(scores[i] > 0)) on[i] = 0;
  return dropShort(cells, on, labels, shortest);
}

// --- corrected.js ---

function saidOf(corrections) {
  const said = new Map();
  for (const { start, end, label, verdict } of corrections) {
    if (!said.has(label)) said.set(label, []);
    said.get(label).push([start, end, verdict !== "wrong"]);
  }
  return said;
}

const sortedEdges = (moments) => Float64Array.from(new Set(moments)).sort();

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

const told = (said) => correctedEvents([], said).map(({ start, end }) => [start, end, false]);

function saidOfFamilies(said, groups) {
  const words = ([family, members]) => [...(said.get(family) || []), ...members.flatMap((label) => told(said.get(label)))];
  return new Map(Object.entries(groups).map((entry) => [entry[0], words(entry)]));
}

function saidOfPerhaps(said, label, all = [...said.values()].flatMap(told)) {
  return [...(said.get(label) || []).filter(([, , sounds]) => !sounds), ...all];
}

function taggedBy(said, start, end) {
  const covers = (sounds) => correctedEvents([], said.map(([a, b, on]) => [a, b, on === sounds]))
    .reduce((sum, event) => sum + Math.max(0, Math.min(end, event.end) - Math.max(start, event.start)), 0) >= (end - start) / 2 - 1e-6;
  return covers(false) ? false : covers(true) ? true : null;
}

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

function splitOn(on, rows, labels) {
  const split = new Uint8Array(rows.length * labels);
  rows.forEach((row, cell) => row >= 0 && split.set(on.subarray(row * labels, (row + 1) * labels), cell * labels));
  return split;
}

function switchOn(on, edges, labels, k, events) {
  for (let cell = 0; cell + 1 < edges.length; cell++) on[cell * labels + k] = 0;
  for (const { start, end } of events)
    for (let cell = cellIndex(edges, start); cell < cellIndex(edges, end); cell++) on[cell * labels + k] = 1;
}

const liesIn = (item, start, end) => start <= item.start + 1e-6 && item.end <= end + 1e-6;

const isAll = (events, a, b, sounds) =>
  (sounds ? events.some(({ start, end }) => start <= a && b <= end) : !events.some(({ start, end }) => start < b && a < end));

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

function stored(change) {
  try {
    return change(localStorage);
  } catch {
    return null;
  }
}

// --- tables.js ---

const PACKED = "H4sIAAAAAAACA+y9W48cWZIm9lccBSxQDQQTI6z2QZkPBTJJFrlFVrErs1mrFhYFz4iTEc70cI/yS7IyCwT6QQIkzOO8aIXZS0ndu80Z9Q5GLY1mexoYoAP6I/1LZN9ndm4eEcmsQc/srCCgUMxwP36udsw+s2N27LuPBvft0H90/N999F3zrnj56KMZ//iMf2zKbnhXtJfFd2Vdv5sV3w3V2r0ranc57L6WJ7//2Z9+15RS5Pc/+9dF1RduvRluZkXbFWVx2dYL1x0Vp6u27Z086NtmebTno6Fti7rslu64+K6vbp20Ww7Fuu2H4jv8/11Rdq4YyivXSG3jUFQDm+jLayd/F2VfrDf/FDWftV13g17LENG9L9287RZVs7SByCMpL002bfF21dauuKzkfzIgKde5+VC1TZ8Wuuu1PL52XS/Piu/sD/S8WRTDSl5v6vLGdcVV077ti+/wT/Mu/bZs2mElBTArxcc6IT/SAtKzBZuvK5kDlPXTIQuVd6VMfhdVg+lYy0Tx6941vZMy0lCxcmW3kL/5L+vBhPRhheVTWVIp8KiT/spoimUlsys9LNbVvGs3q7aRmWjqG1muYlMupYm31bAqVsOw6bkc0gEOfF3OV1WDleldfYllOc9r4dQOaK996xbStc4dFQ/xC92vGrZ6of0oPr5wfbXQnpSLRef6/kc2y91NUS7LqkETn7dpC2+FJC7bsVkcFa/qcVmw1WbPZ7s9k+ZHodaLm7BAm65dduVaSK8GHQ+rcthbk3zsOz0vG4ywI/ntacfeXzi0tZDVf7u6efcjFHxRNstRZlf+5GSSOpQWa/lT6kaf8NoWTkbKysrBLeLTddX3QvbxgWyIrpSfG+lTpTQb/hSqlT9lOYrv9F/dOuvWE0DZXYHWXrayDevqynGd0dm2vcLmupTVfyvTUvQbV171/C0r+fuf/ftJoXWoIbyOleoWEIrsB7IZobPvXLN4p9PXGd0Utih1OXdKKzZLrEv2yJ11HYOjrF0z9Ki2r9aVMJ5quMGOkAfSR+wprGkPhtfpJOwZG9bfyslP46El2ra/rRmSC/kXXx5zQrGtSbOD7KJW6X1TDfNVUX5byWaSYen4ZOs/u/Ul0bN8sW2Vj+PDWZFudi76sf7UN+nXp+1a+LmQH/cx95e+FZIAI3DYkE42c3FRdsc2pUf8cGykCnSzFwpvFj0Yt5C6viattwtXF4vW6VYH99MKehZ5WMhfvZA5dypKyF4VpiOSYHEsq7l2sqxCM+vyBpvExmmc4kVbLnTKUEG2laUzjeeFvWwYWZw3o/xPmj9GM6wUTS5kFx4V534Dk/3ZkqGuV8K7QU/jgOV83dbjGn+cbRxnTkh6wx4Ig9PmyAD5RCkRJVBPOZIDfyUz3IrgKuMXurPYotII5AXm4i26vnal9uRxVy51gc5W1eUAQtYqUNfQOSEaCr63JB+RrGd8C8kqbYBKF6jhwGfn8limWGm0Kdw1eiPNd9VyJUzubQfuA0kbVsTVvZPBbhxEjUxx2bjf/+xf9Wj593/8F9KszkSp88MK/z4bmtfV/MpvIdZ6wuJuAQElbBbkgxlYOvJhtif/skFsqMXC9kIqVJ/Lru7G6dJ4xvvQ5EIVSrFjoG55C+hjBezJwwVa+EmzaHXzl0KQUWiT1S5a+efpXqzxBWYASGcBKdYT5Pg58v2SLvp9xL3+CXkQtqtsTDCv/VxVZ11mrbt5a2PrnLD/G9vrkEEAXbL/51fy48ItZcxcGV9easofKLwhmsOGkAVIhmMLYhwyfYF15kIIDMAcyET1LisBFkopUNbSycVNGGIiTLUWjvkGvX/ateudgc/ynXu82xvQa3lRu173TzmUXHXPG4FXay7EeDFUQ62LUno5gZXwDBhPbfuz1byRTTUfRs7aTTt2k5fTRzMMgNuBHAufk3/6qo3xnOd/soxtg3W5AIKbYwprrFLZlPUN8IdiVnwobBhvbDFflpTcgdeqxA71Eust3KQpWwu2hnriciRSXOlXRnSBpZBB3bjB16OzkikGlLpDgrDi6ld9JvK+aFLyxQZRAtcG/dSdtXUbS/UrYbqYEzCZPhQCVawqYRCNLyMTsQ6vH+aTSMCWSSAQAkTQSQSKU5wYBaRzm4zcDRIeq5LDhi9BzZQarhkpjQQizIorP06Zoo3Jm39W9Ny0CstPin/6R0WfSBEp8UyYyKx40ggu+KPf/+xP/hsMEftkVjg8K4tB+NrKtqKnqNu2XZ8Up0NXB5KRfS+CXhYKHaKE8jIHNU5EDuRZO8rOUr4N/muygNSNNSS2okgOCMtzHgzG4WEiRI1QFwKs4+4r+yshaiEZbvUm3+/QhwQXcbY6d121Y2/iyMY6XwnKbxLuLl/YykQpc1dhPGcTqXQ3Mu11v+eAD+ijUSwIqaKQ73IU+urnnWyOGclfND0RHWANI0RJqvidJGt7LFie4oTbxZDmQy+LliC4Acovt+Kgmx0qIXpM/g2BIloWdNCZymd0i7JiViihYY9BB+9lG82wR4SUhFzT+mYZ1if/1JnzQvgOoY+VDx00oYNnEDaUpDaLXPAhoE0M10G44rUsEGlq2Qa5TfiJhdO5TvRKYzl7gPcr/4asgROo9Z1EXDXvxgts7LcwF0BF622rYEuQ7GaF4cFDWEzHfJj+P3M3vRWpUc8z/efcCY2URiUFxKIzRcxmDaq6QlkPB7Aq+ElUcCzoeL1BKU+zZFC2+oaDdbnDelBG9BEEV73fwYaArZozMEy1F5AQZf7QcZ3y+OCr1c0nxVc7+lXaDz4KzDpis963QnG2+9j67fFbWhqsffIFhgWGNC4qkfNLM9/kDepWVikpQB0T5LpVuaEwD39BiK2ExB1IEVoRia4uL4S6tQbZvmoegHIlc1Z1cc8F4XtB/Ss8P/aPjm1dsF+0E1+FXunH3IRecH1usjZsdKv+c2qDBgBU+n7eJpOS4Ris6XFUqr0tbQqtaBmsXbMcVu/CCLwGGZeQaxImGm1g2l61fWUM2mwWeW1PI0NEX6UuXdzIcdTcopxpaDdHxRM03QUb4IX8BRZQqlmPOp8aKZWdS2XooiqTnmfzkTFgruEJ7UO1GwbZ6bNiUS3BM7E5v5Z2R/B06dHYLW6+XuL/qC57XPCxH0OQsEp/L2Qz1VIrrLGndUWCClOlQyFVfuY2NJV9pwN4R6aQTvJjYTGDi7+jRURV9ncFjH81mnunzZ0N5FFqM6XQECm9KVbSb+yX3lshj8EGZLmFbi5uzMrHHrkNCc1bdlTsdoK+ZHb6t7ApUkyBaoaRBhhlj6iGOpparPQhdd+pmh3eQvZf7kP3xwWxQDUELGyQtlU98m15c5KKFdiOoCj3QXh1Kc6NxGMgWvfQ2xXVUs4NZ2I/HvV77atSKNtMYBFnx1Y8HHxbgskI8ifjhqlTBS50AZvlOKYItcmqghXxgC2SFcXGvcmxOKdK2pi23A+V7DKps25bgKiS2vvZRqZcraD5L27RjCvQSnliim5DMQsmAOV/Rzt6SPZDS2Iw1MfHMNrzvIE8OLPzPXVvTQV4FwSa70U4ovC4dQZJPxyiFhWAtk6fVnagoJueEri4dG+5EQjT3q4q2ckZzrnER2bb1Omk9i+dHfyg5fcNFFjM5XN+e2XbN6IXY0RDxhsxW+yyWenImshQ2UvPNPjItqD21bgLGUrZNZxMpU+lOp1v0m2qJAPqYs+rNZQ6bWQo2Ffh13kJK6tNpygQ0VRbXrmdTQtutSPSd8X2l6L0Dx6OcFpoWWnfNol89OVg/0yL0B76bVDE7vh8UV1eyoITmiePX8UNJ72jdnVcKGisCYPHDfgEF7PXw4VTmp+MXGxze/01AZ9HWe3/WSo9Lzf3q/LT1gzaCrO9HXtm2HruugHo9LLqzIbt1RwwPgWwiQbBoxnoQqD1yhPknnpsM5kZmXwlVPIuPcO6o8wH+pIJwZ1jAQJi0JZZCL8yC+FXu0YykrjZxMLfkb31ZRU4P9hBNbEmVkR+MLOR9T1MrIXxJGVSSLmGPuEGoJpCKz3kmPzxRFF5f0+z1yyicG1h70fTQjBGeosQT6aUm5zpVOHpdeVowJ7jrAxT/lNRhIp2HPyf1Ge+4tmrcXP+QA/aWhFvREP6CCZ4qTZFQsFwosjiqHhOAa7iqxsb9JJW0DfjYulkIPovEc/lEA+073g90xF+h/8rseGvnhL+wulxhMoxoiO8o5ES39qA7zjR0lefJIVMgfgkO0EhOJaRhQMW1RQTuuepe9OOy1V+9sJzjzBNplret5oXVT/YSkfdMF3xnQLcx2kJZU3kooltJ5yU2kadgpjjYlP2XMpWdpwfkaHInUU/XTnZeLnZbc/RLA15gFAeMlTNqOdp680/ncmevRYpLvtJVNilwIX1f12yDp64qyw/AUfF6tE9webOlKC/Wx0pMQfvgeJ3/7et+ERBxQtdVvhO8C84T3xgevbtCX96BgeFu47PvPGyWIyd3/HjppaP/bRXw4Hz9Azz++NFD/qTQ7cj3ftgrQTSoVOU2nbWzwMxnZOAALXdeTxbYF/GRgZK8EzeE4gtuA2QLbWbyi3uGK/M2hB3uB5/QJrSJOMPtMuFnxIuhewqTIwzBXiQReUR+hl2fVYyoK9S9MLiPKzC27a7Uu1ITwkbN+CRgtaGtoyj8B2mzV087Hu3vqjh7QJnjhWsP/0fhKq0fEcfiO+Ebnqz3RcLt251i8dtqwO/91acev/EitD/YzpgeJIlJPnkkL9QG/SpqOscF3PzDtppOKsj+NeoLjQoRs91JhntXGbkqDjLvIxoC8Vm3+9Kwtmczs7kGASr8E+SlZopxCcl0EhVZseMJiUfVz2Owc3FRk/PuYGokCSLChm0UfvQJ16nWXv3KzOuloMantaH8KLH+/qVRzP0jsjcuTDuTvXKQB0/gCf6883Ij3horQNfuOuKGOfHXxZYCq/U+e1MzVJe/7c4KfN+Mqp3X5jV0VgRLIFgEDU+A4foMcdEh1aZzou6e5h6HzlJ6N1R1hr0uz54PWlvj5Oh1JSRNMKqWxOP9IzEtMEmGueUuSpv+gn/xlyXzdzVZvCjyvtCFCTA9daqD4Sniy9TpCrqIbM4LGB0hyovB3Um0qU48nZEDBuTmB00wy7vC3CLgrLai9aZq19jlqwbk7JExdQinjQD+/1I4fIzhQH+9IouErImEPbxSE3BWNohQmqvNieGe6Iumu1h0TPrKs6I5MmR319Hb3plnxGrh3P4tzB1/UtTP+ATqVimdsGZsfj4j4ScBC786BinPSR9JVBDvL504sUY3PUMLnjvxZPAn3a8F3N7mVSH85/jyGHMQ4XIBWWlsXXZ3BjupJwgeRk9T74kQlW7nz9a9ruIkjevDafMx0b7fRtslOugrA2JOxZNm4FJFB+jGphCZLrMeSOcYuQDLC8g63AYMrSbtL91OYTJ1V1R0DFIxQJW4YOiJjnw8M6GIAalD7PkqcDxlanKJYXpFqq+JW0jXeVznJiV10mt+ySI9zah3JCqlw6i/BIIG7jj5uDnMz2qMIWcp4ADDe50wTRrNVGUtGAD6XQ/+QoH+nwGwSj9Ndu+TaxwvLbDhhf4M3fJh9gFAgwMEgdsfNgD18vYfIp76SJ8b+LaRG9Hz1vNOD9ZoajPH7DQsRcT5zvplmjrasFu32ppHLm8K57dnugX0TmPxUmy+gXa0U+G9p0e8/09dQWcBTWTs5RzmjhpDyvnrahn1fzr5VgN5LUX5XJTbaiUXJTNm5b/9v3XCxHr/u+kcA+rNf6S1UbZuSyjaOm0oonEcD19VuSvmm9XanoR/lV1tPGVAuqdnmy/FTkKETO/WV+U+GPBI/qvL/SwGR3gv2M9l1rwOW0IXdr78GRTCXOkX9BS5NPqa6E6dPOyVrYlm6GZh6fLup0LRfVCkzWPVokdVkItX0sPN/y7W7dNNS/1b3u06UXC6RnFqvpath4Qh3zV1qSrtQxOhoK/Rin59UX7rUkrQphlqc4zzde+V77TyfFKX36rxEvXD6F7PrTR9o3sBr8yIoRdvWGd/U0DvyXh+WRf5Vo4HOYZP6q1lKnwVyetLWnwGITKLrQNoLcNF2QY2fXxaqwdS11XF13p+3JdtXVp/3Kw1+2ciyZSvx9qNaC/FWb59QUmV358e1PHkQzQ5XhaWY8y9Qsr/LaitUXa4ZLLKoE98vWVu7lo1cyxcd187HulYHovCFTKHioZYMHYM6C3f4mJgC/VR8ffCVXg/3RFOBZkQBKRkrVMiDwgmIFAZnCCKgv3+++7jzC+Y3Nuh4vTrl+7iuzjDznAv5v9oJbv0anoDBw8QXZdgX3v7uU5/Ifr4x9kcEkAQnDjS8ezx8/v3YdqOlzFP4bR/////Zf+X0p1XnVMDLcp7e2x7L77AbXD8DipUW2R73IO4ZF9xgnMUPluUu/9bTyHDYe+nT+AFfL/UzvSIBtl0MMEsj00yFYE0PMoQrZHBtkeQZk1YMC/k8Iesj0yyHaaQLbTANlODbKdGmQ7Nch2GiHbaYBspx6ymVelQbbHBtkeR8j2xABa7FB44tGPyePCwNlTA0dPCdn8009zyPapQrZntMcqZHuWQLZnCtmeZZDtWfVAIdvLCNleBsj2EpCtUMj2hUK2LwyyvRLtx0O2V9bpLyNkO0sg25mHbGc22jNANr8yZxGynWWQ7TyFbOcBsp1HyHYeIdt5gGznCtl+EiDb6xSyvTbI9tpDttcG2b5KINtX0G89ZPsXCWQ7C5DtlUK2IoK4ryJ0e2TQ7WkC3T6L0O1VitJe7YNuT1Lo9lqhm+zrhUsQ22M3Dv08QWz0/Z4gNnPAuEaEmcaQNq3QT/QZm7ynbfbfeNvsnxaIeKwdjHZwh3ACy77oFg2OMx5Vw+DwxDUFThyLt9ufr0TtPNpXxe1YLLt2+29jSOlq+1fzlVrkTKd964R0YG9cuqZdrxFd+tn2t92tEErlisfl4KqZdkN0PqFf2Df6CngsBJy+cBXey7StcLjm404fjpdNuVq7OGzXs1tX6L4Mvq77YfvzZlEtrSHh9UPxGWDOFYwAzfSTQ4XQH7oUyr+vd6NR5THs2a8sFtU1IhJiLCo+XjqZmI4ThobWUNbhHKFTnMSlojB8wrc/r32neArIpUwnF8HE+UBQNjwqFuBkheuW1YVVJI1VDT2zMY++S1HeSZl1WfvnsPf1S9eX6yHObyI2H9xd9l2IcZVCF9L2ouyLl9VV117KQBqYxqQ/rpLBcL4Z4KpkUI6XOqPr4lPXbX8+4Dz9gs5FrqLNPK0Ki7eqPHXIgOtyvBiOiif8QyZT1ndd+L583Ghn5M+HtMy5H8FkvWCM8ThfsTy3ks4GmnvSF29HoWHOYmx46S4RTifkfDZf1ZXb/lvdNvBS/GCd2RDeVqIrYX1z0nil3l/rQno8DrdD1lD/4SaUKP3Ir8qmsTmSCW7caq17OutJUsga9ds3CZ4923SlNEkXH9d7GiadoRf8eu1WXXQxfVtZ1KOs0xAfXzowlvhbNse1STzXlGO1lAkf8gja887Bq+ibsYXXZYyjFdF2JZWPYDLYP1KmYdUvpSNCe9fq1ShTBZd4hCaWl8KEhOV07K95WOB90cDza/vfr5oa3GjtI2hREQYydTe4EFDr/Q2eN55ysznRfazrWohcrCm/Hq4LYa1sBXsawz9Ydx5R6zun80Mmo+PhH0u35NDLsRe4AhLNhjwy2oqF/PDtuMz3JofW/qnv+TG5IJnSBEhPSzZp0XcaXwtBwO133jbCO1YOsw0L+FAOQwzDpZFiQjUgl+E4PpoVE0b2kRHQceRLRvBJLcK+BWTg8AZsh4wgjcf9CU5SijduIWv4qKxpio0xuc/Bs6647aWNW0jGIYvK5W4CZK9NDHiZFaNyn4AWPpdRK+Upa9F+YjcPIBNpFANhPwfuE2NybpCVPCpeIOwLc0sOWjRutB0P6XQhYGWksoW56VAUkcTdRScMAlW7Pm21hwm9FDb2OuElNkUTlvLwgpCUq3M2jOu14JSy1tV6UQpsEWnbMTb7UyevgJp0E6O88C5XXbpi+9sLHDtKXx+O/dtyVSvXXxgjSYoq1Pli1cSiGBNKv1RTz9KtpXeyzgvKGY7VdVeAe/RLeGlL/BPr6VBClN5WboVNMa4N58i45qtGgI+wxv52zBEPmtYHQD3ygR80d9IPqOuLCwKtJyLFlg2jcmX2q+WsuBSoI/OsUGxgbBVZBZHJrOjLJT1EdBWFHf0bhub+qUaGS6NwoxwNyi3GTqo6rzaMYYQklep8k//AvdAJ+UwdLSddOdGPii+Bz+QLBF2BIYHqdE41kJidw+Zn72iLbm5Hkb3b3y5BVjkGilEkM7a2aDscJQjNDj4SwItolbF5nEsAw/q6K8y79xnaRItK6U7kYgq1uu1v51dLGciyWvJeDhb7qhIm0uGcqyFj2I8sZaMY6pUqt391eali64x91nXQoWS8TvfvXQHIqVTijoMfcJhEGeJX5apbqfwwZ+PbUQdiMN0HBDaDTkf/Vo8cFi57AMBKTtNt/0qQCY7cBbgng+RCF1fbv2o4tFS0xClcOh371CyU1hPLvOMhtlNZm7clLKeQMbYAnDFcoN7+vMehEnkaJ9KmOvqLvAakn07eLOVTxwc6f7jL6Og5ollq4xaggiYLc+7t3hPSGYXPIBy91gAA0oVJ72zl09eBzTUT0npU0Rt3kSsGfLXzbCboY10oySZUSOmicnLtufNj7HTvLeMlEIEjpJeM1WNGuHZelPUCFn/nQ3ghhRWCKAaQZSrUOB8rIx4OlSn8im9BbP7lbh8yVSDrTlzqzyHVUI3JP4ENvVvZNu0LzFum3RbETQZ2H01Co493UMjnYxqFxSn1U5DIz/wdeScwoHBH58OiRYCI7kQIN8TisnQG69SXwxTYOL0KzFMkoNI+BQEnhzSHXcXhwqXKaLrZYvR0pribgAcScs32t+SY8EOX1dA46gAjVFi8SsKpjQfpi+u2s6BqkGAmwzWS7b9ibLWLwdUPm8sS7lf6FHznp24lw66F3HpSbW8e0icyuzLos6FbkhxfSic6egPlWAHvfloZdeyR8CbfaR0UmVtf+ZBrkXepnFWEAF107ahHYIBCYCAaXUlDOCRgZbx+gi6cX+5P3WVXLhFX23tVsIF4aJoMUEnjK+i50PW3P6d60YcprXBnRxD/mJel4yiGHXl4j1LFlRBEtaycZyyy+6xJmbveyELhGm8oyVC/TJAqBeycD8p+3db1RYXAaG48pTsChFTg7xO7J7uUcmyT7QWxygyvvjxBD1TIS1urbiBkWOEWq7dtwc3ZF5+HOQwLZjxLkOpbcPeZh1E6EJWzM5o50F5h9D4rzhjLnWtmnVJGYPAV47pTvfVJQkgRFd0B2dQ4gBH0hRfio8Z2O4s64crQsKhicRE1l3ItLLOpltRKtaBiQMgIwULQGpulj3sVNUcmsCm8ZWWtDDRR6B5xLZXD0fOBM1z4ak4M8LF6qOAs9dO3gpeeMtLbtqxtEt1wsyLREu4JwjkFBzfgedl7UP+sqi8V9+m/T2iXwTCk2qpb12SQ8A014QwJYizNpjsNBjdbiAWDY5R+i8RJSIjJREgQFjNbSK/YeBZtW5rg0G+5sGNlfpMJ+twIUeVMlDKP47NIkwylFKL8RDDi1FCSdFM3556IcWdyKWETLjb5eWhfpy6gc34Csbf3s3P16LFjtAevduPGnYK1N0Dnfq746eugSdOlI/kB7BBsqsVXxOCY0p1KyZSrFaw3fvQeY3QUfQ0vjBiox3ah0DHtMR1fHEdUr4oqp7k3td6WdqaiPJf7zyrdfwlcCURLKOONHAkAyG2WyU1LEaaI1BCeeUe8eUDBeowQY8THHRtJgnfAhELQuTUVTXyTmjynZ4iVbFy4sdl+inwWVpw1WaTItVlB5buAweKfSw+KcAigqDFa8StvT9WTDaX/nty+6b2txpv++TiIm+KFhqCbMVm1ikcj6EReCOH+lLGNyiy+npH3ToPR47M8Eh2i9DOc7PC0yS1DHHpK3l+6K3/gliiIk0h0023KJlBD0Hb+qjeatIDzjZ2W0OprAuVUw86H6alCfwy5R+LTUwe1vlOjlRleJv1RaE6K99EoiKgYREOEHE5C0B/TIKBAKodND6c/JgDGP7rep58dpyUfm0aBNSWJvnXL/iQRgUEhIddkuahcBDqiGhGEsWkyIg8bglvFYoPJ/+BpGrWOuMG+QkSxGWHkX3TNmkvQ9RqTTzbDQ+3Rn3Xgq4iTF8Q6qibZKFN7/gUWhawlt9YfOAXwvfFf+1ZCtDp1KlVIUrvM0LXD7YInFL230IgaemVh6uvJT12ySdx6ibj1Razfs8dUmk5VXQ1Vd8mJX3yYRa8ntneG7wiGCRHsb6Ej7gtiD5rBDMAHUezSrQPUNoUujPy4MNBBzqIwq0LL3GHqN78AcyvcDmMThtNcqhgHSuD9rME6VYgIqC5wXlHpMVY/2HGUIP/loPWuDbS1ZHKzoKwHHrx0Gtpu0+kt0I0yIURgXYSxPEp/sPfQ/ryFl4pc1wx5jLssSWIxeniRBLmfxiB3+6RPjBb26Br7tLtU/jWNdC8Cx/JsIDxI+OIOKCkn6EO7qWRnBRuuu85dUDt7wQ4KPie/r1s/z/CgdeuqVwBxsEZ8Iwq2oEWHtY+FdtVfHpF4Bdl2OqwVSk61w5mUspHAv3hI7BHOUQFuHq2sKTEGgEhInms4mUH/v6h2ad2+u03qAn63Ep0rXR/pCZCdsiSakNdRDfB51dUO5pxGZHzGA2A9etA9KNwIWCRYwG2ZGZBvmLzTjdoVP9WDkMcHqw+nVt5BXjZnBJyTSP1U2Nzri3t3fk9IdXoOGUP4vW3+qTcrb/90ami2jRR2bfZbuT1lJ5wHlpHjA5pNbfmOSk0wW6sAfjIx1pupDkbzt4e+eZ4/KZyaOsJmfxQ0uCeGwO8wD+P8UFmTYveoZR36aLeYt6gqhA1mbmOwxmYekmQGO9WD+aeFZMbC1lw/8ESzwePPsrmNhlr8YkNrCn7BkMrjn/o/rPY0sjViOdLaUfFi+/PxcvD2wizu/8KNUrKqhxDbv/2tSJLlfcrMdOx2A4AKXr0CwKaDp3o73iqQ6WetHXNSY1KoMrHGU7IrgE8LvbuDxm3B4/lrvEUgOd5ViOL6JNh/nAT7L2H+1IPIPR/6kfkT4kO1vBWK5gQ0PIA6MoIJKn9KOVp3RJnkMIdL7JU83lIZoEriTGLs4y7seaz2X2nJicYcurujIBhRvZJWL12RG6w/5NuS0cCA4/jpqvNhM/H+fbnP+1cfkiIOxtPyvKJCgC+jQf3p4QlpBm4bGoE43uvCgvtV9kE3ZK5jbi7BcyMyeOp51+E//bAf8p7K3MHa3t29op5NdMomgq9Cf7e3wkXHG+xctS6eyXd1SafBi0AhggE+7PK0p1suU0VzL4fJ51+hz6OZ0tU7zLv2ac+Zk0AnK3V9Qq+4JYTeU3v4jEsqOh2ee4P94MfuW6AJAhcmdMOeadk9ujkqziqzdphlG7stOyw79F/mv5ls4iUco2U0fgebhDJDCmdpUX5ywAGUasSeE7Lj4mrHzfMD65dVn3tBUmOdUXVd5Cqtdh2jkZkJB1Gx++ZHqviQG/I+vnnmwzM5UoT8WCQT5U8Us3sGeCFFD4LhpWGVoX5DKfHoVNb+pau5yvE0h2RYo2PpVjS0/Inpm+uqSzx0dUCyP1bqNzteehCd2C0ifLabhHRYCBpTBNCaf3fi8ssd1RSCGtoHfC4SdNO1F/6w54eyuGhw5m7yAD56PJq7ZzyA/vGXD05xJ0HirxksBuxddFPWbelPXAIj4PW58D1W2wrMg74iXVJAEtwezUMBikg1nw02efJZyrzybQxIzdZVVd91XT1OvLS0h+AFVAj0TMHfU2C2XXZhJfRolHbES6SNHVJxuuhctO29aHsz0OBU4WG0BIKLBIUGSoFaIO590nNFhb5QxYAOkYu4Tkdmul4oQlAgnh4/2XsF159YjMEs+prTqB/da6g2pLbJZcnr601Z4OYJIwuAxX+4tMPZeBQekGbsp+kXqxKDM+3Hzqsab/2RjpFj8EhVN9LkegNaRZuj4APUF1+1dOrOlZzHgfcEN/uP/6h4ZNcb6OYqEpfQo51vol99apxVlLHjT3/iGS1F5N2e9ImERDtwkT/OeGHlF11x0ZQ3/lQ9LJ3haqD1hZa3XbVTm15qOqnm9c53CtFv8+rby0tw2T66PeP6K7Ou8XA0YNOJF3LCsz+GZU3mXbkK999h2JCqHGbqzUfUb2RXG7aZyIwIW2he8BcpbP4uCDfec2rnEyb9Ot3CKvPUq8m3IEt/kYi9NPpB97QJwGZRK1ngos3yWtB+0t4Bobu32QvXt8gaQEoWUAfnEJFTH6oNLBomGh98cs5LGPSIJ4/BOId71NglFQpIpIu2wQ4XcEfx0F/EEOeUXmfYGPBhPBuwRZOqFuWII4x4J4MpAvcKYQnYxvWTxeKin4RFT5zrdcn9UVay3GA0R3uuRzh04rEOctV7r9sZLfh8fk0CP4tXNiSfeg9wfrNzbQO/O3hvwx+6Y3k04BWPvjQa8ArBgDjLKj5FiBnN949HEV29XszhIwI/BbN0BeLG1nSee/LgkYVqlct2GHxAIJ58hojAZYObpZssKBChY4hq19BAPaOzCLzTFS9l+szCAyl8PhtXerUCTUbQnOmd0gxdaRGCOIAvl7du1Oi9+ZXIbvblyYM4nCcPXmWhgfOVBQH+WOjzUrDIoCfF9eLu4ED60V7V5eCP/l4KudnNDlcWJkhfgFOHcMZWYwSfZTGCLgsS5Gn1ouXBSwwS1IuSyiZ0TSZFeDajL9Gz8NxHCsJUCIxSJ4GCarJK1uvOYEHECmqaJ51kjRTUjrR9OTY+ZnDjFHMfjBTUGD5OUYgVNHf1ktP46hIeEw1RV307DRXUSEHnXWd+Om4uq+yUQT8S/mjzIVAt/nzmFyP/Rv1O8mdKOfkz6eMgzGPgYcLO2yc1D94a3S352ccZvtNIQ70hwt8N0W/K7V+2dXI5RH8w1FAEokUafjO6RdnsxBr6AvLkd3+uLON3fyOsbth+X1yX8+2v2oJuLGNTFvOyk7Uqj4onNUS5Pmrm1fbXlOjZ90CeZV+Vi1YwEQBTDDbELVFztxnQG+XU83bdFuvt999W6/aoON3+WrBijYaX4/b7boG/tYgFFsL5SWapTaIKP8X+ZVfiEBvreVF281V13WKwelvCvGp5q7cQX+2G9h5lNeZwgauxNLMlW4rBhDeYM4SXiqq1GOeD3pHUzvlBjCrUOlrhNmHq0jjCBgNthgqHT5heXGlRco3CRQ+x62HK6NxRhveoUyrSWkT0D9XCRigz3964aKTS32zp2t2G415cOod7GhMLlJVEN67dPLkaJJR9R71GtI5rt5RVh/RGChS4ORau5pVH21+LQEV2ls32e9kIJUbRhCSZBc9aafnpZWzum7HatDz4zL7mQoE6N64TuFEh3cs34/ZXR8UrebD91eBqraqOfSk+fiPKZ8ssBYI7/Cz9qACcGrbvG5IbrLqju24tZWaPkE6shrRc4H7Q7W+apCNCpy0u2ILe3B6u6AvZ3j5LZmk9H3tw7nxWpLpq+77r8P3Byp5geuKopN3NCG+aJYi/i/3Wp9JMN5n6JB7wuWhI65IkOSTEeFOGGY7+P73j4OuS17vpNkveIv3Q9ldJ5KA0LqTZx5Sa3CxpRKD7dlUCJVxXi3KRhgT+mDH4cGBAas15ydyaUpcSvPSLVwmM/ZxTKAv/XtTDC/SsuBTVojNbWiixzr71UYHh4fQ4oQyHCTKTK9x2jvWrxyWmkvQZ50o5ERtArsg5SfFQjXuSa1bDuLCDdus8IzXIAZiP9BubC4zTTYZ5U6QlsS99H/p91+u04TWuNVO+svdqnTYOpk+KahwgMzqApNwbWHdERR3GDqd20C84R/LQRwNy6Q5QzqV8WR7rs0U7Y+rS7a/Ipox2jvUBX1mxkJYTQgWcY1rrY3dRvlHOXS5K5FVBhs80N2eDegpGtyyRKSpPzglGAwsLmYxy7ywG0DMFEfwLaRLSAl5p5RspplsO63Spnm71MjCm16OreVmdCNAlidtzQM1qi7bct9wkPdYZrG3BpVKevapukWplIZL3+S5jKOi+4pdPr8JVIVTpLQ+1sLGq7EKyTnpXyijn2HvcK/PamWjjHejKCVp7lJA7S1rqTmJNRpGFL3AdqOA0CKw60B2mpB+diJhSoDBH/FDWpacIlEV8Wd5sf0OiC623TYmAV1S25oAezoVTlMXv/vwsFhCUgbwRVtOdn7/Cy4XQdMfejJZtixLfbk9qYUjyfxejSWiBqbOiFPwvTf/+j/8CwEZGORYbimXcNDovuR2u/dT/vTW1Km+ZGM5vQNZ6IiX64gKaVx/4fhNmhRLBt8T4seSHYMhyUdmuynBOhKH56m1/xT2wRicVxKQ5kYhC9GHDMlg3tqE2334loI+0v/1NLWIiwyskWhYgeRxCYA8vOpnY5VgKJlyQv/zub8+0d9hu6KxHOdtf3xVnF9l8shSEMtD9gYwV8TFxWK0yyvvKijZYdcqO3FqUrdsSX0Y5gXvqAE2a3eeyShQXioi5v7TXtnC9hlROhr17C5hutxIm/R02nqFEK8Jbks5b9ccYJg1A5FPeN8qvJiii5JwnE3mjGZSmcznL2cfxwX7f0V+LvMMU3CC3aKupRxQ8ETln/B45RgXwjTXLfUqyCOLSqCC+UAGwZ34/EmLU05Rh3Hk3fTRTVnPd1jyv1OmpSYvG071oSmHC9JcvGmZZN8d8JGYRKlQI9p7u4dUthNYNtn0vqmJ8Z6v1TCbE4bsoV/xt7PGBIs+VqLZl/qJpp71gvUlmUqGb6+2vWBKICIKIM6z3EktVOn/7lD6dLJfB1jQGL6okk7SjXRBhOhte2OH44H/BDUp6whbKQ4/sFH+oUNSdjMUmB/XpDdr5WCtZ2RdCO2nl537qv49TTxijMlmEfp2I65N9QH0vTpdPcLtvuUN+MRzP67ok9B4h8TXgxfY3rHAji9xqIF4yNy2zmpK2/xmTkHVgLwI8RAKXMkEWiBflLNl7xaqeIlzKh+DB0W5ebfD8UqiinlEpXGzfz8GpyRB34YCmPMVdnqK6NJr79AZlOtgaaJWibI9yuvOJTydSmoF4PvepMt4gOm3HQcOQWUa3blRmisqqPFhYMKbCuG7HMgks8ftEaLvL+IMoJIICh+2vhXeNbtnmHAx1q+zuq+VYkd6ARaWZqu2IcRLpJ6vllipOubzLqoty+o7C2NSheo+ZFqNAU3ubQ22IlIZAnPKKWHtTggBJlzRnlDZjtAkIOfHOFy9/J4aCk4Q2kB3Vy2AqOl5L+EkTRfo1VJBFi71tNoFSTRbNGPiywJZRioOKgnBtE9AzKxISppHA9e2s8Hs4PuFuLTsZT9uprqdtziZqnfZR5zqBPIeBlkgX6Sr2mEnwG089aqrW2Segl0aVH8jStD0Vh051d6oKNtcV3ZdJZjpVZivqbbUS+4Nyyz0603N7ERiWr/Qk7h9tjZfxdnqYTv5Fre8jnwFQN9es8HB98vW+DYg9dWCDnbu5CuTyZuSufmj/PibMBZ0VuCCNe6IIxKgzZ9PLhAhlyvrNPuDD6zjUuBMY0AsKyrQZMygp8QH2eVbrGQXXJVTCKb6wOXiZE5dQ98ao+wslsvzh7/72lZEcssLs6t+hg2qc24mm43r4NiHBmEEl5QH9tFN1graTd/gsv2uy1ZysjTKQLxOLoz/2nnQl1tuoEqZ2lluaeL7xf7yArBQyxT6mZOIeg6KutDzpvkfbZS0S4bY0NluEvc+ruN9wRfQBw+qooTOoLqqEakdJNA1WpJtO5TWIjg8DYCAKoYbxG14f4aV1F9ArwF8w2+VqijDDjaxsf0cUnYFarm4MfFvsMTDE1bcFJE+MC4HUrRODWV7pqyn75kee5YJnJIBWiHopMh5HQTjhBfg4Kk7RmWU0gPe8/R/HO9gbTWrV5q9gySfzh5eMtqUmRlcEW3gTlD3ReaQPQ4kEryUSvNLsM68uO7KGr5VFi6ySIbTToLqdVzG2zjfgoS2eVTHL69OuXAaSp4lf8FSZTq+CezXqJFF2XwgziyvzpK4UGYQnZF+D8w7YMJ+qELn0LeI2nNL8IFJj+7FJCqEujKsHzbc8mNOuAIgr+sagBPNVgIAiEDbkW9MEr8aHPYtuOAXJm9QkmoOTs4hwFm7X3KjGQ96u+SRTHL6n5bCUIbQnRaLBQvlA6hSBJqOLCkROV6onQFR4ZUVUgtILT3bec/gy37GKYl3nTd/WI23nSWqsl57DB0b14hrRn6k2sP2NHhBM1NSkSKw8BtQdspzf9Rku7PLqQ2JdoRfOcixrqiBHNi6f9bWc/o4CYmYkRSZwkugmxHfKWao5YMFUg33YbL8XMFb12UGXhdMJ18OUhoi6J7tm6peALj7BmwneaThdiu1n6MLavVGRvkNaCdh5XNYu4RQ3MMSMwElhHxGy1l4IGQ+bA5gVajyXaSaGobiB8KZhe23Eqp6Pzow+rCuyr0WAYcrJat9I1ZDnBkbBVRINbPuXsiXY4cBu/GM1D1BJ65LeByaF2RaFoVmorp1F0xlnUjtXnDGmC/DsRA393kiRpKLuZTRD+ui8XePnvvyxfDNlBJ4FZpjkIOb4EsQhqhaNcfJahTPxqp/MvBTlXvJK5qdiTYe/jk+Fvitr+JXs5bLIlFdTa4/ZEY+b9dytotOeZzIKXo6KZ4kVNFJda2RhdogMkB/tafkfb3vnMCinDd3RyhM9h+C6v/RnN6o59rqBsaH0gai6uOxaxaudZJquqSJB1nlOVhXwG/dd0EzV6jxUIi9aO/dK1aFYvd/h3usI+1Ir3ElaW9y77H37vCcGrtyJgDuNNvDnqUH8+V2W4C9p9O3iXwmTXlRv2mBkeJIr+ijiyAK9IdmfCdsSc1nrAwWfJPZnduMMZ6bDSJP6ExXd1NC86nofy+ws0XS01t1PdorA8u5tjOGsWJnfaZQz8I2wb2yBOoPptXvD2XvIRevMrDixJ+ERub1QXSKPwyM6/6h+FiJihIw8tjoqfve3oFhSKw6PV+Ukze0tpH8ffWEY0HaPIvRZMYXkZmcaLAaOfJ8hcBPTty/HKovL0XU7NnsUoc5lzWqhdwfJmRpqDHD73d+qOpfEvMWzTDjS3LgkVO0mC1S7gGPdzuknUCCUXTUK3P1xt/2VVtDPx/mqtOmJVq0JveTFlHPsEJWyUJMPqQEwuEF4XtDsBYHHsG/3Ze0dSAIQz+gFx8ndKEpdZtU96H+Rp67YWUU82pu6ot2XuqLt7wxeox11Xd60mF2vfytIOqFDfOk9y2/uEb1279o+FMDmnYBSHuczX8hff24BZ7/7mw9Gr+2pqT9Q1bs7lnB3y+8ctysviwfuZ/uN+UTnoFcQ73hR4bhdCWT7XvTt8g63nF1FD5XH6LXn+7/7MTaI6E7N0iwhuXsS9e6k75yyDNpjOyrle5tzXc5sPSFQMLwKlx315miQVG4sut1UcCw4PC1HxZnnfZ0HhSoK7o5aS5UzBlNE98BjWTUCfR4qf3KH6yByRrb7DpGOi7n3Ejy4LEmlqV+dtwmZsqeCN9MON2TU6PRR8emOB2LBfId3UkPko2EKjBYnZ2tZBJpf5oXpL9HhZaDs+yL1GqRLMM8z1GdO/VBMFmzf59tK4aWGQq9zx02hoHWFere/Xrd3YVO12dVDmX/ucU+r3qw49kjf6/nthWot4aOFZsSFwcOX+ruwruARkO0Sf+guusem7auh4pHc6fbXi0po6cdfmq6b7zOq33RCjr1Uq2zYdi5s8hmyjRL+gnjmukSwEYxJrdibmE41PfnJ5Ha0Y/iUJ2XtOoMK3iEyGclxesgLnqTClIh1TEj4xoivRzKFxu9wcrWQOtfgbDAfxxW2DceqOw1Yi+5htgTcN4HU9xyRXFcMXoN3JKyFXJSjaOuVWe0DUbd9GUlXg88sg26iDQ3jTasQcqP+6MJWqXO85mG8Wf3qNp6XagpdDzd9Lw3kxa4IgK90fb2ZIR7X9BGc8TzBDKk6fjN7IcJsT0rdRFNQlxfad1a6U6JFNnW1TvLpOvpY+0nLPtjjW536VCssSG2WJ5FbHvKpTmWYdgn33gi9ZVyu4caiAUVBjAZiaW/SubIj7CHdEQfqoomVEZPlTRhZVpf3YtlfqW4pHsz2an4qe0WJCccJXsMft6mL6488Q95+LxRWlwfFurkE8ICkVf5F6zFil5JRUeUW4tQbm154IEEt0Q0j9u/8h2FOH6UUbPKJ2DLhoqIqrdlkmuwl7+FetHoksH3f0UG6BK/Nq79LQO601Kj8tiNVwRAH6tI6ZspLK5kehJD2PKz/Fv77izI9nYABYONd3rmfkmoH7sxI+i4e+mAVbOi0IaRmfDsp7oa0LjXE5ol9ofXdHZoQQUcaLedN6r06WmKzhYXIva9vwtnNnhWOZpB9JlezEHAwuSNwaN+HavF0CdFaZRpEllYQPIfJ0ZI4MnyqoWTlHYFkfw/9m2SWg0Ojt20y5Eqqm29/gxRzJe/FqWgECJnlkHeMv3neuH3P5G2tjyOzMDJa0plYbvuXo1OXrZ0wspUaME/LrqprwwbXlZ0bnrYUNz7dnIZlNbBytJqGHlGErTkadx5SPELKbsEulnRu+36t4U1haKHHpU/elg9Cmm3gPrGUhwyOq8tRtoi0cI2Q+dKHUZUHw8xelfWa433YrWVQ2tLDjl/IaK6dCB8iyhXM430SW1ZmsWWn5ZtSnft/02slFmG2/RPkoWtj59QTIElG55/LDPgws0s7nBCwoX7+Ps4MzUyiy4Q5ijS9Nf+xVxqBzYU7R9+00+ddtf2+WY5cA2ajM7uSBpmVaZCZS4LMtt9je07S0dmMlLr0Z1V9Yc6ymANhV5yaf1HVurfxYnRgULJ/BjV62QOcYemD15VypHKhq+Z/O421eSGK4Pa3jo43euBA1wv17dAsdR5Shx9FCXct1p6d+Gu2Ya41P3/d3jKS7LJLIsmeCnjY/oeSx0oWSnbZpaFkvGmntYOjz9oYNdbjsnyNK0OMTOd24spCCSpi/rhEQ8tkR+Gi9xZZSQoZHq6/FV171eKIq3e36s7ezV05Hu37XIDDRpFPEaPKhO+Xc/BuSI5iU48+Dhha/Lhxtw9qbdM10JRlrviIhgOLspftJev+vkjCyp6EwryqJ4xyLvz79z/7V+jNpqRcvqzmDF8PXsua1NcE8A/4BI4/NceZRJvlmevcUCCwTD5wI+PMmnL7H4c80kzqKDfUHdHx7b+jnB1lIH5q07izClc0eqmt/VtoQmUBLtLpMKOTfMMIPEs7L0JASkttoSoMufQV9o7fNLyTAacXY5LHTh8UqPCyrSYRZlnmWV8UvdlbFLFojrFo1bLEHPUY3qLF5fy42oFCWdNIao/L8Vvp41IN8D4gbSQRzxE4zIvqEfu63v7ZWrFdVkm6sDLJbVf10MHn1VHxUH8qsS3KBrl0k54VH8vSzLf/J8AaphydCSnuZJ277Xv5Ud64WwZCjPOxSRuWrTBeb98fFY9kO4j0un1AlWvPp3mH0dlRxBX7uVFHMKWOkNnkqHgq6o3tm53qTrNBNLAdjTr+uL+6PROVFNz+GdoLvUhi014IMxqd7hlPrZzib0mRIMXoTSOkdtlKR0HjnL40MZiVWZfNN3BviE9AKtIpur7Cy1W3WBqi1pXIDJHGpj1panetdxfB2CiAh1LLrQXvXNR2ToQoYwTzYlODuipMryz5ph19cFpWSGaiJ+X1oR6f1y4+kKFNTwLwyOevqzk7N4VtNBI05lbedy2ulgXZxbn8SLcHd3R/r0aKPeFrggpAtHquvdFMzoSVjg68OlW7UwDe5UtR9Uumb09a+PC6CNFo7kBO+GQoSVnLYNdzM5M+vtXrvFcyR2ANSOyAy2XG4IipAzlMVJ6aCktrt32PMLWEp31k1CUF7JkWsNLBrifTt6/+sxZBB6sSiBo+Zhh7GsW23mDiGS8yhxW8L7IwNuy4drH9Ze2Mqat0AGlk4Ww/QfgaiS/h0tv3Xm0UpiXlhZdzuLpvH+ielZ81TV+rthc+AXouu6UIbhinpL4Y1gb1lj5muPh4AFJeiyIp9eI40ZrVJi8F1EtVgcko0Y7quyeTrSObI4cNJ0FEOnYiNEx/9ePgNNnIo5YRbVxw0b2372uVToGn1+lW0NLmPos20w/mxthrf+CkyhMkykIl8NgpiWPK1B3oaYmeFLgWAgE9gNfFy/KNkn+svKE3tt//IcxNRi6A5ywrBtwzcIaSej9Y3auW12p1JuPk5fa9yIpGoQxG9WZkdp9LiD+ZGmUaXFRM1XWnffn9H/8FesD16PVUWJGUyFqIHBJwUvU/SNvzGg6Jt2FXp9UjS52GxfWg2msCIBLuYvt+U4sq+Z4WInaB0agjUmqLujbq7szQNFdXXslyb/+dugORxQaJGU3tYExjFKWNZj9BtRrY1jRjrTFwogE01faXXQqeIBlkLwgHo7n/6SF0+IXMTtWRh6VIM8hdbCG9iSRuUh1Aj2kUrVy+1k3nkVSMlSt2g+USSXOpQKkzQAZvhe37sjZBkAbIcR7nvHZHZEApijF4LaqoGpFIyQMDu5RGCurpWezC0nF5dfnyIe8LMSMKFfqB7+veSDOdLCthgXGwAomoyudTGMsAgnkDFs2V9/atHQyjtRV7w+P87M1yXlQcH+r94V778DiHVXADAa0t9heAUSb6p6LkwVANer1b1GaCZC5zSsgLgWbBverpvGvIHK9Yn76ZPJlhAgBSOxI1pINyxDqHI+kPFSI6yTrBZH2yGL80u7usGIlGs6eg+4MeeFIe8JUu2Snok/OtyhQrjsFx+IXCrD95trvE2gNB9MkqJ7jLtGBKNRkwthiqgzK09o1EtdWg0DzF0OkOzMHEmROuoeqn32KcAIGt5Cw0JoIEOXsMbWu4xPE5Z8z1XEjy0OANWvYIcqAFAKh258uPdH9ks62ePlG6expKJfxJoi/sUxeWMJJzfifE5fUAYqdUU6c3FsnGNaM/47HcdF4QC/fdJHnpNBZa+Sw1fyG9kgKCYXFeMqvufzEOk6C4hT28rHgNmMizb6WuNS+ljOSKKLgCien6vtIYOEdVfN3WducUhL88M8EN/HxAajOeZ0zi4CDdctk5U9JRkWfrjzAXD2I8y+0wYPDajhp1wniEhpmWuVvvcgFY15sF8OxmrPqcY8HMlwjZfqw4l5hyaFDb9zjS8TpslImQP6JSWVgWUnvsyOs7vqmpkAq8rLz3H2K6cBrEy6X24XkLkcMpwxhj5HB1FXZMhzTvnEJaLnx+utJE88SccRLR2zEIOghntQp4bUQD5LDztr9siBOKdvufYJJCB3UnS1dkyli8Z3qesapnioK4VMLTZ3FL17IoUqTWk5OZ7lPXade/Gdsqr3yWqVHoTzK/HukcAFtCmegsjTYmrgE2IabVKzLM9pw2FAPDqmAEbFwROP+N9ZCO4DVpXSZGMxHqmuxYO8gfd3Ww5/o4MCurUFYkw7/CEoDG7Y4BGd2irZaDD4ZLt9msCED/XgiaE3Nwm50T+vYoU1aa7kb/eQzMq9Y2b59baCVCeX67hYmWggBmGfP31g2iMKiYHHc5+h2nEqGCxXj7P1nX+iAiPO3JcqJmst4hZyBCANSOWNssG9ZL4/+xPiX0jRH6SyXDydNXniY/KU6n+r7vbVBhdWl8QwNUXd4Am6Ww3NePgMOT9/gydyKz2DhTFt14ICiuZ229WQTXJURXo5P7Kui54BvpjxfM4MmrrWpvPwH1yNwqiVeT+qnfykxVy8abVYF6dfMbI+51BuzZ8d4n25+llKjiNPSfoAT70GQ5xjknf2gi8wEwUW8ID1USYa5WxYT9pnp5atQgAyvuCJsL9iKa/2OMW79j0QjEMA8mWPMS1Aaz/HOT2l4lzFwVsrVogr6igJ1mKYCYAQnIQrpbnDSwIy637S8cD/oyw7yZIOyMwmx6wtG8BTS35zemGcrEMVpuAAxS+ybsGSSbYWCiT2oyq+ryslMm8jXjiAv3LaLk3E4A3fRVGkDHK7JJ8YicK0cLnXvy7dAJZs1hf74dPhUMBkaMUSaxc4GrhDU6Gzfqp5vt4Yc6od1EsRBORYOvBWVrN3DinhzMMKqOxqXeplBXx8TCWD2goX33ACZYXxTD1+qU5ZhX9j0cL7MAu4y1y6cC4ntglojEsiK5ip4hn1guPf5OzKNmxBtV6L2Iegh0ZExncUKbpAHVIAFMp9FTE9NbvILC7ZsNP1GJlBnIhMEUuSjsa4tNfH9AmzCe80SAMC5SHZwRj28xQ+nXaIwXfZAhwZVGTXx+EHgeFsqGvKs51WMSh3f42KCG4DT9LQbgBX2FzqeYgmsBhoA5lsbOx9mt3fT3JPBOtBF/THSS6EFCkw9kM5JBLao+ETW7DDBmtMupcl9eu8c7JveXwEimdi3iIcYkDi9oFjM9pyKm2UtxEWI9BvXeeg6kqjBMP73fff0uHGUM3jdE79IRnWnCwjjTnqHCsABjCJmebddlwjpwruUZ5BiQoSn56EpMa+fnFMS0fU+b54ZBdZ0PyiP70CrSt8atTOS7yNs+Vxsbyw2VWrPDwvuIg2gZU2GqLrVFFqnnGZWeZ6QMLfA8OvSlD15Z1/fF6vl3U06iTDfAIobq7cVAwRbIdwQDfTLBE2th9mJR4azYdPp9Xy6S5yKEtu87a1Qmcrwxs+qLqFSrrg02RyAviB58W+jPW0iVBfUeUR0hi2KwzxpheuN7MIqkmsLRgcb/cTd5bhbw2Nzhpk71TCVE6/VRk0W8Hq0vXosySx5M2PHUtw3YjJiDeWV4qu7VSfXxVbXc78xBUENv2PVQ/eGMynt4mX5sCHSxk8UuCpR7f3PfMewJ4UsPIX0Q3z830/1TNd0/ze3StlGTLTu1cyCJHEXhi9zwQIO59S61biuYCWb9YL+7o/yT5Gc4SGKX1jiDcBpxrDCA5n5VuO9lPZ6lGljhLMXsnq92i31BWzXoPMoafy1qkFVwOxnNNIpbdd8bu1mMlUZC04xZdd46mBlzz3URQIlBpIffOKijChcj+FzAboIDjoqnbWOA7MHwALBG9ZVJKN9SdK6Qko6BKcrAPlRkFsZsYXvULSx1XTzbS7Wt/FRaPyZSEzTZK2JVk8bOuTTLfqsnCVa6T4q/O0zrEb99kuyI5Aj2k/ygN7EzJcF6bsii9frx8rIado+Ik4+BxNS4/O9o8v5QbRCZR1FnSGnKGwiVtpICIqrXAAs58aWc2MRNsHRq5/SCktNwErsXah7TfkODsQ3UKwhTOnstUq+6NEgbjNm7ri5Z1J/T4+cs7A/P9sb9uX1xf+7uuD+1HQsmAzejmmio7AS2QuIx0Ij6+LvhHrF/P6TGD4X/GZXkJheL2iM1wVdP4/aKe8QA7q2uP1zfuzsX9BDjSPwTjB3uc1HwogExcPR2aBalHT665rqtEoJ5gCi7fQ5Wvmel79iYBAF+mZX+8VhJ2xAfZWJ+Sv2/1Nrg++vnKqoU7AI3QK02a9jWZ+mamny6NnsSOHllfU2aASuDC7907wOTgov/zeabekF4u7hURnK4Oy4w8+Y8sIWlBSygMKI3bAQ68ScHPUFrpBDaPVArEKcQHD93lmvaj+CxWBKp9HRmdJMq+xJ4BaqqzMU+P1JAQG7Cvf53keVORk36VI/B4lB0IDUbrNt8PrpK83kIetRc6Q9Tz06giXC8Yy4+5hCQ2yhhTZURfxJ0yAcCERPvWx2G41mdHsFFQNztwcN6kLZpcx9eQ1rtqClZRH/vkrc8ycMspW45jLDZvl+36Gxwu/qhHC76SiT7yLQDhXL0kNXJZMY6iw5Mdse88uYBelGn/rNNwH1qW6GTVMlJN0YwE4IZL4u+0j240fW6VT1XG+AU92pfC8YcluYJ3ZRl5T3oNCxRvVTDYNT7jYNNrMaqEVzz+0jRusLeF0tHc93eqG7+BHwvGsWiTR1/bf9Xaj7cd/6IJOgZSl4fPCxiaEXjfTywKpsO9rDaezAeeVu3cTGdap4oP4xnWKRt7f6DCSYHaeNg8IJuwuqcA/zOM3pdU9yvYUZM+s6o1qBHF94UGo6b1YautsNwLk6oOelpCUcuqBmJtSQ9++oDPJzpyuCR2Z318AAncH2v5wbdofBC3TX0JiKiGpTTeAO2d7ZHYGErSzfgWH0eHO0f2OVwfqonX2Z+9vv86xWFnKR89i4H+0RCqscPzPjHCZ/0BndnUOlIgzc2jDnxaHrheDatlOy36W4tIaxwpwLCcXXZ6Q/VppsP8xMU5WBVezA2fUCiOSsAR//YbGo/Mm6uzmwP9Ip986qYzMZ1qYzVDOr5aDjVCH47CjZh2Za7hvPj4vqeiDY4MuXHF+BKtVpXs8rMsSalDNjaADbgiNc2mMnKQDeWexJauFe2xoZgBBgxQ9w3WHxOUk1Uk2em2xOj0GOA8ZiQp3Br+lNL34QpI5ADrSyCjdSPgwZKNKfa8TTcMIcXsnX1wIyr45cmnhbrKgESDXmYoZuGGeL052CsSopZJn2x8ELYg0/SlU7d67nUyfabUNwdgXyJjSVz2a5tZOq63VMv3AnkwzMfyUfjup8NHNLSAWxvjCGf3yPI8A/Wt0mUIcIMt+/bGGaI4M8WNyx9owfnbde4tXoTJSnriAqgzLvkwwvzI0H+Ok1Y5hPXncbEdfwJG840c50LIYetuo/pocLp6v/5E4qh0zSD3WlNoxmKlZoR7fSGIXA+8NDFzgy4rJr+CjfrTdlkY1VjUmeD1bjD/NkprpRtlrVGiD2tt38zOA07RP6rX5ojdncw7FC6LRUZFnBUc/qYUW1u6e02LkQhVkkQ4tA2B3PcPWq3/3HgFMjyWGefmZTXfHd8ZD2Wpl9NYhH5XD6/cPMk5x2PkFbllZ4MhmDEiisus9A5H5X4YCEQ2me9w3Fvr6gIee/o+UyK0I7lAYqYT5/47qJNc+BNk+DJWhBVhDR4NLzpbbhKOjpZ6hFSXV7W/jDqq7ZdPJhmwbPFIszo2mEwx1F7tKlwIMMnj3QST2mu45lAQ1cXBiX2tlaVni9oIGJvrp/JL0yuOWQByPtjSTdxwjB6E2qwYJrXbfUtAxWrIQlUfD4ISNO1szhFmkoPpLyrfGjiumzmoOqdnHfVvpx3218W12Or10jbHbnIzl4eFWdzt6ypF8lKNNO7ZeQ7yInN3kR3yBY8B4QveVUyfDR6XAThQxPPS6lZ72Xoy/rabmVwHjGdbSoBnQJ6k5DEL5W7l7e4HCFNdtegKxRwwBqV+rGhVJUnujtcDoj3l7jKMYYduizuEFgAabTgx9DyGLtp+2mOO1TB2SprXPHAOcuT3DVpljvEquI20EWVTZB3ffYdCxfX67hRyapkRKEfFVPdYYwxvR0faH67tsbF+HYCXOG6lCG7mMsXZoo7Kex2CwtZPpfhaAL7BfysGR4D8cv4fl5ygPMeKF+VgpWY3q4f/ezh3LnnQm+gXBypK3Gsx5aIOSO0UyL0mG+Ov3GzkKtDRz4WAuPNvdIyDzMWVVfd3rbIbtdVgq6ueTnD59Kmjx1kKwPeDMxjx9veuBht/lHWLVBNX+L6izKurg8XxGVZq0owVD2p4sc6Zt9bjG0zbv+PwkBKqZrHzvhZBmC8c9ZqGh9YNctRM6RZ5aV9Br1P+rmptv8pjRBcu8Lc4tssKBATV8UnVeO/DIGAbhIUCPCI+/KTsMDzFtwB/ppLUqrw6E5+McWbXtMk1A2RjWtuiF3C7QjeF13LlPxQEeXS1+CDAfVHzC+3KPcmrQtTEFeIV5ZUTZFOFqacY/Wt3FXxJPivXVdgWs1tmWevcz4AsKWHOiZlXskqYuiTUSuO73xouZ+rfXnr+M6pg41yir3hf366soIW+ydbj1ujVKsqNihytN3ewu+0FvyIaRH24zPXmR91RjNGLO44PNSQvsB0PjLiOfaPkpC/0q6PaETyYkxzc8XQl2RodFsccFGLENGB1HW6jBr0V2Uhf8/tIqbadoGy5f3RfssqcJiedc7LTYW7WC7brld8zcHCFlWDZI+KLwWs4X4Ksytliesa1+s+kfosAGBAbr+sicsSQ2tGitMvlTkASU4T11V2fyMdaWXXM+1b7b0DLc6PqesGhnfIB06W3u435USC1VZ1oHItkeascyDcUBzGuUqtSmTmRnWg2X5sceme5qw778p+7rM7vSyrsZ/DKh4qKtWDBdZKHcvDIclZxxKwWfMqLNZz58evnEXPoR8xiZzM51JaBm31F0QOvNmH+3wG41kVssc1FOL9yGmez6typvnq5jqfSca6v5+mLstKb062vecT1lWY1orBediy2Hx9a1eEYV5UHGjTYDa+bbAZId0x3MQSkcFZuIkyrlq9/d/VOchlWCTNAtHGx0271lNtNLAMJs9a52pM0tX5vQpK5d3WJY/u9wCph5gimIxwAA5op0md2Tu/s9jhbKMY79iXu24vw0/W5npsVOGo9NbgIcRzIyavwl1kxqeq26rUkV87i8gDiItPTIKGPHUV7dJIIiqrxftpVDAvzEoTh70T0qabrNwcylSn+JTvGat9PsLcTVHlMgRLb2fB2FUWijdBCqynTeLwyoOXIbNjx4d6fLCrFoPHgcOmrrzFQFBFELvL1LGkxAJnIIQoFafL7kv4VHX53H5UCcxaqi4Mz55x8nrnGWlGVE6hRHVmL0N+uoRDPo9/vvDsnTsT83pZMoRX09IBBKPPeu3WLTpOpoktxxciOxhz59ooKbJoO/wGcUEMltlTytK80SquY4JrSpzqlipLML5rh6uAQrCdztCOUkZ2+00GRbM8dKkgn2Si8zIJa9uM7XUbVIefHExEl5elqYq80V960Aizk4JV+KCO1X+km2Ay00nMXZS383IxIieLwe39aDumnss2VMg7p3onaLn2oXVnG9CvZZsL47dkcxZbBz3DgXm2GlRXZbnmIB8119yt5ZpzMa6usqeXfAr/egHYa82S5klRc8vxThMLqmNiuZYqOY1BFMFRoFpmOYrTKEx5srnZCOQJEXVZZjkKYek8Ml+R5VH1i1yy1WOYeUVc5BPL+c09p8azZz/DwkzZuWlzdJIklRuFHGQprzGDUDGQXGRQnpoIqkI4cx2zmkEviOL0cGHZlRuYKjGtHtOou2Hrw+Z2wDDAJYK0mKtNwXCPi0rWrQI7my+fVi7GzdVlkWvnJwkVHJM6g6y0PRiQvIbOWWa5hYgfcIHe2T3MNgZT33UPAGj00C4EZyhOgHLt5eCsiARLfVwb9Nnl8mfchkLHHNh8hfxy1vjMlLGgxaX55e4ARk7HYNTjjHpcCKRjHCTIBWQjFFVF4C7Eg/tTpcn56OdaWFfZEQ7LJFW2XFyjidJvfG+PPvM8vAoc6FqwmQCkkwkY1ZxyDGLjpahDGXPKcVvNioCmPwxjMRf7t9Z5KcRQ4FIAvRr9of37uJKR+Hxyal8CRjQSDAq0xy+K9OweGUs5VJtOaVnlMNAy7gTydqxYqmr4pHLXBh2jVuFJNSSXq7KqXk4JKuBfCCyjrN03r5TSPilO91sEQidppgwROLbFq9gwJEuFUJaw/6tJrwJf8gPLvqz0iDT5FuCUMMBmPwkVCu3H+pCzndfYPYXeCBxp/z6nyYGsiusuqwLSzXrKahgiJ4yiU2S/BIoA5m6B1P1C9dSKa7/nj/2jY+4pv9s9cz3NhswWZF+ZuG3V78pjDeUy5F8GMQxbZFJX7WYpk92D2oTN74mK20XsXNM0LC7X+JOoOD+O4DjXW15E5JPzo/X55LJKzzKeTRBcmdsDL8UPMxRYnTfFIdAYB9+io3+BPnWZpRlBBQ2v/1bLcdVkZnKyfEZ7oKEjm1E1RDWmh8mukpaHJI2cdNFpHjnA6a+V67keacl208hNX6VRcJZEzlMwcsgxRd4jHlhUm8RwvkPb1M4o9JIouIdCMrgLe5pELguBg5tVmVRNQQHxWG30jtmJRbs/xowwtprgtdf7JtEDf59+pbcOy1i7an/OOIU4ngPHjHF8HuyRE9RxFgwe++x7tNaxK889nAfXwuUJ12jhJHDdzcYphsfWCtA+pxSP40udwqhBhLEnPPubyYbUbY2Ty76Ma2pNPY9m7+uxrZ0RMlgaLj9DOFbnIgJIxzNVFbUQN2AMTztorNYaEbga9J0kSM1Ea2rPmLdr6uN2o7iaNc5wzOcN5tPfkd9PE8XF+tndBTxHE4G4hx8xLxwvUMhOi+KbGKj2fMcwjGxxgHYEQGrh3ckWZ0CdeGMN1t7upStDGmRCdoRGXgDMOdcLGGSnVA2xUGRICE3D7dKUH0fFp7BPszfqxW9nZJhn+p7/j0HHGVqzRgWuFPKSWY44NBR4api58voaOO5IjyfdUlUIz03sUZIhrtArOjbGewizZGomaeEiw8lMEf6qMZgCooBnFrhJaFl1OLJsZ4OfhinIEMR+lPClq9aAiaWGZ8hrl85UWiJN/8Y3a4v6P/Slf8gYNKf9Feya6pGqXx4X2PlrLjzIWzhE03pWYRDjqHgaDYmBfFpvVQz6fgKWj3ab/MfW0jntsLGNuxo4pXU+RI1VpsaJzlIl+kLFz+BEWiVnfW0ALNeV7ClqC6kCpQMwNRFnioPld3t+sOpwuJEmbdPa9kSJ3b/0fbucMKO9B1U+QOxTb0E+SyzIZ3uspV/SMhr+2KPMLwCHzbb1IgWCViraWy1KLNiUOXNphVnR59FOu/0lN60md+tVcFHgWmCYqpD3MGjOJgqH1rz71d5iD4WIg2XQeNijzvtdWGo3mJ1WldqBvqxMyj5cb3Rt1HKVWBfPzVbGDG5BePoH+zO6NQH6HBXC3A2VV0iL1nCUWSzYEjaYeYkdgYgQkxC7ud3uKjfjfjXEF2bAJ3ar9id200IyH66f12M/PZfEazNaa4EqDfjaa81PiJvK1Cf50V6tIj7N5eb253JLPhLeI2O716cCiy4u9CZKTkWm8WZUkb2fvlSWqDw+s7Al7gAxe9shVEbDpM+18DyA4pw66O/W8qAmN46mLgjpmu1mbYPKfd+cbdXdoVs211HkErScAPMi44YP2rpPzNa9qvpQtFZvpul3xW6yth+YrW23qupQVe8OL9f+zRyPl40p3XXErCbvkKsNt1bxWz1DjgTBfG25J4t1aVVqj0CGSXRWLHq6qkAnKJg51BTRnONPSTgrKXzGtiI9m7XWdbUaumldxGzUtA7LJB+F6GNfP31+Nh6IHhr7UfGanlOwqZYXVQ1V8kMhV0kitHjMUrN/whKyk5VPDnm31bDQ7DlHEe3RO7FlMz5pNXh8EfmbDqVWoEzn6kXFrErfuaPibOIWF9KvTdyUEveHlKEodaj8judJQsj/ZBpdhQVVLde70gqErRbeoyfqR+rn5PsdnCrI3MrMyGWAzxKvraMLIchEFcPa40RstilQJBX0kM96+hC6QAGaeyUqlLtOxNeiUpu3ZUD7ocwmOcNOSX6Mx+aTDGstspdrCFXuiWZ3VSkQkLUaxjYKT+/ipmbYMvjIcbP6TGskFCQ40xtm5rY2kw06I1WsoYH7mZwna5UylqwXxAKJf95OvjUdOpz7DCIQK4+BaNGwnoMw6VkguiPz6zb2FP0KopE1LjFxv7eYKAY3xP+hswL4i9N4Cjvlot2oQsE1Ospsoqb9/VjdD3wZkjRtCeQDu8nXMPU8q+k1z8h1pVqxHgBGW1k4OVT1dijTo0wPv9q0R6uyMnjt/R1ViQ+nG5XCqBkFRmUGHz1UaZkUZ19glAL5xHUDqrm3brEW7+vrE67hGJTbST1Sw9Ql5Sc+vnf59lI4n0S2uN+3N0okulsw2Vo3cY0KOdYQxLSxyeBJLagvEH7+YRb5FD4iEKV/xN4KAONK2y6eSVcG2OrEwVL6+jGsMj9ShgrfgroNZ9f5uLjl5F/alIW9xW7yXAAxTZV9kQhxyCcYCvHRwIRp98B4qUOI2pxVwECMVBd0IIz1eKOhP9VsQxBTTZKapkY7ILySujWGSTgtTeKYin1p0ZJ6WENIi0bNv2JWtF6zolXBzK4JzaKmNo1TokcqMowagVKF57SrhyHNfezhNWlq48CRuQD3yYpW3cONPSKApDLVdhm1dKtJ0fz0Zz7TLtiOMyLaCQfao+sHb1I9QOvbDQ4eyW/KGAhU7suGpp2ZfpIEKZX3SoT2h+xUFpz0tOqTIBkBHD4J2uhzoCE4qVyrGh6Dk+C32dszSEHHCweTXGhD62OTeEg5x1mR25cIzYx5pyXihnBudL0/CdoQS4E+Ww2zGYYkDRrCkdoYjmQHHvizTQfn+5pmQYu9j0nQXO98PrHWRyOFEgdjkdB4pcfi61Id9GyCZWwXsMflKdEEyiBspz0UkNROEqNp8FbMiPZFlhCN7SZBSKLdD8kopEbLiiYzZenEdtOifQnkoCcke1Kj3ZYGJxCDNHa2fucVVqYKsUdtzI0Wg48uyjzyKGZGK/ckRtOx+8RoQqnCf1qLOipC1JGwUvv2IZI7+kgjYTy3t4ABemWgOsx/IeSiS4IbEevqwnXBT0D/jJFFVf4LPFywsk2Kx91KOFhdWphamVzEFDUXSUzR523XX8nKX623v6hjYJGUyQOLIE2vHsXgIdE9LLzIBw0s3/Bu1cn7SVZrXHW7Lhzv8mWu8s1GlJvXrl4ykYs0frTzhVCJyFAku/YRRavtX9/0gw8WRUpU4cLDUfGZMBikVJ1ZC3W5pHsmjK1rDzgeuasa10UksURfbDZDeZWcWCN+tMM2Qx4sR/QjSHMhTFr2bq1ec1mh/QUQm9MxhOhNnrmsXaJXEIAbZIDopOTVG8f7OWMAEb/f/jXvB+Y9LvCptFlKA4lQrpI3Kx7aWoc0aRm65CereZf1Dtd02c+i4hwhabV+LORTkV1UV1eOfRiikYU/i+17+UA6EtcfcDExoGgxtIpiUA6ygohJkObBxmSJ0PQFTkjX1RUlIjIHwUqKOwl0FBo/pOu62f7C5k8k8FXFSXE10crLWAHmAv1HOkphe7KQ3VFxzh8cr8jZ0IOm+PhaWkF7uB3fh8A3P+JabbrtX18rhWtmG96/zpmy5oT2WsRx60Lt+2jSMcGS4xVawo0VMpLBhxAdFS/GqyuoA/tqecxRp/2+KhsbZlkI8pk0Fd6iOden0UNnUvUvrpR+GiZFUUIGstRv4EyhDqJ2/7BsIrr1um7I4oeWdVoM+3V94zR8qK+U9tPoIQwG7cgUpgFET9+4DrTXidhioCuwMy72taDQM/AMyM5ihZsC5M1Q1sYfsBl9ujBfap1+7+92s2fTC8ewbt78/Ng2NqagaZ0tj2ynhW6UMFmsDzHpd1WYRw3V1dXK+ds16cvMuyouOXQMIh+WEICVwEaSjyf3sNW8UlvkiexxdyHvr45150/Tp9xR0KKDdFeJFHFgGAtXXvXcIxg3LsKX3oTAoE7jn1JiMCo4Ds9mRco8PjKiONYH9jL5/gx31Tbs5sANr/7jIB4O5icwDcnCU59q641Lw4LOhaMw8uxqRLEsJuglbQUJg2XLSUTQE9BcvQAxYgfzNY4dhu0vhuGYFIBdpANUJvKi5E0E4BWYtOZm4HUHT9vuQnRJsFRuctlzwnbKqyvoREWz/cWxco3Bt7V8IwDoqHgV93ihN9eGVbLo17oWVqE5xjdFLavTaL53Rl8/LXUGa/nq0hUt5mgcRNFegpDJMAO9WiElvp8M6OdghcH1kZnAN23EqBKqR/fJgLqSy3O2qi6VKmQCrkV+O62pbyqdDGnpF5yd3/05xLuIcgg9+fqOb57qKxxC8W6tldPZLOgGdDVUS3hmgcVyVGFzzuSrTeNCKI6QwkbWf/DyYuhuhKWiM77G5u+zuStMX97cCWgIqdJJSzINtExoI0xDUin4Wg7gHHqtTRDVSRKuuCLgeR21l2ulwiBIskRcBrX8u0ZKK+RcWkMPm4CRCBk8KOAdCW9ksxa8WvjpHoCz/R8wCwRZC+cJ1SYKHVXBUxsT2BfMs4/9csZBxIonHDaM8IUk6w+EuXxxUYIdfnThljd6s/mQsGpwqHqkHJg+X+julA3+1x2zQ0Yk1HF5rrf/vpsw2gCVuPLDhLvGz+31OxjLGQ0F9/IwpaSsFQycBH2L6LQbBTVr6KON/mlX7k7TLGzw4/39PNTBJG6H0mVRUtt9GJhtHxKfdp7rDu6qt1utDE8rHYaV9W8oDxfJcLE6Vb3Qu5gbl6Pj7MGMYxMq1p3llQnwWJJdZGDhD7JfTFvNe26EP2FeKbr9HTUDhkh2aROvPcXi82sfU2wFUNGQVa0wiPWvKFdCYrOI/cnNwUZISttfQMXAoIdUdxkMpUzQW1x/An3FXVTT09wQvQoAyDibF3ivV70G2YP3RO0LRs+rNyO3Doos3Dq8fDiZHRXLUWRhQSmzTlLYuRd1Cj3q5Fyjp2A/cQ+EkBqvfq2LS0qN5sYwkyjla1G4NbLGRnftsX2SuMo2ub2RStYWXRMkkM4Ft8es4IZnJpehgjOW1BnoRgNp2mUvXWUgjVDGSuZJF5zCTOUT5o3qaJBMDJ65kD0zkLED14LdRnkx8zKNi6i6hQrzZZhC5VI2kvKaXU1kr9Jmbcg/bK9+M4KI17jJp1NU6zc+XIsYHWiTozdfRhnmUTFKD2l2Rn6KyqJ0+kBhvNG2xl5UC5diBMa4TzEjUZ11zOIvLse6FsJ03VpnCxssRs8syYcDDZ3EBT4WkBSEkO6fAHCfBHm2xObHNXPoqm0l7TGUT/RRVG8ku29mJtn9tDmkn1ISpAJKZcGnm+JOmgnqbDs/Q1r5LFcuFEX66QyC/RB6AOldKzsogvSShyaweMSEebapX3sEC50GSyPcS6aegD2Q3hIqMa+DweRjWopMob1QlrSL58mrZuQiOpGo5iRFavLKkj1BO1Q+rwHoMsIIKO/AdjpkLCP7MN0b53S60R3paniTPrN/n7b0X6VtiMRD/hP0vzB57GWlN0h5jKESzMfArEQ3powhWaBRpYiAr231tYuQGV1gfGGfeICHOWU98D7swwy8Fn4bichAIRoAGU0fPlOi+qR4vKP1LVjAOsgnQRREKMj+vfZCoNp97nuSYsb0k/y6YZWNN4vEHeBB/ChtlvVxggqVdp+VDRZH/roKfz0mNLjhFhQot+BpD0ZSTWtSNRv7N+xRodrGOCL1ufjm2D86TuEme+GnUXu24ml0F2Xh8yCqjT1o/c9VDfVwwQtwls77mqIdrv0d+Z8CTqMZNMakjFMlNi4sFir4HKnVz6JcgMqicSWv8GngqvT1JDtk637dPbuCrxAy3G02MzS92RwVz5istVXTJxNsmB2zCpZZsuGFqQ1OL7ZNjCP2ojBxSMtNLd+dqHHrohXcWNJ9QWibEvdrY/5XiF8R2p6Etuy+i7EtviGv/X5eXYP9MbLls7rabFLK1VFFzArGlwS1PAMrij7nMJNn8SxnmCEypkL/EElzhTZoz00MqoLTOdNk3AMBh1vSFulb9snu9SwYtA3EpDbNJKCFFnAwbPBfghA8UdP0yl2nUv8nihgu9+kFx+gvyisLeeGh74ZMuTphbwPXBBbqG70s2CNk665axKUwULAXqBSyuv4c8V70ahvrte6asGJW7+cJhryWXsMUO3LCVEm3T/po8tAxBDDuzREy1TFe5Q6rqJZHce1GCFc5AyM2fRyGtWvE2IR8SlcWj5L/4u7LNj1S+CxFXPZWm+5wJgEKQiphHDF1kk5wfMSEOiEYZWpmfCoaaeej5oc8PUg4b9HSM1lf5KvYTx4Ug4oTPq10MW0Tt3A5JioDnXtB6PnHpfOnNpc1/dEeg20isQ80CDAPBUOF3uMFLiE6+5L4T/ELGYoexAQ+R4iLPqrNj45eMlIlxwYrZk94bIPzDe2e8QN7GVIRGY2dwz6g+zZRniGeODS1vaoqGza9AI2rsk+4wHm5N+hEHidbUXnLRFbvk8fnqsj0OIrgcnhM1xdu2TgVcPVOUd6LYAWhQ9RwuhnSpzufj6DlrL5g+5ooWmuvhh0rAeitrqAP2+gqSo+Kz4I5y9OKVmCQMgegR3ub/EfQRPzink0Iatv+teXD+8lE7+HNqgGLYxfIPukDzogFC+KTfz8BN3YRHTQtqKqKl/ZWZ9Zy72oBqWE1TQJHorH9PqXv1cs9OYjSUw0fYvKlN2I+VSPm09x+Jzsm2urij1zNhd1zNUWaqs0F+59eP54aMu0ccF85gyn+Ib7sIG0HchKVfxT9XuP6sKWNeHIC4vd+sqccLaXeDO/NTqqZXld9o2eJzHdsOvVPkU17DH9VDVbjmasTmfBM/ROebv+6XgZUxF+K8u0IN0ZOK/AAociGe6MHy0b6Ay4Zy8JJrkekmRtC4qBgYLqzwEwPpy1iBNLSUgpRREwOkgmgUJxWDVfr6qRmS461S9+/u4Mm88gR00U+SY+AVmHQSQCICL40AoSq+tXR/s9U62vu8/WLG5prFIybupgTwKSE7vlJmci1ArueGps8LB8yu8w+xGTinwdE9t3ZBJYqdZy9cdJqahvccxadLiOw0GTt8KjbF1Iy7AspGdQ0fdA5mw4TwB68oxzA44SqC9Ze40m4EB8KKPlgNR+KJTFS2Jv5B4aKHxJMsrcuebC/tneHFitu5SZuZT2iNBR590FlsPoaeJX5qOFyBCr0pLDY79OQdcjcTWIsyasd1wUy/Aa0K2qUd7HwG8D3dBb3W+KXII2Domkh1O7ws1FZJgszYstXiqMcXJvf3TFgoNhGWVOLzJnU4dQ6de9IknhKIJqHqIOThQCQ/mSvRxMUh/2HAsfFVfBj2p3zpKZdp5+bheHwffoQ/sbZ9cQnynAQt8set5VwfB6PQ5gwNjsPyYJIyJd7ywNPC9uT1HUJnE/t3HTg0aN3lWiiEV65iYlIjTyfqMKydsFPjJ3t9XiBOWd3MR8FPCC/d5pSiOG8JSzxOmPYCAYu1bVBxP4APhKOQ6d7LrhtuWZF0f7jLx9cIckOdQVPrtx64XhLIGjQumnGK699vbbjZtxrwjoXmsFQFsnF6nRueK+IV9vTjeL7d5Q3yI0QXavYX1CjjqXOpVXuPCWfs814IGZUYh5JXwSegj16fdHdDNGAF5bJBBtbwnz+z16aNXqefLch/ApJJOn7Y/4/bggWKxl+sKl97g3xpLjS0JqFe3gLrwLKcL7wCPYsVb2iiuYNSfo8nGrhsRez8dDN4FLsT1/OvIqcGeqV+GhZhuO7Ktb+KBursxvpMUXVdjMB7uNsvMtljPC4NrInVR6l5aKjpTdxqWj1DpYnCWO6w8EySAVUOdb1ccpTzMFFhb53woBvjfNoD5aLsC+EsHY+D4EdO5/6A/g9dfBojQYO7qW1wa0gmEoPwb0Nq/hY3d9kxrTOqRCNwu+qrM2ORtOqy3uMg3C99+SLRLIWegM6NoDssPvgrZAFxfromb1n7b2vpxxIOWbRq/1a6TnaQucQ2ziP7zgoTNL6r8rLS9BOc0Pp+oHPZ8q8qGH740A6ExwXy6pIvGalLFSlpDqcLwcpKSoy+II304f5BcrFAVEHKxKMh0kFipAmURwDbNH7nYej0M2nWpfoxKY2uqdygaJVPaOMaYDEAVvcmrl1MhdGcAIfHaGhESwfIzb4DfqrRWOohsVpsPjBSI0/WEeyKI3zTqaGchrs7gqxGf2VrLC665/JS7epNmn6mDN4RHStZqtHiIYvrMEZPjZDi3Q8YsI1BW+cKesxTOPUHPxfy8bxXfiMJ5mf+cgM/D1evPH5ZZgkhqUYlSGNm/u/jEZLPyulxxed/nhS+749qTeWfOOJEHgtQ1y1HY8vhQ10lzgFJNt9XdaDvfmsbqUq3y8LwXi2/UWzuMI5CaTG2DT+fUgCE0IunlUPVuWQhFtk0RYqPhfbX6hB+aLVeAunORGb2COf8OURuhMfn5VXDLPYl+7l7Eo6E5YojbNAqhcHudCFIAv261U5XpnBEREW7MVudpe7Iiz0mo2hf0OZZMM1K8kr2flDp/gBERZpWhcbAs4PNEzis7paC5yf2mA7QROYLHNU6nupLnnyKfxD23UvT+gpO4zm/XxeGqrJqjsT2ScLf6Wiv12A5vv47EnNU4NGHu9Yg2U6Ma+Ixdik+V1eya4Yl+P2z/oYiLEZHjz68nCSF+ejMC4RaLrezfHiQhjG73/2p8oPfv+zf408UdvvhUnibop2LLbvi5EBorg4o3iCONZVyUfr7W/6as4AvqwC+cJfi+3WZdUn6V62/xsiV101tEgfLzV8/22a6+UULPsBm0U8KP6ct7ifVdHDY9fPR/Xv9eEZn3bldbn9D6g35nnBL3a7KLtvRtwfu7CLfaXk/+X6LNnLhwoDbb7Xa5Q79j/L9kKUL6IbyTnnrcBi3BKeZnph8ut2RPSezVeW6AUVItRu+37NOa15gwyTksXZ8ddrhw6N/rJ1HXkD4x+ruixvNYZ5EcbWjtf85Y0X+puNXbvbcFhV4u77RXqnhxVkthd3i5OeSVGh0S96wGC3LBctFJJ+++tiwUZD/CKmY7P9HuHhnPeQ7WWk3QtX0m1/vRG+gOHK/Gvw+RfJ936FNsiQhJEVJZO9vOLv8gGibmMvio9L3IW5QMhYwUsDZJKY6WWwy4OluEZQfi5qjCx7bOmyrZgSGdx/oVdlIJsnaGPP52kfdc/0uMwK9zYucA98x2UP+V9k8zx18xVoek9lT0BHcRCeLnq3xAV5IPJu77xsoC7iWENbTWI4nosmwCv0OMue9viR9hZbk1OZpYGR2YW/5yLJAgNEbLHqngL4cUgCw12R5YBx1+3cb8sYxfGlKNDXjOGX7zsN3XuJXrDdSm+jeqWBwphJ3hqLtsPdr+H+nFBmnX3vQznCw6lFOEkEg86tZB50lepxWXZGkjZZOt+oCllj56C8+Z5wjv0pYNzaCZ9stv9hkgLGZ4Ap6Wmn87FnnJb+pbRzXd+Bfn8GGP8awbW13Ra1mwCmjQPpY0mN8SjJj131LdmfrLZM7wwrf605En18B9dsQiaePo79s1mRcZ6PlFyO7YG9jd+ftrgZsLTpLfUNiQeg8aK0Ts1LYcL7075gq6/hXzE2HFsS4/GFmgbasKXAovO0L2s6oCJH5dq4KPkAMp5UixKh2zVmAWPE1Cw9AzotcYHNmHC4dEc/RGPuW7ZaVmMh8BU9bzAKNHAJKXhUnKecQMQMLgIpkbBxrrcayD5S8MXclmWXZnhZlAvNxYvLmJFTHZecceLIX1NCtjI+y4ui73X8oOAF9/HWKRDk0CL0d2npXR7KxGvGibVFeGDRWMOcN1uDTQ5CXiu9laXCzAguOAsFCC5wYyrrufPrVyWj3W/1Kh0yYL3OXVkXb2nHoRupRkGKyth5W8F6UgpsROO//+O/QKsNtlX1Le+61Ay8Q4t6G3939T9Im/O6yho9ASNEmpeyJx9fk5Hr/AiV0I7h76PXZrGX5v9vd1/W3MiVpfdX8OiJKKl7bM+DpYeO6rY8MxGeUbtb068TUJFSUSaLClKsUbRDEVjIIkAABItrkQB3cAUBsIosbuDywH/SQCaAJ/0Fn+1uiQSL1d32OByhKIGZN2/ee+6553xnywuKFg+8U3vHxgUmQmqvIH2dXT4ALNLOoE7S+GNyWZ3yot/B8dJRgBU4ssj9lXXQi9qhv+un28QiPQDU06/xiHH6xMeoMDVvJKKH2nIsHh6qBTHSW5YBaAZQhD5fQnbLC4JpuC+s4ymQ8Zla+HERlMjwmCX1OQeYvlzcdQMWGWQXWr48WBtF6jULOSKFN1X0616HukgX3GCUSi+GkQ/wU0mjTpPvgPeQA7eHtbKWr2U4+p96ss916e/+DKIlID7rNebeg9X1IThMkFSkjdTBLnzUsCO5/ztG2Pu4Ph9XXus5vdT6DiuBiDtzKoFEoUxnUnTdC156whIlSqwm8pTy8TflSJchRyA+dX6rVpqcKJ2j5liXPpICAy+lRGKAwBZ9+xR9luoOL89/g92ATxmtIF8E1H+zQKFXONfdFeUhRJ2vcj0dAIpyO4QupExo2uJQ5pOdh7pMMG7U74BM+3QXR13/HlC8qahCBcQUMETVh7KM0PYbxZUjYTdqNaJPB4K99gPxCbW/3/xkcNhu85VQFuai6UqAwdGdn7t4uQdc5q+FOXvHOcGl/xOUswgF5AwXPK8ebAMuNeF54sHkSj9ilQmRDcc9yrdGCKGN4Gj0YS5DdrnJwIv7yjM+uWXoCeqQvvsDPrnFZj6uOAGj/Gu0++TwFjy7pS+qS06UpqSxhOlJ/mw77qi+se8HBYhprSXbARcVaA6IHPV/H5/FYyQhzViE3wjZhAYRCDt/A+9y9i7YYYCzGOf19X8/jFaEecw6vgU/X4rLhlDkBX3MhMSopXvws5/Dg88H+tTpLQNY7a/040ONh8lu/DH88JYgkEWxTkVsOBT4TWAWs0bwO0d4SAqRCmcPrYf4e86i81xL+3Oz3J8BSZXeI6NB4e5/GTLHtQzIIlB19YHsMKIWkGaERoqfzI+OPGF4QeMjzfYkwgyJFvUAH6VCZSe0obA92pe4IrrbJwFTiIeiT2Tpgi8OdunnMWr9qHhCn8pCe1h04LCC1GJH9r+APS3903wRi/4AAxu83+RzWWAr9pGFgWug7fOoSKsuO+Mf5TKLFNxVpsPP9bbgd+GxNHQqC5ViUVUbKyb5oj/vmicRA4Dd58N2FtGjx8b5qv8ZK8Dod2O0W5/K///rAGMk6GUQoT0pIWIyhRyYtlFeWbsahW1pVY4yICMzLE5weojB/1eaLWjFKO1r2EL4LOT1iSxjbjf/JFIbnyeuJRKjmcR85V78LfHY/eGvIl92Wah6TBEba1kAdNR6HbqLYPON2tt5NDAcg1jDHnQzYejh31M89bfse7MOq7DHQH0CfYbYjuHvAQCrUamw/HiKSO7FD2NRURrsFxlEVu0LDNng1ejgMzLuEf+NySZWEjMqJqva3J/pa5/JAhI8kAF9qcZIj8ueYr1JucywTSzRwW+wYICtNsWhZctMB2wpwfNAeYo+haXfriWJhhjhZtGVVNCpTPBCdQ6L0gnqHBan26+0CMb9c38oB7Bwf6O0B8FyQu9XP0kW/Jwxvv9b4/R9OUCSW/tu+4eMt5qENcZ59Xkr/4hf/FL+xBdiEcHu+GFscBgPXMFUHTw1BA9tAPw/MAqoRQ5dQZ/Mj/1DoGi7Dl0J3gocukIgkRxOlZcYctUHrhCMJQc2YhiLg/+ekAybN1ZpypewjlZtyhc/Phscsy+IDTuieh1hFYCnMKAkGgr6lEc/EzGP7vbhPw68IEzBL0cOZdjKHxodwCGCVRh63IrITxGs5rgVvm47/hyc8HsNNfr6u71p4hyjHSIoG1EicOAQjvRzI1DxQ3ssYp/3oxNPwW2LTTSopr1ggD3hdtF17PLsRsRq0wFc7Fd+SRyQVMNYMBTGwEr55fAz4GZQe0PyQcl+LfS/lEQ3e1B4r88+ZOVBb7AgVepHl6w81QA8SrLB+BPom/Sjn8oEnkm5SjT4txHjT9jLKUerGGSvhADouaEwU+7pi/tNEEX9TlRGn6dChNNVLP8c8LPigSpkJaDsDT9QRTfH/KbB56xfu7jGhR4oU8aGzIEqgFtHeT+M4t7CKaACtTDUM0CRBI9wJJ9GvhxlfwAQAT++yegK/d2cHPMsKlZHH0YgROr0aXyEdAyIRqTYAH51DQMMFC8eFegtUkIu6I04IuM156g8/R5PNyET06ltEUni2P4I/Gj7M03FDtcSAwNqeKiKdelfRvGvkPIWuuFuYCWnHCzQS9f/Dpd8DJU63GPFiLBQEctuwVBTXx8SONvrOXNx4Jt+ss3I52TtO1xQsfY+i1DoESHpKH6yE0k5pL8qPYwf2RKriq0pPn9kDJdXbOsgxP008LL/J97w1fDHvuALdnjrY1RoBRn6P8H3WTB/lL6F2z8wYoEOZYWxmKZDhiMk3hQ64pNUxGZ7MawPUvmyd9dqU5qjUYYU1AocpGKk9SNaP3bEIUUu3aeo/EZszi+Ug/aLcM/k78gLOWJ+WSK0Dz+7KVrmSwe+iYVn3JoEA8zhKWwnhLX6Z+MJvT+gkwu/5rNTxNmGqpOr08TO+7DP8IllHTDVQp8Ja4UOYPaJqUCkBOq0BqDDU/Dj8H8Ula2cZM+eR9nO+kY5Q/AQFuAiMYf6oo5f7yvxoRDQjSjs9XtlcP/BeQnR2xyrgq9VGAdUKilSHgZ6Zl6Ib1pVuXw3NojqedQkWHQdqNKjyROLDuoElX5dD2PHkhmuBIJ+8iRopOGxCGcLdwX8uA2rLaxOVc1+6snTbokMW0e/sgNoiMY/fK6Kbo5fzO/XOOoDT47wd6AR4YrrlCVFkF/sBiQmgg1ETIqwNz6wER1k1+eqhECwz1CFo0jtG0CPFc9Hw98Af/yhf2TgG5LjlruyO7RvL93z7pXCS6OPPl5lePQD56tEOVyBJ5sNK+zyOcv5jzpc5YP9fKgaBtc8aLXr8hW0LYpSv/Kn2OoHy2HCOhvt2dtPD61a2K42kVzOSPlwMFcdroIpJi8Hhi1m+CQanivSZUSNWeUwXwXb/48x1B8cVUA/QcTKZYF29iiJNjacpgNWhiUGN/DtwCeDGJzElWOzBEUqOuJlu5p+URXRJ9n7wub8aeSLwagjnEb6fxgeQnv84YoYJzfM3XWDnLNgLQmAkV+F5JMNYs7nA7GMz+hL7T1ya7oHoDKuRgWgu52RqTXwLZ6wMsKnq9iJaIik+HiVsIwgK9dAz/IZcVdULMmHjliRJWUDYVCnRvwwMPicjUc7j4zqack3z6svKQx8esVAwHElEcQf2PlElY8wdDKPjAjF77F8F/1k2IKVIwFgSX63QcqJMs8JdBnmoAo66cVzbkb6xY8gmAeGKKZsaT8OUA3jSLVG/kippMPLzq7Qgdwo+o0GOVpyf9I3AGyE56/Y+4kNW8JIZmToklR2YZTdP1SBKdtYHbsyatn7z/Ri9Qf26yBtSuiOnBqWA8LsyKgz/k8Do/mGcre4pEgm9Jk7YREEeOJJ/5jhZTp3RXyIKKq02cknlPwmit+xV1klvLJGZwo6V+ZAX/8H3P+Rl/eHZHFEv78/gfXhJfhUOzl5tuId/NLEH3SD+wOptbk/IN+1Ml5gSmKBSvoLHQGjXGImlIcmxhhPx4osCgoLDIO/v/iNY8Ob0MSohlAUnRD3Iq+2+IuG8EbI2SoC7022xPfRwehL8fVqP6WVZCv1N6N/85mEuKI24dQT3Vm1PbNp5XSVZw9n01o6STJcnvfjkaOOWBMT0hyz8k8KWYow7mOG09we8rwuyvkHZJfA85IBEdIP7gp22mB2gTILGceNhmY0/gfs8W9EymI6zifRHkpYheZGgsOlMeGxK/1KO74cIBg5PIblUY9CfE6CBqcWK0WDZx9HLdVnehxVSaQYMh0Y4diNHLqCOa60KwPHroSpsuAblC5DcfyCDl25PwmcuhLo5gkHHdFT8GKU48M/0pEr7ExT/IjmtUpwitxvBs5cQamO6VSWxpZIhSa5DrdJ4HLsw0etoCX1cA65BgJ2qQ7RFd2hA4P3hy+e4VkrhvB2qjKn2oaspXWiSYjTkS1wmoWbxKle7JbLOOesBJ/ltE8SOt0lPA8etfJXHZhTxfP0GR5MwdoZz7cQ7190gFPVvxkeJI+bKuH59djQ13yaCfqL+wfvD5wDVvqlhuf+lBQQRgzAEqQ4b8gZK8N8gAernx4nrPBhdP+Gn64lJ1PUPltFdPuvo/bJKvcHfLTK34/po1V4lPbRKmbceHBKPx2twgUYdCgJHTj0YhTtlKiqaKHDUUKOVyHNFB0collqwn3NwU4s7qGCJeA9Oe9FCpF+zbU9Q4GTVGTTWWnKqDExW21u5FteHBkhtPrt/bZV56OuD8tpKj8S49NLYTCMk1Shz28kDBxylIrkD/0W9dEA2AHkebmv4Ekqw1w0NXC/9eLbsbCzVL7nBetZ69OvTlOhBI6RZ8Ohp6o8HR0d/npASpeeDdPhXcQUcq5Kv5yngj4QWEUKRXEymlzt6+9DWN0nWeg4D/4Js6F4PKzX835UTYMDL0eIwSn2L2lvfMAKE9v8YeWc9PXjIWx90WBEGk9eGbk/BYhPHf1h+I9U7fNd1Kr28Zd2/OJR+3DNFPt8Fw2p9MG8+kjzoiJBkkYs7lczjcSUFdcNNIFLjViWZUcjlmvEa62Dq0Y8A482kguNxEEjWW4kY43kdSO+14gvN2IJv/CukZjtxC8aiTm6mG/ENxrxhUZ8HO52d+iVoE0On41PN+K38OPn6xRjkp+v0/CIl19qxF8362/g30Yi04hX4Sm/GIMHVemlfnlrvUIvXKaGOEw0weB2827Vq0AP0NVu95Ba8ydwq70P/yaAHjSMAoz/5+sVXTrUyb7rrJ8YUjXvqn5lG0eDhNhsJEpIi/g+v6N5kfOqWW9in4fWuz3crQXeijRKziBNExeN5F4jeWK5N7CDRIKIsIerEJ+jLpcaySN8IlmitaipmiJoX/Zqt95dUc19nIkML/FSO/AsrpfdJ9OfFgjoD80UqaGzZv0MWlkzOWwkLhvJVCOe7Z6DP573Xp8ALzTih0Rs+HdcPZv1ZsrYOJENDMovFb3JK2q8JFmBXmFNrsbi7f2UWYJGcrGRPGgkdhuJM5k2lQsRkZIrQkHmVqZT4gSo2UjON5I7dPcO/m1PHravyu4je0StTCO5huuUqMEsmjd3jUQeZ6fmKOyMPc/JQur28Wx7/62Xr+HEnTnKg11D3wOqNxJbjWQaVxKoCiuzfwgroPqh1YOJ4EK9al7EvCvoc6p9sEu3ujaZPZJd2AslnI61QLhTp3daZyt/Qc815iDivkojcYwzSm7gbru5a83vgxjRG7MRX0U6gGBYTDfibz7ujcLjQYrBAHhT0u9ccF3ctYPxBJohm6NrhaUMPNHej7EM5RfSxqjxGLu5WzJU/JP9ziTw/wGMH1qYGyAA2mcn1t83y17qFcqR+IE3k2pNT9o1UEAM71Wulb+l66YEyssdw/D9s5TIkGuY93qrOumnY7hXNi79zAY2mN4KbG/2sdntH2gmwFfw4M83axyYAdEReKFFmDLJrTpyVbwqbwiTAr37BrkCxLXfgOLWKorqbK7BXeANCUe3EzWvuoJUmdnlH3ylkazzFRybJkkYzaSj4CWUa/BuYMT27h6+eP2kU37TroMKmwVwG1FSGmRSHu55M8BEe+3N/VbpilvDFVyOLl5gJoCu1S2iDqhdV8gxb2Azua6ayVPSTP25j/Oszbevk0SLcVEWIJgvMkhCUa6k2PZm/YVjGG2n8ApEJ95l/K/2CAicSdJD2db6TiORZinN2kD1Nao6m3nV3ttWu4jaJTcbyWQjUVdy02YAYLR1eLB5s0BMkvWPNlCDM/exesbXLJF8tCWjksKJWdgT7UMQInftW5jfXU/1nb/1ivtIMJFoWS81acQuvmu9kYhDAxxMItHezKIot98rEh8H7B2/pt/8rgwS5XFyCnfw/DqRdV0UTDIl7DSZxx+xdeiBZMCFP7XWqo17uJVu8b0AaQg4EaCCB5eoH/Mb3u4vJ7x40a9sdfWQpeV4TTM6Jm2H+5vHQ1K4Cs+2UKlkAQy0325quazzx3HLTF3TvA6xQ5g1qqIDWt9jhaj25Y0E8GAAlkhd1uhObgG6g+kkDlHjorggev5ZfXrZq87iHLIQQoclmh0q9fZhiZgNf4sqEhiTwf2KGJVB0QlejGX/lKnxqDqLGVo+epA7x6He4cCSsvR+dpJEytK/x0hqCK2QSrVeg2mVawQ4bHoG6aYHiaKSRog/7m68qQ0NSEmqrzKC6ZycNuLbetf4Ozfe8r4BivQn/ABp56Vz9KCwLjfQ1/kVvL4CIG+zBjjCvs4vwmC0iG4k4HVTrcLpA0iZrmsMvy7kVQS0gCPjrUOiPHSyTvjAlktgaICYXNe6CcUcpWfAEgTUFM0R2sPG2dUE9KrrnZUCYWyVBcXzAfHbiM/i5lzMeHuZ5k2udYND9Eppv4Dei9b7RPPqVff1h02JUBtJP6VxuZAip2Wv6OsE7WWD2mt6Rv7SFm1MQxmjr1V3rx1bSEWiXCoBkLLFEeApaNs1QOSLzX2cFWocxN5GpSXHaXPgInuVJe9yQa9n6/2Mv1ZECEeLr7nAUA3oCKYESHfitdZ83Uvmbe7mHzBGEIeN+InacKgQxL4h2UOdxLTy4eskg7VRgPsYFKC/NoPq8n2CdMgUqv/tY5Ssb6dIHojSaN4U/dSMvSmd3hCUcoMQQNajmbuwxujobhwAunrl6NoGQxeRvyKnQqAb05JuhQLwci/OVDwEOs3ZlI4RZLeD99/Ze41VPygvLUN0U8QQGnqZB3B4SsLSw7DU9jTFlAQ+7Kyu6edD25kdL2vtUL4LYhik80GY0NuWqWlmBvb2s3H10m47hSBXRuAFM1oP1wYJ1kvFHZfAvP9TgxQtuQOw4u8iiBhTdWSMZL0Te4d7IhYXiBDfwyI2aEEfphvqhztfvOiDf3/5p9jcf8HOJ1KdjQoCsWLZO77FH+RdiPztLyOAcOkXdDMPUoBGd0UrtgEzxKK2n6/hpQWSfigMgJxg+PIepQHQfaPvkENd5EA7J0bELds61CjuxGzrEiyqqfbdPDp84qesO/R2cmAV8NFehiULEAM3fDzFLNI+OfQW8mj4KPEkZi1M+AjAVVmQTGIWeKizXGLARjhzQ6tRbAmWSzqHqpOGF9pMj1xLNHoFgP1ca4t8cfFDbaDZlouyVGSlxZAxvD+xDxu8s7oF1PenU/5OBUxkpnaonrbZIKCwmam1+aRxANPCkQGJjLIVL1p7dS+zQI8vkQwZ92IlpGBlG3Ut+2xwh+GWF7Z1L8rGjcX1nrZsK2UKAuh3jVhNa4PhknUBcLAeNnqDnkmVI0gl3c02HdPdtZ+qcLF5t4nQkO3aG5CH492TpVWoNuvbrD2QV3idgDVF3qLjB67rlZLrFoi0QJv0THddLAhbHvcAXFmE9v8x4hePAEba+07bEfS0bXc4PXXh8yVoH76PEhUSS6Dj31CH3Jv5jQgzMSXbKr4uTI6I91JtWBLh8oMdy+Xm9areehqzEQGAkIu6Fg4NaOS4cM6St1v4Vi2O4S/NywrnZ3ivGWRuU0lEuQb2AdU0F1BKnZUNtV1geYsAQSMBXg2oRGfsGozbOk/Tzzgj3Ckq7e4M7X+xG9kQXys8y6Vhf+894F6mQaAi72kvxJbb20X7h4VXrL0eLxNmyihnArDcMm8mcrltElecoFc0XgWxph0TgZX1i4f+VYwxZ6/r2hZ2pH04sWpGnCjnvY232IfwMLKBVzN60CvXBYaCngeWl9p/Y8VkpAKOwzJdBkrAAWSMErN8IJPk1cZ0IrcTGiJdb1Dv1QoCFV58jeaPm5AMqjILeVRLHJgBUSm+WJQODChC/TWq2TwZOGUS6avaelRGkB1YKrtmUTbE6WCxjupHBWJu7nDYloPJqsfjaEqKuK3czrwF4wM1yMIx//jXiPj9hUmCDp/mLfrb3CI+mptlIuO+oZHF4lTJZ3AJCRFrjx1RdEKkHq6KlPKRH9ZgPANFjammBbC55KWnGHgodyDYtv3Phl/0jf6ECA7/HsSTin7iAkPjWKLlCQzUCri94MeV/6g9eQiitrUC3F9mFRkYpItOXSsn8Z7mK8zr3RVblXmyqyXTNWL2n6uRNNwL/AgALg3lIl0W64ppx/Ybgp0lUOB20IKkU47GvoEiRaDzkj0Jxc41nj05Osq0Hq9D7CFbjjwsQcywbieMkHJsxIANUfVSZ53lGdwvwNLkQJYRJ4vk2zqxfHxBS8G8TibZK1TygXjMY7shS0Zrzpolbt2NzQYMsmLKjjG5mrJHI5RJC+cwRZFp6Iy+yLg6u+y4GVw/Eco9JcR5mVl/8EU3SG4CI1WjBtGRjDEDCxRgwMTyiOjNKXaSCcwXY+10TW0Gl3UD0E8jbpR5Spqy18sW285+TsxG/g5IV2rWd5oXU82LaZKRQRGn4js17pOocmu7jo30go33/hxxKKsYlL4syxVA7hLqSjBobSh94siBTxeWNeSzfwdmgfkLHMtWAteSgJXd1t0sLJO9Uf2LFPsaVPIT29CBnp2a0ojtfTKXWhun/va41ZOuftRa41XQUW9dp5EHfDpdwK4LBdoGRwBKUTC+TuNPUcvAn+ZBAZTn515x/4E+0fLA2NEheemd60G5gjS0PA1sBYiwWWa2DMWKlrrOehNp46EF2SvXM2L9BL3iEjsImkEBd324/Pv/e0g6ivGo8VBOQ8aO2dk2rvYtgOhWBm6VTdvOxiulDhw+bN+9tgzfYG6LBCaWE2BPQQ8gTNhkQ2br6t949WNx+y1OQRgnuMBtldoYSCL52Gc/ajouvgoKal31GRqICYksWGEE5YvUeKEqMSDllbGbqZCEpXvUFWXUVAMxGh3FQMrfQIOcny9oMctuDx2y4EjyYzz/VkqS0e7dD/ZqJslj6KMf74Y87JFXWKEmPjeMz2Zt7m1dVL1jCgllNgGz8oNgzTRv5tis4R9sx2Cs6nZOglb8Q2lr24BS4HTJCVWTN532lDNaHWDyUiVYMtY5EVXmaaXdqQrQR7UjFuOaT5gPG4NUDAp/tQpVxr4MTMTIJ1CRBZjrlRYtReuYD6FBL+Vksa0MJ1yP9jrftrRHzbIyDTFMzgFmOPXYiToHx+6ORNMKSaFyWNcqtvH43tmbw0xGGD2MycDQSa1+sNnDCs82AOwkJi1HQvExWsfbBQzh90h0cC2mcKaUAAUAlK2r9mHuY9O7iG9IPKvsO8paGvr+P0Ef/xZ9Cf9inRX8b/jbbzG/8j9HI8QPB4QW98mlcYCS5mbLu84zlCXLkVI6G8m6XU/6V+nT3qpOHajr6FKJkHjHsFksK6WgjVjukRR+eNtHlGD76DQWSv9LSjYdDiJNxmj5gZDTn7fGjzS8HxvWcrP0dLi06qQzAj9iglGmeXXFkVQlvTPKpphz91wOPfcSs+42C52eyXEyT5NZsqnzcLgOVsXJgHT3d6//nOxlGCqtK2nkbDePhGYdBPKfHwiukvVqIqtWfvNHrrfzxrJkpPSw4p0ZkbePw9vdQI5TqzNU3hpMsf645E4dyVa7UhEWNwxGCkJyENxqWHrhJSf0khvAxPG9ibd+MW3nO1vc6uav6TiegK8DS3pkHWzuLqmkEEzsMM0exPJBCG/RoKxSwNIkAZIqziARPIOP4rC9zkhbArW2ZNMggZf/ArEasodhTkSzVrnmFzFZXWfbiCPFTVjGUlnlxDSZFeycZM+6SsO25Q9nBXblPyM9ceFUSto4+rYSUy7GXOleOJgY+z67XQuS0cuaWKZUZoylm3WJsWy3o419hEZKUUCgW3oHPf09hLyKm22TOVjnNJjukEunsNWNLT4mBpkle6tMMGo3IFBdR5HEB+xQKIULFsT3oyVZgsN0YMuy50kYtT152Jp/C6tmIsFvrzhjF39TegG9VIcNDZbCmQoGWraNJIbIAZeJulgTzxvFTU36QTwbKLiN9CzXcJxR1g5nvlEJbPK+MBMsEKOgMhkppvhlBFkd76SkosWOMT9cK+P22p1t86H6GP6Ix19aHxNARf75OaqImVRQHsYSf4t4kZ3gj1YAU+QUG++SJxlOXGMrxiutBOYtoYi/0sv2HKMTxHWPt9KPFWqZ56oKU9EQ8rpVU0ighHxXjVEqtMZAnOTWvKwRPrxANaqsSbDz2QrFKYa5pRDaY7Fit1jLUoe3gUTvv9jwUEGSHghkL9SbFNwhUnSVUYMwnM4wpYxZl+jpCOd0PYpy74GEQCF/8VhSSTQUJTzgpzOPepPVNa4Z5ldIMkimkXyF6kHqrERZ8kLKUwh3DpQTskqDyzhkwRC/5vsH6C75bmW2/2g0GeUc7Iah41qAPWZVqxyKIStDV2lTThiWsT2ixk/adsPgB2bUGt9U5UG0d62SoAeY1ASyH+hd11GE+P1Y+0pxinBglWaO9dMUPq1yDTU+pGqo2azFrDcpZrEflNpu9SzVd+PDgfru/wPDckq7URoIwANzapuz+0VK8HXk01d4i/kxUWVMLjWNGJp7TVy5pKocT1SVo25zqaK9G3RlWTlZ7K6Yu0+t+EaRujqlwZSVLZCzGsAa7ylseWddqchvAGA4sA2KJqW8+bcqKHRAPn6rK+x/l8P69Oc5pSzNqD+5xpA35QxDGj0jNyYTo915jnzJ8wIchSOsOJOVixzeVNEGEDIomaepQYnmfqzunlN6aIGibSdCLklc4vdat/ApsjUSb6kTfnZe52MTkU843RKkmZ/JeZUZ6iRPbbYwGzVRtq4sWbRlslTkLo4zb01/jRqkadgn6sohP6XgZZkGoAdjAKfV4Eg9/pqeDUzWIhTGxJwcC9SbyKU3Kj6psuuADjB+FBZl1fJcWZdlBVlzCkIoXjXMTwmsNB7DIbD0+LoS2xF0/U6RSFOAHz+hZxlXEiPhU1tqlcvqeoVaFs2whetOCE5bnC/VSEzVXeIfINoR3Z0TA0cowP2cqt19oP4kZYJX9FDpvUgfytvPb7eOCtI/vjpN3VZ0Bi4RoWK/xZ/b9a53dcjCn91x/izut6qb+s/O5Gv7T1plZoZDbUZ1cu9bhZLpIT1nHl8/ae1ntHp0bhXqwNImcrJ9TBX2f3xuVdi3qrHmzRzYff7ipCmy/+PzT/4h+mK055mav+ATM3++znrpg+bNcteZmr8IPVLTf4NV9q2VcXjQTy22YxNwBV7crJ95pUtMuqmdd2JpP3MA+qqzu+hXsggxSTvZ/XilQ9Cf5CHnavosadQVAGqgb0Wvcnde+hB0Kr/Py++CKdC8uIqQJ4EMoKm3fiVtV8N7NwtONbxXTTYvcjBOAGD+wikM3i+c+pVtHrbdoPs6NG6lU5ie+qZmHLgwmHYMkGbJn63487ewOP58zc/GrdMy4Vnv7VrzahqGbJMiUMDOr/Zmyjx9cgv7q5s8EHi5l1pqb9LST5zhEhfTmBWvGvjvNuGKP55vXnI1PFi1R17qmNQE/uD+MHUPoOdbQxL/fb69l4Jxe/lDbyLerl5IdXpn831ndQsojVMuXvGfXKLcudr1JjKd7WlVwFXySuM4eHq+uw0uXXFfvwlGj4UuxWNvNeYvxdu3l0ABfhZG1xo/82amO5O5dm1B+ue5pW9hGoFugUkoMyTWvDgMfVa3x3ztrTIvATSGbeZd5aXimkc4cdJZqsAqhI8BVliN31/a8E8WmLfkLl0JTLy7crtWae/HKIi3rLnAO3+HlCvucwBT12VP+xuT/sk+pqtPnpobresrr/TW/A2cAlsWw4nvblub1UDBNi52/sgrrAULtqfrneUSvKFdJY1ZOIV+Wm/rzetr4DQOBcOQvFodqN68XfVzVQk7Wdd1+1Z60q++5wZ8MaIYO6vSTtqTJ/qLrPb0O5NZXl4vVdZdsTPjg10FCrFbhQunEJs3Ign9nFe7NNOm60Bhvg5v5RmqSFJpnN8c/JvHBi/VO1HqGG5OcdkpP75Z3/YLd4x1dcV192LyKhLYTfMtEnvWnqVlxXfRFeANbABcRo3tPrHE+hZLrP1aHqRB8yLjL14G6qv9bBpwc7u62aouBYur/f1Nby2DJeDVUrv2KlhNbcTMWcoHY4cYnUusMT0RVnISWKzWTt7AnLBssB5rXqZE+k/mwOL0pjbaNzcsPmQf3K2hcE8BIVf8xYp3HSNKHPrpvfZmtlmvN28W/Llc86bI/bT2c8HdSMIWaby6zHmg3dXL3u1ha7oGGsjLXqEUWzjVTKfvYlcrWFekpYy0XzpDemcnvZs5L53j16G2WDrzUnVN1OZNXk6N9DOL3hSI0JrWeMAq0i49BzMEjce3UONdnj3Qvr0bb9dO/TfTIqiI61AFbFKlx/xyu1bD+YASoy3TvJwBmYR6CMQhvQsURPtmvxOfg7v66EbWmq3EJYy7Xdvhbv8vvNHLLXiTdf3Gn68L2Pj2snX9BqbfrO8wKXQpMLwUV5Feiut0/s4/r3MpMGs6vFjc7yS2UXRcz3s7eT0k2uso4Ft7Ob6CenMm19ojKQeDAdVZXzRXdM+zpc58jDWJVqkE53JefEW/WsMBmTWIbnJIisyEvfxukzesHpI3sxRaxdtDNHoT+53kvpn9xJlXXQPCmxpeoMdsCSQ6rtv7c1hPuIIpU1M4+1Y9FbiC4KO0B+DDnoFsWKBNaY9zULBbmpMLO1hYN68K/GcneQMNUZVXSlrr6efM/OzyW1tcZ3l3ca1D14s29/2Na5RrC8csjVnAeec73sS5XXPLRNeE9l5NeNVLu+bWy04gjtLsUrgF5qPYwIaGfIE/SVNivgNAJJ4RIacyCwxoxgKMeFSJEForL/XKX5tBh94lwLJ5wOUo91PH7dtbEFp+OgeU9lJnIMysHkiJWhcl95N+I4XplkZWgjes9haZ23dvRIHma61ixqYHzxtUnANeVndgszPo1lKPaWkVih+yyNNX/PiWV8rxjLXwxWZvblulK92MJT5f9NMx6JnFAnNYZ2WmvZTnvOKLw0BzbmLT1GgKYE5REwVWK6AIApgMFBgsf2thWS2nxl6opmrnzfp0O18EYaSZBIwX4DepN+U5oZBT6gA1TiyGMgOW8K4QoZpTGIAj9tH8+ECtKYiJ0il6SutzUmuqOMrLxWGizUtQvjHCBAcwBHhD83Id13J+n89QBAnl11faVALDb8UrJDRJ3Rn9QUuSBWmLvYm0Ja4GnAOLN3PEohOZCka1l0F9UJ/zV9d5WxJLIwb214FFtvDWWlGDYS+/CBBAt4TVhd9ayALsYOUBfWpAbsAcyx73EX1XP4v5nJtVr7qiNW0oxoJXMMACZvHe5nGE84Cep9u1W28joaW5YgRnxYAZjEwHOmibSqmE9jluXh4SiALeGGz9gcEC0AqH9Cblxa65BhQGDONhgU0eYtk58Ij8SdzNf/IGwFjsxRVgHO6c0uqD+NuQrksNB3QwaFAvPyWqYDbLGkCSY4mYGuMBpMbdPjXl5zf1dJhDYNbtmyMWGV4yD0YZD5sJTm8xuJbb4FcG1N5morFKRoIrcMO7kwZT4qJOZnLNt0giDcToKZufcWyXZzb3wlJ25qsI3S+q3hQ6fcyP11PtWhr4AXRE581Eu1ZHqUBoVLidsIKtiZnsdmGmvfoiomitbZmI4tLlB54CsJMgJ9wCpgfNA9BAU4w5wb6CLEGjBbjAFgq/xbJNcNioidSQNOixBa6FhBTvwZZXOEk3ZkErhVI58xCpLztVTfs1tOIKA12IJ+wforiKh6gGgTVoyLitNyZbldvmRcW7XUIpX4zB5uZxNW+mYRNzS/kyR9cVGYBSQPIWNR6tYswtS7uxXWHGfIwmh9Y0TktNV/QuZEBjansKYVtYxSO8PRKG52yjDJVFd9ljCIzRBY9s4v/CPl2QZR7zi3mUQcfrG96s7JnAHxxUjSVwGCDM6HoTGD81A48DJmexp512PBER5HRRGWzLaCAmbwCAwIO8iPQu1McgfQGa+bWcLkoEORT5V5QatxlvN2EfLagrEvV1XZLIk7ABe2v+vXeJ86DaPy0SDeloPn5RsIPAwuK+fbwg0MjAmtQGmP/6T8uxYJUc4t+hJYf8Nv7GlbGSgIEX7lS9Idrr5++w2HBqnzWr5lkenMrdzXlTm8Bi7bt5QPL2wYO2ENRSknPube3LPyJhHhFuqekpb7/eIC4uYOgQ9NnxW5aJPB6eGQ9YY1Z//kxkbtdOMqiQOm9V0t7tBL9OJqhQGViW/tsE4GykyflbEN9m77LxwNKFnnXL97odbj3aYr1cPYfaZn0HADALVHH+bb1uw1QLtybyiPJTXUWDBBePthkRJwPYGlpwH2wTawcMS2diIyUzGMcrvlCwHu+amruAs4v8UmegrgW6F9MWHtYc6eU2NEyUrtgv3rw5ITESsvC2EiZTcJk8ysirvKNgV3qTG8C0aJFYuEZDxebVPKsvVoyYg0H2MsoE+t4LOirzb6RCCDpXG86bqQHXmjOnALyBMgK5gBKfsYclYsTUX5DxgfrRWgcush0HQF7vd2OuM4Eru83LDRU+2BW7QS0CMJp1TCD3ob6nSMPVzNu82PKuk/bHsUJPCITrBh6TkGnRIG1taytlgJcgvVFK0sSZ8bsbaFQmyg/MF7ICej1FoYGsfUVvJoTxZMvgxyFpPKwREUIT6UDiN6+qwHO4ouSOEbkPYJKwHCNAzT3av8X9/zt2y+6qx3TbWt+BLWu+feLaEbx5XPS7Lzl/HFyY3mnfvTYwxfXzwZ+dpVPbzGEPdWiHvLVIraiKD+43UOthR2ke17r3SF1tFuImt0q8gg421+OknUv8g81FkITtu0nmVO2S8uYOHeSorrOcRIqoWIvewLoN2YR3fm5Le7G08ypYxBXqP8rayDmsoX1fQCM5dViqqliGOHLae6+Qs9D7gOYvmylSmwUKh/0krvuY/yTTZ72zktcCjP/UfTpAmjXoXM67mscdU02C/IeBte9m2ptZ7Sck90/JX6zoCisrMKsrsT7YiGhA4nLmqHV0pIqwfqEP5OPhK/2j54YsWRpvzbx6kKUCxVcM+7WbUrLNSZJZ8QtTApVlq8ApcvRyJ/gBaSsm4Z3jx5pQBCiv6kf1oWbPe1ZP0IljEW1C7mbTLFEZBFkgGNBT3UYj7FxC8/luUgVMBNwF1ht95dsxdK2QTys0yEjhpmMUhaaqqTO7/qFsebD/0ZFbWkH0TRobhu5d59EUl1gyVzXF4o+ranpshz1LmgRhTF65Bibe4rUNnpTXi2qhuyQQWoK93tmUUAb6ngDrLp0xldltaFM/PLjbA5DrMJZu2Zo+RlkCYpheyjFsVAxXV53kjQFWl2fsfrLRH74agBXshpsNHWwWMEX94K4u5bzUmRMmU85PNOOIa3nufPfhKiDmVHSF5BftlAs0ExRhteBxcjJ6+IwBLjPH60yMbmLa/UhCg9UVkIjHo81Wib7b6RwRdPEBb/aKxBufODMAsVTvqhtUHLuLsFwM3ptXmAkEykdvfOP5hJFSnJNFI6i45lVBAjnK8cHUAnjtp1676RxZMD8Q09aPdGPgRA1mKENlSsRsZhFVS+qYI6gcndIGn9FMNVi9BeiK3Edy8c/auuz6ZZXs5Y/bVdBrk7BblFosMXnYU2GxdbZVP21tYBQdTOfO6hryLpEQdTk1Q8OBAymcz5DHqgqYFrzF7GqSo5R6ImTGzTMzjQKbjHLZvVY/gLJp2y/bo0WnnWy8fWlsJZXotyCaxg+loyxgtw87V2wZoY1q7f0Xn8/qLdrGpEmMDRzmQGXoRS8ihwk6iwjuTF6BmNAzCjMgy8oVV9M+P3bet473WtVNjpxqs9nxiSifLgmIecFqapystdgjCxrJBKkUXtBE5j+1BSdcKck4WTHXMJ9hJ1icogIZCQ0StcNfv4OftzLEUr+MeJWl9lRCB2SAFTEaQM9JZ2IjSjqYmwUmuWGFR2SBKaZDyVnflPAPam7UpUFhApJt8hBXSbG8cDGOYoWfVd6dwKNCR85iol0U+rQ3kWKmx6leFTSW0Ikv+GFL9BjnMPiIf6bRrjFSZUWrO35LcJbAqcev2EvFjbvTJZjjsU19jds8AopE5XwIhPqA75TQxnjM1mu7F73YlBGOeXWSEXhzREL2KkKyyu0V1ILdq/LqEJqaPseduUiezXTNLx6FPSwPZNHNDZKa4xYpeGwSHpDh5WeatwXvYhdagjWAy2M5NaU79tewhQdbRms4FL23SWA07SFxHiPHkV0hALwVnrqobxq96fQkiEfmU9BktfLIzPog6LHyztx0+h7GH4otCiiwlWry6PHjanhCGjVWifSC8VRqFD1gpfXDM3xqGz3UI6//rzIQJ6PfTyMlWjOnlMW1DtTyZtL8VU28Tim9rXzFy81Jm9Je55pCU6er/iInkpyCaAfhio8kdv1UihsA1PRXMdG+M7sF66wfB+bh39B/Zy5pp9t7uQWW0+RhKvDdziz77qfR6aqe9dfOvMoMv8hPH/FFdGurwcNvfC9dxy/7FW5khAt3PCmv+MrLn1P/6zKeefq6biYHNJGMZu62vCg/brGTznxVur046CyQzVq47izH/DX6wunBEfwAmpCKwI+7tgqztgrCfqATRXN/erZVLQuV9OtohO2ZfeBTIDI/5b9b7sxjdkh7587bnBd6Hue9VwWmA/QglJ8BwSfeA6ChXKyuoIS55pBYur0325mLM0GYDtgV/wCYI1dKuFEmswykOlslnA69F0GBWgs0rPS6VLKYQE3U8+Ykj9tbXZKEbm5/DdJ218SCMvvOn5T3rf/szBXtP7m0FChpGsByFN6Yx0GUT9at3tIc5w5cR1apzOg/wcrgvO+ffvrfUWprh7PoAQA=";

async function unpackedJson(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

const WORDS = await unpackedJson(PACKED);
const TEXTS = WORDS.texts;
const HEARD = WORDS.heard;
const NAMED = WORDS.named;
const TABLES = WORDS.tables;

// --- words.js ---

const CHOSEN = "audiotag.language";
const tables = {}, formats = {}, listeners = new Set();
let chosen = null; // the code of the language of now

const languages = () => Object.entries(TABLES).map(([code, { name }]) => [code, name]);

function languageOf(tag) {
  const [code] = String(tag).toLowerCase().split(/[-_]/), ours = ["no", "nn"].includes(code) ? "nb" : code;
  return Object.hasOwn(TABLES, ours) ? ours : undefined;
}

const wanted = () => (globalThis.document && navigator.languages) || ["en"];

function language() {
  chosen ??= languageOf(stored((storage) => storage.getItem(CHOSEN))) ?? wanted().map(languageOf).find(Boolean) ?? "en";
  return chosen;
}

function chooseLanguage(code) {
  chosen = languageOf(code) ?? "en";
  stored((storage) => storage.setItem(CHOSEN, chosen));
  for (const listener of [...listeners]) listener();
}

function onLanguage(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const languageTag = () => TABLES[language()].lang;

const region = () => wanted().find((tag) => languageOf(tag) === language()) ?? languageTag();

function tableOfLanguage(code) {
  const { words, names } = TABLES[code], paired = (keys, values) => new Map(keys.map((key, n) => [key, values[n] || key]));
  return (tables[code] ??= { words: paired([...TEXTS, ...HEARD], words), names: paired(NAMED, names) });
}

const isWord = (text) => tableOfLanguage("en").words.has(text);

function formFor(forms, n) {
  const rules = (formats[`plural ${language()}`] ??= new Intl.PluralRules(languageTag()));
  return forms[rules.select(n)] ?? forms.other;
}

function say(text, values = {}) {
  const found = tableOfLanguage(language()).words.get(text) ?? text, form = typeof found === "string" ? found : formFor(found, values.n ?? 1);
  return form.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? (typeof values[name] === "number" ? formatNumber(values[name]) : values[name]) : whole));
}

function sayHeard(text, more = {}) {
  if (language() === "en") return undefined;
  for (const key of HEARD) {
    const names = [...key.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const pattern = key.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("(.+?)"), found = new RegExp(`^${pattern}$`, "su").exec(text);
    if (found) return say(key, { ...Object.fromEntries(names.map((name, n) => [name, found[n + 1]])), ...more });
  }
  return undefined;
}

function formatNumber(value, digits = 0, least = digits) {
  const key = `${region()} ${digits} ${least}`, options = { minimumFractionDigits: least, maximumFractionDigits: digits };
  return (formats[key] ??= new Intl.NumberFormat(region(), options)).format(value);
}

const percent = (part) => say("{n} %", { n: Math.round(100 * part) });

function instrumentName(label, own) {
  const usual = tableOfLanguage("en").names.get(label), here = tableOfLanguage(language()).names.get(label);
  return here && (!own || own === usual) ? here : own;
}

const namedLabels = () => NAMED;

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[\s_-]+/g, " ").trim();

function labelMeant(text, labels = [], nameOf = instrumentName) {
  const wish = folded(text), english = tableOfLanguage("en").names, known = [...labels, ...NAMED];
  return known.find((label) => [nameOf(label), english.get(label), label].some((name) => name && folded(name) === wish));
}

function sortedBy(items, textOf) {
  const order = (formats[`order ${region()}`] ??= new Intl.Collator(region()));
  return [...items].sort((a, b) => order.compare(textOf(a), textOf(b)));
}

// --- events.js ---

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

function nextEvent(events, t, step = 1) {
  if (!events.length) return null;
  if (step > 0) return events.find((event) => event.start > t + 0.05) || events[0];
  return [...events].reverse().find((event) => event.start < t - 1) || events[events.length - 1];
}

function onlyEvents(events, t) {
  const next = events.find(({ end }) => end > t + 0.02);
  return next ? Math.max(t, next.start) : null;
}

const eventAt = (events, t) => events.find((event) => event.start <= t && t < event.end) || null;

const totalOf = (events) => events.reduce((sum, { start, end }) => sum + end - start, 0);

function heardText(events) {
  if (!events.length) return say("not heard");
  return say("heard {n} times, {time} in all", { n: events.length, time: clock(Math.round(totalOf(events))) });
}

function summaryOf(heard, duration) {
  const weight = ({ start, end, score }) => score * (end - start), better = (a, b) => (weight(b) > weight(a) ? b : a);
  const rows = heard.filter(([, events]) => events.length).map(([label, events]) => [totalOf(events), label, events.reduce(better)]);
  const share = (seconds) => Math.min(1, seconds / Math.max(duration, 1e-3));
  return rows.sort((a, b) => b[0] - a[0] || (a[1] < b[1] ? -1 : 1)).map(([seconds, label, best]) => ({ label, share: share(seconds), best }));
}

function laneOrder(totals, kept = []) {
  const rest = totals.map((_, k) => k).filter((k) => !kept.includes(k));
  return [...kept, ...rest.sort((a, b) => totals[b] - totals[a] || a - b)];
}

// --- doubt.js ---

const LEAST = Math.fround(1e-6); // a threshold of 0 would divide by itself

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

function nearest({ scores }, cell, high, most, least = 0) {
  const parts = [], labels = high.length;
  for (let k = 0; k < labels; k++) {
    const part = Math.fround(scores[cell * labels + k] / Math.max(high[k], LEAST));
    if (part > least) parts.push([k, part]);
  }
  return parts.sort((a, b) => b[1] - a[1]).slice(0, most);
}

const guessLevels = (high, { perhaps }) => high.map((value) => Math.max(value, LEAST) * Math.fround(perhaps));

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

function grown(array, n) {
  if (array.length >= n) return array;
  const longer = new array.constructor(Math.max(n, array.length * 2));
  longer.set(array);
  return longer;
}

const LIMIT = 4_000_000; // segments, columns, seconds: more is nonsense

class Track {
  constructor(labels, rows) {
    Object.assign(this, { labels, rows, duration: 0, total: null, analysed: 0, done: false, version: 0, columns: 0, loudest: 0 });
    this.spans = [];
    this.scores = new Float32Array(0);
    this.picture = new Uint8Array(0);
    this.peaks = new Int8Array(0);
    this.known = new Uint8Array(0); // of each column: whether it is there
  }

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

function gridOf(events) {
  const seconds = new Set();
  for (const { start, end } of events) for (let s = Math.floor(start); s < Math.ceil(end); s++) seconds.add(s);
  return seconds;
}

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

function differenceText({ both, missing, extra }) {
  const time = (ranges) => ({ time: clock(Math.round(lengthOf(ranges))) });
  const parts = [both.length && say("{time} as annotated", time(both)), missing.length && say("{time} missing", time(missing)), extra.length && say("{time} extra", time(extra))];
  return parts.filter(Boolean).join(", ");
}

function scoreText({ right, wrong, missed }) {
  const share = (all) => (all ? percent(right / all) : "–");
  return say("precision {precision}, recall {recall}", { precision: share(right + wrong), recall: share(right + missed) });
}

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

function certainty(score, threshold) {
  const [odds, wanted] = [score, threshold].map((value) => clamp(value, 1e-3, 1 - 1e-3)).map((value) => value / (1 - value));
  return Math.round(Math.abs(Math.log(odds / wanted)) * 1e6) / 1e6;
}

const EDGE = 3; // seconds: what touches an event of its label and lasts less is that event's edge

const isEdge = (events, { start, end }) => end - start <= EDGE - 1e-6 && events.some((event) => event.end === start || event.start === end);

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

function nextMoment(moments, t, last = null) {
  const ordered = [...moments].sort((a, b) => a.start - b.start || a.k - b.k);
  const at = ordered.findIndex(({ start, k }) => last && start === last.start && k === last.k && Math.abs(t - start) < 0.1);
  return (at >= 0 ? ordered[at + 1] : ordered.find(({ start }) => start > t + 0.05)) || ordered[0] || null;
}

// --- view/song.js ---

class Song {
  constructor() {
    Object.assign(this, { meta: null, track: null, corrections: [] }); // from the session
    this.truth = new Map(); // label -> [{start, end}], what an annotation says
    Object.assign(this, { high: null, own: null }); // thresholds of the labels: those in use, and the model's own
    Object.assign(this, { cells: null, reach: 0, on: null, events: [], computed: -1 }); // what follows from it; of which version of the track
    Object.assign(this, { families: new Map(), perhaps: null, moments: null }); // where labels are not sure: family -> {cells, on, events}
    Object.assign(this, { model: null, said: new Map(), named: new Map() }); // what the model says by itself; what listeners do; their labels' events
  }

  get live() { return Boolean(this.meta?.live); }

  get labels() { return this.meta.labels; }

  displayName(label) { return instrumentName(label, this.meta.display[label]) ?? this.englishName(label); }

  englishName(label) { return this.meta.display[label] || label.replace(/^./u, (first) => first.toUpperCase()).replaceAll("_", " "); }

  sortedLabels() { return sortedBy(this.labels, (label) => this.displayName(label)); }

  namedLabels() { return sortedBy(new Set([...this.labels, ...namedLabels()]), (label) => this.displayName(label)); }

  labelMeant(text) { return labelMeant(text, [...this.labels, ...Object.keys(this.meta.groups)], (label) => this.displayName(label)) ?? text; }

  colour(label) {
    const { families, colours } = this.meta;
    return colours[families[label]] || colours[label] || colours[""];
  }

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

  computeDoubt() {
    const { cells, on, high, labels, reach, meta: { groups, stay, doubt } } = this;
    if (!doubt) return;
    const rules = { ...doubt, stay, reach }, numbers = (members) => members.map((label) => labels.indexOf(label));
    const family = (members) => familyOf(cells, on, high, numbers(members), rules);
    this.families = new Map(Object.entries(groups).map(([name, members]) => [name, family(members)]));
    this.perhaps = perhapsOf(cells, on, high, rules);
  }

  cellAt(t) { return this.live ? this.cells.known.length - 1 : cellIndex(this.cells.edges, t); }

  litIn(cell) {
    if (cell < 0 || cell >= this.cells.known.length) return [];
    const lit = this.labels.filter((_, k) => this.on[cell * this.labels.length + k]), t = this.cells.edges[cell];
    return [...lit, ...[...this.named].filter(([, events]) => eventAt(events, t)).map(([label]) => label)];
  }

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

  next(t, meant = () => true) {
    const first = (label) => this.eventsFor(label).find(({ start }) => start > t);
    const coming = [...this.labels, ...this.families.keys(), ...this.named.keys()].filter(meant).map((label) => ({ label, start: first(label)?.start ?? Infinity }));
    const soonest = coming.reduce((a, b) => (b.start < a.start ? b : a), { start: Infinity });
    return soonest.start < Infinity ? soonest : null;
  }

  familiesIn(cell) { return [...this.families].filter(([, { on }]) => on[cell]).map(([name]) => name); }

  perhapsIn(cell) {
    const { cells, high, labels, perhaps, meta } = this;
    if (!perhaps || !(cell >= 0 && cell < cells.known.length)) return [];
    return nearest(cells, cell, high, meta.doubt.most).filter(([k]) => perhaps[cell * labels.length + k]).map(([k]) => labels[k]);
  }

  secondIn(cell, most = 3) {
    const { labels: { length: n }, model: { cells, on } } = this, below = cell >= 0 && cell < cells.known.length ? [...this.labels.keys()].filter((k) => !on[cell * n + k]) : [];
    const scored = below.map((k) => [this.labels[k], cells.scores[cell * n + k]]).filter(([, score]) => score >= 0.005);
    return scored.sort((a, b) => b[1] - a[1]).slice(0, most);
  }

  leastCertain() {
    const { model: { cells, on }, high, labels, reach, meta: { stay, doubt } } = this;
    this.moments ??= doubt ? leastCertain(cells, on, high, { ...doubt, stay, reach }).map((moment) => ({ ...moment, label: labels[moment.k] })) : [];
    const judged = ({ label, start, end }) => this.correctionsOf(label).some((item) => item.start < end && start < item.end);
    return this.moments.filter((moment) => !judged(moment));
  }

  summary() {
    const heard = [...this.labels.map((label, k) => [label, this.events[k]]), ...[...this.families].map(([name, { events }]) => [name, events]), ...this.named];
    return summaryOf(heard, this.track.duration);
  }

  setCorrections(items) { this.corrections = items.filter(({ start, end, label }) => start < end && typeof label === "string"); }

  changeCorrections({ remove, add }) {
    const gone = new Set(remove.map(correctionKey));
    const items = this.corrections.filter((item) => !gone.has(correctionKey(item))).concat(add);
    this.setCorrections(items.sort((a, b) => a.n - b.n));
  }

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

  guesses(label, k) {
    const { model: { cells, perhaps }, labels, said } = this;
    return perhaps ? correctedEvents(eventsOf(cells, perhaps, labels.length, k), saidOfPerhaps(said, label)) : [];
  }

  eventsFor(label) {
    const k = this.labels.indexOf(label);
    if (k >= 0) return this.events[k];
    if (this.families.has(label)) return this.families.get(label).events;
    return this.named.get(label) || [];
  }

  truthFor(label) { return [label, ...(this.meta.groups[label] ?? [])].flatMap((name) => this.truth.get(name) ?? []); }

  differences(label) {
    const heard = this.eventsFor(label), all = compared(this.truthFor(label), heard);
    return { ...all, missing: label in this.meta.groups ? compared(this.truth.get(label) ?? [], heard).missing : all.missing };
  }

  heardBy(label) { return this.model?.events[this.labels.indexOf(label)] || this.model?.families.get(label)?.events || []; }

  isHeard(label) { return this.labels.includes(label) || label in this.meta.groups; }

  blockAt(label, t, slack = 0) {
    const wrong = this.correctionsOf(label).filter(({ verdict }) => verdict === "wrong"), at = ({ start, end }) => start - slack <= t && t < end + slack;
    const event = eventAt(this.eventsFor(label), t), said = event ? null : wrong.findLast(({ start, end }) => start <= t && t < end);
    const found = event || said || this.eventsFor(label).find(at) || wrong.find(at);
    return found ? { start: found.start, end: found.end, sounds: found.verdict !== "wrong" } : null;
  }

  rangeAt(label, t) {
    const event = eventAt(this.eventsFor(label), t);
    if (event) return [event.start, event.end];
    const { edges } = this.cells, cell = cellIndex(edges, t);
    return cell >= 0 && cell + 1 < edges.length ? [edges[cell], edges[cell + 1]] : [t, t + 1];
  }

  setThresholds(values) {
    this.labels.forEach((label, k) => (this.high[k] = Number.isFinite(values[label]) ? values[label] : this.high[k]));
  }

  thresholds() { return Object.fromEntries(this.labels.map((label, k) => [label, roundTime(this.high[k])])); }

  hasOwnThresholds() { return this.high.every((value, k) => value === this.own[k]); }
}

// --- alone.js ---

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

const MIME_TYPES = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
const insecure = () => say("Browsers give the microphone only to pages with https, or on this machine itself.");
const microphoneErrors = () => ({
  NotAllowedError: say("The microphone is not allowed here. Allow it in the browser (beside the address), and try again."),
  NotFoundError: say("No microphone was found. Plug one in, and try again."),
  NotReadableError: say("The microphone is in use by another program. Close that, and try again."),
});

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

function recorderOf(stream) {
  const mimeType = MIME_TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  return new MediaRecorder(stream, mimeType ? { mimeType } : {});
}

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

class ClipRecorder {
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

function fromBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text), bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

function toBase64(bytes) {
  if (bytes.toBase64) return bytes.toBase64();
  let letters = "";
  for (let at = 0; at < bytes.length; at += 32768) letters += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(letters);
}

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

const OPEN = { type: "open" };
const PAUSES = [500, 8000]; // ms before a socket is taken up again: at first, and at most
const NOT_FOUND = 4404, REFUSED = 1008; // codes of a socket that is closed for good

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

const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];
const texts = new WeakMap(); // what nodes and elements say: a text node -> [text, values]; an element -> {attribute: text}

function tell(el, text, values = {}) {
  const node = document.createTextNode(text && say(text, values));
  texts.set(node, [text, values]);
  el.replaceChildren(node);
}

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

function showChoice(el) {
  const held = el?.contains(document.activeElement);
  el?.replaceChildren(languageChoice());
  if (held) el.firstChild.focus();
}

function translate(changed = () => {}) {
  translateNow();
  return onLanguage(() => (translateNow(), changed()));
}

function languageChoice() {
  const options = languages().map(([code, name]) => h("option", { value: code, lang: code }, name));
  const select = h("select", { class: "language", "aria-label": say("Language"), onchange: () => chooseLanguage(select.value) }, options);
  select.value = language();
  return select;
}

// --- view/connection.js ---

const strange = () => say("A message was not understood: something may be missing here. Load the page again.");
const lost = () => say("The connection is lost just now: nothing was done. Try again in a moment.");
const inColab = () => Boolean(globalThis.google?.colab);

const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

class Connection {
  constructor(transport) {
    Object.assign(this, { transport, id: newId(), last: -1, closed: false, complained: false }); // last: number of the last `segments` message
  }

  listen(handlers) {
    this.handlers = handlers;
    this.stop = this.transport.listen((message, buffers) => this.receive(message, buffers || []));
    if (inColab()) this.polling = setInterval(() => this.send("poll"), 300);
  }

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

  complain(error) {
    console.debug("audiotag: a message was not understood", error);
    if (!this.complained) this.handlers.notice({ message: strange() });
    this.complained = true;
  }

  send(type, fields = {}, buffers = []) { return !this.closed && this.transport.send({ type, view: this.id, ...fields }, buffers) !== false; }

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

function place(el, opener) {
  const at = opener.getBoundingClientRect(), { offsetWidth, offsetHeight } = el, { clientWidth, clientHeight } = document.documentElement;
  const below = at.bottom + 6 + offsetHeight <= clientHeight || at.top < offsetHeight + 6, top = below ? at.bottom + 6 : at.top - offsetHeight - 6;
  const left = at.left < clientWidth / 2 ? at.left : at.right - offsetWidth;
  el.style.left = `${scrollX + clamp(left, 8, Math.max(8, clientWidth - offsetWidth - 8))}px`;
  el.style.top = `${scrollY + clamp(top, 8, Math.max(8, clientHeight - offsetHeight - 8))}px`;
  el.style.visibility = "";
}

// --- view/teach.js ---

const teachHint = () => say("Give it a name and a few clips in which it is heard, five or more. The others stay what they are.");
const savedHint = () => say("It is kept in the model folder that audiotag was started with.");

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

  show({ clips, taught, busy, keeps, saves, error }) {
    Object.assign(this, { clips, keeps, busy });
    for (const key of this.recordings.keys()) if (!busy && !clips.some((clip) => clip.key === key)) this.recordings.delete(key);
    this.list.replaceChildren(...clips.map((clip, n) => this.item(clip, n)));
    const learnt = !busy && Object.hasOwn(taught, this.learning) && taught[this.learning];
    if (error) this.said.textContent = sayHeard(error) ?? error;
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

  async save(n, blob) {
    const suffix = /ogg/.test(blob.type) ? "ogg" : /mp4/.test(blob.type) ? "m4a" : "webm";
    download(`${labelOf(this.name.value) || "clip"}-${String(n + 1).padStart(3, "0")}.${suffix}`, blob.type, new Uint8Array(await blob.arrayBuffer()));
  }


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

const channels = (colour) => [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));

function luminance(colour) {
  const [r, g, b] = channels(colour).map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function readable(colour, ink, minimum = 4.6) {
  const from = channels(colour), goal = luminance(ink) > 0.5 ? 0 : 255;
  for (let part = 0; part < 1; part += 0.02) {
    const mixed = `#${from.map((c) => Math.round(c + (goal - c) * part).toString(16).padStart(2, "0")).join("")}`;
    if (contrast(mixed, ink) >= minimum) return mixed;
  }
  return goal ? "#ffffff" : "#000000";
}

function inkFor(colour, inks) {
  const ink = inks.find((one) => contrast(colour, one) >= 3.9) || inks[inks.length - 1];
  return [readable(colour, ink), ink];
}

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

function isDark() {
  const { body } = document;
  if (body.dataset.jpThemeLight) return body.dataset.jpThemeLight === "false";
  if (/vscode-(dark|high-contrast(?!-light))/.test(body.className)) return true;
  if (/vscode-light/.test(body.className)) return false;
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

// --- view/theme.js ---

class Theme {
  constructor(changed) { Object.assign(this, { name: "light", root: null, printing: false, changed }); } // on paper all is light

  get colours() { return THEMES[this.name]; }

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

const mels = (hz) => 2595 * Math.log10(1 + hz / 700);

function placeOf(hz, [fmin, fmax], rows) {
  const step = (mels(fmax) - mels(fmin)) / (rows + 1); // the middle of band k is k + 1 steps above fmin
  return ((mels(hz) - mels(fmin)) / step - 0.5) / rows;
}

const NOTES = ["C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B"];

const noteName = (midi) => `${NOTES[midi % 12]}${Math.floor(midi / 12) - 1}`;

const noteHz = (midi) => 440 * 2 ** ((midi - 69) / 12);

const IMPORTANT_HZ = [1000, 5000, 10000, 2000, 500, 200, 100, 15000, 3000, 7000, 50]; // those in front have their places first
const IMPORTANT_NOTES = [69, 36, 84, 96, 108, 120, 72, 48, 60, 24, 45, 57, 81, 93, 105, 117]; // A4, C2, the other C, the other A

const hzText = (hz) => (hz < 1000 ? `${hz} Hz` : `${hz / 1000} kHz`);

function axisMarks({ notes, range, rows, height, gap = 12 }) {
  const named = notes ? IMPORTANT_NOTES.map((midi) => [noteHz(midi), noteName(midi)]) : IMPORTANT_HZ.map((hz) => [hz, hzText(hz)]), marks = [];
  for (const [hz, text] of named) {
    const y = height * (1 - placeOf(hz, range, rows)), room = y > 3 && y < height - 1;
    if (room && marks.every((mark) => Math.abs(mark.y - y) >= gap)) marks.push({ y, text });
  }
  return marks.sort((a, b) => a.y - b.y);
}

// --- view/axis.js ---

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

  begin() { this.button.hidden = !this.view.song.meta.mel; }

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

function surface(canvas) {
  const scale = Math.min(2, devicePixelRatio || 1), width = canvas.clientWidth, height = canvas.clientHeight;
  const w = Math.max(1, Math.round(width * scale)), t = Math.max(1, Math.round(height * scale));
  if (canvas.width !== w || canvas.height !== t) Object.assign(canvas, { width: w, height: t });
  const context = canvas.getContext("2d");
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  return [context, width, height];
}

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

  score() {
    const { song } = this.view, { duration } = song.track;
    if (!song.track.done) return "";
    const inSong = (events) => events.map(({ start, end }) => ({ start, end: Math.min(end, duration) })); // whatever the annotation says
    const counts = segmentCounts((label) => inSong(song.truthFor(label)), (label) => song.eventsFor(label), song.labels, song.meta.truth.kit);
    return say("Counted in seconds: {score}.", { score: scoreText(counts) });
  }

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

const FOR = [230, 97, 0], AGAINST = [33, 102, 191], STRONGEST = 0.85 * 255;

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

  get possible() { return !this.view.connection.transport.isAlone && !this.view.song.live; }

  get shown() { return Boolean(this.map) || this.moments.length > 0; }

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

  take(message, bytes) {
    if (message.id !== this.id) return;
    if (typeof message.error === "string") return this.view.status.show(sayHeard(message.error) ?? message.error);
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
    this.map = { label, score, text: sayHeard(String(text), { name: this.view.song.displayName(label) }) ?? String(text), picture, start, end };
    this.comeNear(start, end);
    this.view.status.show(this.map.text);
    this.view.stage.describe();
  }

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

  clear() {
    const focused = this.chips.includes(document.activeElement);
    Object.assign(this, { map: null, moments: [] });
    this.showChips();
    if (this.view.song.meta) this.view.stage.describe();
    this.view.frames.draw();
    if (focused) this.view.root.focus({ preventScroll: true }); // a chip that goes takes the keys with it
  }

  drawMap(context, height, { spectrogram: [paper] }) {
    if (!this.map) return;
    const { picture, start, end } = this.map, { viewport } = this.view, x = viewport.x(start), width = viewport.x(end) - x;
    context.fillStyle = `rgba(${paper}, 0.7)`;
    context.fillRect(x, 0, width, height);
    context.imageSmoothingEnabled = false;
    context.drawImage(picture, x, 0, width, height);
  }

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

const FORMAT = "audiotag corrections", VERSION = 1, MOST_ITEMS = 10_000, VERDICTS = ["right", "wrong", "added"];
const MOST_BYTES = 8_000_000; // of a file of corrections

function dumpCorrections({ name, fingerprint, duration, model }, items) {
  const head = { format: FORMAT, version: VERSION, song: name, fingerprint: { hash: fingerprint || "", duration }, model };
  const lines = items.map(({ start, end, label, verdict }) => JSON.stringify({ start, end, label, verdict }));
  return `${JSON.stringify(head).slice(0, -1)},\n "corrections": [${lines.join(",\n  ")}]}\n`;
}

const isMoment = (value) => typeof value === "number" && value >= 0 && value < 1e7;

const NO_LETTER = /[|\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu; // what no label holds: those that Python cannot print, and the bar

const plainLabel = (text) => text.replace(NO_LETTER, " ").trim();

const isCorrection = (item) => Boolean(item) && isMoment(item.start) && isMoment(item.end) && item.start < item.end && VERDICTS.includes(item.verdict)
  && typeof item.label === "string" && item.label.length > 0 && [...item.label].length <= 64 && item.label.search(NO_LETTER) < 0;

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

function mergeCorrections(before, mine, theirs) {
  const by = (items) => new Map(items.map((item) => [correctionKey(item), item])), [was, now, there] = [before, mine, theirs].map(by);
  const fresh = theirs.filter((item) => !was.has(correctionKey(item)) && !now.has(correctionKey(item)));
  const own = mine.map((item) => (was.get(correctionKey(item))?.verdict === item.verdict ? there.get(correctionKey(item)) : item));
  return [...fresh, ...own.filter(Boolean)];
}

// --- view/names.js ---

function nameField(label, placeholder, onEnter) {
  const names = h("datalist", { id: `names-${newId()}` });
  const field = h("input", { type: "text", placeholder, maxLength: 64, "aria-label": label, list: names.id });
  field.onkeydown = ({ key }) => void (key === "Enter" && onEnter()); // false would swallow the key
  return [field, names];
}

function offerNames(names, song) {
  const named = (label) => [song.displayName(label), song.englishName(label)];
  names.replaceChildren(...song.namedLabels().map(named).map(([value, label]) => h("option", { value, label })));
}

// --- view/corrections.js ---

const noRange = () => `${say("Without a selection the moment that plays now is meant.")} ${onTouch() ? byTouch() : byMouse()}`;
const byMouse = () => say("Drag with Shift to select a stretch.");
const byTouch = () => say("Switch “Select” on and drag to select a stretch.");
const hint = () => (onTouch() ? say("To say that an event is right, wrong or something else, open its lane’s “⋯”, or tap the event.")
  : say("To say that an event is right, wrong or something else, open its lane’s “⋯”, or click on the event; its edges can be dragged."));

const verdictWords = { right: () => say("right"), wrong: () => say("wrong"), added: () => say("added") };

class Corrections {
  constructor(view) {
    this.view = view;
    this.opener = button("pen", say("Corrections"), {}, say("Corrections"));
    this.where = h("p", { class: "small" });
    this.known = h("select", { "aria-label": say("Instrument that plays there") });
    [this.other, this.names] = nameField(say("Another instrument’s name"), say("or another name"), () => this.addLabel());
    this.add = wordButton(say("Add"), { className: "text main", onclick: () => view.song.meta && this.addLabel() });
    this.undo = button("undo", say("Undo the last correction"), { disabled: true, onclick: () => this.step("undo") });
    this.redo = button("redo", say("Redo"), { disabled: true, onclick: () => this.step("redo") });
    this.count = h("span", { class: "small" });
    this.file = h("input", { type: "file", accept: ".json,application/json", hidden: true, "aria-label": say("File of corrections") });
    this.file.onchange = () => this.openFile();
    const saved = wordButton(say("Open saved ones"), { onclick: () => view.song.meta && this.file.click() });
    const lines = [[this.known, this.other, this.names, this.add], [this.undo, this.redo, this.count, saved, this.file]];
    const [adding, undoing] = lines.map((parts) => h("div", { class: "line" }, parts)), help = h("p", { class: "small" }, hint());
    this.sheet = sheet(this.opener, say("Something plays that was not heard?"), this.where, adding, help, undoing);
  }

  step(op) { this.send({ op }); }

  send(fields) {
    const sent = this.view.connection.send("correct", fields);
    if (!sent) this.view.status.show(lost());
    return sent;
  }

  change(add, remove = []) {
    const inMicroseconds = (items) => items.map(({ start, end, label, verdict }) => ({ start: roundTime(start), end: roundTime(end), label, verdict }));
    return !(add.length + remove.length) || this.send({ op: "change", add: inMicroseconds(add), remove: inMicroseconds(remove) });
  }

  report(label, what, [start, end]) {
    const name = this.view.song.displayName(label);
    this.view.status.show(say("{name}: {what}, {start} to {end}", { name, what, start: clock(start), end: clock(end) }));
  }

  saidIn(label, [start, end]) { return this.view.song.correctionsOf(label).filter((item) => liesIn(item, start, end)); }

  correct(label, verdict, [start, end] = this.rangeOf(label)) {
    if (!(start < end)) return;
    const remove = this.saidIn(label, [start, end]), onlySaid = verdict === "wrong" && remove.length && !this.view.song.isHeard(label);
    if (this.change(onlySaid ? [] : [{ start, end, label, verdict }], remove)) this.report(label, verdictWords[verdict](), [start, end]);
  }

  wrongEverywhere(label) {
    const { song } = this.view, end = Math.max(song.track.duration, ...song.eventsFor(label).map((event) => event.end));
    const done = this.change(song.isHeard(label) ? [{ start: 0, end, label, verdict: "wrong" }] : [], song.correctionsOf(label));
    if (done) this.report(label, say("wrong everywhere"), [0, end]);
  }

  replace(label, other, [start, end]) {
    const remove = [...this.saidIn(label, [start, end]), ...this.saidIn(other, [start, end])];
    const wrong = this.view.song.isHeard(label) ? [{ start, end, label, verdict: "wrong" }] : [];
    const done = this.change([...wrong, { start, end, label: other, verdict: "added" }], remove);
    if (done) this.report(label, say("really {name}", { name: this.view.song.displayName(other) }), [start, end]);
  }

  takeBack(label, range) {
    if (this.change([], this.saidIn(label, range))) this.report(label, say("taken back"), range);
  }

  moveEdge(label, block, key, to) {
    const { song } = this.view, longer = key === "start" ? to < block.start : to > block.end;
    const { remove, add } = movedEdge(song.correctionsOf(label), song.heardBy(label), label, block[key], roundTime(to), longer === block.sounds);
    if (!this.change(add, remove)) return;
    this.report(label, key === "start" ? say("begins elsewhere") : say("ends elsewhere"), [Math.min(block[key], to), Math.max(block[key], to)]);
  }

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

  begin() {
    const { song } = this.view;
    this.known.replaceChildren(...song.sortedLabels().map((label) => h("option", { value: label }, song.displayName(label))));
    offerNames(this.names, song);
  }

  showRange() {
    const [start, end] = this.view.selection.range;
    this.where.textContent = start === undefined ? noRange()
      : say("From {start} to {end}, the selection:", { start: clock(start), end: clock(end) });
  }

  show({ undo, redo }) {
    const { length } = this.view.song.corrections;
    this.undo.disabled = !undo;
    this.redo.disabled = !redo;
    this.count.textContent = length ? say("{n} corrections", { n: length }) : "";
  }
}

// --- view/picture.js ---

const WIDTH = 1200, MARGIN = 28, NAMES = 190, SCALE = 2; // pixels of the picture, of which the file has four each
const HEAD = 64, LANE = 32, FONT = "system-ui, sans-serif";
const COLOURS = THEMES.light, PAPER = "#ffffff", INK = "#1a2129", LINE = "#d9dee6";

function write(context, text, x, y, font, colour = INK) {
  Object.assign(context, { font: `${font} ${FONT}`, fillStyle: colour });
  context.fillText(text, x, y, WIDTH - MARGIN - x);
}

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

function drawPicture(view) {
  const { lanes, viewport } = view, height = 2 * MARGIN + HEAD + 226 + LANE * lanes.shown.length, before = viewport.width;
  const canvas = h("canvas", { width: WIDTH * SCALE, height: height * SCALE });
  viewport.width = WIDTH - 2 * MARGIN - NAMES; // where a moment is, in the picture
  drawAll(canvas.getContext("2d"), view, height);
  viewport.width = before;
  return canvas;
}

// --- view/saved_page.js ---

const packed = (message, buffers = []) => toBase64(pack({ ...message, view: null }, buffers)); // for whichever view will be

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

const canMakePage = (address) => Boolean(address || document.querySelector("script#session"));

async function makePage(view, address, exports) {
  const { song, sound } = view, page = await blankPage(address), bytes = await (await fetch(sound.audio.src)).arrayBuffer();
  const data = { messages: messagesOf(song), audio: toBase64(new Uint8Array(bytes)), mime: sound.source.mime, exports };
  const title = song.meta.name.replaceAll("&", "&amp;").replaceAll("<", "&lt;"), json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return page.replace(/(<title>)[^<]*/, (_, tag) => tag + title).replace(/(id="session">)null(?=<)/, (_, tag) => tag + json);
}

// --- view/exports.js ---

const groups = () => [
  [say("Tables and data"), ["table", "csv", "summary", "json"]],
  [say("Annotation tools"), ["audacity", "raven", "textgrid", "elan", "reaper", "labelstudio", "jams", "rttm"]],
  [say("Subtitles"), ["vtt", "srt"]],
];

class ExportMenu {
  constructor(view, address) {
    Object.assign(this, { view, address, waiting: new Map() }); // id of an export -> the promise that takes it instead of the visitor's disk
    this.opener = button("save", say("Save what was heard"), {}, say("Save"));
    this.items = h("div", {});
    this.corrected = h("input", { type: "checkbox", checked: true });
    this.choice = h("label", { class: "line", hidden: true }, this.corrected, say("With the corrections"));
    this.sheet = sheet(this.opener, say("Save what was heard"), this.choice, this.items);
    this.sheet.classList.add("exports");
  }

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

  showChoice() { this.choice.hidden = !this.view.song.corrections.length; }

  ask(format, id = newId(), corrected = this.corrected.checked) {
    this.view.thresholds.send(); // where the slider does not rest yet
    if (this.view.connection.send("export", { format, id, corrected })) return;
    if (this.waiting.has(id)) this.waiting.get(id).reject(new Error(lost()));
    else this.view.status.show(lost());
  }

  take({ id, name, mime }, bytes) {
    if (!this.waiting.has(id)) return download(name, mime, bytes);
    this.waiting.get(id).resolve({ name, mime, text: new TextDecoder().decode(bytes) });
    this.waiting.delete(id);
  }

  giveUp(why) { this.waiting.forEach(({ reject }) => reject(new Error(why))); }

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

  begin() {
    const { meta } = this.view.song, known = (label) => meta.labels.includes(label) || label in meta.groups;
    const same = this.of === meta.name, kept = (label) => (same && known(label) ? label : null);
    Object.assign(this, { only: kept(this.only), solo: kept(this.solo), hidden: new Set([...this.hidden].filter(kept)), of: meta.name });
    this.show();
  }

  shows(label) { return this.solo ? label === this.solo : !this.hidden.has(label); }

  playOnly(label) {
    const { song, status } = this.view;
    if (label && !song.eventsFor(label).length) return status.show(say("{name} is not heard", { name: song.displayName(label) }));
    this.only = label;
    this.changed();
  }

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

class FrameLoop {
  constructor(paint, step) { Object.assign(this, { paint, step, dirty: false, requested: 0, stopped: false }); }

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

const inWords = (message) => sayHeard(String(message)) ?? String(message);

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

function onSegments(view, message, buffers) {
  const { connection, song, sound, stage, status, viewport } = view, { track } = song, before = track.duration, done = track.done;
  stage.addColumns(track.take(message, buffers));
  connection.acknowledge(message.seq);
  if (song.live) sound.at = track.duration;
  if (track.duration !== before && (song.live || viewport.span[1] >= before - 0.01)) viewport.showAll();
  if (track.done && !done) status.show(say("All is analysed"));
  view.refreshSoon();
}

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

function onOpen(view) {
  view.exports.giveUp(say("the connection was lost; try again"));
  view.connection.ready(view.sound.playable());
}

function onError(view, { message, fatal }) {
  view.exports.giveUp(String(message));
  if (!fatal) return view.status.addNotice(inWords(message));
  view.status.showError(inWords(message));
  view.body.hidden = !view.song.track?.version; // what was heard so far can still be looked at
  view.pause();
}

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
  notice: ({ message }) => view.status.addNotice(inWords(message)),
  error: (message) => onError(view, message),
});

// --- view/keeping.js ---

const KEY = "audiotag.corrections.", SONGS = 50, ITEMS = 2_000; // songs, and corrections of each, that are kept
const PART = 150; // corrections in one message

class Keeping {
  constructor(view) { Object.assign(this, { view, before: [], told: false }); } // before: what this view had when it last read or wrote

  get key() {
    const { song: { meta }, connection: { transport } } = this.view;
    return meta?.fingerprint && (!meta.kept || transport.isAlone) ? KEY + meta.fingerprint : null;
  }

  take({ type, undo, redo, loaded, add }) {
    if (!this.key) return;
    const { corrections } = this.view.song;
    if (type === "corrections" && !undo && !redo) this.load(this.read() || []);
    if (type === "corrections") this.before = corrections;
    else if (loaded) this.before = [...this.before, ...add];
    else this.write(corrections);
  }

  load(items) {
    const here = new Set(this.view.song.corrections.map(correctionKey)), fresh = items.filter((item) => !here.has(correctionKey(item)));
    for (let at = 0; at < fresh.length; at += PART)
      if (!this.view.connection.send("correct", { op: "load", add: fresh.slice(at, at + PART) })) return null;
    return fresh.length;
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.key)).items.filter(isCorrection);
    } catch {
      return null;
    }
  }

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

  makeRoom() {
    const at = (key) => Number(/"at":(\d+)/.exec(localStorage.getItem(key))?.[1] || 0);
    const others = Object.keys(localStorage).filter((key) => key.startsWith(KEY) && key !== this.key);
    others.sort((a, b) => at(b) - at(a)).slice(SONGS - 1).forEach((key) => localStorage.removeItem(key));
  }
}

// --- view/keyboard.js ---

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

const escape = ({ projector, ask, selection }) => (projector.on ? projector.leave() : ask.shown ? ask.clear() : selection.set());

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

const inNotebook = () => "jpThemeLight" in document.body.dataset || /vscode/.test(document.body.className) || Boolean(globalThis.google?.colab);

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

  bind(root) {
    for (const type of ["keydown", "keyup", "keypress"]) root.addEventListener(type, (event) => event.stopPropagation());
    root.addEventListener("keydown", (event) => this.onKey(event));
  }

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

  belongsTo(target, key) {
    if (target === document || target === this.view.playhead.slider) return false;
    if (target.isContentEditable || target.matches(TYPED)) return true;
    if (target.matches(PRESSED)) return key === " " || key === "Enter";
    return target.matches("input") && /^(Arrow|Home|End|Page)/.test(key);
  }
}

// --- view/thresholds.js ---

const THRESHOLD = [0.02, 0.98, 0.01, 0.5]; // a slider's minimum, maximum, step and first value

class Thresholds {
  constructor(view) {
    Object.assign(this, { view, timer: 0 }); // timer: 0 = the session has them
    this.slider = slider(say("Threshold for all instruments"), ...THRESHOLD, { className: "threshold" });
    this.slider.oninput = () => view.song.meta && this.set(null, Number(this.slider.value));
    this.level = h("output", { class: "level" });
    this.reset = button("reset", say("Reset to the model’s own thresholds"), { onclick: () => view.song.meta && this.resetAll() }, say("Reset"));
  }

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

  changed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), 200);
    this.view.refresh();
  }

  send() {
    const { connection, song } = this.view;
    clearTimeout(this.timer);
    if (this.timer && connection.send("thresholds", { values: song.thresholds() })) this.timer = 0;
  }

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

const SHORTEST = 0.05; // seconds that an event lasts

class Verdict {
  constructor(view, close) {
    Object.assign(this, { view, close, lane: null, range: [], block: null }); // block: the event or correction that it is open for
    this.where = h("p", { class: "small" });
    const saying = (act) => () => (this.close(), act(view.corrections, this.lane.label, this.range));
    this.right = wordButton("", { innerHTML: `${svg("tick")}${say("Right")}`, onclick: saying((corrections, label, range) => corrections.correct(label, "right", range)) });
    this.wrong = wordButton("", { innerHTML: `${svg("cross")}${say("Wrong")}`, onclick: saying((corrections, label, range) => corrections.correct(label, "wrong", range)) });
    this.never = wordButton(say("Wrong everywhere"), { onclick: saying((corrections, label) => corrections.wrongEverywhere(label)) });
    this.back = wordButton(say("Take back"), { title: say("Take back what was said here"), onclick: saying((corrections, label, range) => corrections.takeBack(label, range)) });
    this.known = h("select", { "aria-label": say("The instrument that it really is") });
    [this.other, this.names] = nameField(say("Another name for what it really is"), say("or another name"), () => this.replace());
    const really = [h("span", {}, say("It is really")), this.known, this.other, this.names, wordButton(say("Replace"), { onclick: () => this.replace() })];
    this.edges = [this.edge(0, say("Begins")), this.edge(1, say("Ends"))];
    this.times = h("div", { class: "line" }, this.edges.map(({ label }) => label), h("span", {}, say("s")));
    const lines = [[this.right, this.wrong, this.never, this.back], really].map((parts) => h("div", { class: "line" }, parts));
    this.el = h("div", {}, this.where, lines, this.times);
  }

  edge(n, text) {
    const input = h("input", { type: "number", min: 0, step: 0.1, onchange: () => this.move(n, Number(input.value)) });
    return { input, label: h("label", {}, `${text} `, input) };
  }

  open(lane, block) {
    const { corrections, selection, song, time } = this.view, selected = !block && selection.range.length > 0;
    this.block = block || (selected ? null : song.blockAt(lane.label, time));
    this.range = this.block ? [this.block.start, this.block.end] : corrections.rangeOf(lane.label);
    this.lane = lane;
    const [start, end] = this.range.map(clock);
    this.where.textContent = selected ? say("From {start} to {end}, the selection, this lane is", { start, end }) : say("From {start} to {end} this lane is", { start, end });
    this.back.hidden = !corrections.saidIn(lane.label, this.range).length;
    this.known.replaceChildren(...song.sortedLabels().filter((label) => label !== lane.label).map((label) => h("option", { value: label }, song.displayName(label))));
    offerNames(this.names, song);
    this.times.hidden = !this.block;
    this.showEdges();
  }

  showEdges() { this.edges.forEach(({ input }, n) => (input.value = (this.range[n] ?? 0).toFixed(2))); }

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

  item(text, act, pressed = null) {
    const onclick = () => (this.sheet.hidePopover(), act(this.lane.label));
    return h("button", { type: "button", class: "menu-item", "aria-pressed": pressed, onclick }, text);
  }

  toggle(lane) {
    if (this.lane === lane && performance.now() - this.sheet.closed < 400) this.lane = null;
    else this.open(lane);
  }

  openChosen() {
    const lane = this.view.lanes.get(this.view.lanes.chosen) || this.view.lanes.shown[0];
    if (!lane?.item.isConnected) return;
    this.sheet.wanted = lane.family ? this.only : this.verdict.right;
    this.open(lane);
  }

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

function spansOf(events, t0, t1, width) {
  const x = (t) => Math.floor(Math.min(width, Math.max(0, ((t - t0) * width) / (t1 - t0)))), gap = { x: 0, end: 0, shade: 0, lit: 0 };
  const seen = events.filter(({ start, end }) => end > t0 && start < t1);
  return seen.flatMap(({ start, end }) => [gap, { x: x(start), end: x(end), shade: 1, lit: 1 }, gap]);
}

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

  setColours() {
    [this.colour, this.ink] = inkFor(this.view.song.colour(this.label), this.view.theme.colours.inks);
    this.paint(this.item);
  }

  paint(el) {
    el.style.setProperty("--colour", this.colour);
    el.style.setProperty("--on-colour", this.ink);
  }

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

  drawFamily(context, width, height, colours, colour) {
    const { song, viewport } = this.view, { cells, on } = song.families.get(this.label), [t0, t1] = viewport.span;
    const scores = cells.scores.map((score, cell) => (on[cell] ? score : 0));
    drawBars(context, height, barsOf({ cells: { ...cells, scores }, on, labels: 1 }, 0, t0, t1, width), colour, colours.grey);
  }
}

// --- view/lanes.js ---

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

  begin() {
    this.byLabel.clear();
    this.chosen = null;
    this.list.replaceChildren();
    const { labels, meta } = this.view.song;
    [...labels, ...Object.keys(meta.groups)].forEach((label) => this.add(label));
  }

  setColours() { for (const lane of this.byLabel.values()) lane.setColours(); }

  setLit(lit) { for (const lane of this.byLabel.values()) lane.setLit(lit.includes(lane.label)); }

  get shown() { return [...this.list.children].map(({ dataset }) => this.get(dataset.label)); }

  draw(colours) { for (const lane of this.shown) lane.draw(colours); }

  toggleAll() {
    this.showAll = !this.showAll;
    this.all.setAttribute("aria-expanded", String(this.showAll));
    this.view.refresh();
  }

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

  keepOrder(fresh) {
    const { song, sound } = this.view, now = performance.now(), soon = sound.playing && !song.track.done;
    if (!fresh || this.list.matches(":hover, :focus-within") || (soon && now - this.sortedAt < 3000)) {
      this.unsorted ||= fresh;
      return true;
    }
    Object.assign(this, { sortedAt: now, unsorted: false });
    return false;
  }

  put(items) {
    const { list } = this, focus = list.contains(document.activeElement) ? document.activeElement : null;
    for (const item of [...list.children]) if (!items.includes(item)) item.remove();
    items.forEach((item, n) => list.children[n] !== item && list.insertBefore(item, list.children[n] || null));
    if (focus?.isConnected) focus.focus({ preventScroll: true });
  }

  jump(label, step = 1) {
    const { view } = this, event = nextEvent(view.song.eventsFor(label), view.time, step);
    this.choose(label);
    if (event) view.seek(event.start);
    else view.status.show(say("{name} is not heard", { name: this.get(label).name }));
  }

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

  jumpTo(label, t) {
    this.choose(label);
    this.view.seek(t);
  }

  choose(label) {
    this.chosen = label;
    for (const lane of this.byLabel.values()) lane.item.classList.toggle("picked", lane.label === label);
  }

  jumpChosen(step) {
    const label = this.chosen || this.list.firstElementChild?.dataset.label;
    if (label) this.jump(label, step);
  }
}

// --- view/layout.js ---

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

function linesOf(widths, gap, width) {
  let lines = widths.length ? 1 : 0, at = 0;
  for (const wide of widths) {
    if (at && at + gap + wide > width) [lines, at] = [lines + 1, 0];
    at += (at ? gap : 0) + wide;
  }
  return lines;
}

function fitting(sets, { width, height, most, least, line, gap }) {
  const widest = Math.max(0, ...sets.flat());
  for (let size = most; ; size -= 2) {
    const lines = Math.max(1, ...sets.map((widths) => linesOf(widths, gap, width / size))), high = (lines * (line + gap) - gap) * size;
    if ((high <= height && widest * size <= width) || !(size > least)) return { size, height: Math.min(high, height) };
  }
}

// --- view/now_playing.js ---

const BOX = { line: 1.68, gap: 0.17, pad: 1.42 }; // of a name, in letters' sizes: its height, the gap to the next, its sides

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
    Object.assign(this.second.dataset, { lead: say("below threshold:"), short: say("below:") });
    this.el = h("section", { class: "sounding", "aria-label": say("Playing now") }, this.list, this.guess, this.quiet, this.second);
    this.spoken = h("p", { class: "unseen", "aria-live": "polite" });
    this.announces = h("input", { type: "checkbox", checked: true });
  }

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

  reset() { this.cell = -2; }

  update(t) {
    const { song, lanes, focus } = this.view, cell = song.cellAt(t);
    if (cell === this.cell) return;
    Object.assign(this, { cell, lit: song.litIn(cell), families: song.familiesIn(cell) });
    lanes.setLit([...this.lit, ...this.families]);
    this.showChips();
    this.second.textContent = song.secondIn(cell).map(([label, score]) => `${song.displayName(label)} ${formatNumber(score, 2)}`).join("  ·  ");
    this.showPerhaps(song.perhapsIn(cell).filter((label) => focus.shows(label)));
  }

  showChips() {
    const all = [...this.lit, ...this.families].filter((label) => this.view.focus.shows(label));
    for (const label of [...this.chips.keys()]) if (!all.includes(label)) this.removeChip(label);
    for (const label of all) if (!this.chips.has(label)) this.addChip(label);
  }

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

  announce() {
    if (!this.unannounced.size || performance.now() - this.announcedAt < 3000) return;
    this.announcedAt = performance.now();
    if (this.announces.checked) this.spoken.textContent = [...this.unannounced].map((label) => this.view.lanes.get(label).name).join(", ");
    this.unannounced.clear();
  }
}

// --- view/playhead.js ---

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

const REACH = 6; // pixels from an event's edge at which it can be taken hold of

const distanceBetween = (fingers) => Math.abs([...fingers.values()].reduce((sum, { clientX }, n) => (n ? sum - clientX : clientX), 0));

class Pointer {
  constructor(view) {
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

  laneOf({ target }) { return this.view.lanes.get(target.closest?.(".bars")?.parentElement.dataset.label); }

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

  openBlock(event) {
    const { laneMenu, selection, song, viewport } = this.view, lane = this.laneOf(event), block = lane && this.pressed && song.blockAt(lane.label, viewport.timeAt(event));
    if (!block || lane.family || song.live || event.shiftKey || selection.byDrag) return;
    const { top, height } = event.target.getBoundingClientRect();
    laneMenu.open(lane, block, { getBoundingClientRect: () => new DOMRect(event.clientX, top, 1, height) });
  }

  loop(event) {
    const { lanes, song, viewport } = this.view, { label } = event.target.closest(".bars")?.parentElement.dataset ?? {}, t = viewport.timeAt(event);
    if (label && eventAt(song.eventsFor(label), t)) lanes.loopEvent(label, t);
  }

  pan(event) {
    const { stage: { overview }, viewport, duration } = this.view, { left, width } = overview.getBoundingClientRect();
    if (event.type === "pointerdown") overview.setPointerCapture(event.pointerId);
    viewport.scroll(((event.clientX - left) / width) * duration - (viewport.span[0] + viewport.span[1]) / 2);
  }

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

class Projector {
  constructor(view) {
    Object.assign(this, { view, on: false });
    this.button = toggle("big", say("Full screen"), false, say("Full screen"));
    this.button.onclick = () => this.toggle();
  }

  toggle() { this.on ? this.leave() : this.enter(); }

  enter() {
    const { root } = this.view, instead = () => this.on && this.cover(root);
    this.show(true);
    root.focus({ preventScroll: true });
    if (root.requestFullscreen) root.requestFullscreen().catch(instead);
    else instead();
  }

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

  watch(root) {
    const left = () => this.on && document.fullscreenElement !== root && !root.matches(":popover-open") && this.leave();
    document.addEventListener("fullscreenchange", left);
    return () => document.removeEventListener("fullscreenchange", left);
  }
}

// --- view/selection.js ---

class Selection {
  constructor(view) {
    Object.assign(this, { view, range: [], byDrag: false }); // seconds from and to, or nothing; whether a drag selects without Shift
    this.mode = toggle("select", say("Select by dragging"), false, say("Select"));
    this.mode.onclick = () => press(this.mode, (this.byDrag = !this.byDrag));
    this.clear = h("button", { type: "button", class: "text", title: say("Drop the selection"), hidden: true, onclick: () => this.set() });
    this.handles = [h("i", { class: "handle" }), h("i", { class: "handle end" })];
    this.el = h("div", { class: "selection", hidden: true }, this.handles);
  }

  set(a, b) {
    this.range = a === undefined || a === b ? [] : [Math.max(0, Math.min(a, b)), Math.max(a, b)];
    this.show();
  }

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

const AT_ONCE = 3; // pieces that are on the way

class SoundSource {
  constructor(request, load) {
    Object.assign(this, { request, load, offered: "", mime: "", parts: null, total: 1, requested: new Set() });
  }

  offer({ url, mime, size, own }) {
    const offered = JSON.stringify([url, mime, size]);
    if (offered === this.offered) return this.parts && this.requestAgain();
    Object.assign(this, { offered, mime, parts: url ? null : [], total: 1 });
    if (url) this.load(own ? url : new URL(url, document.baseURI).href, own);
    else this.requestAgain();
  }

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

  loop() {
    const { range } = this.view.selection;
    if (this.looping && this.playing && range.length) {
      const [start, end] = range;
      if (this.time >= end - 0.01 || this.time < start - 0.5) this.audio.currentTime = start;
    }
    this.skip();
  }

  get stretches() {
    const { focus: { only }, selection: { range: [from, to] }, song } = this.view, events = only ? song.eventsFor(only) : null;
    if (!events || !this.looping || from === undefined) return events;
    return events.map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) })).filter(({ start, end }) => start < end);
  }

  skip() {
    const { stretches } = this;
    if (!stretches || !this.playing || this.audio.seeking) return;
    if (!stretches.length) this.view.status.show(say("{name} is not heard here", { name: this.view.song.displayName(this.view.focus.only) }));
    const to = onlyEvents(stretches, this.time) ?? (this.looping ? stretches[0]?.start : null) ?? null;
    if (to === null) this.pause();
    else if (Math.abs(to - this.time) > 0.02) this.moveTo(to);
  }


  reportTime() { this.view.connection.send("time", { t: this.time, playing: this.playing }); }

  reportSeek() {
    this.seekTimer ||= setTimeout(() => {
      this.seekTimer = 0;
      this.view.connection.send("seek", { t: this.at });
      this.reportTime();
    }, this.seekSent > performance.now() - 100 ? 100 : 0);
    this.seekSent = performance.now();
  }


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

const TILE = 1024; // columns of the picture in one canvas

class Tiles {
  constructor(rows, table) {
    Object.assign(this, { rows, table, tiles: [] });
  }

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

class Stage {
  constructor(view) {
    Object.assign(this, { view, tiles: null });
    this.overview = canvas("overview idle");
    this.ruler = canvas("ruler");
    this.wave = canvas("waveform");
    this.spectrogram = canvas("picture", { role: "img", "aria-label": say("Spectrogram") });
    this.el = h("div", { class: "stage" }, this.overview, this.ruler, this.wave, this.spectrogram);
  }

  makeTiles() {
    const { song, theme } = this.view;
    if (song.track) this.tiles = this.tilesIn(theme.colours);
  }

  tilesIn({ spectrogram }) {
    const { meta, track } = this.view.song, tiles = new Tiles(meta.rows, colourTable(spectrogram));
    tiles.paint(track, 0, track.columns);
    return tiles;
  }

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

  drawGaps(context, height, colours) {
    const { viewport } = this.view, [t0, t1] = viewport.span;
    for (const [a, b] of this.gaps(t0, t1)) hatch(context, viewport.x(a), viewport.x(b) - viewport.x(a), height, colours.hatch);
  }

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

  onPlaying() { if (this.untilPlaying) this.show(""); }

  addNotice(notice) {
    this.notice = "";
    this.show(notice);
    this.notice = notice;
  }

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

const KEPT = "audiotag.tip";
const onKeys = () => say("Press play or Space: names light up as they sound. Click a name or the picture to go there.");
const onMouse = () => say("Press play: names light up as they sound. Click a name or the picture to go there.");
const onFingers = () => say("Press play: names light up as they sound. Tap a name or the picture to go there.");

class Tip {
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

  begin() { this.last = null; }

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

  x(t) { return ((t - this.span[0]) / this.seconds) * this.width; }

  timeAt({ clientX }) {
    const { left, width } = this.view.stage.el.getBoundingClientRect();
    return clamp(this.span[0] + ((clientX - left) / width) * this.seconds, 0, this.view.duration);
  }

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

  scroll(by) {
    this.setFollow(false);
    this.show(moved(this.span, by, this.view.duration));
  }

  setFollow(state) {
    this.follow = state;
    press(this.following, state);
  }

  reveal() {
    const [t0, t1] = this.span, t = this.view.time;
    if (this.view.song.live || (t >= t0 && t <= t1)) return;
    this.span = moved(this.span, t - t0 - 0.05 * (t1 - t0), this.view.duration);
    this.view.frames.draw();
  }

  showPart() {
    const part = this.seconds < (this.view.duration || 1) - 0.01 && !this.view.song.live;
    this.whole.disabled = this.zoomOut.disabled = !part;
    return part;
  }
}

// --- view/view.js ---

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


  play() { return this.sound.play(); }

  pause() { this.sound.pause(); }

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

  refreshSoon() {
    if (this.refreshTimer) return;
    const { version, spans } = this.song.track, wait = version < 4 ? 0 : Math.min(700, 60 + spans.length / 10);
    this.refreshTimer = setTimeout(() => {
      this.refreshTimer = 0;
      this.refresh();
    }, wait);
  }

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


  step() {
    this.sound.loop();
    this.update();
    return this.playing;
  }

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

export { Alone, microphone, recorderOf, release, saved, socket };
export { chooseLanguage, formatNumber, instrumentName, labelMeant, language, onLanguage, say, sayHeard, sortedBy, tell, translate };

export function mount(el, transport, options = {}) {
  return (el.audiotag = new View(el, transport, { keys: true, ...options }));
}

function render({ model, el }) {
  const records = model.get("records"); // the recorder's own; the player has no such trait
  if (records) new Recorder(el, jupyter(model));
  else mount(el, jupyter(model), { height: model.get("height"), keys: false });
  return () => el.audiotag?.destroy();
}

export default { render };
