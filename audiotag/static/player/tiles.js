// The spectrogram as pictures.
import { h } from "./elements.js";

const TILE = 1024; // columns of the picture in one canvas

/** The spectrogram in canvases of 1,024 columns, so that a song of any length can be drawn at any zoom. */
export class Tiles {
  constructor(rows, table) {
    Object.assign(this, { rows, table, tiles: [] });
  }

  /** Columns [first, first + n) of a track have changed. */
  paint(track, first, n) {
    for (let at = first; at < first + n; ) {
      const number = Math.floor(at / TILE), stop = Math.min(first + n, (number + 1) * TILE);
      this.tiles[number] ??= h("canvas", { width: TILE, height: this.rows });
      this.tiles[number].getContext("2d").putImageData(this.image(track, at, stop - at), at - number * TILE, 0);
      at = stop;
    }
  }

  image(track, first, n) {
    const image = new ImageData(n, this.rows), pixels = new Uint32Array(image.data.buffer), colours = new Uint32Array(this.table.buffer);
    for (let column = 0; column < n; column++)
      for (let row = 0; row < this.rows; row++)
        pixels[(this.rows - 1 - row) * n + column] = colours[track.picture[(first + column) * this.rows + row]];
    return image;
  }

  /** Draw columns c0..c1 (fractions allowed) over the width of a context. */
  draw(context, width, height, c0, c1) {
    const scale = width / (c1 - c0);
    context.imageSmoothingEnabled = scale < 3;
    context.imageSmoothingQuality = scale < 0.5 ? "medium" : "low";
    for (let number = Math.max(0, Math.floor(c0 / TILE)); number * TILE < c1; number++) {
      const tile = this.tiles[number], left = Math.max(c0, number * TILE), right = Math.min(c1, (number + 1) * TILE);
      if (!tile || right <= left) continue;
      const wide = right - left;
      context.drawImage(tile, left - number * TILE, 0, wide, this.rows, (left - c0) * scale, 0, wide * scale + 0.5, height);
    }
  }
}
