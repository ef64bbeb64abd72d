// The debrief: what the model says, assumes and cannot say, the review's claims, and last what was chosen.

import { claims } from "./claims.js";
import { table } from "./compared.js";
import { fill, h } from "./dom.js";
import { municipality } from "./municipality.js";
import { drawing, figures } from "./said.js";
import { points } from "./unsaid.js";
import { say, titled } from "./words.js";

const IN_VIEW = 4; // figures drawn; the table holds all
let drawn = 0;

export function mount(root) {
  const { assumed, unsaid, claims_of: judged, full, organisations } = municipality();
  drawn = 0;
  fill(root, h("h2", { id: "title-debrief" }, say("debrief.title")),
    section("says", h("p", {}, titled(full.text)), h("div", { class: "drawings" }),
      h("details", {}, h("summary", {}, say("debrief.in_numbers")), h("div", { class: "wide", tabindex: "0", role: "region", "aria-label": say("debrief.table") },
        table(figures(), full.figures, organisations, say("debrief.table"))))),
    h("div", { class: "pair" }, section("assumes", points(assumed)), section("unsaid", points(unsaid))),
    section("claims", h("p", {}, titled(judged)), claims()),
    section("outcome", outcome()));
  const place = root.querySelector(".drawings");
  new ResizeObserver(() => draw(place)).observe(place);
}

export function update() {}

const section = (name, ...what) =>
  h("section", { "aria-labelledby": `debrief-${name}` }, h("h3", { id: `debrief-${name}` }, say(`debrief.${name}`)), what);

/** One, two or four drawings beside each other, as there is room. */
function draw(place) {
  const width = place.clientWidth;
  if (!width || width === drawn) return;
  drawn = width;
  const columns = width < 720 ? 1 : width < 1500 ? 2 : 4;
  place.style.setProperty("grid-template-columns", `repeat(${columns}, minmax(0, 1fr))`);
  const each = Math.floor((width - 32 * (columns - 1)) / columns);
  fill(place, figures().slice(0, IN_VIEW).map((figure) => drawing(figure, Math.min(each, 620))));
}

/** Revealed last, and only when somebody asks. */
function outcome() {
  const text = h("p", { class: "chosen", tabindex: "-1" });
  const button = h("button", { type: "button", class: "main", onclick: () => {
    fill(text, titled(municipality().outcome_2017));
    button.remove();
    text.focus();
  } }, say("debrief.reveal"));
  return [button, text];
}
