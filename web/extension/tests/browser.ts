/** A browser for tests of the background: storage and permissions that work, and who is asked what. */

import { vi } from "vitest";

type Kept = Record<string, unknown>;

function area() {
  let kept: Kept = {};
  return {
    get: async (key: string) => (key in kept ? { [key]: structuredClone(kept[key]) } : {}),
    set: async (values: Kept) => void Object.assign(kept, structuredClone(values)),
    remove: async (key: string) => void delete kept[key],
    clear: () => (kept = {}),
  };
}

export const ID = "a".repeat(32);
export const PAGE = { id: ID, url: `chrome-extension://${ID}/popup.html` };
export const MAIL = "https://mail.example";

/** A content script on a site. */
export function on(origin: string, tab = 7, frameId = 0) {
  return { id: ID, url: `${origin}/inbox`, origin, frameId, tab: { id: tab, url: `${origin}/inbox` } } as chrome.runtime.MessageSender;
}

export function browser() {
  const granted = new Set<string>();
  const scripts = new Map<string, chrome.scripting.RegisteredContentScript>();
  const made = {
    granted,
    scripts,
    runtime: {
      id: ID,
      getURL: (path: string) => `chrome-extension://${ID}/${path}`,
      getManifest: () => ({ version: "0.1.0" }),
    },
    i18n: { getUILanguage: () => "en-GB" },
    storage: { local: area(), session: area() },
    permissions: { contains: async ({ origins }: { origins: string[] }) => origins.every((one) => granted.has(one)) },
    action: { setBadgeText: vi.fn(async () => undefined), setBadgeBackgroundColor: vi.fn(async () => undefined) },
    tabs: { query: vi.fn(async () => [] as { id: number; url: string }[]) },
    scripting: {
      executeScript: vi.fn(async () => []),
      insertCSS: vi.fn(async () => undefined),
      getRegisteredContentScripts: async () => [...scripts.values()],
      registerContentScripts: async (all: chrome.scripting.RegisteredContentScript[]) => {
        for (const one of all) {
          if (scripts.has(one.id)) throw new Error(`Duplicate script ID '${one.id}'`);
          scripts.set(one.id, one);
        }
      },
      updateContentScripts: async (all: chrome.scripting.RegisteredContentScript[]) => {
        for (const one of all) scripts.set(one.id, { ...scripts.get(one.id), ...one });
      },
      unregisterContentScripts: async () => scripts.clear(),
    },
  };
  vi.stubGlobal("chrome", made);
  vi.stubGlobal("navigator", { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36" });
  return made;
}

/** An answer of the coach, or of whatever else is at the address. */
export function said(body: unknown, status = 200, type = "application/json"): Response {
  return new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers: { "Content-Type": type } });
}

/** A problem document of the coach. */
export function problem(name: string, status: number, more: object = {}): Response {
  return said({ type: `urn:draft-coach:problem:${name}`, title: "", status, detail: "", ...more }, status, "application/problem+json");
}

export const REPORT = { schema: "1.4", language: "en", kind: null, kind_confidence: 0, findings: [], costliest: [] };
