"""A check that what was put together is a sentence: better nothing than broken English."""

from __future__ import annotations

import re
from typing import Any

from coach.lazily import lazy
from coach.rewriting.grammar.clauses import child, is_many
from coach.rewriting.grammar.english.said import Parse
from coach.rewriting.grammar.wordings import words

_BROKEN: tuple[Any, ...] = tuple(
    lazy(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?!that|had|so|very|no|subject|\d)(\w+) \1\b(?! to)",  # a word twice
        r"\bthat that\b|\bhad had had\b",
        r"\b(?:and|but|or|because|although|so|that|if|when|the|a|an|of|to|by|for|with|from|your|our)\s*[.?;!]",
        r"(?:^|[.?!] )(?:and|but|or|nor|,)\b(?! this)",
        r",\s*[.,;]|;\s*[.,]|\(\s*\)|:\s*[.?]",
        r"(?:^|[.?!] )[A-Z]?\w+\.(?= |$)",  # a sentence of one word
        r"\bplease (?:please|not not)\b|\bcould you please (?:\w+ed|the|a|my|our|your|it|this)\b",
        r"\b(?:we|they|you) was\b|\b(?:we|you|they) (?:is|has)\b|\bI (?:is|are|were|has)\b",
        r"\b(?:was|were|is|are|been|be) (?:not )?(?:stucked|sended|costed|builded|putted)\b",
        r"\b(?:is|are|was|were) (?:was|were|is|are)\b",
    )
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LEFT = lazy(
    r"(?:^|[.?!,;] |\b(?:and|but|because|that|so) )(?:now |then |still |yet )*(?:you (?!can\b|could\b|will find\b|may\b|need\b|for\b)|nobody |no one )",
    re.IGNORECASE,
)


def is_well_formed(text: str, parse: Parse) -> bool:
    """Whether a text has a finite verb and a subject that agree, and neither gaps nor doubles."""
    plain = re.sub(r"⟦[^⟧]*⟧", "that day", text)
    if any(pattern.search(plain) for pattern in _BROKEN):
        return False
    if plain.count('"') % 2 or plain.count("(") != plain.count(")"):
        return False
    observed = [one for one in re.split(r"(?<=[a-z\d)\"”][.?]) (?=[A-Z])", plain) if one]
    return all(_is_sentence(one, parse) for one in observed if not _is_ours(one))


def _is_ours(one: str) -> bool:
    """Whether a sentence is one of our requests, right by its table."""
    return bool(re.match(r"(?:Could (?:you|we)|Please|We would (?:be|like)|We ask you to|For the next)\b", one))


def _is_sentence(one: str, parse: Parse) -> bool:
    parsed = parse(one)
    if not any(word.tag_ in _FINITE for word in parsed):
        return False
    return all(_agrees(word) for word in parsed if word.dep_ in ("nsubj", "nsubj:pass"))


def _agrees(subject: Any) -> bool:
    """Whether “was”, “is” and “has” go with their subject, where the parse is sure of both."""
    verb = subject.head
    first = next(
        (word for word in verb.children if word.dep_ in ("aux", "aux:pass", "cop")), None
    )
    if first is None or first.i < subject.i or subject.tag_ not in ("NN", "NNS"):
        return True
    if subject.tag_ == "NNS" and first.lower_ in ("was", "is", "has"):
        return child(subject, {"nummod"}) is not None or subject.lower_ in words("en", "either_number")
    if subject.tag_ == "NN" and first.lower_ in ("were", "are", "have"):
        return is_many(subject) or child(subject, {"nummod"}) is not None or subject.lower_ in words("en", "either_number")
    return True


def blames_still(text: str) -> bool:
    """Whether the reader is still the one who does or does not do something."""
    return bool(_LEFT.search(re.sub(r"[Cc]ould you please[^?]*\?|We ask you to[^.]*\.|We expect you[^.]*\.|Please [^.]*\.", ".", text)))
