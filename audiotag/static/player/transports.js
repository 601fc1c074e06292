// Ways to a session that runs. A transport is {send(message, buffers), listen(handler) -> stop, close()};
// `send` returns false where the line is down and nothing was sent. It says {type: "open"} whenever the way is (again) open, and
// {type: "strange", error} where what came is no message.
import { bytesOf, pack, unpack } from "./messages.js";
import { say } from "./words.js";

const OPEN = { type: "open" };
const PAUSES = [500, 8000]; // ms before a socket is taken up again: at first, and at most
const NOT_FOUND = 4404, REFUSED = 1008; // codes of a socket that is closed for good

/** Through a Jupyter kernel. */
export function jupyter(model) {
  return {
    send: (message, buffers = []) => model.send(message, undefined, buffers.map((buffer) => bytesOf(buffer).slice().buffer)),
    listen(handler) {
      const onMessage = (message, buffers) => handler(message, buffers || []);
      model.on("msg:custom", onMessage);
      queueMicrotask(() => handler(OPEN, []));
      return () => model.off("msg:custom", onMessage);
    },
    close() {},
  };
}

/**
 * Over a WebSocket, taken up again when it breaks.
 * @param {string} url ws:// or wss://
 * @param {{onstate?: (state: "open"|"waiting"|"closed") => void}} options
 */
export const socket = (url, { onstate = () => {} } = {}) => new Socket(url, onstate);

class Socket {
  constructor(url, onstate) {
    Object.assign(this, { url, onstate, handlers: new Set(), closed: false, pause: PAUSES[0], timer: 0 });
    this.connect();
  }

  connect() {
    this.ws = new WebSocket(this.url);
    this.ws.binaryType = "arraybuffer";
    this.ws.onopen = () => this.onOpen();
    this.ws.onmessage = ({ data }) => this.onMessage(data);
    this.ws.onclose = ({ code, reason }) => this.closed || this.onClose(code, reason);
  }

  onOpen() {
    this.onstate("open");
    this.emit(OPEN);
  }

  onMessage(data) {
    this.pause = PAUSES[0];
    this.emit(...this.read(data));
  }

  /** What came, as a message and its buffers. */
  read(data) {
    try {
      return unpack(data);
    } catch (error) {
      return [{ type: "strange", error }];
    }
  }

  onClose(code, reason) {
    if (code === REFUSED || code === NOT_FOUND) return this.end(reason || say("this song is no longer there"));
    this.onstate("waiting");
    this.timer = setTimeout(() => this.connect(), this.pause);
    this.pause = Math.min(PAUSES[1], this.pause * 2);
  }

  /** The server wants it closed for good. */
  end(message) {
    this.closed = true;
    this.onstate("closed");
    this.emit({ type: "error", fatal: true, message });
  }

  emit(message, buffers = []) { this.handlers.forEach((handler) => handler(message, buffers)); }

  send(message, buffers) {
    if (this.ws.readyState !== 1) return false;
    this.ws.send(pack(message, buffers));
    return true;
  }

  listen(handler) {
    this.handlers.add(handler);
    if (this.ws.readyState === 1) queueMicrotask(() => handler(OPEN, []));
    return () => this.handlers.delete(handler);
  }

  close() {
    this.closed = true;
    clearTimeout(this.timer);
    this.ws.close();
    this.onstate("closed");
  }
}
