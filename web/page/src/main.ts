import "./style.css";
import "./printing.css";

import {
  check,
  CheckError,
  type Context,
  type Failure,
  type Language,
  type Party,
  type Question,
  type Slot,
  type Span,
  type Suggestion,
  type Time,
  type Words,
} from "./api";
import { changeOf, type Change } from "./applying";
import { Cards, waysOut, type CardActions, type CardView } from "./cards";
import { Chips } from "./chips";
import { asksToCopy } from "./copying";
import { COPY_WORDS } from "./copywords";
import { localTime, zoneHere } from "./clock";
import { forgotten, remembered } from "./customers";
import { button, part } from "./dom";
import { Editor } from "./editor";
import { tipOn } from "./editortip";
import { Foot } from "./foot";
import {
  isTouch,
  isWide,
  onThisKeyboard,
  preferredLanguage,
  session,
  storage,
  takeToken,
  whenIdle,
} from "./here";
import { askedAbout, loadKinds, takenFor, type Guess, type NamedKind } from "./kinds";
import { Later } from "./later";
import type { LibraryView, Tab } from "./library";
import { LIBRARY_WORDS } from "./librarywords";
import type { Message } from "./outcome";
import { placed, targetIn, type Draft } from "./placing";
import { Planner, type PlannerView } from "./planner";
import { placeId, senderOf, usable, wrongIn, type Side, type Wrong } from "./profile";
import { printDraft } from "./printing";
import { ReaderViewPanel } from "./readerview";
import { Reply } from "./reply";
import { REWRITE_WORDS } from "./rewritewords";
import { carried, Saying, withSaidAgain } from "./saying";
import { blanks, wellFormed, type Edit } from "./spans";
import {
  findingAt,
  firstCards,
  follow,
  followTimes,
  ignoring,
  inReading,
  keep,
  live,
  neighbour,
  restore,
  type Live,
} from "./state";
import { TRANSLATE_WORDS } from "./translatewords";
import { EXAMPLES, WORDS } from "./words";

const PAUSE = 120;
const SLOW = 300;
const RETRY = 4000;
const ANNOUNCE = 900;
const TINTED = 2400;
const TICK = 20_000;
/** The keys with digits above the letters. */
const NUMBER = /^Digit\d$/;
const LANGUAGES: Record<Language, string> = { en: "EN", zh: "中文" };

const kept = restore(storage);

const state = {
  text: kept.text,
  findings: [] as Live[],
  times: [] as Time[],
  notices: [] as Words[],
  ignored: new Set(kept.ignored),
  active: null as string | null,
  expanded: false,
  phase: "empty" as CardView["phase"],
  slow: false,
  kind: kept.kind,
  kinds: [] as readonly NamedKind[],
  guess: { kind: null, confidence: 0 } as Guess,
  draftLanguage: null as Language | null,
  channel: kept.channel,
  recipient: kept.recipient,
  customers: kept.customers,
  sender: kept.sender,
  wrong: [] as Wrong[],
  courtesy: kept.courtesy,
  talk: kept.talk,
  language: kept.language ?? preferredLanguage(),
  chosenLanguage: kept.language,
  token: takeToken(),
};

let checking: AbortController | null = null;
let pause = 0;
let slowly = 0;
let announcing = 0;
let announced = "";
let tinting = 0;
/** The finding whose suggestion is just being applied. */
let settled: string | null = null;

const editor = new Editor(part("writing"), {
  change: onChange,
  point: (offset) => activate(findingAt(visible(), offset)?.key ?? null),
  place: () => planner.draw(plan()),
  rest: (offset) => {
    const finding = isTouch() ? undefined : findingAt(visible(), offset);
    return finding && finding.key !== state.active ? tipOn(finding, state.language, tipActions) : null;
  },
});

