// The one clock of all organisations: days since the change, played, paused or dragged.

import { still } from "./measures.js";

const STEP = 1; // days, where a reader wants no motion
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** Make a clock; `tell(time)` draws, `stopped(time)` hears of a time that stands, `alive()` says whether anyone looks. */
export function clock({ tell, stopped, alive }) {
  const hand = { time: 0, until: 1, playing: false, speed: 1 };
  let before = 0;

  function frame(now) {
    if (!hand.playing) return;
    if (!alive()) return pause();
    const passed = Math.min(250, now - before) / 1000 * hand.speed;
    if (!calm.matches) move(passed, now);
    else if (now - before >= 1000 / Math.min(2, hand.speed)) move(STEP - hand.time % STEP, now);
    if (hand.playing) requestAnimationFrame(frame);
  }

  function move(by, now) {
    before = now;
    hand.time = Math.min(hand.until, hand.time + by);
    tell(hand.time, true);
    if (hand.time >= hand.until) pause();
  }

  function play() {
    if (hand.playing) return;
    if (hand.time >= hand.until) hand.time = 0;
    hand.playing = true;
    still();
    before = performance.now();
    requestAnimationFrame(frame);
  }

  function pause() {
    if (!hand.playing) return;
    hand.playing = false;
    tell(hand.time, false);
    stopped(hand.time);
  }

  /** Go to a time; while it is dragged nobody is told that it stands. */
  function go(time) {
    hand.time = Math.max(0, Math.min(hand.until, time));
    tell(hand.time, false);
  }

  return { hand, play, pause, go };
}
