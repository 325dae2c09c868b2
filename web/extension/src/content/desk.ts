/** The coach in one frame: it knows the boxes, asks about their drafts, and shows what was found. */

import type { Suggestion } from "../../../page/src/api";
import { localTime } from "../../../page/src/clock";
import { findingAt, neighbour, type Live } from "../../../page/src/state";
import { ask, type Answer, type Box as BoxView, type Put, type Request, type SiteState, type ToContent } from "../shared/messages";
import { Asking } from "./asking";
import { boxAt, focusedElement, isField, noteSecrets, type Box } from "./boxes";
import { Card, type Anchor, type Ignoring } from "./card";
import { Chip } from "./chip";
import { FieldSurface } from "./fieldsurface";
import { Layer } from "./layer";
import { Look } from "./look";
import { RichSurface } from "./richsurface";
import type { Objection } from "./sending";
import { Session } from "./session";
import { QUOTED, SIGNATURE } from "./sites";
import { placeOf } from "./surroundings";

const REACH = 2;

export class Desk {
  state: SiteState | null = null;
  /** The session of the box the writer is in, or was in last. */
  current: Session | null = null;
  private readonly sessions = new Map<Box, Session>();
  readonly layer = new Layer();
  private readonly asking = new Asking(
    () => this.state,
    (session) => this.told(session),
  );
  readonly card = new Card(this.layer, {
    apply: (finding, suggestion) => void this.apply(finding, suggestion),
    ignore: (finding, where) => void this.ignore(finding, where),
    learn: (word) => void this.settled(ask("learn", { word })),
    step: (by) => this.step(by, true),
    close: () => this.close(true),
    copy: (text) => void navigator.clipboard.writeText(text),
  });
  readonly look = new Look(this.layer, (finding) => {
    this.look.hide();
    if (this.current) this.show(this.current, finding);
    this.card.focus();
  });
  private readonly chip = new Chip(this.layer, () => this.chipPressed());
  private badge = "";

  /** The writer went into something: a box is looked at from now on. */
  enter(node: EventTarget | null): void {
    this.sweep();
    noteSecrets();
    const box = this.state?.on ? boxAt(node) : null;
    if (!box) return this.leaveBox();
    const session = this.sessions.get(box) ?? this.open(box);
    if (session !== this.current) this.close(false);
    this.current = session;
    void ask("focused", {});
    session.touch();
    this.asking.want(session);
    this.showChip();
  }

  /** The session of a box that holds a node, if the coach looks at it. */
  sessionOf(path: readonly EventTarget[]): Session | undefined {
    if (!this.sessions.size) return undefined;
    for (const node of path) {
      const session = this.sessions.get(node as Box);
      if (session) return session;
    }
    return undefined;
  }

  private open(box: Box): Session {
    const surface = isField(box) ? new FieldSurface(box, this.layer) : new RichSurface(box, { quoted: QUOTED, signature: SIGNATURE });
    const session = new Session(surface, (changed) => this.changed(changed));
    this.sessions.set(box, session);
    return session;
  }

  /** Boxes that the page took away are forgotten. */
  private sweep(): void {
    for (const [box, session] of this.sessions) if (!box.isConnected) this.forget(box, session);
  }

  private forget(box: Box, session: Session): void {
    this.asking.drop(session);
    session.leave();
    this.sessions.delete(box);
    if (session === this.current) this.current = null;
  }

  /** The writer is in no box; what is marked stays. */
  private leaveBox(): void {
    if (this.layer.hasFocus) return;
    this.chip.hide();
  }

  /** The draft of a session changed. */
  private changed(session: Session): void {
    if (session === this.current) {
      this.look.hide();
      if (this.card.isShown && !session.isPutting) this.close(false);
      this.showChip();
    }
    if (!session.isComposing) this.asking.want(session);
  }

  /** A check came back, or did not. */
  private told(session: Session): void {
    if (this.state) session.sift(this.state.dictionary);
    if (session !== this.current) return;
    this.showChip();
    const { failure } = session;
    const badge = `${session.findings.length} ${failure}`;
    if (badge !== this.badge) void ask("badge", { count: session.findings.length, failure });
    this.badge = badge;
  }

  private showChip(): void {
    const { current, state } = this;
    if (!current || !state?.on || !current.text.trim() || !current.box.isConnected) return this.chip.hide();
    const { findings, failure, isChecked } = current;
    this.chip.show({ count: findings.length, failure, isChecked, language: state.language }, current.box);
  }

  private chipPressed(): void {
    const { current, state } = this;
    if (!current || !state) return;
    if (this.card.isShown) return this.close(true);
    if (current.failure) {
      this.card.showFailure(current.failure, state.language, this.chip.rect(), current.box);
      if (current.failure !== "gone") this.asking.want(current, 0);
    } else if (current.findings[0]) this.show(current, current.findings[0]);
  }

  /** Settings are others now. */
  set(state: SiteState): void {
    this.state = state;
    if (!state.on) return this.leave();
    for (const session of this.sessions.values()) {
      session.sift(state.dictionary);
      session.checked = "";
      this.asking.want(session, 0);
    }
    if (!this.current) this.enter(document.designMode === "on" ? document : focusedElement());
    this.showChip();
  }

  private async settled(answer: Promise<Answer<SiteState>>): Promise<void> {
    this.close(true);
    const given = await answer;
    if (given.ok) this.set(given.value);
  }

  /** Take everything of ours off the page. */
  leave(): void {
    this.asking.stop();
    this.look.hide();
    this.card.hide();
    this.chip.hide();
    for (const [box, session] of this.sessions) this.forget(box, session);
  }

