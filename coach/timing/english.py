"""The English grammar of times: whole expressions, put together from days, hours and lengths.

One pass cuts a sentence into tokens; a sentence without any word of time costs nothing more. From
each token that can begin an expression the rules try to read one, and the longest reading wins.
Every rule looks a bounded number of tokens ahead, and the costly ones are read once per token.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from coach.timing.english_clock import narrowable, narrowed
from coach.timing.english_lengths import APPROXIMATE
from coach.timing.english_lexer import Piece, Tokens
from coach.timing.english_periods import RULES, Periods, festival_phrases
from coach.timing.english_words import (
    ANCHOR_LEADS,
    ANCHOR_NOUNS,
    ANCHOR_STOPS,
    AT_ONCE,
    CODES,
    DASHES,
    DAY_KINDS,
    DAY_PARTS,
    MEALS,
    MERGED_DAYS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SETS,
    SHIFTS,
    TENS,
    UNIT_ADJECTIVES,
    UNITS,
    VAGUE_AHEAD,
    VAGUE_BEHIND,
    WEEKDAYS,
    WEEKDAYS_PLURAL,
)
from coach.timing.expression import Found
from coach.timing.meaning import (
    Ahead,
    Amount,
    Around,
    At,
    Between,
    Bound,
    Bygone,
    CalendarDate,
    Clock,
    Dated,
    DayPart,
    Every,
    InYear,
    Lasting,
    Meaning,
    Now,
    Nth,
    PartOf,
    Period,
    Portion,
    Stretch,
    Total,
    Unsaid,
    Weekday,
)

_WORD = re.compile(r"[a-z\u00df-\u024f]+")
_NUMERIC = re.compile(
    r"[0-9] ?[:/\-–~] ?[0-9]|[0-9]\.[0-9]{1,2}\.[0-9]|(?:1[5-9]|2[01])[0-9]{2}"
    r"|[0-9][- ]?(?:ish|st|nd|rd|th|h|d|w|y|mos?|a|p|q|o|['’]?s)\b|(?:[qhw]|[fcs]y|['’]) ?[0-9]"
    r"|(?:@|\b(?:at|before|b4|after|until|till?|since|past|than|by|to|on|from|half)) ?"
    r"(?:[0-9]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -](?:to|past|oh|a)\b"
    r"|2(?:moro|nite|morrow)"
)
"""What a number looks like that can be a time without any word of time beside it."""
_REACH = 10
"""How many tokens an expression may begin before its first telling word."""

Side = str
_BOUNDS: dict[str, tuple[tuple[tuple[str, ...], Side], ...]] = {}
for _words, _side in (
    ("before or on", "until"), ("before or in", "until"), ("before", "before"),
    ("prior to", "before"), ("earlier than or in", "until"), ("earlier than", "before"),
    ("sooner than", "before"), ("in advance of", "before"), ("ahead of", "before"),
    ("after or equal to", "since"), ("later than or at", "since"), ("later than or in", "since"),
    ("after", "after"), ("later than", "after"), ("greater than", "after"),
    ("since", "since"), ("as early as", "since"), ("as soon as", "since"), ("as of", "since"),
    ("as from", "since"), ("starting from", "since"), ("starting on", "since"),
    ("starting", "since"), ("beginning on", "since"), ("beginning from", "since"),
    ("beginning", "since"), ("effective from", "since"), ("effective", "since"),
    ("not before", "since"), ("no earlier than", "since"), ("not earlier than", "since"),
    ("from", "since"), ("b4", "before"), ("until", "until"), ("till", "until"), ("til", "until"),
    ("not later than", "until"), ("no later than", "until"), ("not after", "until"),
    ("as late as", "until"), ("by no later than", "until"), ("latest by", "until"),
    ("at the latest by", "until"), ("latest on", "until"), ("by the latest on", "until"),
    ("on or before", "until"), ("on or earlier than", "until"), ("up to", "until"),
    ("up until", "until"), ("ending on", "until"), ("ending with", "until"),
    ("by", "until"), ("through", "until"), ("any time from", "since"), ("any time after", "after"),
    ("any time before", "before"), ("anytime after", "after"), ("anytime before", "before"),
):  # fmt: skip
    _phrase = tuple(_words.split())
    _BOUNDS[_phrase[0]] = (*_BOUNDS.get(_phrase[0], ()), (_phrase, _side))
_SIDES_BEHIND: tuple[tuple[tuple[str, ...], Side], ...] = tuple(
    (tuple(words.split()), side)
    for words, side in (
        ("or later", "since"), ("and later", "since"), ("or after", "since"),
        ("and after", "since"), ("and onwards", "since"), ("and onward", "since"),
        ("onwards", "since"), ("onward", "since"), ("and greater", "since"),
        ("and beyond", "since"), ("or earlier", "until"), ("and earlier", "until"),
        ("or before", "until"), ("and before", "until"), ("or sooner", "until"),
        ("at the latest", "until"), ("at latest", "until"), ("latest", "until"),
        ("at the earliest", "since"), ("forward", "since"),
    )
)  # fmt: skip
_LED_ON = frozenset({"on", "onwards", "onward", "forward"})
_TIME_LEADS = frozenset({"at", "@", "around", "about", "-", "–", ":", "from", "between", "("})
_DURATION_BEFORE = frozenset(
    "for take takes took taking need needs about around in within half least than last lasts "
    "lasted spend over another approximately roughly under nearly almost only after every "
    "additional valid wait waited up to extra by and or be is was".split()
)
_REPEATERS = frozenset({"every", "each", "any", "per", "all"})
_PER = frozenset({"a", "per", "each", "every"})
_AFTER_ARTICLE = frozenset(
    "end beginning start middle mid early late rest remaining remainder eoy eom eod eow eoq cob "
    "fiscal calendar financial school academic cy fy sy mid- turn five ten two three four "
    "six seven eight nine".split()
)
_LIST_MARKS = frozenset({",", "and", "or", "&", "/"})


class Grammar(Periods):
    """The rules for whole expressions."""

    __slots__ = ()

    # A moment: a day, a time, or both in either order

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
        if not _holds_time(day):
            return self._week_then_range(found) or found
        start = end + (self.words[end] == ",")
        bound = self._bound_time(start)
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
        return self._week_behind(self._lasting((end, _at(day, time[1]))))

    def _for_length(self, at: int) -> tuple[int, Lasting] | None:
        """“for 7 hours from 9:30”, “from 9:30 for 7 hours”, behind a day."""
        if self.words[at] == "for":
            found = self.length_from(at)
        else:
            found = self._hours_for(at) if self.words[at] == "from" else None
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
        if isinstance(whole, Period) and whole.unit == "week" and whole.within is None:
            if isinstance(first, Weekday) and isinstance(last, Weekday):
                return inner[0], Between(
                    replace(first, week=whole.shift), replace(last, week=whole.shift)
                )
        return None

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
        bare = self.before(at) in ("at", "@") or self.words[tonight] in ("tonight", "tonite")
        found = self.time(at, bare=bare and self._day_follows(at))
        if found is None:
            return None
        if self.words[found[0]] in ("or", "and"):
            found = self.bound_behind(found)
        end, time = found
        if isinstance(time, DayPart) and self.words[at] in MEALS and self.before(at) not in _BOUNDS:
            return found
        start = end + (self.words[end] == ",")
        start += self.words[start] in ("on", "of", "for")
        day = self._day_and_part(start)
        if day and _holds_time(day[1]) and _has_time(time):
            return self.zone(day[0]), _at(day[1], time)
        return self.zone(end), time

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

    # From … to

    def span(self, at: int) -> Piece | None:
        """“from Monday to Friday”, “3–5 May”, “between now and June”, “2014-2018”."""
        led = self.words[at] in ("from", "between")
        between = self.words[at] == "between"
        start = at + led
        return (
            self._day_numbers(start, between=between, led=led)
            or self._years(start, between=between, led=led)
            or self._moments(start, between=between, led=led)
            or (self._hours_for(at) if led else None)
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
            if day and _holds_time(day[1]):
                return day[0], _at(day[1], joined)
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

    def _hours_for(self, at: int) -> Piece | None:
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

    # One-sided and blurred

    def bound(self, at: int) -> Piece | None:
        """“before Friday”, “no later than 5 May”, “since 2011”, “from Monday on”, “by noon”."""
        for phrase, side in _BOUNDS.get(self.words[at], ()):
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
            return end, Bound(side, limit)  # type: ignore[arg-type]
        return None

    def _limit(self, at: int) -> Piece | None:
        if self.words[at] in ("now", "date"):
            if self.before(at, 2) == "up" or self.words[at + 1] in ("of", "-"):
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
        for phrase, side in _SIDES_BEHIND:
            if self.match(end, phrase) and self.words[end + len(phrase)] != "than":
                behind = end + len(phrase)
                if phrase[-1] in ("after", "before", "later") and not self._clause_ends(behind):
                    return found
                if phrase[-1] in ("after", "before") and self._limit(behind):
                    return found
                return behind, Bound(side, meaning)  # type: ignore[arg-type]
        if self.match(end, ("or", "so")):
            return end + 2, Around(meaning)
        return found

    def _clause_ends(self, at: int) -> bool:
        """Whether “or later” stands for itself and does not lead to another word."""
        word = self.words[at]
        return not word.isalpha() or word in ("on", "and", "or", "but", "please", "is", "in", "if")

    def _bound_time(self, at: int) -> Piece | None:
        """“before 4 pm”, “no later than 6:00”, “after 3”, behind a day."""
        for phrase, side in _BOUNDS.get(self.words[at], ()):
            if phrase == ("from",) or not self.match(at, phrase):
                continue
            start = at + len(phrase)
            found = self.clock(start, bare=self.bare_after(start + 1)) or self.day_part(start)
            if found:
                found = self.with_part(found)
                return self.zone(found[0]), Bound(side, found[1])  # type: ignore[arg-type]
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

    # What repeats

    def repeated(self, at: int) -> Piece | None:
        """“every Monday at 9”, “each quarter”, “twice a week”, “daily”, “on Sundays”."""
        found = self._every(at) or self._times_per(at) or self._adverb(at) or self._plural_day(at)
        if found is None:
            return None
        end, meaning = found
        time_at = end + (self.words[end] == "at")
        time = self.time(time_at, bare=time_at > end)
        if time and meaning.kind == "set":
            of = meaning.of if isinstance(meaning, Every) else None
            return self.zone(time[0]), Every(At(of, time[1]) if of else time[1])
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
            return end + 1, Every(Weekday(WEEKDAYS[name]))
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
        quarter = self.ordinal(end)
        if quarter and self.match(quarter[0], ("of", "the", "month")):
            return quarter[0] + 3, Every(CalendarDate(day=quarter[1]))
        return None

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
        for words, _ in _set_phrases().get(self.words[at], ()):
            if self.match(at, words):
                return at + len(words), Every()
        return None

    def _plural_day(self, at: int) -> Piece | None:
        """“Mondays”, “on Sundays”, “Friday mornings”, “weekends”."""
        word = self.words[at]
        if word in WEEKDAYS_PLURAL:
            return at + 1, Every(Weekday(WEEKDAYS_PLURAL[word]))
        if word in WEEKDAYS and self.words[at + 1] in (
            "mornings",
            "afternoons",
            "evenings",
            "nights",
        ):
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
        if not _has_time(meaning) and not isinstance(meaning, CalendarDate):
            return found
        start = end + (self.words[end] in ("on", "of", ","))
        word = self.words[start]
        if (
            word in _REPEATERS
            or word in WEEKDAYS_PLURAL
            or word in ("daily", "everyday", "weekends")
        ):
            behind = self.repeated(start)
            if behind and isinstance(behind[1], Every):
                of = behind[1].of
                return behind[0], Every(At(of, meaning) if of else meaning)
        return found

    # Lengths, and words that no calendar resolves

    def compared(self, at: int) -> Piece | None:
        """“more than 4 days”, “less than 3 days after tomorrow”."""
        word = self.words[at]
        if self.words[at + 1] != "than" or word not in ("more", "less", "fewer", "longer"):
            return None
        start = at + 2
        counted = self.amount(start)
        if counted is None:
            return None
        told = self.moved_length(start)
        if told is None:
            return counted[0], counted[1]
        end, moment = told
        base = moment.base if isinstance(moment, Ahead) else None
        back = isinstance(moment, Ahead) and moment.count < 0
        if word in ("more", "longer"):
            return end, Bound("before" if back else "after", moment)
        if isinstance(moment, Ahead):
            return end, Stretch(moment.count, moment.unit, base, inclusive=base is None)
        return None

    def to_date(self, at: int) -> Piece | None:
        """“to date”, “year to date”, “till date”: up to today."""
        start = at + (self.words[at] == "year")
        if not self.match(start, ("to", "date")) or not self.bare_after(start + 2):
            return None
        if self.before(start) == "up":
            return None
        return start + 2, Bound("until", Ahead(0, "day"))

    def length(self, at: int) -> Piece | None:
        """A length of time that stands for itself: “25–30 days”, “half an hour”, “all day”."""
        whole = self.whole_length(at)
        if whole:
            return whole
        counted = self.amount(at)
        if counted is None:
            return None
        end, amount, article = counted
        if article and self.before(at) not in _DURATION_BEFORE:
            return None
        if self.words[end] in ("old", "ld") or (
            self.words[end] == "-" and self.words[end + 1] == "old"
        ):
            return None
        if isinstance(amount, Amount) and amount.unit == "second" and amount.low == 1 and article:
            return None
        return end, amount

    def vague(self, at: int) -> Piece | None:
        """“soon”, “at your earliest convenience”, “recently”, “right now”."""
        for words, meaning in _vague_phrases().get(self.words[at], ()):
            if self.match(at, words) and self._speaks_vaguely(at, at + len(words), words):
                return at + len(words), meaning
        return None

    def _speaks_vaguely(self, at: int, end: int, words: tuple[str, ...]) -> bool:
        following, before = self.words[end], self.before(at)
        first = words[0]
        if following in ("-", "–") and self.glued(end):
            return False
        if first in ("later", "earlier", "sooner"):
            if following in ("than", "or", "version", "date", "stage") or before in (
                "or", "the", "a", "no", "not", "and", "than", "much", "years", "days",
            ):  # fmt: skip
                return False
        if words == ("soon",):
            return following != "as" and before not in ("as", "too", "how", "so")
        if first in ("presently", "now") or words == ("a", "while"):
            return following not in ("known", "that") or first != "now"
        if words in (("some", "day"), ("one", "day"), ("any", "day")):
            return following not in ("of", "in", "before", "after") and before not in (
                "at",
                "for",
                "in",
            )
        if words == ("in", "the", "past") or words == ("in", "the", "future"):
            return following not in (*UNITS, *NUMBERS, "few", "several", "couple") and (
                not self.digits(end)
            )
        return True

    # Whole expressions

    def expression(self, at: int) -> Piece | None:
        """The longest expression that begins at a token."""
        best: Piece | None = None
        for rule in _rules_of(self.words[at], self.digits(at)):
            found = rule(self, at)
            if found and (best is None or found[0] > best[0]):
                best = found
        if best is None or not self._stands_alone(at, best):
            return None
        best = self.time_then_set(self.bound_behind(best))
        if self.before(at) in ("sometime", "someday") and best[1].kind != "set":
            best = best[0], Around(best[1])
        if _can_be_past(best[1]) and self._narrated(at):
            best = best[0], Bygone(best[1])
        return best

    def _narrated(self, at: int) -> bool:
        """Whether the words before tell of something done: “we received it on 3 May”."""
        for word in reversed(self.words[max(0, at - 9) : at]):
            if word in _AHEAD_SIGNS or word in (".", ";", "!", "?", ":"):
                return False
            if word in _PAST_SIGNS or (len(word) > 5 and word.endswith("ed")):
                return word not in ("need", "speed", "indeed", "proceed", "succeed", "exceed")
        return False

    def _stands_alone(self, at: int, found: Piece) -> bool:
        """Whether the words are more than a greeting or a bare noun."""
        end, meaning = found
        if isinstance(meaning, DayPart):
            word = self.words[at]
            if word in DAY_PARTS:
                return self.before(at) in ("tomorrow", "until", "till", "by", "before", "after")
            if word == "the":
                return self.before(at) in ("in", "during", "by", "until", "through", "over", "for")
            if self.words[end - 1] in MEALS and word in ("early", "late"):
                return False
            return word != "very"
        if self.before(at) in ("good", "happy", "merry") and _has_time(meaning):
            return False
        if self.before(at) in CODES and not any(word.isalpha() for word in self.words[at:end]):
            return isinstance(meaning, CalendarDate) and bool(meaning.day and meaning.year)
        return True

    def found(self) -> list[Found]:
        """Every expression of the sentence, in its order."""
        result: list[Found] = []
        at, starts = 0, _starts()
        hopeful = self._hopeful()
        while at < self.size:
            if not hopeful[at]:
                at += 1
                continue
            if (self.words[at] in starts or self.numeric[at]) and self.free_before(at):
                found = self.listed(at) or self._one(at)
                if found:
                    result += found
                    at = self._token_behind(found[-1].end, at)
                    continue
            at += 1
        return _weeks_before(_with_shared_weeks(result, self.raw), self.raw)

    def _one(self, at: int) -> list[Found]:
        piece = self.expression(at)
        if piece is None or not self.free_after(piece[0]):
            return []
        return [self._found(self._without_article(at, piece), piece)]

    def _without_article(self, at: int, piece: Piece) -> int:
        """Behind a “the” that belongs to the sentence and not to the time: “the next week”."""
        if self.words[at] != "the" or isinstance(piece[1], (Nth, Portion, At, DayPart)):
            return at
        word = self.words[at + 1]
        dropped = word in SHIFTS or self.digits(at + 1) or word in _AFTER_ARTICLE
        dropped = dropped or (word == "year" and self.digits(at + 2))
        dated = self.digits(at + 1) and not isinstance(piece[1], Stretch)
        if word == "next" and self.words[at + 2] in ("day", "decade"):
            return at
        return at + 1 if dropped and not dated else at

    def _token_behind(self, offset: int, at: int) -> int:
        while at < self.size and self.starts[at] < offset:
            at += 1
        return at

    def _hopeful(self) -> list[bool]:
        """For each token whether a word of time stands there, or behind words that lead to one."""
        keys, leads, numeric = _keys(), _leads(), self.numeric
        result, hope = [False] * self.size, 0
        for at in range(self.size - 1, -1, -1):
            word = self.words[at]
            if word in keys or (numeric[at] or word in _SMALL) and self._tells(at):
                hope = _REACH
            elif hope and (numeric[at] or word in leads):
                hope -= 1
            else:
                hope = 0
            result[at] = hope > 0
        return result

    def _tells(self, at: int) -> bool:
        """Whether a number can be a time by itself: 15:00, 12/5, 2026, 21st, “at 3”, “Q3”."""
        word, before, following = self.words[at], self.before(at), self.words[at + 1]
        if before in _HOUR_LEADS:
            return True
        if not self.numeric[at]:
            return following in TENS or following in _AFTER_HOUR or before == "half"
        if len(word) in (4, 8) and word[:2] in _CENTURIES:
            return True
        if before in _GLUED_LEADS or following in _GLUED_TAILS:
            return True
        if following in DASHES or following in (".", "–"):
            dotted = following == "." and not (
                self.words[at + 3] == "."
                or before in ("on", "dated", "to", "by", "around", "about")
            )
            return (self.numeric[at + 2] and not dotted) or self.words[at + 2] == "ish"
        return False

    def _found(self, at: int, piece: Piece) -> Found:
        end, meaning = piece
        zone = next(
            ((self.starts[first], self.ends[last - 1]) for first, last in sorted(self.zones.items())
             if at <= first and last <= end and _holds_hours(meaning)),
            None,
        )  # fmt: skip
        anchor = self._anchor(at, end) if isinstance(meaning, (Amount, Total)) else None
        return Found(self.starts[at], self.ends[end - 1], meaning, zone, anchor)

    def _anchor(self, at: int, end: int) -> tuple[int, int] | None:
        """The words from which a length counts: “… after receipt of the deposit”."""
        start = end
        if self.words[start] in ("starting", "counting", "counted", "reckoned", "calculated"):
            start += 1
        if self.words[start] in ANCHOR_LEADS and self.words[start + 1] not in ANCHOR_STOPS:
            last = start + 1
            while last < start + 12 and self._still_anchor(last):
                last += 1
            return self.starts[start], self.ends[last - 1]
        for back in range(at - 1, max(-1, at - 14), -1):
            if self.words[back] in (".", "!", "?"):
                break
            if self.words[back] in ("after", "upon", "once", "from", "following", "on"):
                words = self.words[back + 1 : back + 5]
                if ANCHOR_NOUNS.intersection(words[:3]):
                    last = back + 1
                    while last < at and self.words[last] not in (",", ":", ";"):
                        last += 1
                    return self.starts[back], self.ends[last - 1]
        return None

    def _still_anchor(self, at: int) -> bool:
        """Whether the word goes on naming the anchor: “… of the deposit and the artwork”."""
        word = self.words[at]
        if word == "/":
            return self.glued(at)
        if word == "and":
            return not ANCHOR_NOUNS.isdisjoint(self.words[at + 1 : at + 4])
        return word not in ANCHOR_STOPS

    def listed(self, at: int) -> list[Found]:
        """“the 2nd and 3rd of May”, “4, 5 and 6 June”: each day with the month of the last."""
        spans: list[tuple[int, int, int]] = []
        start = at
        for _ in range(6):
            the = start + (self.words[start] == "the")
            number = self.day_number(the)
            if number is None or not self._ends_day(the, number[0]):
                return []
            dated = self.day_first(start)
            if dated and spans and isinstance(dated[1], CalendarDate):
                month = dated[1]
                found = [
                    Found(self.starts[first], self.ends[last - 1], replace(month, day=day))
                    for first, last, day in spans
                ]
                return [*found, self._found(start, dated)] if self.free_after(dated[0]) else []
            spans.append((start, number[0], number[1]))
            behind = number[0]
            if self.words[behind] not in _LIST_MARKS or (
                self.glued(behind) and self.glued(behind + 1)
            ):
                return []
            start = behind + 1 + (self.words[behind + 1] in ("and", "or"))
        return []


_SMALL = frozenset(set(NUMBERS) - {"zero"})
_HOUR_LEADS = frozenset("at @ before b4 after until till til since past than between from".split())
_AFTER_HOUR = frozenset("fifteen ten five oh past to a o".split())
_GLUED_LEADS = frozenset("q h w cw kw fy cy sy week wk ' ’".split())
_GLUED_TAILS = frozenset(
    "st nd rd th h d w y mo mos a p ish : s 's ’s q o ½ hrs moro day nite".split()
)
_CENTURIES = frozenset({"15", "16", "17", "18", "19", "20", "21"})
_YEARS_AFTER = frozenset("in for during is years of between seasons season contract the".split()) | {
    "", "(", ",",
}  # fmt: skip


_PAST_SIGNS = frozenset(
    "was were had did got met sent paid said told came went made took gave saw wrote ran left "
    "spoke began bought sold lost found kept felt thought brought dated mail email letter "
    "invoice message received".split()
)
_AHEAD_SIGNS = frozenset(
    "will shall would should must can could may might please pls to by until till before need "
    "is are expected scheduled planned due let if when 'll next deadline estimated booked "
    "confirmed fixed postponed delayed moved".split()
)


def _can_be_past(meaning: Meaning) -> bool:
    """Whether words such as “3 May” or “Monday” leave open if the past or the coming one is meant."""
    if isinstance(meaning, At):
        return _can_be_past(meaning.day)
    if isinstance(meaning, (Dated, PartOf)):
        return _can_be_past(meaning.date if isinstance(meaning, Dated) else meaning.whole)
    if isinstance(meaning, Weekday):
        return meaning.week is None and not meaning.coming and not meaning.gone
    if isinstance(meaning, Between):
        return _can_be_past(meaning.first) and _can_be_past(meaning.last)
    if meaning.kind in ("time", "timerange") and isinstance(meaning, (Clock, DayPart, Between)):
        return True
    return isinstance(meaning, CalendarDate) and meaning.year is None


def _holds_time(meaning: Meaning) -> bool:
    """Whether a clock time can be added to the words: they name one day."""
    if isinstance(meaning, At):
        return isinstance(meaning.time, DayPart)
    return meaning.kind == "date"


def _has_time(meaning: Meaning) -> bool:
    return meaning.kind in ("time", "timerange")


def _holds_hours(meaning: Meaning) -> bool:
    return meaning.kind in ("time", "timerange", "datetime", "datetimerange", "set")


def _plain_date(day: CalendarDate | Dated) -> CalendarDate:
    if isinstance(day, Dated):
        assert isinstance(day.date, CalendarDate)
        return day.date
    return day


def _year_of(day: CalendarDate | Dated) -> bool:
    """Whether the date has its year, or cannot take one."""
    date = day.date if isinstance(day, Dated) else day
    return not isinstance(date, CalendarDate) or date.year is not None or date.month is None


def _is_opening_hours(meaning: Meaning) -> bool:
    """“(Monday to) Saturday, 8 to 5”: the hours hold for each day, not for the last one."""
    return isinstance(meaning, At) and isinstance(meaning.time, Between)


def _at(day: Meaning, time: Meaning) -> Meaning:
    """The time on the day; a part of the day in the words settles which half is meant."""
    if isinstance(day, At) and isinstance(day.time, DayPart):
        if isinstance(time, DayPart):
            return At(day.day, time)
        return At(day.day, narrowed(time, day.time))
    return At(day, time)


def _lasting_on(day: Meaning, lasting: Lasting) -> Lasting:
    """The hours on that day: “14 February from 9:30 for 7 hours”."""
    return Lasting(_at(day, lasting.first), lasting.length)


def _month_earlier(date: CalendarDate) -> CalendarDate:
    month = date.month or 1
    if month > 1:
        return replace(date, month=month - 1)
    return replace(date, month=12, year=date.year - 1 if date.year else None)


def _joined(left: Meaning, right: Meaning) -> Between | None:
    """A range of two ends, each completed from the other; None if they do not go together."""
    if isinstance(left, (Bound, Every)) or isinstance(right, (Bound, Every)):
        return None
    times = _has_time(left), _has_time(right)
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
    elif isinstance(left, Weekday) and left.week and isinstance(right, Weekday):
        if right.week is None and right.weekday > left.weekday:
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


def _weeks_before(found: list[Found], raw: str) -> list[Found]:
    """Give “next week, how about Wednesday” to the Wednesday of that week."""
    for index in range(1, len(found)):
        left, right = found[index - 1], found[index]
        week, day = left.meaning, _weekday_of(right.meaning)
        between = raw[left.end : right.start].lower()
        if not isinstance(week, Period) or week.unit != "week" or week.within or week.rest:
            continue
        if day and day.week is None and not day.coming and _suggests(between):
            found[index] = replace(right, meaning=_in_the_week(right.meaning, week.shift))
    return found


def _suggests(between: str) -> bool:
    """Whether the words between a week and a weekday only hedge: “, maybe on ”."""
    words = set(between.replace(",", " ").replace("(", " ").replace("-", " ").split())
    return words <= _HEDGES


_HEDGES = frozenset(
    "on how about maybe perhaps say preferably ideally what possibly best either and or is".split()
)
_ANY_WEEKDAY = tuple(sorted(WEEKDAYS, key=len))


def _with_shared_weeks(found: list[Found], raw: str) -> list[Found]:
    """Give “Monday or Tuesday next week” one week for both, and “next Monday or Tuesday” too."""
    for index in range(len(found) - 1, 0, -1):
        left, right = found[index - 1], found[index]
        between = raw[left.end : right.start].strip().lower()
        if between not in ("or", "and", ",", "/", "&", ", or", ", and"):
            continue
        one, two = _weekday_of(left.meaning), _weekday_of(right.meaning)
        names = raw[right.start : right.end].lower().startswith(_ANY_WEEKDAY)
        if one and two and names and one.week is None and two.week is not None and not one.coming:
            meaning = _in_the_week(left.meaning, two.week)
            found[index - 1] = replace(left, meaning=meaning)
    for index in range(1, len(found)):
        left, right = found[index - 1], found[index]
        between = raw[left.end : right.start].strip().lower()
        one, two = _weekday_of(left.meaning), _weekday_of(right.meaning)
        if between in ("or", "and", ",", "/", "&", ", or", ", and") and one and two:
            ahead = one.week is not None and one.week > 0 and two.weekday > one.weekday
            if ahead and two.week is None and not two.coming:
                found[index] = replace(right, meaning=_in_the_week(right.meaning, one.week or 0))
    return found


def _weekday_of(meaning: Meaning) -> Weekday | None:
    day = meaning.day if isinstance(meaning, At) else meaning
    return day if isinstance(day, Weekday) else None


def _in_the_week(meaning: Meaning, week: int) -> Meaning:
    if isinstance(meaning, At) and isinstance(meaning.day, Weekday):
        return replace(meaning, day=replace(meaning.day, week=week))
    assert isinstance(meaning, Weekday)
    return replace(meaning, week=week)


Rule = Callable[[Grammar, int], Piece | None]
Phrases = dict[str, tuple[tuple[tuple[str, ...], Meaning], ...]]


@cache
def _vague_phrases() -> Phrases:
    table: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
    meanings = ((VAGUE_AHEAD, Unsaid()), (VAGUE_BEHIND, Unsaid(ahead=False)), (AT_ONCE, Now()))
    for phrases, meaning in meanings:
        for phrase in phrases:
            words = _tokens(phrase)
            table.setdefault(words[0], []).append((words, meaning))
    return {word: tuple(sorted(each, key=lambda one: -len(one[0]))) for word, each in table.items()}


@cache
def _set_phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, unit in SETS:
        words = _tokens(phrase)
        table.setdefault(words[0], []).append((words, unit))
    return {word: tuple(sorted(each, key=lambda one: -len(one[0]))) for word, each in table.items()}


def _tokens(phrase: str) -> tuple[str, ...]:
    tokens = Tokens(phrase, phrase)
    return tuple(tokens.words[: tokens.size])


@cache
def _table() -> dict[str, tuple[Rule, ...]]:
    """Which rules can begin an expression with a word; "0" stands for digits."""
    table: dict[str, list[Rule]] = {}

    def add(words: object, *rules: Rule) -> None:
        for word in words:  # type: ignore[attr-defined]
            table.setdefault(word, []).extend(rules)

    add(("from", "between"), Grammar.moment)
    moments = (*RULES, *festival_phrases(), *NUMBERS, *TENS, *DAY_PARTS, *_CLOCK_STARTS, "0")
    add(moments, Grammar.moment)
    add((*RULES, *festival_phrases(), *NUMBERS, *TENS, "0", "from", "between", "now", "today"),
        Grammar.span)  # fmt: skip
    add(("the",), Grammar.span)
    add(_BOUNDS, Grammar.bound)
    add(APPROXIMATE, Grammar.around)
    add((*_REPEATERS, "once", "twice", "thrice", "one", "two", "three", "four", "0"),
        Grammar.repeated)  # fmt: skip
    add((*WEEKDAYS_PLURAL, *WEEKDAYS, *_set_phrases(), "weekends", "weekdays", "mornings", "evenings",
         "nights"), Grammar.repeated)  # fmt: skip
    add((*NUMBERS, *TENS, "0", "a", "an", "another", "half", "few", "several", "some", "couple",
         *APPROXIMATE, "for", "½", "¼", "¾", "all", "whole", "full", "entire"),
        Grammar.length, Grammar.length_from)  # fmt: skip
    add(("the",), Grammar.length)
    add(_vague_phrases(), Grammar.vague)
    add(("more", "less", "fewer", "longer"), Grammar.compared)
    add(("to", "year"), Grammar.to_date)
    return {word: tuple(dict.fromkeys(rules)) for word, rules in table.items()}


_CLOCK_STARTS = frozenset(
    "noon midday midnight noontime noonish mid half quarter a t in during at over early late later "
    "first overnight the midmorning midafternoon midevening small wee business working "
    "high 2".split()
)


def _rules_of(word: str, digits: bool) -> tuple[Rule, ...]:
    return _table().get("0" if digits else word, ())


@cache
def _starts() -> frozenset[str]:
    return frozenset(_table())


@cache
def _keys() -> frozenset[str]:
    """The words of which every expression holds one; digits stand for themselves."""
    found = {
        *MONTHS, *WEEKDAYS, *WEEKDAYS_PLURAL, *UNITS, *DAY_PARTS, *MERGED_DAYS,
        "today", "tomorrow", "tomorow", "tommorow", "tommorrow", "tmr", "tmrw", "tmw", "tomorro",
        "yesterday", "yday", "noon", "midday", "midnight", "noonish", "noontime", "mid", "clock",
        "oclock", "past", "quarter", "eod", "eob", "cob", "cop", "eom", "eoy", "eoq", "eow",
        "spring", "summer", "autumn", "fall", "winter", "now", "midyear", "midweek", "overnight",
        "midsummer", "midwinter", "midmorning", "midafternoon", "business", "nineties", "eighties",
        "seventies", "sixties", "fifties", "forties", "thirties", "twenties", "noughties", "½",
        "thousand", "thousands", "tens", "everyday", "fy", "pm", "am", "at", "soon", "later", "earlier",
        "nineteen", "date", "thirty", "fifteen", "forty", "½", "¼", "¾", "thing",
    }  # fmt: skip
    found -= {"at", "eve"}
    for phrase in (*VAGUE_AHEAD, *VAGUE_BEHIND, *AT_ONCE, *(name for name, _ in SETS)):
        words = _tokens(phrase)
        if not found.intersection(words):
            found.add(max(words, key=len))
    for phrases in festival_phrases().values():
        for words, _ in phrases:
            if not found.intersection(words):
                found.add(max(words, key=len))
    found |= {f"{word}" for word in ORDINALS if word in ("thirtieth", "twentieth")}
    return frozenset(found | set(SHIFTS) - set(SHIFTS))


@cache
def _leads() -> frozenset[str]:
    """The words that may stand in an expression before its first telling word."""
    found = set(_starts()) | set(UNIT_ADJECTIVES) | set(DAY_KINDS) | _SMALL | set(TENS)
    found |= set(ORDINALS) | {"and", "of", "to", "-", "–", "'s", "’s", ",", "(", "or", "than", "on"}
    found |= {
        "st",
        "nd",
        "rd",
        "th",
        "dozen",
        "hundred",
        "thousand",
        "single",
        "other",
        ".",
        "/",
        "c",
        "e",
        "b",
    }
    for phrase in (*VAGUE_AHEAD, *VAGUE_BEHIND, *AT_ONCE):
        found.update(_tokens(phrase))
    for phrases in festival_phrases().values():
        for words, _ in phrases:
            found.update(words)
    for phrases_ in _BOUNDS.values():
        for words, _ in phrases_:
            found.update(words)
    return frozenset(found)


def find(raw: str, folded: str) -> list[Found]:
    """The time expressions of a sentence, in its order; offsets count its code points.

    `folded` is `raw` in lower case and of the same length; `raw` tells names from words.
    """
    if _keys().isdisjoint(_WORD.findall(folded)) and not _NUMERIC.search(folded):
        return []
    return Grammar(raw, folded).found()
