/** Where the content script runs: on the sites that are switched on and that the writer gave access to. */

import { CONTENT } from "../shared/registration";
import { patternOf, siteOf, type Settings } from "../shared/settings";

const ID = "content";

/** Run the content script on exactly these sites, also in pages that are open. */
export async function register(settings: Settings): Promise<void> {
  const wanted = await patternsOf(settings);
  const [before] = await chrome.scripting.getRegisteredContentScripts({ ids: [ID] });
  const known = before?.matches ?? [];
  if (wanted.length === known.length && wanted.every((pattern) => known.includes(pattern))) return;
  if (!wanted.length) return chrome.scripting.unregisterContentScripts({ ids: [ID] });
  const { js, css, ...how } = CONTENT;
  const script = { id: ID, matches: wanted, js: [...js], css: [...css], ...how };
  await (before ? chrome.scripting.updateContentScripts([script]) : chrome.scripting.registerContentScripts([script]));
  await runInOpen(wanted.filter((pattern) => !known.includes(pattern)));
}

/** What the browser calls the sites that are on and may be read, each once. */
async function patternsOf({ sites }: Settings): Promise<string[]> {
  const on = Object.keys(sites).filter((origin) => sites[origin]!.on);
  const patterns = [...new Set(on.map(patternOf))].sort();
  const granted = await Promise.all(patterns.map((pattern) => chrome.permissions.contains({ origins: [pattern] })));
  return patterns.filter((_, at) => granted[at]);
}

/** Start in pages that were there before; one that runs already leaves it at that. */
async function runInOpen(patterns: readonly string[]): Promise<void> {
  if (!patterns.length) return;
  const tabs = await chrome.tabs.query({ url: [...patterns] });
  await Promise.allSettled(tabs.map(({ id }) => id !== undefined && runIn(id)));
}

async function runIn(tabId: number): Promise<void> {
  const target = { tabId, allFrames: true };
  await chrome.scripting.insertCSS({ target, files: [...CONTENT.css] });
  await chrome.scripting.executeScript({ target, files: [...CONTENT.js] });
}

/** The tabs in which content scripts may run. */
export async function openTabs(settings: Settings): Promise<chrome.tabs.Tab[]> {
  const patterns = [...new Set(Object.keys(settings.sites).map(patternOf))];
  return patterns.length ? chrome.tabs.query({ url: patterns }) : [];
}

/**
 * The site of a frame: that of its own address, or for a frame without one, such as about:blank, that
 * of the page it is part of. Null for what is no web page.
 */
export function siteOfSender({ origin, url, tab }: chrome.runtime.MessageSender): string | null {
  return siteOf(origin) ?? siteOf(url) ?? siteOf(tab?.url);
}
