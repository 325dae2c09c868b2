/** A Firefox with the extension, driven by WebDriver BiDi: Playwright's own Firefox takes no extensions. */

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "./serving";

const EXTENSION = fileURLToPath(new URL("../dist/firefox", import.meta.url));
const ID = "draft-coach@draft-coach.invalid";
const UUID = "11111111-2222-4333-8444-555555555555";
const PREFERENCES = {
  "extensions.webextensions.uuids": JSON.stringify({ [ID]: UUID }),
  "extensions.webextOptionalPermissionPrompts": false, // nobody is there to press “Allow”
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
};

/** The keys that have no letter, as WebDriver writes them. */
export const KEYS = { enter: "\uE007", escape: "\uE00C", control: "\uE009", f8: "\uE038" };

interface Said {
  id?: number;
  type?: "success" | "error";
  result?: unknown;
  message?: string;
}

export class Firefox {
  private asked = 0;
  private readonly waiting = new Map<number, (said: Said) => void>();

  private constructor(
    private readonly process: ChildProcess,
    private readonly socket: WebSocket,
    private readonly profile: string,
  ) {
    socket.addEventListener("message", ({ data }) => {
      const said = JSON.parse(String(data)) as Said;
      if (said.id !== undefined) this.waiting.get(said.id)?.(said);
    });
  }

  /** The address of the extension's own pages. */
  readonly own = `moz-extension://${UUID}`;

  static async start(): Promise<Firefox> {
    const profile = mkdtempSync(join(tmpdir(), "draft-coach-firefox-"));
    const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
    writeFileSync(join(profile, "user.js"), lines.join("\n"));
    const how = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", String(await freePort()), "about:blank"];
    const started = spawn(process.env["FIREFOX"] ?? "firefox-esr", [...how, "--remote-allow-system-access"], { stdio: ["ignore", "ignore", "pipe"] });
    const socket = new WebSocket(`${await address(started)}/session`);
    await new Promise((done, fail) => {
      socket.addEventListener("open", done);
      socket.addEventListener("error", fail);
    });
    const firefox = new Firefox(started, socket, profile);
    await firefox.send("session.new", { capabilities: {} });
    await firefox.send("webExtension.install", { extensionData: { type: "path", path: EXTENSION } });
    return firefox;
  }

  async stop(): Promise<void> {
    const gone = once(this.process, "exit");
    this.socket.close();
    this.process.kill("SIGTERM");
    await gone;
    rmSync(this.profile, { recursive: true, force: true });
  }

  async open(url: string): Promise<Tab> {
    const { context } = await this.send<{ context: string }>("browsingContext.create", { type: "tab" });
    await this.send("browsingContext.navigate", { context, url, wait: "complete" });
    return new Tab(this, context);
  }

  send<Value>(method: string, params: object): Promise<Value> {
    const id = ++this.asked;
    return new Promise((done, fail) => {
      this.waiting.set(id, ({ type, result, message }) => {
        this.waiting.delete(id);
        if (type === "error") fail(new Error(`${method}: ${message}`));
        else done(result as Value);
      });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }
}

export class Tab {
  constructor(
    private readonly firefox: Firefox,
    private readonly context: string,
  ) {}

  /** What an expression gives in the page, through JSON. */
  async run<Value>(expression: string): Promise<Value> {
    const said = await this.firefox.send<{ type: string; result?: { value?: string }; exceptionDetails?: { text: string } }>("script.evaluate", {
      expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`, target: { context: this.context }, awaitPromise: true,
    });
    if (said.type === "exception") throw new Error(said.exceptionDetails?.text);
    return JSON.parse(said.result?.value ?? "null") as Value;
  }

  /** Press the middle of an element. */
  async press(selector: string): Promise<void> {
    await this.toFront();
    const element = `document.querySelector(${JSON.stringify(selector)})`;
    const [x, y] = await this.run<[number, number]>(
      `(${element}.scrollIntoView({ block: "center" }), ((r) => [r.x + Math.min(12, r.width / 2), r.y + Math.min(14, r.height / 2)])(${element}.getBoundingClientRect()))`,
    );
    const actions = [{ type: "pointerMove", x: Math.round(x), y: Math.round(y) }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
    await this.act({ type: "pointer", id: "mouse", actions });
  }

  /** Type a text, or press the keys of KEYS. */
  type(text: string): Promise<void> {
    return this.act({ type: "key", id: "keyboard", actions: [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]) });
  }

  /** Press a key while another is held. */
  chord(held: string, value: string): Promise<void> {
    const actions = [{ type: "keyDown", value: held }, { type: "keyDown", value }, { type: "keyUp", value }, { type: "keyUp", value: held }];
    return this.act({ type: "key", id: "keyboard", actions });
  }

  async toFront(): Promise<void> {
    await this.firefox.send("browsingContext.activate", { context: this.context });
  }

  async screenshot(path: string): Promise<void> {
    const { data } = await this.firefox.send<{ data: string }>("browsingContext.captureScreenshot", { context: this.context });
    writeFileSync(path, Buffer.from(data, "base64"));
  }

  private async act(source: object): Promise<void> {
    await this.firefox.send("input.performActions", { context: this.context, actions: [source] });
  }
}

/** Where a Firefox that has just been started listens. */
async function address(started: ChildProcess): Promise<string> {
  let said = "";
  for await (const piece of started.stderr!) {
    said += String(piece);
    const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
    if (found) {
      started.stderr!.resume();
      return found[1]!;
    }
  }
  throw new Error(`Firefox did not start: ${said}`);
}
