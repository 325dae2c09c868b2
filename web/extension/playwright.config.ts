import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "browser",
  testMatch: "*.spec.ts",
  globalSetup: "./browser/serving.ts",
  outputDir: "artefacts/failed",
  workers: 2, // each with a browser and a profile of its own
  fullyParallel: true,
  timeout: 90_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
});
