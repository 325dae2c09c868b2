/** The line under the paper: what is left to look at, and the way out with the clean text. */

import type { Language, Span } from "./api";
import { put, stopsIn, type Form, type Stop } from "./copying";
import { COPY_WORDS } from "./copywords";
import { button, make, part } from "./dom";
import type { Editor } from "./editor";
import { countByCategory, type Live } from "./state";
import { WORDS, type PageWords } from "./words";

const COPIED = 1800;
const STOPS_NAMED = 3;
const LONGEST_NAME = 40;

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
  private findings: readonly Live[] = [];
  /** The text that was not ready when it was to be copied: asked for once more, it is copied. */
  private stopped: string | null = null;

  constructor(
    private readonly editor: Editor,
    private readonly on: { showIgnored(): void; say(text: string): void; show(span: Span, focus: boolean): void },
  ) {}

  draw(view: FootView): void {
    this.language = view.language;
    this.findings = view.findings;
    const place = part("totals");
    place.classList.toggle("slow", view.slow);
    const totals = this.totals(view);
    const shown = totals.map((item) => item.textContent).join("|") + view.language;
    if (shown === this.drawn) return;
    this.drawn = shown;
    place.replaceChildren(...totals);
  }

  /** Copy the draft; what is not ready in it is named first, and copied when asked for once more. */
  async copy(form: Form): Promise<void> {
    const { words } = this;
    const { text } = this.editor;
    if (!text.trim()) return;
    const stops = stopsIn(text, this.findings);
    if (stops.length && this.stopped !== text) return this.stop(stops, form);
    this.hideNotice();
    if (!(await put(text, form))) {
      this.editor.select(0, text.length, true);
      return this.notify(words.notCopied);
    }
    this.on.say(words.copied);
    const label = document.getElementById(form === "rich" ? "copy-rich" : "copy");
    if (!label) return;
    label.textContent = words.copied;
    setTimeout(() => (label.textContent = form === "rich" ? COPY_WORDS[this.language].rich : this.words.copy), COPIED);
  }

  /** Take the notice away; false if there was none. */
  hideNotice(): boolean {
    const notice = part("notice");
    const was = !notice.hidden;
    notice.hidden = true;
    this.stopped = null;
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

  /** Name what is not ready in one line and show the first of it; the keyboard stays where it is. */
  private stop(stops: readonly Stop[], form: Form): void {
    const { words } = this;
    const own = COPY_WORDS[this.language];
    const named = stops.slice(0, STOPS_NAMED).map(({ text }) => shortened(text));
    if (stops.length > STOPS_NAMED) named.push("…");
    const only = stops.every(({ isBlank }) => isBlank);
    const places = named.join(words.listed);
    const why = only ? words.blanksLeft(stops.length, places) : own.notReady(stops.length, places);
    const [first] = stops as [Stop];
    this.on.show(first, false);
    this.tell(
      own.again(why),
      button({ class: "main" }, () => this.goTo(first), words.goToBlank),
      button({ class: "quiet" }, () => void this.copy(form), words.copyAnyway),
    );
    this.stopped = this.editor.text;
    this.on.say(own.again(why));
  }

  private goTo(stop: Stop): void {
    this.hideNotice();
    this.on.show(stop, true);
  }

  /** Say something under the draft, with what can be done about it. */
  notify(text: string, ...actions: HTMLElement[]): void {
    this.tell(text, ...actions);
    actions[0]?.focus();
  }

  private tell(text: string, ...actions: HTMLElement[]): void {
    const notice = part("notice");
    notice.replaceChildren(make("span", {}, text), ...actions);
    notice.hidden = false;
  }
}

/** The words of a place in one line. */
function shortened(text: string): string {
  const words = [...text.replace(/\s+/g, " ").trim()];
  return words.length > LONGEST_NAME ? `${words.slice(0, LONGEST_NAME).join("")}…` : words.join("");
}
