"""The Chinese grammar of times: the times of a sentence, with their zones and anchors.

The words and their values stand in `words`, numbers in `numbers`; `lexer` makes tokens of a
sentence, and the other modules read them from the smallest to the largest: `lengths`, `clock`,
`dates`, `grammar`. `context` looks beside them.
"""

from __future__ import annotations

from bisect import bisect_left

from coach.timing.chinese.context import anchored, opened, with_zone
from coach.timing.chinese.grammar import expression, opens
from coach.timing.chinese.lexer import tokens_of
from coach.timing.chinese.reports import as_reported
from coach.timing.chinese.tokens import Line, pattern
from coach.timing.expression import Found
from coach.timing.meaning import Meaning

_TITLE = r"《[^《》]{1,40}》"


def find(raw: str, folded: str) -> list[Found]:
    """The time expressions of a sentence, in its order.

    `raw` is the sentence as typed, `folded` the same in lower case and simplified characters.
    """
    tokens = tokens_of(folded)
    openings = [index for index, token in enumerate(tokens) if opens(tokens, index, token.kind)]
    if not openings:
        return []
    line = Line(folded, tokens)
    found: list[Found] = []
    index = 0
    for opening in openings:
        if opening < index or (found and line.start(opening) < found[-1].end):
            continue
        read = expression(line, opening)
        if read is None:
            continue
        index, (meaning, stop) = opening, read
        floor = found[-1].end if found else 0
        found.append(_found(folded, line.start(index), line.end(stop), meaning, floor))
        index = max(stop, index + 1)
    return _outside_titles(folded, found) if found and "《" in folded else found


def _found(text: str, start: int, end: int, meaning: Meaning, floor: int) -> Found:
    """What was read, with the zone and the anchor beside it; before `floor` another time ends."""
    meaning, anchor = anchored(text, start, end, meaning)
    start, meaning = opened(text, start, end, meaning, floor)
    meaning = as_reported(text, start, end, meaning)
    start, end, zone = with_zone(text, start, end, meaning, floor)
    return Found(start, end, meaning, zone, anchor)


def _outside_titles(text: str, found: list[Found]) -> list[Found]:
    """《明日之后》 is a game and no day."""
    ends = {title.start(): title.end() for title in pattern(_TITLE).finditer(text)}
    starts = sorted(ends)

    def titled(start: int) -> bool:
        before = bisect_left(starts, start)
        return before > 0 and start < ends[starts[before - 1]]

    return [one for one in found if not titled(one.start)]
