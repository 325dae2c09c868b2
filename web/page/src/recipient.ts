/** The recipient's chip and the panel behind it: who reads, where and how; and where the writer is. */

import { CHANNELS, RELATIONSHIPS, type Language, type Party } from "./api";
import {
  clock,
  clocksOf,
  countries,
  countryName,
  isSameClock,
  languages,
  REGIONS,
  zoneName,
  zoneOfCountry,
} from "./countries";
import { zoneHere } from "./clock";
import type { Customer } from "./customers";
import { button, make } from "./dom";
import { countryOfZone, partyOf, senderOf, usable, zoneOf, type Field, type Side, type Wrong } from "./profile";
import { WORDS, type PageWords } from "./words";

export interface RecipientState {
  recipient: Party;
  /** Who was written to before; left out where nobody is remembered. */
  customers?: readonly Customer[];
  /** What the writer said about the own place. */
  sender: Party;
  courtesy: boolean;
  wrong: readonly Wrong[];
  language: Language;
}

export interface RecipientActions {
  recipient(party: Party): void;
  sender(party: Party): void;
  courtesy(wanted: boolean): void;
  /** Write to somebody who was written to before. */
  customer?(name: string): void;
  /** Remember nothing of somebody any more. */
  forget?(name: string): void;
  /** The panel was closed. */
  closed?(): void;
}

type Control = HTMLInputElement | HTMLSelectElement;
type Options = readonly (readonly [value: string, name: string])[];

/** A control of the panel with the place where it is told what is wrong. */
interface Row {
  element: HTMLElement;
  control: Control;
  wrong: HTMLElement;
}

const LONGEST = 200;
const MOST_OFFERED = 4;
/** The entry of a list of time zones that opens the list of all of them. */
const ANOTHER = "another";

export class Recipient {
  readonly element: HTMLDetailsElement;
  private readonly summary = make("summary", { class: "chip", "data-chip": "recipient" });
  private rows = new Map<string, Row>();
  /** The choice of somebody who was written to before. */
  private readonly known = make("div", { class: "field known", hidden: true });
  private state: RecipientState | null = null;
  /** The sides whose time zone is to be found in all there are. */
  private readonly wide = new Set<Side>();
  private built = "";

  constructor(private readonly actions: RecipientActions) {
    this.element = make("details", { class: "recipient" }, this.summary);
    this.element.addEventListener("toggle", () => (this.element.open ? this.fill() : actions.closed?.()));
    document.addEventListener("pointerdown", (event) => {
      if (!this.element.contains(event.target as Node)) this.element.open = false;
    });
  }

  /** Show the state; a panel that stands open keeps its controls and their focus. */
  draw(state: RecipientState): void {
    this.state = state;
    this.label(state);
    if (this.element.open) this.fill();
  }

  /** Whether the panel stands open. */
  get isOpen(): boolean {
    return this.element.open;
  }

  /** Open the panel and give the keyboard to a field. */
  open(side: Side = "recipient", field: Field = "country"): void {
    this.element.open = true;
    this.fill();
    const row = this.rows.get(`${side}-${field}`) ?? this.rows.get(`${side}-country`);
    row?.control.focus();
    row?.element.scrollIntoView({ block: "nearest" });
  }

  /** Close the panel; false if it was closed. */
  close(): boolean {
    if (!this.element.open) return false;
    this.element.open = false;
    this.summary.focus();
    return true;
  }

  private label(state: RecipientState): void {
    const words = WORDS[state.language];
    const { recipient, language, wrong } = state;
    const who = calledThere(recipient, language);
    const zone = zoneOf(usable(recipient, "recipient", wrong));
    const theirs = zone ? clock(zone) : null;
    const mine = clock(zoneOf(senderOf(state.sender, zoneHere())));
    this.summary.replaceChildren(who || (theirs ? zoneName(zone!, language) : words.recipient));
    this.summary.classList.toggle("unset", !who && !theirs);
    const times = mine && theirs ? `${mine} → ${theirs}` : "";
    const shown = [this.summary.textContent, times].filter(Boolean).join(" ");
    const said = [words.recipient, (who || times) && shown, wrong.length > 0 && words.toCorrect].filter(Boolean);
    this.summary.setAttribute("aria-label", said.join(": "));
    this.summary.classList.toggle("wrong", wrong.length > 0);
    if (times) this.summary.append(" ", make("small", { title: words.clocks(mine!, theirs!) }, times));
  }

