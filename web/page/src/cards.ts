/** The cards beside the paper: what can be misunderstood, why, and the words to put instead. */

import type { Failure, Language, Suggestion, Words } from "./api";
import { arrange, button, make, withBlanks } from "./dom";
import { onThisKeyboard } from "./here";
import { firstCards, type Live } from "./state";
import { WORDS, type PageWords } from "./words";

const LONG_REPLACEMENT = 34;
const LONG_QUOTE = 24;
/** A date in words that name its year or month. */
const DATE = /\b20\d\d\b|\d日/;
const QUOTES_SHOWN = 6;
const MOST_EXPANDED = 100;
/** As many ways out as there are digits on a keyboard. */
const MOST_NUMBERED = 9;

export interface CardActions {
  show(key: string): void;
  apply(key: string, suggestion: Suggestion): void;
  ignore(key: string): void;
  /** The writer wants no courtesy advice. */
  courtesyOff(): void;
  leave(): void;
  expand(expanded: boolean): void;
  retry(): void;
  unlock(token: string): void;
  /** A card of what blames has come into view. */
  blameSeen(): void;
}

export interface CardView {
  findings: readonly Live[];
  active: string | null;
  expanded: boolean;
  /** Whether the checklist or the questions beside the cards still need the writer. */
  open: boolean;
  language: Language;
  phase: "empty" | "checking" | "checked" | Failure;
  /** What the coach could not do in the last check, such as weigh what a damaged model would decide. */
  notices: readonly Words[];
}

