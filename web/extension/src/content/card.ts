/** The card of one finding, beside the words that it is about. */

import type { Language, Suggestion } from "../../../page/src/api";
import { CATEGORY_WORDS } from "../../../page/src/categorywords";
import { button, make, withBlanks } from "../../../page/src/dom";
import type { Live } from "../../../page/src/state";
import type { Failure } from "../shared/messages";
import type { Layer } from "./layer";
import { WORDS, type ContentWords } from "./words";

export type Ignoring = "once" | "site" | "everywhere";

export interface CardActions {
  apply(finding: Live, suggestion: Suggestion): void;
  ignore(finding: Live, where: Ignoring): void;
  learn(word: string): void;
  step(by: 1 | -1): void;
  close(): void;
  /** Put words where the writer can paste them from. */
  copy(text: string): void;
}

export interface CardView {
  finding: Live;
  /** Which of how many it is, in the order of the text; from 1. */
  at: number;
  of: number;
  language: Language;
  /** Whether the page lets the writer change these words. */
  isOpen: boolean;
  /** What became of the last try to apply. */
  said: "changed" | "refused" | null;
}

export interface Anchor {
  left: number;
  top: number;
  bottom: number;
}

const GAP = 6;
const EDGE = 8;
const SHOWN_CHOICES = 2;
/** What the dictionary takes: a word or a short name, not a sentence. */
const LONGEST_WORD = 30;

export class Card {
  private element: HTMLElement | null = null;

  constructor(
    private readonly layer: Layer,
    private readonly actions: CardActions,
  ) {}

  get isShown(): boolean {
    return this.element !== null;
  }

  get hasFocus(): boolean {
    return this.isShown && this.layer.hasFocus;
  }

  /** Show a finding at a place on the screen. */
  show(view: CardView, anchor: Anchor, near: Element): void {
    this.put(this.build(view), view.finding.category, WORDS[view.language].card, anchor, near);
  }

  /** Say why the coach did not answer. */
  showFailure(failure: Failure, language: Language, anchor: Anchor, near: Element): void {
    const [title, what] = WORDS[language].failures[failure];
    const close = button({ class: "close" }, () => this.actions.close(), WORDS[language].close);
    const parts = [make("h2", {}, title), make("p", { class: "why" }, what), make("div", { class: "edge" }, make("span", { class: "category" }), close)];
    this.put(parts, "failure", title, anchor, near);
  }

  hide(): void {
    if (this.element) this.layer.hide(this.element);
    this.element = null;
  }

  /** Give the card the keyboard: what can be applied first, else the card itself. */
  focus(): void {
    const first = this.element?.querySelector<HTMLElement>("button.apply:enabled");
    (first ?? this.element)?.focus({ preventScroll: true });
  }

  /** Whether a point on the screen is on the card or on the way to it. */
  isNear(x: number, y: number): boolean {
    if (!this.element) return false;
    const { left, right, top, bottom } = this.element.getBoundingClientRect();
    return x >= left - GAP && x <= right + GAP && y >= top - 2 * GAP && y <= bottom + 2 * GAP;
  }

  private put(parts: (Node | null)[], category: string, label: string, anchor: Anchor, near: Element): void {
    const hadFocus = this.hasFocus;
    this.hide();
    const attributes = { class: "card", role: "dialog", tabindex: "-1", "data-category": category, "aria-label": label };
    const card = make("div", attributes, ...parts);
    card.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the keyboard and its selection
    this.element = card;
    this.layer.show(card, near);
    this.place(card, anchor);
    if (hadFocus) this.focus();
  }

  /** Below the words where there is room, else above; never beyond the edge of the window. */
  private place(card: HTMLElement, anchor: Anchor): void {
    const { x, y } = this.layer.origin();
    const { width, height } = card.getBoundingClientRect();
    const below = anchor.bottom + GAP;
    const above = anchor.top - GAP - height;
    const top = below + height <= innerHeight - EDGE ? below : above >= EDGE ? above : Math.max(EDGE, innerHeight - EDGE - height);
    const left = Math.max(EDGE, Math.min(anchor.left, innerWidth - EDGE - width));
    card.style.left = `${left - x}px`;
    card.style.top = `${top - y}px`;
  }

