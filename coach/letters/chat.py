"""Pasted chats: who wrote what and when, with the place of every line in the paste.

All offsets are code points of the text as given. Nothing of it is changed: what stands in a `Line`
is a slice of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise

from coach.lazily import lazy
from coach.letters.notices import LineKind, is_act, kind_of, length_without_edit
from coach.letters.speakers import is_name, spoken_labels
from coach.letters.stamps import STAMP, TIME_ALONE, DayOrder, Stamp, day_order, read_stamp

LONGEST_CHAT = 200_000
"""Characters of a chat that are read; a longer one is refused."""


class ChatError(ValueError):
    """A text in which no line of a chat can be recognised.

    `authors` are the names in it, where the trouble is a name.
    """

    def __init__(self, message: str, authors: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.authors = authors


_NO_CHAT = "no line of a chat was recognised; expected lines such as “Name: text”"


@dataclass(frozen=True, slots=True)
class Line:
    """A message, or what the app wrote.

    `number` counts the lines of the paste from 1 and is that of the line where the text begins.
    `start` and `end` enclose `text` in the paste. `stamp` is date and time as written, `moment`
    what they mean on the clock of the device that wrote them; None where that is not settled.
    """

    number: int
    author: str | None
    text: str
    start: int
    end: int
    stamp: str | None = None
    moment: datetime | None = None
    kind: LineKind = "message"
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Chat:
    """A conversation. `authors` are the names as written, in the order of their first message."""

    lines: tuple[Line, ...]
    authors: tuple[str, ...]
    day_order: DayOrder

    @property
    def messages(self) -> tuple[Line, ...]:
        """What people wrote."""
        return tuple(line for line in self.lines if line.kind == "message" and line.author)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the paste with its place; `plain` is the text with ASCII digits and no marks."""

    number: int
    start: int
    plain: str


@dataclass(frozen=True, slots=True)
class _Head:
    """Where a message begins: spans in its row for the author, and the place of its text."""

    row: _Row
    author: tuple[int, int] | None
    text: int
    stamp: tuple[int, int] | None


_MARKS = (
    "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2066\u2067\u2068\u2069\ufeff"
)
"""Invisible marks that apps put around names, dates and their own notices."""
_PLAIN = str.maketrans(
    {
        **dict.fromkeys(_MARKS + "\u00a0\u202f\u2009\u3000\t", " "),
        **{chr(zero + digit): str(digit)
           for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10) for digit in range(10)},
        "，": ",", "、": "、", "［": "[", "］": "]", "【": "[", "】": "]", "（": "(", "）": ")",
    }
)  # fmt: skip
_NAME = r"(?P<author>[^:：\n]{1,60}?)"
_GAP = r"[ ,|·–—-]{0,4}"
_INLINE = lazy(
    rf" {{0,3}}(?P<open>[\[(])? ?(?P<stamp>{STAMP}) {{0,2}}[\])]? {{0,3}}[-–—|]? {{0,3}}"
    rf"{_NAME} ?[:：](?: |(?=\S)|$)",
    re.IGNORECASE,
)
_NOTICE_ROW = lazy(
    rf" {{0,3}}\[? ?(?P<stamp>{STAMP}) {{0,2}}(?:\]| [-–—]) {{0,3}}(?=\S)", re.IGNORECASE
)
_STAMP_FIRST = lazy(
    rf" {{0,3}}[\[(]? ?(?P<stamp>{STAMP}|{TIME_ALONE}) ?[\])]?{_GAP}{_NAME} {{0,3}}[:：]?$",
    re.IGNORECASE,
)
_STAMP_LAST = lazy(
    rf" {{0,3}}{_NAME}{_GAP}[ ,\[(]+(?P<stamp>{STAMP}|{TIME_ALONE}) ?(?P<close>[\])])? {{0,2}}"
    rf"(?:(?P<colon>[:：]) {{0,2}}|$)",
    re.IGNORECASE,
)
_TIMED = lazy(
    rf" {{0,3}}[\[(]? ?(?P<stamp>{TIME_ALONE}) ?[\])]? ?[-–—]? ?{_NAME} ?[:：](?: |(?=\S)|$)",
    re.IGNORECASE,
)
_SEPARATOR = lazy(rf"[ \-—–=*]{{0,12}}(?P<stamp>{STAMP})[ \-—–=*]{{0,12}}$", re.IGNORECASE)
_LABELLED = lazy(r" {0,3}[*_>•-]{0,3} ?(?P<author>[^:：\n]{1,40}?)[*_]{0,2} ?[:：][*_]{0,2} ?")
_LINKEDIN = lazy(
    r".{1,60} sent the following messages? at .{4,40}|view .{1,60}(?:’|')s? profile.*"
    r"|.{1,60}的个人资料",
    re.IGNORECASE,
)


