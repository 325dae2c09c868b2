"""Two names, amounts or dates that changed places: who informs whom, which part is due when.

Chinese puts the same things in another order than English where one hangs on the other: X of Y is
Y 的 X, what stands behind “in”, “from” or “if” comes first. Without such a reason both languages
keep the order, and things that stand the other way round were taken for each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from coach.lazily import lazy
from coach.translation.result import Mismatch
from coach.translation.verification.common_words import known_in
from coach.translation.verification.comparison import Comparison, placed
from coach.translation.verification.contrasts import groups, things_in
from coach.translation.verification.people_and_places import (
    chinese_names,
    english_names,
    is_kind_of,
)
from coach.translation.verification.reading import Pair, Side

_NAME = lazy(r"(?<![A-Za-z0-9_\\@./-])[A-Z][A-Za-z0-9_-]*[A-Za-z0-9]?(?![A-Za-z0-9])", re.ASCII)
_CLAUSE = lazy(
    r"\b(?:when|if|that|which|who|whose|because|so|unless|until|while|as|before|after|than|where"
    r"|once|since|due|being|based|instead|without|only|like|whenever|whether|what|how)\b|:|\("
)
"""Words behind which a clause begins that Chinese puts first."""
_FILLER = (
    r"(?: (?:the|a|an|our|your|their|this|that|these|his|her|its|mr\.?|ms\.?|mrs\.?|all"
    r"|any|new|other))*"
)
_GOVERNS = lazy(
    r"\b(?P<word>of|in|on|at|within|during|under|from|for|with|using|via|through|by|to|into|onto"
    r"|against|between|about|over|per|towards?|inside|across|around|among|except|following)"
    rf"(?P<near>{_FILLER})(?: (?!and\b|or\b|but\b)[a-z0-9'-]+){{0,3}}[ \"'($!\[/]*$"
)
_OF = r"的|之|[ ]?[\u4e00-\u9fff]{0,6}(?:的|中|里|上|下|内)"
_IN = r"中|里|上|下|内|时|期间|的|，|,|处|间|之"
_ORDERS: dict[str, tuple[str, str]] = {
    "of": (r"关于|有关", _OF),
    "from": (r"从|自|由|出自|取|的", r"的|中|里|处|那|这|上|，"),
    "for": (r"为|给|替|用于|适用于|供|对|让|针对|寻找|向|在", r"的|所|用|专|上|下|中|，|时"),
    "to": (r"给|向|往|到|对|为|与|和|至|在|跟", r"的|上|中|里|，|那|这"),
    "by": (r"由|被|经|用|以|通过|按|受|靠|使用|按照|据|根据|在", r"的|所|来|，|中|后|进行"),
    "with": (
        r"用|与|和|跟|同|以|带|随|有|通过|含|对|由|并|使用|具|为|把|将|凭|靠",
        r"的|来|，|一起|中|后|进行|上",
    ),
    "in": (r"在|于|从|为|用|以|对|由|是|将|把|按|当|向", _IN),
}
_ALIASES = {
    "into": "to", "onto": "to", "towards": "to", "toward": "to", "using": "with", "via": "with",
    "through": "with", "against": "with", "between": "with", "about": "for", "over": "with",
    "per": "of", "except": "in",
}  # fmt: skip
_FROM_EN, _TO_EN, _BY_EN = (
    lazy(rf"\b{word}{_FILLER} ?[\"'(]*$") for word in ("from", r"(?:to|into)", "by")
)
_ROLES_ZH = {
    "from": lazy(r"(?:从|自(?!己)|来自)[ \"“(（]*$"),
    "to": lazy(r"(?:给|至|往|发送到|交到|运到|运往|发往|寄到)[ \"“(（]*$"),
    "in": lazy(r"(?<![存所正实内现])在[ \"“(（]*$"),
    "by": lazy(r"(?<![理])由[ \"“(（]*$"),
}
_ROLES_EN = {
    "from": lazy(rf"\b(?:from|since){_FILLER} ?[\"'(]*$"),
    "to": lazy(
        rf"\b(?:to|for|into|with|give|gave|send|sent|tell|told|show|pay){_FILLER} ?[\"'(]*$"
    ),
    "in": lazy(
        rf"\b(?:in|on|at|within|inside|under|during|for|of|by|using|via|while"
        rf"|when){_FILLER}(?: [a-z-]+)? ?[\"'(]*$"
    ),
    "by": lazy(rf"\b(?:by|from|with|of|for){_FILLER} ?[\"'(]*$"),
}
_PATIENT_ZH = lazy(r"[ \"”)）]*(?:先生|女士|小姐|经理)?(?:已|将|会|要)?被")
_PASSIVE = lazy(r"\b(?:is|are|was|were|be|been|being|gets?|got)\b(?: [a-z]+){1,3} by\b")
_NEAR = 4
_CLOSE = 60
_AND = lazy(r"\b(?:and|but|while)\b")
_TITLE = lazy(r"\b(?:mr|mrs|ms|dr|no|st)\.")
_LISTED = lazy(r"[\s,、/和与或及&以+|-]*|\s*,? ?\b(?:and|or|nor|and/or|as well as|vs\.?)\b\s*")


_GROUPS = ("side", "term", "date")
"""The kinds of contrasts whose things may change places: buyer and seller, Monday and Thursday."""


@dataclass(frozen=True, slots=True)
class _Thing:
    """A thing that stands once on each side; offsets within the sides."""

    start: int
    end: int
    new_start: int
    new_end: int


_Spans = dict[str, list[tuple[int, int]]]


def check(comparison: Comparison) -> Iterator[Mismatch]:
    """Neighbours of the English side that stand the other way round without a reason."""
    yield from _between_sentences(comparison)
    for pair in comparison.pairs:
        sides = pair.english_and_chinese
        if sides is None or sides[0].empty or sides[1].empty:
            continue
        for things in _things(*sides):
            wrong = next((two for two in pairwise(things) if _wrong(*two, *sides)), None)
            if wrong is not None:
                yield _told(pair, *wrong, *sides)
                break


def _between_sentences(comparison: Comparison) -> Iterator[Mismatch]:
    """Two names each of which stands in the sentence of the other."""
    moved: dict[tuple[int, int], tuple[tuple[int, int], tuple[int, int]]] = {}
    places: tuple[dict[str, list[tuple[int, tuple[int, int]]]], ...] = ({}, {})
    for number, pair in enumerate(comparison.pairs):
        if pair.english_and_chinese is None:
            return
        for side, found in zip((pair.source, pair.target), places, strict=True):
            for name, spans in _letters(side).items():
                for start, end in spans:
                    at = (side.start + start, side.start + end)
                    found.setdefault(name, []).append((number, at))
    for name, before in places[0].items():
        after = places[1].get(name, [])
        if len(before) != 1 or len(after) != 1 or before[0][0] == after[0][0]:
            continue
        moved[before[0][0], after[0][0]] = (before[0][1], after[0][1])
    for (here, there), (span, new) in moved.items():
        if here < there and (there, here) in moved:
            word = comparison.source.text[slice(*span)]
            other = comparison.source.text[slice(*moved[there, here][0])]
            yield placed(comparison.pairs[here], "swapped", _swapped(word, other), span, new,
                         of_source=True)  # fmt: skip


def _swapped(word: str, other: str) -> tuple[str, str]:
    return (
        f"“{word}” and “{other}” seem to have changed places in the translation.",
        f"“{word}”与“{other}”在译文中似乎对调了。",
    )


def _things(english: Side, chinese: Side) -> Iterator[list[_Thing]]:
    """What stands once on both sides, each kind for itself, in the order of the English."""
    yield _matched(_letters(english), _letters(chinese))
    yield _matched(_references(english), _references(chinese))
    yield from _names(english, chinese)
    for number in english.reading.contrasts:
        if groups()[number].kind in _GROUPS:
            there = _contrasts(english, number, chinese=False)
            if len(there) > 1:
                yield _matched(there, _contrasts(chinese, number, chinese=True))
    yield _matched(_days(english), _days(chinese))
    yield _matched(_clocks(english), _clocks(chinese))
    yield _figures(english, chinese)


def _names(english: Side, chinese: Side) -> Iterator[list[_Thing]]:
    """Known names of persons and of places, each kind for itself."""
    named = english_names(english.masked)
    if len(named) < 2:
        return
    others = chinese_names(chinese.low)
    for kind in ("family", "given", "place"):
        there: _Spans = {}
        here: _Spans = {}
        for found, spans in ((named, there), (others, here)):
            for one in found:
                if is_kind_of(one.name) == kind:
                    spans.setdefault(one.name, []).append((one.start, one.end))
        yield _matched(there, here)


def _matched(there: _Spans, here: _Spans) -> list[_Thing]:
    found = [
        _Thing(*spans[0], *here[name][0])
        for name, spans in there.items()
        if len(spans) == 1 and len(here.get(name, ())) == 1
    ]
    return sorted(found, key=lambda one: one.start)


def _letters(side: Side) -> _Spans:
    spans: _Spans = {}
    for one in _NAME.finditer(side.masked):
        spans.setdefault(one[0].casefold(), []).append(one.span())
    return spans


def _references(side: Side) -> _Spans:
    spans: _Spans = {}
    for one in side.within(side.reading.exact):
        if one.kind != "placeholder":
            span = (one.start - side.start, one.end - side.start)
            spans.setdefault(one.value.casefold(), []).append(span)
    return spans


def _contrasts(side: Side, group: int, *, chinese: bool) -> _Spans:
    spans: _Spans = {}
    for one in things_in(side.low, group, chinese=chinese, every=True):
        spans.setdefault(one.name, []).append((one.start, one.end))
    return spans


def _days(side: Side) -> _Spans:
    spans: _Spans = {}
    for one in side.within(side.reading.days):
        if len(one.readings) == 1:
            key = str(next(iter(one.readings))[1:])
            spans.setdefault(key, []).append((one.start - side.start, one.end - side.start))
    return spans


def _clocks(side: Side) -> _Spans:
    spans: _Spans = {}
    for one in side.within(side.reading.clocks):
        key = str(min(one.minutes) % 720)
        spans.setdefault(key, []).append((one.start - side.start, one.end - side.start))
    return spans


def _figures(english: Side, chinese: Side) -> list[_Thing]:
    there = [one for one in english.within(english.reading.figures) if one.firm]
    here = [one for one in chinese.within(chinese.reading.figures) if one.firm]
    found = []
    for one in there:
        same = [other for other in here if one.values & other.values]
        again = [other for other in there if one.values & other.values]
        if len(same) == 1 and len(again) == 1:
            other = same[0]
            first, second = english.start, chinese.start
            found.append(
                _Thing(
                    one.start - first,
                    one.end - first,
                    other.start - second,
                    other.end - second,
                )
            )
    return found


def _wrong(first: _Thing, second: _Thing, english: Side, chinese: Side) -> bool:
    low, text = _TITLE.sub(lambda one: one[0][:-1] + " ", english.low), chinese.low
    between = low[first.end : second.start]
    if second.start - first.end > 160:
        return False
    if re.search(r"[.!?](?:\s|$)|\n", between):
        apart = text[second.new_end : first.new_start]
        return second.new_start < first.new_start and re.search("[。！？\n，]", apart) is not None
    between = re.sub(r"\([^()]*\)", " ", between)
    if _crossed_roles(first, second, low, text) or _crossed_words(first, second, low, text):
        return True
    apart = text[second.new_end : first.new_start]
    if second.new_start > first.new_start:
        return _turned_of(first, second, between, text)
    if len(between) > _CLOSE and re.search("[,;—]", between) and not _AND.search(between):
        return False
    if _LISTED.fullmatch(between) or _LISTED.fullmatch(apart):
        return False
    if _PATIENT_ZH.match(text, second.new_end):
        return _BY_EN.search(low[: second.start]) is not None
    if _alike(first, second, low, between) or _in_brackets(first, second, low, text):
        return True
    return not _reason(second, low, text, between, apart)


def _alike(first: _Thing, second: _Thing, low: str, between: str) -> bool:
    """Whether both hang on the same word in two parts side by side: in Ningbo and … in Shanghai."""
    if not re.search(r"\band\b|\bbut\b|\bwhile\b|,", between):
        return False
    one, other = _governs(low[: first.start]), _governs(low[: second.start])
    return (
        one is not None
        and other is not None
        and one["word"] == other["word"]
        and (other.start() >= first.end)
    )


def _governs(before: str) -> re.Match[str] | None:
    """The last preposition on which what follows `before` may hang."""
    found = _GOVERNS.search(before)
    while found is not None:
        nearer = _GOVERNS.search(before, found.start() + 1)
        if nearer is None:
            return found
        found = nearer
    return None


def _in_brackets(first: _Thing, second: _Thing, low: str, text: str) -> bool:
    """Whether each stands alone in brackets, as the short form of what stands before it."""
    return all(
        low[one.start - 1 : one.start] == "("
        and low[one.end : one.end + 1] == ")"
        and text[one.new_start - 1 : one.new_start] in ("(", "（")
        for one in (first, second)
    )


def _reason(second: _Thing, low: str, text: str, between: str, apart: str) -> bool:
    """Whether Chinese has to put the second thing first."""
    if _CLAUSE.search(between) and re.search("[的时后前，,之则与和、：:]|以", apart):
        return True
    governs = _governs(low[: second.start])
    if governs is None or governs.start() < second.start - len(between) - 1:
        return False
    word = governs["word"]
    if word == "to" and governs.end() - governs.end("near") > 3:
        return False
    if word == "by" and _PASSIVE.search(between):
        return True
    before, behind = _ORDERS[_ALIASES.get(word, word if word in _ORDERS else "in")]
    ahead = text[max(0, second.new_start - 8) : second.new_start]
    return (
        re.search(
            rf"(?:{before})[ \"“「『<《(（]*(?:[\u4e00-\u9fff]{{0,4}}[ \"“「『<《(（]*)?$", ahead
        )
        is not None
        or re.match(
            rf"[ \"”」』>》)）]*(?:[\u4e00-\u9fff]{{0,6}}?)(?:{behind})", text[second.new_end :]
        )
        is not None
        or apart.strip() == ""
        or (word == "of" and len(apart) < 8)
    )


def _turned_of(first: _Thing, second: _Thing, between: str, text: str) -> bool:
    """Whether “X of Y” is X 的 Y, which is Y of X."""
    apart = text[first.new_end : second.new_start]
    return re.fullmatch(rf"(?: [a-z]+)? of{_FILLER} ", between) is not None and (
        re.fullmatch(r"[ \"”]*[\u4e00-\u9fff]{0,3}的[ \"“]*", apart) is not None
    )


def _crossed_roles(first: _Thing, second: _Thing, low: str, text: str) -> bool:
    """Whether what comes “from” the one comes 从 the other."""
    for role, pattern in _ROLES_ZH.items():
        for one, other in ((first, second), (second, first)):
            if not pattern.search(text[max(0, one.new_start - 8) : one.new_start]):
                continue
            if pattern.search(text[max(0, other.new_start - 8) : other.new_start]):
                continue
            fits = _ROLES_EN[role]
            if not fits.search(low[: one.start]) and fits.search(low[: other.start]):
                return role in ("from", "to") or not _CLAUSE.search(low[: one.start])
    return False


def _crossed_words(first: _Thing, second: _Thing, low: str, text: str) -> bool:
    """Whether the word that stands beside the one stands beside the other in Chinese."""
    straight = crossed = 0
    turned = second.new_start < first.new_start
    for one, other in ((first, second), (second, first)):
        if one is first and not turned and low[first.end : second.start].count(" ") < _NEAR:
            continue  # a verb between both, which Chinese may put behind the second
        beside = known_in(re.match(r"[ \"']*[a-z]*", low[one.end :])[0])  # type: ignore[index]
        if beside:
            straight += _follows(beside, text, one.new_end)
            crossed += _follows(beside, text, other.new_end)
    return crossed > straight and straight == 0


def _follows(known: list[tuple[str, ...]], text: str, at: int) -> bool:
    ahead = text[at : at + 6].lstrip(' "”」』>》)）')
    return any(ahead.startswith(word) for word in known[0])


def _told(pair: Pair, first: _Thing, second: _Thing, english: Side, chinese: Side) -> Mismatch:
    there = (english.start + first.start, english.start + second.end)
    ends = sorted((first.new_start, first.new_end, second.new_start, second.new_end))
    here = (chinese.start + ends[0], chinese.start + ends[-1])
    names = [
        english.reading.text[english.start + one.start : english.start + one.end]
        for one in (first, second)
    ]
    return placed(pair, "swapped", _swapped(*names), there, here, of_source=english is pair.source)
