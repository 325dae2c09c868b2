/** The dialog in which a message starts from a template or from a chat. */

import "./library.css";

import type { Language } from "./api";
import { button, make } from "./dom";
import { either } from "./either";
import { Letters, type LettersView } from "./letters";
import { LIBRARY_WORDS } from "./librarywords";
import type { OutcomeActions } from "./outcome";
import { Templates, type TemplatesView } from "./templates";

export type Tab = "templates" | "letters";
export type LibraryView = TemplatesView & LettersView;

export class Library {
  private readonly dialog = make("dialog", { class: "library", id: "library" });
  private readonly head = make("div", { class: "row head" });
  private readonly body = make("div", { class: "body" });
  private readonly tabs: { templates: Templates; letters: Letters };

  constructor(
    /** What is known when the dialog opens. */
    private readonly view: () => LibraryView,
    actions: OutcomeActions,
  ) {
    const put: OutcomeActions["put"] = (message) => {
      this.dialog.close();
      actions.put(message);
    };
    const own = { replaces: actions.replaces, put };
    this.tabs = { templates: new Templates(own), letters: new Letters(own) };
    this.dialog.append(this.head, this.body);
    this.dialog.addEventListener("pointerdown", (event) => {
      if (event.target === this.dialog) this.dialog.close();
    });
    document.body.append(this.dialog);
  }

  get isOpen(): boolean {
    return this.dialog.open;
  }

  open(tab: Tab): void {
    if (!this.dialog.open) this.dialog.showModal();
    this.show(tab);
  }

  private show(tab: Tab): void {
    const view = this.view();
    this.drawHead(tab, view.language);
    this.body.replaceChildren(this.tabs[tab].element);
    this.tabs[tab].open(view);
  }

  private drawHead(tab: Tab, language: Language): void {
    const words = LIBRARY_WORDS[language];
    this.dialog.setAttribute("aria-label", words.title);
    const tabs = either(words.title, words.tabs, tab, (chosen) => {
      this.show(chosen);
      if (chosen === "templates") this.head.querySelector<HTMLElement>("[aria-pressed=true]")?.focus();
    });
    const close = button({ class: "quiet shut", "aria-label": words.close }, () => this.dialog.close(), "✕");
    this.head.replaceChildren(tabs, close);
  }
}
