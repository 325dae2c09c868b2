"""What repeats in English: “every Monday at 9”, “twice a week”, “daily”."""

from __future__ import annotations

from coach.timing.english.lexer import Phrases, Piece, phrases_by_first_word
from coach.timing.english.moments import has_time
from coach.timing.english.ranges import Ranges
from coach.timing.english.words import SETS, UNITS, WEEKDAYS, WEEKDAYS_PLURAL
from coach.timing.meaning import At, CalendarDate, Every, Weekday

REPEATERS = frozenset({"every", "each", "any", "per", "all"})
_PER = frozenset({"a", "per", "each", "every"})


_PLURAL_PARTS = frozenset({"mornings", "afternoons", "evenings", "nights"})
_JOINTS = frozenset({",", "and", "or", "&", "/", "+"})
_DAILY = frozenset({"daily", "everyday", "weekends"})
SET_PHRASES: Phrases[None] = phrases_by_first_word((phrase, None) for phrase in SETS)


class Sets(Ranges):
    """The rules for what repeats."""

    __slots__ = ()

    def repeated(self, at: int) -> Piece | None:
        """“every Monday at 9”, “each quarter”, “twice a week”, “daily”, “on Sundays”."""
        found = self._every(at) or self._times_per(at) or self._adverb(at) or self._plural_day(at)
        if found is None:
            return None
        end, meaning = found
        time_at = end + (self.words[end] == "at")
        spread = self.digits(end) and self.words[end + 1] in ("-", "–", "to")
        time = self.time(time_at, bare=time_at > end or spread)
        if time and meaning.kind == "set":
            if not isinstance(meaning, Every) or meaning.of is None:
                return self.zone(time[0]), Every(time[1])
            others = tuple(At(day, time[1]) for day in meaning.others)
            return self.zone(time[0]), Every(At(meaning.of, time[1]), others)
        return end, meaning

    def _every(self, at: int) -> Piece | None:
        word = self.words[at]
        if word == "per" and self.words[at + 1] in UNITS:
            return at + 2, Every()
        if word not in ("every", "each", "any", "all"):
            return None
        end = at + 1
        if self.words[end] in ("other", "second", "single", "third"):
            end += 1
        name = self.words[end]
        if word == "all" and name not in ("weekends",):
            return None
        if name in WEEKDAYS:
            return self._several(end, WEEKDAYS)
        if word == "any":
            ok = name in ("weekend", "year", "month", "week")
            return (end + 1, Every()) if ok else None
        if name in UNITS and name not in ("min", "sec", "second", "minutes"):
            return end + 1, Every()
        part = self.day_part(end)
        if part:
            return part[0], Every(part[1])
        counted = self.amount(end)
        if counted and not counted[2]:
            return counted[0], Every()
        dated = self.any_date(end)
        if dated:
            return dated[0], Every(dated[1])
        nth = self.nth(end)
        if nth:
            return nth[0], Every(nth[1])
        quarter = self.ordinal(end)
        if quarter and self.match(quarter[0], ("of", "the", "month")):
            return quarter[0] + 3, Every(CalendarDate(day=quarter[1]))
        return None

    def _several(self, at: int, names: dict[str, int]) -> Piece:
        """“Monday, Wednesday and Friday”, “Tuesdays and Thursdays”, behind “every” or alone."""
        days, end, last = [Weekday(names[self.words[at]])], at + 1, at + 1
        for _ in range(6):
            mark = self.words[end]
            start = end + 1 + (mark == "," and self.words[end + 1] in ("and", "or", "&"))
            if mark not in _JOINTS or self.words[start] not in names:
                break
            days.append(Weekday(names[self.words[start]]))
            end = start + 1
            last = end if self.words[start - 1] != "," else last
        days = days[: 1 if last == at + 1 else len(days)]
        return last, Every(days[0], tuple(days[1:]))

    def _times_per(self, at: int) -> Piece | None:
        word = self.words[at]
        if word in ("once", "twice", "thrice"):
            end = at + 1
        else:
            counted = self.number(at)
            if counted is None:
                return None
            end = counted[0]
            end += self.words[end] in ("times", "time", "x")
            if end == counted[0] and word != "one":
                return None
        end += self.words[end] in ("in", "times")
        if self.words[end] in _PER and self.words[end + 1] in UNITS:
            return end + 2, Every()
        counted_unit = self.words[end] in ("every",) and self.amount(end + 1)
        if counted_unit:
            return counted_unit[0], Every()
        if self.words[end] in ("daily", "weekly", "monthly", "yearly"):
            return end + 1, Every()
        return None

    def _adverb(self, at: int) -> Piece | None:
        for words, _ in SET_PHRASES.get(self.words[at], ()):
            if self.match(at, words):
                return at + len(words), Every()
        return None

    def _plural_day(self, at: int) -> Piece | None:
        """“Mondays”, “on Sundays”, “Friday mornings”, “weekends”."""
        word = self.words[at]
        if word in WEEKDAYS_PLURAL:
            return self._several(at, WEEKDAYS_PLURAL)
        if word in WEEKDAYS and self.words[at + 1] in _PLURAL_PARTS:
            part = self.day_part(at + 1)
            return (at + 2, Every(At(Weekday(WEEKDAYS[word]), part[1]))) if part else None
        if word == "weekends" or (word == "weekdays" and not self.number(at - 1)):
            return at + 1, Every()
        if word in ("mornings", "evenings", "nights") and not self.number(at - 1):
            part = self.day_part(at)
            return (at + 1, Every(part[1])) if part else None
        return None

    def time_then_set(self, found: Piece) -> Piece:
        """“3 pm every day”, “9 am on Mondays”, “the 19th of every month”."""
        end, meaning = found
        if not has_time(meaning) and not isinstance(meaning, CalendarDate):
            return found
        start = end + (self.words[end] in ("on", "of", ","))
        word = self.words[start]
        if word in REPEATERS or word in WEEKDAYS_PLURAL or word in _DAILY:
            behind = self.repeated(start)
            if behind and isinstance(behind[1], Every):
                of, others = behind[1].of, behind[1].others
                told = tuple(At(day, meaning) for day in others)
                return behind[0], Every(At(of, meaning) if of else meaning, told)
        return found
