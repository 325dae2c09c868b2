/** The last look before sending: what is stopped, what is not, and that nothing is held for long. */

import type { Page } from "@playwright/test";
import { expect, test as base, words, type SiteName } from "./driving";
import { Gate } from "./gate";

const WRONG = "The meeting is on Monday, 28 November 2026.";
const FINE = "We have received the drawings and will check them.";

const test = base.extend<{ gate: Gate }>({
  gate: async ({ browser_ }, use) => {
    const gate = await Gate.open();
    await browser_.set({ address: gate.address, lastLook: true });
    await use(gate);
    await gate.shut();
  },
});

async function write(page: Page, text: string): Promise<void> {
  await page.locator("#body").click({ position: { x: 12, y: 14 } });
  await page.keyboard.type(text, { delay: 2 });
}

function sent(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { sent: string[] }).sent.map((text) => text.trim()));
}

const PLACES: [SiteName, string, string][] = [
  ["whatsapp", "Enter", '[aria-label="Send"]'],
  ["chat", "Enter", ".send"],
  ["gmail", "Control+Enter", "#reply .aoO"],
];

for (const [site, key, button] of PLACES) {
  test(`${site}: an error stops the key once, and the same key sends`, async ({ browser_, gate }) => {
    const page = await browser_.open(site);
    await write(page, WRONG);
    await expect.poll(() => words(page)).toEqual(["Monday, 28 November 2026"]);
    await page.keyboard.press(key);
    await expect(page.locator(".look")).toContainText(/again sends anyway/);
    await page.screenshot({ path: `artefacts/last-look-${site}.png` });
    expect(await sent(page)).toEqual([]);
    await page.keyboard.press(key);
    await expect.poll(() => sent(page)).toHaveLength(1);
    expect((await sent(page))[0]).toContain(WRONG);
    await expect(page.locator(".look")).toBeHidden();
    expect(gate.most).toBe(1);
  });

  test(`${site}: a blank stops the button once, and the button sends`, async ({ browser_, gate }) => {
    const page = await browser_.open(site);
    await write(page, "The MOQ is ⟦quantity⟧ for this lamp.");
    await expect.poll(() => gate.texts.length).toBeGreaterThan(0);
    await page.locator(button).first().click();
    await expect(page.locator(".look")).toContainText("⟦quantity⟧");
    expect(await sent(page)).toEqual([]);
    await page.locator(button).first().click();
    await expect.poll(() => sent(page)).toHaveLength(1);
    expect((await sent(page))[0]).toContain("⟦quantity⟧");
  });

  test(`${site}: what is fine goes at once, also before it was checked, and when the coach is slow or gone`, async ({ browser_, gate }) => {
    const page = await browser_.open(site);
    await write(page, FINE);
    await page.keyboard.press(key); // not checked yet: held for the answer, then sent
    await expect.poll(() => sent(page)).toHaveLength(1);
    gate.delay = 5000;
    await write(page, `${FINE} Twice.`);
    await page.keyboard.press(key);
    await expect.poll(() => sent(page), { timeout: 2000 }).toHaveLength(2);
    gate.delay = 0;
    await gate.shut();
    await write(page, `${FINE} Thrice.`);
    await page.locator(button).first().click();
    await expect.poll(() => sent(page), { timeout: 2000 }).toHaveLength(3);
    expect((await sent(page)).map((text) => text.split("\n")[0])).toEqual([FINE, `${FINE} Twice.`, `${FINE} Thrice.`]);
  });
}

test("sent while it is typed: the error is found within the time, and nothing goes twice", async ({ browser_ }) => {
  const page = await browser_.open("whatsapp");
  await browser_.set({ lastLook: true });
  await write(page, `${WRONG}`);
  await page.keyboard.press("Enter");
  await page.waitForTimeout(800);
  const now = await sent(page);
  if (now.length === 0) await expect(page.locator(".look")).toBeVisible();
  else expect(now).toEqual([WRONG]); // the coach took longer than a writer may wait
});

test("without the last look nothing is ever held", async ({ browser_ }) => {
  await browser_.set({ lastLook: false });
  const page = await browser_.open("whatsapp");
  await write(page, WRONG);
  await expect.poll(() => words(page)).toEqual(["Monday, 28 November 2026"]);
  await page.keyboard.press("Enter");
  expect(await sent(page)).toEqual([WRONG]);
});
