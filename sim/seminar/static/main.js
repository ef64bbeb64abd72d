// Starts the page: catalogues, what there is to show, one view at a time, and the link that says it all.

import { ask, file, offline } from "./api.js";
import { cases, question } from "./cases.js";
import { known, there } from "./copy.js";
import { fill, h } from "./dom.js";
import { handout } from "./handout.js";
import { begin } from "./municipality.js";
import { change, follow, link, listen, state } from "./state.js";
import { LANGUAGES, learn, say, speak } from "./words.js";
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
  if (before && before.view !== now.view) begun(roots[view]);
}

/** Another view begins at its top, and whoever goes by keyboard or listens goes on from its heading. */
function begun(root) {
  const heading = root.querySelector("h2");
  heading.tabIndex = -1;
  if (!document.activeElement?.closest("#tools")) heading.focus({ preventScroll: true });
  scrollTo(0, 0);
}

function frame() {
  const focused = document.activeElement?.id; // all is made anew; whoever was at a button stays at it
  fill($("views"), Object.keys(VIEWS).map((view) =>
    h("li", {}, h("a", {
      id: `to-${view}`, href: `#view=${view}`,
      "aria-current": state().view === view ? "page" : null,
      onclick: (event) => { event.preventDefault(); change({ view }); },
    }, say(`page.${view}`)))));
  fill($("tools"), cases(),
    LANGUAGES.filter((language) => language !== state().language).map((language) => h("button", {
      type: "button", id: "to-language", lang: language, onclick: () => change({ language }),
    }, say(`page.in_${language}`))),
    h("button", { type: "button", onclick: () => window.print() }, say("page.print")));
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
  }
  if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus({ preventScroll: true });
}

/** Of what a link names, only what there is can be shown. */
async function ready(next) {
  Object.assign(next, there(next));
  await known(next);
}

async function start() {
  const [start] = await Promise.all([
    offline ? ask("api/start") : file("api/start"),
    ...LANGUAGES.map(async (language) => learn(language, await file(`${language}.json`))),
  ]);
  begin(start);
  await follow(location.hash.slice(1), ready);
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
    if (location.hash.slice(1) !== written) follow(location.hash.slice(1), ready);
  });
}

start();
