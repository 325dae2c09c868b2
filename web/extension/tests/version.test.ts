import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

describe("the version", () => {
  it("is that of the coach", () => {
    const [, coach] = /VERSION = "(.*)"/.exec(readFileSync("../../coach/version.py", "utf8"))!;
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    expect(version).toBe(coach);
  });
});
