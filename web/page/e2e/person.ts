/** The page as a person meets it: what can be seen and done. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { expect, type Locator, type Page } from "@playwright/test";

export type Language = "en" | "zh";

/** A draft in a hurry in each language, with the same kinds of trouble. */
export const DRAFTS: Record<Language, string> = {
  en: `Dear Mr Keller,

You still haven't sent us the logo file, so we cannot start. Please send it ASAP.

Could we have a call this weekend? The samples will go out soon. Just ping me if anything is unclear.

Best regards,
Lin Wei`,
  zh: `王经理：

您好！你们到现在还没有把 logo 文件发过来，麻烦尽快。

样品过几天寄出，周末方便的话通个电话？有问题随时戳我哈。

林薇`,
};

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export class Person {
  readonly draft: Locator;
  readonly cards: Locator;
  readonly marks: Locator;

  constructor(readonly page: Page) {
    this.draft = page.locator("#draft");
    this.cards = page.locator(".cards .card");
    this.marks = page.locator("#draft u");
  }

  /** The draft, of which a short one is drawn in whole. */
  async text(): Promise<string> {
    return this.draft.evaluate((draft) => {
      const lines = [...draft.querySelectorAll(".cm-line")];
      return lines
        .map((line) => {
          const words = line.cloneNode(true) as Element;
          words.querySelectorAll(".cm-placeholder").forEach((hint) => hint.remove());
          return words.textContent;
        })
        .join("\n");
    });
  }

  /** Paste from the clipboard, as a person does. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((words) => navigator.clipboard.writeText(words), text);
    await this.draft.click();
    await this.page.keyboard.press("ControlOrMeta+v");
  }

  /** Paste a text and wait for what the coach says to it. */
  async write(text: string): Promise<void> {
    await this.paste(text);
    await expect(this.page.locator(".card, .clear").first()).toBeVisible();
  }

  async speak(language: Language): Promise<void> {
    await this.page.locator(`#languages [lang=${language}]`).click();
  }

  /** The card on words of the draft; `part` of them is enough. */
  async cardOn(part: string): Promise<Locator> {
    await this.markOn(part).click();
    const card = this.page.locator(".card.on");
    await expect(card).toBeVisible();
    return card;
  }

  markOn(part: string): Locator {
    return this.marks.filter({ hasText: part }).first();
  }

  /** What is selected anywhere on the page. */
  async selected(): Promise<string> {
    return this.page.evaluate(() => getSelection()?.toString() ?? "");
  }

  /** Keep what is seen, to be looked at. */
  async picture(name: string): Promise<void> {
    // Hiding the caret would take a style element, which the policy forbids.
    await this.page.screenshot({ path: `artefacts/screens/${name}.png`, caret: "initial" });
  }

  /** What axe-core finds that would keep people out. */
  async barriers(): Promise<string[]> {
    // Beside the page's own code, the policy lets none in but by the developer's console.
    await this.page.evaluate(`void (() => { ${AXE} })()`);
    return this.page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(): Promise<Found> } };
      const { violations } = await axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
    });
  }

  /** By how many pixels the page is wider than its window. */
  async overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }
}

interface Found {
  violations: { id: string; nodes: { html: string }[] }[];
}
