/** What the views of the popup work with: the tab, its box, the settings, and the way between views. */

import type { Box, Language } from "../shared/messages";
import type { Settings } from "../shared/settings";
import type { Tab } from "./tab";

export interface Desk {
  tab: Tab;
  box: Box;
  settings: Settings;
  language: Language;
  /** Back to what is known of the box. */
  back(): void;
}
