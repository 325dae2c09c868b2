"""Workbooks of Excel: the texts in cells; comments on cells are remarks.

A changed text is written into the XML that holds it, the shared strings or the sheet. Where other
cells share the string it gets a copy of its own. Everything else stays byte for byte.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from coach.reading.columns import chosen, headings_of, letters_of
from coach.reading.composing import Composer
from coach.reading.options import Options
from coach.reading.source import (
    Change,
    Edit,
    ReadingError,
    Remark,
    Source,
    TextSource,
    Unit,
    changes_of,
)
from coach.reading.strings import IGNORE, Found, drafts_in
from coach.reading.xml_text import (
    Node,
    Walk,
    decoded_part,
    escape,
    keeps_space,
    with_space_kept,
)
from coach.reading.zipped import Archive

SUFFIXES = ("xlsx", "xlsm", "xltx", "xltm")

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_COUNTS = re.compile(r"(count|uniqueCount)=\"([0-9]+)\"")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell with a text: its place, and the shared string it shows or its own text."""

    row: int
    column: int
    shared: int | None = None
    index: tuple[int, int] = (0, 0)
    """Where the sheet names the shared string."""
    own: Unit | None = None


@dataclass(slots=True)
class _Sheet:
    """A sheet: its name, its part, its cells with texts, and the comments on them."""

    name: str
    part: str
    source: TextSource
    cells: list[_Cell]
    nodes: list[Node]
    comments: list[tuple[int, int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a unit of the file stands: its cell, and itself within the text of that cell."""

    sheet: _Sheet
    cell: _Cell
    unit: Unit


def read(data: bytes, name: str, options: Options) -> Source:
    """The cells of the columns chosen, or those that read like prose; row by row."""
    archive = Archive(data, options.most_text)
    if "xl/workbook.xml" not in archive.names:
        raise ReadingError("this is no workbook of Excel (xlsx), whatever its name says")
    shared = _shared(archive)
    sheets = [_sheet(archive, title, part) for title, part in _parts(archive)]
    book = _Workbook(archive, shared, sheets)
    for sheet in sheets:
        book.add(sheet, options)
    return book


class _Workbook:
    """A workbook: its units, and where each of them stands in its parts."""

    text = None

    def __init__(self, archive: Archive, shared: _Shared | None, sheets: Sequence[_Sheet]) -> None:
        self._archive, self._shared = archive, shared
        self._uses = Counter(
            cell.shared for sheet in sheets for cell in sheet.cells if cell.shared is not None
        )
        self._places: list[_Place] = []
        self.units: list[Unit] = []
        self.remarks: list[Remark] = []

    def add(self, sheet: _Sheet, options: Options) -> None:
        """Read a sheet."""
        texts = {(cell.row, cell.column): self._text(cell) for cell in sheet.cells}
        rows = [row for row, _ in texts]
        width = max((column for _, column in texts), default=-1) + 1
        top = min(rows, default=0)
        first = [texts[top, at].text if (top, at) in texts else "" for at in range(width)]
        headings = headings_of(first)
        columns = chosen(options.columns, headings, width, sheet.name)
        strings, cells = [], {}
        for cell in sheet.cells:
            heading = headings[cell.column] if headings else ""
            asked = columns is None or cell.column in columns or heading == IGNORE
            is_heading = bool(headings) and cell.row == top and not options.whatever
            if asked and not is_heading:
                place = f"{sheet.name}!{letters_of(cell.column)}{cell.row}"
                unit = replace(texts[cell.row, cell.column], name=place)
                found = Found((heading or letters_of(cell.column),), unit, cell.row)
                cells[id(found)] = cell
                strings.append(found)
        every = ("$.*",) if columns is not None else ()
        drafts, told = drafts_in(strings, replace(options, strings=every))
        self._note(sheet, [(cells[id(found)], unit) for found, unit in drafts], told)

    def _note(
        self, sheet: _Sheet, drafts: Sequence[tuple[_Cell, Unit]], told: Sequence[Remark]
    ) -> None:
        """The drafts of a sheet as units of the file, with what is remarked on them."""
        first = len(self.units)
        for cell, unit in drafts:
            self._places.append(_Place(sheet, cell, unit))
            self.units.append(replace(unit, pieces=(), escape=str))
        for remark in told:
            at = remark.unit + first if remark.unit is not None else None
            self.remarks.append(Remark(remark.text, unit=at))
        for row, column, words in sheet.comments:
            self.remarks += [
                Remark(words, unit=first + number)
                for number, (cell, _) in enumerate(drafts)
                if (cell.row, cell.column) == (row, column)
            ]

    def _text(self, cell: _Cell) -> Unit:
        if cell.own is not None:
            return cell.own
        strings = self._shared.strings if self._shared else []
        if cell.shared is None or cell.shared >= len(strings):
            raise ReadingError("a cell shows a text that is not there; the file is damaged")
        return strings[cell.shared].unit

    def applied(self, edits: Mapping[int, Sequence[Edit]]) -> bytes:
        """See Source.applied."""
        by_cell: dict[tuple[str, int, int], tuple[_Place, list[Change]]] = {}
        for index, several in edits.items():
            place = self._places[index]
            key = (place.sheet.part, place.cell.row, place.cell.column)
            _, changes = by_cell.setdefault(key, (place, []))
            changes += [one for edit in several for one in changes_of(place.unit, edit)]
        sheets: dict[str, tuple[_Sheet, list[Change]]] = {}
        in_place: dict[int, list[Change]] = {}
        copies: dict[str, int] = {}
        for place, changes in by_cell.values():
            cell, sheet = place.cell, place.sheet
            _, onto = sheets.setdefault(sheet.part, (sheet, []))
            changes.sort(key=lambda change: change[:2])
            if not changes:
                continue
            if cell.shared is None:
                onto += changes
            elif self._uses[cell.shared] == 1:
                in_place[cell.shared] = changes
            elif self._shared is not None:
                copy = self._shared.copied(cell.shared, changes)
                number = copies.setdefault(copy, len(self._shared.strings) + len(copies))
                onto.append((*cell.index, str(number)))
        parts = {part: _written(*one) for part, one in sheets.items() if one[1]}
        if self._shared is not None and (in_place or copies):
            parts[self._shared.part] = self._shared.written(in_place, list(copies))
        return self._archive.rewritten(parts)


def _written(sheet: _Sheet, changes: list[Change]) -> bytes:
    changes = sorted(changes, key=lambda change: change[:2])
    return sheet.source.written(with_space_kept(sheet.source.text, sheet.nodes, changes))


@dataclass(frozen=True, slots=True)
class _String:
    """A shared string and the element that holds it."""

    unit: Unit
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Shared:
    """The shared strings of a workbook."""

    part: str
    source: TextSource
    strings: list[_String]
    nodes: list[Node]
    end: int
    """Where the last of them ends."""

    def copied(self, number: int, changes: list[Change]) -> str:
        """The element of a string with changes."""
        string = self.strings[number]
        text = self.source.text
        parts: list[str] = []
        position = string.start
        for start, end, words in with_space_kept(text, self.nodes, changes):
            parts += (text[position:start], words)
            position = end
        return "".join((*parts, text[position : string.end]))

    def written(self, in_place: Mapping[int, list[Change]], copies: Sequence[str]) -> bytes:
        """The part with strings changed, and with new ones after the others."""
        changes = [change for several in in_place.values() for change in several]
        changes = with_space_kept(self.source.text, self.nodes, sorted(changes))
        if copies:
            head = self.source.text[: self.strings[0].start]
            for found in _COUNTS.finditer(head):
                if found[1] == "uniqueCount":
                    number = int(found[2]) + len(copies)
                    changes.append((*found.span(2), str(number)))
            changes.append((self.end, self.end, "".join(copies)))
        return self.source.written(sorted(changes, key=lambda change: change[:2]))


def _parts(archive: Archive) -> Iterator[tuple[str, str]]:
    """The name and part of every sheet, in the order of the workbook."""
    book = _Elements(decoded_part(archive.read("xl/workbook.xml")).text, "sheet")
    targets = _targets(archive, "xl/workbook.xml")
    for sheet in book.found:
        part = targets.get(sheet.get("id", ""), ("", ""))[1]
        if part in archive.names and "chartsheet" not in part:
            yield sheet.get("name", ""), part


def _targets(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to: the type and name of each by its id."""
    path = PurePosixPath(part)
    rels = str(path.parent / "_rels" / f"{path.name}.rels")
    if rels not in archive.names:
        return {}
    found = {}
    for one in _Elements(decoded_part(archive.read(rels)).text, "Relationship").found:
        target = one.get("Target", "")
        name = target[1:] if target.startswith("/") else _joined(path.parent, target)
        found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], name)
    return found


