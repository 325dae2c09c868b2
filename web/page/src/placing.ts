/**
 * Where a time from the window chart goes in the draft, and in which words: pure functions.
 *
 * A time that stands there makes way for it, also a blank that asks for a date; else it goes to the
 * caret. Without a caret in the message it takes the vague time of a meeting, or has no place.
 */

import type { Language, Slot, Span, Suggestion, Time } from "./api";
import { signatureStart } from "./signature";
import { blanks } from "./spans";
import type { Live } from "./state";

export interface Draft {
  text: string;
  /** Costliest first. */
  findings: readonly Live[];
  times: readonly Time[];
  active: string | null;
  /** The caret or selection; null unless the writer has set it. */
  caret: Span | null;
  /** The language of the draft as a whole. */
  language: Language;
}

/**
 * The place in the draft that would take a time; `over` are the words that make way. It is “nowhere”
 * until the writer says where.
 */
export interface Target extends Span {
  kind: "finding" | "time" | "blank" | "selection" | "caret" | "nowhere";
  over: string;
  finding: Live | null;
}

/** `text` takes the place of the span; `key` is the finding that is settled by it. */
export interface Placement extends Span {
  text: string;
  key: string | null;
}

const LENGTHS: readonly string[] = ["duration", "set"];
const ASKS_WHEN = /date|time|day|zone|hour|month|week|日|月|时|点|周|天/i;
const ASKS_DAY = /\b(?:week)?day\b|\bdate\b|日|哪.?天/i;
const BETWEEN_BLANKS = /^(?: at |, | |，|（| \()?$/;
/** A blank in brackets right behind a time: “next Friday (⟦date⟧)”. */
const BLANK_BEHIND = /^ ?[（(]⟦([^⟦⟧\n]*)⟧[）)]/;

/** Where a time would go now. */
export function targetIn(draft: Draft): Target {
  const active = draft.findings.find((finding) => finding.key === draft.active);
  if (active && makesWay(active, draft)) return overFinding(active, draft);
  const { caret, text } = draft;
  if (!text.trim()) return { start: text.length, end: text.length, kind: "caret", over: "", finding: null };
  if (!caret || caret.start >= (signatureStart(text) ?? Infinity)) return unasked(draft);
  const near = nearest(caret, draft);
  if (near) return near;
  const holes = blanks(text);
  const hole = holes.findIndex((blank) => holds(blank, caret));
  if (hole >= 0) return atBlank(hole, holes, text) ?? unasked(draft);
  const chosen = trimmed(caret, text);
  const isFinding = active && active.start === chosen.start && active.end === chosen.end;
  if (chosen.start < chosen.end && !isFinding) return over(chosen, "selection", draft);
  const at = wordEnd(text, chosen.end);
  return { start: at, end: at, kind: "caret", over: "", finding: null };
}

/** The time at the caret, flagged or not, with all that belongs to it. */
function nearest(caret: Span, draft: Draft): Target | undefined {
  const flagged = draft.findings.filter((finding) => makesWay(finding, draft));
  const times = draft.times.filter((time) => !LENGTHS.includes(time.kind));
  const holding = (targets: Target[]) => shortest(targets.filter((target) => holds(target, caret)));
  return (
    holding(flagged.map((finding) => overFinding(finding, draft))) ??
    holding(times.map((time) => over(whole(time, draft.text), "time", draft)))
  );
}

function over({ start, end }: Span, kind: Target["kind"], { text }: Draft): Target {
  return { start, end, kind, over: text.slice(start, end), finding: null };
}

/** The words for a time at a place, such that the sentence still reads; null if it is nowhere. */
export function placed(slot: Slot, target: Target, draft: Draft): Placement | null {
  if (target.kind === "nowhere") return null;
  const key = target.finding?.key ?? null;
  const same = target.finding && choiceFor(slot, target.finding, target);
  if (same) return { start: same.start, end: same.end, text: same.replacement!, key };
  const language = languageAt(target, draft);
  const label = slot.label[language];
  const { start, end } = target;
  if (target.kind === "blank") return { start, end, text: label, key };
  const fit = language === "zh" ? fitChinese : fitEnglish;
  return { ...fit(label, target, draft.text), key };
}

const TALK = /\b(?:call|talk|meet|meeting|speak|chat|discuss|visit|appointment)\b|[通电]话|会议|开会|见面|面谈|聊|语音|视频|拜访/i;

/** Without a caret, the first time of a call or meeting that is flagged. Never a stated date. */
function unasked(draft: Draft): Target {
  const end = draft.text.length;
  const meeting = draft.findings.find(
    (finding) =>
      finding.category === "time" &&
      makesWay(finding, draft) &&
      TALK.test(sentenceAround(finding, draft.text)),
  );
  return meeting ? overFinding(meeting, draft) : over({ start: end, end }, "nowhere", draft);
}

function sentenceAround({ start, end }: Span, text: string): string {
  const before = /[^.!?。！？\n]*$/.exec(text.slice(0, start))?.[0] ?? "";
  const after = /^[^.!?。！？\n]*/.exec(text.slice(end))?.[0] ?? "";
  return before + text.slice(start, end) + after;
}

/** Whether a finding is about a time that an exact one may replace. */
function makesWay(finding: Live, draft: Draft): boolean {
  if (finding.category !== "time" && finding.category !== "identifier") return false;
  const times = draft.times.filter((time) => overlap(time, finding));
  const isLength = times.some(({ kind }) => LENGTHS.includes(kind)) && /\d/.test(finding.text);
  if (isLength) return false; // “about 30 days” may ask for a last day, but is none
  return times.some(({ kind }) => !LENGTHS.includes(kind)) || finding.suggestions.some(offersTime);
}

function offersTime({ applicability, replacement }: Suggestion): boolean {
  if (replacement === null) return false;
  if (applicability === "choice") return /\d/.test(replacement);
  return blanks(replacement).some(({ start, end }) => ASKS_WHEN.test(replacement.slice(start, end)));
}

/** The words of a finding, with all of the time expression that it is a part of. */
function overFinding(finding: Live, draft: Draft): Target {
  const parts = [finding, ...draft.times.filter((time) => overlap(time, finding))];
  const first = Math.min(...parts.map((part) => part.start));
  const last = Math.max(...parts.map((part) => part.end));
  const { start, end } = whole({ start: first, end: last }, draft.text);
  return { start, end, kind: "finding", over: draft.text.slice(start, end), finding };
}

/** A time with the blank behind it that asks more of it. */
function whole({ start, end }: Span, text: string): Span {
  const behind = BLANK_BEHIND.exec(text.slice(end));
  return { start, end: behind && isWhen(behind[1]!) ? end + behind[0].length : end };
}

/** The blank, with one beside it that belongs to it, if they ask for a date and nothing else. */
function atBlank(at: number, holes: readonly Span[], text: string): Target | null {
  const inside = ({ start, end }: Span) => text.slice(start + 1, end - 1);
  const belongs = (one?: Span, other?: Span) =>
    one &&
    other &&
    BETWEEN_BLANKS.test(text.slice(one.end, other.start)) &&
    isWhen(inside(one)) &&
    isWhen(inside(other));
  const [before, hole, after] = [holes[at - 1], holes[at]!, holes[at + 1]];
  const asked = [hole];
  if (belongs(before, hole)) asked.unshift(before!);
  if (belongs(hole, after)) asked.push(after!);
  if (!asked.every((blank) => isWhen(inside(blank))) || !asked.some((blank) => ASKS_DAY.test(inside(blank)))) return null;
  const start = asked[0]!.start;
  let end = asked.at(-1)!.end;
  if (/[（(]⟦[^⟧]*⟧$/.test(text.slice(start, end)) && /[）)]/.test(text.charAt(end))) end++;
  return { start, end, kind: "blank", over: text.slice(start, end), finding: null };
}

/** Whether all that a blank asks for is when: “date, time, zone”, not “document, date”. */
function isWhen(asked: string): boolean {
  return asked.split(/[,，、]/).every((part) => ASKS_WHEN.test(part));
}

/** The choice of a finding that already says this time. */
function choiceFor(slot: Slot, finding: Live, target: Span): Suggestion | undefined {
  const [date = "", rest = ""] = (slot.local[0] ?? "").split("T");
  const [year, month, day] = date.split("-").map(Number);
  if (!year || !month || !day) return undefined;
  const days = [`${day} ${MONTHS[month - 1]} ${year}`, `${year}年${month}月${day}日`];
  return finding.suggestions.find(
    ({ id, applicability, replacement, ...place }) =>
      applicability === "choice" &&
      holds(place, target) &&
      replacement !== null &&
      !finding.outdated.has(id) &&
      replacement.includes(rest.slice(0, 5)) &&
      days.some((words) => wordsIn(replacement, words)),
  );
}

const MONTHS =
  "January February March April May June July August September October November December".split(" ");

function wordsIn(text: string, words: string): boolean {
  const at = text.indexOf(words);
  return at >= 0 && !/\d/.test(text.charAt(at - 1));
}

const LIMIT = /^(?:by|before|until|till|no later than|from|after|since|to|for)\b/i;
const WITHIN = /^(?:within|in)\b/i;
const LOOSE = /^(?:on|at|over|during|around|about|between)\b/i;
/** Behind these words a date stands without “on”. */
const LEADS =
  /\b(?:by|before|until|till|than|from|after|since|on|to|for|of|about|between|and|or|is|are|was|be|does|will|would|can|could|shall|may|suggest|propose|prefer|say)\s*$/i;
/** These give way as well: “in next week” is no more, it is “on Friday”. */
const GIVES_WAY = /\b(?:at|in|over|during|around|within)\s$/i;

function fitEnglish(label: string, target: Target, text: string): Span & { text: string } {
  let { start, end } = target;
  let before = text.slice(0, start);
  const isNew = start === end;
  if (!isNew) {
    const given = GIVES_WAY.exec(before);
    if (given) before = text.slice(0, (start -= given[0].length));
  }
  const [lead] = offered(target);
  let words: string = leadFor(target.over, lead, before) + label;
  if (isNew) {
    if (/[^\s([{“"‘—–-]$/u.test(before)) words = ` ${words}`;
    if (/^[\p{L}\p{N}(“]/u.test(text.slice(end))) words += " ";
  }
  return { start, end, text: words };
}

/** The words before a date: kept, as offered by the finding, or “on” where the sentence needs it. */
function leadFor(over: string, offer: string, before: string): string {
  const kept = LIMIT.exec(over);
  if (kept) return `${kept[0]} `;
  if (LEADS.test(before)) return "";
  const isFirst = /(?:^|[.!?:;\n])\s*$/.test(before);
  if (offer) return isFirst ? capitalised(offer) : offer;
  if (WITHIN.test(over)) return isFirst ? "By " : "by ";
  if (LOOSE.test(over)) return isFirst ? "On " : "on ";
  return isFirst ? "" : "on ";
}

const LIMIT_ZH = /(之前|以前|前|之后|以后|后|内)$/;

function fitChinese(label: string, target: Target, text: string): Span & { text: string } {
  const { start, end, over } = target;
  const [lead, tail] = offered(target);
  const before = text.slice(0, start);
  const kept = /^[在于至]/.exec(over)?.[0] ?? lead;
  const limit = LIMIT_ZH.exec(over)?.[1]?.replace("内", "前") ?? tail;
  const leads = kept && before.endsWith(kept) ? "" : kept;
  const follows = limit && text.slice(end).startsWith(limit) ? "" : limit;
  const space = start === end && /[A-Za-z0-9,.!?]$/.test(before) ? " " : "";
  return { start, end, text: space + leads + label + follows };
}

/** What a finding's own words put before and behind a date: “by ”, or 在 and 前. */
function offered(target: Target): [lead: string, tail: string] {
  const { finding, over } = target;
  for (const { replacement, applicability } of finding?.suggestions ?? []) {
    if (replacement === null || applicability === "advice") continue;
    const holes = blanks(replacement);
    const [first, last] = [holes[0], holes.at(-1)];
    if (!first || !last || !ASKS_WHEN.test(replacement.slice(first.start, first.end))) continue;
    const lead = replacement.slice(0, first.start);
    const tail = replacement.slice(last.end);
    const isShort = lead.length <= 14 && tail.length <= 2 && !/[（(]/.test(lead);
    if (isShort && !lead.includes(finding!.text) && !lead.includes(over)) return [lead, tail];
  }
  return ["", ""];
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const HAN = /\p{Script=Han}/u;
const NEAR = 40;

/** The language of the words that a time stands among. */
function languageAt(target: Target, draft: Draft): Language {
  const { text, language } = draft;
  const line = text.slice(text.lastIndexOf("\n", target.start - 1) + 1, target.start).slice(-NEAR);
  for (const words of [target.over, line, text.slice(target.end, target.end + NEAR)]) {
    if (HAN.test(words)) return "zh";
    if (/[A-Za-z]{2}/.test(words)) return "en";
  }
  return language;
}

/** The end of the word in which a place lies; Chinese has no words to cut into. */
function wordEnd(text: string, at: number): number {
  const inWord = /[\p{L}\p{N}'’]/u;
  if (!inWord.test(text.charAt(at - 1)) || HAN.test(text.charAt(at - 1))) return at;
  let end = at;
  while (end < text.length && inWord.test(text.charAt(end)) && !HAN.test(text.charAt(end))) end++;
  return end;
}

/** A selection without the blanks around it; one of nothing else is its end. */
function trimmed({ start, end }: Span, text: string): Span {
  const words = text.slice(start, end);
  if (!words.trim()) return { start: end, end };
  return { start: start + words.length - words.trimStart().length, end: start + words.trimEnd().length };
}

function shortest<S extends Span>(spans: readonly S[]): S | undefined {
  return [...spans].sort((one, other) => one.end - one.start - (other.end - other.start))[0];
}

function holds(span: Span, inner: Span): boolean {
  return span.start <= inner.start && inner.end <= span.end;
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