  /** Build the panel once for a language, then keep it in step with the state. */
  private fill(): void {
    const { state } = this;
    if (!state || !this.element.open) return;
    if (this.built !== state.language || this.element.children.length === 1) {
      this.built = state.language;
      this.rows = new Map();
      this.element.replaceChildren(this.summary, this.panel(state));
    }
    for (const [name, row] of this.rows) this.sync(name, row, state);
    this.showZone("recipient", state.recipient, state);
    this.showZone("sender", state.sender, state);
    this.showRegion(state);
    this.showKnown(state);
    const courtesy = this.element.querySelector<HTMLInputElement>("[type=checkbox]");
    if (courtesy) courtesy.checked = state.courtesy;
  }

  private panel(state: RecipientState): HTMLElement {
    const { language } = state;
    const words = WORDS[language];
    const channels = CHANNELS.map((item) => [item, words.channels[item]] as const);
    const relations = RELATIONSHIPS.map((item) => [item, words.relationships[item]] as const);
    const all = countries(language);
    return make(
      "div",
      { class: "panel", role: "group", "aria-label": words.recipient },
      this.known,
      this.text("name", words.recipientName, words.recipientNameExample),
      this.text("title", words.partyTitle, words.partyTitleExample, words.titles),
      this.select("recipient", "country", words.country, all),
      this.select("recipient", "language", words.partyLanguage, languages(language)),
      this.select("recipient", "region", words.region, []),
      this.select("recipient", "timezone", words.timezone, []),
      this.select("recipient", "relationship", words.relationship, relations),
      this.select("recipient", "channel", words.preferredChannel, channels),
      this.courtesy(words),
      make("div", { class: "self" },
        this.select("sender", "country", words.youAreIn, all, this.guessed(language)),
        this.select("sender", "timezone", words.yourZone, []),
      ),
    );
  }

  /** The first choice for the writer's country: what this computer's clock says. */
  private guessed(language: Language): string {
    const country = countryOfZone(zoneHere());
    const words = WORDS[language];
    return country ? words.byClock(countryName(country, language)) : words.notSaid;
  }

  private text(field: Field, label: string, example: string, known: readonly string[] = []): HTMLElement {
    const list = known.length ? `known-${field}` : null;
    const control = make("input", {
      placeholder: example,
      maxlength: LONGEST,
      autocomplete: "off",
      list,
    });
    control.addEventListener("input", () => this.tell("recipient"));
    const element = this.row("recipient", field, label, control);
    if (list) element.append(make("datalist", { id: list }, ...known.map((value) => make("option", { value }))));
    return element;
  }

  private select(side: Side, field: Field, label: string, options: Options, first?: string): HTMLElement {
    const control = make("select");
    choices(control, first ?? WORDS[this.built as Language].notSaid, [["", options]]);
    control.addEventListener("change", () => {
      if (control.value === ANOTHER) return this.widen(side, control);
      if (field === "country") {
        this.wide.delete(side);
        for (const part of ["region", "timezone"]) this.forget(side, part);
      }
      this.tell(side);
    });
    return this.row(side, field, label, control);
  }

  private row(side: Side, field: Field, label: string, control: Control): HTMLElement {
    const name = `${side}-${field}`;
    const wrong = make("div", { class: "amiss", id: `${name}-wrong`, role: "alert", hidden: true });
    control.id = name;
    const element = make(
      "div",
      { class: "field", "data-field": name },
      make("label", { for: name }, label),
      control,
      wrong,
    );
    this.rows.set(name, { element, control, wrong });
    return element;
  }

  private courtesy(words: PageWords): HTMLElement {
    const box = make("input", { type: "checkbox", "aria-describedby": "courtesy-means" });
    box.addEventListener("change", () => this.actions.courtesy(box.checked));
    return make(
      "div",
      { class: "courtesy" },
      make("label", {}, box, words.courtesy),
      make("p", { id: "courtesy-means" }, words.courtesyMeans),
    );
  }

