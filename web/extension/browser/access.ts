/** Whether everybody can use a page of ours: what axe finds against it. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The rules of axe that a page breaks, or a part of it, with the elements. */
export async function violations(page: Page, part = ":root"): Promise<string[]> {
  // A page of an extension runs no other script, so axe comes by the debugger.
  await page.evaluate(AXE);
  return page.evaluate(async (within) => {
    const { axe } = globalThis as unknown as { axe: { run(within: string): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    return (await axe.run(within)).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  }, part);
}
