/** The draft said again: every change is shown, and can be taken back, before it goes into the box. */

import { make, withBlanks } from "../../../page/src/dom";
import { either } from "../../../page/src/either";
import { finished, keyOf, paragraphsOf, piecesOf, type Piece, type Strength } from "../../../page/src/rewriting";
import { REWRITE_WORDS } from "../../../page/src/rewritewords";
import { ask, type Rewrite } from "../shared/messages";
import type { Desk } from "./desk";
import { Preview } from "./preview";
import { POPUP_WORDS } from "./words";

export class Rewriting {
  private readonly preview: Preview;
  private readonly undone = new Set<string>();
  private strength: Strength = "neutral";
  private found: Rewrite | null = null;

  constructor(private readonly desk: Desk) {
    this.preview = new Preview(desk, POPUP_WORDS[desk.language].rewriteTitle);
    this.drawStrength();
    this.ask();
  }

  get element(): HTMLElement {
    return this.preview.element;
  }

  private ask(): void {
    const { text, context } = this.desk.box;
    void this.preview.load(
      () => ask("rewrite", { text, context, strength: this.strength }),
      (found) => {
        this.found = found;
        this.draw();
      },
    );
  }

  private drawStrength(): void {
    const words = REWRITE_WORDS[this.desk.language];
    const dial = either(words.strength, words.strengths, this.strength, (strength) => {
      this.strength = strength;
      this.drawStrength();
      this.preview.choices.querySelector<HTMLElement>("[aria-pressed=true]")?.focus();
      this.ask();
    });
    this.preview.choices.replaceChildren(dial);
  }

  private get pieces(): Piece[] {
    return piecesOf(this.desk.box.text, this.found!.applied, this.undone);
  }

  private draw(): void {
    const words = POPUP_WORDS[this.desk.language];
    const { pieces } = this;
    if (!this.found!.applied.length) return this.preview.say(words.nothing);
    const focused = this.preview.body.querySelector(":focus")?.getAttribute("data-passage");
    this.preview.body.replaceChildren(
      make("p", { class: "hint" }, words.rewriteHint),
      ...paragraphsOf(pieces).map((paragraph) => make("p", { class: "said" }, ...paragraph.map((piece) => this.piece(piece)))),
    );
    if (focused) this.preview.body.querySelector<HTMLElement>(`[data-passage="${focused}"]`)?.focus();
    this.preview.finish(() => finished(this.pieces, new Map()), "put");
  }

  /** A change is a switch: pressed as long as the new words are taken. */
  private piece({ passage, text, isTaken }: Piece): Node {
    if (!passage) return document.createTextNode(text);
    const words = POPUP_WORDS[this.desk.language];
    const key = keyOf(passage);
    const { before, after } = passage;
    const mark = make(
      "span",
      {
        class: "change", role: "button", tabindex: "0", "data-passage": key, "aria-pressed": String(isTaken),
        title: isTaken ? words.keepMine(before) : words.takeNew(after),
      },
      isTaken && before.trim() ? make("del", {}, before) : null,
      isTaken && before.trim() && after ? " " : null,
      isTaken ? make("ins", {}, withBlanks(after)) : before,
    );
    const toggle = () => {
      if (!this.undone.delete(key)) this.undone.add(key);
      this.draw();
    };
    mark.addEventListener("click", toggle);
    mark.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      toggle();
    });
    return mark;
  }
}
