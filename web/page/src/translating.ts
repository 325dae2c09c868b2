/** A translated draft: what the service answers, and what the writer makes of it. Pure but for the calls. */

import { get, post, type Category, type Context, type Severity, type Span, type Words } from "./api";

/** A term within words that were not translated, and what it means; a span of the sentence's `translation`. */
export interface Gloss extends Span {
  term: string;
  meaning: string;
}

export interface Sentence extends Span {
  new_start: number;
  new_end: number;
  source: string;
  translation: string;
  /** What translated it: an engine, “memory”, “facts”, or nothing where it stayed. */
  engine: string | null;
  whole: boolean;
  glosses: Gloss[];
  error: Words | null;
}

/** Something that the translation does not say as the draft does; null where it is missing on a side. */
export interface Mismatch {
  kind: string;
  message: Words;
  start: number | null;
  end: number | null;
  new_start: number | null;
  new_end: number | null;
  before: string | null;
  after: string | null;
}

export interface KeptFact {
  name: Words;
  before: { text: string };
  after: { text: string } | null;
}

/** What our own rules say of the translation. */
export interface Remark extends Span {
  rule_id: string;
  category: Category;
  severity: Severity;
  message: Words;
  why: Words;
}

export interface Translation {
  source: string;
  target: string;
  text: string;
  sentences: Sentence[];
  warnings: Mismatch[];
  facts: KeptFact[];
  needs_human_review: boolean;
  review: Words[];
  findings: Remark[];
  back: string | null;
  notices: Words[];
}

export interface Engine {
  name: string;
  capabilities: { remote: boolean; formality: boolean; cost: Words };
}

/** What the service can translate with; `memory` is true where it keeps accepted translations. */
export interface Offer {
  engines: Engine[];
  memory: boolean;
}

export const FORMALITIES = ["default", "formal", "informal"] as const;
export type Formality = (typeof FORMALITIES)[number];

export interface Wanted {
  text: string;
  context: Context;
  disable: readonly string[];
  to: string;
  engine: readonly string[];
  formality: Formality;
  back: boolean;
}

/** A text and the translation that the writer accepted. */
export interface Pair {
  text: string;
  translation: string;
  source: string;
  target: string;
}

/** Translate a draft. Throws as `check` does. */
export function translate(wanted: Wanted, token: string | null, signal: AbortSignal): Promise<Translation> {
  return post("api/v1/translate", { ...wanted, offset_unit: "utf-16" }, token, signal);
}

/** The engines that may be named. Throws as `check` does. */
export function offer(token: string | null, signal: AbortSignal): Promise<Offer> {
  return get("api/v1/translate/engines", token, signal);
}

/** Have a translation used again. Throws as `check` does. */
export async function accept(pair: Pair, token: string | null, signal: AbortSignal): Promise<void> {
  await post("api/v1/translate/accept", { pairs: [pair] }, token, signal);
}

const BUILT_IN = "phrasebook";

/** The ways to translate: each engine alone, and the built-in one with each other behind it. */
export function ways(engines: readonly Engine[]): Engine[][] {
  const own = engines.find(({ name }) => name === BUILT_IN);
  const others = engines.filter(({ name }) => name !== BUILT_IN);
  return [...(own ? [[own]] : []), ...others.flatMap((one) => (own ? [[own, one], [one]] : [[one]]))];
}

/** Whether words of the source language are left. */
export function isLeft({ whole, error }: Sentence): boolean {
  return !whole || error !== null;
}

/** A stretch of one of the two texts: layout, or the sentence with that number. */
export interface Piece {
  text: string;
  sentence: number | null;
}

/** A text by paragraph; both texts have the same ones, so that they can stand side by side. */
export function paragraphsOf(text: string, places: readonly Span[]): Piece[][] {
  const paragraphs: Piece[][] = [[]];
  let at = 0;
  const layout = (end: number) => {
    const between = text.slice(at, end);
    let from = 0;
    for (const gap of between.matchAll(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/g)) {
      put(paragraphs, between.slice(from, gap.index));
      paragraphs.push([]);
      from = gap.index + gap[0].length;
    }
    put(paragraphs, between.slice(from));
  };
  places.forEach(({ start, end }, sentence) => {
    layout(start);
    paragraphs.at(-1)!.push({ text: text.slice(start, end), sentence });
    at = end;
  });
  layout(text.length);
  return paragraphs.filter((pieces) => pieces.some((piece) => piece.sentence !== null || piece.text.trim()));
}

function put(paragraphs: Piece[][], text: string): void {
  if (text) paragraphs.at(-1)!.push({ text, sentence: null });
}

/** Where the sentences stand in the translation. */
export function newPlaces(sentences: readonly Sentence[]): Span[] {
  return sentences.map(({ new_start: start, new_end: end }) => ({ start, end }));
}

/** The translation with the writer's own words for some sentences, by their numbers. */
export function finished({ text, sentences }: Translation, own: ReadonlyMap<number, string>): string {
  let whole = "";
  let at = 0;
  sentences.forEach(({ new_start, new_end, translation }, number) => {
    whole += text.slice(at, new_start) + (own.get(number) ?? translation);
    at = new_end;
  });
  return whole + text.slice(at);
}

/** The sentences that are still to be translated, by their numbers. */
export function stillLeft(sentences: readonly Sentence[], own: ReadonlyMap<number, string>): number[] {
  return sentences.flatMap((sentence, number) => (isLeft(sentence) && !own.has(number) ? [number] : []));
}

/** The sentence that a place of either text lies in; null where it lies in none. */
export function sentenceAt(sentences: readonly Sentence[], one: Mismatch): number | null {
  const within = (at: number | null, from: (one: Sentence) => number, to: (one: Sentence) => number) =>
    at === null ? -1 : sentences.findIndex((sentence) => from(sentence) <= at && at < to(sentence));
  const known = within(one.start, (s) => s.start, (s) => s.end);
  const found = known >= 0 ? known : within(one.new_start, (s) => s.new_start, (s) => s.new_end);
  return found >= 0 ? found : null;
}

/** Who translated how many sentences, in the order of the text. */
export function shares(sentences: readonly Sentence[], own: ReadonlyMap<number, string>): [string, number][] {
  const counts = new Map<string, number>();
  sentences.forEach((sentence, number) => {
    const by = own.has(number) ? "own" : isLeft(sentence) ? "left" : (sentence.engine ?? "same");
    counts.set(by, (counts.get(by) ?? 0) + 1);
  });
  return [...counts];
}

/** The words of a sentence cut at its terms. */
export function termed({ translation, glosses }: Sentence): { text: string; meaning: string | null }[] {
  const parts: { text: string; meaning: string | null }[] = [];
  let at = 0;
  for (const { start, end, meaning } of [...glosses].sort((one, other) => one.start - other.start)) {
    if (start < at || end > translation.length) continue;
    if (start > at) parts.push({ text: translation.slice(at, start), meaning: null });
    parts.push({ text: translation.slice(start, end), meaning });
    at = end;
  }
  if (at < translation.length) parts.push({ text: translation.slice(at), meaning: null });
  return parts;
}

/** The language to translate into: the reader's, if it is not the draft's, else the other one of ours. */
export function targetFor(draft: string | null, reader: string | undefined): string {
  const base = (tag: string | null | undefined) => tag?.split("-")[0]?.toLowerCase();
  if (reader && base(reader) !== base(draft)) return reader;
  return base(draft) === "zh" ? "en" : "zh";
}
