/** Templates: the list, filtered by kind and language; the form of one of them, and what becomes of it. */

import type { Kind, Language, Party } from "./api";
import { button, make } from "./dom";
import { kindName, type NamedKind } from "./kinds";
import { LIBRARY_WORDS, type LibraryWords } from "./librarywords";
import { Outcome, type OutcomeActions } from "./outcome";
import { fill, template, titles, type Placeholder, type Template, type Title } from "./shelf";
import { either } from "./either";

export interface TemplatesView {
  kinds: readonly NamedKind[];
  /** The kind of the draft, where it is known. */
  kind: Kind | null;
  /** The language in which the reader is written to, as far as it is known. */
  messageLanguage: Language;
  recipient: Party;
  sender: Party;
  token: string | null;
  language: Language;
}

const PAUSE = 160;

export class Templates {
  readonly element = make("div", { class: "templates" });
  private readonly outcome: Outcome;
  private all: Title[] = [];
  private chosen: Template | null = null;
  private kind: Kind | null = null;
  private message: Language = "en";
  private variant: string | null = null;
  /** What was typed, by the name of the placeholder: the next template asks for much of it again. */
  private readonly values = new Map<string, string>();
  private request: AbortController | null = null;
  private pause = 0;
  /** Done when the message holds all that was typed. */
  private filling: Promise<void> = Promise.resolve();
  private view: TemplatesView | null = null;

  constructor(actions: OutcomeActions) {
    this.outcome = new Outcome(actions, () => this.filling);
  }

  /** Show the list as it fits the draft, or the form where the writer left it. */
  open(view: TemplatesView): void {
    const isNew = this.view?.messageLanguage !== view.messageLanguage;
    this.view = view;
    if (isNew) this.message = view.messageLanguage;
    if (this.chosen) return this.showForm(this.chosen);
    this.kind = view.kind;
    void this.load();
  }

  private async load(): Promise<void> {
    const { language, token } = this.view!;
    const words = LIBRARY_WORDS[language];
    if (!this.all.length) {
      this.element.replaceChildren(make("p", { class: "hint" }, words.loading));
      try {
        this.all = await titles(token, this.signal());
      } catch {
        return this.failed(() => void this.load());
      }
    }
    if (!this.all.some(({ kind }) => kind === this.kind)) this.kind = null;
    this.showList();
  }

  private failed(again: () => void): void {
    const words = LIBRARY_WORDS[this.view!.language];
    const retry = button({ class: "apply" }, again, words.retry);
    this.element.replaceChildren(make("p", { class: "hint", role: "alert" }, words.notLoaded, " ", retry));
  }

  private signal(): AbortSignal {
    this.request?.abort();
    this.request = new AbortController();
    return this.request.signal;
  }

  private showList(): void {
    const { language, kinds } = this.view!;
    const words = LIBRARY_WORDS[language];
    const present = [...new Set(this.all.map(({ kind }) => kind))];
    const select = make(
      "select",
      { "aria-label": words.kind, class: "pick" },
      make("option", { value: "" }, words.allKinds),
      ...present.map((kind) => make("option", { value: kind }, kindName(kinds, kind, language))),
    );
    select.value = this.kind ?? "";
    select.addEventListener("change", () => {
      this.kind = select.value || null;
      this.showList();
      this.element.querySelector<HTMLElement>("select")?.focus();
    });
    const shown = present.filter((kind) => this.kind === null || kind === this.kind);
    const groups = shown.map((kind) =>
      make(
        "section",
        {},
        make("h3", {}, kindName(kinds, kind, language)),
        make("ul", {}, ...this.all.filter((one) => one.kind === kind).map((one) => this.title(one))),
      ),
    );
    const filters = make("div", { class: "row filters" }, select, this.languages(() => this.showList()));
    this.element.replaceChildren(filters, make("div", { class: "titles" }, make("div", {}, ...groups)));
  }

  private title(one: Title): HTMLElement {
    const { language } = this.view!;
    return make("li", {}, button({ "data-id": one.id }, () => void this.choose(one), one.title[language]));
  }

  private languages(then: () => void): HTMLElement {
    const words = LIBRARY_WORDS[this.view!.language];
    return either(words.messageLanguage, words.languageNames, this.message, (language) => {
      this.message = language;
      then();
      this.element.querySelector<HTMLElement>(".switch [aria-pressed=true]")?.focus();
    });
  }

  private async choose(one: Title): Promise<void> {
    try {
      this.chosen = await template(one.id, this.view!.token, this.signal());
    } catch {
      return this.failed(() => void this.choose(one));
    }
    this.variant = null;
    this.showForm(this.chosen);
    this.element.querySelector<HTMLElement>(".form input, .form textarea")?.focus();
  }

