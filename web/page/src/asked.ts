/** What the client asks: each question with what the draft says to it, and what is unclear. */

import type { Asked, Language, Span } from "./api";
import { arrange, button, make, withBlanks } from "./dom";
import { blankIn } from "./needs";
import type { Reading, Unclear } from "./reading";
import { REPLY_WORDS, type ReplyWords } from "./replywords";
import { WORDS } from "./words";

export interface AskedView {
  /** The questions as the draft answers them; empty without a draft. */
  asked: readonly Asked[];
  /** The message on its own; null as long as it was not read. */
  reading: Reading | null;
  text: string;
  /** The language in which answers are put in. */
  draftLanguage: Language;
  language: Language;
}

export interface AskedActions {
  /** Show a place of the draft, or of the incoming message. */
  show(span: Span): void;
  showIncoming(span: Span): void;
  /** Put words into the draft; `said` tells the writer. */
  put(words: string, said: string): void;
}

/** Where no words can be put in. */
const SIGNS: Record<Asked["status"], string> = {
  unanswered: "○",
  evaded: "○",
  unsure: "?",
  answered: "✓",
};

export class AskedList {
  private drawn = "";
  private unfolded = false;

  constructor(
    private readonly place: HTMLElement,
    private readonly actions: AskedActions,
  ) {}

  draw(view: AskedView): void {
    const { asked, reading, language, draftLanguage } = view;
    const put = wordsToPut(view).map((words) => stands(words, view.text));
    const signature = JSON.stringify([asked, reading, put, Boolean(view.text.trim()), language, draftLanguage]);
    if (signature === this.drawn) return;
    this.drawn = signature;
    const words = REPLY_WORDS[language];
    const focused = this.place.querySelector(":focus")?.getAttribute("data-for");
    const elements = this.elements(view, words);
    this.place.hidden = !elements.length;
    this.place.setAttribute("aria-label", words.asks);
    arrange(this.place, elements);
    const again = focused && [...this.place.querySelectorAll<HTMLElement>("[data-for]")]
      .find((element) => element.dataset["for"] === focused);
    if (again) again.focus({ preventScroll: true });
  }

  /** Bring the list into view and give the keyboard to the first thing to do. */
  focusFirst(): void {
    this.place.scrollIntoView({ block: "nearest" });
    this.place.querySelector<HTMLElement>("button")?.focus();
  }

  private elements(view: AskedView, words: ReplyWords): HTMLElement[] {
    const { asked, reading } = view;
    const elements: HTMLElement[] = [];
    if (asked.length) {
      const open = asked.filter(({ status }) => status !== "answered");
      const answered = asked.filter(({ status }) => status === "answered");
      elements.push(make("h2", {}, words.asks));
      if (open.length) elements.push(make("ul", { class: "lines" }, ...open.map((one) => this.question(one, view, words))));
      if (answered.length) elements.push(this.fold(answered, view, words));
    } else if (reading?.requests.length) {
      elements.push(
        make("h2", {}, words.asks),
        make("ul", { class: "lines" }, ...reading.requests.map((one) => make("li", {}, this.inMessage(one, "", words)))),
      );
    }
    if (reading?.unclear.length) {
      elements.push(
        make("h3", {}, words.unclear),
        make("ul", { class: "lines" }, ...reading.unclear.map((one) => this.unclear(one, view, words))),
      );
    }
    const restated = reading?.restatement?.[view.draftLanguage];
    if (restated && !view.text.trim()) {
      elements.push(
        button({ class: "apply restate", "data-for": "restate" },
          () => this.actions.put(restated, words.restated), words.restate),
      );
    }
    return elements;
  }

  private fold(answered: readonly Asked[], view: AskedView, words: ReplyWords): HTMLElement {
    const fold = make(
      "details",
      { class: "fold", open: this.unfolded },
      make("summary", { "data-for": "answered" }, words.answered(answered.length)),
      make("ul", { class: "lines" }, ...answered.map((one) => this.question(one, view, words))),
    );
    fold.addEventListener("toggle", () => (this.unfolded = fold.open));
    return fold;
  }

  /** A question; it leads to its answer in the draft, or to its place where there is none. */
  private question(one: Asked, view: AskedView, words: ReplyWords): HTMLElement {
    const state = words.askedStates[one.status];
    const [answer] = one.answer_spans;
    const starter = one.status === "answered" ? null : (one.starter?.[view.draftLanguage] ?? null);
    const isPut = starter !== null && stands(starter, view.text);
    const toFill = isPut ? blankIn(starter, view.text) : null;
    const title = answer
      ? button({ class: "name", "data-for": `q${one.start}`, "aria-label": words.showAnswer(one.text, state) },
          () => this.actions.show(answer), flat(one.text))
      : this.inMessage(one, state, words);
    const add = starter && !isPut
      ? this.adding(`q${one.start}+`, words.putStarter(starter), starter, () => this.actions.put(starter, words.starterPut))
      : sign(isPut ? "○" : SIGNS[one.status]);
    const fill = toFill
      ? button({ class: "place", "data-for": `q${one.start}-` }, () => this.actions.show(toFill), words.states["to-fill"])
      : make("small", {}, one.status === "answered" ? "" : state);
    return make("li", { "data-state": toFill ? "to-fill" : one.status }, add, title, fill);
  }

  /** Words of the incoming message that lead to their place there. */
  private inMessage(span: Span & { text: string }, state: string, words: ReplyWords): HTMLElement {
    const attributes = { class: "name", "data-for": `q${span.start}`, "aria-label": words.showQuestion(span.text, state) };
    return button(attributes, () => this.actions.showIncoming(span), flat(span.text));
  }

  private unclear(one: Unclear, view: AskedView, words: ReplyWords): HTMLElement {
    const question = one.question[view.draftLanguage];
    const meanings = one.readings.map((reading) => reading[view.language]).join(words.or);
    const add = stands(question, view.text)
      ? sign("✓")
      : this.adding(`u${one.start}+`, words.askBack(question), question, () => this.actions.put(question, words.restated));
    const quoted = { ...one, text: WORDS[view.language].quoted(one.text) };
    return make(
      "li",
      { "data-state": "unclear" },
      add,
      this.inMessage(quoted, "", words),
      meanings ? make("small", {}, words.couldMean, meanings) : null,
      make("span", { class: "offer" }, withBlanks(question)),
    );
  }

  private adding(name: string, label: string, title: string, act: () => void): HTMLElement {
    return button({ class: "add", "data-for": name, "aria-label": label, title }, act, "＋");
  }
}

/** Whether a question still needs an answer: none is given, and none was begun. */
export function isOpen({ status, starter }: Asked, draft: string): boolean {
  const isGiven = status === "answered" || status === "unsure";
  return !isGiven && !(starter && (stands(starter.en, draft) || stands(starter.zh, draft)));
}

function sign(text: string): HTMLElement {
  return make("span", { class: "sign", "aria-hidden": "true" }, text);
}

/** All words that the list can put into the draft. */
function wordsToPut({ asked, reading, draftLanguage }: AskedView): string[] {
  const starters = asked.map((one) => one.starter?.[draftLanguage] ?? "");
  return [...starters, ...(reading?.unclear ?? []).map((one) => one.question[draftLanguage])];
}

/** Whether words were put into the draft and stand there as they were. */
function stands(words: string, draft: string): boolean {
  return words !== "" && draft.includes(words);
}

function flat(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
