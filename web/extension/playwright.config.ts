import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "browser",
  testMatch: "*.spec.ts",
  globalSetup: "./browser/serving.ts",
  outputDir: "artefacts/failed",
  workers: 1,
  fullyParallel: false,
  timeout: 40_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
});
