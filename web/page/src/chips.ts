/** The chips above the paper: what the coach may know about the message. All of it is optional. */

import { CHANNELS, KINDS, type Channel, type Kind, type Language, type Party } from "./api";
import { clock, countries, countryName, onlyZone, zonesOf } from "./countries";
import { make } from "./dom";
import { WORDS } from "./words";

export interface ChipState {
  kind: Kind | null;
  guessed: Kind | null;
  channel: Channel | null;
  recipient: Party;
  language: Language;
}

export interface ChipActions {
  kind(kind: Kind | null): void;
  channel(channel: Channel | null): void;
  recipient(party: Party): void;
}

export class Chips {
  private drawn = "";
  private panel: HTMLDetailsElement | null = null;

  constructor(
    private readonly place: HTMLElement,
    private readonly actions: ChipActions,
  ) {
    document.addEventListener("pointerdown", (event) => {
      if (this.panel && !this.panel.contains(event.target as Node)) this.panel.open = false;
    });
  }

  /** Close the recipient's panel; false if it was closed. */
  close(): boolean {
    if (!this.panel?.open) return false;
    this.panel.open = false;
    this.panel.querySelector("summary")?.focus();
    return true;
  }

  draw(state: ChipState): void {
    const minute = clock();
    const signature = JSON.stringify([state, minute]);
    if (signature === this.drawn || this.panel?.open) {
      if (this.panel?.open) this.label(state);
      return;
    }
    this.drawn = signature;
    const focused = this.place.querySelector(":focus")?.getAttribute("data-chip");
    const words = WORDS[state.language];
    this.place.setAttribute("aria-label", words.about);
    this.panel = this.recipient(state);
    this.place.replaceChildren(
      this.choice({
        name: "kind",
        label: words.kind,
        shown: state.kind ?? state.guessed,
        unset: words.kindUnset,
        note: state.kind === null && state.guessed !== null ? words.guessed : "",
        chosen: state.kind,
        first: words.auto,
        options: KINDS.map((kind) => [kind, words.kinds[kind]] as const),
        pick: (kind) => this.actions.kind(kind),
      }),
      this.choice({
        name: "channel",
        label: words.channel,
        shown: state.channel,
        unset: words.channelUnset,
        note: "",
        chosen: state.channel,
        first: words.channelUnset,
        options: CHANNELS.map((channel) => [channel, words.channels[channel]] as const),
        pick: (channel) => this.actions.channel(channel),
      }),
      this.panel,
    );
    if (focused) this.place.querySelector<HTMLElement>(`[data-chip="${focused}"]`)?.focus();
  }

  private choice<Value extends string>(chip: {
    name: string;
    label: string;
    shown: Value | null;
    unset: string;
    note: string;
    chosen: Value | null;
    first: string;
    options: readonly (readonly [Value, string])[];
    pick(value: Value | null): void;
  }): HTMLElement {
    const select = make(
      "select",
      { "aria-label": chip.label, "data-chip": chip.name },
      make("option", { value: "" }, chip.first),
      ...chip.options.map(([value, name]) => make("option", { value }, name)),
    );
    select.value = chip.chosen ?? "";
    select.addEventListener("change", () => chip.pick((select.value || null) as Value | null));
    const text = chip.options.find(([value]) => value === chip.shown)?.[1] ?? chip.unset;
    const face = make("span", { class: "face", "aria-hidden": "true" }, text);
    if (chip.note) face.append(" ", make("small", {}, chip.note));
    return make("span", { class: chip.shown ? "chip" : "chip unset" }, face, select);
  }

  private recipient(state: ChipState): HTMLDetailsElement {
    const summary = make("summary", { class: "chip", "data-chip": "recipient" });
    const panel = make("details", { class: "recipient" }, summary);
    panel.addEventListener("toggle", () => {
      if (panel.open && panel.children.length === 1) panel.append(this.fields(state));
    });
    this.panel = panel;
    this.label(state);
    return panel;
  }

  private label(state: ChipState): void {
    const summary = this.panel?.querySelector("summary");
    if (!summary) return;
    const words = WORDS[state.language];
    const { name, country, timezone } = state.recipient;
    const who = [name, country && countryName(country, state.language)].filter(Boolean).join(" · ");
    const mine = clock();
    const theirs = timezone ? clock(timezone) : null;
    summary.replaceChildren(who || (theirs ? timezone!.replaceAll("_", " ") : words.recipient));
    summary.classList.toggle("unset", !who && !theirs);
    summary.setAttribute("aria-label", [words.recipient, who].filter(Boolean).join(": "));
    if (mine && theirs) {
      const title = words.clocks(mine, theirs);
      summary.append(" ", make("small", { title, "aria-label": title }, `${mine} → ${theirs}`));
    }
  }

  private fields(state: ChipState): HTMLElement {
    const words = WORDS[state.language];
    const party = { ...state.recipient };
    const name = make("input", {
      value: party.name ?? "",
      placeholder: words.recipientNameExample,
      maxlength: 200,
      autocomplete: "off",
    });
    const country = make(
      "select",
      {},
      make("option", { value: "" }, words.notSaid),
      ...countries(state.language).map(([code, title]) => make("option", { value: code }, title)),
    );
    country.value = party.country ?? "";
    const zone = make("select");
    const fillZones = () => {
      zone.replaceChildren(make("option", { value: "" }, words.notSaid));
      const near = country.value ? zonesOf(country.value) : [];
      const title = country.value && words.zonesOf(countryName(country.value, state.language));
      if (near.length) zone.append(group(title, near));
      const all = Intl.supportedValuesOf("timeZone").filter((item) => !near.includes(item));
      zone.append(group(words.allZones, all));
    };
    fillZones();
    zone.value = party.timezone ?? "";
    const tell = () => this.actions.recipient(partyOf(name.value, country.value, zone.value));
    name.addEventListener("input", tell);
    zone.addEventListener("change", tell);
    country.addEventListener("change", () => {
      fillZones();
      zone.value = country.value ? (onlyZone(country.value) ?? "") : "";
      tell();
    });
    return make(
      "div",
      { class: "panel" },
      make("label", {}, words.recipientName, name),
      make("label", {}, words.country, country),
      make("label", {}, words.timezone, zone),
    );
  }
}

function group(label: string, zones: readonly string[]): HTMLElement {
  const options = zones.map((zone) => make("option", { value: zone }, zone.replaceAll("_", " ")));
  return make("optgroup", { label }, ...options);
}

function partyOf(name: string, country: string, timezone: string): Party {
  const party: Party = {};
  if (name.trim()) party.name = name.trim();
  if (country) party.country = country;
  if (timezone) party.timezone = timezone;
  return party;
}