  private build(view: CardView): (Node | null)[] {
    const { finding, language, said } = view;
    const words = WORDS[language];
    const menu = this.menu(finding, words);
    return [
      make("h2", {}, finding.message[language]),
      make("p", { class: "why" }, finding.why[language]),
      ...this.suggestions(view, words),
      said ? make("p", { class: "said", role: "alert" }, words[said]) : null,
      this.edge(view, menu, words),
      menu,
    ];
  }

  private suggestions(view: CardView, words: ContentWords): (HTMLElement | null)[] {
    const all = view.finding.suggestions.map((item, index) => this.suggestion(view, item, index, words));
    if (all.length <= SHOWN_CHOICES + 1) return all;
    const rest = make("div", { hidden: true }, ...all.slice(SHOWN_CHOICES));
    const unfold: HTMLButtonElement = button({ class: "more", "aria-expanded": "false" }, () => {
      rest.hidden = false;
      unfold.remove();
    }, words.more(all.length - SHOWN_CHOICES));
    return [...all.slice(0, SHOWN_CHOICES), unfold, rest];
  }

  private suggestion(view: CardView, item: Suggestion, index: number, words: ContentWords): HTMLElement | null {
    const { finding, language } = view;
    const note = item.note?.[language];
    if (item.replacement === null) return note ? make("p", { class: "why" }, withBlanks(note)) : null;
    const { replacement } = item;
    const label = replacement ? words.applyThis(replacement) : words.removes(finding.text);
    const attributes = { class: index === 0 ? "apply main" : "apply", "aria-label": label, disabled: !view.isOpen || finding.outdated.has(item.id) };
    const apply = button(attributes, () => this.actions.apply(finding, item), replacement ? words.apply : words.remove);
    const copy: HTMLButtonElement | null = view.said === "refused" && replacement
      ? button({ class: "copy" }, () => { this.actions.copy(replacement); copy!.textContent = words.copied; }, words.copy)
      : null;
    const text = make("span", { class: "words" }, replacement ? withBlanks(replacement) : make("del", {}, finding.text));
    return make("div", { class: "fix" }, text, copy, apply, note ? make("span", { class: "note" }, withBlanks(note)) : null);
  }

  private edge({ finding, at, of, language }: CardView, menu: HTMLElement, words: ContentWords): HTMLElement {
    const ignore: HTMLButtonElement = button({ class: "ignore", "aria-expanded": "false" }, () => {
      menu.hidden = !menu.hidden;
      ignore.setAttribute("aria-expanded", String(!menu.hidden));
    }, words.ignore);
    const steps = of > 1
      ? [
          button({ class: "previous", "aria-label": words.previous, title: words.keys }, () => this.actions.step(-1), "‹"),
          make("span", { class: "at", "aria-label": words.place(at, of) }, `${at}/${of}`),
          button({ class: "next", "aria-label": words.next, title: words.keys }, () => this.actions.step(1), "›"),
        ]
      : [];
    return make(
      "div",
      { class: "edge" },
      make("span", { class: "category" }, CATEGORY_WORDS[language][finding.category]),
      ...steps,
      ignore,
      button({ class: "close", "aria-label": words.close }, () => this.actions.close(), "×"),
    );
  }

  /** How far to ignore a finding. */
  private menu(finding: Live, words: ContentWords): HTMLElement {
    const way = (where: Ignoring, text: string) => button({ class: where }, () => this.actions.ignore(finding, where), text);
    const word = finding.text.trim();
    const isWord = word !== "" && word.length <= LONGEST_WORD && !word.includes("\n") && word.split(/\s+/).length <= 3;
    return make(
      "div",
      { class: "menu", role: "group", "aria-label": words.ignore, hidden: true },
      way("once", words.once),
      way("site", words.site),
      way("everywhere", words.everywhere),
      isWord ? button({ class: "learn" }, () => this.actions.learn(word), words.learn(word)) : null,
    );
  }
}
