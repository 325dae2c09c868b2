"""The clock that words name: “Beijing time”, “in Berlin”, “CET”, “UTC+8”, “your time”, 贵方时间.

Nothing is guessed. An abbreviation of several clocks counts only where the country of one side
decides, “local time” is nobody's, and a country with several clocks names none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Literal
from zoneinfo import ZoneInfo

from coach.draft import Context, Party
from coach.finding import Text
from coach.lazily import lazy

Side = Literal["sender", "recipient"]
Zone = ZoneInfo | timezone

_OFFSET = lazy(r"(?:utc|gmt)\s?([+\-−])\s?(\d{1,2})(?:[:：.]?([0-5]\d))?\s?h?")
_EASTWARD = lazy(r"([东西])([一二三四五六七八九十])区")
_FARTHEST = 14
_LONGEST_CODE = 3
"""Shorter words are codes of countries, or abbreviations of clocks: EST is not Estonia here."""
_THEIRS = lazy(
    r"(?:ur|yours?|recipient's)(?: own)?(?: local)?(?: time)?(?: zone)?|for you"
    r"|(?:on|at) your (?:side|end|place)|in your (?:time )?zone"
    r"|(?:贵[方司国]|贵公司|您|您[方们]|你|你[方们])(?:那边|那里|那儿|处|当地|本地)?的?(?:当地|本地)?(?:时间)?"
)
_OURS = lazy(
    r"(?:ours?|my)(?: own)?(?: local)?(?: time)?(?: zone)?|(?:on|at) our (?:side|end|place)"
    r"|(?:我[方司们]?|咱们)(?:这边|这里|这儿|当地|本地)?的?(?:当地|本地)?(?:时间)?"
)
_BESIDE_NAME = lazy(
    r"^(?:in|at|the) |^(?:local )?time in |(?: local)?(?: standard| summer)?(?: time)?(?: ?zone)?$"
    r"|(?:那边|那里|当地|本地)?(?:时间)?$"
)
_SPOKEN = {
    "eastern": "ET", "eastern us": "ET", "us eastern": "ET", "east coast": "ET", "central us": "CT",
    "us central": "CT", "mountain": "MT", "pacific": "PT", "us pacific": "PT", "west coast": "PT",
    "central european": "CET", "eastern european": "EET", "western european": "WET",
    "greenwich": "GMT", "greenwich mean": "GMT", "coordinated universal": "UTC",
    "universal": "UTC", "格林尼治": "GMT", "格林威治": "GMT", "协调世界": "UTC",
}  # fmt: skip
"""Names of clocks that are known by their letters."""
_ADJECTIVES = {
    "chinese": "CN", "german": "DE", "british": "GB", "indian": "IN", "japanese": "JP",
    "korean": "KR", "french": "FR", "italian": "IT", "dutch": "NL", "polish": "PL",
    "turkish": "TR", "swiss": "CH", "austrian": "AT", "swedish": "SE", "danish": "DK",
    "norwegian": "NO", "finnish": "FI", "czech": "CZ", "belgian": "BE", "greek": "GR",
    "saudi": "SA", "thai": "TH", "vietnamese": "VN", "egyptian": "EG", "israeli": "IL",
    "irish": "IE", "uk": "GB", "uae": "AE",
}  # fmt: skip
_SHARES_LETTERS = {"CA": "US", "HK": "CN", "MO": "CN", "TW": "CN"}
"""Countries that call their clock by the letters of another."""


@dataclass(frozen=True, slots=True)
class NamedClock:
    """The clock that words name.

    `name` is what to call it, `in_place` whether that is a place. `strict` is the distance from UTC
    that the letters stand for, where people also write them in the other half of the year, and
    `others` are clocks elsewhere that go by the same letters. `side` is whose clock it is, if the
    words say so.
    """

    zone: Zone
    name: Text
    in_place: bool
    strict: timezone | None = None
    others: tuple[Zone, ...] = ()
    side: Side | None = None

    @property
    def readings(self) -> tuple[Zone, ...]:
        """Every clock that may be meant, the likeliest first: of CET Berlin's, or UTC+1 in July."""
        return (self.zone, *filter(None, [self.strict]), *self.others)


def zone_named(words: str, context: Context) -> Zone | None:
    """The zone, or the fixed distance from UTC, that words name; None where that is not sure."""
    clock = clock_named(words, context)
    return clock.zone if clock else None


