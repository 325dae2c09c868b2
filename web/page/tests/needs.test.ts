import { describe, expect, it } from "vitest";

import type { Asked, FieldStatus, Finding, Report } from "../src/api";
import { blankIn, endOfBody, followAsked, followFields, isListed, lineAt, needsOf } from "../src/needs";

function field(part: Partial<FieldStatus>): FieldStatus {
  return {
    field: "moq",
    name: { en: "minimum order quantity", zh: "起订量" },
    requirement: "required",
    status: "missing",
    spans: [],
    source: null,
    value: null,
    insert_at: 12,
    suggestion: "MOQ: ⟦quantity⟧",
    ...part,
  };
}

const DRAFT = "Dear Anna,\n\nThe price is EUR 6.85.\nWe deliver in May.\n\nKind regards,\nLin Wei";

/** The draft with a line put in at the words `behind`, or at its beginning. */
function withLine(words: string, behind: string, draft = DRAFT): string {
  const place = behind ? draft.indexOf(behind) + behind.length : 0;
  const { start, end, text } = lineAt(place, words, draft);
  return draft.slice(0, start) + text + draft.slice(end);
}

describe("the checklist", () => {
  it("leaves out what does not apply, and does not hold a vague extra against the writer", () => {
    const states = needsOf(
      [
        field({ status: "not_applicable" }),
        field({ status: "missing" }),
        field({ status: "vague", requirement: "optional" }),
        field({ status: "contradicting" }),
        field({ status: "present" }),
      ],
      "Hello",
    ).map(({ state }) => state);
    expect(states).toEqual(["missing", "stated", "contradicting", "stated"]);
  });

  it("asks to fill what was put in, whatever the service takes it for", () => {
    const draft = "The price is 6.\nMOQ: ⟦quantity⟧";
    for (const status of ["missing", "present"] as const) {
      const [need] = needsOf([field({ status })], draft);
      expect(need?.state).toBe("to-fill");
      expect(draft.slice(need?.blank?.start, need?.blank?.end)).toBe("⟦quantity⟧");
    }
  });

  it("asks to fill a blank that stands where a field is said to be", () => {
    const draft = "The price is 6.\nMOQ: ⟦quantity⟧";
    const stated = (words: string) => ({ start: draft.indexOf(words), end: draft.indexOf(words) + words.length });
    const present = field({ status: "present", suggestion: null, spans: [stated("MOQ:")] });
    expect(needsOf([present], draft)[0]).toMatchObject({ state: "to-fill", blank: { start: 21, end: 31 } });
    const price = field({ status: "present", suggestion: null, spans: [stated("6.")] });
    expect(needsOf([price], draft)[0]?.state).toBe("stated");
    expect(needsOf([price], draft.replace("MOQ: ", ""))[0]?.state).toBe("stated");
  });

  it("follows the draft; the next line goes behind the one just put in", () => {
    const fields = [field({ insert_at: 30, spans: [{ start: 4, end: 8 }, { start: 40, end: 44 }] })];
    const [after] = followFields(fields, { start: 30, removed: 0, inserted: 10 });
    expect(after?.insert_at).toBe(40);
    expect(after?.spans).toEqual([{ start: 4, end: 8 }, { start: 50, end: 54 }]);
    expect(followFields(fields, { start: 2, removed: 10, inserted: 0 })[0]?.spans).toEqual([{ start: 30, end: 34 }]);
    expect(followFields(fields, { start: 25, removed: 10, inserted: 3 })[0]?.insert_at).toBe(28);
    expect(followFields([field({ insert_at: null })], { start: 0, removed: 0, inserted: 3 })[0]?.insert_at).toBeNull();
  });
});

describe("a line that is put in", () => {
  it("stands behind the line of its place", () => {
    expect(withLine("MOQ: ⟦n⟧", "EUR")).toContain("The price is EUR 6.85.\nMOQ: ⟦n⟧\nWe deliver");
    expect(withLine("MOQ: ⟦n⟧", "in May.")).toContain("We deliver in May.\nMOQ: ⟦n⟧\n\nKind regards");
  });

  it("opens the message with an empty line below, and closes it with one above", () => {
    expect(withLine("Dear ⟦name⟧,", "", "The price is 6.")).toBe("Dear ⟦name⟧,\n\nThe price is 6.");
    expect(withLine("Regards,\n⟦name⟧", "6.", "The price is 6.\n")).toBe("The price is 6.\n\nRegards,\n⟦name⟧\n");
  });

  it("is all of an empty draft", () => {
    expect(withLine("MOQ: ⟦n⟧", "", "  ")).toBe("MOQ: ⟦n⟧");
  });

  it("is never written right under a name", () => {
    expect(withLine("MOQ: ⟦n⟧", "Lin Wei")).toContain("Lin Wei\n\nMOQ");
  });
});

describe("an answer", () => {
  const behind = (draft: string) => draft.slice(0, endOfBody(draft));

  it("goes before the farewell and the quoted message", () => {
    expect(behind(DRAFT)).toMatch(/We deliver in May\.$/);
    expect(behind("We ship.\n\n> When do you ship?")).toBe("We ship.");
    expect(behind("We ship.\n\nBest regards,\nLin\n\nOn 3 May 2026, Anna wrote:\n> When?")).toBe("We ship.");
    expect(behind("5月发货。\n\n此致\n林薇")).toBe("5月发货。");
    expect(behind("")).toBe("");
  });

  it("follows the draft", () => {
    const asked: Asked[] = [
      { text: "MOQ?", start: 3, end: 7, status: "answered", answer_spans: [{ start: 10, end: 12 }], starter: null },
    ];
    const [after] = followAsked(asked, { start: 0, removed: 0, inserted: 5 });
    expect(after).toMatchObject({ start: 3, end: 7, answer_spans: [{ start: 15, end: 17 }] });
  });

  it("has its first blank found where it stands as it was put in", () => {
    expect(blankIn("It is ⟦a⟧ or ⟦b⟧.", "Yes. It is ⟦a⟧ or ⟦b⟧.")).toEqual({ start: 11, end: 14 });
    expect(blankIn("It is ⟦a⟧.", "It is 5.")).toBeNull();
    expect(blankIn("No blank.", "No blank.")).toBeNull();
    expect(blankIn(null, "It is ⟦a⟧.")).toBeNull();
  });
});

describe("a finding that is listed elsewhere", () => {
  const of = (rule_id: string) => ({ rule_id }) as Finding;
  const report = { checklist: [field({})], questions: [{}] } as Report;

  it.each([
    ["completeness/missing-field", true],
    ["completeness/missing-detail", true],
    ["completeness/vague-field", true],
    ["completeness/contradiction", false],
    ["question/unanswered", true],
    ["question/evaded", false],
    ["time/soon", false],
  ])("%s: %s", (rule, listed) => expect(isListed(of(rule), report)).toBe(listed));

  it("stays a card where there is no list", () => {
    const bare = { checklist: [], questions: [] } as unknown as Report;
    expect(isListed(of("completeness/missing-field"), bare)).toBe(false);
    expect(isListed(of("question/unanswered"), bare)).toBe(false);
  });
});
