"""Dates of one message that cannot all be true: goods that arrive before they leave, leave before
they are ready, or leave sooner than the lead time allows.

Only neighbouring dates about the goods are compared; people, samples and papers travel by
themselves. A lead time counts from the day that the message names for its event (“deposit received
on 20 November”), else from today at the earliest. English and Chinese.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from coach.checks import Hit
from coach.document import Document, Sentence
from coach.draft import Context
from coach.finding import Text
from coach.lazily import lazy
from coach.planning.wording import date_alone
from coach.timing.expression import Found, reckoning_of, times_in
from coach.timing.meaning import Ahead, Amount, Bound, Meaning
from coach.timing.named_days import NamedDay, named_days
from coach.timing.reckoning import Reckoning
from coach.timing.roles import clause_of

_STAGES_EN = (
    lazy(r"\b(?:ready|finish(?:ed)?|complet(?:e|es|ed|ion))\b"),
    lazy(r"\b(?:load(?:s|ed|ing)?|stuff(?:ed|ing))\b"),
    lazy(
        r"\b(?:etd|sails?|sailing|departs?|departure|leaves?|left|on board|ships?|shipped|shipping"
        r"|shipment|dispatch(?:ed)?)\b"
    ),
    lazy(
        r"\b(?:eta|arriv(?:e|es|ed|al|ing)|reach(?:es)?|berths?|expected (?:in|at)|be with you)\b"
    ),
)
_STAGES_ZH = (
    lazy(r"完工|做好|完成|生产完|齐货|备好"),
    lazy(r"装柜|装箱|装车"),
    lazy(r"开船|离港|启运|起运|出运|发货|出货|发车|发运|空运|海运|发班列"),
    lazy(r"到港|抵达|抵港|到货|到达|送达"),
)
_REACHES_ZH = lazy(r"(?:可|能|将|会)?[到抵](?=[\u4e00-\u9fff]{2})(?!.?[账位期时贵])")
"""“12月5日到汉堡”: a place right behind the verb, right behind the day."""
_NAMES = (
    Text("the day on which the goods are ready", "完工日"),
    Text("the loading day", "装柜日"),
    Text("the departure", "开船或发货日"),
    Text("the arrival", "到达日"),
)
MADE, LOADED, LEFT, ARRIVED = range(4)

_APART = lazy(
    r"\b(?:technicians?|engineers?|inspectors?|colleagues?|team|mr|ms|mrs|dr|samples?|swatch(?:es)?"
    r"|deposit|payments?|l/c|raw materials?|fabrics?|components?|courier"
    r"|documents?|originals?|papers|reports?|certificates?|contract|invoice|flight|visa)\b"
    r"|工程师|技术员?|技师|师傅|人员|代表|同事|安装队|验货员|小姐|先生|女士|飞抵|[\u4e00-\u9fff]工(?=\d)|样品|样板|色样|快递|单据|文件|合同|签字"
    r"|报告|发票|正本|证书|订金|定金|尾款|货款|原料|原材料|面料|信用证"
)
"""People, samples, papers, money and what goods are made from."""
_CONDITION = lazy(
    r"\b(?:if|once|when|as soon as|provided|after|upon)\b.*\b(?:it|they|arrives?|reach(?:es)?)\b"
    r"|如果|如|若|一旦|只要"
)
"""What has to come first is not the goods of the message."""
_LOTS = lazy(
    r"\b(?:first|second|third|1st|2nd|other|remaining|next) (?:lot|batch|shipment|container|part"
    r"|consignment|half)\b|第[一二三四五1-5][批柜票]|(?:首|前|后|余下|剩余|其余)的?.{0,3}[批柜]"
)
"""Several lots have dates of their own."""

_LEAD_BEFORE = lazy(
    r"\b(?:lead[ -]?time|production(?: time)?|delivery(?: time)?|turnaround|produce|finish|complete"
    r"|ready|ship|make)\b[^.;]{0,40}$|(?:交期|货期|交货期|生产周期|备货)[^，。；]{0,16}$"
)
_LEAD_AFTER = lazy(
    r"^\s?(?:内|之内|以内)?.{0,2}(?:完工|交货|出货|发货|完成|做好)|^ (?:lead time|production)"
)
_EVENT = lazy(
    r"\b(?:after|from|upon|since|following|once|on)\b.{0,40}\b(?:deposit|payment|order|po|confirmation"
    r"|approval|sample|artwork|drawings?|l/c)\b"
    r"|(?:订金|定金|预付款|货款|款项|下单|订单|确认|样品|打样|信用证|图纸).{0,8}(?:后|起|算)|自.{1,12}起"
)
_EVENT_OVER = lazy(
    r"\b(?:deposit|payment|order|po|sample|artwork|drawings?|l/c)\b.{0,40}\b(?:received|arrived"
    r"|confirmed|approved|placed|paid)\b|\b(?:received|confirmed|approved)\b.{0,40}\b(?:deposit"
    r"|payment|order|sample|artwork)\b"
    r"|(?:收到|确认)(?!.{0,12}后).{0,8}(?:订金|定金|预付款|货款|订单|样品)"
    r"|(?:订金|定金|预付款|货款|款项|订单).{0,16}(?:到账|已?收到|下达|确认)(?!后)"
)


@dataclass(frozen=True, slots=True)
class _Staged:
    """A day, the number of its sentence, and what happens to the goods on it."""

    one: NamedDay
    sentence: int
    stage: int


@dataclass(frozen=True, slots=True)
class _Lead:
    """A lead time of `days` calendar or working days."""

    sentence: Sentence
    found: Found
    days: int
    working: bool


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """The later mention of each contradiction; `{problem}` says what it contradicts."""
    if context.now is None:
        return
    reckoning = reckoning_of(context)
    days = [one for one in named_days(document, reckoning) if one.calendar]
    if not days:
        return
    number = {sentence.start: index for index, sentence in enumerate(document.sentences)}
    staged = [
        _Staged(one, number[one.sentence.start], stage)
        for one in days
        if (stage := _stage(one)) is not None
    ]
    yield from _out_of_order(staged)
    yield from _leaves_too_soon(document, staged, days, reckoning)


def _stage(one: NamedDay) -> int | None:
    """What happens to the goods on the day; None where it is about something else."""
    folded, found = one.sentence.folded, one.found
    begin, stop = clause_of(folded, found.start, found.end)
    if _CONDITION.search(folded[begin : found.start]) or _LOTS.search(folded):
        return None
    if _APART.search(folded, max(0, min(begin, found.start - 40)), stop):
        return None
    stages: list[tuple[int, int]] = []
    for stage, pattern in enumerate(_STAGES_EN):
        before = pattern.finditer(folded, begin, found.start)
        stages += [(found.start - verb.end(), stage) for verb in before]
    for stage, pattern in enumerate(_STAGES_ZH):
        behind = pattern.search(folded, found.end, min(stop, found.end + 10))
        front = list(pattern.finditer(folded, max(begin, found.start - 12), found.start))
        if behind:
            stages.append((behind.start() - found.end, stage))
        elif front:
            stages.append((found.start - front[-1].end() + 20, stage))
    if _REACHES_ZH.match(folded, found.end):
        stages.append((0, ARRIVED))
    return min(stages)[1] if stages else None


def _out_of_order(staged: list[_Staged]) -> Iterator[Hit]:
    """Neighbours of which the later stage has the earlier day."""
    for first, second in pairwise(staged):
        near = second.sentence - first.sentence <= 1 and first.one.full == second.one.full
        if not near or first.stage == second.stage:
            continue
        early, late = sorted((first, second), key=lambda item: item.stage)
        if late.one.day < early.one.day:
            problem = _before(early) if second is late else _after(late)
            yield Hit(second.one.start, second.one.end, {"problem": problem})


def _before(other: _Staged) -> Text:
    name, day = _NAMES[other.stage], date_alone(other.one.day)
    return Text(f"it lies before {name.en}, {day.en}", f"早于{name.zh}{day.zh}")


def _after(other: _Staged) -> Text:
    name, day = _NAMES[other.stage], date_alone(other.one.day)
    return Text(f"it lies after {name.en}, {day.en}", f"晚于{name.zh}{day.zh}")


def _leaves_too_soon(
    document: Document, staged: list[_Staged], days: list[NamedDay], reckoning: Reckoning
) -> Iterator[Hit]:
    """A departure sooner than the one lead time of the message allows."""
    leads = list(_lead_times(document))
    if len(leads) != 1:
        return
    lead, start = leads[0], _event_day(document, days, reckoning)
    if start is None:
        return
    ready = _ready(start, lead, reckoning)
    for item in staged:
        if item.stage in (LOADED, LEFT) and start <= item.one.day < ready:
            problem = _too_soon(lead, start, ready)
            yield Hit(item.one.start, item.one.end, {"problem": problem})


def _lead_times(document: Document) -> Iterator[_Lead]:
    for sentence in document.sentences:
        for found in times_in(sentence):
            length = _length(found.meaning)
            if length is None:
                continue
            near = _LEAD_BEFORE.search(
                sentence.folded, max(0, found.start - 60), found.start
            ) or _LEAD_AFTER.match(sentence.folded[found.end : found.end + 16])
            if near and (found.anchor is not None or _EVENT.search(sentence.folded)):
                yield _Lead(sentence, found, *length)


def _length(meaning: Meaning) -> tuple[int, bool] | None:
    """The shortest length in days, and whether they are working days."""
    inner = meaning.limit if isinstance(meaning, Bound) else meaning
    scale = {"day": 1, "workday": 1, "week": 7, "month": 30}
    if isinstance(inner, Amount) and inner.unit in scale:
        working = inner.day_kind == "working" or inner.unit == "workday"
        return int(inner.low * scale[inner.unit]), working
    if isinstance(inner, Ahead) and inner.base is None and inner.count > 0 and inner.unit in scale:
        return int(inner.count * scale[inner.unit]), inner.unit == "workday"
    return None


def _event_day(document: Document, days: list[NamedDay], reckoning: Reckoning) -> date | None:
    """The day from which the lead time counts; None where its event is over on a day not said."""
    for sentence in document.sentences:
        if _EVENT_OVER.search(sentence.folded):
            return next((one.day for one in days if one.sentence is sentence), None)
    return reckoning.now.date()


def _ready(start: date, lead: _Lead, reckoning: Reckoning) -> date:
    if not lead.working:
        return start + timedelta(days=lead.days)
    midnight = reckoning.midnight.replace(year=start.year, month=start.month, day=start.day)
    return reckoning.after_workdays(midnight, lead.days).date()


def _too_soon(lead: _Lead, start: date, ready: date) -> Text:
    words = lead.sentence.raw[lead.found.start : lead.found.end]
    return Text(
        f"“{words}” counted from {date_alone(start).en} ends on {date_alone(ready).en}",
        f"“{words}”从{date_alone(start).zh}算起要到{date_alone(ready).zh}",
    )
