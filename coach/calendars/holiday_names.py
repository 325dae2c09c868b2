"""What public holidays are called in English and Chinese, from the words of the library holidays.

The library puts remarks into its names: “Eid al-Fitr (estimated)”, “Day off (substituted from
10/10/2026)”. They are read off here, so that a name is a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from coach.calendars import rows
from coach.finding import Text
from coach.lazily import lazy

_REMARK = lazy(r"\s*[(（](?P<words>[^()（）]*)[)）]$")
_EXCHANGED = lazy(r"(?:substituted|observed) from (?P<month>\d\d)/(?P<day>\d\d)/\d{4}")
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_ORDINALS = {"second": "二", "third": "三", "fourth": "四", "fifth": "五", "sixth": "六"}

_COMPOUND = (
    (lazy(r"(?:Alternative holiday|Day off) for (?P<name>.+)"), "{name}补假"),
    (lazy(r"Monday following (?P<name>.+)"), "{name}补假（周一）"),
    (lazy(r"(?:The day preceding|Day before) (?P<name>.+)", re.IGNORECASE), "{name}前一天"),
    (lazy(r"(?:The )?(?P<nth>\w+) day of (?P<name>.+)", re.IGNORECASE), "{name}第{nth}天"),
    (lazy(r"(?P<name>.+) \((?P<nth>\w+) Day\)"), "{name}第{nth}天"),
    (lazy(r"(?P<name>.+) Full Moon Poya Day"), "月圆日（Poya）"),
    (lazy(r"(?P<name>.+) Holidays?"), "{name}假期"),
)
"""Names made of another name; `nth` is an ordinal."""


@dataclass(frozen=True, slots=True)
class HolidayName:
    """A holiday's name with what the library remarks about it.

    `estimated`: the date hangs on the moon. `moved`: the day is off in place of another one.
    """

    name: Text
    estimated: bool
    moved: bool


def read_name(english: str, chinese: str | None = None) -> HolidayName:
    """The name in the library's English words; `chinese` are its Chinese ones, if it has some."""
    parts = [_Part.of(words) for words in english.split("; ")]
    own = [_without_remark(words) for words in chinese.split("; ")] if chinese else []
    if len(own) != len(parts):
        own = [chinese_name(part.name) or part.name for part in parts]
    return HolidayName(
        Text(
            " / ".join(dict.fromkeys(part.english for part in parts)),
            "、".join(
                dict.fromkeys(part.chinese(word) for part, word in zip(parts, own, strict=True))
            ),
        ),
        any(part.estimated for part in parts),
        any(part.moved for part in parts),
    )


def chinese_name(english: str) -> str | None:
    """The Chinese name of a holiday without remarks, as far as it is known."""
    known = rows.holiday_names().get(english) or _festival_names().get(english.casefold())
    if known is not None:
        return known
    for pattern, template in _COMPOUND:
        match = pattern.fullmatch(english)
        if match is None:
            continue
        of = match.groupdict()
        nth = _ORDINALS.get(of.get("nth", "second").casefold())
        name = chinese_name(of["name"])
        if nth is not None and (name is not None or "{name}" not in template):
            return template.format(name=name, nth=nth)
    return None


@dataclass(frozen=True, slots=True)
class _Part:
    """One of the holidays that share a day."""

    name: str
    estimated: bool
    moved: bool
    exchanged: tuple[int, int] | None

    @classmethod
    def of(cls, words: str) -> _Part:
        """Read the remark off a name."""
        remark = _REMARK.search(words)
        if remark is None:
            return cls(words, False, False, None)
        exchanged = _EXCHANGED.fullmatch(remark["words"])
        said = set(remark["words"].split(", "))
        if not exchanged and not said <= {"estimated", "observed", "in lieu"}:
            return cls(words, False, False, None)
        return cls(
            words[: remark.start()],
            "estimated" in said,
            bool(exchanged or said - {"estimated"}),
            (int(exchanged["month"]), int(exchanged["day"])) if exchanged else None,
        )

    @property
    def english(self) -> str:
        """The name for people."""
        if self.exchanged:
            month, day = self.exchanged
            return f"day off in exchange for {day} {_MONTHS[month - 1]}"
        return f"{self.name} (day off in lieu)" if self.moved else self.name

    def chinese(self, name: str) -> str:
        """Likewise, from the bare Chinese name."""
        if self.exchanged:
            month, day = self.exchanged
            return f"调休放假（{month}月{day}日补班）"
        return f"{name}（补假）" if self.moved else name


def _without_remark(words: str) -> str:
    return _REMARK.sub("", words)


@cache
def _festival_names() -> dict[str, str]:
    """English spelling of a festival → its Chinese name."""
    from coach.timing.festivals import FESTIVALS

    return {english: names.name.zh for names in FESTIVALS.values() for english in names.english}
