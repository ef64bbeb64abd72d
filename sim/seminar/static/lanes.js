// One issue's way in swimlanes: a lane a post, the highest on top, so that what rises is seen to go up.

import { s } from "./dom.js";
import { lines, shownLine } from "./fit.js";
import { dashed, marker, outline } from "./marks.js";
import { number, say } from "./words.js";

const LEVELS = ["unit", "department", "office", "executive", "political"];
const INK = "#1a1a1a";
const NARROW = 620; // px: below this a lane's name stands above it
const MARK = { disputed: "cross", settled: "diamond", decided: "star", closed: "circle", reopened: "plus" };
const APART = { mark: 17, arrow: 8 }; // px between two on one lane: what happens at once stands in a row

/** Return the drawing of an issue's way under one organisation; `span` is the longest way of all, in days. */
export function swimlanes(told, organisation, width, span) {
  const place = places(told, organisation, width, span);
  return s("svg", {
    class: "lanes", width, height: place.height, viewBox: `0 0 ${width} ${place.height}`, role: "img",
    "aria-label": told.summary,
  }, axis(place), told.lanes.map((lane, index) => line(index, place)), whole(told, organisation, place),
  told.bars.map((bar) => work(bar, organisation, place)), signs(told.signs, place),
  told.lanes.map((lane, index) => name(lane, index, place))); // last: on a narrow page arrows cross the names
}

/** Where everything lies: lanes by level with the highest first, in the order of coming within a level. */
function places(told, organisation, width, span) {
  const narrow = width < NARROW;
  const order = told.lanes.map((lane, index) => ({ index, level: level(lane.key, organisation.chart) }))
    .sort((a, b) => b.level - a.level || a.index - b.index).map((each) => each.index);
  const pitch = narrow ? 66 : 48;
  const left = narrow ? 14 : Math.min(250, width * .3);
  return {
    width, narrow, left, pitch,
    x: d3.scaleLinear([0, span], [left + (narrow ? 0 : 8), width - 22]),
    y: (index) => 40 + (order.indexOf(index) + .5) * pitch + (narrow ? 12 : 0),
    bottom: 40 + told.lanes.length * pitch,
    height: 40 + told.lanes.length * pitch + 30,
  };
}

function level(key, chart) {
  if (chart.committees?.[key]) return LEVELS.length;
  return LEVELS.indexOf(chart.posts?.[key]?.level ?? "unit");
}

/** Day marks below the lanes, with thin lines up through them. */
function axis({ x, width, left, bottom, narrow }) {
  const ticks = x.ticks(Math.max(2, Math.floor((width - left) / 90)));
  return s("g", { "aria-hidden": "true" }, ticks.map((day) => [
    s("line", { x1: x(day), x2: x(day), y1: 30, y2: bottom, stroke: "#c8c8c8" }),
    s("text", { x: x(day), y: bottom + 22, "text-anchor": narrow && day === 0 ? "start" : "middle" }, day === 0 ? say("follow.day_0") : number(day, day % 1 ? 1 : 0)),
  ]));
}

function line(index, place) {
  const y = place.y(index);
  const below = y + place.pitch / 2 - (place.narrow ? 12 : 0);
  return s("g", { "aria-hidden": "true" },
    s("line", { x1: place.x(0), x2: place.width - 4, y1: y, y2: y, stroke: "#8a8a8a" }),
    s("line", { x1: 0, x2: place.width, y1: below, y2: below, stroke: "#e4e4e4" }));
}

function name(lane, index, { left, narrow, width, y }) {
  const set = lines(lane.title, narrow ? width - 16 : left - 6, narrow ? 1 : 2);
  const [x, anchor] = narrow ? [2, "start"] : [left - 6, "end"];
  const first = narrow ? y(index) - 20 : y(index) + 5 - (set.length - 1) * 9;
  return s("text", { class: "over", x, y: first, "text-anchor": anchor }, s("title", {}, lane.title),
    set.map((each, at) => s("tspan", { x, dy: at ? 18 : 0 }, shownLine(each))));
}

