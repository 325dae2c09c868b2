"""An opening that does not fit the reader's country: colder or longer than many expect there.

It works in both directions: the same words can be too few for one reader and too many for another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.cultures.opening import Opening, Unit, body_of, opening_of
from coach.cultures.profiles import Custom
from coach.cultures.reader import culture_for_letter, is_short_note
from coach.cultures.salutation import greets
from coach.document import Document
from coach.draft import Context
from coach.finding import Text
from coach.lazily import lazy

_LONG = {"en": (3, 0), "zh": (4, 30)}
"""From so many courtesies of so many words or characters on, an opening is long."""
_LONG_IN_FEW = {"en": (2, 35), "zh": (3, 45)}
_FRAGMENT = {"en": 3, "zh": 4}

_KIND_WORDS = lazy(
    r"\b(?:thank\w*|appreciat\w+|glad|pleased|happy|pleasure|hope|sorry|apologi\w+|welcome|wish\w*"
    r"|congratulat\w+|delighted|kind(?:ly)?|nice to|great to)\b"
    "|谢|荣幸|高兴|希望[您你贵]|祝|抱歉|欢迎|[您你]好|辛苦|劳驾|打扰|承蒙"
)
_DEMAND = lazy(
    r"(?:(?:send|give|tell|show|pay|answer|reply|confirm|sign|return|deliver|provide|explain|fix)\b"
    r"(?= (?:us|me|the|your|this|that|it|to|back|by|all|now|immediately|today|asap))"
    r"|(?:we|i) (?:need|want) (?!your help|to thank)|you (?:must|have to|need to|should|are to)\b"
    r"|where (?:is|are) (?:my|our|the)|why\b)"
    "|(?:马上|立即|立刻|赶紧|赶快|必须|给我|把|你们?(?:必须|得|应该|要|快))"
)


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """The place where the opening is too cold or too long, with what many readers expect."""
    culture = culture_for_letter(context)
    custom = culture.custom("opening") if culture else None
    if culture is None or custom is None:
        return
    language = settings["language"]
    opening = opening_of(document, language)
    if custom.value == "brief":
        run = long_courtesies(opening, language)
        if run:
            yield _hit(run[0].start, run[-1].end, custom, settings["long"])
        return
    cold = _cold_place(document, context, opening, custom, language)
    if cold is not None:
        yield _hit(cold.start, cold.end, custom, settings["cold"])


def long_courtesies(opening: Opening, language: str) -> tuple[Unit, ...]:
    """The courtesies with which the message begins, where they are many; else none."""
    run = opening.courtesies()
    length = sum(unit.length for unit in run)
    for fewest, shortest in (_LONG[language], _LONG_IN_FEW[language]):
        if len(run) >= fewest and length >= shortest:
            return run
    return ()


def _hit(start: int, end: int, custom: Custom, advice: dict[str, str]) -> Hit:
    return Hit(
        start,
        end,
        {**custom.words, "advice": Text(**advice)},
    )


def _cold_place(
    document: Document, context: Context, opening: Opening, custom: Custom, language: str
) -> Unit | None:
    """Where the business begins without the greeting or kind word that is expected."""
    first = opening.first
    if first is None or is_short_note(document, context):
        return None
    if first.kind in ("courtesy", "introduction") or _KIND_WORDS.search(first.text):
        return None
    if not greets(document):
        alone = len(body_of(document)) == 1 and first.length < _FRAGMENT[language]
        return None if alone else first
    if _DEMAND.match(first.text) and "please" not in first.text and "请" not in first.text:
        return first
    if custom.value == "warm" and context.recipient.standing == "new":
        return None if _has_kind_word(document, opening) else first
    return None


def _has_kind_word(document: Document, opening: Opening) -> bool:
    """Whether the message says anything kind, be it at the end."""
    personal = any(unit.kind in ("courtesy", "introduction") for unit in opening.lead)
    return personal or any(_KIND_WORDS.search(one.folded) for one in document.sentences)
