"""Dates in English: written with numbers or with the month's name, and with their weekday."""

from __future__ import annotations

from coach.timing.english.lengths import Lengths
from coach.timing.english.lexer import Piece
from coach.timing.english.numbers import full_year
from coach.timing.english.short_days import LOOSE_WEEKDAYS, means_day
from coach.timing.english.words import (
    DAY_PARTS,
    LOOSE_MONTHS,
    MERGED_DAYS,
    MONTHS,
    RANGE_WORDS,
    SEASONS,
    SHORT_WEEKDAYS,
    STREETS,
    TITLES,
    WEEKDAYS,
)
from coach.timing.meaning import CalendarDate, Dated, DayOfWeekNumbered, Nth

_SEPARATORS = frozenset({"-", "/", ".", "–"})
_MONTH_BEFORE = frozenset(
    "in since until till by from during for before after this next last early mid late of to "
    "through and between or around about last coming whole entire end beginning start previous "
    "following upcoming past per late each every".split()
) | frozenset({"-", "–", "/"})
_MAY_BEFORE = frozenset(
    "in since until till by during early mid late next last coming end beginning middle".split()
)
_MONTH_AFTER = frozenset(
    "and or to till until through is was will at or for we i it they he she with on in but so "
    "this next at to as then already too".split()
) | frozenset({"", ".", ",", ";", "?", "!", ")", ":", "-", "–", "/", "'s"})
_VERBAL_MAY = frozenset(
    "i we you he she it they be not have well also contain ask this that there the result take "
    "need want still even only differ vary apply change help".split()
)
_DATE_BEFORE = frozenset(
    "on by until till before after since from to at between and dated date of next this last "
    "etd eta due for is starting back around about".split()
)
_PAIR_BEFORE = frozenset(
    "on by dated date until till before since next this from to after between etd eta due of "
    "around about b4".split()
)
_NUMBER_AFTER_DAY = frozenset(
    "pcs pc pieces sets units usd eur cny rmb kg kgs cartons boxes ctns pallets containers am pm "
    "% percent hours hrs mins minutes days weeks months years people".split()
)


