/** What is drawn over the draft: underlines, blanks and fresh words, which move with every edit. */

import { StateEffect, StateField, type ChangeSet, type Extension, type Range, type Text } from "@codemirror/state";
import { Decoration, EditorView, type DecorationSet } from "@codemirror/view";

import type { Span } from "./api";
import { blanks, levels, opening } from "./spans";
import type { Live } from "./state";

const MOST_LEVELS = 3;
const LONG_DOCUMENT_SPAN = 160;

/** Draw these underlines from now on. */
export const underline = StateEffect.define<DecorationSet>();
/** Tint these words; null takes the tint away. */
export const tint = StateEffect.define<Span | null>();

const hole = Decoration.mark({ class: "hole" });
const fresh = Decoration.mark({ class: "fresh" });

/** The underlines as they stand; one whose words are replaced vanishes. */
export const underlines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(drawn, change) {
    const set = change.effects.find((effect) => effect.is(underline));
    if (set) return set.value as DecorationSet;
    if (!change.docChanged) return drawn;
    return drawn.update({ filter: (start, end) => !isCut({ start, end }, change.changes) }).map(change.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Whether changes reach over an end of a span; what is typed inside of it only makes it longer. */
function isCut(span: Span, changes: ChangeSet): boolean {
  let isCut = false;
  changes.iterChangedRanges((from, to) => {
    const isOutside = to <= span.start || from >= span.end;
    isCut ||= !isOutside && (from <= span.start || to >= span.end);
  });
  return isCut;
}

const tinted = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(drawn, change) {
    const set = change.effects.find((effect) => effect.is(tint));
    if (!set) return drawn.map(change.changes);
    const words = set.value as Span | null;
    return words && words.end > words.start ? Decoration.set(fresh.range(words.start, words.end)) : Decoration.none;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The blanks; while an input method composes they only move, so that nothing is drawn under it. */
const holes = StateField.define<DecorationSet>({
  create: (state) => holesIn(state.doc),
  update(drawn, change) {
    if (!change.docChanged) return drawn;
    const moved = drawn.map(change.changes);
    return change.isUserEvent("input.type.compose") ? moved : holesIn(change.newDoc);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** All that is drawn over the draft; the first lies innermost. */
export const marks: Extension = [holes, tinted, underlines];

function holesIn(text: Text): DecorationSet {
  return Decoration.set(blanks(text.toString()).map(({ start, end }) => hole.range(start, end)));
}

/**
 * The underlines of findings, costliest nearest to the text; offsets in UTF-16 code units of `text`.
 * A long finding is underlined at its first words, unless it is the `active` one.
 */
export function underlinesOf(findings: readonly Live[], active: string | null, text: string): DecorationSet {
  const marked = findings
    .filter((finding) => isMarked(finding) || finding.key === active)
    .map((finding) => (finding.key === active ? finding : opening(finding, text)));
  const level = levels(marked);
  const ranges = marked.flatMap((finding, at): Range<Decoration>[] => {
    const [start, end] = [Math.max(0, finding.start), Math.min(finding.end, text.length)];
    return start < end ? [markOf(finding, level[at]!, finding.key === active).range(start, end)] : [];
  });
  // Of marks over the same words, the first lies innermost.
  return Decoration.set(ranges, true);
}

/** Whether two sets of underlines look the same; RangeSet.eq compares no marks. */
export function looksAlike(one: DecorationSet, other: DecorationSet): boolean {
  const [here, there] = [one.iter(), other.iter()];
  while (here.value && there.value && here.from === there.from && here.to === there.to) {
    if (!here.value.eq(there.value)) return false;
    here.next();
    there.next();
  }
  return here.value === null && there.value === null;
}

function markOf(finding: Live, level: number, isActive: boolean): Decoration {
  return Decoration.mark({
    tagName: "u",
    ...(isActive ? { class: "on" } : {}),
    attributes: {
      "data-key": finding.key,
      "data-category": finding.category,
      "data-severity": finding.severity,
      "data-level": String(isMarked(finding) ? Math.min(level, MOST_LEVELS) : MOST_LEVELS),
    },
  });
}

/** A finding about the whole message may span all of it; that is no place to underline. */
function isMarked(finding: Live): boolean {
  return finding.scope === "sentence" || finding.end - finding.start <= LONG_DOCUMENT_SPAN;
}
