"""The trade glossary, English and Chinese, and a user's own terms over it.

A term is found by any of its writings: English in the singular or plural, with a hyphen or without,
in American or British spelling; Chinese in simplified or traditional characters, an adjective with
or without its 的. An abbreviation that would be a word in small letters (SO, US, PET) and the first
letter of a name count only in capitals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick

from coach import assets
from coach.analysis.simplified import simplify
from coach.translation.english_forms import is_a_word, is_verb_too, plurals, spellings
from coach.translation.term_files import KINDS, Term, read_terms

FOLDER = "terms"
_EVERYDAY = "everyday_words"
"""The field whose plain words mean many things: time, result, 原因."""

_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
_SHORT = 3
"""An abbreviation of fewer letters counts only in capitals."""
_FOLDED = str.maketrans({**dict.fromkeys("-\u2010\u2011\u00a0\u3000\t\n", " "), "’": "'", "‘": "'"})


@dataclass(frozen=True, slots=True)
class TermFound:
    """A term in a text; `start` and `end` count its code points."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True, slots=True)
class _Reading:
    """A term behind a folded writing; `cased` is how it has to stand there, or None."""

    term: Term
    cased: str | None = None

    def fits(self, written: str) -> bool:
        if self.cased is None:
            return True
        if self.term.kind == "name" and len(self.cased) > _SHORT:
            return written[:1] == self.cased[:1]
        return written == self.cased


class Glossary:
    """Terms that can be looked up in both directions. Never changes; safe to share."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = tuple(terms)
        # The user's terms count first; then what a word usually is, a noun before an adverb.
        self._order = sorted(self._terms, key=lambda term: (not term.own, KINDS.index(term.kind)))
        self._languages: dict[str, _Index] = {}

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms; the user's own come first."""
        return self._terms

    def named(self, text: str, language: str) -> tuple[Term, ...]:
        """The terms that the whole of `text` is, the likeliest first; () where it is none."""
        index = self._index(language)
        if index is None:
            return ()
        written = text.strip()
        return tuple(one.term for one in index.readings(written, index.fold(written)))

    def terms_in(self, text: str, language: str) -> tuple[TermFound, ...]:
        """The terms in a text of that language, in its order and without overlaps.

        Where several begin at one place, the longest counts. () for other languages than English
        and Chinese.
        """
        index = self._index(language)
        if index is None:
            return ()
        found: list[TermFound] = []
        for start, end, term in sorted(index.all_in(text), key=lambda one: (one[0], -one[1])):
            if not found or start >= found[-1].end:
                found.append(TermFound(start, end, term))
        return tuple(found)

    def as_mapping(self, source: str, target: str) -> dict[str, str]:
        """The terms of `source` as written to those of `target`, for engines that obey a glossary.

        BCP 47 tags. An engine puts the target wherever the writing stands, so of ours only nouns
        and names are in it, and no English word that is a verb or an adjective too; the user's
        terms all are. Empty where a language is neither English nor Chinese in simplified
        characters.
        """
        pair = (_language(source), _language(target))
        if pair not in (("en", "zh"), ("zh", "en")) or _is_traditional(source, target):
            return {}
        found: dict[str, str] = {}
        for term in self._order:
            here, there = (term.all_en, term.zh) if pair[0] == "en" else (term.all_zh, term.en)
            for writing in here:
                if term.own or self._is_sure(term, writing, pair[0]):
                    found.setdefault(writing, there)
        return found

    def _is_sure(self, term: Term, writing: str, language: str) -> bool:
        if term.kind not in ("noun", "name") or len(writing) < 2:
            return False
        plain = len(writing) < 3 if language == "zh" else " " not in writing
        if plain and term.field == _EVERYDAY:
            return False
        if language == "zh":
            return True
        low = writing.lower()
        others = (one.kind for one in self.named(writing, language))
        return not is_verb_too(low) and not {"adjective", "adverb"}.intersection(others)

    def _index(self, language: str) -> _Index | None:
        code = _language(language)
        if code not in ("en", "zh"):
            return None
        if code not in self._languages:
            self._languages[code] = _English(self._order) if code == "en" else _Chinese(self._order)
        return self._languages[code]


def glossary(own: Path | None = None) -> Glossary:
    """Our terms, with those of the user's file over them, which is read anew each time.

    Raises OSError and RuleError (see `read_terms`) for the user's file.
    """
    if own is None:
        return _ours()
    return Glossary((*read_terms(own, own=True), *_ours().terms))


