/** A real coach for the tests: started before the first, stopped after the last. */

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

export const TOKEN = "a-token-for-the-browser-tests-0123456789";
export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
export const PYTHON = process.env["COACH_PYTHON"] ?? `${ROOT}.venv/bin/python`;
const STARTS = 60_000;

/** A coach at an address of its own. */
export class Coach {
  private process: ChildProcess | null = null;

  constructor(readonly port: number) {}

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Start it and wait until it answers. */
  async start(): Promise<void> {
    if (!existsSync(PYTHON)) throw new Error(`No Python at ${PYTHON}: run “make install” first`);
    const how = ["-m", "coach", "serve", "--port", String(this.port), "--token", TOKEN, "--ledger", "none", "--memory", "none", "--log", "off"];
    const started = spawn(PYTHON, how, { cwd: ROOT, env: { ...process.env, PYTHONPATH: ROOT }, stdio: ["ignore", "ignore", "inherit"] });
    this.process = started;
    const until = Date.now() + STARTS;
    while (Date.now() < until && started.exitCode === null) {
      if (await this.answers()) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("The coach did not start");
  }

  /** Stop it, and wait until it is gone. */
  async stop(): Promise<void> {
    const running = this.process;
    this.process = null;
    if (!running || running.exitCode !== null) return;
    const gone = once(running, "exit");
    running.kill("SIGTERM");
    await gone;
  }

  private async answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.address}/api/v1/health`, { headers: { Authorization: `Bearer ${TOKEN}` } })).ok;
    } catch {
      return false;
    }
  }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** For all tests together. */
export default async function serve(): Promise<() => Promise<void>> {
  const coach = new Coach(await freePort());
  await coach.start();
  process.env["COACH_ADDRESS"] = coach.address;
  return () => coach.stop();
}
