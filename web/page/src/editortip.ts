/** The tip at words that the pointer rests on: what can be misunderstood, and the words to put, one click each. */

import type { Language, Suggestion } from "./api";
import { waysOut, type CardActions } from "./cards";
import { button, make, withBlanks } from "./dom";
import type { Tip } from "./editor";
import type { Live } from "./state";
import { WORDS } from "./words";

/** A tip is a glance; all ways out are on the card. */
const MOST_FIXES = 3;

/** The tip on a finding. A keyboard needs none: it has the card. */
export function tipOn(
  finding: Live,
  language: Language,
  on: Pick<CardActions, "apply" | "ignore" | "show">,
): Tip {
  const words = WORDS[language];
  const { key, start, end, category, message, outdated } = finding;
  const fixes = waysOut(finding)
    .filter((item) => !outdated.has(item.id))
    .slice(0, MOST_FIXES)
    .map((item) => fix(finding, item, language, on));
  const content = make(
    "div",
    { class: "tip", role: "group", "aria-label": message[language], "data-category": category },
    button({ class: "title" }, () => on.show(key), message[language]),
    ...fixes,
    make("div", { class: "edge" }, button({ class: "quiet" }, () => on.ignore(key), words.ignore)),
  );
  // The draft keeps the keyboard.
  content.addEventListener("mousedown", (event) => event.preventDefault());
  return { start, end, content };
}

function fix(
  finding: Live,
  suggestion: Suggestion,
  language: Language,
  on: Pick<CardActions, "apply">,
): HTMLElement {
  const words = WORDS[language];
  const replacement = suggestion.replacement ?? "";
  const label = replacement ? words.applyThis(replacement) : words.removes(finding.text);
  return button(
    { class: "put", "aria-label": label },
    () => on.apply(finding.key, suggestion),
    replacement ? withBlanks(replacement) : make("del", {}, finding.text),
  );
}
