"""Threats: the deadline and the consequence stay, what leads to them becomes a request."""

from __future__ import annotations

import re

from coach.lazily import lazy
from coach.rewriting.grammar.clauses import Clause, text_of
from coach.rewriting.grammar.english.acting import Act, is_nobody, is_reader
from coach.rewriting.grammar.english.asking import Ask
from coach.rewriting.grammar.english.obligations import to_do
from coach.rewriting.grammar.english.page import Page
from coach.rewriting.grammar.english.said import Parse, Said
from coach.rewriting.grammar.morphology import lowered
from coach.rewriting.grammar.wordings import wording
from coach.rewriting.strength import Strength

_IF_FIRST = lazy(
    r"^(?P<if>if|unless|in case) (?P<condition>(?:[^,]|"
    r",(?= ?\d{3}\b))+?), (?:then )?(?P<then>(?:we|i|our [\w‐]+|my [\w‐]+|"
    r"the [\w‐]+)\b(?: (?:will|shall|have|must|are|am|can|would|need|do)\b)? .+)$",
    re.IGNORECASE,
)
_IF_PLAIN = lazy(
    r"^(?P<if>if|unless|in case) (?P<condition>[^,]+?) (?:then )?(?P<then>(?:we|i) (?:will|shall|"
    r"have to|must|charge|cancel|file|stop|send) .+)$",
    re.IGNORECASE,
)
_IF_LAST = lazy(
    r"^(?P<then>(?:we|i|our [\w‐]+|my [\w‐]+)\b (?:(?:will|shall|have to|must|are|am|"
    r"need to)\b )?.+?),? (?P<if>if|unless) (?P<condition>.+)$",
    re.IGNORECASE,
)
_OR_ELSE = lazy(
    r"^(?:either )?(?P<act>.+?)(?:,| -| –|;|\.)? (?:or(?: else)?|otherwise),? (?P<then>(?:we|i|"
    r"our [\w‐]+|my [\w‐]+)(?:'ll|'re|'m)? .+)$",
    re.IGNORECASE,
)
_WITHOUT = lazy(
    r"^without (?P<what>(?:an?|the|your|our) [\w ‐]+?) (?:until|till|by|"
    r"before) (?P<when>[\w .:]+?),? (?P<then>we .+)$",
    re.IGNORECASE,
)
_ACTS = lazy(
    r"^(?:will|shall|have to|must|are going to|am going to|need to|are forced to|have no choice|"
    r"charge|cancel|claim|inform|stop|"
    r"file|hold|block|deduct|sell|send|pay|keep|take|call|contact|report|open|ask|involve|hand|"
    r"move|switch|book|buy|hire|return|invoice|debit|go|lock|escalate|draw|reduce|refuse|"
    r"can no longer|will not|cannot|do not)\b",
    re.IGNORECASE,
)


def threatened(text: str, parse: Parse, strength: Strength) -> Said | None:
    """“If you don't X by D, we will Y”: please X by D; if that is not possible, we will Y."""
    bare = text.rstrip(" .")
    if "?" in bare:
        return None
    for pattern in (_IF_FIRST, _IF_PLAIN, _IF_LAST):
        found = pattern.match(bare)
        if found is not None and _is_consequence(found["then"]):
            ask = _prevented(found["if"].lower(), found["condition"], parse)
            if ask is not None:
                return _said(ask, found["then"], strength)
    found = _WITHOUT.match(bare)
    if found is not None and _is_consequence(found["then"]):
        return _said(to_do(f"send us {found['what']} by {found['when']}"), found["then"], strength)
    found = _OR_ELSE.match(bare)
    if found is None:
        return None
    act = re.sub(
        r"^(?:either|now|so|and|then|you (?:must|should|have to|need to|better|can)|you|please|"
        r"pls|kindly) ",
        "",
        found["act"],
        flags=re.IGNORECASE,
    )
    first = parse(f"You must {act}")[2]
    if first.tag_ != "VB" or first.i != 2:
        return None
    return _said(to_do(act), found["then"], strength)


def _said(ask: Ask, then: str, strength: Strength) -> Said:
    return Said([], [ask], after=[wording("en", "consequence", strength, what=will(then))])


def _is_consequence(then: str) -> bool:
    _, _, rest = then.partition(" ")
    if then.split(" ", 1)[0].lower() in ("we", "i"):
        return bool(_ACTS.match(rest))
    return bool(re.search(r"\b(?:will|shall|cancels?|stops?)\b", then))


def _prevented(mark: str, condition: str, parse: Parse) -> Ask | None:
    """The request that keeps a condition from coming true; None where it cannot be told."""
    page = Page(parse(condition[:1].upper() + condition[1:] + "."))
    if len(page.clauses) != 1:
        return None
    clause = page.clauses[0]
    negated = clause.is_negated or is_nobody(clause.subject)
    if clause.subject is None:
        return None
    if is_reader(clause.subject):
        act = Act.of(clause, page)
        if act is None or not (act.negated or mark == "unless"):
            return None
        if act.lemma in ("want", "wish", "like"):
            return None
        return to_do(re.sub(r"^be able to ", "", act.done))
    if negated == (mark == "unless"):
        return None
    affirmed = _affirmed(clause)
    return Ask("do", {"what": f"make sure that {affirmed}"}) if affirmed else None


def _affirmed(clause: Clause) -> str | None:
    """A negated clause without its “not”: “the goods are not here” is “the goods are here”."""
    no = {
        one.i
        for one in clause.words
        if one.lower_ in ("not", "n't", "n’t", "still") and one.head.i == clause.head.i
    }
    helping = [one for one in clause.auxiliaries if one.lemma_ == "do"]
    kept = [one for one in clause.words if one.i not in no and one not in helping]
    text = re.sub(r"\s(?:until|till)\s", " by ", text_of(kept))
    if any(one.lower_ in ("does", "did") for one in helping):
        return None
    return lowered(text, name=clause.words[0].pos_ == "PROPN") if text else None


def will(then: str) -> str:
    """“we'll cancel” as “we will cancel”, lower case but for “I”."""
    then = re.sub(
        r"^(we|i)['’]ll\b", lambda m: f"{m[1]} will", then.strip(" .,"), flags=re.IGNORECASE
    )
    then = re.sub(
        r"^(we|i)['’](?:m|re)\b",
        lambda m: "we are" if m[1].lower() == "we" else "I am",
        then,
        flags=re.IGNORECASE,
    )
    then = re.sub(
        r"^(we|i) (?=(?:charge|cancel|claim|inform|stop|file|hold|block|deduct|sell|send|pay|keep|"
        r"take|call|contact|report|open|"
        r"ask|involve|hand|move|switch|book|buy|hire|return|invoice|debit|go|lock|escalate|draw|"
        r"reduce|refuse|post|publish|write|leave)\b)",
        lambda m: f"{m[1]} will ", then, flags=re.IGNORECASE,
    )  # fmt: skip
    then = re.sub(r"^(we|i) will will\b", r"\1 will", then, flags=re.IGNORECASE)
    return re.sub(r"^i\b", "I", lowered(then))
