import { describe, expect, it } from "vitest";

import {
  finished,
  newPlaces,
  paragraphsOf,
  sentenceAt,
  shares,
  stillLeft,
  targetFor,
  termed,
  ways,
  type Engine,
  type Mismatch,
  type Sentence,
  type Translation,
} from "../src/translating";

const DRAFT = "Dear Anna,\n\nThank you. We ship 5 pcs.\n\n> old\n\nBye";
const TEXT = "尊敬的Anna：\n\n谢谢。We ship 5 pcs.\n\n> old\n\n再见";

function sentence(source: string, translation: string, more: Partial<Sentence> = {}): Sentence {
  const start = DRAFT.indexOf(source);
  const new_start = TEXT.indexOf(translation);
  return {
    start, end: start + source.length, new_start, new_end: new_start + translation.length,
    source, translation, engine: "phrasebook", whole: true, glosses: [], error: null, ...more,
  };
}

const SENTENCES = [
  sentence("Dear Anna,", "尊敬的Anna："),
  sentence("Thank you.", "谢谢。", { engine: "memory" }),
  sentence("We ship 5 pcs.", "We ship 5 pcs.", {
    engine: null, whole: false, glosses: [{ start: 3, end: 7, term: "ship", meaning: "发货" }],
  }),
  sentence("Bye", "再见"),
];
const FOUND = { text: TEXT, sentences: SENTENCES } as unknown as Translation;
const engine = (name: string, remote = false): Engine => ({
  name, capabilities: { remote, formality: false, cost: { en: "", zh: "" } },
});

describe("the two texts", () => {
  it("have the same paragraphs, and nothing is lost", () => {
    const [before, after] = [paragraphsOf(DRAFT, SENTENCES), paragraphsOf(TEXT, newPlaces(SENTENCES))];
    expect(before.length).toBe(4);
    expect(after.map((pieces) => pieces.map(({ sentence }) => sentence))).toEqual(
      before.map((pieces) => pieces.map(({ sentence }) => sentence)).map((row, at) => (at === 1 ? [1, 2] : row)),
    );
    expect(before.map((pieces) => pieces.map(({ text }) => text).join("")).join("\n\n")).toBe(DRAFT);
  });

  it("become one with the writer's own words", () => {
    expect(finished(FOUND, new Map())).toBe(TEXT);
    expect(finished(FOUND, new Map([[2, "我们发5件。"]]))).toBe(TEXT.replace("We ship 5 pcs.", "我们发5件。"));
  });

  it("say what is left and who did what", () => {
    expect(stillLeft(SENTENCES, new Map())).toEqual([2]);
    expect(stillLeft(SENTENCES, new Map([[2, "x"]]))).toEqual([]);
    expect(shares(SENTENCES, new Map([[0, "x"]]))).toEqual([["own", 1], ["memory", 1], ["left", 1], ["phrasebook", 1]]);
  });

  it("have terms where a sentence stayed", () => {
    expect(termed(SENTENCES[2]!)).toEqual([
      { text: "We ", meaning: null },
      { text: "ship", meaning: "发货" },
      { text: " 5 pcs.", meaning: null },
    ]);
  });

  it("know the sentence of a difference on either side", () => {
    const none = { start: null, end: null, new_start: null, new_end: null } as Mismatch;
    expect(sentenceAt(SENTENCES, { ...none, start: DRAFT.indexOf("5") })).toBe(2);
    expect(sentenceAt(SENTENCES, { ...none, new_start: TEXT.indexOf("再见") })).toBe(3);
    expect(sentenceAt(SENTENCES, none)).toBeNull();
  });
});

describe("the choices", () => {
  it("offer the built-in engine first, then others behind it and alone", () => {
    const all = [engine("phrasebook"), engine("deepl", true)];
    expect(ways(all).map((way) => way.map(({ name }) => name))).toEqual([
      ["phrasebook"], ["phrasebook", "deepl"], ["deepl"],
    ]);
    expect(ways([])).toEqual([]);
  });

  it("take the reader's language, or the other one of ours", () => {
    expect(targetFor("en", "de")).toBe("de");
    expect(targetFor("en", "en-GB")).toBe("zh");
    expect(targetFor("zh", undefined)).toBe("en");
    expect(targetFor(null, undefined)).toBe("zh");
  });
});
