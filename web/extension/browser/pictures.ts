/** The pictures of the guide, from the extension as it is. */

import type { Page } from "@playwright/test";
import { expect, marked, onScreen, test } from "./driving";
import { PairingCoach } from "./pairing";

const DOCS = "../../docs";
const DRAFT = [
  "Dear Ms Keller,", "",
  "Thank you for your inquiry of 17 November 2026. The price for 800 bamboo trays BT-118 is EUR 6.85 each, FCA Xiamen.", "",
  "You still haven't sent us the logo file. Could we have a call this weekend?", "",
  "Kind regards,", "Li Na",
];

test("loaded into the browser", async ({ browser_ }) => {
  const page = await browser_.context.newPage();
  await page.setViewportSize({ width: 900, height: 340 });
  await page.goto("chrome://extensions");
  await page.locator("#devMode").click();
  await expect(page.getByText("Draft Coach", { exact: true })).toBeVisible();
  await page.locator("extensions-item #name").first().hover(); // not a button, which would be seen pressed
  await page.waitForTimeout(500); // the bar of buttons slides in
  await page.screenshot({ path: `${DOCS}/extension-load.png` });
});

test("paired with the coach", async ({ browser_ }) => {
  const coach = await PairingCoach.start();
  await browser_.set({ token: null });
  const page = await browser_.context.newPage();
  await page.setViewportSize({ width: 640, height: 560 });
  await page.goto(`chrome-extension://${browser_.id}/options.html`);
  await page.getByLabel("Pairing code").fill(coach.line);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(page.locator("#connection-state")).toContainText("Connected");
  await page.screenshot({ path: `${DOCS}/extension-pair.png` });
  await coach.stop();
});

test("a site is switched on", async ({ browser_ }) => {
  const page = await browser_.open("gmail");
  const popup = await popupOf(page, browser_.id, await browser_.tab(page));
  await popup.getByRole("button", { name: "Switch off here" }).click();
  await expect(popup.getByRole("button", { name: "Switch on here" })).toBeVisible();
  await popup.setViewportSize({ width: 400, height: 190 });
  await popup.mouse.move(0, 0);
  await popup.screenshot({ path: `${DOCS}/extension-site.png` });
});

test("a card where one writes, and the popup", async ({ browser_ }) => {
  const page = await browser_.open("gmail");
  await page.setViewportSize({ width: 900, height: 560 });
  const box = page.locator("#body");
  await box.click({ position: { x: 12, y: 14 } });
  for (const [number, line] of DRAFT.entries()) {
    if (number) await page.keyboard.press("Enter");
    if (line) await page.keyboard.insertText(line);
  }
  await expect.poll(async () => (await marked(page)).map(({ text }) => text)).toContain("this weekend");
  const { x, y } = (await marked(page)).find(({ category }) => category === "blame")!;
  const place = await onScreen(page.mainFrame(), { x, y });
  await page.mouse.move(place.x, place.y);
  await expect(page.locator(".card")).toBeVisible();
  await page.screenshot({ path: `${DOCS}/extension-card.png` });
  const popup = await popupOf(page, browser_.id, await browser_.tab(page));
  await expect(popup.getByText(/places to look at/)).toBeVisible();
  await popup.screenshot({ path: `${DOCS}/extension-popup.png`, fullPage: true });
});

async function popupOf(page: Page, id: string, tab: number): Promise<Page> {
  const popup = await page.context().newPage();
  await popup.setViewportSize({ width: 400, height: 480 });
  await popup.goto(`chrome-extension://${id}/popup.html?tab=${tab}`);
  return popup;
}
