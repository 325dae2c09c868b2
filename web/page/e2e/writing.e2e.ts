/** Writing a draft: paste, see, apply, fill a blank, undo, switch the language, copy. */

import { DRAFTS } from "./person";
import { expect, test } from "./service";

const VAGUE = { en: "soon", zh: "尽快" } as const;
const WORDS = {
  en: { fix: "Apply", ignored: "1 ignored", copied: "Copied", date: "4 December 2026" },
  zh: { fix: "采用", ignored: "已忽略 1 处", copied: "已复制", date: "2026年12月4日" },
} as const;

for (const language of ["en", "zh"] as const) {
  test.describe(language, () => {
    test.use({ locale: language === "en" ? "en-GB" : "zh-CN" });
    const words = WORDS[language];

    test("the page speaks the language of the browser, and another on request", async ({ person, page }) => {
      await person.write(DRAFTS[language]);
      await expect(page.locator("html")).toHaveAttribute("lang", language === "en" ? "en" : "zh-CN");
      await expect(page.locator(".card .apply").first()).toHaveText(words.fix);
      const other = language === "en" ? "zh" : "en";
      await person.speak(other);
      await expect(page.locator(".card .apply").first()).toHaveText(WORDS[other].fix);
      expect(await person.text()).toBe(DRAFTS[language]);
      await page.reload();
      await expect(page.locator(".card .apply").first()).toHaveText(WORDS[other].fix);
    });

    test("from paste to clean copy: see, apply, fill the blank, undo, copy", async ({ person, page }) => {
      await person.write(DRAFTS[language]);
      await expect(person.marks.first()).toBeVisible();
      await person.picture(`writing-${language}`);
      const vague = VAGUE[language];
      const card = await person.cardOn(vague);
      await card.locator(".fix", { has: page.locator("mark.blank") }).locator(".apply").click();
      await expect(page.locator("#draft .hole")).toHaveCount(1);
      const blank = await page.locator("#draft .hole").textContent();
      expect(await person.selected()).toBe(blank);
      await page.keyboard.insertText(words.date);
      await expect(page.locator("#draft .hole")).toHaveCount(0);
      await expect(person.markOn(vague)).toHaveCount(0);
      expect(await person.text()).toContain(words.date);
      await page.keyboard.press("ControlOrMeta+z");
      await expect(page.locator("#draft .hole")).toHaveText(blank!);
      await page.keyboard.press("ControlOrMeta+z");
      expect(await person.text()).toBe(DRAFTS[language]);
      await expect(person.markOn(vague)).toBeVisible();
      await page.keyboard.press("ControlOrMeta+Shift+Z");
      await page.keyboard.press("ControlOrMeta+Shift+Z");
      expect(await person.text()).toContain(words.date);
      await page.locator("#copy").click();
      await expect(page.locator("#copy")).toHaveText(words.copied);
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await person.text());
    });

    test("the pointer at the words shows them put right, one click away", async ({ person, page }) => {
      await person.write(DRAFTS[language]);
      await person.markOn(VAGUE[language]).hover();
      const tip = page.locator(".tip");
      await expect(tip).toBeVisible();
      await person.picture(`tip-${language}`);
      await tip.locator(".put").first().click();
      await expect(tip).toHaveCount(0);
      await expect(person.markOn(VAGUE[language])).toHaveCount(0);
      expect(await person.text()).not.toBe(DRAFTS[language]);
      await expect(person.draft).toBeFocused();
    });

    test("what is ignored stays away until it is wanted again", async ({ person, page }) => {
      await person.write(DRAFTS[language]);
      await person.markOn(VAGUE[language]).hover();
      await page.locator(".tip .edge button").click();
      await expect(page.locator(".tip")).toHaveCount(0);
      await expect(page.locator("#totals")).toContainText(words.ignored);
      await expect(person.markOn(VAGUE[language])).toHaveCount(0);
      await page.locator("#totals .link").last().click();
      await expect(person.markOn(VAGUE[language])).toBeVisible();
    });

    test("everything can be done from the keyboard", async ({ person, page }) => {
      await person.paste("");
      await page.keyboard.insertText(DRAFTS[language]);
      await expect(person.cards.first()).toBeVisible();
      await page.keyboard.press("ControlOrMeta+Home");
      await page.keyboard.press("F8");
      const first = await person.selected();
      await expect(page.locator("#draft u.on").first()).toHaveText(first);
      await expect(page.locator("#announcer")).toContainText("1");
      await person.picture(`keyboard-${language}`);
      await page.keyboard.press("F8");
      expect(await person.selected()).not.toBe(first);
      await page.keyboard.press("Shift+F8");
      expect(await person.selected()).toBe(first);
      await page.keyboard.press("Escape");
      await expect(page.locator(".card.on")).toHaveCount(0);

      const size = (await person.text()).length;
      while ((await page.locator(".card.on .nth").count()) === 0) await page.keyboard.press("F8");
      await page.keyboard.press("Alt+Digit1");
      await expect.poll(async () => (await person.text()).length).not.toBe(size);
      await page.keyboard.press("ControlOrMeta+z");
      expect(await person.text()).toBe(DRAFTS[language]);

      await page.keyboard.press("F8");
      await page.keyboard.press("Alt+Digit0");
      await expect(page.locator("#totals")).toContainText(words.ignored);
      expect(await person.text()).toBe(DRAFTS[language]);
      await page.keyboard.press("F8");
      await expect(page.locator(".card.on")).toHaveCount(1);
      // Tab leaves the paper: nobody is caught in it.
      await page.keyboard.press("Tab");
      await expect(person.draft).not.toBeFocused();
    });
  });
}

