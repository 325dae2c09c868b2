"""Which questions of the incoming message the draft answers, evades or passes over.

A question and a clause of the draft are about the same thing if they share a topic, uncommon
words (in either language) or a number in a list. The clause answers if it holds what was asked
for, evades if it puts the answer off or offers fine words instead, and else leaves the question
open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from coach.analysis import analyse
from coach.analysis.normalise import fold
from coach.document import Document
from coach.draft import Context
from coach.questions.clauses import Clause, clauses_of
from coach.questions.detecting import requests_in
from coach.questions.request import Request, Wanted
from coach.questions.starters import starter_for
from coach.questions.topics import topics
from coach.questions.words import words_in
from coach.report import AnswerState, Question

TOUCHES = 1.0
"""How much a clause must share with a question to be about it."""
_TOPIC_WEIGHT = 1.2
_BROAD_WEIGHT = 0.5
"""What a shared topic counts whose words are so common that they alone tie nothing together."""
_NEAR_WEIGHT = 0.7
_NUMBERED = 2.0

_YES = re.compile(
    r"^\W*(?:yes|yep|yeah|sure|of course|ok|okay|no problem|certainly|definitely"
    r"|correct|right|confirmed|agreed|absolutely"
    r"|will do|done|no|nope|not possible|sorry,? no|unfortunately|可以|能|行|好的?"
    r"|有的?|没有|不行|不能|不可以|没问题|是的?|对的?|确认|不是|当然|嗯|要的|没法)"
    r"(?:[\s,.!，。！的哦呢～~]|$)"
)
_BARE = re.compile(
    r"\W*(?:(?:yes|yep|yeah|sure|of course|ok|okay|no problem|certainly|definitely"
    r"|correct|right|confirmed|agreed|will do|done"
    r"|no|nope|not possible|it is|we do|we can|we will|i will|that's (?:ok|fine|right"
    r"|correct)|can do"
    r"|可以的?|能的?|行的?|好的?|有的?|没有|不行|不能|没问题|是的?|对的?|当然"
    r"|当然可以)[\s,.!，。！哦呢啊～~]*)+"
)
_AFFIRMS = re.compile(
    r"\b(?:yes|can|could|do|does|is|are|will|would|have|has|accept|offer|provide"
    r"|include[sd]?|possible|available|fine|agree|confirm(?:ed)?"
    r"|no problem|ok|okay|sure|cannot|can't|not|unfortunately|able|done|already"
    r"|attached|sent|comes?|keep|made|arranged|booked)\b"
    r"|可以|能|行|有|没|不|是|会|已|要|同意|接受|确认|支持|包含|含|都|承担|安排|建议|推荐|提供"
)
_HANDED = re.compile(
    r"\battach(?:ed|ment|ing|ments)?\b|\benclos(?:ed|ure|ing)\b|\b(?:is|are|was|were"
    r"|been|be|have|has|just|already) (?:\w+ )?(?:sent|emailed|uploaded|shared"
    r"|forwarded|couriered|issued)\b"
    r"|\b(?:sent|emailed|sending|uploaded|shared)\b|\bsee (?:below|the (?:link|file"
    r"|attach))\b|\bhere (?:is|are)\b|\bbelow (?:is|are)\b|\blink\b|\bherewith\b"
    r"|\bin (?:the )?(?:attachment|annex)"
    r"|\b(?:we|i)(?:'ll| will| can| shall) (?:\w+ )?(?:send|mail|issue|courier|email"
    r"|provide|share|forward|ship|prepare|make)\b"
    r"|附(?:件|上|在)|随附|已(?:经)?(?:发|寄|传|上传|提供|补|更新|改|开)|寄出|发出"
    r"|随信|电邮|扫描件|(?:发|寄|传)(?:给)?(?:您|你|贵司|过去|了|到)|见(?:附|下|图"
    r"|链接)|如下|链接|请查收|查收|补发|开好|马上发|会发|\ue000"
)
_PLACE = re.compile(
    r"\b(?:in|at|from|to|near|via|left|reach(?:es|ed)?|port of|port is|warehouse in"
    r"|based in|located) (?:the )?(?:port of )?[A-Z]|港|市|省|区|路|仓|工厂在"
    r"|在[\u4e00-\u9fff]{2,4}|\d+号|到[\u4e00-\u9fff]{2}|从[\u4e00-\u9fff]{2}"
    r"|\b(?:arrived|delivered|on board|customs|loaded|sailed|shipped|departed|in transit)\b"
)
_NAME = re.compile(
    r"(?<=[a-z,:] )(?!(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|USD|EUR|FOB|CIF|MOQ|PI|PO)\b)[A-Z][a-z]+"
    r"|\b(?:we|you|they|us|supplier|factory|carrier|forwarder|buyer|seller|our side"
    r"|my colleague)\b[^.]{0,20}\b(?:pay|pays|bear|cover|covers|responsible|handle"
    r"|arrange|take)\w*|\bat our (?:cost|expense)\b|\bon (?:us|our|your|my) (?:account"
    r"|cost|side)?"
    r"|我(?:方|司|们)(?:来)?(?:承担|负责|出|付)|(?:贵|你|您)(?:方|司"
    r"|们)?(?:来)?(?:承担|负责|出|付)|由[\u4e00-\u9fff]{1,6}(?:承担|负责)"
    r"|[\u4e00-\u9fff]{1,3}(?:经理|先生|女士|小姐|工|总)|船名|叫[\u4e00-\u9fffA-Za-z]"
    r"|是[A-Z\u4e00-\u9fff]|[A-Z]{2,} ?[A-Z]+"
)
_REASON = re.compile(
    r"\b(?:because|due to|caused by|cause was|reason|since|as a result|owing to"
    r"|result of|was that|resulted|happened|happens|found that|as the|so that)\b|原因"
    r"|因为|由于|导致|造成|是因|因|所以|发现"
)
_STAGE = re.compile(
    r"\b(?:in|under) (?:production|transit|packing|inspection)|\b(?:finished|completed"
    r"|packed|loaded|shipped|cleared|sailed|at customs|on board|being (?:packed|made"
    r"|printed|produced)|half done|ready)\b|生产|包装|质检|验货|装柜|报关|清关|完成"
    r"|运输途中|在途|做好"
)
_HEADING = re.compile(
    r"\W*(?:(?:and|also) )?(?:about|regarding|as for|as to|concerning|with regards? to"
    r"|for|on|re|in terms of|关于|至于|对于)(?![a-z])"
    r"(?![^.]*\b(?:is|are|was|were|can|will|we|it|you|i|have|has|do|needs?|offer"
    r"|accept|use|include|takes?)\b)[^.]{1,40}[.,:：]?"
)
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
_FREE = re.compile(
    r"\b(?:free|no (?:extra |additional )?(?:cost|charge|fee)|without charge"
    r"|same price|included|prepaid|collect|at our (?:cost|expense)|not charge|on us"
    r"|waive[d]?|unchanged|no minimum|any quantity)\b"
    r"|免费|不收|免收|包邮|到付|包含|不(?:另外?)?加(?:价|钱)|不变|承担|不限|报销|含运费|没有起订"
)
_METHOD = re.compile(
    r"\b(?:by|with|using|via|in|after|from|as follows|first|then|every|each|per|\d)\b"
    r"|[用按以由经采通过]|先|每|如下"
)
_REFUSED = re.compile(
    r"\bnot? (?:needed|necessary|required|need)\b|不需要|不用|无需|\b(?:cannot|can't"
    r"|can not|unable|not able|impossible|not possible|no longer|do not|don't|does not"
    r"|won't|will not|unfortunately|no (?:such|discount|stock))\b|不能|无法|不行|没有"
    r"|没法|不可以|做不到|不提供|恕|最低(?:可以|只能)"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class _Asked:
    request: Request
    words: frozenset[str]
    topics: frozenset[str]
    folded: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A request, how the draft treats it, and the clauses of the draft that do, in text offsets."""

    request: Request
    status: AnswerState
    clauses: tuple[Clause, ...]


