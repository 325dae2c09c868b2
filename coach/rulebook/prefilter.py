"""Which literals must occur in a text before a pattern can match it.

The pattern is read once, at build time, and reduced to sets of literals: every match contains at
least one literal of each set. The automaton looks for those of one set, the trigger, and so decides
which patterns are awake at all; a text without any literal of another set then needs no search. The
idea is the one behind RE2's FilteredRE2 (Cox 2010, https://swtch.com/~rsc/regexp/regexp4.html).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log2
from typing import TypeGuard

MOST_LITERALS = 60
"""A set larger than this is no longer followed through a concatenation."""

FEWEST_CHARACTERS = 3
"""A Latin literal shorter than this fires too often to be worth a trigger."""

SIGN = 0.2
"""What a character of the private-use area weighs, which stands for every value of a kind."""

RARE_ENOUGH = 6.0
"""Beyond this weight a literal is rare, and a longer one only costs memory."""

MOST_OTHERS, MOST_OF_OTHER = 3, 40
"""How many sets beside the trigger are asked for, and how large one of them may be."""

_MOST_FOLLOWED = 12
"""How many sets of a part of a pattern are followed further."""

_COMMON = frozenset(
    "the and you your you're you've our for are was were have has had not n't with this that will "
    "can could would should from but all any been did does don't just now get out what when who "
    "why how they their them his her its it's we're i'm one ing ion ed es er ly us is to of in on "
    "at be by an as or if so no do we he me my it up".split()
)

Literals = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Need:
    """What a part of a pattern asks of a text.

    `exact`: all strings the part can match, or None; `best`: the best set seen so far; `sets`: all
    sets seen so far, of each of which a match contains a literal.
    """

    exact: Literals | None
    best: Literals | None
    sets: tuple[Literals, ...] = ()

    @property
    def every(self) -> tuple[Literals, ...]:
        """All sets that say something, that of the whole strings among them."""
        return (*self.sets, self.exact) if _says_something(self.exact) else self.sets


_ANYTHING = _Need(None, None)
_EMPTY = _Need(frozenset({""}), None)


def required_literals(pattern: str) -> Literals | None:
    """Literals of which each match of `pattern` contains at least one; None if there are none.

    `pattern` is lower-case RE2 syntax without look-around.
    """
    return required_sets(pattern)[0]


def required_sets(pattern: str) -> tuple[Literals | None, tuple[Literals, ...]]:
    """The set that wakes a pattern, or None, and other sets of which a match contains a literal.

    `pattern` is lower-case RE2 syntax without look-around. The others say what the trigger, and
    those before them, do not say already; the rarest comes first.
    """
    need = _Reader(pattern).alternation()
    best = _better(need.best, need.exact)
    trigger = None if best is None else _shortest(best)
    chosen: list[Literals] = [] if trigger is None else [trigger]
    for literals in sorted(map(_shortest, need.every), key=_rarity, reverse=True):
        small = len(literals) <= MOST_OF_OTHER and len(chosen) <= MOST_OTHERS
        if small and not any(_implies(one, literals) for one in chosen):
            chosen.append(literals)
    return trigger, tuple(chosen if trigger is None else chosen[1:])


def _implies(literals: Literals, others: Literals) -> bool:
    """Whether every text with one of `literals` has one of `others` as well."""
    return all(any(other in literal for other in others) for literal in literals)


def _says_something(literals: Literals | None) -> TypeGuard[Literals]:
    """Whether the set is one that a text can lack: it holds neither the empty text nor a space."""
    return bool(literals) and all(literal.strip() for literal in literals or ())


def _rarity(literals: Literals) -> tuple[float, int, list[str]]:
    """How rarely a text has one of a set, as far as letters tell; and which of two is first."""
    rarest = min(_literal_weight(one) or len(one.strip()) / 4 for one in literals)
    return min(rarest, RARE_ENOUGH) - log2(len(literals)) / 2, -len(literals), sorted(literals)


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
    sets: list[Literals] = []
    run: Literals = frozenset({""})
    whole = True
    for part in parts:
        sets += part.sets
        joined = _product(run, part.exact)
        if joined is None:
            whole = False
            best = _better(best, run)
            sets.append(run)
            run = part.exact if part.exact is not None else frozenset({""})
        else:
            run = joined
        best = _better(best, part.best)
    for stretch in _fixed_stretches(parts):
        best = _better(best, frozenset({stretch}))
        sets.append(frozenset({stretch}))
    if whole:
        return _Need(run, best, _followed(sets))
    return _Need(None, _better(best, run), _followed([*sets, run]))


def _followed(sets: Iterable[Literals]) -> tuple[Literals, ...]:
    """The rarest of the sets that say something."""
    known = dict.fromkeys(one for one in sets if _says_something(one))
    return tuple(sorted(known, key=_rarity, reverse=True)[:_MOST_FOLLOWED])


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
    sets = _of_every_branch(branches)
    needs = [_better(branch.best, branch.exact) for branch in branches]
    if any(need is None for need in needs):
        return _Need(None, None, sets)
    union = frozenset[str]().union(*(need for need in needs if need is not None))
    return _Need(None, union, sets)


def _of_every_branch(branches: list[_Need]) -> tuple[Literals, ...]:
    """The rarest sets of all branches together, then the next ones; () if a branch says nothing.

    A branch that has fewer sets than another gives its last one again.
    """
    ranked = [sorted(branch.every, key=_rarity, reverse=True) for branch in branches]
    if not all(ranked):
        return ()
    unions = (
        frozenset[str]().union(*(sets[min(rank, len(sets) - 1)] for sets in ranked))
        for rank in range(min(max(map(len, ranked)), MOST_OTHERS))
    )
    return tuple(dict.fromkeys(one for one in unions if len(one) <= MOST_LITERALS))


def _at_least_once(need: _Need) -> _Need:
    """The need of a part that is repeated."""
    return _Need(None, _better(need.best, need.exact), _followed(need.every))


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
            need = _at_least_once(need) if int(low) else _ANYTHING
        elif mark and mark in "*+?":
            self._at += 1
            if mark == "+":
                need = _at_least_once(need)
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
