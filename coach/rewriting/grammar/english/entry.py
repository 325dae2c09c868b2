"""The way in: a sentence that blames, and the ways in which it can be said without blame."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.lazily import lazy
from coach.rewriting.grammar.english.frames import by_frame
from coach.rewriting.grammar.english.plain import called, tidied, unaddressed
from coach.rewriting.grammar.english.retelling import retold
from coach.rewriting.grammar.english.said import Parse, Said, finished
from coach.rewriting.grammar.english.threats import threatened
from coach.rewriting.grammar.english.topic import topic
from coach.rewriting.grammar.english.wellformed import blames_still, is_well_formed
from coach.rewriting.grammar.morphology import lowered
from coach.rewriting.strength import Strength

_JOINT = "\u2010"
_HYPHENS = lazy(r"(?<=[A-Za-z])-(?=[A-Za-z])")
"""Joined words stay one word for the parser behind the hyphen of Unicode."""
_PRAISE = lazy(
    r"\b(?:thank you for|thanks for|well done|very happy|we appreciate|fits well|all (?:fine|good|ok)|"
    r"in good order|just as (?:we )?(?:asked|agreed|ordered))\b",
    re.IGNORECASE,
)
_TURN = lazy(r"\b(?:but|however|although|though|not|n't|wrong|never|no|instead|again|only|missing)\b", re.IGNORECASE)
_WAYS = (threatened, by_frame, retold, topic)


def said_again(text: str, parse: Parse, strength: Strength) -> Iterator[str]:
    """The ways in which a sentence can be said without blame, the best first.

    `text` is one sentence, `parse` the parser of English. Nothing is yielded where the sentence is
    not understood, nor for praise.
    """
    if _PRAISE.search(text) and not _TURN.search(text):
        return
    name = called(text)
    plain = tidied(_HYPHENS.sub(_JOINT, text[len(name) :].rstrip()))
    if not plain:
        return
    kept = _memory(parse)
    for way in _WAYS:
        said = way(plain, kept, strength)
        if said is None:
            continue
        for version in (said, apart(said)):
            whole = _whole(version, strength) if version is not None else ""
            if whole and not blames_still(whole) and is_well_formed(whole, kept):
                greeted = lowered(whole) if name.rstrip().endswith(",") else whole
                yield name[:1].upper() + name[1:] + greeted


def apart(said: Said) -> Said | None:
    """The same in shorter sentences, which tell one thing each; None where there is no joint."""
    parts = [short for one in said.parts for short in _shorter(one)]
    if parts == said.parts:
        return None
    return Said(parts, said.asks, said.after, said.named, said.closed)


_AND = lazy(
    r"(?:, | )(?P<link>and|but|so|and still|and now|but now|now)(?: (?:now|then|still|again|suddenly))? (?=(?:we|i|our|my|the|it|this|they|he|she|there|you will find)\b)",
    re.IGNORECASE,
)
_INSTEAD = {"and": "", "but": "However, ", "so": "As a result, "}


def _shorter(part: str) -> list[str]:
    """A part cut where a statement of its own begins behind “and”, “but” or “so”."""
    if re.match(r"(?:if|when|because|since|although|after|before|that|while|whether)\b", part, re.IGNORECASE):
        return [part]
    short: list[str] = []
    at, lead = 0, ""
    for joint in _AND.finditer(part):
        head = part[at : joint.start()]
        if len(head.split()) < 4 or head.count('"') % 2 or head.count("(") > head.count(")"):
            continue
        if re.search(r"\b(?:that|whether|how|why|between|both)\b[^,]*$", head) or len(part[joint.end() :].split()) < 3:
            continue
        short.append(lead + head)
        at, lead = joint.end(), _INSTEAD.get(joint["link"].split(" ")[0].lower(), "")
    short.append(lead + part[at:])
    return short


def _whole(said: Said, strength: Strength) -> str:
    """The sentences, without the reader's people and with the hyphens that it had."""
    plain = Said(
        [unaddressed(one) for one in said.parts], said.asks,
        [unaddressed(one) for one in said.after], said.named, said.closed,
    )  # fmt: skip
    return re.sub(r"\s{2,}", " ", finished(plain, strength).replace(_JOINT, "-"))


def _memory(parse: Parse) -> Parse:
    """The parser with what it has already parsed of this sentence."""
    known: dict[str, object] = {}

    def once(words: str) -> object:
        if words not in known:
            known[words] = parse(words)
        return known[words]

    return once
