// The review's claims with the model's verdict on each, and why.

import { fill, h } from "./dom.js";
import { municipality } from "./municipality.js";
import { say, titled } from "./words.js";

const SIGNS = { holds: "✓", fails: "✗", noise: "≈", none: "–", not_judged: "?" };
let chosen = null;

/** Return the list with its filter: buttons with how many there are of each verdict. */
export function claims() {
  const list = h("ul", { class: "claims" });
  const buttons = h("div", { class: "buttons no-print", role: "group", "aria-label": say("debrief.filter") });
  const draw = () => {
    fill(buttons, [null, ...Object.keys(SIGNS)].filter((name) => of(name).length).map((name) => h("button", {
      type: "button", "data-verdict": name ?? "all", "aria-pressed": String(name === chosen),
      onclick: () => { chosen = name; draw(); buttons.querySelector(`[data-verdict="${name ?? "all"}"]`).focus(); },
    }, `${name ? `${SIGNS[name]} ${say(`debrief.verdict.${name}`)}` : say("debrief.all")} (${of(name).length})`)));
    fill(list, of(chosen).map(one));
  };
  draw();
  return [buttons, list];
}

const of = (name) => municipality().claims.filter((each) => !name || each.verdict === name);

const verdict = (name) => [h("span", { "aria-hidden": "true" }, SIGNS[name]), " ", say(`debrief.verdict.${name}`)];

/** A claim; where the verdict is another one elsewhere, the reasons are those of that one. */
function one(claim) {
  const why = titled(claim.why);
  return h("li", { class: claim.verdict },
    h("p", { class: "verdict" }, verdict(claim.verdict)),
    h("div", {}, h("p", {}, h("strong", {}, titled(claim.text)), " ", h("span", { class: "quiet" }, say("debrief.section", { section: claim.section }))),
      claim.elsewhere ? h("p", {}, titled(municipality().claims_elsewhere), " ", h("strong", {}, verdict(claim.elsewhere))) : null,
      why ? h("p", {}, why) : null));
}
