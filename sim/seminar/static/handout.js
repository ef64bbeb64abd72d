// What a print adds: the setting in words and the link that gives the same picture again.

import { told } from "./edits.js";
import { fill, h } from "./dom.js";
import { words as inWords } from "./levers.js";
import { label, municipality, organisation } from "./municipality.js";
import { link, MINE, state } from "./state.js";
import { number, say, titled } from "./words.js";

let opened = [];

/** Keep the handout's foot ready, so that a print needs no answer; what is folded on screen opens on paper. */
export function handout() {
  const foot = h("footer", { class: "handout" });
  document.body.append(foot);
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(".view:not([hidden]) details:not([open])")];
    for (const each of opened) each.open = true;
  });
  window.addEventListener("afterprint", () => { for (const each of opened) each.open = false; });
  return async () => {
    const address = `${location.href.split("#")[0]}#${await link()}`;
    fill(foot, h("h2", {}, say("debrief.handout.setting")), h("ul", {}, words().map((each) => h("li", {}, each))),
      h("p", {}, say("debrief.handout.link"), " ", h("span", { class: "address" }, address)));
  };
}

/** Return the setting in sentences, only what holds for this picture. */
function words() {
  const { organisations, mine, levers, variant, issue, replication } = state();
  const part = (name, parts) => say(`debrief.handout.${name}`, parts);
  const { days, replications } = municipality();
  return [
    part("organisations", { names: organisations.filter((key) => key !== MINE || mine).map(label).join(", ") }),
    ...copy(mine, part),
    part("issues", { days: number(days, 0), runs: number(replications, 0) }),
    part(variant === "equal_hours" ? "equal_hours" : "as_described"),
    ...municipality().levers.filter((each) => each.key in levers).map((each) => part("lever", { text: titled(each.text).replace(/\.$/, ""), value: inWords(each, levers[each.key]) })),
    ...(issue ? [part("issue", { issue, run: number(replication + 1, 0) })] : []),
  ];
}

function copy(mine, part) {
  if (!mine) return [];
  const chart = organisation(MINE)?.chart ?? organisation(mine.base ?? municipality().reference)?.chart;
  const edits = (mine.edits ?? []).map((edit) => (chart ? told(edit, chart) : edit)).join("; ");
  return [part(mine.text ? "from_file" : "copy", { base: mine.base ? label(mine.base) : "", edits })];
}
