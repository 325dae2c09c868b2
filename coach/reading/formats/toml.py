"""TOML: the strings in it that are read, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from coach.lazily import lazy
from coach.reading.composing import Composer
from coach.reading.options import Options
from coach.reading.plain_text import decoded
from coach.reading.source import ReadingError, Remark, Source, Unit
from coach.reading.strings import Found, Path, named, units_of_strings

SUFFIXES = ("toml",)

_TOKEN = lazy(
    r"[ \t]*(?:(?P<comment>\#[^\r\n]*)|(?P<end>\r?\n)"
    r"|(?P<long>\"\"\"(?:[^\"\\]|\\(?s:.)|\"(?!\"\"))*+\"\"\"\"{0,2})"
    r"|(?P<raw>'''(?:[^']|'(?!''))*+''''{0,2})"
    r"|(?P<basic>\"(?:[^\"\\\r\n]|\\.)*+\")|(?P<literal>'[^'\r\n]*')"
    r"|(?P<mark>\[\[|\]\]|[\[\]{},=.])|(?P<bare>[^\s\[\]{},=.\"'\#]+))"
)
_ESCAPE = lazy(r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[ \t]*\r?\n\s*|.)|\r\n")
DEEPEST = 200
"""Levels of nesting; what is nested more deeply is no file of messages."""
_LONG_KEY = lazy(rf"(?:(?:[\w-]++|\"[^\"\n]*\"|'[^'\n]*')[ \t]*\.[ \t]*){{{DEEPEST}}}")
_BREAK = lazy(r"\r\n")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}
_MARKS = {"long": 3, "raw": 3, "basic": 1, "literal": 1}


def read(data: bytes, name: str, options: Options) -> Source:
    """The strings chosen, or those that read like prose; comments are remarks."""
    source = decoded(data, options)
    loaded = _loaded(source.text)
    reading = _Reading(source.text)
    strings = [one for one in reading.strings() if _at(loaded, one.path) == one.unit.text]
    return units_of_strings(source, strings, options, reading.remarks)


def _loaded(text: str) -> dict[str, Any]:
    import tomllib

    if _LONG_KEY.search(text):  # tomllib takes memory by the square of its length
        raise ReadingError(f"a key in it has more than {DEEPEST} parts")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ReadingError(f"no TOML ({error})") from error


def _at(loaded: Any, path: Path) -> Any:
    """What the library reads at a path: the judge of what is read here."""
    try:
        for step in path:
            loaded = loaded[step]
    except (KeyError, IndexError, TypeError):
        return None
    return loaded.replace("\r\n", "\n") if isinstance(loaded, str) else None


class _Reading:
    """Goes through the tokens of a file that is known to be TOML."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.remarks: list[Remark] = []
        self._lists: dict[Path, int] = {}
        """How many tables each list of tables has so far."""
        self._table: Path = ()
        self._stack: list[_Level] = []
        self._key: list[str] = []
        self._is_value = False
        self._holders = self._holder = 1

    def strings(self) -> Iterator[Found]:
        """Every string that is a value, with its path."""
        tokens = (one for one in _TOKEN.finditer(self._text))
        for token in tokens:
            kind = token.lastgroup or ""
            if kind == "comment":
                start, end = token.span("comment")
                self.remarks.append(Remark(self._text[start:end].lstrip("# \t"), start, end))
            elif kind == "end":
                self._line_ends()
            elif kind == "mark":
                if self._begins_header(token[kind]):
                    self._header(tokens, token[kind])
                else:
                    self._mark(token[kind])
            elif self._is_value:
                if kind in _MARKS:
                    yield self._string(token, kind)
            else:
                self._key.append(self._word(token, kind))

    def _begins_header(self, mark: str) -> bool:
        return mark in ("[", "[[") and not self._is_value and not self._stack and not self._key

    def _line_ends(self) -> None:
        if not self._stack:
            self._key, self._is_value = [], False

    def _mark(self, mark: str) -> None:
        if mark == "=":
            self._is_value = True
        elif mark in ("[", "{", "[["):
            for one in mark:
                self._begin(one)
        elif mark in ("]", "}", "]]"):
            for _ in mark:
                level = self._stack.pop()
                self._key, self._is_value = level.key, True
        elif mark == "," and self._stack:
            level = self._stack[-1]
            level.index += 1
            if level.table:
                self._key, self._is_value = [], False

    def _begin(self, mark: str) -> None:
        """An inline table or a list begins as the value of the present key."""
        self._holders += 1
        self._stack.append(_Level(self._path(), self._key, mark == "{", self._holders))
        self._key, self._is_value = [], mark == "["

    def _path(self) -> Path:
        """The path of the value that begins here."""
        if not self._stack:
            return (*self._table, *self._key)
        level = self._stack[-1]
        return (*level.path, *self._key) if level.table else (*level.path, level.index)

    def _header(self, tokens: Iterator[re.Match[str]], mark: str) -> None:
        """The name of a table, up to the bracket that closes it."""
        names: list[str] = []
        for token in tokens:
            kind = token.lastgroup or ""
            if kind == "mark" and token[kind] in ("]", "]]"):
                break
            if kind != "mark":
                names.append(self._word(token, kind))
        path: Path = ()
        for number, name in enumerate(names):
            path = (*path, name)
            last = number == len(names) - 1
            if last and mark == "[[":
                self._lists[path] = self._lists.get(path, -1) + 1
            if path in self._lists:
                path = (*path, self._lists[path])
        self._table = path
        self._holders += 1
        self._holder = self._holders

    def _word(self, token: re.Match[str], kind: str) -> str:
        """A part of a key."""
        if kind in _MARKS:
            return _unit(self._text, *token.span(kind), kind, "").text
        return token[kind]

    def _string(self, token: re.Match[str], kind: str) -> Found:
        path = self._path()
        holder = self._stack[-1].number if self._stack else self._holder
        return Found(path, _unit(self._text, *token.span(kind), kind, named(path)), holder)


