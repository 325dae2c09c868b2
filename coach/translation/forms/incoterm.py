"""Delivery terms: the rule stays, the port is named as the reader names it, the edition is told."""

from __future__ import annotations

from collections.abc import Iterable

from coach.identifiers.incoterms import Incoterm, NamedPlace, find_incoterms
from coach.translation.forms import Form, Stretch, Tongues

_OFTEN_NO_TERM = ("ex-factory", "ex factory", "出厂")
"""Words that stand before a date or a test as often as in a price."""
_KINDS = {"en": " Port", "zh": "港"}


def forms(stretch: Stretch, tongues: Tongues) -> Iterable[Form]:
    """The term in one piece where its place is known, else the rule alone."""
    term = next(
        (
            one
            for one in find_incoterms(stretch.text)
            if one.start <= stretch.start < one.end or stretch.start <= one.start < stretch.end
        ),
        None,
    )
    if term is None:
        return stretch.as_written()
    if stretch.words.lower().startswith(_OFTEN_NO_TERM):
        return ()
    rule = stretch.text[term.rule_start : term.rule_end]
    if not _is_code(rule):
        rule = term.rule
    alone = (Form(term.rule_start, term.rule_end, rule),)
    if term.place is None:
        return (Form(stretch.start, _end(stretch), _with_edition(rule, term, tongues)),)
    if not tongues.are_ours:
        return alone
    place = _place(term.place, tongues)
    if place is None or term.place.start < term.rule_start:
        return alone
    space = "" if tongues.target == "zh" and not place[0].isascii() else " "
    return (Form(stretch.start, _end(stretch), _with_edition(rule + space + place, term, tongues)),)


def _end(stretch: Stretch) -> int:
    """The end of the term with the bracket that its words leave open."""
    opened = stretch.words.count("(") + stretch.words.count("（")
    closed = stretch.words.count(")") + stretch.words.count("）")
    follows = stretch.text[stretch.end : stretch.end + 1]
    return stretch.end + (opened > closed and follows in (")", "）"))


def _is_code(rule: str) -> bool:
    return rule.replace("&", "").isascii() and rule.replace("&", "").isalpha()


def _place(place: NamedPlace, tongues: Tongues) -> str | None:
    """The reader's name of a place that is the port and no more than the port."""
    port, words = place.port, place.text.strip()
    if port is None:
        return None
    name = port.en if tongues.target == "en" else port.zh
    for known in (port.en, port.zh, port.code, port.iata):
        if known and words == known:
            return name if words in (port.en, port.zh) else words
    for kind in (" port", " Port", "港口", "港"):
        if words.endswith(kind) and words.removesuffix(kind) in (port.en, port.zh):
            return name + _KINDS[tongues.target]
    return None


def _with_edition(words: str, term: Incoterm, tongues: Tongues) -> str:
    if term.edition is None:
        return words
    named = f"Incoterms {term.edition}"
    return f"{words}（{named}）" if tongues.target == "zh" else f"{words} {named}"
