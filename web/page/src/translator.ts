/** The dialog in which a draft is translated: both texts side by side, what to look at, and the facts. */

import "./rewriter.css";
import "./translator.css";

import { CheckError, type Context, type Language } from "./api";
import { languageName, languages } from "./countries";
import { button, make } from "./dom";
import { either } from "./either";
import { wellFormed } from "./spans";
import {
  accept,
  FORMALITIES,
  finished,
  isLeft,
  newPlaces,
  offer,
  paragraphsOf,
  sentenceAt,
  shares,
  stillLeft,
  targetFor,
  termed,
  translate,
  ways,
  type Engine,
  type Formality,
  type Mismatch,
  type Offer,
  type Piece,
  type Translation,
} from "./translating";
import { TRANSLATE_WORDS, type TranslateWords } from "./translatewords";
import { WORDS } from "./words";

const COPIED = 1800;
const QUOTED = 90;
const OURS = ["en", "zh"];
const BUILT_IN = "phrasebook";

export interface TranslatorView {
  text: string;
  context: Context;
  disable: readonly string[];
  token: string | null;
  language: Language;
  /** The language of the draft, as far as it is known. */
  draftLanguage: string | null;
}

export class Translator {
  private readonly dialog = make("dialog", { class: "library rewriter translator", id: "translator" });
  private readonly head = make("div", { class: "row head" });
  private readonly body = make("div", { class: "body" });
  private readonly original = make("section", { class: "sheet-of original", tabindex: "0" });
  private readonly translated = make("section", { class: "sheet-of rewritten", tabindex: "0" });
  private readonly side = make("div", { class: "side" });
  private readonly foot = make("div", { class: "row finish" });
  private readonly note = make("span", { class: "note", role: "status" });

  private view: TranslatorView = {
    text: "", context: {}, disable: [], token: null, language: "en", draftLanguage: null,
  };
  private offered: Offer | null = null;
  private target: string | null = null;
  private way = 0;
  private formality: Formality = "default";
  private back = false;
  private found: Translation | null = null;
  /** The writer's own words, by the number of the sentence. */
  private own = new Map<number, string>();
  private editing: number | null = null;
  private request: AbortController | null = null;

  constructor(
    /** What is known when the dialog opens. */
    private readonly now: () => TranslatorView,
    private readonly use: (text: string) => void,
  ) {
    this.dialog.append(this.head, this.body, this.foot);
    this.dialog.addEventListener("pointerdown", (event) => {
      if (event.target === this.dialog) this.dialog.close();
    });
    this.dialog.addEventListener("close", () => this.request?.abort());
    this.dialog.addEventListener("keydown", (event) => this.onKey(event));
    this.dialog.addEventListener("pointerover", (event) => this.light(event.target as Element));
    this.dialog.addEventListener("focusin", (event) => this.light(event.target as Element));
    document.body.append(this.dialog);
  }

  get isOpen(): boolean {
    return this.dialog.open;
  }

  open(): void {
    const view = this.now();
    if (view.text !== this.view.text || view.token !== this.view.token) this.forget();
    if (view.draftLanguage !== this.view.draftLanguage || view.context.recipient?.language !== this.view.context.recipient?.language) {
      this.target = null;
    }
    this.view = view;
    if (!this.dialog.open) this.dialog.showModal();
    this.drawHead();
    void this.ask();
  }

  private forget(): void {
    this.own.clear();
    this.editing = null;
    this.found = null;
  }

  private get words(): TranslateWords {
    return TRANSLATE_WORDS[this.view.language];
  }

  private get to(): string {
    return this.target ?? targetFor(this.view.draftLanguage, this.view.context.recipient?.language);
  }

  private get ways(): Engine[][] {
    return ways(this.offered?.engines ?? []);
  }

  private get chosen(): Engine[] {
    return this.ways[this.way] ?? this.ways[0] ?? [];
  }

