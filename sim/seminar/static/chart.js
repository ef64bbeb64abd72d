// The organisation chart: boxes that are chosen and moved by mouse, pen or keys, never by colour alone.

import { fill, s } from "./dom.js";
import { lines, SOFT, wide } from "./fit.js";
import { outline } from "./marks.js";
import { municipality } from "./municipality.js";
import { say, titled } from "./words.js";
import { tree } from "./tree.js";

const INK = "#1a1a1a";
const FAR = 6; // px before a press becomes a drag

/** Draw a chart into a place. `at`: {selected, changed: Set, faulty: Set}; `does`: {select(key), move(post, superior), enter()}. */
export function chart(place, of, at, does) {
  const laid = tree(of, Math.floor(place.clientWidth), (box) => 8 + 18 * Math.max(2, set(box, of).length));
  const drawing = s("svg", {
    class: "organisation", width: laid.width, height: laid.height, viewBox: `0 0 ${laid.width} ${laid.height}`,
    role: "listbox", "aria-label": say("redraw.chart"),
  });
  const badges = same(of);
  const posts = laid.boxes.filter((box) => box.kind === "post");
  const chosen = posts.some((box) => box.key === at.selected) ? at.selected : posts[0].key;
  fill(drawing, links(laid), laid.boxes.map((box) => (box.kind === "post"
    ? post(box, of, { ...at, chosen, badges }) : types(box, of))));
  fill(place, drawing);
  keys(drawing, posts.map((box) => box.key), does);
  drag(drawing, posts, does);
}

/** Lines from a superior to those who report to it. */
function links({ boxes }) {
  const by = new Map(boxes.map((box) => [box.key, box]));
  return s("g", { role: "presentation", fill: "none", stroke: INK, "stroke-width": 1.5 }, boxes.filter((box) => box.parent && box.kind === "post").map((box) => {
    const above = by.get(box.parent);
    const from = box.x - 6 < above.x ? above.x + 5 : box.x - 6;
    return s("path", { d: `M${from},${above.y + above.height}V${box.y + box.height / 2}H${box.x}` });
  }), top(boxes));
}

/** From the head of the administration to the heads of offices; past what stands above it to one further down. */
function top(boxes) {
  const [head, ...others] = boxes;
  const below = others.filter((box) => box.kind === "post" && box.depth === 0);
  if (!below.length) return null;
  const from = head.x + head.width / 2;
  const y = head.y + head.height + 9;
  const first = Math.min(...below.map((box) => box.y));
  const aside = (box) => box.y > first;
  const at = (box) => (aside(box) ? box.x + box.width + 7 : box.x + Math.min(box.width, 200) / 2);
  const places = [from, ...below.map(at)];
  return s("path", { d: [`M${from},${head.y + head.height}V${y}`, `M${Math.min(...places)},${y}H${Math.max(...places)}`,
    ...below.map((box) => `M${at(box)},${y}V${aside(box) ? `${box.y + box.height / 2}H${box.x + box.width}` : box.y}`)].join("") });
}

function post(box, of, { chosen, selected, changed, faulty, badges }) {
  const { title, level, coordinates, reports_to: above } = of.posts[box.key];
  const letter = badges.get(box.key);
  const signs = [letter && "letter", coordinates && "coordinates", changed.has(box.key) && "changed", faulty.has(box.key) && "faulty"].filter(Boolean);
  const words = titled(title);
  const name = letter ? `${words} ${letter}` : words; // begins with what is seen
  const spoken = [name, above in of.posts ? say("redraw.under", { post: titled(of.posts[above].title) }) : null,
    ...signs.map((sign) => say(`redraw.sign.${sign}`))].filter(Boolean).join(", ");
  return s("g", {
    class: `post ${level}${faulty.has(box.key) ? " faulty" : ""}`, role: "option", "data-key": box.key, "aria-label": spoken,
    "aria-selected": String(box.key === selected), tabindex: box.key === chosen ? 0 : -1,
  }, s("rect", { x: box.x, y: box.y, width: box.width, height: box.height, rx: 4 }),
  text(box, set(box, of), letter ? " " : ""),
  signs.map((sign, index) => badge(sign, letter, box.x + box.width - 6 - index * 25, box.y)));
}

/** Return a box's words on their lines, beside the corner where signs may stand. */
const set = (box, of) => lines(wordsOf(box, of), box.width - (box.kind === "post" ? 24 : 10), box.kind === "post" ? 3 : 4);

function wordsOf(box, of) {
  if (box.kind === "post") return titled(of.posts[box.key].title);
  const types = municipality().unit_types;
  return box.types.map((type) => `${titled(types[type].title)} (${types[type].municipal})`).join(", ");
}

