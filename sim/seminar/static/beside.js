// The group's bets beside what came out, below the organisations.

import { ask } from "./api.js";
import { alternatives, bet, locked, outcome, score } from "./bets.js";
import { fill, h } from "./dom.js";
import { sign } from "./marks.js";
import { municipality } from "./municipality.js";
import { change, setting } from "./state.js";
import { say, titled } from "./words.js";

const WORDS = { "-1": "less", 0: "same", 1: "more" };
const word = (value) => say(`predict.${WORDS[value]}`).toLowerCase();

/** Return the bets with their outcome; before they are locked, a word on where to bet. */
export function betsBeside() {
  const place = h("section", { class: "beside", "aria-labelledby": "title-beside" });
  if (!locked()) {
    return fill(place, h("h3", { id: "title-beside" }, say("watch.bets")), h("p", {}, say("watch.no_bets")),
      h("button", { type: "button", class: "no-print", onclick: () => change({ view: "predict" }) }, say("results.to_bets")));
  }
  ask("api/compare", { setting: setting(), replications: municipality().replications })
    .then((answer) => fill(place, table(answer.figures)), () => fill(place));
  return place;
}

function table(figures) {
  const keys = municipality().bets;
  const titles = new Map(municipality().figures.map((figure) => [figure.key, titled(figure.title)]));
  const { right, of } = score(figures);
  return [
    h("h3", { id: "title-beside" }, say("watch.bets"), " ", say("results.score", { right, of })),
    h("div", { class: "wide", tabindex: "0", role: "region", "aria-labelledby": "title-beside" }, h("table", {},
      h("thead", {}, h("tr", {}, h("td"), keys.map((key) => h("th", { scope: "col" }, titles.get(key))))),
      h("tbody", {}, alternatives().map((each) => h("tr", {},
        h("th", { scope: "row" }, sign(each.style), " ", titled(each.title)),
        keys.map((key) => cell(bet(each.key, key), figures[key]?.[each.key]))))))),
  ];
}

function cell(said, row) {
  if (!row) return h("td", {}, "–");
  const came = outcome(row);
  const told = h("span", {}, say("watch.came_out", { outcome: word(came) }));
  if (said === null) return h("td", {}, told);
  return h("td", {}, told, h("span", { class: said === came ? "bet-judged right" : "bet-judged wrong" },
    h("span", { "aria-hidden": "true" }, said === came ? "✓ " : "✗ "), say(said === came ? "results.bet_right" : "results.bet_wrong", { bet: word(said) })));
}
