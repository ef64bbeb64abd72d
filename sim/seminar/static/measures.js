// How fast the page is, for whoever measures it: frames a second, the last scrub, the last answer.

const told = { fps: null, frame: null, scrub: null, answer: null };
globalThis.seminarMeasures = told;

/** Note a measure under its name, in milliseconds (or frames a second). */
export function note(name, value) {
  told[name] = value;
}

let times = [];

/** Note that a frame was drawn now and how long it took; keeps the frames of the last second. */
export function frameDrawn(now, took) {
  times.push(now);
  while (times.length && times[0] <= now - 1000) times.shift();
  told.frame = took;
  told.fps = times.length > 1 ? ((times.length - 1) * 1000) / (now - times[0]) : null;
}

/** Forget the frames: time that stood still is no slow frame. */
export function still() {
  times = [];
}
