// The committees below the chart, each a button to what can be changed about it.

import { h } from "./dom.js";
import { titleOf } from "./edits.js";
import { number, say } from "./words.js";

/** Return the list; on paper the same without buttons. */
export function committees(of, selected, changed, choose) {
  return [h("h3", { id: "title-committees" }, say("redraw.committees")),
    h("ul", { "aria-labelledby": "title-committees" }, Object.entries(of.committees).map(([key, { interval }]) => {
      const [title, every] = [titleOf(key, of), say("redraw.every", { days: number(interval, 0) })];
      return h("li", {}, h("button", {
        type: "button", id: `committee-${key}`, "aria-pressed": String(key === selected), onclick: () => choose(key),
      }, changed.has(key) ? `★ ${title}` : title, h("span", {}, every)), h("span", { class: "on-paper" }, `${title}: ${every}`));
    }))];
}
