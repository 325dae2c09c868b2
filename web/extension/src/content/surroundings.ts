/** What a page says about the message in a box: who is written to, what is answered, by which channel. */

import type { Channel, Party } from "../../../page/src/api";
import type { Box } from "./boxes";
import { siteOf, type Messages, type Site } from "./sites";

export interface Surroundings {
  channel: Channel;
  recipient: Party;
  /** The message that the draft answers; empty if there is none in sight. */
  incoming: string;
  /** What was said so far in a chat, “Name: words” line by line; null where people write letters. */
  chat: string | null;
}

const CHATS: readonly Channel[] = ["whatsapp", "wechat", "linkedin"];
const MOST_LINES = 60;
const LONGEST = 12_000;
const LONGEST_NAME = 60;
const OWN = "Me";
const THEIRS = "Client";
/** What stands in place of a name: an address, a number. */
const NO_NAME = /@|^[+\d\s()-]+$/;

/** The page that a frame belongs to, as far up as its origin goes, and what stands for the box there. */
export interface Place {
  page: Document;
  anchor: Element;
  site: Site;
}

/** Where a box stands; an editor in an iframe belongs to the page around it. */
export function placeOf(box: Element): Place {
  let [page, anchor, view]: [Document, Element, Window] = [document, box, window];
  try {
    while (view.parent !== view && view.frameElement) {
      anchor = view.frameElement;
      view = view.parent;
      page = view.document;
    }
  } catch {
    // the page around is of another origin and none of our business
  }
  return { page, anchor, site: siteOf(page.location.hostname || location.hostname) };
}

/** Read what the page around a box says. */
export function surroundingsOf(box: Box, quoted: string): Surroundings {
  const { page, anchor, site } = placeOf(box);
  const around = (site.around && outward(anchor, site.around)) || page.body;
  const said = site.messages ? messagesIn(around, anchor, site.messages) : [];
  const name = nameIn(around, anchor, site) ?? said.findLast((one) => !one.own)?.who;
  const isChat = CHATS.includes(site.channel) || (site.sendKeys === "enter" && said.length > 0);
  return {
    channel: site.channel,
    recipient: name && !NO_NAME.test(name) ? { name } : {},
    incoming: (answered(said) || quoted).slice(0, LONGEST),
    chat: isChat && said.length ? said.slice(-MOST_LINES).map(line).join("\n") : null,
  };
}

interface Said {
  who: string | undefined;
  words: string;
  own: boolean;
}

/** The messages before a box, oldest first. */
function messagesIn(around: Element, anchor: Element, { each, words, own, who, stamp }: Messages): Said[] {
  let last: string | undefined;
  const before = [...around.querySelectorAll(each)].filter((message) => isBefore(message, anchor)).slice(-MOST_LINES);
  return before.flatMap((message) => {
    const place = message.querySelector(words);
    const text = place ? shown(place) : "";
    const speaker = stamp ? stamped(message, stamp) : who ? message.querySelector(who) : null;
    last = (typeof speaker === "string" ? speaker : speaker && nameOf(speaker)) || last;
    return text ? [{ who: last, words: text, own: own ? message.matches(own) : false }] : [];
  });
}

/** What the others said last, since the writer's own last message. */
function answered(said: readonly Said[]): string {
  const since = said.findLastIndex((one) => one.own) + 1;
  const theirs = said.slice(since);
  const lastWho = theirs.at(-1)?.who;
  const isLetter = theirs.some(({ words }) => words.includes("\n"));
  return (isLetter ? theirs.slice(-1) : theirs.filter(({ who }) => who === lastWho)).map(({ words }) => words).join("\n");
}

function line({ who, words, own }: Said): string {
  return `${who ?? (own ? OWN : THEIRS)}: ${words.replace(/\s*\n\s*/g, " ")}`;
}

function nameIn(around: Element, anchor: Element, site: Site): string | undefined {
  for (const selector of site.recipient ?? []) {
    const named = [...around.querySelectorAll(selector)];
    const before = named.filter((element) => isBefore(element, anchor));
    const name = nameOf(before.at(-1) ?? named[0]);
    if (name) return name;
  }
  return undefined;
}

function nameOf(element: Element | undefined): string | undefined {
  if (!element) return undefined;
  const said = ["data-name", "data-recipient-name", "name", "title"].map((name) => element.getAttribute(name)).find(Boolean);
  const name = (said ?? element.textContent ?? "").replace(/\s+/g, " ").trim();
  return name && name.length <= LONGEST_NAME ? name : undefined;
}

/** Who says a message according to its stamp: “[10:02, 26/11/2026] Ahmed: ”. */
function stamped(message: Element, attribute: string): string | null {
  const stamp = message.querySelector(`[${attribute}]`)?.getAttribute(attribute) ?? "";
  return /\]\s*(.+?):\s*$/.exec(stamp)?.[1] ?? null;
}

/** What an element shows, line by line. */
function shown(element: Element): string {
  return ((element as HTMLElement).innerText ?? element.textContent ?? "").replace(/\n{3,}/g, "\n\n").trim();
}

function isBefore(element: Element, anchor: Element): boolean {
  return Boolean(anchor.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) && !element.contains(anchor);
}

/** The nearest element around, also out of shadow roots. */
function outward(element: Element, selector: string): Element | null {
  const found = element.closest(selector);
  if (found) return found;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? outward(root.host, selector) : null;
}
