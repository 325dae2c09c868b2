/**
 * What the parts of the extension say to each other.
 *
 * The content script runs in every frame of an enabled site; it knows neither address nor token and asks
 * the background for everything. The popup asks the frame in which the writer was last (the background
 * knows it from `focused`). Everything is plain data; offsets are UTF-16, ends exclusive.
 */

import type { Channel, Context, Language, Party, Report } from "../../../page/src/api";
import type { NamedKind } from "../../../page/src/kinds";
import type { Rewriting as Rewrite } from "../../../page/src/rewriting";
import type { Letter } from "../../../page/src/shelf";
import type { Translation } from "../../../page/src/translating";
import type { Settings, Site } from "./settings";

export type { Channel, Context, Language, Letter, NamedKind, Party, Report, Rewrite, Translation };

/** Why the coach did not answer. */
export type Failure =
  | "offline" // nobody answers at the address
  | "elsewhere" // something answers, but it is no coach
  | "token" // the token is missing, wrong or revoked
  | "refused" // this extension is not let in (CORS)
  | "version" // the coach is too old or too new
  | "too-large" // the text is longer than the coach takes
  | "busy" // too many requests, or too slow
  | "failed" // the coach could not do it
  | "superseded" // a newer request of the same box took its place: nothing to say to the writer
  | "gone"; // the extension was reloaded under this page

export type Answer<Value> = { ok: true; value: Value } | { ok: false; failure: Failure; detail?: string };

/** What holds on the page of the sender. */
export interface SiteState {
  /** The language the coach explains in. */
  language: Language;
  /** Whether the coach reads this site now: switched on here, and not paused. */
  on: boolean;
  /** Whether sending waits for a last look. */
  lastLook: boolean;
  /** Rule ids and categories that are left out here: everywhere, or on this site. */
  disable: readonly string[];
  /** Words that are never marked. */
  dictionary: readonly string[];
  /** Who writes. */
  sender: Party;
}

/** What the writer said about a message in place of what was read from the page. */
export interface Correction {
  kind?: string | null;
  channel?: Channel;
  recipient?: Party;
  incoming?: string;
  /** The language to answer in. */
  reply?: string;
}

/** Content script, popup or options to background; `box` tells the text boxes of a tab apart. */
export interface ToBackground {
  site: { asks: Record<never, never>; answer: SiteState };
  check: { asks: { box: string; text: string; context: Context; disable?: readonly string[] }; answer: Report };
  rewrite: {
    asks: { text: string; context: Context; strength?: "warm" | "neutral" | "firm"; choose?: readonly string[] };
    answer: Rewrite;
  };
  translate: { asks: { text: string; context: Context; into: string; source?: string }; answer: Translation };
  /** Leave a rule out, everywhere or on this site. */
  ignore: { asks: { rule: string; where: "everywhere" | "site" }; answer: SiteState };
  /** Never mark a word. */
  learn: { asks: { word: string }; answer: SiteState };
  /** Switch this site off. */
  off: { asks: Record<never, never>; answer: SiteState };
  /** A text box in this frame has the keyboard. */
  focused: { asks: Record<never, never>; answer: null };
  /** What the icon shows for this tab: how many places are marked, or what is wrong. */
  badge: { asks: { count: number; failure: Failure | null }; answer: null };
  ping: { asks: Record<never, never>; answer: { version: string } };
}

/** Popup and options to background, beside what content scripts may ask. */
export interface FromPages {
  /** Keep settings; those that are not named stay. */
  keep: { asks: { settings: Partial<Settings> }; answer: Settings };
  /** Keep what holds on a site; null forgets it. */
  keepSite: { asks: { origin: string; site: Partial<Site> | null }; answer: Settings };
  /** Ask whether the coach at an address can be used, without keeping anything. */
  connect: { asks: { address: string; token: string | null }; answer: { version: string } };
  /** Turn a pairing code into a token, and keep it with the address. */
  pair: { asks: { address: string; code: string }; answer: { version: string } };
  kinds: { asks: Record<never, never>; answer: readonly NamedKind[] };
  /** The e-mail that confirms a chat. */
  letter: { asks: { chat: string; us: string | null; language: Language; context: Context }; answer: Letter };
  /** The frame of a tab in which the writer was last; null if there was none. */
  frame: { asks: { tab: number }; answer: number | null };
}

/** Background or popup to content script. */
export interface ToContent {
  /** The settings changed; each frame asks what now holds on its own site. */
  changed: { asks: Record<never, never>; answer: null };
  /** The box the writer was last in; null if there is none in this frame. */
  box: { asks: Record<never, never>; answer: Box | null };
  /** The writer corrects what was read from the page, for this box. */
  correct: { asks: { box: string; correction: Correction }; answer: Box | null };
  /** Put a text in place of the draft; refused if the draft is no longer `before`. */
  put: { asks: { box: string; before: string; text: string }; answer: Put };
  /** Insert words at a place of the draft; refused if the draft is no longer `before`. */
  insert: { asks: { box: string; before: string; at: number; text: string }; answer: Put };
  /** Open the card of the next or previous finding. */
  step: { asks: { by: 1 | -1 }; answer: null };
  ping: { asks: Record<never, never>; answer: true };
}

/** Whether the page took a change: `changed` if the draft was another by then, `refused` if the editor did not take it. */
export type Put = "done" | "changed" | "refused";

/** A text box as the popup shows it. */
export interface Box {
  id: string;
  /** The draft without the quoted message and without what the page adds. */
  text: string;
  /** What goes with the next check: read from the page, then corrected. */
  context: Context;
  /** What was read from the page. */
  read: Context;
  correction: Correction;
  report: Report | null;
  failure: Failure | null;
  /** In a chat: what was said so far, oldest first, one line each, “Name: words”. */
  chat: string | null;
}

export type Request<Protocol, Name extends keyof Protocol = keyof Protocol> = {
  [Key in Name]: { to: Key } & (Protocol[Key] extends { asks: infer Asks } ? Asks : never);
}[Name];

export type Value<Protocol, Name extends keyof Protocol> = Protocol[Name] extends { answer: infer Given } ? Given : never;

/** Everything that the background answers. */
export type Asked = ToBackground & FromPages;

/** Ask the background. Never throws: a page that outlives its extension gets “gone”. */
export async function ask<Name extends keyof Asked>(
  to: Name,
  asks: Asked[Name]["asks"],
): Promise<Answer<Asked[Name]["answer"]>> {
  try {
    const answer = await chrome.runtime.sendMessage({ to, ...asks });
    return (answer as Answer<Asked[Name]["answer"]> | undefined) ?? { ok: false, failure: "gone" };
  } catch {
    return { ok: false, failure: "gone" };
  }
}
