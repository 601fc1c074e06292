// What a page loads before it can hear, and how far that is.

/** A file that does not come. */
export class ArrivalError extends Error {
  get name() { return "ArrivalError"; }
}

/** What a server answers for a file. */
export async function answerOf(url) {
  const answer = await fetch(url).catch(({ message }) => ({ status: message }));
  if (!answer.ok) throw new ArrivalError(`${url} is not there (${answer.status})`);
  return answer;
}

/** Whether something could not be loaded as a file of it did not come; what browsers say of a module is all that is known of that. */
export const isLost = ({ name, message }) => name === "ArrivalError" || /dynamically imported module|importing a module/i.test(message);

/** The bytes of a file; `onBytes` is told of each part how many it has. */
export async function bytesAt(url, onBytes = () => {}) {
  const answer = await answerOf(url);
  const parts = [], reader = answer.body.getReader(), broken = ({ message }) => { throw new ArrivalError(`${url}: ${message}`); };
  for (let part = await reader.read().catch(broken); !part.done; part = await reader.read().catch(broken)) {
    parts.push(part.value);
    onBytes(part.value.length);
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
