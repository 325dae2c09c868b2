/** A rich editor: underlined through highlights, changed through the keyboard's path. */

import type { Span } from "../../../page/src/api";
import type { Change } from "../../../page/src/applying";
import type { Put } from "../shared/messages";
import { draw, ink, wipe, type Stroke } from "./inks";
import { put, type Target } from "./putting";
import { caretAt, endsOf, isOpenAt, layoutOf, offsetOf, readRich, type Aside, type Layout, type Snapshot } from "./rich";
import type { Mark, Surface } from "./surface";

export class RichSurface implements Surface {
  private layout: Layout;
  private snapshot: Snapshot = { text: "", quoted: "", pieces: [] };
  /** Whether the layout was computed with a paragraph to look at. */
  private isKnown = false;

  constructor(
    readonly box: HTMLElement,
    private readonly aside: Aside,
  ) {
    this.layout = layoutOf(box);
  }

  read(): string {
    if (!this.isKnown && this.box.querySelector("p")) {
      this.layout = layoutOf(this.box);
      this.isKnown = true;
    }
    this.snapshot = readRich(this.box, this.layout, this.aside);
    return this.snapshot.text;
  }

  get quoted(): string {
    return this.snapshot.quoted;
  }

  draw(marks: readonly Mark[]): void {
    ink(this.box.getRootNode());
    const strokes: Stroke[] = [];
    for (const { category, active, ...span } of marks) {
      const ends = endsOf(this.snapshot, span);
      if (ends) strokes.push({ category, active, ends });
    }
    draw(this, strokes);
  }

  rects(span: Span): DOMRect[] {
    const range = this.range(span);
    return range ? [...range.getClientRects()].filter((rect) => rect.width > 0) : [];
  }

  caret(): Span | null {
    const range = selectionIn(this.box);
    if (!range) return null;
    const start = offsetOf(this.snapshot, range.startContainer, range.startOffset);
    const end = offsetOf(this.snapshot, range.endContainer, range.endOffset);
    return start === null || end === null ? null : { start, end: Math.max(start, end) };
  }

  select({ start, end }: Span): void {
    this.place(start, end);
  }

  reveal(span: Span): void {
    this.range(span)?.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
  }

  isOpen(span: Span): boolean {
    return isOpenAt(this.snapshot, span);
  }

  put(change: Change): Promise<Put> {
    const target: Target = {
      element: this.box,
      read: () => this.read(),
      select: (start, end) => this.isOpen({ start, end }) && this.place(start, end),
    };
    return put(target, change);
  }

  leave(): void {
    wipe(this);
  }

  /** Give the editor the keyboard, with a stretch selected. */
  private place(start: number, end: number): boolean {
    const range = start < end ? this.range({ start, end }) : this.point(start);
    const selection = this.box.ownerDocument.getSelection();
    if (!range || !selection) return false;
    const page = this.box.ownerDocument;
    if (page.designMode !== "on") this.box.focus({ preventScroll: true });
    selection.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    return true;
  }

  private range(span: Span): Range | null {
    const ends = endsOf(this.snapshot, span);
    if (!ends || !ends.startContainer.isConnected || !ends.endContainer.isConnected) return null;
    if (ends.endOffset > ends.endContainer.length || ends.startOffset > ends.startContainer.length) return null;
    const range = this.box.ownerDocument.createRange();
    range.setStart(ends.startContainer, ends.startOffset);
    range.setEnd(ends.endContainer, ends.endOffset);
    return range;
  }

  private point(offset: number): Range | null {
    const place = caretAt(this.snapshot, offset);
    const range = this.box.ownerDocument.createRange();
    if (place) range.setStart(place.node, place.offset);
    else if (!this.snapshot.text) range.selectNodeContents(this.box);
    else return null;
    range.collapse(true);
    return range;
  }
}

/** The selection within a box, also in a shadow root. */
function selectionIn(box: HTMLElement): { startContainer: Node; startOffset: number; endContainer: Node; endOffset: number } | null {
  const root = box.getRootNode();
  const selection = box.ownerDocument.getSelection();
  if (!selection) return null;
  const range = root instanceof ShadowRoot ? composed(selection, root) : selection.rangeCount ? selection.getRangeAt(0) : null;
  return range && box.contains(range.startContainer) && box.contains(range.endContainer) ? range : null;
}

interface Composing {
  getComposedRanges?(options: { shadowRoots: ShadowRoot[] }): StaticRange[];
}

function composed(selection: Selection, root: ShadowRoot): StaticRange | null {
  return (selection as unknown as Composing).getComposedRanges?.({ shadowRoots: [root] })[0] ?? null;
}
