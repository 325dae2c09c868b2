"""What a reader sees of HTML, with the place of every word.

Space runs together, blocks stand on lines of their own, a row of two cells is one line; points of
a list and lines of a quotation get the marks that plain text has for them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from html import unescape

from coach.lazily import lazy
from coach.reading.composing import Composer
from coach.reading.markup import Attribute, Token, attributes, tokens
from coach.reading.prose import reads_like_prose
from coach.reading.source import Remark, Unit
from coach.reading.templating import UNSEEN

_DEEPEST = 10_000
"""How many elements can be open; in a text with more, tags were left open and mean nothing."""
_CELL = lazy(r"<t[dh]\b", re.IGNORECASE)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_PARAGRAPHS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre hr form fieldset article section header"
    " footer main nav aside figure address body".split()
)
_LINES = frozenset("div li tr dt dd caption option figcaption center legend optgroup title".split())
_CELLS = frozenset(("td", "th"))
_NOT_READ = frozenset("script style svg math template object select datalist canvas".split())
_SHOWN = frozenset(("alt", "title", "placeholder", "aria-label"))
_CLOSED_BY_ITSELF = frozenset("p li td th tr option dt dd".split())
_HIDDEN = lazy(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE)
_ENTITY = r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)"
_PART = lazy(
    rf"(?P<space>[ \t\r\n\f]+)|(?P<entity>{_ENTITY})"
    rf"|(?P<unseen>{UNSEEN}+)|(?P<words>&|[^ \t\r\n\f&{UNSEEN}]+)"
)
_TAGS = lazy(r"(\{\{.*?\}\}|\{%.*?%\}|<%.*?%>)", re.DOTALL)


def html_units(text: str, *, whole: bool = True) -> tuple[list[Unit], list[Remark]]:
    """The units of a document or a piece of HTML: title, preheader, body, shown attributes."""
    reading = _Reading(text)
    for token in tokens(text):
        reading.take(token)
    body = reading.body.composer.unit(whole=whole, escape=escape)
    units = [*reading.beside, *([body] if body.text.strip() else []), *reading.attributes]
    return units, reading.remarks


def escape(words: str) -> str:
    """Words as HTML writes them; the tags of templates in them stay."""
    parts = _TAGS.split(words)
    parts[::2] = [
        part.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>\n")
        for part in parts[::2]
    ]
    return "".join(parts)


def escape_value(quote: str, words: str) -> str:
    """Words as the value of an attribute between two of `quote` writes them."""
    from coach.reading.source import ReadingError

    words = words.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "&#10;")
    if not quote and any(one in words for one in " \t\"'=>`"):
        raise ReadingError("the value of the attribute needs quotation marks first")
    return words.replace('"', "&quot;") if quote == '"' else words.replace("'", "&#39;")


class Flow:
    """One text being put together from the words of HTML."""

    def __init__(self, text: str) -> None:
        self.composer = Composer(text)
        self._text = text
        self._breaks = 0.0
        self._space: tuple[int, int] | None = None
        self._marks = ""
        self.quoted = 0
        """How many quotations the words stand in."""

    def separate(self, breaks: float) -> None:
        """At least so many line breaks before the next word; a half is a tabulator."""
        self._breaks = max(self._breaks, breaks)

    def line_break(self) -> None:
        """The line ends here, even if it is empty."""
        self._breaks = min(2, int(self._breaks) + 1)

    def mark(self, marks: str) -> None:
        """The next word begins with these marks, such as the bullet of a list."""
        self._marks = marks

    def add(self, start: int, end: int, *, keeps_space: bool = False) -> None:
        """The words of the source from `start` to `end`."""
        for part in _PART.finditer(self._text, start, end):
            if part["space"] is not None:
                if keeps_space:
                    self._preformatted(*part.span())
                elif self._space is None:
                    self._space = part.span()
            elif part["entity"] is not None:
                self._entity(*part.span())
            elif part["words"] is not None:
                self._before(part.start())
                self.composer.keep(*part.span())

    def _preformatted(self, start: int, end: int) -> None:
        self._before(start)
        self.composer.keep(start, end)

    def _entity(self, start: int, end: int) -> None:
        written = self._text[start:end]
        shown = unescape(written)
        self._before(start)
        if shown == written:
            self.composer.keep(start, end)
        else:
            self.composer.put(shown, start, end)

    def _before(self, at: int) -> None:
        """What separates the next character from the ones before it."""
        composer = self.composer
        begins = composer.length == 0
        if not begins and self._breaks:
            composer.put("\n" * int(self._breaks) or "\t", at, at, writable=False)
        elif not begins and self._space:
            start, end = self._space
            if self._text[start:end] == " ":
                composer.keep(start, end)
            else:
                composer.put(" ", start, end)
        if self.quoted and (begins or self._breaks >= 1):
            composer.put("> " * self.quoted, at, at, writable=False)
        composer.put(self._marks, at, at, writable=False)
        self._breaks, self._space, self._marks = 0.0, None, ""


@dataclass(slots=True)
class _Element:
    """An element that is open, and what it changes while it is."""

    name: str
    hidden: bool = False
    count: int = 0


class _Reading:
    """Goes through the tokens of HTML."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.body = Flow(text)
        self.beside: list[Unit] = []
        self.attributes: list[Unit] = []
        self.remarks: list[Remark] = []
        self._stack: list[_Element] = []
        self._open: Counter[str] = Counter()
        self._unread = 0
        """How many elements are open whose text is not read."""
        self._preheader: Flow | None = None
        self._counted = (0, 1)
        self._cells = _cells_of_rows(tokens(text)) if _CELL.search(text) else {}

    def take(self, token: Token) -> None:
        """Take the next token in."""
        if token.kind == "text":
            self._words(token)
        elif token.kind == "comment":
            comment = self.text[token.start : token.end].removeprefix("<!--").removesuffix("-->")
            self.remarks.append(Remark(comment.strip(), token.start, token.end))
        elif token.kind == "open":
            self._opened(token)
        elif token.kind == "close":
            self._closed(token)
        elif token.name == "title" and not self._open["svg"]:
            self._title(token)

    def _words(self, token: Token) -> None:
        if self._unread:
            return
        flow = self.body
        if self._open[":hidden"]:
            if self._preheader is None:
                return
            flow = self._preheader
        flow.add(token.start, token.end, keeps_space=self._open["pre"] > 0)

    def _title(self, token: Token) -> None:
        flow = Flow(self.text)
        flow.add(token.start, token.end)
        unit = flow.composer.unit("title", whole=False, escape=escape)
        if unit.text.strip():
            self.beside.append(unit)

    def _opened(self, token: Token) -> None:
        name = token.name
        written: dict[str, Attribute] = {}
        if token.end - token.start > len(name) + 2:
            written = {one.name: one for one in attributes(self.text, token)}
            self._shown(token, written)
        if name in _CLOSED_BY_ITSELF and self._stack and self._stack[-1].name == name:
            self._pop()
        if name == "br":
            self._flow().line_break()
            return
        self._separate(token)
        if name in _VOID or self.text.startswith("/", token.end - 2):
            return
        if len(self._stack) == _DEEPEST:
            return
        style = written.get("style")
        hidden = "hidden" in written or (
            style is not None and _HIDDEN.search(self.text, style.start, style.end) is not None
        )
        self._stack.append(_Element(name, hidden))
        self._open[name] += 1
        self._unread += name in _NOT_READ
        if hidden:
            self._hide()
        if name == "li":
            self._point()
        elif name == "blockquote":
            self.body.quoted += 1

    def _hide(self) -> None:
        """What is hidden on top is the line that an inbox shows; elsewhere nobody sees it."""
        if not self._open[":hidden"] and self.body.composer.length == 0:
            self._preheader = Flow(self.text)
        self._open[":hidden"] += 1

    def _point(self) -> None:
        """The mark of a point in the list around it."""
        around = next(
            (one for one in reversed(self._stack[-200:]) if one.name in ("ul", "ol")), None
        )
        if around is not None:
            around.count += 1
        numbered = around is not None and around.name == "ol"
        self._flow().mark(f"{around.count}. " if around and numbered else "- ")

    def _flow(self) -> Flow:
        return self._preheader or self.body

    def _closed(self, token: Token) -> None:
        if token.name == "br":
            self._flow().line_break()
        if not self._open[token.name]:
            return
        while self._stack and self._pop() != token.name:
            pass
        self._separate(token)

    def _pop(self) -> str:
        element = self._stack.pop()
        self._open[element.name] -= 1
        self._unread -= element.name in _NOT_READ
        if element.hidden:
            self._open[":hidden"] -= 1
            if not self._open[":hidden"] and self._preheader is not None:
                unit = self._preheader.composer.unit("preheader", whole=False, escape=escape)
                if unit.text.strip():
                    self.beside.append(unit)
                self._preheader = None
        if element.name == "blockquote":
            self.body.quoted -= 1
        return element.name

    def _separate(self, token: Token) -> None:
        """The line breaks that the beginning or end of an element makes."""
        name = token.name
        if name in _PARAGRAPHS:
            self._flow().separate(2)
        elif name == "tr":
            self._flow().separate(2 if self._cells.get(token.start, 1) == 1 else 1)
        elif name in _LINES:
            self._flow().separate(1)
        elif name in _CELLS and token.kind == "open":
            self._flow().separate(0.5 if self._cells.get(token.start, 1) == 2 else 1)

    def _shown(self, token: Token, written: dict[str, Attribute]) -> None:
        """Values of attributes that a reader sees, each a unit."""
        for name in _SHOWN & written.keys():
            attribute = written[name]
            flow = Flow(self.text)
            flow.add(attribute.start, attribute.end)
            unit = flow.composer.unit(whole=False, escape=partial(escape_value, attribute.quote))
            if reads_like_prose(unit.text):
                where = f"{token.name} {name}, line {self._line_of(token.start)}"
                self.attributes.append(replace(unit, name=where))

    def _line_of(self, place: int) -> int:
        """The number of the line of a place that is not before the last one asked for."""
        counted, line = self._counted
        line += self.text.count("\n", counted, place)
        self._counted = (place, line)
        return line


def _cells_of_rows(found: Iterable[Token]) -> dict[int, int]:
    """How many cells the row of each row's and cell's tag has, by the places of the tags."""
    cells: dict[int, int] = {}
    rows: list[list[int]] = []
    for token in found:
        if token.name == "table" and token.kind == "open":
            rows.append([])
        elif token.name == "tr" and rows:
            _count(rows[-1], cells)
            rows[-1] = [token.start]
        elif token.name in _CELLS and token.kind == "open" and rows:
            rows[-1].append(token.start)
        elif token.name == "table" and rows:
            _count(rows.pop(), cells)
    return cells


def _count(row: list[int], cells: dict[int, int]) -> None:
    for place in row:
        cells[place] = max(1, len(row) - 1)
