/** Countries and regions by ISO 3166-1 code, and their clocks; the browser knows their names. */

import type { Language } from "./api";

export const CODES: readonly string[] = (
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY " +
  "BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK " +
  "FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS " +
  "IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK " +
  "ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL " +
  "PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC " +
  "TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
).split(" ");

/**
 * The clock that is meant when a country is named alone, although parts of it keep another. The same
 * as the rows called obvious in rules/calendars/zones.yaml.
 */
export const OBVIOUS_ZONE: Readonly<Record<string, string>> = {
  CN: "Asia/Shanghai",
  DE: "Europe/Berlin",
  ES: "Europe/Madrid",
  PT: "Europe/Lisbon",
  NZ: "Pacific/Auckland",
  CL: "America/Santiago",
  EC: "America/Guayaquil",
  MY: "Asia/Kuala_Lumpur",
  UA: "Europe/Kyiv",
  UZ: "Asia/Tashkent",
  MH: "Pacific/Majuro",
  AR: "America/Argentina/Buenos_Aires",
  CY: "Asia/Nicosia",
  GL: "America/Nuuk",
  KZ: "Asia/Almaty",
  MN: "Asia/Ulaanbaatar",
  PF: "Pacific/Tahiti",
  PG: "Pacific/Port_Moresby",
  PS: "Asia/Hebron",
};

/**
 * The clocks that people know, those of countries with several in the order of their use, with the
 * Chinese name of the city; browsers do not bring these names.
 */
const WELL_KNOWN: Readonly<Record<string, string>> = {
  "America/New_York": "纽约", "America/Chicago": "芝加哥", "America/Denver": "丹佛",
  "America/Los_Angeles": "洛杉矶", "America/Phoenix": "凤凰城", "America/Anchorage": "安克雷奇",
  "Pacific/Honolulu": "檀香山", "America/Toronto": "多伦多", "America/Winnipeg": "温尼伯",
  "America/Edmonton": "埃德蒙顿", "America/Vancouver": "温哥华", "America/Regina": "里贾纳",
  "America/Halifax": "哈利法克斯", "America/St_Johns": "圣约翰斯", "America/Mexico_City": "墨西哥城",
  "America/Cancun": "坎昆", "America/Tijuana": "蒂华纳", "America/Sao_Paulo": "圣保罗",
  "America/Manaus": "马瑙斯", "Europe/Moscow": "莫斯科", "Asia/Yekaterinburg": "叶卡捷琳堡",
  "Asia/Novosibirsk": "新西伯利亚", "Asia/Vladivostok": "符拉迪沃斯托克", "Australia/Sydney": "悉尼",
  "Australia/Brisbane": "布里斯班", "Australia/Adelaide": "阿德莱德", "Australia/Darwin": "达尔文",
  "Australia/Perth": "珀斯", "Asia/Jakarta": "雅加达", "Asia/Makassar": "望加锡",
  "Asia/Jayapura": "查亚普拉", "Africa/Kinshasa": "金沙萨", "Africa/Lubumbashi": "卢本巴希",
  "Pacific/Pohnpei": "波纳佩", "Pacific/Ponape": "波纳佩", "Pacific/Tarawa": "塔拉瓦", "Atlantic/Canary": "加那利群岛",
  "Atlantic/Azores": "亚速尔群岛", "Asia/Shanghai": "北京", "Europe/Berlin": "柏林",
  "Europe/Madrid": "马德里", "Europe/Lisbon": "里斯本", "Pacific/Auckland": "奥克兰",
  "America/Santiago": "圣地亚哥", "America/Guayaquil": "瓜亚基尔", "Asia/Kuala_Lumpur": "吉隆坡",
  "Europe/Kyiv": "基辅", "Asia/Tashkent": "塔什干", "Pacific/Majuro": "马朱罗",
  "America/Argentina/Buenos_Aires": "布宜诺斯艾利斯", "Asia/Nicosia": "尼科西亚", "America/Nuuk": "努克",
  "Asia/Almaty": "阿拉木图", "Asia/Ulaanbaatar": "乌兰巴托", "Pacific/Tahiti": "塔希提",
  "Pacific/Port_Moresby": "莫尔兹比港", "Asia/Hebron": "希伯伦", "Europe/London": "伦敦",
  "Europe/Paris": "巴黎", "Europe/Rome": "罗马", "Europe/Amsterdam": "阿姆斯特丹",
  "Europe/Istanbul": "伊斯坦布尔", "Asia/Dubai": "迪拜", "Asia/Riyadh": "利雅得", "Asia/Tokyo": "东京",
  "Asia/Seoul": "首尔", "Asia/Singapore": "新加坡", "Asia/Hong_Kong": "香港", "Asia/Taipei": "台北",
  "Asia/Bangkok": "曼谷", "Asia/Kolkata": "加尔各答", "Asia/Calcutta": "加尔各答",
  "Africa/Johannesburg": "约翰内斯堡", "Africa/Cairo": "开罗", "Africa/Lagos": "拉各斯",
};
const RANK = new Map(Object.keys(WELL_KNOWN).map((zone, index) => [zone, index]));

