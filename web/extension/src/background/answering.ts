/** What the background answers to content scripts, the popup and the options. */

import { localTime } from "../../../page/src/clock";
import type { Answer, Asked, Context, FromPages, NamedKind, Report, SiteState } from "../shared/messages";
import { addressOf, pairingOf, type Settings } from "../shared/settings";
import { showBadge } from "./badge";
import { answered, asked, CoachError, PATIENCE, tested, understood } from "./coach";
import type { Kept } from "./kept";
import { Lanes } from "./lanes";
import { siteOfSender } from "./sites";
import { completed, including, repaired, stateOf, without, withSite, type Question } from "./state";

type Sender = chrome.runtime.MessageSender;
type Answers<Protocol> = {
  [Name in keyof Protocol]: (
    asks: Protocol[Name] extends { asks: infer Asks } ? Asks : never,
    sender: Sender,
  ) => Promise<Answer<Protocol[Name] extends { answer: infer Given } ? Given : never>>;
};

/** What only our own pages may ask. */
const PAGES_ONLY: Readonly<Record<keyof FromPages, true>> = {
  keep: true, keepSite: true, connect: true, pair: true, kinds: true, letter: true, frame: true,
};

export class Answering {
  private readonly lanes = new Lanes();

  constructor(private readonly kept: Kept) {}

  /** The answer to a message; null for what is none of ours. */
  answer(message: unknown, sender: Sender): Promise<Answer<unknown>> | null {
    const { to } = (message ?? {}) as { to?: string };
    if (sender.id !== chrome.runtime.id || typeof to !== "string" || !Object.hasOwn(this.answers, to)) return null;
    if (to in PAGES_ONLY && !isOwnPage(sender)) return null;
    const making = this.answers[to as keyof Asked] as (asks: unknown, sender: Sender) => Promise<Answer<unknown>>;
    return making(message, sender).catch(() => ({ ok: false, failure: "failed" }));
  }

  /** A tab was closed or went to another page. */
  left(tab: number): void {
    this.lanes.leave(`${tab}/`);
    void chrome.storage.session.remove(focusKey(tab));
  }

  private readonly answers: Answers<Asked> = {
    site: (_, sender) => given(this.state(sender)),
    check: ({ box, text, context, disable }, sender) =>
      this.lanes.take(laneOf(sender, box), () => answered(() => this.check(text, context, disable ?? [], sender))),
    rewrite: ({ text, context, strength, choose }, sender) =>
      this.whole("rewrite", { text, strength: strength ?? "neutral", choose: choose ?? [] }, context, sender),
    translate: ({ text, context, into, source }, sender) =>
      this.whole("translate", { text, to: into, ...(source ? { source } : {}) }, context, sender),
    ignore: ({ rule, where }, sender) => this.changeHere(sender, (settings, origin) => {
      if (where === "everywhere" || !origin) return { ...settings, off: including(settings.off, rule) };
      return withSite(settings, origin, { ignored: including(settings.sites[origin]?.ignored ?? [], rule) });
    }),
    learn: ({ word }, sender) =>
      this.changeHere(sender, (settings) => ({ ...settings, dictionary: including(settings.dictionary, word) })),
    off: (_, sender) =>
      this.changeHere(sender, (settings, origin) => (origin ? withSite(settings, origin, { on: false }) : settings)),
    focused: async (_, { tab, frameId }) => {
      if (tab?.id !== undefined) await chrome.storage.session.set({ [focusKey(tab.id)]: frameId ?? 0 });
      return { ok: true, value: null };
    },
    badge: async ({ count, failure }, { tab }) => {
      if (tab?.id !== undefined) await showBadge(tab.id, count, failure);
      return { ok: true, value: null };
    },
    ping: () => given(Promise.resolve({ version: chrome.runtime.getManifest().version })),
    keep: ({ settings }) => given(this.kept.change((known) => ({ ...known, ...settings }))),
    keepSite: ({ origin, site }) => given(this.kept.change((known) => withSite(known, origin, site))),
    connect: ({ address, token }) => answered(async () => ({ version: await tested({ address: readable(address), token }) })),
    pair: ({ address, code }) => answered(() => this.pair(readable(address), code)),
    kinds: () => answered(async () => (await asked<{ kinds: NamedKind[] }>(await this.kept.now(), "kinds")).kinds),
    letter: ({ chat, us, language, context }) => answered(async () => {
      const settings = await this.kept.now();
      const whole = completed(context, stateOf(settings, null), localTime());
      return asked(settings, "letters", { chat, language, context: whole, ...(us ? { us } : {}) });
    }),
    frame: async ({ tab }) => {
      const key = focusKey(tab);
      return { ok: true, value: ((await chrome.storage.session.get(key))[key] as number | undefined) ?? null };
    },
  };

