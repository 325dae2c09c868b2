/** A card opens when the pointer rests on marked words or they are pressed, and closes when it goes away. */

import type { Desk } from "./desk";

const REST = 160;
const AWAY = 280;

export class Hovering {
  private rest: ReturnType<typeof setTimeout> | undefined;
  private away: ReturnType<typeof setTimeout> | undefined;
  /** Whether the open card was opened by the pointer. */
  private isHovered = false;

  constructor(private readonly desk: Desk) {}

  listen(target: EventTarget, signal: AbortSignal): void {
    const passive = { capture: true, passive: true, signal } as const;
    target.addEventListener("pointermove", (event) => this.moved(event as PointerEvent), passive);
    target.addEventListener("click", (event) => this.pressed(event as MouseEvent), passive);
  }

  private moved(event: PointerEvent): void {
    const { desk } = this;
    clearTimeout(this.rest);
    clearTimeout(this.away);
    if (this.isHovered && desk.card.isShown) this.watchAway(event);
    if (event.buttons || desk.layer.owns(event)) return;
    const session = desk.sessionOf(event.composedPath());
    if (!session?.findings.length) return;
    const { clientX, clientY } = event;
    this.rest = setTimeout(() => this.open(session, clientX, clientY, false), REST);
  }

  private pressed(event: MouseEvent): void {
    const { desk } = this;
    clearTimeout(this.away);
    if (desk.layer.owns(event)) return;
    const session = desk.sessionOf(event.composedPath());
    const isFound = session ? this.open(session, event.clientX, event.clientY, true) : false;
    if (!isFound && desk.card.isShown) desk.close(false);
  }

  private open(session: Parameters<Desk["findingAt"]>[0], x: number, y: number, isPress: boolean): boolean {
    const { desk } = this;
    const finding = session.isPutting || session.isComposing ? undefined : desk.findingAt(session, x, y);
    if (!finding) return false;
    if (session.active === finding.key && desk.card.isShown) return true;
    if (desk.card.hasFocus) return false; // the keyboard is in a card
    desk.show(session, finding);
    this.isHovered = !isPress;
    return true;
  }

  private watchAway({ clientX, clientY }: PointerEvent): void {
    const { desk } = this;
    this.away = setTimeout(() => {
      if (!desk.card.isShown || desk.card.hasFocus || desk.card.isNear(clientX, clientY)) return;
      const session = desk.shown;
      const finding = session && desk.findingAt(session, clientX, clientY);
      if (!finding || finding.key !== session.active) desk.close(false);
    }, AWAY);
  }
}
