// Issues as dots on a canvas over the boxes. Where too many wait for their dots to fit, a bar and the number say so.

import { wide } from "./fit.js";
import { AGENDA, DOUBLE, PLAIN, RISEN, begun } from "./replay.js";

const LOOSE = 7, DENSE = 4, R = 2.7, DIGIT = 10.6, PAD = 4;
const INK = "#1a1a1a";
const SMALL = 4, SMALL_MARKED = 5; // where many wait, a dot is a point: plain, or of any mark
const SIGNS = [PLAIN, RISEN, DOUBLE, AGENDA, SMALL, SMALL_MARKED];
const FARTHEST = 11; // px from a dot within which a click means it
export const TRAVEL = .3; // days a dot is seen on its way, at most

/** Prepare a canvas for a panel's boxes. */
export function board(view, panel, width, height) {
  const sharp = Math.min(2, globalThis.devicePixelRatio || 1);
  view.canvas.width = width * sharp;
  view.canvas.height = height * sharp;
  const pen = view.canvas.getContext("2d");
  pen.scale(sharp, sharp);
  const many = panel.replay.stays.count;
  return {
    view, pen, width, height, stays: panel.replay.stays, colour: panel.organisation.style.colour,
    counts: new Int32Array(view.boxes.length), slots: new Int32Array(view.boxes.length), resting: new Int32Array(many),
    x: new Float32Array(many), y: new Float32Array(many), issue: new Uint16Array(many), sign: new Uint8Array(many), dots: 0, rests: 0,
    middle: view.boxes.map((box) => ({ x: box.x + box.w / 2, y: box.y + box.text + 2 + box.strip / 2 })),
    strips: view.boxes.map(() => ({ x: 0, y: 0, room: 0, pitch: LOOSE, columns: 0, most: 0 })),
    notes: view.boxes.map((box) => (box.note ? wide(box.note) + 2 * PAD : 0)),
  };
}

/** Draw a moment. `travel` is how many days a dot is on its way (0: it is where it is), `marked` an issue to ring. */
export function draw(board, time, travel, marked) {
  const { pen, width, height } = board;
  pen.clearRect(0, 0, width, height);
  const rests = board.rests = sorted(board, time, travel);
  const moving = board.dots;
  paint(board, 0, moving);
  cleared(board);
  bars(board);
  rest(board, rests);
  paint(board, moving, board.dots);
  ring(board, marked);
  return board.counts;
}

/** Tell who rests from who is on the way; those on the way get their places at once. */
function sorted(board, time, travel) {
  const { stays, counts, resting, view } = board;
  counts.fill(0);
  board.dots = 0;
  let rests = 0;
  const last = begun(stays, time);
  for (let i = stays.first[Math.max(0, Math.min(stays.first.length - 1, Math.floor(time)))]; i < last; i += 1) {
    if (stays.end[i] <= time) continue;
    const to = view.box[stays.place[i]];
    if (to < 0) continue;
    const from = view.box[stays.from[i]];
    const whole = Math.min(travel, (stays.end[i] - stays.start[i]) / 2);
    const age = time - stays.start[i];
    if (from >= 0 && from !== to && age < whole) onTheWay(board, i, from, to, age / whole);
    else { counts[to] += 1; resting[rests] = i; rests += 1; }
  }
  return rests;
}

function onTheWay(board, stay, from, to, share) {
  const eased = share * share * (3 - 2 * share);
  const a = board.middle[from], b = board.middle[to];
  put(board, stay, a.x + (b.x - a.x) * eased, a.y + (b.y - a.y) * eased);
}

function put(board, stay, x, y) {
  const at = board.dots;
  board.x[at] = x;
  board.y[at] = y;
  board.issue[at] = board.stays.issue[stay];
  board.sign[at] = board.stays.sign[stay];
  board.dots = at + 1;
}

/** A dot on its way must not hide a word or a number: those places are cleared before what rests is drawn. */
function cleared({ pen, view, counts, strips, notes }) {
  for (const heading of view.headings) pen.clearRect(0, heading.y, heading.width, 21);
  view.boxes.forEach((box, at) => {
    const strip = strips[at];
    const number = 2 * PAD + DIGIT * String(counts[at]).length;
    pen.clearRect(box.x, box.y, box.w, box.text + 2);
    pen.clearRect(box.x, box.y + box.text, number, box.h - box.text);
    if (notes[at]) pen.clearRect(box.x + box.w - notes[at], box.y + box.text, notes[at], box.h - box.text);
    strip.x = box.x + number;
    strip.y = box.y + box.text + 2;
    strip.room = box.w - number - 3 - notes[at];
    fit(strip, LOOSE, box.strip - 1);
    if (counts[at] > strip.most) fit(strip, DENSE, box.strip - 1);
  });
}

