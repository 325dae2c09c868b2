"""Markdown: what a reader sees of it. Code, targets of links and front matter are not read.

markdown-it-py knows lines only; where each inline word stands is recorded while it parses.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from coach.lazily import lazy
from coach.reading.composing import Composer
from coach.reading.options import Options
from coach.reading.plain_text import decoded, with_units
from coach.reading.source import Change, Edit, Remark, Source, TextSource, Unit, changes_of
from coach.reading.templating import units_of

if TYPE_CHECKING:
    from markdown_it.token import Token

SUFFIXES = ("md", "markdown", "mdown", "mkd", "mdx")

_FRONT = lazy(r"---[ \t]*\r?\n(?s:.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_LINE = lazy(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BREAK = lazy(r"<br\s*/?>", re.IGNORECASE)
_COMMENT = lazy(r"<!--(?s:(.*?))(?:-->|\Z)")
_UNSEEN = lazy(
    r"<!--(?s:.*?)(?:-->|\Z)|<(script|style)\b(?s:.*?)</\1\s*>|</?[A-Za-z!?][^<>]*>", re.IGNORECASE
)
_QUOTE = lazy(r"[ \t]*>(?:[ \t]*>)*[ \t]?")
_MARKER = lazy(r"[ \t]*((?:[-*+]|[0-9]{1,9}[.)])[ \t]+)")
_HASHES = lazy(r"#{1,6}[ \t]+")
_CODE = lazy(r"`[^`\n]{1,200}`")
_MARKUP = lazy(
    r"[\\*`]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w+;)|\[(?=[^\[\]\n]*\][(:\[])"
)


def read(data: bytes, name: str, options: Options) -> Source:
    """One unit, the text that the document shows."""
    source = decoded(data, options)
    units, remarks = units_of(source.text, markdown_units, template=options.template)
    return _Markdown.of(with_units(source, units, remarks))


@dataclass(frozen=True, slots=True)
class _Markdown(TextSource):
    """A document: marks of an emphasis go with the words in them, for **** is no emphasis."""

    def changes(self, edits: Mapping[int, Sequence[Edit]]) -> list[Change]:
        """See TextSource.changes."""
        found = [
            change
            for index, several in edits.items()
            for edit in several
            for change in self._joined(changes_of(self.units[index], edit))
        ]
        return sorted(found, key=lambda change: change[:2])

    def _joined(self, changes: list[Change]) -> list[Change]:
        """The changes of an edit as one where nothing but whole emphases lies between them."""
        start, end, words = changes[0][0], changes[-1][1], changes[0][2]
        left: list[str] = []
        for (_, before, _), (after, _, _) in pairwise(changes):
            marks = self.text[before:after]
            if marks.strip("*_"):
                return changes
            if left and left[-1] == marks:
                left.pop()
            else:
                left.append(marks)
        if len(left) == 1 and self.text.startswith(left[0], end):
            return [(start, end + len(left[0]), words)]
        if len(left) == 1 and self.text.endswith(left[0], 0, start):
            return [(start - len(left[0]), end, words)]
        return [(start, end, words)] if not left else changes


def markdown_units(text: str) -> tuple[list[Unit], list[Remark]]:
    """The text that the document shows, and its comments."""
    reader = _Blocks(text)
    reader.read()
    unit = reader.composer.unit(escape=escape)
    return ([unit] if unit.text.strip() else []), reader.remarks


def escape(words: str) -> str:
    """Words as Markdown writes them: what would be read as markup gets a backslash."""
    return _MARKUP.sub(r"\\\g<0>", words)


class _Blocks:
    """Goes through the blocks of a document and puts its text together."""

    def __init__(self, text: str) -> None:
        self.text = text
        front = _FRONT.match(text)
        self.begin = front.end() if front else 0
        self.lines = [line.span() for line in _LINE.finditer(text, self.begin) if line[0]]
        self.composer = Composer(text)
        self.remarks: list[Remark] = []
        self._reached = self.begin

    def read(self) -> None:
        """Read every block; a row of a table is a line if it has two cells, else a line each."""
        from coach.reading.markdown import parsed

        tokens = parsed(self.text[self.begin :])
        for index, token in enumerate(tokens):
            if token.type == "html_block" and token.map is not None:
                self._html(*token.map)
            elif token.type == "inline" and token.map is not None:
                holder = tokens[index - 1]
                first, last = token.map
                if holder.type in ("td_open", "th_open"):
                    places = self._places_within(token.content, first, 0)
                elif holder.type == "heading_open" and holder.markup.startswith("#"):
                    places = self._places_within(token.content, first, 1)
                else:
                    places = self._places(token.content, first, last)
                if places:
                    self._between(places[0], first)
                    _Inline(self, token.children or [], token.content, places).read()
                    self._reached = places[-1]

    def _places(self, content: str, first: int, last: int) -> list[int]:
        """Where in the file each character of a paragraph stands, and its end: none if unknown."""
        places: list[int] = []
        for number, line in enumerate(content.split("\n"), first):
            if number >= min(last, len(self.lines)):
                return []
            begin, end = self.lines[number]
            if number > first:
                places.append(self._line_end(number - 1))
            words = line.strip()
            start = begin + len(self.text[begin:end].rstrip()) - len(words)
            if not words or start < begin or not self.text.startswith(words, start):
                return []
            start -= len(line) - len(line.lstrip())
            places.extend(range(start, start + len(line)))
        return [*places, places[-1] + 1] if places else []

    def _places_within(self, content: str, line: int, hashes: int) -> list[int]:
        """The same for a heading after its hashes, or a cell of a table, in their line."""
        if line >= len(self.lines) or not content:
            return []
        begin, end = self.lines[line]
        begin = max(begin, self._reached)
        found = _HASHES.search(self.text, begin, end) if hashes else None
        begin = found.end() if found else begin
        if hashes or "|" not in content:
            start = self.text.find(content, begin, end)
            return list(range(start, start + len(content) + 1)) if start >= 0 else []
        written = re.compile(re.escape(content).replace(r"\|", r"\\?\|"))  # \| in a cell is a |
        cell = written.search(self.text, begin, end)
        if cell is None:
            return []
        places = [
            at
            for at in range(*cell.span())
            if not (self.text[at] == "\\" and self.text.startswith("|", at + 1))
        ]
        return [*places, cell.end()] if len(places) == len(content) else []

    def _line_end(self, number: int) -> int:
        begin, end = self.lines[number]
        return begin + len(self.text[begin:end].rstrip("\r\n"))

    def line_after(self, place: int) -> int:
        """Where the line after the one of `place` begins."""
        return self.lines[bisect_right(self.lines, place, key=lambda line: line[0]) - 1][1]

    def _between(self, start: int, first: int) -> None:
        """What separates a block from the one before, and the marks before its words."""
        line = self.lines[first][0]
        if self._reached > line:
            self.composer.put("\t", self._reached, self._reached, writable=False)
            return
        self._break(line)
        self.marks(line, start)

    def _break(self, line: int) -> None:
        """A line break, or an empty line where the file has one before `line` as well."""
        if self.composer.length:
            gap = self.text[self._reached : line].replace("\r\n", "\n").replace("\r", "\n")
            breaks = "\n\n" if gap.count("\n") > 1 else "\n"
            self.composer.put(breaks, self._reached, self._reached, writable=False)

    def marks(self, line: int, start: int) -> None:
        """The marks of a quote, a list or a heading between a line's start and its words."""
        quote = _QUOTE.match(self.text, line, start)
        if quote:
            self.composer.keep(*quote.span(), writable=False)
        marker = _MARKER.match(self.text, quote.end() if quote else line, start)
        if marker:
            self.composer.keep(*marker.span(1), writable=False)
        hashes = _HASHES.search(self.text, marker.end() if marker else line, start)
        if hashes:
            self.composer.keep(*hashes.span(), writable=False)

    def _html(self, first: int, last: int) -> None:
        """A block of HTML: its comments are remarks, its words are read without their tags."""
        begin, end = self.lines[first][0], self.lines[min(last, len(self.lines)) - 1][1]
        for found in _COMMENT.finditer(self.text, begin, end):
            self.remarks.append(Remark(found[1].strip(), *found.span()))
        position = begin
        for found in _UNSEEN.finditer(self.text, begin, end):
            self._loose(position, found.start())
            position = found.end()
        self._loose(position, end)

    def _loose(self, begin: int, end: int) -> None:
        """Words of HTML between two tags, line by line."""
        for found in _WORDS.finditer(self.text, begin, end):
            self._break(found.start())
            self.composer.keep(*found.span(), writable="&" not in found[0])
            self._reached = found.end()