const cardActions: CardActions = {
  show: (key) => {
    activate(key);
    showInText(key, !isTouch());
  },
  apply: (key, suggestion) => {
    const toFill = blanks(suggestion.replacement ?? "").length > 0;
    apply(key, suggestion.id);
    if (!toFill && !cards.focusFirst()) editor.focus();
  },
  ignore: (key) => {
    ignore(key);
    cards.focusFirst();
  },
  courtesyOff: () => {
    changeContext(() => (state.courtesy = false));
    const words = WORDS[state.language];
    const again = button({ class: "main" }, () => {
      foot.hideNotice();
      changeContext(() => (state.courtesy = true));
      cards.focusFirst();
    }, words.courtesyOn);
    foot.notify(words.courtesyIsOff, again);
  },
  leave: () => activate(null),
  expand: (expanded) => {
    state.expanded = expanded;
    draw();
  },
  retry: () => void checkNow(),
  unlock: (token) => {
    state.token = token || null;
    session.setItem("token", token);
    void checkNow();
  },
  blameSeen: () => saying.want(),
};

const cards = new Cards(part("findings"), cardActions);

/** At the words themselves the keyboard stays with the draft. */
const tipActions = {
  show: cardActions.show,
  apply: (key: string, { id }: Suggestion) => apply(key, id),
  ignore,
};

const chips = new Chips(part("chips"), {
  kind: (kind) => changeContext(() => (state.kind = kind)),
  channel: (channel) => changeContext(() => (state.channel = channel)),
  recipient: (recipient) => changeParty("recipient", recipient),
  sender: (sender) => changeParty("sender", sender),
  courtesy: (wanted) => changeContext(() => (state.courtesy = wanted)),
  customer: writeTo,
  forget: (name) => {
    state.customers = forgotten(state.customers, name);
    changeParty("recipient", {});
  },
  closed: () => {
    save();
    draw();
  },
});

const planner = new Planner(part("planner"), {
  put,
  toggle: (open) => {
    state.talk = open;
    save();
    draw();
  },
  ask: (what) =>
    what === "timezone" ? chips.open("recipient", "timezone") : chips.open(what, "country"),
  refused: () => void probe(),
});

const reply = new Reply(kept.incoming, {
  put: (change, said) => {
    replace(change, null);
    say(said);
  },
  show: (span) => showSpan(span, true),
  kind: (kind) => changeContext(() => (state.kind = kind)),
  changed: () => changeContext(() => undefined),
  asking: () => ({ context: ownContext(), token: state.token }),
});

const library = new Later(async () => {
  const { Library } = await import("./library");
  return new Library(onShelf, { replaces: () => Boolean(state.text.trim()), put: startFrom });
}, notThere);

const rewriter = new Later(async () => {
  const { Rewriter } = await import("./rewriter");
  const view = () => ({ ...asked(), language: state.language });
  return new Rewriter(view, (text) => takeOver(text, REWRITE_WORDS[state.language].used));
}, notThere);

const translator = new Later(async () => {
  const { Translator } = await import("./translator");
  const view = () => ({ ...asked(), language: state.language, draftLanguage: state.draftLanguage });
  return new Translator(view, (text) => takeOver(text, TRANSLATE_WORDS[state.language].used));
}, notThere);

const dialogs = [library, rewriter, translator];

const saying = new Saying(asked, (suggestions) => {
  state.findings = withSaidAgain(state.findings, suggestions, state.text);
  draw();
});

const foot = new Foot(editor, {
  showIgnored: () => {
    state.ignored.clear();
    save();
    draw();
  },
  say,
  show: showSpan,
});

const readerView = new ReaderViewPanel(part("reader-view"), (span) => showSpan(span, true));

function visible(): Live[] {
  return state.findings.filter((finding) => !state.ignored.has(ignoring(finding)));
}

function onChange(edits: readonly Edit[]): void {
  if (state.text !== editor.text) {
    state.text = editor.text;
    state.findings = state.findings.filter((finding) => finding.key !== settled);
    for (const edit of edits) {
      state.findings = follow(state.findings, edit);
      state.times = followTimes(state.times, edit);
      reply.follow(edit);
      readerView.follow(edit);
    }
    if (!state.findings.some((finding) => finding.key === state.active)) state.active = null;
    editor.tint(null);
    foot.hideNotice();
    saying.stop();
    save();
  }
  draw();
  schedule();
}

