"""YAML: the strings in it that are read, each with its place, whatever way it is written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from coach.lazily import lazy
from coach.reading.bare import BareText, Span
from coach.reading.composing import Composer
from coach.reading.options import Options
from coach.reading.plain_text import decoded
from coach.reading.source import ReadingError, Remark, Source, Unit
from coach.reading.strings import Found, named, units_of_strings

if TYPE_CHECKING:
    from yaml.events import Event, ScalarEvent

SUFFIXES = ("yaml", "yml")

DEEPEST = 200
"""Levels of nesting; what is nested more deeply is no file of messages."""

_COMMENT = lazy(r"(?:^|(?<=[ \t]))#+[ \t]?([^\r\n]*)", re.MULTILINE)
_BREAK = r"(?:\r\n|\r|\n)"
_FOLD = rf"(?:(?<![ \t])[ \t]++)?{_BREAK}(?:[ \t]*{_BREAK})*[ \t]*"
_PARTS = {
    "'": lazy(rf"''|{_FOLD}"),
    '"': lazy(
        r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|(?:\r\n|\r|\n)[ \t]*|(?s:.))|"
        + _FOLD
    ),
    "": lazy(_FOLD),
}
_LINE = lazy(rf"([^\r\n]*)({_BREAK}|\Z)")
_HEADER = lazy(rf"[|>][-+0-9]*[^\r\n]*{_BREAK}")
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f",
    "r": "\r", "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_UNSAFE = lazy(r":(?:\s|$)|\s#|[\r\n\t]|^\s|\s$")
_UNSAFE_START = lazy(r"[-?:,\[\]{}#&*!|>'\"%@`\s]|$")
_UNSAFE_IN_FLOW = lazy(r"[,\[\]{}]")
_IN_QUOTES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def read(data: bytes, name: str, options: Options) -> Source:
    """The strings chosen, or those that read like prose; comments are remarks."""
    source = decoded(data, options)
    reading = _Reading(source.text)
    strings = list(reading.strings())
    needs = partial(_needs_marks, frozenset(reading.in_flow))
    bare = BareText.of(source, bare=tuple(reading.bare), needs=needs, escapes=_IN_QUOTES)
    return units_of_strings(bare, strings, options, _comments(source.text, reading.spans))


def _needs_marks(in_flow: frozenset[int], words: str, place: int, start: int) -> bool:
    """Whether a plain scalar beginning at `start` needs quotation marks for these words."""
    return bool(
        _UNSAFE.search(words)
        or (place == start and _UNSAFE_START.match(words))
        or (start in in_flow and _UNSAFE_IN_FLOW.search(words))
    )


def _comments(text: str, spans: list[Span]) -> list[Remark]:
    """The comments of a file outside its scalars."""
    starts = [start for start, _ in spans]
    found: list[Remark] = []
    for comment in _COMMENT.finditer(text):
        at = bisect_right(starts, comment.start()) - 1
        if at < 0 or spans[at][1] <= comment.start():
            found.append(Remark(comment[1].strip(), *comment.span()))
    return found


class _Reading:
    """Goes through the events of a file and notes where its scalars stand."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.spans: list[Span] = []
        self.bare: list[Span] = []
        self.in_flow: set[int] = set()
        self._stack: list[_Level] = []
        self._holders = 0

    def strings(self) -> Iterator[Found]:
        """Every string that is a value. Raises ReadingError if the file is no YAML."""
        for event in _events(self._text):
            kind = type(event).__name__
            if kind in ("MappingStartEvent", "SequenceStartEvent"):
                self._begin(event, kind == "MappingStartEvent")
            elif kind in ("MappingEndEvent", "SequenceEndEvent"):
                self._stack.pop()
                self._leave("")
            elif kind == "ScalarEvent":
                yield from self._scalar(event)  # type: ignore[arg-type]
            elif kind == "AliasEvent":
                self._enter()
                self._leave("")

    def _begin(self, event: Event, mapping: bool) -> None:
        self._enter()
        self._holders += 1
        flow = bool(getattr(event, "flow_style", False))
        self._stack.append(_Level(self._holders, mapping, flow))
        if len(self._stack) > DEEPEST:
            raise ReadingError(f"it is nested more than {DEEPEST} levels deep")

    def _enter(self) -> None:
        """A value begins: in a list it has the next index."""
        if self._stack and not self._stack[-1].mapping:
            self._stack[-1].index += 1

    def _leave(self, value: str) -> None:
        """A value or key ends: in a mapping they take turns."""
        if self._stack and self._stack[-1].mapping:
            level = self._stack[-1]
            level.key = value if level.key is None else None

    def _scalar(self, event: ScalarEvent) -> Iterator[Found]:
        self._enter()
        begins, ends = event.start_mark, event.end_mark
        start, end = (begins.index, ends.index) if begins and ends else (0, 0)
        self.spans.append((start, end))
        level = self._stack[-1] if self._stack else None
        is_key = level is not None and level.mapping and level.key is None
        if not is_key and event.tag in (None, "tag:yaml.org,2002:str", "!"):
            path = tuple(one.key if one.mapping else one.index for one in self._stack)
            where = tuple(one for one in path if one is not None)
            if event.style is None and level is not None and level.flow:
                self.in_flow.add(start)
            unit = self._unit(event, start, end, named(where))
            yield Found(where, unit, level.number if level else 0)
        self._leave(event.value)

    def _unit(self, event: ScalarEvent, start: int, end: int, name: str) -> Unit:
        """What a scalar says, with its places; not to be written to where they are not sure."""
        style = event.style or ""
        if style in ("|", ">"):
            expected = event.value.rstrip("\n")
            unit = self._block(start, end, style, name, expected)
        else:
            mark = len(style)
            unit = _line(self._text, start + mark, end - mark, style, name)
            expected = event.value
        if unit.text != expected:
            composer = Composer(self._text)
            composer.put(event.value, start, end, writable=False)
            return composer.unit(name)
        if not style:
            self.bare.append((start, end))
        return unit

    def _block(self, start: int, end: int, style: str, name: str, expected: str) -> Unit:
        """A block; where its header has digits for the indentation, the one that fits is taken."""
        unit = _block(self._text, start, end, style, name)
        header = _HEADER.match(self._text, start, end)
        if unit.text != expected and header and any(map(str.isdigit, header[0])):
            for indent in range(1, 40):
                unit = _block(self._text, start, end, style, name, indent)
                if unit.text == expected:
                    break
        return unit


