/** A row of buttons of which one is pressed. */

import { button, make } from "./dom";

/** The buttons for `names`, in their order; `pick` is told of a press. */
export function either<Value extends string>(
  label: string,
  names: Record<Value, string>,
  chosen: Value,
  pick: (value: Value) => void,
): HTMLElement {
  return make(
    "div",
    { class: "switch", role: "group", "aria-label": label },
    ...(Object.keys(names) as Value[]).map((value) =>
      button({ "aria-pressed": String(value === chosen), "data-value": value }, () => pick(value), names[value]),
    ),
  );
}