function schedule(): void {
  clearTimeout(pause);
  checking?.abort();
  if (!state.text.trim()) return settle("empty");
  if (!editor.isComposing) pause = window.setTimeout(() => void checkNow(), PAUSE);
}

async function checkNow(): Promise<void> {
  clearTimeout(pause);
  checking?.abort();
  const text = state.text;
  if (!text.trim()) return settle("empty");
  const request = (checking = new AbortController());
  clearTimeout(slowly);
  slowly = window.setTimeout(() => {
    state.slow = true;
    draw();
  }, SLOW);
  try {
    const question: Question = { text: wellFormed(text), context: context() };
    if (!state.courtesy) question.disable = ["culture"];
    const report = await check(question, state.token, request.signal);
    if (request.signal.aborted || text !== state.text) return;
    state.findings = carried(state.findings, live(report, text));
    state.times = report.times ?? [];
    state.notices = report.notices ?? [];
    state.guess = { kind: report.kind, confidence: report.kind_confidence };
    reply.take(report);
    readerView.take(report.reader_view);
    state.draftLanguage = report.language.startsWith("zh") ? "zh" : "en";
    settle("checked");
    if (cards.showsBlame) saying.want();
    void learnKinds();
  } catch (error) {
    if (request.signal.aborted) return;
    if (error instanceof CheckError && learn(wrongIn(error.problems))) return checkNow();
    const failure: Failure = error instanceof CheckError ? error.failure : "failed";
    settle(failure);
    if (failure === "offline") pause = window.setTimeout(() => void checkNow(), RETRY);
  }
}

/** Ask with next to no text which fields of the profiles are wrong, where there is no draft to check. */
async function probe(): Promise<void> {
  if (state.text.trim()) return;
  try {
    await check({ text: "?", context: context() }, state.token, new AbortController().signal);
  } catch (error) {
    if (error instanceof CheckError && learn(wrongIn(error.problems))) draw();
  }
}

/** A check came to its end, one way or the other. */
function settle(phase: CardView["phase"]): void {
  clearTimeout(slowly);
  state.slow = false;
  state.phase = phase;
  if (phase === "empty") {
    state.findings = [];
    state.times = [];
    state.notices = [];
    state.guess = { kind: null, confidence: 0 };
    state.draftLanguage = null;
    reply.forget();
    readerView.forget();
  }
  if (!state.findings.some((finding) => finding.key === state.active)) state.active = null;
  draw();
  announce();
}

/** What a rewriting and a translation are asked of. */
function asked(): Pick<Question, "text" | "context"> & { disable: readonly string[]; token: string | null } {
  const { text, token, courtesy } = state;
  return { text, context: context(), disable: courtesy ? [] : ["culture"], token };
}

function context(): Context {
  const { incoming } = reply;
  return incoming.trim() ? { ...ownContext(), incoming: wellFormed(incoming) } : ownContext();
}

/** What the coach may know beside the draft and the message that it answers. */
function ownContext(): Context {
  const { recipient, sender } = parties();
  const result: Context = { now: localTime(), sender };
  if (state.kind) result.kind = state.kind;
  if (state.channel) result.channel = state.channel;
  if (Object.keys(recipient).length) result.recipient = recipient;
  return result;
}

/** Both sides as they can be sent: without the fields that the service refused. */
function parties(): Record<Side, Party> {
  const sender = senderOf(usable(state.sender, "sender", state.wrong), zoneHere());
  return {
    recipient: usable(state.recipient, "recipient", state.wrong),
    sender: usable(sender, "sender", state.wrong),
  };
}

/** Remember fields that the service refused, until they change; false if nothing is new. */
function learn(wrong: readonly Wrong[]): boolean {
  const isKnown = ({ side, field }: Wrong) =>
    state.wrong.some((item) => item.side === side && item.field === field);
  const news = wrong.filter((item) => !isKnown(item));
  state.wrong.push(...news);
  return news.length > 0;
}

function changeParty(side: Side, party: Party): void {
  state.wrong = state.wrong.filter((item) => item.side !== side);
  changeContext(() => (state[side] = party));
}

