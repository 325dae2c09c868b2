/** What the page says about copying, in both languages. */

import type { Language } from "./api";

const en = {
  rich: "Rich text",
  richTitle: "Copy with paragraphs and lists, for an e-mail",
  notReady: (count: number, places: string) =>
    count === 1 ? `Not ready to send: ${places}` : `${count} places are not ready to send: ${places}`,
  again: (why: string) => `${why}. Copy once more, and it is copied as it is.`,
};

export type CopyWords = typeof en;

const zh: CopyWords = {
  rich: "带格式",
  richTitle: "连同段落和列表一起复制，适合邮件",
  notReady: (count, places) => (count === 1 ? `还不能发：${places}` : `${count} 处还不能发：${places}`),
  again: (why) => `${why}。再按一次复制，就照原样复制。`,
};

export const COPY_WORDS: Record<Language, CopyWords> = { en, zh };
