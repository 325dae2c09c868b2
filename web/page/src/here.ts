/** What this browser says about the writer: storage, language, token, clock. */

import type { Language } from "./api";

type Store = Pick<Storage, "getItem" | "setItem">;

/** What is kept in this browser, until the writer clears it. */
export const storage = browserStorage(() => localStorage);
/** What is kept in this tab only. */
export const session = browserStorage(() => sessionStorage);

/** The time zone of this computer; undefined where the browser hides it or names no place. */
export function zoneHere(): string | undefined {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone?.includes("/") && !zone.startsWith("Etc/") ? zone : undefined;
}

/** The writer's clock, to the minute, with its offset. */
export function localTime(): string {
  const now = new Date();
  const east = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + east * 60_000).toISOString().slice(0, 16);
  const [hours, minutes] = [Math.floor(Math.abs(east) / 60), Math.abs(east) % 60].map((figure) =>
    String(figure).padStart(2, "0"),
  );
  return `${local}:00${east < 0 ? "-" : "+"}${hours}:${minutes}`;
}

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

/** Halves of characters made whole, each by one unit, so that offsets stay. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
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
