// A list of the issues at a place, to choose one to follow.

import { h } from "./dom.js";
import { municipality } from "./municipality.js";
import { number, say, titled } from "./words.js";

const MOST = 24;
let dialog = null;

/** Show the issues at a box; choosing one tells `chosen`. */
export function listed(root, panel, box, issues, time, chosen) {
  dialog?.remove();
  dialog = h("dialog", { class: "listed", "aria-labelledby": "title-listed" },
    h("header", {}, h("h3", { id: "title-listed" }, say("watch.at_place", {
      place: box.full, organisation: titled(panel.organisation.title), day: number(Math.floor(time), 0), issues: number(issues.length, 0) })),
    h("button", { type: "button", class: "main", onclick: () => dialog.close() }, say("watch.close"))),
    issues.length > MOST && h("p", {}, say("watch.oldest", { most: number(MOST, 0) })),
    h("ul", {}, issues.slice(0, MOST).map((issue) => h("li", {},
      h("button", { type: "button", onclick: () => { dialog.close(); chosen(issue); } }, described(panel.replay, issue))))));
  root.append(dialog);
  dialog.showModal();
}

/** Return an issue in words: what it is, where it comes from, and when it arose. */
function described({ names, kinds, origins, places, born }, issue) {
  const kind = municipality().kinds[kinds[names.kind[issue]]];
  const origin = origins[names.origin[issue]];
  const type = places.filter((place) => place.kind !== "post").find((place) => origin.startsWith(place.key));
  return say("watch.issue", {
    kind: kind ? titled(kind) : kinds[names.kind[issue]], day: number(Math.floor(born[issue]), 0),
    origin: type ? titled(type.title).toLowerCase() : origin,
  });
}