def clock_named(words: str, context: Context) -> NamedClock | None:
    """The clock that words name. Of several in brackets (“Berlin, UTC+1”) the place counts."""
    found = [
        clock
        for part in re.split(r"[,，/()（）\[\]]", words)
        if part.strip() and (clock := _one(" ".join(part.split()), context)) is not None
    ]
    return next((clock for clock in found if clock.in_place), found[0] if found else None)


def _one(words: str, context: Context) -> NamedClock | None:
    folded = words.lower().strip(" :：.")
    if _THEIRS.fullmatch(folded):
        return _of_side(context.recipient, "recipient")
    if _OURS.fullmatch(folded):
        return _of_side(context.sender, "sender")
    fixed = _distance(folded)
    if fixed is not None:
        return NamedClock(fixed, Text(str(fixed), str(fixed)), in_place=False)
    letters = _by_letters(folded.removesuffix(" time").removesuffix("时间"), context)
    return letters or _of_place(folded)


def _of_side(party: Party, side: Side) -> NamedClock | None:
    place = party.place
    if place is None or place.zone_assumed:
        return None
    from coach.planning import naming

    return NamedClock(place.zone, naming.city(place), in_place=True, side=side)


def _distance(folded: str) -> timezone | None:
    """UTC+8, GMT-3, UTC+5:30, 东八区."""
    if folded in ("utc", "utc time"):
        return UTC
    east = _EASTWARD.fullmatch(folded)
    if east:
        hours = "一二三四五六七八九十".index(east[2]) + 1
        return _fixed(hours if east[1] == "东" else -hours, 0)
    found = _OFFSET.fullmatch(folded)
    if found is None or int(found[2]) > _FARTHEST:
        return None
    sign = 1 if found[1] == "+" else -1
    return _fixed(sign * int(found[2]), sign * int(found[3] or 0))


def _fixed(hours: int, minutes: int) -> timezone:
    """A distance from UTC that is called “UTC+5:30”."""
    away = timedelta(hours=hours, minutes=minutes)
    sign = "-" if away < timedelta() else "+"
    rest = f":{abs(minutes):02}" if minutes else ""
    return timezone(away, f"UTC{sign}{abs(hours)}{rest}")


def _by_letters(folded: str, context: Context) -> NamedClock | None:
    from coach.calendars.zones import meanings_of

    letters = _SPOKEN.get(folded, folded).upper()
    common = meanings = [one for one in meanings_of(letters) if not one.rare]
    if len(common) > 1:
        countries = {context.sender.country, context.recipient.country} - {None}
        near = countries | {_SHARES_LETTERS.get(country or "") for country in countries}
        meanings = [one for one in common if one.country in near]
    if len(meanings) != 1:
        return None
    (meaning,) = meanings
    if meaning.country is None and meaning.offset is not None:
        zone = timezone(meaning.offset, letters)
        return NamedClock(zone, Text(letters, letters), in_place=False)
    strict = timezone(meaning.offset, letters) if meaning.offset is not None else None
    others = tuple(ZoneInfo(one.zone) for one in common if one is not meaning)
    return NamedClock(ZoneInfo(meaning.zone), Text(letters, letters), False, strict, others)


def _of_place(folded: str) -> NamedClock | None:
    """A city, or a country whose clock is the same everywhere."""
    from coach.calendars import zones

    for name in _names(folded):
        city = zones.city_named(name)
        if city is not None:
            return NamedClock(ZoneInfo(city.zone), city.name, in_place=True)
        code = name.isascii() and len(name) <= _LONGEST_CODE
        country = _ADJECTIVES.get(name) or (None if code else zones.country_named(name))
        zone = zones.default_zone(country) if country else None
        if zone is not None:
            return NamedClock(ZoneInfo(zone), zones.city_name(zone, country), in_place=True)
    return None


def _names(folded: str) -> Iterator[str]:
    """The words, and what is left of them without “in”, “local time”, 当地时间."""
    name = folded
    while True:
        if name:
            yield name
        shorter = _BESIDE_NAME.sub("", name, count=1).strip()
        if shorter == name:
            shorter = _BESIDE_NAME.sub("", name).strip()
        if shorter == name:
            return
        name = shorter


# Words beside a time

