// The edited copy in the setting: its edits, what the server made of them, and the file that experiments use.

import { ask } from "./api.js";
import { accept, municipality, organisation } from "./municipality.js";
import { change, MINE, PLAIN, setting, state } from "./state.js";

const MOST = 4; // organisations side by side
const SIZE = 56 * 1024; // bytes: with the rest of the question it must stay below what the server takes
const past = []; // what there was before each change that was made here
let instead = null; // who made room for the copy

export const edits = (mine = state().mine) => mine?.edits ?? [];
/** What the copy is held against: what it was made from, or today where it came as a file. */
export const original = (mine = state().mine) => mine?.base ?? municipality().reference;

/** Return what the server makes of a copy, and let every view know how it looks; a refusal is thrown. */
export async function made(mine) {
  const answer = await ask("api/redraw", { mine });
  accept(answer.organisation);
  return answer;
}

/** Return what there is of a setting's copy and organisations; the plain ones where fewer than two would be left. */
export function there({ organisations, mine }) {
  const copy = mine?.text || organisation(mine?.base) ? mine : null;
  const some = [...new Set(organisations)].filter((key) => (key === MINE ? copy : organisation(key)));
  if (some.includes(MINE) && some.length < 2) some.unshift(original(copy));
  return { mine: copy, organisations: some.length < 2 ? PLAIN.organisations : some };
}

/** Make a copy that came with a link known before any view shows it; what is wrong with it is said where it is redrawn. */
export async function known({ mine }) {
  if (mine) await made(mine).catch(() => {});
}

/** Put a copy into the setting once the server has accepted it; null takes it out. */
export async function put(mine) {
  if (mine) await made(mine);
  const { organisations, mine: before } = state();
  const made_room = instead;
  changed({ mine: before, organisations }, made_room, { mine, organisations: beside(organisations, mine) });
}

/** Begin again: four organisations as described, no copy, nothing turned, nothing followed. */
export function startOver() {
  const made_room = instead;
  instead = null;
  changed(state(), made_room, PLAIN);
}

function changed(before, made_room, after) {
  past.push({ before, made_room, after });
  change(after);
}

/** What was changed before a link, a case or a lever brought something else cannot be taken back from that. */
function last() {
  while (past.length && !stands(past.at(-1).after)) past.pop();
  return past.at(-1);
}

const stands = (after) => Object.entries(setting()).every(([key, now]) =>
  !(key in after) || JSON.stringify(after[key]) === JSON.stringify(now));

export const undoable = () => Boolean(last()) || edits().length > 0;

/** Take the last change back; of a copy that came with a link or a case, its last edit. */
export async function undo() {
  const taken = last();
  const before = taken?.before ?? { mine: without(edits().length - 1) };
  if (before.mine) await made(before.mine);
  past.pop();
  if (taken) instead = taken.made_room;
  const organisations = before.organisations ?? beside(state().organisations, before.mine);
  const { view, language } = state();
  change({ ...before, organisations, view, language });
}

/** A copy with one more edit; what was drawn from no edits begins with its base. */
export const withEdit = (base, edit) => ({ ...(state().mine ?? { base }), edits: [...edits(), edit] });

export function without(index) {
  const left = edits().filter((_, at) => at !== index);
  return left.length || state().mine.text ? { ...state().mine, edits: left } : null;
}

/** The copy is shown beside its original; where four are shown already, the last that is neither makes room. */
function beside(organisations, mine) {
  const others = organisations.filter((key) => key !== MINE);
  if (!mine) {
    const back = instead && others.length < MOST && !others.includes(instead) ? [instead] : [];
    instead = null;
    return others.length + back.length > 1 ? [...others, ...back] : PLAIN.organisations; // a case shows its copy and one other
  }
  const wanted = others.includes(original(mine)) ? others : [original(mine), ...others];
  const kept = [municipality().reference, original(mine)];
  while (wanted.length >= MOST) {
    const at = wanted.findLastIndex((key) => !kept.includes(key));
    instead = wanted.splice(at, 1)[0];
  }
  return [...wanted, MINE];
}

/** Return who made room for the copy and has not come back since, or null. */
export function gaveWay() {
  const { organisations, mine } = state();
  return mine && organisations.length === MOST && organisations.includes(MINE) && !organisations.includes(instead) ? instead : null;
}

/** Hand the file over as experiments take it. */
export function save(yaml) {
  const address = URL.createObjectURL(new Blob([yaml], { type: "application/yaml" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "arendegang.yaml";
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** Return what a file holds, or null where it is too large to be asked about. */
export const load = async (file) => (file.size > SIZE ? null : file.text());
