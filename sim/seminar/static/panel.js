// What can be changed about what is chosen: a post, a committee or a function. Each change by list and button.

import { h } from "./dom.js";
import { titleOf } from "./edits.js";
import { municipality } from "./municipality.js";
import { say, titled } from "./words.js";

const FIELDS = ["reports_to", "interval"]; // of a file, that the page has words for

/** Return the panel. `selected` is a key; `does`: {select(key), edit(text)}; faults are told where the change was asked for. */
export function panel(of, selected, faults, does) {
  const kind = kindOf(selected, of);
  return h("section", { "aria-labelledby": "title-panel" },
    h("h3", { id: "title-panel" }, say("redraw.change")),
    h("p", { class: "field" }, h("label", { for: "redraw-selected" }, say("redraw.what")), chooser(of, selected, does)),
    faults.length ? explained(faults, of) : null,
    { post: aboutPost, committee: aboutCommittee, function: aboutFunction }[kind](selected, of, does));
}

/** Why a change cannot be made, as the server says it. */
export function explained(faults, of) {
  return h("div", { class: "faults", role: "alert" }, h("p", {}, h("strong", {}, say("redraw.refused"))),
    h("ul", {}, faults.map((fault) => h("li", {}, plain(fault, of)))));
}

/** A fault with titles where the file has keys: whom it is about, what was wanted, what is wrong with it. */
function plain(fault, of) {
  const [, about, value, wrong] = titled(fault.text).match(/^(\S+?)(?: = ([^:]*))?: (.*)$/s) ?? [];
  if (!about) return titled(fault.text);
  const [, thing = about, field] = about.split(".");
  const wanted = [FIELDS.includes(field) ? say(`redraw.${field}`).toLowerCase() : null, value].filter(Boolean).join(" ");
  const named = (text) => text.replace(/[a-z]+(_[a-z]+)+|[a-z]+/g, (key) => (key.includes("_") || key in of.posts ? titleOf(key, of) : key));
  return `${[titleOf(thing, of), wanted && named(wanted)].filter(Boolean).join(", ")}: ${named(wrong).replaceAll(" -> ", " → ")}`;
}

export function kindOf(key, of) {
  if (key in of.posts) return "post";
  return key in of.committees ? "committee" : "function";
}

function chooser(of, selected, does) {
  const group = (name, keys) => h("optgroup", { label: say(`redraw.${name}`) }, keys.map((key) =>
    h("option", { value: key, ".selected": key === selected }, titleOf(key, of))));
  return h("select", { id: "redraw-selected", onchange: (event) => does.select(event.target.value, true) },
    group("posts", Object.keys(of.posts)), group("committees", Object.keys(of.committees)),
    group("functions", Object.keys(municipality().functions).filter((key) => key in of.responsibility)));
}

/** A change by a list and a button: nothing happens before the button, so that a list can be read through by keys. */
function field(name, options, current, act, words = "redraw.do") {
  const id = `redraw-${name}`;
  const select = h("select", { id }, h("option", { value: "", disabled: true, ".selected": !current }, say("redraw.choose")),
    options.map(([key, title]) => h("option", { value: key, ".selected": key === current }, title)));
  return h("form", { class: "field", onsubmit: (event) => { event.preventDefault(); if (select.value && select.value !== current) act(select.value); } },
    h("label", { for: id }, say(`redraw.${name}`)),
    h("span", { class: "together" }, select, h("button", { id: `${id}-do`, "aria-label": `${say(words)}: ${say(`redraw.${name}`)}` }, say(words))));
}

function aboutPost(key, of, does) {
  const own = of.posts[key];
  const others = Object.entries(of.posts).filter(([other]) => other !== key).map(([other, each]) => [other, titled(each.title), each]);
  const sharers = others.filter(([, , each]) => each.holder && each.holder === own.holder);
  const elsewhere = others.filter(([, , each]) => each.office !== own.office);
  const functions = Object.entries(municipality().functions).filter(([each]) => each in of.responsibility);
  return h("div", { class: "fields" },
    field("reports_to", others, own.reports_to, (to) => does.edit(`move:${key}:${to}`), "redraw.move"),
    field("held_with", others, sharers[0]?.[0], (with_) => does.edit(`hold:${key}:${with_}`)),
    field("coordinator_with", elsewhere, own.coordinates, (with_) => does.edit(`coordinate:${key}:${with_}`), "redraw.add"),
    field("takes_over", functions.map(([each, title]) => [each, titled(title)]), null, (each) => does.edit(`own:${each}:${key}`)),
    owns(key, of, does));
}

/** What a post answers for, each to go on to. */
function owns(key, of, does) {
  const own = Object.entries(of.responsibility).filter(([, row]) => row[key]?.includes("A")).map(([each]) => each);
  if (!own.length) return null;
  return h("p", { class: "owns" }, say("redraw.answers_for"), " ", own.map((each) =>
    h("button", { type: "button", class: "small", onclick: () => does.select(each, true) }, titleOf(each, of))));
}

function aboutCommittee(key, of, does) {
  const days = h("input", { id: "redraw-interval", type: "number", min: 1, max: 365, step: 1, ".value": of.committees[key].interval });
  return h("form", { class: "field", onsubmit: (event) => { event.preventDefault(); if (Number(days.value) !== of.committees[key].interval) does.edit(`meet:${key}:${Number(days.value)}`); } },
    h("label", { for: "redraw-interval" }, say("redraw.interval")),
    h("span", { class: "together" }, days, h("button", { id: "redraw-interval-do" }, say("redraw.do"))));
}

function aboutFunction(key, of, does) {
  const owners = Object.entries(of.responsibility[key] ?? {}).filter(([, letters]) => letters.includes("A")).map(([post]) => post);
  const options = [["unit", say("redraw.unit")], ...Object.entries(of.posts).map(([post, each]) => [post, titled(each.title)])];
  const now = owners.length === 0 ? "redraw.nobody_owns" : owners.length === 1 ? "redraw.one_owns" : "redraw.several_own";
  return h("div", { class: "fields" }, h("p", {}, say(now, { owners: owners.map((post) => titleOf(post, of)).join(say("redraw.and")) })),
    field("owner", options, owners.length === 1 ? owners[0] : null, (post) => does.edit(`own:${key}:${post}`)));
}
