/** In every kind of box: underline, card, apply, undo, and what the page does in between. */

import type { Locator, Page } from "@playwright/test";
import { violations } from "./access";
import { EDITORS } from "./boxes";
import { expect, marked, onScreen, test, words } from "./driving";

const DRAFT = "Could we have a call this weekend? We will ship the goods ASAP.";
const FIXED = DRAFT.replace("this weekend", "this weekend (⟦date, time, zone⟧)");

for (const editor of EDITORS) {
  test(`${editor.name}: underline, card, apply, undo`, async ({ browser_ }) => {
    const page = await browser_.open(editor.site, editor.query);
    const frame = editor.frame?.(page) ?? page.mainFrame();
    const box = editor.box(frame);
    const text = async (): Promise<string> => (await editor.text(box, frame)).replace(/\n+$/, "").replaceAll("\u00a0", " ");
    await start(box);
    await page.keyboard.type(DRAFT, { delay: 5 });
    expect(await text()).toBe(DRAFT);
    await expect.poll(() => words(frame)).toEqual(["ASAP", "this weekend"]);
    expect(await text()).toBe(DRAFT);

    const place = (await marked(frame)).find(({ text: said }) => said === "this weekend")!;
    const { x, y } = await onScreen(frame, place);
    await page.mouse.move(x, y);
    const card = frame.locator(".card");
    await expect(card).toBeVisible();
    await expect(card).toContainText("this weekend");
    await page.screenshot({ path: `artefacts/${editor.name.replaceAll(" ", "-")}.png` });
    expect(await text()).toBe(DRAFT);

    await card.locator("button.apply").first().click();
    await expect.poll(text).toBe(FIXED);
    await expect(card).toBeHidden();
    await page.keyboard.press("Control+z");
    await expect.poll(text).toBe(DRAFT);
    await expect.poll(() => words(frame)).toEqual(["ASAP", "this weekend"]);
    expect(await sent(page)).toEqual([]);
  });
}

for (const editor of EDITORS.filter(({ site }) => site !== "virtual" && site !== "shadow")) {
  test(`${editor.name}: drawn anew by the page, and by the keyboard alone`, async ({ browser_ }) => {
    const page = await browser_.open(editor.site, editor.query);
    const frame = editor.frame?.(page) ?? page.mainFrame();
    const box = editor.box(frame);
    const text = async (): Promise<string> => (await editor.text(box, frame)).replace(/\n+$/, "").replaceAll("\u00a0", " ");
    await start(box);
    await page.keyboard.type(DRAFT, { delay: 1 });
    await expect.poll(() => words(frame)).toEqual(["ASAP", "this weekend"]);
    await page.evaluate(() => (window as unknown as { rerender(): void }).rerender());
    await expect.poll(() => words(frame)).toEqual(["ASAP", "this weekend"]);
    expect(await text()).toBe(DRAFT);

    await start(box);
    await page.keyboard.press("F8");
    const card = frame.locator(".card");
    await expect(card.locator("button.apply").first()).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(card).toBeHidden();
    expect(await text()).toBe(DRAFT);
    await page.keyboard.press("F8");
    await expect(card).toBeVisible();
    for (let step = 0; step < 3 && !(await card.innerText()).includes("this weekend"); step++) await page.keyboard.press("F8");
    await page.keyboard.press("Enter");
    await expect.poll(text).toBe(FIXED);
    await expect(card).toBeHidden();
    // the first blank is selected: what is typed now fills it
    await page.keyboard.type("Sat 28 Nov");
    await expect.poll(text).toBe(DRAFT.replace("this weekend", "this weekend (Sat 28 Nov)"));
    expect(await sent(page)).toEqual([]);
  });
}

/** Put the caret into a box, at its beginning. */
async function start(box: Locator): Promise<void> {
  await box.click({ position: { x: 12, y: 14 } });
}

function sent(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { sent?: string[] }).sent ?? []);
}

for (const [kind, selector] of [["a textarea", "textarea"], ["an editor", "[contenteditable]"]] as const) {
  test(`${kind} in a closed shadow root, which no page can look into`, async ({ browser_ }) => {
    const page = await browser_.open("shadow");
    const text = (): Promise<string> =>
      page.evaluate((name) => {
        const box = (window as unknown as { inner: ShadowRoot }).inner.querySelector(name) as HTMLTextAreaElement;
        return box.value ?? box.innerText;
      }, selector);
    const { x, y } = await page.evaluate((name) => {
      const box = (window as unknown as { inner: ShadowRoot }).inner.querySelector(name)!.getBoundingClientRect();
      return { x: box.x + 20, y: box.y + 20 };
    }, selector);
    await page.mouse.click(x, y);
    await page.keyboard.type(DRAFT, { delay: 5 });
    await expect.poll(() => words(page)).toEqual(["ASAP", "this weekend"]);
    const place = (await marked(page)).find(({ text: said }) => said === "this weekend")!;
    await page.mouse.move(place.x, place.y);
    await expect(page.locator(".card")).toContainText("this weekend");
    await page.keyboard.press("F8");
    await expect(page.locator(".card button.apply").first()).toBeFocused();
    for (let step = 0; step < 3 && !(await page.locator(".card").innerText()).includes("this weekend"); step++) await page.keyboard.press("F8");
    await page.keyboard.press("Enter");
    await expect.poll(text).toBe(FIXED);
    await page.keyboard.press("Control+z");
    await expect.poll(text).toBe(DRAFT);
  });
}

test("a card in Chinese and in the dark, fit for a screen reader", async ({ browser_ }) => {
  await browser_.set({ language: "zh" });
  const page = await browser_.open("gmail");
  await page.emulateMedia({ colorScheme: "dark" });
  await start(page.locator("#body"));
  await page.keyboard.type("尽快发货，周末见。");
  await expect.poll(() => words(page)).toEqual(["周末", "尽快"]);
  await page.keyboard.press("F8");
  const card = page.getByRole("dialog", { name: "读者可能误解的地方" });
  await expect(card).toBeVisible();
  await card.locator("button.ignore").click();
  await page.screenshot({ path: "artefacts/card-zh-dark.png" });
  expect(await violations(page, "[data-draft-coach]")).toEqual([]);
});
