// The few assumptions that a group may turn, each with its range and source, and whose hours there are.

import { offline } from "./api.js";
import { fill, h } from "./dom.js";
import { municipality } from "./municipality.js";
import { value } from "./quantity.js";
import { change, PLAIN, state } from "./state.js";
import { say, titled } from "./words.js";

const PATIENCE = 120; // ms without a new move before a lever is asked about
let turns = [];
let timer = null;

/** Return the panel of levers; `refresh()` lets it follow the setting. */
export function levers() {
  turns = municipality().levers.map((lever) => turn({ ...lever, choices: choicesOf(lever) }));
  return h("section", { class: "levers", "aria-labelledby": "title-levers" },
    h("h3", { id: "title-levers" }, say("levers.title")),
    whose(),
    turns.map((each) => each.element),
    h("button", { type: "button", onclick: () => { clearTimeout(timer); change({ levers: PLAIN.levers, variant: PLAIN.variant }); } }, say("levers.reset_all")));
}

export function refresh() {
  for (const each of turns) each.follow();
  for (const input of document.querySelectorAll("input[name=variant]")) input.checked = input.value === state().variant;
}

function whose() {
  return h("fieldset", { class: "whose" }, h("legend", {}, say("levers.whose")),
    ["as_described", "equal_hours"].map((variant) => h("label", { class: "tick" },
      h("input", { type: "radio", name: "variant", value: variant, ".checked": state().variant === variant, onchange: () => change({ variant }) }),
      h("span", {}, say(`levers.${variant}`)))));
}

/** An offline file holds the answers for the ends and the source of a few levers; the others stand still. */
function choicesOf(lever) {
  const choices = lever.choices ?? [];
  if (!offline || choices.length || still(lever)) return choices;
  return [lever.low, lever.default, lever.high].map((value) => ({ value, text: null }));
}

const still = (lever) => offline && !municipality().prepared.includes(lever.key);

const now = (lever) => state().levers[lever.key] ?? lever.default;
/** Return a lever's value in words; a print says it in the same. */
export function words(lever, of) {
  const choice = lever.choices?.find((each) => each.value === of);
  return choice?.text ? titled(choice.text) : value(lever, of);
}

/** Put a lever's value into the setting; its source's value leaves it out, so that a link stays short. */
function turned(lever, value, wait) {
  const next = { ...state().levers };
  if (value === lever.default) delete next[lever.key];
  else next[lever.key] = value;
  later(next, wait);
}

function later(next, wait) {
  clearTimeout(timer);
  timer = setTimeout(() => change({ levers: next }), wait);
}

function turn(lever) {
  const id = `lever-${lever.key}`;
  const shown = h("output", { for: id, class: "lever-value" });
  const reset = h("button", { type: "button", class: "reset", onclick: () => { turned(lever, lever.default, 0); input.focus(); } },
    say("levers.reset"), h("span", { class: "unseen" }, ` ${titled(lever.text)}`));
  const show = (of) => {
    fill(shown, words(lever, of));
    if (!lever.choices.length) input.setAttribute("aria-valuetext", words(lever, of));
    reset.disabled = of === lever.default;
  };
  const input = lever.choices.length ? choices(lever, id) : range(lever, id, show);
  const follow = () => { input.value = now(lever); show(now(lever)); };
  follow();
  return { follow, element: h("div", { class: "lever" },
    h("label", { for: id }, titled(lever.text)), input, lever.choices.length ? null : shown,
    h("p", { class: "quiet" }, lever.choices.length ? null : `${say("levers.range", bounds(lever))} `,
      say("levers.source", { value: words(lever, lever.default), source: titled(lever.source) })),
    reset) };
}

const bounds = (lever) => ({ low: value(lever, lever.low), high: value(lever, lever.high) });

function range(lever, id, show) {
  return h("input", {
    id, type: "range", disabled: still(lever), min: lever.low, max: lever.high, step: lever.step,
    oninput: (event) => { show(Number(event.target.value)); turned(lever, Number(event.target.value), PATIENCE); },
  });
}

function choices(lever, id) {
  return h("select", { id, disabled: still(lever), onchange: (event) => turned(lever, Number(event.target.value), 0) },
    lever.choices.map((choice) => h("option", { value: choice.value }, words(lever, choice.value))));
}
