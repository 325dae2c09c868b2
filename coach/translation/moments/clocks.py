"""Days told from today, and whose clock is meant, in both languages: rules/forms/times.yaml."""

from __future__ import annotations

import re
from functools import cache

from coach.tables import table
from coach.translation.form_tables import times


def relative(found: re.Match[str]) -> int:
    """The number of the row of a day told from today: tomorrow, 明天."""
    return _relatives()[found["word"].lower()]


def clock(found: re.Match[str]) -> str | None:
    """Whose clock, in English and Chinese with a tab between; in brackets the city is enough."""
    words = " ".join(found["words"].lower().split())
    pair = _clocks().get(words)
    if pair is None and found["bracket"]:
        pair = _clocks().get(f"{words} time") or _clocks().get(f"{words}时间")
    return None if pair is None else "\t".join(pair)


@cache
def _relatives() -> dict[str, int]:
    rows = times()["days"]
    return {word: number for number, row in enumerate(rows) for word in (row[0], row[1], *row[2])}


@cache
def _clocks() -> dict[str, tuple[str, str]]:
    """Both names of a clock by each of its names, the English one in small letters."""
    pairs = [(f"{en} time", f"{zh}时间") for en, zh in _cities().items()]
    pairs += [(en, zh) for en, zh in times()["clocks"]]
    found = {en.lower(): (en, zh) for en, zh in pairs}
    return {zh: (en, zh) for en, zh in reversed(pairs)} | found


def _cities() -> dict[str, str]:
    rows = table("calendars")["cities"]["rows"]
    return {
        en: zh for zones in rows.values() for names in zones.values() for en, zh in names.items()
    }
