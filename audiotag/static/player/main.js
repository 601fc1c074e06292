/**
 * audiotag's player: a song that is heard, and its instruments that light up.
 *
 * One file for every place: Jupyter (the default export is an anywidget), the web page of `audiotag serve`, and saved pages.
 * What is sent and received is written in the notebooks `messages` and `session`.
 */
import { Alone } from "./alone.js";
import { microphone, recorderOf, release } from "./microphone.js";
import { saved } from "./saved.js";
import { jupyter, socket } from "./transports.js";
import { tell, translate } from "./translate.js";
import { Recorder } from "./view/recorder.js";
import { View } from "./view/view.js";
import { chooseLanguage, formatNumber, instrumentName, labelMeant, language, onLanguage, say, sayHeard, sortedBy } from "./words.js";

export { Alone, microphone, recorderOf, release, saved, socket };
export { chooseLanguage, formatNumber, instrumentName, labelMeant, language, onLanguage, say, sayHeard, sortedBy, tell, translate };

/**
 * Show a session in an element.
 * @param {HTMLElement} el emptied
 * @param {{send: Function, listen: Function, close: Function}} transport the way to the session
 * @param {{height?: number, name?: string, keys?: boolean, page?: string}} options height of the lanes in pixels; what the song is called
 *   until the session says; whether keys act on the whole page, and not in the player alone; address of a page without a song
 * @returns the controller: play(), pause(), seek(seconds), destroy(), time, frame: {time, lit, ...}; it is `el.audiotag` as well
 */
export function mount(el, transport, options = {}) {
  return (el.audiotag = new View(el, transport, { keys: true, ...options }));
}

/** The widgets: anywidget calls this for each view, and what it gives back when the view goes. */
function render({ model, el }) {
  const records = model.get("records"); // the recorder's own; the player has no such trait
  if (records) new Recorder(el, jupyter(model));
  else mount(el, jupyter(model), { height: model.get("height"), keys: false });
  return () => el.audiotag?.destroy();
}

export default { render };
