// Starts the page: catalogues, what there is to show, one view at a time, and the link that says it all.

import { ask, file, offline } from "./api.js";
import { known } from "./copy.js";
import { fill, h } from "./dom.js";
import { handout } from "./handout.js";
import { begin, municipality } from "./municipality.js";
import { change, follow, link, listen, setting, state } from "./state.js";
import { LANGUAGES, learn, say, speak, titled } from "./words.js";
import * as debrief from "./debrief.js";
import * as followed from "./follow.js";
import * as predict from "./predict.js";
import * as redraw from "./redraw.js";
import * as results from "./results.js";
import * as watch from "./watch.js";

/** The views in the order of a seminar; each has `mount(root)`, once, and `update(now, before)` while it is shown. */
const VIEWS = { predict, watch, follow: followed, results, redraw, debrief };
const roots = {};

const $ = (id) => document.getElementById(id);

function show(now, before) {
  const view = now.view in VIEWS ? now.view : "predict";
  if (!(view in roots)) {
    roots[view] = h("section", { id: `view-${view}`, class: "view", "aria-labelledby": `title-${view}` });
    $("content").append(roots[view]);
    VIEWS[view].mount(roots[view]);
  }
  for (const [name, root] of Object.entries(roots)) root.hidden = name !== view;
  document.title = `${say(`page.${view}`)} – Ärendegång`;
  VIEWS[view].update(now, before);
}

let opened = null; // the prepared case that was chosen last

/** A prepared case opens its view with its setting. */
function cases() {
  return h("select", {
    id: "cases", "aria-label": say("page.cases"),
    onchange: (event) => {
      opened = municipality().cases.find((each) => each.key === event.target.value) ?? null;
      if (opened) change({ view: opened.view, variant: "as_described", replication: 0, issue: opened.issue ?? null, ...opened.setting });
      question();
    },
  }, h("option", { value: "" }, say("page.cases")),
  municipality().cases.map((each) => h("option", { value: each.key }, titled(each.title))));
}

/** A case's question stands above its view until something else is asked there. */
function question() {
  const asked = JSON.stringify({ ...opened?.setting, variant: "as_described" });
  const { organisations, mine, levers, variant } = setting();
  const holds = opened && state().view === opened.view && JSON.stringify({ organisations, mine, levers, variant }) === asked;
  fill($("setting"), holds ? titled(opened.text) : "");
}

function frame() {
  const focused = document.activeElement?.id; // all is made anew; whoever was at a button stays at it
  fill($("views"), Object.keys(VIEWS).map((view) =>
    h("li", {}, h("a", {
      id: `to-${view}`, href: `#view=${view}`,
      "aria-current": state().view === view ? "page" : null,
      onclick: (event) => {
        event.preventDefault();
        change({ view });
        $("content").focus({ preventScroll: false });
      },
    }, say(`page.${view}`)))));
  fill($("tools"), cases(),
    LANGUAGES.map((language) => h("button", {
      type: "button", id: `in-${language}`, lang: language, "aria-pressed": String(state().language === language),
      onclick: () => change({ language }),
    }, say(`page.in_${language}`))),
    h("button", { type: "button", onclick: () => window.print() }, say("page.print")));
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
  }
  if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus({ preventScroll: true });
}

async function start() {
  const [start] = await Promise.all([
    offline ? ask("api/start") : file("api/start"),
    ...LANGUAGES.map(async (language) => learn(language, await file(`${language}.json`))),
  ]);
  begin(start);
  await follow(location.hash.slice(1), known);
  const onPaper = handout();
  let written = location.hash.slice(1);
  const tell = async (now, before) => {
    if (!before || now.language !== before.language) {
      speak(now.language);
      for (const [name, root] of Object.entries(roots)) { root.remove(); delete roots[name]; }
    }
    frame();
    question();
    show(now, before);
    onPaper();
    written = await link();
    if (location.hash.slice(1) !== written) history.replaceState(null, "", `#${written}`);
  };
  listen(tell);
  await tell(state(), null);
  window.addEventListener("hashchange", () => {
    if (location.hash.slice(1) !== written) follow(location.hash.slice(1), known);
  });
}

start();
