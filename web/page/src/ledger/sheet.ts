/** The sheet of one order or customer: its fields, notes and bank accounts, in a dialog. */

import { CHANNELS, type Language } from "../api";
import { button, make } from "../dom";
import { Refused, type Account, type Field, type Note, type Row, type Service, type Table } from "./service";
import { LEDGER_WORDS, type LedgerWords } from "./words";

const STAGES = ["confirmed", "production", "ready", "customs", "shipped", "delivered"] as const;

/** Which fields stand together, in the order of the sheet. */
export const GROUPS: Record<Table, Record<string, readonly string[]>> = {
  orders: {
    order: ["number", "customer", "product", "quantity", "unit", "stage", "order_date", "delivery_date", "po", "pi", "invoice"],
    terms: ["unit_price", "amount", "currency", "incoterm", "place"],
    payment: ["deposit", "deposit_due", "deposit_paid", "balance", "balance_due", "balance_paid"],
    shipment: ["carrier", "tracking", "vessel", "bl", "container", "etd", "eta"],
    contact: ["last_update_sent", "last_message_received"],
  },
  customers: {
    contact: ["name", "country", "timezone", "language", "contact", "email", "phone", "channel"],
    terms: ["incoterm", "place", "payment_terms", "currency"],
  },
};

interface Calls {
  changed: (said: string) => void;
}

type Control = HTMLInputElement | HTMLSelectElement;

export class Sheet {
  private table: Table = "orders";
  private row: Row | null = null;
  private fields: readonly Field[] = [];
  private language: Language = "en";

  constructor(
    private readonly dialog: HTMLDialogElement,
    private readonly service: Service,
    private readonly calls: Calls,
  ) {}

  /** Show a row, or an empty sheet for a new one. */
  async open(table: Table, id: number | null, fields: readonly Field[], language: Language): Promise<void> {
    this.table = table;
    this.fields = fields;
    this.language = language;
    this.row = id === null ? null : await this.service.read(table, id);
    this.draw();
    if (!this.dialog.open) this.dialog.showModal();
    this.dialog.scrollTop = 0;
    if (id === null) this.control(this.key)?.focus();
    if (this.row) await this.more(this.row.id);
  }

  private get words(): LedgerWords {
    return LEDGER_WORDS[this.language];
  }

  private get key(): string {
    return this.table === "orders" ? "number" : "name";
  }

  private control(id: string): Control | null {
    return this.dialog.querySelector<Control>(`[name="${id}"]`);
  }

