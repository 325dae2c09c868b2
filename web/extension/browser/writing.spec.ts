/** What happens to people who write: characters that are composed, long pastes, other chats, a coach that is gone. */

import type { Page } from "@playwright/test";
import { EDITORS, heldIn } from "./boxes";
import { expect, marked, test as base, words, type Browser } from "./driving";
import { Gate } from "./gate";

const DRAFT = "Could we have a call this weekend? We will ship the goods ASAP.";

/** With a gate before the coach. */
const test = base.extend<{ gate: Gate }>({
  gate: async ({ browser_ }, use) => {
    const gate = await Gate.open();
    await browser_.set({ address: gate.address });
    await use(gate);
    await gate.shut();
  },
});

async function write(page: Page, selector: string, text: string): Promise<void> {
  await page.locator(selector).click({ position: { x: 12, y: 14 } });
  await page.keyboard.type(text, { delay: 5 });
}

for (const editor of EDITORS) {
  test(`${editor.name}: Chinese is composed: nothing is asked meanwhile, and nothing is lost`, async ({ browser_, gate }) => {
    const page = await browser_.open(editor.site, editor.query);
    const frame = editor.frame?.(page) ?? page.mainFrame();
    const text = (): Promise<string> => heldIn(editor, frame);
    await editor.box(frame).click({ position: { x: 12, y: 14 } });
    const cdp = await page.context().newCDPSession(page);
    let said = "";
    for (const [syllables, characters] of [[["j", "jin", "jinkuai"], "尽快"], [["f", "fahuo"], "发货，"], [["z", "zhoumo"], "周末见。"]] as const) {
      for (const syllable of syllables) {
        await cdp.send("Input.imeSetComposition", { text: syllable, selectionStart: syllable.length, selectionEnd: syllable.length });
        await page.waitForTimeout(30);
      }
      const before = gate.texts.length;
      await page.waitForTimeout(700); // longer than the pause after which a draft is checked
      expect(gate.texts.slice(before)).toEqual([]);
      await cdp.send("Input.insertText", { text: characters });
      said += characters;
      await expect.poll(text).toBe(said);
    }
    await expect.poll(() => words(frame)).toEqual(["周末", "尽快"].sort());
    expect(await text()).toBe(said);
    for (const asked of gate.texts) expect(asked).not.toMatch(/jin|fahuo|zhou/);
  });
}

/** A text of so many words, no two sentences alike. */
function longText(count: number): string {
  const sentences: string[] = [];
  for (let at = 0; sentences.length * 10 < count; at++) sentences.push(`The carton number ${at} holds ${at + 7} lamps for Hamburg harbour.`);
  return `${sentences.join(" ")} We will ship the goods ASAP.`;
}

for (const editor of EDITORS) {
  test(`${editor.name}: 5,000 words are pasted`, async ({ browser_, gate }) => {
    const page = await browser_.open(editor.site, editor.query);
    const frame = editor.frame?.(page) ?? page.mainFrame();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const text = longText(5000);
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await editor.box(frame).click({ position: { x: 12, y: 14 } });
    await page.keyboard.press("Control+v");
    const held = (): Promise<string> => heldIn(editor, frame);
    await expect.poll(held).toBe(text);
    await expect.poll(async () => (await words(frame)).includes("ASAP")).toBe(true);
    expect(await held()).toBe(text);
    expect(gate.texts.at(-1)).toContain(text); // and a signature, where it stands in the box
  });
}

test("another chat without a reload: other words, another recipient, nothing kept from the first", async ({ browser_, gate }) => {
  const page = await browser_.open("whatsapp");
  await write(page, "#body", DRAFT);
  await expect.poll(() => words(page)).toEqual(["ASAP", "this weekend"]);
  expect(gate.context).toMatchObject({ channel: "whatsapp", recipient: { name: "Ahmed Al-Farsi" }, incoming: "Good. 500 pcs at USD 4.10?\nWhen can you ship?" });
  await page.locator('[data-chat="Anna Keller"]').click();
  await expect.poll(() => words(page)).toEqual([]);
  await write(page, "#body", "Please answer ASAP.");
  await expect.poll(() => words(page)).toEqual(["ASAP"]);
  expect(gate.context).toMatchObject({ recipient: { name: "Anna Keller" }, incoming: "Please send the drawings." });
  await page.locator('[data-chat="Ahmed Al-Farsi"]').click();
  await expect.poll(() => words(page)).toEqual(["ASAP", "this weekend"]);
  expect(await page.evaluate(() => (window as unknown as { model(): string }).model())).toBe(DRAFT);
});

