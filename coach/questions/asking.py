"""A question as it is compared with the draft: its words and topics, and how much it shares."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from coach.analysis.normalise import fold
from coach.analysis.scripts import HAS_HAN
from coach.document import Document
from coach.lazily import lazy
from coach.messages.reading import read_own
from coach.questions.clauses import Clause
from coach.questions.request import Request
from coach.questions.topics import topics
from coach.questions.words import words_in

TOUCHES = 1.0
"""How much a clause must share with a question to be about it."""
_TOPIC_WEIGHT = 1.2
_BROAD_WEIGHT = 0.5
"""What a shared topic counts whose words are so common that they alone tie nothing together."""
_NEAR_WEIGHT = 0.7
_NUMBERED = 2.0
_COMMON = words_in(
    "order product company use change work quality ship deliver customer business"
    " market factory send item model"
    " price cost number list date today first next last part make find detail"
    " information service support team problem"
    " issue point case way thing people day time order receive wait start finish total"
    " amount sample plan keep add run"
    " attach enclose agree general condition possible note regard refer follow point"
    " include require arrange buy sell pay cover large small different start type kind"
    " line name place country high low"
    " 产品 订单 数量 公司 客户 质量 工厂 我司 贵司 问题 时间 情况 安排 目前 现在 已经"
    " 一般 处理 提供 需要 生产 这款 这批 安排 今天 大概 左右"
    " 可以 能否 能不 不能 一下 一个 麻烦 是否 是不 有没 没有 怎么 什么 多少 时候 请问"
    " 另外 还有 同时 比较 非常 之前 之后 以前 可能 应该 知道 希望 发给 过来 我们 你们"
    " 现在 如果 确认 告知 方便 尽快 一份 一款 一个 这个 那个"
) - frozenset({"sampl"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its words and topics; `typed` has its values under signs."""

    request: Request
    words: frozenset[str]
    topics: frozenset[str]
    folded: str
    typed: str


def asked_in(message: Document, requests: Sequence[Request]) -> list[Asked]:
    """The questions of a message, ready to be compared."""
    typed = read_own(message).typed
    return [
        Asked(
            one,
            _words_of(one, message),
            frozenset(one.topics),
            fold(one.text),
            typed[slice(*map(message.offsets.text, (one.start, one.end)))],
        )
        for one in requests
    ]


def _words_of(request: Request, message: Document) -> frozenset[str]:
    """The words of a request; those before it where it has none of its own: “what's the number?”"""
    words = words_in(fold(request.text))
    if len(words) > 1 or (request.topics and not _POINTS_BACK.search(fold(request.text))):
        return words
    before = message.source[max(0, request.start - _CONTEXT) : request.start]
    pieces = [piece for piece in re.split(r"[.!?。！？\n]\s*", before) if piece.strip()]
    return words | words_in(fold(pieces[-1])) if pieces else words


_CONTEXT = 120
_POINTS_BACK = lazy(r"\b(?:it|they|them|that|those|these)\b|它|这个|那个")


def is_across(one: Asked, clause: Clause) -> bool:
    """Whether question and clause are in different languages."""
    return bool(HAS_HAN.search(clause.folded)) != (one.request.language == "zh")


class Shares:
    """How much each question and clause have in common."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self._common = Counter(word for one in asked for word in one.words)
        self._numbers = {one.request.number for one in asked if one.request.number}

    def of(self, one: Asked, clause: Clause) -> float:
        """The strength of the tie, 0 for none."""
        across = is_across(one, clause)
        strength = 0.0
        for word in one.words & clause.words:
            strength += _word_weight(word, across) / float(self._common[word]) ** 0.5
        strength += self._topical(one, clause, across)
        if one.request.number and clause.number == one.request.number and len(self._numbers) > 1:
            strength += _NUMBERED
        elif one.request.number and clause.number and len(self._numbers) > 1:
            strength *= 0.5
        if clause.heading and len(one.words & clause.heading) >= max(1, len(one.words) // 2):
            strength += _NUMBERED
        return strength

    def _topical(self, one: Asked, clause: Clause, across: bool) -> float:
        """The tie by topics: that of the first one in full, of others in part."""
        strength = 0.0
        for rank, name in enumerate(one.request.topics):
            topic = topics()[name]
            if name in clause.topics:
                weight = _BROAD_WEIGHT if topic.broad and not across else _TOPIC_WEIGHT
            elif topic.near & clause.topics:
                weight = _TOPIC_WEIGHT if topic.value == "open" else _NEAR_WEIGHT
            else:
                continue
            strength += weight if rank == 0 else weight * 0.6
        return strength


def _word_weight(word: str, across: bool) -> float:
    """What a shared word counts; a word of the glossary counts between languages alone."""
    if word.startswith("="):
        return 1.0 if across else 0.0
    if word in _COMMON:
        return 0.4
    return 1.0