def terms() -> tuple[Term, ...]:
    """All terms of ours, by file and in the order of the file."""
    return glossary().terms


def named(text: str, language: str) -> tuple[Term, ...]:
    """Glossary.named of our terms."""
    return glossary().named(text, language)


def terms_in(text: str, language: str) -> tuple[TermFound, ...]:
    """Glossary.terms_in of our terms."""
    return glossary().terms_in(text, language)


def as_mapping(source: str, target: str) -> Mapping[str, str]:
    """Glossary.as_mapping of our terms."""
    return glossary().as_mapping(source, target)


@cache
def _ours() -> Glossary:
    files = sorted((assets.path("rules") / FOLDER).glob("*.tsv"))
    return Glossary(term for path in files for term in read_terms(path))


class _Index:
    """The writings of one language, folded, and an automaton that finds them all in one pass."""

    def __init__(self, order: Iterable[Term]) -> None:
        readings: dict[str, list[_Reading]] = {}
        for term in order:
            for form, cased in self.forms(term):
                known = readings.setdefault(self.fold(form), [])
                if all(one.term is not term for one in known):
                    known.append(_Reading(term, form if cased else None))
        self._readings = readings
        self._writings = list(readings)
        self._automaton: Any = AhoCorasick(self._writings)

    def fold(self, text: str) -> str:
        """The text as it is compared; of the same length."""
        raise NotImplementedError

    def forms(self, term: Term) -> Iterator[tuple[str, bool]]:
        """The forms of a term, and whether each counts only with its capitals."""
        raise NotImplementedError

    def may_stand(self, text: str, start: int, end: int) -> bool:
        """Whether what stands around `start` and `end` lets it be a word of its own."""
        raise NotImplementedError

    def readings(self, written: str, folded: str) -> list[_Reading]:
        """The terms behind a writing that fit how it is written."""
        return [one for one in self._readings.get(folded, ()) if one.fits(written)]

    def all_in(self, text: str) -> Iterator[tuple[int, int, Term]]:
        """Every term in the text that stands there as a word, with its place."""
        folded = self.fold(text)
        for which, start, end in self._automaton.find_matches_as_indexes(folded, True):
            if self.may_stand(folded, start, end):
                for one in self.readings(text[start:end], self._writings[which])[:1]:
                    yield start, end, one.term


class _English(_Index):
    def fold(self, text: str) -> str:
        low = text.lower()
        if len(low) != len(text):
            low = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
        return low.translate(_FOLDED)

    def forms(self, term: Term) -> Iterator[tuple[str, bool]]:
        for writing in term.all_en:
            cased = term.kind == "name" or needs_capitals(writing)
            for form in spellings(writing):
                yield form, cased
                if term.number == "count":
                    yield from ((plural, cased) for plural in plurals(form))

    def may_stand(self, text: str, start: int, end: int) -> bool:
        return not (
            (text[start].isalnum() and text[start - 1 : start].isalnum())
            or (text[end - 1].isalnum() and text[end : end + 1].isalnum())
        )


class _Chinese(_Index):
    def fold(self, text: str) -> str:
        low = text.lower()
        return simplify(low if len(low) == len(text) else text)

    def forms(self, term: Term) -> Iterator[tuple[str, bool]]:
        for writing in term.all_zh:
            yield writing, False
            if term.kind == "adjective" and writing[-1] == "的" and len(writing) > 2:
                yield writing[:-1], False

    def may_stand(self, text: str, start: int, end: int) -> bool:
        before, after = text[start - 1 : start], text[end : end + 1]
        if end - start == 1:  # one character is mostly a part of another word
            return not (_is_han(before) or _is_han(after))
        return not (
            (_is_latin(text[start]) and _is_latin(before))
            or (_is_latin(text[end - 1]) and _is_latin(after))
        )


def needs_capitals(writing: str) -> bool:
    """Whether an abbreviation is a word in small letters, and counts only as it is written."""
    if not writing.isupper():
        return False
    return len(writing) < _SHORT or is_a_word(writing.lower())


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _language(tag: str) -> str:
    return tag.replace("_", "-").split("-")[0].lower()


def _is_traditional(*tags: str) -> bool:
    parts = {part for tag in tags for part in tag.lower().replace("_", "-").split("-")[1:]}
    return bool(parts & _TRADITIONAL)
