/** The text of a rich editor with the way back to its nodes. All offsets are UTF-16. */

import type { Span } from "../../../page/src/api";

/** A stretch of a text node that stands in the text as it is. */
interface Piece extends Span {
  node: Text;
  /** Where the stretch begins in its node. */
  from: number;
  /** Whether the writer can change it: not within a chip that the editor keeps whole. */
  open: boolean;
}

/** How an editor lays out its text; it does not change while one writes. */
export interface Layout {
  /** Whether line ends and runs of spaces in its text nodes are shown as they are. */
  pre: boolean;
  /** How many line ends part two paragraphs: two where the page leaves room between them. */
  paragraph: 1 | 2;
}

export interface Aside {
  /** What is a quoted message, not the draft. */
  quoted: string;
  /** What is the writer's signature. */
  signature: string;
}

/** What stands in an editor at one moment. */
export interface Snapshot {
  text: string;
  /** The quoted message below the draft, as plain text. */
  quoted: string;
  pieces: readonly Piece[];
}

const SKIPPED = new Set([
  "SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "IFRAME", "OBJECT", "SELECT", "TEXTAREA", "INPUT", "BUTTON", "svg", "VIDEO", "AUDIO", "CANVAS",
]);
const BLOCKS = new Set([
  "ADDRESS", "ARTICLE", "ASIDE", "BLOCKQUOTE", "BODY", "DD", "DETAILS", "DIV", "DL", "DT", "FIGCAPTION", "FIGURE", "FOOTER", "FORM",
  "H1", "H2", "H3", "H4", "H5", "H6", "HEADER", "HR", "LI", "MAIN", "NAV", "OL", "P", "PRE", "SECTION", "TABLE", "TBODY", "TR", "UL",
]);
const CELLS = new Set(["TD", "TH"]);
/** Marks that editors put in for the caret; nobody sees them. */
const UNSEEN = /[\u200b\ufeff]/;
const DELIMITER = "-- ";
const ROOM = 4;

/** How an editor lays out its text, as the browser computes it. */
export function layoutOf(root: HTMLElement): Layout {
  const pre = /^(?:pre|break-spaces)/.test(getComputedStyle(root).whiteSpace);
  const paragraph = root.querySelector("p");
  const style = paragraph && getComputedStyle(paragraph);
  const room = style ? Math.max(parseFloat(style.marginTop) || 0, parseFloat(style.marginBottom) || 0) : 0;
  return { pre, paragraph: room > ROOM ? 2 : 1 };
}

/** Read an editor. It changes nothing and computes no style. */
export function readRich(root: HTMLElement, layout: Layout, aside: Aside): Snapshot {
  const reader = new Reader(layout, aside);
  reader.children(root, true);
  return { text: reader.text, pieces: reader.pieces, quoted: reader.quoted.join("\n").trim() };
}

class Reader {
  text = "";
  readonly pieces: Piece[] = [];
  readonly quoted: string[] = [];
  /** Line ends that stand before the next words, if any come. */
  private due = 0;

  constructor(
    private readonly layout: Layout,
    private readonly aside: Aside,
  ) {}

