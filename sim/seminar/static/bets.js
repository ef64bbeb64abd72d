// A group's bets: kept in this page only, as long as the tab is open, and with nobody's name on them.

import { municipality, shown } from "./municipality.js";

const PLACE = "bets";
let kept = { chosen: {}, locked: false, open: false };
try {
  kept = { ...kept, ...JSON.parse(sessionStorage.getItem(PLACE) ?? "{}") };
} catch { /* a file opened by double click may have no storage: the bets then live until the page is left */ }

function keep() {
  try { sessionStorage.setItem(PLACE, JSON.stringify(kept)); } catch { /* as above */ }
}

/** Return what every alternative is held against: today where it is shown, else the first that is. */
export function reference() {
  const all = shown();
  return all.find((each) => each.key === municipality().reference) ?? all[0];
}

/** Return the organisations that can be bet on. */
export const alternatives = () => shown().filter((each) => each.key !== reference()?.key);

export const bet = (organisation, figure) => kept.chosen[organisation]?.[figure] ?? null;
export const locked = () => kept.locked;
/** Whether results may show: the bets are locked, or somebody asked to see anyway. */
export const open = () => kept.locked || kept.open;

export function put(organisation, figure, value) {
  if (kept.locked) return;
  kept.chosen[organisation] = { ...kept.chosen[organisation], [figure]: value };
  keep();
}

export function lock() {
  kept.locked = true;
  keep();
}

export function reveal() {
  kept.open = true;
  keep();
}

export function startOver() {
  kept = { chosen: {}, locked: false, open: false };
  keep();
}

/** Return what came out: -1 less, 1 more, 0 about the same, as the paired difference's interval says. */
export const outcome = (row) => (row.high < 0 ? -1 : row.low > 0 ? 1 : 0);

/** Return how many bets are made among the alternatives that are shown, and of how many. */
export function made() {
  const all = alternatives().flatMap(({ key }) => municipality().bets.map((figure) => bet(key, figure)));
  return { made: all.filter((value) => value !== null).length, of: all.length };
}

/** Return how many of the bets agree with the figures of a comparison. */
export function score(figures) {
  const pairs = alternatives().flatMap(({ key }) => municipality().bets
    .filter((figure) => bet(key, figure) !== null && figures[figure]?.[key])
    .map((figure) => bet(key, figure) === outcome(figures[figure][key])));
  return { right: pairs.filter(Boolean).length, of: pairs.length };
}
