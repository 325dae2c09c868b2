"""The terms of a draft: delivery, payment, ports, minimum, lead time, validity."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from coach.document import Document, Sentence
from coach.facts import find_in
from coach.finding import Text
from coach.identifiers.found import Found as FoundFact
from coach.identifiers.payment_terms import find_payment_terms, find_splits
from coach.identifiers.ports import find_ports
from coach.lazily import lazy
from coach.reader_view.shape import Words, apart
from coach.timing.expression import Found, leaves_open, times_in

_REST = lazy(
    r"[,，;；]? ?(?:and )?(?:the )?(?:balance|rest|remainder)(?: (?:is )?(?:paid |due "
    r"|payable )?(?:before|after|against|on|upon|at)"
    r" (?:the )?[\w/ ]{2,32}?)(?=[.,;]|$)"
    r"|[,，;；]? ?(?:余款|尾款|余额)[^，。；,;\d]{2,16}"
    r"|[,，;；]? ?[^，。；,;\d]{2,8}付清(?:余款|尾款)"
)
_EVENT = lazy(
    r"(?: (?:deposit|balance|down ?payment|in advance|upfront|advance))?(?: by t/t| t/t"
    r"| by wire)?(?: in advance)?"
    r"(?:,? (?:before|after|against|on|upon|at) (?:the )?(?:copy of (?:the )?)?(?:b/l(?: copy)?"
    r"|shipment|delivery|loading"
    r"|documents|receipt(?: of (?:the )?\w+)?|order|sight|production|inspection))?"
)
_EVENT_ZH = lazy(r"[\u4e00-\u9fff][^，。；,;、\d]{0,14}")
_MINIMUM = lazy(
    r"\b(?:moq|minimum run|minimum(?: order)?(?: quantity)?|min\.? order)\b[^.;,\d]{0,40}$|"
    r"(?:起订量?|最小订量|最少)[^，。；\d]{0,8}$"
)
_LEAD = lazy(
    r"\b(?:lead ?time|delivery(?: time)?|production(?: time)?)\b[^.;\d]{0,60}$"
    r"|\bpay(?:ment|able)?\b[^.;,\d]{0,24}$"
    r"|(?:交期|交货期|货期|生产周期|交货时间|生产时间|工期)[^，。；\d]{0,14}$"
)
_VALID = lazy(
    r"\b(?:valid(?:ity)?|expires?)\b[^.;,\d]{0,16}$"
    r"|\b(?:offer|quotation|quote|prices?|bid)\b[^.;\d]{0,24}\b(?:holds?|good|firm|open"
    r"|stands?)\b[^.;,\d]{0,8}$|有效期?[^，。；\d]{0,6}$|保价[^，。；\d]{0,4}$"
)
_PORT = lazy(
    r"\b(?:ports?(?: of \w+)?|pol|pod|destination)\b[: ]{1,3}(?:is )?$|(?:港口|起运港|装运港"
    r"|装货港|目的港|卸货港)[:：为是 ]{0,2}$"
)
_CHOICE = lazy(r"\s?(?:or\b|还是|或)")
_ROUTE = lazy(r"\s?(?:-|–|—|→|to|到|至)\s?")
_GOES_ON = lazy(
    r",? (?:after|from|upon|of) (?:we receive |receipt of |receiving )?(?:the "
    r"|your )?[a-z/ ]{3,24}?(?=[.,;]|$)"
)
_BEFORE_ZH = lazy(r"(?:收到|签订|确认)[^，。；\d]{1,8}后 ?$")
_COUNTS = lazy(r"\b(?:after|from|upon|once|when)\b|后|起")
"""In the words before a length: the event from which it counts."""
_FROM_WHEN = Text("from when?", "从哪天算起？")
_PAYMENT = frozenset({"payment", "percentage"})


def terms_in(document: Document, tasks: Sequence[Words]) -> Iterator[Words]:
    """The places that state a term, not in order, perhaps overlapping."""
    yield from _deliveries(document)
    for sentence in document.sentences:
        if sentence.block in ("greeting", "closing"):
            continue
        yield from _payments(sentence)
        yield from _in_force(sentence)
        yield from _minimum(document, sentence)
        yield from _times(sentence, tasks)
        yield from _ports(sentence)


def _deliveries(document: Document) -> Iterator[Words]:
    """Each Incoterm once, with its place where it stands anywhere with one."""
    best: dict[str, FoundFact] = {}
    for found in find_in(document):
        if found.kind != "incoterm" or document.sentence_at(found.start) is None:
            continue
        rule = found.value[:3]
        if rule not in best or (best[rule].detail is None and found.detail is not None):
            best[rule] = found
    for found in best.values():
        yield Words(found.start, found.end)


def _payments(sentence: Sentence) -> Iterator[Words]:
    """The method of payment and its shares, those that stand side by side as one place."""
    places = [
        Words(sentence.start + one.start, sentence.start + one.end)
        for one in find_payment_terms(sentence.raw)
        if one.method != "credit" or one.days is not None
    ]
    places += _whole_splits(sentence)
    held: Words | None = None
    for place in apart([*places, *_shares(sentence)]):
        if held is not None:
            between = sentence.raw[held.end - sentence.start : place.start - sentence.start]
            if _BESIDE.fullmatch(between):
                held = Words(held.start, place.end)
                continue
            yield held
        held = place
    if held is not None:
        yield held


def _whole_splits(sentence: Sentence) -> Iterator[Words]:
    """A run of percentages that make a hundred beside a word of payment, as one place."""
    folded = sentence.folded
    if not _PAYS.search(folded):
        return
    run: list[re.Match[str]] = []
    for found in _PERCENT.finditer(folded):
        run = [*run, found] if run and found.start() - run[-1].end() <= _APART else [found]
        total = sum(float(one[1].replace(",", ".")) for one in run)
        if total == _ALL and len(run) > 1:
            event = _EVENT_ZH.match(folded, found.end()) or _EVENT.match(folded, found.end())
            end = event.end() if event else found.end()
            yield Words(sentence.start + run[0].start(), sentence.start + end)
            run = []


_PERCENT = lazy(r"(?<![\d.,])(\d{1,3}(?:[.,]\d)?) ?[%％]")
_PAYS = lazy(
    r"\bpay|\bdeposit|\bbalance|\bt/?t\b|\bin advance|\bl/c\b|\bagainst\b|付|[定订]金|尾款|余款"
    r"|电汇|预付|提单"
)
_APART, _ALL = 48, 100
_BESIDE = lazy(r"[ ,，:：]{0,2}")


def _in_force(sentence: Sentence) -> Iterator[Words]:
    """From when a new price holds."""
    folded = sentence.folded
    if not _NEW_PRICE.search(folded):
        return
    for found in times_in(sentence):
        words = folded[found.start : found.end]
        since = _SINCE.search(folded[: found.start])
        if "day" in found.meaning.fixes and (since or words.startswith(("自", "from"))):
            start = since.start() if since else found.start
            yield Words(sentence.start + start, sentence.start + found.end)


_NEW_PRICE = lazy(
    r"\bprices?\b[^.;]{0,40}\b(?:up|rise|increase|change|down|apply|new)|\bnew prices?\b"
    r"|价格?[^。；]{0,8}(?:上调|上涨|调整|下调|涨)"
)
_SINCE = lazy(r"\b(?:from|as of|as from|effective(?: from)?|starting(?: from)?) ?$|(?:自|从)$")


def _shares(sentence: Sentence) -> Iterator[Words]:
    """The shares of a payment with what each is due on."""
    raw, folded = sentence.raw, sentence.folded
    for split in find_splits(raw):
        start, end = split.start, split.end
        behind = _EVENT_ZH.match(folded, end) or _EVENT.match(folded, end)
        end = behind.end() if behind else end
        rest = _REST.match(folded, end)
        end = rest.end() if rest else end
        yield Words(sentence.start + start, sentence.start + end)


def _minimum(document: Document, sentence: Sentence) -> Iterator[Words]:
    for found in find_in(document):
        if found.kind == "quantity" and sentence.start <= found.start < sentence.end:
            label = _MINIMUM.search(sentence.folded[: found.start - sentence.start])
            if label:
                yield Words(sentence.start + label.start(), found.end)


def _times(sentence: Sentence, tasks: Sequence[Words]) -> Iterator[Words]:
    """Lead times and the end of an offer."""
    folded = sentence.folded
    for found in times_in(sentence):
        start, end = sentence.start + found.start, sentence.start + found.end
        if any(task.touches(start, end) for task in tasks):
            continue
        before = folded[: found.start]
        valid = _last(_VALID, before)
        if valid and found.meaning.kind != "duration":
            yield Words(sentence.start + valid.start(), end)
        elif found.meaning.kind == "duration":
            lead = None if valid else _last(_LEAD, before)
            label = valid or lead
            if label is not None:
                yield _length(sentence, found, label.start(), counted=lead is not None)


def _last(pattern: re.Pattern[str], before: str) -> re.Match[str] | None:
    """The match that begins last of those that reach to the end of `before`."""
    found, start = None, 0
    while later := pattern.search(before, start):
        found, start = later, later.start() + 1
    return found


def _length(sentence: Sentence, found: Found, start: int, *, counted: bool) -> Words:
    """A length of time from its label to the event it counts from, or with the question which."""
    behind = _GOES_ON.match(sentence.folded, found.end)
    ahead = _BEFORE_ZH.search(sentence.folded[: found.start])
    counts = _COUNTS.search(sentence.folded, start, found.start)
    known = bool(behind or ahead or counts) or "anchor" not in leaves_open(found)
    end = behind.end() if behind else found.end
    asks = None if known or not counted else _FROM_WHEN
    return Words(sentence.start + start, sentence.start + end, open=asks)


def _ports(sentence: Sentence) -> Iterator[Words]:
    """Ports that are named as such, and the two ends of a route."""
    ports = find_ports(sentence.raw)
    for one in ports:
        choice = _CHOICE.match(sentence.folded, one.end)
        if _PORT.search(sentence.folded[: one.start]) and not choice:
            yield Words(sentence.start + one.start, sentence.start + one.end)
    for one, other in pairwise(ports):
        on_the_way = sentence.folded[: one.start].endswith(("从", "from "))
        if _ROUTE.fullmatch(sentence.folded, one.end, other.start) and not on_the_way:
            yield Words(sentence.start + one.start, sentence.start + other.end)