def answers(
    incoming: Document | str, draft: Document, context: Context | None = None
) -> tuple[Question, ...]:
    """The questions of `incoming` in its order, each with how the draft treats it.

    Positions of a question are code points of the incoming message, those of its answer code points
    of the draft's source. `starter` begins an answer, in blanks, where one is missing.
    """
    return tuple(_question(one, draft) for one in judge(incoming, draft))


def judge(incoming: Document | str, draft: Document) -> tuple[Judged, ...]:
    """The same with the clauses of the draft; remembered for the checks that ask again."""
    source = incoming if isinstance(incoming, str) else incoming.source
    return _judged(_Pair(source, draft.source, draft, incoming))


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two messages, known by their texts."""

    incoming: str
    draft: str
    document: Document = field(compare=False)
    message: Document | str = field(compare=False)


@lru_cache(maxsize=8)
def _judged(pair: _Pair) -> tuple[Judged, ...]:
    message = analyse(pair.message) if isinstance(pair.message, str) else pair.message
    asked = [
        _Asked(one, _words_of(one, message), frozenset(one.topics), fold(one.text))
        for one in requests_in(message)
    ]
    if not asked:
        return ()
    clauses = clauses_of(pair.document)
    shares = _Shares(asked)
    found = [_judge(one, clauses, shares) for one in asked]
    found = _with_bare_answers(asked, clauses, found)
    found = _with_loose_answers(asked, clauses, found)
    return tuple(
        Judged(one.request, state, tuple(clauses[index] for index in sorted(set(spans))))
        for one, (state, spans) in zip(asked, found, strict=True)
    )


def _words_of(request: Request, message: Document) -> frozenset[str]:
    """The words of a request; those before it where it has none of its own: “what's the number?”"""
    words = words_in(fold(request.text))
    if len(words) > 1 or (request.topics and not _POINTS_BACK.search(fold(request.text))):
        return words
    before = message.source[max(0, request.start - _CONTEXT) : request.start]
    pieces = [piece for piece in re.split(r"[.!?。！？\n]\s*", before) if piece.strip()]
    return words | words_in(fold(pieces[-1])) if pieces else words


