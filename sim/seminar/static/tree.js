// Where every box of an organisation chart stands: an office a column, posts below each other, as narrow as a hand.

const LEAST = 196; // px of a column; below two of them everything stands in one
const BOX = 44;
const PITCH = 52;
const INDENT = 12;
const GAP = 10;

/** Return {boxes: [{key, kind, x, y, width, height, depth, parent}], width, height} of a chart that fits a width. */
export function tree(chart, width) {
  const below = children(chart);
  const root = below.get("")?.[0];
  const rows = [...taken(below, root, 0)];
  const columns = Math.floor(width / LEAST);
  if (columns < 2) return placed([rows.map((row) => ({ ...row, depth: Math.min(row.depth, 4) }))], width, 0);
  const blocks = below.get(root).map((key) => [...taken(below, key, 0)]);
  const stacks = packed(blocks, columns, Math.max(0, ...rows.map((row) => row.depth)));
  return placed([[rows[0]], ...stacks], width, rows[0].kind === "post" && units(below, root).length ? 2 : 1);
}

/** Posts by superior, in the order of the file; whoever's superior is missing stands at the top. */
function children({ posts, units: types = {} }) {
  const found = new Map();
  const add = (above, key) => found.set(above, [...(found.get(above) ?? []), key]);
  for (const [key, post] of Object.entries(posts)) add(post.reports_to in posts ? post.reports_to : "", key);
  found.units = new Map();
  for (const [type, { reports_to: above }] of Object.entries(types)) {
    if (above) found.units.set(above, [...(found.units.get(above) ?? []), type]);
  }
  return found;
}

const units = (below, key) => below.units.get(key) ?? [];

function* taken(below, key, depth, parent = null) {
  yield { key, kind: "post", depth, parent };
  const types = units(below, key);
  if (types.length) yield { key: `${key}/units`, kind: "units", types, depth: depth + 1, parent: key };
  for (const each of below.get(key) ?? []) yield* taken(below, each, depth + 1, key);
}

/** Return the least tall way to lay the blocks into so many columns, in their order. */
function packed(blocks, columns) {
  for (let most = 3; ; most += 1) {
    const stacks = blocks.flatMap((block) => split(block, most));
    const few = stacked(stacks, most);
    if (few.length <= columns) return few;
  }
}

/** Part a block that is too tall below its head, never between a post and those who report to it. */
function split(block, most) {
  if (block.length <= most) return [block];
  const branches = [];
  for (const row of block.slice(1)) {
    if (row.depth === 1) branches.push([row]);
    else branches.at(-1).push(row);
  }
  const parts = [[block[0]]];
  for (const branch of branches) {
    if (parts.at(-1).length > 1 && parts.at(-1).length + branch.length > most) parts.push([{ ...block[0], again: true }]);
    parts.at(-1).push(...branch);
  }
  return parts.some((part) => part.length > most) ? [...parts, ...Array(99).fill([])] : parts;
}

/** Stand short blocks on top of each other where both fit. */
function stacked(stacks, most) {
  const found = [];
  for (const stack of stacks) {
    const last = found.at(-1);
    if (last && !stack[0]?.again && !last[0]?.again && last.length + stack.length <= most) last.push(...stack);
    else found.push([...stack]);
  }
  return found;
}

function placed(stacks, width, top) {
  const columns = top ? stacks.slice(1) : stacks;
  const each = Math.min(300, (width - GAP * (columns.length - 1)) / columns.length);
  const boxes = columns.flatMap((rows, column) => rows.map((row, at) => row.again ? null : ({
    ...row, x: column * (each + GAP) + row.depth * INDENT, y: (top + at) * PITCH + 12 + (top ? 10 : 0), width: each - row.depth * INDENT - 10, height: BOX,
  })).filter(Boolean));
  spanned(boxes, columns, each);
  const total = columns.length * (each + GAP) - GAP;
  if (top) boxes.unshift(...stacks[0].map((row) => ({ ...row, x: total / 2 - each / 2, y: 12, width: each - 10, height: BOX })));
  const tall = Math.max(...columns.map((rows) => rows.length));
  return { boxes, width: total, height: (top + tall) * PITCH + 18 + (top ? 10 : 0) };
}

/** The head of an office that goes over several columns is as wide as they are. */
function spanned(boxes, columns, each) {
  columns.forEach((rows, column) => {
    if (!rows[0]?.again) return;
    const head = boxes.find((box) => box.key === rows[0].key);
    head.width = Math.max(head.width, (column + 1) * (each + GAP) - GAP - 10 - head.x);
  });
}