test("an underline moves with what is typed before it, and goes with its words", async ({ person, page, allow }) => {
  allow(/ERR_FAILED/);
  await person.write("We ship soon.");
  await expect(person.marks).toHaveText(["soon"]);
  let asked = 0;
  await page.route("**/api/v1/check", async (route) => {
    asked += 1;
    await route.abort();
  });
  await page.keyboard.press("Home");
  await page.keyboard.insertText("👍 Dear Anna, ");
  await expect(person.marks).toHaveText(["soon"]);
  await page.keyboard.press("End");
  for (let at = 0; at < 3; at++) await page.keyboard.press("Backspace");
  await expect(person.marks).toHaveCount(0);
  await expect.poll(() => asked).toBeGreaterThan(0);
});

test.describe("an input method", () => {
  test("composes in peace: nothing is asked and nothing drawn until it is done", async ({ person, page }) => {
    await person.write("样品尽快寄出。");
    await expect(person.marks).toHaveText(["尽快"]);
    let asked = 0;
    page.on("request", (request) => {
      if (request.url().endsWith("/check")) asked += 1;
    });
    const input = await page.context().newCDPSession(page);
    await page.keyboard.press("End");
    // Words that follow one another within half a second are undone together.
    await page.waitForTimeout(600);
    for (const text of ["d", "da", "dan'wo'jin'kuai", "但我尽快"]) {
      const at = text.length;
      await input.send("Input.imeSetComposition", { text, selectionStart: at, selectionEnd: at });
      await page.waitForTimeout(200);
      expect(await person.text()).toBe(`样品尽快寄出。${text}`);
      await expect(person.marks).toHaveText(["尽快"]);
    }
    expect(asked).toBe(0);
    await input.send("Input.insertText", { text: "但我尽快。" });
    await expect(person.marks).toHaveText(["尽快", "尽快"]);
    expect(await person.text()).toBe("样品尽快寄出。但我尽快。");
    await page.keyboard.press("ControlOrMeta+z");
    expect(await person.text()).toBe("样品尽快寄出。");
  });
});

test("without the service the draft stays, and it says so until the service is back", async ({ person, page, allow }) => {
  allow(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/);
  await page.route("**/api/v1/check", (route) => route.abort());
  await person.paste("We ship soon.");
  await expect(page.locator(".failure")).toContainText("does not answer");
  await page.unroute("**/api/v1/check");
  await expect(person.marks).toHaveText(["soon"]);
  await expect(page.locator(".failure")).toHaveCount(0);
});

test("the draft stays in this browser and goes with one click", async ({ person, page }) => {
  await person.write(DRAFTS.en);
  await page.reload();
  await expect(person.marks.first()).toBeVisible();
  expect(await person.text()).toBe(DRAFTS.en);
  await page.locator("#actions button").first().click();
  expect(await person.text()).toBe("");
  expect(await page.evaluate(() => Object.values(localStorage).join().includes("Keller"))).toBe(false);
});

test("what was set for a customer comes back with the name, and can be forgotten", async ({ person, page }) => {
  await person.write(DRAFTS.en);
  const chip = page.locator(".recipient summary");
  await chip.click();
  await page.locator("#recipient-name").fill("Anna Keller");
  await page.locator("#recipient-country").selectOption("DE");
  await page.keyboard.press("Escape");
  await page.locator("[data-chip=channel]").selectOption("whatsapp");
  await page.locator("#actions button").first().click();
  await expect(chip).not.toContainText("Anna");
  await page.locator("[data-chip=channel]").selectOption("email");
  await page.reload();
  await chip.click();
  expect(await person.barriers()).toEqual([]);
  await person.picture("customers");
  await page.locator("#known-customers").selectOption("Anna Keller");
  await expect(page.locator("#recipient-country")).toHaveValue("DE");
  await expect(page.locator("[data-chip=channel]")).toHaveValue("whatsapp");
  await page.locator(".known button").click();
  await page.keyboard.press("Escape");
  await expect(chip).not.toContainText("Anna");
  expect(await page.evaluate(() => Object.values(localStorage).join().includes("Anna"))).toBe(false);
});
