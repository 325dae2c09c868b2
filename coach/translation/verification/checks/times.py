"""Times of day: the same minute, morning or afternoon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.translation.result import Mismatch
from coach.translation.verification.atoms import Clock
from coach.translation.verification.comparison import Comparison, placed
from coach.translation.verification.reading import Pair, Reading


def check(comparison: Comparison) -> Iterator[Mismatch]:
    """Times without a counterpart in the sentences that say the same."""
    if not (_read(comparison.source) and _read(comparison.target)):
        return
    for pair in comparison.pairs:
        left = pair.source.within(pair.source.reading.clocks)
        right = pair.target.within(pair.target.reading.clocks)
        for one in list(left):
            same = next((other for other in right if one.minutes & other.minutes), None)
            if same is not None:
                left.remove(one)
                right.remove(same)
        yield from _told(
            pair, [one for one in left if one.firm], [one for one in right if one.firm]
        )


def _read(reading: Reading) -> bool:
    return reading.english or reading.chinese


def _told(pair: Pair, left: list[Clock], right: list[Clock]) -> Iterator[Mismatch]:
    source, target = pair.source.reading.text, pair.target.reading.text
    left = [one for one in left if not _in_digits(source[one.start : one.end], pair.target.plain)]
    right = [one for one in right if not _in_digits(target[one.start : one.end], pair.source.plain)]
    for one in left:
        other = right.pop(0) if right else None
        was = source[one.start : one.end].strip()
        if other is None:
            messages = (
                f"The time “{was}” is missing in the translation.",
                f"译文中缺少时间“{was}”。",
            )
            yield placed(pair, "time", messages, (one.start, one.end), None, of_source=True)
            continue
        now = target[other.start : other.end].strip()
        messages = (
            f"The time “{was}” became “{now}” in the translation.",
            f"时间“{was}”在译文中成了“{now}”。",
        )
        yield placed(pair, "time", messages, (one.start, one.end), (other.start, other.end),
                     of_source=True)  # fmt: skip
    for one in right:
        now = target[one.start : one.end].strip()
        messages = (
            f"The time “{now}” stands only in the translation.",
            f"时间“{now}”只出现在译文中，原文没有。",
        )
        yield placed(pair, "time", messages, (one.start, one.end), None, of_source=False)


def _in_digits(written: str, other: str) -> bool:
    """Whether the very digits stand there, as no time: a ratio 16:9, a port 8:00."""
    digits = re.search(r"\d+[:：]\d+", written)
    return (
        digits is not None
        and digits[0].replace("：", ":") in other.replace("：", ":")
        and (not re.search(r"[ap]\.?m|午|晚|早", written + other))
    )
