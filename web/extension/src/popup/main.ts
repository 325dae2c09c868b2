/** The popup: what holds on this tab, and what can be done with the draft in it. */

import "./popup.css";

import { button, make } from "../../../page/src/dom";
import type { NamedKind } from "../../../page/src/kinds";
import { ask, type Box, type Language } from "../shared/messages";
import { KEPT, languageOf, loadSettings, NEW_SITE, patternOf, type Settings } from "../shared/settings";
import { About, type Making } from "./about";
import type { Desk } from "./desk";
import { Confirmation } from "./letter";
import { Rewriting } from "./rewriting";
import { Tab } from "./tab";
import { Translating } from "./translating";
import { POPUP_WORDS, type PopupWords } from "./words";

const LATER = 400;

class Popup {
  private readonly head = make("header", { class: "row" });
  private readonly view = make("div", { class: "view" });
  private readonly foot = make("footer", {});
  private about: About | null = null;
  private kinds: readonly NamedKind[] = [];
  private settings!: Settings;
  private language: Language = "en";
  private later = 0;

  constructor(
    private readonly place: HTMLElement,
    private readonly tab: Tab | null,
  ) {}

  async begin(): Promise<void> {
    this.place.replaceChildren(this.head, this.view, this.foot);
    await this.refresh();
    chrome.storage.onChanged.addListener((changes, area) => {
      if (area === "local" && changes[KEPT]) void this.refresh();
    });
    // The content script tells the background what its icon shows: then there is a new report, too.
    chrome.runtime.onMessage.addListener((message: { to?: string }, sender) => {
      if (message.to === "badge" && sender.tab?.id === this.tab?.id) this.soon();
      return false;
    });
    const answer = await ask("kinds", {});
    if (answer.ok) this.kinds = answer.value;
    await this.refresh();
  }

  private get words(): PopupWords {
    return POPUP_WORDS[this.language];
  }

  private soon(): void {
    clearTimeout(this.later);
    this.later = window.setTimeout(() => void this.refresh(), LATER);
  }

  /** Show what holds now. A preview that stands open stays. */
  private async refresh(): Promise<void> {
    const before = this.language;
    this.settings = await loadSettings();
    this.language = languageOf(this.settings);
    if (before !== this.language) this.about = null;
    document.documentElement.lang = this.language === "zh" ? "zh-CN" : "en";
    if (this.view.querySelector(".preview")) return;
    const { tab } = this;
    if (!tab?.origin) return this.plain(this.words.noPage);
    const may = await chrome.permissions.contains({ origins: [patternOf(tab.origin)] });
    const site = this.settings.sites[tab.origin] ?? NEW_SITE;
    this.drawHead();
    this.drawFoot(tab.origin, site.on && may, site.lastLook);
    if (!site.on || !may) return this.offer(tab.origin);
    if (this.settings.paused) return this.paused();
    this.show(await tab.box(), tab);
  }

  private drawHead(): void {
    const { words } = this;
    const options = button({ class: "quiet" }, () => chrome.runtime.openOptionsPage(), words.options);
    keepFocus(this.head, () => this.head.replaceChildren(make("h1", {}, "Draft Coach"), options));
  }

  private drawFoot(origin: string, on: boolean, lastLook: boolean): void {
    const { words, settings } = this;
    if (!on) return this.foot.replaceChildren();
    const box = make("input", { type: "checkbox", id: "last-look" });
    box.checked = lastLook;
    box.addEventListener("change", () => void ask("keepSite", { origin, site: { lastLook: box.checked } }));
    const off = button({ class: "quiet", id: "off" }, () => void ask("keepSite", { origin, site: { on: false } }), words.switchOff);
    const pause = button({ class: "quiet", id: "pause" }, () => void ask("keep", { settings: { paused: true } }), words.pause);
    const row = make("div", { class: "row" }, make("small", {}, words.on(this.tab!.name)), off, settings.paused ? null : pause);
    keepFocus(this.foot, () => this.foot.replaceChildren(make("label", { class: "tick" }, box, make("span", {}, words.lastLook)), row));
  }

  /** Switch this site on. The browser is asked first: it shows its question only right after a click. */
  private offer(origin: string): void {
    const { words } = this;
    const said = make("p", { class: "amiss", role: "alert" });
    const turnOn = button({ class: "main", id: "on" }, () => {
      const granted = chrome.permissions.request({ origins: [patternOf(origin)] }).catch(() => false);
      void ask("keepSite", { origin, site: { on: true } });
      void granted.then((may) => (said.textContent = may ? "" : words.denied));
    }, words.switchOn);
    this.plain(words.off(this.tab!.name), make("p", { class: "hint" }, words.offWhy), turnOn, said);
  }

  private paused(): void {
    const goOn = button({ class: "main", id: "go-on" }, () => void ask("keep", { settings: { paused: false } }), this.words.goOn);
    this.plain(this.words.paused, goOn);
  }

  private plain(title: string, ...children: Node[]): void {
    this.about = null;
    if (!this.head.childElementCount) this.drawHead();
    this.view.replaceChildren(make("h2", {}, title), ...children);
  }

  private show(box: Box | null | undefined, tab: Tab): void {
    if (!box) return this.plain(this.words.noBox, ...(box === undefined ? [make("p", { class: "hint" }, this.words.reload)] : []));
    const { settings, language } = this;
    const desk: Desk = { tab, box, settings, language, back: () => void this.back() };
    if (this.about) return this.about.draw(desk, this.kinds);
    this.about = new About(desk, this.kinds, (making) => void this.make(making, tab));
    this.view.replaceChildren(this.about.element);
  }

  /** Show what becomes of the draft as it stands in the box now. */
  private async make(making: Making, tab: Tab): Promise<void> {
    const box = await tab.box();
    if (!box) return this.refresh();
    const { settings, language } = this;
    const desk: Desk = { tab, box, settings, language, back: () => void this.back(making) };
    const made = { rewrite: Rewriting, translate: Translating, letter: Confirmation }[making];
    this.foot.hidden = true;
    this.view.replaceChildren(new made(desk).element);
    document.getElementById("preview-title")?.focus();
  }

  /** Back from a preview; the keyboard is where it was before. */
  private async back(making?: Making): Promise<void> {
    this.about = null;
    this.foot.hidden = false;
    this.view.replaceChildren();
    await this.refresh();
    document.getElementById(`make-${making}`)?.focus();
  }
}

/** Draw a part again; the control with the same id, or place, has the keyboard after it. */
function keepFocus(part: HTMLElement, draw: () => void): void {
  const controls = () => [...part.querySelectorAll<HTMLElement>("button, input, select")];
  const at = controls().indexOf(document.activeElement as HTMLElement);
  draw();
  if (at >= 0) controls()[at]?.focus();
}

void Tab.here().then((tab) => new Popup(document.getElementById("popup")!, tab).begin());
