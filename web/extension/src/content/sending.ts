/**
 * The last look before sending, on sites where the writer wants it. Sending is stopped once where the
 * draft has something that is surely not meant to go out; the same key or button again sends it. The
 * coach itself sends nothing: what it held while it asked, it hands back as it came.
 */

import { blanks } from "../../../page/src/spans";
import type { Live } from "../../../page/src/state";
import type { Desk } from "./desk";
import type { Session } from "./session";
import { sends } from "./sites";
import { placeOf } from "./surroundings";

/** No message waits longer for the coach, in milliseconds. */
const MOST = 300;
const PRESSES = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"] as const;

/** What stands against sending: a finding, or a blank that no finding tells of. */
export type Objection = { finding: Live } | { blank: string };

type Way = "key" | "press";

export class Sending {
  /** The text that was looked at and may go, by session. */
  private readonly passed = new WeakMap<Session, string>();
  /** The rest of a press or key stroke of which the beginning was stopped. */
  private stopping: "press" | "key" | null = null;

  constructor(private readonly desk: Desk) {}

  listen(target: EventTarget, signal: AbortSignal): void {
    const first = { capture: true, signal } as const;
    for (const name of PRESSES) target.addEventListener(name, (event) => this.pressed(event as MouseEvent), first);
    for (const name of ["keydown", "keypress", "keyup"]) target.addEventListener(name, (event) => this.keyed(event as KeyboardEvent), first);
  }

  private pressed(event: MouseEvent): void {
    if (!event.isTrusted || this.desk.layer.owns(event)) return;
    const isBeginning = event.type === "pointerdown" || (event.type === "click" && event.detail === 0);
    if (!isBeginning) {
      if (this.stopping === "press") stop(event);
      if (event.type === "click") this.stopping = null;
      return;
    }
    this.stopping = null;
    const element = event.composedPath()[0];
    const found = element instanceof Element && event.button === 0 ? this.sessionFor(element) : null;
    if (found && this.holds(found.session, "press", () => press(element as Element, event), found.desk)) {
      stop(event);
      this.stopping = event.type === "click" ? null : "press";
    }
  }

  private keyed(event: KeyboardEvent): void {
    if (!event.isTrusted || event.key !== "Enter") return;
    if (event.type !== "keydown") {
      if (this.stopping === "key") stop(event);
      if (event.type === "keyup") this.stopping = null;
      return;
    }
    this.stopping = null;
    const session = this.desk.state?.lastLook ? this.desk.sessionOf(event.composedPath()) : undefined;
    if (!session || session.isComposing || event.isComposing || event.repeat || !isSendKey(event, session)) return;
    const target = event.composedPath()[0] as Element;
    if (!this.holds(session, "key", () => strike(target, event), this.desk)) return;
    stop(event);
    this.stopping = "key";
  }

  /** The draft that an element would send: of this frame, or of an editor in a frame within it. */
  private sessionFor(element: Element): { session: Session; desk: Desk } | null {
    for (const desk of desksHere(this.desk)) {
      const session = desk.current;
      if (!session?.box.isConnected || !desk.state?.on || !desk.state.lastLook) continue;
      const { site, anchor } = placeOf(session.box);
      if (sends(site, element, anchor)) return { session, desk };
    }
    return null;
  }

  /** Whether sending has to wait; `again` hands back what was held. */
  private holds(session: Session, way: Way, again: () => void, desk: Desk): boolean {
    session.refresh();
    const { text } = session;
    if (!text.trim() || this.passed.get(session) === text) return this.lets(session, desk);
    const isKnown = session.isFresh || session.failure !== null;
    if (isKnown) return this.objects(session, way, desk);
    void this.look(session, way, again, desk);
    return true;
  }

  private lets(session: Session, desk: Desk): false {
    this.passed.delete(session);
    desk.look.hide();
    return false;
  }

  private objects(session: Session, way: Way, desk: Desk): boolean {
    const objections = objectionsTo(session);
    if (!objections.length) return false;
    this.passed.set(session, session.text);
    desk.showLook(session, objections, way);
    return true;
  }

  /** Ask about a draft that was not checked yet, but no longer than a writer notices. */
  private async look(session: Session, way: Way, again: () => void, desk: Desk): Promise<void> {
    const { text } = session;
    await Promise.race([desk.checked(session), new Promise((resolve) => setTimeout(resolve, MOST))]);
    session.refresh();
    if (session.text !== text || !session.box.isConnected) return; // the writer went on writing
    if (this.objects(session, way, desk)) return;
    this.passed.set(session, text);
    again();
  }
}

/** What should not go out: errors that can be proven, what is not ready, blanks. */
export function objectionsTo(session: Session): Objection[] {
  const grave = session.findings.filter(({ severity, category }) => severity === "error" || category === "ready");
  const told = (start: number, end: number) => grave.some((finding) => finding.start < end && start < finding.end);
  const open = blanks(session.text).filter(({ start, end }) => !told(start, end));
  return [
    ...grave.map((finding) => ({ finding })),
    ...open.map(({ start, end }) => ({ blank: session.text.slice(start, end) })),
  ];
}

function isSendKey(event: KeyboardEvent, session: Session): boolean {
  const { sendKeys } = placeOf(session.box).site;
  const withControl = event.ctrlKey || event.metaKey;
  if (event.shiftKey || event.altKey) return false;
  return sendKeys === "enter" ? true : withControl;
}

/** The desks of this frame and of those within it that are of the same origin. */
function desksHere(own: Desk): Desk[] {
  const desks = [own];
  for (let at = 0; at < window.frames.length; at++) {
    try {
      const desk = window.frames[at]!.draftCoach;
      if (desk) desks.push(desk);
    } catch {
      // of another origin
    }
  }
  return desks;
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** The press that was held, as it came. */
function press(element: Element, held: MouseEvent): void {
  const { clientX, clientY } = held;
  const how = { bubbles: true, cancelable: true, composed: true, clientX, clientY, detail: 1, view: window } as const;
  for (const name of PRESSES.slice(0, 4)) element.dispatchEvent(name.startsWith("pointer") ? new PointerEvent(name, how) : new MouseEvent(name, how));
  if (element instanceof HTMLElement) element.click();
  else element.dispatchEvent(new MouseEvent("click", how));
}

/** The key stroke that was held, as it came. */
function strike(element: Element, { key, code, ctrlKey, metaKey }: KeyboardEvent): void {
  const how = { key, code, ctrlKey, metaKey, keyCode: 13, which: 13, bubbles: true, cancelable: true, composed: true };
  for (const name of ["keydown", "keyup"] as const) element.dispatchEvent(new KeyboardEvent(name, how));
}
