/** The popup: what holds on a tab, corrected and put to use. */

import type { Locator, Page } from "@playwright/test";
import type { Box } from "../src/shared/messages";
import { violations } from "./access";
import { expect, SITES, test, type Browser, type SiteName } from "./driving";
import { freePort } from "./serving";

const DRAFT =
  "Dear Mr Keller,\n\nThank you for your inquiry of 17 November 2026 about bamboo tray BT-118. The price for 800 pieces is EUR 6.85 each, FCA Xiamen. " +
  "You still haven't sent us the logo file, so we cannot start.\n\nSamples go out soon.\n\nKind regards,\nLin Wei";

const PATIENCE = 60_000;

/** A page with a draft in its box, and the popup about it. */
async function about(browser: Browser, site: SiteName, draft: string): Promise<{ page: Page; box: Locator; popup: Page }> {
  const page = await browser.open(site);
  const box = page.locator("#body");
  await box.click({ position: { x: 12, y: 14 } });
  for (const [number, line] of draft.split("\n").entries()) {
    if (number) await page.keyboard.press("Shift+Enter");
    if (line) await page.keyboard.insertText(line);
  }
  if (draft) await expect.poll(async () => (await seen(browser, page)).report).not.toBeNull();
  return { page, box, popup: await popupOf(browser, page) };
}

async function popupOf(browser: Browser, page: Page): Promise<Page> {
  const tab = await browser.tab(page);
  const popup = await browser.context.newPage();
  await popup.setViewportSize({ width: 400, height: 600 });
  await popup.goto(`chrome-extension://${browser.id}/popup.html?tab=${tab}`);
  return popup;
}

/** The box as the content script sees it. */
function seen(browser: Browser, page: Page): Promise<Box> {
  return browser.tell<Box>(page, { to: "box" });
}

async function read(browser: Browser, page: Page): Promise<string> {
  return (await seen(browser, page)).text;
}

test("a site is off until it is switched on, and can be switched off and paused", async ({ browser_ }) => {
  const page = await browser_.open("gmail");
  await browser_.set({ off: [] });
  const popup = await popupOf(browser_, page);
  await popup.getByRole("button", { name: "Switch off here" }).click();
  await expect(popup.getByText("The coach is off on mail.google.com")).toBeVisible();
  expect(await violations(popup)).toEqual([]);
  await popup.screenshot({ path: "artefacts/popup-off.png" });
  await popup.getByRole("button", { name: "Switch on here" }).click();
  await expect(popup.getByText("Click into the box")).toBeVisible();
  await popup.getByRole("button", { name: "Pause everywhere" }).click();
  await expect(popup.getByText("The coach is paused everywhere.")).toBeVisible();
  expect(await browser_.settings()).toMatchObject({ paused: true });
  await popup.getByRole("button", { name: "Go on" }).click();
  await popup.getByLabel("A last look before sending").check();
  await expect.poll(async () => (await browser_.settings())["sites"]).toMatchObject({ [new URL(SITES.gmail).origin]: { on: true, lastLook: true } });
  await expect(popup.getByLabel("A last look before sending")).toBeFocused();
});

test("a page that is no web page is told", async ({ browser_ }) => {
  const popup = await browser_.context.newPage();
  await popup.goto(`chrome-extension://${browser_.id}/popup.html`);
  await expect(popup.getByText("The coach works on web pages")).toBeVisible();
});

test("kind and recipient are guessed and corrected, and what is missing goes into the box", async ({ browser_ }) => {
  const { page, popup } = await about(browser_, "gmail", DRAFT);
  await expect(popup.getByText(/\d+ places to look at/)).toBeVisible();
  await expect(popup.locator(".chip", { hasText: "guessed" })).toContainText("Inquiry reply");
  expect(await violations(popup)).toEqual([]);
  await popup.screenshot({ path: "artefacts/popup-en.png", fullPage: true });

  const missing = popup.getByRole("button", { name: "Put in a line: Payment terms" });
  const words = (await missing.getAttribute("title"))!;
  await missing.click();
  await expect(popup.getByText("It is in the box.")).toBeVisible();
  await expect.poll(() => read(browser_, page)).toContain(words);
  const now = await read(browser_, page);
  expect(now.replace(words, "").replace(/\n+/g, "\n")).toBe(DRAFT.replace(/\n+/g, "\n"));
  await expect(popup.getByRole("button", { name: "Fill in: Payment terms" })).toBeVisible();

  await popup.locator("summary.chip").click();
  await popup.getByLabel("Country or region").selectOption("DE");
  await popup.getByLabel("Name", { exact: true }).fill("Jürgen Keller");
  await popup.getByLabel("Name", { exact: true }).blur();
  expect(await violations(popup)).toEqual([]);
  await expect(popup.locator("summary.chip")).toContainText("Jürgen Keller · Germany");
  await expect.poll(async () => (await seen(browser_, page)).context).toMatchObject({
    recipient: { name: "Jürgen Keller", country: "DE" },
  });
  await popup.getByLabel("Kind of message").selectOption({ label: "Order confirmation" });
  await expect(popup.locator(".chip", { hasText: "Order confirmation" })).toBeVisible();
  await popup.getByLabel("Kind of message").selectOption({ label: "Inquiry reply" });
});

