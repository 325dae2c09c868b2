/** Positions in the draft: pure arithmetic, all offsets in UTF-16 code units, ends exclusive. */

import type { Span } from "./api";

/** A change of a text: at `start`, `removed` units made way for `inserted` units. */
export interface Edit {
  start: number;
  removed: number;
  inserted: number;
}

/** A stretch of the text over which the same marks lie; `marks` are indexes, lowest first. */
export interface Segment extends Span {
  marks: number[];
}

/** The smallest edit that leads from one text to the other, or null where they are the same. */
export function editBetween(before: string, after: string): Edit | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < most - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  return { start, removed: before.length - start - tail, inserted: after.length - start - tail };
}

/** Where a span lies after an edit, or null if the edit changed something within it. */
export function moved<S extends Span>(span: S, edit: Edit): S | null {
  const shift = edit.inserted - edit.removed;
  if (edit.start >= span.end) return span;
  if (edit.start + edit.removed <= span.start) {
    return { ...span, start: span.start + shift, end: span.end + shift };
  }
  return null;
}

/** Where a span lies after an edit that may have changed its inside; null if it was cut into. */
export function stretched<S extends Span>(span: S, edit: Edit): S | null {
  const still = moved(span, edit);
  if (still) return still;
  const within = edit.start > span.start && edit.start + edit.removed < span.end;
  return within ? { ...span, end: span.end + edit.inserted - edit.removed } : null;
}

/** Cut a text of `length` units wherever a span begins or ends. */
export function segments(length: number, spans: readonly Span[]): Segment[] {
  const cuts = new Set([0, length]);
  const opening = new Map<number, number[]>();
  const closing = new Map<number, number[]>();
  spans.forEach((span, index) => {
    const start = Math.max(0, Math.min(span.start, length));
    const end = Math.max(0, Math.min(span.end, length));
    if (end <= start) return;
    cuts.add(start).add(end);
    put(opening, start, index);
    put(closing, end, index);
  });
  const places = [...cuts].sort((one, other) => one - other);
  const open = new Set<number>();
  const result: Segment[] = [];
  for (let at = 0; at + 1 < places.length; at++) {
    const start = places[at]!;
    closing.get(start)?.forEach((index) => open.delete(index));
    opening.get(start)?.forEach((index) => open.add(index));
    const marks = [...open].sort((one, other) => one - other);
    result.push({ start, end: places[at + 1]!, marks });
  }
  return result;
}

function put(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/**
 * The level of each span's underline, 0 nearest to the text, so that no two that overlap share one.
 * A span gets the lowest level that those before it in the list left free.
 */
export function levels(spans: readonly Span[]): number[] {
  const taken: Span[][] = [];
  return spans.map((span) => {
    let level = 0;
    while (taken[level]?.some((other) => overlap(span, other))) level++;
    (taken[level] ??= []).push(span);
    return level;
  });
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

const LONG = 120;
const OPENING = 24;

/** A long span cut to its first words: a whole sentence underlined is no longer easy to read. */
export function opening<S extends Span>(span: S, text: string): S {
  if (span.end - span.start <= LONG) return span;
  const space = text.indexOf(" ", span.start + OPENING);
  const end = space < 0 || space > span.start + 2 * OPENING ? span.start + OPENING : space;
  return { ...span, end };
}

const BLANK = /⟦[^⟦⟧\n]*⟧/g;

/** Where the blanks are that the writer still has to fill. */
export function blanks(text: string): Span[] {
  return [...text.matchAll(BLANK)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Halves of characters made whole, each by one unit, so that offsets stay. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}
