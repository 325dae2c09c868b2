import { beforeEach, describe, expect, it, vi } from "vitest";

import { Answering } from "../src/background/answering";
import { Kept } from "../src/background/kept";
import { register } from "../src/background/sites";
import type { Asked, Request } from "../src/shared/messages";
import { browser, MAIL, on, PAGE, problem, REPORT, said } from "./browser";

let chromium: ReturnType<typeof browser>;
let kept: Kept;
let answering: Answering;
const fetching = vi.fn<(address: string, request: RequestInit) => Promise<Response>>();

beforeEach(async () => {
  chromium = browser();
  kept = new Kept();
  answering = new Answering(kept);
  fetching.mockReset();
  vi.stubGlobal("fetch", fetching);
  await ask({ to: "keepSite", origin: MAIL, site: { on: true } });
});

function ask(message: Request<Asked>, sender: chrome.runtime.MessageSender = PAGE) {
  return answering.answer(message, sender);
}

function sent(call: number): Record<string, unknown> {
  return JSON.parse(String(fetching.mock.calls[call]![1].body)) as Record<string, unknown>;
}

const CHECK = { to: "check", box: "1", text: "Call me soon.", context: {} } as const;

describe("a draft", () => {
  it("is sent for a site that is on, with who writes and when", async () => {
    await ask({ to: "keep", settings: { off: ["culture"], sender: { country: "CN" } } });
    await ask({ to: "ignore", rule: "time/soon", where: "site" }, on(MAIL));
    fetching.mockResolvedValue(said(REPORT));
    expect(await ask(CHECK, on(MAIL))).toEqual({ ok: true, value: REPORT });
    expect(sent(0)).toMatchObject({ text: CHECK.text, offset_unit: "utf-16", disable: ["culture", "time/soon"] });
    expect(sent(0)["context"]).toMatchObject({ sender: { country: "CN" }, now: expect.stringMatching(/^\d{4}-.*[+-]\d\d:\d\d$/) });
  });

  it.each([["another site", "https://other.example"], ["another port", `${MAIL}:444`]])("is not sent from %s", async (_, origin) => {
    expect(await ask(CHECK, on(origin))).toMatchObject({ ok: false });
    expect(fetching).not.toHaveBeenCalled();
  });

  it("is not sent while the coach is paused", async () => {
    await ask({ to: "keep", settings: { paused: true } });
    for (const to of ["check", "rewrite", "translate"] as const) {
      expect(await answering.answer({ ...CHECK, to }, on(MAIL))).toMatchObject({ ok: false });
    }
    expect(fetching).not.toHaveBeenCalled();
  });

  it("of a frame without an address counts as its page's", async () => {
    fetching.mockResolvedValue(said(REPORT));
    const frame = { ...on(MAIL, 7, 3), origin: "null", url: "about:blank" };
    expect(await ask(CHECK, frame)).toMatchObject({ ok: true });
  });

  it("is checked although the coach does not know a rule that was ignored", async () => {
    await ask({ to: "ignore", rule: "time/gone", where: "everywhere" }, on(MAIL));
    await ask({ to: "ignore", rule: "time/soon", where: "everywhere" }, on(MAIL));
    const findings = [{ rule_id: "time/soon", category: "time" }, { rule_id: "blame/you", category: "blame" }];
    fetching
      .mockResolvedValueOnce(problem("invalid-request", 400, { errors: [{ field: "disable", expected: "" }] }))
      .mockResolvedValueOnce(said({ ...REPORT, findings }));
    expect(await ask(CHECK, on(MAIL))).toMatchObject({ value: { findings: [findings[1]] } });
    expect(sent(1)).not.toHaveProperty("disable");
  });
});

describe("a context that the coach cannot use", () => {
  const context = { kind: "inquiry_reply", recipient: { name: "Keller", country: "DE", timezone: "Asia/Tokyo" }, incoming: "Hi" };

  it("is left out as far as it is named, and the draft is checked", async () => {
    const errors = [{ field: "context.recipient.timezone", expected: "" }, { field: "context.incoming", expected: "" }];
    fetching.mockResolvedValueOnce(problem("invalid-request", 400, { errors })).mockResolvedValueOnce(said(REPORT));
    expect(await ask({ ...CHECK, context }, on(MAIL))).toMatchObject({ ok: true });
    expect(sent(1)["context"]).toMatchObject({ kind: "inquiry_reply", recipient: { name: "Keller", country: "DE" } });
    expect(JSON.stringify(sent(1))).not.toMatch(/Tokyo|incoming/);
  });

  it("is left out whole where the coach means the whole", async () => {
    const errors = [{ field: "context.recipient", expected: "" }];
    fetching.mockResolvedValueOnce(problem("invalid-request", 400, { errors })).mockResolvedValueOnce(said({ text: "" }));
    expect(await ask({ to: "rewrite", text: "Hi", context }, on(MAIL))).toMatchObject({ ok: true });
    expect(sent(1)["context"]).not.toHaveProperty("recipient");
  });

  it("is not to blame for the draft, and asked about once", async () => {
    fetching.mockImplementation(async () => problem("invalid-request", 400, { errors: [{ field: "text", expected: "" }] }));
    expect(await ask({ ...CHECK, context }, on(MAIL))).toMatchObject({ failure: "failed" });
    expect(fetching).toHaveBeenCalledTimes(1);
    fetching.mockImplementation(async () => problem("invalid-request", 400, { errors: [{ field: "context.kind", expected: "" }] }));
    expect(await ask({ ...CHECK, context }, on(MAIL))).toMatchObject({ failure: "failed" });
    expect(fetching).toHaveBeenCalledTimes(3);
  });
});