def _joined(folder: PurePosixPath, target: str) -> str:
    parts = list(folder.parts)
    for step in PurePosixPath(target).parts:
        if step == ".." and parts:
            parts.pop()
        elif step != "..":
            parts.append(step)
    return "/".join(parts)


def _shared(archive: Archive) -> _Shared | None:
    for kind, part in _targets(archive, "xl/workbook.xml").values():
        if kind == "sharedStrings" and part in archive.names:
            source = decoded_part(archive.read(part))
            walk = _SharedStrings(source.text)
            walk.run()
            return _Shared(part, source, walk.strings, walk.nodes, walk.ends)
    return None


def _sheet(archive: Archive, title: str, part: str) -> _Sheet:
    source = decoded_part(archive.read(part))
    walk = _Cells(source.text)
    walk.run()
    sheet = _Sheet(title, part, source, walk.cells, walk.nodes)
    for kind, name in _targets(archive, part).values():
        if kind == "comments" and name in archive.names:
            comments = _Comments(decoded_part(archive.read(name)).text)
            comments.run()
            sheet.comments = comments.comments
    return sheet


class _Elements(Walk):
    """The attributes of all elements of a name; prefixes of attributes do not count."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self._name = name
        self.found: list[dict[str, str]] = []
        self.run()

    def begin(self, namespace: str, name: str, attributes: dict[str, str], at: int) -> None:
        if name == self._name:
            self.found.append(_plain(attributes))


def _plain(attributes: Mapping[str, str]) -> dict[str, str]:
    return {name.rpartition(" ")[2]: value for name, value in attributes.items()}


class _Texts(Walk):
    """Texts in elements <t>, but for the readings of Japanese words."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.nodes: list[Node] = []
        self._composer: Composer | None = None
        self._tag: tuple[int, bool] | None = None
        self._fresh = self._phonetic = False

    def begin(self, namespace: str, name: str, attributes: dict[str, str], at: int) -> None:
        if name == "rPh":
            self._phonetic = True
        elif name == "t":
            self._tag, self._fresh = (at, keeps_space(attributes)), True

    def end(self, namespace: str, name: str, at: int) -> None:
        if name == "rPh":
            self._phonetic = False
        elif name == "t":
            self._tag = None

    def characters(self, data: str, start: int, end: int) -> None:
        if self._tag is None or self._composer is None or self._phonetic:
            return
        self.write(self._composer, data, start, end)
        if self._fresh:
            self.nodes.append(Node(self._tag[0], start, end, self._tag[1]))
            self._fresh = False
        else:
            self.nodes[-1] = replace(self.nodes[-1], end=end)


