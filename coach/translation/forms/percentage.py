"""Percentages: 30%, 30 percent, 百分之三十, 三成; ratios such as 30/70 stay."""

from __future__ import annotations

from collections.abc import Iterable

from coach.lazily import lazy
from coach.translation.forms import Form, Stretch, Tongues, figures_of

_WRITTEN = lazy(r"[\d.,]+ ?[%％]", 0)
_PLAIN = lazy(r"\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?%")


def forms(stretch: Stretch, tongues: Tongues) -> Iterable[Form]:
    """The percentage with the sign %, in digits."""
    words = stretch.words
    if "/" in stretch.value:
        return stretch.as_written()
    if not tongues.are_ours:
        return figures_of(stretch, tongues)
    if _WRITTEN.fullmatch(words):
        return (Form(stretch.start, stretch.end, words.replace("％", "%").replace(" ", "")),)
    if _PLAIN.fullmatch(stretch.value) and words[-1] not in "%％":
        return (Form(stretch.start, stretch.end, stretch.value),)
    return figures_of(stretch, tongues)
