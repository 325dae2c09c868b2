"""Ports and cities by either of their names: “Ningbo” and 宁波 are one place."""

from __future__ import annotations

from functools import cache

from coach.calendars.rows import cities
from coach.lazily import lazy

_LONGEST_ZH = 6
_LEAD = lazy(r"[\s:：,，(（-]{0,3}(?:port of\s|the port of\s)?")
_WORD = lazy(r"[a-z][a-z'’.-]*")


def port_named(name: str) -> str | None:
    """The one name of the port or city that `name` begins with; None if it is not known."""
    found = port_behind(name.casefold(), 0)
    return found[0] if found else None


def port_behind(folded: str, at: int) -> tuple[str, int] | None:
    """The place that the folded text names from `at` on, and where its name ends."""
    lead = _LEAD.match(folded, at)
    start = lead.end() if lead else at
    for length in range(_LONGEST_ZH, 1, -1):
        known = _names().get(folded[start : start + length])
        if known and not folded[start].isascii():
            return known, start + length
    ends: list[int] = []
    end = start
    while len(ends) < 4 and (word := _WORD.match(folded, end)):
        ends.append(word.end())
        end = word.end() + 1 if folded[word.end() : word.end() + 1] == " " else word.end()
        if end == word.end():
            break
    for end in reversed(ends):
        name = folded[start:end].rstrip(".")
        if known := _names().get(name):
            return known, start + len(name)
    return None


def port_before(folded: str, at: int) -> str | None:
    """The Chinese place right before `at`, as in 宁波港FOB."""
    text = folded[max(0, at - _LONGEST_ZH - 2) : at].rstrip().removesuffix("港")
    return next(
        (known for n in range(_LONGEST_ZH, 1, -1) if (known := _names().get(text[-n:]))), None
    )


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for city in cities():
        for name in (city.name.en.casefold(), city.name.zh):
            names.setdefault(name, city.name.zh)
    return names
