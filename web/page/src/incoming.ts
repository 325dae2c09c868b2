/** The message that the draft answers: a fold above the paper, closed until it is wanted. */

import type { Language, Span } from "./api";
import { button, make } from "./dom";
import { REPLY_WORDS } from "./replywords";

export interface IncomingView {
  incoming: string;
  /** How many questions it has; null where that is not known. */
  questions: number | null;
  language: Language;
}

const LONGEST_PEEK = 80;
const MOST_HEIGHT = 0.38;

export class Incoming {
  private readonly area = make("textarea", { id: "incoming-text", rows: "3", autocomplete: "off" });
  private readonly fold = make("details", { class: "incoming" });
  private readonly summary = make("summary");
  private readonly hint = make("p", { class: "hint" });
  private readonly clearing: HTMLButtonElement;
  private drawn = "";

  constructor(
    place: HTMLElement,
    private readonly on: { change(text: string): void; clear(): void },
  ) {
    this.clearing = button({ class: "quiet" }, () => {
      on.clear();
      this.area.focus();
    });
    const edge = make("div", { class: "row" }, this.hint, this.clearing);
    this.fold.append(this.summary, make("div", { class: "sheet" }, this.area, edge));
    place.append(this.fold);
    this.area.addEventListener("input", (event) => {
      if (!(event as InputEvent).isComposing) this.on.change(this.area.value);
    });
    this.area.addEventListener("compositionend", () => this.on.change(this.area.value));
    this.fold.addEventListener("toggle", () => {
      if (!this.fold.open) return;
      this.grow();
      if (!this.area.value) this.area.focus();
    });
  }

  draw({ incoming, questions, language }: IncomingView): void {
    if (this.area.value !== incoming) this.area.value = incoming;
    const signature = JSON.stringify([incoming, questions, language]);
    if (signature === this.drawn) return;
    this.drawn = signature;
    const words = REPLY_WORDS[language];
    const count = incoming.trim() && questions !== null ? (questions ? words.questions(questions) : words.noQuestions) : "";
    const peek = peeked(incoming);
    this.summary.replaceChildren(
      make("span", { class: "title" }, words.incoming),
      ...(peek ? [make("span", { class: "peek" }, peek)] : []),
      ...(count ? [make("span", { class: "count" }, count)] : []),
    );
    this.area.setAttribute("aria-label", words.incoming);
    this.hint.textContent = words.incomingHint;
    this.hint.hidden = Boolean(incoming);
    this.clearing.hidden = !incoming;
    this.clearing.textContent = words.clearIncoming;
    this.grow();
  }

  /** Open the fold and select a place of the message. */
  show({ start, end }: Span): void {
    this.fold.open = true;
    this.grow();
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, end);
    this.fold.scrollIntoView({ block: "nearest" });
    this.scrollTo(start);
  }

  /** As high as the message, up to a part of the window; then it scrolls. */
  private grow(): void {
    if (!this.fold.open) return;
    this.area.style.height = "auto";
    const most = Math.max(120, innerHeight * MOST_HEIGHT);
    this.area.style.height = `${Math.min(this.area.scrollHeight + 2, most)}px`;
  }

  /** Scroll a place into view, as far as lines of equal length would put it. */
  private scrollTo(start: number): void {
    const part = start / Math.max(1, this.area.value.length);
    const { scrollHeight, clientHeight } = this.area;
    this.area.scrollTop = Math.max(0, part * scrollHeight - clientHeight / 2);
  }
}

/** The first words of a message that is folded away. */
function peeked(text: string): string {
  const line = [...text.replace(/\s+/g, " ").trim()];
  return line.length > LONGEST_PEEK ? `${line.slice(0, LONGEST_PEEK).join("")}…` : line.join("");
}
