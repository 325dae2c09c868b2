/** A gate before the coach: it hears every request, and can be slow, or shut as if nobody were there. */

import { once } from "node:events";
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { freePort } from "./serving";

export interface Heard {
  path: string;
  body: Record<string, unknown>;
}

export class Gate {
  readonly heard: Heard[] = [];
  /** How many requests were under way at once, at most. */
  most = 0;
  /** How long each answer waits, in milliseconds. */
  delay = 0;
  private underWay = 0;
  private server: Server | null = null;

  private constructor(private readonly port: number) {}

  static async open(): Promise<Gate> {
    const gate = new Gate(await freePort());
    await gate.open();
    return gate;
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The texts that were sent to be checked, in their order. */
  get texts(): string[] {
    return this.heard.filter(({ path }) => path.endsWith("/check")).map(({ body }) => String(body["text"]));
  }

  /** What went with the last check. */
  get context(): Record<string, unknown> {
    return (this.heard.filter(({ path }) => path.endsWith("/check")).at(-1)?.body["context"] ?? {}) as Record<string, unknown>;
  }

  async open(): Promise<void> {
    const server = createServer((asked, answer) => void this.pass(asked, answer));
    this.server = server;
    server.listen(this.port, "127.0.0.1");
    await once(server, "listening");
  }

  async shut(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (!server) return;
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  }

  private async pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of asked) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces);
    if (asked.method === "POST") {
      this.heard.push({ path: asked.url ?? "", body: JSON.parse(body.toString("utf8") || "{}") as Record<string, unknown> });
      this.most = Math.max(this.most, ++this.underWay);
    }
    if (this.delay) await new Promise((resolve) => setTimeout(resolve, this.delay));
    const done = (): void => void (asked.method === "POST" && this.underWay--);
    const to = new URL(asked.url ?? "/", process.env["COACH_ADDRESS"]);
    const headers = { ...asked.headers, host: to.host };
    const passed = request(to, { method: asked.method, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
      given.on("end", done);
    });
    passed.on("error", () => {
      done();
      answer.destroy();
    });
    passed.end(body);
  }
}