class _Level:
    """A list or inline table that is open."""

    __slots__ = ("index", "key", "number", "path", "table")

    def __init__(self, path: Path, key: list[str], table: bool, number: int) -> None:
        self.path, self.key, self.table, self.number = path, key, table, number
        self.index = 0


def _unit(text: str, start: int, end: int, kind: str, name: str) -> Unit:
    """What a string says, with its places."""
    composer = Composer(text)
    marks = _MARKS[kind]
    start, end = start + marks, end - marks
    if kind in ("long", "raw"):  # a line break right after the marks is not part of it
        start += 2 if text.startswith("\r\n", start) else text.startswith("\n", start)
    position = start
    escapes = _BREAK if kind in ("raw", "literal") else _ESCAPE
    for found in escapes.finditer(text, start, end):
        composer.keep(position, found.start())
        composer.put(_shown(found[0]), *found.span())
        position = found.end()
    composer.keep(position, end)
    return composer.unit(name, escape=_ESCAPERS[kind])


def _shown(escape: str) -> str:
    if escape == "\r\n":
        return "\n"
    if escape[1] in "uUx" and len(escape) > 2:
        return chr(int(escape[2:], 16))
    return "" if escape[1:].isspace() else _ESCAPES.get(escape[1], escape[1])


def _escape(words: str) -> str:
    return _escape_long(words).replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")


def _escape_long(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', '\\"')


def _escape_literal(words: str) -> str:
    if "'" in words or "\n" in words:
        raise ReadingError("the words cannot be written between ' ' in TOML; change them by hand")
    return words


def _escape_raw(words: str) -> str:
    if "''" in words or words.endswith("'"):
        raise ReadingError("the words cannot be written between ''' in TOML; change them by hand")
    return words


_ESCAPERS = {
    "basic": _escape,
    "long": _escape_long,
    "literal": _escape_literal,
    "raw": _escape_raw,
}
