/** The line under the paper: what is left to look at, and the way out with the clean text. */

import type { Language } from "./api";
import { button, make, part } from "./dom";
import type { Editor } from "./editor";
import { blanks } from "./spans";
import { countByCategory, type Live } from "./state";
import { WORDS, type PageWords } from "./words";

const COPIED = 1800;
const BLANKS_NAMED = 3;

export interface FootView {
  findings: readonly Live[];
  ignored: number;
  /** What the lists beside the cards still ask for, and the way to each. */
  lists: readonly { label: string; show(): void }[];
  checked: boolean;
  slow: boolean;
  language: Language;
}

export class Foot {
  private drawn = "";
  private language: Language = "en";

  constructor(
    private readonly editor: Editor,
    private readonly on: { showIgnored(): void; say(text: string): void },
  ) {}

  draw(view: FootView): void {
    this.language = view.language;
    const place = part("totals");
    place.classList.toggle("slow", view.slow);
    const totals = this.totals(view);
    const shown = totals.map((item) => item.textContent).join("|") + view.language;
    if (shown === this.drawn) return;
    this.drawn = shown;
    place.replaceChildren(...totals);
  }

  /** Copy the draft; blanks that are left are named first, unless the writer wants it `anyway`. */
  async copy(anyway: boolean): Promise<void> {
    const { words } = this;
    const text = this.editor.text;
    if (!anyway && blanks(text).length) return this.nameBlanks(text);
    this.hideNotice();
    if (!(await this.copied(text))) return this.notify(words.notCopied);
    const label = document.getElementById("copy");
    if (!label) return;
    label.textContent = words.copied;
    this.on.say(words.copied);
    setTimeout(() => (label.textContent = this.words.copy), COPIED);
  }

  /** Take the notice away; false if there was none. */
  hideNotice(): boolean {
    const notice = part("notice");
    const was = !notice.hidden;
    notice.hidden = true;
    return was;
  }

  private get words(): PageWords {
    return WORDS[this.language];
  }

  private totals(view: FootView): HTMLElement[] {
    const { words } = this;
    const { findings } = view;
    const count = findings.length || view.checked ? words.toLookAt(findings.length) : "";
    const totals: HTMLElement[] = [
      make("strong", {}, view.slow && !findings.length ? words.checking : count),
      ...view.lists.map(({ label, show }) => button({ class: "link" }, show, label)),
      ...countByCategory(findings).map(([category, number]) => {
        const label = `${words.categories[category]} ${number}`;
        return make("span", { class: "tally", "data-category": category }, label);
      }),
    ];
    if (view.ignored) {
      const again = button({ class: "link" }, () => this.on.showIgnored(), words.showIgnored);
      totals.push(make("span", {}, words.ignored(view.ignored), " ", again));
    }
    return totals;
  }

  private nameBlanks(text: string): void {
    const { words } = this;
    const holes = blanks(text);
    const named = holes.slice(0, BLANKS_NAMED).map((hole) => text.slice(hole.start, hole.end));
    if (holes.length > BLANKS_NAMED) named.push("…");
    this.notify(
      words.blanksLeft(holes.length, named.join(words.listed)),
      button({ class: "main" }, () => this.goToBlank(), words.goToBlank),
      button({ class: "quiet" }, () => void this.copy(true), words.copyAnyway),
    );
  }

  private goToBlank(): void {
    const hole = blanks(this.editor.text)[0];
    this.hideNotice();
    if (!hole) return;
    this.editor.select(hole.start, hole.end, true);
    this.editor.show(hole);
  }

  /** Say something under the draft, with what can be done about it. */
  notify(text: string, ...actions: HTMLElement[]): void {
    const notice = part("notice");
    notice.replaceChildren(make("span", {}, text), ...actions);
    notice.hidden = false;
    actions[0]?.focus();
  }

  /** Put a text on the clipboard; where that is not allowed, leave it selected and say false. */
  private async copied(text: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      this.editor.select(0, text.length, true);
      return document.execCommand("copy");
    }
  }
}
