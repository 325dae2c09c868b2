"""Quantities, prices, dates and terms that the draft gives otherwise than the incoming message.

A value counts as changed if the message has it, the draft does not repeat it, and the draft gives
one of the same kind on the same matter. A date or a length of time also counts where the answer to
its question gives another one. Where several could be meant, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from coach.analysis import analyse
from coach.document import Document
from coach.lazily import lazy
from coach.models.artefacts import trouble_with
from coach.questions.altering import MODELS, Altered, altered
from coach.questions.answering import judge
from coach.questions.clauses import Clause, clauses_of
from coach.questions.values import Value

What = Literal["quantity", "price", "date", "term", "percentage", "duration", "measure"]


@dataclass(frozen=True, slots=True)
class Change:
    """A value of the incoming message and what the draft makes of it.

    `start` and `end` are source code points of the incoming message, `draft_start` and `draft_end`
    those of the draft; `text` and `draft_text` the words there.
    """

    what: What
    text: str
    start: int
    end: int
    draft_text: str
    draft_start: int
    draft_end: int


@dataclass(frozen=True, slots=True)
class _Item:
    """A value with its clause; `matter` is what it has to share with its counterpart."""

    what: What
    key: str
    matter: str
    start: int
    end: int
    clause: Clause


_INCOTERM = lazy(
    r"(?<![a-z])(?P<code>exw|fca|fas|fob|cfr|cif|cpt|cip|dap|dpu|ddp)(?![a-z])"
    r"(?P<place> ?(?!price|价|is|for|and|or|at|by|to|with|terms?|basis|only|please|usd"
    r"|eur|incoterm)"
    r"(?:[a-z]{3,}(?: sheva)?|[\u4e00-\u9fff]{2}(?=价|港|[^\u4e00-\u9fff]|$)))?"
)
_METHOD = lazy(
    r"(?<![a-z])(?:(?P<lc>(?:irrevocable )?l/?c(?: at sight| \d+ days)?"
    r"|letter of credit|(?:即期|远期|不可撤销)?信用证(?:\d+天)?)"
    r"|(?P<tt>t/?t|telegraphic transfer|wire transfer|bank transfer|电汇)(?: \d+ ?%[^,.;]{0,50})?"
    r"|(?P<dp>d/p|付款交单)|(?P<da>d/a|承兑交单)|(?P<oa>o/a|open account"
    r"|net ?\d+(?: days)?|\d+ days? (?:credit|net)|月结|赊账|账期)"
    r"|(?P<paypal>paypal)|(?P<wu>western union|西联))(?![a-z])"
)
_QUESTION = lazy(
    r"[?？]\s*$|^(?:and |also |but |so )?(?:can|could|would|will|do|does|is|are|what"
    r"|how|which|may|shall)\b|能不能|能否|可否|可不可以|是否|吗"
)
_ROUGH = lazy(
    r"\b(?:budget|around|about|approx\w*|roughly|target|maybe|up to|at least|more than"
    r"|less than|over|above|under|between|e\.g|last year|previous(?:ly)?"
    r"|before it was)\b"
    r"|预算|大概|大约|差不多|以前|至少|不少于|不超过|(?<=[\u4e00-\u9fff])(?:左右|以上|以内)"
)
_APART = lazy(
    r"\bmoq\b|minimum|at least|per (?:carton|box|pallet|container|model|colou?r|day"
    r"|week|month)|in stock|on hand|sample|start with|start from|already|so far"
    r"|finished|broken|damaged|defect|missing|faulty|from \d|above|over \d|per lot|capacity"
    r"|起订|每箱|每托|现货|库存|样品|起批|起(?:$|[，。])|已(?:完成|经)|产能"
    r"|断裂|破损|损坏|不良|缺|第[一二三四12]批|first|second|rest|remaining"
)
_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("freight", lazy(r"freight|shipping (?:cost|fee)|courier|运费|邮费|快递费")),
    ("sample", lazy(r"sample|样品|打样|样板|样布")),
    ("mould", lazy(r"mou?ld|tooling|set-?up|模具|开模|版费")),
    ("total", lazy(r"\btotal|altogether|in all|amount of|总[价额共金]|合计|共计")),
    ("deposit", lazy(r"deposit|advance|down ?payment|定金|订金|预付")),
    ("balance", lazy(r"balance|尾款|余款")),
    ("refund", lazy(r"refund|compensat|赔|退款")),
    ("discount", lazy(r"discount|credit|rebate|% ?off|折扣|优惠|便宜|让利|降价")),
    ("extra", lazy(r"\badds?\b|extra|surcharge|additional|另加|加收|surplus")),
)
_DELIVERY = frozenset({"shipping_date", "arrival", "lead_time", "stock"})
_LIMIT = lazy(
    r"\b(?:by|before|until|till|no later than|not later than|latest)\b|前|以前|之前|最晚|不晚于"
)
_PAST = lazy(
    r"\b(?:dated|your (?:quotation|e?-?mail|order|inquiry|letter)|our call|meeting"
    r"|promised|was|were|since|received|yesterday|today is)\b|日?的?(?:报价单|邮件"
    r"|来函|订单)|说好|婚礼|今天是"
)


def changes(incoming: Document | str, draft: Document) -> tuple[Change, ...]:
    """The values that differ between the two messages on one matter, in the message's order."""
    return tuple(change for change, _ in changes_between(incoming, draft))


