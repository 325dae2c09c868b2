/** The ledger of the service: orders, customers, notes, accounts, tables in and out. */

import type { Words } from "../api";

export type Table = "orders" | "customers";
/** A field's value as the service writes it: numbers and dates as text. */
export type Row = Record<string, string | number | null> & { id: number; version: number };

export interface Field {
  id: string;
  name: Words;
  kind: "text" | "number" | "day" | "moment" | "choice" | "reference" | "code";
}

export interface About {
  place: string;
  orders: number;
  customers: number;
  fields: Record<Table, Field[]>;
}

export interface Page {
  total: number;
  offset: number;
  items: Row[];
}

export interface Due {
  id: string;
  need: "reply" | "payment" | "update";
  late_days: number;
  due: string;
  order: string;
  order_id: number;
  customer: string | null;
  title: Words;
  reason: Words;
}

export interface Note {
  id: number;
  day: string;
  text: string;
  order: string | null;
}

export interface Account {
  id: number;
  account: string;
  bank: string | null;
  bic: string | null;
  holder: string | null;
  since: string | null;
  until: string | null;
}

export interface Fault {
  field: string;
  expected: string;
  row?: string;
  column?: string;
  value?: string;
  nearest?: string;
}

/** What the service refused: `name` is the last part of its type, "offline" without an answer. */
export class Refused extends Error {
  constructor(
    readonly reason: string,
    readonly detail: string,
    readonly faults: readonly Fault[] = [],
  ) {
    super(reason);
  }
}

/** The requests of one visitor, with the token the page was opened with. */
export class Service {
  constructor(private readonly token: () => string | null) {}

  about = () => this.json<About>("");

  find(table: Table, query: Record<string, string>): Promise<Page> {
    return this.json<Page>(`/${table}?${new URLSearchParams(query)}`);
  }

  /** What is due, on the clock and the calendar of `sender` where it is known. */
  today(now: string, sender: string | null): Promise<{ due: Due[] }> {
    return this.json(`/today?${new URLSearchParams(sender ? { now, sender } : { now })}`);
  }

  read = (table: Table, id: number) => this.json<Row>(`/${table}/${id}`);

  /** Enter a row, or change it as it was read; 409 where somebody else was faster. */
  write(table: Table, id: number | null, body: Record<string, unknown>): Promise<Row> {
    return id === null
      ? this.json<Row>(`/${table}`, "POST", body)
      : this.json<Row>(`/${table}/${id}`, "PUT", body);
  }

  async remove(table: Table, row: Row): Promise<void> {
    await this.answer(`/${table}/${row.id}?version=${row.version}`, { method: "DELETE" });
  }

  async notes(table: Table, id: number): Promise<Note[]> {
    return (await this.json<{ items: Note[] }>(`/${table}/${id}/notes`)).items;
  }

  note = (table: Table, id: number, text: string) =>
    this.json<Note>(`/${table}/${id}/notes`, "POST", { text });

  async accounts(id: number): Promise<Account[]> {
    return (await this.json<{ items: Account[] }>(`/customers/${id}/accounts`)).items;
  }

  account = (id: number, body: Record<string, string>) =>
    this.json<Account>(`/customers/${id}/accounts`, "POST", body);

  async import(file: File): Promise<Record<string, number | string[]>> {
    const headers = { "Content-Type": "application/octet-stream" };
    const response = await this.answer("/import", { method: "POST", headers, body: file });
    return (await response.json()) as Record<string, number | string[]>;
  }

  async export(name: string): Promise<Blob> {
    return (await this.answer(`/${name}`, {})).blob();
  }

  private async json<T>(path: string, method = "GET", body?: object): Promise<T> {
    const request: RequestInit = { method };
    if (body) {
      request.body = JSON.stringify(body);
      request.headers = { "Content-Type": "application/json" };
    }
    return (await (await this.answer(path, request)).json()) as T;
  }

  private async answer(path: string, request: RequestInit): Promise<Response> {
    const token = this.token();
    const headers = new Headers(request.headers);
    if (token) headers.set("Authorization", `Bearer ${token}`);
    let response: Response;
    try {
      response = await fetch(`api/v1/ledger${path}`, { ...request, headers });
    } catch {
      throw new Refused("offline", "");
    }
    if (response.ok) return response;
    throw await refusal(response);
  }
}

async function refusal(response: Response): Promise<Refused> {
  try {
    const problem = (await response.json()) as { type: string; detail: string; errors?: Fault[] };
    const reason = problem.type.split(":").pop() ?? "failed";
    return new Refused(reason, problem.detail, problem.errors ?? []);
  } catch {
    return new Refused("failed", "");
  }
}
