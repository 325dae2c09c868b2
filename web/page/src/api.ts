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
export const CHANNELS = ["email", "whatsapp", "wechat", "linkedin", "other"] as const;

export type Category = (typeof CATEGORIES)[number];
export type Severity = (typeof SEVERITIES)[number];
/** The id of a kind of message that the service knows, such as “order_update”. */
export type Kind = string;
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

/** A time expression of the draft, flagged or not: its span and what kind of time it is. */
export interface Time extends Span {
  kind: string;
}

export interface Report {
  language: string;
  kind: Kind | null;
  kind_confidence: number;
  findings: Finding[];
  costliest: string[];
  times?: Time[];
  checklist?: FieldStatus[];
  questions?: Asked[];
  notices?: Words[];
  reader_view?: ReaderView | null;
}

/** What the recipient takes from the draft; `gap` is what to show where a line says nothing. */
export interface ReaderView {
  lines: ReaderLine[];
}

export interface ReaderLine {
  name: string;
  title: Words;
  said: Said[];
  gap: Words | null;
}

/** One thing that a line says, its hour on the recipient's clock, and what is left to ask about it. */
export interface Said extends Span {
  text: string;
  reckoned: Words | null;
  open: Words | null;
}

/** One line of the checklist. Positions lie in the draft; `insert_at` is where a line for it goes. */
export interface FieldStatus {
  field: string;
  name: Words;
  requirement: "required" | "conditional" | "optional";
  status: "present" | "vague" | "missing" | "contradicting" | "not_applicable";
  spans: Span[];
  source: "draft" | "quoted" | "attachment" | null;
  value: string | null;
  insert_at: number | null;
  suggestion: string | null;
}

/** A question of the incoming message, where it lies, and what the draft says to it. */
export interface Asked extends Span {
  text: string;
  status: "answered" | "evaded" | "unanswered" | "unsure";
  answer_spans: Span[];
  starter: Words | null;
}

export const RELATIONSHIPS = ["new", "regular"] as const;
export type Relationship = (typeof RELATIONSHIPS)[number];

export interface Party {
  name?: string;
  title?: string;
  country?: string;
  region?: string;
  timezone?: string;
  language?: string;
  relationship?: Relationship;
  channel?: Channel;
}

export interface Context {
  kind?: Kind;
  channel?: Channel;
  recipient?: Party;
  sender?: Party;
  /** The message that the draft answers. */
  incoming?: string;
  now?: string;
}

export interface Question {
  text: string;
  context: Context;
  /** Rule ids and categories to leave out. */
  disable?: readonly string[];
}

/** How far a place goes beyond its working hours. */
export interface Stretch {
  words: Words;
}

export interface Slot {
  id: string;
  start: string;
  end: string;
  /** The start on the clock of each place, ISO 8601 with offset. */
  local: string[];
  /** What to write into a message. */
  label: Words;
  reckoning: Words;
  stretched: boolean;
  stretched_by: Stretch[];
}

export interface DayOff {
  kind: "weekend" | "holiday" | "closure";
  name: Words;
  estimated: boolean;
}

export interface Day {
  date: string;
  status: "common" | "stretched" | "none";
  reason: Words | null;
  notes: Words[];
  places: { day_off: DayOff | null }[];
}

export interface Sending {
  channel: Channel;
  verdict: "now" | "only_if_urgent" | "wait";
  label: Words;
  reason: Words;
}

/** When two places can talk; lists of places have the writer's own first. */
export interface Windows {
  places: { country: string | null; timezone: string; zone_assumed: boolean; city: Words }[];
  note: Words | null;
  days: Day[];
  slots: Slot[];
  sending: Sending | null;
}

export interface Meeting {
  /** What the service knows the two places by, the writer's own first. */
  places: readonly [string, string];
  channel: Channel | null;
}

/** One field of a request that the service cannot use. */
export interface FieldProblem {
  field: string;
  expected: string;
  nearest: string[];
  /** The same as `expected` in Chinese, where the service has it. */
  zh?: string;
}

export type Failure = "offline" | "token" | "too-large" | "failed";

/** `problems` are the fields that were wrong, where the service named any. */
export class CheckError extends Error {
  constructor(
    readonly failure: Failure,
    readonly problems: readonly FieldProblem[] = [],
  ) {
    super(failure);
  }
}

const DAYS = 7;
const SLOTS = 5;