def changes_between(
    incoming: Document | str, draft: Document
) -> tuple[tuple[Change, tuple[int, int]], ...]:
    """The same, each with its place in the draft as text offsets."""
    message = analyse(incoming) if isinstance(incoming, str) else incoming
    found = [*_weighed(message, draft)]
    for ours, theirs in _told(message, draft):
        places = (ours.start, ours.end), (theirs.start, theirs.end)
        if not any(_overlap(places[0], one) for _, one, _ in found):
            found.append((ours.what, *places))
    found.sort(key=lambda one: one[1])
    return tuple((_change(message, draft, *one), one[2]) for one in found)


Place = tuple[int, int]

_WHAT: dict[str, What] = {
    "money": "price",
    "count": "quantity",
    "share": "percentage",
    "day": "date",
    "hour": "date",
}


def _weighed(message: Document, draft: Document) -> Iterator[tuple[What, Place, Place]]:
    """Figures that became others, as the model weighs them."""
    if not trouble_with(*MODELS):
        for one in altered(message, draft):
            if not _of_something_else(message, draft, one):
                yield _WHAT[one.group], one.ours, one.theirs


def _of_something_else(message: Document, draft: Document, one: Altered) -> bool:
    """Whether a figure is rough or one of the two a minimum, a sample or stock, the other not."""
    here, there = (
        document.text[max(0, place[0] - 24) : place[1] + 20].lower()
        for document, place in ((message, one.ours), (draft, one.theirs))
    )
    if one.group in ("money", "count") and (_ROUGH.search(here) or _ROUGH.search(there)):
        return True
    return one.group == "count" and bool(_APART.search(here)) != bool(_APART.search(there))


def _told(message: Document, draft: Document) -> Iterator[tuple[_Item, _Item]]:
    """What the rules tell: terms that became others; without the model figures too."""
    asked, said = clauses_of(message), clauses_of(draft)
    yield from _changed_codes(asked, said)
    if trouble_with(*MODELS):
        found = [*_changed_values(asked, said)]
        yield from found
        known = {one.start for one, _ in found}
        answered = _changed_answers(message, draft, asked)
        yield from (pair for pair in answered if pair[0].start not in known)