/** Parts of a country that keep another weekend, by the second part of their ISO 3166-2 code. */
export const REGIONS: Readonly<Record<string, readonly (readonly [code: string, en: string, zh: string])[]>> = {
  AE: [["SH", "Sharjah", "沙迦"]],
  MY: [
    ["02", "Kedah", "吉打"],
    ["03", "Kelantan", "吉兰丹"],
    ["11", "Terengganu", "登嘉楼"],
  ],
};

/** Languages of trade partners, as BCP 47 tags. */
const LANGUAGES = (
  "ar bg bn cs da de el en es fa fi fr he hi hr hu id it ja ko ms nb nl pl pt ro ru sk sr sv sw ta th tr uk ur " +
  "vi zh-Hans zh-Hant"
).split(" ");

const LOCALES: Record<Language, string> = { en: "en", zh: "zh-CN" };
/** The first and the fifteenth of each month, as [month, day] with January as 0. */
const HALF_MONTHS = Array.from({ length: 24 }, (_, at) => [at >> 1, at % 2 ? 15 : 1] as const);

/** The name of a country in the language of the page; the code itself if nobody knows it. */
export function countryName(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames(LOCALES[language], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** All countries as [code, name], by name. */
export function countries(language: Language): [string, string][] {
  return byName(CODES.map((code) => [code, countryName(code, language)]), language);
}

/** The languages a recipient may read, as [tag, name], by name. */
export function languages(language: Language): [string, string][] {
  const names = new Intl.DisplayNames(LOCALES[language], { type: "language" });
  return byName(LANGUAGES.map((tag) => [tag, names.of(tag) ?? tag]), language);
}

/** What a language is called: “Chinese”, 中文. */
export function languageName(tag: string, language: Language): string {
  try {
    return new Intl.DisplayNames(LOCALES[language], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function byName(named: [string, string][], language: Language): [string, string][] {
  const collator = new Intl.Collator(LOCALES[language]);
  return named.sort((one, other) => collator.compare(one[1], other[1]));
}

/** The time zones of a country, as far as this browser knows them. */
export const zonesOf = remembered((country: string): readonly string[] => {
  try {
    const locale = new Intl.Locale("und", { region: country }) as Intl.Locale & {
      getTimeZones?(): string[] | undefined;
      timeZones?: string[];
    };
    return locale.getTimeZones?.() ?? locale.timeZones ?? [];
  } catch {
    return [];
  }
});

/** One zone for each clock that is kept in a country, the best known first. */
export const clocksOf = remembered((country: string): readonly string[] => {
  const obvious = OBVIOUS_ZONE[country];
  const known = [...zonesOf(country)].sort((one, other) => rank(one) - rank(other));
  const shown = new Set<string>();
  return [...(obvious ? [obvious] : []), ...known].filter((zone) => {
    const clocks = yearOf(zone);
    return !shown.has(clocks) && shown.add(clocks);
  });
});

function rank(zone: string): number {
  return RANK.get(zone) ?? RANK.size;
}

/** The clock that a country's name stands for; undefined where several do, or none is known. */
export function zoneOfCountry(country: string): string | undefined {
  const clocks = clocksOf(country);
  return OBVIOUS_ZONE[country] ?? (clocks.length === 1 ? clocks[0] : undefined);
}

/** Whether two zones show the same time all year round. */
export function isSameClock(one: string, other: string): boolean {
  return one === other || yearOf(one) === yearOf(other);
}

/** “New York”, 纽约: a zone by the city that people know it by. */
export function zoneName(zone: string, language: Language): string {
  const city = zone === "Asia/Shanghai" ? "Beijing" : zone.slice(zone.lastIndexOf("/") + 1);
  return (language === "zh" && WELL_KNOWN[zone]) || city.replaceAll("_", " ");
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

/** What a zone's clock shows through a year; zones of one clock give the same. */
const yearOf = remembered((zone: string): string => {
  try {
    const options = { timeZone: zone, dateStyle: "short", timeStyle: "short" } as const;
    const format = new Intl.DateTimeFormat("en-GB", options);
    const year = new Date().getFullYear();
    return HALF_MONTHS.map(([month, day]) => format.format(Date.UTC(year, month, day))).join();
  } catch {
    return zone;
  }
});

/** The same function, which asks the browser once for each value. */
function remembered<Answer>(ask: (value: string) => Answer): (value: string) => Answer {
  const answers = new Map<string, Answer>();
  return (value) => {
    let answer = answers.get(value);
    if (answer === undefined) answers.set(value, (answer = ask(value)));
    return answer;
  };
}
