/** A text that could go into the box: shown first, put there only when the writer says so. */

import { button, make } from "../../../page/src/dom";
import { blanks } from "../../../page/src/spans";
import { WORDS, told } from "../shared/words";
import type { Answer } from "../shared/messages";
import type { Desk } from "./desk";
import { POPUP_WORDS, type PopupWords } from "./words";

/** Where a finished text may go; a letter goes elsewhere than into the chat it confirms. */
export type Ways = "put" | "copy";

export class Preview {
  readonly element: HTMLElement;
  readonly choices = make("div", { class: "choices-row" });
  readonly body = make("div", { class: "body", tabindex: "0", role: "region" });
  private readonly note = make("span", { class: "note", role: "status" });
  private readonly foot = make("div", { class: "row foot-row" });
  private readonly words: PopupWords;
  private asked = 0;

  constructor(
    private readonly desk: Desk,
    title: string,
  ) {
    const words = (this.words = POPUP_WORDS[desk.language]);
    const head = make("h1", { tabindex: "-1", id: "preview-title" }, title);
    this.body.setAttribute("aria-labelledby", head.id);
    const back = button({ class: "quiet", "aria-label": words.back }, () => desk.back(), "←");
    this.element = make("section", { class: "preview" }, make("div", { class: "row head" }, back, head), this.choices, this.body, this.foot);
  }

  /** Ask for the text and show it; an answer that a later question overtook is dropped. */
  async load<Value>(asking: () => Promise<Answer<Value>>, show: (value: Value) => void): Promise<void> {
    const asked = ++this.asked;
    this.body.setAttribute("aria-busy", "true");
    if (!this.body.childElementCount) this.say(this.words.working);
    const answer = await asking();
    if (asked !== this.asked) return;
    this.body.removeAttribute("aria-busy");
    if (answer.ok) return show(answer.value);
    const [title, what] = told(answer.failure, answer.detail, this.desk.settings.address, this.desk.language);
    const again = button({ class: "plain" }, () => void this.load(asking, show), WORDS[this.desk.language].retry);
    this.body.replaceChildren(make("div", { class: "failure", role: "alert" }, make("strong", {}, title), make("p", {}, what), again));
    this.foot.replaceChildren();
  }

  say(text: string): void {
    this.body.replaceChildren(make("p", { class: "hint", role: "status" }, text));
    this.foot.replaceChildren();
  }

  /** The ways for a finished text; `text` is asked when one is taken. */
  finish(text: () => string, ways: Ways): void {
    const { words } = this;
    const left = blanks(text()).length;
    this.note.textContent = left ? words.blanks(left) : "";
    const copy = button({ class: ways === "copy" ? "main" : "plain" }, () => void this.copy(text()), words.copy);
    const put = button({ class: "main", id: "put" }, () => void this.put(text()), words.put);
    this.foot.replaceChildren(this.note, copy, ...(ways === "put" ? [put] : []));
  }

  private async copy(text: string): Promise<void> {
    const { words } = this;
    this.note.textContent = await navigator.clipboard.writeText(text).then(() => words.copied, () => words.notCopied);
  }

  private async put(text: string): Promise<void> {
    const { tab, box } = this.desk;
    const outcome = await tab.put(box, text);
    this.note.textContent = this.words.outcomes[outcome];
    if (outcome === "done") this.foot.querySelector("#put")?.remove();
  }
}