def read_chat(text: str, *, latest: date | None = None) -> Chat:
    """Read a pasted chat.

    `latest` is the last day it can be from, such as today; it helps to tell 05/06 from 06/05.
    Raises ChatError if nothing in it looks like a line of a chat, or if it is too long.
    """
    if len(text) > LONGEST_CHAT:
        raise ChatError(f"the chat has more than {LONGEST_CHAT} characters; paste a part of it")
    rows = list(_rows(text))
    heads = _heads(rows)
    if not heads:
        raise ChatError(_NO_CHAT)
    stamps = {head.row.number: _stamp(head) for head in heads if head.stamp}
    order = day_order(stamps.values(), latest)
    lines = tuple(_lines(text, rows, heads, stamps, order))
    authors = tuple(dict.fromkeys(line.author for line in lines
                                  if line.author and line.kind != "system"))  # fmt: skip
    if not authors:
        raise ChatError(_NO_CHAT)
    return Chat(lines, authors, order)


def _rows(text: str) -> Iterator[_Row]:
    position = 0
    for number, raw in enumerate(text.splitlines(keepends=True), start=1):
        yield _Row(
            number, position, raw.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029").translate(_PLAIN)
        )
        position += len(raw)


def _heads(rows: list[_Row]) -> list[_Head]:
    """The beginnings of messages, in the one manner that the paste uses."""
    inline = [head for row in rows if (head := _inline(row) or _notice(row))]
    headed = [head for row in rows if (head := _inline(row) or _headed(row))]
    if any(head.author for head in inline) and 2 * len(inline) >= len(headed):
        return inline
    timed = [head for row in rows if (head := _match(_TIMED, row)) and head.author]
    if len(timed) > len(headed):
        return timed
    if sum(head.author is not None for head in headed):
        return headed
    labelled = _labelled(rows)
    return labelled if any(head.author for head in labelled) else _stacked(rows)


def _inline(row: _Row) -> _Head | None:
    head = _match(_INLINE, row)
    if head is None or head.author is None:
        return None
    author = row.plain[slice(*head.author)]
    return None if is_act(author) or len(author.split()) > 6 else head


def _notice(row: _Row) -> _Head | None:
    found = _NOTICE_ROW.match(row.plain)
    return _Head(row, None, found.end(), found.span("stamp")) if found else None


def _headed(row: _Row) -> _Head | None:
    """A head above its message: name and stamp in either order, or a stamp alone."""
    if _LINKEDIN.fullmatch(row.plain.strip()):
        return _Head(row, None, 0, None)
    if found := _SEPARATOR.fullmatch(row.plain):
        return _Head(row, None, len(row.plain), found.span("stamp"))
    for pattern in (_STAMP_FIRST, _STAMP_LAST):
        head = _match(pattern, row)
        if head and head.author and is_name(row.plain[slice(*head.author)]):
            return head
    return None


