/**
 * The background: listens, and sleeps while there is nothing to do. All that it knows is kept in the
 * browser, so it may be stopped at any time.
 */

import type { ToContent, Value } from "../shared/messages";
import { KEPT, restore, siteOf, type Settings } from "../shared/settings";
import { Answering } from "./answering";
import { Kept } from "./kept";
import { openTabs, register } from "./sites";
import { stateOf } from "./state";

const kept = new Kept();
const answering = new Answering(kept);

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  const answer = answering.answer(message, sender);
  if (!answer) return false;
  void answer.then(respond);
  return true;
});

chrome.storage.onChanged.addListener((changes, area) => {
  const change = area === "local" ? changes[KEPT] : undefined;
  if (change) void apply(restore(change.newValue), restore(change.oldValue));
});

chrome.permissions.onAdded.addListener(() => void renew());
chrome.permissions.onRemoved.addListener(() => void renew());
chrome.tabs.onRemoved.addListener((tab) => answering.left(tab));
chrome.runtime.onStartup.addListener(() => void renew());
chrome.runtime.onInstalled.addListener(({ reason }) => {
  void renew();
  if (reason === "install") void chrome.runtime.openOptionsPage();
});

/** One registration at a time: settings and permissions often change together. */
let registered: Promise<void> = Promise.resolve();

function renew(): Promise<void> {
  const again = async () => register(await kept.now());
  return (registered = registered.then(again, again));
}

/** Do what other settings ask for: run where it is wanted, and tell the pages that run. */
async function apply(settings: Settings, before: Settings): Promise<void> {
  await renew();
  for (const tab of await openTabs({ ...settings, sites: { ...before.sites, ...settings.sites } })) {
    if (tab.id === undefined) continue;
    await tell(tab.id, "changed", {});
    if (!stateOf(settings, siteOf(tab.url)).on) await chrome.action.setBadgeText({ tabId: tab.id, text: "" }).catch(() => undefined);
  }
}

/** Tell every frame of a tab; one without a content script does not listen. */
async function tell<Name extends keyof ToContent>(
  tab: number, to: Name, asks: ToContent[Name]["asks"],
): Promise<Value<ToContent, Name> | undefined> {
  try {
    return (await chrome.tabs.sendMessage(tab, { to, ...asks })) as Value<ToContent, Name> | undefined;
  } catch {
    return undefined;
  }
}
