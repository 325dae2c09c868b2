import { describe, expect, it } from "vitest";

import { Lanes } from "../src/background/lanes";
import type { Answer } from "../src/shared/messages";

/** Requests that end when the test says so. */
function requests() {
  const on: { name: string; end(): void }[] = [];
  const begin = (name: string) => () =>
    new Promise<Answer<string>>((done) => on.push({ name, end: () => done({ ok: true, value: name }) }));
  return { on, begin, names: () => on.map(({ name }) => name) };
}

const SUPERSEDED = { ok: false, failure: "superseded" };
const turn = () => new Promise((done) => setTimeout(done));

describe("a lane", () => {
  it("has one request on its way; the newest waits and others give way", async () => {
    const lanes = new Lanes();
    const { on, begin, names } = requests();
    const answers = ["a", "b", "c"].map((name) => lanes.take("1/0/x", begin(name)));
    await turn();
    expect(names()).toEqual(["a"]);
    expect(await answers[1]).toEqual(SUPERSEDED);
    on[0]!.end();
    expect(await answers[0]).toEqual({ ok: true, value: "a" });
    await turn();
    expect(names()).toEqual(["a", "c"]);
    on[1]!.end();
    expect(await answers[2]).toEqual({ ok: true, value: "c" });
  });

  it("does not wait for others", async () => {
    const lanes = new Lanes();
    const { begin, names } = requests();
    void lanes.take("1/0/x", begin("a"));
    void lanes.take("1/0/y", begin("b"));
    await turn();
    expect(names()).toEqual(["a", "b"]);
  });

  it("goes on after a request that broke", async () => {
    const lanes = new Lanes();
    const { on, begin } = requests();
    await expect(lanes.take("1/0/x", () => Promise.reject(new Error()))).rejects.toThrow();
    const answer = lanes.take("1/0/x", begin("a"));
    await turn();
    on[0]!.end();
    expect(await answer).toEqual({ ok: true, value: "a" });
  });

  it("is left with its page", async () => {
    const lanes = new Lanes();
    const { on, begin, names } = requests();
    const first = lanes.take("1/0/x", begin("a"));
    const second = lanes.take("1/0/x", begin("b"));
    lanes.leave("1/");
    expect(await second).toEqual(SUPERSEDED);
    on[0]!.end();
    await first;
    await turn();
    expect(names()).toEqual(["a"]);
  });
});
