// What the model does not say: beside the levers as well as in the debrief.

import { h } from "./dom.js";
import { municipality } from "./municipality.js";
import { say, titled } from "./words.js";

export const points = (all) => h("ul", { class: "points" }, all.map((each) => h("li", {}, titled(each))));

/** Return the panel, closed until somebody asks. */
export const unsaid = () => h("details", { class: "unsaid" }, h("summary", {}, say("debrief.unsaid")), points(municipality().unsaid));
