"""Templates over a format: their tags are taken out before it is read, and put back after.

Every tag is replaced, character for character, so that all places stay; what a tag puts in comes
back as it is written, what a tag decides leaves nothing. Of branches a reader sees one: the text
has the first, each other one is a fragment of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from coach.lazily import lazy
from coach.reading.composing import Composer
from coach.reading.prose import is_filled_in, reads_like_prose
from coach.reading.source import Piece, ReadingError, Remark, Unit
from coach.reading.tags import Syntax, Tag, alternatives, literals, syntax_of, tags_in

SHOWN = "\ue100"
"""Stands for what a template engine puts into the text."""
UNSEEN = "\ue101"
"""Stands for what a template engine takes out of the text: the reader sees nothing of it."""

_RUN = lazy(f"{SHOWN}+|{UNSEEN}+")
_COMMENT = lazy(r"\{#-?(?s:(.*?))-?#\}|\{\{~?!(?:--)?(?s:(.*?))(?:--)?~?\}\}")
_COMMENT_TAG = lazy(r"\{%-?\s*(?:comment[^%]*-?%\}(?s:(.*?))\{%|#(?s:(.*?))-?%\})")

Reader = Callable[[str], tuple[list[Unit], list[Remark]]]
"""Reads a text of some format: its units and remarks. It takes nothing from UNSEEN characters."""


def units_of(
    text: str,
    read: Reader,
    *,
    template: bool | None = None,
    syntax: Syntax | None = None,
    blanks: bool = False,
) -> tuple[list[Unit], list[Remark]]:
    """The units and remarks of a text in a format, with the tags of templates known as such.

    `syntax` is that of a file which says so by its ending, else the tags tell. `template` says
    whether blanks are filled in by a machine; None: where a tag decides something, and in formats
    of machines (`blanks`) where there are blanks in a machine's notation.
    """
    found = syntax or syntax_of(text)
    if found is None:
        units, remarks = read(text)
        filled = bool(template) or (template is None and blanks and is_filled_in(text))
        return [replace(one, template=filled) for one in units], remarks
    tags = tags_in(text, found)
    seen = _Seen(text, tags)
    units, remarks = read(seen.hidden)
    units = [*(one for unit in units for one in seen.branches(unit)), *seen.literals()]
    remarks += [
        Remark(_said(text[tag.start : tag.end]), tag.start, tag.end)
        for tag in tags
        if tag.kind == "comment"
    ]
    is_template = template is None or template
    return [replace(one, template=is_template) for one in units], remarks


def _said(comment: str) -> str:
    """A comment without its marks."""
    found = _COMMENT.fullmatch(comment) or _COMMENT_TAG.match(comment)
    return (found[1] or found[2] or "").strip() if found else comment


class _Seen:
    """A text with tags: how it is read, and what its readers see."""

    def __init__(self, text: str, tags: list[Tag]) -> None:
        self._text, self._tags = text, tags
        self._branches = alternatives(tags)
        parts: list[str] = []
        position = 0
        for tag in tags:
            stands = SHOWN if tag.kind == "output" else UNSEEN
            parts += (text[position : tag.start], stands * (tag.end - tag.start))
            position = tag.end
        self.hidden = "".join((*parts, text[position:]))

    def branches(self, unit: Unit) -> Iterator[Unit]:
        """The unit as its text is if the first branches are taken, and the other branches."""
        texts: dict[int, Composer] = {0: Composer(self._text)}
        for piece in unit.pieces:
            for part in self._parts(unit, piece):
                composer = texts.setdefault(
                    self._branch_at(part.source_start), Composer(self._text)
                )
                if part.verbatim:
                    composer.keep(part.source_start, part.source_end, writable=part.writable)
                else:
                    shown = _RUN.sub("", unit.text[part.start : part.end])
                    composer.put(shown, part.source_start, part.source_end, writable=part.writable)
        first = texts.pop(0).unit()
        if first.text.strip():
            yield replace(unit, text=first.text, pieces=first.pieces)
        for branch in sorted(texts):
            other = texts[branch].unit()
            if reads_like_prose(other.text):
                line = self._text.count("\n", 0, other.pieces[0].source_start) + 1
                name = f"{unit.name}, else, line {line}" if unit.name else f"else, line {line}"
                yield replace(unit, text=other.text, pieces=other.pieces, name=name, whole=False)

    def _parts(self, unit: Unit, piece: Piece) -> Iterator[Piece]:
        """A piece without what the reader does not see of it."""
        if not piece.verbatim:
            yield piece
            return
        position = piece.start
        for run in _RUN.finditer(unit.text, piece.start, piece.end):
            yield from _part(piece, position, run.start())
            if run[0][0] == SHOWN:
                yield from _part(piece, *run.span())
            position = run.end()
        yield from _part(piece, position, piece.end)

    def _branch_at(self, place: int) -> int:
        at = bisect_right(self._branches, place, key=lambda branch: branch[0])
        return self._branches[at - 1][1] if at else 0

    def literals(self) -> Iterator[Unit]:
        """What is written out in tags, such as the words for a value that is missing."""
        for tag in self._tags:
            if tag.kind == "comment":
                continue
            for start, end, mark in literals(self._text, tag):
                if reads_like_prose(self._text[start:end]):
                    composer = Composer(self._text)
                    composer.keep(start, end)
                    line = self._text.count("\n", 0, start) + 1
                    yield composer.unit(
                        f"tag, line {line}", whole=False, escape=partial(_in_tag, mark)
                    )


def _part(piece: Piece, start: int, end: int) -> Iterator[Piece]:
    if start < end:
        at = piece.source_start + start - piece.start
        yield replace(piece, start=start, end=end, source_start=at, source_end=at + end - start)


def _in_tag(mark: str, words: str) -> str:
    if mark in words or "\\" in words or "\n" in words or "}" in words:
        raise ReadingError(
            f"the words cannot be written between {mark} in a tag; change them by hand"
        )
    return words
