/** In Firefox: connected, switched on, and at work in a plain box, a rich one and one in a closed root. */

import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect, test as base } from "@playwright/test";
import { Firefox, KEYS, type Tab } from "./bidi";
import { TOKEN } from "./serving";

const DRAFT = "Could we have a call this weekend? We will ship the goods ASAP.";
const FIXED = DRAFT.replace("this weekend", "this weekend (⟦date, time, zone⟧)");

interface Stage {
  firefox: Firefox;
  options: Tab;
  /** Where the pages stand. */
  site: string;
}

const test = base.extend<{ stage: Stage }>({
  stage: async ({}, use) => {
    const server = await pages();
    const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const firefox = await Firefox.start();
    try {
      const options = await firefox.open(`${firefox.own}/options.html`);
      await connect(options, site);
      await use({ firefox, options, site });
    } finally {
      await firefox.stop();
      server.close();
    }
  },
});

/** Connect and switch the site on, as a person does: the browser asks for access only after a press. */
async function connect(options: Tab, site: string): Promise<void> {
  const fill = (selector: string, value: string) => options.run(`(document.querySelector(${JSON.stringify(selector)}).value = ${JSON.stringify(value)})`);
  const state = () => options.run<string>(`document.querySelector("#connection-state")?.textContent`);
  await expect.poll(state).toContain("Not connected yet");
  await fill("#address", process.env["COACH_ADDRESS"]!);
  await fill("#token", TOKEN);
  await options.press("button.main");
  await expect.poll(state).toContain("Connected");
  await expect.poll(() => options.run(`chrome.storage.local.get("settings").then(({ settings }) => settings?.token)`)).toBe(TOKEN);
  await fill("#site", site);
  await options.press("form.add button");
  await expect.poll(() => options.run(`chrome.scripting.getRegisteredContentScripts().then((all) => all.length)`)).toBe(1);
}

test.setTimeout(120_000);

for (const [name, path, box, text] of [
  ["a textarea", "chat", `document.querySelector("#body")`, (found: string) => `${found}.value`],
  ["a rich editor", "linkedin", `document.querySelector("#body")`, (found: string) => `${found}.innerText`],
] as const) {
  test(`${name}: marked, a card by the keyboard, applied, undone`, async ({ stage: { firefox, options, site } }) => {
    const page = await firefox.open(`${site}/${path}`);
    const read = async () => (await page.run<string>(text(box))).replace(/\n+$/, "").replaceAll("\u00a0", " ");
    await page.press("#body");
    await page.type(DRAFT);
    expect(await read()).toBe(DRAFT);
    const tab = await options.run<number>(`chrome.tabs.query({}).then((all) => all.find(({ url }) => url?.startsWith(${JSON.stringify(site)})).id)`);
    await expect.poll(() => options.run(`chrome.action.getBadgeText({ tabId: ${tab} })`)).toMatch(/^[2-9]$/);
    expect(await read()).toBe(DRAFT);
    await page.type(KEYS.f8);
    await page.screenshot(`artefacts/firefox-${path}.png`);
    await page.type(KEYS.enter);
    await expect.poll(read).toBe(FIXED);
    await page.chord(KEYS.control, "z");
    await expect.poll(read).toBe(DRAFT);

    const popup = await firefox.open(`${firefox.own}/popup.html?tab=${tab}`);
    await expect.poll(() => popup.run(`document.querySelector("#make-translate")?.textContent`)).toBe("Translate");
    await popup.screenshot(`artefacts/firefox-popup-${path}.png`);
  });
}

test("a box in a closed shadow root is found", async ({ stage: { firefox, options, site } }) => {
  const page = await firefox.open(`${site}/shadow?mode=closed`);
  await page.press("body > *");
  await page.type(DRAFT);
  const tab = await options.run<number>(`chrome.tabs.query({}).then((all) => all.find(({ url }) => url?.startsWith(${JSON.stringify(site)})).id)`);
  await expect.poll(() => options.run(`chrome.tabs.sendMessage(${tab}, { to: "box" }).then((box) => box?.text ?? null, () => null)`)).toBe(DRAFT);
});

/** The pages of the other tests, at an address that Firefox lets us ask for. */
async function pages(): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, "http://localhost");
    const isModel = pathname.endsWith("model.js");
    const file = new URL(`../fixtures/${isModel ? "model.js" : `${pathname.slice(1)}.html`}`, import.meta.url);
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": isModel ? "text/javascript" : "text/html" }).end(readFileSync(file));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}
