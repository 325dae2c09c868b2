/** What the last look found, above the box; the keyboard stays where it is. */

import type { Language } from "../../../page/src/api";
import { button, make } from "../../../page/src/dom";
import type { Live } from "../../../page/src/state";
import type { Layer } from "./layer";
import type { Objection } from "./sending";
import { WORDS } from "./words";

const GAP = 8;
const MOST = 5;

export interface LookView {
  objections: readonly Objection[];
  language: Language;
  /** Which key sends anyway; null where it is the button. */
  key: string | null;
}

export class Look {
  private element: HTMLElement | null = null;

  constructor(
    private readonly layer: Layer,
    private readonly open: (finding: Live) => void,
  ) {}

  get isShown(): boolean {
    return this.element !== null;
  }

  show({ objections, language, key }: LookView, near: HTMLElement): void {
    this.hide();
    const words = WORDS[language];
    const items = objections.slice(0, MOST).map((objection) => {
      if ("blank" in objection) return make("li", { "data-category": "ready" }, make("span", {}, words.blank(objection.blank)));
      const { finding } = objection;
      const go = button({ class: "go" }, () => this.open(finding), words.toFix);
      return make("li", { "data-category": finding.category }, make("span", {}, finding.message[language]), go);
    });
    const how = make("p", { class: "how" }, key ? words.anyway(key) : words.anywayPress);
    const look = make("div", { class: "look", role: "alert" }, make("h2", {}, words.look), make("ul", {}, ...items), how);
    look.addEventListener("mousedown", (event) => event.preventDefault());
    this.element = look;
    this.layer.show(look, near);
    this.place(look, near.getBoundingClientRect());
  }

  hide(): void {
    if (this.element) this.layer.hide(this.element);
    this.element = null;
  }

  private place(look: HTMLElement, box: DOMRect): void {
    const { x, y } = this.layer.origin();
    const { width, height } = look.getBoundingClientRect();
    const above = box.top - GAP - height;
    const top = above >= GAP ? above : Math.max(GAP, Math.min(box.bottom, innerHeight) - GAP - height);
    look.style.left = `${Math.max(GAP, Math.min(box.left, innerWidth - GAP - width)) - x}px`;
    look.style.top = `${top - y}px`;
  }
}
