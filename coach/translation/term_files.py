"""Files of trade terms: one term a line, tab-separated, in English and Chinese.

The columns are en, zh, kind, number, measure, also_en, also_zh and note. Whatever is behind zh may
be left out; a line that begins with # is a remark. Ours lie in rules/terms/, one file per field of
the trade; anybody can keep a file of the same form for the words of a house.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from coach.lazily import lazy
from coach.rulebook.errors import Place, RuleError

Kind = Literal["noun", "name", "adjective", "adverb"]
Number = Literal["count", "mass", "plural"]

COLUMNS = ("en", "zh", "kind", "number", "measure", "also_en", "also_zh", "note")
KINDS: tuple[Kind, ...] = get_args(Kind)
NUMBERS: tuple[Number, ...] = get_args(Number)
LONGEST = 120
"""More characters than this are no term but a sentence."""

_HAN = lazy(r"[\u3400-\u9fff]")
_CONTROL = lazy(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ufeff]")


@dataclass(frozen=True, slots=True)
class Term:
    """Something that traders call one thing in English and one thing in Chinese.

    `en` is in the singular where there is one, `zh` in simplified characters; an adjective has its
    的 where it needs it before a noun. `also_en` and `also_zh` are other ways to write the same.
    `measure` counts it in Chinese (一份合同). `field` is the name of the file; `own` is True for a
    term of the user's.
    """

    en: str
    zh: str
    kind: Kind = "noun"
    number: Number | None = None
    measure: str | None = None
    also_en: tuple[str, ...] = ()
    also_zh: tuple[str, ...] = ()
    note: str = ""
    field: str = ""
    own: bool = False

    @property
    def all_en(self) -> tuple[str, ...]:
        """Every way to write it in English, the usual one first."""
        return (self.en, *self.also_en)

    @property
    def all_zh(self) -> tuple[str, ...]:
        """Every way to write it in Chinese, the usual one first."""
        return (self.zh, *self.also_zh)


def read_terms(path: Path, *, own: bool = False) -> tuple[Term, ...]:
    """The terms of a file, in its order.

    Raises OSError where it cannot be read, and RuleError, which names file, line and column, for a
    line that is no term or gives a term another meaning than an earlier line.
    """
    terms: list[Term] = []
    first: dict[tuple[str, str], int] = {}
    for number, text in enumerate(_lines(path), 1):
        if not text.strip() or text.startswith("#") or _is_heading(text):
            continue
        line = _Line(path, number, text.split("\t"))
        if _CONTROL.search(text) or len(line.cells) > len(COLUMNS):
            _refuse_cells(line)
        term = _term(line, path.stem, own)
        earlier = first.setdefault((term.en.lower(), term.kind), number)
        if earlier != number:
            raise line.wrong(
                0, f"“{term.en}” stands in line {earlier} already; keep one of the two"
            )
        terms.append(term)
    return tuple(terms)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line cut into its cells, and the way to say what is wrong with one of them."""

    path: Path
    number: int
    cells: list[str]

    def wrong(self, at: int, problem: str) -> RuleError:
        """What to say of the cell `at`, counted from 0."""
        column = 1 + sum(len(cell) + 1 for cell in self.cells[:at])
        return RuleError(Place(self.path, self.number, column), problem)

    def one_of(self, column: str, cell: str, known: tuple[Any, ...], usual: Any) -> Any:
        """The cell, or what is usual for an empty one."""
        if cell and cell not in known:
            there_are = ", ".join(known)
            raise self.wrong(COLUMNS.index(column), f"no {column} {cell!r}; there are: {there_are}")
        return cell or usual

    def several(self, column: str, cell: str) -> tuple[str, ...]:
        """The parts of a cell between its bars."""
        if not cell:
            return ()
        found = tuple(one.strip() for one in cell.split("|"))
        if not all(found):
            raise self.wrong(COLUMNS.index(column), f"{column} has an empty place between two “|”")
        return found


def _term(line: _Line, field: str, own: bool) -> Term:
    cells = [cell.strip(" ") for cell in line.cells]
    cells += [""] * (len(COLUMNS) - len(cells))
    en, zh, kind, number, measure, also_en, also_zh, note = cells
    _refuse_names(line, en, zh)
    kind = line.one_of("kind", kind, KINDS, "noun")
    return Term(
        en=en,
        zh=zh,
        kind=kind,
        number=line.one_of("number", number, NUMBERS, "count" if kind == "noun" else None),
        measure=measure or None,
        also_en=line.several("also_en", also_en),
        also_zh=line.several("also_zh", also_zh),
        note=note,
        field=field,
        own=own,
    )


def _refuse_names(line: _Line, en: str, zh: str) -> None:
    for at, name in enumerate((en, zh)):
        if not name:
            problem = f"no {COLUMNS[at]}: a line is a term in English, a tab, in Chinese"
            raise line.wrong(at, problem)
        if len(name) > LONGEST:
            raise line.wrong(at, f"{COLUMNS[at]} is longer than {LONGEST} characters")
    if _HAN.search(en):
        raise line.wrong(0, "the first column is English, the second Chinese")


def _refuse_cells(line: _Line) -> None:
    """Raise RuleError for a cell that cannot be seen or that no column takes."""
    if len(line.cells) > len(COLUMNS):
        known = ", ".join(COLUMNS)
        raise line.wrong(len(COLUMNS), f"more than {len(COLUMNS)} columns; there are: {known}")
    for at, cell in enumerate(line.cells):
        if _CONTROL.search(cell):
            raise line.wrong(at, f"{COLUMNS[at]} has a character that cannot be seen")


def _is_heading(line: str) -> bool:
    """Whether the line names the columns, as a spreadsheet writes them."""
    return [cell.strip().lower() for cell in line.split("\t")[:2]] == ["en", "zh"]


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        place = Place(path, before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        raise RuleError(place, "the file is not in UTF-8; save it as “CSV/text, UTF-8”") from error
    return [line.removesuffix("\r") for line in re.split("\r?\n", text)]
