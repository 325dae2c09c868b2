"""Days and periods in English, told from now or from each other: “next Friday”, “mid-May”, “Q3”."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from coach.timing.english_dates import Dates
from coach.timing.english_lengths import moved
from coach.timing.english_lexer import Piece
from coach.timing.english_words import (
    ANCHOR_LEADS,
    ANCHOR_NOUNS,
    ANCHOR_STOPS,
    DAY_KINDS,
    DAY_PARTS,
    DECADES,
    MONTHS,
    ORDINALS,
    PERIOD_UNITS,
    RELATIVE_DAYS,
    SEASONS,
    SHIFTS,
    TENS,
    UNITS,
    WEEKDAYS,
    WEEKDAYS_PLURAL,
)
from coach.timing.meaning import (
    Ahead,
    Amount,
    AnyYear,
    At,
    Between,
    CalendarDate,
    Dated,
    DayPart,
    Every,
    Festival,
    InYear,
    Lasting,
    Meaning,
    Nth,
    Part,
    PartOf,
    Period,
    Portion,
    Season,
    Stretch,
    Total,
    Unit,
    Weekday,
)

_PARTS: dict[str, Part] = {
    "early": "start",
    "beginning": "start",
    "begin": "start",
    "start": "start",
    "mid": "middle",
    "middle": "middle",
    "late": "end",
    "end": "end",
    "close": "end",
    "earlier": "earlier",
    "later": "later",
}
_ENDS: dict[str, Unit] = {"eom": "month", "eoy": "year", "eoq": "quarter", "eow": "week"}
_DAY_ENDS = frozenset({"eod", "eob", "cob", "cop"})
_PLAIN_BEFORE = frozenset("for in during over throughout within by until across all rest".split())
_NTH_UNITS = frozenset({"day", "workday", "week", "weekend", "month", "quarter", "half", "year"})
_OF = frozenset({"of", "in"})
_LATER_WITH = frozenset({"than", "this", "in", "today", "next", "on"})
MOST_NESTED = 5


@cache
def festival_phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The names of festivals in tokens, by their first token, the longest first."""
    from coach.timing.english_lexer import Tokens
    from coach.timing.festivals import FESTIVALS

    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for key, names in FESTIVALS.items():
        for name in names.english:
            for form in {name, name.replace("'", "’"), name.replace("'", "")}:
                tokens = Tokens(form, form)
                words = tuple(tokens.words[: tokens.size])
                found.setdefault(words[0], []).append((words, key))
    return {
        word: tuple(sorted(phrases, key=lambda phrase: -len(phrase[0])))
        for word, phrases in found.items()
    }


