/** In which language the coach explains, and where the writer is. */

import { clocksOf, countries, countryName, zoneName, zoneOfCountry } from "../../../page/src/countries";
import { zoneHere } from "../../../page/src/clock";
import { countryOfZone, partyOf } from "../../../page/src/profile";
import { ask, type Language } from "../shared/messages";
import type { Settings } from "../shared/settings";
import { choice, field, section } from "./controls";
import { OPTIONS_WORDS } from "./words";

export function place(settings: Settings, language: Language): HTMLElement {
  const words = OPTIONS_WORDS[language];
  const { sender } = settings;
  const languages = choice(
    [["", words.asBrowser], ["en", "English"], ["zh", "中文"]],
    settings.language ?? "",
    (value) => void ask("keep", { settings: { language: (value || null) as Language | null } }),
  );
  const here = countryOfZone(zoneHere());
  const country = choice(
    [["", here ? words.byClock(countryName(here, language)) : words.notSaid], ...countries(language)],
    sender.country ?? "",
    (value) => void ask("keep", { settings: { sender: partyOf({ country: value }) } }),
  );
  return section(
    "place", words.languages, "",
    field(words.language, languages),
    field(words.youAreIn, country),
    sender.country ? zone(sender.country, settings, language) : null,
  );
}

/** A country with one clock needs no choice of one. */
function zone(country: string, { sender }: Settings, language: Language): HTMLElement | null {
  const words = OPTIONS_WORDS[language];
  const clocks = clocksOf(country);
  if (clocks.length < 2 && !sender.timezone) return null;
  const usual = zoneOfCountry(country);
  const select = choice(
    [["", usual ? words.usual(zoneName(usual, language)) : words.notSaid], ...clocks.map((one) => [one, zoneName(one, language)] as const)],
    sender.timezone ?? "",
    (value) => void ask("keep", { settings: { sender: partyOf({ country, timezone: value }) } }),
  );
  return field(words.yourZone, select);
}
