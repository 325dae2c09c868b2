"""What binds: nothing offered, admitted or promised is added, nothing demanded is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.rewriting.guarding.reading import Pair, Reading
from coach.rewriting.guarding.verdict import Reason, reason
from coach.rewriting.guarding.vocabulary import Family

_SAID_AS = {
    "admission": "admission-added",
    "apology": "apology-added",
    "promise": "promise-added",
    "agreement": "agreement-added",
    "weakening": "softened",
    "some_only": "softened",
    "cause_of_ours": "admission-added",
    "admission_of_ours": "admission-added",
}
_BINDING = frozenset(
    "cancel claim demand legal rights refusal objection condition consequence final prohibition"
    " strictness deadline".split()
)


def lost(pair: Pair) -> Iterator[Reason]:
    """A group of wordings that the original uses and the candidate does not."""
    for family in pair.kept.vocabulary.kept:
        said = _said(family, pair.kept)
        if said and not family.still & pair.candidate.hits:
            yield _told("claim-lost", pair.kept, min(said), "original")
            return


def added(pair: Pair) -> Iterator[Reason]:
    """A group of wordings that the candidate uses and the original does not.

    An offer counts only where nothing denies it: “we cannot refund it” offers nothing, and “a
    refund? Never” is no reason to give one. What the writer himself admits may be said again.
    """
    admitted = bool(pair.original.vocabulary.admits & pair.original.hits)
    for family in pair.candidate.vocabulary.added:
        said = _said(family, pair.candidate)
        if not said:
            continue
        had = _said(family, pair.original)
        if said <= had or (family.affirmed and (had or _repeated(said, pair))):
            continue
        if (
            family.name in ("admission", "apology", "admission_of_ours")
            and admitted
            and not pair.is_formal
        ):
            continue
        if family.name == "weakening" and not _binds(pair):
            continue
        said = frozenset(one for one in said - had if not _known_word(one, family, pair))
        if not said:
            continue
        name = _SAID_AS.get(family.name, "offer-added")
        yield _told(name, pair.candidate, min(said), "candidate")
        return


def _known_word(number: int, family: Family, pair: Pair) -> bool:
    """Whether an offer is a single word for which the original has one of the same meaning."""
    if pair.language == "zh":
        return _borne_by_us(number, pair)
    if not family.affirmed:
        return False
    start, end = pair.candidate.vocabulary.place(number, pair.candidate.plain)
    words = pair.candidate.plain[start:end].split()
    return len(words) == 1 and not pair.original.lemmas.isdisjoint(
        pair.original.vocabulary.alike.get(words[0], ())
    )


def _borne_by_us(number: int, pair: Pair) -> bool:
    """Chinese: whether the original says of our side too what the matched words end with."""
    start, end = pair.candidate.vocabulary.place(number, pair.candidate.plain)
    words = pair.candidate.plain[start:end]
    if words.startswith("已") and re.search(f"(?<![不没未]){words[1:]}", pair.original.plain):
        return True
    if not pair.candidate.plain[start:end].startswith(("由", "应由")):
        return False
    said = re.escape(pair.candidate.plain[end - 1 : end])
    own = pair.original.vocabulary.own
    found = re.search(
        f"{own}[^，。；！？不没]{{0,4}}{said}(?![^，。；]*[？?])", pair.original.plain
    )
    return found is not None


def _repeated(said: frozenset[int], pair: Pair) -> bool:
    """Whether the very words, three at least, stand in the original, even asked or denied."""
    plain = pair.candidate.plain
    places = [pair.candidate.vocabulary.place(number, plain) for number in said]
    words = [plain[start:end].strip() for start, end in places]
    return all(one.count(" ") >= 2 and one in pair.original.plain for one in words)


def _said(family: Family, reading: Reading) -> frozenset[int]:
    said = family.said & reading.hits
    if said and family.affirmed:
        said &= reading.vocabulary.hits(reading.affirmed)
    if said and family.ours:
        said &= reading.vocabulary.hits(reading.of_us)
    if said and family.unless & reading.hits:
        left = reading.vocabulary.without(family, reading.plain)
        said &= reading.vocabulary.hits(left)
    return said


def _binds(pair: Pair) -> bool:
    """Whether the original has something that must not be weakened: a duty, a date, a refusal."""
    original = pair.original
    if any(
        family.name in _BINDING and family.said & original.hits
        for family in original.vocabulary.kept
    ):
        return True
    words = original.vocabulary.words("strong")
    strong = (
        any(word in original.folded for word in words)
        if pair.language == "zh"
        else not words.isdisjoint(original.lemmas)
    )
    return strong or pair.is_formal


def _told(name: str, reading: Reading, number: int, side: str) -> Reason:
    start, end = reading.in_plain(*reading.vocabulary.place(number, reading.plain))
    words = reading.quoted(start, end)
    span = reading.source_of(start, end) if start < end else (0, 0)
    if side == "original":
        return reason(name, words, side="original", span=span)
    return reason(name, words, side="candidate", span=span)
