"""A sentence as the phrasebook reads it: words, Chinese characters, marks and protected facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.analysis.scripts import is_han
from coach.analysis.simplified import simplify
from coach.translation.form_tables import surnames
from coach.translation.passage import Passage, Protected

_PIECE = re.compile(
    r"(?P<word>\b[Ee]-[Mm]ails?\b"
    r"|(?<![A-Za-z0-9])(?:\d{1,4}[A-Z]{1,2}|[A-Z]{1,3}\d{1,4})(?![A-Za-z0-9])"  # 8D, A4
    r"|[A-Za-zÀ-ɏ]+(?:[’'][A-Za-z]+)*)"
    r"|(?P<number>\d+(?:[.,]\d+)*)|(?P<sign>[^\s\w]|_)|(?P<char>\w)"
)
_HYPHEN = re.compile(r"(?<=[A-Za-z])(?<!\b[Ee])-(?=[A-Za-z])")
_SAME_MARKS = str.maketrans("，。？！：；（）“”‘’、．－–", ",.?!:;()\"\"'',.-—")
_CONTRACTED = {
    "n't": ("not",),
    "'re": ("are",),
    "'ve": ("have",),
    "'ll": ("will",),
    "'m": ("am",),
}
_WHOLE = {
    "an": ("a",),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "let's": ("let", "us"),
    "it's": ("it", "is"),
    "that's": ("that", "is"),
    "there's": ("there", "is"),
    "here's": ("here", "is"),
    "what's": ("what", "is"),
    "pls": ("please",),
    "plz": ("please",),
    "asap": ("as", "soon", "as", "possible"),
}


@dataclass(frozen=True, slots=True)
class Token:
    """A word in lower case, a Chinese character, a mark in its English form, or a fact.

    `written` is what stands in the passage; `space` says that a space stood before it.
    """

    text: str
    written: str
    fact: Protected | None = None


def words_of(text: str) -> Iterator[tuple[str, str]]:
    """The words, characters and marks of a pattern: in the form that matches, and as written."""
    for match in _PIECE.finditer(text.replace("’", "'")):
        yield from _words(match)


def words_said(text: str) -> Iterator[tuple[str, str]]:
    """The words of a pattern as `words_of` has them, a hyphen kept where one is written.

    “long-term” is matched with or without its hyphen, and said with it: the second word of the two
    is written “-term”.
    """
    for place, part in enumerate(_HYPHEN.split(text)):
        for first, (word, written) in enumerate(words_of(part)):
            yield word, f"-{written}" if place and not first else written


def tokens_of(passage: Passage) -> list[Token]:
    """The tokens of a passage; a protected stretch is one token."""
    found: list[Token] = []
    at = 0
    for fact in passage.protected:
        if fact.kind == "name" and is_han(fact.text[:1]) and not _has_family_name(fact.text):
            continue  # 采购 of 采购经理
        if fact.kind == "percentage" and fact.text.isalpha():
            continue  # “half” has a word in the other language
        found += _plain(passage.text[at : fact.start])
        found.append(Token("", fact.text, fact))
        at = fact.end
    return found + list(_plain(passage.text[at:]))


def _has_family_name(name: str) -> bool:
    return name[:1] in surnames() or name[:2] in surnames()


def _plain(text: str) -> Iterator[Token]:
    return (Token(word, written) for word, written in words_of(text))


def _words(match: re.Match[str]) -> tuple[tuple[str, str], ...]:
    text = match.group()
    if match.lastgroup != "word":
        mark = simplify(text).translate(_SAME_MARKS)
        written = text if text in "、“”" else mark
        return () if mark == "-" else ((mark, written),)
    low = text.lower().replace("-", "")  # e-mail is the one word with a hyphen
    if low in _WHOLE:
        return tuple((word, word) for word in _WHOLE[low])
    for ending, words in _CONTRACTED.items():
        if low.endswith(ending) and len(low) > len(ending):
            stem = text[: -len(ending)]
            return ((stem.lower(), stem), *((word, word) for word in words))
    if "'" in low:
        stem, _, tail = text.partition("'")
        return ((stem.lower(), stem), ("'", "'"), (tail.lower(), tail))
    return ((low, text),)
