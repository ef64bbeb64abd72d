// Before anything is shown: what does the group expect of each alternative?

import { WORDS, bet, betOn, lock, locked, made, put, reference, startOver } from "./bets.js";
import { fill, h } from "./dom.js";
import { sign } from "./marks.js";
import { municipality } from "./municipality.js";
import { change } from "./state.js";
import { say, titled } from "./words.js";

let board, foot;

export function mount(root) {
  board = h("div", { class: "bets" });
  foot = h("div", { class: "bets-foot" });
  fill(root,
    h("h2", { id: "title-predict" }, say("predict.title")),
    h("p", {}, say("predict.ask", { reference: titled(reference().title) })),
    h("details", { class: "bets-how" }, h("summary", {}, say("predict.what_heading")), meanings()), board, foot,
    h("details", { class: "bets-how" }, h("summary", {}, say("predict.how_heading")),
      h("p", {}, say("predict.how", { reference: titled(reference().title) })),
      h("p", {}, say("predict.kept"))));
}

export function update() {
  const figures = municipality().figures;
  fill(board, municipality().bets.map((key) => row(figures.find((figure) => figure.key === key))));
  tell();
}

/** What is compared, for whoever meets it for the first time: the organisations and the measures, a sentence each. */
function meanings() {
  const { bets, figures, meanings: told, organisations, root_issue: issue } = municipality();
  const measures = bets.map((key) => figures.find((each) => each.key === key));
  const named = [...organisations.map((each) => [[sign(each.style), " ", titled(each.title)], told[each.key]]),
    ...measures.map((each) => [titled(each.title), each.meaning])];
  return [h("dl", {}, named.map(([name, meaning]) => [h("dt", {}, name), h("dd", {}, titled(meaning))])), h("p", {}, titled(issue))];
}

function row(figure) {
  return h("section", { class: "bets-row", "aria-labelledby": `bet-${figure.key}` },
    h("div", { class: "bets-figure" },
      h("h3", { id: `bet-${figure.key}` }, titled(figure.title)),
      h("p", { class: "quiet" }, figure.percent ? say("predict.share") : titled(figure.unit))),
    betOn().map((organisation) => choice(figure, organisation)));
}

function choice(figure, organisation) {
  const name = `bet-${figure.key}-${organisation.key}`;
  return h("fieldset", { class: "bet" },
    h("legend", {}, sign(organisation.style), " ", titled(organisation.title),
      h("span", { class: "unseen" }, `: ${titled(figure.title)}`)),
    h("div", { class: "segments" }, Object.entries(WORDS).sort((a, b) => a[0] - b[0]).map(([value, word]) =>
      h("label", {},
        h("input", {
          type: "radio", name, value, disabled: locked(), ".checked": bet(organisation.key, figure.key) === Number(value),
          onchange: () => { put(organisation.key, figure.key, Number(value)); tell(); },
        }),
        h("span", {}, say(`predict.${word}`))))));
}

function tell() {
  const { made: so, of } = made();
  const done = h("p", { role: "status" }, say(locked() ? "predict.locked" : "predict.made", { made: so, of }));
  if (!locked()) {
    fill(foot, done, h("button", { type: "button", class: "main", disabled: so === 0, onclick: () => { lock(); update(); focusNext(); } },
      say("predict.lock")));
    return;
  }
  fill(foot, done,
    h("button", { type: "button", class: "main next", onclick: () => change({ view: "watch" }) }, say("predict.watch")),
    h("button", { type: "button", onclick: () => change({ view: "results" }) }, say("predict.results")),
    h("button", { type: "button", onclick: () => { startOver(); update(); } }, say("predict.again")));
}

/** The button that was pressed is gone: keep the keyboard's place at what comes next. */
function focusNext() {
  foot.querySelector(".next")?.focus();
}
