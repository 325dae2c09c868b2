/** One real service for all tests, warm before the first. */

import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\//;
const FIRST = { en: "You still haven't sent us the file. Please send it ASAP.", zh: "你们到现在还没有发来文件，麻烦尽快。" };

/** Start the service that COACH names, else the one of this folder; what is returned stops it. */
export default async function serve(): Promise<() => void> {
  const home = mkdtempSync(join(tmpdir(), "draft-coach-"));
  const [program = "", ...words] = (process.env["COACH"] ?? "../../.venv/bin/coach").split(" ");
  const flags = ["serve", "--port", "0", "--log", "off", "--ledger", "none", "--memory", join(home, "memory")];
  const service = spawn(program, [...words, ...flags], { stdio: ["ignore", "pipe", "inherit"] });
  const stop = () => {
    service.kill();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const address = (process.env["COACH_PAGE"] = await addressOf(service));
    await warm(address);
  } catch (error) {
    stop();
    throw error;
  }
  return stop;
}

/** Where the service answers, which it says once it does. */
function addressOf(service: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    service.stdout!.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const found = ADDRESS.exec(said);
      if (found) resolve(found[0]);
    });
    service.on("error", reject);
    service.on("exit", (code) => reject(new Error(`coach serve ended with ${code}`)));
  });
}

/** Have everything loaded that a first request would wait for. */
async function warm(address: string): Promise<void> {
  for (const text of Object.values(FIRST)) {
    await ask(`${address}api/v1/check`, { text });
    await ask(`${address}api/v1/rewrite`, { text });
    await ask(`${address}api/v1/translate`, { text, to: text === FIRST.en ? "zh" : "en" });
  }
}

async function ask(address: string, body: object): Promise<void> {
  const headers = { "Content-Type": "application/json" };
  const response = await fetch(address, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
}
