"""Dates without a year in sentences that tell what has happened, read as the last such day.

我们已于11月10日寄出, 贵司11月5日的来函 and 9月份的发票 look back; 请于11月10日前付款 looks ahead.
"""

from __future__ import annotations

from dataclasses import replace

from coach.timing.chinese.meaning import ReportedDate
from coach.timing.chinese.tokens import pattern
from coach.timing.meaning import (
    Around,
    At,
    Between,
    Bound,
    CalendarDate,
    Dated,
    Meaning,
    Nth,
    PartOf,
)

_REACH = 30
_CLAUSE = r"[，。；！？,;!?\n]"
_TOLD = (
    r"已|曾|(?<![为除])了(?!解)|才(?![能会可有])|收到|收悉|上次|到账|寄出|寄来|发出|发来|来函|来信|来电|公告|通告"
    r"|签订|签署|下的单|下单|逾期|回顾"
)
_PLANNED = (
    r"请|将|预计|计划|打算|拟于|争取|定于|定在|改到|改为|推迟|延到|延至|要到|必须|务必"
    r"|能否|可否|如果|若"
)
_PAPERS = (
    r"(?:\s?的|份的?|发的|寄的|开的|下的|收的|签的|报的)\s?(?:邮件|来信|来函|来电|信函|函|传真|询盘|询价|报价|发票"
    r"|账单|对账|订单|合同|明细|记录|纪录|报表|数据|流水|纪要|通知|回复|公告|销量|销售|出货量|工资|单据|提单"
    r"|那[封份批单票张]|[那这]?批?货款)"
)
_FROM_THEM = r"(?:贵[司方公厂]司?|您|你们?|对方|客户|我[司方])(?:于|在)?$"
_SENT = r"\s?(?:邮件|来函|来信|来电|函|传真|询盘|公告|通知)"
_LOOKUP = r"(?:导出|查询|核对|统计|汇总|对账|调取|补开)[^，。；]{0,6}$"


def as_reported(text: str, start: int, end: int, meaning: Meaning) -> Meaning:
    """The meaning, its dates read as past ones first if the clause around it looks back."""
    if isinstance(meaning, Bound) and meaning.side in ("before", "until"):
        return meaning
    looking_back = _looking_back(meaning)
    if looking_back is meaning or not _tells(text, start, end):
        return meaning
    return looking_back


def _tells(text: str, start: int, end: int) -> bool:
    before = pattern(_CLAUSE).split(text[max(0, start - _REACH) : start])[-1]
    behind = pattern(_CLAUSE).split(text[end : end + _REACH], maxsplit=1)[0]
    if pattern(_PAPERS).match(behind) or pattern(_LOOKUP).search(before):
        return not pattern(r"将|预计").search(before)
    if pattern(_FROM_THEM).search(before) and pattern(_SENT).match(behind):
        return True
    told = pattern(_TOLD).search(before) or pattern(_TOLD).search(behind)
    planned = pattern(_PLANNED).search(before) or pattern(_PLANNED).search(behind)
    return told is not None and planned is None


_INNER = {
    At: "day", Between: "first", Bound: "limit", Around: "point", Dated: "date", PartOf: "whole",
    Nth: "within",
}  # fmt: skip
"""Where the date stands in a meaning."""


def _looking_back(meaning: Meaning) -> Meaning:
    if isinstance(meaning, CalendarDate):
        if meaning.year is not None:
            return meaning
        return ReportedDate(meaning.year, meaning.month, meaning.day, meaning.swappable)
    for kind, name in _INNER.items():
        if isinstance(meaning, kind):
            inner = getattr(meaning, name)
            back = _looking_back(inner)
            return meaning if back is inner else replace(meaning, **{name: back})  # type: ignore[type-var]
    return meaning
