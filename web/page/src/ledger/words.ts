/** What the ledger's page says, in both languages. */

import type { Language } from "../api";
import type { Field } from "./service";

export interface LedgerWords {
  title: string;
  today: string;
  orders: string;
  customers: string;
  views: string;
  languages: string;
  search: string;
  anyStage: string;
  newOrder: string;
  newCustomer: string;
  import: string;
  export: string;
  nothingDue: string;
  noOrders: string;
  noCustomers: string;
  notFound: string;
  previous: string;
  next: string;
  range: (first: number, last: number, total: number) => string;
  late: (days: number) => string;
  dueToday: string;
  save: string;
  close: string;
  remove: string;
  removeSure: string;
  saved: string;
  removed: string;
  notes: string;
  addNote: string;
  noteHint: string;
  accounts: string;
  newAccount: string;
  addAccount: string;
  accountHint: string;
  bank: string;
  bic: string;
  holder: string;
  accountNumber: string;
  holds: (since: string) => string;
  held: (since: string, until: string) => string;
  conflict: string;
  readAgain: string;
  imported: (fresh: number, changed: number, same: number) => string;
  ignored: (names: string) => string;
  refusedImport: string;
  fault: (row: string, column: string, value: string) => string;
  groups: Record<string, string>;
  stages: Record<string, string>;
  channels: Record<string, string>;
  expected: Record<Field["kind"], string>;
  refused: Record<string, string>;
}