class Dates(Lengths):
    """The rules for single dates, months and years."""

    __slots__ = ()

    # With numbers only

    def numeric_date(self, at: int) -> Piece | None:
        """“2026-05-12”, “05/12/2026”, “12.5.2026”, “20261118”, “5/12”, “12/2026”."""
        if not self.digits(at):
            return None
        first = self.words[at]
        if len(first) == 8:
            found = _date(int(first[:4]), int(first[4:6]), int(first[6:]))
            return (at + 1, found) if found and 1900 <= int(first[:4]) <= 2100 else None
        mark = self.words[at + 1]
        if mark == "–":
            mark = "-"
        if self.before(at) == "." and self.before(at, 2) in ("no", "nr", "art", "ref"):
            return None
        if mark not in ("-", "/", ".") or not self.glued(at + 1) or not self.glued(at + 2):
            return None
        if self.words[at + 2] in MONTHS:
            return self._with_month_name(at)
        if not self.digits(at + 2) or len(self.words[at + 2]) > 4:
            return None
        if self.words[at + 3] == self.words[at + 1] and self.glued(at + 3) and self.glued(at + 4):
            if self.digits(at + 4):
                return self._three_numbers(at, mark)
            if self.words[at + 4] in MONTHS:
                return self._month_last(at)
        return self._two_numbers(at, mark)

    def _three_numbers(self, at: int, mark: str) -> Piece | None:
        end = at + 5
        goes_on = self.glued(end) and self.glued(end + 1) and self.digits(end + 1)
        if goes_on and self.words[end] in ("-", "/", ".") and not self._second_date(end + 1):
            return None
        texts = self.words[at], self.words[at + 2], self.words[at + 4]
        a, b, c = (int(text) for text in texts)
        if len(texts[0]) == 4:
            found = _date(a, b, c) if max(len(texts[1]), len(texts[2])) <= 2 else None
            return (end, found) if found else None
        if len(texts[0]) > 2 or len(texts[1]) > 2 or len(texts[2]) not in (2, 4):
            return None
        if len(texts[2]) == 2 and mark == "." and not (self._dated_before(at) or c >= 20):
            return None
        year = c if len(texts[2]) == 4 else full_year(c)
        found = _day_and_month(year, a, b, dotted=mark == ".")
        return (end, found) if found else None

    def _month_last(self, at: int) -> Piece | None:
        """“2026/23/Sep”, “23-2026-September”."""
        long, short = sorted((self.words[at], self.words[at + 2]), key=len, reverse=True)
        if len(long) != 4 or len(short) > 2:
            return None
        found = _date(int(long), MONTHS[self.words[at + 4]], int(short))
        return (at + 5, found) if found else None

    def _second_date(self, at: int) -> bool:
        """Whether another date of three numbers begins here, as the end of a range."""
        return self.words[at + 1] in ("-", "/", ".") and self.digits(at + 4)

    def _two_numbers(self, at: int, mark: str) -> Piece | None:
        first, second = self.words[at], self.words[at + 2]
        a, b, end = int(first), int(second), at + 3
        if len(first) == 4 and len(second) <= 2 and 1900 <= a <= 2200 and 1 <= b <= 12:
            if mark == "." and not self._dated_before(at):
                return None
            return end, CalendarDate(a, b)
        if len(first) <= 2 and len(second) == 4 and 1900 <= b <= 2200 and 1 <= a <= 12:
            return end, CalendarDate(b, a)
        if len(first) > 2 or len(second) > 2 or not self._plausible_pair(at, mark):
            return None
        found = _day_and_month(None, a, b, dotted=False)
        if found is None:
            return None
        comma = end + (self.words[end] == ",")
        year = self.year(comma) if comma > end or self.digits(comma) else None
        if year and 1900 <= year[1] <= 2200:
            return year[0], CalendarDate(year[1], found.month, found.day, found.swappable)
        if comma > end and self.digits(comma) and self.glued(comma) and len(self.words[comma]) == 2:
            short = full_year(int(self.words[comma]))
            return comma + 1, CalendarDate(short, found.month, found.day, found.swappable)
        return end, found

    def _plausible_pair(self, at: int, mark: str) -> bool:
        """Whether two numbers are day and month, not a ratio, a decimal or a range of hours."""
        end = at + 3
        following = self.words[end]
        if (
            following in MONTHS
            or following in _NUMBER_AFTER_DAY
            or following in ("%", "°", "inch", '"', "x", "of")
        ):
            return False
        if following in (".", ",") and self.digits(end + 1) and self.glued(end + 1):
            return following == "," and len(self.words[end + 1]) in (2, 4)
        if self.words[at] == "24" and self.words[at + 2] == "7":
            return False
        dated = self._dated_before(at) or following in ("at", "@")
        if mark == "/" and self._fraction(at) and not dated:
            return False
        if mark == "/":
            if self.glued(end) and following in ("/", "-") and not self.digits(end + 1):
                return following == "-"
            return self.before(at) not in ("no", "size", "grade", "bun", "cr")
        day, month = int(self.words[at]), int(self.words[at + 2])
        if mark == "." and day >= 24 and month <= 12 and len(self.words[at + 2]) == 2 and dated:
            return True
        if mark == "." and len(self.words[at + 2]) != 2 and self.before(at) not in ("on", "dated"):
            return self.before(at) in WEEKDAYS
        if mark == "-" and self.before(at) in ("from", "to", "of", "between", "about", "around"):
            return int(self.words[at + 2]) > 12 or int(self.words[at]) > 12
        return self._dated_before(at) and (mark == "-" or self.before(at) in ("on", "dated"))

    def _fraction(self, at: int) -> bool:
        """Whether 3/4 or 5/8 can be a fraction: then only the words before make it a date."""
        above, below = int(self.words[at]), int(self.words[at + 2])
        return above < below and below in (2, 3, 4, 5, 8, 16, 32) and len(self.words[at]) == 1

    def _dated_before(self, at: int) -> bool:
        word = self.before(at)
        if word in WEEKDAYS or word == "(":
            return True
        return word in _PAIR_BEFORE

    def _with_month_name(self, at: int) -> Piece | None:
        """“05-Aug-2016”, “2019/Aug/01”, “23-Sep”."""
        month = MONTHS[self.words[at + 2]]
        end, number = at + 3, int(self.words[at])
        mark = self.words[end]
        if mark in _SEPARATORS and self.glued(end) and self.glued(end + 1) and self.digits(end + 1):
            text = self.words[end + 1]
            if len(self.words[at]) == 4 and len(text) <= 2:
                found = _date(number, month, int(text))
            else:
                year = int(text) if len(text) == 4 else full_year(int(text))
                found = _date(year, month, number) if len(text) in (2, 4) else None
            if found:
                return end + 2, found
        if len(self.words[at]) == 4:
            return end, CalendarDate(number, month)
        return (end, CalendarDate(None, month, number)) if 1 <= number <= 31 else None

    # With the month's name

    def month_first(self, at: int) -> Piece | None:
        """“May 12th, 2026”, “May the 4th”, “Dec/2018”, “Nov. 2”, “April of 87”, “May”."""
        if self.words[at] not in MONTHS:
            return None
        month = MONTHS[self.words[at]]
        dot = at + 1 + (self.words[at + 1] == "." and self.glued(at + 1))
        written = None if self.digits(dot) else self.year(dot)
        if written:
            return written[0], CalendarDate(written[1], month)
        day = self._day_after_month(dot)
        if day and self.words[day[0] - 1] in _ORDINAL_ENDS and self.words[day[0]] in ("week", "wk"):
            return day[0] + 1, Nth(day[1], "week", CalendarDate(None, month))
        if day:
            year = self._year_after(day[0])
            if year:
                return year[0], CalendarDate(year[1], month, day[1])
            return day[0], CalendarDate(None, month, day[1])
        year = self._year_after_month(dot)
        if year:
            return year[0], CalendarDate(year[1], month)
        inside = dot < self.size and self.words[at] in _SHORT_MONTHS
        end = dot if inside else at + 1
        return (end, CalendarDate(None, month)) if self.speaks_of_month(at, at + 1) else None

    def _day_after_month(self, at: int) -> tuple[int, int] | None:
        start = at
        if self.words[at] in ("-", "/", ".") and self.glued(at):
            if not self.glued(at + 1):
                return None
            start = at + 1
        elif self.words[at] == ",":
            start = at + 1
            if self.ordinal(start) is None:
                return None
        if self.words[start] == "the":
            start += 1
        found = self.day_number(start)
        if found is None:
            return None
        end = found[0]
        if not self._ends_day(start, end):
            return None
        return found

    def _ends_day(self, start: int, end: int) -> bool:
        """Whether the number of a day is not an hour, an amount or a decimal."""
        word = self.words[end]
        if self.words[end - 1] in ("st", "nd", "rd", "th") or not self.digits(start):
            return word not in ("o", "oclock") and word not in ("am", "pm")
        goes_on = self.glued(end) and self.glued(end + 1) and self.digits(end + 1)
        if goes_on and word in (":", ".", ","):
            return word == "," and len(self.words[end + 1]) == 4
        if word in _NUMBER_AFTER_DAY and (word not in ("days", "people") or self.glued(end)):
            return False
        if word in ("a", "p", "h") and self.glued(end):
            return False
        return not (word == "o" and self.words[end + 1] in ("'", "’"))

    def _year_after(self, at: int) -> tuple[int, int] | None:
        """A year behind day and month: “, 2026”, “of 87”, “in 2019”, “'26”, “-2026”."""
        start, marked = at, False
        word = self.words[at]
        if word == "," or word in ("of", "in"):
            start, marked = at + 1, word == "of"
        elif (word in ("-", "/", ".") and self.glued(at) and self.glued(at + 1)) or (
            word == "." and self.digits(at + 1) and len(self.words[at + 1]) == 4
        ):
            start = at + 1
        start += self.words[start] == "the" and self.words[start + 1] == "year"
        start += self.words[start] == "year"
        found = self.year(start)
        if found and 1000 <= found[1] <= 2999 and self._year_ends(found[0]):
            return found
        if marked and self._two_digit_year(start):
            return start + 1, full_year(int(self.words[start]))
        return self._bare_short_year(start) if start == at else None

    def _two_digit_year(self, at: int) -> bool:
        """Whether two digits stand alone and not before minutes."""
        clock = self.words[at + 1] in (":", ".") and self.glued(at + 1) and self.digits(at + 2)
        return self.digits(at) and len(self.words[at]) == 2 and not clock

    def _bare_short_year(self, at: int) -> tuple[int, int] | None:
        """“Dec 12 26” is read as a year only at the end of the words or before a full stop."""
        word, behind = self.words[at], self.words[at + 1]
        if self.digits(at) and len(word) == 2 and self.before(at) in ("st", "nd", "rd", "th"):
            return (at + 1, full_year(int(word))) if behind in ("", ".", ",", ")") else None
        if self._two_digit_year(at) and self.before(at) in MONTHS and 20 <= int(word) < 40:
            return (at + 1, full_year(int(word))) if behind in ("", ".", ",", ")") else None
        return None

    def _year_ends(self, end: int) -> bool:
        word = self.words[end]
        return not (word in _NUMBER_AFTER_DAY or (word == ":" and self.glued(end)))

    def _year_after_month(self, at: int) -> tuple[int, int] | None:
        found = self._year_after(at)
        if found:
            return found
        start = at + (self.words[at] in ("-", "/"))
        if self._two_digit_year(start) and int(self.words[start]) > 31:
            return start + 1, full_year(int(self.words[start]))
        return None

    def speaks_of_month(self, start: int, end: int) -> bool:
        """Whether a month's name that stands alone is the month: “in May”, not “you may”."""
        word = self.words[start]
        if self.names_somebody(start, end):
            return False
        if word not in LOOSE_MONTHS:
            return True
        before, following = self.before(start), self.words[end]
        if word in ("may", "march", "mar"):
            if before in ("in", "since", "during") and following in _SUBJECTS:
                return True
            if not self.capital(start) and before not in _MAY_BEFORE:
                return False
            if following in _VERBAL_MAY or (before in ("", '"') and following not in ("-", "–")):
                joined = following in ("to", "through", "till", "or", "and", "/")
                return joined and self.words[end + 1] in MONTHS
            return before in _MONTH_BEFORE or following in _MONTH_AFTER
        alone = before.isalpha() and following in ("", ".", "?", "!", ",")
        alone = alone or following in _MONTHLY
        return self.capital(start) or before in _MONTH_BEFORE or (alone and word != "august")

    def names_somebody(self, start: int, end: int) -> bool:
        """“Mr May”, “April Johnson”, “Sunday River Road”: a name and no time."""
        before = self.before(start)
        if before in TITLES or (before == "." and self.before(start, 2) in TITLES):
            return True
        following = self.words[end]
        if not (self.capital(start) and self.capital(end) and following.isalpha()):
            return False
        if following in _TIME_NOUNS or following in MONTHS or following in WEEKDAYS:
            return False
        led = before in _MONTH_BEFORE or before == "on"
        return len(following) > 1 and (not led or before in ("and", "or"))

    def day_first(self, at: int) -> Piece | None:
        """“12 May 2026”, “the 12th of May”, “22april”, “twelfth of May”, “1st quarter”: dates."""
        start = at + (self.words[at] == "the")
        found = self.day_number(start)
        if found is None:
            return None
        end, day = found
        behind = end
        if self.words[behind] == "day" and self.words[behind + 1] in ("of", "in"):
            behind += 1
        if self.words[behind] in ("-", "/", ".") and self.words[behind + 1] in MONTHS:
            behind += 1
        if self.words[behind] == "in" and behind == end and self._counts(at):
            return None
        behind += self.words[behind] in ("of", "in")
        behind += self.words[behind] in ("the",) and self.words[behind + 1] in MONTHS
        if self.words[behind] not in MONTHS:
            return None
        month = MONTHS[self.words[behind]]
        dot = behind + 1 + (self.words[behind + 1] == "." and self.glued(behind + 1))
        year = self._year_after(dot)
        if year:
            return year[0], CalendarDate(year[1], month, day)
        if self.words[behind] == "may" and not self._may_is_month(start, behind, end):
            return None
        if self.words[dot] in STREETS and self.words[dot] not in ("close", "st"):
            return None
        if dot > behind + 1 and (dot >= self.size or self.words[behind] not in _SHORT_MONTHS):
            dot = behind + 1
        return dot, CalendarDate(None, month, day)

    def _counts(self, at: int) -> bool:
        """Whether a number before “in May” counts things: “one in May”, but not “3rd in May”."""
        ordinal = self.ordinal(at + (self.words[at] == "the")) is not None
        return not ordinal and self.before(at) not in RANGE_WORDS

    def _may_is_month(self, start: int, may: int, end: int) -> bool:
        """“12 May”, but not “option 2 may be”."""
        if self.capital(may) or self.before(may) == "of":
            return True
        return self.words[end - 1] in ("st", "nd", "rd", "th") and (
            self.words[may + 1] not in _VERBAL_MAY
        )

    def year_first(self, at: int) -> Piece | None:
        """“2016 November”, “2016, Nov”, “2017 April 5”."""
        found = self.year(at) if self.digits(at) else None
        if found is None:
            return None
        end, year = found
        behind = end + (self.words[end] in (",", "-", "/", "–"))
        if self.words[behind] not in MONTHS:
            return None
        if self.words[behind] == "may" and not self.capital(behind):
            return None
        month = MONTHS[self.words[behind]]
        day = self.day_number(behind + 1)
        if day and self._ends_day(behind + 1, day[0]):
            return day[0], CalendarDate(year, month, day[1])
        return behind + 1, CalendarDate(year, month)

    def any_date(self, at: int) -> Piece | None:
        """A date that names its month, in any writing."""
        return (
            self.numeric_date(at)
            or self.year_first(at)
            or self.month_first(at)
            or self.day_first(at)
        )

    # Weekdays

    def speaks_of_weekday(self, at: int) -> bool:
        """Whether “sun”, “sat”, “wed” mean the day."""
        word = self.words[at]
        if self.names_somebody(at, at + 1):
            return False
        if word not in LOOSE_WEEKDAYS:
            return True
        if not self.capital(at):
            return means_day(self, at)
        following = self.words[at + 1]
        return at > 0 or not following.isalpha() or following in _TIME_NOUNS

    def weekday_date(self, at: int) -> Piece | None:
        """“Monday, 12 May”, “Friday the 13th”, “Mon 12/5”, “Friday (Jun-15)”."""
        word = self.words[at]
        if word not in WEEKDAYS or not self.speaks_of_weekday(at):
            return None
        weekday = WEEKDAYS[word]
        end = at + 1 + (self.words[at + 1] == "." and self.glued(at + 1) and word in SHORT_WEEKDAYS)
        return self.date_beside(end, weekday)

    def date_beside(self, at: int, weekday: int) -> Piece | None:
        """The date behind a weekday, together with it."""
        opened = self.words[at] in ("(", "[")
        start = at + (opened or self.words[at] in (",", "-", "–"))
        start += self.words[start] == "on"
        found = self.any_date(start)
        if found is not None and start == at and self._hours_dashed(at):
            return None
        if found is not None:
            end = found[0]
            if opened and self.words[end] not in (")", "]"):
                return None
            return end + opened, Dated(weekday, found[1])
        the = start + (self.words[start] == "the")
        told = self.words[start] == "the" or self.digits(the)
        number = (self.ordinal(the) if told else None) or (
            self.day_number(the) if self.words[start] == "the" else None
        )
        if number is None and self.digits(the) and start == at:
            number = self.day_number(the)
            if number and not self._day_not_hour(number[0], number[1]):
                return None
        if number is None or not 1 <= number[1] <= 31 or not self._ends_day(the, number[0]):
            return None
        return number[0], DayOfWeekNumbered(weekday, number[1])

    def _hours_dashed(self, at: int) -> bool:
        """“Monday 11-4”: two hours with a dash; a month cannot come before its day in this way."""
        if self.words[at + 1] not in ("-", "–") or not self.digits(at + 2):
            return False
        if self.glued(at + 3) and self.words[at + 3] in ("-", "–"):
            return False
        first, second = int(self.words[at]), int(self.words[at + 2])
        return first <= 12 and second <= 12 and (first < second or first >= 8)

    def _day_not_hour(self, end: int, value: int) -> bool:
        word = self.words[end]
        if value <= 12 or (word in ("-", "–", ":", ".", "/") and self.digits(end + 1)):
            return False
        return word in ("", ".", ",", "!", "?", ";", ")") or word in _DATE_BEFORE

    # Bare numbers of days

    def day_of_month(self, at: int) -> Piece | None:
        """“the 21st”, “21st”, “the twenty-second”: a day whose month is left open."""
        the = self.words[at] == "the"
        start = at + the
        found = self.ordinal(start)
        if found is None:
            if the and self.digits(start) and self.before(at) == "on":
                found = self.day_number(start)
                if found and self._ordinal_ends(found[0]) and self._ends_day(start, found[0]):
                    return found[0], CalendarDate(day=found[1])
            return None
        end, day = found
        if not 1 <= day <= 31:
            return None
        digits = self.digits(start)
        context = self.before(at) in _DATE_BEFORE
        if not context and not the:
            return None
        if not (digits or context) or not self._ordinal_ends(end):
            return None
        if not digits and day <= 12 and not (the and self.before(at) in ("on", "until", "till")):
            return None
        return end, CalendarDate(day=day)

    def _ordinal_ends(self, end: int) -> bool:
        word = self.words[end]
        if word in ("-", "–") and self.glued(end):
            return self.digits(end + 1)
        return self.bare_after(end) or word in _AFTER_ORDINAL

    def merged_day(self, at: int) -> tuple[int, int, str | None] | None:
        """“2moro”, “2day”: the number that sounds like “to”."""
        if self.words[at] == "2" and self.glued(at + 1) and self.words[at + 1] in MERGED_DAYS:
            return at + 2, *MERGED_DAYS[self.words[at + 1]]
        return None


