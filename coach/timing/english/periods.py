"""Weeks, quarters, halves, years, decades and seasons in English, by their numbers and names."""

from __future__ import annotations

from coach.timing.english.days import Days
from coach.timing.english.lexer import Piece
from coach.timing.english.words import DECADES, MONTHS, PERIOD_UNITS, SEASONS, SHIFTS, UNITS
from coach.timing.meaning import (
    Ahead,
    AnyYear,
    Between,
    CalendarDate,
    Meaning,
    Nth,
    PartOf,
    Period,
    Season,
    Unit,
)

_PLAIN_BEFORE = frozenset("for in during over throughout within by until across all rest".split())
_YEAR_BEFORE = frozenset(
    "in since of until till from during by before after through to year and for or between about "
    "around dated circa than spring summer autumn fall winter season late early mid".split()
) | frozenset({"(", "=", "<", ">"})


_YEAR_OWNERS = frozenset("our your the their his its from in for since of this a with".split())
_YEAR_THINGS = frozenset(
    "season catalogue catalog budget price prices sales orders edition fair show exhibition "
    "collection report figures results plan forecast turnover revenue calendar harvest crop "
    "rates visit meeting conference audit targets target festival holiday holidays annual "
    "financial tax accounts spring summer autumn winter contract agreement crisis campaign "
    "shipments deliveries exports imports production statistics data range".split()
)
_YEAR_NAMED = frozenset(
    "fair show exhibition season budget sales turnover catalogue catalog collection forecast "
    "edition calendar harvest crop results festival spring summer autumn winter".split()
)
_YEAR_VERBS = frozenset("was is will saw has had brought looks turned started ended would".split())
_WEEK_JOINTS = frozenset({"-", "–", "/", "to", "and", "&", "+"})
_SEASON_BEFORE = frozenset(
    "in during until till by before after since through throughout for over around b4".split()
)
SEASON_GOODS = frozenset(
    "collection process range catalogue catalog sale sales party office line program programme "
    "fashion dress clothes jacket jackets school camp job tyres tires course edition".split()
)
"""What is called after a season and does not tell when."""
_DECADE_BEFORE = frozenset({"in", "early", "mid", "late", "since", "-"})


