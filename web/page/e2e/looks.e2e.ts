/** The page for every eye: narrow and wide, light and dark, and without barriers. */

import { DRAFTS } from "./person";
import { expect, test } from "./service";

for (const language of ["en", "zh"] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(`${language}, ${colorScheme}`, () => {
      test.use({ locale: language === "en" ? "en-GB" : "zh-CN", colorScheme });

      test("no barrier on the empty paper, with findings, with a recipient", async ({ person, page }) => {
        expect(await person.barriers()).toEqual([]);
        await person.picture(`empty-${language}-${colorScheme}`);
        await person.write(DRAFTS[language]);
        const card = await person.cardOn(language === "en" ? "this weekend" : "周末");
        await expect(card).toBeVisible();
        expect(await person.barriers()).toEqual([]);
        await person.picture(`active-${language}-${colorScheme}`);
        await page.locator(".recipient summary").click();
        await page.locator(".panel [data-field=recipient-country] select, .panel select").first().selectOption("DE");
        expect(await person.barriers()).toEqual([]);
        await page.keyboard.press("Escape");
        await expect(page.locator(".slot").first()).toBeVisible();
        expect(await person.barriers()).toEqual([]);
        await person.picture(`recipient-${language}-${colorScheme}`);
        const back = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        expect(back === "rgb(22, 24, 28)").toBe(colorScheme === "dark");
      });

      test.describe("on a phone", () => {
        test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

        test("a tap on the words brings their card, and one more puts them right", async ({ person, page }) => {
          await person.paste(`${DRAFTS[language]}\nhttps://example.com/${"a".repeat(120)}`);
          await expect(person.marks.first()).toBeVisible();
          expect(await person.overflow()).toBe(0);
          await person.picture(`phone-${language}-${colorScheme}`);
          const before = await person.text();
          await person.markOn(language === "en" ? "soon" : "尽快").tap();
          const card = page.locator(".card.on");
          await expect(card).toBeInViewport();
          await expect(page.locator(".tip")).toHaveCount(0);
          expect(await person.barriers()).toEqual([]);
          await person.picture(`phone-card-${language}-${colorScheme}`);
          await card.locator(".apply").first().tap();
          await expect.poll(() => person.text()).not.toBe(before);
          expect(await person.overflow()).toBe(0);
        });
      });
    });
  }
}

test.describe("wide", () => {
  test.use({ viewport: { width: 1240, height: 1000 }, locale: "en-GB" });

  test("the page as the documentation shows it", async ({ person, page }) => {
    await page.locator("[data-chip=channel]").selectOption("email");
    await page.locator(".recipient summary").click();
    await page.locator("#recipient-name").fill("Keller");
    await page.locator("#recipient-title").fill("Mr");
    await page.locator("#recipient-country").selectOption("DE");
    await page.keyboard.press("Escape");
    await person.write(`Dear Mr Keller,

Thank you for your inquiry of 17 November 2026 about bamboo tray BT-118. The price for 800 pieces is EUR 6.85 each, FCA Xiamen, and our lead time is 30 days.

You still haven't sent us the logo file, so we cannot start. Could we have a call this weekend? The samples go out soon. Just ping me if anything is unclear.

Kind regards,
Lin Wei`);
    await page.locator("[data-chip=kind]").selectOption("inquiry_reply");
    await expect(page.locator("#checklist .lines li").first()).toBeVisible();
    await expect(page.locator("#reader-view dd").first()).toBeVisible();
    await person.cardOn("this weekend");
    await page.mouse.move(600, 940);
    expect(await person.barriers()).toEqual([]);
    await person.picture("documentation");
  });
});
