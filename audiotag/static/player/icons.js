// Icons, as SVG.

const LOUDSPEAKER = '<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z"/>';
const LENS = '<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5L21 21"/>';
const ICON = {
  play: '<path d="M7 4.5v15l12.5-7.5z" fill="currentColor"/>', pause: '<path d="M8.5 6v12M15.5 6v12" stroke-width="3.5"/>',
  loud: `${LOUDSPEAKER}<path d="M15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>`, mute: `${LOUDSPEAKER}<path d="M16 9.5l5 5M21 9.500l-5 5"/>`,
  loop: '<path d="M17 3l3 3-3 3M20 6H8a4 4 0 0 0-4 4v1M7 21l-3-3 3-3M4 18h12a4 4 0 0 0 4-4v-1"/>',
  select: '<path d="M5 4v16M19 4v16M8.5 12h7M11 9.500L8.5 12l2.5 2.500M13 9.500l2.5 2.5-2.5 2.5"/>',
  in: `${LENS}<path d="M10.5 7.5v6M7.5 10.5h6"/>`, out: `${LENS}<path d="M7.5 10.5h6"/>`,
  fit: '<path d="M3 12h18M6 9l-3 3 3 3M18 9l3 3-3 3"/>',
  follow: '<path d="M12 3v18M16 8l4 4-4 4M4 12h3"/>', big: '<path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"/>',
  save: '<path d="M12 3v12M7.5 11l4.5 4.5 4.5-4.5M4 20h16"/>',
  help: '<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.8v.2"/>',
  more: '<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3"/>',
  tick: '<path d="M5 12.5l4.5 4.5L19 7"/>', cross: '<path d="M6 6l12 12M18 6L6 18"/>', pen: '<path d="M4 20l1-4L16.5 4.500l3 3L8 19z"/>',
  unsure: '<path d="M4 9.5c3-4 5.500 3 8.5 0s5-3 7.500-.5M4 16.500c3-4 5.500 3 8.5 0s5-3 7.500-.5"/>',
  note: '<path d="M9 18V5.500L19 3v12.500"/><circle cx="6.500" cy="18" r="2.500"/><circle cx="16.500" cy="15.500" r="2.500"/>',
  undo: '<path d="M8 5L4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3"/>', redo: '<path d="M16 5l4 4-4 4M20 9H10a6 6 0 0 0 0 12h3"/>',
  teach: '<path d="M3 9l9-4.500 9 4.500-9 4.500zM7 11.500V16c3 2.300 7 2.300 10 0v-4.500M21 9v5.500"/>',
  microphone: '<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.500a6.500 6.500 0 0 0 13 0M12 18v3"/>',
  stop: '<rect x="7" y="7" width="10" height="10" rx="1.500"/>',
  language: '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 2.500 4.500 5.500 4.500 9s-1.500 6.500-4.500 9c-3-2.500-4.500-5.500-4.500-9s1.500-6.500 4.500-9z"/>',
  reset: '<path d="M4 5v5h5M4.5 10a8 8 0 1 1-.5 4"/>',
};

export const svg = (name) => `<svg viewBox="0 0 24 24" aria-hidden="true">${ICON[name]}</svg>`;
