/** The coach as the extension asks it: the one place that sends anything anywhere. */

import type { Answer, Failure } from "../shared/messages";
import { patternOf, type Settings } from "../shared/settings";

/** Where a coach answers, and with which token. */
export type Place = Pick<Settings, "address" | "token">;

/** How long is waited for an answer, in milliseconds. */
export const PATIENCE = { check: 10_000, whole: 60_000, test: 5_000 };

/** The reports that this extension understands: this first number, and at least this second one. */
const SCHEMA = { major: 1, minor: 4 };
const SAMPLE = { text: "Hello.", readability: false, offset_unit: "utf-16" };

/** Why there is no answer; `fields` are those that the coach could not use. */
export class CoachError extends Error {
  constructor(
    readonly failure: Failure,
    readonly detail?: string,
    readonly fields: readonly string[] = [],
  ) {
    super(failure);
  }
}

/** What the coach answers to a body of JSON, or without one to a GET. Throws CoachError. */
export async function asked<Value>(place: Place, path: string, body?: unknown, patience = PATIENCE.whole): Promise<Value> {
  const response = await fetched(place, path, body, patience);
  const said = await read(response);
  if (!response.ok) throw refusal(response.status, said);
  if (typeof said !== "object" || said === null) throw new CoachError("elsewhere");
  return said as Value;
}

/** A check's report, if it is one that this extension understands. Throws CoachError. */
export function understood<Value>(report: Value): Value {
  const { schema } = report as { schema?: unknown };
  const [major, minor] = typeof schema === "string" ? schema.split(".").map(Number) : [];
  if (major === undefined || minor === undefined || Number.isNaN(major)) throw new CoachError("elsewhere");
  if (major > SCHEMA.major) throw new CoachError("version", "new");
  if (major < SCHEMA.major || minor < SCHEMA.minor) throw new CoachError("version", "old");
  return report;
}

/** The version of the coach at a place, if it checks drafts for us. Throws CoachError. */
export async function tested(place: Place): Promise<string> {
  const { status, version } = await asked<{ status?: string; version?: string }>(place, "health", undefined, PATIENCE.test);
  if (status !== "ok" || typeof version !== "string") throw new CoachError("elsewhere");
  understood(await asked(place, "check", SAMPLE, PATIENCE.check));
  return version;
}

/** A value, or why there is none, as it goes through a message. */
export async function answered<Value>(making: () => Promise<Value>): Promise<Answer<Value>> {
  try {
    return { ok: true, value: await making() };
  } catch (error) {
    if (!(error instanceof CoachError)) return { ok: false, failure: "failed" };
    const { failure, detail } = error;
    return detail === undefined ? { ok: false, failure } : { ok: false, failure, detail };
  }
}

async function fetched(place: Place, path: string, body: unknown, patience: number): Promise<Response> {
  const headers: Record<string, string> = place.token ? { Authorization: `Bearer ${place.token}` } : {};
  const signal = AbortSignal.timeout(patience);
  // Nothing but the token says who asks, and an answer from elsewhere is none.
  const request: RequestInit = { headers, signal, credentials: "omit", redirect: "error", cache: "no-store" };
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
    Object.assign(request, { method: "POST", body: JSON.stringify(body) });
  }
  try {
    return await fetch(`${place.address}/api/v1/${path}`, request);
  } catch {
    if (signal.aborted) throw new CoachError("busy", "slow");
    throw (await mayReach(place.address)) ? new CoachError("offline") : new CoachError("refused", "permission");
  }
}

/** Whether the writer lets the extension reach an address. */
function mayReach(address: string): Promise<boolean> {
  return chrome.permissions.contains({ origins: [patternOf(address)] });
}

/** What stands in an answer; undefined for what is no JSON. */
async function read(response: Response): Promise<unknown> {
  if (!/^application\/(?:problem\+)?json\b/.test(response.headers.get("Content-Type") ?? "")) return undefined;
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

const PROBLEM = "urn:draft-coach:problem:";

function refusal(status: number, said: unknown): CoachError {
  const { type, errors } = (said ?? {}) as { type?: unknown; errors?: { field?: unknown }[] };
  if (typeof type !== "string" || !type.startsWith(PROBLEM)) return unknown(status);
  const name = type.slice(PROBLEM.length);
  const known = NAMED[name] ?? STATUSES[status] ?? (["failed", name] as const);
  const fields = Array.isArray(errors) ? errors.map(({ field }) => String(field)) : [];
  return new CoachError(known[0], known[1], fields);
}

/** A server in front of the coach, or no coach at all. */
function unknown(status: number): CoachError {
  if (status === 413) return new CoachError("too-large");
  if (status === 429 || status === 502 || status === 503 || status === 504) return new CoachError("busy");
  return new CoachError("elsewhere");
}

type Known = readonly [failure: Failure, detail?: string];

const NAMED: Readonly<Record<string, Known>> = {
  "token-needed": ["token"],
  "scope-needed": ["token", "scope"],
  "no-code": ["token", "no-code"],
  "wrong-code": ["token", "wrong-code"],
  "foreign-host": ["refused", "host"],
  "foreign-origin": ["version", "old"],
  "not-for-extensions": ["refused", "scope"],
  "not-found": ["version", "old"],
  "unknown-name": ["failed", "unknown-name"],
  "no-chat": ["failed", "no-chat"],
};

const STATUSES: Readonly<Record<number, Known>> = {
  405: ["version", "old"],
  413: ["too-large"],
  429: ["busy", "rate"],
  503: ["busy"],
};
