"""Lengths of time in English: “25–30 working days”, “an hour and a half”, “a couple of weeks”."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, cast

from coach.timing.english.clock import Clocks
from coach.timing.english.lexer import Piece
from coach.timing.english.words import (
    DAY_KINDS,
    RANGE_WORDS,
    SHORT_UNITS,
    UNIT_ADJECTIVES,
    UNITS,
)
from coach.timing.meaning import Ahead, Amount, Meaning, Total, Unit

APPROXIMATE = frozenset(
    "about abt around approximately approx roughly circa ca nearly almost some ~".split()
)
_FEW: dict[str, tuple[float, float]] = {
    "few": (2, 3),
    "several": (3, 3),
    "some": (3, 3),
    "couple": (2, 2),
    "handful": (3, 5),
    "many": (3, 10),
    "numerous": (3, 10),
}
_MOST_PARTS = 4
_SUBJECTS = frozenset(
    "how what talk talked talking think thinking know hear heard sure ask asked asking speak "
    "worried say said read write news thoughts forget concerned discuss discussion question "
    "questions information info details sorry".split()
)
_WHOLE = frozenset({"all", "whole", "full", "entire"})
_FINE: dict[str, float] = {"week": 7 * 24, "day": 24, "fortnight": 14 * 24, "weekend": 48}


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many: from `low` to `high`. `article` says that it was only “a” or “an”."""

    low: float
    high: float
    blurred: bool = False
    article: bool = False


