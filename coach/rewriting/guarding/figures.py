"""Facts in a form in which two writings of one thing are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.facts import Fact
from coach.identifiers.figures import chinese_number
from coach.lazily import lazy

if TYPE_CHECKING:
    from coach.rewriting.guarding.reading import Reading

_NUMBER = lazy(r"\d[\d,. ]*\d|\d", re.ASCII)
_DOTTED = lazy(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", re.ASCII)
_SCALE = lazy(
    r"\s?(?:(k\b|k(?=[个只pm]))|(万|w\b)|(千)|(百)|(亿)"
    r"|(m\b(?! ?[2³²3])|million|mio)|(bn|billion))",
    re.IGNORECASE,
)
_SCALES = (1_000, 10_000, 1_000, 100, 100_000_000, 1_000_000, 1_000_000_000)
_IGNORED = frozenset({"name", "company", "url", "email"})
CODE = lazy(r"[A-Za-z]*(?:[-/#.]?[A-Za-z]*\d[\w.,:/-]*\w|\d)[%°]?", re.ASCII)


_VAGUE_UNITS = frozenset({"", "th", "piece", "k", "K", "time", "份", "个", "unit"})
_SIZES = {
    "t": (1000.0, "kg"),
    "g": (0.001, "kg"),
    "hour": (1 / 24, "day"),
    "week": (7.0, "day"),
    "km": (1000.0, "m"),
    "cm": (0.01, "m"),
    "mm": (0.001, "m"),
}
"""How much of a base unit a unit is, for what people write in either."""
_FRACTIONS = {
    "half": 0.5, "一半": 0.5, "半": 0.5, "1/2": 0.5, "三分之一": 1 / 3, "1/3": 1 / 3,
    "三分之二": 2 / 3, "2/3": 2 / 3, "四分之一": 0.25, "1/4": 0.25, "50%": 0.5, "千分之五": 0.005,
    "0.5%": 0.005,
}  # fmt: skip
_ORDINALS = {
    word: float(place)
    for place, words in enumerate(
        ("first 1st 第一", "second 2nd 第二", "third 3rd 第三", "fourth 4th 第四", "fifth 5th 第五",
         "sixth 6th 第六", "seventh 7th 第七", "eighth 8th 第八", "ninth 9th 第九",
         "tenth 10th 第十"), 1)
    for word in words.split()
}  # fmt: skip
_CHINESE_SHORT = lazy(r"([一二三四五六七八九两]?)([百千万])([一二三四五六七八九])(?![百千万十])")
_CHINESE_NUMERAL = lazy(r"[零〇一二两三四五六七八九十百千万]+")
_CLOCK = lazy(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d))?\s*(?P<half>[ap])\.?m\b"
    r"|(?P<h24>\d{1,2})[:h.](?P<m24>\d\d)(?!\d)"
    r"|(?P<oclock>\d{1,2}) o.?clock"
    r"|(?P<part>上午|早上|下午|晚上|今晚|中午|凌晨)?(?P<zh>\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点|时)(?P<zm>半"
    r"|\d{1,2}分?)?",
    re.IGNORECASE,
)
_WEEKDAY = lazy(
    r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|r|rs|ur)?(?:days?)?\b|(?:周|星期|礼拜)([一二三四五六日天])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A fact: what it is, in every reading of its words; source offsets.

    `number` is that of an amount or a quantity in the base of its unit, `plain` as it is written;
    `units` are the units or currencies that its words may mean.
    """

    kind: str
    text: str
    start: int
    end: int
    number: float | None
    plain: float | None
    units: frozenset[str]
    values: frozenset[str]

    @property
    def unit(self) -> str:
        """One of the units, the same for the same units; empty where there is none."""
        return min(self.units, default="")

    def agrees(self, other: Figure) -> bool:
        """Whether both can be the same thing, each written in its own way."""
        if self.values & other.values:
            return True
        if self.kind == "date" and other.kind == "date":
            return any(a in b or b in a for a in self.values for b in other.values)
        if self.number is None or other.number is None:
            return False
        if {self.kind, other.kind} & {"date", "time"}:
            return False
        if self.units <= _VAGUE_UNITS or other.units <= _VAGUE_UNITS:
            return _same(self.plain, other.plain) or _same(self.number, other.number)
        return bool(self.units & other.units) and _same(self.number, other.number)


