"""Times of the day in English: clock times, parts of the day, zones, and hours from … to."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from coach.timing.english.lexer import Piece
from coach.timing.english.numbers import Numbers
from coach.timing.english.words import (
    ABBREVIATED_ZONES,
    CODES,
    DAY_PARTS,
    EARLY_PARTS,
    HYPHENS,
    MEALS,
    NUMBERS,
    RANGE_WORDS,
    RELATIVE_DAYS,
    SHIFTS,
    SHOUTED_ZONES,
    TENS,
    WEEKDAYS,
    ZONE_ADJECTIVES,
)
from coach.timing.meaning import Around, Between, Bound, Clock, DayPart, Meaning

Half = Literal["am", "pm"] | None

_BARE_BEFORE = frozenset(
    {"at", "@", "b4", "till", "til", "until", "before", "after", "since", "past"}
)
"""Words before a number that make it an hour, if nothing countable follows."""
_BARE_AFTER = frozenset(
    "and or if to for on in with but so as because please pls when while then today tomorrow "
    "tonight sharp instead too again until till by via we i you he she they it is was would works "
    "work latest exactly local this that next ok okay - – from at is has have had will can could "
    "should shall must are were been only do don not your our my after before between through "
    "every daily".split()
) | frozenset({"", ".", ",", ";", "?", "!", ")", ":", "'s"})
_TIME_WORDS = frozenset({"time", "timezone", "tz", "clock"})
_PAST = frozenset({"past", "after"})
_TO = frozenset({"to", "before", "til", "till", "of"})
_DAY_PART_PREFIXES = frozenset({"early", "late", "mid", "later", "middle"})


_CLOCK_FIRST = frozenset(
    (*NUMBERS, *TENS, "noon", "midday", "midnight", "noontime", "noonish", "mid", "half", "quarter",
     "a", "t", "high")
)  # fmt: skip
_MINUTE_WORDS = frozenset({"five", "ten", "twenty"})
_HALF_OF = frozenset("a an the one first second last other and with per his her our your".split())
_SUITS = frozenset("suits suit works work fits fit please sharp ish".split())
_SPANS_AFTER = frozenset("out off away available free busy open closed".split())
_LASTS = frozenset("take takes took taking for last lasts lasted in within needs".split())
_MOVES = frozenset("move moved push pushed shift shifted postpone postponed reschedule".split())
_SET_FOR = frozenset("alarm wake meeting appointment scheduled reminder reminded".split())
CALLS = frozenset(
    "call meeting slot appointment zoom session standup interview webinar flight train bus ferry "
    "shuttle pickup demo".split()
)
"""What is named by its hour: “the 430 call”."""
_PART_NOUNS = frozenset(
    "shift shifts flight flights market markets session sessions class classes train trains".split()
)
_HOUR_WORDS = frozenset("am pm a p o oclock h hrs hours works work suits sharp ish".split())
_BETWEEN = frozenset({"between", "btw", "btwn"})
_RUNS = frozenset("runs ran went got starts started needs please about if may might".split())
_MEETS = frozenset(
    "meet meeting call start starts leave leaves arrive arrives see come comes ring join talk "
    "speak begin begins land lands flight lunch pick back ready here tomorrow today home".split()
)
_ABOUT_AN_HOUR = frozenset({"at", "meet", "start", "call", "back", "home", "ready"})
_CITIES = frozenset(
    "beijing shanghai shenzhen london berlin paris dubai tokyo seoul singapore moscow sydney "
    "melbourne".split()
)
_GROWS = frozenset(
    "went go goes gone rose risen rises fell fallen falls dropped drop climbed increased increase "
    "decreased grew grown jumped slipped declined improved up down lowered raised reduced".split()
)
_RATIOS = frozenset(
    "ratio ratios scale dilute diluted dilution mix mixed mixing proportion odds score scored "
    "aspect gear blend concentration magnification".split()
)
_MIXING = frozenset({"dilute", "diluted", "dilution", "mix", "mixed", "mixing", "blend"})
_MONEY = frozenset("usd eur price prices rmb cny cost each pcs pieces gbp per".split())


class Clocks(Numbers):
    """The rules for what lies within a day."""

    __slots__ = ()

    # Zones

    def zone(self, at: int) -> int:
        """Behind the words of a zone or a city's clock, or `at`; the span is kept in `zones`."""
        opened = self.words[at] in ("(", "[")
        start = at + opened
        end = self._zone_name(start)
        if end == start:
            return at
        if self.words[end] in ("(", "[") and not opened:
            inner = self._zone_name(end + 1)
            if inner > end + 1 and self.words[inner] in (")", "]"):
                end = inner + 1
        if opened:
            if self.words[end] == "/" or self.words[end] == ",":
                end = self._zone_name(end + 1)
            if self.words[end] not in (")", "]"):
                return at
            end += 1
        self.zones[at] = end
        return end

    def _zone_name(self, at: int) -> int:
        word = self.words[at]
        if word in ABBREVIATED_ZONES and (word not in SHOUTED_ZONES or self.shouted(at)):
            end = self._offset(at + 1)
            return end + (self.words[end] == "time")
        for length in (1, 2, 3, 4):
            if self.words[at + length] in _TIME_WORDS:
                named = word in ZONE_ADJECTIVES or self._names_place(at, length)
                end = at + length + 1
                end += self.words[end] == "zone"
                end += end < self.size and self.digits(end) and self.words[end - 1] == "zone"
                return end if named else at
            if not self.words[at + length][:1].isalpha():
                break
        if word in ("eastern", "pacific"):
            return at + 1
        if word in ("mountain", "central") and (self.glued(at) or self.bare_after(at + 1)):
            return at + 1
        if word in _CITIES and self.capital(at) and self.bare_after(at + 1):
            return at + 1
        return at

    def _names_place(self, at: int, length: int) -> bool:
        return all(self.capital(each) for each in range(at, at + length))

    def _offset(self, at: int) -> int:
        sign = self.words[at]
        if sign in ("+", "-", "−", "±") and self.digits(at + 1) and len(self.words[at + 1]) <= 4:
            end = at + 2
            if self.words[end] in (":", ".") and self.digits(end + 1) and self.glued(end + 1):
                end += 2
            return end + (self.words[end] == "h" and self.glued(end))
        return at

    # Clock times

    def clock(self, at: int, *, bare: bool = False) -> Piece | None:
        """A clock time; with `bare` a naked hour is one too."""
        if not self.numeric[at] and self.words[at] not in _CLOCK_FIRST:
            return None
        found = self._said_clock(at) or self._digital(at, bare) or self._spelled_clock(at, bare)
        if found is None:
            return None
        end, meaning = found
        if self.words[end] == "sharp" or self.words[end] == "exactly":
            end += 1
        return self.zone(end), meaning

    def _said_clock(self, at: int) -> Piece | None:
        """Noon, midnight, half past three, ten to five."""
        word = self.words[at]
        hour = at + 1 if word == "high" else at
        hour += self.words[hour] in ("12", "twelve") and self.words[hour + 1] != ":"
        named = self._noon(hour)
        if named:
            return named
        if word == "half" and self.words[at + 1] != "past":
            return self._half_hour(at)
        minutes = self._minutes_said(at)
        if minutes is None:
            return None
        end, count = minutes
        if self.words[end] in _PAST:
            return self._minutes_from(end + 1, count)
        return self._minutes_from(end + 1, -count) if self.words[end] in _TO else None

    def _half_hour(self, at: int) -> Piece | None:
        """“half five”, as the British say for 5:30."""
        hours = self.whole(at + 1)
        if hours is None or not 1 <= hours[1] <= 12:
            return None
        end = hours[0]
        joined = self.words[end] in HYPHENS and self.glued(end)
        if self.words[end] == ":" or joined or (hours[1] == 1 and not self._bare_before(at)):
            return None
        led = self._bare_before(at) or self.before(at) not in _HALF_OF
        follows = self.bare_after(end) or self.words[end] in _SUITS or self.zone(end) > end
        return self._minutes_from(at + 1, 30) if led and follows else None

    def _noon(self, at: int) -> Piece | None:
        word = self.words[at]
        if word == "mid" and self.words[self.after_hyphen(at + 1)] in ("day", "night"):
            behind = self.after_hyphen(at + 1)
            hour = 12 if self.words[behind] == "day" else 0
            return behind + 1, Clock(hour, certain=True)
        if word in ("noon", "midday", "noontime"):
            found: Meaning = Clock(12, certain=True)
        elif word == "midnight":
            found = Clock(0, certain=True)
        elif word == "noonish":
            found = Around(Clock(12, certain=True))
        else:
            return None
        return at + 1, found

    def _minutes_said(self, at: int) -> tuple[int, int] | None:
        """“half”, “a quarter”, “ten minutes”, before “past” or “to”."""
        word = self.words[at]
        if word == "half":
            return at + 1, 30
        if word == "three" and self.words[at + 1] == "quarters":
            return at + 2, 45
        start = at + (word in ("a", "1"))
        if self.words[start] == "quarter":
            return start + 1, 15
        found = self.whole(at)
        if found is None or not 1 <= found[1] <= 59:
            return None
        end, count = found
        if self.words[end] in ("minutes", "mins", "min", "minute"):
            return end + 1, count
        if self.words[end] == "to" and (self.digits(at) or self.before(at) in _SPANS_AFTER):
            return None
        return (end, count) if self.words[end] in ("past", "to") and count in _ROUND else None

    def _minutes_from(self, at: int, minutes: int) -> Piece | None:
        hour = self.clock_core(at, bare=True)
        if hour is None or not isinstance(hour[1], Clock):
            return None
        end, base = hour[0], hour[1]
        whole = base.hour * 60 + base.minute + minutes
        if base.hour == 0 and minutes < 0:
            whole += 24 * 60
        elif base.hour == 1 and minutes < 0 and base.half is None:
            whole += 12 * 60
        return end, replace(base, hour=whole // 60, minute=whole % 60)

    def clock_core(self, at: int, *, bare: bool) -> Piece | None:
        """A clock time that is no phrase: 8pm, 5:30, noon, seven o'clock."""
        return self._noon(at) or self._digital(at, bare) or self._spelled_clock(at, bare)

    def _digital(self, at: int, bare: bool) -> Piece | None:
        if self.words[at] == "t" and self.digits(at + 1) and self.glued(at + 1):
            at += 1
        if not self.digits(at):
            return None
        length = len(self.words[at])
        if length <= 2:
            return self._hour_and_minute(at, bare)
        return self._compact(at, bare) if length <= 4 else None

    def _hour_and_minute(self, at: int, bare: bool) -> Piece | None:
        hour, minute, second, end = int(self.words[at]), 0, 0, at + 1
        certain = self.words[at][0] == "0"
        mark = self.words[end]
        minutes = self._two_digits(end)
        if mark == "h" and self.before(at) in _LASTS:
            return None
        if minutes is not None and mark in (":", "h", "：", ".") and minutes < 60:
            end, minute = end + 2, minutes
            if mark == ":" and self.words[end] == ":" and (self._two_digits(end) or 0) < 60:
                seconds = self._two_digits(end)
                if seconds is not None:
                    end, second = end + 2, seconds
            marked = mark != "."
        elif mark == "h" and self.glued(end) and self._bare_before(at):
            return (end + 1, Clock(hour, certain=True)) if hour <= 24 else None
        else:
            marked = False
            if mark == ":" and self.glued(end) and self.digits(end + 1):
                return None
        return self._finished(at, end, Clock(hour, minute, second, certain=certain), marked, bare)

    def _two_digits(self, at: int) -> int | None:
        """The number behind a mark, if both are glued and it has two digits."""
        word = self.words[at + 1]
        if len(word) == 2 and self.digits(at + 1) and self.glued(at) and self.glued(at + 1):
            return int(word)
        return None

    def _compact(self, at: int, bare: bool) -> Piece | None:
        """“830am”, “1500 hrs”, “0930”."""
        word = self.words[at]
        hour, minute = int(word[:-2]), int(word[-2:])
        if hour > 24 or minute > 59:
            return None
        end, half = self.meridiem(at + 1)
        if end > at + 1:
            return (end, Clock(hour, minute, half=half)) if 1 <= hour <= 12 else None
        if self._hour_of_call(at) or self._hour_after_at(at, minute):
            return end, Clock(hour, minute)
        if len(word) == 4:
            if self.words[end] in ("hrs", "hours", "h", "hr"):
                return end + 1, Clock(hour, minute, certain=True)
            named = word[0] == "0" or self.zone(end) > end
            if bare and named:
                return end, Clock(hour, minute)
            asked = self.before(at) == "at" and word[:2] not in ("19", "20")
            if asked and minute % 5 == 0 and self.bare_after(end):
                return end, Clock(hour, minute, certain=True)
        return None

    def _hour_of_call(self, at: int) -> bool:
        """“a 615 call”, “the 430 meeting”: digits that the thing behind them makes an hour."""
        owned = self.before(at) in ("a", "the", "our", "my", "your", "this")
        behind = at + 2
        named = self.words[at + 1] in CALLS and (
            self.bare_after(behind) or self.words[behind] in _RUNS
        )
        return owned and named and self.words[at][-1] in "05" and self.words[at][-2:] < "60"

    def _hour_after_at(self, at: int, minute: int) -> bool:
        """“call you at 930”: three digits that are a quarter of an hour, and words of meeting."""
        told = self.before(at) in ("at", "@") and len(self.words[at]) == 3
        if not told or minute not in (15, 30, 45) or not self.bare_after(at + 1):
            return False
        return not _MEETS.isdisjoint(self.words[max(0, at - 8) : at])

    def _finished(
        self, start: int, at: int, clock: Clock, marked: bool, bare: bool
    ) -> Piece | None:
        """The clock time with what follows it: am, o'clock, hrs, -ish."""
        if clock.hour > 24 or (clock.hour == 24 and clock.minute):
            return None
        end, half = self.meridiem(at)
        if end > at:
            if clock.hour > 12 and half == "am":
                return None
            return end, replace(clock, half=half, certain=half is None and clock.certain)
        if self.match(at, ("in", "the")):
            end, half = self.meridiem(at + 2)
            if half:
                return end, replace(clock, half=half, certain=False)
        o_clock = self.o_clock(at)
        if o_clock > at:
            end, half = self.meridiem(o_clock)
            return end, replace(clock, half=half, certain=False)
        ish = at + (self.words[at] == "-")
        if self.words[ish] == "ish" and self.glued(ish):
            return ish + 1, Around(replace(clock, certain=False))
        if clock.minute and len(self.words[start]) == 2 and self.words[at] in ("hrs", "hr", "uhr"):
            return at + 1, replace(clock, certain=True)
        if self.words[at] in ("min", "mins", "minutes") and self.digits(start):
            return None
        if marked and (self.before(start) in CODES or self._is_ratio(start, at)):
            return None
        if marked:
            if self.words[at] in ("hrs", "hours", "h", "hr", "uhr"):
                return at + 1, replace(clock, certain=True)
            return at, replace(clock, certain=clock.certain or clock.hour > 12)
        if bare or (self._bare_before(start) and self.bare_after(at) and not self._counts_on(at)):
            plain = self.starts[at] > self.ends[at - 1] or not self.words[at][:1].isalnum()
            return (at, replace(clock, certain=False)) if plain and clock.hour <= 24 else None
        return None

    def _counts_on(self, at: int) -> bool:
        """“(at 5) and 6 percent”: the number behind counts something, so this one does too."""
        behind = at + 2
        if self.words[at] not in ("and", "or") or not self.digits(at + 1):
            return False
        counted = self.words[behind].isalpha() or self.words[behind] == "%"
        hour = self.bare_after(behind) or self.words[behind] in _HOUR_WORDS
        return counted and not hour

    def _is_ratio(self, start: int, end: int) -> bool:
        """“diluted 1:20”, “a scale of 1:50”, “1:10 with water”, “16:10 aspect ratio”."""
        if self.words[start + 1] != ":":
            return False
        near = self.words[max(0, start - 5) : start] + self.words[end : end + 2]
        at = self.before(start) in ("at", "@")
        return not (_MIXING if at else _RATIOS).isdisjoint(near)

    def _spelled_clock(self, at: int, bare: bool) -> Piece | None:
        found = self.below_hundred(at)
        if found is None or not 0 <= found[1] <= 24 or self.digits(at):
            return None
        end, hour = found
        minutes = self._spelled_minutes(end, bare) if hour > 0 else None
        if minutes is None:
            return self._finished(at, end, Clock(hour), False, bare)
        plain = minutes[1] in (15, 30, 45) and self.bare_after(minutes[0])
        marked = 1 <= hour <= 12 and (self.words[end] in HYPHENS or plain)
        return self._finished(at, minutes[0], Clock(hour, minutes[1]), marked, bare)

    def _spelled_minutes(self, at: int, bare: bool) -> tuple[int, int] | None:
        """“thirty”, “oh five”, “forty-five” behind an hour in words."""
        start = self.after_hyphen(at)
        oh = self.words[start] in ("oh", "o") and self.words[start + 1] != "'"
        found = self.below_hundred(start + oh)
        if found is None or found[1] >= 60:
            return None
        short = found[1] < 10
        return found if oh == short or (short and bare) else None

    def o_clock(self, at: int) -> int:
        """Behind “o'clock”, “oclock”, “o clock”, if it stands there."""
        if self.words[at] == "oclock":
            return at + 1
        if self.words[at] == "o":
            behind = at + 1 + (self.words[at + 1] in ("'", "’", "‘", "`", "´"))
            behind = self.after_hyphen(behind)
            return behind + 1 if self.words[behind] == "clock" else at
        return at

    def meridiem(self, at: int) -> tuple[int, Half]:
        """Behind am or pm in any writing, and which; `at` and None if there is none."""
        start = at + (self.words[at] == "." and self.words[at + 1] in ("am", "pm"))
        word = self.words[start]
        if word in ("am", "pm"):
            return start + 1, "am" if word == "am" else "pm"
        if word == "ampm":
            return start + 1, None
        if word not in ("a", "p"):
            return at, None
        half: Half = "am" if word == "a" else "pm"
        behind = start + 1
        if self.words[behind] == "." and self.words[behind + 1] == "m":
            end = behind + 2
            dotted = self.words[end] == "." and (
                self.glued(end) or self.starts[end] - self.ends[end - 1] == 1
            )
            return end + dotted, half
        if self.words[behind] == "m":
            dotted = self.words[start - 1] == "." or self.words[behind - 1] == "."
            return behind + 1 + (dotted and self.words[behind + 1] == "."), half
        if self.glued(start) and self.digits(start - 1):
            return behind, half
        return at, None

    def _bare_before(self, at: int) -> bool:
        word = self.before(at)
        if word in _BARE_BEFORE:
            dotted = self.words[at + 1] == "." and self.digits(at + 2) and self.glued(at + 2)
            return not dotted or self._no_money(at)
        if word == "to":
            return not _MOVES.isdisjoint(self.words[max(0, at - 7) : at])
        if word == "for":
            return not _SET_FOR.isdisjoint(self.words[max(0, at - 7) : at])
        if word in ("about", "around", "by", "approximately"):
            seen = self.before(at, 2) in ("you", "u", "me", "us") and self.before(at, 3) in _MEETS
            return seen or self.before(at, 2) in _ABOUT_AN_HOUR
        return False

    def _no_money(self, at: int) -> bool:
        """Whether no word of price stands near, which would make 8.30 an amount."""
        return _MONEY.isdisjoint(self.words[max(0, at - 25) : at + 25])

    def bare_after(self, at: int) -> bool:
        """Whether a number that ends here counts nothing: no noun follows."""
        word = self.words[at]
        if word in ("-", "–", "/", ".", ",", ":") and self.digits(at + 1) and self.glued(at):
            return not self.glued(at + 1)
        if word in DAY_PARTS:
            return self.words[at + 1] not in _PART_NOUNS
        return word in _BARE_AFTER or word in WEEKDAYS or word in RELATIVE_DAYS

    # Parts of the day

    def day_part(self, at: int) -> Piece | None:
        """“morning”, “late afternoon”, “the early evening”: without a preposition."""
        start = at + (self.words[at] in ("the", "very"))
        prefix = ""
        if self.words[start] == "early" or self.words[start] == "late":
            prefix, start = self.words[start], self.after_hyphen(start + 1)
        elif self.words[start] == "later" and self.match(start + 1, ("in", "the")):
            prefix, start = "late", start + 3
        elif self.words[start] == "mid":
            prefix, start = "mid", self.after_hyphen(start + 1)
        elif self.words[start].startswith("mid") and self.words[start][3:] in DAY_PARTS:
            return start + 1, self._mid(self.words[start][3:])
        if prefix in ("early", "late") and self.words[start] in ("in", "on"):
            start += 1 + (self.words[start + 1] == "the")
        word = self.words[start]
        if prefix == "mid" and word == "night":
            return None
        if word not in DAY_PARTS or word in ("tonight", "tonite", "eve"):
            return self._working_hours(start) if not prefix else None
        end = start + 1
        if word in ("lunch", "dinner", "night", "day", "tea"):
            joined = self.after_hyphen(end)
            end = joined + 1 if self.words[joined] == "time" else end
        if prefix == "mid":
            return end, self._mid(word)
        low, high = DAY_PARTS[word]
        return end, DayPart(_singular(word), low, high, prefix == "early", prefix == "late")

    def _mid(self, word: str) -> DayPart:
        low, high = DAY_PARTS[word]
        quarter = (high - low) / 4
        return DayPart(f"mid {_singular(word)}", low + quarter, high - quarter)

    def _working_hours(self, at: int) -> Piece | None:
        if self.words[at] in ("business", "working", "office") and self.words[at + 1] == "hours":
            return at + 2, DayPart("working hours", 8, 18)
        if self.words[at] == "small" and self.words[at + 1] == "hours":
            return at + 2, DayPart("small hours", 0, 4)
        if self.words[at] == "wee" and self.words[at + 1] == "hours":
            return at + 2, DayPart("small hours", 0, 4)
        return None

    def part_phrase(self, at: int) -> Piece | None:
        """“in the morning”, “at lunchtime”, “first thing in the morning”, “overnight”."""
        word = self.words[at]
        if word == "first" and self.words[at + 1] == "thing":
            end = at + 2
            inner = self.part_phrase(end)
            return (inner or (end, None))[0], DayPart("first thing", 8, 9)
        if word == "last" and self.words[at + 1] == "thing":
            return at + 2, DayPart("last thing", 17, 18)
        if word == "overnight":
            return at + 1, DayPart("night", 20, 32)
        if word == "in" and self.words[at + 1] in ("early", "late", "mid"):
            return None
        if word in ("in", "during", "at", "over", "on"):
            start = at + 1 + (self.words[at + 1] in ("the", "a", "these"))
            found = self.day_part(start)
            if found is None:
                return None
            if word == "at" and self.words[found[0] - 1] not in (
                "night", "nights", "lunch", "lunchtime", "dawn", "dusk", "sunset", "sunrise",
                "time", "breakfast", "dinner", "daybreak", "nightfall", "brunch", "supper",
            ):  # fmt: skip
                return None
            if word in ("in", "during") and self.words[found[0] - 1] in MEALS:
                return None
            return found
        return self.day_part(at) if word in _DAY_PART_PREFIXES else None

    # Clock and part of day together, and from … to

    def time(self, at: int, *, bare: bool = False) -> Piece | None:
        """What lies within one day: a clock time, hours from … to, or a part of the day."""
        spread = self.hours(at, bare=bare)
        if spread:
            return spread
        found = self.hour_in_part(at)
        if found:
            return found
        found = self.clock(at, bare=bare)
        if found:
            return self.with_part(found)
        part = self.part_phrase(at) or self.day_part(at)
        return self._part_then_clock(part) if part else None

    def with_part(self, found: Piece) -> Piece:
        """The clock time with a following “in the morning”, “at night”, “early morning”."""
        end, meaning = found
        comma = end + (self.words[end] == ",")
        part = self.part_phrase(comma) or (self.day_part(end) if self._touches_part(end) else None)
        if part and isinstance(part[1], DayPart) and narrowable(meaning):
            if self.words[part[0] - 1] in ("mornings", "evenings", "afternoons", "nights"):
                return found
            return self.zone(part[0]), narrowed(meaning, part[1])
        return found

    def _touches_part(self, at: int) -> bool:
        """Whether a part of the day stands there that is no meal and no noun of its own."""
        return self.words[at] != "the" and self.words[at + 1] not in _PART_NOUNS

    def hour_in_part(self, at: int) -> Piece | None:
        """“one in the morning”, “8 at night”: a naked hour that its part of the day makes one."""
        naked = self.clock(at, bare=True)
        if naked is None or not narrowable(naked[1]):
            return None
        if self.words[naked[0]] not in ("in", "at"):
            return None
        found = self.with_part(naked)
        return found if found[0] > naked[0] else None

    def _part_then_clock(self, part: Piece) -> Piece:
        end, meaning = part
        comma = end + (self.words[end] == ",")
        behind = comma + (self.words[comma] in ("at", "@", "around", "about"))
        behind += behind > comma and self.words[behind] in ("around", "about")
        if not isinstance(meaning, DayPart):
            return part
        if self.words[end - 1] in MEALS and self.words[behind] in ("from", "between"):
            return part
        spread = behind > comma or (self.digits(behind) and self.words[behind + 1] in HYPHENS)
        found = self.hours(behind, bare=spread) or self.clock(behind, bare=behind > comma)
        if found and narrowable(found[1]):
            return found[0], narrowed(found[1], meaning)
        return part

    def hours(self, at: int, *, bare: bool = False) -> Piece | None:
        """“from 9 to 5 pm”, “10:30-11”, “between 3 and 4 in the afternoon”."""
        word = self.words[at]
        between = word in _BETWEEN
        led = word == "from" or between
        start = at + led
        first = self._endpoint(start)
        if first is None:
            return None
        end, left, left_bare = first
        joint = self.joint(end, between=between)
        if joint == end:
            return None
        second = self._endpoint(joint)
        if second is None:
            return None
        end, right, right_bare = second
        end = self.zone(end)
        if left_bare and right_bare and not self._bare_hours(end, led or bare):
            return None
        if self.words[start] in _MINUTE_WORDS and not led and self.words[joint - 1] == "to":
            return (end, Between(left, right)) if self.before(at) in _SPANS_AFTER else None
        if (
            self.words[joint - 1] in RANGE_WORDS
            and self.digits(end - 1)
            and not self.free_after(end)
        ):
            return None
        if left_bare and right_bare and "." in self.words[start:end] and self._amount_moves(at):
            return None
        part = self.part_phrase(end) or self.day_part(end)
        if part and isinstance(part[1], DayPart):
            return part[0], Between(narrowed(left, part[1]), narrowed(right, part[1]))
        return end, Between(self._matched(left, right), right)

    def _amount_moves(self, at: int) -> bool:
        """Whether a price or a share goes from … to: “it rose from 11.15 to 11.45”."""
        return not _GROWS.isdisjoint(self.words[max(0, at - 4) : at])

    def joint(self, at: int, *, between: bool = False) -> int:
        """Behind “to”, “-”, “until”, and behind “and” after “between”; `at` if none is there."""
        word = self.words[at]
        if word in RANGE_WORDS or (between and word == "and"):
            up_to = word == "up" and self.words[at + 1] == "to"
            return at + 1 + up_to
        return at

    def _endpoint(self, at: int) -> tuple[int, Meaning, bool] | None:
        """An end of a range of hours, and whether it is a naked number."""
        found = self.hour_in_part(at)
        if found:
            return *found, False
        found = self.clock(at)
        if found:
            found = self.with_part(found)
            return *found, False
        naked = self.clock(at, bare=True)
        if naked is None or not isinstance(naked[1], (Clock, Around)):
            return None
        return *naked, True

    def _bare_hours(self, end: int, context: bool) -> bool:
        """Whether two naked numbers are hours: a day follows, or the words before make them so."""
        if self._day_behind(end) or (context and self.bare_after(end)):
            return True
        if context and self.words[end] in ("suits", "suit", "fits", "okay", "fine", "please"):
            return True
        return self._dotted_hours(end) and self.bare_after(end) and self._no_money(end)

    def _dotted_hours(self, end: int) -> bool:
        """Whether “08.00-17.00” ends here: quarters of an hour on both sides of the dash."""
        quarters = ("00", "15", "30", "45")
        dots = self.words[end - 2] == "." and self.words[end - 6] == "."
        return end >= 7 and dots and {self.words[end - 1], self.words[end - 5]} <= set(quarters)

    def _day_behind(self, end: int) -> bool:
        start = end + (self.words[end] == "on")
        word = self.words[start]
        if word in SHIFTS:
            return self.words[start + 1] in WEEKDAYS or self.words[start + 1] in DAY_PARTS
        numeric = start > end and self.digits(start) and self.words[start + 1] in ("/", "-", ".")
        return word in WEEKDAYS or word in RELATIVE_DAYS or numeric

    def _matched(self, left: Meaning, right: Meaning) -> Meaning:
        """The first hour in the half of the day that the second one makes likely."""
        if not (isinstance(left, Clock) and isinstance(right, Clock)):
            return left
        if left.half or left.certain or left.hour > 12 or left.hour == 0 or right.half is None:
            return left
        early = (left.hour % 12, left.minute) < (right.hour % 12, right.minute)
        same = right.half
        other: Half = "am" if same == "pm" else "pm"
        return replace(left, half=same if early else other)


_ROUND = frozenset({5, 10, 15, 20, 25})


def _singular(word: str) -> str:
    return (
        word.removesuffix("s")
        if word.endswith(("mornings", "evenings", "noons", "nights"))
        else word
    )


def narrowable(meaning: Meaning) -> bool:
    """Whether a part of the day can settle which half of the day is meant."""
    if isinstance(meaning, Around):
        return narrowable(meaning.point)
    if isinstance(meaning, Between):
        return narrowable(meaning.first) and narrowable(meaning.last)
    if isinstance(meaning, Bound):
        return narrowable(meaning.limit)
    return isinstance(meaning, Clock)


def narrowed(meaning: Meaning, part: Meaning) -> Meaning:
    """The clock time in that part of the day: “3 in the afternoon”."""
    if not isinstance(part, DayPart):
        return meaning
    if isinstance(meaning, Around):
        return Around(narrowed(meaning.point, part))
    if isinstance(meaning, Between):
        return Between(narrowed(meaning.first, part), narrowed(meaning.last, part))
    if isinstance(meaning, Bound):
        return replace(meaning, limit=narrowed(meaning.limit, part))
    if not isinstance(meaning, Clock) or meaning.half or meaning.certain or meaning.hour > 12:
        return meaning
    return replace(meaning, half=_half_of(meaning.hour % 12, part))


def _half_of(hour: int, part: DayPart) -> Half:
    if part.name in EARLY_PARTS or part.name.endswith("morning") or part.name == "small hours":
        return "am"
    if part.name == "first thing":
        return "am"
    if part.name in ("lunch", "lunchtime"):
        return "am" if 10 <= hour <= 11 else "pm"
    if part.name == "night":
        return "am" if hour < 6 else "pm"
    return "pm"
