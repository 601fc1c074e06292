// What keeps a folder that hears, in node: which bytes its service worker hands out and keeps, and when a page goes on with a new version.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import vm from "node:vm";

const PROGRAM = readFileSync(new URL("../../audiotag/static/web/offline.js", import.meta.url), "utf8"), SCOPE = "https://ear.example/audiotag/listen/";
const sumOf = async (text) => `sha256-${Buffer.from(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))).toString("base64")}`;

/** A service worker that knows these texts, with a web space that has others; `room` = whether anything can be kept. */
async function workerOf(known, space, room = true) {
  const FILES = {}, handlers = {}, kept = new Map(), waited = [];
  for (const [path, text] of Object.entries(known)) FILES[path] = { hash: await sumOf(text), eager: !path.startsWith("model/model.onnx") };
  const put = async (key, answer) => (room ? kept.set(key, await answer.arrayBuffer()) : Promise.reject(new Error("QuotaExceededError")));
  const match = async (key) => kept.has(key) ? new Response(kept.get(key)) : undefined;
  const keys = async () => [...kept.keys()].map((url) => ({ url })), cache = { put, match, keys };
  const fetch = async (asked) => new Response(space[(asked.url ?? asked).slice(SCOPE.length)] ?? null, { status: 200 });
  const self = { registration: { scope: SCOPE }, addEventListener: (type, handler) => (handlers[type] = handler) };
  const given = { FILES, POLICY: "none", self, caches: { open: async () => cache }, fetch };
  vm.runInNewContext(PROGRAM, { ...given, URL, Headers, Response, Blob, TransformStream, crypto, btoa, Uint8Array, TypeError, Error });
  const dispatch = (type, event) => handlers[type]({ waitUntil: (promise) => waited.push(promise), ...event });
  const get = (path) => new Promise((respondWith) => dispatch("fetch", { request: { method: "GET", url: SCOPE + path, mode: "cors" }, respondWith }));
  const areKept = (paths) => new Promise((postMessage) => dispatch("message", { data: { kept: paths }, ports: [{ postMessage }] }));
  return { get, areKept, install: () => (dispatch("install", {}), Promise.all(waited)) };
}

const OLD = { "model/model.json": "old numbers", "model/model.onnx": "old network" };

test("a network of another version is not handed out", async () => {
  const worker = await workerOf(OLD, { ...OLD, "model/model.onnx": "new network" });
  await worker.install();
  assert.equal(await (await worker.get("model/model.json")).text(), "old numbers");
  await assert.rejects(async () => (await worker.get("model/model.onnx")).text());
  assert.equal(await worker.areKept(["model/model.onnx"]), false);
});

test("a network that is meant is handed out and kept, and where there is no room that is known", async () => {
  for (const room of [true, false]) {
    const space = { ...OLD }, worker = await workerOf(OLD, space, room);
    assert.equal(await (await worker.get("model/model.onnx")).text(), "old network");
    assert.equal(await worker.areKept(["model/model.onnx"]), room);
    assert.equal(await worker.areKept(["model/model.onnx", "unknown"]), false);
    space["model/model.onnx"] = "new network"; // from now on only what is kept is right
    const again = async () => (await worker.get("model/model.onnx")).text();
    if (room) assert.equal(await again(), "old network");
    else await assert.rejects(again);
  }
});

// --- The page ---

/** A page at a service worker; `controller` = one that it has already. Counts how often it was loaded again, and what it told a waiting worker. */
async function pageOf(name, controller, idle) {
  const told = [], heard = {}, listener = (prefix) => (type, handler) => (heard[prefix + type] = handler);
  const registration = { active: {}, addEventListener: listener("registration "), update: async () => {} };
  const serviceWorker = { controller, register: async () => registration, addEventListener: listener("") }, page = { loads: 0, told, heard, registration };
  Object.defineProperty(globalThis, "navigator", { value: { serviceWorker }, configurable: true, writable: true });
  Object.assign(globalThis, { location: { reload: () => (page.loads += 1) }, crossOriginIsolated: true });
  Object.assign(page, await import(`../../audiotag/static/web/stay.js?${name}`), {
    arrives() { // another version comes
      const installing = (registration.installing = { addEventListener: (_, handler) => (heard.state = handler) });
      heard["registration updatefound"]();
      Object.assign(registration, { installing: null, waiting: { ...installing, postMessage: (message) => told.push(message) } });
      heard.state();
    },
    change() { // it is at work
      Object.assign(serviceWorker, { controller: {} });
      registration.waiting = null;
      heard.controllerchange();
    },
  });
  assert.equal(await page.stay(idle), "offline");
  return page;
}

test("an idle page goes on with a new version at once", async () => {
  const page = await pageOf("idle", {}, () => true);
  page.arrives();
  assert.deepEqual([page.told, page.loads], [["take over"], 0]);
  page.change();
  assert.equal(page.loads, 1);
});

test("a page with a song goes on with it when the song is closed, whoever let it take over", async () => {
  let idle = false;
  const isIdle = () => idle, page = await pageOf("song", {}, isIdle);
  page.arrives();
  assert.deepEqual([page.told, page.loads], [[], 0]);
  idle = true;
  page.renew(isIdle);
  assert.deepEqual(page.told, ["take over"]);
  idle = false;
  page.change(); // another tab was quicker
  assert.equal(page.loads, 0);
  idle = true;
  page.renew(isIdle);
  assert.equal(page.loads, 1);
});

test("what a page with a song saves it with is of its own version, whatever is at work by then", async (t) => {
  const page = await pageOf("copy", {}, () => false), get = t.mock.method(globalThis, "fetch", async () => new Response("old template"));
  const address = await page.copyOf("saved.html");
  assert.deepEqual(get.mock.calls.map(({ arguments: [path] }) => path), ["saved.html"]);
  get.mock.mockImplementation(async () => new Response(null, { status: 503 }));
  assert.equal(await page.copyOf("saved.html"), "saved.html");
  get.mock.mockImplementation(async () => { throw new TypeError("Failed to fetch"); });
  assert.equal(await page.copyOf("saved.html"), "saved.html");
  get.mock.restore();
  page.arrives();
  page.change();
  assert.deepEqual([page.loads, await (await fetch(address)).text()], [0, "old template"]);
});

test("the first version of all loads nothing again", async () => {
  const page = await pageOf("first", null, () => true);
  page.change();
  assert.equal(page.loads, 0);
});
