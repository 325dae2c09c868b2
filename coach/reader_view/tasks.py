"""What the draft asks of its reader: requests, questions, and what is still awaited from him."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coach.document import Document, Sentence
from coach.draft import Context
from coach.lazily import lazy
from coach.questions.detecting import told_requests
from coach.questions.hearing import undoubted
from coach.questions.request import Request
from coach.reader_view.shape import Words

_BUYING = frozenset({"supplier_request"})
"""Kinds of messages in which “we need 500 pieces” is an order to the reader."""

_OWN_NEED = lazy(
    r"(?:we|i)(?:'d| would| will|'ll)?(?: then| also| still)? need (?:to |(?:about |around )?\d"
    r"|some time|time|more time|until"
    r"|[^.,;]{0,20}\b(?:minutes|hours|days|weeks|months)\b)|[^.,;]{0,40}\bshould (?:reach"
    r"|arrive|be with)\b"
    r"|[^。；]{0,40}希望(?:拜访|参观|继续|合作|有机会|能?[与和]贵)"
)
_OF_READER = lazy(
    r"\byou|\byour|\bthem\b|\bit\b|\bapproval|\bconfirm|\breply|[您你]|贵|给我|发我|请"
)
_ANSWERS = lazy(
    r"\b(?:answers?|replies|reply|as follows|as below|find below|here (?:is|are)|confirmed"
    r"|we (?:confirm|offer)|details of)\b"
    r"|回复|答复|解答|如下"
)
_STILL_ASKS = lazy(
    r"\b(?:please(?! find)|pls|kindly|need|could you|confirm the following)\b|请|需要|麻烦"
)
_STATES = lazy(
    r"\b(?:is|are|was|were|has|have|can|will|costs?|takes?|include[sd]?)\b(?! (?:there|it|you"
    r"|we)\b)"
    r"|\d[\d.,]* ?(?:usd|eur|rmb)|(?:usd|eur|rmb|[$€£¥]) ?\d|[是有可]|已|见附件"
)
_ASIDE = lazy(
    r"(?:please |kindly |pls )?(?:ignore|disregard)\b|plan (?:your|accordingly)"
    r"|(?:如[果若]?|若)[^，。]{0,12}[，,]?请?忽略|请?忽略|欢迎|请?查收|.{0,12}敬?请(?:留意|知悉"
    r"|注意查收)"
)
_PLAIN = lazy(
    r"(?:please|pls|plz|kindly|(?:could|can|would|will) (?:you|u))\b|.{0,12}(?:请(?!勿|款|假"
    r"|示)|麻烦|烦请|帮[我订忙])"
)
"""What is put so plainly as a request that no model may doubt it."""
_NO_REQUEST = lazy(
    r"which is\b|update from (?:me|us)\b|start when\b|具体为什么|.{0,20}的几点|.{0,12}(?:没多久"
    r"|没查清)"
    r"|.{0,20}跟[您你].{0,2}报一下"
    r"|.{0,14}我们?(?:司|方|会|将|再|先|就)*[给向跟][您你]"
)
"""Looks like a command or a question, and tells what the writer does."""
_WE_DO = lazy(r"\W*(?:\w+[, ]+){0,3}?(?:we|i|our|they)\b[^?]*\b(?:and|then)\s*(?:re-)?$")
_WE_DO_ZH = lazy(r"[发寄补送传退换]给[您你]|我们?(?:跟|和|去|会|再|先)")
_TO_US_ZH, _ASKED_ZH = lazy(r"[我请您你]|麻烦"), lazy(r"请|麻烦|帮|劳|烦")
_HEAD = lazy(
    r"(?:(?:and|also|so|then|but|therefore|meanwhile)[, ]+)*"
    r"(?:(?:could|can|would|will) (?:you|u)(?: please| kindly| pls| also| possibly)*"
    r"|(?:please|pls|plz|kindly)(?: also| kindly)*)[, ]+(?=[a-z])"
    r"|(?:另外?|同时|此外|并且?|还|也|那么?|就|所以)*(?:还?请问?(?!款|假|示|客|柬)|麻烦|烦请"
    r"|敬请|劳烦)"
    r"(?:您|你们?|贵[司方])?(?:帮忙|帮|能否|也|先|再)?(?=\S)"
)
_REQUESTED = lazy(
    r"\b(?:we|i) (?:hereby |now |therefore |formally |kindly )*"
    r"(?:request|demand|require|ask for|insist on) (?!the matter)(?:[^.;]|[.](?=\d)){4,160}"
    r"|\bdo (?:send|let|tell|confirm|give|call|write)\b(?:[^.;]|[.](?=\d)){4,120}"
    r"|(?:^|[.;,] )(?:the |your )?(?!we |i |our )[a-z][\w/ -]{0,40}? (?:is |are )?(?:needed"
    r"|required)"
    r" (?:by|before|no later than)\b(?:[^.;]|[.](?=\d)){2,60}"
    r"|(?:^|[.;,] )(?:the |your )?(?!we |i |our )[a-z][\w/ -]{0,40}? (?:must|has to|have to"
    r"|needs? to|should) be"
    r" (?:confirmed|paid|signed|returned|received|sent|submitted|settled|approved)\b(?:[^.;]"
    r"|[.](?=\d)){0,80}"
    r"|\bfrom (?:you|your side),? (?:i|we) (?:still |also |now )?need (?:[^.;]|[.](?=\d)){4,80}"
    r"|[您你]们?(?:这边|那边)?还欠我们?[^。；，]{2,40}"
    r"|(?:再次|正式)?(?:要求|敦促|恳请|函请)(?=贵|[您你])[^。；，]{4,60}"
)
_AWAITED = lazy(
    r"\byou (?:still )?(?:haven't|have not|didn't|did not)(?: yet| still)? "
    r"(?:sent|send|paid|pay|confirm|confirmed|signed|sign|returned|return|provided|provide"
    r"|given|give)\b(?:[^.;,]|[.,](?=\d)){3,80}"
    r"|\b(?:we|i)(?: still)? (?:haven't|have not|did not|didn't)(?: yet| still)? "
    r"(?:received?|got|get|gotten|seen|heard) (?:your|ur|the (?:deposit|payment|balance|artwork"
    r"|logo|signed"
    r"|po|order|approval))\b(?:[^.;,]|[.,](?=\d)){0,60}"
    r"|[您你]们?的?[^，。；]{1,14}(?:还|尚|仍)(?:没|未|没有)收到"
)
_FOLLOWS = lazy(
    r"[，,] ?(?:然后|同时|另外?|并且?|且|再|也)?(?:[^，。；]{0,26}(?:之前|以前|前|内))?(?:再|也"
    r"|一并|尽快)?"
    r"(?:确认|回复|回传|寄回|发[给我回]|付清|付款|支付|告知|通知|拍|提供"
    r"|补[发寄齐])[^，。；！？\n]{0,40}"
)
"""A Chinese clause behind a request that goes on asking."""
_AGREED = lazy(r"[，, ]?(?:可以|好|行|方便|合适|怎么样|如何|可否|没问题)(?:吗|么|不)?[？?]?$")
_BEGINS = lazy(
    r"(?:please|pls|plz|pl|kindly|could|can|would|will|may|let|tell|advise|inform|keep|get|come|do"
    r"|it|i|we|you|your|if|perhaps|maybe|possibly|appreciate|hope|trust|suggest|ask|request)\b"
)
_GOES_ON = lazy(r"[,;]? ")
_SHORT = lazy(r"[^，。？?\n多什几哪谁何怎]{2,7}[吗么][？?]?")
_JOINED = lazy(
    r"\s*(?:and|&|和|及|以及|、|并)(?: (?:the|your|our|an?))?\s*|\s*|, (?=ideally|by |before "
    r"|latest|no later)|\s*[，,]?\s*(?=并)"
)
_BETWEEN = "，,；;。！!？?\n"
_BRACKETS = {"（": "）", "(": ")", "“": "”", "「": "」"}
_TRAILING = lazy(
    r";|,? (?:so that|so we|so i|otherwise|because|since|as (?:we|the|sgs|i)|in order|and (?:i"
    r"|we)(?: will|'ll| can)?)\b.*$",
    re.DOTALL,
)
_LEAST, _LONGEST = 2, 60


@dataclass(slots=True)
class _Piece:
    """A request on its way into the line. Text offsets."""

    start: int
    end: int
    is_rest: bool = False


def tasks_in(document: Document, context: Context) -> Iterator[Words]:
    """The places that ask the reader for something, not in order, perhaps overlapping."""
    for piece in _joined(document, _asked(document, context)):
        place = _shown(document, piece)
        if place is not None:
            yield place
        follows = _FOLLOWS.match(document.text, piece.end)
        if follows:
            yield Words(follows.start() + 1, follows.end())
    for sentence in document.sentences:
        if sentence.block in ("greeting", "closing"):
            continue
        for pattern in (_REQUESTED, _AWAITED):
            for found in pattern.finditer(sentence.folded):
                end = found.start() + len(found[0].rstrip(" .!"))
                yield Words(sentence.start + found.start(), sentence.start + end)


def _asked(document: Document, context: Context) -> Iterator[_Piece]:
    """The requests of the draft that are meant for its reader, to the end of their clauses."""
    told = told_requests(document)
    believed = undoubted(document, told)
    last = -1
    for one in told:
        start, end = (document.offsets.text(at) for at in (one.start, one.end))
        sentence = document.sentence_at(start)
        sure = one in believed or _is_plain(one, context)
        if sentence is None or not sure:
            continue
        goes_on = last > 0 and _are_joined(document.text, last, start)
        if not _is_meant(document, context, one, start, end, goes_on=goes_on):
            continue
        start = _clause_start(document, sentence, start, end)
        last = _clause_end(document, sentence, start, end, chat=context.is_chat)
        yield _Piece(start, last, _is_rest(one))


def _is_rest(one: Request) -> bool:
    """Whether the words only go on with what was asked: “…, CFR Callao, with and without”."""
    return (
        one.language == "en" and one.form == "request" and _BEGINS.match(one.text.lower()) is None
    )


def _is_plain(one: Request, context: Context) -> bool:
    """Whether nothing but a request can be meant."""
    if one.form == "need":
        return context.kind in _BUYING
    return one.form == "request" and _PLAIN.match(one.text.lower()) is not None


def _is_meant(
    document: Document, context: Context, one: Request, start: int, end: int, *, goes_on: bool
) -> bool:
    """Whether a request is one to the reader; `goes_on`: it is joined to one that is."""
    folded = document.text[start:end].lower()
    if _ASIDE.match(folded) or _NO_REQUEST.match(folded) or "|" in folded:
        return False
    if not any(sign.isalpha() for sign in document.masked[start:end]):
        return False
    if one.form == "fragment" and "?" not in one.text and "？" not in one.text:
        return False
    if one.form == "imperative" and not goes_on:
        return _is_command(document, one, start)
    if one.form == "item":
        return not (_STATES.search(folded) or _is_answer(document, start))
    if one.form == "need" and context.kind not in _BUYING and not goes_on:
        return not _OWN_NEED.match(folded) and _OF_READER.search(folded) is not None
    return True


def _is_command(document: Document, one: Request, start: int) -> bool:
    """Whether a bare verb is said to the reader rather than the second thing that we do."""
    sentence = document.sentence_at(start)
    before = sentence.folded[: start - sentence.start] if sentence else ""
    if one.language == "zh" and _WE_DO_ZH.search(one.text) and not _ASKED_ZH.search(one.text):
        return False
    if one.language == "zh":
        return bool(_TO_US_ZH.search(one.text) or _ASKED_ZH.search(before))
    return _WE_DO.fullmatch(before) is None or _STILL_ASKS.search(before) is not None


def _is_answer(document: Document, start: int) -> bool:
    """Whether the list around `start` was opened with the promise of answers."""
    lines = document.text[:start].splitlines()
    for line in reversed(lines):
        if line.rstrip().endswith((":", "：")):
            folded = line.lower()
            return bool(_ANSWERS.search(folded)) and not _STILL_ASKS.search(folded)
    return False


def _clause_start(document: Document, sentence: Sentence, start: int, end: int) -> int:
    """Where a request begins: that of 可以吗 at its clause's end with what may be so."""
    if "zh" not in sentence.languages or not (
        _AGREED.search(document.text, start, end) or _SHORT.fullmatch(document.text, start, end)
    ):
        return start
    before = document.text[max(sentence.start, end - _LONGEST) : start]
    cut = max(before.rfind(mark) for mark in "。！？?!\n")
    whole = start - len(before) + cut + 1
    return whole if start - whole < _LONGEST else start


