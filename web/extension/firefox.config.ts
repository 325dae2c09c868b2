import { defineConfig } from "@playwright/test";
import tests from "./playwright.config";

/** The same extension in Firefox: `npm run firefox`, with Firefox on the path or its path in FIREFOX. */
export default defineConfig({ ...tests, testMatch: "firefox.ts", outputDir: "artefacts/firefox" });
