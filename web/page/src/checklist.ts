/** What the reader will look for: what is missing, with a line to put in; what is stated, folded. */

import type { Kind, Language, Span } from "./api";
import { arrange, button, make } from "./dom";
import { kindName, type NamedKind } from "./kinds";
import type { Need } from "./needs";
import { REPLY_WORDS, type ReplyWords } from "./replywords";
import { WORDS } from "./words";

export interface ChecklistView {
  needs: readonly Need[];
  text: string;
  /** The kind to ask about where the text does not tell it for sure; null if there is none. */
  asks: Kind | null;
  kinds: readonly NamedKind[];
  language: Language;
}

export interface ChecklistActions {
  /** Put in a line for a field. */
  put(need: Need): void;
  show(span: Span): void;
  kind(kind: Kind): void;
}

/** The order of what needs the writer. */
const OPEN = ["missing", "to-fill", "vague", "contradicting"] as const;
const REQUIREMENTS = ["required", "conditional", "optional"] as const;
const SIGNS: Record<Need["state"], string> = {
  missing: "＋",
  "to-fill": "○",
  vague: "＋",
  contradicting: "≠",
  stated: "✓",
};
const LONGEST = 44;

export class Checklist {
  private drawn = "";
  private unfolded = false;

  constructor(
    private readonly place: HTMLElement,
    private readonly actions: ChecklistActions,
  ) {}

  draw(view: ChecklistView): void {
    const { needs, asks, kinds, language } = view;
    const quoted = needs.map((need) => need.spans.map((span) => quote(view.text, span)));
    const signature = JSON.stringify([needs, quoted, asks, kinds.length, language]);
    if (signature === this.drawn) return;
    this.drawn = signature;
    this.place.hidden = !needs.length && !asks;
    this.place.setAttribute("aria-label", REPLY_WORDS[language].checklist);
    const focused = this.place.querySelector(":focus")?.getAttribute("data-for");
    arrange(this.place, asks && !needs.length ? [this.question(asks, view)] : this.list(view));
    const again = focused && [...this.place.querySelectorAll<HTMLElement>("[data-for]")]
      .find((element) => element.dataset["for"] === focused);
    if (again) again.focus({ preventScroll: true });
  }

  /** Bring the list into view and give the keyboard to the first thing to do. */
  focusFirst(): void {
    this.place.scrollIntoView({ block: "nearest" });
    this.place.querySelector<HTMLElement>("button, select")?.focus();
  }

  private question(kind: Kind, { kinds, language }: ChecklistView): HTMLElement {
    const words = REPLY_WORDS[language];
    const others = make(
      "select",
      { "aria-label": words.anotherKind, "data-for": "another-kind" },
      make("option", { value: "" }, words.anotherKind),
      ...kinds
        .filter(({ id }) => id !== kind)
        .map(({ id, name }) => make("option", { value: id }, name[language])),
    );
    others.addEventListener("change", () => others.value && this.actions.kind(others.value));
    const name = kindName(kinds, kind, language);
    return make(
      "div",
      { class: "ask" },
      make("p", {}, make("strong", {}, words.isThis(name)), " ", words.isThisWhy),
      make(
        "div",
        { class: "row" },
        button({ class: "apply", "aria-label": `${words.isThis(name)} ${words.yes}` },
          () => this.actions.kind(kind), words.yes),
        others,
      ),
    );
  }

  private list(view: ChecklistView): HTMLElement[] {
    const words = REPLY_WORDS[view.language];
    const open = OPEN.flatMap((state) => {
      const some = view.needs.filter((need) => need.state === state);
      return some.sort((one, other) => weight(one) - weight(other));
    });
    const stated = view.needs.filter((need) => need.state === "stated");
    const elements: HTMLElement[] = [make("h2", {}, words.checklist)];
    if (open.length) elements.push(make("ul", { class: "lines" }, ...open.map((need) => this.line(need, view))));
    else elements.push(make("p", { class: "hint" }, words.allStated));
    if (stated.length) elements.push(this.fold(stated, view));
    return elements;
  }

  private fold(stated: readonly Need[], view: ChecklistView): HTMLElement {
    const fold = make(
      "details",
      { class: "fold", open: this.unfolded },
      make("summary", { "data-for": "stated" }, REPLY_WORDS[view.language].stated(stated.length)),
      make("ul", { class: "lines" }, ...stated.map((need) => this.line(need, view))),
    );
    fold.addEventListener("toggle", () => (this.unfolded = fold.open));
    return fold;
  }

  private line(need: Need, view: ChecklistView): HTMLElement {
    const { language } = view;
    const words = REPLY_WORDS[language];
    const name = capitalised(need.name[language]);
    const { state, requirement, suggestion } = need;
    const sign = make("span", { class: "sign", "aria-hidden": "true" }, SIGNS[state]);
    const canPut = suggestion !== null && need.insert_at !== null && state !== "stated";
    const head = need.blank
      ? this.head(need, words.fillIn(name), () => this.actions.show(need.blank!), sign, name)
      : canPut && state !== "contradicting"
        ? this.head(need, words.putLine(name), () => this.actions.put(need), sign, name)
        : make("span", { class: "name" }, sign, name);
    if (suggestion && head instanceof HTMLButtonElement) head.title = suggestion;
    return make("li", { "data-state": state, "data-requirement": requirement }, head, ...this.aside(need, name, view, words));
  }

  private head(need: Need, label: string, act: () => void, ...children: (Node | string)[]): HTMLElement {
    return button({ class: "name", "aria-label": label, "data-for": need.field }, act, ...children);
  }

  /** What the draft says of a field, each place a way to it, and how it falls short. */
  private aside(need: Need, name: string, view: ChecklistView, words: ReplyWords): HTMLElement[] {
    const { state, spans, source } = need;
    const isOften = state === "missing" && need.requirement === "conditional";
    const said = state === "vague" || state === "contradicting" || state === "to-fill" ? words.states[state] : isOften ? words.often : "";
    const parts: HTMLElement[] = said ? [make("small", {}, said)] : [];
    if (state === "missing" || state === "to-fill") return parts;
    for (const [index, span] of spans.entries()) {
      const text = quote(view.text, span);
      const attributes = { class: "place", "aria-label": words.showPlace(name, text), "data-for": `${need.field} ${index}` };
      parts.push(button(attributes, () => this.actions.show(span), WORDS[view.language].quoted(text)));
    }
    if (source === "quoted" || source === "attachment") parts.push(make("small", {}, words.sources[source]));
    return parts;
  }
}

/** What everybody looks for comes before what some do. */
function weight(need: Need): number {
  return REQUIREMENTS.indexOf(need.requirement);
}

/** The words at a place, on one line and not too long. */
function quote(text: string, { start, end }: Span): string {
  const line = [...text.slice(start, end).replace(/\s+/g, " ").trim()];
  return line.length > LONGEST ? `${line.slice(0, LONGEST).join("").trimEnd()}…` : line.join("");
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
