"""The days that a draft names, each with its role in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from coach.document import Document, Sentence
from coach.timing.expression import Found, times_in
from coach.timing.meaning import Bound, Meaning
from coach.timing.reckoning import Reckoning
from coach.timing.roles import Role, role_of

_LEAD = re.compile(r"(?:by|before|until|till|til|on|at|after|since|from|no later than)(?: the)?\s+")
_TAIL = re.compile(r"\s?(?:之前|以前|前|之后|以后|后)$")


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that the words at `found` name.

    `moment` is on the writer's wall clock; its hour counts where `clock` is true. `full` tells that
    the words themselves give day, month and year, so that nothing was reckoned.
    """

    sentence: Sentence
    found: Found
    moment: datetime
    clock: bool
    full: bool
    role: Role

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


def dated(document: Document, reckoning: Reckoning) -> Iterator[Dated]:
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
            fixes = point.fixes
            yield Dated(
                sentence,
                found,
                readings[0].start,
                "clock" in fixes,
                {"year", "month", "day"} <= fixes,
                role_of(sentence.folded, found.start, found.end),
            )


def _point(meaning: Meaning) -> Meaning | None:
    """The meaning, or the limit it sets, if that is one clear day."""
    inner = meaning.limit if isinstance(meaning, Bound) else meaning
    clear = inner.kind in ("date", "datetime") and not meaning.vague
    return inner if clear else None
