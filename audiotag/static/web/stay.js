// A page that stays: it is there without a network once it was loaded, and gets the headers that threads need, from its service worker.
const TRIED = "audiotag.isolated";

/** Whether this tab has tried before; it is told that it has. */
function triedBefore() {
  try {
    const tried = sessionStorage.getItem(TRIED);
    sessionStorage.setItem(TRIED, "1");
    return Boolean(tried);
  } catch {
    return true; // a browser that keeps nothing would try for ever
  }
}

/** Until a service worker has begun to work, or has failed to. */
const begun = (worker) => new Promise((resolve) => {
  const look = () => ["activated", "redundant"].includes(worker.state) && resolve();
  worker.addEventListener("statechange", look);
  look();
});

let registration = null;
export let replaced = false; // a new version is at work, and this page is of the one before

/** Go on with a new version, if there is one, where the page can be loaded again without a loss. */
export function renew(isIdle) {
  if (!isIdle()) return;
  if (replaced) location.reload();
  else registration?.waiting?.postMessage("take over");
}

/** Call `renew` when another version begins to work; what begins to work where nothing did before is not new. */
function watch(serviceWorker, isIdle) {
  let before = serviceWorker.controller;
  serviceWorker.addEventListener("controllerchange", () => {
    replaced = Boolean(before);
    before = serviceWorker.controller;
    renew(isIdle);
  });
}

/**
 * Let the service worker take this page over. Where a new version waits, an idle page is loaded again.
 * @param {() => boolean} isIdle whether the page can be loaded again without a loss
 * @returns {Promise<"offline"|"online"|"again">} offline = a service worker keeps what is loaded; again = the page is being loaded again
 */
export async function stay(isIdle) {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return "online";
  watch(serviceWorker, isIdle);
  try {
    registration = await serviceWorker.register("offline.js", { scope: "./" });
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", () => renew(isIdle)));
    renew(isIdle);
    if (serviceWorker.controller) registration.update().catch(() => {}); // without a network there is nothing newer
    else if (registration.installing) await begun(registration.installing);
    if (!registration.active) return "online";
    if (globalThis.crossOriginIsolated || !isIdle() || triedBefore()) return "offline";
    location.reload();
    return "again";
  } catch {
    return "online"; // a private window, or a browser that forbids it
  }
}

/** The address of a file as it is now, which no later version replaces; where it does not come, its own address. */
export async function copyOf(path) {
  try {
    const answer = await fetch(path);
    return answer.ok ? URL.createObjectURL(await answer.blob()) : path;
  } catch {
    return path;
  }
}

/** Whether all of these files of the folder will be there without a network: there may have been no room for them. */
export async function areKept(paths) {
  const { port1, port2 } = new MessageChannel();
  registration.active.postMessage({ kept: paths }, [port2]);
  return new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
}
