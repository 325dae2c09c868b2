"""Customers, orders, notes and bank accounts."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, create_model

from coach.finding import Language, Text
from coach.ledger.due import Need
from coach.ledger.fields import Kind, Table, fields_of
from coach.ledger.order import Stage
from coach.service.ledger_models import CUSTOMER, ORDER, AccountModel, NoteModel
from coach.service.openapi.operation import Answer, Operation, Query, Success, Words

TITLE = Text("Ledger", "台账")
PLACE = 8

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BINARY = "application/octet-stream"
_Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
_MOST_OFFSET = 999_999
_ID = {"number": 1}
_LAMPS = {"number": "PO-45001", "customer": "Keller GmbH", "quantity": 500, "stage": "production"}
_KELLER = {"name": "Keller GmbH", "country": "DE", "currency": "EUR"}


def _row(name: str, table: Table, key: str) -> type[BaseModel]:
    """A model with every field of a table as it is answered."""
    known: dict[str, Any] = {
        field.id: (str if field.id == key else str | None, Field(description=field.expected))
        for field in fields_of(table).values()
    }
    base: Any = Answer
    return create_model(
        name, __base__=base, __doc__=f"A row of {table}.", id=(int, ...), version=(int, ...),
        **known,
    )  # fmt: skip


def _change(name: str, base: Any) -> type[BaseModel]:
    """The model of a change, which gives the version that was read."""
    version: Any = (int, Field(ge=1, description="the version that was read"))
    return create_model(name, __base__=base, __doc__="Every field of a row.", version=version)


ORDER_ANSWER = _row("OrderAnswer", "orders", "number")
CUSTOMER_ANSWER = _row("CustomerAnswer", "customers", "name")


def _page(name: str, row: Any) -> type[BaseModel]:
    total: Any = (int, Field(description="how many there are on all pages"))
    schema: Any = (Literal["1.0"], Field(alias="schema"))
    base: Any = Answer
    return create_model(
        name, __base__=base, __doc__="A page of what was looked for.", schema_=schema,
        total=total, offset=(int, ...), items=(list[row], ...),
    )  # fmt: skip


class LedgerField(Answer):
    """A field of a table."""

    id: str
    name: Words
    kind: Kind
    expected: str


class LedgerFields(Answer):
    """The fields of both tables."""

    orders: list[LedgerField]
    customers: list[LedgerField]


class LedgerAnswer(Answer):
    """Where the ledger lies, and what is in it."""

    schema_: Literal["1.0"] = Field(alias="schema")
    place: str
    customers: int
    orders: int
    fields: LedgerFields


class NoteAnswer(Answer):
    """A note with its day; “order” is the number of the order it is about."""

    id: int
    day: _Day
    text: str
    order: str | None


class NotesAnswer(Answer):
    """Notes, the latest first."""

    schema_: Literal["1.0"] = Field(alias="schema")
    items: list[NoteAnswer]


class AccountAnswer(Answer):
    """A bank account, and from when until when it held."""

    id: int
    account: str
    bank: str | None
    bic: str | None
    holder: str | None
    since: _Day | None
    until: _Day | None
    reason: str | None


class AccountsAnswer(Answer):
    """Bank accounts, the one that holds first."""

    schema_: Literal["1.0"] = Field(alias="schema")
    items: list[AccountAnswer]


class ImportAnswer(Answer):
    """What an import did; “ignored” names the columns that belong to no field."""

    schema_: Literal["1.0"] = Field(alias="schema")
    new_orders: int
    changed_orders: int
    same_orders: int
    new_customers: int
    changed_customers: int
    same_customers: int
    ignored: list[str]


class DueAnswer(Answer):
    """A message to write."""

    id: str
    need: Need
    due: str
    late_days: int
    order: str
    order_id: int
    customer: str | None
    title: Words
    reason: Words


class TodayAnswer(Answer):
    """What is due, the most urgent first."""

    schema_: Literal["1.0"] = Field(alias="schema")
    now: str
    due: list[DueAnswer]


class _Paging(Query):
    limit: int = Field(default=50, ge=1, le=200, description="how many")
    offset: int = Field(default=0, ge=0, le=_MOST_OFFSET, description="how many to skip")


class CustomersQuery(_Paging):
    """What to look for."""

    q: str | None = Field(default=None, description="words to look for")


class OrdersQuery(CustomersQuery):
    """What to look for."""

    stage: Stage | None = Field(default=None, description="how far the order is")
    customer: str | None = Field(default=None, description="the name of a customer")
    number: str | None = Field(default=None, description="one order, by any of its numbers")


class VersionQuery(Query):
    """The version that was read."""

    version: int = Field(ge=1, le=_MOST_OFFSET, description="the version that was read")


class CsvQuery(Query):
    """Which table, with headers in which language."""

    what: Table = Field(default="orders", description="which table")
    lang: Language = Field(default="en", description="the language of the headers")


class WorkbookQuery(Query):
    """In which language the headers are."""

    lang: Language = Field(default="en", description="the language of the headers")


class TodayQuery(Query):
    """The moment and the place."""

    now: str | None = Field(
        default=None,
        description="a date and time with its zone; the present without it",
        examples=["2026-11-26T10:00+08:00"],
    )
    sender: str | None = Field(
        default=None,
        description="where you work: a city, a country or an IANA time zone",
        examples=["CN"],
    )
    lang: Language | None = Field(default=None, description="changes nothing: texts are in both")


_NONE = (404, 503)
_BUSY = (404, 409, 503)
_FIRST_COME = (
    "Give the version that was read. If somebody else was faster the answer is 409 with the "
    "version of now, and nothing is written."
)


def _reading(en: str, zh: str, shape: type[BaseModel], **more: Any) -> Operation:
    return Operation(Text(en, zh), Success(shape), problems=_NONE, **more)


def _adding(en: str, zh: str, shape: type[BaseModel], body: Any, **more: Any) -> Operation:
    return Operation(Text(en, zh), Success(shape, status=201), body=body, problems=_BUSY, **more)


def _changing(en: str, zh: str, shape: type[BaseModel], body: Any) -> Operation:
    return Operation(
        Text(en, zh), Success(shape), about=_FIRST_COME, body=body, problems=_BUSY,
        path_examples=_ID,
    )  # fmt: skip


def _removing(en: str, zh: str) -> Operation:
    return Operation(
        Text(en, zh), Success(media=None, status=204), about=_FIRST_COME, query=VersionQuery,
        problems=_BUSY, path_examples=_ID,
    )  # fmt: skip


def _file(en: str, zh: str, media: str, query: type[BaseModel]) -> Operation:
    return Operation(Text(en, zh), Success(media=media), query=query, problems=_NONE)


_NOTE = {"text": "Asked for a black finish.", "day": date(2026, 11, 26).isoformat()}
_ACCOUNT = {"account": "DE89 3704 0044 0532 0130 00", "reason": "called back on the known number"}

OPERATIONS = {
    "ledger.about": _reading("Where the ledger lies, and its fields", "台账的位置与字段",
                             LedgerAnswer),
    "ledger.list_orders": _reading("Look for orders", "查找订单",
                                   _page("OrdersAnswer", ORDER_ANSWER), query=OrdersQuery),
    "ledger.add_order": _adding("Enter an order", "新增订单", ORDER_ANSWER, ORDER, example=_LAMPS),
    "ledger.get_order": _reading("One order", "单个订单", ORDER_ANSWER, path_examples=_ID),
    "ledger.put_order": _changing("Change an order", "修改订单", ORDER_ANSWER,
                                  _change("OrderChange", ORDER)),
    "ledger.delete_order": _removing("Take an order out", "删除订单"),
    "ledger.list_customers": _reading("Look for customers", "查找客户",
                                      _page("CustomersAnswer", CUSTOMER_ANSWER),
                                      query=CustomersQuery),
    "ledger.add_customer": _adding("Enter a customer", "新增客户", CUSTOMER_ANSWER, CUSTOMER,
                                   example=_KELLER),
    "ledger.get_customer": _reading("One customer", "单个客户", CUSTOMER_ANSWER, path_examples=_ID),
    "ledger.put_customer": _changing("Change a customer", "修改客户", CUSTOMER_ANSWER,
                                     _change("CustomerChange", CUSTOMER)),
    "ledger.delete_customer": _removing("Take a customer out", "删除客户"),
    "ledger.order_notes": _reading("Notes about an order", "订单备注", NotesAnswer,
                                   path_examples=_ID),
    "ledger.add_order_note": _adding("Write a note about an order", "添加订单备注", NoteAnswer,
                                     NoteModel, example=_NOTE, path_examples=_ID),
    "ledger.customer_notes": _reading("Notes about a customer", "客户备注", NotesAnswer,
                                      path_examples=_ID),
    "ledger.add_customer_note": _adding("Write a note about a customer", "添加客户备注", NoteAnswer,
                                        NoteModel, example=_NOTE, path_examples=_ID),
    "ledger.customer_accounts": _reading("Bank accounts of a customer", "客户的银行账户",
                                         AccountsAnswer, path_examples=_ID),
    "ledger.change_account": _adding(
        "Enter the bank account that holds from now on", "登记今后有效的银行账户",
        AccountAnswer, AccountModel, example=_ACCOUNT, path_examples=_ID,
        about="It takes the place of the one before, which is kept with its last day."),
    "ledger.import_": Operation(
        Text("Import a table", "导入表格"), Success(ImportAnswer),
        about="All of it or nothing: what cannot be used is named by row and column.",
        media={"text/csv": "a CSV file", _XLSX: "an Excel workbook", _BINARY: "either of them"},
        problems=_BUSY),
    "ledger.export_as_csv": _file("One table as CSV", "导出 CSV", "text/csv", CsvQuery),
    "ledger.export_as_workbook": _file("Both tables as an Excel workbook", "导出 Excel", _XLSX,
                                       WorkbookQuery),
    "ledger.today": _reading("What is due", "今天要写的消息", TodayAnswer, query=TodayQuery),
}  # fmt: skip
