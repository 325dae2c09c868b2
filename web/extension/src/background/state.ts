/** What holds on a site, reckoned from the settings: pure functions. */

import { zoneHere } from "../../../page/src/clock";
import { senderOf } from "../../../page/src/profile";
import type { Context, Report, SiteState } from "../shared/messages";
import { languageOf, NEW_SITE, type Settings, type Site } from "../shared/settings";

/** The state that a content script on a site is told. */
export function stateOf(settings: Settings, origin: string | null): SiteState {
  const site = (origin && settings.sites[origin]) || NEW_SITE;
  return {
    language: languageOf(settings),
    on: site.on && !settings.paused,
    lastLook: site.lastLook,
    disable: [...new Set([...settings.off, ...site.ignored])],
    dictionary: settings.dictionary,
    sender: senderOf(settings.sender, zoneHere()),
  };
}

/** The settings with other values for a site, or without it. */
export function withSite(settings: Settings, origin: string, change: Partial<Site> | null): Settings {
  const { [origin]: known, ...others } = settings.sites;
  if (!change) return { ...settings, sites: others };
  return { ...settings, sites: { ...others, [origin]: { ...NEW_SITE, ...known, ...change } } };
}

/** A context with the writer and the moment, where the page did not say them. */
export function completed(context: Context, state: SiteState, now: string): Context {
  return { ...context, sender: context.sender ?? state.sender, now: context.now ?? now };
}

/** A report without what is left out. */
export function without(report: Report, disabled: readonly string[]): Report {
  const out = new Set(disabled);
  return { ...report, findings: report.findings.filter(({ rule_id, category }) => !out.has(rule_id) && !out.has(category)) };
}

/** A list with one more, once. */
export function including(list: readonly string[], one: string): readonly string[] {
  return list.includes(one) ? list : [...list, one];
}

/** What is asked of the coach about a draft. */
export interface Question {
  text: string;
  context: Context;
  disable?: readonly string[];
}

const PARTIES = ["recipient", "sender"] as const;

/**
 * A question without the fields that the coach cannot use, such as a time zone that the country does
 * not keep, or a rule that a coach of another version does not know; null if the draft itself is one.
 */
export function repaired<Q extends Question>(question: Q, fields: readonly string[]): Q | null {
  const made = structuredClone(question);
  for (const field of fields) {
    const [whole, part, detail] = field.split(".");
    if (whole === "disable") delete made.disable;
    else if (whole !== "context" || part === undefined) return null;
    else forget(made.context, part, detail);
  }
  return fields.length ? made : null;
}

function forget(context: Context, part: string, detail: string | undefined): void {
  const party = PARTIES.find((one) => one === part);
  const known: Record<string, unknown> | undefined = party && detail ? (context[party] as Record<string, unknown>) : undefined;
  if (known) delete known[detail!];
  else delete (context as Record<string, unknown>)[part];
}
