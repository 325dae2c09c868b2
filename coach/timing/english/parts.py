"""Parts of a period in English: the nth of it, its beginning, middle, end and rest."""

from __future__ import annotations

from coach.timing.english.lexer import Piece
from coach.timing.english.periods import SEASON_GOODS
from coach.timing.english.shifts import Shifts, in_whole
from coach.timing.english.words import (
    DAY_KINDS,
    DAY_PARTS,
    MONTHS,
    PERIOD_UNITS,
    SEASONS,
    UNITS,
    WEEKDAYS,
)
from coach.timing.meaning import (
    Ahead,
    AnyYear,
    At,
    Between,
    CalendarDate,
    DayPart,
    Meaning,
    Nth,
    Part,
    PartOf,
    Period,
    Season,
    Stretch,
    Unit,
)

PARTS: dict[str, Part] = {
    "early": "start",
    "beginning": "start",
    "begin": "start",
    "beg": "start",
    "start": "start",
    "mid": "middle",
    "middle": "middle",
    "late": "end",
    "end": "end",
    "close": "end",
    "earlier": "earlier",
    "later": "later",
}
ENDS: dict[str, Unit] = {"eom": "month", "eoy": "year", "eoq": "quarter", "eow": "week"}
DAY_ENDS = frozenset({"eod", "eob", "cob", "cop"})
_NTH_UNITS = frozenset({"day", "workday", "week", "weekend", "month", "quarter", "half", "year"})
_OF = frozenset({"of", "in"})


_PAIR_JOINTS = frozenset({"or", "and", "/", "to", "-", "–"})
_YEAR_PARTS = frozenset({"end", "beginning", "start", "middle", "mid", "late", "early"})


