// The way to the session: what is sent carries the view's id, what comes goes to its handler.
import { say } from "../words.js";

const strange = () => say("A message was not understood: something may be missing here. Load the page again.");
export const lost = () => say("The connection is lost just now: nothing was done. Try again in a moment.");
const inColab = () => Boolean(globalThis.google?.colab);

/** A new id of a view or an export. */
export const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

export class Connection {
  constructor(transport) {
    Object.assign(this, { transport, id: newId(), last: -1, closed: false, complained: false }); // last: number of the last `segments` message
  }

  /** Call handlers[type](message, buffers) from now on; Colab wants to be asked for what is new. */
  listen(handlers) {
    this.handlers = handlers;
    this.stop = this.transport.listen((message, buffers) => this.receive(message, buffers || []));
    if (inColab()) this.polling = setInterval(() => this.send("poll"), 300);
  }

  /** A message from the session; one that does not fit is left out, which is said. */
  receive(message, buffers) {
    if (this.closed || !message || (message.view && message.view !== this.id)) return;
    if (message.type === "strange") this.complain(message.error);
    if (!Object.hasOwn(this.handlers, message.type)) return;
    try {
      this.handlers[message.type](message, buffers);
    } catch (error) {
      this.complain(error);
    }
  }

  /** Say that a message was not understood: to the listener once, to who looks for the cause each time. */
  complain(error) {
    console.debug("audiotag: a message was not understood", error);
    if (!this.complained) this.handlers.notice({ message: strange() });
    this.complained = true;
  }

  /** Says whether it was sent: while the line is down, nothing is. */
  send(type, fields = {}, buffers = []) { return !this.closed && this.transport.send({ type, view: this.id, ...fields }, buffers) !== false; }

  /** Ask for everything that is not here yet; `can`: MIME types of sounds that can be played. */
  ready(can) { this.send("ready", { can, poll: inColab(), have: this.last + 1 }); }

  acknowledge(seq) {
    this.last = seq;
    this.send("ack", { seq });
  }

  close() {
    this.send("gone");
    this.closed = true;
    this.stop();
    clearInterval(this.polling);
  }
}
