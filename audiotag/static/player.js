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

const PACKED = "H4sIAAAAAAACA+y9W48kV5Im9lccBBYggajECKt9UOYDUVdWLavIamY2uWphQXhGnIzwSg/3oF+ymEkk0A8SIGEe50UrjHanpe6Zrhn1DkYtjGZ7GhigA/oj/Utk32d2bh4RWclZ9mgECSBYGe7Hz8WO3Y/Zse8+GNy3Q//B8X/zwXfNbfEvPph9UI6Lqh3K5azoh7Ibik25dPL4dFV2+Pdh0w4r1xV92yzl55OqX1d9Xwyrqi/Wru+19Verar4qqqYfunHtmqEv5OtiU5fXVbP8WBp8Ul05aV+U7GhWlM2ieFsO8pH0vi7qarkainFTlOjaXUursVkcYcCu3dhXhcwDg7Wd/O/xqm1735/8/sLN224hf5x11+iiWLh161+uN/9yJsNdzYqLupzPinYpU1j/lyWnsW77oeAie2n6+cY1ujoAomgbaaMQWLirao7xf/RFMW8X8u6CA5WLRSeAKM5d3b6V1/91Oyq4Culk5cpuUZxfa5e9666kp7apr2fF2NT47Lodix7ALiqATTtTAHWyhCsngFrJnNBuXmPNYXZH2Wiyfdc9Jsz3OtvjZCl11Q+uEfi2MpLsFXrsivOufSvT0gGx0konPm7qtlw47sGP+TeAXjZzVwdoVwTu6dBu5J/XstkOO/PSDcWyxTA6ojwCrr16ZH98yj82gmu3AOF3ZV3fzorvhmrtbovaXQy7r+XJ73/6p981pTT5/U//Z8zPrTeDALHtBAUu2nrhuqMiw4mjPR8NrUyq7JYCl+/66sbJuOWgCPAd/n9LtB3KS9dIb6NAaeAQfXmF7QF2Ciqh59O2664xayGn2xQgthB5BCD3AlLZvrZ2xUVVE2WkXefmQ9U2fdrortfyWNCml2fFd/bHrW6Y7i4hX1w2spPFd/inuU2/LRMSLj5UgHykDWRmCw6PrWJbDw7ZqHwqZfIb2CNfrwVQ/LoXvAJlyECK8fK3Yj76AUD6sMPyqWypNHikmNcXS/AGUNK6mgu1r9rGkUSAQsDcvnhbDatiNQybntvhcXxdzgVdSTiuvsC2nOW9ELQDxmvfCh2BfxwVD/HLSACjGgUUH567vlq4lKY/MigLSymXZdVgiM/adIS3ghIX5FXF63pcFhy12fPZ7sxk+FGwVXiD36BN1y67ci2oZ3ReDnt7ko/9pOdlgxV2RL8949j7c4exFrL7b1fXtx+h4cuyWY7KvZU3GccCMsif0vdg/NY2TlbKzsrBLeJTSAPlA/ZACKIr5edG5lQpzoY/BWvlT9mO4jv9V0kHXE4RoOwugWuv2g786lJ5HSbbtpcgrgvZ/bcClqLfuPKy52/Zyd//9M8njdahh/A6dqokIBhJiXcLPPvONYtbBV9neFPYpojEcIorBiX2JTRyZ1/H4CgUhei2r9aVMJ5quAZFyIMLCjHuaQ+Gp6x+39qw/9ZOfhoPLTG2/W3DEF3Iv/jymAAFWRNnB2eiQaRyBbFbflsJMcmydH1C+s9vfEvMLN9s2+Xj+HBWpMTOTT/Wn/om/fpxuxZ+DkEGOiZ96VtBCTACCM7CCTEX52V3bCA94odjI11gmr1geLPowbgF1fU1cV0kcV0sWqekDu6nHfRs8tArKaRUtBBaFaYjkmBxLLu5dirx1uU1iMTWaZzipUg9BRk6yEhZJtN4XtgLwcjmvBnlfzL8cRCjGHIhVHhUnHkCJvuzLTsyqQl8Ggds55dtLeoTxMvGEXKC0hvOQBicDkcGyCeKiWiBfsqRHPgrgXArgquMXyhlcUTFEcgLwOJtQR2u1Jk86cqlbtDpqroYgMjaBfoaOidIQ8H3lugjkvWUbyFZqSQtigV6OPDZmTwurw1Hm8JdYTYyfAfFT3SzDtwHkjbsiKt7J4uFOgbFqC4b9/uf/rseI//+j/9ahlVIlAofdviHHGheV/NLT0Ls9YTN3QICStgs0AcQWKrOxPHkXw4IglosjBZSofoiaMzp1njG63XvqFdzYsBuqsFBcNiThwuM8ONm0Srxl4KQUWiT1S5a+efZXl2Dmi80nQWkWE8lx8PIz0um6OmItP4xeRDIVQgTzGs/V1WoC9S667e2ts4J+782WocMgtIl9D+/lB/nbilr5s749tJT/kDVG2pzIAjZgGQ5tiHGIdMX2GduhKgBpsH3LmsBFkopUNYyycV1WGIiTLUXrvkas3/Wteudhc9yyj3enQ3wtTwXM0DppxxK7rrnjdBXa27EeD5UQ62bUno5gZ3wDBhPjfw5aj7IppoPI6FGnT9/OX00wwJIDuRY+Jz803dtjOcs/5NtjAzWJawjMRWgeWGXyqasr6F/qM7q1LxT+4jTelVScgdeqxI79Etdb+EmQ9lecDT0E7cjkeKKv7Kic2wF7Cg3+H4UKplhQKk7JBpW3P2qz0Te502KviAQRXAd0IPutK3b2KpfCdMFTMBk+tAIWLGqhEE0vg2NYv/6YQ5EKmyZBAIiQASdREVxqidGAencJkN3UwmP1cjhwBfAZkoN14yURqIizIpLv04B0cbkzb8qehKtquUnxb/8o6JPpIi0eC5MZFY8bUQv+KPf//RP/issEXQyKxyelYWYiNLcjGnDqJu2XZ8Uj4euDigjdC+CXjaKzglIKC9z0ONE5ECetaNQlvJt8F+TBcRu7CF1K4rkoGF5zoPFODxMhKgh6gLuiEB9ZX8pSC0oQ1JvcnqHPSR6EaHViTXejr2JI1vrfCVafpNwd/nCdiZKmbsa4zmHSKW7oWmv9J4rfNA+GtUFIVVU5bsYBb/6eSfEMSP6i6UnogOsYYQoSQ2/k2Rvj0WXpzghuZim+dDLoiUQboDxS1IcojMEMyb/hkARKws26EzlM6ZFWTErFNFAY7DBeyGjGWhEUEnQNe1vlun65J8KOS+E7xD69EL5CZrQwTMIG0pSgyI3fAjaJpbrIFzxWjaIOLVsg9ym+omNU1gndqWxnD2K92v/hqyBANT+TqJeNe/GcxD2W7gLYKL1RiogCaLdrDB98JAupms+jP+fuuvemtTo57n+c+YER0rDkgJi0ZkhZlCDqa6qrFcHsCv4Sa3gWLTj9QatPM6SQdnumx6s2x32gzKij0pw1XsKNg3YujkFw1R/ARFR4IeJK8jjg69W1x8XX+3YV+k8+Cgw66ib9X4UirPdxzZvr7+lrcHaJ19gWYnf1dw3+YBKyiolG3oVX7tuVW4ozMNfEGIrQXEHVIRVRKSry3PBbu1ByFfdA6V6Wqsu0lwQvnRcxufH/tGx7QvoRSfxVZiVfkwi9ILrs+g8VEK37j+jNWgKgErfz9oEKJkegz09jka196VNVSt6BmvXLIfVbViBtyDjFnJPAqAxBsD2uu0rY9Dms8h7exYZIuYqfenmRo6j7hblTEO7OSqeYugu+ADP5S+wgFLderT51Emp7Fw6wxTVmPQ8m4+MAXMPT+gfqt0wCKXPikW1pIdYUOJrGXcET5cZjd3i+usl/o/usscFH/s1BAmr+PdSiKmWXuGNfVxXRKgAKl0KsfJTt6Gr7DtdwC2ZQgrkJ8JiBhd/R4+Imuy3BZx/NYa71eEeQipvipXME/TRe6/jMchettfRY65ePc7AbYhY3pOjYpau9LLp38KHSLEELBlGOlyUHaIb2mTmqeZDf6gwFdanQdZf7NPmjwvK/moIuq+psK3ajW/L65NUjMBXBMO4D8KqS/XaiCymNCvN0NUPx6x8R0js1z89bX1VCiabyyvq1XEUr/69LcFUcIQARs3jCgpY6P4G5bimqFqTNQWv4QHfIzuKg3sXY3FGE7Qx67gfKqEq6bNuWyhNJa31042AXL2e+S+SZMYF6JU8McO2cXbeQmN/xxp6SHZDz6H9Ccc8zxTIZzNf3jP31tT82yC0/MjhGMLrpjNI8+EQhqiQs73hkReErBI2pWxx4d4S+amKvdVTs5SzXOAj818qCPVkiqc7hddDrmGkAn4v+O2lkWjUUIzZDBn/A4Q4ZfPEkf2QaXKWnjHwkZGdztU4CJlG2TUEpuKkYpoefhBXU0MY6izoXD2etFsj0wAthV9nJTypBk4xEqI7trx0O4QKjrQjtndF8xdi2A9e5SBY6D1p3zaJDPTt4ONMm9Dn+W0wtu74fFFdXMiGU/1OHr+ORCazowV1XKhieOCws3hMF5OhixG0t1ETBfMo6/3/kU7Pys39uvykNae1qtLeVz0z/XnuugEa6EXVmZ/amzJgdqqkJlYCj19g7wDXK4+Qe/oxYjJXMXlJ6OQ2Pae6o8175pIJuh3XP5Ve4JZ5Ab8yL+BXu44worj5vcLfkaX1ZRW4PdhBNfEYVtTu4Eozdhc9gvG0ZNJIuYY+IQHQFKEnHrJL/niqmnd/T9fWLGraOsLej6aN4HD0Xh+ePik3OVVQ4elV5eik5rk3QP4TMXaKdhz8n7RZvuL5qnFz/sAM2lq12qjx6CO42aVb4A6Pp809hIZEn3QqZ8FzTs1a+fUhOxAqH8//yotBT8+Udx95xRniF1iXeVZhiPoGMNAHuFTb89bZ2XZjqhsltUcRktTTZqDceqS481xR1LtreCYg5NxesZH5kN6MiyUBGSZE/PIyJLFUAQU9IIIKa+YEnCLy5MiLlKM30uwoQ9zgeH6r4RhB+gQPlKpsR8ULakaqF3Rj01ikyHc6x1ubK1XHiyFGBtzxeqZ79x3+rxTNVVB1Ond6rqMKAtVOvKO3F98aVt1xNKivPk4amSX2cXYURStDVhZOqtTkTpgLwxeadlyu8kMsHiAFMJmNft9udpCZjqEEl5W7EzcSF1g4UDZeN9X9josNsEg2Cojk52vK986WPl45Q4Hondxzgk1/p+Ezta6qGfXY8b6BOicQStgbRnEYZMxW/Mf1kaJqCLIofvd/2n5O7Hi80E1DiAn/QozJe8CzD+P9IaOP0jl0yuh9vMVi7DzT1BgdD/ZqOBB2kJlK/hTW20rJ2aQyqhbSifZHmBQVHx/mhHNDhUlQonXceTyC4VzGRhaahC15ZIsRU+Ds7aZyizvWK1AbIv3qKREUEnquTGCAVD1M/K5oQEC5yJ4LMWlUk8l72W0LQSjFfC7Owi4I87pUo1IPUxs34JHq/Q1dPkfhO4DNnT/se7c+R2AXY15WcJL1PwhWafuOoSLfCd70dsQRQ9wSsrWorfuSYhYhFXvB5I9VHhm+UqX7+FBMVRts0GgfHhdzi6C6e9QQg6T246A2Tm5nylIRcndUnGaRWPQXg9J3RqBFLjsWzdQAm4znTl/uHiQllrq6JlS8f2dMK3Cv43zSg4+NoiWXBytUC2ULXSfW3j236t+aVovQTdVVahfi4IoP/0iQQybx0TEOChgEp4qgKVK+dRIAFyK9jIX6wLeTsG07gW+560W6w9HBcZylBTcQHmgrg63L5tokLWmHh41G/5MvKZPVZeRPJT2jIDfKe8MB5bFxlr4N7q11sAGGJJKHXrEQQlp8iG6wLwIuO/cPDvB8geU56B9+9KHdpPOtyyEAV9lwwZgSpRbswnv3NPGV+zg1sAolAHMKKR36zlSTl8aMKNSwhLaRqfI5DlvKq6TXfYTlAxVITtL10oG9XUCnAC++Pvj5TL3cZufxAGmgr5bRe+bopGSREWwhnWqm+ztMYRQD1pLmSkGBvcjyzIts+1CIGtSBFEWCzNMPoX72uwR6ONbTc6p8R3pZEaI89k3Tx+eaG3iyodGqPOAn4iwmYV4yLbEZ1VfavtXWcO7fFs9vTvSLGAbG5sRw/QLj6CdDe6sHSn+gqYARoWcyonJO1kivTDlvRX+t5l8vx2qgkXNeLjfVhnrdedm8aflv33+9EHHn/04a9/CX4i/ZbbSdyzaKrUhfzlwszZ7REfJXzbcrdQAIu6s6eppK0YucnqG+PXcMMZ1fr89L/LHgYfDX53qsiQnw37GeSy/4nJZsl84+PNlUwksZgbKsq371tWAdpnlRK5cT2mnm4emybueCUb3gZM1DPBqlK8GWr2WGG/7drdummpf6tz3a9GJaqsW0qr4WSoUiK1+1NfFqLYuTpeCvUVp+fd5+a2YiA4GWpYZpNF/7WflJJ478vvw20Fi/ErznQ1tt3wg1+J0RS8LVG/bZXzeIkBERQW5XroUhAs74Ua2lTYW/OhltSbN7ECw71zGg1Wy4IcPIqY+XY+3Y6qo670o/l6uqrUv7l4u9aufcNDG3+6FW1/1b4a1fnwO48uPb6zquZIA6zHOxehTQL6zx24o2v4zDLZddAjfl60t3fd6qHSgW3Hzse8VgnpOLgM8eKhpgwzgzZAD8WwACUTsfHH8nWIH/89D7WExyooi0rAUg8oAnSLCEmXIhf//T/vfdBwDSscViIyJnNwxb1YTj98Vr3/7gk4qxqyFwYTdy1c/uXoGut7N/ehDfsbgkXj5EnaXr2ROWdvu+ng538c9h9f//f/9f+C/FTJ81kLjQUvzc42O7vW/X8BBNulOn0W3OQry5kbEK8yjdTvq9vzF+2MPjx/kB3EW394T0AfdCMpmDDojbH27te/0QPxw09nT/Q7I001spiB8meutD01uLoPk9inrrI9NbH8EJatoR/04ae731kemtjxO99XHQWx+b3vrY9NbHprc+jnrr46C3PvZ6qwUxmt76xPTWJ1FvfWpaapxQeOJVQFNKCtNQn5mG+Ix6q3/6Sa63fqJ663P69VRvfZ7orc9Vb32e6a3Pqweqt76KeuuroLe+gt5aqN76ueqtn5ve+losRq+3vrZJfxH11tNEbz31euuprfYUeqvfmdOot55meutZqreeBb31LOqtZ1FvPQt665nqrT8OeuuXqd76pemtX3q99UvTW79K9Nav4BPweuu/SfTW06C3vla9tYia7FdRf31k+uuzRH/9NOqvr1NV9fU+/fVpqr9+qfqrkNXCJWrrEzcO/TxRWxlqnaqtMUmYztbeVdytMwcbmceOsldiip/6LGEE1b9y9WJEYup8VVdu+x/Y8itXyySLGOvmCiKdazRN+Fx4d1c42aqGvcGPLLCp3Ar/K8rxonbjfDUgWPWtaxo+dd0l4O2aIzs/LFYVPN5CO0uO2hoq4dXb7c9XNuvxonGrNf9+IuM9cev2AduUY7/p2vMKB/t3HSlgbosKgdI8foFXwD5REJwCUJg0V7T274tPXLf9+VBs//ZCZtAwp/jBY+QUI2rjIZ1e8nfZjXbG9yQCpFht/7YbimbsMDJcjad0VzFIVrZPvhuLHu1DR7L5K1GyZbMQI45woEpU/aWrt38rezMYIOWzRTJpv2uaHCT96egC0up84JLYem1rOSYc9FOdYbWiW2+hK3/k84w5mV6nsGrnK5lGudCdey4/+QN7c34umu0q7FO50sSood1slKO/bHuEKQtYbsZ18bDBqGyu/1nszhUSEDXFuJHuk5DCyXu6pf+9d0v/aYGE2NohYg97gvV/3i0aHOM8qgZZZLIjhlFH+7q4GYtl127/Q8w4lnnOV5qKbY6ot05YHZBHkLVdr5F8/On2t92NI0yflLJzM51Gv3ECPghJEkMd8pFfugrvCdzjmJbsIReX7XpO65IIctXWghLbnzeLamkDCfkNxacwKy7h6GumnxxqhPkw4lT+/XI3WdlQ9bWlKgu+DUmqMj5eOkUbAVhOK6eTtGUSvHD37c9rPykefnIrU+Ai1zxfCNqGR6Av2VXXLYHQl7afVcPAfVKMTSnqYdJmXdb+OU7H+6Xry/UQ4ZtooQ/ubnsbUqCl0bmMvSj74lV12bUXshDQt8hFElRDeDP/WdFgh/oQinHOuDRXkV7TrrB55Ie6KtfV5Xg+HBVP+YcAU/Y3EGjxYaOTiYzoI+XB2MwRvJvnGkJKCg0M91ToeRQcJhTjwEt3gWxLQedTLwK4twhifW+f2RLILbC/OWq81mDBdSEzHoebIRuof/8QipR+5ZelcEGFUeklw85MkkY2qCffJLf6dNOVMiSjw1zvcZh4hlnw67VbdTEC+W1lSbGyT0N8fOFMVNlvIY4r09BcU47VUgA+5AnWZ51DQNo3Y4ug3JhmLarYpXQ+gsmAfqSNip5XMhHBvSsNgh1VICBztbwQJiQsp+N87awV74sGQYPb/3bV1OBGa59gjY6wkGkQxbkYiD6K4kXjMTeDidKx7qvoGKIGM6FxXQhr5SgUr7L8g33nCdd+cgofMhldD/9YmlogYl7kGVA0WzKlujbyy7dIBT+b3FL1T/3MVRaSKU3s0mnLJm16q+nXEAQkv7MWMk1EoEAbp1xDOQwxS5uexQnWAF2G4/jIpG1kZB8YAh1HvmQIn/Qi7FuUYoQ6ge2QEaTp2j+GTlK8cQtI9bLm+UlM2X4BnnVJspcxbiAZhyxpm9QEm682MeBlVkzafgpc+ExWrZinrEXnCWoegCYyKBbCeQ6kE2NybpCdPCpeIiswqiSNG43iIZ3ORbke6bgAbDo0paZ13rVQOY6BkcmoPY7JSmFjXya8xEA0YSkPz02bpa4yrteiRpW17tbLUtRskbYdU/c/cfIKWr4SMdoL73LVhSu2vz131O6Kh2P/tlzVyvUXxkiSpqrqfL5qYlOsCa1fqWt16UQ3RdLMgnKGazV1mZrdK9viH9tMhxKi9Eb0bRCFKFYqF2Vd81Ujig9U45sx13gwtD6A1iMf+EWTkr5HX5+fU9F6KlJs2TBpW6Bfia59IaqOwFlVsYGpd2QV1ExE8y2XjIzRXRR29O+Zuf2nenGADIoI3NFUucXYSVdn1YYprpCk0p0f8p94FgqQTzVGdzKVE9Piv4B+Jl+YsguD22CqeeacHIifs+MBUnMziuzd/nYJtMp1oGh4zTjaou0GtcAGnyjiRbTK2DwNKijDpVl8Fhj+HGNiRMV0J3IxVbW67W/nl0tZyLJa8toWtQUrYSIdzrJpMR3QLIVQTOuVLqPFdMo56z7oUjJep/R7V356KpVIcQghD0CUJX5VrrqVyg+LU78ZdSGmpvt80WZQcPRv9Zxw4bIHUFjJabrt34pmgruWRHFPFsmNLi63f9twaaloiSBcOl371MWa9hPb3DLk05lFl41VwZ6er1oonDG7pN7+vMdJMHkaAWmgjsEwX0KlnwJvlvKp4wOTPzxlTPQMyU61cQtgQZNlwfd2LQ7xjMJnEI5ea74I8cKkd7bz6evA5poJaj2qGMi9yA0Dvtp5NqOZqSibYCGli8rJdXB/ZJ4Qk0BUHCG9ZK1eZ4TNfl7WC5ywOZ/hDSmsKojqALJNhR6Gxc6oD4fOVP2Kb4Fs/uXuHDJTIJtO3OrPINXQjcm/G7gUVkamfQG4ZdZtQb3JlN1Hk8z54x0t5LMxTdIjSD0IEvmZvyPvhA4o3DFcKiYCRGwnqnBDbC5bZ2qdRj6bARvBq4p5qgmotE+VgJNDlsOu4XDuUmM0JbaYXJ8Z7ibgoQm5ZvtbckykMMhuaJp9UCNUWLxOsu2NB+mLq7aznHugYCbDNdHxv2DqvYu59w+bixJeNX0KvvMTt5Jl14JuPbG2t+D6E4GuLPp06JZEx1cyiY6HDrmugHc/qQw79kj46G970orMrS99Rr56xYK8Uw0BtuiaLipupSBY8Ot4DYcIrIzXA+jc+e3+xF105RJp19HtCPHQNJlCJYOvYOfC1t/+nOZFH0Ba4UqXIP4Bl6XjKoYdeXiPVsWlIES19L5EumlsSIFdb2ih6hovsMm0fgGQGgWcnM/Z/7Kt6/MKefMkPMU7KgipwN8ndk92MeXYgO0FscoMb748xQxUyMtYq26gyrDCJWdv24LE2RefBRiGDTOeJZrqW3D3mVejdCEqZ2fBjemdwLPilKn+uWXWKWYEBl8x7T+1W58miBS1ojtUNnUOYAV94YX4qKn/zhKWuDN0hKtYXETLpVzDZ1otaZVqQ9UBISNEF4LV2Cx9WrSYOQLApvCelbUy0MSge8S9VA7HcCVCuPDdnJjCx+5hgrPVT96KvvSMFwEYyRqRKMHNisRKuKcSThAcJMCzsvdK/fOqvlC9T/99qk5eWYZ0W3XrmgwSF2+ZcIYEMZZm4E7vCjBfiN0VgFV6EolASJDJREgQFjPbSG/YeBZtJE3l0JNcoFh4tCOAPvP+dNXRg5R5Ep9FnGTmrSDlx6IjTh0lyTSVOPdcKOBMLmXHIGHIz8L4CrqgnfMTiL29n51pGJ6d1Dx4vXutgFNl7Q2083hmoglRZkkzDiv5Ad0h+FSLr6iDA6Q7nZIpVyt4b/zqvY7RUfQ1vE9koB3bhUbH9MfoOcdx1OrVUCWYezPrbWtnKspzuf+8UvpL1JWAtFRlvJMjUQByn2VyEVdUU0RqCM+84zqCoAXrMUK8QmDc8ZEk+g6YULiTwIaKLr5JT57TMztPCBexp0ZPkc/Ci7MmixS5NitofBdwWPxrmUERDgFUa4xe/Mr7U/VkQ/G/J7dveu+r8a5/Pg7ipnipNxSYM1mtikcj8EReCOL+hGmxyiy+npH3Tu8qiM/yiwogSj/FURZPR90yXFOQovcX7tIfECcG4uSiArNtyng2FKwdnHx5LRPC47HeSDBMTxD6Y8g4IpqeMKinndYrD9Hi2KqGL8KJnIyLrJFBrEHI3OR2gic0/lVpylWkh9MfE2XFP7raZ4sdpy2fmPWA/SM6vnXL/iQRd8H4IIdku2hIBJyhyRAEr1kt4eBV9a7BZH0I9I4WRiSmr5B4bg4X+RdTs+ESTXoN4JOlMOBi9Oca+CrqxAvqNWoS2SpT3/05NoVsJPfMH/D4+9n4r/0o4SID2k9qfKQ+mKFrh5sFTyN6740Rk/PSbjBYT37qlk2uNChxpcEi9u9ZYSo5p2at3miQ/JXdbJA413naLkpKuN3gLYzAfRccBNV/Bs0GNxzIXA6g2FQ3sVN71SrIOlSPqjAyyUrTSBfgXoXb4VzCUZoLldNQA3g/b3A/2XHzjMcKasbZeZOo9stB+12bVtaSi82CNR6Y7NLptQcGQ+9ibpTLILXsPKzlUfqDs4d55124tNS6ZsjvPxBiSVxCD8+TCxAexwsQ7JM+8UrYoysQZ3ehDGp6C0IRQhQ87YcHCePb0TrKiXqh01Rcs4YN911hF+zKXpQD1S4nv69aD2fEtbt11auGcLBHfCMWtKiDDnsfG+3atzwD8RawkTfcEYpOPuBDhZsxrTzsowALj27UFBmDBkidOzdhMo/9/6vGpfv67jGp7HtqpfrdhRiZL8MxSmLqeCPUNDpvm9rJm9O0qk95wqtnC0qDIiegbAQXt20zL2swpbtTQu2Kn+hJx5OD3YdjKZ+2IsQZNcrJLQ6phLnXF/ee/J5M8PSgMV7v4J3vz7zfePunU0+yEVKg2uy3sngKTEQHLCObh+41ddY7Wi3BL61S9+nEG2++OHjF3x765kX+pHDqywjE/iiYaE9Nxb7D/4sDQmVNqpxHM+rQR7vNvMvUhyaZH9sYrLGZh0SZwY7t4N9pIY6xsTX3DzzRnOz4s2xuoicWvzjQmtJelETl8c/8H9a7TYaImU1JpXBUkQKxAOFUut3bTXBJYVEo0vE0fRHDGo7M7lmooNRNTn0X9l437mMLqJzFQCVahPFshigZ0E/QZVnyalxDRC49KMiBDfsPl+bZi37Uczd2CCYb4jwNd1clFmeUZc6OxmsWMjGaHfTHaSjf5CYJqtnNUThA6ouvWkYE5QQU5HrUr8kKjoqX25+PF4P312a3SYRJhxsjtr8VQb+8T5uZ4oHdK6F6kV4sYajBU9WdaCGoXKetHTPTYlX1cXIaQvCoAZU2ur2DBRk9xvPveDdFcryuCOv65AqJcXKFxBLuZz0I3vOhX5k/oT/Uy1thOARAwwPAIyOh4HK5i4p2xb73Awc9MQnVMd59l7Z/rN51oC1CEP1kdkwyQ5nXMuqFK/LjgPdFDmU7PCDYYbqnfNhMUhVe7UtV0Ifc7+8bZnpCjEBQjOZwj/e6BuN+nb03Z4L7mDuj8NxQCHGQPrL/T9+fJrCnM3ewt9u7d9QzgU6ZQIgE6e+OBTnveH2kq9ZFiEMV7AoYIgrY+wPK9kzLZcZ/HkMy+fwrzHm0gwofBOxjfBlYi4IgCqw0sAyzIkkg5DY5bZhxS4U943kez5uMQAcPruHohj1g2T0YOypOK/Ml2bkBqC0/ioy8xMjeG2CH3hPcyfUcZLLhfo5HsppqoCUedvFibC5xPMzjUjRXt6boci3CYT6TX0fx0ztyac7em0tzdt9cmu9BE2wPtY/Ycc9smu9DJvsGMMqJce4JI7U9MC76j2SMefxz3jvx1fNoUwDNEclOFuXHBwKoaaXvOWE+Li53wqS/z/zyKGJ6gWbUWBa5m0injtUI7oeD3Dh9i8NWBYws9z2zYLzHV3o9ycEtmMTKTY7u87bx5D5z3pnbkgpmvA/BJI4eu9BzPExXHKJgJ5pB8LEzWP3SgtX/cajyJMAvhNp/+EfFI7vGRL2gRRIWuvtNjK1PnbYqC3di6k88spCR3x1Nn/BxjIMw+eNsKZXX3RWW06X9RKMsnel24E4LbW9Md6c3vQd30s2XO9+pmniTd99eXGA3+xj6jGvszAHHA9KgQU0ikRN8+hDIIHBXw4sS47BwS9VecwHnK+o3258PJoEnMd1RuNID4S9M2fyjcChcjWtnFEbBnVpiSrca2eRHkK0/T0g3zYBQ08yIuFnUiha4p7W8Ep00Ge8A49g77LnrWxSWICaL6oEAERG27+sNB+Pw4vgElDNetqLHPHkexhlCpMbu7g4jgJNg9uQT0X4Y2W3c1gV2Wzz0l67EbWCwGmgJoY+nA9T2pKtFOUIk7/Cbe2W+BJbu+sn+Ek9O9i1DscSfgCUY4hnY9CqUQ4cn66AT+6B3O9qFhZ9ficLP4vUsyac+cJzf7FzRwu8O3tHyQ08sT3q95ImZJr1eIucVR2DFJ8ik5KHAk1F4fK939vjE10/AX12B9Mg1Y+6ePnhkGYnlsh0Gn/eKJ58i8XXZ4L7yJst9RYYkLp/QDFg92rNE08crFkL71LJgaR19Oq70GhWqbzAJGdTSDF1pibA4ty+XN27UJNX55XnnOJenD+Jynj54nWXAzleW6/ojwc+Levu3gx4w14u7c2AZfntZl4M/MXwl6Ga3uFxaNixDCB47ZO22mgr7PEuFdVkuLA+5Fy3PcGIuLAd9XTZhagIUYfNMMsbMwnOfEAsHJHwFdZIPq46wZL/uzIlFSqwWD1Mga0KsTqTty7HxqbEbp/meBxNiNVWVIAopsRblXhKMry8QaNEwy6++mWbEakKs8xE3Pxk3F1V2dqEfCUs1eLj5Kv587jcj/0bDVfJnijn5M5njACWIRxQ7b5/WPMNrlFryE5VTfKcJtXobjL8Hpt+U279p6+QimP5gRu1m+zMZshT5IbKmmldtqJg3MEP8c8F73Ns1r7a/VrrqurIrYHGhQE9fvsFUfvcPPxq375I0+1ak8OiaslGv0BpGXOynuEaerfze/hp3CEJVnFd0vxXzEUhrH/NQc3T1UOafl9+M21/BYFEILasue0/OIdTa8eLRFkUZ6uTrhd5d2OOGMGt+0F1xjS/X5XXbbX9FINUtou3W25/xvuPzriIsygBHnIPIhonw6jes9HBFiG5/LSK+LX70BfuQnqrOzcN0ZK7kd2djnCWKzqBle+0U2rgXrlqg2k8JyMs8vhl57y/2CoE6Y9LrTGYOuNbVGrMyqAqQZff6bMZH03Ed+l1wJRw3WQluNwsrlT9dPxeZzKbDKIr+lVuWMkMZm2VZZUrn0P8XpW7kecWYb63jW3Z+m/wmPBEyVzf6F27TtYtxPpA9GwbIMsOI3TTRVoBoebacfLOTaesbAFn/SiXf7/4eC9z+rLgq59tftQWDuBSPOmE55VHxtIYSm6LW0fR7IEPZV7JssQZgKsRUW9yDOHebAbNRhUM2qy0Ed76t1u1RIUghG1dj4OW4/Vm3wN/axNJqEfoHYkpyaiPE4hIbm3lRdvOVbBMWq3fzCD2zBIIgSe2G9h5tNeNWkZTWP0eKqbTXihRd3CHcAtjO+UHMqdU+2pR5pFm0DRbaDBVOZgFeXKBE8orXCsWpB5AxtKkM79GndKS9iNI7VAtboUBeyCZ6XfQ3R7pyNyEAAmgLJ0/i+rCWmMaVmycXUYW2t8z9jsgOewOkCqRzNW/p2/5a9EKUrjJSwSqaUEE4ENa66mVt7pux2rSMCsi+5kYBOzeuE0W7Qi0ssD0xeOXB9leDq7WrOiG8D9+MDa4qzFnMRwWY+7B91xDd4FMf3VVr9YSV/ULB2f66wK3A2980yUQET1tcIQkW3B7u6HMwPcuVKG3mY0+uk0FFuqu274QL1Xd09rSn38CvSsbdjIglW5Krx3nrUxmmm4A+yYZ9IZJuXRIlh1QClQHCMfqtd1x8XfIC08CY/FvUZtv+KsmblcFNElgOLIklzYd1365KKLvCuctFmhD7I96YgpAe1B2elyw8LH0pwsu8ePHL2M8Jwm8gXVflOWZWXIhR3ZkvM7RYZ9/6nNjwcHqYU4ajHIHkCmUisH/1uAQomyKDlXIiDoBCunOi4qEe91QeroZxYVEoNnnmKZEDsFjzNwaLlhItX+Z1kbYEXfo59Psuc2vDa8oq8pW9F7m1cTF90lSzYFn+Bijl3jjK53oYOxxpw7ImjOShz4Xl1h3AnAv5sjzWZ4t2xrrO21+RTRnuHOsDvrJmQQODUAHnmPb6xEFfIOcW2YqiUyh/nBYubtBPwdyuJcro5ZWLwWjgUSOTUe6dZcB6piDieCFDQlqYqndsJId9utA4z3oZGNOXIqh5HasI0KUqXYmS8RKcu3Hfei1D9AZhbQtulfLsVXXTqrogmu4OYygY2+W37yhREyq9k6eGFll2oZIxY4tllXPQHmllXjsTbSweoZygtUcJurOl1TWmycQcyvAFqqOLuQGBVQe8A0iotRalWHRc8UMoWxSBsomvyuvtb3rVYqyvtimhuKKzNRf0cC6coix+91ensYFoGSi4Yz3d+flrvFwITneczWilCCnx7a6+Fifh/u9iNAkt1pZolWLGytC//+O/hmLTQJ/cUCyLiG3nJcnhyoP+DzbUqrxh1UxPgOz1RFr0xTkcCH3g+02ACiWCH4nZk8kPMYXKRWVUlek50ZrKd4+mxWftGpNUJSYtGEctRB82bIN94xgaSdKvROkj7m9/U4uYyPQVIi0bED0OaWBqVyzHUnTCBfnL7/7hVGcHcsNkvZaz/fVdWaaRzSdbQVUGLixoxqrxsapirTLKR4p3TixAZUduvancTTRuyANxtSpUk2b3uewSxYVqxGo2cda2cb0mFE+WvXvnpFl7uAlph41nWqI14ZV7Z+3CTJx8AIh8yvtoP6ZaREmYJ4DUAw03heUsZx/HB+d9x3wt7xQguEbh5VZrNqnyRM054/cowCwK31iz3SdEiyAuDQviCxUAe+D7gSCjBhsN48676aOZspqrtuZ5soKnJi56A9BEU6omTH/5pgHKShxmjgoWqgr2jskR1Q2E1jXIvm+bKr6z3Xpe0knQpkaolVpI7G9qnisnRmL+ommns2C/yW37gjdXsPIb1YggiAhhrWEjXSn89hl93jhN1dY0AzWaJJOazF0QYQoNL+wQ//Q/4b47PWUN7dVt0UWhqJSMzSYH9UVN2vlYK1rZF+q3CJ2fedD/LIKeaozKZBH6dSKuT/Yp6nv1dPkEfopyB/1iMqq3dYnoPS6EqKFebH/DDjeyya2moSawaVnymbj9r1ixsQN7EcVDJHApALI01Chnyd4rdvUMyYI+ARVRqPNqg+cXghX1jEbhYvtuDk5NhrirDmg9aFw/LaZLo4Wh6Rjq4Gugc5WyPcrpzleFnkhppqH6wtDKeIPoNIqDhSFQxrSuVWaKyao8WFgwQGFcV31eiVri6WSuLrrIH8QgES1w2P5aeNfolm3OwdC3yu6+Wo4V8Q26qAxTtR11nET6yW65pYpTbi98b0FO39EYRB269zrTYhTV1N7mqjZESkNFnPKKuvamBAISL+nOKA1i9AkIOvHGIy9/J46CkwQ3UDray2AaOt5K+HETRfoVTJBFC9o2n0CpLotmDHxZ1JZRmgOLgnBtE6VnViQoTCeB69tZ4Wk4PiG1lp2sp+3U1tMxZxOzTueosE5UnsOKlkgXmSpozCT4tccePXFR6FOhl0GVH6hvEYZDp7Y7TQWDdcXYfqKZgsp8Rb3tVuJ/UG65x2Z6YS8Cw/KdnkT60dF4f3yndxCSf9Hq+8CXS1XimhVeXZ98vY8AQVMHCOzMzVUgl9cjqfqh/fuEai7wrMB1lqSJIiCjQs7AizqWTZmyfvMP+ORSLjVSAtPZgUGZNWMOJUU+qH2e1XpGwX0JnRDE5waDVzlywW9q2P25Iln+8Hf/8NpQDrWgdu3vMEF1zu3kknI//JiQYKyblB0ETCdVJ9p28g6f5Vf1tlqwulEGkviEQ27NZCqx30aNMPWz3NDF843/4yVkpaAp6JiSiTQGQ733Dv5q2imM81okwk1pbLYItM/qEW+4I/qASaW00I/Vee1NQvWjJJYGO1KiU3kNpOPDoDBQC6GF8RtenuKldRe0Vyh/wW2XmynCDDeys/0dOaSm1HJ3Y9rnYo+DIe6+bSB5YtwI1LWeOMzyTl9P2Tc/8iwXPCNRaAWplyLjcaKJ2AYoH0fFY0xmGR3gPevb4JQStNGkXm3+Cp58Mn8E7+lY6mJ0RfCFN8HYE5tH5jCUqH5dovo13T7z6qIja/haWbTIKllCO00p3XkVM0v9AF61xbMqlsB+1pXLgPJ08Ys+VabgVeVenTpJjunnwszizjzV457kiUqMC989Ln4qLdwn9awfm1gQVMIieiB4y8NkHRdat6raWIEdRAl77jdkUtPS18Z0PT9uuN7kTer/zDWR06jOLNyub1E9hbz4+GlmJfyMbsJSltCeFIm5CktDll2LHjK6aC3kSKRGAeSCt0xE/y+9pOTkPTsvc/JUldV13s9tM9JxnqaeeZk5Qr3UCK6R6Jyq/tvf6GnAxCZNmsTOYz7pITf5XZ/hbjpvKySuFAabLceypr1xZOvy9bDL6e8oDWaGUqT4k8QQCeeaxaKaQweYmqsPm+3PRPMKdbKFqwGKIZ306a4b+hVUE1+20QTrNJc01d1nGHXt3qjI3sGmRJl5UtYu4QTXcLSM0IMC6VAlrb2QMR41h+JVqHNcIBvOhimc6bheG37qWbYzpw77iuxpEdQs5VS1H4RH8kKUIVGFcOnd9m+ECjjhwE78YzX/aYR1yewDEwK0xSBoFmpLZ6mkxnnUjxUhxgo2noOoI987IWJJbdfPcQ6dPDpr1/i5r7A230xp37O4TOc4qFN8AeQQU4rONnmtwpf6qAdm3opyLXkl8KnY0+Gv41NB6coGfi3kWxaZcWpm6zEn4vXiO8IaiueJlzNiXWtoYX6GTOE+2jPyP9/xzuAwTge6Y5Snes7AfX/lz2bUMuyVgEFQ+kBMWZQeUPFpJ5VmS6oUkH2ekzsF/Yx0FyxP9SoPlYiI1s61UnMndu8p3AfHgS61w51q3sW92953znsSQMud9M/H0cf9InV4v7jL0/sFnbpd/Cvhy4vqTRucCE9zQx5NHFmgdxT7M1/bYm5rfaDh08S/zGmc4kx0GOkyf6rSmhaYN03v43mdJZaM9rr7yU4TeNa9DzGcBSvzexzlDGIf7BvboM7U8Nq9IfQectM6cxtO/EV4RG4vWJeI4PCIMWpqfz3VeBbv1ST67cwMciWcWpqJQjgHqbHHcr+qmBSKQ3sosXTQH0UTRBC2D+FdbV/GIC5N6rQi4AkRD+N1qyvfaLTfi2YgqXxJH7Epo3Ub3XhaBdxDyc/yzXizVC5vUxG8qzTAyUvH6EXoFRbqkXZBv9f1m4KGzM09VcETBNeTGGoiqzbN4RTgeCX2qPjdP4BPkEfgSH5VTgqCc9p9jDBikuY9mjASyMy86x3ks7xOSlumdU4OFHw7Dcq6GF23cxLiIeSH1Ua3B5kI9zombWLfYRsneZzxhBjhSdcuSb+8zpIvzxF1u3OmDHUbLgR1tdz9MQLrjnYoIfoKJ7SgMskQLPWYhrgRz1ybvYr0MQ4E+rL2ETfBmMlQAefv3ShWcOYGPxiwkheO2tkgPNpbOKrdVziq7e/MxrwjIvGEKdClT0K5vkc65r17e19Gpo+aSoWGr7Qkf/2VpYb97u/fm2e2p6f+QFe3d2zhLjXvxCdMwyBP959+0MIBKgIvGcToEWT77rxEGOTBOKZdYxmdx3TMF/u/+xFwX9hbszTX0W7IaBZ0ajGiqeFzbZjvnfR1ObP9BOfE8hALqnkOL7POTea1m8oHbu4Hy1Fx6tla57Vsla1KqTx/CQFgunle0qL2Uvoiyb0EIwypl7gGsj0Sck8WezGS3ZV0h6GivJ7bVLTxQuyFfnlH4uWqqtu70i7x/v1Jl/dGezxV5wG0w3umXN6fFPZ2f5t7E2JUzsFQ6O/N+bIBmEUXo2OPhQZpBzOm4uM7ImdRFLzdd4Z6jBBxDZI9OIOk0zSs1LtEzf2hemnmL9lQomLSR8UnOwG4BQtaHx5WlHUr8d7swHgqD6dbMDl5zh1SwRNXqk88rySNUC634/cpF2veBA03xHTwVanyeNF+/92VjoJHNQ2VTiq+O8ZIe+0y+2BPbHQaE61SKnVDnsTtPhQTnbJUnRIudRIGkq2gYQg+HSQKNU0h1NmkSqUdQQ9p7PyBvug1ZaGo8jqsLOvLR6Hs71SD73mw2qt7qdTN6hOCDFG/H7ZpiOpHHmW2PxNVvC4PShk70ucBR6vkzaB6pNAlq6JJLbqXXkf20ss1WoFuGBHpP/+eqGKOpOBTT+jO0F9pLe3ZiFKMDh+hXrTq0t++6xjgXIII8+7vovCdkRplQHYkKiLtQF/ax0xPqCoBD+6w6XnY/i3i7xdleroAHrvxIetk3Xd2my45D4aOXw00fCLBuHjUg72zr+lZSP35dj7cDWlf6pGd8o33JSREXpsmc3rfeq/hlSDR/WsRjcOf2OzBi+gc2eeINb8BF5OH/4bxfZ4hz5SQalimGZBpByFemAZjkgSJTzUPsrwjC/IPML9J9U+EMXqPJ/MFpbv59jcoA1ryqqiKroFQ/RO1Ifmbp4zbdyyw2fokSMuBpEudxT+3fzM6DdTayYFcqVtT9K+qrk3+X1V2Wvi4pTXvS4JqTmED3wcN+bpECmxr4cWdT1l6VIq8EtvBCoNu3601Ny8sLcy49AU280XIsA2CJpbykJmddTkKYckIV7gUoPQ5gOXBHMnXZb3meh92a1mUjvSw4xeymisnIoupays4zfskMbLMEiMfl29KDen/Ta+dWHrk9k+gr7Zxcnr+nxQM9c8FAj5H8sKOLESp0eh+nySJYSapkcJS3cAYrE4PSnHjADfuDHPTSZ911fZnzXLkHrBiqHmbNEOyTDMkXZIhuf0ZyHNSMtQgUurWn1b1uYXIAgbC5Aiaf1PVStt4MTowKKGfQV1h9gCHWfrgy0o5kqjxXfrbaYbNS7Fmtr91DLfRYwgGXGhEh1YSNfdZ/FGUCNJi79k5v2NZUe41P/+yvWEa5EWXpEE+E5Vj+xclz5csD/KiO5wHWeK6gt//9N+V8/noKs2GFW6o95c+HIcOnoVu7soR+y06GuIYkQPZ47ZUTeyt+6zS8Jt2xB0sTIFsm8bdPFi3lcawsyNcTCwWzBJy+OYBzhl6TKBG8DpODHFBQVUjvwi1BvR+nO27Tdu7m6SXQswsWBKj1fXtmQ2ZTPZpAwtQpsXafWTZ6qTrWQ6xDgujviAU3GINvuDWQdeBzB0uy3qE9cWrN0tAiV7F8QrBtHOkVCtk+5GTYoui3CD1gjBm2VHLisTa7aKJefVAOuzbUXc3AX7RSDOHGyZ4bDDqiWrJvYAW5EbUIsXtbj3uVxjV9y1TuAEYCxuAkO/HDRyuon0oqNn6Ajt7k0z9aGcGnaZjjlxgWEyhyZFYLFYiHK7F3RyLssEVHPheNPZqKewSM8TGw8aPq7lqr7fv9Dzkqq20Bs1Ya5nlsIFWpeFh123/UmuzvhRKcLzE8OX2fxEGf1NsWpmZDe/v3n3V2h+ftjElEiuwpEkkgHVuJ2kytKCZ5c8KNW9SBAdqeLQoOFUIFeNmczEwiIB9jqFH+z4XrXqjZkERUyaxQ3OoKFCrgFv+rgaYLuOGVMIxXQAJHtHJY5eniBQR9vauSHImc/jFVQrKePhvSiqtF9Wct5KEkHyWAPLa6ff4BFFtNdeZpFLmRUkFBZA1qfsHlaUpt/9xyNMopQ/iF7TJodj+WaQhj4xJUmWFy3m97qnzw+D0rZOzeYiGaHQ/1bFJJy/kIK2lt9AVllz6DnvHbxremEgaTEqUGlGiw4u2mqRPjmn1KN8Us9nbFImWrk+opsfyFsoLybXAyFjRWmdcjt+S/qgC+mzL0RMqzOMSkg0C/i/XavhknaQbK0Buu6pHTvu8Oioe6k9FNpJ0ndJz8aFszXz7f8CSyTnZR0rq23eO3JaXgj0c52OTDiykMF4J8RePhBxAww94cLPn03zCmOwoWhnnuSkTDhuKVh0VFFVKNzvdPc4W0cDPN+r6I311ewCVNBQ+JOOFWSSJly9F5o5OaSZj3t8SI4GKMVRMUO2ilYkCxwm+tOajtVmXDRh1UqAUqCKTYlw3QriVxNL8y65E0Z808fJpU7srvVYLjmERH1TO4PmDC1MPSXETBC5cAFEDuyqAV7acvFWdmFkjgURPzOtDP75kaXwgS5seyOCRL01aEzrXhREaERqwlfddi0vFgXbzVAsBeZCi+3sNUuzJzRTlF0irQR1YHcOKRb93jE5XUO2CALzLt6JfJAHfblJmfF2EVEu3NyszW0rS1oqT9iRm4se3WqlhJTACa0DNHlz9OoYoY13IYaTy2FRYxdLtO+RgJjztA8MuaWDPtIG1DlmaAr59/Z9Cm5ivSugnCKDE2tMUzfUGgGcy1BwnFn2R5WiC4trF9pe1M6au0gGokeVq/rjxKmjCpbfvvE9FmJa0F17O5SrdPlCalZ81b5BYiUJ5VACfyw56kqkxMWcTvh8GUOLK+wEG4XozYj1BhSltyIsSFyV+EZiMIu2ogamlqrDQWEZiDkU6FdC+bfytsoPTOlKPWqZrcsPLQnhLrdIp8PQ6JQVtbbHhGDP9YG6MvfaHg+ojgERZqAQeO0VxgEzD356VmEmBq3uQrQYrsnhVvlH0j503TDXw9B9yOGXlovCcZs2g9wyEUNLve7t73bI0UGcyTl5u34msaFSVwarejCzcdgHxJ6BRpsFNBaiuOp3L7//4rzED7kevIRGqSYmspdqoSmvo+p9k7HmNaNubQNVp9yhAqjmfPbD2igoQEVdMlI2YIqLoYZKcAlOtx29h0YnRpdSZGY3cXdhjRb39M42FI4sNEjPabbSloihttLDVG69Om1rOEznXNdX2l12qPEEyCC0IB2Ocx7ND2qGZSIuYL0tNM8hdkJAZlYFIdQE9wFiKjdAZ0XlNKiaCFruZoImkuVBFqTOFDKE623dlbYIgzf4kHOe8Gk1kQFnVNXgtuqgakUjJA1N2KY1UqWfYvAtbx+3V7cuXvC9/klqo4A8Cu/emUSqwrIVlfcLZKaIqh6cwlgEI8wYsmjvvvbQ7Ooz2VuzN/fTQm+W8qDg+NPvDs/a5nw674AYqtLbZn0ONMtE/FSUPhsqM69ScN8lc5piQNwLOgnvVU7hrPiiLa0zfTJ7MAAAoqR2RmkZuqX1m6kj6w2xhAlkBTNYnm/FLi96RHSPSaGEsTH/Qw2nKA77SLXsM/CS81ZhixzHzE7/QmP0nz3a3WGcgGn2yy4neZVYwpZosGCSG7mAMrf0g0Ww1VWie6tApBebKxKkTrqHmpycxAsAb6vSZAwUJPeZtNtzi+JwQcz03kjw0hEKXPTJ46OiCVrvz5QdKHxm0NcwtSnePQ6mEP0nshX3mAj1XhO8EubwdQN0ptdTpjiHauGb0kWJWdtQLYuG+m6TkqCb6K5+l5S+oV1JAMOfTS2a1/c/HYZLxubCHFxWvahR59q30hUJfY4KuSPEsUHO07ytN8FT31rqt7V5ACH95ZoIb+vMBqU1v35gkeZrvKxFuM0WdxE/EW1fOvRLjWW6HBYPXdrSoE8ajPr+L4IZMuQAOkZoF9NnNWPU5x4I3OxGy/VgRlgA5LKjtO5x3ehs2ykTIHzGpLOcQRZ125PUd39Q0SEW9rHzoKxIWcVTKCwD36fOW/4kjuDEmgOJ6QVCMkJ+BkJ4LX3q0NNE8cWecRO3tGAgdhLN6Bbw1otmfoLztLxvqCUW7/U9wSWGCSskyFQEZm/esxjZW9Uy1IG6V8PRZJOlaNkWa1HqsOFM6dZ1O/ZuxrfLOZ5kZhfkk8PWazgFlSzATk6XTxsQ1lE2IaQ0JDtCe04diyrAaGEE3rqg4/73NkFkQ6oEUwGiRWd2THW8H+eOuDfZCHwdmZR3KjmT6r7AEaON2gYasbtFWy8FneqZkNiuCon8vDZqAOUhmZ1R9e7QpK61upv88gc6r3jbvn1toJ4J5ntwCoKUhFLOM+XvvBrUwmJhcdzl6ilOJQBf49n+wqfVBRHjck+1Ez2S9Q85ABAFoHbG3WbasV8b/Y3/mzTZEf6VoOHn62uPkx8Xjqb3vZxtMWN0aP9AAU5f1WbLqxPvmEfTw5D2+zKOcLPEzurf3Z3z27M1OR4S6ILoaBe7rYOeCb6Q/XrI4M+9tq73/BNgjsFUUryb9074VSFXLxrtVofUq8Rsj7hUC9ux475PtT1NMVHEa5k+lBHRoshzrnJM/NJH5QDHRmGqvqiTCXL2KCftN7fLUqUEGVtyRExr8RXT/xwTOfsejEZBhHlywFsamA2alRSe9vU6YuRpkeu6iHQXdaZYqEDNoAjj5uMFJAyfict/+wvE8O3PMmwvCzijMpycczXtAc39+Y5ahAI6poAPUIPVvwp9BtBkG1nCmJbOqLi46ZSJfM0m+cN8iBdTtZIdOX6XZoaw2SYxHWiiOBpkX+vTboROdNVf7c3L4RHQwMGKsMkkMDVwl7NGpHne5nexQp4MgbCQ5dmGOKF1HvQFIYW9Mf6we0I2+e7wSfCuqodfhXA6yFyGwWbpoxrjlU1HRe2gkUc/KmuQGeKbXxHZpDEfi/DQXnR2qvYxWBixgHtad0ONoamjg72ax6JmIWSXe/CBxZstPDB4l9XC+aF9bfN+7A7aCcZSnoubiKuvBGWr4ETMd/AqD8Y4ashtEkakDzy8Cz8NG2ZJ37aJ6TLJKDx8K1BCLZp3FdNJgjejBaIOTwb6CEmM1SX3WKOeQ/Z6kkYqt4Q+BThIrR3DSnwYjES8RJLvs7Y7ypE92/OevoPCYDbWIJxKTjNIxHtfz0IkKyl4Ei/qSHvd7dqJ2Lfw4vSe2fle3ZDbpN1TFZSIKWD1RD4D13NGCAuike2zUuUz4AA6pPLcbg5pnFjumEquTehACd/T8+eGG6aGdTy9lzIB2kb411mPy20VG9Zk6zNhuqNQ1HfbZp0ZHN5dKxhjBHXNOPV/Sw4nU7REYGHN80gevber7sk79uynjUA4adBwmne5VaIJjj+8o2fsEwBPXX/ZiUeHg1wz0fV8ukuciUbbvOhtUADlem4/0ZbSQ1XAGV6NWvk5jR+junAaPoBhucLYaYnpPevBwpGr/0YHB/3kPeWbu7Djc4aEe6wFJyDvto1mKzFO6UrxJZG45+KPjEW4bFC0qEKxQxSNybxvqvddqY3vKHEQF6E0RPdR/OHDyUYlm7Jo6udgpRhrlx72/ue8a9iSjpieKPh31X5sf/pn64Z/lTmYj1IRkp04L1AKl5HuZexHo/Q5RMtFVrbpL8NEHZ9wd7Z8mP8OpEKe0xoGC09x5lfr03av1fC9X8Cw1pwpn5cH3fLXb7HM6noHnUdb4C3yDrEIMyWh+Ttz//M7YzWKsNKefPsmq866+zDN7ppsATAwSPPzGqRvtMVMZMQvh3WtW78pmoxirlPJeHwIDSxvv+sdxyqaDIlX7g+0jbwKZ9qL4S0fjw+ja4BmI7tSDye7ivAP+onNGj+iZDTCBrluNHEPOsYVQ8UhF8U8tWq8hBy+kmlaqdAZ36ZtxqWe9yUxLnO8BYRO5m7pEeg+3b2dK9Xhk5ojalHDM9L2ak92h3FU9GuUhE7diyDJXXVCnRTU7Kp61jenID4YH0DTVQJyksMpa+lBelFlbKmTe12QWMMHSVWnMWRnSeJiamrd5GIB+TCQRBb9XI0IBthMIoKDToxtr3SfNbw/zo6hSf5xwreTM++P8ZD1x7CVJqm7IslT78eKiGnbP5JOPoRyrN//PeMbwvt6g1hzlFOdB5D2yVts9EYYm8YPnWMcOdOQZ+T7l/pj+MDrgbR3eJJui0ZeieFQXZkSEw4Hd0KEs49XpcX6W8opne3Ne3b6cV3d3zuuhUFMxE96MPVVioIAmFLnhHnmv36fH96W+GhLkLixL0yOyIPZRE/WKe+S/7u2uP9zf7Z0beogvJPEeeazry32HQsj/ZPRIsyiNoyNitUoQ5gEyTPcFrPmZlX5iY5IA+0XW+kdjJWODz5aJOy+LDKb3JoQVG6yiVccpkABqPQPAWcUs3dN5wsilDYRpZXNNhgGnQr6QTO89QEGVEJN/aVSJP2dATqkL9Pxk+26NrIilSw0zy4rldqgXK75LMmPJc0Nq7Gs4Y0TFjsC4CFuNE+++7QSEvYYLyGx6C8TV7+5IjL2Assg4PeHl4+Qwe1/rftr89gclGLyAdxSS8p55s9+ThPaMcJseZ+/Gxe9hs6QmBHHel4XmIdEH+DbUHtkPES5viFlwPX18MJy6RnnF3VPpAgloIXr6vfMIYb8lLYSeEcFu0mVfwk6AR0gIYF8wNhQyct6d8dChT509BMYdabu/2eQsf487bsd5aWroJD2O4Xf5CtXxXtDdoSGZPHf2bDKZXRo3LBzn6nthgXTkPdU+qh7pte18cAPOz+chov6BXXHolefJl1lA/b5AehWPJyku3BVJn7BuDe2Bv/44mb33rDsD4ZEmI22YQ+W1uIXjIbRmQHjuuttLSK7d6YBqoMbm9Id606QNwCcY0cHj9kDoOahIeQoJNuxD87d9ZKikUWsPtFCEhU9MoHFVqhfCkjDy1RDUSOY8CvgocnIXDY+Lq/tiiI9Yys8pQEW1OlqzziyCJsUM+OEgBRFx1zaAZGXaILZ7kmC7l/7jQHAQjIAQBSg2n0CqKW7zyqJ7khF6LDCeB/K4bc3AaZmbSD1kbGCURfCf+nXQeYnh1HLeSbrdO+2TFMhpCHue4ZowT2GveqbGffWbGg+UdX8h5Yc84dbtcpQ70llSjjyZiyXawst8cPpEkoRwJ7h6R0pr4rnJorprW5lGd/e0ZHZSWvHM57TSQ++hgXNcxojtzbbl83uk2/5gc5vk2yLhdvuujQm3SINucQPZN3q23naNW2vAUVJ5lHloMD9d8uG5hZqgDKnWnfT1Rx/H+qP8Cc/QtACpC8m3rUaYaWDH49X/9Sd0STxOC5E+rumKQ7NSC1s+vmYyqE/BdXEyAy5rZ0jD9XpTNtla1UXV2WI1Azd/9hhXKjfLWnMln9Xbvx+cJuCi/tsvLVa7O5iAK9OWjswv5Ki597Ew5tyqlG5cyMetknTcoW0Olip91G7/40AQyPbYZJ+bx0fLlvKRzViGfj3JyuVz+fzczZPSpTyHWpWXerwY0nIr7rhAoXM+P/fBQnRHX7wUJ8K9BvmhfCmDo4kROrE8VRfw9PVLz9u0lOm0lqnsBfWdUM2U7jy9DVpRR4GlQSPVxUXtA4K+atvFg2kxU9ssupy6dhgsttQebSoc8/DJIwXiYzoB9RJWRsMwPbe3var01EJTcnuLDk1+AbgWswUV2Z9tukmchuGbYIPl23zZVt8yZbcakpTdF2Lb2N5Zxi4dsCFjV7SEfzHN2sWVQFVT3VSBMhaotlYpELsWxaU1g3lVyXeQjz3TksHPl7yk7kejDFv42cpfYyt2Z2ulS9dM2WUvwnftijppD86ORO2+0nOI1n+nBmM/r0oyMf+x1Ss9nbtlnT39Qtl4qTVgRLsQhZ/vikWld/NYFdHD3gzMQOYxjINMH92XsvRKr3q1JZceWL0Gt9d7qpS2uKpX03FrDeZbVF11c9NaoMqgF0yKPTIaXIvtL7X0IspHaBlED2GqS6FaaQFehiKhajzNbZvKIhsHAO6w6L71QJ0n2+bXcDSdBf2UWJmNvVOzVJeOC0VE7qCaaOP89+3bHtPElRU1L37ExR3zEjcW6K0aj/m3v1Sd4QfMo/f7dlMp1SHTjpe8C423GmukWIAkFxu3czuVSyufhLsumzkWs1O6tNpXulQAfzW2Wg3ArjofZNfKo2KCYUc730Hd2eytV9o4ovUwlLzxHtFIPS5O9Em4Z6X0rNfz9GV9ZZfzOG8ynG6qcg7jO0m+zaCU1ixtMBVqeFC2K43YRKsqr1d6uB08qL8kroYEW5dl2Hp0qHVHWOuun5YqRRdVJAlFqKxWaZMWK8XlA7j0eVFlAPJB/n5iof6IrhudrErmzvpVGdmkVUqVjlimFMgSUmKrhqTdZoVKtTErlUpjt9tYuOsLj9+wsnDNht7Y0vLCFtIrDkOVPFxepTQSE2Iwem70BuclRnyxH9silv7RSQm3YNlQ/sYtVK4OE/lQEIx3spc5i/mIpL8BA+S9YjKmz5LlKAPeDLzDitdZcTPa/KNsWsCavhxaf3dPnVQoXeMKPzKWetLFj3TNfrZY22bc/u+F6dqlmt4762cbWKOds1HTTNiqEanBGhTWeWmf4ShL5rmptv8pzYVdu8ISQNos/RWAq+KTqvFfhpRXN0l/hfWEsidJAuxZC+6AyORl46Wk/GKlTi3wPVdujWthqYKH626Cq5JtKGPMMFr6Hnzaq/6IZUIX5d7aowEEcYd4c1XVFCmwAHKu1Y9yV8eTNNd2XYFpNTdlXoTU+VTXlrkYAMq8kl3E0ierVuOy85coeFjtKz/Kd06DzZRT7E109eDKGlqWq5AeSaNUfzcIFKU2b24QYV2LGaQSLhQgtYyBDGcMWdxxeKjJq4HpfGDIc+wfJcmtpd0H1IgCiTXNLU5JX3pxdwp1QHQQ4df7K5DqNmp6a5Ult76w++lqowJly/vzWkVF8xymZ5/zclPhSq6LtuvVTORioS/UQNmj4otKxXeU/KkPv1c6kf4s1WVAidZsiIsSS6OcR29kDjCIpvVHK7tVliHjQvWs3ln7OFjLaGUF0oGJTPKBk623a6wJSLBar++FFmnpUQfEDc1xq0mlB+Vk5oZ1wFlqn4Vdf3nWQfVofOnRauznVEN8R6WGd0G31LU8HJLSo2wBxzKvjmY/d3782lmeKOYRa4EKPJcyMnCrP6fmwAveSOczOGKrUAS0oRDvR4J5LkrTTMuOzhWeSeHRP8xQF2WlF+Qb7fm6ozQGKqahgmRBfH1rV2oDLioOdGgwGz822Iyg7hiu1oqawWm4KDTuWr393zRyzmW6SFrMp42Pm3atIR8YYFlFpVRDLZKqo55WgaksYVAyrmWPIuUNBXAbqnZkK6ecnacsTjgjFOMd+0qQ7mX4yd5cjY3azZVeDj+EmwuQfVrh7m7jU7DtdOVXznJPocTFJyZBQ7lRNchQC1p2ixeOqWBemJsyLnsneVOJrNwcKjiq+inf81aCsxHHbxRVLtNgGdcvOnaVJZ1ONAX20yYZp+XBO+85seNDMz44Vcs25cJxc4nyFlOCKiqxu0wdW0pd4BSIEKXidNt9C19xNIftB5WoWUt16SDsbZy83nlGnOkqEKumbZShzGjCIV/EP19Gm7ZSuF6UTFbX6qJQgjFnvUfxBhMn0wTJ8YXIDmaXujaxEdO8UvwGckEMltlTytJ80CruY6LXlDhvL822XMBOwd1uIa1UIbRjlJHdfpOpolk50VSQTwqKepmEvW3G9qoNpsOPD9YTzdvS40re6K/3aGC99sQd/aCO3X+gRDCBdJJdGuXtvFyMKK1l6vZ+bTtWEM0IKpQPVbsTuFz7JNLTDfDXioaG9VvNUMsihZ3hwDxbTR+tspKhkI96ZfWNlQx1MYO0sqcXfIpMElGw11rs0qOilgjl7T2WPsr6oC1Ncvo0KYKjQLUCoRSnUZgydHyzEZUn5I5mBUIphGXyKGBIlkfTL3LJViPL5pV5nhLeASVRXSm79IwjFsrOTZtrJ0lt0FHQQbbyChCEiYGyUYPy1ERQFcKZ61icEnZBFKeHGwtVbuBxB1i9TqOxuK1PEN1RhqFcIh2RJTdVGe5xJc+6VcXO4OWrg8YM0boscuv8JMGCY2JnkJVGg0GT1yRRKxC6EPEDLtA7ux3e1mDmu9IAFI0e1oXoGaonwLj2cnBWRISlPa4D+iKh+TOSoeAxFzZfoUyoDT4zYyxYcWmZ0DsUI6drMOxxhj0upIwy4xfoArQRjKqi4i7IQ79eX81HD2thXWVHdViAVNl2cY8mRr/xvT32zIvwKnCgK9HNREE6mSijWhqU6ZosIjKUsTQoyWpWBG36/WosYLGftM5KQYYC119owYaH9u+TSlbiy4Kqfwk6oqFgMKC9/qKant2YZMXkarMprTgoFlpGSiBvx46lpoavDXplqmO0KjyqhhqhVdbVqylCBf0XAsswa/fNa8W0j4vH+z0CYZJ0U4ZcM+9LjwNH33S/+5KzCnzJLyz7stIYgeRbKKdt9LemSXFh/NifoKpW5ngGuxF6pP37gi4Hsiruu+wKUDebKbthMqgwik41+yW0COjcLTR1v1F0kpOH8smxf3RMmvLU7pnr42zJHEHoysStHk1UXtdQLuOdz5/RWKdukUld9ZulTHaP1iZsfk/+567Gzj1NE0Bziz/J//TrCPFYvZW3RVlQv1pfFjTr9DTj2VSCK4vkZqmOAKHA6rwrDin1iPwQG/1zzKnLPM3IuBGtLXiOqyZzk5PlMxUKAx0ZRNUR1ZgdJlQlIw9JNVCZotNyoFCnv1au53oUnNytBjp9leZ7Wi1Qj8EoBcpKp4947lZtEsf5Dm7TOqPQS/I9H9q5xrQW6CTZE7Kw2ugN4RP3dX+M5fPKAGqqvd4WjOF84Y6qtlMdweP9pT9Vn/HsNhb+5PPgfJyoGKfBu7HPmUfXHKfywuvuYFGMtMIIJ4HFbjZOFXbQUdDjc7TwSns4j/HmQlh7wqC/mVCf0jBO2/sybqCvdxJ93FdjWzvDWvAv3OmHeLTORXGfrmdqF2ojUlvMyzzomdYekY8djJskO9PkaOq8mLdrGt92lqk+jFMcTXvv+PR3ZO7Tep+xf053gQDeRPrtYT6s9dlX8a+Yovlix+uLip/Q26jdqPt2p+Jn7Q9naREIsrR78cjUCHIYOx8joUOhnOs9IkIZVUNFJ3IbJGWiggCFw1HxiT9ctdwIOwDr7Tb/7X8fDJihNVdTYDmhtqTV+cRAgWEGSJVXV5WdPL5o4KQnD/Oswh4lVT4LvWlmY4yFOpSAZlLaM3KTzM/gb8yDnR+lNyt5TpIqq8M5lTsE/TiAIFMP9qsAX7hqDR2w1MQkee1SSKUt0hKefLO2yysOfekfMvvS6XxFMU2NRDUejwtQ+pobrwf7QOPJuX7xLHoJA/q03mUYjPlEEz7aHfKf20hndLLGMe4a4DFd7yFfsjIbTQySKjEGKn6Guwaq5CCvDdrIVSU0RVMgtY50AWYD8nTeanS+ONh1OLlIC29qb3vyI+/f+r5TTpjR3lMonxr5iXcPnybu4dM9rtAv6PYMf+yx1BfQdc1x9TLV8qxVdKZafmRwGBNyaYdZ0xfRCbv9JYlWC3T2KqgoYC0lUu3De3grZxNrQnve/Wpvs4eCxDEQRnnYo87HBll5TviUVpU6eb6oTKo+XG90b9QtlbgOz8wRxiqcQVj6B0lVTlWmzIICPqazeBGO8N5nFCO+j1YCFPJFu1Hi4pYcZcq/ccIfqZ/dt2HMEuUoXYm7VTnhQKVTotcKCVeVSgj1dEWlMLjIlNUPZeqzW8InNLcjPz+jVVkZqvmDfRVowYyvCBIQvqnX+Eq9By3LeexLalSkTs4oIKao2SUFOZugWx4VIk3NxsEwY0O0ylIa/exlJsh8MpG8W5rzrnYzMkjTnwPK+bqc1f66nCH6yfXzeuynp7yEjh4BaIMqzVvcezaScBOaph/nB6W16lBpKU63vxRn8pGGhd3rU9E7z8/1BtsU+40hpwSgYkYxKnNJJvETsQjnIc2WnlxfbehFMCxyBGCca8uTrdybnMZspNuyW3wTPor7lt6s7s5C3B9ldwK8R6Uqn394n/TDe3X1vsTD3nz5t8Vu8cHvWXRzt6vqUFe3h7drP73G8/idIL6XB84IQslNXGgXw+8ShGDZzTz0x6a0KnVGQMMk0TA2fbyqgCcsjJcFOS52QiUJldQkAeUQn8297bpaTwbojgU0ah+yeBTuMvD9k5duvHJ/aO1HxZcMNYMTujyvapjjlg0slkGbiptQTlOsruR5Wk2zylIGWwLxCcMEJmu17eKib2A1a0KPfXNHviD4CKt8H8wRtBa3Pxg647FewXfvUpr3R/A9nd/GY8csJjc7BlQ87e7LtfK6lbGbmlglvDo7QPz4UBBnDUfknuPC42LwsZp3jRoCG2kDm/dAnZ2Zt6EvN4K4fnJHxekk+jNUy0yGUgUrVsncBdVuKFAqK3wMbn62uuPRASy0EDj4BrSsSSZOdTxdjQUhW6griITG/e50AH/6mTLec+e2Sg9UiHx8rq+ViaNLBuZqFGnQApP2k7jcu+JxKR9O4h7vj8eNTJEhEqyT2U3CmUJ5TGTebUyv4+kqwqMD88o/zNL1wkdUdxjTsLcDqNKlMUePcZXpDHUSFClz/RD78ZFuPOIB6jacN+frIgOTf+kHFmqP06QvH4l4lX2RyBEgIvx9+Ghgecb77GwSxKF+YqUW0ER1zqC/2I/3/fmTyDZk3tXUjqdVLQ9QYtK3Jt4J26EbG6DYV9Ey6Yc9hIqWNOgrFrTstaBlFVzjWlUyGmC7FS33Ty9dcBpZnHzKAFRUvjXcplHPHdOAQjoAubgrouPGQVBy7+5T1bK6R9R65IRJZ2r/MtfuRota7lsI9t94TYZ/O0lse6z/EDyq52V9u8E5I62uMqavlfuqWepkpp8kqXXlvQpZ/pCTylLqnlV9ktol6pQvYjn6GpZIqSvXapjHlDqEafb2DBHljjdpJrUsh9Zn1PFMco6jIbevkKW59x6XyHbDMdHV/iKWQ2wF1G41OWwYkjKWSKJrYxKdHXngzzZdnJ9rWsUyzj4WsXS98/UgW59DF1oczKDD4JWegq9LjcczAMvazuGhy0taVnOHZLP2UBpdOylsqSmHsaLl51lBS46bpM6J+Tkkq5AeraqlQMrKQe6WtfwCB5N6RrKntOVNaSkxyJwbO9u/swo7U4WMuTbWtowpc+dlni8XK1uWewpb6tp9YUvBVOE/reXKFSFXTriwffsQJX19fpwwnpsb6Bx6W6bGx38u6KJbgstA6+rcdSEsQP+M+XBV/gvsX1RqA4pXOxVxsLv0ObUCXGTCNedJJtxnbddfys5frre/qGM6nLQ5VMCSpN7b/dXEracM50aFoZJI9nK8vEQ9ayTsu1pk8JLXCT+/qurLtAAKxOoGpT26j+m8xKFKYd3AhtUq0euC12sKVy+a7S+YCllfLzQ95LSu5LF9UqwYvObsaswvXR16IxjRhd5L8ndXWo2+tJkdNJ9lDjLcRc2oy9Juo9z+dxucIHJ9gIMIk+0vtI4ygOCaFSv4/eiLB5coOnmBpFe9QQDST68JO+XQQg5Nsdr+He4DOme68JXvl1qHa2QabgERtNBb20RjdLE7BRKPi3sDziiK+uUlbx8O8zvKB+TFkpiyNuF8XXNsa6mvwZ6KgTf5NfDsS/fgNp1+zjG5pYP8X/QY3pwqoMUon282eFAR4g+vzrvrQZ8O5SVRU7fgVHc9bCBAJPPh0N5BdVtcPoqpaQIYS17zKSnLN9y6yfvc8OCV4euCGMELJ3ByK2ZvghlHO19gMsLlupivJjt03Q8+ox5110XoD0fFpyLPAKSZjVCXSwb/wtu/9qrxI3dZo7hrkqmm8EjiIZBk3ylQBYmpp3PfO+xsrTGZWaP9DZD51TFB7U1eAZJoTHRQwEvLyzeONyHH9DR+D1zUzXcpUadpasQKebNiSIBNSIs/YkoeWM1tNjvckGg/i4owWlb+Y+EFijGVYC7nMEQ3AH8W23fyAdmC338YNokxrs0wKpohzzJriIyXgMccmvS2ri6pgKECG6xIXOKnq9DsNN3XSCui8F1WBIqrqVe/ih0AFpg/qleLlAU3OirO+GMPJX14JaMoxQnueoL+iHu1IYcihmuFMNaxIKRsOMG9Ftdk6Ebt+2gyMbF6xkuMhBIEspLBJ6gdFcath329POGq03lflo0ts/REnwwV3mI416e5aafS9S8uFX8aFpdSRIYNpN8gVEfDj+0edyEiBo27bsiy05Z12gz0ur52mpzWV4r7aW4aFoNxwK6S9LRnb1wH3OtES+JtABBHuCDdMudPwTPIC1e4iEXeDGVt/AHE6Msu+lbr9Ht/raY9m94jiH3z7vgnRtgAQdM62x4hp4USSgAW+8PFHXd1mOek1dXlyvmLjRkpz8sdL7h0LCJfFji7tgAhyceT6xVrliYQmSY07kSMXF4eK+VPy1Dd0dByz5SqRGlxYBgLV172pBGsGwVFZDYh7azT7LoUGQwLjsOzWZEyjw8MKY71gb1Mvj/FreANpzmQ4DU7AcjDxfwYclo2npZ/W29cmnR2JhyFeY2XFOdZxtkrOnUSBsuRk3yzp41XigpQMF/jGGbY/mIYjokBoCJdoDKRlyWva/GaRiNi8kjjC89FMQBLJZELzQnbKS8vYb1DHThO5DTGWr4RffuoeB1pvNBLw8MuHXnhLKyCqLneUNlqqD/WvKLiWakQrOWrC9HLAKNxuCrrJRCZDDPgqzWyoLAB8xysMbg+Krz4oQ0ZVUJRmyED6kpuz+mquhi8nnAl8ttpT31TKTBkpF8QOr/7K4h3EeUQevL1Hd8801c4lOOdeiun0CwYd3Y5VEvE/YHFclWBOGfyFVRAn+glqLCR/R+8vBi6a2GpmIzvsflDDncJ8OXDnQCHBnhRgEsCBvrQdBCWc6pU118O4Bx6D2wQ1Ukxw7gj4HkdjeUr03e9IMkKGpqq5d810lotnKUN9LAJOhJVBq8U8CKZN0KsBW91f7ZHwVG9m0rWwkUtkoDCRFXw1MYE9qWK7WO/hDiQWPUJB4IRvpBUT4Mwly/OS7DDD87d8lprSAwJqwaHqkfKgenzhVKnEPjfdayyGzWhjttztf3zbsJog6rEnR8m3DV+bq9vkVzNXDskLwSQErNWsBeo9C1iSHgU1Oyhj17vZ125C6ZZIPDj/fM8NMEkK4zSZVFq2ENgtn0oIN15rju4y95Kzps+rXgYdta/oTxcJMvF7lT1Qq/Bb1yuHWcPZlybYLFSljcmwGOJdpGBhT/IfgG2mteI0dqCHGDgkl7kNWCJZJcGeJ0pNp9f+4x1a4COhqxrVYPY/4pyJRSIjLo/uTnYCFFp+wuYGFj0kNoug2kpE+0t7r8ZnRiQXqG0xk6vAgAyzuCC3Iiq1yscwHui9QX3/OWbkaSDJjDX/cuHE+ioWI4iCxtKmXWSqp17tU7BRwXOFWYK9hNpICRsefNrXVxQajTXpjPVdbvu2rXmbdnqrrxunxQANCK3N9LJ2nK3ggRSWJA8ZgUJnhWxhgrRgNJnwBtN02qXvUyVaVqCGSuBk244hZnKJ8CN5miQTEzNOheaGcjYodeqe8Fz95mXadxEtS1UmC8DCJVL2UrKK041kb2Km7Vp/oG8+s0IJF7jurNOtVpP+IhtoxfEgKM33kYZ5rVitB4yJ8+gRV6HKJ3e0xhvdKyxF9PCpToCb1CY6ozU6mxilt1zMda1IKbr1gotEFjMzVqSDwccOokbfCxKUhBCSj9BwX0a5NmSrhZUMpKpGinpjJfqbJL59JfI5ZqZZPdgcyjjpyhIA5TGgi/bR0qaidbZdh5C2vksNy5Ui/TgDIL9kPYA1LtSdlAE6UXHEQUW47oAZwP92muwsGmwNcK96FESNAyot4RJzDuzAHyApcgM2nNlSbv6PHnVjFxEAYluTlJNTV5Z0TxYh0t/kRG0ulkRFco7dDtdMraRc5jSxhmDkJQiXQ1/1HP791nLAGr6hog85D/B/gvA4ywrvWbP6xgqwXyG1QruSsgYogUGVYwI+rXtvk6R/szA+AKdeAUPMGU/CH/tAwS+rPoEiUwpxABAo+nD54pUHxdPdqy+BRvYBPkkiIIXia/WRqQQqHaf+5mkOmP6SX5HssrG60XiWX4QP3qRuYjbtQKoUGn3adlgc+Svy/DXE6oG1yRBUeUWPEDESqppT2pmg34DjQrWNsYRac/FN8f+0XGqbnIWHow6sxUv9uqiLHwRRLWxB+3/hZqhXl3wApyt87mm2g73/o46ekFPoxs0ZjyNUyM2biw2KsSvqNfPcqiglUXnSt7hs8BV1V9PuldPsULDsyvEOqBS6GaD8wL4iYrnLHrdquuTLmjzY1bBM0s2vDCzwQ1HE+eIvfDednpuavnuRJ1b563ojSVvghPcpsT92pj/JbKjBLcniVO772LmlB/IW7+fVVdgf8yb+hRO6xRzdVVRZwXjS1KmnoMVxaQH+OuzbCkRLJf0g8N9m/hPRS0nYMmnB+oXbknXox+oM53SHxcUPRQkdWEmCVN0eIM/g91S58AT9USv3FUq5H+sCsLFPjPgGNuH9soxXnpNd0MeXJ1wtoFJQvXpG6164BVim646wKUxlF4vP/Vsh9vNFe9VVo2OvlQiCRtk/X6WqIxXMuuSN9wDYGqT2yd99HDoGoLu7b0PAuqYD3WHE1Tbo7lOI6RDnYLvmvkNP9oVcrhCobpLy3fKf5HYMhpHsbSlSMfeelOCZrm1IJMSPrFTk44Vy0LO09SZ+Ezszs7fvDDk9ZfCqYq2nsm2oiDQfqygsFNt4JNK99BItUWgNXUvoLcXd55LXDh/NnNRM9jriR2ygWrJIlTlKfSwD7xALPMltTzVUsg29LglcDMqspijevYYASkrVSzE+dbCnvBwBqcYOj2jensZar0Zap3BC6CnV4mJDCHEpamHVQ3WQNqiTlyWfULrZ+Xe3CZ5nFCgcpCJRN4ndc/UXOlx4MDt8JpbX7hl41SM1TtNebeGNYSlUCMIbEif7nw+AoWz/oKHa2JOrb2xdawIoBdc757dFp8Gp5XHFe3AFMdczTzaO+Q/gyHiF/ccQnSz7d9ZfdEfT6wbXjIdNG5QgdBJH7SJ2LCgFvLnExXGLjOEPQWDVLWivd2ZT9zH70BYWE+T/KToUr9P63vNck+Rt/TswmcyfeFdlc/UVfks99IJxUSPXPyRG7Pwbq6m+qTabMHLp1W5Unelnfbta2fKiH+ILzsI2YGcRMUeBby3q97vT6PWOFHV936ypx39od7Z7p1Lan9eVX2jJ4asDm+W809aAc0Y/qoaRmW4OpEJzzXo5dn27+pl0H34S3V5O6h9mQcJKGa5fCrb/9Fb7Y36Z+82LC9RD49naXae5oagAYoQDzrqZ96wpVFTGlwsZ8lbTLp1wV5/BP1QmVxkhl4x0+fBS4THoHQgW3RiXY2oQDrE+fTlzAujzPBVENBSQ8ijijDvGgZq7aYrTfHXUk3jDQeq0wFWwtTe6BG9sZcBlwFmiUo201BZLbjq7mww02N+y0WCImI11yiGJ0fy1E3RnP4hVysFpA5gQqFL39/eQfd5TpJZdR+nh2mrsOgktUiUizS3iE6Py6P9n6n93Nzn6wluq18nw+zI9YO4m7rkPOoOmfdqn6Jp6hOP0ey704k2rzt/+sbJqKkHdc+JfbpFUCEn+4JH3b4spWFfltKgDvzvER11QgMP+6opSgTy+3KU3tvN+9KTbJv3lnmCO+f75Cft7Use7O/t9tBmRTJtIpnqQe40cGzvcW7wjZvO34bAKtlmQ4XF/siPbEIWlBPTk17vBHiQQzXA3TIJVDP09zOdRVpKojdkcGA0/ag6HX6WxqAxz893igMv1G7p7lgwrACLUWtR2pmmr/rwTMRRt++iOPEXcPTp0yQ1CdwspCZ9Wpcdhwh7cFUxbWQcSOyDWjmAh0bO84O7spK67S/uTkpCg4zq/rOxmM29mX+/tKTvhdd7+r9lNICFTKaHVQj/uydzSgPtYg9iU/fHxYRWYCt+vDc0Dybx/tOt4+IyBOTdOfZu9Nr1wkzNfZY+/kYQxiS4z1QNcrTd4RawoywjaQKtLEokf5Uf+wU3ifcAqWI0SU0Y8Mni8JHZWq3nOKT3gl4w/Ot+O4erXBsfTxkTja4skpKRglm7GEXpHVoqEXz05EmyWXdETwZmhi7Huj5OJ2bRKwoFH2GBwBnnFRCQcmBpi6rZ+TzkF+186k/X9/TBczP6NRivuzb9N/DT0mve3mNVfKixbQIx7XPK+yPPvixr85rRb+ryGeOUW2/R+TwRCIVeng+N4rjo77Wfvg6UzdETgEf33vdTDlRjzX9X+73SQ7KFwhA8P08zOkhgaf+X5cUFcKe5plB4z+czPWCgYe3P+hgpcFwsqyIJiZW2sJDe051fXwwATT4A6QRWI6Y0FDvvtA8bAm0Ox0UdvE3wLSYdqCawS6eHQokj58r3Rvf0ZGeu3NHoY89QaZqdc8Bnt2Y5siygEXaMT83RvBy2j+lC/Abz1aYxT8iShNj8YJrQDzaRLEXorBPQUJuGonGJxKD+UlBCc0VO5aXbVJu04tYp4iM6WJuWH+Qba2aQTwzSJh0PnHCJwxtnRn3MEXps2SVfCqX5KXzKc81PfVoQ/h7P3/iSXKyrxVZMCZLBLfdEVqOtn5cy4/NOfzyt/dye1hurV/RUULiWJa7ajoeZwje6C5wJ0mj8sqwHe/Np3UpXfl6W//N8+4tmcYlTE4iEsWn8+1A3K+T7PK8erMohyfXJUn30NGyx/QX9zZ+ft5rswxPO12UTZ+RrZD3CdOLj0/KSOT77KmSdXspkwhalST6ojuUgSLqQ4cN5vS7HS3NMIr2Hs9gtiHVXeo/e+jL0byjEbLnmTXktlD906vlAek9aCcuWgOMFzdH5tK7WorZOfbWd2IAAloUt9b10lzz5BNGi7bqXJ4ybHUaLhT4r7SQx6+5UhKVs/KU6LtoFcL6Pz57WPFRo5PGO11jACbgiEWiTlsR6LVQxLsftX/YxC2gzPHj0xd11sbY/84Wx5hVR+3GLS8GEYFfcy89H5DSut7/pNaXtGatBF7wQQOaEUodrvZGm6pOptj2abP9X3s0P/KM7ANVx/7IY16HDAse9b8oH0rxHbibrZIlA9ndPtaLh6M3ViCZJviv1ZqMWtzo/xTUkkNJJA00jvFLa+3bjBO1xySOKS/suFow10lK927+Qqd59DwcLTbcdLihrUYVS9oe10M67ysDhYSnz5+uiFEC6esU8s+2vF9WyZcmsttBlbv9CmpyX1bfkamOcWb/9dbF9hwqjqHuFeC31YYiSUS3aUCmrt/rUc4HpPOwaruaK/YsGgWrb6E7g2rJDA65+eIH9zOZ/NJnNBf6nXhS/oON8wSXLrha4zsiN8Nm5Zcl5okzu/93dlzW3dSVp/hXEPHVHyK7qieiHsR8qXFWe7oqYKnmq3PXaAZOwxRpS9JCmx+MORwAgJYIEQFLiJm7iIkrcRIAyJXEBlwf+EwP3AnjyX5j8MvMs9+KSoqs83RMT4ZDBe889S57cT+bJblTBphl93UPPJIBarh/6TRrpmbxDvFVmDz5JD6TV+Sr7ToPyCD0DHSWxMiar6HNcEdPXWRErY9OKfsgui0T7IbvCuLlOYh4X0/QPYYJDfMsQLsZJCT6lfXR6P94BfWGKCGRQPdsrjgWkJ0zuAQ0QSPqu1r/xK2P9BkrHezwsMvHxkzav3yjMv80Mdg1JvLpJN3LQ8api4S+edio9QLTwdT8XPMddI9TyTWYwUhrrXY3h7d2RS+cHeP6R2li89aSt/m/cC9Z//14GNRX8ulg76K7fZxSRsljoEJnKVzt9DNNevpKLK5E66JhiBHZCQ6Y0haz8Ptzc3NXn6W/lIqFuuzamFK9AlvzNg32d+daexqbBjbr9C320IdfGynyLM81YU+KydwcdShNcQZzdPKhN/wY4lBYY7rY21hDTDe70vDr8EqyDlkvwFxq7631vduhL3E+BlTGDez/1Cf9N/BGwsrNI/V0aNwd390d4CepifaVXrVNzSUD/Q+b+Pdp2N9Ln/dC2OXEc9Ii7KjJdzFyTPvfnKDQziNsBccttdz9zJuF0GgVMxAP5AJxO6Oxj4JFbhMGLwcwXuGGUuXUiXL5EFiYO8GRULyfpdyTG+A5SEUeKe/yRzJYL26uscEWzCLqIX+72ambBCNQLzwwG8Me2ZBZTRaRiVoYYqCFLl5X0R3BZLuNH3w9I5vPvMQset0eu9/tErmgAJPmObYxtb8q2l2fZNn2R701qkn0Y98t7ZbMwuXsEB9ml3qEv0gOKkk5O3pX+wdq7gHldCelJyQWzMn0kDNL3r7ZiBbNMvaw0R44KPBLWqcWy0hrBYCYwmFwvy7zG3QS9ev1eZ7msfreQQddScpbSzI8zJG+BlbTbBN472PmvpTCyyVfiPYuhicGPD8yzO6kI5/lPgi4f6AN9674XrSqt4E3LGyPxPmIlgHkyxGVykSyQeh8CiIbu89q8nKW74gLstyQFFh0tktXntDXloswHUB+KVALcfNELKGCNAM0XhgH9Jo3bq4Y8DudT9EcYLPMNj5ruGUqRAYaZs9DHAJ9DCr6f+tTnBCRmcGkS9JqhLrlPhuhIzAcuaG2Ev9TD6k5zPsAfM7i6Huobbo1kwDF/9RFZ25iaWGI/9rkPUlwOxF05B4SEdirT5vUQ4KU+T59mLLHugR66uA4A2ORXhF735GKuHkCG9II/2QasXOAqIO7nxq+h56S6YQvxTMCApfiFsC6uaYHjZcYaUVJExnb19+D0Mk2GDwb/oVjFqLiZi9CILw/OMGy+6ke/981N//8uY3b19kQG/RCMEEWx0oPMx/uYkQt8CEvYdWeqd8iwoKUuErQoD2pox9cLXCyAv4Ncy0KvS1du5xkjbCnoY1MTy44hkQGDpFZgZqmrU68slqHQP2b4NaPINQqUGAJ8udKgIrUQEsPDkJywh5tymxz31m0gmJEqwndgsuV9n9U00IVXzAeIL9DCtU7gyNYKYa4vMe19EfPEvKBNZtMG2sT/HIpqkXbPEgpKCVGlP7uuBJZ2IQ0GOZWoH3iAan2DkSZ/IdxTc9EIa71QKCL/uSe/Clam815Zj0F8cN2cr5+szXfCNIlTsTQyZbDSXLQ8wrn/G2JJuuV6E+y8lXN2q+0bEQKp6Mo5pVdN6MGhjnfxR3eEo6QZ1ZSfcn7JuhbA6oswxI8iv00rC05w57QrgtXNXKDna0356WFliy+ThpvevJHt+a9EDfjKSQW9eNAZwcxQeIjI8+iOyhTSkXvbPuohiEo7qC4sTHjZGtCREoh1mGDSKBNRMv1aWBFx/SfS4l2GIASQQMAB1ZawGmDyG8TOMbMb9BrxvaFkr33FeMLtr9bf6+3323yqkKW1WLiywhCRnR9G9eVr1GW5hz9CO5F6V5n3wGehCmjFq48HvyRk1ZJXsk7ihF8a+YisKQYb5j0orwZYQxvAbGzpqz4/farn/tV+l9S56rsDGdJ9tSN1rnzkkwwqMso/g92npa5Q6ao7bVOojKTkuSTJSSlyAYrqHvqyVxUxK7XuONcAwZw0csj/bqlc5jghr1iZn/iInEag6Py5OLUc7ZIdRnqW6HndmS/7YUW4z7xiV7gPGtsGVeQ+3wXFbNSTPbjWt7/3Xk+3qXXVg9srjHy8qXE/243fJJe6iiuyYOuclImp0G9WZhG7gxvmUFKKQYXVU+s+uSBfZV7U0v7QbfcHBFIj99hoMHr3v/S54lY9ugl8W4A6rfoZWgSaAZ4pCoykB+6IesHzY8l2JyUICYu6RwpPcRoVExTaw77Ejthu78RMIZmKrV/Vob5EdJeMzNHKR4MTtoYV07DKwH6jUqsdye427Z/XC130K5pY79W6VLEiUuxmCwN7YO3ztHKrDjvjd/pYWAqoynX4oSULGQtFvLiGFacWcpamCCYtiSJUcyflFODo90mUxfC4hnA+zXSJAEz/ZYip9SP9/297REeiXnqh2rMQYiQzmoPANi0762dXiS1t0qt6dGYOxVmd7hPl/1OLFrxjHODY72n4wuRt/aqhaDe/V66N7xlrGcQwkwSvog8/YRy72v1V6m6HhWrnlPJ1LU8BHfSGg7uIiC/qBI9Nx2msSR9GYzv44z9xPOMn4nvzSvv4c+A+4SkXO0butyBU49R3/fERNLn7Xw2lVWiIX6QXqNodm7LTV9O9XWzc97FbV4jYcMy0mqyGuD+wzz7QDWT1QCd018yRP1eaErnJUfviIzasQ0bw1ABfbKpDy+eZEWXLMJ4b0q1szaqMnxuVTjDC3aYbrmCDc+Dx1owrIxNM1apIt59aFgz6udrVclXS3yDTIFlO8H5lmLPgVmCM/4Vz+n7dw5zb+m4zfc5bzcwaoQ22OtXvcGGi8SfeV4uIqOOrod5+lKdCxA7KLqEKDun/PYN9OKvhElXwyXyT6SNB21GiKv4qVqKKlUR2OO1/jSgDW56K1Vh2YEOH8TD4n1iTEfPGS7W6Cze/V5vqm67eIf+BcHxUsQHj6Yu7kAc/UK4O73r/tz33WYWQsYCQoqX226MUXPCfWJ5K2aXyUVeeSp77fr6IWvAnq1l0ZzqdZ+oLY4JQpRpKISFcH2b6oeOfuJZUOOq9DHx2Rrv2sMLq0HpMZPR4VtNVtImHs1MBNjRG2mHGuCExIc3u8rROmsOAd8xEUq5Pb+7NWB5/VyMQ/UnhXbdflOpG568qptyPTcH6yOrbaWYFzn3ANT0G39cFdGn6VTr+t+Pad8SpqaWonCJvaJ7EWl+S5fbR/at14jwZW4KKYWUzsv4Q86SiBhXbAeCuyTWobHOkhPfeEwnagShR5eK3fGbqalCRZjooJDCYygiaQER6WlIX6YmsAGEm76fumvNKPsvrE/0JHm2J+OpKq13RjTMG5SvdVgMC6GLMD0CSE2NzpDeoyrXyAX1gaW9A5+tKT330JQpCsREZydNSXhGx7qHaMcULTNXStjwBR2aoQ+U9+pdB/JWQqsUvojRrOFFE2l8nzf+ILR+C2KZ3Ivqg+Blg+S1EmbTP+1Rhve4797Dn8wxbX+xV8kgNG6r23AcpPlyE0mnPzaOn5im1m8RekpJNOJs11nNciX0/Ntj/EyN82v9TB/hYXNq28hTvoCj3dzCep8gP8j3jmZ4BT60wdpZwZi66nmKOZvQfqXSgVtn9flt76u71XRuidNWk+owyFas95Rj0LVrfdsYJCVudhad+o1blx8YF+3Gy7/GP7GcccL88rtmNe4lVsNyNKGhqwznHpcaVmHpTYgkktfqD83Ve7XBcwmdSbkrdaZCWkmmplty7vYJ3PP1foJb4TVIruHjF62WOGvUozkoArjc1hCqrKqWNG6zrXlosqc+NuwN1qwiL1ODpTkc8d5+ql4RV2ZTRrv5kTOo/RwZRtUn9cYJ48SkCPw1BdGfeYeKmvr7aZZpLf3l1SFxQpMf7VpEXXUA14LvOxrYNrnY0n+tqh+0zQ76ElcqD9YiHK2satc+5q0BkQxIa4nnP/jLU+4Vgpz8NuTPr84gUc+b3oIHDIFvgqkKLkaNKUh9eJBShUgR3JwJfkmn4tdozrg4VdtlokaS0sKoi84WrSyOfbPKWrmHQRax0VKC6pskdD+1MyamMTfPyD+dFIYydorpgnv6hlNxq3HGCqpBiYCKf3TT77loWEs38EnPzV/6JJJDk3YWobHMUO8pYTfUdXw5ISQMf95kxx3FfhY7ilhdOZIMSbBGqBB32AyhEEFDdPfDwyXSt/RDb/j9nBno+Z6nouXc7QyH8nbnXuRF4NHjrWlT9g+8oRpUUufahSM2fVInqnf28K8+Lo8RiXg6bwALjbFkzWH7IrrwzISaps8Fre/vupl1LIlp38h0Jdbvh8NtUournYLd+DxneSyfH1nRYoUNeoten8fb/fQjSWE5h4FeJxfn5s2TY+MYJV6Pq1zPLni963kNUIO+ciwLEwYVSo+sXgp2Lh3Qnrfn91Me96QjvGch81d8H/4WWQGQjQQxMuy9aioqgG3njF6PKJBSj+thf4edD97u0CFVfClcjpkRJkXMxe6D/8xWlGnxn/tdPwW48Z1cYHCu3zAD7SQifNMB33olgZ/RrjPl1yQZ1p2/N1KIBktHeeiVwx6Mz0td/lRBU2YvQ/RsO9D7gai/XBJh1TsCEHQ6qDRvtjB0QPV+gWtWAVKryozGhuEipqo6BoF2balWJUOvviMrpbBI/9vSdO9aJJRpYLBMF4T+ZBH8KR51KIFJCWNC9zBf9Q7ffzbvO3+gFy2rq2ODff6BHVWlfOTRfdEbHXhsVq/Wpum6OivV4pUaq3MugFnNk1mooukJVvzcKjeJTtwQoW+6W8L3NJ/tnqMSx7zWSIaEf8E9xzSBKwBh/ol8MJkYm/h16/HvFAYTVvJe+RjiYI7aB+HR5TihclTFcG1X/UCp1CJl9t9tmP9BCQoQNraAIfNqjXtfjoAkGxdFnz4CcwWjZKsSqMt3GClclUWN8BEOO8G7f57JVV4exulWxbu7I4SH8AfcH5Zz3Gy5aJS4zg48wok2gUupqPV61Ktapv1QvyNevMEWcE4FUHpvSMwq7SfagTY8sh95dowoq/83R45b7+WlmvBPwjPb0Xu1CKn6YPP+UBNkm7L5XCirBGSmWOa8iGr5pBo6mekUKVMW/lYBPNsU6089urFH1s04skoH2URcq+ogdjcJA6hVM90iQ+uf9veyJM+lnvx7q+0zKQMF1nOm92olUpspo/tnVa9ZycHhAJguf8CYUp+qXykdilF9Tmoqzuvr/Fy5hZo0m7Rel0uyRX6f9klRXO1KT6p+GbE0qmaVfk8rNGxWnMlyTSpKHuJoTF3m7PwgFJG2ysbiqVEJdKsna6O3jVVrAfSbHnEhM42Q7wj0tlKVJdL+WvLS+WAkqJVMvQBl+BMSpTQ98IZujM6RWn1w983LUzPN+LUP1DSM+D0qTkUwck6T2Gz0ATqhBpZFDn0CC9ZBGyx6Zq32UoOqXhL+eq437XwwlFaH6Ujbs2jy1jClDxXrqQFd/Yjkq0kD7P+vRtLuufi6YyEihBakyWogKxjrtIqvCEoamT0mNRgZXt8afYx3yk1bDJ/G0X/cyEGa9PV8PMILzqb8GvEllKs3HsX940SbdGdTw7k7Hz6JRsmrg6jWp/dzRn/u/5Uy1v6S9TLVw/nm4/LK1+9Qlqv0lfUOWWj2bq+dP6vnL+vBZfbhQH17Ej/wxNQkevAqXx/Cj8Lyeq4RL39Pvem6afteH1+vDw/V8TRrX84/bc2P13JN6vshtdtD++XmwsF3PldqHr+u5Z/Xci3pupJ67qOcW6rnij2er1JL6pG+DB8/r+RJ9W89t03wi7fNF20/wYKyeH9cesnkzGfpvT/qpD4/Vh/cxseF5fkstV+u5qh2onTuu597Sn+3S9+3VQ7QZHq0Pb8jb1g6NuCBmOk2DZCz9C0Od/keWOv0LU72e2+X11TDZ/LSsNTjfCM4mPfAsWsAI8Jp71XB5r57bas/RKtGycVxEy/wGz/olNiFXQQpbPX/IezFmp93KEUAm0TpX1QHyb7jNFP7NrdVzj6jrH88Kke4AWOxgPTfPkx5pL0wRAH88G8Omd0zU7iAtLBgbby9s1nOz2BcP4JiPmYNZ0l5YKfr7Eu85V6oPz9WHd+r5F/X8W55wpXG8TxPmdZVpMo1zGijPk8fe8SYCAt4ElgBr2fSOZvyQfj+rDx8yTu7ZLaaBgMC55XB/g7d7HsDBV5v0L5otbTBCbvNkHskqXCocEk9S1ImeMdJcZbVe4EOsCUbJlkTE1rNlAldz55QQHjAfpuXs0PTqw1mGw5ZAzCEn8GmL93oNayf8lyVHOww2twA3THtCJkxbL8o+b24+mKQdf9SoPcGK8kXBnHA5Sx+a7Ho7eHN1nwdc4IaYJswzet24XAn2nzDyvOicUnPmkF61tunfvNl97NGPZ4s2t062wIGqcVkJ958xchAg1uv5TcCCyIjHaByXgwoR+bZM7fr2W4yCkVF5a6cU4Ya3CA88857pJc9A2PIwP4IJ1KVJuqP2e0H1IrhcNmsfsVhhOWGkT4E/bxDBH2SioKbOGrW3wHe3kl2QJjFaIouONYQjk8GjQ3Ay0OusUK35thRM7aExCCIyqXBzORg95cbzGjYbLD3Vp9lca7vgtqCDFKuST5eKkmzRwQnciP6bqQ8/57cQFK3R3dbpXvSTLYZWsT78FPuUr9IqGueX9fwkVhejYGXbvJG2fa7U2n4VTFYN0ds16ocdU+9geLQz27u0A6Yf3j3IN9qoh43jbHBKfY4zm59PIDJ/Ji+IFjaxHG+DQKkTz5tvF/+GnquCQcq98gdY0fAaqO38sjmzLXzR8NEVloqGMf+kERXH4xCjCQhR8u9yfF+ie0fziTUDmsOjIlyGvmhtZ0XVkAFVPPAcO7FbQ7jCw+32aIHl5ji1cC+IAbTeHnp/ny8EhYfgI7mdYKrQnBj1kwQJGMHDcnPygp+7HMGgfEDTD98WlIec0bpXm5XRcCwLWlk7CYtraDCxESNv8Z367W9opvahmk0/nj+Vc01iHbEBPcDsMd+qAatIesoISVzg+r6JrxBw/RHAbr2swfb6U3pLuKHRHK18NagsAipTL+SHPKkP1+QJ5mZBkgQz7Sj+CHyNxiZEbL3YwsCrh+29J60aFAmyAVOGSxNPmqR3wVQZ8n59u7l5Kq3pCbajAxcECahr84qhQ2I3yuQEN9BMn5tm+pU2M39uY53VmdbZMMNixGhOpIgUAUIVrizYth6HswfQ1JYeEuvEWzGTDY1ssM5Im1lqrpLeOiZcWqSB6WvQdDb1sLX1zFARt4tpzhEEmIe+ms1DHQKSlMKXotqpJsz8KI9mUaUoom4+LLd2iYlcti5ofZfXiu/Ji2AZyrbhaKWgMOrYLsZaredzVjdrrZfAyv1xleNjwsHBI/4tYxUBlNvxKVDwzCqDdVUFzHBB0WkUWnI7u0o9MA84DsefNqsjAUhJFXuj9u/xh6zze79p9HAhb3W/aA8l3o5HvKIDlnagb5kPc+EKfduEUCmRMtB6tW75sk2wAMmMnxntuoRVQxTt8P4eGI1qW0dkBY8m4LHUBavd6SvS7mg5+V1IXLALhudf1WdQOm3PTQOFoDrM8+og1Fu7m4xs+K2iSNWYIugVOqooRYd4mC39UKzKrMRu0Q+lc0z1UlVxnmpYGmWWMv8fMZMqVCtAqXrdZMhgYYXDh2ccbnaSYJU8Q/y4PA/G16xCylx9RTSYRFvVKYpqulaI2wVjZd8mlQb2uQwh+6sK5EXJKY5E15NzNBnLout5Gm68ufT6Bk2Zn1sdflXBawDoKY6ib+0y5KmTVdYPfL7kDHaj5S5KdBNtQUxM8RqpPRHOCwvAoLLaXlxiHdsEEcp62Ah+DOKcKwZbxcZ5uXmOKQabY+ESnHzNN/nG6cPO5zebEok2kv3K6uUKirLlvSqv80zLTmuv2hWF8xtMmA4yTl6b7h5FbCE9gIpBiRQpnx2RPkVtOyYIvFjfxqogcaB7O5E2PMLEgU0O9ueDk1m7n803U+HTZahwvPkWCxzUCI5kShB3Z1xrztSC4Ukfu+UHzZHYYT13aAgOAkHtG3HboJOs7zFSF5EzCkDHJADDp1MQl2/yLEPGIf6fHYCzvhpnfqBCo3G+HBamfKKM9AalVBokKGTXNIturDM6OhvHFF27c/xsTVQX5b/KpxJUN4Elv0pUwPeuw0yDQyTTIkQZMYL8djT+pU9rIvpJeFkeYptCh7Cql/sA0zMclj+mrfaXqaYk4WF75an9PrGdo3jd6wjkO1QMp+m8U0243papWmQm9A5LOTNop53CKldR1QtBtGtcG8xYTwx2nBDy/g+rpFjOHVMr/jEFjbFQA2IM19rZ70ET2ZyqCLktZHlSC745vS9Dbz6+303//vKH7PR/YSdrob22D0VseS84uMAP9i6k/uGXKdJw+Rd1M0NcgGd3yju2RitE1uePZzToEnM/MAMCJxm+QqM8AX7v5B0wNKo5MOVkGbh7vgx1gjv/uHlCFtV463IGDh92RfrkFFGrCI+2isJZCBgg+FxBUKR1uBvMwodp2ZOatbTgl6Rc7akmk39MONRe2BSFjfXMNStG0ZIsl7EyRCdPL7GZnbnlaDwEKfvl5gb74nK71kDzLRdjqehOqyHjcP/BNhF4e2WDoB9OFMLn+2QiC7QT5bSPBjGBLUhtzSerBwgsIjwgXzS24nFzqxYUZ/nzeeYhI0F2ExDcfwZZKz4bUBhIXtE2+lAJN5uzNO3ZVsYUJKU/asRaWDsdbrimChzth6+9Uc8syqGksuwWm07gHrWfKvSwcbkO1VDs2nPihyOdi+VdqDRqz0R6AFdknwg1ld/C8UPP7U7pc0+J9JQ27ZnfRnVBOM2r/GSO2v/nVLj8ktRIn+6sHcFf+3ZHpKcO/Xye2ifTUZ6d2JDxT7hD6c39hoaZH1eyyq0qkkPjPTEEyyxcf4hjea9xtmJJz+psDAAC5JxNFoUBDYxLxiwd3dNvzeY4/LK4bPT8otCa08x9KCkrt4p9TDRNx4RSe3HNkAtt7zKpoKkYrsZEYmTuVhn3ZZ6Fn3NGRJdopHtkav8mbmQHfCvwPJeGX5ai86BBBPm19kJ2ofVs2f/h6Sseref2WGcqGmcCodyCEBO73NYZKw7hFc1ViK1Zx0RsZ8Pl3fA0Kzrndc+tLRzh9snAqjp2Ypz3vr4lPoSbNRsaWrQHu3MdylDc8yD80vpvvDMZTRGVY5kOAyXmAHJGids+4kk6tDOd2O0EQ6RjBDOuFRAQeLmnvH4QIRtUe8LkIZbkYIZYpfpiwR1EoUj015hmM2zg7DFLX7HWozGC/IOlvahZVEpwOnioY/oxBzHnl5i252DyElblNKXA2LbXKr4i4wMSZPZAfvxrSv3+iiRxh0/jAv62aJYrr80zkUE3PLNsjlNdnV7CTMSjsZfmrDQrNGZyXdkP63Q8p4o6U80yYPdIDj3tI7ZtM13997sHv4MGh797Uavuu1THtLzjtfvS2HiLWqO7xFibi4TreyIQY1OK6qJRmyZyylsJLpeb+zNsRWsgc8pRW1T+WOUu9iOmXlnFLdVhny66dmKtQbWZJ3HtH1EwLyrz3NfAQFRRnvcXYZC3Kqtnt8Ze7LDVWT8+17iZX7hpXTyIhRcYizB+6hwU3uIInKiDEJjdxTrj4WX2ZB16Hr24XeCG00VedzDyjtOX23bDdouVk1WPuUbJWMwVoGLBP1GKysVrGoEDzR7REpWDwfUsUQlu5L2IUyHqFQKXMyxbfkSPwd3RR8UJOriKcSrgiX0ciXg+D0t+agm5o/flbGusagggiq4x5c7q1BJSIvxS/Fo+Y47QcP5x6h8JXJuN2vPG8XjjeIK5YJyJmROcqvTJkLjwncOOPxGxvTmCpilCBPxVuLVRgTvYtmEG8bgLzJxwc3bBKnX+79gqEKEgp9WGpXo8bv9F8/IxbZNPnOFxQbwJJgpQrORYz5Gk65TvX3KPmmuvw2cjXk82PdjKhYdxV7z3nGce89p0qG4dep5vUsSUJT5ur/H8C9wy9qf7UFXGo6NgefuGPmFb4HRol/3wkedxXgIYer4E0fOVwSzcGOlkBXI85Mk8L6p9E/d76+lA3NCJOeSTed7/31Oy5xS3mg9HLRT9UznfirXeA2LXxoStiPHaXntoREAED1uXjzzTNh69okcPC3mymKgHYiZilAHZOvp3fvtszh8lksInISz02sT4xsJEfuq3P2k5UQ0qzqhtWnTiUUvC2YF3UGC8jVZHqOgpj/G7+M3MoYMne8wTY7ZUYqcw9pwCkD+nBuVwcsmyWXFs2EMJOSu+jW/fCzpyEr3zw+uaaXgYvPAjnWqO+NyNflA1UXxjvqcVUz2uBAd86FNcJz1VPiR7pXE+LYaL/BBLBadRF9N6LCU/jLSGmltYUbmuavRIkvJ1SzdPiRF+jzHzRUy5iUpqNcF8bxNbZLMqfM0RFZ+fnjEzEdGv3jzSxJszrwj/nbPt1akEReA3e3B5UOuZcdwbkHm2hJNitW0VS4PCpnfIqKA2D6uq+rBrynl4c6VYQnTq2oi4iDbghc8KvzBnhDpeEg34Bq0xH+YjoQN8usEccCQxQlc6Fw0hZdKovTBIk2F9q3bMECSnmmAjxjknW9NfzaWKWCeiRqrThUFYIkMk2Jzz1KKIOZd4CGmcXr7VFwmfgP9EEcbhatWz+h0wXAwIIs6u4Zs2JsrvDpwxt23CI7ZM71YITdfzZRNB+FPGEB/bO0jwRu3Dt8D8mDHL1BMNFDgjlA6S40qiJmsyzul5EGmLG6et3fJPjaZjtGBZaYIdOUjsrw3aFruCTXeOoK0P1/x87Z+lT58SI2mnUb+iiTvFG4dF2ZJmntaz5VtC+GaqTiUEqd8uaqgz9Jq9AXs3nPD9dXt8S8/HbU8Ro0GR9nS6EguX53iuYuP0VA6uvYB4MfCmozTHkesaItBpl0d6Zj/VDC9m3ofOzaejtCuRgNPrRGzEzryxmd1j9aJ6DE5SwsWfqanimN3pXJBf8NZnQB6HZbVRG4c4Gi6LeVUfrvKrqiqcuS2eYDTY5prOUUnKJYqDvYNMwM5ecudjPxs98RvP5eTSxSOJIQ5suZ+RkUWi+s0oLMNLncScGI0Tywu4IeiA/Twu4sCL+/8b5iwRrU5rjfu7IitiL7iEfXSaP5JyUOSU8HjqwU8IsxaU2xNRl7hrHYEgicSRSwoEsY5Mm1nK5/NbnV5djz4SXIByHCtOphuDsd3UxPMab+ZxwL8VE6OnBZywomkNv0yBC+NNQXNL/NPem7NWor12xr28K1NF7k/5WzNVYgIzPDoCUk4V4jlp2fw/QJUQB/WtRco4O69GOlK5ihJCJvprsLkYW7ceE/xMg21FjMN88bpR+ccit5yU/AaXW5Aw3IoL6TeJdh3ZPoXEaH91YHvr8mZ48wZVOcclL05i71DMIMwFH2bdVo3ozCgrcYcXsZDrv1knNQcY1/C8rUSvT5xCNP2paCbhMF0Y4x7iH+GRSMZ0O4u96yeSwHzDuQMN6rBaCudkhmPFW43kdY09Q6SDhmUU68MPYXpoxpPmKcpG6lfQFHaMs7DCkytGwILDdov375oHOwOfRynbwtolt0Q2+abN1HC2PbE3eIlF4xnslKYjliveBlUqcvbCWoe9q0BECk6m3p3Cp207pfkNK2qOrBuBs3ATUKKY786pb+jdpkkkOP3E86O5J4rWFV45bhHg89KK3CSAj8xNAmJGIahNc1X8D/WGA/Mt33KAj2O3HPxfmFbkggOwGD2EJvX9mQTvK+uR50D+h3glSJ6vSA6dpiziLO4Ro/q8SWI8NEmMts2JOd5d4ycLxqj3uxKSee0dbixzV695MnsmybvsNaA93jImyqX3ZF9/Dz/jia3xUVIhmHllToR22MHvdYX+X8ipPf95xBFJU+ZPSSEUSp8Sd5pdUfRAJsskfwS8lHXlt3mG+5HF6kM5zzRHDcS5wO4nuMEmr/3AvD3i6M8lPmo7VHBpXJKM673CV5xEnn/Fnci3MzbcmoF8KNGUxCLDYjnYn+JOJrnNBoJN83vek3kPtgKWfX2LeU56y3/KDcZ42ofmya58ZVybezwBOxnn7PQavDSfP+JvY4v1AIUDsUgIBYQxsPTcHE6a4DmCA80fzGLPtDwy1wbsGXdT2eglBlcd8nN8Ks/HYQhtPYbbFPWYn18aEFkIyOeH/K1EEDIi4asNs8t75vk+t1x201asO2RT1cN8TTYSqL5g/CGgveS306q3KwSkn9eGunfMnyyh8MROddnYHxyWP/ms+XJJ+2ezlbvdtwG2DIR9f5Rw+kVw9sKeV4SPn0f+XN5uVtbtn+3RR/6fvMuCDLs2Lb5dftNc2nQ9jE27z1cPm9tFK3Mjr5ZqhNLu2OTZAd8z8e09756JZiXbOJ9uHO+Hc6Puqolv7733z+n7gzfcN/HjWan9Yq69/oZ9xg8bpwBVWN4gQUPPw/0Sn0Yctuf3w/3N8G0hlCOQ5bFgerdxutQ4maJJBcvb4dlM8HxSzOBmbSEsPLI9hDh0KTWXi0FluFF7aRuH828bp5XWmyP1PoyPS+OwOBfOXASFg9blQnu0xIcBc5x7NhYWd6QNZnU+K0F+reos/Ud9NjdP7dsbXYXB5DjJbdLHESf14G2jNheuncmFETS7YPIFxOzkQatyEWyOkllImxGcZQkAAqfGcTGcOwmWD4KVbHNxpHFaatZeN9dymOPCZnvlaeN8TWBJnUszAgA9pMYywWASZx+0PholXC4H4+sExXDmbTD1klpaeNNwwdREUD4MCmu4/0FCtrx+mrMLNGHpx84WglS+Xd7Wxm8mW1sFGgL4YUZpHJcbyBgdb5ytNWq1xvls8PBBUDnRUfi5nPfRtsv5IIBjoG4D7sPH+9guQeiVCwIUJjxZlYHiVYx/ITWKscqxncb5QkcV418kFjEOn+DaBloKfUjY0Mo+oCeE6o3a22ATU25VjwQ/fLSTpfj9BJu7tPPs3JfrGUqswy2SvUEanmpy0l0wtktanIxHKEEWbeP4NMV4Jej6Ktwf869XENB40YeE7sdlmifZEeHsa+zD0muCokzbb9D5nBo3xwqId35SdS41mkwrWwIhGpiHM9WwlPPqE9O3waunjdMJwWKPAiM3IsjQwdSeLJ8ddeHKukyEBg8K8611ZjZEHoQ0y2NIszANwu/X6Uk4Mtk4kesVdmmniWBZMcEP6Q+xoITMrxxILCISAQQPcq3KsV53QNjaXtkgSGPJy6fyp+S8t09fBA+K7WcTJiNwM9gcweT5+8422DpiMR7KI3OKqTCcz7UuTggC8i240ggh6UR7tEwcRPuXtY2BAcW6JSThQKRs43g38VvbHgkAG3uyBdSYGHtwOqkp/DJDJnHaheQ50A6b+Yfza+HhrOCWvuUnsYV3XgVQ3W9tZ/nMeMFiQXD0PSBHfIHPy22i/0S4NhoebiP/YfS1e9E8Ow02X7m/CVOIZMHhv79orldiNwBgsydfBktP4zcATNSIedEIrQrraEuvqZ/mq1rj7IwwzXGWao2g3rhYCcsVPUr3ntv2zbHRsPJGGsjDlEHskolyao0e2iub/eWTNJHtDQp7tis5un1nV7HM/ubScSSzXwiR+WU5qJ64ZfNzgrA8h7jgFZqzss0RGTn+t8yNBrWUqIkx56+x7Zxw0ag9C5cuxbqyKfydmym7yObVmLxitufRLG8rxuInhBtoQFjGjf0+kbN/gZz9sDpJ3EAEYSxhPyyNkaXWqqw3K/PxbP1wez14WsSdApXNVvVhPD3fsRlWNATRJWcfEbCsDpBkaQ2f05qQh1rLNk4Kyv1Hy+HcQTC+1jo/F/ahdHD5FMy9QIBcDOf2STwxJHbDsa3WekkEXzhdbpwvSz/N7XKcGpnZAsYrCyL7OtPhg4vd5kSVJFBQOgUXm31tkc6+RVeLSFSzXEbbz78FvEujwfl0MFaW4SAt5t8GhZoFauN8Uuv0koIUjBMLrVqJR6ii7VhTIYknryDxTt7e0L71Iteqvg6fTCijYqyDCFjn1KGZhVa1ivWQEGOSEX0PcojYIY9FAqJ1vt3OTdNbWyxXpGYzf0LzblWfS7f/DiMG5dlgtGZH/PFsCY0vTppnT2j5jdpzAYXNLadBsYs8KPbp6PvwqCa55SLpRCNs55+BdbDWaqfEtA4G39wqyxPIzalyc+tAVFbRLN0T2/PjzfZMViSJFalsQJSD3KId2qoDumpi3exXV55JtPz9uhCsnVIwNZ+YFn4NawwebLeHt93qSVmtPCXAu6RwgsfjTeLo2Lc3R7Sf9AQReuPbrOYXYk+gfGxukfLhr0AJlmBDKjeHPKFbXlNU7RBmTUaF/NkePqeGEOX7m1bq2e/c+vx8bp9dl4S6JHmmY6D1bVL5wddmD4QbC4MLjp4HD478JG4BugW06Mh+EndQegA9yqLL0gUhn9PTzXP/T5aUiOggFUlWxJrTnir1iyPCwBhHDQvhvSKrInw6Bb/0CallM2QJgu+TpXRxQUwrHCsTpIPCW2JmXg8sRL2HGmrMvwFhfmU1K9U3vPYemFuXT1SATlbJoPPhIesmERdRXlaeE7GL0m25nsDSu3lgV1iefRLmNoLNsqzYMl80e3JBJp5tJhxfHoZjWepZ2IJgWHtxqjU/KWHsx7ux5tLEh6mTFIScKiaWRKyQIIjpZDCdLlfI+DLbaXUviKnqUaM20ZpcJmZkkYSMF8I3TWCWNYHJGXEAiZPNgmfQFl4upTiJmSYQYfswP96RvExsYvM1HP61aU1eNhgVlHMwSU9I+GZZJ9ihKdAIjZNV7OXMtlStJQ4V1hZbnFMlo+IJM01rgYv84C0pEbdFb8ptGatJz6HNY8tPiBez2ipCHtSmw5VVIUvnVlglFNnAq6fLVhkWo9O2pN2l35bJktohwoP6tAq5U+aE90Q/sW/ttwgfXq8ElUUraRN1LBpCFCxCluDVJGY4Q9rzRKt6EazlLTc3iBDZMUIGx9MJDtamMiKhdQTilSkRKxDCEOuPDBZSrTClJ4UgeyZJxTRhmo8wbD6TUMqhT/RPxm75UwgAMTHHpzDuuXPO4ojr3w50HWI4JoNJggaT4yoKHpdEAmgsNgPT6nikUoPax8fDyXW7HMEQWnXr/KWwjGB4kowymbYAnEdxeq20wbUVhrYFaCKSAXCj3Ah18mQ2JUtYkNziLUBkFTH+ysdnzO3krY+9tJXtmQpU9+NKMA43o/vxaLxVHSN8IBnRfvKgVa2BK7A2qtjOuoIviQXsfqavv/vKonivfZ4IdhnFB1kCoZNqTiAB14PFAWpgISaY4D8BSvBsSV0QC0VG8WwTTBuSyEzJKj0+w/U0IYN7xrunaoo8ZEaruXhl9xGLLz94KOJLYsGVpHRBn/B/qOBa3oUYJNTgKYOs10ab+xeN4/3gYh5cfjlLxC3zapxPEBFLS73qpeOJTsAIIB3FzMeKGPfKk25iV7g5H8DksJIm0tLCFd6FIklMa09BbUtKoaXRU0n6nG+UQVh05tEmqDE2g1ZM/F/49VyF5wm+uE9F6Xh0LsQqngn8kNiAbB7TIGbGzxuE+IUp+px0cmF71mknC1FGzg+NwbYAA3H4nBQQ+lA2kceCPCbuS6pZWC3bLFfiQ6l/Bde4KAYv8n4xV5viap/bHFdZhK+wN2feBCdYByeTWpboQMfrCZdVd1C1cHnbL+hKMHJqDbts7Z+eY8HLYcXffg5rxCYidJ29NAmssM6Pvkf26vi2yFGLoTIVdZkYZ3Lrcob0dr/Sq8/yLE+0Dl4ra+VHKsn/YV3BAj0d/WyNcXYJPnOSXgevhAPKfARqMmGroVrPcCfdOB2QO2/ujwUXD2Q4XaDRwciODF/lSasGTI5eEbN2lCqmgvAS/jaaD9rpXrumLRIwa2XIltXnpO4K+1RX38ajFi116cKdbINbmqcwP7B5TFQMnCJp0tRC+hAL2LpbhBfLCYxyCNXa8afL4Iz5stjt9JaksWrmy2OeumsRLiivWS1QuxK3d+P8kLlEwk77MlYOdNhhDOQUgiGiC0bXCEthcHhqi9UEG6czIp1E7iFSiM1hkDzfDwQ/5OQTzTejzg09BVNVQlNXc450M5I1RPZg6KJaeBxELflZnR9JFytU6KGYaaSnW3J21rgAeP9F42TNnA68ULPAHiyN7npVWaUPc/8mT9dia+N4Izgb9i9TSyzISs+d9ss8pMmT9IWpL3NJeyTmDCbICxdM72xglS6VbWSdsJJ/3Vfs+S/5Tyz1QEtnUwWXifJ87FmdgA5HRubQTrwtytZJV2RVTRQ8iz3WfSX9/wd2K96o23TbXH1ONOruyomaCUI8UeV2WxOY5Oxg4nnr8pHTQqJuPPqzPf/at2LEAZ3YoZAWSw2TiyL9xrJQ/EOY27W+fqZRYZXgBfcSBuP+s6hDyfqO5IdYg8T6WpejgqnW4xRM70YUQ/NcGCMgYo5SLAHbNmzyXYblDeuksr6peEpgonuo5CvGSQ3996oT6nkwuKo5qlA/TWvrITALzgVYt2KFaKYfSRhxg0S9w/InWzar7cVJy8DkT9unY1pTL5svX/qHezqHJMNL9pQPelnRgpLJcBw9bU4c2BPlJFG0Z1T4qrUVxOhvHmw1K+vicbUCOKJLGVuQBdOMIoGR+sJgxJIjVHDOLfiiNsO5festkz+taNDwAD3EK6kcwDnI83gKn3GA5C32WUeBHcOJGFFApsvB6Qz4T2WYpCmfq0+11kvWqWrnZ/PpvFNsm3f3zkaMUW4fTcrdL2x5U0EGI83tJoPAN0eaUw9vJNBYqp3YSNanq1U+GFG8wx6X6lYSEyqSgCzH+f4BTnCEq9LgAyBl56/qxgBAmGAckUtjgiOCMp5ZQBpmzdfYxN0meGSOkEw0RXRTcXrwLAtnE3v5Eo9d+QDuANLDZbK1H6/+tdEkcE7o6bpksmVzt8tku22H16bdqFI2eho1ufFKNjBeffQ6qCWSQuywTWJN/KgRAqBAWRypPvSTj7uvMVrswZ5tSSwLfIAklwa42BCc0/bwudNFT96KQ85XmDE06aKEq8TuzPG76p/cD0h3sxwU3kYODo07GIYtY62sXd5GzqlZcTXw9Z4LlPg5aMTU/fyFV/aT6KhZ2+UhsK5GbUJWSvKM0L29nG2eP2rWloWEbByB/2E0RwucQSyB5ullc7v4M2EKP5b4C56DS8/SUwNZqheJdUvKk8/hRpuc88N1YHQaFLR8OBLPc815AxlfwhtsFE/noH4/GgzjdUWQkflYl4dGbvihQCm4h4mKE/sn0jWFM33wxE9aYuihJy1ihLB/wQ9GJ3ZEo4g9LXFenYEihMGE/QQBUTV9xg0f2fA5kSi7gm+3NSxlvfirwi9Twf58azxvjzsIJPC1s3T1P7LBVtEYK428WrpFjJVhDKDC2roerkAKKCAiE6W9H90FcRuuoDEvmMWifGu8KbFPVduQGCHW7RK/Dh4UhHFgqadLVi7ZsBLcQwp/bBlHe/hzDGaFY0CLlnXKKPFVEnkfPBQ/mjTuDEYQDos2tafS5hZiLa3lPKBpk0Jg0BqnHRuP/F7sZnOEP6LWNN7u/CXHhJ6mWGRFeyXC8Xs1XhSWzBNHcBrNsd9wrBouv0z6WD8owYlMwkdOBQr02Sh9oNObnGpcLAXHL6glKePYHs9laLvbV/nlTUEWFgsi0w/EvyJkQhqEZRqIKL0YJsy0Ho3IZ+zZiVFlciShfelYUaSn6HSXOqfrbygkrhcGFs2nuMZYgzXA/n2xKl0iBS7PQ6FIbmwyKVTBMJFK/IGX10HfSPFK/uiaxI6fZSKRlI5wDJBoTr3moKpVglYwNSa3puI5x3Q3J/eD8rS22dxqn/FJ0euVcE7iOl6HKxdks+CT/IuwUJAGpOeEK8i0aD/eoH22nxO2yW/qvz097OdbBOVZMX/YI7Qkb9uPxZU+Aa+o+TZ8+jbYn5KBwrGX8hBeZjN5+o1x+Tlublw61xnOXsqiguWHweQR97+q85nh25OLZYKJhrRLt3tz+uMCnbRnKtrt8U57lm3MpbP2QjZ8yjfY7rykHwQTllG4vLe59Ni37NAPdWJgHk48blb2FEp2OJ5ha2qb8JSALF+F3y+0ZxCs0Xp+GazPKDwPJoOHSwIH6kEhP0WcUq19gqE+rCyCJZ3JCdVYa+txezonABE4oCv5QeqxPtkEoYyWxFHZ3tjEcnhccAOzF9Dq7b7slxBBz9ALpjWQP1iZ14h+aX9G7PmFO5opbkf+5MB/+2d7etn/U+61IUi6BrQdS0/c58T7R2teb2Ny7Bx7DlTZn7J/koorgf/fffd/AJF1QiAyAAIA";

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
