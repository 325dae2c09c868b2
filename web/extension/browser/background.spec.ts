/** The background: stopped by the browser while nobody needs it, and as it was when it is needed again. */

import { expect, test, words, type Browser } from "./driving";

/** Stop the background as the browser does after half a minute without work. */
async function sleep(browser: Browser): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${browser.id}/icons/16.png`); // one of ours that asks nothing
  const session = await browser.context.newCDPSession(page);
  const stopped = new Promise<void>((done) => {
    session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === "stopped")) done();
    });
  });
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
  await stopped;
  await page.close();
}

test("drafts are checked, boxes found and changes kept after it slept", async ({ browser_ }) => {
  const page = await browser_.open("gmail");
  const box = page.locator("#body");
  await box.click({ position: { x: 12, y: 14 } });
  await page.keyboard.type("See you this weekend.");
  await expect.poll(() => words(page)).toEqual(["this weekend"]);

  await sleep(browser_);
  await page.bringToFront();
  await page.keyboard.type(" We ship ASAP.");
  await expect.poll(() => words(page)).toEqual(["ASAP", "this weekend"]);

  await sleep(browser_);
  const popup = await browser_.context.newPage();
  await popup.goto(`chrome-extension://${browser_.id}/popup.html?tab=${await browser_.tab(page)}`);
  await expect(popup.getByText(/\d places? to look at/)).toBeVisible();

  await sleep(browser_);
  await browser_.tell(page, { to: "step", by: 1 });
  await popup.getByRole("button", { name: "Pause everywhere" }).click();
  await expect(popup.getByText("The coach is paused everywhere.")).toBeVisible();
  await expect.poll(() => words(page)).toEqual([]);
  await popup.getByRole("button", { name: "Go on" }).click();
  await page.bringToFront();
  await box.click({ position: { x: 12, y: 14 } });
  await expect.poll(() => words(page)).toEqual(["ASAP", "this weekend"]);
});
