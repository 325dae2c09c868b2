/** Where the coach is, how to be let in, and what is wrong if it does not answer. */

import { button, make } from "../../../page/src/dom";
import { ask, type Answer, type Language } from "../shared/messages";
import { addressOf, isOpenToOthers, pairingOf, patternOf, type Settings } from "../shared/settings";
import { told } from "../shared/words";
import { field, section } from "./controls";
import { OPTIONS_WORDS, type OptionsWords } from "./words";

export class Connection {
  readonly element: HTMLElement;
  private readonly state = make("div", { class: "state", role: "status", id: "connection-state" });
  private readonly address: HTMLInputElement;
  private readonly code = make("input", { id: "code", autocomplete: "off", spellcheck: "false", maxlength: "120" });
  private readonly token = make("input", { id: "token", type: "password", autocomplete: "off", maxlength: "200" });
  private readonly open = make("p", { class: "amiss", hidden: true });
  private readonly words: OptionsWords;

  constructor(
    private readonly settings: Settings,
    private readonly language: Language,
  ) {
    const words = (this.words = OPTIONS_WORDS[language]);
    this.address = make("input", { id: "address", value: settings.address, inputmode: "url", autocomplete: "off", spellcheck: "false" });
    this.address.addEventListener("input", () => this.warn());
    this.code.addEventListener("input", () => this.takeAddress());
    const form = make(
      "form",
      {},
      field(words.address, this.address),
      field(words.code, this.code, words.codeHint),
      make("details", { class: "more" }, make("summary", {}, words.haveToken), field(words.token, this.token, words.tokenHint)),
      this.open,
      make(
        "div",
        { class: "row" },
        make("button", { type: "submit", class: "main" }, words.connect),
        button({ class: "plain" }, () => void this.test(), words.test),
      ),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.connect();
    });
    const steps = make("p", { class: "steps" }, words.steps[0], make("code", {}, "coach serve --pair"), words.steps[1]);
    this.element = section("connection", words.connection, words.connectionWhy, this.state, steps, form, this.kept());
    this.warn();
  }

  /** Say how things are; the coach is asked only where the writer has let us reach it. */
  async begin(): Promise<void> {
    const may = await chrome.permissions.contains({ origins: [patternOf(this.settings.address)] });
    if (may || this.settings.token) return this.test();
    this.show("idle", this.words.notYet, this.words.notYetWhat);
  }

  private kept(): HTMLElement | null {
    if (!this.settings.token) return null;
    const forget = button({ class: "quiet" }, () => void ask("keep", { settings: { token: null } }), this.words.forgetToken);
    return make("p", { class: "kept" }, this.words.hasToken, " ", forget);
  }

  /** A whole line of “coach serve --pair” brings the address along. */
  private takeAddress(): void {
    const pairing = pairingOf(this.code.value);
    if (pairing?.address) this.address.value = pairing.address;
    this.warn();
  }

  private warn(): void {
    const address = addressOf(this.address.value);
    this.open.hidden = !address || !isOpenToOthers(address);
    this.open.textContent = this.words.open;
  }

  /** Ask the browser first: it shows its question only right after a click. */
  private connect(): void {
    const address = addressOf(this.address.value);
    if (!address) return this.failed({ ok: false, failure: "elsewhere", detail: "address" }, this.address.value);
    const granted = chrome.permissions.request({ origins: [patternOf(address)] }).catch(() => false);
    const [code, token] = [this.code.value.trim(), this.token.value.trim()];
    void granted.then((may) => (code ? this.pair(address, code) : this.use(address, token, may)));
  }

  private async pair(address: string, code: string): Promise<void> {
    this.show("busy", this.words.testing, "");
    this.tell(await ask("pair", { address, code }), address);
  }

  /** Keep the address, and the token if there is one for it, once the coach there answers. */
  private async use(address: string, typed: string, may: boolean): Promise<void> {
    const same = address === this.settings.address;
    const token = typed || (same ? this.settings.token : null);
    if (!may && !token) return this.show("amiss", ...told("refused", "permission", address, this.language));
    this.show("busy", this.words.testing, "");
    const answer = await ask("connect", { address, token });
    this.tell(answer, address);
    if (answer.ok && !(same && token === this.settings.token)) await ask("keep", { settings: { address, token } });
  }

  private async test(): Promise<void> {
    const address = addressOf(this.address.value);
    if (!address) return this.failed({ ok: false, failure: "elsewhere", detail: "address" }, this.address.value);
    this.show("busy", this.words.testing, "");
    const same = address === this.settings.address;
    const token = this.token.value.trim() || (same ? this.settings.token : null);
    this.tell(await ask("connect", { address, token }), address);
  }

  private tell(answer: Answer<{ version: string }>, address: string): void {
    if (!answer.ok) return this.failed(answer, address);
    this.code.value = "";
    this.token.value = "";
    this.show("well", this.words.connected, this.words.connectedWhat(answer.value.version, address));
  }

  private failed({ failure, detail }: Answer<never> & { ok: false }, address: string): void {
    this.show("amiss", ...told(failure, detail, address, this.language));
  }

  private show(state: "idle" | "busy" | "well" | "amiss", title: string, what: string): void {
    this.state.dataset["state"] = state;
    this.state.replaceChildren(make("strong", {}, title), " ", make("span", {}, what));
  }
}
