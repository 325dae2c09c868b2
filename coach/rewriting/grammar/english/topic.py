"""The last resort for a short sentence without facts: its topic, and the rest for the writer."""

from __future__ import annotations

import re

from coach.rewriting.grammar.clauses import Word, child, text_of
from coach.rewriting.grammar.english.acting import is_reader
from coach.rewriting.grammar.english.asking import Ask
from coach.rewriting.grammar.english.said import Parse, Said
from coach.rewriting.grammar.morphology import lowered
from coach.rewriting.grammar.wordings import wording, words, words_pattern
from coach.rewriting.strength import Strength

_MOST_WORDS = 13
"""Longer sentences say more than their topic."""


def topic(text: str, parse: Parse, strength: Strength) -> Said | None:
    """“Your invoices are always the same mess”: an open point about the invoices.

    Only where the reproach is about it: the subject, or what follows “with” or “about”, and the
    sentence has one clause and neither a figure nor a name.
    """
    if re.search(r"\d|[,;:?]", text.rstrip("?")) or text.endswith("?"):
        return None
    parsed = parse(text)
    if len(parsed) > _MOST_WORDS or re.search(words_pattern("insults"), text, re.IGNORECASE):
        return None
    if any(one.pos_ == "PROPN" or one.text[1:].isupper() for one in parsed if one.i):
        return None
    finite = [one for one in parsed if one.tag_ in ("VBD", "VBZ", "VBP", "MD")]
    if len(finite) != 1:
        return None
    root = next(one for one in parsed if one.dep_ == "ROOT")
    word = _about(root)
    if word is None or word.lower_ not in words("en", "topics"):
        return None
    parts = [one for one in word.lefts if one.dep_ == "compound"]
    what = f"the {lowered(text_of([*parts, word]))}"
    return Said([wording("en", "open_point", strength, what=what)], [Ask("open")])


def _about(root: Word) -> Word | None:
    """What a reproach is about."""
    subject = child(root, {"nsubj", "nsubj:pass"})
    for one in root.children:
        case = child(one, {"case"})
        if one.dep_ in ("obl", "nmod") and case is not None and case.lower_ in ("with", "about"):
            return one
    if subject is None or is_reader(subject) or subject.pos_ != "NOUN":
        return None
    return subject