def _same(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= 1e-6 * max(1.0, abs(one))


def figures_of(reading: Reading) -> tuple[Figure, ...]:
    """The facts that are figures, in text order; made once for a reading."""
    return reading.figures


def read_figures(facts: Iterable[Fact], source: str) -> Iterator[Figure]:
    """The figures among the facts of `source`."""
    for fact in facts:
        if fact.kind not in _IGNORED and fact.value != "credit":
            yield _figure(fact, source)


def _figure(fact: Fact, source: str) -> Figure:
    value = fact.value
    plain, number, units = _measured(fact, source)
    values = {f"{fact.kind} {value}".casefold()}
    if fact.kind == "date":
        values = set(_dates(fact))
    elif fact.kind in ("reference", "number", "container", "tracking", "account", "phone", "awb"):
        values = {"".join(filter(str.isalnum, value)).casefold()}
    return Figure(
        fact.kind,
        fact.text,
        fact.start,
        fact.end,
        number,
        plain,
        frozenset(units),
        frozenset(values),
    )


def _dates(fact: Fact) -> Iterator[str]:
    """The date, and where day and month may be meant the other way round, that one too."""
    plain = fact.value.replace("号", "日").replace("旬", "").replace(" ", "").casefold()
    yield plain.replace("下个月", "下月").replace("上个月", "上月").replace("这个月", "本月")
    dotted = _DOTTED.search(fact.text)
    if dotted:
        first, second, year = int(dotted[1]), int(dotted[2]), dotted[3]
        for day, month in ((first, second), (second, first)):
            if month <= 12 and day <= 31:
                yield f"{year}-{month:02}-{day:02}"


def moments_in(text: str) -> frozenset[str]:
    """The clock times and weekdays in a stretch of text, “15:00” and “fri”."""
    found = {_clock(one) for one in _CLOCK.finditer(text)}
    for one in _WEEKDAY.finditer(text):
        found.add(one[1].casefold() if one[1] else _CHINESE_DAYS[one[2]])
    if re.search(r"\bnoon\b|中午|正午", text, re.IGNORECASE):
        found.add("12:00")
    return frozenset(found)


_CHINESE_DAYS = dict(
    zip("一二三四五六日天", "mon tue wed thu fri sat sun sun".split(), strict=True)
)


def _clock(found: re.Match[str]) -> str:
    groups = found.groupdict()
    if groups["hour"]:
        hour = int(groups["hour"]) % 12 + (12 if groups["half"].casefold() == "p" else 0)
        return f"{hour:02}:{groups['minute'] or '00'}"
    if groups["h24"]:
        return f"{int(groups['h24']):02}:{groups['m24']}"
    if groups["oclock"]:
        return f"{int(groups['oclock']):02}:00"
    words = groups["zh"]
    hour = int(words) if words.isdecimal() else chinese_number(words) or 0
    if groups["part"] in ("下午", "晚上", "今晚") and hour < 12:
        hour += 12
    minute = groups["zm"] or "0"
    minute = "30" if minute == "半" else minute.rstrip("分")
    return f"{hour:02}:{int(minute):02}"


def _measured(fact: Fact, source: str) -> tuple[float | None, float | None, set[str]]:
    """The number as written and in the base of its unit, and what its unit may be."""
    number, units = _number_and_units(fact, source)
    if number is None or len(units) != 1 or fact.kind == "amount":
        return number, number, units
    size, base = _SIZES.get(min(units), (1.0, min(units)))
    return number, number * size, {base}


def _number_and_units(fact: Fact, source: str) -> tuple[float | None, set[str]]:
    if fact.text.casefold() in _FRACTIONS:
        return _FRACTIONS[fact.text.casefold()], {"%"}
    if fact.text.casefold() in _ORDINALS:
        return _ORDINALS[fact.text.casefold()], {"th"}
    if fact.kind not in ("number", "quantity", "amount", "percentage", "reference", "payment"):
        return None, set()
    short = _CHINESE_SHORT.fullmatch(fact.text)
    if short is not None:
        return float(_short_number(short)), {""}
    found = _NUMBER.search(fact.value)
    if found is None:
        numeral = _CHINESE_NUMERAL.search(fact.text)
        if numeral is None or "分之" in fact.text:
            return None, set()
        unit = "fold" if "折" in fact.text else "th" if "第" in fact.text else ""
        return float(chinese_number(numeral[0]) or 0), {unit}
    number = _as_float(found[0])
    before, after = fact.value[: found.start()].strip(), fact.value[found.end() :].strip()
    raw = _NUMBER.search(fact.text)
    if raw is not None and number is not None and number == _as_float(raw[0]):
        scale = _SCALE.match(source, fact.start + raw.end())
        if scale is not None:
            number *= next(
                size for size, group in zip(_SCALES, scale.groups(), strict=True) if group
            )
            after = "" if after.casefold() in ("k", "m") else after
    if fact.kind == "amount":
        return number, set((fact.detail or before).split())
    if "折" in fact.text:
        return number, {"fold"}
    if source[max(0, fact.start - 1) : fact.start] == "第":
        return number, {"th", ""}
    unit = "%" if fact.kind == "percentage" else after
    if unit == "%" and number is not None:
        return number / 100, {"%"}
    return number, {unit}


def _short_number(found: re.Match[str]) -> int:
    """一万二 is 12,000."""
    whole = chinese_number(f"{found[1] or '一'}{found[2]}") or 0
    size = chinese_number(f"一{found[2]}") or 0
    return whole + (chinese_number(found[3]) or 0) * size // 10


def _as_float(words: str) -> float | None:
    plain = words.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain) and plain.count(".") > 1:
        plain = plain.replace(".", "").replace(",", ".")
    plain = plain.replace(",", ".").rstrip(".")
    try:
        return float(plain)
    except ValueError:
        return None


def bare(code: str) -> str:
    """A code or figure without what only groups its characters."""
    return re.sub(r"[\s,.:/-]", "", code).casefold()
