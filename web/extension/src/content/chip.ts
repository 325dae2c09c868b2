/** The small sign at the corner of the box one writes in: how many places are marked, or that the coach is not there. */

import type { Language } from "../../../page/src/api";
import { button } from "../../../page/src/dom";
import type { Failure } from "../shared/messages";
import type { Layer } from "./layer";
import { Whereabouts } from "./whereabouts";
import { WORDS } from "./words";

export interface ChipView {
  count: number;
  failure: Failure | null;
  isChecked: boolean;
  language: Language;
}

const INSET = 6;
/** In a box this low the sign would lie on the words: it stands on its upper edge. */
const LOW = 64;

export class Chip {
  private readonly element: HTMLButtonElement;
  private near: HTMLElement | null = null;
  private whereabouts: Whereabouts | null = null;
  private shown = "";

  constructor(
    private readonly layer: Layer,
    pressed: () => void,
  ) {
    this.element = button({ class: "chip", tabindex: "-1" }, pressed);
    this.element.addEventListener("mousedown", (event) => event.preventDefault());
  }

  /** Show it at a box. */
  show(view: ChipView, near: HTMLElement): void {
    const { count, failure, isChecked, language } = view;
    const words = WORDS[language];
    const state = failure ? "failed" : !isChecked ? "checking" : count ? "marked" : "clear";
    const sign = failure ? "!" : !isChecked ? "…" : count ? String(count) : "✓";
    const label = failure ? words.failures[failure][0] : count ? words.marked(count) : words.clear;
    const isNew = near !== this.near || !this.element.isConnected;
    if (`${state} ${sign} ${label}` !== this.shown) {
      this.shown = `${state} ${sign} ${label}`;
      this.element.dataset["state"] = state;
      this.element.textContent = sign;
      this.element.setAttribute("aria-label", `Draft Coach: ${label}`);
      this.element.title = `Draft Coach: ${label}`;
    }
    if (isNew) this.follow(near);
  }

  hide(): void {
    this.whereabouts?.leave();
    this.near = null;
    this.layer.hide(this.element);
  }

  /** The place of the sign on the screen, for a card. */
  rect(): DOMRect {
    return this.element.getBoundingClientRect();
  }

  private follow(near: HTMLElement): void {
    this.whereabouts?.leave();
    this.near = near;
    this.whereabouts = new Whereabouts(near, () => this.place());
    this.place();
    this.whereabouts.watch();
  }

  private place(): void {
    const { near } = this;
    if (!near?.isConnected) return this.hide();
    const rect = near.getBoundingClientRect();
    const isSeen = rect.width > 0 && rect.bottom > 0 && rect.top < innerHeight && rect.right > 0 && rect.left < innerWidth;
    if (!isSeen) return this.layer.hide(this.element);
    this.layer.show(this.element, near);
    const { x, y } = this.layer.origin();
    const own = this.element.getBoundingClientRect();
    const top = rect.height < LOW ? rect.top - own.height / 2 : Math.min(rect.bottom, innerHeight) - own.height - INSET;
    this.element.style.left = `${Math.min(rect.right, innerWidth) - own.width - INSET - x}px`;
    this.element.style.top = `${Math.max(0, top) - y}px`;
  }
}