_TIME_NOUNS = frozenset(
    (*DAY_PARTS, *SEASONS, "week", "am", "pm", "at", "and", "or", "to", "of", "the", "utc", "gmt",
     "cet", "est", "pst", "day", "i", "we", "you", "please", "next", "this", "last")
)  # fmt: skip
_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th", "first", "second", "third", "fourth"})
_MONTHLY = frozenset(
    "shipment shpmt order orders batch sales price prices delivery invoice production samples eta "
    "etd loading".split()
)
_AFTER_ORDINAL = frozenset("through between around after before onwards onward latest".split())
_SUBJECTS = frozenset({"we", "i", "you", "he", "she", "they", "it", "the", "our", "your"})
_SHORT_MONTHS = frozenset(
    word for word in MONTHS if len(word) <= 4 and word not in ("may", "june", "july")
)


def _date(year: int, month: int, day: int) -> CalendarDate | None:
    if 1 <= month <= 12 and 1 <= day <= 31:
        return CalendarDate(year, month, day)
    return None


def _day_and_month(
    year: int | None, first: int, second: int, *, dotted: bool
) -> CalendarDate | None:
    """The date of two numbers; with dots the day stands first, as it does in Europe."""
    if not (1 <= first <= 31 and 1 <= second <= 31) or (first > 12 and second > 12):
        return None
    if first > 12 or (dotted and second <= 12):
        return CalendarDate(year, second, first)
    return CalendarDate(year, first, second, swappable=second <= 12 and first != second)
