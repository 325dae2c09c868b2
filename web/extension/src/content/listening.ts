/** What is heard on a page: events only, nothing is ever looked at again and again. */

import { boxAt, focusedElement } from "./boxes";
import type { Desk } from "./desk";
import { Hovering } from "./hovering";
import { Sending } from "./sending";

/** Listen for a desk until the signal says stop. */
export function listen(desk: Desk, signal: AbortSignal): void {
  const passive = { capture: true, passive: true, signal } as const;
  const roots = new WeakSet<Node>();
  const enter = (event: Event): void => {
    if (desk.layer.owns(event)) return;
    const node = event.composedPath()[0] ?? null;
    const inner = node instanceof Element && node === document.activeElement ? (focusedElement() ?? node) : node;
    hearRoot(inner);
    desk.enter(inner);
  };
  /** Focus that moves within a shadow root is not heard outside of it. */
  const hearRoot = (node: EventTarget | null): void => {
    const root = node instanceof Element ? node.getRootNode() : null;
    if (!(root instanceof ShadowRoot) || roots.has(root)) return;
    roots.add(root);
    root.addEventListener("focusin", enter, passive);
    for (const name of ["input", "compositionstart", "compositionend"] as const) root.addEventListener(name, heard, passive);
  };
  const heard = (event: Event): void => {
    const session = desk.sessionOf(event.composedPath());
    if (event.type === "input" && !session && !desk.layer.owns(event)) return enterLate(event);
    if (!session) return;
    if (event.type === "compositionstart") desk.compose(session, true);
    else if (event.type === "compositionend") desk.compose(session, false);
    else session.touch();
  };
  /** A box that became one only after it was entered, as iframes do that are made editable by a program. */
  const enterLate = (event: Event): void => {
    const node = event.composedPath()[0] ?? null;
    if (desk.state?.on && boxAt(node)) desk.enter(node);
  };

  addEventListener("focusin", enter, passive);
  for (const name of ["input", "compositionstart", "compositionend"] as const) addEventListener(name, heard, passive);
  document.addEventListener("selectionchange", () => desk.current?.suspect(), { passive: true, signal });
  addEventListener("focus", (event) => event.target === window && desk.enter(document.designMode === "on" ? document : focusedElement()), { signal });
  addEventListener("keydown", (event) => keys(desk, event), { capture: true, signal });
  addEventListener("scroll", (event) => !desk.layer.owns(event) && desk.card.isShown && !desk.card.hasFocus && desk.close(false), passive);
  new Hovering(desk).listen(signal);
  new Sending(desk).listen(signal);
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
