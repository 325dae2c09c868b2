"""What English tells with this, next and last: “next Friday”, “the last 3 months”."""

from __future__ import annotations

from dataclasses import replace

from coach.timing.english.days import festival_phrases
from coach.timing.english.lengths import moved
from coach.timing.english.lexer import Piece
from coach.timing.english.periods import Periods
from coach.timing.english.words import (
    DAY_KINDS,
    DAY_PARTS,
    MONTHS,
    PERIOD_UNITS,
    SEASONS,
    SHIFTS,
    UNITS,
    WEEKDAYS,
)
from coach.timing.meaning import (
    Ahead,
    At,
    Between,
    CalendarDate,
    Dated,
    DayPart,
    Festival,
    InYear,
    Lasting,
    Meaning,
    Nth,
    PartOf,
    Period,
    Portion,
    Season,
    Stretch,
    Total,
    Unit,
    Weekday,
)


class Shifts(Periods):
    """The rules for what is counted from the running period."""

    __slots__ = ()

    def shifted(self, at: int) -> Piece | None:
        """“next Friday”, “this past week”, “the last 3 months”, “next May”, “this evening”."""
        start = at + (self.words[at] in ("the", "our", "your", "my"))
        word = self.words[start]
        if word not in SHIFTS:
            return None
        shift, end = SHIFTS[word], start + 1
        if word == "this" and self.words[end] in ("past", "coming", "last", "upcoming", "next"):
            word, end = self.words[end], end + 1
            shift = SHIFTS[word]
        return (
            self._shifted_weekday(end, word, shift)
            or self._shifted_day_part(end, word, shift)
            or self._shifted_date(end, shift)
            or self._shifted_count(end, word, shift)
            or self._shifted_period(start, end, shift)
        )

    def _shifted_weekday(self, at: int, word: str, shift: int) -> Piece | None:
        name = self.words[at]
        if name not in WEEKDAYS:
            return None
        weekday, end = WEEKDAYS[name], at + 1
        beside = self.date_beside(end, weekday)
        if beside and isinstance(beside[1], Dated):
            return beside[0], replace(beside[1], near=True)
        if beside:
            return beside
        if self.words[end] in ("of", "in") and word == "last":
            whole = self.day(end + 1)
            if whole and whole[1].kind == "daterange":
                return whole[0], Nth(-1, weekday, whole[1])
        if self.words[end] == "week" and word == "next" and self.words[end + 1] != "of":
            return end + 1, Ahead(7, "day", Weekday(weekday, coming=True))
        if word in ("coming", "upcoming", "forthcoming"):
            return end, Weekday(weekday, coming=True)
        if word == "past":
            return end, Weekday(weekday, gone=True)
        return end, Weekday(weekday, week=shift)

    def _shifted_day_part(self, at: int, word: str, shift: int) -> Piece | None:
        """“this morning”, “late this afternoon” without “late”, “last night”, “next evening”."""
        end, half = self.meridiem(at)
        if half and word == "this":
            name = "morning" if half == "am" else "afternoon"
            return end, At(Ahead(0, "day"), DayPart(name, *DAY_PARTS[name]))
        part = self.day_part(at)
        if part is None or word in ("same", "that", "prior") or self.words[at] == "the":
            return None
        if word in ("coming", "past", "following") and self.words[at].endswith("s"):
            return None
        return part[0], At(Ahead(shift, "day"), part[1])

    def _shifted_date(self, at: int, shift: int) -> Piece | None:
        if self.words[at] in ("may", "march") and not self._month_shifted(at):
            return None
        found = self.any_date(at) if self.words[at] not in ("may", "march") else self._named(at)
        if found and isinstance(found[1], CalendarDate):
            if found[1].year is not None:
                return found if shift == 0 else None
            return found[0], InYear(found[1], None, shift)
        season = SEASONS.get(self.words[at])
        if season and self.words[at + 1] not in ("term", "break"):
            return at + 1, Season(season, shift=shift)
        if self.words[at] in festival_phrases():
            named = self.festival(at)
            if named and isinstance(named[1], Festival) and named[1].year is None:
                return named[0], Festival(named[1].key, None, shift, named[1].whole)
        return None

    def _month_shifted(self, at: int) -> bool:
        """“this May”, but not “this may take”."""
        if self.before(at) in ("next", "last", "coming", "past"):
            return True
        return self.capital(at) or self.words[at + 1] in ("", ".", ",", "?", "!", "to", "and")

    def _named(self, at: int) -> Piece | None:
        found = self.month_first(at)
        return found or (at + 1, CalendarDate(None, MONTHS[self.words[at]]))

    def _shifted_count(self, at: int, word: str, shift: int) -> Piece | None:
        """“the next 3 days”, “the last few weeks”, “the coming weeks”, “next 4 business days”."""
        if word == "this" and self.digits(at) and self.unit(at + 1):
            return self._these_days(at)
        if word in ("this", "same", "that", "current", "present") or shift == 0:
            return None
        counted = self.amount(at)
        plural = self.unit(at)
        if counted and not counted[2]:
            end, length, _ = counted
            units = in_whole(end, self, length)
            if units:
                return units if word in ("last", "first") else None
            if self.words[end] == "ago":
                first = self.simple_amount(at)
                end, length = (first[0], first[1]) if first else (end, length)
            if isinstance(length, Total):
                back = Between(moved(length, -1, None), Ahead(-1, "day"))
                return end, back if shift < 0 else Lasting(Ahead(1, "day"), length)
            return end, stretch_of(
                shift * length.high, length.unit, length.day_kind, length.blurred, None
            )
        if plural and self.words[plural[0] - 1].endswith("s") and plural[1] != "weekend":
            return plural[0], Stretch(shift * 3, plural[1], blurred=True)
        return None

    def _these_days(self, at: int) -> Piece | None:
        """“this 2 days”, as Chinese writers put it: up to now."""
        end, unit, kind = self.unit(at + 1) or (at, "day", None)
        if not self.words[end - 1].endswith("s"):
            return None
        return end, replace(
            stretch_of(-int(self.words[at]), unit, kind, True, None), inclusive=True
        )

    def _shifted_period(self, start: int, at: int, shift: int) -> Piece | None:
        found = self.shifted_unit(start)
        if found is None:
            return None
        end, meaning = found
        if self.words[end] == "or" and self.words[end + 1] in ("so", "two"):
            unit_word = UNITS.get(self.words[end - 1])
            shift = SHIFTS.get(self.words[start], 0)
            if unit_word and shift:
                return end + 2, Stretch(2 * shift, unit_word, blurred=True)
        if self.words[start] == "last" and self.words[end] in ("of", "in"):
            whole = self.whole_behind(end)
            if whole and isinstance(meaning, (Period, Ahead)):
                unit: Unit = meaning.unit
                return whole[0], Nth(-1, unit, whole[1])
        other_year = (
            self.words[end] in ("last", "next", "previous") and self.words[end + 1] == "year"
        )
        if self.words[end - 2] == "same" and other_year and isinstance(meaning, Period):
            year = Ahead(SHIFTS[self.words[end]], "year")
            return end + 2, Period(meaning.unit, within=year)
        if isinstance(meaning, Period) and meaning.unit == "year":
            return self._part_of_year(end, meaning) or found
        if isinstance(meaning, Period) and meaning.unit == "week":
            return self._week_then_weekday(end, meaning) or found
        return found

    def shifted_unit(self, at: int) -> Piece | None:
        """“this week”, “next fiscal year”, “last day”, “the past hour”, “this year”."""
        start = at
        word = self.words[start]
        if word in ("this", "the") and self.words[start + 1] in SHIFTS:
            start += 1
            word = self.words[start]
        shift = SHIFTS.get(word)
        if shift is None:
            return None
        end = start + 1
        if self.words[end] in DAY_KINDS or self.words[end] in (
            "fiscal",
            "financial",
            "school",
            "academic",
        ):
            end += 1
        name = self.words[end]
        if name == "half" and self.words[end + 1] == "year":
            return end + 2, Period("half", shift)
        if name == "month" and self.words[end + 1] == "end":
            return end + 2, PartOf("end", Period("month", shift))
        unit = UNITS.get(name)
        if unit is None or (name.endswith("s") and name != "hrs") or name in ("sec", "min"):
            return None
        if name in ("night", "second") or (unit == "day" and word in ("same", "that")):
            return None
        if unit == "day":
            working = DAY_KINDS.get(self.words[end - 1]) == "working"
            return end + 1, Ahead(shift, "workday" if working else "day")
        if unit == "week" and (name == "workweek" or self.words[end - 1] == "working"):
            return end + 1, Between(Weekday(0, week=shift), Weekday(4, week=shift))
        if unit in ("hour", "minute"):
            return end + 1, Stretch(shift, unit) if shift else Period(unit)
        return end + 1, Period(unit, shift)

    def _week_then_weekday(self, at: int, week: Period) -> Piece | None:
        """“next week Wednesday”, “next week on Friday”."""
        start = at + (self.words[at] in (",", "-"))
        start += self.words[start] == "on"
        if self.words[start] in WEEKDAYS and self.speaks_of_weekday(start):
            return start + 1, Weekday(WEEKDAYS[self.words[start]], week=week.shift)
        return None

    def _part_of_year(self, at: int, year: Period) -> Piece | None:
        """“next year's first quarter”."""
        if self.words[at] not in ("'s", "s"):
            return None
        found = self.ordinal(at + 1) or self.quarter_code(at + 1)
        if found is None:
            return None
        unit = UNITS.get(self.words[self.after_hyphen(found[0])])
        if isinstance(found[1], int) and unit in ("quarter", "half", "month", "week"):
            return self.after_hyphen(found[0]) + 1, Nth(found[1], unit, year)
        if isinstance(found[1], Nth):
            return found[0], Nth(found[1].number, found[1].unit, year)
        return None

    def counted_shift(self, at: int) -> Piece | None:
        """“10 previous weeks”, “the 5 upcoming years”."""
        start = at + (self.words[at] == "the")
        found = self.number(start)
        if found is None or self.words[found[0]] not in SHIFTS:
            return None
        shift = SHIFTS[self.words[found[0]]]
        behind = self.unit(found[0] + 1)
        if behind is None or not shift or not self.words[behind[0] - 1].endswith("s"):
            return None
        end, unit, kind = behind
        return end, stretch_of(shift * found[1], unit, kind, False, None)

    def whole_behind(self, at: int) -> Piece | None:
        """The period behind “of”, “in” or nothing: “… of the month”, “… next year”, “… 2027”."""
        word = self.words[at]
        start = at + (word in ("of", "in", "this"))
        if start == at and word not in SHIFTS and not self.digits(at) and word not in MONTHS:
            return None
        if word == "this" and start > at:
            start = at
        the = start + (self.words[start] in ("the", "each", "every", "a", "our"))
        unit = PERIOD_UNITS.get(self.words[the])
        if unit and (the > start or start > at) and self.words[the + 1] not in ("of", "after"):
            return the + 1, Period(unit)
        if start == at and self.digits(at):
            year = self.year(at)
            return (year[0], CalendarDate(year[1])) if year else None
        found = self.day(start)
        if found is None and self.words[start] not in ("the",):
            year = self.year(start)
            found = (year[0], CalendarDate(year[1])) if year else None
        if found is None or found[1].kind != "daterange":
            month = self.month_first(start) if self.words[start] in MONTHS else None
            return month or self._loose_month(start)
        return found

    def _loose_month(self, at: int) -> Piece | None:
        """“(first week) dec”, “(2nd half) of mar”: the words before tell that it is the month."""
        word = self.words[at]
        if word not in MONTHS or self.names_somebody(at, at + 1):
            return None
        if self.before(at) in ("of", "in") or word != "may" or self.bare_after(at + 1):
            return at + 1, CalendarDate(None, MONTHS[word])
        return None


def stretch_of(
    count: float, unit: Unit, kind: str | None, blurred: bool, base: Meaning | None
) -> Stretch:
    """So many units from now or from `base`; working days count as such."""
    if unit == "day" and kind == "working":
        unit = "workday"
    return Stretch(count, unit, base, blurred)


def in_whole(end: int, grammar: Shifts, length: Meaning, number: int = -1) -> Piece | None:
    """“(the last) three weeks of this year”."""
    if grammar.words[end] not in ("of", "in"):
        return None
    whole = grammar.whole_behind(end)
    unit = getattr(length, "unit", None)
    if whole is None or unit is None or isinstance(whole[1], Stretch):
        return None
    count: float = getattr(length, "high", 1)
    return whole[0], Portion(count if number > 0 else -count, unit, whole[1])