function fit(strip, pitch, height) {
  strip.pitch = pitch;
  strip.columns = Math.max(0, Math.floor(strip.room / pitch));
  strip.most = strip.columns * Math.max(1, Math.floor(height / pitch));
}

function bars({ pen, view, counts, strips, colour }) {
  pen.fillStyle = colour;
  view.boxes.forEach((box, at) => {
    if (counts[at] <= strips[at].most) return;
    const { x, y, room } = strips[at];
    for (let bar = 0; bar + 3 <= room; bar += 5) pen.fillRect(x + bar, y, 3, box.strip - 4);
  });
}

function rest(board, rests) {
  const { stays, view, counts, slots, strips, resting } = board;
  slots.fill(0);
  for (let n = 0; n < rests; n += 1) {
    const at = view.box[stays.place[resting[n]]];
    const strip = strips[at];
    if (counts[at] > strip.most) continue;
    const slot = slots[at]++;
    const column = Math.floor(slot * strip.columns / strip.most);
    const rows = strip.most / strip.columns;
    put(board, resting[n], strip.x + strip.pitch * (column + .5), strip.y + strip.pitch * (slot % rows + .5));
    if (strip.pitch === DENSE) board.sign[board.dots - 1] = board.sign[board.dots - 1] === PLAIN ? SMALL : SMALL_MARKED;
  }
}

/** One path for each mark: thousands of dots in four strokes of the pen. */
function paint(board, from, to) {
  const { pen, x, y, sign } = board;
  for (const one of SIGNS) {
    pen.beginPath();
    for (let i = from; i < to; i += 1) if (sign[i] === one) SHAPES[one](pen, x[i], y[i]);
    pen.fillStyle = one === PLAIN || one === SMALL ? board.colour : INK;
    if (one === DOUBLE) { pen.lineWidth = 1.6; pen.strokeStyle = INK; pen.stroke(); } else pen.fill();
  }
}

const SHAPES = {
  [PLAIN]: (pen, x, y) => { pen.moveTo(x + R, y); pen.arc(x, y, R, 0, 7); },
  [RISEN]: (pen, x, y) => { pen.moveTo(x, y - 3.6); pen.lineTo(x + 3.4, y + 2.8); pen.lineTo(x - 3.4, y + 2.8); pen.closePath(); },
  [DOUBLE]: (pen, x, y) => pen.rect(x - 2.4, y - 2.4, 4.8, 4.8),
  [AGENDA]: (pen, x, y) => pen.rect(x - 3.3, y - 1.5, 6.6, 3),
  [SMALL]: (pen, x, y) => pen.rect(x - 1.5, y - 1.5, 3, 3),
  [SMALL_MARKED]: (pen, x, y) => pen.rect(x - 1.5, y - 1.5, 3, 3),
};

function ring({ pen, x, y, issue, dots }, marked) {
  if (marked < 0) return;
  pen.strokeStyle = INK;
  pen.lineWidth = 2.5;
  for (let i = 0; i < dots; i += 1) {
    if (issue[i] !== marked) continue;
    pen.beginPath();
    pen.arc(x[i], y[i], 6.5, 0, 7);
    pen.stroke();
  }
}

/** Return the issue under a point, or -1. */
export function issueAt({ x, y, issue, dots }, px, py) {
  let best = FARTHEST * FARTHEST, found = -1;
  for (let i = 0; i < dots; i += 1) {
    const far = (x[i] - px) ** 2 + (y[i] - py) ** 2;
    if (far < best) { best = far; found = issue[i]; }
  }
  return found;
}

/** Return the issues that lay at a box when it was drawn last: those that its number counts. */
export function issuesAt({ stays, view, resting, rests }, at) {
  return [...new Set([...resting.subarray(0, rests)].filter((stay) => view.box[stays.place[stay]] === at).map((stay) => stays.issue[stay]))];
}
