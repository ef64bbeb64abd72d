// What is said when the server gives no result.

import { Refusal } from "./api.js";
import { fill, h } from "./dom.js";
import { say, titled } from "./words.js";

const notice = () => document.getElementById("notice");

/** Clear what was said about an earlier question. */
export const well = () => fill(notice());

/** Say why there is no result: faults where they belong, everything else at the foot of the page. */
export function refused(error, place) {
  if (error.name === "AbortError") return;
  if (!(error instanceof Refusal)) throw error;
  if (error.faults.length) fill(place, h("ul", {}, error.faults.map((fault) => h("li", {}, titled(fault.text)))));
  else fill(notice(), say(`page.${error.kind}`));
}
