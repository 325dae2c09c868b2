"""Forms of English verbs and pronouns, and which form of “be” a subject takes."""

from __future__ import annotations

from functools import cache

from coach import assets
from coach.lazily import lazy
from coach.rulebook.inflection import Inflections

_VOWEL_Y = lazy(r"[^aeiou]y$")
_SHORT = lazy(r"^[^aeiou]*[aeiou][bdgmnprt]$")
_SUBJECT = {"me": "I", "us": "we", "him": "he", "her": "she", "them": "they", "whom": "who"}
_MANY = frozenset({"we", "they", "you", "these", "those", "both", "several", "many"})
_CAPITAL_WORDS = frozenset({"i", "i'm", "i've", "i'd", "i'll"})


@cache
def _table() -> Inflections:
    return Inflections.read([assets.path("rules")], "en")


def participle(lemma: str) -> str:
    """The past participle: send → sent, pack → packed, misread → misread.

    A form that was taken for a lemma, as parsers do with rare verbs, is led back to its verb:
    reopening → reopened; one that is a participle already stays.
    """
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    known = _table().form(lemma, "VBN")
    if known != lemma or lemma in _SAME:
        return known
    prefix = next((one for one in _PREFIXES if lemma.startswith(one)), "")
    rest = lemma[len(prefix) :]
    if prefix and (rest in _SAME or rest in _IRREGULAR or _table().form(rest, "VBN") != rest):
        return prefix + participle(rest)
    if lemma.endswith(("ed", "tten", "wn")) and len(lemma) > _SHORTEST_FORM:
        return lemma
    if lemma.endswith("ing") and len(lemma) > _SHORTEST_FORM:
        stem = lemma[: -len("ing")]
        return participle(f"{stem}e" if _table().form(f"{stem}e", "VBN") != f"{stem}e" else stem)
    return _regular(lemma)


_IRREGULAR = {
    "do": "done",
    "show": "shown",
    "mislay": "mislaid",
    "babysit": "babysat",
    "lay": "laid",
}
_PREFIXES = ("mis", "re", "over", "under", "out", "un", "pre", "fore", "up")
_SHORTEST_FORM = 5
"""Shorter words that end like a form are verbs of their own: feed, need, bring."""


def gerund(lemma: str) -> str:
    """The -ing form: send → sending."""
    known = _table().form(lemma, "VBG")
    if known != lemma:
        return known
    return (lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma) + "ing"


_SAME = frozenset(
    "put cut set let hit shut cost hurt quit split spread bid cast burst read rid shed run come "
    "become bet input overrun rerun broadcast forecast reset".split()
)


def _regular(lemma: str) -> str:
    if lemma.endswith("e"):
        return f"{lemma}d"
    if _VOWEL_Y.search(lemma):
        return f"{lemma[:-1]}ied"
    return f"{lemma}{lemma[-1]}ed" if _SHORT.search(lemma) else f"{lemma}ed"


def as_subject(words: str) -> str:
    """An object as the subject of the same event: “them” is “they”."""
    return _SUBJECT.get(words.lower(), words)


def be(subject: str, *, many: bool, past: bool) -> str:
    """The form of “be” that goes with a subject."""
    low = subject.lower()
    if low == "i":
        return "was" if past else "am"
    plural = many or low in _MANY
    return ("were" if plural else "was") if past else ("are" if plural else "is")


def have(subject: str, *, many: bool) -> str:
    """The form of “have” that goes with a subject."""
    return "have" if many or subject.lower() in {*_MANY, "i"} else "has"


def capital(text: str) -> str:
    """With a capital at its beginning."""
    return text[:1].upper() + text[1:]


def lowered(text: str, *, name: bool = False) -> str:
    """Without the capital that only the beginning of a sentence gave it."""
    first = text.split(" ", 1)[0]
    if name or first.rstrip(",.").lower() in _CAPITAL_WORDS or first[1:] != first[1:].lower():
        return text
    return text[:1].lower() + text[1:]


def finite(lemma: str, tag: str) -> str:
    """The verb in the past (VBD), in the third person (VBZ) or as it is (VBP)."""
    if lemma == "be":
        return {"VBD": "was", "VBZ": "is"}.get(tag, "are")
    if lemma == "have":
        return {"VBD": "had", "VBZ": "has"}.get(tag, "have")
    if tag == "VBP":
        return lemma
    known = _table().form(lemma, tag)
    if known != lemma or lemma in _SAME:
        return known
    return _regular(lemma) if tag == "VBD" else f"{lemma}s"
