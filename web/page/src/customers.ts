/** Customers whose settings this browser remembers: pure functions, nothing is sent anywhere. */

import { CHANNELS, type Channel, type Party } from "./api";
import { restoreParty } from "./profile";

/** What was set for somebody the last time; the name in the profile is what it is found by. */
export interface Customer {
  party: Party & { name: string };
  channel: Channel | null;
  /** Whether advice on courtesy was wanted. */
  courtesy: boolean;
}

const MOST = 60;

/** The customers with the present one in front; somebody without a name, or with nothing else, is not kept. */
export function remembered(
  customers: readonly Customer[],
  party: Party,
  channel: Channel | null,
  courtesy: boolean,
): readonly Customer[] {
  const { name } = party;
  if (!name || (Object.keys(party).length === 1 && !channel && courtesy)) return customers;
  const present = { party: { ...party, name }, channel, courtesy };
  if (JSON.stringify(customers[0]) === JSON.stringify(present)) return customers;
  return [present, ...forgotten(customers, name)].slice(0, MOST);
}

/** The customers without one. */
export function forgotten(customers: readonly Customer[], name: string): readonly Customer[] {
  return customers.filter(({ party }) => party.name !== name);
}

/** Customers as they were kept; whatever cannot be one is left out. */
export function restoreCustomers(kept: unknown): readonly Customer[] {
  if (!Array.isArray(kept)) return [];
  return kept.slice(0, MOST).flatMap((one: Partial<Customer> | null) => {
    const party = restoreParty(one?.party);
    const { name } = party;
    if (!name) return [];
    const channel = CHANNELS.find((item) => item === one?.channel) ?? null;
    return [{ party: { ...party, name }, channel, courtesy: one?.courtesy !== false }];
  });
}
