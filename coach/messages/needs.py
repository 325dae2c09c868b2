"""What a text must hold before a pattern of a field or cue can match it, and how far a match goes.

Read once, when the tables are compiled. A pattern is a few alternatives; each needs one literal out
of each of several sets: “ETA … 5 May” needs “eta” and the sign of a date. Where a sentence lacks
one of them the alternative cannot match there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import log2

from coach.messages.patterns import expanded
from coach.messages.reading import BORDERS

Literals = frozenset[str]
_MOST_LITERALS = 80
"""A set larger than this is no longer followed through a concatenation."""
_MOST_SETS = 2
"""Sets of literals kept for one alternative; a third hardly ever tells more."""
_MOST_MEMBERS = 16
"""Characters of a class up to which each is a literal of its own."""
_COMMON = frozenset("abcdefghijklmnopqrstuvwxyz'.,-:/")
"""Characters one of which alone is seen too often to tell anything."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What each match of a part of a pattern holds.

    `exact` are all strings that it can be, or None; of each set in `all_of` it holds a member.
    `crosses` are the borders that can be inside.
    """

    exact: Literals | None
    all_of: tuple[Literals, ...] = ()
    crosses: frozenset[str] = frozenset()

    def sets(self) -> tuple[Literals, ...]:
        """The rarest sets of which a match holds a member; () where nothing is known."""
        return _rarest((*self.all_of, *_told(self.exact)))


_NOTHING = Needs(frozenset({""}))


def needs_of(pattern: str) -> tuple[Needs, ...]:
    """The needs of each alternative of a pattern as a document has it.

    A pattern with syntax that is not read here needs nothing and may match anything.
    """
    try:
        return _Reader(expanded(pattern)).alternatives()
    except _Unread:
        return (Needs(None, (), frozenset(BORDERS)),)


class _Unread(Exception):
    """A part of a pattern that is not read."""


def _weight(literals: Literals) -> float:
    """How rarely one of the set is seen: by its shortest literal, less the more there are."""
    return min(map(_length, literals)) - log2(len(literals)) / 4


def _length(literal: str) -> int:
    """The letters of a literal; what is no common one counts twice, a sign of a value more."""
    return sum(
        3 if one >= "\ue000" else 1 if one in _COMMON else 2 for one in literal if one != " "
    )


def _told(literals: Literals | None) -> tuple[Literals, ...]:
    """The set as a need, where seeing one of it within a sentence tells something."""
    if not literals or min(map(_length, literals)) < 2:
        return ()
    if any(border in literal for literal in literals for border in BORDERS):
        return ()
    shortest = (a for a in literals if not any(b in a for b in literals if b != a))
    return (frozenset(shortest),)


def _rarest(sets: Iterable[Literals]) -> tuple[Literals, ...]:
    """The sets that are seen most rarely, the rarest first."""
    return tuple(sorted(set(sets), key=lambda one: (-_weight(one), sorted(one)))[:_MOST_SETS])


def _in_a_row(parts: Iterable[Needs]) -> Needs:
    """The needs of parts that follow one another: all of them, and of exact parts the strings that
    they make together.
    """
    run: Literals = frozenset({""})
    whole, crosses = True, frozenset[str]()
    sets: list[Literals] = []
    for part in parts:
        crosses |= part.crosses
        sets += part.all_of
        joined = _product(run, part.exact)
        if joined is None:
            sets += _told(run)
            whole = False
            run = frozenset({""}) if part.exact is None else part.exact
        else:
            run = joined
    if whole:
        return Needs(run, _rarest(sets), crosses)
    return Needs(None, _rarest((*sets, *_told(run))), crosses)


def _product(left: Literals, right: Literals | None) -> Literals | None:
    """Every string of `left` followed by every one of `right`, or None if they are too many."""
    if right is None or len(left) * len(right) > _MOST_LITERALS:
        return None
    return frozenset(a + b for a in left for b in right)


def _either(branches: tuple[Needs, ...]) -> Needs:
    """The needs of one of several alternatives: a set with what each of them needs."""
    if len(branches) == 1:
        return branches[0]
    crosses = frozenset[str]().union(*(one.crosses for one in branches))
    if all(one.exact is not None for one in branches):
        exact = frozenset[str]().union(*(one.exact or () for one in branches))
        if len(exact) <= _MOST_LITERALS:
            return Needs(exact, (), crosses)
    needs = [one.sets()[:1] for one in branches]
    if not all(needs):
        return Needs(None, (), crosses)
    return Needs(None, (frozenset[str]().union(*(one for (one,) in needs)),), crosses)


class _Reader:
    """A recursive-descent reader of the part of RE2 syntax that fields and cues use."""

    def __init__(self, pattern: str) -> None:
        self._text = pattern
        self._at = 0

    def alternatives(self) -> tuple[Needs, ...]:
        found = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            found.append(self._sequence())
        return tuple(found)

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _sequence(self) -> Needs:
        parts: list[Needs] = []
        while self._peek() not in ("", "|", ")"):
            parts.append(self._repeated(self._atom()))
        return _in_a_row(parts)

    def _repeated(self, one: Needs) -> Needs:
        found = _REPEAT.match(self._text, self._at)
        if found is None:
            return one
        self._at = found.end()
        once = found["most"] == "1" or found["mark"] == "?"
        if found["mark"] == "+" or int(found["least"] or 0):
            return Needs(None, one.sets(), one.crosses)
        exact = one.exact | {""} if once and one.exact is not None else None
        return Needs(exact, (), one.crosses)

    def _atom(self) -> Needs:
        found = _ATOM.match(self._text, self._at)
        if found is None:
            raise _Unread
        self._at = found.end()
        if found["group"]:
            inner = _either(self.alternatives())
            self._at += 1
            return inner
        if found["anchor"]:
            return Needs(_NOTHING.exact, (), frozenset(BORDERS))
        if found["boundary"]:
            return _NOTHING
        if found["kind"]:
            return _members(f"[{found[0]}]" if found[0] != "." else "[^\n]")
        return _members(found[0]) if found["members"] else _character(found[0])


_REPEAT = re.compile(r"(?:(?P<mark>[*+?])|\{(?P<least>\d+)(?:,(?P<most>\d*))?\})\??")
_ATOM = re.compile(
    r"(?P<group>\((?:\?:|(?!\?)))|(?P<anchor>[\^$]|\\[Az])|(?P<boundary>\\b)"
    r"|(?P<members>\[\^?\]?(?:\\p\{\w+\}|\\.|[^\]\\])+\])"
    r"|(?P<kind>\\(?:p\{\w+\}|[dwsDWS])|\.)|\\x[0-9a-f]{2}|\\[^0-9A-Za-z]|\\[nt]|[^(\\]",
    re.DOTALL,
)
_MEMBER = re.compile(r"\\p\{\w+\}|\\x..|\\.|.-[^\]]|.", re.DOTALL)
_MANY = re.compile(r"\\[pdwsDWS].*|.-.", re.DOTALL)
_KNOWN = {"n": "\n", "t": "\t"}


def _character(written: str) -> Needs:
    """A character that stands for itself, also behind a backslash or by its number."""
    if written.startswith("\\x"):
        one = chr(int(written[2:], 16))
    else:
        one = _KNOWN.get(written[-1], written[-1]) if written[0] == "\\" else written
    return Needs(frozenset({one}), crosses=frozenset(BORDERS) & {one})


def _members(written: str) -> Needs:
    """The needs of a class: its characters where they are few and named one by one."""
    known = re.compile(written.replace(r"\p{Han}", "\u3400-\u9fff"), re.ASCII)
    crosses = frozenset(border for border in BORDERS if known.match(border))
    members = _MEMBER.findall(written[1:-1].replace(r"\d", "0123456789"))
    if written[1] == "^" or len(members) > _MOST_MEMBERS or any(map(_MANY.fullmatch, members)):
        return Needs(None, (), crosses)
    return Needs(
        frozenset[str]().union(*(_character(one).exact or () for one in members)), (), crosses
    )
