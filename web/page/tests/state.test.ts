import { describe, expect, it } from "vitest";

import type { Finding, Report } from "../src/api";
import { countByCategory, findingAt, firstCards, follow, keep, live, neighbour, restore } from "../src/state";

function finding(part: Partial<Finding>): Finding {
  const says = { en: "", zh: "" };
  return {
    id: "f1",
    rule_id: "time/soon",
    category: "time",
    severity: "warning",
    scope: "sentence",
    start: 0,
    end: 4,
    text: "soon",
    message: says,
    why: says,
    suggestions: [],
    ...part,
  };
}

function report(...findings: Finding[]): Report {
  return { language: "en", kind: null, kind_confidence: 0, findings, costliest: [] };
}

const suggestion = {
  id: "s1",
  start: 8,
  end: 12,
  replacement: "by ⟦date⟧",
  applicability: "blank" as const,
  note: null,
};

describe("live", () => {
  it("puts the service's costliest first, then by severity, category and place", () => {
    const findings = [
      finding({ id: "f1", category: "clarity", start: 1 }),
      finding({ id: "f2", category: "blame", severity: "advice", start: 2 }),
      finding({ id: "f3", category: "time", start: 9 }),
      finding({ id: "f4", category: "time", start: 3 }),
      finding({ id: "f5", category: "informal", start: 5 }),
    ];
    const ordered = live({ ...report(...findings), costliest: ["f5"] }, "");
    expect(ordered.map((item) => item.id)).toEqual(["f5", "f4", "f3", "f1", "f2"]);
  });

  it("names findings alike in every report, also where words repeat", () => {
    const twice = () => live(report(finding({ id: "f1" }), finding({ id: "f2", start: 8 })), "");
    const keys = twice().map((item) => item.key);
    expect(new Set(keys).size).toBe(2);
    expect(twice().map((item) => item.key)).toEqual(keys);
  });

  it("leaves out words that stand in the draft already", () => {
    const offer = { ...suggestion, start: 8, end: 12, replacement: "soon (⟦date⟧)" };
    const flagged = report(finding({ start: 8, end: 12, suggestions: [offer] }));
    expect(live(flagged, "We ship soon (⟦date⟧).")[0]?.suggestions).toEqual([]);
    expect(live(flagged, "We ship soon.")[0]?.suggestions).toHaveLength(1);
  });
});

describe("the first cards", () => {
  it("are five, and of all blanks one", () => {
    const blank = (start: number) => finding({ rule_id: "ready/unfilled-blank", category: "ready", start });
    const many = Array.from({ length: 6 }, (_, at) => finding({ category: "informal", start: at }));
    const shown = firstCards(live(report(blank(3), blank(1), ...many), ""));
    expect(shown.map(({ category, start }) => [category, start])).toEqual([
      ["ready", 1], ["informal", 0], ["informal", 1], ["informal", 2], ["informal", 3],
    ]);
    expect(firstCards(live(report(blank(3), blank(1)), ""))).toHaveLength(1);
  });
});

describe("follow", () => {
  const findings = live(report(finding({ start: 8, end: 12, suggestions: [suggestion] })), "");

  it("moves a finding and its suggestions with the text", () => {
    const [after] = follow(findings, { start: 0, removed: 0, inserted: 3 });
    expect([after?.start, after?.end]).toEqual([11, 15]);
    expect(after?.suggestions[0]).toMatchObject({ start: 11, end: 15 });
    expect(after?.outdated.size).toBe(0);
  });

  it("drops a finding that was replaced", () => {
    expect(follow(findings, { start: 8, removed: 4, inserted: 9 })).toEqual([]);
  });

  it("does not let a suggestion be applied to words that were typed into", () => {
    const [after] = follow(findings, { start: 9, removed: 0, inserted: 1 });
    expect(after?.end).toBe(13);
    expect([...(after?.outdated ?? [])]).toEqual(["s1"]);
  });

  it("drops a finding when a wider suggestion of another was applied over it", () => {
    expect(follow(findings, { start: 2, removed: 20, inserted: 30 })).toEqual([]);
  });
});

describe("finding one's way", () => {
  const findings = live(
    report(
      finding({ id: "f1", start: 0, end: 40, category: "clarity", rule_id: "clarity/long" }),
      finding({ id: "f2", start: 8, end: 12 }),
      finding({ id: "f3", start: 50, end: 54 }),
    ),
    "",
  );
  const id = (key: string) => findings.find((item) => item.id === key)!.key;

  it("takes the shortest finding at a place", () => {
    expect(findingAt(findings, 10)?.id).toBe("f2");
    expect(findingAt(findings, 30)?.id).toBe("f1");
    expect(findingAt(findings, 45)).toBeUndefined();
  });

  it("goes through the text in order and around its ends", () => {
    expect(neighbour(findings, id("f2"), 0, 1)?.id).toBe("f3");
    expect(neighbour(findings, id("f3"), 0, 1)?.id).toBe("f1");
    expect(neighbour(findings, id("f1"), 0, -1)?.id).toBe("f3");
    expect(neighbour(findings, null, 20, 1)?.id).toBe("f3");
    expect(neighbour(findings, null, 20, -1)?.id).toBe("f2");
    expect(neighbour([], null, 0, 1)).toBeUndefined();
  });

  it("counts by category in the order of cost", () => {
    expect(countByCategory(findings)).toEqual([
      ["time", 2],
      ["clarity", 1],
    ]);
  });
});

describe("what is kept in the browser", () => {
  const storage = (value: string | null) => ({ getItem: () => value });

  it("comes back as it was", () => {
    let stored = "";
    const kept = {
      text: "尽快 👍",
      incoming: "When do you ship? 👍",
      ignored: ["a\nb"],
      kind: "follow_up" as const,
      sender: { country: "CN" },
      courtesy: false,
      talk: true,
      channel: "wechat" as const,
      recipient: { country: "DE" },
      customers: [{ party: { name: "Anna", country: "DE" }, channel: "email" as const, courtesy: true }],
      language: "zh" as const,
    };
    keep({ setItem: (_, value) => (stored = value) }, kept);
    expect(restore(storage(stored))).toEqual(kept);
  });

  it.each([null, "", "not json", "[]", "7", "null", '{"kind":"a b","recipient":3,"ignored":{}}'])(
    "is nothing where %j was found",
    (value) => {
      expect(restore(storage(value))).toEqual({
        text: "",
        incoming: "",
        ignored: [],
        kind: null,
        channel: null,
        recipient: {},
        customers: [],
        sender: {},
        courtesy: true,
        talk: null,
        language: null,
      });
    },
  );

  it("may be forbidden without harm", () => {
    const forbidden = () => {
      throw new Error("quota");
    };
    expect(() => keep({ setItem: forbidden }, restore(storage(null)))).not.toThrow();
  });
});