  private draw(): void {
    const { words, row } = this;
    const fresh = this.table === "orders" ? words.newOrder : words.newCustomer;
    const form = make("form", { novalidate: true }, ...this.groups(), this.foot());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.save();
    });
    this.dialog.replaceChildren(
      make("header", {},
        make("h2", { id: "sheet-title" }, row ? String(row[this.key]) : fresh),
        button({ class: "quiet", "aria-label": words.close }, () => this.dialog.close(), "✕"),
      ),
      make("p", { class: "complaint", role: "alert", hidden: true }),
      form,
      make("section", { id: "accounts", hidden: true }),
      make("section", { id: "notes", hidden: true }),
    );
  }

  private groups(): HTMLElement[] {
    return Object.entries(GROUPS[this.table]).map(([group, ids]) =>
      make("fieldset", {},
        make("legend", {}, this.words.groups[group] ?? ""),
        ...ids.map((id) => this.field(id)),
      ),
    );
  }

  private field(id: string): HTMLElement | null {
    const field = this.fields.find((item) => item.id === id);
    if (!field) return null;
    const label = make("label", { "data-field": id }, make("span", {}, field.name[this.language]));
    label.append(this.input(field), make("small", { class: "amiss", id: `amiss-${id}`, hidden: true }));
    return label;
  }

  private input(field: Field): Control {
    const value = this.row?.[field.id];
    const shown = value === null || value === undefined ? "" : String(value);
    if (field.kind === "choice") {
      const stages = field.id === "stage";
      const names = stages ? this.words.stages : this.words.channels;
      const select = make("select", { name: field.id }, make("option", { value: "" }, "–"));
      for (const id of stages ? STAGES : CHANNELS) select.append(make("option", { value: id }, names[id] ?? id));
      select.value = shown;
      return select;
    }
    const type = field.kind === "day" ? "date" : "text";
    const mode = field.kind === "number" ? "decimal" : null;
    const input = make("input", { name: field.id, type, inputmode: mode, autocomplete: "off", spellcheck: "false" });
    input.value = shown;
    return input;
  }

  private foot(): HTMLElement {
    const { words, row } = this;
    const remove = row && button({ class: "quiet danger" }, (event) => this.askRemove(event.currentTarget as HTMLButtonElement), words.remove);
    return make("div", { class: "sheet-foot" },
      make("button", { type: "submit", class: "main" }, words.save),
      button({ class: "quiet" }, () => this.dialog.close(), words.close),
      remove,
    );
  }

  /** The first press asks, the second deletes. */
  private askRemove(pressed: HTMLButtonElement): void {
    if (pressed.dataset["sure"]) return void this.remove();
    pressed.dataset["sure"] = "yes";
    pressed.textContent = this.words.removeSure;
  }

  private async remove(): Promise<void> {
    if (!this.row) return;
    try {
      await this.service.remove(this.table, this.row);
      this.dialog.close();
      this.calls.changed(this.words.removed);
    } catch (error) {
      this.complain(error);
    }
  }

  private async save(): Promise<void> {
    this.settle();
    const body: Record<string, unknown> = {};
    for (const field of this.fields) body[field.id] = this.control(field.id)?.value.trim() || null;
    if (this.row) body["version"] = this.row.version;
    try {
      await this.service.write(this.table, this.row?.id ?? null, body);
      this.dialog.close();
      this.calls.changed(this.words.saved);
    } catch (error) {
      this.complain(error);
    }
  }

  /** Take back what was marked as wrong. */
  private settle(): void {
    for (const control of this.dialog.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
    for (const amiss of this.dialog.querySelectorAll<HTMLElement>(".amiss")) amiss.hidden = true;
    this.complaint.hidden = true;
  }

  private get complaint(): HTMLElement {
    return this.dialog.querySelector<HTMLElement>(".complaint")!;
  }

  private complain(error: unknown): void {
    const refused = error instanceof Refused ? error : new Refused("failed", "");
    const conflict = refused.reason === "conflict" && this.row;
    this.complaint.replaceChildren(conflict ? this.words.conflict + " " : told(refused, this.language));
    if (conflict) {
      const { id } = conflict;
      const again = () => void this.open(this.table, id, this.fields, this.language);
      this.complaint.append(button({ class: "link" }, again, this.words.readAgain));
    }
    this.complaint.hidden = false;
    const wrong = refused.faults.map((fault) => this.mark(fault.field, fault.expected)).find(Boolean);
    (wrong ?? this.complaint).scrollIntoView({ block: "nearest" });
    wrong?.focus();
  }

  /** Mark a field as wrong; the control, if the sheet has it. */
  private mark(id: string, said: string): Control | null {
    const control = this.control(id);
    const field = this.fields.find((item) => item.id === id);
    const amiss = this.dialog.querySelector<HTMLElement>(`#amiss-${id.replace(/\W/g, "")}`);
    if (!control || !field || !amiss) return null;
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("aria-describedby", amiss.id);
    amiss.textContent = this.words.expected[field.kind] || said;
    amiss.hidden = false;
    return control;
  }

  /** What belongs to a row beside its fields. */
  private async more(id: number): Promise<void> {
    try {
      const notes = await this.service.notes(this.table, id);
      const accounts = this.table === "customers" ? await this.service.accounts(id) : [];
      if (this.row?.id !== id) return;
      this.drawNotes(id, notes);
      if (this.table === "customers") this.drawAccounts(id, accounts);
    } catch (error) {
      this.complain(error);
    }
  }

  private drawNotes(id: number, notes: readonly Note[]): void {
    const { words } = this;
    const input = make("input", { type: "text", "aria-label": words.noteHint, placeholder: words.noteHint, maxlength: 5000 });
    const form = make("form", { class: "line" }, input, make("button", { type: "submit", class: "quiet" }, words.addNote));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (input.value.trim()) void this.then(id, this.service.note(this.table, id, input.value.trim()));
    });
    const lines = notes.map((note) =>
      make("li", {}, make("time", {}, note.day), make("span", {}, note.text), this.table === "customers" && note.order && make("small", {}, note.order)),
    );
    this.part("notes", make("h3", {}, words.notes), form, make("ol", {}, ...lines));
  }

  private drawAccounts(id: number, accounts: readonly Account[]): void {
    const { words } = this;
    const lines = accounts.map((one) => {
      const rest = [one.bank, one.bic, one.holder].filter(Boolean).join(" · ");
      const since = one.since ?? "…";
      const span = one.until ? words.held(since, one.until) : words.holds(since);
      return make("li", { class: one.until ? "past" : null }, make("strong", {}, one.account), make("span", {}, rest), make("small", {}, span));
    });
    const names = { account: words.accountNumber, bank: words.bank, bic: words.bic, holder: words.holder };
    const inputs = Object.entries(names).map(([name, label]) => make("input", { "data-account": name, type: "text", "aria-label": label, placeholder: label, autocomplete: "off" }));
    const form = make("form", { class: "account" }, make("p", { class: "quietly" }, words.accountHint), ...inputs, make("button", { type: "submit", class: "quiet" }, words.addAccount));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const filled = inputs.filter((input) => input.value.trim());
      const body = Object.fromEntries(filled.map((input) => [input.dataset["account"] ?? "", input.value.trim()]));
      if (filled.length) void this.then(id, this.service.account(id, body));
    });
    this.part("accounts", make("h3", {}, words.accounts), make("ol", {}, ...lines), make("details", {}, make("summary", {}, words.newAccount), form));
  }

  private part(id: string, ...children: Node[]): void {
    const section = this.dialog.querySelector<HTMLElement>(`#${id}`);
    section?.replaceChildren(...children);
    if (section) section.hidden = false;
  }

  private async then(id: number, done: Promise<unknown>): Promise<void> {
    this.settle();
    try {
      await done;
      await this.more(id);
    } catch (error) {
      this.complain(error);
    }
  }
}

/** What to tell of a refusal: our words, and the service's where it names what to do. */
export function told(error: unknown, language: Language): string {
  const refused = error instanceof Refused ? error : new Refused("failed", "");
  const words = LEDGER_WORDS[language].refused;
  const ours = words[refused.reason] ?? words["failed"] ?? "";
  const theirs = ["ledger-down", "taken", "no-table"].includes(refused.reason) ? ` ${refused.detail}` : "";
  return ours + theirs;
}
