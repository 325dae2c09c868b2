"""Compiles the pairs of rules/phrases and the terms of rules/terms into plain data.

A compiled pair is [category, number, cost, English as said, Chinese as said, English as matched,
Chinese as matched, measure word]. What is said is a list of words and of [name, category, form],
[name, word] (agreeing) or [lemma] (inflected). What is matched is a list of [category, symbols,
names]: a symbol is a word, or “:” and a category; names are those of its slots in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from coach import assets
from coach.phrases.chart import tree_of, words_in
from coach.phrases.notation import FORMED, FORMS, Agreeing, Inflected, Item, Slot, Word, writings
from coach.rulebook.inflection import TABLE_FILE, Inflections
from coach.tables import table

_TAGS = {"now": "VBZ", "past": "VBD", "done": "VBN", "ing": "VBG"}
_BE = {
    "base": ("be",),
    "now": ("is", "are", "am"),
    "past": ("was", "were"),
    "done": ("been",),
    "ing": ("being",),
}
_IRREGULAR = {
    "have": ("has", "had", "had", "having"),
    "do": ("does", "did", "done", "doing"),
    "redo": ("redoes", "redid", "redone", "redoing"),
    "resell": ("resells", "resold", "resold", "reselling"),
    "resend": ("resends", "resent", "resent", "resending"),
    "withhold": ("withholds", "withheld", "withheld", "withholding"),
    "misunderstand": ("misunderstands", "misunderstood", "misunderstood", "misunderstanding"),
    "prepay": ("prepays", "prepaid", "prepaid", "prepaying"),
    "sew": ("sews", "sewed", "sewn", "sewing"),
    "tranship": ("tranships", "transhipped", "transhipped", "transhipping"),
    "transship": ("transships", "transshipped", "transshipped", "transshipping"),
    "transit": ("transits", "transited", "transited", "transiting"),
    "bear": ("bears", "bore", "borne", "bearing"),
    "dye": ("dyes", "dyed", "dyed", "dyeing"),
}
"""Verbs that no rule forms and that the table of inflections lacks, or has for another sense."""
_PLURALS = {"is": "are", "was": "were", "has": "have", "does": "do"}


ENGLISH, CHINESE = 5, 6
"""What of a compiled pair is matched."""


def parts(documents: dict[str, Any]) -> dict[str, Callable[[], Any]]:
    """What is kept, each part in a file of its own: what is said, and what is matched by language.

    “said” holds [category, number, English, Chinese, measure word] of each pair. “en” and “zh” hold
    the tree of all patterns (see `chart`) and its words.
    """
    pairs = list(_all_pairs(documents))

    def matched(side: int) -> dict[str, Any]:
        tree = tree_of(pairs, side)
        return {"tree": tree, "words": words_in(tree)}

    return {
        "said": lambda: [said_of(pair) for pair in pairs],
        "en": lambda: matched(ENGLISH),
        "zh": lambda: matched(CHINESE),
    }


def sources(rules: Path) -> list[Path]:
    """The files beside rules/phrases of which the parts are made."""
    terms = (path for path in (rules / "terms").iterdir() if path.suffix in (".tsv", ".yaml"))
    return [*sorted(terms), rules / "en" / TABLE_FILE]


def said_of(pair: list[Any]) -> list[Any]:
    """What is needed to say a compiled pair."""
    return [pair[0], pair[1], pair[3], pair[4], pair[7]]


def _all_pairs(documents: dict[str, Any]) -> Iterator[list[Any]]:
    from coach.phrases.terms import port_pairs, term_pairs
    from coach.translation.glossary import terms

    for document in documents.values():
        for category, listed in document.items():
            yield from (compiled(category, pair) for pair in listed)
    yield from term_pairs(terms())
    yield from port_pairs(table("terms")["ports"]["places"])


def compiled(category: str, pair: dict[str, Any]) -> list[Any]:
    """One pair. Raises NotationError."""
    english, chinese = writings(pair["en"]), writings(pair["zh"])
    side = pair.get("from")
    return [
        category,
        pair.get("number", ""),
        float(pair.get("cost", 1)),
        [_said(item) for item in english[0]],
        [_said(item) for item in chinese[0]],
        [] if side == "zh" else list(_matched_english(category, english)),
        [] if side == "en" else [_matched(category, one, _chinese) for one in chinese],
        "",
    ]


def _said(item: Item) -> str | list[str]:
    match item:
        case Word(_, written):
            return written
        case Slot(name, category, form):
            return [name, category, form]
        case Agreeing(name, word):
            return [name, word]
        case Inflected(lemma):
            return [lemma]


def _matched_english(category: str, found: Iterable[tuple[Item, ...]]) -> Iterator[list[Any]]:
    for one in found:
        if category not in FORMED:
            yield from _in_form(category, one, "")
            continue
        for form in FORMS:
            yield from _in_form(f"{category}.{form}", one, form)


def _in_form(category: str, items: tuple[Item, ...], form: str) -> Iterator[list[Any]]:
    choices = [_english(item, form) for item in items]
    names = [item.name for item in items if isinstance(item, Slot)]
    for symbols in product(*choices):
        yield [category, list(symbols), names]


def _english(item: Item, form: str) -> tuple[str, ...]:
    match item:
        case Word(text, _):
            return (text,)
        case Slot(_, category, asked):
            if category in FORMED:
                return (f":{category}.{asked or form or 'base'}",)
            return (f":{category}",)
        case Agreeing(_, word):
            return finite_forms(word)
        case Inflected(lemma):
            return verb_forms(lemma, form) if form else noun_forms(lemma)


def _matched(category: str, items: tuple[Item, ...], symbol: Any) -> list[Any]:
    names = [
        item.name if isinstance(item, Slot) else ""  # a measure word fills no slot
        for item in items
        if isinstance(item, Slot | Agreeing)
    ]
    return [category, [symbol(item) for item in items], names]


def _chinese(item: Item) -> str:
    match item:
        case Word(text, _):
            return text
        case Slot(_, category, _):
            return f":{category}"
        case Agreeing():
            return ":measure"
        case Inflected(lemma):
            return lemma


def finite_forms(word: str) -> tuple[str, ...]:
    """A verb of the third person and its plural: “is”, “are”, “am”."""
    if word == "is":
        return ("is", "are", "am")
    return (word, plural_of(word))


def plural_of(word: str) -> str:
    """The form beside a plural of a verb of the third person: “have” of “has”."""
    return _PLURALS.get(word) or _bases().get(word, word)


@cache
def _bases() -> dict[str, str]:
    return {form: lemma for lemma in inflections().lemmas()
            for _, form in inflections().tagged(lemma, ("VBZ",))}  # fmt: skip


def verb_forms(lemma: str, form: str) -> tuple[str, ...]:
    """What a verb looks like in one of FORMS; “now” holds both numbers."""
    if lemma == "be":
        return _BE[form]
    if form == "base":
        return (lemma,)
    forms = tuple(word for _, word in inflections().tagged(lemma, (_TAGS[form],)))
    if lemma in _IRREGULAR or not forms:
        forms = (_form_by_rule(lemma, form),)
    if form == "now":
        return (lemma, *forms)
    return forms


def _form_by_rule(lemma: str, form: str) -> str:
    """The form of a verb that the table of inflections lacks."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma][("now", "past", "done", "ing").index(form)]
    mute = lemma.endswith("e")
    after_consonant = lemma.endswith("y") and lemma[-2:-1] not in "aeou"
    if form == "ing":
        return f"{lemma[:-1] if mute else lemma}ing"
    stem = f"{lemma[:-1]}i" if after_consonant else lemma
    if form == "now":
        hissing = lemma.endswith(("s", "x", "z", "ch", "sh", "o"))
        return f"{stem}es" if hissing or after_consonant else f"{stem}s"
    return f"{stem}d" if mute else f"{stem}ed"


def noun_forms(lemma: str) -> tuple[str, ...]:
    """A noun in both numbers."""
    plural = tuple(word for _, word in inflections().tagged(lemma, ("NNS",)))
    return tuple(dict.fromkeys((lemma, *(plural or (f"{lemma}s",)))))


@cache
def inflections() -> Inflections:
    """The forms of English words."""
    return Inflections.read([assets.path("rules")], "en")
