/**
 * What typing costs with the extension and without: the time the page's main thread works for each
 * key, in boxes that hold 1,000 words with 20 marked places. The time is what the thread
 * computed, by the browser's own account of all its tasks: drawing and layout are in it, and what
 * other programs of the machine do is not. Runs without and with it take turns.
 */

import type { CDPSession, Page } from "@playwright/test";
import { expect, marked, test, type Browser, type SiteName } from "./driving";

const KEYS = 200;
const PAUSE = 20;
const ROUNDS = 3;
const IDLE = 10_000;
const SITES: SiteName[] = ["chat", "gmail", "linkedin", "whatsapp", "hubspot"];

/** 1,000 words in 20 paragraphs, one marked place in each. */
const TEXT = Array.from({ length: 20 }, (_, at) => {
  const sentence = `The carton number ${at} holds ${at + 7} lamps for Hamburg harbour. `;
  return `${sentence.repeat(4)}We count them one by one. Please answer ASAP.`;
}).join("\n");

for (const site of SITES) {
  test(`typing on ${site}`, async ({ browser_ }) => {
    const page = await browser_.open(site);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    await fill(page);
    const added: number[] = [];
    const costs: [number, number][] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await switched(browser_, page, false);
      const without = await typing(page, cdp);
      await switched(browser_, page, true);
      const withIt = await typing(page, cdp);
      costs.push([without, withIt]);
      added.push(withIt - without);
    }
    const idle = await idling(page, cdp);
    const [off, on] = [median(costs.map(([one]) => one)), median(costs.map(([, one]) => one))];
    console.log(
      `${site}: ${off.toFixed(2)} ms a key without, ${on.toFixed(2)} ms with; added ${median(added).toFixed(2)} ms ` +
        `(rounds ${added.map((one) => one.toFixed(2)).join(", ")}); idle ${idle.toFixed(1)} ms in ${IDLE / 1000} s`,
    );
  });
}

async function fill(page: Page): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((text) => navigator.clipboard.writeText(text), TEXT);
  await page.locator("#body").click({ position: { x: 12, y: 14 } });
  await page.keyboard.press("Control+v");
}

async function switched(browser: Browser, page: Page, on: boolean): Promise<void> {
  await browser.set({ paused: !on });
  const count = async (): Promise<number> => (await marked(page)).filter(({ text }) => text === "ASAP").length;
  await expect.poll(count).toBe(on ? 40 : 0); // two findings each
}

/** Milliseconds of work for each key. */
async function typing(page: Page, cdp: CDPSession): Promise<number> {
  await page.locator("#body").focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  await page.waitForTimeout(800);
  const before = await worked(cdp);
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.press(key % 6 === 5 ? "Space" : "x");
    await page.waitForTimeout(PAUSE);
  }
  const cost = (await worked(cdp)) - before;
  for (let key = 0; key < KEYS; key++) await page.keyboard.press("Backspace");
  return cost / KEYS;
}

/** Milliseconds of work while nothing happens. */
async function idling(page: Page, cdp: CDPSession): Promise<number> {
  await page.evaluate(() => (document.activeElement as HTMLElement).blur()); // a caret that blinks is work, too
  await page.waitForTimeout(3000);
  const before = await worked(cdp);
  await page.waitForTimeout(IDLE);
  return (await worked(cdp)) - before;
}

/** Milliseconds that the main thread of the page has worked so far. */
async function worked(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")!.value * 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1]!;
}
