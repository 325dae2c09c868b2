import { describe, expect, it } from "vitest";

import type { Category } from "../src/api";
import { asksToCopy, stopsIn } from "../src/copying";
import type { Live } from "../src/state";

function found(text: string, words: string, category: Category): Live {
  const start = text.indexOf(words);
  return {
    id: words,
    key: words,
    rule_id: `${category}/x`,
    category,
    severity: "warning",
    scope: "sentence",
    start,
    end: start + words.length,
    text: words,
    message: { en: "", zh: "" },
    why: { en: "", zh: "" },
    suggestions: [],
    outdated: new Set(),
  };
}

describe("what stops copying", () => {
  const text = "Dear XXX, see ⟦file⟧, soon. Please see attached.";

  it("are blanks and what is not ready, in the order of the text", () => {
    const findings = [
      found(text, "Please see attached", "ready"),
      found(text, "soon", "time"),
      found(text, "XXX", "ready"),
    ];
    expect(stopsIn(text, findings).map((stop) => [stop.text, stop.isBlank])).toEqual([
      ["XXX", false],
      ["⟦file⟧", true],
      ["Please see attached", false],
    ]);
  });

  it("names a blank once that the coach has found too", () => {
    expect(stopsIn(text, [found(text, "⟦file⟧", "ready")]).map((stop) => stop.text)).toEqual(["⟦file⟧"]);
  });

  it("is nothing in a draft that is ready", () => {
    expect(stopsIn("We ship soon.", [found("We ship soon.", "soon", "time")])).toEqual([]);
  });
});

describe("the key of copying", () => {
  const key = (code: string, held: Partial<KeyboardEvent>) =>
    ({ code, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held }) as KeyboardEvent;

  it("is Alt C, whatever letter it writes", () => {
    expect(asksToCopy(key("KeyC", { altKey: true, key: "ç" }))).toBe(true);
    expect(asksToCopy(key("KeyC", { ctrlKey: true }))).toBe(false);
    expect(asksToCopy(key("KeyC", { altKey: true, ctrlKey: true }))).toBe(false);
    expect(asksToCopy(key("KeyX", { altKey: true }))).toBe(false);
  });
});
