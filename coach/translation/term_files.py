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
    for number, line in enumerate(_lines(path), 1):
        if not line.strip() or line.startswith("#") or _is_heading(line):
            continue
        term = _term(_Line(path, number, line.split("\t")), own)
        earlier = first.setdefault((term.en.lower(), term.kind), number)
        if earlier != number:
            problem = f"“{term.en}” stands in line {earlier} already; keep one of the two"
            raise RuleError(Place(path, number, 1), problem)
        terms.append(term)
    return tuple(terms)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line cut into its cells, and the way to say what is wrong with one of them."""

    path: Path
    number: int
    cells: list[str]

    def __getitem__(self, column: str) -> str:
        at = COLUMNS.index(column)
        return self.cells[at].strip(" ") if at < len(self.cells) else ""

    def wrong(self, column: str, problem: str) -> RuleError:
        before = self.cells[: COLUMNS.index(column)]
        return RuleError(
            Place(self.path, self.number, 1 + sum(len(cell) + 1 for cell in before)), problem
        )

    def one_of(self, column: str, known: tuple[Any, ...], usual: Any) -> Any:
        cell = self[column]
        if cell and cell not in known:
            raise self.wrong(column, f"no {column} {cell!r}; there are: {', '.join(known)}")
        return cell or usual

    def several(self, column: str) -> tuple[str, ...]:
        cell = self[column]
        if not cell:
            return ()
        found = tuple(one.strip() for one in cell.split("|"))
        if not all(found):
            raise self.wrong(column, f"{column} has an empty place between two “|”")
        return found


def _term(line: _Line, own: bool) -> Term:
    _refuse_odd_cells(line)
    kind: Kind = line.one_of("kind", KINDS, "noun")
    usual = "count" if kind == "noun" else None
    number: Number | None = line.one_of("number", NUMBERS, usual)
    return Term(
        en=line["en"],
        zh=line["zh"],
        kind=kind,
        number=number,
        measure=line["measure"] or None,
        also_en=line.several("also_en"),
        also_zh=line.several("also_zh"),
        note=line["note"],
        field=line.path.stem,
        own=own,
    )


def _refuse_odd_cells(line: _Line) -> None:
    if len(line.cells) > len(COLUMNS):
        raise line.wrong("note", f"more than {len(COLUMNS)} columns; there are: {_told(COLUMNS)}")
    for column in ("en", "zh"):
        if not line[column]:
            raise line.wrong(column, f"no {column}: a line is a term in English, a tab, in Chinese")
    if _HAN.search(line["en"]):
        raise line.wrong("en", "the first column is English, the second Chinese")
    for column, cell in zip(COLUMNS, line.cells, strict=False):
        if _CONTROL.search(cell):
            raise line.wrong(column, f"{column} has a character that cannot be seen")
        if column in ("en", "zh") and len(cell) > LONGEST:
            raise line.wrong(column, f"{column} is longer than {LONGEST} characters")


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


def _told(names: tuple[str, ...]) -> str:
    return ", ".join(names)
