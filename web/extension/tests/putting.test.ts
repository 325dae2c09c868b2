import { describe, expect, it } from "vitest";
import { changesBetween } from "../src/content/putting";

/** The text after changes, made in their order. */
function made(text: string, changes: ReturnType<typeof changesBetween>): string {
  return changes.reduce((now, { start, end, text: words }) => now.slice(0, start) + words + now.slice(end), text);
}

describe("the changes from one text to another", () => {
  const pairs: [string, string][] = [
    ["", "Hello"],
    ["Hello", ""],
    ["We ship ASAP.", "We ship by 5 December."],
    ["Hi,\nwe ship ASAP.\nBye", "Hello,\nwe ship ASAP.\nKind regards"],
    ["Hi,\nwe ship.", "Hi,\n\nwe ship.\n\nBye"],
    ["尽快发货。\n谢谢", "请在⟦日期⟧前发货。\n谢谢"],
  ];

  it.each(pairs)("lead from %j to %j, made in their order", (before, after) => {
    expect(made(before, changesBetween(before, after))).toBe(after);
  });

  it("leave lines alone that stay the same", () => {
    expect(changesBetween("Hi,\nwe ship ASAP.\nBye", "Hello,\nwe ship ASAP.\nBye now")).toEqual([
      { start: 21, end: 21, text: " now" },
      { start: 1, end: 2, text: "ello" },
    ]);
  });

  it("are none between equal texts", () => {
    expect(changesBetween("a\nb", "a\nb")).toEqual([]);
  });
});
