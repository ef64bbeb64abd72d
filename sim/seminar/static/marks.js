// An alternative's sign, the same everywhere: a stroke in its colour and dash with its marker on it.

import { s } from "./dom.js";

const SYMBOLS = {
  circle: "symbolCircle", square: "symbolSquare", diamond: "symbolDiamond", triangle: "symbolTriangle",
  star: "symbolStar", cross: "symbolCross", plus: "symbolPlus",
};

/** Return the outline of a marker around the origin, for SVG. */
export const outline = (marker, size = 90) => d3.symbol(d3[SYMBOLS[marker]] ?? d3.symbolCircle, size)();

/** Return an alternative's dash for a stroke of this width: the same pattern, however thick it is drawn. */
export const dashed = (style, width) =>
  (style.dash ? style.dash.split(" ").map((length) => Number(length) * width / 2).join(" ") : null);

/** Return an alternative's marker at a place of a drawing. A plus has no inside, so it is stroked as well. */
export function marker(style, x, y, size = 90) {
  return s("path", {
    d: outline(style.marker, size), transform: `translate(${x},${y})`,
    fill: style.marker === "plus" ? "none" : style.colour, stroke: style.colour, "stroke-width": style.marker === "plus" ? 3 : 1,
  });
}

/** Return a small drawing to stand before an alternative's name; about its origin, since on paper a table's head that is
 * repeated loses what is moved. */
export function sign(style) {
  return s("svg", { class: "sign", width: 46, height: 18, viewBox: "-23 -9 46 18", "aria-hidden": "true" },
    s("line", { x1: -22, x2: 22, y1: 0, y2: 0, stroke: style.colour, "stroke-width": 3, "stroke-dasharray": dashed(style, 3) }),
    marker(style, 0, 0, 120));
}