test("two boxes at once: each has its own", async ({ browser_ }) => {
  const page = await browser_.open("gmail");
  await page.evaluate(() => (window as unknown as { openCompose(): void }).openCompose());
  await write(page, "#body", DRAFT);
  await write(page, "#compose", "Please answer by next week.");
  await expect.poll(() => words(page)).toEqual(["ASAP", "by next week", "this weekend"]);
  const weekend = (await marked(page)).find(({ text }) => text === "this weekend")!;
  await page.mouse.move(weekend.x, weekend.y);
  await page.locator(".card button.apply").first().click();
  await expect.poll(() => page.locator("#body").innerText()).toContain(DRAFT.replace("this weekend", "this weekend (⟦date, time, zone⟧)"));
  expect(await page.locator("#compose").innerText()).toContain("Please answer by next week.");
  expect((await page.locator("#compose").innerText()).match(/next week/g)).toHaveLength(1);
});

test("the coach goes and comes back", async ({ browser_, gate }) => {
  const page = await browser_.open("gmail");
  await gate.shut();
  await write(page, "#body", DRAFT);
  await expect(page.locator(".chip")).toHaveText("!");
  expect(await draftOf(page)).toBe(DRAFT);
  await page.locator(".chip").click();
  await expect(page.locator(".card")).toContainText("does not answer");
  await page.keyboard.press("Escape");
  await gate.open();
  await page.locator("#body").press("Control+End");
  await page.locator("#body div").first().click({ position: { x: 500, y: 8 } });
  await page.keyboard.press("End");
  await page.keyboard.type(" Thank you.", { delay: 5 });
  await expect.poll(() => words(page)).toEqual(["ASAP", "this weekend"]);
  expect(await draftOf(page)).toBe(`${DRAFT} Thank you.`);
  await gate.shut();
  await page.keyboard.type(" Bye!", { delay: 5 });
  await expect(page.locator(".chip")).toHaveText("!");
  expect(await words(page)).toEqual(["ASAP", "this weekend"]); // what was found still stands
  expect(await draftOf(page)).toBe(`${DRAFT} Thank you. Bye!`);
});

test("a wrong token is named, and the right one is enough", async ({ browser_ }) => {
  await browser_.set({ token: "wrong-token-wrong-token-wrong-token" });
  const page = await browser_.open("chat");
  await write(page, "#body", DRAFT);
  await expect(page.locator(".chip")).toHaveText("!");
  await page.locator(".chip").click();
  await expect(page.locator(".card")).toContainText("token");
  expect(await words(page)).toEqual([]);
  await browser_.set({});
  await expect.poll(() => words(page)).toEqual(["ASAP", "this weekend"]);
  expect(await page.locator("#body").inputValue()).toBe(DRAFT);
});

test("one request at a time, whatever is typed, and none while nothing happens", async ({ browser_, gate }) => {
  gate.delay = 300;
  const page = await browser_.open("gmail");
  await page.evaluate(() => (window as unknown as { openCompose(): void }).openCompose());
  for (const selector of ["#body", "#compose"]) {
    await page.locator(selector).click({ position: { x: 12, y: 14 } });
    for (const word of ["We ", "will ", "ship ", "ASAP ", "or later. "]) {
      await page.keyboard.type(word, { delay: 5 });
      await page.waitForTimeout(420);
    }
  }
  await expect.poll(() => words(page)).toContain("ASAP");
  expect(gate.most).toBe(1);
  gate.delay = 0;
  await page.waitForTimeout(1000);
  const before = gate.heard.length;
  await page.waitForTimeout(3000);
  expect(gate.heard.length).toBe(before);
});

test("what is private is never read", async ({ browser_, gate }) => {
  const page = await browser_.open("private");
  const secrets = ["password", "shown", "card", "cvc", "code", "find", "find2", "mail", "find3", "off"];
  for (const id of secrets) await page.locator(`#${id}`).fill("Please answer this secret ASAP");
  await page.getByRole("button", { name: "Show" }).click();
  await page.locator("#shown").click();
  await page.keyboard.type(" ASAP secret");
  await page.waitForTimeout(1200);
  expect(gate.texts).toEqual([]);
  expect(await words(page)).toEqual([]);
  await page.locator("#subject").click();
  await page.keyboard.type("Samples ASAP please", { delay: 5 });
  await expect.poll(() => words(page)).toEqual(["ASAP"]);
  expect(gate.heard.map(({ body }) => JSON.stringify(body)).join()).not.toContain("secret");
});