def _overlap(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _change(message: Document, draft: Document, what: What, ours: Place, theirs: Place) -> Change:
    start, end = message.to_source(*ours)
    draft_start, draft_end = draft.to_source(*theirs)
    return Change(
        what,
        message.source[start:end],
        start,
        end,
        draft.source[draft_start:draft_end],
        draft_start,
        draft_end,
    )


def _changed_values(
    asked: tuple[Clause, ...], said: tuple[Clause, ...]
) -> Iterator[tuple[_Item, _Item]]:
    """Numbers with a unit, currency or date that became others."""
    repeated = {number for clause in said for number in _numbers(clause)}
    known = {number for clause in asked for number in _numbers(clause)}
    ours = [item for item in _items(asked, incoming=True) if not _is_in(item, repeated)]
    theirs = [item for item in _items(said, incoming=False) if not _is_in(item, known)]
    taken: set[int] = set()
    for item in ours:
        fitting = [
            (index, other)
            for index, other in enumerate(theirs)
            if index not in taken and _same_matter(item, other)
        ]
        rivals = [one for one in ours if one.matter == item.matter and one.what == item.what]
        if len(fitting) > 1 or len(rivals) > 1:
            fitting = _closest(item, fitting)
        if len(fitting) == 1 and not _keeps_limit(item, fitting[0][1]):
            taken.add(fitting[0][0])
            yield item, fitting[0][1]


def _changed_answers(
    message: Document, draft: Document, asked: tuple[Clause, ...]
) -> Iterator[tuple[_Item, _Item]]:
    """Dates and lengths of time of a question to which its answer gives another one."""
    for judged in judge(message, draft):
        if judged.status not in ("answered", "unsure"):
            continue
        request = judged.request
        clauses = [
            clause
            for clause in asked
            if request.start <= message.to_source(clause.start, clause.end)[0] < request.end
            or message.to_source(clause.start, clause.end)[0]
            <= request.start
            < message.to_source(clause.start, clause.end)[1]
        ]
        for kind in ("date", "duration"):
            ours, theirs = _timed(clauses, kind), _timed(judged.clauses, kind)
            if len(ours) == 1 and len(theirs) == 1 and _apart(ours[0], theirs[0]):
                yield ours[0], theirs[0]


def _timed(clauses: Iterable[Clause], kind: str) -> list[_Item]:
    """Dates with a day, or lengths of time, that are no event of the past and not rough."""
    return [
        _Item(
            "date" if kind == "date" else "duration",
            value.key,
            "",
            clause.start + value.start,
            clause.start + value.end,
            clause,
        )
        for clause in clauses
        for value in clause.values
        if value.kind == kind
        and re.fullmatch(
            r"\d+-\d+" if kind == "date" else r"\d+ (?:day|week|month|year)", value.key
        )
        and not _PAST.search(clause.folded)
        and not _ROUGH.search(clause.folded[max(0, value.start - 16) : value.end])
    ]


def _apart(ours: _Item, theirs: _Item) -> bool:
    """Whether two times differ, and the draft's does not lie within the limit of the other."""
    if ours.key == theirs.key:
        return False
    if ours.what == "duration":
        return ours.key.split()[1] == theirs.key.split()[1]
    return not _keeps_limit(ours, theirs)


def _numbers(clause: Clause) -> Iterator[str]:
    for value in clause.values:
        yield from (value.key.split()[0], value.key)


def _is_in(item: _Item, numbers: set[str]) -> bool:
    return item.key in numbers or item.key.split()[0] in numbers


def _items(clauses: Iterable[Clause], *, incoming: bool) -> Iterator[_Item]:
    for clause in clauses:
        asks = bool(_QUESTION.search(clause.folded))
        for value in clause.values:
            named = _named(value, clause, incoming=incoming, asks=asks)
            if named is not None:
                what, matter = named
                yield _Item(
                    what,
                    value.key,
                    matter,
                    clause.start + value.start,
                    clause.start + value.end,
                    clause,
                )


def _named(value: Value, clause: Clause, *, incoming: bool, asks: bool) -> tuple[What, str] | None:
    """What kind of change the value could be part of, and on which matter; None for none."""
    text = clause.folded
    around = text[max(0, value.start - 24) : value.end + 20]
    if value.kind in ("amount", "quantity") and (
        _ROUGH.search(text[max(0, value.start - 16) : value.end])
        or re.match(
            r" ?[\u4e00-\u9fff]{0,2}(?:左右|以上|以内)| or so\b", text[value.end : value.end + 8]
        )
    ):
        return None
    if value.kind == "amount":
        if asks and incoming:
            return None
        return "price", _role(text)
    if value.kind == "quantity":
        unit = value.key.split()[-1]
        if _APART.search(around) or re.match(r"[一两半1] ?\D|(?:one|a) ", value.text):
            return None
        return "quantity", unit
    if value.kind == "percent":
        role = "payment" if "payment" in clause.topics else _role(text)
        return ("percentage", role) if role != "unit" else None
    if value.kind == "date" and "-" in value.key and value.key.replace("-", "").isdigit():
        if _PAST.search(around):
            return None
        if clause.topics & _DELIVERY or (incoming and _LIMIT.search(around)):
            return "date", _date_role(text)
        return None
    if value.kind == "duration" and clause.topics & (_DELIVERY | {"payment", "warranty"}):
        shared = sorted(clause.topics & {"payment", "warranty"})
        return "duration", shared[0] if shared else "delivery"
    if value.kind == "measure":
        if re.search(
            r"\bmax|\bmin|\bonly\b|up to|at (?:most|least)|不超过|不少于|以内|以上", around
        ):
            return None
        return "measure", re.sub(r"[\d.\s-]", "", value.key) or "number"
    return None


def _role(text: str) -> str:
    return next((name for name, pattern in _ROLES if pattern.search(text)), "unit")


def _date_role(text: str) -> str:
    if re.search(r"sample|样", text):
        return "sample"
    return (
        "payment"
        if re.search(r"\bpa(?:y|id)\b|payment|deposit|付款|定金|尾款", text)
        else "delivery"
    )


def _same_matter(ours: _Item, theirs: _Item) -> bool:
    if ours.what != theirs.what or ours.matter != theirs.matter:
        return False
    if ours.what == "measure":
        return _tie(ours, theirs) > 0
    return True


def _tie(ours: _Item, theirs: _Item) -> int:
    """How many words and topics the clauses of two values share beside figures."""
    words = ours.clause.words & theirs.clause.words
    return len([word for word in words if not word[0].isdigit()]) + len(
        ours.clause.topics & theirs.clause.topics
    )


def _closest(item: _Item, fitting: list[tuple[int, _Item]]) -> list[tuple[int, _Item]]:
    """The one counterpart whose clause shares most, if it shares more than any other."""
    ranked = sorted(((_tie(item, other), -index) for index, other in fitting), reverse=True)
    if not ranked or ranked[0][0] == 0 or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return []
    return [(index, other) for index, other in fitting if index == -ranked[0][1]]


def _keeps_limit(ours: _Item, theirs: _Item) -> bool:
    """Whether the draft's date lies before the limit that the message sets."""
    if ours.what != "date" or not _LIMIT.search(ours.clause.folded):
        return False
    first, last = (tuple(map(int, item.key.split("-"))) for item in (theirs, ours))
    return first <= last and last[0] - first[0] < 6


def _changed_codes(
    asked: tuple[Clause, ...], said: tuple[Clause, ...]
) -> Iterator[tuple[_Item, _Item]]:
    """Trade terms and ways to pay that became others."""
    for pattern in (_INCOTERM, _METHOD):
        ours, theirs = _codes(asked, pattern, incoming=True), _codes(said, pattern, incoming=False)
        mine, yours = {item.key for item in ours}, {item.key for item in theirs}
        if len(mine) == 1 and len(yours) == 1 and _differ(*mine, *yours):
            yield ours[0], theirs[0]
        elif pattern is _INCOTERM and mine == yours and len(mine) == 1:
            places = {item.matter for item in ours}, {item.matter for item in theirs}
            if all(len(one) == 1 and one != {""} for one in places) and _other_place(*places):
                yield ours[0], theirs[0]


def _differ(ours: str, theirs: str) -> bool:
    """Whether two codes are not the same; one that names its days and one that does not may be."""
    one, other = ours.split(), theirs.split()
    return ours != theirs and (one[0] != other[0] or len(one) == len(other))


def _other_place(ours: set[str], theirs: set[str]) -> bool:
    one, other = next(iter(ours)), next(iter(theirs))
    return one != other and one.isascii() == other.isascii()


def _codes(clauses: Iterable[Clause], pattern: re.Pattern[str], *, incoming: bool) -> list[_Item]:
    items = []
    for clause in clauses:
        for found in pattern.finditer(clause.folded):
            place = (found["place"] or "").strip() if pattern is _INCOTERM else ""
            code = found["code"] if pattern is _INCOTERM else found.lastgroup
            days = re.search(r"\d+", clause.folded[found.start() : found.end() + 4])
            if pattern is _METHOD and days and found.lastgroup in ("lc", "oa"):
                code = f"{code} {days[0]}"
            items.append(
                _Item(
                    "term",
                    code or "",
                    place,
                    clause.start + found.start(),
                    clause.start + len(found[0].rstrip()) + found.start(),
                    clause,
                )
            )
    return items