  /** The finding under a point of the screen. */
  findingAt(session: Session, x: number, y: number): Live | undefined {
    return session.findings.find((finding) =>
      session.surface.rects(finding).some(
        (rect) => x >= rect.left - REACH && x <= rect.right + REACH && y >= rect.top - REACH && y <= rect.bottom + 2 * REACH,
      ),
    );
  }

  /** Show the card of a finding. */
  show(session: Session, finding: Live, said: "changed" | "refused" | null = null): void {
    if (!this.state) return;
    const order = inText(session.findings);
    const at = order.findIndex(({ key }) => key === finding.key) + 1;
    const other = this.shown;
    if (other && other !== session) {
      other.active = null;
      other.draw();
    }
    session.active = finding.key;
    session.draw();
    this.look.hide();
    const { language } = this.state;
    const isOpen = session.surface.isOpen(finding);
    this.card.show({ finding, at, of: order.length, language, isOpen, said }, this.anchorOf(session, finding), session.box);
  }

  /** Beside the first line of its words; a finding about the whole draft stands at the sign. */
  private anchorOf(session: Session, finding: Live): Anchor {
    const [first] = session.surface.rects(finding);
    if (first) return first;
    const sign = this.chip.rect();
    return sign.width ? sign : session.box.getBoundingClientRect();
  }

  /** Show the next or previous finding of the box the writer is in; the keyboard goes to its card if asked to. */
  step(by: 1 | -1, withFocus: boolean): boolean {
    const session = this.current;
    if (!session?.box.isConnected || !session.findings.length) return false;
    const caret = session.surface.caret()?.start ?? 0;
    const here = session.active === null && by > 0 ? findingAt(session.findings, caret) : undefined;
    const next = here ?? neighbour(session.findings, session.active, caret, by);
    if (!next) return false;
    this.bringIntoView(session, next);
    this.show(session, next);
    if (withFocus) this.card.focus();
    return true;
  }

  private bringIntoView(session: Session, finding: Live): void {
    const [rect] = session.surface.rects(finding);
    const box = session.box.getBoundingClientRect();
    const isSeen = rect && rect.top >= Math.max(0, box.top) && rect.bottom <= Math.min(innerHeight, box.bottom);
    if (isSeen || finding.start === finding.end) return;
    session.surface.reveal(finding);
  }

  /** Say what should not go out yet. */
  showLook(session: Session, objections: readonly Objection[], way: "key" | "press"): void {
    if (!this.state) return;
    this.close(false);
    const isPlain = placeOf(session.box).site.sendKeys === "enter";
    this.look.show({ objections, language: this.state.language, key: way === "press" ? null : isPlain ? "Enter" : "Ctrl Enter" }, session.box);
  }

  /** Check a session now; resolves when it is checked, or cannot be. */
  checked(session: Session): Promise<void> {
    return this.asking.hurry(session);
  }

  /** The session whose card is open. */
  get shown(): Session | undefined {
    return [...this.sessions.values()].find(({ active }) => active !== null);
  }

  /** Close the card; the keyboard goes back to the box if the card had it. */
  close(withFocus: boolean): void {
    const hadFocus = this.card.hasFocus;
    const session = this.current;
    this.card.hide();
    for (const one of this.sessions.values()) {
      if (one.active === null) continue;
      one.active = null;
      one.draw();
    }
    if (withFocus && hadFocus && session?.box.isConnected) session.box.focus({ preventScroll: true });
  }

  private async apply(finding: Live, suggestion: Suggestion): Promise<void> {
    const session = this.shown;
    if (!session) return;
    this.current = session;
    const outcome = await session.apply(finding, suggestion);
    if (outcome === "done") return this.close(false);
    const still = session.findings.find(({ key }) => key === finding.key);
    if (still) this.show(session, still, outcome);
    else this.close(true);
  }

  private async ignore(finding: Live, where: Ignoring): Promise<void> {
    const session = this.shown;
    session?.ignore(finding);
    this.close(true);
    if (session && this.state) session.sift(this.state.dictionary);
    if (where !== "once") return this.settled(ask("ignore", { rule: finding.rule_id, where }));
    if (session) this.told(session);
  }

  /** What popup and background want of this frame. */
  async answer(request: Request<ToContent>): Promise<BoxView | Put | true | null> {
    if (request.to === "ping") return true;
    if (request.to === "changed") await this.renew();
    if (request.to === "step") this.step(request.by, true);
    if (request.to === "box") return this.view();
    const { current } = this;
    if (request.to === "correct" && current?.id === request.box) {
      current.correction = request.correction;
      this.asking.want(current, 0);
      return this.view();
    }
    if (request.to === "put") return current?.id === request.box ? current.putAll(request.before, request.text) : "changed";
    if (request.to === "insert") return current?.id === request.box ? current.insert(request.before, request.at, request.text) : "changed";
    return null;
  }

  private async renew(): Promise<void> {
    const given = await ask("site", {});
    if (given.ok) this.set(given.value);
  }

  private view(): BoxView | null {
    const { current, state } = this;
    if (!current?.isThere || !state?.on) return null;
    current.refresh();
    return current.view(state, localTime());
  }

  /** The writer begins or ends composing a character. */
  compose(session: Session, isComposing: boolean): void {
    session.isComposing = isComposing;
    if (isComposing) this.asking.drop(session);
    else session.touch();
    if (!isComposing) this.asking.want(session);
  }
}

/** Findings in the order in which one reads them. */
function inText(findings: readonly Live[]): Live[] {
  return [...findings].sort((one, other) => one.start - other.start || one.end - other.end);
}