class Periods(Days):
    """The rules for periods of the calendar."""

    __slots__ = ()

    def week_period(self, at: int) -> Piece | None:
        """“next week”, “the week after next”, “the week of 5 May”, “two weeks from now”."""
        the = at + (self.words[at] == "the")
        if self.words[the] in SHIFTS and UNITS.get(self.words[the + 1]) == "week":
            if self.words[the + 1].endswith("s"):
                return None
            return the + 2, Period("week", SHIFTS[self.words[the]])
        if self.words[the] == "week":
            return self.unit_after_next(at) or self.week_of(at) or self.numbered_week(the)
        if self.words[the] in ("wk", "w", "cw", "kw"):
            return self.numbered_week(the)
        return None

    def unit_after_next(self, at: int) -> Piece | None:
        """“the week after next”, “the month after the next”, “the week before last”."""
        start = at + (self.words[at] == "the")
        unit = UNITS.get(self.words[start])
        if unit is None or self.words[start + 1] not in ("after", "before"):
            return None
        sign = 1 if self.words[start + 1] == "after" else -1
        wanted = ("next", "following") if sign > 0 else ("last", "previous")
        end = start + 2 + (self.words[start + 2] == "the")
        if self.words[end] not in wanted or self.words[end + 1] in UNITS:
            return None
        if unit == "day":
            return end + 1, Ahead(2 * sign, "day")
        return end + 1, Period(unit, 2 * sign)

    def week_of(self, at: int) -> Piece | None:
        """“the week of July 23”, “w/c 4 Feb”, “the week commencing on the 5th”."""
        start = at + (self.words[at] == "the")
        word = self.words[start]
        if (
            word == "w"
            and self.words[start + 1] == "/"
            and self.words[start + 2] in ("c", "e", "b")
        ):
            end = start + 3 + (self.words[start + 3] == ".")
        elif UNITS.get(word) in ("week", "weekend") and word in PERIOD_UNITS:
            verb = self.words[start + 1]
            if verb not in ("of", "commencing", "beginning", "starting", "ending", "from"):
                return None
            end = start + 2 + (self.words[start + 2] == "on")
            if self.digits(end) and self.words[end + 1] == "/" and self.words[end + 3] in MONTHS:
                end += 2
        else:
            return None
        found = self.any_date(self.after_the(end)) or self.day(end)
        if found is None or (found[1].kind != "date" and UNITS.get(word) != "weekend"):
            return None
        unit: Unit = "weekend" if UNITS.get(word) == "weekend" else "week"
        return found[0], Period(unit, within=found[1])

    def numbered_week(self, at: int) -> Piece | None:
        """“week 49”, “CW49”, “wk 3 of 2027”, “week 27 of last year”."""
        start = at
        if self.words[start] == "calendar":
            start += 1
        word = self.words[start]
        if word not in ("week", "wk", "cw", "kw", "w", "weeks", "wks"):
            return None
        if word in ("weeks", "wks") and (self.digits(at - 1) or self.digits(at + 2)):
            return None
        end = start + 1 + (self.words[start + 1] in (".", "no", "#", "number"))
        end += self.words[end] == "." and self.words[end - 1] == "no"
        if word == "w" and not self.glued(end):
            return None
        if not self.digits(end) or len(self.words[end]) > 2 or not 1 <= int(self.words[end]) <= 53:
            return None
        number = int(self.words[end])
        last = self._last_week(end, number, several=word in ("weeks", "wks"))
        if last > end:
            year = self.year_behind(last + 1)
            whole = year[1] or Period("year")
            until = Nth(int(self.words[last]), "week", whole)
            return year[0], Between(Nth(number, "week", whole), until)
        if word != "w" or self.capital(start):
            year = self.year_behind(end + 1)
            return year[0], Nth(number, "week", year[1] or Period("year"))
        return None

    def _last_week(self, at: int, number: int, *, several: bool) -> int:
        """The last number of “weeks 3-5”, “cw 49/50”, “week 49 and 50”; `at` if there is none."""
        mark, last = self.words[at + 1], at + 2
        if mark not in _WEEK_JOINTS or not self.digits(last) or len(self.words[last]) > 2:
            return at
        value = int(self.words[last])
        if not number < value <= 53 or not self.free_after(last + 1):
            return at
        beside = value == number + 1
        if self.year(last + 1):
            return last
        short_year = mark in ("/", "-") and 24 <= value <= 32
        if several:
            return last if beside or mark in ("-", "–", "to") else at
        if short_year or not (beside or mark in ("-", "–", "to")):
            return at
        return last if self.bare_after(last + 1) else at

    def quarter_code(self, at: int) -> Piece | None:
        """“Q3”, “Q3 2026”, “H1/2027”, “1H26”, “Q1'27”."""
        word = self.words[at]
        number = self.words[at + 1]
        if word in ("q", "h") and self.digits(at + 1) and (self.glued(at + 1) or word == "q"):
            end = at + 2
        elif self.digits(at) and number in ("q", "h") and self.glued(at + 1):
            end, word, number = at + 2, number, word
        else:
            return None
        unit: Unit = "quarter" if word == "q" else "half"
        if len(number) != 1 or not 1 <= int(number) <= (4 if word == "q" else 2):
            return None
        marker = end - 1 if not self.digits(end - 1) else at
        if word == "h" and not self.capital(marker) and not self._year_beside(at, end):
            return None
        year = self.year_behind(end)
        return year[0], Nth(int(number), unit, year[1] or AnyYear())

    def short_year_quarter(self, at: int) -> Piece | None:
        """“18Q4”, “27H1”."""
        if len(self.words[at]) != 2 or not self.glued(at + 1):
            return None
        code = self.quarter_code(at + 1) if self.words[at + 1] in ("q", "h") else None
        if code is None or not isinstance(code[1], Nth) or code[0] != at + 3:
            return None
        year = CalendarDate(2000 + int(self.words[at]))
        return code[0], Nth(code[1].number, code[1].unit, year)

    def _year_beside(self, at: int, end: int) -> bool:
        return self.year(end) is not None or (at > 1 and self.year(at - 1) is not None)

    def year_behind(self, at: int) -> tuple[int, Meaning | None]:
        """A year behind a part of a year, and its meaning; `at` and None if there is none."""
        word = self.words[at]
        start = at + (word in ("of", "in", "-", "/", ",", "–"))
        start += self.words[start] == "the"
        start += self.words[start] == "year" and self.words[start + 1] not in ("", ".")
        found = self.year(start)
        if found and self._year_ends(found[0]):
            both = self.words[found[0] + 1] == f"{(found[1] + 1) % 100:02}"
            joined = both and self.words[found[0]] == "/" and self.glued(found[0])
            return found[0] + 2 * joined, CalendarDate(found[1])
        short = self.words[start]
        if self.digits(start) and len(short) == 2 and self.glued(start):
            return start + 1, CalendarDate(2000 + int(short))
        relative = self.shifted_unit(start)
        if relative and isinstance(relative[1], Period) and relative[1].unit == "year":
            return relative[0], relative[1]
        fiscal = self.named_year(start)
        return fiscal if fiscal and word != "," else (at, None)

    def year_then_part(self, at: int) -> Piece | None:
        """“2026 Q3”, “2019-H2”, “2026-W49”, “2016 the third quarter”."""
        found = self.year(at)
        if found is None:
            return None
        end, year = found
        start = end + (self.words[end] in ("-", "/", ",", "–"))
        whole = CalendarDate(year)
        code = self.quarter_code(start)
        if code and isinstance(code[1], Nth) and isinstance(code[1].within, AnyYear):
            return code[0], Nth(code[1].number, code[1].unit, whole)
        if self.words[start] in ("w", "week", "wk") and self.digits(start + 1):
            number = int(self.words[start + 1][:3])
            return (start + 2, Nth(number, "week", whole)) if 1 <= number <= 53 else None
        ordinal = self.ordinal(start + (self.words[start] == "the"))
        if ordinal:
            unit = UNITS.get(self.words[self.after_hyphen(ordinal[0])])
            if unit in ("quarter", "half"):
                return self.after_hyphen(ordinal[0]) + 1, Nth(ordinal[1], unit, whole)
        return None

    def named_year(self, at: int) -> Piece | None:
        """“year 2008”, “the year of 2016”, “FY26”, “CY 2026”, “fiscal year 2026/27”."""
        start = at + (self.words[at] == "the")
        word, end = self.words[start], start + 1
        if word in ("fiscal", "calendar", "financial", "school", "academic"):
            if self.words[end] != "year":
                return None
            end += 1
        elif word not in ("year", "fy", "cy", "sy"):
            return None
        end += self.words[end] == "of"
        both = self.lone_year(end) if self.digits(end) else None
        if both and isinstance(both[1], Between):
            return both
        found = self.year(end)
        if found:
            return found[0], CalendarDate(found[1])
        if word in ("fy", "cy", "sy") and self.digits(end) and len(self.words[end]) == 2:
            year, second = 2000 + int(self.words[end]), self.words[end + 2]
            if self.words[end + 1] in ("/", "-") and second == f"{(year + 1) % 100:02}":
                return end + 3, Between(CalendarDate(year), CalendarDate(year + 1))
            return end + 1, CalendarDate(2000 + int(self.words[end]))
        if word == "year" and self.digits(end) and len(self.words[end]) == 3:
            return end + 1, CalendarDate(int(self.words[end]))
        return (end, Period("year")) if end > start + 1 and word != "year" else None

    def lone_year(self, at: int) -> Piece | None:
        """“in 2026”: a year alone, where nothing is counted."""
        found = self.year(at)
        if found is None or not 1600 <= found[1] <= 2199:
            return None
        end = found[0]
        if not self.digits(at) and found[1] % 100 == 0 and found[1] != 2000:
            return None
        short = self.words[end + 1]
        if self.words[end] == "/" and self.glued(end) and short == f"{(found[1] + 1) % 100:02}":
            return end + 2, Between(CalendarDate(found[1]), CalendarDate(found[1] + 1))
        later = self.words[end] in ("or", "and") and self.words[end + 1] in ("later", "after")
        if self._year_told(at, end):
            return end, CalendarDate(found[1])
        if self.before(at) in ("and", "or") and self.digits(at - 2) and len(self.words[at - 2]) > 3:
            return None
        if (not later and self.before(at) not in _YEAR_BEFORE) or not self.bare_after(end):
            return None
        return end, CalendarDate(found[1])

    def _year_told(self, at: int, end: int) -> bool:
        """“our 2023 sales”, “budget 2027”, “2025 was good”: a noun or a verb makes it a year."""
        if not self.digits(at) or not 1990 <= int(self.words[at]) <= 2039:
            return False
        before, following = self.before(at), self.words[end]
        if following == ":" and not self.glued(end + 1) and before in ("", ",", ";", "."):
            return True
        if before in _YEAR_OWNERS and following in _YEAR_THINGS:
            return True
        if before in _YEAR_NAMED or (before == "list" and self.before(at, 2) == "price"):
            return self.bare_after(end)
        return before in ("", ".", ",", ";", "that", "because", "if") and following in _YEAR_VERBS

    def decade(self, at: int) -> Piece | None:
        """“the 90s”, “1990s”, “the nineteen seventies”, “the '40s”, “nineties”."""
        start = at + (self.words[at] == "the")
        end = start + (self.words[start] in ("'", "’"))
        if self.digits(end):
            number = self.words[end]
            behind = self.words[end + 1]
            plural = behind in ("s", "'s", "’s") and (self.glued(end + 1) or number[-1] == "0")
            if not plural or number[-1] != "0" or len(number) not in (2, 4):
                return None
            year = int(number) if len(number) == 4 else _century(int(number)) + int(number)
            if len(number) == 2 and start == at and end == start and self.before(at) != "in":
                return None
            return end + 2, Period("decade", within=CalendarDate(year))
        first = self.below_hundred(end)
        if first and 16 <= first[1] <= 20 and self.words[self.after_hyphen(first[0])] in DECADES:
            behind_ = self.after_hyphen(first[0])
            year = first[1] * 100 + DECADES[self.words[behind_]]
            return behind_ + 1, Period("decade", within=CalendarDate(year))
        if self.match(end, ("two", "thousands")):
            return end + 2, Period("decade", within=CalendarDate(2000))
        value = DECADES.get(self.words[end])
        if value is None or value == 10 or (start == at and self.before(at) not in _DECADE_BEFORE):
            return None
        return end + 1, Period("decade", within=CalendarDate(_century(value) + value))

    def century(self, at: int) -> Piece | None:
        """“the 21st century”."""
        start = at + (self.words[at] == "the")
        found = self.ordinal(start)
        if found and self.words[self.after_hyphen(found[0])] == "century" and found[1] > 1:
            end = self.after_hyphen(found[0]) + 1
            return end, Period("century", within=CalendarDate((found[1] - 1) * 100))
        return None

    def season(self, at: int) -> Piece | None:
        """“summer 2026”, “the spring of 2027”, “in summer”."""
        start = at + (self.words[at] == "the")
        month = SEASONS.get(self.words[start])
        if month is None:
            return None
        year = self.year_behind(start + 1)
        if year[1] is not None:
            return year[0], Season(month, year[1])
        word, before = self.words[start], self.before(at)
        if before not in _SEASON_BEFORE:
            return None
        if not self.bare_after(start + 1) or (
            word == "spring" and not (start > at or before in ("in", "for"))
        ):
            return None
        return start + 1, Season(month)

    def unit_end(self, at: int) -> Piece | None:
        """“year-end”, “month end”, “quarter-end 2026”."""
        unit = PERIOD_UNITS.get(self.words[at])
        end = self.after_hyphen(at + 1)
        if unit not in ("year", "month", "quarter") or self.words[end] != "end":
            return None
        if self.words[end + 1] in ("of", "user", "result", "product"):
            return None
        year = self.year_behind(end + 1) if unit == "year" else (end + 1, None)
        return year[0], PartOf("end", year[1] or Period(unit))

    def plain_period(self, at: int) -> Piece | None:
        """“for the week”, “the weekend”, “the following month”: where the words mean this one."""
        the = self.words[at] in ("the", "my", "our")
        start = at + the
        word = self.words[start]
        unit = PERIOD_UNITS.get(word)
        before = self.before(at)
        if unit == "weekend":
            if before in ("a", "each", "every", "any", "long") or self.words[start + 1] == "trip":
                return None
            return self._weekend_of(start)
        alone = the and before in _PLAIN_BEFORE and self.bare_after(start + 1)
        if alone and unit in ("week", "month", "year", "quarter"):
            return start + 1, Period(unit)
        if word in ("hour", "fortnight") and the and before in ("for", "unavailable"):
            return start + 1, Period("hour" if word == "hour" else "fortnight")
        if word == "day" and the and before == "for" and self.bare_after(start + 1):
            return start + 1, Ahead(0, "day")
        return None

    def _weekend_of(self, at: int) -> Piece | None:
        the = at - 1 if self.before(at) == "the" else at
        return self.week_of(the) or (at + 1, Period("weekend"))


def _century(short: int) -> int:
    return 1900 if short >= 30 else 2000
