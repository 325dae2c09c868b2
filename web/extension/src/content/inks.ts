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

/** A stroke as it is drawn. */
interface Drawn {
  range: StaticRange;
  highlights: readonly Highlight[];
}

const highlights = new Map<string, Highlight>();
/** What each owner has drawn. */
const drawn = new Map<object, Drawn[]>();

/**
 * Draw the strokes of an owner in place of those it had. Strokes that stay where they are stay drawn:
 * every change makes the browser paint the words of a highlight again, and most keys move few of them.
 */
export function draw(owner: object, strokes: readonly Stroke[]): void {
  const old = drawn.get(owner) ?? [];
  const own = strokes.map((stroke) => {
    const under = highlightsFor(stroke);
    const at = old.findIndex(({ range, highlights: was }) => isAt(range, stroke.ends) && was.length === under.length && was[0] === under[0]);
    return at < 0 ? add(stroke, under) : old.splice(at, 1)[0]!;
  });
  for (const one of old) erase(one);
  if (own.length) drawn.set(owner, own);
  else drawn.delete(owner);
}

/** Take the strokes of an owner away. */
export function wipe(owner: object): void {
  drawn.get(owner)?.forEach(erase);
  drawn.delete(owner);
}

function add({ ends }: Stroke, under: readonly Highlight[]): Drawn {
  const range = new StaticRange(ends);
  for (const highlight of under) highlight.add(range);
  return { range, highlights: under };
}

function erase({ range, highlights: under }: Drawn): void {
  for (const highlight of under) highlight.delete(range);
}

function isAt(range: StaticRange, ends: StaticRangeInit): boolean {
  return (
    range.startContainer === ends.startContainer && range.startOffset === ends.startOffset &&
    range.endContainer === ends.endContainer && range.endOffset === ends.endOffset
  );
}

function highlightsFor({ category, active }: Stroke): Highlight[] {
  const priority = ORDER.indexOf(category);
  return (active ? [nameOf(category), ACTIVE] : [nameOf(category)]).map((name) => highlightOf(name, priority));
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
