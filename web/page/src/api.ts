/** What the page says to the service and hears from it. Offsets are UTF-16, as in the browser. */

export const CATEGORIES = [
  "blame",
  "time",
  "record",
  "commitment",
  "completeness",
  "question",
  "identifier",
  "ready",
  "culture",
  "informal",
  "clarity",
] as const;
export const SEVERITIES = ["error", "warning", "advice"] as const;
export const KINDS = [
  "inquiry_reply",
  "order_confirmation",
  "order_update",
  "exception_delay",
  "exception_quality",
  "payment_reminder",
  "shipping_notice",
  "complaint_reply",
  "follow_up",
  "auto_reply",
  "formal_notice",
  "general",
] as const;
export const CHANNELS = ["email", "whatsapp", "wechat", "linkedin", "other"] as const;

export type Category = (typeof CATEGORIES)[number];
export type Severity = (typeof SEVERITIES)[number];
export type Kind = (typeof KINDS)[number];
export type Channel = (typeof CHANNELS)[number];
export type Language = "en" | "zh";
export type Words = Record<Language, string>;

export interface Span {
  start: number;
  end: number;
}

export interface Suggestion extends Span {
  id: string;
  replacement: string | null;
  applicability: "safe" | "choice" | "blank" | "advice";
  note: Words | null;
}

export interface Finding extends Span {
  id: string;
  rule_id: string;
  category: Category;
  severity: Severity;
  scope: "sentence" | "document";
  text: string;
  message: Words;
  why: Words;
  suggestions: Suggestion[];
}

export interface Report {
  language: string;
  kind: Kind | null;
  kind_confidence: number;
  findings: Finding[];
  costliest: string[];
}

export interface Party {
  name?: string;
  country?: string;
  timezone?: string;
}

export interface Context {
  kind?: Kind;
  channel?: Channel;
  recipient?: Party;
  sender?: Party;
  now?: string;
}

export type Failure = "offline" | "token" | "too-large" | "failed";

export class CheckError extends Error {
  constructor(readonly failure: Failure) {
    super(failure);
  }
}

/** Check a draft. Throws CheckError, or the AbortError of `signal`. */
export async function check(
  text: string,
  context: Context,
  token: string | null,
  signal: AbortSignal,
): Promise<Report> {
  const response = await send(text, context, token, signal);
  if (!response.ok) throw new CheckError(failureOf(response.status));
  return (await response.json()) as Report;
}

async function send(
  text: string,
  context: Context,
  token: string | null,
  signal: AbortSignal,
): Promise<Response> {
  const headers: Record<string, string> = { "Content-Type": "application/json" };
  if (token) headers["Authorization"] = `Bearer ${token}`;
  const body = JSON.stringify({ text, context, offset_unit: "utf-16", readability: false });
  try {
    return await fetch("api/v1/check", { method: "POST", headers, body, signal });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new CheckError("offline");
  }
}

function failureOf(status: number): Failure {
  if (status === 401) return "token";
  return status === 413 ? "too-large" : "failed";
}
