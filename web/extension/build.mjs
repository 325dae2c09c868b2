/**
 * Build the extension: `node build.mjs` into dist/chromium and dist/firefox, `--test` into dist/test,
 * which may read every page without being asked.
 */

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { manifest } from "./manifest.mjs";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const testing = process.argv.includes("--test");
const targets = testing ? [["test", "chromium"]] : [["chromium", "chromium"], ["firefox", "firefox"]];

for (const [folder, browser] of targets) {
  const out = `dist/${folder}`;
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await build({
    entryPoints: {
      content: "src/content/main.ts",
      background: "src/background/main.ts",
      popup: "src/popup/main.ts",
      options: "src/options/main.ts",
    },
    outdir: out,
    bundle: true,
    format: "iife",
    target: ["chrome119", "firefox142"],
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    // Pages cannot look into a closed root; the tests have to.
    define: { SHADOW_MODE: JSON.stringify(testing ? "open" : "closed") },
  });
  cpSync("public", out, { recursive: true });
  cpSync("_locales", `${out}/_locales`, { recursive: true });
  writeFileSync(`${out}/content.css`, `${await inkStyle()}\n`);
  writeFileSync(`${out}/manifest.json`, `${JSON.stringify(manifest(browser, version, testing), null, 2)}\n`);
}

/** The style of the underlines, which documents get as a file and shadow roots from the content script. */
async function inkStyle() {
  const [file] = (await build({ entryPoints: ["src/content/inks.ts"], bundle: true, format: "esm", write: false, logLevel: "warning" })).outputFiles;
  return (await import(`data:text/javascript;base64,${Buffer.from(file.contents).toString("base64")}`)).INK_STYLE;
}
