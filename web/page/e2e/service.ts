/** The page of the service, of which the browser may complain in nothing. */

import { expect, test as base } from "@playwright/test";

import { Person } from "./person";

interface Tools {
  /** What the browser may complain of without failing the test. */
  allow(complaint: RegExp): void;
  person: Person;
}

export const test = base.extend<Tools>({
  allow: async ({ page }, use) => {
    const complaints: string[] = [];
    const allowed: RegExp[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    await use((complaint) => allowed.push(complaint));
    expect(complaints.filter((said) => !allowed.some((one) => one.test(said)))).toEqual([]);
  },
  person: async ({ page, allow: _ }, use) => {
    await page.goto(process.env["COACH_PAGE"]!);
    await use(new Person(page));
  },
});

export { expect };
