"""Order of a message: what the reader can act on before what explains it.

A notice that brings bad news tells its new date and its remedy first and gives the reasons behind.
Whole sentences, or whole paragraphs of them, change places within the body. Where a sentence leans
on the one before it (“therefore”, “this”, 因此), where a list, a greeting or a signature lies
between, or where one sentence holds both, the order stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.document import Document, Sentence
from coach.draft import Context
from coach.finding import Finding, Suggestion, Text
from coach.lazily import lazy
from coach.messages.judging import judged
from coach.messages.kinds import message_kind
from coach.rewriting.result import Offer

ID = "order/readers-first"
"""The id of the rule and of its one suggestion."""
_FIRST = ("recovery_time", "remedy")
_REASON, _PROBLEM = "cause", "problem"
_LEANS = lazy(
    r" ?(?:therefore|thus|hence|so|consequently|accordingly|however|but|and|or|yet|still|nor|also"
    r"|besides|moreover|furthermore|additionally|likewise|similarly|instead|otherwise|nevertheless"
    r"|nonetheless|meanwhile|then|afterwards?|later|finally|lastly|next|first(?:ly)?"
    r"|second(?:ly)?|third(?:ly)?|since then|(?:after|until|by|despite|because of|due to|for)"
    r" (?:this|that|then|it|these|those|example|instance)|in (?:addition|that case|this case|turn"
    r"|return|the meantime)|as (?:a result|such|a consequence)|on the other hand|even so"
    r"|at the same time|to (?:make up for|compensate|that end)|this|that|these|those|its?|they"
    r"|their|he|she|his|her|both|all of|one of|such|same|here|there|which)\b"
    r"| ?(?:因此|因而|所以|但是?|可是|不过|然而|于是|从而|为此|故|而|并|且|另外|此外|同时|同样"
    r"|也|还|又|再|则|否则|然后|接着|随后|之后|后来|最后|首先|其次|第[一二三]|结果|总之|这|那|该"
    r"|此|其|它|他|她|上述|以上|以下|如下|相应|对此|届时|到时|即)",
    re.IGNORECASE,
)
"""Sentences that begin like this lean on the one before them."""
_POINTS = lazy(
    r"\b(?:this|these|those|they|them|their|its?|he|him|his|she|her|such|above|former|latter"
    r"|aforementioned|said|same|there|then|instead|too|as well|again|therefore|accordingly"
    r"|resum\w+|restor\w+|recover\w+|re-?open\w*|repair\w*|fixed|back (?:to|in|at|on|up))\b"
    r"|恢复|恢復|重新|修好|复工|复产|已经解决"
    r"|这|该|此|其(?!他)|它|他们?(?!国)|她|上述|前述|以上|同样|届时|相应|因此|所以|从而",
    re.IGNORECASE,
)
"""Words by which a sentence that is to move points at something said before it, or ends it."""
_NAMED = lazy(r"\bthe ([a-z][a-z-]{2,})", re.IGNORECASE)
_DRAFT = ("present", "vague")
_PARAGRAPH = lazy(r"\n[ \t\r]*\n")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence or a paragraph that may change its place; text offsets."""

    start: int
    end: int
    fields: frozenset[str]


def offers(document: Document, context: Context) -> Iterator[Offer]:
    """The one offer to put first what the reader can act on, if the draft has it behind."""
    if context.kind is not None and _REASON not in message_kind(context.kind).order:
        return
    judgement = judged(document, context)
    order = message_kind(judgement.kind).order if judgement.lines else ()
    if _REASON not in order:
        return
    first = [one for one in _FIRST if one in order[: order.index(_REASON)]]
    places = {
        line.field: line.spans[0][0]
        for line in judgement.lines
        if line.status in _DRAFT and line.source == "draft" and line.spans
    }
    if _REASON not in places or not any(one in places for one in first):
        return
    if places.get(_PROBLEM, places[_REASON]) >= places[_REASON]:
        return  # the reason is how the reader learns what has happened
    body = _body_around(places[_REASON], document)
    for units in (_sentences(body, places), _paragraphs(body, places, document)):
        moved = _moved(units, first, order)
        if moved is not None and _may_move(units, moved, document):
            yield _offer(units, moved, document)
            return


