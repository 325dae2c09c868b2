/** A browser with the extension, pages that stand in for the sites people write on, and what is seen there. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test as base, chromium, type BrowserContext, type Frame, type Page } from "@playwright/test";
import { TOKEN } from "./serving";

const HERE = fileURLToPath(new URL("..", import.meta.url));
const EXTENSION = join(HERE, "dist/test");

/** Which page stands at which address. */
export const SITES = {
  gmail: "https://mail.google.com/mail/u/0/",
  outlook: "https://outlook.office.com/mail/",
  whatsapp: "https://web.whatsapp.com/",
  linkedin: "https://www.linkedin.com/messaging/",
  chat: "https://message.alibaba.com/message/",
  zoho: "https://mail.zoho.com/zm/",
  hubspot: "https://app.hubspot.com/contacts/",
  sanitise: "https://sanitise.example/",
  shadow: "https://shadow.example/",
  virtual: "https://virtual.example/",
  private: "https://private.example/",
} as const;
export type SiteName = keyof typeof SITES;

export interface Setting {
  address?: string;
  token?: string | null;
  language?: "en" | "zh";
  dictionary?: string[];
  off?: string[];
  paused?: boolean;
  lastLook?: boolean;
}

/** A browser that has the extension, paired with the coach of the tests. */
export class Browser {
  private constructor(
    readonly context: BrowserContext,
    readonly id: string,
    /** A page of the extension, from which its settings are set. */
    private readonly own: Page,
    private readonly profile: string,
  ) {}

  static async start(): Promise<Browser> {
    const profile = mkdtempSync(join(tmpdir(), "draft-coach-"));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      headless: true,
      viewport: { width: 1200, height: 760 },
      args: ["--headless=new", "--no-sandbox", `--disable-extensions-except=${EXTENSION}`, `--load-extension=${EXTENSION}`],
      ignoreDefaultArgs: ["--disable-extensions"],
    });
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
    const id = new URL(worker.url()).host;
    await context.route(/^https:/, (route) => {
      const url = new URL(route.request().url());
      const site = Object.entries(SITES).find(([, address]) => new URL(address).host === url.host)?.[0];
      const file = url.pathname.endsWith("/model.js") ? "model.js" : site ? `${site}.html` : null;
      if (!file) return route.abort();
      const contentType = file.endsWith(".js") ? "text/javascript" : "text/html";
      return route.fulfill({ contentType, body: readFileSync(join(HERE, "fixtures", file), "utf8") });
    });
    await closeWelcome(context);
    const own = await context.newPage();
    await own.goto(`chrome-extension://${id}/manifest.json`);
    const browser = new Browser(context, id, own, profile);
    await browser.set({});
    return browser;
  }

  /** Keep these settings, and those of the tests for the rest; resolves when the pages can know. */
  async set({ lastLook = false, ...setting }: Setting): Promise<void> {
    const site = { on: true, lastLook, ignored: [] };
    const sites = Object.fromEntries(Object.values(SITES).map((address) => [new URL(address).origin, site]));
    const settings = {
      address: process.env["COACH_ADDRESS"], token: TOKEN, language: "en", off: [], dictionary: [], paused: false, sender: {}, sites, ...setting,
    };
    await this.own.evaluate((kept) => chrome.storage.local.set({ settings: kept }), settings);
    await this.own.waitForFunction(async (count) => {
      const [script] = await chrome.scripting.getRegisteredContentScripts({ ids: ["content"] });
      return script?.matches?.length === count;
    }, Object.keys(sites).length);
  }

  /** What is kept now. */
  settings(): Promise<Record<string, unknown>> {
    return this.own.evaluate(async () => (await chrome.storage.local.get("settings"))["settings"] as Record<string, unknown>);
  }

  /** Say something to the content script of a page, as the popup does. */
  tell<Answer>(page: Page, message: object): Promise<Answer> {
    return this.own.evaluate(
      async ([url, said]) => {
        const tab = (await chrome.tabs.query({})).find((one) => one.url === url);
        return chrome.tabs.sendMessage(tab!.id!, said);
      },
      [page.url(), message] as const,
    ) as Promise<Answer>;
  }

  /** The number of a page's tab. */
  tab(page: Page): Promise<number> {
    return this.own.evaluate(async (url) => (await chrome.tabs.query({})).find((one) => one.url === url)!.id!, page.url());
  }

  /** What the icon shows for a page. */
  async badge(page: Page): Promise<string> {
    const tabId = await this.tab(page);
    return this.own.evaluate((id) => chrome.action.getBadgeText({ tabId: id }), tabId);
  }

  async open(site: SiteName, query = ""): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(SITES[site] + query);
    return page;
  }

  /** Close every page that a test opened. */
  async closePages(): Promise<void> {
    for (const page of this.context.pages()) if (page !== this.own) await page.close();
  }

  async stop(): Promise<void> {
    await this.context.close();
    rmSync(this.profile, { recursive: true, force: true });
  }
}

/** Close the page that the extension opens when it is installed. */
async function closeWelcome(context: BrowserContext): Promise<void> {
  for (;;) {
    const page = context.pages().find((one) => one.url().startsWith("chrome-extension:"));
    if (page) return page.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** One browser for all tests of a worker; each test has pages of its own. */
export const test = base.extend<{ clean: void }, { browser_: Browser }>({
  browser_: [
    async ({}, use) => {
      const browser = await Browser.start();
      await use(browser);
      await browser.stop();
    },
    { scope: "worker" },
  ],
  clean: [
    async ({ browser_ }, use) => {
      await use();
      await browser_.closePages();
      await browser_.set({});
    },
    { auto: true },
  ],
});
export { expect } from "@playwright/test";

/** A stretch that is underlined, and where on the screen of its frame. */
export interface Marked {
  category: string;
  text: string;
  x: number;
  y: number;
}

/** What is underlined in a frame now. */
export function marked(frame: Frame | Page): Promise<Marked[]> {
  return frame.evaluate(() =>
    [...(CSS.highlights as unknown as Map<string, Set<StaticRange>>)]
      .filter(([name]) => name.startsWith("draft-coach-") && name !== "draft-coach-active")
      .flatMap(([name, ranges]) =>
        [...ranges].flatMap((drawn) => {
          if (!drawn.startContainer.isConnected || !drawn.endContainer.isConnected) return [];
          const range = document.createRange();
          range.setStart(drawn.startContainer, Math.min(drawn.startOffset, drawn.startContainer.textContent!.length));
          range.setEnd(drawn.endContainer, Math.min(drawn.endOffset, drawn.endContainer.textContent!.length));
          const rect = range.getClientRects()[0];
          if (!rect) return [];
          return [{ category: name.slice(12), text: range.toString(), x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }];
        }),
      ),
  );
}

/** The underlined words of a frame, in the order of the alphabet, each once. */
export async function words(frame: Frame | Page): Promise<string[]> {
  return [...new Set((await marked(frame)).map(({ text }) => text))].sort();
}

/** Where on the page's screen a point of a frame lies. */
export async function onScreen(frame: Frame, point: { x: number; y: number }): Promise<{ x: number; y: number }> {
  const parent = frame.parentFrame();
  if (!parent) return point;
  const box = await (await frame.frameElement()).boundingBox();
  return { x: point.x + box!.x, y: point.y + box!.y };
}
