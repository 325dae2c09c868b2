"""The clauses of an English sentence, from its dependency parse (Universal Dependencies)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

Word = Any
"""A spaCy token; spaCy is imported only where a sentence is parsed."""

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_JOINED = frozenset({"conj", "parataxis"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
_AUXILIARIES = frozenset({"aux", "aux:pass"})
_NOT = frozenset({"not", "n't", "nt", "never", "n’t"})
_LEAD = frozenset({"cc", "mark"})
_WITHIN = frozenset({"advcl", "ccomp", "acl:relcl"})
_PLURAL = frozenset({"NNS", "NNPS"})


@dataclass(slots=True)
class Clause:
    """One clause: its head, and the words that belong to it and to no clause within it.

    `subject` is its own subject or, after “and”, that of the clause it continues.
    """

    head: Word
    words: list[Word]
    parent: Clause | None = None
    lead: list[Word] = field(default_factory=list)
    """The conjunction before it, with its comma."""
    tail: list[Word] = field(default_factory=list)
    """The marks behind it."""

    @property
    def own_subject(self) -> Word | None:
        return child(self.head, _SUBJECTS)

    @property
    def subject(self) -> Word | None:
        """Its subject, or the one it shares with the clause before."""
        own = self.own_subject
        if own is not None or self.parent is None or self.head.dep_ != "conj":
            return own
        return self.parent.subject

    @property
    def auxiliaries(self) -> list[Word]:
        return [one for one in self.head.children if one.dep_ in _AUXILIARIES]

    @property
    def is_negated(self) -> bool:
        return any(one.lower_ in _NOT for one in self.head.children)

    @property
    def is_question(self) -> bool:
        return any(one.text.startswith("?") for one in self.tail)


def child(word: Word, kinds: Iterable[str]) -> Word | None:
    """The first word that depends on `word` in one of these ways."""
    return next((one for one in word.children if one.dep_ in kinds), None)


def text_of(words: Iterable[Word]) -> str:
    """Words in their order, with the blanks that stood between neighbours, one elsewhere."""
    ordered = sorted(set(words), key=lambda one: one.i)
    text = ""
    for position, word in enumerate(ordered):
        after = ordered[position + 1] if position + 1 < len(ordered) else None
        beside = after is not None and after.i == word.i + 1
        gap = word.whitespace_ if beside else (" " if after is not None else "")
        if after is not None and not beside and after.text in ",;:.)":
            gap = ""
        text += word.text + gap
    return text.strip(" ,;")


def is_many(noun: Word) -> bool:
    """Whether a noun phrase takes a verb in the plural."""
    if noun.tag_ in _PLURAL or noun.lower_ in ("we", "they", "you", "us", "them", "these", "those"):
        return True
    if noun.tag_ == "CD" and noun.lower_ not in ("one", "1"):
        return True
    return any(one.dep_ == "conj" and child(one, {"cc"}) is not None for one in noun.children)


def _is_finite(word: Word) -> bool:
    return word.tag_ in _FINITE or any(
        one.dep_ in ("aux", "cop", "aux:pass") and one.tag_ in _FINITE for one in word.children
    )


def _goes_on(word: Word) -> bool:
    """Whether a verb behind “and” goes on with what was told before: “moved it and write …”."""
    before = word.head
    return (
        word.dep_ == "conj"
        and word.tag_ in ("VB", "VBP", "VBN")
        and before.tag_ in ("VBD", "VBP", "VBZ")
        and child(before, _AUXILIARIES) is None
        and child(word, {"mark", *_AUXILIARIES}) is None
    )


def _heads(parsed: Any) -> Iterator[Word]:
    for word in parsed:
        if word.dep_ == "ROOT":
            yield word
        elif word.dep_ in _JOINED:
            verbal = word.pos_ in ("VERB", "AUX") or child(word, {"cop", *_SUBJECTS}) is not None
            clausal = word.head.pos_ in ("VERB", "AUX") or child(word.head, {"cop"}) is not None
            whole = _is_finite(word) or child(word, _SUBJECTS) is not None
            if verbal and clausal and (whole or word.dep_ == "parataxis" or _goes_on(word)):
                yield word
        elif word.dep_ in _WITHIN and _is_finite(word):
            subject = child(word, _SUBJECTS)
            if word.dep_ == "advcl" or subject is not None:
                yield word


class Sentence:
    """A parsed sentence and its clauses in the order of the text."""

    def __init__(self, parsed: Any) -> None:
        self.parsed = parsed

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clauses, those within others among them."""
        heads = list(_heads(self.parsed))
        while True:
            owners = self._owners(heads)
            broken = _broken(owners, self.parsed)
            if broken is None or len(heads) == 1:
                break
            heads = [one for one in heads if one.i != broken]
        made: dict[int, Clause] = {}
        for word, owner in zip(self.parsed, owners, strict=True):
            made.setdefault(owner, Clause(self.parsed[owner], [])).words.append(word)
        for owner, clause in made.items():
            above = self._owner_above(owner, made)
            clause.parent = made.get(above) if above is not None else None
            _trim(clause)
        return list(made.values())

    def _owners(self, heads: list[Word]) -> list[int]:
        """The head of each word's clause; a mark goes with the word before it."""
        owners: list[int] = []
        for word in self.parsed:
            own = self._owner(word, heads)
            owners.append(owners[-1] if word.is_punct and owners else own)
        return owners

    def _owner(self, word: Word, heads: list[Word]) -> int:
        known = {one.i for one in heads}
        at = word
        while at.i not in known and at.head.i != at.i:
            at = at.head
        return int(at.i)

    def _owner_above(self, owner: int, made: dict[int, Clause]) -> int | None:
        at = self.parsed[owner]
        while at.head.i != at.i:
            at = at.head
            if at.i in made:
                return int(at.i)
        return None


def _broken(owners: list[int], parsed: Any) -> int | None:
    """The head of a clause that another one cuts in two without belonging to it."""
    runs: list[int] = []
    for owner in owners:
        if not runs or runs[-1] != owner:
            runs.append(owner)
    for place, owner in enumerate(runs):
        if owner in runs[place + 1 :]:
            for inside in runs[place + 1 : runs.index(owner, place + 1)]:
                if owner not in {one.i for one in parsed[inside].ancestors}:
                    return owner if parsed[owner].head.i != owner else inside
    return None


def _trim(clause: Clause) -> None:
    """Set lead and tail apart."""
    words = clause.words
    while words and (
        words[0].dep_ in _LEAD
        or words[0].is_punct
        or (words[0].lower_ in ("so", "then", "but", "and", "or") and words[0].i < clause.head.i)
    ):
        if words[0].is_punct and words[0].text in "⟦“\"'(":
            break
        clause.lead.append(words.pop(0))
    while words and words[-1].is_punct and words[-1].text not in "⟧”\"')":
        clause.tail.insert(0, words.pop())
