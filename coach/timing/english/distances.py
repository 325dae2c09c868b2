"""Days told by a distance in English, “3 weeks ago”, and the choice among all rules for days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from coach.timing.english.days import festival_phrases
from coach.timing.english.lengths import moved
from coach.timing.english.lexer import Piece, by_first_word
from coach.timing.english.parts import DAY_ENDS, ENDS, PARTS, Parts
from coach.timing.english.shifts import stretch_of
from coach.timing.english.words import (
    ANCHOR_LEADS,
    ANCHOR_NOUNS,
    ANCHOR_STOPS,
    DECADES,
    FRACTIONS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PERIOD_UNITS,
    RELATIVE_DAYS,
    SEASONS,
    SHIFTS,
    TENS,
    WEEKDAYS,
)
from coach.timing.meaning import (
    Ahead,
    Amount,
    AnyYear,
    Between,
    CalendarDate,
    Dated,
    Festival,
    InYear,
    Lasting,
    Meaning,
    Nth,
    Period,
    Stretch,
    Total,
    Weekday,
)

_WEEKS = frozenset({"week", "weeks", "wk", "wks", "fortnight", "month", "months"})
_LATER_WITH = frozenset({"than", "this", "in", "today", "next", "on"})
MOST_NESTED = 5


class Distances(Parts):
    """The rules for days counted from a point, and the one way into all rules for days."""

    __slots__ = ("depth",)

    def __init__(self, raw: str, folded: str) -> None:
        super().__init__(raw, folded)
        self.depth = 0

    def moved_length(self, at: int) -> Piece | None:
        """“3 weeks ago”, “two days after tomorrow”, “a week on Tuesday”, “5 days from now”."""
        counted = self.amount(at)
        if counted is None:
            return None
        end, length, _ = counted
        word = self.words[end]
        if word == "ago" or (word == "back" and self.bare_after(end + 1)):
            return end + 1, moved(length, -1, None)
        if word == "earlier" and self.bare_after(end + 1):
            return end + 1, moved(length, -1, None)
        if word in ("later", "hence") and self.words[end + 1] not in _LATER_WITH:
            return end + 1, moved(length, 1, None)
        if self.match(end, ("in", "the", "future")):
            return end + 3, moved(length, 1, None)
        if self.match(end, ("from", "now")) or self.match(end, ("from", "today")):
            return self._on_weekday(end + 2, moved(length, 1, None))
        if self.match(end, ("from", "current", "date")) or self.match(
            end, ("from", "this", "date")
        ):
            return end + 3, moved(length, 1, None)
        return self._length_from_base(end, length)

    def _length_from_base(self, at: int, length: Amount | Total) -> Piece | None:
        word = self.words[at]
        if self.words[at - 1] in _WEEKS and isinstance(length, Amount) and not length.blurred:
            beside = self._day_beside_weeks(at)
            if beside:
                return beside[0], moved(length, -1 if _is_past(beside[1]) else 1, beside[1])
        if word not in ("from", "after", "before", "since", "on", "prior", "following"):
            return None
        start = at + 1 + (word == "prior" and self.words[at + 1] == "to")
        if word == "on":
            units = ("week", "weeks", "fortnight", "month", "months")
            if self.words[at - 1] not in units or self.words[start] not in WEEKDAYS:
                return None
        base = self.moment_of(start) or self._year_base(start)
        if base is None or (base[1].kind not in ("date", "datetime") and word != "since"):
            return None
        sign = -1 if word in ("before", "prior") else 1
        return self._on_weekday(base[0], moved(length, sign, base[1]))

    def _day_beside_weeks(self, at: int) -> Piece | None:
        """The day of “a week today”, “two weeks tomorrow”, “a week last Friday”."""
        if self.words[at] in RELATIVE_DAYS and self.bare_after(at + 1):
            return at + 1, Ahead(RELATIVE_DAYS[self.words[at]], "day")
        if self.words[at] in ("last", "next", "this") and self.words[at + 1] in WEEKDAYS:
            return self.shifted(at)
        return None

    def _year_base(self, at: int) -> Piece | None:
        """“(two years since) 2011”."""
        found = self.named_year(at) or self.year(at)
        if found is None or self.before(at) != "since":
            return None
        return (found[0], CalendarDate(found[1])) if isinstance(found[1], int) else None

    def _on_weekday(self, at: int, day: Meaning) -> Piece:
        """“in two weeks on Friday”: that weekday of the week that was counted to."""
        weekday = WEEKDAYS.get(self.words[at + 1])
        if self.words[at] != "on" or weekday is None or day.kind != "date":
            return at, day
        if self.date_beside(at + 2, weekday):
            return at, day
        if isinstance(day, Ahead) and day.unit in ("month", "quarter", "year"):
            return at + 2, Nth(1, weekday, Lasting(day, Amount(1, 1, "week")))
        return at + 2, Nth(1, weekday, Period("week", within=day))

    def moment_of(self, at: int) -> Piece | None:
        """A day, perhaps with its time; the grammar of whole expressions knows more."""
        return self.day(self.after_the(at)) or self.day(at)

    def ahead_in(self, at: int) -> Piece | None:
        """“in 3 days”, “in a couple of weeks”, “in half an hour”, “in two and a half months”."""
        if self.words[at] != "in":
            return None
        start = at + 1 + (self.words[at + 1] in ("just", "only"))
        start += self.words[start] == "the" and self.words[start + 1] == "next"
        start += self.words[start] == "next"
        if start > at + 2:
            return None
        counted = self.amount(start)
        if counted is None:
            return None
        end, length, _ = counted
        end += self.words[end] in ("'", "’")
        if self.match(end, ("from", "now")) or self.match(end, ("from", "today")):
            end += 2
        elif self.words[end] == "time" or self.match(end, ("'s", "time")):
            end += 1 + (self.words[end] == "'s")
        elif self.words[end] in ("from", "after", "since", "before", "following"):
            based = self._length_from_base(end, length)
            if based:
                return based
        elif self.words[end] in ("of", "ago", "earlier"):
            return None
        if self.counts_from(end):
            return end, length
        return self._on_weekday(end, _ahead(length))

    def within(self, at: int) -> Piece | None:
        """“within 5 days”, “within the next 2 weeks”, “less than 3 days after tomorrow”."""
        short = self.match(at, ("w", "/", "in"))
        if not short and self.words[at] != "within":
            return None
        start = at + 3 if short else at + 1
        if self.match(start, ("the", "hour")):
            return start + 2, Stretch(1, "hour")
        if self.words[start] in ("the", "next", "coming", "upcoming", "a"):
            found = self.shifted(start)
            if found and isinstance(found[1], Stretch):
                end = found[0]
                found = end, replace(found[1], inclusive=found[1].base is None)
                if self.match(end, ("from", "today")) or self.match(end, ("from", "now")):
                    return end + 2, found[1]
                if self.words[end] in ("after", "from"):
                    base = self.moment_of(end + 1)
                    if base and base[1].kind == "date":
                        count, unit = found[1].count, found[1].unit
                        return base[0], Stretch(count, unit, base[1])
                return found
            if found and self.words[start] != "a":
                return found
        counted = self.amount(start)
        if counted is None:
            return None
        end, length, _ = counted
        if self.counts_from(end):
            return end, length
        if self.words[end] in ("from", "after", "of") and length.kind == "duration":
            base = self.moment_of(end + 1)
            if self.words[end + 1] in ("now", "today"):
                end += 2
            elif base and base[1].kind == "date":
                return base[0], _within(length, base[1])
        return end, _within(length, None)

    def anchor_lead(self, at: int) -> int:
        """Behind “after”, “upon”, “prior to” and the like, if words of an anchor follow."""
        start = at + 1 + (self.words[at] == "prior" and self.words[at + 1] == "to")
        led = self.words[at] in ANCHOR_LEADS and self.words[start] not in ANCHOR_STOPS
        return start if led else at

    def counts_from(self, at: int) -> bool:
        """Whether the words behind a length name what it counts from: “after receipt of …”."""
        start = self.anchor_lead(at)
        return start > at and not ANCHOR_NOUNS.isdisjoint(self.words[start : start + 6])

    def day(self, at: int) -> Piece | None:
        """A day or a longer period in any words."""
        key = ("day", at)
        if key in self.memo:
            return self.memo[key]
        self.memo[key] = None
        if self.depth >= MOST_NESTED:
            return None
        self.depth += 1
        found = self._longest(at)
        self.depth -= 1
        self.memo[key] = found
        return found

    def _longest(self, at: int) -> Piece | None:
        word = self.words[at]
        rules = RULES["0"] if self.digits(at) else RULES.get(word, ())
        best: Piece | None = None
        for rule in rules:
            found = rule(self, at)
            if found and (best is None or found[0] > best[0]):
                best = found
        if word in festival_phrases():
            found = self.festival(at)
            if found and (best is None or found[0] > best[0]):
                best = found
        return self._with_weekday_behind(self._with_year_behind(best)) if best else None

    def _with_weekday_behind(self, found: Piece) -> Piece:
        """“25 November (Wednesday)”, “12 May 2026, Tuesday”."""
        end, date = found
        if not isinstance(date, CalendarDate) or date.day is None:
            return found
        mark, name = self.words[end], self.words[end + 1]
        if name not in WEEKDAYS or mark not in ("(", ","):
            return found
        behind = end + 2 + (self.words[end + 2] == "." and mark == "(")
        if mark == "(":
            closed = self.words[behind] == ")"
            return (behind + 1, Dated(WEEKDAYS[name], date)) if closed else found
        ends = self.words[behind] in ("", ".", ",", ")", "at") and date.month is not None
        return (behind, Dated(WEEKDAYS[name], date)) if ends else found

    def _with_year_behind(self, found: Piece) -> Piece:
        """“June next year”, “5 May of this year”, “Q3 this year”."""
        end, meaning = found
        if not isinstance(meaning, (CalendarDate, Festival, Nth)):
            return found
        start = end + (self.words[end] in ("of", "in", ","))
        start += self.words[start] == "the"
        if self.words[start] not in SHIFTS and self.words[start] != "year":
            return found
        year = self.shifted_unit(start)
        if year is None or not isinstance(year[1], Period) or year[1].unit != "year":
            return found
        if isinstance(meaning, CalendarDate) and meaning.year is None and meaning.month:
            return year[0], InYear(meaning, year[1])
        if isinstance(meaning, Festival) and meaning.year is None:
            return year[0], Festival(meaning.key, year[1], whole=meaning.whole)
        if isinstance(meaning, Nth) and isinstance(meaning.within, AnyYear):
            return year[0], Nth(meaning.number, meaning.unit, year[1])
        return found


def _is_past(day: Meaning) -> bool:
    if isinstance(day, Weekday):
        return day.gone or (day.week or 0) < 0
    return isinstance(day, Ahead) and day.count < 0


def _ahead(length: Meaning) -> Meaning:
    assert isinstance(length, (Amount, Total))
    if isinstance(length, Amount) and length.low != length.high and not length.blurred:
        low = Amount(length.low, length.low, length.unit, length.day_kind)
        return Between(moved(low, 1, None), moved(length, 1, None))
    return moved(length, 1, None)


def _within(length: Meaning, base: Meaning | None) -> Meaning:
    assert isinstance(length, (Amount, Total))
    parts = length.parts if isinstance(length, Total) else (length,)
    last = parts[-1]
    if base is None and len(parts) > 1:
        return Stretch(last.high, last.unit, moved(Total(parts[:-1]), 1, None), last.blurred)
    found = stretch_of(last.high, last.unit, last.day_kind, last.blurred, base)
    return replace(found, inclusive=base is None)


RULES: dict[str, tuple[Callable[[Distances, int], Piece | None], ...]] = by_first_word(
    (MONTHS, (Distances.month_first,)),
    (WEEKDAYS, (Distances.weekday,)),
    (RELATIVE_DAYS, (Distances.relative_day,)),
    (("tonight", "tonite"), (Distances.tonight,)),
    (("last", "final"), (Distances.nth,)),
    (SHIFTS, (Distances.shifted,)),
    ((*PERIOD_UNITS, "hour"), (Distances.plain_period,)),
    (("week", "wk", "weekend", "wkend", "wknd", "w"), (Distances.week_of,)),
    (("week", "month", "year", "quarter", "weekend"), (Distances.unit_after_next,)),
    (
        ("week", "weeks", "wk", "wks", "cw", "kw", "w", "calendar"),
        (Distances.numbered_week,),
    ),
    (("q", "h"), (Distances.quarter_code,)),
    (
        ("year", "fy", "cy", "sy", "fiscal", "financial", "calendar", "school", "academic"),
        (Distances.named_year,),
    ),
    (("day",), (Distances.day_after,)),
    (DECADES, (Distances.decade,)),
    (("'", "’"), (Distances.decade,)),
    (
        (*ORDINALS, *TENS),
        (
            Distances.nth,
            Distances.day_first,
            Distances.day_in_month,
            Distances.century,
            Distances.day_of_month,
        ),
    ),
    (("last", "final"), (Distances.nth,)),
    (PARTS, (Distances.part_of,)),
    (("midweek", "midmonth", "midyear", "midsummer", "midwinter", "very"), (Distances.part_of,)),
    (("year", "month", "quarter"), (Distances.unit_end,)),
    (("latter",), (Distances.nth,)),
    (("first", "last", "latter"), (Distances.part_of,)),
    ((*DAY_ENDS, *ENDS), (Distances.short_end,)),
    (("rest", "remainder", "remaining"), (Distances.rest_of,)),
    (("turn",), (Distances.turn_of,)),
    (SEASONS, (Distances.season,)),
    (
        ("a", "an", "another", "half", "few", "several", "some", "couple", "about", "around"),
        (Distances.moved_length,),
    ),
    (
        (*NUMBERS, *TENS, *FRACTIONS, "0"),
        (
            Distances.counted_weekdays,
            Distances.moved_length,
            Distances.day_first,
            Distances.counted_shift,
            Distances.lone_year,
        ),
    ),
    (
        ("0",),
        (
            Distances.short_year_quarter,
            Distances.numeric_date,
            Distances.year_first,
            Distances.year_then_part,
            Distances.nth,
            Distances.quarter_code,
            Distances.day_in_month,
            Distances.century,
            Distances.decade,
            Distances.day_of_month,
        ),
    ),
    (("nineteen", "eighteen", "twenty", "two"), (Distances.decade,)),
    (("in",), (Distances.ahead_in,)),
    (("within", "w"), (Distances.within,)),
    (
        ("the", "my", "our", "your"),
        (
            Distances.nth,
            Distances.shifted,
            Distances.day_first,
            Distances.day_after,
            Distances.day_in_month,
            Distances.day_of_month,
            Distances.part_of,
            Distances.rest_of,
            Distances.turn_of,
            Distances.week_of,
            Distances.numbered_week,
            Distances.unit_after_next,
            Distances.plain_period,
            Distances.season,
            Distances.named_year,
            Distances.decade,
            Distances.century,
            Distances.short_end,
            Distances.counted_shift,
        ),
    ),
)
"""Which rules can read a day from a word on; "0" stands for digits."""
