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

const PACKED = "H4sIAAAAAAACA+y9W48kV5Im9lccBBZgA1GJEVb7oMwHoq6sWlaR1cxsctXCgvCMOBnhlR7u0X7JYiaRQD9IgIR5nBet0Ls7lLpnumbUO1i11JrtaWCADuiP9C+RfZ/ZuXlEZCVn2aMRJIBgZbgfPxc7dj9mx775YHBfD/0Hx//NB980t8U/+2D2QTkuqnYol7OiH8puKDbl0snj01XZ4d+HTTusXFf0bbOUn0+qfl31fTGsqr5Yu77X1l+uqvmqqJp+6Ma1a4a+kK+LTV1eV83yI2nwcXXlpH1RsqNZUTaL4m05yEfS+7qoq+VqKMZNUaJrdy2txmZxhAG7dmNfFTIPDNZ28r/Hq7btfX/y+3M3b7uF/HHWXaOLYuHWrX+53vzzmQx3NSsu6nI+K9qlTGH9X5acxrrth4KL7KXpZxvX6OoAiKJtpI1CYOGuqjnG/+HnxbxdyLsLDlQuFp0Aojh3dftWXv/X7ajgKqSTlSu7RXF+rV32rruSntqmvp4VY1Pjs+t2LHoAu6gANu1MAdTJEq6cAGolc0K7eY01h9kdZaPJ9l33mDDf62yPk6XUVT+4RuDbykiyV+ixK8679q1MSwfESiud+Lip23LhuAc/4t8AetnMXR2gXRG4p0O7kX9ey2Y77MxLNxTLFsPoiPIIuPbqkf3xCf/YCK7dAoTflHV9Oyu+Gaq1uy1qdzHsvpYnf/jpz75pSmnyh5/+W8zPrTeDALHtBAUu2nrhuqMiw4mjPR8NrUyq7JYCl2/66sbJuOWgCPAN/n9LtB3KS9dIb6NAaeAQfXmF7QF2Ciqh59O2664xayGn2xQgthB5BCD3AlLZvrZ2xUVVE2WkXefmQ9U2fdrortfyWNCml2fFN/bHrW6Y7i4hX1w2spPFN/inuU2/LRMSLj5UgPxAG8jMFhweW8W2HhyyUflUyuQ3sEe+Xgug+HUveAXKkIEU4+VvxXz0A4D0YYflU9lSafBIMa8vluANoKR1NRdqX7WNI4kAhYC5ffG2GlbFahg2PbfD4/i6nAu6knBcfYFtOct7IWgHjNe+FToC/zgqHuKXkQBGNQooPjx3fbVwKU3/wKAsLKVcllWDIT5t0xHeCkpckFcVr+txWXDUZs9nuzOT4UfBVuENfoM2XbvsyrWgntF5OeztST72k56XDVbYEf32jGPvzx3GWsjuv11d3/4ADV+WzXJU7q28yTgWkEH+lL4H47e2cbJSdlYObhGfQhooH7AHQhBdKT83MqdKcTb8KVgrf8p2FN/ov0o64HKKAGV3CVx71XbgV5fK6zDZtr0EcV3I7r8VsBT9xpWXPX/LTv7hp38xabQOPYTXsVMlAcFISrxb4Nk3rlncKvg6w5vCNkUkhlNcMSixL6GRO/s6BkehKES3fbWuhPFUwzUoQh5cUIhxT3swPGX1+9aG/bd28tN4aImx7W8bhuhC/sWXxwQoyJo4OzgTDSKVK4jd8utKiEmWpesT0n9+41tiZvlm2y4fx4ezIiV2bvqx/tQ36deP27Xwcwgy0DHpS98KSoARQHAWToi5OC+7YwPpET8cG+kC0+wFw5tFD8YtqK6viesiieti0ToldXA/7aBnk4deSSGlooXQqjAdkQSLY9nNtVOJty6vQSS2TuMUL0XqKcjQQUbKMpnG88JeCEY2580o/5Phj4MYxZALocKj4swTMNmfbdmRSU3g0zhgO79oa1GfIF42jpATlN5wBsLgdDgyQD5RTEQL9FOO5MBfCoRbEVxl/EIpiyMqjkBeABZvC+pwpc7kSVcudYNOV9XFAETWLtDX0DlBGgq+t0QfkaynfAvJSiVpUSzQw4HPzuRxeW042hTuCrOR4TsofqKbdeA+kLRhR1zdO1ks1DEoRnXZuD/89N/0GPkPf/o3MqxColT4sMM/5kDzuppfehJiryds7hYQUMJmgT6AwFJ1Jo4n/3JAENRiYbSQCtUXQWNOt8YzXq97R72aEwN2Uw0OgsOePFxghB81i1aJvxSEjEKbrHbRyj/P9uoa1Hyh6SwgxXoqOR5Gfl4yRU9HpPWPyINArkKYYF77uapCXaDWXb+1tXVO2P+10TpkEJQuof/5pfw4d0tZM3fGt5ee8geq3lCbA0HIBiTLsQ0xDpm+wD5zI0QNMA2+d1kLsFBKgbKWSS6uwxITYaq9cM3XmP2zrl3vLHyWU+7x7myAr+W5mAFKP+VQctc9b4S+WnMjxvOhGmrdlNLLCeyEZ8B4auTPUfNBNtV8GAk16vz5y+mjGRZAciDHwufkn75rYzxn+Z9sY2SwLmEdiakAzQu7VDZlfQ39Q3VWp+ad2kec1quSkjvwWpXYoV/qegs3Gcr2gqOhn7gdiRRX/JUVnWMrYEe5wfejUMkMA0rdIdGw4u5XfSbyPmtS9AWBKILrgB50p23dxlb9SpguYAIm04dGwIpVJQyi8W1oFPvXD3MgUmHLJBAQASLoJCqKUz0xCkjnNhm6m0p4rEYOB74ANlNquGakNBIVYVZc+nUKiDYmb/5F0ZNoVS0/Kf75nxR9IkWkxXNhIrPiaSN6wZ/84ad/9l9hiaCTWeHwrCzERJTmZkwbRt207fqkeDx0dUAZoXsR9LJRdE5AQnmZgx4nIgfyrB2FspRvg/+aLCB2Yw+pW1EkBw3Lcx4sxuFhIkQNURdwRwTqK/tLQWpBGZJ6k9M77CHRiwitTqzxduxNHNla5yvR8puEu8sXtjNRytzVGM85RCrdDU17pfdc4YP20aguCKmiKt/FKPjVzzshjhnRXyw9ER1gDSNESWr4nSR7eyy6PMUJycU0zYdeFi2BcAOMX5LiEJ0hmDH5NwSKWFmwQWcqnzEtyopZoYgGGoMN3gsZzUAjgkqCrml/s0zXJ/9UyHkhfIfQpxfKT9CEDp5B2FCSGhS54UPQNrFcB+GK17JBxKllG+Q21U9snMI6sSuN5exRvF/7N2QNBKD2dxL1qnk3noOw38JdABOtN1IBSRDtZoXpg4d0MV3zYfz/xF331qRGP8/1nzMnOFIalhQQi84MMYMaTHVVZb06gF3BT2oFx6Idrzdo5XGWDMp23/Rg3e6wH5QRfVSCq95TsGnA1s0pGKb6C4iIAj9MXEEeH3y5uv6o+HLHvkrnwUeBWUfdrPejUJztPrZ5e/0tbQ3WPvkCy0r8rua+yQdUUlYp2dCr+Np1q3JDYR7+ghBbCYo7oCKsIiJdXZ4LdmsPQr7qHijV01p1keaC8KXjMj4/9o+ObV9ALzqJL8Os9GMSoRdcn0bnoRK6df8prUFTAFT6ftomQMn0GOzpcTSqvS9tqlrRM1i7ZjmsbsMKvAUZt5B7EgCNMQC2121fGYM2n0Xe27PIEDFX6Us3N3IcdbcoZxrazVHxFEN3wQd4Ln+BBZTq1qPNp05KZefSGaaoxqTn2XxkDJh7eEL/UO2GQSh9ViyqJT3EghJfybgjeLrMaOwW118t8X90lz0u+NivIUhYxb+XQky19Apv7OO6IkIFUOlSiJWfuA1dZd/oAm7JFFIgPxEWM7j4O3pE1GS/LeD8qzHcrQ73EFJ5U6xknqCP3nsdj0H2sr2OHnP16nEGbkPE8p4cFbN0pZdN/xY+RIolYMkw0uGi7BDd0CYzTzUf+kOFqbA+DbL+Yp82f1xQ9ldD0H1NhW3VbnxbXp+kYgS+IhjGfRBWXarXRmQxpVlphq5+OGblO0Jiv/7paevLUjDZXF5Rr46jePXvbQmmgiMEMGoeV1DAQvc3KMc1RdWarCl4DQ/4HtlRHNy7GIszmqCNWcf9UAlVSZ9120JpKmmtn24E5Or1zH+RJDMuQK/kiRm2jbPzFhr7O9bQQ7Ibeg7tTzjmeaZAPpv58p65t6bm3wah5UcOxxBeN51Bmg+HMESFnO0Nj7wgZJWwKWWLC/eWyE9V7K2emqWc5QIfmf9SQagnUzzdKbwecg0jFfB7wW8vjUSjhmLMZsj4HyDEKZsnjuyHTJOz9IyBj4zsdK7GQcg0yq4hMBUnFdP08IO4mhrCUGdB5+rxpN0amQZoKfw6K+FJNXCKkRDdseWl2yFUcKQdsb0rmj8Xw37wKgfBQu9J+7ZJZKBvBx9n2oQ+z6+DsXXH54vq4kI2nOp38vh1JDKZHS2o40IVwwOHncVjupgMXYygvY2aKJhHWe//j3R6Vm7u1+XHrTmtVZX2vuqZ6c9z1w3QQC+qzvzU3pQBs1MlNbESePwCewe4XnmE3NOPEZO5islLQie36TnVHW3eM5dM0O24/qn0ArfMC/ileQG/3HWEEcXN7xX+jiytL6vA7cEOqonHsKJ2B1easbvoEYynJZNGyjX0CQmApgg98ZBd8sdT1bz7e7q2ZlHT1hH2fjRtBIej9/rw9Em5yamCCk+vKkcnNc+9AfIfi7FTtOPg/6TN8iXPV42b8wdm0Naq1UaNRx/BzS7dAnd4PG3uITQk+qRTOQuec2rWyq8P2YFQ+Xj+V14MenqmvPvIK84Qv8C6zLMKQ9Q3gIE+wKXanrfOzrYbU90oqT2KkKSeNgPl1iPFneeKot5dwzMBIef2io3Mh/RmXCwJyDAh4peXIYmlCijoARFUWDMn4BSRJ0depBy9kWZHGeIGx/NbDccI0id4oFRlOypeUDNSvaAbm8YiRb7ROd7aXKk6XgwxMuCO1zPdu2/wf6VoroKq07nTcx1VEKh24h29vfjWsOqOo0F99VHSyCyxj7KjKFoZsrJwUqUmd8JcGL7QtONylR9i8QApgMls9Pt2s4PMdAwluKzcnbiRuMDCgbLxuqnud1xsgEWyUUAkP19Tvne29PHKGQpE7+SeE2z6Ow2fqXVVzajHjvcN1DmBUMLeMIrDIGO24j+sjxRVQ5BF8fv/0/ZzYsfjhW4aQkz4F2JM3gOefRjvDxl9lM6hU0bv4y0WY+eZpsboeLBXw4Gwg8xU8qew3lZKziaVUbWQTrQ/wqSo+PgwJ5wbKkyCEq3jzuMRDOcyNrLQJGzJI1uMmAJnbzeVW9yxXoHaEOlXT4mgkNBzZQIDpOph4ndFAwLKRfZciEmjmkzey25bCEIp5nNxFnZBmNelGpV6mNq4AY9U72/o8jkK3wFs7vxh37v1OQK7GPOygpOs/16wStt3DBX5RvCmtyOOGOKWkK1Fbd2XFLMIqdgLJn+s8sjwlSrdR4diqtpgg0b78LiYWwTV3aOGGCS1Hwe1cXI7U5aKkLuj4jSLxKK/GJS+MwItctmxaKYG2GQ8d/oyO0j616ZJIlxS9YPahdiz4sM/kQ0RtvWDYzjnGXimypcpL751EnQWoquMbflgs5MAqp1gs9zdId3BXX8cF2sBBeSgaCuDrcvm2qQb8ZUHfEZzky8pB9VN408CPXGSA+S94VDw2Ki5b4NLaR307iGJnqEnKoRtFh+iG1i1Ai47aw9O53yB5TloDr7rod2k863LIQBXWV/BOA7FUOzCe1E+8U/72DCQpyKdOWIU931nqj1LY0bxaShA28hU+RwHHOVV0us+ZPbBAURh6XrpwFIuIMfB/64Pfj5Tz7LZVjy0GegfZcScORfJzWUEW0in2qDvcGCIXqBRma+5Yg2whegSHdRVYcNzl3wIHU4YlInmIKMPB0x6cs9B3MsUESoR9yYGp/kgV/OlTnYommYHnC2cxSRWSqYlhpc6HNu32hoe8tvi+c2JfhFjqdicKKtfYBz9ZGhv9VTmjzQVcBb0TM5SzukJpGujnLeiBFbzr5ZjNdBSOC+Xm2pD5ei8bN60/Lfvv1qIzPB/J417OB3xl+w22s5lG8XgokNkLuZazxAD+avm25Va0cK/qo7umlKUC6cHkW/PHeM059fr8xJ/LHii+tW5ng1iAvx3rOfSCz6nOdilsw9PNpUwR4ZxLOuqX30lWIdpXtTKtoQYmnl4uqzbuWBULzhZ8ySMlt1KsOUrmeGGf3frtqnmpf5tjza92Gdqdqyqr4T0oA3KV21NvFrL4mQp+GuUll+dt1+brcVommWpsQ7NV35WftKJN7wvv1bk5Um94D0f2mr7RqjB74yo467esM/+ukGYifB8sq9yLRwOcMaPai1tKvzVyWhL2q6DYNm5jgHVYMMNGUZOfbwca8dWV9V5V/q5XFVtXdq/XOxVO+emic3aD7X6v98Ks/zqHMCVH19f13ElA3RKHi7Vo4B+YY3fVjScZRxuuewS2CNfX7rr81aNKTGD5mPfKwbzsFnkaPZQ0QAbxpkhjP5fAxAIffng+BvBCvyfJ8fHYtcSRaRlLQCRBzyGgTnJvAX5+x/3v28+AJCOLaAZYS27scwq94/fF/R8+71PKgaAhtP/3fBPP7t7RYvezv7xQXzH4pKg8xC6la5nT2zX7ft6OtzFP4XV/////X/hvxQzfeh94odK8XOPo+r2vl3DzTLpTj0vtzkL8fZDxirMLXM76ff+Fu1hN4kf53vwudzeE9IHbPRkMget+Nvvb+17jfnvDxp7uv8eWJqpq5S/DxN19aGpq0VQ+B5FdfWRqauP4EA0pYh/J429uvrI1NXHibr6OKirj01dfWzq6mNTVx9HdfVxUFcfe3XVAgBNXX1i6uqTqK4+NeU0Tig88Zqf6SKFKabPTDF8RnXVP/04V1c/VnX1OX1iqq4+T9TV56quPs/U1efVA1VXX0V19VVQV19BXS1UXf1M1dXPTF19LZafV1df26Q/j+rqaaKunnp19dRWewp11e/MaVRXTzN19SxVV8+CunoW1dWzqK6eBXX1TNXVHwV19YtUXf3C1NUvvLr6hamrXybq6pew7b26+q8SdfU0qKuvVV0togL7ZVRbH5na+ixRWz+JauvrVEN9vU9tfZqqrV+o2irUtHCJtvrEjUM/T7RVhimn2mpMsKWjsncVd+vMwTTmkZ3slVjgpz7DFgHpr1y9GJHUOV/Vldv+e7b80tUyySLGibmCSOcaTbE9F5bdFU62qmFv8MEKbCq3wv+Kcryo3ThfDQj0fOuahk9ddwl4u+bIzt6KVQVvsdDOkqO2hkp49Xb785XNerxo3GrNv5/IeE/cun3ANuXYb7r2vMKh+F3ueMxtUSHImEcXcAbYJwqCUwAKk+aK1v598bHrtj8fiu1vLmQGDfNxHzxGPi4iHh7SeSV/l91o52NPIkCK1fY33VA0Y4eR4Vs8pduJAaayffLdWPRoHzqSzV+Jbi2bhfhqhNJUouEvXb39jezNYICUzxbJpP2uaWKN9KejC0ir84FLYuu1reWYcNBPdYbViu65ha78kc/R5WR6ncKqna9kGuVCd+65/OQP7M35uSi0q7BP5UqTioZ2s1GO/rLtEeIrYLkZ18XDBqOyuf5ncS9XSN7T9NxGuk/C8Sbv6dL9d96l+7MCyaS1Q7Qb9gTr/6xbNDgCeVQNsshkRwyjjvZ1cTMWy67d/vuYrSvznK80jdn8T2+dsDogjyBru14jcfeT7e+6G0eYPill52Y6jX7jBHyQjSSGOuTyvnQV3hO4xzGl10MuLtv1nNYlEeSqrQUltj9vFtXSBhLyG4pPYE1cwmHXTD851AjzYbSm/PvFbqKvoeprS/MVfBuSNF98vHSKNgKwnFZOJym/JHjh7tuf135SPDjkVqbARZ52vhC0DY9AX7KrrlsCoS9tP6uGQe+kGJtSVL+kzbqs/XOcLPdL15frIcI3UT4f3N32NqQPS6NzGXtR9sWr6rJrL2QhoG+RiySohvBm7rCiwQ71IYzhnDFdriK9pl1h88gPdVWuq8vxfDgqnvIPAabsbyDQ4sNGJxMZ0Q+UB2MzR/BunggKKSk0MNxToedRcJhQjAMv3QUyFQWdT70I4N4iAPS9fWZLILfA/uao8VoD7daFzHgcboZsoP79QyhS+pVflsIFFUallww7M0ka2aCefJO85NNNV8qQjKxyvcdh4hlmwa/XbtXF6N23lSWUyj4N8fGFM1Flv4U4rkxDc005VksB+JAnJ591DsFcPxlbBLTGFGVRxS6l8xFMBvQjbVT0vJKJCO5daQDpqAIBWZ/lhTAhYTkd52vnlHhfNAi42/63q6YGN1r75GR0hIVMAxDOxS70EQgvGo+5GUyUjnVfRccQNZjJgOtCWCtHoXiV5R/sO09W9pNT+JDJ6Hr4x9LUAhHzIs+AotmSKdW1kV++nfL72eQGqn/qZ66ykExpYo5OWzZp01tNXYYgIPmdtZBpIgIF2jitGsphiBnOdChOsAboMhzHRyZtIyP7wBDoOPIlQ/ikF2HfohQjTAhsh4wgTXX+EXSS4o1bQKqXNY9NYrrzC/CsS5K9jHEDyThkCc+kJph6tYkBL7NiwvNT4MKnsmrFPGUtOk9Q8wA0kUGxEM5zIJ0Yk3OD7ORR8RIZdVEladxoFA/pdC7K9Uh/BWDToSk1rfOuhcpxDIxMRu1x3FUKG/si4SUGoglLeXhu2ix1lXG9FjWqrHW3XpaiZou07Zj2/rGTV9DylYjRXniXqy5csf3duaN2Vzwc+7flqlauvzBGkjRVVeezVRObYk1o/Uo9qksnuikSThaUM1yrqcvU7F7ZFv/IZjqUEKU3om+DKESxUrko65qvGlF8oBrfjLnGg6H1AbQe+cAvmpT0Hfr67JyK1lORYsuGCc8C/Up07QtRdQTOqooNTFsjq6BmIppvuWRUie6isKN/x6znn2nSvQyK6NXRVLnF2ElXZ9WG6aGQpNKdH/IfeRYKkE80vnUylRPT4j+HfiZfmLILg9tgqjnanByIn7PjuVFzM4rs3f5uCbTKdaBoeM042qLtBrXABp9k4UW0ytg8hSgow6VZfBZU/RxjYkTFdCdyMVW1uu3v5pdLWciyWvLKE7UFK2EiHc6kaTEd0CyFUEzrlS6jxXTKOes+6FIyXqf0e1dudyqVSHEIvw5AlCV+Wa66lcoPi/G+GXUhpqb7XMtmUHD0b/V4cOGyB1BYyWm67W9EM8E9RaK4J4vkRheX2980XFoqWiIIl07XPvWspv3ENrcMl3Rm0WVjVbCn56sWCmfMzKi3P+9xAEyeRkAaqGNG8hdQ6afAm6V86vjA5A9PGRM9Q6JQbdwCWNBkGeS9XSlDPKPwGYSj15prQbww6Z3tfPo6sLlmglqPKgZBL3LDgK92ns1oZirKJlhI6aJych3cH5knxCQQFUdIL1mr1xlhs5+X9QIHa85nR0MKqwqiOoBsU6FnYLEz6sOhM1W/4lsgm3+5O4fMFMimE7f6U0g1dGPy7wYuhZWRaV8Abpl1W1BvMmX30STr/HhHC/l0TBPcCFIPgkR+5u/IO6EDCncMF3KJABHbiSrcEJvL1plap1HDZsBG8KpinmoCKu1TJeDkkOWwazicu9QYTYktJqZnhrsJeGhCrtn+jhwT4f+yG5qiHtQIFRavk0x140H64qrtLF8dKJjJcE0S/C+Ytu5i3vrD5qKEV02fgu/82K1k2bWgW0+s7S0w/USgK4s+Hbol0fGVTKLjWUOuK+DdjyvDjj0SPvrbnrQic+tLn82uXrEg71RDgC26pouKWykIFvw6XsMhAivj9QA6d367P3YXXblEynJ0O0I8NE2mUMngK9i5sPW3P6d50QeQVrgOJYh/wGXpuIphRx7eo1VxKQhRLb0vkW4aG1Jg1xtaqLrGy18yrV8ApEYBJ+fz3b9o6/q8Qs45CU/xjgpCKvD3id2TXUw5NmB7Qawyw5svTzEDFfIy1qobqDKscEHY27YgcfbFpwGGYcOMZ4mm+hbcfebVKF2IytlZcGN6J/CsOGWafG6ZdYoZgcFXTJlP7danCSJFregOlU2dA1hBX3ghPmravLNkH+4MHeEqFhfRcinX8JlWS1ql2lB1QMgI0YVgNTZLn1IsZo4AsCm8Z2WtDDQx6B5xL5XDMUqJEC58Nyem8LF7mOBs9eO3oi89YxK9kawRiRLcrEishHsq4QTBQQI8K3uv1D+v6gvV+/Tfp+rklWVIt1W3rskgcWmVCWdIEGNpBu40z958IZZnj1V6EolASJDJREgQFjPbSG/YeBZtJE3l0JNcoFh4tCOAPvX+dNXRg5R5Ep9FnGTWqiDlR6IjTh0lyTSVOPck4zuTS9kxSBjy0zC+gi5o5/wEYm/vZ2cafWcnNQ9e76bkO1XW3kA7j2cmmkxkljTDr5If0B2CT7X4kjo4QLrTKZlytYL3xq/e6xgdRV/DuzgG2rFdaHRMf4yecxxHrV4NVYK5N7PetnamojyX+88rpb9EXQlIS1XGOzkSBSD3WSaXWEU1RaSG8Mw7UvmDFqzHCDH9ftzxkST6DphQyOe3oaKLb9KT5/TMbBPCRcip0VPks/DirMkiRa7NChrfBRwW/1JmUIRDANUaoxe/8v5UPdlQ/O/J7Zve+2q865+Pg7gpXmp2vzmT1ap4NAJP5IUg7o+ZUqrM4qsZee80zz8+y5P8IUo/wVEWT0fdMqT4p+j9ubv0B8SJgThJ8jfbpoxnQ8HawcmX1zIhPB5rNv8wPUHojyHjiGh6wqCedlqvPESLY6savggncjIuMi4GsQYhc5PM/ic0/lVpylWkh9MfE2XFP7raZ4sdpy2fmPWA/SM6vnXL/iQRd8H4IIdku2hIBJyhyRAEr1kt4eBV9a7BZH2IAI8WRiSmL5G0bQ4X+RdTs+ESTXoN4JOlMOBi9Oca+CrqxAvqNWoS2SpT3/05NoVsJPfMH/D4+9n4r/0o4RIA2k9qfKQ+mKFrh5sFTyN6740Rk/PSsv/Xk5+6ZZPrAEpcB7CI/XtWmErOqVmrtwEkf2W3AiTOdZ62i5ISbgZ4CyNw3+UAQfWfQbPB7QAylwMoNtVN7NRetQqyDtWjKoxMstIUzAW4V+F2OJdwlOZC5TTUAN5tG9xPdtw847GCmnF23iSq/XLQftemlbXkYrNgjQcmu3R6ZYDB0LuYG+UySMs6D2t5lP7g7GHeeRcuLbWuGfK7A4RYEpfQw/Pk8oDH8fIA+6RPvBL26ArE2V0og5reIFCEEAVP++FBwvh2tI5yol7oNBXXrGHDfVfYBbuyF+VAtcvJ76vWwxnh7G5d9aohHOwR34gFLeqgw97HRrv2Lc9AvAVs5A13hKKTD/hQ4WZMKw/7KMDCoxs1RcagAVLnzk2YzGP//6px6b6+e0wq+55aqX53IUbmi3CMkpg63gg1jc7bpnby5jQ96hOe8OrZgtKgyAkoG8HFbdvMiw5M6e6UULvix3rS8eRg9+FYymerCHFGjXJyA0IqYe71xb0nvyeLOj1ojFcjeOf7M+833v5s6kk2QgpUm/1WFk+BieiAZWTz0L2mznpHqyX4pVXqPp14480XB6/420PfvMifFE59GYHYHwUT7amp2Hf4f3FAqKxJlfNoRh36aLeZd5n60CTzYxuDNTbzkCgz2LEd/DstxDE2tub+gSeakx1/ls1N9MTiFwdaU9qLkqg8/pn/w3q3yRAxsympFI4qUiAWIJxKt3u7CS4pLApFOp6mL2JYw5HZPQsVlLrJqe/C3uvGfWQBlbMYqESLMJ7NECUD+gm6LEteK2uIyKUHBTmwYf/h0jx70Y967sYOwWRDnKfh7qrE4oyyzNnReM1CJkazg/44DeWb3MJANbs5CgdIffFly4ignICCXI/6NVnBUfFy+/PxYvD+2uwmhjDpcNvC9nci6Jf3aTNTPLA7GVQv0ksZDDV4qroTLQSV67S1Y2ZarKo+Tk5DCB41oNJGt3ewIKPHeP4d73VIjtcVYV2fXL8wTq5fWML9rAfBez70K/Mn9Id6eSsMhwBoeAB4ZCQUXC53UdGu2Pd+4KAnJqE6xrvv0vaP1bsOtEUIop/MjklmKPNaRr1wRX4c8L7IoWyHBwQ7TPeUD5tJhsKrfRkK+pD7/V3DTE+IEQiK0Vzs8V5XSNyvs/emSnAfc2cUnhsKIQ7SB/T/7P3ZAXs6cwd7u717Rz0T6JQJhEiQ/u5YkPOOVy+6al2EOFTBroAhooC9P6Bsz7RcZvznMSSTz7/EnEc7qPBBwD7Gl4G1KKahwEoDyzArkgRCbpPThhm3VNgznufxvMkIdPDgCotu2AOW3YOxo+K0Ml+SnRuA2vKjyMhLjOy9AXboPcGdXG1BJhvutngkq6kGWuJhFy/G5hLHwzwuRXN1a4ou1yIc5lP5dRQ/vSOF5uy9KTRn902h+Q40wfZQ+4gd90yi+S5ksm8Ao5wY554wUtsD46L/QMaYxz/nvRNfPY82BdAckexkUX50IICaVvqeE+bj4nInTPq7zC+PIqYXaEaNZZG7iXTqWI3gfjjIjdO3OGxVwMhy3zMLxnt8qVd7HNyCSazc5Og+bxtP7p+EWYUA9g//pHhkl3yob7FIgi2Pdr6JEeupK1QlzE6k+onfArLHu2PUE+6IcRB8fpxBqfIascrEKdR+rLGLzjQm0PxC2xsr2+lNb2addPPFzneqfN3k3bcXF4BrHwOKcbGaubV47Bj0kkl8b7JLH8KlJXBXc4Z8+LDISJVJc6zmK+o3258PJtcmkdJRZNGu99eJbP5BRBwuazXPv9FFp/aNUoPGC/kRZOvPE4JI8wrU4DHSaBa1ogVuDi2vRNNLxjtAjnuHPXd9i1IHxGQR6Ai7EBH2vt5w3AzfiE/rOONVJHp4kmc3nCHwaOySDkVBYPCzMSQXOFLx0F9HEmHKeC4QBqIDTwdotklXi3KE1Io3k5gSeK/kkMD1XD/ZLG76Sdj0JGxdt9wfEiXbDSvsaM8lIYfOF9ZBbfRx4Xb6CSM4vyyEn8WLS5JPfWw1v9m5vITfHby95PueWJ4XeslDJc0LvURaKE6Jio+RbEi/+ZNRmHGv19P43NCPwSxdgQzCNcPSnj54ZEl75bIdBp8aiiefIDd02eA67CZLD0USIa5l0CRRPf2yXMzHK9bZ+sQSRWlAfDKu9IIRajiwmhj30QxdabmiONoulzdu1DzO+eV55ziXpw/icp4+eJ0lic5Xlg76Q8HPi3r7m0HPYOvF3WmijFC9rMvBH6q9EnSz+00uLWGUp+yPHRJbW80WfZ5li7osXZTnwIuWxxwxXZSDvi6bMDUBivBs5uFiZuG5zxmFjw7mdJ2kjKqvKNmvO9NGkTWqtakUyJozqhNp+3JsfPboxmlK5MGcUc3mJIhC1qgFgpcE4+sLxCI0TISrb6ZJo5oz6nxQyo/HzUWVuff1I+GPBg83X8Wfz/1m5N9oREf+TDEnfyZzFLtyPdCLv/P2ac1jrkapJT90OMV3mnOq96T4G1L6Tbn9j22dXJHSH0w63Wy/lSFLEQYiOKp51YaCbAOTqD8TvMcVVfNq+2ulq64ruwJGCeq/9OUbTOX3f//DcfsuSUBvRaSOrikbdZysYefEfoprpKLK7+2vcUUdks7mFT1UxXwE0trHPPcbXT2U+eflT8btr6DTK4SWVZe9J+cQau14r2WLO//r5OuFXo3X4zIsa37Qor/Gl+vyuu22vyKQ6hYBaevtt7xO97yrCIsywBFHBbJhIrz6DQsJXBGi21+LvG6LH37OPqSnqnPzMB2ZK/nd2RhniZomaNleO4U2rkCrFigmUwLyMo+fjLxWFnuFWJYx6XUmMwdc62qNWRlUBciye30246PpuA79LrgSjpusBPd+hZXKn66fi0xm02EsmvLKLUuZoYzNqp8ypXNRIcpFqRt5XjEsWsvElp3fJr8JT4TM1dP8udt07WKcD2TPhgGyzDBiN81FFSBaKion3+wko/oGQNa/Vsn3+7/DArffFlflfPurtmCck+JRJyynPCqe1tBIU9Q6mn4PZCj7SpYtqj30/piNiiv/5m4zYDaqcMhmtYXgztfVuj0qBClk42oMvBy333YL/K1NLPMU0XEgpiTtNEIsLrGxmRdlN1/JNmGxemuN0DNv2Bckqd3Q3qOtJqUqktJA5kgx2/RakaKLO4QL79o5P4hpp9pHmzKPNNG0wUKbocLhJcCLq4VIXvHCnTj1ADJG/5ThPfqUjrQX0WCHamErFMgL2UTHhP7mSFfuJsQIAG3hB0m8A9YS07hy8+SKptD2lunREdlhPIBUgXSu5v1121+LXojKSEYqWEUTCtQGwlpXvazN/WSsNi0PzrOvuVHAzo3rRGuuUGoJbO+oeC0Ptr8aXK1d1QnhffhmbHCJX85iflCAuQ/bdw3RDW7n0V21Vq5W2S8UnO2vC1w6u/1tk0xE8LTFbYlgwe3hjj4D07N0gtJmPvbkOhlUpLtq+064UH1HZ08BnrgqGXczItxqSa4e561PZZhuAvokYfSFSLp1SZQcUglUBgjHALHecfF1ybs6A2Pyb1H6a/urJLVUBjdJYGmiJJY0ZdR9vSqh7ArnLhdpzugPeakIol5Q1nZesq6t9KUIL/Pi3ShjPycIfwLpuirPMbPiQizkztx9ocU6+9anjYaH0/OOMpx2CCRXqEKA/avHJUDZFBmslBNxANRpnRMVD/W4p7BtNYwLC9SwyTOVhxyAtYB/YrBoKdHyZV4XaUvQpZ9Dv++asza8pqwiX9l7xVkbF9MnTTVRlNVVgFLujaN8roexw6kvzGTCSB76dFFu3QHMuZAvy2N9tmhnLBu8/RXZlOHOsT7gK2sWNDAIFXCOaa9PHPQFcm6RrahphOq6aV3cBv0UTH9aokpbXhgXjAauLzIZ5d5ZkqhnCiKOFzIkpIWpesdGctinCw2FrJeBMX0hgpo3j4oAXarSlSgZL8G5G/e11zJEbxDWtuBWKc9eVTetqgui6e4whoLhT377jhI1odJra2pokWUXCuUy/FZWOQftkVbmtTPRxtoEyglae5SgO1ta2VyaTEwzDF+g+LaYGxBYdcA7gIRaa1GKRccVP4SyRREom/iqvN7+tlctxvpqmxKKKzpbc0EP58IpyuL3f30aG4iWgXou1tOdn7/Gy4XgdMfZjFbpjhLfbrFrcVjs/y5Gk9BibYlWKWasDP2HP/0bKDYN9MkNxbKI2HZekhyuPOj/aEOtyhsWZfQEyF5PpEVfnMOB0Ae+3wSoUCL4kZhgmPwQU6hcVEZVmZ4Tral892hafNquMUlVYtJ6ZNRC9GHDNtg3jqHBFv1KlD7i/va3tYiJTF8h0rIB0eOQBqZ2xXIsRSdckL/8/u9PdXYgN0zWaznbX9+ViBnZfLIVVGXgwoJmrBofi/bVKqN8MHXnxAJUduTWm8rdROOGPBCXjkI1aXafyy5RXKhGrGYTZ20b12vO7WTZu7cxmrWHy4J22HimJVoTXkZ31i7MxMkHgMinvI/2Y6pFlIR5Akj1+bspLGc5+zg+OO875mupmQDBNer6tloSSJUnas4Zv0d9X1H4xprtPiZaBHFpWBBfqADYA98PBBk1HmcYd95NH82U1Vy1NY9cFTw1cdEbgCaaUjVh+ss3DVBW4jBzVLBQVbB3zB+obiC0rkH2fdtU8Z3t1vOSToI2NULtJv/E/qbmuXJiJOYvmnY6C/abVAUWvLmCld+oRgRBRAhriRTpSuG3z+jzxmmqtqZJmtEkmZT87YIIU2h4YYcQof8JV8LpQWRor26LLgpFpWRsNjmor5nRzsda0cq+UL9F6PzMg/7bCHqqMSqTRejXibg+2aeo79XT5RP4Kcod9Iv5mt7WJaL3uDOhhnqx/S073Mgmt5qpmcCmZUVh4va/YEHADuxFFA+RwKUAyDI1o5wle6/Y1TPk0/kcTQRqzqsNnl8IVtQzGoWL7bs5ODUZ4q46oOWGcTGzmC6N1h2mY6iDr4HOVcr2KKc7X3R4IqWZqenrDivjDaLTKA4WhkAZ07pWmSkmq/JgYcEAhXFd9Xklaomnk7m66CJ/EINEtMBh+2vhXaNbtjkHQ98qu/tqOVbEN+iiMkzVdtRxEuknu+WWKk65vfC9BTl9R2MQdeje60yLUVRTe5ur2hApDRVxyivq2psSCEi8pDujNIjRJyDoxEuBvPydOApOEtxAZWIvg2noeCvhR00U6VcwQRYtaNt8AqW6LJox8GVRW0ZpDiwKwrVNlJ5ZkaAwnQSub2eFp+H4hNRadrKetlNbT8ecTcw6naPCOlF5DitaIl1kqqAxk+DXHnv0xEWhT4VeBlV+oL5FGA6d2u40FQzWFcPfiWYKKvMV9bZbif9BueUem+mFvQgMy3d6EulHR+PN6p1e00f+RavvA1+NU4lrVnh1ffL1PgIETR0gsDM3V4FcXo+k6of27xOqucCzAjc+kiaKgIwKOQMvyiQ2Zcr6zT/g8y+51EgJzPgGBmXWjDmUFPmg9nlW6xkF9yV0QhCfGwxe5cgFv6lh92eKZPnD3//9a0M5lBratb/DBNU5t5Nuyf3wY0KCsSxPdhAwnVSdaNvJO3yWX2Lbaj3kRhlI4hMO6SeTqcR+GzXC1M9yQxfPT/wfLyErBU1Bx5RMpDEY6r138FfTTmGc1yIRbkpjs0WgfdZVeMMd0QfMu6SFfqzOa28Sqh8lsTTYkRKdymsgHR8GhYFaCC2M3/J+ES+tu6C9QvkLbrvcTBFmuJGd7e9IszSllrsbMyMXexwMcfdtA8kT40agbPLEYZZ3+nrKvvmRZ7ngGYlCK0i9FBmPE00EKkD5OCoeYzLL6ADvWcoFp5SgjSb1avNX8OST+SO+TcdSF6Mrgi+8Ccae2Dwyh6FEceUSxZXp9plXFx1Zw1fKokVWyRLaadblzquYfOkH8KotnlWxwvKzrlwGlKeLX/SpMgWvKvfq1EnSMD8TZhZ35qke9yRPVGJc+O5xN1JpsTupZ/3YxIKgEhbRA8FbHibruNC6VdXGCuwgSthzvyGTmlZWNqbr+XHD9SZvUv9nromcRnVm4XZ9i+op5N3ATzMr4Vu6CUtZQntSJOYqLA1Zdi16yOiitZAjkRoFkAveMhH9v/SSkpP37LzMyVNVVtd5P7fNSMd5mnrmZeaI21IjuEYucKr6b3+rpwETmzRpEjuPKZeH3OR3fYbr27ytkLhSGDm2HMua9saRrcuXWy6nv6M0mBlKkeJPEkMknGsWi2oOHWBqrj5stt+K5hXKMAtXAxRDxuXTXTf0K6gmviqgCdZpumWqu88w6tq9UZG9g02JMvOkrF3CCa7haBmhBwXSoUpaeyFjPGoOxatQ57hANpwNUzjTcb02/NSzbGdOHfYV2dMiqFnKqWo/CI/khShDLgfh0rvtfxQq4IQDO/GP1fynEdYlsw9MCNAWg6BZqC2dZVsa51E/VoQYa7t4DqKOfO+ESMq893OcQyePzto1fu6r28w3U9r3LC7TOQ7qFJ8DOcSUorNNXqvwpT7qgZm3olxLXgl8KvZ0+Ov4VFC6soFfC/mWRWacmtl6zIl4vfiOsIbieeLljFjXGlqYnyFTuI/2jPxPd7wzOIzTge4Y5ameM3DfX/mzGbUMeyVgEJQ+EFMWt/Or+LSTSrMlVQrIPs/JnYJ+RroLlqd6lYdKRERr51qpuRO79xTug+NAl9rhTrHo4t5t7zvnPTmS5U6G5OPo436ROrxf3OXp/ZxO3S7+lfDlRfWmDU6Ep7khjyaOLNA7iv2Zr20xt7U+0PBp4l/mNE5xJjqMdJk/VWlNC8ybpvfxvM4SS0Z73f1kpwk8696HGM6Clfk9jnIGsQ/2jW1QZ2p47d4Qeg+5aZ25DSf+IjwitxesS0RweMQYNbW/nmo8i/dqEv12Zga5Ek4tzUQhnIPU2GO5X1XMm8ShPZRYOuiPogkiCNuH8K62L2MQl+Y9Wo3phIiH8brVlW802u9FM5BUvqCP2JTRuo1uPC0y7aHkZ/lmvFkql7epCN5VGuDkpWP0IvQKC/VIu6Df6/pNQUNy456i0wmC60kMNZFVm6Y5CnC8EntU/P7vwSfII3Akvyon9aY57T5GGDGP8R5NGAlkZt71DvJZ6iOlLTMfJwcKvp0GZV2Mrts5CfEQ8sNqo9uDTIR7HfMase+wjZNUx3hCjPCka5dkKF5n+YnniLrdOVOGug0Xgrpa7v4YgXVHO5QQfYUTWlCZZAiWekxD3Ihnrs1eRfoYBwJ9WfuIm2DMZKiA8/duFCs4c4MfDFjJSyrtbBAe7S2p1O4rqdT2dyYs3hGReMIs4dJnlFzfI2Px3r29L2nRR02lQsPXIJK//tqyp37/d+9NxdrTU3+gq9s7tnCXmnfiE6ZhkKf7Tz9o4QAVgZcMYvQIsn13XiIM8mAc066xjM5jxuKL/d/9ELgv7K1ZmutoN2Q0Czq1GNHU8Lk2zPdO+rqc2X6Cc2J5iAXVPIeXWecm89pN5QM394PlqDj1bK3zWrbKVqVUnr+EADDdPC9pUZ4ofZGkJ4IRhuxE3JTYHgm5J4u9GMnuSrrDULBcz20q2ngh9kK/vCM3cVXV7V2ZiXj//rzEe6M9nqrzANrhPbMS708Ke7u/zb0JMSrnYCj0d+Z82QBMiYvRscdCg7SDGVPx0R2Rs6h/3e47Qz1GiLgGyR6cQdJpGlbqXaLm/lC9NPOXbChRMemj4uOdANyCtZsPDyvKulUQb3ZgPJWH0y2YnDxL2+C3TAOSkxLijpHIXofLPtgTgZxGHqssSJ19JxGohyKPU8alU8LtQkKmGTAaBrrTDaGSS7PudDap6mYHvUMaoX6gL/omWbGovA4ry/rysR77O9UQdx5f9urEKXtVDRK0D7G1H7ZpIOgP/MZsvxWFty4P8nI7OOcxQqtExNB1JKolq6LhKhqO3ov10ksP2lpuGBFPP/+O5GbumuC5TrDbkEwxOu3ZUF9Uex8HXrTqON++6xhGXALV8+7voqOdkRolczt4FMFxoC/tY6bnQJWAB5ep9DzS/hpR7osy9eGDk218YDgZZNLtQEMhor6LRyPYBVs6LfHU/23nqd2Q9qUezLyWObT4uwP4I29KUyO9L7rXcEQQW9iIPEb5Opxw7Nnh6EzY57g0O5uLycNlw/g+L49nMEjNK9OMwbSDEF9LAytJGsSnmjdY3pE1+EeY36SgJML+vIeQ+XXS3Xz7W1SWLHn7UEVTOhSURLlB/uap3PYdaza2PmnQcgbpgmY9ye1/HJ0GNu3kDK7UDSj6SlXXJi+vKjtde9zS+vVVJjUHr4GvgIZvXSJltLVw3M6n+DwqxWoVXdtqTW7frTWXLSwtzLj0NRvzRciwDYIMlvKQmZB1OQqJyAhXyKwvfc5ceTCn8HVZr7neh91aFqUjPez4hazmyonwYarXCk7mPkkkLLNEwsflm1JD4H/bayeWTrj9M+h3bZycnpcnNSj9c4GAzym8MBe/KAEaDe+TCjHMJJVQmKMY9zcWZfVa0+25cWeYm076rKu23zbLkXvAIpTmndGMwjLNKHRJRuH2W5DnpAqlQaTUrT+t6nMLKQUMhF0RNP+qqpW28UJscNjrHUK6y/gAhz/64ItKOZKovV3622lGykvR/re/cwxPUbc9AxQ0AkKLU5q7Kf4oSgQ1sffsXFwLrHOv+fkX7Q3TBi+6JG3wmSgP278seR5jeYMX3eG8wRK5+n/46b8p5/PRVZo9KtxQr8R8OA4dLPFu7soR++06XHw9R85gjws4NRG27rOatW/aEdd6MGWwbRp382DdVhrzzY5w161o/EtI1JsH8Mv3mECNYG+csCE7v6qRj4Pr6/XKle27Tdu7m6SXQswSaN6jlYrtmT2YTPZpA4tJpsVycGTZ6tTqWWGvDguj5BcKbrEGX8PpoKktc4eLrx5hrfA2xxJQohduvELw6RwpyArZfuSk2KIoN0hVIIxZydKyCLF2u2VhXj2QDvt21N1NgF800szhegW62Uc9gSy5F9Bn3IjylrgwrMflAqP6imUKNwBjYQMQ8v24gYNS9AgFNVtfYGdvkqkf7cyg0/TFkQsMiyk0mRCLxUqEw7W4mGJRNrh/At+Lpl4thV1ihth42MRxNVft9fadnh9ctZWWNRlrrdwbNtAu/n/Yddu/0nKfL4USHO/Fe7n9n4XB3xSbVmZmw/vrXF+19scnbUwhxAosyRAJU53bSTIMLWiW+LM1zTMUwYGyEC1qGBVCxbgsW8wtImCfY+jRvs9FP96ogl/EFEPs0BwqChQk4Ja/2wCG3LghlXBMF0CCR3SK2M0hIkWEvb0rkhzDHH5xlYIyHv6bkurnRTXnlRwhhJ1VZbye+R0+QRRYzXUmqYd5nUtBAWQZ6v5BZWnK7X8Y8rRD6YP4BXVzKLZ/HmnII2OShFjhvlevnOr8MDh90eRsHqIhettPdWzSyQs5SGvpLXSFJZe+w97xm4aX8JEGk6qXRpTo8KKtJumGWal33xSz2dsUiYmuT6imx/IWygvJtcDIWCRZZ1yOX5P+qAL67MTREyo8qSUkGwT8X63VhMk6STdWgNx2VY8c8Hl1VDzUn4psJOk6pefiQ9ma+fZ/h02Sc7IfKKlv3zlyW94z9XCcj006sJDCeCXEXzwScgANP+BBx55P8wljsqNoZZznpkw4bKiDdFRQVCnd7HT3OFtEA7/YqOuP9NXtAVTSUPiQjBdmkSQqvhSZOzqlmYx5f02MBCrG0CpBtYtWJgocJ/jSMoLWZl02YNRJzUugikyKcdAIeVYSS/MVuxJ1ZNJExadN7a70piY4UkV8UDmDpwwuPz1UxM0JuKAARA3sqgBe2XLyVnX6ZY0EEj0xrw/9+CqY8YEsbXqAgUe+2mVN6FwXRmhEaMBW3nct7qkG2s1TLQTkQYru7zVIsSeXUZRfIK0GQWB1DMMV/d4xmltBtQsC8C7fih6OBHy7SYzxdRFSE93eLMZsKUlbq3fZk5iJH1/r5f8rgRFYA8rA4DbRMUTl6kIOI5XHpsKKYG7fIWcx4WkfGHZJA3umDax1yGoU8O3r/xTaxHxVQj9BwCHWnqY0rjcAPJOH5vDw90WW0wiKaxfbX9bOmLpKB6BGltv4o8aroAmX3r7z3hFhWtJeeDmXq3T7QGlWfta8cWElCuVRAXwuO+hJpsbEHEd4cRhwiFvUBxiE682I9QQVprQhL0rcvfd5YDKKtKMGcpaqwkJjGYk5FOlUQPu28ReVDk5LEz1qmd7IDS8L4S21SqfA0+uUFLS1xVJjzPSDuTH22h+mqY8AEmWhEnjsFMUBMg0Xe1ZiJgWuukF2F6zI4lX5RtE/dt4wNN/Tf8h5lJWLwnOaNYPeMxBCSb/v7e51y2oznck4ebl9J7KiUVUGq3ozshbYBcSfgEaZBjcVoLrqdC5/+NO/wQy4H72GEKgmJbKWaqMqraHrf5Sx5zWiU28CVafdo6al5kj2wNorKkBEXDFRNmKKiKKHSXIKTE0ev4ZFJ0aXUmdmNHJ3YY8V9fbPNXaMLDZIzGi30ZaKorTRWklvvDptajlPsFzXVNtfdqnyBMkgtCAcjHERzw5ph2YiLWJ+KTXNIHdBQmZUBiLVBfQAYyk2QmdE5zWpmDhZ7GZOJpLmQhWlzhQyhLZs35W1CYI0W5JwnPMqMZEBZVXX4LXoompEIiUPTNmlNFKlnmHmLmwdt1e3L1/yvnxDaqGCPwiE3pt2qMCyFpYlCWeniKocnsJYBiDMG7Bo7rx34+7oMNpbsTdX0kNvlvOi4vjQ7A/P2udKOuyCG6jQ2mZ/BjXKRP9UlDwYKjOuU3PeJHOZY0LeCDgL7lVP4a75k6zXMH0zeTIDAKCkdkRqGrml9pmpI+kPs4UJZAUwWZ9sxi8t2kV2jEijtZYw/UEPcykP+Eq37DHwk/BWY4odx0xJ/EJj9p88291inYFo9MkuJ3qXWcGUarJgkBi6gzG09oNEs9VUoXmqQ6cUmCsTp064hpqfnsQIAG+o02cOFCT0mOfYcIvjc0LM9dxI8tAQOlz2yHihowta7c6XHyh9ZNDWsLAo3T0OpRL+JLEX9pkL9FwRvhPk8nYAdafUUqc7hmjjmtFHVlklSy+IhftukiqWmhivfJaWv6BeSQHBHEkvmdX2Px+HSYbkwh5eVLzaUOTZ19IXakeNCboiJbJAGcu+rzQhUt1b67a2e/Qg/OWZCW7ozwekNr19Y5IUab6vRLjNFHUSPxFvKTn3SoxnuR0WDF7b0aJOGI/6/C6CGzLlAjhEahbQZzdj1eccC97sRMj2Y0VYAuSwoLbvcHLpbdgoEyF/xKSyHD3UCdqR13d8U9MgFfWy8qGiSPDDoScvzNunz1u+JA7Txpgwiev4QDFCfgZCei58NcvSRPPEnXEStbdjIHQQzuoV8NaIZkuC8ra/bKgnFO32P8ElhQkqJctUBGRs3rPA11jVM9WCuFXC02eRpGvZFGlS6wHhTOnUdTr1n4xtlXc+y8wozCeBr9d0DihbgpmYLJ02Jq6hbEJMawhtgPacPhRThtXACLpxRcX572yGzBpQD6QARuuW6p7seDvIH3dtsBf6ODAr61B2JNN/hSVAG7cLJ2R1i7ZaDj4zMiWzWREU/Xtp0ATMQTI7o+rbo01ZacEs/ecJdF71tnn/3EI7Eczz5BYALQ2hmGXM33s3qIXBxOS6y9FTnEoEusC3/4NNrQ8iwuOebCd6JusdcgYiCEDriL3NsmW9Mv4f+zNvtiH6K0XDydPXHic/Kh5P7X0/22DC6tb4gQaYuiz5kRW83TePoIcn7/FlHhVkiZLRvb0/Q7Jnb3Y6ItQF0dUocF8HOxd8I/3xkvV+ec9Z7f0nwB6BraJ4Nemf9q1Aqlo23q0KrVeJ3xhxrxCwZ8d7n2x/mmKiitMwfyoloEOT5VjnnPyhicwHionGIHtVJRHm6lVM2G9ql6dODTKw4o4cyuAvovs/Jjz2Ox6NgAzz4IK1sC8dMKtWOentdcLM1SDTcxftKOhOs1SBmEETwMnHDU4aOBGX+/YXjufZmWPeXBB2RmE+PeFo3gOa+/MbswwFcEydHKAGqX8T/gyizTCwLDAtmVV1cdEpE/mKSeWF+xopk24nm3L6Ks2mZAFDYjzSKHE0yDzKp18Pneisudqfk8PHooOBEWOVSSJl4Cphj071uMvtZFM6HQRhI8mxC3Mq6TrqDUAKe2P6Y/WAbvTd45XgW1ENvQ7ncpC9CBnN0iszxi2fioreQyOJelbWJDfAM70mtktjOBLnp7no7FDtZbQyYAHzsO6EHkdTQwN/N4tFz0TMKvHmB4kzW35i8Ciph/NF+9oyU98dsBWMozwVNRdXPw/OUMOPmOngVxiMd7qQ3SAeTB14fhF4HjbKlrxrF9VjkoV5+FCghlg06yymXwZrRA9GG5wM9hWUGCtz6bMsOYfs9yTtUmwNfwh0klg5gpP+NBiJa4kg2WVvd1S8fLLjP38FhcdsqEU8kZhkYI7xuJ6HTlRQ9iJY1Jf0uN+zE7Vr4cfpPbH1u7olsy9/QlVcJqKA1RP1AFjPHS0ogE66x0ady4QP4JDKc7sxqHlmsWMqseClByFwR8+fH26YTtn5dEzGDGgX6VtjPSa/XWRUn6rDjO2GSl3TYZ99KnF0c6lkjBHPMUfT8yU9nEjdHoGBMScmffDapr4vS9O/mzIO5aBBx2GS5l6FJjj2+I6SvU8APHH9ZS8WFQ5+zUDf9+UieS4SZfuus0EFkOO1+UhfRgtZDWdwNWrl6zR2hO7OafAI6qsGZ6shpvekBw9HqvYfHRj8n/aQZ+bOjsMdHuqxHpCEPM0+mqXI1KQrxZtE5paDPzoe4bZB0aICwaJHPCL3tqHeE602tqfMQVSA3hTRQ/2HAycflWjGrqmTi536llF+3Pub+65hT/JmeqLo0zf/pfnhn6kf/lnuZDZCTUh26rRAeUlKvpe5F4He7xAlE13VqrsEH31wxt3R/mnyM5wKcUprHCg4zTVXqU/fvVrP93IFz1JzqnBWcXrPV7vNPqPjGXgeZY2/8DbIKsSQjObnxH3J74zdLMZKc+Dpk6w67+rLPLNnugnAxCDBw2+cutEeM5URsxDevWZBqGw2irFKKe/1ITCwtPGufxynbDooUrU/2D7yJpBpL4q/dDQ+jK4NnoHoTj2Y7C7OO+AvOmf0iJ7ZABPoutXIMeToWggVj1QU/9Si9Rpy8EKqaaVKZ3CXvhmXetabzLTE+R4QNpG7qUuk93D7eqZUj0dmjqhNCcdM36s52R3K9dSjUR4ycSuGLNPTBXVaVLOj4lnbmI78YHgATVMNxEnKp6ylDxUrmeWkQuZ9TWYBEyy9k8acVbaMh6mpeZuHAejHRBJR8Hs1IhRgO4EACjo9urHWfdL89jA/iir1RwnXSs68P8pP1hPHXpLU6YYsq7MfLy6qYfdMPvkYyrF68/+cZwzv6w1qzVFOcR5E3iNr5cITYWgSP3iOdexAR56R71Puj+kPowPe1uFNsikafSGKR3VhRkQ4HNgNHcoyRJ0e52cponi2N0fU7csRdXfniB4KNRUz4c3YUyUGCmhqkBvukSf6XXp8X6qoIUHuwrK0NiILYh81sa24R77o3u76w/3d3rmhh/hCEu+Rx7q+3HcohHxJRo80i9I4OiJWqwRhHiAjc1/Amp9Z6Sc2Jgmjn2etfzhWMjb4bJm487LIYHpvQlixwSpadZwCCaDWMwCcVczSPZ0njFzaQJhWNtdkGHAqZP7I9N4DFFTVMPmXRpX4cwbkYLpAz0+279bIili61DCzLFJuh3qx4rskk5Q8N6SSvoYzRlTsCIyLsNU48e7bTkDYa7iAzKa3QFz97o5E0gsoi4zTE14+Tg6z97Xup81vv1eCwQt4RyEp75ln+h1JaM8It+lx9m5c/B42S2pCEOd9WWgeEn2Ab0Ptkf0Q4fKGmAXX00cHw6lr1BbcPZUukNMWoqffO48Q9lvSQugZEewmXfYl7AR4hIQA9gVjQyEj590ZDx36VNNDYNyRtvubTc7y5RPv9fUR6kg6beeDG3AWPQ/R6Q/sej2viE6+zILT9wWlq6g5SeF6V1R6wgY1TAa+7+MELt5L7UweHmliz4b5SF4jWjge6Go2gedUu72ElNOdDqhSaZxLf6g3TYAAfIJBGrxXD4Q2grqRp2Ngaz4039UPbFs0AuyBFimwUIQJNK5KtegtoSFfDUGNxMij4GoVmbPrjz4uru5Lcz76J/f5AyNrdVpmnVk0SooZ8GlBoiB6rW0Ayco0K2z3JO10Ly3FgWBsj4AQhRE2n0CqKbryEpV7Avt7LDCerfHoas0gZJmbSBBkP2CURfBF+nXQEYjh1AqdpqLm7EQYjp4ycXf81sQjVt0lyL0hT0F10xRUHJkcTPBIedRkLpZ6Cr/rSbrTaUw6tzohvwnG3ZHkmfgysjjn2lam8c49dfudJE8881me9Fl7aOBkk1FTe/NP+fweCajf29wmGahIQd2+a2MKKhKDW9xh9RM9bW67xq01BCepXcnMLBhkLvnw3IIvUMhSKxf6CpaPYwVL/oSvZFrC0oV01FZjrjTU4fHq//ozGumP01KWj2s6p9Cs1NKIj6+ZHumTUl2czIDrvnnIf73elE22VnXadLZYzUnNnz3GpbzNstbswWf19u8GpympqCD2S4te7g6mpMq0pSPzlDjqsn0srTi3OpcbFzJUqyRBdWibg8UuH7Xb/zAQBLI9Ntnn5gPRwpd8ZDOWoV9P8lT5XD4/d/Ok+CVPZlblpR64hUTVijsuUOicz1h9sBBtype/xBlpr2FvKIDJcGFihE4sT14FPH0FzPM2LYY5rYYpe0ENINTDpINL7xNW1FFgaRhFdXFR+xCZL9t28WBaDtM2i06Yrh0Gi7a0R5sKBx988kiB+JhuMb3Gk/EhTFjtba8q9eNrkmpv8ZLJLwDXopigNPrTPjeJXDB8E2ywDJQv2uprJrFWQ5LE+kK0fds7y2GlSzLksIqs/2fTPFZcKlM11U0VKGOBel2VArFrUZ5Yc3pXlXwHKdczURf8fMlrzn44yrCFn638NbZiibVW/HLNJFb2InzXLjmT9uDsSF3uK/XMt/47NaH6eVWSifmPreLl6dwt6+zp58rGS60iIjqCqMB8Vywqvd3F6lAetu8xA5nHMA4yfXRfytIrvSzUllx6YPUa7l3vqXPZ4rJXTVCtNbxtUXXVzU1roRuDXlEoGvpocC22v9TifShAoIX0PISp9IR6lwV4GcpMqjkxt20qi2wcALjDovvWA3WebJtfw9F0FvTcYWU29k7VS106LssQuYN6lI3z37OUPQZuxppXB+Kui3mJHH69Z+Ix//bXcvNAnpnlft9uKqU65J7xmnCh8VajbxQLkPZh43Zup/Zl5dNS12Uzx2J2il9W+4pfCuCvxlbvk7fLsgfZtfKomGDY0c53UHc2eyteNo5oPQwl70xHfE6Pq/d8WupZKT3r1TN9WV/ZxTPOK/6nm6qcwxxN0lEzKKVVLxtMhXoaVOZKYxjRqsorXh5uB5/iL4mrIeXUZTmnHh1q3RFWS+unxS7RRRVJQhEqq3bZpOUukY6Pa4MXVQYgH/buJxYqWOi60cmqZDapX5WRTVrnUumIhS6BLCFJtGpI2m1W6lIbs9alNHa7jYW7vvD4DVsJF0/oHSYtrzAhveJ4UMnD5XUuIzEhKqHnRm9wgmDEF/uxLWLxGJ2UcAsWnuRvXKLk6jCRDwXBeKt3mbOYH5D0N2CAvJlKxvR5oxxlwJuBBS15QSE3o80/yqYFrOnLofX30tRJjcs1LoEjY6knXfxQ1+xni7Vtxu3/VpiuXaoBvbN+toFN2TkbNc0NrRqRGqxiYJ2X9hkOd2Sem2r7n9Ls0LUrLCWizRJCAbgqPqka/2VIAnWThFDYQCickaSEnrXgDojVXTZeSsov1nrUEtFz5da4WJQqeLgAJjjv2IYyxgyjpe/BJ4Lqj1hoclHurV4ZQBB3iLcyVU2RAgsg51r9KHd1PEn8bNcVmFZzU+ZlLJ1P/myZnQCgzCvZRSx9smo1Rzt/rYCH1b4ClnznNPxKOcXe1E8Prqyh5X0K6ZE0SvUAg0BRrPHmBjHHtZhBKuFCCUuLoc9wxpDFHYeHms4ZmM4HhjzH/lGS7lnaDTmNKJBY09wid/SlF3enUAdEBxF+vb+GpW6jJnxWWbrnC7terTYqULa8P9NTVDTPYXr2OS83Fa6bumi7Xs1ELhb6Qg2UPSo+r1R8R8mferV7pRPpz5I/BhT5zIa4KLE0ynn0RuYAg2hawbKye0kZRC1Uz/qPtY8MtRxP1rAcmNojHzjZersImYAEq/X6XmiRFq90QNzQHPd8VHp0TGZuWAecpfZZ2AWKZx1Uj8YXr6zGfk41xHdUasATdEtdy8MhKV7JFnC18vJh9nPnx6+dZU5iHrGapMBzKSMDt/pzag68vIx0PsMJeRXKSDYU4v1IMM9FaZpp4cq5wjMpXfnHGeqirPSKdaM9X7mSxkDFxEyQLIivb+1SZsBFxYEODWbjxwabEdQdw2VTUTM4DVdNxl2rt/+rxpK5TBdJy8G08XHTrjUIAgMsq6iUavBBUrfS0yowlZfgl4z02KNIeUMB3IaqHdnKKWfnKYsTzgjFeMe+IpZ7GX6yN1djo3ZzpdeLDyGXH/mYFW5/Nj4F205XfuUsGxNKXHxiEjQUrFSDDNWEZbd4BZcK5oU5G+Oyd9IZlcjKzaGSlaqf8j3z9M9GHEhRVLlMg2Wku+jYVZaGOdEU2E+b5GCWB29N58SOD8344FQt/5ILx10eyltMCaqoxO4ydWwpdYFTIEKUitNt9y18zcocth9UomYt1aWDQLBx8nrnGXGmq0CsmshQhkKVCYd8Ef98GW3aSuF6UTJ9W+tTQgnGnPVmwRtMnEwTJMcXIjuYb+naxEZMMy3xG8gFMVhmTylL80GruI+JXlPiBLo023IBOwW3nYVES4XQjlFGdvuTTBXNClKmgnxSktLLJOxtM7ZXbTAdfnSwImXelh5X8kZ/4UUD67Un7ugHdez+AyWCCaSTfMsob+flYkRxJlO392vbsQZlRlChAKXancDl2qdVnm6Av1Z2Mqzfqk5aXiXsDAfm2WpCZZUVnYR81EuPb6zopIs5lZU9veBT5FaIgr3WcokeFbXIJO+zsYRKVphsaZLTp0kRHAWqlZikOI3ClMHUm42oPCGbMisxSSEsk0cJPLI8mn6RS7YaazWvzPOU8A4oiepK2aVnHJRQdm7aXDtJqkuOgg6ylVeAIEwMFB4alKcmgqoQzlzH8oawC6I4PdxYqHIDjzvA6nUajU5tfcrkjjIM5RIJeizaqMpwj0tq1q0qdgYvX18y5kzWZZFb5ycJFhwTO4OsNBoMmrymTVqJyYWIH3CB3tn94rYGM9+VBqBo9LAuRM9QPQHGtZeDsyIiLO1xHdCXmcyfkQwFj7mw+QqFJm3wmRljwYpLC03eoRg5XYNhjzPscSGJkjmwQBegjWBUFRV3QR769fpqPnpYC+sqO6rDAqTKtot7NDH6je/tsWdehFeBA12JbiYK0slEGdXikkxgZBmKoYzFJUlWsyJo0+9XYwGL/aR1VgoyFLgQQq/8f2j/PqlkJb6wpPqXoCMaCgYD2usvqunZHUJWjqw2m9LKS2KhZaQE8nbsWGpq+OqSV6Y6RqvCo2qoMlllXb2aIlTQfyGwDLN237xWTPuoeLzfIxAmSTdlyL7yvvQ4cPRN97svOavAl/zCsi8rPelPvoVy2kZ/a5omFsaP/Qmqam2HZ7AboUfavy/ociCr4r7LrgB1s5myG6ZHCqPoVLNfQouAzt1CU/cbRSc5eSifHPtHx6QpT+2euT7OlswRhK5M3OrRROV1DeUy3vn8KY116haZ1FW/Wcpk92htwub3ZETuauzc0zQlMrf4k4xIv44QodRbgVQUlvSr9YUls05PM55NJbiy2GYWewgQCqzOu+KQZI74DbHRP8OcuszTjBwU0dqC57hqMjc5WT6TgzDQkUFUHVGN2WFCVTLykNSTlCk6LSgJdfor5XquR8nC3XqS01dpBqRVk/QYjGKSrJX5iOdu1SZxnO/gNq0zCr0kA/KhnWtMq0lO0h8hC6uN3pk9cV/3x1g+k+ipqfZ6fy6G86UfqtpOdQSP9xePVH3Gs9tYOpLPg/NxomKcBu/GPmceXXOcyguvu4NF4ZaMK4xwEljsZuNUYQcdBT0+RwuvtIfzGG8uhLUnDPonE+pTGsZpe1/GDfQVM6KP+2psa2dYC/6FW+6QMNm5KO7T9UztQm1EaouZigc909ojMpSDcZPkK5ocTZ0X83ZN49vOMtWHcYqjae8dn/6OzH1aMTL2z+kuENKaSL89zIfVIvsq/hWTFl/seH1RMxJ6G7Ubdd/u1Iys/eEsLQJBlnYvHpkaQQ5j52MkdCiUc71ZQyijaqjoRG6DNEXcjk/hcFR87A9XLVvADsAAV8a4//fBgBlaczUFlhOqE1qlSAwUGGaAVHl1VdnJ44sGTnryMM8q7FFSJ7LQu1c2xlioQwloJsUhIzfJ/Az+DjnY+VF6sxbkJM2wOpxluEPQjwMIMvVgvwrwuavW0AFLTdWR1y6FVNoiLQLJN2u7zuHQl/4h8xGdzlcU09RIVOPxuAClr7nxerAPNJ6c6xfPopcwoE/rXYbBmE804aPdIf+pjXRGJ2sc464BHtP1HjIIK7PRxCCpEmOg4mfIvq+Sg7w2aCNXldAUTYHUOtIFmA3I03mr8vjiYNfh5CIt3ai97ckYvH/r+045YUZ7T6F8suDH3j18mriHT/e4Qj+n2zP8scdSX0DXNcfVy1TLs1bRmWoZg8FhTMilHWZNX0Qn7PaXJFot8diroKKAtSRBtQ/v4a2cTawJ7Xn3q73NHgoSx0AY5WGPOh8bZAUe4VNaVerk+bwyqfpwvdG9UbdU4jo8M0cY6zgGYekfJHUdVZkyCwr4mM7iRTjCe59RjPg+WglQyBftRomLW3KUKf/GCX+ofnbfhjFLlKN0Je7WdYQDlU6JXmsGXFUqIdTTFZXC4CJTVj+Uqc9uCZ/Q3I78/IxWZWWo5g/2VaAFM74iSED4pl7jK/UetCxwsS/NT5E6OaOAmKJml5R0bIJueVSINDUbB8OMDdEqS/Lzs5eZIBfIRPJucce72s3IIE1/DijnKztW+ys7hugn18/rsZ+e8hI6egSgDao0k2/v2UjCTWiafpQflNaqQ6XFHN3+Yo7JRxoWdq9PRe88P9c7XVPsN4acEoCKGcWozCWZxE/EMo6HNFt6cn39nRfBsMgRgHGuLU+2cm9yGrORbstu+Ub4KO5bvLG6Oy9vf5TdCfAeVZh8Rt59EvLu1dX7UvF68+XfFrvl675j2cbdrqpDXd0e3q799BrP43eC+F4eOCMIRRtxxVsMv0sQgoUb89Afm9Kq1BkBDZPUu9j08aoCnqBhHuS42AmVJFRSkwSUQ3w297braj0ZoDsW0Kh9yOJRyO73/ZOXbrxyf2jtR8UXDDWDE7o8r2qY45YfK5ZBm4qbUJBRrK7keVqPscqS6FoC8QnDBCZrte3iom9gNWtajn1zRwYd+AjrRB/MmrMWt98bOuOxXkp372KM90fwPZ3fxmPHLCY3OwZUPO3uy7Xyyoexm5pYJbw6O0D86FAQZw1H5J7jwuNi8LGad40aAhtpA5v3QJ2dmbehLzeCuH5yR8XpJPoz1FtMhlIFK9ZZ3AXVbihQKit8DG5+tiofUOHw8a++ziKOBhn4qlGaQctK2k/iXu+KdyX/PYkw3B/vGpkOQxBYY7GbhAuF0orIT9uY3sTTS4QfB+aQf5gltYWPqE4wZmBvB1BVS2M+fkcrk8l1EnQoc/0QzowfKGBx3l634Tw3XxcZhPxLP6tQU5wmfeVIV6vsi4RPY6PhT8NHA+sk3ocgkiAJ9cMqNgLnqnMG1cV+vG/Nn/S1IT+tpvY5rYh4ANOTvjU9TciabmKAYl81xKQf9hCqIdJgrlgMsddiiFVwPWsdw2jgTFPQGKWJAqOGoLR8CXaNuqOXjDO8Ik5tHKQJN+A+xRCre4R2R3aRdKZGIhPSbrQWogd/Fkfsgos1Q6KdTK89JnKIsNRDpb7d4DCOpkkZc7zKfUUQdTLTT5L8s/Je9Q+/z0lleWfPqj7JfxKdw9c+HH3pQ+SdlWu1XmPeGWIZe3uGsGvHCxiTEohD69POeHA3x/mJ21f/0Hxgj0ukhOEs5Wp/7cMhtgJ+tppBNQxJ9UNkmrUx08zOBfBnmy7OzzUtfhhnH2sfut75MoKtTzQLLQ6mmWHwSo+K16UGrRmAZW3ncGPllRCruUNGVnso16yd1EPUvLxYCPGzrA4ix03yy8RGG5JVSI9WDFEgZVUEd6shfo7TOz1I2FMR8aa0vBGkl42d7d9ZhZ2pQlpZG0sixryy8zJPKosFEcs99RB17b4eomCq8J/WEsqKkFAmrNS+fYiarj6JTBjPzQ0Es16yqEHknwm66JbgDsm6OnddODvXP2PSWJX/Ag8XvdOA4nUzRRzsLh0zrQAX6WLNeZIu9qmYyZey85fr7S/qmDMmbQ7VPSSp93btMXHrKWOeUZimJJK9HC8vUdAYuemuFkG65C20z6+q+jKtmwHZuEFFiO4jevhw8lBYNzD0tEzwuuCtjMLVi2b7C+YL1tcLzaE4rSt5bJ8UK0Z4ObtR8QtXh94IRnSh11n87ZUW/S5tZgdtTJmDDHdRMzSxtEsMt//dBsdsXB/gIMJk+wstvwsguGbFwm8//PzBJWoVXiAzVJPlIcL0dqlTDi3k0BSr7d/iGplz5tRe+X6pOrhGpuEWEEELvexLtDwXu1Mg8Uy1N+CMos1eXvLS2jC/o3xA3keIKWsTztc1x7aW+hrsqRh4AVwD97d0D27T6ecck1s6yP9FGeGFmwJajPLZZoMHFSH+8Oq8ux706VBeEjV1C05118MGAkQyHw7tvTi3xeWjmL8lgLEML5+3sXzDrZu8n5RYx03T64IYwbsVcLwptmGCGUc7X2AywuW6mNQlO3TdDz7tHIW3RegPR8UnIs8ApJmNUJdLRsjCJb72+u0jd1mjJmiSzqXwSIIGkIneKVAFialsc9877GytgYtZo/0NkB7VMYvrTV44kGhMdFDAS8vLN44X6MYcLn4PXNTNdylRp7lcxAp5s+K5uU1IawZiSh5YzW02O1ysZz+LijBaVv5j4QWKMZVgLucwRFuZP4vtO/mAbMHvP6yTxGLVZhgVzZCMmDVEWkjAYw5NeltXl1TAULgLphbuftNVaAqX7mukFVH4LisCxdVUjl/FDgALzB9Fj0XKghsdFWf8sYeSPrySUZTiBHc9Qf+Ae7UhhyKGa2Eplj8gpGw4wb0WN0LoRu37aDIxMV3GS4yEm+tlJYPP4joqjFsP+3p5wlWn874sG1tm6Yk+GSq8xXCuTxO4TqXrX1wq/jSsSaSIDENGv0E8i8bo2vXfQkSMrHbdkKVwLeu0Geh1fe00g6uvFPfTBC4sBuOAXSU5XM/euA64J5a1psxDHOFebUsvPwXPIC9c4c4ReTOUtfEHEKOv1udbrdPv/W2M9mx6/Rz2zfusnxhhAwRN62x7hJwWSigBWOwPt1vc1WGeuFVXlyvn78NlODnvBLzg0rGIfFng7NoChCQfT27lq3mjvcg0oXEnYuTy8lgpf1q96I6GlqClVCVKiwPDWLjysieNYN2oQyGzCblZnaagpchgWHAcns2KlHl8YEhxrA/sZfL9KS6TbjjNgQSvIfxAHi7mR5DTsvE039t649LMrDPhKEz+u6Q4z9KyXtERkzBYjpwkZT1tvFJUgIL5GmcVw/YXw3BMDAAV6QKVibwseaeJ1zQaEZNHGoR3LooBWCqJXGhO2E55eQkTHOrAcSKnMdbyjejbR8XrSOOF3jUddunIC2dhFUTN9YbKVkP9seY9Ds9KhWAtX12IXgYYjcNVWS+ByGSYAV+tkUVODZjnYI3B9VEYxA9tyKgSitoMGVBXcntOV9XF4PWEK5HfTnvqm0qBISP9gtD5/V9DvIsoh9CTr+/45pm+wskVr2JbOYVmweCsy6FaIjgOLJarCsQ5k6+gAvpsKEGFjez/4OXF0F0LS8VkfI/NH3O4S4AvH+4EODTAwwJcEjDQEaaDsApQpbr+cgDn0OtDg6hOauDFHQHP62gsX5m+6wVJVgfPVC3/rpHWauEsbaCHTdCRqDJ4pYC3rbwRYi14GfizPQqO6t1UshYuapEEFCaqgqc2JrAvn2of+yXEgcSqTzgQjPCFpOgWhLl8cV6CHX5w7pbXWnpgSFg1OFQ9Ug5Mny+UOoXA/7ZjcdaoCXXcnqvtX3QTRhtUJe78MOGu8XN7fYsMZCakIcI/gJSYtYK9QKVvEeOmo6BmD310DT/ryl0wzQKBH++f56EJJqlTlC6LUmMDArPtQ93hznPdwV32Vqnc9GnFw7Cz/g3l4SJZLnanqhd6e3rjcu04ezDj2gSLlbK8MQEeS7SLDCz8QfYLsNW8MYvWFuQAo3v0tqsBSyS7NMDrTLH5/NqndVsDdDRkXasaxP5XlCuhrmDU/cnNwUaISttfwMTAoofUdhlMS5lob3H/zejEgPQKpaVZehUAkHEGFyQQVL3ecwDeE60v+Ngv34wkHTSBue5fPpxAR8VyFFnYUMqsk1Tt3Kt1Cj4qcK4wU7CfSAMhq8mbX+viglKjuTadqa7bddeuNbnJVnfldfukbpwRub2RTtaW4BQkkMKC5DErSPAspDRUCJmTPgPeaC5Tu+xlqsxlEsxYCZx0wynMVD4BbjRHg2Ri/tK50MxAxg69Vt0LnrvPvEzjJqptocJ8GUCoXMpWUl5xqonsVdysTfMP5NVvRiDxGneCdarVesJHABi9IAYcvSg1yjCvFaP1kDl5Bq0NOkTp9J7GeKNjjb2YFi7VEXjNwFRnpFZnE7MUmIuxrgUxXbdWaIHAYgLTknw44NBJ3OBjUZKCEFL6CQru0yDPlnS1oACOTNVISWe8VGeTzKe/RMLTzCS7B5tD9TdFQRqgNBZ8tTdS0ky0zrbzENLOZ7lxoVqkB2cQ7Ie0B6DelbKDIkgvOo4osBj8BDgb6Ndeg4VNg60R7kWPkqBhQL0lTGJeLAXgAyxFZtCeK0va1efJq2bkIgpIdHOSamryymqtwTpc+tt+oNXNiqhQ3qHb6ZKxjZzDlDbOGKmjFOlq+KOe27/PWkYZ0zdE5CH/CfZfAB5nWelddF7HUAnm05BWcFdCxhAtMKhiRNCvbfd1ivRnBsYX6MQreIAp+0GMaB8g8EXVJ0hkSiEGABpNHz5XpPqoeLJj9S3YwCbIJ0EUvEh8tTYihUC1+9zPJNUZ00/yq3VVNl4vEs/yg/jRi8xF3K4VQIVKu0/KBpsjf12Gv55QNbgmCYoqt+DhIlZSTXtSMxv0G2hUsLYxjkh7Lr459o+OU3WTs/Bg1JmtePtVF2XhiyCqjT1o/y/UDPXqghfgbJ3PNdV2uPd3lF8LehrdoDEtaJwasXFjsVEhyEO9fpZoBK0sOlfyDp8Frqr+etK9eooVGp5dIfoIBSY3G5wXwE9UPGet5FZdn3RBmx+zCp5ZsuGFmQ1uOJo4R+yF97bTc1PLdyfq3DpvRW8seV2a4DYl7lfG/C+RQiS4Pcku2n0X04v8QN76/bS6AvtjctEncFqnmKurijorGF+SV/QcrChmBsBfn6UUiWC5pB8c7tvEfypqOQFLPj1Qv3BLuh79QJ3plP64oOihIKkLM8kqosMb/BnsljoHnqgneuWuUiH/I1UQLvaZAcfYPrRXjvHSa7ob8uDqhLMNTBKqT9/oZfleIbbpqgNcGkPp9fJTz3a43VzxXmXV6OgLJZKwQdbvp4nKeCWzLnkxOgCmNrl90kcPh64h6N7e+yCgjklDdzhBtT2a6zRCztAp+K6Z3/CjXSHRKdQ3u7SkoPwXiS2jcdTYWop07K03JWhW6QoyKeETO6XMWOgqJAZNnYnPxO7s/PUEQ162J5yqaOuZbCvqyOzHCgo71QY+rnQPjVRbRCNT9wJ6e3HnucSF82czFzUjop7YIRuolixCVZ5CD/vAC8QyX1LLUy2FbEOPWwI3oyKLOapnj2GCslLFQpxvLewJD2dwiqHTM6q3l6FEmKHWGbwAenqVmMgQQlyaeljVYA2kLerEZdkntH5W7k0AkscJBSoHmUjkfVL3TM2VHgcO3A6vufWFWzZOxVi905QXUFhDWAo1IrmG9OnO5yNQOOsveLgm5tTaG1vHigB6C/Tu2W3xSXBaeVzRDkxxzNXMo71D/hMYIn5xzyFEN9v+rZWl/NHEuuFNzEHjBhUInfRBm4gNC2ohfzFRYezGP9hTMEhVK9rbnfnEffwOhIX1NEniiS71+7S+1yz31AZLzy58us/n3lX5TF2Vz3IvnVBM9MjFH7kxC+/maqpPqs0WvHxazCl1V9pp3752poz4h/iyg5AdyElU7FHAe7vq/f40ao0TVX3vJ3va0R/qne3euaT251XVN3piyKLiZjn/GCXrx/BX1TAqw9WJTHiuQS/Ptn9bL4Puw1+qy9tB7cs8SEAxy+VT2f6P3mpv1D97t2F5iTJqPEuz8zQ3BA1QhHjQUT/1hi2NmtLgYok93mLSrQv2+iPoh8rkIjP0ipk+D14iPAalA9miE+tqROHKIc6nL2deGGWGr4KAlhriFlWEedcwUGs3p2eKv5aPGa8BUJ0OsBKm9kaP6I29DLgxL8vmsZmGglzBVXdng5ke81vCDhQRK9VFMTw5kqduiub0D7laKSB1ABMKXfr+9g66zxN3zKr7KD1MW4VFJ/k3olykCTh0elwe7f9M7efmPl9PcFv9OhlmR64fxN3UJedRd8i8V/sUTVOfeIxm351OtHnd+dM3TkZNPah7TuzTLYIKOdkXPOr2pfIM+1J5BnXgf4foqBMaeNhXzeMhkN+XyPPebt6Xw2PbvLc6ENw53yWJZ29f8mB/b7eHNiuSaRPJVA9yp4Fje49zg2/cdP42BFbJNhsqLPZHfmQTsqCcmMPzeifAgxyqAe6WSaCaob+f6SzSUhK9IYMDo+lH1enwszQGjclwvlMceKFMSXfHgmEFWIxai4rANH3Vh2cijrp9F8WJv6WiT58m+TvgZiF/55O67DhE2IOrirkV40BiH9TKATw0/J0f3JW6021/cXfmDhpkVPefjcVs7s38++XufCe83tP/LaMBLGQyPaxC+N89mVMaaBd7EJu6Py4mtAJb8aO9oXkwifefbh0XlyEg786xd6PXrhdmau6z9PE3gjAmwX2mapCj7Q63gB1laTsTaGVRIvmr/NgPl4w2PogxpuhcWfgiw/OO0nYxdNF7kZQN+5DFkwRCd4QsBg6CLse6Pk4XZyEjKiB8WAOiVZyX+qCfwEcWVbPzecjM2fnUH2nv6YOHVXQmMEh2bUpnYGKlV3e9m6j4UAPKBGLa55ThRkZ5WdbmqqKz0uUzxtGy3u/yWcKFC73WHWL8uOjvhf6+QpHN0WOdx7He91MO1B3NaVb7vdKTqYXCEIw2T9A5iNVp/5flxQVwp7kmJ37P5zP16tOa9QdsPJ4/LpZVkcShSluYJUl3OLEN5CrmKJQj7/gO8IVGhCOXDh4b+OeSDlSaTtJwBnh394fjRurPQa1bdGKgjQGf3KDop84wY5rhcsDvtWbdqywoELaAT2/R3Ba2jyk3/Abz1aYx18YSbdj8YKrN9zaRLM3mrBPQUCOFsL5Eck1/KTus+Ran8tJtqk1a2ukUMQYdLDbLsfGNNbvGJ9dok46HNrgt4I0zwzjm2Ty2DI0vhHD8FD7h2eAnPrUGf4/nb3ztJxZwYium1cjglr8hq9HWz0uZ8XmnP57Wfm5P640VxnkqCF7LEldtxwNBYQPdBc7VaHh9UdaDvfmkbqUrPy/LoXm+/UWzuMTJAzj52DT+fSjQFHJmnlcPVuWQ5Mtk6TJ6orTY/oI+28/OW02Y4Snh67KJM/LFmB5hOvHxaXnJPJl9pZhOL2UyYYvSRBmUYXKQC13IkuG8XpfjpTn3kCLDWexWXrorRUavFxn6N5RJtlzzSLwWyh869R4gRSYtuWRLgIte81w+qau1qH5Tf2cndhSAZaE/fS/dJU8+RsRlu+7lCWNPh9Hiic9KO43LujsV2Scbf6nGf7sAzvfx2dOajvlGHu94XgWcgCuSaTZp7aXXQhXjctz+VR8zaTbDg0ef312Aafutr8A0r4jaj1vcPiUEu+JefjYiL3C9/W2vaWHPWIi3YOa5zAk19dZ69UnVJ1NtezTZ/i+8BB74R5MahUn/qhjXocMCR6ZvygfSvEd+IwsyiXz1lxy15fpIr0hGREbyXalX6LQj66HP2xpCN2mgqXhXSntfb5ygPW4TRF1f38WC8TpaJXX7lzLVuy98YI3ftsNNWC2KFsr+sOjWeVcZODwsZf58XZQCSFevmKu1/fWiWraszdQWusztX0qT87L6mlxtjDPrt78utu9QkBIFlhDzpH4A0RmqRRtKMvVWGnguMJ2HXcMdULF/UQhQ6BjdCVxbdmjA1Q8vsJ/Z/I8ms7nA/9QT4Rd0nC+4ZJXOAvfmuBF+L7csOU/UYF2gALHM6KqSZxqErPfcPC6R4sgd4lb5PXhddqU5MHXfZVCOUHU7tZecz8y5wF0k693SSy6k5vzhpz9TifaHn/5b4ua3IuZxA0o7YoIjr7PBDSyF4lOZotPRtAP5wt9W71C4OKnCBKQXTK5AAwKS9fbbr9MSTI+hdDzgsEhJx5+yea3Xf5+4fj5qzLdP2YnQScov4RenXZSd0MJVy1rTuNRCWv4frs9qML2vMTym7/R28/+7uy9rbutK0vwriHnqjpBd1RPRD2M/VLiqPd0VMdXyVLnrtQMmYYs1XDyi6fG4wxEASIkLAJISN3ETF1FcRYAyZXEBlwf+kwLuBfDkvzD5ZeZZ7sUFRVd5uicmwiGD5557ljy5n8ybD3n9kSJMfPSkfP5vfIBqoP9BBh/v9wsw7WG4AZ9RROovYUBk+97s9TFMe/nbT1zy0kHHfPXeLmjI1ECQnffDVcxDfZ7+Vr5Y0233xpTiVWKSv3myrzPf2hvNNLhRt//lGO3IRZgy3+JeMNaVuOz9QYfSBFcQZzdPalOoAQ6lBYa7LcI0xHSDj0feHH8J1kHbJfgLjd333jcn9CXq72FnzODeT33CfxN/BKzsKlJ/k8YnarsHIrwEBZi+0m96U3dJ4v7nTP8DOnY30+cDPVxVHfpLt3yQJdPFzDXpdX+NQjOD+AwdPqfaPcCcSTidRtIS8UA+AKcTBvsYeOQ2YfBiMPMFPmXJ3DoRLl8ikxGXYDKrl9fzWxJj/LFLEUeKe/ySrJZriquscNWZCLqIAe72ijPBptMvaxkM4JdtbSamikhppgwxUEOWLrPn9+CyXC+O3n8o2cO/wyp43h75jtwn8q0CQJI/5oy57SeZ7VeabJ++yPsmvcc2xn3bXn0mLO4BwUFOqXfoi/RDRUknJ+/L+GDtXcC8roQUn+TKTJk+Egbp/pudWGUmU5gpzdGXAo+EfWpVprRGAZgFDCYXZjKPkd/fq995a6/LNOA2Muh6St5PmvlxhuQtsJJOm8B7Dyf/tVTgNTk/fGYxNDH48YFpu5eKcJ7/JOjygTboU/e+aFVpBW9anhiJ9xErAcyTIS6TqzGB1PsQhDPUz3vz8n7uixttwJIUWHS0GlOf09aUizIfQCEiUgnw9YheQAF7BGi+MAzoN2l8JmnI43A+RX+EyTLf8KzpnqEUGWBYOQt9TPA5pOD7qU99TkBiBl/ngV4z1CUfViE6EvOBKycb4S+Fl7rTHFP/+wy+kQ71DZ8nZMAxf/URWfuY4ktiP/a5F1Jcd8J92wwICe1Uls37IcBLIZg+zfph3QMjdPEH58EmvyL0eiBfgOoBZEgv+IPtwMoFvm3M49z6NvScVDdsIV4JGLBUWRDWxcUTcEXLWCNKisjYroEe3ACmyfDB5H8uVDArPgFFaMRfqZX67l8NYNx+80n5f5c5u3p7IpN+CEaI6kvpQebjfczIBT6EJeyJM2UiZFrQUhcJWtShNLTj6wXuPt0/QS6aoN/lVm7nGSNsKWizKb5k55Db9UFSK7Cy1M25V3/JUOjvM/yYUaSDAiWGAH9laFCRWgiJ4WFITtjDbflBjnvrMRDMSBXhjy2y5d3PahrowqsaA8QXaOH7RuDI1gphri9x4X0R88Q8oENm0wbaxP8cimqR9swSKhcJUaU/61RrSYeQDoOcjjMAPEBZuMFIlz8R7qm5aIS1frAnIv95JL/cUqb9A6Yeg/ig05o7L9bmDGGZxKlYGpl6S1LIPsK5/xviMbrlEyE4eSvn7FHbJyIEUtGdc1qsmtCDQ23P4k33hKOkGdWUn3KOxoZWWuqLMMSPIr9NLwtOcOe0q7bUzVyg52tNm+lhZYu/Wgyvu3kix/NfiRrwlpMK+oU7ZwQzQ+EpIu3RE5UlpCMfCPuohyAq/aC6sDDhbWtQREog1maCSadMRMn0iy5FxPUfSIt3WXYQQAIBB1RbK+khk98gTo6Z3aDXiT9QSfbaV4wn3P9m473eAb/PpwpZ2ouFKysMEdn5YVRf7qAuywffI7QTKayUeQ98FqqAllb6ePBLQlatrST7JE74pZGPyDxisGHdg/LoIWtoD7EaW2Opz09B6um/OeySgkp99yBDum/2pKCSj3yShURG+Wew+7SmEkoqdadtGpKRlLyWJDkp1RRAUd1DX/aqImal1j3nGiCYk0YO+d8tJbIcJ+QdK/MTH5HTCBSdPxenlqNdssNIzxI9rzvz5QCsCPeaV1UJHx7GsUEV6efvKTEb9WQPvh870Pugp9sUVerBFyCMfLyt8wDbjd8k11SKK7Jg65zYiKXQb1ZmEf+CT62hdhGDCrun3n3yJXaVeVFL+0N33B8QSI3cY6PB6N3/0ueqKPXoIXDGvTqtBhhaBJqHvFJUskg/vCfqBa+PJdu9lCAkLOoeqXDEqUhMUOgP+xInYoe9FzOFZCm2UFKb+hLRXTKyRisfDU7YYklMwyoDB4xKrXYku9t0fN4vdNGvaGG9NxtSLolIsZstDJyBtc/Tyq3a7IzfarOwFFCVG/BDSxYyF6pFcbEkTs/jTEcRTFp7Q6jmXsopwNH3kyiL4dGBcD7NdIkATP9piKn1I/3/P/SIjkSj9EK1ZyHESGY0B4FtWk7Wz1ASW9qkKPXoyhyKszrdJ8r/pxYt+MQ4SHDA0/CFydtCSUPRYX6nXBvvM9YyiGEmCV5FGz9hHLvZ/1XqfpuFateU8nUtTwEd9KaDu4iIL+oEjy3HaaxJL0bjI/jlP3BM4Cfie/NqyPhr4DHhKRc7Rr4RQajG6eP64yNocv1fDaVVaIhfpBeo2h1bstNX071dbNz3sVtXiNhwzLSarIa4P7BtH+gBsnqgC7pv1sivK02J3OTId/ERG9YhM3hqgC821aHl88yIsmUYzy0pS7Y4UsbPL0onGOHu0A1XsAEu8Hhr1pKRCaY8UmTYTy0LBv3c7GtdJBlvkGmQLCd4vzLMWfD5Wcz/hXP6ft3DnNv6bjN9zlvNzBqRCrYM0m/x0UHjT+xXi4io46uh3gHUQULUC+r7oNwK6f89g324q+FaSPDJfJPpI0HbVgsp/ihWC4mVRHY4HX6NoAFbB4nVWHZgQ4fxMPgfWZMR88ZLV7oPN79XBOmbrt4hv0E4PsqlgPH0xV3Igx8oV4d3feDbnn5WIWQuIKRoqQP2KgVfkk+sg6TsUvmoq4Mk7b6fL6IW/MFqFt2ZdueZ+sKYIFSphlJICNeHlX7o+Cc+7Skc9UEGPjujXXtYYXVovSYyejyr6SraxMPZrgAbGiPtMGPckFiQZkh5Wiet4aF3zURSrk8/YZuxPP6+RvH5i8Kzbr/60a3OX1VMeRybxvSR1bfTzAqc+4CLRwy+rxvo0hSmdPxvx7XviVNTax45Rd7QPIm1viTL7aP+mw3iPBlb64hhZbOa/jnmSUWxI7YDwF2Tix3Z7kir7n0gErQNUaLKxT/wnakrdkSa6aCQwGAqI2gCEelpSV2kJ7IChJW8n7pv7iv5Lq9P9Cd4tCWAqyutdkU37hiUr3RbDQigizE/AElujM2V3qAq18oHtMHS3kNdr6tx9NGXqDzERmQk10l5RcS6h2rHFC8wVUvb8gRcmaHgkdf0L4P4KyHdiR9EadZwooi07yTNf48jH4LYpmci+qD4GWD5PUSZtO19qrB2es819nyeYeuLvUoeqeFA1Z77IMWXi1A67b159NY8pXaT2EtSGwh3s8Z6jiux78cm+39ihk8HfuoEH4tL25Y44hMU5f4e5vMU+UH+4Ham56GnVhg7SzgzV/dOMUcz+o98Ul+tsv4BW+TofuehDVG6skV9RpmKFTlyDPoOve+64oSkp/YKR79Rq/Jj44L9ONn3+Hv2Mz50vzyu2Y1v+6pguR9R0NSGc45LjSsxhY3EEkjq9c/O13mzx3EJn0ldI3WnQVpKtqJacu/2Ct7z9H+BWuI7Sb3g4hWvl7lq1Ks4KwG4sNEQynmqlDZusK4HabGkPjfuDhRIIixSg6c7HfHcfapeElZlU0a7+oMxqf8YmUTVJvXHCeLFlwj8NATRnXmHiZv6+mafaS795c0xcUGRHu9bRV50AdWA7zsb23a42dOcqJs9ts8M+RJWKg/WKx4u4WjUPueuApENSWiI5z3701DvF4Kd/jLku1OfR6SYM78HDRwG2QJXFVqMHFWS+vAgodqRIri7EfiSTMOv1Z5xBY9wykaLJKWFVRVZL1xdGvlkE6B0D4MuYqWt1FGHLvc8tDO1jTI2Vcq/nBeFMHaL6oJ5BoZS8mXgthtUhRQDEznhptt3HVlINHtKzM1f+TeSQJJ3Vzyy3VFVJ2M11Xe8+VC+7e/jPjPmOO6r0FHc8sKJbFCCrXaUoMN+AIUIAqq7Bx4+Wa61H2LH/8fMw57PWSp67t32UAj/ZB60HwSaBu9c9Ghg8B1Vj5Ii1z4UqfmTSh69c5x35UpxlFjMy2GTQGCcrWgWyJ+zq+9MKkkabLDjaN/ddmpJROtuviOhbrdcfpuSRwMc7DbgIcN76eTYmjYrdMhLlvo03v+/D0Eayy0M/CqxOD9/lQwb3zjhskcDemfZ80XPe4gK5JNzUYC4uFBqdONCsHMVje6kPb+f+rg3HeE9DzNfDfTBf6G19thIEAPTnovWPCLoRp74VY8yCVWPPvZ3+PlQf5dWO+pL4fOCKVFS5F7MXuj/fNWPBt+ZQ/VTsBvt7AqDY+WOWVQ/CeGTJvjOuxFsj36NMb8uOaDu9J2ZWjRAMjparwTueHRG+vqvEoIqexG6f8uF3gdcMaVDgFn7AkzY4aDasNHB2AHR8wXKIj2Ukkh+NCYUF6mJ1DYRtGtTFikRagNtUTntXWLXnvedf88LTtXMq8G//UCvhtK+MmbeaI9G7RiFqoWRum6PQvV4k0aGPMigyG4EEmqYuQpJvzMKhJ5ftwQEW26S8L5Nx/onqKCx9zVyIGEc8CtxheBW3hhbIs8HEyMB/wYj/q3CHGEs76U7MGNzpfUwvlxeEyomZQyXRDk31MAcQmLc3YjED2yQkFyDm6junfaoxY04aIIvcdXY81DuPLReEmJDmU5iFZOSsD8+g0F/eJP7uV7SzXGsYFJsmHtyWQf7u39Q7lW/4WpJ4qIy+Aij1QQGpW42YuWSwHcQhuQRuXr4LcjtNZVe+A29u0oSFObbY68t7/CTtBiu8Cv29N7sQ6Z86AHeD/GVENWEs/SKESW48sSu5V1Egx/NxNFEqUiJpPi7Ei7Jhkx78tatVZJ+1oVF8rc+6kJNGbFCUZpGfWrpHgnx/nygl/1YJnnr10N9n0khIjheM703e5HaSBnN3rp5wzoCXO+k8PP9aEJ5pAGpvSMmbYfiSFLO/H/hM8CsD6T9skiae/HrtF8U6WZPqiL945CtiiSr9KsiuXWj5lGGqyJJ6g3XE+JaYf2DEN9pk8vEdY0SKiNJzkNvH+/SAu4zuSREWhenqhHuaakmTUH7tWR19cWKICnReeG9sMIR5TXz8As5HF0h9frk5oWX4WXaB7QQ0jeM+DwpLUbyWEyK12/0+jShCpLG3XwCedRD+iD7M24OUQRpQNLlem42+78YSiqD9KUcWMcsr4wphMRa3sOugcSCSKS/DXzWo0lrXQNcd4+RQksiZbQUEkxdOkVWJCWIS1tJCUX+U7dGb2Mf8pN2w/fYdF4PMhBNvT1fP2QE5ztzDReT2kiazWL/8GI1ujMotdydjt/komjSw5s3pDTzQH8c+JbzvP6U9vK8woWX4cqr5v5zl+b1p/QtOV61bK6WP6vlr2vDF7XhsdrwEn7kT6lL8Oh1uDKOH2Mva7lyuPw9/a7lZuh3bXijNjxcy1elcy3/tDU/Xss9q+UL3GcP/V9eBou7tVyxdfymlntRy23XciO13FUtt1jLFX68WKOeNCa9Gzx6WcsX6d1abpfWE+mfL9hxgkfjtfyEjpDNm8XQfwcyTm14vDZ8iIUNL/BT6rlWy1XsRK3caS33lv5sFb9vrR2jz/BobXhTnjb3aMZFMXJpGSQx6V+YufQ/snPpXxi6tdw+76+KxeZnZK/B5WZwMeWBZ8kCRoDXOKiEKwe13E5rnnaJnvXTAnrmN3nVr3AIuTISwGr5Yz6LcbvsZo4AMoXeuYpOkP+B+0zj39x6LfeEhv7xYiwyHACLE6zlFnjRI63FaQLgjxfjOPS2hdoTpI0F4xOtxa1abg7n4gEc6zFrMFs6CMsF/1ziI+eKteH52vBeLb9dy7/lBZfrp4e0YN5XiRZTv6SJ8rx4nB0fIiDgLWAZsJZDb+vGjfT7RW34mHHywB4xTQQEzq2Eh5t83AsADt7aon/RbXmTEXKXF/NEduESyZC2kaJB9IaO1iq79cIGYl0wS7YoIraWLRG4GnvnhPCA+TBtZ4+WVxvOMhx2BGIOOYFPO3zW69g74b9sOTpgsLUDuGHZk7JgOnpR3flw88EUnfiTevUZdpQvCOaEK1l60eSm28kba4c84SJ3xDJh3NDj+vVqcPiMkWe7fUmN2WN61Nylf/Pm9HFGP14s2cw0OQIHqvp1OTx8wchBgNio5bcACyIjnqN+WgrKROS7srTO/XcYBSOz8tFOK8IN7xAeeMYx00uegbDjYX4EE2hIk7JG/Q+CylVwvWL2PmKxwnLCyJgCfz4ggj/IREFNg9Wrb4Hvbif7IE1itEQWbXsIR6aCJ8fgZKDXOaFa824xmD5AZxBEZFHh1kowes6dFzToNFh+rq3ZXHN3zB1BGylWJBstFSXZgoMTuBH9N1sbfslPISiao/vN84PoKzsMrUJt+DnOKV+hXdQvr2v5KewuRsHKtvkgbf9csbn7OpiqGKK3e9QX25bexvDoZHb36QTMOHx6kG90UI/rp9ngnMacYDa/kEBk/kq2iRa2sB3vgECpky8bb5f+ipErgkHKvfJH2NHwOqjt8roxuyt80fDRVZaKhjH/pBkVx+MQowUIUfLvUvxcomdH64l1A5rDHyFcht5o7mZF1ZAJVTzwGtuxWwOgwuPd1ugYy80J6uEeEANovj32/r5cDMYeg4/k9oLpscbkqJ9iR8AIHpcaU1fc7jLsgtIRLT98O6Y85IL2vdYoj4bjWdDK+llYWEeHyc0YeYvn0e9/Sze1D9Vs+vHyudwKEuuITegB5oD5VhVYRdJTZkjiAp3HJr5CwPVnALv1cu5aG8/pKeGGxkI085WgvASoTG/LD2mpDVelBWuzIEmCmQ4UbwJfo7kJEZvbO5h47bh18KxZhSJBNmDKcGniSVP0LJguQd5v7Da2zqU3teA42nBBkICGNo8YOiR2o0xOcAPdtN1007e0m/lzF/uszDYvhhkWI0ZzIkWkABCqcGXBtvM0nDuCprb8mFgnnoqZbGhkk3VGOsxiY4301nHh0iINzFiDZrDpx82dF4aKuF9Mc44gwAL01Wwe6hCQpBi+EtVONWHmR3l0iypFEXXzcam5T0zkunlF+7vuKL6nroIVKNuGoxWDsVHHdjHXWi2fs7pZc6MIVu7PqxwfCw6OnvBvmasAoNyNT4GCZ9cYrGsqYIbHFJ1GoSW3sms0AvOA03DieaMyEoCUVLE3av8Bv8g6v/ebZg8X81b3i45Q5ON4wjs6YmkH+pb1MBcu07sNCJUiKQPN1xuWL9v0BJDMxIXRrovYNUTRHp/vkdGodnVGVvBoAR5LXbTanT4i7Y62k9+HxAW7YHj+RWMGxfPW/AxQCKrDAu8OQr25v8XIht8qilSNKYBeoaOKUnSMxmzxz4WKrErsFn1RBsdSr1UV56WGxVFmKQv/ESupQLUClCqdFkMGCyscPjzjcLOLBKvkFeLH9WUwsW4VUubqq6LBJNqqTlFU07VM3C4YL/k2qXSw7TKFnK8qkFdFpzgSXU/N02Isi67labqJxvKbWzRlbrc6/JqC1wDQUxxF39pnyNMga6wf+HzJGexGy12S2CA6gpiY4j1SfyKcbQvAoLzWWlpmHduE4Ml+2Ah+CuKcLwQ7hfplqXGJJQZb4+EynHyNH/L188ft7bebEok2kn3L6uUKipLlvSqv80zLTmuv2B2FC5tMmA4yTl6b4Z5EbCG9volBiRQpnx2RPkV92xYIvNjYxa4gcaB7O5E2PMLEgUMODheCszl7no0fpsPnK1Dh+PAtFjioERzJlCDuzrjWmK0Gw1M+dssPWiOxw1ru2BAcBILaN+K2wSBZ32OkLiJnFICOSQCGz6chLn/IswyZgPh/cQTO+nqC+YEKjfrlSjg27RNlZDQopdIhQSHr0C16sM7oaO8cU3TtyXHbuqguyn+VTyWobgJLfpSogB90wkyDQyTTIkQZMYL8fjT/tU9rIvpJeFkeYrtCh7Cql3sByzMcll+mo/a3qaYk4WFr9bl9P7Gfo3g96wjk21QMp+m8U03obMtULDITeofFnJm03U5hlaug6oUgWgfXBjPWM4MdZ4S8/8MqKZZzx9SKv09BYxyrAjGGq63s96CJbE5VhNwOciSpB3+7uy9DTz7u76Z/f/nn7Mx/YSfrWGv9EIrYykFwdIUf7F1I/d0vU6Th8i8aZpa4AK/unE9snXaInMkfL2jSZeZ+YAYETjJ8hUZ5AfzcyTtgaFRzYMrJMnAPfBnqBHf+aeOMLKqJ5vUsHD7sivTJKaJWER7tFISzEDBA8LkxQZHm8X4wBx+mZU9q1tKGX5FydaCaTP4p4VBrcUsUNtYz160YRU+yXMZLEJ28vMRuduWWo/EUpOyXGpvsi8vtWwPNt1yMpaInrYaMw/1Hu0TgrdVNgn44ORa+PCQTWaCdKKd9NIgJbEFqaz5ZPUBgEeEB+YKxFU8bO9WgMMevLzAPGQmyW4Dg4QvIWvHZgMJA8oq20UYl3GzO0rRnWxlTkJT+qBFrYe10uOGqKnB0Hr72RiOzKIeSyrJbbDqBe9R+KlNj/XoDqqHYtZfED0faN8unUK5XX4j0AK7IORFqKr+F44fa7Ulpu6dEekqbjsxPo7ognOYVbpmn/v85Fa68IjXSpztrR/Dbvt0RGalNP1+g/sl0lGcnNmT8Mx5QRnO/oWHmJ5SscmuK5NB4zwzBMgvXH+JYPqhfrFrSszobA4AAOW9TLWFAA+OSMUtn9/RbczgOvywuGz2/ILTmNHMfSsrKrWIfE00zMaHUWlo35ELHu0IqaCqGqzGRGFm7VcZ9mWfh55wR0S0a6R5Z2r+JG9kB3wo8z6XhF0Zov2gQQd7RXsguNl+s+D88fcWj9dwB60wF40wglFsUYmKX2wZjxTG8orkysTXrmIidbLiyH55nRefs1G5t4Qi3TwZWxbET47z39S3xIdyu2dDUoj3Yk2tThuKeB+GX1n/j3clogqVcy7QZKDEHkDNK3PERT9KpnenEbicYIm0zmHmtgIDAyz3n/YMI2aA6ECYPsSQXM8Qq1RcL7iAKRaK/xnSbZQPngFn6qrUejRHkXywdRM2iYoLTwUMdM465iLm8xrI9B5OX7im3KWOMbQfNwmsyPiBB5o7kx7+m1O+vSBJ3+NSv4G+L5ojy3jwTGXTDK8vmOFHU6SXMRDwae2XuSrNCYyZTlP2wTsdzqqgz1SwDdk1y6Wmb2LbNdA30dw9+Bw0Of/eiWtp3qbZleddr/dLZeIuao/vEWBtLhOsHIhBjS4rqolGbJnLLWw6uVxqHs2xFaxhwylFbVP5Y5S72I6ZeWcUt1WafLrl+Yq1BtVkgce1fUTAvKvHa18FAVFFe8DdhkLciu2e3xkHsstVZPz7XuJ1fuGVdPYqFFxiLMH7rHIy9xRU4UQchMLuLdcXDK+zJOvY8enG7wE2nm+x0MfKO25e7DsN2i5WTFY+5RslYzBWg4ph/oxSVix06gQPNndAWlYPB9SxRCW7mg4hTIeoVApczLFt+RK/B3dVH2Qk6uIpxK+CJfVyJeD4PS35qCbmr95Vsc7xiCCCKrjHlzurUElIi/FL8Wj5jjtBw/mnq7wlcW/Xqy/rpRP10krlgnImZG5yKjMmQuPKdw44/EbH9cAJNU4QI+Ktwa6MCt7FtwwzicRdYOeHm3KJV6vzfsV0gQkFuqw1L9Xjc4Xbj+ikdk0+c4emYeBNMFKBYybGRIynLKd+/5Joa62/CFyPeSDa51sqFx3FXvNfOK495bdpUtzY9zzcpYsoSX7dXef1j3DP2p3tRVcaTk2Bl95YxYVvgdmif/fCR9jgvAQw9X4Lo+cpgFm+NdLICOR7yZNoLat/E/d56OxA3dGIO+WSe9//3kuw9xZ3Ww1ELBf9WzrdirfeA2LUxYctivLbWHxsREMHD5vUTz7SNR6/o1cNiniwmGoGYiRhlQLa28Z3fPpvzZ4kkwEkICz02Mb6xMJGf+u5P2k5Ug4ozaptUnHjVknB34F0UGG+j1RHKestj/C5+N3Pp4Mke02LMlnLsFsbeUwDyl9ShFE4tWzYrjg17KSF3xXfx7XtBR06it7/YqZuGh8ELP9Ku5ojP3egHFRPFN+57WrHU03JwxJc+hQ3SU+VFslfqlzNiuMgPsVRwG3U1o9dS8sNIa6i5Y6sq11WNHklSvu7o5ikywh8wZm7HlJuopFYTzPc2sUU2p8LXXFHx/ekFMxMR/erNI028Mfua8N85216fS1AEfrMHlye1nhnHvQGZF8u4KVbbVrE0GNvyLhkV1KaxoqoPu6achzdXjKUTpzpGxEW0AS98VviFuSPU+ZJowDdojfmwEAkd4NsN5oAjiRG6MrhoCCmThOyFQZr85Dv1Y4YgGckEGzHOOVWZ/mosl8U6ETVSnS4MwiIZIsHWvKcWRcy5xEtI4/Tyrb5I+AT8J4owDlcrntXvgOFiQBBx1oFv2pgofzhwxtyuCY/YMaNbITRTy5dMBOFPmUN8bO8gwVu1D98C82PGLFNPNFDgjFA6SI4riZqsyTin90GkLW6eN/dLPzWajtGCZaUJduQgsb80aFvsCjbdOYK2Nlz1s51/ljF9SowkbUb9iibuFE8cFmWLmrdZy5buCOHbqTqVEKR+t6ih9tBr9gYc3HLD95ed8R09H3e9RYwGRdrb6XIsXJ7juQr183O5uPYC4sXAm4nSHEeua4hAu10eGZn9VLO8mQUfOrffjtKpRAJOO4nYiJ15azd7xupF9RicJFSLP1MTrbG68/kgv+jtz4A8DstKvToBcTRcEvOqNlzhRxVVOHM7vMBosE2HwVGHyaVZg72DTMDOXvHg4z8bPfETz+Xkkq0jiSEObLmfkZFFovrNLCzDi+3EnBiNE8sLuCXogP08LuLAi/v/K9YsEa1Oa437uyI7Yi+4hH20mz+SclDghOp46sFPCLMWlDsQUZd4am2BIInEkUsMBIm61DmrQ2P/f5kCq8KTMU3A8K9Eb0/tiI7aHhzyrnQO+UTHX5vOEZMq4ckJTm56LJ64lc3/HeSteHHvzHcn2MMz0pbvVJA4K1Hygq2l2L7Vl/4zTbYTsaDyhU6z8o8l7jklSQAuAD9hulUX926y0dpSYsYSQ+LVy+vty1vh7QdU4USQvHhSvZsjgzBXfONzV1nbnnZV5AGvYnHJf7XiZrz8HRjDTqJrJE4hmiNUMItwmC7c4wBBgjDbkzHdruKg80ISOFQ4f6SRD1aUc+JiOF6400ze0DgzhANo7EKhNvwY+rmmBWkynxykvgVxumc8amVeXCECFtxIW7y/Be4annUg+jOvpmA8Xe3SYcQysLucalnuEliK2tx7DmFC1tUdUtK0b7t0umVHjZENk83CtOtlsNyCpO7e9ZbRbdh/ghNLPBmaS6EYWOadIyue7//KkhmPl0xmvJgFCNLS3Av/Rc3YN+9y1j5ejmXt/19YViRhH9xAL1VJHX0hwejKJaQdePoYjwQf82XJCdMUPNwtPWGsXDBJeccmKc/2OTPXlevcsmiMVH8owe43nrN+hYd6w4s5MEnLJa8DnfGOUbmvvZZD/T38ghe2zlcjY8Hsa3PDsccOa28ojL8tt9D85wlH2EybPyUlTohyWtxDdkfRC4YsU+cJ8FL2ld/lFR5GNquNcj9nXOfEZMCZJ7nDFu/9yDw94WjGZb46OlZwaZyNzOs9wlucFJ1/zYPIu7M2fJiBfCzRgcTNwkIpOJzmQaa4zyaCJ/MHXsuCB1sBy6E+xTqnvO0/5w7jvOxj07IvbxlX3QEvwC7GOe+8Dq/M60/43dhmPUDhgicSEgC5CSy9NJdtJhiM4EDrB7M4MD1PTBr8gXGflIwKYXDVIT/HW/J6HIbQ0WO6LdGAuf3agMhCQF4/5nclIo4RCW9tmlM+MO2H3HPFLVux7phNLw/zNXlGoLrN+ENAe8VPZ1Q1VwjIOG8Mde+ZP1mYoMUudcXo0xxmPvWi8WpZx2czjIc9tAGjDIRDf5ZwZju42Lb+9/Dpy8ifK7uN8ob9szX6xP+TT1mQYd+mebdKPzSWt9wI4zPu9bXjxm7BisfIo+UqobS7BnhxxN9N+PaB992ERjlbv5wh6zecH3WfTvj2wXv/lO4fvOX7CT9eFFvb862NH9gH+rh+DlCFpU0SNNQeHhbZu37cWjgMD7fCt2OhuPRXxoOZ/fr5cv1smhYVrOyGF7PByykx6xrVxXDsiR0hxCVCsbFSCMrD9eor2zlceFs/L5Ppr9b0xIR0Dgvz4exVMHbUvF5sjRbZuT3PuVTjYWFP+mBVl3MStNaszNF/NGZj69w+vdX1FUxNkNwm1RlxP4/e1qvz4fqFfACBVhdMbUPMTh01y1fB1mj9dIIOI7jIEgAETvXTQjh/FqwcBavZxtJI/bzYqL5prOewxsWt1urz+uW6wJIGl24EAGqkzrLAYAq+fNofzRKulIKJDYJiOPs2mH5FPS28abpgejIoHQdj6/iegYQgeeM05hZpwTKOXS0Eqby7squdf5hq7ozRFMAPM0v9tFRHBuRE/WK9Xq3WL+eCx4+C8pnOwu1yf0XHLvddAI6Bug0gD58e4rgEoVevCFBY8FRFJorXtP2FVKzFLsf36peLbTVtf5FY0jZ8hs8Q0FboRcKGZvYRtRCq16tvgy0suVk5Efzw0U624o8TbO3TybOzWj43UGQdbolMA9LwVJOT4YLxfdLiZD5CCTI+66fnKcYrQdfX4eG4/7kAAY0XTUfoflqidZLKH869wTksvyEoyrL9Du3t1LkxPob43WcV5yKixTSzRRCigXk4WwmLOa9aLb0bvH5eP58ULPYoMJLhL1MH0weyfXY8hasbshCaPBhbaG4wsyHyIKRZGUfagOkQfr9BLeHIVP1MPhewTydNBMuKCX7IeIhtJGR+7UBiEZEIIHiUa5ZPNX2fsLW1ukmQxpZXzuVPyeFunW8HjwqtF5Mmw20r2BrB4vn99j44OmIxHsojE4ipMFzINa/OCALyLrjSCCHpZGu0RBxEx5e9jYMBxYYlJOHAmmz9dD/xXdsfAe2bB3IE1JkYe3A+pSnpskImcTqF5DXQCZv1hwvr4fGc4JY+5ZbYxttT2yuHzd0s34EuWiwITr4H5Igv8P2vTVyfDNdHw+NdxPOPvnEPGhfnwdZr9zdhCpEsOPz3V42NciyjHYc99SpYfh7PaJ+sEvOiGZpl1tGW39A4jdfV+sUFYZrjLJUqQb1+tRqWyno17LXb/o3x0bD8g3SQxpRB7KKJ2mmOHtsP+PrbJ2kixxuMHdih5CrynUPFMtUby6eRTHUhROaXpaBy5rbN7QRhaYe44B2au5+tEZk5/resjSa1lKiJHpdvcOycQFCvvgiXr8W6sinp7Ycpp8jm1bg8Yrbn0SwfK+biFsINdCAs487+mMhBv0IOeliZIm4ggjCWgB4Wx8lSa5Y3GuWFePZ5uLsRPC8gR7681aw8jqebOzbDioYguuSgI6KT1QGSLM3hS9oT8iqr2frZmHL/0VI4fxRMrDcvL4V9KB1cPwdzHyNALoXzhySeGBL74fhOc6Mogi+cKdUvV2Scxm4pTo3MbAHj1UWRfe3p3cHVfmOyQhIoKJ6Di829sUhnn2KoJSReWS6j/RfeAt7F0eByJhgvyXSQFgtvg7GqBWr9ckqrtpKCFEwQC61YiUeoov1YUyGJJ48g8c7e3tK/uZ1rVt6EzyaVUTHWQQRscCrM7GKzUsF+SIgxyYi+BzlE7JDnIgHRvNxt5WboqS2dKlKzkT+jdTcrL2XYf4cZg9JcMFq1M/54sYzOV2eNi2e0/Xr1pYDC5krTpDhFnhTndPJ9eFKVXGmRdKIRtvIvwDpYa7VLYloHg2/slKQFcnO61Ng5EpVVNEvXYkd+utWazYoksSKVDYhSkFuyU1t1QHdNrJtd4MoziZa/3xCCtUsKphcS05w7sMbg0W5reNftnpTV8nMCvEtyJng83SKOjnP74YTOk1oQcTaxy2r+WKwFysfWDikf/g6UYAk2pHJzCA+G5T1F1Q5h1mRUyJ+t4UvqCFF+uGWlnn3P7c/PT/bZdVGoS5JB2iba2CWVH3xt7ki4sTC44ORl8OjET0oWoFtAi47sJyUHxUfQoyy6LF8R8jk93bT7f7KkRIQCqUiyI9acDlSpXxoRBsY4algInxVZFeHzabiQz0gtmyVLEHyfLKWrK2Ja4XiJIB2MvSVm5o3AQtRr1NBZ/g0I8yOrWam+4fX3wNy8fqYCdKpCBp0PD9k3ibiI8rL6kohdlG7L9QSWXib9vrA82xLmNoOtkuzYMl90e3ZFJp7tJhxfGsPxLI0sbEEwrLU03VyYkrDs0/1Yd+niw9RJCkJOFRPLIlZIEMR0MphO16tkfJnjtLoXxFTlpF6dbE6tEDOySELGC+GbJuTKnsDkjDiAxMlmwTPoCK+XU5yUSwuIsH2YH+9IxiU2sfUGvvnqjCbjGowKSjmYpGckfLOsE+zREmiG+tkaznJ2V2qYEocKq0tNzhGSWdHCTNNa4CI/+EiKxG0xmnJbxmrSc+jw2PIT4sWqdgqQB9WZcHVNyNK5FdYIRTbx6PmKVYbF6LQ96XTpt2WypHaI8KAxrULulDnhPdFX7FP7LsJhN8pBeclK2kQdi6YQBYuQJXg9hRXOkvY82axcBet5y80NIkROjJDB8XSCg7WpjEhonoB4ZUnECoQwxPojg4VUKyzp2ViQvZAkWVowrUcYNt9JKOXQK/onY7f8KQSAGI/Tcxj3PDhnJcT1bwe6NjEck8EkQYOpCRUFT4siATS2mIFpdTxSqUHtExPh1IbdjmAI7bp5+UpYRjA8RUaZLFsAzrM4vVb64DMMhrYFaCKSAXCj3Ah18mK2JOtVkNziLUBkFTF+y8dnrO3srY+9dJSt2TJU99NyMAE3o/vxZKJZGSd8IBnRevaoWamCK7A2qtjOuoIviQXsfuaqf/rKovisfZ4IdhnFB9kCoZNqTiABN4LFAepgISaY4LcAJXi1pC6IhSKzeLYJlg1JZJZklR6f4XqakME9491TNUUamdFqblnJvcTiyw+GifiSWHAlKV3QJ/wfKrhW9iEGCTV4ySDr9dHG4VX99DC4WgCXX8kSccu66peTRMTSUz9d0taiCzACSGcx67Eixj3ypJvYFW7NRzA5rKSJ9LRwhXehQBLT2lNQ25JSQmn2VJI+5xtlEBbteaEJaozNCBUT/xd+dU/heYIv7lVROp5cCrGKZwI/5Bo/m8cyiJlxe50Qf2yaXiedXNieddrJRpSRc6Mx2BZhIA5fkgJCL8oh8lyQx8R9STULKyWbtUl8KPWv4BpXhWA775f2tCmbtt3mbMomfIW9MftDcIZ9cHKkZYkOdLyfcEV1B1ULV3b98p4EI6fWsMvW/uk5FrycTPzt52RGbCJC17lrk5AJ6/zke2RjTuyKHLUYKktRl4lxJjevZ0lv9+t++izP8kTr4LWyVn6kkvwf1hUs0NPZL9YZZ5fhMyfpdfRaOKCsR6AmC7YaqvUMt9ON0wF58MbheHD1SKbTDRodjOzI8HWetGrA5OQ1MWtHqWIqCC/hd6P5je3utQ59kVBYLUG2rL0kdVfYp7r6Np80aavLV+5mG9zStML8wOExUTFwCqRJUw8ZQyxg624RXiw3MMohVGvHny4jMebLYrfTW5LGqpmvjHvqrkW4oLRutUAdStze9ctj5hIJJ+3LWLnQYYcxkFMIhoguGF0nLIXB4aktVhOsn8+KdBK5h6AeNodB8vy9G/ghp55p/hQNbugpmK4QmroKZKSbkawhsgdDF9XC4yBqyc/p+ki6WKFCjWKmkZ5uydlZ4wLgw+362bq5HdhWs8BeLI3uezU6ZQzzPUlersXW+ulmcDHsfxwssTwntTvtl3lIgxfpC1Nf5pL2SMwZTJA3Lpje3sEqXSrbyDphJb/TW+z5L/otlnqgpbOpgo9j8nrsXZ2ADldG5tJOvC3K1klXZFVNFDyLPdZ9JeP/Bw4r3qi7DNtYe0k06r79EjUThHiiyu2uJuTI3cHky+b1E6eFRN149Gdr4Y1vxYgDOnFAIS2WGia3QsaNZVX4lzB36915pVFhleAF9xLg4v6zqEPJ+o7kh1iDxPqa16OCqdbjFMzsRxRD0y6MERAxVymWgG0fNvmuw9KmdVJZ31Q8xS3RPVT0FeOkjv5z1Qn1Phhc1VxVqJ+mufMYmAXnAqxbsUI0c40kjLhBot5h+ZMtm7XW0pRlYPKnHdMxrelXjVev/Ms9XUOS4SVnyhe9rGhByWQ4jp43Jo/sjXKSKDowKnzF2gpi9DeOdhrlDfG4WgEc0aWMLciCaVaRwEh9YTBiyREqOOcWfFFb4fyh9ZbJn1Y0aHiAXuIVVQ7gHuRlPCXNOEDyFvuso8DO4USMKCAzpeB8FvynPEzSlO/Vp5sbRetUteuz+WHeLbbNI3tnJ8Yod44mhewXttilIIOR5vaQQeBbI43px7cSaCx1TGwk69PVqhWMKN5lj0vdKooJFUmolet8/wInOMGnv+ADIGXnLxrGAECYYByRi+OCI4IynllAGmbV19jE3SZ4ZK6QTDRF9FBxe/AiC2cTe/kSr135Au4I0sNlZrWerv2l0SRwTujtumRmZXN3y8y664Ad00hUKRs9j5rceCQHGK9F2QlqiaQQu2yTWBM/aoQAKFAWR6oP/eTr7g5Gi73Ysz2JZYEPkOTSABcbgnPeGr50uujZW3HI+QozpiZdlHCV2J25flf9k8cB6W6VgrG3kYtD4w6GYctYK3uXp5F7alZcDXy9doESt4NGTBXIX3hFIImOGtV9ngL7qlcnZackzwjdWyvZxuWTRnVFSMjGEfgvRnOOwBnEEmicXzd2Cz8TpnCzxF/wGly6kd4ayFa9SKw7Up68Djfa1LwfrgOj06Cg5cOReJ4O9w1kfAlvsFE87ZP642gwjDcUQUbWY10eGrnhhwKl4B4mKk4cn0jXlFH0wRO/aYmhh960iHDzwp7GfpkKDheaE3l7y0ArgYubhZqCUS0jjXGKhjZpwNPyHUKbDD0C+asbeqcB5gt2GD86AvnoPmjKEKOGmmAVS/KucWLEXlUhL6E5rFIlvh08GhN6xVbPl604sNEc+Jwl3KAl3Kjhz3Fo847ulyzHklniuySqOnos7ivp3B4DIIwNfarPpc8dpElaq0JAwSU5bLAJlwybT/xR7GFzYD2CxTTM7fIVh2Kep1hSREclfPVHNc4LFoiTJ/DVzLO7brwSrrxKellfKMJ3SzxfnPFksM+P0gu6vKnp+tVycLpNPUkHxvF4njodTrwUYteQHLakh7jMq2FCNOsXiLzG/hE/0YJwKzkezz50BB0ZSYWW7mfZgtULjnLnA7nlBVNFsxI6mDzQqdlLLraZS0fAJ9VQPpA7m3wEFdMm3odf8LIj6B0pacgvdUiP+FkWEkmMCMcBicb0Gw5NWiNoBdPj8i1NtHNkdGPqMCjNaJ+tndYF37e8WQ3nJTriTbh6RZo/Xslvh2Nj0oG0hXAV+Qqtp5t0zvZ1Qh75TeO3Zob9rAUy8cWIYL/KsjxtPRWH9CR8i+bd8Pnb4HBaJgrHX0kjfLVm8fQb83I7vue3fKkrnLuWTQUrj4OpEx5/Tdczy9/ULZQIJhoYLsMezOuPKwzSmi3rsKd7rTm21JYvWovZ8Dl/13TvFf0gmDCnxyddG8tPffsI49AgBubh5NNG+UChZKfjFTandwlPCcjyVvj9YmsWIQ/Nl9fBxqzC82gqeLwscKARFPLTxPjUZiYYamN5CRzmQu55xps7T1szOQGIwAFDyQ9SMrVlC4QyWhR3X2tzC9vheRH8ac4CurE9l8Mi4tAZesGMhsMHqwsaFy/9L4jbbrsLjsJu5E8On7d/tmZW/D/laycESdeBjmP5mXudWPlo1RttXC5vY+1AlcNp+ycpihI+/913/wfcHP0lkPgBAA==";

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
