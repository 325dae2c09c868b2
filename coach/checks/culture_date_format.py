"""A numeric date in the order of another country than the reader's.

In English, dates whose day and month can be swapped have a rule of their own, which asks for the
month as a word; here are the others: 25/06/2026 where the month comes first, 06/25/2026 where the
day does, and 25/06/26 where the year does. In Chinese the swappable ones are included. What is past
is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from coach.checks import Hit
from coach.cultures.reader import culture_abroad, today_there
from coach.document import Document
from coach.draft import Context
from coach.finding import Text
from coach.lazily import lazy

_DATE = lazy(
    r"(?<![A-Za-z0-9_./-])(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>20\d\d|\d\d)"
    r"(?![A-Za-z0-9_/-]|\.\d)"
)
_LABELLED = lazy(r"(?:no\.?|number|ref\.?|#|version|v|rev\.?|tel\.?|fax|phone|号|编号)[ :#]*$")
_LAST_CENTURY = 70
"""From here on two figures are a year of the 1900s."""
_EARLIEST_YEAR, _LATEST_YEAR = 20, 40
"""Two figures that can be a year of today's trade."""


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Each such date; `{expect}` is the order of the reader's country."""
    culture, today = culture_abroad(context), today_there(context)
    if culture is None or today is None:
        return
    for sentence in document.sentences:
        for found in _DATE.finditer(sentence.folded):
            if _LABELLED.search(sentence.folded[: found.start()]) or _is_past(found, today):
                continue
            problem = _problem(found, culture.date, chinese=settings["language"] == "zh")
            if problem is not None:
                words = settings[problem]
                expect = Text(
                    words["en"].replace("{country}", culture.name.en),
                    words["zh"].replace("{country}", culture.name.zh),
                )
                start, end = found.span()
                yield Hit(sentence.start + start, sentence.start + end, {"expect": expect})


def _is_past(found: re.Match[str], today: date) -> bool:
    """Whether the month of the date is over, however it is read: then little hangs on it."""
    year = int(found["year"][-2:])
    year += 2000 if year < _LAST_CENTURY else 1900
    months = [int(found[name]) for name in ("first", "second") if int(found[name]) <= 12]
    return not months or (year, max(months)) < (today.year, today.month)


def _problem(found: re.Match[str], order: str, *, chinese: bool) -> str | None:
    """Which words of the settings tell how the date goes against `order`."""
    first, second, year = int(found["first"]), int(found["second"]), found["year"]
    if not (1 <= min(first, second) <= 12 and max(first, second) <= 31):
        return None
    if first > 12:
        short = len(year) == 2 and _EARLIEST_YEAR <= first <= _LATEST_YEAR
        return {"mdy": "month_first", "ymd": "year_first" if short else None}.get(order)
    if second > 12:
        return "day_first" if order == "dmy" else None
    if chinese and first != second:
        return {"mdy": "month_first", "dmy": "day_first"}.get(order)
    return None
