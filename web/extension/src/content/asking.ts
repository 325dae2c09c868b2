/** Checks, one after the other: never two at once from one frame, never while the writer composes a character. */

import { localTime } from "../../../page/src/clock";
import { wellFormed } from "../../../page/src/spans";
import { ask, type Context, type SiteState } from "../shared/messages";
import { isLine } from "./boxes";
import type { Session } from "./session";

/** How long the writer pauses before the draft is checked, in milliseconds. */
const PAUSE = 400;
/** How long to wait before a coach that was gone is asked again without a reason; then only when there is one. */
const AGAIN = [2_000, 5_000, 15_000, 30_000];
/** A subject has no fields to be complete, no greeting, and confirms nothing. */
const NOT_IN_LINES = ["completeness", "culture", "record"];
const WORTH = /\p{Script=Han}{2}|\p{L}.*\P{L}.*\p{L}|\p{L}{5}|⟦/su;

export class Asking {
  /** When a session is due, and the timer that looks whether it is. */
  private readonly pauses = new Map<Session, { at: number; timer: ReturnType<typeof setTimeout> }>();
  private isBusy = false;
  private readonly waiting = new Set<Session>();
  private readonly hurried = new Map<Session, () => void>();
  private failures = 0;
  private again: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly state: () => SiteState | null,
    private readonly told: (session: Session) => void,
  ) {}

  /** The draft of a session changed, or what it is checked with: check it when the writer pauses. */
  want(session: Session, pause = PAUSE): void {
    const at = performance.now() + pause;
    const waiting = this.pauses.get(session);
    if (waiting && waiting.at <= at) waiting.at = at; // one timer for many keys: it looks again when it is there
    else this.wait(session, at);
  }

  private wait(session: Session, at: number): void {
    clearTimeout(this.pauses.get(session)?.timer);
    const timer = setTimeout(() => {
      const due = this.pauses.get(session)?.at ?? 0;
      if (performance.now() < due) this.wait(session, due);
      else this.due(session);
    }, at - performance.now());
    this.pauses.set(session, { at, timer });
  }

  /** Check a session without waiting for a pause; resolves when the check is done, or is not to be. */
  hurry(session: Session): Promise<void> {
    return new Promise((resolve) => {
      this.hurried.set(session, resolve);
      this.want(session, 0);
    });
  }

  /** Ask nothing more for a session. */
  drop(session: Session): void {
    clearTimeout(this.pauses.get(session)?.timer);
    this.pauses.delete(session);
    this.waiting.delete(session);
  }

  /** Ask nothing more at all. */
  stop(): void {
    for (const session of [...this.pauses.keys()]) this.drop(session);
    clearTimeout(this.again);
  }

  private due(session: Session): void {
    this.pauses.delete(session);
    if (session.isComposing || !session.isThere) return;
    this.waiting.add(session);
    if (!this.isBusy) void this.work();
  }

  private async work(): Promise<void> {
    this.isBusy = true;
    for (const session of this.waiting) {
      this.waiting.delete(session);
      if (!session.isComposing && session.isThere) await this.check(session);
      this.hurried.get(session)?.();
      this.hurried.delete(session);
    }
    this.isBusy = false;
  }

  private async check(session: Session): Promise<void> {
    const state = this.state();
    if (!state?.on) return;
    session.refresh();
    const { text } = session;
    const context = session.contextFor(state, localTime());
    const question = questionOf(text, context, state);
    if (question === session.checked && session.failure === null) return;
    if (!WORTH.test(text)) {
      session.take(null, text, question);
      return this.told(session);
    }
    const disable = isLine(session.box) ? [...state.disable, ...NOT_IN_LINES] : state.disable;
    const answer = await ask("check", { box: session.id, text: wellFormed(text), context, disable });
    if (answer.ok) {
      this.failures = 0;
      session.take(answer.value, text, question);
    } else if (answer.failure === "superseded") {
      return this.want(session);
    } else {
      session.fail(answer.failure);
      this.tryAgain(session);
    }
    this.told(session);
    if (session.text !== text) this.want(session);
  }

  /** A few more times on its own, ever more rarely: an idle page asks nothing. */
  private tryAgain(session: Session): void {
    const wait = AGAIN[this.failures++];
    clearTimeout(this.again);
    if (wait !== undefined) this.again = setTimeout(() => this.want(session, 0), wait);
  }
}

/** What a check is told from others by; the minute that it is asked in is not. */
function questionOf(text: string, context: Context, { disable }: SiteState): string {
  return JSON.stringify([text, { ...context, now: null }, disable]);
}
