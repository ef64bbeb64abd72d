// One issue under every organisation that is shown: its way drawn, and day by day in words why it rose.

import { ask } from "./api.js";
import { issueOfCase } from "./cases.js";
import { fill, h } from "./dom.js";
import { legend, swimlanes } from "./lanes.js";
import { sign } from "./marks.js";
import { label, organisation, shown } from "./municipality.js";
import { refused, well } from "./refused.js";
import { change, setting, state } from "./state.js";
import { number, say, titled } from "./words.js";

const at = { root: null, drawn: "", asking: 0, under: null, asked: false, risen: false, told: null, width: 0 };

export function mount(root) {
  Object.assign(at, { root, drawn: "" });
  fill(root,
    h("h2", { id: "title-follow" }, say("follow.title")),
    h("div", { class: "picks" }),
    h("p", { class: "told", role: "status" }),
    h("ul", { class: "how-to-read", "aria-label": say("follow.signs") }),
    h("div", { class: at.risen ? "ways risen" : "ways" }),
    h("div", { class: "named" }));
  new ResizeObserver(() => drawLanes()).observe(root.querySelector(".ways"));
}

/** Ask only when something that the stories depend on has changed. */
export async function update(now) {
  const key = JSON.stringify([setting(now), now.replication, now.issue, at.under]);
  if (key === at.drawn) return;
  at.drawn = key;
  const asking = ++at.asking;
  fill(part("told"), say("follow.asking"));
  try {
    const picks = await telling(now);
    if (asking !== at.asking) return;
    const issue = now.issue ?? (at.asked ? null : issueOfCase()) ?? picks[0]?.issue ?? null;
    pickers(picks, issue);
    at.told = issue && await ask("api/story", { setting: setting(now), replication: now.replication, issue, language: now.language });
    if (asking !== at.asking) return;
    well();
    fill(part("told"), at.told ? headline(at.told.about) : say("follow.none"));
    fill(part("named"), at.told ? named(issue, at.told.command) : null);
    draw();
  } catch (error) {
    if (asking !== at.asking) return;
    at.drawn = "";
    fill(part("told"), say("follow.failed"));
    fill(part("named"));
    refused(error, part("told"));
  }
}

const headline = (about) => say(about.day ? "follow.told" : "follow.told_first", { ...about, day: number(about.day, 0) });

const part = (name) => at.root.querySelector(`.${name}`);
const under = () => (shown().some((each) => each.key === at.under) ? at.under : shown()[0].key);

const telling = (now) =>
  ask("api/issues", { setting: setting(now), organisation: under(), replication: now.replication });

/** "Show me one that ...": buttons for the telling issues of one organisation. */
function pickers(picks, issue) {
  const chosen = h("select", { id: "follow-under", onchange: (event) => { at.under = event.target.value; at.asked = true; change({ issue: null }); } },
    shown().map((each) => h("option", { value: each.key, ".selected": each.key === under() }, label(each.key))));
  const focused = document.activeElement?.id;
  fill(part("picks"),
    h("p", { id: "follow-lead" }, h("label", { for: "follow-under" }, say("follow.under")), " ", chosen, " ", say("follow.show_one")),
    onlyRisen(),
    h("div", { class: "buttons", role: "group", "aria-labelledby": "follow-lead" }, picks.map((pick) => h("button", {
      type: "button", id: `pick-${pick.why}`, "aria-pressed": String(pick.issue === issue), onclick: () => change({ issue: pick.issue, replication: state().replication }),
    }, `… ${titled(pick.text)}`))));
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

/** Leave only the steps up and the decisions in the text, for whoever reads from the back of the room. */
function onlyRisen() {
  return h("label", { class: "tick no-print" }, h("input", {
    type: "checkbox", id: "follow-risen", ".checked": at.risen,
    onchange: (event) => { at.risen = event.target.checked; part("ways").classList.toggle("risen", at.risen); },
  }), h("span", {}, say("follow.risen_only")));
}

function draw() {
  const ways = at.told ? shown().filter((each) => at.told.organisations[each.key]) : [];
  fill(part("how-to-read"), legend(ways.map((each) => at.told.organisations[each.key])).map(([drawn, words]) => h("li", {}, drawn, words)));
  fill(part("ways"), ways.map((each) => way(each, at.told.organisations[each.key])));
  drawLanes(true);
}

/** The program's own name of the issue, folded away: only whoever goes on with experiments needs it. */
function named(issue, command) {
  return h("details", {}, h("summary", {}, say("follow.named")),
    h("p", {}, h("code", {}, issue)), h("p", {}, say("follow.command"), " ", h("code", {}, command)));
}

/** Draw the lanes as wide as there is room: the width is known only once the frame stands. */
function drawLanes(anew = false) {
  const places = [...at.root.querySelectorAll(".way-drawn")];
  const width = Math.floor(places[0]?.clientWidth ?? 0);
  if (!width || (!anew && width === at.width)) return;
  at.width = width;
  const span = 1.02 * Math.max(1, ...Object.values(at.told.organisations).map(longest));
  for (const place of places) {
    const drawing = swimlanes(at.told.organisations[place.dataset.key], organisation(place.dataset.key), width, span);
    fill(place, drawing);
    place.parentElement.style.setProperty("--tall", `${Math.max(230, drawing.getAttribute("height"))}px`);
  }
}

const longest = ({ days, signs, bars }) => Math.max(days ?? 0, ...signs.map((each) => each.day), ...bars.map((each) => each.to));

function way(each, told) {
  const id = `way-${each.key}`;
  return h("article", { class: "way", "aria-labelledby": id },
    h("h3", { id }, sign(each.style), " ", label(each.key)),
    h("p", { class: "summary" }, told.summary),
    h("div", { class: "way-drawn", "data-key": each.key }),
    h("div", { class: "way-words", tabindex: "0", role: "region", "aria-label": say("follow.in_words", { organisation: label(each.key) }) },
      words(told)));
}

/** The steps in words; where the issue rose, why. */
function words({ steps }) {
  return [
    steps.some((step) => step.why) ? null : h("p", { class: "never" }, say("follow.never_rose")),
    steps.some((step) => step.why) ? h("p", { class: "on-paper quiet" }, say("follow.on_paper")) : null,
    h("ol", {}, steps.map((step) => h("li", { class: step.why ? "rose" : step.decides ? "decides" : "plain" },
      h("span", { class: "day" }, say("follow.day", { day: number(step.day, 1) })),
      h("div", {}, h("p", {}, step.text),
        step.why ? h("p", { class: "why" }, h("strong", {}, say("follow.why")), " ", step.why) : null)))),
  ];
}

