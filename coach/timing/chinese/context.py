"""What stands beside a Chinese time: whose clock it is, and from which event a length counts."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from coach.timing.chinese.blurred import CoarseAhead
from coach.timing.chinese.tokens import pattern
from coach.timing.chinese.words import CLOCKLESS, PLACES
from coach.timing.meaning import Ahead, Amount, Around, Bound, Clock, Meaning, Total

_ABBREVIATIONS = (
    "cst|cdt|est|edt|mst|mdt|pst|pdt|cet|cest|eet|eest|wet|west|bst|ist|jst|kst|hkt|sgt|aest|aedt"
    "|acst|awst|nzst|nzdt|msk|gst|ast|trt|wib|ict|pht|myt|brt|art|clt|sast|eat|wat|pkt"
)
_CLAUSE = r"[^，。；、！？：:\s,;()（）]"
_EVENT = (
    "收到|收妥|收讫|见到|接到|取得|拿到|确认|签订|签署|签约|签字|付款|支付|汇款|到账|入账|下单"
    "|下订|发货|签收|到货|到港|交货|出货|提货|开船|离港|装船|投产|开工|通关|清关|验收|验货|开票"
    "|收款|收货|放行|批准|受理|申请|购买|拍下"
)
_BEFORE = (
    f"({_CLAUSE}{{1,16}}(?:之日起算?|日起|后起|当日起|起算|起))[，,]?的?(?:约|大约|大概)?$"
    f"|((?:{_CLAUSE}|[a-z/]){{1,14}}(?:以后|之后|过后|后))[，,]?的?第?$"
    f"|((?:{_EVENT}){_CLAUSE}{{0,10}})$"
)
_NO_EVENT = (
    r"已|现在|至今|目前|(?:然|最|今|背|落|前|先|其|随|事|售|往|此|向|午|饭)后$"
    r"|^(?:以后|之后|过后|后)$"
)
_BEHIND = (
    f"[，,]?\\s?[（(]?((?:自|从|以|在|于)?{_CLAUSE}{{1,14}}?(?:之日起算?|日起算?|起算|后起算"
    f"|之日计算|(?:收到|到账|付款|确认|下单){_CLAUSE}{{0,6}}后))"
)
_LEAD = (
    r"(?:请|麻烦|烦请|务必|需要?|须|应当?|在|于|为|是|将|会|通常|一般|交期|货期|交货期|交货时间|我们"
    r"|我司|我方|贵司|贵方|您|买方|卖方|供方|需方|甲方|乙方)+"
)
"""What goes before the event and is no part of it."""

_REACH = 24
_LONGEST_CITY = 6


@cache
def _zone() -> re.Pattern[str]:
    places = "|".join(sorted(PLACES, key=len, reverse=True))
    return re.compile(
        f"(?:{places})时间|(?:utc|gmt)(?:\\s?[+\\-−]\\s?\\d{{1,2}}(?:[:：]?\\d{{2}})?)?(?![a-z\\d])"
        f"|(?:{_ABBREVIATIONS})(?![a-z])|东八区|东[一二三四五六七八九]区|西[一二三四五六七八九]区"
    )


def zone_at(text: str, offset: int) -> int | None:
    """Where the name of a zone ends that begins at `offset`, with its brackets and spaces."""
    opening = pattern(r"\s?[（(]?").match(text, offset)
    assert opening
    zone = _zone().match(text, opening.end())
    if zone is None:
        return None
    closing = pattern(r"[）)]?\s?").match(text, zone.end())
    assert closing
    return closing.end()


def with_zone(
    text: str, start: int, end: int, meaning: Meaning, floor: int
) -> tuple[int, int, tuple[int, int] | None]:
    """The span with the words that name its zone, and where these stand.

    Before `floor` another time ends.
    """
    inside = _zone().search(text, start, end) if end - start > 3 else None
    if inside:
        return start, end, inside.span()
    if meaning.kind not in ("time", "timerange", "datetime", "datetimerange", "set"):
        return start, end, None
    for zone in _zone().finditer(text, max(floor, start - 14), start):
        if text[zone.end() : start].strip(" :：的）)") == "":
            return zone.start(), end, zone.span()
    city = _city_before(text, start, floor) if meaning.kind in ("time", "timerange") else None
    if city is not None:
        return city, end, (city, start)
    opening = pattern(r"\s?[（(]?\s?").match(text, end)
    assert opening
    behind = _zone().match(text, opening.end())
    if behind is None:
        return start, end, None
    closing = text[behind.end() : behind.end() + 1] in ("）", ")") and opening[0].strip() != ""
    return start, behind.end() + closing, behind.span()


def _city_before(text: str, start: int, floor: int) -> int | None:
    """Where the name of a city begins that stands right before an hour: 柏林09:00."""
    for size in range(min(_LONGEST_CITY, start - floor), 1, -1):
        name = text[start - size : start]
        if name in PLACES and name not in CLOCKLESS:
            return start - size
    return None


def anchored(
    text: str, start: int, end: int, meaning: Meaning
) -> tuple[Meaning, tuple[int, int] | None]:
    """A length that counts from an event beside it: 收到订金后15个工作日内, 自提单日起30天."""
    if not isinstance(meaning, (Amount, Total, Ahead)) or (
        isinstance(meaning, Ahead) and not _plain(meaning)
    ):
        return meaning, None
    before = pattern(_BEFORE).search(text, max(0, start - _REACH), start)
    if before and not pattern(_NO_EVENT).search(before[0].rstrip("，,的第约大概")):
        first, last = before.span(next(group for group in (1, 2, 3) if before[group]))
        lead = pattern(_LEAD).match(text, first, last)
        return _counted(meaning), (lead.end() if lead and lead.end() < last else first, last)
    behind = pattern(_BEHIND).match(text, end)
    if behind and not isinstance(meaning, Ahead):
        return _counted(meaning), behind.span(1)
    return meaning, None


def opened(text: str, start: int, end: int, meaning: Meaning, floor: int) -> tuple[int, Meaning]:
    """A word before the time that belongs to one behind or inside it: 到12月5号为止, 不到三天."""
    if isinstance(meaning, Bound) and text.startswith("止", end - 1):
        until = pattern(_UNTIL).search(text, max(floor, start - 2), start)
        return (until.start(), meaning) if until else (start, meaning)
    if isinstance(meaning, (Amount, Clock)):
        short = pattern(_SHORT_OF).search(text, max(floor, start - 3), start)
        if short:
            return short.end() - 2, Around(meaning) if isinstance(meaning, Clock) else replace(
                meaning, blurred=True
            )
    return start, meaning


_UNTIL = r"(?:直到|直至|到|至)$"
_SHORT_OF = r"(?<![收等找看赶买拿见达得签联用办])(?:不到|不足)$"


def _plain(meaning: Ahead) -> bool:
    return meaning.base is None and meaning.count > 0


def _counted(meaning: Meaning) -> Meaning:
    """The same length with its anchor said; two borders of a lead time are then clear."""
    if isinstance(meaning, Ahead):
        count = meaning.count
        kind = "working" if meaning.unit == "workday" else None
        vague = meaning.blurred and not isinstance(meaning, CoarseAhead)
        return Amount(count, count, meaning.unit, kind, vague, True)  # type: ignore[arg-type]
    if isinstance(meaning, Amount):
        return Amount(
            meaning.low, meaning.high, meaning.unit, meaning.day_kind, meaning.blurred, True
        )
    return meaning
