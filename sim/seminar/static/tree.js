// Where every box of an organisation chart stands: an office a column, posts below each other, as narrow as a hand.

const LEAST = 196; // px of a column; below two of them everything stands in one
const BOX = 44; // px, the height of most
const PITCH = 52;
const INDENT = 12;
const GAP = 10;

/**
 * Return {boxes: [{key, kind, x, y, width, height, depth, parent}], width, height} of a chart that fits a width;
 * `tall(box)` says how high a box of its width must be.
 */
export function tree(chart, width, tall) {
  const below = children(chart);
  const root = below.get("")?.[0];
  const rows = [...taken(below, root, 0)];
  const columns = Math.floor(width / LEAST);
  if (columns < 2) return placed([rows.map((row) => ({ ...row, depth: Math.min(row.depth, 4) }))], width, false, tall);
  const blocks = below.get(root).map((key) => [...taken(below, key, 0)]);
  return placed([rows.slice(0, units(below, root).length ? 2 : 1), ...packed(blocks, columns)], width, true, tall);
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

/** Give every row its place; `top`: the first stack stands above all others, in the middle. */
function placed(stacks, width, top, tall) {
  const columns = top ? stacks.slice(1) : stacks;
  const each = Math.min(300, (width - GAP * (columns.length - 1)) / columns.length);
  const total = columns.length * (each + GAP) - GAP;
  const above = top ? column(stacks[0], total / 2 - each / 2, 12, each, tall) : { boxes: [], bottom: 2 };
  const below = columns.map((rows, at) => column(rows, at * (each + GAP), above.bottom + 10, each, tall));
  const boxes = [...above.boxes, ...below.flatMap((one) => one.boxes)];
  spanned(boxes, columns, each);
  return { boxes: boxes.filter((box) => !box.again), width: total, height: Math.max(...below.map((one) => one.bottom)) + 6 };
}

/** Rows below each other; the place of a head that stands in another column is kept free. */
function column(rows, left, from, width, tall) {
  let bottom = from;
  const boxes = rows.map((row) => {
    const box = { ...row, x: left + row.depth * INDENT, y: bottom, width: width - row.depth * INDENT - 10 };
    box.height = row.again ? BOX : tall(box);
    bottom += box.height + PITCH - BOX;
    return box;
  });
  return { boxes, bottom };
}

/** The head of an office that goes over several columns is as wide as they are. */
function spanned(boxes, columns, each) {
  columns.forEach((rows, column) => {
    if (!rows[0]?.again) return;
    const head = boxes.find((box) => box.key === rows[0].key && !box.again);
    head.width = Math.max(head.width, (column + 1) * (each + GAP) - GAP - 10 - head.x);
  });
}
