"""A deadline, meeting, departure or promise on a day that is already over. English and Chinese.

In a clause that asks, promises, plans or sets a limit; what is told of the past is left alone. A
day without its year counts only as a limit that passed within two months: “by 20 November” on the
26th is a slip, “by 20 March” means the coming one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.lazily import lazy
from coach.timing.expression import reckoning_of
from coach.timing.named_days import NamedDay, named_days
from coach.timing.outlook import looks_ahead
from coach.timing.roles import is_deadline

_RECENT = timedelta(days=60)


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Every such day; `{today}` is the writer's day."""
    if context.now is None:
        return
    reckoning = reckoning_of(context)
    today = reckoning.now.date()
    for one in named_days(document, reckoning):
        if _is_over(one, today) and looks_ahead(one) and not _is_departure_label(one):
            from coach.planning.wording import full_date

            yield Hit(one.start, one.end, {"today": full_date(today)})


_LABEL = lazy(
    r"\b(?:etd|atd|ata|sailed|shipped|talk|call|meeting|chat|mail|letter) (?:on |of )?$"
    r"|\b(?:etd|atd|ata)[ ]?[:=][ ]?$|(?:离港|开船)日?期?[:：]$"
)


def _is_departure_label(one: NamedDay) -> bool:
    """Whether the day only dates a departure or a talk: “ETD: 20 November”, “our talk of …”."""
    return _LABEL.search(one.sentence.folded[: one.found.start]) is not None


def _is_over(one: NamedDay, today: date) -> bool:
    """Whether the day has passed: of one without its year, as a limit of the last weeks."""
    if one.full:
        return one.day < today
    if not one.calendar or one.day == today or not _sets_limit(one):
        return False
    last = one.day if one.day < today else _year_before(one.day)
    return last is not None and today - _RECENT <= last < today


def _year_before(day: date) -> date | None:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return None


def _sets_limit(one: NamedDay) -> bool:
    """Whether the words say “by” then."""
    return is_deadline(one.sentence.folded, one.found.start, one.found.end)
