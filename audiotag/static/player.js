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

const PACKED = "H4sIAAAAAAACA+y9W48kV5Im9lccBBYigajECCs9KPOBqCurllVkNTO7uNvCgvCMOBnhlR7uQb9kMZNIoB8kQMI8zotWGO1OC92jrh3NLkYttGZ7GhigA/oj/Utk32d2bh4RWclR92gECSBYGe7Hz9Uun9kxO+f7jwb33dB/dPxff/R9c1v8s49mH5XjomqHcjkr+qHshmJTLp08Pl2VHf592LTDynVF3zZL+fmk6tdV3xfDquqLtet7Lf31qpqviqrph25cu2boC/m62NTlddUsP5UCn1VXTsoXJSuaFWWzKN6Vg3wkta+LulquhmLcFCWqdtdSamwWR2iwazf2VSH9QGNtJ/97vGrb3tcnv79y87ZbyB9n3TWqKBZu3fqX680/n0lzV7Pioi7ns6JdShfW/0XJbqzbfig4yF6KfrlxjY4OE1G0jZTRGVi4q2qO9n/0VTFvF/Lugg2Vi0UnE1Gcu7p9J6//VTvqdBVSycqV3aI4v9Yqe9ddSU1tU1/PirGp8dl1OxY9JruoMG1amU5QJ0O4cjJRK+kTys1rjDn07ihrTZbvukeH+V57e5wMpa76wTUyv620JGuFGrvivGvfSbe0QYy00o6Pm7otF45r8GP+jUkvm7mrw2xXnNzTod3IP69lsR1W5qUbimWLZrRFeQRae/XI/vicf2yE1m4xhd+XdX07K74fqrW7LWp3Mey+lie//+mff9+UUuT3P/2f0D+33gwyiW0nJHDR1gvXHRUZTRzt+WhopVNlt5R5+b6vbpy0Ww5KAN/j/7ck26G8dI3UNsosDWyiL6+wPKBOISXUfNp23TV6Lex0m06IDUQeYZJ7mVJZvrZ2xUVVk2SkXOfmQ9U2fVrortfyWMiml2fF9/bHrS6Yri5nvrhsZCWL7/FPc5t+WyYsXHysE/KJFpCeLdg8lopl/XTIQuVdKZPfoB75ei0Txa97oStwhjSkFC9/K+WjHkxIH1ZYPpUllQKPlPL6YgnZAE5aV3Ph9lXbOLIISAiU2xfvqmFVrIZh03M5PI2vy7mQKxnH1RdYlrO8Fk7tgPbad8JHkB9HxUP8MhZAq8YBxcfnrq8WLuXpT2yWRaSUy7Jq0MQXbdrCOyGJC8qq4nU9Lgu22uz5bLdn0vwo1CqywS/QpmuXXbkW0jM+L4e9NcnHvtPzssEIO5Lfnnbs/blDWwtZ/Xer69tPUPBl2SxHld4qm0xigRjkT6l7MHlrCycjZWXl4BbxKbSBygF7IAzRlfJzI32qlGbDn0K18qcsR/G9/qusAymnBFB2l6C1V20HeXWpsg6dbdtLMNeFrP47mZai37jysudvWcnf//QvJ4XWoYbwOlaqLCAUSY13Czr73jWLW52+zuimsEURjeGUVmyWWJfwyJ11HUOiUBWi2r5aVyJ4quEaHCEPLqjEuKY9BJ6K+n1jw/pbOflpMrRE2/a3NUNyofziy2NOKNiaNDs4Uw2ilSuo3fK7SphJhqXjE9Z/fuNLomf5YtsqH8eHsyJldi76sf7UN+nXj9u1yHMoMvAx+UvfCklAEEBxFk6YuTgvu2Ob0iN+ODZSBbrZC4U3ix6CW0hdX5PWRRPXxaJ1yuqQflpBzyIPPUghp6KE8KoIHdEEi2NZzbVTjbcur8EkNk6TFC9F6+mUoYKMlaUzjZeFvTCMLM7bUf4nzR8HNYomF8KFR8WZZ2CKP1uyI9OaoKdxwHK+aWuBT1AvG8eZE5LesAci4LQ5CkA+UUpECdRTjpTAX8sMt6K4yviFchZbVBqBvsBcvCuI4UrtyZOuXOoCna6qiwGErFWgrqFzQjRUfO9IPqJZT/kWmpUgaVEsUMOBz87kcXltNNoU7gq9keY7AD/BZh2kDzRtWBFX904GCzgGYFSXjfv9T/9Nj5Z//6f/UZrVmSh1fljhH7OheV3NLz0LsdYTFncLKCgRsyAfzMBSMRPbk3/ZIBhqsTBeSJXqi4CY06Xxgtdj74ir2TFQN2FwUBz25OECLfy4WbTK/KUQZFTaFLWLVv55thdrEPkC6SygxXqCHD9Hvl/SRc9H5PVPKYPArsKYEF77parOusxad/3OxtY5Ef/XxuvQQQBdwv/zS/lx7pYyZq6MLy815Q8U3hDNgSFkAZLh2IKYhExfYJ25EAIDDMH3LisBEUotUNbSycV1GGKiTLUWjvkavX/Wteudgc9yzj3e7Q3otTwXM0D5pxxKrrqXjcCrNRdiPB+qodZFKb2ewEp4AYynxv5sNW9kU82HkbNGzJ+/nD6aYQBkB0osfE756as2wXOW/8kyxgbrEtaRmApAXlilsinra+APxaxOzTu1j9itVyU1d5C1qrFDvcR6CzdpytaCraGeuByJFlf6lRGdYylgR7nB16OzkhkG1LpDgrDi6ld9pvK+bFLyBYMogWuDfupO27qNpfqVCF3MCYRMHwqBKlaVCIjGl6FR7F8/zCeRgC3TQCAEqKCTCBSnODEqSOc2GbkbJDxWI4cNX4CaqTVcM1IbCUSYFZd+nDJFG9M3/2XRk2kVlp8U//xPij7RIlLiuQiRWfG0EVzwJ7//6Z/9Vxgi+GRWODwrCzERpbgZ00ZRN227PikeD10dSEb4XhS9LBSdE9BQXuegxonKgT5rR+EslduQv6YLSN1YQ2IrquSAsLzkwWAcHiZK1Ah1AXdE4L6yvxSiFpIhqzc5v8MeElzE2erEGm/H3tSRjXW+EpTfJNJdvrCViVrmrsJ4ziZS7W5k2iu/54AP6KNRLAitopDvYhT66uedMMeM5C+WnqgOiIYRqiQ1/E6StT0WLE91QnYxpPnQ66IlCG6A8UtWHKIzBD2m/IZCESsLNuhM9TO6RV0xK5TQwGOwwXthoxl4REhJyDWtb5ZhfcpPnTmvhO9Q+vRC+Q6a0sEzKBtqUptFLvgQ0CaG66Bc8VoWiDS1bIPeJvzEwulcJ3aliZw9wPu1f0PRwAnU+k4irpp34zkY+x3cBTDRemMVsATJblYYHjyExXTMh+n/c3fdW5Ea9TzXf86c0EhpVFJALTozxGzWYKorlPVwAKuCn0QFx4KO1xuU8jRLAWWrbzhYlzusB3VEH0Fw1XsONgRs1ZxCYKq/gIQo84eO65THB1+vrj8tvt6xr9J+8FEQ1hGb9b4VqrPdx9Zvj9/S0hDtky8wrMTvau6bvEFlZdWSDb2Kr123KjdU5uEvKLGVkLgDKcIqItHV5blQt9Yg7KvugVI9rVUXeS4oXzou4/Nj/+jY1gX8op34OvRKPyYTesX1RXQeKqNb9V/QGjQAoNr3izaZlAzHYE2Po1HtfWlTaEXPYO2a5bC6DSPwFmRcQq5JmGi0gWl73faVCWjzWeS1PYsCEX2VunRxo8RRd4tKpqHdHBVP0XQXfIDn8hdEQKluPdp86qRUcS6VoYtqTHqZzUcmgLmGJ/QP1W4YhNNnxaJa0kMsJPGNtDtCpkuPxm5x/c0S/0d12eOCj/0YgoZV+nspzFRLrfDGPq4rElSYKh0KqfJzt6Gr7HsdwC2FQjrJT0TEDC7+jh4RNdlvCzj/ajR3q809hFbeFCvpJ/ij917HY7C9LK+jx1y9euyB25CwvCdH1Sxd6WXTv4MPkWoJVDKMdLioOEQ1tMnMU82HflNhqqxPg66/2Ifmjwvq/moI2NcgbKt247vy+iRVI/AVwTDug7LqUlwbicVAs/IMXf1wzMp3nIn9+NPz1telULK5vCKujq14+PeuhFDBFgIENbcrqGCB/W2W45gitKZoCl7DA75HVhQb9y7G4owmaGPWcT9UwlVSZ922AE0lrfXTjUy5ej3zX2TJTArQK3lihm3jbL+Fxv6ONfSQ4oaeQ/sTjnnuKVDOZr68Z+6dwfzboLR8y2EbwmPTGbT5cIhCVMnZ2nDLC0pWGZtatrhw70j8hGLvdNcslSwX+Mj8lzqFujPF3Z3C45BrGKmYvxf89tJYNCIUEzZDJv8wQ+yyeeIofig02UsvGPjI2E77ahKEQqPsGk6m0qRSmm5+kFZTQxhwFnyuHk/arVFogJfCr7MSnlSbTjESoju2vHQ7jAqJtKO2d1XzV2LYDx5ycFroPWnfNYkO9OXg40yL0Of5XTC27vh8UV1cyIITfiePX0cmk97RgjouFBge2OwsHtPFZORiDO1t1ARgHmW1/z9S6Vm5uV+Vn7XmtFYo7X3VM8PPc9cNQKAXVWd+am/KQNgpSE2sBG6/wN4BrVeeIPfUY8xkrmLKklDJbbpPdUeZD/QlU3Q7rn+CXtCWeQG/Ni/g17uOMJK4+b3C31Gk9WUVpD3EQTXxGFZEd3ClmbiLHsG4WzIppFJDn5ABaIrQEw/dJX88VeTd39O1NYtIW1vY+9G0EByO3uvD3SeVJqc6VXh6VTk6qbnvjSn/iRg7RTsO/k/aLF9zf9WkOX+gB22tqDYiHn0EN7tUC9rh9rS5h1CQ5JN25Sx4zomsVV4fsgMB+bj/V14MunumsvvIA2eoX1Bd5lmFIeoLwEAf4FJtz1tne9uNQTdqak8iZKmnzUC99Uhp57mSqHfXcE9A2Lm9YiHzIb0dF0tOZOgQ6cvrkMRSxSzoBhEgrJkTcIrIkyOvUo7eSrGjjHCD4/mdhmME7RM8UArZjooXREaKC7qxaSxS5Hvt4631ldDxYoiRAXe8nunafY//K0dzFIRO5073dRQgEHbiHb29+Nao6o6tQX31aVLILLFPs60oWhkysrBTpSZ3IlwYvtC043KVb2JxAylMk9no961mh5jpGEpoWaU7aSNxgYUNZZN1U+x3XGxARbJQICTfXwPfO0v6eOWMBKJ3cs8ONv2dRs9EXVUz6rbjfQN1TqCUsDaM4rCZMVvxH1ZHSqohyKL43f9h6zmx4/FCFw0hJvwLMSYfmJ59FO83GX2UzqFdRu/jLRZj54Wmxuj4aa+GA2EHmankd2G9rZTsTaqgaqGdaH+EThH4+DAn7BvqnAQQre3O4xYM+zI2MtAkbMkTW4yYgmRvN5Vb3DFembUh8q/uEgGQ0HNlCgOs6ufEr4oGBJSL7Lkwk0Y1mb6X1bYQhFLM5+IsrIIIr0s1KnUztXEDHinub+jyOQrfYdrc+cO+d+tzBHYx5mUFJ1n/B6EqLd8xVOR7oZvetjhiiFvCtha1dV9WzCKkYi3o/LHqI6NXQrpPD8VUtcEGjfbhcTG3CKq7Ww0xSGo/Dmrj5HamDBUhd0fFaRaJRX8xOH2nBVrksmLRTA1zk8nc6cvdjaTEUlfXhKr3701oBel1nHd68LFRtOTyYIVqoWKh68Tau+dS/WtDtQjdVKxSuxAHV3z8J0Ic0olPjrFRwCA4BYIGpHzpJAAuRHqZCPWBbydh2XYC33LXi1SHrYPj2EsLbuB8oKw0ti6ba9O05B1uNhr/T76kTlaXkd+V9IKC0iivDRuUxyZZ+ja4t9bBBhiSSB56xUIIafExqsG6yHTZvn9wgOcDLM/B//CjD+0m7W9dDmFyVQwXjClRbsEqfHBN86/l48vAS9ZS0a8FoktPsHyGB8/pDkxqvXOutHIf+lOBW8S4e1dWg4lni0UzlBi+69y3o+uHvYvGr/PFipP2n/VC3v3lPuLglKnzHrsJ70zTQKApbo27M+/oFu78gh1PJo16A/Ype1dapG4S6FgNzlY27CiTPEIILm3A4O5au3TBYvScj8Kls9c33wg4X1yrfgqYyxNU0irJLeszn6ibqlPjDHagLfguHSYxeXzZKotoRKTFJngOYMikMkBOw6BbWbPrNCY5RvhdqidlOOyDPv6BPuhkA8gHX0L/qVQ3T6cqFz/hap5KYYbJaqxN20jf+Rw7iOVVUus+beGjb6gjpOqlg86+AFAGwLg++PlMt27MedErbWIDgiGp5r0nXJIWbCCdmlv7K9xPR0lxVQtBZ8rwbGsksPyq7cDgAovm6YewqfpdrXM4gNmr33xFehkRQpc+SO4JKUabSF0lB5yf7MUkdlG6VQ62AdC+09LYsbotnt+c6BcxtpHFKbb1C7Sjnwztre6S/pG6Au2Kmqldyzn1PSVrOW/FKKvmQtzVQMv9vFxuqg2NlfOyedvy377/ZiEYzv+dFO6xCYC/ZLVRdi7LWAqaxPdzJ4Y1Q37kr5pvV+rVEh1edXSflgL2nQYGvBN2RNz0/Hp9XuKPBSMcvjnXvXp0gP+O9Vxqwed0z3Rp78OTTSXCkmFVS5Fiq2+E6tDNi1pVt/BOMw9Pl3U7F4rqhSZr7kzT07ISavlGerjh3926bap5qX/bo01fyUg0Grz6RjgV1pl81dakq7UMToaCv0Yp+c15+535Phjdtiw19qj5xvfKdzrZnerL7wKP9Suhez600faNcINfGRHVrt6wzv66QdiX4B4qvXItWh7zjB/VWspU+KuT1pb0JQ1CZefaBqD6hgsyjOz6eDnWjqWuqvOu9H25qtq6tH852Kt2zkV7J3J9qHU/6p0Ahm/OMbny47vrOo5kgI3Hzd56lKlfWOF3FR1Z0g6XXFYJ0pSvL931eavOjY3r5mPfKwUz+ENQa/ZQyQALxp4hreVfYyIQivbR8fdCFfg/IzmOP3qqJCIla5kQecBtUbh3mEckf//j/vf9R5ikY0swQJjZbm6BYt/jDyUh3P7BOxUDskM0zm44tu/dvaK3b2f/+FN8x+CSJJAQSpmOZ0+s5e2HajpcxT+F0f////1/4b+UMj1QTvzCKX3ucRzf3rdquD0n1akn9DYXId6GzkSFuUlvJ/Xe38N02G3p2/kD+EBv7znTB3xmSWcOetVu/3Bj3+tc+8PNxp7q/7FFmmFbKuuHCbZ9aNi2COjwUcS2jwzbPoL33xAU/04Ke2z7yLDt4wTbPg7Y9rFh28eGbR8btn0cse3jgG0fe2xr0buGbZ8Ytn0Sse1TQ7KxQ+GJh4kGXApDsc8MRT4jtvVPP8ux7WeKbZ/Toa3Y9nmCbZ8rtn2eYdvn1QPFtq8itn0VsO0rYNtCse2Xim2/NGz7WqxKj21fW6e/itj2NMG2px7bntpoT4Ft/cqcRmx7mmHbsxTbngVsexax7VnEtmcB254ptv1xwLZvUmz7xrDtG49t3xi2/TrBtl/DGeax7b9MsO1pwLavFdsWEe1+HTHuI8O4zxKM+3nEuK9TOPt6H8Z9mmLcN4pxhfUWLoG2T9w49PME2jLHIIW2MTueuwy9q7haZw52NPfbZa3EXD/16fHIJnnl6sWIjOz5qq7c9t+x5Neulk4WMcjTFSQ612h+/LnI965wslQNa8MGisxN5Vb4X1GOF7Ub56sBUdrvXNPwqesuMd+uObKN82JVYatHeGfJVlsjJbqetj9fWa/Hi8at1vz7ibT3xK3bByxTjv2ma88rRLTctZeGvi0qZAjQBwbPgX2iU3CKiUKnOaK1f1985rrtz4di++sL6UHDZPoHj5FMj3Clh/Qwyt9lN9rm9pM4IcVq++tuKJqxQ8vwsZ/Sx8XocFk++W4sepQPFcnirwSIy2IhOQJxcJWYA0tXb38tazPYRMpni6TTftU0K07q09ZlSqvzgUNi6bWN5ZjzoJ9qD6sV/dkLHfkjn2DPzvTahVU7X0k3yoWu3HP5yR9Ym/NzQb+rsE7lSjMCh3azUYn+su0Rny/TcjOui4cNWmVx/c+C1q7gL9Tc+kaqT2JpJ++5H/Nv/X7MnxfIBK8dQlWxJhj/l92iwf7lo2qQQSYrYhR1tK+Km7FYdu3238VUe+nnfKVnEJiz6p0TUQfiEWJt12tk3X++/W134zinT0pZuZl2o984mT4oUjJDHRLxX7oK7zm5xzEf389cHLbr2a1LEshVWwtJbH/eLKqlNSTsNxSfw/S4hDOwmX5yqBD6w1Br+ffNbpa+kepry9EXehuSHH18vHRKNjJhOa+cTvL1yfAi3bc/r32nuOvPpUwnF4cs5ANB2fAI/CWr6rolCPrS1rNq6N0mx1iXIlaTMuuy9s8RFtIvXV+uhzi/CVJ9cHfZ25D7L4XOpe1F2RevqsuuvZCBgL9FL5KhGs43E/+VDHa4DzFI5wzIdBX5Na0Ki0d5qKNyXV2O58NR8ZR/yGTK+gYGLT5utDNREH2iMhiLOUJ2c0NPWElnA809FX4ehYY5i7HhpbtAmrGQ86lXAVxbeM4/WGc2BEoLrG9OGq81SnZdSI/H4WbIGuo/3IQSpR/5ZSlSUOeo9JphpydJIWvUs29yqMDppiulSYZFut7TMOkMveDXa7fqYuj9u8qywWWdhvj4wpmqst/CHFeG0FxTjtVSJnzITxY46xwiMb8dW0Sjx/MFBIpdSuUjhAz4R8qo6nklHRHau9Lo71EVAlK2ywsRQiJyOvbXggzwvmgQLbv9b1ZNDWm09icLoCIMZBo9dC5GpA8fetF4ys3mRPlY11UwhsBgZvKuCxGtbIXqVYZ/sO78pAHfOZ0fChkdD/9YGiwQNS/6DCSaDZlaXQv54VuIju9Nbs36p77nqgsplCa267Rkkxa91XMHoAjIfmctdJqoQJltbO8O5TDE4wnofZxQDchlOI6PTNtGQfaREdBxlEtG8EktIr4FFCPGD2KHgiA9p+DHwCTFW7eAVi9r7rHEswpeQGZdku2ljRtoxiE7rYDcBLuwNjXgdVY8reApaOELGbVSnooW7Se4eQCZSKMYCPs5kE9MyLlBVvKoeIl02AhJGjcax0M7nQu4HuncwNx0KEqkdd61gBzHoMik1R5baaWIsTeJLLEpmoiUh+eGZolVxvVaYFRZ62q9LAVmi7bteGbFZ05eAeUrE6O8yC5XXbhi+9tzR3RXPBz7d+WqVqm/MEGSFFWo8+WqiUUxJpR+pe7XpRNsimyxBfUMx2pwmcjulS3xj62nQwlVeiN4G0whwEr1ooxrvmoE+AAa34w54kHT+gCoRz7wgyYn/YC6vjwn0HoqWmzZ8LQCmf1KsPaFQB2ZZ4ViA3NOKSqITAT5lkuGhOkqijj6tzyy4M/1xAxpFKHno0G5xdhJVWfVhrnd0KRSnW/yH7kXOiGfa3D6pCsnhuK/Aj6TLwzswuC2OdUDFtg5MD97x02m5mYU3bv97RJklWOgaHjN2Nqi7Qa1wAafIeVVtOrYPP8vgOHSLD7LiHiONtGiUroTvZhCrW772/nlUgayrJY8r0htwUqESIf9blpMB5ClMIqhXqkyWkyn7LOugw4lk3XKv3cdzJBqJXIccifCJMoQvy5X3Ur1hyVo3Iw6EIPpPlG6GXQ6+ne6l7hw2QMAVkqabvtrQSY4ZEyAezJILnRxuf11w6GlqiVO4dLp2Kdu2LSeWOaWsc7OLLqsrQr29HzVAnDGtKp6+/Meu8WUaZxIm+oYBfYGkH46ebNUTh0f6PzhLqOjZ4iwqE1agAqa7PiH3s6DIp1R+Qwi0WtNlCJdmPbOVj59HcRcMyGtRxUzGBa5YcBXO89mNDOVZBMqpHZRPbkO7o/ME2IaiMAR2kvG6jEjbPbzsl5gF875ow2ghRWCKAaQZSp0wyxWRjwcKlP4Fd+C2PzL3T5kpkDWnbjUX0CroRrTfzdwKayMTfsC85ZZtwVxk4HdR5MjI453UMgXY5qdyin1U5Doz/wdZScwoEjHcJqeKBCxnQjhhlhcls5gnYb8mwEbp1eBeYoEVNunIODkkOWwazicu9QYTZktniqRGe6m4IGEXLP9LSUmcndkNfR8iQAjVFm8To6ZMBmkL67azg6bAAlmOlwzfP9znjnh4qETD5uLEl41fQq58xO3kmHXQm49qba3rJITmV0Z9OnQLUmOr6QTHTcmcqyAdz+pjDr2aPjob3vSis6tL/1RFOoVC/pOEQJs0TVdVFxKIbDg1/EIhwSsgtdP0Lnzy/2Zu+jKJc4biG5HqIemyQCVNL6CnQtbf/tzmhd9mNIKoWVB/WNelo6jGHb04T1KFZdCENXS+xLpprEmZe56IwuFazy5KUP9MkFqFLBz/rCKN21dn1c4MIKMp3RHgJAq/H1q92SXUo5tsr0iVp3hzZen6IEqeWlr1Q2EDCuc7veuLcicffFFmMOwYCazBKm+g3SfeRilA1E9OwtuTO8EnhWnPOMit8w6pYwg4Cued5HarU8TQoqo6A7Ips4BjKAvvBIf9cwLZ5l6XBk6wlUtLqLlUq7hM62WtEq1oGJA6AjBQrAam6U/D0DMHJnApvCelbUK0MSge8S1VAnHkCbOcOGrOTHAx+phgrPUT94JXnrGEzCMZY1JlOFmRWIl3BOEcwoOMuBZ2XtQ/7yqLxT36b9P1ckrw5Bqq25dU0DixDlTztAgJtJsutNDMswXYodkYJSeReIkJMRkKiQoi5ktpDdsvIg2liY49CwXOBYe7ThBX3h/umL0oGWexGeRJplyLkT5qWDEqaMk6aYy556TNJzppWwbJDT5RWhfpy6gc34Ctbf3szMN1bOdmgevd8/TcArW3gKdxz0TzQQ0S5qxWskPYIfgUy2+JgbHlO5USqFcreC98aP3GKOj6mt4kM5AO7YLhY7pj9F9juOI6tVQ5TT3Ztbb0s5Uled6/3ml/JfAlUC0hDLeyZEAgNxnmZxAF2GKaA2RmXecwxFQsG4jxLMzxh0fSYJ3IITCYRzWVHTxTWrykp5pqcK4iE81fopyFl6cNUWk6LVZQeO7gMPiX0gPirAJoKgxevEr70/VnQ2l/57Svum9r8a7/vk4qJvipR7NYc5ktSoejaATeSGE+xPmg6uw+GZG2Ts9pCM+y0/ogCr9HFtZ3B11y3A+R0reX7lLv0GcGIiTEzrMtinj3lCwdrDz5VEmlMdjPYpjmO4g9MfQcSQ03WFQTzutV26ixbYVhi/Cjpy0i3SpQaxB6NzkWI4nNP4VNOUQ6eH0xwSs+EdX+2yx47TkE7MesH4kx3du2Z8k6i4YH5SQLBcNiUAzNBmC4jWrJWy8Ku4aTNeHYPBoYURm+honLpjDRf5F16y5BEmvMfkUKQy4GP2+Br6KmHhBXKMmkY0y9d2fY1EoRnLP/AGPv++N/9q3Ek7woP2kxkfqgxm6drhZcDei994YMTkv7eiO9eSnLtnkLI8SZ3ksYv1eFKaac2rW6lEeyV/ZkR6Jc5277QJSwrEe72AE7jvZI0D/GZANjvaQvhwgsSk2sV17RRUUHYqjKrRMttL86QWkV+F2JJdIlOZC9TRgAA+mDu4n226ecVtBzTjbbxJovxy03rWhspZSbBas8SBkl07P+7A59C7mRqUMcirPw1gepT/Ye5h33oVLS61rhvzgD2GWxCX08Dw5+eNxPPnDPukTr4Q9ugJzdhcqoKbHfxQhRMHzfniQCL4d1FFO4IV2U2nNCjZcd527YFf2Ag4UXU5+X7V+nhH77tZVrwjhYI34RixogYMOax8L7dq33APxFrCxN9wRSk4+4EOVmwmtPOyjgAiPbtSUGAMCJObOTZjMY///qnbpvr67TYJ9z62E312IkXkTtlESU8cboYbovG1qO29O8wk/5w6v7i0oD4qeANgILm5bZp5SYqC7U0btip/oTseTg9WHbSmf2iLMGRHl5PiSVMPc64t7d37PEQjpRmM818Q73595v/H2z6eeZGOkwLXZbxXxVJiIDlhGMQ/sNXXWO1otwS+tWvfpxBtvvjh4xd8d+uZF/qRw6ssIzP4omGhPDWLf4f/FBqGKJgXn0Yw69NFuMe8y9aFJ5sc2AWti5iFJZrBtO/h3WqhjLGzN9YNMNCc7/iybm+iJxS82tKa2F5CoMv6Z/8Nqt86QMLMuqRaOECkwCwhOtdu93QSXVBaFEh130xcxrOHI7J6FKkpd5NR3Ye914T61gMpZDFSiRRj3ZkiSgfyEXJYlz4Q2QuTQA0AOYth/uDTPXvSjnruxQzDZEPtptLsqMTjjLHN2NB5ZSMdodtAfp6F8kyNUCLObo7CB1Bdft4wIyhko6PWIrykKjoqX25+PF4P312bHqIROh6NStr8VRb+8T5mZ0oEdqKK4SE9UMdLgrupOtBAg12lr28y0WBU+TnZDOD1qQKWFbu8QQcaPcf87HsqSbK8rwbo+OTtlnJydsoT7WTeC93zoR+Z36A/V8k4EDieg4QbgkbFQcLncxUW7at/7gQNOTEJ1THbfhfaP1bsOskUIou/MjklmJPNaWr1wRb4d8KHIoWyFBwQ7TNeUD5tJOsOrfekM+pDr/UPDTE9IEQiK0cMLxnud/3K/yj6YV8F1zJ1ReG4khDhIH/3/5x9OJdhTmTtY2+3dK+qFQKdCIESC9HfHgpx3PDfVVesixKEKdQUKEQD24YCyPd1ymfGfx5BMPv8afR5to8IHAfsYXwbW4iYcnaw0sAy9Iksg5DbZbZhxSUU843kez5u0QAcPzp/phj3TsrsxdlScVuZLsn0DcFu+FRllibG9N8AOved0J+fSUMiGg2keyWiqgZZ4WMWLsbnE9jC3S1Fc3ZqC5VqEw3whv47ip3fk25x9MN/m7L75Nj+AJ1gesI/Ucc+Mmx/CJvsaMM6Jce6JILU1MCn6DxSMefxzXjvp1ctoA4DmiGQli/LTAwHUtNL37DAfF5c7YdI/pH95FDG9QDMilkXuJtKuYzRC+2EjN3bf4rAVgFHkfqAXjPf4Ws/lObgEk1i5ydZ9Xjbu3GfOO3NbEmDGMxNM4+i2Cz3Hw3TEIQp2ggyCj53B6pcWrP4PI5UnYf5CqP3Hf1I8svN71AtaJGGhu9/E2PrUaau6cCem/sQTCwX53dH0iRxHOwiTP86GUnnsrnM5HdpPNMrSGbaDdFpoeRO6O7XpAdCTat7sfKcw8Savvr24wGr2MfQZ5zeaA44bpAFBTSKRE3r6GMQg866GFzXGYeWWwl5zAecj6jfbnw+mgScx3VG50gPhTwra/MNoKKsQ7nsTF0Cji3IU3ZB2DMR0qaaipyNvNGEgMsFd2vyBNTDSCqtgVk2azYLjgTrahjibCrVfIGxp6R2YgUAeNghXMG/rlEZYh5KGJ/7XdTkMukWia9EfoNA9K+CpXtSK62m2v5YPWjPHsOLnbujgbz1K99R025x+vIulW5Kjjj+0KBANgw3KoxcdnY8rFC2rBxQZxcVYXduGsvGZv/dSbGluQ4mQjtSSROYrrXAfLOmPl2FfVG7N+xxKjbwvECFJfRo74Lljf5aAGjFlh0CozmgM/HMnyySfVrydAGF3MHxpJGhuxy77gl4i307YLvDbIuRk8bmycY1gD80QOXfvylU3/PH38cLB7ENYIfUK0R2iylPDC/3CCSWeJ/ozTUNS/4hp0mZRq2zGKeHllRiGSXsHtPfeZoW3W1xrxKkV/I8oLUG8H6oN0SlwpfossDOeiqR7rXky1BniFMfu7gr30m3yiZggTK8IMsxjnuKhPx0plWWm0BB/fDrAdk6qUtm3q/TvlX4WcJXrJ+tLYX3yAfbLJYLnwOmZRYd2MNfBMPWZJxZfATdbfnYRP4vnKCWf+uwNfrNzlhK/O3iY0h+6Y3nm+SW3rTXz/BKJ59iHLj5DOjN35p6MArR6PVzLZ59/BpDjCuQorxn4+vTBI0sLLpftMPjkczz5HNnnywYnlTVZAjrSlHFKjKahf7X9tRg1jR1ppPnovObC0tHppvh8XGkB2lFW8PO2GbrSMtIRQFMub9yo2eLzy/POsT9PH8QhPX3wOktFn68s6fxHQqMX9fbXg0Z61Iu7k9EZB38pCtBv3b8SkrMjly4tLZ2xPI8d0udbzUl/nuWkuywpndEmi5abqTEpnY2+LpvQNZkU0dbM9kfPwnOfmY75hNOuThLT1SOdrNmdyenITdfrK3WSNTNdO9L25dj4HPWN08Trg5npmjPOKQq56ZZuUnIaX18g4qlhum19M01N18x050PffjJuLqpsE1E/ErFq8+Hmq/jzuV+M/BuNG8ufKeXkz6SPA6wR7hXuvH1aczO9UY7JtzZP8Z1mtuvRTf7Qpn5Tbv+mrZNTm/qDqe2b7c+kyVJ0iOibal614c7WgUc1fCl0j0P25tX2V8pbXSd4AK4PXBHXl2/Rld/9/Y/G7fvkTIxWwNPomrJR9+wa3pRYT3GNhHf5vf0VTrGFzTav6Acv5iOI1j5mdMHo6qHMPy+/Hbd/Dc+BztCy6rL3lB7CrR2Pvm5xLVCdfL3Q03N7HOdnxQ/6Da/x5bq8brvtX3OS6hYocr39GU/cP+8qzkUZ5hHYRhYMJ2FueNfQFWd0+ytR823xo69Yh9RUdW4euiN9pcw7G2Mvce0ZSrbXTmcbpzpWC9w3V2LmpR/fjjx5HmsFsDomtc6k55jXulqjVzarMsmyen3W46Npuw71LjgStpuMBEcRhpHKn66fi15m0WEUi/tKkLL0UNrmxeDSpXMY4otSF/K8YvKF3iRfdn6Z/CI8ETbX/ayv3KZrF+N8oHg2CpBhhha7aca7TKIlvLPzzU7Kuy8AYv0r1X6/+zsMcPuz4qqcb/+6LRhNqXTUicgpj4qnNazJlLSOpt+DGMq+kmGLWQ6YH3PecRLv3G0G9EZBhyxWWwjtfFet26NCiEIWrkbDy3H7s26Bv7WI5bcjBhfMlCS3xxmLQ2ys50XZicFy1WKwepCW8DMv4REiqd3Q3qOspr4rkdINx5ZiTvu1EkUXVwhHdrZzfhCT27WONhUeaTp7g4E2Q4UQCUwvTjsje8UzwGLXw5QxxrAM71GnVKS1CPAdqoWNEKeiXrvo/tTfbOnK3YRIJJAtvK2JD9JKohtXbp6cGhfK3vIQhkjsMDvBqiA6V/NIze2vBBvi8kRjFYyiCXfYB8ZaV72MzX07VpuWBl/2NRcK1LlxnYDtCrcxQuwdwYBdb/96cLVWVSeM9/HbscG5ormI+aSAcB+27xuSGza3RnfV2o32Kn4BcLa/KnCi7fY3TdIRodMWxw1DBLeHK/oSQs+Slkrr+dhT6mSzItVV2/ciheo7Knva04HnRyXtbkYEdS4p1WO/9ak0002mPklLfyGabl2SJIdUA5VhhmMYau84+LrkccJBMPm3uB10+9dJArs0bprAktHJLGliuvtuVQLwiuQuF2lm+o94dBFi60S9dPMSlbySupTgpV88gWns55zCb6FdV+U5elZciJXc2aZCKLHOvvXJ6eHhdFe1DHuqMpMrXFSE9avHJaayKbK5UknEBnCV+5ykeKjGPCO9F/VTV8O4sHAw6zwTBikBOqzMtzYXLTVaPszrIi2phyBrH/p9Jy+24TV1FeXK3lMX2ziYPimq6ei8gA0k5d466ud6GDvElsC65hzJQ5+UzqU7QDkX8mV5rM8WLU5jAQVRTBntHOsDvrJiAYFBqUByTGt94oAXKLlFt+Law65M09GFYVFPwSTLJS5y7bNsdAgauLYpZFR6Z6noXiiIOl5Ik9AWBvWOjeWwThcacF0vg2B6I4qaZyeLAl0q6EpAxktI7sZ951GG4AYRbQsulcrsVXXTKlwQpLsjGAoGWfrlO0pgQqWHY9VAkaXG39Sjhk28kVHOwXvklXntTLXx+iKVBK09SsidJdU06WkyMZk5fCFdFXKkwqoD3WFKiFqLUiw6jvghwBZVoCziq/J6+5teUYzV1TYlgCsqW3NAD+ciKcrid391GgsIysCVb1bTnZ+/xsuF0HTH3ox2GS41vh2s2SIkxf9djKahxdoSVClmrDT9+z/9jwA2DfDkhmpZVGw7L8kOV37q/2hNrcob3tvsGZC1nkiJvjiHE6EPcr8Js0KN4FtiGnPyQ0yhclEZV2U4J1pT+erRtPiiXaOTCmLSK0uJQvRhwzJYN7ahIV39SkAfaX/7m1rURIZXSLQsQPI4hMDUrliOpWDCBeXL7/7+VHsHdkNnPcrZ/uqudO8o5pOlIJSBGwvIWBEf7/WtVUf5lI3OiQWo4sitN5W7icYNZSDOQQY0aXafyypRXSgiVrOJvbaF6zWzfzLs3QNizdrDkWQ7YjxDiVaE52OetQszcfIGoPKp76P9mKKIknOeTKTuLLrpXM5y8XF8sN939NcSwDEF1wIch1ZvDVTwROScyXuxnAYBfGPNcp+RLIK6NCqIL1QB7Jnfj4QYNepvGHfeTR/NVNRctTUDO3R6atKiNwBNNaUwYfrLFw2zrMxh5qhQoUKw98xSqm6gtK7B9n3bVPGdrdbzkk6CNjVC7bKfxP4m8lw5MRLzF0077QXrTe57Ebq5gpXfKCKCIuIM650RUpXO3z6jzxunKWxNU8GjSfIRUj1TJvMqTGfDKzsEIv6POHhSwx1CeXVbdFEpKidjsSlB/bVa7XyslazsC/VbhMrP/NT/LE49YYzqZFH6daKuT/YB9b04XT6Bn6LcIb+YFe5tXRJ6j5NZasCL7W9Y4UYWudV88GRuAOsA8y0dvBRbRcSLAA/RwKVMkOWDRz1L8V6xqmfI2vWZ4AgHn1cbPL8QqqhnNAoX2/dzSGoKxF04cMPEcJwVL6ZLUzweulodQx18DXSuUrdHPc0T6PdoaeaD43BTqDgVvEF1GsfBwpBZRreuVWeKyaoyWEQwpsKkrvq8Elji+WSuLrooH8QgERQ4bH8lsmt0yzaXYKhbdXdfLceK9AYsKs1UbUeMk2g/WS23VHXK5YXvLejpOwqDqUP1HjMtRoGm9jaH2lApDYE49RWx9qYEAZIu6c4obcboExBy4tFjXv9OHAUnCW0ci7LzOpiGjrcSftxElX4FE2TRgrfNJ1Cqy6IZg1wW2DJKcVBRUK5tAnpmRULCdBK4Xh56Ho5PyK1lJ+NpO7X1tM3ZxKzTPupcJ5DnMNAS7SJdBY+ZBr/21KO7Ljr7BPTSqMoD9S3CcOjUdqepYHNdMcmGZKZTZb6i3lYr8T+otNxjM72wF0Fg+UpPIv9oa7zsodPDQCm/aPV95C/sVuaaFR6uT77ex4DgqQMMdubmqpDL65Fc/dD+fUKYCzorcK4seaIIxKgzZ9OLm5SbMhX95h/wWd4cauQEnisBCsqsGXMoKfEB9nlR6wUF1yVUwik+tzl4lRMX/KZG3V8qkeUPf/f3r43kcBvhrv0dOqjOuZ2kbq6HbxMajDf3ZRsB007VCdpO3uGz/FxtfnpKJJD7hEOS26Qrsd5GjTD1s9zQxfOt/+MldKWQKfiYmok8BkO99w7+alopjPNaNMJNaWK2CLzPq17eckX0AbO7aaEfq/Pam4TqR0ksDVakTKf6GkTHhwEwEIXQwvgNTzHy2roL6BXgL7jtcjNFhOFGVra/I5nbQC1XN+ZfL/Y4GOLq2wJSJsaFeN321cRhllf6eiq++ZEXuZAZCaAVol6KjseOJuIbAD6OisfozDI6wHvesIZdSvBGk3q1+St48in8EUWrbamL0RXBF94EY09sHunDUJ7Aq4i7r+j2mVcXHUXDNyqiRVfJENppTMjOq5ji7Rvw0JbROVchyftZVy4DydPFL3iqTKdXwb06dZJk7y9FmMWVearbPckT1RgXvnqcwFZa3F3qWT82tSCkhEH0IPCWm8naLlC3Qm2MwDaiRDz3GwqpJMs7EcxBmjccb/Im9X/mSOQ0wpmF2/UtqqeQJ5A/zayEn9FNWMoQ2pMiMVdhaciwa8EhQlrBWsiJSI0C6AVvmQj+L72mZOe9OC9z9lTI6jrv57YeaTtPU8+89BxxdmoE1wj1SqH/9je6GzCxSZMisfKY2H3ITX7XZzgk0tsKiSuFUZ/LsaxpbxzZuOaWx11Of0dtMDOSIsefJIZI2NcsFtUcGGBqrj5stj8T5GVXl1OqYRZDXvfTXTf0K0ATf3GwKdZpUneK3Wdode3eqsreoaYEzDwpa5dIgms4WkbgoMA6hKS1VzImo+YAXoU6x2Vmw94wlTMd12ujT93LdubUYV1RPC0CzFJJVftGuCUvTBkyxjgvvdv+jXABOxzEiX+s5j+NsC7pfRBCmG0xCJqF2tJZTrdJHvVjxRnjdVNegqgj3zshgqCRD+bYh04enbVr/Jzmdoc3U973Ii7DHAcxxVcgDjGl6GyT16p8iUf9ZOalqNeSVzI/FWs6/HV8KiRdWcOvhX3LIjNOzWw9Zkc8Lr4jrKF4nng5I9W1RhbmZ8gA99Gelv/ptncGh3Ha0B2tPNV9Bq77K783o5ZhrwwMhtIHYsriDhBVn7ZTabakagFZ5zmlU8Bn5LtgeapXeahERbS2r5WaO7F6z+E+QA58qRVOE7Lb4t5l79vnPZnY5U4e9uPo436ROrxf3OXp/YpO3S7+lcjlRfW2DU6Ep7khjyKOItA7iv2ery0xl7U+UPBp4l9mN06xJzqMdJk/VW1NC8ybpvfxvM4SS0Zr3f1kpwg8696HGPaCVfg9jnoGsQ/2jS1QZzC8dm85ew+5aJ25DSf+IjyitBeqS1RweMQYNbW/nmo8i/dqkvx2ega9EnYtzUThPAetscdyv6qYnY1Ne4BYOuiPogkiBNuH8K62L2MQl2ZXt5pdnTDxMF63OvKNRvu9aAayyhv6iA2M1m104xH0936WfC/fjjdLlfLWFaG7SgOcvHaMXoRe50I90i7gex2/ATSkUE+Sqo9yAtedGCKRVZsmU8vkeBB7VPzu7yEnKCOwJb8qs1xq63YfI4yYLX2PIowEMjPveof4LMGa2pb51ZMNBV9Og7IuRtft7IT4GfLNaqHbg0KEax2zp7HusI2ThOq4Q4zwpGuX5EFfZ1nQ54i83dlTBtyGC0FdLXd/jMC6ox1OiL7CCS+oTjICSz2mIW7EC9dmL5A+xoZAX9Y+4iYYMxkpYP+9G8UKztzgBwNW8lvedhYIj/be8tbuu+Wt7e9Mi74jIvGEZxGUPhvs+h550feu7UOp0T5qKlUa/lo0+euvLEfzd3/3wYTPPTX1B6q6vWMJd7l5Jz5hGgZ5un/3gxYOSBF0ySBGTyDb9+clwiAPxjHtGsuoPOZFv9j/3Y9A+yLemqW5jnZDRrOgU4sRTQ2fa6N876Svy5mtJyQnhodYUM11eJlVbjqv3VQ+cHP/tBwVp16sdR5lq25VTuX+SwgA08XzmhaXoKUvkiRoCMKQA43zWNsjYfdksBcjxV1Jd1jnFoXu21S08ULshX55Rwb0qqrbu/Kf8f7D2c/3Jns8VecB0OE9c5/vzwp7q7/NvQkxKudgKPQPlnxZA0xnjdGxx8KDtIMZU/HpHZGztfSs3beHeowQcQ2SPdiDpNI0rNS7RM39obg085dsqFHR6aPis50A3IK3zx9uVsD6O01mbnbmeKoPp0sw2XnOHVLBE1eqTzy/9h2hXG7H71Mu1jySHW6IaeOrUvXxov3hqysVBY9qGir98Z8U55az7Bgj7dFl9sGe2Og0Jlq1VOqGPInLfSgmOhWp2iWcriYCJBtBwxB8Okh01jSpUHuTgkrbgh7S2PkDdYWU1OfldRhZVpePQtlfqQbfc2O1V/dSaXmeCUOGqN+P2zRE9RNPMtufCRSvy4Naxrb0ucHRKnszqB5pdMmoaFIL9tJzAV96vUYr0A0jIv3nP5BUYiWoV8g3LD4yAFkR7eLoo9eIUiecuf2btmhty9Y3RLfdnunWRnp17nZ9u3+yHb2yRZnYCYz/ntDBRmyEuwjBqglLL1O9qATMqif/Q3QYZxkb6mJRaocq9YbifBDoMQb+IaxLUCl0LNMHdbUPh0ebfac0XqZZPAzEQrqG9IVxdnX2OkslMQEO8ZBsIqnETCkgD66+VmmVdelfldip4nmVhPHnZWw91TbpGJI30ishOtNga6mgNR/NAYqfhnIb2Sv/cYsEgcIWfR9Yb7QpqOuynzKOUj7m9BhEMIkT150mOlX/WJtH5ogN1SZ6y9SH6qp0XUypidHuMzyKVrfEtu87JgiUUGJ59XdpyJ2WGlXgFlIgkPBAXVrHTHd4KyF8HMbWM1jlO+SvLMqU8yEINj7lg9DnzmoPkmLy1UDHQVQ4Lm6VQvblEih6sy2+ohvSunRHY6p3P5TQE7FKmhDt96Z6DU+GiruDrXTHM6P1aabuvo0M87txMHn4fGjf5+pyTxbpumWaRZxWEOLt6XBJEonxqeYSl3dkEv8R+je5xhphwH7HgPm2Ut18+xvcZ13yzMOKrrVwjTUuOeZv7tJv3/Om6NYnElseMbekeIv19m9Gp4GOO3nEK90WeFziMmXh6WE8HwW70pP2uKUzzF9trSm5DVyH9IPVJbLIW4vO73zG36NSlJOY3nbB9fb9WlNbw8hCh0t/UXQ+Bmm2QczRUh4yObouR+EraeEKxzCUPoW2PJhi/Lqs1xzuw24t06otPez4hYzmygni02Rp7Dn1SV5xmeUVPy7flpoR85teK7Hs4u2fwdxrY+c0fCa5+No/lxnwKcYXth88vfsarUwSi0VLiuS9sZjL13rWBpftDF3TPp911fZnzXLkEvDia/PVan5xmeYXuyS/ePszMOfk5mubkFLDLE6r+twCzDEFIuI4M/+yqpWz8WJ0EE/CPYM6ku0BtoL1wZtK5ZEYwV3622l+2ksnJPpbx2A13cRjuJLGQ+mF2OZ8jj+KEiGOrD2LknG8HZtLzc/ftDdMIr7okiTiZwLYt/9Lyd1ZyyK+6A5nEZc4def3P/035Xw+ukpzyUUW6jHcD8ehg1+um7tyxHILHkMUMDKIexz6rWnxdbrH1xdv2xFHiTGBuG0ad/Ng3VaaAcKKcC6H2P9L4KubB9il69GBGqkf2G/HySdVjew8XJmjR4Js32/a3t0ktRSC/2CHj3Y9fc9c4qSzTxv4T6RbPGCEAltd3D1v9a3DwIi2hYFbjMHfG3nQ8SZ9BzCrR/gueLRNiVmiT368Qij6HAcS6Mz2IzvFEkW5QeIS55i3Z1tOMcZuZ/XMqwdSYd+OurrJ5BeNFHM434abbqPGI5RcC6AbN+JKbZzV0uOEklF3jqQLN5jGwhrgzPfjBtsVgj10qln6Ait7k3T9aKcHnSLQkQMMgyk0tRiDxUhEwLU4YmpRNjhJCt+LvVstRVqih1h4oOg4mqv2evtedxOv2kqvUhtrUl9cQLts6GHXbf+9XjH+UjjB8Szel9v/WcT7jSA06Zk174+Qf9XaH5+3MaEYI7CUY6RPdm4n5TiUoJPC77Rr1rHAd1xF1eLexEK4GBd0iHlOAuxzCj3a97mA/I0a1UVMOMYKzQFQAKpAW/60Exj+44ZcwjZdmBI8oovUzgATJSLi7X2RZBzn8xdHKSTj539TErJeVHMerhUSWniTncemP+ATxITWHGeSiJzfrS0kgJxjXT8Alqbc/ochT0KWOkhfwJJDsf2LyEOeGJOU5ApnzHvkqf1D49yZomTzMxpyOXxXxybtvLCDlJbaQlUYcukr7B2/aXjwL3kwuWnbmBIVXrTVJPl4TC9B9EXRm71Fkabs+oRregxvobKQUguCDKdfOO1xOX5H/iMA9LnKo2dUOJdKaDbo93+/VrdBVkm6sDLJbVf1OBFiXh0VD/WnEhtZuk75ufhYlma+/d9hx+SS7BNl9e17R2nLsy0fjvOxSRsWVhivhPmLR8IO4OEH3Pbc82neYXR2FFDGfm7KRMKGuxePCqoq5Zud6h5ng2jgJR91/JG/uj0TlRQUOSTthV4kacsvReeOTnkmE97fkSJBijHQUkjtopWOgsY5fenVxVZmXTYQ1Mk92yAV6RSzIpAAoSyWZi93Je6uS9OWnza1u9LTIbGtIuqDAKRm9pDMmNAK9elXDoep4MwScDZIrMIcy7pTwOo+QFZIpqMn+dEJj92E3m/5xdqnG5oy3nDHds35uS6M1UjSmF1537W4HQOEN09xCBiEPJ00iRoPNFLsyW0W9Auy1aAoDI1h+QLwHbM7dLJ2xw/p5UvRuRQ6sC+pOb4uQqqy25vVnA0lKWu3bPdkZ1LId3qe3krmCMIBl8/hDPMxROnrQA6Tlaenwq7e3r5HDnMi1T4y+pIC9kwLWOmQ5SzTt6/+U+CJ+aoEQkEAMsaepjivN5h4JhPOsePXF1mOM3iuXWx/WTsT66ofQBpZrvOPGw9CEzm9fe99KiK2pLxIcw5XOfeBcq38rHkCy0og5VEBYi47ICUDMjHnGS5NBiDj7pYBFuF6M2I8AcSU1uRFiRN/vwpiRol21MDuUkEsMMtIyqFSJwTt28Yfjz44vRDxUct0Zy54WYh0qVU/Balep6ygpS23Am2mH8xNtNd+c119BNApC9XBY6ckjinT8NFnJXpS4OgrZHvCjCxelW+V/GPlDVN1PPOHHGgZuUCe06wYkM/AGUrq/WB1r1vecdeZlpOX2/eiLRoFMxjV25E3kF5AAcrUqNDgomKqrjrty+//9D+iB1yPXkOKFEuJtiVwVNgaqv5HaXtew+F4E7g6rR43aWvONNzc4xUhEAlXjJSNGCMC9dBJdoFHFYzfwaYTs0u5MzMbubqwyIp6+xcaS0oRG3RmtNxoTUVl2ugNjW89oDZgzh1t1zXV9pddCp94TNt77CYzTurZIXxoRtIi5psTawbNCxYyszIwqQ6gxzSWYiV0xnQeS8VE6mI3kzrRNBcKlTqDZAh1274va1MEafY055GaqxEdUFZ1DVmLKqpGNFLywOAutZHCeqaduLB0XF5dvnzI+/KPiUOFfpAYsTcNWSfLSljWNJydoqry+RTBMoBg3kJEc+W9l3YHxWhtxd7caT97s1wWFceHen+41z532mEV3EBIa4v9JYCUqf6pKnkwVGZepwa9aeYyp4S8EGgW0quezrvmU/OWqOmbyZMZJgAwtSNR08wttc4MjqQ/zBrmJOsEU/TJYvzSot9kxUg0esMjuj9ocAf1AV/pkj0GfXK+1ZxixTFzGr9QmPUnz3aXWHsgmD5Z5QR3mR1MrSYDBouhOphDa99INFwNCs1TFJ1yYA4mTp1IDTVAPYtxArypTp85SJCzx7znhkscn3PGXM+FpAwNqQRljww4urqAa3e+/Ej5I5ttDRON2t3TUKrhTxKLYZ/BQN8V53dCXN4SIHZKbXU6ZEg2rhl9pKXdn+0VsUjfTXJ3th6UoXKWtr+QXkkFwZxpr5nV+j8fh0nG9MIeXlQ87lT02XdSF26sHBNyRYp0gcuz+77SBGl1cK3b2s7VhPKXZ6a4gZ8PaG36+8YkSdq8X4lymynpJJ4inlp07kGMF7kdBgxZ29GmTgSPev0ugiMylQILnpoMPLsZqz6XWHBnJ0q2HyvOJaYcNtT2PeIFvBUbdSL0jxhVlrOL2wl39PUd39Q0SQVeVj50HAm/2OrkAZr78LzlT2MLbowJ1DieExwj7GdTSN+Fv0O7NNU8cWicRPR2DIIOyln9At4a0expcN72lw1xQtFu/xOcUuigcrJ0RaaMxXteKzpW9UxREJdKZPossnQtiyJFat1WnCmfuk67/u3YVnnls8yMQn+S+fVI5wDYEspEZ+m2MXUNsAk1rSH1Ybbn9KIYGFYDI2DjisD576yHzCJSH6RMjN6Wrmuy4++gfNy1wV7o4yCsrEJZkQz/ikgAGrcDaGR0i7ZaDj5TOmWzWRGA/r0QNCfmIJudEfr2KFNWek2n/vMEmFf9bd5Dt9BKhPI8u4WJloIAZpnw9/4NojCYmBx3OXqOU41AJ/j2v7eu9UFFeNqT5UTNFL1DLkCEAGgdsbZZNqxXJv9jfebPNkJ/pWQ4efra0+SnxeOpve97G0xYXRrf0ABTlxeNxe2PA/0IODx5jy/zKEFLnI4O7v0Z0z1rs/0R4S6orkYn93WwcyE30h9wmtDMNkUKxArqkblVEq8m9dO+lZmqlo13rAL1KvObIO51BuzZ8d4n25+mlKjqNPSfoAR8aLoc45xTPjRR+ACYaE6ChyqJMle/YiJ+U7s8dWpQgBV35FQHfxE3AGICdL/j0QjEMA9OWAsD1QazO7Intb1OhLkaZLrzohUF7DRLAcQMSAB7HzfYa2BHXO7dX7gr+qxT17y5IGyXwhx6ItG8DzT36DdmGcrEMRpmAAxSDyf8GSSbAVB8ppbMqrq46FSIfMNDJgr3HQJk3E529fRVml3Na5NJ8UirxuYg86qffjd0gllz2J+zw2eIVnuvo0wSq4NUCWt0qhtebie72mkjCBtJNl6YY03XUW8TpHNvQn+sHtCRvrvBEnwritDrsDMH3YsQ8izdOhPc8qlA9B6IJOKsrEhugGe4JpZLYzgS56e56Gxb7WW0MmABc7vuhB5Hg6FBvpvForsiZpV484PMmQ0/MXiU1cMOo31t8bHvD9gKJlGeCszFcfCDM9LwLWYY/AqN8YwnihsEfakDzw8Cz8NC2ZB37aJ6TLKyD28L1FCLZp3FdOxgjejWaIO9wb4CiLHLtX3WNfuQ/Z6kYYut4beBThIrR2jS7wcjejFRJLvi7Y57tp/s+M9fAfCYDbWIexKTjOwxbthz24kAZS+BRbykG/5enKhdCz9O75mt38WWzMb+llBcOqITq3vqYWK9dLSwADrpHht3LhM5gG0qL+3GAPPMYkdX4jXbfgpBO7oD/XDD9OrOp2czakCrSN+a6DH97aKg+kIdZiw3VOqaDuvsjxaIbi7VjDEDIuZse7mkmxOp2yMIMObIpQ9eW9f3ZW37d1PBoRI0YBwmbe8FNMGxx3fU7H0ywRPXX/ZiUWHr1wz0fV8ukueiUbbvO2tUJnK8Nh/py2ghq+EMqUZUvk6jR+junIaP4Fb34Gw1wvSe9ODhSGH/0YHG/2k3eWbu7Njc4aYe6wZJyNvuo1mKzG26UrxJZG45+KPjJm4bgBYBBK9a5Ca5tw313Hi1sT1nDgIBegOih+oPG04+KtGMXYOTi51btaP+uPc39x3DnmTudEfRp3P/C/PDP1M//LPcyWyMmrDs1GmBS62p+V7mXgR6v0OcTHRVK3YJPvrgjLuj/NPkZ9gVYpfW2FBwevaEan367tV6vpcreJaaU4XWu/er3WJf0vEMOo+6xh+AHXQVokhG83Pi/PT3Jm4WY6VnYtAnWXXe1Zd5Zs90EUCJQYOH39h1oz1mkBG9ENm95jWUWW+UYpVTPuhDYIB/413/2E7ZdABStd/YPvImkKEXpV86Gh9G1wb3QHSlHkxWF/sd8BedM35E92xACXTdauwYcvYtiIpbKkp/atF6hBy8kGpaKegM7tK341L3epOeltjfA8Emejd1ifR+3r6bKdfjkZkjalPCMdP3ak52h3K/dWuUm0xciiHL/HYBTgs0OyqetY1h5AfDAyBNNRAnKeAylj7ck82sR1UyHyoyC5Rg6d405uw+7biZmpq3eRiAfkwiEYDfqxGhE7YTCKBTp1s3VrpPit8elkcRUn+aSK1kz/vTfGc9cewlSd5uyLK8+/Hiohp29+STjwGO1Zv/F9xj+FBtgDVHOcf5KfIeWeW4VBmaxg+eY2078JEX5PvA/TH9YXTA2zi8STYlozcCPKoLMyLC5sBu8FCWMe50Oz9LGcezvTnjbl/OuLs7Z/xQsKmYCW/HnpAYJKAJeW64R974D6nxQ6njRgS5C8vSXEksiH7URNfiHvnje6vrD9d3e+eCHpILSbxHHu36ct+mEPKnGT3SLEqT6IhZrRKCeYAM7X0ha75npe/YmCSQf5WV/tFYSduQs2Xizstig+m9CYHFNlfRqmMXyAC17gFgr2KWruk8EeQ1r/gUTad9TZqBpEK+kHTvA5OCW3ZM/6VRJX6fATnZLvDzk+37NdIili41zCyrnMuhXqz4Lsksp8wNqeWv4YwRiB0n4yIsNXa8+7aTKew1XEB601sorn53R2L5BcAiI/VElo+Tzex9pftp8ds/KMPgBbyj0JT3zDv/gSy0p4XbdDt7NzJ+j5glNyGM874iNA+KPiC3AXtkPUS5vCVlwfX06cGA6hoXi+7uShdIQAvx0x/sRwj8LWkh9IwJdpMq+xJ2AjxCwgD7wrEByCh5d9pDhT71/NA07mjb/cUme/l73HE7zkuDoZP0OIbf5SNUx3tBd4eGZHLf2YvJpHdp5LBInKsfRAVSkfdU+7h6pKe388EN2D+fh5j6B3ZEqAfPky+zkPp9ofSqHk9SWrgrlj4R3RraA3/9cdJ771l3NoVHmo60YRKVR3ELx01ozYHw0nW3lpChvFMBYaDG5vSHatO0DcxPMKKDx+2B8HOASHkSCRbsY/O3fWKkpFFrD/SiFQufmMzGValeCEvDyEfDqUYy51GgR9GTu2R4XFzdm0JCLTxhq9eVXpgngUJC2042PdgNZIcPahgh4EKjtVxsK863b8ECphJFtne+6ZkWU03DddS8Yx1cryr6uNMV7dy3Iybsw7UGYnjJ2/t4xtb4IWIMEz/z0QxXrrFoVt6Y3dh2m7J1O58LFxzthNj5hUIWO0BzkDHT2HmesUZlzfG7mEMWQgd73WizQEgfuKT7TzaamBHQtzEfyKRITiRpED6pJOHcCbG+1tW3UTfBLFPTxPcn02/J1wmnoDOdZmhjFga14EXLeNI7xC6TOiwCz0LsCGR4E9aScjeyr8zjhNkSTsN07E0G22iAPfPbleb+Ebf1fDxh3hxWs9ZtkGwVLb4tldvwkgOjIh62bTBBldlq4MNJ+vte7RwbgvtuxIIQ3oIquSY1wXB+d/aeZCFeKx9367kZvuYaSd+EA5FRhVYWYXfDj4NbC2QC+rV2UuL3dvvkEHXn+ecJtBES0h1vSt1E7Fm4h6eEUW9Qj+nwblff35FuluKlSV8sDR6C7uQfyJx3JJwnftUs56K2kWnuRU8/w07COZ75jHPunwW+kE4wgnNvLjyf3yMZ/g/Wt0k2PNLht+/bmA6PQwpanK/5rUa+tF3j1hoOmNytzTxROIdc8uG5BYLhom29VdnfsP043rDNn/DbTq/Ydnq0F9LcG0uNV9/q49X/+Wd0GT5OL9p+XNNVDm9jqRc3P75murbPkXexOwMuI2HI0TVS77PRqgu5s+Fqinz+7DGuDGiWtWYzP6u3fzc4zZDH/aa/tFyK7mCGvHRbKjK/raNl3ceLn+d2C/fGhYT5KsmXH9jZ/VdxP2q3/2HgFMgCWWefm0dWr+XmI+uxNP16kjbP5/L5uZsnV3O7/YnzFdfcLwoz6B8sxLbzl3NDtPcahIvruZm8QJrQjuXJ9JhPfz/3eZte1T29q1vWgvZIuK2b7na97UCJRydLg7pEbdQ+YO/rtl08mF7WbYtFl3DXDoPFftujTYVtWD55pJP4mE56PWSc0WpMoO9trSrdVdSk+d6it5NfmFyLqYQS9rjMTeKojN6EGiwj7k1bfcek+mpIkupfDGVta2c59dwgCTn1otT/2TSvHuf2VE11UwXOWOA20UonsWsLmVU9Y2BVyXfQkD0PDoBEX/IQ1h+N0mzheyt/jW0j39jV3Gsm1bMWkbx2BKuUh2zHUQp9pfuErf9OHTr9vOJhRuFju4/7dO6Wdfb0KxXkpd5xJuhfDHK+E3CqZ8/ZLdmHvY3ogfRjGAfpPqovZeiVHmVuQy79ZPWafFLvuYW7xVH0mjBfa7Dtouqqm5vWAskGPUC5loZsXovtL/VqYVyPpNf8+hkmwgq3cReQZbgEW50bc1umssjawQR3GHTf+kmdJ8vmx3A07QX3ETAya3vnTm4dOg78Ec2D27Ib579v3/XoJo6UqQ108yA6EVx66s1j/u0vDWF4EE+68Ot2UynXIReWl5gIj7caC6hUgCQ0a7dzOzdzVz5Nfl02cwxm52ruat/V3DLxV2Ort93YVR4DTm46KiYUdrTzHQDPZu993I0jWQ9DyRtdEC3Y42BgnyZ/VkrNevxcX9ZXdvic8yb96aYq53COJenx2Syld3I36AoxHtB9pRHVKFXl93EfLocdjl+SVkMKvMty4D051LoivMu1n17FjSqqyBJKUNld3E16GTeOB8GlBosqmyCfhOM7Fu7X0nGjklXJ7HY/KmOb9BZu5SNeww1iCUnrVUPWbrOLuLUwb+KWwm63sEjXF56+4QXBOTh6olLLA5XIrwhWUPZw+S3ckZkQI9VzoTfYzzTmi/XYEtFA0k6JtOC12PyNUxZdHTrysRAY7xwpcxHzCVl/AwHIY9ekTZ/HzlYGvBl4RiOPa+RitPlHWbdANX05tP5srTq5gXuNI2opWOpJFT/SMfveYmybcfu/FYa2S3WN7YyfZeBn6Jy1muaqV41oDd6xZJWX9hm2mqWfm2r7n9Js9bUrLEGrzRLUMXFVfFI1/suQlO4mCeqwn3CtV5KiftZCOiBzYNl4LSm/eBM1TdturtIax54ThIfjqMJWAstQx5hptPQ1WIlT/RGvwV6Ue+/WDlMQV4gnM1ZNkU4Wppxj9a3cVfEkDb1dVxBazU2ZX7LtfCp6y1wpTMq8klXE0CejVvOy88ec+Lnad7023zkNBlVJsTcR3U9XVtCy0IX1yBql7keBQXGV9M0NMiBqMYRUw4ULti2jJ6MZIxZ3HB5qcnkQOh8Z8Rz7R0nyuVYh/CsAEmOaWxyhvvTq7hRwQDCIyOv9N2zrMmr6eZUln7+w81dr4wIVy/vzzgWieQnTs855ualwZN5F2/VqKHKwwAs1SPao+KpS9R01f7rH1iufSH2WijbgCvKsiYsSQ6OeR20UDjCIpvdrV3ZqOlM6hOt5O3Xt49Qt45w3bA9MNJQPnCy9XdPAiYSo9XgvlEiv1nYg3FAc5w5VGshCYW5UB5ol+izseOezDtCj8VdrV2M/JwzxFZUafglsqWN5OCRXa7MENn54NQLrufPj187yuNGPeNe1zOdSWgZt9edEDjyAkXw+w0ZJFS65bqjE+5HTPBfQNNNrtec6n8nF2n+cpi7KSi+AMd7z92rTGKiYJg6WBfP1rV0ZgXlRdaBNQ9j4tiFmhHTHZggXa3tkcBoOwo6rVm//V41sdRkWSS+ra+Pjpl1rSBYaWFYRlKqvPLlV2/MqKJVX9JSMO9sDpLyhAGlDaEexcsreec5ihzNGMdmx74rtvQI/WZursVG7udLLT4ZwsgiywyvcTWFyCradjvzKWW44QFx8Yho0XKetBpk0gtXiiYCqmBfmqIzD3kmuViYrN4cu1FZ8yvc8NeRshKeXqsplCJZ5N4KxqywpfIIUWE+bZISXB+90YceOD/X4YFctG5wDx9lCKlsMBFUEsbtCHUtKLHAKQohacbrsvoS/UTuf248qgVlLdekgLHWcvN55RprpKjCrplWV4RrtREK+iH++jDZtpfN6UfIwCb09GyAYfdZzTm/QcQpNsBxfiO5g9rdrExsxzfvGbxAX1GCZPaUuzRut4jomuKZEPExptuUCdgpOXwxp3zpDO0YZxe23GRTNrstOFfnkwmyvk7C2zdhetcF0+PHB+7LzsvS5Ujb643caWK89aUc/qGP1HykTTGY6yf6O+nZeLkac/mtwez/ajjdkZwwVrsdWuxO0XPsk79MN6NcuxQ7jtzuxLcsbdoaD8Gw1vbvKrsSGftQrGW7sSmwXM7wre3rBp9iKFIC91jOuPSnqFdg8X8vSu3n/dUuTnD5NquCoUO0CbKrTqEyZ2rHZCOQJud3ZBdhUwtJ5XNBLkUfTL0rJViM/55V5nhLZAZCorpRdfsYmC3Xnps3RSXL39SjkIEt5hRmEiYFrEQeVqYmiKkQy1/HyZdgFUZ0eLixcuYHPHdPqMY3Gyrc+gXsHDANcIl2YV0orGO5xXta6VWBn8+Vvv44Z3HVZ5Nb5SUIFx6TOoCuNBwOS1yRuuwB7IeoHUqB3dvuJjcHMd+UBAI0e1oXgDMUJMK69HpwVkWBpj2uD/hLs/BnZUOiYA5uvcA22NT4zYyxYcek12HcAI6djMOpxRj0upHQzIx/kArIRiqoicBfioV+vr+ajn2sRXWVHOCyTVNlycY0mRr/JvT32zIvwKkigK8FmApBOJmBUr75mOjUvyRrKePU12WpWBDT9YRiLudjPWmelEEOB42n0QqKH9u+TSkbir71W/xIwopFgMKA9flGkZyea2WWptdmUdvk1BlpGTqBsx4qlpoa/+/rKoGO0Kjyphjuwq6yqV1OCCvgXCssoa/fNa6W0T4vH+z0CoZN0U4ZcUO9Ljw1H33S/+5K9CnLJDyz7stKwjeRbgNM2+lvTpNXQfqxPSFVvnnoGuxE40v59QZcDRRXXXVYFpJv1lNUwWVsERafIfgkUAczdAqn7haKTnDKUT479o2PylOd2L1wfZ0NmC8JXpm51a6LyWEOljHc+f0Fjndgi07rqN0uF7B7UJmJ+T372LmLnmqYJ2rnFn+Rn+3GEeMnerm/Htdd+tP7a66zS00xmEwRXFlDBq6jCDAVR511xOPICoR1io3+JPnWZpxkZcYLague4ajI3OUU+UxXR0JHNqDqiGrPDcPnFCs7wcGGBdNHpjQWA09+o1HM9LlTeve16+irNx7a7rj0F46pr3uT9iPtu1SZxnO/QNq0zKr0kH/uh7WtM77qeJGNDF1YbPcF/4r7ujzF8HulBpNrred5ozl9MVdW2qyN0vP9qa8UzXtzGi635PDgfJxDjNHg39jnz6JpjV1547A4RxRgmtHASROxm4xSwg48Cjs/JwoP2sB/jzYUw9kRAfzvhPuVh7Lb3ZVxAf59X9HFfjW3tjGohvxhY59auc1Hdp+OZ2oVaiNwW86YPeqa1RpyXEIybJHva9GjqvJi3axrftpepPoxTbE177/j0dxTu0/usY/3s7gIB9on22yN8eJd1X8W/Ygr1ix2vL260Bm4julH37c6N1rXfnKVFIMTS7qUjgxGUMLY/RkYHoJzrOT/CGVVDoBOlDZKmccMHlcNR8ZnfXLXcJdsA6+22je1/FwyYoTVXUxA54e5ku8caDQWBGWaqvLqqbOfxRQMnPWWYFxX2KLnFutCToDYmWIihZGomV1dHaZL5GfyJlrDzo/bmTdWTpOfqcM7zDkM/DlOQwYP9EOArV62BAUtNHJTXLp2ptER6RTXfrO1wmUNf+ofMjnbaXwGmqZGoxuNxAU5fc+F1Yx9kPNnXL55FL2Egn9a7DIMxnyDho90m/6m1dEYna2zjrgYe0/Ue8pkrs9HEIKkSY6DiZzgLpEo28tqARq4q4SmaAql1pAMwG5C783YH9YuDVYedi/Riaa1tT/7y/Uvft8uJMNq7C+VTlz/z7uHTxD18uscV+hXdnuGPPZb6AljXHFcvU5RnpaIz1fKXg8OYM5dWmBV9EZ2w21+SafUC6l4VFRWspSyrfXgPb+VsYk1ozbtf7S32UIg4BsKoDHvU+dggu34aPqVVpU6eryrTqg/XG10bdUslrsMzc4TxlumgLP2D5NZpBVNmQYEe0168CFt4HzKKC0GgtBIAyBftRpmLS3KUgX+ThD9SP7svw5gl6lG6EndvnYYDlU6JXu8wuapUQ6inK4LC4CJTUT+Uqc9uCZ/Q3Lb8fI9WZWWk5jf2VaEFM77ilIDxDV7jK/UetLxvZ1/SsRJ1skcBNUVkl1w43QRseVSINjUbB82MDckqSzn2vZeeIDPRVPLu1dN3lZtRQBp+DiTn752u9t87HaKfXD+vx366y8vZ0S0ALVClecV790YSaULT9NN8o7RWDJVeNe32XzWdfKRhYff6VHDn+bmeMJ1SvwnklAFUzShFZS7JJH4iXjJ9CNnSk+tvA3sRDIucABjn2nJnK/cmpzEb6bLsXi4NH8V9r5au7s4S3h9ldwK6x01yPj/4PunB96rqQ4nBvfnyb4vdy3V/4KXSu1VVh6q6Pbxc+/k17sfvBPG9PLBHEK6UxoGTMfwuIQheK52H/liXVqX2CGSYJALHoo9XFeiEF79mQY6LnVBJzkpqkoBzSM/m3nZdrTsDdMdiNmofsngUzhrx9VOWbjy4PzT2o+INQ83ghC7PqxrmuGXri2XQpuomXBctVlfyPL0tuspSeltO4hOGCUzGasvFQd/AataEO/vmjnxeyJFycVcOr5W4/YORMx7rEZn3vir6/gS+p/LbuO2YxeRm24BKp919pVZ+L3OspiZViazONhA/PRTEWcMRuWe78LgYfKzmXa2GwEbawOY9UGdn5m3oy40Qru/cUXE6if4Mt0EnTSnAirdA707VbihQqit8DG6+t7rj0cFcMOy8hNwAyprk4lTH09FYELKFuoJJaNzvdgfzTz9TJnvuXFapgYDIx+f6u6CxdcnAXI0iDSgwKT+Jy70rHpf64SSu8f543CgUGSLB+3e7SThTuP4ZeZQbw3XcXUV4dBBe+YdZOm34iHCHMQ17KwCULk04eoqrfIZkEhQpff0Y6/GJLjziAeo27Dfn46IAk3/pBxZuj92kLx/5mpV9kegRECL8ffho4PWp91zZtA7qGds59Us36J282gN/mSpWl73ZVPN5WydXOYd2GKLYdi6Z0tiUTSw8Uy0vdN6d2rLfkJI1KMrvApehOhe66u76PCzri+k9zntJKE5xoW4rhghV4fJmoXc7dSOGEFGiLegRHFoGv+wG39rVzbpNa+opC4ti/B+Duuq0QJZ4kLj0PQunQi5d9Cwq2gXxkpGc31cxO8FGb70I4RPeesgiic1QAPX3Ks1w7Du6o9J7L4lPv0YgkcULwSdk6a0VrmMOHDU2EygkZE4a5zGrMVvCmIzLF427P8YeSBL3pNWqgoEaqc4ZJxtXwbvL/eZ9G9JVaxL/9KLmA8orqVuzVUVTk5AwtfsuaU7qYQ3hkmb6wCre0dzrHc1V4Gfl7eiz2L2keX/3DpFd8qly6sJlMoWTrDG49Jl7GYPcVAdsaYv54Yuaq3skekTwkFSmLiMmqN7oPc0/hH92Mj/3OMxCvLVuMfftBlvzdFSUMeez3HdBs3Zm+kmSj1re627mP2SnsjzUZyIbYzakWCD+XubRX8uMPNRyrb6smIeKyObeniEJwzGLPLmeeWh9Giq38efYTXX77mY2j7jezQzP0XmLbNPdm5mH5Apnoe1WEyqHIbmbGYmnbUw8tW1C/Nmmo/OdTa9mjt2PNzO73vlLjlufdxpKHMw6ReOVRo6sS41htRmWVTiHVzu/p7maOyRotodST9vJbc2aqBuvaf4yu6WZ7Sbpphet3iXkX7b+qmaZKbvkeCfl9Cvs5eu24p77mm9KyyJDsunY2fqdVViYKiSZtvHC5phlel7mKabxuuZyz23NOnR/W7NQqsif1tJLi5BeKlLYvn2IW+p9SqkInpsbwHQ9AFpTSr4UatEVwfnWdXXuuhBJo3/GFNIq/wXxL1aoTYq31JRusLh007Yyt0gebc6T5NEvBBxdysJfrre/qGMGqZQ5dCszWb23KxlIWk+ZAYFL80rS2Mvx8lIwUMPzTWpRskuekP/8qqov0zu9oGs3OP+k+5T+fuxDFlYN3D4Fg9fWBU+MFqleNNtfMHu4vl4oVDmtK3lsnxQr0omz057fuDrUxmlEFXrU1t9eod4Wb9yd9ylLH6S5i5oQsLQDlrf/7QZAi+PDPIgy2f6CN+BwElyz4rW0P/rqwSVuUr5AnrgepwLtpydfnrJp4YamWG3/FkdanDPH/srXSyjiGumGW0AFLfQgUkGWLlank0R00dvkjIKOLi95oH7o31HeIM9KRpe1CPvrmmMbS30N6VQMPJy2wWaYVA9h0+nnbJNLOsj/BUryMHCZWrTy5WaDBxVn/OHVeXc96NOhvCRp6hKc6qqHBcQUSX/YtPfp3haXj2I2p0yM5Xv6LK7lWy7d5H1uq/MWjHVBiuAZSgh2OCpSyjja+QKdAcqOKZ6yQtf94I+hGEocwNEOR8Xnos8wSTNroS6XjJfHBtnaW5OP3GWNG8uT5E6djySECCdTdDqpQsQ0bbnuHVa21jDmrND+AkiW7JjT+Ta/1phkTHLQiZeSl28dD/ePGZ38HrSoi+9Spk4zO0kV8mbFKBrrkN5ojC75yWpus97h0F/7WVSco2XlPxZZoBRTCeWyD0P0nPFnsX0vH1As+PWHVZP4r7QYWkUxpCZnBZEkFuiYTZPf1tUlARguFYXjBefS6ig0oVPXNfKKAL7LipPiauLqV7ECzAX6LxXVomQhjY6KM/7Yw0kfX0krynFCu56hP+FabSihSOF66SWvZuJMWXNCey3OltGF2vfRpGNiw4yXaAm36shIBp/TeVSYtB721fKEo077fVk2NszSM33SVHiL5lyfpnOeStW/uFT6aXhfohIyzHn9BtFtGrFvV5MIEzHPwnVDltC5rNNi4Nf1tdN8zr5S2k/TOTEYtANxlWR0PnvrOtBeJyCJB2hAHeE8Ijts4hQyg7JwhbPF5M1Q1iYfwIyWshlKrdPv/UnR9mx6NC7Wze9gPTHGxhQ0rbPlEXZaKKOEyWJ9OO3mrgrzNM66ulw5f1Y/k0t4XvEFh45B5MOCZNcSYCT5eHJicM3bdkSnCY87USOXl8fK+dObFe8oaOmaylUCWhwExsKVlz15BOPGHVnSm5Cp2WlCakoMRgXH4dmsSIXHR0YUx/rAXibfn+Kii4bdHMjwmtAD4uFgfgw9LQtPZ1lbb1yap3kmEoWpwJdU51mS5iv6QRMBy5aTFM2njQdFBTiYr7FzOWx/MQzHpABwkQ5QhcjLkmcceaTRiJo80pDccwEGEKlkcuE5ETvl5SWsd8CB40RPo63lW4HbR8XryOOF3oMRVunIK2cRFSTN9YZgqyF+rHmqy7NSZ7CWry4El2GOxuGqrJcgZArMQK9WyOIoB/RzsMKQ+ri0zDdtxKgaimiGAqgruTynq+pi8DjhSvS305r6ptLJkJZ+wdn53V9BvYsqh9KTr+/45pm+wj42T9dbOZ3NgqGal0O1RKgsRCxHFZhzJl8BAvrcSCGFjaz/4PXF0F2LSEVnfI3NH7O5S0xf3twJaGiAFwW0JNNA/6Q2whsKK8X6ywGSQ482D6o6uZ83rghkXkdj+crwrlck2R29BrX8u0ZKq4WztIYeNgEjETJ4UMCzl94Ksxa8qOTZHoCjuJsga+EiiuREoaOqeGoTAvuyK/eJX844iFjxhAPDiFxILgSFMpcvzkuIw4/O3fJar0UaElENCVWP1APT5wvlTmHwv+14cXxEQh2X52r7l91E0AaoxJUfJtI1fm6vb3EeAdNTke8TppSUtYK9QNC3iFkUUVGzhj5uFD3ryt1pmgUGP97fz0MdTBIpqV0WpUYKBWHb+6MluMKUuoO77FXmvzQ8rXQYVta/oT5cJMPF6lT1Qm92aVyOjrMHM45NqFg5yxsTkLEkuyjAwh8Uv5i2mmfv0dqCHmCsn55+N2CIFJc28dpTupTx0B/yYAVQ0ZBVrTCI9a+oV8KdxxH7U5pDjJCUtr+AiYFBD6ntMhhKmaC3uP5mdKJBOoXSa+N6VQDQcTYvSCeqej31BLInWl/Y+rh8O5J1UATmun/5cDI7qpajysKCUmedpLBzL+oUetTJuUJPIX4iD4QcR29+rYsLao3m2jBTXbfrrl1rqqON7spj++ROW2NyeyOVrC3dMWggnQuyx6wgw/OSx6HCjo/UGehGMxvbZS9dZWajUMZK5kkXnMpM9RPmjeZo0EzMZjwXnhko2IFr1b3gpfvM6zQuotoWqsyXYQpVStlIyit2NdG9Spu1If/AXv1mBBGvcUZgp6jWMz7CQekFscnRQ9yjDvOoGKWHzMkz6L3lQ9ROHyiMN9rW2Itp4VKMwENHppiRqM46ZglxF2NdC2G6bq2zBQaL6YxLyuFAQydxgY8FJAUlpPwTAO7ToM+WdLXgcj7pqrGS9nipzibpT3+J9MeZaXY/bQ430yoJ0gClseBvoiUnzQR1tp2fIa18lhsXiiL9dAbFfgg9gPSuVBwUQXvRcUSFxVBIzLNN/dojWNg0WBqRXvQoCRkG0lvCJOYxc5h8TEuRGbTnKpJ28Txl1YxSRCcS1ZykSE1e2T2wsA6X/uwvoLpZEQHlHdhOh4xlZB+mvHHGuD3lSFfDH/Xc/n3WMueAviESD+VPsP/C5LGXlZ5N6TGGajCflLiCuxI6hmSBRpUiAr621dcu0p8ZBF/gEw/wMKesBxHjfZiBN1WfEJGBQjQAMpo+fK5E9WnxZMfqW7CAdZBPgip4kfhqrUUqgWr3ue9JihnTT/Jj/1U3Xi8Sz/KD+NGLzEXcrnWCCtV2n5cNFkf+ugx/PSE0uCYLCpRbcAMRI6mmNamZDf4NPCpU25hEpD0X3xz7R8cp3GQv/DRqz1Y8C6+LuvBFUNUmHrT+F2qGerjgFThL531N0Q7X/o6rYQNOoxs0JgmOUyM2LiwWKoR8qdfP0g6ByqJzJa/wWZCq6q8n36unWGfDiyuEB+Hy680G+wXwExXPech0q65PuqDNj1kFzyzF8MLMBjccTZwj9sJ72+m5qeW7E3VunbeCG0senii0TY37jQn/S+yzC21P9tl338VkQ9+Qt36/qK4g/phq+Dmc1inl6qgiZoXgS7IMn0MUxTwh+OuzBENRLJf0g8N9m/hPBZZzYimnB+ILt6Tr0TfUGab02wVFD4CkLswkx5AOb8hniFtiDjxRT/TKXaVK/scKEC72mQHHWD6UV4nx0iPdDWVwdcLeBiEJ6NM3epGPB8TWXXWAS2GAXq8/dW+Hy80R7wWrxkdvlEnCAlm9XySQ8Up6XQ56RH19pTa5fdJHD4eOIWBv732QqY4phHc4QbU8ims3QgbhKeSumd/wo10xIsjfvXppKYL5LzJbxuO4/3Mp2rG32pSheYNo0EmJnNi5ZpWXcIY0wakz8ZnYnZ0/rGTIrxQMuypaeibLijvu9lMFlZ2igc8qXUNj1Ra5CcReIG+v7ryUuHB+b+aiZnzkE9tkA9dSRCjkKXSzD7JALPMlUZ6iFIoN3W4J0oxAFn1Uzx6DhmWkSoXY31rYE27OYBdDu2dcby/D9aVGWmfwAujuVWIiQwlxaOphVYM1sLbAicuyT3j9rNybDiiPEw5UCTLRyPu07pmaKz02HLgcHrn1hVsiWAHf1ztFeRyNFYSlUCNuckif7nw+goSz+oKHa2JOrb2xdawEoKfC7+7dFp8Hp5WnFa3AgGMOM4/2NvlPoIn4xT2bEGy2/Vu7MvvHE+uGJ7MHxA0uED7pA5qIBQuikL+cQBiLt4M9BYNUUdHe6swn7uN3oCyspklKX3Sp36f0vXq5597SdO/CJ/995V2Vz9RV+Sz30gnHRI9c/JEbs/BurqZ4Um224OXTiyZTd6Xt9u0rZ2DEP8SXHZTsQEmiao8K3ttVH/anETVOoPreT/aUoz/UO9u9c0ntz6uqb3THEH6m0Sznn7QyNWP4q2oYleHqRCc816CXZ9u/rZcB+/CXYnnbqH2ZBwkoZbm8K9v/wVvtjfpn7zYsL3HFK/fSbD/NDQEBihIPGPULb9jSqCltXizNz1tMunTBXn8EfKhCLgpDD8z0efAS4TE4HcQWnVhXIy7VHmJ/+nLmlVFm+OoU0FJDyKOqMO8aBmntZvhN6deys+OhIIrpMFci1N7qFr2JlwHnZ2a5fdbTcFlocNXdWWCm2/yWvgcgYteIUg1PtuSJTVGc/iFXKwekDmDOQpe+v72D7/M0PrPqPk0301Zh0Ek2noCLNB2PTo/Lo/2fqf3c3OfrCW2rXyej7Cj1g7qbuuQ86Q6Z92of0DT4xG00++50guZ15U/fOmk19aDu2bFPlwgQcrIueNTtS+wb9iX2DerA/wHRUSc08LCumtXHSf5QWt8Hq/lQRp8t896bC+HO+SEpfXvrkgf7a7s9tFiRTZvIprqROw0c27udG3zjhvnbEFgly2yksNgf+ZF1yIJyYkbf650AD0qoBrRbJoFqRv6+p7PIS0n0hjQOiqYfVbvDz9IYNKbG+kqx4YULj7o7BgwrwGLUZNCs2vvwTMUR23dRnfgza/r0aZLNB2kWsvk+r8uOTYQ1uKqYaTUOZPZBrRzMh0bO84O7Evm67S/uzuNDgYzr/m9TMYt7M/9+mXw/iK731H/LaAALmUw3qxD+d0/hlAbaxRrEpu6P/6/uvq25jStJ868g9mkmQnb3bMQ8rPzQ4XZrpjt6Z+Vte/p1AiIhiRZJaAlR6/GGIwCQEi8AREqkRFGkJJKiRIoUAcnUhXc+8J8YqALw5L+w+WXmuVShQNHd7pmNjXDIYNWpc8mT95N5MhWjFdiKv0kMzYNJnHy6dT51zQbknTp2Z/Tav/eqqZlk6eM3gjBiwX2qajBH6xyuF3aUJvHFoBWJEom+ih77WTeJ8QCJYhRLTbiBT3q7H5kNiPXshjRe0Msc/nW2ncPtx4MmntLl5t3USEqOFIy0c1GUxqElEsFET37mbdYp0ZOWmaHL4f7+8/7ENHpFoGAiLBA4kzEKCEjZsrTevsGOz23uVsen5nQ9oQ8+N2O/BsfrDqj+a/lp2mjexmOV+juJbSOISZ9x3u949rV0v3rN2G+aic4Yp9yS73bREwgpqTcBjeJ8Knem/Yx8fiN7zZEWmY5mTA44FH+MPVfiMyTjotERovDzRBVrvHxY1glE3DNnAk0lFbG370q0Jxoik7sO2PZnunZhd/B3fWRlClhzp2KNANGgHbK9htJW3WM2MNR300kvGBxXYM9ewZE4E2hHlCTknxow6IxN3d5MNE4GxInTMIMDIn08OauTNkYP06lhT2ZfXcAq76oEYUZQ6Q/6CTMMQTs7oiCm3/p3vji/mRYnbQ4RKfpxN4yNfOiFmKC5NpWiDxwgxxRj6SWK8YzmQ+dNXzZCXaNMb9xwh/6ynL/5uYCpLKj9G+lgZEHObEb6Btt46tzuNxglJ8i9wmCwv9EcvK7Sx+//WvryZSxm8N9ZY/rI5+fk9I29TuYgnMNozhPmprx4cWoL98FHuutENu8DyBWfWcDqMSdallsx+kJLgysWjnevA1GTO4VYtzh7J9ajeyMM77OuhKEHUBGsjaeudXFoD3CBy0i0L4x8k7cmSWvc3uXS8TeYrzR1SXSaQcfNu+bQ/WITieTPfT1EoGFTE1r4NWTN5YiPaSLVV/Qyc73vul/D8SsEDw2Bk2nynGksaXMma06aDPFpLC4F+iajHi+XQPeFuYaOiOFaf/aaHI/9kY/9/2iS5vB7+NI3pswjV2rkVpwwR8NrahatR1r/Pk0dXRqSPy70m9ld6L+uFfAuEBL30yKvZof4rJ/ofugyjszZp/JnYuH65o88JwMczY77/cnzwd5rYB7QmIYHB817W4nRZsP9vu+Tq+kbXiZcJBFODot7T57zcczFS1lJheMAgC/Tg25GpuribzEd9/ir9DXOgEtKgPvqGk3GbpKfA4d6ixnoWUM2AY7n9WV6+Jr67ZH9xrPoLLF4Wvab3CN2I/cN63i6XHU2fkm0f2NIHIPIfvNrK+oScPomKWx/7O8bIKsufpQxlLnUD2BpVF8uR915T/4ZwdTZgRw94bDyG8OaKvB1Wg/aI919Rbokbfw18etle4H1OffsQj+fuQ1CYYgfqhA4AVfkyV33iyx+SXQxfGX4ZCPnkuSu3/jkt386vdLiybIptdjTx6j9RRbXTBLJXuW9vDiMlN+Bk72cJHz+U6YHZjhfMUNzQvncAbnjrC/nTTWbQ5OTZ1ztBfjH3jKS0icbqeEB22EK0RDfpD+h5jmkLnPlRdJXzW2G2bTIYtzZHfkuLXflZVEn4AJy96EWeA0ky/am0N63JL77MCv4D2wXvRyKl8WU0ydrNNXTb3ZKowBqdghXXmZR2Zj2h6trXhrqU3AYWNL8+XUqTYDM9F/lNMyTbdIes1yEMZuSZZ6sUZNL6b5vma8Nu5nlTrZTJy9R9hqVFBHOKC4+0kj6erO29mKOy0LfzPYQTHvsruGyR9c/qb9pXG5E3RFcs9yhAlc+vIz9jMz/09hsLuMfcTKaBZ2PLjjNFbpTuCAvMwxVJ3MlzfOkZ2kakAbPDN7so2eSXyAX2n2RRvYy7xBvldmDL9NDaT2bkH2nQXmEvqGOIosZk3R3GZeODXTWWMzYrLsf84si037MP2bcXCZBj6vOssOY4DDfW4er1lKCT2kfnT6Nd0BfmLI0GcKLnFduEUhPmNwHGiCQDJwsf+vXWvwCascnPCzudsFP2ryssSd/l8n1DEs6h8nGc9Dx6iziL552Kj1EtHAzywXicXsVtXyHUuRescWPNcZhyEspYzLE849UW+StJ5Pp33HTZHbwagZVevxKiy/RXdZnFJFCi+gQifwnLwcYpv18ySNXt3bQMeVt7ISGTbEjWfkgToG4q8vp7+Rqul67NqYUr+Si/M2D3cx8Z4MV0uBGvf4VcdqQqy1mvsORf6wpcdmLOYfSBFcQZy8Pam9HADiUFhjuttriMNMNbok+2b4O1kHLJfgLjV30vjc7dB03HmFlzOA+TX3JfxN/BKzsLFJ/l8Zd9L3ZCC9BpcUbWryDmpv7TQav0ra7kS5noW/zvQqgR9x+lOlh5pr0uT9HoZkc7pvFnSG9WeZMwuk0SJ6IB/IBOJ3Q2QXgkVuEwYtc5grurGZunQiX60hSxvm2jOql7P2BxBjfai3iSHGPP5LZgjSNrHBlGAm6CO/v9aowwkeiV2gaDOCPbRFGpopIDcYMMVBDli5p70/gslwYlr4f6knnpEpMTsbtkwtjv5QbTABJrtqAsW3tBXsdo20zEPneZO7Zh/FjK68QIyZ3leAgu9Q/fIUk4KAPLIE3ugJr7wHm9SRk7yWXYMwMkDBID56sxUowmgqMaQ6sFngkrFPLL6Y1wMdMIJdcgdG8xtUd/Xqha2cBxqxbSM61lJS+NPPjDMlbYCXtNoH3HHaeSB9PTDof71kMTQx+nDfPzqUinOe/CLqc1wf61n0vWlVawZuWN0bifc5KAPNkiMvksosg9QHE1w0P8tq8lL6L4iHPWpICi46WXRxw2ppyUeYDqDhIKgEuhukHFLBGgOaKYUBfpHEf4rDH4XyK/hyDZb7lUdN9wykywTBzFvoY4DKk4Kepr31OQGIGVyVBrxnukRvKiI7EfEA5nj4j/KXCYm+a02X+lEExFKhvuIeYAcf81UdkbWOqLIoFOeA+SHGBKXeJKRAS2qlMm9dDgJeKbwOa0Me6B3ro4coyYJM3CL2uylWPfYAM6QVf2QasXOBmKu7n1K+h56R6YQvxTMCApZySsC6ukoToC8YaUVJExvZk+3C4nybDB4P/WKphVNz1SGjE19FnGDY3suh30NSO+Q8Zs6e/LzLoZ2CEKLNI/wMfH2BGLvAhLGG/qKkHJcOClnpI0KLgtKEdXy9woTL+DnJ1JC3AodzOM0bYUtDHpsqiHUMCZ3KkVmBmqZM9r9CiodA/Zfg1o0gXBUoMAb6uL6dILYTE8DAkJ+zhtNQ/x711GwhmpIrwrcpseQ+ymga68MrDAfEFWrgoEBzZWiHM9SXlYyBinpgXtMls2kCb+F/DUS3S7llCiUIhqvSlbkUVtQtpkONMuyzwAPVfc5Em3xDuqblohLXetxWR/9yTX1cx03lTuccgznebc/fJ2nRATJM4FUsjU1gxnWO54XPu/45Qq17ecL4608o5u9X2jQiBVHTlnPGuJnRuuONd/NE54ShpRjXlp5x+tawlFQciDPHzyG/TyoIT3Dntyir2MhfggwW5jYyRD1dQ4hTLvJHt+SeiBnzlpIJeZeuMYGYoPETkeXRHZQrpyE2gn/cRRKUdVBcWJrxsjXdKCcQ6TDBplIkomX51xYi4/oq0eJdACwEkEHBAtUURh5j8ctg5ZnY5rxHfRE322g3GE25/svxJf9Zv87VCltZi4coKQ0R2fhbVl7uoy1LZJUI7kQqKmU/AZ6EKaA3FC7nrhKxaRFHWSZzwupGPSCpksGHeOXk1xBraEGZjiykO+NmFfYMnWz1SOXHgHGRI78lLqZzoI58kGJJRfgl2nxZPRO3E3rTNMDSSkueSJCelbBIoqnf4er8qYlZqnXOuAYI5aeSQ/71SC9NxQl6xMj/xETmNQNH5sji1HO2SHUZ6luh5vZnrWVgR7jOvfCIqDGDboIoM8k1pzEY92YOL4rP9V/t6TfXEPlzuYuTjaY2zbDd+m1w8Ma7Igq1zzjKmQr9ZmUVoGy5gRJFCBhVWT60HpOSKyryopf2Z2+7zBFIj99hoMHr3vw64col9ugl8mYY6rbIMLQLNEM8UJavSQ+dEveD5sWQ7lxKEhEXdJ6UMOcuQCQrtYV9iR2y352KmkEzFVkTsUF8iuktG5mjlo8EJWxWRaVhlYNao1GpHsrtN++f1Qhe9QRPrP1mWuohEir1sYWAPrH2eVm7VYWf8QR8LSwFVuQ4/s2QhY6EsJFdF5MxbTmIWwaRFtoRqzqWcAhz9PomyGB5dCOfrTI8IwPQ3w0ytn+v/f9cnOhL10g/VnoUQI5nRHAS2adlZP/lQbGmTfdinM3Mozur0gCj/X1u04B3j+N+sp+ELk7cVEYej3fyLcm18z1jLIIaZJHgVffgl49jJxm9SFzssVDunlK9reQpozhsO7iIivqgTPDYdp7EmfRgNfeKPv+Jw3y/F9+YVi/PnwH3CUy52jFz/QqjGN0Poj8+hyQ3eGE6r0BC/SD9QtTc2Zaevpvt72LgfYLeuELHhmGk1WQ1xn7fPzusGsnqgE7po5sifK02J3OSkFvERG9YhI3hqgC821aHl88yIsmUYzynZiLYKYsZPHUwnGOFu0w1XsLFr8HhrQqKRCaYOYqTbry0LBv2cbGgBROkvxzRIlhO8XxnmLLhnHuNfcU7fm33Mua3vNjPgvNXMrBFxYusd/gH3iRp/4qBaREQdN4b7s7jsFwFtKOSHumqk//flBnBWwxf+wifzbWaABG1H0cP4q1jRQ1YS2eG0dRNxBrbgIaux7MCGDuNh8D+zJiPmjZeJeBFufq/a4bc9/cP+A+H4qIsGxjMQdyHnzitXh3c9+13fIKsQMhYQUrTUrD1KQcmYxIKHyi6Vj7qCh/Lc9/NF1IKvrGbRm+l0nqkvjAlClWoohYRwA5jpZ45/4tZe4ahXM/DZGe3awwqrQ+sxkdHjWU1X0SYezk4F2NAYaYcZ44bEhDT50dM6aQ5D3jETSbkBvQs+Y3n8RQ3Q9SeFd71+mcNTnb+qmHI/NkPxc6tvp5kVOPcBV4nKfaoL6NHsxHT8b8e1z4lTU4sbOkXe0DyJtYEky+3zwZNl4jwZW9SQYWUTFv9HzJOKqoZsB4C7Jlc1tM1xY0L/VZGgHYgSVS5+x2emrqohaaY5IYFcKiNoAhHpaUk9pCeyAoSZfJq6aM4r+SxvQPQneLQlILInrXZFL84YlK/0Wg0IoIsxPwBJTozNkV5OlWvlA/rA0t6QztcVM/z8OkoMshEZSWNUXhGx7qHaMcULTNXStjwBR2aobOg9+tcc/krIZOQXUZo1nCgi7btJ8z9hy4chtumdiD4ofgZYfgtRJu3zAVVYu33nHvZdzrD1xV4lj9SwoWrPnU/x4SKUTntuHj01T6ndJPaSFAHE2ayxnuNK7Kexwf6fGOHr7M8d4IK4tG0tQ95BUe7PYTxPkc9x5YpM35CnVhg7SzizXMvPHM3oP1I7R62ywaytZnixe9eGKF19wgGjTMWqGToGfYbWZ51xQj5jZynDL9SqvGBcsBeSfY9/Yj/jkPvlcc1e3NqtguViREFTG845LjWuxFQwFEsgqdX/cL7Ok5ccl3BJChiqOw3SUhKR1ZL7uFfwnKf/C9QSv0lqBReveL3MUaMexVkJwBUMh1G3W6W0cYP1XE2LJXXZuDtQCZGwSA2e3nTEc/e1eklYlU0Z7eorY1L/OTKIqk3qjxPEi08R+GkIojfzERM3dfNkg2kuff1km7igSI9PrSIvuoBqwBedjW0bnLzUdMeTl2yfGfIlrFQerEc8XKvZqH3OXQUiG5bQEM979s1w/xXBTn8acqXc5YgUc+Z3zsAhxxa4qtBi5KiSNIAXCWUNFcHdicB1Mg1vqj3jKhtil40WSUoLqyoyX7i6NPLJ5jbqGnIuYqWjpmGXJuc8tDNFDDM2C9I/nBeFMHaK6oJ5ssMpufS74wRVIcXAxHUPptn3XVlINDFSzM3f+CeSQJKPlza0zVE+L2M11Y98OSQVP3zcZ8Ycx30VOopbXjiRDUqwZQ0TdNjzUIggoHr74OGT6Vr7Ibb9f84M9V1mqei5dztDIfydudq5EXiUO3N1w2zuI+UNkyLXPhOp+bNqG360n4+lQXKUWMzLYfO7YJwtaoLXj/nHH80XS+os17W370/btSSidSffkVC3Uw6/TW3DLAe7ZT1k+CSdHFvTYYUOe3mQX8fb/89hSGM5hYFfJRbn58+SYeMbJ1zfMKtnln1X+j5BVCDvnIsCxMGFUqPrF4Kda+v0Jq3509SF/nSE9wxlbmQH4L/QorpsJIiBafdFixsSdCNv/PKGmYTyhhf8FV4eHuzRsoYDKU7rECVFzsXsgf4vV+Yw99H0yJ+D3XjOrjA4Vs6YIPmzED5pgO+9E8HO6NcY8+uRDepNn5mpRQMko731S+COR2ekr/8mIaiyH8H7pxzonediSF0CzDonYMIOc2rDRjtjB0TfFZS/GpLah340JhQXKX7YMRC0a1P/MBFq2Y6onM4m8WNP37ljnViigcVyURD+k0nwp3DUqQQiJYQFXc1cyQ6ffTcvOn+jFyyrmZW5vz+vR1VpXzk0X3RGx3aNitWKhz2nR8V6vFIjVa5m+rLno7NWQ9GVPvwXo9AoPvVKgLLlbgnf22S930Mljn2vkQwJ/YB/imsGUQLG+BP9IpcYmfh36PHvFQcQVvNJuotwMEdsQ/Hp8pxQpy9juDbqyKL49jBSD8+6zfIZmMEQq4ayYdLQ8zrDPhgSZd7rUZxYBmDclQUX9O3BXi2r2AmzDJyPGZFCGowkaJ/RkH8SHTfMgUXXHdRe7L5dNBUOs2dCGQdDPsIl642NI3gD070DKLd4Q0PD+pkvmbNL3bgOcP6BCx1mWHdmJ73TGyToJteHmxI5jsp/68f3f2oiN4VkU4Ni6edwZ5XbVj/8WMJno4G/fYNXhsH6ZCtyXNswK6qyHd8TBl6QbjpmLVg5MjAME1+LYXbibORTE9KzrFRjiMvESRuaGWY/bX86l0jmwHuecG44RkUStJQzNl/6b3b04UciSQy9ESbXs6BtJ97c3uRMtDRiA/qG5JBSyx4imJsFW6zwYZK4io9g5BWANshlD0+2Y3UPY92ck9N1OMwGcxII8S0XPRSfsiFueJlMJF/qZDle9TDWaRc09CsUgpukI3JcD/GGPNYiJ9F6pj/88RqHsIlPT6+w6oGfick7gaODvv6TDaiNn52djDpKCSZ468V1xauIxjebgaPZkJECh/FvJSKafRWdGZqn1jj8RScWSdL8vAcV4cTRhMJy6jZP90kWx+VsP7uqTYbmb4cHLkkVQZytZPpPXkYqG2Y0RfPkLZsBOF0jm55DIBKKG2alch7t9Y3hS3AJ8VCx0oac95j937jFn3X+tF/UUPOrfps2JQ1/N9zf0ye5of88bEsayiz9koZu3ihYmOGShpJdx8UAuUjoYA4aetqkK3JRwoSyhpLW1D/Aq7SAuyRxAMjc5HxUwj2ts6hZpr+VxM2BWAVDJVMvgh+ONgRyzgxdkc3RGVKrL0+eeUmc5nlWqxh+y4jPg9JkJFXNZHF+oRESCTUMNbTuS6h4fWTyscvyZAslDLOSEdt3skLyJ6mI4XXZr66JnBlTxpANuaGebGI5QzLRspf6NC+1J8ullBkntKBhRgsZwptFu8i2osRp6lOyM5Hi2KsJGliH/KTVcKgK7dfVDLS9/r6bgnUcFqMRoVLZUBPW7B9eOFZvBsWae9PxYA2UPBw6eUt2MXf05+x3nMr5TdpL5QznnoeLr1obT1wm5zfpU9I46/lCvbhbLx7XRw7qI+P1kUf4UdyhJsGtN+HiBH6MP68XquHCD/S7Xpih3/WR5frISL24L43rxXvtBxP1wsN6scRtXqL988Ngfr1eKLe339YLz+qFF/XCaL1wVC/M1wulnw6eUkvqk74Nbj2vF8v0bb2wTvOJtC+WbD/BrYl6cVJ7yBfNZOi/TemnPjJRH9nCxEbm+C21fFov1OxA7cJOvfCe/myXf2g/3UabkbH6yIq8bb2kEefFj0XTIBlL/8KTRf/LXgGk4MuqFzZ4ffuYbHFG1hocrgQHUx54HlnACPCam7VwcbNeWGs/oFWiZWOnhJbFFZ71K2xCoYocz3pxm/diwk67VSCATKF1oaYDFN9xm2n8W1iqF+5S1z8djEe6A2Cxg/XCHE96tD0/TQD86WACm94xUbuDtLBgYrI9v1ov3Me+eADHfMwczJI2w2rJ35d4z4VyfeRBfeRlvfiiXnzPE642drZowryuCk2mcUgDFXny2DveREDAm8ACYC2b3tGMH9LvZ/WRbcbJTbvFNBAQuLAYbq3wds8BOPhqlf5Fs4UVRsh1nsxdWYXLFUVmVoo60UN4mqus1osMijXBKPmyiNh6vkLgar7cI4QHzEdoOS9pevWRPMNhTSDmkBP4tMZ7vYS1E/7LkqMdBqtrgBumfUcmTFsv1jBvbjGYoh2/29h/iBUVS4I54WKePjQXUNjBm0+3eMB5bohpwn9BrxvHj4Oth4w8Lzqn1Jzdpletdfq3aHYfe/TTwSObfCpb4EDVOK6GW88YOQgQy/XiKmBBZMRjNHYqQZWIfF2m1r39GqNgZFTe2mlFuJE1wgPP/8X0UmQgrHmYH8EE6tJkpVL7zaB2FBwvmrWPWqywnDDSp8CfN4jgDzJRUFNnjf33wHe3kg2QJjFaIouONYSjU8HdbXAy0Ot9oVrzbTmY3kRjEERkUuHqYjC2x43nNK48WHiiT/OF1vq424IOUqxJwmkqSrIlBydwI/pvtj7ynN9CULTGNlp7m9FP1hhapfrIE+xTsUaraBwe14tTWF2MgpVt80ba9oVya/1NMFUzRG/XqB92TL2D4dHOrG/QDph+ePcg32ijbjd28sEe9TnJbH4ugcj8mbwgWljFcrwNAqXeed58/+iv6LkmGKTcq/gaKxpZArUdHjdn14UvGj76mKWiYcw/a0TF8TjEaAJClPy7Et+X6N7RfGLNgOZwOQqXoS9a63lRNWRAFQ88x07s1hjHcHu9PTbOcnOSWrgXxABa77e9vw/ng/Hb4COFl8H0ePPOmJ9FS8AIbleaU0f83CXRBpXXNP3w/bjykANa99NmdSycyINWlnbD0hIa3FmJkbccLvjtT2mm9qGaTT8dPpGDf2IdsQE9wGwy39oHVpH0lBGSuED3vomvEHD9EcBuvbTa9vITeku4oeFOrWItqD4CVKZfyA95Uh/ZlyeYmwVJEsy0o/gj8DUamxCx9WINAz/dbm8+bO1DkSAbMGW4NPGkKXoXTFcg75fXm6t70pqeYDs6cEGQgLo2rxg6JHajTE5wA830uWmmX2kz8+c61lmbbR2MMCxGjeZEikgJIFThyoJt7V54/zU0tYXbxDrxVsxkQyMrrDPSZpabT0lvnRAuLdLA9JUznU3fbq09M1TE7WKacwQB5qCv5otQh4Ak5fCVqHaqCTM/KqJZVCmKqJu3K60NYiLHrSNa33FX8T11FCxC2TYcrRyMjzm2i7Ge1osFq5u1lstg5f64yvEx4eD1Xf4tY5UAlLPxKVDw7FMG61MVMCPjik5j0JLb+afUA/OAnXDySbM2GoCUVLE3av8mf8g6v/ebRg/ni1b3i/ZQ5u24yyt6zdIO9C3zYS5cpW+bECplUgZab5YtX7YZSCCZyQOjXZexaoiil7y/r41Gta4jsoJHE/BY6rzV7vQVaXe0nOIGJC7YBcPzL+ozKO+1H8wAhaA6zPHqINRbG6uMbPitokjVmBLoFTqqKEXbeJgv/1iqyazEbtEPpXNM9VhVcZ5qWB5jljL3nzGTGlQrQKnWbTJksLDC4cMzDjc7SbBKniF+HB8Gk0tWIWWu/lg0mERb1SmKarpWidsFExXfJpUG9rkMIfurCuRR2SmORNdTD2gylkXXizTcZHPh7SmaMj+3OvxTBa8BoKc4ir61wZCnTp6yfuDzJWewGy33kYT/0RbExBSvkdoT4bywAAyqT9uPFljHNlG2sh42gu+BOB+UgrVS47DSPMQUg9WJcAFOvua7YmPvdufz002JRBvJfmX1cgVFxfJelddFpmWntdfsisK5FSZMBxknr013dyO2kJ7QxqBEipTPjkiforYdEwReLK9jVZA40L2dSBsZZeLAJgdbc8HufbufzXfT4ZNFqHC8+RYLHNQIjmRKEHdnXGvO7gcjUz52yw+aI7HDemHbEBwEgto34rZBJ3nfY6QuImcUgI5JAIZPpiEu3xVZhkxC/D97Dc76ZpL5gQqNxuFiOD7tE2WkNyil0iBBIevSLLqxzujobBxTdO3O8bMlUV2U/yqfSlDdBJb8KlEB3+yGmQaHSKZFiDJiBPntaPxjn9ZE9JPwsjzENoUOYVUv9wGmZzgsf0xb7S9TTUnCw/bjJ/b7xHaO4nWvI5DvUDGcpvNRNaG7LVOzyEzoHZYLZtBOO4VVrpKqF4JoXVwbzFh3DXbsEvJes0qK5dwxteIfU9AYx/eBGCP77fwPoIl8QVWEwhrSoKkFV94YyNCbC4O99O+vf8zP/Dd2so63l7agiC1uBq+P8IO9C6l/+HWKNFz+Rd3MEhfg2e3xji3RCpEW/dMBDbrA3A/MgMBJhq/QKE+A3zt5BwyNag5MOXkG7qYvQ53gLt5r7pJFNdk6noXDh12RPjlF1CrCo7WScBYCBgi+MC4o0treCO7Dh2nZk5q1tOBXpFxtqiZTvEc41J5fFYWN9cwlK0bRkiyXiQpEJ08vsZmdueVoPAQp+5XmCvviChvWQPMtF2Op6E6rIeNw/9Y6EXj78QpBP7wzHj7fIhNZoJ0op300iAlsQWprPlk9QGAR4QHFkrEVd5pr+0HpPn8+xzxkNMivAoJbzyBrxWcDCgPJK9pGHyrh5guWpj3bypiCpPRHjVgLa6fDjeyrAkf74Wtv1DOLciipLLvFphO4R+2nKj1sHC9DNRS79pD44WjnYnkXqo39ZyI9gCuyT4Saym/h+KHndqf0uadEekqb9sxvo7ognOY1fvKA2v/XVLj4itRIn+6sHcFf+3ZHpKcO/XyO2ifTUZGd2JDxD7lD6c39hoZZnFSyKjxVJIfGu2sIllm4/hDH8mbj4LElPauzMQAIkA9sNjUMaGBcMmbp6J5+azbH4ZfFZaPnl4TWnGbuQ0lZuVXsY6JpJiaU2o+WDLnQ9i6SCpqK4WpMJEbmbpVxX+ZZ+DlnRHSJRrpHpvZ/xI3sgG8FnufS8MsadR40iCDvai/k51vPFv0fnr7i0Xphk3WmknEmEMrNCzGxy22ZsWIbXtFCldiadUzEdjZc3Aj38qJzdntubeEIt08GVs2xE+O89/Ut8SGcrtnQ0KI92J3rUIbingfhl9Z/453JaA61HMt0GCgxB5AzStz2EU/SoZ3pxG4nGCIdI5hxrYCAwCs84fWDCNmg2hQmD7EkBzPEKtUXC+4gCkWiv8Y0m2UDZ5NZ+mNrPRojyD9Y2oyaReUEp4OHOqYfcxBzeIxpew4mL6xJTlPGGds2W6U3ZHxAgtx/LT/+LaV+f0WSuMOncQR/WzQNnNfmmcigG55ZvsC54E4vYSbi0dgrc1aaFxozyeDsh3U6nlNFnalmGbB7JIee9hHbtpme7GBv7ntocPi7H7VOv091TMs7XhuUxsZb1BrbIMbafES4vikCMTalqC4atWkip7zV4HixuTXLVrRG+qcctUXlj1XuYj9i6pVV3FId9ukj106sNag2cySu/SMK5kUVnvsSGIgqynP+Igzy1mT17NbYjB22OuvH5xqn8ws3raNbsfACYxHGT52D8fc4AifqIARmd7HOeGSRPVnbnkcvbhe44XSR3Q5GPnL6ctZu2G6xcrLmMdcoGYu5AlQc90+UonKxSyNwoPsfaInKweB6lqgEN/JmxKkQ9QqByxmWLT+ix+Du6KPqBB1cxTgV8MQ+jkQ8n4clP7WE3NH7Yr41UTMEEEXXmHJndWoJKRF+KX4tnzFHaLh4L/WPBK7Vxv7zxs5kY+cOc8E4EzMnODXpkyFx5DuHHX8iYnv3AZqmCBHwV+HWRgXuYNuGGcTjLjBzws3781ap83/HVoEIBTmtNizV43FbL5rH92ibfOIMd8bFm2CiAMVKjvUcuZUg5fuX3KPm0tvw2ajXk82ft3LhdtwV7z3nmce8Nh2qW4ee55sUMWWJj9v3ef7j3DL2p/tQVcYPH4LF9VP6hG2B06EN9sNHnsd5CWDo+RJEz1cGM39qpJMVyPGQJ/O8pPZN3O+tpwNxQyfmkE/mef9/T8meU5xpPhy1UPJP5Xwr1noPiF0bE7Yqxmt76bYRARE8bB3f9UzbePSKHj3MF8lioh6ImYhRBmTr6N/57fMFf5RIjquEsNBrE+MbCxP5ud/+rOVENag4o7b3BiQetSScHXgHBcbbaHWEqp7yGL+L38wcOniyxzwxZks1dgpjzykA+UNqUAmnFiybFceGPZSQs+Kz+Pa9oCMn0Ts/7NZMw8PghR/tVHPE5270g5qJ4pvwPa2Y6k41eM2HPqVl0lPlQ7JXGoczYrjID7FUcBp1NKPHUvLDSGuoueOPVa6rGj2apHyd0c1TZoTfZMx8EVNuopJaTTDf28QW2X0VvuaIis9PD5iZiOhXbx5p4s3ZN4T/ztn2Zk+CIvCbPbg8qPXMOO4NyDxbwEmx2raKpcH4qnfIqKA2D2uq+rBrynl4C+XYjQGprhFxEW3AC58VfmHOCHW8JBrwDVpjPsxFQgf4dIM54GhihK50LhpCytwz4IVBmisIztSOGYJcOkCwEeOcbyOgv5oLVbFORI1UpwuDsEyGSLD6wFOLIuZc4iGkcXr5Vl8kfAL+E0UYh6s1z+p3wHAxIIg468I3bUyU3x04Y2HdhEesmd6tEJqpFysmgvDnjCE+to+Q4Knah2+B+TFjlqknGihwRigdJMeVRE3WZJzT8yDSFlf2WhuVnxtNx2jBstIEO3KQ2F8atC12BZvuHEFbH9n3LzT4Rfr0KTGSlx31K5q4U7xxWJQva2p2PV85I4RPp+pUQpD62aKGOkOv2RuwecoJ31+2x2f0fJz1FDEaFGlPp6uxcHmO5yo19vbk4NoLiBcDbyZKcxy5riECnXZ5pGf2U83yYuZ86Jx+Okq7Egk47SZiI3bmqc3sHqsX1WNwcmeC+DP1LgXMbu9BUJz31mdAHodlrbE/CXE0UhHzqj5S41c1VTgLazzBaLBNl85Ras3dpAD2DjIBO3vFnU/8YvTEbzyXk7tPIZIY4sBW+AUZWSSq34zCMrzcScyJ0TixvIBTgg7Yz+MiDry4/79izhLR6rTWuL8rsiL2gkvYR6f5IykHJb4zIZ568DPCrAXlNkXUJe5aRyBIInEUkgJBrCPTZpby+fxap1fXo48EF6Acx4qT6dRgbDc18bzGm3kc8K/FxOhpASesaFrDr1Pgwngzrrkl/mnv6Vkr0V47414+lqkiFwz9tZkqMYEZfvgApJwej+ek5Yv/AFVCHNRnFimT7Lwa7UjlKkkImeivweqj2Lr1mOAXGmwtYhwWS91G5R+PuOWU5De43IKE4R67kH6TaNeR7TOeGO2vDmxvXd4MT9+gGue4FMVJ7B2KGYQ54sOss6oRnRllZe7wKBZy/dcSUMJAm6KkMr8rGXeS3Q5fdXnGNsKUdhihGk7E4dMK9nyPGn1g7a9BykSwJGHLSxZFJY5AWvUi+KxGNMmHL8t/yRzgiq3BRDfpUF2J5LRhonoiGGbxmUZGAO6jDNw3/GPtDAi0aTy7gHuzuoz4/fwtfj5pov0XumiWy/x2Lbg/1V4u45zh3Ye40nTGoHjlsO+E7cYzsxh8rReF8E3RyxXqzAqNJXd2JT85FTFHeQnCxU8LOoU83GF20igRK1WVbNmgDW68ESdICe0/Iwfxs49gV5PALbLKM8oU2Mm8EnbkzP2LxropyqaXAMcdlDp9NXE68jO6PmpAdzBAP8eqi4PIVyL+U0753XluFxVwLdEJHlcYNBu0ZJDOCX7REzcRDg4H7dzps9jsPpEEXTR88Fpj3KzRxinq4UTpTCN5XTNqEyPRKLVSfeQ2PDHK8TRtW7ZVv4Lh9NKcnVR5cqUIWBB7ZFnrx+bBZyPPo4qOhXUXoj5tMzW693TJZlW1UasknurNMafUchTNRpi9ukU0bBzUfzyjWdt2GjenrKg5umz07/lfitPZ9D3NGks4AxFHuKbiKVpXeeW4VIVFXlUuVsFH5mIV8SohxldT9/wP9cIX8y1f+oKPY5e+/A2mFbnvBbJeY3JEFG9o7KV9DuS/jVeC5MWqpBRrBjdCE+4yqs+ZnO5tk9Nt2+yaaJclfjJvfJx+V0Iyb72z3kXu6i1PZtPceVHxGtAerxmPzbH3ZEt/a34am3T4Ma/pF9Pjwewbc1j+ks8+vW4x1gvbuF78wMGa0+ZPya4Wqp+Wkwa7uuhZdZ7J/wNwVNZIuhNmuxVZuD6UUA9zCktcDDrYHW6wynB4bd5+4HUtcBTCtoJOQzZlXO8VvuL7NYpvuBP5dtZmojDAtyXQnNhlWKoEW9PcyRS3WUEcfnHTezLnwVnAsqVvMc8pb/lPuMEET3vbPNmQr8ypzyZPwE7GnQN5DV6Zz+/yt7HFeoCCghqJLmONjDD20MRtmLhiggPNH4xj07T8YG5U2TSe+IpRgw3eOkLg0H2ej8MQ2npRANlzwM+PDYgsBOTzbf5WgqsZkfDVitnlTfN8i1suumkr1m2zDuNRgeK5QPUF4w8B7RW/nTH4LxCQft4aSn9p/mRphSd2qovGNcMkM/Ws+WpB+2ePHne7ZXMPGAhb/ijhzIvg4IU9yg3vPY/8ubhO2rr9sz121/+Td1mQYcPeGNKuvGsurLoeJmbc50+3m+slK38jrxb2CaXdifKz13wFz3dXvSt4mtV843CmsbMVPhhzt/B8d/WT36cHc6dcxfPTQbn94kF7+R3bALcbewBVWFkhoUPPw60yH9Rut+e2wq3V8P14KKfDixPBzEZjb6GxO02TChbXw4PZ4PmUeAib+/Ph+F3bQ4jz6HJzsRRURxr7r2zjcO59Y68Ki0Ucs5OT0jgsPQhnj4Lx163j+fZYmc9JH3Ba7kRYeiltMKvD+xL/3Krdp/+oz+bqnn176ilKMDVJMpxsPyiXt9439h+ESwdylw7NLph6AZE79bpVPQpWxxo7k7QZwUGeACBwauyUwge7weLr4HG++Wi0sVdu7r9tLhUwx/nV9uMnjcMlgSV1Ls0IAPSQGssEgykcC9P6aJRwsRJMLhMUw9n3wfQramnhTcMF03eCynYwvoSrcSSa1euneX+eJiz92NlCqMq3i+va+N1Ua22chgB+mFEaO5UGkuknGwdLjf39xuH94PatoLqro/BzCYWgbZfQCQDHQN3mIoX3trBdgtCPjwhQmPBUTQZyt9pIQZlfpfjuGqxy4mXjcN6Ln440iN2OGz7EjTa0FPqQsIHsY3pCqN7Yfx+sYsqt2gfBDx/tZCl+P8HqBu08n3vKzTVl1ucehXeek7anWp10F0xskEYn4xFKkM3T2NlLMV4Jur4Jtyb8m2cENF5gNqH7ToXmSTZFeP8t9mHhLUFRpu036HxOjZsT40gFeVhzpw00mVa+DEI0MA9na2G5YG6RkW+DN08ae3cEiz0KjFwWI0MH05uyfDYrw8fLMhEaPBifay0zsyHyIKRZnEAGmmkQ/rBMT8LRqcau3DyzQTtNBMuKCX5IfwiTJ2R+40BiEZEIILhVaFV39CYYwtb24xWCNJa8uCd/ynUg7b0Xwa1S+9kdkyy9GqyOYvL8fWcbbB2xGA/lkVTKVBjOFVpHuwQB+RZcaZSQ9E57rEIcRPuXtU2AAcW6JSThGM18Y2cj8VvbHrlRK5uyBdSYGHuwN6W3m8gMmcRpF5LnQDts5h/OLYXb9wW39C0/iS2885aU2lZrPc/hNPMWC4IPPwByxBc4lMjegXInXBoLt9eRGjb21r1oHuwFq2/c34QpRLLg8D8cNZersctRsNlTr4KFJ/HLUe7sE/OiEVpV1tEW3lI/zTf7jYMDwjTHWWr7BPXG0eOwUtUoI++5bd+cGAur76SBPEwZxC6bANDW2LYt9+Avn6SJbG8wvmm7kqiWj3YVu/SkubATufRECJH5ZSWo7bpl83OCsDyHuOAVmjCC1VEZOf63zI0GtZSoOYOHb7HtnIvW2H8WLhyLpWVvN+ncTNlFNrUm5BWzPY9meVsxFj8h3EADwjJu7PeJ60yOcJ1JWJsibiCCMHaXSVieIKutVV1uVufiF5mE68vBkxKuW6mutmq34zeXODbDioYgulxnguQAVgdIsrRGDmlNSNHfzzd2x5X7j1XCB6+DyaXW4aGwD6WD4ydg7uMEyEfhgy0STwyJjXBirbVcFsEXzlQah4vST3O9EqdGZraA8eN5kX2dN4UERxvNOzWSQEF5D1zs/luLdPYtunqEHF7LZbT93HvAuzwWHM4EExUZDtJi7n0wvm+B2jickiq3KVKQgklioTUr8QhVtB1rKiTx5BUk3u77U9q3XhRatbfhwzvKqBjrIAKWOatydr5Vq2E9JMSYZETfgxwidshjkYBoHa63CzP0lsb9sVSjQUVqNou7NO9W7bl0+x8wYlC5H4zt2xF/OlhA46Pd5sFDWn5j/7mAwl67QYNiF3lQ7NOHH8IP+3Lthkg60QjbxWdgHay12ikxrYPBN9cq8gRyc7rSXHstKqtolu6J7fneans2L5LEilQ2ICpB4ZEd2qoDumpi3ex5VZ5JtPzDshCsnVIwPZd4Y0YX1hjcWm+PrLvVk7JafUKAd/dlEDzurRJHx769+0D7SU8QvDy5zmr+eOwJlI/VNVI+/BUowRJsSOXmaFB0y2uKqh3CrMmokD/bI4fUEKJ8a9VKPfudW59/1YXPrstCXZJX2DHQ8jqp/OBr918LNxYGF3x4Htz64N9vIUC3gBYd2b/fIijfgh5l0WXhiJDP6enmuf8nS0oEu5GKJCtizWlTlfpHo8LAGEcNC+G9IqsifDINH/UuqWWzZAmC75OldHRETCucqBCkg/H3xMy8HliIeg81C4N/A8L8ympWqm947T0wt44fqgCdqpFB58ND1k0iLqK8PH5OxC5Kt+V6AkvvUpYNYXn2SVhYCVYrsmLLfNHs4RGZeLaZcHx5GE7kqWdhC4Jh7UfTrbkpyfDZ2Yg1lyY+TJ2kIORUMbEgYoUEQUwng+l0/JiML7OdVveCmKp9aOzfaU0tEjOySELGC+Gb3u0gawKTM+IAEiefB8+gLTxeSPH9DjSBCNuH+fGRex2ITay+hfN/f0bvdTAYFVQKMEl3SfjmWSd4SVOgERq7T7GXs+tS8Z44VLj/qMXppjIqnjDTtBa4yA/ekjJxW/Sm3JaxmvQc2jy2/IR4Mau1EuTB/kz4+KmQpXMrPCUUWcGrJ4tWGRaj07ak3aXflsmS2iHCg/q0CrlT5oT3RD+xb+23yKxYrgbVR1bSJupYNIQoWIQswZspzHCWtOc7rdpRsFS03NwgQmTHCBkcTyc4WJvKiITWBxCvTIlYgRCGWH9ksJBqhSk9HA/yB3LfAk2Y5iMMm88nlHLoE/2TsVv+FAJAuODOHox77pwT3OL6twNdhxiOyWCSoMHUpIqCe2WRAJqmwsC0Oh6p1KD2yclwatkuRzCEVt06fCUsIxiZIqNMpi0A51GcXittcKOPoW0BmohkANwoN0KdPJlVuUBBkNziLUBkFTH+ysdnzG33vY+9tJXt2SpU951qMAk3o/txd7JVmyB8IBnRfnirVdsHV2BtVLGddQVfEgvY/UsQ/N1XFsV77fNEsMsoPsgSCJ1UcwIJuB4sDlADCzHBBP8JUIJnS+qCWCgyimebYNqQRGZKVunxGa6nCRncM949VVPkITNaTVOuuI9YfPlxlRFfEguuJKUL+oT/QwXX4gbEIKEGTxlkvTTW3Dpq7GwFR3Pg8ot5Im6ZV+PwDhGxtNRbsDqe6ASMANJRzHysiHGvPOkmdoWb82uYHFbSRFpauMK7UCKJae0pqG1JtwvQ6Kkkfc43yiAsOq8YSFBj7OUCYuL/yq8FLzxP8MV9KkrH3UMhVvFM4IdEDeSLmAYxM37eIMQfn6bPSScXtmeddrIQZeT80Bhs8zAQRw5JAaEPZRN5LMhj4r6kmoW1ig0NID6U+jdwjaNS8KLoV0Ox2f/2uU3/l0X4Cntz9l2wi3Vwnr1liQ50vJ5wUXUHVQsX1/1i8AQjp9awy9b+6TkWvPR+/O2n90dsIkLX+8cmtx/W+YcfkNg/uS5y1GKoTEVdJsaZ3DqeJb3drxLvszzLE62D18pa+ZFK8n9YV7BAT0c/WGKcXYDPnKTX6zfCAWU+AjWZsNVQrWe4k26cDsidN7cmgqNbMpwu0OhgEoxEWjVg8uENMWtHqWIqCC/hb6Op8p3utS5tkZu+X4Fsefqc1F1hn+rqW7nboqUuHLlTbnBL8xTmBzaPiYqBUyJNmlpIH2IBW3eL8GI5gVEOoVo7/nTJ7TFfFrud3pM0Vs18ccJTdy3CBZUlqwVqV+L2bhxuM5dI2GlfxsqBDjuMgZxCMER0wdgSYSkMDk9tsZpgY29WpJPIPcTAsTkMkuer0+CHnHqowWfUuaGnYLpGaOrq1ZJuRrKGyB4MXVQLj4OoJX9f50fSxQoVeihmGunplpydNS4A3nrR2F0ypwMv1CywB0tjG15Fd+nDXE3M07XY2thZCQ5G/HsmE4u503On/TIPafIkfWHqy1zSHok5gwnywgXTOxtYpUtlG1knrOR3+4o9/2X/iaUeaOlsquCeZZ6PPasT0OHIyBzaibdF2TrpiqyqiYJnsce6r6T//8RuxRt1lm6bT58TjbprxKJmghBPVLld19xOOTu487x1fNdpIVE3Hv3ZnnvrWzHigE7sUEiLpYZJ05N+Ywl6/iHM2Vp3n2lUWCV4wb1c6rj/LOpQsr4j+SHWILG+1vGYYKr1OAUzGxHF0DwXxgiImKMUS8C2DZt8x2FlxTqprG8qni2d6B4q+4pxUkP/veqEeh4MrmqOKtRP01q7DcyCcwHWrVghmgRNEkbcIFHvsPzJls3T9qMpy8DkT9unY1rTr5qvXvmHezqHJMNL9pQPelnRgpLJcBzba955bU+Uk0TRplHha9ZWEKO/+XqtWV0Wj6sVwBFdytiCLJhmFQmM1BcGI5YcoYJzbsEXtRo+2LLeMvnTigYND9BDvLLKAZyDPI9nNxsHSNFin3UU2DGciBEFZKYS7M2C/1RHSJryufp0a7lsnap2fjbV2DvFtinJH23EGOX20WQj/8qWRhdkMNLcbjIIfHW0OX37VAKNZSGLjWR9uloAiRHFO+xxWcBlMaEidzPIcb5/gBN8wC2S8AGQsvMXdWMAIEwwjsjlCcERQRnPLCANc9/X2MTdJnhkjpBMNEV0U3F68CwPZxN7+RKPXfkA7jWkh0vybd97+pdGk8A5oafrkuSbL5wtyfesHXbNSFSlbGwvanLjlWxgvHJ5N6glkkLssE1iTfyoEQKgQFkcqT70k4+7uxgt9mDPtiSWBT5AkksDXGwIzl575NDporvvxSHnK8wYmnRRwlVid+b4XfVP7geku1oJxt9HDg6NOxiGLWOtrF3eRs6pWXE18PWeC5T4OWjE1Az/lVcynOioub/BQ2Bdjf07slKSZ4Tu7cV88/Buc39RSMjGEfgfRtNXwRnEEmjuHTfXS78QpvBjib/gObjMVT01kKV6kVhnpDz5HG60qQd+uA6MToOClg9H4nm6nDeQ8SW8wUbxdA7q96PBMF5XBBmZj3V5aOSGHwqUgnuYqDixfyJdU3TbB0/8pCWGHnrSIkYI+xf8wHRiRzSK2NMS59UZKEIYTNhPEBBV02fc8JGNHBKJsiv4bFvDUtaLvxr/dSrYmmtNFu1xB4EEvnaWrv5HNtgqGmOlkVcLZ4ixMowBVLi/rIcrkAIKiMhEae/HNkDchitozAtm8Ui+Nd6U2KeqbUiMEOt2iV8Ht8aFcWCpewtWLtmwElzRDH9sBUd7+HMCZoVjQI8s65RR4qsk8n59W/xo0rgzGEE4LNrsP5E2H91B+aSVn4MuuLrR2L2lH3KUJ+1Z62iExB6WzNsm2xHO7hKFw3p/jsNbYUAySgLQxBXEA9l+fNDBkcORZKqDVcu4/77LvmFub4rxz49u2Xsuo2DD7J4VmgsPfSzxIaf4dRfZdJGvbK6dt5PEC0mZId2mPVdtrzy0m2bBKYqIzFHmrp4NgtDmvD28VRiLpYCgNjeuH56ihhgpOiS21P/kdtUL73IbC8nrhYPhAH5/SvohOSh6VSeu+aLQrdcGhnEUKZZfWERQqYcmnQgbiyhjJiXSRuP2TMSsIRsWtt72x1U1kZMG7/0AV6ElcZT8bdzD6rzTSE1Slw3Tx1ngyl1/Nywr5FwYxHRqNOrhK6alvRQrdNFeSaz4vfp73LrzAS7VB+xVn6gRliR9rB+UccRCqpmcmRF9PhijD3R6U9ONo4Vg5wW1JFPVUmCsuy3V7rqjWeQD8T6KECH92opUxFsfjRDftv6+yGfs94zJrOQ4W/vSCepIT9HpLvwsqohmHnVxZcBW5tMv8bm4lCPcuosK09zY5Byp+m3i+PgDLwOKvpGq1/xRlxSoX2QikeSncAKQaE6/5ZDDpwStYHpCrlvHc854aE5tBZUZbbO61j7gc9S3j8MHEvX0Nnx8RMwQnxRfhOPj0oCsgPAxcpLa91Zon+3nhG3ymz4R88hmIwWV++IcYH/pQntmhD+Xg6Y7ODMw34ZP3gdb0zJQOPFKO5x9ZydPvzEuP0cy6MKhzvD+sSwqWLwdTH3g/p9Ks/Ysl10oVQgmmvAh3W4+0B9H6KQ9W9Vud16277MHZuGgPZ8Pn/DV9y9f0Q+CCWtwuPW/uXDP93vowg3Mwzv3mtVNhZIdjmfYml4nPCUgy1fhD/PtWYQytZ4fB8uzCs/XU8HtBYED9aCQnyY9Qn1hBEN9WH0ElnQg57cTrbV77ZmCAETggK7kBxmP+mQVhDJWFjd+e2UVy+FxwQ3MXsDmtfuyVUZ+CUMvmNE0l+DxnOa7SPsDYu4v3MFlaT3yJ6fF2D/bM4v+n3IhHkHSNaDtWHjoPifJMbbv9TYhQRmx50CVrWn7JwQfp8V8//3/BbAzT2FAHwIA";

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