class Parts(Shifts):
    """The rules for parts of a period."""

    __slots__ = ()

    def nth(self, at: int) -> Piece | None:
        """“the first Monday of May”, “last working day of the month”, “third week of 2027”."""
        start = at + (self.words[at] in ("the", "our", "your"))
        word = self.words[start]
        if word in ("last", "final"):
            number, end = -1, start + 1
        else:
            found = (start + 1, 2) if word == "latter" else self.ordinal(start)
            if found is None:
                return None
            end, number = found
            if self.words[end] == "to" and self.words[end + 1] == "last":
                number, end = -number, end + 2
            elif self.words[end] == "last":
                number, end = -number, end + 1
        return self._nth_weekday(end, number) or self._nth_unit(start, end, number)

    def _nth_weekday(self, at: int, number: int) -> Piece | None:
        if self.words[at] not in WEEKDAYS or abs(number) > 5:
            return None
        weekday = WEEKDAYS[self.words[at]]
        whole = self.whole_behind(at + 1)
        if whole:
            return whole[0], Nth(number, weekday, whole[1])
        time = self.time(at + 1) if self.words[at + 2] in _OF or self.digits(at + 1) else None
        whole = self.whole_behind(time[0]) if time and self.words[time[0]] in _OF else None
        if time and whole:
            return whole[0], At(Nth(number, weekday, whole[1]), time[1])
        if number > 0 and self.bare_after(at + 1):
            return at + 1, Nth(number, weekday, Period("month"))
        return None

    def _nth_unit(self, start: int, at: int, number: int) -> Piece | None:
        if (number > 0 and number <= 3) or number == -1:
            few = self.amount(at)
            if few and not few[2] and (number in (1, -1)):
                edge = in_whole(few[0], self, few[1], number)
                if edge:
                    return edge
        end, kind = self.after_hyphen(at), None
        if self.words[end] in DAY_KINDS:
            kind, end = DAY_KINDS[self.words[end]], end + 1
        name = self.words[end]
        if name == "half" or (name == "third" and number == -1) or name == "thirds":
            return self._share(end, number)
        unit = UNITS.get(name)
        if unit is None or unit not in _NTH_UNITS or name.endswith("s") or name == "night":
            return None
        if unit == "day" and kind == "working":
            unit = "workday"
        whole = self.whole_behind(end + 1)
        if whole:
            return self._day_of_week(whole[0], Nth(number, unit, whole[1]))
        if unit == "quarter" and number > 0 and number <= 4:
            year = self.year_behind(end + 1)
            return year[0], Nth(number, unit, year[1] or AnyYear())
        if unit == "day" and number == -1 and self.words[start - 1] != "the":
            return end + 1, Ahead(-1, "day")
        return None

    def _day_of_week(self, at: int, week: Nth) -> Piece:
        """“first week of October on Friday”."""
        start = at + (self.words[at] == ".") + 1
        on_weekday = self.words[start - 1] == "on" and self.words[start] in WEEKDAYS
        if on_weekday and week.unit == "week":
            return start + 1, Nth(1, WEEKDAYS[self.words[start]], week)
        return at, week

    def _share(self, at: int, number: int) -> Piece | None:
        """“first half of May”, “second half”, “last third of the month”."""
        whole = self.whole_behind(at + 1)
        if whole is None:
            return None
        if self.words[at] == "half" and number in (1, 2, -1):
            part: Part = "first_half" if number == 1 else "second_half"
            if isinstance(whole[1], (CalendarDate, Period)) and _is_year(whole[1]):
                return whole[0], Nth(1 if number == 1 else 2, "half", whole[1])
            return whole[0], PartOf(part, whole[1])
        thirds: dict[int, Part] = {1: "first_third", 2: "second_third", -1: "last_third"}
        return (whole[0], PartOf(thirds[number], whole[1])) if number in thirds else None

    def part_of(self, at: int) -> Piece | None:
        """“early May”, “mid-December”, “the end of next week”, “later this month”."""
        start = at + (self.words[at] in ("the", "very"))
        start += self.words[start] == "very"
        word = self.words[start]
        if self.words[start + 1] == "part" and self.words[start + 2] == "of":
            return self._early_part(start)
        if word == "middle" and self.match(start + 1, ("of", "the")):
            part = self.words[start + 3]
            if part in DAY_PARTS:
                return start + 4, self._mid(part)
        if word not in PARTS:
            return self._merged_mid(start)
        pair = self._part_pair(start)
        if pair:
            return pair
        end = self.after_hyphen(start + 1)
        if word in ("end", "beginning", "start", "middle", "begin", "beg", "close"):
            end += word == "beg" and self.words[end] == "."
            end = self.after_hyphen(end + (self.words[end] == "of"))
        elif word in ("early", "late", "earlier", "later", "mid"):
            end += self.words[end] in ("in", "on", "of")
        if word in ("end", "close"):
            day_end = self._end_of_day(end)
            if day_end:
                return day_end
        if word == "later" and end == start + 1 and self.any_date(end):
            return None
        in_day = self._in_the_day(end, word)
        if in_day:
            return in_day
        whole = self._whole_of_part(end, word)
        if whole is None:
            return None
        return whole[0], self._part(word, whole[1])

    def _part_pair(self, at: int) -> Piece | None:
        """“early or mid December”, “mid to end of January”, “mid/late November”."""
        joint = self.after_hyphen(at + 1)
        joint = at + 1 if self.words[joint] in PARTS else joint
        other = self.after_hyphen(joint + 1)
        if self.words[joint] not in _PAIR_JOINTS or self.words[other] not in PARTS:
            return None
        if self.words[other + 1] in _PAIR_JOINTS and self.words[other + 2] in PARTS:
            return None
        second = self.part_of(other)
        if second is None or not isinstance(second[1], PartOf):
            return None
        return second[0], Between(PartOf(PARTS[self.words[at]], second[1].whole), second[1])

    def _early_part(self, at: int) -> Piece | None:
        """“the early part of December”, “the first part of next week”."""
        part = {"early": "early", "first": "early", "latter": "late", "late": "late"}
        word = part.get(self.words[at], "late" if self.words[at] == "last" else "")
        whole = self._whole_of_part(at + 3, "end") if word else None
        return (whole[0], self._part(word, whole[1])) if whole else None

    def _in_the_day(self, at: int, word: str) -> Piece | None:
        """“early in the day Wednesday”, “later in the day”."""
        the = self.after_the(at)
        if (
            self.words[the] != "day"
            or the == at
            or word not in ("early", "late", "later", "earlier")
        ):
            return None
        start = the + 1 + (self.words[the + 1] in ("on", ","))
        found = self.day(start)
        day = found if found and found[1].kind == "date" else (the + 1, Ahead(0, "day"))
        early = word in ("early", "earlier")
        part = DayPart("morning", 0, 12) if early else DayPart("afternoon", 12, 24)
        return day[0], At(day[1], part)

    def _part(self, word: str, whole: Meaning) -> Meaning:
        part = PARTS[word]
        if whole.kind == "date":
            if part in ("end", "later") and word in ("end", "close"):
                return PartOf("last_moment", whole)
            if part == "later":
                return PartOf("after_middle", whole)
            if part == "middle":
                return At(whole, DayPart("midday", 10, 14))
            if part in ("start", "earlier"):
                return At(whole, DayPart("morning", *DAY_PARTS["morning"], early=True))
            return At(whole, DayPart("afternoon", *DAY_PARTS["afternoon"], late=True))
        if isinstance(whole, At) and isinstance(whole.time, DayPart):
            early = part in ("start", "earlier")
            shape = DayPart(whole.time.name, whole.time.start, whole.time.end, early, not early)
            return At(whole.day, shape)
        if part == "later" and not _is_running(whole):
            part = "after_middle"
        if part == "earlier" and not _is_running(whole):
            part = "start"
        return PartOf(part, whole)

    def _whole_of_part(self, at: int, word: str) -> Piece | None:
        the = self.after_the(at)
        unit = PERIOD_UNITS.get(self.words[the])
        numbered = self.numbered_week(the) if unit == "week" and self.digits(the + 1) else None
        if numbered:
            return numbered
        named = the > at or word in ("end", "mid", "beginning", "start", "middle", "begin", "beg")
        if unit and named and self.words[the + 1] not in ("after", "of", "commencing", "before"):
            return the + 1, Period(unit)
        verbal = word in ("end", "start", "begin", "close") and the > at
        if verbal and self.words[at - 1] == word:
            return None
        if self.words[the] in SEASONS:
            behind, season_year = self.year_behind(the + 1)
            if self.words[behind] in SEASON_GOODS:
                return None
            return behind, Season(SEASONS[self.words[the]], season_year)
        if word in ("early", "late", "later", "earlier") and the > at and unit is None:
            return None
        found = self.day(at) or (self.day(the) if self.words[the] in WEEKDAYS else None)
        if found is None and self.words[the] in MONTHS and word != "later":
            found = self._named(the)
        if found is None and word in _YEAR_PARTS:
            year = self.year(at)
            found = (year[0], CalendarDate(year[1])) if year else None
        if found is None or found[1].kind in ("time", "timerange", "datetime", "set"):
            return None
        if isinstance(found[1], (Stretch, PartOf)):
            return None
        if word in ("end", "start", "close", "begin") and self.words[at - 1] not in (
            "of",
            "-",
            "–",
        ):
            return found if found[1].kind == "daterange" and self.words[at] != "a" else None
        return found

    def _merged_mid(self, at: int) -> Piece | None:
        """“midyear”, “midweek”."""
        word = self.words[at]
        if word.startswith("mid") and word[3:] in ("week", "month", "year", "summer", "winter"):
            season = SEASONS.get(word[3:])
            whole = Season(season) if season else Period(PERIOD_UNITS[word[3:]])
            return at + 1, PartOf("middle", whole)
        return None

    def _end_of_day(self, at: int) -> Piece | None:
        """“end of day”, “close of business Friday”, “end of the working day tomorrow”."""
        the = self.after_the(at)
        the += self.words[the] in ("working", "business", "work", "trading", "office")
        word = self.words[the]
        previous = self.words[the - 1]
        if word not in ("day", "business", "play", "trading") and previous != "business":
            return None
        end = the if word not in ("day", "business", "play", "trading") else the + 1
        ended = self._that_day_end(end)
        return ended if word == "day" and previous != "business" else self._closing(ended)

    def _that_day_end(self, at: int) -> Piece:
        start = at + (self.words[at] in (",", "on"))
        found = self.day(start) if self.words[start] != "the" else None
        if found and found[1].kind == "date":
            return found[0], PartOf("last_moment", found[1])
        return at, PartOf("last_moment", Ahead(0, "day"))

    def _closing(self, found: Piece) -> Piece:
        """The close of business of that day, when offices shut."""
        end, meaning = found
        assert isinstance(meaning, PartOf)
        return end, At(meaning.whole, DayPart("close of business", 17, 18))

    def short_end(self, at: int) -> Piece | None:
        """“EOM”, “EOY 2026”, “EOD Friday”, “COB tomorrow”."""
        start = at + (self.words[at] == "the")
        word = self.words[start]
        if word in DAY_ENDS:
            ended = self._that_day_end(start + 1)
            return ended if word == "eod" else self._closing(ended)
        if word == "eom" and self.words[start + 1] in MONTHS:
            month = self.month_first(start + 1) or self._named(start + 1)
            return (month[0], PartOf("end", month[1])) if month else None
        if word in ENDS:
            year = self.year_behind(start + 1) if word == "eoy" else (start + 1, None)
            return year[0], PartOf("end", year[1] or Period(ENDS[word]))
        return None

    def rest_of(self, at: int) -> Piece | None:
        """“the rest of the week”, “the remainder of 2026”, “rest this week”, “remaining”."""
        start = at + (self.words[at] == "the")
        if self.words[start] not in ("rest", "remainder", "remaining", "balance"):
            return None
        end = start + 1 + (self.words[start + 1] == "of")
        the = self.after_the(end)
        the += self.words[the] in ("current", "this", "present")
        unit = UNITS.get(self.words[the])
        if unit in ("week", "month", "year", "quarter", "day", "weekend"):
            whole: Meaning = Period(unit, rest=True) if unit != "day" else Ahead(0, "day")
            return the + 1, PartOf("later", whole) if unit == "day" else whole
        found = self.day(end)
        if found and found[1].kind == "daterange":
            return found[0], PartOf("later", found[1])
        return None

    def turn_of(self, at: int) -> Piece | None:
        """“the turn of the year”."""
        start = at + (self.words[at] == "the")
        if self.words[start] == "turn" and self.match(start + 1, ("of", "the", "year")):
            return start + 4, PartOf("end", Period("year"))
        return None


def _is_year(meaning: Meaning) -> bool:
    if isinstance(meaning, Period):
        return meaning.unit == "year"
    return isinstance(meaning, CalendarDate) and meaning.month is None


def _is_running(meaning: Meaning) -> bool:
    return isinstance(meaning, Period) and meaning.shift == 0 and meaning.within is None
