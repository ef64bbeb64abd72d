import { fill, h } from "./dom.js";
import { say } from "./words.js";

export function mount(root) {
  fill(root, h("h2", { id: "title-results" }, say("results.title")));
}

export function update() {}
