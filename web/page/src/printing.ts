/** Printing: the draft alone, as it would be sent. */

import { make } from "./dom";
import { asElements, blocksOf } from "./richtext";

/** Before each printing, set the draft that `text` gives; the page itself is not printed. */
export function printDraft(text: () => string): void {
  const sheet = make("article", { id: "printed" });
  document.body.append(sheet);
  addEventListener("beforeprint", () => sheet.replaceChildren(...asElements(blocksOf(text()))));
  addEventListener("afterprint", () => sheet.replaceChildren());
}
