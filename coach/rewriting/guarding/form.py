"""Whether a candidate is a text for the reader at all: whole, of sensible length, without talk."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from coach.lazily import lazy
from coach.rewriting.guarding.reading import Pair
from coach.rewriting.guarding.verdict import Reason, reason
from coach.rewriting.guarding.vocabulary import pattern

_LETTER = lazy(r"\w")
_BLANK = lazy(r"⟦[^⟦⟧\n]+⟧")
_BROKEN = lazy(
    r"⟦[^⟧]*\Z|⟦[^⟦⟧]*⟦|⟦\s*⟧|⟧|⟦|\[\[|\]\]|\{\{?[^{}]*\}?\}?|\}|<(?:blank|date|time)[^>]*>|_{3,}"
    r"|\[(?:date|time|name|number|insert|your|日期|时间)[^\]]*\]?|【(?:日期|时间|待填|姓名)[^】]*】"
)
_MASKED = lazy(
    r"[\ue000-\uf8ff]|<?(?:FACT|MASK|ENTITY|PLACEHOLDER|TOKEN)[_ -]?\d+>?|\bF\d{1,3}F\b|⟨[^⟩]*⟩"
    r"|§\d+"
)
LONGEST = 4000
"""Characters of a text that the guard holds against another one at most."""
_MOST_OVER, _MOST_TIMES = 260, 3.0
_FEWEST = 0.16
"""Less than this share of the original says next to nothing of it."""


def empty(pair: Pair) -> Iterator[Reason]:
    """Nothing but marks and blanks."""
    if not _LETTER.search(_BLANK.sub("", pair.candidate.document.source)):
        yield reason("empty")


def repeated(pair: Pair) -> Iterator[Reason]:
    """A sentence, or a run of words, that comes again and again."""
    text = pair.candidate.document.source
    sentences = [part.strip() for part in re.split(r"[.!?。！？\n;；]+", text)]
    for part, times in Counter(part for part in sentences if len(part) > 7).items():
        if times > 1 and pair.original.document.source.count(part) < times:
            yield reason("repeated", part, side="candidate", span=(text.find(part), len(part)))
            return
    again = re.search(r"(.{6,80}?)\s*\1\s*\1", text, re.DOTALL) or re.search(
        r"(.{2,5})\1{4,}", text, re.DOTALL
    )
    if again and again[1].strip(" .-_=*") and not again[1].isdigit():
        yield reason("repeated", again[1], side="candidate", span=again.span(1))


def length(pair: Pair) -> Iterator[Reason]:
    """Far longer or shorter than the original; blanks do not count."""
    longest = max(len(one.document.source) for one in (pair.original, pair.candidate))
    if longest > LONGEST:
        yield reason("too-long")
        return
    was = len(pair.original.document.source.strip())
    now = len(_BLANK.sub("", pair.candidate.document.source).strip())
    if now > was * _MOST_TIMES + _MOST_OVER / (1 if pair.language == "en" else 3):
        yield reason("too-long")
    elif was > 80 and now < was * _FEWEST:
        yield reason("too-short")


def meta_talk(pair: Pair) -> Iterator[Reason]:
    """Words about the rewriting, a prompt or a model that the original does not have."""
    text = pair.candidate.document.source
    was = pair.original.document.source.lower()
    for language in ("en", "zh"):
        for found in pattern("meta", language).finditer(text):
            if found[0].lower() not in was or _orders(pair):
                yield reason("meta-talk", found[0], side="candidate", span=found.span())
                return


def _orders(pair: Pair) -> bool:
    return any(
        pattern("injection", language).search(pair.original.document.source) is not None
        for language in ("en", "zh")
    )


def obeyed(pair: Pair) -> Iterator[Reason]:
    """Words that the original only quotes or orders to be said, now said."""
    was = pair.original.document.source
    for language in ("en", "zh"):
        for found in pattern("injection", language).finditer(was):
            behind = re.split(r"[\"'”’」』.!?。！？]", was[found.end() :].lstrip("\"'“‘「『: ："))[
                0
            ]
            said = behind.strip().lower()
            now = pair.candidate.document.source.lower()
            if (
                len(said) > 1
                and said in now
                and not re.search(rf"[\"“'‘「『]{re.escape(said)}", now)
            ):
                yield reason("obeyed", said)
                return


def masks(pair: Pair) -> Iterator[Reason]:
    """Marks that stood for a fact while a generator worked."""
    text = pair.candidate.document.source
    for found in _MASKED.finditer(text):
        if found[0] not in pair.original.document.source:
            yield reason("mask-left", found[0], side="candidate", span=found.span())
            return


def blanks(pair: Pair) -> Iterator[Reason]:
    """Blanks that are not ⟦…⟧."""
    text = pair.candidate.document.source
    bare = _BLANK.sub(lambda found: " " * len(found[0]), text)
    for found in _BROKEN.finditer(bare):
        if found[0] not in pair.original.document.source:
            yield reason("blank-broken", found[0], side="candidate", span=found.span())
            return
