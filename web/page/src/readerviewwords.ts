/** What the page says around the reader's view, in both languages. */

import type { Language } from "./api";

const en = {
  heading: (name: string | null) => `What ${name ?? "your reader"} reads`,
  show: (text: string) => `Show in the draft: ${text}`,
  more: (count: number) => `and ${count} more`,
  note: (text: string) => ` (${text})`,
};

export type ReaderViewWords = typeof en;

const zh: ReaderViewWords = {
  heading: (name) => `${name ?? "对方"}读到的`,
  show: (text) => `在草稿中显示：${text}`,
  more: (count) => `另有 ${count} 项`,
  note: (text) => `（${text}）`,
};

export const READER_VIEW_WORDS: Record<Language, ReaderViewWords> = { en, zh };
