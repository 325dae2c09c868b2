"""Which columns of a table are read, by their heading, letter or number."""

from __future__ import annotations

from collections.abc import Sequence

from coach.reading.prose import reads_like_prose
from coach.reading.source import ReadingError


def letters_of(column: int) -> str:
    """The letters of a column by its number from 0: A, B, … Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def headings_of(row: Sequence[str]) -> tuple[str, ...]:
    """The headings of a table by its first row; none if that row holds texts already."""
    names = [cell.strip() for cell in row]
    filled = [name for name in names if name]
    short = all(len(name) <= 40 and "\n" not in name for name in filled)
    if not filled or not short or len(set(filled)) < len(filled):
        return ()
    if any(reads_like_prose(name) and len(name) > 24 for name in filled):
        return ()
    if any(name[0].isdigit() for name in filled):
        return ()
    return tuple(names)


def chosen(
    asked: Sequence[str], headings: Sequence[str], width: int, sheet: str | None = None
) -> frozenset[int] | None:
    """The numbers of the columns asked for, from 0; None for all.

    "Orders!B" is column B of the sheet Orders alone. Raises ReadingError for a column that is not
    there, unless it is asked for in a workbook, where each sheet has its own.
    """
    if not asked:
        return None
    found: set[int] = set()
    for written in asked:
        place, _, name = written.rpartition("!")
        if place and sheet is not None and place.strip("'") != sheet:
            continue
        number = _number(name.strip(), headings, width)
        if number is not None:
            found.add(number)
        elif sheet is None:
            known = ", ".join(one for one in headings if one) or f"A to {letters_of(width - 1)}"
            raise ReadingError(f"there is no column {name!r}; there are: {known}")
    return frozenset(found)


def _number(name: str, headings: Sequence[str], width: int) -> int | None:
    lowered = [heading.lower() for heading in headings]
    if name.lower() in lowered:
        return lowered.index(name.lower())
    if name.isascii() and name.isdigit():
        return int(name) - 1 if 0 < int(name) <= width else None
    if name.isascii() and name.isalpha() and len(name) <= 3:
        number = 0
        for letter in name.upper():
            number = number * 26 + ord(letter) - 64
        return number - 1 if number <= width else None
    return None
