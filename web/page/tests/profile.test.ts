import { describe, expect, it } from "vitest";

import { problemsOf } from "../src/api";
import {
  countryOfZone,
  partyOf,
  placeId,
  restoreParty,
  senderOf,
  usable,
  wrongIn,
  zoneOf,
} from "../src/profile";

describe("a profile", () => {
  it("has no empty fields, and no part of no country", () => {
    expect(partyOf({ name: " Keller ", title: "", region: "03" })).toEqual({ name: "Keller" });
    expect(partyOf({ country: "MY", region: "03" })).toEqual({ country: "MY", region: "03" });
  });

  it.each([
    [null, {}],
    ["DE", {}],
    [{ country: 7, name: ["x"] }, {}],
    [{ name: "x".repeat(201) }, {}],
    [{ relationship: "enemy", channel: "pigeon" }, {}],
    [{ relationship: "new", channel: "wechat", spare: "x" }, { relationship: "new", channel: "wechat" }],
    [{ country: "DE", timezone: "Europe/Berlin" }, { country: "DE", timezone: "Europe/Berlin" }],
  ])("comes back from %j safely", (kept, party) => {
    expect(restoreParty(kept)).toEqual(party);
  });

  it("knows its clock from the country where that has one, or an obvious one", () => {
    expect(zoneOf({ country: "DE" })).toBe("Europe/Berlin");
    expect(zoneOf({ country: "CN" })).toBe("Asia/Shanghai");
    expect(zoneOf({ country: "US" })).toBeUndefined();
    expect(zoneOf({ country: "US", timezone: "America/Chicago" })).toBe("America/Chicago");
    expect(zoneOf({})).toBeUndefined();
  });

  it("is named to the windows by what is known of its place", () => {
    expect(placeId({ country: "DE" })).toBe("DE");
    expect(placeId({ timezone: "Europe/Berlin" })).toBe("Europe/Berlin");
    expect(placeId({ country: "US", timezone: "America/Chicago" })).toBe("US:America/Chicago");
    expect(placeId({ country: "MY", region: "03" })).toBe("MY-03");
    expect(placeId({ country: "MY", region: "MY-03", timezone: "Asia/Kuala_Lumpur" })).toBe(
      "MY-03:Asia/Kuala_Lumpur",
    );
    expect(placeId({ name: "Keller" })).toBeNull();
  });
});

describe("the writer", () => {
  it("is where the clock of the computer is, until a country is chosen", () => {
    expect(senderOf({}, "Asia/Shanghai")).toEqual({ country: "CN", timezone: "Asia/Shanghai" });
    expect(senderOf({}, "Antarctica/Troll")).toMatchObject({ timezone: "Antarctica/Troll" });
    expect(senderOf({}, undefined)).toEqual({});
    expect(senderOf({ country: "CN" }, "Asia/Shanghai")).toEqual({ country: "CN", timezone: "Asia/Shanghai" });
  });

  it("who travels keeps the clock of the office", () => {
    expect(senderOf({ country: "CN" }, "Europe/Berlin")).toEqual({ country: "CN" });
    expect(senderOf({ country: "US", timezone: "America/Chicago" }, "Europe/Berlin")).toEqual({
      country: "US",
      timezone: "America/Chicago",
    });
  });

  it("may be known under another name of the same clock", () => {
    expect(senderOf({ country: "DE" }, "Europe/Vienna")).toEqual({ country: "DE", timezone: "Europe/Vienna" });
  });

  it("keeps the clock of the computer in a country whose zones the browser does not know", () => {
    expect(senderOf({ country: "HM" }, "Asia/Shanghai")).toEqual({ country: "HM", timezone: "Asia/Shanghai" });
  });

  it("is guessed from the clock alone", () => {
    expect(countryOfZone("Europe/Berlin")).toBe("DE");
    expect(countryOfZone("America/Chicago")).toBe("US");
    expect(countryOfZone("Etc/UTC")).toBeUndefined();
    expect(countryOfZone(undefined)).toBeUndefined();
  });
});

describe("what the service cannot use", () => {
  const zone = {
    errors: [
      {
        field: "context.recipient.timezone",
        expected: 'a time zone of the IANA database, such as "Europe/Berlin"; nearest: America/New_York, America/Detroit',
      },
    ],
  };

  it("is told with the field and the nearest values", () => {
    expect(wrongIn(problemsOf(zone))).toEqual([
      { side: "recipient", field: "timezone", nearest: ["America/New_York", "America/Detroit"] },
    ]);
  });

  it("may name its nearest values apart", () => {
    const apart = { errors: [{ field: "context.sender.country", expected: "a code", nearest: "DE, DK" }] };
    expect(wrongIn(problemsOf(apart))).toEqual([{ side: "sender", field: "country", nearest: ["DE", "DK"] }]);
  });

  it("is the place where a profile is refused as a whole", () => {
    const whole = { errors: [{ field: "context.sender", expected: "an object" }] };
    expect(wrongIn(problemsOf(whole)).map((wrong) => wrong.field)).toEqual(["country", "region", "timezone"]);
  });

  it.each([null, {}, { errors: "no" }, { errors: [null, 3, {}] }, { errors: [{ field: "text", expected: "x" }] }])(
    "is nothing in %j",
    (document) => {
      expect(wrongIn(problemsOf(document))).toEqual([]);
    },
  );

  it("is left out of what is sent, and only that", () => {
    const party = { name: "Anna", country: "US", timezone: "Asia/Tokyo" };
    const wrong = wrongIn(problemsOf(zone));
    expect(usable(party, "recipient", wrong)).toEqual({ name: "Anna", country: "US" });
    expect(usable(party, "sender", wrong)).toEqual(party);
  });
});
