/** Building elements without markup in strings. */

import { blanks } from "./spans";

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | boolean | number | null | undefined>;

/** An element with attributes and children; a true attribute is set empty, null and false are left out. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** A button that calls `act`. */
export function button(
  attributes: Attributes,
  act: (event: MouseEvent) => void,
  ...children: Child[]
): HTMLButtonElement {
  const element = make("button", { type: "button", ...attributes }, ...children);
  element.addEventListener("click", act);
  return element;
}

/** The element with an id that the page is known to have. */
export function part<E extends HTMLElement>(id: string): E {
  return document.getElementById(id) as E;
}

/** Make `parent` hold exactly `children`, moving only what is out of place, so that focus stays. */
export function arrange(parent: Element, children: readonly Element[]): void {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
}

/** A text in which every blank is shown as one. */
export function withBlanks(text: string): HTMLElement {
  const whole = make("span");
  let at = 0;
  for (const blank of blanks(text)) {
    whole.append(text.slice(at, blank.start));
    whole.append(make("mark", { class: "blank" }, text.slice(blank.start + 1, blank.end - 1)));
    at = blank.end;
  }
  whole.append(text.slice(at));
  return whole;
}
