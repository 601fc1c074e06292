// The browser's own storage.

/** What a function makes of it; null where the browser forbids it, or there is none. */
export function stored(change) {
  try {
    return change(localStorage);
  } catch {
    return null;
  }
}
