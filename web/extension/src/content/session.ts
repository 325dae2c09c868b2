/** One box: its draft, what was found in it, and what the writer said about it. */

import type { Context, Party, Report, Suggestion } from "../../../page/src/api";
import { changeOf } from "../../../page/src/applying";
import { blanks, editBetween, opening } from "../../../page/src/spans";
import { follow, ignoring, live, type Live } from "../../../page/src/state";
import type { Box as BoxView, Correction, Failure, Put, SiteState } from "../shared/messages";
import { isField, isLine, isOpen, type Box } from "./boxes";
import { changesBetween } from "./putting";
import { surroundingsOf, type Surroundings } from "./surroundings";
import type { Mark, Surface } from "./surface";

/** The words of a finding that leave it when one writes in them; in a longer one a word may change. */
const SHORT = 40;

let count = 0;

export class Session {
  readonly id = `${Date.now().toString(36)}-${++count}`;
  /** The draft as it was read last; offsets of `findings` lie in it. */
  text = "";
  findings: readonly Live[] = [];
  report: Report | null = null;
  failure: Failure | null = null;
  /** The question that `report` answers. */
  checked = "";
  /** The text that `report` is about. */
  private checkedText: string | null = null;
  isComposing = false;
  isPutting = false;
  /** The finding whose card is open. */
  active: string | null = null;
  correction: Correction = {};
  private readonly ignored = new Set<string>();
  private around: Surroundings = { channel: "other", recipient: {}, incoming: "", chat: null };
  private frame = 0;
  private isLeft = false;
  private readonly watch = new MutationObserver(() => this.touch());

  constructor(
    readonly surface: Surface,
    private readonly changed: (session: Session) => void,
  ) {
    if (!isField(this.box)) this.watch.observe(this.box, { childList: true, characterData: true, subtree: true });
  }

  get box(): Box {
    return this.surface.box;
  }

  /** Whether the box is still on the page and may be read. */
  get isThere(): boolean {
    return isOpen(this.box);
  }

  /** Something happened in the box: look at it before the next picture is drawn. */
  touch(): void {
    if (this.frame || this.isLeft) return;
    this.frame = requestAnimationFrame(() => this.look());
  }

  /** A page may set the text of a field without any event but that the caret moved. */
  suspect(): void {
    if (isField(this.box) && this.box.value !== this.text) this.touch();
  }

  private look(): void {
    this.frame = 0;
    if (this.isLeft || !this.box.isConnected) return;
    if (this.refresh()) this.changed(this);
  }

  /** Read the box, let the findings follow, and draw them; whether the draft changed. */
  refresh(): boolean {
    const now = this.surface.read();
    const edit = editBetween(this.text, now);
    this.text = now;
    if (edit) {
      this.checked = "";
      this.findings = follow(this.findings, edit).filter((finding) => isWhole(finding, now));
      if (!now.trim()) this.clear();
    }
    this.draw();
    return edit !== null;
  }

  /** The draft is gone, most often because it was sent: what was said about it holds no more. */
  private clear(): void {
    this.ignored.clear();
    this.report = null;
    this.findings = [];
    this.checkedText = null;
  }

  draw(): void {
    const marks: Mark[] = this.findings.map((finding) => {
      const { start, end } = opening(finding, this.text);
      return { start, end, category: finding.category, active: finding.key === this.active };
    });
    this.surface.draw(marks.filter(({ start, end }) => end > start));
  }

  /** Take a report on a text, which may have changed since. */
  take(report: Report | null, text: string, question: string): void {
    this.failure = null;
    this.report = report;
    this.checked = question;
    this.checkedText = text;
    const findings = report ? live(report, text).filter((finding) => !isLine(this.box) || finding.scope === "sentence") : [];
    const edit = editBetween(text, this.text);
    this.findings = edit ? follow(findings, edit).filter((finding) => isWhole(finding, this.text)) : findings;
    this.draw();
  }

  fail(failure: Failure): void {
    this.failure = failure;
  }

  /** Whether any draft of this box was checked. */
  get isChecked(): boolean {
    return this.checkedText !== null;
  }

  /** Whether the report is about the draft as it stands in the box now. */
  get isFresh(): boolean {
    return this.checkedText !== null && this.failure === null && this.checkedText === this.surface.read();
  }

