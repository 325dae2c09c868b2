import { describe, expect, it } from "vitest";

import type { Slot, Suggestion, Time } from "../src/api";
import { placed, targetIn, type Draft } from "../src/placing";
import type { Live } from "../src/state";

const slot: Slot = {
  id: "s1",
  start: "2026-11-27T08:00:00Z",
  end: "2026-11-27T08:30:00Z",
  local: ["2026-11-27T16:00:00+08:00", "2026-11-27T09:00:00+01:00"],
  label: { en: "Friday 27 November 2026 at 16:00 Beijing time", zh: "2026年11月27日（周五）北京时间16:00" },
  reckoning: { en: "", zh: "" },
  stretched: false,
  stretched_by: [],
};

/** A draft in which `[[…]]` is a finding of time, `{{…}}` a time expression and `|` the caret. */
function draft(marked: string, offers: Partial<Suggestion>[] = [], part: Partial<Draft> = {}): Draft {
  let text = "";
  const open: Record<string, number> = {};
  const spans: Record<string, { start: number; end: number }[]> = { "[": [], "{": [], "|": [] };
  for (const piece of marked.split(/(\[\[|\]\]|\{\{|\}\}|\|)/)) {
    if (piece === "[[" || piece === "{{") open[piece[0]!] = text.length;
    else if (piece === "]]") spans["["]!.push({ start: open["["]!, end: text.length });
    else if (piece === "}}") spans["{"]!.push({ start: open["{"]!, end: text.length });
    else if (piece === "|") spans["|"]!.push({ start: text.length, end: text.length });
    else text += piece;
  }
  const [from, to = from] = spans["|"]!;
  const findings = spans["["]!.map((span, index) => finding(span, text, offers, `f${index}`));
  const times: Time[] = spans["{"]!.map((span) => ({ ...span, kind: "date" }));
  const caret = from && to ? { start: from.start, end: to.start } : null;
  return { text, findings, times, active: null, caret, language: "en", ...part };
}

function finding(span: { start: number; end: number }, text: string, offers: Partial<Suggestion>[], key: string): Live {
  const says = { en: "", zh: "" };
  const words = text.slice(span.start, span.end);
  const suggestions = offers.map((offer, index) => ({
    id: `${key}.${index}`,
    ...span,
    replacement: null,
    applicability: "blank" as const,
    note: null,
    ...offer,
  }));
  return {
    id: key,
    key,
    rule_id: "time/x",
    category: "time",
    severity: "warning",
    scope: "sentence",
    ...span,
    text: words,
    message: says,
    why: says,
    suggestions,
    outdated: new Set<string>(),
  };
}

function put(given: Draft): string {
  const placement = placed(slot, targetIn(given), given);
  if (!placement) return "";
  const { start, end, text } = placement;
  return given.text.slice(0, start) + text + given.text.slice(end);
}

const DATE = { replacement: "{words} (⟦date, time, zone⟧)" };
const LABEL = slot.label.en;

