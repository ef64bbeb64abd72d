// Where the places of an organisation are drawn: levels as rows, the same height in every organisation that is shown.

import { wide } from "./fit.js";
import { say, titled } from "./words.js";

export const LEVELS = ["political", "executive", "office", "department", "unit", "units"];
const [PAD, GAP, LINE, STRIP, FRAME, HEADING] = [3, 4, 19, 20, 3, 22];
const FEWEST_DOTS = 22; // px beside the number
const AIR = [7, 26]; // least and most px between levels
/** In which order levels are told in more detail while there is room: 0 groups, 1 each by short name, 2 by full title. */
const WISHES = [["department", 1], ["political", 1], ["unit", 1], ["office", 2], ["units", 2], ["department", 2], ["executive", 2], ["political", 2], ["unit", 2]];
const LEAST = { political: 0, executive: 1, office: 1, department: 0, unit: 0, units: 1 };

/** Return a short name that the catalogue has for a key, or the title. */
function short(key, title) {
  try { return say(`watch.short.${key}`); } catch { return title; }
}

export const levelOf = (place) => (place.kind === "committee" ? "political" : place.kind === "post" ? place.level : "units");

/** Return the office of a post, which is its superior's where nothing is said. */
function officeOf(chart, key) {
  for (let post = chart.posts[key], steps = 0; post && steps < 9; post = chart.posts[post.reports_to], steps += 1) {
    if (post.office) return post.office;
  }
  return null;
}

function officeOfPlace(chart, place) {
  if (place.kind === "post") return officeOf(chart, place.key);
  return place.kind === "unit" ? officeOf(chart, chart.units[place.key]?.reports_to) : null;
}

/** Return the boxes of a level at a detail: {key, full, lines, note, places}. */
function boxes(panel, level, detail) {
  const { chart } = panel.organisation;
  const order = Object.keys(chart.offices);
  const rank = (place) => order.indexOf(officeOfPlace(chart, place));
  const here = panel.places.map((place, index) => ({ place, index })).filter(({ place }) => levelOf(place) === level);
  if (level !== "political" && level !== "units") here.sort((a, b) => rank(a.place) - rank(b.place) || a.index - b.index);
  if (detail > 0) return here.map(({ place, index }) => own(place, index, detail, here.length === 1));
  const groups = d3.group(here, ({ place }) => (level === "political"
    ? (chart.committees[place.key]?.under ? "committees" : place.key) : officeOfPlace(chart, place) ?? place.key));
  return [...groups].map(([key, members]) => (members.length === 1 ? own(members[0].place, members[0].index, 1) : {
    key, lines: [short(key, titled(chart.offices[key]?.title ?? { sv: key }))],
    full: members.map(({ place }) => titled(place.title)).join(", "), note: "", places: members.map(({ index }) => index),
  }));
}

/** A place's own box; a type of units says how many there are. */
function own(place, index, detail, alone = false) {
  const title = titled(place.title);
  const lines = detail < 2 ? [short(place.key, title)] : alone ? [title] : folded(title);
  const note = place.kind === "unit" && place.count > 1 ? `×${place.count}` : "";
  return { key: place.key, full: title, lines, note, places: [index] };
}

/** Fold a title into at most two lines, where it is narrowest; long compounds may break where the catalogue says. */
export function folded(title) {
  const parts = say("watch.breaks").split(" ");
  const places = [];
  for (let at = 1; at < title.length - 2; at += 1) {
    if (title[at] === " ") places.push([title.slice(0, at), title.slice(at + 1)]);
    else if (title[at] === "-" && title[at + 1] !== " ") places.push([title.slice(0, at + 1), title.slice(at + 1)]);
    else if (at > 3 && title[at - 1] !== " " && parts.some((part) => title.startsWith(part, at))) {
      places.push([`${title.slice(0, at)}-`, title.slice(at)]);
    }
  }
  const narrowest = d3.least(places, (lines) => Math.max(...lines.map(wide)));
  return narrowest && wide(title) > 110 ? narrowest : [title];
}

const breadth = (each) => Math.max(...each.lines.map(wide), FEWEST_DOTS + 14 + wide(each.note)) + 2 * PAD;

/** Break boxes into lines that fit, as even as may be, and stretch them to the width. */
function flowed(row, width) {
  const needs = row.map(breadth);
  const fits = (most) => {
    const lines = [[]];
    let used = 0;
    needs.forEach((need, index) => {
      if (used > 0 && used + GAP + need > most) { lines.push([]); used = 0; }
      used += (used ? GAP : 0) + need;
      lines.at(-1).push(index);
    });
    return lines;
  };
  let lines = fits(width);
  for (let most = width - 10; most > width / 2 && fits(most).length === lines.length; most -= 10) lines = fits(most);
  return lines.map((line) => {
    const total = d3.sum(line, (index) => Math.min(width, needs[index])) + GAP * (line.length - 1);
    const more = (width - total) / line.length;
    let x = 0;
    return line.map((index) => {
      const w = Math.min(width, needs[index]) + more;
      const placed = { ...row[index], x, w };
      x += w + GAP;
      return placed;
    });
  });
}

function measured(panels, width, details) {
  const rows = LEVELS.map((level) => {
    const each = panels.map((panel) => flowed(boxes(panel, level, details[level]), width));
    const text = Math.max(1, ...each.flat(2).map((one) => one.lines.length));
    return { level, each, text, lines: Math.max(0, ...each.map((lines) => (lines.flat().length ? lines.length : 0))) };
  }).filter((row) => row.lines > 0);
  const tall = (row) => row.lines * (FRAME + row.text * LINE + STRIP + GAP) - GAP;
  return { rows, tall, total: d3.sum(rows, tall) + AIR[0] * (rows.length - 1) };
}

/** Lay all panels out: {height, rows: [{level, y, height}], boxes: per panel [{x, y, w, h, strip, ...}]}. */
export function laid(panels, width, budget, headed) {
  const details = { ...LEAST };
  const room = budget - (headed ? HEADING * LEVELS.length : 0);
  let best = measured(panels, width, details);
  for (const [level, detail] of WISHES) {
    const tried = measured(panels, width, { ...details, [level]: detail });
    if (details[level] >= detail || tried.total > room) continue;
    details[level] = detail;
    best = tried;
  }
  return placed(best, panels.length, Math.max(0, room - best.total), headed);
}

/** Spare height goes first between the levels, then into the strips where issues wait. */
function placed({ rows, tall }, count, spare, headed) {
  const air = AIR[0] + Math.min(AIR[1] - AIR[0], spare / 2 / Math.max(1, rows.length - 1));
  const left = Math.max(0, spare - (air - AIR[0]) * (rows.length - 1));
  const strip = STRIP + Math.min(50, left / d3.sum(rows, (row) => row.lines));
  const found = Array.from({ length: count }, () => []);
  const bands = [];
  let y = 1;
  for (const row of rows) {
    const top = y;
    if (headed) y += HEADING;
    const h = FRAME + row.text * LINE + strip;
    row.each.forEach((lines, panel) => lines.forEach((line, at) => line.forEach((one) =>
      found[panel].push({ ...one, level: row.level, y: y + at * (h + GAP), h, strip, text: row.text * LINE }))));
    y += tall(row) + row.lines * (strip - STRIP);
    bands.push({ level: row.level, y: top, height: y - top });
    y += air;
  }
  return { rows: bands, boxes: found, height: Math.ceil(y - air + 2) };
}
