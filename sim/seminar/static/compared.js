// The paired comparison in the audience's words: numbers, intervals, and in how many of the runs.

import { WORDS, bet, hold, outcome } from "./bets.js";
import { h } from "./dom.js";
import { bare, comparable, inWords, unit } from "./quantity.js";
import { columned, organisation } from "./table.js";
import { number, say, titled } from "./words.js";

/** Return what was bet and whether it came out, where something was bet on what is shown. */
export function judged(key, figure, row) {
  const said = hold() && comparable(row) ? bet(key, figure.key) : null;
  if (said === null) return null;
  const right = said === outcome(figure, row);
  return h("p", { class: right ? "bet-judged right" : "bet-judged wrong" },
    h("span", { "aria-hidden": "true" }, right ? "✓ " : "✗ "),
    say(right ? "results.bet_right" : "results.bet_wrong", { bet: say(`predict.${WORDS[said]}`).toLowerCase() }));
}

/** Return the table of these figures: rows are figures, columns organisations. */
export function table(figures, rows, organisations, caption = null) {
  const told = figures.filter((figure) => rows[figure.key]).map((figure) => [
    [titled(figure.title), h("small", {}, unit(figure))], ...organisations.map((each) => cell(figure, rows[figure.key][each.key]))]);
  return columned(say("results.figure"), organisations.map(organisation), [told], caption);
}

function cell(figure, row) {
  const mean = h("strong", {}, row && row.mean !== null ? bare(figure, row.mean) : "–");
  if (!row || !comparable(row)) return mean;
  const { difference, ends, runs } = inWords(figure, row);
  return [mean, h("span", {}, `${difference} `, ends && h("i", {}, ends)), h("span", {}, runs)];
}

/** Return managers' hours a week: rows are posts by level, columns organisations; a post may not exist everywhere. */
export function managers(told, organisations) {
  const most = Math.max(1, ...Object.values(told).flat().map((each) => each.hours));
  const titles = new Map(organisations.flatMap((each) => Object.entries(each.chart.posts)));
  const rows = (level) => posts(told, level).map((post) => [
    [titles.has(post) ? titled(titles.get(post).title) : post, h("small", {}, say(`results.level_${level}`))],
    ...organisations.map((each) => hours(told[each.key]?.find((row) => row.post === post), most))]);
  return columned(say("results.manager"), organisations.map(organisation), ["executive", "office", "department"].map(rows));
}

const posts = (told, level) => [...new Set(Object.values(told).flat().filter((each) => each.level === level).map((each) => each.post))];

function hours(row, most) {
  if (!row) return h("i", { class: "quiet" }, say("results.no_post"));
  const bar = h("span", { class: "bar", "aria-hidden": "true" });
  bar.style.setProperty("--share", row.hours / most);
  return [h("strong", {}, say("results.hours", { hours: number(row.hours, 1) })), bar];
}
