/** The underlines: CSS highlights, so that no page's text is touched. */

import type { Category } from "../../../page/src/api";

/** A stretch to underline. */
export interface Stroke {
  category: Category;
  /** What stands out because its card is open. */
  active: boolean;
  ends: StaticRangeInit;
}

/** The lowest first: where two overlap, the later is drawn over the earlier. */
const ORDER: readonly Category[] = [
  "clarity", "informal", "culture", "ready", "question", "completeness", "commitment", "record", "identifier", "time", "blame",
];
const ACTIVE = "draft-coach-active";
const nameOf = (category: Category): string => `draft-coach-${category}`;

/** Colours that are seen on white and on black: a page does not say which it is. */
const COLOURS: Record<Category, string> = {
  blame: "#d9483c",
  time: "#c27a10",
  record: "#179488",
  commitment: "#c85a97",
  completeness: "#2b86a6",
  question: "#4a78e0",
  identifier: "#b8622a",
  ready: "#8f8a16",
  culture: "#4d9441",
  informal: "#8d63c4",
  clarity: "#728193",
};

/** The style of all underlines, for the roots in which they are drawn. */
export const INK_STYLE = [
  ...ORDER.map(
    (category) =>
      `::highlight(${nameOf(category)}){text-decoration:underline 2px ${COLOURS[category]};text-underline-offset:3px;text-decoration-skip-ink:none}`,
  ),
  `::highlight(${ACTIVE}){background-color:rgb(255 196 64 / 28%)}`,
].join("\n");

const highlights = new Map<string, Highlight>();
/** What each owner has drawn. */
const drawn = new Map<object, [Highlight, StaticRange][]>();

/** Draw the strokes of an owner in place of those it had. */
export function draw(owner: object, strokes: readonly Stroke[]): void {
  wipe(owner);
  if (!strokes.length) return;
  const own: [Highlight, StaticRange][] = [];
  for (const { category, active, ends } of strokes) {
    const range = new StaticRange(ends);
    for (const name of active ? [nameOf(category), ACTIVE] : [nameOf(category)]) {
      const highlight = highlightOf(name, ORDER.indexOf(category));
      highlight.add(range);
      own.push([highlight, range]);
    }
  }
  drawn.set(owner, own);
}

/** Take the strokes of an owner away. */
export function wipe(owner: object): void {
  for (const [highlight, range] of drawn.get(owner) ?? []) highlight.delete(range);
  drawn.delete(owner);
}

/** The highlight of a name, which a page may have taken out of its list. */
function highlightOf(name: string, priority: number): Highlight {
  let highlight = highlights.get(name);
  if (!highlight) {
    highlight = new Highlight();
    highlight.priority = priority;
    highlights.set(name, highlight);
  }
  if (CSS.highlights.get(name) !== highlight) CSS.highlights.set(name, highlight);
  return highlight;
}

const inked = new WeakSet<ShadowRoot>();

/** Let underlines be seen in a shadow root; a document has the style from content.css. */
export function ink(root: Node): void {
  if (!(root instanceof ShadowRoot)) return;
  if (inked.has(root) && (sheet === null || root.adoptedStyleSheets.includes(sheet))) return;
  inked.add(root);
  adopt(root, (sheet ??= sheetOf(INK_STYLE)), INK_STYLE);
}

let sheet: CSSStyleSheet | null = null;

function sheetOf(style: string): CSSStyleSheet | null {
  try {
    const made = new CSSStyleSheet();
    made.replaceSync(style);
    return made;
  } catch {
    return null;
  }
}

/** Give a shadow root a style: as a sheet, or where a browser does not let extensions, as an element. */
export function adopt(root: ShadowRoot, made: CSSStyleSheet | null, style: string): void {
  try {
    if (!made) throw new TypeError("no sheet");
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, made];
  } catch {
    const element = document.createElement("style");
    element.textContent = style;
    root.prepend(element);
  }
}

/** Style our own shadow root. */
export function dress(root: ShadowRoot, style: string): void {
  adopt(root, sheetOf(style), style);
}