/** Write to somebody who was written to before, as the last time; no name: to somebody new. */
function writeTo(name: string): void {
  const customer = state.customers.find(({ party }) => party.name === name);
  if (customer) [state.channel, state.courtesy] = [customer.channel, customer.courtesy];
  changeParty("recipient", customer?.party ?? {});
}

function changeContext(change: () => void): void {
  change();
  save();
  draw();
  schedule();
}

function activate(key: string | null): void {
  state.active = key;
  if (key && !firstCards(visible()).some((finding) => finding.key === key)) state.expanded = true;
  draw();
  if (key) cards.reveal(key);
}

function showInText(key: string, focus: boolean): void {
  const finding = state.findings.find((item) => item.key === key);
  if (!finding) return;
  editor.select(finding.start, finding.end, focus);
  editor.show(finding);
}

function apply(key: string, suggestionId: string): void {
  const finding = state.findings.find((item) => item.key === key);
  const suggestion = finding?.suggestions.find((item) => item.id === suggestionId);
  if (!finding || !suggestion) return;
  if (finding.outdated.has(suggestion.id)) return;
  const change = changeOf(suggestion, state.text);
  if (!change) return;
  replace(change, key);
  say(WORDS[state.language].applied(change.text));
}

function ignore(key: string): void {
  const finding = state.findings.find((item) => item.key === key);
  if (!finding) return;
  state.ignored.add(ignoring(finding));
  if (state.active === key) state.active = null;
  save();
  draw();
}

/** Replace a span as one step that undo takes back; the finding that is settled by it goes. */
function replace({ start, end, text }: Change, key: string | null): void {
  settled = key;
  try {
    editor.replace(start, end, text);
  } finally {
    settled = null;
  }
}

/** Put a time where it belongs, as one step that undo takes back. */
function put(slot: Slot): void {
  const draft = draftNow();
  const placement = placed(slot, targetIn(draft), draft);
  if (!placement) return say(WORDS[state.language].goesNowhere);
  const { start, text } = placement;
  const asked = document.activeElement;
  replace(placement, placement.key);
  // On a phone the keyboard would come up over what is to be seen.
  if (isTouch() && asked instanceof HTMLElement) asked.focus({ preventScroll: true });
  const words = { start: start + text.length - text.trimStart().length, end: start + text.trimEnd().length };
  editor.tint(words);
  editor.show(words);
  clearTimeout(tinting);
  tinting = window.setTimeout(() => editor.tint(null), TINTED);
  say(WORDS[state.language].slotPut(text.trim()));
}

/** Select a place of the draft and bring it into view; `focus` gives it the keyboard too. */
function showSpan(span: Span, focus: boolean): void {
  editor.select(span.start, span.end, focus);
  editor.tint(span);
  editor.show(span);
}

/** What decides where a time would go. */
function draftNow(): Draft {
  const { text, times, active, language, draftLanguage } = state;
  const caret = editor.caret;
  return { text, findings: visible(), times, active, caret, language: draftLanguage ?? language };
}

function plan(): PlannerView {
  const { token, language, talk } = state;
  const { recipient, sender } = parties();
  const [here, there] = [placeId(sender), placeId(recipient)];
  const timely = state.findings.some((finding) => finding.category === "time");
  return {
    meeting: here && there ? { places: [here, there], channel: state.channel ?? recipient.channel ?? null } : null,
    asks: there ? (here ? null : "sender") : timely ? "recipient" : null,
    open: talk ?? isWide(),
    target: targetIn(draftNow()),
    token,
    language,
  };
}

/** The finding that the writer means: the active one, or the one at the caret. */
function meant(): Live | undefined {
  const caret = editor.hasFocus ? editor.selection.start : -1;
  const key = state.active ?? findingAt(visible(), caret)?.key;
  return state.findings.find((item) => item.key === key);
}

/** Apply the first way out of the finding that is meant; where none is, go to the next. */
function applyFirst(): void {
  const finding = meant();
  if (!finding) return step(1);
  const usable = waysOut(finding).find((item) => !finding.outdated.has(item.id));
  if (usable) apply(finding.key, usable.id);
}

