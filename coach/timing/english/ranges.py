"""From … to, before, after and around in English, for days and times alike."""

from __future__ import annotations

from dataclasses import replace

from coach.timing.english.clock import narrowable
from coach.timing.english.lengths import APPROXIMATE
from coach.timing.english.lexer import Phrases, Piece, phrases_by_first_word
from coach.timing.english.moments import BOUNDS, Moments, Side, has_time, holds_time, placed_on
from coach.timing.english.words import MONTHS, SINCE_BEHIND, UNTIL_BEHIND, WEEKDAYS
from coach.timing.meaning import (
    Ahead,
    Around,
    At,
    Between,
    Bound,
    Bygone,
    CalendarDate,
    Every,
    Lasting,
    Meaning,
    Now,
    Nth,
    Unsaid,
    Weekday,
)

_BEHIND: tuple[tuple[Side, tuple[str, ...]], ...] = (
    ("since", SINCE_BEHIND),
    ("until", UNTIL_BEHIND),
)
SIDES_BEHIND: Phrases[Side] = phrases_by_first_word(
    (phrase, side) for side, phrases in _BEHIND for phrase in phrases
)

_LED_ON = frozenset({"on", "onwards", "onward", "forward"})


class Ranges(Moments):
    """The rules for ranges, open sides and blurred points."""

    __slots__ = ()

    def span(self, at: int) -> Piece | None:
        """“from Monday to Friday”, “3–5 May”, “between now and June”, “2014-2018”."""
        led = self.words[at] in ("from", "between")
        between = self.words[at] == "between"
        start = at + led
        start += self.words[start] == "the" and self.words[start + 1] == "years"
        start += self.words[start] == "years"
        return (
            self._day_numbers(start, between=between, led=led)
            or self._years(start, between=between, led=led)
            or self._moments(start, between=between, led=led)
            or (self.hours_for(at) if led else None)
        )

    def _day_numbers(self, at: int, *, between: bool, led: bool) -> Piece | None:
        """“3–5 May”, “9 to 12 of June 2026”, “the 4th till the 23rd of this month”."""
        start = at + (self.words[at] == "the")
        first = self.day_number(start)
        if first is None:
            return None
        joint = self.joint(first[0], between=between)
        if self.words[first[0]] == "/" and self.glued(first[0]):
            joint = first[0] + 1
        if joint == first[0]:
            return None
        the = joint + (self.words[joint] == "the")
        second = self.day_number(the)
        if second is None or not self._ends_day(the, second[0]):
            return None
        last = self.day_in_month(the) or self.day_first(the) or self.month_first(the)
        if last:
            if isinstance(last[1], CalendarDate) and last[1].day is not None:
                left = replace(last[1], day=first[1])
                if left.month and left.day and left.day > (last[1].day or 0):
                    left = _month_earlier(left)
                return last[0], Between(left, last[1])
            if isinstance(last[1], Nth):
                return last[0], Between(replace(last[1], number=first[1]), last[1])
        ordinals = self.words[second[0] - 1] in ("st", "nd", "rd", "th")
        if ordinals and (led or self.before(at) in ("on", "for", "by")) and second[1] > first[1]:
            return second[0], Between(CalendarDate(day=first[1]), CalendarDate(day=second[1]))
        return None

    def _years(self, at: int, *, between: bool, led: bool) -> Piece | None:
        """“2014-2018”, “from 2007 to 2009”, “between 2015 and 2018”."""
        first = self.year(at)
        if first is None or not 1500 <= first[1] <= 2199:
            return None
        joint = self.joint(first[0], between=between)
        if joint == first[0]:
            return None
        second = self.year(joint)
        if second is None or not first[1] <= second[1] <= 2199:
            return None
        word = self.words[second[0]]
        if word in MONTHS or (word in ("-", "/") and self.digits(second[0] + 1)):
            return None
        if not led and not (self.before(at) in _YEARS_AFTER and self.bare_after(second[0])):
            return None
        return second[0], Between(CalendarDate(first[1]), CalendarDate(second[1]))

    def _moments(self, at: int, *, between: bool, led: bool) -> Piece | None:
        first = self._end_of_span(at)
        if first is None:
            return None
        joint = self.joint(first[0], between=between)
        if joint == first[0]:
            return None
        left = first[1]
        second = self._number_of_month(joint, left) or self._end_of_span(joint)
        if second is None:
            return None
        if left.kind in ("date", "daterange") and _is_opening_hours(second[1]):
            second = self.day(joint)
            if second is None:
                return None
        end, right = second
        joined = _joined(left, right)
        if joined is None:
            return None
        return self._span_behind(end, joined)

    def _span_behind(self, end: int, joined: Between) -> Piece:
        """The range with a day or a week behind it that holds for both ends."""
        if joined.kind == "timerange":
            start = end + (self.words[end] in ("on", ","))
            day = self.day(start)
            if day and holds_time(day[1]):
                return day[0], placed_on(day[1], joined)
        return end, joined

    def _end_of_span(self, at: int) -> Piece | None:
        """What can be an end of a range, with or without its article."""
        if self.words[at] in ("now", "present", "date"):
            return at + 1, Now() if self.words[at] == "now" else Ahead(0, "day")
        if self.match(at, ("current", "date")):
            return at + 2, Ahead(0, "day")
        found = self.around(at) or self.moment(at)
        if found is None and self.words[at] in MONTHS:
            found = self.month_first(at) or (at + 1, CalendarDate(None, MONTHS[self.words[at]]))
        if found is None:
            year = self.year(at)
            found = (year[0], CalendarDate(year[1])) if year else None
        if found is None or found[1].kind in ("duration", "set"):
            return None
        return found

    def _number_of_month(self, at: int, left: Meaning) -> Piece | None:
        """The 5 of “May 3–5” and of “April ninth through the seventeenth”, with a year behind."""
        if not (isinstance(left, CalendarDate) and left.day and left.month and left.year is None):
            return None
        the = at + (self.words[at] == "the")
        number = self.day_number(the)
        if number is None or self.words[number[0]] in MONTHS or not self._ends_day(the, number[0]):
            return None
        mark = self.words[number[0]]
        if mark in ("/", "-", ".") and self.glued(number[0]) and self.digits(number[0] + 1):
            return None
        if mark in ("of", "day") and self.words[number[0] + 1] in (*MONTHS, "next", "the", "this"):
            return None
        year = self._year_after(number[0])
        end, value = year or (number[0], None)
        month = left.month
        if number[1] < left.day:
            month = month % 12 + 1
        return end, CalendarDate(value, month, number[1])

    def hours_for(self, at: int) -> Piece | None:
        """“from 2 pm for 2 hours”, “from 20 December for a week”."""
        first = self._end_of_span(at + 1) or self.clock(at + 1, bare=True)
        if first is None or self.words[first[0]] != "for":
            return None
        length = self.amount(first[0] + 1)
        if length is None:
            return None
        return length[0], Lasting(first[1], length[1])

    def length_from(self, at: int) -> Piece | None:
        """“for 2 hours from 9”, “2 weeks starting May 20th”, “3 days from next Monday”."""
        led = self.words[at] == "for"
        counted = self.amount(at + led)
        if counted is None:
            return None
        end, length, _ = counted
        end += self.words[end] == ","
        if self.words[end] == "from" and led:
            start = end + 1
        elif self.words[end] in ("starting", "beginning", "commencing"):
            start = end + 1 + (self.words[end + 1] in ("from", "on", "at"))
        else:
            return None
        first = self._end_of_span(start) or self.clock(start, bare=True)
        if first is None or first[1].kind in ("daterange", "timerange"):
            return None
        if led and self.words[end] != "from":
            return None
        return first[0], Lasting(first[1], length)

    def bound(self, at: int) -> Piece | None:
        """“before Friday”, “no later than 5 May”, “since 2011”, “from Monday on”, “by noon”."""
        for phrase, side in BOUNDS.get(self.words[at], ()):
            if not self.match(at, phrase) or self.before(at) == "-":
                continue
            start = at + len(phrase)
            found = self._limit(start)
            if found is None:
                continue
            end, limit = found
            if phrase == ("from",):
                return self._from_on(at, end, limit)
            if phrase == ("by",) and limit.kind in ("duration", "set"):
                return None
            if side in ("until", "before") and self.words[end] in ("at",):
                end += 3 * self.match(end, ("at", "the", "latest"))
            end += self.words[end] == "latest"
            if phrase == ("since",):
                limit = Bygone(limit)
            return end, Bound(side, limit)
        return None

    def _limit(self, at: int) -> Piece | None:
        if self.words[at] in ("now", "date"):
            up_to_date = self.words[at] == "date" and self.before(at, 2) == "up"
            if up_to_date or self.words[at + 1] in ("of", "-"):
                return None
            return at + 1, Now() if self.words[at] == "now" else Ahead(0, "day")
        start = at + (self.words[at] == "or" and self.words[at + 1] in ("on", "in")) * 2
        start += self.words[start] in ("on", "in", "at") and self.words[start + 1] != "a"
        found = self.around(start) or self.span(start) or self.moment(start)
        if found is None and self.words[start] == "the":
            found = self.moment(start + 1)
        if found is None and self.words[start] in MONTHS and self.words[start] != "may":
            found = start + 1, CalendarDate(None, MONTHS[self.words[start]])
        if found is None:
            year = self.year(start + (self.words[start] == "the") + (self.words[start] == "year"))
            if year and self.bare_after(year[0]) and 1500 < year[1] < 2200:
                found = year[0], CalendarDate(year[1])
        if found is None and self.before(at) in ("than", "before", "after", "until", "till"):
            naked = self.clock(start, bare=True)
            if naked and self.words[naked[0]] in ("", ".", "?", "!") and naked[0] == start + 1:
                found = naked if self.words[start] not in ("one", "zero", "0") else None
        if found is None or found[1].kind in ("duration", "set") or isinstance(found[1], Unsaid):
            return None
        return found

    def _from_on(self, at: int, end: int, limit: Meaning) -> Piece | None:
        """“from Monday on”; “from Monday” alone only where nothing follows it."""
        if self.words[end] in _LED_ON:
            return end + 1, Bound("since", limit)
        if isinstance(limit, (Between, Bound)) or limit.kind in ("timerange",):
            return None
        if self.match(end, ("and", "onwards")) or self.match(end, ("and", "on")):
            return end + 2, Bound("since", limit)
        return None

    def bound_behind(self, found: Piece) -> Piece:
        """“3 pm or later”, “2016 and after”, “Friday at the latest”."""
        end, meaning = found
        if meaning.kind in ("duration", "set") or isinstance(meaning, (Bound, Unsaid, Now)):
            return found
        for phrase, side in SIDES_BEHIND.get(self.words[end], ()):
            if self.match(end, phrase) and self.words[end + len(phrase)] != "than":
                behind = end + len(phrase)
                if phrase[-1] in ("after", "before", "later") and not self._clause_ends(behind):
                    return found
                if phrase[-1] in ("after", "before") and self._limit(behind):
                    return found
                return behind, Bound(side, meaning)
        if self.match(end, ("or", "so")):
            return end + 2, Around(meaning)
        return found

    def _clause_ends(self, at: int) -> bool:
        """Whether “or later” stands for itself and does not lead to another word."""
        word = self.words[at]
        return not word.isalpha() or word in ("on", "and", "or", "but", "please", "is", "in", "if")

    def bound_time(self, at: int) -> Piece | None:
        """“before 4 pm”, “no later than 6:00”, “after 3”, behind a day."""
        for phrase, side in BOUNDS.get(self.words[at], ()):
            if phrase == ("from",) or not self.match(at, phrase):
                continue
            start = at + len(phrase)
            found = self.clock(start, bare=self.bare_after(start + 1)) or self.day_part(start)
            if found:
                found = self.with_part(found)
                return self.zone(found[0]), Bound(side, found[1])
        found = self.time(at)
        if found and narrowable(found[1]) and found[1].kind == "time":
            behind = self.bound_behind(found)
            return behind if isinstance(behind[1], Bound) else None
        return None

    def around(self, at: int) -> Piece | None:
        """“around the 15th”, “about 3 pm”, “circa May”, “~5 June”."""
        if self.words[at] not in APPROXIMATE or self.words[at] in ("some", "nearly", "almost"):
            return None
        if self.talks_about(at):
            return None
        start = at + 1 + (self.words[at + 1] == "." and self.words[at] in ("approx", "ca"))
        start += self.words[start] in ("at", "on", "the") and self.words[start] != "the"
        found = self.moment(start)
        if found is None and self.words[at] in ("around", "about", "~", "circa"):
            number = self.clock(start, bare=True)
            if number and self.bare_after(number[0]) and self._hour_meant(at, number[0]):
                found = number
        if found is None or found[1].kind == "duration":
            return None
        return found[0], Around(found[1])

    def _hour_meant(self, at: int, end: int) -> bool:
        """Whether “around 4” is an hour: it follows a day or an “at”, or a day follows."""
        before = self.before(at)
        if before in WEEKDAYS or before in ("at", "today", "tomorrow", "th", "st", "nd", "rd"):
            return True
        return self._day_follows(end - 1) and self.words[at] != "about"


