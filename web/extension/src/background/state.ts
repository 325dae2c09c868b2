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