class _Level:
    """A mapping or list that is open: its number, and the key or index where we are in it."""

    __slots__ = ("flow", "index", "key", "mapping", "number")

    def __init__(self, number: int, mapping: bool, flow: bool) -> None:
        self.number, self.mapping, self.flow = number, mapping, flow
        self.key: str | None = None
        self.index = -1


def _events(text: str) -> Iterator[Event]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from yaml.parse(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        raise ReadingError(f"{where}no YAML ({error.problem or error.context})") from error
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        raise ReadingError(f"no YAML ({reason})") from error


def _line(text: str, start: int, end: int, style: str, name: str) -> Unit:
    """A plain or quoted scalar: its line breaks are spaces, its empty lines line breaks."""
    composer = Composer(text)
    position = start
    for part in _PARTS[style].finditer(text, start, end):
        composer.keep(position, part.start())
        composer.put(_shown(part[0], style), *part.span())
        position = part.end()
    composer.keep(position, end)
    escape = {"'": _escape_single, '"': _escape_double}.get(style, str)
    return composer.unit(name, escape=escape)


def _shown(part: str, style: str) -> str:
    """What an escape or a fold stands for."""
    if style == "'" and part == "''":
        return "'"
    if style == '"' and part[0] == "\\":
        if part[1] in "xuU":
            return chr(int(part[2:], 16)) if int(part[2:], 16) < 0x110000 else "\ufffd"
        return "" if part[1] in "\r\n" else _ESCAPES.get(part[1], part[1])
    breaks = part.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    return "\n" * (breaks - 1) or " "


def _block(
    text: str, start: int, end: int, style: str, name: str, indent: int | None = None
) -> Unit:
    """A literal or folded block without the line breaks at its end."""
    header = _HEADER.match(text, start, end)
    body = header.end() if header else end
    lines = [(line.start(1), line.end(1), line.end()) for line in _LINE.finditer(text, body, end)]
    if indent is None:
        indent = _indent_of(text, lines)
    composer = Composer(text)
    before: tuple[int, bool] | None = None  # where the last line with words ends, and its indent
    empty = 0
    reached = body
    for begin, stop, _ in lines:
        begins = min(begin + indent, stop)
        if begins >= stop:
            empty += 1
            continue
        further = text[begins] in " \t"
        if before is None:
            composer.put("\n" * empty, reached, begin, writable=False)
        elif style == ">" and not further and not before[1]:
            composer.put("\n" * empty or " ", before[0], begins)
        else:
            composer.put("\n" * (empty + 1), before[0], begins)
        composer.keep(begins, stop)
        before, empty = (stop, further), 0
    between = "\n" if style == "|" else "\n\n"
    return composer.unit(name, escape=partial(_escape_block, between + " " * indent))


def _indent_of(text: str, lines: list[tuple[int, int, int]]) -> int:
    """The spaces before the first line with words in a block."""
    for begin, stop, _ in lines:
        words = text[begin:stop]
        if words.strip(" "):
            return len(words) - len(words.lstrip(" "))
    return 0


def _escape_single(words: str) -> str:
    if "\n" in words:
        raise ReadingError("a line break cannot be written between ' ' in YAML; change it by hand")
    return words.replace("'", "''")


def _escape_double(words: str) -> str:
    return "".join(_IN_QUOTES.get(character, character) for character in words)


def _escape_block(line_break: str, words: str) -> str:
    return words.replace("\n", line_break)
