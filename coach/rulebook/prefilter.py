"""Which literals must occur in a text before a pattern can match it.

The pattern is read once, at build time, and reduced to a set of literals of which every match
contains at least one; the automaton then decides which patterns run at all. The idea is the one
behind RE2's FilteredRE2 (Cox 2010, https://swtch.com/~rsc/regexp/regexp4.html).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

MOST_LITERALS = 60
"""A set larger than this is no longer followed through a concatenation."""

FEWEST_CHARACTERS = 3
"""A Latin literal shorter than this fires too often to be worth a trigger."""

SIGN = 0.2
"""What a character of the private-use area weighs, which stands for every value of a kind."""

RARE_ENOUGH = 6.0
"""Beyond this weight a literal is rare, and a longer one only costs memory."""

_COMMON = frozenset(
    "the and you your you're you've our for are was were have has had not n't with this that will "
    "can could would should from but all any been did does don't just now get out what when who "
    "why how they their them his her its it's we're i'm one ing ion ed es er ly us is to of in on "
    "at be by an as or if so no do we he me my it up".split()
)

Literals = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Need:
    """`exact`: all strings the part can match, or None; `best`: the best set seen so far."""

    exact: Literals | None
    best: Literals | None


_ANYTHING = _Need(None, None)
_EMPTY = _Need(frozenset({""}), None)


def required_literals(pattern: str) -> Literals | None:
    """Literals of which each match of `pattern` contains at least one; None if there are none.

    `pattern` is lower-case RE2 syntax without look-around.
    """
    need = _Reader(pattern).alternation()
    best = _better(need.best, need.exact)
    return None if best is None else _shortest(best)


def _shortest(literals: Literals) -> Literals:
    """The set without those members that contain another one."""
    return frozenset(a for a in literals if not any(b in a for b in literals if b != a))


def _weight(literals: Literals) -> float:
    """How rarely the set will fire: the weight of its commonest member."""
    return min((_literal_weight(literal) for literal in literals), default=0.0)


def _literal_weight(literal: str) -> float:
    han = sum(character > "\u2e7f" for character in literal)
    signs = sum("\ue000" <= character <= "\uf8ff" for character in literal)
    if han:
        return 2.5 * (han - signs) + SIGN * signs + (len(literal) - han)
    words = literal.split()
    if len(literal.strip()) < FEWEST_CHARACTERS:
        return 0.0
    if words and all(word in _COMMON for word in words):
        return 0.5 + len(words) / 2
    return float(len(literal.strip()))


def _better(left: Literals | None, right: Literals | None) -> Literals | None:
    """The set that wakes its pattern more rarely; a large one has to be much better."""
    usable = [s for s in (left, right) if s and _weight(s) > 0]
    if not usable:
        return None
    return max(usable, key=lambda s: (min(_weight(s), RARE_ENOUGH) - log2(len(s)) / 2, -len(s)))


def _concatenate(parts: list[_Need]) -> _Need:
    """The need of parts in a row.

    Besides all strings that the whole can match, the stretches that are the same in every match
    are candidates: one literal " the ball" is better than "drop the ball", "dropped the ball" ….
    """
    best: Literals | None = None
    run: Literals = frozenset({""})
    whole = True
    for part in parts:
        joined = _product(run, part.exact)
        if joined is None:
            whole = False
            best = _better(best, run)
            run = part.exact if part.exact is not None else frozenset({""})
        else:
            run = joined
        best = _better(best, part.best)
    for stretch in _fixed_stretches(parts):
        best = _better(best, frozenset({stretch}))
    return _Need(run, best) if whole else _Need(None, _better(best, run))


def _product(left: Literals, right: Literals | None) -> Literals | None:
    """Every string of `left` followed by every one of `right`, or None if they are too many."""
    if right is None or len(left) * len(right) > MOST_LITERALS:
        return None
    return frozenset(a + b for a in left for b in right)


def _fixed_stretches(parts: list[_Need]) -> list[str]:
    """The texts that parts in a row contribute to every match, joined where they touch."""
    stretches = [""]
    for part in parts:
        if part.exact is not None and len(part.exact) == 1:
            stretches[-1] += next(iter(part.exact))
        elif stretches[-1]:
            stretches.append("")
    return [stretch for stretch in stretches if stretch]


def _alternate(branches: list[_Need]) -> _Need:
    if len(branches) == 1:
        return branches[0]
    if all(branch.exact is not None for branch in branches):
        exact = frozenset[str]().union(*(b.exact for b in branches if b.exact is not None))
        if len(exact) <= MOST_LITERALS:
            return _Need(exact, None)
    needs = [_better(branch.best, branch.exact) for branch in branches]
    if any(need is None for need in needs):
        return _ANYTHING
    return _Need(None, frozenset[str]().union(*(need for need in needs if need is not None)))


class _Reader:
    """A recursive-descent reader of the part of RE2 syntax that rules use."""

    def __init__(self, pattern: str) -> None:
        self._text = pattern
        self._at = 0

    def alternation(self) -> _Need:
        branches = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            branches.append(self._sequence())
        return _alternate(branches)

    def _peek(self) -> str:
        return self._text[self._at] if self._at < len(self._text) else ""

    def _sequence(self) -> _Need:
        parts: list[_Need] = []
        while self._peek() not in ("", "|", ")"):
            parts.append(self._repeated(self._atom()))
        return _concatenate(parts)

    def _repeated(self, need: _Need) -> _Need:
        mark = self._peek()
        if mark == "{":
            close = self._text.find("}", self._at)
            low = self._text[self._at + 1 : close].partition(",")[0] if close > 0 else ""
            if not low.isdigit():
                return need
            self._at = close + 1
            need = _Need(None, _better(need.best, need.exact)) if int(low) else _ANYTHING
        elif mark and mark in "*+?":
            self._at += 1
            if mark == "+":
                need = _Need(None, _better(need.best, need.exact))
            elif mark == "?" and need.exact is not None:
                need = _Need(need.exact | {""}, None)
            else:
                need = _ANYTHING
        else:
            return need
        if self._peek() == "?":
            self._at += 1
        return need

    def _atom(self) -> _Need:
        character = self._peek()
        self._at += 1
        if character == "(":
            return self._group()
        if character == "[":
            return self._class()
        if character == "\\":
            return self._escape()
        if character == ".":
            return _ANYTHING
        if character in "^$":
            return _EMPTY
        return _Need(frozenset({character}), None)

    def _group(self) -> _Need:
        if self._peek() == "?":
            head_end = self._at + 1
            while head_end < len(self._text) and self._text[head_end] not in ":>)":
                head_end += 1
            self._at = head_end + 1
            if self._text[head_end : head_end + 1] == ")":
                return _EMPTY
        need = self.alternation()
        self._at += 1
        return need

    def _class(self) -> _Need:
        start = self._at
        if self._peek() == "^":
            self._at += 1
        if self._peek() == "]":
            self._at += 1
        while self._peek() not in ("]", ""):
            self._at += 2 if self._peek() == "\\" else 1
        inside = self._text[start : self._at]
        self._at += 1
        if inside and len(inside) <= 8 and not set("^-\\[:") & set(inside):
            return _Need(frozenset(inside), None)
        return _ANYTHING

    def _escape(self) -> _Need:
        character = self._peek()
        self._at += 1
        if character in "bBAz":
            return _EMPTY
        if character in "pP" and self._peek() == "{":
            self._at = self._text.find("}", self._at) + 1
            return _ANYTHING
        if character in "dDsSwWpPx":
            return _ANYTHING
        return _Need(frozenset({character}), None)
