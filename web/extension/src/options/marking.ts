/** What is marked at all: categories, rules that were ignored, and the writer's own words. */

import { CATEGORIES } from "../../../page/src/api";
import { button, make } from "../../../page/src/dom";
import { WORDS as PAGE_WORDS } from "../../../page/src/words";
import { ask, type Language } from "../shared/messages";
import type { Settings } from "../shared/settings";
import { field, section, tick } from "./controls";
import { OPTIONS_WORDS } from "./words";

export function marking(settings: Settings, language: Language): HTMLElement {
  const words = OPTIONS_WORDS[language];
  const keep = (off: readonly string[]) => void ask("keep", { settings: { off } });
  const without = (one: string) => settings.off.filter((other) => other !== one);
  const boxes = CATEGORIES.map((category) => {
    const box = tick(PAGE_WORDS[language].categories[category], !settings.off.includes(category), (on) =>
      keep(on ? without(category) : [...settings.off, category]));
    box.dataset["category"] = category;
    return box;
  });
  const rules = settings.off.filter((one) => !(CATEGORIES as readonly string[]).includes(one));
  return section(
    "marking", words.marked, words.markedWhy,
    make("div", { class: "ticks" }, ...boxes),
    rules.length ? make("h3", {}, words.rulesOff) : null,
    rules.length ? make("ul", { class: "rules" }, ...rules.map((rule) => ignored(rule, () => keep(without(rule)), language))) : null,
  );
}

function ignored(rule: string, show: () => void, language: Language): HTMLElement {
  const words = OPTIONS_WORDS[language];
  return make("li", {}, make("code", {}, rule), button({ class: "quiet", "aria-label": words.showAgainThis(rule) }, show, words.showAgain));
}

export function dictionary(settings: Settings, language: Language): HTMLElement {
  const words = OPTIONS_WORDS[language];
  const area = make("textarea", { rows: "5", id: "dictionary", spellcheck: "false", autocomplete: "off" });
  area.value = settings.dictionary.join("\n");
  const saved = make("small", { role: "status" });
  area.addEventListener("change", () => {
    const list = area.value.split("\n").map((line) => line.trim()).filter(Boolean);
    void ask("keep", { settings: { dictionary: list } }).then(({ ok }) => (saved.textContent = ok ? words.saved : ""));
  });
  return section("words", words.dictionary, "", field(words.dictionaryWhy, area), saved);
}
