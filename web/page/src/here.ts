/** What this browser says about the writer: storage, language, token. */

import type { Language } from "./api";

type Store = Pick<Storage, "getItem" | "setItem">;

/** What is kept in this browser, until the writer clears it. */
export const storage = browserStorage(() => localStorage);
/** What is kept in this tab only. */
export const session = browserStorage(() => sessionStorage);

/** A browser may forbid storage altogether; then nothing is kept. */
function browserStorage(open: () => Storage): Store {
  try {
    return open();
  } catch {
    return { getItem: () => null, setItem: () => undefined };
  }
}

/** The language of the page for one who has not chosen. */
export function preferredLanguage(): Language {
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** The token from the address, which then loses it, or from earlier in this tab. */
export function takeToken(): string | null {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given) {
    session.setItem("token", given);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return given ?? session.getItem("token");
}

/** Whether a finger, not a mouse, points. */
export function isTouch(): boolean {
  return matchMedia("(pointer: coarse)").matches;
}

/** Whether there is room beside the paper. */
export function isWide(): boolean {
  return matchMedia("(min-width: 861px)").matches;
}

/** The names of keys as they stand on this keyboard. */
export function onThisKeyboard(keys: string): string {
  return /^(?:Mac|iP)/.test(navigator.platform) ? keys.replace("Ctrl", "⌘").replace("Alt", "⌥").replace("Shift", "⇧") : keys;
}

/** Do something once the browser has nothing more urgent to do. */
export function whenIdle(act: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(act, { timeout: 3000 });
  else setTimeout(act, 1000);
}
