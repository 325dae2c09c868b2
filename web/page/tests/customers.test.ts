import { describe, expect, it } from "vitest";

import { forgotten, remembered, restoreCustomers } from "../src/customers";

const anna = { name: "Anna Keller", country: "DE" } as const;
const omar = { name: "Omar", country: "AE", language: "en" } as const;

describe("customers", () => {
  it("are remembered by name, the last one in front", () => {
    let known = remembered([], anna, "email", true);
    known = remembered(known, omar, "whatsapp", true);
    known = remembered(known, { ...anna, title: "Dr" }, "email", false);
    expect(known).toEqual([
      { party: { ...anna, title: "Dr" }, channel: "email", courtesy: false },
      { party: omar, channel: "whatsapp", courtesy: true },
    ]);
    expect(forgotten(known, "Omar")).toHaveLength(1);
  });

  it("stay as they are where nothing is new", () => {
    const known = remembered([], anna, null, true);
    expect(remembered(known, anna, null, true)).toBe(known);
  });

  it("need a name and something to remember", () => {
    expect(remembered([], { country: "DE" }, "email", true)).toEqual([]);
    expect(remembered([], { name: "Anna" }, null, true)).toEqual([]);
    expect(remembered([], { name: "Anna" }, "wechat", true)).toHaveLength(1);
  });

  it("come back from the browser, except what is none", () => {
    const known = remembered([], anna, "email", false);
    expect(restoreCustomers(JSON.parse(JSON.stringify(known)))).toEqual(known);
    const odd = [null, 7, {}, { party: { country: "DE" } }, { party: omar, channel: "pigeon" }];
    expect(restoreCustomers(odd)).toEqual([{ party: omar, channel: null, courtesy: true }]);
    expect(restoreCustomers("Anna")).toEqual([]);
  });
});
