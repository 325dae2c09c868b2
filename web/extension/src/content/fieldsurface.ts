/** A textarea or a text input: underlined in a copy that lies over it. */

import type { Span } from "../../../page/src/api";
import type { Change } from "../../../page/src/applying";
import type { Put } from "../shared/messages";
import { draw, wipe, type Stroke } from "./inks";
import type { Layer } from "./layer";
import { Mirror } from "./mirror";
import { put, type Target } from "./putting";
import type { Mark, Surface } from "./surface";
import { Whereabouts } from "./whereabouts";

export class FieldSurface implements Surface {
  readonly quoted = "";
  private readonly mirror: Mirror;
  private readonly whereabouts: Whereabouts;
  private isDrawn = false;

  constructor(
    readonly box: HTMLTextAreaElement | HTMLInputElement,
    layer: Layer,
  ) {
    this.mirror = new Mirror(box, layer);
    this.whereabouts = new Whereabouts(box, (isResized) => {
      if (isResized) this.mirror.dress();
      this.mirror.place();
    });
  }

  read(): string {
    return this.box.value;
  }

  draw(marks: readonly Mark[]): void {
    if (!marks.length) return this.clear();
    if (!this.isDrawn) this.mirror.dress();
    this.mirror.say(this.box.value);
    if (!this.isDrawn) {
      this.mirror.place();
      this.whereabouts.watch();
      this.isDrawn = true;
    }
    const strokes: Stroke[] = [];
    for (const { category, active, ...span } of marks) {
      const ends = this.mirror.ends(span);
      if (ends) strokes.push({ category, active, ends });
    }
    draw(this, strokes);
  }

  rects(span: Span): DOMRect[] {
    return this.mirror.rects(span);
  }

  caret(): Span | null {
    const { selectionStart, selectionEnd } = this.box;
    return selectionStart === null || selectionEnd === null ? null : { start: selectionStart, end: selectionEnd };
  }

  select({ start, end }: Span): void {
    this.box.focus({ preventScroll: true });
    this.box.setSelectionRange(start, end);
  }

  reveal(span: Span): void {
    this.mirror.reveal(span);
  }

  isOpen(): boolean {
    return !this.box.readOnly && !this.box.disabled;
  }

  async put(change: Change): Promise<Put> {
    const target: Target = {
      element: this.box,
      read: () => this.box.value,
      select: (start, end) => {
        this.select({ start, end });
        return this.isOpen();
      },
    };
    return this.box.ownerDocument.queryCommandSupported("insertText") ? put(target, change) : this.set(change);
  }

  leave(): void {
    this.clear();
  }

  /** For a browser in which a field takes no editing commands: undo is lost, but the page notices. */
  private set({ start, end, text }: Change): Put {
    this.box.setRangeText(text, start, end, "end");
    this.box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertReplacementText", data: text }));
    return this.box.value.slice(start, start + text.length) === text ? "done" : "refused";
  }

  private clear(): void {
    wipe(this);
    this.whereabouts.leave();
    this.mirror.remove();
    this.isDrawn = false;
  }
}
