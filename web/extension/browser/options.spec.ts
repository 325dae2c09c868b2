/** The options: let in by a code, told what is wrong, and everything kept that is set. */

import type { Page } from "@playwright/test";
import { violations } from "./access";
import { expect, test, type Browser } from "./driving";
import { answering, PairingCoach } from "./pairing";
import { freePort } from "./serving";

async function options(browser: Browser): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${browser.id}/options.html`);
  await expect(page.locator("#connection-state")).not.toContainText("Asking");
  return page;
}

test("a pasted line pairs, the token works, and the code does so once", async ({ browser_ }) => {
  const coach = await PairingCoach.start();
  try {
    await browser_.set({ token: null });
    const page = await options(browser_);
    await page.getByLabel("Pairing code").fill(coach.line);
    await expect(page.getByLabel("Address")).toHaveValue(coach.address);
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    const state = page.locator("#connection-state");
    await expect(state).toContainText(/Connected Draft Coach \d+\.\d+\.\d+ at http/);
    expect(await browser_.settings()).toMatchObject({ address: coach.address, token: expect.stringMatching(/^coach_/) });
    await expect(page.getByLabel("Pairing code")).toHaveValue("");
    await page.screenshot({ path: "artefacts/options-connected.png", fullPage: true });

    await page.getByLabel("Pairing code").fill(coach.line);
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await expect(state).toContainText("No code is waiting");
  } finally {
    await coach.stop();
  }
});

test("what is wrong with the coach is told by name, with what to do", async ({ browser_ }) => {
  const page = await options(browser_);
  const state = page.locator("#connection-state");
  await expect(state).toContainText("Connected");
  const at = async (address: string, expected: string | RegExp): Promise<void> => {
    await page.getByLabel("Address").fill(address);
    await page.getByRole("button", { name: "Test the connection" }).click();
    await expect(state).toContainText(expected);
  };
  await at(`127.0.0.1:${await freePort()}`, "The coach does not answer");
  await at("two words", "That is no address");
  const old = JSON.stringify({ type: "urn:draft-coach:problem:not-found", title: "", status: 404, detail: "" });
  for (const [status, type, body, expected] of [
    [200, "text/html", "<h1>A printer</h1>", "That is not the coach"],
    [404, "application/problem+json", old, "The coach is too old"],
    [503, "text/html", "", "The coach is busy"],
  ] as const) {
    const { address, server } = await answering(status, type, body);
    await at(address, expected);
    server.close();
  }
  await page.getByText("I have a token").click();
  await page.getByLabel("Token", { exact: true }).fill("coach_wrong_token");
  await at(process.env["COACH_ADDRESS"]!, "A token is needed");
  await page.getByLabel("Token", { exact: true }).fill("");
  await at(process.env["COACH_ADDRESS"]!, "Connected");
});

test("a token never goes to another address than its own", async ({ browser_ }) => {
  const page = await options(browser_);
  const asked: (string | undefined)[] = [];
  const { address, server } = await answering(200, "text/html", "");
  server.on("request", (request) => asked.push(request.headers.authorization));
  await page.getByLabel("Address").fill(address);
  await page.getByRole("button", { name: "Test the connection" }).click();
  await expect(page.locator("#connection-state")).toContainText("That is not the coach");
  server.close();
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter(Boolean)).toEqual([]);
});

test("categories, words, language and sites are kept", async ({ browser_ }) => {
  const page = await options(browser_);
  await page.getByLabel("Courtesy").uncheck();
  await expect(page.getByLabel("Courtesy")).toBeFocused();
  await page.getByLabel("Never marked.").fill("ping\n\n Incoterms ");
  await page.getByLabel("Never marked.").blur();
  await expect.poll(() => browser_.settings()).toMatchObject({ off: ["culture"], dictionary: ["ping", "Incoterms"] });

  await page.getByLabel("Another site").fill("crm.example/inbox");
  await page.getByRole("button", { name: "Switch on" }).click();
  await expect(page.getByLabel("On: crm.example")).toBeChecked();
  await page.getByLabel("A last look before sending on crm.example").check();
  await expect.poll(async () => (await browser_.settings())["sites"]).toMatchObject({ "https://crm.example": { on: true, lastLook: true } });
  await page.getByRole("button", { name: "Remove: crm.example" }).click();
  await expect(page.getByLabel("On: crm.example")).toHaveCount(0);

  await page.getByLabel("Explanations in").selectOption("zh");
  await expect(page.getByRole("heading", { name: "检查服务" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
});

for (const [language, colorScheme] of [["en", "light"], ["zh", "dark"]] as const) {
  test(`axe finds nothing against them: ${language}, ${colorScheme}`, async ({ browser_ }) => {
    await browser_.set({ language, off: ["time/soon"] });
    const page = await browser_.context.newPage();
    await page.emulateMedia({ colorScheme });
    await page.goto(`chrome-extension://${browser_.id}/options.html`);
    await expect(page.locator("#connection-state[data-state=well]")).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: `artefacts/options-${language}-${colorScheme}.png`, fullPage: true });
    await page.setViewportSize({ width: 360, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}
