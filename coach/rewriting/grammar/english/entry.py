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
from coach.rewriting.grammar.wordings import wording
from coach.rewriting.strength import Strength

_JOINT = "\u2010"
_HYPHENS = lazy(r"(?<=[A-Za-z])-(?=[A-Za-z])")
"""Joined words stay one word for the parser behind the hyphen of Unicode."""
_PRAISE = lazy(
    r"\b(?:thank you for|thanks for|well done|very happy|we appreciate|fits well|all (?:fine|good|"
    r"ok)|"
    r"in good order|just as (?:we )?(?:asked|agreed|ordered))\b",
    re.IGNORECASE,
)
_THANKS = lazy(
    r"^(?:thanks|thank you|very (?:good|nice|smart|clever|professional))\b", re.IGNORECASE
)
_TURN = lazy(
    r"\b(?:but|however|although|though|not|n't|wrong|never|no|instead|again|only|missing)\b",
    re.IGNORECASE,
)
_WAYS = (threatened, by_frame, retold, topic)


def said_again(text: str, parse: Parse, strength: Strength) -> Iterator[str]:
    """The ways in which a sentence can be said without blame, the best first.

    `text` is one sentence, `parse` the parser of English. Nothing is yielded where the sentence is
    not understood, nor for praise.
    """
    if _PRAISE.search(text) and not _TURN.search(text):
        return
    if _THANKS.match(text):
        return
    name = called(text)
    plain = tidied(_HYPHENS.sub(_JOINT, text[len(name) :].rstrip()))
    if not plain:
        return
    kept = _memory(parse)
    found = False
    for way in _WAYS:
        if found and way is retold:
            return
        said = way(plain, kept, strength)
        if said is None:
            continue
        short = apart(said)
        calm = calmer(short or said)
        for version in (said, short, calm, recorded(calm or short or said, strength)):
            whole = _whole(version, strength) if version is not None else ""
            if whole and not blames_still(whole) and is_well_formed(whole, kept, plain):
                greeted = lowered(whole) if name.rstrip().endswith(",") else whole
                found = True
                yield name[:1].upper() + name[1:] + greeted


def apart(said: Said) -> Said | None:
    """The same in shorter sentences, which tell one thing each; None where there is no joint."""
    parts = [
        short for one in said.parts for whole in _cause_first(one) for short in _shorter(whole)
    ]
    if parts == said.parts:
        return None
    return Said(parts, said.asks, said.after, said.named, said.closed)


_AND = lazy(
    r"(?:, | )(?P<link>and|but|so|and still|and now|but now|now)(?: (?:now|then|still|again|"
    r"suddenly))? (?=(?:we|i|our|my|the|it|this|they|he|she|there|your)\b)",
    re.IGNORECASE,
)
_INSTEAD = {"and": "", "but": "However, ", "so": "As a result, "}


_HASTE = lazy(
    r"(?<!\bis )(?<!\bare )(?<!\buntil )(?<!\btill )\b(?:now|still|already|even|suddenly|really|"
    r"finally)\b,? (?!that\b|due\b|open\b|missing\b|in\b|on\b|at\b)",
    re.IGNORECASE,
)


def calmer(said: Said) -> Said | None:
    """The same without the adverbs of impatience; None where there are none."""
    parts = [_HASTE.sub("", one) for one in said.parts]
    if parts == said.parts:
        return None
    return Said(parts, said.asks, said.after, said.named, said.closed)


_FACT = lazy(
    r"\b(?:was|were|has been|have been|is|are) (?:not |never )?(?:\w+ly )?\w+(?:ed|nt|en|wn|id)\b|"
    r"\d",
    re.IGNORECASE,
)
_NO_RECORD = lazy(
    r"^(?:if|when|whenever|because|since|although|it|nobody|this|that|what|who|whose|how|why|"
    r"without|with|every|each|all|only|according|we|i|for|not|as)\b"
    r"|[\"“?]|\b(?:always|every|should|nice|good|only|just|never|always|clever|strange|"
    r"interesting|you|expected|enough)\b",
    re.IGNORECASE,
)


def recorded(said: Said, strength: Strength) -> Said | None:
    """A plain statement of what happened as what the writer's records show; None for others."""
    first = said.parts[0] if said.parts else ""
    if not _FACT.search(first) or _NO_RECORD.search(first) or said.closed:
        return None
    shown = lowered(first) if not said.named else first
    text = wording("en", "recorded", strength, what=shown)
    return Said([text, *said.parts[1:]], said.asks, said.after)


_BECAUSE = lazy(
    r"^(?P<effect>(?!because\b|since\b)[^,\"]+?),? because (?P<cause>(?!of\b)[^\"]+)$",
    re.IGNORECASE,
)


def _cause_first(part: str) -> list[str]:
    """“A because B” as “B. As a result, A”."""
    found = _BECAUSE.match(part)
    if found is None or re.search(r"\b(?:that|which|who|if|when|only|and)\b", found["effect"]):
        return [part]
    return [
        found["cause"],
        "As a result, "
        f"{lowered(found['effect'], name=found['effect'].split(' ')[0][1:].isupper())}",
    ]


def _shorter(part: str) -> list[str]:
    """A part cut where a statement of its own begins behind “and”, “but” or “so”."""
    if re.match(
        r"(?:if|when|because|since|although|after|before|that|while|whether)\b", part, re.IGNORECASE
    ):
        return [part]
    short: list[str] = []
    at, lead = 0, ""
    for joint in _AND.finditer(part):
        head = part[at : joint.start()]
        if len(head.split()) < 4 or head.count('"') % 2 or head.count("(") > head.count(")"):
            continue
        if (
            re.search(r"\b(?:that|whether|how|why|between|both)\b[^,]*$", head)
            or len(part[joint.end() :].split()) < 3
        ):
            continue
        short.append(lead + head)
        at, lead = joint.end(), _INSTEAD.get(joint["link"].split(" ")[0].lower(), "")
    short.append(lead + part[at:])
    return short


def _whole(said: Said, strength: Strength) -> str:
    """The sentences, without the reader's people and with the hyphens that it had."""
    parts = [_observed(one, strength) for one in said.parts]
    plain = Said(
        [unaddressed(one) for one in parts], said.asks,
        [unaddressed(one) for one in said.after], said.named, said.closed,
    )  # fmt: skip
    return re.sub(r"\s{2,}", " ", finished(plain, strength).replace(_JOINT, "-"))


_NO_VERB = lazy(
    r"^(?:(?!the |a |an |our |your )(?:\w+ )?(?:wrong|late|missing|broken|damaged|dirty|wet)\b|"
    r"[\w ,/%.‐-]*\b(?:late|missing|wrong|broken|damaged)(?: again)?(?: (?:on|in|for) [\w ]+)?$)",
    re.IGNORECASE,
)
_FINITE = lazy(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|cannot|could|should|must|does|did|do|shall|"
    r"may|might|says?|shows?|\w+ed|came|went|got|made|told|lost|sent|found)\b",
    re.IGNORECASE,
)


def _observed(part: str, strength: Strength) -> str:
    """A note without a verb as an observation: “wrong label, wrong colour”."""
    if _FINITE.search(part) or not _NO_VERB.search(part):
        return part
    return wording("en", "observed", strength, what=lowered(part))


def _memory(parse: Parse) -> Parse:
    """The parser with what it has already parsed of this sentence."""
    known: dict[str, object] = {}

    def once(words: str) -> object:
        if words not in known:
            known[words] = parse(words)
        return known[words]

    return once
