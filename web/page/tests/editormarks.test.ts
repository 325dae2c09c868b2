import { EditorState } from "@codemirror/state";
import type { DecorationSet } from "@codemirror/view";
import { describe, expect, it } from "vitest";

import { looksAlike, marks, underline, underlines, underlinesOf } from "../src/editormarks";
import type { Live } from "../src/state";

const TEXT = "Please answer ASAP. We ship soon.";

function live(key: string, words: string, part: Partial<Live> = {}): Live {
  const start = TEXT.indexOf(words);
  const says = { en: "", zh: "" };
  return {
    id: key, key, rule_id: "time/soon", category: "time", severity: "warning", scope: "sentence",
    start, end: start + words.length, text: words, message: says, why: says, suggestions: [], outdated: new Set(),
    ...part,
  };
}

/** Words, level and whether it is the active one, of each underline. */
function drawn(set: DecorationSet, text: string): [string, string, boolean][] {
  const found: [string, string, boolean][] = [];
  for (const mark = set.iter(); mark.value; mark.next()) {
    const { attributes, class: name } = mark.value.spec as { attributes: Record<string, string>; class?: string };
    found.push([text.slice(mark.from, mark.to), attributes["data-level"]!, name === "on"]);
  }
  return found.sort((one, other) => text.indexOf(one[0]) - text.indexOf(other[0]) || one[1].localeCompare(other[1]));
}

describe("underlines", () => {
  it("lie under the words, each of two over the same words on a line of its own", () => {
    const findings = [live("a", "ASAP"), live("b", "ASAP"), live("c", "soon")];
    expect(drawn(underlinesOf(findings, "c", TEXT), TEXT)).toEqual([
      ["ASAP", "0", false],
      ["ASAP", "1", false],
      ["soon", "0", true],
    ]);
  });

  it("leave out what lies outside of the text, and what is about the whole message until it is shown", () => {
    const whole = live("w", "Please", { scope: "document", start: 0, end: 200 });
    const gone = live("g", "soon", { start: 300, end: 304 });
    const none = live("n", "soon", { start: 5, end: 5 });
    expect(drawn(underlinesOf([whole, gone, none], null, TEXT), TEXT)).toEqual([]);
    expect(drawn(underlinesOf([whole], "w", TEXT), TEXT)).toEqual([[TEXT, "3", true]]);
  });

  it("are drawn anew only where they look different", () => {
    const findings = [live("a", "ASAP"), live("c", "soon")];
    const set = underlinesOf(findings, null, TEXT);
    expect(looksAlike(set, underlinesOf(findings, null, TEXT))).toBe(true);
    expect(looksAlike(set, underlinesOf(findings, "a", TEXT))).toBe(false);
    expect(looksAlike(set, underlinesOf(findings.slice(1), null, TEXT))).toBe(false);
    expect(looksAlike(underlinesOf([], null, TEXT), set)).toBe(false);
  });

  it("move with edits, and vanish with their words", () => {
    const set = underlinesOf([live("a", "ASAP"), live("c", "soon")], null, TEXT);
    let state = EditorState.create({ doc: TEXT, extensions: marks }).update({ effects: underline.of(set) }).state;
    state = state.update({ changes: { from: 0, insert: "👍 " } }).state;
    const asap = state.doc.toString().indexOf("ASAP");
    state = state.update({ changes: { from: asap, to: asap + 4, insert: "today" } }).state;
    const soon = state.doc.toString().indexOf("soon");
    state = state.update({ changes: { from: soon + 1, insert: "o" } }).state;
    state = state.update({ changes: { from: soon + 5, insert: "er" } }).state;
    expect(drawn(state.field(underlines), state.doc.toString())).toEqual([["sooon", "0", false]]);
  });
});
