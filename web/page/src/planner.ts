/** “When can we talk?”: the hours that both sides share, and times to put into the draft. */

import {
  chart,
  CheckError,
  windows,
  type Day,
  type Language,
  type Meeting,
  type Slot,
  type Windows,
} from "./api";
import { countryName } from "./countries";
import { arrange, button, make } from "./dom";
import type { Target } from "./placing";
import { WORDS, type PageWords } from "./words";

export interface PlannerView {
  /** Null where the place of one side is not known. */
  meeting: Meeting | null;
  /** Which side's place is missing, if the page should ask for it. */
  asks: "recipient" | "sender" | null;
  open: boolean;
  target: Target;
  token: string | null;
  language: Language;
}

export interface PlannerActions {
  put(slot: Slot): void;
  toggle(open: boolean): void;
  /** Ask for the place of a side, or for the recipient's time zone. */
  ask(what: "recipient" | "sender" | "timezone"): void;
  /** The service cannot use one of the places. */
  refused(): void;
}

const PAUSE = 250;
/** Times are reckoned from now; after so many milliseconds they are reckoned anew. */
const FRESH = 10 * 60_000;
/** After so many milliseconds what failed is asked for again. */
const AGAIN = 15_000;

export class Planner {
  private readonly element = make("details", { class: "planner" });
  private readonly summary = make("summary");
  private readonly body = make("div", { class: "plan" });
  private readonly targetLine = make("p", { class: "target", id: "target" });
  private readonly picture = make("div", { class: "chart" });
  private view: PlannerView | null = null;
  private found: Windows | null = null;
  /** The meeting that `found` answers, and when it did. */
  private foundFor = "";
  private foundAt = 0;
  private chartFor = "";
  /** What was asked for last, and when that failed; 0 if it did not. */
  private wanted = "";
  private failedAt = 0;
  private drawn = "";
  private pause = 0;
  private request: AbortController | null = null;

  constructor(
    private readonly place: HTMLElement,
    private readonly actions: PlannerActions,
  ) {
    this.element.append(this.summary, this.body);
    this.element.addEventListener("toggle", () => {
      if (this.view && this.element.open !== this.view.open) actions.toggle(this.element.open);
    });
  }

  draw(view: PlannerView): void {
    const before = this.view;
    this.view = view;
    this.place.hidden = !view.meeting && !view.asks;
    this.place.setAttribute("aria-label", WORDS[view.language].talk);
    arrange(this.place, [view.meeting ? this.element : this.invitation(view, before)]);
    if (!view.meeting) return this.drop();
    if (this.element.open !== view.open) this.element.open = view.open;
    this.load(view);
    this.build(view);
  }

  private drop(): void {
    this.request?.abort();
    clearTimeout(this.pause);
    this.found = null;
    this.wanted = this.drawn = "";
  }

  /** One line that asks for what is missing. */
  private invitation(view: PlannerView, before: PlannerView | null): HTMLElement {
    const known = this.place.firstElementChild;
    const isSame = before?.asks === view.asks && before?.language === view.language;
    if (isSame && known instanceof HTMLElement && known !== this.element) return known;
    const words = WORDS[view.language];
    const side = view.asks ?? "recipient";
    return make(
      "div",
      { class: "planner unset" },
      make("h2", {}, words.talk),
      make(
        "p",
        {},
        side === "sender" ? words.whereAreYou : words.talkUnset,
        " ",
        button(
          { class: "link" },
          () => this.actions.ask(side),
          side === "sender" ? words.sayWhere : words.setRecipient,
        ),
      ),
    );
  }

  private load({ meeting, open, token, language }: PlannerView): void {
    const asked = JSON.stringify([meeting, token]);
    if (this.foundFor !== asked) this.found = null;
    const wanted = asked + (open ? language : "");
    const isLate = this.failedAt ? since(this.failedAt) > AGAIN : this.found && since(this.foundAt) > FRESH;
    if (wanted === this.wanted && !isLate) return;
    this.wanted = wanted;
    this.failedAt = 0;
    clearTimeout(this.pause);
    this.request?.abort();
    this.pause = window.setTimeout(() => void this.loadNow(asked), this.found ? 0 : PAUSE);
  }

