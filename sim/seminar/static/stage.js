// The places of one organisation as boxes in SVG, with lines to superiors, and a number of issues in each.

import { h, s } from "./dom.js";
import { wide } from "./fit.js";
import { sign } from "./marks.js";
import { number, say, titled } from "./words.js";

const SIZE = 16;
export const GUTTER = 104; // px for the names of levels beside the organisations

/** Build an organisation's panel: heading, boxes, and a canvas over them for what moves. */
export function stage(panel, width, plan, index, headed, chosen) {
  const boxes = plan.boxes[index];
  const texts = boxes.map(() => s("text", { class: "count", "font-size": SIZE }));
  const svg = s("svg", { viewBox: `0 0 ${width} ${plan.height}`, role: "group", "aria-label": say("watch.places_of", { title: titled(panel.organisation.title) }) },
    s("g", { class: "lines", "aria-hidden": "true" }, ties(panel, boxes)),
    headed && plan.rows.map((row) => s("text", { class: "level", x: 0, y: row.y + SIZE, "font-size": SIZE }, whole(row.level))),
    boxes.map((box, at) => drawn(box, texts[at], at, (event) => chosen(at, event))));
  rove(svg);
  const canvas = h("canvas", { "aria-hidden": "true" });
  const open = h("span", { class: "figure" }), lifted = h("span", { class: "figure" });
  const element = h("section", { class: "one-of", "aria-labelledby": `panel-${panel.key}` },
    h("h3", { id: `panel-${panel.key}` }, sign(panel.organisation.style), " ", titled(panel.organisation.title)),
    h("p", { class: "totals" }, say("watch.open"), " ", open, " · ", say("watch.lifted"), " ", lifted),
    h("div", { class: "boxes" }, svg, canvas));
  const names = boxes.map((box) => `${box.lines.join(" ")} ${box.note}`.trim());
  const buttons = [...svg.querySelectorAll(".box")];
  const headings = headed ? plan.rows.map((row) => ({ y: row.y, width: wide(whole(row.level)) + 6 })) : [];
  return { element, canvas, boxes, headings, told: boxes.map(() => null), texts, buttons, names, open, lifted, box: boxOfPlace(panel, boxes) };
}

const whole = (level) => say(`watch.levels.${level}`).replace("-|", "").replace("|", " ");

function boxOfPlace(panel, boxes) {
  const of = new Int16Array(panel.replay.places.length).fill(-1);
  boxes.forEach((box, at) => { for (const place of box.places) of[place] = at; });
  return of;
}

/** A box is a button. Blanks stand between its words, so that what is read is what is seen. */
function drawn(box, count, at, onclick) {
  const base = box.y + box.text + box.strip / 2 + 9;
  const lines = box.lines.flatMap((line, row) =>
    [s("text", { x: box.x + 4, y: box.y + 17 + 19 * row, "font-size": SIZE }, line), " "]);
  const note = box.note && [s("text", { x: box.x + box.w - 4, y: base, "text-anchor": "end", "font-size": SIZE }, box.note), " "];
  count.setAttribute("x", box.x + 4);
  count.setAttribute("y", base);
  return s("g", {
    class: "box", role: "button", tabindex: at === 0 ? 0 : -1, onclick,
    onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); onclick(event); } },
  }, s("rect", { x: box.x + .5, y: box.y + .5, width: box.w - 1, height: box.h - 1, rx: 3 }), lines, note || null, count);
}

/** One stop for the tabulator in an organisation; arrows go from box to box. */
function rove(svg) {
  svg.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const all = [...svg.querySelectorAll(".box")];
    const from = all.indexOf(document.activeElement);
    const to = all[(from + by + all.length) % all.length];
    all[from]?.setAttribute("tabindex", -1);
    to.setAttribute("tabindex", 0);
    to.focus();
  });
}

/** Lines from each box to the boxes of its superiors; under them, so that no line crosses a word. */
function ties(panel, boxes) {
  const { posts, units, committees } = panel.organisation.chart;
  const keys = panel.replay.places.map((place) => place.key);
  const holding = new Map(boxes.flatMap((box) => box.places.map((place) => [keys[place], box])));
  const over = (key) => posts[key]?.reports_to ?? units[key]?.reports_to ?? committees[key]?.under
    ?? (posts[key]?.level === "executive" ? posts[key].committee : null);
  const pairs = new Map();
  for (const box of boxes) {
    for (const place of box.places) {
      const superior = holding.get(over(keys[place]));
      if (superior && superior !== box) pairs.set(`${box.key} ${superior.key}`, [box, superior]);
    }
  }
  const lanes = new Map();
  return [...pairs.values()].filter(([box, superior]) => superior.y + superior.h <= box.y).map(([box, superior]) => {
    if (!lanes.has(superior)) lanes.set(superior, lanes.size % 3);
    const turn = superior.y + superior.h + 2 + 2 * lanes.get(superior);
    return s("path", { d: `M${superior.x + superior.w / 2} ${superior.y + superior.h}V${turn}H${box.x + box.w / 2}V${box.y}` });
  });
}

/** Write the numbers of a moment; only what changed, for letters are slow to draw. */
export function written(view, counts, open, lifted) {
  view.texts.forEach((text, at) => {
    if (view.told[at] === counts[at]) return;
    view.told[at] = counts[at];
    write(text, number(counts[at], 0));
    view.buttons[at].setAttribute("aria-label", say("watch.place", {
      place: view.names[at], issues: text.textContent, title: view.boxes[at].full }));
  });
  write(view.open, number(open, 0));
  write(view.lifted, number(lifted, 0));
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** The names of the levels beside the organisations. */
export function levels(plan) {
  const lines = (row) => say(`watch.levels.${row.level}`).split("|");
  return s("svg", { class: "levels", viewBox: `0 0 ${GUTTER} ${plan.height}` }, plan.rows.map((row) => lines(row).map((line, at) =>
    s("text", { x: 0, y: row.y + row.height / 2 + 6 + (at - (lines(row).length - 1) / 2) * 19, "font-size": SIZE }, line))));
}

/** The marks of issues in words. */
export function legend() {
  const shapes = {
    plain: s("circle", { cx: 9, cy: 9, r: 4, class: "plain" }),
    risen: s("path", { d: "M9 2.5 L15 14.5 L3 14.5Z" }),
    double: s("rect", { x: 4, y: 4, width: 10, height: 10, class: "hollow" }),
    agenda: s("rect", { x: 1, y: 6, width: 16, height: 6 }),
    many: s("rect", { x: 0, y: 2, width: 18, height: 14, class: "many" }),
  };
  return h("ul", { class: "mark-words" }, Object.entries(shapes).map(([name, shape]) =>
    h("li", {}, s("svg", { width: 18, height: 18, "aria-hidden": "true" }, shape), " ", say(`watch.marks.${name}`))));
}