/** What the service answers at an address. Throws as `check` does. */
export async function get<Answer>(
  address: string,
  token: string | null,
  signal: AbortSignal,
): Promise<Answer> {
  const response = await answer(address, { headers: authorization(token), signal });
  return (await response.json()) as Answer;
}

/** What the service answers to a body of JSON. Throws as `check` does. */
export async function post<Answer>(
  address: string,
  body: unknown,
  token: string | null,
  signal: AbortSignal,
): Promise<Answer> {
  const headers = { "Content-Type": "application/json", ...authorization(token) };
  const request = { method: "POST", headers, body: JSON.stringify(body), signal };
  return (await (await answer(address, request)).json()) as Answer;
}

/** Check a draft. Throws CheckError, or the AbortError of `signal`. */
export async function check(
  question: Question,
  token: string | null,
  signal: AbortSignal,
): Promise<Report> {
  return post("api/v1/check", { ...question, offset_unit: "utf-16", readability: false, reader_view: true }, token, signal);
}

/** When two places can talk in the next days. Throws as `check` does. */
export async function windows(
  meeting: Meeting,
  token: string | null,
  signal: AbortSignal,
): Promise<Windows> {
  return get(`api/v1/windows?${query(meeting, { count: String(SLOTS) })}`, token, signal);
}

/**
 * The chart of the same days. Throws as `check` does.
 *
 * It becomes part of the page and is not an <img>: an image cannot send the token, and the words in
 * it would be lost to search, zoom and screen readers.
 */
export async function chart(
  meeting: Meeting,
  language: Language,
  token: string | null,
  signal: AbortSignal,
): Promise<SVGElement> {
  const address = `api/v1/windows.svg?${query(meeting, { lang: language })}`;
  const response = await answer(address, { headers: authorization(token), signal });
  const picture = readSvg(await response.text());
  if (picture instanceof SVGElement) return document.importNode(picture, true);
  throw new CheckError("failed");
}

/** The picture without its style element, which the page forbids and brings itself. */
function readSvg(text: string): Element {
  const plain = text.replace(/<style>[^<]*<\/style>/g, "");
  svgPolicy ??= trustedTypesHere?.createPolicy("chart", { createHTML: (own: string) => own });
  const trusted = svgPolicy?.createHTML(plain) ?? plain;
  return new DOMParser().parseFromString(trusted as string, "image/svg+xml").documentElement;
}

/** Browsers with Trusted Types parse only what a named policy lets through: here, our own chart. */
const trustedTypesHere = (
  globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): SvgPolicy } }
).trustedTypes;
/** Made when it is needed: a module that wants only a type or a name asks the page for nothing. */
let svgPolicy: SvgPolicy | undefined;

interface SvgPolicy {
  createHTML(text: string): unknown;
}

function query(meeting: Meeting, more: Record<string, string>): string {
  const fields = new URLSearchParams(meeting.places.map((place) => ["place", place]));
  fields.set("days", String(DAYS));
  for (const [name, value] of Object.entries(more)) fields.set(name, value);
  if (meeting.channel && !more["lang"]) fields.set("channel", meeting.channel);
  return fields.toString();
}

async function answer(address: string, request: RequestInit & { signal: AbortSignal }): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new CheckError("offline");
  }
  if (response.ok) return response;
  throw new CheckError(failureOf(response.status), await problemsIn(response));
}

function authorization(token: string | null): Record<string, string> {
  return token ? { Authorization: `Bearer ${token}` } : {};
}

function failureOf(status: number): Failure {
  if (status === 401) return "token";
  return status === 413 ? "too-large" : "failed";
}

async function problemsIn(response: Response): Promise<FieldProblem[]> {
  try {
    return problemsOf(await response.json());
  } catch {
    return [];
  }
}

/** The fields that a problem document names; nearest values stand apart or behind “nearest:”. */
export function problemsOf(document: unknown): FieldProblem[] {
  const errors = (document as { errors?: unknown } | null)?.errors;
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((error: Record<string, unknown>) => {
    const [field, said] = [error?.["field"], String(error?.["expected"] ?? "")];
    if (typeof field !== "string") return [];
    const [expected = "", behind = ""] = said.split(/; nearest: /);
    const nearest = String(error["nearest"] ?? behind).split(",");
    const problem: FieldProblem = { field, expected, nearest: nearest.map((item) => item.trim()).filter(Boolean) };
    return [typeof error["zh"] === "string" ? { ...problem, zh: error["zh"] } : problem];
  });
}
