// Letters as large as fits: names side by side in lines, for all the sets of names that are shown one after another.

/** Lines that boxes of these widths take side by side. */
export function linesOf(widths, gap, width) {
  let lines = widths.length ? 1 : 0, at = 0;
  for (const wide of widths) {
    if (at && at + gap + wide > width) [lines, at] = [lines + 1, 0];
    at += (at ? gap : 0) + wide;
  }
  return lines;
}

/**
 * One size for all sets, so that nothing changes its size or pushes others away when a name comes.
 * @param {number[][]} sets widths of the boxes of each set, in letters' sizes
 * @param {{width: number, height: number, most: number, least: number, line: number, gap: number}} room pixels; the largest and the
 *   smallest size; height of a box and the gap between two, in letters' sizes
 * @returns {{size: number, height: number}} pixels; height: of the fullest set
 */
export function fitting(sets, { width, height, most, least, line, gap }) {
  const widest = Math.max(0, ...sets.flat());
  for (let size = most; ; size -= 2) {
    const lines = Math.max(1, ...sets.map((widths) => linesOf(widths, gap, width / size))), high = (lines * (line + gap) - gap) * size;
    if ((high <= height && widest * size <= width) || !(size > least)) return { size, height: Math.min(high, height) };
  }
}
