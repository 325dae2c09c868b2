"""Nothing stands for its opposite: tomorrow for today, buyer for seller, FOB for CIF."""

from __future__ import annotations

from collections.abc import Iterator

from coach.translation.result import Mismatch
from coach.translation.verification.comparison import Comparison, placed
from coach.translation.verification.contrasts import Found, groups, things_in
from coach.translation.verification.reading import Pair

_PLAIN = 120
"""In longer English sentences a “may” or a “must” hangs on too much to be compared."""


def check(comparison: Comparison) -> Iterator[Mismatch]:
    """Things of one group of which each side names one that the other does not."""
    for pair in comparison.pairs:
        sides = pair.english_and_chinese
        if sides is None or sides[0].empty or sides[1].empty:
            continue
        source, target = pair.source.low, pair.target.low
        chinese = pair.source.reading.chinese
        for number in pair.source.reading.contrasts:
            if groups()[number].kind == "modality" and len(sides[0].low) > _PLAIN:
                continue
            before = things_in(source, number, chinese=chinese)
            if not before:
                continue
            after = things_in(target, number, chinese=not chinese)
            names = {one.name for one in after}
            lost = [one for one in before if one.name not in names]
            known = {one.name for one in before}
            come = [one for one in after if one.name not in known]
            if lost and come:
                yield _told(pair, groups()[number].kind, lost[0], come[0])


def _told(pair: Pair, kind: str, lost: Found, come: Found) -> Mismatch:
    before = (pair.source.start + lost.start, pair.source.start + lost.end)
    after = (pair.target.start + come.start, pair.target.start + come.end)
    was = pair.source.reading.text[slice(*before)]
    now = pair.target.reading.text[slice(*after)]
    messages = (
        f"“{was}” became “{now}” in the translation.",
        f"原文是“{was}”，译文成了“{now}”。",
    )
    return placed(pair, kind, messages, before, after, of_source=True)
