"""Numbers in English: in digits and in words, ordinal numbers and years."""

from __future__ import annotations

from coach.timing.english.lexer import Tokens
from coach.timing.english.words import FRACTIONS, NUMBERS, ORDINALS, TENS

_SUFFIXES = frozenset({"st", "nd", "rd", "th"})


class Numbers(Tokens):
    """The rules for numbers. Each answers the token behind the number and its value, or None."""

    __slots__ = ()

    def below_hundred(self, at: int) -> tuple[int, int] | None:
        """“seven”, “twenty-five”."""
        word = self.words[at]
        if word in NUMBERS:
            return at + 1, NUMBERS[word]
        if word not in TENS:
            return None
        behind = self.after_hyphen(at + 1)
        ones = NUMBERS.get(self.words[behind], 0)
        if 1 <= ones <= 9:
            return behind + 1, TENS[word] + ones
        return at + 1, TENS[word]

    def spelled(self, at: int) -> tuple[int, int] | None:
        """“twenty-five”, “two thousand and eighteen”, “seventeen hundred thirty three”."""
        first = self.below_hundred(at)
        if first is None:
            return None
        end, value = first
        for scale, factor in (("hundred", 100), ("thousand", 1000)):
            if self.words[end] == scale:
                end, value = end + 1, value * factor
                end, rest = self._rest(end, factor)
                value += rest
                break
        return end, value

    def _rest(self, at: int, factor: int) -> tuple[int, int]:
        behind = at + (self.words[at] == "and")
        rest = self.below_hundred(behind)
        if rest is None:
            return at, 0
        end, value = rest
        if factor == 1000 and self.words[end] == "hundred":
            end, below = self._rest(end + 1, 100)
            value = value * 100 + below
        return end, value

    def whole(self, at: int) -> tuple[int, int] | None:
        """A whole number below ten thousand, in digits or words."""
        if self.digits(at):
            return (at + 1, int(self.words[at])) if len(self.words[at]) <= 4 else None
        return self.spelled(at)

    def number(self, at: int) -> tuple[int, float] | None:
        """“3”, “2.5”, “1,200”, “two and a half”, “1½”, “one and a quarter”."""
        if self.words[at] in FRACTIONS:
            return at + 1, FRACTIONS[self.words[at]]
        found = self.whole(at)
        if found is None:
            return None
        end, value = found
        if self.words[end] == "." and self.digits(end + 1):
            if self.glued(end) and self.glued(end + 1) and len(self.words[end + 1]) <= 3:
                return end + 2, float(f"{value}.{self.words[end + 1]}")
        elif self.words[end] in FRACTIONS:
            return end + 1, value + FRACTIONS[self.words[end]]
        return self.and_a_half(end, value)

    def and_a_half(self, at: int, value: float) -> tuple[int, float]:
        """The number with a following “and a half”, “and a quarter”."""
        if self.words[at] == "and":
            behind = at + 1 + (self.words[at + 1] in ("a", "one"))
            if self.words[behind] == "half":
                return behind + 1, value + 0.5
            if self.words[behind] == "quarter" and behind > at + 1:
                return behind + 1, value + 0.25
        return at, value

    def ordinal(self, at: int) -> tuple[int, int] | None:
        """“21st”, “the twenty-first” without “the”; only what can be a day, week or century."""
        word = self.words[at]
        if word in ORDINALS:
            return at + 1, ORDINALS[word]
        if word in TENS:
            behind = self.after_hyphen(at + 1)
            ones = ORDINALS.get(self.words[behind], 0)
            return (behind + 1, TENS[word] + ones) if 1 <= ones <= 9 else None
        if self.digits(at) and len(word) <= 2 and self.words[at + 1] in _SUFFIXES:
            return (at + 2, int(word)) if self.starts[at + 1] - self.ends[at] <= 0 else None
        return None

    def day_number(self, at: int) -> tuple[int, int] | None:
        """A day of a month: “5”, “05”, “5th”, “twenty-one”, “twenty-first”; 1 to 31."""
        found = self.ordinal(at)
        if found is None:
            if self.digits(at):
                found = (at + 1, int(self.words[at])) if len(self.words[at]) <= 2 else None
            else:
                found = self.below_hundred(at)
        return found if found and 1 <= found[1] <= 31 else None

    def year(self, at: int) -> tuple[int, int] | None:
        """“2026”, “nineteen ninety-five”, “two thousand and one”, “'26”."""
        word = self.words[at]
        if self.digits(at):
            if len(word) == 4 and 1000 <= int(word) <= 2999 and not self._goes_on(at + 1):
                return at + 1, int(word)
            return None
        if word in ("'", "’", "‘") and self.digits(at + 1) and self.glued(at + 1):
            digits = self.words[at + 1]
            return (at + 2, full_year(int(digits))) if len(digits) == 2 else None
        return self._spelled_year(at)

    def _goes_on(self, at: int) -> bool:
        """Whether digits run on as a decimal, a clock time or a thousand."""
        if not self.glued(at):
            return self.words[at] in ("hrs", "hours", "pcs")
        return self.words[at] in (":", ".", ",") and self.glued(at + 1) and self.digits(at + 1)

    def _spelled_year(self, at: int) -> tuple[int, int] | None:
        first = self.below_hundred(at)
        if first is None:
            return None
        end, century = first
        if self.words[end] in ("hundred", "thousand"):
            found = self.spelled(at)
            return found if found and 1000 <= found[1] <= 2999 else None
        if not 11 <= century <= 21:
            return None
        if self.words[end] in ("oh", "o", "zero"):
            digit = NUMBERS.get(self.words[end + 1], 0)
            return (end + 2, century * 100 + digit) if 1 <= digit <= 9 else None
        second = self.below_hundred(end)
        if second and second[1] >= 10:
            return second[0], century * 100 + second[1]
        return None


def full_year(short: int) -> int:
    """The year that two digits mean in a letter."""
    return 2000 + short if short < 40 else 1900 + short
