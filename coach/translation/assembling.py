"""The translated sentences put back between the marks, breaks and quotes of the draft."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from coach.translation.passages import Piece, is_wide

UNSPACED = frozenset({"zh", "ja"})
"""Languages that put no space between sentences."""
_SPACES = " \u00a0\u3000"


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of the draft and where its translation stands; `new_start..new_end` in `text`."""

    start: int
    end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class Assembled:
    """The whole translation, and the place of each piece."""

    text: str
    places: tuple[Placed, ...]

    def place_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the layout `start..end` of the draft stands now; None if it is no layout."""
        at = bisect_right(self.places, start, key=lambda place: place.end)
        if at < len(self.places) and self.places[at].start < end:
            return None
        moved = self.places[at - 1].new_end - self.places[at - 1].end if at else 0
        return start + moved, end + moved


def assemble(source: str, pieces: Sequence[Piece], texts: Sequence[str], target: str) -> Assembled:
    """The translation: `texts` are those of `pieces`, and all that stands between stays."""
    parts: list[str] = []
    places: list[Placed] = []
    at = end = 0
    left = ""
    left_stays = True
    for piece, text in zip(pieces, texts, strict=True):
        stays = text == source[piece.start : piece.end]
        between = source[end : piece.start]
        if places and not (left_stays and stays):
            between = _between(between, left, text, target)
        start = at + len(between)
        at = start + len(text)
        parts += [between, text]
        places.append(Placed(piece.start, piece.end, start, at))
        end, left, left_stays = piece.end, text, stays
    parts.append(source[end:])
    return Assembled("".join(parts), tuple(places))


def _between(between: str, left: str, right: str, target: str) -> str:
    """What stands between two sentences of one line; anything but a space or two stays."""
    if between.strip(_SPACES) or len(between) > 2 or not left or not right:
        return between
    if target in UNSPACED and is_wide(left[-1]):
        return ""
    return between or " "
