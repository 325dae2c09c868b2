/** What is known of the draft in the box: kind and recipient, what is missing, and what can be made of it. */

import { Checklist } from "../../../page/src/checklist";
import { Chips } from "../../../page/src/chips";
import { languages } from "../../../page/src/countries";
import { button, make } from "../../../page/src/dom";
import { askedAbout, takenFor, type NamedKind } from "../../../page/src/kinds";
import { endOfBody, lineAt, needsOf, type Need } from "../../../page/src/needs";
import { live } from "../../../page/src/state";
import { ask, type Correction } from "../shared/messages";
import { told } from "../shared/words";
import type { Desk } from "./desk";
import { POPUP_WORDS, type PopupWords } from "./words";

/** What can be made of the draft. */
export type Making = "rewrite" | "translate" | "letter";

const CULTURE = "culture";
/** The page remembers customers; here nobody is remembered, so that list is not shown and asks nothing. */
const NOBODY = { customers: [], actions: { customer: () => undefined, forget: () => undefined, closed: () => undefined } };
/** When the box is looked at again after a correction, in milliseconds. */
const PAUSES = [150, 400, 1000, 2000];

export class About {
  readonly element = make("div", { class: "about" });
  private readonly state = make("div", { class: "state-row", role: "status" });
  private readonly chips = make("div", { class: "chips", role: "group" });
  private readonly checklist = make("div", { id: "checklist" });
  private readonly more = make("details", { class: "more" });
  private readonly makings = make("div", { class: "row makings" });
  private readonly said = make("p", { class: "hint", role: "status" });
  private readonly drawnChips: Chips;
  private readonly drawnList: Checklist;
  private waiting = 0;

  constructor(
    private desk: Desk,
    private kinds: readonly NamedKind[],
    private readonly make: (making: Making) => void,
  ) {
    this.drawnChips = new Chips(this.chips, {
      kind: (kind) => this.correct({ kind }),
      channel: (channel) => this.correct(channel ? { channel } : {}, channel ? [] : ["channel"]),
      recipient: (recipient) => this.correct({ recipient }),
      sender: (sender) => void ask("keep", { settings: { sender } }),
      courtesy: (wanted) => this.courtesy(wanted),
      ...NOBODY.actions,
    });
    this.drawnList = new Checklist(this.checklist, {
      put: (need) => void this.put(need),
      show: () => undefined,
      kind: (kind) => this.correct({ kind }),
    });
    this.element.append(this.state, this.chips, this.more, this.checklist, this.said, this.makings);
    this.fillMore();
    this.draw(desk, kinds);
  }

  draw(desk: Desk, kinds: readonly NamedKind[]): void {
    this.desk = desk;
    this.kinds = kinds;
    const { box, settings, language } = desk;
    const { report, context, correction } = box;
    const guess = { kind: report?.kind ?? null, confidence: report?.kind_confidence ?? 0 };
    const kind = correction.kind ?? context.kind ?? null;
    this.drawState();
    this.drawnChips.draw({
      kind, guessed: takenFor(guess), kinds, channel: context.channel ?? null,
      recipient: context.recipient ?? {}, sender: settings.sender,
      customers: NOBODY.customers, courtesy: !settings.off.includes(CULTURE), wrong: [], language,
    });
    this.drawnList.draw({
      needs: needsOf(report?.checklist ?? [], box.text), text: box.text,
      asks: kind ? null : askedAbout(guess), kinds, language,
    });
    this.drawMakings();
  }

  private drawState(): void {
    const { box, settings, language, tab } = this.desk;
    const words = POPUP_WORDS[language];
    const { failure, report, text } = box;
    if (failure && failure !== "superseded") {
      const [title, what] = told(failure, undefined, settings.address, language);
      const options = button({ class: "plain" }, () => chrome.runtime.openOptionsPage(), words.options);
      const failed = make("div", { class: "failure" }, make("strong", {}, title), make("p", {}, what), options);
      return this.state.replaceChildren(failed);
    }
    if (!text.trim()) return this.state.replaceChildren(make("p", { class: "hint" }, words.emptyBox));
    if (!report) return this.state.replaceChildren(make("p", { class: "hint" }, words.checking));
    const known = new Set(settings.dictionary.map((word) => word.toLowerCase()));
    const count = live(report, text).filter((finding) => !known.has(finding.text.trim().toLowerCase())).length;
    const show = button({ class: "plain" }, () => void tab.step(1).then(() => window.close()), words.show);
    const line = make("p", {}, make("strong", {}, count ? words.toLookAt(count) : words.clear));
    this.state.replaceChildren(make("div", { class: "row" }, line, ...(count ? [show] : [])));
  }