_YEARS_AFTER = frozenset(
    ("", "(", ",", *"in for during is years of between seasons season contract the".split())
)


def _is_opening_hours(meaning: Meaning) -> bool:
    """“(Monday to) Saturday, 8 to 5”: the hours hold for each day, not for the last one."""
    return isinstance(meaning, At) and isinstance(meaning.time, Between)


def _month_earlier(date: CalendarDate) -> CalendarDate:
    month = date.month or 1
    if month > 1:
        return replace(date, month=month - 1)
    return replace(date, month=12, year=date.year - 1 if date.year else None)


def _joined(left: Meaning, right: Meaning) -> Between | None:
    """A range of two ends, each completed from the other; None if they do not go together."""
    if isinstance(left, (Bound, Every)) or isinstance(right, (Bound, Every)):
        return None
    times = has_time(left), has_time(right)
    if times == (False, True):
        if isinstance(left, At):
            return Between(left, At(left.day, right))
        return Between(left, right) if isinstance(left, Now) else None
    if times == (True, False) and right.kind not in ("datetime", "datetimerange"):
        return None
    if isinstance(left, Lasting) or isinstance(right, Lasting):
        return None
    if isinstance(left, CalendarDate) and isinstance(right, CalendarDate):
        return Between(_completed(left, right), right)
    if isinstance(left, Weekday) and left.week is None and isinstance(right, Weekday):
        if right.week is not None and not left.coming:
            left = replace(left, week=right.week)
    elif (
        isinstance(left, Weekday)
        and isinstance(right, Weekday)
        and left.week
        and right.week is None
        and right.weekday > left.weekday
    ):
        right = replace(right, week=left.week)
    return Between(left, right)


def _completed(left: CalendarDate, right: CalendarDate) -> CalendarDate:
    """The first date with the year of the second: “Nov–Feb 2017”, “5/1–5/7/2020”."""
    if left.year is None and right.year is not None and left.month is not None:
        later = right.month is not None and (left.month, left.day or 0) > (
            right.month,
            right.day or 31,
        )
        return replace(left, year=right.year - later)
    if left.year and left.month is None and left.day is None:
        return left
    return left
