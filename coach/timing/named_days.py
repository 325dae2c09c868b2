"""The days that a draft names, each with its role in the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coach.document import Document, Sentence
from coach.lazily import lazy
from coach.timing.expression import Found, times_in
from coach.timing.meaning import At, Bound, CalendarDate, Dated, Meaning
from coach.timing.reckoning import Reckoning
from coach.timing.roles import Role, role_of

NEAR = timedelta(days=180)
"""Without a year only a date so near is surely the coming one."""
_FARTHEST = timedelta(days=730)
_LEAD = lazy(r"(?:by|before|until|till|til|on|at|after|since|from|no later than)(?: the)?\s+")
_TAIL = lazy(r"\s?(?:之前|以前|前|之后|以后|后)$")


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that the words at `found` name.

    `moment` is on the writer's wall clock; its hour counts where `clock` is true. `calendar` tells
    that the words give day and month, `full` that they give the year as well, so that nothing was
    reckoned. `weekday`, Monday being 0, is the one written beside the date.
    """

    sentence: Sentence
    found: Found
    moment: datetime
    clock: bool
    calendar: bool
    full: bool
    weekday: int | None

    @property
    def role(self) -> Role:
        """What the day stands for in its sentence."""
        return role_of(self.sentence.folded, self.found.start, self.found.end)

    @property
    def day(self) -> date:
        """The day."""
        return self.moment.date()

    @property
    def start(self) -> int:
        """Where the day's own words begin, in text offsets of the document."""
        lead = _LEAD.match(self.sentence.folded, self.found.start, self.found.end)
        return self.sentence.start + (lead.end() if lead else self.found.start)

    @property
    def end(self) -> int:
        """Where the day's own words end, exclusive, in text offsets of the document."""
        tail = _TAIL.search(self.sentence.folded, self.found.start, self.found.end)
        return self.sentence.start + (tail.start() if tail else self.found.end)


def named_days(document: Document, reckoning: Reckoning) -> Iterator[NamedDay]:
    """Every single day that the linted sentences name, in their order.

    Of a day without a year the coming one counts. Vague days and longer spans are left out.
    """
    for sentence in document.sentences:
        for found in times_in(sentence):
            point = _point(found.meaning)
            if point is None:
                continue
            readings = point.resolve(reckoning)
            if not readings or readings[0].start is None:
                continue
            written, weekday = _written(point)
            yield NamedDay(
                sentence,
                found,
                readings[0].start,
                "clock" in point.fixes,
                written is not None,
                written is not None and written.year is not None,
                weekday,
            )


def coming_days(document: Document, reckoning: Reckoning) -> Iterator[NamedDay]:
    """The calendar days from today on that are surely meant: of two years, or near without one."""
    for one in named_days(document, reckoning):
        farthest = _FARTHEST if one.full else NEAR
        if one.calendar and reckoning.midnight <= one.moment < reckoning.now + farthest:
            yield one


def _written(meaning: Meaning) -> tuple[CalendarDate | None, int | None]:
    """The date with day and month that the words write out, and the weekday beside it."""
    inner = meaning.day if isinstance(meaning, At) else meaning
    weekday = inner.weekday if isinstance(inner, Dated) else None
    inner = inner.date if isinstance(inner, Dated) else inner
    if isinstance(inner, CalendarDate) and inner.month and inner.day and not inner.swappable:
        return inner, weekday
    return None, None


def _point(meaning: Meaning) -> Meaning | None:
    """The meaning, or the limit it sets, if that is one clear day."""
    inner = meaning.limit if isinstance(meaning, Bound) else meaning
    clear = inner.kind in ("date", "datetime") and not meaning.vague
    return inner if clear else None