/** Apply the way out with a number, or ignore the finding that is meant with 0; false if there is none. */
function applyNumbered(number: number): boolean {
  const finding = meant();
  if (!finding) return false;
  const suggestion = waysOut(finding)[number - 1];
  if (suggestion) apply(finding.key, suggestion.id);
  if (number > 0) return true;
  ignore(finding.key);
  say(WORDS[state.language].isIgnored);
  return true;
}

function step(direction: 1 | -1): void {
  const findings = visible();
  const next = neighbour(findings, state.active, editor.selection.end, direction);
  if (!next) return;
  activate(next.key);
  showInText(next.key, true);
  const words = WORDS[state.language];
  const at = inReading(findings).findIndex(({ key }) => key === next.key) + 1;
  const [first] = waysOut(next);
  const offer = first ? ` ${words.offers(onThisKeyboard("Ctrl Enter"), first.replacement ?? "")}` : "";
  say(words.stepped(at, findings.length, next.message[state.language]) + offer);
}

/** The kinds that there are, once the service says; one that was kept and is none is forgotten. */
async function learnKinds(): Promise<void> {
  if (state.kinds.length) return;
  try {
    state.kinds = await loadKinds(state.token);
  } catch {
    return; // they are asked for again with the next check
  }
  if (state.kinds.every(({ id }) => id !== state.kind)) state.kind = null;
  draw();
}

/** What the dialog of templates and chats starts from. */
function onShelf(): LibraryView {
  const { kinds, token, language, recipient: reader, draftLanguage } = state;
  const kind = state.kind ?? takenFor(state.guess);
  const isChinese = reader.language ? reader.language.startsWith("zh") : draftLanguage === "zh";
  const messageLanguage = isChinese ? "zh" : "en";
  return { kinds, kind, messageLanguage, ...parties(), context: ownContext(), token, language };
}

/** A rewriting or a translation becomes the draft. */
function takeOver(text: string, said: string): void {
  if (text !== state.text) editor.replaceAll(text);
  say(said);
}

/** A dialog could not be loaded. */
function notThere(): void {
  foot.notify(WORDS[state.language].notThere);
}

/** Put a whole message in place of the draft; its kind is known from then on. */
function startFrom({ text, kind }: Message): void {
  editor.replaceAll(text);
  changeContext(() => (state.kind = kind ?? state.kind));
  say(LIBRARY_WORDS[state.language].isPut);
}

function openLibrary(tab: Tab): void {
  void library.want((it) => it.open(tab));
  void learnKinds();
}

function draw(): void {
  const findings = visible();
  const { active, expanded, language, text, draftLanguage, kinds } = state;
  const unsure = state.phase === "checked" && state.kind === null && !reply.hasChecklist;
  reply.draw({ text, draftLanguage, asks: unsure ? askedAbout(state.guess) : null, kinds, language });
  const lists = reply.tallies();
  const phase = state.slow && state.phase === "checked" ? "checking" : state.phase;
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  editor.draw(findings, active);
  cards.draw({ findings, active, expanded, open: lists.length > 0, language, phase, notices: state.notices });
  chips.draw({ ...state, guessed: takenFor(state.guess) });
  planner.draw(plan());
  readerView.draw(state.recipient, language);
  foot.draw({
    findings,
    ignored: state.findings.length - findings.length,
    lists,
    checked: state.phase === "checked",
    slow: state.slow,
    language,
  });
  drawWords();
}

