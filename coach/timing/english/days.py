"""Single days in English, told from today or by their weekday, their month or a festival."""

from __future__ import annotations

from functools import cache

from coach.timing.english.dates import Dates
from coach.timing.english.lexer import Phrases, Piece, phrases_by_first_word
from coach.timing.english.words import (
    DAY_PARTS,
    RELATIVE_DAYS,
    SHIFTS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    WEEKDAYS_PLURAL,
)
from coach.timing.meaning import (
    Ahead,
    Amount,
    At,
    CalendarDate,
    Dated,
    DayPart,
    Every,
    Festival,
    InYear,
    Lasting,
    Meaning,
    Nth,
    PartOf,
    Period,
    Weekday,
)

_DAYS_OFF = frozenset({"holiday", "holidays", "vacation", "break", "week"})
_LONG = frozenset({"ramadan", "spring_festival", "golden_week", "hanukkah", "passover", "diwali"})


_SHORT_FESTIVALS = frozenset({"xmas", "cny", "nye", "eid"})


class Days(Dates):
    """The rules for single days."""

    __slots__ = ()

    # What the layers above tell; the rules here call them for the words around a day.

    def day(self, at: int) -> Piece | None:
        """A day or a longer period in any words."""
        raise NotImplementedError

    def week_period(self, at: int) -> Piece | None:
        """A week in any words."""
        raise NotImplementedError

    def moved_length(self, at: int) -> Piece | None:
        """A day told by its distance from another."""
        raise NotImplementedError

    def shifted_unit(self, at: int) -> Piece | None:
        """This, the next or the last unit of the calendar."""
        raise NotImplementedError

    def year_behind(self, at: int) -> tuple[int, Meaning | None]:
        """A year behind other words."""
        raise NotImplementedError

    def relative_day(self, at: int) -> Piece | None:
        """“today”, “tomorrow”, “tmr”, “tomorrow week”."""
        word = self.words[at]
        if word not in RELATIVE_DAYS:
            return None
        found: Meaning = Ahead(RELATIVE_DAYS[word], "day")
        if self.words[at + 1] in ("week", "fortnight") and RELATIVE_DAYS[word] >= 0:
            return at + 2, Ahead(7 if self.words[at + 1] == "week" else 14, "day", found)
        if self.words[at + 1] == "later" and self.bare_after(at + 2):
            return at + 2, PartOf("after_middle", found)
        return self._told_twice(at + 1, found) or self._half_day(at + 1, found) or (at + 1, found)

    def _told_twice(self, at: int, day: Meaning) -> Piece | None:
        """“today, 18 November”, “tomorrow (Friday 13/04)”: the date says it better."""
        if self.words[at] not in (",", "(", "-", "–"):
            return None
        start = at + 1
        found = self.weekday_date(start) or self.any_date(start)
        if found is None and self.words[at] == "(" and self.words[start] in WEEKDAYS:
            closed = self.words[start + 1] == ")"
            return (start + 2, Dated(WEEKDAYS[self.words[start]], day)) if closed else None
        if found is None or found[1].kind != "date":
            return None
        opened = self.words[at] == "("
        if opened and self.words[found[0]] != ")":
            return None
        return found[0] + opened, found[1]

    def _half_day(self, at: int, day: Meaning) -> Piece | None:
        """“tomorrow am”, “today pm”."""
        end, half = self.meridiem(at)
        if half is None or not self.bare_after(end):
            return None
        name = "morning" if half == "am" else "afternoon"
        return end, At(day, DayPart(name, *DAY_PARTS[name]))

    def tonight(self, at: int) -> Piece | None:
        """“tonight”: this evening and night."""
        return at + 1, At(Ahead(0, "day"), DayPart("night", *DAY_PARTS["tonight"]))

    def day_after(self, at: int) -> Piece | None:
        """“the day after tomorrow”, “the day before yesterday”, “the day after”."""
        start = at + (self.words[at] == "the")
        if self.words[start] != "day" or self.words[start + 1] not in ("after", "before"):
            return None
        sign = 1 if self.words[start + 1] == "after" else -1
        base = self.relative_day(start + 2)
        if base:
            return base[0], Ahead(sign, "day", base[1])
        if self.words[start + 2] == "next":
            return start + 3, Ahead(2, "day")
        other = self.day(start + 2)
        if other and other[1].kind == "date":
            return other[0], Ahead(sign, "day", other[1])
        told = self.words[start + 2] in ("we", "i", "you", "he", "she", "they", "it")
        ends = self.bare_after(start + 2) and start > at and not told
        return (start + 2, Ahead(sign, "day")) if ends and self.before(start) == "the" else None

    def weekday(self, at: int) -> Piece | None:
        """“Friday”, “Friday the 13th”, “Friday next week”, “Tuesday week”, “Monday after next”."""
        dated = self.weekday_date(at)
        if dated:
            return dated
        word = self.words[at]
        if word not in WEEKDAYS or not self.speaks_of_weekday(at):
            return None
        weekday = WEEKDAYS[word]
        dotted = self.words[at + 1] == "." and word in SHORT_WEEKDAYS and self.glued(at + 1)
        end = at + 1 + (dotted and self.words[at + 2] in ("to", "-", "–", "and", "or"))
        if self.words[end] == "week" and self.words[end + 1] not in ("of", "on"):
            return end + 1, Ahead(7, "day", Weekday(weekday))
        if self.words[end] == "fortnight":
            return end + 1, Ahead(14, "day", Weekday(weekday))
        if self.match(end, ("before", "last")):
            return end + 2, Ahead(-7, "day", Weekday(weekday, gone=True))
        if self.match(end, ("after", "next")):
            return end + 2, Ahead(7, "day", Weekday(weekday, coming=True))
        return self._in_week(end, weekday) or self._weekday_then(end, weekday)

    def _weekday_then(self, at: int, weekday: int) -> Piece:
        """“Monday two weeks from now”, “Friday am”, or the weekday alone."""
        beside = self._weekday_beside(at, weekday)
        if beside:
            return beside
        start = at + (self.words[at] == ",")
        if self.number(start) or self.words[start] == "a":
            moved_ = self.moved_length(start)
            if moved_ and moved_[1].kind == "date":
                return moved_[0], Nth(1, weekday, Period("week", within=moved_[1]))
        return self._half_day(at, Weekday(weekday)) or (at, Weekday(weekday))

    def _weekday_beside(self, at: int, weekday: int) -> Piece | None:
        """“(the Friday) before Christmas”, “(the Monday) after 5 May”."""
        if self.words[at] not in ("before", "after") or self.before(at, 2) != "the":
            return None
        base = self.any_date(at + 1) or self.day(at + 1)
        if base is None or not isinstance(base[1], (CalendarDate, Festival)):
            return None
        distance = -7 if self.words[at] == "before" else 1
        first = Ahead(distance, "day", base[1])
        return base[0], Nth(1, weekday, Lasting(first, Amount(1, 1, "week")))

    def _in_week(self, at: int, weekday: int) -> Piece | None:
        """“… next week”, “… of the following week”, “… in the week of 5 May”."""
        start = at + (self.words[at] in (",", "-"))
        start += self.words[start] in ("of", "in", "on", "from")
        week = self.week_period(start)
        if week is None:
            return None
        end, period = week
        if isinstance(period, Period) and period.within is None and period.unit == "week":
            return end, Weekday(weekday, week=period.shift)
        return end, Nth(1, weekday, period)

    def counted_weekdays(self, at: int) -> Piece | None:
        """“two Sundays from now”, “three Mondays ago”."""
        found = self.whole(at)
        if found is None or not 1 <= found[1] <= 20:
            return None
        end, count = found
        weekday = WEEKDAYS_PLURAL.get(self.words[end], WEEKDAYS.get(self.words[end]))
        if weekday is None:
            return None
        if self.words[end + 1] == "ago":
            return end + 2, Ahead(-7 * (count - 1), "day", Weekday(weekday, gone=True))
        later = self.words[end + 1] in ("later", "hence")
        if later or self.match(end + 1, ("from", "now")):
            first = Weekday(weekday, coming=True)
            return end + 2 + (not later), Ahead(7 * (count - 1), "day", first)
        return None

    def day_in_month(self, at: int) -> Piece | None:
        """“the 20th of next month”, “31st of this month”, “the 20th next month”."""
        start = at + (self.words[at] == "the")
        found = self.day_number(start)
        if found is None:
            return None
        end, number = found
        if self.words[end] == "day":
            end += 1
        behind = end + (self.words[end] in ("of", "in"))
        the = behind + (self.words[behind] == "the")
        if behind == end and self.words[the] not in SHIFTS:
            return None
        if self.words[end] == "in" and self._counts(at):
            return None
        if self.words[end - 1] not in ("st", "nd", "rd", "th", "day") and behind == end:
            return None
        if not self._ends_day(start, found[0]):
            return None
        if self.words[the] == "month" and the > behind:
            return the + 1, Nth(number, "day", Period("month"))
        if self.words[the] == "year" and the > behind and number == 1:
            return the + 1, InYear(CalendarDate(None, 1, 1), None, 1)
        if self.words[the] in ("every", "each") and self.words[the + 1] == "month":
            return the + 2, Every(CalendarDate(day=number))
        month = self.shifted_unit(the)
        if month and isinstance(month[1], Period) and month[1].unit == "month":
            return month[0], Nth(number, "day", month[1])
        return None

    def festival(self, at: int) -> Piece | None:
        """“Christmas”, “Chinese New Year 2027”, “Labor Day weekend”, “Easter of next year”."""
        for words, key in festival_phrases().get(self.words[at], ()):
            if self.match(at, words):
                short = len(words) == 1 and len(words[0]) <= 4 and words[0] not in _SHORT_FESTIVALS
                if short and not self.capital(at):
                    continue
                return self._festival_year(at + len(words), key, words[-1] in _DAYS_OFF)
        return None

    def _festival_year(self, at: int, key: str, whole: bool) -> Piece:
        end = at
        if self.words[end] in _DAYS_OFF or self.words[end] in ("festival", "period"):
            end, whole = end + 1, True
        whole = whole or key in _LONG
        year = self.year_behind(end)
        if year[1] is not None:
            end = year[0]
        if self.words[end] == "weekend":
            year = self.year_behind(end + 1) if year[1] is None else (end + 1, year[1])
            return year[0], Period("weekend", within=Festival(key, year[1]))
        return end, Festival(key, year[1], whole=whole)


@cache
def festival_phrases() -> Phrases[str]:
    """The names of festivals with their keys."""
    from coach.timing.festivals import FESTIVALS

    return phrases_by_first_word(
        (form, key)
        for key, names in FESTIVALS.items()
        for name in names.english
        for form in sorted(_forms(name))
    )


def _forms(name: str) -> set[str]:
    """A name with its apostrophe straight, curly or left out, and in hurried writing."""
    written = {name, name.replace("'", "’"), name.replace("'", "")}
    return written | {form.replace("new year", "new yr") for form in written}
