// Every sentence in both languages, and numbers as each language writes them.

const catalogues = {};
let language = "sv";

export const LANGUAGES = ["sv", "en"];

/** Take in the catalogue of a language: nested objects of sentences. */
export function learn(tongue, catalogue) {
  catalogues[tongue] = catalogue;
}

export function speak(tongue) {
  language = tongue;
  document.documentElement.lang = tongue;
}

export const spoken = () => language;

/** Return a sentence by its place (`watch.play`), with `{parts}` filled in; a missing one is an error. */
export function say(place, parts = {}) {
  const text = place.split(".").reduce((found, key) => found?.[key], catalogues[language]);
  if (typeof text !== "string") throw new Error(`no sentence ${place} in ${language}`);
  return text.replace(/\{(\w+)\}/g, (whole, key) => (key in parts ? parts[key] : whole));
}

/** Return the words of this language out of `{sv, en}`. */
export const titled = (both) => both[language] ?? both.sv;

const LOCALES = { sv: "sv-SE", en: "en-GB" };

/** Return a number with so many decimals, as the language writes it; a dash for none. */
export function number(value, digits = 1) {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  return writer(digits).format(value).replace("-", "−");
}

const writers = new Map();

/** Return what writes numbers; making one takes longer than writing a hundred numbers. */
function writer(digits) {
  const key = `${language} ${digits}`;
  if (!writers.has(key)) {
    writers.set(key, new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: digits, maximumFractionDigits: digits }));
  }
  return writers.get(key);
}

/** Return a difference with its sign. */
export const signed = (value, digits = 1) => (value > 0 ? "+" : "") + number(value, digits);
