/** The settings while the background runs: read when needed, written in turn. */

import { KEPT, loadSettings, restore, type Settings } from "../shared/settings";

export class Kept {
  private turn: Promise<unknown> = Promise.resolve();

  /** The settings now. */
  now(): Promise<Settings> {
    return this.turn.then(loadSettings, loadSettings);
  }

  /** Change them, after every change that was asked for before. */
  change(change: (settings: Settings) => Settings): Promise<Settings> {
    const changed = this.now().then(async (settings) => {
      const made = restore(change(settings));
      await chrome.storage.local.set({ [KEPT]: made });
      return made;
    });
    this.turn = changed;
    return changed;
  }
}