def _body_around(place: int, document: Document) -> list[Sentence]:
    """The run of plain sentences around a place, up to a list, a greeting or a signature."""
    run: list[Sentence] = []
    holds = False
    for sentence in document.sentences:
        parted = run and any(
            block.start < sentence.start and block.end > run[-1].end and block.kind != "prose"
            for block in document.blocks
        )
        if sentence.block != "prose" or parted:
            if holds:
                break
            run = []
        if sentence.block == "prose":
            run.append(sentence)
            holds = holds or sentence.start <= place < sentence.end
    return run if holds else []


def _sentences(body: Sequence[Sentence], places: dict[str, int]) -> list[_Unit]:
    """The sentences of the body."""
    return [_unit(one.start, one.start + len(one.raw.rstrip()), places) for one in body]


def _unit(start: int, end: int, places: dict[str, int]) -> _Unit:
    return _Unit(start, end, frozenset(n for n, at in places.items() if start <= at < end))


def _paragraphs(
    body: Sequence[Sentence], places: dict[str, int], document: Document
) -> list[_Unit]:
    """The paragraphs of the body as wholes."""
    units: list[_Unit] = []
    for one in _sentences(body, places):
        if units and not _PARAGRAPH.search(document.text[units[-1].end : one.start]):
            last = units.pop()
            one = _Unit(last.start, one.end, last.fields | one.fields)
        units.append(one)
    return units


def _moved(
    units: Sequence[_Unit], first: Sequence[str], order: Sequence[str]
) -> tuple[int, list[int]] | None:
    """Where the reason stands, and which units behind it go before it; None if none may."""
    at = next((n for n, one in enumerate(units) if _REASON in one.fields), None)
    if at is None or units[at].fields & set(first):
        return None
    moving = [n for n in range(at + 1, len(units)) if units[n].fields & set(first)]
    if not moving:
        return None
    passed = [units[n].fields for n in range(at, moving[-1]) if n not in moving]
    told_before = set(order[: order.index(first[0])])
    return None if any(one & told_before for one in passed) else (at, moving)


def _may_move(units: Sequence[_Unit], moved: tuple[int, list[int]], document: Document) -> bool:
    """Whether every sentence still reads in its new place."""
    at, moving = moved
    text = document.text
    last = moving[-1]
    gaps = [text[units[n].end : units[n + 1].start] for n in range(at, last)]
    breaks = {bool(_PARAGRAPH.search(gap)) for gap in gaps}
    if len(breaks) != 1 or any(gap.strip() for gap in gaps):
        return False  # sentences change places with sentences, paragraphs with paragraphs
    if any("\n" in gap for gap in gaps) and breaks == {False}:
        return False  # lines that the writer has set
    if any(_LEANS.match(text[one.start : one.end]) for one in units[at : last + 2]):
        return False
    words = [text[units[n].start : units[n].end] for n in moving]
    if any(_POINTS.search(one) for one in words):
        return False
    passed = " ".join(
        text[units[n].start : units[n].end] for n in range(at, last) if n not in moving
    ).lower()
    known = text[: units[at].start].lower()
    named = {found[1].lower() for one in words for found in _NAMED.finditer(one)}
    return not any(
        re.search(rf"\b{name}", passed) and not re.search(rf"\b{name}", known) for name in named
    )


def _offer(units: Sequence[_Unit], moved: tuple[int, list[int]], document: Document) -> Offer:
    at, moving = moved
    last = moving[-1]
    stay = [n for n in range(at, last + 1) if n not in moving]
    spans = [document.to_source(units[n].start, units[n].end) for n in range(at, last + 1)]
    turned = [document.to_source(units[n].start, units[n].end) for n in (*moving, *stay)]
    source = document.source
    words = ""
    for number, (start, end) in enumerate(turned):
        words += source[start:end]
        if number + 1 < len(turned):
            words += source[spans[number][1] : spans[number + 1][0]]
    start, end = spans[0][0], spans[-1][1]
    finding = Finding(ID, "clarity", "advice", "document", start, end, _SAYS, _WHY)
    return Offer(finding, Suggestion(ID, start, end, words, "choice", _NOTE))


_SAYS = Text(
    "The reason comes before what the reader can act on",
    "原因写在了对方最关心的内容前面",
)
_WHY = Text(
    "Who reads bad news looks for the new date and the remedy first and plans with them; the "
    "reason can follow.",
    "对方先要知道新的日期和补救办法，好安排后面的事；原因可以放在后面。",
)
_NOTE = Text(
    "The same sentences in another order: new date and remedy first. Read them once more.",
    "句子不变，只调整顺序：先写新日期和补救办法。请再读一遍。",
)
