"""Reports and windows on fixed words, so that the tests of the page depend on the page alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import coach
from coach.analysis import analyse
from coach.finding import Applicability, Category, Finding, Severity, Suggestion, Text
from coach.report import Report, Scores, count_by_category
from coach.rewriting.result import Rewrite

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)


@dataclass(frozen=True)
class Choice:
    """Words that the writer has to agree to, and how they were reckoned."""

    words: str
    note: str


@dataclass(frozen=True)
class Fixed:
    """A rule that finds `pattern` and offers words for it, or for all that `over` matches there."""

    rule_id: str
    pattern: str
    title: str
    offers: tuple[str | Choice, ...]
    severity: Severity = "warning"
    over: str | None = None

    @property
    def category(self) -> Category:
        category: Category = self.rule_id.partition("/")[0]  # type: ignore[assignment]
        return category


RULES = (
    Fixed(
        "blame/you-still-have-not",
        r"You still haven't sent us the logo file",
        "Reads as an accusation",
        (
            "We have not yet received the logo file. Could you please send it by ⟦date, time, zone⟧?",
        ),
        over=r"You still haven't sent us the logo file, so we cannot start\.",
    ),
    Fixed(
        "time/weekend",
        "this weekend",
        "“this weekend” is two days",
        ("on ⟦date⟧ at ⟦time, zone⟧",),
    ),
    Fixed(
        "time/next-week",
        "next week",
        "“next week” is five days",
        (
            Choice(
                "on Monday 30 November 2026, 16:00 Beijing time = 09:00 in Berlin",
                "counted from Thu 26 Nov; a working day in Beijing and Berlin",
            ),
            Choice("on Tuesday 1 December 2026, 16:00 Beijing time", "the day after"),
            Choice("on Wednesday 2 December 2026, 16:00 Beijing time", "two days after"),
            "next week (⟦date, time, zone⟧)",
        ),
    ),
    Fixed(
        "time/numeric",
        "05/06/2027",
        "“05/06/2027” is two dates",
        (Choice("5 June 2027", "the day first"), Choice("6 May 2027", "the month first")),
    ),
    Fixed("time/asap", "ASAP", "“ASAP” is not a date", ("by ⟦date⟧",)),
    Fixed(
        "informal/asap",
        "ASAP",
        "“ASAP” sounds impatient",
        ("as soon as possible", "at your earliest convenience"),
        severity="advice",
    ),
    Fixed("time/soon", "soon", "“soon” has no date", ("by ⟦date⟧",)),
    Fixed("time/jinkuai", "尽快", "“尽快” has no date", ("在 ⟦日期⟧ 前",)),
    Fixed("ready/placeholder-letters", "XXX", "“XXX” was never filled in", ()),
    Fixed("culture/opening", "Hey Anna", "Many readers there expect a title", ("Dear Dr Keller",)),
    Fixed("informal/ping", "ping me", "“ping me” is slang", ("contact me",), severity="advice"),
    Fixed("clarity/just", "just ", "“just” says nothing", ("",), severity="advice"),
)


def stand_in(
    text: str, context: coach.Context | None = None, *, disable: Collection[str] = ()
) -> Report:
    """A report on fixed words."""
    findings = tuple(
        finding
        for fixed in RULES
        if fixed.category not in disable
        for finding in _found(text, fixed)
    )
    return Report(
        findings=tuple(sorted(findings, key=lambda finding: finding.start)),
        checklist=(),
        questions=(),
        facts=(),
        scores=Scores(1, 1, 1, count_by_category(findings)),
        now=NOW,
        language="en",
        kind=(context and context.kind) or "inquiry_reply",
        kind_confidence=0.9,
        _document=analyse(text),
        _context=replace(context or coach.Context(), now=NOW),
    )


def rewrite_stand_in(text: str, context: coach.Context | None = None, **_: object) -> Rewrite:
    """A rewriting that offers nothing, so that cards keep the fixed words."""
    return Rewrite(text, (), (), (), (), stand_in(text, context))


def _found(text: str, fixed: Fixed) -> Iterator[Finding]:
    for match in re.finditer(fixed.pattern, text):
        wide = re.compile(fixed.over).match(text, match.start()) if fixed.over else match
        assert wide is not None
        yield Finding(
            fixed.rule_id,
            fixed.category,
            fixed.severity,
            "sentence",
            *match.span(),
            Text(fixed.title, f"“{match.group()}”会让人误解"),
            Text("Your reader cannot tell what you mean.", "对方看不出您的意思。"),
            tuple(_suggestion(fixed, match.start(), wide, at) for at in range(len(fixed.offers))),
        )


def _suggestion(fixed: Fixed, start: int, wide: re.Match[str], at: int) -> Suggestion:
    offer = fixed.offers[at]
    name = f"{fixed.rule_id}@{start}.{at}"
    if isinstance(offer, Choice):
        note = Text(offer.note, offer.note)
        return Suggestion(name, *wide.span(), offer.words, "choice", note)
    applicability: Applicability = "blank" if "⟦" in offer else "safe"
    return Suggestion(name, *wide.span(), offer, applicability)


BERLIN, NEW_YORK = Text("Berlin", "柏林"), Text("New York", "纽约")
CHART = """<svg xmlns="http://www.w3.org/2000/svg" class="coach-windows" width="100%" height="90"
role="img" aria-labelledby="chart-title"><title id="chart-title">Working hours</title>
<style>.coach-windows { color: red; }</style><rect class="good" width="20%" height="9"/></svg>"""


def windows_stand_in(found: Any, slots: Sequence[Any], sending: Any = None) -> dict[str, Any]:
    """Fixed days and slots, for the places that were asked for."""
    far = found.places[1].country == "US"
    city = NEW_YORK if far else BERLIN
    return {
        "places": [
            _place("CN", Text("Beijing", "北京"), assumed=False),
            _place(found.places[1].country, city, assumed=found.places[1].zone_assumed),
        ],
        "note": _text(Text("the working hours never meet", "工作时间不重叠")) if far else None,
        "days": [_day("2026-11-26", "Thanksgiving Day" if far else None), _day("2026-11-27", None)],
        "slots": [
            _slot("2026-11-27", city, stretched=far),
            _slot("2026-11-30", city, stretched=far),
        ],
        "sending": sending
        and {
            "channel": sending.channel,
            "verdict": "wait",
            "label": _text(Text("tomorrow at nine", "明天九点")),
            "reason": _text(Text("it is night there", "那边是夜里")),
        },
    }


def _place(country: str | None, city: Text, *, assumed: bool) -> dict[str, Any]:
    return {"country": country, "timezone": "", "zone_assumed": assumed, "city": _text(city)}


def _day(date: str, holiday: str | None) -> dict[str, Any]:
    off = holiday and {
        "kind": "holiday",
        "name": _text(Text(holiday, "感恩节")),
        "estimated": False,
    }
    return {
        "date": date,
        "status": "common",
        "reason": None,
        "notes": [],
        "places": [{"day_off": None}, {"day_off": off}],
    }


def _slot(date: str, city: Text, *, stretched: bool) -> dict[str, Any]:
    day = datetime.fromisoformat(date)
    label = Text(
        f"{day:%A} {day.day} {day:%B} {day.year} at 16:00 Beijing time = 09:00 in {city.en}",
        f"{day.year}年{day.month}月{day.day}日北京时间16:00，{city.zh}09:00",
    )
    return {
        "id": f"s-{date}",
        "start": f"{date}T08:00:00Z",
        "end": f"{date}T08:30:00Z",
        "local": [f"{date}T16:00:00+08:00", f"{date}T09:00:00+01:00"],
        "label": _text(label),
        "reckoning": _text(Text("within working hours", "在工作时间内")),
        "stretched": stretched,
        "stretched_by": [{"words": _text(Text("Beijing 3 h after work", "北京下班后3小时"))}]
        * stretched,
    }


def _text(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}
