"""When two texts are the same to a translation memory: spacing and width aside, or facts aside too.

A pair whose facts all map one to one becomes a pattern: the same sentence with another number or
date is then translated like it. What a fact decides about its neighbours (“1 carton was”, “3
cartons were”; which unit is counted) is part of the pattern: only a like fact takes its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from coach.lazily import lazy
from coach.translation.passage import Protected

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord(mark): plain for mark, plain in zip("　’‘“”", " ''\"\"", strict=True)
}
_CJK = "\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_SPACES = lazy(rf"(?<=[{_CJK}])\s+|\s+(?=[{_CJK}])")
_SLOT = lazy(r"⟨(\d+)⟩")
_DIGITS = lazy(r"\d+")
_OPEN, _CLOSE = "⟨", "⟩"


def plain(text: str) -> str:
    """The text as it is compared: marks of Chinese width as narrow ones, spacing as it counts.

    Between Chinese characters and their neighbours a space says nothing.
    """
    return " ".join(_SPACES.sub("", text).translate(_WIDE).split())


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text with numbered slots for its facts, and the form of each fact in the translation."""

    text: str
    forms: tuple[str, ...]


def pattern_of(text: str, protected: Sequence[Protected]) -> Pattern | None:
    """The text with slots; None where it has no facts or holds the marks of a slot itself."""
    if not protected or _OPEN in text or _CLOSE in text:
        return None
    numbers: dict[tuple[str, str], int] = {}
    pieces: list[str] = []
    at = 0
    for one in protected:
        number = numbers.setdefault((_likeness(one), one.rendered), len(numbers))
        pieces += [text[at : one.start], f"{_OPEN}{number}:{_likeness(one)}{_CLOSE}"]
        at = one.end
    pieces.append(text[at:])
    return Pattern(plain("".join(pieces)), tuple(form for _, form in numbers))


def translation_pattern(text: str, protected: Sequence[Protected], translation: str) -> str | None:
    """The translation with the slots of `pattern_of(text, protected)`.

    None where a fact of the one is not found as often in the other, where two facts look alike, or
    where the translation has figures that the facts do not explain.
    """
    pattern = pattern_of(text, protected)
    if pattern is None or _OPEN in translation or _CLOSE in translation:
        return None
    forms = pattern.forms
    if len(set(forms)) < len(forms) or not all(forms):
        return None
    wanted = Counter(one.rendered for one in protected)
    longest_first = sorted(range(len(forms)), key=lambda number: -len(forms[number]))
    for number in longest_first:
        place = re.compile(_standing_alone(forms[number]))
        translation, found = place.subn(f"{_OPEN}{number}{_CLOSE}", translation)
        if found != wanted[forms[number]]:
            return None
    rest = _without(text, protected)
    same = Counter(_DIGITS.findall(rest)) == Counter(_DIGITS.findall(_SLOT.sub(" ", translation)))
    return translation if same else None


def filled(translation: str, forms: Sequence[str]) -> str:
    """A translation's pattern with the forms of other facts in its slots."""
    return _SLOT.sub(lambda slot: forms[int(slot[1])], translation)


def _likeness(one: Protected) -> str:
    """What a fact must have in common with another to take its place."""
    parts = [one.kind, one.detail or ""]
    if one.kind == "quantity":
        figure, _, unit = one.value.partition(" ")
        parts += ["one" if figure == "1" else "many", unit]
    return " ".join(filter(None, parts)).replace(_OPEN, "").replace(_CLOSE, "")


def _standing_alone(form: str) -> str:
    """A pattern of the form, not within a longer number, word or slot."""
    before = r"(?<![0-9A-Za-z⟨])(?<![0-9][.,])" if form[0].isascii() and form[0].isalnum() else ""
    behind = r"(?![0-9A-Za-z⟩])(?![.,][0-9])" if form[-1].isascii() and form[-1].isalnum() else ""
    return before + re.escape(form) + behind


def _without(text: str, protected: Sequence[Protected]) -> str:
    pieces, at = [], 0
    for one in protected:
        pieces.append(text[at : one.start])
        at = one.end
    return " ".join([*pieces, text[at:]])
