// Which organisations are shown.

import { h } from "./dom.js";
import { sign } from "./marks.js";
import { municipality, label, organisation } from "./municipality.js";
import { change, MINE, state } from "./state.js";
import { say } from "./words.js";

const LEAST = 2;

/** Return boxes to tick; at the least or the most the others cannot be turned. */
export function choose(most) {
  const chosen = state().organisations.filter((key) => key !== MINE || state().mine);
  const all = [...municipality().organisations.map((each) => each.key), ...(state().mine ? [MINE] : [])];
  return h("fieldset", { class: "choose" }, h("legend", { class: "unseen" }, say("results.shown")), all.map((key) => {
    const on = chosen.includes(key);
    return h("label", { class: "tick" },
      h("input", {
        type: "checkbox", value: key, ".checked": on, ".disabled": on ? chosen.length <= LEAST : chosen.length >= most,
        onchange: () => change({ organisations: all.filter((each) => (each === key ? !on : chosen.includes(each))) }),
      }),
      h("span", {}, sign((organisation(key)?.style) ?? municipality().copy.style), " ", label(key)));
  }));
}
