"""A text under change: its pieces, each with the stretch of the original it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from coach.finding import Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the original and its words now; `findings` and `ids` tell what changed it."""

    start: int
    end: int
    text: str
    findings: tuple[Finding, ...] = ()
    ids: tuple[str, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether an edit made it what it is."""
        return bool(self.ids)


@dataclass(frozen=True, slots=True)
class Edit:
    """New words for `start..end` of the text as it is now, code points."""

    start: int
    end: int
    words: str
    finding: Finding
    id: str


class Pieces:
    """The pieces of a text in order; together they are the text as it is now."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.pieces: tuple[Piece, ...] = (Piece(0, len(original), original),)

    @property
    def text(self) -> str:
        """The text as it is now."""
        return "".join(piece.text for piece in self.pieces)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that `start..end` of the present text came from."""
        at = 0
        first = last = None
        for piece in self.pieces:
            behind = at + len(piece.text)
            if first is None and start < behind:
                first = piece.start if piece.is_changed else piece.start + start - at
            if end <= behind:
                last = piece.end if piece.is_changed else piece.start + end - at
                break
            at = behind
        size = len(self.original)
        return (size if first is None else first), (size if last is None else last)

    def present(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the present text that `start..end` of the original has become."""
        at = 0
        first = last = len(self.text)
        for piece in self.pieces:
            behind = at + len(piece.text)
            if piece.start <= start < piece.end:
                first = at if piece.is_changed else at + start - piece.start
            if piece.start < end <= piece.end:
                last = behind if piece.is_changed else at + end - piece.start
                break
            at = behind
        return first, last

    def apply(self, edits: Iterable[Edit]) -> None:
        """Make the edits, which must not overlap; positions are those of the present text."""
        for edit in sorted(edits, key=lambda one: (one.start, one.end), reverse=True):
            self._apply(edit)

    def _apply(self, edit: Edit) -> None:
        at = 0
        before: list[Piece] = []
        touched: list[Piece] = []
        after: list[Piece] = []
        left = right = ""
        for piece in self.pieces:
            end = at + len(piece.text)
            if edit.start == edit.end:
                meets = not touched and at <= edit.start <= end
            else:
                meets = at < edit.end and edit.start < end
            if meets:
                left = left if touched else piece.text[: max(0, edit.start - at)]
                right = piece.text[max(0, edit.end - at) :]
                touched.append(piece)
            else:
                (after if touched or at >= edit.end else before).append(piece)
            at = end
        self.pieces = (*before, *_joined(touched, left, right, edit), *after)


def _joined(touched: list[Piece], left: str, right: str, edit: Edit) -> list[Piece]:
    """The touched pieces with the edit made: what it leaves of unchanged ones stays apart."""
    first, last = touched[0], touched[-1]
    start, end = first.start, last.end
    pieces: list[Piece] = []
    if left and not first.is_changed:
        pieces.append(Piece(start, start + len(left), left))
        start, left = start + len(left), ""
    behind: list[Piece] = []
    if right and not last.is_changed:
        behind.append(Piece(end - len(right), end, right))
        end, right = end - len(right), ""
    findings = tuple(dict.fromkeys([*(f for one in touched for f in one.findings), edit.finding]))
    ids = (*(name for one in touched for name in one.ids), edit.id)
    pieces.append(Piece(start, end, left + edit.words + right, findings, ids))
    return [*pieces, *behind]


def merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Changed pieces that touch each other as one."""
    found: list[Piece] = []
    for piece in pieces:
        if found and found[-1].is_changed and piece.is_changed:
            last = found.pop()
            piece = replace(
                last,
                end=piece.end,
                text=last.text + piece.text,
                findings=tuple(dict.fromkeys([*last.findings, *piece.findings])),
                ids=last.ids + piece.ids,
            )
        found.append(piece)
    return found
