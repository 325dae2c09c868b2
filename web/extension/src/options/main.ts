/** The options: the coach, languages, sites, what is marked, and the writer's own words. */

import "./options.css";

import { button, make } from "../../../page/src/dom";
import { ask, type Language } from "../shared/messages";
import { KEPT, languageOf, loadSettings, type Settings } from "../shared/settings";
import { Connection } from "./connection";
import { section } from "./controls";
import { dictionary, marking } from "./marking";
import { place } from "./place";
import { siteList } from "./sitelist";
import { OPTIONS_WORDS } from "./words";

const main = document.getElementById("options")!;
let shown: Settings | null = null;

void draw();
chrome.storage.onChanged.addListener((changes, area) => {
  if (area === "local" && changes[KEPT]) void draw();
});
chrome.permissions.onAdded.addListener(() => void draw());
chrome.permissions.onRemoved.addListener(() => void draw());

/** Draw what the settings are now; parts whose settings stay keep what is typed there. */
async function draw(): Promise<void> {
  const settings = await loadSettings();
  const language = languageOf(settings);
  const words = OPTIONS_WORDS[language];
  const isNew = !shown || languageOf(shown) !== language;
  const connects = isNew || shown!.address !== settings.address || shown!.token !== settings.token;
  shown = settings;
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = words.title;
  const connection = connects ? new Connection(settings, language) : null;
  const parts = [
    paused(settings, language),
    connection?.element ?? document.getElementById("connection")!,
    await siteList(settings, language),
    place(settings, language),
    marking(settings, language),
    dictionary(settings, language),
    section("privacy", words.privacy, words.privacyWhat),
  ];
  replace(isNew, parts);
  await connection?.begin();
}

function paused({ paused }: Settings, language: Language): HTMLElement {
  const words = OPTIONS_WORDS[language];
  const goOn = button({ class: "plain" }, () => void ask("keep", { settings: { paused: false } }), words.goOn);
  return make("p", { class: "notice", id: "paused", hidden: !paused }, words.paused, " ", goOn);
}

/** Put the parts in place; the keyboard stays where it was. */
function replace(isNew: boolean, parts: readonly HTMLElement[]): void {
  if (isNew) return main.replaceChildren(make("h1", {}, "Draft Coach"), ...parts);
  const focused = pathOf(document.activeElement);
  for (const part of parts) {
    const before = document.getElementById(part.id);
    if (before && before !== part) before.replaceWith(part);
  }
  focused?.().focus();
}

/** The way back to an element after its part was drawn again: the same place among the same controls. */
function pathOf(element: Element | null): (() => HTMLElement) | null {
  const part = element?.closest("section");
  if (!element || !part) return null;
  const controls = (within: Element) => [...within.querySelectorAll<HTMLElement>("a, button, input, select, textarea, summary")];
  const at = controls(part).indexOf(element as HTMLElement);
  return () => {
    const now = controls(document.getElementById(part.id)!);
    return now[Math.min(at, now.length - 1)] ?? main;
  };
}
