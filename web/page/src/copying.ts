/** Copying the draft: what stops it once, and how it reaches the clipboard. */

import type { Span } from "./api";
import { asHtml, blocksOf } from "./richtext";
import { blanks } from "./spans";
import type { Live } from "./state";

export type Form = "plain" | "rich";

/** A place that is not ready to be sent; `isBlank` where it is a blank to fill. */
export interface Stop extends Span {
  text: string;
  isBlank: boolean;
}

const NOT_READY = "ready";

/** What is not ready in a draft, in its order: its blanks, and what the coach has found so. */
export function stopsIn(text: string, findings: readonly Live[]): Stop[] {
  const holes = blanks(text);
  const found = findings.filter(
    ({ category, start, end }) =>
      category === NOT_READY && !holes.some((hole) => hole.start < end && start < hole.end),
  );
  const stops = [
    ...holes.map((hole) => ({ ...hole, isBlank: true })),
    ...found.map(({ start, end }) => ({ start, end, isBlank: false })),
  ];
  return stops
    .map((stop) => ({ ...stop, text: text.slice(stop.start, stop.end) }))
    .sort((one, other) => one.start - other.start);
}

/** Put a text on the clipboard, as rich text with the plain one beside it; false if that is not allowed. */
export async function put(text: string, form: Form): Promise<boolean> {
  const html = form === "rich" ? asHtml(blocksOf(text)) : null;
  try {
    if (html === null) await navigator.clipboard.writeText(text);
    else await navigator.clipboard.write([flavours(text, html)]);
    return true;
  } catch {
    return putByCommand(text, html);
  }
}

function flavours(text: string, html: string): ClipboardItem {
  return new ClipboardItem({
    "text/plain": new Blob([text], { type: "text/plain" }),
    "text/html": new Blob([html], { type: "text/html" }),
  });
}

/** The way of browsers that have no clipboard for pages without a certificate. */
function putByCommand(text: string, html: string | null): boolean {
  let isPut = false;
  const give = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData("text/plain", text);
    if (html !== null) event.clipboardData?.setData("text/html", html);
    isPut = event.clipboardData !== null;
  };
  document.addEventListener("copy", give, { capture: true });
  try {
    return document.execCommand("copy") && isPut;
  } finally {
    document.removeEventListener("copy", give, { capture: true });
  }
}

/** Whether keys ask for copying: Alt C, ⌥C, whatever letter that would write. */
export function asksToCopy({ altKey, ctrlKey, metaKey, shiftKey, code }: KeyboardEvent): boolean {
  return altKey && !ctrlKey && !metaKey && !shiftKey && code === "KeyC";
}
