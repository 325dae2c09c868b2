/** One request at a time for each text box: while it is on its way the newest waits, others give way. */

import type { Answer } from "../shared/messages";

type Making = () => Promise<Answer<unknown>>;

interface Waiting {
  making: Making;
  done(answer: Answer<unknown>): void;
}

export class Lanes {
  /** The boxes with a request on its way, and what waits behind it. */
  private readonly busy = new Map<string, Waiting | null>();

  /** Make a request in the lane of a box once nothing is on its way there. */
  async take<Value>(box: string, making: () => Promise<Answer<Value>>): Promise<Answer<Value>> {
    if (!this.busy.has(box)) return this.run(box, making);
    this.busy.get(box)?.done({ ok: false, failure: "superseded" });
    return new Promise((done) => {
      this.busy.set(box, { making, done: (answer) => done(answer as Answer<Value>) });
    });
  }

  /** Nobody waits any more in lanes whose name begins so: their page is gone. */
  leave(prefix: string): void {
    for (const [box, waiting] of this.busy) {
      if (!waiting || !box.startsWith(prefix)) continue;
      waiting.done({ ok: false, failure: "superseded" });
      this.busy.set(box, null);
    }
  }

  private async run<Value>(box: string, making: () => Promise<Answer<Value>>): Promise<Answer<Value>> {
    this.busy.set(box, null);
    try {
      return await making();
    } finally {
      const next = this.busy.get(box);
      this.busy.delete(box);
      if (next) void this.run(box, next.making).then(next.done);
    }
  }
}