/** The lines of a box; a hyphen of ours is drawn, so that a word stays a word for whoever listens. */
function text(box, rows, after = "") {
  const [x, y] = [box.x + 7, box.y + box.height / 2 + 5.5 - (rows.length - 1) * 9];
  const parted = rows.map((line) => line.endsWith(SOFT));
  return [
    s("text", {}, rows.map((line, at) => s("tspan", { x, y: y + at * 18 }, line.replace(SOFT, ""), parted[at] ? "" : at < rows.length - 1 ? " " : after))),
    rows.map((line, at) => (parted[at] ? s("line", { x1: x + wide(line) - 5, x2: x + wide(line), y1: y - 5 + at * 18, y2: y - 5 + at * 18, stroke: INK, "stroke-width": 1.5 }) : null)),
  ];
}

/** A round sign on a corner: a letter for a person with several posts, drawings for all else. */
function badge(sign, letter, x, y) {
  const drawn = {
    letter: () => s("text", { y: 5.5, "text-anchor": "middle" }, letter),
    coordinates: () => s("path", { d: "M-7,-3H6M2,-7L6,-3L2,1M7,4H-6M-2,8L-6,4L-2,0", fill: "none", stroke: "#ffffff", "stroke-width": 1.8 }),
    changed: () => s("path", { d: outline("star", 90), fill: "#ffffff" }),
    faulty: () => s("path", { d: "M-1.5,-7H1.5V2H-1.5ZM-1.5,4.5H1.5V7.5H-1.5Z", fill: "#ffffff" }),
  };
  return s("g", { class: "badge", transform: `translate(${x},${y})` }, s("circle", { r: 11.5 }), drawn[sign]());
}

/** Return what the signs on the corners mean, each beside its sign; only those that are on the chart. */
export function legend(of, { changed, faulty }) {
  const there = { letter: same(of).size, coordinates: Object.values(of.posts).some((each) => each.coordinates), changed: changed.size, faulty: faulty.size };
  return Object.keys(there).filter((sign) => there[sign]).map((sign) => [
    s("svg", { width: 26, height: 26, viewBox: "-13 -13 26 26", class: "organisation", "aria-hidden": "true" }, badge(sign, "A", 0, 0)), say(`redraw.sign.${sign}`)]);
}

/** Schools, preschools and so on that stand under a post: told, not moved. */
const types = (box, of) => s("g", { class: "types", role: "presentation" }, text(box, set(box, of)));

/** Return by post the letter of a person who holds more than one. */
function same({ posts }) {
  const held = d3.group(Object.entries(posts), ([key, each]) => each.holder || key);
  const several = [...held.values()].filter((each) => each.length > 1);
  return new Map(several.flatMap((each, index) => each.map(([key]) => [key, "ABCDEFGH"[index % 8]])));
}

/** Arrows go from box to box, Enter to what can be changed about it. */
function keys(drawing, order, does) {
  drawing.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -order.length, End: order.length }[event.key];
    const now = order.indexOf(event.target.closest?.("[data-key]")?.dataset.key);
    if (now < 0 || (!step && event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    if (!step) return does.enter();
    const key = order[Math.max(0, Math.min(order.length - 1, now + step))];
    does.select(key);
  });
}

/** A press chooses a box; pulled over another, it comes under that one. A finger scrolls: it uses the panel. */
function drag(drawing, posts, does) {
  let from = null;
  const over = (event) => {
    const box = drawing.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    return posts.find((each) => x >= each.x && x <= each.x + each.width && y >= each.y && y <= each.y + each.height)?.key;
  };
  const element = (key) => drawing.querySelector(`[data-key="${CSS.escape(key ?? "")}"]`);
  const end = () => {
    element(from?.key)?.removeAttribute("transform");
    drawing.querySelectorAll(".moving, .target").forEach((each) => each.classList.remove("moving", "target"));
    from = null;
  };
  drawing.addEventListener("pointerdown", (event) => {
    const key = over(event);
    if (key && event.button === 0) from = { key, x: event.clientX, y: event.clientY, far: false, finger: event.pointerType === "touch" };
  });
  drawing.addEventListener("pointermove", (event) => {
    if (!from || from.finger) return;
    const [x, y] = [event.clientX - from.x, event.clientY - from.y];
    if (!from.far && Math.hypot(x, y) < FAR) return;
    if (!from.far) {
      from.far = true;
      drawing.setPointerCapture(event.pointerId);
      element(from.key).classList.add("moving");
      drawing.append(element(from.key)); // over all others
    }
    element(from.key).setAttribute("transform", `translate(${x},${y})`);
    drawing.querySelectorAll(".target").forEach((each) => each.classList.remove("target"));
    if (over(event) !== from.key) element(over(event))?.classList.add("target");
  });
  drawing.addEventListener("pointerup", (event) => {
    if (!from) return;
    const [key, target, far] = [from.key, over(event), from.far];
    end();
    if (!far) does.select(key);
    else if (target && target !== key) does.move(key, target);
    else does.select(key);
  });
  drawing.addEventListener("pointercancel", end);
}
