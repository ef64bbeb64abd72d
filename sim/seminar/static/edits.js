// The edits of a copy: as the server takes them, in words, and the list from which each can be taken away.

import { h } from "./dom.js";
import { municipality } from "./municipality.js";
import { number, say, titled } from "./words.js";

/** Return an edit in words; `chart` gives the titles. A thing that the chart does not know is named by its key. */
export function told(edit, chart) {
  const [what, first, second] = edit.split(":");
  const name = (key) => titleOf(key, chart);
  const parts = what === "meet" ? { committee: name(first), days: number(Number(second), 0) } : { first: name(first), second: name(second) };
  return what in KINDS ? say(`redraw.edit.${what}`, parts) : edit;
}

const KINDS = { move: 1, own: 1, hold: 1, coordinate: 1, meet: 1 };

/** Return the title of a post, committee, function or of whom the responsibility matrix names by a role. */
export function titleOf(key, chart) {
  if (key === "unit" || key === "unit_superior") return say(`redraw.${key}`);
  const found = chart.posts[key]?.title ?? chart.committees[key]?.title ?? municipality().functions[key];
  return found ? titled(found) : key;
}

/** Return the posts and committees that a list of edits has touched, for marking them. */
export function touched(edits) {
  return new Set(edits.flatMap((edit) => {
    const [what, first, second] = edit.split(":");
    return { move: [first], own: [second], hold: [first, second], coordinate: [first, second], meet: [first] }[what] ?? [];
  }));
}

/** Return the list of edits; `remove(index)` takes one away. */
export function list(edits, chart, remove) {
  if (!edits.length) return h("p", { class: "quiet" }, say("redraw.no_edits"));
  return h("ol", { class: "edits" }, edits.map((edit, index) => {
    const words = told(edit, chart);
    return h("li", {}, h("span", {}, words), " ", h("button", {
      type: "button", id: `edit-${index}`, "aria-label": say("redraw.remove_this", { edit: words }), onclick: () => remove(index),
    }, say("redraw.remove")));
  }));
}
