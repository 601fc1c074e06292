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

/** Keep what came, if it is the file that is meant. */
async function keep(path, answer) {
  const bytes = await answer.arrayBuffer(), digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  if (`sha256-${btoa(String.fromCharCode(...digest))}` !== FILES[path].hash) return;
  await (await caches.open(CACHE)).put(keyOf(path), new Response(bytes, { headers: answer.headers }));
}

async function answer(event, path) {
  const kept = await (await caches.open(CACHE)).match(keyOf(path));
  if (kept) return kept;
  const { request } = event, came = await (request.mode === "navigate" ? fetch(request) : fetch(request, { cache: "no-cache" }));
  const given = withHeaders(came);
  if (came.ok) event.waitUntil(keep(path, given.clone()).catch(() => {})); // no room: it is there as long as the network is
  return given;
}

function withHeaders(came) {
  const headers = new Headers(came.headers);
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
  return new Response(came.body, { status: came.status, statusText: came.statusText, headers });
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", ({ data }) => data === "take over" && self.skipWaiting());
self.addEventListener("fetch", (event) => {
  const path = event.request.method === "GET" ? fileOf(event.request.url) : undefined;
  if (path) event.respondWith(answer(event, path));
});
