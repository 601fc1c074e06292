// What a page loads before it can hear, and how far that is.

/** The bytes of a file; `onBytes` is told of each part how many it has. */
export async function bytesAt(url, onBytes = () => {}) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} is not there (${answer.status})`);
  const parts = [], reader = answer.body.getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    parts.push(value);
    onBytes(value.length);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Bytes that were packed with gzip as they were before; a server may have unpacked them already. */
export async function unpacked(bytes) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export class Loading {
  /**
   * @param {Object<string, number>} sizes bytes of each file, by its name
   * @param {(far: {loaded: number, total: number}) => void} tell is told how far it is
   */
  constructor(sizes, tell) { Object.assign(this, { sizes, tell, loaded: 0, total: 0 }); }

  /** The bytes of a file, which count from now on. */
  get(folder, name) {
    this.total += this.sizes[name] || 0;
    return bytesAt(`${folder}${name}`, (bytes) => {
      this.loaded += bytes;
      this.tell({ loaded: Math.min(this.loaded, this.total), total: this.total });
    });
  }
}
