/** The page of the ledger: what is due, orders, customers, and tables in and out. */

import "./style.css";
import "./ledger/ledger.css";

import type { Language } from "./api";
import { localTime, zoneHere } from "./clock";
import { button, make, part } from "./dom";
import { preferredLanguage, storage, takeToken } from "./here";
import { Refused, Service, type About, type Due, type Page, type Row, type Table } from "./ledger/service";
import { Sheet, told } from "./ledger/sheet";
import { LEDGER_WORDS } from "./ledger/words";
import { placeId, senderOf } from "./profile";
import { keep, restore } from "./state";

type View = "today" | Table;

const VIEWS: readonly View[] = ["today", "orders", "customers"];
const LANGUAGES: Record<Language, string> = { en: "EN", zh: "中文" };
const STEP = 50;
const PAUSE = 200;

const kept = restore(storage);
const state = {
  view: viewInAddress(),
  language: kept.language ?? preferredLanguage(),
  text: "",
  stage: "",
  offset: 0,
  about: null as About | null,
};

const token = takeToken();
const service = new Service(() => token);
const sheet = new Sheet(part<HTMLDialogElement>("sheet"), service, {
  changed: (said) => {
    say(said);
    void fill();
  },
});
let asked = 0;
let pause = 0;

function viewInAddress(): View {
  const named = location.hash.slice(1);
  return VIEWS.find((view) => view === named) ?? "today";
}

function show(view: View): void {
  state.view = view;
  state.text = state.stage = "";
  state.offset = 0;
  history.replaceState(null, "", `#${view}`);
  hush();
  draw();
  void fill();
}

/** The frame: everything but the list. */
function draw(): void {
  const words = LEDGER_WORDS[state.language];
  document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
  document.title = `${words.title} · Draft Coach`;
  part("views").setAttribute("aria-label", words.views);
  part("views").replaceChildren(
    ...VIEWS.map((view) =>
      button({ class: "view", "aria-current": view === state.view ? "page" : null }, () => show(view), words[view]),
    ),
  );
  part("languages").setAttribute("aria-label", words.languages);
  part("languages").replaceChildren(
    ...(["en", "zh"] as const).map((language) =>
      button(
        { lang: language, "aria-pressed": state.language === language ? "true" : "false" },
        () => choose(language),
        LANGUAGES[language],
      ),
    ),
  );
  part("tools").replaceChildren(...tools());
}

function choose(language: Language): void {
  state.language = language;
  keep(storage, { ...restore(storage), language });
  hush();
  draw();
  void fill();
  part("languages").querySelector<HTMLElement>(`[lang="${language}"]`)?.focus();
}

function tools(): HTMLElement[] {
  const { view } = state;
  const words = LEDGER_WORDS[state.language];
  if (view === "today") return [];
  const search = make("input", { type: "search", id: "search", placeholder: words.search, "aria-label": words.search });
  search.value = state.text;
  search.addEventListener("input", () => narrow({ text: search.value }));
  const fresh = view === "orders" ? words.newOrder : words.newCustomer;
  const make_ = button({ class: "main", id: "new" }, () => void open(view, null), fresh);
  const file = make("input", { type: "file", accept: ".csv,.xlsx,.txt,.tsv", id: "file", hidden: true });
  file.addEventListener("change", () => void take(file));
  const import_ = button({ class: "quiet" }, () => file.click(), words.import);
  const export_ = button({ class: "quiet" }, () => void give(), words.export);
  return [search, ...(view === "orders" ? [stages()] : []), import_, export_, make_, file];
}

function stages(): HTMLElement {
  const words = LEDGER_WORDS[state.language];
  const select = make("select", { "aria-label": words.anyStage }, make("option", { value: "" }, words.anyStage));
  for (const [id, name] of Object.entries(words.stages)) select.append(make("option", { value: id }, name));
  select.value = state.stage;
  select.addEventListener("change", () => narrow({ stage: select.value }));
  return select;
}

function narrow(change: { text?: string; stage?: string }): void {
  Object.assign(state, change, { offset: 0 });
  clearTimeout(pause);
  pause = window.setTimeout(() => void fill(), PAUSE);
}

/** The list of the view, asked anew; an answer that is no longer wanted is dropped. */
async function fill(): Promise<void> {
  const mine = ++asked;
  const { view, language } = state;
  try {
    state.about ??= await service.about();
    const items = view === "today" ? dueList((await service.today(localTime(), here())).due) : rowList(view, await rows(view));
    if (mine === asked) part("list").replaceChildren(...items);
  } catch (error) {
    if (mine === asked) part("list").replaceChildren(make("p", { class: "failure" }, told(error, language)));
  }
}

/** Where the writer works, as far as the page of drafts was told. */
function here(): string | null {
  return placeId(senderOf(restore(storage).sender, zoneHere()));
}

function rows(table: Table): Promise<Page> {
  const query: Record<string, string> = { limit: String(STEP), offset: String(state.offset) };
  if (state.text.trim()) query["q"] = state.text.trim();
  if (state.stage) query["stage"] = state.stage;
  return service.find(table, query);
}

