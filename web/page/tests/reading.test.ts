import { describe, expect, it } from "vitest";

import { languageOf } from "../src/reading";
import { withOffset } from "../src/templates";

describe("the language of a message", () => {
  it.each([
    ["When do you ship?", "en"],
    ["Dear 王经理, when do you ship the 竹托盘?", "en"],
    ["PO-45001 什么时候发货？", "zh"],
    ["能不能便宜点，MOQ多少", "zh"],
    ["", "en"],
  ])("of %j is %s", (text, language) => expect(languageOf(text)).toBe(language));
});

describe("a moment on this computer's clock", () => {
  it("carries the offset of the clock", () => {
    const moment = withOffset("2026-12-07T17:00");
    expect(moment).toMatch(/^2026-12-07T17:00[+-]\d\d:\d\d$/);
    expect(new Date(moment).getTime()).toBe(new Date("2026-12-07T17:00").getTime());
  });

  it("stays as it is where it is none", () => {
    expect(withOffset("soon")).toBe("soon");
  });
});
