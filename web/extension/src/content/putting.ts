/** Putting words into a box the way the keyboard would, so that undo works and the page notices. */

import type { Change } from "../../../page/src/applying";
import { editBetween } from "../../../page/src/spans";
import type { Put } from "../shared/messages";

/** What the steps need from a box. */
export interface Target {
  /** The draft as it stands now. */
  read(): string;
  /** Put the caret or selection on a stretch of what was read last; false if it cannot be. */
  select(start: number, end: number): boolean;
  element: HTMLElement;
}

/** Editors with a model of their own hear of a new selection in a task of its own. */
const HEARS = 0;
/** How often and after how many milliseconds a box is asked whether it took a change: editors may draw late. */
const LOOKS = 4;
/** The same where the page said that it makes the change itself. */
const LONG = 40;
const LATE = 25;

/**
 * Make one change, and look whether it is there. What the page itself makes of the new words is its
 * own affair, as with typed words; whatever else changed is undone, and the change counts as refused.
 */
export async function put(target: Target, change: Change): Promise<Put> {
  const before = target.read();
  const goal = before.slice(0, change.start) + change.text + before.slice(change.end);
  if (goal === before) return "done";
  for (const way of waysFor(change.text)) {
    if (target.read() !== before) return "changed";
    if (!target.select(change.start, change.end)) return "refused";
    await later(HEARS);
    if (target.read() !== before) return "changed";
    if (!target.select(change.start, change.end)) return "refused";
    const isClaimed = way(target.element, change.text);
    const after = await outcome(target, goal, isClaimed ? LONG : LOOKS);
    if (isTaken(before, change, after)) return "done";
    if (after !== before) return back(target, before);
    if (isClaimed) return "refused"; // it may still come: a second try could make it two
  }
  return "refused";
}

/** Puts a text where the selection is; whether the page said that it does it itself. */
type Way = (element: HTMLElement, text: string) => boolean;

/** One line is typed; many lines are pasted first, for a typed line end may mean “send” or a new block. */
function waysFor(text: string): Way[] {
  return text.includes("\n") ? [paste, type] : [type, paste];
}

/**
 * Say what is about to happen, as the browser does for the keyboard but not for commands: an editor
 * with a model of its own stops it there and does it itself. In all others the command does it, and
 * the browser keeps it for undo and tells the page.
 */
const type: Way = (element, text) => {
  const inputType = text ? "insertText" : "deleteContentBackward";
  const data = text || null;
  const announced = new InputEvent("beforeinput", { inputType, data, bubbles: true, cancelable: true, composed: true });
  if (!element.dispatchEvent(announced)) return true;
  const page = element.ownerDocument;
  if (text) page.execCommand("insertText", false, text);
  else page.execCommand("delete");
  return false;
};

/** Editors that keep a model take what is pasted from the event; in others the event does nothing. */
const paste: Way = (element, text) => {
  if (!text) return false;
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  return !element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }));
};

/** What a box shows once it shows the goal, or after so many looks. */
async function outcome(target: Target, goal: string, looks: number): Promise<string> {
  let now = target.read();
  for (let look = 0; look < looks && !isSame(now, goal); look++) {
    await later(LATE);
    now = target.read();
  }
  return now;
}

/** Whether a box shows the goal, give or take empty lines that editors add. */
function isSame(now: string, goal: string): boolean {
  return now === goal || lines(now) === lines(goal);
}

function lines(text: string): string {
  return text.replace(/\s*\n\s*/g, "\n").trimEnd();
}

/** Whether everything around the change still stands as it did. */
function isTaken(before: string, { start, end, text }: Change, after: string): boolean {
  const goal = before.slice(0, start) + text + before.slice(end);
  if (isSame(after, goal)) return true;
  const [head, tail] = [before.slice(0, start), before.slice(end)];
  const isAround = after.startsWith(head) && after.endsWith(tail) && after.length >= head.length + tail.length;
  const edit = editBetween(before, after);
  return isAround && edit !== null && after.slice(start, after.length - tail.length) !== before.slice(start, end) && text !== "" && isAlike(after.slice(start, after.length - tail.length), text);
}

/** Whether words are those that were put in, as the page wrote them: other quotes, no brackets. */
function isAlike(now: string, text: string): boolean {
  const plain = (words: string) => words.replace(/[^\p{L}\p{N}]/gu, "");
  return plain(now) === plain(text);
}

/** Undo what a box made of a change that it did not take as it was. */
async function back(target: Target, before: string): Promise<Put> {
  target.element.ownerDocument.execCommand("undo");
  await later(LATE);
  return target.read() === before ? "refused" : "changed";
}

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * The changes that lead from one text to another, the last first: line by line where the lines are as
 * many, so that what did not change keeps its form.
 */
export function changesBetween(before: string, after: string): Change[] {
  const [old, wanted] = [before.split("\n"), after.split("\n")];
  if (old.length !== wanted.length) return changeOf(before, after, 0);
  let at = 0;
  const changes: Change[] = [];
  old.forEach((line, index) => {
    changes.push(...changeOf(line, wanted[index]!, at));
    at += line.length + 1;
  });
  return changes.reverse();
}

function changeOf(before: string, after: string, at: number): Change[] {
  const edit = editBetween(before, after);
  if (!edit) return [];
  const { start, removed, inserted } = edit;
  return [{ start: at + start, end: at + start + removed, text: after.slice(start, start + inserted) }];
}
