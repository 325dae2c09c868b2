/** How heavy the page is, which has a limit, and how fast it answers, which is written down. */

import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { gzipSync } from "node:zlib";

import type { Response } from "@playwright/test";

import { expect, test } from "./service";

/** What the page may weigh before it can be written on, in bytes, compressed as a server would. */
const MOST = 200_000;
const WORDS = 1000;
const KEYSTROKES = 60;
const VAGUE_WORDS = 6;
const PARAGRAPH =
  "Thank you for your order of 800 bamboo trays with our logo on the lid. We will ship the first part soon, " +
  "and the rest follows once the carton is approved by your team in Hamburg. You still haven't sent us the artwork, " +
  "so the printing cannot start, and we need it ASAP to keep the date that we agreed on the phone.";

test("the first load weighs at most 200 kB", async ({ page }) => {
  const loaded: Response[] = [];
  page.on("response", (response) => loaded.push(response));
  // Nothing that is loaded for later, when the browser is idle, belongs to the first load.
  await page.addInitScript(() => Object.assign(window, { requestIdleCallback: () => 0 }));
  await page.goto(process.env["COACH_PAGE"]!, { waitUntil: "networkidle" });
  const weights: Record<string, number> = {};
  for (const response of loaded) {
    const { pathname } = new URL(response.url());
    if (!pathname.startsWith("/api/")) weights[pathname] = gzipSync(await response.body()).length;
  }
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  note("weight", { total, ...weights });
  expect(Object.keys(weights).length).toBeGreaterThan(3);
  expect(total).toBeLessThanOrEqual(MOST);
});

test(`a keystroke in a draft of ${WORDS} words is timed`, async ({ person, page }) => {
  const paragraphs = Array.from({ length: Math.ceil(WORDS / PARAGRAPH.split(" ").length) }, () => PARAGRAPH);
  await person.write(`${paragraphs.join("\n\n")}\n\n`);
  await expect(person.marks.first()).toBeVisible();
  await page.keyboard.press("ControlOrMeta+End");
  await page.evaluate(() => {
    const watched = { keys: [] as number[], painted: [] as number[], lately: 0, found: [] as number[] };
    Object.assign(window, { watched });
    addEventListener(
      "keydown",
      ({ timeStamp }) => {
        watched.lately = timeStamp;
        // After the next frame is drawn, the first task runs.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => watched.painted.push(performance.now() - timeStamp);
          port2.postMessage(null);
        });
      },
      true,
    );
  });
  await page.keyboard.type("We would like to confirm the carton marks with you before.".slice(0, KEYSTROKES), { delay: 90 });
  const painted = await page.evaluate(() => watched.painted);
  const found: number[] = [];
  for (let at = 0; at < VAGUE_WORDS; at++) {
    await page.keyboard.type(" We ship ", { delay: 40 });
    await page.waitForTimeout(600);
    await page.evaluate(() => {
      watched.found = [];
      const count = () => [...document.querySelectorAll("#draft u")].filter((mark) => mark.textContent === "soon").length;
      const before = count();
      const observer = new MutationObserver(() => {
        if (count() <= before) return;
        watched.found.push(performance.now() - watched.lately);
        observer.disconnect();
      });
      observer.observe(document.getElementById("draft")!, { childList: true, subtree: true });
    });
    await page.keyboard.type("soon", { delay: 40 });
    await expect.poll(() => page.evaluate(() => watched.found.length)).toBe(1);
    found.push(await page.evaluate(() => watched.found[0]!));
    await page.keyboard.type(".");
  }
  const checks = await page.evaluate(() =>
    performance.getEntriesByType("resource").filter(({ name }) => name.endsWith("/api/v1/check")).map(({ duration }) => duration),
  );
  note("typing", {
    words: (await person.page.evaluate(() => JSON.parse(localStorage.getItem("draft-coach")!).text as string)).split(/\s+/).length,
    load: loadavg()[0]!,
    "keystroke to painted, ms": spread(painted),
    "keystroke to new finding, ms": spread(found),
    "answers of the service, ms": spread(checks),
  });
  expect(painted.length).toBeGreaterThan(40);
});

declare global {
  var watched: { painted: number[]; lately: number; found: number[] };
}

function spread(values: readonly number[]): Record<string, number> {
  const sorted = [...values].sort((one, other) => one - other).map((value) => Math.round(value * 10) / 10);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!;
  return { count: sorted.length, median: at(0.5), p95: at(0.95), most: at(1) };
}

/** Write a measurement down, to be looked at. */
function note(name: string, measured: object): void {
  mkdirSync("artefacts", { recursive: true });
  writeFileSync(`artefacts/${name}.json`, `${JSON.stringify(measured, null, 2)}\n`);
}
