// The edited copy in the setting: its edits, what the server made of them, and the file that experiments use.

import { ask } from "./api.js";
import { accept, municipality } from "./municipality.js";
import { change, MINE, PLAIN, state } from "./state.js";

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

/** Make a copy that came with a link known before any view shows it; what is wrong with it is said where it is redrawn. */
export async function known({ mine }) {
  if (mine) await made(mine).catch(() => {});
}

/** Put a copy into the setting once the server has accepted it; null takes it out. */
export async function put(mine) {
  if (mine) await made(mine);
  const { organisations, mine: before } = state();
  changed({ mine: before, organisations }, { mine, organisations: beside(organisations, mine) });
}

/** Begin again: four organisations as described, no copy, nothing turned, nothing followed. */
export function startOver() {
  instead = null;
  changed(state(), PLAIN);
}

function changed(before, after) {
  past.push({ before, after: JSON.stringify(after.mine) });
  change(after);
}

/** What was changed before a link or a case brought another copy cannot be taken back from that copy. */
function last() {
  while (past.length && past.at(-1).after !== JSON.stringify(state().mine)) past.pop();
  return past.at(-1);
}

export const undoable = () => Boolean(last()) || edits().length > 0;

/** Take the last change back; of a copy that came with a link or a case, its last edit. */
export async function undo() {
  const before = last()?.before ?? { mine: without(edits().length - 1) };
  if (before.mine) await made(before.mine);
  past.pop();
  if (before.organisations && !before.mine) instead = null;
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
    const back = instead && others.length < MOST ? [instead] : [];
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