  /** Offer all time zones, and open their list where the browser lets us. */
  private widen(side: Side, control: HTMLSelectElement): void {
    const { state } = this;
    if (!state) return;
    this.wide.add(side);
    this.showZone(side, state[side], state);
    try {
      control.showPicker();
    } catch {
      control.focus();
    }
  }

  private forget(side: Side, field: string): void {
    const row = this.rows.get(`${side}-${field}`);
    if (row) row.control.value = "";
  }

  private tell(side: Side): void {
    const values: Partial<Record<Field, string>> = {};
    for (const [name, { control }] of this.rows) {
      const [party, field] = name.split("-") as [Side, Field];
      if (party === side) values[field] = control.value;
    }
    this.actions[side](partyOf(values));
  }

  private sync(name: string, row: Row, state: RecipientState): void {
    const [side, field] = name.split("-") as [Side, Field];
    if (row.control !== document.activeElement && !(field === "timezone" || field === "region")) {
      setValue(row.control, state[side][field] ?? "");
    }
    const wrong = state.wrong.find((item) => item.side === side && item.field === field);
    row.wrong.hidden = !wrong;
    row.control.setAttribute("aria-invalid", wrong ? "true" : "false");
    if (wrong) row.control.setAttribute("aria-describedby", row.wrong.id);
    else row.control.removeAttribute("aria-describedby");
    const said = wrong ? JSON.stringify([wrong, state.language]) : "";
    if (row.wrong.dataset["said"] === said) return;
    row.wrong.dataset["said"] = said;
    row.wrong.replaceChildren(...(wrong ? this.amiss(wrong, row, state) : []));
  }

  /** What is wrong with a field in plain words, and the nearest values, one click each. */
  private amiss(wrong: Wrong, row: Row, state: RecipientState): HTMLElement[] {
    const words = WORDS[state.language];
    const { country } = state[wrong.side];
    const what =
      wrong.field === "timezone"
        ? words.wrong[country ? "zoneThere" : "zone"]
        : words.wrong[wrong.field === "country" ? "country" : "other"];
    const said = [make("p", {}, `${what}${words.checkedWithout}`)];
    const values = wrong.field === "timezone" ? zonesNear(wrong.nearest, country) : wrong.nearest;
    const instead = values.map((value) =>
      button({ class: "link" }, () => this.take(wrong, row, value), this.nameOf(wrong.field, value, state)),
    );
    if (instead.length) said.push(make("p", {}, words.instead, " ", ...instead));
    return said;
  }

  private take(wrong: Wrong, row: Row, value: string): void {
    setValue(row.control, value);
    row.control.focus();
    this.tell(wrong.side);
  }

  private nameOf(field: Field, value: string, { language }: RecipientState): string {
    if (field === "country") return countryName(value, language);
    return field === "timezone" ? zoneName(value, language) : value;
  }

  /** A country with one clock needs no choice of one; a place without country may still name it. */
  private showZone(side: Side, party: Party, state: RecipientState): void {
    const row = this.rows.get(`${side}-timezone`);
    if (!row) return;
    const { language } = state;
    const words = WORDS[language];
    const { country, timezone } = party;
    const clocks = country ? clocksOf(country) : [];
    const asked = side === "sender" ? country && !senderOf(party, zoneHere()).timezone : true;
    const isWrong = state.wrong.some((item) => item.side === side && item.field === "timezone");
    row.element.hidden = !timezone && !isWrong && (clocks.length === 1 || !asked);
    const isWide = !clocks.length || this.wide.has(side);
    const signature = JSON.stringify([country, language, timezone, isWide]);
    if (row.element.dataset["clocks"] === signature) return;
    row.element.dataset["clocks"] = signature;
    const usual = country ? zoneOfCountry(country) : undefined;
    const there = clocks.map((zone) => [zone, zoneName(zone, language)] as const);
    const name = country ? words.zonesOf(countryName(country, language)) : "";
    choices(row.control as HTMLSelectElement, usual ? words.usual(zoneName(usual, language)) : words.notSaid, [
      [name, there],
      isWide ? [words.allZones, zonesBut(clocks)] : ["", [[ANOTHER, words.anotherZone]]],
    ]);
    setValue(row.control, timezone ?? "");
  }

