/** The content script: in every frame of a site that the writer enabled. */

import { ask, type Request, type ToContent } from "../shared/messages";
import { focusedElement } from "./boxes";
import { Desk } from "./desk";
import { listen } from "./listening";

declare global {
  interface Window {
    /** Tells a script that is put into a page a second time from the first. */
    draftCoach?: Desk;
  }
}

async function start(): Promise<void> {
  if (window.draftCoach) return;
  const desk = (window.draftCoach = new Desk());
  chrome.runtime.onMessage.addListener((request: Request<ToContent>, _sender, answer) => {
    void desk.answer(request).then(answer);
    return true;
  });
  const state = await ask("site", {});
  if (!state.ok) return;
  desk.state = state.value;
  listen(desk, new AbortController().signal);
  desk.enter(document.designMode === "on" ? document : focusedElement());
}

void start();
