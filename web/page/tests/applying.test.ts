import { describe, expect, it } from "vitest";

import type { Suggestion } from "../src/api";
import { changeOf } from "../src/applying";

/** Apply words to what stands between `[[` and `]]`. */
function applied(marked: string, replacement: string | null): string | null {
  const start = marked.indexOf("[[");
  const end = marked.indexOf("]]") - 2;
  const draft = marked.replace("[[", "").replace("]]", "");
  const suggestion: Suggestion = { id: "s", start, end, replacement, applicability: "blank", note: null };
  const change = changeOf(suggestion, draft);
  return change && draft.slice(0, change.start) + change.text + draft.slice(change.end);
}

describe("a suggestion", () => {
  it("takes the place of its words", () => {
    expect(applied("tomorrow [[at 9 am]]?", "at 9 am (⟦time zone⟧)")).toBe("tomorrow at 9 am (⟦time zone⟧)?");
    expect(applied("We [[just ]]ask.", "")).toBe("We ask.");
    expect(applied("Answer [[soon]].", null)).toBeNull();
  });

  it("is none if its words stand there already", () => {
    expect(applied("tomorrow [[at 9 am]] (⟦time zone⟧)?", "at 9 am (⟦time zone⟧)")).toBeNull();
    expect(applied("请⟦X月⟧[[15号]]前付清", "⟦X月⟧15号")).toBeNull();
    expect(applied("At 9 am. Tomorrow [[at 9 am]]?", "at 9 am (⟦time zone⟧)")).not.toBeNull();
  });

  it("takes an open blank in brackets along if it brings its own", () => {
    const words = "at 9 am (Berlin time, UTC+1)";
    expect(applied("tomorrow [[at 9 am]] (⟦time zone⟧)?", words)).toBe(`tomorrow ${words}?`);
    expect(applied("周五[[上午9点]]（⟦时区⟧）？", "上午9点（北京时间）")).toBe("周五上午9点（北京时间）？");
    expect(applied("[[soon]] (⟦date⟧)", "by Friday")).toBe("by Friday (⟦date⟧)");
    expect(applied("[[soon]] (by sea)", "by 5 May (Friday)")).toBe("by 5 May (Friday) (by sea)");
  });
});
