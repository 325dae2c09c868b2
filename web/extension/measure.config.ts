import { defineConfig } from "@playwright/test";
import tests from "./playwright.config";

/** `npm run measure`: what the extension costs while one types; it prints figures and judges nothing. */
export default defineConfig({ ...tests, testMatch: "*.measure.ts", workers: 1, timeout: 0, reporter: [["line"]] });