test("a rewritten draft is shown first; a change may be taken back; then it is in the box, and undo undoes it", async ({ browser_ }) => {
  test.setTimeout(2 * PATIENCE);
  const { page, box, popup } = await about(browser_, "gmail", DRAFT);
  const before = await read(browser_, page);
  await popup.getByRole("button", { name: "Rewrite", exact: true }).click();
  const changes = popup.locator(".change");
  await expect(changes.first()).toBeVisible({ timeout: PATIENCE }); // the first one loads the parser
  expect(await violations(popup)).toEqual([]);
  await popup.screenshot({ path: "artefacts/popup-rewrite.png", fullPage: true });
  expect(await read(browser_, page)).toBe(before);
  const soon = changes.filter({ has: popup.locator("del", { hasText: /^soon$/ }) });
  await soon.press("Enter");
  await expect(popup.locator(".change[aria-pressed=false]")).toHaveText("soon");
  await expect(popup.locator(".change[aria-pressed=false]")).toBeFocused();
  await popup.getByRole("button", { name: "Put into the box" }).click();
  await expect(popup.getByText("It is in the box.")).toBeVisible();
  const after = await read(browser_, page);
  expect(after).not.toContain("You still haven't");
  expect(after).toContain("Samples go out soon.");

  await page.bringToFront();
  await box.focus();
  for (let step = 0; step < 9 && (await read(browser_, page)) !== before; step++) await page.keyboard.press("Control+z");
  expect(await read(browser_, page)).toBe(before);
});

test("a translation is shown first, with what is left, and goes into the box", async ({ browser_ }) => {
  const { page, popup } = await about(browser_, "gmail", "Thank you for your order PO-4501. Looking forward to your reply.");
  await popup.getByRole("button", { name: "Translate", exact: true }).click();
  await expect(popup.locator(".body")).toContainText("感谢您的订单PO-4501");
  expect(await violations(popup)).toEqual([]);
  await popup.screenshot({ path: "artefacts/popup-translate.png" });
  await popup.getByRole("button", { name: "Put into the box" }).click();
  await expect.poll(() => read(browser_, page)).toBe("感谢您的订单PO-4501。期待您的回复。");
});

test("what the box no longer says is not replaced", async ({ browser_ }) => {
  const { page, popup } = await about(browser_, "linkedin", "Thank you for your order PO-4501.");
  await popup.getByRole("button", { name: "Translate", exact: true }).click();
  await expect(popup.locator(".body")).toContainText("PO-4501");
  await page.bringToFront();
  await page.keyboard.type("Hi. ");
  const typed = await read(browser_, page);
  await popup.getByRole("button", { name: "Put into the box" }).click();
  await expect(popup.getByText("The text in the box is another by now.")).toBeVisible();
  expect(await read(browser_, page)).toBe(typed);
});

test("what was agreed in a chat becomes an e-mail to copy", async ({ browser_ }) => {
  const { popup } = await about(browser_, "whatsapp", "OK, deal.");
  await popup.getByRole("button", { name: "Confirm by e-mail" }).click();
  await expect(popup.locator(".subject")).toContainText("Subject");
  await expect(popup.locator(".body")).toContainText("Dear Ahmed Al-Farsi");
  await expect(popup.locator(".body")).toContainText("USD 4.10");
  await expect(popup.getByLabel("You are")).toHaveValue("Li Na");
  await expect(popup.getByRole("button", { name: "Put into the box" })).toHaveCount(0);
  expect(await violations(popup)).toEqual([]);
  await popup.screenshot({ path: "artefacts/popup-letter.png", fullPage: true });
  await popup.getByRole("button", { name: "Back" }).click();
  await expect(popup.getByRole("button", { name: "Confirm by e-mail" })).toBeFocused();
});

test("a coach that does not answer is told, and where to look", async ({ browser_ }) => {
  await browser_.set({ address: `http://127.0.0.1:${await freePort()}` });
  const page = await browser_.open("gmail");
  await page.locator("#body").click({ position: { x: 12, y: 14 } });
  await page.keyboard.type("See you soon.");
  await expect.poll(() => browser_.badge(page)).toBe("!");
  const popup = await popupOf(browser_, page);
  await expect(popup.getByText("The coach does not answer")).toBeVisible();
  await popup.getByRole("button", { name: "Rewrite", exact: true }).click();
  await expect(popup.getByRole("alert")).toContainText("The coach does not answer");
});

test("in Chinese and in the dark", async ({ browser_ }) => {
  await browser_.set({ language: "zh" });
  const { popup } = await about(browser_, "gmail", "您好：\n\n关于您的询价，竹托盘BT-118的单价是6.85欧元。您怎么还没有发设计稿？样品尽快寄出。\n\n顺祝商祺\n李娜");
  await popup.emulateMedia({ colorScheme: "dark" });
  await expect(popup.getByText(/\d+ 处要看/)).toBeVisible();
  expect(await violations(popup)).toEqual([]);
  await popup.screenshot({ path: "artefacts/popup-zh-dark.png", fullPage: true });
});
