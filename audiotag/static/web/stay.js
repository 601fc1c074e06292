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

/**
 * Let the service worker take this page over. Where a new version takes its place, an idle page is loaded again.
 * @param {() => boolean} isIdle whether the page can be loaded again without a loss
 * @returns {Promise<"offline"|"online"|"again">} offline = it will be there without a network; again = the page is being loaded again
 */
export async function stay(isIdle) {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return "online";
  const before = serviceWorker.controller;
  if (before) serviceWorker.addEventListener("controllerchange", () => isIdle() && location.reload());
  try {
    const registration = await serviceWorker.register("offline.js", { scope: "./" });
    if (before) {
      registration.waiting?.postMessage("take over");
      registration.update().catch(() => {}); // without a network there is nothing newer
    } else if (registration.installing) await begun(registration.installing);
    if (!registration.active) return "online";
    if (globalThis.crossOriginIsolated || !isIdle() || triedBefore()) return "offline";
    location.reload();
    return "again";
  } catch {
    return "online"; // a private window, or a browser that forbids it
  }
}
