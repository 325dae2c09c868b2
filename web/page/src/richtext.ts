/** A draft as rich text: its paragraphs, line breaks and lists, and nothing that the writer has not set. */

import { make } from "./dom";

/** A paragraph with its lines, or a list with its entries; `first` is the number that it begins with. */
export type Block =
  | { kind: "paragraph"; lines: readonly string[] }
  | { kind: "bullets"; lines: readonly string[] }
  | { kind: "numbers"; lines: readonly string[]; first: number };

interface Entry {
  kind: "bullets" | "numbers";
  number: number;
  text: string;
}

const BULLET = /^ {0,3}[-–•·*]\s+(?=\S)/;
/** “1. ”, “2) ”, “(3) ”, “4、”, “（5）”; a figure such as 1.5 or 10,000 opens no entry. */
const NUMBER = /^ {0,3}(?:(\d{1,2})(?:[.)] +|[、．）] *)|[（(](\d{1,2})[)）] *)(?=\S)/;

/** The blocks of a text, in its order. */
export function blocksOf(text: string): Block[] {
  const paragraphs = text.replace(/\r\n?/g, "\n").split(/\n[^\S\n]*(?:\n[^\S\n]*)+/);
  return paragraphs.flatMap((paragraph) => blocksIn(paragraph.replace(/^\n+|\s+$/g, "").split("\n")));
}

/** The same as markup without a style, a class or an address: what goes on the clipboard. */
export function asHtml(blocks: readonly Block[]): string {
  return blocks.map(markupOf).join("\n");
}

/** The same as elements. */
export function asElements(blocks: readonly Block[]): HTMLElement[] {
  return blocks.map((block) => {
    if (block.kind === "paragraph") {
      return make("p", {}, ...block.lines.flatMap((line, at) => (at ? [make("br"), line] : [line])));
    }
    const entries = block.lines.map((line) => make("li", {}, line));
    if (block.kind === "bullets") return make("ul", {}, ...entries);
    return make("ol", { start: block.first === 1 ? null : block.first }, ...entries);
  });
}

function blocksIn(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const list = listAt(lines, at);
    const end = list ? at + list.lines.length : nextList(lines, at + 1);
    const block = list ?? ({ kind: "paragraph", lines: lines.slice(at, end) } as const);
    if (block.lines.some((line) => line.trim())) blocks.push(block);
    at = end;
  }
  return blocks;
}

function nextList(lines: readonly string[], from: number): number {
  const next = lines.findIndex((_, at) => at >= from && listAt(lines, at) !== null);
  return next < 0 ? lines.length : next;
}

/** The list that begins at a line: at least two entries of one kind, numbers without a gap. */
function listAt(lines: readonly string[], from: number): Exclude<Block, { kind: "paragraph" }> | null {
  const first = entryOf(lines[from]!);
  if (!first) return null;
  const entries = [first];
  for (const line of lines.slice(from + 1)) {
    const entry = entryOf(line);
    const follows = entry?.kind === "bullets" || entry?.number === first.number + entries.length;
    if (!entry || entry.kind !== first.kind || !follows) break;
    entries.push(entry);
  }
  if (entries.length < 2) return null;
  const texts = entries.map(({ text }) => text);
  return first.kind === "bullets"
    ? { kind: "bullets", lines: texts }
    : { kind: "numbers", lines: texts, first: first.number };
}

function entryOf(line: string): Entry | null {
  const bullet = BULLET.exec(line);
  if (bullet) return { kind: "bullets", number: 0, text: line.slice(bullet[0].length).trimEnd() };
  const number = NUMBER.exec(line);
  if (!number) return null;
  const text = line.slice(number[0].length).trimEnd();
  return { kind: "numbers", number: Number(number[1] ?? number[2]), text };
}

function markupOf(block: Block): string {
  if (block.kind === "paragraph") return `<p>${block.lines.map(escaped).join("<br>\n")}</p>`;
  const entries = block.lines.map((line) => `<li>${escaped(line)}</li>`).join("\n");
  if (block.kind === "bullets") return `<ul>\n${entries}\n</ul>`;
  return `<ol${block.first === 1 ? "" : ` start="${block.first}"`}>\n${entries}\n</ol>`;
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** A line as markup; spaces that stand side by side stay. */
function escaped(line: string): string {
  return line.replace(/[&<>]/g, (sign) => ESCAPES[sign]!).replace(/ (?= )|^ | $/g, "\u00a0");
}
