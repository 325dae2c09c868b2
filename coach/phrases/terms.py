"""The terms of the glossary as pairs of the phrasebook: nouns, adjectives, adverbs, places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from coach.phrases.tokens import words_of, words_said
from coach.translation.english_forms import plurals, spellings
from coach.translation.glossary import needs_capitals
from coach.translation.term_files import Term

_CATEGORIES = {"noun": "n", "adjective": "adj", "adverb": "adv"}
_COSTS = {"adv": 1.2}
_OWN_COST = 0.5
_LONGEST_TAKEN = 3
"""Letters of an abbreviation that may be taken for a word: US, SO, PET."""
_PLACES = "places"
_MOMENTS = frozenset({"today", "tomorrow", "yesterday"})
"""Terms that the phrasebook has as dates; as nouns they would be subjects: 昨天没看到."""


def term_pairs(terms: Iterable[Term]) -> Iterator[list[Any]]:
    """A pair for each term, compiled as `coach.phrases.deriving` says, its measure word behind."""
    for term in terms:
        category = "place" if term.field == _PLACES else _CATEGORIES.get(term.kind, "n")
        if category == "adv" and not term.en.endswith("ly"):
            continue  # short adverbs stand where grammar says
        if term.en in _MOMENTS:
            continue
        number = {"plural": "plural", "mass": "mass"}.get(term.number or "", "")
        yield [
            category,
            number,
            _COSTS.get(category, 1.0),
            _said(term),
            [written for _, written in words_of(term.zh)],
            [[category, symbols, []] for symbols in _english(term)],
            [[category, symbols, []] for symbols in _chinese(term)],
            term.measure or "",
        ]


def port_pairs(places: Mapping[str, Iterable[Mapping[str, Any]]]) -> Iterator[list[Any]]:
    """A pair for each place of rules/terms/ports.yaml that is no ordinary word in either language.

    `places` are its rows by country.
    """
    for row in (row for rows in places.values() for row in rows):
        if "zh" not in row or "common" in row or "zh_common" in row:
            continue
        also = tuple(str(name) for name in row.get("also", ()))
        latin = tuple(name for name in also if name.isascii())
        chinese = tuple(name for name in also if not name.isascii())
        place = Term(row["en"], row["zh"], "name", also_en=latin, also_zh=chinese, field=_PLACES)
        yield from term_pairs([place])


def own_pairs(own: Iterable[tuple[str, str]], source: str) -> Iterator[list[Any]]:
    """Pairs for a user's terms: the writing in the source language, and in the other."""
    for here, there in own:
        english, chinese = (here, there) if source == "en" else (there, here)
        known = Term(english, chinese, "noun", own=True)
        (pair,) = term_pairs([known])
        yield [*pair[:2], _OWN_COST, *pair[3:]]


def _said(term: Term) -> list[Any]:
    """The words of a term; the one that takes the plural as a list of its own."""
    words = [written for _, written in words_said(term.en)]
    if term.number == "count":
        for plural in plurals(term.en):
            many = [written for _, written in words_said(plural)]
            unlike = [
                place for place, (a, b) in enumerate(zip(words, many, strict=False)) if a != b
            ]
            if len(unlike) == 1:
                return [[word] if place == unlike[0] else word for place, word in enumerate(words)]
    return list(words)


def _english(term: Term) -> Iterator[list[str]]:
    seen = set()
    for writing in term.all_en:
        if needs_capitals(writing) and len(writing) <= _LONGEST_TAKEN:
            continue  # “US” is “us” in small letters
        for spelling in spellings(writing):
            forms = [spelling]
            if term.kind == "noun" and term.number == "count":
                forms += plurals(spelling)
            for form in forms:
                words = tuple(word for word, _ in words_of(form))
                if words and words not in seen:
                    seen.add(words)
                    yield list(words)


def _chinese(term: Term) -> Iterator[list[str]]:
    for writing in term.all_zh:
        yield [word for word, _ in words_of(writing)]
