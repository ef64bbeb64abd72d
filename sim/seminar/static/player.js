// Play, pause, speed, and a slider of days with marks.

import { fill, h, s } from "./dom.js";
import { number, say } from "./words.js";

const SPEEDS = { slow: .5, steady: 1, fast: 2, fastest: 4 }; // days a second
const THUMB = 22; // px: a slider's ends lie half a thumb inside
const WEEK = 7;

/** Return the controls of a clock. */
export function controls(time, { scrubbed, stands }) {
  const day = h("output", { class: "day", "aria-live": "off" });
  const play = h("button", { type: "button", class: "main play", onclick: () => { if (time.hand.playing) time.pause(); else time.play(); follow(time.hand.time); } });
  const slider = h("input", {
    type: "range", min: 0, max: 1, step: .25, ".value": 0, "aria-label": say("watch.slider"),
    oninput: (event) => scrubbed(Number(event.target.value)), onchange: (event) => stands(Number(event.target.value)),
  });
  const marks = s("svg", { class: "day-marks", "aria-hidden": "true" });
  const speed = h("select", { "aria-label": say("watch.speed"), onchange: (event) => { time.hand.speed = Number(event.target.value); } },
    Object.entries(SPEEDS).map(([name, value]) => h("option", { value, ".selected": value === time.hand.speed }, say(`watch.${name}`))));

  function follow(now) {
    const words = say("watch.day", { day: number(Math.floor(now), 0) });
    if (day.textContent !== words) { fill(day, words); slider.setAttribute("aria-valuetext", words); }
    slider.value = now;
    const act = say(time.hand.playing ? "watch.pause" : "watch.play");
    if (play.textContent !== act) fill(play, act);
  }

  let last = null;
  function drawMarks() {
    const width = slider.clientWidth;
    if (!last || !width) return;
    const x = (at) => THUMB / 2 + (width - THUMB) * at / last.until;
    const each = width / (last.until / WEEK) < 34 ? 2 * WEEK : WEEK;
    marks.setAttribute("viewBox", `0 0 ${width} 26`);
    fill(marks, s("rect", { x: x(0), y: 0, width: Math.max(0, x(last.days) - x(0)), height: 5 }),
      d3.range(0, last.until + .01, each).map((at) => [
        s("line", { x1: x(at), x2: x(at), y1: 0, y2: 8 }),
        s("text", { x: x(at), y: 23, "font-size": 16, "text-anchor": at === 0 ? "start" : at > last.until - 3 ? "end" : "middle" }, number(at, 0))]));
  }
  new ResizeObserver(drawMarks).observe(slider);

  follow(0);
  return {
    element: h("div", { class: "player" }, play, day, h("div", { class: "slider" }, slider, marks), speed),
    follow,
    marks: (until, days) => { last = { until, days }; slider.max = until; drawMarks(); },
  };
}
