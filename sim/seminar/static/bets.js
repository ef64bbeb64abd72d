// A group's bets: kept in this page only, as long as the tab is open, and with nobody's name on them.

import { municipality, organisation, shown } from "./municipality.js";
import { comparable, trifling } from "./quantity.js";
import { alike, setting } from "./state.js";

const PLACE = "bets";

/** The word of each bet and of each outcome. */
export const WORDS = { "-1": "less", 0: "same", 1: "more" };

const NONE = { chosen: {}, locked: false, open: false, under: null, score: null };
let kept = { ...NONE };
try {
  kept = { ...kept, ...JSON.parse(sessionStorage.getItem(PLACE) ?? "{}") };
} catch { /* a file opened by double click may have no storage: the bets then live until the page is left */ }

function keep() {
  try { sessionStorage.setItem(PLACE, JSON.stringify(kept)); } catch { /* as above */ }
}

/** Return what every alternative is held against: today where it is shown, else the first that is. */
export const reference = () => against(shown());

const against = (all) => all.find((each) => each.key === municipality().reference) ?? all[0];

/** Return the organisations that are held against it. */
export const alternatives = () => shown().filter((each) => each.key !== reference()?.key);

/** Return the organisations that are bet on: once the bets are locked, those that there were then. */
export function betOn() {
  if (!kept.under) return alternatives();
  const all = kept.under.organisations.map(organisation).filter(Boolean);
  return all.filter((each) => each !== against(all));
}

export const bet = (organisation, figure) => kept.chosen[organisation]?.[figure] ?? null;
export const locked = () => kept.locked;
/** Return the setting that locked bets are about. */
export const under = () => kept.under;
/** Whether locked bets are about what is shown: an outcome under other levers or organisations says nothing of them. */
export const hold = () => kept.locked && kept.under !== null && alike(kept.under, setting());
/** Whether results may show: the bets are locked, or somebody asked to see anyway. */
export const open = () => kept.locked || kept.open;

export function put(organisation, figure, value) {
  if (kept.locked) return;
  kept.chosen[organisation] = { ...kept.chosen[organisation], [figure]: value };
  keep();
}

export function lock() {
  kept = { ...kept, locked: true, under: setting() };
  keep();
}

export function reveal() {
  kept.open = true;
  keep();
}

export function startOver() {
  kept = { ...NONE };
  keep();
}

/** Return what came out: -1 less, 1 more, 0 about the same, as the paired difference's interval says. */
export const outcome = (figure, row) => (trifling(figure, row) ? 0 : row.high < 0 ? -1 : row.low > 0 ? 1 : 0);

/** Return how many bets are made, and of how many. */
export function made() {
  const all = betOn().flatMap(({ key }) => municipality().bets.map((figure) => bet(key, figure)));
  return { made: all.filter((value) => value !== null).length, of: all.length };
}

/** Return how many of the bets agree with the figures of a comparison of what they are about; the last one is kept. */
export function score(figures) {
  const declared = municipality().figures.filter(({ key }) => municipality().bets.includes(key));
  const pairs = betOn().flatMap(({ key }) => declared
    .filter((figure) => bet(key, figure.key) !== null && comparable(figures[figure.key]?.[key]))
    .map((figure) => bet(key, figure.key) === outcome(figure, figures[figure.key][key])));
  kept.score = { right: pairs.filter(Boolean).length, of: pairs.length };
  keep();
  return kept.score;
}

/** Return the score that the bets had, or null where nobody has looked yet. */
export const scored = () => kept.score;
