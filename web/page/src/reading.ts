/** What an incoming message asks, read by the service without a draft. */

import { post, type Context, type Language, type Span, type Words } from "./api";

/** Something that the client asks or wants; its place lies in the incoming message. */
export interface Request extends Span {
  text: string;
}

/** A place that can mean several things, and what to ask back. */
export interface Unclear extends Span {
  text: string;
  readings: Words[];
  question: Words;
}

export interface Reading {
  requests: Request[];
  unclear: Unclear[];
  /** A message that repeats what was asked and asks about what is unclear; empty for neither. */
  restatement: Words | null;
}

/** Read an incoming message. Throws as `check` does. */
export function read(
  incoming: string,
  context: Context,
  token: string | null,
  signal: AbortSignal,
): Promise<Reading> {
  return post("api/v1/questions", { incoming, context, offset_unit: "utf-16" }, token, signal);
}

/** The language of a message: Chinese where a good part of it is. */
export function languageOf(text: string): Language {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han * 4 > text.replace(/\s/g, "").length ? "zh" : "en";
}
