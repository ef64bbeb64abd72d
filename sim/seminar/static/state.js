// The setting that the page shows, all of which a link holds, and who is told when it changes.

import { packed, unpacked } from "./pack.js";

export const MINE = "mine";

/** The plain setting, from which a seminar starts and to which it can come back. */
export const PLAIN = Object.freeze({
  organisations: ["today", "separate", "merged", "shared_head"],
  mine: null, // {base, edits: ["move:registrar:ukk_head", ...]} or {text: "a YAML file"}
  levers: {}, // only what differs from its source
  variant: "as_described",
  replication: 0,
  issue: null, // "<origin>/<kind>/<day>/<ordinal>"
  day: 0,
});

const START = Object.freeze({ view: "predict", language: "sv", ...PLAIN });

let now = { ...START };
const listeners = new Set();

export const state = () => now;

/** Change parts of the setting; everyone who listens is told what it was before. */
export function change(parts) {
  const before = now;
  now = { ...now, ...parts };
  for (const listener of listeners) listener(now, before);
}

export function listen(listener) {
  listeners.add(listener);
}

/** Return what the server is asked with: organisations, an edited copy, levers, whose hours. */
export function setting(of = now) {
  return { organisations: of.organisations, mine: of.mine, levers: of.levers, variant: of.variant };
}

/** Whether two settings ask the same of the server: in whatever order, and whatever copy there is that is not shown. */
export const alike = (one, other) => plainly(one) === plainly(other);

function plainly({ organisations, mine, levers, variant }) {
  const shown = organisations.filter((key) => key !== MINE || mine).sort();
  const copy = shown.includes(MINE) ? [mine.base ?? null, mine.text ?? null, mine.edits ?? []] : null;
  return JSON.stringify([shown, copy, Object.entries(levers).sort(), variant]);
}

/** Return the setting as the fragment of a link; what is as at the start is left out. */
export async function link(of = now) {
  const parts = new URLSearchParams();
  for (const key of ["view", "language", "variant", "replication", "issue"]) {
    if (of[key] !== START[key]) parts.set(key, of[key]);
  }
  if (of.day) parts.set("day", of.day.toFixed(2));
  if (of.organisations.join() !== START.organisations.join()) parts.set("organisations", of.organisations.join());
  for (const [key, value] of Object.entries(of.levers)) parts.set(key, value);
  if (of.mine?.base) parts.set("base", of.mine.base);
  for (const edit of of.mine?.edits ?? []) parts.append("edit", edit);
  if (of.mine?.text) parts.set("file", await packed(of.mine.text));
  return parts.toString();
}

/** Take over the setting of a link's fragment. Whatever it says is checked by the server before it is used;
 * `ready` is awaited before anyone is told. */
export async function follow(fragment, ready = async () => {}) {
  const parts = new URLSearchParams(fragment);
  const next = { ...START };
  for (const key of ["view", "language", "variant", "issue"]) if (parts.has(key)) next[key] = parts.get(key);
  for (const key of ["replication", "day"]) if (parts.has(key)) next[key] = Number(parts.get(key)) || 0;
  if (parts.has("organisations")) next.organisations = parts.get("organisations").split(",");
  next.levers = Object.fromEntries([...parts].filter(([key]) => key.includes(".")).map(([key, value]) => [key, Number(value)]));
  if (parts.has("base")) next.mine = { base: parts.get("base"), edits: parts.getAll("edit") };
  if (parts.has("file")) next.mine = { text: await unpacked(parts.get("file")), edits: parts.getAll("edit") };
  await ready(next);
  change(next);
}
