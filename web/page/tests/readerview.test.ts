import { describe, expect, it } from "vitest";

import type { ReaderView } from "../src/api";
import { calledBy, followLines, placedLines } from "../src/readerview";

const view: ReaderView = {
  lines: [
    {
      name: "task",
      title: { en: "My task", zh: "要我做的" },
      said: [{ text: "send the file", start: 7, end: 20, reckoned: null, open: null }],
      gap: null,
    },
    { name: "money", title: { en: "Money", zh: "金额" }, said: [], gap: { en: "not said", zh: "没有说" } },
  ],
};

describe("the reader's view while the draft is typed", () => {
  const place = (edit: Parameters<typeof followLines>[1]) =>
    followLines(placedLines(view), edit)[0]!.said[0]!.place;

  it("follows what is typed before its words", () => {
    expect(place({ start: 0, removed: 0, inserted: 5 })).toEqual({ start: 12, end: 25 });
  });

  it("keeps the words but no place for what is written over", () => {
    expect(place({ start: 10, removed: 2, inserted: 0 })).toBeNull();
  });

  it("stays where it is for what is typed behind", () => {
    expect(place({ start: 30, removed: 0, inserted: 3 })).toEqual({ start: 7, end: 20 });
  });
});

describe("how the recipient is called", () => {
  it("is by title and name, as far as they are known", () => {
    expect(calledBy({ title: "Mr", name: "Keller" })).toBe("Mr Keller");
    expect(calledBy({ name: "Keller" })).toBe("Keller");
    expect(calledBy({ country: "DE" })).toBeNull();
  });
});