class Periods(Dates):
    """The rules for everything that is a day or longer."""

    __slots__ = ("depth",)

    def __init__(self, raw: str, folded: str) -> None:
        super().__init__(raw, folded)
        self.depth = 0

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
        if self.words[start] not in SHIFTS and not (self.words[start] == "year"):
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

    # Days told from today

    def relative_day(self, at: int) -> Piece | None:
        """“today”, “tomorrow”, “tmr”, “tomorrow week”."""
        word = self.words[at]
        if word not in RELATIVE_DAYS:
            return None
        found: Meaning = Ahead(RELATIVE_DAYS[word], "day")
        if self.words[at + 1] == "week" and word != "yesterday":
            return at + 2, Ahead(7, "day", found)
        return self._told_twice(at + 1) or self._half_day(at + 1, found) or (at + 1, found)

    def _told_twice(self, at: int) -> Piece | None:
        """“today, 18 November”, “tomorrow (Friday 13/04)”: the date says it better."""
        if self.words[at] not in (",", "(", "-", "–"):
            return None
        start = at + 1
        found = self.weekday_date(start) or self.any_date(start)
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
        ends = self.bare_after(start + 2) and start > at
        return (start + 2, Ahead(sign, "day")) if ends and self.before(start) == "the" else None

    # Weekdays

    def weekday(self, at: int) -> Piece | None:
        """“Friday”, “Friday the 13th”, “Friday next week”, “Tuesday week”, “Monday after next”."""
        dated = self.weekday_date(at)
        if dated:
            return dated
        word = self.words[at]
        if word not in WEEKDAYS or not self.speaks_of_weekday(at):
            return None
        weekday = WEEKDAYS[word]
        end = at + 1
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
        start = at + (self.words[at] == ",")
        if self.number(start) or self.words[start] == "a":
            moved_ = self.moved_length(start)
            if moved_ and moved_[1].kind == "date":
                return moved_[0], Nth(1, weekday, Period("week", within=moved_[1]))
        return self._half_day(at, Weekday(weekday)) or (at, Weekday(weekday))

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

    # Words like next, last, this

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
        if word in ("coming", "upcoming", "forthcoming"):
            return end, Weekday(weekday, coming=True)
        if word == "past":
            return end, Weekday(weekday, gone=True)
        return end, Weekday(weekday, week=shift)

    def _shifted_day_part(self, at: int, word: str, shift: int) -> Piece | None:
        """“this morning”, “late this afternoon” without “late”, “last night”, “next evening”."""
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
            units = _in_whole(end, self, length)
            if units:
                return units if word in ("last", "first") else None
            if self.words[end] == "ago":
                first = self.simple_amount(at)
                end, length = (first[0], first[1]) if first else (end, length)
            if isinstance(length, Total):
                back = Between(moved(length, -1, None), Ahead(-1, "day"))
                return end, back if shift < 0 else Lasting(Ahead(1, "day"), length)
            return end, _stretch(
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
        return end, replace(_stretch(-int(self.words[at]), unit, kind, True, None), inclusive=True)

    def _shifted_period(self, start: int, at: int, shift: int) -> Piece | None:
        found = self.shifted_unit(start)
        if found is None:
            return None
        end, meaning = found
        if self.words[start] == "last" and self.words[end] in ("of", "in"):
            whole = self.whole_behind(end)
            if whole and isinstance(meaning, (Period, Ahead)):
                unit: Unit = meaning.unit
                return whole[0], Nth(-1, unit, whole[1])
        if self.words[end - 2] == "same" and self.words[end] in ("last", "next", "previous"):
            if self.words[end + 1] == "year" and isinstance(meaning, Period):
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
        if self.words[end] in ("calendar", "fiscal", "financial", "school", "academic", "working"):
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
            working = self.words[end - 1] == "working"
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
        return end, _stretch(shift * found[1], unit, kind, False, None)

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

    # Weeks, quarters, halves, decades, centuries

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
        elif word in ("week", "wk", "weekend"):
            verb = self.words[start + 1]
            if verb not in ("of", "commencing", "beginning", "starting", "ending", "from"):
                return None
            end = start + 2 + (self.words[start + 2] == "on")
        else:
            return None
        found = self.any_date(self.after_the(end)) or self.day(end)
        if found is None or (found[1].kind != "date" and word != "weekend"):
            return None
        unit: Unit = "weekend" if word == "weekend" else "week"
        return found[0], Period(unit, within=found[1])

    def numbered_week(self, at: int) -> Piece | None:
        """“week 49”, “CW49”, “wk 3 of 2027”, “week 27 of last year”."""
        start = at
        if self.words[start] == "calendar":
            start += 1
        word = self.words[start]
        if word not in ("week", "wk", "cw", "kw", "w", "weeks"):
            return None
        end = start + 1 + (self.words[start + 1] in (".", "no", "#", "number"))
        end += self.words[end] == "." and self.words[end - 1] == "no"
        if word == "w" and not self.glued(end):
            return None
        if not self.digits(end) or len(self.words[end]) > 2 or not 1 <= int(self.words[end]) <= 53:
            return None
        number = int(self.words[end])
        if word != "w" or self.capital(start):
            year = self.year_behind(end + 1)
            return year[0], Nth(number, "week", year[1] or Period("year"))
        return None

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
            return found[0], CalendarDate(found[1])
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
        found = self.year(end)
        if found:
            return found[0], CalendarDate(found[1])
        if word in ("fy", "cy", "sy") and self.digits(end) and len(self.words[end]) == 2:
            return end + 1, CalendarDate(2000 + int(self.words[end]))
        if word == "year" and self.digits(end) and len(self.words[end]) == 3:
            return end + 1, CalendarDate(int(self.words[end]))
        return (end, Period("year")) if end > start + 1 and word != "year" else None

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
        if value is None or value == 10 or (start == at and self.before(at) not in ("in", "early")):
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

    # The nth of something

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
        if number > 0 and number <= 3 or number == -1:
            few = self.amount(at)
            if few and not few[2] and (number in (1, -1)):
                edge = _in_whole(few[0], self, few[1], number)
                if edge:
                    return edge
        end, kind = self.after_hyphen(at), None
        if self.words[end] in DAY_KINDS:
            kind, end = DAY_KINDS[self.words[end]], end + 1
        name = self.words[end]
        if name == "half" or (name == "third" and number == -1) or name == "thirds":
            return self._share(end, number)
        unit = UNITS.get(name)
        if unit is None or unit not in _NTH_UNITS or name.endswith("s") or name in ("night", "wk"):
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
        word = self.words[at]
        if word in MONTHS and self.before(at) in ("of", "in"):
            return at + 1, CalendarDate(None, MONTHS[word])
        return None

    # Days of a month that is told apart

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
        if self.words[end - 1] not in ("st", "nd", "rd", "th", "day") and behind == end:
            return None
        if not self._ends_day(start, found[0]):
            return None
        if self.words[the] == "month" and the > behind:
            return the + 1, Nth(number, "day", Period("month"))
        if self.words[the] in ("every", "each") and self.words[the + 1] == "month":
            return the + 2, Every(CalendarDate(day=number))
        month = self.shifted_unit(the)
        if month and isinstance(month[1], Period) and month[1].unit == "month":
            return month[0], Nth(number, "day", month[1])
        return None

    # Parts of a period

    def part_of(self, at: int) -> Piece | None:
        """“early May”, “mid-December”, “the end of next week”, “later this month”."""
        start = at + (self.words[at] in ("the", "very"))
        start += self.words[start] == "very"
        word = self.words[start]
        if word not in _PARTS:
            return self._merged_mid(start)
        end = self.after_hyphen(start + 1)
        if word in ("end", "beginning", "start", "middle", "begin", "close"):
            end = self.after_hyphen(end + (self.words[end] == "of"))
        elif word in ("early", "late", "earlier", "later", "mid"):
            end += self.words[end] in ("in", "on", "of")
        if word in ("end", "close"):
            day_end = self._end_of_day(end)
            if day_end:
                return day_end
        in_day = self._in_the_day(end, word)
        if in_day:
            return in_day
        whole = self._whole_of_part(end, word)
        if whole is None:
            return None
        return whole[0], self._part(word, whole[1])

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
        part = _PARTS[word]
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
        if unit and self.words[the + 1] not in ("after", "of", "commencing", "before"):
            if the > at or word in ("end", "mid", "beginning", "start", "middle", "begin"):
                return the + 1, Period(unit)
        if self.words[the] in SEASONS:
            year = self.year_behind(the + 1)
            return year[0], Season(SEASONS[self.words[the]], year[1])
        if word in ("early", "late", "later", "earlier") and the > at and unit is None:
            return None
        found = self.day(at) or (self.day(the) if self.words[the] in WEEKDAYS else None)
        if found is None and self.words[the] in MONTHS and word != "later":
            found = self._named(the)
        if found is None and word in (
            "end",
            "beginning",
            "start",
            "middle",
            "mid",
            "late",
            "early",
        ):
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
        if word in _DAY_ENDS:
            ended = self._that_day_end(start + 1)
            return ended if word == "eod" else self._closing(ended)
        if word in _ENDS:
            year = self.year_behind(start + 1) if word == "eoy" else (start + 1, None)
            return year[0], PartOf("end", year[1] or Period(_ENDS[word]))
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

    # Plain periods

    def plain_period(self, at: int) -> Piece | None:
        """“for the week”, “the weekend”, “the following month”: where the words mean this one."""
        the = self.words[at] in ("the", "my", "our")
        start = at + the
        word = self.words[start]
        unit = PERIOD_UNITS.get(word)
        before = self.before(at)
        if word in ("weekend", "w") or (word == "wkend"):
            if before in ("a", "each", "every", "any", "long") or self.words[start + 1] == "trip":
                return None
            return self._weekend_of(start) if word == "weekend" else None
        if unit in ("week", "month", "year", "quarter") and the:
            if before in _PLAIN_BEFORE and self.bare_after(start + 1):
                return start + 1, Period(unit)
        if word in ("hour", "fortnight") and the and before in ("for", "unavailable"):
            return start + 1, Period("hour" if word == "hour" else "fortnight")
        if word == "day" and the and before == "for" and self.bare_after(start + 1):
            return start + 1, Ahead(0, "day")
        return None

    def _weekend_of(self, at: int) -> Piece | None:
        the = at - 1 if self.before(at) == "the" else at
        return self.week_of(the) or (at + 1, Period("weekend"))

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
        if before not in ("in", "during", "until", "by", "before", "after", "since", "through"):
            return None
        if not self.bare_after(start + 1) or (
            word == "spring" and not (start > at or before == "in")
        ):
            return None
        return start + 1, Season(month)

    def lone_year(self, at: int) -> Piece | None:
        """“in 2026”: a year alone, where nothing is counted."""
        found = self.year(at)
        if found is None or not 1600 <= found[1] <= 2199:
            return None
        end = found[0]
        if not self.digits(at) and found[1] % 100 == 0 and found[1] != 2000:
            return None
        later = self.words[end] in ("or", "and") and self.words[end + 1] in ("later", "after")
        if not later and self.before(at) not in _YEAR_BEFORE or not self.bare_after(end):
            return None
        return end, CalendarDate(found[1])

    # Festivals

    def festival(self, at: int) -> Piece | None:
        """“Christmas”, “Chinese New Year 2027”, “Labor Day weekend”, “Easter of next year”."""
        for words, key in festival_phrases().get(self.words[at], ()):
            if self.match(at, words):
                if len(words[0]) <= 4 and len(words) == 1 and not self.capital(at):
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

    # Lengths told from a point

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

    def _length_from_base(self, at: int, length: object) -> Piece | None:
        word = self.words[at]
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
        return self._on_weekday(base[0], moved(length, sign, base[1]))  # type: ignore[arg-type]

    def _year_base(self, at: int) -> Piece | None:
        """“(two years since) 2011”."""
        found = self.named_year(at) or self.year(at)
        if found is None or self.before(at) != "since":
            return None
        return (found[0], CalendarDate(found[1])) if isinstance(found[1], int) else None

    def _on_weekday(self, at: int, day: Meaning) -> Piece:
        """“in two weeks on Friday”: that weekday of the week that was counted to."""
        if self.words[at] == "on" and self.words[at + 1] in WEEKDAYS and day.kind == "date":
            if not self.date_beside(at + 2, 0):
                weekday = WEEKDAYS[self.words[at + 1]]
                if isinstance(day, Ahead) and day.unit in ("month", "quarter", "year"):
                    return at + 2, Nth(1, weekday, Lasting(day, Amount(1, 1, "week")))
                return at + 2, Nth(1, weekday, Period("week", within=day))
        return at, day

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
        elif self.words[end] == "of":
            return None
        if self.counts_from(end):
            return end, length
        return self._on_weekday(end, _ahead(length))

    def counts_from(self, at: int) -> bool:
        """Whether the words behind a length name what it counts from: “after receipt of …”."""
        if self.words[at] not in ANCHOR_LEADS or self.words[at + 1] in ANCHOR_STOPS:
            return False
        return not ANCHOR_NOUNS.isdisjoint(self.words[at + 1 : at + 7])

    def within(self, at: int) -> Piece | None:
        """“within 5 days”, “within the next 2 weeks”, “less than 3 days after tomorrow”."""
        if self.words[at] != "within":
            return None
        start = at + 1
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


_DAYS_OFF = frozenset({"holiday", "holidays", "vacation", "break", "week"})
_YEAR_BEFORE = frozenset(
    "in since of until till from during by before after through to year and for or between about "
    "around dated circa than spring summer autumn fall winter season late early mid".split()
) | frozenset({"(", "=", "<", ">"})
_LONG = frozenset({"ramadan", "spring_festival", "golden_week", "hanukkah", "passover", "diwali"})


def _century(short: int) -> int:
    return 1900 if short >= 30 else 2000


def _is_year(meaning: Meaning) -> bool:
    if isinstance(meaning, Period):
        return meaning.unit == "year"
    return isinstance(meaning, CalendarDate) and meaning.month is None


def _is_running(meaning: Meaning) -> bool:
    return isinstance(meaning, Period) and meaning.shift == 0 and meaning.within is None


def _stretch(
    count: float, unit: Unit, kind: str | None, blurred: bool, base: Meaning | None
) -> Stretch:
    if unit == "day" and kind == "working":
        unit = "workday"
    return Stretch(count, unit, base, blurred)


def _in_whole(end: int, grammar: Periods, length: Meaning, number: int = -1) -> Piece | None:
    """“(the last) three weeks of this year”."""
    if grammar.words[end] not in ("of", "in"):
        return None
    whole = grammar.whole_behind(end)
    unit = getattr(length, "unit", None)
    if whole is None or unit is None or isinstance(whole[1], Stretch):
        return None
    count: float = getattr(length, "high", 1)
    return whole[0], Portion(count if number > 0 else -count, unit, whole[1])


def _ahead(length: Meaning) -> Meaning:
    from coach.timing.meaning import Amount, Between, Total

    assert isinstance(length, (Amount, Total))
    if isinstance(length, Amount) and length.low != length.high and not length.blurred:
        low = Amount(length.low, length.low, length.unit, length.day_kind)
        return Between(moved(low, 1, None), moved(length, 1, None))
    return moved(length, 1, None)


def _within(length: Meaning, base: Meaning | None) -> Meaning:
    from coach.timing.meaning import Amount, Total

    assert isinstance(length, (Amount, Total))
    parts = length.parts if isinstance(length, Total) else (length,)
    last = parts[-1]
    if base is None and len(parts) > 1:
        return Stretch(last.high, last.unit, moved(Total(parts[:-1]), 1, None), last.blurred)
    found = _stretch(last.high, last.unit, last.day_kind, last.blurred, base)
    return replace(found, inclusive=base is None)


Rule = Callable[[Periods, int], Piece | None]


def _rules() -> dict[str, tuple[Rule, ...]]:
    """Which rules can begin with a word; "0" stands for digits."""
    table: dict[str, list[Rule]] = {}

    def add(words: object, *rules: Rule) -> None:
        for word in words:  # type: ignore[attr-defined]
            table.setdefault(word, []).extend(rules)

    add(MONTHS, Periods.month_first)
    add(WEEKDAYS, Periods.weekday)
    add(RELATIVE_DAYS, Periods.relative_day)
    add(("tonight", "tonite"), Periods.tonight)
    add(("last", "final"), Periods.nth)
    add(SHIFTS, Periods.shifted)
    add((*PERIOD_UNITS, "hour"), Periods.plain_period)
    add(("week", "wk", "weekend", "w"), Periods.week_of)
    add(("week", "month", "year", "quarter", "weekend"), Periods.unit_after_next)
    add(("week", "wk", "cw", "kw", "w", "calendar"), Periods.numbered_week)
    add(("q", "h"), Periods.quarter_code)
    add(("year", "fy", "cy", "sy", "fiscal", "financial", "calendar", "school", "academic"),
        Periods.named_year)  # fmt: skip
    add(("day",), Periods.day_after)
    add(DECADES, Periods.decade)
    add(("'", "’"), Periods.decade)
    add((*ORDINALS, *TENS), Periods.nth, Periods.day_first, Periods.day_in_month,
        Periods.century, Periods.day_of_month)  # fmt: skip
    add(("last", "final"), Periods.nth)
    add(_PARTS, Periods.part_of)
    add(("midweek", "midmonth", "midyear", "midsummer", "midwinter", "very"), Periods.part_of)
    add(("year", "month", "quarter"), Periods.unit_end)
    add(("latter",), Periods.nth)
    add((*_DAY_ENDS, *_ENDS), Periods.short_end)
    add(("rest", "remainder", "remaining"), Periods.rest_of)
    add(("turn",), Periods.turn_of)
    add(SEASONS, Periods.season)
    add(("a", "an", "another", "half", "few", "several", "some", "couple", "about", "around"),
        Periods.moved_length)  # fmt: skip
    numbers = (*_number_words(), "0")
    add(numbers, Periods.counted_weekdays, Periods.moved_length, Periods.day_first, Periods.counted_shift, Periods.lone_year)
    add(("0",), Periods.short_year_quarter, Periods.numeric_date, Periods.year_first, Periods.year_then_part, Periods.nth,
        Periods.quarter_code, Periods.day_in_month, Periods.century, Periods.decade,
        Periods.day_of_month)  # fmt: skip
    add(("nineteen", "eighteen", "twenty", "two"), Periods.decade)
    add(("in",), Periods.ahead_in)
    add(("within",), Periods.within)
    add(("the", "my", "our", "your"), Periods.nth, Periods.shifted, Periods.day_first,
        Periods.day_after, Periods.day_in_month, Periods.day_of_month, Periods.part_of,
        Periods.rest_of, Periods.turn_of, Periods.week_of, Periods.numbered_week,
        Periods.unit_after_next, Periods.plain_period, Periods.season, Periods.named_year,
        Periods.decade, Periods.century, Periods.short_end, Periods.counted_shift)  # fmt: skip
    return {word: tuple(dict.fromkeys(rules)) for word, rules in table.items()}


def _number_words() -> tuple[str, ...]:
    from coach.timing.english_words import FRACTIONS, NUMBERS

    return (*NUMBERS, *TENS, *FRACTIONS)


RULES = _rules()