export const LEDGER_WORDS: Record<Language, LedgerWords> = {
  en: {
    title: "Ledger",
    today: "Today",
    orders: "Orders",
    customers: "Customers",
    views: "Parts of the ledger",
    languages: "Language",
    search: "Search",
    anyStage: "Any stage",
    newOrder: "New order",
    newCustomer: "New customer",
    import: "Import…",
    export: "Export",
    nothingDue: "Nothing is due today.",
    noOrders: "No orders yet. Enter one, or import a table (CSV or Excel) whose first line names its columns.",
    noCustomers: "No customers yet. They come with their orders, or enter one.",
    notFound: "Nothing found.",
    previous: "Previous",
    next: "Next",
    range: (first, last, total) => `${first}–${last} of ${total}`,
    late: (days) => (days === 1 ? "1 day late" : `${days} days late`),
    dueToday: "today",
    save: "Save",
    close: "Close",
    remove: "Delete",
    removeSure: "Delete for good",
    saved: "Saved.",
    removed: "Deleted.",
    notes: "Notes",
    addNote: "Add",
    noteHint: "What was said, today",
    accounts: "Bank accounts",
    newAccount: "A changed account",
    addAccount: "Enter as the one that holds",
    accountHint: "Call the number in the signed contract first. The account before is kept.",
    bank: "Bank",
    bic: "BIC",
    holder: "Holder",
    accountNumber: "IBAN or account number",
    holds: (since) => `holds since ${since}`,
    held: (since, until) => `${since} – ${until}`,
    conflict: "Somebody else changed this in the meantime. Nothing was saved.",
    readAgain: "Show theirs",
    imported: (fresh, changed, same) => `Imported: ${fresh} new, ${changed} changed, ${same} as before.`,
    ignored: (names) => `Left out, for they belong to no field: ${names}.`,
    refusedImport: "Nothing was imported. Correct these cells and import again:",
    fault: (row, column, value) => `Row ${row}, column ${column}${value ? `: “${value}”` : ""}`,
    groups: { order: "Order", terms: "Price and terms", payment: "Payment", shipment: "Shipment", contact: "Contact" },
    stages: {
      confirmed: "Confirmed", production: "In production", ready: "Ready", customs: "Customs",
      shipped: "Shipped", delivered: "Delivered",
    },
    channels: { email: "E-mail", whatsapp: "WhatsApp", wechat: "WeChat", linkedin: "LinkedIn", other: "Other" },
    expected: {
      text: "at most 500 characters",
      number: "a number such as 5000 or 2.35",
      day: "a date such as 2026-11-26",
      moment: "2026-11-26, or 2026-11-26T10:00+08:00",
      choice: "one of the list",
      reference: "a number with at least one digit",
      code: "",
    },
    refused: {
      offline: "The coach does not answer. Is it running?",
      "token-needed": "Open the page with its token, as printed by coach serve.",
      "no-ledger": "This service has no ledger. Start it with: coach serve --ledger orders.db",
      "ledger-down": "The database does not answer.",
      taken: "The ledger has this already, or it is still in use.",
      "not-in-ledger": "It is no longer in the ledger.",
      "no-table": "This is no table of orders or customers.",
      "too-large": "The file is too large.",
      failed: "That did not work. Try again.",
      "invalid-request": "Please correct the fields that are marked.",
    },
  },
  zh: {
    title: "台账",
    today: "今日待办",
    orders: "订单",
    customers: "客户",
    views: "台账栏目",
    languages: "语言",
    search: "搜索",
    anyStage: "全部状态",
    newOrder: "新建订单",
    newCustomer: "新建客户",
    import: "导入…",
    export: "导出",
    nothingDue: "今天没有待办。",
    noOrders: "还没有订单。可以新建，也可以导入表格（CSV或Excel），第一行写列名。",
    noCustomers: "还没有客户。导入订单时会一并建立，也可以新建。",
    notFound: "没有找到。",
    previous: "上一页",
    next: "下一页",
    range: (first, last, total) => `第${first}–${last}条，共${total}条`,
    late: (days) => `已过${days}天`,
    dueToday: "今天",
    save: "保存",
    close: "关闭",
    remove: "删除",
    removeSure: "确认删除",
    saved: "已保存。",
    removed: "已删除。",
    notes: "备注",
    addNote: "添加",
    noteHint: "今天沟通了什么",
    accounts: "银行账户",
    newAccount: "账户有变更",
    addAccount: "设为现用账户",
    accountHint: "请先按已签合同上的电话核实。原账户会保留记录。",
    bank: "银行",
    bic: "BIC",
    holder: "户名",
    accountNumber: "账号或IBAN",
    holds: (since) => `${since}起现用`,
    held: (since, until) => `${since} 至 ${until}`,
    conflict: "刚才有人改过这条记录，您的修改没有保存。",
    readAgain: "看最新内容",
    imported: (fresh, changed, same) => `已导入：新增${fresh}条，更新${changed}条，${same}条无变化。`,
    ignored: (names) => `以下列没有对应项，已跳过：${names}。`,
    refusedImport: "没有导入任何内容。请改好这些单元格再导入：",
    fault: (row, column, value) => `第${row}行，${column}列${value ? `：“${value}”` : ""}`,
    groups: { order: "订单", terms: "价格与条款", payment: "付款", shipment: "运输", contact: "联系" },
    stages: {
      confirmed: "已确认", production: "生产中", ready: "已备好", customs: "清关",
      shipped: "已发货", delivered: "已送达",
    },
    channels: { email: "邮件", whatsapp: "WhatsApp", wechat: "微信", linkedin: "领英", other: "其他" },
    expected: {
      text: "最多500字",
      number: "请填数字，如5000或2.35",
      day: "请填日期，如2026-11-26",
      moment: "如2026-11-26或2026-11-26T10:00+08:00",
      choice: "请从列表中选",
      reference: "编号里至少要有一个数字",
      code: "",
    },
    refused: {
      offline: "连不上服务，请确认它已启动。",
      "token-needed": "请用coach serve显示的带令牌的地址打开。",
      "no-ledger": "这个服务没有台账，请这样启动：coach serve --ledger orders.db",
      "ledger-down": "数据库没有响应。",
      taken: "台账里已有这条记录，或者它还在使用中。",
      "not-in-ledger": "台账里已没有这条记录。",
      "no-table": "这不是订单或客户表格。",
      "too-large": "文件太大。",
      failed: "没有成功，请重试。",
      "invalid-request": "请改正标出的项目。",
    },
  },
};
