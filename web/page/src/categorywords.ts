/** What each category is called. */

import type { Category, Language } from "./api";

const en: Record<Category, string> = {
  blame: "Blame",
  time: "Time",
  record: "On record",
  commitment: "Commitment",
  completeness: "Missing",
  question: "Question",
  identifier: "Number, date or code",
  ready: "Not ready",
  culture: "Courtesy",
  informal: "Informal",
  clarity: "Clarity",
};

const zh: Record<Category, string> = {
  blame: "指责",
  time: "时间",
  record: "留底",
  commitment: "承诺",
  completeness: "缺项",
  question: "问答",
  identifier: "编号与日期",
  ready: "未写完",
  culture: "礼节",
  informal: "随意",
  clarity: "表达",
};

export const CATEGORY_WORDS: Record<Language, Record<Category, string>> = { en, zh };
