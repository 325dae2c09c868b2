"""Catalogues of gettext: the translations, or the originals, each entry's with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from coach.lazily import lazy
from coach.reading.composing import Composer
from coach.reading.options import Options
from coach.reading.plain_text import decoded
from coach.reading.source import ReadingError, Remark, Source, Unit
from coach.reading.strings import units_of_string

SUFFIXES = ("po", "pot")

SIDES = ("msgid", "msgstr")

_LINE = lazy(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_KEYWORD = lazy(r"[ \t]*(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d+)\])?)[ \t]*(?=\")")
_STRING = lazy(r"[ \t]*\"((?:[^\"\\]|\\.)*+)\"[ \t]*(?=[\r\n]|\Z)")
_ESCAPE = lazy(r"\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


@dataclass(slots=True)
class _Entry:
    """An entry of a catalogue: the stretches of its strings by keyword, and its comments."""

    strings: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    comments: list[Remark] = field(default_factory=list)


def read(data: bytes, name: str, options: Options) -> Source:
    """Every translation, or the original where there is none yet; `sides` chooses others."""
    for side in options.sides:
        if side not in SIDES:
            raise ReadingError(f"there is no side {side!r} in a catalogue; choose msgid or msgstr")
    source = decoded(data, options)
    units: list[Unit] = []
    remarks: list[Remark] = []
    for number, entry in enumerate(_entries(source.text)):
        first = len(units)
        for keyword in _chosen(source.text, entry, options.sides):
            unit = _unit(source.text, entry, keyword, number)
            found, told = units_of_string(unit, options)
            units += found
            remarks += told
        for comment in entry.comments:
            remarks += [replace(comment, unit=index) for index in range(first, len(units))]
    return replace(source, units=tuple(units), remarks=tuple(remarks))


def _chosen(text: str, entry: _Entry, sides: tuple[str, ...]) -> list[str]:
    """The keywords of the strings of an entry that are read."""
    if "msgid" not in entry.strings:
        return []
    if not any(start < end for start, end in entry.strings["msgid"]):
        return []  # the header
    filled = [
        keyword
        for keyword, stretches in entry.strings.items()
        if keyword != "msgctxt" and any(text[start:end].strip() for start, end in stretches)
    ]
    if not sides:
        translated = [keyword for keyword in filled if keyword.startswith("msgstr")]
        return translated or filled
    return [keyword for keyword in filled if keyword.startswith(sides)]


def _unit(text: str, entry: _Entry, keyword: str, number: int) -> Unit:
    """What a string says; it may go over several lines, each between quotation marks."""
    composer = Composer(text)
    for start, end in entry.strings[keyword]:
        position = start
        for found in _ESCAPE.finditer(text, start, end):
            composer.keep(position, found.start())
            composer.put(_shown(found[0]), *found.span())
            position = found.end()
        composer.keep(position, end)
    return composer.unit(f"{keyword} {number}", escape=_escape)


def _shown(escape: str) -> str:
    if escape[1] in "01234567":
        return chr(int(escape[1:], 8))
    if escape[1] == "x" and len(escape) > 2:
        return chr(int(escape[2:], 16))
    return _ESCAPES.get(escape[1], escape[1])


def _escape(words: str) -> str:
    words = words.replace("\\", "\\\\").replace('"', '\\"')
    return words.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def _entries(text: str) -> Iterator[_Entry]:
    """The entries of a catalogue, the header the first of them. Raises ReadingError."""
    entry = _Entry()
    stretches: list[tuple[int, int]] | None = None
    for number, line in enumerate(_LINE.finditer(text), 1):
        start, end = line.span(1)
        if not line[1].strip():
            continue
        if line[1].startswith("#"):
            if entry.strings:
                yield entry
                entry, stretches = _Entry(), None
            if line[1].startswith("#~"):  # an entry that is no longer used
                entry = _Entry()
            else:
                entry.comments.append(Remark(line[1].lstrip("#.,:| \t"), start, end))
            continue
        keyword = _KEYWORD.match(text, start, end)
        if keyword is not None:
            if keyword[1] in ("msgid", "msgctxt") and "msgid" in entry.strings:
                yield entry
                entry = _Entry()
            stretches = entry.strings.setdefault(keyword[1], [])
        string = _STRING.match(text, keyword.end() if keyword else start)
        if string is None or stretches is None:
            raise ReadingError(
                f"line {number}: no catalogue (expected a string in quotation marks)"
            )
        stretches.append(string.span(1))
    if entry.strings:
        yield entry
