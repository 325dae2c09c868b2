import { describe, expect, it } from "vitest";

import { LIBRARY_WORDS } from "../src/librarywords";
import { REPLY_WORDS } from "../src/replywords";
import { REWRITE_WORDS } from "../src/rewritewords";
import { TRANSLATE_WORDS } from "../src/translatewords";
import { WORDS } from "../src/words";

describe("the words of the page", () => {
  it.each([["page", WORDS], ["reply", REPLY_WORDS], ["library", LIBRARY_WORDS], ["rewriting", REWRITE_WORDS], ["translating", TRANSLATE_WORDS]])("stand in both languages under the same names: %s", (_, all: { en: object; zh: object }) => {
    const names = (words: object): string[] =>
      Object.entries(words).flatMap(([name, value]) =>
        typeof value === "object" && !Array.isArray(value)
          ? names(value as object).map((inner) => `${name}.${inner}`)
          : [name],
      );
    expect(names(all.zh)).toEqual(names(all.en));
  });

  it("count", () => {
    expect(WORDS.en.toLookAt(4)).toBe("4 to look at");
    expect(WORDS.en.more(2, "“soon”, “ping me”")).toBe("2 more: “soon”, “ping me”");
    expect(REPLY_WORDS.en.unanswered(1)).toBe("1 question open");
    expect(REPLY_WORDS.en.isThis("Order confirmation")).toBe("Is this an order confirmation?");
    expect(REPLY_WORDS.zh.isThis("订单确认")).toBe("这是订单确认吗？");
    expect(WORDS.en.blanksLeft(1, "⟦date⟧")).toBe("One blank is still to fill: ⟦date⟧");
  });
});