  children(element: Element, open: boolean): void {
    for (let node = element.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === 3) this.words(node as Text, open);
      else if (node.nodeType === 1) this.element(node as Element, open);
    }
  }

  private element(element: Element, open: boolean): void {
    const name = element.nodeName;
    if (name === "BR") return this.lineEnd();
    if (name === "IMG") return this.add((element as HTMLImageElement).alt);
    if (SKIPPED.has(name)) return;
    if (element.matches(this.aside.quoted)) return this.quote(element); // also while it is folded away
    if (element.hasAttribute("hidden")) return;
    if (element.matches(this.aside.signature)) this.sign();
    const editable = element.getAttribute("contenteditable");
    const gap = name === "P" ? this.layout.paragraph : BLOCKS.has(name) ? 1 : 0;
    this.part(gap);
    this.children(element, editable === null ? open : editable !== "false");
    if (CELLS.has(name)) this.add(" ");
    this.part(gap);
  }

  /** The end of a block: what follows begins a new line, unless one begins already. */
  private part(gap: number): void {
    if (this.text) this.due = Math.max(this.due, gap);
  }

  private lineEnd(): void {
    this.flush();
    this.due = 1;
  }

  private flush(): void {
    this.text += "\n".repeat(this.due);
    this.due = 0;
  }

  /** Words that stand in no text node. */
  private add(words: string): void {
    if (!words) return;
    this.flush();
    this.text += words;
  }

  private words(node: Text, open: boolean): void {
    let data = node.data;
    if (!data) return;
    if (!this.layout.pre) {
      if (!data.trim() && !data.includes("\u00a0") && (this.due || !this.text)) return;
      data = data.replace(/[\t\n\r\f]/g, " ");
    }
    data = data.replaceAll("\u00a0", " ");
    if (!UNSEEN.test(data)) return this.piece(node, 0, data, open);
    let from = 0;
    for (const part of data.split(UNSEEN)) {
      this.piece(node, from, part, open);
      from += part.length + 1;
    }
  }

  private piece(node: Text, from: number, words: string, open: boolean): void {
    if (!words) return;
    this.flush();
    const start = this.text.length;
    this.text += words;
    this.pieces.push({ node, from, start, end: start + words.length, open });
  }

  private quote(element: Element): void {
    const reader = new Reader(this.layout, { quoted: ":not(*)", signature: ":not(*)" });
    reader.children(element, false);
    this.quoted.push(reader.text.trim());
    this.part(1);
  }

  /** The line that tells a signature, which many editors leave out. */
  private sign(): void {
    const line = this.text.slice(this.text.lastIndexOf("\n") + 1).trimEnd();
    if (line === DELIMITER.trimEnd()) return;
    this.part(1);
    this.add(DELIMITER);
    this.due = 1;
  }
}

/** The piece that holds the character at an offset; of virtual line ends, the piece behind. */
function pieceAt(pieces: readonly Piece[], offset: number): Piece | undefined {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return pieces[low];
}

/** A place in the nodes of an editor. */
export interface Ends {
  startContainer: Text;
  startOffset: number;
  endContainer: Text;
  endOffset: number;
}

/** Where a span that is not empty lies in the nodes; null if nothing of it stands in any. */
export function endsOf({ pieces }: Snapshot, { start, end }: Span): Ends | null {
  const first = pieceAt(pieces, start);
  if (!first || first.start >= end) return null;
  let last = pieceAt(pieces, end - 1);
  if (!last || last.start >= end) last = pieces[pieces.indexOf(last ?? first) - 1] ?? pieces.at(-1)!;
  return {
    startContainer: first.node,
    startOffset: first.from + Math.max(0, start - first.start),
    endContainer: last.node,
    endOffset: last.from + Math.min(end, last.end) - last.start,
  };
}

/** Where the caret stands between two characters: behind the one before it where there is one on its line. */
export function caretAt({ pieces, text }: Snapshot, offset: number): { node: Text; offset: number } | null {
  const before = offset > 0 && text[offset - 1] !== "\n" ? pieceAt(pieces, offset - 1) : undefined;
  if (before && before.start < offset) return { node: before.node, offset: before.from + Math.min(offset, before.end) - before.start };
  const after = pieceAt(pieces, offset);
  return after && after.start === offset ? { node: after.node, offset: after.from } : null;
}

/** Whether the writer can change every character of a span. */
export function isOpenAt({ pieces, text }: Snapshot, { start, end }: Span): boolean {
  let covered = 0;
  for (const piece of pieces) {
    const length = Math.min(end, piece.end) - Math.max(start, piece.start);
    if (length <= 0) continue;
    if (!piece.open) return false;
    covered += length;
  }
  const lineEnds = text.slice(start, end).split("\n").length - 1;
  return covered + lineEnds === end - start;
}

/** The offset in the text of a place in the nodes; null if it is in none of its pieces. */
export function offsetOf({ pieces }: Snapshot, node: Node, offset: number): number | null {
  if (node.nodeType === 3) {
    const own = pieces.filter((piece) => piece.node === node);
    const piece = own.find((item) => offset <= item.from + item.end - item.start) ?? own.at(-1);
    return piece ? piece.start + Math.max(0, Math.min(offset - piece.from, piece.end - piece.start)) : null;
  }
  const before = node.childNodes[offset - 1];
  const inside = pieces.findLast((piece) => (before ? before.contains(piece.node) : false));
  if (inside) return inside.end;
  const behind = pieces.find((piece) => node.childNodes[offset]?.contains(piece.node));
  return behind?.start ?? null;
}
