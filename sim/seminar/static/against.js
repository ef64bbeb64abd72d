// The edited copy beside its original: what differs, how surely, and whose hours.

import { h, s } from "./dom.js";
import { titleOf } from "./edits.js";
import { marker } from "./marks.js";
import { municipality } from "./municipality.js";
import { MINE } from "./state.js";
import { bare, comparable, inWords, scale, unit } from "./quantity.js";
import { number, say, titled } from "./words.js";

const LEAST_HOURS = .1; // a week: what is less is not worth a line
const MANAGERS = 6;

/** Return the comparison; `names`: the titles of the copy and its original; `charts` those of both. */
export function against(told, base, names, charts) {
  const { bets, figures } = municipality();
  const rows = figures.filter((each) => comparable(told.figures[each.key]?.[MINE])).map((figure) => ({ figure, ...told.figures[figure.key] }));
  const first = rows.filter(({ figure }) => bets.includes(figure.key));
  const rest = rows.filter(({ figure }) => !bets.includes(figure.key));
  const each = ({ figure, ...by }) => one(figure, by[MINE], by[base], names);
  return [
    h("ul", { class: "figures" }, first.map(each)),
    hours(told.managers, base, charts),
    rest.length ? h("details", {}, h("summary", {}, say("redraw.more_figures", { number: rest.length })), h("ul", { class: "figures" }, rest.map(each))) : null,
  ];
}

/** One figure in three lines: what, how much against how much, in how many of the runs. */
function one(figure, row, original, { base }) {
  const parts = { mean: bare(figure, row.mean), original: bare(figure, original.mean), base };
  const { difference, ends, runs } = inWords(figure, row);
  const sure = ends && (row.low > 0 || row.high < 0);
  const words = !ends || sure ? runs : `${say("redraw.unsure")} ${runs}`;
  return h("li", {},
    h("strong", {}, titled(figure.title)), h("span", { class: "quiet" }, ` ${unit(figure)}`),
    h("div", { class: "values" },
      h("span", { class: "difference" }, difference), drawn(figure, row),
      h("span", {}, say("redraw.against", parts))),
    h("div", { class: sure ? "" : "quiet" }, words, " ", ends && h("span", { class: "quiet ends" }, ends)));
}

/** The interval around zero; what it shows is said in words below it. */
function drawn(figure, row) {
  const { style } = municipality().copy;
  const x = d3.scaleLinear([-1, 1].map((side) => side * Math.max(Math.abs(row.low), Math.abs(row.high), 10 ** -figure.digits / scale(figure))), [6, 104]);
  return s("svg", { class: "interval", width: 110, height: 24, viewBox: "0 0 110 24", "aria-hidden": "true" },
    s("line", { x1: x(0), x2: x(0), y1: 1, y2: 23, stroke: "#1a1a1a", "stroke-width": 2 }),
    s("line", { x1: x(row.low), x2: x(row.high), y1: 12, y2: 12, stroke: "#454545", "stroke-width": 3 }),
    [row.low, row.high].map((end) => s("line", { x1: x(end), x2: x(end), y1: 7, y2: 17, stroke: "#454545", "stroke-width": 2 })),
    marker({ ...style, colour: "#1a1a1a" }, x(row.difference), 12, 110));
}

/** The managers whose weeks change most, by post: a post that one of the two lacks has no hours there. */
function hours(managers, base, charts) {
  const of = (key) => new Map(managers[key].map((each) => [each.post, each.hours]));
  const [before, after] = [of(base), of(MINE)];
  const all = [...new Set([...before.keys(), ...after.keys()])].map((post) => ({
    post, before: before.get(post), after: after.get(post), apart: Math.abs((after.get(post) ?? 0) - (before.get(post) ?? 0)),
  })).filter((each) => each.apart >= LEAST_HOURS).sort((a, b) => b.apart - a.apart);
  if (!all.length) return h("p", {}, say("redraw.same_hours"));
  const title = (post) => titleOf(post, post in charts.mine.posts ? charts.mine : charts.base);
  return h("table", { class: "hours" }, h("caption", {}, say("redraw.hours")),
    h("thead", {}, h("tr", {}, ["manager", "before", "after"].map((name, index) => h("th", { scope: "col", class: index ? "number" : null }, say(`redraw.${name}`))))),
    h("tbody", {}, all.slice(0, MANAGERS).map((each) => h("tr", {}, h("th", { scope: "row" }, title(each.post)),
      h("td", { class: "number" }, number(each.before, 1)), h("td", { class: "number" }, number(each.after, 1))))));
}
