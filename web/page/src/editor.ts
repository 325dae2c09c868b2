/**
 * The paper: the draft in CodeMirror, with live underlines.
 *
 * All positions are UTF-16 code units of the text, as the service sends them to a browser. Carets,
 * selections and input methods stay the browser's own. While an input method composes, nothing is
 * drawn anew: what changes in the text under it would end the composition.
 */

import {
  deleteCharBackwardStrict,
  deleteCharForward,
  deleteGroupBackward,
  deleteGroupForward,
  history,
  insertNewline,
  isolateHistory,
  redo,
  selectAll,
  cursorDocEnd,
  cursorDocStart,
  selectDocEnd,
  selectDocStart,
  undo,
} from "@codemirror/commands";
import { Compartment, EditorState, Transaction, type ChangeSet, type Extension } from "@codemirror/state";
import { EditorView, hoverTooltip, keymap, placeholder, type KeyBinding, type ViewUpdate } from "@codemirror/view";

import type { Span } from "./api";
import { looksAlike, marks, tint, underline, underlines, underlinesOf } from "./editormarks";
import { adoptSheets } from "./editorsheets";
import { blanks, editBetween, type Edit } from "./spans";
import type { Live } from "./state";

/** How long the pointer rests on an underline before its tip shows, in milliseconds. */
const REST = 350;
/** Input methods report the last change of a composition after its end, in milliseconds. */
const SETTLED = 30;
/** How much of the page stays free above and below what is brought into view, in pixels. */
const ROOM = 120;
/** How the editor names a change that the page makes. */
const REPLACED = "input.replace";
/** Keys that set the caret even where it does not move. */
const MOVES = /^(?:Arrow|Home$|End$|Page)/;

/** What shows at words that the pointer rests on. */
export interface Tip extends Span {
  content: HTMLElement;
}

export interface EditorEvents {
  /** The text changed, by these edits, one after the other; none when a composition came to its end. */
  change(edits: readonly Edit[]): void;
  /** The writer pointed at a place. */
  point(offset: number): void;
  /** The caret stands elsewhere. */
  place(): void;
  /** The pointer rests at a place. */
  rest(offset: number): Tip | null;
}

/** The keys that the browser cannot do where a long text is drawn in part only. */
const KEYS: readonly KeyBinding[] = [
  { key: "Enter", run: insertNewline, shift: insertNewline },
  { key: "Backspace", run: deleteCharBackwardStrict, shift: deleteCharBackwardStrict },
  { key: "Delete", run: deleteCharForward },
  { key: "Mod-Backspace", mac: "Alt-Backspace", run: deleteGroupBackward },
  { key: "Mod-Delete", mac: "Alt-Delete", run: deleteGroupForward },
  { key: "Mod-Home", mac: "Cmd-ArrowUp", run: cursorDocStart, shift: selectDocStart },
  { key: "Mod-End", mac: "Cmd-ArrowDown", run: cursorDocEnd, shift: selectDocEnd },
  { key: "Mod-a", run: selectAll },
  { key: "Mod-z", run: undo, shift: redo, preventDefault: true },
  { key: "Mod-y", run: redo, preventDefault: true },
];

export class Editor {
  private readonly view: EditorView;
  private readonly described = new Compartment();
  private known = "";
  private composing = false;
  /** Where the page or a paste has left the caret; null once the writer has set it. */
  private left: Span | null = null;

  constructor(
    place: HTMLElement,
    private readonly on: EditorEvents,
  ) {
    adoptSheets();
    this.view = new EditorView({ state: this.stateOf(""), parent: place });
  }

  /** The draft. */
  get text(): string {
    return this.known;
  }

  /** Whether an input method is still composing. */
  get isComposing(): boolean {
    return this.composing;
  }

  /** Whether the keyboard goes to the draft. */
  get hasFocus(): boolean {
    return this.view.hasFocus;
  }

  /** What is selected; start and end are the same at a caret. */
  get selection(): Span {
    const { from, to } = this.view.state.selection.main;
    return { start: from, end: to };
  }

  /** Where the caret or selection is; null unless the writer has set it. */
  get caret(): Span | null {
    const { start, end } = this.selection;
    return this.left?.start === start && this.left.end === end ? null : { start, end };
  }

  /** Give the keyboard to the draft, without scrolling. */
  focus(): void {
    this.view.focus();
  }

  /** Name the draft for screen readers, and say what to do while it is empty. */
  describe(label: string, invitation: string): void {
    this.view.dispatch({ effects: this.described.reconfigure(described(label, invitation)) });
  }

  /** Put a text without a trace in the undo history: for the draft of last time. */
  load(text: string): void {
    this.left = { start: 0, end: 0 };
    this.view.dispatch({
      changes: { from: 0, to: this.known.length, insert: text },
      annotations: Transaction.addToHistory.of(false),
    });
  }