  private async state(sender: Sender): Promise<SiteState> {
    return stateOf(await this.kept.now(), siteOfSender(sender));
  }

  /** Keep a change and answer what then holds on the page of the sender. */
  private async changeHere(
    sender: Sender,
    change: (settings: Settings, origin: string | null) => Settings,
  ): Promise<Answer<SiteState>> {
    const origin = siteOfSender(sender);
    return { ok: true, value: stateOf(await this.kept.change((settings) => change(settings, origin)), origin) };
  }

  /** Check a draft. Throws CoachError. */
  private async check(text: string, context: Context, also: readonly string[], sender: Sender): Promise<Report> {
    const { settings, state } = await this.allowed(sender);
    const disable = [...new Set([...state.disable, ...also])];
    const question = { text, context: completed(context, state, localTime()), disable, offset_unit: "utf-16", readability: false };
    const report = await this.askOf<Report, typeof question>(settings, "check", question, PATIENCE.check);
    return without(understood(report), disable);
  }

  /** Rewrite or translate a whole draft. */
  private whole<Value>(path: string, wanted: { text: string; [more: string]: unknown }, context: Context, sender: Sender): Promise<Answer<Value>> {
    return answered(async () => {
      const { settings, state } = await this.allowed(sender);
      const body = { ...wanted, context: completed(context, state, localTime()), offset_unit: "utf-16" };
      return this.askOf<Value, typeof body>(settings, path, body, PATIENCE.whole);
    });
  }

  /** Ask about a draft; what the coach cannot use beside it is left out, once. Throws CoachError. */
  private async askOf<Value, Q extends Question>(place: Settings, path: string, question: Q, patience: number): Promise<Value> {
    try {
      return await asked<Value>(place, path, question, patience);
    } catch (error) {
      const again = error instanceof CoachError ? repaired(question, error.fields) : null;
      if (!again) throw error;
      return asked<Value>(place, path, again, patience);
    }
  }

  /** Settings and state for a page whose text may be sent. Throws CoachError for one that is off. */
  private async allowed(sender: Sender): Promise<{ settings: Settings; state: SiteState }> {
    const settings = await this.kept.now();
    const state = stateOf(settings, siteOfSender(sender));
    if (!state.on && !isOwnPage(sender)) throw new CoachError("failed", "off");
    return { settings, state };
  }

  private async pair(address: string, typed: string): Promise<{ version: string }> {
    const code = pairingOf(typed)?.code ?? typed;
    const { token } = await asked<{ token?: string }>(
      { address, token: null }, "pair", { code, name: browserName() }, PATIENCE.test,
    );
    if (typeof token !== "string") throw new CoachError("elsewhere");
    await this.kept.change((settings) => ({ ...settings, address, token }));
    return { version: await tested({ address, token }) };
  }
}

async function given<Value>(value: Promise<Value>): Promise<Answer<Value>> {
  return { ok: true, value: await value };
}

/** The address as it is kept. Throws CoachError for what is none. */
function readable(typed: string): string {
  const address = addressOf(typed);
  if (!address) throw new CoachError("elsewhere", "address");
  return address;
}

function isOwnPage({ url }: Sender): boolean {
  return url !== undefined && url.startsWith(chrome.runtime.getURL(""));
}

function laneOf({ tab, frameId }: Sender, box: string): string {
  return `${tab?.id ?? "-"}/${frameId ?? 0}/${box}`;
}

function focusKey(tab: number): string {
  return `focused ${tab}`;
}

/** What this browser is called in “coach token list”, such as “Firefox on Windows”. */
function browserName(): string {
  const { userAgent } = navigator;
  const name = ["Edg", "OPR", "Firefox", "Chrome"].find((one) => userAgent.includes(`${one}/`)) ?? "Browser";
  const system = ["Windows", "Mac OS", "Android", "CrOS", "Linux"].find((one) => userAgent.includes(one));
  const shown = { Edg: "Edge", OPR: "Opera" }[name] ?? name;
  return system ? `${shown} on ${system.replace("Mac OS", "macOS").replace("CrOS", "ChromeOS")}` : shown;
}
