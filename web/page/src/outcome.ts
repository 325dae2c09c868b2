/** A message that is ready to be put into the draft: its subject, its words, and the way there. */

import type { Kind, Language } from "./api";
import { arrange, button, make, withBlanks } from "./dom";
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
  private readonly above = make("div", { class: "above" });
  private readonly subject = make("p", { class: "subject" });
  private readonly letter = make("div", { class: "letter", tabindex: "0" });
  private readonly foot = make("div", { class: "row put" });
  private message: Message | null = null;
  private language: Language = "en";
  /** Whether the writer is asked if the draft may go. */
  private asking = false;

  /** `ready` waits until the message holds all that was typed. */
  constructor(
    private readonly actions: OutcomeActions,
    private readonly ready: () => Promise<void>,
  ) {}

  /** Show a message under what is known of it; without one, say why. */
  show(message: Message | null, language: Language, above: readonly HTMLElement[], hint: string): void {
    this.message = message;
    this.language = language;
    this.asking = false;
    this.element.setAttribute("aria-label", LIBRARY_WORDS[language].preview);
    this.above.replaceChildren(...above);
    if (!message) {
      arrange(this.element, [this.above, make("p", { class: "hint", role: "status" }, hint)]);
      return;
    }
    this.showSubject(message.subject);
    this.letter.replaceChildren(withBlanks(message.text));
    this.showFoot(blanks(message.text).length);
    arrange(this.element, [this.above, this.subject, this.letter, this.foot]);
  }

  private showSubject(subject: string): void {
    const words = LIBRARY_WORDS[this.language];
    const copy = button({ class: "quiet" }, () => {
      const copied = () => (copy.textContent = words.copied);
      navigator.clipboard?.writeText(subject).then(copied, () => undefined);
    }, words.copySubject);
    this.subject.replaceChildren(make("small", {}, words.subject), withBlanks(subject), copy);
  }

  /** How many blanks are left, and the button; it stays the same while the words change above it. */
  private showFoot(left: number): void {
    const words = LIBRARY_WORDS[this.language];
    const note = this.foot.querySelector(".note");
    const said = left ? words.stillBlank(left) : "";
    if (note && this.foot.dataset["asks"] === `put ${this.language}`) {
      note.textContent = said;
      return;
    }
    this.foot.dataset["asks"] = `put ${this.language}`;
    const put = button({ class: "main" }, () => void this.put(false), words.put);
    this.foot.replaceChildren(make("span", { class: "note" }, said), put);
  }

  /** Put the message into the draft, unless that holds one that the writer has not given up. */
  private async put(isAgreed: boolean): Promise<void> {
    await this.ready();
    if (!this.message) return;
    if (isAgreed || !this.actions.replaces()) return this.actions.put(this.message);
    if (!this.asking) this.ask();
  }

  private ask(): void {
    const words = LIBRARY_WORDS[this.language];
    this.asking = true;
    this.foot.dataset["asks"] = "replace";
    const keep = () => {
      this.asking = false;
      this.showFoot(blanks(this.message?.text ?? "").length);
      this.foot.querySelector("button")?.focus();
    };
    const replace = button({ class: "main replace" }, () => void this.put(true), words.replace);
    const note = make("span", { class: "note", role: "status" }, words.replaces);
    this.foot.replaceChildren(note, replace, button({ class: "quiet" }, keep, words.keep));
    replace.focus();
  }
}
