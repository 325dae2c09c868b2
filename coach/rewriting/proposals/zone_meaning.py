"""The clocks that CST, IST or BST can stand for, with their offsets; the two sides' first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from coach.draft import Context
from coach.finding import Text
from coach.lazily import lazy
from coach.rewriting.proposals import Proposal
from coach.rulebook.book import Match

if TYPE_CHECKING:
    from coach.calendars.rows import ZoneMeaning

MOST = 3
"""Clocks offered for one abbreviation."""

_LETTERS = lazy(r"\b[a-z]{2,5}\b(?=\W*$)")


def propose(match: Match, context: Context, blanks: tuple[str, ...]) -> Iterator[Proposal]:
    """Each common meaning of the abbreviation that ends the match."""
    letters = _LETTERS.search(match.text)
    if letters is None or context.now is None or len(blanks) != 1:
        return
    from coach.calendars.zones import meanings_of

    meanings = [one for one in meanings_of(letters[0]) if not one.rare]
    near = {context.sender.calendar_country, context.recipient.calendar_country} - {None}
    for meaning in sorted(meanings, key=lambda one: one.country not in near)[:MOST]:
        offset = _offset(meaning, context.now)
        words = Text(f"{meaning.name.en}, {offset}", f"{meaning.name.zh}，{offset}")
        note = Text(
            f"if {letters[0].upper()} means {meaning.name.en}",
            f"如果{letters[0].upper()}指{meaning.name.zh}",
        )
        yield Proposal((words.of(match.rule.language),), note)


def _offset(meaning: ZoneMeaning, now: datetime) -> str:
    from coach.planning.wording import offset

    at = now.astimezone(ZoneInfo(meaning.zone))
    if meaning.offset is None:
        return offset(at)
    minutes = round(meaning.offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
