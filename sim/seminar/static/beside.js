// What the group expects, below the organisations: what came out is told in Outcome alone, so as not to give it away.

import { WORDS, bet, betOn, hold, locked } from "./bets.js";
import { h } from "./dom.js";
import { municipality } from "./municipality.js";
import { change } from "./state.js";
import { columned, organisation } from "./table.js";
import { say, titled } from "./words.js";

/** Return the bets; before they are locked, a word on where to bet. */
export function betsBeside() {
  return h("section", { class: "beside", "aria-labelledby": "title-bets-beside" },
    h("h3", { id: "title-bets-beside" }, say("watch.bets")), locked() ? table() : nothing());
}

const nothing = () => [h("p", {}, say("watch.no_bets")),
  h("button", { type: "button", class: "no-print", onclick: () => change({ view: "predict" }) }, say("results.to_bets"))];

function table() {
  const keys = municipality().bets;
  const titles = new Map(municipality().figures.map((figure) => [figure.key, titled(figure.title)]));
  const rows = betOn().map((each) => [organisation(each)(), ...keys.map((key) => expected(bet(each.key, key)))]);
  return [
    hold() ? null : h("p", {}, say("results.bets_elsewhere")),
    h("div", { class: "wide", tabindex: "0", role: "region", "aria-labelledby": "title-bets-beside" },
      columned(null, keys.map((key) => () => titles.get(key)), [rows])),
  ];
}

const expected = (said) => (said === null ? "–" : say(`predict.${WORDS[said]}`));