  /** Offer who was written to before, and forgetting the one that is shown. */
  private showKnown({ customers = [], recipient, language }: RecipientState): void {
    const words = WORDS[language];
    const names = customers.map(({ party }) => party.name);
    const present = names.find((name) => name === recipient.name) ?? "";
    const options = customers.map(({ party }) => [party.name, calledThere(party, language)] as const);
    const signature = JSON.stringify([options, present, language]);
    this.known.hidden = !customers.length;
    if (!customers.length || this.known.dataset["shown"] === signature) return;
    this.known.dataset["shown"] = signature;
    const select = make("select", { id: "known-customers" });
    choices(select, words.someoneNew, [["", options]]);
    select.value = present;
    select.addEventListener("change", () => this.actions.customer?.(select.value));
    const forget = button({ class: "link", hidden: !present }, () => this.actions.forget?.(present), words.forget);
    const row = make("div", { class: "row" }, select, forget);
    const hadFocus = this.known.contains(document.activeElement);
    this.known.replaceChildren(make("label", { for: select.id }, words.writtenBefore), row);
    if (hadFocus) select.focus();
  }

  private showRegion({ recipient, language }: RecipientState): void {
    const row = this.rows.get("recipient-region");
    if (!row) return;
    const { country, region } = recipient;
    const parts = (country && REGIONS[country]) || [];
    row.element.hidden = !parts.length && !region;
    const signature = JSON.stringify([country, language, region]);
    if (row.element.dataset["parts"] === signature) return;
    row.element.dataset["parts"] = signature;
    const options = parts.map(([code, en, zh]) => [code, { en, zh }[language]] as const);
    choices(row.control as HTMLSelectElement, WORDS[language].elsewhere, [["", options]]);
    setValue(row.control, region ?? "");
  }
}

/** How somebody is called, and where. */
function calledThere(party: Party, language: Language): string {
  return [called(party), party.country && countryName(party.country, language)].filter(Boolean).join(" · ");
}

/** “Dr Keller”, 王经理: how somebody is called. */
function called({ name, title }: Party): string {
  if (!name || !title) return name ?? title ?? "";
  return /\p{Script=Han}/u.test(title) ? `${name}${title}` : `${title} ${name}`;
}

/** The zones that are near, one for each clock; of a country that has more of them, some of its own. */
function zonesNear(nearest: readonly string[], country: string | undefined): string[] {
  const zones: string[] = [];
  for (const zone of [...nearest, ...(country ? clocksOf(country) : [])]) {
    if (zones.length < MOST_OFFERED && !zones.some((known) => isSameClock(known, zone))) zones.push(zone);
  }
  return zones;
}

/** All time zones except some, by their own names. */
function zonesBut(known: readonly string[]): Options {
  const others = Intl.supportedValuesOf("timeZone").filter((zone) => !known.includes(zone));
  return others.map((zone) => [zone, zone.replaceAll("_", " ")] as const);
}

/** Fill a select with groups of options behind the choice of none. */
function choices(select: HTMLSelectElement, none: string, groups: readonly [string, Options][]): void {
  select.replaceChildren(make("option", { value: "" }, none));
  for (const [label, options] of groups) {
    const elements = options.map(([value, name]) => make("option", { value }, name));
    if (label && elements.length) select.append(make("optgroup", { label }, ...elements));
    else select.append(...elements);
  }
}

/** Set a control; a value that a select does not offer is added, so that it is not lost. */
function setValue(control: Control, value: string): void {
  if (control.value === value) return;
  if (control instanceof HTMLSelectElement && ![...control.options].some((option) => option.value === value)) {
    const last = [...control.options].find((option) => option.value === ANOTHER) ?? null;
    control.insertBefore(make("option", { value }, value.replaceAll("_", " ")), last);
  }
  control.value = value;
}
