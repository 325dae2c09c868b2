"""Percentages: 30%, 30 percent, 百分之三十, 三成; ratios such as 30/70 stay."""

from __future__ import annotations

from collections.abc import Iterable

from coach.lazily import lazy
from coach.translation.forms import Form, Stretch, Tongues, figures_of

_WRITTEN = lazy(r"[\d.,]+ ?[%％]", 0)
_PARTS = {
    "1/2": ("half", "一半"),
    "1/3": ("one third", "三分之一"),
    "1/4": ("a quarter", "四分之一"),
    "2/3": ("two thirds", "三分之二"),
    "3/4": ("three quarters", "四分之三"),
}
"""Parts of a whole that are written in words, in English and Chinese."""
_PLAIN = lazy(r"\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?%")


def forms(stretch: Stretch, tongues: Tongues) -> Iterable[Form]:
    """The percentage with the sign %, in digits."""
    words = stretch.words
    part = next((both for value, both in _PARTS.items() if stretch.value in (value, both[1])), None)
    if tongues.are_ours and part is not None and not any(map(str.isdigit, words)):
        return (Form(stretch.start, stretch.end, part[tongues.target == "zh"]),)
    if "/" in stretch.value:
        return stretch.as_written()
    if not tongues.are_ours:
        return figures_of(stretch, tongues)
    if _WRITTEN.fullmatch(words):
        return (Form(stretch.start, stretch.end, words.replace("％", "%").replace(" ", "")),)
    if _PLAIN.fullmatch(stretch.value) and words[-1] not in "%％":
        return (Form(stretch.start, stretch.end, stretch.value),)
    return figures_of(stretch, tongues)
