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

const controlled = () => new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));

/** Until a service worker has begun to work, or has failed to. */
const begun = (worker) => new Promise((resolve) => {
  const look = () => ["activated", "redundant"].includes(worker.state) && resolve();
  worker.addEventListener("statechange", look);
  look();
});

/**
 * Let the service worker take this page over.
 * @param {() => boolean} isIdle whether the page can be loaded again without a loss
 * @returns {Promise<"offline"|"online"|"again">} offline = it will be there without a network; again = the page is being loaded again
 */
export async function stay(isIdle) {
  if (!navigator.serviceWorker) return "online";
  try {
    const { serviceWorker } = navigator, change = controlled(), before = serviceWorker.controller;
    const registration = await serviceWorker.register("offline.js", { scope: "./" });
    if (before && registration.waiting && isIdle()) {
      registration.waiting.postMessage("take over");
      await change;
      return again();
    }
    const worker = registration.installing;
    if (!before && worker) await begun(worker);
    if (!registration.active && !serviceWorker.controller) return "online";
    if (!globalThis.crossOriginIsolated && isIdle() && !triedBefore()) return again();
    return "offline";
  } catch {
    return "online"; // a private window, or a browser that forbids it
  }
}

function again() {
  location.reload();
  return "again";
}
