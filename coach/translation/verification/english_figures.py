"""The numbers of an English text, and of any other in Latin letters: digits, and English words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from coach.identifiers.figures import NUMBER, number_of
from coach.lazily import lazy
from coach.translation.verification.atoms import Figure, Number, exactly
from coach.translation.verification.units import currency_before, english_units

_DIGITS = lazy(rf"(?<![a-z0-9_])(?P<number>(?<!\d[.,]){NUMBER}|(?<=\d[.,]){NUMBER})", re.ASCII)
_GLUED = lazy(r"(?:usd|eur|rmb|cny|gbp|us\$|hk\$|jpy|hkd|aud|cad|q|h|v|no)$")
_SCALE = lazy(
    r"[ -]?(?:(?P<k>k)(?![a-z])|(?P<t>thousand)s?|(?P<m>mio|million|mn)s?\b|(?P<cm>m)(?![a-z²³/ ])"
    r"|(?P<b>bn|billion)s?\b|(?P<h>hundred)\b|(?P<d>dozens?|doz|dz)\b)"
)
_SCALES = {"k": 1000, "t": 1000, "m": 10**6, "cm": 10**6, "b": 10**9, "h": 100, "d": 12}
_ONES = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
_TENS = dict(
    zip(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        range(20, 100, 10),
        strict=True,
    )
)
_ORDINALS = dict(
    zip(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh "
        "twelfth thirteenth fourteenth fifteenth".split(),
        range(1, 16),
        strict=True,
    )
) | {"twentieth": 20, "thirtieth": 30, "hundredth": 100, "thousandth": 1000}
_BIG = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}
_WORD = "|".join([*_ONES, *_TENS, *_ORDINALS, *_BIG])
_WORDS = lazy(
    rf"(?<![a-z0-9_'-])(?:(?:an?|half a) (?=(?:hundred|thousand|million|billion|dozen)\b))?"
    rf"(?:{_WORD})(?:(?:[ -]| and |-and-)(?:{_WORD}))*(?![a-z0-9_])"
)
_LOOSE: dict[str, tuple[str, ...]] = {
    "half": ("1/2", "50", "1.5"),
    "halves": ("1/2", "2"),
    "halfway": ("1/2",),
    "quarter": ("1/4", "25", "15", "3", "1"),
    "quarters": ("1/4", "3/4"),
    "thirds": ("2/3", "1/3"),
    "fifths": ("1/5", "2/5", "3/5", "4/5"),
    "twice": ("2",),
    "double": ("2",),
    "doubles": ("2",),
    "doubled": ("2",),
    "dual": ("2",),
    "thrice": ("3",),
    "triple": ("3",),
    "both": ("2",),
    "pair": ("2", "1"),
    "couple": ("2",),
    "single": ("1",),
    "once": ("1",),
    "a": ("1",),
    "last": ("1",),
    "past": ("1",),
    "per": ("1",),
    "an": ("1",),
    "each": ("1",),
    "another": ("1", "2"),
    "either": ("2", "1"),
    "neither": ("2",),
    "every": ("1",),
    "alone": ("1",),
    "only": ("1",),
    "few": ("2", "3", "1"),
    "several": ("3", "2"),
    "some": ("1", "2"),
    "next": ("1", "2"),
    "none": ("0",),
    "no": ("0",),
    "noon": ("12",),
    "midnight": ("0", "12"),
    "fortnight": ("2", "14"),
    "fortnightly": ("2",),
    "biweekly": ("2",),
    "weekend": ("6",),
    "decade": ("10",),
    "decades": ("10",),
    "century": ("100",),
    "dozens": ("12", "10"),
    "hundreds": ("100",),
    "thousands": ("1000",),
    "millions": ("1000000",),
    "tens": ("10",),
    "teenager": ("10",),
    "two-way": ("2",),
    "between": ("2",),
    "opposite": ("2",),
    "square": ("4",),
    "triangle": ("3",),
    "around": ("4",),
    "surrounding": ("4",),
    "cross": ("10",),
    "bilateral": ("2",),
    "binary": ("2",),
    "decimal": ("10",),
    "octal": ("8",),
    "hexadecimal": ("16",),
    "twin": ("2",),
    "twins": ("2",),
    "monday": ("1",),
    "tuesday": ("2",),
    "wednesday": ("3",),
    "thursday": ("4",),
    "friday": ("5",),
    "saturday": ("6",),
}
_ONE = frozenset("last past per a an each every once".split())
_LOOSE_WORD = lazy(r"(?<![a-z0-9_'])(?:" + "|".join(map(re.escape, _LOOSE)) + r")(?![a-z0-9_'])")
_FIRM_FROM = 2
_FRACTION = lazy(
    r"(?<![a-z0-9])(?P<top>one|two|three|four|a|1|2|3)[ -](?P<part>half|third|quarter|fifth"
    r"|tenth)s?"
    r"(?![a-z0-9])"
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_HALF_AGAIN = lazy(r"(?: (?:and|&) )?a half(?![a-z])| ?½")
_ORDINAL_TAIL = lazy(r"(?:st|nd|rd|th)(?![a-z])")
_QUARTER = lazy(r"(?<![a-z0-9])(?P<kind>[qh])(?P<number>[1-4])(?![0-9a-z])")
_ROMAN = lazy(r"(?<![A-Za-z0-9])(?:I{2,3}|I?V|VI{1,3}|I?X)(?![A-Za-z0-9])")
_ROMANS = {"II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_SCALED = lazy(r"\d[ -]$")
_NTH = lazy(r"(?:first|second|third|fourth|last|next) $")
_OFF = lazy(r"\s{0,2}(?:off|discount|reduction|less|price reduction)")


def read_digits(low: str, *, words: bool) -> Iterator[Figure]:
    """The numbers in digits; `low` is the folded text without exact stretches.

    `words` is False for languages whose words are not known: then no unit is told.
    """
    for one in _DIGITS.finditer(low):
        start, end = one.span("number")
        before = low[start - 1 : start]
        if (
            before.isascii()
            and before.isalpha()
            and not _GLUED.search(low[max(0, start - 3) : start])
        ):
            continue
        yield _figure(low, start, end, words=words)
    for one in _QUARTER.finditer(low):
        unit = "quarter" if one["kind"] == "q" else "half"
        yield Figure(*one.span(), frozenset({exactly(one["number"])}), frozenset({unit}))


def _figure(low: str, start: int, end: int, *, words: bool) -> Figure:
    number = number_of(low[start:end])
    values = {exactly(number)}
    if re.fullmatch(r"\d{1,3}\.\d{3}", low[start:end]):
        values.add(exactly(number * 1000))
    elif re.fullmatch(r"\d{1,3},\d{3}", low[start:end]):
        values.add(exactly(number / 1000))
    units = currency_before(low, start)
    scale = _SCALE.match(low, end)
    if scale and words:
        name = next(key for key, found in scale.groupdict().items() if found)
        kept = values if name in ("d", "k", "cm") and not units else set()
        values = {value * _SCALES[name] for value in values} | kept
        end = scale.end()
    half = _HALF_AGAIN.match(low, end)
    if half and words:
        values = {value + Number(1, 2) for value in values}
        end = half.end()
    tail = _ORDINAL_TAIL.match(low, end)
    if tail:
        return Figure(start, tail.end(), frozenset(values))
    if low[end : end + 1] == "s" and not low[end + 1 : end + 2].isalpha() and number >= 10:
        decade = {value - value // 100 * 100 for value in values} - {Number(0)}
        if number >= 1000 or low[start - 1 : start] == "'":
            return Figure(start, end + 1, frozenset(values | decade))
    if not units:
        units, end = english_units(low, end) if words else (frozenset(), end)
    if low[start - 1 : start] == "#":
        units = frozenset()
    if "percent" in units and _OFF.match(low, end):
        values |= {100 - value for value in values} | {(100 - value) / 10 for value in values}
    return Figure(start, end, frozenset(values), units)


def read_words(low: str, text: str) -> Iterator[Figure]:
    """The numbers in English words; those that say little by themselves are not firm."""
    for one in _FRACTION.finditer(low):
        top = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}.get(one["top"]) or int(one["top"])
        value = Number(top, _PARTS[one["part"]])
        firm = one["part"] not in ("half", "quarter") and one["top"] != "a"
        yield Figure(*one.span(), frozenset({value, value * 100}), firm=firm)
    for one in _WORDS.finditer(low):
        if not _SCALED.search(low[max(0, one.start() - 12) : one.start()]):
            yield from _spelled(low, one)
    for one in _LOOSE_WORD.finditer(low):
        if one[0] == "quarter" and _NTH.search(low[max(0, one.start() - 8) : one.start()]):
            continue
        values = frozenset(Number(value) for value in _LOOSE[one[0]])
        units, _ = english_units(low, one.end()) if one[0] in _ONE else (frozenset(), 0)
        yield Figure(*one.span(), values, frozenset(units), firm=False)
    for one in _ROMAN.finditer(text):
        yield Figure(*one.span(), frozenset({Number(_ROMANS[one[0]])}), firm=False)


def _spelled(low: str, one: re.Match[str]) -> Iterator[Figure]:
    words = [word for word in re.split(r"[ -]", one[0]) if word not in ("and", "a", "an", "half")]
    numbers = list(_numbers(words))
    if one[0].startswith("half a") and len(numbers) == 1:
        numbers = [(numbers[0][0] / 2, False)]
    if len(numbers) != 1:
        for value, _ in numbers:
            yield Figure(*one.span(), frozenset({value}), firm=False)
        return
    value, ordinal = numbers[0]
    start, end = one.span()
    if ordinal:
        counted = re.match(
            r" (?:quarter|batch|floor|half|shipment|payment|instal|sample|order)",
            low[end : end + 10],
        )
        firm = len(words) == 1 and (value > 2 or bool(counted and value > 1))
        yield Figure(start, end, frozenset({value}), firm=firm)
        return
    values = {value}
    half = _HALF_AGAIN.match(low, end)
    if half:
        values, end = {value + Number(1, 2)}, half.end()
    units, after = english_units(low, end)
    if words[-1] == "dozen":
        values |= {value / 12} if value > 12 else set()
    firm = value >= _FIRM_FROM or bool(units & _COUNTED)
    yield Figure(start, after, frozenset(values), units, firm=firm)


_COUNTED = frozenset("day week month hour year minute USD EUR".split())


def _numbers(words: list[str]) -> Iterator[tuple[Number, bool]]:
    """The numbers that the words make, each with whether it is an ordinal."""
    total = current = 0
    begun = False
    last = ""
    for word in words:
        if word in _BIG:
            if word in ("hundred", "dozen"):
                current = (current if begun and current else 1) * _BIG[word]
            else:
                total += (current if begun and current else 1) * _BIG[word]
                current = 0
        elif word in _ORDINALS and not (word == "second" and not begun and len(words) == 1):
            if begun and (last in _TENS or last in _BIG):
                yield Number(total + current + _ORDINALS[word]), True
                return
            if begun:
                yield Number(total + current), False
            yield Number(_ORDINALS[word]), True
            total, current, begun, last = 0, 0, False, ""
            continue
        else:
            small = _ONES.get(word, _TENS.get(word, 2))
            joins = last in _BIG or (last in _TENS and small < 10) or not begun
            if not joins:
                yield Number(total + current), False
                total = current = 0
            current += small
            if word == "second":
                yield Number(2), True
                return
        begun, last = True, word
    if begun:
        yield Number(total + current), False


def decimal_of(text: str) -> Decimal:
    """The number in `text`, for messages and tests."""
    return number_of(text)