  private async loadNow(asked: string): Promise<void> {
    const { view } = this;
    if (!view?.meeting) return;
    const { meeting, token, language, open } = view;
    const request = (this.request = new AbortController());
    try {
      if (!this.found || since(this.foundAt) > FRESH) {
        this.found = await windows(meeting, token, request.signal);
        this.foundFor = asked;
        this.foundAt = Date.now();
        this.chartFor = "";
        this.redraw();
      }
      if (open && this.chartFor !== asked + language) {
        this.picture.replaceChildren(await chart(meeting, language, token, request.signal));
        this.chartFor = asked + language;
      }
    } catch (error) {
      if (!request.signal.aborted) this.fail(error);
    }
  }

  private fail(error: unknown): void {
    this.failedAt = Date.now();
    this.redraw();
    if (error instanceof CheckError && error.problems.length) this.actions.refused();
  }

  private retry(): void {
    this.wanted = "";
    if (this.view) this.draw(this.view);
  }

  private redraw(): void {
    if (this.view?.meeting) this.build(this.view);
  }

  private build(view: PlannerView): void {
    const words = WORDS[view.language];
    this.fill(view, words);
    this.aim(view, words);
  }

  private fill(view: PlannerView, words: PageWords): void {
    const { found } = this;
    const state = JSON.stringify([view.language, view.open, Boolean(this.failedAt), found && this.foundAt]);
    if (state === this.drawn) return;
    this.drawn = state;
    const first = found?.slots[0];
    this.summary.replaceChildren(
      make("h2", {}, words.talk),
      make("span", { class: "next" }, !view.open && first ? brief(first, found, view.language) : ""),
    );
    const failure = this.failedAt ? this.failure(words) : null;
    if (!found) {
      this.body.replaceChildren(failure ?? make("p", { class: "quietly" }, words.reckoning));
      return;
    }
    this.body.replaceChildren(
      make("div", { class: "times" }, ...this.times(found, view.language)),
      make("div", { class: "picture" }, failure, this.picture),
    );
  }

  /** Say where a click would put a time. */
  private aim(view: PlannerView, words: PageWords): void {
    const { kind, over } = view.target;
    const line =
      kind === "caret"
        ? words.goesToCaret
        : kind === "nowhere"
          ? words.goesNowhere
          : kind === "blank"
            ? words.goesInBlank(over)
            : words.goesOver(shortened(over));
    if (this.targetLine.textContent !== line) this.targetLine.textContent = line;
    this.targetLine.classList.toggle("asks", kind === "nowhere");
    this.enable(kind !== "nowhere");
  }

  /** A slot without a place stays in reach of the keyboard, and says what is missing. */
  private enable(hasPlace: boolean): void {
    for (const slot of this.body.querySelectorAll(".slot")) {
      if (hasPlace) slot.removeAttribute("aria-disabled");
      else slot.setAttribute("aria-disabled", "true");
    }
  }

  private failure(words: PageWords): HTMLElement {
    return make(
      "p",
      { class: "quietly", role: "status" },
      words.notLoaded,
      " ",
      button({ class: "link" }, () => this.retry(), words.retry),
    );
  }

  private *times(found: Windows, language: Language): Generator<HTMLElement | null> {
    const words = WORDS[language];
    const there = found.places[1];
    if (there?.zone_assumed) {
      const choose = button({ class: "link" }, () => this.actions.ask("timezone"), words.chooseZone);
      yield make("p", { class: "quietly" }, words.assumed(there.city[language]), " ", choose);
    }
    if (found.note) yield make("p", { class: "quietly" }, sentence(found.note[language], language));
    if (found.slots.length) {
      yield this.targetLine;
      const rows = found.slots.map((slot) => make("li", {}, this.slot(slot, found, language)));
      yield make("ol", { class: "slots", "aria-label": words.bestTimes }, ...rows);
    } else {
      yield make("p", {}, words.noSlots);
    }
    const facts = [...remarks(found, language)];
    if (facts.length) yield make("ul", { class: "facts" }, ...facts.map((fact) => make("li", {}, fact)));
    if (found.sending) {
      const { channel, verdict, label, reason } = found.sending;
      const why = sentence(reason[language], language);
      const line = words.sending[verdict](words.channels[channel], label[language], why);
      yield make("p", { class: "quietly" }, line);
    }
  }

