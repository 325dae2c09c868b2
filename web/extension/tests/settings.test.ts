import { describe, expect, it } from "vitest";

import { addressOf, DEFAULTS, isOpenToOthers, pairingOf, patternOf, restore, siteOf } from "../src/shared/settings";

describe("an address", () => {
  it.each([
    ["localhost:8000", "http://localhost:8000"],
    ["127.0.0.1:8000/", "http://127.0.0.1:8000"],
    ["[::1]:9000", "http://[::1]:9000"],
    ["coach.example", "https://coach.example"],
    [" https://team.example/coach/ ", "https://team.example/coach"],
    ["http://127.0.0.1:8000/#token=x", "http://127.0.0.1:8000"],
  ])("may be typed as %s", (typed, expected) => expect(addressOf(typed)).toBe(expected));

  it.each(["", "two words", "ftp://a.example", "javascript:alert(1)", "https://me:pass@a.example", "http://"])(
    "is not %s", (typed) => expect(addressOf(typed)).toBeNull(),
  );

  it("is granted by host, since not every browser can name a port", () => {
    expect(patternOf("http://127.0.0.1:8000")).toBe("http://127.0.0.1/*");
  });

  it("lets others read along only without HTTPS and beyond this machine", () => {
    expect(["http://127.0.0.1:8000", "https://coach.example", "http://coach.example"].map(isOpenToOthers)).toEqual([false, false, true]);
  });
});

describe("a pairing", () => {
  it.each([
    ["abcd-efgh", { address: null, code: "ABCDEFGH" }],
    [" ABCD EFGH ", { address: null, code: "ABCDEFGH" }],
    ["coach://127.0.0.1:8000/ABCD-EFGH", { address: "http://127.0.0.1:8000", code: "ABCDEFGH" }],
    ["ABCD", null],
    ["coach://127.0.0.1:8000", null],
  ])("is %s", (typed, expected) => expect(pairingOf(typed)).toEqual(expected));
});

describe("a site", () => {
  it("is the origin of a web page, and of nothing else", () => {
    expect(siteOf("https://mail.google.com/mail/u/0/#inbox")).toBe("https://mail.google.com");
    for (const other of ["chrome://settings", "about:blank", "null", undefined, "file:///etc/passwd"]) expect(siteOf(other)).toBeNull();
  });
});

describe("settings that were kept", () => {
  it("are what they were", () => {
    const kept = {
      ...DEFAULTS, address: "https://coach.example", token: "t", language: "zh", off: ["culture"], paused: true,
      sites: { "https://mail.example": { on: true, lastLook: true, ignored: ["time/soon"] } }, sender: { country: "CN" },
    };
    expect(restore(kept)).toEqual(kept);
  });

  it.each([null, 7, "x", { address: 7, token: {}, off: "culture", sites: [1], sender: [] }, { sites: { "not a site": { on: true } } }])(
    "are the defaults where they are none: %j", (kept) => expect(restore(kept)).toEqual(DEFAULTS),
  );
});