describe("a content script", () => {
  it("may not ask what is for our own pages", () => {
    for (const to of ["keep", "keepSite", "connect", "pair", "kinds", "letter", "frame"]) {
      expect(answering.answer({ to }, on(MAIL))).toBeNull();
    }
  });

  it("of another extension is not heard", () => {
    expect(ask({ to: "ping" }, { ...on(MAIL), id: "b".repeat(32) })).toBeNull();
    expect(answering.answer({ to: "constructor" }, on(MAIL))).toBeNull();
    expect(answering.answer(null, on(MAIL))).toBeNull();
  });

  it("learns what holds on its site, and changes it", async () => {
    expect(await ask({ to: "site" }, on(MAIL))).toMatchObject({ value: { on: true, language: "en", lastLook: false } });
    expect(await ask({ to: "site" }, on("https://other.example"))).toMatchObject({ value: { on: false } });
    await ask({ to: "ignore", rule: "time/soon", where: "site" }, on(MAIL));
    await ask({ to: "learn", word: "ping" }, on(MAIL));
    expect(await ask({ to: "site" }, on(MAIL))).toMatchObject({ value: { disable: ["time/soon"], dictionary: ["ping"] } });
    expect(await ask({ to: "off" }, on(MAIL))).toMatchObject({ value: { on: false } });
  });

  it("never learns the token", async () => {
    await ask({ to: "keep", settings: { token: "secret" } });
    expect(JSON.stringify(await ask({ to: "site" }, on(MAIL)))).not.toContain("secret");
  });

  it("is found again by the popup", async () => {
    await ask({ to: "focused" }, on(MAIL, 7, 4));
    expect(await ask({ to: "frame", tab: 7 })).toEqual({ ok: true, value: 4 });
    answering.left(7);
    expect(await ask({ to: "frame", tab: 7 })).toEqual({ ok: true, value: null });
  });

  it("shows on the icon what it found", async () => {
    for (const [count, failure, text] of [[3, null, "3"], [0, null, ""], [120, null, "99+"], [0, "offline", "!"], [2, "superseded", "2"]] as const) {
      await ask({ to: "badge", count, failure }, on(MAIL));
      expect(chromium.action.setBadgeText).toHaveBeenLastCalledWith({ tabId: 7, text });
    }
  });
});

describe("settings", () => {
  it("that change at once are all kept", async () => {
    await Promise.all(["a", "b", "c"].map((word) => ask({ to: "learn", word }, on(MAIL))));
    expect((await kept.now()).dictionary).toEqual(["a", "b", "c"]);
  });

  it("outlive the background", async () => {
    await ask({ to: "keep", settings: { language: "zh" } });
    expect(await new Kept().now()).toMatchObject({ language: "zh", sites: { [MAIL]: { on: true } } });
  });

  it("forget a site", async () => {
    await ask({ to: "keepSite", origin: MAIL, site: null });
    expect((await kept.now()).sites).toEqual({});
  });
});

describe("pairing", () => {
  it("keeps the token with the address, and tests them", async () => {
    fetching
      .mockResolvedValueOnce(said({ schema: "1.0", token: "coach_1_s", id: "1", scopes: [] }))
      .mockResolvedValueOnce(said({ status: "ok", version: "0.1.0" }))
      .mockResolvedValueOnce(said(REPORT));
    expect(await ask({ to: "pair", address: "localhost:8001", code: "abcd-efgh" })).toEqual({ ok: true, value: { version: "0.1.0" } });
    expect(sent(0)).toEqual({ code: "ABCDEFGH", name: "Chrome on Linux" });
    expect(await kept.now()).toMatchObject({ address: "http://localhost:8001", token: "coach_1_s" });
  });

  it("keeps nothing when the code was wrong", async () => {
    fetching.mockResolvedValue(problem("wrong-code", 403));
    expect(await ask({ to: "pair", address: "localhost:8001", code: "ABCDEFGH" })).toMatchObject({ failure: "token", detail: "wrong-code" });
    expect((await kept.now()).token).toBeNull();
  });
});

describe("the content script", () => {
  it("runs on sites that are on and granted, and nowhere else", async () => {
    await ask({ to: "keepSite", origin: "https://chat.example", site: { on: true } });
    await ask({ to: "keepSite", origin: "https://off.example", site: { on: false } });
    chromium.granted.add(`${MAIL}/*`).add("https://off.example/*");
    chromium.tabs.query.mockResolvedValue([{ id: 3, url: `${MAIL}/inbox` }]);
    await register(await kept.now());
    expect(chromium.scripts.get("content")).toMatchObject({ matches: [`${MAIL}/*`], allFrames: true });
    expect(chromium.scripting.executeScript).toHaveBeenCalledTimes(1);
    await register(await kept.now());
    expect(chromium.scripting.executeScript).toHaveBeenCalledTimes(1);
    chromium.granted.add("https://chat.example/*");
    await register(await kept.now());
    expect(chromium.scripts.get("content")!.matches).toEqual(["https://chat.example/*", `${MAIL}/*`]);
    chromium.granted.clear();
    await register(await kept.now());
    expect(chromium.scripts.size).toBe(0);
  });
});