/** The whole way, in the colour and dash of the organisation, up to its marker where the answer arrives. */
function whole({ days }, { style }, { x }) {
  const end = x(days ?? x.domain()[1]);
  return s("g", { "aria-hidden": "true" },
    s("line", { x1: x(0), x2: end, y1: 16, y2: 16, stroke: style.colour, "stroke-width": 4, "stroke-dasharray": dashed(style, 4) }),
    days === null ? null : marker(style, end, 16, 170));
}

function work(bar, { style }, { x, y }) {
  const [from, length] = [x(bar.from), Math.max(4, x(bar.to) - x(bar.from))];
  const tall = bar.kind === "agenda" ? 12 : 22;
  return s("rect", {
    class: `work ${bar.kind}`, x: from, width: length, y: y(bar.lane) - tall / 2, height: tall, stroke: INK, "stroke-width": 1.5,
    fill: bar.kind === "agenda" ? "#ffffff" : style.colour, "fill-opacity": bar.kind === "other" ? .35 : 1,
    "stroke-dasharray": bar.kind === "agenda" ? "3 3" : null,
  }, s("title", {}, say(`follow.legend.${bar.kind}`)));
}

/** Arrows first, so that markers lie over them; both moved right until they lie over no other. */
function signs(all, place) {
  const kinds = d3.group([...all].sort((a, b) => a.day - b.day), (sign) => (sign.start === sign.end ? "mark" : "arrow"));
  const set = (kind) => spread(kinds.get(kind) ?? [], place, APART[kind]);
  return [...set("arrow").map((each) => arrow(each, place)), ...set("mark").map((each) => mark(each, place))];
}

function spread(all, { x, y, width }, apart) {
  const placed = [];
  for (const sign of all) {
    const [high, low] = [y(sign.start), y(sign.end)].sort((a, b) => a - b);
    let at = x(sign.day);
    for (const other of placed) if (other.high <= low && high <= other.low && Math.abs(other.at - at) < apart) at = other.at + apart;
    placed.push({ ...sign, at: Math.min(at, width - 8), high, low });
  }
  return placed;
}

function arrow({ at, start, end, event }, { y }) {
  const [from, to] = [y(start), y(end)];
  const [wide, point] = event === "lifted" ? [4.5, 9] : [1.8, 6];
  const back = to - Math.sign(to - from) * point * 1.6;
  return s("g", {}, s("title", {}, say(`follow.legend.${event === "lifted" || event === "heard" ? event : "reached"}`)),
    s("line", { x1: at, x2: at, y1: from, y2: back, stroke: INK, "stroke-width": wide, "stroke-dasharray": event === "heard" ? "2 4" : null }),
    s("path", { d: `M${at},${to}L${at - point},${back}L${at + point},${back}Z`, fill: INK }));
}

function mark({ at, end, event }, { y }) {
  return s("path", { d: shape(event), transform: `translate(${at},${y(end)})${event === "disputed" ? "rotate(45)" : ""}`, fill: "#ffffff", stroke: INK, "stroke-width": 2 },
    s("title", {}, say(`follow.legend.${event}`)));
}

const shape = (event) => (event === "reopened" || event === "disputed" ? d3.symbol(d3.symbolCross, 130)() : outline(MARK[event] ?? "circle", 130));

/** Return what every sign that is drawn means, each beside its sign; `ways` are the told ways of all organisations. */
export function legend(ways) {
  const there = new Set(ways.flatMap(({ bars, signs: all }) => [...bars.map((bar) => bar.kind), ...all.map((sign) => sign.event)]));
  const place = { x: d3.scaleLinear([0, 1], [3, 41]), y: (lane) => [35, 2][lane] ?? 18 };
  const grey = { style: { colour: "#6b6b6b" } };
  const bars = ["main", "other", "agenda"].map((kind) => [kind, work({ lane: 2, from: 0, to: 1, kind }, grey, place)]);
  const arrows = ["reached", "lifted", "heard"].map((event) => [event, arrow({ at: 22, start: 0, end: 1, event }, place)]);
  const marks = Object.keys(MARK).map((event) => [event, mark({ at: 22, end: 2, event }, place)]);
  return [...bars, ...arrows, ...marks].filter(([key]) => there.has(key)).map(([key, drawn]) => [
    s("svg", { width: 44, height: 36, viewBox: "0 0 44 36", "aria-hidden": "true" }, drawn), say(`follow.legend.${key}`)]);
}