_CONTEXT = 120
_POINTS_BACK = re.compile(r"\b(?:it|they|them|that|those|these)\b|它|这个|那个")
_Verdict = tuple[AnswerState, tuple[int, ...]]
"""A state and the numbers of the clauses behind it."""


class _Shares:
    """How much each question and clause have in common."""

    def __init__(self, asked: Sequence[_Asked]) -> None:
        self._common = Counter(word for one in asked for word in one.words)
        self._numbers = {one.request.number for one in asked if one.request.number}

    def of(self, one: _Asked, clause: Clause) -> float:
        """The strength of the tie, 0 for none."""
        across = bool(_HAN.search(clause.folded)) != (one.request.language == "zh")
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

    def _topical(self, one: _Asked, clause: Clause, across: bool) -> float:
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


def _judge(one: _Asked, clauses: Sequence[Clause], shares: _Shares) -> _Verdict:
    """How the clauses treat one question."""
    ranked = sorted(
        ((shares.of(one, clause), -index) for index, clause in enumerate(clauses)), reverse=True
    )
    touching = [(share, -index) for share, index in ranked if share >= TOUCHES]
    evaded: list[int] = []
    for share, index in touching:
        clause = clauses[index]
        if clause.asks and not _YES.match(clause.folded):
            continue
        if clause.deferred and not _handed_over(one, clause):
            evaded.append(index)
            continue
        reach = _reach(index, clauses, one, shares)
        if any(clauses[other].deferred for other in reach[1:]):
            evaded += reach
            continue
        if _only_tries(one, [clauses[other] for other in reach]):
            evaded += reach
            continue
        if any(_satisfies(one, clauses[other], share) for other in reach):
            return _sure(one, clause, share), tuple(reach)
        evaded += reach if _HEADING.fullmatch(clause.folded) else [index]
    if not touching and one.request.wanted == "name":
        used = next(
            (index for index, clause in enumerate(clauses) if _USES.search(clause.folded)), None
        )
        if used is not None:
            return "unsure", (used,)
    if not touching:
        implied = _implied(one, clauses)
        return implied if implied else ("unanswered", ())
    if evaded:
        best = next((index for index in evaded if clauses[index].deferred), None)
        if best is None:
            best = next((index for index in evaded if clauses[index].empty), evaded[0])
        share = next((share for share, index in touching if index == best), TOUCHES)
        clause = clauses[best]
        if clause.deferred or clause.empty:
            return "evaded", (best,)
        if one.request.wanted in _BY_VALUE and share < 2 * TOUCHES:
            return "unanswered", ()
        return "unsure", (best,)
    return "unsure", (touching[0][1],)


