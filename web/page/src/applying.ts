/** What applying a suggestion does to the draft as it stands now: pure functions. */

import type { Span, Suggestion } from "./api";

/** Words that take the place of a span. */
export interface Change extends Span {
  text: string;
}

/** A blank in brackets that an earlier suggestion has left behind the words. */
const OPEN_BLANK = /^ ?[（(]⟦[^⟦⟧\n]*⟧[）)]/;
const ENDS_IN_BRACKETS = /[）)]$/;

/**
 * The change that a suggestion makes; null if it has no words, or if they stand there already. Words
 * that end in brackets take the place of an open blank in brackets, so that there are not two.
 */
export function changeOf({ start, end, replacement }: Suggestion, draft: string): Change | null {
  if (replacement === null || stands({ start, end }, replacement, draft)) return null;
  const open = ENDS_IN_BRACKETS.test(replacement) && OPEN_BLANK.exec(draft.slice(end));
  return { start, end: open ? end + open[0].length : end, text: replacement };
}

/** Whether the words stand around a place already: “9 am (⟦time zone⟧)” around “9 am”. */
function stands({ start, end }: Span, words: string, draft: string): boolean {
  for (let at = Math.max(0, end - words.length); at <= start; at++) {
    if (at + words.length >= end && draft.startsWith(words, at)) return words.length > 0;
  }
  return false;
}
