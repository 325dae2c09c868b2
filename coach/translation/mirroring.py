"""Lines that are nothing but facts: each in the reader's form, the marks between as he writes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from coach.translation.passage import Protected

_FOR_CHINESE = {", ": "，", ",": "，", ": ": "：", ":": "：", "; ": "；"}
_FOR_OTHERS = {
    "，": ", ",
    "：": ": ",
    "、": ", ",
    "；": "; ",
    "。": ".",
    "（": " (",
    "）": ")",
    "！": "!",
    "？": "?",
}


def mirrored(text: str, protected: Sequence[Protected], target: str) -> str | None:
    """The text with its facts as the reader writes them; None where it says more than that.

    It does where it has other words, or where facts stand side by side: 一箱40个 is a price list's
    way to say how many go into a carton.
    """
    pieces: list[str] = []
    at = 0
    for one in protected:
        pieces += [_marks(text[at : one.start], target), one.rendered]
        at = one.end
    pieces.append(_marks(text[at:], target))
    between = [text[a.end : b.start] for a, b in pairwise(protected)]
    around = [text[: protected[0].start], text[protected[-1].end :]] if protected else [text]
    if "" in between or any(map(str.isalpha, "".join((*between, *around)))):
        return None
    return "".join(pieces).strip()


def _marks(between: str, target: str) -> str:
    """The marks between two facts; a comma of figures is inside a fact and never seen here."""
    if target == "zh":
        return _FOR_CHINESE.get(between, between)
    return "".join(_FOR_OTHERS.get(character, character) for character in between)
