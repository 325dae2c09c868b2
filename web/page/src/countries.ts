/** Countries and regions by ISO 3166-1 code; the browser knows their names. */

import type { Language } from "./api";

const CODES =
  "AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ " +
  "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK " +
  "FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS " +
  "IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK " +
  "ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL " +
  "PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC " +
  "TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

const LOCALES: Record<Language, string> = { en: "en", zh: "zh-CN" };

/** The name of a country in the language of the page. */
export function countryName(code: string, language: Language): string {
  return new Intl.DisplayNames(LOCALES[language], { type: "region" }).of(code) ?? code;
}

/** All countries as [code, name], by name. */
export function countries(language: Language): [string, string][] {
  const collator = new Intl.Collator(LOCALES[language]);
  return CODES.split(" ")
    .map((code): [string, string] => [code, countryName(code, language)])
    .sort((one, other) => collator.compare(one[1], other[1]));
}

/** The time zones of a country, as far as this browser knows them. */
export function zonesOf(country: string): string[] {
  const locale = new Intl.Locale("und", { region: country }) as Intl.Locale & {
    getTimeZones?(): string[] | undefined;
    timeZones?: string[];
  };
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

/** Hours and minutes now in a time zone, or here; null for a zone the browser does not know. */
export function clock(zone?: string): string | null {
  try {
    const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone } as const;
    return new Intl.DateTimeFormat("en-GB", options).format(new Date());
  } catch {
    return null;
  }
}

/** The time zone of a country in which all clocks always show the same; undefined for others. */
export function onlyZone(country: string, year = new Date().getFullYear()): string | undefined {
  const zones = zonesOf(country);
  const days = [new Date(Date.UTC(year, 0, 15)), new Date(Date.UTC(year, 6, 15))];
  const shown = zones.map((zone) => days.map((day) => timeIn(zone, day)).join());
  return new Set(shown).size === 1 ? zones[0] : undefined;
}

function timeIn(zone: string, at: Date): string {
  const options = { timeZone: zone, dateStyle: "short", timeStyle: "short" } as const;
  return new Intl.DateTimeFormat("en-GB", options).format(at);
}
