/** What else a person does with a message: fill the checklist, answer questions, rewrite, translate. */

import { expect, test } from "./service";

const OFFERS = {
  en: `Dear Mr Keller,

Thank you for your inquiry about bamboo tray BT-118. The price for 800 pieces is EUR 6.85 each, FCA Xiamen. The lead time is 30 days.

You still haven't sent us the logo file. Please send it ASAP.

Best regards,
Lin Wei`,
  zh: `王经理：

您好！感谢贵司 11 月 17 日的询盘。竹托盘 BT-118 的报价是 800 个，每个 6.85 欧元，FCA 厦门，交期 30 天。

你们到现在还没有把 logo 文件发过来，麻烦尽快。

林薇`,
} as const;
const PAYMENT = { en: "Payment", zh: "付款方式" } as const;
const FILLED = { en: "30 % deposit, 70 % before shipment", zh: "定金30%，发货前付70%" } as const;
const INCOMING = { en: "Hi Lin,\n\nWhat is your MOQ? What are your payment terms?", zh: "林小姐：\n\n起订量是多少？付款方式是什么？" } as const;

for (const language of ["en", "zh"] as const) {
  test.describe(language, () => {
    test.use({ locale: language === "en" ? "en-GB" : "zh-CN" });

    test("the checklist puts a line in, and its blank is filled", async ({ person, page }) => {
      await person.write(OFFERS[language]);
      const line = page.locator("#checklist [data-for=payment_terms]");
      await expect(line).toBeVisible();
      await person.picture(`checklist-${language}`);
      await line.click();
      expect(await person.text()).toContain(PAYMENT[language]);
      const blank = page.locator("#draft .hole").first();
      await expect(blank).toBeVisible();
      expect(await person.selected()).toBe(await blank.textContent());
      await page.keyboard.insertText(FILLED[language]);
      await expect(page.locator("#checklist [data-state=missing] [data-for=payment_terms]")).toHaveCount(0);
      expect(await person.text()).toContain(FILLED[language]);
    });

    test("the message that is answered stands beside the draft, with its questions", async ({ person, page }) => {
      await person.write(OFFERS[language]);
      await page.locator(".incoming summary").click();
      await page.locator("#incoming-text").fill(INCOMING[language]);
      const answer = page.locator('#asked .lines [data-for$="+"]').first();
      await expect(answer).toBeVisible();
      await person.picture(`incoming-${language}`);
      const before = await person.text();
      await answer.click();
      await expect.poll(() => person.text()).not.toBe(before);
    });

    test("a rewriting is shown as a difference and taken over", async ({ person, page }) => {
      await person.write(OFFERS[language]);
      await page.locator("#rewrite").click();
      await expect(page.locator("#rewriter .said").first()).toBeVisible();
      expect(await person.barriers()).toEqual([]);
      await person.picture(`rewrite-${language}`);
      await page.locator("#rewriter .finish .main").click();
      await expect(page.locator("#rewriter[open]")).toHaveCount(0);
      expect(await person.text()).not.toBe(OFFERS[language]);
      await person.draft.focus();
      await page.keyboard.press("ControlOrMeta+z");
      expect(await person.text()).toBe(OFFERS[language]);
    });

    test("the built-in engine translates side by side", async ({ person, page }) => {
      await person.write(OFFERS[language]);
      await page.locator("#translate").click();
      await expect(page.locator("#translator .rewritten p").first()).toBeVisible();
      await expect(page.locator("#translator .rewritten")).toHaveAttribute("lang", language === "en" ? "zh" : "en");
      await expect(page.locator("#translator .rewritten")).toContainText("BT-118");
      await expect(page.locator("#translator tbody tr").first()).toBeVisible();
      expect(await person.barriers()).toEqual([]);
      await person.picture(`translate-${language}`);
      await page.keyboard.press("Escape");
      await expect(page.locator("#translator[open]")).toHaveCount(0);
      expect(await person.text()).toBe(OFFERS[language]);
    });

    test("a template starts a draft", async ({ person, page }) => {
      await page.locator("[data-start=templates]").click();
      await expect(page.locator("dialog[open]")).toBeVisible();
      await expect(page.locator("dialog[open] li").first()).toBeVisible();
      expect(await person.barriers()).toEqual([]);
      await person.picture(`templates-${language}`);
      await page.keyboard.press("Escape");
      await expect(page.locator("dialog[open]")).toHaveCount(0);
    });
  });
}
