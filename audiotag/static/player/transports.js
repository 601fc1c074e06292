// Ways to the session. A transport is {send(message, buffers), listen(handler) -> stop, close()};
// it says {type: "open"} whenever the way is (again) open.
import { bytesOf, pack, unpack } from "./messages.js";
import { clamp } from "./time.js";

/** Through a Jupyter kernel. */
export function jupyter(model) {
  return {
    send: (message, buffers = []) => model.send(message, undefined, buffers.map((buffer) => bytesOf(buffer).slice().buffer)),
    listen(handler) {
      const taken = (message, buffers) => handler(message, buffers || []);
      model.on("msg:custom", taken);
      queueMicrotask(() => handler({ type: "open" }, []));
      return () => model.off("msg:custom", taken);
    },
    close() {},
  };
}

/**
 * Over a WebSocket, taken up again when it breaks.
 * @param {string} url ws:// or wss://
 * @param {{onstate?: (state: "open"|"waiting"|"closed") => void}} options
 */
export function socket(url, { onstate = () => {} } = {}) {
  const handlers = new Set();
  let ws = null, closed = false, pause = 500, timer = 0;
  const tell = (message, buffers = []) => handlers.forEach((handler) => handler(message, buffers));

  function connect() {
    ws = new WebSocket(url);
    ws.binaryType = "arraybuffer";
    ws.onopen = () => {
      onstate("open");
      tell({ type: "open" });
    };
    ws.onmessage = ({ data }) => {
      pause = 500;
      try {
        tell(...unpack(data));
      } catch {} // not a message: nothing that a visitor could do about it
    };
    ws.onclose = ({ code, reason }) => {
      if (closed) return;
      if (code === 1008 || code === 4404) {
        closed = true;
        onstate("closed");
        return tell({ type: "error", fatal: true, message: reason || "this song is no longer there" });
      }
      onstate("waiting");
      timer = setTimeout(connect, pause);
      pause = Math.min(8000, pause * 2);
    };
  }
  connect();
  return {
    send: (message, buffers) => ws.readyState === 1 && ws.send(pack(message, buffers)),
    listen(handler) {
      handlers.add(handler);
      if (ws.readyState === 1) queueMicrotask(() => handler({ type: "open" }, []));
      return () => handlers.delete(handler);
    },
    close() {
      closed = true;
      clearTimeout(timer);
      ws.close();
      onstate("closed");
    },
  };
}

/** Base64 as bytes. */
export function fromBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text), bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

/**
 * A session that was written down: it plays its messages, keeps corrections itself, and exports what was exported when it was saved.
 * @param {{messages: string[], audio: string, mime: string, exports: Object}} data base64; exports: format -> {name, mime, text}
 */
export function saved(data) {
  let handler = () => {}, states = [[]], now = 0;
  const tell = (message, buffers = []) => queueMicrotask(() => handler({ view: null, ...message }, buffers));
  const list = () => tell({ type: "corrections", items: states[now], undo: now > 0, redo: now < states.length - 1 });
  const answers = {
    ready() {
      for (const text of data.messages) {
        const [said, buffers] = unpack(fromBase64(text));
        if (said.type === "corrections") states = [said.items];
        else tell(said, buffers);
      }
      list();
      const url = URL.createObjectURL(new Blob([fromBase64(data.audio)], { type: data.mime }));
      tell({ type: "audio", url, mime: data.mime, own: true });
    },
    correct({ op, item }) {
      const same = (other) => other.start === item.start && other.end === item.end && other.label === item.label;
      if (op === "add") states = [...states.slice(0, now + 1), [...states[now].filter((other) => !same(other)), item]];
      now = op === "add" ? states.length - 1 : clamp(now + (op === "undo" ? -1 : 1), 0, states.length - 1);
      list();
    },
    export({ format, id }) {
      const file = data.exports[format];
      if (file) tell({ type: "file", id, name: file.name, mime: file.mime }, [new TextEncoder().encode(file.text)]);
    },
  };
  return {
    send: (message) => answers[message.type]?.(message),
    listen(to) {
      handler = to;
      tell({ type: "open" });
      return () => (handler = () => {});
    },
    close() {},
  };
}
