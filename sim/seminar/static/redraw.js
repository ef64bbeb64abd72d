// Redraw: a copy of an organisation, changed box by box, and within a second what that changes.

import { ask, Refusal } from "./api.js";
import { against } from "./against.js";
import { chart, legend } from "./chart.js";
import { committees } from "./committees.js";
import { edits, gaveWay, load, made, original, put, save, startOver, undo, undoable, withEdit, without } from "./copy.js";
import { fill, h } from "./dom.js";
import { list, touched } from "./edits.js";
import { label, municipality, organisation } from "./municipality.js";
import { explained, panel } from "./panel.js";
import { refused, well } from "./refused.js";
import { MINE, PLAIN, alike, state } from "./state.js";
import { number, say, titled } from "./words.js";

const at = { root: null, base: null, selected: "ukk_head", faults: [], by: "panel", yaml: "", drawn: "", width: 0, asking: null, last: Promise.resolve() };

export function mount(root) {
  Object.assign(at, { root, drawn: "", width: 0 });
  fill(root,
    h("h2", { id: "title-redraw" }, say("redraw.title")),
    h("div", { class: "toolbar no-print" }),
    h("div", { class: "drawing-board" },
      h("div", { class: "board" }, h("div", { class: "lead" }), h("div", { class: "chart" }), h("ul", { class: "key" })),
      h("div", { class: "change no-print" }),
      h("section", { class: "versus", "aria-labelledby": "title-against" }, h("h3", { id: "title-against" }), h("p", { class: "progress", role: "status" }), h("div", { class: "compared" })),
      h("section", { class: "made", "aria-labelledby": "title-made" }),
      h("section", { class: "committees", "aria-labelledby": "title-committees" })));
  new ResizeObserver(() => { if (part("chart").clientWidth && part("chart").clientWidth !== at.width) draw(); }).observe(part("chart"));
}

const part = (name) => at.root.querySelector(`.${name}`);
const base = () => (state().mine ? original() : at.base ?? municipality().reference);

/** The chart to draw: posts in the order of the original, so that boxes stay where they were; new ones last. */
function drawnChart() {
  const [own, first] = [state().mine && organisation(MINE)?.chart, organisation(base()).chart];
  if (!own) return first;
  const keys = [...new Set([...Object.keys(first.posts), ...Object.keys(own.posts)])].filter((key) => key in own.posts);
  return { ...own, posts: Object.fromEntries(keys.map((key) => [key, own.posts[key]])) };
}

/** Ask anew only where the copy or what it is compared under has changed. */
export async function update(now) {
  const key = JSON.stringify([now.mine, now.levers, now.variant]);
  if (key === at.drawn) return above(); // what can be begun again, and who made room, hang on the other views too
  at.drawn = key;
  at.asking?.abort();
  at.asking = new AbortController();
  const { signal } = at.asking;
  at.yaml = "";
  if (now.mine) await accepted(now.mine);
  if (signal.aborted) return;
  draw();
  if (now.mine && at.yaml) await compared(now, signal);
}

/** A copy that came with a link is checked as any other; its faults stand where those of an edit stand. */
async function accepted(mine) {
  try {
    at.yaml = (await made(mine)).yaml;
    at.faults = [];
  } catch (error) {
    told(error);
  }
}

function told(error) {
  if (error instanceof Refusal && error.faults.length) at.faults = error.faults;
  else refused(error);
}

/** Try a change; what the server refuses changes nothing and is explained where it was asked for. */
function attempt(act) {
  at.last = at.last.then(async () => { // one after the other: each begins with what the one before it left
    well();
    at.faults = [];
    const said = part("progress").textContent;
    fill(part("progress"), say("redraw.counting"));
    try {
      await act();
      if (!state().mine) draw(); // nothing is counted without a copy
    } catch (error) {
      fill(part("progress"), said);
      told(error);
      draw();
    }
  });
  return at.last;
}

function edit(text, by = "panel") {
  at.by = by;
  return attempt(() => put(withEdit(base(), text)));
}

function select(key) {
  at.selected = key;
  at.faults = [];
  draw();
}

/** Go on to what can be changed about what is chosen. */
function enter() {
  const first = part("change").querySelector("form select, form input");
  first?.scrollIntoView({ block: "nearest" });
  first?.focus({ preventScroll: true });
}

