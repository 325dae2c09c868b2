/** Draw the icons again after a change of their SVGs: `node icons/draw.mjs [PATH OF CHROMIUM]`. */

import { mkdirSync, readFileSync } from "node:fs";
import { chromium } from "@playwright/test";

const SIZES = [16, 32, 48, 128];

mkdirSync("public/icons", { recursive: true });
const browser = await chromium.launch({ executablePath: process.argv[2] ?? "/usr/bin/chromium" });
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = readFileSync(`icons/${size <= 16 ? "small" : "icon"}.svg`, "utf8");
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}`);
  await page.screenshot({ path: `public/icons/${size}.png`, omitBackground: true });
  await page.close();
}
await browser.close();
