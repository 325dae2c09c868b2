"""Every question and request of an incoming message, in its order."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from coach.analysis import analyse
from coach.analysis.scripts import HAS_HAN
from coach.document import Document, Sentence
from coach.lazily import lazy
from coach.questions.chinese import find_chinese
from coach.questions.courtesy import is_courtesy
from coach.questions.english import find_english
from coach.questions.hearing import heard
from coach.questions.numbering import entry_number, label_value
from coach.questions.request import Form, Request, Span
from coach.questions.topics import Topic, topics, topics_in, wanted_by

_READ = frozenset({"prose", "list_item", "heading"})
_INLINE_NUMBER = lazy(
    r"(?:^|(?<=[\s:：;；,，。.?？]))[(（]?[1-9一二三四五六七八九][.)）、](?!\d)\s*|[①-⑩]\s*"
)
_OPENS_LIST = lazy(
    r"(?:\b(?:please|pls|plz|kindly|need|needs|want|require|confirm|advise|clarify"
    r"|provide|send|quote"
    r"|let (?:me|us) know|tell|answer|know|questions?|points?|things?|demands?"
    r"|requests?|requirements?"
    r"|following|info|information|details|missing|open|ask|asks|requested|wish list|to ?do)\b"
    r"[^:：?]{0,80}|请[^？]{0,40}|以下[^？]{0,30}|问题[^？]{0,12}|要求[^？]{0,8}"
    r"|需要[^？]{0,24}|想(?:知道|问|了解)[^？]{0,24}"
    r"|明确[^？]{0,12}|告知[^？]{0,12}|提供[^？]{0,16}|确认[^？]{0,16})[:：]\s*$"
    r"|\b(?:have|has|got|with|are|is) (?:\w+ ){0,2}(?:\d|two|three|four|five|six|some"
    r"|several|few|couple)"
    r"[\w ]{0,12} (?:questions?|points?|demands?|requests?|things?|issues?)\b[^?]{0,30}$"
    r"|^(?:\w+ ){0,2}(?:questions?|demands?|requests?)\W*$"
)
_INLINE_LIST = lazy(
    r"^(?:.{0,60}?\b(?:need|needs|want|require|please|pls|quote|know|send|advise"
    r"|confirm|questions?|things"
    r"|following)\b[^:：]{0,50}|.{0,30}?(?:需要|要求|请[^：]{0,12}|问题|提供|告知"
    r"|确认)[^：]{0,16})[:：](?!\d)\s*(?=\S)"
)
_STATEMENT = lazy(
    r"\b(?:we|i|you) (?:have|has|had|are|were|will|received|got|opened|sent|paid|think"
    r"|did|do|can)\b"
    r"|^(?:we|i|he|she|they|you|there) [a-z]+\b"
    r"|^(?:and |but )?(?:my|our|it|he|she|they|this|that"
    r"|everything)\b[\w ]{0,24}? (?:is|are|was|were|has|will)\b"
    r"|\b(?:is|are) (?:not|in|very|already|too|still|now|urgent)\b"
    r"|\bthank|^(?:sorry|attached|enclosed)\b|我们(?:已|将|会)|已经|收到了|谢谢|即可|不着急|不急"
)
_STATES_FIRST = lazy(
    r"(?:and |but |on |in |as |since |because |so )?(?:we|i|you|he|she|they|there|it|this|that"
    r"|my|our)\b[\w ]{0,24}? (?:have|has|had|are|is|was|were|will|received|got|opened|sent|paid"
    r"|think|did|do|can|said|need|hope|look)\b|thank|sorry|attached|enclosed|谢谢|我们(?:已|将|会)|收到了"
)
_END_PLEASE = lazy(r"[^.?!]{4,}?,? (?:please|pls|plz)[\s.!]*$")
_ASKED_BARE = lazy(
    r"^(?:and |also |& )?(?:(?:best|unit|your|ur|new|latest|final) )*"
    r"(?:price|prices|quote|cost|moq|eta|etd|lead ?time|delivery time|tracking"
    r"|stock)\b[^.!:=]{0,40}$"
)
_ADDED = lazy(r"(?:and |also |plus |& |\+ ?){1,2}(?!not )(?P<what>(?:[\w'%/-]+ ?){1,6})$")
_VERB = lazy(r"\b(?:is|are|was|were|has|have|had|will|can|did|do|does|we|i|they|he|she|it)\b")
_EMBEDDED = lazy(r"(?:whether|if|when|what|which|where|who|how|why)\b|是否|能否|有没有|如何|怎")
_MAX_ITEM = 160
MOST_REQUESTS = 100
"""So many questions of a message are looked at; a letter with more is none."""
_BREAK = lazy(
    r" *\n *|(?<=[a-z0-9)]{3})(?<!approx)(?<!incl)(?<!excl)(?<! etc)(?<! max)(?<! min)(?<! tel)"
    r"(?<! ref)(?<! art)(?<! mrs)(?<! ltd)(?<! inc)(?<! fig)(?<! nos)[.!]+ +(?=[a-z])"
)
_WRAPPED = (56, 82)
"""A line of so many characters may have been broken by a mail program, not by the writer."""


def requests_in(message: Document | str) -> tuple[Request, ...]:
    """The questions and requests of a message, in its order, without courtesy and history.

    Positions are code points of the message's source.
    """
    document = analyse(message) if isinstance(message, str) else message
    return heard(document, told_requests(document))


def told_requests(document: Document) -> tuple[Request, ...]:
    """What has the form of a question or request, as the rules tell it."""
    found: list[Request] = []
    for sentence, spans, number in _asking(document):
        if len(found) >= MOST_REQUESTS:
            break
        for span in spans:
            found += _requests(document, sentence, _with_matter(sentence.folded, span), number)
    return tuple(_without_overlap(found))


def _asking(document: Document) -> Iterator[tuple[Sentence, list[Span], int | None]]:
    """Sentences with their questions, entries of a list that was opened by a request included."""
    listing = marked = False
    after_opening = 0
    numbered = False
    held: tuple[Sentence, list[Span], int | None] | None = None
    for sentence in read_lines(document):
        offset, number = entry_number(document, sentence)
        spans = _spans_in(sentence, offset)
        head = _FIRST_NUMBER.sub("", sentence.folded).strip()
        opens = bool(_OPENS_LIST.search(head))
        item = sentence.block == "list_item" or number is not None or numbered
        numbered = opens and len(head) < len(sentence.folded.strip())
        if marked and not item:
            listing = False  # the list had marks, and what stands here has none
        if listing and not spans and _is_entry(sentence, offset, item=item):
            spans = _items(sentence, offset)
        elif listing and not item and not spans:
            listing = False
        marked = listing and (item or marked)
        if item and number == 1 and held is not None:
            held = None  # “we have some questions” opens the list
        if held is not None:
            yield held
            held = None
        if spans and _GENERAL.search(sentence.folded) and len(spans) == 1:
            held = (sentence, spans, number)
            continue
        if opens:
            listing, marked, after_opening = True, False, 0
            spans = []
        else:
            after_opening += 1
        if spans:
            yield sentence, spans, number
    if held is not None:
        yield held


def read_lines(document: Document) -> Iterator[Sentence]:
    """The sentences to read, cut at line breaks that were meant as such."""
    for sentence in document.sentences:
        if sentence.block not in _READ or _is_subject(document, sentence):
            continue
        start = sentence.start
        for found in _BREAK.finditer(document.text, sentence.start, sentence.end):
            width = found.start() - (document.text.rfind("\n", 0, found.start()) + 1)
            if "\n" not in found[0]:
                width = 0
            if (
                not _WRAPPED[0] <= width <= _WRAPPED[1]
                and document.text[found.start() - 1] not in ",，、"
            ):
                yield _part(sentence, start, found.start())
                start = found.end()
        yield _part(sentence, start, sentence.end)


def _part(sentence: Sentence, start: int, end: int) -> Sentence:
    first, last = start - sentence.start, end - sentence.start
    return replace(
        sentence,
        start=start,
        end=end,
        raw=sentence.raw[first:last],
        folded=sentence.folded[first:last],
    )


def _is_subject(document: Document, sentence: Sentence) -> bool:
    return sentence.block == "heading" and not document.masked[
        sentence.start - 2 : sentence.start
    ].startswith("#")


def _is_entry(sentence: Sentence, offset: int, *, item: bool) -> bool:
    """Whether a line below "please advise:" names something that is asked for."""
    text = sentence.folded[offset:].strip()
    chinese = bool(HAS_HAN.search(text))
    if not 2 <= len(text) <= _MAX_ITEM or is_courtesy(text, "", chinese=chinese):
        return False
    if _EMBEDDED.match(text):
        return True
    if (_STATES_FIRST.match(text) if item else _STATEMENT.search(text)) is not None:
        return False
    if item:
        return True
    if chinese:
        return len(text) <= 24 and not re.search("[，,。]", text[:-1]) and bool(topics_in(text))
    return len(text) <= 90 and (bool(topics_in(text)) or len(text.split()) > 3)


def _spans_in(sentence: Sentence, offset: int) -> list[Span]:
    folded = sentence.folded
    chinese = bool(HAS_HAN.search(folded))
    listed = _inline_list(sentence, offset)
    if listed:
        return listed
    body = folded[offset:]
    spans = find_chinese(body) if chinese else find_english(body)
    if not spans and not chinese:
        spans = _odd_english(body)
    if len(spans) > 1 and _only_leads(body, spans[0]):
        spans = spans[1:]
    kept = [
        replace(span, start=span.start + offset, end=span.end + offset)
        for span in spans
        if not is_courtesy(body[span.start : span.end], body[: span.start], chinese=chinese)
        and not (span.form == "fragment" and is_courtesy(_last_clause(body), "", chinese=chinese))
    ]
    return kept


def _only_leads(body: str, span: Span) -> bool:
    """Whether a wish only leads to the questions behind its colon: 想了解下硅胶餐盘：…"""
    return span.form in ("need", "request", "indirect", "fragment") and bool(
        re.match(r"[\w ]{0,6}[:：]", body[span.end :])
    )


def _last_clause(body: str) -> str:
    return re.split("[,，;；] *", body.rstrip())[-1]


def _odd_english(body: str) -> list[Span]:
    """“max 18 kg please”, “price 10k pcs”."""
    text = body.rstrip(" .!")
    if _END_PLEASE.fullmatch(body):
        start = max(body.rfind(mark) for mark in (":", ";", "  ", ", so "))
        start = start + 1 if start > 0 else 0
        while body[start] == " ":
            start += 1
        if not _STATEMENT.search(body[start:]):
            return [Span(start, len(text), "request")]
    added = _ADDED.match(text)
    if (
        added
        and topics_in(added["what"])
        and not _STATEMENT.search(text)
        and not _VERB.search(text)
    ):
        return [Span(added.start("what"), len(text), "fragment")]
    if _ASKED_BARE.match(text):
        return [Span(0, len(text), "fragment")]
    return []


def _inline_list(sentence: Sentence, offset: int) -> list[Span]:
    """The entries of “Need: a, b and c”, “two things: a, and whether b”, “请提供：1. a；2. b”."""
    folded = sentence.folded
    found = _INLINE_LIST.match(folded, offset) if offset else _INLINE_LIST.match(folded)
    if found is None or found.end() >= len(folded):
        return []
    begin = found.end()
    numbers = list(_INLINE_NUMBER.finditer(folded, begin))
    if len(numbers) > 1:
        ends = [number.start() for number in numbers[1:]] + [len(folded)]
        pieces = [(number.end(), end) for number, end in zip(numbers, ends, strict=True)]
    else:
        pieces = _split_list(folded, begin)
    asks = folded.rstrip().endswith(("?", "？"))
    if len(pieces) < 2 and (asks or not pieces):
        return []
    body = folded[begin:]
    plain = find_chinese(body) if HAS_HAN.search(body) else find_english(body)
    if len(numbers) < 2 and plain and (len(plain) >= len(pieces) or _ends_in_request(plain, body)):
        return []
    spans = []
    for start, end in pieces:
        while start < end and folded[start] in " -–":
            start += 1
        while end > start and folded[end - 1] in " ,.;，。；、!！":
            end -= 1
        text = folded[start:end]
        if len(text) > 1 and not is_courtesy(text, "", chinese=bool(HAS_HAN.search(text))):
            spans.append(Span(start, end, "item"))
    return spans


def _ends_in_request(plain: list[Span], body: str) -> bool:
    """Whether what is listed only leads to a request: “hydraulic pump, 2 sets, give me price”."""
    last = plain[-1]
    asks = last.form in ("request", "imperative")
    return asks and last.start > 0 and body[last.start - 2] in ",，"


def _items(sentence: Sentence, offset: int) -> list[Span]:
    folded = sentence.folded
    end = len(folded.rstrip(" ,.;，。；、"))
    return [Span(offset, end, "item")] if end > offset else []


def _split_list(folded: str, begin: int) -> list[tuple[int, int]]:
    pieces = []
    start = begin
    for found in re.finditer(
        r"\s*(?:(?:[，、;；]|(?<!\d),|,(?!\d))\s*(?:and |plus |以及|还有|和)?"
        r"|\band\b(?= (?:whether|if"
        r"|when|what|how|the|your|an?)\b)|以及|还有)\s*",
        folded[begin:],
    ):
        pieces.append((start, begin + found.start()))
        start = begin + found.end()
    pieces.append((start, len(folded)))
    return [(a, b) for a, b in pieces if folded[a:b].strip(" .,;，。")]


def _requests(
    document: Document, sentence: Sentence, span: Span, number: int | None
) -> Iterator[Request]:
    """The request of a span, or one for each topic where it lists several."""
    for start, end in _by_topic(sentence.folded, span):
        inside = _LABELLED.match(sentence.folded, start)
        if inside and inside.end() < end:
            number, start = label_value(inside), inside.end()
        source = document.to_source(sentence.start + start, sentence.start + end)
        folded = sentence.folded[start:end]
        about = topics_in(_WHOSE.sub("", folded))
        whole = sentence.folded[span.start : span.end]
        label = _LABEL.search(sentence.folded, max(0, start - 6), start) or _FIRST.search(folded)
        yield Request(
            text=document.source[slice(*source)],
            start=source[0],
            end=source[1],
            form=span.form,
            topics=tuple(about),
            wanted=wanted_by(folded, whole, span.form, about),
            language="zh" if HAS_HAN.search(folded) else "en",
            number=label_value(label) if label else number,
        )


def _with_matter(folded: str, span: Span) -> Span:
    """The span with what stands before a dash: “our discount of 4% - where did that go?”"""
    found = _MATTER.search(folded, 0, span.start)
    return replace(span, start=found.start("matter")) if found else span


_MATTER = lazy(
    r"(?:^|[.;:,] |\band )(?P<matter>(?:our|the|your|my|this) [\w%&' /.]{2,60}?) ?[-–—] $"
)


def _by_topic(folded: str, span: Span) -> list[tuple[int, int]]:
    """Cut “the price, MOQ and lead time” into its parts; other spans stay whole."""
    text = folded[span.start : span.end]
    cuts = sorted({*_topic_cuts(text), *_noun_cuts(text, span.form)})
    pieces = []
    start = 0
    for first, last in cuts:
        if first > start:
            pieces.append((span.start + start, span.start + first))
        start = max(start, last)
    pieces.append((span.start + start, span.end))
    return pieces


def _topic_cuts(text: str) -> Iterator[tuple[int, int]]:
    """The joints between names of different matters that follow each other."""
    places = [place for place in topics().places(text) if topics()[place[2]].listed]
    for (_, end, one), (start, _, other) in itertools.pairwise(places):
        inside = text.count("(", 0, end) > text.count(")", 0, end)
        if one != other and start >= end and not inside:
            between = text[end:start]
            found = _LISTED.fullmatch(between)
            if found and not (HAS_HAN.search(text) and between.strip() in ("，", ",")):
                yield end + found.start("joint"), end + found.end("joint")


def _noun_cuts(text: str, form: Form) -> Iterator[tuple[int, int]]:
    """The joints of “the acidity level and the harvest date” at the end of a request."""
    if form in ("indirect", "request", "need", "imperative"):
        yield from _enumerated(text)
    if form in ("indirect", "request", "need", "item"):
        end = len(text)
        found = _LAST_BARE.search(text, max(0, end - 40))
        if found and topics_in(found["noun"]):
            yield found.start(), found.start("noun")
            end = found.start()
        while found := _LAST_NOUN.search(text, max(0, end - 90), end):
            yield found.start(), found.start("noun")
            end = found.start()


_LISTED = lazy(
    r"(?:的)?(?:\s*\([^)]{0,20}\))?(?P<joint>\s*(?:[,，、;；]\s*(?:and |as well as "
    r"|plus |以及|还有|和)?"
    r"|\band\b|&|\bplus\b|以及|还有|和|及|与)"
    r"\s*(?:(?:your|the|our|an?|its|their|also|贵司的?)\s+)*)"
    r"(?:(?:best|unit|total|estimated|current|new|full|exact|updated|final"
    r"|max(?:imum)?|具体的?|大概的?|相关的?|最新的?)\s*)*"
)
_NOUN = (
    r"(?:the|your|an?) [\w/%-]+(?: (?!for\b|of\b|with\b|in\b|on\b|to\b|and\b|from\b|by\b"
    r"|is\b|are\b|or\b|if\b"
    r"|when\b|before\b|that\b|we\b|you\b)[\w/-]+){0,3}"
    r"(?: (?:on|for|of|in|from) [\w %-]{1,30})?"
)


def _enumerated(text: str) -> Iterator[tuple[int, int]]:
    """The joints of “a, b and c”, three or more things of a few words each."""
    joints = [
        found.span()
        for found in re.finditer(r"\s*(?:(?<!\d),|,(?!\d))\s*(?:and )?| and (?=[^,]*$)", text)
    ]
    if len(joints) < 2 or "(" in text:
        return
    pieces = [
        text[end:start].split()
        for (_, end), (start, _) in zip(joints, [*joints[1:], (len(text), 0)], strict=True)
    ]
    if all(1 <= len(words) <= 10 and not _CLAUSAL.search(" ".join(words)) for words in pieces):
        yield from joints


_CLAUSAL = lazy(
    r"\b(?:we|i|you|u|it|they|he|she|is|are|was|were|will|can|please|otherwise|thanks?"
    r"|which|that|because|so|but|if|as|not|when|to)\b"
)
_LAST_BARE = lazy(r"(?<=[a-z]) and (?P<noun>(?:\w+ ){0,2}\w+)$")
_LABELLED = lazy(r"(?:\(?(?P<key>[a-h1-9])[)）]\s*|(?P<circle>[①-⑨])\s*)")
_GENERAL = lazy(
    r"(?:咨询|了解|请教|问)[^，。？]{0,16}(?:情况|问题|事情|信息|以下|几点)\W*$"
    r"|\b(?:know|ask|clarify|answer) [\w ]{0,20}(?:following|few|some|points|things"
    r"|questions|more)\b[^?]{0,30}$"
)
_FIRST = lazy(r" \((?P<key>[a-h1-9])\) (?P<circle>)")
_LABEL = lazy(r"(?:\(?(?P<key>[a-h1-9])[)）、.]\s*|(?P<circle>[①-⑨])\s*)$")
_WHOSE = lazy(
    r"^(?:our|my|the) [\w ]{0,25}?(?:\([^()]*\) )?(?:needs?|wants?|asks?|is asking|requires?)\b"
)
_FIRST_NUMBER = lazy(r"(?<=[:：])\s*[(（]?(?:1[.)）、]|①)\s*$")
_LAST_NOUN = lazy(rf"(?:\s*,\s*(?:and )?| and )(?P<noun>{_NOUN})$")


def _without_overlap(found: list[Request]) -> list[Request]:
    kept: list[Request] = []
    for request in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or request.start >= kept[-1].end:
            kept.append(request)
    return kept


__all__ = ["Form", "Topic", "requests_in"]
