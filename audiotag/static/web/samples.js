// Arrays of samples.

/** Some arrays one after the other, as one of a kind. */
export function together(Kind, parts) {
  const whole = new Kind(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}

/** Some arrays of samples one after the other. */
export const joined = (...parts) => together(Float32Array, parts);

/** Two channels of any number of them, as Python has it: those with even numbers are the left one. */
export function pairOf(channels) {
  if (channels.length < 3) return channels;
  const mean = (some) => some[0].map((_, i) => some.reduce((sum, channel) => sum + channel[i], 0) / some.length);
  return [0, 1].map((side) => mean(channels.filter((_, i) => i % 2 === side)));
}
