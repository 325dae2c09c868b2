/** Why a passage was said again, shown beside it while it is pointed at or has the keyboard. */

import type { Language } from "./api";
import { make } from "./dom";
import type { Passage } from "./rewriting";
import { WORDS } from "./words";

const GAP = 6;
const EDGE = 10;
const LINGER = 160;

export class Reasons {
  readonly element = make("div", { class: "reasons", id: "reasons", role: "tooltip", hidden: true });
  private mark: HTMLElement | null = null;
  private leaving = 0;

  /** `place` is what the reasons go away with when it scrolls. */
  constructor(place: HTMLElement) {
    place.addEventListener("scroll", () => this.hide(), true);
    this.element.addEventListener("pointerenter", () => clearTimeout(this.leaving));
    this.element.addEventListener("pointerleave", () => this.leave());
  }

  get isShown(): boolean {
    return !this.element.hidden;
  }

  isFor(mark: HTMLElement): boolean {
    return this.isShown && this.mark === mark;
  }

  /** Show the reasons of a passage under its mark, above it where there is no room. */
  show(mark: HTMLElement, passage: Passage, hint: string, language: Language): void {
    clearTimeout(this.leaving);
    this.mark = mark;
    this.element.replaceChildren(
      ...passage.findings.map((finding) =>
        make(
          "div",
          { "data-category": finding.category },
          make("p", { class: "category" }, WORDS[language].categories[finding.category]),
          make("p", {}, finding.message[language]),
          make("p", { class: "why" }, finding.why[language]),
        ),
      ),
      make("p", { class: "note" }, hint),
    );
    this.element.hidden = false;
    this.put(mark);
  }

  /** The pointer went away; it may be on its way to the words. */
  leave(): void {
    clearTimeout(this.leaving);
    this.leaving = window.setTimeout(() => {
      if (this.mark !== document.activeElement) this.hide();
    }, LINGER);
  }

  hide(): void {
    clearTimeout(this.leaving);
    this.element.hidden = true;
    this.mark = null;
  }

  private put(mark: HTMLElement): void {
    const lines = [...mark.getClientRects()];
    const [first, last] = [lines[0], lines.at(-1)];
    if (!first || !last) return;
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const below = last.bottom + GAP;
    const top = below + height < innerHeight - EDGE ? below : Math.max(EDGE, first.top - GAP - height);
    const { clientWidth } = document.documentElement;
    const left = Math.max(EDGE, Math.min(last.left, clientWidth - EDGE - width));
    this.element.style.setProperty("left", `${left}px`);
    this.element.style.setProperty("top", `${top}px`);
  }
}
