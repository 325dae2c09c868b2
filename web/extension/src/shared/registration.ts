/** What is put into the pages of an enabled site, and how. */

/** For `chrome.scripting.registerContentScripts`; the caller adds `id` and `matches`. */
export const CONTENT = {
  js: ["content.js"],
  css: ["content.css"],
  allFrames: true,
  /** Editors in iframes that have no address of their own. */
  matchOriginAsFallback: true,
  runAt: "document_idle",
  persistAcrossSessions: true,
} as const;
