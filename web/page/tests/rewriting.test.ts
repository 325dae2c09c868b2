import { describe, expect, it } from "vitest";

import type { Suggestion } from "../src/api";
import {
  choosing,
  finished,
  furtherOffers,
  holesOf,
  keyOf,
  othersFor,
  paragraphsOf,
  piecesOf,
  type Offer,
  type Passage,
} from "../src/rewriting";
import { carried, withSaidAgain } from "../src/saying";
import type { Live } from "../src/state";

const DRAFT = "Hi ⟦name⟧,\n\nYou never paid. Call me soon.\n\nLin";
const words = { en: "", zh: "" };
const reason = { rule_id: "blame/x", category: "blame", severity: "warning", message: words, why: words } as const;

function passage(before: string, after: string, ...ids: string[]): Passage {
  const start = DRAFT.indexOf(before);
  return { start, end: start + before.length, before, after, findings: [reason], ids };
}

function offer(id: string, before: string, replacement: string | null): Offer {
  const start = DRAFT.indexOf(before);
  const place = { start, end: start + before.length };
  const suggestion: Suggestion = { id, ...place, replacement, applicability: "choice", note: null };
  return { finding: { ...reason, ...place }, suggestion };
}

const PAID = passage("You never paid.", "Payment is open. Please pay by ⟦date⟧.", "a");
const SOON = passage("soon", "by ⟦date⟧", "b");

describe("a rewritten draft", () => {
  it("is the draft with the passages that are taken", () => {
    const all = piecesOf(DRAFT, [PAID, SOON], new Set());
    expect(finished(all, new Map())).toBe(
      "Hi ⟦name⟧,\n\nPayment is open. Please pay by ⟦date⟧. Call me by ⟦date⟧.\n\nLin",
    );
    expect(finished(piecesOf(DRAFT, [PAID, SOON], new Set([keyOf(PAID), keyOf(SOON)])), new Map())).toBe(DRAFT);
    expect(finished(piecesOf(DRAFT, [], new Set()), new Map())).toBe(DRAFT);
  });

  it("names each blank by what surrounds it", () => {
    const holes = holesOf(piecesOf(DRAFT, [PAID, SOON], new Set()));
    expect(holes.map(({ lead, asks, trail }) => [lead, asks, trail])).toEqual([
      ["Hi ", "name", ","],
      ["Please pay by ", "date", "."],
      ["Call me by ", "date", "."],
    ]);
    expect(new Set(holes.map(({ key }) => key)).size).toBe(3);
  });

  it("keeps what was filled in while other passages come and go", () => {
    const [, , last] = holesOf(piecesOf(DRAFT, [PAID, SOON], new Set()));
    const filled = new Map([[last!.key, " 5 May "]]);
    expect(finished(piecesOf(DRAFT, [PAID, SOON], new Set([keyOf(PAID)])), filled)).toContain("You never paid. Call me by 5 May.");
    expect(finished(piecesOf(DRAFT, [SOON], new Set()), filled)).toContain("Call me by 5 May.");
    expect(finished(piecesOf(DRAFT, [PAID, SOON], new Set([keyOf(SOON)])), filled)).toContain("Call me soon.");
  });

  it("falls into paragraphs, a passage in one of them", () => {
    const across = { ...passage("paid. Call me soon.\n\nLin", "paid.\n\nLin"), findings: [] };
    const texts = (passages: Passage[]) =>
      paragraphsOf(piecesOf(DRAFT, passages, new Set())).map((pieces) => pieces.map(({ text }) => text).join(""));
    expect(texts([PAID])).toEqual(["Hi ⟦name⟧,", "Payment is open. Please pay by ⟦date⟧. Call me soon.", "Lin"]);
    expect(texts([across])).toEqual(["Hi ⟦name⟧,", "You never paid.\n\nLin"]);
    expect(paragraphsOf(piecesOf("\n\nA\r\n\r\nB\n", [], new Set())).length).toBe(2);
  });
});

describe("other words", () => {
  const offers = [
    offer("a", "You never paid.", PAID.after),
    offer("a2", "You never paid.", "Payment is open."),
    offer("a3", "You never paid.", "Payment is open."),
    offer("none", "You never paid.", null),
    offer("c", "Call", "Please call"),
  ];

  it("are those for the same place, each once", () => {
    expect(othersFor(PAID, offers).map(({ suggestion }) => suggestion.id)).toEqual(["a2"]);
    expect(furtherOffers([PAID], offers).map(({ suggestion }) => suggestion.id)).toEqual(["c"]);
  });

  it("take the place of those chosen before for the same place", () => {
    expect(choosing("a2", ["a", "c"], offers)).toEqual(["c", "a2"]);
    expect(choosing("c", ["a"], offers)).toEqual(["a", "c"]);
    expect(choosing("gone", ["a", "old"], offers)).toEqual([]);
  });
});

describe("a card of what blames", () => {
  const place = { start: DRAFT.indexOf("You never"), end: DRAFT.indexOf(" Call") };
  const own: Suggestion = { id: "x@1.said-again.1", ...place, replacement: "Payment is open.", applicability: "choice", note: null };
  const rule: Suggestion = { ...own, id: "x@1.1", replacement: "It is open." };
  const advice: Suggestion = { ...own, id: "x@1.2", replacement: null, applicability: "advice" };
  const part: Suggestion = { ...rule, id: "x@1.3", end: place.start + 9 };
  const card: Live = {
    ...reason,
    id: "f1",
    scope: "sentence",
    start: place.start,
    end: place.start + 9,
    text: "You never",
    suggestions: [rule, advice, part],
    key: "k",
    outdated: new Set(),
  };

  it("gets its sentence said again first", () => {
    const [now] = withSaidAgain([card], [own], DRAFT);
    expect(now!.suggestions.map(({ id }) => id)).toEqual([own.id, part.id]);
    expect(withSaidAgain([{ ...card, category: "time" }], [own], DRAFT)[0]!.suggestions).toBe(card.suggestions);
    expect(withSaidAgain([card], [{ ...own, end: place.start + 3 }], DRAFT)[0]).toBe(card);
    expect(withSaidAgain(withSaidAgain([card], [own], DRAFT), [own], DRAFT)[0]!.suggestions.length).toBe(2);
  });

  it("keeps it in the next report unless it was typed into", () => {
    const [before] = withSaidAgain([card], [own], DRAFT);
    expect(carried([before!], [card])[0]!.suggestions[0]).toBe(own);
    expect(carried([{ ...before!, outdated: new Set([own.id]) }], [card])[0]).toBe(card);
    expect(carried([], [card])[0]).toBe(card);
  });
});
