"""Texts without quotation marks in a file, which get them when their new words need them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from coach.reading.source import Change, Edit, TextSource

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class BareText(TextSource):
    """A file of such texts, whose places are `bare`, in order.

    `needs(words, place, start)` says whether words that are put at a place of a text beginning at
    `start` need quotation marks; `escapes` what certain characters are written as within them.
    """

    bare: tuple[Span, ...] = ()
    needs: Callable[[str, int, int], bool] = field(default=lambda words, place, start: False)
    escapes: Mapping[str, str] = field(default_factory=dict)

    def changes(self, edits: Mapping[int, Sequence[Edit]]) -> list[Change]:
        """See TextSource.changes."""
        texts: dict[Span | None, list[Change]] = {}
        for change in TextSource.changes(self, edits):
            texts.setdefault(self._text_at(change[0]), []).append(change)
        found = [
            change
            for span, several in texts.items()
            for change in (self._marked(span, several) if span else several)
        ]
        return sorted(found, key=lambda change: change[:2])

    def _text_at(self, place: int) -> Span | None:
        """The text without quotation marks around a place."""
        at = bisect_right(self.bare, place, key=lambda span: span[0]) - 1
        return self.bare[at] if at >= 0 and place <= self.bare[at][1] else None

    def _marked(self, span: Span, changes: list[Change]) -> list[Change]:
        """The changes of one text, with quotation marks around it if it needs them."""
        begin, end = span
        if not any(self.needs(words, place, begin) for place, _, words in changes):
            return changes
        kept = [
            (at, at + 1, self.escapes[self.text[at]])
            for at in range(begin, end)
            if self.text[at] in self.escapes
            and not any(start <= at < stop for start, stop, _ in changes)
        ]
        inner = [(start, stop, self._escaped(words)) for start, stop, words in changes]
        inner = sorted(kept + inner, key=lambda change: change[:2])
        return [(begin, begin, '"'), *inner, (end, end, '"')]

    def _escaped(self, words: str) -> str:
        return "".join(self.escapes.get(character, character) for character in words)
