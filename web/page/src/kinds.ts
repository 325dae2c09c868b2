/** The kinds of messages that the service knows, and what to ask where it cannot tell. */

import { get, type Kind, type Language, type Words } from "./api";

export interface NamedKind {
  id: Kind;
  name: Words;
}

/** From this on, a kind that was found out from the text is taken as the kind. */
const SURE = 0.55;
/** Below this nothing is asked: the text may be of no kind at all. */
const LIKELY = 0.3;
/** A message of no particular kind: nothing is looked for in it. */
const GENERAL = "general";

/** All kinds, in the course of a deal. Throws as `check` does. */
export async function loadKinds(token: string | null): Promise<NamedKind[]> {
  const { kinds } = await get<{ kinds: NamedKind[] }>("api/v1/kinds", token, new AbortController().signal);
  return kinds;
}

/** What people call a kind; its id in words as long as the service has not said. */
export function kindName(kinds: readonly NamedKind[], id: Kind, language: Language): string {
  return kinds.find((kind) => kind.id === id)?.name[language] ?? id.replaceAll("_", " ");
}

/** A name within an English sentence, with its article: “an order confirmation”, “a reply to …”. */
export function withArticle(name: string): string {
  const first = /^\p{Lu}\p{Lu}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
  return `${/^[aeiou]/i.test(first) ? "an" : "a"} ${first}`;
}

/** A kind that was found out from the text, and how sure that is. */
export interface Guess {
  kind: Kind | null;
  confidence: number;
}

/** The kind that the text is taken for; null where it is not sure enough. */
export function takenFor({ kind, confidence }: Guess): Kind | null {
  return confidence >= SURE ? kind : null;
}

/** The kind to ask about; null where there is nothing to ask. */
export function askedAbout(guess: Guess): Kind | null {
  const unlikely = guess.kind === GENERAL || guess.confidence < LIKELY;
  return unlikely || takenFor(guess) ? null : guess.kind;
}