_NAME = r"(?:St\. )?[A-ZÀ-Þ][\w’'\-]*(?: [A-ZÀ-Þ][\w’'\-]*){0,2}"
_UTC = r"(?:UTC|GMT)\s?[+\-−]\s?\d{1,2}(?:[:.]?[0-5]\d)?"
_TIME = r"(?: (?i:local ?)?(?i:time))?"
_SAID = (
    r"(?i:(?:your|our|my)(?: own)?(?: local)? time|for you|in your (?:time )?zone"
    r"|(?:on|at) (?:your|our) (?:side|end|place))"
)
_BEHIND = lazy(
    rf",?\s?(?P<open>[(\[（]\s?)?(?P<words>(?:(?i:in|at|local time in)\s)?{_NAME}{_TIME}"
    rf"|{_SAID}|{_UTC}|[\u4e00-\u9fff]{{2,9}}(?=[)）,，]))"
    rf"(?P<offset>,\s?{_UTC})?(?P<close>\s?[)\]）])?"
)
_UNCLOSED_BEFORE = lazy(r"\s?[=/≙]")
_BEFORE = lazy(
    rf"(?:^|(?<=[\s(（=/,]))(?P<words>(?:(?i:in)\s)?{_NAME}{_TIME}|{_SAID})"
    r"(?:\s?:|,|\s(?i:it is|it's|this is|is|at))?\s?$"
)
SHIFT_ZH = "前一天|前一日|前日|次日|第二天|翌日|隔天|隔日|当天|同日|同一天"
_BEFORE_ZH = lazy(
    r"(?P<whose>那边|那里|那儿|这边|当地|本地)?的?(?P<time>时间)?(?:则|就)?(?:是|为|约)?"
    rf"(?:{SHIFT_ZH})?的?[:：]?\s?$"
)
_LONGEST_ZH = 6
_REACH = 40


def clock_beside(
    raw: str, start: int, end: int, floor: int, context: Context
) -> tuple[NamedClock, int, int] | None:
    """The clock named right behind or right before the time at start..end, and the whole span.

    Nothing before `floor` is read.
    """
    behind = _BEHIND.match(raw, end)
    if behind and not behind["open"]:
        found = _longest(behind["words"], context)
        if found is not None:
            clock, cut = found
            whole = cut == len(behind["words"])
            end = (
                behind.end("offset") if whole and behind["offset"] else behind.start("words") + cut
            )
            return clock, start, end
    elif behind and (behind["close"] or _UNCLOSED_BEFORE.match(raw, behind.end())):
        inside = clock_named(behind["words"], context)
        if inside is not None:
            return inside, start, behind.end()
    return _before(raw, start, end, floor, context)


def _longest(words: str, context: Context) -> tuple[NamedClock, int] | None:
    """The clock that the words name, or their first words: “New York Monday”."""
    cut = len(words)
    while cut > 0:
        clock = clock_named(words[:cut], context)
        if clock is not None:
            return clock, cut
        cut = words.rfind(" ", 0, cut)
    return None


def _before(
    raw: str, start: int, end: int, floor: int, context: Context
) -> tuple[NamedClock, int, int] | None:
    text = raw[max(floor, start - _REACH) : start]
    offset = start - len(text)
    said = _BEFORE.search(text)
    if said:
        words = said["words"]
        while words:
            clock = clock_named(words, context)
            if clock is not None:
                return clock, offset + said.end("words") - len(words), end
            words = words.partition(" ")[2]
    tail = _BEFORE_ZH.search(text)
    if tail is None:
        return None
    name_end = tail.start()
    marked = tail["whose"] or tail["time"]
    for size in range(min(_LONGEST_ZH, name_end), 0, -1):
        name = text[name_end - size : name_end]
        if name.isascii() or not name.isalpha():
            continue
        ours = _THEIRS.fullmatch(name) or _OURS.fullmatch(name)
        if (ours and not marked) or (size == 1 and not ours):
            continue
        clock = clock_named(name, context)
        if clock is not None:
            return clock, offset + name_end - size, end
    return None


def plain(moment: datetime) -> bool:
    """Whether the wall-clock time of an aware moment exists once on that day."""
    back = moment.astimezone(UTC).astimezone(moment.tzinfo)
    same = (back.hour, back.minute) == (moment.hour, moment.minute)
    return same and moment.replace(fold=1).utcoffset() == moment.utcoffset()