def _only_tries(one: _Asked, reach: Sequence[Clause]) -> bool:
    """Whether fine words follow a remark where a yes or no was asked: 排得很满，我们尽量."""
    return (
        one.request.wanted == "yes_no"
        and any(clause.empty and not clause.values for clause in reach[1:])
        and not any(
            _AGREES.search(clause.folded) or _REFUSED.search(clause.folded) for clause in reach
        )
        and not any(clause.values for clause in reach)
        and not _HANDED.search(reach[0].folded)
    )


def _sure(one: _Asked, clause: Clause, share: float) -> AnswerState:
    """ "unsure" where a yes or no is read from a clause that shares little of the question."""
    own = [word for word in one.words if not word.startswith("=")]
    same_language = bool(_HAN.search(clause.folded)) == (one.request.language == "zh")
    if one.request.wanted != "yes_no" or len(own) < 4 or not same_language or share >= 2 * TOUCHES:
        return "answered"
    shared = sum(word in clause.words for word in own)
    few = shared * 4 < len(own) and not _YES.match(clause.folded)
    return "unsure" if few and one.request.form in ("question", "tag") else "answered"


def _reach(index: int, clauses: Sequence[Clause], one: _Asked, shares: _Shares) -> list[int]:
    """The clause and what follows in its sentence, up to the next matter."""
    reach = [index]
    heading = bool(_HEADING.fullmatch(clauses[index].folded))
    for other in range(index + 1, min(index + 3, len(clauses))):
        clause = clauses[other]
        if heading and other == index + 1 and not clause.asks:
            reach.append(other)
            continue
        same = clause.sentence == clauses[index].sentence
        near = {one for name in one.topics for one in topics()[name].near}
        if not same or (clause.topics - one.topics - near) or clause.asks:
            break
        reach.append(other)
    return reach


def _handed_over(one: _Asked, clause: Clause) -> bool:
    """Whether the clause hands over what was asked, whatever else it puts off."""
    found = clause.deferred
    assert found is not None
    if one.request.wanted in ("document", "yes_no") and any(
        value.kind == "date" for value in clause.values
    ):
        return True
    before = clause.folded[: found[0]]
    return (
        one.request.wanted == "amount"
        and any(value.kind == "amount" and value.end <= found[0] for value in clause.values)
    ) or bool(re.search(r"attached|附上|附件", before))


def _satisfies(one: _Asked, clause: Clause, share: float) -> bool:
    """Whether the clause holds what would answer the question."""
    if clause.deferred or _HEADING.fullmatch(clause.folded):
        return False
    wanted = one.request.wanted
    kinds: set[str] = {
        value.kind for value in clause.values if value.text not in one.folded or _confirms(one)
    }
    text = clause.folded
    if wanted in ("yes_no", "choice", "open"):
        return _holds_words(one, clause, kinds, share)
    if _REFUSED.search(text) and share >= TOUCHES:
        return True
    if wanted == "document":
        agreed = _WHETHER.search(one.folded) and _AGREES.search(text)
        return bool(_HANDED.search(text) or agreed) or "reference" in kinds
    if wanted == "reference" and _HANDED.search(text):
        return True
    if wanted == "name" and share > TOUCHES * 1.5:
        return True
    return _holds(wanted, clause, kinds)


def _confirms(one: _Asked) -> bool:
    """Whether saying the asked value again is an answer: “confirm the price of EUR 6.80”."""
    return bool(
        re.search(
            r"\bconfirm|\bthat\b|确认|\b(?:drop|reduce|lower|do|accept|target|max|off"
            r"|change|put|make|use)\b|降|能否|可否|改|换|按",
            one.folded,
        )
    ) or one.request.wanted in ("yes_no", "choice")