  /** Leave out what the writer ignores here, and words of the dictionary. */
  sift(dictionary: readonly string[]): void {
    const known = new Set(dictionary.map((word) => word.toLowerCase()));
    this.findings = this.findings.filter(
      (finding) => !this.ignored.has(ignoring(finding)) && !known.has(finding.text.trim().toLowerCase()),
    );
    if (!this.findings.some(({ key }) => key === this.active)) this.active = null;
    this.draw();
  }

  ignore(finding: Live): void {
    this.ignored.add(ignoring(finding));
  }

  /** Put the words of a suggestion in its place, and leave the first blank in them selected. */
  async apply(finding: Live, suggestion: Suggestion): Promise<Put> {
    this.refresh();
    const same = this.findings.find(({ key }) => key === finding.key);
    const own = same?.suggestions.find(({ id }) => id === suggestion.id);
    if (!same || !own || same.outdated.has(own.id) || own.replacement !== suggestion.replacement) return "changed";
    const change = changeOf(own, this.text);
    if (!change) return "done";
    const outcome = await this.putting(() => this.surface.put(change));
    if (outcome === "done") {
      this.findings = this.findings.filter(({ key }) => key !== finding.key);
      this.draw();
      this.selectBlank(change.start, change.text);
    }
    return outcome;
  }

  /** Put a whole text in place of the draft. */
  putAll(before: string, text: string): Promise<Put> {
    return this.putting(async () => {
      if (this.surface.read() !== before) return "changed";
      for (const change of changesBetween(before, text)) {
        const outcome = await this.surface.put(change);
        if (outcome !== "done") return outcome;
      }
      return "done";
    });
  }

  /** Insert words at a place. */
  insert(before: string, at: number, text: string): Promise<Put> {
    return this.putting(async () =>
      this.surface.read() === before ? this.surface.put({ start: at, end: at, text }) : "changed",
    );
  }

  private async putting(work: () => Promise<Put>): Promise<Put> {
    if (this.isComposing || this.isPutting || !this.isThere) return "changed";
    this.isPutting = true;
    try {
      return await work();
    } finally {
      this.isPutting = false;
      this.refresh();
      this.changed(this);
    }
  }

  private selectBlank(start: number, words: string): void {
    const [blank] = blanks(words);
    if (!blank || !this.text.startsWith(words, start)) return;
    this.surface.select({ start: start + blank.start, end: start + blank.end });
  }

  /** Look around on the page. What the writer said about one recipient does not hold for another. */
  lookAround(): Surroundings {
    const before = this.around.recipient.name;
    this.around = surroundingsOf(this.box, this.surface.quoted);
    if (before !== undefined && before !== this.around.recipient.name) this.correction = {};
    return this.around;
  }

  /** What goes with a check: read from the page, then corrected by the writer. */
  contextFor({ sender }: Pick<SiteState, "sender">, now: string): Context {
    return contextOf(this.lookAround(), this.correction, sender, now);
  }

  view(state: SiteState, now: string): BoxView {
    const read = contextOf(this.lookAround(), {}, state.sender, now);
    return {
      id: this.id,
      text: this.text,
      context: contextOf(this.around, this.correction, state.sender, now),
      read,
      correction: this.correction,
      report: this.report,
      failure: this.failure,
      chat: this.around.chat,
    };
  }

  leave(): void {
    this.isLeft = true;
    this.watch.disconnect();
    cancelAnimationFrame(this.frame);
    this.surface.leave();
  }
}

/** Whether a finding still stands after the writer wrote in it. */
function isWhole(finding: Live, text: string): boolean {
  return finding.text.length > SHORT || text.slice(finding.start, finding.end) === finding.text;
}

function contextOf(read: Surroundings, said: Correction, sender: Party, now: string): Context {
  const incoming = said.incoming ?? read.incoming;
  const language = said.reply ?? scriptOf(incoming);
  const recipient: Party = { ...(language ? { language } : {}), ...read.recipient, ...said.recipient };
  return {
    channel: said.channel ?? read.channel,
    now,
    ...(said.kind ? { kind: said.kind } : {}),
    ...(Object.keys(recipient).length ? { recipient } : {}),
    ...(Object.keys(sender).length ? { sender } : {}),
    ...(incoming.trim() ? { incoming } : {}),
  };
}

/** The language of a message where its script tells it, and nothing where it may be many. */
function scriptOf(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const share = (script: RegExp): boolean => (text.match(script)?.length ?? 0) > letters / 3;
  if (!letters) return undefined;
  if (share(/\p{Script=Hangul}/gu)) return "ko";
  if ((text.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0) > letters / 10) return "ja";
  return share(/\p{Script=Han}/gu) ? "zh" : undefined;
}
