"""How a pattern of the phrasebook is written, and all that it may match.

    please (send|mail) {to:obj} [the] {what:np}

A word matches itself in either case. `(a|b)` is one of several; the first is what is written when
the pattern is said, an empty one may be left out. `[x]` may stand there and is not written.
`{to:obj}` is a slot, here one named “to” that holds an “obj”; `{date}` is short for `{date:date}`.
In English `{what.is}` is a verb that agrees with a slot, and `send*` a word that takes the form
that is asked for: of a verb in the categories FORMED, of a noun in the others. In Chinese
`{what.measure}` is the measure word of a noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from coach.phrases.tokens import words_said

FORMED = frozenset({"vp", "vt", "vd", "vc", "vw"})
"""The categories whose pairs take the form of a verb: vp.base, vp.now, vp.past, vp.done, vp.ing.

A “vp” has its objects; “vt” wants one, “vd” one and somebody, “vc” a clause, “vw” a question."""
FORMS = ("base", "now", "past", "done", "ing")
MOST_WRITINGS = 600
"""How many writings one pattern may stand for; more is a mistake."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a mark or a Chinese character: in the form that matches, and as it is written."""

    text: str
    written: str


@dataclass(frozen=True, slots=True)
class Slot:
    """What another pair says. `form` is the form asked for: of a verb, or “plural”."""

    name: str
    category: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Agreeing:
    """A word that depends on what a slot holds: “is” beside {goods}, a measure word in Chinese."""

    name: str
    word: str


@dataclass(frozen=True, slots=True)
class Inflected:
    """A word that takes the form which is asked for."""

    lemma: str


Item = Word | Slot | Agreeing | Inflected


class NotationError(ValueError):
    """A pattern that cannot be read; says what is wrong."""


_PART = re.compile(
    r"(?P<slot>\{[^{}]*\})|(?P<mark>[()\[\]|])|(?P<inflected>[A-Za-z][A-Za-z'’]*\*)|(?P<text>[^{}()\[\]|*]+?(?=[A-Za-z][A-Za-z'’]*\*|[{}()\[\]|*]|$))"
)
_SLOT = re.compile(r"\{([a-z_0-9]+)(?::([a-z_]+))?(?:\.([a-z]+))?\}")


def writings(pattern: str) -> list[tuple[Item, ...]]:
    """All that a pattern stands for, the one that is said first. Raises NotationError."""
    return list(_writings(pattern))


@cache
def _writings(pattern: str) -> tuple[tuple[Item, ...], ...]:
    found, rest = _alternatives(_parts(pattern), 0, None)
    if rest != len(_parts(pattern)):
        raise NotationError("a bracket is closed that was not opened")
    unlike = tuple(dict.fromkeys(found))
    if not all(unlike):
        raise NotationError("the pattern may be empty")
    return unlike


@cache
def _parts(pattern: str) -> tuple[str, ...]:
    parts, at = [], 0
    for match in _PART.finditer(pattern):
        if match.start() != at:
            raise NotationError(f"{pattern[at : match.start()]!r} cannot be read")
        at = match.end()
        if match.group().strip():
            parts.append(match.group().strip())
    if at != len(pattern):
        raise NotationError(f"{pattern[at:]!r} cannot be read")
    return tuple(parts)


def _alternatives(
    parts: tuple[str, ...], at: int, closing: str | None
) -> tuple[list[tuple[Item, ...]], int]:
    """The writings from `at` to the closing bracket, and where they end."""
    done: list[tuple[Item, ...]] = []
    current: list[tuple[Item, ...]] = [()]
    while at < len(parts):
        part = parts[at]
        at += 1
        if part == closing:
            return done + current, at
        if part in ")]":
            raise NotationError("a bracket is closed that was not opened")
        if part == "|":
            if closing is None:
                raise NotationError("“|” stands outside of brackets")
            done += current
            current = [()]
            continue
        if part == "(":
            inner, at = _alternatives(parts, at, ")")
        elif part == "[":
            inner, at = _alternatives(parts, at, "]")
            inner = [(), *inner]
        else:
            inner = [tuple(_items(part))]
        current = [before + after for before in current for after in inner]
        if len(current) + len(done) > MOST_WRITINGS:
            raise NotationError(f"the pattern stands for more than {MOST_WRITINGS} writings")
    if closing is not None:
        raise NotationError(f"{closing!r} is missing")
    return done + current, at


def _items(part: str) -> Iterator[Item]:
    if part.startswith("{"):
        yield _slot(part)
    elif part.endswith("*"):
        yield Inflected(part[:-1].lower())
    else:
        yield from (Word(*word) for word in words_said(part))


def _slot(part: str) -> Item:
    match = _SLOT.fullmatch(part)
    if match is None:
        raise NotationError(f"{part} is no slot; write {{name}}, {{name:category}} or {{name.is}}")
    name, category, form = match.groups()
    if category is None and form is not None and form not in (*FORMS, "plural"):
        return Agreeing(name, form)
    return Slot(name, category or name, form or "")
