// The same issues on one clock through two to four organisations.

import { askBytes, offline } from "./api.js";
import { betsBeside } from "./beside.js";
import { choose } from "./choose.js";
import { clock } from "./clock.js";
import { curves } from "./curves.js";
import { fill, h } from "./dom.js";
import { TRAVEL, board, draw, issueAt, issuesAt } from "./dots.js";
import { laid } from "./layout.js";
import { frameDrawn, note } from "./measures.js";
import { municipality, shown } from "./municipality.js";
import { listed } from "./listed.js";
import { controls } from "./player.js";
import { refused, well } from "./refused.js";
import { decode, nameOf, numberOf, valueAt } from "./replay.js";
import { GUTTER, legend, levels, stage, written } from "./stage.js";
import { change, setting, state } from "./state.js";
import { number, say } from "./words.js";

const MOST = 4, KEPT = 12, BETWEEN = 10, NARROWEST = 250, LETTERS = 160, HEADS = 48;
const kept = new Map(); // decoded replays by question
let root, head, place, bets, player, drawn = null, loading = null, panels = [], wrote = 0;

const time = clock({
  tell: (now, playing) => moment(now, playing),
  stopped: (day) => change({ day }),
  alive: () => root?.isConnected && !root.hidden,
});

export function mount(into) {
  root = into;
  drawn = loading = null;
  head = h("p", { class: "same", role: "status" });
  place = h("div", { class: "stage-place" });
  bets = h("div");
  player = controls(time, { scrubbed, stands: (day) => change({ day }) });
  fill(root, h("div", { class: "watch-head" }, h("h2", { id: "title-watch" }, say("watch.title")), head),
    player.element, place);
  new ResizeObserver(() => { if (panels.length && drawn?.width !== place.clientWidth && place.clientWidth) show(); }).observe(place);
}

export async function update(now) {
  const organisations = shown().slice(0, MOST);
  const key = JSON.stringify([setting(), now.replication, organisations.map((each) => each.key)]);
  if (loading?.key !== key) return load(key, organisations, now.replication);
  fill(bets, betsBeside()); // they may have been locked since
  if (!time.hand.playing && panels.length) {
    if (Math.abs(now.day - time.hand.time) > .01) time.go(now.day);
    else moment(time.hand.time, false);
  }
}

async function load(key, organisations, replication) {
  loading?.stop.abort();
  const mine = loading = { key, stop: new AbortController() };
  time.pause();
  fill(head, say("watch.working"));
  try {
    const replays = await Promise.all(organisations.map((each) => replayOf(each.key, replication, mine.stop.signal)));
    if (loading !== mine) return;
    panels = organisations.map((each, at) => ({ key: each.key, organisation: each, replay: replays[at], places: replays[at].places }));
    time.hand.until = Math.max(...replays.map((replay) => replay.until));
    time.hand.time = Math.min(state().day, time.hand.until);
    well();
    show();
  } catch (error) {
    if (loading !== mine) return;
    loading = null;
    fill(head);
    refused(error, place);
  }
}

async function replayOf(organisation, replication, signal) {
  const question = { setting: setting(), organisation, replication };
  const key = JSON.stringify(question);
  if (!kept.has(key)) {
    kept.set(key, decode(await askBytes("api/replay", question, { signal })));
    if (kept.size > KEPT) kept.delete(kept.keys().next().value);
  }
  return kept.get(key);
}

/** Side by side while each organisation is wide enough for its words; else two by two, else one below the other. */
function shape(width, count) {
  const beside = (width - GUTTER - BETWEEN * count) / count;
  if (beside >= NARROWEST) return { columns: count, each: Math.floor(beside), gutter: true };
  const columns = width > 2 * NARROWEST + 60 ? 2 : 1;
  return { columns, each: Math.floor((width - BETWEEN * (columns - 1)) / columns), gutter: false };
}

/** Curves are lower where the screen is: all of it is to be seen at once. */
const low = () => (innerHeight < 800 ? 90 : 130);