class _SharedStrings(_Texts):
    """The shared strings, in order."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.strings: list[_String] = []
        self.ends = 0
        self._began: int | None = None

    def begin(self, namespace: str, name: str, attributes: dict[str, str], at: int) -> None:
        super().begin(namespace, name, attributes, at)
        if name == "si":
            self._composer, self._began = Composer(self.text), at

    def end(self, namespace: str, name: str, at: int) -> None:
        super().end(namespace, name, at)
        if name == "si" and self._composer is not None and self._began is not None:
            self.ends = self.text.index(">", at) + 1
            unit = self._composer.unit(escape=escape)
            self.strings.append(_String(unit, self._began, self.ends))
            self._composer = None


class _Cells(_Texts):
    """The cells of a sheet that show a text."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.cells: list[_Cell] = []
        self._row = self._column = -1
        self._kind = ""
        self._is_formula = self._is_value = False
        self._value = ("", 0, 0)

    def begin(self, namespace: str, name: str, attributes: dict[str, str], at: int) -> None:
        super().begin(namespace, name, attributes, at)
        if name == "row":
            self._row = int(attributes.get("r") or self._row + 1)
            self._column = -1
        elif name == "c":
            self._begin_cell(attributes)
        elif name == "f":
            self._is_formula = True
        elif name == "v":
            self._is_value = True
        elif name == "is":
            self._composer = Composer(self.text)

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        self._column += 1
        found = _REFERENCE.fullmatch(attributes.get("r", ""))
        if found:
            self._row, self._column = int(found[2]), _column(found[1])
        self._kind = attributes.get("t", "")
        self._is_formula, self._composer, self._value = False, None, ("", 0, 0)

    def end(self, namespace: str, name: str, at: int) -> None:
        super().end(namespace, name, at)
        if name == "v":
            self._is_value = False
        elif name == "c" and not self._is_formula:
            if self._kind == "s" and self._value[0].strip().isdigit():
                value, start, end = self._value
                self.cells.append(_Cell(self._row, self._column, int(value), (start, end)))
            elif self._composer is not None:
                own = self._composer.unit(escape=escape)
                self.cells.append(_Cell(self._row, self._column, own=own))
            self._composer = None

    def characters(self, data: str, start: int, end: int) -> None:
        super().characters(data, start, end)
        if self._is_value:
            value, began, _ = self._value
            self._value = (value + data, began if value else start, end)


def _column(letters: str) -> int:
    """The number of a column, from 0."""
    column = -1
    for letter in letters:
        column = (column + 1) * 26 + ord(letter) - 65
    return column


class _Comments(Walk):
    """The comments on cells: row, column and words."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.comments: list[tuple[int, int, str]] = []
        self._is_text = False

    def begin(self, namespace: str, name: str, attributes: dict[str, str], at: int) -> None:
        found = _REFERENCE.fullmatch(attributes.get("ref", "")) if name == "comment" else None
        if found:
            self.comments.append((int(found[2]), _column(found[1]), ""))
        self._is_text = name == "t"

    def end(self, namespace: str, name: str, at: int) -> None:
        self._is_text = False

    def characters(self, data: str, start: int, end: int) -> None:
        if self._is_text and self.comments:
            row, column, words = self.comments[-1]
            self.comments[-1] = (row, column, words + data)