_BY_VALUE: dict[Wanted, frozenset[str]] = {
    "amount": frozenset({"amount"}),
    "quantity": frozenset({"quantity", "number", "measure", "percent", "duration"}),
    "percent": frozenset({"percent", "amount"}),
    "date": frozenset({"date", "duration"}),
    "duration": frozenset({"duration", "date"}),
    "measure": frozenset({"measure", "quantity", "number", "percent"}),
    "reference": frozenset({"reference", "number", "quantity"}),
}


def _holds(wanted: Wanted, clause: Clause, kinds: set[str]) -> bool:
    """Whether the clause holds a value of the kind that is wanted."""
    if kinds & _BY_VALUE.get(wanted, frozenset()):
        return True
    if wanted in ("amount", "percent", "quantity"):
        return bool(_FREE.search(clause.folded))
    if wanted == "place":
        return bool(_PLACE.search(clause.raw))
    if wanted == "name":
        return bool(_NAME.search(clause.raw))
    if wanted == "reason":
        return bool(_REASON.search(clause.folded))
    return wanted == "reference" and "\ue000" in clause.folded


def _holds_words(one: _Asked, clause: Clause, kinds: set[str], share: float) -> bool:
    """Whether plain words answer: they say yes or no, or give a value instead of fine words."""
    text = clause.folded
    wanted = one.request.wanted
    rest = text
    if clause.empty:
        rest = text[: clause.empty[0]] + text[clause.empty[1] :]
        promised = wanted == "yes_no" and (
            _YES.match(text) or (re.search(r"没问题|no problem", text) and len(text) > 8)
        )
        if "status" in one.topics and _STAGE.search(rest):
            return True
        if not kinds and not promised and not _REFUSED.search(rest):
            return (
                wanted == "yes_no" and not one.topics and bool(_AFFIRMS.search(rest)) and share > 2
            )
    if wanted == "yes_no":
        return bool(_AFFIRMS.search(rest) or kinds) or share > TOUCHES * 1.2 or not one.topics
    if _asks_how(one) and not kinds:
        return bool(_METHOD.search(rest)) or share > 2.4
    return True


def _asks_how(one: _Asked) -> bool:
    return bool(re.search(r"\bhow\b(?! (?:much|many|long|about))|怎么|如何|怎样", one.folded))


def _implied(one: _Asked, clauses: Sequence[Clause]) -> _Verdict | None:
    """An answer that names its matter by its value alone: a price, a lead time, terms, a term."""
    wanted = one.request.wanted
    signs = [
        _SIGNS[name]
        for name in one.topics
        if name in _SIGNS and (wanted not in _STRICT or topics()[name].value == wanted)
    ]
    if one.request.wanted == "name" and _PAYS.search(one.folded):
        signs.append(_PAYER)
    for sign in signs:
        for index, clause in enumerate(clauses):
            if sign.search(clause.folded) and not clause.deferred and not clause.asks:
                return "answered", (index,)
    return None


