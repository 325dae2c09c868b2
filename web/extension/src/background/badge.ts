/** What the icon of a tab shows. */

import type { Failure } from "../shared/messages";

const COLOURS = { found: "#1d1f23", failed: "#c2362b" };

/** The number of marked places, or that the coach does not answer. */
export async function showBadge(tabId: number, count: number, failure: Failure | null): Promise<void> {
  const failed = failure !== null && failure !== "superseded";
  const text = failed ? "!" : count ? (count > 99 ? "99+" : String(count)) : "";
  try {
    await chrome.action.setBadgeBackgroundColor({ tabId, color: failed ? COLOURS.failed : COLOURS.found });
    await chrome.action.setBadgeText({ tabId, text });
  } catch {
    return; // the tab is gone
  }
}
