/** A rewritten draft: what the service answers, and what the writer makes of it. Pure but for the call. */

import { post, type Category, type Context, type Severity, type Span, type Suggestion, type Words } from "./api";
import { blanks } from "./spans";

export const STRENGTHS = ["warm", "neutral", "firm"] as const;
export type Strength = (typeof STRENGTHS)[number];

/** What a finding says, without its place. */
export interface Reason {
  rule_id: string;
  category: Category;
  severity: Severity;
  message: Words;
  why: Words;
}

/** A stretch of the draft and the words that took its place. */
export interface Passage extends Span {
  before: string;
  after: string;
  /** The gravest first. */
  findings: Reason[];
  ids: string[];
}

export interface Offer {
  finding: Reason & Span;
  suggestion: Suggestion;
}

export interface Rewriting {
  text: string;
  applied: Passage[];
  rejected: { id: string; candidate: string; reasons: Words[] }[];
  /** What still blames; `skeleton` are blanks to say it in, where nothing can be offered. */
  left: (Reason & Span & { offers: string[]; skeleton: string | null })[];
  offers: Offer[];
}

export interface Wanted {
  text: string;
  context: Context;
  disable: readonly string[];
  strength: Strength;
  choose: readonly string[];
}

/** Rewrite a draft. Throws as `check` does. */
export function rewrite(wanted: Wanted, token: string | null, signal: AbortSignal): Promise<Rewriting> {
  return post("api/v1/rewrite", { ...wanted, offset_unit: "utf-16" }, token, signal);
}

/** A stretch of the new text: as it stood, or a passage with the words it has now. */
export interface Piece {
  /** Where it stood in the draft. */
  start: number;
  text: string;
  passage: Passage | null;
  /** Whether the new words of the passage are taken. */
  isTaken: boolean;
}

/** What names a passage as long as the draft is the same. */
export function keyOf({ start, end }: Span): string {
  return `${start}-${end}`;
}

/** The draft cut into what stays and what was said again; passages that were undone have their own words. */
export function piecesOf(draft: string, passages: readonly Passage[], undone: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const keep = (end: number) => {
    if (end > at) pieces.push({ start: at, text: draft.slice(at, end), passage: null, isTaken: false });
    at = end;
  };
  for (const passage of passages) {
    keep(passage.start);
    const isTaken = !undone.has(keyOf(passage));
    pieces.push({ start: at, text: isTaken ? passage.after : passage.before, passage, isTaken });
    at = passage.end;
  }
  keep(draft.length);
  return pieces;
}

/** A blank of the new text. */
export interface Hole {
  /** Names the same blank after other changes. */
  key: string;
  asks: string;
  /** The words before it and behind it, to tell it from others that ask the same. */
  lead: string;
  trail: string;
  /** The passage that it is part of. */
  passage: Passage | null;
}