_STRICT = frozenset({"name", "reason", "date", "duration", "place", "document"})
_USES = re.compile(
    r"\bwe (?:use|work with|ship with|go with|have chosen)\b|我们(?:用|找)的?|合作的是"
)
_WHETHER = re.compile(
    r"\b(?:can|could|is it|whether|possible|do you)\b|能否|能不能|可以|可否|有没有|是否|吗"
)
_AGREES = re.compile(
    r"\b(?:yes|can|sure|no problem|of course|possible|available|we do|we have)\b|可以"
    r"|能|有的|没问题"
)
_PAYS = re.compile(r"\bpay|\bbear|\bcosts?\b|\bcover|承担|出钱|谁出|付")
_PAYER = re.compile(
    r"\b(?:at|on) (?:our|your|their) (?:cost|expense|account)|free of charge|\b(?:we"
    r"|you|they)(?:'ll| will| shall)? (?:pay|bear|cover)|(?:我|您|你|贵)(?:方|司"
    r"|们)?(?:来)?(?:承担|付|出)|由[\u4e00-\u9fff]{1,5}(?:承担|付|出)"
)
_SIGNS = {
    "price": re.compile(
        r"(?:usd|us\$|eur|gbp|cny|rmb|[$€£¥]) ?\d[\d.,]* ?(?:/|per|each|a |x|fob|cif"
        r"|exw|ddp|$)|\d(?:美金|美元|元|块|欧元)|[\d.]+一[个件套条]"),
    "payment": re.compile(
        r"\d+ ?%[^.]{0,30}(?:deposit|advance|before|balance|t/t|down)|定金|尾款|月结"
        r"|\bt/t\b|\bl/c\b"),
    "trade_term": re.compile(r"\b(?:exw|fca|fob|cfr|cif|cpt|cip|dap|ddp|dpu)\b"),
    "port": re.compile(r"\b(?:fob|fca|exw) [a-z]{4,}|(?:fob|exw) ?[\u4e00-\u9fff]{2}"),
    "lead_time": re.compile(
        r"\d+ ?(?:-|to|~)? ?\d* ?(?:working |business )?(?:days?|weeks?) (?:after|from"
        r"|upon|of)|后\d+(?:个)?(?:工作日|天)|\d+天(?:交货|发货|出货|左右|内)"),
    "shipping_date": re.compile(
        r"\b(?:etd|eta|ready|ship(?:s|ped)?|sail(?:s|ed)?|leaves?|left)\b[^.]{0,24}\d"
    ),
    "material": re.compile(
        r"\d+ ?% ?(?:\w+ )?(?:cotton|wool|nylon|polyester|silk|linen|viscose|spandex"
        r"|acrylic|bamboo|recycled)|\b(?:stainless steel|304|316l?|abs|pvc|pp|pe"
        r"|silicone|aluminium|aluminum|oak|pine|mdf|leather|cotton|polyester)\b|不锈钢"
        r"|纯棉|全棉|羊毛|涤纶|实木|铝合金|塑料|硅胶|真皮"),
    "power": re.compile(r"\d+ ?(?:kw|w|v|hz|ah|mah|watts?|volts?)\b|\d+ ?(?:千瓦|瓦|伏)"),
    "address": re.compile(
        r"\bno\.? ?\d+[\w ]{0,20}(?:road|street|rd|st|avenue)|\b(?:road|street|avenue"
        r"|building|floor)\b|[路街道]\d+号|\d+号"),
    "moq": re.compile(
        r"\bstart (?:from|with|at) \d+|\d+ ?(?:pcs|pieces|sets|units)? (?:minimum"
        r"|at least|min\b)|\d+[\u4e00-\u9fff]?起"),
}  # fmt: skip


def _with_bare_answers(
    asked: Sequence[_Asked], clauses: Sequence[Clause], found: list[_Verdict]
) -> list[_Verdict]:
    """“Yes.” and 可以的 answer the one open question that they can be about."""
    bare = [
        index
        for index, clause in enumerate(clauses)
        if _BARE.fullmatch(clause.folded)
        and all(_BARE.fullmatch(one.folded) for one in clauses if one.sentence == clause.sentence)
        and not any(index in spans for _, spans in found)
    ]
    open_ones = [
        number
        for number, (state, _) in enumerate(found)
        if state == "unanswered"
        and asked[number].request.wanted in ("yes_no", "document", "choice")
    ]
    if not bare or not open_ones:
        return found
    good: AnswerState = "answered" if len(open_ones) == 1 and len(asked) <= 2 else "unsure"
    if len(open_ones) > len(bare) + 1:
        return found
    result = list(found)
    for number in open_ones:
        result[number] = (good, (bare[0],))
    return result


