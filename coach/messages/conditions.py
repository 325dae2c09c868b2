"""When a conditional field is wanted: what the documents of rules/messages say under its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from coach.draft import Context
from coach.lazily import lazy
from coach.messages.kinds import fields
from coach.messages.reading import Reading
from coach.messages.recognising import Evidence
from coach.messages.triggers import sighted_in

_TERM = lazy(
    r"(?<![a-z])(?:exw|fca|cpt|cip|dap|dpu|ddp|fas|fob|cfr|cif|f\.o\.b|c\.i\.f|c\.f\.r)(?![a-z])"
    r"|ex[ -]?works?\b|离岸"
    r"|到岸|完税"
)
_SPELLED = {"离岸": "FOB", "到岸": "CIF", "完税": "DDP"}
_SEA = lazy(
    r"\b(?:vessel|voyage|b/?l|bill of lading|container (?:no|number)|seal|m/?v|sail\w*|telex)\b"
    r"|船名|航次|提单|柜号|开船|封号|电放|海运|船已"
)
_COURIER = lazy(
    r"\b(?:dhl|fedex|ups|tnt|ems|courier|tracking|awb|air waybill|by air|air ?freight|flight"
    r"|airport"
    r"|waybill|parcel|aramex|sf express)\b|快递|空运|航班|运单|顺丰|机场|联邦|揽[收件]|派送"
)
_BY_SHIP = lazy(r"\b(?:vessel|voyage|m/?v|bill of lading|b/l)\b|船名|航次|提单|柜号|开船")
_BY_LAND = lazy(
    r"\b(?:by (?:rail|train|truck|road)|railway|freight train|lorry)\b|班列|铁路|卡航|卡车|汽运"
    r"|陆运"
)
_AFLOAT = lazy(r"\b(?:port|ship|container|fcl|lcl|20gp|40hq|40hc|ocean|sea)\b|船|柜|港|海")
_PRODUCING = (
    r"production|producing|sewing|cutting|cut|assembl\w+|painting|machining|weaving|dyeing"
    r"|on the line"
    r"|being made|in process|moulding|molding|welding|printing|knitting|casting|polishing"
)
_STAGES: tuple[tuple[str, str], ...] = (
    ("arrived", r"\b(?:has |have )?(?:arrived|delivered|discharged|unloaded"
     r"|signed for|berthed|landed)\b"
     r"|已?(?:到港|抵港|靠港|靠泊|靠了|签收|妥投|落地|抵达|到货了|卸船)"),
    ("shipped", r"\b(?:shipped|sailed|departed|in transit|on the water"
     r"|left (?:the )?(?:port|factory|\w+ port|us)"
     r"|dispatched|(?:sent|send) out|picked up|on (?:its|their) way|handed (?:over )?to"
     r"|on board|loaded on|flown|collected)\b"
     r"|已?(?:开船|离港|发出|发货了?|出运|启航|寄出|起飞|飞了|在途|揽收|上船|发走|出港|走了"
     r"|开走|装船|开航|起航)"),
    ("customs", r"\b(?:customs (?:cleared|released"
     r"|clearance (?:is |was )?(?:done|completed|finished))"
     r"|cleared|passed (?:the )?(?:export )?customs|export declaration|declared)\b|报关|清关"
     r"|放行|通关"),
    ("partly", rf"\b(?:{_PRODUCING})\b[^.!?\n]{{0,60}}(?:\d ?%|\bof (?:the )?\d|\bhalf\b)"
     rf"|\d ?%[^.!?\n]{{0,30}}\b(?:{_PRODUCING}|done|sewn|finished|assembled)\b"
     r"|(?:占|完成了?|已?做(?:了|到)|下线)[^。\n]{0,16}(?:\d ?%|\d[\d,]*[件套个台只])"
     r"|共[^。\n]{0,10}[，,]?[^。\n]{0,4}\d ?%|过半"),
    ("ready", r"\b(?:(?:goods|order|cargo|everything|all)[^.!?\n]{0,30}"
     r"\b(?:ready|finished|packed|done|completed)"
     r"|production (?:is |was |has been )?(?:finished|completed|complete|over|done)"
     r"|ready (?:for|to)|finished production"
     r"|(?:passed|ok)[^.!?\n]{0,20}(?:qc|inspection)|(?:qc|inspection)[^.!?\n]{0,30}(?:passed"
     r"|done|completed|ok|accepted)|final inspection|inspector)\b"
     r"|备好|全部(?:完成|做好|完工)|做完|都好了|完工|验货(?:通过|完成|合格|过)|质检(?:通过"
     r"|合格)|合格|入[仓库]|打包(?:完|好)|大货完成"),
    ("production", rf"\b(?:{_PRODUCING})\b"
     r"|生产|在做|上线|裁|缝|组装|大货|投产|开工|排产|染|织|注塑|喷涂|下线|打样|焊|打磨|电镀"),
)  # fmt: skip


_KEPT = 4
"""Texts of which the answers are remembered: several fields of a message ask the same."""


@dataclass(frozen=True, slots=True)
class Situation:
    """All that a condition can look at."""

    reading: Reading
    quoted: Reading | None
    context: Context
    evidence: Mapping[str, Evidence]


def holds(condition: Any, situation: Situation) -> bool:
    """Whether the condition, as it stands in a document, holds for the draft."""
    return all(CONDITIONS[name](value, situation) for name, value in condition.items())


def terms_of(reading: Reading) -> frozenset[str]:
    """The Incoterms that the reading names, else those that its words stand for."""
    return _terms_named(reading.folded) or _terms_meant(reading.typed)


@lru_cache(maxsize=_KEPT)
def _terms_named(folded: str) -> frozenset[str]:
    found = (match[0].replace(".", "") for match in _TERM.finditer(folded))
    return frozenset("EXW" if t.startswith("ex") else _SPELLED.get(t, t.upper()) for t in found)


@lru_cache(maxsize=_KEPT)
def _terms_meant(typed: str) -> frozenset[str]:
    seen = sighted_in(typed)
    means = fields()["incoterm"].means.items()
    return frozenset(term for term, words in means if seen.first(words) is not None)


def stage_of(reading: Reading) -> str | None:
    """The last stage reached: production, ready, customs, shipped or arrived."""
    return _stage_told(reading.folded)


@lru_cache(maxsize=_KEPT)
def _stage_told(folded: str) -> str | None:
    past = _without_plans(folded)
    for name, pattern in _STAGES:
        if re.search(pattern, past):
            return "production" if name == "partly" else name
    return None


_CLAUSE_END = lazy(r"([.!?\n。！？；;,，])")
_PLAN = lazy(
    r"\b(?:will|next|expect\w*|plan\w*|schedul\w*|should|then|once|after|before|estimated|going to"
    r"|ready (?:for|to)|cut-?off|book\w*)\b"
    r"|预计|计划|下一步|接下来|将|安排|准备|待|后续|拟|要"
)


def _without_plans(folded: str) -> str:
    """The text without the clauses that tell what comes: goods to be shipped are not shipped."""
    return "".join(" " if _PLAN.search(part) else part for part in _CLAUSE_END.split(folded))


def _incoterm(value: list[str], situation: Situation) -> bool:
    named = terms_of(situation.reading)
    if not named and situation.quoted is not None:
        named = terms_of(situation.quoted)
    return bool(named & set(value))


def _asked(value: str, situation: Situation) -> bool:
    """Whether the message being answered speaks of the field."""
    incoming = situation.context.incoming
    if incoming is None and situation.quoted is None:
        return False
    field = fields()[value]
    texts = [incoming.lower()] if incoming else []
    if situation.quoted is not None:
        texts.append(situation.quoted.typed)
    patterns = field.present + field.vague
    return any(sighted_in(text).first(patterns) is not None for text in texts)


def by_sea(situation: Situation) -> bool:
    """Whether the goods go by ship."""
    return _by("sea", situation)


def _by(value: str, situation: Situation) -> bool:
    return value in _ways(situation.reading.folded)


@lru_cache(maxsize=_KEPT)
def _ways(folded: str) -> frozenset[str]:
    """How the goods go: by sea, by courier, or both may be."""
    sea, courier = len(_SEA.findall(folded)), len(_COURIER.findall(folded))
    if _BY_LAND.search(folded):
        return frozenset()
    if sea == courier == 0:
        return frozenset({"sea"} if _AFLOAT.search(folded) else ())
    if _BY_SHIP.search(folded):  # its papers may still go by courier
        return frozenset({"sea"})
    return frozenset({"courier" if courier > sea else "sea"})


def _has(value: str, situation: Situation) -> bool:
    if value == "lead_time_in_days":
        found = situation.evidence.get("lead_time")
        if found is None:
            return False
        from coach.messages.reading import SIGNS

        span = situation.reading.typed[found.start : found.end]
        return found.source != "draft" or SIGNS["date"] not in span
    return value in situation.evidence


def _stage(value: str, situation: Situation) -> bool:
    return stage_of(situation.reading) == value


def _mention(value: str, situation: Situation) -> bool:
    return re.search(value, situation.reading.folded) is not None


def _said(value: str, situation: Situation) -> bool:
    """Whether the message, the one being answered or the one quoted below speaks of it."""
    texts = [situation.reading.folded, (situation.context.incoming or "").lower()]
    if situation.quoted is not None:
        texts.append(situation.quoted.folded)
    return any(re.search(value, text) is not None for text in texts)


def _not_mentioned(value: str, situation: Situation) -> bool:
    return not _mention(value, situation)


def _any(value: list[Any], situation: Situation) -> bool:
    return any(holds(one, situation) for one in value)


def _all(value: list[Any], situation: Situation) -> bool:
    return all(holds(one, situation) for one in value)


def _standing(value: str, situation: Situation) -> bool:
    return situation.context.recipient.standing == value


def _unless_present(value: str, situation: Situation) -> bool:
    found = situation.evidence.get(value)
    return found is None or found.vague


def _cause_open(value: bool, situation: Situation) -> bool:
    return _unless_present("cause", situation) is value


def _never(value: bool, situation: Situation) -> bool:
    return not value


CONDITIONS: Mapping[str, Callable[[Any, Situation], bool]] = {
    "incoterm": _incoterm,
    "asked": _asked,
    "by": _by,
    "has": _has,
    "stage": _stage,
    "mention": _mention,
    "said": _said,
    "not_mentioned": _not_mentioned,
    "any": _any,
    "all": _all,
    "standing": _standing,
    "unless_present": _unless_present,
    "cause_open": _cause_open,
    "never": _never,
}
"""What a document may say of a conditional field, by name."""


def names_in(condition: Any) -> frozenset[str]:
    """The names of the conditions that it is made of."""
    listed = [condition, *condition.get("all", ()), *condition.get("any", ())]
    return frozenset(name for one in listed for name in one)
