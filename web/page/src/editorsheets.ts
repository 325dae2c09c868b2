/**
 * Styles of the editor without a style element, which the page's policy forbids.
 *
 * The editor's own style sheets are constructed and adopted instead. Import this before an editor is
 * made.
 */

import { StyleModule } from "style-mod";

const adopted = new Set<StyleModule>();

StyleModule.mount = (root, modules) => {
  for (const module of [modules].flat()) {
    if (adopted.has(module)) continue;
    adopted.add(module);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(module.getRules());
    // In front: with equal weight, what comes later wins, and that is for the page's own sheets.
    root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets];
  }
};
