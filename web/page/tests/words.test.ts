import { describe, expect, it } from "vitest";

import { WORDS } from "../src/words";

describe("the words of the page", () => {
  it("stand in both languages under the same names", () => {
    const names = (words: object): string[] =>
      Object.entries(words).flatMap(([name, value]) =>
        typeof value === "object" && !Array.isArray(value)
          ? names(value as object).map((inner) => `${name}.${inner}`)
          : [name],
      );
    expect(names(WORDS.zh)).toEqual(names(WORDS.en));
  });

  it("count", () => {
    expect(WORDS.en.toLookAt(4)).toBe("4 to look at");
    expect(WORDS.en.more(2, "“soon”, “ping me”")).toBe("2 more: “soon”, “ping me”");
    expect(WORDS.en.blanksLeft(1, "⟦date⟧")).toBe("One blank is still to fill: ⟦date⟧");
  });
});