describe("a time over a finding", () => {
  it.each([
    ["Could we talk [[this weekend]]|?", `Could we talk on ${LABEL}?`],
    ["Please answer by [[Friday]]|.", `Please answer by ${LABEL}.`],
    ["Please answer [[by Friday]]|.", `Please answer by ${LABEL}.`],
    ["Let us meet at [[lunch time]]|.", `Let us meet on ${LABEL}.`],
    ["Is [[next week|]] fine?", `Is ${LABEL} fine?`],
    ["[[Next week|]] is fine.", `${LABEL} is fine.`],
    ["[[Within| a few days]], please.", `By ${LABEL}, please.`],
    ["[[Over the weekend|]] we rest.", `On ${LABEL} we rest.`],
    ["Would [[this weekend|]] suit you?", `Would ${LABEL} suit you?`],
  ])("keeps the sentence whole: %s", (given, whole) => {
    expect(put(draft(given, [DATE]))).toBe(whole);
  });

  it("takes the words that the finding itself puts before a date", () => {
    const asap = [{ replacement: "by ⟦date, time, zone⟧" }];
    expect(put(draft("Please send it [[ASAP]]|.", asap))).toBe(`Please send it by ${LABEL}.`);
    expect(put(draft("[[ASAP|]] please.", asap))).toBe(`By ${LABEL} please.`);
  });

  it("takes the whole time expression along, so that no second hour is left", () => {
    expect(put(draft("Let us meet {{Monday [[at 4 pm|]]}}, please.", [{ replacement: "at 4 pm (⟦time zone⟧)" }]))).toBe(
      `Let us meet on ${LABEL}, please.`,
    );
  });

  it("prefers the choice that says the same time", () => {
    const offers = [
      { replacement: "on Monday 30 November 2026 at 16:00", applicability: "choice" as const },
      { replacement: "on Fri, 27 November 2026 at 16:00 Beijing time (09:00 in Berlin)", applicability: "choice" as const },
    ];
    expect(put(draft("Call [[this weekend]]|?", offers))).toBe(
      "Call on Fri, 27 November 2026 at 16:00 Beijing time (09:00 in Berlin)?",
    );
  });

  it("does not take the 27th for the 7th", () => {
    const seventh = { ...slot, local: ["2026-11-07T16:00:00+08:00"], label: { en: "the 7th", zh: "7日" } };
    const given = draft("Call [[this weekend]]|?", [
      { replacement: "on 27 November 2026 at 16:00", applicability: "choice" },
    ]);
    expect(placed(seventh, targetIn(given), given)?.text).toBe("on the 7th");
  });

  it("is taken by the active finding, wherever the caret stands", () => {
    const given = draft("Call [[this weekend]] or [[soon]]. |", [DATE], { active: "f1" });
    expect(targetIn(given)).toMatchObject({ kind: "finding", over: "soon" });
  });

  it("goes to the vague time of a call as long as there is no caret, else nowhere", () => {
    const both = draft("Send it [[soon]]. Let us talk [[this weekend]].", [DATE]);
    expect(targetIn(both)).toMatchObject({ over: "this weekend" });
    expect(targetIn(draft("样品[[尽快]]寄出。[[周末]]通电话？", [DATE]))).toMatchObject({ over: "周末" });
    expect(targetIn(draft("Send it [[soon]], pay [[later]].", [DATE])).kind).toBe("nowhere");
  });

  it("takes the day along where only the clock is flagged, and the blank behind it", () => {
    const offers = [
      { replacement: "at 9 am (1 December 2026, 16:00)", applicability: "choice" as const },
      { replacement: "at 9 am (⟦time zone⟧)" },
    ];
    const call = draft("A call {{tomorrow [[at 9 am]]}}?", offers, { active: "f0" });
    expect(targetIn(call)).toMatchObject({ kind: "finding", over: "tomorrow at 9 am" });
    expect(put(call)).toBe(`A call on ${LABEL}?`);
    expect(put(draft("A call {{tom|orrow [[at 9 am]]}}?", offers))).toBe(`A call on ${LABEL}?`);
    expect(put(draft("A call {{tomorrow [[at 9| am]]}} (⟦time zone⟧)?", offers))).toBe(`A call on ${LABEL}?`);
    expect(put(draft("A call {{[[soon|]]}} (⟦person⟧)?", offers))).toBe(`A call on ${LABEL} (⟦person⟧)?`);
  });

  it("keeps no choice that leaves a day standing beside it", () => {
    const offers = [{ replacement: "at 16:00 (27 November 2026)", applicability: "choice" as const }];
    expect(put(draft("A call {{tomorrow [[at 4 pm|]]}}?", offers))).toBe(`A call on ${LABEL}?`);
  });

  it("goes over a stated date only where the writer points to it", () => {
    const stated = draft("The invoice of [[Friday 1 December]] is open.", [DATE]);
    const findings = stated.findings.map((item) => ({ ...item, category: "identifier" as const }));
    expect(targetIn({ ...stated, findings }).kind).toBe("nowhere");
    expect(targetIn({ ...stated, findings, active: "f0" }).kind).toBe("finding");
  });

  it("writes Chinese among Chinese words", () => {
    const offer = [{ replacement: "在⟦日期、时间、时区⟧前" }];
    expect(put(draft("样品[[尽快|]]寄出。", offer))).toBe(`样品在${slot.label.zh}前寄出。`);
    expect(put(draft("请在[[周五前|]]回复。", [{ replacement: "⟦X月X日⟧前" }]))).toBe(`请在${slot.label.zh}前回复。`);
    expect(put(draft("[[周末|]]方便通话吗？", [DATE]))).toBe(`${slot.label.zh}方便通话吗？`);
  });

  it("leaves lengths of time alone", () => {
    const given = draft("Our lead time is {{[[30 days|]]}}.", [{ replacement: "30 days (⟦from when⟧)" }]);
    const length = { ...given, times: given.times.map((time) => ({ ...time, kind: "duration" })) };
    expect(put(length)).toBe(`Our lead time is 30 days on ${LABEL}.`);
    const bounded = draft("交期{{[[30天|左右]]}}。", [{ replacement: "30天左右（最迟⟦X月X日⟧）" }]);
    const times = bounded.times.map((time) => ({ ...time, kind: "duration" }));
    expect(targetIn({ ...bounded, times }).kind).toBe("caret");
    const few = draft("样品{{[[过几天|]]}}寄出。", [{ replacement: "⟦X月X日⟧前" }]);
    expect(targetIn({ ...few, times: few.times.map((time) => ({ ...time, kind: "duration" })) }).kind).toBe("finding");
  });

  it("leaves findings of other kinds alone", () => {
    const given = draft("You [[still]] have not paid|.", [DATE]);
    const blame = { ...given, findings: given.findings.map((item) => ({ ...item, category: "blame" as const })), active: "f0" };
    expect(put(blame)).toBe(`You still have not paid on ${LABEL}.`);
  });
});

