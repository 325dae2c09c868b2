"""JSON: the strings in it that are read, each with its place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from coach.lazily import lazy
from coach.reading.composing import Composer
from coach.reading.options import Options
from coach.reading.plain_text import decoded
from coach.reading.source import ReadingError, Source, Unit
from coach.reading.strings import Found, named, units_of_strings

SUFFIXES = ("json", "arb")

DEEPEST = 200
"""Levels of nesting; what is nested more deeply is no file of messages."""

_TOKEN = lazy(r"[ \t\r\n,:]*(?:\"((?:[^\"\\]|\\.)*+)\"|([{}\[\]])|([^\s,:{}\[\]\"]+))")
_ESCAPE = lazy(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
_HALF = lazy("[\ud800-\udfff]")


def read(data: bytes, name: str, options: Options) -> Source:
    """The strings chosen, or those that read like prose."""
    source = decoded(data, options)
    escape = escape_of(source.text)
    strings = strings_in(source.text, 0, len(source.text), escape)
    return units_of_strings(source, strings, options)


def strings_in(text: str, start: int, end: int, escape: Callable[[str], str]) -> Iterator[Found]:
    """The strings of the JSON value in a stretch of text. Raises ReadingError if it is none."""
    _require_json(text, start, end)
    stack: list[list[str | int | None]] = []  # the number of each holder and where we are in it
    holders = 0
    for token in _TOKEN.finditer(text, start, end):
        if token[2] is not None and token[2] in "{[":
            _advance(stack)
            holders += 1
            stack.append([holders, None if token[2] == "{" else -1])
            if len(stack) > DEEPEST:
                raise ReadingError(f"it is nested more than {DEEPEST} levels deep")
        elif token[2] is not None:
            stack.pop()
            _leave(stack)
        elif token[1] is not None and stack and stack[-1][1] is None:
            stack[-1][1] = unescaped(text, *token.span(1)).text
        else:
            _advance(stack)
            if token[1] is not None:
                where = tuple(one[1] for one in stack if one[1] is not None)
                unit = unescaped(text, *token.span(1), escape=escape, name=named(where))
                yield Found(where, unit, _number(stack))
            _leave(stack)


def _number(stack: list[list[str | int | None]]) -> int:
    holder = stack[-1][0] if stack else 0
    return holder if isinstance(holder, int) else 0


def _advance(stack: list[list[str | int | None]]) -> None:
    """A value begins: in a list it has the next index."""
    if stack and isinstance(stack[-1][1], int):
        stack[-1][1] += 1


def _leave(stack: list[list[str | int | None]]) -> None:
    """A value ends: in a mapping a key comes next."""
    if stack and isinstance(stack[-1][1], str):
        stack[-1][1] = None


def _require_json(text: str, start: int, end: int) -> None:
    try:
        json.loads(text[start:end] if (start, end) != (0, len(text)) else text)
    except json.JSONDecodeError as error:
        line = text.count("\n", 0, start + error.pos) + 1
        column = start + error.pos - text.rfind("\n", 0, start + error.pos)
        raise ReadingError(f"line {line}, column {column}: no JSON ({error.msg})") from error


def escape_of(text: str) -> Callable[[str], str]:
    """How a file writes strings: a file in ASCII with escapes goes on with escapes."""
    return _escape_to_ascii if text.isascii() and "\\u" in text else _escape


def unescaped(
    text: str,
    start: int,
    end: int,
    *,
    escape: Callable[[str], str] = str,
    name: str | None = None,
) -> Unit:
    """What a string of JSON says, with its places."""
    composer = Composer(text)
    position = start
    for found in _ESCAPE.finditer(text, start, end):
        composer.keep(position, found.start())
        position = found.end()
        said = json.loads(f'"{found[0]}"')
        half = _HALF.search(said) is not None
        composer.put("\ufffd" if half else said, *found.span(), writable=not half)
    composer.keep(position, end)
    return composer.unit(name, escape=escape)


def _escape(words: str) -> str:
    """Words as a string of JSON in UTF-8 writes them."""
    return json.dumps(words, ensure_ascii=False)[1:-1]


def _escape_to_ascii(words: str) -> str:
    """Words as a string of JSON in ASCII writes them."""
    return json.dumps(words)[1:-1]
