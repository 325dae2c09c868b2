/** What the page knows: pure functions over the findings, and what it keeps in this browser. */

import {
  CATEGORIES,
  CHANNELS,
  SEVERITIES,
  type Category,
  type Channel,
  type Finding,
  type Kind,
  type Language,
  type Party,
  type Report,
  type Span,
  type Time,
} from "./api";
import { changeOf } from "./applying";
import { restoreCustomers, type Customer } from "./customers";
import { restoreParty } from "./profile";
import { isListed } from "./needs";
import { moved, stretched, type Edit } from "./spans";

export const MOST_CARDS = 5;

/** A finding that follows the draft while the writer types. */
export interface Live extends Finding {
  /** Names the same finding in the next report. */
  key: string;
  /** Suggestions whose place was typed into since the report; they cannot be applied any more. */
  outdated: ReadonlySet<string>;
}

/**
 * The findings of a report on a draft, costliest first, without words that stand there already, and
 * without those that the checklist and the questions show.
 */
export function live(report: Report, draft: string): Live[] {
  const seen = new Map<string, number>();
  const own = report.findings.filter((finding) => !isListed(finding, report));
  const findings = own.map((finding) => {
    const name = ignoring(finding);
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    const suggestions = finding.suggestions.filter(
      (item) => item.replacement === null || changeOf(item, draft) !== null,
    );
    return { ...finding, suggestions, key: `${name}\n${nth}`, outdated: new Set<string>() };
  });
  return findings.sort((one, other) => costOrder(report, one, other));
}

function costOrder(report: Report, one: Finding, other: Finding): number {
  return (
    rank(report.costliest, one.id) - rank(report.costliest, other.id) ||
    rank(SEVERITIES, one.severity) - rank(SEVERITIES, other.severity) ||
    rank(CATEGORIES, one.category) - rank(CATEGORIES, other.category) ||
    one.start - other.start
  );
}

function rank(order: readonly string[], item: string): number {
  const index = order.indexOf(item);
  return index < 0 ? order.length : index;
}

const BLANK_RULE = "ready/unfilled-blank";

/** The findings that have a card before the rest is unfolded; of all blanks, the costliest stands for them. */
export function firstCards(findings: readonly Live[]): Live[] {
  const blank = findings.find((finding) => finding.rule_id === BLANK_RULE);
  const own = findings.filter((finding) => finding === blank || finding.rule_id !== BLANK_RULE);
  return own.slice(0, MOST_CARDS);
}

/** What a writer ignores: this rule at these words. */
export function ignoring(finding: Finding): string {
  return `${finding.rule_id}\n${finding.text}`;
}

/** The findings after an edit; those whose place is gone leave until the next report. */
export function follow(findings: readonly Live[], edit: Edit): Live[] {
  return findings.flatMap((finding) => {
    const span = stretched(finding, edit);
    if (!span) return [];
    const outdated = new Set(finding.outdated);
    const suggestions = finding.suggestions.map((suggestion) => {
      const place = moved(suggestion, edit);
      if (!place) outdated.add(suggestion.id);
      return place ?? suggestion;
    });
    return [{ ...span, suggestions, outdated }];
  });
}

/** The time expressions after an edit; those whose place is gone leave until the next report. */
export function followTimes(times: readonly Time[], edit: Edit): Time[] {
  return times.flatMap((time) => stretched(time, edit) ?? []);
}

/** How many findings each category has, in the order in which categories are shown. */
export function countByCategory(findings: readonly Finding[]): [Category, number][] {
  return CATEGORIES.map((category): [Category, number] => [
    category,
    findings.filter((finding) => finding.category === category).length,
  ]).filter(([, count]) => count > 0);
}

/** The finding at a place of the draft; of several, the shortest. */
export function findingAt(findings: readonly Live[], offset: number): Live | undefined {
  return findings
    .filter((finding) => finding.start <= offset && offset <= finding.end)
    .sort((one, other) => length(one) - length(other))[0];
}

function length(span: Span): number {
  return span.end - span.start;
}

/** The findings in the order in which the text is read. */
export function inReading(findings: readonly Live[]): Live[] {
  return [...findings].sort((one, other) => one.start - other.start || one.end - other.end);
}

/** The next finding in the text after the active one or the caret; `step` is 1 or -1. */
export function neighbour(
  findings: readonly Live[],
  active: string | null,
  caret: number,
  step: 1 | -1,
): Live | undefined {
  const inText = inReading(findings);
  const at = inText.findIndex((finding) => finding.key === active);
  if (at >= 0) return inText[(at + step + inText.length) % inText.length];
  return step > 0
    ? (inText.find((finding) => finding.start >= caret) ?? inText[0])
    : (inText.findLast((finding) => finding.end <= caret) ?? inText.at(-1));
}

/** What outlives a reload, in this browser only. */
export interface Kept {
  text: string;
  /** The message that the draft answers. */
  incoming: string;
  ignored: string[];
  kind: Kind | null;
  channel: Channel | null;
  recipient: Party;
  /** Who was written to before, with the settings of the last time. */
  customers: readonly Customer[];
  /** What the writer said about the own place; the rest comes from the browser. */
  sender: Party;
  /** Whether the writer wants advice on what readers in a country expect. */
  courtesy: boolean;
  /** Whether “When can we talk?” stands open; null as long as the writer has not said. */
  talk: boolean | null;
  language: Language | null;
}

const STORE = "draft-coach";
/** What may be the id of a kind; whether there is one, the service says. */
const KIND = /^[a-z][a-z0-9_]{0,59}$/;
const NOTHING: Kept = {
  text: "",
  incoming: "",
  ignored: [],
  kind: null,
  channel: null,
  recipient: {},
  customers: [],
  sender: {},
  courtesy: true,
  talk: null,
  language: null,
};

/** What was kept; whatever cannot be read back is left out. */
export function restore(storage: Pick<Storage, "getItem">): Kept {
  try {
    const kept = { ...NOTHING, ...JSON.parse(storage.getItem(STORE) ?? "{}") } as Kept;
    return {
      text: String(kept.text),
      incoming: String(kept.incoming),
      ignored: Array.isArray(kept.ignored) ? kept.ignored.map(String) : [],
      kind: typeof kept.kind === "string" && KIND.test(kept.kind) ? kept.kind : null,
      channel: CHANNELS.find((channel) => channel === kept.channel) ?? null,
      recipient: restoreParty(kept.recipient),
      customers: restoreCustomers(kept.customers),
      sender: restoreParty(kept.sender),
      courtesy: kept.courtesy !== false,
      talk: typeof kept.talk === "boolean" ? kept.talk : null,
      language: kept.language === "en" || kept.language === "zh" ? kept.language : null,
    };
  } catch {
    return { ...NOTHING };
  }
}

/** Keep it; a browser that keeps nothing is no error. */
export function keep(storage: Pick<Storage, "setItem">, kept: Kept): void {
  try {
    storage.setItem(STORE, JSON.stringify(kept));
  } catch {
    return;
  }
}
