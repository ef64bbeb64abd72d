// A table that becomes a list where the page is narrow: each value then has its column's heading before it.

import { h } from "./dom.js";
import { sign } from "./marks.js";
import { titled } from "./words.js";

/** Return a table of groups of rows, `[heading, ...cells]` each; a column returns its heading, made anew at each call. */
export function columned(corner, columns, groups, caption = null) {
  return h("table", { class: "columned" }, caption && h("caption", {}, caption),
    h("thead", {}, h("tr", {}, corner ? h("th", { scope: "col" }, corner) : h("td"),
      columns.map((heading) => h("th", { scope: "col" }, heading())))),
    groups.map((rows) => h("tbody", {}, rows.map(([heading, ...cells]) => h("tr", {}, h("th", { scope: "row" }, heading),
      cells.map((cell, at) => h("td", {}, h("span", { class: "column" }, columns[at](), ": "), cell)))))));
}

/** Return the column of an organisation. */
export const organisation = (each) => () => [sign(each.style), " ", titled(each.title)];
