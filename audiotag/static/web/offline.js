// The service worker of a folder that hears: what was loaded once is there without a network, each file by its sum, whole or not at all.
// Before this text `audiotag web` writes FILES, {path: {hash, eager}}, and POLICY, the content security policy.
const CACHE = `audiotag-web ${self.registration.scope}`;
const HEADERS = { // with the first two a page may have threads; a worker knows the policy only from its own answer
  "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin", "Content-Security-Policy": POLICY,
};

const addressOf = (path) => new URL(path, self.registration.scope).href;
const keyOf = (path) => `${addressOf(path)}?${encodeURIComponent(FILES[path].hash)}`;
const pathOf = (key) => key.slice(self.registration.scope.length).split("?")[0];

/** The file of this folder that an address means; undefined = none. */
function fileOf(address) {
  const path = new URL(address).href.split(/[?#]/)[0];
  const name = path.startsWith(self.registration.scope) ? path.slice(self.registration.scope.length) || "index.html" : undefined;
  return Object.hasOwn(FILES, name) ? name : undefined;
}

/** Files of which an older version is kept come at once, so that a new version is as complete as the old one was. */
async function install() {
  const cache = await caches.open(CACHE), kept = (await cache.keys()).map(({ url }) => url), before = new Set(kept.map(pathOf));
  const wanted = Object.keys(FILES).filter((path) => (FILES[path].eager || before.has(path)) && !kept.includes(keyOf(path)));
  await Promise.all(wanted.map(async (path) => {
    const answer = await fetch(addressOf(path), { integrity: FILES[path].hash, cache: "no-cache" });
    if (!answer.ok) throw new Error(`${path} is not there (${answer.status})`);
    await cache.put(keyOf(path), withHeaders(answer));
  }));
}

async function activate() {
  const cache = await caches.open(CACHE), wanted = new Set(Object.keys(FILES).map(keyOf));
  for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
  await self.clients.claim();
}

const keeping = new Set(); // what waits for files on their way into the cache

/** Lets a file pass part by part, the last one only if all together are the file that is meant: a page that loads another version fails. */
function checked(path, parts) {
  return new TransformStream({
    transform(part, out) {
      if (parts.length) out.enqueue(parts.at(-1));
      parts.push(part);
    },
    async flush(out) {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await new Blob(parts).arrayBuffer()));
      if (`sha256-${btoa(String.fromCharCode(...digest))}` !== FILES[path].hash) throw new TypeError(`${path} is of another version`);
      out.enqueue(parts.at(-1));
    },
  });
}

/** A file that comes now, and is kept if it is the one that is meant and there is room. */
function arriving(event, path, came) {
  const parts = [], { readable, writable } = checked(path, parts), { headers } = withHeaders(came);
  const put = async () => (await caches.open(CACHE)).put(keyOf(path), new Response(new Blob(parts), { headers }));
  const kept = came.body.pipeTo(writable).then(put).catch(() => {}).finally(() => keeping.delete(kept));
  keeping.add(kept);
  event.waitUntil(kept);
  return new Response(readable, { headers });
}

async function answer(event, path) {
  const kept = await (await caches.open(CACHE)).match(keyOf(path));
  if (kept) return kept;
  const { request } = event, came = await (request.mode === "navigate" ? fetch(request) : fetch(request, { cache: "no-cache" }));
  return came.ok && !FILES[path].eager ? arriving(event, path, came) : withHeaders(came);
}

/** Whether all of these files will be there without a network. */
async function areKept(paths) {
  await Promise.all(keeping);
  const cache = await caches.open(CACHE), found = await Promise.all(paths.map((path) => FILES[path] && cache.match(keyOf(path))));
  return found.every(Boolean);
}

function withHeaders(came) {
  const headers = new Headers(came.headers);
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
  return new Response(came.body, { status: came.status, statusText: came.statusText, headers });
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  const { data, ports: [port] } = event;
  if (data === "take over") self.skipWaiting();
  else event.waitUntil(areKept(data.kept).then((are) => port.postMessage(are)));
});
self.addEventListener("fetch", (event) => {
  const path = event.request.method === "GET" ? fileOf(event.request.url) : undefined;
  if (path) event.respondWith(answer(event, path));
});
