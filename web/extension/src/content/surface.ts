/** A text box as the coach sees it, whatever it is made of. All offsets are UTF-16, ends exclusive. */

import type { Category, Span } from "../../../page/src/api";
import type { Change } from "../../../page/src/applying";
import type { Put } from "../shared/messages";
import type { Box } from "./boxes";

/** A stretch of the draft to underline. */
export interface Mark extends Span {
  category: Category;
  active: boolean;
}

export interface Surface {
  readonly box: Box;
  /** Read the draft anew. */
  read(): string;
  /** The quoted message that stands in the same box. */
  readonly quoted: string;
  /** Underline these stretches of what was read last, and nothing else. */
  draw(marks: readonly Mark[]): void;
  /** Where a stretch lies on the screen, line by line. */
  rects(span: Span): DOMRect[];
  /** The caret or selection in what was read last; null if it is elsewhere. */
  caret(): Span | null;
  select(span: Span): void;
  /** Scroll a stretch into view; the caret stays where it is. */
  reveal(span: Span): void;
  /** Whether the writer could change every character of a stretch. */
  isOpen(span: Span): boolean;
  /** Make one change through the box's own input path. */
  put(change: Change): Promise<Put>;
  /** Take everything of ours away. */
  leave(): void;
}
