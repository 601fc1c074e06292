// Pitch on the mel axis of a spectrogram: where a frequency lies, and the marks of an axis in Hz or in notes. The notebook `logmel` has the scale.

const mels = (hz) => 2595 * Math.log10(1 + hz / 700);

/** Where a frequency lies among the bands, 0 = the lower edge of the picture, 1 = the upper; `range`: edges of the lowest and highest band, Hz. */
export function placeOf(hz, [fmin, fmax], rows) {
  const step = (mels(fmax) - mels(fmin)) / (rows + 1); // the middle of band k is k + 1 steps above fmin
  return ((mels(hz) - mels(fmin)) / step - 0.5) / rows;
}

const NOTES = ["C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B"];

/** The name of a note by its MIDI number: 69 is A4. */
export const noteName = (midi) => `${NOTES[midi % 12]}${Math.floor(midi / 12) - 1}`;

export const noteHz = (midi) => 440 * 2 ** ((midi - 69) / 12);

const IMPORTANT_HZ = [1000, 5000, 10000, 2000, 500, 200, 100, 15000, 3000, 7000, 50]; // those in front have their places first
const IMPORTANT_NOTES = [69, 36, 84, 96, 108, 120, 72, 48, 60, 24, 45, 57, 81, 93, 105, 117]; // A4, C2, the other C, the other A

const hzText = (hz) => (hz < 1000 ? `${hz} Hz` : `${hz / 1000} kHz`);

/**
 * The marks of an axis: as many as fit, the important ones first.
 * @param {{notes: boolean, range: number[], rows: number, height: number, gap: number}} axis notes or Hz; pixels of the picture, and between marks
 * @returns {Array<{y: number, text: string}>} pixels from the top
 */
export function axisMarks({ notes, range, rows, height, gap = 12 }) {
  const named = notes ? IMPORTANT_NOTES.map((midi) => [noteHz(midi), noteName(midi)]) : IMPORTANT_HZ.map((hz) => [hz, hzText(hz)]), marks = [];
  for (const [hz, text] of named) {
    const y = height * (1 - placeOf(hz, range, rows)), room = y > 3 && y < height - 1;
    if (room && marks.every((mark) => Math.abs(mark.y - y) >= gap)) marks.push({ y, text });
  }
  return marks.sort((a, b) => a.y - b.y);
}
