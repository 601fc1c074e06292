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

function hysteresis(cells, high, stay, reentry = 0) {
  const labels = high.length, m = cells.known.length, on = new Uint8Array(m * labels);
  const low = Float32Array.from(high, (value) => Math.fround(value) * Math.fround(stay));
  const last = new Float64Array(labels).fill(-Infinity); // the newest cell in which each label is on
  for (let cell = 0; cell < m; cell++) {
    if (!cells.known[cell]) continue;
    for (let k = 0; k < labels; k++) {
      const i = cell * labels + k, score = cells.scores[i];
      on[i] = score >= high[k] || (score >= low[k] && cell - last[k] <= reentry + 1) ? 1 : 0;
      if (on[i]) last[k] = cell;
    }
  }
  return on;
}

function cellsIn(edges, seconds) {
  if (!(seconds > 0) || edges.length < 2) return 0;
  const lengths = edges.slice(1).map((edge, n) => edge - edges[n]).sort(), middle = lengths.length >> 1;
  const median = lengths.length % 2 ? lengths[middle] : (lengths[middle - 1] + lengths[middle]) / 2;
  return Math.round(seconds / median);
}

const reachOf = (edges, smooth) => cellsIn(edges, smooth) >> 1;

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

function activeCells(cells, high, { stay, reach = 0, shortest = 0, reentry = 0 }) {
  const labels = high.length, { edges, scores, known } = cells;
  if (!reach) return dropShort(cells, hysteresis(cells, high, stay, reentry), labels, shortest);
  const smoothed = { edges, scores: medianSmooth(scores, labels, reach), known: known.map(() => 1) };
  const on = hysteresis(smoothed, high, stay, reentry);
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

const PACKED = "H4sIAAAAAAACA+y9bYskWZYm9leMgkVV4BmMWOmDIj4U+VqZW5lV2RXRWbstlsLC/Ya7ZZibedlLZEUUAS2QQGI+LgitGO1ui+5R545mh1GL1mxPw0A7+iP9S3Se55z7Zu4eGTV0z46QoKgMN7t2X8/Lc849597vPxrcd0P/0fF//dH3zW3xTz6afVSOi6odyuWs6IeyG4pNuXTy+HRVdvj3YdMOK9cVfdss5eeTql9XfV8Mq6ov1q7vtfTXq2q+KqqmH7px7ZqhL+TrYlOX11Wz/FQKfFZdOSlflKxoVpTNonhXDvKR1L4u6mq5GopxU5So2l1LqbFZHKHBrt3YV4X0A421nfzv8apte1+f/P7KzdtuIX+cddeooli4detfrjf/dCbNXc2Ki7qcz4p2KV1Y/xclu7Fu+6HgIHsp+uXGNTo6TETRNlJGZ2Dhrqo52v/RV8W8Xci7CzZULhadTERx7ur2nbz+F+2o01VIJStXdovi/Fqr7F13JTW1TX09K8amxmfX7Vj0mOyiwrRpZTpBnQzhyslEraRPKDevMebQu6OsNVm+6x4d5nvt7XEylLrqB9fI/LbSkqwVauyK8659J93SBjHSSjs+buq2XDiuwY/5Nya9bOauDrNdcXJPh3Yj/7yWxXZYmZduKJYtmtEW5RFo7dUj++Nz/rERWrvFFH5f1vXtrPh+qNbutqjdxbD7Wp78/qd/9n1TSpHf//R/Qf/cejPIJLadkMBFWy9cd1RkNHG056OhlU6V3VLm5fu+unHSbjkoAXyP/9+SbIfy0jVS2yizNLCJvrzC8oA6hZRQ82nbddfotbDTbTohNhB5hEnuZUpl+draFRdVTZKRcp2bD1Xb9Gmhu17LYyGbXp4V39sft7pgurqc+eKykZUsvsc/zW36bZmwcPGxTsgnWkB6tmDzWCqW9dMhC5V3pUx+g3rk67VMFL/uha7AGdKQUrz8rZSPejAhfVhh+VSWVAo8UsrriyVkAzhpXc2F21dt48giICFQbl+8q4ZVsRqGTc/l8DS+LudCrmQcV19gWc7yWji1A9pr3wkfQX4cFQ/xy1gArRoHFB+fu75auJSnP7FZFpFSLsuqQRNftGkL74QkLiiritf1uCzYarPns92eSfOjUKvIBr9Am65dduVaSM/4vBz21iQf+07PywYj7Eh+e9qx9+cObS1k9d+trm8/QcGXZbMcVXqrbDKJBWKQP6XuweStLZyMlJWVg1vEp9AGKgfsgTBEV8rPjfSpUpoNfwrVyp+yHMX3+q+yDqScEkDZXYLWXrUd5NWlyjp0tm0vwVwXsvrvZFqKfuPKy56/ZSV//9M/nxRahxrC61ipsoBQJDXeLejse9csbnX6OqObwhZFNIZTWrFZYl3CI3fWdQyJQlWIavtqXYngqYZrcIQ8uKAS45r2EHgq6veNDetv5eSnydASbdvf1gzJhfKLL485oWBr0uzgTDWIVq6gdsvvKmEmGZaOT1j/+Y0viZ7li22rfBwfzoqU2bnox/pT36RfP27XIs+hyMDH5C99KyQBQQDFWThh5uK87I5tSo/44dhIFehmLxTeLHoIbiF1fU1aF01cF4vWKatD+mkFPYs89CCFnIoSwqsidEQTLI5lNddONd66vAaT2DhNUrwUradThgoyVpbONF4W9sIwsjhvR/mfNH8c1CiaXAgXHhVnnoEp/mzJjkxrgp7GAcv5pq0FPkG9bBxnTkh6wx6IgNPmKAD5RCkRJVBPOVICfy0z3IriKuMXyllsUWkE+gJz8a4ghiu1J0+6cqkLdLqqLgYQslaBuobOCdFQ8b0j+YhmPeVbaFaCpEWxQA0HPjuTx+W10WhTuCv0RprvAPwEm3WQPtC0YUVc3TsZLOAYgFFdNu73P/3XPVr+/Z/+lTSrM1Hq/LDCP2ZD87qaX3oWYq0nLO4WUFAiZkE+mIGlYia2J/+yQTDUYmG8kCrVFwExp0vjBa/H3hFXs2OgbsLgoDjsycMFWvhxs2iV+UshyKi0KWoXrfzzbC/WIPIF0llAi/UEOX6OfL+ki56PyOufUgaBXYUxIbz2S1WddZm17vqdja1zIv6vjdehgwC6hP/nl/Lj3C1lzFwZX15qyh8ovCGaA0PIAiTDsQUxCZm+wDpzIQQGGILvXVYCIpRaoKylk4vrMMREmWotHPM1ev+sa9c7A5/lnHu82xvQa3kuZoDyTzmUXHUvG4FXay7EeD5UQ62LUno9gZXwAhhPjf3Zat7IppoPI2eNmD9/OX00wwDIDpRY+Jzy01dtgucs/5NljA3WJawjMRWAvLBKZVPW18AfilmdmndqH7Fbr0pq7iBrVWOHeon1Fm7SlK0FW0M9cTkSLa70KyM6x1LAjnKDr0dnJTMMqHWHBGHF1a/6TOV92aTkCwZRAtcG/dSdtnUbS/UrEbqYEwiZPhQCVawqERCNL0Oj2L9+mE8iAVumgUAIUEEnEShOcWJUkM5tMnI3SHisRg4bvgA1U2u4ZqQ2EogwKy79OGWKNqZv/suiJ9MqLD8p/umfFH2iRaTEcxEis+JpI7jgT37/03/1X2GI4JNZ4fCsLMRElOJmTBtF3bTt+qR4PHR1IBnhe1H0slB0TkBDeZ2DGicqB/qsHYWzVG5D/pouIHVjDYmtqJIDwvKSB4NxeJgoUSPUBdwRgfvK/lKIWkiGrN7k/A57SHARZ6sTa7wde1NHNtb5SlB+k0h3+cJWJmqZuwrjOZtItbuRaa/8ngM+oI9GsSC0ikK+i1Hoq593whwzkr9YeqI6IBpGqJLU8DtJ1vZYsDzVCdnFkOZDr4uWILgBxi9ZcYjOEPSY8hsKRaws2KAz1c/oFnXFrFBCA4/BBu+FjWbgESElIde0vlmG9Sk/dea8Er5D6dML5TtoSgfPoGyoSW0WueBDQJsYroNyxWtZINLUsg16m/ATC6dzndiVJnL2AO/X/g1FAydQ6zuJuGrejedg7HdwF8BE641VwBIku1lhePAQFtMxH6b/z911b0Vq1PNc/zlzQiOlUUkBtejMELNZg6muUNbDAawKfhIVHAs6Xm9QytMsBZStvuFgXe6wHtQRfQTBVe852BCwVXMKgan+AhKizB86rlMeH3y9uv60+HrHvkr7wUdBWEds1vtWqM52H1u/PX5LS0O0T77AsBK/q7lv8gaVlVVLNvQqvnbdqtxQmYe/oMRWQuIOpAiriERXl+dC3VqDsK+6B0r1tFZd5LmgfOm4jM+P/aNjWxfwi3bi69Ar/ZhM6BXXF9F5qIxu1X9Ba9AAgGrfL9pkUjIcgzU9jka196VNoRU9g7VrlsPqNozAW5BxCbkmYaLRBqbtddtXJqDNZ5HX9iwKRPRV6tLFjRJH3S0qmYZ2c1Q8RdNd8AGey18QAaW69WjzqZNSxblUhi6qMellNh+ZAOYantA/VLthEE6fFYtqSQ+xkMQ30u4ImS49GrvF9TdL/B/VZY8LPvZjCBpW6e+lMFMttcIb+7iuSFBhqnQopMrP3Yausu91ALcUCukkPxERM7j4O3pE1GS/LeD8q9HcrTb3EFp5U6ykn+CP3nsdj8H2sryOHnP16rEHbkPC8p4cVbN0pZdN/w4+RKolUMkw0uGi4hDV0CYzTzUf+k2FqbI+Dbr+Yh+aPy6o+6shYF+DsK3aje/K65NUjcBXBMO4D8qqS3FtJBYDzcozdPXDMSvfcSb240/PW1+XQsnm8oq4Orbi4d+7EkIFWwgQ1NyuoIIF9rdZjmOK0JqiKXgND/geWVFs3LsYizOaoI1Zx/1QCVdJnXXbAjSVtNZPNzLl6vXMf5ElMylAr+SJGbaNs/0WGvs71tBDiht6Du1POOa5p0A5m/nynrl3BvNvg9LyLYdtCI9NZ9DmwyEKUSVna8MtLyhZZWxq2eLCvSPxE4q9012zVLJc4CPzX+oU6s4Ud3cKj0OuYaRi/l7w20tj0YhQTNgMmfzDDLHL5omj+KHQZC+9YOAjYzvtq0kQCo2yaziZSpNKabr5QVpNDWHAWfC5ejxpt0ahAV4Kv85KeFJtOsVIiO7Y8tLtMCok0o7a3lXNX4lhP3jIwWmh96R91yQ60JeDjzMtQp/nd8HYuuPzRXVxIQtO+J08fh2ZTHpHC+q4UGB4YLOzeEwXk5GLMbS3UROAeZTV/p+k0rNyc78qP2vNaa1Q2vuqZ4af564bgEAvqs781N6UgbBTkJpYCdx+gb0DWq88Qe6px5jJXMWUJaGS23Sf6o4yH+hLpuh2XP8EvaAt8wJ+bV7Ar3cdYSRx83uFv6NI68sqSHuIg2riMayI7uBKM3EXPYJxt2RSSKWGPiED0BShJx66S/54qsi7v6draxaRtraw96NpITgcvdeHu08qTU51qvD0qnJ0UnPfG1P+EzF2inYc/J+0Wb7m/qpJc/5AD9paUW1EPPoIbnapFrTD7WlzD6EgySftylnwnBNZq7w+ZAcC8nH/r7wYdPdMZfeRB85Qv6C6zLMKQ9QXgIE+wKXanrfO9rYbg27U1J5EyFJPm4F665HSznMlUe+u4Z6AsHN7xULmQ3o7LpacyNAh0pfXIYmlilnQDSJAWDMn4BSRJ0depRy9lWJHGeEGx/M7DccI2id4oBSyHRUviIwUF3Rj01ikyPfax1vrK6HjxRAjA+54PdO1+x7/V47mKAidzp3u6yhAIOzEO3p78a1R1R1bg/rq06SQWWKfZltRtDJkZGGnSk3uRLgwfKFpx+Uq38TiBlKYJrPR71vNDjHTMZTQskp30kbiAgsbyibrptjvuNiAimShQEi+vwa+d5b08coZCUTv5J4dbPo7jZ6Juqpm1G3H+wbqnEApYW0YxWEzY7bi36+OlFRDkEXxu//L1nNix+OFLhpCTPgXYkw+MD37KN5vMvoonUO7jN7HWyzGzgtNjdHx014NB8IOMlPJ78J6WynZm1RB1UI70f4InSLw8WFO2DfUOQkgWtudxy0Y9mVsZKBJ2JInthgxBcnebiq3uGO8MmtD5F/dJQIgoefKFAZY1c+JXxUNCCgX2XNhJo1qMn0vq20hCKWYz8VZWAURXpdqVOpmauMGPFLc39DlcxS+w7S584d979bnCOxizMsKTrL+D0JVWr5jqMj3Qje9bXHEELeEbS1q676smEVIxVrQ+WPVR0avhHSfHoqpaoMNGu3D42JuEVR3txpikNR+HNTGye1MGSpC7o6K0ywSi/5icPpOC7TIZcWimRrmZtp+tqGp0XG0vY8TeoKXZ4Np/VK3iSdxPSwzbWd3Tyox+tXLoUjhe5N/QRAe5+MffJgVjcI87qFaqITpOjEc77nq/9IAMqJAFfbULoTUFR//idCZdOKTY+w5MJ5OMaVhMl86iaULQWMmjX0M3UmggJ0YutyLI9VhF+I49tLiJDgfKCuNrcvm2pQ22ZD7liZKJl9Svav3yW9weplDwZbXhr3OYxNSfRs8ZetgTgxJUBAdbCEatfgY1WBdZLralDZ2BlieQ5TAJS+0lPa3LocwuSrRC4anKONhFT64pvnX8vFlYEtrqejXgvalJ1g+g5bn9Cwmtd45V1q5jyKqwHhiJ74rq8EkvYW1GeAM33Xu29H1w95F49f5YsVJ+896Ie/+ch9xcMp0HwAbE+9MaUE2KgSOGz3v6GHu/IIdTyaNKgimLntXWtBvEjNZDc5WNmxOkzxCNC/NyeA5W7t0wWIgng/opd/YN98Izl9cq6oL8M0TVNIqyS3rM5+ox6tTOw8mpS34Lh0m4X182SqLaHClhTl4DmD0pTJATsOgW1mz6zS8OQYLXqpTZjjszj7+ge7sZC/Jx3FClaqCMKep6ik/4WrpSmFG3GrYTttI3/kcm5HlVVLrPsXjA3mobqTqpYP6vwDmBla5Pvj5THeBzA/SK21iL4PRrbYRQOQlLdhAOrXc9le4n46S4qoWgvqV4dkuS2D5VduBwQVhzdMPYZ71u1rncCy01+T5ivQyIkRBfZDcE1KM5pV6XQ74UdmLSRikdKscbC+hfaelsfl1Wzy/OdEvYpgki1Ns6xdoRz8Z2lvdcP0jdQXaFTVTu5Zz6ntK1nLein1XzYW4q4FOgPNyuak2tHvOy+Zty3/7/puFwEH/d1K4x34C/pLVRtm5LGMpwBTfz53Y6Iwekr9qvl2pg0x0eNXRE1uK3eA0xuCdsCNCsOfX6/MSfywYLPHNuW77owP8d6znUgs+p6enS3sfnmwqEZaM0FqKFFt9I1SHbl7UqrqFd5p5eLqs27lQVC80WXOTm06blVDLN9LDDf/u1m1TzUv92x5t+kpGooHl1TfCqTD05Ku2Jl2tZXAyFPw1SslvztvvzI3CQLllqWFMzTe+V77TyUZXX34XeKxfCd3zoY22b4Qb/MqIqHb1hnX21w0iyAT3UOmVa9HymGf8qNZSpsJfnbS2pFtqECo71zaA+jdckGFk18fLsXYsdVWdd6Xvy1XV1qX9y8FetXMu2juR60OtW1vvBDB8c47JlR/fXddxJAPMRe4b16NM/cIKv6voE5N2uOSySpCmfH3prs9b9ZNsXDcf+14pmHEkglqzh0oGWDD2DBky/xITgai2j46/F6rA/xkUcvzRUyURKVnLhMgD7rDCU8SUJPn7H/a/7z/CJB1brgIi1nbTFBT7Hn8on+H2D96pGNsdAnt2I7t97+4VCH47+4ef4jsGl+SThKjMdDx7wjZvP1TT4Sr+MYz+///v/wv/pZTpgXLiYk7pc48P+va+VcODOqlOnaq3uQjxNnQmKszjejup9/7OqsMeUN/OH8CdenvPmT7gfks6c9BBd/uHG/teP90fbjb2VP+fQKQZvKW+fpjA24cGb4sAEB9FePvI4O0j7CUYiOLfSWEPbx8ZvH2cwNvHAd4+Nnj72ODtY4O3jyO8fRzg7WMPby0W2ODtE4O3TyK8fWpgNnYoPPFI0bBLYUD2mQHJZ4S3/ulnObz9TOHtc7rHFd4+T+Dtc4W3zzN4+7x6oPD2VYS3rwK8fQV4Wyi8/VLh7ZcGb1+LYenh7Wvr9FcR3p4m8PbUw9tTG+0p4K1fmdMIb08zeHuWwtuzAG/PIrw9i/D2LMDbM4W3Pw7w9k0Kb98YvH3j4e0bg7dfJ/D2a/jDPLz95wm8PQ3w9rXC2yIC3q8jzH1kMPdZAnM/jzD3dYpoX++DuU9TmPtGYa5w38Il6PaJG4d+nqBbZiyk6Dbm2nPPoncVV+vMwZTm7r2slVjspz7ZHrkpr1y9GJHfPV/Vldv+W5b82tXSySKGjLqCROcazbY/FxHfFU6WqmFt2I6RuancCv8ryvGiduN8NSDm+51rGj513SXm2zVHtg1frCpsHAnvLNlqa6RE79P25yvr9XjRuNWafz+R9p64dfuAZcqx33TteYX4mLt25tC3RYV8A7rB4DywT3QKTjFR6DRHtPbvi89ct/35UGx/fSE9aJia/+AxUvMR/PSQTkb5u+xG2yp/EiekWG1/3Q1FM3ZoGW72U7q5GGsuyyffjUWP8qEiWfyVYHFZLKRaIKquEotg6ertr2VtBptI+WyRdNqvmubYSX3aukxpdT5wSCy9trEccx70U+1htaJLe6Ejf+TT9dmZXruwaucr6Ua50JV7Lj/5A2tzfi4AeBXWqVxpfiH2M1Siv2x7RPvLtNyM6+Jhg1ZZXP+zELgruAw1U7+R6pPI3Ml77q78G7+78mcF8sprh8BXrAnG/2W3aLAb+qgaZJDJihhFHe2r4mYsll27/bcxcV/6OV/piQbmr3rnRNSBeIRY2/UaOfyfb3/b3TjO6ZNSVm6m3eg3TqYPupTMUIe0/peuwntO7nHM7vczF4ftenbrkgRy1dZCEtufN4tqaQ0J+w3F57A+LuEPbKafHCqE/jBwW/59s5vzb6T62jL+hd6GJOMfHy+dko1MWM4rp5PsfzK8SPftz2vfKcYQcCnTycWRDflAUDY8An/JqrpuCYK+tPWsGjq4yTHWpQjXpMy6rP1zBJn0S9eX6yHObwJWH9xd9jacJCCFzqXtRdkXr6rLrr2QgYC/RS+SoRrON48RUDLY4T5ENJ0zvNNV5Ne0Kiwe5aGOynV1OZ4PR8VT/iGTKesbGLT4uNHOREH0icpgLOYI2c09PWElnQ0091T4eRQa5izGhpfuAknLQs6nXgVwbeE8/2Cd2RAoLbC+OWm81pjbdSE9HoebIWuo/3ATSpR+5JelSEGdo9Jrhp2eJIWsUc++yREFp5uulCYZZOl6T8OkM/SCX6/dqouB/O8qyy2XdRri4wtnqsp+C3NcGUJzTTlWS5nwIT+n4KxziOv8dmwR2x5PKxAodimVjxAy4B8po6rnlXREaO9KY8lHVQhIAC8vRAiJyOnYXwtZwPuiQezt9r9dNTWk0dqfU4CKMJBpLNK52JE+GOlF4yk3mxPlY11XwRgCg5kXvC5EtLIVqlcZ/sG683MLfOd0fihkdDz8Y2mwQNS86DOQaDZkanUt5IdvAT++N7lB65/6nqsupFCamK/Tkk1a9FZPMYAiIPudtdBpogJltrHDO5TDEA87oANyQjUgl+E4PjJtGwXZR0ZAx1EuGcEntYj4FlCMiEGIHQqC9NSDHwOTFG/dAlq9rLnNEk8+eAGZdUm2lzZuoBmH7OwDchNMw9rUgNdZ8eyDp6CFL2TUSnkqWrSf4OYBZCKNYiDs50A+MSHnBlnJo+IlkmsjJGncaBwP7XQu4HqkfwNz06EokdZ51wJyHIMik1Z77KaVIsbeJLLEpmgiUh6eG5olVhnXa4FRZa2r9bIUmC3atuMJGJ85eQWUr0yM8iK7XHXhiu1vzx3RXfFw7N+Vq1ql/sIESVJUoc6XqyYWxZhQ+pV6YJdOsClyzxbUMxyrwWUiu1e2xD+2ng4lVOmN4G0whQAr1YsyrvmqEeADaHwz5ogHTesDoB75wA+anPQD6vrynEDrqWixZcOzD2T2K8HaFwJ1ZJ4Vig3MYKWoIDIR5FsuGWCmqyji6N/wAIQ/0/M3pFEEso8G5RZjJ1WdVRtmikOTSnW+yX/gXuiEfK6h7pOunBiK/wr4TL4wsAuD2+ZUj2tg58D87B33mZqbUXTv9rdLkFWOgaLhNWNri7Yb1AIbfL6VV9GqY/NswgCGS7P4LL/iOdpEi0rpTvRiCrW67W/nl0sZyLJa8vQjtQUrESIdtrxpMR1AlsIohnqlymgxnbLPug46lEzWKf/edcxDqpXIccjECJMoQ/y6XHUr1R+W7nEz6kAMpvu062bQ6ejf6XbiwmUPAFgpabrtrwWZ4MgyAe7JILnQxeX21w2HlqqWOIVLp2OfemLTemKZW0ZOO7PosrYq2NPzVQvAGZO06u3Pe2wYU6ZxIm2qYyDYG0D66eTNUjl1fKDzh7uMjp4hyKI2aQEqaLLDJHo7XYp0RuUziESvNe2KdGHaO1v59HUQc82EtB5VzIdY5IYBX+08m9HMVJJNqJDaRfXkOrg/Mk+IaSACR2gvGavHjLDZz8t6gY045w9KgBZWCKIYQJap0D2zWBnxcKhM4Vd8C2LzL3f7kJkCWXfiUn8BrYZqTP/dwKWwMjbtC8xbZt0WxE0Gdh9NDqA43kEhX4xpriun1E9Boj/zd5SdwIAiHcPZfKJAxHYihBticVk6g3WaQGAGbJxeBeYpElBtn4KAk0OWw67hcO5SYzRltnhGRWa4m4IHEnLN9reUmMgEktXQ0yoCjFBl8To5tMJkkL64ajs7ugIkmOlwzRf+z3mChYtHWDxsLkp41fQp5M5P3EqGXQu59aTa3nJUTmR2ZdCnQ7ckOb6STnTcm8ixAt79pDLq2KPho7/tCWJR60t/sIV6xYK+U4QAW3RNFxWXUggs+HU8wiEBq+D1E3Tu/HJ/5i66conTC6LbEeqhaTJAJY2vYOfC1t/+nOZFH6a0QnRZUP+Yl6XjKIYdfXiPUsWlEES19L5EummsSZm73shC4RrPgcpQv0yQGgXsnD/64k1b1+cVjp8g4yndESCkCn+f2j3ZpZRjm2yviFVnePPlKXqgSl7aWnUDIcMKZwW+awsyZ198EeYwLJjJLEGq7yDdZx5G6UBUz86CG9M7gWfFKU/MyC2zTikjCPiKp2ekduvThJAiKroDsqlzACPoC6/ERz1Bw1neH1eGjnBVi4touZRr+EyrJa1SLagYEDpCsBCsxmbpTxcQM0cmsCm8Z2WtAjQx6B5xLVXCMaqJM1z4ak4M8LF6mOAs9ZN3gpee8TwNY1ljEmW4WZFYCfcE4ZyCgwx4VvYe1D+v6gvFffrvU3XyyjCk2qpb1xSQOL/OlDM0iIk0m+70yA3zhdiRGxilZ5E4CQkxmQoJymJmC+kNGy+ijaUJDj3LBY6FRztO0Bfen64YPWiZJ/FZpEkmsAtRfioYceooSbqpzLnnXA5neinbBglNfhHa16kL6JyfQO3t/exMo/Vsp+bB693TOZyCtbdA53HPRPMKzZJmuFbyA9gh+FSLr4nBMaU7lVIoVyt4b/zoPcboqPoaHssz0I7tQqFj+mN0n+M4ono1VDnNvZn1trQzVeW53n9eKf8lcCUQLaGMd3IkACD3WSbn2UWYIlpDZOYdp3oEFKzbCPEkjnHHR5LgHQihcLSHNRVdfJOavKRnkqswLkJUjZ+inIUXZ00RKXptVtD4LuCw+GfSgyJsAihqjF78yvtTdWdD6b+ntG9676vxrn8+DuqmeKkHfZgzWa2KRyPoRF4I4f6E2eUqLL6ZUfZOj/yIz/LzPqBKP8dWFndH3TKc9pGS91fu0m8QJwbi5LwPs23KuDcUrB3sfHmUCeXxWA/2GKY7CP0xdBwJTXcY1NNO65WbaLFtheGLsCMn7SL5ahBrEDo3OeTjCY1/BU05RHo4/TEBK/7R1T5b7Dgt+cSsB6wfyfGdW/YniboLxgclJMtFQyLQDE2GoHjNagkbr4q7BtP1IR48WhiRmb7G+Q3mcJF/0TVrLkHSa0w+RQoDLka/r4GvIiZeENeoSWSjTH3351gUipHcM3/A4+9747/2rYTzQGg/qfGR+mCGrh1uFtyN6L03RkzOSzsIZD35qUs2ORmkxMkgi1i/F4Wp5pyatXowSPJXdkBI4lznbruAlHBIyDsYgfvOCQnQfwZkg4NCpC8HSGyKTWzXXlEFRYfiqAotk600G3sB6VW4HcklEqW5UD0NGMBjroP7ybabZ9xWUDPO9psE2i8HrXdtqKylFJsFazwI2aXT00NsDr2LuVEpgwzN8zCWR+kP9h7mnXfh0lLrmiE/RkSYJXEJPTxPzhF5HM8RsU/6xCthj67AnN2FCqjpYSJFCFHwvB8eJIJvB3WUE3ih3VRas4IN113nLtiVvYADRZeT31etn2eEv7t11StCOFgjvhELWuCgw9rHQrv2LfdAvAVs7A13hJKTD/hQ5WZCKw/7KCDCoxs1JcaAAIm5cxMm89j/v6pduq/vbpNg33Mr4XcXYmTehG2UxNTxRqghOm+b2s6b05TCz7nDq3sLyoOiJwA2govblplnnhjo7pRRu+InutPx5GD1YVvKZ7cIc0ZEOTkMJdUw9/ri3p3fc6BCutEYT0nxzvdn3m+8/bOpJ9kYKXBt9ltFPBUmogOWUcwDe02d9Y5WS/BLq9Z9OvHGmy8OXvF3h755kT8pnPoyArM/CibaU4PYd/h/sUGooknBeTSjDn20W8y7TH1okvmxTcCamHlIkhls2w7+nRbqGAtbc/0gE83Jjj/L5iZ6YvGLDa2p7QUkqox/5v+w2q0zJMysS6qFI0QKzAKCU+12bzfBJZVFoUTH3fRFDGs4MrtnoYpSFzn1Xdh7XbhPLaByFgOVaBHGvRmSZCA/IZdlyROmjRA59ACQgxj2Hy7Nsxf9qOdu7BBMNsR+Gu2uSgzOOMucHY1HFtIxmh30x2ko3+RAFsLs5ihsIPXF1y0jgnIGCno94muKgqPi5fbn48Xg/bXZoSyh0+Hgle1vRdEv71NmpnRgx7MoLtLzWYw0uKu6Ey0EyHXa2jYzLVaFj5PdEE6PGlBpods7RJDxY9z/jke8JNvrSrCuT05iGScnsSzhftaN4D0f+pH5HfpDtbwTgcMJaLgBeGQsFFwud3HRrtr3fuCAE5NQHZPdd6H9Y/Wug2wRgug7s2OSGcm8llYvXJFvB3wocihb4QHBDtM15cNmktHwal9Ggz7kev/QMNMTUgSCYvT8gvFep8ncr7IPplZwHXNnFJ4bCSEO0icA/NmHswn2VOYO1nZ794p6IdCpEAiRIP3dsSDnHU9hddW6CHGoQl2BQgSAfTigbE+3XGb85zEkk8+/Rp9H26jwQcA+xpeBtbhXRycrDSxDr8gSCLlNdhtmXFIRz3iex/MmLdDBg9NsumHPtOxujB0Vp5X5kmzfANyWb0VGWWJs7w2wQ+853ckpNxSy4ZibRzKaaqAlHlbxYmwusT3M7VIUV7emYLkW4TBfyK+j+OkdKTdnH0y5Obtvys0P4AmWB+wjddwz6eaHsMm+BoxzYpx7IkhtDUyK/j0FYx7/nNdOevUy2gCgOSJZyaL89EAANa30PTvMx8XlTpj0D+lfHkVML9CMiGWRu4m06xiN0H7YyI3dtzhsBWAUuR/oBeM9vtZTfg4uwbS3aRiciuo1d3G9Uj1OkSdmTlhyxaCQc2H8c6zp9n8Eqg6gbG/IrYXmTSIF8q7FQIHMV2heUuLZeEqDKTjd5aGjephOcAi6nfQiuPQZG39psfF/P8p8EpYrRPZ//CfFIzsxSJ2uRRKFuvtNDOVPfcSqendC+E88bVJv3B28n6gNtIOo/ONsKJU3FXQup0P7iQZ1OoOSEIYLLW8yfqc2Pb16Us2bne8Uld7k1bcXF1jNPkZa4/BJ8/dxPzYAtkngc0JPH4MYZN7VzqOCOqxLU5RtHud8RP1m+/PBFP6EnqMup8PDn020+fvRUFYhdgtMOoEJF+XouqxjIKZLtUw9HXkbDQORCe7S5g+sgZFWWAUzotLkGRxI1NEUxWlYqP0CUVJL7y8NBPKwQXSEOXenNMI6lDQ88b+uy2HQHRldi/4Ahe5ZAU/1osVcTy/Ba/mgNesPK37uhg7u3aN0C0936ek2vFi6JTnq+EOLAtEw2KA8WNLR+TBGUep6JJJRXAwNtl0vG5+5ly/FdOeul+iESC1JIoDSCrfdkv54GfZF5da8jKLUQP8CAZkmpX0HDglhA3x6UFKHuKvOaAz8cyfLJJ9SATDKD3Y2bRJNJdllX9BL5NsJ2wV+W4QUMD5XNq4RW6IJKefuXbnqhj/+tmE4VX4IK6ROKHpfVFdrNKNfOKHE80Rdp1lP6o4xxd0sapXNOOK8vBI7NGnvAFjY26zwdos7mTi1Ym4gKEwA9odqQzAMPLc+6eyM5zDp1m6ee3WGsMixu7vCvXSbfCIWD7M5ggzzEKt46M9jSmWZKTSEO58OMNWTqlT27Sr9e2W7BRjn+sn6UliffID9congOXB6StKhDdN1sIN9oouFc8Crl5+WxM/iyU3Jpz5ZhN/snN7E7w4e3/SH7lie6H7JXXJNdL9Enju2vYvPkD3NjcAnowCtXo/z8snunwHkuAIp0WvG2T598MiykMtlOww+1x1PPkey+7LB2WhNlu+OrGicS6NZ719tfy02VGOHKGn6O+/osOx3ekU+H1dagGabFfy8bYautAR4xOuUyxs3anL6/PK8c+zP0wdxSE8fvM4y3+cry3H/kdDoRb399aCBJfXi7tx3ht1figL0kQKvhOTskKdLy4Jn6NBjh2z9VlPgn2cp8C7LgWdwy6Ll3m3MgWejr8smdE0mRbQ1DxdAz8JznwiP+YSPsE7y4NUBnqzZnbnwSIXXuzd1kjURXjvS9uXY+JT4jdM874OJ8JqizikKqfCW3VJyGl9fIMCqYXZvfTPNhNdEeOcj7X4ybi6qbM9SPxKxavPh5qv487lfjPwbDVPLnynl5M+kjwOsEW5N7rx9WnPvvlGOyXdST/GdJtLrYVH+mKh+U27/uq2Tc6L6g5n0m+3PpMlSdIjom2peteHC2YEnQ3wpdI9j/ebV9lfKW10neACeFtxv15dv0ZXf/d2Pxu375BSOVsDT6JqyUW/wGs6bWE9xjfx6+b39FY7ghc02r+h2L+YjiNY+ZjDD6OqhzD8vvx23fwlHhc7Qsuqy95Qewq0dz+1ucadRnXy90KN/exwgaMUPuimv8eW6vG677V9ykuoWKHK9/RmvCzjvKs5FGeYR2EYWDGdvbnhR0hVndPsrUfNt8aOvWIfUVHVuHrojfaXMOxtjL3FnG0q2105nG+dIVgtclldi5qUf3448Nh9rBbA6JrXOpOeY17pao1c2qzLJsnp91uOjabsO9S44ErabjASHH4aRyp+un4teZtFhFIv7SpCy9FDa5q3m0qVzGOKLUhfyvGKux+MSErns/DL5RXgibK7bZ1+5TdcuxvlA8WwUIMMMLXbTBHuZRMuvZ+ebnQx7XwDE+heq/X73txjg9mfFVTnf/mVbMHhT6agTkVMeFU9rWJMpaR1NvwcxlH0lwxazHDA/ptjj7N+52wzojYIOWay2ENr5rlq3R4UQhSxcjYaX4/Zn3QJ/axFLp0fIL5gpyaWPMxaH2FjPi7ITg+WqxWD16C7hZ94gJERSu6G9R1nNtFcipdePLcUU+mslii6uEA4Jbef8IObSax1tKjzS7PkGA22GChEZmF6cr0b2iqeOxa6HKWNIYxneo06pSGsR4DtUCxshzmG9dtHbqr/Z0pW7CYFPIFs4dxOXp5VEN67cPDmnLpS95ZkPkdhhdoJVQXSu5iGe218JNsTNj8YqGEWjmfMzUJkx1rrqZWzu27HatDT4sq+5UKDOjesEbFe4ShJi7wgG7Hr7l4Ortao6YbyP344NTjLNRcwnBYT7sH3fkNzgvxvdFdv8wotfAJztrwqcobv9TZN0ROi0xQHHEMHt4Yq+hNCzHKnSej72lDrZrEh11fa9SKH6jsqe9nTg+VFJu5sRMaRLSvXYb30qzXSTqU+y4F+IpluXJMkh1UBlmOEY9do7Dr4ueYBxEEz+La423f5lki8vjZsmsNx3MkuaB+++W5UAvCK5y0WaCP8jnpSEUD5RL928RCWvpC4leOkXD3wa+zmn8Fto11V5jp4VF2Ild7aHEUqss299Lnx4ON3ELcMWrszkCrcsYf3qcYmpbIpsrlQSsQHcQz8nKR6qMU+A70X91NUwLiz6zDrP/ERKgA4r863NRUuNlg/zukhL6rHL2od+31mPbXhNXUW5svecxzYOpk+KavY7b48DSbm3jvq5HsYOoSywrjlH8tDnwHPpDlDOhXxZHuuzRYvDX0BBFFNGO8f6gK+sWEBgUCqQHNNanzjgBUpu0a24s7Er0+x3YVjUUzCnc4lbaPss+R2CBq5tChmV3lnmuxcKoo4X0iS0hUG9Y2M5rNOFxnfXyyCY3oii5mnNokCXCroSkPESkrtx33mUIbhBRNuCS6Uye1XdtAoXBOnuCIaCMZ1++Y4SmFDpWVw1UGSp4T71qFEab2SUc/AeeWVeO1NtvHtJJUFrjxJyZ0k1TXqaTMydDl9IV4UcqbDqQHeYEqLWohSLjiN+CLBFFSiL+Kq83v6mVxRjdbVNCeCKytYc0MO5SIqy+N1fnMYCgjJwX53VdOfnr/FyITTdsTej3eRLjW9HebaIgPF/F6NpaLG2BFWKGStN//5P/wrApgGe3FAti4pt5yXZ4cpP/R+tqVV5w0unPQOy1hMp0RfncCL0Qe43YVaoEXxLzJpOfogpVC4q46oM50RrKl89mhZftGt0UkFMet8qUYg+bFgG68Y2NIKsXwnoI+1vf1OLmsjwComWBUgehxCY2hXLsRRMuKB8+d3fnWrvwG7orEc521/dlV0exXyyFIQycGMBGSvi46XEteoonyHSObEAVRy59aZyN9G4oQzEycuAJs3uc1klqgtFxGo2sde2cL0eJDAZ9u6RtGbt4QS0HTGeoUQrwhM5z9qFmTh5A1D51PfRfkxRRMk5TyZSdxbddC5nufg4PtjvO/pr+eaYgmsBjkOrVx4qeCJyzuS9WE6DAL6xZrnPSBZBXRoVxBeqAPbM70dCjBpkOIw776aPZipqrtqacSQ6PTVp0RuApppSmDD95YuGWVbmMHNUqFAh2HsmRVU3UFrXYPu+bar4zlbreUknQZsaoXZTUWJ/E3munBiJ+YumnfaC9SY3zAjdXMHKbxQRQRFxhvWWCqlK52+f0eeN0xS2ppnn0ST5CJmlKZN5Faaz4ZUd4h7/Z5xzqdEVoby6LbqoFJWTsdiUoP5OsHY+1kpW9oX6LULlZ37qfxannjBGdbIo/TpR1yf7gPpenC6fwE9R7pBfTEL3ti4JvcdBMDXgxfY3rHAji9xq+nkyN4B1gPmWfV6KrSLiRYCHaOBSJsjSz6OepXivWNUzJAn7xHNEn8+rDZ5fCFXUMxqFi+37OSQ1BeIuHLhhHjpOpxfTpSkeD12tjqEOvgY6V6nbo57mmfd7tDTTz3GWKlScCt6gOo3jYGHILKNb16ozxWRVGSwiGFNhUld9Xgks8XwyVxddlA9ikAgKHLa/Etk1umWbSzDUrbq7r5ZjRXoDFpVmqrYjxkm0n6yWW6o65fLC9xb09B2FwdSheo+ZFqNAU3ubQ22olIZAnPqKWHtTggBJl3RnlDZj9AkIOfGkM69/J46Ck4Q2jkXZeR1MQ8dbCT9uokq/ggmyaMHb5hMo1WXRjEEuC2wZpTioKCjXNgE9syIhYToJXC8PPQ/HJ+TWspPxtJ3aetrmbGLWaR91rhPIcxhoiXaRroLHTINfe+rRXRedfQJ6aVTlgfoWYTh0arvTVLC5rpjTQzLTqTJfUW+rlfgfVFrusZle2IsgsHylJ5F/tDVeL9Hp2aOUX7T6PvK3jStzzQoP1ydf72NA8NQBBjtzc1XI5fVIrn5o/z4hzAWdFTjGljxRBGLUmbPpxTXQTZmKfvMP+KRyDjVyAo+xAAVl1ow5lJT4APu8qPWCgusSKuEUn9scvMqJC35To+4vlcjyh7/7u9dGcrhKcdf+Dh1U59xODjnXw7cJDcZrB7ONgGmn6gRtJ+/wWX6SNz89JRLIfcIhp27SlVhvo0aY+llu6OL51v/xErpSyBR8TM1EHoOh3nsHfzWtFMZ5LRrhpjQxWwTe5+Uyb7ki+oDJ5LTQj9V57U1C9aMklgYrUqZTfQ2i48MAGIhCaGH8hocmeW3dBfQK8BfcdrmZIsJwIyvb35E7bqCWqxvTvRd7HAxx9W0BKRPjQrxu+2riMMsrfT0V3/zIi1zIjATQClEvRcdjRxPxDQAfR8VjdGYZHeA973TDLiV4o0m92vwVPPkU/gja1bbUxeiK4AtvgrEnNo/0YShP4FXEbVt0+8yri46i4RsV0aKrZAjtNCZk51XMKPcNeGjL6JyrkFP+rCuXgeTp4hc8VabTq+BenTpJbvmXIsziyjzV7Z7kiWqMC189DnwrLe4u9awfm1oQUsIgehB4y81kbReoW6E2RmAbUSKe+w2FVJJUngjmIM0bjjd5k/o/cyRyGuHMwu36FtVTyAPPn2ZWws/oJixlCO1JkZirsDRk2LXgECGtYC3kRKRGAfSCt0wE/5deU7LzXpyXOXsqZHWd93Nbj7Sdp6lnXnqOODs1gmuEeqXQf/sb3Q2Y2KRJkVh5zCM/5Ca/6zOcSelthcSVwqjP5VjWtDeObFxzSxsvp7+jNpgZSZHjTxJDJOxrFotqDgwwNVcfNtufCfKye9cp1TCLIY386a4b+hWgib/12BTrNIc8xe4ztLp2b1Vl71BTAmaelLVLJME1HC0jcFBgHULS2isZk1FzAK9CneMys2FvmMqZjuu10afuZTtz6rCuKJ4WAWappKp9I9ySF6YMCWqcl95t/1q4gB0O4sQ/VvOfRliX9D4IIcy2GATNQm3pLIXcJI/6seKM8YIrL0HUke+dEEHQyAdz7EMnj87aNX5OU8nDmynvexGXYY6DmOIrEIeYUnS2yWtVvsSjfjLzUtRrySuZn4o1Hf46PhWSrqzh18K+ZZEZp2a2HrMjHhffEdZQPE+8nJHqWiML8zNkgPtoT8v/eNs7g8M4beiOVp7qPgPX/ZXfm1HLsFcGBkPpAzFlceWIqk/bqTRbUrWArPOc0ingM/JdsDzVqzxUoiJa29dKzZ1YvedwHyAHvtQKp/nfbXHvsvft857E73In7ftx9HG/SB3eL+7y9H5Fp24X/0rk8qJ62wYnwtPckEcRRxHoHcV+z9eWmMtaHyj4NPEvsxun2BMdRrrMn6q2pgXmTdP7eF5niSWjte5+slMEnnXvQwx7wSr8Hkc9g9gH+8YWqDMYXru3nL2HXLTO3IYTfxEeUdoL1SUqODxijJraX081nsV7NUl+Oz2DXgm7lmaicJ6D1thjuV9VTAbHpj1ALB30R9EEEYLtQ3hX25cxiEuTuVtN5k6YeBivWx35RqP9XjQDWeUNfcQGRus2uvEI+ns/S76Xb8ebpUp564rQXaUBTl47Ri9Cr3OhHmkX8L2O3wAaMrYnOdxHOYHrTgyRyKpNc7dlcjyIPSp+93eQE5QR2JJflVnqtnW7jxFGTM6+RxFGApmZd71DfJbPTW3LdO7JhoIvp0FZF6PrdnZC/Az5ZrXQ7UEhwrWOydpYd9jGSf523CFGeNK1S9Kur7Ok63NE3u7sKQNuw4Wgrpa7P0Zg3dEOJ0Rf4YQXVCcZgaUe0xA34oVrsxdIH2NDoC9rH3ETjJmMFLD/3o1iBWdu8IMBK/m9cjsLhEd775Vr990r1/Z3ZmHfEZF4wqMPSp8Ndn2PNOx71/ahTGwfNZUqDX8Rm/z1F5YS+ru//WB+6Z6a+gNV3d6xhLvcvBOfMA2DPN2/+0ELB6QIumQQoyeQ7fvzEmGQB+OYdo1lVB7TsF/s/+5HoH0Rb83SXEe7IaNZ0KnFiKaGz7VRvnfS1+XM1hOSE8NDLKjmOrzMKjed124qH7i5f1qOilMv1jqPslW3Kqdy/yUEgOnieU2LO9fSF0nONQRhSLnG8a/tkbB7MtiLkeKupDusc4tC920q2ngh9kK/vCPhelXV7V3p1nj/4WTre5M9nqrzAOjwnqnW92eFvdXf5t6EGJVzMBT6B0u+rAGms8bo2GPhQdrBjKn49I7I2Vp61u7bQz1GiLgGyR7sQVJpGlbqXaLm/lBcmvlLNtSo6PRR8dlOAG7B++4PNytg/Z3mTjc7c7zTKwIA6DfhIeVCIX1uQB4n3AEM7oZR6i+2/41Arl1pElXsdFUnm9m5jys490p1s+d31yM6zO24ksrFmofKw7MxbXxVqopftD+cYKSi4KRNo68//pPi3NKgHcOuPWDNPtgTbp2GWaviSz2bJ5GCDoVZp1Jau4Tz4UQmZSNoGNVPn4vOmuYpam9SnGq72kMajn+grpDl+ry8DiPL6vKBLfsr1Xh+7tX26rEqLXU04fEQSPxxm0a9fuJJZvszkFp5UHFZlAD3TFqVGIzTR2ZeMipa6QLn9GTDl15VRqI+puP/h5BKrAT1CvmGxUdSISuiqR3d/hqk6oTZt3/dFq3tAvuG6AncM93aSK/+4q5v90+2o6O3KBPTgyHlEzrYiNlxFyFYNWHpZaoXleBj3Rz4EB3GWcYevRip2qFKHaw44QSqkbGEiBQToAu1zYxEXe3DEddmMiqNl2liEGO7kAEifWHoXp29zrJTTCdAPCT7UiqEUwrI47WvVVplXfoXJTa/Ki855XVsPVVg6RiSN9IrITpTimupoDW3zwGKn0aHG9kr/3HXBbHHFtAfWG+0Kajrsp8yjlI+5vQYRDAJPdfNK/pp/1j7UebbDdUmqtDUh6q/dF1MT27fh6SRotVdtu37jjkHJfRiXv1dSnenpUYxgUUpCMo8UJfWMdNN40oIH8fJ9Yx/+Q4pMYsy5XwIgo3PIiGaurPag6SYfDXQFxEVjou7r5B9uQSKDnIL2eiGtC7dJJnq3Q/lCEX4k+ZY++2uXiOeoeLuYCvdRM1ofZr8u29vxFx5HEwekR/a9+m/3OZFBnCZJianFYQQfvpwktxkfKrpyeUdycl/hP5NLuJGZLHfhGAKr1Q33/4GN3KXPLWxorcuXMSNa5r5mxv/2/e867r1ucmWmsxdLt7Dvf3r0Wns5E5q8kp3Gh6XuA5aeHoYz0eBw3TOPW7pX/OXc2uWbwNvJF1rdYnE9NYC/jufRPioFOUk1rxd0b19v9Zs2TCy0OHSX3Wdj0GabRDGtJSHzLeuy1H4Slq4wskOpc/KLQ9mLb8u6zWH+7Bby7RqSw87fiGjuXKC+DT/GttYfZKqXGapyo/Lt6Um2fym10osYXn7r2BBtrFzGpGTXN3tn8sM+KzlC9tint7ejVYmucqiJUXy3lgY52s9voPLdoauaZ/Pumr7s2Y5cgl4dbe5fzVluUxTll2Ssrz9GZhzcne3TUipkRunVX1uMeuYAhFxnJl/XtXK2XgxOogn4Z5BfdP2ALvL+uBNpfJI7Oou/e005e2lExL9rWP8m+4LMgJKQ6z0Sm/zZ8cfRQmjhbVngTeO93tzqfn5m/aGeckXXZKX/EwA+/Z/K7nha4nJF93hxOQSB/n8/qf/upzPR1dperrIQj1I/OE4dHD1dXNXjlhuwWMILEZSco9jyzXTvk63DfvibTviMDTmJLdN424erNtKk0pYEY76KDoxbEQc3DzAxl+PDtTIJsEWPg5TqWok/OHSHz1lZPt+0/buJqmlEPwH037UEwaqnunJSWefNnDJSLd4ZgkFtnrNe95LXIeBEW0LA7cYg7/58qAvT/oOYFaPcIfwtJwSs0Q3/3iF6PY5zjjQme1HdoolinKDXCjOMe//tjRljN2O/5lXD6TCvh11dZPJLxop5nBkDvfxRg1xKLkWQDduxKXgOP6lx6Eno25GSRduMI2FNcCZ78cNdkAEe+hUs/QFVvYm6frRTg86RaAjBxgGU2i2MgaLkYiAa3Fq1aJscDgVvhd7t1qKtEQPsfBA0XE0V+319r1uUF61lV4GN9akvriAdl3Sw67b/nu9JP2lcILjacIvt/+riPcbQWjSM2veH4L/qrU/Pm9jjjJGYFnMyMjs3E4WcyhBD4PfvNdEZoHvuEyrxc2PhXAxrhgR85wE2OcUerTvcwH5GzWqi5jDjBWaA6AAVIG2/AEqMPzHDbmEbbowJXhEr6sdKyZKRMTb+yJJYs7nL45SSMbP/6YkZL2o5jyvK+TI8C4+j01/wCcIM605ziS3Ob8dXEgAacy6fgAsTbn9D0Oe1yx1kL6AJYdi++8iD3liTLKcK5yS75Gn9g+Nc7OLks3PaEgP8V0dm7Tzwg5SWmoLVWHIpa+wd/ym4dHF5MHkrnBjSlR40VaTfOYxvcbRF0Vv9hZF5rPrE67pMbyFykJKLQgyHKjhtMfl+B35jwDQpz+PnlHhXCqh2aDf//1a3QZZJenCyiS3XdXjkIl5dVQ81J9KbGTpOuXn4mNZmvn2/4Qdk0uyT5TVt+8dpS1P53w4zscmbVhYYbwS5i8eCTuAhx9wJ3XPp3mH0dlRQBn7uSkTCRtujzwqqKqUb3aqe5wNooHjfdTxR/7q9kxUUlDkkLQXepFkQr8UnTs65ZlMeH9HigQpxthNIbWLVjoKGuf0pZcvW5l12UBQJzeFg1SkU0y0QE6FsliaEN2VuH0vzYR+2tTuSs+3xE6NqA8CkJoJSTJjQivUp185nM+CY1DA2SCxCnMs604Bq1sLWSGZjp7kR78+Nih6v4sYa5/ukcp4wy3hNefnujBWI0ljduV91+J+DxDePMUhYBDydNIkajzQSLEnXVrQL8hW46wwNEb6C8B3TBjRydodP6SXL0XnUujAvjzp+LoI2c9ub6J0NpSkrN0T3pOdSSHf6RF9K5kjCAdcn4dT2McQ+K8DOUxWnp4Kuzx8+x5p0YlU+8joSwrYMy1gpUPitEzfvvpPgSfmqxIIBTHNGHuaNb3eYOKZnzjHJmJfZGnT4Ll2sf1l7Uysq34AaWTp0z9uPAhN5PT2vfepiNiS8iLNOVzl3AfKtfKz5qEuK4GURwWIueyAlAzIxDRquDQZ04zbZwZYhOvNiPEEEFNakxclziz+KogZJdpRY8VLBbHALCMph0qdELRvG3/A++D0SsdHLTOoueBlIdKlVv0UpHqdsoKWtnQNtJl+MDfRXvv9evURQKcsVAePnZI4pkwjUp+V6EmB07SQQAozsnhVvlXyj5U3zP7xzB/SqmXkAnlOs2JAPgNnKKn3g9W9bnlLX2daTl5u34u2aBTMYFRvR96hegEFKFOjQoOLiqm66rQvv//Tv0IPuB69RikplhJtS+CosDVU/Q/S9ryGw/EmcHVaPe4C1zRsuLnHK0IgEq4YKRsxRgTqoZPsAk8/GL+DTSdml3JnZjZydWGRFfX232l4KkVs0JnRcqM1FZVpo3dMvvWA2oA5N8ld11TbX3YpfOLJb++xQc3Qq2eH8KEZSYuYwk6sGTQvWMjMysCkOoAe01iKldAZ03ksFXOzi93k7ETTXChU6gySIXpu+76sTRGkCdmcR2quRnRAWdU1ZC2qqBrRSMkDg7vURgrrmcniwtJxeXX58iHvS2kmDhX6Qa7F3sxmnSwrYYnYcHaKqsrnUwTLAIJ5CxHNlfde2h0Uo7UVe9Ox/ezNcllUHB/q/eFe+3Rsh1VwAyGtLfaXAFKm+qeq5MFQmXmdGvSmmcucEvJCoFlIr3o675qizXuupm8mT2aYAMDUjkRNM7fUOjM4kv4wa5iTrBNM0SeL8UsLqJMVI9HoHZXo/qDxItQHfKVL9hj0yflWc4oVx2Rs/EJh1p88211i7YFg+mSVE9xldjC1mgwYLIbqYA6tfSPRcDUoNE9RdMqBOZg4dSI11AD1LMYJ8KY6feYgQc4eU6kbLnF8zhlzPReSMjRkJ5Q9kuro6gKu3fnyI+WPbLY18jRqd09DqYY/SSyGfQYDfVec3wlxeUuA2Cm11emQIdm4ZvTBm3YDuFfEIn03ye3fevaGylna/kJ6JRUE07C9Zlbr/3wcJknYC3t4UfEEVdFn30lduHNzTMgVWdcFrv/u+0pzrtXBtW5rO6oTyl+emeIGfj6gtenvG5O8a/N+JcptpqSTeIp4ENK5BzFe5HYYMGRtR5s6ETzq9bsIjshUCix4EDPw7Gas+lxiwZ2dKNl+rDiXmHLYUNv3iBfwVmzUidA/YlRZGjDuV9zR13d8U9MkFXhZ+Wh05BBjq5Nncu7D85aSjS24MeZk48RPcIywn00hfRf+FvDSVPPEoXES0dsxCDooZ/ULeGtEE7LBedtfNsQJRbv9j3BKoYPKydIVmTIW73kx6ljVM0VBXCqR6bPI0rUsihSpdVtxpnzqOu36t2Nb5ZXPMjMK/Unm1yOdA2BLKBOdpdvG1DXAJtS0RumH2Z7Ti2JgWA2MgI0rAue/tR4yMUl9kDIxet+7rsmOv4PycdcGe6GPg7CyCmVFMvwrIgFo3M60kdEt2mo5+OTrlM1mRQD690LQnJiDbHZG6NujTFnpRaP6zxNgXvW3eQ/dQisRyvPsFiZaCgKYZcLf+zeIwmBictzl6DlONQKd4Nv/wbrWBxXhaU+WEzVT9A65ABECoHXE2mbZsF6Z/I/1mT/bCP2VkuHk6WtPk58Wj6f2vu9tMGF1aXxDA0xdXpUWtz8O9CPg8OQ9vswDDy0XOzq49ydh96zN9keEu6C6Gp3c18HOhdxIf8BpQjPbFCkQK6hH5lZJvJrUT/tWZqpaNt6xCtSrzG+CuNcZsGfHe59sf5pSoqrT0H+CEvCh6XKMc0750EThA2CiaQ4eqiTKXP2KifhN7fLUqUEBVtyRph38RdwAiDnV/Y5HIxDDPDhhLbJUG8xu+Z7U9joR5mqQ6c6LVhSw0ywFEDMgAex93GCvgR1xuXd/4a7os05d8+aCsF0Kc+iJRPM+0Nyj35hlKBPHaJgBMEg9nPBnkGwGQPGZWjKr6uKiUyHyDc+tKNx3CJBxOwnb01dpwjYvfibFI1Mbm4NM1X763dAJZs1hf84OnyFa7b2OMsnVDlIlrNGpbni5nYRtp40gbCTZeGHaNl1HvU2Qzr0J/bF6QEf67gZL8K0oQq/Dzhx0L6LSswzuTHDLpwLReyCSiLOyIrkBnuGaWC6N4Uicn+ais221l9HKgAXM7boTehwNhgb5bhaL7oqYVeLNDzJnNvzE4FFWDzuM9rXFx74/YCuYRHkqMBcnzA/OSMO3mGHwKzTGY6MobhD0pQ48Pwg8DwtlQ961i+oxSfQ+vC1QQy2adRYzvIM1olujDfYG+wogxq4H94nc7EP2e5LZLbaG3wY6SawcoUm/H4zoxUSR7Iq3O24Kf7LjP38FwGM21CLuSUySvMe4Yc9tJwKUvQQW8ZJu+HtxonYt/Di9Z7Z+F1sywftbQnHpiE6s7qmHifXS0cIC6KR7bNy5TOQAtqm8tBsDzDOLHV2JF4X7KQTt6A70ww0ztjuf8c2oAa0ifWuix/S3i4LqC3WYsdxQqWs6rLM/rSC6uVQzxqSKmAbu5ZJuTqRujyDAmHaXPnhtXd+XCO7fTQWHStCAcZgHvhfQBMce31Gz98kET1x/2YtFha1fM9D3fblInotG2b7vrFGZyPHafKQvo4WshjOkGlH5Oo0eobtzGj6Ce+mDs9UI03vSg4cjhf1HBxr/x93kmbmzY3OHm3qsGyQhFbyPZimSwelK8SaRueXgj46buG0AWgQQvCySm+TeNtSj6NXG9pw5CAToDYgeqj9sOPmoRDN2DU4udu4Fj/rj3t/cdwx78sPTHUWfIf7PzA//TP3wz3InszFqwrJTpwWu5abme5l7Eej9DnEy0VWt2CX46IMz7o7yT5OfYVeIXVpjQ8HpcRaq9em7V+v5Xq7gWWpOFVrv3q92i31JxzPoPOoaf6Z20FWIIhnNz4kj2d+buFmMlR6zQZ9k1XlXX+aZPdNFACUGDR5+Y9eN9phBRvRCZPeaF2lmvVGKVU75oA+BAf6Nd/1jO2XTAUjVfmP7yJtAhl6UfulofBhdG9wD0ZV6MFld7HfAX3TO+BHdswEl0HWrsWM4BsCCqLilovSnFq1HyMELqaaVgs7gLn07LnWvN+lpif09EGyid1OXSO/n7buZcj0emTmiNiUcM32v5mR3KJ1ct0a5ycSlGLJkchfgtECzo+JZ2xhGfjA8ANJUA3GSVS5j6cNN30ykVCXzoSKzQAmWQU5jzm4Ej5upqXmbhwHoxyQSAfi9GhE6YTuBADp1unVjpfuk+O1heRQh9aeJ1Er2vD/Nd9YTx16SN+6GLHG8Hy8uqmF3Tz75GOBYvfn/jnsMH6oNsOYo5zg/Rd4jqxyXKkPT+MFzrG0HPvKCfB+4P6Y/jA54G4c3yaZk9EaAR3VhRkTYHNgNHsqS0J1u52dZ6Hi2Nw3d7UtDd3enoR8KNhUz4e3YExKDBDQhzw33SEX/ITV+KBvdiCB3YVnmLIkF0Y+aO1vcIyV9b3X94fpu71zQQ3IhiffIo11f7tsUQko2o0eaRWkSHTGrVUIwD5D0vS9kzfes9B0bk5z0r7LSPxoraRtytkzceVlsML03IbDY5ipadewCGaDWPQDsVczSNZ0ngrzmraGi6bSvSTOQVMgXku59YFJwcY/pvzSqxO8zIM3bBX5+sn2/RlrE0qWGmSWqcznUixXfJcnqlLkhW/01nDECseNkXISlxo5333Yyhb2GC0hvegvF1e/uyFW/AFhkpJ7I8nGymb2vdD8tfvsHZRi8gHcUmvKeqew/kIX2tHCbbmfvRsbvEbPkJoRx3leE5kHRB+Q2YI+shyiXt6QsuJ4+PRhQXeOu0t1d6QIJaCF++oP9CIG/JS2EnjHBblJlX8JOgEdIGGBfODYAGSXvTnuo0GezH5rGnW5NYtuCay3hbJluwVU0FsM6T32XR8WXDEtCP+UT2x/fVe77ezUJHdjj/dvxlRrqnWTjMdovn1D18xf0rmgEKLe5vVROepcGKouAu/pBRCcVece4D+NHNnw7H9yA7fp5COF/YIeceqw++TKL4N8Xua/a+CQlvbtC9xNNoZFEjmvZ7cQSOpvCI81+2jBny4PGheOet6ZceGG+W0tIiN6pgKhTQ4H6Q7VplgjmJ9jswcH3QMRHQGR5zgoW7GNz731ipNQGaozRGpPZuCrV6WFZH/loONXIHT0K9ChqeZcMj4ure1NIqIVnhPW60gtzXFAmadvJHgu7gWT0Qe0wxHdocJiLbcX59i1YfFaiN/fONx3hYhlqdJBak6yD61VFl3q6op37dsSEfbjWQAwvef8gTwkbP0SMYeJnPnjiyjUWPMs7vxvb3VO2budz4YKjnYg+v1BImgdGDzJmGqrPU+KIDTh+F1PWQqRir/t6Fnfp46R0u8tGExMQ+jamH5kUyYkkjfknlSScOyHW17r6NuomWIFqCfn+ZOo0+TrhFHSm04RwzMKgDgNRap70DrHLpA4L+LOIPuIm3uW1pNyN7CvzOGG2hNMwHXtzzzYaz890eqW5f8BdRB++mDeH1ax11yVbRQunS+U2nPKAxAi/bRtMUGWmIfhwkm2/FwzEhuAtHLEgRNOgSq5JTeyd3/69Jzeph/iJwQHce19zjaRvwoFI4EIri7CZ4sfBnQwyAd1oOxn4e7t9coi683T3BEkJCekGO6VuIvYsusRTwqh3wMfse7er7+/Ibkvh2aQvlnUPQXfy92TOO/LbEzduluJR28g01aOnW2Mnvx3PfII7t+sCX0gnGDC6N/Wez++Re/8H69sk+R7Z99v3bcy+x5kILU4I/VYDbdqucWuNPkxuB2daKnxRLvnw3OLOcFW43gvt7wh/HO8I50+4iaeXhDs9nAxZ9Y1l4qsr9/Hq//5X9FA+Tq8Kf1zTMw/nZqlXTz++Zna4T8l3sTsDrlNhhNM1Mv2z0arHurPhakZ+/uwxLj1olrUmTz+rt387OE3Ixw2tv7TUje5gQr50WyoyN7GjId/Hq6vndo/4xoX8/CpJzx/Y2f2XiT9qt/9h4BTIAllnn5sDWC8W5yPrsTT9epKlz+fy+bmbJ5eLu/15+hXX3C8KE/YfLMSU9NeLQ7T3GvOLC8aZK0Ga0I7lufuYT3/D+HmbXjY+vW1c1oLmT7hvnN59va9BiUcnS2PIRG3UPj7w67ZdPJheN26LRQ901w6DhZrbo02FXV8+eaST+Jh7AnpMOoPjmK/f21pVuompOfq9BYsnvzC5FsIJJexxmZuEbRm9CTVYAt6btvqOOfzVkOTwvxjK2tbOUvi5HxNS+EWp/5NpGj+OCaqa6qYKnLHAfaiVTmLXFjKreqTBqpLvoCF7nlMAib7kMbI/GqXZwvdW/hrbRr6xy8XXzOFnLSJ57RBZKQ/ZjpMb+kq3JVv/nfqP+nnFs5PCx3aj+OncLevs6VcqyEu9pU3Qv9j/fCfgVE/Ps3u+Dzs30QPpxzAO0n1UX8rQKz2M3YZc+snqNdel3nOPeIvD9DU/v9bY3kXVVTc3rcWtDXoEdC0N2bwW21/q5ci44EkvKvYzTIQV7hMvIMtwjbf6Uua2TGWRtYMJ7jDovvWTOk+WzY/haNoLbltgZNb2zq3iOnScLySaB/d9N85/377r0U2cYFMb6Oa5dyK49JCdx/zbX3vCaCQerOHX7aZSrkPqLa9hER5vNfRQqQA5b9Zu53buFq98Vv66bOYYzM7l4tW+y8Vl4q/GVu/rsctIBhwUdVRMKOxo5zsAns3eG8UbR7IehpJ30iA4scfRxj4r/6yUmvW0u76sr+ysO+dN+tNNVc7hi0uy8bNZSm8Vb9AVYjyg+0oDuFGqym8UP1wOGyq/JK2GjHuXpdx7cqh1RXgbbT+9TBxVVJEllKCy28Sb9DpxnEaCaxkWVTZBPufHdyzcEKbjRiWrksn0flTGNuk94spHvEgcxBJy5KuGrN1mV4lrYd4lLoXdbmGRri88fcMLgmN39ACnluc3kV8RG6Hs4fJ7xCMzISSr50JvsH1qzBfrsSWigaSdEmnBi735G4c6ujp05GMhMN6aUuYi5hOy/gYCkKe8SZs+bZ6tDHgz8EhIng7JxWjzj7JugWr6cmj9UV51cof4GofsUrDUkyp+pGP2vcXYNuP2/ygMbZfqGtsZP8vAz9A5azVNja8a0Rq8JcoqL+0z7GxLPzfV9j+myfFrV1g+WJvlw2PiqvikavyXIQfeTfLhYT/hYrIkI/6shXRAosKy8VpSfvEubZq23VylNQ5uJwgPp1+FnQuWoY4x02jpa7ASp/ojXuS9KPfeDh6mIK4QD4KsmiKdLEw5x+pbuaviSdZ7u64gtJqbMr8m3PnM95apWZiUeSWriKFPRq3mZedPVfFzte+CcL5zGnuqkmJv3rufrqygJb0L65E1St3+AoPiMuybGyRc1GIIqYYLV4RbAlFGM0Ys7jg81Fz2IHQ+MuI59o+SXHetQvhXACTGNLewRX3p1d0p4IBgEJHX++8I12XUbPcqy3V/Yce91sYFKpb3p7kLRPMSpmed83JT4YS+i7br1VDkYIEXapDsUfFVpeo7av50S69XPpH6LPNtwCXqWRMXJYZGPY/aKBxgEE1vCK/s3HdmkAjX837t2ofFW4I77wgfmNcoHzhZertoghMJUevxXiiRXg7uQLihOI45qjRuhsLcqA40S/RZ2AHVZx2gR+MvB6/Gfk4Y4isqNdoT2FLH8nBILgdnCewz8XIH1nPnx6+dpY2jH/G2bpnPpbQM2urPiRx43iP5fIaNkipc091Qifcjp3kuoGmmF4PPdT6Tq8H/OE1dlJVeYWO8528GpzFQMSsdLAvm61u79ALzoupAm4aw8W1DzAjpjs0Qrgb3yOA0HOUdV63e/u8aSOsyLJJet9fGx0271ggwNLCsIihVX3lyL7jnVVAqLxkqGea2B0h5QwHShtCOYuWUvfOcxQ5njGKyY98l4XsFfrI2V2OjdnOl17cM4SATJKNXuF3D5BRsOx35lbNUdIC4+MQ0aLgQXA0yaQSrxQMIVTEvzFEZh72Ty61MVm4OXQmu+JTveUjJ2QhPL1WVyxAs03wEY1dZDvoEKbCeNklALw/eSsOOHR/q8cGuWvI5B46jjFS2GAiqCGJ3hTqWlFjgFIQQteJ02X0Jfyd4PrcfVQKzlurSQRTsOHm984w001VgVs3iKsNF4ImEfBH/fBlt2krn9aLk2RV6/zdAMPqsx6reoOMUmmA5vhDdwWRz1yY2Yppmjt8gLqjBMntKXZo3WsV1THBNifCb0mzLBewUHPYYssx1hnaMMorbbzMoml34nSryyZXfXidhbZuxvWqD6fDjgzd+52Xpc6Vs9Kf9NLBee9KOflDH6j9SJpjMdJJsHvXtvFyMOGzY4PZ+tB3v+M4YKlzwrXYnaLn2OeWnG9CvXesdxm+3eltSOewMB+HZajZ5lV3qDf2ol0rc2KXeLiaUV/b0gk+xFSkAe61HantS1Eu8eZyXZZPzBu+WJjl9mlTBUaHaFd5Up1GZMpNksxHIE1LJsyu8qYSl87himCKPpl+Ukq0Gms4r8zwlsgMgUV0pu/yMTRbqzk2bo5Pk9u5RyEGW8gozCBMDFzsOKlMTRVWIZK7j9dGwC6I6PVxYuHIDnzum1WMaDc1vfb74DhgGuER2Mi/FVjDc43iudavAzubL398dE8brssit85OECo5JnUFXGg8GJK8543aF90LUD6RA7+z+FhuDme/KAwAaPawLwRmKE2Bcez04KyLB0h7XBv013vkzsqHQMQc2X+Eib2t8ZsZYsOLSi7zvAEZOx2DU44x6XMgg5wEAIBeQjVBUFYG7EA/9en01H/1ci+gqO8JhmaTKlotrNDH6Te7tsWdehFdBAl0JNhOAdDIBo3p5N7O3ec3XUMbLu8lWsyKg6Q/DWMzFftY6K4UYCpyGo1cqPbR/n1QyEn9xt/qXgBGNBIMB7fGLIj07QM2ue63NprTruzHQMnICZTtWLDU1/O3dVwYdo1XhSTXc4l1lVb2aElTAv1BYRlm7b14rpX1aPN7vEQidpJsypJ56X3psOPqm+92X7FWQS35g2ZeVhm0k3wKcttHfmubIhvZjfUKqenfWM9iNwJH27wu6HCiquO6yKiDdrKeshrnhIig6RfZLoAhg7hZI3S8UneSUoXxy7B8dk6c8t3vh+jgbMlsQvjJ1q1sTlccaKmW88/kLGuvEFpnWVb9ZKmT3oDYR83vSwXcRO9c0zQfPLf4kHdyPI4Rn9nYBPS7u9qP1F3dnlZ5mMpsguLKACl6mFWYoiDrvisMJGwjtEBv9S/SpyzzNSMAT1BY8x1WTuckp8pkZiYaObEbVEdWYHYa7NlZwhof7EaSLTi9IAJz+RqWe63El9O593dNXafq33dbtKRiXdfMu8kfcd6s2ieN8h7ZpnVHpJenfD21fY3pb9yT3G7qw2uiFARP3dX+M4fMEESLVXo8PR3P+aq2qtl0doeP9l3MrnvHiNl7NzefB+TiBGKfBu7HPmUfXHLvywmN3iCjGMKGFkyBiNxungB18FHB8ThYetIf9GG8uhLEnAvrbCfcpD2O3vS/jAvobyaKP+2psa2dUC/nFwDq3dp2L6j4dz9Qu1ELktpimfdAzrTXieIZg3CTJ2qZHU+fFvF3T+La9TPVhnGJr2nvHp7+jcJ/eyB3rZ3cXiOdPtN8e4cPbuPsq/hUztl/seH1xJzdwG9GNum937uSu/eYsLQIhlnYvHRmMoISx/TEyOgDlXI8VEs6oGgKdKG2Qo40LRagcjorP/OaqpUrZBlhvl3ts//tgwAytuZqCyAm3P9tN3GgoCMwwU+XVVWU7jy8aOOkpw7yosEfJPdyFHjy1McFCDCVTM7l8O0qTzM/gD9CEnR+1N+/anuRYV4dTrHcY+nGYggwe7IcAX7lqDQxYap6ivHbpTKUl0ku2+WZtZ9kc+tI/ZDK20/4KME2NRDUejwtw+poLrxv7IOPJvn7xLHoJA/m03mUYjPkECR/tNvmPraUzOlljG3c18Jiu95A+XZmNJgZJlRgDFT/D0SNVspHXBjRyVQlP0RRIrSMdgNmA3J23W7RfHKw67FykV2NrbXvSpe9f+r5dToTR3l0onyn9mXcPnybu4dM9rtCv6PYMf+yx1BfAuua4epmiPCsVnamWLh0cxpy5tMKs6IvohN3+kkyrV2j3qqioYC1DWu3De3grZxNrQmve/WpvsYdCxDEQRmXYo87HBtkF2vAprSp18nxVmVZ9uN7o2qhbKnEdnpkjjPdkB2XpHyT3ZiuYMgsK9Jj24kXYwvuQUVwIAqWVAEC+aDfKXFySowz8myT8kfrZfRnGLFGP0pW4e282HKh0SvR6ZcpVpRpCPV0RFAYXmYr6oUx9dkv4hOa25ed7tCorIzW/sa8KLZjxFacEjG/wGl+p96Dl9T77cpyVqJM9CqgpIrvkyuwmYMujQrSp2ThoZmxIVlmGs++99ASJkKaSdy/PvqvcjALS8HMgOX9zdrX/5uwQ/eT6eT32011ezo5uAWiBKk1j3rs3kkgTmqaf5hultWKo9LJst/+y7OQjDQu716eCO8/P9UDrlPpNIKcMoGpGKSpzSSbxE/Ga7EPIlp5cf/nYi2BY5ATAONeWO1u5NzmN2UiXZfd6bPgo7ns5dnV3UvL+KLsT0D0urvPpyPfJRr5XVR/KQ+7Nl39b7F4P/AOvxd6tqjpU1e3h5drPr3E/fieI7+WBPYJwKTbOt4zhdwlB8GLsPPTHurQqtUcgwyTvOBZ9vKpAJ7xnNgtyXOyESnJWUpMEnEN6Nve262rdGaA7FrNR+5DFo3C0ia+fsnTjwf2hsR8VbxhqBid0eV7VMMftcACxDNpU3YQLr8XqSp6n911XWQZxy0l8wjCByVhtuTjoG1jNmnBn39yRPgw5Ui7uShm2Erd/MHLGYz2R896XXd+fwPdUfhu3HbOY3GwbUOm0u6/Uyu9wjtXUpCqR1dkG4qeHgjhrOCL3bBceF4OP1byr1RDYSBvYvAfq7My8DX25EcL1nTsqTifRn+E+66QpBVjxHuvdqdrtT7SCVR8PrYnEWpN93XFK/z3dpfQBgq4Rw1C3YWdyT6RRqop8iG++dbvjMMJUM6q9hFgCiJuk+lTH08myGGeLpEV/6DvY7Q6Wl26sTLTdSTUvasVbPvzX32yNnVHG/WqQagCZSflJ2O9d4b5UPyeRhPaH+0aZywgM3ibcTaKlwmXWSNPcGGzk5i2ir4NszD/MsnXDR0RTDJnYWwGQemmy1xN05RMwk5hL6evHWI9PdOHLvURj46J8lH9JYiJMYje5VYB00Mq+SNRUTpfHFjx4j5VN66Aas41Zv3SD3jCsPfBXw2J12ZtNNZ+3dXIxdWiHEZBt55IpjU3ZxMLx1fJ66t2pLfsNKVljrvwmcxmqc6Gr7q7Pw7K+mN5KvZeE4hQX6hVjBFIVrqIWerczRGKEEgXmgg7HoWVszW5sr11ErbvApv2yqCuGFzJmrE4LZHkNyY6BZ+FUhqaLngVduyBeMpLz2zYm9mz01osQneGNkyxQ2ewQUH+v0gyH2KM7qhz2kvj0a8QpWTgSXE6WPUt5GzhqbCZIS8icNE6ZHJMxjMm4fNF2/GNssSRhVVqt6i9oqeqcYbhxFbw33scGtCEbtibxT6+dPqAbk7o1GVaAAAkJU7vvyumkHtYQrpymi63ijdO93jhdBX5W3o4ukd0rp/d37xDZJZ8qpy5cJlM4yRriS5e8lzFIfXWArraYH752urpHHknEJkll6pFi/uuN3jr9Q/hnJ7F0jz8uhHPrDnbfbrDzTz9IGVNKy33XTWtnpp8k6a7lvW6a/kN2KktzfSayMSZbioHjb5ke/SXTSHMt1+oqi2muCJzu7RlyPByT1JPLpofWZ7kySmCOzVq376Zpc7jrTdNwTJ23SGbdvWd6SC6kFtpuNV9zGJKbppHX2sa8VtuFxJ9tOjrf2fSi6dj9eM+0652/srn1aa2hxMGkVjReaWDKutQQWZthWYVzOM3zW6eruUP+Z3sos7Wd3D2tecDx0ukvszun2W6SzXrR6s1I/mXrL56WmbIrm3cyWr9CqIDuWu65ffqmtCQ15LKOna3fWYWFqUIOaxuvn45JrOdlnsEaL58u99w9rUP3d08LpYr8aS17tQjZqyKF7duHnRTwGasieG5uANP1OGvNWPlSqEVXBKd119W560Kgjv4ZM1Sr/BfEvxi5NineEFS6weLSC9zK3CI3tTlPclO/EHB0KQt/ud7+oo4JqlLm0B3TZPXeLpggaT1lggWuACxJYy/Hy0vBQA2PT6lFyS553v/zq6q+TG8og67d4HiV7lNuJ2Cbs7Bq4FUqGBu3Lnj+tUj1otn+gsnJ9fVCocppXclj+6RYkU6cnV39xtWhNk4jqtCDw/7mCvW2eOPuvB1a+iDNXdSEgKUdF7397zYAWhwf5kGUyfYXvM+Hk+CaFS/Z/dFXDy5xL/QF0tD1tBZoPz3H85RNCzc0xWr7Nzgx45wp/Fe+XkIR10g33AIqaKHHqgqydLE6nSSii94mZxR0dHnJ6wFC/47yBnnyM7qsRdhf1xzbWOprSKdi4FG7DfbapHoIm04/Z5tc0kH+L1CSR5vL1KKVLzcbPKg44w+vzrvrQZ8O5SVJU5fgVFc9LCCmSPrDpr3L+La4fBSTRWViLJ3UJ4kt33LpJu9z05t3eqwLUgSPaEIsxVGRUsbRzhfoDFB2zCCVFbruB3/KxVDifI92OCo+F32GSZpZC3W5ZDg+9t/W3pp85C5r3L+e5I7qfCQRSjj4otNJFSKmact177CytUZJZ4X2F0AuZseU0bf5Jc0kY5KDTryUvHzreFVBTBjl96BFXXyXMnWaOEqqkDcrBulYh/R+ZnTJT1Zzm/UORxjbz6LiHC0r/7HIAqWYSiiXfRiiY44/i+17+YBiwa8/rJrEPabF0CqKIfM5K4gctEDHbJr8tq4uCcBwRSr8OjhlV0eh+aK6rpFXBPBdVpwUVxNXv4oVYC7Qf6moFiULaXRUnPHHHk76+EpaUY4T2vUM/QnXakMJRQrXKzx50RRnypoT2mtxdI0u1L6PJh0TG2a8REu4I0hGMviU0aPCpPWwr5YnHHXa78uysWGWnumTpsJbNOf6NFv0VKr+xaXST8PbH5WQYc7rNwie04QAu2hFmIhpHK4bsnzRZZ0WA7+ur52mi/aV0n6aLYrBoB2IqyRh9Nlb14H2OgFJPJ8D6gjHHdlZFqeQGZSFKxxdJm+Gsjb5AGa0jNBQap1+78+9tmfTg36xbn6D7IkxNqagaZ0tj7DTQhklTBbrw2E6d1WYZ4nW1eXK+ZsHmLvC05cvOHQMIh8WJLuWACPJx5Pzj2veHSQ6TXjciRq5vDxWzp/eE3lHQcsGVa4S0OIgMBauvOzJIxg3bvyS3oRE0E7zXVNiMCo4Ds9mRSo8PjKiONYH9jL5/hTXdjTs5kCG13whEA8H82PoaVl4OsvaeuPSNNAzkSjMNL6kOs9yQF/RD5oIWLacZIA+bTwoKsDBfI2N0WH7i2E4JgWAi3SAKkReljxCySONRtTkkUb8ngswgEglkwvPidgpLy9hvQMOHCd6Gm0t3wrcPipeRx4v9FaPsEpHXjmLqCBprjcEWw3xY81DY56VOoO1fHUhuAxzNA5XZb0EIVNgBnq1QhamOaCfgxWG1McVbL5pI0bVUEQzFEBdyeU5XVUXg8cJV6K/ndbUN5VOhrT0C87O7/4C6l1UOZSefH3HN8/0FbbJeXjfyulsFowEvRyqJSJxIWI5qsCcM/kKENCnXgopbGT9B68vhu5aRCo642ts/pjNXWL68uZOQEMDvCigJZkG+ie1Ed63WCnWXw6QHHpQe1DVyW3DcUUg8zoay1eGd70iyW4cNqjl3zVSWi2cpTX0sAkYiZDBgwIe7fRWmLXgtSvP9gAcxd0EWQsXUSQnCh1VxVObENiXvLlP/HLGQcSKJxwYRuRCcr0plLl8cV5CHH507pbXesnTkIhqSKh6pB6YPl8odwqD/w2CWUUqxFFxea62f95NBG2ASlz5YSJd4+f2+hbHHTD7FelEYUpJWSvYCwR9i5ikERU1a+jjRtGzrtydpllg8OP9/TzUwSRPk9plUWogUhC2vT+5gitMqTu4y15l/kvD00qHYWX9G+rDRTJcrE5VL/Semsbl6Dh7MOPYhIqVs7wxARlLsosCLPxB8Ytpq3m0H60t6AGGEurhegOGSHFpE689pUsZD/0ZElYAFQ1Z1QqDWP+KeiXc4ByxP6U5xAhJafsLmBgY9JDaLoOhlAl6i+tvRicapFMovQSvVwUAHWfzgmylqtdDVSB7ovWFrY/LtyNZB0VgrvuXDyezo2o5qiwsKHXWSQo796JOoUednCv0FOIn8kBIofTm17q4oNZorg0z1XW77tq1ZlLa6K48tk9u6DUmtzdSydqyKYMG0rkge8wKMjyvrBwq7PhInYFuNHGyXfbSVSZOCmWsZJ50wanMVD9h3miOBs3EZMlz4ZmBgh24Vt0LXrrPvE7jIqptocp8GaZQpZSNpLxiVxPdq7RZG/IP7NVvRhDxGkcQdopqPeMj2pReEJscPZI+6jCPilF6yJw8g97CPkTt9IHCeKNtjb2YFi7FCDzTZIoZieqsY5ZvdzHWtRCm69Y6W2CwmC25pBwONHQSF/hYQFJQQso/AeA+DfpsSVcLrhqUrhoraY+X6myS/vSXyK6cmWb30+Zwz66SIA1QGgv+Xl1y0kxQZ9v5GdLKZ7lxoSjST2dQ7IfQA0jvSsVBEbQXHUdUWIy0xDzb1K89goVNg6UR6UWPkpBhIL0lTGKeYofJx7QUmUF7riJpF89TVs0oRXQiUc1JitTkld1qC+tw6Y8WA6qbFRFQ3oHtdMhYRvZhyhtnDAtUjnQ1/FHP7d9nLVMa6Bsi8VD+BPsvTB57WenRlx5jqAbzOY8ruCuhY0gWaFQpIuBrW33tIv2ZQfAFPvEAD3PKehCQ3ocZeFP1CREZKEQDIKPpw+dKVJ8WT3asvgULWAf5JKiCF4mv1lqkEqh2n/uepJgx/SS/xEB14/Ui8Sw/iB+9yFzE7VonqFBt93nZYHHkr8vw1xNCg2uyoEC5BTcQMZJqWpOa2eDfwKNCtY1JRNpz8c2xf3Scwk32wk+j9mzFo/a6qAtfBFVt4kHrf6FmqIcLXoGzdN7XFO1w7e+46DbgNLpBYw7iODVi48JioUJEmXr9LKsRqCw6V/IKnwWpqv568r16inU2vLhCeBCu8t5ssF8AP1HxnGdYt+r6pAva/JhV8MxSDC/MbHDD0cQ5Yi+8t52em1q+O1Hn1nkruLHk2YxC29S435jwv8Q+u9D2ZJ99913MZfQNeev3i+oK4o+ZjJ/DaZ1Sro4qYlYIviSJ8TlEUUxDgr8+y18UxXJJPzjct4n/VGA5J5ZyeiC+cEu6Hn1DnWFKv11Q9ABI6sJMUhjp8IZ8hrgl5sAT9USv3FWq5H+sAOFinxlwjOVDeZUYLz3S3VAGVyfsbRCSgD59o9cSeUBs3VUHuBQG6PX6U/d2uNwc8V6wanz0RpkkLJDV+0UCGa+k1+WgJ+DXV2qT2yd99HDoGAL29t4HmeqYoXiHE1TLo7h2IyQonkLumvkNP9oVI4L8TbKXloGY/yKzZTyO20yXoh17q00ZmvehBp2UyImdS2N5pWjIQpw6E5+J3dn5s1CG/ILEsKuipWeyrLixbz9VUNkpGvis0jU0Vm2R+kDsBfL26s5LiQvn92YuaoZfPrFNNnAtRYRCnkI3+yALxDJfEuUpSqHY0O2WIM0IZNFH9ewxJllGqlSI/a2FPeHmDHYxtHvG9fYyXMZqpHUGL4DuXiUmMpQQh6YeVjVYA2sLnLgs+4TXz8q92YbyOOFAlSATjbxP656pudJjw4HL4ZFbX7glghXwfb1TlKfdWEFYCjXiJof06c7nI0g4qy94uCbm1NobW8dKAHro/O7ebfF5cFp5WtEKDDjmMPNob5P/CJqIX9yzCcFm27+xC8B/PLFuePB7QNzgAuGTPqCJWLAgCvnzCYSxeDvYUzBIFRXtrc584j5+B8rCappkDEaX+n1K36uXe25hTfcufG7hV95V+Uxdlc9yL51wTPTIxR+5MQvv5mqKJ9VmC14+vTYzdVfabt++cgZG/EN82UHJDpQkqvao4L1d9WF/GlHjBKrv/WRPOfpDvbPdO5fU/ryq+kZ3DOFnGs1y/kkrUzOGv6qGURmuTnTCcw16ebb9m3oZsA9/KZa3jdqXeZCAUpbLu7L9n7zV3qh/9m7D8hIX1nIvzfbT3BAQoCjxgFG/8IYtjZrS5sWyCL3FpEsX7PVHwIcq5KIw9MBMnwcvER6D00Fs0Yl1NeKK8CH2py9nXhllhq9OAS01hDyqCvOuYZDWbgLhlH4t+TueOaKYDnMlQu2tbtGbeBlwPGeWOmg9DVefBlfdnQVmus1v2YEAInYpKtXwZEue2BTF6R9ytXJA6gDmLHTp+9s7+D7PEjSr7tN0M20VBp0k+wm4SLP96PS4PNr/mdrPzX2+ntC2+nUyyo5SP6i7qUvOk+6Qea/2AU2DT9xGs+9OJ2heV/70rZNWUw/qnh37dIkAISfrgkfdvrzBYV/e4KAO/B8QHXVCAw/rqkmDnOQPZQ1+sJoPJQzaMu+9hxHunB+SMbi3Lnmwv7bbQ4sV2bSJbKobudPAsb3bucE3bpi/DYFVssxGCov9kR9ZhywoJyYMvt4J8Ph/uvu25jauJM2/gtinmQjZ3bMR87DyQ4fbrZnu6J2Vt+3p1wmIhCRaJKElRK3HG44AQEq8ABApkRJFkZJIiRIpUgQkUxfe+cB/YqAKwJP/wuaXmedShQJF2e6ZjY1wyGDVqXPJk/eTeZI51CBwN+0Fqin6m5mecbTkRW/Q4MBo9qPKdPgzPwaNM29NpzjwQj2loRMWDCtAY9Ro0dy18eGpiGPdfsiJE3MlTs5/6iULgpvZZME/96eHeAi7B9f7OJFr+BoT+zWxcgAPiZznD07KExw6fnZymiAaRKjuF2MxNzdm/ukSBT8KrxP6/56jATRk0j+sQvjfKZmTH2jneiCbOnc2FaMV2Iq/SwzNg0mcfLp1NnXFBuSdOHZn9Nq/96qpmWTp4zeCMGLBfapqMEfrHK4XdpTmCMagFZ2MDQKRCDYOQ2N1gdZjUZx9aCQcUjb2NMI6XNBJdKToKaL1uhiHkuhZsUyHa/ikt/sJ3IAY425I41S9yNFkp0ME3NU8aMIzXarfdQ3M5MDDSDsXlGn8YyJgTDDmZ97enxCMaXkjuhzu7z/rT0yDYQQKJmADcTgZo8+AM1gO2ds32PG5TQXr+NQc1if0wcdw7Cbh8N8BVacte04bRd44wFJ/J6FyBDHpM44PTgRcSferE05QKDpjHJpL+tx5T76kpDoGFJSzqdyp9jPy+bXsFUepZImaMTl+Udw79piKj6SMx0dHiMLPk3ysQPPZWycQcSueiVuVzMbevkvRnmiITO4qYNuf6dqF3cE/9JHRKmDNnYg1AkSDdkgeG0pb7ZG5ylDfdScMYb9cgnl8CSfsTKAdQZcQp2oPoTO2nHsz0bAbECcO1wwOiDDzxLZO2thQTKeG25l9dfGvvKsS0xlBpT/pJ8wwBO3siIKYfus/+NrB9bT4fHMIcNGPu2Fs5EMvYgXNtamUqOB4O6YYSy9RjGc0Hzpr+rIB7xq0eu2aiyGQ5fzNjxlMHUTt3wgbI1pyZjPS19hkVF95v8EoOZDuFQaD/Y2m9HUVZn7/V9IXL2Ixg//OCtgHPj8jh3nsxDLn6hyVc5YwN+WFn1NbeCM+0F0nsnkfQK74zAJGlDkgs9yK0RdKHzy78ON7HYjW3SnEuoXtOy0hujfC8D7rShh6nhXB2ngmXBf/+ACX44wED8NnYNLgJAeO27vUPP4G85WmLidPE/K4edeUvF9tIpF0vK+HCDRsuUKpv4IkvBzxMc3L+opeZq72XfUrTn6FWKQhcDLNxTONJQvPJOFJkyE+3MUVRt9k1IHm8vG+MJfmETFc6c9ekdO2P3MUwZ9NDh5+D1/4xhSl5LqS3Irz72h4zfSi9UjrP6apowtD8se5fjO7c/1XtV7fOULiflrk5ewQhw4Q3Q9dxAk8u2j+Sixc3/yZ52SAo8l2fzx+Nth7BcwDGtPw4KB5b+tG2uS6P/Z9cjl9zUusi+TVydlz7/EzPt05fyErmXUcT/BletDNyNSI/D2m4x5/lb7CCXVJ+XRfXaHJ2E3yU+pQHTIDPWvI5tPxvL5MD1/RYwAk0/EsOgtCnpRMJ7eeXct9wzqeLld9l18S7V8bEj8jkun8SpC6BBzmSUbcn/v7BshIjJ+MDGUu9ANYGiSYy1F33pN/Rmx2diBHTzhK/dqwZh58ndZz+0h3X5EuSRt/RdyE2V5gfc49O9fPR3iDUBjiZzQETsAVaXdX/ZKQXxJdDF8aPl7PuZy7q9c++f1fTq4LebxsCkP29DFqf5HFpZhEspd5L88PI4N44Hg3J/mj/5TpgVXPF+LQnFDsd0BuZOvLeVPN5tDk+CnXpgH+sfONpPTxemp4wHaYQnDFN+lPqHkOmdBcJ5L0VXP3YjYtshg3jEe+S8vNfllUNTiHqwCgFngNJGn3utDetyS++zAruCNsF70c2ZfFlNPHqzTVk++hSqNca3YIF3RmUYeZ9odrgV4Y6lNwGFjS/Pl1Kk2AzPRf5qzO4y3SHrNcMjKbkmUer1KTC+m+b5mvDbuZ5Y63UscvUKQbdR8RHSkeQ9JI+nqztlJkjotYX8/2EEx77K7hakrXP6m/aVzFRN0RXLPcoQJXPryI/YzM/9PYbC7iH/FZmgWdjS44zfXEU7jOLzMMVSdzKc3zpGdpGpAGzwxe76Nnkq4g1+99kUYyNO8Qb5XZgy/TQ2k96pB9p0F5hL6hjpKQGZPDdxFXpA10VoTM2CS+H/OLItN+zD9k3FwmQY+L2bLDmOAw37KHi+FSgk9pH50+jXdAX5giOhnCi5xXHBJIT5jcBxogkAwcL3/rV4b8AmrHJzwsrorBT9q8rLEn/5DJ9QxLdohJ7nPQ8apC4i+edio9RLRwPcvl7HHXFrV8i8LpXmnIDzXG2coLKboyxPOP1IbkrSeT6d9xL2Z28HIGNYX8upAv0F3WZxSRspDoEPcCHL8YYJj285WUXIvbQccU47ETGjalmWTlgzhU4q4upr+Ti/R67dqYUrwCkfI3D3Y9852NfUiDG/X6F9ppQ64NmfkOEQSxpsRlz+ccShNcQZy9PKi9bAHgUFpguNvakMNMN7jT+njrKlgHLZfgLzR23vve7NBVXKCElTGD+zT1Jf9N/BGwsrNI/V0aN+f3ZiO8BHUhr2mpEWpurksZvEzb7ka6mIW+zdc0gB5xmVKmh5lr0uf+HIVmcrgdF1eQ9GaZMwmn05h7Ih7IB+B0QmfngEduEQYvcplLuGGbuXUiXK4i5xnH5TKqlwH4JxJjfAe3iCPFPf5IZgvSNLLCFY0k6CJboNerGQkfiV74aTCAP7YlI5kqIhUjM8RADVm6HMC/gMtyGVv6fqgnnZOaNjkZt0+ut/1SLkQBJLnGBMa2lSLs5ZG2zUDke5MIaB/GT8G8spGY3GWCg+xS//AlkoCDPrAE3ugKrL0HmNeTkAyYXDAyM0DCID14vBorGGnqRaY5TlvgkbBOLRaZ1nghM4Fccr1I8xo3gfTr9bOd5SKzbiE511IyBNPMjzMkb4GVtNsE3jPYeSJ9PDHZgbxnMTQx+HHWPDuTinCe/yLoclYf6Fv3vWhVaQVvWt4Yifc5KwHMkyEuk4tEgtQHEK43PMhr8zIEz4tbN2tJCiw6WiRywGlrykWZD6A+IqkEuGemH1DAGgGaS4YBfZHG7Y3DHofzKfpzDJb5lkdN9w2nyATDzFnoY4CLkIKfpr72OQGJGdy8BL1muEcuPCM6EvMBxYP6jPCXepC9ac6++UsGpVugvuHWZAYc81cfkbWNqQkpFuSA+yDF5bDclatASGinMm1eDwFe6tMNaH4g6x7ooYfr4IBNXiP0uiwXU/YBMqQXfGUbsHKBi664nxO/hp6T6oUtxDMBA5biT8K6uKYTgjkYa0RJERnbk+1DrECaDB8M/mOphlFxMyWhEV+en2HYXMui30FT6eY/ZMye/r7IoJ+BEaIoJP0PfHyAGbnAh7CE/aKmepUMC1rqIUGL8tiGdny9wEXe+DvItZy0XIhyO88YYUtBH5uakHYMicPJkVqBmaWOd72ykIZC/5Lh14wiXRQoMQT49r+cIrUQEsPDkJywh5MyCR331m0gmJEqwndAs+U9yGoa6MIrZgfEF2jh3kFwZGuFMNeXDJKBiHliXtAms2kDbeJ/DUe1SLtnCQUVhajSF7qVgNQupEGOE/eywANUq81FmnxDuKfmohHWen1XRP5zT34VyEznveoegzjbbc7dJ2uzCzFN4lQsjUwZyHSO5YbPuf87Ird6ecP5ok8r5+xW2zciBFLRlXMCvZrQueGOd/FHZ4SjpBnVlJ9yNteyFoAciDDEzyO/TSsLTnDntCsC2ctcgA8W5HIzRj7caIlTLPNGtuefiBrwlZMKevGuM4KZofAQkefRHZUppCMXi37eRxCVdlBdWJjwsjV8KiUQ6zDBpFEmomT6tSAj4vor0uJdPi4EkEDAAdWWcBxi8sth55jZ5bxGfG822WvXGE+4/fHyJ/1Zv83XCllai4UrKwwR2flZVF/uoi5LHZoI7UTqPWY+AZ+FKqAVH8/lrhKyaslHWSdxwqtGPiJHkcGGeefk1RBraEOYjS39OOAnK/YNHm/2SJ3HgTOQIb3HL6TOo498kq9IRvkF2H1a6hGVHnvTNmHRSEqeS5KclCJPoKje4av9qohZqXXGuQYI5qSRQ/73SuVOxwl5xcr8xEfkNAJF54vi1HK0S3YY6Vmi5/VmrmZhRbjPvGKPqIeAbYMqMsgXrzEb9WQPrrXP9l/u6zW1HvtwV4yRjyc1zrLd+G1yqce4Igu2zinQmAr9ZmUWkXK4zxElFRlUWD21HpACMSrzopb2Z267zxJIjdxjo8Ho3f864Io79ukm8N0c6rTKMrQINEM8UxTYSg+dEfWC58eS7UxKEBIWdZ8UXuSkRSYotId9iR2x3Z6JmUIyFVu/sUN9ieguGZmjlY8GJ2wNR6ZhlYFZo1KrHcnuNu2f1wtd9BpNrP94Wao4Ein2soWBPbD2eVq5VYed8Sd9LCwFVOU6/MyShYyFIpZcw5ETeTknWgSTlgQTqjmTcgpw9PskymJ4dCGcrzM9IgDT3wwztX6u//9Dn+hI1Es/VHsWQoxkRnMQ2KZlZ/1cRrGlTTJjn87MoTir0wOi/H9t0YJ3jMOJs56GL0ze1m8cjnbzL8q18T1jLYMYZpLgVfThl4xjx+u/S53vsFDtnFK+ruUpoDlvOLiLiPiiTvDYdJzGmvRhNJKKP/6Ko4e/FN+bV9rOnwP3CU+52DFymwyhGl80oT8+hyY3eG04rUJD/CL9QNXe2JSdvpru72HjfoDdukLEhmOm1WQ1xH3WPjurG8jqgU7ovJkjf640JXKTc2TER2xYh4zgqQG+2FSHls8zI8qWYTwnJDfamo0ZPxMxnWCEu003XMGGwsHjrfmNRiaYqo2Rbr+2LBj0c7yu5RqlvxzTIFlO8H5lmLPgVnyMf8k5fa/3Mee2vtvMgPNWM7NGxImtzvgnXE9q/ImDahERdVwb7s/i7mDEx6HsIKrAkf7flxvAWQ3fHwyfzLeZARK0HSUa469iJRpZSWSH0+Z1xBnY8oysxrIDGzqMh8H/zJqMmDdeYuN5uPm92ozf9vQP+w+E46OKGxjPQNyFnDurXB3e9ex3fYOsQshYQEjRUrP2KAUFbhLLMyq7VD7qyjPKc9/PF1ELvrKaRW+m03mmvjAmCFWqoRQSwg1gpp85/olLgIWjXs7AZ2e0aw8rrA6tx0RGj2c1XUWbeDg7FWBDY6QdZowbEhPSXEpP66Q5DHnHTCTlBvRq+Yzl8ec13tefFN71+kUZT3T+qmLK/diEx8+tvp1mVuDcB1zTKvepLqBHkx3T8b8d1z4jTk0txegUeUPzJNYGkiy3zwePl4nzZGwJRoaVzX/8HzFPKmowsh0A7ppcg9E2xwUM/ZdFgnYgSlS5+AOfmboajKSZ5oQEcqmMoAlEpKcl9ZCeyAoQZvJp6rw5r+SzvAHRn+DRloDInrTaFb04Y1C+0ms1IIAuxvwAJDkxNkd6OVWulQ/oA0t7QzpfV3rx86soiMhGZCQrUnlFxLqHascULzBVS9vyBByZoQ6j9+hfc/grITGSX0Rp1nCiiLTvJs3/gi0fhtimdyL6oPgZYPktRJm0zwdUYe32nXvYdzHD1hd7lTxSw4aqPXc2xYeLUDrtuXn01DyldpPYS1KyEGezxnqOK7Gfxgb7f2KEr7MfO8A5cWnbyou8g6Lcn8F4niKf40IYmb4hT60wdpZwZrnlnzma0X+k0o9aZYNZW3vxfPeuDVG6aooDRpmK1V50DPoUrU8744T0yM7Ci1+oVXnOuGDPJfse/8J+xiH3y+OavbgEXAXL+YiCpjacc1xqXImptyiWQFKr/+F8nccvOC7hgpRbVHcapKXkNasl92Gv4BlP/xeoJX6T1AouXvF6maNGPYqzEoDrLQ6jyrhKaeMG67mcFkvqonF3oG4jYZEaPL3piOfua/WSsCqbMtrVV8ak/mtkEFWb1B8niBefIvDTEERv5gMmbur68TrTXPrq8RZxQZEen1pFXnQB1YDPOxvbNjh+odmTxy/YPjPkS1ipPFiPeLiytFH7nLsKRDYsoSGe9+yb4f5Lgp3+NOSGuosRKebM75yBQ44tcFWhxchRJWkALxKKMCqCuxOBq2QaXld7xtVhxC4bLZKUFlZVZL5wdWnkk02V1DXkXMRKRwXGLk3OeGhnSi5mbFKlfzgvCmHsFNUF82SHU3KHeMcJqkKKgYnbI0yz77uykGiepZibv/NPJIEkHy7EaJuj2F/Gaqof+HJICoj4uM+MOY77KnQUt7xwIhuUYIswJuiwZ6EQQUD19sHDJ9O19kNs+/+aGeq7yFLRc+92hkL4O3O5cyPwKHfqWozZ3AeKMSZFrn0mUvOjKjF+sJ8PZVVylFjMy2HTxWCcLWq+2I/5hx9MP0vqLNe1t+9P2rUkonUn35FQtxMOv00lxiwHu2U9ZPgknRxb02GFDntplV/H2//PYUhjOYWBXyUW5+fPkmHjGydcjTGrZ5Z9l/o+QVQg75yLAsTBhVKj6xeCnUv19Cat+dPUuf50hPcMZa5lB+C/0BLAbCSIgWn3RUsxEnQjb/xijJmEYozn/BVeHB7s0SKMAylO6xAlRc7F7IH+r1eUMffBbMuPwW48Z1cYHCunzLf8KIRPGuB770SwM/o1xvx6ZIN606dmatEAyWhv/RK449EZ6eu/Swiq7Efw/gkHeme5tlKXALPOCZiww5zasNHO2AHRdwnVtIakUqMfjQnFRUo1dgwE7dpUa0yEWjZxNs63ILSH6wgHzjrSQJVnoilSMxHxFw3D8wJ8OkeLn6D6fiLrDxNlLpbWgkiiTIJrhgNYJaYpIcLocuYSJnpaxDjvXJde3K0maeb+/qyeeqV9PdN80Rlo2zXAVmsx9pwcYOuxXQ16uZzpy56NzlptTleU8V+MbqSo2SuxzpZRJnxv8/7+CO069r0GRST0A1YsXh4EHBg7UlSVXGKQ49+hx79XHECEzifpLnLGnNYNxafLc0IFwYwRACigy/iILMbTbrN8Br4yxFqmbJg09BzYMDWGxC7wehR/mAEYd2XBBdV9sFcLPnbCLAM/ZkaISuOaBO0zmj1AUuiaOfvouoPai92386b2YvZUKONgyKfBZAiynQXHYrp3AIUgr2mUWT+zOHMMqhvXAc4/cQnGDKvh7O93KojE7+T6cIcjh2T5b/1UgU9NEKiQbGpQnAY53KblttWPZJZI3GgMcd/gpWFwUdmKHFddzIrWbcf35IoX75uOGR5WJA0Mw1ugZTo7cTbyqYkOWlaqMcRlQq4NzQyzy7c/nUskc+A9Tzg3HKMiiX/KGfMx/Tc7RfGDmiQc38ilq1nQtpOUbm9yJvAaYQZ9Q3LeqQUZISVYRsZKMiZJvvgIRvQBaINckPF4K1aRMdbNGTmoh+9tMCcxFd9yOUZxTxvihsPKBAWmjpfj9RhjnXZBQ792IrhJOqIS6HngkMda5FBbwwOGP1x9Eeb1yZkaVtPwkzp5J3AK0dd/vA4N9LPTk1FHkcMEx794wXgV0VBpM3A0sTJSejH+rQRXs9ujM9nzxOqLv+rEIvmen/egVp34rFDyTj3w6T5JCLmY7Wevt0n2/P3wwAWpb4hjmkz/8YtIzcWMZnsev2GLAgd1l7P9HE2RUHYxKzX9aK+vDV+Ad4mHihVd5BTK7P9GfQE2H9J+uUVN1fp92hRb/MNwf0+fpJn+87Attiiz9IstunmjlGKGiy1Koh6XKeTypYM5KPtpk/nI5RITCi5KhlT/AK/SAu6ChBQgCZRTWwn3tAKkJqz+XnJAB2K1FZVMvWQA+OwQEzozdEk2R2dIrb48furlg5rnWa2v+C0jPg9Kk5GsN5MQ+oUGWyRUV9QovS+h4vWR9cjez+NNFFfMSnJt3/ETkj9J5RWvyn51zQnNmAKLbBMO9WQTCy2StZe90Kcprj1ZLvLMOKGlFjNaYhGOMdpFNjsl5FOfksmKbMlezfXAOuQnrYajXmi/Lmeg7fX3XRes4wgbDS6Vmoua+2b/8CK7ejMoI92bjsd9oBjj0PEbMrG5o79mv+Os0G/SXlZoOPcsXHzZWn/kkkK/SZ+QEVrPF+rFnXrxqD6yXx8Zr488wI/iNjUJbrwOFyfwY/xZvVANF36g3/XCDP2ujyzXR0bqxT1pXC/ead+bqBfu14slbvMC7Z8dBPNr9UK5vfWmXnhaLzyvF0brhcN6Yb5eKP20/5haUp/0bXDjWb1Ypm/rhTWaT6R9sWT7CW5M1IuT2kO+aCZD/21IP/WRifrIJiY2MsdvqeXjeqFmB2oXtuuFd/Rnu/xD+/EW2oyM1UeeyNvWCxpxXlxiNA2SsfQvnGL0v+wlQApusXphnde3h8kWZ2StwcGTYH/KA88DCxgBXnOjFi5u1Aur7Xu0SrRsbJfQsviEZ/0Sm1CoIl20XtzivZiw024VCCBTaF2o6QDFt9xmGv8WluqF29T1T/vjke4AWOxgvTDHkx5tz08TAH/an8Cmd0zU7iAtLJiYbM+v1At3sS8ewDEfMwezpI2wWvL3Jd5zoVwfuVcfeVEvPq8X3/GEq43tTZowr6tCk2kc0EBFnjz2jjcREPAmsABYy6Z3NOOH9PtpfWSLcXLDbjENBAQuLIabT3i75wAcfLVC/6LZwhNGyDWezG1ZhUs7RZJXijrR83yaq6zWCzKKNcEo+bKI2Hq+QuBqvtglhAfMR2g5L2h69ZE8w2FVIOaQE/i0ynu9hLUT/suSox0GK6uAG6Z9SyZMWy/WMG9uMZiiHb/d2LuPFRVLgjnhYp4+NHdZ2MGbjzd5wHluiGnCFUKvG0cPg837jDzPO6fUnN2iV601+rdodh979NP+A5vHKlvgQNU4qoabTxk5CBDL9eIKYEFkxGM0titBlYh8TabWvf0qo2BkVN7aaUW4kVXCA8+VxvRSZCCsepgfwQTq0iS4UvuNoHYYHC2atY9arLCcMNKnwJ83iOAPMlFQU2eNvXfAd7eSdZAmMVoii441hKNTwe0tcDLQ612hWvNtOZjeQGMQRGRS4cpiMLbLjec0RD1YeKRP84XW2rjbgg5SrEnuaipKsiUHJ3Aj+m+2PvKM30JQtMbWW7sb0U9WGVql+sgj7FOxRqtoHBzVi1NYXYyClW3zRtr2hXJr7XUwVTNEb9eoH3ZMvYPh0c6srdMOmH549yDfaKNuNrbzwS71Oclsfi6ByPyZPCdaWMFyvA0Cpd561nz34Bf0XBMMUu5VfIUVjSyB2g6OmrNrwhcNH33IUtEw5o8aUXE8DjGagBAl/67E9yW6dzSfWDOgOVyOwmXoi9ZaXlQNGVDFA8+xE7s1XDLcWmuPjbPcnKQW7gUxgNa7Le/vg/lg/Cb4SOFFMD3evDXmJ+QSMIKblebUIT93+bhB5RVNP3w3rjxkn9b9uFkdCyfyoJWlnbC0hAa3nsTIW84p/PYnNFP7UM2mnw4eSQwBsY7YgB5gNphv7QGrSHrKCElcoHvfxFcIuP4IYLdehm57+RG9JdzQyKlWsRZUHwAq08/lhzypj+zJE8zNgiQJZtpR/BH4Go1NiNh6voqBH2+1N+639qBIkA2YMlyaeNIUvQumK5D3y2vNlV1pTU+wHR24IEhAXZtXDB0Su1EmJ7iBZvrcNNOvtJn5cw3rrM229kcYFqNGcyJFpAQQqnBlwbZ6J7z7Cprawk1inXgrZrKhkSesM9JmlpuPSW+dEC4t0sD0lTOdTd9srT41VMTtYppzBAHmoK/mi1CHgCTl8KWodqoJMz8qollUKYqomzcrrXViIketQ1rfUVfxPXUYLELZNhytHIyPObaLsR7XiwWrm7WWy2Dl/rjK8THh4NVt/i1jlQCU0/EpUPDsYwbrYxUwI+OKTmPQktv5x9QD84DtcPJRszYagJRUsTdq/wZ/yDq/95tGD+eLVveL9lDm7bjNK3rF0g70LfNhLlylb5sQKmVSBlqvly1ftslMIJnJfaNdl7FqiKIXvL+vjEa1piOygkcT8FjqvNXu9BVpd7Sc4jokLtgFw/Nn9RmUd9v3ZoBCUB3meHUQ6q31FUY2/FZRpGpMCfQKHVWUoi08zJd/LNVkVmK36IfSOaZ6pKo4TzUsjzFLmfvPmEkNqhWgVOs2GTJYWOHw4RmHm50kWCXPED+ODoLJJauQMld/KBpMoq3qFEU1XavE7YKJim+TSgP7XIaQ/VUF8rDsFEei66l7NBnLoutFGm6yufDmBE2Zn1sd/rGC1wDQUxxF31pnyFMnj1k/8PmSM9iNlvtAIglpC2JiitdI7YlwnlsABtXH7QcLrGObgF1ZDxvBd0Cc90rBaqlxUGkeYIrBykS4ACdf822xsXuz8/nJpkSijWS/snq5gqJiea/K6yLTstPaa3ZF4dwTJkwHGSevTXe3I7aQntDGoESKlM+OSJ+ith0TBF4sr2FVkDjQvZ1IGxll4sAmB5tzwc5du5/Nt9Pho0WocLz5Fgsc1AiOZEoQd2dca87uBSNTPnbLD5ojscN6YcsQHASC2jfitkEned9jpC4iZxSAjkkAho+mIS7fFlmGTEL8P30Fzvp6kvmBCo3GwWI4Pu0TZaQ3KKXSIEEh69IsurHO6OhsHFN07c7xsyVRXZT/Kp9KUN0ElvwqUQHf6IaZBodIpkWIMmIE+e1o/COf1kT0k/CyPMQ2hQ5hVS/3AaZnOCx/TFvtL1NNScLD9sNH9vvEdo7ida8jkO9QMZym80E1obstU7PITOgdlgtm0E47hVWukqoXgmhdXBvMWHcMduwQ8l6xSorl3DG14h9T0BjH94AYI3vt/A+giXxBVYTCKjKqqQXXBBnI0Jtzg730729/zM/8N3ayjreXNqGILW4Erw7xg70LqX/4bYo0XP5F3cwSF+DZ7fKOLdEKkWH90z4NusDcD8yAwEmGr9AoT4DfO3kHDI1qDkw5eQbuhi9DneAu3mnukEU12TqahcOHXZE+OUXUKsKj1ZJwFgIGCL4wLijS2loP7sKHadmTmrW04JekXG2oJlO8QzjUnl8RhY31zCUrRtGSLJeJCkQnTy+xmZ255Wg8BCn7leYT9sUV1q2B5lsuxlLRnVZDxuH+jTUi8PbDJwT98NZ4+GyTTGSBdqKc9tEgJrAFqa35ZPUAgUWEBxRLxlbcbq7uBaW7/Pkc85DRIL8CCG4+hawVnw0oDCSvaBt9qISbL1ia9mwrYwqS0h81Yi2snQ43sqcKHO2Hr71RzyzKoaSy7BabTuAetZ+q9LBxtAzVUOzaA+KHo52L5V2oNvaeivQArsg+EWoqv4Xjh57bndLnnhLpKW3aM7+N6oJwmtf4yT1q/19T4eJLUiN9urN2BH/t2x2Rnjr08zlqn0xHRXZiQ8bf5w6lN/cbGmZxUsmq8FiRHBrvjiFYZuH6QxzLG439h5b0rM7GACBA3rOJ2TCggXHJmKWje/qt2RyHXxaXjZ5fElpzmrkPJWXlVrGPiaaZmFBqP1gy5ELbu0gqaCqGqzGRGJm7VcZ9mWfh55wR0SUa6R6Z2v8RN7IDvhV4nkvDL7jUedAggryrvZCfbz1d9H94+opH64UN1plKxplAKDcvxMQut2XGii14RQtVYmvWMRHb2XBxPdzNi87Z7bm1hSPcPhlYNcdOjPPe17fEh3CyZkNDi/Zgd65DGYp7HoRfWv+Ndyaj6dhyLNNhoMQcQM4ocdtHPEmHdqYTu51giHSMYMa1AgICr/CI1w8iZINqQ5g8xJIczBCrVF8suIMoFIn+GtNslg2cDWbpD631aIwg/2BpI2oWlROcDh7qmH7MQczBEabtOZi8sCY5TRlnbNtolV6T8QEJcveV/Pi3lPr9FUniDp/GIfxt0YxyXptnIoNueGb5AqeVO72EmYhHYy/NWWleaMzklbMf1ul4ThV1ppplwO6RHHraR2zbZnqyg72576HB4e9+VGH9PtUxLe94bVAaG29Ra2ydGGvzAeH6hgjE2JSiumjUpomc8laDo8Xm5ixb0Zo0kHLUFpU/VrmL/YipV1ZxS3XYpw9cO7HWoNrMkbj2jyiYF1V47ktgIKooz/mLMMhbk9WzW2MjdtjqrB+fa5zML9y0Dm/EwguMRRg/dQ7G3+EInKiDEJjdxTrjkUX2ZG15Hr24XeCG00V2Oxj5wOnLabthu8XKyZrHXKNkLOYKUHHcP1GKysUujcCB7r6nJSoHg+tZohLcyBsRp0LUKwQuZ1i2/Igeg7ujj6oTdHAV41TAE/s4EvF8Hpb81BJyR++L+dZEzRBAFF1jyp3VqSWkRPil+LV8xhyh4eKd1D8SuFYae88a25ON7VvMBeNMzJzg1KRPhsSh7xx2/ImI7e17aJoiRMBfhVsbFbiDbRtmEI+7wMwJN+/OW6XO/x1bBSIU5LTasFSPx20+bx7doW3yiTPcHhdvgokCFCs51nPkgoOU719yj5pLb8Kno15PNhXfyoWbcVe895xnHvPadKhuHXqeb1LElCU+bt/j+Y9zy9if7kNVGd+/DxbXTugTtgVOh9bZDx95HuclgKHnSxA9XxnM/ImRTlYgx0OezPOS2jdxv7eeDsQNnZhDPpnn/f89JXtOcar5cNRCyT+V861Y6z0gdm1M2KoYr+2lm0YERPCwdXTbM23j0St69DBfJIuJeiBmIkYZkK2jf+e3zxf8USLpshLCQq9NjG8sTORjv/2o5UQ1qDijtlcQJB61JJwdeAcFxttodYSqnvIYv4vfzBw6eLLHPDFmSzV2CmPPKQD5A2pQCacWLJsVx4Y9lJCz4tP49r2gIyfROz/s1kzDw+CFH+1Uc8TnbvSDmonim/A9rZjqdjV4xYc+pWXSU+VDslcaBzNiuMgPsVRwGnU4o8dS8sNIa6i54w9VrqsaPZqkfJ3SzVNmhN9gzHweU26iklpNMN/bxBbZXRW+5oiKz0/3mZmI6FdvHmnizdnXhP/O2fZ6V4Ii8Js9uDyo9cw47g3IPF3ASbHatoqlwfiKd8iooDYPa6r6sGvKeXgL5djlA6muEXERbcALnxV+Yc4IdbwkGvANWmM+zEVCB/h0gzngaGKErnQuGkLKXFnghUGa2wxO1Y4ZgtxfQLAR45wvNqC/mgtVsU5EjVSnC4OwTIZIsHLPU4si5lziIaRxevlWXyR8Av4TRRiHqzXP6nfAcDEgiDjrwjdtTJTfHThjYc2ER6ya3q0QmqkXKyaC8GPGEB/bB0jwRO3Dt8D8mDHL1BMNFDgjlA6S40qiJmsyzul5EGmLT3Zb65WPjaZjtGBZaYIdOUjs5wZti13BpjtH0NZH9vy7EX6VPn1KjKR4R/2KJu4UbxwW5cua5V3PV04J4ZOpOpUQpH66qKHO0Gv2BmyccML38/b4lJ6P054iRoMi7el0NRYuz/FcpcburhxcewHxYuDNRGmOI9c1RKDTLo/0zH6qWV7MnA+dk09HaVciAafdRGzEzjyxmd1j9aJ6DE6uXxB/pl7LgNnt3guK8976DMjjsKw19iYhjkYqYl7VR2r8qqYKZ2GVJxgNtunSOaq2uUsZwN5BJmBnL7nziV+NnviN53JyVzNEEkMc2Aq/IiOLRPWbUViGlzuJOTEaJ5YXcELQAft5XMSBF/f/C+YsEa1Oa437uyIrYi+4hH10mj+SclDi6xfiqQcfEWYtKLchoi5x1zqBZtSoQ5uQEt8Cn9N40Z+ewz45oMHT2BNZkQ1GSSTQQlIwinWm2uxWjhFY7fQsezSa4IaUI2FxdJ0YEO6mJt7feDMPNr+UGqInFpw0o6kVv01BEuDNuOa3+CfOJ2fORHvtjL35ULaM3Jf0S7NlYkI7fP8ehDE9Hs+Lyxf/AeqMOMlPLdYm2YE22pFOVpIwNtGhg5UHsXXrUcWvNNhqxEAtlrqNyj8ecMspybFw+Q0Jwz10aQUm2a8j42g8MeNAneinJMjIBtU4z6YojuoonTPCHPKB2mlVmc6stjJ3eBgL+/6lBJQw0IYoysxzS8alZbfD51lP2U6Z0g4jVMPJQHxiwt73UaOTrP4SpEwESxK2vGBeXOIoqBUvitBqZZN8ALT8c+YAd3ANbgKTktWVSE4aJqqrgmEWn2p0BuA+ysB9zT9WT4FAG8a7DLg3q8vIIcjf4OeTJuNgoYtIWea3q8HdqfZyGWcdb9/HFbdTBuYrh30rbDeeHcbgaz0vhK+LXr5SZ2ZqLMG0K/nJyYw5TkwUvC416QTycAfqSaNELGVV9GWD1rnxepwgJb3gI0S6ZVVrHJJZZLVrlCmwk3n9DJXB9i9a84YovF4SHndQ6vQXxenIzyr7oBHfwQD9PK8uTipfifhPiTRwZ8pd1NDVREd8XGHQjNSSQTon+EVX3UBIOpzEcyfPYqP7RBL04fDeK42zs4Yjp8mHE6VTjeR1zahNjEQj5Ur1kZvwBinH09Rx2Vb9CsbbC3N+U+XJlSJgQfyTZa0fmgefzzyLKjoW1l2I+qTN1AjjkyWbVdVGrZJ4okfJnJTLcTgbgvb6GNGwESzw4axqbdtpYJ2woubostG/538tTmdTCDVzLeEcRpzxmg6oaF3lleNiFxZ5VbncBR+Zy13Es4U4Y00f9D/US2fMt3zxDD6OXTzzN5hW5M4ZyHqNCxJRvK7xn/Y5kP8mXgmSF6uS1qxZ5AiPuM2oPmfyyrdMXrlts2Mibpb4ybzxs/pdCcm88c6bF7mrNzyZDXPvRsVrQHu8arxGR96TTf2tOXJs0uHHvKaATI8Hs6/Ngf0LPn/1usVYz23jevE9B4xOmz8lw1uoflpOO+zqoufleSb/98BRWSPpTpjtZmTh+lDCTcxJMHEx6GC3uMEKw+GVefue17XAkRBbCjoNG5VxvVf4iu/4KL7mTuTbWZsNwwDfkmB3YpdhqRJsTnMnU9zmCXIBihvekzkPzgKWTX2LeU55y3/EDSZ42lvmybp8ZU6eNngCdjLuLMpr8NJ8fpu/jS3WAxQU1EiEG2tkhLEHJnbExDYTHGj+YBwbpuV7c6vLhjkNqBg12OCtIwROH+D5OAyhrRcFkD0H/PzIgMhCQD7f4m8lwJsRCV89Mbu8YZ5vcstFN23Fui3WYTwqUDwXqD5n/CGgveS3Mwb/BQLSzxtD6S/Mnyyt8MROddG4h5hkpp42Xy5o/+xV5G43bf4DA2HTHyWceR7sP7fHyeGdZ5E/F9dIW7d/tsdu+3/yLgsyrNtbS9qVt82FFdfDxIz7/PFWc61k5W/k1cIeobQ71X76iq8B+u6ydw1Qs5pvHMw0tjfDe2PuJqDvLn/yx/Rg7oTrgH7aL7ef32svv2Ub4GZjF6AKK09I6NDzcLPMh8Vb7bnNcHMlfDceygn14kQws97YXWjsTNOkgsW1cH82eDYlXsrm3nw4ftv2EOJMvNxcLAXVkcbeS9s4nHvX2K3CYhHn8OSkNA5L98LZw2D8Vetovj1W5rPae5waPBGWXkgbzOrgrsRgt2p36T/qs7mya9+eeJITTE2SDCfbD8rljXeNvXvh0r7c50OzC6aeQ+ROvWpVD4OVscb2JG1GsJ8nAAicGtul8N5OsPgqeJhvPhht7Jabe2+aSwXMcX6l/fBR42BJYEmdSzMCAD2kxjLBYApH07Q+GiVcrASTywTFcPZdMP2SWlp403DB9K2gshWML+F6Homo9fpp3p2nCUs/drYQqvLt4po2fjvVWh2nIYAfZpTGdqWBhP7Jxv5SY2+vcXA3uHkjqO7oKPxcwjFo2yV8A8AxULf5UOGdTWyXIPTDQwIUJjxVk4HczTpSH+c3Kb4/B6uceNE4mPdiuCMNYtfrhvdxqw4thT4kbCD7mJ4Qqjf23gUrmHKr9l7ww0c7WYrfT7CyTjvPZ69ye06Z9bkH4a1npO2pVifdBRPrpNHJeIQSZPM0tndTjFeCrq/DzQn/9hsBjRccTui+XaF5kk0R3n2DfVh4Q1CUafsNOp9T4+bEONJR7tfciQdNppUvgxANzMPZWlgumJts5Nvg9aPG7i3BYo8CIxfWyNDB9IYsn83K8OGyTIQGD8bnWsvMbIg8CGkWJ5AFZxqEPyzTk3B0qrEjt9+s004TwbJigh/SH0L1CZlfO5BYRCQCCG4UWtVtvY2GsLX98AlBGkte3JU/5UqS9u7z4Eap/fSWSdheCVZGMXn+vrMNto5YjIfySGxlKgznCq3DHYKAfAuuNEpIeqs9ViEOov3L2ibAgGLdEpJwnGi+sb2e+K1tj/ysJxuyBdSYGHuwO6U3rMgMmcRpF5LnQDts5h/OLYVbdwW39C0/iS2886aW2mZrLc8hPfMWC4L3PwByxBc4nMnew3IrXBoLt9aQnjb2xr1o7u8GK6/d34QpRLLg8D8cNpersQtasNlTL4OFR/ELWm7tEfOiEVpV1tEW3lA/zdd7jf19wjTHWWp7BPXG4cOwUtVIJ++5bd+cGAurb6WBPEwZxC6bINTW2JatXuEvn6SJbG8wvmG7ksiaD3YVu3ilubAduXhFCJH5ZSWo7bhl83OCsDyHuOAVmlCGlVEZOf63zI0GtZSoeYsHb7DtnA/X2HsaLhyJpWVvWOncTNlFNrUm5BWzPY9meVsxFj8h3EADwjJu7PeJK1UOcaVKWJsibiCCMHafSlieIKutVV1uVufil6mEa8vBoxKufKmutGo347enODbDioYgulypggQFVgdIsrRGDmhNuCZgL9/YGVfuP1YJ770KJpdaBwfCPpQOjh6BuY8TIB+E9zZJPDEk1sOJ1dZyWQRfOFNpHCxKP821SpwamdkCxg/nRfZ13lYSHK43b9VIAgXlXXCxu28s0tm36OoB8ogtl9H2c+8A7/JYcDATTFRkOEiLuXfB+J4FauNgSor2pkhBCiaJhdasxCNU0XasqZDEk1eQeDvvTmjfel5o1d6E928po2KsgwhY5szO2flWrYb1kBBjkhF9D3KI2CGPRQKidbDWLszQWxr3x1KNBhWp2Szu0LxbtWfS7X/AiEHlbjC2Z0f8aX8BjQ93mvv3afmNvWcCCnv1Bw2KXeRBsU/vfwjf78nVHyLpRCNsF5+CdbDWaqfEtA4G31ytyBPIzelKc/WVqKyiWbontuc7K+3ZvEgSK1LZgKgEhQd2aKsO6KqJdbPnVXkm0fIPy0KwdkrB9FzirR1dWGNwY609suZWT8pq9REB3t3ZQfC4s0IcHfv29j3tJz1BAPXkGqv547EnUD5WVkn58FegBEuwIZWbI1LRLa8pqnYIsyajQv5sjxxQQ4jyzRUr9ex3bn3+dRs+uy4LdUluY8dAy2uk8oOv3X0l3FgYXPD+WXDjvX/HhgDdAlp0ZP+OjaB8A3qURZeFQ0I+p6eb5/6fLCkRcEcqkqyINacNVeofjAoDYxw1LIT3iqyK8NE0fNQ7pJbNkiUIvk+W0uEhMa1wokKQDsbfETPzemAh6j3UTBD+DQjzK6tZqb7htffA3Dq6rwJ0qkYGnQ8PWTeJuIjy8vAZEbso3ZbrCSy9i2HWheXZJ2HhSbBSkRVb5otm9w/JxLPNhOPLw3AiTz0LWxAMaz+Ybs1NSZbR9nqsuTTxYeokBSGniokFESskCGI6GUyno4dkfJnttLoXxFTtfWPvVmtqkZiRRRIyXgjf9H4JWROYnBEHkDj5PHgGbeHRQorvmKAJRNg+zI8P3C1BbGLlDZz/ezN6t4TBqKBSgEm6Q8I3zzrBC5oCjdDYeYy9nF1L4XqJFHGocO9Bi1NeZVQ8YaZpLXCRH7wlZeK26E25LWM16Tm0eWz5CfFiVqslyIO9mfDhYyFL51Z4TCjyBK8eLVplWIxO25J2l35bJktqhwgP6tMq5E6ZE94T/cS+td8iu2O5GlQfWEmbqGPREKJgEbIEr6cww1nSnm+1aofBUtFyc4MIkR0jZHA8neBgbSojElrvQbwyJWIFQhhi/ZHBQqoVpnR/PMjvy50PNGGajzBsPp9QyqFP9E/GbvlTCAAhi9u7MO65c06yi+vfDnQdYjgmg0mCBlOTKgrulEUCaKoMA9PqeKRSg9onJ8OpZbscwRBadevgpbCMYGSKjDKZtgCcR3F6rbTBrUKGtgVoIpIBcKPcCHXyZFbkEgdBcou3AJFVxPgrH58xt513PvbSVrZnq1Ddt6vBJNyM7sftyVZtgvCBZET7/o1WbQ9cgbVRxXbWFXxJLGD3L2Lwd19ZFO+1zxPBLqP4IEsgdFLNCSTgerA4QA0sxAQT/CdACZ4tqQtiocgonm2CaUMSmSlZpcdnuJ4mZHDPePdUTZGHzGg1VbriPmLx5cd2RnxJLLiSlC7oE/4PFVyL6xCDhBo8ZZD10lhz87CxvRkczoHLL+aJuGVejYNbRMTSUm/i6niiEzACSEcx87Eixr3ypJvYFW7Or2ByWEkTaWnhCu9CiSSmtaegtiXdcECjp5L0Od8og7DovOYgQY2xFxyIif8bv7S98DzBF/epKB23D4RYxTOBHxI1kC9iGsTM+HmDEH98mj4nnVzYnnXayUKUkfNDY7DNw0AcOSAFhD6UTeSxII+J+5JqFtYqNjSA+FDq38A1DkvB86JfkcXeQGCf2ysIZBG+wt6cfRvsYB2c629ZogMdrydcVN1B1cLFNb+2PcHIqTXssrV/eo4F74oB/O1fMRCxiQhd7x6Z+wVgnb//AZcLTK6JHLUYKlNRl4lxJreOZklv94ve+yzP8kTr4LWyVn6kkvwf1hUs0NPR95cYZxfgMyfp9eq1cECZj0BNJmw1VOsZ7qQbpwNy583NieDwhgynCzQ6mAQjkVYNmLx/TczaUaqYCsJL+Ntoun6ne61LW+TH71UgWx4/I3VX2Ke6+p7cbtFSFw7dKTe4pXkK8wObx0TFwCmRJk0tpA+xgK27RXixnMAoh1CtHX+6BPuYL4vdTu9IGqtmvjjhqbsW4YLKktUCtStxezcOtphLJOy0L2PlQIcdxkBOIRgiumBsibAUBoentlhNsLE7K9JJ5B5i4NgcBsnz9W3wQ07d1+Az6tzQUzBdIzR15XdJNyNZQ2QPhi6qhcdB1JK/q/Mj6WKFCj0UM430dEvOzhoXAG8+b+wsmdOB52oW2IOlsXWvQL30Ya5H5ulabG1sPwn2R/y7LhNr09Nzp/0yD2nyJH1h6stc0h6JOYMJ8sIF0zsbWKVLZRtZJ6zkd/uKPf9l/4mlHmjpbKrgrmeejz2rE9DhyMgc2om3Rdk66YqsqomCZ7HHuq+k///EbsUbdZpum4+fEY26q8yiZoIQT1S5XdP8Ujk7uPWsdXTbaSFRNx792Z5741sx4oBO7FBIi6WGSRWUfmNJgv4hzOlad59pVFgleMG9fO64/yzqULK+I/kh1iCxvtbRmGCq9TgFM+sRxdA8F8YIiJijFEvAtg2bfEdh5Yl1UlnfVDxjO9E9VPYV46SG/nvVCfU8GFzVHFWon6a1ehOYBecCrFuxQjQRmySMuEGi3mH5ky2bx+0HU5aByZ+2T8e0pl82X770D/d0DkmGl+wpH/SyogUlk+E4ttu89cqeKCeJog2jwtesrSBGf/PVarO6LB5XK4AjupSxBVkwzSoSGKkvDEYsOUIF59yCL2olvLdpvWXypxUNGh6gh3hllQM4B3kWz7A2DpCixT7rKLBjOBEjCshMJdidBf+pjpA05XP16dZy2TpV7fxsurN3im3Toj/YiDHK7aPJiP6NrfQuyGCkud1kEPjKaHP65okEGsuEFhvJ+nS1CBMjinfY4zKRy2JCRe6HkON8/wAneI+bLOEDIGXnZ3VjACBMMI7I5QnBEUEZzywgDXPP19jE3SZ4ZI6QTDRFdFNxevA0D2cTe/kSj135AO4VpIdLNG7fefxzo0ngnNDTdUk0zhdOl2h82g67ZkWqUja2GzW58Uo2MF6IvRvUEkkhdtgmsSZ+1AgBUKAsjlQf+snH3V2MFnuwZ1sSywIfIMmlAS42BGe3PXLgdNGdd+KQ8xVmDE26KOEqsTtz/K76J/cD0l2pBOPvIgeHxh0Mw5axVtYubyPn1Ky4Gvh6zwVK/Bw0Ykqg/8argE501Nxb5yGwrsbeLVkpyTNC9/Zivnlwu7m3KCRk4wj8D6MptOAMYgk0d4+aa6VfCVP4scRf8Bxc9qyeGshSvUisU1KefA432tQ9P1wHRqdBQcuHI/E8Xc4byPgS3mCjeDoH9fvRYBivK4KMzMe6PDRyww8FSsE9TFSc2D+Rrqkh7oMnHtm0uK6bUC3DTagM9gfrTrHkJlqHHwUTgbpFMD2rETOGPRR+aDsxNJqnWOQSKdYZakI0QPRDMBRl1Wf9Ml0icnYmn25zWU57EVzjv00Fm3OtyaI9MCGgwlvP8tn/yIZrRaO0NHZr4RRRWoa1gI73lvV4BnJEARGZKGHP2DrYg+ErGjWDWTyQb40/Jvap6isSZcT7lPh1cGNcWA+WurtgJZsNTMFF0/DoVnA4iD8nYJg4FvYgGRvsKolBvLopqCONO8MZhEejzd4jafPBHZRPWvk5aJMr642dG/ohx4nSnrUOR0hwYsm8bbId4ewO8QjY/89w/CssTEZJAJo4k3gg248POriCOBZNtbhqGbf4d9k3zO11Mf754Q17W2cUbJjd00Jz4b6PJT7kFL9uIx8v8pXN1vN2krgpqUOkHbXnqu0n9+2mWXCKKiNzlLmrb4QgtDFvj38VxmJrICzOjesHuKgpR6oSCT71YLld9QLE3MZCdnsBZTjC35uSfkiSimbWiWu+MHXrtaFlHIeK5RcWEZbqoUknwsZi0phJibzSyD8Tc2vIhsW1t/1xZU8krcF7P0RWaElcLX8bB7O6/zTWkxRuIzZwmvjktr8blhVyNg2iQjWe9eAl09JuilXCaK8kmPxe/T1u3XoPp+w99stP1AhLkj7WD8o4pCHlTk7diD7vjdEHOr2p6cbhQrD9nFqSsWspMNbdpuqH3dEs8oH4L0WIkIZuhTIitg9HiG9bj2HkM/acxmRWcqSufelEfaSn6HQXPooqorlLXZwhsLb5/Ey8Ni5pCXcHo042NzZZS6rAm0hA/sDLoaJvpHY3f9QliepXmUgkfSqcACSa0284aPExQSuYnpBL4/GccyaaU5tBZUbbrKy29/kk9s3D8J7ETb0JHx4SM8Qnxefh+Lg0IDsifIispvadJ7TP9nPCNvlNn4iBZfOZgspdcS+wx3WhPTPCn8tR1S2cOphvw0fvgs1pGSiceKkdzr61k6ffGJefI5104UBnePdIFhUs3gym3nP/j6VZe5aLR5QqBBNNGZFuN+7pj0N00p6tarfbL9p32YezsN+ez4eP+AL/Fy/pB8GEdUDULmgu3PE9J7pwA/Pw1p1mdUOhZIfjGbam1whPCcjyVfjDfHsWwVCtZ0fB8qzC89VUcHNB4EA9KOSnSY9QbxrBUB9WH4Al7csJ8ERr9U57piAAETigK/lB5qc+WQGhjJXlIKD9ZAXL4XHBDcxewGq2+7JZRoYKQy+Y0USZ4OGcZsxI+31i7s/d0WdpLfInJ9bYP9szi/6fcq0fQdI1oO1YuO8+J8kxtuf1NiFhHbHnQJXNafsnBB8n1nz//f8FpL+EwX4iAgA=";

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

const figure = (text) => (/^\d+(\.\d+)?$/.test(text) ? formatNumber(Number(text), (text.split(".")[1] ?? "").length) : text);

function sayHeard(text, more = {}) {
  if (language() === "en") return undefined;
  for (const key of HEARD) {
    const names = [...key.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const pattern = key.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("(.+?)"), found = new RegExp(`^${pattern}$`, "su").exec(text);
    if (found) return say(key, { ...Object.fromEntries(names.map((name, n) => [name, figure(found[n + 1])])), ...more });
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

function nearest({ scores }, cell, high, most) {
  const parts = [], labels = high.length;
  for (let k = 0; k < labels; k++) {
    const part = Math.fround(scores[cell * labels + k] / Math.max(high[k], LEAST));
    if (!(part > 0) || (parts.length === most && part <= parts[most - 1][1])) continue;
    let at = parts.length;
    while (at && parts[at - 1][1] < part) at--;
    parts.splice(at, 0, [k, part]);
    if (parts.length > most) parts.pop();
  }
  return parts;
}

const guessLevels = (high, { perhaps }) => high.map((value) => Math.max(value, LEAST) * Math.fround(perhaps));

function perhapsOf(cells, on, high, rules) {
  const labels = high.length, { edges, known } = cells, scores = new Float32Array(known.length * labels);
  for (let cell = 0; cell < known.length; cell++) {
    if (!known[cell] || on.subarray(cell * labels, (cell + 1) * labels).includes(1)) continue;
    for (const [k] of nearest(cells, cell, high, rules.most)) scores[cell * labels + k] = cells.scores[cell * labels + k];
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
    this.meta = { formats: {}, doubt: null, truth: null, smooth: 0, shortest: 0, reentry: 0, ...meta, ...byLabel };
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
    if (fresh) Object.assign(this, { reach: reachOf(this.cells.edges, meta.smooth), reentry: cellsIn(this.cells.edges, meta.reentry) });
    Object.assign(this, { computed: track.version, moments: null });
    const shortest = Math.min(meta.shortest, track.duration); // a song is never too short for its events
    this.on = activeCells(this.cells, this.high, { stay: meta.stay, reach: this.reach, reentry: this.reentry, shortest });
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