const LEAD = 34;
const TRAIL = 14;
const SENTENCE_END = /[.!?。！？]["”)）]?\s|[。！？\n]/g;

/** The blanks in the order of the text. */
export function holesOf(pieces: readonly Piece[]): Hole[] {
  const text = pieces.map((piece) => piece.text).join("");
  let at = 0;
  return pieces.flatMap((piece) => {
    const from = at;
    at += piece.text.length;
    return holesIn(piece).map(({ start, end, key, asks }) => ({
      key,
      asks,
      lead: leading(text.slice(0, from + start)),
      trail: trailing(text.slice(from + end)),
      passage: piece.passage,
    }));
  });
}

/** The last words of a text within its last sentence. */
function leading(text: string): string {
  const before = text.slice(-4 * LEAD);
  const begun = [...before.matchAll(SENTENCE_END)].at(-1);
  const said = plain(begun ? before.slice(begun.index + begun[0].length) : before).trimStart();
  return said.length <= LEAD ? said : `…${said.slice(-LEAD).replace(/^[^\s\p{Script=Han}]+ /u, "")}`;
}

/** The first words of a text within its first sentence. */
function trailing(text: string): string {
  const behind = text.slice(0, 4 * TRAIL);
  const over = /[.!?。！？\n]/.exec(behind);
  const said = plain(over ? behind.slice(0, over.index + 1) : behind).trimEnd();
  return said.length <= TRAIL ? said : `${said.slice(0, TRAIL).replace(/ [^\s\p{Script=Han}]*$/u, "")}…`;
}

/** The words on one line, other blanks as dots. */
function plain(text: string): string {
  return text.replace(/⟦[^⟦⟧\n]*(?:⟧|$)/g, "…").replace(/^[^⟦⟧\n]*⟧/, "…").replace(/\s+/g, " ");
}

/** The blanks within a piece, with their places in its text. */
export function holesIn(piece: Piece): (Span & { key: string; asks: string })[] {
  return blanks(piece.text).map(({ start, end }, nth) => {
    const asks = piece.text.slice(start + 1, end - 1);
    const own = piece.passage && piece.isTaken;
    const key = own ? `${keyOf(piece.passage!)} ${nth} ${asks}` : `@${piece.start + start}`;
    return { start, end, key, asks };
  });
}

/** The text of a piece with its blanks filled, as far as they are. */
export function filledIn(piece: Piece, filled: ReadonlyMap<string, string>): string {
  let text = "";
  let at = 0;
  for (const { start, end, key } of holesIn(piece)) {
    text += piece.text.slice(at, start) + (filled.get(key)?.trim() || piece.text.slice(start, end));
    at = end;
  }
  return text + piece.text.slice(at);
}

/** The whole new text. */
export function finished(pieces: readonly Piece[], filled: ReadonlyMap<string, string>): string {
  return pieces.map((piece) => filledIn(piece, filled)).join("");
}

/** The pieces by paragraph, so that both texts can stand side by side; empty lines are left out. */
export function paragraphsOf(pieces: readonly Piece[]): Piece[][] {
  const paragraphs: Piece[][] = [[]];
  for (const piece of pieces) {
    if (piece.passage) {
      paragraphs.at(-1)!.push(piece);
      continue;
    }
    let at = 0;
    const put = (end: number) => {
      const text = piece.text.slice(at, end);
      if (text) paragraphs.at(-1)!.push({ ...piece, start: piece.start + at, text });
    };
    for (const gap of piece.text.matchAll(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/g)) {
      put(gap.index);
      paragraphs.push([]);
      at = gap.index + gap[0].length;
    }
    put(piece.text.length);
  }
  return paragraphs.filter((paragraph) => paragraph.some(({ text, passage }) => passage || text.trim()));
}

/** Other words for a passage than those it has. */
export function othersFor(passage: Passage, offers: readonly Offer[]): Offer[] {
  const meets = ({ suggestion: { start, end } }: Offer) =>
    start === end ? passage.start <= start && start < passage.end : start < passage.end && passage.start < end;
  return distinct(
    offers.filter(
      (offer) => meets(offer) && !passage.ids.includes(offer.suggestion.id) && offer.suggestion.replacement !== passage.after,
    ),
  );
}

/** What may be chosen where nothing was changed. */
export function furtherOffers(passages: readonly Passage[], offers: readonly Offer[]): Offer[] {
  const taken = passages.flatMap((passage) => othersFor(passage, offers));
  const made = new Set(passages.flatMap(({ ids }) => ids));
  return distinct(offers.filter((offer) => !made.has(offer.suggestion.id) && !taken.some((one) => same(one, offer))));
}

function distinct(offers: readonly Offer[]): Offer[] {
  return offers.filter(
    (offer, at) => offer.suggestion.replacement !== null && offers.findIndex((one) => same(one, offer)) === at,
  );
}

function same({ suggestion: one }: Offer, { suggestion: other }: Offer): boolean {
  return one.start === other.start && one.end === other.end && one.replacement === other.replacement;
}

/** The chosen ids once another is chosen: of those for the same words only the last counts. */
export function choosing(id: string, chosen: readonly string[], offers: readonly Offer[]): string[] {
  const place = (name: string) => offers.find(({ suggestion }) => suggestion.id === name)?.suggestion;
  const now = place(id);
  const others = chosen.filter((name) => {
    const other = place(name);
    return other && now && name !== id && !(other.start < now.end && now.start < other.end);
  });
  return now ? [...others, id] : others;
}

const SAID_AGAIN = /\.said-again\./;

/** Sentences said again as wholes, for the cards of what blames. */
export function saidAgain(rewriting: Rewriting): Suggestion[] {
  return rewriting.offers.map(({ suggestion }) => suggestion).filter(({ id }) => isSaidAgain(id));
}

/** Whether a suggestion says a whole sentence again. */
export function isSaidAgain(id: string): boolean {
  return SAID_AGAIN.test(id);
}
