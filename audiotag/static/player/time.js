// Moments and ranges of time, in seconds.

/** Seconds rounded to a microsecond, halves to the even side, as NumPy does. */
export function roundTime(seconds) {
  const whole = seconds * 1e6, near = Math.round(whole);
  return (near - whole === 0.5 && near % 2 ? near - 1 : near) / 1e6;
}

export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/** Seconds as 1:05 or 1:02:05. */
export function clock(seconds) {
  const s = Math.max(0, Math.floor(seconds || 0)), two = (n) => String(n).padStart(2, "0");
  return s < 3600 ? `${Math.floor(s / 60)}:${two(s % 60)}` : `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** Seconds between the marks of a time axis: a round number that gives at most `count` marks. */
export function tickStep(span, count) {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800];
  return steps.find((step) => span / step <= count) || 3600 * Math.ceil(span / 3600 / count);
}

/** The marks of a time axis from t0 to t1. */
export function ticks(t0, t1, count) {
  const step = tickStep(t1 - t0, count), marks = [];
  for (let n = Math.ceil(t0 / step - 1e-9) + 0; n * step <= t1; n++) marks.push(roundTime(n * step));
  return marks;
}

/** The range [t0, t1] made `factor` times as wide around `t`, within [0, duration] and not under `minimum` seconds. */
export function zoomed([t0, t1], factor, t, duration, minimum = 2) {
  const span = clamp((t1 - t0) * factor, Math.min(minimum, duration), duration);
  return moved([t - ((t - t0) / (t1 - t0)) * span, 0], 0, duration, span);
}

/** The range moved by `by` seconds, within [0, duration]. */
export function moved([t0, t1], by, duration, span = t1 - t0) {
  const start = clamp(t0 + by, 0, Math.max(0, duration - span));
  return [start, start + Math.min(span, duration)];
}