def _labelled(rows: list[_Row]) -> list[_Head]:
    """Names before a colon; which labels are names is judged over all of the paste."""
    found = [head for row in rows if (head := _match(_LABELLED, row)) and head.author]
    counted = Counter(_author(head) for head in found)
    names = spoken_labels(counted, _author(found[0]) if found else "")
    heads = {head.row.number: head for head in found if _author(head) in names}
    for row in rows:
        if row.number not in heads and (separator := _SEPARATOR.fullmatch(row.plain)):
            heads[row.number] = _Head(row, None, len(row.plain), separator.span("stamp"))
    return [heads[number] for number in sorted(heads)]


def _stacked(rows: list[_Row]) -> list[_Head]:
    """A name in a line of its own and a stamp in the next, above every message."""
    heads = []
    for name, below in pairwise(rows):
        if not (is_name(name.plain) and _SEPARATOR.fullmatch(below.plain)):
            continue
        gap = " " * (below.start - name.start - len(name.plain))
        row = _Row(name.number, name.start, name.plain + gap + below.plain)
        stamp = (below.start - name.start, len(row.plain))
        heads.append(_Head(row, (0, len(name.plain.rstrip())), len(row.plain), stamp))
    return heads


def _match(pattern: re.Pattern[str], row: _Row) -> _Head | None:
    found = pattern.match(row.plain)
    if found is None:
        return None
    start, end = found.span("author")
    name = row.plain[start:end]
    start += len(name) - len(name.lstrip(" ~*_>•,-"))
    end -= len(name) - len(name.rstrip(" *_,-"))
    stamp = found.span("stamp") if "stamp" in pattern.groupindex else None
    if end <= start or not any(letter.isalnum() for letter in name):
        return None
    return _Head(row, (start, end), found.end(), stamp)


def _author(head: _Head) -> str:
    return head.row.plain[slice(*head.author)] if head.author else ""


def _stamp(head: _Head) -> Stamp:
    assert head.stamp is not None
    return read_stamp(head.row.plain[slice(*head.stamp)].lower())


def _lines(
    text: str, rows: list[_Row], heads: list[_Head], stamps: dict[int, Stamp], order: DayOrder
) -> Iterator[Line]:
    """Every message with what follows it up to the next head."""
    heard: tuple[str | None, datetime | None] = (None, None)
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        end = following.row.start if following else len(text)
        start, end = _trimmed(text, head.row.start + head.text, end)
        stamp, moment = None, None
        if head.stamp:
            at = head.row.start
            stamp = text[at + head.stamp[0] : at + head.stamp[1]].strip(_MARKS + " ")
            moment = stamps[head.row.number].moment(order)
        if head.author is None and head.stamp and start == end:
            heard = stamp, moment
            continue
        if not head.stamp and head.author:
            stamp, moment = heard
        yield _line(text, head, start, end, stamp, moment)


def _line(
    text: str, head: _Head, start: int, end: int, stamp: str | None, moment: datetime | None
) -> Line:
    author = None
    if head.author:
        at = head.row.start
        author = text[at + head.author[0] : at + head.author[1]].strip(_MARKS + " ")
    plain = text[start:end].translate(_PLAIN)
    kept = length_without_edit(plain)
    number = head.row.number + rows_in(text[head.row.start : start])
    kind = kind_of(plain[:kept], author)
    line = Line(number, author, text[start:end], start, end, stamp, moment, kind)
    if kept < len(plain):
        start, end = _trimmed(text, start, start + kept)
        line = replace(line, text=text[start:end], end=end, edited=True)
    return line


def rows_in(text: str) -> int:
    """How many lines end in a text."""
    return len(f"{text}|".splitlines()) - 1


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space and the invisible marks at its ends."""
    blank = _MARKS + " \t\r\n\u00a0\u202f\u3000\u2028\u2029"
    while start < end and text[start] in blank:
        start += 1
    while end > start and text[end - 1] in blank:
        end -= 1
    return start, end
