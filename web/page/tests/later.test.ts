import { describe, expect, it } from "vitest";

import { Later } from "../src/later";

describe("a part that is loaded when it is wanted", () => {
  it("is loaded once", async () => {
    let loads = 0;
    const part = new Later(async () => ++loads, () => undefined);
    expect(part.now).toBeNull();
    part.prepare();
    const used: number[] = [];
    await Promise.all([part.want((one) => used.push(one)), part.want((one) => used.push(one))]);
    expect([used, part.now]).toEqual([[1, 1], 1]);
  });

  it("says so when it cannot be loaded, and is loaded the next time", async () => {
    let isGone = true;
    const said: string[] = [];
    const load = async () => {
      if (isGone) throw new Error("gone");
      return "part";
    };
    const part = new Later(load, () => said.push("failed"));
    part.prepare();
    await part.want(() => said.push("used"));
    isGone = false;
    await part.want((one) => said.push(one));
    expect(said).toEqual(["failed", "part"]);
  });
});