/** Draw everything that stands still, and put the focus back where it was. */
function draw() {
  const focused = document.activeElement;
  const [id, inChart] = [focused?.id, focused?.closest?.(".chart")];
  const of = drawnChart();
  at.selected = at.selected in of.posts || at.selected in of.committees || at.selected in of.responsibility ? at.selected : Object.keys(of.posts)[0];
  at.width = part("chart").clientWidth;
  above();
  const marked = { selected: at.selected, changed: touched(edits()), faulty: new Set(at.faults.map((fault) => fault.key.split(".")[1])) };
  if (at.width) chart(part("chart"), of, marked, { select, move: (post, to) => { at.selected = post; edit(`move:${post}:${to}`, "chart"); }, enter });
  fill(part("key"), legend(of, marked).map(([drawn, words]) => h("li", {}, drawn, words)));
  fill(part("committees"), committees(of, at.selected, marked.changed, (key) => { select(key); enter(); }));
  fill(part("change"), panel(of, at.selected, inPlace() ? [] : at.faults, { select, edit }));
  fill(part("made"), h("h3", { id: "title-made" }, say("redraw.made", { number: edits().length })), list(edits(), of, (index) => attempt(() => put(without(index)))));
  fill(part("versus").querySelector("h3"), say("redraw.compared", { base: label(base()) }));
  if (!state().mine) idle();
  restore(id, inChart);
}

/** Whether what is wrong is said where it was done, on the chart. */
const inPlace = () => at.by === "chart" && at.faults.length > 0;

/** What stands above the chart: the tools, and what can be done here or what is wrong with what was. */
function above() {
  tools();
  fill(part("lead"), inPlace() ? explained(at.faults, drawnChart()) : how());
}

/** What can be done here, and where the copy is shown in whose place. */
function how() {
  const { mine } = state();
  return h("p", {}, say(mine?.text ? "redraw.how_file" : mine ? "redraw.how_copy" : "redraw.how", { base: label(base()) }), " ",
    gaveWay() ? say("redraw.gave_way", { organisation: label(gaveWay()) }) : null);
}

function restore(id, inChart) {
  const chosen = inChart ? part("chart").querySelector('[tabindex="0"]') : id ? document.getElementById(id) : null;
  chosen?.focus({ preventScroll: true });
}

function idle() {
  fill(part("progress"));
  fill(part("compared"), h("p", {}, say("redraw.nothing_yet")));
}

function tools() {
  const mine = state().mine;
  const file = h("input", { type: "file", accept: ".yaml,.yml", hidden: true, onchange: (event) => loaded(event.target.files[0]) });
  fill(part("toolbar"),
    h("label", { for: "redraw-base" }, say("redraw.base")),
    h("select", { id: "redraw-base", onchange: (event) => startFrom(event.target.value) },
      mine?.text ? h("option", { value: "", selected: true }, say("redraw.from_file")) : null,
      municipality().organisations.map((each) => h("option", { value: each.key, ".selected": !mine?.text && each.key === base() }, titled(each.title)))),
    h("button", { type: "button", id: "redraw-undo", ".disabled": !undoable(), onclick: () => attempt(undo) }, say("redraw.undo")),
    h("button", { type: "button", id: "redraw-again", ".disabled": plain(), onclick: again }, say("redraw.again")),
    h("button", { type: "button", id: "redraw-save", ".disabled": !at.yaml, onclick: () => save(at.yaml) }, say("redraw.save")),
    h("button", { type: "button", id: "redraw-open", onclick: () => file.click() }, say("redraw.load")), file);
}

const plain = () => !state().mine && alike(state(), PLAIN) && !state().issue && !state().replication && !state().day && !at.base;

const again = () => attempt(async () => { at.base = null; startOver(); });

/** Another base begins without edits; what there was can be had back by undoing. */
function startFrom(key) {
  at.base = key;
  if (state().mine) attempt(() => put(null));
  else draw();
}

async function loaded(file) {
  if (!file) return;
  at.by = "chart";
  const text = await load(file);
  if (text === null) {
    at.faults = [{ key: "", text: { sv: say("redraw.too_large"), en: say("redraw.too_large") } }];
    draw();
  } else await attempt(() => put({ text, edits: [] }));
}

/** Compare the copy with its original: ten runs at once, then thirty. */
async function compared(now, signal) {
  const setting = { organisations: [original(), MINE], mine: now.mine, levers: now.levers, variant: now.variant };
  const all = municipality().replications;
  fill(part("compared")); // what an earlier copy gave would stand below the changes of this one
  try {
    for (const replications of [Math.min(10, all), all]) {
      fill(part("progress"), say(replications < all ? "redraw.counting" : "redraw.some_of", { runs: 10, of: all }));
      const found = await ask("api/compare", { setting, replications }, { signal });
      if (signal.aborted) return;
      fill(part("compared"), against(found, original(), { base: label(original()) }, { base: organisation(original()).chart, mine: organisation(MINE).chart }));
      fill(part("progress"), say("redraw.runs_shown", { runs: found.replications, of: all, issues: number(found.issues, 0), days: number(municipality().days, 0) }));
    }
  } catch (error) {
    if (!signal.aborted) { fill(part("progress")); refused(error, part("compared")); at.drawn = ""; }
  }
}
