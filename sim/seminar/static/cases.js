// The prepared cases: the list from which they are opened, which one is open, and its question.

import { fill, h } from "./dom.js";
import { municipality } from "./municipality.js";
import { PLAIN, alike, change, setting, state } from "./state.js";
import { say, titled } from "./words.js";

/** Return the case whose setting this is, however it came about (a link opens a case too), or null. */
const opened = () => municipality().cases.find((each) =>
  isOf(each) && (each.view !== "follow" || (each.issue === state().issue && state().replication === 0))) ?? null;

const isOf = (one) => alike({ ...PLAIN, ...one.setting }, setting());

/** Return the telling issue of the case whose setting this is, in the course of events from which it was chosen, or null. */
export const issueOfCase = () => (state().replication === 0 && municipality().cases.find((each) => each.issue && isOf(each))?.issue) || null;

/** Return the list of cases: it shows the open one as long as the setting is that case's; its first line leaves it. */
export function cases() {
  const open = opened();
  return h("select", {
    id: "cases", "aria-label": say("page.cases_label"),
    onchange: (event) => {
      const one = municipality().cases.find((each) => each.key === event.target.value);
      change(one ? { ...PLAIN, ...one.setting, view: one.view, issue: one.view === "follow" ? one.issue : null } : { ...PLAIN });
    },
  }, h("option", { value: "" }, say(open ? "page.no_case" : "page.cases")),
  municipality().cases.map((each) => h("option", { value: each.key, ".selected": each === open }, titled(each.title))));
}

/** A case's question stands above its view until something else is asked there. */
export function question() {
  const open = opened();
  fill(document.getElementById("setting"), open && state().view === open.view ? titled(open.text) : "");
}