export class Cards {
  private readonly built = new Map<string, { signature: string; element: HTMLElement }>();
  /** The cards of what blames that are in view. */
  private readonly seen = new Set<Element>();
  private readonly watch = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.seen.add(target);
      else this.seen.delete(target);
    }
    if (this.showsBlame) this.actions.blameSeen();
  });

  constructor(
    private readonly place: HTMLElement,
    private readonly actions: CardActions,
  ) {}

  /** Show the view; a card that did not change stays the same element and keeps its focus. */
  draw(view: CardView): void {
    const words = WORDS[view.language];
    const { findings } = view;
    const first = firstCards(findings);
    const shown = view.expanded ? findings.slice(0, MOST_EXPANDED) : first;
    const elements: HTMLElement[] = [];
    if (isFailure(view.phase)) elements.push(this.keep("failure", view.phase + view.language, () => this.failure(view.phase as Failure, words)));
    for (const [at, notice] of view.notices.entries()) {
      const told = notice[view.language];
      elements.push(this.keep(`notice ${at}`, told, () => make("p", { class: "notice", role: "status" }, told)));
    }
    if (findings.length) {
      elements.push(this.keep("heading", view.language, () => make("h2", {}, words.costliest)));
      const list = this.keep("list", "", () => make("ol", { class: "cards" }));
      arrange(list, shown.map((finding) => this.card(finding, view)));
      elements.push(list);
      const rest = findings.filter((finding) => !first.includes(finding));
      if (rest.length) elements.push(this.folded(rest, view, words));
      elements.push(this.keep("keys", view.language, () => keyHints(words)));
    } else if (view.phase === "checked") {
      elements.push(this.keep("clear", `${view.language} ${view.open}`, () => allClear(words, view.open)));
    } else if (view.phase === "empty") {
      elements.push(this.keep("hint", view.language, () => make("p", { class: "hint" }, words.hint)));
    }
    arrange(this.place, elements);
    this.forget(new Set(findings.map((finding) => finding.key)));
  }

  /** Whether a card of what blames is in view. */
  get showsBlame(): boolean {
    for (const card of this.seen) if (!card.isConnected) this.seen.delete(card);
    return this.seen.size > 0;
  }

  /** Bring a card into view beside the paper. */
  reveal(key: string): void {
    this.built.get(`card\n${key}`)?.element.scrollIntoView({ block: "nearest" });
  }

  /** Give the keyboard to the first thing to do on the first card; false if there is none. */
  focusFirst(): boolean {
    const first = this.place.querySelector<HTMLElement>(".cards button");
    first?.focus();
    return Boolean(first);
  }

  private keep<E extends HTMLElement>(name: string, signature: string, build: () => E): E {
    const known = this.built.get(name);
    if (known?.signature === signature) return known.element as E;
    const element = build();
    this.built.set(name, { signature, element });
    return element;
  }

  private forget(alive: Set<string>): void {
    for (const name of this.built.keys()) {
      if (name.startsWith("card\n") && !alive.has(name.slice(5))) this.built.delete(name);
    }
  }

  private card(finding: Live, view: CardView): HTMLElement {
    const { message, why, suggestions, severity, category, text } = finding;
    const replacements = suggestions.map((item) => [item.id, item.replacement, item.note]);
    const signature = JSON.stringify([
      view.language,
      [message, why, severity, category, text, replacements],
      [...finding.outdated],
    ]);
    const element = this.keep(`card\n${finding.key}`, signature, () =>
      this.build(finding, view.language),
    );
    const active = finding.key === view.active;
    element.classList.toggle("on", active);
    if (active) element.setAttribute("aria-current", "true");
    else element.removeAttribute("aria-current");
    return element;
  }

  private build(finding: Live, language: Language): HTMLElement {
    const words = WORDS[language];
    const { key } = finding;
    const title = finding.message[language];
    const ignore = { class: "quiet", "aria-label": words.ignoreThis(title) };
    const close = { class: "quiet close", "aria-label": words.close };
    const card = make(
      "li",
      { class: "card", "data-category": finding.category, "data-severity": finding.severity },
      make("h3", {}, button({ class: "title" }, () => this.actions.show(key), title)),
      make("p", { class: "why" }, finding.why[language]),
      ...this.suggestions(finding, language),
      make(
        "div",
        { class: "edge" },
        make("span", { class: "category" }, words.categories[finding.category]),
        finding.category === "culture"
          ? button({ class: "quiet", "aria-label": words.courtesyOff }, () => this.actions.courtesyOff(), words.allOff)
          : null,
        button(ignore, () => this.actions.ignore(key), words.ignore),
        button(close, () => this.actions.leave(), words.close),
      ),
    );
    if (finding.category === "blame") this.watch.observe(card);
    card.addEventListener("click", (event) => {
      const onButton = (event.target as Element).closest("button");
      if (!onButton && getSelection()?.isCollapsed !== false) this.actions.show(key);
    });
    return card;
  }

  /** The ways out in the order of the report; of choices the first, the others folded if long or many. */
  private suggestions(finding: Live, language: Language): (HTMLElement | null)[] {
    const isChoice = (item: Suggestion) => item.applicability === "choice";
    const [first, ...others] = finding.suggestions.filter(isChoice);
    const folded = others.length > 1 || (first && isLong(first.replacement)) ? others : [];
    return finding.suggestions.flatMap((suggestion, index) => {
      if (folded.includes(suggestion)) return [];
      if (suggestion !== first || !folded.length) return [this.suggestion(finding, suggestion, index, language)];
      const isSaid = (item: Suggestion) => item.note?.[language] === suggestion.note?.[language];
      const rest = folded
        .map((item) => (isSaid(item) ? { ...item, note: null } : item))
        .map((item) => this.suggestion(finding, item, -1, language));
      const others = make("div", { class: "others", hidden: true }, ...rest);
      const areDates = folded.every((item) => DATE.test(item.replacement ?? ""));
      const label = WORDS[language][areDates ? "otherTimes" : "otherChoices"](folded.length);
      const unfold = unfolding(others, label);
      return [this.suggestion(finding, suggestion, index, language, unfold), others];
    });
  }

  /** One way out; `unfold` is the button that shows others of its kind. */
  private suggestion(
    finding: Live,
    suggestion: Suggestion,
    index: number,
    language: Language,
    unfold: HTMLElement | null = null,
  ): HTMLElement | null {
    const words = WORDS[language];
    const note = suggestion.note?.[language];
    const { replacement } = suggestion;
    const said = note ? make("p", { class: "note" }, withBlanks(note)) : null;
    if (replacement === null) return said;
    const nth = waysOut(finding).findIndex((item) => item.id === suggestion.id) + 1;
    const isWide = unfold !== null || isLong(replacement) || isLong(note);
    const attributes = {
      class: index === 0 && finding.severity !== "advice" ? "apply main" : "apply",
      disabled: finding.outdated.has(suggestion.id),
      "aria-label": replacement ? words.applyThis(replacement) : words.removes(finding.text),
    };
    const apply = button(
      attributes,
      () => this.actions.apply(finding.key, suggestion),
      replacement ? words.apply : words.remove,
    );
    return make(
      "div",
      { class: isWide ? "fix long" : "fix" },
      nth <= MOST_NUMBERED ? make("kbd", { class: "nth", "aria-hidden": "true" }, String(nth)) : null,
      make(
        "div",
        { class: "words" },
        replacement ? withBlanks(replacement) : make("del", {}, finding.text),
        isWide ? null : said,
      ),
      isWide ? said : null,
      make("div", { class: "act" }, unfold, apply),
    );
  }

  private folded(rest: readonly Live[], view: CardView, words: PageWords): HTMLElement {
    const texts = [...new Set(rest.map((finding) => shortened(finding.text)))];
    const quotes = texts.slice(0, QUOTES_SHOWN).map((text) => words.quoted(text));
    if (texts.length > QUOTES_SHOWN) quotes.push("…");
    const label = view.expanded ? words.fewer : words.more(rest.length, quotes.join(words.listed));
    return this.keep("folded", JSON.stringify([label, view.expanded]), () =>
      button(
        { class: "folded", "aria-expanded": view.expanded ? "true" : "false" },
        () => this.actions.expand(!view.expanded),
        label,
      ),
    );
  }

  private failure(failure: Failure, words: PageWords): HTMLElement {
    const [title, what] = words.failures[failure];
    const box = make(
      "div",
      { class: "failure", role: "alert" },
      make("strong", {}, title),
      make("p", {}, what),
    );
    if (failure === "token") box.append(this.tokenField(words));
    else box.append(button({ class: "apply" }, () => this.actions.retry(), words.retry));
    return box;
  }

  private tokenField(words: PageWords): HTMLElement {
    const field = make("input", {
      type: "password",
      "aria-label": words.token,
      autocomplete: "off",
    });
    const unlock = () => this.actions.unlock(field.value.trim());
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") unlock();
    });
    return make("div", { class: "row" }, field, button({ class: "apply main" }, unlock, words.unlock));
  }
}

