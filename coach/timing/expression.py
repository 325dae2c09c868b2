"""The time expressions of a draft: where they stand, what they settle and what they leave open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from coach.analysis.scripts import HAS_HAN
from coach.document import Document, Sentence
from coach.draft import Context
from coach.lazily import lazy
from coach.timing.meaning import Amount, Fixes, Interval, Kind, Meaning, Total, without_about
from coach.timing.reckoning import Reckoning

MONTH_FIRST = frozenset("US FM GU MH MP PH PR PW UM VI AS BZ".split())
YEAR_FIRST = frozenset("BT CA CN HU IR JP KP KR LT MN SE TW ZA".split())
"""Countries that write the month first, and those that write the year first and so have no habit of
their own for 05/06/2026 (CLDR, short date of the country's main languages)."""

_DAY: tuple[Fixes, ...] = ("year", "month", "day")
_MOST_SENTENCES = 4096
_ENGLISH_WORD = lazy(r"[a-z]{3}")


@dataclass(frozen=True, slots=True)
class Found:
    """What a grammar found in a sentence. Offsets count code points from the sentence's start.

    `zone` is the span of the words that name a time zone or a city's clock, inside start..end;
    `anchor` the span of the words from which a length of time counts, beside or inside it.
    """

    start: int
    end: int
    meaning: Meaning
    zone: tuple[int, int] | None = None
    anchor: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression of a draft.

    `start` and `end` are code points of the draft's source. `fixes` names what the words settle,
    `leaves_open` what a reader elsewhere still has to guess. `vague` marks blurred borders (“around
    the 15th”, “soon”, 月底), `approximate` a sharp time said to be about (大概8点). `zone` is the
    zone as written. `values` are the readings, the likeliest in a business letter first, on the
    writer's clock; they are reckoned from the report's `now`.
    """

    text: str
    start: int
    end: int
    kind: Kind
    fixes: tuple[str, ...]
    leaves_open: tuple[str, ...]
    vague: bool
    approximate: bool
    zone: str | None
    anchor: str | None
    values: tuple[Interval, ...]
    meaning: Meaning


def times_in(sentence: Sentence) -> tuple[Found, ...]:
    """What stands in one sentence, in its order and without overlaps."""
    chinese = "zh" in sentence.languages or not sentence.folded.isascii()
    english = "zh" not in sentence.languages or "en" in sentence.languages
    return find(sentence.raw, sentence.folded, english, chinese)


@lru_cache(maxsize=_MOST_SENTENCES)
def find(raw: str, folded: str, english: bool, chinese: bool) -> tuple[Found, ...]:
    """What stands in a text; `folded` is `raw` in lower case and simplified characters.

    In a text that is not `english`, only times with English words in them are: “ASAP”, “by Friday”.
    """
    found: list[Found] = []
    if chinese:
        from coach.timing import chinese as grammar_zh

        found += grammar_zh.find(raw, folded)
    if english or _ENGLISH_WORD.search(folded):
        from coach.timing import english as grammar_en

        latin = HAS_HAN.sub("¦", raw), HAS_HAN.sub("¦", folded)
        found += [
            one
            for one in grammar_en.find(*latin)
            if english or _ENGLISH_WORD.search(folded, one.start, one.end)
        ]
    return _without_overlaps(found) if chinese else tuple(found)


def _without_overlaps(found: list[Found]) -> tuple[Found, ...]:
    """The longer of two that overlap."""
    taken: list[Found] = []
    for one in sorted(found, key=lambda item: (item.start - item.end, item.start)):
        if all(one.end <= other.start or other.end <= one.start for other in taken):
            taken.append(one)
    return tuple(sorted(taken, key=lambda item: item.start))


def times_of(document: Document, reckoning: Reckoning) -> tuple[TimeExpression, ...]:
    """Every time expression in the linted sentences of `document`, resolved."""
    return tuple(
        _expression(document, sentence, found, reckoning)
        for sentence in document.sentences
        for found in times_in(sentence)
    )


def leaves_open(found: Found) -> tuple[str, ...]:
    """What a reader on another clock, or a week later, cannot know."""
    meaning = found.meaning
    fixes = meaning.fixes
    if isinstance(meaning, (Amount, Total)):
        wanted = [] if "count" in fixes or not meaning.vague else ["count"]
        if "anchor" not in fixes and found.anchor is None:
            wanted.append("anchor")
        if isinstance(meaning, Amount) and meaning.unit == "day" and "day_kind" not in fixes:
            wanted.append("day_kind")
        return tuple(wanted)
    if meaning.kind == "set":
        return ()
    missing: list[str] = [name for name in _DAY if name not in fixes]
    if "week" in fixes and "weekday" in fixes:
        missing = []
    if meaning.kind in ("time", "timerange", "datetime", "datetimerange"):
        if "clock" not in fixes and "count" not in fixes:
            missing.append("clock")
        if found.zone is None:
            missing.append("zone")
    return tuple(missing)


def _expression(
    document: Document, sentence: Sentence, found: Found, reckoning: Reckoning
) -> TimeExpression:
    start, end = document.to_source(sentence.start + found.start, sentence.start + found.end)
    meaning = found.meaning
    sharp = without_about(meaning) if meaning.vague else meaning
    return TimeExpression(
        text=document.source[start:end],
        start=start,
        end=end,
        kind=meaning.kind,
        fixes=tuple(sorted(meaning.fixes)),
        leaves_open=leaves_open(found),
        vague=sharp.vague,
        approximate=sharp is not meaning,
        zone=_words(sentence, found.zone),
        anchor=_words(sentence, found.anchor),
        values=meaning.resolve(reckoning),
        meaning=meaning,
    )


def _words(sentence: Sentence, span: tuple[int, int] | None) -> str | None:
    return sentence.raw[slice(*span)] if span else None


def reckoning_of(context: Context) -> Reckoning:
    """The writer's wall clock and calendar; without a sender the clock that `now` carries.

    Raises ValueError if the context has no `now`.
    """
    if context.now is None:
        raise ValueError("a reckoning needs Context.now")
    place = context.sender.place
    now = context.now.astimezone(place.zone) if place else context.now
    day_first = day_first_in(context.sender.calendar_country)
    return Reckoning(now.replace(tzinfo=None), place, day_first)


def day_first_in(country: str | None) -> bool | None:
    """Whether 05/06 is 5 June there; None where the country is not known or has no habit."""
    if country is None or country in YEAR_FIRST:
        return None
    return country not in MONTH_FIRST
