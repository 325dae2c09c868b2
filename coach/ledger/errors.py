"""What can go wrong with a ledger, said so that its owner knows what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class LedgerError(Exception):
    """A ledger that cannot do what was asked; the message says why and what to do."""


class LedgerDown(LedgerError):
    """The database does not answer, or is no ledger."""


class NoTable(LedgerError):
    """A file that is no table of orders or customers."""


class NotKnown(LedgerError):
    """There is no such customer or order."""


class Conflict(LedgerError):
    """Somebody else changed the same row since it was read. `current` is its version now."""

    def __init__(self, what: str, current: int) -> None:
        self.current = current
        super().__init__(
            f"{what} was changed by somebody else in the meantime (its version is now {current}): "
            "read it again, then repeat your change"
        )


class Taken(LedgerError):
    """The number or name belongs to another row."""


class FieldError(LedgerError, ValueError):
    """A field that cannot be used: `expected` says what it should be, `nearest` what it may be."""

    def __init__(self, field: str, expected: str, nearest: Sequence[str] = ()) -> None:
        self.field = field
        self.expected = expected
        self.nearest = tuple(nearest)
        offer = f"; nearest: {', '.join(self.nearest)}" if self.nearest else ""
        super().__init__(f"{field}: {expected}{offer}")


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A cell of an imported table that cannot be used.

    `row` counts as a spreadsheet does, the header being row 1 where it is the first line; `column`
    is the header as written, with the spreadsheet's letter before it. `sheet` is None for CSV.
    """

    row: int
    column: str
    expected: str
    value: str = ""
    sheet: str | None = None

    def __str__(self) -> str:
        where = f"sheet “{self.sheet}”, " if self.sheet else ""
        shown = f"“{self.value}”: " if self.value else ""
        return f"{where}row {self.row}, column {self.column}: {shown}{self.expected}"


class ImportRefused(LedgerError):
    """A table that was not imported, not even in part. `problems` are the first of its faults."""

    def __init__(self, problems: Sequence[CellProblem], more: int = 0) -> None:
        self.problems = tuple(problems)
        self.more = more
        lines = [str(problem) for problem in self.problems]
        if more:
            lines.append(f"and {more} more")
        super().__init__("nothing was imported:\n" + "\n".join(f"  {line}" for line in lines))
