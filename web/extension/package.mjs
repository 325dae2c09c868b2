/**
 * Pack what `node build.mjs` built: dist/draft-coach-BROWSER-VERSION.zip for each browser. The same
 * files give the same bytes, whenever and wherever they are packed.
 */

import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";

/** The first moment that a zip can hold; it is told without a time zone. */
const MOMENT = new Date(1980, 0, 1);
const { version } = JSON.parse(readFileSync("package.json", "utf8"));

for (const browser of ["chromium", "firefox"]) {
  const folder = `dist/${browser}`;
  const entries = filesIn(folder).map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))]);
  const packed = zipSync(Object.fromEntries(entries), { level: 9, mtime: MOMENT });
  const name = `dist/draft-coach-${browser}-${version}.zip`;
  writeFileSync(name, packed);
  console.log(`${name}  ${Math.ceil(packed.length / 1024)} KB`);
}

/** The paths of all files in a folder, sorted, with slashes on every system. */
function filesIn(folder, within = "") {
  return readdirSync(join(folder, within)).sort().flatMap((name) => {
    const path = within ? `${within}/${name}` : name;
    return statSync(join(folder, path)).isDirectory() ? filesIn(folder, path) : [path];
  });
}
