// Figures and levers in numbers: shares as per cent, and differences with as many digits as tell their interval's ends apart.

import { number, say, signed, titled } from "./words.js";

const MORE = 3; // digits at most, beyond those that a figure is shown with

/** Return by what a quantity is multiplied for showing: a declared share goes from 0 to 1 in the setting. */
export const scale = ({ percent }) => (percent ? 100 : 1);

export const unit = (of) => (of.percent ? "%" : titled(of.unit));

/** Return a quantity's value alone, with the digits that it is declared with. */
export const bare = (of, amount) => number(amount * scale(of), of.digits);

/** Return it with its unit, which never stands on a line of its own. */
export const value = (of, amount) => `${bare(of, amount)}\u00a0${unit(of)}`.trim();

const rounded = (figure, amount, places) => Number((amount * scale(figure)).toFixed(places));

/** Return the digits of a difference: more while both ends of its interval read the same. */
function digits(figure, row) {
  for (let places = figure.digits; places <= figure.digits + MORE; places += 1) {
    if (rounded(figure, row.low, places) !== rounded(figure, row.high, places)) return places;
  }
  return figure.digits;
}

/** Return one of a row's three: its difference, or an end of its interval. */
function apart(figure, row, name) {
  const places = digits(figure, row);
  const shown = rounded(figure, row[name], places);
  return shown === 0 ? number(0, places) : signed(shown, places); // what rounds to nothing has no sign
}

const difference = (figure, row) => apart(figure, row, "difference");

const interval = (figure, row) => say("results.interval", { low: apart(figure, row, "low"), high: apart(figure, row, "high") });

/** Whether a difference, sure or not, is too small to be seen in the figure as it is shown. */
export const trifling = (figure, row) => Math.abs(row.difference * scale(figure)) < .5 * 10 ** -figure.digits;

/** Whether there is a difference to tell: too few runs have none, and what others are held against. */
export const comparable = (row) => row?.difference != null;

/** Return a row that tells one in words: its difference, the interval in brackets, in how many runs; a trifling one is none. */
export function inWords(figure, row) {
  if (trifling(figure, row)) return { difference: number(0, figure.digits), ends: null, runs: say("results.no_difference") };
  return { difference: difference(figure, row), ends: `(${interval(figure, row)})`, runs: runs(row) };
}

/** Return "less in 27 of 30 runs", of those in which both have a value: the side of most, or all three where many are the same. */
function runs({ difference: mean, fewer, more, pairs: of }) {
  const same = of - fewer - more;
  if (same > of / 2) return say("results.runs_same", { runs: same, of });
  if (same && Math.max(fewer, more) <= of / 2) return say("results.runs_split", { fewer, same, more, of });
  return fewer > more || (fewer === more && mean <= 0) ? say("results.runs_less", { runs: fewer, of }) : say("results.runs_more", { runs: more, of });
}