function dueList(due: readonly Due[]): HTMLElement[] {
  const { language } = state;
  const words = LEDGER_WORDS[language];
  if (!due.length) return [make("p", { class: "nothing" }, words.nothingDue)];
  const lines = due.map((one) => {
    const about = [one.order, one.customer].filter(Boolean).join(" · ");
    const when = one.late_days ? words.late(one.late_days) : words.dueToday;
    return make("li", { class: one.late_days ? "late" : null },
      button({ class: "row" }, () => void open("orders", one.order_id),
        make("span", { class: "when" }, when),
        make("strong", {}, one.title[language]),
        make("span", { class: "about" }, about),
        make("small", {}, one.reason[language]),
      ),
    );
  });
  return [make("ol", { class: "due" }, ...lines)];
}

function rowList(table: Table, page: Page): HTMLElement[] {
  const words = LEDGER_WORDS[state.language];
  if (!page.total) {
    const none = table === "orders" ? words.noOrders : words.noCustomers;
    return [make("p", { class: "nothing" }, state.text || state.stage ? words.notFound : none)];
  }
  const lines = page.items.map((row) =>
    make("li", {}, button({ class: "row" }, () => void open(table, row.id), ...(table === "orders" ? orderCells(row) : customerCells(row)))),
  );
  return [make("ol", { class: table }, ...lines), pager(page)];
}

function orderCells(row: Row): HTMLElement[] {
  const words = LEDGER_WORDS[state.language];
  const count = [row["quantity"], row["unit"]].filter(Boolean).join(" ");
  const stage = String(row["stage"] ?? "");
  return [
    make("strong", {}, String(row["number"])),
    make("span", { class: "about" }, [row["customer"], row["product"]].filter(Boolean).join(" · ")),
    make("span", { class: "count" }, count),
    make("span", { class: "stage", "data-stage": stage }, words.stages[stage] ?? ""),
    make("time", {}, String(row["delivery_date"] ?? "")),
  ];
}

function customerCells(row: Row): HTMLElement[] {
  return [
    make("strong", {}, String(row["name"])),
    make("span", { class: "about" }, [row["contact"], row["email"]].filter(Boolean).join(" · ")),
    make("span", { class: "count" }, String(row["country"] ?? "")),
  ];
}

function pager(page: Page): HTMLElement {
  const words = LEDGER_WORDS[state.language];
  const turn = (by: number) => {
    state.offset = page.offset + by;
    void fill().then(() => scrollTo({ top: 0 }));
  };
  const last = page.offset + page.items.length;
  const more = page.total > STEP;
  return make("div", { class: "pager" },
    make("span", {}, words.range(page.offset + 1, last, page.total)),
    more && button({ class: "quiet", disabled: page.offset === 0 }, () => turn(-STEP), words.previous),
    more && button({ class: "quiet", disabled: last >= page.total }, () => turn(STEP), words.next),
  );
}

async function open(table: Table, id: number | null): Promise<void> {
  hush();
  try {
    state.about ??= await service.about();
    await sheet.open(table, id, state.about.fields[table], state.language);
  } catch (error) {
    say(told(error, state.language));
  }
}

/** Import the chosen file: what it did, or every cell that has to be corrected. */
async function take(input: HTMLInputElement): Promise<void> {
  const file = input.files?.[0];
  if (!file) return;
  const words = LEDGER_WORDS[state.language];
  try {
    const done = await service.import(file);
    const sum = (kind: string) => Number(done[`${kind}_orders`]) + Number(done[`${kind}_customers`]);
    const ignored = done["ignored"] as string[];
    say(words.imported(sum("new"), sum("changed"), sum("same")), ignored.length ? words.ignored(ignored.join(", ")) : "");
  } catch (error) {
    const faults = error instanceof Refused && error.reason === "import-refused" ? error.faults : [];
    const lines = faults.map((fault) =>
      make("li", {}, make("strong", {}, words.fault(fault.row ?? "", fault.column ?? "", fault.value ?? "")), ` ${fault.expected}`),
    );
    if (faults.length) say(words.refusedImport, make("ol", {}, ...lines));
    else say(told(error, state.language));
  } finally {
    input.value = "";
    void fill();
  }
}

async function give(): Promise<void> {
  try {
    const blob = await service.export(`export.xlsx?lang=${state.language}`);
    const link = make("a", { href: URL.createObjectURL(blob), download: "ledger.xlsx" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  } catch (error) {
    say(told(error, state.language));
  }
}

function say(...said: (string | Node)[]): void {
  const place = part("said");
  place.replaceChildren(...said.map((item) => (typeof item === "string" ? make("p", {}, item) : item)));
  place.hidden = false;
}

function hush(): void {
  part("said").hidden = true;
}

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLElement && event.target.matches("input, select, textarea");
  if (typing || event.metaKey || event.ctrlKey || event.altKey || part<HTMLDialogElement>("sheet").open) return;
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("search")?.focus();
  }
});

addEventListener("hashchange", () => show(viewInAddress()));
draw();
void fill();
