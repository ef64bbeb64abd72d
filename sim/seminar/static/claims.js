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
    fill(buttons, [null, ...Object.keys(SIGNS)].filter((verdict) => of(verdict).length).map((verdict) => h("button", {
      type: "button", "data-verdict": verdict ?? "all", "aria-pressed": String(verdict === chosen),
      onclick: () => { chosen = verdict; draw(); buttons.querySelector(`[data-verdict="${verdict ?? "all"}"]`).focus(); },
    }, `${verdict ? `${SIGNS[verdict]} ${say(`debrief.verdict.${verdict}`)}` : say("debrief.all")} (${of(verdict).length})`)));
    fill(list, of(chosen).map(one));
  };
  draw();
  return [buttons, list];
}

const of = (verdict) => municipality().claims.filter((each) => !verdict || each.verdict === verdict);

function one(claim) {
  const why = titled(claim.why);
  return h("li", { class: claim.verdict },
    h("p", { class: "verdict" }, h("span", { "aria-hidden": "true" }, SIGNS[claim.verdict]), " ", say(`debrief.verdict.${claim.verdict}`)),
    h("div", {}, h("p", {}, h("strong", {}, titled(claim.text)), " ", h("span", { class: "quiet" }, say("debrief.section", { section: claim.section }))),
      claim.phrase && claim.phrase !== claim.text.sv ? h("p", { class: "quiet" }, say("debrief.in_review"), " ", h("q", { lang: "sv" }, claim.phrase)) : null,
      why ? h("p", {}, why) : null));
}
