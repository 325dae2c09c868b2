/** The draft in the reader's language, with what to look at before it goes into the box. */

import { languageName } from "../../../page/src/countries";
import { make } from "../../../page/src/dom";
import { isLeft, newPlaces, paragraphsOf, targetFor } from "../../../page/src/translating";
import { ask, type Translation } from "../shared/messages";
import type { Desk } from "./desk";
import { Preview } from "./preview";
import { POPUP_WORDS } from "./words";

export class Translating {
  private readonly preview: Preview;
  private to: string;

  constructor(private readonly desk: Desk) {
    const { report, context, correction } = desk.box;
    this.to = correction.reply ?? targetFor(report?.language ?? null, context.recipient?.language);
    this.preview = new Preview(desk, POPUP_WORDS[desk.language].translateTitle);
    this.drawTarget(context.recipient?.language);
    this.ask();
  }

  get element(): HTMLElement {
    return this.preview.element;
  }

  private drawTarget(readers: string | undefined): void {
    const { language } = this.desk;
    const tags = [...new Set([this.to, "en", "zh", ...(readers ? [readers] : [])])];
    const select = make("select", {}, ...tags.map((tag) => make("option", { value: tag }, languageName(tag, language))));
    select.value = this.to;
    select.addEventListener("change", () => {
      this.to = select.value;
      this.ask();
    });
    this.preview.choices.replaceChildren(make("label", { class: "inline" }, POPUP_WORDS[language].into, " ", select));
  }

  private ask(): void {
    const { text, context } = this.desk.box;
    void this.preview.load(() => ask("translate", { text, context, into: this.to }), (found) => this.draw(found));
  }

  private draw(found: Translation): void {
    const { sentences, text } = found;
    const paragraphs = paragraphsOf(text, newPlaces(sentences)).map((pieces) =>
      make("p", { class: "said" }, ...pieces.map((piece) => {
        const sentence = piece.sentence === null ? undefined : sentences[piece.sentence];
        return sentence && isLeft(sentence) ? make("span", { class: "left" }, piece.text) : piece.text;
      })));
    this.preview.body.replaceChildren(...this.remarks(found), ...paragraphs);
    this.preview.finish(() => text, "put");
  }

  /** What is not as in the draft, and why somebody has to read it. */
  private remarks({ sentences, warnings, needs_human_review, review }: Translation): HTMLElement[] {
    const { language } = this.desk;
    const words = POPUP_WORDS[language];
    const left = sentences.filter(isLeft).length;
    const listed = (title: string, items: readonly string[]) =>
      make("div", { class: "notice" }, make("p", {}, title), make("ul", {}, ...items.map((item) => make("li", {}, item))));
    return [
      ...(left ? [make("p", { class: "notice" }, words.left(left))] : []),
      ...(warnings.length ? [listed(words.differs(warnings.length), warnings.map(({ message }) => message[language]))] : []),
      ...(needs_human_review && review.length ? [listed(words.review, review.map((one) => one[language]))] : []),
    ];
  }
}
