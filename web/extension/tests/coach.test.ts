import { beforeEach, describe, expect, it, vi } from "vitest";

import { answered, asked, CoachError, tested, understood } from "../src/background/coach";
import { browser, problem, REPORT, said } from "./browser";

const PLACE = { address: "http://127.0.0.1:8000", token: "coach_1_secret" };
let chromium: ReturnType<typeof browser>;
const fetching = vi.fn<(address: string, request: RequestInit) => Promise<Response>>();

beforeEach(() => {
  chromium = browser();
  fetching.mockReset();
  vi.stubGlobal("fetch", fetching);
});

async function failure(making: Promise<unknown>): Promise<[string, string | undefined]> {
  const error = await making.then(() => null, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CoachError);
  return [(error as CoachError).failure, (error as CoachError).detail];
}

describe("a request", () => {
  it("goes to the address with the token and nothing else that tells who asks", async () => {
    fetching.mockResolvedValue(said(REPORT));
    await asked(PLACE, "check", { text: "Hi" });
    const [address, request] = fetching.mock.calls[0]!;
    expect(address).toBe("http://127.0.0.1:8000/api/v1/check");
    expect(request.headers).toEqual({ Authorization: "Bearer coach_1_secret", "Content-Type": "application/json" });
    expect(request).toMatchObject({ method: "POST", credentials: "omit", redirect: "error", body: '{"text":"Hi"}' });
  });

  it("has no token where none is set", async () => {
    fetching.mockResolvedValue(said({ kinds: [] }));
    await asked({ ...PLACE, token: null }, "kinds");
    expect(fetching.mock.calls[0]![1].headers).toEqual({});
  });
});

describe("what is wrong", () => {
  it("is that nobody answers, where the extension may reach the address", async () => {
    fetching.mockImplementation(() => Promise.reject(new TypeError("Failed to fetch")));
    expect(await failure(asked(PLACE, "check", {}))).toEqual(["refused", "permission"]);
    chromium.granted.add("http://127.0.0.1/*");
    expect(await failure(asked(PLACE, "check", {}))).toEqual(["offline", undefined]);
  });

  it("is that the answer takes too long", async () => {
    fetching.mockImplementation((_, { signal }) => new Promise((_done, fail) => {
      signal!.addEventListener("abort", () => fail(signal!.reason));
    }));
    expect(await failure(asked(PLACE, "check", {}, 5))).toEqual(["busy", "slow"]);
  });

  it.each([
    ["token-needed", 401, "token", undefined],
    ["scope-needed", 403, "token", "scope"],
    ["wrong-code", 403, "token", "wrong-code"],
    ["foreign-origin", 403, "version", "old"],
    ["not-found", 404, "version", "old"],
    ["too-large", 413, "too-large", undefined],
    ["too-often", 429, "busy", "rate"],
    ["model", 503, "busy", undefined],
    ["invalid-request", 400, "failed", "invalid-request"],
    ["unexpected", 500, "failed", "unexpected"],
  ])("is told by the problem %s", async (name, status, ...expected) => {
    fetching.mockResolvedValue(problem(name, status));
    expect(await failure(asked(PLACE, "check", {}))).toEqual(expected);
  });

  it.each([
    ["<html>", 200, "text/html", "elsewhere"],
    ["<html>", 404, "text/html", "elsewhere"],
    ["no JSON", 200, "application/json", "elsewhere"],
    ["<html>", 502, "text/html", "busy"],
    ["<html>", 413, "text/html", "too-large"],
    ['{"error": "login"}', 401, "application/json", "elsewhere"],
  ])("is told from other servers: %s with %s", async (body, status, type, expected) => {
    fetching.mockResolvedValue(said(body, status, type));
    expect((await failure(asked(PLACE, "check", {})))[0]).toBe(expected);
  });

  it("names the fields", async () => {
    fetching.mockResolvedValue(problem("invalid-request", 400, { errors: [{ field: "disable.0", expected: "" }] }));
    const error = await asked(PLACE, "check", {}).catch((thrown: CoachError) => thrown);
    expect((error as CoachError).fields).toEqual(["disable.0"]);
  });

  it("goes through a message without its words", async () => {
    expect(await answered(() => Promise.reject(new CoachError("version", "old")))).toEqual({ ok: false, failure: "version", detail: "old" });
    expect(await answered(() => Promise.reject(new Error("a draft")))).toEqual({ ok: false, failure: "failed" });
  });
});

describe("a version", () => {
  it.each(["1.4", "1.17"])("with reports %s is understood", (schema) => {
    expect(understood({ ...REPORT, schema }).schema).toBe(schema);
  });

  it.each([["1.3", "old"], ["0.9", "old"], ["2.0", "new"]])("with reports %s is too %s", async (schema, detail) => {
    expect(await failure(Promise.resolve().then(() => understood({ ...REPORT, schema })))).toEqual(["version", detail]);
  });

  it("is told by a test, which checks a sample", async () => {
    fetching.mockResolvedValueOnce(said({ status: "ok", version: "0.1.0" })).mockResolvedValueOnce(said(REPORT));
    expect(await tested(PLACE)).toBe("0.1.0");
    expect(JSON.parse(String(fetching.mock.calls[1]![1].body)).text).toBe("Hello.");
  });

  it("is not that of something else that answers", async () => {
    fetching.mockResolvedValue(said({ hello: "world" }));
    expect(await failure(tested(PLACE))).toEqual(["elsewhere", undefined]);
  });
});
