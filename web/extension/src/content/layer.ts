/** Where the coach shows itself on a page: one element of its own beside everything else, in a closed shadow root. */

import { dress, INK_STYLE } from "./inks";
import { LAYER_STYLE } from "./style";

declare const SHADOW_MODE: ShadowRootMode;

/** What the page shall not hear of what happens on a card. */
const QUIET = [
  "keydown", "keypress", "keyup", "input", "beforeinput", "mousedown", "mouseup", "click", "dblclick", "pointerdown", "pointerup", "focusin",
  "focusout", "contextmenu", "wheel", "touchstart", "touchend", "copy", "paste", "cut",
];

export class Layer {
  private readonly host = document.createElement("div");
  readonly root: ShadowRoot;

  constructor() {
    this.host.setAttribute("data-draft-coach", "layer");
    this.host.style.cssText =
      "all:initial!important;position:fixed!important;top:0!important;left:0!important;width:0!important;height:0!important;" +
      "z-index:2147483647!important;pointer-events:none!important";
    this.root = this.host.attachShadow({ mode: SHADOW_MODE });
    dress(this.root, INK_STYLE + LAYER_STYLE);
    for (const name of QUIET) this.host.addEventListener(name, (event) => event.stopPropagation());
  }

  /** Show an element above the page that a box is in: also within a dialog or a full screen. */
  show(element: HTMLElement, near: Element): void {
    const parent = placeFor(near);
    if (this.host.parentNode !== parent) parent.append(this.host);
    if (!element.isConnected) this.root.append(element);
  }

  /** Take an element away; a page on which nothing is shown has nothing of ours. */
  hide(element: HTMLElement): void {
    element.remove();
    if (![...this.root.children].some((child) => child.localName !== "style")) this.host.remove();
  }

  /** Where on the screen the layer's own zero lies. */
  origin(): { x: number; y: number } {
    const { x, y } = this.host.getBoundingClientRect();
    return { x, y };
  }

  /** Whether an event happened on something of ours. */
  owns(event: Event): boolean {
    return event.composedPath().includes(this.host);
  }

  /** Whether something of ours has the keyboard. */
  get hasFocus(): boolean {
    return this.root.activeElement !== null;
  }
}

function placeFor(near: Element): Element {
  const full = document.fullscreenElement;
  const dialog = outer(near, "dialog[open]");
  if (dialog) return dialog;
  return full && full !== document.documentElement && full.contains(near) ? full : document.documentElement;
}

/** The nearest element around that matches, also out of shadow roots. */
function outer(element: Element, selector: string): Element | null {
  const found = element.closest(selector);
  if (found) return found;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? outer(root.host, selector) : null;
}
