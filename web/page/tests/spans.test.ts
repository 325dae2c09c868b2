import { describe, expect, it } from "vitest";

import { blanks, editBetween, levels, opening, moved, segments, stretched } from "../src/spans";

const span = (start: number, end: number) => ({ start, end });

function cut(text: string, words: string[]): [string, number[]][] {
  const spans = words.map((word) => span(text.indexOf(word), text.indexOf(word) + word.length));
  return segments(text.length, spans).map((piece) => [text.slice(piece.start, piece.end), piece.marks]);
}

describe("segments", () => {
  it("cuts a text where spans begin and end", () => {
    expect(cut("We ship soon.", ["soon"])).toEqual([
      ["We ship ", []],
      ["soon", [0]],
      [".", []],
    ]);
  });

  it("keeps overlapping and nested spans apart", () => {
    expect(cut("Please answer ASAP today", ["answer ASAP", "ASAP", "ASAP today"])).toEqual([
      ["Please ", []],
      ["answer ", [0]],
      ["ASAP", [0, 1, 2]],
      [" today", [2]],
    ]);
  });

  it("joins spans that touch without mixing them", () => {
    expect(cut("尽快发货", ["尽快", "发货"])).toEqual([
      ["尽快", [0]],
      ["发货", [1]],
    ]);
  });

  it("never splits an emoji that a span does not split", () => {
    expect(cut("👍🏽 soon 👨‍👩‍👧", ["soon"])).toEqual([
      ["👍🏽 ", []],
      ["soon", [0]],
      [" 👨‍👩‍👧", []],
    ]);
  });

  it("always adds up to the text, whatever the spans", () => {
    const text = "abc def 尽快 👍 ghi";
    const spans = [span(-3, 4), span(2, 400), span(5, 5), span(9, 7), span(0, text.length)];
    const pieces = segments(text.length, spans);
    expect(pieces.map((piece) => text.slice(piece.start, piece.end)).join("")).toBe(text);
  });

  it("has nothing to draw in an empty text", () => {
    expect(segments(0, [span(0, 3)])).toEqual([]);
  });
});

describe("levels", () => {
  it("puts spans that overlap on different lines, the first nearest to the text", () => {
    expect(levels([span(5, 9), span(5, 9), span(0, 20), span(12, 15)])).toEqual([0, 1, 2, 0]);
  });

  it("lets spans that only touch share a line", () => {
    expect(levels([span(0, 4), span(4, 8)])).toEqual([0, 0]);
  });
});

describe("editBetween", () => {
  it.each([
    ["We ship soon", "We will ship soon", { start: 3, removed: 0, inserted: 5 }],
    ["aaa", "aaaa", { start: 3, removed: 0, inserted: 1 }],
    ["soon", "", { start: 0, removed: 4, inserted: 0 }],
    ["", "尽快", { start: 0, removed: 0, inserted: 2 }],
    ["go soon.", "go by ⟦date⟧.", { start: 3, removed: 4, inserted: 9 }],
  ])("finds what changed from %j to %j", (before, after, edit) => {
    expect(editBetween(before, after)).toEqual(edit);
  });

  it("finds nothing where nothing changed", () => {
    expect(editBetween("soon", "soon")).toBeNull();
  });
});

describe("a span after an edit", () => {
  it("stays before it, moves after it, and goes where it was cut", () => {
    expect(moved(span(0, 4), { start: 4, removed: 2, inserted: 9 })).toEqual(span(0, 4));
    expect(moved(span(6, 9), { start: 4, removed: 2, inserted: 9 })).toEqual(span(13, 16));
    expect(moved(span(3, 5), { start: 4, removed: 2, inserted: 9 })).toBeNull();
  });

  it("stretches with what is typed inside", () => {
    expect(stretched(span(2, 10), { start: 5, removed: 1, inserted: 4 })).toEqual(span(2, 13));
    expect(stretched(span(2, 10), { start: 2, removed: 8, inserted: 4 })).toBeNull();
    expect(stretched(span(2, 10), { start: 8, removed: 4, inserted: 0 })).toBeNull();
  });
});

describe("blanks", () => {
  it("finds each of them", () => {
    const text = "by ⟦date⟧ at ⟦time, zone⟧, 在⟦日期⟧前, ⟦open, ⟦x⟧";
    expect(blanks(text).map((hole) => text.slice(hole.start, hole.end))).toEqual([
      "⟦date⟧",
      "⟦time, zone⟧",
      "⟦日期⟧",
      "⟦x⟧",
    ]);
  });
});

describe("opening", () => {
  const text = "The forwarder told us that the vessel has left without our container, ".repeat(3);

  it("leaves a short span alone", () => {
    const span = { start: 4, end: 60 };
    expect(opening(span, text)).toBe(span);
  });

  it("cuts a long one after a few whole words", () => {
    const { start, end } = opening({ start: 0, end: text.length }, text);
    expect(text.slice(start, end)).toBe("The forwarder told us that");
  });

  it("cuts a long one without spaces by its length", () => {
    const chinese = "货".repeat(200);
    expect(opening({ start: 10, end: 190 }, chinese)).toEqual({ start: 10, end: 34 });
  });
});