  private showForm(chosen: Template): void {
    const { language } = this.view!;
    const words = LIBRARY_WORDS[language];
    const back = () => {
      this.chosen = null;
      this.kind ??= this.view!.kind;
      void this.load().then(() => {
        const titles = [...this.element.querySelectorAll<HTMLElement>("[data-id]")];
        titles.find((title) => title.dataset["id"] === chosen.id)?.focus();
      });
    };
    const head = make(
      "div",
      { class: "row filters" },
      button({ class: "quiet back" }, back, `‹ ${words.back}`),
      make("h3", {}, chosen.title[language]),
      this.languages(() => this.showForm(chosen)),
    );
    const form = make(
      "div",
      { class: "form" },
      chosen.variants.length ? this.variants(chosen, words) : null,
      ...chosen.placeholders.filter(({ optional }) => !optional).map((one) => this.field(one)),
      make("p", { class: "hint" }, words.leftOut),
      this.more(chosen, words),
    );
    this.element.replaceChildren(head, make("div", { class: "halves" }, form, this.outcome.element));
    this.outcome.show(null, language, [], words.loading);
    this.refill();
  }

  private variants(chosen: Template, words: LibraryWords): HTMLElement {
    const { language } = this.view!;
    const select = make(
      "select",
      {},
      make("option", { value: "" }, words.automatic),
      ...chosen.variants.map(({ id, name }) => make("option", { value: id }, name[language])),
    );
    select.value = this.variant ?? "";
    select.addEventListener("change", () => {
      this.variant = select.value || null;
      this.refill();
    });
    return make("label", { class: "field wide" }, words.variant, select);
  }

  /** What a message can do without, folded as long as nothing was typed there. */
  private more(chosen: Template, words: LibraryWords): HTMLElement | null {
    const optional = chosen.placeholders.filter((one) => one.optional);
    if (!optional.length) return null;
    const isUsed = optional.some(({ name }) => this.values.get(name));
    return make(
      "details",
      { class: "more wide", open: isUsed },
      make("summary", {}, words.more(optional.length)),
      make("div", { class: "form" }, ...optional.map((one) => this.field(one))),
    );
  }

  private field(one: Placeholder): HTMLElement {
    const { language } = this.view!;
    const control = controlFor(one, one.example[this.message]);
    control.value = this.values.get(one.name) ?? this.known(one.name);
    control.addEventListener("input", () => {
      this.values.set(one.name, control.value);
      this.refill(PAUSE);
    });
    const look = one.type === "list" ? "field wide" : "field";
    return make("label", { class: look, "data-name": one.name }, capitalised(one.meaning[language]), control);
  }

  /** What the profile says already; how a reader is addressed is the service's to say. */
  private known(name: string): string {
    return name === "sender_name" ? (this.view!.sender.name ?? "") : "";
  }

  /** Fill the template anew, after a pause in typing. */
  private refill(pause = 0): void {
    clearTimeout(this.pause);
    const { chosen } = this;
    if (!chosen) return;
    this.filling = new Promise((done) => {
      this.pause = window.setTimeout(() => void this.fill(chosen).then(done), pause);
    });
  }

  private async fill(chosen: Template): Promise<void> {
    const { recipient, sender, token, language } = this.view!;
    const words = LIBRARY_WORDS[language];
    const values: Record<string, string> = {};
    for (const { name, type } of chosen.placeholders) {
      const value = this.values.get(name)?.trim();
      if (value) values[name] = type === "moment" ? withOffset(value) : value;
    }
    const wanted = { language: this.message, values, recipient, sender, variant: this.variant };
    const signal = this.signal();
    try {
      const filled = await fill(chosen.id, wanted, token, signal);
      if (signal.aborted || this.chosen !== chosen) return;
      const { subject, text } = filled;
      this.outcome.show({ subject, text: text.trimEnd(), kind: chosen.kind }, language, [], "");
    } catch {
      if (signal.aborted) return;
      const retry = button({ class: "apply" }, () => this.refill(), words.retry);
      this.outcome.show(null, language, [retry], words.notLoaded);
    }
  }
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const INPUTS: Partial<Record<Placeholder["type"], string>> = { date: "date", moment: "datetime-local" };

function controlFor({ type }: Placeholder, example: string): HTMLInputElement | HTMLTextAreaElement {
  if (type === "list") return make("textarea", { rows: "3", placeholder: example });
  return make("input", { type: INPUTS[type] ?? "text", placeholder: example, autocomplete: "off" });
}

/** A moment on this computer's clock, with the offset that its clock has then. */
export function withOffset(local: string): string {
  const moment = new Date(local);
  if (Number.isNaN(moment.getTime())) return local;
  const east = -moment.getTimezoneOffset();
  const [hours, minutes] = [Math.floor(Math.abs(east) / 60), Math.abs(east) % 60].map((figure) =>
    String(figure).padStart(2, "0"),
  );
  return `${local.slice(0, 16)}${east < 0 ? "-" : "+"}${hours}:${minutes}`;
}
