import { describe, expect, it } from "vitest";

import { Refused } from "../src/ledger/service";
import { GROUPS, told } from "../src/ledger/sheet";
import { LEDGER_WORDS } from "../src/ledger/words";

describe("the words of the ledger", () => {
  it("are there in both languages for the same things", () => {
    const { en, zh } = LEDGER_WORDS;
    for (const part of ["stages", "channels", "expected", "refused", "groups"] as const) {
      expect(Object.keys(zh[part])).toEqual(Object.keys(en[part]));
    }
  });

  it("name every group of the sheet", () => {
    for (const groups of Object.values(GROUPS)) {
      for (const group of Object.keys(groups)) expect(LEDGER_WORDS.zh.groups[group]).toBeTruthy();
    }
  });
});

describe("a refusal", () => {
  it("is told in our words, with the service's where it says what to do", () => {
    const down = new Refused("ledger-down", "start the database");
    expect(told(down, "en")).toBe("The database does not answer. start the database");
    expect(told(new Refused("offline", "x"), "zh")).toBe(LEDGER_WORDS.zh.refused["offline"]);
    expect(told(new Error("anything"), "en")).toBe(LEDGER_WORDS.en.refused["failed"]);
  });
});
