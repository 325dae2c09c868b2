/** The e-mail that confirms what was agreed in the chat on the page. */

import { make, withBlanks } from "../../../page/src/dom";
import { either } from "../../../page/src/either";
import { ask, type Language, type Letter } from "../shared/messages";
import type { Desk } from "./desk";
import { Preview } from "./preview";
import { POPUP_WORDS } from "./words";

const SECTIONS = ["agreed", "proposed", "open"] as const;

export class Confirmation {
  private readonly preview: Preview;
  private us: string | null = null;
  private names: readonly string[] = [];
  private written: Language;

  constructor(private readonly desk: Desk) {
    this.written = (desk.box.correction.reply ?? desk.box.report?.language) === "zh" ? "zh" : "en";
    this.preview = new Preview(desk, POPUP_WORDS[desk.language].letterTitle);
    this.drawChoices();
    this.ask();
  }

  get element(): HTMLElement {
    return this.preview.element;
  }

  private ask(): void {
    const { chat, context } = this.desk.box;
    void this.preview.load(
      () => ask("letter", { chat: chat ?? "", us: this.us, language: this.written, context }),
      (letter) => this.take(letter),
    );
  }

  /** Where two write and the page names the other, it is clear who we are. */
  private take(letter: Letter): void {
    const { names } = letter;
    const them = this.desk.box.context.recipient?.name;
    if (letter.us.length || this.us || names.length !== 2 || !them || !names.includes(them)) return this.draw(letter);
    this.us = names.find((name) => name !== them) ?? null;
    this.ask();
  }

  private drawChoices(): void {
    const words = POPUP_WORDS[this.desk.language];
    const languages = either(words.letterLanguage, { en: "English", zh: "中文" }, this.written, (language) => {
      this.written = language;
      this.drawChoices();
      this.preview.choices.querySelector<HTMLElement>("[aria-pressed=true]")?.focus();
      this.ask();
    });
    this.preview.choices.replaceChildren(...(this.names.length ? [this.whoWeAre()] : []), languages);
  }

  private whoWeAre(): HTMLElement {
    const words = POPUP_WORDS[this.desk.language];
    const options = this.names.map((name) => make("option", { value: name }, name));
    const select = make("select", { id: "us" }, make("option", { value: "" }, words.usUnset), ...options);
    select.value = this.us ?? "";
    select.addEventListener("change", () => {
      this.us = select.value || null;
      this.ask();
    });
    return make("label", { class: "inline" }, words.us, " ", select);
  }

  private draw({ subject, text, us, names, notes, items }: Letter): void {
    const { language } = this.desk;
    const words = POPUP_WORDS[language];
    this.names = names;
    this.us = us[0] ?? null;
    if (document.activeElement?.id !== "us") this.drawChoices();
    const tallies = SECTIONS.map((section) => {
      const said = items.filter((item) => item.section === section).map(({ name, value }) => (value ? `${name[language]}: ${value}` : name[language]));
      return make("p", {}, make("strong", {}, words.sections[section]), " ", said.join("; ") || words.none);
    });
    // A note that names a field of the API is for programs; here there is a list to choose from.
    const said = notes.filter((note) => !note.en.includes("“us”")).map((note) => make("p", { class: "hint" }, note[language]));
    this.preview.body.replaceChildren(
      make("div", { class: "tallies" }, ...tallies, ...said),
      make("p", { class: "subject" }, make("small", {}, words.subject), " ", withBlanks(subject)),
      make("div", { class: "said pre" }, withBlanks(text.trimEnd())),
    );
    this.preview.finish(() => `${subject}\n\n${text.trimEnd()}`, "copy");
  }
}
