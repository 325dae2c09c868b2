"""A check that what was put together is a sentence: better nothing than broken English."""

from __future__ import annotations

import re
from typing import Any

from coach.lazily import lazy
from coach.rewriting.grammar.clauses import child, is_many
from coach.rewriting.grammar.english.said import Parse
from coach.rewriting.grammar.wordings import words, words_pattern

_BROKEN: tuple[Any, ...] = tuple(
    lazy(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?!that|had|so|very|no|subject|\d)(\w+) \1\b(?! to)",  # a word twice
        r"\bthat that\b|\bhad had had\b",
        r"\b(?:and|but|or|because|although|the|a|an|of|your|our)\s*[.?;!]",
        r"(?:^|[.?!] )(?:and|but|or|nor|,)\b(?! this)",
        r",\s*[.,;]|;\s*[.,]|\(\s*\)|:\s*[.?]",
        # a sentence of one word
        r"(?:^|(?<!mr)(?<!ms)(?<!mrs)(?<!dr)(?<!rev)(?<!no)(?<!st)[.?!] )[a-z]?\w+\.(?= |$)",
        r"\bplease (?:please|not not)\b|\bcould you please (?:\w+ed|the|a|my|our|your|it|this)\b",
        r" '(?= |$)|\bcould you please [^?]*\b(?:somebody|by you)\b[^?]*\?",
        r"\b(?:we|they|you) was\b|\b(?:we|you|they) (?:is|has)\b|\bI (?:is|are|were|has)\b",
        r"\b(?:was|were|is|are|been|be) (?:not )?(?:stucked|sended|costed|builded|putted)\b",
        r"\b(?:is|are|was|were) (?:was|were|is|are)\b",
    )
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LEFT = lazy(
    r"(?:^|[.?!,;] |\b(?:and|but|because|that|so) )(?:now |then |still |yet )*(?:you (?!can\b|"
    r"could\b|will find\b|may\b|need\b|for\b)|nobody |no one )",
    re.IGNORECASE,
)


_REQUEST = lazy(
    r"[Cc]ould you please[^?]*\?|We (?:would )?ask you[^.]*\.|We expect you[^.]*\.|Please [^.]*\."
)


_END = lazy(
    r"(?<=[a-z\d)\"”][.?])(?<!\bMr\.)(?<!\bMs\.)(?<!Mrs\.)(?<!\bDr\.)(?<!rev\.)"
    r"(?<!\bno\.)(?<!\bNo\.) (?=[A-Z])"
)
"""Where a sentence ends, which an abbreviation does not."""


def is_well_formed(text: str, parse: Parse, original: str = "") -> bool:
    """Whether a text has a finite verb and a subject that agree, and neither gaps nor doubles.

    What stood in `original` in the same words is the writer's own.
    """
    plain = re.sub(r"⟦[^⟧]*⟧", "that day", text)
    if any(pattern.search(plain) for pattern in _BROKEN):
        return False
    if plain.count('"') % 2 or plain.count("(") != plain.count(")"):
        return False
    observed = [one for one in _END.split(plain) if one]
    return all(_is_sentence(one, parse, original.lower()) for one in observed if not _is_ours(one))


def _is_ours(one: str) -> bool:
    """Whether a sentence is one of our requests, right by its table."""
    return bool(
        re.match(
            r"(?:Could (?:you|we)|Please|We would (?:be|like)|We (?:would )?ask you|"
            r"For the next)\b",
            one,
        )
    )


def _is_sentence(one: str, parse: Parse, original: str) -> bool:
    parsed = parse(one)
    said = one.strip(" .?").lower()
    own = any(
        part in original
        for part in (said, said.partition(": ")[2], said.partition(", ")[2])
        if part
    )
    if not own and not any(word.tag_ in _FINITE for word in parsed):
        return False
    if any(_accuses(word) for word in parsed):
        return False
    return all(_agrees(word, original) for word in parsed if word.dep_ in ("nsubj", "nsubj:pass"))


def _accuses(word: Any) -> bool:
    """Whether the reader is the agent of a verb in the past, outside a relative clause."""
    verb = word.head
    if word.lower_ != "you" or word.dep_ != "nsubj" or verb.dep_ in ("acl:relcl", "acl"):
        return False
    return (
        verb.tag_ == "VBD"
        and verb.pos_ == "VERB"
        and verb.lemma_ not in ("order", "ask", "need", "request", "want", "confirm")
    )


def _agrees(subject: Any, original: str) -> bool:
    """Whether “was”, “is” and “has” go with their subject, where the parse is sure of both."""
    verb = subject.head
    first = next((word for word in verb.children if word.dep_ in ("aux", "aux:pass", "cop")), None)
    if first is None or first.i < subject.i or subject.tag_ not in ("NN", "NNS"):
        return True
    if subject.doc[subject.i : first.i + 1].text.lower() in original:
        return True
    if subject.tag_ == "NNS" and first.lower_ in ("was", "is", "has"):
        return child(subject, {"nummod"}) is not None or subject.lower_ in words(
            "en", "either_number"
        )
    if subject.tag_ == "NN" and first.lower_ in ("were", "are", "have"):
        return (
            is_many(subject)
            or child(subject, {"nummod"}) is not None
            or subject.lower_ in words("en", "either_number")
        )
    return True


def blames_still(text: str) -> bool:
    """Whether the reader is still the one who does or does not do something."""
    if re.search(words_pattern("never_in"), text, re.IGNORECASE):
        return True
    return bool(_LEFT.search(_REQUEST.sub(".", text)))
