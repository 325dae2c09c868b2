/** The reader's side of a reply: the message that came in, what it asks, and what will be looked for. */

import "./reply.css";

import type { Asked, Context, FieldStatus, Kind, Language, Report, Span } from "./api";
import type { Change } from "./applying";
import { AskedList, isOpen } from "./asked";
import { Checklist } from "./checklist";
import { part } from "./dom";
import { Incoming } from "./incoming";
import type { NamedKind } from "./kinds";
import { endOfBody, followAsked, followFields, lineAt, needsOf, type Need } from "./needs";
import { languageOf, read, type Reading } from "./reading";
import { REPLY_WORDS } from "./replywords";
import { wellFormed, type Edit } from "./spans";

export interface ReplyView {
  text: string;
  /** The language of the draft; null as long as it has none. */
  draftLanguage: Language | null;
  /** The kind to ask the writer about; null if there is none. */
  asks: Kind | null;
  kinds: readonly NamedKind[];
  language: Language;
}

export interface ReplyActions {
  /** Make a change that undo takes back, and tell the writer. */
  put(change: Change, said: string): void;
  show(span: Span): void;
  kind(kind: Kind): void;
  /** The incoming message is another one. */
  changed(): void;
  /** What the service needs to read a message. */
  asking(): { context: Context; token: string | null };
}

const PAUSE = 250;

export class Reply {
  private checklist: readonly FieldStatus[] = [];
  private asked: readonly Asked[] = [];
  private reading: Reading | null = null;
  /** The message that was read last, or is being read. */
  private readFor = "";
  private request: AbortController | null = null;
  private pause = 0;
  private view: ReplyView | null = null;
  private readonly incomingFold: Incoming;
  private readonly askedList: AskedList;
  private readonly needs: Checklist;

  constructor(
    public incoming: string,
    private readonly actions: ReplyActions,
  ) {
    this.incomingFold = new Incoming(part("incoming"), {
      change: (text) => this.change(text),
      clear: () => this.change(""),
    });
    this.askedList = new AskedList(part("asked"), {
      show: (span) => actions.show(span),
      showIncoming: (span) => this.incomingFold.show(span),
      put: (words, said) => this.putAnswer(words, said),
    });
    this.needs = new Checklist(part("checklist"), {
      put: (need) => this.putLine(need),
      show: (span) => actions.show(span),
      kind: (kind) => actions.kind(kind),
    });
  }

  /** Take in what a report says. */
  take(report: Report): void {
    this.checklist = report.checklist ?? [];
    this.asked = report.questions ?? [];
  }

  /** The draft was emptied: nothing is known of it any more. */
  forget(): void {
    this.checklist = [];
    this.asked = [];
  }

  follow(edit: Edit): void {
    this.checklist = followFields(this.checklist, edit);
    this.asked = followAsked(this.asked, edit);
  }

  draw(view: ReplyView): void {
    this.view = view;
    const { text, asks, kinds, language } = view;
    const { asked, reading, incoming } = this;
    const draftLanguage = view.draftLanguage ?? languageOf(incoming);
    const questions = asked.length || (reading?.requests.length ?? null);
    this.incomingFold.draw({ incoming, questions, language });
    this.askedList.draw({ asked, reading, text, draftLanguage, language });
    this.needs.draw({ needs: needsOf(this.checklist, text), text, asks, kinds, language });
    this.load();
  }

  /** Whether the checklist asks for anything. */
  get hasChecklist(): boolean {
    return this.checklist.length > 0;
  }

  /** What still needs the writer, and the way to it. */
  tallies(): { label: string; show(): void }[] {
    if (!this.view) return [];
    const words = REPLY_WORDS[this.view.language];
    const { text } = this.view;
    const unanswered = this.asked.filter((one) => isOpen(one, text)).length;
    const missing = needsOf(this.checklist, text).filter(({ state }) => state === "missing").length;
    return [
      ...(unanswered ? [{ label: words.unanswered(unanswered), show: () => this.askedList.focusFirst() }] : []),
      ...(missing ? [{ label: words.missing(missing), show: () => this.needs.focusFirst() }] : []),
    ];
  }

  /** Set the incoming message without a word from the writer. */
  clear(): void {
    this.change("");
  }

  private change(text: string): void {
    if (text === this.incoming) return;
    this.incoming = text;
    this.asked = [];
    this.actions.changed();
  }

  /** Read the incoming message, once for each that there is; what cannot be read is left unread. */
  private load(): void {
    if (this.readFor === this.incoming) return;
    this.readFor = this.incoming;
    clearTimeout(this.pause);
    this.request?.abort();
    if (!this.incoming.trim()) {
      this.reading = null;
      return this.redraw();
    }
    this.pause = window.setTimeout(() => void this.read(this.incoming), PAUSE);
  }

  private async read(incoming: string): Promise<void> {
    const { signal } = (this.request = new AbortController());
    const { context, token } = this.actions.asking();
    try {
      this.reading = await read(wellFormed(incoming), context, token, signal);
    } catch {
      if (signal.aborted) return;
      this.reading = null;
    }
    if (!signal.aborted) this.redraw();
  }

  private redraw(): void {
    if (this.view) this.draw(this.view);
  }

  private putLine(need: Need): void {
    const { text, language } = this.view!;
    if (need.suggestion === null || need.insert_at === null) return;
    this.actions.put(lineAt(need.insert_at, need.suggestion, text), REPLY_WORDS[language].linePut(need.name[language]));
  }

  private putAnswer(words: string, said: string): void {
    const { text } = this.view!;
    this.actions.put(lineAt(endOfBody(text), words, text), said);
  }
}
