/** The boxes that the pages of the tests have, and what the pages hold of them. */

import type { Frame, Locator, Page } from "@playwright/test";
import type { SiteName } from "./driving";

/** A box on one of the pages. */
export interface Editor {
  name: string;
  site: SiteName;
  query?: string;
  /** The frame that the box is in. */
  frame?: (page: Page) => Frame;
  box: (frame: Frame) => Locator;
  /** What the page itself holds for the draft. */
  text: (box: Locator, frame: Frame) => Promise<string>;
}

const child = (page: Page): Frame => page.frames()[1]!;
const shown = (box: Locator): Promise<string> => box.innerText();
const model = (_: Locator, frame: Frame): Promise<string> => frame.evaluate(() => (window as unknown as { model(): string }).model());
/** The draft above what is quoted. */
const aboveQuote = (box: Locator): Promise<string> =>
  box.evaluate((root) => {
    const copy = root.cloneNode(true) as HTMLElement;
    for (const quote of copy.querySelectorAll(".gmail_quote, #appendonsend, #appendonsend ~ *, [data-signature], blockquote")) quote.remove();
    return copy.innerText;
  });

/** Every kind of box that the pages have. */
export const EDITORS: Editor[] = [
  { name: "Gmail reply", site: "gmail", box: (frame) => frame.locator("#body"), text: aboveQuote },
  { name: "Outlook", site: "outlook", box: (frame) => frame.locator("#body"), text: aboveQuote },
  { name: "Outlook in a shadow root", site: "outlook", query: "?variant=shadow", box: (frame) => frame.locator("#body"), text: aboveQuote },
  { name: "Outlook in an iframe", site: "outlook", query: "?variant=iframe", frame: child, box: (frame) => frame.locator("#body"), text: aboveQuote },
  { name: "WhatsApp", site: "whatsapp", box: (frame) => frame.locator("#body"), text: model },
  { name: "LinkedIn", site: "linkedin", box: (frame) => frame.locator("#body"), text: shown },
  { name: "a chat with a controlled textarea", site: "chat", box: (frame) => frame.locator("#body"), text: model },
  { name: "Zoho", site: "zoho", frame: child, box: (frame) => frame.locator("body"), text: aboveQuote },
  { name: "HubSpot", site: "hubspot", box: (frame) => frame.locator("#body"), text: model },
  { name: "a box that sanitises", site: "sanitise", box: (frame) => frame.locator("#body"), text: shown },
  { name: "a textarea in a shadow root", site: "shadow", query: "?mode=open", box: (frame) => frame.locator("textarea"), text: (box) => box.inputValue() },
  { name: "an editor in a shadow root", site: "shadow", query: "?mode=open", box: (frame) => frame.locator("[contenteditable]"), text: shown },
  { name: "a virtualised list", site: "virtual", box: (frame) => frame.locator("#reply-1"), text: shown },
];

/** What the page holds of the draft, spaces all alike, without what ends the last line. */
export async function heldIn(editor: Editor, frame: Frame): Promise<string> {
  return (await editor.text(editor.box(frame), frame)).replace(/\n+$/, "").replaceAll("\u00a0", " ");
}
