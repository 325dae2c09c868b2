"""A question stays a question."""

from __future__ import annotations

from collections.abc import Iterator

from coach.lazily import lazy
from coach.translation.result import Mismatch
from coach.translation.verification.comparison import Comparison, placed
from coach.translation.verification.reading import Pair, Side

_ASKS_ZH = lazy(
    r"吗|呢|是否|能否|可否|与否|什么|怎么|为何|何时|哪|谁|几|多少|如何|请问|[?？]|吧|么|何|岂|啊|请"
)
_ASKS_EN = lazy(
    r"\?|\b(?:what|who|whom|whose|which|when|where|why|how|whether|if|please|could you|can you"
    r"|would you|may i"
    r"|let (?:us|me) know|wonder|ask)\b"
)


def check(comparison: Comparison) -> Iterator[Mismatch]:
    """Sentences that ask on one side alone."""
    for pair in comparison.pairs:
        if pair.source.empty or pair.target.empty or not pair.one_to_one:
            continue
        before, after = _asks(pair.source), _asks(pair.target)
        if before and not after and not _may_ask(pair.target):
            yield _told(pair, before=True)
        elif after and not before and not _may_ask(pair.source):
            yield _told(pair, before=False)


def _asks(side: Side) -> bool:
    return side.plain.rstrip(" \n\"'”’）)")[-1:] in ("?", "？")


def _may_ask(side: Side) -> bool:
    if side.reading.chinese:
        return _ASKS_ZH.search(side.low) is not None
    if side.reading.english:
        return _ASKS_EN.search(side.low) is not None
    return "?" in side.plain or ";" in side.plain or "؟" in side.plain


def _told(pair: Pair, *, before: bool) -> Mismatch:
    source, target = (pair.source.start, pair.source.end), (pair.target.start, pair.target.end)
    if before:
        messages = (
            "The original asks a question; the translation states something.",
            "原文是问句，译文成了陈述。",
        )
    else:
        messages = (
            "The translation asks a question; the original states something.",
            "译文成了问句，原文是陈述。",
        )
    return placed(pair, "question", messages, source, target, of_source=True)
