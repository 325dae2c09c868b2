/** What the writer has set, as it is kept in the browser. Only the background writes it. */

import { restoreParty } from "../../../page/src/profile";
import type { Language, Party } from "./messages";

/** What holds on the pages of one origin. */
export interface Site {
  on: boolean;
  /** Whether sending waits for a last look. */
  lastLook: boolean;
  /** Rules and categories that are left out here. */
  ignored: readonly string[];
}

export interface Settings {
  /** Where the coach answers, without a slash at the end. */
  address: string;
  token: string | null;
  /** The language of explanations; null follows the browser. */
  language: Language | null;
  /** Categories and rules that are left out everywhere. */
  off: readonly string[];
  /** Words that are never marked. */
  dictionary: readonly string[];
  /** By origin, such as “https://mail.google.com”. */
  sites: Readonly<Record<string, Site>>;
  paused: boolean;
  sender: Party;
}

export const DEFAULTS: Settings = {
  address: "http://127.0.0.1:8000",
  token: null,
  language: null,
  off: [],
  dictionary: [],
  sites: {},
  paused: false,
  sender: {},
};
export const NEW_SITE: Site = { on: false, lastLook: false, ignored: [] };
/** Under which name the settings are kept. */
export const KEPT = "settings";
const MOST = 500;
const LONGEST = 200;

/** The settings as they are kept now. */
export async function loadSettings(): Promise<Settings> {
  return restore((await chrome.storage.local.get(KEPT))[KEPT]);
}

/** Settings as they were kept; whatever cannot be one is left out. */
export function restore(kept: unknown): Settings {
  const values = (typeof kept === "object" && kept !== null ? kept : {}) as Record<string, unknown>;
  const { address, token, language } = values;
  return {
    address: (typeof address === "string" && addressOf(address)) || DEFAULTS.address,
    token: typeof token === "string" && token ? token : null,
    language: language === "en" || language === "zh" ? language : null,
    off: strings(values["off"]),
    dictionary: strings(values["dictionary"]),
    sites: sitesIn(values["sites"]),
    paused: values["paused"] === true,
    sender: restoreParty(values["sender"]),
  };
}

function sitesIn(kept: unknown): Record<string, Site> {
  const sites: Record<string, Site> = {};
  for (const [origin, site] of Object.entries((kept ?? {}) as Record<string, Partial<Site> | null>)) {
    if (siteOf(origin) !== origin || typeof site !== "object" || site === null) continue;
    sites[origin] = { on: site.on === true, lastLook: site.lastLook === true, ignored: strings(site.ignored) };
  }
  return sites;
}

function strings(kept: unknown): string[] {
  if (!Array.isArray(kept)) return [];
  const words = kept.filter((one): one is string => typeof one === "string" && one.length <= LONGEST);
  return [...new Set(words.map((word) => word.trim()).filter(Boolean))].slice(0, MOST);
}

/**
 * The address of a service as it is kept, from what people type: “localhost:8000”,
 * “https://coach.example/”; null for what is none. Without a scheme this machine is asked by http,
 * any other by https.
 */
export function addressOf(typed: string): string | null {
  const text = typed.trim();
  if (!text || /\s/.test(text)) return null;
  const local = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?(?:\/|$)/i.test(text);
  const whole = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `${local ? "http" : "https"}://${text}`;
  try {
    const url = new URL(whole);
    if (!/^https?:$/.test(url.protocol) || !url.hostname || url.username || url.password) return null;
    return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
  } catch {
    return null;
  }
}

/** What “coach serve --pair” shows: a code alone, or with the address; null for anything else. */
export function pairingOf(typed: string): { address: string | null; code: string } | null {
  const text = typed.trim();
  const whole = /^coach:\/\/([^/\s]+)\/([A-Za-z0-9-]+)$/.exec(text);
  const code = (whole ? whole[2]! : text).replace(/[\s-]/g, "").toUpperCase();
  if (!/^[A-Z0-9]{8}$/.test(code)) return null;
  return { address: whole ? addressOf(whole[1]!) : null, code };
}

/** The site that a page belongs to; null for what is no web page. */
export function siteOf(address: string | undefined): string | null {
  try {
    const url = new URL(address ?? "");
    return /^https?:$/.test(url.protocol) ? url.origin : null;
  } catch {
    return null;
  }
}

/** What the browser calls all pages of an origin; a port cannot be named in every browser. */
export function patternOf(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

/** The language to explain in. */
export function languageOf(settings: Settings): Language {
  if (settings.language) return settings.language;
  return chrome.i18n.getUILanguage().toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** Whether a text sent to this address could be read on the way. */
export function isOpenToOthers(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "http:" && !/^(?:localhost|127(?:\.\d+){3}|\[::1\])$/i.test(hostname);
}