def _clause_end(document: Document, sentence: Sentence, start: int, end: int, *, chat: bool) -> int:
    """Where the clause of a request ends: behind brackets, in a chat not behind its line."""
    if chat and "\n" in document.text[start:end]:
        return start + document.text[start:end].index("\n")
    text, stop = document.text, sentence.end
    if document.language != "zh" and "zh" not in sentence.languages:
        return _past_bracket(text, start, end, stop)
    while end < stop and text[end] not in _BETWEEN:
        closing = text.find(_BRACKETS.get(text[end], "\0"), end, stop)
        end = max(end, closing) + 1
    return end


def _past_bracket(text: str, start: int, end: int, stop: int) -> int:
    """Behind the bracket that was opened in the request and not closed."""
    inside = text.count("(", start, end) > text.count(")", start, end)
    closing = text.find(")", end, stop) if inside else -1
    return closing + 1 if closing >= 0 else end


def _joined(document: Document, pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """“the name” and “the VAT number” as one, where nothing but “and” stands between them."""
    held: _Piece | None = None
    for piece in pieces:
        if held is not None and piece.start < held.end:
            held.end = max(held.end, piece.end)
        elif held is not None and (
            _are_joined(document.text, held.end, piece.start)
            or (piece.is_rest and _GOES_ON.fullmatch(document.text, held.end, piece.start))
        ):
            held.end = piece.end
        else:
            if held is not None:
                yield held
            held = piece
    if held is not None:
        yield held


def _are_joined(text: str, end: int, start: int) -> bool:
    """Whether what stands between two requests makes one of them."""
    return text[end - 1] not in ".?!。？！" and _JOINED.fullmatch(text, end, start) is not None


def _shown(document: Document, piece: _Piece) -> Words | None:
    """The words of a request without “could you please”, its reason and the time at its border."""
    text = document.text[piece.start : piece.end]
    folded = text.lower()
    head = _HEAD.match(folded)
    start = piece.start + (head.end() if head else 0)
    tail = _TRAILING.search(folded, head.end() if head else 0)
    end = piece.start + (tail.start() if tail else len(folded.rstrip(" .!。！,，;；")))
    return Words(start, end) if end - start >= _LEAST else None
