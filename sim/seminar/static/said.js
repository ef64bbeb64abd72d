// What the model says over the full comparison's second year: drawings of its figures.

import { h, s } from "./dom.js";
import { lines, shownLine, wide } from "./fit.js";
import { dashed, marker } from "./marks.js";
import { municipality } from "./municipality.js";
import { bare, unit } from "./quantity.js";
import { titled } from "./words.js";

/** Return the figures of the full comparison that there are, the four of the bets first. */
export function figures() {
  const { figures: all, bets, full } = municipality();
  const there = all.filter((each) => full.figures[each.key]);
  return [...there.filter((each) => bets.includes(each.key)), ...there.filter((each) => !bets.includes(each.key))];
}

/** One figure as a bar for each organisation from zero, in its dash and with its marker, and the value beside it. */
export function drawing(figure, width) {
  const rows = municipality().organisations.map((each) => ({ ...each, ...municipality().full.figures[figure.key][each.key] })).filter((each) => each.mean !== undefined);
  const names = Math.max(...rows.map((each) => wide(titled(each.title)))) + 12;
  const values = rows.map((each) => bare(figure, each.mean));
  const x = d3.scaleLinear([0, Math.max(...rows.map((each) => each.mean)) || 1], [names, width - Math.max(...values.map((each) => wide(each, 700))) - 26]);
  const title = lines(`${titled(figure.title)}, ${unit(figure)}`, width - 4, 2, 700);
  const top = title.length * 20 + 8;
  return s("svg", { class: "drawn-figure", width, height: top + rows.length * 32 + 4, viewBox: `0 0 ${width} ${top + rows.length * 32 + 4}`, role: "img",
    "aria-label": `${titled(figure.title)}: ${rows.map((each, index) => `${titled(each.title)} ${values[index]}`).join(", ")}` },
  s("text", { "font-weight": 700 }, title.map((line, at) => s("tspan", { x: 0, y: 16 + at * 20 }, shownLine(line)))),
  rows.map((each, index) => {
    const y = top + index * 32 + 14;
    return [s("text", { x: names - 10, y: y + 6, "text-anchor": "end" }, titled(each.title)),
      s("line", { x1: x(0), x2: x(each.mean), y1: y, y2: y, stroke: each.style.colour, "stroke-width": 5, "stroke-dasharray": dashed(each.style, 5) }),
      marker(each.style, x(each.mean), y, 170), s("text", { x: x(each.mean) + 14, y: y + 6, "font-weight": 700 }, values[index])];
  }), s("line", { x1: names, x2: names, y1: top - 4, y2: top + rows.length * 32, stroke: "#1a1a1a", "stroke-width": 2 }));
}
