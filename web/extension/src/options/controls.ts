/** The controls that the options are made of. */

import { make } from "../../../page/src/dom";

export type Choices = readonly (readonly [value: string, name: string])[];

let count = 0;

/** A control with its label, and what is said of it below. */
export function field(label: string, control: HTMLElement, hint = ""): HTMLElement {
  control.id ||= `field-${++count}`;
  const said = hint ? make("small", { id: `${control.id}-hint` }, hint) : null;
  if (said) control.setAttribute("aria-describedby", said.id);
  return make("div", { class: "field" }, make("label", { for: control.id }, label), control, said);
}

/** A list to choose from. */
export function choice(options: Choices, value: string, pick: (value: string) => void): HTMLSelectElement {
  const select = make("select", {}, ...options.map(([one, name]) => make("option", { value: one }, name)));
  select.value = value;
  select.addEventListener("change", () => pick(select.value));
  return select;
}

/** A box to tick. */
export function tick(label: string, checked: boolean, pick: (checked: boolean) => void, named = ""): HTMLLabelElement {
  const box = make("input", { type: "checkbox", "aria-label": named || null });
  box.checked = checked;
  box.addEventListener("change", () => pick(box.checked));
  return make("label", { class: "tick" }, box, make("span", {}, label));
}

/** A part of the options under its title. */
export function section(id: string, title: string, why: string, ...children: (Node | null)[]): HTMLElement {
  const head = make("h2", { id: `${id}-title` }, title);
  const intro = why ? make("p", { class: "why" }, why) : null;
  return make("section", { id, "aria-labelledby": head.id }, head, intro, ...children);
}
