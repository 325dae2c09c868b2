/** The dialog in which a draft is rewritten: both texts side by side, every change in the writer's hand. */

import "./rewriter.css";

import type { Context, Language } from "./api";
import { button, make, withBlanks } from "./dom";
import { either } from "./either";
import { isTouch } from "./here";
import { Reasons } from "./reasons";
import {
  choosing,
  filledIn,
  finished,
  furtherOffers,
  holesIn,
  holesOf,
  keyOf,
  othersFor,
  paragraphsOf,
  piecesOf,
  rewrite,
  type Offer,
  type Passage,
  type Piece,
  type Rewriting,
  type Strength,
} from "./rewriting";
import { REWRITE_WORDS, type RewriteWords } from "./rewritewords";
import { wellFormed } from "./spans";
import { WORDS } from "./words";

const COPIED = 1800;
const QUOTED = 90;
/** The id of the one suggestion that moves whole sentences. */
const ORDER = "order/readers-first";

export interface RewriterView {
  text: string;
  context: Context;
  disable: readonly string[];
  token: string | null;
  language: Language;
}

export class Rewriter {
  private readonly dialog = make("dialog", { class: "library rewriter", id: "rewriter" });
  private readonly head = make("div", { class: "row head" });
  private readonly body = make("div", { class: "body" });
  private readonly original = make("section", { class: "sheet-of original", tabindex: "0" });
  private readonly rewritten = make("section", { class: "sheet-of rewritten", tabindex: "0" });
  private readonly side = make("div", { class: "side" });
  private readonly foot = make("div", { class: "row finish" });
  private readonly note = make("span", { class: "note", role: "status" });
  private readonly reasons: Reasons;

  private view: RewriterView = { text: "", context: {}, disable: [], token: null, language: "en" };
  private strength: Strength = "neutral";
  private found: Rewriting | null = null;
  private undone = new Set<string>();
  private filled = new Map<string, string>();
  private chosen: string[] = [];
  private request: AbortController | null = null;

  constructor(
    /** What is known when the dialog opens. */
    private readonly now: () => RewriterView,
    private readonly use: (text: string) => void,
  ) {
    this.reasons = new Reasons(this.dialog);
    this.dialog.append(this.head, this.body, this.foot, this.reasons.element);
    this.dialog.addEventListener("pointerdown", (event) => {
      if (event.target === this.dialog) this.dialog.close();
    });
    this.dialog.addEventListener("close", () => {
      this.request?.abort();
      this.reasons.hide();
    });
    this.dialog.addEventListener("keydown", (event) => this.onKey(event));
    this.dialog.addEventListener("pointerover", (event) => this.light((event.target as Element).closest("[data-passage]")));
    this.dialog.addEventListener("focusin", (event) => this.light((event.target as Element).closest("[data-passage]")));
    document.body.append(this.dialog);
  }

  get isOpen(): boolean {
    return this.dialog.open;
  }

  open(): void {
    const view = this.now();
    if (view.text !== this.view.text) {
      this.undone.clear();
      this.filled.clear();
      this.chosen = [];
      this.found = null;
    }
    this.view = view;
    if (!this.dialog.open) this.dialog.showModal();
    this.drawHead();
    void this.ask();
  }

  private get words(): RewriteWords {
    return REWRITE_WORDS[this.view.language];
  }

  private get pieces(): Piece[] {
    return piecesOf(this.view.text, this.found?.applied ?? [], this.undone);
  }

