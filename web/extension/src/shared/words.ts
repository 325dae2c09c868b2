/** What popup, options and failures say, in both languages. What cards say is in content/words.ts. */

import type { Failure, Language } from "./messages";

const en = {
  name: "Draft Coach",
  failures: {} as Partial<Record<Failure, readonly [title: string, what: string]>>,
};

export type ExtensionWords = typeof en;

const zh: ExtensionWords = {
  name: "Draft Coach",
  failures: {},
};

export const WORDS: Record<Language, ExtensionWords> = { en, zh };
