/** A pasted chat becomes the letter that confirms it: agreed, proposed, open. */

import { CheckError, type Context, type Language } from "./api";
import { button, make } from "./dom";
import { either } from "./either";
import { LIBRARY_WORDS } from "./librarywords";
import { Outcome, type OutcomeActions } from "./outcome";
import { languageOf } from "./reading";
import { letter, type Item, type Letter } from "./shelf";

export interface LettersView {
  context: Context;
  token: string | null;
  language: Language;
}

const PAUSE = 300;
const SECTIONS = ["agreed", "proposed", "open"] as const;

export class Letters {
  readonly element = make("div", { class: "letters" });
  private readonly outcome: Outcome;
  private readonly area = make("textarea", { id: "chat", rows: "12", autocomplete: "off", spellcheck: "false" });
  private readonly options = make("div", { class: "row filters" });
  private readonly hint = make("p", { class: "hint" });
  private chosenLanguage: Language | null = null;
  private us: string | null = null;
  private names: string[] = [];
  private request: AbortController | null = null;
  private pause = 0;
  /** Done when the letter is that of the chat as it stands. */
  private writing: Promise<void> = Promise.resolve();
  private view: LettersView | null = null;

  constructor(actions: OutcomeActions) {
    this.outcome = new Outcome(actions, () => this.writing);
    const left = make("div", { class: "form chat" }, this.area, this.hint);
    this.element.append(this.options, make("div", { class: "halves" }, left, this.outcome.element));
    this.area.addEventListener("input", () => this.rewrite(PAUSE));
  }

  open(view: LettersView): void {
    this.view = view;
    const words = LIBRARY_WORDS[view.language];
    this.area.setAttribute("aria-label", words.chat);
    this.hint.textContent = words.chatHint;
    this.showOptions();
    this.rewrite();
    this.area.focus();
  }

  private get messageLanguage(): Language {
    return this.chosenLanguage ?? languageOf(this.area.value);
  }

  private showOptions(): void {
    const words = LIBRARY_WORDS[this.view!.language];
    const languages = either(words.messageLanguage, words.languageNames, this.messageLanguage, (language) => {
      this.chosenLanguage = language;
      this.showOptions();
      this.options.querySelector<HTMLElement>(".switch [aria-pressed=true]")?.focus();
      this.rewrite();
    });
    this.options.replaceChildren(...(this.names.length ? [this.whoWeAre()] : []), languages);
  }

  private whoWeAre(): HTMLElement {
    const words = LIBRARY_WORDS[this.view!.language];
    const select = make(
      "select",
      { class: "pick", id: "us" },
      ...(this.us ? [] : [make("option", { value: "" }, words.usUnset)]),
      ...this.names.map((name) => make("option", { value: name }, name)),
    );
    select.value = this.us ?? "";
    select.addEventListener("change", () => {
      this.us = select.value || null;
      this.rewrite();
    });
    return make("label", { class: "us" }, words.us, " ", select);
  }

  /** Write the letter anew, after a pause in typing. */
  private rewrite(pause = 0): void {
    clearTimeout(this.pause);
    this.writing = new Promise((done) => {
      this.pause = window.setTimeout(() => void this.write().then(done), pause);
    });
  }

  private async write(): Promise<void> {
    this.request?.abort();
    const { context, token, language } = this.view!;
    const words = LIBRARY_WORDS[language];
    const chat = this.area.value;
    if (!chat.trim()) {
      this.forget();
      return this.outcome.show(null, language, [], words.letterHint);
    }
    const { signal } = (this.request = new AbortController());
    try {
      const written = await letter(chat, this.us, this.messageLanguage, context, token, signal);
      if (!signal.aborted) this.show(written);
    } catch (error) {
      if (!signal.aborted) this.failed(error);
    }
  }

  private forget(): void {
    this.us = null;
    this.names = [];
    this.showOptions();
  }

  private show(written: Letter): void {
    const { language } = this.view!;
    const words = LIBRARY_WORDS[language];
    this.names = written.names;
    this.us = written.us[0] ?? null;
    if (document.activeElement?.id !== "us") this.showOptions();
    const tallies = SECTIONS.map((section) => {
      const items = written.items.filter((item) => item.section === section);
      const listed = items.map((item) => named(item, language)).join(language === "zh" ? "；" : "; ");
      return make("p", { "data-section": section }, make("strong", {}, words.sections[section]), " ", make("span", {}, listed || words.nothing));
    });
    // A note that names a field of the API is for programs; here there is a list to choose from.
    const said = written.notes.filter((note) => !note.en.includes("“us”")).map((note) => note[language]);
    const notes = this.us ? said : [words.usNeeded, ...said];
    const above = make("div", { class: "tallies" }, ...tallies, ...notes.map((note) => make("p", { class: "note" }, note)));
    const { subject, text } = written;
    this.outcome.show({ subject, text: text.trimEnd(), kind: null }, language, [above], "");
  }

  /** A name that nobody in a changed chat bears is forgotten; a text that is no chat is said to be none. */
  private failed(error: unknown): void {
    const { language } = this.view!;
    const words = LIBRARY_WORDS[language];
    const fields = error instanceof CheckError ? error.problems.map(({ field }) => field) : [];
    if (fields.includes("us") && this.us) {
      this.us = null;
      return this.rewrite();
    }
    this.forget();
    if (fields.includes("chat")) return this.outcome.show(null, language, [], words.noChat);
    const retry = button({ class: "apply" }, () => this.rewrite(), words.retry);
    this.outcome.show(null, language, [retry], words.notLoaded);
  }
}

function named({ name, value }: Item, language: Language): string {
  if (!value) return name[language];
  return language === "zh" ? `${name.zh}：${value}` : `${name.en}: ${value}`;
}