  private drawMakings(): void {
    const { box, language } = this.desk;
    const words = POPUP_WORDS[language];
    const offered: [Making, string, boolean][] = [
      ["rewrite", words.rewrite, Boolean(box.text.trim())],
      ["translate", words.translate, Boolean(box.text.trim())],
      ["letter", words.letter, box.chat !== null],
    ];
    const focused = document.activeElement?.id;
    this.makings.replaceChildren(
      ...offered.filter(([, , can]) => can).map(([making, name]) =>
        button({ class: "plain", id: `make-${making}` }, () => this.make(making), name)),
    );
    if (focused?.startsWith("make-")) document.getElementById(focused)?.focus();
  }

  /** In which language is answered, and what. Built once, so that nothing moves while one types. */
  private fillMore(): void {
    const { box, language } = this.desk;
    const words = POPUP_WORDS[language];
    this.more.append(make("summary", {}, words.message), this.reply(words), this.incoming(box.context.incoming ?? "", words));
  }

  private reply(words: PopupWords): HTMLElement {
    const { box, language } = this.desk;
    const options = languages(language).map(([tag, name]) => make("option", { value: tag }, name));
    const select = make("select", { id: "reply" }, make("option", { value: "" }, words.asRead), ...options);
    select.value = box.correction.reply ?? "";
    select.addEventListener("change", () => this.correct(select.value ? { reply: select.value } : {}, select.value ? [] : ["reply"]));
    return make("div", { class: "field" }, make("label", { for: "reply" }, words.reply), select);
  }

  private incoming(text: string, words: PopupWords): HTMLElement {
    const area = make("textarea", { id: "incoming", rows: "4", "aria-describedby": "incoming-hint" });
    area.value = text;
    area.addEventListener("change", () => this.correct({ incoming: area.value }));
    const hint = make("small", { id: "incoming-hint" }, words.incomingHint);
    return make("div", { class: "field" }, make("label", { for: "incoming" }, words.incoming), area, hint);
  }

  /** What the writer says in place of what was read; what he leaves to the page is dropped. */
  private correct(said: Correction, dropped: readonly (keyof Correction)[] = []): void {
    const { box, tab } = this.desk;
    const correction: Correction = { ...box.correction, ...said };
    for (const one of dropped) delete correction[one];
    void tab.correct(box.id, correction).then((corrected) => {
      if (corrected) this.draw({ ...this.desk, box: corrected }, this.kinds);
      this.await();
    });
  }

  /** Look for the new report, which takes a moment and may change nothing that the icon shows. */
  private await(): void {
    clearTimeout(this.waiting);
    const look = async (pauses: readonly number[]): Promise<void> => {
      const box = await this.desk.tab.box();
      if (box && this.element.isConnected) this.draw({ ...this.desk, box }, this.kinds);
      const [pause, ...rest] = pauses;
      if (pause !== undefined) this.waiting = window.setTimeout(() => void look(rest), pause);
    };
    this.waiting = window.setTimeout(() => void look(PAUSES.slice(1)), PAUSES[0]);
  }

  private courtesy(wanted: boolean): void {
    const others = this.desk.settings.off.filter((one) => one !== CULTURE);
    void ask("keep", { settings: { off: wanted ? others : [...others, CULTURE] } });
  }

  /** Insert a line for a field where the checklist says, else at the end of what the writer wrote. */
  private async put(need: Need): Promise<void> {
    const { box, tab, language } = this.desk;
    if (need.suggestion === null) return;
    const { start, text } = lineAt(need.insert_at ?? endOfBody(box.text), need.suggestion, box.text);
    const outcome = await tab.insert(box, start, text);
    this.said.textContent = POPUP_WORDS[language].outcomes[outcome];
    this.await();
  }
}
