/** What the reader will look for and ask, and where words for it go in the draft: pure functions. */

import type { Asked, FieldStatus, Finding, Report, Span } from "./api";
import type { Change } from "./applying";
import { signatureStart } from "./signature";
import { blanks, stretched, type Edit } from "./spans";

/** A field that needs the writer, or that is stated; `blank` is what is still to fill in its words. */
export interface Need extends FieldStatus {
  state: "missing" | "to-fill" | "vague" | "contradicting" | "stated";
  blank: Span | null;
}

const STATES: Partial<Record<FieldStatus["status"], Need["state"]>> = {
  missing: "missing",
  vague: "vague",
  contradicting: "contradicting",
  present: "stated",
};
const IN_CHECKLIST: readonly string[] = [
  "completeness/missing-field",
  "completeness/missing-detail",
  "completeness/vague-field",
];
const IN_QUESTIONS = "question/unanswered";

/** Whether a finding says what the checklist or the list of questions says already. */
export function isListed(finding: Finding, report: Report): boolean {
  if (IN_CHECKLIST.includes(finding.rule_id)) return Boolean(report.checklist?.length);
  return finding.rule_id === IN_QUESTIONS && Boolean(report.questions?.length);
}

/**
 * The fields of a checklist as the draft stands now, without those that do not apply. Words that were
 * put in and still have their blanks are to be filled, whatever the field is said to be.
 */
export function needsOf(checklist: readonly FieldStatus[], draft: string): Need[] {
  const holes = blanks(draft);
  return checklist.flatMap((field) => {
    const state = STATES[field.status];
    if (!state) return [];
    const blank = blankIn(field.suggestion, draft) ?? blankAmong(field.spans, holes, draft);
    return [{ ...field, state: blank ? "to-fill" : isLoose(field) ? "stated" : state, blank }];
  });
}

/** The first blank that lies in what the draft says of a field, or right behind it. */
function blankAmong(spans: readonly Span[], holes: readonly Span[], draft: string): Span | null {
  const meets = (hole: Span, { start, end }: Span) =>
    start < hole.end && (hole.start < end || BEFORE_BLANK.test(draft.slice(end, hole.start)));
  return holes.find((hole) => spans.some((span) => meets(hole, span))) ?? null;
}

/** A field that the message can do without is not held against the writer for being vague. */
function isLoose({ status, requirement }: FieldStatus): boolean {
  return status === "vague" && requirement === "optional";
}

/** The first blank of words that stand in the draft as they were put there; null if there is none. */
export function blankIn(words: string | null, draft: string): Span | null {
  const hole = words ? blanks(words)[0] : undefined;
  const at = hole ? draft.indexOf(words!) : -1;
  return hole && at >= 0 ? { start: at + hole.start, end: at + hole.end } : null;
}

/** The checklist after an edit; a line for a field goes behind what was just put there. */
export function followFields(fields: readonly FieldStatus[], edit: Edit): FieldStatus[] {
  return fields.map((field) => ({
    ...field,
    spans: followSpans(field.spans, edit),
    insert_at: field.insert_at === null ? null : shifted(field.insert_at, edit),
  }));
}

/** The questions after an edit of the draft. */
export function followAsked(asked: readonly Asked[], edit: Edit): Asked[] {
  return asked.map((one) => ({ ...one, answer_spans: followSpans(one.answer_spans, edit) }));
}

function followSpans(spans: readonly Span[], edit: Edit): Span[] {
  return spans.flatMap((span) => stretched(span, edit) ?? []);
}

function shifted(at: number, { start, removed, inserted }: Edit): number {
  if (at < start) return at;
  return at >= start + removed ? at + inserted - removed : start + inserted;
}

/**
 * The change that puts words into the draft as a line of their own, at a place or behind its line. A
 * greeting and words of several lines are set apart by an empty line.
 */
export function lineAt(place: number, words: string, draft: string): Change {
  if (!draft.trim()) return { start: 0, end: draft.length, text: words };
  if (!draft.slice(0, place).trim()) return { start: place, end: place, text: `${words}\n\n` };
  const end = draft.indexOf("\n", place);
  const at = end < 0 ? draft.length : end;
  const isApart = words.includes("\n") || endsInFarewell(draft, at);
  const before = draft.slice(0, at);
  const [given] = /\n*$/.exec(before)!;
  return { start: at, end: at, text: "\n".repeat(Math.max(0, (isApart ? 2 : 1) - given.length)) + words };
}

/** Whether the line that ends here is the signature's: nothing may be written right under a name. */
function endsInFarewell(draft: string, at: number): boolean {
  return at > (signatureStart(draft) ?? Infinity);
}

/** What may stand between the words for a field and the blank for its value. */
const BEFORE_BLANK = /^ ?[:：(（]? ?$/;
/** Where a reply quotes the message that it answers. */
const QUOTED = /^(?:>|-{2,} ?(?:original|forwarded|原始|转发)|on .{5,90} wrote:|(?:from|发件人) ?[:：])/im;

/** The place behind the last words of the writer, before the farewell and what is quoted below. */
export function endOfBody(draft: string): number {
  const own = draft.slice(0, QUOTED.exec(draft)?.index ?? draft.length);
  const body = own.slice(0, signatureStart(own) ?? own.length).trimEnd();
  return body ? body.length : own.trimEnd().length;
}
