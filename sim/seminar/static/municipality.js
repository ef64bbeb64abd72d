// What there is to show: organisations, levers, figures and cases, as the server told them at the start.

import { MINE, state } from "./state.js";
import { titled } from "./words.js";

let told = null;
const redrawn = { key: MINE, chart: null, title: null, style: null }; // nothing until the server has accepted a copy

export function begin(start) {
  told = start;
}

export const municipality = () => told;

/** Note what an edited copy looks like, once the server has accepted it. */
export function accept(organisation) {
  Object.assign(redrawn, organisation, { key: MINE });
}

/** Return an organisation by key: {key, title, style: {colour, dash, marker}, chart}. */
export function organisation(key) {
  return key === MINE ? redrawn.chart && redrawn : told.organisations.find((each) => each.key === key);
}

/** Return the organisations that are shown, in order; an edited copy last. */
export function shown() {
  return state().organisations.filter((key) => key !== MINE || state().mine).map(organisation).filter(Boolean);
}

export const label = (key) => titled(organisation(key)?.title ?? told.copy.title);
