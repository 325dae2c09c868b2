/** Who writes and who reads: pure functions over the two profiles. */

import { CHANNELS, RELATIONSHIPS, type FieldProblem, type Party } from "./api";
import { CODES, isSameClock, zoneOfCountry, zonesOf } from "./countries";

export const SIDES = ["recipient", "sender"] as const;
export type Side = (typeof SIDES)[number];

/** The fields of a profile, in the order of the panel. */
export const FIELDS = [
  "name",
  "title",
  "country",
  "region",
  "timezone",
  "language",
  "relationship",
  "channel",
] as const satisfies readonly (keyof Party)[];
export type Field = (typeof FIELDS)[number];

const PLACE: readonly Field[] = ["country", "region", "timezone"];
const LONGEST = 200;
const VALID: Partial<Record<Field, readonly string[]>> = {
  channel: CHANNELS,
  relationship: RELATIONSHIPS,
};

/** A field of a profile that the service cannot use, with the nearest values that it could. */
export interface Wrong {
  side: Side;
  field: Field;
  nearest: string[];
}

/** A profile without empty fields, and without a part of no country. */
export function partyOf(values: Partial<Record<Field, string | undefined>>): Party {
  const party: Partial<Record<Field, string>> = {};
  for (const field of FIELDS) {
    const value = values[field]?.trim();
    if (value && (field !== "region" || party.country)) party[field] = value;
  }
  return party as Party;
}

/** A profile as it was kept; whatever cannot be one is left out. */
export function restoreParty(kept: unknown): Party {
  if (typeof kept !== "object" || kept === null) return {};
  const values: Partial<Record<Field, string>> = {};
  for (const field of FIELDS) {
    const value = (kept as Record<string, unknown>)[field];
    if (typeof value !== "string" || value.length > LONGEST) continue;
    if (VALID[field]?.includes(value) ?? true) values[field] = value;
  }
  return partyOf(values);
}

/** A profile without the fields that the service cannot use. */
export function usable(party: Party, side: Side, wrong: readonly Wrong[]): Party {
  const left = { ...party };
  for (const item of wrong) if (item.side === side) delete left[item.field];
  return partyOf(left);
}

/**
 * The fields of a profile that the service named in a problem of a check; a profile named as a whole
 * means its place.
 */
export function wrongIn(problems: readonly FieldProblem[]): Wrong[] {
  return problems.flatMap(({ field, nearest }) => {
    const [context, party, name, ...deeper] = field.split(".");
    const side = SIDES.find((item) => item === party);
    if (context !== "context" || !side || deeper.length) return [];
    if (name === undefined) return PLACE.map((place) => ({ side, field: place, nearest: [] }));
    const known = FIELDS.find((item) => item === name);
    return known ? [{ side, field: known, nearest }] : [];
  });
}

/** The clock of a profile; undefined where its country has several and none was chosen. */
export function zoneOf(party: Party): string | undefined {
  return party.timezone ?? (party.country ? zoneOfCountry(party.country) : undefined);
}

/** What the windows know a place by: “DE”, “Europe/Berlin”, “US:America/Chicago”, “MY-03”. */
export function placeId(party: Party): string | null {
  const { country, region, timezone } = party;
  const where = country && region ? `${country}-${region.replace(`${country}-`, "")}` : country;
  return [where, timezone].filter(Boolean).join(":") || null;
}

/**
 * The writer: the country once chosen, and the clock of this computer if the country keeps it, since
 * somebody who travels still says where the office is. Before that, where the clock is at home.
 */
export function senderOf(chosen: Party, zoneHere: string | undefined): Party {
  const { country } = chosen;
  if (!country) return partyOf({ country: countryOfZone(zoneHere), timezone: zoneHere });
  const there = zonesOf(country);
  // A browser that knows no zones of a country leaves it to the service to judge.
  const isThere = (zone: string) => !there.length || there.some((item) => isSameClock(item, zone));
  const zone = chosen.timezone ?? (zoneHere && isThere(zoneHere) ? zoneHere : undefined);
  return partyOf({ country, timezone: zone });
}

/** The one country that keeps this computer's clock; undefined where none or several do. */
export function countryOfZone(zone: string | undefined): string | undefined {
  const homes = zone ? CODES.filter((code) => zonesOf(code).includes(zone)) : [];
  return homes.length === 1 ? homes[0] : undefined;
}