class Lengths(Clocks):
    """The rules for lengths of time."""

    __slots__ = ()

    def quantity(self, at: int) -> tuple[int, Quantity] | None:
        """“3”, “25–30”, “a few”, “a couple of”, “about two and a half”, “half a”."""
        word = self.words[at]
        if word in APPROXIMATE and word != "some" and not self.talks_about(at):
            behind = at + 1 + (self.words[at + 1] == "." and word in ("approx", "ca"))
            found = self.quantity(behind) if self.words[behind] not in APPROXIMATE else None
            return (found[0], replace(found[1], blurred=True)) if found else None
        if word == "half":
            behind = at + 1 + (self.words[at + 1] in ("a", "an", "of"))
            return behind, Quantity(0.5, 0.5)
        if self.match(at, ("quarter", "of", "an")):
            return at + 3, Quantity(0.25, 0.25)
        if self.match(at, ("three", "quarters", "of")):
            behind = at + 3 + (self.words[at + 3] in ("a", "an"))
            return behind, Quantity(0.75, 0.75)
        if word in ("a", "an", "another", "one"):
            return self._after_article(at, word)
        if word in _FEW:
            behind = at + 1 + (self.words[at + 1] == "of")
            return behind, Quantity(*_FEW[word], blurred=True)
        return self._counted(at)

    def talks_about(self, at: int) -> bool:
        """Whether “about” names a subject: “how about Friday”, “let's talk about next week”."""
        return self.words[at] == "about" and (
            self.before(at) in _SUBJECTS or self.match(at - 1, ("but", "about"))
        )

    def _after_article(self, at: int, word: str) -> tuple[int, Quantity] | None:
        following = self.words[at + 1]
        if word in ("a", "an"):
            if following in _FEW and following != "some":
                return self.quantity(at + 1)
            if following == "half" or (following == "quarter" and self.words[at + 2] == "of"):
                behind = at + 2 + (self.words[at + 2] == "of")
                behind += self.words[behind] in ("a", "an")
                part = 0.5 if following == "half" else 0.25
                return behind, Quantity(part, part)
            if following == "dozen":
                return at + 2, Quantity(12, 12)
            return at + 1, Quantity(1, 1, article=True)
        if word == "another":
            counted = self._counted(at + 1)
            return counted or (at + 1, Quantity(1, 1))
        return self._counted(at)

    def _counted(self, at: int) -> tuple[int, Quantity] | None:
        first = self.number(at)
        if first is None:
            return None
        end, low = first
        if self.words[end] == "(" and self.words[end + 2] == ")":
            written = self.number(end + 1)
            end = end + 3 if written and written[0] == end + 2 else end
        joint = self.words[end]
        if joint in RANGE_WORDS or joint in ("or", "/"):
            second = self.number(end + 1)
            if second and second[1] > low:
                return second[0], Quantity(low, second[1])
        end += self.words[end] == "+" and self.glued(end)
        return end, Quantity(low, low)

    def unit(self, at: int) -> tuple[int, Unit, str | None] | None:
        """A unit with what stands before it: “working days”, “more weeks”, “full months”."""
        end, kind = at, None
        for _ in range(3):
            word = self.words[end]
            if word in DAY_KINDS:
                kind = DAY_KINDS[word]
            elif word not in UNIT_ADJECTIVES or (end == at and word == "second"):
                break
            end = self.after_hyphen(end + 1)
        word = self.words[end]
        if word in SHORT_UNITS and end == at and self.glued(at) and self.digits(at - 1):
            return self._short_unit(at)
        found = UNITS.get(word)
        if found is None or (kind and found not in ("day", "hour", "week", "month", "year")):
            return None
        return end + 1, found, kind

    def _short_unit(self, at: int) -> tuple[int, Unit, str | None] | None:
        """“2h”, “10d”; an m is minutes only behind hours, and the number no dimension."""
        word = self.words[at]
        if word == "m" or (word == "s" and self.before(at, 2) != "m"):
            hours = self.before(at, 2) in ("h", "m")
            return (at + 1, SHORT_UNITS[word], None) if hours else None
        if self.glued(at + 1) and self.words[at + 1][:1].isalpha():
            return None
        if len(self.before(at)) > 3:
            return None
        return at + 1, SHORT_UNITS[word], None

    def simple_amount(self, at: int) -> tuple[int, Amount, bool] | None:
        """One number with its unit; and whether the number was only an article."""
        counted = self.quantity(at)
        if counted is None:
            return None
        end, quantity = counted
        end = self.after_hyphen(end) if self.glued(end) else end
        found = self.unit(end)
        if found is None:
            return None
        behind, unit, kind = found
        if quantity.article and UNITS.get(self.words[behind - 1]) == "second" and unit == "second":
            return None
        half = self.and_a_half(behind, 0)
        if half[1] and quantity.low == quantity.high and not quantity.blurred:
            behind = half[0]
            quantity = Quantity(quantity.low + half[1], quantity.high + half[1])
        amount = Amount(
            quantity.low,
            quantity.high,
            unit,
            cast("Literal['working', 'calendar'] | None", "working" if unit == "workday" else kind),
            quantity.blurred,
        )
        return behind, amount, quantity.article

    def amount(self, at: int) -> tuple[int, Amount | Total, bool] | None:
        """A length of one or several parts: “2 hours and 30 minutes”, “1h30”."""
        first = self.simple_amount(at)
        if first is None:
            return None
        end, amount, article = first
        parts = [amount]
        while len(parts) < _MOST_PARTS:
            behind = end + (self.words[end] == ",")
            behind += self.words[behind] == "and"
            following = self._another_part(behind, {part.unit for part in parts})
            if following is None:
                break
            end, more = following
            parts.append(more)
            article = False
        if len(parts) == 1 and self.words[end] == "or" and self.words[end + 1] in ("so", "two"):
            return end + 2, replace(amount, blurred=True), False
        return end, (parts[0] if len(parts) == 1 else Total(tuple(parts))), article

    def _another_part(self, at: int, used: set[Unit]) -> tuple[int, Amount] | None:
        counted = self.digits(at) or self.spelled(at) is not None
        joined = self.words[at] in ("a", "an") and self.words[at - 1] in ("and", ",")
        if not counted and not joined:
            return None
        found = self.simple_amount(at)
        if found and found[1].unit not in used and found[1].low == found[1].high:
            return found[0], found[1]
        last = self.words[at - 1]
        if last == "h" and self.digits(at) and self.glued(at) and len(self.words[at]) == 2:
            minutes = float(self.words[at])
            return at + 1, Amount(minutes, minutes, "minute")
        return None

    def whole_length(self, at: int) -> Piece | None:
        """“all day”, “the whole week”, “full-day”, “half day”."""
        start = at + (self.words[at] in ("the", "a", "an"))
        if self.words[start] not in _WHOLE:
            return None
        behind = self.after_hyphen(start + 1)
        behind += self.words[behind] in ("the", "of")
        unit = UNITS.get(self.words[behind])
        plural = self.words[behind].endswith("s")
        if unit is None or plural or unit in ("second", "minute", "quarter"):
            return None
        return behind + 1, Amount(1, 1, unit)


def moved(length: Amount | Total, sign: int, base: Meaning | None) -> Meaning:
    """The moment that lies `length` after (1) or before (-1) `base`, or now."""
    parts = length.parts if isinstance(length, Total) else (length,)
    fine = any(part.unit in ("hour", "minute", "second") for part in parts)
    for part in parts:
        count, unit = part.high, part.unit
        if unit == "day" and part.day_kind == "working":
            unit = "workday"
        elif fine and len(parts) > 1 and unit in _FINE:
            count, unit = count * _FINE[unit], "hour"
        base = Ahead(sign * count, unit, base, part.blurred)
    assert base is not None
    return base