_NAME_LINE = re.compile(r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3}[.,]?")
_OFFERS = re.compile(r"\W*(?:we|you|it|they|there|our|the)\b \w+|我们有|有|现有|目前有")
_LOOSE = frozenset({"measure", "duration", "percent", "reference", "quantity", "amount", "date"})
_COURTEOUS = re.compile(
    r"^\W*(?:dear|hi|hello|hey|good (?:morning|day|afternoon)|thanks?|thank you"
    r"|many thanks|sorry|we are (?:really |very |so )?sorry|i am (?:so |very )?sorry"
    r"|so (?:happy|sorry|glad)|happy to|glad to|we (?:are|were|feel) (?:so |very "
    r"|really )?(?:shocked|surprised|sad|upset|sorry)|apolog|looking|look forward|best"
    r"|kind|regards|hope|welcome"
    r"|we (?:are|would be) (?:pleased|happy|glad)|should you|if you|please (?:feel"
    r"|contact|do not|don't)|have a|nice|happy|great|cheers|talk soon|speak soon"
    r"|all the best|take care|let me know|we (?:hope|value|trust"
    r"|believe|wish|appreciate)|well received|received|noted|well noted"
    r"|your (?:e-?mail|message|inquiry))"
    r"|您好|你好|尊敬|感谢|谢谢|抱歉|不好意思|对不起|期待|祝|合作愉快|如有|随时|来函"
    r"|收悉|恭喜|关注|亲在|辛苦|久等|^[\u4e00-\u9fff]{1,3}(?:总|经理|先生|女士|小姐|姐"
    r"|哥|工)"
)


def _with_loose_answers(
    asked: Sequence[_Asked], clauses: Sequence[Clause], found: list[_Verdict]
) -> list[_Verdict]:
    """What no word ties to a question but nothing else claims: “2 years.”, “Yes, IP67.”

    A value of the wanted kind that answers no other question counts as the answer; other words
    leave it unsure. Both must stand where an answer in the order of the questions would.
    """
    result = list(found)
    for number, (state, _) in enumerate(found):
        if state != "unanswered":
            continue
        one = asked[number]
        low = max((max(spans) for _, spans in result[:number] if spans), default=-1)
        high = min((min(spans) for _, spans in result[number + 1 :] if spans), default=len(clauses))
        claimed = {index for _, spans in result for index in spans}
        spent = {
            index
            for other, (_, spans) in zip(asked, result, strict=True)
            for index in spans
            if other.request.wanted in _LOOSE
            or any(topics()[name].value in _LOOSE for name in other.request.topics)
        }
        for index in range(max(0, low), min(len(clauses), max(high, low) + 1)):
            verdict = _loose(one, clauses[index], index in claimed, index in spent)
            if verdict is not None:
                result[number] = (verdict, (index,))
                break
    return result


def _loose(one: _Asked, clause: Clause, claimed: bool, spent: bool) -> AnswerState | None:
    """How a clause without a tie may answer a question; None for not at all.

    `claimed`: it answers another question; `spent`: one that wanted a value.
    """
    if clause.asks or clause.deferred or _COURTEOUS.search(clause.folded):
        return None
    if _NAME_LINE.fullmatch(clause.raw.strip()):
        return None
    if one.request.number and clause.number and one.request.number != clause.number:
        return None
    near = {each for name in one.topics for each in topics()[name].near}
    apart = one.topics and clause.topics and not (clause.topics & (one.topics | near))
    wanted = one.request.wanted
    kinds = {value.kind for value in clause.values if value.text not in one.folded}
    if wanted in _LOOSE and kinds & _BY_VALUE[wanted]:
        if wanted in kinds and not apart and not spent:
            return "unsure" if wanted in ("date", "quantity") else "answered"
        return None if claimed or apart else "unsure"
    if (
        wanted in _LOOSE
        or claimed
        or apart
        or not (clause.words or clause.values or _YES.match(clause.folded))
    ):
        return None
    offers = (
        wanted in ("open", "choice", "reason")
        and not clause.topics
        and _OFFERS.match(clause.folded)
    )
    if one.topics and not clause.topics & one.topics and not offers:
        return "unsure" if _YES.match(clause.folded) else None
    return "unsure"


def _question(judged: Judged, draft: Document) -> Question:
    request = judged.request
    return Question(
        text=request.text,
        start=request.start,
        end=request.end,
        status=judged.status,
        answer_spans=tuple(draft.to_source(one.start, one.end) for one in judged.clauses),
        starter=None if judged.status == "answered" else starter_for(request),
    )