  /** Ask the service; what was undone and filled in stays so where the same words stand again. */
  private async ask(focus: string | null = null): Promise<void> {
    this.request?.abort();
    const request = (this.request = new AbortController());
    const { text, context, disable, token } = this.view;
    this.dialog.setAttribute("aria-busy", "true");
    if (!this.found) this.say(this.words.working);
    try {
      const wanted = { text: wellFormed(text), context, disable, strength: this.strength, choose: this.chosen };
      const found = await rewrite(wanted, token, request.signal);
      if (request.signal.aborted) return;
      this.found = found;
      this.draw();
      if (focus) this.focusOn(focus);
    } catch {
      if (request.signal.aborted) return;
      if (this.chosen.length) {
        this.chosen = []; // what was chosen may be offered no more, as with another recipient
        return this.ask();
      }
      this.found = null;
      this.say(this.words.failed, button({ class: "apply main" }, () => void this.ask(), this.words.retry));
    } finally {
      if (this.request === request) this.dialog.removeAttribute("aria-busy");
    }
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.reasons.isShown) {
      event.preventDefault();
      this.reasons.hide();
    } else if (event.key === "F8") {
      event.preventDefault();
      this.step(event.shiftKey ? -1 : 1);
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && this.found) {
      event.preventDefault();
      this.take();
    }
  }

  /** The next changed place after the one that has the keyboard. */
  private step(direction: 1 | -1): void {
    const marks = [...this.rewritten.querySelectorAll<HTMLElement>(".said")];
    const at = marks.indexOf(document.activeElement as HTMLElement);
    const next = at < 0 && direction < 0 ? marks.length - 1 : (at + direction + marks.length) % marks.length;
    marks[next]?.focus();
  }

  private focusOn(key: string): void {
    this.rewritten.querySelector<HTMLElement>(`.said[data-passage="${key}"]`)?.focus({ preventScroll: true });
  }

  /** Show a change in both texts and in the list at once. */
  private light(place: Element | null): void {
    const key = place?.getAttribute("data-passage");
    for (const one of this.dialog.querySelectorAll("[data-passage]")) {
      one.classList.toggle("on", key !== undefined && one.getAttribute("data-passage") === key);
    }
  }

  private say(text: string, ...actions: HTMLElement[]): void {
    this.body.replaceChildren(make("p", { class: "hint", role: "status" }, text, ...actions));
    this.foot.replaceChildren();
  }

  private drawHead(): void {
    const { words } = this;
    this.dialog.setAttribute("aria-label", words.title);
    const dial = either(words.strength, words.strengths, this.strength, (strength) => {
      this.strength = strength;
      this.drawHead();
      this.head.querySelector<HTMLElement>("[aria-pressed=true]")?.focus();
      void this.ask();
    });
    const close = button({ class: "quiet shut", "aria-label": words.close }, () => this.dialog.close(), "✕");
    this.head.replaceChildren(make("h2", {}, words.title), dial, close);
  }

  private draw(): void {
    this.reasons.hide();
    this.drawTexts();
    this.drawSide();
    this.drawFoot();
    const sheets = make("div", { class: "sheets" }, this.original, this.rewritten);
    if (!this.body.contains(this.original)) this.body.replaceChildren(sheets, this.side);
  }

  private drawTexts(): void {
    const { words } = this;
    const paragraphs = paragraphsOf(this.pieces);
    const fill = (place: HTMLElement, title: string, cell: (piece: Piece) => Node) => {
      place.setAttribute("aria-label", title);
      place.style.setProperty("--rows", String(paragraphs.length + 1));
      place.replaceChildren(
        make("h3", {}, title),
        ...paragraphs.map((paragraph) => make("p", {}, ...paragraph.map(cell))),
      );
    };
    fill(this.original, words.original, (piece) => this.before(piece));
    fill(this.rewritten, words.rewritten, (piece) => this.after(piece));
  }

  private before({ passage, text, isTaken }: Piece): Node {
    if (!passage) return document.createTextNode(text);
    const category = passage.findings[0]?.category;
    return make("span", { class: isTaken ? "was" : "was kept", "data-category": category, "data-passage": keyOf(passage) }, passage.before);
  }

  private after(piece: Piece): Node {
    const { passage } = piece;
    if (!passage) return this.withHoles(piece);
    const key = keyOf(passage);
    const { words } = this;
    const isEmpty = !piece.text;
    const label = isEmpty
      ? piece.isTaken
        ? words.removed(passage.before)
        : words.added(passage.after)
      : null;
    const mark = make(
      "span",
      {
        class: "said",
        role: "button",
        tabindex: "0",
        "aria-pressed": String(piece.isTaken),
        "aria-describedby": this.reasons.element.id,
        "aria-label": label,
        "data-category": passage.findings[0]?.category,
        "data-passage": key,
      },
      isEmpty ? (piece.isTaken ? make("del", {}, passage.before) : make("ins", {}, "＋")) : this.withHoles(piece),
    );
    let was = false;
    const show = () => this.reasons.show(mark, passage, this.tip(piece), this.view.language);
    mark.addEventListener("pointerdown", () => (was = this.reasons.isFor(mark)));
    mark.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show());
    mark.addEventListener("pointerleave", () => this.reasons.leave());
    mark.addEventListener("focus", show);
    mark.addEventListener("blur", () => this.reasons.hide());
    mark.addEventListener("click", () => (isTouch() && !was ? show() : this.toggle(key)));
    mark.addEventListener("keydown", (event) => {
      if ((event.key !== "Enter" && event.key !== " ") || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.toggle(key);
    });
    return mark;
  }

  private tip({ isTaken }: Piece): string {
    const { words } = this;
    if (isTouch()) return isTaken ? words.tapToUndo : words.tapToAccept;
    return isTaken ? words.toUndo : words.toAccept;
  }

  /** The words of a piece; its blanks are shown as such, and what was filled in stands in their place. */
  private withHoles(piece: Piece): Node {
    const whole = document.createDocumentFragment();
    let at = 0;
    for (const { start, end, key, asks } of holesIn(piece)) {
      const value = this.filled.get(key)?.trim();
      const hole = make("mark", { class: value ? "blank full" : "blank", "data-hole": key }, value || asks);
      hole.addEventListener("click", (event) => {
        event.stopPropagation();
        this.side.querySelector<HTMLElement>(`input[data-hole="${CSS.escape(key)}"]`)?.focus();
      });
      whole.append(piece.text.slice(at, start), hole);
      at = end;
    }
    whole.append(piece.text.slice(at));
    return whole;
  }

  private toggle(key: string): void {
    if (!this.undone.delete(key)) this.undone.add(key);
    this.draw();
    this.focusOn(key);
  }

  private drawSide(): void {
    const { words, found } = this;
    if (!found) return;
    const { language } = this.view;
    this.side.setAttribute("role", "group");
    this.side.setAttribute("aria-label", words.details);
    const open = [...this.side.querySelectorAll<HTMLDetailsElement>("details[open]")].map((one) => one.dataset["of"]);
    const further = furtherOffers(found.applied, found.offers);
    const own = found.left.filter(({ skeleton }) => skeleton);
    this.side.replaceChildren(
      ...this.blankFields(),
      ...this.changeCards(found),
      ...(further.length ? [make("h3", {}, words.further), this.offers(further, true)] : []),
      ...(own.length
        ? [
            make("h3", {}, words.left),
            make(
              "ul",
              {},
              ...own.map((one) =>
                make(
                  "li",
                  { class: "change", "data-category": one.category },
                  make("p", { class: "quote" }, WORDS[language].quoted(shortened(found.text.slice(one.start, one.end)))),
                  make("p", {}, words.leftWhy),
                  make("p", { class: "skeleton" }, withBlanks(one.skeleton!)),
                ),
              ),
            ),
          ]
        : []),
      ...(found.rejected.length ? [this.held(found)] : []),
    );
    for (const one of this.side.querySelectorAll<HTMLDetailsElement>("details")) {
      one.open = open.includes(one.dataset["of"]);
    }
  }

  private blankFields(): HTMLElement[] {
    const { words } = this;
    const holes = holesOf(this.pieces);
    if (!holes.length) return [];
    const fields = holes.map(({ key, asks, lead, trail, passage }, at) => {
      const id = `hole-${at}`;
      const field = make("input", { id, "data-hole": key, autocomplete: "off" });
      field.value = this.filled.get(key) ?? "";
      field.addEventListener("input", () => {
        if (field.value) this.filled.set(key, field.value);
        else this.filled.delete(key);
        this.drawTexts();
        this.drawNote();
      });
      field.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        const next = this.side.querySelector<HTMLElement>(`#hole-${at + 1}`) ?? this.foot.querySelector<HTMLElement>(".main");
        next?.focus();
      });
      return make(
        "li",
        { "data-passage": passage && keyOf(passage) },
        make("label", { for: id }, lead, make("mark", { class: "blank" }, asks), trail),
        field,
      );
    });
    return [make("h3", {}, words.blanks(holes.length)), make("ol", { class: "fields" }, ...fields)];
  }

  private changeCards(found: Rewriting): HTMLElement[] {
    const { words } = this;
    const passages = found.applied;
    if (!passages.length) return [make("p", { class: "hint", role: "status" }, words.nothing)];
    const taken = passages.filter((passage) => !this.undone.has(keyOf(passage))).length;
    const cards = passages.map((passage) => this.changeCard(passage, found.offers));
    return [make("h3", {}, words.changes(taken, passages.length)), make("ol", {}, ...cards)];
  }

  private changeCard(passage: Passage, offers: readonly Offer[]): HTMLElement {
    const { words } = this;
    const { language } = this.view;
    const key = keyOf(passage);
    const isTaken = !this.undone.has(key);
    const [first] = passage.findings;
    const quote = shortened(isTaken ? passage.before : passage.after);
    const others = othersFor(passage, offers);
    const act = button(
      { class: "apply", "aria-label": isTaken ? words.undoThis(quote) : words.acceptThis(quote), "data-act": key },
      () => {
        this.toggle(key);
        this.side.querySelector<HTMLElement>(`[data-act="${key}"]`)?.focus();
      },
      isTaken ? words.undo : words.accept,
    );
    return make(
      "li",
      { class: isTaken ? "change" : "change undone", "data-category": first?.category, "data-passage": key },
      make("div", { class: "act" }, act),
      make("p", { class: "category" }, first ? WORDS[language].categories[first.category] : ""),
      ...passage.findings.map((finding) => make("p", {}, finding.message[language])),
      others.length
        ? make(
            "details",
            { "data-of": key },
            make("summary", {}, words.otherWords(others.length)),
            this.offers(others),
          )
        : null,
    );
  }

  /** Words that may be chosen; with what is found there where no card says it. */
  private offers(offers: readonly Offer[], isAlone = false): HTMLElement {
    const { words } = this;
    const { language } = this.view;
    return make(
      "ul",
      {},
      ...offers.map(({ finding, suggestion }) => {
        const isOrder = suggestion.id === ORDER;
        const replacement = suggestion.replacement ?? "";
        const was = this.view.text.slice(suggestion.start, suggestion.end);
        const note = suggestion.note?.[language];
        const label = words.chooseThis(isOrder ? words.inAnotherOrder : replacement || words.removed(was));
        const choose = () => {
          this.chosen = choosing(suggestion.id, this.chosen, this.found?.offers ?? []);
          this.undone = new Set([...this.undone].filter((key) => !touches(key, suggestion)));
          void this.ask();
        };
        return make(
          "li",
          { class: "offer-of", "data-category": finding.category },
          isAlone ? make("p", {}, finding.message[language]) : null,
          make("div", { class: "words" }, replacement ? withBlanks(replacement) : make("del", {}, was)),
          note ? make("p", { class: "note" }, note) : null,
          button({ class: "apply", "aria-label": label }, choose, words.choose),
        );
      }),
    );
  }

  private held(found: Rewriting): HTMLElement {
    const { words } = this;
    const { language } = this.view;
    return make(
      "details",
      { "data-of": "held", class: "held" },
      make("summary", {}, words.held(found.rejected.length)),
      make(
        "ul",
        {},
        ...found.rejected.map(({ candidate, reasons }) =>
          make(
            "li",
            {},
            make("p", { class: "quote" }, withBlanks(candidate)),
            ...reasons.map((reason) => make("p", { class: "note" }, reason[language])),
          ),
        ),
      ),
    );
  }

  private drawFoot(): void {
    const { words, found } = this;
    const all = found?.applied.map(keyOf) ?? [];
    const undo = button({ class: "quiet", id: "undo-all" }, () => {
      this.undone = new Set(all);
      this.filled.clear();
      this.draw();
      this.foot.querySelector<HTMLElement>("#accept-all")?.focus();
    }, words.undoAll);
    undo.disabled = !this.filled.size && all.every((key) => this.undone.has(key));
    const accept = button({ class: "quiet", id: "accept-all" }, () => {
      this.undone.clear();
      this.draw();
      this.foot.querySelector<HTMLElement>("#undo-all")?.focus();
    }, words.acceptAll);
    accept.disabled = all.every((key) => !this.undone.has(key));
    const copy = button({ class: "quiet" }, () => void this.copy(copy), words.copy);
    const use = button({ class: "main" }, () => this.take(), words.use);
    this.foot.replaceChildren(this.note, undo, accept, copy, use);
    this.drawNote();
  }

  /** How many blanks are left; words change only where the number did, so that nobody hears them twice. */
  private drawNote(): void {
    const { words } = this;
    const { pieces } = this;
    const left = pieces.reduce((sum, piece) => sum + holesIn({ ...piece, text: filledIn(piece, this.filled) }).length, 0);
    const said = left ? words.stillBlank(left) : words.ready;
    if (this.note.textContent !== said) this.note.textContent = said;
    const undo = this.foot.querySelector<HTMLButtonElement>("#undo-all");
    if (undo && this.filled.size) undo.disabled = false;
  }

  private async copy(label: HTMLElement): Promise<void> {
    const { words } = this;
    try {
      await navigator.clipboard.writeText(finished(this.pieces, this.filled));
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
    const text = finished(this.pieces, this.filled);
    this.dialog.close();
    this.use(text);
  }
}

/** Whether a passage by its key and a suggestion share words. */
function touches(key: string, { start, end }: { start: number; end: number }): boolean {
  const [from, to] = key.split("-").map(Number) as [number, number];
  return start <= to && from <= end;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const characters = [...line];
  return characters.length > QUOTED ? `${characters.slice(0, QUOTED).join("").trimEnd()}…` : line;
}
