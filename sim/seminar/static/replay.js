// A replay as the server packs it, made into stays: who lies where, from when to when, and how it came there.

export const WHAT = Object.freeze({
  RAISED: 0, REACHES: 1, BEGINS: 2, TWICE: 3, RISES: 4, DISPUTED: 5, DECIDED: 6, ANSWERED: 7, TABLED: 8, AGAIN: 9,
});
/** How a stay is marked: plain, risen, the same work begun twice, on an agenda. */
export const PLAIN = 0, RISEN = 1, DOUBLE = 2, AGENDA = 3;
export const GRAIN = 4; // values of a curve a day

/** Read header and arrays; the arrays look into the answer's own bytes. */
export function decode(buffer) {
  const length = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  let at = 4 + length;
  const take = (Kind, count) => {
    const array = new Kind(buffer, at, count);
    at += Math.ceil(array.byteLength / 8) * 8;
    return array;
  };
  const { events, issues } = header;
  const moves = { time: take(Float32Array, events), issue: take(Uint16Array, events), place: take(Uint16Array, events), what: take(Uint8Array, events) };
  const names = { kind: take(Uint8Array, issues), origin: take(Uint8Array, issues), day: take(Int16Array, issues), ordinal: take(Uint16Array, issues) };
  const replay = { ...header, ...moves, names };
  return { ...replay, stays: stays(replay), curves: curves(replay) };
}

/** Return an issue's name, as links and the story of an issue have it. */
export function nameOf({ names, origins, kinds }, issue) {
  return `${origins[names.origin[issue]]}/${kinds[names.kind[issue]]}/${names.day[issue]}/${names.ordinal[issue]}`;
}

/** Return which issue has a name, or -1. */
export function numberOf(replay, name) {
  if (!name) return -1;
  for (let issue = 0; issue < replay.issues; issue += 1) if (nameOf(replay, issue) === name) return issue;
  return -1;
}

/** Stays in the order in which they begin. While work is done twice an issue has a second stay at the same time. */
function stays({ time, issue, place, what, events, issues, until }) {
  const most = 2 * events;
  const found = {
    start: new Float32Array(most), end: new Float32Array(most).fill(Infinity), issue: new Uint16Array(most),
    place: new Uint16Array(most), from: new Uint16Array(most), sign: new Uint8Array(most), count: 0,
  };
  const now = { main: new Int32Array(issues).fill(-1), second: new Int32Array(issues).fill(-1), sign: new Uint8Array(issues) };
  for (let e = 0; e < events; e += 1) step(found, now, time[e], issue[e], place[e], what[e]);
  return { ...found, first: firstOpen(found, Math.ceil(until) + 2) };
}

function step(found, now, time, issue, place, what) {
  const here = now.main[issue];
  const at = here < 0 ? place : found.place[here];
  const move = (to, sign) => {
    now.sign[issue] = sign;
    if (here >= 0) found.end[here] = time;
    now.main[issue] = begin(found, time, issue, to, at, sign);
  };
  const alone = () => {
    if (now.second[issue] >= 0) found.end[now.second[issue]] = time;
    now.second[issue] = -1;
  };
  switch (what) {
    case WHAT.RAISED: case WHAT.AGAIN: move(place, PLAIN); break;
    case WHAT.REACHES: case WHAT.BEGINS: if (place !== at) move(place, now.sign[issue]); break;
    case WHAT.TWICE:
      move(at, DOUBLE);
      alone();
      now.second[issue] = begin(found, time, issue, place, at, DOUBLE);
      break;
    case WHAT.RISES: alone(); move(place, RISEN); break;
    case WHAT.TABLED: alone(); move(place, AGENDA); break;
    case WHAT.DECIDED: alone(); move(place, now.sign[issue] === RISEN ? RISEN : PLAIN); break;
    case WHAT.ANSWERED:
      alone();
      if (here >= 0) found.end[here] = time;
      now.main[issue] = -1;
      break;
    default:
  }
}

function begin(found, time, issue, place, from, sign) {
  const index = found.count;
  found.start[index] = time;
  found.issue[index] = issue;
  found.place[index] = place;
  found.from[index] = from;
  found.sign[index] = sign;
  found.count += 1;
  return index;
}

/** For each day the first stay that lasts beyond it, so that a frame need not look at all that is long over. */
function firstOpen({ end, count }, days) {
  const first = new Int32Array(days + 1).fill(count);
  for (let index = count - 1; index >= 0; index -= 1) first[Math.max(0, Math.min(days, Math.floor(end[index])))] = index;
  for (let day = days - 1; day >= 0; day -= 1) first[day] = Math.min(first[day], first[day + 1]);
  return first;
}

/** Return the index after the last stay that has begun at a time. */
export function begun({ start, count }, time) {
  let low = 0, high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (start[middle] <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Open issues, and how many times one was lifted so far, several times a day. */
function curves({ time, issue, what, events, issues, until }) {
  const length = Math.ceil(until * GRAIN) + 1;
  const open = new Int32Array(length), lifted = new Int32Array(length);
  const alive = new Uint8Array(issues);
  for (let e = 0; e < events; e += 1) {
    const at = Math.max(0, Math.ceil(time[e] * GRAIN));
    if (at >= length) break;
    const lives = what[e] === WHAT.ANSWERED ? 0 : what[e] === WHAT.RAISED || what[e] === WHAT.AGAIN ? 1 : alive[issue[e]];
    open[at] += lives - alive[issue[e]];
    alive[issue[e]] = lives;
    if (what[e] === WHAT.RISES) lifted[at] += 1;
  }
  for (let at = 1; at < length; at += 1) {
    open[at] += open[at - 1];
    lifted[at] += lifted[at - 1];
  }
  return { open, lifted };
}

/** Return a curve's value at a time. */
export const valueAt = (curve, time) => curve[Math.max(0, Math.min(curve.length - 1, Math.floor(time * GRAIN)))];