/** The words around the draft; built again only when the language or emptiness changes. */
function drawWords(): void {
  const empty = !state.text;
  part("desk").classList.toggle("empty", empty);
  const shown = `${state.language} ${empty}`;
  const desk = part("desk");
  if (desk.dataset["shown"] === shown) return;
  desk.dataset["shown"] = shown;
  const words = WORDS[state.language];
  editor.describe(words.draft, words.placeholder);
  part("invitation").replaceChildren(
    words.invitation,
    ...(["en", "zh"] as const).map((language) =>
      button(
        { class: "link", lang: language },
        () => editor.replaceAll(EXAMPLES[language]),
        words.exampleNames[language],
      ),
    ),
    LIBRARY_WORDS[state.language].startFrom,
    ...starts("link"),
  );
  part("invitation").hidden = !empty;
  part("actions").replaceChildren(
    ...(empty
      ? []
      : [
          button({ class: "quiet" }, clear, words.clearDraft),
          ...starts("quiet"),
          button({ class: "rewrite", id: "rewrite" }, () => void rewriter.want((it) => it.open()), REWRITE_WORDS[state.language].open),
          button({ class: "rewrite", id: "translate" }, () => void translator.want((it) => it.open()), TRANSLATE_WORDS[state.language].open),
          button(
            { class: "quiet", id: "copy-rich", title: COPY_WORDS[state.language].richTitle },
            () => void foot.copy("rich"),
            COPY_WORDS[state.language].rich,
          ),
          button({ class: "main", id: "copy" }, () => void foot.copy("plain"), words.copy),
        ]),
  );
  part("findings").setAttribute("aria-label", words.costliest);
  drawLanguages();
}

/** The ways into the dialog: two where there is room for words, one under the paper. */
function starts(look: "link" | "quiet"): HTMLElement[] {
  const words = LIBRARY_WORDS[state.language];
  const templates = () => openLibrary("templates");
  if (look === "quiet") return [button({ class: look, id: "start" }, templates, words.open)];
  return [
    button({ class: look, "data-start": "templates" }, templates, words.fromTemplate),
    button({ class: look, "data-start": "letters" }, () => openLibrary("letters"), words.fromChat),
  ];
}

function drawLanguages(): void {
  const place = part("languages");
  place.setAttribute("aria-label", WORDS[state.language].languages);
  const choose = (language: Language) => {
    state.language = state.chosenLanguage = language;
    announced = "";
    foot.hideNotice();
    save();
    draw();
    place.querySelector<HTMLElement>(`[lang="${language}"]`)?.focus();
  };
  place.replaceChildren(
    ...(["en", "zh"] as const).map((language) =>
      button(
        { lang: language, "aria-pressed": state.language === language ? "true" : "false" },
        () => choose(language),
        LANGUAGES[language],
      ),
    ),
  );
}

function clear(): void {
  state.ignored.clear();
  state.kind = null;
  state.recipient = {};
  state.wrong = state.wrong.filter((item) => item.side !== "recipient");
  state.expanded = false;
  reply.clear();
  editor.replaceAll("");
  save();
  editor.focus();
}

function announce(): void {
  const words = WORDS[state.language];
  clearTimeout(announcing);
  const count = visible().length;
  const text =
    state.phase !== "checked" ? "" : count ? words.toLookAt(count) : words.clear;
  if (!text || text === announced) return;
  announcing = window.setTimeout(() => {
    announced = text;
    say(text);
  }, ANNOUNCE);
}

function say(text: string): void {
  part("announcer").textContent = text;
}

function save(): void {
  const { text, kind, channel, recipient, sender, courtesy, talk } = state;
  // While the panel is open, a name may be half written.
  if (!chips.isOpen) state.customers = remembered(state.customers, recipient, channel, courtesy);
  const { customers } = state;
  const ignored = [...state.ignored];
  const language = state.chosenLanguage;
  const { incoming } = reply;
  keep(storage, { text, incoming, ignored, kind, channel, recipient, customers, sender, courtesy, talk, language });
}

document.addEventListener("keydown", (event) => {
  if (editor.isComposing || event.isComposing || dialogs.some(({ now }) => now?.isOpen)) return;
  if (asksToCopy(event)) {
    event.preventDefault();
    void foot.copy("plain");
  } else if (event.key === "F8") {
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    applyFirst();
  } else if (event.altKey && !event.ctrlKey && !event.metaKey && NUMBER.test(event.code)) {
    // By its place: with Alt, some keyboards type another character.
    if (applyNumbered(Number(event.code.at(-1)))) event.preventDefault();
  } else if (event.key === "Escape" && !chips.close() && !foot.hideNotice()) {
    activate(null);
  }
});

setInterval(draw, TICK);
printDraft(() => state.text);
editor.load(state.text);
draw();
void checkNow();
void learnKinds();
whenIdle(() => dialogs.forEach((dialog) => dialog.prepare()));
