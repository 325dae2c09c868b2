"""Names stay the names they are: letters stay letters, and no name stands for another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from coach.lazily import lazy
from coach.translation.result import Mismatch
from coach.translation.verification.comparison import Comparison, placed
from coach.translation.verification.people_and_places import (
    Named,
    chinese_names,
    english_names,
    is_kind_of,
)
from coach.translation.verification.reading import Pair, Side

_WORD = lazy(r"(?<![A-Za-z0-9_\\@.])[A-Za-z][A-Za-z'_-]*[A-Za-z](?![A-Za-z0-9])", re.ASCII)
_JOINT = lazy(r"::|->|[ /+&.:_-]")
_PART = lazy(r"[A-Za-z][A-Za-z0-9]*", re.ASCII)
_ALIKE = 0.7


def check(comparison: Comparison) -> Iterator[Mismatch]:
    """Names in letters that changed, and known names that stand for others."""
    for pair in comparison.pairs:
        sides = pair.english_and_chinese
        if sides is None or sides[0].empty or sides[1].empty:
            continue
        yield from _letters(pair, *sides)
        yield from _joined(pair, *sides)
        yield from _replaced(pair, *sides)


def _letters(pair: Pair, english: Side, chinese: Side) -> Iterator[Mismatch]:
    """Words in letters within Chinese that stand in the English with a slip."""
    here = {one[0].casefold(): one for one in _WORD.finditer(chinese.masked)}
    if not here:
        return
    whole = english.reading.masked.casefold()
    there = {one[0].casefold(): one for one in _WORD.finditer(english.masked)}
    plain = chinese.reading.masked.casefold()
    for word, one in here.items():
        if word in whole or len(word) < 3:
            continue
        for other, match in there.items():
            if other in plain or len(other) < 3 or _inflected(word, other):
                continue
            if one[0][0].isupper() != match[0][0].isupper():
                continue
            if SequenceMatcher(None, word, other).ratio() >= _ALIKE:
                yield _told(pair, english, match.span(), one.span(), english is pair.source)
                break


def _joined(pair: Pair, english: Side, chinese: Side) -> Iterator[Mismatch]:
    """Neighbours such as Finance::Quote, S/MIME or Apple Remote that stand the other way round."""
    here = _neighbours(chinese.masked)
    if not here:
        return
    there = _neighbours(english.masked)
    for (first, second), span in here.items():
        turned = there.get((second, first))
        if turned is not None and (first, second) not in there and (second, first) not in here:
            yield _told(pair, english, turned, span, english is pair.source)
            return


def _neighbours(text: str) -> dict[tuple[str, str], tuple[int, int]]:
    """Two words in letters with nothing but a sign or a space between, and where they stand."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    last: re.Match[str] | None = None
    for one in _PART.finditer(text):
        if last is not None and _JOINT.fullmatch(text, last.end(), one.start()):
            key = (last[0].casefold(), one[0].casefold())
            found.setdefault(key, (last.start(), one.end()))
        last = one
    return found


def _inflected(word: str, other: str) -> bool:
    """Whether one is the other with an ending, or a part of it: file, files; Java, JavaScript."""
    word, other = word.replace("_", "-"), other.replace("_", "-")
    return (
        word == other
        or word.startswith(other)
        or other.startswith(word)
        or word[:-1] == other[:-2]
        or (
            word.replace("-", "").replace("'s", "") == other.replace("-", "").replace("'s", "")
            or min(len(word), len(other)) < 4
        )
    )


def _replaced(pair: Pair, english: Side, chinese: Side) -> Iterator[Mismatch]:
    """A known name of one side is gone and another of its kind has come."""
    there, here = (
        english_names(english.masked),
        chinese_names(chinese.reading.low[chinese.start : chinese.end]),
    )
    if not there or not here:
        return
    low = chinese.plain.casefold()
    lost = [one for one in there if not _stands(one.name, here, low)]
    letters = english.plain.casefold()
    come = [one for one in here if not _stands(one.name, there, letters)]
    for one in lost:
        other = next((each for each in come if is_kind_of(each.name) == is_kind_of(one.name)), None)
        if other is not None:
            come.remove(other)
            span, new = (one.start, one.end), (other.start, other.end)
            yield _told(pair, english, span, new, english is pair.source)


def _stands(name: str, others: list[Named], low: str) -> bool:
    word = re.escape(name.split()[-1].casefold())
    return any(other.name == name for other in others) or (
        re.search(rf"(?<![a-z]){word}(?![a-z])", low) is not None
    )


def _told(
    pair: Pair, english: Side, span: tuple[int, int], new: tuple[int, int], of_source: bool
) -> Mismatch:
    chinese = pair.target if english is pair.source else pair.source
    here = (english.start + span[0], english.start + span[1])
    there = (chinese.start + new[0], chinese.start + new[1])
    was, now = english.reading.text[slice(*here)], chinese.reading.text[slice(*there)]
    if not of_source:
        was, now = now, was
    messages = (
        f"The name “{was}” became “{now}” in the translation.",
        f"名称“{was}”在译文中成了“{now}”。",
    )
    return placed(pair, "name", messages, here, there, of_source=of_source)
