// What a view does with each message of the session, by its type.
import { download } from "../files.js";
import { bytesOf } from "../messages.js";

/** {type: (message, buffers) => ...} for a view. */
export function handlersOf(view) {
  const { connection, song, sound, status, viewport } = view;
  return {
    open: () => connection.ready(sound.playable()),
    meta(meta) {
      const { fresh, ended } = song.setMeta(meta);
      if (fresh) view.begin();
      view.showMeta();
      if (fresh) status.show("");
      if (fresh || ended) viewport.showAll();
      if (ended) view.seek(0, false);
      view.refresh();
    },
    segments(message, buffers) {
      const { track } = song, before = track.duration, done = track.done;
      view.stage.addColumns(track.take(message, buffers));
      connection.acknowledge(message.seq);
      if (song.live) sound.at = track.duration;
      if (track.duration !== before && (song.live || viewport.span[1] >= before - 0.01)) viewport.showAll();
      if (track.done && !done) status.show("All is analysed");
      view.refreshSoon();
    },
    audio: (message) => sound.source.offer(message),
    chunk: ({ seq, total }, [bytes]) => sound.source.addPiece(seq, total, bytes),
    corrections(message) {
      song.corrections = message.items.filter(({ start, end, label }) => start < end && typeof label === "string");
      view.corrections.show(message);
      if (song.track) view.refresh();
    },
    thresholds({ values }) {
      song.setThresholds(values);
      view.refresh();
    },
    file({ name, mime }, [bytes]) { if (bytes && typeof name === "string") download(name, mime, bytesOf(bytes)); },
    seek({ t }) { if (Number.isFinite(t)) view.seek(t, false); },
    play: () => sound.play(),
    pause: () => sound.pause(),
    notice: ({ message }) => status.keep(String(message)),
    error({ message, fatal }) {
      if (!fatal) return status.keep(String(message));
      status.alarm(message);
      view.body.hidden = !song.track?.version; // what was heard so far can still be looked at
      sound.pause();
    },
  };
}