/** The ways out of a finding that have words to put, as they are numbered. */
export function waysOut(finding: Live): Suggestion[] {
  return finding.suggestions.filter((item) => item.replacement !== null);
}

/** Whether a text needs the width of a card for itself; a Chinese character is as wide as 1.6 letters. */
function isLong(text: string | null | undefined): boolean {
  const wide = text?.match(/\p{Script=Han}/gu)?.length ?? 0;
  return (text?.length ?? 0) + 0.6 * wide > LONG_REPLACEMENT;
}

/** The button that shows and hides the other choices of a finding. */
function unfolding(others: HTMLElement, label: string): HTMLElement {
  const fold = button({ class: "quiet fold", "aria-expanded": "false" }, () => {
    others.hidden = !others.hidden;
    fold.setAttribute("aria-expanded", String(!others.hidden));
  }, label);
  return fold;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const characters = [...line];
  return characters.length > LONG_QUOTE ? `${characters.slice(0, LONG_QUOTE).join("").trimEnd()}…` : line;
}

/** Nothing to look at; with things left `open` elsewhere that is no leave to send. */
function allClear(words: PageWords, open: boolean): HTMLElement {
  if (open) return make("div", { class: "clear" }, make("strong", {}, words.clearSoFar));
  return make(
    "div",
    { class: "clear" },
    make("strong", {}, words.clear),
    make("p", {}, words.clearWhy),
  );
}

function keyHints(words: PageWords): HTMLElement {
  const hints = words.keys.map(([key, does]) => make("span", {}, make("kbd", {}, onThisKeyboard(key!)), ` ${does}`));
  return make("p", { class: "keys" }, ...hints);
}

function isFailure(phase: CardView["phase"]): phase is Failure {
  return phase !== "empty" && phase !== "checking" && phase !== "checked";
}
