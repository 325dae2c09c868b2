import { defineConfig } from "@playwright/test";
import tests from "./playwright.config";

/** The pictures of the guide: `npm run pictures` takes them again. */
export default defineConfig({ ...tests, testMatch: "pictures.ts", outputDir: "artefacts/pictures" });
