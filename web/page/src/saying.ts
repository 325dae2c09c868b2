/** What blames, said again on its card: asked for when the card is seen and the writer pauses. */

import type { Context, Suggestion } from "./api";
import { changeOf } from "./applying";
import { isSaidAgain, rewrite, saidAgain } from "./rewriting";
import { wellFormed } from "./spans";
import type { Live } from "./state";

const PAUSE = 700;

interface Asked {
  text: string;
  context: Context;
  disable: readonly string[];
  token: string | null;
}

export class Saying {
  private pause = 0;
  private request: AbortController | null = null;
  /** What was asked last, and what came back. */
  private known = "";
  private suggestions: Suggestion[] = [];

  constructor(
    private readonly asked: () => Asked,
    private readonly show: (suggestions: readonly Suggestion[]) => void,
  ) {}

  /** The writer types: nothing is asked. */
  stop(): void {
    clearTimeout(this.pause);
    this.request?.abort();
  }

  /** A card that blames is in view. */
  want(): void {
    const question = signature(this.asked());
    if (question === this.known) return this.show(this.suggestions);
    this.stop();
    this.pause = window.setTimeout(() => void this.ask(), PAUSE);
  }

  private async ask(): Promise<void> {
    const { text, context, disable, token } = this.asked();
    const question = signature({ text, context, disable });
    const request = (this.request = new AbortController());
    try {
      const wanted = { text: wellFormed(text), context, disable, strength: "neutral", choose: [] } as const;
      const found = await rewrite(wanted, token, request.signal);
      if (request.signal.aborted || this.asked().text !== text) return;
      this.known = question;
      this.suggestions = saidAgain(found);
      this.show(this.suggestions);
    } catch {
      return; // the cards have their own words, and the next check asks again
    }
  }
}

/** What a question is told from others by; the minute that it is asked in is not. */
function signature({ text, context, disable }: Omit<Asked, "token">): string {
  return JSON.stringify([text, { ...context, now: null }, disable]);
}

/** The findings with their sentence said again first; other words for the whole sentence, and mere advice, make way. */
export function withSaidAgain(findings: readonly Live[], suggestions: readonly Suggestion[], draft: string): Live[] {
  return findings.map((finding) => {
    if (finding.category !== "blame") return finding;
    const own = suggestions.find(
      (item) => item.start <= finding.start && finding.end <= item.end && changeOf(item, draft) !== null,
    );
    return own ? { ...finding, suggestions: [own, ...without(finding.suggestions, own)] } : finding;
  });
}

function without(suggestions: readonly Suggestion[], own: Suggestion): Suggestion[] {
  return suggestions.filter(
    (item) => !isSaidAgain(item.id) && item.replacement !== null && (item.start !== own.start || item.end !== own.end),
  );
}

/** The findings of a new report with the sentences that were said again for them before. */
export function carried(before: readonly Live[], now: readonly Live[]): Live[] {
  return now.map((finding) => {
    const old = before.find(({ key, start }) => key === finding.key && start === finding.start);
    const own = old?.suggestions.find(({ id }) => isSaidAgain(id) && !old.outdated.has(id));
    return own ? { ...finding, suggestions: [own, ...without(finding.suggestions, own)] } : finding;
  });
}
