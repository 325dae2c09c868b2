/** What the recipient reads: five lines under the paper, each thing linked to its words in the draft. */

import "./readerview.css";

import type { Language, Party, ReaderLine, ReaderView, Said, Span } from "./api";
import { button, make } from "./dom";
import { READER_VIEW_WORDS, type ReaderViewWords } from "./readerviewwords";
import { moved, type Edit } from "./spans";

/** A thing said, as the draft stands now; without a place while it is being written over. */
interface Placed extends Omit<Said, "start" | "end"> {
  place: Span | null;
}

export type PlacedLine = Omit<ReaderLine, "said"> & { said: Placed[] };

const MOST_SAID = 5;

/** The lines of a report, each thing with its place. */
export function placedLines({ lines }: ReaderView): PlacedLine[] {
  return lines.map((line) => ({
    ...line,
    said: line.said.map(({ start, end, ...rest }) => ({ ...rest, place: { start, end } })),
  }));
}

/** The lines after an edit: what was written into has no place until the next report. */
export function followLines(lines: readonly PlacedLine[], edit: Edit): PlacedLine[] {
  return lines.map((line) => ({
    ...line,
    said: line.said.map((one) => ({ ...one, place: one.place && moved(one.place, edit) })),
  }));
}

/** How the recipient is called; null where nobody said. */
export function calledBy({ title, name }: Party): string | null {
  return [title, name].filter(Boolean).join(" ") || null;
}

export class ReaderViewPanel {
  private lines: PlacedLine[] = [];
  private drawn = "";

  constructor(
    private readonly place: HTMLElement,
    private readonly show: (span: Span) => void,
  ) {}

  /** Take what a report says, if it does. */
  take(view: ReaderView | null | undefined): void {
    this.lines = view ? placedLines(view) : [];
  }

  /** The draft was changed. */
  follow(edit: Edit): void {
    this.lines = followLines(this.lines, edit);
  }

  /** There is no draft any more. */
  forget(): void {
    this.lines = [];
  }

  draw(recipient: Party, language: Language): void {
    const name = calledBy(recipient);
    const signature = JSON.stringify([this.lines, name, language]);
    if (signature === this.drawn) return;
    this.drawn = signature;
    this.place.hidden = !this.lines.length;
    const words = READER_VIEW_WORDS[language];
    this.place.replaceChildren(
      make("h2", { id: "reader-view-heading" }, words.heading(name)),
      make("dl", {}, ...this.lines.flatMap((line) => this.row(line, words, language))),
    );
    this.place.setAttribute("aria-labelledby", "reader-view-heading");
  }

  private row(line: PlacedLine, words: ReaderViewWords, language: Language): HTMLElement[] {
    const title = make("dt", {}, line.title[language]);
    if (line.gap) return [title, make("dd", { class: "gap" }, line.gap[language])];
    const shown = line.said.slice(0, MOST_SAID).map((one) => this.said(one, words, language));
    const rest = line.said.length - MOST_SAID;
    if (rest > 0) shown.push(make("li", { class: "rest" }, words.more(rest)));
    return [title, make("dd", {}, make("ul", {}, ...shown))];
  }

  private said({ text, place, reckoned, open }: Placed, words: ReaderViewWords, language: Language): HTMLElement {
    const label = make("span", {}, text);
    const link = place
      ? button({ class: "read", title: words.show(text) }, () => this.show(place), label)
      : label;
    return make(
      "li",
      {},
      link,
      reckoned && make("span", { class: "reckoned" }, words.note(reckoned[language])),
      open && make("span", { class: "open" }, words.note(open[language])),
    );
  }
}
