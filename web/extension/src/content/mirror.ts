/** A copy of a field's text, laid out exactly over it and unseen but for its underlines. */

import type { Span } from "../../../page/src/api";
import type { Layer } from "./layer";

type Field = HTMLTextAreaElement | HTMLInputElement;

const COPIED = [
  "font-family", "font-size", "font-weight", "font-style", "font-stretch", "font-variant", "font-kerning", "font-feature-settings",
  "font-optical-sizing", "font-variation-settings", "letter-spacing", "word-spacing", "line-height", "text-indent", "text-transform",
  "text-align", "text-rendering", "direction", "tab-size", "word-break", "overflow-wrap", "line-break", "hyphens",
  "padding-top", "padding-right", "padding-bottom", "padding-left",
];

export class Mirror {
  private readonly frame = document.createElement("div");
  private readonly sheet = document.createElement("div");
  private readonly isLine: boolean;
  private lines: { text: string; node: Text; row: HTMLElement }[] = [];
  /** The ancestors that cut off what is outside of them. */
  private cutters: Element[] = [];

  constructor(
    private readonly field: Field,
    private readonly layer: Layer,
  ) {
    this.isLine = field instanceof HTMLInputElement;
    this.frame.className = "mirror";
    this.frame.setAttribute("aria-hidden", "true");
    this.sheet.className = "sheet";
    this.frame.append(this.sheet);
  }

  /** Make the copy say what the field says; only lines that changed are laid out again. */
  say(text: string): void {
    const wanted = text.split("\n");
    const most = Math.min(wanted.length, this.lines.length);
    let head = 0;
    while (head < most && wanted[head] === this.lines[head]!.text) head++;
    let tail = 0;
    while (tail < most - head && wanted[wanted.length - 1 - tail] === this.lines[this.lines.length - 1 - tail]!.text) tail++;
    const old = this.lines.slice(head, this.lines.length - tail);
    const now = wanted.slice(head, wanted.length - tail).map((line, index) => this.line(line, old[index]));
    const behind = this.lines[this.lines.length - tail]?.row ?? null;
    for (const { row } of old.slice(now.length)) row.remove();
    for (const { row } of now.slice(old.length)) this.sheet.insertBefore(row, behind);
    this.lines.splice(head, old.length, ...now);
  }

  private line(text: string, old: { node: Text; row: HTMLElement } | undefined): { text: string; node: Text; row: HTMLElement } {
    if (old) {
      old.node.data = text;
      return { ...old, text };
    }
    const row = document.createElement("div");
    const node = document.createTextNode(text);
    row.append(node);
    return { text, node, row };
  }

  /** Take over how the field looks: when it is first seen, and when it changes its size. */
  dress(): void {
    const style = getComputedStyle(this.field);
    for (const name of COPIED) this.sheet.style.setProperty(name, style.getPropertyValue(name));
    this.sheet.style.setProperty("white-space", this.isLine ? "pre" : style.getPropertyValue("white-space"));
    this.cutters = cuttersOf(this.field);
  }

  /** Lay the copy over the field where it is now, scrolled as it is; hidden where the field is. */
  place(): void {
    const { field, frame, sheet } = this;
    const rect = field.getBoundingClientRect();
    const seen = this.cutters.reduce((part, cutter) => meet(part, cutter.getBoundingClientRect()), meet(inner(field, rect), view()));
    if (!field.isConnected || seen.right <= seen.left || seen.bottom <= seen.top) return this.layer.hide(frame);
    this.layer.show(frame, field);
    const { x, y } = this.layer.origin();
    const scale = field.offsetWidth ? rect.width / field.offsetWidth : 1;
    const { style } = frame;
    style.left = `${seen.left - x}px`;
    style.top = `${seen.top - y}px`;
    style.width = `${seen.right - seen.left}px`;
    style.height = `${seen.bottom - seen.top}px`;
    const left = rect.left + field.clientLeft * scale - seen.left;
    const top = rect.top + field.clientTop * scale - seen.top;
    sheet.style.width = this.isLine ? "max-content" : `${field.clientWidth}px`;
    if (this.isLine) sheet.style.minWidth = `${field.clientWidth}px`;
    if (this.isLine) sheet.style.lineHeight = `${field.clientHeight - paddings(field)}px`;
    sheet.style.transform = `translate(${left - field.scrollLeft * scale}px,${top - field.scrollTop * scale}px) scale(${scale})`;
  }

  /** Where a stretch that is not empty lies in the copy. */
  ends({ start, end }: Span): StaticRangeInit | null {
    const [first, last] = [this.at(start), this.at(end)];
    if (!first || !last) return null;
    return { startContainer: first.node, startOffset: first.offset, endContainer: last.node, endOffset: last.offset };
  }

  /** Where a stretch lies on the screen, line by line; only what is not scrolled away. */
  rects(span: Span): DOMRect[] {
    const ends = this.ends(span);
    if (!ends || !this.frame.isConnected) return [];
    const range = document.createRange();
    range.setStart(ends.startContainer, ends.startOffset);
    range.setEnd(ends.endContainer, ends.endOffset);
    const frame = this.frame.getBoundingClientRect();
    const isSeen = (rect: DOMRect) => rect.width > 0 && rect.bottom > frame.top && rect.top < frame.bottom;
    return [...range.getClientRects()].filter(isSeen);
  }

  /** Scroll the field so that a stretch is in view. */
  reveal(span: Span): void {
    const ends = this.ends(span);
    if (!ends) return;
    this.field.scrollIntoView({ block: "nearest" });
    const range = document.createRange();
    range.setStart(ends.startContainer, ends.startOffset);
    range.setEnd(ends.endContainer, ends.endOffset);
    const [words, seen] = [range.getBoundingClientRect(), this.field.getBoundingClientRect()];
    if (words.top < seen.top) this.field.scrollTop -= seen.top - words.top + words.height;
    if (words.bottom > seen.bottom) this.field.scrollTop += words.bottom - seen.bottom + words.height;
    if (words.left < seen.left || words.right > seen.right) this.field.scrollLeft += words.left - seen.left - words.height;
    this.place();
  }

  remove(): void {
    this.layer.hide(this.frame);
  }

  private at(offset: number): { node: Text; offset: number } | null {
    let from = 0;
    for (const { text, node } of this.lines) {
      if (offset <= from + text.length) return { node, offset: offset - from };
      from += text.length + 1;
    }
    return null;
  }
}

interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function meet(one: Area, other: Area): Area {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

function view(): Area {
  return { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
}

/** The field without its borders and scroll bar. */
function inner(field: Field, rect: DOMRect): Area {
  const scale = field.offsetWidth ? rect.width / field.offsetWidth : 1;
  const [left, top] = [rect.left + field.clientLeft * scale, rect.top + field.clientTop * scale];
  return { left, top, right: left + field.clientWidth * scale, bottom: top + field.clientHeight * scale };
}

function paddings(field: Field): number {
  const style = getComputedStyle(field);
  return parseFloat(style.paddingTop) + parseFloat(style.paddingBottom);
}

function cuttersOf(field: Element): Element[] {
  const found: Element[] = [];
  for (let element = up(field); element && element !== document.documentElement; element = up(element)) {
    const { overflowX, overflowY } = getComputedStyle(element);
    if (element !== document.body && (overflowX !== "visible" || overflowY !== "visible")) found.push(element);
  }
  return found;
}

function up(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}