  /** Replace a span as one step that undo takes back; a blank in the words is selected to be filled. */
  replace(start: number, end: number, replacement: string): void {
    this.view.focus();
    const blank = blanks(replacement)[0];
    const anchor = start + (blank?.start ?? replacement.length);
    const head = start + (blank?.end ?? replacement.length);
    this.left = blank ? null : { start: anchor, end: head };
    this.view.dispatch({
      changes: { from: start, to: end, insert: replacement },
      selection: { anchor, head },
      annotations: isolateHistory.of("full"),
      userEvent: REPLACED,
    });
  }

  /** Replace everything, as one step; undo takes it back. What stays the same is left alone. */
  replaceAll(text: string): void {
    const edit = editBetween(this.known, text);
    if (!edit) return;
    const { start, removed, inserted } = edit;
    this.replace(start, start + removed, text.slice(start, start + inserted));
  }

  /** Select a span; `focus` also gives it the keyboard. A blank is selected to be filled. */
  select(start: number, end: number, focus: boolean): void {
    if (focus) this.view.focus();
    const isBlank = blanks(this.known).some((blank) => blank.start === start && blank.end === end);
    this.left = isBlank ? null : { start, end };
    this.view.dispatch({ selection: { anchor: start, head: end } });
  }

  /** Bring a span into view. */
  show({ start }: Span): void {
    this.view.dispatch({ effects: EditorView.scrollIntoView(start, { y: "nearest", yMargin: ROOM }) });
  }

  /** Tint words that were just put in; null takes the tint away. */
  tint(words: Span | null): void {
    this.view.dispatch({ effects: tint.of(words) });
  }

  /** Draw the underlines of the findings. */
  draw(findings: readonly Live[], active: string | null): void {
    if (this.composing) return;
    const wanted = underlinesOf(findings, active, this.known);
    if (looksAlike(this.view.state.field(underlines), wanted)) return;
    this.view.dispatch({ effects: underline.of(wanted) });
  }

  private stateOf(text: string): EditorState {
    return EditorState.create({
      doc: text,
      extensions: [
        EditorView.lineWrapping,
        history(),
        keymap.of(KEYS),
        marks,
        this.described.of([]),
        EditorView.updateListener.of((update) => this.heard(update)),
        this.listening(),
        this.tips(),
      ],
    });
  }

  /** What the writer does, beside changing the text. */
  private listening(): Extension {
    const own = () => {
      if (!this.left) return;
      this.left = null;
      this.on.place();
    };
    return EditorView.domEventHandlers({
      pointerup: own,
      keydown: (event) => {
        if (MOVES.test(event.key)) own();
      },
      compositionstart: () => {
        this.composing = true;
      },
      compositionend: () => {
        this.composing = false;
        setTimeout(() => this.composing || this.on.change([]), SETTLED);
      },
      click: ({ clientX: x, clientY: y }, view) => {
        // On a touch screen, the caret comes later than the click.
        const at = getSelection()?.isCollapsed ? view.posAtCoords({ x, y }) : null;
        if (at !== null) this.on.point(at);
      },
    });
  }

  private tips(): Extension {
    return hoverTooltip(
      (_view, offset) => {
        const tip = this.composing ? null : this.on.rest(offset);
        return tip && { pos: tip.start, end: tip.end, above: true, create: () => ({ dom: tip.content }) };
      },
      { hoverTime: REST, hideOn: (change) => change.docChanged || change.effects.some((effect) => effect.is(underline)) },
    );
  }

  private heard(update: ViewUpdate): void {
    if (update.docChanged) {
      this.known = update.state.doc.toString();
      const isPasted = update.transactions.some(isPaste);
      if (isPasted && !this.known.slice(this.selection.end).trim()) this.leave();
      this.on.change(editsOf(update.changes));
    } else if (update.selectionSet) {
      this.on.place();
    }
  }

  /** Remember that the caret stands where no writer has set it. */
  private leave(): void {
    this.left = this.selection;
  }
}

function described(label: string, invitation: string): Extension {
  const attributes = {
    id: "draft",
    "aria-label": label,
    "aria-keyshortcuts": "F8 Shift+F8 Control+Enter",
    spellcheck: "true",
    autocorrect: "on",
    autocapitalize: "sentences",
  };
  return [EditorView.contentAttributes.of(attributes), placeholder(invitation)];
}

/** Whether lines came in at once: by a paste, by dictation, by another program. */
function isPaste(change: Transaction): boolean {
  if (change.isUserEvent(REPLACED)) return false;
  if (change.isUserEvent("input.paste") || change.isUserEvent("input.drop")) return true;
  let hasLines = false;
  change.changes.iterChanges((_from, _to, _start, _end, words) => {
    hasLines ||= words.toString().trim().includes("\n");
  });
  return hasLines;
}

/** The edits that lead from one text to the other, one after the other. */
function editsOf(changes: ChangeSet): Edit[] {
  const edits: Edit[] = [];
  changes.iterChanges((from, to, start, end) => {
    edits.push({ start, removed: to - from, inserted: end - start });
  });
  return edits;
}
