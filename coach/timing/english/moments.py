"""Days with their times in English: “Friday at 3 pm”, “3 pm on Friday”, “tomorrow from 9 to 5”."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from coach.timing.english.clock import narrowed
from coach.timing.english.distances import Distances
from coach.timing.english.lengths import APPROXIMATE
from coach.timing.english.lexer import Phrases, Piece, phrases_by_first_word
from coach.timing.english.parts import DAY_ENDS
from coach.timing.english.words import (
    AFTER,
    BEFORE,
    DAY_PARTS,
    MEALS,
    NUMBERS,
    SINCE,
    UNTIL,
    WEEKDAYS,
)
from coach.timing.meaning import (
    Ahead,
    At,
    Between,
    Bound,
    CalendarDate,
    Dated,
    DayPart,
    InYear,
    Lasting,
    Meaning,
    PartOf,
    Period,
    Weekday,
)

Side = Literal["before", "until", "after", "since"]
_SIDES: tuple[tuple[Side, tuple[str, ...]], ...] = (
    ("before", BEFORE),
    ("until", UNTIL),
    ("after", AFTER),
    ("since", SINCE),
)
BOUNDS: Phrases[Side] = phrases_by_first_word(
    (phrase, side) for side, phrases in _SIDES for phrase in phrases
)
"""The words that open a range on one side."""
_HOUR_LEADS = frozenset(
    {"at", "@", "by", "b4", "before", "after", "till", "til", "until", "around"}
)
_TIME_LEADS = frozenset({"at", "@", "around", "about", "-", "–", ":", "from", "between", "("})


class Moments(Distances):
    """The rules for a day with its time."""

    __slots__ = ()

    # What the layers above tell.

    def span(self, at: int) -> Piece | None:
        """From … to."""
        raise NotImplementedError

    def length_from(self, at: int) -> Piece | None:
        """A length from a moment on."""
        raise NotImplementedError

    def hours_for(self, at: int) -> Piece | None:
        """From a moment on for a length."""
        raise NotImplementedError

    def bound_time(self, at: int) -> Piece | None:
        """One-sided hours behind a day."""
        raise NotImplementedError

    def bound_behind(self, found: Piece) -> Piece:
        """The words with a side told behind them."""
        raise NotImplementedError

    def moment(self, at: int) -> Piece | None:
        """A day with or without its time, or a time with or without its day."""
        key = ("moment", at)
        if key in self.memo:
            return self.memo[key]
        self.memo[key] = None
        best: Piece | None = None
        for found in (self._from_day(at), self._from_time(at)):
            if found and (best is None or found[0] > best[0]):
                best = found
        self.memo[key] = best
        return best

    def moment_of(self, at: int) -> Piece | None:
        """A moment that another is told from."""
        return self.moment(self.after_the(at)) or self.moment(at)

    def _from_day(self, at: int) -> Piece | None:
        merged = self.merged_day(at)
        if merged:
            end, shift, part = merged
            day: Meaning = Ahead(shift, "day")
            if part:
                day = At(day, DayPart("night", *DAY_PARTS[part]))
            return self._day_then_time((end, day))
        found = self.day(at)
        return self._day_then_time(found) if found else None

    def _day_then_time(self, found: Piece) -> Piece:
        end, day = found
        if not holds_time(day):
            return self._week_then_range(found) or found
        start = end + (self.words[end] == ",")
        closing = self.short_end(start) if day.kind == "date" else None
        if closing and self.words[closing[0] - 1] in DAY_ENDS:
            return closing[0], closed_on(day, closing[1])
        bound = self.bound_time(start)
        if bound and not isinstance(day, At):
            return bound[0], At(day, bound[1])
        lead = self.words[start] in _TIME_LEADS
        ranged = self.words[start] in ("from", "between")
        behind = start + (lead and not ranged)
        behind += self.words[behind] in ("at", "around", "about") and lead
        bare = lead and self.words[behind - 1] in ("at", "@", "around", "about")
        for_length = self._for_length(start)
        if for_length:
            return for_length[0], _lasting_on(day, for_length[1])
        bare = bare or self._spelled_behind(behind, day)
        time = self.time(behind, bare=bare or ranged or self._hours_touch(behind, day))
        if time and self.words[start] == ":" and isinstance(time[1], Between):
            return found
        if time is None and self.words[start] == "for":
            time = self.clock(start + 1)
        if time is None or isinstance(time[1], Bound):
            return self._lasting(found)
        if self.words[start] == "(" and self.words[time[0]] == ")":
            time = time[0] + 1, time[1]
        end = self.zone(time[0])
        year = self.year(end) if self.digits(end) else None
        if year and isinstance(day, (CalendarDate, Dated)) and not _year_of(day):
            end, day = year[0], InYear(_plain_date(day), CalendarDate(year[1]))
        return self._week_behind(self._lasting((end, placed_on(day, time[1]))))

    def _for_length(self, at: int) -> tuple[int, Lasting] | None:
        """“for 7 hours from 9:30”, “from 9:30 for 7 hours”, behind a day."""
        if self.words[at] == "for":
            found = self.length_from(at)
        else:
            found = self.hours_for(at) if self.words[at] == "from" else None
        if found and isinstance(found[1], Lasting) and found[1].first.kind == "time":
            return found[0], found[1]
        return None

    def _spelled_behind(self, at: int, day: Meaning) -> bool:
        """“March eighteenth nine thirty”, “tomorrow three”, “tmr 3”: an hour behind a day."""
        if isinstance(day, Ahead) and (self.digits(at) or self.words[at] in NUMBERS):
            found = self.clock(at, bare=True)
            return found is not None and self.words[found[0]] in ("", ".", ",", "?", "!")
        if self.digits(at) or self.words[at] not in NUMBERS:
            return False
        found = self.clock(at, bare=True)
        return found is not None and found[0] >= at + 2 and self.bare_after(found[0])

    def _hours_touch(self, at: int, day: Meaning) -> bool:
        """Whether “11-4” stands right behind a weekday or the like: then they are hours."""
        if not self.digits(at) or isinstance(day, CalendarDate):
            return False
        if len(self.words[at]) == 4 and self.words[at + 1] in ("-", "–"):
            return len(self.words[at + 2]) == 4
        return self.words[at + 1] in ("-", "–", "to", "till") and self.digits(at + 2)

    def _week_behind(self, found: Piece) -> Piece:
        """“Monday morning next week”."""
        end, meaning = found
        if isinstance(meaning, At) and isinstance(meaning.day, Weekday):
            weekday = meaning.day.weekday
            if meaning.day.week is None and not meaning.day.coming:
                week = self._in_week(end, weekday)
                if week:
                    return week[0], At(week[1], meaning.time)
        return found

    def _week_then_range(self, found: Piece) -> Piece | None:
        """“next week from Wednesday to Friday”, “May between 3 and 5”."""
        end, whole = found
        if self.words[end] not in ("from", "between"):
            return None
        inner = self.span(end)
        if inner is None or not isinstance(inner[1], Between):
            return None
        first, last = inner[1].first, inner[1].last
        if not isinstance(first, Weekday) or not isinstance(last, Weekday):
            return None
        if not isinstance(whole, Period) or whole.unit != "week" or whole.within:
            return None
        week = whole.shift
        return inner[0], Between(replace(first, week=week), replace(last, week=week))

    def _lasting(self, found: Piece) -> Piece:
        """“14 Feb from 9:30 for 7 hours”, “Monday at 5 for an hour”: from … to."""
        end, meaning = found
        if self.words[end] != "for" or meaning.kind != "datetime" or not isinstance(meaning, At):
            return found
        length = self.amount(end + 1)
        if length is None or "from" not in self.words[max(0, end - 5) : end]:
            return found
        return length[0], Lasting(meaning, length[1])

    def _from_time(self, at: int) -> Piece | None:
        tonight = at + 1 + (self.words[at + 1] == ",")
        bare = self.before(at) in _HOUR_LEADS or self.words[tonight] in ("tonight", "tonite")
        found = self.time(at, bare=bare and self._day_follows(at))
        if found is None:
            return None
        if self.words[found[0]] in ("or", "and"):
            found = self.bound_behind(found)
        end, time = found
        before = self.before(at)
        if self.words[at] in MEALS and before not in BOUNDS and before not in APPROXIMATE:
            return found
        start = end + (self.words[end] == ",")
        start += self.words[start] in ("on", "of", "for")
        day = self._day_and_part(start)
        if day and isinstance(day[1], Weekday) and self._weekdays_go_on(day[0]):
            return self.zone(end), time
        if day and holds_time(day[1]) and has_time(time):
            return self.zone(day[0]), placed_on(day[1], time)
        return self.zone(end), time

    def _weekdays_go_on(self, at: int) -> bool:
        """“(9 to 5,) Monday to Friday”: then the hours are not those of the first day."""
        joint = self.joint(at + (self.words[at] == "."))
        return joint > at and self.words[joint] in WEEKDAYS

    def _day_and_part(self, at: int) -> Piece | None:
        """A day behind a time, with the part of the day that may follow: “tomorrow evening”."""
        found = self.day(at)
        if found is None:
            return None
        end, day = found
        if day.kind != "date":
            return found
        part = self.part_phrase(end) or self.day_part(end)
        if part and isinstance(part[1], DayPart) and self.words[end] not in MEALS:
            return part[0], At(day, part[1])
        return found

    def _day_follows(self, at: int) -> bool:
        """Whether a day stands behind a naked number: “at 3 on Friday”."""
        start = at + 1 + (self.words[at + 1] in ("on", ","))
        word = self.words[start]
        return word in WEEKDAYS or word in ("today", "tomorrow", "tonight", "yesterday", "tmr")


def closed_on(day: Meaning, closing: Meaning) -> Meaning:
    """“tomorrow EOD”, “Friday COB”: the end of that day."""
    if isinstance(closing, At):
        return At(day, closing.time)
    return PartOf("last_moment", day)


def holds_time(meaning: Meaning) -> bool:
    """Whether a clock time can be added to the words: they name one day."""
    if isinstance(meaning, At):
        return isinstance(meaning.time, DayPart)
    return meaning.kind == "date"


def has_time(meaning: Meaning) -> bool:
    """Whether the words name hours of no particular day."""
    return meaning.kind in ("time", "timerange")


def _plain_date(day: CalendarDate | Dated) -> CalendarDate:
    if isinstance(day, Dated):
        assert isinstance(day.date, CalendarDate)
        return day.date
    return day


def _year_of(day: CalendarDate | Dated) -> bool:
    """Whether the date has its year, or cannot take one."""
    date = day.date if isinstance(day, Dated) else day
    return not isinstance(date, CalendarDate) or date.year is not None or date.month is None


def placed_on(day: Meaning, time: Meaning) -> Meaning:
    """The time on the day; a part of the day in the words settles which half is meant."""
    if isinstance(day, At) and isinstance(day.time, DayPart):
        if isinstance(time, DayPart):
            return At(day.day, time)
        return At(day.day, narrowed(time, day.time))
    return At(day, time)


def _lasting_on(day: Meaning, lasting: Lasting) -> Lasting:
    """The hours on that day: “14 February from 9:30 for 7 hours”."""
    return Lasting(placed_on(day, lasting.first), lasting.length)