  private slot(slot: Slot, found: Windows, language: Language): HTMLElement {
    const words = WORDS[language];
    const [mine, theirs] = slot.local;
    const stretch = slot.stretched_by.map((item) => item.words[language]).join(words.listed);
    const whole = words.putSlot([slot.label, slot.reckoning].map((text) => text[language]).join(" – "));
    // Who tells a computer by voice what to press, says what is seen.
    const said = [brief(slot, found, language), stretch, whole].filter(Boolean).join(" ");
    return button(
      {
        class: slot.stretched ? "slot stretched" : "slot",
        "aria-label": said,
        "aria-describedby": this.targetLine.id,
        title: slot.reckoning[language],
      },
      // The second click of two would put it into the next sentence.
      ({ detail }) => detail < 2 && this.actions.put(slot),
      make("span", { class: "day" }, dayName(mine, language)),
      " ",
      make("strong", {}, timeOf(mine)),
      " ",
      make("span", { class: "there" }, elsewhere(mine, theirs, found, language)),
      " ",
      stretch ? make("small", {}, stretch) : null,
    );
  }
}

function since(moment: number): number {
  return Date.now() - moment;
}

/** “Fri 27 Nov 16:00 = 09:00 Berlin”. */
function brief(slot: Slot, found: Windows, language: Language): string {
  const [mine, theirs] = slot.local;
  return `${dayName(mine, language)} ${timeOf(mine)} ${elsewhere(mine, theirs, found, language)}`;
}

/** “= 09:00 Berlin”, with the weekday where it is another day there; nothing in the same city. */
function elsewhere(mine = "", theirs = "", found: Windows, language: Language): string {
  const [here, city = ""] = found.places.map((place) => place.city[language]);
  if (here === city) return "";
  const isSameDay = mine.slice(0, 10) === theirs.slice(0, 10);
  const day = isSameDay ? "" : `${weekday(theirs, language)} `;
  return `= ${WORDS[language].otherClock(day + timeOf(theirs), city)}`;
}

function timeOf(moment = ""): string {
  return moment.slice(11, 16);
}

/** The holidays, closures and short days that lie in these days, each once. */
function* remarks(found: Windows, language: Language): Generator<string> {
  const words = WORDS[language];
  const said = new Set<string>();
  for (const day of found.days) {
    const holidays = [...holidaysOf(day, found, language)];
    const facts = holidays.length ? holidays : day.notes.map((note) => note[language]);
    for (const fact of facts.filter((item) => !said.has(item))) {
      said.add(fact);
      yield words.onDay(dayName(day.date, language), fact);
    }
  }
}

function* holidaysOf(day: Day, { places }: Windows, language: Language): Generator<string> {
  for (const [index, { day_off: off }] of day.places.entries()) {
    const place = places[index];
    if (!off || off.kind === "weekend" || !place) continue;
    const where = place.country ? countryName(place.country, language) : place.city[language];
    const name = off.name[language].replace(/\s*[(（](?:estimated|预计|推算)[)）]$/, "");
    yield WORDS[language].holiday(name, where, off.estimated);
  }
}

const LOCALES: Record<Language, string> = { en: "en-GB", zh: "zh-CN" };

/** “Fri 27 Nov”, 11月27日 周五, for an ISO date or moment as its own clock shows it. */
export function dayName(moment = "", language: Language): string {
  const date = dateOf(moment);
  const day = { day: "numeric", month: "short", timeZone: "UTC" } as const;
  const name = new Intl.DateTimeFormat(LOCALES[language], day).format(date);
  return language === "zh" ? `${name} ${weekday(moment, language)}` : `${weekday(moment, language)} ${name}`;
}

function weekday(moment: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { weekday: "short", timeZone: "UTC" }).format(dateOf(moment));
}

function dateOf(moment: string): Date {
  const [year = 1970, month = 1, day = 1] = moment.slice(0, 10).split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, day));
}

const LONG = 32;

function shortened(text: string): string {
  const line = [...text.replace(/\s+/g, " ").trim()];
  return line.length > LONG ? `${line.slice(0, LONG).join("").trimEnd()}…` : line.join("");
}

function sentence(words: string, language: Language): string {
  const whole = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.。!?]$/.test(whole) ? whole : whole + (language === "zh" ? "。" : ".");
}
