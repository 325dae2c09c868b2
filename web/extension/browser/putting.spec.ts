/** Whole texts and lines that the popup puts into a box, and what is not touched by it. */

import type { Page } from "@playwright/test";
import { expect, marked, test, type Browser, type SiteName } from "./driving";

const DRAFT = "Hello,\nwe ship the goods ASAP.\nRegards";
const LONGER = "Dear Ms Keller,\n\nWe will ship the goods by ⟦date, time, zone⟧.\n\nBest regards";
const ALIKE = "Hello,\nwe ship the goods by 5 December.\nKind regards";

/** Where a line ends with which key, and how the draft is read from the page. */
const PLACES: { site: SiteName; lineEnd: string }[] = [
  { site: "gmail", lineEnd: "Enter" },
  { site: "outlook", lineEnd: "Enter" },
  { site: "whatsapp", lineEnd: "Shift+Enter" },
  { site: "linkedin", lineEnd: "Enter" },
  { site: "chat", lineEnd: "Shift+Enter" },
  { site: "hubspot", lineEnd: "Enter" },
];

for (const { site, lineEnd } of PLACES) {
  test(`${site}: a whole text in place of the draft, as many lines or more, and taken back`, async ({ browser_ }) => {
    const page = await browser_.open(site);
    await write(page, DRAFT, lineEnd);
    const { id, text } = await box(browser_, page);
    expect(lines(text)).toEqual(lines(DRAFT));
    const around = await outside(page);

    expect(await put(browser_, page, { box: id, before: text, text: alike(text) })).toBe("done");
    expect(lines(await held(page))).toEqual(lines(ALIKE));
    const now = (await box(browser_, page)).text;
    expect(await put(browser_, page, { box: id, before: now, text: LONGER })).toBe("done");
    expect(lines(await held(page))).toEqual(lines(LONGER));
    expect(await outside(page)).toBe(around);
    expect(await put(browser_, page, { box: id, before: DRAFT, text: "x" })).toBe("changed");

    await page.locator("#body").focus();
    for (let step = 0; step < 8 && lines(await held(page)).join() !== lines(DRAFT).join(); step++) await page.keyboard.press("Control+z");
    expect(lines(await held(page))).toEqual(lines(DRAFT));
    expect(await outside(page)).toBe(around);
    expect(await page.evaluate(() => (window as unknown as { sent: string[] }).sent)).toEqual([]);
  });

  test(`${site}: a line inserted between two others`, async ({ browser_ }) => {
    const page = await browser_.open(site);
    await write(page, DRAFT, lineEnd);
    const { id, text } = await box(browser_, page);
    const at = text.indexOf("ASAP.") + "ASAP.".length;
    const told = await browser_.tell<string>(page, { to: "insert", box: id, before: text, at, text: "\nThe price is ⟦price⟧." });
    expect(told).toBe("done");
    expect(lines(await held(page))).toEqual(["Hello,", "we ship the goods ASAP.", "The price is ⟦price⟧.", "Regards"]);
  });
}

test("an editor that takes its time gets the words once", async ({ browser_ }) => {
  const page = await browser_.open("chat");
  await write(page, DRAFT, "Shift+Enter");
  await page.locator("#body").evaluate((box: HTMLTextAreaElement) => {
    box.addEventListener("paste", (event) => {
      const words = event.clipboardData!.getData("text/plain");
      event.preventDefault();
      setTimeout(() => document.execCommand("insertText", false, words), 300);
    });
  });
  const { id, text } = await box(browser_, page);
  const told = await browser_.tell<string>(page, { to: "insert", box: id, before: text, at: text.length, text: "\nOnce." });
  expect(told).toBe("done");
  await page.waitForTimeout(500);
  expect(lines(await held(page))).toEqual([...lines(DRAFT), "Once."]);
});

test("a chip that the editor keeps whole is never changed", async ({ browser_ }) => {
  const page = await browser_.open("linkedin");
  await page.evaluate(() => {
    const box = document.getElementById("body")!;
    box.innerHTML = '<p>Please ask <span contenteditable="false" class="mention">Mr ASAP</span> about it, we answer soon.</p>';
  });
  await page.locator("#body").click();
  const html = await page.locator("#body").innerHTML();
  await expect.poll(async () => (await marked(page)).length).toBeGreaterThan(0);
  const chip = (await marked(page)).find(({ text }) => text === "ASAP");
  if (chip) {
    await page.mouse.move(chip.x, chip.y);
    await expect(page.locator(".card button.apply").first()).toBeDisabled();
  }
  expect(await page.locator("#body").innerHTML()).toBe(html);
});

async function write(page: Page, text: string, lineEnd: string): Promise<void> {
  await page.locator("#body").click({ position: { x: 12, y: 14 } });
  for (const [at, line] of text.split("\n").entries()) {
    if (at) await page.keyboard.press(lineEnd);
    await page.keyboard.type(line, { delay: 2 });
  }
}

async function box(browser: Browser, page: Page): Promise<{ id: string; text: string }> {
  await expect.poll(async () => (await browser.tell<{ id: string } | null>(page, { to: "box" }))?.id).toBeTruthy();
  return browser.tell(page, { to: "box" });
}

function put(browser: Browser, page: Page, asked: object): Promise<string> {
  return browser.tell<string>(page, { to: "put", ...asked });
}

/** The other wording with the line ends that the box itself has. */
function alike(text: string): string {
  const wanted = ALIKE.split("\n");
  return text.replace(/[^\n]+/g, () => wanted.shift() ?? "");
}

/** What the page holds for the draft, without what is quoted. */
function held(page: Page): Promise<string> {
  return page.evaluate(() => {
    const own = (window as unknown as { model?: () => string }).model?.();
    if (own !== undefined) return own;
    const copy = document.getElementById("body")!.cloneNode(true) as HTMLElement;
    for (const quote of copy.querySelectorAll(".gmail_quote, #appendonsend, #appendonsend ~ *")) quote.remove();
    document.body.append(copy);
    const text = copy.innerText;
    copy.remove();
    return text;
  });
}

/** What stands around the draft in the same box. */
function outside(page: Page): Promise<string> {
  return page.evaluate(() => [...document.querySelectorAll("#body > .gmail_quote, #body > #divRplyFwdMsg, #body > #divRplyFwdMsg ~ *")].map((one) => one.outerHTML).join());
}

/** The lines that are not empty. */
function lines(text: string): string[] {
  return text.replaceAll("\u00a0", " ").split("\n").map((line) => line.trim()).filter(Boolean);
}
