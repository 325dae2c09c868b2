"""What a time stands for in its sentence: a deadline, a meeting, a departure, a promise.

English and Chinese, from the words around it; no parse.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from coach.lazily import lazy

Role = Literal["deadline", "meeting", "departure", "arrival", "promise", "other"]

_CLAUSE = lazy(r"[;!?。；！？]|\.(?=\s|$)|,(?=\s)|，")

_DEADLINE_BEFORE = lazy(
    r"\b(?:by|before|until|till|til|no later than|not later than|latest(?: by)?|at the latest"
    r"|deadline(?: date)?(?: is)?|due(?: date)?(?: is)?(?: on| by)?|cut-?off(?: is)?(?: on)?"
    r"|closing(?: date)?(?: is)?)\s*:?\s*(?:the )?$"
    r"|(?:截止|截至|最迟|最晚|不晚于|不迟于|务必在|须在|限)(?:日期|时间)?(?:是|为|到|于|在)?[:：]?\s*$"
)
_DEADLINE_WITHIN = lazy(
    r"^(?:by|before|until|till|no later than|not later than|at the latest)\b"
    r"|^(?:截至|截止|最迟|最晚|不晚于)|(?:之前|以前|前)$"
)
_DEADLINE_AFTER = lazy(
    r"^\s*(?:at the latest|latest\b|is the deadline|deadline)"
    r"|^\s*(?:之前|以前|前(?![后期台面])|截止|截单|截关)"
)
_DEPARTURE = lazy(
    r"\b(?:etd|ets|sailing(?: date)?|sails?|departs?|departure|leaves?|on board date"
    r"|shipped on board|ship(?:ment|ping)?(?: date)?|shipped|dispatch(?:ed)?|goods? out"
    r"|ex-?factory)\b"
    r"|开船|离港|启运|起运|装船|船期|发货|出货|出运|发运|寄出|出厂"
)
_ARRIVAL = lazy(
    r"\b(?:eta|arriv(?:e|es|al|ing)|reach(?:es)?|delivered|delivery date)\b"
    r"|到港|到货|抵达|抵港|到达|送达|签收|预计到"
)
_MEETING = lazy(
    r"\b(?:call|calls|phone|telephone|ring|meet|meeting|meetings|talk|speak|discuss(?:ion)?|chat|zoom|teams"
    r"|video|webinar|conference|visit|appointment|interview|catch up|get together|sync|demo"
    r"|present(?:ation)?|available|free)\b"
    r"|通话|电话|核对|时间定在|开会|会议|视频|见面|碰面|面谈|聊|沟通|连线|拜访|约|面试|培训|开个?会|线上会"
)
_PROMISE = lazy(
    r"\b(?:we|i|our [a-z]+|the [a-z]+|it|they|goods|samples?|order|production)"
    r"(?:'ll| will| shall| can| could| plan to| expect to| intend to| are going to"
    r"| is going to| is planned| are planned| is scheduled| are scheduled| should)\b"
    r"|\bwill be (?:ready|finished|done|sent|shipped|available)"
    r"|\bready (?:on|by)\b|\b(?:lead time|delivery|production)\b"
    r"|我[们方司厂]?.{0,8}(?:会|将|可以|能|安排|给您|给你|发|寄|交|出)"
    r"|(?:货|样品|大货|样板|订单|交期|生产).{0,8}(?:会|将|可以|能|预计|计划|安排|完成|做好|好)"
    r"|(?:可以|能够?|会|将).{0,4}(?:发|寄|交|出|完|做|装)"
    r"|预计|计划|争取|保证"
)
_REQUEST = lazy(
    r"\b(?:please|pls|plz|kindly|could you|can you|would you|will you|need you|you (?:must|should"
    r"|need|have) to|let (?:us|me) know)\b"
    r"|^\W*(?:and |so |then |just )?(?:send|confirm|pay|reply|advise|return|sign|check|call|tell"
    r"|give|provide|arrange|update|answer|book|ship|deliver)\b"
    r"|请|麻烦|烦请|务必|能否|可否|能不能|劳烦|拜托|希望您|回复|确认"
)


_FAR = 10_000
_REACH = 200
"""Characters on either side that are read; a longer clause is a list or a table."""


def clause_of(folded: str, start: int, end: int) -> tuple[int, int]:
    """The clause around start..end of a folded sentence, at most 200 characters on either side."""
    begin = max(0, start - _REACH)
    for mark in _CLAUSE.finditer(folded, begin, start):
        begin = mark.end()
    stop = min(len(folded), end + _REACH)
    found = _CLAUSE.search(folded, end, stop)
    return begin, found.start() if found else stop


def clause_words(folded: str, start: int, end: int) -> str:
    """The words of the clause around start..end."""
    begin, stop = clause_of(folded, start, end)
    return folded[begin:stop]


def is_deadline(folded: str, start: int, end: int) -> bool:
    """Whether the words say “by then”."""
    return bool(
        _DEADLINE_BEFORE.search(folded[max(0, start - 32) : start])
        or _DEADLINE_WITHIN.search(folded[start:end])
        or _DEADLINE_AFTER.match(folded[end : end + 20])
    )


def is_request(folded: str) -> bool:
    """Whether the words ask the reader for something."""
    return _REQUEST.search(folded) is not None


def is_promise(folded: str) -> bool:
    """Whether the words say what the writer's side will do."""
    return _PROMISE.search(folded) is not None


@lru_cache(maxsize=2048)
def role_of(folded: str, start: int, end: int) -> Role:
    """What the time at start..end of a folded sentence stands for."""
    begin, stop = clause_of(folded, start, end)
    clause = folded[begin:stop]
    if is_deadline(folded, start, end):
        return "deadline"
    arrival, departure = _distances(folded, begin, start, end, stop)
    if min(arrival, departure) < _FAR and not is_request(clause):
        return "arrival" if arrival < departure else "departure"
    if _MEETING.search(clause):
        return "meeting"
    if _PROMISE.search(clause) and not is_request(clause):
        return "promise"
    if _REQUEST.search(clause):
        return "deadline"
    return "other"


def _distances(folded: str, begin: int, start: int, end: int, stop: int) -> tuple[int, int]:
    """How far the words of arrival and of departure are; Chinese has its verbs behind the time."""
    found = []
    for pattern in (_ARRIVAL, _DEPARTURE):
        before = start - _last(pattern, folded[begin:start]) - begin
        nearest = before if before <= start - begin else _FAR
        after = pattern.search(folded, end, stop)
        if after and not folded[after.start()].isascii():
            nearest = min(nearest, after.start() - end)
        found.append(nearest)
    return found[0], found[1]


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match begins; -1 if there is none."""
    place = -1
    for found in pattern.finditer(text):
        place = found.start()
    return place
