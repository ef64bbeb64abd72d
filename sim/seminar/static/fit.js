// Text that fits its place: measured, set on lines, and shortened only where nothing else helps.

/** Ends a line whose last word goes on in the next one; it has no width of its own. */
export const SOFT = "\u00ad";

const SIZE = 16;
const BEFORE = /(?=handläggare|administratör|samordnare|nämnden|utskott|styrelsen|kontoret|fullmäktige|direktör|chef)/;
const pen = document.createElement("canvas").getContext("2d");

/** Return how wide a text is at the least size of the page, in pixels. */
export function wide(text, weight = 400) {
  pen.font = `${weight} ${SIZE}px ${getComputedStyle(document.body).fontFamily}`;
  return pen.measureText(text.replace(SOFT, "-")).width;
}

/** Return a text on at most `most` lines of a width; what has no room ends in an ellipsis. */
export function lines(text, width, most = 2, weight = 400) {
  const found = [""];
  for (const word of text.split(" ").flatMap((each) => pieces(each, width, weight))) {
    const longer = joined(found.at(-1), word);
    if (wide(longer, weight) <= width || found.at(-1) === "") found[found.length - 1] = longer;
    else found.push(word);
  }
  if (found.length <= most) return found;
  return [...found.slice(0, most - 1), shortened(found.slice(most - 1).reduce(joined), width, weight)];
}

/** A word that ends in a hyphen of ours goes on without a blank where both parts share a line. */
const joined = (line, word) => (line.endsWith(SOFT) ? line.slice(0, -1) + word : line ? `${line} ${word}` : word);

/** Return a word whole, or in two where a Swedish compound may be parted. */
function pieces(word, width, weight) {
  if (wide(word, weight) <= width) return [word];
  const [first, ...rest] = word.split(BEFORE);
  return rest.length && first ? [first + SOFT, rest.join("")] : [word];
}

function shortened(text, width, weight) {
  let cut = text;
  while (cut && wide(`${cut}…`, weight) > width) cut = cut.slice(0, -1);
  return cut === text ? text : `${cut.trimEnd()}…`;
}

/** Return a line as it is drawn: a word that was parted shows its hyphen. */
export const shownLine = (line) => line.replace(SOFT, "-");
