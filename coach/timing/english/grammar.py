"""The English grammar of times: whole expressions, put together from days, hours and lengths.

One pass cuts a sentence into tokens; a sentence without any word of time costs nothing more. From
each token that can begin an expression the rules try to read one, and the longest reading wins.
Every rule looks a bounded number of tokens ahead, and the costly ones are read once per token.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from coach.lazily import lazy
from coach.timing.english.clock import narrowed
from coach.timing.english.days import festival_phrases
from coach.timing.english.distances import RULES
from coach.timing.english.hints import hopeful, may_hold_time
from coach.timing.english.lengths import APPROXIMATE
from coach.timing.english.lexer import Phrases, Piece, by_first_word, phrases_by_first_word
from coach.timing.english.lists import Lists
from coach.timing.english.moments import BOUNDS, has_time
from coach.timing.english.sets import REPEATERS, SET_PHRASES
from coach.timing.english.sharing import can_be_past, with_shared_ends
from coach.timing.english.words import (
    ANCHOR_NOUNS,
    ANCHOR_STOPS,
    AT_ONCE,
    CODES,
    DAY_PARTS,
    MEALS,
    MONTHS,
    NUMBERS,
    SHIFTS,
    TENS,
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
    Bound,
    Bygone,
    CalendarDate,
    DayPart,
    Every,
    Festival,
    Meaning,
    Now,
    Nth,
    Period,
    Portion,
    Stretch,
    Total,
    Unsaid,
    Weekday,
)

_SINGLE = lazy(r"\W*([a-z]+)\W*")

_DURATION_BEFORE = frozenset(
    "for take takes took taking need needs about around in within half least than last lasts "
    "lasted spend over another approximately roughly under nearly almost only after every "
    "additional valid wait waited up to extra by and or be is was".split()
)
_AFTER_ARTICLE = frozenset(
    "end beginning start middle mid early late rest remaining remainder eoy eom eod eow eoq cob "
    "fiscal calendar financial school academic cy fy sy mid- turn five ten two three four "
    "six seven eight nine".split()
)
_YEAR_LONG = frozenset(
    "warranty guarantee contract lease agreement term period plan loan deal licence license limit "
    "break delay gap project program programme cooperation partnership wait".split()
)
_PAST_SIGNS = frozenset(
    "was were had did got met sent paid said told came went made took gave saw wrote ran left "
    "went spoke began bought sold lost found kept felt thought brought rose fell broke grew became "
    "led won held built chose drove flew forgot knew meant rang sank spent stood stuck taught "
    "threw dated received rebuilt drew fed fought shrank withdrew underwent overcame woke".split()
)
_DATED_THINGS = frozenset(
    "mail mails email emails letter letters message messages order orders invoice invoices offer "
    "quotation inquiry enquiry contract fax note photo photos report reports statement statements "
    "minutes reminder reminders complaint claim".split()
)
_SUBJECTS = frozenset({"we", "i", "you", "he", "she", "they", "it"})
_NOUN_LEADS = frozenset("the a an our your their his her its us you me them him".split())
_BREAKS = frozenset("and or but when while that which who if as because than for".split())
_PLURAL_PARTS = frozenset({"mornings", "afternoons", "evenings", "nights"})
_CREDITS = frozenset("7 10 14 15 21 30 45 60 75 90 120 150 180".split())
_EVENING_MEALS = frozenset({"dinner", "supper"})
_REPEATED = frozenset({"every", "each"})
_NOT_PAST = frozenset(
    "indeed proceed succeed exceed hundred closed attached enclosed based limited required "
    "needed".split()
)
_BE = frozenset({"is", "are", "be", "am", "re", "'re", "s", "'s", "being", "to", "get"})
_AHEAD_SIGNS = frozenset(
    "will shall would should must can could may might please pls to by until till before need "
    "is are expected scheduled planned due let if when 'll next deadline estimated booked "
    "confirmed fixed postponed delayed moved".split()
)
_WISHES = frozenset("good happy merry nice great lovely wonderful pleasant blessed".split())


class Grammar(Lists):
    """The rules for whole expressions."""

    __slots__ = ()

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
        if self.words[at] == "ytd":
            return at + 1, Bound("until", Ahead(0, "day"))
        start = at + (self.words[at] == "year")
        if not self.match(start, ("to", "date")) or not self.bare_after(start + 2):
            return None
        if self.before(start) == "up":
            return None
        return start + 2, Bound("until", Ahead(0, "day"))

    def length(self, at: int) -> Piece | None:
        """A length of time that stands for itself: “25–30 days”, “half an hour”, “all day”."""
        whole = self.whole_length(at) or self._credit(at)
        if whole:
            return whole
        counted = self.amount(at)
        if counted is None:
            return None
        end, amount, article = counted
        if article and self.before(at) not in _DURATION_BEFORE:
            return None
        if article and self.words[at + 1] == "good" and self.before(at) in ("is", "was", "be"):
            return None
        if self.match(at, ("one", "day")) and self.before(at) not in _DURATION_BEFORE:
            return None
        if self.words[end] in ("old", "ld") or (
            self.words[end] == "-" and self.words[end + 1] == "old"
        ):
            return None
        if isinstance(amount, Amount) and amount.unit == "second" and amount.low == 1 and article:
            return None
        if self._describes(at, end, amount):
            return None
        return end, amount

    def _credit(self, at: int) -> Piece | None:
        """“net 30”, “D/A 60”: days of credit, as payment terms leave the days out."""
        start = at + 1 if self.words[at] == "net" else at + 3
        bill = self.words[at] == "d" and self.words[at + 1] == "/" and self.words[at + 2] in "ap"
        if not (bill or self.words[at] == "net") or self.words[start] not in _CREDITS:
            return None
        days = float(self.words[start])
        ends = self.bare_after(start + 1)
        return (start + 1, Amount(days, days, "day")) if ends else None

    def _describes(self, at: int, end: int, amount: Amount | Total) -> bool:
        """“5 years of experience”, “a 20 year volatility”: a quality and no time to plan with."""
        behind = end + (self.words[end] in ("'", "’", "of"))
        behind += self.words[behind] in ("industry", "export", "work", "working", "rich")
        if self.words[behind] in ("experience", "experiences", "expertise"):
            return True
        adjective = self.words[end - 1] == "year" and self.words[end].isalpha()
        years = isinstance(amount, Amount) and amount.unit == "year" and amount.low > 1
        return (
            adjective
            and years
            and self.before(at) in ("a", "an", "the", "our", "your")
            and (self.words[end] not in _YEAR_LONG)
        )

    def vague(self, at: int) -> Piece | None:
        """“soon”, “at your earliest convenience”, “recently”, “right now”."""
        for words, meaning in _VAGUE.get(self.words[at], ()):
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
            if following.isalpha() and not self.bare_after(end):
                return before in ("will", "would", "can", "shall", "may", "'ll", "ll")
        if words == ("sometime",):
            start = end + (following in ("in", "on", "during", "around", "before", "after"))
            return self.moment(start) is None and self.moment(end) is None
        if words == ("shortly",):
            return following not in ("before", "after")
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

    def expression(self, at: int) -> Piece | None:
        """The longest expression that begins at a token."""
        best: Piece | None = None
        for rule in _rules_of(self.words[at], self.digits(at)):
            found = rule(self, at)
            if found and (best is None or found[0] > best[0]) and self.free_after(found[0]):
                best = found
        if best is None or not self._stands_alone(at, best):
            return None
        best = self.time_then_set(self.bound_behind(best))
        if self.before(at) in ("sometime", "someday") and best[1].kind != "set":
            best = best[0], Around(best[1])
        if self.words[best[0] - 1] in _PLURAL_PARTS and isinstance(best[1], At):
            best = best[0], Every(best[1])
        if isinstance(best[1], Nth) and not _REPEATED.isdisjoint(self.words[at : best[0]]):
            best = best[0], Every(best[1])
        if not _EVENING_MEALS.isdisjoint(self.words[max(0, at - 2) : at]):
            best = best[0], _in_the_evening(best[1])
        if can_be_past(best[1]) and self._narrated(at, best[0]):
            best = best[0], Bygone(best[1])
        return best

    def _past_verb(self, at: int) -> bool:
        word = self.words[at]
        return word in _PAST_SIGNS or (len(word) > 4 and word.endswith("ed"))

    def _narrated(self, at: int, end: int) -> bool:
        """Whether the words before tell of something done: “we received it on 3 May”."""
        if self._told_behind(end + (self.words[end] == ".")):
            return True
        the = at - (self.before(at) == "the")
        if self.before(the) in ("of", "from", "dated") and self.before(the, 2) in _DATED_THINGS:
            return True
        for back in range(at - 1, max(-1, at - 10), -1):
            word, before = self.words[back], self.before(back)
            if word in ("to", "by") and self._names_goal(back + 1):
                continue
            if word in _AHEAD_SIGNS or word in (".", ";", "!", "?", ":"):
                return before in ("was", "were")
            if word in _PAST_SIGNS:
                return True
            if len(word) > 5 and word.endswith("ed") and word not in _NOT_PAST:
                return before not in _BE
        return False

    def _names_goal(self, at: int) -> bool:
        """Whether “to” and “by” lead to a thing and to no verb or date: “by 18%”, “to Berlin”."""
        word = self.words[at]
        return (
            self.digits(at)
            or word in _NOUN_LEADS
            or (self.capital(at) and word not in MONTHS and word not in WEEKDAYS)
        )

    def _told_behind(self, end: int) -> bool:
        """Whether the words behind tell of something done: “third quarter results were good”."""
        for at in range(end, end + 5):
            word = self.words[at]
            if word in ("was", "were", "had") or self.match(at, ("has", "been")):
                return True
            if not word.isalpha() or word in _AHEAD_SIGNS or word in _SUBJECTS or word in _BREAKS:
                break
        told = end + (self.words[end] == ",")
        return self.words[told] in _SUBJECTS and self._past_verb(told + 1)

    def _stands_alone(self, at: int, found: Piece) -> bool:
        """Whether the words are more than a greeting or a bare noun."""
        end, meaning = found
        if isinstance(meaning, DayPart):
            word = self.words[at]
            if word in DAY_PARTS:
                return self.before(at) in ("tomorrow", "until", "till", "by", "before", "after")
            if meaning.name == "working hours" and word not in ("in", "during"):
                return self.before(at) in ("within", "after", "before", "outside", "until")
            if word == "the":
                return self.before(at) in ("in", "during", "by", "until", "through", "over", "for")
            if self.words[end - 1] in MEALS and word in ("early", "late"):
                return False
            return word != "very"
        wished = has_time(meaning) and not self.digits(at)
        if self.before(at) in _WISHES and (wished or not _has_clock(meaning)):
            return False
        if self.before(at) in CODES and not any(word.isalpha() for word in self.words[at:end]):
            return isinstance(meaning, CalendarDate) and bool(meaning.day and meaning.year)
        return True

    def found(self) -> list[Found]:
        """Every expression of the sentence, in its order."""
        result: list[Found] = []
        at, starts = 0, _starts()
        promising = hopeful(self, starts)
        while at < self.size:
            if not promising[at]:
                at += 1
                continue
            if (self.words[at] in starts or self.numeric[at]) and self.free_before(at):
                found = [self._found(*each) for each in self.listed(at)] or self._one(at)
                if found:
                    result += found
                    at = self._token_behind(found[-1].end, at)
                    continue
            at += 1
        return with_shared_ends(result, self.raw)

    def _one(self, at: int) -> list[Found]:
        piece = self.expression(at)
        if piece is None or not self.free_after(piece[0]):
            return []
        return [self._found(self._without_article(at, piece), piece)]

    def _without_article(self, at: int, piece: Piece) -> int:
        """Behind a “the” that belongs to the sentence and not to the time: “the next week”.

        So does a meal that only names what happens: “lunch 12:30–13:15”.
        """
        if self.words[at] in MEALS:
            titled = self.digits(at + 1) and not self.words[at].endswith("time")
            return at + 1 if titled and piece[0] > at + 1 else at
        if self.words[at] != "the" or isinstance(piece[1], (Nth, Portion, At, DayPart)):
            return at
        word = self.words[at + 1]
        dropped = word in SHIFTS or self.digits(at + 1) or word in _AFTER_ARTICLE
        dropped = dropped or (word in ("year", "years") and self.digits(at + 2))
        dated = self.digits(at + 1) and not isinstance(piece[1], Stretch)
        if word == "next" and self.words[at + 2] in ("day", "decade"):
            return at
        return at + 1 if dropped and not dated else at

    def _token_behind(self, offset: int, at: int) -> int:
        while at < self.size and self.starts[at] < offset:
            at += 1
        return at

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
        if self.words[start] == "of" and not self.counts_from(start):
            start = end
        elif self.anchor_lead(start) > start:
            last = self.anchor_lead(start)
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
                    while last < at and self.words[last] not in (",", ":", ";", "+"):
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


def _in_the_evening(meaning: Meaning) -> Meaning:
    """“(dinner) tomorrow at 7”: nobody dines in the morning."""
    part = DayPart("dinner", *DAY_PARTS["dinner"])
    if isinstance(meaning, At):
        return At(meaning.day, narrowed(meaning.time, part))
    return narrowed(meaning, part)


def _has_clock(meaning: Meaning) -> bool:
    """Whether the words are more than a festival or a weekend to be wished for."""
    return not isinstance(meaning, (Festival, Period))


def _holds_hours(meaning: Meaning) -> bool:
    return meaning.kind in ("time", "timerange", "datetime", "datetimerange", "set")


Rule = Callable[["Grammar", int], Piece | None]


_MEANINGS: tuple[tuple[tuple[str, ...], Meaning], ...] = (
    (VAGUE_AHEAD, Unsaid()),
    (VAGUE_BEHIND, Unsaid(ahead=False)),
    (AT_ONCE, Now()),
)
_VAGUE: Phrases[Meaning] = phrases_by_first_word(
    (phrase, meaning) for phrases, meaning in _MEANINGS for phrase in phrases
)


_COUNTS = frozenset((*NUMBERS, *TENS, "0"))
_CLOCK_STARTS = frozenset(
    "noon midday midnight noontime noonish mid half quarter a t in during at over early late later "
    "first overnight the midmorning midafternoon midevening small wee business working "
    "high 2".split()
)


@cache
def _openers() -> dict[str, tuple[Rule, ...]]:
    """Which rules can read an expression from a word on; "0" stands for digits."""
    days = (*RULES, *festival_phrases(), *_COUNTS)
    repeaters = (*REPEATERS, *SET_PHRASES, *WEEKDAYS_PLURAL, *WEEKDAYS, *_COUNTS)
    return by_first_word(
        ((*days, *DAY_PARTS, *_CLOCK_STARTS, "from", "between", "btw", "btwn"), (Grammar.moment,)),
        ((*days, "from", "between", "now", "today", "the", "years"), (Grammar.span,)),
        (BOUNDS, (Grammar.bound,)),
        (APPROXIMATE, (Grammar.around,)),
        (repeaters, (Grammar.repeated,)),
        (("once", "twice", "thrice", "weekends", "weekdays"), (Grammar.repeated,)),
        (("mornings", "evenings", "nights"), (Grammar.repeated,)),
        ((*_COUNTS, *APPROXIMATE, *_LENGTH_STARTS), (Grammar.length, Grammar.length_from)),
        (("net", "d"), (Grammar.length,)),
        (_VAGUE, (Grammar.vague,)),
        (("more", "less", "fewer", "longer"), (Grammar.compared,)),
        (("to", "year", "ytd"), (Grammar.to_date,)),
    )


_LENGTH_STARTS = frozenset(
    "a an another half quarter few several some couple for ½ ¼ ¾ all whole full entire the".split()
)


def _rules_of(word: str, digits: bool) -> tuple[Rule, ...]:
    return _openers().get("0" if digits else word, ())


@cache
def _starts() -> frozenset[str]:
    return frozenset(_openers())


def find(raw: str, folded: str) -> list[Found]:
    """The time expressions of a sentence, in its order; offsets count its code points.

    `folded` is `raw` in lower case and of the same length; `raw` tells names from words.
    """
    found = Grammar(raw, folded).found() if may_hold_time(folded) else []
    return found or list(_alone(folded))


def _alone(folded: str) -> Iterator[Found]:
    """A single word that is a whole message: “March”, “mon.”; elsewhere it needs more."""
    word = _SINGLE.fullmatch(folded)
    if word is None:
        return
    start, end = word.span(1)
    if word[1] in MONTHS:
        yield Found(start, end, CalendarDate(month=MONTHS[word[1]]))
    elif word[1] in WEEKDAYS:
        yield Found(start, end, Weekday(WEEKDAYS[word[1]]))