test("ignored once, on the site, everywhere, and a word that is never marked", async ({ browser_ }) => {
  const page = await browser_.open("gmail");
  await write(page, "#body", "Let us meet this weekend or next Friday. Please ship ASAP.");
  await expect.poll(() => words(page)).toEqual(["ASAP", "next Friday", "this weekend"]);
  await ignore(page, "this weekend", "once");
  await expect.poll(() => words(page)).toEqual(["ASAP", "next Friday"]);
  await ignore(page, "next Friday", "site");
  await expect.poll(() => words(page)).toEqual(["ASAP"]);
  await expect.poll(async () => JSON.stringify(await browser_.settings())).toMatch(/"https:\/\/mail\.google\.com":\{[^}]*"ignored":\["time\//);
  await ignore(page, "ASAP", "learn");
  await expect.poll(() => words(page)).toEqual([]);
  expect((await browser_.settings())["dictionary"]).toEqual(["ASAP"]);
  const other = await browser_.open("chat");
  await write(other, "#body", "Let us meet next Friday.");
  await expect.poll(() => words(other)).toEqual(["next Friday"]);
  await ignore(other, "next Friday", "everywhere");
  await expect.poll(() => words(other)).toEqual([]);
  expect((await browser_.settings())["off"]).toHaveLength(1);
});

test("switched off, everything of ours leaves the page; on again, it comes back", async ({ browser_, gate }) => {
  const page = await browser_.open("chat");
  await write(page, "#body", DRAFT);
  await expect.poll(() => words(page)).toEqual(["ASAP", "this weekend"]);
  await browser_.set({ address: gate.address, paused: true });
  await expect.poll(() => words(page)).toEqual([]);
  await expect(page.locator("[data-draft-coach]")).toHaveCount(0);
  const before = gate.heard.length;
  await page.keyboard.type(" Please answer ASAP too.", { delay: 5 });
  await page.waitForTimeout(900);
  expect(gate.heard.length).toBe(before);
  await browser_.set({ address: gate.address });
  await expect.poll(() => words(page)).toEqual(["ASAP", "this weekend"]);
});

test("a field that scrolls keeps its underlines on its words", async ({ browser_ }) => {
  const page = await browser_.open("chat");
  await page.locator("#body").click();
  for (let line = 0; line < 14; line++) {
    await page.keyboard.type(`Line ${line} is plain.`);
    await page.keyboard.press("Shift+Enter");
  }
  await page.keyboard.type("Please answer ASAP.");
  await expect.poll(() => words(page)).toEqual(["ASAP"]);
  const low = (await marked(page))[0]!;
  await page.locator("#body").evaluate((box) => box.scrollBy(0, -40));
  await expect.poll(async () => Math.round((await marked(page))[0]!.y - low.y)).toBe(40);
  await page.screenshot({ path: "artefacts/scrolled.png" });
  await page.evaluate(() => (document.querySelector(".chat-window") as HTMLElement).style.setProperty("margin-top", "60px"));
  await expect.poll(async () => Math.round((await marked(page))[0]!.y - low.y)).toBe(80);
});

test("a row that is used again shows nothing of the row before", async ({ browser_ }) => {
  const page = await browser_.open("virtual");
  await write(page, "#reply-1", DRAFT);
  await expect.poll(() => words(page)).toEqual(["ASAP", "this weekend"]);
  await page.locator("#list").evaluate((list) => { list.scrollTop = 9000; });
  await expect.poll(() => words(page)).toEqual([]);
  await write(page, "#reply-51", "Please answer by next week.");
  await expect.poll(() => words(page)).toEqual(["by next week"]);
  await page.locator("#list").evaluate((list) => { list.scrollTop = 0; });
  await page.locator("#reply-1").click();
  await expect.poll(() => words(page)).toEqual(["ASAP", "this weekend"]);
  expect(await page.evaluate(() => (window as unknown as { drafts: Record<number, string> }).drafts)).toEqual({ 1: DRAFT, 51: "Please answer by next week." });
});

test("what the page says goes with the check, and the writer corrects it", async ({ browser_, gate }) => {
  const page = await browser_.open("gmail");
  await write(page, "#body", DRAFT);
  await expect.poll(() => gate.texts.length).toBeGreaterThan(0);
  expect(gate.context).toMatchObject({ channel: "email", recipient: { name: "Anna Keller" } });
  expect(String(gate.context["incoming"])).toContain("Please also confirm the price.");
  expect(gate.texts.at(-1)).toBe(DRAFT);
  const box = await ofPage(browser_, page, { to: "box" });
  expect(box).toMatchObject({ text: DRAFT, read: { recipient: { name: "Anna Keller" } } });
  await ofPage(browser_, page, { to: "correct", box: box!["id"], correction: { recipient: { name: "Dr Keller", country: "DE" }, channel: "other" } });
  await expect.poll(() => gate.context).toMatchObject({ channel: "other", recipient: { name: "Dr Keller", country: "DE" } });
});

function ofPage(browser: Browser, page: Page, message: object): Promise<Record<string, unknown> | null> {
  return browser.tell(page, message);
}

function draftOf(page: Page): Promise<string> {
  return page.locator("#body > div").first().innerText();
}

async function ignore(page: Page, text: string, how: "once" | "site" | "everywhere" | "learn"): Promise<void> {
  const place = (await marked(page)).find((one) => one.text === text)!;
  await page.mouse.move(5, 5);
  await page.mouse.move(place.x, place.y);
  await page.locator(".card button.ignore").click();
  await page.locator(`.card button.${how}`).click();
}
