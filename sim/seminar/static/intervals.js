// One figure as dots with their intervals around today: which side of zero, and how surely.

import { dashed } from "./marks.js";
import { comparable, inWords, scale } from "./quantity.js";
import { say, signed, titled } from "./words.js";

/** Return the drawing of a figure's paired differences; what it shows is said in words beside it. */
export function intervals(figure, rows, organisations, width) {
  const by = scale(figure);
  const drawn = organisations.filter((each) => comparable(rows[each.key]));
  const marks = drawn.map((each) => one(each, rows[each.key], by));
  return pictured(Plot.plot({
    className: "plot-figure", width, height: 44 + 38 * drawn.length,
    marginLeft: 26, marginRight: 26, marginTop: 8, marginBottom: 30,
    ariaLabel: drawn.map((each) => `${titled(each.title)}: ${aloud(inWords(figure, rows[each.key]))}`).join(". "),
    x: { domain: domain(drawn.map((each) => rows[each.key]), by), label: null },
    y: { type: "band", domain: drawn.map((each) => each.key), axis: null, padding: .1 },
    marks: [
      Plot.axisX({ ticks: width < 420 ? 3 : 5, tickFormat: tick(figure), fontSize: 16, label: null }),
      Plot.ruleX([0], { stroke: "#1a1a1a", strokeWidth: 2 }),
      ...marks.flat(),
    ],
  }));
}

const aloud = ({ difference, ends }) => (ends ? `${difference} ${ends}` : difference);

/** One picture with one name: the plotting library names its inner groups too, which no reader can use. */
function pictured(svg) {
  for (const group of svg.querySelectorAll("[aria-label]")) group.removeAttribute("aria-label");
  svg.setAttribute("role", "img");
  return svg;
}

/** Leave room on both sides of zero, so that less and more can be told apart at a glance. */
function domain(rows, by) {
  const ends = rows.flatMap((row) => [row.low * by, row.high * by, 0]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const air = (high - low || 1) * .1;
  return [low - air, high + air];
}

const tick = (figure) => (value) => (value === 0 ? say("results.zero") : signed(value, digitsOf(value, figure)));
const digitsOf = (value, figure) => Math.max(0, Math.min(figure.digits + 1, String(Math.abs(Number(value.toPrecision(6)))).split(".")[1]?.length ?? 0));

function one({ key, style }, row, by) {
  const data = [{ key, low: row.low * by, high: row.high * by, mean: row.difference * by }];
  return [
    Plot.link(data, { x1: "low", x2: "high", y: "key", stroke: style.colour, strokeWidth: 5, strokeDasharray: dashed(style, 5) }),
    Plot.tickX(data, { x: "low", y: "key", stroke: style.colour, strokeWidth: 3, insetTop: 6, insetBottom: 6 }),
    Plot.tickX(data, { x: "high", y: "key", stroke: style.colour, strokeWidth: 3, insetTop: 6, insetBottom: 6 }),
    Plot.dot(data, { x: "mean", y: "key", symbol: style.marker, r: 8, fill: style.colour, stroke: style.marker === "plus" ? style.colour : "#ffffff" }),
  ];
}
