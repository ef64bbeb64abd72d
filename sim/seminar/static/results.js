// What came out: the bets beside the outcome, the paired comparison, managers' hours, and a few levers to turn.

import { ask } from "./api.js";
import { alternatives, hold, locked, open, reference, reveal, score, scored, under } from "./bets.js";
import { choose } from "./choose.js";
import { judged, managers, table } from "./compared.js";
import { known } from "./copy.js";
import { fill, h } from "./dom.js";
import { intervals } from "./intervals.js";
import { levers, refresh } from "./levers.js";
import { sign } from "./marks.js";
import { note } from "./measures.js";
import { municipality, shown } from "./municipality.js";
import { comparable, inWords, value } from "./quantity.js";
import { refused, well } from "./refused.js";
import { change, setting, state } from "./state.js";
import { unsaid } from "./unsaid.js";
import { number, say, titled } from "./words.js";

const FIRST = 10;
const MOST = 5;
let root, body, rest, head, bets, chosen, told;
let drawnAt = 0;
let asked = null; // the question being answered: {key, stop}

export function mount(into) {
  root = into;
  asked?.stop.abort();
  asked = told = null;
}

export function update() {
  if (!open()) return hidden();
  if (!body?.isConnected || !root.contains(body)) frame();
  fill(chosen, choose(MOST));
  refresh();
  inquire();
}

/** Bets first: nothing is shown until they are locked, unless the group wants to see anyway. */
function hidden() {
  fill(root, h("h2", { id: "title-results" }, say("results.title")),
    h("p", { class: "big" }, say("results.bets_first")),
    h("div", { class: "row" },
      h("button", { type: "button", class: "main", onclick: () => change({ view: "predict" }) }, say("results.to_bets")),
      h("button", { type: "button", onclick: () => { reveal(); update(); root.querySelector("h2").focus(); } }, say("results.reveal"))));
}

function frame() {
  head = h("p", { class: "runs", role: "status" });
  bets = h("div", { class: "score", role: "status" });
  chosen = h("div");
  body = h("div", { class: "came-out" });
  rest = h("div", { class: "came-out" });
  fill(root, h("h2", { id: "title-results", tabindex: "-1" }, say("results.title")), chosen, head, bets,
    h("div", { class: "results" }, body, h("div", {}, levers(), unsaid())), rest);
  new ResizeObserver(() => { if (told && body.clientWidth && body.clientWidth !== drawnAt) draw(told); }).observe(body);
}

/** Ask with ten replications for a quick answer, then with all; a newer question stops both. */
async function inquire() {
  const question = { setting: setting() };
  const key = JSON.stringify(question);
  if (asked?.key === key) return told && draw(told);
  asked?.stop.abort();
  const mine = asked = { key, stop: new AbortController() };
  const since = performance.now();
  body.setAttribute("aria-busy", "true");
  fill(head, say("results.working"));
  try {
    for (const replications of [FIRST, municipality().replications]) {
      const answer = await answered({ ...question, replications }, mine.stop.signal);
      if (asked !== mine) return;
      told = answer;
      mine.first = true;
      if (root.isConnected && open()) draw(told);
      if (replications === FIRST) note("answer", performance.now() - since);
      well();
    }
  } catch (error) {
    if (asked !== mine) return;
    refusedAfter(mine, error);
  } finally {
    if (asked === mine || !asked) body.removeAttribute("aria-busy");
  }
}

/** What ten replications said stays when thirty are refused; what belongs to another setting goes. */
function refusedAfter(mine, error) {
  if (!mine.first) {
    asked = told = null;
    for (const place of [head, bets, body, rest]) fill(place);
  }
  refused(error, body);
}

/** A question that another view stopped is asked once more. */
async function answered(question, signal) {
  try {
    return await ask("api/compare", question, { signal });
  } catch (error) {
    if (error.name !== "AbortError" || signal.aborted) throw error;
    await Promise.resolve();
    return ask("api/compare", question, { signal });
  }
}

function draw(answer) {
  const { replications } = answer;
  fill(head, say("results.of_runs", { runs: replications, of: municipality().replications }), " ",
    answer.issues ? say("results.issues", { issues: number(answer.issues, 0), days: number(municipality().days, 0) }) : null, " ",
    say(state().variant === "equal_hours" ? "results.at_equal_hours" : "results.at_described"));
  fill(bets, bettingLine(answer));
  const organisations = shown();
  const figures = municipality().figures;
  drawnAt = body.clientWidth;
  fill(body, cards(answer));
  fill(rest,
    part("all", table([...figures, fullTime()], { ...answer.figures, full_time: answer.full_time }, organisations)),
    part("managers", managers(answer.managers, organisations)));
}

/** The score holds for the setting that the bets were made for; under any other it stays as it was. */
function bettingLine(answer) {
  if (!locked()) return null;
  if (hold()) return h("p", {}, h("strong", {}, say("results.score", score(answer.figures))));
  return h("p", {}, h("strong", {}, say("results.bets_elsewhere")), " ", scored() ? say("results.score_there", scored()) : null, " ",
    h("button", { type: "button", class: "no-print", onclick: () => known(under()).then(() => change(under())) }, say("results.back_to_bets")));
}

/** Cards two by two while they are wide enough for their words; drawings are made as wide as their card. */
const cardColumns = () => (body.clientWidth > 760 ? 2 : 1);
const cardWidth = () => body.clientWidth / cardColumns() - 50;

function cards(answer) {
  const { figures, bets } = municipality();
  const width = Math.max(260, Math.min(620, cardWidth()));
  const all = h("div", { class: "cards" }, bets.map((key) => card(figures.find((figure) => figure.key === key), answer, width)));
  all.style.setProperty("--cards", cardColumns());
  return all;
}

/** One headline figure: the drawing, and below it the same in words with the bet beside. */
function card(figure, answer, width) {
  const rows = answer.figures[figure.key];
  const base = reference();
  return h("section", { class: "card", "aria-labelledby": `card-${figure.key}` },
    h("h3", { id: `card-${figure.key}` }, titled(figure.title)),
    h("p", { class: "quiet" }, say("results.base", { reference: titled(base.title), value: value(figure, rows[base.key].mean) })),
    intervals(figure, rows, alternatives(), width),
    h("ul", { class: "in-words" }, alternatives().filter(({ key }) => rows[key]).map((each) => line(each, figure, rows[each.key]))));
}

function line(organisation, figure, row) {
  const { difference, ends, runs } = comparable(row) ? inWords(figure, row) : { difference: "–" };
  return h("li", {},
    h("p", {}, sign(organisation.style), " ", h("strong", {}, titled(organisation.title)), ` ${difference} `, ends && h("i", {}, ends)),
    runs && h("p", {}, runs),
    judged(organisation.key, figure, row));
}

function part(name, content) {
  return h("div", {},
    h("h3", { id: `results-${name}` }, say(`results.${name}`)), h("p", { class: "quiet" }, say(`results.${name}_how`)),
    h("div", { class: "wide", tabindex: "0", role: "region", "aria-labelledby": `results-${name}` }, content));
}

/** Full-time equivalents are told beside the figures; their words are the page's own. */
const fullTime = () => ({
  key: "full_time", percent: false, digits: 1, title: both("results.full_time"), unit: both("results.full_time_unit"),
});
const both = (place) => ({ sv: say(place), en: say(place) });
