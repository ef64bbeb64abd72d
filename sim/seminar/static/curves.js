// Open issues and lifts so far on the same clock, all organisations in one drawing, with the numbers of the moment.

import { h, s } from "./dom.js";
import { dashed, marker, sign } from "./marks.js";
import { GRAIN, valueAt } from "./replay.js";
import { number, say, titled } from "./words.js";

const MARGIN = { left: 54, right: 12, top: 8, bottom: 30 };
const EVERY = 7; // days between markers
const NAMES = ["open", "lifted"];

/** Return both drawings and a function that moves the hand. */
export function curves(panels, until, width, height) {
  const each = NAMES.map((name) => drawing(name, panels, until, width, height));
  return {
    elements: each.map((one) => one.element),
    tell: (time) => { for (const one of each) one.tell(time); },
  };
}

function drawing(name, panels, until, width, height) {
  const most = Math.max(1, ...panels.map(({ replay }) => d3.max(replay.curves[name])));
  const x = d3.scaleLinear([0, until], [MARGIN.left, width - MARGIN.right]);
  const y = d3.scaleLinear([0, most], [height - MARGIN.bottom, MARGIN.top]);
  const hand = s("line", { class: "hand", y1: MARGIN.top - 6, y2: height - MARGIN.bottom });
  const values = panels.map(() => h("td", { class: "number" }));
  const svg = s("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": say(`watch.curve_${name}`) },
    axes(x, y, until, width, height), panels.map((panel, at) => line(panel, panel.replay.curves[name], x, y, at)), hand);
  const element = h("figure", { class: "curve" }, h("figcaption", {}, say(`watch.curve_${name}`)),
    h("div", { class: "curve-row" }, svg, h("table", {}, h("caption", { class: "unseen" }, say("watch.now")), panels.map((panel, at) =>
      h("tr", {}, h("th", { scope: "row" }, sign(panel.organisation.style), h("span", { class: "unseen" }, titled(panel.organisation.title))), values[at])))));
  const tell = (time) => {
    hand.setAttribute("x1", x(time));
    hand.setAttribute("x2", x(time));
    panels.forEach(({ replay }, at) => {
      const text = number(valueAt(replay.curves[name], time), 0);
      if (values[at].textContent !== text) values[at].textContent = text;
    });
  };
  return { element, tell };
}

function axes(x, y, until, width, height) {
  const days = d3.range(0, until + .01, until > 70 ? 28 : 14);
  return s("g", { class: "axes", "aria-hidden": "true" },
    y.ticks(height < 100 ? 1 : 2).map((value) => [
      s("line", { x1: MARGIN.left, x2: width - MARGIN.right, y1: y(value), y2: y(value) }),
      s("text", { x: MARGIN.left - 6, y: y(value) + 6, "text-anchor": "end", "font-size": 16 }, number(value, 0))]),
    days.map((day) => s("text", { x: x(day), y: height - 5, "text-anchor": day > until - 8 ? "end" : "middle", "font-size": 16 },
      day === 0 ? say("watch.day", { day: number(0, 0) }) : number(day, 0))));
}

function line({ organisation }, curve, x, y, at) {
  const { style } = organisation;
  const path = d3.line((_, index) => x(index / GRAIN), (value) => y(value))(Array.from(curve));
  const last = (curve.length - 1) / GRAIN;
  return s("g", {}, s("path", { d: path, fill: "none", stroke: style.colour, "stroke-width": 3, "stroke-dasharray": dashed(style, 3) }),
    d3.range(3 + at * 1.5, last, EVERY).map((day) => marker(style, x(day), y(valueAt(curve, day)), 70)));
}
