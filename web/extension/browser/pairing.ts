/** A coach that pairs, and what stands at other addresses. */

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { freePort, PYTHON, ROOT } from "./serving";

/** A coach that lets in only who was paired. */
export class PairingCoach {
  private constructor(
    private readonly process: ChildProcess,
    readonly address: string,
    /** What it shows to be pasted: address and code. */
    readonly line: string,
    private readonly folder: string,
  ) {}

  static async start(): Promise<PairingCoach> {
    const folder = mkdtempSync(join(tmpdir(), "draft-coach-pair-"));
    const port = await freePort();
    const how = ["-m", "coach", "serve", "--pair", "--port", String(port), "--tokens", join(folder, "tokens.db"), "--token", "of the one who starts it",
      "--ledger", "none", "--memory", "none", "--log", "off"];
    const started = spawn(PYTHON, how, { cwd: ROOT, env: { ...process.env, PYTHONPATH: ROOT }, stdio: ["ignore", "pipe", "inherit"] });
    for await (const line of createInterface({ input: started.stdout })) {
      const shown = /coach:\/\/\S+/.exec(line)?.[0];
      if (shown) return new PairingCoach(started, `http://127.0.0.1:${port}`, shown, folder);
    }
    throw new Error("The coach showed no code");
  }

  async stop(): Promise<void> {
    const gone = once(this.process, "exit");
    this.process.kill("SIGTERM");
    await gone;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A server that answers everything with the same. */
export async function answering(status: number, type: string, body: string): Promise<{ address: string; server: Server }> {
  const server = createServer((_, response) => response.writeHead(status, { "Content-Type": type }).end(body));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