_WORDS = lazy(r"[^\s<>](?:[^\r\n<>]*[^\s<>])?")


class _Inline:
    """Puts the inline words of one block together."""

    def __init__(
        self, blocks: _Blocks, tokens: Sequence[Token], content: str, places: list[int]
    ) -> None:
        self._blocks, self._composer = blocks, blocks.composer
        self._tokens, self._content, self._places = tokens, content, places

    def read(self) -> None:
        """Every token that shows something; the places of tokens are in their `meta`."""
        for token in self._tokens:
            at = token.meta.get("at", 0)
            if token.type == "text" and token.content:
                self._words(token.content, at)
            elif token.type == "text_special":
                self._instead(token.content, at, at + len(token.markup))
            elif token.type == "code_inline":
                self._code(token, at)
            elif token.type in ("softbreak", "hardbreak"):
                self._line_break(at, token.type == "hardbreak")
            elif token.type == "html_inline":
                self._html(token.content, at)

    def _words(self, words: str, at: int) -> None:
        """Characters that stand for themselves; a backslash may stand before a | among them."""
        if not self._content.startswith(words, at):  # an address that the parser wrote anew
            self._instead(words, at, at + len(words), writable=False)
            return
        places = self._places[at : at + len(words)]
        start = 0
        for end in range(1, len(places) + 1):
            if end == len(places) or places[end] != places[end - 1] + 1:
                self._composer.keep(places[start], places[end - 1] + 1)
                start = end

    def _instead(self, text: str, start: int, end: int, *, writable: bool = True) -> None:
        end = min(end, len(self._places) - 1)
        self._composer.put(text, self._places[start], self._places[end], writable=writable)

    def _code(self, token: Token, at: int) -> None:
        """Code is no prose; it stays in its marks, by which the coach knows it."""
        length = len(token.markup)
        closing = re.compile(rf"(?<!`)`{{{length}}}(?!`)").search(self._content, at + length)
        end = closing.end() if closing else at + length
        found = _CODE.fullmatch(self._content, at, end)
        if found:
            self._composer.keep(self._places[at], self._places[at] + end - at, writable=False)
        else:
            shown = token.content.replace("`", "'").replace("\n", " ")
            self._instead(f"`{shown}`", at, end, writable=False)

    def _line_break(self, at: int, hard: bool) -> None:
        """The end of a line; a quote goes on with its marks."""
        if hard:
            at = self._content.index("\n", at)
        place, following = self._places[at], self._places[at + 1]
        line = self._blocks.line_after(place)
        if ">" in self._blocks.text[line:following]:
            self._composer.put("\n", place, line, writable=False)
            self._blocks.marks(line, following)
        else:
            self._composer.put("\n", place, following)

    def _html(self, markup: str, at: int) -> None:
        start = self._places[at]
        if _BREAK.fullmatch(markup):
            self._composer.put("\n", start, start + len(markup), writable=False)
        comment = _COMMENT.fullmatch(markup)
        if comment:
            self._blocks.remarks.append(Remark(comment[1].strip(), start, start + len(markup)))
