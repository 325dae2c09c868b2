/** What the service keeps ready: templates, and letters that confirm a chat. */

import { get, post, type Context, type Kind, type Language, type Party, type Words } from "./api";

/** A template without its text. */
export interface Title {
  id: string;
  kind: Kind;
  title: Words;
}

export interface Placeholder {
  name: string;
  type: "text" | "date" | "moment" | "amount" | "quantity" | "number" | "name" | "list";
  meaning: Words;
  example: Words;
  optional: boolean;
}

/** The same message for other readers. */
export interface Variant {
  id: string;
  name: Words;
}

export interface Template extends Title {
  placeholders: Placeholder[];
  variants: Variant[];
}

export interface Wanted {
  language: Language;
  values: Record<string, string>;
  recipient: Party;
  sender: Party;
  /** Null leaves it to the service, which knows the recipient's country. */
  variant: string | null;
}

/** A filled template; `missing` are the placeholders that stand in it as blanks. */
export interface Filled {
  subject: string;
  text: string;
  missing: string[];
  variant: string | null;
}

/** One point of a letter. */
export interface Item {
  number: number;
  section: "agreed" | "proposed" | "open";
  name: Words;
  value: string | null;
}

export interface Letter {
  subject: string;
  text: string;
  us: string[];
  /** Everybody who writes in the chat. */
  names: string[];
  notes: Words[];
  items: Item[];
}

/** All templates. Throws as `check` does. */
export async function titles(token: string | null, signal: AbortSignal): Promise<Title[]> {
  return (await get<{ templates: Title[] }>("api/v1/templates", token, signal)).templates;
}

/** One template with all that a form needs. Throws as `check` does. */
export function template(id: string, token: string | null, signal: AbortSignal): Promise<Template> {
  return get(`api/v1/templates/${id}`, token, signal);
}

/** A message from a template; empty values stay blanks. Throws as `check` does. */
export function fill(id: string, wanted: Wanted, token: string | null, signal: AbortSignal): Promise<Filled> {
  const { variant, ...rest } = wanted;
  return post(`api/v1/templates/${id}/fill`, variant ? wanted : rest, token, signal);
}

/** The letter that confirms a chat. Throws as `check` does. */
export function letter(
  chat: string,
  us: string | null,
  language: Language,
  context: Context,
  token: string | null,
  signal: AbortSignal,
): Promise<Letter> {
  const asked = { chat, language, context };
  return post("api/v1/letters", us ? { ...asked, us } : asked, token, signal);
}
