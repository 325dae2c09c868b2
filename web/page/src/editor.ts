/**
 * The paper: a plain textarea, and behind it a mirror of the same text that carries the underlines.
 *
 * The textarea keeps what browsers do best (input methods, undo, spelling, plain paste). The mirror
 * has the same metrics and sets the height, so the textarea itself never scrolls.
 */

import type { Language, Span } from "./api";
import { make } from "./dom";
import { blanks, editBetween, levels, opening, segments } from "./spans";
import type { Live } from "./state";

const MOST_LEVELS = 3;
const LONG_DOCUMENT_SPAN = 160;
/** Keys that set the caret even where it does not move. */
const MOVES = /^(?:Arrow|Home$|End$|Page)/;

export class Editor {
  private composing = false;
  private drawn = "";
  /** Where the page or a paste has left the caret; null once the writer has set it. */
  private left: Span | null = null;
  /** The text before what comes in now. */
  private known = "";
  private fresh: Span | null = null;

  constructor(
    readonly area: HTMLTextAreaElement,
    private readonly mirror: HTMLElement,
    on: { change(): void; point(offset: number): void; place(): void },
  ) {
    const own = () => {
      if (!this.left) return;
      this.left = null;
      on.place();
    };
    area.addEventListener("pointerup", own);
    area.addEventListener("keydown", (event) => MOVES.test(event.key) && own());
    area.addEventListener("input", (event) => {
      if (this.isPaste(event) && !this.text.slice(area.selectionEnd).trim()) this.leave();
      this.known = this.text;
      on.change();
    });
    area.addEventListener("compositionstart", () => (this.composing = true));
    area.addEventListener("compositionend", () => {
      this.composing = false;
      on.change();
    });
    area.addEventListener("click", () => {
      if (area.selectionStart === area.selectionEnd) on.point(area.selectionStart);
    });
  }

  /** The draft. */
  get text(): string {
    return this.area.value;
  }

  /** Whether an input method is still composing. */
  get isComposing(): boolean {
    return this.composing;
  }

  /** Put a text without a trace in the undo history: for the draft of last time. */
  load(text: string): void {
    this.area.value = this.known = text;
    this.leave();
  }

  /** Whether lines came in at once: by a paste, by dictation, by another program. */
  private isPaste(event: Event): boolean {
    if ((event as InputEvent).inputType?.startsWith("insertFrom")) return true;
    const edit = editBetween(this.known, this.text);
    return Boolean(edit && this.text.slice(edit.start, edit.start + edit.inserted).trim().includes("\n"));
  }

  /** Remember that the caret stands where no writer has set it. */
  private leave(): void {
    const { selectionStart: start, selectionEnd: end } = this.area;
    this.left = { start, end };
  }

  /** Replace a span as if the writer had typed it, so that undo takes it back. */
  replace(start: number, end: number, replacement: string): void {
    const { area } = this;
    area.focus({ preventScroll: true });
    area.setSelectionRange(start, end);
    if (start === end && !replacement) return;
    const command = replacement ? "insertText" : "delete";
    if (!document.execCommand(command, false, replacement)) {
      area.setRangeText(replacement, start, end, "end");
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    const blank = blanks(replacement)[0];
    if (blank) this.select(start + blank.start, start + blank.end, false);
    else this.leave();
  }

  /** Replace everything; undo takes it back. */
  replaceAll(text: string): void {
    this.replace(0, this.text.length, text);
  }

  /** Select a span; `focus` also gives it the keyboard. A blank is selected to be filled. */
  select(start: number, end: number, focus: boolean): void {
    if (focus) this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, end);
    const isBlank = blanks(this.text).some((blank) => blank.start === start && blank.end === end);
    this.left = isBlank ? null : { start, end };
  }

  /** Bring the mark of a finding into view. */
  show(key: string): void {
    const mark = [...this.mirror.querySelectorAll<HTMLElement>("[data-key]")].find(
      (element) => element.dataset["key"] === key,
    );
    mark?.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
  }

  /** Where the caret or selection is; null unless the writer has set it. */
  get caret(): Span | null {
    const { selectionStart: start, selectionEnd: end } = this.area;
    const isLeft = this.left?.start === start && this.left.end === end;
    return isLeft ? null : { start, end };
  }

  /** Tint words that were just put in; null takes the tint away. */
  tint(words: Span | null): void {
    this.fresh = words;
    this.drawn = "";
  }

  /** Bring the tinted words into view. */
  showTinted(): void {
    const mark = this.mirror.querySelector(".fresh");
    mark?.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
  }

  /** Draw the underlines of the findings, costliest nearest to the text, and the blanks. */
  draw(findings: readonly Live[], active: string | null, language: Language): void {
    const text = this.text;
    const state = signature(text, findings, active, language);
    if (state === this.drawn) return;
    this.drawn = state;
    const marked = findings
      .filter((finding) => isMarked(finding) || finding.key === active)
      .map((finding) => (finding.key === active ? finding : opening(finding, text)));
    const level = levels(marked);
    const holes = blanks(text);
    const plain = [...holes, ...(this.fresh ? [this.fresh] : [])];
    const pieces = segments(text.length, [...plain, ...marked]);
    const content = document.createDocumentFragment();
    for (const piece of pieces) {
      let node: Node = document.createTextNode(text.slice(piece.start, piece.end));
      for (const index of piece.marks) {
        const at = index - plain.length;
        const finding = marked[at];
        node = finding
          ? underline(node, finding, level[at]!, finding.key === active)
          : make("span", { class: index < holes.length ? "hole" : "fresh" }, node);
      }
      content.append(node);
    }
    content.append("\u200b");
    this.mirror.replaceChildren(content);
  }
}

function underline(inner: Node, finding: Live, level: number, active: boolean): HTMLElement {
  return make(
    "u",
    {
      "data-key": finding.key,
      "data-category": finding.category,
      "data-severity": finding.severity,
      "data-level": isMarked(finding) ? Math.min(level, MOST_LEVELS) : MOST_LEVELS,
      class: active && "on",
    },
    inner,
  );
}

/** A finding about the whole message may span all of it; that is no place to underline. */
function isMarked(finding: Live): boolean {
  return finding.scope === "sentence" || finding.end - finding.start <= LONG_DOCUMENT_SPAN;
}

function signature(
  text: string,
  findings: readonly Live[],
  active: string | null,
  language: Language,
): string {
  const places = findings.map((item) => `${item.key}:${item.start}:${item.end}:${item.severity}`);
  return [language, active, places.join(), text].join("\0");
}

function calm(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
