/** The tab that the popup is about, and the text box in it. */

import { ask, type Box, type Correction, type Put, type ToContent, type Value } from "../shared/messages";
import { siteOf } from "../shared/settings";

export class Tab {
  private constructor(
    readonly id: number,
    /** Null for what is no web page. */
    readonly origin: string | null,
    private frame: number,
  ) {}

  /**
   * The tab in front, or the one that `?tab=` names for a popup that stands in a tab itself. Null if
   * there is none.
   */
  static async here(): Promise<Tab | null> {
    const named = new URLSearchParams(location.search).get("tab");
    const tab = named ? await chrome.tabs.get(Number(named)) : (await chrome.tabs.query({ active: true, currentWindow: true }))[0];
    return tab?.id === undefined ? null : new Tab(tab.id, siteOf(tab.url), 0);
  }

  /** The site as people know it. */
  get name(): string {
    return this.origin ? new URL(this.origin).host : "";
  }

  /** The box that the writer was last in; null if there is none, undefined if nobody listens there. */
  async box(): Promise<Box | null | undefined> {
    const frame = await ask("frame", { tab: this.id });
    this.frame = (frame.ok && frame.value) || 0;
    return this.tell("box", {});
  }

  correct(box: string, correction: Correction): Promise<Box | null | undefined> {
    return this.tell("correct", { box, correction });
  }

  async put(box: Box, text: string): Promise<Put> {
    return (await this.tell("put", { box: box.id, before: box.text, text })) ?? "refused";
  }

  async insert(box: Box, at: number, text: string): Promise<Put> {
    return (await this.tell("insert", { box: box.id, before: box.text, at, text })) ?? "refused";
  }

  async step(by: 1 | -1): Promise<void> {
    await this.tell("step", { by });
  }

  private async tell<Name extends keyof ToContent>(
    to: Name,
    asks: ToContent[Name]["asks"],
  ): Promise<Value<ToContent, Name> | undefined> {
    try {
      const said: unknown = await chrome.tabs.sendMessage(this.id, { to, ...asks }, { frameId: this.frame });
      return said as Value<ToContent, Name> | undefined;
    } catch {
      return undefined;
    }
  }
}
