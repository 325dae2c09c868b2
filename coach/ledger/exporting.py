"""The ledger as a table: CSV that Excel opens with its Chinese intact, or a workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from coach.finding import Language
from coach.ledger.fields import Table, as_text, fields_of
from coach.ledger.store import Store

_FORMULA = ("=", "+", "-", "@", "\t", "'")


def export_csv(store: Store, table: Table, language: Language = "en") -> bytes:
    """A table as CSV in UTF-8, with the mark by which Excel knows it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_header(table, language))
    for row in _rows(store, table):
        writer.writerow([_harmless(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def export_xlsx(store: Store, language: Language = "en") -> bytes:
    """Orders and customers as the two sheets of an Excel workbook."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    titles = {"orders": ("Orders", "订单"), "customers": ("Customers", "客户")}
    tables: tuple[Table, ...] = ("orders", "customers")
    for table in tables:
        sheet = book.create_sheet(titles[table][language == "zh"])
        sheet.freeze_panes = "B2"
        cells = []
        for name in _header(table, language):
            cell = WriteOnlyCell(sheet, name)
            cell.font = Font(bold=True)
            cells.append(cell)
        sheet.append(cells)
        for row in _rows(store, table):
            sheet.append([_cell(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _header(table: Table, language: Language) -> list[str]:
    return [field.name.of(language) for field in fields_of(table).values()]


def _rows(store: Store, table: Table) -> Iterator[list[Any]]:
    items: Iterable[Any] = store.every_order() if table == "orders" else store.every_customer()
    for item in items:
        yield [getattr(item, name) for name in fields_of(table)]


def _harmless(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula; import takes the mark off again."""
    text = as_text(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def _cell(sheet: Any, value: Any) -> Any:
    """Numbers and days with their type, all else as text, so that nothing is a formula."""
    from openpyxl.cell import WriteOnlyCell

    if value is None or isinstance(value, Decimal):
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        cell = WriteOnlyCell(sheet, datetime.combine(value, time()))
        cell.number_format = "yyyy-mm-dd"
        return cell
    cell = WriteOnlyCell(sheet, "")
    cell.value = as_text(value)
    cell.data_type = "s"
    return cell
