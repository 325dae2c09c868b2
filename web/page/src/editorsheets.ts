/** Styles of the editor without a style element, which the page's policy forbids. */

import { StyleModule } from "style-mod";

const adopted = new Set<StyleModule>();

/** Have style sheets of the editor constructed and adopted from now on; call it before an editor is made. */
export function adoptSheets(): void {
  StyleModule.mount = (root, modules) => {
    for (const module of [modules].flat()) {
      if (adopted.has(module)) continue;
      adopted.add(module);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(module.getRules());
      // The editor names first what others may overrule.
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    }
  };
}
