"""The number that an entry of a list carries: 2., (2), 二、, ②, Q2:."""

from __future__ import annotations

import re

from coach.document import Document, Sentence
from coach.lazily import lazy

_NUMBER = lazy(
    r"\s*(?:re |q|ad |to |point |no\.? ?|question |问题?"
    r"|第)?[(（]?\s*(?:(?P<digit>\d{1,2})\s*(?:[.)）、:：．](?!\d)|点[:：]?)"
    r"|(?P<han>[一二三四五六七八九十])\s*[)）、.：:]|(?P<letter>[a-h])[.)）](?=\s)"
    r"|(?P<circle>[①-⑩]))\s*"
)


def entry_number(document: Document, sentence: Sentence) -> tuple[int, int | None]:
    """Where the words of a list entry begin, from the sentence's start, and its number or None."""
    found = _NUMBER.match(sentence.folded)
    if found and found.end() < len(sentence.folded):
        return found.end(), _value(found)
    line = document.masked.rfind("\n", 0, sentence.start) + 1
    before = document.masked[line : sentence.start]
    found = _NUMBER.fullmatch(before.lower()) if before.strip() else None
    return 0, _value(found) if found else None


def _value(found: re.Match[str]) -> int:
    if found["digit"]:
        return int(found["digit"])
    if found["han"]:
        return "一二三四五六七八九十".index(found["han"]) + 1
    if found["circle"]:
        return ord(found["circle"]) - ord("①") + 1
    return "abcdefgh".index(found["letter"]) + 1


def label_value(found: re.Match[str]) -> int:
    """The number of a label inside a line: (a) and 1) and ① are 1."""
    if found["circle"]:
        return ord(found["circle"]) - ord("①") + 1
    return int(found["key"]) if found["key"].isdigit() else "abcdefgh".index(found["key"]) + 1
