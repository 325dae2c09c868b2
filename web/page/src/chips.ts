/** The chips above the paper: what the coach may know about the message. All of it is optional. */

import { CHANNELS, type Channel, type Kind } from "./api";
import { make } from "./dom";
import { kindName, type NamedKind } from "./kinds";
import { Recipient, type RecipientActions, type RecipientState } from "./recipient";
import type { Field, Side } from "./profile";
import { WORDS } from "./words";

export interface ChipState extends RecipientState {
  kind: Kind | null;
  /** What the text is taken for; null where it is not sure enough. */
  guessed: Kind | null;
  kinds: readonly NamedKind[];
  channel: Channel | null;
}

export interface ChipActions extends RecipientActions {
  kind(kind: Kind | null): void;
  channel(channel: Channel | null): void;
}

export class Chips {
  private drawn = "";
  private readonly recipient: Recipient;
  private readonly choices = make("div", { class: "choices" });

  constructor(
    place: HTMLElement,
    private readonly actions: ChipActions,
  ) {
    this.recipient = new Recipient(actions);
    place.append(this.choices, this.recipient.element);
  }

  /** Close the recipient's panel; false if it was closed. */
  close(): boolean {
    return this.recipient.close();
  }

  /** Whether the recipient's panel stands open. */
  get isOpen(): boolean {
    return this.recipient.isOpen;
  }

  /** Open the recipient's panel at a field. */
  open(side: Side, field: Field): void {
    this.recipient.open(side, field);
  }

  draw(state: ChipState): void {
    this.recipient.draw(state);
    const { kind, guessed, kinds, channel, language } = state;
    const signature = JSON.stringify([kind, guessed, kinds.length, channel, language]);
    if (signature === this.drawn) return;
    this.drawn = signature;
    const focused = this.choices.querySelector(":focus")?.getAttribute("data-chip");
    const words = WORDS[language];
    this.choices.parentElement?.setAttribute("aria-label", words.about);
    this.choices.replaceChildren(
      this.choice({
        name: "kind",
        label: words.kind,
        shown: kind ?? guessed,
        unset: words.kindUnset,
        note: kind === null && guessed !== null ? words.guessed : "",
        chosen: kind,
        first: words.auto,
        options: kindOptions(kind ?? guessed, kinds).map((id) => [id, kindName(kinds, id, language)] as const),
        pick: (picked) => this.actions.kind(picked),
      }),
      this.choice({
        name: "channel",
        label: words.channel,
        shown: channel,
        unset: words.channelUnset,
        note: "",
        chosen: channel,
        first: words.channelUnset,
        options: CHANNELS.map((item) => [item, words.channels[item]] as const),
        pick: (picked) => this.actions.channel(picked),
      }),
    );
    if (focused) this.choices.querySelector<HTMLElement>(`[data-chip="${focused}"]`)?.focus();
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
}

/** The kinds to choose from, with the one that is shown even before the service has listed any. */
function kindOptions(shown: Kind | null, kinds: readonly NamedKind[]): Kind[] {
  const ids = kinds.map(({ id }) => id);
  return shown && !ids.includes(shown) ? [...ids, shown] : ids;
}