  /** Ask the service for its engines, once, and for the translation. */
  private async ask(): Promise<void> {
    this.request?.abort();
    const request = (this.request = new AbortController());
    const { text, context, disable, token } = this.view;
    this.dialog.setAttribute("aria-busy", "true");
    if (!this.found) this.say(this.words.working);
    try {
      this.offered ??= await offer(token, request.signal);
      if (request.signal.aborted) return;
      this.drawHead();
      const wanted = {
        text: wellFormed(text), context, disable, to: this.to, back: this.back, formality: this.formality,
        engine: this.chosen.map(({ name }) => name),
      };
      const found = await translate(wanted, token, request.signal);
      if (request.signal.aborted) return;
      this.found = found;
      this.draw();
    } catch (error) {
      if (request.signal.aborted) return;
      this.found = null;
      const problems = error instanceof CheckError ? error.problems : [];
      const why = problems.map(({ expected, zh }) => (this.view.language === "zh" && zh) || expected).join(" ");
      const told = why ? this.words.refused + why : this.words.failed;
      this.say(told, button({ class: "apply main" }, () => void this.ask(), this.words.retry));
    } finally {
      if (this.request === request) this.dialog.removeAttribute("aria-busy");
    }
  }

  /** Ask again after a choice: other words come, and the writer's own go with the sentences they were for. */
  private askAnew(): void {
    this.forget();
    this.drawHead();
    void this.ask();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.editing !== null) {
      event.preventDefault();
      this.edit(null);
    } else if (event.key === "F8") {
      event.preventDefault();
      this.step(event.shiftKey ? -1 : 1);
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && this.found) {
      event.preventDefault();
      if (this.editing === null) this.take();
      else this.side.querySelector<HTMLElement>("#take")?.click();
    }
  }

  /** The next sentence to look at after the one that has the keyboard. */
  private step(direction: 1 | -1): void {
    const marks = [...this.translated.querySelectorAll<HTMLElement>(".open, .doubt")];
    const at = marks.indexOf(document.activeElement as HTMLElement);
    const next = at < 0 && direction < 0 ? marks.length - 1 : (at + direction + marks.length) % marks.length;
    marks[next]?.focus();
  }

  /** Show a sentence in both texts and in the list at once. */
  private light(target: Element): void {
    const number = target.closest("[data-sentence]")?.getAttribute("data-sentence");
    for (const one of this.dialog.querySelectorAll("[data-sentence]")) {
      one.classList.toggle("on", number !== undefined && one.getAttribute("data-sentence") === number);
    }
  }

  private say(text: string, ...actions: HTMLElement[]): void {
    this.body.replaceChildren(make("p", { class: "hint", role: "status" }, text, ...actions));
    this.foot.replaceChildren();
  }

  private drawHead(): void {
    const { words } = this;
    const focused = document.activeElement?.id;
    this.dialog.setAttribute("aria-label", words.title);
    const close = button({ class: "quiet shut", "aria-label": words.close }, () => this.dialog.close(), "✕");
    const choices = [this.languageChoice(), this.wayChoice(), this.formalityChoice()];
    this.head.replaceChildren(make("h2", {}, words.title), ...choices.filter((one) => one !== null), close);
    if (focused) this.head.querySelector<HTMLElement>(`#${CSS.escape(focused)}`)?.focus();
  }

  private languageChoice(): HTMLElement {
    const { language } = this.view;
    const isOurs = this.chosen.every(({ name }) => name === BUILT_IN);
    const { to } = this;
    const offered: [string, string][] = isOurs ? [] : languages(language).filter(([tag]) => !/^(en|zh)$/.test(tag));
    const named = [...OURS.map((tag) => [tag, languageName(tag, language)] as [string, string]), ...offered];
    if (named.every(([tag]) => tag !== to)) named.push([to, languageName(to, language)]);
    return this.choice("into", this.words.into, named, to, (tag) => {
      this.target = tag;
      this.askAnew();
    });
  }

  private wayChoice(): HTMLElement | null {
    const { ways } = this;
    if (ways.length < 2) return null;
    const named = ways.map((way, at) => [String(at), this.wayName(way)] as const);
    return this.choice("by", this.words.by, named, String(this.way), (at) => {
      this.way = Number(at);
      this.askAnew();
    });
  }

  private wayName(way: readonly Engine[]): string {
    const names = way.map(({ name, capabilities }) => {
      if (name === BUILT_IN) return this.words.built;
      return capabilities.remote ? this.words.remote(name) : name;
    });
    return names.length > 1 ? this.words.then(names[0]!, names[1]!) : names[0]!;
  }

  private formalityChoice(): HTMLElement | null {
    if (!this.chosen.some(({ capabilities }) => capabilities.formality)) return null;
    const names = Object.fromEntries(FORMALITIES.map((one) => [one, this.words.formalities[one]]));
    return either(this.words.formality, names as Record<Formality, string>, this.formality, (formality) => {
      this.formality = formality;
      this.askAnew();
      this.head.querySelector<HTMLElement>("[aria-pressed=true]")?.focus();
    });
  }

  private choice(
    id: string,
    label: string,
    options: readonly (readonly [value: string, name: string])[],
    chosen: string,
    pick: (value: string) => void,
  ): HTMLElement {
    const list = make("select", { id: `translate-${id}`, class: "pick" },
      ...options.map(([value, name]) => make("option", { value, selected: value === chosen }, name)));
    list.addEventListener("change", () => pick(list.value));
    return make("label", { class: "choice" }, make("span", {}, label), list);
  }

  private draw(): void {
    this.drawTexts();
    this.drawSide();
    this.drawFoot();
    const sheets = make("div", { class: "sheets" }, this.original, this.translated);
    if (!this.body.contains(this.original)) this.body.replaceChildren(sheets, this.side);
  }

  private drawTexts(): void {
    const { words, found } = this;
    if (!found) return;
    const doubted = new Set(found.warnings.map((one) => sentenceAt(found.sentences, one)));
    const befores = paragraphsOf(this.view.text, found.sentences);
    const afters = paragraphsOf(found.text, newPlaces(found.sentences));
    const rows = Math.max(befores.length, afters.length) + 1;
    const fill = (place: HTMLElement, title: string, paragraphs: Piece[][], cell: (piece: Piece) => Node) => {
      place.setAttribute("aria-label", title);
      place.style.setProperty("--rows", String(rows));
      place.replaceChildren(make("h3", {}, title), ...paragraphs.map((pieces) => make("p", {}, ...pieces.map(cell))));
    };
    fill(this.original, words.original, befores, ({ text, sentence }) =>
      make("span", { class: "line-of", "data-sentence": sentence }, text));
    fill(this.translated, words.translated, afters, (piece) => this.after(piece, doubted));
    this.original.lang = found.source;
    this.translated.lang = found.target;
  }

  private after({ text, sentence: number }: Piece, doubted: ReadonlySet<number | null>): Node {
    const { words, found } = this;
    if (number === null || !found) return document.createTextNode(text);
    const sentence = found.sentences[number]!;
    const own = this.own.get(number);
    const open = isLeft(sentence) && own === undefined;
    const kinds = ["line-of", open && "open", own !== undefined && "own", doubted.has(number) && "doubt"];
    const shown = own !== undefined ? [own] : open ? this.glossed(number) : [text];
    const mark = make(
      "span",
      {
        class: kinds.filter(Boolean).join(" "),
        role: "button",
        tabindex: "0",
        title: `${this.nameOf(this.byWhom(number))}. ${open ? words.isLeft : words.toEdit}`,
        lang: open ? found.source : null,
        "data-sentence": number,
        "aria-expanded": String(this.editing === number),
      },
      ...shown,
    );
    mark.addEventListener("click", () => this.edit(number));
    mark.addEventListener("keydown", (event) => {
      if ((event.key !== "Enter" && event.key !== " ") || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.edit(number);
    });
    return mark;
  }

  /** The words of a sentence that stayed, each known term with its meaning over it. */
  private glossed(number: number): Node[] {
    const sentence = this.found!.sentences[number]!;
    return termed(sentence).map(({ text, meaning }) =>
      meaning === null
        ? document.createTextNode(text)
        : make("ruby", {}, text, make("rt", { lang: this.found!.target }, meaning)));
  }

  private byWhom(number: number): string {
    const sentence = this.found!.sentences[number]!;
    if (this.own.has(number)) return "own";
    return isLeft(sentence) ? "left" : (sentence.engine ?? "same");
  }

  private nameOf(by: string): string {
    const { words } = this;
    const known: Record<string, string> = {
      [BUILT_IN]: words.built, memory: words.memory, facts: words.facts, same: words.same, own: words.own, left: words.leftBy,
    };
    return known[by] ?? by;
  }

  /** Open the field for a sentence, or close it. */
  private edit(number: number | null): void {
    const before = this.editing;
    this.editing = number === before ? null : number;
    this.drawTexts();
    this.drawSide();
    if (this.editing !== null) this.side.querySelector<HTMLElement>("textarea")?.focus();
    else if (before !== null) this.focusOn(before);
  }

  private focusOn(number: number): void {
    this.translated.querySelector<HTMLElement>(`[data-sentence="${number}"]`)?.focus({ preventScroll: true });
  }

  private drawSide(): void {
    const { words, found } = this;
    if (!found) return;
    const { language } = this.view;
    this.side.setAttribute("role", "group");
    this.side.setAttribute("aria-label", words.details);
    const parts = [
      ...this.editor(),
      ...this.openSentences(found),
      ...this.differences(found),
      ...(found.needs_human_review
        ? [make("h3", {}, words.review), make("ul", { class: "reviews" }, ...found.review.map((why) => make("li", {}, why[language])))]
        : []),
      ...this.remarks(found),
    ];
    const isWell = !parts.length;
    this.side.replaceChildren(
      ...(isWell ? [make("p", { class: "hint", role: "status" }, words.allWell)] : parts),
      ...found.notices.map((notice) => make("p", { class: "note" }, notice[language])),
      ...this.facts(found),
      ...this.sharesOf(found),
      ...this.putBack(found),
    );
    this.drawNote();
  }

  private editor(): HTMLElement[] {
    const { words, found, editing: number } = this;
    if (!found || number === null) return [];
    const sentence = found.sentences[number]!;
    const now = this.own.get(number) ?? sentence.translation;
    const field = make("textarea", { id: "own-words", rows: "4", lang: found.target });
    field.value = now;
    const take = () => {
      const text = field.value.trim();
      if (text && text !== sentence.translation) this.own.set(number, text);
      else this.own.delete(number);
      return text;
    };
    const done = button({ class: "apply main", id: "take" }, () => {
      take();
      this.editing = null;
      this.redraw(number);
    }, words.take);
    const reset = button({ class: "quiet" }, () => {
      this.own.delete(number);
      this.editing = null;
      this.redraw(number);
    }, words.reset);
    reset.disabled = !this.own.has(number);
    const keep = button({ class: "quiet", id: "keep", title: words.keepMeans }, () => {
      const text = take();
      if (text) void this.keep(number, text);
    }, words.keep);
    return [
      make(
        "div",
        { class: "own-of", "data-sentence": number },
        make("p", { class: "quote" }, WORDS[this.view.language].quoted(shortened(sentence.source))),
        sentence.error ? make("p", { class: "note" }, sentence.error[this.view.language]) : null,
        make("label", { for: "own-words" }, words.edit),
        field,
        make("div", { class: "row" }, done, reset, this.offered?.memory ? keep : null),
      ),
    ];
  }

  private redraw(number: number): void {
    this.drawTexts();
    this.drawSide();
    this.focusOn(number);
  }

  /** Have the words for a sentence used again. */
  private async keep(number: number, translation: string): Promise<void> {
    const { words, found } = this;
    if (!found) return;
    const text = found.sentences[number]!.source;
    const { source, target } = found;
    try {
      await accept({ text, translation, source, target }, this.view.token, new AbortController().signal);
      this.note.textContent = words.kept;
    } catch {
      this.note.textContent = words.notKept;
      return;
    }
    this.editing = null;
    this.drawTexts();
    this.drawSide();
    this.note.textContent = words.kept;
    this.focusOn(number);
  }

  private openSentences(found: Translation): HTMLElement[] {
    const { words } = this;
    const { language } = this.view;
    const numbers = stillLeft(found.sentences, this.own);
    if (!numbers.length) return [];
    const items = numbers.map((number) => {
      const { source, error } = found.sentences[number]!;
      const quote = shortened(source);
      return make(
        "li",
        { class: "change open-of", "data-sentence": number },
        make("div", { class: "act" }, button({ class: "apply", "aria-label": words.editThis(quote) }, () => this.edit(number), "✎")),
        make("p", { class: "quote", lang: found.source }, WORDS[language].quoted(quote)),
        error ? make("p", {}, error[language]) : null,
      );
    });
    return [make("h3", {}, words.left(numbers.length)), make("ol", {}, ...items)];
  }

  private differences(found: Translation): HTMLElement[] {
    const { words } = this;
    if (!found.warnings.length) return [];
    return [
      make("h3", {}, words.differs(found.warnings.length)),
      make("ol", {}, ...found.warnings.map((one) => this.difference(one, found))),
    ];
  }

  private difference(one: Mismatch, found: Translation): HTMLElement {
    const { words } = this;
    const { language } = this.view;
    const number = sentenceAt(found.sentences, one);
    const go = number === null ? null : button({ class: "apply", "aria-label": words.editThis(one.message[language]) }, () => this.edit(number), "✎");
    return make(
      "li",
      { class: "change", "data-category": "identifier", "data-sentence": number },
      go && make("div", { class: "act" }, go),
      make("p", {}, one.message[language]),
      one.before || one.after
        ? make(
            "p",
            { class: "sides" },
            make("span", { lang: found.source }, shortened(one.before ?? words.missing)),
            " → ",
            make("span", { lang: found.target }, shortened(one.after ?? words.missing)),
          )
        : null,
      number !== null && this.own.has(number) ? make("p", { class: "note" }, words.changed) : null,
    );
  }

  private remarks(found: Translation): HTMLElement[] {
    const { words } = this;
    const { language } = this.view;
    if (!found.findings.length) return [];
    const items = found.findings.map(({ category, message, why, start, end }) =>
      make(
        "li",
        { class: "change", "data-category": category },
        make("p", { class: "category" }, WORDS[language].categories[category]),
        make("p", {}, message[language]),
        make("p", { class: "note" }, `${WORDS[language].quoted(shortened(found.text.slice(start, end)))} ${why[language]}`),
      ));
    return [make("h3", {}, words.remarks), make("ol", {}, ...items)];
  }

  private facts(found: Translation): HTMLElement[] {
    const { words } = this;
    const { language } = this.view;
    if (!found.facts.length) return [];
    const rows = found.facts.map(({ name, before, after }) =>
      make(
        "tr",
        after ? {} : { class: "lost" },
        make("th", { scope: "row" }, name[language]),
        make("td", { lang: found.source }, before.text),
        make("td", after ? { lang: found.target } : {}, after ? after.text : words.missing),
      ));
    const header = make("tr", {}, ...[words.fact, words.before, words.after].map((title) => make("th", { scope: "col" }, title)));
    return [
      make("h3", { id: "key-facts" }, words.keyFacts),
      make("table", { "aria-labelledby": "key-facts" }, make("thead", {}, header), make("tbody", {}, ...rows)),
    ];
  }

  private sharesOf(found: Translation): HTMLElement[] {
    const { words } = this;
    if (!found.sentences.length) return [];
    const items = shares(found.sentences, this.own).map(([by, count]) =>
      make("li", {}, `${this.nameOf(by)}: ${words.sentences(count)}`));
    return [make("h3", {}, words.who), make("ul", { class: "shares" }, ...items)];
  }

  private putBack(found: Translation): HTMLElement[] {
    const { words } = this;
    if (found.back !== null) {
      return [make("h3", {}, words.backTitle), make("p", { class: "back-of", lang: found.source }, found.back)];
    }
    return [button({ class: "link", id: "put-back" }, () => {
      this.back = true;
      void this.ask();
    }, words.back)];
  }

  private drawFoot(): void {
    const { words } = this;
    const copy = button({ class: "quiet" }, () => void this.copy(copy), words.copy);
    const use = button({ class: "main" }, () => this.take(), words.use);
    this.foot.replaceChildren(this.note, copy, use);
    this.drawNote();
  }

  private drawNote(): void {
    const { words, found } = this;
    if (!found) return;
    const count = stillLeft(found.sentences, this.own).length + found.warnings.length + Number(found.needs_human_review);
    const said = count ? words.toLookAt(count) : words.ready;
    if (this.note.textContent !== said) this.note.textContent = said;
  }

  private async copy(label: HTMLElement): Promise<void> {
    const { words, found } = this;
    if (!found) return;
    try {
      await navigator.clipboard.writeText(finished(found, this.own));
      label.textContent = this.note.textContent = words.copied;
    } catch {
      this.note.textContent = words.notCopied;
    }
    setTimeout(() => {
      label.textContent = words.copy;
      this.drawNote();
    }, COPIED);
  }

  private take(): void {
    if (!this.found) return;
    const text = finished(this.found, this.own);
    this.dialog.close();
    this.use(text);
  }
}

function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, " ").trim()];
  return characters.length > QUOTED ? `${characters.slice(0, QUOTED).join("").trimEnd()}…` : characters.join("");
}
