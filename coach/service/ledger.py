"""The API of the ledger: customers, orders, notes and bank accounts.

`GET /api/v1/ledger`
    {"schema", "place", "customers": count, "orders": count,
     "fields": {"orders": [{"id", "name", "kind", "expected"}], "customers": […]}}
`GET /api/v1/ledger/orders?q=&stage=&customer=&number=&limit=50&offset=0`, `…/customers?q=&…`
    {"schema", "total", "offset", "items": [order]}; see `coach.ledger.plain_data` for the fields.
`POST` a new one there (201); `GET`, `PUT`, `DELETE …/orders/<id>`, `…/customers/<id>`
    A PUT gives every field and the version that was read, a DELETE `?version=`. If somebody else
    was faster the answer is 409 with the version of now, and nothing is written.
`GET`, `POST …/orders/<id>/notes`, `…/customers/<id>/notes`: {"text", "day"}
`GET`, `POST …/customers/<id>/accounts`
    A new account takes the place of the one before, which is kept with its last day.
`POST /api/v1/ledger/import` with a CSV file (text/csv) or an Excel workbook as body
    All of it or nothing: what cannot be used is named by row and column.
`GET /api/v1/ledger/export.csv?what=orders|customers&lang=en|zh`, `…/export.xlsx?lang=`
`GET /api/v1/ledger/today?now=&sender=`
    {"schema", "now", "due": […]}, the most urgent first.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, cast

from flask import Blueprint, Flask, Response, current_app, request
from werkzeug.routing import BaseConverter

from coach.finding import Language, Text
from coach.ledger.consulting import ConsultedLedger
from coach.ledger.errors import (
    Conflict,
    FieldError,
    ImportRefused,
    LedgerError,
    NoTable,
    NotKnown,
    Taken,
)
from coach.ledger.fields import Table, fields_of
from coach.ledger.order import STAGES, BankAccount, Customer, Order
from coach.planning import asking
from coach.service.errors import Problem
from coach.service.ledger_models import (
    AccountModel,
    NoteModel,
    field_problem,
    read,
    read_row,
)
from coach.service.models import require_json
from coach.service.settings import LEDGER, MEGABYTE, Settings

if TYPE_CHECKING:
    from coach.ledger.store import Store

blueprint = Blueprint("ledger", __name__, url_prefix="/api/v1/ledger")

MOST_IMPORTED = 16 * MEGABYTE
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TABLES = frozenset({"text/csv", _XLSX, "application/octet-stream"})
_MOST_OFFSET = 999_999


class RowNumber(BaseConverter):
    """The number of a row in an address. No row has more digits; what has is no address at all."""

    regex = r"[0-9]{1,9}"

    def to_python(self, value: str) -> int:
        """As a number."""
        return int(value)


def register(app: Flask, settings: Settings) -> None:
    """Give the application its ledger, if it has one, and the words for what goes wrong with it."""
    if settings.ledger is not None:
        app.extensions[LEDGER] = ConsultedLedger(settings.ledger)
    app.register_error_handler(LedgerError, lambda error: _problem(error).response())
    app.register_error_handler(asking.AskError, lambda error: _asked(error).response())
    app.url_map.converters["row"] = RowNumber
    app.register_blueprint(blueprint)


@blueprint.get("")
def about() -> Response:
    """Where the ledger lies, how much it holds, and its fields."""
    store = _store()
    people, orders = store.counts()
    tables: tuple[Table, ...] = ("orders", "customers")
    fields = {
        table: [
            {
                "id": field.id,
                "name": {"en": field.name.en, "zh": field.name.zh},
                "kind": field.kind,
                "expected": field.expected,
            }
            for field in fields_of(table).values()
        ]
        for table in tables
    }
    place = store.location.shown
    return _json({"schema": _schema(), "place": place, "customers": people, "orders": orders,
                  "fields": fields})  # fmt: skip


@blueprint.get("/orders")
def list_orders() -> Response:
    """A page of the orders that are looked for."""
    from coach.ledger.plain_data import order_to_dict

    _only("q", "stage", "customer", "number", "limit", "offset")
    stage = request.args.get("stage") or None
    if stage is not None:
        asking.choice(stage, "stage", STAGES)
    limit, offset = _paging()
    if number := request.args.get("number"):
        found = _store().order(number)
        items = [order_to_dict(found)] if found else []
        return _page(len(items), 0, items)
    page = _store().find_orders(
        _argument("q") or "",
        stage=stage,
        customer=_argument("customer"),
        limit=limit,
        offset=offset,
    )
    items = [order_to_dict(order) for order in page.items]
    return _page(page.total, page.offset, items)


@blueprint.post("/orders")
def add_order() -> Response:
    """Enter a new order."""
    from coach.ledger.plain_data import order_to_dict

    _, values = _row("orders", versioned=False)
    return _json(order_to_dict(_store().add_order(Order(**values))), 201)


@blueprint.get("/orders/<row:number>")
def get_order(number: int) -> Response:
    """One order."""
    from coach.ledger.plain_data import order_to_dict

    return _json(order_to_dict(_store().order_by_id(number)))


@blueprint.put("/orders/<row:number>")
def put_order(number: int) -> Response:
    """Change an order."""
    from coach.ledger.plain_data import order_to_dict

    version, values = _row("orders", versioned=True)
    return _json(order_to_dict(_store().change_order(number, version, values)))


@blueprint.delete("/orders/<row:number>")
def delete_order(number: int) -> Response:
    """Take an order out."""
    _store().remove_order(number, _version())
    return Response(status=204)


@blueprint.get("/customers")
def list_customers() -> Response:
    """A page of the customers that are looked for."""
    from coach.ledger.plain_data import customer_to_dict

    _only("q", "limit", "offset")
    limit, offset = _paging()
    page = _store().find_customers(_argument("q") or "", limit=limit, offset=offset)
    items = [customer_to_dict(customer) for customer in page.items]
    return _page(page.total, page.offset, items)


@blueprint.post("/customers")
def add_customer() -> Response:
    """Enter a new customer."""
    from coach.ledger.plain_data import customer_to_dict

    _, values = _row("customers", versioned=False)
    return _json(customer_to_dict(_store().add_customer(Customer(**values))), 201)


@blueprint.get("/customers/<row:number>")
def get_customer(number: int) -> Response:
    """One customer."""
    from coach.ledger.plain_data import customer_to_dict

    return _json(customer_to_dict(_store().customer_by_id(number)))


@blueprint.put("/customers/<row:number>")
def put_customer(number: int) -> Response:
    """Change a customer."""
    from coach.ledger.plain_data import customer_to_dict

    version, values = _row("customers", versioned=True)
    return _json(customer_to_dict(_store().change_customer(number, version, values)))


@blueprint.delete("/customers/<row:number>")
def delete_customer(number: int) -> Response:
    """Take a customer out."""
    _store().remove_customer(number, _version())
    return Response(status=204)


@blueprint.get("/orders/<row:number>/notes")
def order_notes(number: int) -> Response:
    """The notes about an order, the latest first."""
    _store().order_by_id(number)
    return _notes(order=number)


@blueprint.post("/orders/<row:number>/notes")
def add_order_note(number: int) -> Response:
    """A note about an order."""
    return _add_note(order=number)


@blueprint.get("/customers/<row:number>/notes")
def customer_notes(number: int) -> Response:
    """The notes about a customer, the latest first."""
    _store().customer_by_id(number)
    return _notes(customer=number)


@blueprint.post("/customers/<row:number>/notes")
def add_customer_note(number: int) -> Response:
    """A note about a customer."""
    return _add_note(customer=number)


@blueprint.get("/customers/<row:number>/accounts")
def customer_accounts(number: int) -> Response:
    """The bank accounts of a customer, the one that holds first."""
    from coach.ledger.plain_data import account_to_dict

    accounts = _store().accounts_of(number)
    return _json({"schema": _schema(), "items": [account_to_dict(account) for account in accounts]})


@blueprint.post("/customers/<row:number>/accounts")
def change_account(number: int) -> Response:
    """A bank account that holds from now on."""
    from coach.ledger.plain_data import account_to_dict

    require_json()
    asked = cast(AccountModel, read(AccountModel, request.get_data(cache=False)))
    values = asked.model_dump() | {"account": asked.account.strip()}
    since = asked.since or _today()
    account = _store().change_account(number, BankAccount(**values), since)
    return _json(account_to_dict(account), 201)


@blueprint.post("/import")
def import_() -> Response:
    """A table, all of it or nothing."""
    from dataclasses import asdict

    from coach.ledger.importing import import_table

    if request.mimetype not in _TABLES:
        raise Problem(
            415,
            "not-a-table",
            Text("The body has to be a table", "请求体必须是表格"),
            Text(
                f"Send a CSV file with “Content-Type: text/csv” or a workbook with “{_XLSX}”.",
                f"请发送 CSV 文件（“Content-Type: text/csv”）或工作簿（“{_XLSX}”）。",
            ),
        )
    request.max_content_length = MOST_IMPORTED
    done = import_table(_store(), request.get_data(cache=False))
    return _json({"schema": _schema(), **asdict(done)})


@blueprint.get("/export.csv")
def export_as_csv() -> Response:
    """One table as CSV."""
    from coach.ledger.exporting import export_csv

    _only("what", "lang")
    what = asking.choice(request.args.get("what") or "orders", "what", ("orders", "customers"))
    data = export_csv(_store(), cast(Table, what), _language())
    return _file(data, "text/csv; charset=utf-8", f"{what}.csv")


@blueprint.get("/export.xlsx")
def export_as_workbook() -> Response:
    """Both tables as a workbook."""
    from coach.ledger.exporting import export_xlsx

    _only("lang")
    return _file(export_xlsx(_store(), _language()), _XLSX, "ledger.xlsx")


@blueprint.get("/today")
def today() -> Response:
    """What is due, the most urgent first."""
    from coach.ledger.due import due_today
    from coach.ledger.plain_data import due_to_dict

    _only("now", "sender", "lang")
    _language()
    sender = request.args.get("sender")
    where = asking.place(sender, "sender") if sender else None
    given = request.args.get("now")
    now = datetime.now(UTC)
    if given:
        found = asking.day_or_moment(given, "now")
        if not isinstance(found, datetime):
            raise FieldError("now", "a date and time with its zone: 2026-11-26T10:00+08:00")
        now = found
    elif where is None:
        now = now.astimezone()
    due = due_today(_store().open_orders(now.date()), now=now, sender=where)
    return _json({"schema": _schema(), "now": now.isoformat(), "due": list(map(due_to_dict, due))})


def _store() -> Store:
    ledger: ConsultedLedger | None = current_app.extensions.get(LEDGER)
    if ledger is None:
        raise Problem(
            404,
            "no-ledger",
            Text("This service has no ledger", "本服务没有台账"),
            Text(
                "Start it with one: coach serve --ledger orders.db, or the URL of a database.",
                "启动时请指定台账：coach serve --ledger orders.db，或数据库地址。",
            ),
        )
    return ledger.store


def _row(table: Table, *, versioned: bool) -> tuple[int, dict[str, Any]]:
    require_json()
    return read_row(table, request.get_data(cache=False), versioned=versioned)


def _notes(**about: int) -> Response:
    from coach.ledger.plain_data import note_to_dict

    items = [note_to_dict(note) for note in _store().notes(**about)]
    return _json({"schema": _schema(), "items": items})


def _add_note(**about: int) -> Response:
    from coach.ledger.plain_data import note_to_dict

    require_json()
    asked = cast(NoteModel, read(NoteModel, request.get_data(cache=False)))
    text = asked.text.replace("\0", "").strip()
    if not text:
        raise FieldError("text", "a note with at least one visible character")
    note = _store().add_note(text, asked.day or _today(), **about)
    return _json(note_to_dict(note), 201)


def _today() -> date:
    return datetime.now().astimezone().date()


def _argument(name: str) -> str | None:
    """A field of the address, without what no database can hold; None if it is empty."""
    return request.args.get(name, "").replace("\0", "").strip() or None


def _version() -> int:
    return asking.number(request.args.get("version", ""), "version", 1, _MOST_OFFSET)


def _paging() -> tuple[int, int]:
    limit = asking.number(request.args.get("limit") or "50", "limit", 1, 200)
    return limit, asking.number(request.args.get("offset") or "0", "offset", 0, _MOST_OFFSET)


def _language() -> Language:
    return cast(Language, asking.choice(request.args.get("lang") or "en", "lang", ("en", "zh")))


def _only(*known: str) -> None:
    """Refuse a field of the address that does not exist, and one that is given twice."""
    from coach.calendars.zones import nearest

    for name, values in request.args.lists():
        if name not in known:
            shown = name if name.isidentifier() and len(name) <= 40 else "(unknown)"
            expected = f"no such field; known here: {', '.join(known)}"
            raise FieldError(shown, expected, nearest(name, known))
        if len(values) > 1:
            raise FieldError(name, "one value")


def _problem(error: LedgerError) -> Problem:
    """What went wrong with the ledger, as a client can act on it."""
    if isinstance(error, FieldError):
        return field_problem(error)
    if isinstance(error, ImportRefused):
        return _refused(error)
    if isinstance(error, Conflict):
        return Problem(409, "conflict", "Somebody else was faster", str(error),
                       errors=[{"field": "version", "expected": str(error.current)}])  # fmt: skip
    if isinstance(error, Taken):
        return Problem(409, "taken", "The ledger has it already", str(error))
    if isinstance(error, NotKnown):
        return Problem(404, "not-in-ledger", "Not in the ledger", str(error))
    if isinstance(error, NoTable):
        return Problem(400, "no-table", "This is no table of orders or customers", str(error))
    return Problem(
        503,
        "ledger-down",
        Text("The ledger cannot be used now", "台账暂时无法使用"),
        Text(str(error), "保存台账的数据库没有响应，请稍后再试。"),
        headers={"Retry-After": "5"},
    )


def _refused(error: ImportRefused) -> Problem:
    errors = [
        {
            "field": f"row {problem.row}, column {problem.column}",
            "row": str(problem.row),
            "column": problem.column,
            "value": problem.value,
            "expected": problem.expected,
            **({"sheet": problem.sheet} if problem.sheet else {}),
        }
        for problem in error.problems
    ]
    more = f" {error.more} more faults are not listed." if error.more else ""
    more_zh = f"另有 {error.more} 处未列出。" if error.more else ""
    return Problem(
        400,
        "import-refused",
        Text("Nothing was imported", "没有导入任何内容"),
        Text(
            "Each entry of “errors” names a row, a column and what is expected there." + more,
            "“errors”中每一项写明行、列以及应填的内容。" + more_zh,
        ),
        errors=errors,
    )


def _asked(error: asking.AskError) -> Problem:
    return field_problem(FieldError(error.field, error.expected, error.nearest))


def _schema() -> str:
    from coach.ledger.plain_data import SCHEMA

    return SCHEMA


def _page(total: int, offset: int, items: list[dict[str, Any]]) -> Response:
    return _json({"schema": _schema(), "total": total, "offset": offset, "items": items})


def _json(data: dict[str, Any], status: int = 200) -> Response:
    body = json.dumps(data, ensure_ascii=False)
    return Response(body, status=status, content_type="application/json")


def _file(data: bytes, kind: str, name: str) -> Response:
    answer = Response(data, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
