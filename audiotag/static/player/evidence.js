// What speaks for a label and against it, as a picture: orange and blue, as `plot_evidence` of the notebook `plot` has it.
const FOR = [230, 97, 0], AGAINST = [33, 102, 191], STRONGEST = 0.85 * 255;

/**
 * Pixels, a column for each piece of time and the highest bands on top: RGBA; the less a patch says, the more can be seen through it.
 * @param {Float32Array} values (times x bands), low bands first
 * @param {number} bands
 */
export function evidencePixels(values, bands) {
  const times = values.length / bands, pixels = new Uint8ClampedArray(values.length * 4);
  const most = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-6);
  values.forEach((value, i) => {
    const row = bands - 1 - (i % bands), at = row * times + Math.floor(i / bands);
    pixels.set([...(value > 0 ? FOR : AGAINST), (STRONGEST * Math.abs(value)) / most], 4 * at);
  });
  return pixels;
}
