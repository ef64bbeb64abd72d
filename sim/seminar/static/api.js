// Questions to the server, each answered once; without a server the answers that the file brings.

const kept = new Map();
const prepared = globalThis.PREPARED ?? null;

export const offline = prepared !== null;

/** An answer that is no result: `kind` is busy, heavy, faults, lost or prepared (not in an offline file). */
export class Refusal extends Error {
  constructor(kind, faults = []) {
    super(kind);
    this.kind = kind;
    this.faults = faults;
  }
}

/** Return a question with its keys in order, so that the same one reads the same. */
function inOrder(value) {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, inOrder(value[key])]));
}

/** Return what a catalogue or another file of the page holds. */
export async function file(name) {
  if (prepared) return prepared.files[name];
  return (await fetch(name)).json();
}

/** Return the server's answer to a question; the same question is asked once. */
export function ask(path, question = {}, { signal } = {}) {
  const key = `${path} ${JSON.stringify(inOrder(question))}`;
  if (prepared) {
    return key in prepared.answers ? Promise.resolve(prepared.answers[key]) : Promise.reject(new Refusal("prepared"));
  }
  if (!kept.has(key)) {
    const answer = post(path, question, signal).then((response) => response.json());
    answer.catch(() => kept.delete(key));
    kept.set(key, answer);
    if (kept.size > 60) kept.delete(kept.keys().next().value);
  }
  return kept.get(key);
}

/** Return the bytes of an answer (a replay). */
export async function askBytes(path, question, { signal } = {}) {
  if (prepared) {
    const letters = await ask(path, question);
    return Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0)).buffer;
  }
  return (await post(path, question, signal)).arrayBuffer();
}

async function post(path, question, signal) {
  let response;
  try {
    response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(question),
      signal,
    });
  } catch (error) {
    throw error.name === "AbortError" ? error : new Refusal("lost");
  }
  if (response.ok) return response;
  const told = await response.json().catch(() => ({}));
  throw new Refusal(told.kind ?? "lost", told.faults ?? []);
}
