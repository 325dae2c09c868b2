/** The sites on which the coach reads along. */

import { button, make } from "../../../page/src/dom";
import { ask, type Language } from "../shared/messages";
import { patternOf, siteOf, type Settings, type Site } from "../shared/settings";
import { field, section, tick } from "./controls";
import { OPTIONS_WORDS, type OptionsWords } from "./words";

export async function siteList(settings: Settings, language: Language): Promise<HTMLElement> {
  const words = OPTIONS_WORDS[language];
  const origins = Object.keys(settings.sites).sort();
  const lines = await Promise.all(origins.map(async (origin) => {
    const may = await chrome.permissions.contains({ origins: [patternOf(origin)] });
    return line(origin, settings.sites[origin]!, may, words);
  }));
  const list = lines.length ? make("ul", { class: "sites" }, ...lines) : make("p", { class: "why" }, words.noSites);
  return section("sites", words.sites, words.sitesWhy, list, addition(words));
}

function line(origin: string, site: Site, may: boolean, words: OptionsWords): HTMLElement {
  const name = origin.replace(/^https:\/\//, "");
  const keep = (change: Partial<Site>) => void ask("keepSite", { origin, site: change });
  const on = tick(words.on, site.on && may, (wanted) => (wanted ? switchOn(origin) : keep({ on: false })), `${words.on}: ${name}`);
  const again = site.ignored.length
    ? button({ class: "quiet", "aria-label": words.showAgainThis(words.ignoredHere(site.ignored.length)) },
        () => keep({ ignored: [] }), words.ignoredHere(site.ignored.length), " · ", words.showAgain)
    : null;
  return make(
    "li",
    {},
    make("strong", {}, name),
    on,
    tick(words.lastLook, site.lastLook, (lastLook) => keep({ lastLook }), words.lastLookThis(name)),
    again,
    button({ class: "quiet", "aria-label": words.removeThis(name) }, () => remove(origin), words.remove),
  );
}

function addition(words: OptionsWords): HTMLElement {
  const input = make("input", { id: "site", placeholder: words.addSiteExample, inputmode: "url", autocomplete: "off", spellcheck: "false" });
  const said = make("p", { class: "amiss", role: "alert" });
  const form = make(
    "form",
    { class: "add" },
    field(words.addSite, input),
    make("button", { type: "submit", class: "plain" }, words.switchOn),
    said,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = input.value.trim();
    const origin = siteOf(/^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed}`);
    said.textContent = origin && typed ? "" : words.noSite;
    if (origin && typed) void switchOn(origin)?.then((may) => may || (said.textContent = words.siteDenied(origin)));
  });
  return form;
}

/** Switch a site on. The browser is asked first: it shows its question only right after a click. */
export function switchOn(origin: string): Promise<boolean> {
  const granted = chrome.permissions.request({ origins: [patternOf(origin)] }).catch(() => false);
  void ask("keepSite", { origin, site: { on: true } });
  return granted;
}

/** Forget a site and give its access back, unless the coach or another site needs the same. */
async function remove(origin: string): Promise<void> {
  const answer = await ask("keepSite", { origin, site: null });
  if (!answer.ok) return;
  const { sites, address } = answer.value;
  const needed = [address, ...Object.keys(sites)].map(patternOf);
  const pattern = patternOf(origin);
  if (!needed.includes(pattern)) await chrome.permissions.remove({ origins: [pattern] }).catch(() => false);
}
