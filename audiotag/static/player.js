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

const PACKED = "H4sIAAAAAAACA+y9W48kV5Im9lccBBZgA1GJEVb7oMwHoq6sWlaR1cxsctXCgvCMOBnhlR7u0X7JYiaRQD9IgIR5nBet0Ls7lLpnumbUO1i11JrtaWCADuiP9C+RfZ/ZuXlEZCVn2aMRJIBgZbgfPxc7dj9mx775YHBfD/0Hx//NB980t8U/+2D2QTkuqnYol7OiH8puKDbl0snj01XZ4d+HTTusXFf0bbOUn0+qfl31fTGsqr5Yu77X1l+uqvmqqJp+6Ma1a4a+kK+LTV1eV83yI2nwcXXlpH1RsqNZUTaL4m05yEfS+7qoq+VqKMZNUaJrdy2txmZxhAG7dmNfFTIPDNZ28r/Hq7btfX/y+3M3b7uF/HHWXaOLYuHWrX+53vzzmQx3NSsu6nI+K9qlTGH9X5acxrrth4KL7KXpZxvX6OoAiKJtpI1CYOGuqjnG/+HnxbxdyLsLDlQuFp0Aojh3dftWXv/X7ajgKqSTlSu7RXF+rV32rruSntqmvp4VY1Pjs+t2LHoAu6gANu1MAdTJEq6cAGolc0K7eY01h9kdZaPJ9l33mDDf62yPk6XUVT+4RuDbykiyV+ixK8679q1MSwfESiud+Lip23LhuAc/4t8AetnMXR2gXRG4p0O7kX9ey2Y77MxLNxTLFsPoiPIIuPbqkf3xCf/YCK7dAoTflHV9Oyu+Gaq1uy1qdzHsvpYnf/jpz75pSmnyh5/+W8zPrTeDALHtBAUu2nrhuqMiw4mjPR8NrUyq7JYCl2/66sbJuOWgCPAN/n9LtB3KS9dIb6NAaeAQfXmF7QF2Ciqh59O2664xayGn2xQgthB5BCD3AlLZvrZ2xUVVE2WkXefmQ9U2fdrortfyWNCml2fFN/bHrW6Y7i4hX1w2spPFN/inuU2/LRMSLj5UgPxAG8jMFhweW8W2HhyyUflUyuQ3sEe+Xgug+HUveAXKkIEU4+VvxXz0A4D0YYflU9lSafBIMa8vluANoKR1NRdqX7WNI4kAhYC5ffG2GlbFahg2PbfD4/i6nAu6knBcfYFtOct7IWgHjNe+FToC/zgqHuKXkQBGNQooPjx3fbVwKU3/wKAsLKVcllWDIT5t0xHeCkpckFcVr+txWXDUZs9nuzOT4UfBVuENfoM2XbvsyrWgntF5OeztST72k56XDVbYEf32jGPvzx3GWsjuv11d3/4ADV+WzXJU7q28yTgWkEH+lL4H47e2cbJSdlYObhGfQhooH7AHQhBdKT83MqdKcTb8KVgrf8p2FN/ov0o64HKKAGV3CVx71XbgV5fK6zDZtr0EcV3I7r8VsBT9xpWXPX/LTv7hp38xabQOPYTXsVMlAcFISrxb4Nk3rlncKvg6w5vCNkUkhlNcMSixL6GRO/s6BkehKES3fbWuhPFUwzUoQh5cUIhxT3swPGX1+9aG/bd28tN4aImx7W8bhuhC/sWXxwQoyJo4OzgTDSKVK4jd8utKiEmWpesT0n9+41tiZvlm2y4fx4ezIiV2bvqx/tQ36deP27Xwcwgy0DHpS98KSoARQHAWToi5OC+7YwPpET8cG+kC0+wFw5tFD8YtqK6viesiieti0ToldXA/7aBnk4deSSGlooXQqjAdkQSLY9nNtVOJty6vQSS2TuMUL0XqKcjQQUbKMpnG88JeCEY2580o/5Phj4MYxZALocKj4swTMNmfbdmRSU3g0zhgO79oa1GfIF42jpATlN5wBsLgdDgyQD5RTEQL9FOO5MBfCoRbEVxl/EIpiyMqjkBeABZvC+pwpc7kSVcudYNOV9XFAETWLtDX0DlBGgq+t0QfkaynfAvJSiVpUSzQw4HPzuRxeW042hTuCrOR4TsofqKbdeA+kLRhR1zdO1ks1DEoRnXZuD/89N/0GPkPf/o3MqxColT4sMM/5kDzuppfehJiryds7hYQUMJmgT6AwFJ1Jo4n/3JAENRiYbSQCtUXQWNOt8YzXq97R72aEwN2Uw0OgsOePFxghB81i1aJvxSEjEKbrHbRyj/P9uoa1Hyh6SwgxXoqOR5Gfl4yRU9HpPWPyINArkKYYF77uapCXaDWXb+1tXVO2P+10TpkEJQuof/5pfw4d0tZM3fGt5ee8geq3lCbA0HIBiTLsQ0xDpm+wD5zI0QNMA2+d1kLsFBKgbKWSS6uwxITYaq9cM3XmP2zrl3vLHyWU+7x7myAr+W5mAFKP+VQctc9b4S+WnMjxvOhGmrdlNLLCeyEZ8B4auTPUfNBNtV8GAk16vz5y+mjGRZAciDHwufkn75rYzxn+Z9sY2SwLmEdiakAzQu7VDZlfQ39Q3VWp+ad2kec1quSkjvwWpXYoV/qegs3Gcr2gqOhn7gdiRRX/JUVnWMrYEe5wfejUMkMA0rdIdGw4u5XfSbyPmtS9AWBKILrgB50p23dxlb9SpguYAIm04dGwIpVJQyi8W1oFPvXD3MgUmHLJBAQASLoJCqKUz0xCkjnNhm6m0p4rEYOB74ANlNquGakNBIVYVZc+nUKiDYmb/5F0ZNoVS0/Kf75nxR9IkWkxXNhIrPiaSN6wZ/84ad/9l9hiaCTWeHwrCzERJTmZkwbRt207fqkeDx0dUAZoXsR9LJRdE5AQnmZgx4nIgfyrB2FspRvg/+aLCB2Yw+pW1EkBw3Lcx4sxuFhIkQNURdwRwTqK/tLQWpBGZJ6k9M77CHRiwitTqzxduxNHNla5yvR8puEu8sXtjNRytzVGM85RCrdDU17pfdc4YP20aguCKmiKt/FKPjVzzshjhnRXyw9ER1gDSNESWr4nSR7eyy6PMUJycU0zYdeFi2BcAOMX5LiEJ0hmDH5NwSKWFmwQWcqnzEtyopZoYgGGoMN3gsZzUAjgkqCrml/s0zXJ/9UyHkhfIfQpxfKT9CEDp5B2FCSGhS54UPQNrFcB+GK17JBxKllG+Q21U9snMI6sSuN5exRvF/7N2QNBKD2dxL1qnk3noOw38JdABOtN1IBSRDtZoXpg4d0MV3zYfz/xF331qRGP8/1nzMnOFIalhQQi84MMYMaTHVVZb06gF3BT2oFx6Idrzdo5XGWDMp23/Rg3e6wH5QRfVSCq95TsGnA1s0pGKb6C4iIAj9MXEEeH3y5uv6o+HLHvkrnwUeBWUfdrPejUJztPrZ5e/0tbQ3WPvkCy0r8rua+yQdUUlYp2dCr+Np1q3JDYR7+ghBbCYo7oCKsIiJdXZ4LdmsPQr7qHijV01p1keaC8KXjMj4/9o+ObV9ALzqJL8Os9GMSoRdcn0bnoRK6df8prUFTAFT6ftomQMn0GOzpcTSqvS9tqlrRM1i7ZjmsbsMKvAUZt5B7EgCNMQC2121fGYM2n0Xe27PIEDFX6Us3N3IcdbcoZxrazVHxFEN3wQd4Ln+BBZTq1qPNp05KZefSGaaoxqTn2XxkDJh7eEL/UO2GQSh9ViyqJT3EghJfybgjeLrMaOwW118t8X90lz0u+NivIUhYxb+XQky19Apv7OO6IkIFUOlSiJWfuA1dZd/oAm7JFFIgPxEWM7j4O3pE1GS/LeD8qzHcrQ73EFJ5U6xknqCP3nsdj0H2sr2OHnP16nEGbkPE8p4cFbN0pZdN/xY+RIolYMkw0uGi7BDd0CYzTzUf+kOFqbA+DbL+Yp82f1xQ9ldD0H1NhW3VbnxbXp+kYgS+IhjGfRBWXarXRmQxpVlphq5+OGblO0Jiv/7paevLUjDZXF5Rr46jePXvbQmmgiMEMGoeV1DAQvc3KMc1RdWarCl4DQ/4HtlRHNy7GIszmqCNWcf9UAlVSZ9120JpKmmtn24E5Or1zH+RJDMuQK/kiRm2jbPzFhr7O9bQQ7Ibeg7tTzjmeaZAPpv58p65t6bm3wah5UcOxxBeN51Bmg+HMESFnO0Nj7wgZJWwKWWLC/eWyE9V7K2emqWc5QIfmf9SQagnUzzdKbwecg0jFfB7wW8vjUSjhmLMZsj4HyDEKZsnjuyHTJOz9IyBj4zsdK7GQcg0yq4hMBUnFdP08IO4mhrCUGdB5+rxpN0amQZoKfw6K+FJNXCKkRDdseWl2yFUcKQdsb0rmj8Xw37wKgfBQu9J+7ZJZKBvBx9n2oQ+z6+DsXXH54vq4kI2nOp38vh1JDKZHS2o40IVwwOHncVjupgMXYygvY2aKJhHWe//j3R6Vm7u1+XHrTmtVZX2vuqZ6c9z1w3QQC+qzvzU3pQBs1MlNbESePwCewe4XnmE3NOPEZO5islLQie36TnVHW3eM5dM0O24/qn0ArfMC/ileQG/3HWEEcXN7xX+jiytL6vA7cEOqonHsKJ2B1easbvoEYynJZNGyjX0CQmApgg98ZBd8sdT1bz7e7q2ZlHT1hH2fjRtBIej9/rw9Em5yamCCk+vKkcnNc+9AfIfi7FTtOPg/6TN8iXPV42b8wdm0Naq1UaNRx/BzS7dAnd4PG3uITQk+qRTOQuec2rWyq8P2YFQ+Xj+V14MenqmvPvIK84Qv8C6zLMKQ9Q3gIE+wKXanrfOzrYbU90oqT2KkKSeNgPl1iPFneeKot5dwzMBIef2io3Mh/RmXCwJyDAh4peXIYmlCijoARFUWDMn4BSRJ0depBy9kWZHGeIGx/NbDccI0id4oFRlOypeUDNSvaAbm8YiRb7ROd7aXKk6XgwxMuCO1zPdu2/wf6VoroKq07nTcx1VEKh24h29vfjWsOqOo0F99VHSyCyxj7KjKFoZsrJwUqUmd8JcGL7QtONylR9i8QApgMls9Pt2s4PMdAwluKzcnbiRuMDCgbLxuqnud1xsgEWyUUAkP19Tvne29PHKGQpE7+SeE2z6Ow2fqXVVzajHjvcN1DmBUMLeMIrDIGO24j+sjxRVQ5BF8fv/0/ZzYsfjhW4aQkz4F2JM3gOefRjvDxl9lM6hU0bv4y0WY+eZpsboeLBXw4Gwg8xU8qew3lZKziaVUbWQTrQ/wqSo+PgwJ5wbKkyCEq3jzuMRDOcyNrLQJGzJI1uMmAJnbzeVW9yxXoHaEOlXT4mgkNBz5c/9y4UHCbdCaEaDl0ysy6Yy0uAUNJ21DApsKeZzcRZ2QZjXpRqVepjauAGPVO9v6PI5Ct8BbO78Yd+79TkCuxjzsoKTrP9esErbdwwV+UbwprcjjhjilpCtRW3dlxSzCKnYCyZ/rPLI8JUq3UeHYqraYING+/C4mFsE1d2jhhgktR8HtXFyO1OWipC7o+I0i8SivxiUvjMCLXLZsWimBthkPHf6MjtI+temSSJcUvWD2oXYs+LDP5ENEbb1g2M45xl4psqXKS++dRJ0FqKrjG35YLOTAKqdYLPc3SHdwV1/HBdrAQXkoGgrg63L5tqkG/GVB3xGc5MvKQfVTeNPAj1xkgPkveFQ8NiouW+DS2kd9O4hiZ6hJyqEbRYfohtYtQIuO2sPTud8geU5aA6+66HdpPOtyyEAV1lfwTgOxVDswntRPvFP+9gwkKcinTliFPd9Z6o9S2NG8WkoQNvIVPkcBxzlVdLrPmT2wQFEYel66cBSLiDHwf+uD34+U8+y2VY8tBnoH2XEnDkXyc1lBFtIp9qg73BgiF6gUZmvuWINsIXoEh3UVWHDc5d8CB1OGJSJ5iCjDwdMenLPQdzLFBEqEfcmBqf5IFfzpU52KJpmB5wtnMUkVkqmJYaXOhzbt9oaHvLb4vnNiX4RY6nYnCirX2Ac/WRob/VU5o80FXAW9EzOUs7pCaRro5y3ogRW86+WYzXQUjgvl5tqQ+XovGzetPy3779aiMzwfyeNezgd8ZfsNtrOZRvF4KJDZC7mWs8QA/mr5tuVWtHCv6qO7ppSlAunB5Fvzx3jNOfX6/MSfyx4ovrVuZ4NYgL8d6zn0gs+pznYpbMPTzaVMEeGcSzrql99JViHaV7UyraEGJp5eLqs27lgVC84WfMkjJbdSrDlK5nhhn9367ap5qX+bY82vdhnanasqq+E9KANyldtTbxay+JkKfhrlJZfnbdfm63FaJplqbEOzVd+Vn7SiTe8L79W5OVJveA9H9pq+0aowe+MqOOu3rDP/rpBmInwfLKvci0cDnDGj2otbSr81cloS9qug2DZuY4B1WDDDRlGTn28HGvHVlfVeVf6uVxVbV3av1zsVTvnponN2g+1+r/fCrP86hzAlR9fX9dxJQN0Sh4u1aOAfmGN31Y0nGUcbrnsEtgjX1+66/NWjSkxg+Zj3ysG87BZ5Gj2UNEAG8aZIYz+XwMQCH354PgbwQr8nyfHx2LXEkWkZS0AkQc8hoE5ybwF+fsf979vPgCQji2gGWEtu7HMKveP3xf0fPu9TyoGgIbT/93wTz+7e0WL3s7+8UF8x+KSoPMQupWuZ09s1+37ejrcxT+F1f////1/4b8UM33ofeKHSvFzj6Pq9r5dw80y6U49L7c5C/H2Q8YqzC1zO+n3/hbtYTeJH+d78Lnc3hPSB2z0ZDIHrfjb72/te4357w8ae7r/HliaqauUvw8TdfWhqatFUPgeRXX1kamrj+BANKWIfyeNvbr6yNTVx4m6+jioq49NXX1s6upjU1cfR3X1cVBXH3t11QIATV19Yurqk6iuPjXlNE4oPPGan+kihSmmz0wxfEZ11T/9OFdXP1Z19Tl9YqquPk/U1eeqrj7P1NXn1QNVV19FdfVVUFdfQV0tVF39TNXVz0xdfS2Wn1dXX9ukP4/q6mmirp56dfXUVnsKddXvzGlUV08zdfUsVVfPgrp6FtXVs6iungV19UzV1R8FdfWLVF39wtTVL7y6+oWpq18m6uqXsO29uvqvEnX1NKirr1VdLaIC+2VUWx+Z2vosUVs/iWrr61RDfb1PbX2aqq1fqNoq1LRwibb6xI1DP0+0VYYpp9pqTLCl/7F3FXfrzME05pGd7JVY4Kc+wxYB6a9cvRiR1Dlf1ZXb/nu2/NLVMskixom5gkjnGk2xPReW3RVOtqphb/DBCmwqt8L/inK8qN04Xw0I9HzrmoZPXXcJeLvmyM7eilUFb7HQzpKjtoZKePV2+/OVzXq8aNxqzb+fyHhP3Lp9wDbl2G+69rzCofhd7njMbVEhyJhHF3AG2CcKglMACpPmitb+ffGx67Y/H4rtby5kBg3zcR88Rj4uIh4e0nklf5fdaOdjTyJAitX2N91QNGOHkeFbPKXbiQGmsn3y3Vj0aB86ks1fiW4tm4X4aoTSVKLhL129/Y3szWCAlM8WyaT9rmlijfSnowtIq/OBS2Lrta3lmHDQT3WG1YruuYWu/JHP0eVkep3Cqp2vZBrlQnfuufzkD+zN+bkotKuwT+VKk4qGdrNRjv6y7RHiK2C5GdfFwwajsrn+Z3EvV0je0/TcRrpPwvEm7+nS/XfepfuzAsmktUO0G/YE6/+sWzQ4AnlUDbLIZEcMo472dXEzFsuu3f77mK0r85yvNI3Z/E9vnbA6II8ga7teI3H3k+3vuhtHmD4pZedmOo1+4wR8kI0khjrk8r50Fd4TuMcxpddDLi7b9ZzWJRHkqq0FJbY/bxbV0gYS8huKT2BNXMJh10w/OdQI82G0pvz7xW6ir6Hqa0vzFXwbkjRffLx0ijYCsJxWTicpvyR44e7bn9d+Ujw45FamwEWedr4QtA2PQF+yq65bAqEvbT+rhkHvpBibUlS/pM26rP1znCz3S9eX6yHCN1E+H9zd9jakD0ujcxl7UfbFq+qyay9kIaBvkYskqIbwZu6wosEO9SGM4ZwxXa4ivaZdYfPID3VVrqvL8Xw4Kp7yDwGm7G8g0OLDRicTGdEPlAdjM0fwbp4ICikpNDDcU6HnUXCYUIwDL90FMhUFnU+9CODeIgD0vX1mSyC3wP7mqPFaA+3Whcx4HG6GbKD+/UMoUvqVX5bCBRVGpZcMOzNJGtmgnnyTvOTTTVfKkIyscr3HYeIZZsGv127Vxejdt5UllMo+DfHxhTNRZb+FOK5MQ3NNOVZLAfiQJyefdQ7BXD8ZWwS0xhRlUcUupfMRTAb0I21U9LySiQjuXWkA6agCAVmf5YUwIWE5HedrgS14XzQIuNv+t6umBjda++RkdISFTAMQzsUu9BEILxqPuRlMlI51X0XHEDWYyYDrQlgrR6F4leUf7DtPVvaTU/iQyeh6+MfS1AIR8yLPgKLZkinVtZFfvp3y+9nkBqp/6meuspBMaWKOTls2adNbTV2GICD5nbWQaSICBdo4rRrKYYgZznQoTrAG6DIcx0cmbSMj+8AQ6DjyJUP4pBdh36IUI0wIbIeMIE11/hF0kuKNW0CqlzWPTWK68wvwrEuSvYxxA8k4ZAnPpCaYerWJAS+zYsLzU+DCp7JqxTxlLTpPUPMANJFBsRDOcyCdGJNzg+zkUfESGXVRJWncaBQP6XQuyvVIfwVg06EpNa3zroXKcQyMTEbtcdxVChv7IuElBqIJS3l4btosdZVxvRY1qqx1t16WomaLtO2Y9v6xk1fQ8pWI0V54l6suXLH93bmjdlc8HPu35apWrr8wRpI0VVXns1UTm2JNaP1KPapLJ7opEk4WlDNcq6nL1Oxe2Rb/yGY6lBClN6JvgyhEsVK5KOuarxpRfKAa34y5xoOh9QG0HvnAL5qU9B36+uycitZTkWLLhgnPAv1KdO0LUXUEzqqKDUxbI6ugZiKab7lkVInuorCjf8es559p0r0MiujV0VS5xdhJV2fVhumhkKTSnR/yH3kWCpBPNL51MpUT0+I/h34mX5iyC4PbYKo52pwciJ+z47lRczOK7N3+bgm0ynWgaHjNONqi7Qa1wAafZOFFtMrYPIUoKMOlWXwWVP0cY2JExXQncjFVtbrt7+aXS1nIslryyhO1BSthIh3OpGkxHdAshVBM65Uuo8V0yjnrPuhSMl6n9HtXbncqlUhxCL8OQJQlflmuupXKD4vxvhl1Iaam+1zLZlBw9G/1eHDhsgdQWMlpuu1vRDPBPUWiuCeL5EYXl9vfNFxaKloiCJdO1z71rKb9xDa3DJd0ZtFlY1Wwp+erFgpnzMyotz/vcQBMnkZAGqhjRvIXUOmnwJulfOr4wOQPTxkTPUOiUG3cAljQZBnkvV0pQzyj8BmEo9eaa0G8MOmd7Xz6OrC5ZoJajyoGQS9yw4Cvdp7NaGYqyiZYSOmicnId3B+ZJ8QkEBVHSC9Zq9cZYbOfl/UCB2vOZ0dDCqsKojqAbFOhZ2CxM+rDoTNVv+JbIJt/uTuHzBTIphO3+lNINXRj8u8GLoWVkWlfAG6ZdVtQbzJl99Ek6/x4Rwv5dEwT3AhSD4JEfubvyDuhAwp3DBdyiQAR24kq3BCby9aZWqdRw2bARvCqYp5qAirtUyXg5JDlsGs4nLvUGE2JLSamZ4a7CXhoQq7Z/o4cE+H/shuaoh7UCBUWr5NMdeNB+uKq7SxfHSiYyXBNEvwvmLbuYt76w+aihFdNn4Lv/NitZNm1oFtPrO0tMP1EoCuLPh26JdHxlUyi41lDrivg3Y8rw449Ej762560InPrS5/Nrl6xIO9UQ4AtuqaLilspCBb8Ol7DIQIr4/UAOnd+uz92F125RMpydDtCPDRNplDJ4CvYubD1tz+nedEHkFa4DiWIf8Bl6biKYUce3qNVcSkIUS29L5FuGhtSYNcbWqi6xstfMq1fAKRGASfn892/aOv6vELOOQlP8Y4KQirw94ndk11MOTZge0GsMsObL08xAxXyMtaqG6gyrHBB2Nu2IHH2xacBhmHDjGeJpvoW3H3m1ShdiMrZWXBjeifwrDhlmnxumXWKGYHBV0yZT+3WpwkiRa3oDpVNnQNYQV94IT5q2ryzZB/uDB3hKhYX0XIp1/CZVktapdpQdUDICNGFYDU2S59SLGaOALApvGdlrQw0MegecS+VwzFKiRAufDcnpvCxe5jgbPXjt6IvPWMSvZGsEYkS3KxIrIR7KuEEwUECPCt7r9Q/r+oL1fv036fq5JVlSLdVt67JIHFplQlnSBBjaQbuNM/efCGWZ49VehKJQEiQyURIEBYz20hv2HgWbSRN5dCTXKBYeLQjgD71/nTV0YOUeRKfRZxk1qog5UeiI04dJck0lTj3JOM7k0vZMUgY8tMwvoIuaOf8BGJv72dnGn1nJzUPXu+m5DtV1t5AO49nJppMZJY0w6+SH9Adgk+1+JI6OEC60ymZcrWC98av3usYHUVfw7s4BtqxXWh0TH+MnnMcR61eDVWCuTez3rZ2pqI8l/vPK6W/RF0JSEtVxjs5EgUg91kml1hFNUWkhvDMO1L5gxasxwgx/X7c8ZEk+g6YUMjnt6Gii2/Sk+f0zGwTwkXIqdFT5LPw4qzJIkWuzQoa3wUcFv9SZlCEQwDVGqMXv/L+VD3ZUPzvye2b3vtqvOufj4O4KV5qdr85k9WqeDQCT+SFIO6PmVKqzOKrGXnvNM8/PsuT/CFKP8FRFk9H3TKk+Kfo/bm79AfEiYE4SfI326aMZ0PB2sHJl9cyITweazb/MD1B6I8h44hoesKgnnZarzxEi2OrGr4IJ3IyLjIuBrEGIXOTzP4nNP5VacpVpIfTHxNlxT+62meLHactn5j1gP0jOr51y/4kEXfB+CCHZLtoSAScockQBK9ZLeHgVfWuwWR9iACPFkYkpi+RtG0OF/kXU7PhEk16DeCTpTDgYvTnGvgq6sQL6jVqEtkqU9/9OTaFbCT3zB/w+PvZ+K/9KOESANpPanykPpiha4ebBU8jeu+NEZPz0rL/15OfumWT6wBKXAewiP17VphKzqlZq7cBJH9ltwIkznWetouSEm4GeAsjcN/lAEH1n0Gzwe0AMpcDKDbVTezUXrUKsg7VoyqMTLLSFMwFuFfhdjiXcJTmQuU01ADebRvcT3bcPOOxgppxdt4kqv1y0H7XppW15GKzYI0HJrt0emWAwdC7mBvlMkjLOg9reZT+4Oxh3nkXLi21rhnyuwOEWBKX0MPz5PKAx/HyAPukT7wS9ugKxNldKIOa3iBQhBAFT/vhQcL4drSOcqJe6DQV16xhw31X2AW7shflQLXLye+r1sMZ4exuXfWqIRzsEd+IBS3qoMPex0a79i3PQLwFbOQNd4Sikw/4UOFmTCsP+yjAwqMbNUXGoAFS585NmMxj//+qcem+vntMKvueWql+dyFG5otwjJKYOt4INY3O26Z28uY0PeoTnvDq2YLSoMgJKBvBxW3bzIsOTOnulFC74sd60vHkYPfhWMpnqwhxRo1ycgNCKmHu9cW9J78nizo9aIxXI3jn+zPvN97+bOpJNkIKVJv9VhZPgYnogGVk89C9ps56R6sl+KVV6j6deOPNFwev+NtD37zInxROfRmB2B8FE+2pqdh3+H9xQKisSZXzaEYd+mi3mXeZ+tAk82MbgzU285AoM9ixHfw7LcQxNrbm/oEnmpMdf5bNTfTE4hcHWlPai5KoPP6Z/8N6t8kQMbMpqRSOKlIgFiCcSrd7uwkuKSwKRTqepi9iWMOR2T0LFZS6yanvwt7rxn1kAZWzGKhEizCezRAlA/oJuixLXitriMilBwU5sGH/4dI8e9GPeu7GDsFkQ5yn4e6qxOKMsszZ0XjNQiZGs4P+OA3lm9zCQDW7OQoHSH3xZcuIoJyAglyP+jVZwVHxcvvz8WLw/trsJoYw6XDbwvZ3IuiX92kzUzywOxlUL9JLGQw1eKq6Ey0Eleu0tWNmWqyqPk5OQwgeNaDSRrd3sCCjx3j+He91SI7XFWFdn1y/ME6uX1jC/awHwXs+9CvzJ/SHenkrDIcAaHgAeGQkFFwud1HRrtj3fuCgJyahOsa779L2j9W7DrRFCKKfzI5JZijzWka9cEV+HPC+yKFshwcEO0z3lA+bSYbCq30ZCvqQ+/1dw0xPiBEIitFc7PFeV0jcr7P3pkpwH3NnFJ4bCiEO0gf0/+z92QF7OnMHe7u9e0c9E+iUCYRIkP7uWJDzjlcvumpdhDhUwa6AIaKAvT+gbM+0XGb85zEkk8+/xJxHO6jwQcA+xpeBtSimocBKA8swK5IEQm6T04YZt1TYM57n8bzJCHTw4AqLbtgDlt2DsaPitDJfkp0bgNryo8jIS3yocanni/5OCzLRcKnFbntvsGl/j2Q11UBLPOzixdhc4niYx6XoTt2aosu1CIf5VH4dxU/vSKE5e28Kzdl9U2i+A02wPdQ+Ysc9k2i+C5nsG8AoJ8a5J4zU9si46D+QMebxz3nvxFfPo00BNEckO1mUHx0IoKaVvueE+bi43AmT/i7zy6OI6QWaUWNZ5G4inTpWI7gfDnLj9C0OWxUwstz3zILxHl/q1R4Ht2ASKzc5us/bxpP7J2FWIYD9wz8pHtklH+pbLJJgy6Odb2LEeuoKVQmzE6l+4reA7PHuGPWEO2IcBJ8fZ1CqvEasMnEKtR9r7KIzjQk0v9D2xsp2etObWSfdfLHznSpfN3n37cUF4NrHgGJcrGZuLR47Br1kEt+b7NKHcGkJ3NWcIR8+LDJSZdIcq/mK+s3254PJtUmkdBRZtOv9dSKbfxARh8tazfNvdNGpfaPUoPFCfgTZ+vOEINK8AjV4jDSaRa1ogZtDyyvR9JLxDpDj3mHPXd+i1AExWQQ6wi5EhL2vNxw3wzfi0zrOeBWJHp7k2Q1nCDwau6RDURAY/GwMyQWOVDz015FEmDKeC4SB6MDTAZpt0tWiHCG14s0kpgTeKzkkcD3XTzaLm34SNj0JW9ct94dEyXbDCjvac0nIofOFdVAbfVy4nX7CCM4vC+Fn8eKS5FMfW81vdi4v4XcHby/5vieW54Ve8lBJ80IvkRaKU6LiYyQb0m/+ZBRm3Ov1ND439GMwS1cgg3DNsLSnDx5Z0l65bIfBp4biySfIDV02uA67ydJDkUSIaxk0SVRPvywX8/GKdbY+sURRGhCfjCu9YIQaDqwmxn00Q1dariiOtsvljRs1j3N+ed45zuXpg7icpw9eZ0mi85Wlg/5Q8POi3v5m0DPYenF3migjVC/rcvCHaq8E3ex+k0tLGOUp+2OHxNZWs0WfZ9miLksX5TnwouUxR0wX5aCvyyZMTYAiPJt5uJhZeO5zRuGjgzldJymj6itK9uvOtFFkjWptKgWy5ozqRNq+HBufPbpxmhJ5MGdUszkJopA1aoHgJcH4+gKxCA0T4eqbadKo5ow6H5Ty43FzUWXuff1I+KPBw81X8edzvxn5NxrRkT9TzMmfyRzFrlwP9OLvvH1a85irUWrJDx1O8Z3mnOo9Kf6GlH5Tbv9jWydXpPQHk043229lyFKEgQiOal61oSDbwCTqzwTvcUXVvNr+Wumq68qugFGC+i99+QZT+f3f/3DcvksS0FsRqaNrykYdJ2vYObGf4hqpqPJ7+2tcUYeks3lFD1UxH4G09jHP/UZXD2X+efmTcfsr6PQKoWXVZe/JOYRaO95r2eLO/zr5eqFX4/W4DMuaH7Tor/Hlurxuu+2vCKS6RUDaevstr9M97yrCogxwxFGBbJgIr37DQgJXhOj21yKv2+KHn7MP6anq3DxMR+ZKfnc2xlmipglattdOoY0r0KoFismUgLzM4ycjr5XFXiGWZUx6ncnMAde6WmNWBlUBsuxen834aDquQ78LroTjJivBvV9hpfKn6+cik9l0GIumvHLLUmYoY7Pqp0zpXFSIclHqRp5XDIvWMrFl57fJb8ITIXP1NH/uNl27GOcD2bNhgCwzjNhNc1EFiJaKysk3O8movgGQ9a9V8v3+77DA7bfFVTnf/qotGOekeNQJyymPiqc1NNIUtY6m3wMZyr6SZYtqD70/ZqPiyr+52wyYjSocslltIbjzdbVujwpBCtm4GgMvx+233QJ/axPLPEV0HIgpSTuNEItLbGzmRdnNV7JNWKzeWiP0zBv2BUlqN7T3aKtJqYqkNJA5Usw2vVak6OIO4cK7ds4PYtqp9tGmzCNNNG2w0GaocHgJ8OJqIZJXvHAnTj2AjNE/ZXiPPqUj7UU02KFa2AoF8kI20TGhvznSlbsJMQJAW/hJEu+AtcQ0rtw8uaIptL1lenREdhgPIFUgnat5f93216IXojKSkQpW0YQCtYGw1lUva3M/GatNy4Pz7GtuFLBz4zrRmiuUWgLbOypey4PtrwZXa1d1QngfvhkbXOKXs5gfFGDuw/ZdQ3SD23l0V62Vq1X2CwVn++sCl85uf9skExE8bXFbIlhwe7ijz8D0LJ2gtJmPPblOBhXprtq+Ey5U39HZU4AnrkrG3YwIt1qSq8d561MZppuAPkkYfSGSbl0SJYdUApUBwjFArHdcfF3yrs7AmPxblP7a/ipJLZXBTRJYmiiJJU0ZdV+vSii7wrnLRZoz+kNeKoKoF5S1nZesayt9KcLLvHg3ytjPCcKfQLquynPMrLgQC7nz7jvfYp1969NGw8PpeUcZTjsEkitUIcD+1eMSoGyKDFbKiTgA6rTOiYqHetxT2LYaxoUFatjkmcpDDsBawD8xWLSUaPkyr4u0JejSz6Hfd81ZG15TVpGv7L3irI2L6ZOmmijK6ipAKffGUT7Xw9jh1BdmMmEkD326KLfuAOZcyJflsT5btDOWDd7+imzKcOdYH/CVNQsaGIQKOMe01ycO+gI5t8hW1DRCdd20Lm6DfgqmPy1RpS0vjAtGA9cXmYxy7yxJ1DMFEccLGRLSwlS9YyM57NOFhkLWy8CYvhBBzZtHRYAuVelKlIyX4NyN+9prGaI3CGtbcKuUZ6+qm1bVBdF0dxhDwfAnv31HiZpQ6bU1NbTIsguFchl+K6ucg/ZIK/PamWhjbQLlBK09StCdLa1sLk0mphmGL1B8W8wNCKw64B1AQq21KMWi44ofQtmiCJRNfFVeb3/bqxZjfbVNCcUVna25oIdz4RRl8fu/Po0NRMtAPRfr6c7PX+PlQnC642xGq3RHiW+32LU4LPZ/F6NJaLG2RKsUM1aG/sOf/g0Umwb65IZiWURsOy9JDlce9H+0oVblDYsyegJkryfSoi/O4UDoA99vAlQoEfxITDBMfogpVC4qo6pMz4nWVL57NC0+bdeYpCoxaT0yaiH6sGEb7BvH0GCLfiVKH3F/+9taxESmrxBp2YDocUgDU7tiOZaiEy7IX37/96c6O5AbJuu1nO2v70rEjGw+2QqqMnBhQTNWjY9F+2qVUT6YunNiASo7cutN5W6icUMeiEtHoZo0u89llyguVCNWs4mzto3rNed2suzd2xjN2sNlQTtsPNMSrQkvoztrF2bi5ANA5FPeR/sx1SJKwjwBpPr83RSWs5x9HB+c9x3ztdRMgOAadX1bLQmkyhM154zfo76vKHxjzXYfEy2CuDQsiC9UAOyB7weCjBqPM4w776aPZspqrtqaR64Knpq46A1AE02pmjD95ZsGKCtxmDkqWKgq2DvmD1Q3EFrXIPu+bar4znbreUknQZsaoXbFf2J/U/NcOTES8xdNO50F+02qAgveXMHKb1QjgiAihLVEinSl8Ntn9HnjNFVb0yTNaJJMSv52QYQpNLywQ4jQ/4Qr4fQgMrRXt0UXhaJSMjabHNTXzGjnY61oZV+o3yJ0fuZB/20EPdUYlcki9OtEXJ/sU9T36unyCfwU5Q76xXxNb+sS0XvcmVBDvdj+lh1uZJNbzdRMYNOyojBx+1+wIGAH9iKKh0jgUgBkmZpRzpK9V+zqGfLpfI4mAjXn1QbPLwQr6hmNwsX23RycmgxxVx3QcsO4mFlMl0brDtMx1MHXQOcqZXuU050vOjyR0szU9HWHlfEG0WkUBwtDoIxpXavMFJNVebCwYIDCuK76vBK1xNPJXF10kT+IQSJa4LD9tfCu0S3bnIOhb5XdfbUcK+IbdFEZpmo76jiJ9JPdcksVp9xe+N6CnL6jMYg6dO91psUoqqm9zVVtiJSGijjlFXXtTQkEJF7SnVEaxOgTEHTipUBe/k4cBScJbqAysZfBNHS8lfCjJor0K5ggixa0bT6BUl0WzRj4sqgtozQHFgXh2iZKz6xIUJhOAte3s8LTcHxCai07WU/bqa2nY84mZp3OUWGdqDyHFS2RLjJV0JhJ8GuPPXriotCnQi+DKj9Q3yIMh05td5oKBuuK4e9EMwWV+Yp6263E/6Dcco/N9MJeBIblOz2J9KOj8Wb1Tq/pI/+i1feBr8apxDUrvLo++XofAYKmDhDYmZurQC6vR1L1Q/v3CdVc4FmBGx9JE0VARoWcgRdlEpsyZf3mH/D5l1xqpARmfAODMmvGHEqKfFD7PKv1jIL7EjohiM8NBq9y5ILf1LD7M0Wy/OHv//61oRxKDe3a32GC6pzbSbfkfvgxIcFYlic7CJhOqk607eQdPssvsW21HnKjDCTxCYf0k8lUYr+NGmHqZ7mhi+cn/o+XkJWCpqBjSibSGAz13jv4q2mnMM5rkQg3pbHZItA+6yq84Y7oA+Zd0kI/Vue1NwnVj5JYGuxIiU7lNZCOD4PCQC2EFsZveb+Il9Zd0F6h/AW3XW6mCDPcyM72d6RZmlLL3Y2ZkYs9Doa4+7aB5IlxI1A2eeIwyzt9PWXf/MizXPCMRKEVpF6KjMeJJgIVoHwcFY8xmWV0gPcs5YJTStBGk3q1+St48sn8Ed+mY6mL0RXBF94EY09sHpnDUKK4coniynT7zKuLjqzhK2XRIqtkCe0063LnVUy+9AN41RbPqlhh+VlXLgPK08Uv+lSZgleVe3XqJGmYnwkzizvzVI97kicqMS5897gbqbTYndSzfmxiQVAJi+iB4C0Pk3VcaN2qamMFdhAl7LnfkElNKysb0/X8uOF6kzep/zPXRE6jOrNwu75F9RTybuCnmZXwLd2EpSyhPSkScxWWhiy7Fj1kdNFayJFIjQLIBW+ZiP5feknJyXt2XubkqSqr67yf22ak4zxNPfMyc8RtqRFcIxc4Vf23v9XTgIlNmjSJnceUy0Nu8rs+w/Vt3lZIXCmMHFuOZU1748jW5cstl9PfURrMDKVI8SeJIRLONYtFNYcOMDVXHzbbb0XzCmWYhasBiiHj8umuG/oVVBNfFdAE6zTdMtXdZxh17d6oyN7BpkSZeVLWLuEE13C0jNCDAulQJa29kDEeNYfiVahzXCAbzoYpnOm4Xht+6lm2M6cO+4rsaRHULOVUtR+ER/JClCGXg3Dp3fY/ChVwwoGd+Mdq/tMI65LZByYEaItB0CzUls6yLY3zqB8rQoy1XTwHUUe+d0IkZd77Oc6hk0dn7Ro/99Vt5psp7XsWl+kcB3WKz4EcYkrR2SavVfhSH/XAzFtRriWvBD4Vezr8dXwqKF3ZwK+FfMsiM07NbD3mRLxefEdYQ/E88XJGrGsNLczPkCncR3tG/qc73hkcxulAd4zyVM8ZuO+v/NmMWoa9EjAISh+IKYvb+VV82kml2ZIqBWSf5+ROQT8j3QXLU73KQyUiorVzrdTcid17CvfBcaBL7XCnWHRx77b3nfOeHMlyJ0PycfRxv0gd3i/u8vR+TqduF/9K+PKietMGJ8LT3JBHE0cW6B3F/szXtpjbWh9o+DTxL3MapzgTHUa6zJ+qtKYF5k3T+3heZ4klo73ufrLTBJ5170MMZ8HK/B5HOYPYB/vGNqgzNbx2bwi9h9y0ztyGE38RHpHbC9YlIjg8Yoya2l9PNZ7FezWJfjszg1wJp5ZmohDOQWrssdyvKuZN4tAeSiwd9EfRBBGE7UN4V9uXMYhL8x6txnRCxMN43erKNxrt96IZSCpf0EdsymjdRjeeFpn2UPKzfDPeLJXL21QE7yoNcPLSMXoReoWFeqRd0O91/aagIblxT9HpBMH1JIaayKpN0xwFOF6JPSp+//fgE+QROJJflZN605x2HyOMmMd4jyaMBDIz73oH+Sz1kdKWmY+TAwXfToOyLkbX7ZyEeAj5YbXR7UEmwr2OeY3Yd9jGSapjPCFGeNK1SzIUr7P8xHNE3e6cKUPdhgtBXS13f4zAuqMdSoi+wgktqEwyBEs9piFuxDPXZq8ifYwDgb6sfcRNMGYyVMD5ezeKFZy5wQ8GrOQllXY2CI/2llRq95VUavs7ExbviEg8YZZw6TNKru+RsXjv3t6XtOijplKh4WsQyV9/bdlTv/+796Zi7empP9DV7R1buEvNO/EJ0zDI0/2nH7RwgIrASwYxegTZvjsvEQZ5MI5p11hG5zFj8cX+734I3Bf21izNdbQbMpoFnVqMaGr4XBvmeyd9Xc5sP8E5sTzEgmqew8usc5N57abygZv7wXJUnHq21nktW2Wrl6coQrRIfMhJkiLYXchR5ElN3tRLPhEM7ZGQe7LYi5HsrqQ7DAXL9dymoo0XYi/0yztyE1dV3d6VmYj3789LvDfa46k6D6Ad3jMr8f6ksLf729ybEKNyDoZCf2fOlw3AlLgYHXssNEg7mDEVH90ROYv61+2+M9RjhIhrkOzBGSSdpmGl3iVq7g/VSzN/yYYSFZM+Kj7eCcAtWLv58LCirFsF8WYHxlN5ON2CycmztA1+yzQgOSkh7hiJ7HW47IM9Echp5LHKgtTZdxKBeijyOGVcOiXcLiQEnAGjYaA73RAquTTrTmeTqm520DukEeoH+qJvkhWLyuuwsqwvH+uxv1MNcefxZa9OnLJX1SBB+xBb+2GbBoL+wG/M9ltReOvyIC+3g3MeI7RKRAxdR6JasioarqLh6L1YL730oK3lhhHx9PPvSG7mrgme6wS7DckUo9OeDfVFtfdx4EWrjvPtu45hxCVQPe/+LjraGalRMreDRxEcB/rSPmZ6DlQJeHCZSs8j7a8R5b4oUx8+ONnGB4aTQSbdDjQUIuq7eDSCXbCl0xJP/d92ntoNaV/qwcxrmUOLvzuAP/KmNDXS+6J7DUcEsYWNyGOUr8MJx54djs6EfY5Ls7O5mDxcNozv8/J4BoPUvDLNGEw7CPG1NLCSpEF8qnmD5R1Zg3+E+U0KSiLsz3sImV8n3c23v0VlyZK3D1U0pUNBSZQb5G+eym3fsWZj65MGLWeQLmjWk9z+x9FpYNNOzuBK3YCiyVR1bfLyqrLTtcctrV9fZVJz8Br4Cmj41iVSRlsLx+18is+jUqxW0bWt1uT23Vpz2cLSwoxLX7MxX4QM2yDIYCkPmQlZl6OQiIxwhcz60ufMlQdzCl+X9ZrrfditZVE60sOOX8hqrpwIH6Z6reBk7pNEwjJLJHxcvik1BP63vXZi6YTbP4Pm18bJ6Xl5UoPSPxcI+JzCC3PxixKg0fA+qRDDTFIJhTmKcX9jUVavNd2eG3eGuemkz7pq+22zHLkHLEJp3hnNKCzTjEKXZBRuvwV5TqpQGkRK3frTqj63kFLAQNgVQfOvqlppGy/EBoe93iGku4wPcPijD76olCOJQtylv51mpLwU7X/7O8fwFHXbM0BBIyC0OKW5m+KPokRQE3vPzsW1wDr3mp9/0d4wbfCiS9IGn4nysP3Lkucxljd40R3OGyyRq/+Hn/6bcj4fXaXZo8IN9UrMh+PQwRLv5q4csd+uw8XXc+QM9riAUxNh6z6rWfumHXGtB1MG26ZxNw/WbaUx3+wId92Kxr+ERL15AL98jwnUCPbGCRuy86sa+Ti4vl6vXNm+27S9u0l6KcTYgOY9WqnYntmDyWSfNrCYZFosB0eWrU6tnhX26rAwSn6h4BZr8DWcDpraMne4+OoR1gpvcywBJXrhxisEn86RgqyQ7UdOii2KcoNUBcKYlSwtixBrt1sW5tUD6bBvR93dBPhFI80crlegm33UE8iSewF9xo0ob4kLw3pcLjCqr1imcAMwFjYAId+PGzgoRY9QULP1BXb2Jpn60c4MOk1fHLnAsJhCkwmxWKxEOFyLiykWZYP7J/C9aOrVUtglZoiNh00cV3PVXm/f6fnBVVtpWZOx1sq9YQPt4v+HXbf9Ky33+VIowfFevJfb/1kY/E2xaWVmNry/zvVVa3980sYUQqzAkgyRMNW5nSTD0IJmiT9b0zxDERwoC9GihlEhVIzLssXcIgL2OYYe7ftc9OONKvhFTDHEDs2hokBBAm75uw1gyI0bUgnHdAEkeESniN0cIlJE2Nu7IskxzOEXVyko4+G/Kal+XlRzXskRQthZVcbrmd/hE0SB1VxnknqY17kUFECWoe4fVJam3P6HIU87lD6IX1A3h2L755GGPDImSYgV7nv1yqnOD4PTF03O5iEaorf9VMcmnbyQg7SW3kJXWHLpO+wdv2l4CR9pMKl6aUSJDi/aapJumJV6900xm71NkZjo+oRqeixvobyQXAuMjEWSdcbl+DXpjyqgz04cPaHCk1pCskHA/9VaTZisk3RjBchtV/XIAZ9XR8VD/anIRpKuU3ouPpStmW//d9gkOSf7gZL69p0jt+U9Uw/H+dikAwspjFdC/MUjIQfQ8AMedOz5NJ8wJjuKVsZ5bsqEw4Y6SEcFRZXSzU53j7NFNPCLjbr+SF/dHkAlDYUPyXhhFkmi4kuRuaNTmsmY99fESKBiDK0SVLtoZaLAcYIvLSNobdZlA0ad1LwEqsikGAeNkGclsTRfsStRRyZNVHza1O5Kb2qCI1XEB5UzeMrg8tNDRdycgAsKQNTArgrglS0nb1VXXtZIINET8/rQj6+CGR/I0qYHGHjkq13WhM51YYRGhAZs5X3X4p5qoN081UJAHqTo/l6DFHtyGUX5BdJqEARWxzBc0e8do7kVVLsgAO/yrejhSMC3m8QYXxchNdHtzWLMlpK0tXqXPYmZ+PG1Xv6/EhiBNaAMDG4THUNUri7kMFJ5bCqsCOb2HXIWE572gWGXNLBn2sBah6xGAd++/k+hTcxXJfQTBBxi7WlK43oDwDN5aA4Pf19kOY2guHax/WXtjKmrdABqZLmNP2q8Cppw6e077x0RpiXthZdzuUq3D5Rm5WfNGxdWolAeFcDnsoOeZGpMzHGEF4cBh7hFfYBBuN6MWE9QYUob8qLE3XufByajSDtqIGepKiw0lpGYQ5FOBbRvG39R6eC0NNGjlumN3PCyEN5Sq3QKPL1OSUFbWyw1xkw/mBtjr/1hmvoIIFEWKoHHTlEcINNwsWclZlLgqhtkd8GKLF6VbxT9Y+cNQ/M9/YecR1m5KDynWTPoPQMhlPT73u5et6w205mMk5fbdyIrGlVlsKo3I2uBXUD8CWiUaXBTAaqrTufyhz/9G8yA+9FrCIFqUiJrqTaq0hq6/kcZe14jOvUmUHXaPWpaao5kD6y9ogJExBUTZSOmiCh6mCSnwNTk8WtYdGJ0KXVmRiN3F/ZYUW//XGPHyGKDxIx2G22pKEobrZX0xqvTppbzBMt1TbX9ZZcqT5AMQgvCwRgX8eyQdmgm0iLml1LTDHIXJGRGZSBSXUAPMJZiI3RGdF6TiomTxW7mZCJpLlRR6kwhQ2jL9l1ZmyBIsyUJxzmvEhMZUFZ1DV6LLqpGJFLywJRdSiNV6hlm7sLWcXt1+/Il78s3pBYq+INA6L1phwosa2FZknB2iqjK4SmMZQDCvAGL5s57N+6ODqO9FXtzJT30ZjkvKo4Pzf7wrH2upMMuuIEKrW32Z1CjTPRPRcmDoTLjOjXnTTKXOSbkjYCz4F71FO6aP8l6DdM3kyczAABKakekppFbap+ZOpL+MFuYQFYAk/XJZvzSol1kx4g0WmsJ0x/0MJfygK90yx4DPwlvNabYccyUxC80Zv/Js90t1hmIRp/scqJ3mRVMqSYLBomhOxhDaz9INFtNFZqnOnRKgbkyceqEa6j56UmMAPCGOn3mQEFCj3mODbc4PifEXM+NJA8NocNlj4wXOrqg1e58+YHSRwZtDQuL0t3jUCrhTxJ7YZ+5QM8V4TtBLm8HUHdKLXW6Y4g2rhl9ZJVVsvSCWLjvJqliqYnxymdp+QvqlRQQzJH0kllt//NxmGRILuzhRcWrDUWefS19oXbUmKArUiILlLHs+0oTItW9tW5ru0cPwl+emeCG/nxAatPbNyZJkeb7SoTbTFEn8RPxlpJzr8R4ltthweC1HS3qhPGoz+8iuCFTLoBDpGYBfXYzVn3OseDNToRsP1aEJUAOC2r7DieX3oaNMhHyR0wqy9FDnaAdeX3HNzUNUlEvKx8qigQ/HHrywrx9+rzlS+IwbYwJk7iODxQj5GcgpOfCV7MsTTRP3BknUXs7BkIH4axeAW+NaLYkKG/7y4Z6QtFu/xNcUpigUrJMRUDG5j0LfI1VPVMtiFslPH0WSbqWTZEmtR4QzpROXadT/8nYVnnns8yMwnwS+HpN54CyJZiJydJpY+IayibEtIbQBmjP6UMxZVgNjKAbV1Sc/85myKwB9UAKYLRuqe7JjreD/HHXBnuhjwOzsg5lRzL9V1gCtHG7cEJWt2ir5eAzI1MymxVB0b+XBk3AHCSzM6q+PdqUlRbM0n+eQOdVb5v3zy20E8E8T24B0NIQilnG/L13g1oYTEyuuxw9xalEoAt8+z/Y1PogIjzuyXaiZ7LeIWcgggC0jtjbLFvWK+P/sT/zZhuiv1I0nDx97XHyo+Lx1N73sw0mrG6NH2iAqcuSH1nB233zCHp48h5f5lFBligZ3dv7MyR79manI0JdEF2NAvd1sHPBN9IfL1nvl/ec1d5/AuwR2CqKV5P+ad8KpKpl492q0HqV+I0R9woBe3a898n2pykmqjgN86dSAjo0WY51zskfmsh8oJhoDLJXVRJhrl7FhP2mdnnq1CADK+7IoQz+Irr/Y8Jjv+PRCMgwDy5YC/vSAbNqlZPeXifMXA0yPXfRjoLuNEsViBk0AZx83OCkgRNxuW9/4XienTnmzQVhZxTm0xOO5j2guT+/MctQAMfUyQFqkPo34c8g2gwDywLTkllVFxedMpGvmFReuK+RMul2simnr9JsShYwJMYjjRJHg8yjfPr10InOmqv9OTl8LDoYGDFWmSRSBq4S9uhUj7vcTjal00EQNpIcuzCnkq6j3gCksDemP1YP6EbfPV4JvhXV0OtwLgfZi5DRLL0yY9zyqajoPTSSqGdlTXIDPNNrYrs0hiNxfpqLzg7VXkYrAxYwD+tO6HE0NTTwd7NY9EzErBJvfpA4s+UnBo+SejhftK8tM/XdAVvBOMpTUXNx9fPgDDX8iJkOfoXBeKcL2Q3iwdSB5xeB52GjbMm7dlE9JlmYhw8FaohFs85i+mWwRvRgtMHJYF9BibEylz7LknPIfk/SLsXW8IdAJ4mVIzjpT4ORuJYIkl32dkfFyyc7/vNXUHjMhlrEE4lJBuYYj+t56EQFZS+CRX1Jj/s9O1G7Fn6c3hNbv6tbMvvyJ1TFZSIKWD1RD4D13NGCAuike2zUuUz4AA6pPLcbg5pnFjumEgteehACd/T8+eGG6ZSdT8dkzIB2kb411mPy20VG9ak6zNhuqNQ1HfbZpxJHN5dKxhjxHHM0PV/Sw4nU7REYGHNi0gevber7sjT9uynjUA4adBwmae5VaIJjj+8o2fsEwBPXX/ZiUeHg1wz0fV8ukuciUbbvOhtUADlem4/0ZbSQ1XAGV6NWvk5jR+junAaPoL5qcLYaYnpPevBwpGr/0YHB/2kPeWbu7Djc4aEe6wFJyNPso1mKTE26UrxJZG45+KPjEW4bFC0qECx6xCNybxvqPdFqY3vKHEQF6E0RPdR/OHDyUYlm7Jo6udipbxnlx72/ue8a9iRvpieKPn3zX5of/pn64Z/lTmYj1IRkp04LlJek5HuZexHo/Q5RMtFVrbpL8NEHZ9wd7Z8mP8OpEKe0xoGC01xzlfr03av1fC9X8Cw1pwpnFaf3fLXb7DM6noHnUdb4C2+DrEIMyWh+TtyX/M7YzWKsNAeePsmq866+zDN7ppsATAwSPPzGqRvtMVMZMQvh3WsWhMpmoxirlPJeHwIDSxvv+sdxyqaDIlX7g+0jbwKZ9qL4S0fjw+ja4BmI7tSDye7ivAP+onNGj+iZDTCBrluNHEOOroVQ8UhF8U8tWq8hBy+kmlaqdAZ36ZtxqWe9yUxLnO8BYRO5m7pEeg+3r2dK9Xhk5ojalHDM9L2ak92hXE89GuUhE7diyDI9XVCnRTU7Kp61jenID4YH0DTVQJykfMpa+lCxkllOKmTe12QWMMHSO2nMWWXLeJiamrd5GIB+TCQRBb9XI0IBthMIoKDToxtr3SfNbw/zo6hSf5RwreTM+6P8ZD1x7CVJnW7Isjr78eKiGnbP5JOPoRyrN//Pecbwvt6g1hzlFOdB5D2yVi48EYYm8YPnWMcOdOQZ+T7l/pj+MDrgbR3eJJui0ReieFQXZkSEw4Hd0KEsQ9TpcX6WIopne3NE3b4cUXd3juihUFMxE96MPVVioICmBrnhHnmi36XH96WKGhLkLixLayOyIPZRE9uKe+SL7u2uP9zf7Z0beogvJPEeeazry32HQsiXZPRIsyiNoyNitUoQ5gEyMvcFrPmZlX5iY5Iw+nnW+odjJWODz5aJOy+LDKb3JoQVG6yiVccpkABqPQPAWcUs3dN5wsilDYRpZXNNhgGnQuaPTO89QEFVDZN/aVSJP2dADqYL9PyYIFdPVTTMkjxS8tVY7HL7bo0kiqVLm1viOJwxomJHYFyErcaJd992AsJewwVkNr0F4up3dySSXkBZZJye8PJxcpi9r3U/bX77vRIMXsA7Ckl5zzzT70hCe0a4TY+zd+Pi97BZUhOCOO/LQvOQ6AN8G2qP7IcIlzfELLiePjoYTl2jtuDuqXSBnLYQPf3eeYSw35IWQs+IYDfpsi9hJ8AjJASwLxgbChk578546NCnmh4C44603d9scpYvn3ivr49QR9JpOx/cgLPoeYhOf2DX63lFdPJlFpy+LyhdRc1JCte7otITNqhhMvB9Hydw8V5qZ/LwSBN7NsxH8hrRwvFAV7MJPKfa7SWknO50QJVK41z6Q71pAgTgEwzS4L16ILQR1I08HQNb86H5rn5g26IRYA+0SIGFIkygcVWqRW8JDflqCGokRh4FV6vInF1/9HFxdV+a89E/uc8fGFmr0zLrzKJRUsyATwsSBdFrbQNIVqZZYbsnaad7aSkOBGN7BIQojLD5BFJN0ZWXqNwT2N9jgfFsjUdXawYhy9xEXCD7AaMsgi/Sr4OOQAynVug0FTVnJ8Jw9JSJu+O3Jh6x6i5B7g15CqqbpqDiyORggkfKoyZzsdRT+F1P0p1OY9K51Qn5TTDujiTPxJeRxTnXtjKNd+6p2+8keeKZz/Kkz9pDAyebjJram3/K5/dIQP3e5jbJQEUK6vZdG1NQkRjc4g6rn+hpc9s1bq0hOEntSmZmwSBzyYfnFnyBQpZaudBXsHwcK1jyJ3wl0xKWLqSjthpzpaEOj1f/15/RSH+clrJ8XNM5hWallkZ8fM30SJ+U6uJkBlz3zUP+6/WmbLK1qtOms8VqTmr+7DEu5W2WtWYPPqu3fzc4TUlFBbFfWvRydzAlVaYtHZmnxFGX7WNpxbnVudy4kKFaJQmqQ9scLHb5qN3+h4EgkO2xyT43H4gWvuQjm7EM/XqSp8rn8vm5myfFL3kysyov9cAtJKpW3HGBQud8xuqDhWhTvvwlzkh7DXtDAUyGCxMjdGJ58irg6StgnrdpMcxpNUzZC2oAoR4mHVx6n7CijgJLwyiqi4vah8h82baLB9NymLZZdMJ07TBYtKU92lQ4+OCTRwrEx3SL6TWejA9hwmpve1WpH1+TVHuLl0x+AbgWxQSl0Z/2uUnkguGbYINloHzRVl8zibUakiTWF2IJ2N5ZDitdkiGHVWT9P5vmseJSmaqpbqpAGQvU66oUiF2L8sSa07uq5DtIuZ6JuuDnS15z9sNRhi38bOWvsRVLrLXil2smsbIX4bt2yZm0B2dH6nJfqWe+9d+pCdXPq5JMzH9sFS9P525ZZ08/VzZeahUR0RFEBea7YlHp7S5Wh/KwfY8ZyDyGcZDpo/tSll7pZaG25NIDq9dw73pPncsWl71qgmqt4W2LqqtubloL3Rj0ikLR0EeDa7H9pRbvQwECLaTnIUylJ9S7LMDLUGZSzYm5bVNZZOMAwB0W3bceqPNk2/wajqazoOcOK7Oxd6pe6tJxWYbIHdSjbJz/nqXsMXAz1rw6EHddzEvk8Os9E4/5t7+WmwfyzCz3+3ZTKdUh94zXhAuNtxp9o1iAtA8bt3M7tS8rn5a6Lps5FrNT/LLaV/xSAH81tnqfvF2WPciulUfFBMOOdr6DurPZW/GycUTrYSh5Zzric3pcvefTUs9K6VmvnunL+sounnFe8T/dVOUc5miSjppBKa162WAq1NOgMlcaw4hWVV7x8nA7+BR/SVwNKacuyzn16FDrjrBaWj8tdokuqkgSilBZtcsmLXeJdHxcG7yoMgD5sHc/sVDBQteNTlYls0n9qoxs0jqXSkcsdAlkCUmiVUPSbrNSl9qYtS6lsdttLNz1hcdv2Eq4eELvMGl5hQnpFceDSh4ur3MZiQlRCT03eoMTBCO+2I9tEYvH6KSEW7DwJH/jEiVXh4l8KAjGW73LnMX8gKS/AQPkzVQyps8b5SgD3gwsaMkLCrkZbf5RNi1gTV8Orb+Xpk5qXK5xCRwZSz3p4oe6Zj9brG0zbv+3wnTtUg3onfWzDWzKztmoaW5o1YjUYBUD67y0z3C4I/PcVNv/lGaHrl1hKRFtlhAKwFXxSdX4L0MSqJskhMIGQuGMJCX0rAV3QKzusvFSUn6x1qOWiJ4rt8bFolTBwwUw3hunbShjzDBa+h58Iqj+iIUmF+Xe6pUBBHGHeCtT1RQpsAByrtWPclfHk8TPdl2BaTU3ZV7G0vnkz5bZCQDKvJJdxNInq1ZztPPXCnhY7StgyXdOw6+UU+xN/fTgyhpa3qeQHkmjVA8wCBTFGm9uEHNcixmkEi6UsLQY+gxnDFnccXio6ZyB6XxgyHPsHyXpnqXdkNOIAok1zS1yR196cXcKdUB0EOHX+2tY6jZqwmeVpXu+sOvVaqMCZcv7Mz1FRfMcpmef83JT4bqpi7br1UzkYqEv1EDZo+LzSsV3lPypV7tXOpH+LPljQJHPbIiLEkujnEdvZA4wiKYVLCu7l5RB1EL1rP9Y+8hQy/FkDcuBqT3ygZOtt4uQCUiwWq/vhRZp8UoHxA3Ncc9HpUfHZOaGdcBZap+FXaB41kH1aHzxymrs51RDfEelBjxBt9S1PByS4pVsAVcrLx9mP3d+/NpZ5iTmEatJCjyXMjJwqz+n5sDLy0jnM5yQV6GMZEMh3o8E81yUppkWrpwrPJPSlX+coS7KSq9YN9rzlStpDFRMzATJgvj61i5lBlxUHOjQYDZ+bLAZQd0xXDYVNYPTcNVk3LV6+79qLJnLdJG0HEwbHzftWoMgMMCyikqpBh8kdSs9rQJTeQl+yUiPPYqUNxTAbajaka2ccnaesjjhjFCMd+wrYrmX4Sd7czU2ajdXer34EHL5kY9Z4fZn41Ow7XTlV86yMaHExScmQUPBSjXIUE1YdotXcKlgXpizMS57J51RiazcHCpZqfop3zNP/2zEgRRFlcs0WEa6i45dZWmYE02B/bRJDmZ58NZ0Tuz40IwPTtXyL7lw3OWhvMWUoIpK7C5Tx5ZSFzgFIkSpON1238LXrMxh+0ElatZSXToIBBsnr3eeEWe6CsSqiQxlKFSZcMgX8c+X0aatFK4XJdO3tT4llGDMWW8WvMHEyTRBcnwhsoP5lq5NbMQ00xK/gVwQg2X2lLI0H7SK+5joNSVOoEuzLRewU3DbWUi0VAjtGGVktz/JVNGsIGUqyCclKb1Mwt42Y3vVBtPhRwcrUuZt6XElb/QXXjSwXnvijn5Qx+4/UCKYQDrJt4zydl4uRhRnMnV7v7Yda1BmBBUKUKrdCVyufVrl6Qb4a2Unw/qt6qTlVcLOcGCerSZUVlnRSchHvcr4xopOuphTWdnTCz5FboUo2Gstl+hRUYtM8j4bS6hkhcmWJjl9mhTBUaBaiUmK0yhMGUy92YjKE7IpsxKTFMIyeZTAI8uj6Re5ZKuxVvPKPE8J74CSqK6UXXrGQQll56bNtZOkuuQo6CBbeQUIwsRA4aFBeWoiqArhzHUsbwi7IIrTw42FKjfwuAOsXqfR6NTWp0zuKMNQLpGgx6KNqgz3uKRm3apiZ/Dy9SVjzmRdFrl1fpJgwTGxM8hKo8GgyWvapJWYXIj4ARfond0vbmsw811pAIpGD+tC9AzVE2Bcezk4KyLC0h7XAX2ZyfwZyVDwmAubr1Bo0gafmTEWrLi00OQdipHTNRj2OMMeF5IomQMLdAHaCEZVUXEX5KFfr6/mo4e1sK6yozosQKpsu7hHE6Pf+N4ee+ZFeBU40JXoZqIgnUyUUS0uyQRGlqEYylhckmQ1K4I2/X41FrDYT1pnpSBDgQsh9Mr/h/bvk0pW4gtLqn8JOqKhYDCgvf6imp7dIWTlyGqzKa28JBZaRkogb8eOpaaGry55ZapjtCo8qoYqk1XW1aspQgX9FwLLMGv3zWvFtI+Kx/s9AmGSdFOG7CvvS48DR990v/uSswp8yS8s+7LSk/7kWyinbfS3pmliYfzYn6Cq1nZ4BrsReqT9+4IuB7Iq7rvsClA3mym7YXqkMIpONfsltAjo3C00db9RdJKTh/LJsX90TJry1O6Z6+NsyRxB6MrErR5NVF7XUC7jnc+f0linbpFJXfWbpUx2j9YmbH5PRuSuxs49TVMic4s/yYj06wgRSr0VSEVhSb9aX1gy6/Q049lUgiuLbWaxhwChwOq8Kw5J5ojfEBv9M8ypyzzNyEERrS14jqsmc5OT5TM5CAMdGUTVEdWYHSZUJSMPST1JmaLTgpJQp79Srud6lCzcrSc5fZVmQFo1SY/BKCbJWpmPeO5WbRLH+Q5u0zqj0EsyIB/auca0muQk/RGysNrondkT93V/jOUziZ6aaq/352I4X9Chqu1UR/B4f/FI1Wc8u42lI/k8OB8nKsZp8G7sc+bRNcepvPC6O1gUbsm4wggngcVuNk4VdtBR0ONztPBKeziP8eZCWHvCoH8yoT6lYZy292XcQBvqRfRxX41t7Qxrwb9wyx0SJjsXxX26nqldqI1IbTFT8aBnWntEhnIwbpJ8RZOjqfNi3q5pfNtZpvowTnE07b3j09+RuU8rRsb+Od0FQloT6beH+bBaZF/Fv2LS4osdry9qRkJvo3aj7tudmpG1P5ylRSDI0u7FI1MjyGHsfIyEDoVyrjdrCGVUDRWdyG2Qpojb8SkcjoqP/eGqZQvYARjgyhj3/z4YMENrrqbAckJ1QqsUiYECwwyQKq+uKjt5fNHASU8e5lmFPUrqRBZ698rGGAt1KAHNpDhk5CaZn8HfIQc7P0pv1oKcpBlWh7MMdwj6cQBBph7sVwE+d9UaOmCpqTry2qWQSlukRSD5Zm3XORz60j9kPqLT+YpimhqJajweF6D0NTdeD/aBxpNz/eJZ9BIG9Gm9yzAY84kmfLQ75D+1kc7oZI1j3DXAY7reQwZhZTaaGCRVYgxU/AzZ91VykNcGbeSqEpqiKZBaR7oAswF5Om9VHl8c7DqcXKSlG7W3PRmD92993yknzGjvKZRPFvzYu4dPE/fw6R5X6Od0e4Y/9ljqC+i65rh6mWp51io6Uy1jMDiMCbm0w6zpi+iE3f6SRKslHnsVVBSwliSo9uE9vJWziTWhPe9+tbfZQ0HiGAijPOxR52ODrMAjfEqrSp08n1cmVR+uN7o36pZKXIdn5ghjHccgLP2DpK6jKlNmQQEf01m8CEd47zOKEd9HKwEK+aLdKHFxS44y5d844Q/Vz+7bMGaJcpSuxN26jnCg0inRa82Aq0olhHq6olIYXGTK6ocy9dkt4ROa25Gfn9GqrAzV/MG+CrRgxlcECQjf1Gt8pd6DlgUu9qX5KVInZxQQU9TskpKOTdAtjwqRpmbjYJixIVplSX5+9jIT5AKZSN4t7nhXuxkZpOnPAeV8Zcdqf2XHEP3k+nk99tNTXkJHjwC0QZVm8u09G0m4CU3Tj/KD0lp1qLSYo9tfzDH5SMPC7vWp6J3n53qna4r9xpBTAlAxoxiVuSST+IlYxvGQZktPrq+/8yIYFjkCMM615clW7k1OYzbSbdkt3wgfxX2LN1Z35+Xtj7I7Ad6jCpPPyLtPQt69unpfKl5vvvzbYrd83Xcs27jbVXWoq9vD27WfXuN5/E4Q38sDZwShaCOueIvhdwlCsHBjHvpjU1qVOiOgYZJ6F5s+XlXAEzTMgxwXO6GShEpqkoByiM/m3nZdrScDdMcCGrUPWTwK2f2+f/LSjVfuD639qPiCoWZwQpfnVQ1zPNRkFPMqkTdpScYqyaR7KCZE2i4QbksgPmGYwGSttl1c9A2sZk3LsW/uyKADH2Gd6INZc9bi9ntDZzzWS+nuXYzx/gi+p/PbeOyYxeRmx4CKp919uVZe+TB2UxOrhFdnB4gfHQrirOGI3HNceFwMPlbzrlFDYCNtYPMeqLMz8zb05UYQ10/uqDidRH+GeovJUKpgxTqLu6DaDQVKZYWPwc3PVuUDKhw+/tXXWcTRIANfNUozaFlJ+0nc613xruS/JxGG++NdI9NhCAJrLHaTcKFQWhH5aRvTm3h6ifDjwBzyD7OktvAR1QnGDOztAKpqaczH72hlMrlOgg5lrh/CmfEDBSzO2+s2nOfm6yKDkH/pZxVqitOkrxzpapV9kfBpbDT8afhoYJ3E+xBEEiShfljFRuBcdc6gutiP9635k7425KfV1D6nFREPYHrSt6anCVnTTQxQ7KuGmPTDHkI1RBrMFYsh9loMsQquZ61jGA2caQoaozRRYNQQlJYvwa5Rd/SScYZXxKmNgzThBtynGGJ1j9DuyC6SztRIZELajdZC9ODP4ohdcLFmSLST6bXHRA4Rlnqo1LcbHMbRNCljjle5rwiiTmb6SZJ/Vt6r/uH3Oaks7+xZ1Sf5T6Jz+NqHoy99iLyzcq3Wa8w7Qyxjb88Qdu14AWNSAnFofdoZD+7mOD9x++ofmg/scYmUMJylXO2vfTjEVsDPVjOohiGpfohMszZmmtm5AP5s08X5uabFD+PsY+1D1ztfRrD1iWahxcE0Mwxe6VHxutSgNQOwrO0cbqy8EmI1d8jIag/lmrWTeoialxcLIX6W1UHkuEl+mdhoQ7IK6dGKIQqkrIrgbjXEz3F6pwcJeyoi3pSWN4L0srGz/TursDNVSCtrY0nEmFd2XuZJZbEgYrmnHqKu3ddDFEwV/tNaQlkREsqEldq3D1HT1SeRCeO5uYFg1ksWNYj8M0EX3RLcIVlX564LZ+f6Z0waq/Jf4OGidxpQvG6miIPdpWOmFeAiXaw5T9LFPhUz+VJ2/nK9/UUdc8akzaG6hyT13q49Jm49ZcwzCtOURLKX4+UlChojN93VIkiXvIX2+VVVX6Z1MyAbN6gI0X1EDx9OHgrrBoaelgleF7yVUbh60Wx/wXzB+nqhORSndSWP7ZNixQgvZzcqfuHq0BvBiC70Oou/vdKi36XN7KCNKXOQ4S5qhiaWdonh9r/b4JiN6wMcRJhsf6HldwEE16xY+O2Hnz+4RK3CC2SGarI8RJjeLnXKoYUcmmK1/VtcI3POnNor3y9VB9fINNwCImihl32Jludidwoknqn2BpxRtNnLS15aG+Z3lA/I+wgxZW3C+brm2NZSX4M9FQMvgGvg/pbuwW06/ZxjcksH+b8oI7xwU0CLUT7bbPCgIsQfXp1314M+HcpLoqZuwanuethAgEjmw6G9F+e2uHwU87cEMJbh5fM2lm+4dZP3kxLruGl6XRAjeLcCjjfFNkww42jnC0xGuFwXk7pkh677waedo/C2CP3hqPhE5BmANLMR6nLJCFm4xNdev33kLmvUBE3SuRQeSdAAMtE7BaogMZVt7nuHna01cDFrtL8B0qM6ZnG9yQsHEo2JDgp4aXn5xvEC3ZjDxe+Bi7r5LiXqNJeLWCFvVjw3twlpzUBMyQOruc1mh4v17GdREUbLyn8svEAxphLM5RyGaCvzZ7F9Jx+QLfj9h3WSWKzaDKOiGZIRs4ZICwl4zKFJb+vqkgoYCnfB1MLdb7oKTeHSfY20IgrfZUWguJrK8avYAWCB+aPosUhZcKOj4ow/9lDSh1cyilKc4K4n6B9wrzbkUMRwLSzF8geElA0nuNfiRgjdqH0fTSYmpst4iZFwc72sZPBZXEeFcethXy9PuOp03pdlY8ssPdEnQ4W3GM71aQLXqXT9i0vFn4Y1iRSRYcjoN4hn0Rhdu/5biIiR1a4bshSuZZ02A72ur51mcPWV4n6awIXFYBywqySH69kb1wH3xLLWlHmII9yrbenlp+AZ5IUr3Dkib4ayNv4AYvTV+nyrdfq9v43Rnk2vn8O+eZ/1EyNsgKBpnW2PkNNCCSUAi/3hdou7OswTt+rqcuX8fbgMJ+edgBdcOhaRLwucXVuAkOTjya18NW+0F5kmNO5EjFxeHivlT6sX3dHQErSUqkRpcWAYC1de9qQRrBt1KGQ2ITer0xS0FBkMC47Ds1mRMo8PDCmO9YG9TL4/xWXSDac5kOA1hB/Iw8X8CHJaNp7me1tvXJqZdSYchcl/lxTnWVrWKzpiEgbLkZOkrKeNV4oKUDBf46xi2P5iGI6JAaAiXaAykZcl7zTxmkYjYvJIg/DORTEASyWRC80J2ykvL2GCQx04TuQ0xlq+EX37qHgdabzQu6bDLh154Sysgqi53lDZaqg/1rzH4VmpEKzlqwvRywCjcbgq6yUQmQwz4Ks1ssipAfMcrDG4PgqD+KENGVVCUZshA+pKbs/pqroYvJ5wJfLbaU99UykwZKRfEDq//2uIdxHlEHry9R3fPNNXOLniVWwrp9AsGJx1OVRLBMeBxXJVgThn8hVUQJ8NJaiwkf0fvLwYumthqZiM77H5Yw53CfDlw50AhwZ4WIBLAgY6wnQQVgGqVNdfDuAcen1oENVJDby4I+B5HY3lK9N3vSDJ6uCZquXfNdJaLZylDfSwCToSVQavFPC2lTdCrAUvA3+2R8FRvZtK1sJFLZKAwkRV8NTGBPblU+1jv4Q4kFj1CQeCEb6QFN2CMJcvzkuwww/O3fJaSw8MCasGh6pHyoHp84VSpxD433Yszho1oY7bc7X9i27CaIOqxJ0fJtw1fm6vb5GBzIQ0RPgHkBKzVrAXqPQtYtx0FNTsoY+u4WdduQumWSDw4/3zPDTBJHWK0mVRamxAYLZ9qDvcea47uMveKpWbPq14GHbWv6E8XCTLxe5U9UJvT29crh1nD2Zcm2CxUpY3JsBjiXaRgYU/yH4Btpo3ZtHaghxgdI/edjVgiWSXBnidKTafX/u0bmuAjoasa1WD2P+KciXUFYy6P7k52AhRafsLmBhY9JDaLoNpKRPtLe6/GZ0YkF6htDRLrwIAMs7gggSCqtd7DsB7ovUFH/vlm5GkgyYw1/3LhxPoqFiOIgsbSpl1kqqde7VOwUcFzhVmCvYTaSBkNXnza11cUGo016Yz1XW77tq1JjfZ6q68bp/UjTMitzfSydoSnIIEUliQPGYFCZ6FlIYKIXPSZ8AbzWVql71MlblMghkrgZNuOIWZyifAjeZokEzMXzoXmhnI2KHXqnvBc/eZl2ncRLUtVJgvAwiVS9lKyitONZG9ipu1af6BvPrNCCRe406wTrVaT/gIAKMXxICjF6VGGea1YrQeMifPoLVBhyid3tMYb3SssRfTwqU6Aq8ZmOqM1OpsYpYCczHWtSCm69YKLRBYTGBakg8HHDqJG3wsSlIQQko/QcF9GuTZkq4WFMCRqRop6YyX6myS+fSXSHiamWT3YHOo/qYoSAOUxoKv9kZKmonW2XYeQtr5LDcuVIv04AyC/ZD2ANS7UnZQBOlFxxEFFoOfAGcD/dprsLBpsDXCvehREjQMqLeEScyLpQB8gKXIDNpzZUm7+jx51YxcRAGJbk5STU1eWa01WIdLf9sPtLpZERXKO3Q7XTK2kXOY0sYZI3WUIl0Nf9Rz+/dZyyhj+oaIPOQ/wf4LwOMsK72LzusYKsF8GtIK7krIGKIFBlWMCPq17b5Okf7MwPgCnXgFDzBlP4gR7QMEvqj6BIlMKcQAQKPpw+eKVB8VT3asvgUb2AT5JIiCF4mv1kakEKh2n/uZpDpj+kl+ta7KxutF4ll+ED96kbmI27UCqFBp90nZYHPkr8vw1xOqBtckQVHlFjxcxEqqaU9qZoN+A40K1jbGEWnPxTfH/tFxqm5yFh6MOrMVb7/qoix8EUS1sQft/4WaoV5d8AKcrfO5ptoO9/6O8mtBT6MbNKYFjVMjNm4sNioEeajXzxKNoJVF50re4bPAVdVfT7pXT7FCw7MrRB+hwORmg/MC+ImK56yV3Krrky5o82NWwTNLNrwws8ENRxPniL3w3nZ6bmr57kSdW+et6I0lr0sT3KbE/cqY/yVSiAS3J9lFu+9iepEfyFu/n1ZXYH9MLvoETusUc3VVUWcF40vyip6DFcXMAPjrs5QiESyX9IPDfZv4T0UtJ2DJpwfqF25J16MfqDOd0h8XFD0UJHVhJllFdHiDP4PdUufAE/VEr9xVKuR/pArCxT4z4Bjbh/bKMV56TXdDHlydcLaBSUL16Ru9LN8rxDZddYBLYyi9Xn7q2Q63myveq6waHX2hRBI2yPr9NFEZr2TWJS9NB8DUJrdP+ujh0DUE3dt7HwTUMWnoDieotkdznUbIGToF3zXzG360KyQ6hfpml5YUlP8isWU0jhpbS5GOvfWmBM0qXUEmJXxip5QZC12FxKCpM/GZ2J2dv55gyMv2hFMVbT2TbUUdmf1YQWGn2sDHle6hkWqLaGTqXkBvL+48l7hw/mzmomZE1BM7ZAPVkkWoylPoYR94gVjmS2p5qqWQbehxS+BmVGQxR/XsMUxQVqpYiPOthT3h4QxOMXR6RvX2MpQIM9Q6gxdAT68SExlCiEtTD6sarIG0RZ24LPuE1s/KvQlA8jihQOUgE4m8T+qeqbnS48CB2+E1t75wy8apGKt3mvICCmsIS6FGJNeQPt35fAQKZ/0FD9fEnFp7Y+tYEUBvgd49uy0+CU4rjyvagSmOuZp5tHfIfwJDxC/uOYToZtu/tbKUP5pYN7yJOWjcoAKhkz5oE7FhQS3kLyYqjN34B3sKBqlqRXu7M5+4j9+BsLCeJkk80aV+n9b3muWe2mDp2YVP9/ncuyqfqavyWe6lE4qJHrn4Izdm4d1cTfVJtdmCl0+LOaXuSjvt29fOlBH/EF92ELIDOYmKPQp4b1e9359GrXGiqu/9ZE87+kO9s907l9T+vKr6Rk8MWVTcLOcfo2T9GP6qGkZluDqRCc816OXZ9m/rZdB9+Et1eTuofZkHCShmuXwq2//RW+2N+mfvNiwvUUaNZ2l2nuaGoAGKEA866qfesKVRUxpcLLHHW0y6dcFefwT9UJlcZIZeMdPnwUuEx6B0IFt0Yl2NKFw5xPn05cwLo8zwVRDQUkPcooow7xoGau3m9Ezx1/Ix4zUAqtMBVsLU3ugRvbGXATfmZdk8NtNQkCu46u5sMNNjfkvYgSJipboohidH8tRN0Zz+IVcrBaQOYEKhS9/f3kH3eeKOWXUfpYdpq7DoJP9GlIs0AYdOj8uj/Z+p/dzc5+sJbqtfJ8PsyPWDuJu65DzqDpn3ap+iaeoTj9Hsu9OJNq87f/rGyaipB3XPiX26RVAhJ/uCR92+VJ5hXyrPoA787xAddUIDD/uqeTwE8vsSed7bzftyeGyb91YHgjvnuyTx7O1LHuzv7fbQZkUybSKZ6kHuNHBs73Fu8I2bzt+GwCrZZkOFxf7Ij2xCFpQTc3he7wR4kEM1wN0yCVQz9PcznUVaSqI3ZHBgNP2oOh1+lsagMRnOd4oDL5Qp6e5YMKwAi1FrURGYpq/68Px1FHTfeWmS5O+AbYX8nVOaALGdff1JXXYcIuzBVcXcinEgsQ9q5QAeGv7OD+5K3em2v7g7cwcNMqr7z8ZiNvdm/v1yd74TXu/p/5bRABYymR5WIfzvnswpDbSLPYhN3R8XE1qBrfjR3tA8mMT7T7eOi8sQkHfn2LvRa9cLMzX3Wfr4G0EYk+A+UzXI0XaHW8COsrSdCbSyKJH8VX7sh0tGGx/EGFN0rix8keF5R2m7GLrovUjKhn3I4kkCoTtCFgMHQZdjXR+ni7OQERUQPqwB0SrOS33QT+Aji6rZ+Txk5ux86o+09/TBwyo6ExgkuzalMzCx0qu73k1UfKgBZQIx7XPKcCOjvCxrc1XRWenyGeNoWe93+SzhwoVe6w4xflz090J/X6HI5uixzuNY7/spB+qO5jSr/V7pydRCYQhGmyfoHMTqtP/L8uICuNNckxO/5/OZevVpzfoDNh7PHxfLqkjiUKUtzJKkO5zYBnIVcxTKkXd8B/hCI8KRSwePDfxzSQcqTSdpOAO8u/vDcSP156DWLTox0MaAT25Q9FNnmDHNcDng91qz7lUWFAhbwKe3aG4L28eUG36D+WrTmGtjiTZsfjDV5nubSJZmc9YJaKiRQlhfIrmmv5Qd1nyLU3npNtUmLe10ihiDDhab5dj4xppd45NrtEnHQxvcFvDGmWEc82weW4bGF0I4fgqf8GzwE59ag7/H8ze+9hMLOLEV02pkcMvfkNVo6+elzPi80x9Paz+3p/XGCuM8FQSvZYmrtuOBoLCB7gLnajS8vijrwd58UrfSlZ+X5dA83/6iWVzi5AGcfGwa/z4UaAo5M8+rB6tySPJlsnQZPVFabH9Bn+1n560mzPCU8HXZxBn5YkyPMJ34+LS8ZJ7MvlJMp5cymbBFaaIMyjA5yIUuZMlwXq/L8dKce0iR4Sx2Ky/dlSKj14sM/RvKJFuueSReC+UPnXoPkCKTllyyJcBFr3kun9TVWlS/qb+zEzsKwLLQn76X7pInHyPisl338oSxp8No8cRnpZ3GZd2diuyTjb9U479dAOf7+OxpTcd8I493PK8CTsAVyTSbtPbSa6GKcTlu/6qPmTSb4cGjz+8uwLT91ldgmldE7cctbp8Sgl1xLz8bkRe43v6217SwZyzEWzDzXOaEmnprvfqk6pOptj2abP8XXgIP/KNJjcKkf1WM69BhgSPTN+UDad4jv5EFmUS++kuO2nJ9pFckIyIj+a7UK3TakfXQ520NoZs00FS8K6W9rzdO0B63CaKur+9iwXgdrZK6/UuZ6t0XPrDGb9vhJqwWRQtlf1h067yrDBweljJ/vi5KAaSrV8zV2v56US1b1mZqC13m9i+lyXlZfU2uNsaZ9dtfF9t3KEiJAkuIeVI/gOgM1aINJZl6Kw08F5jOw67hDqjYvygEKHSM7gSuLTs04OqHF9jPbP5Hk9lc4H/qifALOs4XXLJKZ4F7c9wIv5dblpwnarAuUIBYZnRVyTMNQtZ7bh6XSHHkDnGr/B68LrvSHJi67zIoR6i6ndpLzmfmXOAukvVu6SUXUnP+8NOfqUT7w0//LXHzWxHzuAGlHTHBkdfZ4AaWQvGpTNHpaNqBfOFvq3coXJxUYQLSCyZXoAEByXr77ddpCabHUDoecFikpONP2bzW679PXD8fNebbp+xE6CTll/CL0y7KTmjhqmWtaVxqIS3/D9dnNZje1/j/7u7Lmtu6kjT/CmKeuiNkV/VE9MPYDxWuak93RUy1PFXueu2ASdhiDRePaHo87nAEAFLiAoCkxE3cxEUUVxGgTFlcwOWB/6SAewE8+S9Mfpl5lntxQdFVnu6JiXDI4L3nniVP7ifzJDyme3K7+UOef6QIE289KZ//GxdQDfQ/yODyfr8A0x66G/AZRaT+EjpEtu/NXh/DtJfvfuKSlw465tZ7O6EhUwNBVt4PVzF39Xn6W7mxptuujSnFq8Qkf/NgX2e+tSeaaXCjbv/mGG3IRZgy3+JcMNaUuOz9QYfSBFcQZzcPalOoAQ6lBYa7LcI0xHSDyyNvjr8E66DlEvyFxu5735sd+hL197AyZnDvpz7hv4k/AlZ2Fqm/SeOK2u6BCC9BAaav9E5vai5J3P+c6X9A2+5G+nygh6uqQ3/plgtZMl3MXJM+9+coNDOIa+hwnWr3AHMm4XQaSUvEA/kAnE7o7GPgkVuEwYvBzBe4ypK5dSJcvkQmIw7BZFQvr+e3JMb4sksRR4p7/JHMlmuKq6xw1ZkIuogB7vaKM8Gm05u1DAbwx7Y2E1NFpDRThhioIUuX2fN7cFmuF0ffP5Ts4d9hFjxuj9wj94ncVQBI8mXOGNteyewuezFt+iLfm/Qe+zDu2/bqM2FyDwgOsku9Q1+kHypKOjl5X/oHa+8C5nUlpPgkV2bK9JEwSPff7MQqM5nCTGmOvhR4JKxTqzKlNQrATGAwuTCTeY38/l695629LtOAW8igayl5P2nmxxmSt8BK2m0C7z3s/NdSgdfk/PCexdDE4McH5tm9VITz/CdBlw/0gb5134tWlVbwpuWNkXgfsRLAPBniMrkaE0i9D0E4Q/28Ni/v57640QYsSYFFR6sx9TltTbko8wEUIiKVALdH9AIKWCNA84VhQL9J45qkIY/D+RT9EQbLfMOjpnuGUmSAYeYs9DHA55CC76c+9TkBiRnczgO9ZqhLLlYhOhLzgSsnG+EvhZe60xxT//sM7kiH+obrCRlwzF99RNY2pviS2I997oMU151wd5sBIaGdyrR5PQR4KQTTp1k/rHughy6+cB5s8itCrwdyA1QPIEN6wR9sA1YucLcx93Pr19BzUt2whXgmYMBSZUFYFxdPwBEtY40oKSJjuwZ6cAKYJsMHg/+5UMGouAKK0IhvqZX67l8NoN9+c6X8v8uYXb09kUE/BCNE9aX0IPPxPmbkAh/CEvbEmTIRMixoqYsELepQGtrx9QJ3nu7vIBdN0Hu5ldt5xghbCvrYFF+yY8jp+iCpFZhZ6ubcq79kKPT3GX7NKNJBgRJDgG8ZGlSkFkJieBiSE/ZwW36Q4966DQQzUkX4skW2vPtZTQNdeFVjgPgCLdxvBI5srRDm+hIX3hcxT8wL2mQ2baBN/M+hqBZp9yyhcpEQVfqzTrWWtAtpMMjpOAPAA5SFG4w0+RPhnpqLRljrhT0R+c89+eWWMu0XmHoM4oNOc+48WZszhGkSp2JpZOotSSH7COf+b4jH6JYrQrDzVs7ZrbZvRAikoivntFg1oQeH2t7FH90TjpJmVFN+yjkaG1ppqS/CED+K/DatLDjBndOu2lI3c4GerzVtpoeVLb61GF5380a2578SNeArJxVEKXGjCEPhISLPozsqU0hHLgj7qIcgKu2gurAw4WVrUERKINZmgkmjTETJ9IsuRcT1H0iLd1l2EEACAQdUWyvpIZPfIHaOmd2g14gvqCR77SvGE25/s/Fe74Df5lOFLK3FwpUVhojs/DCqL3dQl+XC9wjtRAorZd4Dn4UqoKWVPh78kpBVayvJOokTfmnkIzKPGGyY96C8esga2kPMxtZY6vNTkHr6bw67pKBS3z3IkO6bPSmo5COfZCGRUf4Z7D6tqYSSSt1pm4ZkJCXPJUlOSjUFUFT30Je9qohZqXXPuQYI5qSRQ/53S4ksxwl5xcr8xEfkNAJF58/FqeVol+ww0rNEz+vOfDkAK8J95lVVwsXD2DaoIv18nxKzUU/24P7Ygd4HPd2mqFIPboAw8vG2xgNsN36TXFMprsiCrXNiI6ZCv1mZRfwLrlpD7SIGFVZPrfvkJnaVeVFL+0O33R8QSI3cY6PB6N3/0ueqKPXoJnDGvTqtBhhaBJqHPFNUskg/vCfqBc+PJdu9lCAkLOoeqXDEqUhMUGgP+xI7Yru9FzOFZCq2UFKb+hLRXTIyRysfDU7YYklMwyoDB4xKrXYku9u0f14vdNGvaGK9NxtSLolIsZstDOyBtc/Tyq3a7Izf6mNhKaAq1+GHlixkLFSL4mJJnJ7HmY4imLT2hlDNvZRTgKPfJ1EWw6MD4Xya6RIBmP7TEFPrR/r/f+gRHYl66YVqz0KIkcxoDgLbtOysn6EktrRJUerRmTkUZ3W6T5T/Ty1a8I5xkOCAp+ELk7eFkoai3fxOuTa+Z6xlEMNMEryKPvyEcexm/1ep+20Wqp1Tyte1PAV00BsO7iIivqgTPDYdp7EmfRiNj+CP/8AxgZ+I782rIePPgfuEp1zsGLkjglCN08f1x0fQ5Pq/Gkqr0BC/SC9QtTs2Zaevpnu72LjvY7euELHhmGk1WQ1xf2CffaAbyOqBTui+mSN/rjQlcpMj38VHbFiHjOCpAb7YVIeWzzMjypZhPLekLNniSBk/vyidYIS7TTdcwQa4wOOtWUtGJpjySJFuP7UsGPRzs691kaS/QaZBspzg/cowZ8H1sxj/C+f0/bqHObf13Wb6nLeamTUiFWwZpN/i0kHjT+xXi4io46uh3gHUQULUC+r7oNwK6f89g304q+FaSPDJfJPpI0HbVgsp/ipWC4mVRHY4HX6NoAFbB4nVWHZgQ4fxMPgfWZMR88ZLV7oPN79XBOmbrt4h/4FwfJRLAePpi7uQBz9Qrg7v+sC3Pf2sQshYQEjRUgfsUQpukk+sg6TsUvmoq4Mkz30/X0Qt+IPVLLoz7c4z9YUxQahSDaWQEK4PM/3Q8U9c7Skc9UEGPjujXXtYYXVoPSYyejyr6SraxMPZrgAbGiPtMGPckJiQZkh5WifN4aF3zERSrk+vsM1YHn9fo/j8SeFdt1/96Fbnryqm3I9NY/rI6ttpZgXOfcDFIwbf1wV0aQpTOv6349r3xKmpNY+cIm9onsRaX5Ll9lH/zQZxnoytdcSwsllN/xzzpKLYEdsB4K7JxY5sc6RV9z4QCdqGKFHl4h/4zNQVOyLNdFBIYDCVETSBiPS0pC7SE1kBwkzeT90355V8ltcn+hM82hLA1ZVWu6IbZwzKV7qtBgTQxZgfgCQnxuZIb1CVa+UD+sDS3kOdr6tx9NGXqDzERmQk10l5RcS6h2rHFC8wVUvb8gQcmaHgkffoXwbxV0K6E7+I0qzhRBFp30ma/x5bPgSxTe9E9EHxM8DyW4gyaZ/3qcLa6Tv3sOfzDFtf7FXySA0bqvbcByk+XITSac/No6fmKbWbxF6S2kA4mzXWc1yJfT822P8TI3w68FMH+Fhc2rbEEe+gKPf3MJ6nyA/yhduZnoeeWmHsLOHMXN07xRzN6D9ypb5aZf0DtsjR/c5dG6J0ZYv6jDIVK3LkGPQdWt91xglJT+0Vjn6jVuXHxgX7cbLv8ffsZ3zofnlcsxt3+6pguR9R0NSGc45LjSsxhY3EEkhq9c/O13mzx3EJn0ldI3WnQVpKtqJacu/2Ct7z9H+BWuI3Sa3g4hWvlzlq1KM4KwG4sNEQynmqlDZusK4HabGkPjfuDhRIIixSg6c7HfHcfapeElZlU0a7+oMxqf8YGUTVJvXHCeLFpwj8NATRnXmHiZv6+mafaS795c0xcUGRHu9bRV50AdWA7zsb2za42dOcqJs9ts8M+RJWKg/WIx4u4WjUPueuApENSWiI5z3701DvF4Kd/jTk3qnPI1LMmd+DBg6DbIGrCi1GjipJfXiRUO1IEdydCHxJpuHXas+4gkfYZaNFktLCqorMF64ujXyyCVC6hkEXsdJW6qhDk3se2pnaRhmbKuUfzotCGDtFdcE8A0MpuRm47QRVIcXARE64afZdRxYSzZ4Sc/NX/okkkOTdFY9sc1TVyVhN9R1fPpS7/X3cZ8Ycx30VOopbXjiRDUqw1Y4SdNgPoBBBQHX3wMMn07X2Q2z7/5h52PM5S0XPvdseCuHvzIP2jcCjwTsXPRoYfEfVo6TItQ9Fav6kkkfv7OdduVIcJRbzctgkEBhnK5oF8ufs6juTSpI6G+zY23e37VoS0bqT70io2y2H36bk0QAHuw14yPBeOjm2ps0KHfKSpT6Nt//vQ5DGcgoDv0oszs+fJcPGN0647NGAnln2fNHzHqICeedcFCAOLpQaXb8Q7FxFoztpze+nPu5NR3jPw8xXA33wX9iKRwREtTBlY/yaRxkvZ+q3bE/4LWNVjz72V/j5UH+XVjvqS+F6wZQoKXIuZg/0f77qR4PvzKH6KdiN5+wKg2PljllUPwnhkwb4zjsRbI9+jTG/Ltm57vSdmVo0QDLaW68E7nh0Rvr6rxKCKnsRun/Lgd4HXDGlQ4BZ+wRM2OGg2rDRztgB0fMFyiI9lJJIfjQmFBepidQ2ELRrUxYpEWoDbVE57U1ix573nX/PC07VzKvBv/1Aj4bSvjJmvmiPRu0YhaqFkbpuj0L1eJNGhjzIoMhuBBJqmLkKSb8zCoTuX7cEBFtukvC9Tcf6J6igse81ciChH/ArcYXgVN4YWyLPBxMjAf8GPf6twhxhLO+lOzBjc6T1MD5dnhMqJmUMl0SVNtTAHEJi3N2IxA9skJBcg5uo7p32qMX1OGiCL3HU2PNQzjy0XhJiQ5lOYhWTkrA/PoJBf3iT+7le0s1xrGBSrJt7clgH+7t/UM5Vv+FqSeKiMvgIo9UEBqVuNmLlksB3EIbkEbl6+C3I7TGVHvgNvbtKEhTm22OvLe/wk7QYrvAr9vTe7EOmfOgB3g/xlRDVhL30ihEluPLEruVVRIMfzcDRRKlIiaT4txIuyYZMe/LWrVWSftaJRfK3PupCTRmxQlGaRn1q6R4J8f58oJf9WCZ569dDfZ9JISI4XjO9N3uR2kgZzd66ecPKA1zvpPDz+WhCeaQBqb0jJm2H4khSzvx/4Rpg1gfSflkkzb34ddovinSzJ1WR/nHIVkWSWfpVkdy8UfMow1WRJPWG6wlxrbD+QYjvtMll4rpGCZWRJOeht49XaQH3mRwSIq2LU9UI97RUk6ag/VqyuvpiRZCU6LzwXljhiPKaefiFbI7OkFp9cvPCy/Ayzwe0ENI3jPg8KE1G8lhMitdv9Pg0oQqSxt18AnnUQ/og+zNuDlEEaUDS5XpuNvu/GEoqg/SlbFjHLK+MKYTEWt7DroHEgkikvw181qNJa10DXHePkUJLImW0FBJMXdpFViQliEufknaK/Kdujd7GOuQnrYbPsWm/HmQgmnp7vn7ICM5n5houJrWRNJvF/uHFanRnUGq5Ox0/yUXRpIc3b0gT5o7+OPAt53n9Ke3leYULL8OVV8395y7N60/pW3K8atlcLX9Wy1/Xhi9qw2O14SX8yJ9Sk+DR63BlHD/GXtZy5XD5e/pdy83Q79rwRm14uJavSuNa/mlrfryWe1bLF7jNHtq/vAwWd2u5Yuv4TS33opbbruVGarmrWm6xliv8eLFGLalP+jZ49LKWL9K3tdwuzSfSPl+w/QSPxmv5Ce0hmzeTof8OpJ/a8Hht+BATG17gt9RyrZar2IFaudNa7i392Sp+31o7Rpvh0drwprxt7tGIi2Lk0jRIYtK/MHPpf2Tn0r8wdGu5fV5fFZPNz8hag8vN4GLKA8+SBYwAr3FQCVcOarmd1jytEi3rpwW0zG/yrF9hE3JlJIDV8se8F+N22s0cAWQKrXMVHSD/A7eZxr+59VruCXX948VYpDsAFjtYyy3wpEdai9MEwB8vxrHpbRO1O0gLC8YnWotbtdwc9sUDOOZj5mCWdBCWC/6+xHvOFWvD87XhvVp+u5Z/yxMu108PacK8rhJNpn5JA+V58tg73kRAwJvAMmAtm97WjB/S7xe14WPGyQO7xTQQEDi3Eh5u8nYvADj4aov+RbPlTUbIXZ7ME1mFSyRD2kaKOtETOpqrrNYLG4g1wSjZoojYWrZE4GrsnRPCA+bDtJw9ml5tOMtw2BGIOeQEPu3wXq9j7YT/suRoh8HWDuCGaU/KhGnrRXXnzc0HU7TjT+rVZ1hRviCYE65k6UOTm24Hb6wd8oCL3BDThHFDr+vXq8HhM0ae7fYpNWaP6VVzl/7Nm93HHv14sWQz02QLHKjq1+Xw8AUjBwFio5bfAiyIjHiM+mkpKBOR78rUOrffYRSMjMpbO60IN7xDeOAZx0wveQbCjof5EUygLk3KGrU/CCpXwfWKWfuIxQrLCSN9Cvx5gwj+IBMFNXVWr74FvruV7IM0idESWbStIRyZCp4cg5OBXueEas23xWD6AI1BEJFJhVsrweg5N17QoNNg+bk+zeaau2NuC9pIsSLZaKkoyRYcnMCN6L/Z2vBLfgtB0Rzdb54fRD/ZYWgVasPPsU/5Cq2ifnldy09hdTEKVrbNG2nb54rN3dfBVMUQvV2jftg29TaGRzuzu087YPrh3YN8o416XD/NBufU5wSz+YUEIvNnsk20sIXleBsESp182Xi79Ff0XBEMUu6VP8KKhtdBbZfXjdld4YuGj66yVDSM+SeNqDgehxhNQIiSf5fi+xLdO5pPrBnQHP4I4TL0RXM3K6qGDKjigefYjt0aABUe77ZGx1huTlAL94IYQPPtsff35WIw9hh8JLcXTI81Jkf9FDsCRvC41Ji64ucuwy4oHdH0w7djykMuaN1rjfJoOJ4FrayfhYV1NJjcjJG3uBP99rc0U/tQzaYfL5/LqSCxjtiAHmAOmG9VgVUkPWWEJC7QuW/iKwRcfwSwWy/nrrXxnN4SbmgsRDNfCcpLgMr0tvyQJ7XhqjzB3CxIkmCmHcUfga/R2ISIze0dDLx23Dp41qxCkSAbMGW4NPGkKXoXTJcg7zd2G1vn0pqeYDvacEGQgLo2rxg6JHajTE5wA830uWmmX2kz8+cu1lmZbV4MMyxGjOZEikgBIFThyoJt52k4dwRNbfkxsU68FTPZ0Mgm64y0mcXGGumt48KlRRqYvgZNZ9OPmzsvDBVxu5jmHEGABeir2TzUISBJMXwlqp1qwsyP8mgWVYoi6ubjUnOfmMh184rWd91RfE9dBStQtg1HKwZjo47tYqy1Wj5ndbPmRhGs3B9XOT4mHBw94d8yVgFAuRufAgXPrjFY11TADI8pOo1CS25l16gH5gGn4cTzRmUkACmpYm/U/gP+kHV+7zeNHi7mre4X7aHI2/GEV3TE0g70LfNhLlymbxsQKkVSBpqvNyxftukJIJmJC6NdF7FqiKI93t8jo1Ht6ois4NEEPJa6aLU7fUXaHS0nvw+JC3bB8PyL+gyK5635GaAQVIcFXh2EenN/i5ENv1UUqRpTAL1CRxWl6BgPs8U/FyoyK7Fb9EPpHFO9VlWcpxoWR5mlLPxHzKQC1QpQqnSaDBksrHD48IzDzU4SrJJniB/Xl8HEulVImauvigaTaKs6RVFN1zJxu2C85Nuk0sA+lyFkf1WBvCo6xZHoemqeJmNZdC1Pw000lt/coinzc6vDryl4DQA9xVH0rX2GPHWyxvqBz5ecwW603CWJDaItiIkpXiO1J8LZtgAMymutpWXWsU0InqyHjeCnIM75QrBTqF+WGpeYYrA1Hi7Dydf4IV8/f9z+/HZTItFGsl9ZvVxBUbK8V+V1nmnZae0Vu6JwYZMJ00HGyWvT3ZOILaTHNzEokSLlsyPSp6ht2wSBFxu7WBUkDnRvJ9KGR5g4sMnB4UJwNmf3s/HDdPh8BSocb77FAgc1giOZEsTdGdcas9VgeMrHbvlBcyR2WMsdG4KDQFD7Rtw26CTre4zUReSMAtAxCcDw+TTE5Q95liETEP8vjsBZX08wP1ChUb9cCcemfaKM9AalVBokKGQdmkU31hkd7Y1jiq7dOX62LqqL8l/lUwmqm8CSXyUq4AedMNPgEMm0CFFGjCC/HY1/7dOaiH4SXpaH2KbQIazq5T7A9AyH5Y9pq/1lqilJeNhafW6/T2znKF73OgL5NhXDaTrvVBM62zIVi8yE3mExZwZtt1NY5SqoeiGI1sG1wYz1zGDHGSHv/7BKiuXcMbXi71PQGMeqQIzhaiv7PWgim1MVIbeDHElqwXd392Xozcf93fTvL/+cnfkv7GQda60fQhFbOQiOrvCDvQupv/tlijRc/kXdzBIX4Nmd846t0wqRM/njBQ26zNwPzIDASYav0ChPgN87eQcMjWoOTDlZBu6BL0Od4M4/bZyRRTXRvJ6Fw4ddkT45RdQqwqOdgnAWAgYIPjcmKNI83g/m4MO07EnNWlrwK1KuDlSTyT8lHGotbonCxnrmuhWjaEmWy3gJopOnl9jMztxyNB6ClP1SY5N9cbl9a6D5louxVHSn1ZBxuP9olwi8tbpJ0A8nx8KXh2QiC7QT5bSPBjGBLUhtzSerBwgsIjwgXzC24mljpxoU5vjzBeYhI0F2CxA8fAFZKz4bUBhIXtE2+lAJN5uzNO3ZVsYUJKU/asRaWDsdbriqChzth6+9Uc8syqGksuwWm07gHrWfyvSwfr0B1VDs2kvihyPti+VdKNerL0R6AFdknwg1ld/C8UPP7U7pc0+J9JQ27ZnfRnVBOM0r/GSe2v/nVLjyitRIn+6sHcFf+3ZHpKc2/XyB2ifTUZ6d2JDxz7hD6c39hoaZn1Cyyq0pkkPjPTMEyyxcf4hj+aB+sWpJz+psDAAC5LxNtYQBDYxLxiwd3dNvzeY4/LK4bPT8gtCa08x9KCkrt4p9TDTNxIRSa2ndkAtt7wqpoKkYrsZEYmTuVhn3ZZ6Fn3NGRJdopHtkav8mbmQHfCvwPJeGXxih/aBBBHlHeyG72Hyx4v/w9BWP1nMHrDMVjDOBUG5RiIldbhuMFcfwiubKxNasYyK2s+HKfnieFZ2z03NrC0e4fTKwKo6dGOe9r2+JD+F2zYaGFu3B7lybMhT3PAi/tP4b70xGEyzlWKbNQIk5gJxR4raPeJIO7UwndjvBEGkbwYxrBQQEXu45rx9EyAbVgTB5iCU5mCFWqb5YcAdRKBL9NabZLBs4B8zSV631aIwg/2DpIGoWFROcDh7qmH7MQczlNabtOZi8dE85TRljbDtoFl6T8QEJMnckP/41pX5/RZK4w6d+BX9bNEeU1+aZyKAbnlk2x4miTi9hJuLR2CtzVpoVGjOZouyHdTqeU0WdqWYZsHskh572Edu2ma6B/u7B76DB4e9eVEv7LtU2Le94rV8aG29Rc3SfGGtjiXD9QARibEpRXTRq00ROecvB9UrjcJataA0DTjlqi8ofq9zFfsTUK6u4pdrs0yXXTqw1qDYLJK79IwrmRSWe+zoYiCrKC/4iDPJWZPXs1jiIHbY668fnGrfzCzetq0ex8AJjEcZPnYOxtzgCJ+ogBGZ3sc54eIU9WceeRy9uF7jhdJGdDkbecfpy127YbrFysuIx1ygZi7kCVBzzT5SicrFDI3CguRNaonIwuJ4lKsGNfBBxKkS9QuByhmXLj+gxuDv6KDtBB1cxTgU8sY8jEc/nYclPLSF39L6SbY5XDAFE0TWm3FmdWkJKhF+KX8tnzBEazj9N/T2Ba6tefVk/naifTjIXjDMxc4JTkT4ZEle+c9jxJyK2H06gaYoQAX8Vbm1U4Da2bZhBPO4CMyfcnFu0Sp3/O7YKRCjIabVhqR6PO9xuXD+lbfKJMzwdE2+CiQIUKznWcyRlOeX7l9yjxvqb8MWI15NNrrVy4XHcFe8955nHvDZtqlubnuebFDFliY/bqzz/MW4Z+9N9qCrjyUmwsntLn7AtcDq0z374yPM4LwEMPV+C6PnKYBZvjXSyAjke8mSeF9S+ifu99XQgbujEHPLJPO//7ynZc4o7zYejFgr+qZxvxVrvAbFrY8KWxXhtrT82IiCCh83rJ55pG49e0aOHxTxZTNQDMRMxyoBsbf07v302548SSYCTEBZ6bWJ8Y2EiP/Xbn7ScqAYVZ9Q2qTjxqCXh7MA7KDDeRqsjlPWUx/hd/Gbm0MGTPeaJMVvKsVMYe04ByF9Sg1I4tWzZrDg27KGEnBXfxbfvBR05id7+YadmGh4GL/xIu5ojPnejH1RMFN+472nFVE/LwREf+hQ2SE+VD8leqV/OiOEiP8RSwWnU1YweS8kPI62h5o6tqlxXNXokSfm6o5unyAh/wJi5HVNuopJaTTDf28QW2ZwKX3NExeenF8xMRPSrN4808cbsa8J/52x7fS5BEfjNHlwe1HpmHPcGZF4s46RYbVvF0mBsyztkVFCbhxVVfdg15Ty8uWIsnTjVMSIuog144bPCL8wZoY6XRAO+QWvMh4VI6ACfbjAHHEmM0JXORUNImSRkLwzS5CffqR0zBMlIJtiIcc6pyvRXY7ks1omokep0YRAWyRAJtuY9tShiziUeQhqnl2/1RcIn4D9RhHG4WvGsfgcMFwOCiLMOfNPGRPndsSBZYplxkNS1OWu6e+/iXXsH8d2qd/i2lx8tZtl5omkCN4RSQHJESdRYTcY2PQkiPXHzvLlf+qlxdIwQLCVNmCOHh/2l4dpiUbDRzrGzteGqn+f8s/Tp02AkXTPqUTQRp3jj8Cdb1IzNWrZ0RwjfTs+phPD0u8ULtQddsx/g4Jazvb9sj+/o87jr+WE0HNKeS5djgfIcyVWon5/LkbUXCi+m3UyU5jhmXYMD2i3ySM/soZrlxSz40Ln9XJR2JRJq2km40nzs5qlj1ONZkjwtLkpNqo5/7ezTNr3ifD7IL3rrMyCPw7JSr05AEA2XxLCqDVf4VUVVzdwODxENs+nQOSowuQRrMHaQCdjZK+58/GejJ37jOZtcmnUkJcRBN/czMrJIPL8ZhaV3sZ2YE+NwYhkBt4QbsIfHxRp4Ef9/xZwlltXpq3FPV2RF7P+WgI92w0eSDQqcSh1POvgJAdaCcgci6hJ3rS0EJJGGcokhIFFnOudzaNT/L1NgVXgzpqkX/mHo7Ukd0V7bw0Lelcghl3P8tYkcMakSnpxg56bH4ilb2fzfQd6K//bOfHeCfTsjbZlOBYmwEvUu2FqKrVu96D/TYDsR2ylf6DQq/1jillMS/u9C7xOGW3UR7yYPrS0ZZiwxGF79u966vBnevkEVTgHJiw/VOzMyCHPFZz13lbXtCVdF7vAqFpH8Vytuxr/fgTHsJDpF4hSi2UEFMwmH6cI9DhAeCIM9GdPtLA46TySBQ4XzRxrzYEU5pyyG44U7jeR1jT1DIIBGLRRqw4+hn2tCkKbxyUbqVxCne8aXVubJFSJgwVm0xftb4K6BWQeiP/NsCsbH1S4dRiwDu8uuluUUgaWozbrn4CXkW90hGU3btkunW1bUGNkweSxMu17uyi1I6k5cb+ndBvwnuK/Eh6FZFIqBZV458uH55K8sOfH4yOTEi1mA8CzNuvA/1Fx98y3n6+PjWL7+/4VpRVL1wQ30OJXU0RcShq5cQp4DTx/jleBjvizZYJp8h1OlJ4yVCyYd79ik49k2Z+agcp2fLBoj1e9KsPuN56Zf4a7e8GQOTLpyyWtAe7xjVO5r78mh/h5+wRNb50ORsWD2tTnb2GNXtdcV+t+W82f+84Rja6bNn5IMJ0Q5LY4hu6Lo0UKWqfMEeCnryu/yDA8ji9WHcjJnnObEZMCZJ7nBFq/9yLw94TjGZT40OlZwaYSNjOu9wlecDp1/zZ3It7M2cJiBfCxxgcTNwkIpOJzmTqa4zSbCJvMH3pMFD7YClkN9i3lOect/zg3GedrH5sm+fGWcdAc8ATsZ57bzGrwynz/hb2OL9QCFo51IMADkJrD00hyzmTAwggPNH8ziwLQ8MQnwB8Z9UjIqhMFVh/wcacnzcRhCW4/htkQD5ufXBkQWAvL5MX8rsXCMSPhq0+zygXl+yC1X3LQV647Z9PIwX9NmBKrbjD8EtFf8dkZVc4WA9PPGUPee+ZOFCZ7Yqa4YfZoDzKdeNF4ta/9shnG3hzZUlIFw6I8SzmwHF9vW8x4+fRn5c2W3Ud6wf7ZGn/h/8i4LMuzbBO9W6YfG8pbrYXzGfb523NgtWPEYebVcJZR2BwAvjvjGhG8feDcmNMrZ+uUMGcnh/Ki7NOHbB+/9U7p/8JabE368KLa251sbP7D383H9HKAKS5skaOh5eFhkv/pxa+EwPNwK346F4sxfGQ9m9uvny/WzaZpUsLIbXswGL6fErGtUF8OxJ7aHEMcHxcZKISgP16uvbONw4W39vEzGu1rTExPSOCzMh7NXwdhR83qxNVpkt/Y8Z1GNh4U9aYNZXc5JuFqzMkf/UZ+NrXP79lbXVzA1QXKbVGdE/Dx6W6/Oh+sXcvUBzS6Y2oaYnTpqlq+CrdH66QRtRnCRJQAInOqnhXD+LFg5ClazjaWR+nmxUX3TWM9hjotbrdXn9ct1gSV1Ls0IAPSQGssEgyl48Wl9NEq4UgomNgiK4ezbYPoVtbTwpuGC6cmgdByMreMmAwk+8vppzC3ShKUfO1sIUvl2ZVcb/zDV3BmjIYAfZpT6aamO3MeJ+sV6vVqtX84Fjx8F5TMdhZ/LyRVtu5x0ATgG6jZ0PHx6iO0ShF69IkBhwlMVGShezfYXUqsWqxzfq18utlWz/UViMdvwGS4goKXQh4QNzewjekKoXq++DbYw5WblRPDDRztZit9PsLVPO8/OarlooMg63BKZBqThqSYn3QXj+6TFyXiEEmR81k/PU4xXgq6vw8Nx/6IAAY0XR0foflqieZLKH869wT4svyEoyrT9Bu3PqXFjfAyRu88qzkVEk2lmiyBEA/NwthIWc16dWvo2eP28fj4pWOxRYCS3X4YOpg9k+ex4Clc3ZCI0eDC20NxgZkPkQUizMo6EAdMg/H6DnoQjU/UzuShgn3aaCJYVE/yQ/hDVSMj82oHEIiIRQPAo1yyfauI+YWtrdZMgjSWvnMufkr3dOt8OHhVaLyZNbttWsDWCyfP37W2wdcRiPJRHDhBTYbiQa16dEQTkW3ClEULSydZoiTiI9i9rGwcDinVLSMIhNdn66X7it7Y9Qtk3D2QLqDEx9uB8SpPRZYZM4rQLyXOgHTbzDxfWw+M5wS19y09iC29Paq8cNnezfPq5aLEgOPkekCO+wCe/NmV9MlwfDY93Eck/+sa9aFycB1uv3d+EKUSy4PDfXzU2yrFcdmz21Ktg+Xk8l32ySsyLRmiWWUdbfkP9NF5X6xcXhGmOs1SqBPX61WpYKqvz1ntu2zfGR8PyD9JAHqYMYhdNvE5z9Nhe3esvn6SJbG8wdmC7kkPId3YVy1FvLJ9GctSFEJlfloLKmVs2PycIy3OIC16hOfvZGpGR43/L3GhQS4ma4nH5BtvOqQP16otw+VqsK5uM3r6ZsotsXo3LK2Z7Hs3ytmIsfkK4gQaEZdzY7xPZ51fIPg8rU8QNRBDGUs/D4jhZas3yRqO8EM87D3c3gucFZMeXt5qVx/FEc8dmWNEQRJfsc8RysjpAkqU5fElrQkZlNVs/G1PuP1oK54+CifXm5aWwD6WD6+dg7mMEyKVw/pDEE0NiPxzfaW4URfCFM6X65Yr009gtxamRmS1gvLoosq89sTu42m9MVkgCBcVzcLG5Nxbp7Ft0tYSUK8tltP3CW8C7OBpczgTjJRkO0mLhbTBWtUCtX05pvVZSkIIJYqEVK/EIVbQdayok8eQVJN7Z21vaN7dzzcqb8NmkMirGOoiADU6CmV1sVipYDwkxJhnR9yCHiB3yWCQgmpe7rdwMvbVFU0VqNvJnNO9m5aV0++8wYlCaC0ardsQfL5bR+OqscfGMll+vvhRQ2CxpGhS7yINin06+D0+qkiUtkk40wlb+BVgHa612SkzrYPCNnZI8gdycLjV2jkRlFc3SPbE9P91qzWZFkliRygZEKcgt2aGtOqCrJtbNLnDlmUTL328IwdopBdMLiQnOHVhj8Gi3NbzrVk/Kavk5Ad6lNxM8nm4RR8e+/XBC+0lPEGs2sctq/ljsCZSPrR1SPvwVKMESbEjl5uAddMtriqodwqzJqJA/W8OX1BCi/HDLSj37nVufn5nss+uiUJekgbQNtLFLKj/42tyRcGNhcMHJy+DRiZ+OLEC3gBYd2U9HDoqPoEdZdFm+IuRzerp57v/JkhIRCqQiyYpYczpQpX5pRBgY46hhIbxXZFWEz6fhQj4jtWyWLEHwfbKUrq6IaYXjJYJ0MPaWmJnXAwtR76EGzfJvQJhfWc1K9Q2vvQfm5vUzFaBTFTLofHjIuknERZSX1ZdE7KJ0W64nsPRy6PeF5dknYW4z2CrJii3zRbNnV2Ti2WbC8eVhOJ6lnoUtCIa1lqabC1MSkH26H2suTXyYOklByKliYlnECgmCmE4G0+l6lYwvs51W94KYqpzUq5PNqRViRhZJyHghfNNUXFkTmJwRB5A42Sx4Bm3h9XKK03FpAhG2D/PjHWm4xCa23sA3X53RNFyDUUEpB5P0jIRvlnWCPZoCjVA/W8Nezu5K9VLiUGF1qcnZQTIqnjDTtBa4yA/ekiJxW/Sm3JaxmvQc2jy2/IR4MaudAuRBdSZcXROydG6FNUKRTbx6vmKVYTE6bUvaXfptmSypHSI8qE+rkDtlTnhP9BP71n6LQNiNclBespI2UceiIUTBImQJXk9hhrOkPU82K1fBet5yc4MIkR0jZHA8neBgbSojEponIF6ZErECIQyx/shgIdUKU3o2FmQvJD2WJkzzEYbNZxJKOfSJ/snYLX8KASDG4/Qcxj13zvkIcf3bga5NDMdkMEnQYGpCRcHTokgAjSpmYFodj1RqUPvERDi1YZcjGEKrbl6+EpYRDE+RUSbTFoDzKE6vlTa4gMHQtgBNRDIAbpQboU6ezJbkuwqSW7wFiKwixl/5+Iy5nb31sZe2sjVbhup+Wg4m4GZ0P55MNCvjhA8kI1rPHjUrVXAF1kYV21lX8CWxgN3PWfV3X1kU77XPE8Euo/ggSyB0Us0JJOB6sDhADSzEBBP8J0AJni2pC2KhyCiebYJpQxKZKVmlx2e4niZkcM9491RNkYfMaDWrrOQ+YvHlB8NEfEksuJKULugT/g8VXCv7EIOEGjxlkPX6aOPwqn56GFwtgMuvZIm4ZV71y0kiYmmpl5a0PdEJGAGko5j5WBHjXnnSTewKN+cjmBxW0kRaWrjCu1AgiWntKahtScmgNHoqSZ/zjTIIi/aM0AQ1xuaCion/C7+up/A8wRf3qSgdTy6FWMUzgR9yjJ/NYxrEzPh5nRB/bJo+J51c2J512slClJHzQ2OwLcJAHL4kBYQ+lE3ksSCPifuSahZWSjZfk/hQ6l/BNa4KwXbeL+ppkzXtc5utKYvwFfbG7A/BGdbBaZGWJTrQ8XrCFdUdVC1c2fULexKMnFrDLlv7p+dY8LIx8befjRmxiQhd565NKias85PvkYc5sSty1GKoTEVdJsaZ3LyeJb3dr/jpszzLE62D18pa+ZFK8n9YV7BAT0e/WGecXYbPnKTX0WvhgDIfgZpM2Gqo1jPcTjdOB+TOG4fjwdUjGU4XaHQwsiPD13nSqgGTk9fErB2liqkgvIS/jWY2trvXOrRFKmG1BNmy9pLUXWGf6urbfNKkpS5fuZNtcEvzFOYHNo+JioFTIE2aWkgfYgFbd4vwYjmBUQ6hWjv+dLmIMV8Wu53ekjRWzXxl3FN3LcIFpXWrBWpX4vauXx4zl0jYaV/GyoEOO4yBnEIwRHTB6DphKQwOT22xmmD9fFakk8g9BPWwOQyS55tu4IeceqaZU9S5oadgukJo6mqPkW5GsobIHgxdVAuPg6glP6fzI+lihQo9FDON9HRLzs4aFwAfbtfP1s3pwLaaBfZgaXTfq84pfZibJHm6Flvrp5vBxbB/LVhiYU567rRf5iENnqQvTH2ZS9ojMWcwQV64YHp7A6t0qWwj64SV/E5fsee/6D+x1AMtnU0VXIvJ87FndQI6HBmZQzvxtihbJ12RVTVR8Cz2WPeV9P8f2K14o+7SbWPtJdGou/UlaiYI8USV211NxZGzg8mXzesnTguJuvHoz9bCG9+KEQd0YodCWiw1TG6F9BvLqvAPYe7WuvNMo8IqwQvupb7F/WdRh5L1HckPsQaJ9TWvRwVTrccpmNmPKIbmuTBGQMQcpVgCtm3Y5LsOS5vWSWV9U/HktkT3UNFXjJMa+u9VJ9TzYHBVc1ShfprmzmNgFpwLsG7FCtGcNZIw4gaJeoflT7Zs1lpLU5aByZ+2T8e0pl81Xr3yD/d0DkmGl+wpH/SyogUlk+E4et6YPLInykmi6MCo8BVrK4jR3zjaaZQ3xONqBXBElzK2IAumWUUCI/WFwYglR6jgnFvwRW2F84fWWyZ/WtGg4QF6iFdUOYBzkJfxZDTjAMlb7LOOAjuGEzGigMyUgvNZ8J/yMElTPlefbm4UrVPVzs9mhnmn2DaD7J2NGKPcPprksV/YMpeCDEaa200GgW+NNKYf30qgsaQxsZGsT1frVTCieIc9LnWrKCZUJJVWjvP9A5zgBJd+gaEaF/RP6sOsXjhgHIuL44Iggi+eTUDqZdVX18TXJkhkzo9MKEV0R3F08CILTxO7+BLPXPn07Qiiw6VltZ6u/aWhJPBM6NG6pGVlc3dLy7prhx1zSFQjGz2P2tt4JbsXL0HZCWqJdBA7aZNAEz9khAAoUBYvqg/95LPuDhaLPdWzLYlfgQmQ2NLoFht/c94avnSK6Nlb8cb52jKGJkWU8J14nTl7V+WT+wHdbpWCsbeRU0PjC4ZVy1gra5e3kUNqgQbDF7Rgqj/+wiv+aPAe+q3ZCVY5j143qvs8BNZVr07KSkmYEbq3VrKNyyeN6oqQkA0i8D+MJhyBLYgZ0Di/buwWfiZM4ccSfMFzcLlGemQgIPDCsO5IefI5fGhT836sDixOg4KWCUeCeTocNpDlJbzBhvC0D+r3o5EwXlcEGZmP9Xdo2IYfB5SCb5ioOLF/Il1TPdEHT/yYJYY2eswiks2LeRr7ZSo4XGhO5O0RA80E/m2WaApGNYs0wCka16TRTst3iGsy9Ajkr27ogQaYL9hhfOsI5KP7oClDjBpnglksybfGgxH7VCW8xOWwPpX4dfBoTOgVSz1ftuLAhnLgFkv4QEs4TsOf41DlHd0vWY4lo8RXSVR19Fh8V9K4PQBAGBvaVJ9LmztIk7QWg4B2S0LYYBNOGDaf+L3YzeaoekSKaYzb5SuOwzxPsaSI9kr46vdqPBcsECdP4KiZZ1/deCVceZX0sX5QhOOWeL544slanx+lD3R6U9P1q+XgdJtakgKM7fHcdNqduCjEqCE5bEkPQZlXw4Ro1ikQ+YydI36WBeFWcjCefekIOtKTCi1dz7IFqxcZ5fYHcsuLpIqmJHSwd6BQs4tcDDOXi4Cb1FA1kBubZAQV0ybYhz/wUiPoG6lkyB91yI34WSYSyYoIxwGJxvQbjktaI2gF0+NyhSaec1h0Y+owKM1om62d1gUftrxZDeclNOJNuHpFaj8+yW+HY2PSgLSFcBXJCq2nm7TP9nNCHvlN/bdmhv2UBbLvxYJgp8qyvG09FW/0JByL5tvw+dvgcFoGCsdfyUM4as3k6TfG5ee4xm/5Umc4dy2LClYeB1Mn3P+azmeWr9ItlAgmGhUu3R7M648rdNKaLWu3p3utOTbTli9ai9nwOV9nuveKfhBMmNPjJtfG8lPfOEI/1ImBeTj5tFE+UCjZ4XiGzeldwlMCsnwVfr/YmkW8Q/PldbAxq/A8mgoeLwscqAeF/DQxPjWYCYb6sLwEDnMhhzzjzZ2nrZmcAETggK7kBymZ+mQLhDJaFF9fa3MLy+FxEflp9gK6sd2XwyKC0Bl6wYzGwgerCxoUL+0viNtuu9ONwm7kT46dt3+2Zlb8P+WSE4Kka0DbsfzMfU6sfLTq9TYuJ7ex50CVw2n7JymKEjv/3Xf/BzibDLmH+AEA";

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
