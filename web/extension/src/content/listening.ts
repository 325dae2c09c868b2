/** What is heard on a page: events only, nothing is ever looked at again and again. */

import { boxAt, focusedElement } from "./boxes";
import type { Desk } from "./desk";
import { Hovering } from "./hovering";
import { Sending } from "./sending";

/** Listen for a desk until the signal says stop. */
export function listen(desk: Desk, signal: AbortSignal): void {
  const ears = new Ears(desk, signal);
  ears.hearAll(window);
  document.addEventListener("selectionchange", () => desk.current?.suspect(), { passive: true, signal });
  addEventListener("focus", (event) => event.target === window && desk.enter(document.designMode === "on" ? document : focusedElement()), { signal });
  const scrolled = (event: Event): void => {
    if (!desk.layer.owns(event) && desk.card.isShown && !desk.card.hasFocus) desk.close(false);
  };
  addEventListener("scroll", scrolled, { capture: true, passive: true, signal });
  ears.hearRootOf(focusedElement());
}

class Ears {
  private readonly roots = new WeakSet<Node>();
  private readonly hovering: Hovering;
  private readonly sending: Sending;

  constructor(
    private readonly desk: Desk,
    private readonly signal: AbortSignal,
  ) {
    this.hovering = new Hovering(desk);
    this.sending = new Sending(desk);
  }

  /** Hear what people do in a window, or in a closed root, which a window does not see into. */
  hearAll(target: EventTarget): void {
    const { signal } = this;
    const passive = { capture: true, passive: true, signal } as const;
    target.addEventListener("focusin", (event) => this.entered(event), passive);
    for (const name of ["input", "compositionstart", "compositionend"]) target.addEventListener(name, (event) => this.written(event), passive);
    target.addEventListener("keydown", (event) => keys(this.desk, event as KeyboardEvent), { capture: true, signal });
    this.hovering.listen(target, signal);
    this.sending.listen(target, signal);
  }

  /** Focus that moves within a shadow root is not heard outside of it. */
  hearRootOf(node: EventTarget | null): void {
    const root = node instanceof Element ? node.getRootNode() : null;
    if (!(root instanceof ShadowRoot) || this.roots.has(root)) return;
    this.roots.add(root);
    if (root.mode === "closed") this.hearAll(root);
    else root.addEventListener("focusin", (event) => this.entered(event), { capture: true, passive: true, signal: this.signal });
  }

  private entered(event: Event): void {
    if (this.desk.layer.owns(event)) return;
    const node = event.composedPath()[0] ?? null;
    const inner = node instanceof Element && node === document.activeElement ? (focusedElement() ?? node) : node;
    this.hearRootOf(inner);
    this.desk.enter(inner);
  }

  private written(event: Event): void {
    const { desk } = this;
    const session = desk.sessionOf(event.composedPath());
    if (!session) return event.type === "input" ? this.enterLate(event) : undefined;
    if (event.type === "compositionstart") desk.compose(session, true);
    else if (event.type === "compositionend") desk.compose(session, false);
    else session.touch();
  }

  /** A box that became one only after it was entered, as iframes do that are made editable by a program. */
  private enterLate(event: Event): void {
    const node = event.composedPath()[0] ?? null;
    if (this.desk.state?.on && !this.desk.layer.owns(event) && boxAt(node)) this.desk.enter(node);
  }
}

/** F8 and Shift F8 go through the findings, Esc closes a card; all other keys are the page's. */
function keys(desk: Desk, event: KeyboardEvent): void {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  const isOurs =
    (event.key === "F8" && (desk.card.hasFocus || inBox(desk, event)) && desk.step(event.shiftKey ? -1 : 1, true)) ||
    (event.key === "Escape" && desk.card.isShown && (desk.close(true), true)) ||
    (event.key === "Escape" && desk.look.isShown && (desk.look.hide(), true));
  if (!isOurs) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

function inBox(desk: Desk, event: KeyboardEvent): boolean {
  return desk.sessionOf(event.composedPath()) !== undefined;
}
