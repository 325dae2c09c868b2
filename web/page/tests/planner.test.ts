import { describe, expect, it } from "vitest";

import { dayName } from "../src/planner";

describe("a day", () => {
  it("is named as its own clock shows it, whatever the clock here", () => {
    expect(dayName("2026-11-27T00:30:00+14:00", "en")).toBe("Fri 27 Nov");
    expect(dayName("2026-11-30", "zh")).toBe("11月30日 周一");
  });
});
