"""Lists in English that share their end: “25 and 26 May”, “May 3, 5 and 7”, “2 or 3 pm”."""

from __future__ import annotations

from dataclasses import replace

from coach.timing.english.lexer import Piece
from coach.timing.english.sets import Sets
from coach.timing.english.words import CODES, MONTHS
from coach.timing.meaning import At, Between, CalendarDate, Clock, Meaning, Nth

Members = list[tuple[int, Piece]]
"""The members of a list, each with the token at which it begins."""

_MOST = 6
_MARKS = frozenset({",", "and", "or", "&", "/"})
_LAST_MARKS = frozenset({"and", "or", "&"})
_HOUR_LEADS = frozenset({"at", "@", "for", "both", "either", "around", "about"})
_AFTER_LIST = frozenset("works work suits suit fits fit both each inclusive respectively".split())
_VERSUS = frozenset("vs versus with against over than".split())
_NO_YEARS = frozenset(
    "usd eur cny rmb gbp sold ordered pay paid need needs cost costs have has had got send ship "
    "shipped make made produce produced buy bought alloy alloys aluminium aluminum series steel "
    "pantone hs".split()
)
_FIGURES = frozenset("figures sales numbers results data prices orders".split())


class Lists(Sets):
    """The rules for lists of days, hours and years. Each answers no member if it reads none."""

    __slots__ = ()

    def listed(self, at: int) -> Members:
        """The members of the list that begins at a token."""
        return (
            self._days_before_month(at)
            or self._days_behind_month(at)
            or self._hours_listed(at)
            or self._years_listed(at)
            or self._ordinals_listed(at)
        )

    def _next_member(self, end: int, *, last_only: bool = False) -> int:
        """The token behind the mark of a list, or `end` if none stands there."""
        marks = _LAST_MARKS if last_only else _MARKS
        if self.words[end] not in marks or (self.glued(end) and self.glued(end + 1)):
            return end
        return end + 1 + (self.words[end] == "," and self.words[end + 1] in _LAST_MARKS)

    def _days_before_month(self, at: int) -> Members:
        """“the 2nd and 3rd of May”, “4, 5 and 6 June”: each day with the month of the last."""
        days: list[tuple[int, int, int]] = []
        start = at
        for _ in range(_MOST):
            the = start + (self.words[start] == "the")
            number = self.day_number(the)
            if number is None or not self._ends_day(the, number[0]):
                return []
            dated = self.day_first(start) if days else None
            if dated and isinstance(dated[1], CalendarDate):
                date = dated[1]
                told: Members = [(first, (end, replace(date, day=day))) for first, end, day in days]
                return self._at_one_hour([*told, (start, dated)])
            days.append((start, number[0], number[1]))
            start = self._next_member(number[0])
            if start == number[0]:
                return []
        return []

    def _days_behind_month(self, at: int) -> Members:
        """“May 12 and 13”, “Dec 1, 3 or 5, 2027”: each day with the month of the first."""
        if self.words[at] not in MONTHS:
            return []
        first = self.month_first(at)
        date = first[1] if first else None
        if first is None or not isinstance(date, CalendarDate) or not date.day or date.year:
            return []
        members: Members = [(at, first)]
        for _ in range(_MOST):
            end = members[-1][1][0]
            start = self._next_member(end)
            the = start + (self.words[start] == "the")
            number = self.day_number(the) if start > end else None
            if number is None or not self._ends_day(the, number[0]):
                return []
            members.append((start, (number[0], replace(date, day=number[1]))))
            if self.words[start - 1] in _LAST_MARKS:
                return self._in_one_year(members) if self._list_ends(number[0]) else []
        return []

    def _list_ends(self, end: int) -> bool:
        return self.bare_after(end) or self.words[end] in _AFTER_LIST

    def _in_one_year(self, members: Members) -> Members:
        """The days with the year that stands behind the last of them."""
        year = self._year_after(members[-1][1][0])
        if year is None:
            return self._at_one_hour(members)
        dated: Members = []
        for start, (end, date) in members:
            assert isinstance(date, CalendarDate)
            dated.append((start, (end, replace(date, year=year[1]))))
        last = dated[-1]
        return self._at_one_hour([*dated[:-1], (last[0], (year[0], last[1][1]))])

    def _at_one_hour(self, members: Members) -> Members:
        """The days with the hour that stands behind the last of them."""
        start, last = members[-1]
        timed = self._day_then_time(last)
        if not isinstance(timed[1], At):
            return members if self.free_after(last[0]) else []
        time = timed[1].time
        return [(first, (end, At(day, time))) for first, (end, day) in members[:-1]] + [
            (start, timed)
        ]

    def _hours_listed(self, at: int) -> Members:
        """“2 or 3 pm”, “at 9 and 11 am”, “at 10 or 11”: the half of the day holds for both."""
        led = self.before(at) in _HOUR_LEADS
        first = self._naked_hour(at)
        if first is None or self.before(at) in CODES:
            return []
        end, left = first
        start = self._next_member(end, last_only=True)
        if start == end or (self.words[end] != "or" and not led):
            return []
        said = self.hour_in_part(start) or self.clock(start)
        if said is None and led and self.before(at) in ("at", "@"):
            naked = self._naked_hour(start)
            said = naked if naked and self._list_ends(naked[0]) else None
        if said is None or not isinstance(said[1], Clock):
            return []
        if said[1].half is None and self.before(at) not in ("at", "@"):
            return []
        whole = self.moment(start) if said[1].half else None
        right = whole if whole and whole[0] >= said[0] else said
        time: Meaning = self._matched(left, said[1])
        if isinstance(right[1], At):
            time = At(right[1].day, time)
        return [(at, (end, time)), (start, right)] if self.free_after(right[0]) else []

    def _naked_hour(self, at: int) -> tuple[int, Clock] | None:
        found = self.whole(at)
        if found is None or not 1 <= found[1] <= 12 or self.words[found[0]] == ":":
            return None
        return found[0], Clock(found[1])

    def _years_listed(self, at: int) -> Members:
        """“2021, 2022 and 2023”, “2023 vs 2024”, “(compare) 2023 with 2024”."""
        if not self._modern_year(at) or not self._may_be_years(at):
            return []
        members: Members = []
        start = at
        for _ in range(_MOST):
            if not self._modern_year(start):
                break
            members.append((start, (start + 1, CalendarDate(int(self.words[start])))))
            following = self._next_year(start + 1)
            if following == start + 1:
                break
            start = following
        if len(members) < 2:
            return []
        end = members[-1][1][0]
        return members if self._list_ends(end) or self.words[end] in _FIGURES else []

    def _modern_year(self, at: int) -> bool:
        """Whether a year of living memory or a near plan stands there in digits."""
        return (
            self.digits(at)
            and len(self.words[at]) == 4
            and 1990 <= int(self.words[at]) <= 2039
            and self.free_before(at)
            and self.year(at) is not None
        )

    def _may_be_years(self, at: int) -> bool:
        before = self.before(at)
        if before in _MARKS and self.digits(at - 2) and len(self.words[at - 2]) == 4:
            return False
        return not (before in CODES or before.removesuffix("s") in CODES or before in _NO_YEARS)

    def _next_year(self, end: int) -> int:
        """The token behind what stands between two years, or `end`."""
        if self.words[end] in _VERSUS:
            return end + 1 + (self.words[end + 1] == ".")
        if self.words[end] == "compared" and self.words[end + 1] in ("to", "with"):
            return end + 2
        return self._next_member(end)

    def _ordinals_listed(self, at: int) -> Members:
        """“the first and third Monday of the month”, “first and second week of May”."""
        start = at + (self.words[at] == "the")
        first = self.ordinal(start)
        if first is None:
            return []
        second = self._next_member(first[0], last_only=True)
        if second == first[0]:
            return []
        nth = self.nth(second)
        if nth is None or not isinstance(nth[1], Nth) or not self.free_after(nth[0]):
            return []
        left = replace(nth[1], number=first[1])
        if nth[1].number == first[1] + 1 and nth[1].kind == "daterange":
            return [(at, (nth[0], Between(left, nth[1])))]
        return [(at, (first[0], left)), (second, nth)]