describe("a time at the caret", () => {
  it.each([
    ["Could we talk|?", `Could we talk on ${LABEL}?`],
    ["Could we ta|lk?", `Could we talk on ${LABEL}?`],
    ["Could we talk |?", `Could we talk on ${LABEL}?`],
    ["How about |?", `How about ${LABEL}?`],
    ["Please answer by|.", `Please answer by ${LABEL}.`],
    ["Call: |", `Call: ${LABEL}`],
    ["|", LABEL],
    ["We can talk |and decide.", `We can talk on ${LABEL} and decide.`],
    ["样品|寄出。", `样品${slot.label.zh}寄出。`],
    ["方便的时间：|", `方便的时间：${slot.label.zh}`],
  ])("stands with the blanks and words it needs: %s", (given, whole) => {
    expect(put(draft(given))).toBe(whole);
  });

  it("has no place as long as there is no caret, except on empty paper", () => {
    const given = draft("We can talk.");
    expect(targetIn(given).kind).toBe("nowhere");
    expect(placed(slot, targetIn(given), given)).toBeNull();
    expect(put(draft(""))).toBe(LABEL);
  });

  it("has no place in or behind the signature", () => {
    for (const end of ["\n\n|Best regards,\nWang Ting", "\n\nBest regards,\nWang| Ting", "\n\nBest regards,\nWang Ting|"]) {
      expect(targetIn(draft(`Could we talk?${end}`)).kind).toBe("nowhere");
    }
    const vague = draft("Could we talk [[soon]]?\n\nBest regards,\nWang Ting\n|", [DATE]);
    expect(targetIn(vague)).toMatchObject({ kind: "finding", over: "soon" });
    expect(put(draft("Could we talk|?\n\nBest regards,\nWang Ting"))).toContain(`talk on ${LABEL}?`);
  });

  it("takes the place of a time that nobody flags if the caret is in it", () => {
    expect(put(draft("A call {{tomorrow at 9| am}} (⟦time zone⟧)?"))).toBe(`A call on ${LABEL}?`);
    expect(put(draft("We ship {{on Friday}}. A call|?"))).toBe(`We ship on Friday. A call on ${LABEL}?`);
  });

  it("takes the place of selected words", () => {
    const given = draft("Shall we talk | next week |or later?");
    expect(targetIn(given)).toMatchObject({ kind: "selection", over: "next week" });
    expect(put(given)).toBe(`Shall we talk  on ${LABEL} or later?`);
  });

  it("fills the blank in which it stands", () => {
    expect(put(draft("Please send it by ⟦date,| time, zone⟧."))).toBe(`Please send it by ${LABEL}.`);
  });

  it("fills two blanks that ask for one time", () => {
    expect(put(draft("a call on ⟦da|te⟧ at ⟦time, zone⟧?"))).toBe(`a call on ${LABEL}?`);
    expect(put(draft("请在⟦X月X日⟧（⟦时间|、时区⟧）通话"))).toBe(`请在${slot.label.zh}通话`);
  });

  it.each([
    "Dear Mr ⟦family| name⟧,",
    "Our order ⟦num|ber⟧ is late.",
    "At noon, ⟦time| zone⟧.",
    "请在下午⟦几点、|时区⟧来电。",
    "See ⟦docu|ment, date⟧.",
    "请⟦X|月⟧15号前付清。",
    "Within ⟦number of| days⟧.",
  ])("does not touch a blank that asks for something else: %s", (given) => {
    expect(targetIn(draft(given)).kind).toBe("nowhere");
  });

  it.each(["⟦da|te⟧", "⟦weekday,| date⟧", "⟦哪|一天⟧", "⟦日期|、时间、时区⟧", "⟦X月|X日⟧", "⟦几小时或|哪天几点⟧"])(
    "fills a blank that asks for a date: %s",
    (given) => {
      expect(targetIn(draft(`Answer by ${given}.`)).kind).toBe("blank");
    },
  );

  it("goes over the whole time where a blank in brackets asks more of it", () => {
    expect(put(draft("A call {{next Friday}} (⟦da|te⟧)?"))).toBe(`A call on ${LABEL}?`);
    expect(put(draft("A call {{tomorrow at 9 am}} (⟦time| zone⟧)?"))).toBe(`A call on ${LABEL}?`);
  });
});
