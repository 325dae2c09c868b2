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

_OWN_NEED = lazy(r"(?:we|i)(?:'d| would| will|'ll)? need (?:to |(?:about |around )?\d|some time|time|more time|until)")
_OF_READER = lazy(r"\byou|\byour|\bthem\b|\bit\b|\bapproval|\bconfirm|\breply|[您你]|贵|给我|发我|请")
_ANSWERS = lazy(
    r"\b(?:answers?|replies|reply|as follows|here (?:is|are)|confirmed|we (?:confirm|offer))\b"
    r"|回复|答复|解答|如下"
)
_STILL_ASKS = lazy(r"\b(?:please|pls|kindly|need|could you|confirm the following)\b|请|需要|麻烦")
_STATES = lazy(
    r"\b(?:is|are|was|were|has|have|can|will|costs?|takes?|include[sd]?)\b(?! (?:there|it|you|we)\b)"
    r"|\d[\d.,]* ?(?:usd|eur|rmb)|(?:usd|eur|rmb|[$€£¥]) ?\d|[是有可]|已|见附件"
)
_ASIDE = lazy(
    r"(?:please |kindly |pls )?(?:ignore|disregard)\b|plan (?:your|accordingly)"
    r"|(?:如[果若]?|若)[^，。]{0,12}[，,]?请?忽略|请?忽略|欢迎|请?查收"
)
_PLAIN = lazy(
    r"(?:please|pls|plz|kindly|(?:could|can|would|will) (?:you|u))\b|.{0,12}(?:请(?!勿|款|假|示)|麻烦|烦请|帮[我订忙])"
)
"""What is put so plainly as a request that no model may doubt it."""
_HEAD = lazy(
    r"(?:(?:and|also|so|then|but|therefore|meanwhile)[, ]+)*"
    r"(?:(?:could|can|would|will) (?:you|u)(?: please| kindly| pls| also| possibly)*"
    r"|(?:please|pls|plz|kindly)(?: also| kindly)*)[, ]+(?=[a-z])"
    r"|(?:另外?|同时|此外|并且?|还|也|那么?|就|所以)*(?:还?请问?(?!款|假|示|客|柬)|麻烦|烦请|敬请|劳烦)"
    r"(?:您|你们?|贵[司方])?(?:帮忙|帮|能否|也|先|再|尽快(?=\S))?(?=\S)"
)
_REQUESTED = lazy(
    r"\b(?:we|i) (?:hereby |now |therefore |formally |kindly )*"
    r"(?:request|demand|require|ask for|insist on) (?!the matter)[^.;]{4,160}"
    r"|(?:^|[.;,] )(?:the |your )?(?!we |i |our )[a-z][\w/ -]{0,40}? (?:is |are )?(?:needed|required)"
    r" (?:by|before|no later than)\b[^.;]{2,60}"
    r"|(?:^|[.;,] )(?:the |your )?(?!we |i |our )[a-z][\w/ -]{0,40}? (?:must|has to|have to|needs? to|should) be"
    r" (?:confirmed|paid|signed|returned|received|sent|submitted|settled|approved)\b[^.;]{0,80}"
    r"|(?:现|特|兹|谨)?(?:再次|正式)?(?:要求|敦促|恳请|函请)(?=贵|[您你])[^。；，]{4,60}"
)
_AWAITED = lazy(
    r"\byou (?:still )?(?:haven't|have not|didn't|did not)(?: yet| still)? "
    r"(?:sent|send|paid|pay|confirm|confirmed|signed|sign|returned|return|provided|provide|given|give)\b[^.;,]{3,80}"
    r"|\b(?:we|i)(?: still)? (?:haven't|have not|did not|didn't)(?: yet| still)? "
    r"(?:received?|got|get|gotten|seen|heard) (?:your|ur|the (?:deposit|payment|balance|artwork|logo|signed"
    r"|po|order|approval))\b[^.;,]{0,60}"
    r"|[您你]们?的?[^，。；]{1,14}(?:还|尚|仍)(?:没|未|没有)收到"
)
_FOLLOWS = lazy(
    r"[，,] ?(?:然后|同时|另外?|并且?|且|再|也)?(?:[^，。；]{0,16}(?:之前|以前|前|内))?(?:再|也|一并|尽快)?"
    r"(?:确认|回复|回传|寄回|发[给我回]|付清|付款|支付|告知|通知|拍|提供|补[发寄齐])[^，。；！？\n]{0,40}"
)
"""A Chinese clause behind a request that goes on asking."""
_AGREED = lazy(r"[，, ]?(?:可以|好|行|方便|合适|怎么样|如何|可否|没问题)(?:吗|么|不)?[？?]?$")
_JOINED = lazy(r"\s*(?:and|&|和|及|以及|、|并)(?: (?:the|your|our|an?))?\s*|\s*[，,]?\s*(?=并)")
_BETWEEN = "，,；;。！!？?\n"
_BRACKETS = {"（": "）", "(": ")", "“": "”", "「": "」"}
_TRAILING = lazy(
    r",? (?:so that|so we|so i|otherwise|because|since|as (?:we|the|sgs|i)|in order|and (?:i|we)(?: will|'ll| can)?)\b.*$",
    re.DOTALL,
)
_LEAST, _LONGEST = 2, 60


@dataclass(slots=True)
class _Piece:
    """A request on its way into the line. Text offsets."""

    start: int
    end: int


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
        goes_on = last >= 0 and _JOINED.fullmatch(document.text, last, start) is not None
        if not _is_meant(document, context, one, start, end, goes_on=goes_on):
            continue
        start = _clause_start(document, sentence, start, end)
        last = _clause_end(document, sentence, start, end, chat=context.is_chat)
        yield _Piece(start, last)


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
    if _ASIDE.match(folded) or not any(sign.isalpha() for sign in document.masked[start:end]):
        return False
    if one.form == "fragment" and "?" not in one.text and "？" not in one.text:
        return False
    if one.form == "item":
        return not (_STATES.search(folded) or _is_answer(document, start))
    if one.form == "need" and context.kind not in _BUYING and not goes_on:
        return not _OWN_NEED.match(folded) and _OF_READER.search(folded) is not None
    return True


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
    if "zh" not in sentence.languages or not _AGREED.search(document.text, start, end):
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
        return end
    closing = _BRACKETS.get(text[end : end + 1])
    if closing is not None and closing in text[end:stop]:
        end = text.index(closing, end, stop) + 1
    while end < stop and text[end] not in _BETWEEN + "".join(_BRACKETS):
        end += 1
    return end


def _joined(document: Document, pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """“the name” and “the VAT number” as one, where nothing but “and” stands between them."""
    held: _Piece | None = None
    for piece in pieces:
        if held is not None and piece.start < held.end:
            held.end = max(held.end, piece.end)
        elif held is not None and _JOINED.fullmatch(document.text, held.end, piece.start):
            held.end = piece.end
        else:
            if held is not None:
                yield held
            held = piece
    if held is not None:
        yield held


def _shown(document: Document, piece: _Piece) -> Words | None:
    """The words of a request without “could you please”, its reason and the time at its border."""
    text = document.text[piece.start : piece.end]
    folded = text.lower()
    head = _HEAD.match(folded)
    start = piece.start + (head.end() if head else 0)
    tail = _TRAILING.search(folded, head.end() if head else 0)
    end = piece.start + (tail.start() if tail else len(folded.rstrip(" .!。！,，;；")))
    return Words(start, end) if end - start >= _LEAST else None

