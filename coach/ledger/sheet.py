"""Tables in files: CSV of any delimiter and encoding, and Excel workbooks, as rows of cells."""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from coach.ledger.errors import NoTable
from coach.ledger.fields import Table, by_header, folded_header

MOST_ROWS = 200_000
MOST_COLUMNS = 200
MOST_UNPACKED = 400_000_000
"""Bytes that a workbook may unpack to; a larger one is no table of orders."""

_ENCODINGS = ("utf-8", "gb18030", "big5", "cp1252")
_DELIMITERS = (",", ";", "\t", "|")
_HEADER_WITHIN = 15
"""The header is looked for in so many first rows, below titles and blank lines."""
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows below the header of a table.

    `rows` have the number that a spreadsheet shows, as has `head`, the header's. `name` is None for
    CSV, `delimiter` for Excel.
    """

    name: str | None
    table: Table
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Any, ...]], ...]
    delimiter: str | None
    head: int = 1


def read_sheets(data: bytes) -> tuple[Sheet, ...]:
    """The tables of orders and customers in a CSV file or an Excel workbook.

    Raises NoTable, saying what to do, for a file that is none or has no known columns.
    """
    if data.startswith(b"PK\x03\x04"):
        found = [_sheet(name, rows, None) for name, rows in _workbook(data)]
        sheets = tuple(sheet for sheet in found if sheet is not None)
    elif data.startswith(_OLD_EXCEL):
        raise NoTable("this is an old Excel file (.xls): save it as .xlsx or as CSV")
    else:
        sheets = (_csv(data),)
    if not sheets:
        raise NoTable(_NO_HEADER)
    return sheets


def column_name(index: int, header: str) -> str:
    """A column as people find it: “C (Quantity)”."""
    letters, rest = "", index + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters} ({header})" if header else letters


_NO_HEADER = (
    "no header with an order number or a customer name was found: the first line of the table "
    "names its columns, such as “Order number, Customer, Quantity” or “订单号, 客户, 数量”"
)


def _csv(data: bytes) -> Sheet:
    """The reading, by encoding and delimiter, in which most headers are known."""
    best: tuple[int, Sheet] | None = None
    for text in _decoded(data):
        for delimiter in _DELIMITERS:
            rows = _split(text[:20_000], delimiter, strict=False)
            known = max((_known(cells) for _, cells in rows[:_HEADER_WITHIN]), default=0)
            if known and (best is None or known > best[0]):
                sheet = _sheet(None, _split(text, delimiter, strict=True), delimiter)
                best = (known, sheet) if sheet else best
    if best is None:
        raise NoTable(_NO_HEADER)
    return best[1]


def _decoded(data: bytes) -> Iterator[str]:
    """The file in each encoding in which it can be read, the likeliest first."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield data.decode("utf-16", errors="replace")
        return
    if b"\0" in data:
        raise NoTable("this is no table: give a CSV file or an Excel workbook (.xlsx)")
    data = data.removeprefix(codecs.BOM_UTF8)
    for encoding in _ENCODINGS:
        try:
            yield data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8":
            return  # no other encoding makes valid UTF-8 by chance


def _split(text: str, delimiter: str, *, strict: bool) -> list[tuple[int, tuple[str, ...]]]:
    """The rows of a CSV file with the numbers of their lines."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    rows: list[tuple[int, tuple[str, ...]]] = []
    before = 0
    try:
        for cells in reader:
            rows.append((before + 1, tuple(cells[: MOST_COLUMNS + 1])))
            before = reader.line_num
    except csv.Error as error:
        if strict:
            raise NoTable(
                f"line {before + 1} is broken ({error}): a quotation mark may be missing; "
                "nothing was imported"
            ) from error
    return rows


def _workbook(data: bytes) -> Iterator[tuple[str, list[tuple[int, tuple[Any, ...]]]]]:
    """The worksheets of a workbook that hold something."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
                raise NoTable("this workbook is too large: save the table of orders alone")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except NoTable:
        raise
    except Exception as error:  # openpyxl tells of broken files in many ways
        raise NoTable(
            "this Excel file cannot be opened: save it anew as .xlsx, without a password"
        ) from error
    for sheet in book.worksheets:
        rows = enumerate(sheet.iter_rows(values_only=True), start=1)
        yield sheet.title, [(number, tuple(cells[: MOST_COLUMNS + 1])) for number, cells in rows]


def _sheet(
    name: str | None, rows: Sequence[tuple[int, tuple[Any, ...]]], delimiter: str | None
) -> Sheet | None:
    """The rows below the header; None where there is no header."""
    if len(rows) > MOST_ROWS + _HEADER_WITHIN:
        raise NoTable(f"a table may have {MOST_ROWS:,} rows: import it in parts")
    head = max(
        range(min(len(rows), _HEADER_WITHIN)), key=lambda n: _known(rows[n][1]), default=None
    )
    if head is None or not _known(rows[head][1]):
        return None
    header = tuple("" if cell is None else str(cell).strip() for cell in rows[head][1])
    below = tuple((number, cells) for number, cells in rows[head + 1 :] if any(map(_holds, cells)))
    return Sheet(name, _table(header), header, below, delimiter, rows[head][0])


def _holds(cell: Any) -> bool:
    return cell is not None and str(cell).strip() != ""


def _known(cells: Sequence[Any]) -> int:
    """How many cells are headers of orders or of customers; 0 without number and name."""
    folded = {folded_header(str(cell)) for cell in cells if _holds(cell)}
    counts = [0]
    for table, key in _KEYS:
        fields = {by_header(table)[name].id for name in folded if name in by_header(table)}
        counts.append(len(fields) if key in fields else 0)
    return max(counts)


_KEYS: tuple[tuple[Table, str], ...] = (("orders", "number"), ("customers", "name"))


def _table(header: Sequence[str]) -> Table:
    """A table with order numbers is one of orders, even if it names customers as well."""
    folded = {folded_header(name) for name in header}
    fields = {by_header("orders")[name].id for name in folded if name in by_header("orders")}
    return "orders" if "number" in fields else "customers"