function budget(columns) {
  const above = place.getBoundingClientRect().top + scrollY;
  const room = innerHeight - above - HEADS - low() - 62;
  return columns === panels.length ? Math.max(300, room) : 520;
}

function show() {
  const width = place.clientWidth;
  if (!width) return;
  const { columns, each, gutter } = shape(width, panels.length);
  fill(head, say("watch.same", { issues: number(panels[0].replay.issues, 0), many: number(panels.length, 0) }));
  const plan = laid(panels, each, budget(columns), !gutter);
  const views = panels.map((panel, at) => {
    const view = stage(panel, each, plan, at, !gutter, (box) => list(at, box));
    view.canvas.addEventListener("click", (event) => picked(event, at));
    return view;
  });
  const beside = width > 700;
  const lines = curves(panels, time.hand.until, beside ? (width - 30) / 2 - 120 : width - 120, low());
  drawn = { width, views, lines, boards: views.map((view, at) => board(view, panels[at], each, plan.height)) };
  const grid = h("div", { class: "panels" }, gutter && levels(plan), views.map((view) => view.element));
  grid.style.setProperty("--columns", `${gutter ? `${GUTTER}fr ` : ""}repeat(${columns}, ${each}fr)`);
  fill(place, grid, legend(), h("div", { class: "curves" }, lines.elements),
    h("div", { class: "row no-print" }, choose(MOST), offline ? null : another()), bets);
  fill(bets, betsBeside());
  player.marks(time.hand.until, panels[0].replay.days);
  moment(time.hand.time, false);
}

function another() {
  const of = municipality().replications;
  const run = state().replication;
  return h("button", { type: "button", onclick: () => change({ replication: (run + 1) % of }) },
    say("watch.another", { run: number(run + 1, 0), of: number(of, 0) }));
}

/** Draw a moment everywhere. While it plays, the words follow some times a second: letters are slow to draw. */
function moment(now, playing) {
  if (!drawn) return;
  const since = performance.now();
  const letters = !playing || since - wrote > LETTERS;
  const travel = playing ? Math.min(1.5, TRAVEL * Math.max(1, time.hand.speed)) : TRAVEL;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  drawn.boards.forEach((one, at) => {
    const { replay } = panels[at];
    const counts = draw(one, now, calm ? 0 : travel, marked(replay));
    if (letters) written(one.view, counts, valueAt(replay.curves.open, now), valueAt(replay.curves.lifted, now));
  });
  if (letters) {
    wrote = since;
    drawn.lines.tell(now);
    player.follow(now);
  }
  if (playing) frameDrawn(since, performance.now() - since);
}

let markedName = null, markedNumber = -1;
/** The issue that is followed is ringed in every organisation: it has the same number in all of them. */
function marked(replay) {
  const name = state().issue;
  if (name !== markedName) { markedName = name; markedNumber = numberOf(replay, name); }
  return markedNumber;
}

function scrubbed(day) {
  const since = performance.now();
  time.hand.playing = false;
  time.go(day);
  note("scrub", performance.now() - since);
}

function picked(event, at) {
  const one = drawn.boards[at];
  const frame = one.view.canvas.getBoundingClientRect();
  const x = (event.clientX - frame.left) * one.width / frame.width, y = (event.clientY - frame.top) * one.height / frame.height;
  const issue = issueAt(one, x, y);
  if (issue >= 0) return followed(at, issue);
  const box = one.view.boxes.findIndex((each) => x >= each.x && x <= each.x + each.w && y >= each.y && y <= each.y + each.h);
  if (box >= 0) list(at, box);
}

const followed = (at, issue) => change({ view: "follow", issue: nameOf(panels[at].replay, issue), day: time.hand.time });

/** Issues that lie at a place, to choose one by word: a dot is small, and a keyboard cannot point. */
function list(at, box) {
  time.pause();
  const one = drawn.boards[at];
  const { born } = panels[at].replay;
  const issues = issuesAt(one, box).sort((a, b) => born[a] - born[b]);
  listed(root, panels[at], one.view.boxes[box], issues, time.hand.time, (issue) => followed(at, issue));
}
