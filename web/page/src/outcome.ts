/** A message that is ready to be put into the draft: its subject, its words, and the way there. */

import type { Kind, Language } from "./api";
import { withBlanks } from "./cards";
import { button, make } from "./dom";
import { LIBRARY_WORDS } from "./librarywords";
import { blanks } from "./spans";

/** A whole message; `kind` is null where it is not known. */
export interface Message {
  subject: string;
  text: string;
  kind: Kind | null;
}

export interface OutcomeActions {
  /** Whether there is a draft that a message would replace. */
  replaces(): boolean;
  put(message: Message): void;
}

export class Outcome {
  readonly element = make("section", { class: "outcome" });
  private message: Message | null = null;
  private asking = false;

  constructor(private readonly actions: OutcomeActions) {}

  /** Show a message under what is known of it; without one, say why. */
  show(message: Message | null, language: Language, above: readonly HTMLElement[], hint: string): void {
    this.message = message;
    this.asking = false;
    this.element.setAttribute("aria-label", LIBRARY_WORDS[language].preview);
    this.build(language, above, hint);
  }

  private build(language: Language, above: readonly HTMLElement[], hint: string): void {
    const { message } = this;
    if (!message) {
      this.element.replaceChildren(...above, make("p", { class: "hint" }, hint));
      return;
    }
    const foot = make("div", { class: "row put" });
    this.fillFoot(foot, message, language);
    const scroll = this.element.querySelector(".letter")?.scrollTop ?? 0;
    const letter = make("div", { class: "letter", tabindex: "0" }, withBlanks(message.text));
    this.element.replaceChildren(...above, this.subject(message.subject, language), letter, foot);
    letter.scrollTop = scroll;
  }

  private subject(subject: string, language: Language): HTMLElement {
    const words = LIBRARY_WORDS[language];
    const copy = button({ class: "quiet" }, () => {
      const copied = () => (copy.textContent = words.copied);
      navigator.clipboard?.writeText(subject).then(copied, () => undefined);
    }, words.copySubject);
    return make("p", { class: "subject" }, make("small", {}, words.subject), withBlanks(subject), copy);
  }

  private fillFoot(foot: HTMLElement, message: Message, language: Language): void {
    const words = LIBRARY_WORDS[language];
    const left = blanks(message.text).length;
    if (!this.asking) {
      const put = () => {
        if (!this.actions.replaces()) return this.actions.put(message);
        this.asking = true;
        this.fillFoot(foot, message, language);
        foot.querySelector("button")?.focus();
      };
      const note = make("span", { class: "note" }, left ? words.stillBlank(left) : "");
      foot.replaceChildren(note, button({ class: "main" }, put, words.put));
      return;
    }
    const keep = () => {
      this.asking = false;
      this.fillFoot(foot, message, language);
      foot.querySelector("button")?.focus();
    };
    foot.replaceChildren(
      make("span", { class: "note", role: "status" }, words.replaces),
      button({ class: "main" }, () => this.actions.put(message), words.replace),
      button({ class: "quiet" }, keep, words.keep),
    );
  }
}
