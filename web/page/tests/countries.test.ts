import { describe, expect, it } from "vitest";

import rows from "../../../rules/calendars/zones.yaml?raw";
import {
  clocksOf,
  CODES,
  countries,
  countryName,
  isSameClock,
  languages,
  OBVIOUS_ZONE,
  zoneName,
  zoneOfCountry,
} from "../src/countries";

describe("countries", () => {
  it("are all of ISO 3166-1, each with a name in both languages", () => {
    expect(new Set(CODES).size).toBe(249);
    for (const language of ["en", "zh"] as const) {
      const named = countries(language);
      expect(named).toHaveLength(249);
      expect(named.filter(([code, name]) => code === name)).toEqual([]);
    }
    expect(countryName("DE", "zh")).toBe("德国");
    expect(countryName("nowhere", "en")).toBe("nowhere");
  });

  it("with several clocks ask for one, the best known first", () => {
    expect(clocksOf("DE")).toEqual(["Europe/Berlin"]);
    expect(clocksOf("US").slice(0, 4)).toEqual([
      "America/New_York",
      "America/Chicago",
      "America/Denver",
      "America/Los_Angeles",
    ]);
    expect(clocksOf("BR")[0]).toBe("America/Sao_Paulo");
    expect(clocksOf("US").some((zone) => zone === "America/Detroit")).toBe(false);
    expect(clocksOf("nowhere")).toEqual([]);
  });

  it("stand for the same clocks here and in the rules", () => {
    const obvious = [...rows.matchAll(/^ {2}([A-Z]{2}): \{zone: (\S+), obvious: true\}/gm)];
    expect(obvious.length).toBeGreaterThan(10);
    expect(Object.fromEntries(obvious.map(([, code, zone]) => [code, zone]))).toEqual(OBVIOUS_ZONE);
    expect(zoneOfCountry("CN")).toBe("Asia/Shanghai");
    expect(zoneOfCountry("US")).toBeUndefined();
  });
});

describe("zones", () => {
  it("have the names people use", () => {
    expect(zoneName("America/New_York", "en")).toBe("New York");
    expect(zoneName("America/New_York", "zh")).toBe("纽约");
    expect(zoneName("Asia/Shanghai", "en")).toBe("Beijing");
    expect(zoneName("No/Such_Place", "zh")).toBe("Such Place");
  });

  it("that a country with several offers first have a Chinese name, where people trade", () => {
    const first = CODES.filter((code) => code !== "AQ" && code !== "UM").flatMap((code) => {
      const clocks = clocksOf(code);
      return clocks.length > 1 ? clocks.slice(0, 1) : [];
    });
    expect(first.length).toBeGreaterThan(15);
    expect(first.filter((zone) => !/\p{Script=Han}/u.test(zoneName(zone, "zh")))).toEqual([]);
  });

  it("are the same clock if they always show the same", () => {
    expect(isSameClock("Europe/Berlin", "Europe/Paris")).toBe(true);
    expect(isSameClock("America/Denver", "America/Phoenix")).toBe(false);
    expect(isSameClock("No/Such", "Europe/Berlin")).toBe(false);
  });
});

describe("languages", () => {
  it("have names in both languages", () => {
    expect(new Map(languages("en")).get("de")).toBe("German");
    expect(new Map(languages("zh")).get("ja")).toBe("日语");
  });
});
